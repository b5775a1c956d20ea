import { readFile } from 'node:fs/promises';
import type { Host } from '../cli/host.js';

/** What started the workflow run: event, ref, and the event's document, which names the default branch. */
export async function readTrigger(env: NodeJS.ProcessEnv): Promise<NonNullable<Host['trigger']>> {
  return {
    event: env['GITHUB_EVENT_NAME'],
    ref: env['GITHUB_REF'],
    payload: await readPayload(env['GITHUB_EVENT_PATH']),
  };
}

async function readPayload(path: string | undefined): Promise<unknown> {
  if (!path) return undefined;
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return undefined; // that the default branch is unknown is said where it matters
  }
}
