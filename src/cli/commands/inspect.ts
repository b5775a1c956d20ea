import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { allOk, inspectPaths, placeIn } from '../../app/inspect.js';
import { parseTable, tableText } from '../../core/checkpoint/expectations.js';
import { SetupError } from '../../core/errors.js';
import { didYouMean } from '../../core/nearest.js';
import { type Role, roles } from '../../core/roles.js';
import type { InspectDocument } from '../../core/schema/inspect.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { loadBundle, loadTables } from '../../io/bundles.js';
import { atPath, isAbsent } from '../../io/errors.js';
import { openSource } from '../../io/file-source.js';
import { writeOutputFile } from '../../io/output-file.js';
import type { Bare } from '../arguments.js';

async function filesAt(path: string): Promise<{ files: string[]; isFolder: boolean } | undefined> {
  try {
    const facts = await stat(path);
    if (facts.isFile()) return { files: [path], isFolder: false };
    // To open a pipe waits for a writer, and nothing ends that wait.
    if (!facts.isDirectory()) throw new SetupError('path-unknown', `${path} is neither a file nor a folder`);
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return { files: files.sort(), isFolder: true };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw atPath('file-unreadable', 'look into', path, error);
  }
}

/** `inspect FILE…`: the document, and whether every file may be loaded. */
export async function runInspect(
  paths: readonly string[],
  flags: Bare,
  { bundle: name }: Pick<InputValues, 'bundle'>,
  base: string,
): Promise<{ document: InspectDocument; ok: boolean }> {
  if (paths.length === 0) throw new SetupError('command-unknown', 'inspect needs a file or folder');
  if (flags.role !== undefined && !(roles as readonly string[]).includes(flags.role)) {
    throw new SetupError(
      'input-invalid',
      `--role is '${flags.role}', and must be one of ${roles.join(', ')}.${didYouMean(flags.role, roles)}`,
    );
  }
  const { bundle, folder } = await loadBundle(name, base);
  const tables = await loadTables(bundle, folder);
  const table = flags['write-table'];
  const document = await inspectPaths(
    paths,
    {
      role: flags.role as Role | undefined,
      deep: flags.deep === true,
      tensors: flags.tensors === true || table !== undefined,
      placeOf: (path) => placeIn(bundle, tables, resolve(base, path)),
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
  await writeOutputFile(path, text).catch((error: unknown) => {
    throw atPath('write-failed', 'write', path, error);
  });
}
