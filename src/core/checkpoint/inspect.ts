import { type ContentKind, neverAnAsset, sniff, sniffBytes } from '../content.js';
import { beginsAsPickle, follow } from '../pickle/reach.js';
import { PickleError } from '../pickle/source.js';
import { PyDict } from '../pickle/values.js';
import type { Role } from '../schema/bundle.js';
import { allowlists, type AllowlistName, newerThan20 } from './allowlist.js';
import { type Content, isLegacy, readLegacy, readRawPickle, readTorchZip } from './containers.js';
import { allowlistOf, type TensorTable } from './expectations.js';
import { Unfit } from './findings.js';
import { type OtherRefusal, isOtherZip, otherRefusal } from './other-files.js';
import { refuseSecondReading } from './polyglot.js';
import { nameIt } from './naming.js';
import { unrestrictedWords } from './restricted.js';
import { readSafetensors } from './safetensors.js';
import type { Place, TensorInfo } from './tensors.js';
import { scanValues } from './values.js';
import type { What } from './what.js';
import { type FileSource, isCutOff } from './zip.js';

export type Verdict = 'ok' | 'refused' | 'unreadable';

/** What a file is, told from its bytes, without running any of it. */
export interface Inspection {
  kind: ContentKind;
  container: Content['container'] | undefined;
  protocol: number | undefined;
  /** The role whose tensors it has, or the one it was measured against. */
  role: Role | undefined;
  verdict: Verdict;
  /** One line that a person understands. */
  summary: string;
  bytes: number;
  /** As they stand in the file. */
  tensors: TensorInfo[];
  /** What stands among them, and is none. */
  others: Place[];
  /** Of the distinct storages. */
  tensorBytes: number;
  globals: string[];
  /** Why it is not `ok`; empty when it is. */
  reasons: string[];
  /** It is not what was asked for. */
  wrongRole: boolean;
  /**
   * It is not what was asked for, and nothing else is wrong with it (but that it may end too early): it names only what
   * files of its own kind name.
   */
  onlyWrongRole: boolean;
  /** What it is, where that is known. */
  is?: What;
  /** What was asked for, where that is known. */
  meant?: What;
  /** At least so many bytes are missing at its end. */
  missingBytes?: number;
  /** It ends too early to tell what it was. */
  isCutOff?: true;
  /** Worth knowing, and no reason to refuse it. */
  notes: string[];
  /** What keeps some loaders from it, while others load it. */
  warnings: string[];
  /** What 2.x-like architectures say of themselves: their hidden size. */
  hiddenSize?: number;
}

export interface InspectOptions {
  role?: Role | undefined;
  /** Pairs `module.name` that the user allows besides the list of the role. */
  allowGlobals?: readonly string[];
  /** The bytes equal a pinned digest: who pinned it answers for its globals. */
  pinned?: boolean;
  /** The tensors that it must have, where the manifest brings a table of its own. */
  table?: TensorTable | undefined;
  /** Open the header of every record, and look at the numbers. */
  deep?: boolean;
  /** Its name at the place where it is used: some names tell which table of a role a file has. */
  fileName?: string | undefined;
  /** It may be no checkpoint at all, as a text beside one is: then it is `ok`, while no unpickler finds anything in it. */
  mayBeOther?: boolean;
  /** It is to be placed where others load it: what cannot be looked into, such as an archive, is refused. */
  isPlaced?: boolean;
}

/** A file taken apart, or undefined for one that may be no checkpoint and is none. */
function readContent(source: FileSource, kind: ContentKind, { deep, mayBeOther }: InspectOptions): Content | undefined {
  const isPickle = kind !== 'zip' && kind !== 'safetensors' && (kind === 'pickle' || beginsAsPickle(source));
  if (kind === 'zip' || kind === 'safetensors' || isPickle || mayBeOther) refuseSecondReading(source, kind === 'zip');
  if (kind === 'zip' && mayBeOther && !isCutOff(source) && isOtherZip(source)) return undefined;
  if (kind === 'zip') return readTorchZip(source, deep ?? false);
  if (kind === 'safetensors') return readSafetensors(source);
  // Only protocols from 2 on begin with a mark, and an unpickler asks for none.
  if (!isPickle && mayBeOther) return undefined;
  if (!isPickle) throw new Unfit('unreadable', `a file of kind '${kind}', and no checkpoint`);
  return isLegacy(source) ? readLegacy(source) : readRawPickle(source);
}

/** VPT's architecture: `{model: {args: {net: {args: {hidsize …}}}}, extra_args}`. */
function hiddenSizeOf(content: Content): number | undefined {
  let at: unknown = content.pickle?.value;
  for (const key of ['model', 'args', 'net', 'args', 'hidsize']) at = at instanceof PyDict ? at.get(key) : undefined;
  return typeof at === 'bigint' ? Number(at) : undefined;
}

/**
 * Reads a checkpoint and names it. Only the verdict `ok` passes a gate: `refused` is a file that could do harm or is not
 * what its role says, `unreadable` one that cannot be understood.
 */
export async function inspect(source: FileSource, options: InspectOptions = {}): Promise<Inspection> {
  const kind = sniff(source.read(0, sniffBytes));
  const result: Inspection = {
    kind, container: undefined, protocol: undefined, role: options.role, verdict: 'unreadable', summary: '', bytes: source.size,
    tensors: [], others: [], tensorBytes: 0, globals: [], reasons: [], wrongRole: false, onlyWrongRole: false, notes: [],
    warnings: [],
  }; // prettier-ignore
  const never = options.mayBeOther ? undefined : neverAnAsset[kind];
  let content: Content | undefined;
  let other: OtherRefusal | undefined;
  try {
    if (never !== undefined) throw new Unfit('unreadable', never);
    content = readContent(source, kind, options);
    if (content === undefined) other = otherRefusal(source, kind);
  } catch (error) {
    if (!(error instanceof Unfit) && !(error instanceof PickleError)) throw error;
    stumble(result, source, error, options);
    return isNoise(result, error, options)
      ? judgeOther({ ...result, reasons: [] }, { text: result.summary, isUnknown: true }, options)
      : result;
  }
  if (content === undefined) return judgeOther(result, other, options);
  const hiddenSize = hiddenSizeOf(content);
  Object.assign(result, {
    container: content.container,
    protocol: content.protocol,
    tensors: content.tensors,
    others: content.others,
    tensorBytes: content.storages.reduce((sum, storage) => sum + storage.bytes, 0),
    globals: content.globals,
    ...(hiddenSize !== undefined && { hiddenSize }),
  });
  result.reasons.push(...content.refusals);
  if (options.deep && result.reasons.length === 0 && content.missingBytes === undefined)
    lookAtValues(result, source, content);
  if (content.isRestrictable === false) result.warnings.push(unrestrictedWords(content.protocol ?? 0));
  const newer = content.globals.filter((global) => newerThan20.has(global));
  if (newer.length > 0) result.notes.push(`torch 2.0 has no ${newer.slice(0, 5).join(', ')}: it takes a newer one`);
  if (content.missingBytes !== undefined) result.missingBytes = content.missingBytes;
  if (content.missingBytes !== undefined)
    result.reasons.push(`the file ends too early: at least ${content.missingBytes} bytes are missing`);

  const role = options.role ?? (hiddenSize === undefined ? undefined : 'vpt-architecture');
  const faults = result.reasons.length - (content.missingBytes === undefined ? 0 : 1);
  checkGlobals(result, role, content.dotted, options);
  await nameIt(result, role, hiddenSize, options);
  result.onlyWrongRole = result.wrongRole && faults === 0 && namesOnlyItsOwn(result, content.dotted);
  result.verdict = result.reasons.length === 0 ? 'ok' : content.missingBytes === undefined ? 'refused' : 'unreadable';
  return result;
}

/**
 * Where the reader stumbles, an unpickler has already done what stands before, and may go on behind. Unless it is known
 * that it ends there too, and has done nothing but what a checkpoint may do, the file is refused.
 */
function stumble(result: Inspection, source: FileSource, error: Unfit | PickleError, options: InspectOptions): void {
  result.summary = error.message;
  result.reasons.push(error.message);
  if (error instanceof PickleError && error.kind === 'truncated') result.isCutOff = true;
  const isWhole = result.kind !== 'zip' && result.kind !== 'safetensors' && neverAnAsset[result.kind] === undefined;
  const reached = isWhole ? follow(source) : error instanceof PickleError ? error.reached : undefined;
  const { globals = [], cutOff, oddities = [], lost = false } = reached ?? {};
  result.globals = [...globals, ...(cutOff ? [cutOff] : [])].map(String).sort();
  if (error instanceof Unfit) {
    result.verdict = error.verdict;
  } else if (error.final && error.kind !== 'limit' && !lost && oddities.length === 0) {
    const dotted = globals.filter(({ name }) => name.includes('.')).map(String);
    checkGlobals({ ...result, globals: globals.map(String) }, options.role, dotted, options);
    result.verdict = result.reasons.length === 1 ? 'unreadable' : 'refused';
  } else {
    result.verdict = 'refused';
  }
}

/**
 * Bytes of no kind that is known, which an unpickler follows far enough that unpicklers part: one random file in fifty.
 * Unless a digest vouches for it, that is reason enough to refuse it.
 */
const isNoise = ({ kind }: Inspection, error: unknown, { pinned, mayBeOther }: InspectOptions): boolean =>
  pinned === true && mayBeOther === true && kind === 'binary' && error instanceof PickleError;

/** A file that is no checkpoint: what may be done with it all the same. */
function judgeOther(
  result: Inspection,
  { text, isUnknown }: Partial<OtherRefusal> = {},
  { pinned, isPlaced }: InspectOptions,
): Inspection {
  const summary = `no checkpoint (${result.kind})`;
  if (text === undefined || (isUnknown && !isPlaced)) return { ...result, verdict: 'ok', summary };
  if (pinned) return { ...result, verdict: 'ok', summary, notes: [`${text}; ${answersForIt}`] };
  return { ...result, verdict: 'refused', summary: text, reasons: [text] };
}

const answersForIt = 'its digest is pinned, and who pinned it answers for that';

/** Weights that are no numbers, or none at all, load without a word and play at random. */
function lookAtValues(result: Inspection, source: FileSource, content: Content): void {
  const { nan, zero, allZero } = scanValues(source, content.storages, content.tensors);
  const named = (keys: readonly string[]) => {
    const wanted = new Set(keys);
    const found = content.tensors.filter(({ storage }) => wanted.has(storage)).map(({ key }) => key);
    return found.length > 0 ? found : keys.map((key) => `storage ${key}`);
  };
  const some = (keys: readonly string[]) =>
    `${keys.slice(0, 3).join(', ')}${keys.length > 3 ? `, and ${keys.length - 3} more` : ''}`;
  if (nan.length > 0) result.reasons.push(`NaN in ${some(named(nan))}`);
  if (allZero) result.reasons.push('every tensor is zero throughout');
  else if (zero.length > 0) result.notes.push(`zero throughout: ${some(named(zero))}`);
}

/** A file of another kind names what that kind may name, though not what was asked for may. */
function namesOnlyItsOwn({ globals, is, tensors }: Inspection, dotted: readonly string[]): boolean {
  const list =
    is?.role === undefined && tensors.length === 0 ? undefined : ((is?.role && allowlistOf[is.role]) ?? 'weights');
  return dotted.length === 0 && globals.every((global) => list !== undefined && allowlists[list].has(global));
}

function checkGlobals(
  result: Inspection,
  role: Role | undefined,
  dotted: readonly string[],
  { allowGlobals = [], pinned = false }: InspectOptions,
): void {
  const list: AllowlistName = (role && allowlistOf[role]) ?? 'weights';
  const outside = result.globals.filter((global) => !allowlists[list].has(global) || dotted.includes(global));
  const allowed = outside.filter((global) => allowGlobals.includes(global));
  if (allowed.length > 0) result.notes.push(`allowed by allow-globals: ${allowed.join(', ')}`);
  const foreign = outside.filter((global) => !allowGlobals.includes(global));
  if (foreign.length === 0) return;
  const text = `loading it would import ${foreign.slice(0, 5).join(', ')}${foreign.length > 5 ? ` and ${foreign.length - 5} more` : ''}, which is not on the list for ${list}`;
  if (pinned) result.notes.push(`${text}; ${answersForIt}`);
  else result.reasons.push(text);
}
