import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import type { Inspection } from '../../src/core/checkpoint/inspect.js';
import { inspectFile } from '../../src/io/file-source.js';
import { parseTensorTable } from '../../src/demo/tensor-tables.js';
import { writeTorchZip } from '../../src/demo/torch-zip.js';
import { tempFolder } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { cleanEnv } from '../helpers/spawn.js';
import { environment, testData } from './environments.js';

type Row = [key: string, shape: number[], dtype: string];

const rows = (one: Inspection): Row[] => one.tensors.map(({ key, shape, dtype }) => [key, shape, dtype]);
const sorted = (table: Row[]): Row[] => [...table].sort(([a], [b]) => (a < b ? -1 : 1));

/** FRAME, the first opcode that only protocols from 4 on have: the restricted loader of every torch stops there. */
const newerProtocol = /Unsupported operand 149/;

/**
 * What we call ok and a torch refuses, by what it says: names that later torches took on their list. And what we refuse
 * and a torch loads: before 2.6, `torch.load` hands TorchScript to `torch.jit.load`, whatever `weights_only` says, and
 * that is code.
 */
const differences: Record<string, { refusedThere: Record<string, string>; loadedThere: readonly string[] }> = {
  'torch-2.0': {
    refusedThere: { 'misc_zip.pt': 'torch.device', 'quant_zip.pt': 'torch._utils._rebuild_qtensor' },
    loadedThere: ['ts.pt', 'ts2.pt'],
  },
  'torch-newest': { refusedThere: {}, loadedThere: [] },
};

describe.each(['torch-2.0', 'torch-newest'])('%s', (name) => {
  const { python, skipped } = environment(name);
  const ask = <T>(...args: string[]): Record<string, T> => {
    const asked = spawnSync(python!, [join('__tests__', 'interop', 'torch_files.py'), ...args], {
      env: cleanEnv({ PYTHONWARNINGS: 'ignore' }),
      encoding: 'utf8',
      timeout: 300_000,
      maxBuffer: 1 << 28,
    });
    expect([asked.status, asked.status === 0 ? '' : asked.stderr]).toEqual([0, '']);
    return (JSON.parse(asked.stdout.trimEnd().split('\n').at(-1)!) as { files: Record<string, T> }).files;
  };

  testIf(python !== undefined, skipped ?? '')(
    'files that it saves are read tensor for tensor, and load under weights_only',
    async () => {
      const folder = tempFolder();
      const written = ask<Row[]>('write', folder);
      expect(Object.keys(written)).toHaveLength(7 * 4 * 2);
      for (const [path, table] of Object.entries(written)) {
        const one = await inspectFile(path, { deep: true });
        expect([path, one.verdict, one.reasons]).toEqual([path, 'ok', []]);
        expect([path, sorted(rows(one))]).toEqual([path, sorted(table)]);
      }
      const loaded = ask<{ tensors?: Row[]; error?: string }>('load', ...Object.keys(written));
      for (const path of Object.keys(written)) {
        const { error, tensors } = loaded[path]!;
        if (/-p[45]\.pt$/.test(path)) expect([path, error]).toEqual([path, expect.stringMatching(newerProtocol)]);
        else expect([path, error, tensors]).toEqual([path, undefined, written[path]]);
      }
    },
  );

  const data = testData();
  testIf(python !== undefined && data !== undefined, skipped ?? 'the shared test data is not here')(
    'sparse full-size files load there',
    () => {
      const folder = tempFolder();
      const files = ['prior', 'steve1_2'].map((table) => {
        const tensors = parseTensorTable(readFileSync(join(data!, 'tensors', `${table}.keys.tsv`), 'utf8'));
        const path = join(folder, `${table}.pt`);
        writeTorchZip(path, tensors);
        return { path, expected: tensors.map(({ key, shape }): Row => [key, [...shape], 'float32']) };
      });
      const loaded = ask<{ tensors?: Row[]; error?: string }>('load', ...files.map(({ path }) => path));
      for (const { path, expected } of files)
        expect([loaded[path]!.error, loaded[path]!.tensors]).toEqual([undefined, expected]);
    },
  );

  testIf(python !== undefined && data !== undefined, skipped ?? 'the shared test data is not here')(
    'what we call ok loads there; what we refuse for its globals is refused there too, or we say why not',
    async () => {
      const folder = join(data!, 'torch-files');
      mkdirSync(tempFolder(), { recursive: true });
      const paths = readdirSync(folder)
        .filter((file) => file.endsWith('.pt'))
        .map((file) => join(folder, file));
      const loaded = ask<{ tensors?: Row[]; error?: string }>('load', ...paths);
      const { refusedThere, loadedThere } = differences[name]!;
      for (const path of paths) {
        const file = path.slice(folder.length + 1);
        const { verdict, protocol = 0 } = await inspectFile(path, {});
        const { error } = loaded[path]!;
        const expected =
          verdict === 'ok' && protocol >= 4
            ? expect.stringMatching(newerProtocol)
            : verdict === 'ok'
              ? refusedThere[file] && expect.stringContaining(refusedThere[file])
              : loadedThere.includes(file)
                ? undefined
                : expect.any(String);
        expect([file, verdict, error]).toEqual([file, verdict, expected]);
      }
    },
  );
});
