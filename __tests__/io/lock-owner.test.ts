import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type Owner, hasEnded, ownerOfThis, parseOwner } from '../../src/io/lock-owner.js';
import { takeLock } from '../../src/io/lock.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('lock-owner');
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A process that does nothing, and how this module sees it. */
async function otherProcess(): Promise<{ owner: Owner; end(): Promise<void> }> {
  const script = `import { readFileSync } from 'node:fs'; console.log(readFileSync('/proc/self/stat', 'utf8')); setInterval(() => {}, 1000)`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  const me = await ownerOfThis('token');
  const owner = {
    ...me,
    pid: child.pid!,
    life: { ...me.life!, started: String(line).split(') ')[1]!.split(' ')[19]! },
  };
  const end = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  return { owner, end };
}

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('whether the process of an owner has ended', () => {
  test('is told of this process, and of another before and after its end', async () => {
    expect(await hasEnded(await ownerOfThis('a'))).toBe(false);
    const { owner, end } = await otherProcess();
    expect(await hasEnded(owner)).toBe(false);
    await end();
    expect(await hasEnded(owner)).toBe(true);
  });

  test('is told where another process has the same number by now', async () => {
    const me = await ownerOfThis('a');
    expect(await hasEnded({ ...me, life: { ...me.life!, started: '1' } })).toBe(true);
  });

  test('is told of one that nobody has asked for: a zombie', async () => {
    // The shell starts a child and becomes a program that never waits for it. Only then the child may end.
    const script = `cat <&3 >/dev/null & echo $!; cat /proc/$!/stat; exec sleep 100`;
    const parent = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
    started.push(parent);
    let said = '';
    for await (const chunk of parent.stdout!) if (/\n.*\n/.test((said += String(chunk)))) break;
    const [pid, stat] = said.split('\n') as [string, string];
    const me = await ownerOfThis('a');
    const owner = { ...me, pid: Number(pid), life: { ...me.life!, started: stat.split(') ')[1]!.split(' ')[19]! } };
    const until = Date.now() + 15_000;
    const isSleep = async () => (await readFile(`/proc/${parent.pid}/comm`, 'utf8')) === 'sleep\n';
    while (!(await isSleep()) && Date.now() < until);
    expect(await hasEnded(owner)).toBe(false);
    (parent.stdio[3] as Writable).end();
    while (!(await hasEnded(owner)) && Date.now() < until);
    expect(await hasEnded(owner)).toBe(true);
    process.kill(owner.pid, 0); // it is still there
  });

  test.each<[string, (owner: Owner) => unknown]>([
    ['on another host', (owner) => ({ ...owner, host: 'build-7' })],
    ['before another start of the system', ({ life, ...rest }) => ({ ...rest, life: { ...life, boot: 'another' } })],
    ['in another container', ({ life, ...rest }) => ({ ...rest, life: { ...life, namespaces: 'pid:[1] time:[1]' } })],
    ['of a version that tells too little', ({ life: _, ...rest }) => rest],
    ['whose life is of another shape', ({ life: _, ...rest }) => ({ ...rest, life: 'long' })],
    ['whose start is not told', ({ life, ...rest }) => ({ ...rest, life: { ...life, started: undefined } })],
    ['whose number is none', (owner) => ({ ...owner, pid: -1 })],
    ['without a number', ({ pid: _, ...rest }) => rest],
  ])('is not told of one %s', async (_, change) => {
    const { owner, end } = await otherProcess();
    await end();
    expect(await hasEnded(parseOwner(JSON.stringify(change(owner)))!)).toBe(false);
  });
});

onLinux('the lock of a process that has ended', () => {
  test('is taken at once, with a word of it, and all that such processes have left goes', async () => {
    const folder = await temp();
    const { owner, end } = await otherProcess();
    await end();
    const text = JSON.stringify(owner);
    for (const name of ['lock', 'lock-broken-1', `lock-new-${owner.token}`]) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'owner.json'), text);
    }
    await writeFile(join(folder, 'lock-claim-0123456789abcdef-0'), text);
    const said: string[] = [];
    const started_ = Date.now();
    const lock = await takeLock(folder, {
      signal: AbortSignal.timeout(30_000),
      say: (line) => void said.push(line),
      onLost: (error) => {
        throw error;
      },
    });
    expect(Date.now() - started_).toBeLessThan(15_000);
    expect(said).toEqual([`process ${owner.pid} on ${owner.host} has ended without giving the lock back: taking over`]);
    expect(await readdir(folder)).toEqual(['lock']);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });
});
