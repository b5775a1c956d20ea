import { z } from 'zod';
import { archiveFiles, snapshotFiles } from './bundle.js';

z.config({ jitless: true });

/**
 * The lock file `steve1-lock/1`: size and digest of every file that was fetched and found right, for all that the
 * manifest does not pin itself. Committed beside the code that uses it, it binds every later run.
 */

const hex = (digits: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `must be ${digits} lower-case hex digits`);
const bytes = z.int().nonnegative();

const lockedFile = z.strictObject({ kind: z.literal('file'), size: bytes, sha256: hex(64) });

const lockedSnapshot = z.strictObject({
  kind: z.literal('hub-snapshot'),
  repo: z.string(),
  revision: hex(40).describe('the commit'),
  include: z.array(z.string()).optional().describe('of the manifest, where it names no files'),
  exclude: z.array(z.string()).optional().describe('of the manifest, where it names no files'),
  files: snapshotFiles,
});

const lockedArchive = z.strictObject({
  kind: z.literal('archive'),
  size: bytes.describe('of the archive'),
  sha256: hex(64).describe('of the archive'),
  files: archiveFiles.describe('what it unpacks to'),
});

export const lockSchema = z.strictObject({
  schema: z.literal('steve1-lock/1'),
  bundle: z.string().describe('name of the bundle'),
  assets: z
    .record(z.string(), z.discriminatedUnion('kind', [lockedFile, lockedSnapshot, lockedArchive]))
    .describe('by asset id'),
});

export type Lock = z.infer<typeof lockSchema>;
export type LockedAsset = Lock['assets'][string];
