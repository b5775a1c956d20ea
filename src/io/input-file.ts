import { type Stats, constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Code } from '../core/codes.js';
import { SetupError } from '../core/errors.js';

/** What a file that a person names is for, and the most that one of its kind holds. */
export interface InputFile {
  code: Code;
  /** With its article: `a manifest`. */
  what: string;
  mostBytes: number;
  /** What helps where it is none; it is a person who gives the path of most. */
  remedy?: string;
}

function kindOf(facts: Stats): string {
  if (facts.isFIFO()) return 'a pipe';
  if (facts.isSocket()) return 'a socket';
  return 'a device';
}

function refuse(
  path: string,
  facts: Stats,
  { code, what, remedy = 'Give the path of a regular file.' }: InputFile,
): void {
  if (facts.isFile()) return;
  const isFolder = facts.isDirectory();
  throw new SetupError(code, `${path} is ${isFolder ? 'a folder' : 'no file'}, not ${what}`, {
    remedy: `${isFolder ? '' : `It is ${kindOf(facts)}. `}${remedy}`,
    // There is nothing here to be replaced.
    details: { irregular: true },
  });
}

function tooLarge(path: string, { code, what, mostBytes }: InputFile): SetupError {
  return new SetupError(code, `${path} is larger than ${mostBytes} bytes, the most that ${what} may have`, {
    remedy: 'Check that the path names the right file.',
  });
}

/**
 * The text of a regular file that is not too large. To open a pipe waits for its other end, and a device has no end:
 * neither is read. Errors of the system are thrown as they are.
 */
export async function readInputFile(path: string, input: InputFile): Promise<string> {
  refuse(path, await stat(path), input);
  // Without waiting: it may have become a pipe meanwhile.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = await handle.stat();
    refuse(path, facts, input);
    if (facts.size > input.mostBytes) throw tooLarge(path, input);
    const chunks: Buffer[] = [];
    for (let bytes = 0; ;) {
      const chunk = Buffer.allocUnsafe(Math.min(1 << 20, Math.max(1 << 12, facts.size - bytes + 1)));
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
      if (bytesRead === 0) return Buffer.concat(chunks).toString('utf8');
      bytes += bytesRead;
      if (bytes > input.mostBytes) throw tooLarge(path, input);
      chunks.push(chunk.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

const ownFile: InputFile = {
  code: 'file-unreadable',
  what: 'a file of the kit',
  mostBytes: 256 << 20,
  remedy: 'Remove it: no version of the kit makes such a thing.',
};

/** The same of a file that nobody names: the kit or a Hub client has written it, and another may have put anything there. */
export const readOwnFile = (path: string, what = ownFile.what): Promise<string> =>
  readInputFile(path, { ...ownFile, what });
