import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from '@jest/globals';
import type { Bundle } from '../../src/core/schema/bundle.js';
import type { Report } from '../../src/core/schema/report.js';
import { demoHubRepo, writeDemoFiles } from '../../src/demo/fixtures.js';
import { startOrigin } from '../../src/demo/origin.js';

const toDo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const undo of toDo.splice(0).reverse()) await undo();
});

/** Undone after the test, last first. */
export const undoAfterTest = (undo: () => Promise<void> | void): void => void toDo.push(undo);

/** A temporary folder that the test leaves behind. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'steve1-test-'));
  undoAfterTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A work folder with the demo's bundle, and the loopback origin that serves it. */
export async function demoSetup(change: (bundle: Bundle) => void = () => undefined) {
  const folder = tempFolder();
  const served = await writeDemoFiles(join(folder, 'served'));
  const origin = await startOrigin({ files: served, repos: [demoHubRepo()] });
  undoAfterTest(() => origin.close());
  const work = join(folder, 'work');
  mkdirSync(work);
  const bundle = JSON.parse(
    readFileSync('bundles/demo.json', 'utf8').replaceAll('http://127.0.0.1:1/', `${origin.url}/`),
  ) as Bundle;
  change(bundle);
  writeFileSync(join(work, 'bundle.json'), JSON.stringify(bundle));
  return {
    work,
    origin,
    bundle,
    served,
    data: join(work, 'data'),
    args: ['--bundle', 'bundle.json', '--hf-endpoint', origin.url],
  };
}

/** The one document on standard output. */
export const readReport = (stdout: string): Report => JSON.parse(stdout) as Report;
