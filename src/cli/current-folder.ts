import { SetupError } from '../core/errors.js';
import { systemCode } from '../io/errors.js';

/**
 * The folder that this process was started in, where relative paths begin. Throws `current-folder-gone` where it has
 * been removed meanwhile: the path that a shell remembers may be that of another folder by now.
 */
export function currentFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    const reason = systemCode(error);
    const before = process.env['PWD'] ? ` (${process.env['PWD']})` : '';
    const message =
      reason === 'ENOENT'
        ? `the current folder was removed${before}`
        : `cannot find out the current folder${before}: ${reason ?? (error as Error).message}`;
    throw new SetupError('current-folder-gone', message, { cause: error });
  }
}
