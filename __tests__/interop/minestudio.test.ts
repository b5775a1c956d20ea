import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect } from '@jest/globals';
import { startOrigin } from '../../src/demo/origin.js';
import { tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { action, cleanEnv } from '../helpers/spawn.js';
import { environment } from './environments.js';

const repo = 'CraftJarvis/MineStudio_STEVE-1.official';
const commit = 'c0ffee'.padEnd(40, '0');

function weights(): Buffer {
  const header = Buffer.from(JSON.stringify({ layer: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }).padEnd(64));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, Buffer.alloc(8, 1)]);
}

/** As the Hub has it: texts are plain files, weights are LFS. */
function hosted(name: string, data: Buffer) {
  const sha256 = createHash('sha256').update(data).digest('hex');
  const gitSha1 = createHash('sha1').update(`blob ${data.length}\0`).update(data).digest('hex');
  return { data, expected: { size: data.length, sha256, ...(!name.endsWith('.safetensors') && { gitSha1 }) } };
}

const contents = {
  'config.json': Buffer.from('{"width": 7}'),
  'model.safetensors': weights(),
  'README.md': Buffer.from('# not wanted'),
};
const files = Object.fromEntries(Object.entries(contents).map(([name, data]) => [name, hosted(name, data)]));

describe.each(['hub-0.36', 'hub-1', 'hub-2'])('%s', (name) => {
  const { python, skipped } = environment(name);
  testIf(skipped === undefined, skipped ?? '')(
    'from_pretrained of the mixin that MineStudio’s policies have loads the built-in bundle offline, by its name',
    async () => {
      const origin = await startOrigin({ repos: [{ repo, commit, files }] });
      undoAfterTest(() => origin.close());
      const end = await action(
        'provision',
        { bundle: 'minestudio-steve1', assets: 'minestudio-policy', 'hf-endpoint': origin.url },
        { workspace: tempFolder() },
      ).ended;
      expect([end.code, origin.requests.filter(({ url }) => url.includes('README')).length]).toEqual([0, 0]);
      const asked = promisify(execFile)(python!, [join('__tests__', 'interop', 'load_by_mixin.py'), repo], {
        env: cleanEnv(end.exported),
        timeout: 120_000,
      });
      const snapshot = join(end.exported['HF_HUB_CACHE']!, `models--${repo.replace('/', '--')}`, 'snapshots', commit);
      expect(JSON.parse((await asked).stdout)).toEqual({
        width: 7,
        file: join(snapshot, 'model.safetensors'),
        sockets: [],
      });
    },
  );
});
