import { link, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { FileFacts, Receipt } from '../../src/app/ports.js';
import { factsOfFile, receiptKey, receiptMatches, writeReceipt, writeReceiptOfMoved } from '../../src/app/receipts.js';
import { disk } from '../../src/io/disk.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('receipts');
const sha256 = 'a'.repeat(64);
const facts: FileFacts = { kind: 'file', size: 12, dev: '1', ino: '2', mtimeNs: '3', ctimeNs: '4', links: 1 };
const receipt: Receipt = { sha256, size: 12, dev: '1', ino: '2', mtimeNs: '3', ctimeNs: '4' };

describe('receiptKey', () => {
  test.each([
    ['/w/data', '/w/data/weights/x', 'weights/x'],
    ['/w/data', '/w/data/x', 'x'],
    ['/w/data', '/w/data-other/x', '/w/data-other/x'],
    ['/w/data', '/elsewhere/hub/x', '/elsewhere/hub/x'],
    ['/w/data', '/w/data', '/w/data'],
    ['/w/data', '/w', '/w'],
    ['C:\\w\\data', 'C:\\w\\data\\weights\\x', 'weights/x'],
    ['C:\\w\\data', 'D:\\hub\\x', 'D:\\hub\\x'],
  ])('%s, %s', (dataDir, path, key) => expect(receiptKey(dataDir, path)).toBe(key));
});

describe('receiptMatches', () => {
  test('the same file', () => expect(receiptMatches(receipt, facts)).toBe(true));

  test('no receipt', () => expect(receiptMatches(undefined, facts)).toBe(false));

  test.each(['size', 'dev', 'ino', 'mtimeNs', 'ctimeNs'] as const)('another %s', (field) => {
    const changed = { ...facts, [field]: field === 'size' ? 13 : '9' };
    expect(receiptMatches(receipt, changed)).toBe(false);
  });

  test('of a hard-linked file, ctime says nothing', () => {
    const { ctimeNs, ...linked } = receipt;
    expect(ctimeNs).toBeDefined();
    expect(receiptMatches(linked, { ...facts, ctimeNs: '9' })).toBe(true);
    expect(receiptMatches(linked, { ...facts, mtimeNs: '9' })).toBe(false);
  });
});

describe('writeReceipt', () => {
  const digest = { sha256 };

  test('one name: with ctime', () => expect(writeReceipt(digest, facts)).toEqual(receipt));

  test('more names: without', () => {
    const { ctimeNs, ...linked } = receipt;
    expect(ctimeNs).toBeDefined();
    expect(writeReceipt(digest, { ...facts, links: 2 })).toEqual(linked);
  });

  test('md5 where it was computed', () => {
    expect(writeReceipt({ ...digest, md5: 'b' }, facts)).toEqual({ ...receipt, md5: 'b' });
  });

  test('a file that was moved since: the ctime of its new place', () => {
    expect(writeReceiptOfMoved(digest, facts, { ...facts, ctimeNs: '9' })).toEqual({ ...receipt, ctimeNs: '9' });
  });

  test.each(['size', 'dev', 'ino', 'mtimeNs'] as const)('another %s at its new place: none', (field) => {
    const placed = { ...facts, [field]: field === 'size' ? 13 : '9' };
    expect(writeReceiptOfMoved(digest, facts, placed)).toBeUndefined();
  });

  test('gone from its new place: none', () => expect(writeReceiptOfMoved(digest, facts, undefined)).toBeUndefined());
});

describe('on a real file', () => {
  async function placed() {
    const folder = await temp();
    const path = join(folder, 'x');
    await writeFile(path, 'twelve bytes');
    const written = writeReceipt({ sha256 }, await factsOfFile(disk, path));
    const isTrusted = async () => receiptMatches(written, await factsOfFile(disk, path));
    expect(await isTrusted()).toBe(true);
    await new Promise((done) => setTimeout(done, 20));
    return { path, isTrusted };
  }

  test('a rewrite of the same length ends the trust', async () => {
    const { path, isTrusted } = await placed();
    await writeFile(path, 'TWELVE BYTES');
    expect(await isTrusted()).toBe(false);
  });

  test('so does one that sets the time back', async () => {
    const { path, isTrusted } = await placed();
    const before = (await disk.stat(path))!.mtimeNs;
    await writeFile(path, 'TWELVE BYTES');
    await utimes(path, Number(before) / 1e9, Number(before) / 1e9);
    expect(await isTrusted()).toBe(false);
  });

  test('so does another file in its place', async () => {
    const { path, isTrusted } = await placed();
    await writeFile(`${path}2`, 'twelve bytes');
    await rename(`${path}2`, path);
    expect(await isTrusted()).toBe(false);
  });

  test('a file with two names stays trusted when one of them goes', async () => {
    const { path } = await placed();
    await link(path, `${path}2`);
    const written = writeReceipt({ sha256 }, await factsOfFile(disk, path));
    await rm(`${path}2`);
    expect(receiptMatches(written, await factsOfFile(disk, path))).toBe(true);
  });

  test('a file that must be there and is not', async () => {
    const folder = await temp();
    await expect(factsOfFile(disk, join(folder, 'x'))).rejects.toThrow(/x was written and is not there/);
    await expect(factsOfFile(disk, folder)).rejects.toThrow(/not there/);
  });
});
