import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { type InspectOptions, inspect } from '../../src/core/checkpoint/inspect.js';
import { MemorySource } from '../helpers/memory-source.js';
import { testIf } from '../helpers/skip.js';

/** `STEVE1_INTEROP=full` makes it thorough; STEVE1_FUZZ_SEED makes it another run. */
const isFull = process.env['STEVE1_INTEROP'] === 'full';
const seed = Number(process.env['STEVE1_FUZZ_SEED'] ?? 20261127);
const count = isFull ? 80_000 : 3_000;
const chunk = 4_000;

const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);

type Event = ['name', string, string] | ['call'] | ['build'] | ['id', string | null];

interface Route {
  pickle: string;
  reached: Event[];
}

function routes(args: string[], input = ''): Route[] {
  const made = spawnSync(python!, [join('__tests__', 'interop', 'pickle_routes.py'), ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    timeout: 300_000,
  });
  // CPython complains of its own bytearrays, when one under a view goes.
  const stderr = made.stderr.replaceAll('SystemError: deallocated bytearray object has exported buffers\n', '');
  expect([made.status, stderr]).toEqual([0, '']);
  return made.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Route);
}

/** Read as what was asked for, and as what may lie beside it. */
const ways: InspectOptions[] = [{ role: 'weights' }, { mayBeOther: true }, { mayBeOther: true, role: 'dataset' }];

/** What an unpickler reaches and we do not tell. */
async function missed({ pickle, reached }: Route): Promise<string[]> {
  const bytes = Buffer.from(pickle, 'hex');
  const faults: string[] = [];
  for (const options of ways) {
    const { verdict, globals, container } = await inspect(new MemorySource(bytes), options);
    if (verdict === 'refused') continue;
    for (const event of reached) {
      const isTold =
        event[0] === 'name'
          ? globals.includes(`${event[1]}.${event[2]}`)
          : // A line is an id for no loader; the rest is told where the file was read as a pickle.
            (event[0] === 'id' && event[1] !== null) || container !== undefined || verdict === 'unreadable';
      if (!isTold) faults.push(`${JSON.stringify(options)} ${verdict}: ${event.join(' ')} in ${pickle}`);
    }
  }
  return faults;
}

describe('wherever CPython comes to a name, a call, a state or an id, we have seen it or refuse the file', () => {
  testIf(python !== undefined, 'no Python here')(`${count} pickles by chance, seed ${seed}`, async () => {
    const faults: string[] = [];
    let reaching = 0;
    for (let done = 0; done < count; done += chunk) {
      const found = routes([String(seed + done), String(Math.min(chunk, count - done))]);
      for (const route of found) {
        if (route.reached.length > 0) reaching++;
        faults.push(...(await missed(route)));
      }
    }
    expect(faults.slice(0, 10)).toEqual([]);
    // A generator that no longer gets anywhere would pass as well.
    expect(reaching).toBeGreaterThan(count / 4);
    if (isFull) console.log(`${count} pickles, seed ${seed}: ${reaching} reach something, ${faults.length} not seen`);
  });
});
