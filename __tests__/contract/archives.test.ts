import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readReport, tempFolder } from '../helpers/demo-setup.js';
import { cli } from '../helpers/spawn.js';
import { tarEnd, tarRecord } from '../helpers/tar-builder.js';
import { buildZip } from '../helpers/zip-builder.js';

const files = { 'prompts/dig.txt': 'dig', 'prompts/more/swim.txt': 'swim' };
const entries = Object.entries(files).map(([name, data]) => ({ name, data: Buffer.from(data) }));
const tar = Buffer.concat([...entries.map(tarRecord), tarEnd]);

test.each([
  ['zip', buildZip(entries)],
  ['tar', tar],
  ['tar.gz', gzipSync(tar)],
  ['tar.zst', zstdCompressSync(tar)],
])('%s: the built kit unpacks it, verifies it, and says what is wrong with it', async (format, content) => {
  const work = tempFolder();
  writeFileSync(join(work, 'archive'), content);
  const asset = {
    id: 'prompts',
    kind: 'archive',
    role: 'visual-prompts',
    path: 'prompts',
    format,
    strip: 1,
    sha256: createHash('sha256').update(content).digest('hex'),
    sources: [{ type: 'file', path: 'archive' }],
  };
  writeFileSync(
    join(work, 'bundle.json'),
    JSON.stringify({ schema: 'steve1-bundle/1', name: 'one', description: 'an archive', assets: [asset] }),
  );
  const run = async (command: string) => {
    const { code, stdout } = await cli([command, '--bundle', 'bundle.json', '--json'], { cwd: work });
    return { code, ...readReport(stdout) };
  };
  expect((await run('verify')).findings).toMatchObject([{ code: 'asset-missing' }]);
  expect(await run('provision')).toMatchObject({ code: 0, findings: [], assets: [{ source: 'download', bytes: 7 }] });
  const swim = join(work, 'data', 'prompts', 'more', 'swim.txt');
  expect(readFileSync(swim, 'utf8')).toBe('swim');
  expect(await run('verify')).toMatchObject({ code: 0, findings: [], counters: { bytesHashed: 7 } });

  writeFileSync(swim, 'sink');
  expect(await run('verify')).toMatchObject({ code: 1, findings: [{ code: 'asset-digest-mismatch' }] });
  rmSync(join(work, 'data', 'prompts', 'dig.txt'));
  const both = await run('verify');
  expect(both.findings.map(({ code }) => code).sort()).toEqual(['asset-digest-mismatch', 'asset-missing']);
  rmSync(join(work, 'data', '.steve1-setup'), { recursive: true });
  expect((await run('verify')).findings).toMatchObject([{ code: 'archive-contents-unknown' }]);
  expect((await run('provision')).code).toBe(0);
  expect(readFileSync(swim, 'utf8')).toBe('swim');
});
