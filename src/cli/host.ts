import { createHash } from 'node:crypto';
import type { Draft } from '../app/draft.js';
import type { Fetch, Progress, Unpack } from '../app/ports.js';
import { SetupError } from '../core/errors.js';
import type { InputValues } from '../core/parse-inputs.js';
import { disk } from '../io/disk.js';
import { inspectFile } from '../io/file-source.js';
import { createHashFiles } from '../io/hash.js';
import { placer } from '../io/placer.js';
import { openState } from '../io/state.js';

/** What a shell, the action or the command line, knows and a command needs. */
export interface Host {
  /** Where relative paths of the inputs start. */
  base: string;
  env: Readonly<Record<string, string | undefined>>;
  token?: string | undefined;
  progress: Progress;
  /** The file of the hash worker, beside the entry: bundling moves it. */
  worker: URL;
  signal: AbortSignal;
  abort(error: SetupError): void;
}

/** The adapters that every command uses. */
export function basePorts(host: Host, draft: Draft) {
  return {
    disk,
    placer,
    progress: host.progress,
    hash: createHashFiles({ worker: host.worker, counters: draft.counters, signal: host.signal }),
    inspectFile,
    now: Date.now,
    digestText: (text: string) => createHash('sha256').update(text).digest('hex'),
    openState: (dataDir: string) =>
      openState(dataDir, {
        signal: host.signal,
        say: (line) => host.progress.say(line),
        onLost: (error) => host.abort(error),
      }),
  };
}

/** Fetching, whose HTTP client is loaded when the first byte is wanted and not before. */
export function lazyFetch(values: InputValues, host: Host, draft: Draft): Fetch {
  let ready: Promise<Fetch> | undefined;
  return async (request) => {
    ready ??= import('../io/fetch.js').then(({ createFetch }) =>
      createFetch({
        stallSeconds: values['stall-timeout'],
        retries: values.retries,
        connections: values.connections,
        counters: draft.counters,
        signal: host.signal,
        say: (line) => host.progress.say(line),
      }),
    );
    return (await ready)(request);
  };
}

/** Unpacks archives; the readers are loaded when the first one has come. */
export const lazyUnpack =
  (host: Host): Unpack =>
  async (archive, into, limits, format, told) => {
    const { unpackArchive } = await import('../io/archive.js');
    return unpackArchive(archive, into, limits, { signal: host.signal, format, ...told });
  };

/** `allow-globals`, each an exact pair. Throws `input-invalid` for a pattern or a bare name. */
export function allowedGlobals(values: InputValues): readonly string[] {
  for (const name of values['allow-globals'] ?? []) {
    if (/^[A-Za-z_][\w.]*\.[A-Za-z_]\w*$/.test(name)) continue;
    throw new SetupError('input-invalid', `allow-globals has '${name}', and takes exact names such as numpy.dtype`);
  }
  return values['allow-globals'] ?? [];
}
