import type { CodeEntry } from '../codes.js';
import type { Finding } from '../errors.js';
import { shellWord } from '../shell-quote.js';

const integrity = (title: string, remedy: string): CodeEntry => ({ kind: 'integrity', title, remedy });

/** What can be wrong with a Hugging Face cache. Source: the official cache specification, and what its readers do with each state. */
export const hubCodes = {
  'hub-ref-missing': integrity(
    'The cache has no refs/main',
    'Run `steve1-setup repair`, or provision again: it is written once the snapshot is complete. Readers that name no revision fail without it.',
  ),
  'hub-ref-invalid': integrity(
    'refs/main is not exactly 40 lower-case hex digits',
    'Run `steve1-setup repair`, or provision again: it is rewritten. A line end or upper case makes huggingface_hub look for a folder that does not exist.',
  ),
  'hub-ref-dangling': integrity(
    'refs/main names a snapshot that is not there',
    'Run `steve1-setup repair`, or provision again: it is rewritten once the pinned snapshot is complete.',
  ),
  'hub-ref-other': integrity(
    'refs/main names another revision than the pinned one',
    'An agent that names no revision loads that one. Delete refs/main and run `steve1-setup repair` to go back to the pinned revision; where that snapshot is but a copy of it, `repair` alone does.',
  ),
  'hub-snapshot-missing': integrity(
    'The pinned snapshot is not in the cache',
    'Run `steve1-setup repair`, or provision again: the snapshot is made from the files that the cache holds, and only what it lacks is downloaded.',
  ),
  'hub-snapshot-name': integrity(
    'A snapshot folder is not named by a commit of this repo',
    'Run `steve1-setup repair`: the pinned revision gets its own name. A folder is removed only if all of its files are the pinned ones.',
  ),
  'hub-link-dangling': integrity(
    'A link of the snapshot points at nothing',
    'Run `steve1-setup repair`, or provision again: the bytes are looked for by their hash and linked, or else fetched.',
  ),
  'hub-link-escapes': integrity(
    'A link of the snapshot leaves the cache',
    'Run `steve1-setup repair`, or provision again: a file is placed inside; a folder that lies elsewhere is left, and must be moved into the cache. A cache that links outside cannot be saved or moved.',
  ),
  'hub-content-mismatch': integrity(
    'A file of the snapshot has the wrong bytes',
    'Run `steve1-setup repair`, or provision again: a right copy takes its place, out of the cache or by download. No reader of the Hub notices this by itself.',
  ),
  'hub-file-missing': integrity(
    'A file of the snapshot is missing',
    'Run `steve1-setup repair`, or provision again: it is made from a copy in the cache, or downloaded.',
  ),
  'hub-layout-noncanonical': integrity(
    'The bytes are right but not laid out as the Hub client does it',
    'It loads offline; an online run downloads again. `steve1-setup repair` lays it out anew from the same bytes, without the network.',
  ),
  'hub-stale-artifacts': integrity(
    'Left-over files of an unfinished download',
    'Delete what the message names when no download is running, or let `steve1-setup repair` put aside what is no part of a cache.',
  ),
  'hub-permission': integrity(
    'A file of the cache cannot be read',
    'Give the user that runs the agent read permission on the path in the message.',
  ),
  'hub-repo-misplaced': integrity(
    'A repo lies where no reader of the cache looks for it',
    'Move it to the place that the message names: readers look for `models--owner--name` in `hub/` of HF_HOME, in that case.',
  ),
  'hub-special-file': integrity(
    'A pipe, a socket or a device lies in the cache',
    'Delete it: no Hub client makes such a thing, and a program that opens it may wait for ever.',
  ),
  'hub-noexist-shadow': integrity(
    'A .no_exist marker hides a file that is there',
    'Run `steve1-setup repair`, or delete the marker: the Hub client believes it before it looks for the file.',
  ),
  'hub-listing-unsafe': integrity(
    'The Hub lists a file whose name must not be used',
    'Nothing was fetched. Tell the owner of the repo, or use another one: such a name would be written outside of the snapshot, or not on every system.',
  ),
  'hub-legacy-cache': integrity(
    'A cache of transformers before 4.22',
    'It is not read by anything current; delete it to free the space.',
  ),
  'hub-symlink-unsupported': {
    kind: 'environment',
    title: 'The file system of the Hub cache has no symbolic links',
    remedy:
      'Nothing needs doing: files of their own stand in `snapshots/`, which every reader takes. They need more room where revisions share files; on Windows, developer mode allows links.',
  },
  'hub-env-conflict': {
    kind: 'environment',
    title: 'An inherited variable hides the cache from the agent',
    remedy:
      'Remove the variable from the job or shell, or start the agent with the environment that `steve1-setup env` prints; a step’s own `env:` wins over what an action exports.',
  },
  'hub-repair-blocked': integrity(
    'A repo of the cache cannot be repaired as it is',
    'Correct what the message names, then run `steve1-setup repair`: a folder is built anew only where all of it can be read, on one file system.',
  ),
  'hub-repair-unfinished': integrity(
    'A repair of the cache was stopped',
    'Run `steve1-setup repair`, or provision again: it is finished, or undone, before anything else.',
  ),
  'hub-tokenizer-broken': integrity(
    'The tokenizer gives wrong token ids',
    'Run `steve1-setup repair`, or provision again: vocab.json or merges.txt is not the file it should be.',
  ),
} satisfies Record<string, CodeEntry>;

/** What mends a cache that is looked at by itself: of no data directory, so that `provision` is no answer. */
export function inCache(found: Finding, hubCache: string): Finding {
  if (!found.code.startsWith('hub-')) return found;
  const path = shellWord(hubCache);
  const remedy = found.remedy
    .replaceAll(/`steve1-setup repair(?: --hub-cache DIR)?`/g, `\`steve1-setup repair --hub-cache ${path}\``)
    .replaceAll('--cache-dir DIR', `--cache-dir ${path}`)
    .replace(', or provision again', '');
  return { ...found, remedy };
}
