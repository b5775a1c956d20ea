import { runVerify } from '../../cli/commands/verify.js';
import { verifyOutputs } from '../outputs.js';
import { runAction } from '../run.js';

await runAction({
  command: 'verify',
  workers: { hash: new URL('../../io/hash-worker.js', import.meta.url) },
  work: async (values, host, draft) => {
    await runVerify(values, host, draft);
    return {};
  },
  outputs: verifyOutputs,
});
