import { createRequire } from 'node:module';

// Jest's own, which is no dependency by name but a part of it.
const { default: Sequencer } = createRequire(createRequire(import.meta.url).resolve('jest-cli'))(
  '@jest/test-sequencer',
);

/** The rings with the longest tests first, so that no long file is left for the end, when the other workers are idle. */
const order = ['interop', 'contract', 'unit'];

export default class SlowFirst extends Sequencer {
  sort(tests) {
    const rank = ({ context }) => order.indexOf(context.config.displayName.name);
    // Stable: within a ring it stays as Jest has it, by the time that a file took last, or else by its size.
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
