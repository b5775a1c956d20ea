import { isPinned, sizeFits } from './check-file.js';
import { SetupError } from './errors.js';
import { commitPattern } from './hub/layout.js';
import type { Asset, Bundle } from './schema/bundle.js';
import type { Lock, LockedAsset } from './schema/lock.js';

/** A bundle with what its lock file knows. */
export interface LockedBundle {
  bundle: Bundle;
  /** Ids of the assets that only the lock pins. */
  locked: ReadonlySet<string>;
}

/**
 * Pins in a bundle what the lock file knows of it.
 *
 * Throws `lock-contradicts-manifest` when the lock is of another bundle, knows an asset that the bundle has not, or
 * says of one what the manifest says otherwise: all that is so, a line each.
 */
export function applyLock(bundle: Bundle, lock: Lock | undefined, path: string): LockedBundle {
  if (lock === undefined) return { bundle, locked: new Set() };
  const contradiction = (...messages: string[]) =>
    new SetupError(
      'lock-contradicts-manifest',
      messages.map((message) => `${path} ${message}`.replaceAll('\n', ' ')).join('\n'),
    );
  if (lock.bundle !== bundle.name)
    throw contradiction(`locks the bundle '${lock.bundle}', and this is '${bundle.name}'`);
  const ids = new Set(bundle.assets.map(({ id }) => id));
  const found = Object.keys(lock.assets).flatMap((id) =>
    ids.has(id) ? [] : [`locks the asset '${id}', which bundle '${bundle.name}' does not have`],
  );
  const locked = new Set<string>();
  const assets = bundle.assets.map((asset): Asset => {
    const entry = lock.assets[asset.id];
    if (entry === undefined) return asset;
    found.push(...contradictionsOf(asset, entry).map((field) => `locks ${asset.id} with ${field}`));
    if (!isPinned(asset)) locked.add(asset.id);
    if (asset.kind === 'file' && entry.kind === 'file') return { ...asset, size: entry.size, sha256: entry.sha256 };
    if (asset.kind === 'archive' && entry.kind === 'archive')
      return { ...asset, size: entry.size, sha256: entry.sha256, files: entry.files };
    if (asset.kind === 'hub-snapshot' && entry.kind === 'hub-snapshot' && asset.files === undefined)
      return { ...asset, named: asset.revision, revision: entry.revision, files: entry.files };
    return asset;
  });
  if (found.length > 0) throw contradiction(...found);
  return { bundle: { ...bundle, assets }, locked };
}

/** What is locked otherwise than it is pinned, in words; nothing where nothing is pinned. */
const differ = (name: string, locked: unknown, pinned: unknown): string[] =>
  pinned === undefined || locked === pinned
    ? []
    : [`${name} ${String(locked)}, and the manifest says ${String(pinned)}`];

type Files = Readonly<Record<string, { sha256?: string | undefined; gitSha1?: string | undefined }>>;

const differInFiles = (locked: Files, pinned: Files): string[] =>
  Object.entries(locked).flatMap(([name, { sha256, gitSha1 }]) => {
    const file = pinned[name];
    if (file === undefined) return [`${name}, and the manifest says that there is no such file`];
    return [
      ...(sha256 === undefined ? [] : differ(`${name} of sha256`, sha256, file.sha256)),
      ...(gitSha1 === undefined ? [] : differ(`${name} of git blob id`, gitSha1, file.gitSha1)),
    ];
  });

/** What a lock entry says against the manifest, in words; empty when they agree. */
function contradictionsOf(asset: Asset, entry: LockedAsset): string[] {
  if (asset.kind !== entry.kind) return differ('kind', entry.kind, asset.kind);
  if (asset.kind !== 'hub-snapshot' && entry.kind !== 'hub-snapshot') {
    const fits = sizeFits({ ...asset, size: undefined }, entry.size);
    return [
      ...differ('sha256', entry.sha256, asset.sha256),
      ...differ('size', entry.size, asset.size),
      ...(fits ? [] : [`size ${entry.size}, and the manifest says about ${asset.sizeAbout}`]),
      ...(asset.kind === 'archive' && entry.kind === 'archive' && asset.files !== undefined
        ? differInFiles(entry.files, asset.files)
        : []),
    ];
  }
  if (asset.kind === 'hub-snapshot' && entry.kind === 'hub-snapshot') {
    return [
      ...differ('repo', entry.repo, asset.repo),
      ...(commitPattern.test(asset.revision) ? differ('revision', entry.revision, asset.revision) : []),
      ...(asset.files === undefined
        ? (['include', 'exclude'] as const).flatMap((field) =>
            differ(field, JSON.stringify(entry[field] ?? []), JSON.stringify(asset[field] ?? [])),
          )
        : differInFiles(entry.files, asset.files)),
    ];
  }
  return [];
}

/** What a lock file says of an asset of which these files were found right; undefined for what is not locked. */
export function lockedAsset(
  asset: Asset,
  files: readonly { bytes: number; sha256: string }[],
  unpacked?: { size: number; sha256: string; files: Record<string, { size: number; sha256: string }> },
): LockedAsset | undefined {
  const [file] = files;
  if (asset.kind === 'file' && file !== undefined) return { kind: 'file', size: file.bytes, sha256: file.sha256 };
  if (asset.kind === 'hub-snapshot' && asset.files !== undefined) {
    const { repo, revision, files, named, include, exclude } = asset;
    const choice = named === undefined ? {} : { ...(include && { include }), ...(exclude && { exclude }) };
    return { kind: 'hub-snapshot', repo, revision, ...choice, files };
  }
  if (asset.kind === 'archive' && unpacked !== undefined)
    return { kind: 'archive', size: unpacked.size, sha256: unpacked.sha256, files: unpacked.files };
  return undefined;
}

/**
 * The lock of a bundle: what was found now, and of assets that were not looked at what `before` says, while it still
 * agrees with the manifest.
 */
export function lockOf(bundle: Bundle, now: ReadonlyMap<string, LockedAsset>, before: Lock | undefined): Lock {
  const kept = before?.bundle === bundle.name ? before.assets : {};
  const assets = bundle.assets.flatMap((asset) => {
    const old = kept[asset.id];
    const entry = now.get(asset.id) ?? (old && contradictionsOf(asset, old).length === 0 ? old : undefined);
    return entry === undefined ? [] : [[asset.id, entry] as const];
  });
  return { schema: 'steve1-lock/1', bundle: bundle.name, assets: Object.fromEntries(assets) };
}

/** A lock as its file holds it: two spaces, keys sorted, so that a diff shows what has changed and nothing else. */
export function lockText({ schema, bundle, assets }: Lock): string {
  return `${JSON.stringify({ schema, bundle, assets: sorted(assets) }, null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  // `kind` says how the rest is to be read.
  entries.sort(([a], [b]) => Number(b === 'kind') - Number(a === 'kind'));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}

export interface Difference {
  id: string;
  message: string;
  expected?: string;
  actual?: string;
}

/** In what a lock that would be written now differs from the one that is there; one entry an asset. */
export function differences(before: Lock, now: Lock): Difference[] {
  const ids = [...new Set([...Object.keys(before.assets), ...Object.keys(now.assets)])].sort();
  return ids.flatMap((id): Difference[] => {
    const [old, found] = [before.assets[id], now.assets[id]];
    if (old === undefined) return [{ id, message: `${id} is not locked` }];
    if (found === undefined) return [{ id, message: `${id} is locked, and the bundle has it no more, or otherwise` }];
    if (JSON.stringify(sorted(old)) === JSON.stringify(sorted(found))) return [];
    const [expected, actual] = [old, found].map(inWords) as [string, string];
    return [{ id, message: `${id} has changed since it was locked`, expected, actual }];
  });
}

const inWords = (entry: LockedAsset): string =>
  entry.kind !== 'hub-snapshot'
    ? `${entry.size} bytes with sha256 ${entry.sha256}`
    : `${entry.repo} at ${entry.revision} with ${Object.keys(entry.files).length} files`;
