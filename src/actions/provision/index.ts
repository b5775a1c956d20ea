import { runProvision } from '../../cli/commands/provision.js';
import { provisionOutputs } from '../outputs.js';
import { runAction } from '../run.js';

await runAction({
  command: 'provision',
  worker: new URL('../../io/hash-worker.js', import.meta.url),
  cacheWorker: new URL('../../io/cache-worker.js', import.meta.url),
  work: runProvision,
  outputs: provisionOutputs,
});
