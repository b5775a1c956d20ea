import { type ContentKind, neverAnAsset, sniff } from './content.js';
import { type Finding, finding } from './errors.js';
import type { FileDigest } from './hub/layout.js';
import type { Role } from './schema/bundle.js';

export type Trust = 'manifest' | 'lock' | 'hub' | 'cache' | 'structure';

/** All that a manifest tells of one file. */
export interface ExpectedAsset {
  id: string;
  role: Role;
  /** As it is told. */
  path: string;
  /** As the manifest has it, where that is told otherwise. */
  name?: string;
  size?: number | undefined;
  sizeAbout?: number | undefined;
  sha256?: string | undefined;
  md5?: string | undefined;
}

const checkpoint: readonly ContentKind[] = ['zip', 'pickle'];

/** What a file of a role may begin as. A role that is not here may be anything that is not `neverAnAsset`. */
const contentOfRole: Partial<Record<Role, readonly ContentKind[]>> = {
  'vpt-architecture': ['pickle'],
  'vpt-policy': checkpoint,
  mineclip: checkpoint,
  'steve1-policy': checkpoint,
  'steve1-prior': checkpoint,
};

/** How files of weights are called, whatever role they have. */
const weightsName = /\.(ckpt|gguf|h5|hdf5|npy|npz|onnx|pkl|pt|pth|safetensors|tflite|weights)$/i;
const textName = /\.(csv|json|jsonl|toml|tsv|txt|vec|ya?ml)$/i;

/** What servers answer in place of a file that they do not have. */
const messages: Partial<Record<ContentKind, string>> = {
  json: 'a JSON document, such as a server sends in place of a file',
  text: 'plain text, such as a server sends in place of a file',
};

/** Why content of this kind cannot be the file of a role and name, or undefined when it may be. */
export function contentRefusal(role: Role, kind: ContentKind, path = ''): string | undefined {
  const never = neverAnAsset[kind];
  if (never !== undefined) return never;
  const allowed = contentOfRole[role];
  if (allowed === undefined) return weightsName.test(path) ? messages[kind] : undefined;
  if (allowed.includes(kind)) return undefined;
  return `a file of kind '${kind}', where a ${role} is a ${allowed.map((k) => (k === 'zip' ? 'torch zip' : k)).join(' or ')}`;
}

/**
 * The same, from the first bytes of a file that has just come and that no digest tells: more strictly than of what a
 * person has put there, because servers answer with words where they have no file.
 */
export function headRefusal(role: Role, head: Uint8Array, path?: string): string | undefined {
  const kind = sniff(head);
  const isWeights = role === 'weights' && path !== undefined && !textName.test(path);
  return contentRefusal(role, kind, path) ?? (isWeights ? messages[kind] : undefined);
}

/** `sizeAbout` is what the tensors take; what a container adds to them is less than 1 MiB. */
const tolerance = (about: number): number => about * 0.001 + 2 ** 20;

/** A size below this tells nothing about which file it is: the tolerance is half of it. */
const telling = 2 ** 21;

/** By what bytes are known to be right. */
export interface Pins {
  sha256?: string | undefined;
  md5?: string | undefined;
  files?: object | undefined;
}

/** True when a digest tells its bytes, of the file itself or of what comes out of it. */
export const isPinned = ({ sha256, md5, files }: Pins): boolean =>
  sha256 !== undefined || md5 !== undefined || files !== undefined;

type ExpectedSize = Pick<ExpectedAsset, 'size' | 'sizeAbout'>;

export const sizeFits = ({ size, sizeAbout }: ExpectedSize, bytes: number): boolean =>
  size !== undefined ? bytes === size : sizeAbout === undefined || Math.abs(bytes - sizeAbout) <= tolerance(sizeAbout);

/** The most bytes that fit; Infinity where nothing is said. */
export const mostBytes = ({ size, sizeAbout }: ExpectedSize): number =>
  size ?? (sizeAbout === undefined ? Infinity : sizeAbout + tolerance(sizeAbout));

/** The size in words, as it is told beside an actual one. */
export const sizeInWords = ({ size, sizeAbout }: ExpectedSize): string => `${size ?? `about ${sizeAbout}`}`;

/**
 * Compares a file with all that is known of it.
 *
 * `siblings` are the other assets of the bundle: a file of the wrong size that has the size of one of them was probably
 * copied from it. Returns the findings, and what the bytes are trusted by (undefined when they are wrong).
 */
export function checkFile(
  expected: ExpectedAsset,
  digest: FileDigest,
  siblings: readonly ExpectedAsset[] = [],
): { findings: Finding[]; trust?: Trust } {
  const wrong = (code: Finding['code'], message: string, was: string, is: string) => ({
    findings: [finding(code, 'error', expected.id, `${expected.path} ${message}`, { expected: was, actual: is })],
  });
  const never = neverAnAsset[digest.content];
  if (never !== undefined && digest.sha256 !== expected.sha256)
    return wrong('asset-content-wrong', `holds ${never}`, expected.role, digest.content);

  if (!sizeFits(expected, digest.bytes)) {
    const twin = siblings.find(
      (other) =>
        other.id !== expected.id && (other.size ?? other.sizeAbout ?? 0) > telling && sizeFits(other, digest.bytes),
    );
    const hint = twin ? `; that is the size of '${twin.id}': was it copied over?` : '';
    const want = sizeInWords(expected);
    const short =
      expected.size !== undefined && digest.bytes < expected.size
        ? ` (${expected.size - digest.bytes} bytes are missing)`
        : '';
    return wrong(
      'asset-size-mismatch',
      `has ${digest.bytes} bytes, not ${want}${short}${hint}`,
      `${want} bytes`,
      `${digest.bytes} bytes`,
    );
  }
  for (const name of ['sha256', 'md5'] as const) {
    const [pinned, actual] = [expected[name], digest[name]];
    if (pinned !== undefined && pinned !== actual)
      return wrong('asset-digest-mismatch', `has ${name} ${actual}, not ${pinned}`, pinned, `${actual}`);
  }
  if (expected.sha256 !== undefined || expected.md5 !== undefined) return { findings: [], trust: 'manifest' };

  const refusal = contentRefusal(expected.role, digest.content, expected.name ?? expected.path);
  if (refusal !== undefined) return wrong('asset-content-wrong', `holds ${refusal}`, expected.role, digest.content);
  return { findings: [], trust: 'structure' };
}

/** Files of different roles that are the same bytes: one was copied over the other. */
export function findIdentical(files: readonly { id: string; role: string; path: string; sha256: string }[]): Finding[] {
  const findings: Finding[] = [];
  const first = new Map<string, (typeof files)[number]>();
  for (const file of files) {
    const other = first.get(file.sha256);
    if (other === undefined) first.set(file.sha256, file);
    else if (other.role !== file.role && other.path !== file.path) {
      const message = `${file.path} (${file.role}) is the same file as ${other.path} (${other.role})`;
      findings.push(finding('assets-identical', 'error', file.id, message, { actual: file.sha256 }));
    }
  }
  return findings;
}
