import type { InspectOptions, Inspection } from '../core/checkpoint/inspect.js';
import type { Code } from '../core/codes.js';
import type { SetupError } from '../core/errors.js';
import type { ExpectedFile, FileDigest, HubEntry, RepoType } from '../core/hub/layout.js';
import type { Attempt } from '../core/schema/report.js';

/** What the use cases need of the world. Types only: an entry composes the adapters of `src/io` and hands them in. */

/** Identity of a file's content as far as `stat` can tell; decimal strings, because inodes exceed a double. */
export interface FileFacts {
  kind: 'file' | 'directory' | 'other';
  size: number;
  dev: string;
  ino: string;
  mtimeNs: string;
  ctimeNs: string;
  links: number;
  /** Bytes that it takes on the disk, where that can be told: less than its size where it has holes. */
  allocated?: number;
}

/** One placed file as an earlier run left it. While all of it still matches, the file need not be hashed. */
export interface Receipt {
  sha256: string;
  /** Where the manifest pins one. */
  md5?: string;
  size: number;
  dev: string;
  ino: string;
  mtimeNs: string;
  /** Absent for hard-linked files: link and unlink of another name change it. */
  ctimeNs?: string;
  /**
   * The gate let it pass and had something to say, by what was allowed then: it is asked again whenever the file is
   * looked at, so that neither its words nor a permission that was withdrawn are forgotten.
   */
  told?: true;
}

export type Algorithm = 'sha256' | 'md5' | 'gitSha1';

/** What an archive unpacked to, as the run that did it left word. */
export interface Unpacked {
  /** Of the archive itself. */
  size: number;
  sha256: string;
  md5?: string;
  /** Digest of `strip`, `include` and `exclude`: with others, other files are wanted. */
  shape: string;
  /** By the path below the asset's folder. */
  files: Record<string, { size: number; sha256: string }>;
}

/** One file that came out of an archive; its path as the archive has it. */
export interface UnpackedFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** A file to pack: its name in the archive, with `/`, and where it is or what it holds. */
export type PackedFile = { name: string } & ({ path: string } | { content: string });

/** Packs files into an uncompressed tar, the same bytes for the same files; built beside and renamed. */
export type WriteTar = (to: string, files: readonly PackedFile[], onBytes: (bytes: number) => void) => Promise<void>;

/** Checks an archive and unpacks all of it into a folder that must not be there; after an error that is empty. */
export type Unpack = (
  archive: string,
  into: string,
  limits: { entries: number; bytes: number } | undefined,
  format: 'zip' | 'tar' | 'tar.gz' | 'tar.zst',
  told: {
    /** How many bytes will be written, before the first one is. */
    onTotal(bytes: number): void;
    onBytes(bytes: number): void;
  },
) => Promise<UnpackedFile[]>;

export interface Disk {
  /** Segments as one path of this platform. */
  join(...segments: string[]): string;
  /** `path` as seen from the folder `base`; an absolute one stays. */
  resolve(base: string, path: string): string;
  isAbsolute(path: string): boolean;
  /** Facts of what a path leads to (links followed), or undefined where there is nothing. */
  stat(path: string): Promise<FileFacts | undefined>;
  totalSize(paths: readonly string[]): Promise<number>;
  /** What is at the very path, as `markOf` tells it of an entry; of what is no file and no link, its kind. */
  markAt(path: string): Promise<string | undefined>;
  /** Below `root`, recursively; links are listed, never entered. Empty when there is no such folder. */
  listHub(root: string, folders: readonly string[]): Promise<HubEntry[]>;
  readText(path: string): Promise<string>;
  /** The file system that holds (or will hold) `path`, and the bytes free on it to this user. */
  space(path: string): Promise<{ device: string; free: number }>;
  /**
   * Why nothing can be made at `path`: the nearest folder that is there (or what is there in a folder's place), and
   * `data-dir-unwritable` for it. Undefined where the system would let this user write.
   */
  writeRefusal(path: string): Promise<{ folder: string; error: SetupError } | undefined>;
  readonly platform: string;
  /** False where the system takes longer paths only from programs that ask for it in a special way. */
  takesLongPaths(): Promise<boolean>;
  /**
   * The first link on the way from `root` to `root/relative` that leads out of `root` or nowhere, or undefined. Throws
   * `file-unreadable` where that cannot be told.
   */
  escapingLink(root: string, relative: string): Promise<string | undefined>;
  /** False when the path lies in a Git work tree that does not ignore it; undefined when Git has no say. */
  isGitIgnored(path: string): Promise<boolean | undefined>;
}

/** Writes so that a path is either what it was or whole: built beside, then renamed. */
export interface Placer {
  makeDirectory(path: string): Promise<void>;
  /** Moves a verified file to its place; copies beside and renames when the file systems differ. */
  placeFile(from: string, to: string): Promise<void>;
  /** The same, and `from` stays. */
  copyFile(from: string, to: string): Promise<void>;
  /** The same by a hard link, which costs no room, where the file system has them. */
  shareFile(from: string, to: string): Promise<void>;
  /** Makes a second folder of the same files, by hard links where the file system has them. Nothing there: an empty one. */
  clone(from: string, to: string): Promise<void>;
  /** Moves whatever is there, a whole folder too, in one step on one file system. */
  move(from: string, to: string): Promise<void>;
  /** Makes `path` a relative link; false where the file system refuses links. */
  placeLink(path: string, text: string): Promise<boolean>;
  /** Saves what is at `path` under another name too, so that replacing it loses nothing. */
  keep(path: string, to: string): Promise<void>;
  writeText(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Removes what killed runs have left in a folder beside a file that they were writing. */
  clearUnfinished(folder: string): Promise<void>;
}

/** A digest, and the file that it is of: facts taken before its first byte was read. */
export interface HashedFile extends FileDigest {
  facts: FileFacts;
}

/**
 * Digests files side by side in workers. Order of the result is that of the request; a file that cannot be read has
 * its error there, `file-unreadable`, and does not keep the others from being hashed.
 */
export type HashFiles = (
  jobs: readonly { path: string; algorithms: readonly Algorithm[] }[],
  onBytes: (bytes: number) => void,
) => Promise<(HashedFile | SetupError)[]>;

export interface FetchRequest {
  /** The asset, by which a person is told of what it meets. */
  id: string;
  type: Exclude<Attempt['type'], 'cache'>;
  url: string;
  /** Sent to the origin of `url` alone, never after a redirect to another. */
  token?: string;
  /** The unfinished file: continued when it came from this very source. */
  part: string;
  expected: {
    size?: number | undefined;
    /** Where no `size` is known: give or take what a container adds. */
    sizeAbout?: number | undefined;
    sha256?: string | undefined;
    md5?: string | undefined;
    gitSha1?: string | undefined;
  };
  /** Refuses the content as soon as its first bytes are there: why it cannot be right, or undefined. */
  refuse(head: Uint8Array): string | undefined;
  /**
   * Says more of what is refused for its size, digest or kind: of the file at a path, or of the first bytes of one that
   * was not taken to its end. Absent where nothing more can be said.
   */
  explain?(error: SetupError, file: string | Uint8Array): Promise<SetupError>;
  onProgress(bytes: number): void;
  /** Called at the start of each try. */
  onTry(): void;
}

export interface Fetched extends FileDigest {
  /** Bytes that came over the wire (less than `bytes` when a part was continued). */
  received: number;
}

/** Brings one file from one source into `part`, with retries; a SetupError says why it did not come. */
export type Fetch = (request: FetchRequest) => Promise<Fetched>;

/**
 * What the CI cache has under a name. A hit is the bytes as they were saved or as somebody else put them there: nothing
 * is known of them until they are verified.
 */
export type CacheAnswer =
  | { outcome: 'hit'; key: string; generation: number; file: string }
  | { outcome: 'miss' }
  /** With `generation`, where that entry itself is bad: it stays so, and only the next one can take its place. */
  | { outcome: 'failed'; code: Code; message: string; generation?: number };

/**
 * What became of saving. `exists`: an entry of that key is there already. `reserved`: another job is saving it right
 * now. `denied`: this run may only read (a pull request of a fork, `ACTIONS_CACHE_MODE=read`).
 */
export interface CacheSaved {
  outcome: 'saved' | 'exists' | 'reserved' | 'denied' | 'failed';
  message?: string;
}

/** The cache that a CI service keeps between jobs: immutable entries, each of one file. Never throws for a fault of it. */
export interface CiCache {
  /** Silent, at fault, or not for this run: each further restore or save would only cost the same time again. */
  readonly isDown: boolean;
  /**
   * Brings the newest entry of `name`, whatever its generation, as one file in the folder `into`, which is made and
   * holds nothing else afterwards. What grows beyond `mostBytes` is no answer. `onProgress` is told of bytes that came;
   * of what was in vain they are taken back.
   */
  restore(name: string, into: string, mostBytes: number, onProgress: (bytes: number) => void): Promise<CacheAnswer>;
  /** Saves a file as the entry of `name` with this generation. */
  save(name: string, generation: number, file: string): Promise<CacheSaved>;
}

/** What a repo of the Hub held at a revision when it was asked. */
export interface HubTree {
  commit: string;
  files: Record<string, ExpectedFile>;
}

/** Asks the Hub what a revision holds: two requests, and one more for every thousand files. */
export type ListHub = (request: {
  endpoint: string;
  repo: string;
  repoType: RepoType;
  revision: string;
  /** Sent to the origin of `endpoint` alone. */
  token?: string | undefined;
}) => Promise<HubTree>;

/** What an asset that names no files was found to be, so that it is the same in every later run. */
export interface ResolvedTree extends HubTree {
  /** Digest of repo, revision, `include` and `exclude`: for others the Hub must be asked again. */
  shape: string;
}

/** What earlier runs left word of. */
export interface Records {
  /** By asset id. */
  snapshots: Map<string, ResolvedTree>;
  receipts: Map<string, Receipt>;
  /** By the path of the asset. */
  archives: Map<string, Unpacked>;
}

/** The state folder of a data directory, locked for writing. */
export interface State extends Records {
  readonly directory: string;
  saveRecords(): Promise<void>;
  /** Path of the unfinished file for a key. */
  part(key: string): string;
  /**
   * Locks a Hub cache, which other data directories may share, unless it is locked by this run. Locks are taken in one
   * order by all runs, so the data directory may have to be let go for a while, and the records are read again then.
   *
   * @returns true when others may have written what was looked at before: it must be looked at again
   */
  lockHub(hfHome: string): Promise<boolean>;
  /** Clears what killed runs have left of the lock of a Hub cache, where that may be written. */
  clearHub(hfHome: string): Promise<void>;
  release(): Promise<void>;
}

/** Reads a checkpoint without running it: the file at a path, or its first bytes. */
export type InspectFile = (file: string | Uint8Array, options: InspectOptions) => Promise<Inspection>;

/** sha256 of a text, as 64 hex digits. */
export type DigestText = (text: string) => string;

/** What is told while work goes on. */
export interface Progress {
  /** A line of its own, e.g. whom a lock is waited for. */
  say(line: string): void;
  /** Bytes that a piece of work still has to do, and then each step of it. */
  start(total: number, label: string): void;
  /** More bytes to do than `start` knew of; fewer where negative. */
  extend(bytes: number): void;
  advance(bytes: number): void;
  stop(): void;
}

export interface Counters {
  requests: number;
  bytesDownloaded: number;
  bytesHashed: number;
}

/** Where things lie; all absolute, and the data directory free of links. */
export interface Locations {
  workingDirectory: string;
  dataDir: string;
  hfHome: string;
  hubCache: string;
  lockFile: string;
}
