/** The closed list of roles: what a file is to the agent, and so what it may be. */
export const roles = [
  'vpt-architecture',
  'vpt-policy',
  'mineclip',
  'steve1-policy',
  'steve1-prior',
  'clip-tokenizer',
  'visual-prompts',
  'dataset',
  'weights',
  'other',
] as const;

export type Role = (typeof roles)[number];

/** Roles that are no checkpoint: nothing loads them through a pickle that this kit knows. */
const noCheckpoint: readonly Role[] = ['dataset', 'other', 'clip-tokenizer'];

export const isCheckpoint = (role: Role): boolean => !noCheckpoint.includes(role);
