import type { CodeEntry } from './codes.js';

const integrity = (title: string, remedy: string): CodeEntry => ({ kind: 'integrity', title, remedy });

/** Of a file on this machine that `provision` replaces; it keeps what an earlier run has not placed itself. */
const replaced =
  'Run `steve1-setup provision` (or the action): it downloads the right file and replaces this one. You need not delete anything.';

/** What can be wrong with the bytes of an asset, its archive or its checkpoint, and with the lock that pins them. */
export const assetCodes = {
  'asset-missing': integrity('An asset is not there', 'Run `steve1-setup provision` (or the action) to bring it.'),
  'asset-size-mismatch': integrity('A file has the wrong size', replaced),
  'asset-digest-mismatch': integrity('A file has the wrong digest', replaced),
  'asset-content-wrong': integrity('A file holds something else than its name says', replaced),
  'lock-missing': integrity(
    'There is no lock file to compare with',
    'Write one with `steve1-setup lock`, and commit it.',
  ),
  'lock-differs': integrity(
    'What is on disk is not what the lock file says',
    'If you want the change, write the lock file again with `steve1-setup lock`. If not, run `steve1-setup provision`: it replaces the file.',
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
    'If you changed it, nothing needs doing. If not, move it away and run `steve1-setup provision`: it downloads the file again.',
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
    'The source holds a broken archive, or another kind of file than the manifest says: name another source in the manifest. Nothing of it was kept.',
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
    'Look at it with `steve1-setup inspect`. To replace it, run `steve1-setup provision` (or the action); you need not delete it.',
  ),
  'checkpoint-truncated': integrity('A checkpoint ends too early', replaced),
  'checkpoint-refused': integrity(
    'A checkpoint must not be loaded',
    'Use a file that holds weights alone. docs/checkpoints.md says how to read a refusal, and what `allow-globals` risks.',
  ),
  'checkpoint-wrong-role': integrity('A checkpoint is not what its role says', replaced),
  'checkpoint-note': integrity('Worth knowing of a checkpoint', 'Nothing needs doing if it is meant to be so.'),
  'checkpoint-unrestricted': integrity(
    'A checkpoint loads only with weights_only=False',
    'Load it so, or save it anew with torch.save and its own protocol.',
  ),
  'prior-is-steve1-policy': integrity(
    'The prior is the STEVE-1 policy',
    `${replaced} The prior has 9 MiB, the policy 952 MiB.`,
  ),
  'architecture-does-not-fit': integrity(
    'The architecture does not fit the weights beside it',
    'Use the 2x.model and the 2x weights together.',
  ),
  'assets-swapped': integrity(
    'Two assets lie in each other’s place',
    'Exchange the two files, or run `steve1-setup provision` (or the action): it downloads both and replaces them.',
  ),
  'assets-identical': integrity(
    'Two assets of different roles are the same file',
    'One was probably copied over the other. Move the wrong one away and run `steve1-setup provision`: it downloads the file again.',
  ),
} satisfies Record<string, CodeEntry>;

const otherSource =
  'Name another source in the manifest (docs/bundles.md). Or put the right file at its place by hand and run again: it is checked and used.';
const otherFile = `The source holds another file than the manifest describes. ${otherSource}`;

/** The same faults of a file that a source sends: nothing on this machine is wrong then. */
export const sourceRemedies: Readonly<Record<string, string>> = {
  'asset-missing': otherFile,
  'asset-size-mismatch': `${otherFile} If its publisher has replaced it on purpose, correct its size and digest in the manifest.`,
  'asset-digest-mismatch': `${otherFile} If its publisher has replaced it on purpose, correct its size and digest in the manifest.`,
  'asset-content-wrong': `The source sends something else in place of the file. ${otherSource}`,
  'checkpoint-unreadable': `The source holds a file that is no checkpoint, or a damaged one. ${otherSource}`,
  'checkpoint-truncated': `The source holds only a part of the file. ${otherSource}`,
  'checkpoint-wrong-role': otherFile,
  'prior-is-steve1-policy': `${otherFile} The prior has 9 MiB, the policy 952 MiB.`,
} satisfies Partial<Record<keyof typeof assetCodes, string>>;
