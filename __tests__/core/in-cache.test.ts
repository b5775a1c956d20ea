import { expect, test } from '@jest/globals';
import { type Code, codes } from '../../src/core/codes.js';
import { remedyInCache } from '../../src/core/hub/in-cache.js';

test.each(Object.keys(codes) as Code[])(
  '%s: in a cache by itself the remedy names nothing that it does not have',
  (code) => {
    expect(remedyInCache(codes[code].remedy)).not.toMatch(/data-dir|hf-home/);
  },
);

test('of several remedies in one text each is told as it is for a cache', () => {
  const both = `${codes['disk-too-small'].remedy} ${codes['data-dir-unwritable'].remedy}`;
  expect(remedyInCache(both)).toBe(
    'Free space on the disk that the cache lies on. Give the user of this process write permission on the folder in the message.',
  );
});
