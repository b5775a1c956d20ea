/** What the bytes of a file are, told from its beginning and never from its name. */
export type ContentKind =
  | 'empty'
  | 'zeros'
  | 'html'
  | 'xml'
  | 'lfs-pointer'
  | 'zip'
  | 'pickle'
  | 'safetensors'
  | 'gzip'
  | 'zstd'
  | '7z'
  | 'tar'
  | 'hdf5'
  | 'npy'
  | 'gguf'
  | 'png'
  | 'json'
  | 'text'
  | 'binary';

/** How many bytes from the start `sniff` wants to see; fewer are fine when the file is shorter. */
export const sniffBytes = 512;

/** Content that is never an asset, whatever the manifest says: what servers and checkouts put in place of a file. */
export const neverAnAsset: Partial<Record<ContentKind, string>> = {
  empty: 'nothing: the file is empty',
  zeros: 'only zero bytes',
  html: 'an HTML page (a sign-in, quota or error page in place of the file)',
  xml: 'an XML error document of a storage service',
  'lfs-pointer': 'a Git LFS pointer, not the file that it points to (run `git lfs pull`)',
};

const magics: [ContentKind, number, number[]][] = [
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['gzip', 0, [0x1f, 0x8b]],
  ['zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['hdf5', 0, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['npy', 0, [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
  ['gguf', 0, [0x47, 0x47, 0x55, 0x46]],
  ['png', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['tar', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
];

/**
 * The kind of content that begins with these bytes (the first `sniffBytes` of the file, or all of it). `zeros` is said
 * of the bytes given; whoever reads the rest must see that they are zero too.
 */
export function sniff(head: Uint8Array): ContentKind {
  if (head.length === 0) return 'empty';
  for (const [kind, offset, magic] of magics) {
    if (magic.every((byte, i) => head[offset + i] === byte)) return kind;
  }
  // safetensors: a little-endian u64 with the length of the JSON header, then '{"'. Four zeros are no opcodes of a pickle.
  const isSafetensors = head[8] === 0x7b && head[6] === 0 && head[7] === 0;
  if (isSafetensors && head[4] === 0 && head[5] === 0) return 'safetensors';
  // Protocol 2 and later begin with PROTO (0x80) and the protocol's number.
  if (head[0] === 0x80 && head[1] !== undefined && head[1] >= 2 && head[1] <= 5) return 'pickle';
  if (head.every((byte) => byte === 0)) return 'zeros';
  if (isSafetensors) return 'safetensors';

  const start = String.fromCharCode(...head.subarray(0, 256));
  if (start.startsWith('version https://git-lfs.github.com/spec/')) return 'lfs-pointer';
  const words = start
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .replace(/^(\s*<!--[^>]*-->)+/, '')
    .trimStart()
    .toLowerCase();
  if (
    /^(<!doctype html|<(html|head|body|title|meta|script)[\s/>])/.test(words) ||
    /^(<\?xml[^>]*>\s*)?<!doctype html/.test(words)
  )
    return 'html';
  if (/^<(\?xml|error[\s>])/.test(words)) return 'xml';
  const isText = head.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13);
  if (isText && /^[{[]/.test(words)) return 'json';
  return isText ? 'text' : 'binary';
}
