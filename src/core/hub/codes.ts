import type { CodeEntry } from '../codes.js';

const integrity = (title: string, remedy: string): CodeEntry => ({ kind: 'integrity', title, remedy });

/** What can be wrong with a Hugging Face cache. Source: the official cache specification, and what its readers do with each state. */
export const hubCodes = {
  'hub-ref-missing': integrity(
    'The cache has no refs/main',
    'Provision again: it is written once the snapshot is complete. Readers that name no revision fail without it.',
  ),
  'hub-ref-invalid': integrity(
    'refs/main is not exactly 40 lower-case hex digits',
    'Provision again: it is rewritten. A line end or upper case makes huggingface_hub look for a folder that does not exist.',
  ),
  'hub-ref-dangling': integrity(
    'refs/main names a snapshot that is not there',
    'Provision again: it is rewritten once the pinned snapshot is complete.',
  ),
  'hub-ref-other': integrity(
    'refs/main names another revision than the pinned one',
    'An agent that names no revision loads that one. Delete refs/main and provision again to go back to the pinned revision.',
  ),
  'hub-snapshot-missing': integrity(
    'The pinned snapshot is not in the cache',
    'Run `steve1-setup provision` (or the action) to bring it.',
  ),
  'hub-snapshot-name': integrity(
    'A snapshot folder is not named by a commit of this repo',
    'Provision again: the pinned revision is placed under its own name.',
  ),
  'hub-link-dangling': integrity(
    'A link of the snapshot points at nothing',
    'Provision again: the file is fetched and linked.',
  ),
  'hub-link-escapes': integrity(
    'A link of the snapshot leaves the cache',
    'Provision again: the file is placed inside. A cache that links outside cannot be saved or moved.',
  ),
  'hub-content-mismatch': integrity(
    'A file of the snapshot has the wrong bytes',
    'Provision again: the file is fetched anew. No reader of the Hub notices this by itself.',
  ),
  'hub-file-missing': integrity('A file of the snapshot is missing', 'Provision again: it is fetched.'),
  'hub-layout-noncanonical': integrity(
    'The bytes are right but not laid out as the Hub client does it',
    'It loads offline; an online run downloads again. Delete the repo folder and provision again for the canonical layout.',
  ),
  'hub-stale-artifacts': integrity(
    'Left-over files of an unfinished download',
    'Delete them when no download is running; they only cost space.',
  ),
  'hub-permission': integrity(
    'A file of the cache cannot be read',
    'Give the user that runs the agent read permission on the path in the message.',
  ),
  'hub-noexist-shadow': integrity(
    'A .no_exist marker hides a file that is there',
    'Delete the marker: the Hub client believes it before it looks for the file.',
  ),
  'hub-legacy-cache': integrity(
    'A cache of transformers before 4.22',
    'It is not read by anything current; delete it to free the space.',
  ),
  'hub-env-conflict': {
    kind: 'environment',
    title: 'An inherited variable hides the cache from the agent',
    remedy:
      'Remove the variable from the job or shell, or start the agent with the environment that `steve1-setup env` prints; a step’s own `env:` wins over what an action exports.',
  },
  'hub-tokenizer-broken': integrity(
    'The tokenizer gives wrong token ids',
    'Provision again: vocab.json or merges.txt is not the file it should be.',
  ),
} satisfies Record<string, CodeEntry>;
