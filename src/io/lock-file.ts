import type { Lock } from '../core/schema/lock.js';
import { atPath, isAbsent } from './errors.js';
import { type InputFile, readInputFile } from './input-file.js';
import { unlessTooMuch } from './too-much.js';

const lockFile: InputFile = { code: 'lock-invalid', what: 'a lock file', mostBytes: 64 << 20 };

/**
 * The lock file at a path, or undefined where there is none. Throws `lock-invalid`
 * with a line for each fault: file, line, field, what was given and what is taken.
 */
export async function readLockFile(path: string): Promise<Lock | undefined> {
  let text: string;
  try {
    text = await readInputFile(path, lockFile);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw atPath('lock-invalid', 'read the lock file', path, error);
  }
  // Faults are placed by a parser that costs start-up, as zod does: it is loaded where there is one.
  const faults = async () => {
    const [{ lockSchema: schema }, told] = await Promise.all([schemaOfLock(), import('./manifest-faults.js')]);
    return { ...told, kind: { code: 'lock-invalid', notJson: 'the lock file is not JSON', schema } as const };
  };
  const json = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    const { notJson, kind } = await faults();
    return notJson(json, path, error as Error, kind);
  }
  const { lockSchema } = await schemaOfLock();
  const result = await unlessTooMuch('lock-invalid', path, () => lockSchema.safeParse(value));
  if (result.success) return result.data;
  const { wrongFields, kind } = await faults();
  return wrongFields(json, path, value, result.error.issues, kind);
}

const schemaOfLock = () => import('../core/schema/lock.js');
