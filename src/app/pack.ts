import type { Asset, Bundle } from '../core/schema/bundle.js';
import { concludeAssets } from './conclude.js';
import type { Draft } from './draft.js';
import type { PackedFile, Placer, WriteTar } from './ports.js';
import { tellWork } from './tell-work.js';
import { selectAssets } from './select-assets.js';
import { type AssetState, type SurveyContext, survey } from './survey.js';

export interface PackPorts {
  placer: Placer;
  writeTar: WriteTar;
  context: Omit<SurveyContext, 'siblings' | 'trustReceipts' | 'changed' | 'allowUnlocked'>;
}

/** The folder that a pack unpacks to holds the manifest, and below these the files. */
const [filesFolder, hubFolder] = ['files', 'hub'];

/**
 * Writes what is on disk, and a manifest that asks nobody else for it, into one tar: for machines without a network.
 * Everything is hashed and checked first, and pinned in that manifest, so that nothing need be trusted at the other end.
 *
 * Returns false, and writes nothing, unless every asset is there and has passed.
 */
export async function pack(
  options: { bundle: Bundle; assets: readonly string[]; manifestFolder: string; output: string },
  ports: PackPorts,
  draft: Draft,
): Promise<boolean> {
  const { bundle, output } = options;
  draft.phase('verify');
  const states = await survey(selectAssets(bundle, options.assets), {
    ...ports.context,
    trustReceipts: false,
    changed: 'error',
    allowUnlocked: true,
    siblings: bundle.assets,
  });
  concludeAssets(states, draft);
  if (draft.findings.some(({ severity }) => severity === 'error')) return false;

  draft.phase('pack');
  const inner: string[] = [];
  try {
    const packed = [];
    for (const state of states) {
      packed.push(await packAsset(state, options, inner, ports));
    }
    const manifest: Bundle = { ...bundle, assets: packed.map(({ asset }) => asset) };
    const files = [
      { name: 'bundle.json', content: `${JSON.stringify(manifest, null, 2)}\n` },
      ...packed.flatMap((one) => one.files),
    ];
    const named = files.map((file) => ({ ...file, name: `${bundle.name}/${file.name}` }));
    await write('packing', output, named, ports);
  } finally {
    for (const path of inner) await ports.placer.remove(path);
  }
  return true;
}

const write = (label: string, to: string, files: readonly PackedFile[], { writeTar, context }: PackPorts) => {
  const paths = files.flatMap((file) => ('path' in file ? [file.path] : []));
  return tellWork(label, paths, context, (onBytes) => writeTar(to, files, onBytes));
};

interface PackedAsset {
  /** As the manifest of the pack has it, in which what is undefined is not written. */
  asset: Asset;
  files: PackedFile[];
}

/** `inner` gets the archives that are made for the pack alone, each before it is begun. */
async function packAsset(
  { asset, path, files }: AssetState,
  { manifestFolder, output }: { manifestFolder: string; output: string },
  inner: string[],
  ports: PackPorts,
): Promise<PackedAsset> {
  const { disk, hash } = ports.context;
  switch (asset.kind) {
    case 'file': {
      const [{ bytes, sha256 }] = files as [(typeof files)[number]];
      const source = { type: 'file' as const, path: `${filesFolder}/${asset.path}` };
      const { tensors } = asset;
      const table =
        tensors === undefined ? undefined : { name: `tables/${asset.id}`, path: disk.resolve(manifestFolder, tensors) };
      return {
        asset: { ...asset, size: bytes, sizeAbout: undefined, sha256, tensors: table?.name, sources: [source] },
        files: [{ name: source.path, path }, ...(table ? [table] : [])],
      };
    }
    case 'hub-snapshot': {
      const source = { type: 'file' as const, path: `${hubFolder}/${asset.id}` };
      const { named: _, ...pinned } = asset;
      const names = Object.keys(asset.files ?? {});
      return {
        asset: { ...pinned, sources: [source] },
        files: names.map((name) => ({ name: `${source.path}/${name}`, path: disk.join(path, ...name.split('/')) })),
      };
    }
    case 'archive': {
      // What it was unpacked from is gone; what came out of it is packed anew, as plain as can be.
      const archive = `${output}.${asset.id}.tar`;
      inner.push(archive);
      const below = path.length + 1;
      const named = files.map((file) => ({ name: file.path.slice(below).replaceAll('\\', '/'), path: file.path }));
      await write(`packing ${asset.id}`, archive, named, ports);
      const [digest] = await tellWork('verifying', [archive], ports.context, (onBytes) =>
        hash([{ path: archive, algorithms: ['sha256'] }], onBytes),
      );
      if (digest === undefined || !('sha256' in digest)) throw digest ?? new Error(`${archive} was not hashed`);
      const source = { type: 'file' as const, path: `${filesFolder}/${asset.path}.tar` };
      const gone = { sizeAbout: undefined, md5: undefined, strip: undefined, include: undefined, exclude: undefined };
      return {
        asset: { ...asset, ...gone, format: 'tar', size: digest.bytes, sha256: digest.sha256, sources: [source] },
        files: [{ name: source.path, path: archive }],
      };
    }
  }
}
