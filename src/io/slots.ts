/** How many connections there may be at once, over all files together. */
export class Slots {
  private readonly queue: (() => void)[] = [];

  constructor(private free: number) {}

  /** Somebody waits: who has more than one should give one up. */
  get isWanted(): boolean {
    return this.queue.length > 0;
  }

  /** Waits for a slot; the first to ask is the first to have it. Returns what gives it back. */
  async take(): Promise<() => void> {
    if (this.free === 0 || this.isWanted) await new Promise<void>((done) => this.queue.push(done));
    else this.free--;
    return this.giver();
  }

  /** A slot that nobody else wants, or undefined. */
  tryTake(): (() => void) | undefined {
    if (this.free === 0 || this.isWanted) return undefined;
    this.free--;
    return this.giver();
  }

  private giver(): () => void {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = this.queue.shift();
      if (next) next();
      else this.free++;
    };
  }
}
