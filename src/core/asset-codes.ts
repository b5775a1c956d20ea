import type { CodeEntry } from './codes.js';

const integrity = (title: string, remedy: string): CodeEntry => ({ kind: 'integrity', title, remedy });

/** What can be wrong with the bytes of an asset, its archive or its checkpoint, and with the lock that pins them. */
export const assetCodes = {
  'asset-missing': integrity('An asset is not there', 'Run `steve1-setup provision` (or the action) to bring it.'),
  'asset-size-mismatch': integrity(
    'A file has the wrong size',
    'Delete the file and provision again; if it comes again, the source holds another file than the manifest describes.',
  ),
  'asset-digest-mismatch': integrity(
    'A file has the wrong digest',
    'Provision again; if it comes again, the source holds another file than the manifest describes.',
  ),
  'asset-content-wrong': integrity(
    'A file holds something else than its name says',
    'Delete it and provision again; if a source serves a web page in place of the file, use another source.',
  ),
  'lock-missing': integrity(
    'There is no lock file to compare with',
    'Write one with `steve1-setup lock`, and commit it.',
  ),
  'lock-differs': integrity(
    'What is on disk is not what the lock file says',
    'If the change is wanted, write the lock file anew with `steve1-setup lock`; else delete the file and provision again.',
  ),
  'asset-unlocked': integrity(
    'A file is compared with what an earlier run saw, because nothing pins it',
    'Write a lock file with `steve1-setup lock` and commit it, or pin its sha256 in the manifest.',
  ),
  'asset-unverified': integrity(
    'Nothing to compare a file with: only its form was checked',
    'Write a lock file with `steve1-setup lock` and commit it, or pin its sha256 in the manifest; `allow-unlocked: false` refuses such files.',
  ),
  'asset-changed': integrity(
    'A file without a pinned digest has changed since it was accepted',
    'If you changed it, nothing needs doing. If not, delete it and provision again.',
  ),
  'asset-kept': integrity(
    'A file that was in the way was kept, not deleted',
    'Look at it and delete it when it is of no use.',
  ),
  'archive-contents-unknown': integrity(
    'The folder of an archive is there, and nothing tells what belongs in it',
    'Run `steve1-setup provision`: it unpacks the archive into the folder, and keeps what it replaces.',
  ),
  'archive-unreadable': integrity(
    'An archive cannot be unpacked',
    'Delete it and provision again; if it comes again, the source holds a broken archive or another kind of file than the manifest says. Nothing of it was kept.',
  ),
  'archive-unsafe': integrity(
    'An archive holds an entry that must not be unpacked',
    'Have it packed anew with plain files and folders under portable names; docs/bundles.md lists what is refused. Nothing of it was kept.',
  ),
  'archive-too-large': integrity(
    'An archive would unpack to more than it may',
    'If it is meant to be that large, say so with `unpacked` in the manifest. Nothing of it was kept.',
  ),
  'checkpoint-unreadable': integrity(
    'A checkpoint cannot be understood',
    'Delete it and provision again, or look at it with `steve1-setup inspect`.',
  ),
  'checkpoint-truncated': integrity(
    'A checkpoint ends too early',
    'Delete it and provision again; if it comes again, the source holds only a part of it.',
  ),
  'checkpoint-refused': integrity(
    'A checkpoint must not be loaded',
    'Use a file that holds weights alone. docs/checkpoints.md says how to read a refusal, and what `allow-globals` risks.',
  ),
  'checkpoint-wrong-role': integrity(
    'A checkpoint is not what its role says',
    'Put the right file in its place, or delete it and provision again.',
  ),
  'checkpoint-note': integrity('Worth knowing of a checkpoint', 'Nothing needs doing if it is meant to be so.'),
  'checkpoint-unrestricted': integrity(
    'A checkpoint loads only with weights_only=False',
    'Load it so, or save it anew with torch.save and its own protocol.',
  ),
  'prior-is-steve1-policy': integrity(
    'The prior is the STEVE-1 policy',
    'Delete it and provision again: steve1_prior.pt has 9 MiB, steve1.weights 952 MiB.',
  ),
  'architecture-does-not-fit': integrity(
    'The architecture does not fit the weights beside it',
    'Use the 2x.model and the 2x weights together.',
  ),
  'assets-swapped': integrity(
    'Two assets lie in each other’s place',
    'Exchange the two files, or delete both and provision again.',
  ),
  'assets-identical': integrity(
    'Two assets of different roles are the same file',
    'One was copied over the other: delete the wrong one and provision again.',
  ),
} satisfies Record<string, CodeEntry>;
