export const id = 36;
export const ids = [36];
export const modules = {

/***/ 4036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gatherEvidence: () => (/* binding */ gatherEvidence)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/core/secrets.js
var secrets = __webpack_require__(8681);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var errors = __webpack_require__(1704);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/src/io/probes/stuck.js
/**
 * A file system that does not answer holds a thread of Node, and at its exit Node waits for all of its threads, whoever
 * has given them up. Then the process is replaced by a shell that ends with the same code.
 */
let pending = 0;
function leave(code) {
    if (pending > 0 && process.platform !== 'win32')
        process.execve?.('/bin/sh', ['sh', '-c', `exit ${code}`], {});
}
/** Work that may hold a thread for ever. */
function mayStick(work) {
    if (!process.listeners('exit').includes(leave))
        process.once('exit', leave);
    pending++;
    return work.finally(() => pending--);
}

;// CONCATENATED MODULE: ./lib/src/io/probes/files.js




/** Waits for work no longer than until a signal is aborted. Failed work tells nothing either. */
function unlessAborted(work, otherwise, signal) {
    const settled = work.catch(() => otherwise);
    return new Promise((resolve) => {
        const giveUp = () => resolve(otherwise);
        if (signal.aborted)
            return giveUp();
        signal.addEventListener('abort', giveUp, { once: true });
        void settled.then(resolve).finally(() => signal.removeEventListener('abort', giveUp));
    });
}
/** For one question that others wait for. */
const oneQuestionMs = 1000;
/** Files that are asked until the signal is aborted or this time is over. A dead NFS never answers. */
function filesWithin(ms, signal) {
    const over = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
    const ask = (work, otherwise) => unlessAborted(mayStick(work), otherwise, over);
    const accessTo = (path) => {
        const tried = (0,promises_.access)(path, external_node_fs_.constants.R_OK | external_node_fs_.constants.W_OK).then(() => 'there', (error) => ((0,errors/* isAbsent */.W0)(error) ? 'absent' : 'denied'));
        return ask(tried, undefined);
    };
    const isKind = async (path, kind) => {
        await (0,promises_.access)(path, external_node_fs_.constants.X_OK);
        return (await (0,promises_.stat)(path))[kind]();
    };
    return {
        text: (path) => ask(regularText(path), ''),
        names: (folder) => ask((0,promises_.readdir)(folder), []),
        access: accessTo,
        isThere: async (path) => ['there', 'denied'].includes((await accessTo(path)) ?? ''),
        isProgram: (path) => ask(isKind(path, 'isFile'), false),
        isPlace: (path) => ask(isKind(path, 'isDirectory'), false),
    };
}
/** Opening a pipe waits for its other end, and opening a device may start it. */
async function regularText(path) {
    return (await (0,promises_.stat)(path)).isFile() ? (0,promises_.readFile)(path, 'utf8') : '';
}

// EXTERNAL MODULE: ./lib/src/core/device/parse-smi.js
var parse_smi = __webpack_require__(9122);
;// CONCATENATED MODULE: ./lib/src/io/probes/on-path.js

/** The variable PATH, which Windows may spell in another case. */
const pathOf = (env) => Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
/** The file that a name of a program stands for; undefined where none is. */
async function onPath(name, env, files) {
    const names = process.platform === 'win32' ? [`${name}.exe`, name] : [name];
    const paths = pathOf(env)
        .split(external_node_path_.delimiter)
        .filter((folder) => folder !== '')
        .flatMap((folder) => names.map((one) => (0,external_node_path_.resolve)(folder, one)));
    for (const path of paths)
        if (await files.isProgram(path))
            return path;
    return undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./lib/src/io/process-group.js
var process_group = __webpack_require__(820);
;// CONCATENATED MODULE: ./lib/src/io/probes/leftovers.js



/**
 * What a program leaves behind that has left its process group too (`setsid`, a daemon). The environment of a process is
 * that of whoever started it, so a variable that only one program was given finds all of its descendants. Linux alone
 * shows it; elsewhere the group has to do.
 */
/** The variable that marks the children of a probe. */
const markOf = (id) => ({ STEVE1_PROBE_ID: id });
/** For looking and killing together. A process in a driver that hangs may not even let itself be looked at. */
const sweepMs = 500;
/** What starts others while it is looked for is found in the next round. */
const rounds = 3;
/** Ends all processes of this user with the mark but the one that was started itself, whose end is seen to elsewhere. */
function killMarked(id, self) {
    if (process.platform !== 'linux')
        return Promise.resolve();
    const over = AbortSignal.timeout(sweepMs);
    const sweep = async () => {
        for (let round = 0; round < rounds && !over.aborted; round++) {
            const pids = (await (0,promises_.readdir)('/proc')).map(Number).filter((pid) => pid > 0 && pid !== self && pid !== process.pid);
            const killed = await Promise.all(pids.map((pid) => killIfMarked(pid, id)));
            if (!killed.includes(true))
                return;
        }
    };
    return unlessAborted(mayStick(sweep()), undefined, over);
}
async function killIfMarked(pid, id) {
    try {
        const isMarked = (await (0,promises_.readFile)(`/proc/${pid}/environ`, 'latin1')).includes(id);
        if (!isMarked || (await (0,promises_.stat)(`/proc/${pid}`)).uid !== process.getuid?.())
            return false;
        process.kill(pid, 'SIGKILL');
        return true;
    }
    catch {
        return false; // ended meanwhile, or another user's
    }
}

;// CONCATENATED MODULE: ./lib/src/io/probes/bounded.js





/** How long outputs may stay open once their process has ended: what holds them then is not waited for. */
const drainMs = 250;
/** The first line that says anything, of a bearable length. */
const firstLine = (text) => (text.split('\n', 50).find((line) => line.trim() !== '') ?? '').trim().slice(0, 500);
/** The last such line: in it, Python tells the error, below where it happened. */
const lastLine = (text) => firstLine(text.slice(-4096).split('\n').reverse().join('\n'));
function notStarted(error) {
    const code = (0,errors/* systemCode */.xU)(error);
    return { outcome: code === 'EACCES' || code === 'EPERM' ? 'denied' : 'absent', stderr: code ?? String(error) };
}
/**
 * Runs a program to its end, or to the end of its time. Whatever happens, the answer is there in time: its group and
 * what has left it are killed, its outputs are closed, and what cannot be killed (a process in a driver that hangs) is
 * abandoned.
 */
async function runBounded(command, args, bounds) {
    const { ms, mostBytes = 2 ** 18, env, cwd, signal } = bounds;
    const since = performance.now();
    const texts = { stdout: '', stderr: '' };
    const end = (more) => {
        const [stderr, last] = [firstLine(texts.stderr), lastLine(texts.stderr)];
        return {
            ...texts,
            ran: {
                command: [command, ...args].map((word) => word.split('\n')[0].slice(0, 300)).join(' '),
                stdout: firstLine(texts.stdout),
                stderr,
                ...(last !== stderr && { last }),
                seconds: Math.round(performance.now() - since) / 1000,
                ...more,
            },
        };
    };
    if (signal.aborted)
        return end({ outcome: 'signal' });
    const id = (0,external_node_crypto_.randomUUID)();
    const start = () => (0,external_node_child_process_.spawn)(command, args, {
        env: { ...env, ...markOf(id) },
        ...(cwd !== undefined && { cwd }),
        stdio: ['ignore', 'pipe', 'pipe'],
        ...process_group/* ownGroup */.E,
    });
    let child;
    try {
        child = start();
    }
    catch (error) {
        // Some troubles are thrown, others told by an event.
        return end(notStarted(error));
    }
    return new Promise((resolve) => {
        let drain;
        let isOver = false;
        const finish = (more) => {
            if (isOver)
                return;
            isOver = true;
            clearTimeout(limit);
            clearTimeout(drain);
            signal.removeEventListener('abort', stop);
            (0,process_group/* killGroup */.i)(child);
            for (const stream of [child.stdout, child.stderr])
                stream.destroy();
            child.unref();
            const ended = end(more);
            if (child.pid === undefined)
                resolve(ended);
            else
                void killMarked(id, child.pid).then(() => resolve(ended));
        };
        const stop = () => finish({ outcome: 'signal' });
        const limit = setTimeout(() => finish({ outcome: 'hung' }), ms);
        signal.addEventListener('abort', stop, { once: true });
        for (const name of ['stdout', 'stderr']) {
            child[name].setEncoding('utf8').on('data', (chunk) => {
                if (texts[name].length + chunk.length > mostBytes)
                    finish({ outcome: 'flooded' });
                else
                    texts[name] += chunk;
            });
        }
        const outcomeOf = (code, by) => code === null ? { outcome: 'signal', ...(by !== null && { signal: by }) } : { outcome: 'exited', code };
        child.once('error', (error) => {
            if (child.pid === undefined)
                finish(notStarted(error)); // else it runs, and its end will be told
        });
        child.once('exit', (code, by) => {
            // A grandchild may hold its outputs: end it, and wait no longer than a moment for what is still in them.
            (0,process_group/* killGroup */.i)(child);
            clearTimeout(limit);
            drain = setTimeout(() => finish(outcomeOf(code, by)), drainMs);
        });
        child.once('close', (code, by) => finish(outcomeOf(code, by)));
    });
}

;// CONCATENATED MODULE: ./lib/src/io/probes/smi.js




/** For all that is asked together. */
const smiMs = 10_000;
/** On WSL it lies beside the libraries of Windows, which are not on every PATH. */
async function smiProgram({ env, root, files }) {
    const wsl = (0,external_node_path_.join)(root, 'usr', 'lib', 'wsl', 'lib', 'nvidia-smi');
    return (await onPath('nvidia-smi', env, files)) ?? ((await files.isThere(wsl)) ? wsl : undefined);
}
/** It reads no file of the job, and what is wrong with a folder of the job must not look like a fault of the GPU. */
const cwd = (0,external_node_path_.parse)(process.execPath).root;
const answered = ({ ran }) => ran.outcome === 'exited' && (ran.code === 0 || ran.code === 14);
/** Asks nvidia-smi for its GPUs, the instances of MIG, and what it wants done to them: side by side, in `smiMs` in all. */
async function probeSmi(around) {
    const until = performance.now() + (around.smiMs ?? smiMs);
    const program = await smiProgram(around);
    const ask = (...args) => runBounded(program ?? 'nvidia-smi', args, { ...around, cwd, ms: Math.max(1, until - performance.now()) });
    const asked = ask(...(0,parse_smi/* smiQuery */.Ss)(parse_smi/* smiFields */.fr));
    const [[query, minimal], list, recovery] = await Promise.all([
        asked.then(async (first) => first.ran.code === 2 ? [first, await ask(...(0,parse_smi/* smiQuery */.Ss)(parse_smi/* minimalSmiFields */.qR))] : [first]),
        // Whether it is absent or may not be run, one try tells.
        program === undefined ? asked : ask('-L'),
        program === undefined ? asked : ask(...(0,parse_smi/* smiQuery */.Ss)(parse_smi/* recoveryFields */.Xe)),
    ]);
    const best = minimal ?? query;
    const libraryVersion = (0,parse_smi/* parseLibraryVersion */.BO)(`${best.stdout}\n${best.stderr}`);
    const gpus = answered(best) ? (0,parse_smi/* parseSmiGpus */.Wu)(best.stdout, minimal ? parse_smi/* minimalSmiFields */.qR : parse_smi/* smiFields */.fr) : [];
    const actions = answered(recovery) ? (0,parse_smi/* parseRecoveryActions */.g6)(recovery.stdout) : [];
    return {
        query: query.ran,
        ...(minimal && { minimal: minimal.ran }),
        list: list.ran,
        recovery: recovery.ran,
        gpus: gpus.map((gpu) => {
            const action = actions.find(({ index }) => index === gpu.index)?.action;
            return action === undefined ? gpu : { ...gpu, recovery: action };
        }),
        instances: answered(list) ? (0,parse_smi/* parseMigInstances */.jp)(list.stdout) : [],
        recoveryActions: actions.map(({ action }) => action),
        ...(libraryVersion !== undefined && { libraryVersion }),
    };
}

;// CONCATENATED MODULE: ./lib/src/core/device/parse-system.js
/** Texts of the system that tell of drivers and containers. */
/** The version in `/proc/driver/nvidia/version`, of the closed kernel module or of the open one. */
function parseModuleVersion(text) {
    const line = text.split('\n').find((one) => one.includes('Kernel Module'));
    if (line === undefined)
        return undefined;
    const [, version] = /Kernel Module(?: for \S+)?\s+(\d+(?:\.\d+)+)/.exec(line) ?? [];
    const open = /Open Kernel Module/.test(line);
    return { line: line.trim(), ...(version !== undefined && { version, open }) };
}
/** What shows that this is a container; undefined where nothing does. */
function containerSign(signs) {
    const [file] = signs.files;
    if (file !== undefined)
        return file;
    if (signs.environment['KUBERNETES_SERVICE_HOST'])
        return 'KUBERNETES_SERVICE_HOST';
    const group = /docker|kubepods|containerd|libpod|lxc|garden/.exec(signs.cgroup)?.[0];
    return group === undefined ? undefined : `cgroup ${group}`;
}
/** `libcuda.so.550.54.14` names its version. */
const libraryVersion = (file) => /^libcuda\.so\.(\d+\.\d+(?:\.\d+)?)$/.exec(file)?.[1];

;// CONCATENATED MODULE: ./lib/src/io/probes/system.js


async function probeDriver({ root, files }) {
    const folders = ['usr/lib/x86_64-linux-gnu', 'usr/lib/aarch64-linux-gnu', 'usr/lib64', 'usr/lib'];
    const [text, ...names] = await Promise.all([
        files.text((0,external_node_path_.join)(root, 'proc/driver/nvidia/version')),
        ...folders.map((folder) => files.names((0,external_node_path_.join)(root, folder))),
    ]);
    const versions = names.flat().flatMap((name) => libraryVersion(name) ?? []);
    return { ...parseModuleVersion(text), libraries: [...new Set(versions)].sort() };
}
const fixedNodes = ['nvidiactl', 'nvidia-uvm', 'dxg', 'kfd', 'nvhost-gpu', 'nvgpu'];
async function probeNodes({ root, files }) {
    const numbered = (await files.names((0,external_node_path_.join)(root, 'dev'))).filter((name) => /^nvidia\d+$/.test(name)).slice(0, 64);
    const names = [...new Set(['nvidia0', ...numbered.sort(), ...fixedNodes])];
    const found = await Promise.all(names.map(async (name) => [name, await files.access((0,external_node_path_.join)(root, 'dev', name))]));
    return Object.fromEntries(found.flatMap(([name, state]) => (state === undefined ? [] : [[name, state]])));
}
/** NVIDIA and AMD; nobody else's devices decide anything. */
const makers = ['0x10de', '0x1002'];
async function probePci({ root, files }) {
    const folder = (0,external_node_path_.join)(root, 'sys/bus/pci/devices');
    const found = await Promise.all((await files.names(folder)).sort().map(async (address) => {
        const vendor = (await files.text((0,external_node_path_.join)(folder, address, 'vendor'))).trim();
        if (!makers.includes(vendor))
            return [];
        const [kind, device] = await Promise.all(['class', 'device'].map(async (name) => (await files.text((0,external_node_path_.join)(folder, address, name))).trim()));
        return [{ address, vendor, class: kind, device: device }];
    }));
    return found.flat().slice(0, 64);
}
async function probeSurroundings({ root, env, files }) {
    const at = (path) => (0,external_node_path_.join)(root, path);
    const signs = ['/.dockerenv', '/run/.containerenv'];
    const [shown, [cgroup, kernel, release, tree], amdgpu] = await Promise.all([
        Promise.all(signs.map((file) => files.isThere(at(file)))),
        Promise.all(['proc/1/cgroup', 'proc/sys/kernel/osrelease', 'etc/nv_tegra_release', 'proc/device-tree/compatible'].map((file) => files.text(at(file)))),
        files.isThere(at('sys/module/amdgpu')),
    ]);
    const container = containerSign({
        files: signs.filter((_, index) => shown[index]),
        cgroup: cgroup,
        environment: env,
    });
    const tegra = release.split('\n')[0].trim() || /nvidia,tegra\w*/.exec(tree)?.[0];
    return {
        ...(container !== undefined && { container }),
        wsl: /microsoft/i.test(kernel),
        ...(tegra !== undefined && tegra !== '' && { tegra }),
        amdgpu,
    };
}
const watched = /^(CUDA_VISIBLE_DEVICES|NVIDIA_VISIBLE_DEVICES|NVIDIA_DRIVER_CAPABILITIES|HIP_VISIBLE_DEVICES|ROCR_VISIBLE_DEVICES|CUDA_DEVICE_ORDER|PYTORCH_\w+|VIRTUAL_ENV|CONDA_PREFIX)$/;
/** All of it that is told in time, side by side. On Windows and macOS there are no such files, and nothing is found. */
async function probeSystem(around) {
    const { env } = around;
    const [driver, nodes, pci, system] = await Promise.all([
        probeDriver(around),
        probeNodes(around),
        probePci(around),
        probeSurroundings(around),
    ]);
    const environment = Object.fromEntries(Object.entries(env).filter((pair) => pair[1] !== undefined && watched.test(pair[0])));
    return { environment, driver, nodes, pci, system };
}

;// CONCATENATED MODULE: ./lib/src/core/device/parse-torch.js
const longest = 2000;
const objectOf = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
const listOf = (value) => (Array.isArray(value) ? value.slice(0, 64) : []);
const parse_torch_text = (value) => (typeof value === 'string' ? value.slice(0, longest) : undefined);
const size = (value) => (typeof value === 'number' && value >= 0 ? value : undefined);
/** An object without what is undefined. */
const known = (value) => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
/**
 * The answer of the child; undefined where no Python has started. Its lines begin with a word that nobody else knows:
 * whatever the Python of the job prints is passed over. Types are not believed. Of a child that did not end well, only
 * what it said before it came to torch counts.
 */
function parseTorchAnswer(stdout, nonce, endedWell) {
    const lines = stdout.split('\n').flatMap((line) => (line.startsWith(nonce) ? [line.slice(nonce.length)] : []));
    const started = lines.map((line) => /^started (\d+\.\d+\.\d+)$/.exec(line)?.[1]).find(Boolean);
    if (started === undefined)
        return undefined;
    const answer = Object.assign({}, ...lines.map(reportIn));
    const error = endedWell ? objectOf(answer['error']) : {};
    const type = parse_torch_text(error['type']);
    return known({
        started,
        executable: parse_torch_text(answer['executable']),
        error: type === undefined ? undefined : { type, message: parse_torch_text(error['message']) ?? '' },
        report: endedWell ? reportOf(objectOf(answer['torch'])) : undefined,
        prerequisites: prerequisitesOf(objectOf(answer['prerequisites'])),
    });
}
function reportIn(line) {
    try {
        return line.startsWith('report ') ? objectOf(JSON.parse(line.slice('report '.length))) : {};
    }
    catch {
        return {}; // cut off
    }
}
function reportOf(torch) {
    const version = parse_torch_text(torch['version']);
    if (version === undefined)
        return undefined;
    const mps = objectOf(torch['mps']);
    return known({
        version,
        path: parse_torch_text(torch['path']),
        cuda: parse_torch_text(torch['cuda']),
        hip: parse_torch_text(torch['hip']),
        built: torch['built'] === true,
        available: torch['available'] === true,
        warnings: texts(torch['warnings']),
        archs: texts(torch['archs']),
        devices: listOf(torch['devices']).map((one, index) => deviceOf(objectOf(one), index)),
        mps: known({ built: mps['built'] === true, available: mps['available'] === true, kernel: kernelOf(mps['kernel']) }),
    });
}
const texts = (value) => listOf(value).flatMap((one) => parse_torch_text(one) ?? []);
function kernelOf(value) {
    if (value === undefined || value === null)
        return undefined;
    const kernel = objectOf(value);
    return known({ ok: kernel['ok'] === true, error: parse_torch_text(kernel['error']) });
}
const deviceOf = (device, index) => known({
    index,
    uuid: parse_torch_text(device['uuid']),
    name: parse_torch_text(device['name']),
    capability: parse_torch_text(device['capability']),
    totalBytes: size(device['totalBytes']),
    freeBytes: size(device['freeBytes']),
    kernel: kernelOf(device['kernel']) ?? { ok: false },
});
function prerequisitesOf(answer) {
    const entries = Object.entries(answer).slice(0, 64);
    return Object.fromEntries(entries.map(([name, value]) => {
        const one = objectOf(value);
        const found = { version: parse_torch_text(one['version']), path: parse_torch_text(one['path']), error: parse_torch_text(one['error']) };
        return [name, known({ found: one['found'] === true, ...found })];
    }));
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./lib/src/io/probes/python.js





const inFolder = (folder) => process.platform === 'win32' ? (0,external_node_path_.join)(folder, 'python.exe') : (0,external_node_path_.join)(folder, 'bin', 'python');
/**
 * Finds the Python that `python` names: `auto` (what a step would start as `python`, else `python3`), a path or name,
 * `conda:<env>`, or `uv` (of the project in the working directory). Nothing is made, synchronized or downloaded.
 */
async function findPythons(asked, around, ms) {
    const { env, cwd, files } = around;
    if (asked === 'auto') {
        const found = await Promise.all(['python', 'python3'].map((name) => onPath(name, env, files)));
        const executables = found.flatMap((path) => path ?? []);
        return executables.length > 0 ? { executables, env } : { missing: 'neither python nor python3 is on PATH' };
    }
    if (asked === 'uv')
        return findByUv(around, ms);
    if (asked.startsWith('conda:'))
        return findByConda(asked.slice('conda:'.length), around);
    const path = /[\\/]/.test(asked) ? (0,external_node_path_.resolve)(cwd, asked) : await onPath(asked, env, files);
    if (path === undefined)
        return { missing: `there is no ${asked} on PATH` };
    return (await files.isProgram(path)) ? { executables: [path], env } : { missing: `${path} is no program` };
}
async function findByUv(around, ms) {
    const uv = await onPath('uv', around.env, around.files);
    if (uv === undefined)
        return { missing: 'uv is not on PATH' };
    const env = { ...around.env, UV_PYTHON_DOWNLOADS: 'never' };
    const { ran, stdout } = await runBounded(uv, ['python', 'find'], { ...around, env, ms });
    const path = stdout.trim().split('\n').at(-1).trim();
    // It may have taken longer than all files have.
    const files = filesWithin(oneQuestionMs, around.signal);
    if (ran.outcome !== 'exited' || ran.code !== 0 || !(await files.isProgram(path)))
        return { missing: `uv python find: ${ran.stderr || ran.stdout || `${ran.outcome} ${ran.code ?? ''}`.trim()}` };
    return { executables: [path], env: around.env };
}
/** Every environment of conda and its likes is a folder; conda keeps a list of all of them. */
async function findByConda(name, { env, files }) {
    if (name === '')
        return { missing: 'conda: is without the name of an environment' };
    const home = env['HOME'] ?? env['USERPROFILE'] ?? (0,external_node_os_.homedir)();
    const listed = (await files.text((0,external_node_path_.join)(home, '.conda', 'environments.txt')))
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const program = env['CONDA_EXE'] ?? (await onPath('conda', env, files));
    const roots = [
        program === undefined ? undefined : (0,external_node_path_.dirname)((0,external_node_path_.dirname)(program)),
        env['MAMBA_ROOT_PREFIX'],
        env['CONDA'], // what hosted runners set
        ...['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge', 'micromamba'].map((one) => (0,external_node_path_.join)(home, one)),
    ].filter((root) => root !== undefined && root !== '');
    const active = env['CONDA_PREFIX'];
    const prefixes = (0,external_node_path_.isAbsolute)(name)
        ? [name]
        : [
            ...(active !== undefined && (env['CONDA_DEFAULT_ENV'] ?? (0,external_node_path_.basename)(active)) === name ? [active] : []),
            ...listed.filter((prefix) => (0,external_node_path_.basename)(prefix) === name),
            ...roots.map((root) => (name === 'base' ? root : (0,external_node_path_.join)(root, 'envs', name))),
        ];
    const are = await Promise.all(prefixes.map((one) => files.isProgram(inFolder(one))));
    const prefix = prefixes[are.indexOf(true)];
    if (prefix === undefined)
        return { missing: `there is no environment '${name}' of conda with a Python in it` };
    const executable = inFolder(prefix);
    // As activating it would: programs beside its Python come first.
    const path = [(0,external_node_path_.dirname)(executable), pathOf(env)].join(external_node_path_.delimiter);
    return { executables: [executable], env: { ...env, PATH: path, CONDA_PREFIX: prefix } };
}

;// CONCATENATED MODULE: ./lib/src/io/probes/torch-program.js
/**
 * The program of the torch child, for Python 3.7 and newer, in a syntax that Python 2 can read, so that it can say that
 * it is one. Its argument comes before every line that is meant for us. It runs where the agent will run, so it takes
 * the folder it runs in off the path before it imports anything, and leaves by `_exit`, because a driver may hang at
 * the end too.
 */
const torchProgram = String.raw `
import sys
import os
nonce = sys.argv.pop()
def write(text):
    data = ("\n" + nonce + text + "\n").encode("utf-8")
    while data:
        data = data[os.write(1, data):]
write("started " + ".".join(map(str, sys.version_info[:3])))
if sys.version_info[0] < 3:
    os._exit(0)

def here(entry):
    try:
        return os.path.realpath(entry or ".") == os.path.realpath(".")
    except Exception:
        return entry == ""
sys.path[:] = [entry for entry in sys.path if not here(entry)]
sys.dont_write_bytecode = True
import shutil, subprocess, time

def started(name, *args):
    path = shutil.which(name)
    if path is None or not args:
        return path, None
    try:
        return path, subprocess.Popen([path] + list(args), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                      stderr=subprocess.STDOUT)
    except OSError as error:
        return path, error

# They take their time while the rest is imported, and share it.
programs_until = time.monotonic() + 5
running = {"java": started("java", "-version"), "ffmpeg": started("ffmpeg", "-version"), "Xvfb": started("Xvfb")}

import faulthandler, json, warnings
import importlib.util
try:
    from importlib import metadata
except ImportError:
    metadata = None
faulthandler.enable()
answer = {"executable": sys.executable}

def first_line(text):
    said = (line.strip() for line in text.splitlines())
    return next((line for line in said if line and not line.startswith("Picked up ")), "")[:300]

def output_of(child):
    # What is in the pipe, and no more: a child of the child may hold it open, and one that prints without end fills it.
    try:
        os.set_blocking(child.stdout.fileno(), False)
    except Exception:
        pass
    try:
        return os.read(child.stdout.fileno(), 65536).decode("utf-8", "replace")
    except Exception:
        return ""

def program(path, child):
    if path is None:
        return {"found": False}
    if child is None:
        return {"found": True, "path": path}
    if isinstance(child, OSError):
        return {"found": False, "path": path, "error": "%s: %s" % (type(child).__name__, child)}
    while child.poll() is None and time.monotonic() < programs_until:
        time.sleep(0.01)
    if child.poll() is None:
        child.kill()
        return {"found": False, "path": path, "error": "no end in 5 s"}
    said = first_line(output_of(child))
    if child.returncode != 0:
        return {"found": False, "path": path, "error": said or "ended with %d" % child.returncode}
    return {"found": True, "path": path, "version": said}

def package(name):
    try:
        if metadata is not None:
            return {"found": True, "version": metadata.version(name)}
    except Exception:
        pass
    try:
        return {"found": importlib.util.find_spec(name) is not None}
    except Exception as error:
        return {"found": False, "error": "%s: %s" % (type(error).__name__, error)}

def kernel(torch, device):
    try:
        ones = torch.ones(256, device=device)
        return {"ok": float((ones * 2 + 1).sum().item()) == 768.0}
    except Exception as error:
        return {"ok": False, "error": "%s: %s" % (type(error).__name__, first_line(str(error)))}

def device(torch, index):
    one = {"kernel": kernel(torch, "cuda:%d" % index)}
    try:
        known = torch.cuda.get_device_properties(index)
        one.update(name=known.name, capability="%d.%d" % (known.major, known.minor), totalBytes=known.total_memory)
        if getattr(known, "uuid", None) is not None:
            one["uuid"] = str(known.uuid)
        one["freeBytes"] = torch.cuda.mem_get_info(index)[0]
    except Exception as error:
        one["kernel"].setdefault("error", first_line(str(error)))
    return one

def look(torch):
    version = torch.version
    told = {"version": str(torch.__version__), "path": getattr(torch, "__file__", None),
            "cuda": version.cuda, "hip": getattr(version, "hip", None), "devices": [], "warnings": []}
    told["built"] = bool(told["cuda"] or told["hip"])
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            told["available"] = bool(torch.cuda.is_available())
            if told["available"]:
                told["devices"] = [device(torch, index) for index in range(min(torch.cuda.device_count(), 16))]
            elif told["built"]:
                torch.cuda.init()
        except Exception as error:
            told["warnings"].append(first_line(str(error)))
    told["warnings"] += [first_line(str(one.message)) for one in caught][:20]
    try:
        flags = getattr(torch._C, "_cuda_getArchFlags", lambda: None)()
        told["archs"] = flags.split() if flags else torch.cuda.get_arch_list()
    except Exception:
        told["archs"] = []
    mps = getattr(torch.backends, "mps", None)
    told["mps"] = {"built": bool(mps and mps.is_built()), "available": bool(mps and mps.is_available())}
    if told["mps"]["available"]:
        told["mps"]["kernel"] = kernel(torch, "mps")
    return told

names = ["numpy", "gym", "minerl", "minestudio", "mineclip", "transformers", "huggingface_hub"]
has = {name: package(name) for name in names}
# Said before torch can hang or crash; how the programs answer is said at the end.
has.update({name: program(path, None) for name, (path, _) in running.items()})
write("report " + json.dumps(dict(answer, prerequisites=has)))
try:
    import torch
    answer["torch"] = look(torch)
except Exception as error:
    answer["error"] = {"type": type(error).__name__, "message": first_line(str(error))}
has.update({name: program(*one) for name, one in running.items()})
sys.stdout.flush()
write("report " + json.dumps(dict(answer, prerequisites=has)))
sys.stderr.flush()
os._exit(0)
`;

;// CONCATENATED MODULE: ./lib/src/io/probes/torch.js






/** How a shim ends that stands for no program (pyenv, a shell, the store of Windows). */
const isNoProgram = ({ ran }) => ran.outcome === 'absent' || [126, 127, 9009].includes(ran.code ?? 0);
/** Python puts what PYTHONPATH names in front of its own; an empty entry is the folder that it is started in. */
function withoutFolder(path, folder) {
    const others = (path ?? '').split(external_node_path_.delimiter).filter((entry) => (0,external_node_path_.resolve)(folder, entry) !== (0,external_node_path_.resolve)(folder));
    return others.length === 0 ? undefined : others.join(external_node_path_.delimiter);
}
const said = ({ stdout }, nonce) => firstLine(stdout
    .split('\n')
    .filter((line) => !line.startsWith(nonce))
    .join('\n'));
/** Asks the torch of the job, and what else its Python has, in a child of that very Python. */
async function probeTorch(asked, around, timeoutSeconds) {
    const until = performance.now() + timeoutSeconds * 1000;
    const left = () => Math.max(1, until - performance.now());
    const found = await findPythons(asked, around, left());
    if (found.missing !== undefined)
        return { python: { asked, missing: found.missing }, torch: {}, prerequisites: {} };
    const env = {
        ...found.env,
        PYTHONPATH: withoutFolder(found.env['PYTHONPATH'], around.cwd),
        PYTHONSAFEPATH: '1',
        PYTHONDONTWRITEBYTECODE: '1',
    };
    // So that nobody else's line is taken for an answer.
    const nonce = `steve1-${(0,external_node_crypto_.randomUUID)()}:`;
    let missing = 'no Python answers';
    for (const executable of found.executables) {
        const ended = await runBounded(executable, ['-B', '-c', torchProgram, nonce], {
            ...around,
            env,
            ms: left(),
            mostBytes: 2 ** 22,
        });
        const answer = parseTorchAnswer(ended.stdout, nonce, ended.ran.code === 0);
        if (answer?.started.startsWith('2.')) {
            missing = `${executable} is Python ${answer.started}`;
            continue;
        }
        // A shim may end in any way; a program that was named is asked for the reason. Neither outlasts its time.
        const isOther = isNoProgram(ended) || (asked === 'auto' && !['hung', 'flooded'].includes(ended.ran.outcome));
        if (answer === undefined && isOther && !around.signal.aborted) {
            missing = [`${executable} starts no Python`, ended.ran.stderr || ended.ran.stdout].filter(Boolean).join(': ');
            continue;
        }
        const { report, error, started: version, prerequisites = {} } = answer ?? {};
        return {
            python: { asked, executable: answer?.executable ?? executable, ...(version !== undefined && { version }) },
            torch: {
                // What the child says for us to read is no line of its own.
                ran: { ...ended.ran, command: `${executable} -B -c …`, stdout: report || error ? '' : said(ended, nonce) },
                ...(report && { report }),
                ...(error && { error }),
            },
            prerequisites,
        };
    }
    return { python: { asked, missing }, torch: {}, prerequisites: {} };
}

;// CONCATENATED MODULE: ./lib/src/io/probes/gather.js







/** For all files together: what has not been told by then is left out. */
const filesMs = 10_000;
/**
 * All evidence, gathered side by side. It is there within 12 s but for torch, which has `timeoutSeconds`.
 *
 * Throws `interrupted` alone: what cannot be seen is evidence too.
 */
async function gatherEvidence(asked, given) {
    const isPlace = await filesWithin(oneQuestionMs, given.signal).isPlace(given.cwd);
    const files = filesWithin(filesMs, given.signal);
    const around = {
        files,
        root: '/',
        platform: process.platform,
        ...given,
        // The children see what the job would see, except what is nobody's business.
        env: (0,secrets/* withoutSecrets */.cT)(given.env),
        // A folder that is still to be made, or may not be entered, is no place to start a program in.
        cwd: isPlace ? given.cwd : process.cwd(),
    };
    // What takes longest starts first.
    const [torch, smi, system] = await Promise.all([
        probeTorch(asked.python, around, asked.timeoutSeconds),
        probeSmi(around),
        probeSystem(around),
    ]);
    // The first program that uses CUDA makes this device: what counts is whether it is there after torch.
    if (system.nodes['nvidia-uvm'] === 'absent' && torch.torch.ran !== undefined) {
        const late = filesWithin(oneQuestionMs, around.signal);
        system.nodes['nvidia-uvm'] = (await late.access((0,external_node_path_.join)(around.root, 'dev', 'nvidia-uvm'))) ?? 'absent';
    }
    (0,errors/* throwIfInterrupted */.sK)(around.signal);
    return { platform: around.platform, arch: process.arch, ...system, smi, ...torch };
}


/***/ }),

/***/ 820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ ownGroup),
/* harmony export */   i: () => (/* binding */ killGroup)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var _core_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8681);


/** What makes a child the head of a group of its own, which `killGroup` ends as a whole. */
const ownGroup = { detached: process.platform !== 'win32', windowsHide: true };
/** Ends a process started with `ownGroup`, and all that it has started. */
function killGroup(child) {
    if (child.pid === undefined)
        return;
    if (process.platform === 'win32') {
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('taskkill', ['/pid', `${child.pid}`, '/T', '/F'], {
            stdio: 'ignore',
            env: (0,_core_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutSecrets */ .cT)(process.env),
        }).once('error', () => child.kill());
        return;
    }
    try {
        process.kill(-child.pid, 'SIGKILL');
    }
    catch {
        // Nobody of it is left.
    }
}


/***/ })

};
