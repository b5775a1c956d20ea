import { readdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { allOk, inspectPaths } from '../../app/inspect.js';
import { parseTable, tableText } from '../../core/checkpoint/expectations.js';
import { SetupError } from '../../core/errors.js';
import { didYouMean } from '../../core/nearest.js';
import { type Role, roles } from '../../core/roles.js';
import type { InspectDocument } from '../../core/schema/inspect.js';
import { openSource } from '../../io/file-source.js';
import type { Bare } from '../arguments.js';

async function filesAt(path: string): Promise<{ files: string[]; isFolder: boolean } | undefined> {
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined) return undefined;
  if (!facts.isDirectory()) return { files: [path], isFolder: false };
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return { files: files.sort(), isFolder: true };
}

/** `inspect FILE…`: the document, and whether every file may be loaded. */
export async function runInspect(
  paths: readonly string[],
  flags: Bare,
): Promise<{ document: InspectDocument; ok: boolean }> {
  if (paths.length === 0) throw new SetupError('command-unknown', 'inspect needs a file or folder');
  if (flags.role !== undefined && !(roles as readonly string[]).includes(flags.role)) {
    throw new SetupError(
      'input-invalid',
      `--role is '${flags.role}', and must be one of ${roles.join(', ')}.${didYouMean(flags.role, roles)}`,
    );
  }
  const table = flags['write-table'];
  const document = await inspectPaths(
    paths,
    {
      role: flags.role as Role | undefined,
      deep: flags.deep === true,
      tensors: flags.tensors === true || table !== undefined,
    },
    { filesAt, open: openSource },
  );
  if (table !== undefined) await writeTable(document, resolve(table));
  return { document, ok: allOk(document) };
}

/** The tensors of the one file, as a manifest's `tensors` takes them. */
async function writeTable({ files }: InspectDocument, path: string): Promise<void> {
  const [file, ...others] = files;
  if (file?.tensors.list === undefined || file.tensors.count === 0 || others.length > 0 || file.verdict !== 'ok') {
    throw new SetupError('input-invalid', '--write-table takes one file with tensors, whose verdict is ok');
  }
  const text = tableText({ title: '', shapes: new Map(file.tensors.list.map(({ key, shape }) => [key, shape])) });
  parseTable('', text); // what cannot be read back is not written
  await writeFile(path, text);
}
