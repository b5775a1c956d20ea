import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { PinnedFile } from '../../src/demo/origin.js';

/** A cache with one repo in it, on disk. It begins as the canonical one. */
export interface CacheFolder {
  /** What `HF_HUB_CACHE` names. */
  root: string;
  /** The folder of the repo. */
  repo: string;
  commit: string;
  /** The files of the pinned snapshot. */
  files: Readonly<Record<string, PinnedFile>>;
}

export type Change = (cache: CacheFolder) => void;

/** A commit that the repo does not have. */
const invented = 'e6a30b0cf221a00a84c6e6bbd99e1cfb5b16b827';
const inventedAlone = 'f'.repeat(40);

const pinned = ({ repo, commit }: CacheFolder, ...path: string[]) => join(repo, 'snapshots', commit, ...path);
const blobName = ({ gitSha1, sha256 }: PinnedFile) => gitSha1 ?? sha256;
const blobOf = (cache: CacheFolder, file: string) => join(cache.repo, 'blobs', blobName(cache.files[file]!));

function write(path: string, data: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { recursive: true, force: true });
  writeFileSync(path, data);
}

function link(path: string, target: string): void {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path);
}

const remove = (path: string) => rmSync(path, { recursive: true });

const ref =
  (text: (commit: string) => string): Change =>
  (cache) =>
    write(join(cache.repo, 'refs', 'main'), text(cache.commit));

const blob =
  (file: string, change: (data: Buffer) => Buffer | string): Change =>
  (cache) =>
    write(blobOf(cache, file), change(readFileSync(blobOf(cache, file))));

/** Every link of the snapshot becomes the file that it leads to. */
const realFiles: Change = (cache) => {
  for (const name of Object.keys(cache.files)) write(pinned(cache, name), readFileSync(pinned(cache, name)));
};

const renameSnapshot = (cache: CacheFolder, name: string) =>
  renameSync(pinned(cache), join(cache.repo, 'snapshots', name));

/** A second revision, with a config.json of its own. */
const addRevision: Change = (cache) => {
  const other = join(cache.repo, 'snapshots', invented);
  cpSync(pinned(cache), other, { recursive: true, verbatimSymlinks: true });
  const text = '{"model_type": "clip", "architectures": []}';
  const blobId = createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');
  write(join(cache.repo, 'blobs', blobId), text);
  link(join(other, 'config.json'), `../../blobs/${blobId}`);
};

const flipped = (data: Buffer) => {
  const copy = Buffer.from(data);
  copy[copy.length >> 1]! ^= 1;
  return copy;
};
const half = (data: Buffer) => data.subarray(0, data.length >> 1);
const halfOfLines = (data: Buffer) => {
  const lines = data.toString().split('\n');
  return `${lines.slice(0, lines.length >> 1).join('\n')}\n`;
};
const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 961143\n';
const page = '<!DOCTYPE html><html><title>Sign in</title></html>';

/** Shapes that are right. */
export const cleanStates: Record<string, Change> = {
  canonical: () => undefined,
  'real files instead of links': (cache) => {
    realFiles(cache);
    remove(join(cache.repo, 'blobs'));
  },
  'two revisions that share blobs, refs of both': (cache) => {
    addRevision(cache);
    write(join(cache.repo, 'refs', 'refs', 'pr', '1'), invented);
    write(join(cache.repo, 'refs', 'v1.0'), cache.commit);
  },
  'what clients and operating systems leave': (cache) => {
    write(join(cache.root, 'version.txt'), '1');
    write(join(cache.root, 'CACHEDIR.TAG'), 'Signature: 8a477f597d28d172789f06886806bc55');
    write(join(cache.root, '.locks', 'models--openai--clip-vit-base-patch16', 'x.lock'), '');
    for (const folder of [cache.repo, join(cache.repo, 'snapshots'), pinned(cache)])
      write(join(folder, '.DS_Store'), 'x');
  },
  'refs/main is a link to another ref': (cache) => {
    write(join(cache.repo, 'refs', 'v1.0'), cache.commit);
    link(join(cache.repo, 'refs', 'main'), 'v1.0');
  },
  'a marker for a file that is not there': (cache) =>
    write(join(cache.repo, '.no_exist', cache.commit, 'added_tokens.json'), ''),
};

/** Shapes that something is to be told of, and what people did to have them. */
export const brokenStates: Record<string, Change> = {
  'snapshots/main, no refs': (cache) => {
    renameSnapshot(cache, 'main');
    remove(join(cache.repo, 'refs'));
  },
  'refs/main missing': (cache) => remove(join(cache.repo, 'refs')),
  'refs/main with a line end': ref((commit) => `${commit}\n`),
  'refs/main with CRLF': ref((commit) => `${commit}\r\n`),
  'refs/main in upper case': ref((commit) => commit.toUpperCase()),
  'refs/main short': ref((commit) => commit.slice(0, 7)),
  'refs/main empty': ref(() => ''),
  'refs/main with a byte order mark': ref((commit) => `\ufeff${commit}`),
  'refs/main in UTF-16, as PowerShell redirects': (cache) =>
    write(join(cache.repo, 'refs', 'main'), Buffer.from(`\ufeff${cache.commit}\r\n`, 'utf16le')),
  'refs/main names a branch': ref(() => 'main'),
  'refs/main is a folder': (cache) => {
    remove(join(cache.repo, 'refs', 'main'));
    mkdirSync(join(cache.repo, 'refs', 'main'));
  },
  'refs/main names a snapshot that is not there': ref(() => invented),
  'refs/main names another revision that is there': (cache) => {
    addRevision(cache);
    write(join(cache.repo, 'refs', 'main'), invented);
  },
  'another ref with a line end': (cache) => write(join(cache.repo, 'refs', 'v1.0'), `${cache.commit}\n`),
  'another ref to a snapshot that is not there': (cache) => write(join(cache.repo, 'refs', 'v1.0'), inventedAlone),

  'a file in place of refs/': (cache) => {
    remove(join(cache.repo, 'refs'));
    write(join(cache.repo, 'refs'), cache.commit);
  },

  'no snapshot, the ref is right': (cache) => remove(pinned(cache)),
  'an empty snapshot': (cache) => {
    remove(pinned(cache));
    mkdirSync(pinned(cache));
  },
  'an invented commit': (cache) => {
    renameSnapshot(cache, invented);
    write(join(cache.repo, 'refs', 'main'), invented);
  },
  'an invented commit of real files, blobs by sha256': (cache) => {
    realFiles(cache);
    for (const [name, file] of Object.entries(cache.files))
      renameSync(blobOf(cache, name), join(cache.repo, 'blobs', file.sha256));
    renameSnapshot(cache, invented);
    write(join(cache.repo, 'refs', 'main'), invented);
    write(join(cache.repo, '.cache'), '{"format": "1.0"}');
  },
  'snapshots/main beside the pinned snapshot': (cache) => link(join(cache.repo, 'snapshots', 'main'), cache.commit),
  'a stray file in snapshots/': (cache) => write(join(cache.repo, 'snapshots', 'vocab.json'), '{}'),
  'the snapshot is a link to another folder': (cache) => {
    renameSnapshot(cache, invented);
    link(pinned(cache), invented);
  },

  'vocab.json truncated': blob('vocab.json', half),
  'vocab.json empty': blob('vocab.json', () => ''),
  'vocab.json with one bit flipped': blob('vocab.json', flipped),
  'vocab.json is a Git LFS pointer': blob('vocab.json', () => pointer),
  'half of merges.txt': blob('merges.txt', halfOfLines),
  'merges.txt empty': blob('merges.txt', () => ''),
  'tokenizer.json truncated': blob('tokenizer.json', half),
  'tokenizer.json is a web page': blob('tokenizer.json', () => page),
  'tokenizer.json of other merges': blob('tokenizer.json', (data) => {
    const tokenizer = JSON.parse(data.toString()) as { model: { merges: unknown[] } };
    tokenizer.model.merges.length >>= 1;
    return JSON.stringify(tokenizer);
  }),
  'vocab.json and merges.txt in each other’s blob': (cache) => {
    const [vocab, merges] = ['vocab.json', 'merges.txt'].map((name) => readFileSync(blobOf(cache, name)));
    write(blobOf(cache, 'vocab.json'), merges!);
    write(blobOf(cache, 'merges.txt'), vocab!);
  },
  'vocab.json truncated in the shared store': (cache) => {
    const store = join(cache.root, 'blobs', 'ab', cache.files['vocab.json']!.sha256);
    write(store, half(readFileSync(blobOf(cache, 'vocab.json'))));
    link(blobOf(cache, 'vocab.json'), `../../blobs/ab/${cache.files['vocab.json']!.sha256}`);
  },
  'real files instead of links, half of merges.txt': (cache) => {
    realFiles(cache);
    remove(join(cache.repo, 'blobs'));
    write(pinned(cache, 'merges.txt'), halfOfLines(readFileSync(pinned(cache, 'merges.txt'))));
  },
  'real files instead of links, refs/main with a line end': (cache) => {
    realFiles(cache);
    remove(join(cache.repo, 'blobs'));
    write(join(cache.repo, 'refs', 'main'), `${cache.commit}\n`);
  },
  'tokenizer_config.json empty': blob('tokenizer_config.json', () => ''),
  'config.json empty': blob('config.json', () => ''),
  'special_tokens_map.json truncated': blob('special_tokens_map.json', half),
  'preprocessor_config.json with one bit flipped': blob('preprocessor_config.json', flipped),

  'vocab.json missing': (cache) => remove(pinned(cache, 'vocab.json')),
  'tokenizer.json missing': (cache) => remove(pinned(cache, 'tokenizer.json')),
  'only merges.txt missing': (cache) => remove(pinned(cache, 'merges.txt')),
  'config.json missing': (cache) => remove(pinned(cache, 'config.json')),
  'preprocessor_config.json missing': (cache) => remove(pinned(cache, 'preprocessor_config.json')),
  'a folder in place of vocab.json': (cache) => {
    remove(pinned(cache, 'vocab.json'));
    mkdirSync(pinned(cache, 'vocab.json'));
  },
  'the blob of vocab.json gone': (cache) => remove(blobOf(cache, 'vocab.json')),
  'the blob of tokenizer.json gone': (cache) => remove(blobOf(cache, 'tokenizer.json')),
  'the shared blob of vocab.json gone': (cache) =>
    link(blobOf(cache, 'vocab.json'), `../../blobs/ab/${'ab'.repeat(32)}`),
  'all blobs gone': (cache) => remove(join(cache.repo, 'blobs')),
  'a dangling link of a file that is not pinned': (cache) =>
    link(pinned(cache, 'pytorch_model.bin'), '../../blobs/none'),
  'links as text files, as zip and Git leave them': (cache) => {
    for (const [name, file] of Object.entries(cache.files)) write(pinned(cache, name), `../../blobs/${blobName(file)}`);
  },

  'a link out of the cache': (cache) => {
    const outside = join(dirname(cache.root), 'outside', 'vocab.json');
    write(outside, readFileSync(blobOf(cache, 'vocab.json')));
    link(pinned(cache, 'vocab.json'), outside);
  },
  'an absolute link inside the cache': (cache) =>
    link(pinned(cache, 'vocab.json'), realpathSync(blobOf(cache, 'vocab.json'))),
  'blobs named by sha256': (cache) => {
    for (const [name, file] of Object.entries(cache.files)) {
      renameSync(blobOf(cache, name), join(cache.repo, 'blobs', file.sha256));
      link(pinned(cache, name), `../../blobs/${file.sha256}`);
    }
  },
  'real files beside their blobs': realFiles,

  'a .no_exist marker for vocab.json': (cache) => write(join(cache.repo, '.no_exist', cache.commit, 'vocab.json'), ''),
  'a .no_exist marker for tokenizer_config.json': (cache) =>
    write(join(cache.repo, '.no_exist', cache.commit, 'tokenizer_config.json'), ''),
  'a tree listing that names a file which was not fetched': (cache) => {
    const entries = Object.entries(cache.files).map(([name, { size, gitSha1 }]) => [name, { size, blob_id: gitSha1 }]);
    const more = [
      'pytorch_model.bin',
      { size: 598641023, blob_id: 'b'.repeat(40), lfs_sha256: 'c'.repeat(64), lfs_size: 598641023 },
    ];
    const listing = { format_version: 1, files: Object.fromEntries([...entries, more]) as object };
    write(join(cache.repo, 'trees', `${cache.commit}.json`), JSON.stringify(listing));
  },
  'an unfinished download': (cache) => write(`${blobOf(cache, 'vocab.json')}.1f.incomplete`, 'x'),
  'a lock and a .cache file of a copy': (cache) => {
    write(`${blobOf(cache, 'vocab.json')}.lock`, '');
    write(join(cache.repo, '.cache'), '{"format": "1.0"}');
  },
  'files of a cache before transformers 4.22': (cache) => {
    const name = join(cache.root, `${'a'.repeat(64)}.${'b'.repeat(64)}`);
    write(name, 'x');
    write(`${name}.json`, '{}');
  },
};

/** Copies a cache, links as they are, and changes the copy. */
export function buildState(from: CacheFolder, root: string, change: Change): CacheFolder {
  cpSync(from.root, root, { recursive: true, verbatimSymlinks: true });
  const repo = readdirSync(root).find((name) => name.startsWith('models--'))!;
  const cache = { ...from, root, repo: join(root, repo) };
  change(cache);
  return cache;
}
