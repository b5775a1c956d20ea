import { readFile, readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type LockSystem, lockSystem } from '../../src/io/lock-system.js';

/** A call to the system that a taker of a lock is about to make. */
export interface Call {
  who: number;
  name: keyof LockSystem;
  /** Its last path, without the folder. */
  on: string;
  go(): void;
}

/**
 * Several takers of one lock, each of which stops before every call to the system until the test lets it go on: the
 * order of their steps is the test's choice and nobody's luck.
 */
export class Stage {
  private readonly calls = new Map<number, Call>();
  private readonly ended = new Set<number>();
  private onChange = (): void => undefined;
  /** By which what a taker leaves is known, once it has left something. */
  readonly tokens = new Map<number, string>();

  constructor(
    private readonly folder: string,
    private readonly takers: number,
  ) {}

  system(who: number): LockSystem {
    const staged = Object.entries(lockSystem).map(([name, call]) => [
      name,
      async (...args: unknown[]) => {
        await this.turn(who, name as keyof LockSystem, args);
        // A pause costs no time: whoever pauses is let go on by the test too.
        return name === 'sleep' ? undefined : await (call as (...given: unknown[]) => Promise<unknown>)(...args);
      },
    ]);
    return Object.fromEntries(staged) as unknown as LockSystem;
  }

  private turn(who: number, name: keyof LockSystem, args: unknown[]): Promise<void> {
    const [, token] = /(?:lock-new-|"token":")([0-9a-f-]{36})/.exec(args.join(' ')) ?? [];
    if (token !== undefined && /^(makeFolder|createFile)$/.test(name)) this.tokens.set(who, token);
    const paths = args.filter((one): one is string => typeof one === 'string' && one.startsWith(this.folder));
    const on = (name === 'rename' ? paths[1]! : (paths[0] ?? '')).slice(this.folder.length + 1);
    return new Promise((go) => {
      this.calls.set(who, { who, name, on, go });
      this.onChange();
    });
  }

  end(who: number): void {
    this.ended.add(who);
    this.onChange();
  }

  /** What everybody is about to do, once nobody is at it any more. */
  async waiting(): Promise<Call[]> {
    while (this.calls.size + this.ended.size < this.takers)
      await new Promise<void>((done) => {
        this.onChange = done;
      });
    return [...this.calls.values()];
  }

  /** Lets a taker make its call, and waits until it is about to make the next one. */
  async step(who: number): Promise<void> {
    const call = (await this.waiting()).find((one) => one.who === who)!;
    this.calls.delete(who);
    call.go();
    await this.waiting();
  }

  /** Lets a taker go on until it is about to make a call, or has ended. */
  async stepUntil(who: number, isThere: (call: Call) => boolean): Promise<void> {
    for (let steps = 0; steps < 200; steps++) {
      const call = (await this.waiting()).find((one) => one.who === who);
      if (call === undefined || isThere(call)) return;
      await this.step(who);
    }
    throw new Error(`taker ${who} never came there`);
  }
}

/** As if 31 seconds had passed for what one taker has left. */
export async function ageWhatIsOf(token: string, folder: string): Promise<void> {
  const then = new Date(Date.now() - 31_000);
  for (const name of await readdir(folder)) {
    const file = name.startsWith('lock-claim-') ? join(folder, name) : join(folder, name, 'owner.json');
    const text = await readFile(file, 'utf8').catch(() => '');
    if (!text.includes(token) || (await stat(file)).mtimeMs < then.getTime() + 5000) continue;
    await utimes(file, then, then);
    await utimes(join(folder, name), then, then);
  }
}
