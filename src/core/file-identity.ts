/** What tells a file from every other that a run meets. A hard link of a file is that file, and so is a renamed one. */
export const identityOf = ({
  dev,
  ino,
  size,
  mtimeNs,
}: Readonly<Record<'dev' | 'ino' | 'mtimeNs', string>> & { size: number }): string =>
  [dev, ino, size, mtimeNs].join(':');
