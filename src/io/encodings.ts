import { Readable, pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { bare } from '../core/address.js';
import { SetupError } from '../core/errors.js';
import type { Headers, Response } from './http.js';

/** What some servers name as an encoding although the bytes are plain. */
const plainNames = new Set(['', 'identity', 'none', 'aws-chunked']);

const decoders = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** More than one is unheard of, and each would multiply what little bytes can become. */
const mostDecoders = 2;

/** The encodings of a body that must be taken off, the last first. Those that say nothing are left out. */
export function encodingsOf(headers: Headers): string[] {
  const names = (headers['content-encoding'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  return names.filter((name) => !plainNames.has(name)).reverse();
}

/** Whether the header means plain bytes by its definition, so that nothing need decide it. */
export const isSurelyPlain = (headers: Headers): boolean =>
  ['', 'identity'].includes((headers['content-encoding'] ?? '').trim().toLowerCase());

export const canDecode = (encodings: readonly string[]): boolean =>
  encodings.length <= mostDecoders && encodings.every((name) => Object.hasOwn(decoders, name));

/** The bytes of a body without its encodings. Whoever reads must stop at the most bytes that he takes. */
export async function* decoded(response: Response, encodings: readonly string[]): AsyncGenerator<Buffer> {
  const streams = encodings.map((name) => decoders[name as keyof typeof decoders]());
  let broken: { error: unknown } | undefined;
  const body = Readable.from(response.body, { objectMode: false });
  body.once('error', (error) => (broken ??= { error }));
  const last = pipeline([body, ...streams], () => undefined) as unknown as AsyncIterable<Buffer>;
  try {
    yield* last;
  } catch (error) {
    if (broken) throw broken.error;
    const text = `${bare(response.url)} sends what is not the ${encodings.join(', ')} that it names`;
    throw new SetupError('origin-failed', text, { cause: error, details: { corrupt: true } });
  } finally {
    response.body.destroy();
  }
}
