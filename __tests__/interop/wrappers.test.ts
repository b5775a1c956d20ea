import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { saveAnew } from '../../src/app/save-anew.js';
import { knownTables } from '../../src/core/checkpoint/expectations.js';
import { inspect } from '../../src/core/checkpoint/inspect.js';
import { tempFolder } from '../helpers/demo-setup.js';
import { MemorySource } from '../helpers/memory-source.js';
import { testIf } from '../helpers/skip.js';
import { cleanEnv } from '../helpers/spawn.js';
import { environment } from './environments.js';

/** What is said of a wrapped checkpoint is a program, and does what it says. */

const { python, skipped } = environment('torch-newest');

const run = (...args: string[]) => {
  const env = cleanEnv({ PYTHONWARNINGS: 'ignore' });
  const { status, stderr } = spawnSync(python!, args, { env, encoding: 'utf8', timeout: 120_000 });
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
};
const look = (path: string) => inspect(new MemorySource(readFileSync(path)), { role: 'steve1-prior' });

testIf(python !== undefined, skipped ?? '')('each remedy makes the file that is wanted', async () => {
  const folder = tempFolder();
  const keys = join(folder, 'keys.json');
  const { shapes } = (await knownTables()).find(({ role }) => role === 'steve1-prior')!;
  writeFileSync(keys, JSON.stringify([...shapes]));
  const script = join('__tests__', 'interop', 'torch_wrappers.py');
  run(script, 'write', keys, folder);

  const wrapped = ['lightning', 'ema', 'averaged', 'compiled', 'compiled-parallel', 'parallel'];
  for (const name of [...wrapped, 'training', 'training-flat']) {
    const [old, fresh] = [join(folder, `${name}.pt`), join(folder, `${name}.new.pt`)];
    const { verdict, reasons } = await look(old);
    const program = /`(c = torch\.load\(OLD.*?)`/.exec(reasons.join(' '))?.[1];
    expect([name, verdict, program]).toEqual([name, 'refused', expect.any(String)]);
    run(script, 'run', old, fresh, program!);
    expect([name, (await look(fresh)).verdict]).toEqual([name, 'ok']);
  }

  const old = join(folder, 'protocol-4.pt');
  expect((await look(old)).warnings).toHaveLength(1);
  run('-c', /python -c '(.*)'$/.exec(saveAnew(old))![1]!);
  expect(await look(`${old}.new`)).toMatchObject({ verdict: 'ok', warnings: [] });
});
