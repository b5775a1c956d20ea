import type { ContentKind } from '../content.js';
import { type Finding, finding } from '../errors.js';
import {
  type ExpectedFile,
  type FileDigest,
  type HubEntry,
  type ToldFile,
  blobName,
  digestInWords,
  isSameContent,
} from './layout.js';
import type { Listing } from './listing.js';

/** One file of the pinned snapshot. */
export interface SnapshotFile {
  /** Its path in the repo. */
  path: string;
  /** Where the snapshot has it, relative to the cache root. */
  entry: string;
  /** Where its bytes are, relative to the cache root; `entry` when there are none to be read. */
  realPath: string;
  /** The bytes are the pinned ones. */
  ok: boolean;
}

/**
 * Compares one file with what is pinned. A link or permission that is in the way is left to `checkAccess`.
 *
 * @returns at most one finding: hub-file-missing, hub-content-mismatch, hub-permission, hub-layout-noncanonical
 */
export function checkFile(
  listing: Listing,
  path: string,
  expected: ExpectedFile,
  digests: ReadonlyMap<string, FileDigest>,
): { file: SnapshotFile; findings: Finding[] } {
  const subject = `${listing.pinned}/${path}`;
  const found = listing.find(subject);
  const bytes = found.entry && listing.bytesOf(found.entry);
  const file = { path, entry: subject, realPath: bytes?.path ?? subject, ok: false };
  if (bytes === undefined) return { file, findings: checkAbsent(found.entry, found.blocked, subject) };

  const digest = digests.get(bytes.path);
  const size = digest?.bytes ?? bytes.size;
  const where = bytes.path === subject ? '' : ` (${bytes.path})`;
  if (size !== expected.size || (digest !== undefined && !isSameContent(expected, digest))) {
    const { reason, text } = difference(size, expected, digest, listing.at(bytes.path)?.text);
    const mismatch = finding(
      'hub-content-mismatch',
      'error',
      subject,
      `${path} is wrong (${reason}): ${text}${where}`,
      {
        expected: `${expected.size} bytes, ${digestInWords(expected)}`,
        actual: `${size} bytes${digest === undefined ? '' : `, sha256 ${digest.sha256}`}`,
      },
    );
    return { file, findings: [mismatch] };
  }
  if (digest === undefined) {
    const message = `${path} could not be read to the end, so its bytes are unknown${where}`;
    return { file, findings: [finding('hub-permission', 'error', subject, message)] };
  }
  const shape = shapeOf(listing, found.entry!, expected);
  const message = `${path} has the right bytes, but ${shape}`;
  return {
    file: { ...file, ok: true },
    findings: shape === undefined ? [] : [finding('hub-layout-noncanonical', 'warning', subject, message)],
  };
}

function checkAbsent(entry: HubEntry | undefined, blocked: HubEntry | undefined, subject: string): Finding[] {
  if (blocked !== undefined) return [];
  const missing = (message: string) => [finding('hub-file-missing', 'error', subject, message)];
  if (entry === undefined) return missing(`There is no ${subject}`);
  if (entry.kind === 'directory') return missing(`${subject} is a folder`);
  if (entry.kind === 'other') return missing(`${subject} is no regular file`);
  const isOdd = entry.resolved?.inside && entry.resolved.kind !== 'file';
  return isOdd ? missing(`${subject} links to ${entry.resolved!.path}, which is no regular file`) : [];
}

/** `../../blobs/<name>`: what git and unzip leave of a link where they make none. */
export const isLinkText = (text: string): boolean => /^(?:\.\.[\\/])+blobs[\\/][\w.-]+\s*$/.test(text);

/** What is often found in place of a file, in words. */
const insteadOf: { readonly [C in ContentKind]?: string } = {
  'lfs-pointer': 'a Git LFS pointer, not the file that it points to',
  html: 'a web page, such as a server sends in place of a file',
  xml: 'an XML document, such as a storage service sends in place of a file',
};

/** In what wrong bytes differ, in a word and in words; `content` is all of a small file, where it was read. */
export function difference(
  size: number,
  expected: ToldFile,
  digest: FileDigest | undefined,
  content?: string,
): { reason: string; text: string } {
  const wanted = expected.size;
  const sizes = wanted === undefined ? `${size} bytes` : `${size} of ${wanted} bytes`;
  if (size === 0) return { reason: 'empty', text: sizes };
  if (content !== undefined && isLinkText(content))
    return { reason: 'other', text: `it holds the text of a link, '${content.trim()}', and is no link` };
  const { content: kind } = digest ?? {};
  if (kind === 'zeros') return { reason: 'other', text: `it holds only zero bytes, ${sizes}` };
  const instead = kind && insteadOf[kind];
  if (kind !== undefined && instead !== undefined) return { reason: kind, text: `it is ${instead}` };
  const which = expected.sha256 === undefined ? 'git blob id' : 'sha256';
  if (wanted === undefined) return { reason: 'other', text: `the ${which} of its ${sizes} is another` };
  if (size < wanted) return { reason: 'truncated', text: sizes };
  if (size > wanted) return { reason: 'other', text: `${size} bytes instead of ${wanted}` };
  return { reason: 'other', text: `the size of ${size} bytes is right, the ${which} is not` };
}

/** How the place of right bytes differs from the one that the Hub client gives them, or undefined. */
function shapeOf(listing: Listing, entry: HubEntry, expected: ExpectedFile): string | undefined {
  const blobs = `${listing.repo}/blobs`;
  if (entry.kind === 'file') {
    // Without links the Hub client moves the blob here and keeps none.
    const names = [blobName(expected), ...(expected.sha256 === undefined ? [] : [expected.sha256])];
    const copy = names.find((name) => listing.has(`${blobs}/${name}`));
    return copy === undefined ? undefined : `is a file of its own while blobs/${copy} holds a copy`;
  }
  const target = (entry.target ?? '').replaceAll('\\', '/');
  if (/^\/|^[A-Za-z]:/.test(target)) return `its link is absolute: ${target}`;
  const blob = normalize(`${entry.path}/../${target}`);
  if (blob === `${blobs}/${blobName(expected)}` || isMisnamed(listing, expected)) return undefined;
  return `its link names ${blob} instead of ${blobs}/${blobName(expected)}`;
}

/** A plain file whose blob is there under its sha256 instead of its git blob id: no Hub client finds it again. */
export function isMisnamed(listing: Listing, expected: ExpectedFile): boolean {
  const blobs = `${listing.repo}/blobs`;
  if (expected.sha256 === undefined) return false;
  return !listing.has(`${blobs}/${blobName(expected)}`) && listing.has(`${blobs}/${expected.sha256}`);
}

/** A path without `.` and `..`. */
export function normalize(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') kept.pop();
    else if (segment !== '.' && segment !== '') kept.push(segment);
  }
  return kept.join('/');
}
