import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { sniff } from '../../src/core/content.js';
import {
  type ExpectedSnapshot,
  type FileDigest,
  type HubEntry,
  mayBePointer,
  mostOfPointer,
} from '../../src/core/hub/layout.js';

/** Every state of a Hub cache that the rules know, as trees, and what an adapter would tell of such a tree. */

/** What lies at a path: its text, a link, a folder, something else, or a file that cannot be read. */
export type Node =
  string | { link: string } | { folder: true; unreadable?: string } | { other: true } | { unreadable: string };
export type Tree = Record<string, Node>;

const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex');
export const gitId = (text: string) => hash('sha1', `blob ${text.length}\0${text}`);
export const sha256 = (text: string) => hash('sha256', text);

export const commit = '57c216476eefef5ab752ec549e440a49ae4ae5f3';
export const other = 'e6a30b0cf221a00a84c6e6bbd99e1cfb5b16b827';
export const repo = 'models--openai--clip';
export const at = `${repo}/snapshots/${commit}`;
export const vocab = '{"dirt</w>":11795,"get</w>":779}';
export const merges = '#version: 0.2\ng et</w>\n';
export const nested = 'weights of a nested file';

const plain = (text: string) => ({ size: text.length, sha256: sha256(text), gitSha1: gitId(text) });
export const snapshot: ExpectedSnapshot = {
  repo: 'openai/clip',
  repoType: 'model',
  commit,
  files: {
    'vocab.json': plain(vocab),
    'merges.txt': plain(merges),
    'onnx/model.bin': { size: nested.length, sha256: sha256(nested) },
  },
};
export const blob = { vocab: gitId(vocab), merges: gitId(merges), nested: sha256(nested) };

/** As the Hub client writes it. */
export const canonical: Tree = {
  [repo]: { folder: true },
  [`${repo}/refs/main`]: commit,
  [`${repo}/blobs/${blob.vocab}`]: vocab,
  [`${repo}/blobs/${blob.merges}`]: merges,
  [`${repo}/blobs/${blob.nested}`]: nested,
  [`${at}/vocab.json`]: { link: `../../blobs/${blob.vocab}` },
  [`${at}/merges.txt`]: { link: `../../blobs/${blob.merges}` },
  [`${at}/onnx/model.bin`]: { link: `../../../blobs/${blob.nested}` },
};
export const realFiles: Tree = {
  [`${repo}/refs/main`]: commit,
  [`${at}/vocab.json`]: vocab,
  [`${at}/merges.txt`]: merges,
  [`${at}/onnx/model.bin`]: nested,
};

export function without(tree: Tree, part: string): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([path]) => !path.includes(part)));
}

/** The listing and the digests that an adapter would give of a tree below `/cache`, beside which nothing can be seen. */
export function observe(tree: Tree): { entries: HubEntry[]; digests: Map<string, FileDigest> } {
  const folders = new Set(
    Object.keys(tree).flatMap((path) => path.split('/').map((_, i, all) => all.slice(0, i).join('/'))),
  );
  const resolve = (path: string): NonNullable<HubEntry['resolved']> | undefined => {
    const inside = path.startsWith('/cache/');
    if (!inside) return path.includes('gone') ? undefined : { path, inside, kind: 'file', size: 3 };
    const relative = path.slice('/cache/'.length);
    const node = tree[relative];
    if (typeof node === 'object' && 'link' in node) return resolve(posix.resolve(posix.dirname(path), node.link));
    if (typeof node === 'string') return { path: relative, inside, kind: 'file', size: node.length };
    if (folders.has(relative)) return { path: relative, inside, kind: 'directory', size: 0 };
    if (node === undefined) return undefined;
    return { path: relative, inside, kind: 'unreadable' in node ? 'file' : 'other', size: vocab.length };
  };
  const entries = [...folders]
    .filter((path) => path !== '' && tree[path] === undefined)
    .map((path): HubEntry => ({ path, kind: 'directory' }));
  const digests = new Map<string, FileDigest>();
  for (const [path, node] of Object.entries(tree)) {
    if (typeof node === 'string') {
      const isText = path.includes('/refs/') || (node.length <= mostOfPointer && mayBePointer(node));
      entries.push({ path, kind: 'file', size: node.length, ...(isText ? { text: node } : {}) });
      digests.set(path, {
        bytes: node.length,
        sha256: sha256(node),
        gitSha1: gitId(node),
        content: sniff(new TextEncoder().encode(node)),
      });
    } else if ('link' in node) {
      const resolved = resolve(posix.resolve('/cache', posix.dirname(path), node.link));
      const end = resolved?.inside && path.includes('/refs/') ? tree[resolved.path] : undefined;
      entries.push({
        path,
        kind: 'link',
        target: node.link,
        ...(resolved === undefined ? {} : { resolved }),
        ...(typeof end === 'string' ? { text: end } : {}),
      });
    } else if ('folder' in node)
      entries.push({ path, kind: 'directory', ...(node.unreadable && { unreadable: node.unreadable }) });
    else if ('other' in node) entries.push({ path, kind: 'other' });
    else
      entries.push({
        path,
        kind: path.endsWith('/') ? 'directory' : 'file',
        size: vocab.length,
        unreadable: node.unreadable,
      });
  }
  return { entries, digests };
}

export const shared: Tree = {
  ...canonical,
  'blobs/.huggingface-shared-blobs': '1\n',
  'blobs/ab/abcdef': nested,
  'blobs/ab/abcdef.refs': repo,
  'blobs/ab/abcdef.lock': '',
  [`${repo}/blobs/${blob.nested}`]: { link: '../../blobs/ab/abcdef' },
};
export const clean: Record<string, Tree> = {
  'as the Hub client writes it, with a nested file': canonical,
  'real files, where links cannot be made': realFiles,
  'the blob store that hub 2.x shares between repos': shared,
  'several revisions that share blobs': {
    ...canonical,
    [`${repo}/snapshots/${other}/vocab.json`]: { link: `../../blobs/${blob.vocab}` },
    [`${repo}/snapshots/${other}/README.md`]: { link: `../../blobs/${gitId('new')}` },
    [`${repo}/blobs/${gitId('new')}`]: 'new',
    [`${repo}/refs/refs/pr/1`]: other,
    [`${repo}/refs/v1.0`]: commit,
  },
  'more files of the same snapshot': { ...canonical, [`${at}/poetry.lock`]: 'a lock of the repo itself' },
  'what clients and operating systems leave': {
    ...canonical,
    'version.txt': '1',
    'CACHEDIR.TAG': 'Signature',
    [`.locks/${repo}/x.lock`]: '',
    [`${repo}/.locks/x.lock`]: '',
    [`${repo}/.DS_Store`]: 'x',
    [`${repo}/refs/.DS_Store`]: 'x',
    [`${repo}/snapshots/.DS_Store`]: 'x',
    [`${at}/Thumbs.db`]: 'x',
  },
  'a marker for a file that is not there': { ...canonical, [`${repo}/.no_exist/${commit}/added_tokens.json`]: '' },
  'another repo in whatever state': {
    ...canonical,
    'models--a--b/refs/main': 'junk',
    'models--a--b/x.incomplete': '',
  },
};

export const mainRef = `${repo}/refs/main`;
export const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 598641023\n';
export const foreign = (name: string): Tree =>
  Object.fromEntries(Object.entries(canonical).map(([path, node]) => [path.replace(commit, name), node]));
const legacy = `${'a'.repeat(64)}.${'b'.repeat(64)}`;

export const states: Record<string, [Tree, string[]]> = {
  'an empty cache': [{}, ['error hub-snapshot-missing']],
  'only another repo': [{ 'models--a--b/refs/main': other }, ['error hub-snapshot-missing']],

  'no refs/main': [without(canonical, 'refs/'), ['error hub-ref-missing']],
  'a ref with a line end': [{ ...canonical, [mainRef]: `${commit}\n` }, ['error hub-ref-invalid']],
  'a ref with CRLF': [{ ...canonical, [mainRef]: `${commit}\r\n` }, ['error hub-ref-invalid']],
  'a ref with a byte order mark': [
    { ...canonical, [mainRef]: `\u00ef\u00bb\u00bf${commit}` },
    ['error hub-ref-invalid'],
  ],
  'a ref in upper case': [{ ...canonical, [mainRef]: commit.toUpperCase() }, ['error hub-ref-invalid']],
  'a short ref': [{ ...canonical, [mainRef]: commit.slice(0, 7) }, ['error hub-ref-invalid']],
  'a ref with the name of a branch': [{ ...canonical, [mainRef]: 'main' }, ['error hub-ref-invalid']],
  'an empty ref': [{ ...canonical, [mainRef]: '' }, ['error hub-ref-invalid']],
  'a ref that is a folder': [
    { ...without(canonical, 'refs/'), [mainRef]: { folder: true } },
    ['error hub-ref-invalid'],
  ],
  'a ref that is a folder with files': [
    { ...without(canonical, 'refs/'), [`${mainRef}/x`]: commit },
    ['error hub-ref-invalid'],
  ],
  'a ref to a snapshot that is not there': [{ ...canonical, [mainRef]: other }, ['error hub-ref-dangling']],
  'a ref to another snapshot': [
    { ...canonical, [mainRef]: other, [`${repo}/snapshots/${other}/vocab.json`]: 'new' },
    ['warning hub-ref-other'],
  ],
  'a ref that is a link to another': [{ ...canonical, [mainRef]: { link: 'v1' }, [`${repo}/refs/v1`]: commit }, []],
  'a file in place of refs': [{ ...without(canonical, 'refs/'), [`${repo}/refs`]: commit }, ['error hub-ref-missing']],
  'a ref that is a dangling link': [{ ...canonical, [mainRef]: { link: 'gone' } }, ['error hub-link-dangling']],
  'a ref that cannot be read': [
    { ...canonical, [mainRef]: { unreadable: '-rw------- root' } },
    ['error hub-permission'],
  ],
  'another ref in a bad state': [
    { ...canonical, [`${repo}/refs/v1`]: `${commit}\n`, [`${repo}/refs/refs/pr/1`]: other },
    ['warning hub-ref-invalid', 'warning hub-ref-dangling'],
  ],

  'no pinned snapshot, and the ref is right': [without(canonical, 'snapshots'), ['error hub-snapshot-missing']],
  'an empty pinned snapshot': [
    { ...without(canonical, 'snapshots'), [at]: { folder: true } },
    ['error hub-snapshot-missing'],
  ],
  'only a newer revision': [
    { [mainRef]: other, [`${repo}/snapshots/${other}/vocab.json`]: 'new' },
    ['error hub-snapshot-missing', 'warning hub-ref-other'],
  ],
  'snapshots/main and nothing else': [
    without(foreign('main'), 'refs/'),
    ['error hub-snapshot-missing', 'error hub-ref-missing', 'error hub-snapshot-name'],
  ],
  'snapshots/main beside the pinned one': [{ ...canonical, ...foreign('main') }, ['warning hub-snapshot-name']],
  'a link snapshots/main to the pinned one': [
    { ...canonical, [`${repo}/snapshots/main`]: { link: commit } },
    ['warning hub-snapshot-name'],
  ],
  'a file in snapshots/': [{ ...canonical, [`${repo}/snapshots/vocab.json`]: vocab }, ['warning hub-snapshot-name']],
  'an invented commit': [
    { ...foreign(other), [mainRef]: other },
    ['error hub-snapshot-missing', 'warning hub-ref-other', 'warning hub-snapshot-name'],
  ],
  'an invented commit of real files beside the pinned one': [
    { ...canonical, [`${repo}/snapshots/${other}/vocab.json`]: vocab },
    ['warning hub-snapshot-name'],
  ],
  'a revision with files of the user’s by names that clients use elsewhere': [
    {
      ...canonical,
      [mainRef]: other,
      [`${repo}/snapshots/${other}/vocab.json`]: vocab,
      [`${repo}/snapshots/${other}/version.txt`]: 'mine',
      [`${repo}/snapshots/${other}/.locks/notes.txt`]: 'mine too',
    },
    ['warning hub-ref-other'],
  ],
  'a revision of the user’s with a file that is gone': [
    {
      ...without(canonical, 'snapshots'),
      [mainRef]: other,
      [`${repo}/snapshots/${other}/vocab.json`]: vocab,
      [`${repo}/snapshots/${other}/model.bin`]: { link: `../../blobs/${'d'.repeat(64)}` },
    },
    ['error hub-snapshot-missing', 'warning hub-ref-other', 'warning hub-link-dangling'],
  ],
  'a revision with the same bytes, by the same blobs': [
    { ...canonical, ...foreign(other) },
    ['note hub-snapshot-name'],
  ],
  'another revision with sizes as pinned and other bytes': [
    { ...canonical, [`${repo}/snapshots/${other}/vocab.json`]: vocab.replace('dirt', 'wood') },
    [],
  ],
  'the cache of a real project: invented commit, real files, blobs by sha256, a stray file': [
    {
      [mainRef]: other,
      [`${repo}/.cache`]: '{"format": "1.0"}',
      [`${repo}/blobs/${sha256(vocab)}`]: vocab,
      [`${repo}/blobs/${sha256(merges)}`]: merges,
      [`${repo}/snapshots/${other}/vocab.json`]: vocab,
      [`${repo}/snapshots/${other}/merges.txt`]: merges,
    },
    [
      'error hub-snapshot-missing',
      'warning hub-ref-other',
      'warning hub-snapshot-name',
      'warning hub-layout-noncanonical',
      'note hub-stale-artifacts',
    ],
  ],

  'a missing file': [without(canonical, 'merges.txt'), ['error hub-file-missing']],
  'a folder in place of a file': [
    { ...without(canonical, 'merges.txt'), [`${at}/merges.txt`]: { folder: true } },
    ['error hub-file-missing'],
  ],
  'a socket in place of a file': [{ ...canonical, [`${at}/merges.txt`]: { other: true } }, ['error hub-file-missing']],
  'a link to a folder': [{ ...canonical, [`${at}/merges.txt`]: { link: '../../blobs' } }, ['error hub-file-missing']],
  'a link to a blob that is gone': [without(canonical, `blobs/${blob.vocab}`), ['error hub-link-dangling']],
  'a blob of the shared store that is gone': [
    { ...canonical, [`${repo}/blobs/${blob.nested}`]: { link: '../../blobs/ab/abcdef' } },
    ['error hub-link-dangling'],
  ],
  'a dangling link of a file that is not pinned': [
    { ...canonical, [`${at}/pytorch_model.bin`]: { link: '../../blobs/none' } },
    ['warning hub-link-dangling'],
  ],
  'a link out of the cache': [
    { ...canonical, [`${at}/vocab.json`]: { link: '/mnt/vocab.json' } },
    ['error hub-link-escapes'],
  ],
  'a relative link out of the cache': [
    { ...canonical, [`${at}/vocab.json`]: { link: '../../../../x/vocab.json' } },
    ['error hub-link-escapes'],
  ],
  'a chain of links out of the cache': [
    { ...canonical, [`${repo}/blobs/${blob.vocab}`]: { link: '/mnt/vocab.json' } },
    ['error hub-link-escapes'],
  ],
  'an unpinned file that links out of the cache': [
    { ...canonical, [`${at}/pytorch_model.bin`]: { link: '/mnt/model.bin' } },
    ['warning hub-link-escapes'],
  ],
  'a repo folder that is a link out of the cache': [{ [repo]: { link: '/mnt/clip' } }, ['error hub-link-escapes']],
  'a snapshot folder that is a link to nothing': [
    { ...without(canonical, 'snapshots'), [at]: { link: '../gone' } },
    ['error hub-link-dangling'],
  ],
  'a snapshot folder that is a link inside the cache': [
    { ...foreign(other), [mainRef]: commit, [at]: { link: other } },
    ['note hub-snapshot-name', 'warning hub-layout-noncanonical'],
  ],

  'two blobs with each other’s bytes': [
    { ...canonical, [`${repo}/blobs/${blob.vocab}`]: merges, [`${repo}/blobs/${blob.merges}`]: vocab },
    ['error hub-content-mismatch', 'error hub-content-mismatch'],
  ],
  'two files with each other’s bytes': [
    { ...realFiles, [`${at}/vocab.json`]: merges, [`${at}/merges.txt`]: vocab },
    ['error hub-content-mismatch', 'error hub-content-mismatch'],
  ],
  'a blob that is a link to the same by its sha256, and no file': [
    {
      ...without(canonical, 'vocab'),
      [`${repo}/blobs/${blob.vocab}`]: { link: sha256(vocab) },
      [`${repo}/blobs/${sha256(vocab)}`]: vocab,
    },
    ['error hub-file-missing'],
  ],
  'wrong bytes that another revision needs too': [
    {
      ...canonical,
      [`${repo}/blobs/${blob.vocab}`]: 'half',
      [`${repo}/snapshots/${other}/vocab.json`]: { link: `../../blobs/${blob.vocab}` },
      [`${repo}/snapshots/${other}/README.md`]: 'mine',
    },
    ['error hub-content-mismatch'],
  ],
  'a truncated blob': [
    { ...canonical, [`${repo}/blobs/${blob.vocab}`]: vocab.slice(0, 9) },
    ['error hub-content-mismatch'],
  ],
  'a bit-flipped blob': [
    { ...canonical, [`${repo}/blobs/${blob.vocab}`]: `[${vocab.slice(1)}` },
    ['error hub-content-mismatch'],
  ],
  'a file of its own with wrong bytes': [
    { ...realFiles, [`${at}/vocab.json`]: `${vocab}\n` },
    ['error hub-content-mismatch'],
  ],

  'blobs by sha256 where the git id is expected': [
    {
      ...without(canonical, 'blobs/'),
      [`${repo}/blobs/${blob.nested}`]: nested,
      [`${repo}/blobs/${sha256(vocab)}`]: vocab,
      [`${repo}/blobs/${sha256(merges)}`]: merges,
      [`${at}/vocab.json`]: { link: `../../blobs/${sha256(vocab)}` },
      [`${at}/merges.txt`]: { link: `../../blobs/${sha256(merges)}` },
    },
    ['warning hub-layout-noncanonical'],
  ],
  'a real file while blobs/ holds a copy': [
    { ...canonical, [`${at}/vocab.json`]: vocab },
    ['warning hub-layout-noncanonical'],
  ],
  'an absolute link that stays inside': [
    { ...canonical, [`${at}/vocab.json`]: { link: `/cache/${repo}/blobs/${blob.vocab}` } },
    ['warning hub-layout-noncanonical'],
  ],
  'a link to a blob of another name': [
    { ...canonical, [`${repo}/blobs/vocab`]: vocab, [`${at}/vocab.json`]: { link: '../../blobs/vocab' } },
    ['warning hub-layout-noncanonical'],
  ],

  'unfinished downloads': [
    { ...canonical, [`${repo}/blobs/${blob.vocab}.1f.incomplete`]: 'x' },
    ['warning hub-stale-artifacts'],
  ],
  'a lock outside of .locks': [
    { ...canonical, [`${repo}/blobs/${blob.vocab}.lock`]: '' },
    ['note hub-stale-artifacts'],
  ],
  'a .cache file of a copy': [{ ...canonical, [`${repo}/.cache`]: '{}' }, ['note hub-stale-artifacts']],
  'a legacy cache in the root': [
    { ...canonical, [legacy]: 'x', [`${legacy}.json`]: '{}', [`${legacy}.lock`]: '' },
    ['note hub-legacy-cache'],
  ],
  'a marker that hides a pinned file': [
    { ...canonical, [`${repo}/.no_exist/${commit}/onnx/model.bin`]: '' },
    ['error hub-noexist-shadow'],
  ],
  'a marker that hides another file': [
    { ...canonical, [`${at}/README.md`]: 'x', [`${repo}/.no_exist/${commit}/README.md`]: '' },
    ['warning hub-noexist-shadow'],
  ],
  'a blob that cannot be read': [
    { ...canonical, [`${repo}/blobs/${blob.vocab}`]: { unreadable: '-rw------- root' } },
    ['error hub-permission'],
  ],
  'a blob that cannot be read and is not pinned': [
    { ...canonical, [`${repo}/blobs/other`]: { unreadable: '-rw------- root' } },
    ['warning hub-permission'],
  ],
};
