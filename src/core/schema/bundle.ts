import { z } from 'zod';
import { pathsInFiles } from '../clashes.js';
import { driveReference } from '../drive.js';
import { hasWildcard, longestPattern, mostPatterns } from '../hub/patterns.js';
import { roles } from '../roles.js';
import { sameName, unsafePathReason, unsafePlaceReason } from '../safe-path.js';
import { checkTogether } from './together.js';

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

/** Of an asset or folder below the data directory. */
const place = z.string().superRefine((path, context) => {
  const reason = unsafePlaceReason(path);
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
    .describe('the variable that is exported with the path: STEVE1_ and the name of the bundle first'),
  required: z.boolean().optional().describe('default true; false: only with `assets: all` or by id'),
  licence: z.string().min(1).optional(),
  homepage: webAddress.optional().describe('where the asset is published, for people'),
  note: z.string().min(1).optional(),
};

const tensors = z.string().min(1).optional().describe('path of a tensor table, relative to the manifest');

const fileAsset = z.strictObject({
  ...common,
  kind: z.literal('file'),
  path: place.describe('below the data directory'),
  ...digests,
  tensors,
  sources: z.array(fileSource).min(1),
});

/** Two files that cannot lie side by side. */
function refuseClashes(files: object, context: z.RefinementCtx): void {
  for (const [outer, inner] of pathsInFiles(Object.keys(files))) {
    const message =
      sameName(outer) === sameName(inner)
        ? `'${inner}' is there twice, but for upper and lower case`
        : `'${outer}' would have to be a file and the folder of '${inner}'`;
    context.addIssue({ code: 'custom', path: [inner], message });
  }
}

/** Names and digests of files in a repo of the Hub; the lock file has the same. */
export const snapshotFiles = z
  .record(
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
  )
  .superRefine(refuseClashes);

/** What comes out of an archive; the lock file has the same. */
export const archiveFiles = z
  .record(safePath, z.strictObject({ size: bytes, sha256: hex(64) }))
  .superRefine(refuseClashes);

/** Patterns of file names, few enough and short enough that choosing files does not take long. */
const patterns = z
  .array(z.string().min(1).max(longestPattern))
  .refine((all) => all.filter(hasWildcard).length <= mostPatterns, `must have at most ${mostPatterns} with a wildcard`);

const snapshotAsset = z.strictObject({
  ...common,
  kind: z.literal('hub-snapshot'),
  repo,
  repoType: repoType.optional().describe('default model'),
  revision: safePath.describe('a commit (40 hex digits), or a branch or tag'),
  include: patterns.optional().describe('patterns of the files wanted, as huggingface_hub takes them; default all'),
  exclude: patterns.optional().describe('patterns of the files not wanted'),
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
  path: place.describe('folder below the data directory that receives the contents'),
  ...digests,
  format: z.enum(['zip', 'tar', 'tar.gz', 'tar.zst']),
  strip: bytes.optional().describe('leading folders to drop from the names inside; default 0'),
  unpacked: z
    .strictObject({ entries: z.int().positive(), bytes: bytes.positive() })
    .optional()
    .describe('the most that it may unpack to'),
  files: archiveFiles.optional().describe('what it unpacks to, by the path below the folder'),
  include: patterns.optional(),
  exclude: patterns.optional(),
  sources: z.array(fileSource).min(1),
});

/** What each part of a manifest must be by itself. */
export const documentSchema = z.strictObject({
  $schema: z.string().optional(),
  schema: z.literal('steve1-bundle/1'),
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case'),
  description: z.string().min(1),
  directories: z.array(place).optional().describe('empty folders that the agent expects below the data directory'),
  assets: z.array(z.discriminatedUnion('kind', [fileAsset, snapshotAsset, archiveAsset])).min(1),
});

export const bundleSchema = documentSchema.superRefine(checkTogether);

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
