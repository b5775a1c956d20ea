export const id = 226;
export const ids = [226];
export const modules = {

/***/ 4977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M: () => (/* binding */ concludeDevice),
  S: () => (/* binding */ exportedDevice)
});

// EXTERNAL MODULE: ./lib/src/core/codes.js + 1 modules
var codes = __webpack_require__(4239);
;// CONCATENATED MODULE: ./lib/src/core/device/code-of.js

/** A rule tells its conclusion where it holds. */
const onCpu = (state, reason, remedy) => ({
    state,
    device: 'cpu',
    reason,
    remedy,
});
const codesOfStates = {
    'ok-compat': 'gpu-ok-compat',
    'driver-ok': 'gpu-driver-ok',
    'disabled-by-env': 'gpu-disabled-by-env',
    'no-gpu': 'gpu-no-gpu',
    'container-without-device': 'gpu-container-without-device',
    'driver-missing': 'gpu-driver-missing',
    'driver-library-mismatch': 'gpu-driver-library-mismatch',
    'nvml-unknown': 'gpu-nvml-unknown',
    'gpu-lost': 'gpu-lost',
    'needs-reset': 'gpu-needs-reset',
    'smi-hang': 'gpu-smi-hang',
    permission: 'gpu-permission',
    'uvm-missing': 'gpu-uvm-missing',
    'torch-missing': 'gpu-torch-missing',
    'torch-cpu-build': 'gpu-torch-cpu-build',
    'driver-too-old-for-torch': 'gpu-driver-too-old-for-torch',
    'arch-not-supported': 'gpu-arch-not-supported',
    'gpu-busy': 'gpu-busy',
    'out-of-memory': 'gpu-out-of-memory',
    'mps-unusable': 'gpu-mps-unusable',
    'torch-hang': 'gpu-torch-hang',
    'torch-crash': 'gpu-torch-crash',
    'python-missing': 'gpu-python-missing',
    unknown: 'gpu-unknown',
};
/** The code of a state: `gpu-` and the state, which is not said twice. A state that is fine has none. */
const codeOf = (state) => state === 'ok' || state === 'rocm' ? undefined : codesOfStates[state];
/** The remedy of a state where nothing more exact is known. */
function remedyOf(state) {
    const code = codeOf(state);
    return code === undefined ? '' : codes/* codes */.F[code].remedy;
}

;// CONCATENATED MODULE: ./lib/src/core/device/gpus.js
const bare = (uuid) => uuid?.replace(/^GPU-/i, '').toLowerCase();
/** As torch sees them, or where it sees none, as nvidia-smi lists them. */
function gpusOf(seen, visible) {
    if (seen.length === 0)
        return visible.map((gpu) => ({ ...gpu, ...troubleOf(gpu) }));
    return seen.map((device, at) => {
        const byUuid = device.uuid && visible.find(({ uuid }) => bare(uuid) === bare(device.uuid));
        const twin = byUuid || (seen.length === visible.length ? visible[at] : undefined);
        if (twin === undefined || (twin.name && device.name && !device.name.startsWith(twin.name)))
            return device;
        // nvidia-smi counts what the driver keeps for itself, torch does not: the same card must not pass here and fail there.
        const sizes = [device.totalBytes, twin.totalBytes].filter((size) => size !== undefined);
        const totalBytes = sizes.length === 0 ? undefined : Math.max(...sizes);
        return { ...device, totalBytes, computeMode: twin.computeMode, mig: twin.mig, ...troubleOf(twin) };
    });
}
/** The words in the cells of nvidia-smi, and the action that the driver asks for. */
function troubleOf({ fault, recovery }) {
    if (fault !== undefined)
        return {
            trouble: { state: /lost/i.test(fault) ? 'gpu-lost' : 'needs-reset', reason: `nvidia-smi says: ${fault}` },
        };
    if (recovery === undefined)
        return {};
    return { trouble: { state: 'needs-reset', reason: `the driver asks to recover the GPU: ${recovery}` } };
}

;// CONCATENATED MODULE: ./lib/src/core/device/versions.js
/**
 * Drivers and the CUDA toolkits that they run. From the release notes of the CUDA toolkit, tables 2 (minor version
 * compatibility) and 3 (driver of each toolkit): https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/
 * The numbers are those of Linux; drivers for Windows of the same branch have the same or a higher first number.
 */
/** The oldest driver that runs any toolkit of a family. */
const familyFloors = { 11: '450.80.02', 12: '525.60.13', 13: '580.65.06' };
/** The driver that a toolkit came with: below it a few features are missing. */
const toolkitDrivers = {
    '11.7': '515.43.04',
    '11.8': '520.61.05',
    '12.0': '525.60.13',
    '12.1': '530.30.02',
    '12.2': '535.54.03',
    '12.3': '545.23.06',
    '12.4': '550.54.14',
    '12.5': '555.42.02',
    '12.6': '560.28.03',
    '12.8': '570.26',
    '12.9': '575.51.03',
    '13.0': '580.65.06',
    '13.1': '590.44.01',
    '13.2': '595.45.04',
};
/** Compares whole dotted versions, number by number: 570.9 < 570.26; what is left out counts as 0. */
function compareVersions(a, b) {
    const [x, y] = [a, b].map((version) => version.split('.').map(Number));
    for (let at = 0; at < Math.max(x.length, y.length); at++) {
        const difference = (x[at] ?? 0) - (y[at] ?? 0);
        if (difference !== 0)
            return Math.sign(difference);
    }
    return 0;
}
const isVersion = (text) => /^\d+(\.\d+)+$/.test(text ?? '');
/** Whether a driver runs what is built with a toolkit. */
function judgeDriver(driver, cuda) {
    const floor = cuda === undefined ? undefined : familyFloors[cuda.split('.')[0]];
    if (floor === undefined)
        return { verdict: 'not compared' };
    const own = toolkitDrivers[cuda.split('.').slice(0, 2).join('.')];
    const verdict = compareVersions(driver, floor) < 0
        ? 'too old'
        : own !== undefined && compareVersions(driver, own) < 0
            ? 'compatible'
            : 'ok';
    return { floor, ...(own !== undefined && { own }), verdict };
}

// EXTERNAL MODULE: ./lib/src/core/device/parse-smi.js
var parse_smi = __webpack_require__(9122);
;// CONCATENATED MODULE: ./lib/src/core/device/visible.js

/** The GPUs, or the one instance of MIG, renumbered. A value that speaks of what is not known hides nothing. */
function visibleGpus(listed, value) {
    const chosen = (value === undefined ? undefined : chosenBy(value, listed)) ?? listed.gpus;
    const parts = chosen.map((one) => {
        const instance = 'profile' in one ? one : listed.instances.find(({ gpu }) => gpu === one.index);
        const gpu = 'profile' in one ? listed.gpus.find(({ index }) => index === one.gpu) : one;
        return { gpu: gpu, instance };
    });
    // Where there is an instance, a process sees the first, and no whole GPU beside it.
    const first = parts.find(({ instance }) => instance !== undefined);
    return (first === undefined ? parts : [first]).map(({ gpu, instance }, index) => instance === undefined ? { ...gpu, index } : { ...asInstance(gpu, instance), index });
}
const asInstance = (gpu, { profile, uuid }) => ({
    ...gpu,
    uuid: uuid ?? gpu.uuid,
    totalBytes: (0,parse_smi/* bytesOfProfile */.C1)(profile) ?? gpu.totalBytes,
    freeBytes: undefined,
});
/** Up to the first entry that names nothing; undefined where the evidence is too small to tell. */
function chosenBy(value, { gpus, instances }) {
    const chosen = [];
    for (const entry of value.split(',').map((one) => one.trim())) {
        let found;
        if (/^\d+$/.test(entry)) {
            found = gpus.find(({ index }) => index === Number(entry));
        }
        else if (/^(GPU|MIG)-./i.test(entry)) {
            const named = /^GPU/i.test(entry) ? gpus : instances.filter(({ gpu }) => gpus.some(({ index }) => index === gpu));
            const isOld = /^MIG-GPU-/i.test(entry) && !named.some(({ uuid }) => /^MIG-GPU-/i.test(uuid ?? ''));
            if (named.length === 0 || isOld || named.some(({ uuid }) => uuid === undefined))
                return undefined;
            const fitting = named.filter(({ uuid }) => uuid.toLowerCase().startsWith(entry.toLowerCase()));
            found = fitting.length === 1 ? fitting[0] : undefined; // a beginning must say which
        }
        if (found === undefined)
            break;
        if (chosen.includes(found))
            return []; // CUDA then shows none
        chosen.push(found);
    }
    return chosen;
}

;// CONCATENATED MODULE: ./lib/src/core/device/facts.js



/** How a program ended that did not do what it was asked. */
function failureOf(ran) {
    const end = ran.signal === undefined ? `ended with ${ran.code ?? ran.outcome}` : `was ended by ${ran.signal}`;
    const said = ran.code === 0 ? 'it lists no GPU' : saidBy(ran);
    return `nvidia-smi ${end}${said === '' ? '' : `: ${said}`}`;
}
const saidBy = ({ stdout, stderr }) => [stdout, stderr].filter((line) => line !== '').join(' ');
function factsOf(evidence, wishes) {
    const { smi, torch, nodes, pci, system } = evidence;
    const query = smi.minimal ?? smi.query;
    const report = torch.report;
    const nvidiaPci = pci.filter(({ vendor, class: kind }) => vendor === '0x10de' && /^0x030[02]/.test(kind)).length;
    const deviceNodes = Object.keys(nodes).filter((name) => /^nvidia\d+$/.test(name) && nodes[name] !== 'absent');
    const seen = report?.devices ?? [];
    const isHip = report?.hip !== undefined;
    const smiAnswers = smi.gpus.length > 0 && query.outcome === 'exited' && (query.code === 0 || query.code === 14);
    const smiAbsent = query.outcome === 'absent' || query.code === 12 || query.code === 127;
    const hasNvidia = smiAnswers || nvidiaPci > 0 || deviceNodes.length > 0 || system.tegra !== undefined || (!isHip && seen.length > 0);
    const hasRocm = nodes['kfd'] === 'there' || nodes['kfd'] === 'denied' || (isHip && seen.length > 0);
    const named = evidence.environment['CUDA_VISIBLE_DEVICES'];
    // Where nothing lists them, at least their number is known.
    const counted = Array.from({ length: Math.max(nvidiaPci, deviceNodes.length) }, (_, index) => ({ index }));
    const listed = smi.gpus.length > 0 ? smi : { gpus: counted, instances: [] };
    const gpus = gpusOf(seen, visibleGpus(smi, named));
    const complaints = [...(report?.warnings ?? []), ...seen.flatMap(({ kernel }) => kernel.error ?? [])];
    return {
        evidence,
        wishes,
        smiAnswers,
        smiAbsent,
        smiFailure: smiAnswers || smiAbsent ? '' : failureOf(query),
        smiText: [smi.query, smi.minimal, smi.list].map((ran) => (ran ? saidBy(ran) : '')).join(' '),
        gpus,
        namesNone: seen.length === 0 && listed.gpus.length > 0 && visibleGpus(listed, named).length === 0,
        nvidiaPci,
        deviceNodes,
        driver: [evidence.driver.version, ...smi.gpus.map((gpu) => gpu.driver)].find(isVersion),
        torch: report,
        pythonNamed: evidence.python.asked !== 'auto',
        hasNvidia,
        hasRocm,
        isRocm: isHip || (hasRocm && !hasNvidia),
        torchComplaint: complaints.join(' · '),
        kernelRan: seen.some(({ kernel }) => kernel.ok),
        capabilities: [...new Set(gpus.flatMap(({ capability }) => capability ?? []))],
    };
}
const gibibytes = (bytes) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
/** `NVIDIA A100 (8.0)`; what is unknown is left out. */
const named = (one) => one === undefined ? 'the GPU' : `${one.name ?? 'the GPU'}${one.capability ? ` (sm ${one.capability})` : ''}`;

;// CONCATENATED MODULE: ./lib/src/core/device/candidates.js


/** Free memory below which not even the weights fit: policy and MineCLIP have 1.5 GiB, CUDA itself takes some. */
const needBytes = 2 * 2 ** 30;
/** Its reason, with which one it is. */
const whyNot = ({ label, why }) => `${label}: ${why?.reason ?? 'free'}`;
/** Every GPU that the job sees, by itself. */
const candidates = (facts) => facts.gpus.map((gpu) => {
    const why = whyNotThis(gpu, facts);
    return { index: gpu.index, label: `${named(gpu)}, index ${gpu.index}`, ...(why && { why }) };
});
function whyNotThis(gpu, { kernelRan, wishes }) {
    const { kernel, totalBytes, freeBytes } = gpu;
    const prohibited = kernel === undefined && gpu.computeMode === 'Prohibited';
    const error = kernel?.error ?? (prohibited ? 'its compute mode is Prohibited' : '');
    if (gpu.trouble !== undefined)
        return gpu.trouble;
    if (/out of memory/i.test(error))
        return { state: 'out-of-memory', reason: error };
    if (/busy or unavailable|is Prohibited/i.test(error))
        return { state: 'gpu-busy', reason: error };
    if (/no kernel image/i.test(error))
        return { state: 'arch-not-supported', reason: error };
    if (kernel?.ok === false && kernelRan)
        return { state: 'gpu-busy', reason: error || 'the kernel did not run' };
    const wanted = Math.max(needBytes, wishes.minMemoryBytes ?? 0);
    if (totalBytes !== undefined && totalBytes < wanted)
        return { state: 'out-of-memory', reason: `it has ${gibibytes(totalBytes)}, and ${gibibytes(wanted)} are needed` };
    if (freeBytes !== undefined && freeBytes < needBytes)
        return { state: 'gpu-busy', reason: `${gibibytes(freeBytes)} are free, and ${gibibytes(needBytes)} are needed` };
    return undefined;
}
/** Every GPU is taken or too small. What others could end comes first. */
function noneFits(facts) {
    const list = candidates(facts);
    if (list.length === 0 || list.some(({ why }) => why === undefined)) {
        const { torchComplaint, torch, kernelRan } = facts;
        if (kernelRan || torch === undefined)
            return undefined;
        if (/out of memory/i.test(torchComplaint))
            return onCpu('out-of-memory', torchComplaint);
        return /busy or unavailable/i.test(torchComplaint) ? onCpu('gpu-busy', torchComplaint) : undefined;
    }
    const one = list.find(({ why }) => why?.state === 'gpu-busy') ?? list[0];
    return onCpu(one.why.state, whyNot(one));
}

;// CONCATENATED MODULE: ./lib/src/core/device/capability.js

/**
 * Which GPUs a build of torch runs on. From the CUDA programming guide (compute capabilities: binary and PTX
 * compatibility): code for sm_Mx runs on M.m with x ≤ m; PTX of compute_ab runs on whatever is not older. What ends in
 * `a` or `f` uses features of its own generation and is not carried forward.
 */
function runsOn(arch, capability) {
    const [, kind, major, minor, special] = /^(sm|compute)_(\d+)(\d)([af]?)$/.exec(arch) ?? [];
    if (kind === undefined)
        return false;
    const own = `${major}.${minor}`;
    if (special !== '')
        return own === capability;
    const notOlder = compareVersions(capability, own) >= 0;
    return kind === 'compute' ? notOlder : notOlder && capability.split('.')[0] === major;
}
/** Whether any entry of `get_arch_list()` runs on a capability such as `8.6`. */
const isSupported = (archs, capability) => archs.some((arch) => runsOn(arch, capability));
const generations = [
    ['10.0', 'Blackwell'],
    ['9.0', 'Hopper'],
    ['8.9', 'Ada'],
    ['8.0', 'Ampere'],
    ['7.5', 'Turing'],
    ['7.0', 'Volta'],
    ['6.0', 'Pascal'],
    ['5.0', 'Maxwell'],
    ['3.0', 'Kepler'],
];
/** `Hopper` of 9.0. */
const generationOf = (capability) => generations.find(([from]) => compareVersions(capability, from) >= 0)?.[1];
/** The oldest capability that CUDA 13 knows: it drops Maxwell, Pascal and Volta. */
const oldestOfCuda13 = '7.5';
/** Whether a toolkit has left a capability behind, whatever the list of torch says. */
const isDropped = (cuda, capability) => compareVersions(cuda, '13') >= 0 && compareVersions(capability, oldestOfCuda13) < 0;

;// CONCATENATED MODULE: ./lib/src/core/device/wheels.js


const turingToBlackwell = ['sm_75', 'sm_80', 'sm_86', 'sm_90', 'sm_100', 'sm_120'];
const maxwellToHopper = ['sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86', 'sm_90'];
/**
 * From the release matrix of PyTorch (RELEASE.md), and its issues and pull requests #178665, #179072 and #179155
 * (torch 2.12 without CUDA 12.8), #190385 and #196249 (2.15 without 12.6). 12.9 was never a stable line (#187834), and is
 * left out. The lists of cu117 and cu132 are what torch 2.0.1 and 2.15.0 say themselves.
 */
const wheels = [
    { tag: 'cu132', cuda: '13.2', archs: turingToBlackwell },
    { tag: 'cu130', cuda: '13.0', archs: turingToBlackwell },
    { tag: 'cu128', cuda: '12.8', archs: turingToBlackwell, last: '2.11.0' },
    { tag: 'cu126', cuda: '12.6', archs: maxwellToHopper, last: '2.14.0' },
    { tag: 'cu118', cuda: '11.8', archs: maxwellToHopper, last: '2.7.1' },
    {
        tag: 'cu117',
        cuda: '11.7',
        archs: ['sm_37', 'sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86'],
        last: '2.0.1',
    },
];
/** Newest torch first, then newest toolkit; what still gets new ones is the newest of all. */
const byNewest = (a, b) => compareVersions(b.last ?? '999', a.last ?? '999') || compareVersions(b.cuda, a.cuda);
/** The newest torch that a driver runs (any, where it is not known) and whose code runs on all of these capabilities. */
const newestWheel = (driver, capabilities) => [...wheels]
    .sort(byNewest)
    .find(({ cuda, archs }) => (driver === undefined || compareVersions(driver, familyFloors[cuda.split('.')[0]]) >= 0) &&
    capabilities.every((capability) => isSupported(archs, capability)));
/** How a wheel is installed. */
const installWheel = ({ tag, last }) => `pip install torch${last === undefined ? '' : `==${last}`} --index-url https://download.pytorch.org/whl/${tag}`;

;// CONCATENATED MODULE: ./lib/src/core/device/rules-torch.js





/** Rules about the torch of the job, against a GPU and a driver that are there. */
/** The wheel for this driver and these GPUs, as a remedy. */
function wheelRemedy({ driver, capabilities, evidence: { system } }) {
    if (system.tegra !== undefined)
        return 'Install the torch that NVIDIA builds for this JetPack (https://pypi.jetson-ai-lab.io); wheels of PyTorch do not know a Jetson.';
    // Where no wheel runs on all of them, one that runs on the newest is worth having.
    const newest = [...capabilities].sort(compareVersions).slice(-1);
    const wheel = newestWheel(driver, capabilities) ?? newestWheel(driver, newest);
    if (wheel === undefined)
        return `Update the driver: no wheel of torch fits driver ${driver ?? '(unknown)'}${capabilities.length > 0 ? ` and sm ${capabilities.join(', ')}` : ''}.`;
    return `Install the newest torch that fits: \`${installWheel(wheel)}\`.`;
}
/** Whether the child ended well, and torch can be imported at all. */
function torchTrouble({ evidence, pythonNamed, torch: report }) {
    const { python, torch } = evidence;
    if (python.missing !== undefined)
        return pythonNamed ? onCpu('python-missing', python.missing) : undefined;
    const { ran, error } = torch;
    if (ran === undefined || ran.outcome === 'absent' || report !== undefined)
        return undefined;
    const who = python.executable ?? 'python';
    if (ran.outcome === 'hung')
        return onCpu('torch-hang', `${who} gave no answer in ${Math.round(ran.seconds)} s`);
    if (error === undefined) {
        const end = ran.signal
            ? `was ended by ${ran.signal}`
            : ran.outcome === 'exited'
                ? `ended with ${ran.code}`
                : ran.outcome;
        // Of an exception the last line tells, of a signal the first: "Fatal Python error: Segmentation fault".
        const said = (ran.signal === undefined ? ran.last : undefined) ?? (ran.stderr || ran.stdout);
        return onCpu('torch-crash', `${who} ${end} before it answered${said === '' ? '' : `: ${said}`}`);
    }
    const isAbsent = error.type === 'ModuleNotFoundError' && /'torch'/.test(error.message);
    if (isAbsent && !pythonNamed)
        return undefined; // it may be installed later
    const remedy = isAbsent ? undefined : `Install torch anew into ${who}: its import fails.`;
    return onCpu('torch-missing', `${who}: ${error.type}: ${error.message}`, remedy);
}
/** As a remedy. */
const rocmWheel = 'Install the ROCm build: `pip install torch --index-url https://download.pytorch.org/whl/rocm6.4`.';
/** A torch that was built for another sort of device than the one that is there. */
function wrongBuild(facts) {
    const { torch, kernelRan, hasNvidia, isRocm, gpus, evidence } = facts;
    if (torch === undefined || kernelRan)
        return undefined;
    if (hasNvidia && torch.cuda === undefined) {
        const build = torch.hip === undefined ? 'without CUDA' : `for ROCm ${torch.hip}`;
        const gpu = evidence.system.tegra !== undefined ? 'a Jetson' : named(gpus[0] ?? { name: 'an NVIDIA GPU' });
        return onCpu('torch-cpu-build', `torch ${torch.version} is built ${build}, beside ${gpu}`, wheelRemedy(facts));
    }
    if (isRocm && torch.hip === undefined) {
        return onCpu('torch-cpu-build', `torch ${torch.version} is built without ROCm, beside an AMD GPU (/dev/kfd)`, rocmWheel);
    }
    return undefined;
}
/** The driver against the toolkit that torch is built with. */
function driverTooOld(facts) {
    const { torch, driver, kernelRan, hasNvidia, torchComplaint, evidence } = facts;
    if (torch?.cuda === undefined || kernelRan || !hasNvidia)
        return undefined;
    const judged = driver === undefined ? undefined : judgeDriver(driver, torch.cuda);
    const isTold = /driver on your system is too old|driver version is insufficient/i.test(torchComplaint);
    if (!isTold && (judged?.verdict !== 'too old' || evidence.system.tegra !== undefined))
        return undefined;
    if (driver !== undefined && judged !== undefined && judged.verdict !== 'too old') {
        const which = judged.floor === undefined ? '' : `, which needs ${judged.floor}`;
        return onCpu('driver-too-old-for-torch', `torch ${torch.version} (CUDA ${torch.cuda}${which}) says: ${torchComplaint}; the driver is ${driver}, so it has found an older libcuda`, 'Take the old libcuda out of the image or off LD_LIBRARY_PATH: `ldconfig -p | grep libcuda.so` shows which come first.');
    }
    const needed = judged?.floor === undefined ? '' : `, which needs ${judged.floor} or newer`;
    return onCpu('driver-too-old-for-torch', `the driver is ${driver ?? 'too old'}, torch ${torch.version} is built with CUDA ${torch.cuda}${needed}`, wheelRemedy(facts));
}
/** What CUDA says of a GPU for which a wheel holds no code. */
const noKernel = /no kernel image|not compatible with the current PyTorch/i;
/** The code that torch holds against what the GPUs can run. One that is supported is enough. */
function archNotSupported(facts) {
    const { torch, kernelRan, gpus, torchComplaint } = facts;
    if (torch?.cuda === undefined || kernelRan)
        return undefined;
    const { cuda, archs, version } = torch;
    const isTold = noKernel.test(torchComplaint);
    const lacks = ({ capability, kernel }) => noKernel.test(kernel?.error ?? '') ||
        (isTold && (gpus.length === 1 || capability === undefined)) ||
        (capability !== undefined &&
            (isDropped(cuda, capability) || (archs.length > 0 && !isSupported(archs, capability))));
    if (!(gpus.length === 0 ? isTold : gpus.every(lacks)))
        return undefined;
    const each = new Set(gpus.flatMap(({ capability }) => capability === undefined ? [] : [`sm ${capability}`, generationOf(capability)].filter(Boolean).join(' ')));
    const upstream = /^2\.0\./.test(version) && cuda === '11.7'
        ? "; upstream's torch 2.0 with CUDA 11.7 stops at sm_86, and runs on Ada, not on Hopper or Blackwell"
        : '';
    return onCpu('arch-not-supported', `torch ${version} (CUDA ${cuda}) holds code for ${archs.join(' ') || 'other GPUs'}, not for ${[...each].join(', ') || 'this GPU'}${upstream}`, wheelRemedy(facts));
}

;// CONCATENATED MODULE: ./lib/src/core/device/judge-mps.js


/** The GPU of a Mac. */
function judgeMps(facts) {
    const { evidence, torch, wishes } = facts;
    if (evidence.platform !== 'darwin')
        return onCpu('no-gpu', 'MPS exists on macOS alone', 'Leave out `device: mps`, or use a Mac.');
    const trouble = torchTrouble(facts);
    if (trouble !== undefined)
        return trouble;
    if (torch === undefined)
        return onCpu('torch-missing', 'no torch was there to try MPS');
    const { built, available, kernel } = torch.mps;
    if (!built)
        return onCpu('torch-cpu-build', `torch ${torch.version} is built without MPS`, 'Install torch 2 for macOS: `pip install torch`.');
    if (!available)
        return onCpu('mps-unusable', `torch ${torch.version} has MPS, and macOS offers none`);
    if (kernel?.ok === true) {
        // It shares the memory of the Mac, and nothing that was asked tells how much that is.
        const untold = wishes.minMemoryBytes === undefined ? '' : '; whether it has min-gpu-memory cannot be told of MPS';
        return { state: 'ok', device: 'mps', reason: `torch ${torch.version} ran a kernel on MPS${untold}` };
    }
    return onCpu('mps-unusable', `MPS is there, and a kernel on it fails: ${kernel?.error ?? 'no reason was given'}`);
}

;// CONCATENATED MODULE: ./lib/src/core/device/rules-system.js



/** Rules about the machine: what hides a GPU from any program, whatever torch is like. */
const isHiding = (value) => value !== undefined && /^\s*(-1|NoDevFiles)?\s*(,|$)/i.test(value);
/** CUDA stops at the first entry that names no GPU, so what begins with -1, or is empty, shows nothing. */
function hiddenByEnvironment({ evidence, isRocm, namesNone }) {
    const watched = ['CUDA_VISIBLE_DEVICES'];
    if (isRocm)
        watched.push('HIP_VISIBLE_DEVICES', 'ROCR_VISIBLE_DEVICES');
    const name = watched.find((one) => isHiding(evidence.environment[one])) ?? (namesNone && !isRocm ? watched[0] : undefined);
    if (name === undefined)
        return undefined;
    const value = evidence.environment[name];
    const why = isHiding(value) ? '' : ': it names none that is there, or one twice';
    return onCpu('disabled-by-env', `${name} is '${value}', which hides every GPU${why}`, `Remove ${name} from the environment of the job, or name a GPU in it.`);
}
/** The exit codes and words of nvidia-smi. Those that mean only that no driver is there are left to the rules below. */
function smiComplaint({ evidence, gpus, kernelRan, nvidiaPci, deviceNodes }) {
    const { smi, system } = evidence;
    const ran = smi.minimal ?? smi.query;
    const failed = ran.outcome === 'exited' && ran.code !== 0;
    const said = failed ? saidBy(ran) : '';
    const raw = failureOf(ran);
    const isCode = (...list) => failed && list.includes(ran.code);
    if (ran.outcome === 'hung') {
        const seconds = smi.query.seconds + (smi.minimal?.seconds ?? 0);
        return onCpu('smi-hang', `nvidia-smi gave no answer in ${Math.round(seconds)} s`);
    }
    const [trouble, ...more] = gpus.flatMap((gpu) => gpu.trouble ?? []);
    if (trouble !== undefined && more.length === gpus.length - 1)
        return onCpu(trouble.state, trouble.reason);
    const [action] = smi.recoveryActions;
    if (action !== undefined && smi.gpus.length === 0 && !kernelRan)
        return onCpu('needs-reset', `the driver asks to recover the GPU: ${action}`);
    if (isCode(18) || /Driver\/library version mismatch/i.test(said))
        return onCpu('driver-library-mismatch', raw);
    // One of several may be in trouble while the job uses another.
    if (!(kernelRan && Math.max(gpus.length, nvidiaPci, deviceNodes.length) > 1)) {
        if (isCode(15) || /GPU is lost/i.test(said))
            return onCpu('gpu-lost', raw);
        if (/requires? reset|reset required/i.test(said))
            return onCpu('needs-reset', raw);
    }
    if (isCode(255) && /timeout|timed out/i.test(said))
        return onCpu('smi-hang', raw);
    if ((isCode(255) || /Unknown Error/i.test(said)) && system.container !== undefined)
        return onCpu('nvml-unknown', raw);
    if ((isCode(4, 17) || ran.outcome === 'denied') && !kernelRan)
        return onCpu('permission', raw);
    if (isCode(19, 23))
        return onCpu('gpu-busy', raw);
    return undefined;
}
/** Devices that this user may not open. One that the job does not need keeps it from nothing. */
function deviceDenied({ evidence, kernelRan, smiAnswers, isRocm, torch }) {
    const { nodes } = evidence;
    if (kernelRan)
        return undefined;
    if (isRocm) {
        if (nodes['kfd'] !== 'denied')
            return undefined;
        return onCpu('permission', '/dev/kfd: EACCES for this user', 'Add the user to the groups video and render.');
    }
    const denied = Object.keys(nodes).filter((name) => /^nvidia/.test(name) && nodes[name] === 'denied');
    const isShared = denied.some((name) => !/\d$/.test(name)); // nvidiactl and nvidia-uvm serve every GPU
    const isUsable = !isShared && Object.keys(nodes).some((name) => /^nvidia\d+$/.test(name) && nodes[name] === 'there');
    const isTried = torch?.cuda !== undefined && !torch.available;
    if (denied.length === 0 || isUsable || (smiAnswers && !(isShared && isTried)))
        return undefined;
    return onCpu('permission', `${denied.map((name) => `/dev/${name}`).join(', ')}: EACCES for this user`);
}
/** A container that sees the driver of its host, and no device. */
function containerWithoutDevice(facts) {
    const { evidence, deviceNodes, smiAnswers, kernelRan, torch } = facts;
    const { system, nodes, driver, environment } = evidence;
    if (system.container === undefined || smiAnswers || kernelRan)
        return undefined;
    const asked = environment['NVIDIA_VISIBLE_DEVICES'];
    const told = asked === 'void' || asked === 'none' ? `; NVIDIA_VISIBLE_DEVICES is '${asked}'` : '';
    const where = `this is a container (${system.container})`;
    if (system.tegra !== undefined) {
        if (nodes['nvhost-gpu'] === 'there' || nodes['nvgpu'] === 'there')
            return undefined;
        const remedy = 'Start the container with `--runtime nvidia`, as JetPack sets it up.';
        return onCpu('container-without-device', `${where} on a Jetson, without the devices of its GPU`, remedy);
    }
    if (system.wsl && nodes['dxg'] !== 'there') {
        return onCpu('container-without-device', `${where} on WSL, without /dev/dxg${told}`);
    }
    if (driver.line !== undefined && deviceNodes.length === 0) {
        const version = driver.version === undefined ? '' : ` ${driver.version}`;
        return onCpu('container-without-device', `${where}: the driver${version} of the host is seen, no /dev/nvidia0${told}`);
    }
    if (torch?.hip !== undefined && system.amdgpu && nodes['kfd'] !== 'there') {
        const remedy = 'Start the container with `--device /dev/kfd --device /dev/dri --group-add video --group-add render`.';
        return onCpu('container-without-device', `${where}: the host has AMD's driver, and there is no /dev/kfd`, remedy);
    }
    return undefined;
}
/** Words of CUDA for what a missing /dev/nvidia-uvm does not cause. */
const otherCause = /driver.*too old|driver version is insufficient|found no NVIDIA driver|not yet initialized|error 802|no kernel image|out of memory|busy or unavailable/i;
const isTooOld = ({ driver, torch }) => driver !== undefined && judgeDriver(driver, torch?.cuda).verdict === 'too old';
/** The driver, its libraries and its devices against what is on the bus. */
function driverTrouble(facts) {
    const { evidence, smiAnswers, smiFailure, kernelRan, nvidiaPci, deviceNodes, torch, torchComplaint, smiText } = facts;
    const { driver, nodes, system, smi, platform } = evidence;
    if (kernelRan)
        return undefined;
    const isPlainLinux = platform === 'linux' && !system.wsl && system.tegra === undefined;
    const ran = smi.minimal ?? smi.query;
    if (smiAnswers) {
        const isUp = torch?.cuda === undefined || torch.available;
        const isExplained = otherCause.test(torchComplaint) || isTooOld(facts);
        if (!isPlainLinux || isUp || isExplained || nodes['nvidia-uvm'] !== 'absent')
            return undefined;
        return onCpu('uvm-missing', 'nvidia-smi answers, CUDA does not come up, and there is no /dev/nvidia-uvm');
    }
    if (system.wsl && ran.outcome === 'exited' && ran.code !== 0) {
        return onCpu('driver-missing', `WSL shows no GPU: nvidia-smi ended with ${ran.code}: ${saidBy(ran)}`, 'Install the NVIDIA driver on Windows and none inside WSL, run `wsl --update` and `wsl --shutdown`, and start it anew.');
    }
    const { version, libraries } = driver;
    if (version !== undefined && libraries.length > 0 && !libraries.includes(version)) {
        return onCpu('driver-library-mismatch', `the driver is ${version}, its library libcuda ${libraries.join(', ')}`);
    }
    if (nvidiaPci === 0)
        return undefined;
    const gpus = `${nvidiaPci === 1 ? 'an NVIDIA GPU' : `${nvidiaPci} NVIDIA GPUs`} on the PCI bus`;
    if (version !== undefined &&
        ((ran.outcome === 'exited' && ran.code === 6) || /No devices were found/.test(smiText))) {
        return onCpu('driver-missing', `there is ${gpus}, and the driver ${version} takes none of them`, 'Install a driver that supports the GPU (old ones need a legacy driver), and see `dmesg | grep NVRM`.');
    }
    if (ran.code === 9) {
        const [loaded, remedy] = version === undefined
            ? ['']
            : [
                `, and the driver ${version} does not answer`,
                'Restart the machine; if it comes again, install the driver anew. `dmesg | grep NVRM` tells what it saw.',
            ];
        return onCpu('driver-missing', `there is ${gpus}${loaded}: ${smiFailure}`, remedy);
    }
    if (version !== undefined || deviceNodes.length > 0)
        return undefined;
    return onCpu('driver-missing', `there is ${gpus}, and no driver is loaded`);
}

;// CONCATENATED MODULE: ./lib/src/core/device/states.js
/** Every state of the device report. docs/device.md has a section for each. */
const states = (/* unused pure expression or super */ null && ([
    'ok',
    'ok-compat',
    'rocm',
    'driver-ok',
    'disabled-by-env',
    'no-gpu',
    'container-without-device',
    'driver-missing',
    'driver-library-mismatch',
    'nvml-unknown',
    'gpu-lost',
    'needs-reset',
    'smi-hang',
    'permission',
    'uvm-missing',
    'torch-missing',
    'torch-cpu-build',
    'driver-too-old-for-torch',
    'arch-not-supported',
    'gpu-busy',
    'out-of-memory',
    'mps-unusable',
    'torch-hang',
    'torch-crash',
    'python-missing',
    'unknown',
]));
const proven = ['ok', 'ok-compat', 'rocm'];
/** Whether a GPU has run a kernel, and nothing speaks against it. */
const isProven = (state) => proven.includes(state);
/**
 * Whether `require-gpu` holds. That the driver answers is enough only where no Python was named: then torch may be
 * installed later, and nobody has asked about the one that is there.
 */
const isGpuGiven = (state, pythonNamed) => isProven(state) || (state === 'driver-ok' && !pythonNamed);

;// CONCATENATED MODULE: ./lib/src/core/device/judge.js








/** In the order of precedence: the first that holds is the state. */
const cudaRules = [
    hiddenByEnvironment,
    smiComplaint,
    deviceDenied,
    containerWithoutDevice,
    driverTrouble,
    torchTrouble,
    wrongBuild,
    driverTooOld,
    archNotSupported,
    noneFits,
    judge_proven,
    driverAnswers,
    amdWithoutTorch,
    nothingThere,
];
/** A real kernel ran. */
function judge_proven(facts) {
    const { torch, driver, kernelRan } = facts;
    if (torch === undefined || !kernelRan)
        return undefined;
    const list = candidates(facts);
    const { index, label } = list.find(({ why }) => why === undefined);
    const device = index === 0 ? 'cuda' : `cuda:${index}`;
    const passed = index === 0 ? '' : `; passed over: ${whyNot(list[0])}`;
    const reason = `torch ${torch.version} ran a kernel on ${label}${passed}`;
    if (torch.hip !== undefined)
        return { state: 'rocm', device, reason: `${reason}, with ROCm ${torch.hip}` };
    const judged = driver === undefined ? undefined : judgeDriver(driver, torch.cuda);
    if (judged?.verdict !== 'compatible')
        return { state: 'ok', device, reason };
    return {
        state: 'ok-compat',
        device,
        reason: `${reason}; the driver ${driver} is older than CUDA ${torch.cuda}'s own ${judged.own}, and new enough for its family`,
    };
}
/**
 * The driver answers, and no torch was there to be asked: it may be installed later. Where nvidia-smi is not installed,
 * the files of the driver stand for its answer; where it fails, they do not.
 */
function driverAnswers(facts) {
    const { torch, smiAnswers, smiAbsent, driver, deviceNodes, evidence, pythonNamed } = facts;
    const isLoaded = (driver !== undefined && deviceNodes.length > 0) || evidence.system.tegra !== undefined;
    if (torch !== undefined || pythonNamed || !(smiAnswers || (smiAbsent && isLoaded)))
        return undefined;
    const [first] = candidates(facts).filter(({ why }) => why === undefined);
    const index = first?.index ?? 0;
    const version = driver === undefined ? '' : ` ${driver}`;
    const found = smiAnswers
        ? `the driver${version} answers for ${first?.label ?? 'the GPU'}`
        : `the driver${version} is loaded, without an nvidia-smi that could ask it`;
    return {
        state: 'driver-ok',
        device: index === 0 ? 'cuda' : `cuda:${index}`,
        reason: `${found}, and no torch was there to try it`,
    };
}
/** An AMD GPU by itself, which torch alone can be asked about. */
function amdWithoutTorch({ torch, isRocm }) {
    if (torch !== undefined || !isRocm)
        return undefined;
    return onCpu('torch-missing', 'there is an AMD GPU (/dev/kfd), and no torch was there to try it', rocmWheel);
}
function nothingThere({ hasNvidia, hasRocm, evidence: { system, platform } }) {
    if (hasNvidia || hasRocm)
        return undefined;
    const what = 'no NVIDIA GPU on the PCI bus, no device of one, and nvidia-smi lists none';
    if (system.wsl)
        return onCpu('no-gpu', `${what} (WSL)`, 'If Windows has an NVIDIA GPU, install its driver there, and run `wsl --update`.');
    return onCpu('no-gpu', platform === 'darwin' ? 'CUDA does not exist on macOS' : what);
}
/** What torch said counts; else how nvidia-smi failed, never what it answered. */
function unexplained({ torchComplaint, smiFailure, smiAnswers }) {
    const said = torchComplaint || smiFailure;
    const remedy = /system not yet initialized|error 802/i.test(said)
        ? 'Start the fabric manager of the machine: `systemctl start nvidia-fabricmanager`, in the version of the driver.'
        : /\bMIG\b/.test(said)
            ? 'MIG is on without an instance: `nvidia-smi mig -cgi 1g.5gb -C` makes one.'
            : /found no NVIDIA driver/i.test(said) && smiAnswers
                ? 'libcuda is not found (`ldconfig -p | grep libcuda.so`): a container needs `compute` in NVIDIA_DRIVER_CAPABILITIES (or `all`).'
                : undefined;
    return onCpu('unknown', said === '' ? 'there is a GPU, and CUDA does not come up' : said, remedy);
}
/** MIG is on and nothing was cut out of the GPU: CUDA then sees none. */
const lacksInstance = ({ evidence: { smi }, gpus, kernelRan }) => !kernelRan && gpus.length > 0 && gpus.every((gpu) => gpu.mig === 'Enabled') && smi.instances.length === 0;
function judgeCuda(facts) {
    for (const rule of cudaRules) {
        const conclusion = rule(facts);
        if (conclusion === undefined)
            continue;
        if (conclusion.state === 'driver-ok' && lacksInstance(facts))
            break;
        return conclusion;
    }
    return lacksInstance(facts)
        ? unexplained({ ...facts, torchComplaint: `MIG is on, and no instance is there. ${facts.torchComplaint}`.trim() })
        : unexplained(facts);
}
/**
 * Which device the agent will run on, and if that is not a GPU, why not and what mends it. The one verdict over all
 * that the probes have seen.
 */
function judgeDevice(evidence, wishes) {
    const facts = factsOf(evidence, wishes);
    const asksMps = wishes.device === 'mps' || (evidence.platform === 'darwin' && wishes.device !== 'cuda');
    const found = asksMps ? judgeMps(facts) : judgeCuda(facts);
    const device = wishes.device === 'cpu' ? 'cpu' : found.device;
    return {
        schema: 'steve1-device/1',
        device,
        state: found.state,
        reason: found.reason,
        // The CPU is what was asked for.
        remedy: wishes.device === 'cpu' ? '' : (found.remedy ?? remedyOf(found.state)),
        modifiers: modifiersOf(facts, found),
        gpus: verdictsOf(facts),
        ...driverOf(facts),
        ...torchOf(facts),
        others: othersOf(device, found, facts),
        prerequisites: evidence.prerequisites,
        evidence,
    };
}
function modifiersOf(facts, { state, device }) {
    const { evidence, gpus, wishes, kernelRan, driver, torch } = facts;
    const { smi, system } = evidence;
    const compares = driver !== undefined && system.tegra === undefined && judgeDriver(driver, torch?.cuda).verdict;
    const all = {
        container: system.container !== undefined,
        wsl: system.wsl,
        jetson: system.tegra !== undefined,
        mig: smi.instances.length > 0 || smi.gpus.some((gpu) => gpu.mig === 'Enabled'),
        inforom: smi.query.code === 14 || smi.minimal?.code === 14,
        'ecc-errors': smi.gpus.some((gpu) => (gpu.eccErrors ?? 0) > 0),
        'compute-exclusive': gpus.some((gpu) => /^Exclusive/.test(gpu.computeMode ?? '')),
        'other-index': device.includes(':'),
        'memory-in-use': gpus.some(({ freeBytes }) => freeBytes !== undefined && freeBytes < (wishes.minMemoryBytes ?? needBytes)),
        'driver-by-forward-compatibility': kernelRan && compares === 'too old',
        'kernel-ran-all-the-same': kernelRan && !isProven(state),
    };
    return Object.keys(all).filter((name) => all[name]);
}
function verdictsOf(facts) {
    const judged = candidates(facts);
    return facts.gpus.map((gpu, at) => {
        const { kernel } = gpu;
        return {
            index: gpu.index,
            name: gpu.name ?? 'GPU',
            ...(gpu.capability !== undefined && { capability: gpu.capability }),
            ...(gpu.totalBytes !== undefined && { totalBytes: gpu.totalBytes }),
            ...(gpu.freeBytes !== undefined && { freeBytes: gpu.freeBytes }),
            verdict: judged[at]?.why?.reason ??
                (kernel === undefined ? 'not tried' : kernel.ok ? 'ok' : (kernel.error ?? 'the kernel did not run')),
        };
    });
}
function driverOf({ driver, torch, evidence }) {
    if (driver === undefined)
        return {};
    return {
        driver: { version: driver, ...judgeDriver(driver, evidence.system.tegra === undefined ? torch?.cuda : undefined) },
    };
}
function torchOf({ torch, evidence: { python } }) {
    if (torch === undefined)
        return {};
    const build = torch.hip !== undefined
        ? `rocm ${torch.hip}`
        : torch.cuda !== undefined
            ? `cuda ${torch.cuda}`
            : torch.mps.built
                ? 'mps'
                : 'cpu';
    return {
        torch: {
            version: torch.version,
            build,
            archs: torch.archs,
            ...(python.version !== undefined && { python: python.version }),
        },
    };
}
/** Why not each other device. */
function othersOf(chosen, found, { evidence, wishes }) {
    const kind = chosen.split(':')[0];
    const isMac = evidence.platform === 'darwin';
    const ofGpu = wishes.device === 'cpu' && found.device !== 'cpu' ? 'the CPU was asked for' : found.reason;
    const why = {
        cuda: isMac ? 'CUDA does not exist on macOS' : wishes.device === 'mps' ? 'MPS was asked for' : ofGpu,
        mps: !isMac ? 'MPS exists on macOS alone' : wishes.device === 'cuda' ? 'CUDA was asked for' : ofGpu,
        cpu: `the agent would run there, and many times slower than on ${named({ name: chosen })}`,
    };
    return Object.fromEntries(Object.entries(why).filter(([name]) => name !== kind));
}

// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
;// CONCATENATED MODULE: ./lib/src/app/probe.js




/** Nobody is surprised by these, unless a GPU was asked for. */
const quiet = ['no-gpu', 'disabled-by-env'];
/** Judges the evidence, and tells it in the draft: an error where `require-gpu` does not hold, else at most a warning. */
function concludeDevice(evidence, wishes, draft) {
    const document = judgeDevice(evidence, wishes);
    draft.device = document;
    const { state, reason, remedy, device } = document;
    const code = codeOf(state);
    const isNamed = evidence.python.asked !== 'auto';
    if (code === undefined)
        return document;
    if (wishes.requireGpu && !isGpuGiven(state, isNamed)) {
        draft.findings.push((0,errors/* finding */.gk)(code, 'error', device, `require-gpu does not hold (${state}): ${reason}`, { remedy }));
    }
    else if (wishes.device !== 'cpu' && !(wishes.device === 'auto' && quiet.includes(state))) {
        const severity = state === 'torch-missing' && !isNamed ? 'note' : 'warning';
        draft.findings.push((0,errors/* finding */.gk)(code, severity, device, `${state}: ${reason}`, { remedy }));
    }
    return document;
}
/** What later steps are told: nothing where a GPU has only been heard of. */
const exportedDevice = ({ state, device }) => state === 'driver-ok' && device !== 'cpu' ? {} : { STEVE1_DEVICE: device };


/***/ }),

/***/ 7106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ deviceWishes),
  f: () => (/* binding */ probeDevice)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/src/core/device/memory-size.js
const units = {
    ...{ b: 1, kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40 },
    ...{ kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12 },
};
/** Bytes of `8GiB`, `8 GB`, `512 MiB`; undefined for anything else. */
function parseMemorySize(text) {
    const [, number, unit] = /^(\d{1,6}(?:\.\d{1,3})?)\s*([kmgt]i?b|b)$/i.exec(text.trim()) ?? [];
    const bytes = Number(number) * (units[unit?.toLowerCase() ?? ''] ?? NaN);
    return bytes > 0 ? Math.ceil(bytes) : undefined;
}

// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
;// CONCATENATED MODULE: ./lib/src/cli/device.js



/** The wishes of the user. Throws `input-invalid` before any work is done. */
function deviceWishes(values) {
    const { device, 'require-gpu': requireGpu, 'min-gpu-memory': memory } = values;
    if (requireGpu && device === 'cpu')
        throw new errors/* SetupError */.w3('input-invalid', "device is 'cpu' and require-gpu is true: they contradict each other");
    const minMemoryBytes = memory === undefined ? undefined : parseMemorySize(memory);
    if (memory !== undefined && minMemoryBytes === undefined)
        throw new errors/* SetupError */.w3('input-invalid', `min-gpu-memory is '${memory}', and must be a size such as 8GiB`);
    return { device, requireGpu, minMemoryBytes };
}
/** Starts the probes, which are loaded when they are wanted. */
async function probeDevice(values, host) {
    const { gatherEvidence } = await __webpack_require__.e(/* import() */ 36).then(__webpack_require__.bind(__webpack_require__, 4036));
    return gatherEvidence({ python: values.python, timeoutSeconds: values['probe-timeout'] }, { env: host.env, cwd: (0,external_node_path_.resolve)(host.base, values['working-directory']), signal: host.signal });
}


/***/ }),

/***/ 9122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ parseLibraryVersion),
/* harmony export */   C1: () => (/* binding */ bytesOfProfile),
/* harmony export */   Ss: () => (/* binding */ smiQuery),
/* harmony export */   Wu: () => (/* binding */ parseSmiGpus),
/* harmony export */   Xe: () => (/* binding */ recoveryFields),
/* harmony export */   fr: () => (/* binding */ smiFields),
/* harmony export */   g6: () => (/* binding */ parseRecoveryActions),
/* harmony export */   jp: () => (/* binding */ parseMigInstances),
/* harmony export */   qR: () => (/* binding */ minimalSmiFields)
/* harmony export */ });
/** What `nvidia-smi` is asked for, and what it prints. Look at its exit code first: its messages come on standard output. */
const smiFields = [
    'index',
    'uuid',
    'name',
    'pci.bus_id',
    'driver_version',
    'memory.total',
    'memory.free',
    'memory.used',
    'utilization.gpu',
    'compute_cap',
    'compute_mode',
    'persistence_mode',
    'mig.mode.current',
    'pstate',
    'temperature.gpu',
    'ecc.errors.uncorrected.volatile.total',
];
/** For drivers that do not know all of them and answer with exit code 2. */
const minimalSmiFields = ['index', 'uuid', 'name', 'driver_version', 'memory.total', 'memory.free'];
const smiQuery = (fields) => [
    `--query-gpu=${fields.join(',')}`,
    '--format=csv,noheader,nounits',
];
/** `[N/A]`, `[Not Supported]`, `[Unknown Error]` and their like are no values. */
const isOdd = (value) => value === '' || /^\[.*\]$|^N\/A$|^(Not Supported|Unknown Error)$/i.test(value);
const mebibytes = (value) => {
    const n = numeric(value);
    return n === undefined ? undefined : n * 2 ** 20;
};
/** A driver that does not heed `nounits` says `123 MiB`. */
function numeric(value) {
    const match = /^(\d+(?:\.\d+)?)( MiB| %)?$/.exec(value ?? '');
    return match ? Number(match[1]) : undefined;
}
/** `[GPU is lost]`, `[GPU requires reset]`: what a GPU in trouble has in the place of its values. */
const faultIn = (cells) => cells.map((cell) => /^\[(.*(?:\blost\b|requires? reset|reset required).*)\]$/i.exec(cell)?.[1]).find(Boolean);
/** The GPUs of a CSV answer; lines that are none are passed over. */
function parseSmiGpus(csv, fields) {
    const lines = csv.split(/\r?\n/).map((line) => line.split(',').map((cell) => cell.trim()));
    return lines
        .filter((cells) => cells.length === fields.length)
        .flatMap((cells, at) => {
        const of = (field) => {
            const value = cells[fields.indexOf(field)];
            return value === undefined || isOdd(value) ? undefined : value;
        };
        const fault = faultIn(cells);
        const index = numeric(of('index')) ?? (fault === undefined ? undefined : at);
        if (index === undefined)
            return [];
        const gpu = {
            index,
            uuid: of('uuid'),
            name: of('name'),
            bus: of('pci.bus_id'),
            driver: of('driver_version'),
            totalBytes: mebibytes(of('memory.total')),
            freeBytes: mebibytes(of('memory.free')),
            usedBytes: mebibytes(of('memory.used')),
            utilization: numeric(of('utilization.gpu')),
            capability: of('compute_cap'),
            computeMode: of('compute_mode'),
            persistence: of('persistence_mode'),
            mig: of('mig.mode.current'),
            pstate: of('pstate'),
            temperature: numeric(of('temperature.gpu')),
            eccErrors: numeric(of('ecc.errors.uncorrected.volatile.total')),
            fault,
        };
        return [Object.fromEntries(Object.entries(gpu).filter(([, value]) => value !== undefined))];
    });
}
/** The instances of `nvidia-smi -L`: `  MIG 1g.10gb     Device  0: (UUID: MIG-…)` below their GPU. */
function parseMigInstances(list) {
    let gpu = -1;
    return list.split(/\r?\n/).flatMap((line) => {
        gpu = Number(/^GPU (\d+):/.exec(line)?.[1] ?? gpu);
        const [, profile, uuid] = /^\s+MIG (\S+)\s+Device\s+\d+:(?:\s*\(UUID: (MIG-[^)\s]+)\))?/.exec(line) ?? [];
        return profile === undefined || gpu < 0 ? [] : [{ gpu, profile, ...(uuid !== undefined && { uuid }) }];
    });
}
/** Memory of a profile: `1g.10gb`, `3g.20gb+me`. */
function bytesOfProfile(profile) {
    const gigabytes = /\.(\d+)gb/.exec(profile)?.[1];
    return gigabytes === undefined ? undefined : Number(gigabytes) * 2 ** 30;
}
const recoveryFields = ['index', 'gpu_recovery_action'];
/** What the driver asks to be done to a GPU; `None`, and a warning beside the values, is nothing. */
const parseRecoveryActions = (csv) => csv.split(/\r?\n/).flatMap((line) => {
    const [, index, action] = /^\s*(\d+)\s*,\s*(\S.*?)\s*$/.exec(line) ?? [];
    const isAction = /^(Reset|Reboot|(GPU )?Drain( |$))/i.test(action ?? '') && action.length < 40;
    return isAction ? [{ index: Number(index), action: action }] : [];
});
/** `NVML library version: 550.120`, said where driver and library do not match. */
const parseLibraryVersion = (text) => /NVML library version: (\d+(?:\.\d+)+)/.exec(text)?.[1];


/***/ })

};
