import type { Counters, ListHub } from '../app/ports.js';
import { bare } from '../core/address.js';
import { SetupError } from '../core/errors.js';
import type { ExpectedFile } from '../core/hub/layout.js';
import { commitPattern } from '../core/hub/layout.js';
import { withoutPrivateParts } from '../core/secrets.js';
import { commitOf, filesOfPage, nextPage, revisionAddress, treeAddress } from '../core/hub/tree.js';
import { type AgainOptions, inWordsOfTheHub, tryAgain } from './again.js';
import { refusal } from './http-errors.js';
import { type Get, type Headers, createGet } from './http.js';
import { networkError } from './network-error.js';

/** A page of the Hub's is about 200 KB; a repo of this many files is none that an agent loads. */
const [mostBytes, mostFiles] = [32 << 20, 200_000];

/** Asks the Hub for the commit of a revision, and for the files of that commit. Nothing is kept. */
export function createListHub(options: AgainOptions & { stallSeconds: number; counters: Counters }): ListHub {
  const { stallSeconds, signal, counters } = options;
  const get = createGet({ stallSeconds, signal, onRequest: () => void counters.requests++ });

  return async ({ endpoint, repo, repoType, revision, token }) => {
    const ask = (url: string) =>
      tryAgain(async () => {
        try {
          return await readJson(get, new URL(url), token);
        } catch (error) {
          throw inWordsOfTheHub(error);
        }
      }, options);

    let commit = revision;
    if (!commitPattern.test(revision)) {
      const address = revisionAddress(endpoint, repo, repoType, revision);
      commit = commitOf((await ask(address)).document, bare(address));
    }
    const files = new Map<string, ExpectedFile>();
    let page: string | undefined = treeAddress(endpoint, repo, repoType, commit);
    while (page !== undefined) {
      const from = bare(page);
      const { document, headers }: Answer = await ask(page);
      const before = files.size;
      for (const [path, file] of filesOfPage(document, from)) files.set(path, file);
      if (files.size > mostFiles) throw new SetupError('origin-failed', `${from} lists more than ${mostFiles} files`);
      const next = nextPage(headers['link']);
      if (next === undefined) break;
      // A list that leads nowhere new would be followed for ever.
      if (files.size === before) throw new SetupError('origin-failed', `${from} goes on to a next page without end`);
      page = sameOrigin(next, page);
    }
    return { commit, files: Object.fromEntries(files) };
  };
}

interface Answer {
  document: unknown;
  headers: Headers;
}

/** The token goes with every page, so all of them must be of one origin. */
function sameOrigin(next: string, before: string): string {
  const url = URL.canParse(next, before) ? new URL(next, before) : undefined;
  if (url?.origin === new URL(before).origin) return url.href;
  throw new SetupError(
    'origin-redirect',
    `${bare(before)} has its next page at '${withoutPrivateParts(next).slice(0, 200)}', which is elsewhere`,
  );
}

async function readJson(get: Get, url: URL, token: string | undefined): Promise<Answer> {
  const { status, headers, body } = await get(
    url.href,
    { accept: 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    false,
  );
  if (status !== 200) {
    await body.dump();
    throw refusal(url, 'hub', status, headers);
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw new SetupError('origin-failed', `${bare(url)} sends more than ${mostBytes} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    throw networkError(url, error);
  }
  try {
    return { document: JSON.parse(Buffer.concat(chunks).toString()), headers };
  } catch (error) {
    throw new SetupError('origin-failed', `${bare(url)} sends what is no JSON`, { cause: error });
  }
}
