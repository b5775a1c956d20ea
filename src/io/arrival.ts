import type { Algorithm, FetchRequest } from '../app/ports.js';
import { bare } from '../core/address.js';
import { mostBytes, sizeFits, sizeInWords } from '../core/check-file.js';
import { neverAnAsset, sniff, sniffBytes } from '../core/content.js';
import { SetupError } from '../core/errors.js';
import type { FileDigest } from '../core/hub/layout.js';
import { Digester } from './digest.js';
import { disk } from './disk.js';
import type { Body } from './http.js';

/** The checks that every file passes on arrival, whatever origin it comes from. */

/** The digests that a request needs computed. */
export function wantedAlgorithms({ expected }: FetchRequest): Algorithm[] {
  return ['sha256', ...(expected.md5 ? (['md5'] as const) : []), ...(expected.gitSha1 ? (['gitSha1'] as const) : [])];
}

/** The file is shorter or longer than the manifest says; `actual` is undefined when only "longer" is known. */
export function wrongSize({ expected }: FetchRequest, from: string, actual: number | undefined): SetupError {
  const got = actual === undefined ? 'more' : `${actual} bytes`;
  return new SetupError('asset-size-mismatch', `${from} sends ${got}, not ${sizeInWords(expected)} bytes`, {
    details: { expected: expected.size ?? expected.sizeAbout, actual },
  });
}

export function checkSize(request: FetchRequest, from: string, bytes: number): void {
  if (!sizeFits(request.expected, bytes)) throw wrongSize(request, from, bytes);
}

/** Refuses a page, pointer or error document, and what the role cannot be, as soon as its first bytes are there. */
export function checkHead(request: FetchRequest, from: string, digester: Digester): void {
  const kind = sniff(digester.beginning);
  const reason = kind === 'zeros' ? undefined : (neverAnAsset[kind] ?? request.refuse(digester.beginning));
  if (reason !== undefined)
    throw new SetupError('asset-content-wrong', `${from} sends ${reason}`, { details: { content: kind } });
}

/** Compares the whole file with everything that is known of it. */
export function checkWhole(request: FetchRequest, from: string, digest: FileDigest): void {
  const { expected } = request;
  if (digest.content === 'zeros') throw new SetupError('asset-content-wrong', `${from} sends ${neverAnAsset.zeros}`);
  checkSize(request, from, digest.bytes);
  for (const name of ['sha256', 'md5', 'gitSha1'] as const) {
    const [wanted, actual] = [expected[name], digest[name]];
    if (wanted !== undefined && wanted !== actual) {
      throw new SetupError('asset-digest-mismatch', `${from} sends a file with ${name} ${actual}, not ${wanted}`, {
        details: { expected: wanted, actual },
      });
    }
  }
}

/** The error of bytes that are refused, with what can be learnt from them; trouble of other kinds stays as it is. */
export async function explained(request: FetchRequest, error: unknown, file: string | Uint8Array): Promise<unknown> {
  if (request.explain === undefined || !(error instanceof SetupError) || error.kind !== 'integrity') return error;
  return request.explain(error, file);
}

/** How much is read of a file that is not taken, so that it can be said what it is: a list of tensors takes so much. */
const tellingBytes = 1 << 19;

/** The error of a file that is refused before it is taken: its first bytes say more than its size does. */
export async function refusedBySize(
  request: FetchRequest,
  from: string,
  total: number,
  body: AsyncIterable<Buffer> | undefined,
): Promise<unknown> {
  const error = wrongSize(request, from, total);
  const head = body && (await beginningOf(body, request.explain ? tellingBytes : sniffBytes).catch(() => undefined));
  if (head === undefined) return error;
  const digester = new Digester([]);
  digester.update(head);
  try {
    checkHead(request, from, digester);
  } catch (refused) {
    return explained(request, refused, head);
  }
  return explained(request, error, head);
}

async function beginningOf(body: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= most) break;
  }
  return Buffer.concat(chunks);
}

/** What nothing is known of in advance was not counted when the room on the disk was. */
export async function checkRoom({ part, expected, url }: FetchRequest, body: Body, bytes: number): Promise<void> {
  const free = mostBytes(expected) < Infinity ? Infinity : (await disk.space(part)).free;
  if (bytes <= free) return;
  await body.dump();
  throw new SetupError('disk-too-small', `${bare(url)} sends ${bytes} bytes for ${part}, where ${free} are free`);
}
