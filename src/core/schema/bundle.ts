import { z } from 'zod';
import { driveReference } from '../drive.js';
import { commitPattern } from '../hub/layout.js';
import { roles } from '../roles.js';
import { unsafePathReason } from '../safe-path.js';

// A schema is used once a process: compiling it costs more than it saves.
z.config({ jitless: true });

/**
 * The bundle manifest `steve1-bundle/1`: what an agent needs on disk, where it comes from, and how each byte is known
 * to be right. Strict: an unknown field is an error. Nothing is filled in by the schema, so a parsed manifest is the
 * document itself; defaults are named in the field descriptions and applied where they are used.
 */

const hex = (digits: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `must be ${digits} lower-case hex digits`);

const safePath = z.string().superRefine((path, context) => {
  const reason = /^\.steve1-setup(\/|$)/i.test(path) ? 'lies in the folder of the kit itself' : unsafePathReason(path);
  if (reason !== undefined) context.addIssue({ code: 'custom', message: `path '${path}' ${reason}` });
});

const webAddress = z.string().superRefine((text, context) => {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    context.addIssue({ code: 'custom', message: `'${text}' is not an http(s) address` });
  } else if (new URL(text).username !== '' || new URL(text).password !== '') {
    context.addIssue({ code: 'custom', message: 'an address must not hold a user name or password' });
  }
});

const bytes = z.int().nonnegative();
const repo = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)?$/, 'must be a Hub repo id such as openai/clip-vit-base-patch16');
const repoType = z.enum(['model', 'dataset', 'space']);

const https = z.strictObject({
  type: z.literal('https'),
  url: webAddress.describe('address of the file; plain http only on loopback or with a pinned sha256'),
});
const gdrive = z.strictObject({
  type: z.literal('gdrive'),
  id: z
    .string()
    .regex(driveReference, 'must be a Google Drive file id, or the address of its page')
    .describe('id of a file that everybody with the link may read, or the address of its page'),
});
const file = z.strictObject({
  type: z.literal('file'),
  path: z
    .string()
    .min(1)
    .describe('path, relative to the manifest, or file:// address; for a hub-snapshot the folder that holds its files'),
});
const hubFile = z.strictObject({
  type: z.literal('hub'),
  repo,
  repoType: repoType.optional().describe('default model'),
  revision: z.string().min(1),
  path: safePath,
  endpoint: webAddress.optional().describe('a mirror of the Hub; it never gets a token'),
});
const hubSnapshot = z.strictObject({
  type: z.literal('hub'),
  endpoint: webAddress.optional().describe('a mirror of the Hub; it never gets a token'),
});

const fileSource = z.discriminatedUnion('type', [hubFile, https, gdrive, file]);
const snapshotSource = z.discriminatedUnion('type', [hubSnapshot, https, file]);

const digests = {
  size: bytes.optional().describe('exact size in bytes'),
  sizeAbout: bytes
    .optional()
    .describe('size in bytes, give or take a thousandth and 1 MiB, where the exact one is not published'),
  sha256: hex(64).optional(),
  md5: hex(32).optional().describe('where upstream publishes only this; a sha256 is better'),
};

/** What the system, the runner or the Hub clients read: a manifest must not point them anywhere. */
const notOurs =
  /^(?!(?:PATH|HOME|SHELL|TMPDIR|NODE_OPTIONS|PYTHON.*|(?:HF|HUGGINGFACE|TRANSFORMERS|LD|DYLD|GITHUB|RUNNER|ACTIONS|INPUT|GIT)_.*)$)/;

const common = {
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case'),
  role: z.enum(roles),
  env: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, 'must be an upper-case variable name')
    .regex(notOurs, 'is a variable that the system, the runner or the Hub clients own')
    .optional()
    .describe('the variable that is exported with the path'),
  required: z.boolean().optional().describe('default true; false: only with `assets: all` or by id'),
  licence: z.string().min(1).optional(),
  homepage: webAddress.optional().describe('where the asset is published, for people'),
  note: z.string().min(1).optional(),
};

const tensors = z.string().min(1).optional().describe('path of a tensor table, relative to the manifest');

const fileAsset = z.strictObject({
  ...common,
  kind: z.literal('file'),
  path: safePath.describe('below the data directory'),
  ...digests,
  tensors,
  sources: z.array(fileSource).min(1),
});

/** Names and digests of files in a repo of the Hub; the lock file has the same. */
export const snapshotFiles = z.record(
  safePath,
  z
    .strictObject({
      size: bytes,
      sha256: hex(64).optional(),
      gitSha1: hex(40)
        .optional()
        .describe(
          'git blob id, the name of the blob of a plain file; absent for LFS files, whose blob is named by the sha256',
        ),
    })
    .refine(({ sha256, gitSha1 }) => sha256 !== undefined || gitSha1 !== undefined, 'needs a sha256 or a gitSha1'),
);

const snapshotAsset = z.strictObject({
  ...common,
  kind: z.literal('hub-snapshot'),
  repo,
  repoType: repoType.optional().describe('default model'),
  revision: safePath.describe('a commit (40 hex digits), or a branch or tag'),
  include: z
    .array(z.string().min(1))
    .optional()
    .describe('patterns of the files wanted, as huggingface_hub takes them; default all'),
  exclude: z.array(z.string().min(1)).optional().describe('patterns of the files not wanted'),
  files: snapshotFiles.optional().describe('without them, the Hub is asked what the revision holds'),
  golden: z
    .record(z.string(), z.array(z.int().nonnegative()))
    .optional()
    .describe('prompts and the token ids that they must give, without start and end'),
  sources: z.array(snapshotSource).min(1),
});

const archiveAsset = z.strictObject({
  ...common,
  kind: z.literal('archive'),
  path: safePath.describe('folder below the data directory that receives the contents'),
  ...digests,
  format: z.enum(['zip', 'tar', 'tar.gz', 'tar.zst']),
  strip: bytes.optional().describe('leading folders to drop from the names inside; default 0'),
  unpacked: z
    .strictObject({ entries: z.int().positive(), bytes: bytes.positive() })
    .optional()
    .describe('the most that it may unpack to'),
  files: z
    .record(safePath, z.strictObject({ size: bytes, sha256: hex(64) }))
    .optional()
    .describe('what it unpacks to, by the path below the folder'),
  include: z.array(z.string().min(1)).optional(),
  exclude: z.array(z.string().min(1)).optional(),
  sources: z.array(fileSource).min(1),
});

/** What each part of a manifest must be by itself. */
export const documentSchema = z.strictObject({
  $schema: z.string().optional(),
  schema: z.literal('steve1-bundle/1'),
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case'),
  description: z.string().min(1),
  directories: z.array(safePath).optional().describe('empty folders that the agent expects below the data directory'),
  assets: z.array(z.discriminatedUnion('kind', [fileAsset, snapshotAsset, archiveAsset])).min(1),
});

/** Takes an issue as zod's own context does. */
interface Issues {
  addIssue(issue: { code: 'custom'; path: PropertyKey[]; message: string }): void;
}

/** What the parts of a manifest must not be together. Parts that are wrong by themselves are left out. */
export function checkTogether(bundle: Partial<Record<'assets' | 'directories', unknown>>, context: Issues): void {
  const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const assets = listed(bundle.assets).map(comparable);
  const seen = { id: new Map<string, number>(), path: new Map<string, number>(), env: new Map<string, number>() };
  assets.forEach((asset, index) => {
    // Compared without case: two names that differ in it alone are one file on macOS and Windows.
    const keys = {
      id: asset.id,
      path: asset.isSnapshot ? undefined : asset.path?.toLowerCase(),
      env: asset.env,
    };
    for (const field of ['id', 'path', 'env'] as const) {
      const value = keys[field];
      if (value === undefined) continue;
      const first = seen[field].get(value);
      if (first !== undefined) {
        context.addIssue({
          code: 'custom',
          path: ['assets', index, field],
          message: `'${value}' is already the ${field} of asset '${assets[first]!.id}'`,
        });
      }
      seen[field].set(value, index);
    }
  });
  assets.forEach((asset, index) => {
    if (!asset.isSnapshot) return;
    if (asset.files === undefined && !asset.mayHaveHub) {
      const message = 'only the Hub can tell what a revision holds: name the files, or a source of type hub';
      context.addIssue({ code: 'custom', path: ['assets', index, 'sources'], message });
    }
    if (asset.files !== undefined && asset.revision !== undefined && !commitPattern.test(asset.revision)) {
      const message = `'${asset.revision}' is a branch or tag, which may move: with files it must be a commit of 40 hex digits`;
      context.addIssue({ code: 'custom', path: ['assets', index, 'revision'], message });
    }
    const names = Object.keys(asset.files ?? {});
    const doubled = names.find(
      (name, at) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < at,
    );
    if (doubled === undefined) return;
    const message = `'${doubled}' is there twice, but for upper and lower case`;
    context.addIssue({ code: 'custom', path: ['assets', index, 'files', doubled], message });
  });
  listed(bundle.directories).forEach((directory, index) => {
    if (typeof directory !== 'string') return;
    const file = [...seen.path.keys()].find((path) => `${directory.toLowerCase()}/`.startsWith(`${path}/`));
    if (file === undefined) return;
    context.addIssue({
      code: 'custom',
      path: ['directories', index],
      message: `'${directory}' is the place of the asset '${file}'`,
    });
  });
  for (const [path, index] of seen.path) {
    for (const other of seen.path.keys()) {
      if (other.startsWith(`${path}/`))
        context.addIssue({
          code: 'custom',
          path: ['assets', index, 'path'],
          message: `'${path}' would have to be a file and the folder of '${other}'`,
        });
    }
  }
}

export const bundleSchema = documentSchema.superRefine(checkTogether);

/** What of an asset is compared with others; what is not of its type is left out, and told by itself. */
interface Compared {
  isSnapshot: boolean;
  id?: string | undefined;
  path?: string | undefined;
  env?: string | undefined;
  revision?: string | undefined;
  files?: object | undefined;
  mayHaveHub: boolean;
}

const others: readonly unknown[] = ['https', 'file'];

function comparable(asset: unknown): Compared {
  const fields = (typeof asset === 'object' && asset !== null ? asset : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined);
  const { files, sources } = fields;
  return {
    isSnapshot: fields['kind'] === 'hub-snapshot',
    id: text('id'),
    path: text('path'),
    env: text('env'),
    revision: text('revision'),
    files: typeof files === 'object' && files !== null ? files : undefined,
    // What has a misspelt type may be meant as one; that is told by itself.
    mayHaveHub:
      !Array.isArray(sources) || sources.some((one: { type?: unknown } | null) => !others.includes(one?.type)),
  };
}

export type Manifest = z.infer<typeof documentSchema>;
type ManifestAsset = Manifest['assets'][number];

export type FileAsset = Extract<ManifestAsset, { kind: 'file' }>;
export type ArchiveAsset = Extract<ManifestAsset, { kind: 'archive' }>;
export type SnapshotAsset = Extract<ManifestAsset, { kind: 'hub-snapshot' }> & {
  /** The revision as the manifest has it, where commit and files were learnt from the Hub or the lock file. */
  named?: string;
};
export type Asset = FileAsset | SnapshotAsset | ArchiveAsset;
export type Bundle = Omit<Manifest, 'assets'> & { assets: Asset[] };
export type { Role } from '../roles.js';
export type FileSource = z.infer<typeof fileSource>;
export type SnapshotSource = z.infer<typeof snapshotSource>;
