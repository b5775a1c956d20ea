import { z } from 'zod';
import { errorSchema } from './report.js';

/** The document `steve1-inspect/1` of `steve1-setup inspect --json`. */
const tensor = z.strictObject({
  key: z.string(),
  shape: z.array(z.int().nonnegative()),
  dtype: z.string(),
  bytes: z.int().nonnegative(),
});

const file = z.strictObject({
  path: z.string(),
  kind: z.string().describe('what its first bytes are'),
  container: z.enum(['torch-zip', 'torchscript', 'torch-legacy', 'pickle', 'safetensors']).optional(),
  protocol: z.int().optional().describe('of the pickle'),
  role: z.string().optional().describe('whose tensors it has, or the one asked for'),
  verdict: z.enum(['ok', 'refused', 'unreadable', 'other']).describe('other: no checkpoint, met in a folder'),
  summary: z.string(),
  bytes: z.int().nonnegative(),
  tensors: z.strictObject({
    count: z.int().nonnegative(),
    bytes: z.int().nonnegative().describe('of the distinct storages'),
    list: z.array(tensor).optional().describe('with --tensors'),
  }),
  globals: z.array(z.string()),
  findings: z.array(z.strictObject({ severity: z.enum(['error', 'warning', 'note']), message: z.string() })),
});

export const inspectSchema = z.strictObject({
  schema: z.literal('steve1-inspect/1'),
  error: errorSchema.optional(),
  files: z.array(file),
});

export type InspectDocument = z.infer<typeof inspectSchema>;
export type InspectedFile = InspectDocument['files'][number];
