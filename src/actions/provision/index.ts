import { runProvision } from '../../cli/commands/provision.js';
import { locate } from '../../io/locate.js';
import { provisionOutputs } from '../outputs.js';
import { runAction } from '../run.js';

await runAction({
  command: 'provision',
  worker: new URL('../../io/hash-worker.js', import.meta.url),
  work: runProvision,
  outputs: async (report, values, base, path) => {
    const where = values && (await locate(values, base));
    return provisionOutputs(report, { dataDir: where?.dataDir ?? '', hfHome: where?.hfHome ?? '', report: path });
  },
});
