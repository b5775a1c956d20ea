import { asLoaded } from '../core/checkpoint/loaders.js';
import type { TensorTable } from '../core/checkpoint/expectations.js';
import { type Pins, isPinned } from '../core/check-file.js';
import { type Finding, finding } from '../core/errors.js';
import type { Role } from '../core/roles.js';
import type { ArchiveAsset, FileAsset, SnapshotAsset } from '../core/schema/bundle.js';
import type { InspectFile } from './ports.js';
import { saveAnew } from './save-anew.js';
import { whatIsWrong } from './wrong-file.js';

export interface Gate {
  inspectFile: InspectFile;
  /** Pairs `module.name` that the user allows. */
  allowGlobals: readonly string[];
  /** Tables that the manifest brings, by asset id. */
  tables: ReadonlyMap<string, TensorTable>;
  /** Ids of assets that the lock file alone pins. What it knows has passed this gate, and must do so again. */
  locked: ReadonlySet<string>;
}

/** Roles whose files may be anything. Some are opened with an unpickler all the same: upstream trains from a pickled dataset. */
const anything: readonly Role[] = ['dataset', 'other', 'clip-tokenizer'];

/**
 * Every file that comes out of an archive or with a snapshot passes the gate, whatever it is called: most are no
 * checkpoints, and any may be. What the Hub alone says of a snapshot is no pin: nobody has answered for those bytes.
 */
export const gateMember = (
  asset: ArchiveAsset | SnapshotAsset,
  path: string,
  gate: Gate,
  called = path,
): Promise<Finding[]> => {
  const isTold = asset.kind === 'hub-snapshot' && asset.named !== undefined;
  return passGate(isTold ? { id: asset.id, role: asset.role } : asset, path, gate, { mayBeOther: true, called });
};

/** What is wrong with a checkpoint, whatever source it came from. No finding of severity error means that it may be placed. */
export async function passGate(
  asset: Pick<FileAsset, 'id' | 'role'> & Pins & { path?: string },
  path: string,
  { inspectFile, allowGlobals, tables, locked }: Gate,
  { mayBeOther = anything.includes(asset.role), called = path } = {},
): Promise<Finding[]> {
  const pinned = !locked.has(asset.id) && isPinned(asset);
  const table = tables.get(asset.id);
  const fileName = asset.path?.split('/').at(-1);
  const asked = { role: asset.role, allowGlobals, pinned, table, mayBeOther, fileName, isPlaced: true };
  const one = await inspectFile(path, asked);
  const notes = [
    ...one.notes.map((note) => finding('checkpoint-note', 'note', asset.id, note)),
    ...one.warnings.map((warning) =>
      finding('checkpoint-unrestricted', 'warning', asset.id, `${called}: ${warning}`, {
        remedy: `To keep it, load it with weights_only=False; ${saveAnew(path)}`,
      }),
    ),
  ];
  if (one.verdict === 'ok') return notes;
  const { code, message, ...more } = whatIsWrong(asset.role, one, called);
  return [finding(code, 'error', asset.id, message, more), ...notes];
}

/** `2x.model` with weights of another size: upstream finds out when it copies the first layer, or never. */
export async function checkArchitecture(
  files: readonly { asset: FileAsset; path: string }[],
  { inspectFile }: Pick<Gate, 'inspectFile'>,
): Promise<Finding[]> {
  const model = files.find(({ asset }) => asset.role === 'vpt-architecture');
  const { hiddenSize } = model ? await inspectFile(model.path, { role: 'vpt-architecture' }) : {};
  if (model === undefined || hiddenSize === undefined) return [];
  const findings: Finding[] = [];
  for (const { asset, path } of files) {
    if (asset.role !== 'steve1-policy' && asset.role !== 'vpt-policy') continue;
    const { tensors } = asLoaded(await inspectFile(path, { role: asset.role }), asset.role);
    const width = tensors.find(({ key }) => key === 'value_head.linear.weight')?.tensor.shape[1];
    if (width === undefined || width === hiddenSize) continue;
    const message = `${model.path} describes a network of width ${hiddenSize}, and ${path} has the weights of one of width ${width}`;
    findings.push(
      finding('architecture-does-not-fit', 'error', model.asset.id, message, {
        expected: `${width}`,
        actual: `${hiddenSize}`,
      }),
    );
  }
  return findings;
}

/**
 * Of files that are not what their assets say, two that have each other's role: each finding for itself does not say
 * that both files are there.
 */
export async function findSwapped(
  files: readonly { asset: FileAsset; path: string }[],
  { inspectFile }: Pick<Gate, 'inspectFile'>,
): Promise<Finding[]> {
  if (files.length < 2) return [];
  const found = await Promise.all(
    files.map(async (file) => ({ ...file, is: (await inspectFile(file.path, {})).role })),
  );
  return found.flatMap((one, index) =>
    found.slice(index + 1).flatMap((other) => {
      if (one.is === one.asset.role || one.is !== other.asset.role || other.is !== one.asset.role) return [];
      const message = `${one.path} and ${other.path} are swapped: the first is a ${one.is}, the second a ${other.is}`;
      return [finding('assets-swapped', 'error', one.asset.id, message)];
    }),
  );
}
