import type { InspectOptions, Inspection } from '../core/checkpoint/inspect.js';
import type { FileDigest, HubEntry } from '../core/hub/layout.js';
import type { Attempt } from '../core/schema/report.js';

/** What the use cases need of the world. Types only: an entry composes the adapters of `src/io` and hands them in. */

/** Identity of a file's content as far as `stat` can tell; decimal strings, because inodes exceed a double. */
export interface FileFacts {
  kind: 'file' | 'directory' | 'link' | 'other';
  size: number;
  dev: string;
  ino: string;
  mtimeNs: string;
  ctimeNs: string;
  links: number;
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
}

export type Algorithm = 'sha256' | 'md5' | 'gitSha1';

export interface Disk {
  /** Segments as one path of this platform. */
  join(...segments: string[]): string;
  /** `path` as seen from the folder `base`; an absolute one stays. */
  resolve(base: string, path: string): string;
  isAbsolute(path: string): boolean;
  /** Facts of what a path leads to (links followed), or undefined where there is nothing. */
  stat(path: string): Promise<FileFacts | undefined>;
  /** Below `root`, recursively; links are listed, never entered. Empty when there is no such folder. */
  listHub(root: string, folders: readonly string[]): Promise<HubEntry[]>;
  readText(path: string): Promise<string>;
  /** Bytes free to this user on the file system that holds (or will hold) `path`. */
  freeBytes(path: string): Promise<number>;
  /** The first link on the way from `root` to `root/relative` that leads out of `root` or nowhere, or undefined. */
  escapingLink(root: string, relative: string): Promise<string | undefined>;
  /** False when the path lies in a Git work tree that does not ignore it; undefined when Git has no say. */
  isGitIgnored(path: string): Promise<boolean | undefined>;
}

/** Writes so that a path is either what it was or whole: built beside, then renamed. */
export interface Placer {
  makeDirectory(path: string): Promise<void>;
  /** Moves a verified file to its place; copies beside and renames when the file systems differ. */
  placeFile(from: string, to: string): Promise<void>;
  /** Makes `path` a relative link; false where the file system refuses links. */
  placeLink(path: string, text: string): Promise<boolean>;
  /** Saves what is at `path` under another name too, so that replacing it loses nothing. */
  keep(path: string, to: string): Promise<void>;
  writeText(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** Digests files side by side in workers. Order of the result is that of the request. */
export type HashFiles = (
  jobs: readonly { path: string; algorithms: readonly Algorithm[] }[],
  onBytes: (bytes: number) => void,
) => Promise<FileDigest[]>;

export interface FetchRequest {
  type: Attempt['type'];
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

/** The state folder of a data directory, locked for writing. */
export interface State {
  readonly directory: string;
  receipts: Map<string, Receipt>;
  saveReceipts(): Promise<void>;
  /** Path of the unfinished file for a key. */
  part(key: string): string;
  release(): Promise<void>;
}

/** Reads a checkpoint without running it. */
export type InspectFile = (path: string, options: InspectOptions) => Promise<Inspection>;

/** sha256 of a text, as 64 hex digits. */
export type DigestText = (text: string) => string;

/** What is told while work goes on. */
export interface Progress {
  /** A line of its own, e.g. whom a lock is waited for. */
  say(line: string): void;
  /** Bytes that a piece of work still has to do, and then each step of it. */
  start(total: number, label: string): void;
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
}
