/**
 * One process at a time, by a lock file. Runs on Node 20 and imports nothing of the build.
 *
 * `link` and the flag `wx` create a file for one process only, and both fail where there is one. A lock is never there
 * without the number of its holder. One whose holder has ended is removed by who has claimed it alone: between a look at
 * it and its removal another process could have put its own lock there.
 */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
};

/** Whose file it is; undefined where it has gone. One without a number is damaged, and only its age tells. */
function read(file) {
  try {
    const text = readFileSync(file, 'utf8');
    return { text, pid: Number(text.split(' ', 1)[0]), ageMs: Date.now() - statSync(file).mtimeMs };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const isLeft = ({ pid, ageMs }, limitMs) => (pid > 0 && !isAlive(pid)) || ageMs > limitMs;

/** Its claims for one process at a time, which may remove what they name. One whose maker has ended is passed over. */
function claim(claimed, me, limitMs) {
  const line = [];
  for (;;) {
    const file = `${claimed}-${line.length}`;
    line.push(file);
    try {
      writeFileSync(file, me, { flag: 'wx' });
      return line;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const other = read(file);
    if (other === undefined || !isLeft(other, limitMs)) return undefined;
  }
}

function removeLeft(file, seen, me, limitMs) {
  const claimed = claim(`${file}.claim-${seen.text.replaceAll(/[^\w-]/g, '_')}`, me, limitMs);
  if (claimed === undefined) return;
  const isStill = read(file)?.text === seen.text;
  if (isStill) rmSync(file, { force: true });
  for (const each of isStill ? claimed : claimed.slice(-1)) rmSync(each, { force: true });
}

/**
 * Takes the lock, after whoever holds it.
 *
 * @param limitMs a lock that is older has no living holder, whoever has its number now
 * @returns gives it back
 */
export function takeLock(file, { limitMs, say, step = () => undefined }) {
  const me = `${process.pid} ${randomUUID()}`;
  const mine = `${file}.${me.slice(me.indexOf(' ') + 1)}`;
  writeFileSync(mine, me);
  try {
    for (let told = false; ;) {
      try {
        linkSync(mine, file);
        return () => {
          if (read(file)?.text === me) rmSync(file, { force: true });
        };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const seen = read(file);
      if (seen === undefined) continue;
      if (isLeft(seen, limitMs)) {
        step();
        removeLeft(file, seen, me, limitMs);
        continue;
      }
      if (!told) say(seen.pid);
      told = true;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}
