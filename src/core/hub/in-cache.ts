import { type Code, codes } from '../codes.js';

/** What helps where a Hub cache is looked at by itself: there is no data directory, and no asset to leave out. */
const remedies: Partial<Record<Code, string>> = {
  'data-dir-unwritable': 'Give the user of this process write permission on the folder in the message.',
  'disk-too-small': 'Free space on the disk that the cache lies on.',
  'path-unsafe': 'Remove the link: what belongs to the cache must lie in it.',
  'path-too-long':
    'Move the cache nearer to the root of the drive, or enable long paths as an administrator: `reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem /v LongPathsEnabled /t REG_DWORD /d 1 /f`, then start the job or shell anew.',
};

/** A remedy in words of a cache by itself; it may hold those of several errors. */
export function remedyInCache(remedy: string): string {
  const entries = Object.entries(remedies) as [Code, string][];
  return entries.reduce((text, [code, own]) => text.replaceAll(codes[code].remedy, () => own), remedy);
}
