import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { passGate } from '../../src/app/gate.js';
import { inspectFile } from '../../src/io/file-source.js';
import { tempFolder } from '../helpers/demo-setup.js';

const gate = { inspectFile, allowGlobals: [], tables: new Map(), locked: new Set<string>() };

async function findings(role: 'dataset' | 'other' | 'clip-tokenizer', latin1: string) {
  const path = join(tempFolder(), 'file');
  writeFileSync(path, Buffer.from(latin1, 'latin1'));
  return (await passGate({ id: 'one', role }, path, gate)).map(({ code, severity }) => [severity, code]);
}

test.each(['dataset', 'other', 'clip-tokenizer'] as const)(
  'a file of the role %s passes the gate as others do',
  async (role) => {
    const refused = [['error', 'checkpoint-refused']];
    expect(await findings(role, 'cos\nsystem\n.')).toEqual(refused);
    expect(await findings(role, '\x80\x04\x8c\x02os\x8c\x06system\x93.')).toEqual(refused);
    expect(await findings(role, '7z\xbc\xaf\x27\x1c\0\x04')).toEqual(refused);
    for (const harmless of ['#version: 0.2\ni n\n', '{"a": 1}', '<html></html>', ''])
      expect(await findings(role, harmless)).toEqual([]);
  },
);
