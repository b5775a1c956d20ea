import { driveId, drivePage } from '../core/drive.js';
import { resolveAddress } from '../core/hub/layout.js';
import type { FileAsset, FileSource, SnapshotAsset, SnapshotSource } from '../core/schema/bundle.js';
import type { Disk, FetchRequest } from './ports.js';

/** Where the Hub is asked, and who may have the token: that endpoint alone, never one that a manifest names. */
export interface HubAccess {
  endpoint: string;
  token?: string | undefined;
}

export interface SourceContext {
  disk: Disk;
  hub: HubAccess;
  /** Where relative paths of `file` sources start: the folder of the manifest. */
  manifestFolder: string;
}

/** One address to ask. */
export type Address = Pick<FetchRequest, 'type' | 'url' | 'token'>;

const onHub = (hub: HubAccess, mirror: string | undefined, address: (endpoint: string) => string): Address =>
  mirror === undefined
    ? { type: 'hub', url: address(hub.endpoint), ...(hub.token && { token: hub.token }) }
    : { type: 'hub', url: address(mirror) };

const local = (path: string, { disk, manifestFolder }: SourceContext): string =>
  path.startsWith('file:') ? path : disk.resolve(manifestFolder, path);

function fileAddress(source: FileSource, context: SourceContext): Address {
  switch (source.type) {
    case 'https':
      return { type: 'https', url: source.url };
    case 'hub':
      return onHub(context.hub, source.endpoint, (endpoint) =>
        resolveAddress(endpoint, source.repo, source.repoType ?? 'model', source.revision, source.path),
      );
    case 'file':
      return { type: 'file', url: local(source.path, context) };
    case 'gdrive':
      return { type: 'gdrive', url: drivePage(driveId(source.id)) };
  }
}

const escaped = (name: string): string => name.split('/').map(encodeURIComponent).join('/');

function snapshotAddress(source: SnapshotSource, asset: SnapshotAsset, name: string, context: SourceContext): Address {
  switch (source.type) {
    case 'https':
      return { type: 'https', url: `${source.url.replace(/\/+$/, '')}/${escaped(name)}` };
    case 'hub':
      return onHub(context.hub, source.endpoint, (endpoint) =>
        resolveAddress(endpoint, asset.repo, asset.repoType ?? 'model', asset.revision, name),
      );
    case 'file': {
      const inFolder = source.path.startsWith('file:') ? escaped(name) : name;
      return { type: 'file', url: `${local(source.path, context).replace(/[\\/]+$/, '')}/${inFolder}` };
    }
  }
}

/** The addresses of a file asset, in the order in which they are asked. */
export const addressesOfFile = (asset: FileAsset, context: SourceContext): Address[] =>
  asset.sources.map((source) => fileAddress(source, context));

/** The addresses of one file of a snapshot. */
export const addressesOfSnapshotFile = (asset: SnapshotAsset, name: string, context: SourceContext): Address[] =>
  asset.sources.map((source) => snapshotAddress(source, asset, name, context));
