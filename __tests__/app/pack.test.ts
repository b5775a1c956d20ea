import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Draft } from '../../src/app/draft.js';
import { pack } from '../../src/app/pack.js';
import { SetupError } from '../../src/core/errors.js';
import type { ArchiveAsset, Bundle } from '../../src/core/schema/bundle.js';
import { disk } from '../../src/io/disk.js';
import { inspectFile } from '../../src/io/file-source.js';
import { writeTar } from '../../src/io/pack.js';
import { placer } from '../../src/io/placer.js';
import { readRecords } from '../../src/io/state.js';
import {
  bundleOf,
  fetchFrom,
  hashHere,
  locationsIn,
  plainFile,
  provisionHere,
  recorded,
  sha256Of,
} from '../helpers/in-process.js';
import { tarEnd, tarRecord } from '../helpers/tar-builder.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('pack-app');
const origin = 'http://127.0.0.1:1';
const inner = Buffer.concat([tarRecord({ name: 'dig.txt', data: 'dig' }), tarEnd]);
const prompts: ArchiveAsset = {
  id: 'prompts',
  kind: 'archive',
  role: 'visual-prompts',
  path: 'prompts',
  format: 'tar',
  sha256: sha256Of(inner),
  sources: [{ type: 'https', url: `${origin}/prompts` }],
};

async function packHere(folder: string, bundle: Bundle, hash = hashHere) {
  const { pieces, progress } = recorded();
  const output = join(folder, 'pack.tar');
  const locations = locationsIn(folder);
  const draft = new Draft('pack', Date.now);
  const written = await pack(
    { bundle, assets: ['all'], manifestFolder: folder, output },
    {
      placer,
      writeTar: (to, files, onBytes) => writeTar(to, files, { signal: new AbortController().signal, onBytes }),
      context: {
        disk,
        hash,
        progress,
        locations,
        ...(await readRecords(locations.dataDir)),
        digestText: sha256Of,
        inspectFile,
        allowGlobals: [],
        tables: new Map(),
        locked: new Set(),
      },
    },
    draft,
  );
  return { written, pieces, output };
}

async function setup() {
  const folder = await temp();
  const bundle = bundleOf([plainFile('one', 'x'.repeat(3000)), prompts]);
  const fetch = fetchFrom({ [`${origin}/one`]: 'x'.repeat(3000), [`${origin}/prompts`]: inner });
  await provisionHere(folder, bundle, { fetch });
  return { folder, bundle };
}

test('what is told of packing is all of it: the archive within, its digest, the pack itself', async () => {
  const { folder, bundle } = await setup();
  const { written, pieces, output } = await packHere(folder, bundle);
  expect(written).toBe(true);
  const packed = 2048; // header, content, end
  expect(pieces.map(({ label, total }) => [label, total])).toEqual([
    ['verifying', 3003],
    ['packing prompts', 3],
    ['verifying', packed],
    ['packing', 3000 + packed],
  ]);
  expect(pieces.every(({ total, done, stopped }) => done === total && stopped)).toBe(true);
  expect((await readFile(output)).length).toBeGreaterThan(3000 + packed);
  expect(await readdir(folder)).not.toContain('pack.tar.prompts.tar');
});

test('a run that ends over the archive within leaves nothing beside', async () => {
  const { folder, bundle } = await setup();
  const hash: typeof hashHere = (jobs, onBytes) =>
    jobs[0]!.path.endsWith('.tar')
      ? Promise.reject(new SetupError('interrupted', 'stopped by SIGINT'))
      : hashHere(jobs, onBytes);
  await expect(packHere(folder, bundle, hash)).rejects.toMatchObject({ code: 'interrupted' });
  expect(await readdir(folder)).toEqual(['data']);
});
