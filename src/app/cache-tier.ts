import { generationKey } from '../core/cache-key.js';
import { sizeFits } from '../core/check-file.js';
import type { Code } from '../core/codes.js';
import { type Finding, SetupError, endsTheRun, finding } from '../core/errors.js';
import type { FileDigest } from '../core/hub/layout.js';
import type { Asset } from '../core/schema/bundle.js';
import type { Attempt, CacheEntry } from '../core/schema/report.js';
import {
  type EntryName,
  type Remembered,
  type SeenAsset,
  blobEntry,
  packEntry,
  readRemembered,
  seenEntry,
} from './cache-names.js';
import type { Algorithm, CiCache, DigestText, Disk, HashFiles, Placer, Progress } from './ports.js';

export interface CacheSettings {
  service: CiCache;
  /** Lets so many questions through at once as are good for it. */
  limit<T>(work: () => Promise<T>): Promise<T>;
  /** How many that is. */
  atOnce: number;
  mode: 'read' | 'write';
  prefix: string;
}

interface Ports {
  disk: Disk;
  placer: Placer;
  hash: HashFiles;
  digestText: DigestText;
  progress: Progress;
}

/** A file as a run wants it back: what it must be is known, so that nothing need be believed. */
export interface CachedFile {
  sha256: string;
  size?: number | undefined;
}

/** Something to be saved once all is verified. */
interface Saving {
  entry: CacheEntry;
  asset: Asset;
  name: string;
  generation: number;
  path: string;
  /** Makes the file at `path`, where it is not there yet. */
  write(): Promise<void>;
  /** The file was made, or kept, for this alone. */
  isOurs: boolean;
}

interface Bringing {
  /** Where the file is to lie when it is accepted. */
  part: string;
  algorithms: readonly Algorithm[];
  onProgress(bytes: number): void;
  accept(digest: FileDigest): Promise<void> | void;
}

/**
 * The CI cache as a tier: asked after what is on disk and before the origins, and filled, where this run may, with what
 * it did not have. Nothing that comes out of it is believed: it is compared with a digest that is known from elsewhere,
 * or passes the same checks as a file from an origin.
 */
export class CacheTier {
  /** Every entry that was asked for or saved, for the report. */
  readonly entries: CacheEntry[] = [];
  readonly findings: Finding[] = [];
  private readonly savings: Saving[] = [];
  /** By name: the entries that were asked for, and which generation answered; 0 where none did. */
  private readonly asked = new Map<string, { entry: CacheEntry; generation: number }>();

  constructor(
    private readonly settings: CacheSettings,
    private readonly ports: Ports,
  ) {}

  /**
   * Asks for an entry. Undefined where there is none, or none that can be had, which is then in the report; what is
   * brought lies in the folder `into`, and is to be given up with `refuse` when it is not what it should be.
   */
  private async ask(
    asset: Asset,
    { name, of }: EntryName,
    into: string,
    mostBytes: number,
    onProgress: (bytes: number) => void = () => undefined,
  ): Promise<{ file: string; key: string; refuse(why: string): void } | undefined> {
    const entry: CacheEntry = { key: name, asset: asset.id, of, outcome: 'miss' };
    this.entries.push(entry);
    const { service, limit } = this.settings;
    const answer = await limit(async () => {
      if (service.isDown) return undefined;
      return await service.restore(name, into, mostBytes, onProgress);
    });
    if (answer === undefined) {
      entry.outcome = 'not asked';
      return undefined;
    }
    const generation = answer.outcome === 'miss' ? 0 : (answer.generation ?? 0);
    this.asked.set(name, { entry, generation });
    if (answer.outcome === 'miss') return undefined;
    const refuse = (code: Code, why: string): void => {
      entry.outcome = generation > 0 ? 'bad' : 'failed';
      entry.message = why;
      this.findings.push(finding(code, 'warning', asset.id, `CI cache, ${entry.key}: ${why}`));
    };
    if (answer.outcome === 'failed') {
      refuse(answer.code, answer.message);
      return undefined;
    }
    entry.key = answer.key;
    entry.outcome = 'hit';
    return { file: answer.file, key: answer.key, refuse: (why) => refuse('cache-entry-invalid', why) };
  }

  /** What is remembered of an asset that no sha256 pins: never more than a hint where to look, and what to compare with. */
  async recall(asset: SeenAsset, into: string): Promise<Remembered | undefined> {
    const found = await this.ask(asset, seenEntry(this.settings.prefix, asset, this.ports.digestText), into, 1 << 16);
    if (found === undefined) return undefined;
    try {
      const remembered = readRemembered(await this.ports.disk.readText(found.file));
      if (remembered !== undefined && sizeFits(asset, remembered.size)) return remembered;
      found.refuse('it does not hold the size and sha256 of this asset');
      return undefined;
    } finally {
      await this.ports.placer.remove(into);
    }
  }

  /**
   * Brings the file of a digest to `part` and has it accepted; undefined where the cache has not got it, or something
   * else under its name.
   */
  async bring(
    asset: Asset,
    file: CachedFile,
    { part, onProgress, accept, algorithms }: Bringing,
    attempts: Attempt[],
  ): Promise<FileDigest | undefined> {
    const { sha256, size = Infinity } = file;
    const into = `${part}.cache`;
    let shown = 0;
    const show = (bytes: number): void => {
      shown += bytes;
      onProgress(bytes);
    };
    const found = await this.ask(asset, blobEntry(this.settings.prefix, asset, sha256), into, size, show);
    if (found === undefined) {
      show(-shown);
      return undefined;
    }
    try {
      const digest = await this.accept(found.file, file, part, { accept, algorithms });
      show(digest.bytes - shown);
      attempts.push({ type: 'cache', url: found.key, outcome: 'ok' });
      return digest;
    } catch (error) {
      if (!(error instanceof SetupError) || error.kind !== 'integrity') throw error;
      show(-shown);
      found.refuse(error.message);
      return undefined;
    } finally {
      await this.ports.placer.remove(into);
    }
  }

  /** The files of one packed entry, unpacked by `unpack` into a folder of its own; undefined where it is not had. */
  async bringPack<T>(
    asset: Asset,
    names: readonly string[],
    into: string,
    mostBytes: number,
    unpack: (file: string) => Promise<T>,
    attempts: Attempt[],
  ): Promise<T | undefined> {
    const found = await this.ask(asset, packEntry(this.settings.prefix, names, this.ports.digestText), into, mostBytes);
    if (found === undefined) return undefined;
    try {
      const files = await unpack(found.file);
      attempts.push({ type: 'cache', url: found.key, outcome: 'ok' });
      return files;
    } catch (error) {
      if (!(error instanceof SetupError) || error.kind !== 'integrity') throw error;
      found.refuse(error.message);
      return undefined;
    } finally {
      await this.ports.placer.remove(into);
    }
  }

  /** Verifies a file that came out of the cache, and puts it where one from an origin would lie. */
  private async accept(
    file: string,
    { sha256, size }: CachedFile,
    part: string,
    { accept, algorithms }: Pick<Bringing, 'accept' | 'algorithms'>,
  ): Promise<FileDigest> {
    const [digest] = await this.ports.hash([{ path: file, algorithms }], () => undefined);
    if (digest === undefined || !('sha256' in digest)) throw digest ?? new Error(`${file} was not hashed`);
    if (digest.sha256 !== sha256 || (size !== undefined && digest.bytes !== size))
      throw new SetupError('asset-digest-mismatch', `it holds ${digest.bytes} bytes with sha256 ${digest.sha256}`);
    await this.ports.placer.remove(`${part}.json`); // whose an unfinished download was that lay here
    await this.ports.placer.placeFile(file, part);
    await accept(digest);
    return digest;
  }

  get atOnce(): number {
    return this.settings.atOnce;
  }

  /** Nothing is saved: what would be kept for it alone need not be. */
  get isReadOnly(): boolean {
    return this.settings.mode !== 'write';
  }

  /** A file that was verified is to be saved under its digest, unless the cache has it. */
  keepBlob(asset: Asset, sha256: string, path: string, { isOurs = false } = {}): void {
    this.keep(asset, blobEntry(this.settings.prefix, asset, sha256), path, () => Promise.resolve(), isOurs);
  }

  /** What was seen of an asset that no sha256 pins. */
  keepSeen(asset: SeenAsset, { size, sha256 }: Remembered, to: string): void {
    const text = `${JSON.stringify({ size, sha256 })}\n`;
    this.keep(
      asset,
      seenEntry(this.settings.prefix, asset, this.ports.digestText),
      to,
      () => this.ports.placer.writeText(to, text),
      true,
    );
  }

  /** Small files as one entry, which `write` packs. */
  keepPack(asset: Asset, names: readonly string[], to: string, write: (to: string) => Promise<void>): void {
    this.keep(asset, packEntry(this.settings.prefix, names, this.ports.digestText), to, () => write(to), true);
  }

  private keep(asset: Asset, { name, of }: EntryName, to: string, write: Saving['write'], isOurs: boolean): void {
    if (this.isReadOnly) return;
    const known = this.asked.get(name);
    const entry: CacheEntry = known?.entry ?? { key: name, asset: asset.id, of, outcome: 'not asked' };
    if (known === undefined) this.entries.push(entry);
    this.savings.push({ entry, asset, name, generation: (known?.generation ?? 0) + 1, path: to, write, isOurs });
  }

  /** Saves what is to be saved, of assets that are right. That something was not saved is never more than a warning. */
  async saveAll(isRight: (asset: Asset) => boolean): Promise<void> {
    for (const { entry, asset, name, generation, path, write, isOurs } of this.savings.splice(0)) {
      try {
        if (this.settings.service.isDown || !isRight(asset)) continue;
        await write();
        this.ports.progress.say(`saving ${entry.asset} to the CI cache as ${generationKey(name, generation)}`);
        const { outcome, message } = await this.settings.service.save(name, generation, path);
        entry.saved = outcome;
        if (outcome === 'saved') entry.key = generationKey(name, generation);
        if (message !== undefined) entry.message = message;
        if (outcome === 'failed' || outcome === 'denied')
          this.notSaved(asset, name, outcome === 'denied' ? 'cache-denied' : 'cache-failed', message ?? outcome);
      } catch (error) {
        if (!(error instanceof SetupError) || endsTheRun(error)) throw error;
        entry.saved = 'failed';
        this.notSaved(asset, name, 'cache-failed', error.message);
      } finally {
        if (isOurs) await this.ports.placer.remove(path);
      }
    }
  }

  private notSaved(asset: Asset, name: string, code: Code, why: string): void {
    this.findings.push(finding(code, 'warning', asset.id, `CI cache, ${name} was not saved: ${why}`));
  }
}
