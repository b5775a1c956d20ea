import { constants } from 'node:fs';
import { access, readFile, readdir, stat } from 'node:fs/promises';
import { isAbsent } from '../errors.js';
import { mayStick } from './stuck.js';

/** Questions to a file system that may not answer: every one is answered in time, if need be with what tells nothing. */
export interface Files {
  /** What a regular file holds; nothing else is ever opened. Empty where it cannot be read. */
  text(path: string): Promise<string>;
  names(folder: string): Promise<string[]>;
  /** Whether it may be read and written; undefined where nobody answers. */
  access(path: string): Promise<'there' | 'absent' | 'denied' | undefined>;
  isThere(path: string): Promise<boolean>;
  isProgram(path: string): Promise<boolean>;
  /** A folder in which a program can be started. */
  isPlace(path: string): Promise<boolean>;
}

/** Waits for work no longer than until a signal is aborted. Failed work tells nothing either. */
export function unlessAborted<T>(work: Promise<T>, otherwise: T, signal: AbortSignal): Promise<T> {
  const settled = work.catch(() => otherwise);
  return new Promise((resolve) => {
    const giveUp = (): void => resolve(otherwise);
    if (signal.aborted) return giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    void settled.then(resolve).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/** For one question that others wait for. */
export const oneQuestionMs = 1000;

/** Files that are asked until the signal is aborted or this time is over. A dead NFS never answers. */
export function filesWithin(ms: number, signal: AbortSignal): Files {
  const over = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
  const ask = <T>(work: Promise<T>, otherwise: T): Promise<T> => unlessAborted(mayStick(work), otherwise, over);
  const accessTo = (path: string): ReturnType<Files['access']> => {
    const tried = access(path, constants.R_OK | constants.W_OK).then(
      () => 'there' as const,
      (error: unknown) => (isAbsent(error) ? ('absent' as const) : ('denied' as const)),
    );
    return ask<Awaited<ReturnType<Files['access']>>>(tried, undefined);
  };
  const isKind = async (path: string, kind: 'isFile' | 'isDirectory'): Promise<boolean> => {
    await access(path, constants.X_OK);
    return (await stat(path))[kind]();
  };
  return {
    text: (path) => ask(regularText(path), ''),
    names: (folder) => ask(readdir(folder), []),
    access: accessTo,
    isThere: async (path) => ['there', 'denied'].includes((await accessTo(path)) ?? ''),
    isProgram: (path) => ask(isKind(path, 'isFile'), false),
    isPlace: (path) => ask(isKind(path, 'isDirectory'), false),
  };
}

/** Opening a pipe waits for its other end, and opening a device may start it. */
async function regularText(path: string): Promise<string> {
  return (await stat(path)).isFile() ? readFile(path, 'utf8') : '';
}
