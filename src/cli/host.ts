import { createHash } from 'node:crypto';
import type { Draft } from '../app/draft.js';
import type { Fetch, ListHub, Progress, Unpack, WriteTar } from '../app/ports.js';
import type { HubAccess } from '../app/sources.js';
import type { CacheRun } from '../core/cache-mode.js';
import { SetupError } from '../core/errors.js';
import { publicHub } from '../core/hub/layout.js';
import { mayCarrySecrets } from '../core/address.js';
import type { InputValues } from '../core/parse-inputs.js';
import { disk } from '../io/disk.js';
import { inspectFile } from '../io/file-source.js';
import { createHashFiles } from '../io/hash.js';
import { placer } from '../io/placer.js';
import { openState, readRecords } from '../io/state.js';

/** The files of the programs beside an entry, which names them because bundling moves them. */
export interface Workers {
  hash: URL;
  /** Absent in entries that do not provision. */
  cache?: URL;
}

/** What a shell, the action or the command line, knows and a command needs. */
export interface Host {
  /** Where relative paths of the inputs start. */
  base: string;
  env: Readonly<Record<string, string | undefined>>;
  token?: string | undefined;
  progress: Progress;
  workers: Workers;
  /** What decides about the CI cache, where the shell can have one. */
  cacheRun?: CacheRun;
  signal: AbortSignal;
  abort(error: SetupError): void;
}

/** The adapters that every command uses. */
export function basePorts(host: Host, draft: Draft) {
  return {
    disk,
    placer,
    progress: host.progress,
    hash: createHashFiles({ worker: host.workers.hash, counters: draft.counters, signal: host.signal }),
    inspectFile,
    now: Date.now,
    digestText: (text: string) => createHash('sha256').update(text).digest('hex'),
    openState: (dataDir: string) =>
      openState(dataDir, {
        signal: host.signal,
        say: (line) => host.progress.say(line),
        onLost: (error) => host.abort(error),
      }),
    readRecords,
  };
}

/** How files are placed: `symlinks: off` leaves out the links of Hub caches, as a file system without them does. */
export const placing = (values: InputValues) => ({
  placer: values.symlinks === 'off' ? { ...placer, placeLink: () => Promise.resolve(false) } : placer,
});

/** How origins are asked. */
const asking = (values: InputValues, host: Host, draft: Draft) => ({
  stallSeconds: values['stall-timeout'],
  retries: values.retries,
  counters: draft.counters,
  signal: host.signal,
  say: (line: string) => host.progress.say(line),
});

/** Asking the Hub what it holds; as `lazyFetch`. */
export function lazyListHub(values: InputValues, host: Host, draft: Draft): ListHub {
  return async (request) => {
    const { createListHub } = await import('../io/hub-tree.js');
    return createListHub(asking(values, host, draft))(request);
  };
}

/** Fetching, whose HTTP client is loaded when the first byte is wanted and not before. */
export function lazyFetch(values: InputValues, host: Host, draft: Draft): Fetch {
  let ready: Promise<Fetch> | undefined;
  return async (request) => {
    ready ??= Promise.all([import('../io/fetch.js'), import('../io/follow.js')]).then(
      ([{ createFetch }, { followIn }]) =>
        createFetch({
          ...asking(values, host, draft),
          connections: values.connections,
          follow: followIn(host.workers.hash),
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

/** Packs a tar; the writer is loaded with the first one. */
export const lazyWriteTar =
  (host: Host): WriteTar =>
  async (to, files, onBytes) => {
    const { writeTar } = await import('../io/pack.js');
    await writeTar(to, files, { signal: host.signal, onBytes });
  };

/** `allow-globals`, each an exact pair. Throws `input-invalid` for a pattern or a bare name. */
export function allowedGlobals(values: InputValues): readonly string[] {
  for (const name of values['allow-globals'] ?? []) {
    if (/^[A-Za-z_][\w.]*\.[A-Za-z_]\w*$/.test(name)) continue;
    throw new SetupError('input-invalid', `allow-globals has '${name}', and takes exact names such as numpy.dtype`);
  }
  return values['allow-globals'] ?? [];
}

/**
 * The Hub: the input, else HF_ENDPOINT, else the public one. A token that would be read on its way is not sent.
 *
 * Throws `input-invalid` and `token-invalid`, neither of which shows a secret.
 */
export function hubAccess(values: InputValues, { env, token, progress }: Host): HubAccess {
  const endpoint = values['hf-endpoint'] ?? (env['HF_ENDPOINT'] || publicHub);
  const name = values['hf-endpoint'] === undefined ? 'HF_ENDPOINT' : 'hf-endpoint';
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new SetupError('input-invalid', `${name} is '${withoutAccount(endpoint)}', and must be an http(s) address`);
  if (url.username !== '' || url.password !== '')
    throw new SetupError(
      'input-invalid',
      `${name} is an address with a user name or password, which it must not hold`,
      {
        remedy: `Give ${name} without them; a token for the Hub is given as \`hf-token\`.`,
      },
    );
  if (token === undefined) return { endpoint, token };
  checkToken(token);
  if (mayCarrySecrets(url)) return { endpoint, token };
  progress.say(`the Hub token is not sent to ${url.origin}: whoever is on the way could read it; use https`);
  return { endpoint, token: undefined };
}

const withoutAccount = (address: string): string => address.replace(/\/\/[^/?#]*@/, '//');

/** A header takes no other characters, and a request with such a token would fail in words that name no cause. */
function checkToken(token: string): void {
  const at = [...token].findIndex((char) => !/^[\x21-\x7e]$/.test(char));
  if (at < 0) return;
  const char = [...token][at]!;
  const what = /[\r\n]/.test(char) ? 'a line end' : char > '\x7e' ? 'a character outside of ASCII' : 'a blank';
  throw new SetupError('token-invalid', `the Hub token (hf-token or HF_TOKEN) has ${what} as character ${at + 1}`);
}
