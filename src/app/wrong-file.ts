import type { Inspection } from '../core/checkpoint/inspect.js';
import { inWords } from '../core/checkpoint/what.js';
import type { ExpectedAsset } from '../core/check-file.js';
import type { Code } from '../core/codes.js';
import { neverAnAsset } from '../core/content.js';
import { type Finding, finding } from '../core/errors.js';
import type { FileDigest } from '../core/hub/layout.js';
import { type Role, isCheckpoint } from '../core/roles.js';
import type { Asset, FileAsset } from '../core/schema/bundle.js';
import type { Gate } from './gate.js';

interface Wrong {
  code: Code;
  message: string;
  expected: string;
  actual: string;
}

/** What is wrong with a checkpoint that its reader does not find right for a role. */
export function whatIsWrong(role: Role, one: Inspection, called: string): Wrong {
  const { is, meant, reasons, summary, missingBytes } = one;
  if (one.onlyWrongRole) {
    const code = isPolicyForPrior(role, one) ? 'prior-is-steve1-policy' : 'checkpoint-wrong-role';
    if (is === undefined || meant === undefined || is.title === meant.title)
      return { code, message: `${called}: ${reasons.join('; ')}`, expected: role, actual: summary };
    const [actual, expected] = [inWords(is), inWords(meant)];
    const cutOff =
      missingBytes === undefined ? '' : `; it also ends too early: at least ${missingBytes} bytes are missing`;
    return { code, message: `${called} is ${actual}, not ${expected}${cutOff}`, expected, actual };
  }
  const code =
    missingBytes !== undefined || one.isCutOff
      ? 'checkpoint-truncated'
      : one.verdict === 'unreadable'
        ? 'checkpoint-unreadable'
        : 'checkpoint-refused';
  return { code, message: `${called}: ${reasons.join('; ')}`, expected: role, actual: summary };
}

const isPolicyForPrior = (role: Role, { is, tensors }: Inspection): boolean =>
  role === 'steve1-prior' &&
  (is?.role === 'steve1-policy' || tensors.some(({ key }) => key.includes('net.mineclip_embed_linear.')));

/** A file of which a size or a digest tells that it is wrong. */
export interface Suspect {
  /** How it is called in a message. */
  called: string;
  /** Where it is, or its first bytes. */
  file: string | Uint8Array;
  /** Another file on disk that has the same bytes. */
  sameAs?: string | undefined;
  /** How long its origin says that it is, where `file` is but its beginning. */
  sentBytes?: number | undefined;
  /** Of the whole of it. */
  digest?: Pick<FileDigest, 'sha256' | 'md5'> | undefined;
}

/**
 * A size or a digest tells that a file is wrong, and not what it is. This reads the file, and says what it is and what
 * belongs in its place. The fault stays as it is where nothing more can be learnt.
 */
export async function tellWrongFile(
  asset: FileAsset,
  fault: Finding,
  { called, file, digest, sameAs, sentBytes }: Suspect,
  { inspectFile, allowGlobals, tables }: Pick<Gate, 'inspectFile' | 'allowGlobals' | 'tables'>,
  siblings: readonly Asset[],
): Promise<Finding> {
  const copied = sameAs === undefined ? '' : `; it has the same bytes as ${sameAs}`;
  const twin = digest === undefined ? copied : copied || twinOf(siblings, digest, asset);
  const also = (words: string): Finding => ({ ...fault, message: `${fault.message}${words}${twin}` });
  if (!isCheckpoint(asset.role)) return also('');

  const fileName = asset.path.split('/').at(-1);
  const one = await inspectFile(file, { role: asset.role, allowGlobals, table: tables.get(asset.id), fileName });
  if (neverAnAsset[one.kind] !== undefined) return fault;
  const isWhole = typeof file === 'string';
  if (!isWhole) delete one.missingBytes; // of a beginning that says nothing
  const tell = ({ code, message, ...more }: Wrong): Finding =>
    finding(code, fault.severity, fault.subject, `${message}${twin}`, more);

  if (one.onlyWrongRole && (isWhole || one.is !== undefined)) return tell(whatIsWrong(asset.role, one, called));
  if (!isWhole) {
    const beginning = one.is === undefined ? '' : `; its beginning is that of ${inWords(one.is)}`;
    const lacking = leastBytes(asset) - (sentBytes ?? Infinity);
    const isPart = one.is !== undefined && !one.wrongRole && lacking > 0;
    const rest = `: it is cut off, and ${asset.size === undefined ? 'about ' : ''}${lacking} bytes are missing`;
    return also(isPart ? `${beginning}${rest}` : beginning);
  }
  const { bytes } = one;
  const what = one.is === undefined ? one.summary : inWords(one.is);
  if (one.missingBytes !== undefined || (one.isCutOff && bytes < leastBytes(asset))) {
    const rest = one.missingBytes === undefined ? '' : `; its beginning is that of ${what}`;
    const message = `${called} ends too early: it has ${bytes} bytes, and ${lackingWords(asset, one, bytes)} are missing${rest}`;
    return tell({ code: 'checkpoint-truncated', message, expected: `${asset.role}`, actual: `${bytes} bytes` });
  }
  if (one.verdict === 'ok') return also(`; it is of the right kind (${what}), but not the same file`);
  if (one.verdict === 'refused') return also(`; it must not be loaded: ${one.reasons.join('; ')}`);
  return also(`; it cannot be read as a checkpoint: ${one.reasons.join('; ')}`);
}

/** What a file is that came with others and is not the one of its name: for the end of a message. */
export async function whatItIs(
  file: string | Uint8Array,
  { inspectFile }: Pick<Gate, 'inspectFile'>,
  siblings: readonly Asset[],
  { digest, own }: { digest?: Pick<FileDigest, 'sha256' | 'md5'> | undefined; own: Own },
): Promise<string> {
  const one = await inspectFile(file, { mayBeOther: true });
  const instead = neverAnAsset[one.kind];
  const what = one.is !== undefined ? inWords(one.is) : (instead ?? (one.tensors.length > 0 ? one.summary : undefined));
  const end = one.missingBytes === undefined ? '' : `, cut off: at least ${one.missingBytes} bytes are missing`;
  return `${what === undefined ? '' : `; it is ${what}${end}`}${digest === undefined ? '' : twinOf(siblings, digest, own)}`;
}

/** The file of a bundle that is not its own twin: an asset, and where it has several files, which one. */
interface Own {
  id: string;
  name?: string;
}

const leastBytes = ({ size, sizeAbout = 0 }: Pick<ExpectedAsset, 'size' | 'sizeAbout'>): number => size ?? sizeAbout;

/** How much of a file has not come: to the byte where the manifest knows its size. */
function lackingWords({ size, sizeAbout }: FileAsset, { missingBytes }: Inspection, bytes: number): string {
  if (size !== undefined && size > bytes) return `${size - bytes} more`;
  return missingBytes === undefined ? `about ${sizeAbout! - bytes} more` : `at least ${missingBytes} more`;
}

/** The other file of the bundle that has these very bytes, by its pinned digest. */
function twinOf(
  siblings: readonly Asset[],
  { sha256, md5 }: Pick<FileDigest, 'sha256' | 'md5'>,
  { id, name: ownName }: Own,
): string {
  for (const other of siblings) {
    if (other.id === id && ownName === undefined) continue;
    const isSame = (one: { sha256?: string | undefined; md5?: string | undefined }) =>
      one.sha256 === undefined ? one.md5 !== undefined && one.md5 === md5 : one.sha256 === sha256;
    if (other.id !== id && other.kind !== 'hub-snapshot' && isSame(other))
      return `; it has the digest of '${other.id}' (${other.path})`;
    const name =
      other.kind === 'file'
        ? undefined
        : Object.entries(other.files ?? {}).find(
            ([name, one]) => isSame(one) && !(other.id === id && name === ownName),
          )?.[0];
    if (name !== undefined) return `; it has the digest of ${name} of '${other.id}'`;
  }
  return '';
}
