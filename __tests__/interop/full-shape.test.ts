import { readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import steve1 from '../../bundles/steve1.json' with { type: 'json' };
import { startOrigin } from '../../src/demo/origin.js';
import { parseTensorTable } from '../../src/demo/tensor-tables.js';
import { writeTorchZip } from '../../src/demo/torch-zip.js';
import { writeVptModel } from '../../src/demo/vpt-model.js';
import { readReport, tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { isFull, onlyFull } from '../helpers/full.js';
import { testIf } from '../helpers/skip.js';
import { cli } from '../helpers/spawn.js';
import { testData } from './environments.js';

const data = testData();
const { bavail, bsize } = statfsSync(tmpdir());
const roomy = bavail * bsize > 5e9;
const reason = data === undefined ? 'the shared test data is not here' : 'less than 5 GB are free';

const tables = {
  mineclip: 'mineclip_attn.d2.nh8.glusw.keys.tsv',
  'steve1-policy': 'steve1_2.keys.tsv',
  'steve1-prior': 'prior.keys.tsv',
} as const;

testIf(isFull && data !== undefined && roomy, isFull ? reason : onlyFull)(
  'the four weight files in their full shape arrive through the web, and a warm run touches nothing',
  async () => {
    const folder = tempFolder();
    const files: Record<string, { path: string }> = {};
    const add = (name: string) => (files[`/${name}`] = { path: join(folder, name) }).path;
    for (const [id, table] of Object.entries(tables)) {
      const tensors = parseTensorTable(readFileSync(join(data!, 'tensors', table), 'utf8'));
      writeTorchZip(add(id), tensors, id === 'mineclip' ? { wrapper: 'state_dict' } : {});
    }
    writeFileSync(add('vpt-model'), writeVptModel());
    const origin = await startOrigin({ files });
    undoAfterTest(() => origin.close());

    // The built-in bundle as it is, but for the addresses and for the md5 of a file that cannot be made here.
    const assets = steve1.assets
      .filter(({ id }) => files[`/${id}`] !== undefined)
      .map(({ id, kind, role, path, env, sizeAbout }) => ({
        id,
        kind,
        role,
        path,
        env,
        sizeAbout,
        sources: [{ type: 'https', url: `${origin.url}/${id}` }],
      }));
    writeFileSync(
      join(folder, 'bundle.json'),
      JSON.stringify({ schema: 'steve1-bundle/1', name: 'full', description: 'full shape', assets }),
    );

    const cold = await cli(['provision', '--bundle', 'bundle.json', '--json'], { cwd: folder, limitMs: 200_000 });
    const report = readReport(cold.stdout);
    expect([cold.code, report.assets.map(({ id, trust }) => [id, trust])]).toEqual([
      0,
      ['vpt-model', 'mineclip', 'steve1-policy', 'steve1-prior'].map((id) => [id, 'structure']),
    ]);
    expect(report.findings.map(({ code, severity }) => [code, severity])).toEqual(
      assets.map(() => ['asset-unverified', 'warning']),
    );
    expect(report.assets.find(({ id }) => id === 'steve1-policy')!.bytes).toBeGreaterThan(998_183_672);
    expect(report.counters.bytesDownloaded).toBe(report.assets.reduce((sum, { bytes }) => sum + bytes, 0));

    origin.requests.length = 0;
    const warm = await cli(['provision', '--bundle', 'bundle.json', '--json'], { cwd: folder });
    expect([warm.code, readReport(warm.stdout).counters, origin.requests]).toEqual([
      0,
      { requests: 0, bytesDownloaded: 0, bytesHashed: 0 },
      [],
    ]);
  },
);
