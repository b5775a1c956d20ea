import type { Pickle } from '../pickle/machine.js';

/**
 * The opcodes that torch's restricted loader knows, which `torch.load` is by default since 2.6: those that torch.save
 * writes with protocols 2 and 3. Source: torch `_weights_only_unpickler.py`.
 */
const known = new Set([
  ...Array.from('cRbaesu(tN)]}JKMGXUQhjqr.', (one) => one.charCodeAt(0)),
  ...[0x80, 0x81, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8f],
]);

/** Whether the restricted loader gets through these pickles, as far as their opcodes go. */
export const isRestrictable = (pickles: readonly Pickle[]): boolean =>
  pickles.every(({ opcodes }) => opcodes.every((met, code) => met === 0 || known.has(code)));

export const unrestrictedWords = (protocol: number): string =>
  `${protocol >= 4 ? `it was saved with pickle protocol ${protocol}` : 'its pickle was not written by torch.save'}, ` +
  'and torch 2.6 and later load it only with weights_only=False';
