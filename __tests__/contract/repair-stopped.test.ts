import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from '@jest/globals';
import { demoRepo } from '../../src/demo/fixtures.js';
import { demoCache, nobody, repoName } from '../helpers/demo-cache.js';
import { readReport, undoAfterTest } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { cli, dist, start } from '../helpers/spawn.js';

/** The command as it is, killed while it works, and under the eyes of another process that reads. */

const testIfLinks = testIf(process.platform !== 'win32', 'links need rights on Windows');
const strays = Array.from({ length: 150 }, (_, n) => `mine-${n}.txt`);

/** Every file below a folder, by path. */
function textsOf(folder: string): Map<string, string> {
  const names = existsSync(folder) ? (readdirSync(folder, { recursive: true }) as string[]) : [];
  const files = names.filter((name) => lstatSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

/** A ref with a line end, a blob under another name, and files that are no part of a cache: all of it can be mended in place. */
function breakIt(repo: string): void {
  const link = join(repo, 'snapshots', demoRepo.commit, 'vocab.json');
  renameSync(join(link, '..', readlinkSync(link)), join(repo, 'blobs', 'odd'));
  unlinkSync(link);
  symlinkSync(join('..', '..', 'blobs', 'odd'), link);
  writeFileSync(join(repo, 'refs', 'main'), `${demoRepo.commit}\n`);
  for (const name of strays) writeFileSync(join(repo, name), `text of ${name}`);
}

const digests = (snapshot: string) =>
  Object.fromEntries(
    readdirSync(snapshot).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(snapshot, name)))
        .digest('hex'),
    ]),
  );

describe('a repair that is killed', () => {
  testIfLinks('is finished by the next run: nothing is lost, and the pinned files are right', async () => {
    const { work, home, repo, snapshot, bundle } = await demoCache();
    const right = digests(snapshot);
    breakIt(repo);
    let killed = 0;
    // As the journal is there, in the midst of the steps, and close to their end.
    for (const share of [0, 0.3, 0.95]) {
      const own = join(work, `home-${share}`);
      cpSync(home, own, { recursive: true, verbatimSymlinks: true });
      const [hub, state] = [join(own, 'hub'), join(own, '.steve1-setup')];
      const args = ['repair', '--hub-cache', hub, '--bundle', bundle, ...nobody, '--json'];
      const { child, ended } = start(join(dist, 'cli', 'index.js'), args, { cwd: work });
      const isOver = () => child.exitCode !== null || child.signalCode !== null;
      const isFar = () =>
        existsSync(join(state, 'journal.json')) &&
        readdirSync(join(hub, repoName)).length - 3 <= strays.length * (1 - share);
      while (!isOver() && !isFar()) await sleep(1);
      child.kill('SIGKILL');
      if ((await ended).code === -9) killed++;

      const next = await cli(args, { cwd: work });
      expect([share, next.code, readReport(next.stdout).verdict]).toEqual([share, 0, 'pass']);
      expect(digests(join(hub, repoName, 'snapshots', demoRepo.commit))).toEqual(right);
      expect(readFileSync(join(hub, repoName, 'refs', 'main'), 'utf8')).toBe(demoRepo.commit);
      const kept = [...textsOf(join(state, 'kept'))].map(([path, text]) => [basename(path), text]);
      expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(strays.map((name) => [name, `text of ${name}`])));
      expect(readdirSync(state).filter((name) => ['journal.json', 'repair'].includes(name))).toEqual([]);
      rmSync(own, { recursive: true });
    }
    expect(killed).toBeGreaterThan(0);
  });
});

/** Opens every path again and again until its standard input ends, and tells what it could not open. */
const reader = `
  import { readFileSync } from 'node:fs';
  const paths = process.argv.slice(1);
  const missed = [];
  let rounds = 0;
  let isOver = false;
  process.stdin.on('end', () => (isOver = true)).resume();
  const round = () => {
    for (const path of paths) try { readFileSync(path); } catch (error) { missed.push(error.code + ' ' + path); }
    if (++rounds === 1) process.stdout.write('reading\\n');
    if (isOver) process.stdout.write(JSON.stringify({ rounds, missed }));
    else setImmediate(round);
  };
  round();
`;

describe('a process that reads all the time', () => {
  testIfLinks('finds at each moment what it found before, while the repo is mended in place', async () => {
    const { repo, snapshot, repair } = await demoCache();
    breakIt(repo);
    const paths = [join(repo, 'refs', 'main'), ...readdirSync(snapshot).map((name) => join(snapshot, name))];
    const child = spawn(process.execPath, ['--input-type=module', '-e', reader, '--', ...paths]);
    undoAfterTest(() => void child.kill('SIGKILL'));
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    await once(child.stdout, 'data');
    const end = await repair();
    expect([end.code, end.report.repairs?.map(({ outcome }) => outcome)]).toEqual([0, ['done']]);
    child.stdin.end();
    await once(child, 'close');
    const { rounds, missed } = JSON.parse(said.slice(said.indexOf('{'))) as { rounds: number; missed: string[] };
    expect(missed).toEqual([]);
    expect(rounds).toBeGreaterThan(1);
  });
});
