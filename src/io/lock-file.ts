import { SetupError } from '../core/errors.js';
import type { Lock } from '../core/schema/lock.js';
import { atPath, isAbsent } from './errors.js';
import { type InputFile, readInputFile } from './input-file.js';
import { unlessTooMuch } from './too-much.js';

const lockFile: InputFile = { code: 'lock-invalid', what: 'a lock file', mostBytes: 64 << 20 };

/** The lock file at a path, or undefined where there is none. Throws `lock-invalid`, naming file and field. */
export async function readLockFile(path: string): Promise<Lock | undefined> {
  let text: string;
  try {
    text = await readInputFile(path, lockFile);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw atPath('lock-invalid', 'read the lock file', path, error);
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new SetupError('lock-invalid', `${path} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  // zod costs start-up, and is loaded only where there is a lock file.
  const { lockSchema } = await import('../core/schema/lock.js');
  const result = await unlessTooMuch('lock-invalid', path, () => lockSchema.safeParse(value));
  if (result.success) return result.data;
  const [first] = result.error.issues;
  const field = first!.path.length === 0 ? '' : `: ${first!.path.join('.')}`;
  throw new SetupError('lock-invalid', `${path}${field}: ${first!.message}`);
}
