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

/** Our refusals that this torch does not share, and why ours is stricter. */
const stricter: Record<string, RegExp> = {
  // Sets, ndarrays through _codecs.encode and tensor subclasses are on torch's list; each has been a way to run code or read memory.
  globals: /^(numpy_zip|subclass_zip|sparse_zip|module_zip|module_legacy|raw_np)/,
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
        const withoutWrapper = table.map(([key, shape, dtype]): Row => [
          key.replace(/^state_dict\./, ''),
          shape,
          dtype,
        ]);
        expect([path, one.verdict, one.reasons]).toEqual([path, 'ok', []]);
        expect([path, sorted(rows(one))]).toEqual([path, sorted(withoutWrapper)]);
      }
      // torch 2.0 reads only protocol 2 under weights_only; that it reads ours is all there is to ask.
      const loadable = Object.keys(written).filter((path) => path.endsWith('-p2.pt'));
      const loaded = ask<{ tensors?: Row[]; error?: string }>('load', ...loadable);
      for (const path of loadable) expect([path, loaded[path]!.error]).toEqual([path, undefined]);
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
      for (const path of paths) {
        const file = path.slice(folder.length + 1);
        const one = await inspectFile(path, {});
        const error = loaded[path]!.error;
        const isProtocol2 = one.protocol === 2;
        if (
          one.verdict === 'ok' &&
          isProtocol2 &&
          !/meta_zip|misc_zip|quant_zip|storage_zip|conj_zip|rg_zip/.test(file)
        )
          expect([file, error]).toEqual([file, undefined]);
        if (one.verdict === 'refused' && one.container !== 'torchscript' && error === undefined)
          expect(file).toMatch(stricter['globals']!);
      }
    },
  );
});
