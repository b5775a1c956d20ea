/** Builds tar files by hand, each sound by default; every field can be made to lie. */

export interface TarRecord {
  name: string;
  data?: Buffer | string;
  /** The type flag; `'0'` is a file. */
  type?: string;
  link?: string;
  /** In the header, instead of what would be true; a text is written as it is. */
  size?: number | string;
  prefix?: string;
  /** `ustar\0` and the version, unless it is one of those from before. */
  magic?: string;
  checksum?: number;
  mode?: number;
}

const field = (block: Buffer, at: number, bytes: number, text: string) => block.write(text, at, bytes, 'latin1');
const octal = (value: number, bytes: number) => `${value.toString(8).padStart(bytes - 1, '0')}\0`;

export function tarRecord(record: TarRecord): Buffer {
  const data = Buffer.from(record.data ?? '');
  const block = Buffer.alloc(512);
  block.write(record.name, 0, 100);
  field(block, 100, 8, octal(record.mode ?? 0o644, 8));
  field(block, 108, 8, octal(0, 8));
  field(block, 116, 8, octal(0, 8));
  field(block, 124, 12, typeof record.size === 'string' ? record.size : octal(record.size ?? data.length, 12));
  field(block, 136, 12, octal(0, 12));
  field(block, 148, 8, ' '.repeat(8));
  field(block, 156, 1, record.type ?? '0');
  block.write(record.link ?? '', 157, 100);
  field(block, 257, 8, record.magic ?? 'ustar\x0000');
  block.write(record.prefix ?? '', 345, 155);
  const sum = record.checksum ?? block.reduce((total, byte) => total + byte, 0);
  field(block, 148, 8, `${sum.toString(8).padStart(6, '0')}\0 `);
  return Buffer.concat([block, data, Buffer.alloc(-data.length & 511)]);
}

export const tarEnd = Buffer.alloc(1024);

export const buildTar = (...records: (TarRecord | Buffer)[]): Buffer =>
  Buffer.concat([...records.map((record) => (Buffer.isBuffer(record) ? record : tarRecord(record))), tarEnd]);

/** An extended header of POSIX pax. */
export function pax(records: Record<string, string>, type = 'x'): TarRecord {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    let length = rest + 1;
    while (rest + `${length}`.length !== length) length++;
    return `${length} ${key}=${value}\n`;
  });
  return { name: 'PaxHeader/x', type, data: lines.join('') };
}

/** GNU tar's way of a long name. */
export const longName = (name: string): TarRecord => ({ name: '././@LongLink', type: 'L', data: `${name}\0` });
