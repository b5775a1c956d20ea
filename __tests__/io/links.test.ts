import { existsSync, readlinkSync, writeFileSync } from 'node:fs';
import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { makeLink } from '../../src/io/links.js';
import { testIf } from '../helpers/skip.js';
import { withTemp } from '../helpers/temp.js';

const temp = withTemp('links');

/** A file system of Linux that has no links for anybody. */
const linkless = '/dev/pts';

testIf(process.platform !== 'win32', 'links need rights on Windows')(
  'a link is made where links are taken',
  async () => {
    const folder = await temp();
    expect(await makeLink('../there', join(folder, 'link'))).toBe(true);
    expect(readlinkSync(join(folder, 'link'))).toBe('../there');
  },
);

testIf(existsSync(linkless), `${linkless} is not here`)('a file system without links says so', async () => {
  expect(await makeLink('there', join(linkless, 'link'))).toBe(false);
});

test('what else goes wrong is an error', async () => {
  const folder = await temp();
  await expect(makeLink('there', join(folder, 'missing', 'link'))).rejects.toThrow('ENOENT');
  writeFileSync(join(folder, 'taken'), '');
  await expect(makeLink('there', join(folder, 'taken'))).rejects.toThrow('EEXIST');
});

const asUser = testIf(process.getuid?.() !== undefined && process.getuid() !== 0, 'root may write everywhere');
asUser('a folder that may not be written is no file system without links', async () => {
  const folder = await temp();
  await chmod(folder, 0o555);
  await expect(makeLink('there', join(folder, 'link'))).rejects.toThrow('EACCES');
  await chmod(folder, 0o755);
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});
