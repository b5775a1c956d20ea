import { describe, expect, test } from '@jest/globals';
import { driveId, drivePage, driveReference, readDrivePage } from '../../src/core/drive.js';
import { processorTime } from '../helpers/processor-time.js';

const id = '1OdX5wiybK8jALVfP5_dEo0CWm9BQbDES';

describe('a file is named', () => {
  test.each([
    id,
    drivePage(id),
    `https://drive.google.com/file/d/${id}`,
    `https://drive.google.com/file/d/${id}/view?usp=sharing`,
    `https://drive.google.com/open?id=${id}`,
    `https://drive.google.com/open?usp=drive_link&id=${id}`,
    `https://drive.google.com/uc?id=${id}&export=download`,
    `https://drive.google.com/uc?export=download&id=${id}#x`,
  ])('as %s', (reference) => expect([driveReference.test(reference), driveId(reference)]).toEqual([true, id]));

  test.each([
    '',
    'short',
    `${id}/view`,
    `http://drive.google.com/file/d/${id}/view`,
    `https://drive.google.com.example/file/d/${id}/view`,
    `https://drive.google.com/drive/folders/${id}`,
    `https://drive.google.com/open?notid=${id}`,
    `https://elsewhere.example/?u=https://drive.google.com/open?id=${id}`,
  ])('not as %j', (reference) => expect(driveReference.test(reference)).toBe(false));
});

describe('a page says', () => {
  test.each<[string, object]>([
    ['Google Drive - Quota exceeded', { kind: 'quota' }],
    ['<p>Sorry, you can\u2019t view or download <b>this file</b> at\nthis time.</p>', { kind: 'quota' }],
    ['<p>The download quota for this file has been exceeded.</p>', { kind: 'quota' }],
    ['<p>Sorry, the file you have requested does not exist.</p>', { kind: 'gone' }],
    ['<p>You can&#x27;t access this item because it is in violation of our Terms of Service.</p>', { kind: 'gone' }],
    ['<h1>You need permission</h1>', { kind: 'not-shared' }],
    ['<title>Sign in - Google Accounts</title>', { kind: 'not-shared' }],
    ['<title>News</title><a>Sign in</a>', { kind: 'other', title: 'News' }],
    ['<script>"access denied"</script>', { kind: 'other', title: '' }],
    ['<form id="download-form"><input type="hidden" name="a"></form>', { kind: 'other', title: '' }],
    [
      `<FORM METHOD=get ACTION='/uc?a=1&amp;b=2' ID=downloadForm>
         <input name="t" value="&lt;&#65;&#x42;&gt;" type="hidden"><input type="submit" name="no" value="no">
         <input type=hidden name=empty>
       </FORM>`,
      { kind: 'confirm', action: '/uc?a=1&b=2', fields: { t: '<AB>', empty: '' } },
    ],
    ['', { kind: 'other', title: '' }],
  ])('%s', (html, said) => expect(readDrivePage(html)).toEqual(said));
});

// With expressions that look for the end of each tag anew, some of these took twenty seconds.
test.each([
  '<form ',
  '<form>',
  '<formx',
  '<script',
  '<script>',
  '<title',
  '<title>',
  '<style>x',
  '<',
  '<a>',
  'a',
  '&#',
])('a page of nothing but %j is read in a moment', (piece) => {
  const took = processorTime();
  expect(readDrivePage(piece.repeat(Math.ceil(65_536 / piece.length)))).toMatchObject({ kind: 'other' });
  readDrivePage(`<form ${'a'.repeat(65_536)}></form>`);
  expect(took()).toBeLessThan(3000);
});

test('what is between tags is what a page says', () => {
  const page = '<TITLE>x</TITLE><script>quota exceeded</script><p>Page <b>not</b> found</p><style>a{}';
  expect(readDrivePage(page)).toEqual({ kind: 'gone' });
  expect(readDrivePage('<script>quota exceeded</script><p>fine</p>')).toMatchObject({ kind: 'other' });
});
