import { SetupError } from '../core/errors.js';
import { systemCode } from '../io/errors.js';

/** The reader of an output has ended (`… | head`), or its terminal is closed. */
const readerIsGone = new Set([
  'EPIPE',
  'EIO',
  'ECONNRESET',
  'EOF',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]);

/** An error of an output is told to whoever writes; without a listener it would end the process. */
export function listenToOutputs(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/**
 * Writes, and waits until the text has left the process. Where the reader has ended, nobody misses the text, and the
 * command goes on and ends with its own exit code. Throws `write-failed` for anything else, such as a full disk.
 */
export async function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  const error = await new Promise<Error | null | undefined>((done) => stream.write(text, done));
  if (!error || readerIsGone.has(systemCode(error) ?? '')) return;
  const name = stream === process.stdout ? 'standard output' : 'standard error';
  throw new SetupError('write-failed', `cannot write ${name}: ${systemCode(error) ?? error.message}`, {
    cause: error,
    remedy: 'Free space where the output is written, or send it somewhere else, and run the same command again.',
  });
}
