import type { Retry } from './again.js';

/** How long files that fail together are waited for before they are told; never longer than the wait before the next try. */
const gatherMs = 150;

/** What is told of files that are tried again: those that meet the same trouble at the same time share a line. */
export class RetryLines {
  private readonly groups = new Map<string, { ids: string[]; line: string; first: Retry; longest: number }>();

  constructor(private readonly say: (line: string) => void) {}

  add(id: string, line: string, retry: Retry): void {
    const key = `${retry.error.code} ${retry.tries}`;
    const group = this.groups.get(key);
    if (group) {
      group.ids.push(id);
      group.longest = Math.max(group.longest, retry.waitSeconds);
      return;
    }
    this.groups.set(key, { ids: [id], line, first: retry, longest: retry.waitSeconds });
    setTimeout(() => this.tell(key), Math.min(gatherMs, retry.waitSeconds * 1000));
  }

  private tell(key: string): void {
    const { ids, line, first, longest } = this.groups.get(key)!;
    this.groups.delete(key);
    if (ids.length === 1) return this.say(`${ids[0]}: ${line}`);
    const names = ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
    const wait = `trying again within ${Math.ceil(longest)} s (${first.tries} of ${first.retries})`;
    this.say(`${ids.length} files (${names}): ${first.error.message}; ${wait}`);
  }
}
