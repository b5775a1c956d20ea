import { closeSync, existsSync, openSync, readSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type ContentKind, neverAnAsset, sniff, sniffBytes } from '../../src/core/content.js';
import { testIf } from '../helpers/skip.js';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const bom = '\u00ef\u00bb\u00bf';
const tar = Buffer.concat([Buffer.from('name'), Buffer.alloc(253), Buffer.from('ustar\0')]);
const safetensors = (header: string) => {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, Buffer.from(header)]);
};

const cases: [string, ContentKind, Uint8Array][] = [
  ['nothing', 'empty', Buffer.alloc(0)],
  ['one zero', 'zeros', Buffer.alloc(1)],
  ['zeros', 'zeros', Buffer.alloc(sniffBytes)],
  ['zeros, then something', 'binary', Buffer.concat([Buffer.alloc(511), Buffer.from([1])])],
  ['a page', 'html', latin1('<!DOCTYPE html><html><head>')],
  ['a page in lower case', 'html', latin1('<!doctype HTML PUBLIC "-//W3C//DTD">')],
  ['a page without a doctype', 'html', latin1('<html lang="en">')],
  ['a page that begins with its head', 'html', latin1('<HEAD><TITLE>')],
  ['a page that begins with its body', 'html', latin1('<body>Quota exceeded')],
  ['a page that begins with its title', 'html', latin1('<title>Sign in')],
  ['a page behind blank lines', 'html', latin1('\r\n\n  \t<!DOCTYPE html>')],
  ['a page with a byte order mark', 'html', latin1(`${bom}<!DOCTYPE html>`)],
  ['a page with a byte order mark and blanks', 'html', latin1(`${bom} \n<html>`)],
  ['XHTML', 'html', latin1('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML">')],
  ['an error of S3', 'xml', latin1('<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code>')],
  ['an error of Azure', 'xml', latin1(`${bom}<?xml version="1.0"?><Error><Code>BlobNotFound</Code>`)],
  ['a page behind a comment', 'html', latin1('<!-- sign-in -->\n<!-- 2 --><html>')],
  ['a page of nothing but a script', 'html', latin1('<script>location = "/login"</script>')],
  ['an error with a namespace', 'xml', latin1('<Error xmlns="http://s3.example/doc/">')],
  ['text behind a comment', 'text', latin1('<!-- a -->\n# Title')],
  ['an error without a declaration', 'xml', latin1('<Error><Code>NoSuchKey</Code>')],
  ['a pointer', 'lfs-pointer', latin1('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n')],
  ['a zip', 'zip', latin1('PK\x03\x04\0\0\x08\x08')],
  ['an empty zip', 'zip', latin1(`PK\x05\x06${'\0'.repeat(18)}`)],
  ['a pickle of protocol 2', 'pickle', latin1('\x80\x02}q\0.')],
  ['a pickle of protocol 5', 'pickle', latin1('\x80\x05\x95')],
  ['a pickle of no known protocol', 'binary', latin1('\x80\x06abcdefghij')],
  ['safetensors', 'safetensors', safetensors('{"weight":{"dtype":"F32"}}')],
  ['gzip', 'gzip', latin1('\x1f\x8b\x08\0')],
  ['zstd', 'zstd', latin1('\x28\xb5\x2f\xfd\x04')],
  ['7z', '7z', latin1('7z\xbc\xaf\x27\x1c\0\x04')],
  ['tar', 'tar', tar],
  ['hdf5', 'hdf5', latin1('\x89HDF\r\n\x1a\n\0')],
  ['npy', 'npy', latin1('\x93NUMPY\x01\0v\0')],
  ['gguf', 'gguf', latin1('GGUF\x03\0\0\0')],
  ['png', 'png', latin1('\x89PNG\r\n\x1a\n')],
  ['a json object', 'json', latin1('{"dirt</w>": 11795}')],
  ['a json array', 'json', latin1('\n [1, 2]')],
  ['text', 'text', latin1('#version: 0.2\ni n\n')],
  ['text that mentions html later', 'text', latin1('see <html> below')],
  ['text in UTF-8', 'text', Buffer.from('größe 東京')],
  ['text that only begins like a magic', 'text', latin1('PK')],
  ['bytes', 'binary', latin1('\x01\x02\x03abc')],
];

test.each(cases)('%s is %s', (_, kind, head) => expect(sniff(head)).toBe(kind));

test('what is never an asset has words, and a file of any other kind may be one', () => {
  expect(Object.keys(neverAnAsset).sort()).toEqual(['empty', 'html', 'lfs-pointer', 'xml', 'zeros']);
  for (const words of Object.values(neverAnAsset)) expect(words).toMatch(/\w{3}/);
});

const folder = join(process.env['STEVE1_TEST_DATA'] ?? join(process.cwd(), '..', 'shared', 'data'), 'torch-files');
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => /\.(pt|pth|model|pkl|weights)$/.test(name))
  : [];

describe('files that torch itself has written', () => {
  testIf(files.length > 0, 'no folder torch-files; see STEVE1_TEST_DATA')('each is a zip or a pickle', () => {
    const kinds = files.map((name): [string, ContentKind] => {
      const head = Buffer.alloc(sniffBytes);
      const fd = openSync(join(folder, name), 'r');
      const count = readSync(fd, head);
      closeSync(fd);
      return [name, sniff(head.subarray(0, count))];
    });
    // The names say how each was saved.
    const expected = kinds.map(([name]) => {
      const isPickle = /legacy|\.(model|pkl)$/.test(name);
      return [name, isPickle ? 'pickle' : 'zip'];
    });
    expect(kinds).toEqual(expected);
    expect(new Set(kinds.map(([, kind]) => kind))).toEqual(new Set(['zip', 'pickle']));
  });
});
