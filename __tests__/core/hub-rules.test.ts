import { describe, expect, test } from '@jest/globals';
import type { HubEntry } from '../../src/core/hub/layout.js';
import { checkSnapshot, filesToHash } from '../../src/core/hub/rules.js';
import {
  type Tree,
  at,
  blob,
  canonical,
  clean,
  foreign,
  observe,
  other,
  pointer,
  repo,
  sha256,
  shared,
  snapshot,
  states,
  vocab,
  without,
} from '../helpers/hub-states.js';

function check(tree: Tree) {
  const { entries, digests } = observe(tree);
  const wanted = new Set(filesToHash(entries, snapshot));
  // Only what was asked for is known.
  return checkSnapshot(entries, snapshot, new Map([...digests].filter(([path]) => wanted.has(path))));
}

const told = (tree: Tree) => check(tree).findings.map(({ code, severity }) => `${severity} ${code}`);

describe('a clean cache', () => {
  test.each(Object.entries(clean))('%s', (_, tree) => {
    const { findings, files } = check(tree);
    expect(findings).toEqual([]);
    expect(files.map(({ path, ok }) => [path, ok])).toEqual(Object.keys(snapshot.files).map((path) => [path, true]));
  });

  test('is hashed once a blob, at the end of its links', () => {
    expect(filesToHash(observe(shared).entries, snapshot)).toEqual([
      `${repo}/blobs/${blob.vocab}`,
      `${repo}/blobs/${blob.merges}`,
      'blobs/ab/abcdef',
    ]);
    expect(check(shared).files[2]).toEqual({
      path: 'onnx/model.bin',
      entry: `${at}/onnx/model.bin`,
      realPath: 'blobs/ab/abcdef',
      ok: true,
    });
  });
});

test.each([
  ['another size', `${vocab} `],
  ['the same size', vocab.replace('dirt', 'wood')],
])(
  'a copy of the pinned snapshot under refs/main in which one file is damaged, of %s, is told with the file',
  (_, text) => {
    const tree = {
      ...canonical,
      ...foreign(other),
      [`${repo}/refs/main`]: other,
      [`${repo}/snapshots/${other}/vocab.json`]: text,
    };
    expect(check(tree).findings.map(({ message }) => message)).toContain(
      `${repo}/refs/main names the snapshot ${other}, not the pinned one; 2 of its files are the pinned ones, not so vocab.json`,
    );
  },
);

describe('every state', () => {
  test.each(Object.entries(states))('%s', (_, [tree, expected]) => {
    expect(told(tree).sort()).toEqual([...expected].sort());
  });

  test.each(Object.entries(states))('%s: a finding has a subject, a full message and a remedy', (_, [tree]) => {
    for (const { subject, message, remedy } of check(tree).findings) {
      expect(subject).not.toBe('');
      expect(message).not.toMatch(/undefined|\[object/);
      expect(remedy).not.toBe('');
    }
  });
});

describe('wrong content', () => {
  const wrong: [string, string][] = [
    ['empty', ''],
    ['truncated', vocab.slice(0, 9)],
    ['lfs-pointer', pointer],
    ['html', '<!DOCTYPE html><html><title>Sign in</title></html>'],
    ['xml', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
    ['other', '\0'.repeat(vocab.length)],
    ['other', `${vocab}\n`],
    ['other', `[${vocab.slice(1)}`],
  ];

  test.each(wrong)('%s', (reason, text) => {
    const { findings, files } = check({ ...canonical, [`${repo}/blobs/${blob.vocab}`]: text });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      code: 'hub-content-mismatch',
      severity: 'error',
      subject: `${at}/vocab.json`,
      expected: `${vocab.length} bytes, sha256 ${sha256(vocab)}`,
      actual: `${text.length} bytes, sha256 ${sha256(text)}`,
    });
    expect(findings[0]!.message).toContain(`vocab.json is wrong (${reason})`);
    expect(findings[0]!.message).toContain(`blobs/${blob.vocab}`);
    expect(files.filter(({ ok }) => !ok).map(({ path }) => path)).toEqual(['vocab.json']);
  });

  test('is told by the size where there is no digest', () => {
    const { entries } = observe({ ...canonical, [`${repo}/blobs/${blob.vocab}`]: 'short' });
    const messages = checkSnapshot(entries, snapshot, new Map()).findings.map(({ message }) => message);
    expect(messages[0]).toBe(
      `vocab.json is wrong (truncated): 5 of ${vocab.length} bytes (${repo}/blobs/${blob.vocab})`,
    );
  });

  test('cannot be ruled out where there is no digest and the size is right', () => {
    const { findings, files } = checkSnapshot(observe(canonical).entries, snapshot, new Map());
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(Array(3).fill('error hub-permission'));
    expect(files.some(({ ok }) => ok)).toBe(false);
  });
});

describe('a folder that cannot be read', () => {
  test.each([repo, `${repo}/snapshots`, at])('%s', (path) => {
    const { entries, digests } = observe(without(canonical, path === repo ? repo : 'snapshots/'));
    const folder: HubEntry = { path, kind: 'directory', unreadable: 'drwx------ root' };
    const { findings } = checkSnapshot([...entries.filter((entry) => entry.path !== path), folder], snapshot, digests);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code: 'hub-permission', severity: 'error', subject: path });
    expect(findings[0]!.message).toContain('drwx------ root');
  });
});

test('a ref that is missing because the snapshot is says so', () => {
  const messageOf = (tree: Tree) => check(tree).findings.find(({ code }) => code === 'hub-ref-missing')?.message;
  expect(messageOf({ [`${repo}/blobs/${blob.vocab}`]: vocab })).toBe(
    `There is no ${repo}/refs/main either: it is written together with the snapshot`,
  );
  expect(messageOf(without(canonical, `${repo}/refs/main`))).toBe(`There is no ${repo}/refs/main`);
});
