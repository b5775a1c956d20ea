export const id = 103;
export const ids = [103,882];
export const modules = {

/***/ 526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   HK: () => (/* binding */ stateAt),
/* harmony export */   gu: () => (/* binding */ settled)
/* harmony export */ });
/** The state of an asset at its place: findings, and what else is known. */
const stateAt = (asset, path) => (findings, more = {}) => ({
    asset,
    path,
    findings,
    files: [],
    lacking: [],
    ...more,
});
/** A look that has found all there is to find, without hashing anything. */
const settled = (verdict) => ({ jobs: [], judge: () => Promise.resolve(verdict) });
/** Right on disk. That nothing pins it may be an error too, but one that fetching again does not mend. */
const isThere = (one) => !one.findings.some((each) => each.severity === 'error' && each.code !== 'asset-unverified');


/***/ }),

/***/ 3481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pU: () => (/* binding */ concludeAssets),
  Lr: () => (/* binding */ concludeEnvironment),
  qw: () => (/* binding */ exportEnvironment)
});

// EXTERNAL MODULE: ./lib/src/core/check-file.js
var check_file = __webpack_require__(7095);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
;// CONCATENATED MODULE: ./lib/src/core/environment.js

/** What transformers and its ancestors read before HF_HOME: one of them, inherited, hides a perfect cache. */
const olderCacheVariables = ['TRANSFORMERS_CACHE', 'PYTORCH_TRANSFORMERS_CACHE', 'PYTORCH_PRETRAINED_BERT_CACHE'];
const isOn = (value) => /^(1|on|yes|true)$/i.test(value ?? '');
/**
 * The variables that make an agent find what was provisioned. Source of the Hub's: huggingface_hub `constants.py` and
 * transformers `utils/hub.py`. Older cache variables are never introduced, only corrected where they are inherited.
 */
function environmentOf({ assets, dataDir, hub, offline }, inherited) {
    const variables = { STEVE1_DATA_DIR: dataDir };
    for (const { env, path } of assets)
        if (env !== undefined)
            variables[env] = path;
    if (hub === undefined)
        return variables;
    Object.assign(variables, { HF_HOME: hub.home, HF_HUB_CACHE: hub.cache, HUGGINGFACE_HUB_CACHE: hub.cache });
    for (const name of ['HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE']) {
        // Both: transformers takes either, but HF_HUB_OFFLINE=0 beats TRANSFORMERS_OFFLINE=1.
        if (offline)
            variables[name] = '1';
        else if (offline === false && isOn(inherited[name]))
            variables[name] = '0';
    }
    for (const name of ['HF_HUB_DISABLE_TELEMETRY', 'HF_HUB_DISABLE_PROGRESS_BARS', 'HF_HUB_DISABLE_UPDATE_CHECK'])
        variables[name] = '1';
    if (offline === false)
        variables['HF_HUB_DISABLE_XET'] = '1';
    for (const name of olderCacheVariables) {
        const value = inherited[name];
        if (value !== undefined && value !== '' && value !== hub.cache)
            variables[name] = hub.cache;
    }
    return variables;
}
/** Inherited variables that contradict the provisioned cache: an agent started with them does not find it. */
function environmentConflicts(variables, inherited) {
    const watched = [
        'HF_HOME',
        'HF_HUB_CACHE',
        'HUGGINGFACE_HUB_CACHE',
        'HF_HUB_OFFLINE',
        'TRANSFORMERS_OFFLINE',
        ...olderCacheVariables,
    ];
    return watched.flatMap((name) => {
        const [ours, theirs] = [variables[name], inherited[name]];
        if (ours === undefined || theirs === undefined || theirs === '' || theirs === ours)
            return [];
        if (isOn(ours) && isOn(theirs))
            return [];
        return [
            (0,errors/* finding */.gk)('hub-env-conflict', 'warning', name, `${name} is inherited as '${theirs}' and must be '${ours}'`, {
                expected: ours,
                actual: theirs,
            }),
        ];
    });
}

;// CONCATENATED MODULE: ./lib/src/app/conclude.js



const hasError = (findings) => findings.some((one) => one.severity === 'error');
/** Why something was fetched at all, but for that it was not there. */
const isNews = ({ code, severity }) => severity !== 'note' && !['asset-missing', 'hub-snapshot-missing', 'hub-file-missing'].includes(code);
const correctedLater = 'Correct the error of the same asset, and run the same command again: that corrects this too.';
/** What decides about the end of the run is that it could not be mended. */
const asWarning = (one) => one.severity === 'error' ? { ...one, severity: 'warning', remedy: correctedLater } : one;
/** Where an asset came from: a download where any byte was one. */
function sourceOf(attempts) {
    const came = attempts.filter(({ outcome }) => outcome === 'ok');
    if (came.length === 0)
        return 'local';
    return came.some(({ type }) => type !== 'cache') ? 'download' : 'cache';
}
/** Tells, in the draft, what is there and what is wrong with it: each asset for itself, then all together. */
function concludeAssets(states, draft, courseOf = () => ({ attempts: [], seconds: 0 })) {
    for (const state of states) {
        const { asset, path, files } = state;
        const { failure, attempts, seconds } = courseOf(state);
        const ok = failure === undefined && !hasError(state.findings);
        if (failure) {
            draft.findings.push((0,errors/* finding */.gk)(failure.code, 'error', asset.id, failure.message, { remedy: failure.remedy }));
            draft.tell(state.findings.filter(isNews).map(asWarning));
        }
        else
            draft.tell(state.findings);
        draft.assets.push({
            id: asset.id,
            role: asset.role,
            path,
            status: ok ? 'ok' : 'failed',
            bytes: ok ? files.reduce((sum, file) => sum + file.bytes, 0) : 0,
            files: ok ? files.map(({ path: file, bytes, sha256 }) => ({ path: file, bytes, sha256 })) : [],
            ...(ok && {
                source: sourceOf(attempts),
                trust: state.trust,
            }),
            seconds: Math.round(seconds * 1000) / 1000,
            attempts,
        });
    }
    draft.tell((0,check_file/* findIdentical */.Ph)(states.flatMap((one) => one.files.map((file) => ({ ...file, id: one.asset.id, role: one.asset.role })))));
}
/** The variables that make an agent find these assets, and what inherited ones contradict. */
function concludeEnvironment(states, { locations, offline, inherited, }, draft) {
    const hasSnapshot = states.some((one) => one.asset.kind === 'hub-snapshot');
    const variables = environmentOf({
        assets: states.map((one) => ({ env: one.asset.env, path: one.path })),
        dataDir: locations.dataDir,
        hub: hasSnapshot ? { home: locations.hfHome, cache: locations.hubCache } : undefined,
        offline,
    }, inherited);
    draft.tell(environmentConflicts(variables, inherited));
    return variables;
}
/** The same, exported: nothing is exported of a run that has failed. */
function exportEnvironment(...[states, options, draft]) {
    if (hasError(draft.findings))
        return {};
    draft.environment = concludeEnvironment(states, options, draft);
    return draft.environment;
}


/***/ }),

/***/ 5934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F5: () => (/* binding */ shapeOf),
/* harmony export */   KD: () => (/* binding */ contentsOf),
/* harmony export */   ek: () => (/* binding */ placesOf)
/* harmony export */ });
/* harmony import */ var _core_hub_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(621);

/** Which of an archive's files an asset wants, and where: by `strip`, `include` and `exclude` of the manifest. */
function placesOf(asset, names) {
    const strip = asset.strip ?? 0;
    const stripped = new Map(names.flatMap((name) => {
        const rest = name.split('/').slice(strip).join('/');
        return rest === '' ? [] : [[name, rest]];
    }));
    const wanted = new Set((0,_core_hub_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .selectFiles */ .AL)([...stripped.values()], asset.include, asset.exclude));
    return new Map([...stripped].filter(([, place]) => wanted.has(place)));
}
/** By what a record is known to be of this asset as the manifest has it now. */
const shapeOf = ({ strip, include, exclude }, digestText) => digestText(JSON.stringify([strip ?? 0, include ?? null, exclude ?? null]));
/**
 * What must lie in the folder of an archive asset: by the manifest or the lock file, else by the record of the run that
 * unpacked it; undefined where neither knows, or the record is of another archive than is wanted now.
 */
function contentsOf(asset, records, digestText) {
    const found = records.get(asset.path);
    const isOfThis = found !== undefined &&
        found.shape === shapeOf(asset, digestText) &&
        (asset.sha256 === undefined || found.sha256 === asset.sha256) &&
        (asset.md5 === undefined || found.md5 === asset.md5);
    const record = isOfThis ? found : undefined;
    const files = asset.files ?? record?.files;
    return files && { files, record };
}


/***/ }),

/***/ 6:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ linkRefused),
/* harmony export */   $i: () => (/* binding */ refuseSnapshotEscapes),
/* harmony export */   Le: () => (/* binding */ refuseEscapes)
/* harmony export */ });
/* unused harmony export snapshotFolders */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _core_hub_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1760);
/* harmony import */ var _receipts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(421);



const linkRefused = (link, root) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('path-unsafe', `${link} is a link that leads out of ${root}`);
/** Throws `path-unsafe` when something on the way to one of the paths, or it itself, is a link that leads out of `root`. */
async function refuseEscapes(root, paths, disk) {
    for (const path of paths) {
        const link = await disk.escapingLink(root, path);
        if (link !== undefined)
            throw linkRefused(link, root);
    }
}
/**
 * The folders of a snapshot, and what they must not leave: the data directory, or a cache that lies elsewhere
 * (`hf-home` names it, and may itself be a link).
 */
function snapshotFolders(asset, locations, disk) {
    const folder = (0,_core_hub_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .repoFolder */ .Xf)(asset.repo, asset.repoType ?? 'model');
    const inside = (0,_receipts_js__WEBPACK_IMPORTED_MODULE_2__/* .receiptKey */ .OH)(locations.dataDir, disk.join(locations.hubCache, folder));
    const inDataDir = !disk.isAbsolute(inside);
    return inDataDir
        ? { root: locations.dataDir, repo: inside, inDataDir }
        : { root: locations.hubCache, repo: folder, inDataDir };
}
/** Every folder that providing a snapshot would write into. */
async function refuseSnapshotEscapes(asset, names, locations, disk) {
    const { root, repo } = snapshotFolders(asset, locations, disk);
    const folders = ['blobs', 'refs', ...names.flatMap((name) => inSnapshot(asset.revision, name))];
    await refuseEscapes(root, folders.map((folder) => `${repo}/${folder}`), disk);
}
/** The folder of a file in `snapshots` and in `.no_exist`; the file itself may be a link, and is replaced. */
function inSnapshot(commit, name) {
    const folder = name.split('/').slice(0, -1);
    return ['snapshots', '.no_exist'].map((top) => [top, commit, ...folder].join('/'));
}


/***/ }),

/***/ 289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ expectedSnapshot)
/* harmony export */ });
/* harmony import */ var _core_hub_layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1760);
/* harmony import */ var _core_hub_patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(621);


/** What must be in the cache for a snapshot asset whose commit and files are known (`isResolved`). */
function expectedSnapshot(asset) {
    const { files, named } = asset;
    if (files === undefined)
        throw new Error(`nothing is known yet of what ${asset.id} holds`);
    const names = (0,_core_hub_patterns_js__WEBPACK_IMPORTED_MODULE_1__/* .selectFiles */ .AL)(Object.keys(files), asset.include, asset.exclude);
    return {
        repo: asset.repo,
        repoType: asset.repoType ?? 'model',
        commit: asset.revision,
        ...(named !== undefined && !_core_hub_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .commitPattern */ .O7.test(named) && { branch: named }),
        files: Object.fromEntries(names.map((name) => [name, files[name]])),
    };
}


/***/ }),

/***/ 2891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qe: () => (/* binding */ findSwapped),
/* harmony export */   _G: () => (/* binding */ gateMember),
/* harmony export */   kN: () => (/* binding */ checkArchitecture),
/* harmony export */   lt: () => (/* binding */ passGate)
/* harmony export */ });
/* harmony import */ var _core_checkpoint_loaders_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(871);
/* harmony import */ var _core_check_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7095);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7657);
/* harmony import */ var _save_anew_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9361);
/* harmony import */ var _wrong_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5051);





/** Roles whose files may be anything. Some are opened with an unpickler all the same: upstream trains from a pickled dataset. */
const anything = ['dataset', 'other', 'clip-tokenizer'];
/**
 * Every file that comes out of an archive or with a snapshot passes the gate, whatever it is called: most are no
 * checkpoints, and any may be. What the Hub alone says of a snapshot is no pin: nobody has answered for those bytes.
 */
const gateMember = (asset, path, gate, called = path) => {
    const isTold = asset.kind === 'hub-snapshot' && asset.named !== undefined;
    return passGate(isTold ? { id: asset.id, role: asset.role } : asset, path, gate, { mayBeOther: true, called });
};
/** What is wrong with a checkpoint, whatever source it came from. No finding of severity error means that it may be placed. */
async function passGate(asset, path, { inspectFile, allowGlobals, tables, locked }, { mayBeOther = anything.includes(asset.role), called = path } = {}) {
    const pinned = !locked.has(asset.id) && (0,_core_check_file_js__WEBPACK_IMPORTED_MODULE_1__/* .isPinned */ .T4)(asset);
    const table = tables.get(asset.id);
    const fileName = asset.path?.split('/').at(-1);
    const asked = { role: asset.role, allowGlobals, pinned, table, mayBeOther, fileName, isPlaced: true };
    const one = await inspectFile(path, asked);
    const notes = [
        ...one.notes.map((note) => (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .gk)('checkpoint-note', 'note', asset.id, note)),
        ...one.warnings.map((warning) => (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .gk)('checkpoint-unrestricted', 'warning', asset.id, `${called}: ${warning}`, {
            remedy: `To keep it, load it with weights_only=False; ${(0,_save_anew_js__WEBPACK_IMPORTED_MODULE_4__/* .saveAnew */ .t)(path)}`,
        })),
    ];
    if (one.verdict === 'ok')
        return notes;
    const { code, message, ...more } = (0,_wrong_file_js__WEBPACK_IMPORTED_MODULE_3__/* .whatIsWrong */ .yY)(asset.role, one, called);
    return [(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .gk)(code, 'error', asset.id, message, more), ...notes];
}
/** `2x.model` with weights of another size: upstream finds out when it copies the first layer, or never. */
async function checkArchitecture(files, { inspectFile }) {
    const model = files.find(({ asset }) => asset.role === 'vpt-architecture');
    const { hiddenSize } = model ? await inspectFile(model.path, { role: 'vpt-architecture' }) : {};
    if (model === undefined || hiddenSize === undefined)
        return [];
    const findings = [];
    for (const { asset, path } of files) {
        if (asset.role !== 'steve1-policy' && asset.role !== 'vpt-policy')
            continue;
        const { tensors } = (0,_core_checkpoint_loaders_js__WEBPACK_IMPORTED_MODULE_0__/* .asLoaded */ .g)(await inspectFile(path, { role: asset.role }), asset.role);
        const width = tensors.find(({ key }) => key === 'value_head.linear.weight')?.tensor.shape[1];
        if (width === undefined || width === hiddenSize)
            continue;
        const message = `${model.path} describes a network of width ${hiddenSize}, and ${path} has the weights of one of width ${width}`;
        findings.push((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .gk)('architecture-does-not-fit', 'error', model.asset.id, message, {
            expected: `${width}`,
            actual: `${hiddenSize}`,
        }));
    }
    return findings;
}
/**
 * Of files that are not what their assets say, two that have each other's role: each finding for itself does not say
 * that both files are there.
 */
async function findSwapped(files, { inspectFile }) {
    if (files.length < 2)
        return [];
    const found = await Promise.all(files.map(async (file) => ({ ...file, is: (await inspectFile(file.path, {})).role })));
    return found.flatMap((one, index) => found.slice(index + 1).flatMap((other) => {
        if (one.is === one.asset.role || one.is !== other.asset.role || other.is !== one.asset.role)
            return [];
        const message = `${one.path} and ${other.path} are swapped: the first is a ${one.is}, the second a ${other.is}`;
        return [(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .gk)('assets-swapped', 'error', one.asset.id, message)];
    }));
}


/***/ }),

/***/ 421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OH: () => (/* binding */ receiptKey),
/* harmony export */   Qz: () => (/* binding */ writeReceipt),
/* harmony export */   iY: () => (/* binding */ writeReceiptOfMoved),
/* harmony export */   uc: () => (/* binding */ receiptMatches),
/* harmony export */   vg: () => (/* binding */ factsOfFile)
/* harmony export */ });
/** Receipts are kept by path, relative to the data directory where it lies inside. */
function receiptKey(dataDir, path) {
    const inside = path.startsWith(dataDir) && /[\\/]/.test(path.charAt(dataDir.length));
    return inside ? path.slice(dataDir.length + 1).replaceAll('\\', '/') : path;
}
/** True while a file is, by all that `stat` can tell, the one that the receipt was written for. */
function receiptMatches(receipt, facts) {
    return (receipt !== undefined &&
        receipt.size === facts.size &&
        receipt.dev === facts.dev &&
        receipt.ino === facts.ino &&
        receipt.mtimeNs === facts.mtimeNs &&
        (receipt.ctimeNs === undefined || receipt.ctimeNs === facts.ctimeNs));
}
/**
 * A receipt for a file that has been hashed. The facts are those taken before its first byte was read, so that it
 * never vouches for others: of a file that changed since, `stat` tells something else.
 */
function writeReceipt(digest, facts, told = false) {
    const { size, dev, ino, mtimeNs, ctimeNs, links } = facts;
    return {
        sha256: digest.sha256,
        ...(digest.md5 !== undefined && { md5: digest.md5 }),
        size,
        dev,
        ino,
        mtimeNs,
        ...(links === 1 && { ctimeNs }),
        ...(told && { told }),
    };
}
/**
 * A receipt for a file that was hashed as `before`, and has then been moved to its place, which changes its ctime. None
 * when it was copied, or is another by any other fact: it will be hashed again.
 */
function writeReceiptOfMoved(digest, before, placed, told = false) {
    if (placed === undefined)
        return undefined;
    const receipt = writeReceipt(digest, { ...before, ctimeNs: placed.ctimeNs, links: placed.links }, told);
    return receiptMatches(receipt, placed) ? receipt : undefined;
}
/** Facts of a path that must be a file by now. */
async function factsOfFile(disk, path) {
    const facts = await disk.stat(path);
    if (facts?.kind !== 'file')
        throw new Error(`${path} was written and is not there`);
    return facts;
}


/***/ }),

/***/ 3430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I9: () => (/* binding */ recall),
/* harmony export */   ZY: () => (/* binding */ isResolved),
/* harmony export */   hd: () => (/* binding */ resolve),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _core_address_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6992);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _core_hub_patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(621);
/* harmony import */ var _core_hub_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4170);




/** What a snapshot holds is told by the manifest, by the lock file, by an earlier run, or else by the Hub alone. */
const isResolved = (asset) => asset.kind !== 'hub-snapshot' || asset.files !== undefined;
function shapeOf({ repo, repoType, named, revision, include, exclude }, digestText) {
    return digestText(JSON.stringify([repo, repoType ?? 'model', named ?? revision, include ?? null, exclude ?? null]));
}
const resolved = (asset, { commit, files }) => ({
    ...asset,
    named: asset.revision,
    revision: commit,
    files,
});
/** An asset that names no files as an earlier run found it to be; as it is where none did, or other files are wanted. */
function recall(asset, { snapshots, digestText }) {
    if (asset.kind !== 'hub-snapshot' || asset.files !== undefined)
        return asset;
    const record = snapshots.get(asset.id);
    return record?.shape === shapeOf(asset, digestText) ? resolved(asset, record) : asset;
}
/** What is to be remembered of a snapshot that was found right, so that no later run need ask; nothing of a pinned one. */
function recordOf(asset, digestText) {
    if (asset.kind !== 'hub-snapshot' || asset.named === undefined || asset.files === undefined)
        return undefined;
    return { shape: shapeOf(asset, digestText), commit: asset.revision, files: asset.files };
}
/**
 * Asks the Hub, or a mirror, what a snapshot holds now. Every attempt is recorded.
 *
 * Throws the error of the last one that was asked; `manifest-invalid` when `include` and `exclude` leave no file.
 */
async function resolve(asset, { hub, listHub, digestText }, attempts = []) {
    const { repo, repoType = 'model', revision } = asset;
    let last;
    for (const source of asset.sources) {
        if (source.type !== 'hub')
            continue; // another source has the files, and does not tell which
        const { endpoint = hub.endpoint } = source;
        const url = (0,_core_address_js__WEBPACK_IMPORTED_MODULE_3__/* .bare */ .$B)((0,_core_hub_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .treeAddress */ .vo)(endpoint, repo, repoType, revision));
        try {
            const token = source.endpoint === undefined ? hub.token : undefined;
            const { commit, files } = await listHub({ endpoint, repo, repoType, revision, token });
            const names = (0,_core_hub_patterns_js__WEBPACK_IMPORTED_MODULE_1__/* .selectFiles */ .AL)(Object.keys(files), asset.include, asset.exclude);
            if (names.length === 0)
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('manifest-invalid', `${asset.id}: of the ${Object.keys(files).length} files of ${repo} at ${revision}, include and exclude leave none`);
            refuseFilesAsFolders(names, url);
            attempts.push({ type: 'hub', url, outcome: 'ok' });
            const wanted = names.sort().map((name) => [name, files[name]]);
            return { shape: shapeOf(asset, digestText), commit, files: Object.fromEntries(wanted) };
        }
        catch (error) {
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3) || (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .endsTheRun */ .X_)(error) || error.kind === 'configuration')
                throw error;
            attempts.push({ type: 'hub', url, outcome: 'failed', code: error.code });
            last = error;
        }
    }
    throw last ?? new Error(`${asset.id} has no source that could tell what it holds`);
}
/** Names that differ in case are two files where the Hub lists them; one that is also a folder is on no system. */
function refuseFilesAsFolders(names, url) {
    const files = new Set(names);
    for (const name of names) {
        for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
            const folder = name.slice(0, at);
            if (files.has(folder))
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('hub-listing-unsafe', `${url} lists '${folder}' as a file, and as the folder of '${name}'`);
        }
    }
}


/***/ }),

/***/ 9361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ saveAnew)
/* harmony export */ });
/** How a checkpoint that a restricted loader does not take is written anew, beside itself, in the protocol of torch.save. */
function saveAnew(path) {
    const python = (text) => JSON.stringify(text).replaceAll("'", '\\u0027');
    const [from, to] = [python(path), python(`${path}.new`)];
    const program = `import torch; torch.save(torch.load(${from}, map_location="cpu", weights_only=False), ${to})`;
    return `to save it anew as ${path}.new: python -c '${program}'`;
}


/***/ }),

/***/ 2844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ selectAssets)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _core_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2226);


/** The assets that `assets:` asks for, in the order of the bundle. Throws `asset-unknown`, naming the nearest id, or all where none is near. */
function selectAssets(bundle, wanted) {
    const known = new Set([...bundle.assets.map((asset) => asset.id), 'all', 'required']);
    const asked = new Set(wanted);
    for (const id of asked) {
        if (known.has(id))
            continue;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('asset-unknown', `bundle '${bundle.name}' has no asset '${id}'.${(0,_core_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .a)(id, [...known]) || ` It has: ${idsInWords(bundle)}.`}`);
    }
    return bundle.assets.filter((asset) => asked.has('all') || asked.has(asset.id) || (asked.has('required') && asset.required !== false));
}
/** More of them than a person reads are counted. */
function idsInWords({ assets }) {
    const most = 50;
    const shown = assets.slice(0, most).map(({ id }) => id);
    return shown.join(', ') + (assets.length > most ? `, and ${assets.length - most} more` : '');
}


/***/ }),

/***/ 4541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   CW: () => (/* binding */ unpinned),
/* harmony export */   Eu: () => (/* binding */ expectations),
/* harmony export */   FY: () => (/* binding */ surveyFile)
/* harmony export */ });
/* harmony import */ var _core_check_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7095);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7657);
/* harmony import */ var _asset_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(526);
/* harmony import */ var _escapes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6);
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2891);
/* harmony import */ var _receipts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(421);
/* harmony import */ var _wrong_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5051);







/** Where a file asset belongs. Throws `path-unsafe` when a link on the way leads out of the data directory. */
async function placeOf(asset, { disk, locations }) {
    const link = await disk.escapingLink(locations.dataDir, asset.path);
    if (link !== undefined)
        throw (0,_escapes_js__WEBPACK_IMPORTED_MODULE_2__/* .linkRefused */ .$)(link, locations.dataDir);
    return disk.join(locations.dataDir, ...asset.path.split('/'));
}
const expectationOf = (asset, path) => {
    const { id, role, size, sizeAbout, sha256, md5 } = asset;
    return { id, role, path, size, sizeAbout, sha256, md5 };
};
/** All that is known of an asset, and of the others that it may have been confused with. */
function expectations(asset, path, siblings) {
    return [expectationOf(asset, path), filesOf(siblings)];
}
/** Made once for the assets of a bundle: each of its files is compared with all of them. */
const filesOfBundle = new WeakMap();
function filesOf(assets) {
    const known = filesOfBundle.get(assets);
    if (known)
        return known;
    const files = assets.flatMap((asset) => (asset.kind === 'file' ? expectationOf(asset, asset.path) : []));
    filesOfBundle.set(assets, files);
    return files;
}
/** What is said of a pinned file that its receipt stands for. */
const pinnedBy = { findings: [], trust: 'manifest' };
const agrees = (receipt, { sha256, md5 }) => (sha256 === undefined || receipt.sha256 === sha256) && (md5 === undefined || receipt.md5 === md5);
/** Looks at a single-file asset. */
async function surveyFile(asset, context) {
    const path = await placeOf(asset, context);
    const facts = await context.disk.stat(path);
    const state = (0,_asset_state_js__WEBPACK_IMPORTED_MODULE_5__/* .stateAt */ .HK)(asset, path);
    if (facts === undefined)
        return (0,_asset_state_js__WEBPACK_IMPORTED_MODULE_5__/* .settled */ .gu)(state([(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('asset-missing', 'error', asset.id, `${path} is not there`)]));
    if (facts.kind !== 'file') {
        const what = facts.kind === 'directory' ? 'a folder' : 'a pipe, socket or device';
        return (0,_asset_state_js__WEBPACK_IMPORTED_MODULE_5__/* .settled */ .gu)(state([
            (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('asset-content-wrong', 'error', asset.id, `${path} is ${what} where a file belongs`, {
                remedy: 'Move it away and provision again.',
            }),
        ], { blocked: true }));
    }
    const [expected, siblings] = expectations(asset, path, context.siblings);
    const receipt = context.receipts.get((0,_receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .receiptKey */ .OH)(context.locations.dataDir, path));
    const pinned = (0,_core_check_file_js__WEBPACK_IMPORTED_MODULE_0__/* .isPinned */ .T4)(asset);
    if (context.trustReceipts &&
        (0,_receipts_js__WEBPACK_IMPORTED_MODULE_6__/* .receiptMatches */ .uc)(receipt, facts) &&
        agrees(receipt, asset) &&
        (0,_core_check_file_js__WEBPACK_IMPORTED_MODULE_0__/* .sizeFits */ .KQ)(expected, facts.size)) {
        const files = [{ path, bytes: facts.size, sha256: receipt.sha256 }];
        const { findings: found, trust } = pinned ? pinnedBy : unpinned(asset, path, { now: receipt.sha256 }, context);
        const gate = receipt.told ? await (0,_gate_js__WEBPACK_IMPORTED_MODULE_3__/* .passGate */ .lt)(asset, path, context) : [];
        if (gate.some(({ severity }) => severity === 'error'))
            return (0,_asset_state_js__WEBPACK_IMPORTED_MODULE_5__/* .settled */ .gu)(state(gate));
        return (0,_asset_state_js__WEBPACK_IMPORTED_MODULE_5__/* .settled */ .gu)(state([...gate, ...found], { files, trust }));
    }
    return {
        jobs: [{ path, algorithms: asset.md5 === undefined ? ['sha256'] : ['sha256', 'md5'] }],
        judge: async (digests) => {
            const digest = digests.get(path);
            if (digest instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SetupError */ .w3)
                throw digest;
            const { findings, trust: form } = (0,_core_check_file_js__WEBPACK_IMPORTED_MODULE_0__/* .checkFile */ .vH)(expected, digest, siblings);
            if (form === undefined) {
                const suspect = { called: path, file: path, digest, sameAs: sameBytes(path, digest, digests) };
                return state(await Promise.all(findings.map((one) => (0,_wrong_file_js__WEBPACK_IMPORTED_MODULE_4__/* .tellWrongFile */ .dy)(asset, one, suspect, context, context.siblings))));
            }
            const gate = await (0,_gate_js__WEBPACK_IMPORTED_MODULE_3__/* .passGate */ .lt)(asset, path, context);
            findings.push(...gate);
            if (findings.some(({ severity }) => severity === 'error'))
                return state(findings);
            const { bytes, sha256, facts: hashed } = digest;
            const files = [{ path, bytes, sha256, facts: hashed, told: gate.length > 0 }];
            if (pinned)
                return state(findings, { files, trust: form });
            const more = unpinned(asset, path, { now: sha256, before: receipt?.sha256 }, context);
            return state([...findings, ...more.findings], { files, trust: more.trust });
        },
    };
}
/** Another file of this run that has the same bytes: one was probably copied over the other. */
const sameBytes = (path, { sha256 }, digests) => [...digests].find(([other, digest]) => other !== path && 'sha256' in digest && digest.sha256 === sha256)?.[0];
/** Nothing pins the file, so that no run can tell which of the two is the right one, and none replaces it. */
const ifChangedByYou = 'If you changed it, run `steve1-setup provision`: it accepts the file as it is now.';
const ifNot = 'If not, move it away and run `steve1-setup provision`: it downloads the file again.';
/**
 * What is said of a file that nothing pins: what an earlier run saw is the only thing to compare it with, of this
 * machine (`before`) or of this repository (what the CI cache remembers).
 */
function unpinned(asset, path, { now, before }, context) {
    const findings = [];
    const remembered = context.remembered?.get(asset.id)?.sha256;
    const other = [before, remembered].find((seen) => seen !== undefined && seen !== now);
    const more = { expected: other ?? now, actual: now };
    if (before !== undefined && before !== now && context.changed === 'error') {
        const message = `${path} has sha256 ${now}; when it was placed it had ${before}`;
        const told = { ...more, remedy: `${ifChangedByYou} ${ifNot}` };
        return { findings: [(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('asset-digest-mismatch', 'error', asset.id, message, told)], trust: 'structure' };
    }
    if (other !== undefined) {
        const message = `${path} is not the file that was accepted before`;
        findings.push((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('asset-changed', 'warning', asset.id, message, more));
    }
    if (remembered === now) {
        const message = `${path} is what an earlier run of this repository saw, by the CI cache; the manifest pins no digest`;
        return { findings: [...findings, (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('asset-unlocked', 'note', asset.id, message)], trust: 'cache' };
    }
    if (!context.allowUnlocked) {
        const message = `nothing pins ${path}, and allow-unlocked is false`;
        findings.push((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('asset-unverified', 'error', asset.id, message));
    }
    else if (before === now && context.changed === 'error') {
        const message = `${path} is what an earlier run placed; the manifest pins no digest`;
        findings.push((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('asset-unlocked', 'note', asset.id, message));
    }
    else {
        const message = `${path} was accepted on size and form alone: the manifest pins no digest`;
        findings.push((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('asset-unverified', 'warning', asset.id, message));
    }
    return { findings, trust: 'structure' };
}


/***/ }),

/***/ 8468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ survey)
});

// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/app/asset-state.js
var asset_state = __webpack_require__(526);
// EXTERNAL MODULE: ./lib/src/app/gate.js
var app_gate = __webpack_require__(2891);
// EXTERNAL MODULE: ./lib/src/app/resolve.js
var resolve = __webpack_require__(3430);
// EXTERNAL MODULE: ./lib/src/core/check-file.js
var check_file = __webpack_require__(7095);
// EXTERNAL MODULE: ./lib/src/app/contents.js
var app_contents = __webpack_require__(5934);
// EXTERNAL MODULE: ./lib/src/app/escapes.js
var escapes = __webpack_require__(6);
// EXTERNAL MODULE: ./lib/src/app/receipts.js
var app_receipts = __webpack_require__(421);
// EXTERNAL MODULE: ./lib/src/app/survey-file.js
var survey_file = __webpack_require__(4541);
// EXTERNAL MODULE: ./lib/src/app/wrong-file.js + 1 modules
var wrong_file = __webpack_require__(5051);
;// CONCATENATED MODULE: ./lib/src/app/survey-archive.js









/** Looks at the folder of an archive asset: every file that was unpacked into it. Others in it are not its business. */
async function surveyArchive(asset, context) {
    const { disk, locations, receipts } = context;
    const path = await (0,survey_file/* placeOf */.$t)(asset, context);
    const state = (0,asset_state/* stateAt */.HK)(asset, path);
    const facts = await disk.stat(path);
    if (facts === undefined)
        return (0,asset_state/* settled */.gu)(state([(0,errors/* finding */.gk)('asset-missing', 'error', asset.id, `${path} is not there`)]));
    if (facts.kind !== 'directory') {
        const message = `${path} is a file where a folder belongs`;
        const remedy = 'Move the file away and provision again.';
        return (0,asset_state/* settled */.gu)(state([(0,errors/* finding */.gk)('asset-content-wrong', 'error', asset.id, message, { remedy })], { blocked: true }));
    }
    const contents = (0,app_contents/* contentsOf */.KD)(asset, context.archives, context.digestText);
    if (contents === undefined) {
        const message = `${path} is there, and nothing tells what belongs in it`;
        return (0,asset_state/* settled */.gu)(state([(0,errors/* finding */.gk)('archive-contents-unknown', 'error', asset.id, message)]));
    }
    const names = Object.keys(contents.files);
    await (0,escapes/* refuseEscapes */.Le)(locations.dataDir, names.map((name) => `${asset.path}/${name}`), disk);
    const jobs = [];
    const right = [];
    const missing = [];
    const toHash = new Map();
    const toGate = [];
    for (const name of names) {
        const full = disk.join(path, ...name.split('/'));
        const { size, sha256 } = contents.files[name];
        const there = await disk.stat(full);
        const receipt = receipts.get((0,app_receipts/* receiptKey */.OH)(locations.dataDir, full));
        if (there?.kind !== 'file')
            missing.push(name);
        else if (context.trustReceipts && (0,app_receipts/* receiptMatches */.uc)(receipt, there) && receipt.sha256 === sha256) {
            right.push({ path: full, bytes: size, sha256 });
            if (receipt.told)
                toGate.push(full);
        }
        else
            toHash.set(name, full);
    }
    for (const full of toHash.values())
        jobs.push({ path: full, algorithms: ['sha256'] });
    return {
        jobs,
        judge: async (digests) => {
            const findings = [];
            const wrong = [];
            for (const [name, full] of toHash) {
                const digest = digests.get(full);
                if (digest instanceof errors/* SetupError */.w3)
                    throw digest;
                if (digest.sha256 !== contents.files[name].sha256)
                    wrong.push(name);
                else {
                    const gate = await (0,app_gate/* gateMember */._G)(asset, full, context);
                    findings.push(...gate);
                    // Whatever is refused is not right: a receipt would speak for it to the next run.
                    if (!gate.some(({ severity }) => severity === 'error'))
                        right.push({
                            path: full,
                            bytes: digest.bytes,
                            sha256: digest.sha256,
                            facts: digest.facts,
                            told: gate.length > 0,
                        });
                }
            }
            for (const full of toGate)
                findings.push(...(await (0,app_gate/* gateMember */._G)(asset, full, context)));
            const tell = (code, those, what) => {
                if (those.length === 0)
                    return;
                const rest = those.length === 1 ? '' : `, and ${those.length - 1} more of ${names.length} files`;
                findings.push((0,errors/* finding */.gk)(code, 'error', asset.id, `${disk.join(path, those[0])} ${what}${rest}`));
            };
            tell('asset-missing', missing, 'is not there');
            const [first] = wrong;
            const full = first === undefined ? undefined : toHash.get(first);
            const digest = full === undefined ? undefined : digests.get(full);
            const own = { id: asset.id, ...(first !== undefined && { name: first }) };
            const what = full === undefined ? '' : await (0,wrong_file/* whatItIs */.Gl)(full, context, context.siblings, { digest, own });
            tell('asset-digest-mismatch', wrong, `is not the file that was unpacked${what}`);
            const lacking = [...missing, ...wrong];
            if (findings.some(({ severity }) => severity === 'error'))
                return state(findings, { files: right, lacking });
            const { record } = contents;
            if ((0,check_file/* isPinned */.T4)(asset))
                return state(findings, { files: right, trust: 'manifest', unpacked: record });
            const { sha256: now } = record;
            const more = (0,survey_file/* unpinned */.CW)(asset, path, { now, before: now }, context);
            return state([...findings, ...more.findings], { files: right, trust: more.trust, unpacked: record });
        },
    };
}

;// CONCATENATED MODULE: ./lib/src/core/bpe.js

const unknownToken = '<|endoftext|>';
const specialTokens = new Set(['<|startoftext|>', unknownToken]);
const words = /<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+/gu;
/** @throws Error that says what is wrong with which file, where one of them is malformed */
function makeTokenizer(vocabJson, mergesTxt) {
    const vocabulary = parseVocabulary(vocabJson);
    const ranks = parseMerges(mergesTxt);
    // Only what is asked for is looked at: going through all of CLIP's tokens takes longer than parsing them.
    const idOf = (token) => {
        if (!Object.hasOwn(vocabulary, token))
            return undefined;
        const id = vocabulary[token];
        if (!Number.isSafeInteger(id) || id < 0)
            throw new Error(`vocab.json gives '${token}' no id: ${JSON.stringify(id)}`);
        return id;
    };
    const unknown = idOf(unknownToken);
    if (unknown === undefined)
        throw new Error(`vocab.json has no token ${unknownToken}`);
    const utf8 = new TextEncoder();
    const tokensOf = (word) => {
        if (specialTokens.has(word))
            return [word];
        const characters = Array.from(utf8.encode(word), (byte) => byteCharacters[byte]);
        return merge([...characters.slice(0, -1), `${characters.at(-1)}</w>`], ranks);
    };
    return {
        get size() {
            return Object.keys(vocabulary).length;
        },
        encode: (prompt) => (clean(prompt).match(words) ?? []).flatMap(tokensOf).map((token) => idOf(token) ?? unknown),
    };
}
/**
 * Whether the files tokenize as they should: the bytes of a snapshot may be there and yet not work.
 *
 * @param golden prompts and the token ids that they must give
 * @returns a finding `hub-tokenizer-broken` for each prompt that gives others, or one for files that cannot be used
 */
function checkGolden(vocabJson, mergesTxt, golden, subject) {
    try {
        const tokenizer = makeTokenizer(vocabJson, mergesTxt);
        return Object.entries(golden).flatMap(([prompt, ids]) => {
            const expected = ids.join(' ');
            const actual = tokenizer.encode(prompt).join(' ');
            if (actual === expected)
                return [];
            const message = `The prompt '${prompt}' gives the token ids ${actual || '(none)'} instead of ${expected}`;
            return [(0,errors/* finding */.gk)('hub-tokenizer-broken', 'error', subject, message, { expected, actual })];
        });
    }
    catch (error) {
        return [(0,errors/* finding */.gk)('hub-tokenizer-broken', 'error', subject, `No tokenizer can be made: ${error.message}`)];
    }
}
function clean(prompt) {
    return prompt.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
/** Joins the pair that was learnt first, wherever it stands, until no pair is known. */
function merge(tokens, ranks) {
    for (;;) {
        let best = Infinity;
        for (let i = 1; i < tokens.length; i++) {
            best = Math.min(best, ranks.get(`${tokens[i - 1]} ${tokens[i]}`) ?? Infinity);
        }
        if (best === Infinity)
            return tokens;
        const merged = [];
        for (let i = 0; i < tokens.length; i++) {
            const isPair = ranks.get(`${tokens[i]} ${tokens[i + 1]}`) === best;
            merged.push(isPair ? `${tokens[i]}${tokens[++i]}` : tokens[i]);
        }
        tokens = merged;
    }
}
/** The 256 bytes as printable characters: those that are printable in Latin-1 as themselves, the rest from U+0100 on. */
const byteCharacters = (() => {
    const isPrintable = (byte) => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte !== 0xad);
    let next = 0x100;
    return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : next++));
})();
function parseVocabulary(text) {
    let parsed;
    try {
        parsed = JSON.parse(text);
    }
    catch (error) {
        throw new Error(`vocab.json is not JSON (${text.length} characters): ${error.message}`, {
            cause: error,
        });
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
        throw new Error('vocab.json does not hold an object of tokens and ids');
    }
    return parsed;
}
/** Pairs, two tokens a line, in the order in which they are to be joined; a line with the version before them. */
function parseMerges(text) {
    const lines = text.trimEnd().split('\n');
    if (!lines[0].startsWith('#version'))
        throw new Error(`merges.txt does not begin with '#version'`);
    const ranks = new Map();
    for (const [index, line] of lines.entries()) {
        if (index > 0)
            ranks.set(pairOf(line, index + 1), index);
    }
    return ranks;
}
function pairOf(line, number) {
    if (/^\S+ \S+$/.test(line))
        return line; // as all are in the files of CLIP
    const pair = line.trim().split(/\s+/);
    if (pair.length !== 2)
        throw new Error(`merges.txt, line ${number}: '${line.slice(0, 40)}' is not a pair`);
    return pair.join(' ');
}

// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1760);
// EXTERNAL MODULE: ./lib/src/core/hub/rules.js
var rules = __webpack_require__(3811);
;// CONCATENATED MODULE: ./lib/src/core/proven-tokenizers.js
/**
 * Tokenizers of which it has been proven that they give these ids. What a tokenizer gives follows from its bytes, so of
 * files with these digests it need not be proven at every run; that is half the time of verifying CLIP's. A test proves
 * it with the files themselves, and the interop tests with the real clients.
 */
const provenTokenizers = [
    {
        /** Digests, sha256, of openai/clip-vit-base-patch16. */
        vocab: '3f0c4f7d2086b61b38487075278ea9ed04edb53a03cbb045b86c27190fa8fb69',
        merges: '9fd691f7c8039210e0fced15865466c65820d09b63988b0174bfe25de299051a',
        golden: {
            'a photo of a cow': [320, 1125, 539, 320, 9706],
            'dig as far as possible': [9887, 601, 2384, 601, 3134],
            'get dirt': [779, 11795],
            'look at the sky': [1012, 536, 518, 2390],
            'collect seeds': [10186, 9128],
            'go swimming!': [861, 7411, 256],
            'kill a sheep': [4367, 320, 9629],
            "Don't stop — mine 3 diamonds": [847, 713, 1691, 2005, 3347, 274, 12687],
            jekyll: [49405],
            'steve1 diamond pickaxe': [3803, 272, 6235, 901, 1595, 19183],
        },
    },
];
/** Whether the files with these digests are known to give these ids for these prompts. */
function isProven(vocab, merges, golden) {
    const known = provenTokenizers.find((one) => one.vocab === vocab && one.merges === merges)?.golden;
    return (known !== undefined &&
        Object.entries(golden).every(([prompt, ids]) => Object.hasOwn(known, prompt) && `${known[prompt]}` === `${ids}`));
}

// EXTERNAL MODULE: ./lib/src/app/expected-snapshot.js
var expected_snapshot = __webpack_require__(289);
;// CONCATENATED MODULE: ./lib/src/app/survey-snapshot.js










/** Looks at a Hub snapshot: the shape of its repo folder, every byte of its files, and what its tokenizer says. */
async function surveySnapshot(asset, context) {
    const { disk, locations, receipts } = context;
    if (asset.files === undefined)
        return (0,asset_state/* settled */.gu)(notResolved(asset, context));
    const snapshot = { ...(0,expected_snapshot/* expectedSnapshot */.J)(asset), alsoPinned: othersOf(asset, context.siblings) };
    const folder = (0,layout/* repoFolder */.Xf)(snapshot.repo, snapshot.repoType);
    const entries = await disk.listHub(locations.hubCache, [folder, 'blobs']);
    const path = disk.join(locations.hubCache, folder, 'snapshots', snapshot.commit);
    const isPinned = (entry) => entry.startsWith(`${folder}/snapshots/${snapshot.commit}/`);
    const pinned = new Set(Object.values(snapshot.files).map((file) => file.sha256));
    const algorithms = [...new Set(Object.values(snapshot.files).flatMap(layout/* digestsFor */.Zu))];
    const known = new Map();
    const jobs = [];
    const fullPaths = new Map();
    for (const relative of (0,rules/* filesToHash */.T)(entries, snapshot)) {
        const full = disk.join(locations.hubCache, ...relative.split('/'));
        const facts = await disk.stat(full);
        const receipt = receipts.get((0,app_receipts/* receiptKey */.OH)(locations.dataDir, full));
        fullPaths.set(relative, full);
        // A receipt of other bytes than the pinned ones is no help: what the file holds instead is to be told.
        if (context.trustReceipts && facts && (0,app_receipts/* receiptMatches */.uc)(receipt, facts) && pinned.has(receipt.sha256)) {
            known.set(relative, { bytes: receipt.size, sha256: receipt.sha256, content: 'binary' });
        }
        else if (facts?.kind === 'file') {
            jobs.push({ path: full, algorithms });
        }
    }
    return {
        jobs,
        judge: async (digests) => {
            const unreadable = new Map();
            for (const [relative, full] of fullPaths) {
                const digest = digests.get(full);
                if (digest instanceof errors/* SetupError */.w3)
                    unreadable.set(relative, digest.message);
                else if (digest)
                    known.set(relative, digest);
            }
            const listed = entries.map((entry) => {
                const reason = unreadable.get(entry.path);
                return reason === undefined ? entry : { ...entry, unreadable: reason };
            });
            const { findings: found, files } = (0,rules/* checkSnapshot */.P)(listed, snapshot, known);
            const findings = await Promise.all(found.map(async (one) => {
                const wrong = files.find(({ entry }) => one.code === 'hub-content-mismatch' && entry === one.subject);
                const full = wrong && fullPaths.get(wrong.realPath);
                if (full === undefined)
                    return ofAsset(asset, one);
                const own = { id: asset.id, name: wrong.path };
                const what = await (0,wrong_file/* whatItIs */.Gl)(full, context, context.siblings, { digest: known.get(wrong.realPath), own });
                return ofAsset(asset, { ...one, message: `${one.message}${what}` });
            }));
            const gate = new Map();
            for (const file of files) {
                const full = disk.join(locations.hubCache, ...file.realPath.split('/'));
                const told = receipts.get((0,app_receipts/* receiptKey */.OH)(locations.dataDir, full))?.told === true;
                if (file.ok && (told || digests.has(full)))
                    gate.set(file.path, await (0,app_gate/* gateMember */._G)(asset, full, context));
            }
            const isRefused = (name) => gate.get(name)?.some(({ severity }) => severity === 'error') === true;
            // Whatever is refused is not right: a receipt would speak for it to the next run.
            const right = files.filter((file) => file.ok && !isRefused(file.path));
            const pathOf = (name) => right.some((file) => file.path === name) && disk.join(path, ...name.split('/'));
            const digestOf = (name) => {
                const file = right.find(({ path }) => path === name);
                return file && known.get(file.realPath)?.sha256;
            };
            // What has been proven of these very bytes before is not proven again.
            const proof = (jobs.length === 0 && !context.prove) ||
                isProven(digestOf('vocab.json'), digestOf('merges.txt'), asset.golden ?? {})
                ? []
                : await proveTokenizer(asset, pathOf('vocab.json'), pathOf('merges.txt'), context);
            const learnt = { ...asset.files };
            const placed = right.map((file) => {
                const full = disk.join(locations.hubCache, ...file.realPath.split('/'));
                const hashed = digests.get(full);
                const { sha256 } = known.get(file.realPath);
                learnt[file.path] = { ...snapshot.files[file.path], sha256 };
                return {
                    path: full,
                    bytes: snapshot.files[file.path].size,
                    sha256,
                    ...(hashed && 'facts' in hashed && { facts: hashed.facts }),
                    told: (gate.get(file.path) ?? []).length > 0,
                };
            });
            const isByHub = asset.named !== undefined && !context.locked.has(asset.id);
            return {
                asset: { ...asset, files: learnt },
                path,
                findings: [...findings, ...[...gate.values()].flat(), ...proof, ...(isByHub ? [byHub(asset)] : [])],
                trust: isByHub ? 'hub' : 'manifest',
                files: placed,
                lacking: files.filter((file) => !file.ok).map((file) => file.path),
                ...(entries.some(({ path: entry, kind }) => kind === 'link' && isPinned(entry)) && { isLinked: true }),
                unfinished: entries.flatMap((entry) => (entry.path.endsWith(layout/* unfinishedSuffix */.nF) ? entry.path : [])),
            };
        },
    };
}
/** What is wrong in a cache is told with the asset that it is wrong for, and with its path. */
const ofAsset = ({ id }, one) => ({
    ...one,
    message: one.message.includes(one.subject) ? `${id}: ${one.message}` : `${id}: ${one.subject}: ${one.message}`,
});
/** The other commits of a repo that assets beside this one pin. */
const othersOf = ({ repo, repoType, revision }, siblings) => siblings.flatMap((one) => one.kind === 'hub-snapshot' && one.repo === repo && one.repoType === repoType && one.revision !== revision
    ? [one.revision]
    : []);
/** That nothing pins what the Hub says; a run without a lock keeps to what the first one was told. */
function byHub({ id, repo, named, revision }) {
    const message = `${repo} at ${named} is commit ${revision}, with the digests that the Hub lists; nothing pins them`;
    return (0,errors/* finding */.gk)('asset-unlocked', 'note', id, message);
}
function notResolved(asset, { disk, locations }) {
    const path = disk.join(locations.hubCache, (0,layout/* repoFolder */.Xf)(asset.repo, asset.repoType ?? 'model'));
    const message = `what ${asset.repo} holds at ${asset.revision} is not known here: no run has brought it yet`;
    return (0,asset_state/* stateAt */.HK)(asset, path)([(0,errors/* finding */.gk)('asset-missing', 'error', asset.id, message)]);
}
/** The golden prompts through the tokenizer's own files: right digests of a wrong manifest would still be noticed. */
async function proveTokenizer(asset, vocab, merges, { disk }) {
    if (asset.golden === undefined || vocab === false || merges === false)
        return [];
    return checkGolden(await disk.readText(vocab), await disk.readText(merges), asset.golden, asset.id);
}

// EXTERNAL MODULE: ./lib/src/app/tell-work.js
var tell_work = __webpack_require__(2597);
;// CONCATENATED MODULE: ./lib/src/app/survey.js








/** Looks at every asset and hashes all that needs it in one go, so that the cores share the work of all. */
async function survey(assets, context) {
    const surveys = await Promise.all(assets.map((asset) => look(asset, context)));
    const jobs = mergeJobs(surveys.flatMap((one) => one.jobs));
    const digests = new Map();
    if (jobs.length > 0) {
        const paths = jobs.map((job) => job.path);
        const results = await (0,tell_work/* tellWork */.$)('verifying', paths, context, (onBytes) => context.hash(jobs, onBytes));
        jobs.forEach((job, index) => digests.set(job.path, results[index]));
    }
    const states = await Promise.all(surveys.map((one) => one.judge(digests)));
    for (const one of states)
        if (one.trust === 'manifest' && context.locked.has(one.asset.id))
            one.trust = 'lock';
    // Two files that were right together before, and have not changed, are so still.
    if (jobs.length > 0 || context.prove)
        await judgeTogether(states, context);
    return states;
}
/** Two assets may share a file and know different digests of it. */
function mergeJobs(jobs) {
    const byPath = Map.groupBy(jobs, ({ path }) => path);
    return [...byPath].map(([path, same]) => ({
        path,
        algorithms: [...new Set(same.flatMap(({ algorithms }) => algorithms))],
    }));
}
/** Looks at one asset. What cannot be read is a finding of that asset, and does not keep the others from being told. */
async function look(asset, context) {
    const { disk, locations } = context;
    const unreadable = (error) => {
        if (!(error instanceof errors/* SetupError */.w3) || error.code !== 'file-unreadable')
            throw error;
        const path = asset.kind === 'hub-snapshot' ? locations.hubCache : disk.join(locations.dataDir, ...asset.path.split('/'));
        const found = (0,errors/* finding */.gk)('file-unreadable', 'error', asset.id, error.message, { remedy: error.remedy });
        return (0,asset_state/* stateAt */.HK)(asset, path)([found], { blocked: true });
    };
    try {
        const { jobs, judge } = await surveyOf((0,resolve/* recall */.I9)(asset, context), context);
        return { jobs, judge: (digests) => judge(digests).catch(unreadable) };
    }
    catch (error) {
        return (0,asset_state/* settled */.gu)(unreadable(error));
    }
}
function surveyOf(asset, context) {
    switch (asset.kind) {
        case 'file':
            return (0,survey_file/* surveyFile */.FY)(asset, context);
        case 'hub-snapshot':
            return surveySnapshot(asset, context);
        case 'archive':
            return surveyArchive(asset, context);
    }
}
/** What only shows when several files are looked at: an architecture beside other weights, two that are swapped. */
async function judgeTogether(states, context) {
    const filesOf = (wanted) => states.flatMap((state) => (state.asset.kind === 'file' && wanted(state) ? [{ ...state, asset: state.asset }] : []));
    const right = filesOf(({ findings }) => !findings.some(({ severity }) => severity === 'error'));
    const wrong = filesOf(({ findings }) => findings.some(({ code }) => otherFile.has(code)));
    const findings = [...(await (0,app_gate/* checkArchitecture */.kN)(right, context)), ...(await (0,app_gate/* findSwapped */.Qe)(wrong, context))];
    for (const one of findings)
        states.find(({ asset }) => asset.id === one.subject)?.findings.push(one);
}
/** What is said of a file in whose place there is another. */
const otherFile = new Set([
    'asset-size-mismatch',
    'asset-digest-mismatch',
    'checkpoint-wrong-role',
    'prior-is-steve1-policy',
]);


/***/ }),

/***/ 2597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ tellWork)
/* harmony export */ });
/** Does a piece of work on whole files, and tells how far it is. */
async function tellWork(label, paths, { disk, progress }, work) {
    progress.start(await disk.totalSize(paths), label);
    try {
        return await work((bytes) => progress.advance(bytes));
    }
    finally {
        progress.stop();
    }
}


/***/ }),

/***/ 5051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dy: () => (/* binding */ tellWrongFile),
  yY: () => (/* binding */ whatIsWrong),
  Gl: () => (/* binding */ whatItIs)
});

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/what.js
/** `the STEVE-1 policy 2x (136 tensors, 952 MiB)`. */
function inWords({ title, tensors, bytes }) {
    const size = bytes === undefined ? '' : bytes < 2 ** 20 ? `${bytes} bytes` : `${Math.round(bytes / 2 ** 20)} MiB`;
    const facts = [tensors === undefined ? '' : `${tensors} tensors`, size].filter(Boolean);
    return facts.length === 0 ? title : `${title} (${facts.join(', ')})`;
}

// EXTERNAL MODULE: ./lib/src/core/content.js
var content = __webpack_require__(3957);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/roles.js
var roles = __webpack_require__(8529);
;// CONCATENATED MODULE: ./lib/src/app/wrong-file.js




/** What is wrong with a checkpoint that its reader does not find right for a role. */
function whatIsWrong(role, one, called) {
    const { is, meant, reasons, summary, missingBytes } = one;
    if (one.onlyWrongRole) {
        const code = isPolicyForPrior(role, one) ? 'prior-is-steve1-policy' : 'checkpoint-wrong-role';
        if (is === undefined || meant === undefined || is.title === meant.title)
            return { code, message: `${called}: ${reasons.join('; ')}`, expected: role, actual: summary };
        const [actual, expected] = [inWords(is), inWords(meant)];
        const cutOff = missingBytes === undefined ? '' : `; it also ends too early: at least ${missingBytes} bytes are missing`;
        return { code, message: `${called} is ${actual}, not ${expected}${cutOff}`, expected, actual };
    }
    const code = missingBytes !== undefined || one.isCutOff
        ? 'checkpoint-truncated'
        : one.verdict === 'unreadable'
            ? 'checkpoint-unreadable'
            : 'checkpoint-refused';
    return { code, message: `${called}: ${reasons.join('; ')}`, expected: role, actual: summary };
}
const isPolicyForPrior = (role, { is, tensors }) => role === 'steve1-prior' &&
    (is?.role === 'steve1-policy' || tensors.some(({ key }) => key.includes('net.mineclip_embed_linear.')));
/**
 * A size or a digest tells that a file is wrong, and not what it is. This reads the file, and says what it is and what
 * belongs in its place. The fault stays as it is where nothing more can be learnt.
 */
async function tellWrongFile(asset, fault, { called, file, digest, sameAs, sentBytes }, { inspectFile, allowGlobals, tables }, siblings) {
    const copied = sameAs === undefined ? '' : `; it has the same bytes as ${sameAs}`;
    const twin = digest === undefined ? copied : copied || twinOf(siblings, digest, asset);
    const also = (words) => ({ ...fault, message: `${fault.message}${words}${twin}` });
    if (!(0,roles/* isCheckpoint */.Z)(asset.role))
        return also('');
    const fileName = asset.path.split('/').at(-1);
    const one = await inspectFile(file, { role: asset.role, allowGlobals, table: tables.get(asset.id), fileName });
    if (content/* neverAnAsset */.iN[one.kind] !== undefined)
        return fault;
    const isWhole = typeof file === 'string';
    if (!isWhole)
        delete one.missingBytes; // of a beginning that says nothing
    const tell = ({ code, message, ...more }) => (0,errors/* finding */.gk)(code, fault.severity, fault.subject, `${message}${twin}`, more);
    if (one.onlyWrongRole && (isWhole || one.is !== undefined))
        return tell(whatIsWrong(asset.role, one, called));
    if (!isWhole) {
        const beginning = one.is === undefined ? '' : `; its beginning is that of ${inWords(one.is)}`;
        const lacking = leastBytes(asset) - (sentBytes ?? Infinity);
        const isPart = one.is !== undefined && !one.wrongRole && lacking > 0;
        const rest = `: it is cut off, and ${asset.size === undefined ? 'about ' : ''}${lacking} bytes are missing`;
        return also(isPart ? `${beginning}${rest}` : beginning);
    }
    const { bytes } = one;
    const what = one.is === undefined ? one.summary : inWords(one.is);
    if (one.missingBytes !== undefined || (one.isCutOff && bytes < leastBytes(asset))) {
        const rest = one.missingBytes === undefined ? '' : `; its beginning is that of ${what}`;
        const message = `${called} ends too early: it has ${bytes} bytes, and ${lackingWords(asset, one, bytes)} are missing${rest}`;
        return tell({ code: 'checkpoint-truncated', message, expected: `${asset.role}`, actual: `${bytes} bytes` });
    }
    if (one.verdict === 'ok')
        return also(`; it is of the right kind (${what}), but not the same file`);
    if (one.verdict === 'refused')
        return also(`; it must not be loaded: ${one.reasons.join('; ')}`);
    return also(`; it cannot be read as a checkpoint: ${one.reasons.join('; ')}`);
}
/** What a file is that came with others and is not the one of its name: for the end of a message. */
async function whatItIs(file, { inspectFile }, siblings, { digest, own }) {
    const one = await inspectFile(file, { mayBeOther: true });
    const instead = content/* neverAnAsset */.iN[one.kind];
    const what = one.is !== undefined ? inWords(one.is) : (instead ?? (one.tensors.length > 0 ? one.summary : undefined));
    const end = one.missingBytes === undefined ? '' : `, cut off: at least ${one.missingBytes} bytes are missing`;
    return `${what === undefined ? '' : `; it is ${what}${end}`}${digest === undefined ? '' : twinOf(siblings, digest, own)}`;
}
const leastBytes = ({ size, sizeAbout = 0 }) => size ?? sizeAbout;
/** How much of a file has not come: to the byte where the manifest knows its size. */
function lackingWords({ size, sizeAbout }, { missingBytes }, bytes) {
    if (size !== undefined && size > bytes)
        return `${size - bytes} more`;
    return missingBytes === undefined ? `about ${sizeAbout - bytes} more` : `at least ${missingBytes} more`;
}
/** The other file of the bundle that has these very bytes, by its pinned digest. */
function twinOf(siblings, { sha256, md5 }, { id, name: ownName }) {
    for (const other of siblings) {
        if (other.id === id && ownName === undefined)
            continue;
        const isSame = (one) => one.sha256 === undefined ? one.md5 !== undefined && one.md5 === md5 : one.sha256 === sha256;
        if (other.id !== id && other.kind !== 'hub-snapshot' && isSame(other))
            return `; it has the digest of '${other.id}' (${other.path})`;
        const name = other.kind === 'file'
            ? undefined
            : Object.entries(other.files ?? {}).find(([name, one]) => isSame(one) && !(other.id === id && name === ownName))?.[0];
        if (name !== undefined)
            return `; it has the digest of ${name} of '${other.id}'`;
    }
    return '';
}


/***/ }),

/***/ 8544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vn: () => (/* binding */ allowedGlobals),
  aq: () => (/* binding */ basePorts),
  oE: () => (/* binding */ hubAccess),
  zt: () => (/* binding */ lazyFetch),
  QG: () => (/* binding */ lazyListHub),
  DH: () => (/* binding */ lazyUnpack),
  hk: () => (/* binding */ lazyWriteTar),
  Zx: () => (/* binding */ placing)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1760);
// EXTERNAL MODULE: ./lib/src/core/address.js
var address = __webpack_require__(6992);
// EXTERNAL MODULE: ./lib/src/io/disk.js + 2 modules
var disk = __webpack_require__(7704);
// EXTERNAL MODULE: ./lib/src/io/file-source.js
var file_source = __webpack_require__(7151);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./lib/src/io/digest.js
var digest = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __webpack_require__(1704);
;// CONCATENATED MODULE: ./lib/src/io/hash.js






/** Below this a second thread costs more to start than it saves. */
const worthAWorker = 32 << 20;
const sizeOf = (path) => (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.size ?? 0;
/**
 * Hashes several files at once: this thread is one lane, and each further core a worker, where the files are large
 * enough. The worker's file is named by the entry, because bundling moves it.
 */
function createHashFiles(options) {
    const { signal, counters } = options;
    return async (jobs, onBytes) => {
        (0,io_errors/* throwIfInterrupted */.sK)(signal);
        const count = (bytes) => {
            (0,io_errors/* throwIfInterrupted */.sK)(signal);
            counters.bytesHashed += bytes;
            onBytes(bytes);
        };
        // The largest first: what is left at the end is small, so no lane waits long for another.
        const sized = jobs.map((job, index) => ({ job, index, size: sizeOf(job.path) })).sort((a, b) => b.size - a.size);
        const large = sized.filter(({ size }) => size >= worthAWorker).length;
        const lanes = Math.max(1, Math.min(options.lanes ?? (0,external_node_os_.availableParallelism)(), large));
        let at = 0;
        const results = new Array(jobs.length);
        const drain = async (digest) => {
            for (let next = sized[at++]; next; next = sized[at++]) {
                results[next.index] = await digest(next.job).catch((error) => {
                    if (error instanceof errors/* SetupError */.w3 && error.code === 'file-unreadable')
                        return error;
                    throw error;
                });
            }
        };
        const workers = lanes > 1 ? await startWorkers(lanes - 1, options.worker) : [];
        try {
            await Promise.all([
                drain((job) => (0,digest/* digestFile */.TM)(job.path, job.algorithms, count)),
                ...workers.map((worker) => drain((job) => digestInWorker(worker, job, count, signal))),
            ]);
        }
        finally {
            at = sized.length; // after a failure the other lanes stop at the end of their file
            await Promise.all(workers.map((worker) => worker.terminate()));
        }
        return results;
    };
}
/** Threads are loaded when a second one is wanted: most runs start faster without. */
async function startWorkers(count, url) {
    const { Worker } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 5919, 19));
    return Array.from({ length: count }, () => new Worker(url));
}
async function digestInWorker(worker, job, count, signal) {
    const messages = (0,external_node_events_.on)(worker, 'message', { signal, close: ['exit'] });
    worker.postMessage(job);
    try {
        for await (const [message] of messages) {
            const answer = message;
            if ('bytes' in answer)
                count(answer.bytes);
            else if ('digest' in answer)
                return answer.digest;
            else
                throw new errors/* SetupError */.w3(answer.error.code, answer.error.message);
        }
    }
    catch (error) {
        throw signal.aborted ? (0,io_errors/* interrupted */.VM)(signal) : error;
    }
    throw new Error(`the hash worker ended while reading ${job.path}`);
}

// EXTERNAL MODULE: ./lib/src/io/placer.js + 2 modules
var placer = __webpack_require__(6284);
// EXTERNAL MODULE: ./lib/src/io/state.js + 4 modules
var state = __webpack_require__(7086);
;// CONCATENATED MODULE: ./lib/src/cli/host.js









/** The adapters that every command uses. */
function basePorts(host, draft) {
    return {
        disk: disk/* disk */.E,
        placer: placer/* placer */.G1,
        progress: host.progress,
        hash: createHashFiles({ worker: host.workers.hash, counters: draft.counters, signal: host.signal }),
        inspectFile: file_source/* inspectFile */.X,
        now: Date.now,
        digestText: (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'),
        openState: (dataDir) => (0,state/* openState */.Gf)(dataDir, {
            signal: host.signal,
            say: (line) => host.progress.say(line),
            onLost: (error) => host.abort(error),
        }),
        readRecords: state/* readRecords */.T3,
    };
}
/** How files are placed: `symlinks: off` leaves out the links of Hub caches, as a file system without them does. */
const placing = (values) => ({
    placer: values.symlinks === 'off' ? { ...placer/* placer */.G1, placeLink: () => Promise.resolve(false) } : placer/* placer */.G1,
});
/** How origins are asked. */
const asking = (values, host, draft) => ({
    stallSeconds: values['stall-timeout'],
    retries: values.retries,
    counters: draft.counters,
    signal: host.signal,
    say: (line) => host.progress.say(line),
});
/** Asking the Hub what it holds; as `lazyFetch`. */
function lazyListHub(values, host, draft) {
    return async (request) => {
        const { createListHub } = await Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(117), __webpack_require__.e(177)]).then(__webpack_require__.bind(__webpack_require__, 3177));
        return createListHub(asking(values, host, draft))(request);
    };
}
/** Fetching, whose HTTP client is loaded when the first byte is wanted and not before. */
function lazyFetch(values, host, draft) {
    let ready;
    return async (request) => {
        ready ??= Promise.all([Promise.all(/* import() */[__webpack_require__.e(752), __webpack_require__.e(117), __webpack_require__.e(794)]).then(__webpack_require__.bind(__webpack_require__, 3794)), __webpack_require__.e(/* import() */ 90).then(__webpack_require__.bind(__webpack_require__, 90))]).then(([{ createFetch }, { followIn }]) => createFetch({
            ...asking(values, host, draft),
            connections: values.connections,
            follow: followIn(host.workers.hash),
        }));
        return (await ready)(request);
    };
}
/** Unpacks archives; the readers are loaded when the first one has come. */
const lazyUnpack = (host) => async (archive, into, limits, format, told) => {
    const { unpackArchive } = await __webpack_require__.e(/* import() */ 679).then(__webpack_require__.bind(__webpack_require__, 2679));
    return unpackArchive(archive, into, limits, { signal: host.signal, format, ...told });
};
/** Packs a tar; the writer is loaded with the first one. */
const lazyWriteTar = (host) => async (to, files, onBytes) => {
    const { writeTar } = await __webpack_require__.e(/* import() */ 790).then(__webpack_require__.bind(__webpack_require__, 790));
    await writeTar(to, files, { signal: host.signal, onBytes });
};
/** `allow-globals`, each an exact pair. Throws `input-invalid` for a pattern or a bare name. */
function allowedGlobals(values) {
    for (const name of values['allow-globals'] ?? []) {
        if (/^[A-Za-z_][\w.]*\.[A-Za-z_]\w*$/.test(name))
            continue;
        throw new errors/* SetupError */.w3('input-invalid', `allow-globals has '${name}', and takes exact names such as numpy.dtype`);
    }
    return values['allow-globals'] ?? [];
}
/**
 * The Hub: the input, else HF_ENDPOINT, else the public one. A token that would be read on its way is not sent.
 *
 * Throws `input-invalid` and `token-invalid`, neither of which shows a secret.
 */
function hubAccess(values, { env, token, progress }) {
    const endpoint = values['hf-endpoint'] ?? (env['HF_ENDPOINT'] || layout/* publicHub */.dF);
    const name = values['hf-endpoint'] === undefined ? 'HF_ENDPOINT' : 'hf-endpoint';
    const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol))
        throw new errors/* SetupError */.w3('input-invalid', `${name} is '${withoutAccount(endpoint)}', and must be an http(s) address`);
    if (url.username !== '' || url.password !== '')
        throw new errors/* SetupError */.w3('input-invalid', `${name} is an address with a user name or password, which it must not hold`, {
            remedy: `Give ${name} without them; a token for the Hub is given as \`hf-token\`.`,
        });
    if (token === undefined)
        return { endpoint, token };
    checkToken(token);
    if ((0,address/* mayCarrySecrets */._1)(url))
        return { endpoint, token };
    progress.say(`the Hub token is not sent to ${url.origin}: whoever is on the way could read it; use https`);
    return { endpoint, token: undefined };
}
const withoutAccount = (address) => address.replace(/\/\/[^/?#]*@/, '//');
/** A header takes no other characters, and a request with such a token would fail in words that name no cause. */
function checkToken(token) {
    const at = [...token].findIndex((char) => !/^[\x21-\x7e]$/.test(char));
    if (at < 0)
        return;
    const char = [...token][at];
    const what = /[\r\n]/.test(char) ? 'a line end' : char > '\x7e' ? 'a character outside of ASCII' : 'a blank';
    throw new errors/* SetupError */.w3('token-invalid', `the Hub token (hf-token or HF_TOKEN) has ${what} as character ${at + 1}`);
}


/***/ }),

/***/ 6992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ bare),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   _1: () => (/* binding */ mayCarrySecrets)
/* harmony export */ });
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const isLoopback = (hostname) => loopback.test(hostname);
/** Nobody on the way reads what goes to this machine itself, or encrypted. */
const mayCarrySecrets = ({ protocol, hostname }) => protocol === 'https:' || isLoopback(hostname);
/** An address as it may be shown: without user, password, query and fragment. What is none of the web stays as it is. */
function bare(address) {
    const text = String(address);
    if (!URL.canParse(text))
        return text;
    const { protocol, origin, pathname } = new URL(text);
    return /^https?:$/.test(protocol) ? `${origin}${pathname}` : text;
}


/***/ }),

/***/ 7095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KQ: () => (/* binding */ sizeFits),
/* harmony export */   Ph: () => (/* binding */ findIdentical),
/* harmony export */   T4: () => (/* binding */ isPinned),
/* harmony export */   _u: () => (/* binding */ sizeInWords),
/* harmony export */   b1: () => (/* binding */ headRefusal),
/* harmony export */   j$: () => (/* binding */ mostBytes),
/* harmony export */   vH: () => (/* binding */ checkFile)
/* harmony export */ });
/* unused harmony export contentRefusal */
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3957);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7657);


const checkpoint = ['zip', 'pickle'];
/** What a file of a role may begin as. A role that is not here may be anything that is not `neverAnAsset`. */
const contentOfRole = {
    'vpt-architecture': ['pickle'],
    'vpt-policy': checkpoint,
    mineclip: checkpoint,
    'steve1-policy': checkpoint,
    'steve1-prior': checkpoint,
};
/** How files of weights are called, whatever role they have. */
const weightsName = /\.(ckpt|gguf|h5|hdf5|npy|npz|onnx|pkl|pt|pth|safetensors|tflite|weights)$/i;
const textName = /\.(csv|json|jsonl|toml|tsv|txt|vec|ya?ml)$/i;
/** What servers answer in place of a file that they do not have. */
const messages = {
    json: 'a JSON document, such as a server sends in place of a file',
    text: 'plain text, such as a server sends in place of a file',
};
/** Why content of this kind cannot be the file of a role and name, or undefined when it may be. */
function contentRefusal(role, kind, path = '') {
    const never = _content_js__WEBPACK_IMPORTED_MODULE_0__/* .neverAnAsset */ .iN[kind];
    if (never !== undefined)
        return never;
    const allowed = contentOfRole[role];
    if (allowed === undefined)
        return weightsName.test(path) ? messages[kind] : undefined;
    if (allowed.includes(kind))
        return undefined;
    return `a file of kind '${kind}', where a ${role} is a ${allowed.map((k) => (k === 'zip' ? 'torch zip' : k)).join(' or ')}`;
}
/**
 * The same, from the first bytes of a file that has just come and that no digest tells: more strictly than of what a
 * person has put there, because servers answer with words where they have no file.
 */
function headRefusal(role, head, path) {
    const kind = (0,_content_js__WEBPACK_IMPORTED_MODULE_0__/* .sniff */ .ZF)(head);
    const isWeights = role === 'weights' && path !== undefined && !textName.test(path);
    return contentRefusal(role, kind, path) ?? (isWeights ? messages[kind] : undefined);
}
/** `sizeAbout` is what the tensors take; what a container adds to them is less than 1 MiB. */
const tolerance = (about) => about * 0.001 + 2 ** 20;
/** A size below this tells nothing about which file it is: the tolerance is half of it. */
const telling = 2 ** 21;
/** True when a digest tells its bytes, of the file itself or of what comes out of it. */
const isPinned = ({ sha256, md5, files }) => sha256 !== undefined || md5 !== undefined || files !== undefined;
const sizeFits = ({ size, sizeAbout }, bytes) => size !== undefined ? bytes === size : sizeAbout === undefined || Math.abs(bytes - sizeAbout) <= tolerance(sizeAbout);
/** The most bytes that fit; Infinity where nothing is said. */
const mostBytes = ({ size, sizeAbout }) => size ?? (sizeAbout === undefined ? Infinity : sizeAbout + tolerance(sizeAbout));
/** The size in words, as it is told beside an actual one. */
const sizeInWords = ({ size, sizeAbout }) => `${size ?? `about ${sizeAbout}`}`;
/**
 * Compares a file with all that is known of it.
 *
 * `siblings` are the other assets of the bundle: a file of the wrong size that has the size of one of them was probably
 * copied from it. Returns the findings, and what the bytes are trusted by (undefined when they are wrong).
 */
function checkFile(expected, digest, siblings = []) {
    const wrong = (code, message, was, is) => ({
        findings: [(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)(code, 'error', expected.id, `${expected.path} ${message}`, { expected: was, actual: is })],
    });
    const never = _content_js__WEBPACK_IMPORTED_MODULE_0__/* .neverAnAsset */ .iN[digest.content];
    if (never !== undefined && digest.sha256 !== expected.sha256)
        return wrong('asset-content-wrong', `holds ${never}`, expected.role, digest.content);
    if (!sizeFits(expected, digest.bytes)) {
        const twin = siblings.find((other) => other.id !== expected.id && (other.size ?? other.sizeAbout ?? 0) > telling && sizeFits(other, digest.bytes));
        const hint = twin ? `; that is the size of '${twin.id}': was it copied over?` : '';
        const want = sizeInWords(expected);
        const short = expected.size !== undefined && digest.bytes < expected.size
            ? ` (${expected.size - digest.bytes} bytes are missing)`
            : '';
        return wrong('asset-size-mismatch', `has ${digest.bytes} bytes, not ${want}${short}${hint}`, `${want} bytes`, `${digest.bytes} bytes`);
    }
    for (const name of ['sha256', 'md5']) {
        const [pinned, actual] = [expected[name], digest[name]];
        if (pinned !== undefined && pinned !== actual)
            return wrong('asset-digest-mismatch', `has ${name} ${actual}, not ${pinned}`, pinned, `${actual}`);
    }
    if (expected.sha256 !== undefined || expected.md5 !== undefined)
        return { findings: [], trust: 'manifest' };
    const refusal = contentRefusal(expected.role, digest.content, expected.name ?? expected.path);
    if (refusal !== undefined)
        return wrong('asset-content-wrong', `holds ${refusal}`, expected.role, digest.content);
    return { findings: [], trust: 'structure' };
}
/** Files of different roles that are the same bytes: one was copied over the other. */
function findIdentical(files) {
    const findings = [];
    const first = new Map();
    for (const file of files) {
        const other = first.get(file.sha256);
        if (other === undefined)
            first.set(file.sha256, file);
        else if (other.role !== file.role && other.path !== file.path) {
            const message = `${file.path} (${file.role}) is the same file as ${other.path} (${other.role})`;
            findings.push((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('assets-identical', 'error', file.id, message, { actual: file.sha256 }));
        }
    }
    return findings;
}


/***/ }),

/***/ 871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ loaderOf),
/* harmony export */   g: () => (/* binding */ asLoaded)
/* harmony export */ });
const atTop = ({ key, depth }) => (depth === 1 ? key : undefined);
const wrapper = 'state_dict';
/** STEVE-1 `VPT/agent.py`, `MineRLAgent.load_weights`: both policies go through it. */
const policy = {
    keyOf: (place) => atTop(place)?.replaceAll('module.policy.', ''),
    looks: 'the dict itself',
    leaves: false,
    strict: false,
};
/** What upstream does with the loaded object, by role; whatever has no loader of upstream is taken as it stands in the file. */
const loaders = {
    'steve1-policy': policy,
    'vpt-policy': policy,
    // STEVE-1 `data/text_alignment/vae.py`, `load_vae_model`.
    'steve1-prior': { keyOf: atTop, looks: 'the dict itself', leaves: false, strict: true },
    // MineCLIP `mineclip/mineclip/base.py`, `load_ckpt`: it takes what begins with `model.`, which our tables keep.
    mineclip: {
        keyOf: ({ key, name, depth, isText = true }) => depth === 2 && key === `${wrapper}.${name}` && (name.startsWith('model.') || !isText) ? name : undefined,
        looks: 'the dict under `state_dict`',
        leaves: true,
        strict: true,
    },
};
/** A checkpoint as the network of a role is given it; where the role has no loader of upstream, as it stands in the file. */
function asLoaded({ tensors, others }, role) {
    const loader = loaders[role];
    const loaded = tensors.map((tensor) => {
        const key = loader === undefined ? tensor.key : loader.keyOf(tensor);
        return { key: key ?? tensor.key, tensor, reached: key !== undefined };
    });
    const reached = loaded.some((tensor) => tensor.reached);
    return {
        // Where it finds its own, what else there is does not matter to it.
        tensors: loader?.leaves && reached ? loaded.filter((tensor) => tensor.reached) : loaded,
        others: others.flatMap((place) => {
            const key = loader?.keyOf(place);
            return key === undefined ? [] : { key, isText: place.isText ?? true };
        }),
        strict: loader?.strict ?? false,
    };
}
/** Of the roles that upstream loads, which it does with `torch.load`. */
const loaderOf = (role) => loaders[role];


/***/ }),

/***/ 3957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZF: () => (/* binding */ sniff),
/* harmony export */   eF: () => (/* binding */ sniffBytes),
/* harmony export */   iN: () => (/* binding */ neverAnAsset)
/* harmony export */ });
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


/***/ }),

/***/ 4490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O8: () => (/* binding */ elsewhereFinding),
/* harmony export */   nh: () => (/* binding */ specialFinding),
/* harmony export */   oJ: () => (/* binding */ accessFinding),
/* harmony export */   x8: () => (/* binding */ checkAccess)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1760);


/**
 * Links that lead nowhere or out of the cache, and what cannot be read: errors where the pinned snapshot or `refs/main`
 * needs the path, warnings elsewhere in the repo. Folders and blobs that several paths share are told of once.
 *
 * @returns hub-permission, hub-special-file, hub-link-dangling, hub-link-escapes
 */
function checkAccess(listing) {
    const needed = neededPaths(listing);
    const others = [...listing.allBelow(listing.repo)].filter(({ path }) => !needed.has(path));
    const entries = [...new Set([...needed, listing.repo])].flatMap((path) => listing.at(path) ?? []).concat(others);
    const told = new Set();
    return entries.flatMap((entry) => {
        const { path, kind, resolved, unreadable, refusedAt, target, elsewhere } = entry;
        const severity = needed.has(path) ? 'error' : 'warning';
        const end = resolved?.path ?? path;
        if (unreadable !== undefined) {
            const culprit = refusedAt ?? end;
            if (told.has(culprit))
                return [];
            told.add(culprit);
            return [accessFinding(severity, entry, end)];
        }
        // Where a pinned file should be, that it is not there says it.
        if (kind === 'other')
            return severity === 'error' ? [] : [specialFinding('error', entry)];
        if (elsewhere !== undefined)
            return [elsewhereFinding(path, elsewhere)];
        if (kind !== 'link')
            return [];
        const more = target === undefined ? {} : { actual: target };
        if (resolved === undefined) {
            // What leads through a dangling blob dangles itself and is the one to tell of.
            if (severity === 'warning' && path.startsWith(`${listing.repo}/blobs/`))
                return [];
            return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-link-dangling', severity, path, `${path} links to ${target}, which is not there`, more)];
        }
        if (resolved.inside || told.has(end))
            return [];
        told.add(end);
        return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-link-escapes', severity, path, `${path} leads out of the cache, to ${end}`, more)];
    });
}
/** What cannot be read; a folder that may not be entered is told of once, whatever lies in it. */
function accessFinding(severity, entry, end) {
    const { path, refusedAt, unreadable = '' } = entry;
    const what = refusedAt === undefined ? `${end} cannot be read` : `${refusedAt} cannot be entered on the way to ${end}`;
    const more = unreadable === _layout_js__WEBPACK_IMPORTED_MODULE_1__/* .notUtf8 */ .T3 ? { remedy: renameIt } : {};
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-permission', severity, path, `${what}: ${unreadable}`, { actual: unreadable, ...more });
}
const renameIt = 'Rename or delete it: no Hub client wrote it. `ls -b` in its folder shows the bytes of its name.';
const specialFinding = (severity, { path }) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-special-file', severity, path, `${path} is a pipe, a socket or a device, not a file`);
/** A link that readers follow to a place outside of the cache. */
const elsewhereFinding = (path, end) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-link-escapes', 'warning', path, `${path} leads out of the cache, to ${end}`, {
    remedy: 'Nothing needs doing on this machine: readers follow it. To save or move the cache, first replace the link by what it leads to.',
});
/** Every path that is touched when `refs/main` and the pinned files are read. */
function neededPaths(listing) {
    const files = Object.keys(listing.snapshot.files).map((path) => `${listing.pinned}/${path}`);
    const needed = new Set();
    for (const path of [`${listing.repo}/refs/main`, ...files]) {
        const { entry, blocked, via } = listing.find(path);
        for (const touched of [...via, ...((blocked ?? entry) ? [(blocked ?? entry)] : [])]) {
            needed.add(touched.path);
            if (touched.resolved?.inside)
                needed.add(touched.resolved.path);
        }
    }
    return needed;
}


/***/ }),

/***/ 1218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $3: () => (/* binding */ isMisnamed),
/* harmony export */   S8: () => (/* binding */ normalize),
/* harmony export */   iH: () => (/* binding */ isLinkText),
/* harmony export */   iv: () => (/* binding */ difference),
/* harmony export */   vH: () => (/* binding */ checkFile)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1760);


/**
 * Compares one file with what is pinned. A link or permission that is in the way is left to `checkAccess`.
 *
 * @returns at most one finding: hub-file-missing, hub-content-mismatch, hub-permission, hub-layout-noncanonical
 */
function checkFile(listing, path, expected, digests) {
    const subject = `${listing.pinned}/${path}`;
    const found = listing.find(subject);
    const bytes = found.entry && listing.bytesOf(found.entry);
    const file = { path, entry: subject, realPath: bytes?.path ?? subject, ok: false };
    if (bytes === undefined)
        return { file, findings: checkAbsent(found.entry, found.blocked, subject) };
    const digest = digests.get(bytes.path);
    const size = digest?.bytes ?? bytes.size;
    const where = bytes.path === subject ? '' : ` (${bytes.path})`;
    if (size !== expected.size || (digest !== undefined && !(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameContent */ .OI)(expected, digest))) {
        const { reason, text } = difference(size, expected, digest, listing.at(bytes.path)?.text);
        const mismatch = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-content-mismatch', 'error', subject, `${path} is wrong (${reason}): ${text}${where}`, {
            expected: `${expected.size} bytes, ${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .digestInWords */ .fM)(expected)}`,
            actual: `${size} bytes${digest === undefined ? '' : `, sha256 ${digest.sha256}`}`,
        });
        return { file, findings: [mismatch] };
    }
    if (digest === undefined) {
        const message = `${path} could not be read to the end, so its bytes are unknown${where}`;
        return { file, findings: [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-permission', 'error', subject, message)] };
    }
    const shape = shapeOf(listing, found.entry, expected);
    const message = `${path} has the right bytes, but ${shape}`;
    return {
        file: { ...file, ok: true },
        findings: shape === undefined ? [] : [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-layout-noncanonical', 'warning', subject, message)],
    };
}
function checkAbsent(entry, blocked, subject) {
    if (blocked !== undefined)
        return [];
    const missing = (message) => [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-file-missing', 'error', subject, message)];
    if (entry === undefined)
        return missing(`There is no ${subject}`);
    if (entry.kind === 'directory')
        return missing(`${subject} is a folder`);
    if (entry.kind === 'other')
        return missing(`${subject} is no regular file`);
    const isOdd = entry.resolved?.inside && entry.resolved.kind !== 'file';
    return isOdd ? missing(`${subject} links to ${entry.resolved.path}, which is no regular file`) : [];
}
/** `../../blobs/<name>`: what git and unzip leave of a link where they make none. */
const isLinkText = (text) => /^(?:\.\.[\\/])+blobs[\\/][\w.-]+\s*$/.test(text);
/** What is often found in place of a file, in words. */
const insteadOf = {
    'lfs-pointer': 'a Git LFS pointer, not the file that it points to',
    html: 'a web page, such as a server sends in place of a file',
    xml: 'an XML document, such as a storage service sends in place of a file',
};
/** In what wrong bytes differ, in a word and in words; `content` is all of a small file, where it was read. */
function difference(size, expected, digest, content) {
    const wanted = expected.size;
    const sizes = wanted === undefined ? `${size} bytes` : `${size} of ${wanted} bytes`;
    if (size === 0)
        return { reason: 'empty', text: sizes };
    if (content !== undefined && isLinkText(content))
        return { reason: 'other', text: `it holds the text of a link, '${content.trim()}', and is no link` };
    const { content: kind } = digest ?? {};
    if (kind === 'zeros')
        return { reason: 'other', text: `it holds only zero bytes, ${sizes}` };
    const instead = kind && insteadOf[kind];
    if (kind !== undefined && instead !== undefined)
        return { reason: kind, text: `it is ${instead}` };
    const which = expected.sha256 === undefined ? 'git blob id' : 'sha256';
    if (wanted === undefined)
        return { reason: 'other', text: `the ${which} of its ${sizes} is another` };
    if (size < wanted)
        return { reason: 'truncated', text: sizes };
    if (size > wanted)
        return { reason: 'other', text: `${size} bytes instead of ${wanted}` };
    return { reason: 'other', text: `the size of ${size} bytes is right, the ${which} is not` };
}
/** How the place of right bytes differs from the one that the Hub client gives them, or undefined. */
function shapeOf(listing, entry, expected) {
    const blobs = `${listing.repo}/blobs`;
    if (entry.kind === 'file') {
        // Without links the Hub client moves the blob here and keeps none.
        const names = [(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .blobName */ .PF)(expected), ...(expected.sha256 === undefined ? [] : [expected.sha256])];
        const copy = names.find((name) => listing.has(`${blobs}/${name}`));
        return copy === undefined ? undefined : `is a file of its own while blobs/${copy} holds a copy`;
    }
    const target = (entry.target ?? '').replaceAll('\\', '/');
    if (/^\/|^[A-Za-z]:/.test(target))
        return `its link is absolute: ${target}`;
    const blob = normalize(`${entry.path}/../${target}`);
    if (blob === `${blobs}/${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .blobName */ .PF)(expected)}` || isMisnamed(listing, expected))
        return undefined;
    return `its link names ${blob} instead of ${blobs}/${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .blobName */ .PF)(expected)}`;
}
/** A plain file whose blob is there under its sha256 instead of its git blob id: no Hub client finds it again. */
function isMisnamed(listing, expected) {
    const blobs = `${listing.repo}/blobs`;
    if (expected.sha256 === undefined)
        return false;
    return !listing.has(`${blobs}/${(0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .blobName */ .PF)(expected)}`) && listing.has(`${blobs}/${expected.sha256}`);
}
/** A path without `.` and `..`. */
function normalize(path) {
    const kept = [];
    for (const segment of path.split('/')) {
        if (segment === '..')
            kept.pop();
        else if (segment !== '.' && segment !== '')
            kept.push(segment);
    }
    return kept.join('/');
}


/***/ }),

/***/ 1760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Al: () => (/* binding */ repoOfFolder),
/* harmony export */   D0: () => (/* binding */ unfinishedName),
/* harmony export */   E3: () => (/* binding */ mostOfPointer),
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   KV: () => (/* binding */ isLeftOver),
/* harmony export */   O7: () => (/* binding */ commitPattern),
/* harmony export */   OI: () => (/* binding */ isSameContent),
/* harmony export */   PF: () => (/* binding */ blobName),
/* harmony export */   T3: () => (/* binding */ notUtf8),
/* harmony export */   Xf: () => (/* binding */ repoFolder),
/* harmony export */   Yv: () => (/* binding */ mayBePointer),
/* harmony export */   Zu: () => (/* binding */ digestsFor),
/* harmony export */   dF: () => (/* binding */ publicHub),
/* harmony export */   fM: () => (/* binding */ digestInWords),
/* harmony export */   nF: () => (/* binding */ unfinishedSuffix),
/* harmony export */   qz: () => (/* binding */ isOtherContent),
/* harmony export */   tG: () => (/* binding */ resolveAddress),
/* harmony export */   yX: () => (/* binding */ linkText)
/* harmony export */ });
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


/***/ }),

/***/ 416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ Listing)
/* harmony export */ });
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1760);

/** One of each list of entries, however many snapshots are looked for in it. */
const indexes = new WeakMap();
function indexOf(entries) {
    const index = indexes.get(entries) ?? {
        byPath: new Map(entries.map((entry) => [entry.path, entry])),
        sorted: entries.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
        inRoot: entries.filter(({ path }) => !path.includes('/')),
    };
    indexes.set(entries, index);
    return index;
}
/** The entries of a cache root, with the questions that the rules ask of them. Paths are relative to the cache root. */
class Listing {
    snapshot;
    /** The folder of the repo. */
    repo;
    /** Where the files of the pinned snapshot belong. */
    pinned;
    index;
    constructor(entries, snapshot) {
        this.snapshot = snapshot;
        this.repo = (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .repoFolder */ .Xf)(snapshot.repo, snapshot.repoType);
        this.pinned = `${this.repo}/snapshots/${snapshot.commit}`;
        this.index = indexOf(entries);
    }
    /** Of a repo that nothing pins: there is no snapshot to look for. */
    static ofRepo(entries, folder) {
        const { repo, repoType } = (0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .repoOfFolder */ .Al)(folder) ?? { repo: folder, repoType: 'model' };
        return new Listing(entries, { repo, repoType, commit: '', files: {} });
    }
    has(path) {
        return this.index.byPath.has(path);
    }
    /** What was listed at the very path. */
    at(path) {
        return this.index.byPath.get(path);
    }
    /** What lies right in the cache root. */
    inRoot() {
        return this.index.inRoot;
    }
    find(path) {
        const via = [];
        const segments = path.split('/');
        let here = '';
        for (const [depth, segment] of segments.entries()) {
            here = here === '' ? segment : `${here}/${segment}`;
            const entry = this.at(here);
            if (depth === segments.length - 1)
                return entry === undefined ? { path: here, via } : { path: here, entry, via };
            if (entry?.kind === 'link') {
                if (!entry.resolved?.inside || entry.resolved.kind !== 'directory') {
                    return { path: here, blocked: entry, via };
                }
                via.push(entry);
                here = entry.resolved.path;
            }
            else if (entry?.unreadable !== undefined) {
                return { path: here, blocked: entry, via };
            }
        }
        return { path: here, via };
    }
    /** Where the bytes of an entry are, and how many: of a link at its end. Only of readable files inside the cache. */
    bytesOf(entry) {
        if (entry.unreadable !== undefined)
            return undefined;
        if (entry.kind === 'file')
            return { path: entry.path, size: entry.size ?? 0 };
        if (!entry.resolved?.inside || entry.resolved.kind !== 'file')
            return undefined;
        if (this.at(entry.resolved.path)?.unreadable !== undefined)
            return undefined;
        return { path: entry.resolved.path, size: entry.resolved.size };
    }
    /** Everything listed below a path, in the order of paths. */
    *allBelow(path) {
        const { sorted } = this.index;
        const prefix = `${path}/`;
        for (let i = firstFrom(sorted, prefix); sorted[i]?.path.startsWith(prefix); i++)
            yield sorted[i];
    }
    /** The folder of the repo and everything listed below it, ignored or not. */
    *inRepo() {
        const folder = this.at(this.repo);
        if (folder)
            yield folder;
        yield* this.allBelow(this.repo);
    }
    /** Everything below a folder that can be a finding, by its path relative to the folder; a link to one is followed. */
    *eachBelow(folder) {
        const { path, entry } = this.find(folder);
        const end = entry?.resolved?.inside ? entry.resolved.path : path;
        for (const below of this.allBelow(end)) {
            if ((0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .isLeftOver */ .KV)(below.path.slice(below.path.indexOf('/') + 1), below.kind))
                continue;
            yield { name: below.path.slice(end.length + 1), entry: below };
        }
    }
    below(folder) {
        return [...this.eachBelow(folder)];
    }
    /** What lies below a folder and is no folder itself. */
    filesBelow(folder) {
        return this.below(folder).filter(({ entry }) => entry.kind !== 'directory');
    }
    /** Whether `filesBelow` has anything; it is asked for every ref, and a snapshot may be large. */
    holdsFiles(folder) {
        for (const { entry } of this.eachBelow(folder))
            if (entry.kind !== 'directory')
                return true;
        return false;
    }
    /** Commits, by rights: the names in `snapshots/`, whether or not the folders themselves were listed. */
    snapshotNames() {
        return [...new Set(this.below(`${this.repo}/snapshots`).map(({ name }) => name.split('/', 1)[0]))];
    }
}
/** Where the first entry is whose path is not before `path`. */
function firstFrom(sorted, path) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle].path < path)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}


/***/ }),

/***/ 621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ selectFiles),
/* harmony export */   Xx: () => (/* binding */ longestPattern),
/* harmony export */   lC: () => (/* binding */ mostPatterns),
/* harmony export */   rl: () => (/* binding */ hasWildcard)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);

/** Patterns with a wildcard that one list may hold; plain names are looked up and may be any number. */
const mostPatterns = 100;
/** A name has at most 1,024 bytes, so a longer pattern is a mistake. */
const longestPattern = 1024;
/** Characters compared for one choice of files, some seconds of work: strangers must not decide how long it takes. */
const mostSteps = 400_000_000;
/**
 * The files of a repo that a snapshot wants, as `allow_patterns` and `ignore_patterns` of huggingface_hub choose them.
 * Source: `filter_repo_objects` in `huggingface_hub/utils/_paths.py`, and Python's `fnmatch.translate`.
 *
 * Throws `manifest-invalid` for patterns that take too long on these names.
 *
 * @returns the names in their order. No `include` means all, an empty one means none, and `exclude` has the last word.
 */
function selectFiles(names, include, exclude = [], most = mostSteps) {
    const work = { left: most };
    const wanted = include && matcherOf(include, work);
    const unwanted = matcherOf(exclude, work);
    return names.filter((name) => (wanted?.(name) ?? true) && !unwanted(name));
}
const hasWildcard = (pattern) => /[*?[]|\/$/.test(pattern);
/** Whether a name fits one of the patterns. */
function matcherOf(patterns, work) {
    const plain = new Set(patterns.filter((pattern) => !hasWildcard(pattern)));
    const globs = patterns.filter(hasWildcard).map(parse);
    return (name) => {
        if (plain.has(name))
            return true;
        if (globs.length === 0)
            return false;
        const chars = [...name];
        return globs.some((glob) => matches(glob, chars, work));
    };
}
/**
 * Reads a pattern as Python's `fnmatchcase` does: `*` and `?` match `/` too, `[seq]` and `[!seq]` one character, a `[`
 * that is never closed itself. As the Hub client has it, a pattern that ends in `/` means everything below.
 */
function parse(pattern) {
    const chars = [...(pattern.endsWith('/') ? `${pattern}*` : pattern)];
    const lastClose = chars.lastIndexOf(']');
    const tokens = [];
    for (let i = 0; i < chars.length; i++) {
        const char = chars[i];
        if (char === '*') {
            if (tokens.at(-1) !== '*')
                tokens.push('*');
        }
        else if (char === '?') {
            tokens.push(() => true);
        }
        else {
            // The first character of a set is never its end: `[]]` and `[!]]` are the sets of one bracket.
            const from = i + (chars[i + 1] === '!' ? 3 : 2);
            const close = char === '[' && from <= lastClose ? chars.indexOf(']', from) : -1;
            tokens.push(close < 0 ? (other) => other === char : setOf(chars.slice(i + 1, close)));
            if (close >= 0)
                i = close;
        }
    }
    return tokens;
}
/** What stands between the brackets. A range that runs backwards is empty. */
function setOf(set) {
    const negated = set[0] === '!';
    const members = negated ? set.slice(1) : set;
    const ranges = [];
    for (let i = 0; i < members.length; i++) {
        const low = members[i].codePointAt(0);
        const high = members[i + 1] === '-' ? members[i + 2] : undefined;
        ranges.push([low, high?.codePointAt(0) ?? low]);
        if (high !== undefined)
            i += 2;
    }
    return (char) => {
        const point = char.codePointAt(0);
        return ranges.some(([low, high]) => low <= point && point <= high) !== negated;
    };
}
/**
 * Goes through the name once, and back only to the last `*`: a later one can take whatever an earlier one could. A
 * regular expression would try every way of sharing the name among them.
 */
function matches(tokens, chars, work) {
    let [token, char] = [0, 0];
    let star;
    while (char < chars.length) {
        if (work.left-- <= 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('manifest-invalid', 'the patterns of include and exclude take too long on so many names', {
                remedy: 'Give fewer or simpler patterns in `include` and `exclude`, or name the files.',
            });
        const here = tokens[token];
        if (here === '*') {
            star = { token, char };
            token++;
        }
        else if (here?.(chars[char])) {
            token++;
            char++;
        }
        else if (star) {
            star.char++;
            [token, char] = [star.token + 1, star.char];
        }
        else {
            return false;
        }
    }
    while (tokens[token] === '*')
        token++;
    return token === tokens.length;
}


/***/ }),

/***/ 4603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ checkRefs),
/* harmony export */   q: () => (/* binding */ checkText)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1760);
/* harmony import */ var _snapshot_rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(664);



/**
 * `refs/main` must name the pinned snapshot, for readers that ask for no revision; so must the ref of a branch that the
 * manifest names. Any other ref is not ours, and yet a bad one makes `scan_cache_dir` give up on the whole repo.
 *
 * @returns hub-ref-missing, hub-ref-invalid, hub-ref-dangling, hub-ref-other
 */
function checkRefs(listing, digests) {
    const folder = `${listing.repo}/refs`;
    // By a branch that the manifest names, readers ask for that name.
    const asked = [...new Set(['main', listing.snapshot.branch ?? 'main'])];
    const others = listing
        .filesBelow(folder)
        .filter(({ name }) => !asked.some((ref) => name === ref || name.startsWith(`${ref}/`)));
    return [
        ...asked.flatMap((ref) => {
            const { blocked, entry } = listing.find(`${folder}/${ref}`);
            return blocked === undefined ? checkAsked(listing, `${folder}/${ref}`, entry, digests) : [];
        }),
        ...others.flatMap(({ name, entry }) => checkOther(listing, `${folder}/${name}`, entry)),
    ];
}
function checkAsked(listing, path, entry, digests) {
    const { commit, alsoPinned } = listing.snapshot;
    const isFolder = entry?.kind === 'directory' || listing.below(path).length > 0;
    if (entry === undefined && !isFolder) {
        const either = (0,_snapshot_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .pinnedState */ .KI)(listing) === 'absent' ? ' either: it is written together with the snapshot' : '';
        return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-ref-missing', 'error', path, `There is no ${path}${either}`, { expected: commit })];
    }
    if (isFolder) {
        return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-ref-invalid', 'error', path, `${path} is a folder`, { expected: commit })];
    }
    const wrong = checkText(listing, path, entry, 'error');
    if (wrong.length > 0 || !holdsCommit(entry) || entry.text === commit || alsoPinned?.includes(entry.text))
        return wrong;
    // A newer revision, or a copy of the pinned one in which a file is damaged: what differs tells which.
    const { same, other } = (0,_snapshot_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .compareFiles */ .hZ)(listing, `${listing.repo}/snapshots/${entry.text}`, digests);
    const differs = same > 0 && other.length > 0 ? `; ${same} of its files are the pinned ones, not so ${other.join(', ')}` : '';
    const message = `${path} names the snapshot ${entry.text}, not the pinned one${differs}`;
    return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-ref-other', 'warning', path, message, { expected: commit, actual: entry.text })];
}
function checkOther(listing, path, entry) {
    const remedy = 'Delete it when nobody asks for that revision by name, or fetch the revision again with its own tool.';
    return checkText(listing, path, entry, 'warning').map((found) => ({ ...found, remedy }));
}
/** What can be said of any ref. Nothing is said of one that cannot be read; that is `hub-permission` or a bad link. */
function checkText(listing, path, entry, severity) {
    if (entry.unreadable !== undefined || (entry.kind === 'link' && !entry.resolved?.inside))
        return [];
    const { text } = entry;
    const { commit } = listing.snapshot;
    if (!holdsCommit(entry)) {
        const message = `${path} ${text === undefined ? 'is no file with a commit' : whyNoCommit(text)}`;
        return [
            (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-ref-invalid', severity, path, message, {
                expected: severity === 'error' && commit !== '' ? commit : '40 lower-case hex digits',
                ...(text === undefined ? {} : { actual: JSON.stringify(text.slice(0, 80)) }),
            }),
        ];
    }
    // That the pinned snapshot is not there is a finding of its own; the ref is right.
    const folder = `${listing.repo}/snapshots/${entry.text}`;
    if (entry.text === commit || listing.holdsFiles(folder))
        return [];
    // What may not be looked into is not "not there": `hub-permission` tells of it.
    if (listing.find(`${folder}/any`).blocked !== undefined)
        return [];
    const message = `${path} names the snapshot ${entry.text}, which is not there`;
    return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-ref-dangling', severity, path, message, { actual: entry.text })];
}
function holdsCommit(entry) {
    return entry.text !== undefined && _layout_js__WEBPACK_IMPORTED_MODULE_1__/* .commitPattern */ .O7.test(entry.text);
}
/** `text` holds one character a byte. */
function whyNoCommit(text) {
    if (text.startsWith('\u00ef\u00bb\u00bf'))
        return 'begins with a byte order mark';
    if (/^(\u00ff\u00fe|\u00fe\u00ff)/.test(text))
        return 'is written in UTF-16';
    const trimmed = text.trim();
    if (trimmed === '')
        return text === '' ? 'is empty' : 'holds nothing but white space';
    if (/^[0-9a-f]{40}$/i.test(trimmed)) {
        if (text.endsWith('\r\n'))
            return 'ends in a line end (CRLF)';
        if (text.endsWith('\n'))
            return 'ends in a line end';
        if (trimmed !== text)
            return 'has white space around the commit';
        return 'is written in upper case';
    }
    if (/^[0-9a-f]+$/i.test(trimmed))
        return `has ${trimmed.length} hex digits instead of 40`;
    return `holds '${trimmed.slice(0, 60)}' instead of a commit`;
}


/***/ }),

/***/ 3811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ checkSnapshot),
/* harmony export */   T: () => (/* binding */ filesToHash)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _access_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4490);
/* harmony import */ var _file_rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1218);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1760);
/* harmony import */ var _listing_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(416);
/* harmony import */ var _ref_rules_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4603);
/* harmony import */ var _snapshot_rules_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(664);
/* harmony import */ var _stray_rules_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3599);








/**
 * The files that must be hashed before `checkSnapshot` can judge: those of the pinned snapshot, and those of snapshots
 * that may be copies of it under another name.
 *
 * @returns paths relative to the cache root, links followed, each once
 */
function filesToHash(entries, snapshot) {
    const listing = new _listing_js__WEBPACK_IMPORTED_MODULE_4__/* .Listing */ .l(entries, snapshot);
    const pinned = Object.keys(snapshot.files).map((path) => listing.find(`${listing.pinned}/${path}`).entry);
    // What a reader without a revision loads instead is compared too.
    const main = listing.find(`${listing.repo}/refs/main`).entry?.text ?? '';
    const named = Object.entries(snapshot.files).flatMap(([path, { size }]) => {
        const { entry } = listing.find(`${listing.repo}/snapshots/${main}/${path}`);
        return entry && listing.bytesOf(entry)?.size === size ? entry : [];
    });
    const copies = listing
        .snapshotNames()
        .map((name) => `${listing.repo}/snapshots/${name}`)
        .filter((folder) => folder !== listing.pinned && (0,_snapshot_rules_js__WEBPACK_IMPORTED_MODULE_6__/* .holdsPinnedBytes */ .m1)(listing, folder))
        .flatMap((folder) => listing.filesBelow(folder).map(({ entry }) => entry));
    const paths = [...pinned, ...(_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .commitPattern */ .O7.test(main) ? named : []), ...copies].flatMap((entry) => (entry && listing.bytesOf(entry)?.path) ?? []);
    return [...new Set(paths)];
}
/**
 * @param entries the repo folder and what lies right in the cache root
 * @param digests by the paths of `filesToHash`; a file without one does not pass
 * @returns every finding, at most one a file, and each pinned file; the snapshot passes when no finding is an error
 */
function checkSnapshot(entries, snapshot, digests) {
    const listing = new _listing_js__WEBPACK_IMPORTED_MODULE_4__/* .Listing */ .l(entries, snapshot);
    const isRepoThere = listing.has(listing.repo) || listing.holdsFiles(listing.repo);
    const checked = Object.entries(snapshot.files).map(([path, file]) => (0,_file_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .checkFile */ .vH)(listing, path, file, digests));
    const isPinnedThere = (0,_snapshot_rules_js__WEBPACK_IMPORTED_MODULE_6__/* .pinnedState */ .KI)(listing) === 'there';
    const findings = [
        ...(0,_snapshot_rules_js__WEBPACK_IMPORTED_MODULE_6__/* .checkPinned */ .NQ)(listing),
        ...(isRepoThere ? (0,_ref_rules_js__WEBPACK_IMPORTED_MODULE_5__/* .checkRefs */ .l)(listing, digests) : []),
        ...(0,_access_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .checkAccess */ .x8)(listing),
        // One finding says that the snapshot is not there; each of its files would repeat it.
        ...(isPinnedThere ? checked.flatMap((one) => one.findings) : []),
        ...(0,_snapshot_rules_js__WEBPACK_IMPORTED_MODULE_6__/* .checkForeign */ .vh)(listing, digests),
        ...checkFolders(listing),
        ...checkBlobNames(listing),
        ...(0,_stray_rules_js__WEBPACK_IMPORTED_MODULE_7__/* .checkStrays */ .J)(listing),
    ];
    return { findings, files: checked.map(({ file }) => file) };
}
/** Folders that are links: readers follow them, the Hub client never makes them. */
function checkFolders(listing) {
    const paths = Object.keys(listing.snapshot.files).map((path) => `${listing.pinned}/${path}`);
    const links = new Set(paths.flatMap((path) => listing.find(path).via));
    return [...links].map(({ path, resolved }) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-layout-noncanonical', 'warning', path, `${path} is a link to the folder ${resolved.path}`));
}
function checkBlobNames(listing) {
    const files = Object.entries(listing.snapshot.files).filter(([, file]) => (0,_file_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .isMisnamed */ .$3)(listing, file));
    if (files.length === 0)
        return [];
    const [path, file] = files[0];
    const rest = files.length === 1 ? '' : `, and ${files.length - 1} more so`;
    const message = `The blob of ${path} is named by its sha256, not by its git blob id${rest}`;
    return [
        (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-layout-noncanonical', 'warning', `${listing.repo}/blobs`, message, {
            expected: (0,_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .blobName */ .PF)(file),
            actual: file.sha256,
        }),
    ];
}


/***/ }),

/***/ 664:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KI: () => (/* binding */ pinnedState),
/* harmony export */   NQ: () => (/* binding */ checkPinned),
/* harmony export */   bp: () => (/* binding */ isLinkedCanonically),
/* harmony export */   hZ: () => (/* binding */ compareFiles),
/* harmony export */   m1: () => (/* binding */ holdsPinnedBytes),
/* harmony export */   vh: () => (/* binding */ checkForeign)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1760);


/** Whether the pinned snapshot can be looked into: `blocked` by a link or permission, which are findings of their own. */
function pinnedState(listing) {
    if (listing.find(`${listing.pinned}/any`).blocked !== undefined)
        return 'blocked';
    return listing.holdsFiles(listing.pinned) ? 'there' : 'absent';
}
/** @returns hub-snapshot-missing or nothing */
function checkPinned(listing) {
    if (pinnedState(listing) !== 'absent')
        return [];
    const { repo, pinned, snapshot } = listing;
    const others = listing.snapshotNames().filter((name) => name !== snapshot.commit);
    const isRepoThere = listing.has(repo) || listing.below(repo).length > 0;
    const alike = listing.inRoot().find(({ path }) => path.toLowerCase() === repo.toLowerCase());
    const message = !isRepoThere
        ? `There is no ${repo} in the cache${alike ? `, but ${alike.path}, which no reader takes for it` : ''}`
        : listing.has(pinned)
            ? `${pinned} holds no file`
            : `There is no snapshot of ${snapshot.repo} at ${snapshot.commit}`;
    const more = others.length > 0 ? { actual: others.join(', ') } : {};
    return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-snapshot-missing', 'error', pinned, message, { expected: snapshot.commit, ...more })];
}
/**
 * Folders beside the pinned snapshot: such as are named by no commit, and such as hold the pinned bytes under another
 * commit. A revision of its own is the user's.
 *
 * @returns hub-snapshot-name: an error where nothing else is there; a note where a second revision shares the blobs as
 *   the Hub client would lay it out, because it may well exist
 */
function checkForeign(listing, digests) {
    const { repo, snapshot } = listing;
    const isPinnedThere = pinnedState(listing) === 'there';
    const names = listing.snapshotNames();
    const isAlone = !isPinnedThere && !names.some((name) => _layout_js__WEBPACK_IMPORTED_MODULE_1__/* .commitPattern */ .O7.test(name) && name !== snapshot.commit);
    return names.flatMap((name) => {
        if (name === snapshot.commit || snapshot.alsoPinned?.includes(name))
            return [];
        const folder = `${repo}/snapshots/${name}`;
        const isCopy = holdsPinnedBytes(listing, folder, digests);
        const more = { expected: snapshot.commit, actual: name };
        if (!_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .commitPattern */ .O7.test(name)) {
            const bytes = isCopy ? '; its files have the bytes of the pinned revision' : '';
            const message = `${folder} is not named by a commit, so no reader finds it by one${bytes}`;
            return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-snapshot-name', isAlone ? 'error' : 'warning', folder, message, more)];
        }
        if (!isCopy)
            return [];
        const isShared = isPinnedThere && isLinkedCanonically(listing, folder);
        const message = isShared
            ? `${folder} holds the same bytes as the pinned snapshot`
            : `${folder} holds the bytes of the pinned revision under another commit, which may be invented`;
        return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-snapshot-name', isShared ? 'note' : 'warning', folder, message, more)];
    });
}
/** Whether every file of a snapshot is the pinned file of that name: by size, and by digest where one is known. */
function holdsPinnedBytes(listing, folder, digests = new Map()) {
    const files = listing.filesBelow(folder);
    return (files.length > 0 &&
        files.every(({ name, entry }) => {
            const expected = listing.snapshot.files[name];
            const bytes = listing.bytesOf(entry);
            const digest = bytes && digests.get(bytes.path);
            return (expected !== undefined &&
                bytes?.size === expected.size &&
                (digest === undefined || (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameContent */ .OI)(expected, digest)));
        }));
}
/** The files of another snapshot that have the name of a pinned one: how many are the same, and which are not. */
function compareFiles(listing, folder, digests) {
    const known = Object.entries(listing.snapshot.files).flatMap(([name, expected]) => {
        const { entry } = listing.find(`${folder}/${name}`);
        const bytes = entry && listing.bytesOf(entry);
        if (bytes === undefined)
            return [];
        const digest = digests.get(bytes.path);
        if (bytes.size !== expected.size)
            return [{ name, isSame: false }];
        return digest === undefined ? [] : [{ name, isSame: (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .isSameContent */ .OI)(expected, digest) }];
    });
    return {
        same: known.filter(({ isSame }) => isSame).length,
        other: known.flatMap(({ name, isSame }) => (isSame ? [] : name)),
    };
}
/** Whether every file of a snapshot is the link that the Hub client would make to the pinned blob. */
function isLinkedCanonically(listing, folder) {
    return listing.filesBelow(folder).every(({ name, entry }) => {
        const expected = listing.snapshot.files[name];
        return expected !== undefined && entry.target === (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .linkText */ .yX)(name, (0,_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .blobName */ .PF)(expected));
    });
}


/***/ }),

/***/ 3599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ checkStrays),
/* harmony export */   Y: () => (/* binding */ checkLegacy)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);

/**
 * What does not belong: markers that hide a file, and what unfinished downloads, copies and old clients have left. The
 * blob store that hub 2.x shares between repos lies outside of the repo folder and is never looked at.
 *
 * @returns hub-noexist-shadow, hub-stale-artifacts, hub-legacy-cache
 */
function checkStrays(listing) {
    return [...checkMarkers(listing), ...checkStale(listing), ...checkLegacy(listing.inRoot())];
}
/** `try_to_load_from_cache` of huggingface_hub believes `.no_exist/<commit>/<path>` before it looks for the file. */
function checkMarkers(listing) {
    return listing.filesBelow(`${listing.repo}/.no_exist`).flatMap(({ name, entry }) => {
        const [commit, ...rest] = name.split('/');
        const path = rest.join('/');
        const { entry: hidden } = listing.find(`${listing.repo}/snapshots/${name}`);
        if (hidden === undefined)
            return [];
        const isPinned = commit === listing.snapshot.commit && listing.snapshot.files[path] !== undefined;
        const message = `${entry.path} says that ${path} does not exist, and ${hidden.path} is there`;
        return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-noexist-shadow', isPinned ? 'error' : 'warning', entry.path, message)];
    });
}
function checkStale(listing) {
    return listing.below(listing.repo).flatMap(({ name, entry }) => {
        // These are named by the repo, e.g. `poetry.lock`.
        const isOfRepo = /^(snapshots|\.no_exist)\//.test(name);
        const size = entry.size === undefined ? '' : `, ${entry.size} bytes`;
        const stale = (severity, text) => [
            (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-stale-artifacts', severity, entry.path, `${entry.path} is ${text}${size}`),
        ];
        if (entry.kind === 'file' && name.endsWith('.incomplete'))
            return stale('warning', 'an unfinished download');
        if (entry.kind === 'file' && name.endsWith('.lock') && !isOfRepo)
            return stale('note', 'a lock outside of .locks');
        if (name.split('/').at(-1) === '.cache' && !isOfRepo)
            return stale('note', 'left by a copy, not by the Hub client');
        return [];
    });
}
/** Before 4.22, transformers wrote `<sha256 of the address>.<sha256 of the ETag>`, and beside it a `.json` and a `.lock`. */
function checkLegacy(inRoot) {
    const names = inRoot.filter(({ path }) => /^[0-9a-f]{64}\.[0-9a-f]{64}(\.h5)?(\.json|\.lock)?$/.test(path));
    const [first] = names;
    if (first === undefined)
        return [];
    const bytes = names.reduce((sum, { size = 0 }) => sum + size, 0);
    const message = `${names.length} files of a cache of transformers before 4.22 lie in the cache root, ${bytes} bytes`;
    return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-legacy-cache', 'note', first.path, message)];
}


/***/ }),

/***/ 4170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ commitOf),
/* harmony export */   U0: () => (/* binding */ filesOfPage),
/* harmony export */   Zj: () => (/* binding */ nextPage),
/* harmony export */   gt: () => (/* binding */ revisionAddress),
/* harmony export */   vo: () => (/* binding */ treeAddress)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _safe_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9895);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1760);



/**
 * What the Hub's API tells of a repo: the commit of a branch, and the files of a commit with their digests.
 * Source: `repo_info` and `list_repo_tree` in `huggingface_hub/hf_api.py`.
 */
/** Datasets and spaces live below their own names in the API too, and models below `models`. */
const apiOf = (endpoint, repo, repoType) => `${endpoint.replace(/\/+$/, '')}/api/${repoType}s/${repo}`;
/** Answers with a document whose `sha` is the commit. */
const revisionAddress = (endpoint, repo, repoType, revision) => `${apiOf(endpoint, repo, repoType)}/revision/${encodeURIComponent(revision)}`;
/** Answers with a page of the files of a commit, and a `Link` to the next one. */
const treeAddress = (endpoint, repo, repoType, commit) => `${apiOf(endpoint, repo, repoType)}/tree/${commit}?recursive=true`;
const isObject = (value) => typeof value === 'object' && value !== null;
const odd = (from, what) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-failed', `${from} ${what}`);
const sha256Pattern = /^[0-9a-f]{64}$/;
const gitPattern = /^[0-9a-f]{40}$/;
/** The commit in the answer to `revisionAddress`. Throws `origin-failed` when there is none. */
function commitOf(document, from) {
    const sha = isObject(document) ? document['sha'] : undefined;
    if (typeof sha !== 'string' || !_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .commitPattern */ .O7.test(sha))
        throw odd(from, 'names no commit');
    return sha;
}
/**
 * The files in one page of a tree: of an LFS file the sha256, of any other the git blob id.
 *
 * Throws `origin-failed` for what is no such page, `hub-listing-unsafe` for a name that would leave the snapshot's folder.
 */
function filesOfPage(document, from) {
    if (!Array.isArray(document))
        throw odd(from, 'sends no list of files');
    return document.flatMap((entry) => {
        if (!isObject(entry) || typeof entry['path'] !== 'string')
            throw odd(from, 'lists a file without a path');
        const { type, path, size, oid, lfs } = entry;
        if (type !== 'file')
            return [];
        const reason = (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_2__/* .unsafePathReason */ .m0)(path);
        if (reason !== undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('hub-listing-unsafe', `${from} lists the file '${String(path).slice(0, 200)}', which ${reason}`);
        const bytes = isObject(lfs) ? lfs['size'] : size;
        const digest = isObject(lfs) ? lfs['oid'] : oid;
        const form = isObject(lfs) ? sha256Pattern : gitPattern;
        if (!Number.isSafeInteger(bytes) || bytes < 0 || typeof digest !== 'string')
            throw odd(from, `lists ${String(path)} without its size or digest`);
        if (!form.test(digest))
            throw odd(from, `lists ${String(path)} with the digest '${digest.slice(0, 80)}'`);
        const file = { size: bytes, ...(isObject(lfs) ? { sha256: digest } : { gitSha1: digest }) };
        return [[path, file]];
    });
}
/** The address of the next page in a `Link` header (RFC 8288), or undefined. */
function nextPage(link) {
    return /<([^<>]*)>\s*;[^,<]*\brel="?next"?/.exec(link ?? '')?.[1];
}


/***/ }),

/***/ 9895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i1: () => (/* binding */ unsafePlaceReason),
/* harmony export */   m0: () => (/* binding */ unsafePathReason),
/* harmony export */   q: () => (/* binding */ sameName)
/* harmony export */ });
const reservedOnWindows = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;
/** File systems count the bytes of a name, not its characters. */
const bytesOf = (text) => new TextEncoder().encode(text).length;
/**
 * Why a relative path from a manifest must not be used, or undefined when it is safe on every platform.
 *
 * Safe is: relative, `/` as the only separator, no empty, `.` or `..` segment, no drive letter or stream (`:`), no
 * name that Windows reserves, no trailing dot or space (Windows drops them, so two names become one), no control
 * character or one of `<>"|?*`.
 */
function unsafePathReason(path) {
    if (path === '')
        return 'is empty';
    if (path.startsWith('/'))
        return 'is absolute';
    if (path.includes('\\'))
        return 'has a backslash; use /';
    if (bytesOf(path) > 1024)
        return 'is longer than 1,024 bytes';
    for (const segment of path.split('/')) {
        if (segment === '')
            return 'has an empty segment';
        if (segment === '.' || segment === '..')
            return `has the segment '${segment}'`;
        if (segment.includes(':'))
            return 'has a colon (a drive letter or stream on Windows)';
        // eslint-disable-next-line no-control-regex -- control characters are what is looked for
        if (/[\u0000-\u001f\u007f<>"|?*]/.test(segment))
            return 'has a character that not every file system takes';
        if (/[. ]$/.test(segment))
            return `has a segment that ends in a dot or space ('${segment}')`;
        if (reservedOnWindows.test(segment))
            return `has the segment '${segment}', reserved on Windows`;
        if (bytesOf(segment) > 255)
            return 'has a segment longer than 255 bytes';
    }
    return undefined;
}
/** One key for all the names that some file system takes for one: without case, and in one of Unicode's forms. */
const sameName = (path) => path.normalize('NFD').toLowerCase().toUpperCase().normalize('NFC');
/** Folders of the data directory that are no place for an asset; `~1` and the like are the short names of Windows. */
const ownFolders = [
    [/^(\.STEVE1-SETUP|STEVE1~\d+)$/, 'the folder of the kit itself'],
    [/^(HUGGINGFACE_CACHE|HUGGIN~\d+)$/, 'the folder of the Hub cache'],
];
/** Why nothing of a bundle may lie at a path of the data directory, or undefined where it may. */
function unsafePlaceReason(path) {
    const top = sameName(path.split('/', 1)[0]);
    const own = ownFolders.find(([name]) => name.test(top));
    return own === undefined ? unsafePathReason(path) : `lies in ${own[1]}`;
}


/***/ }),

/***/ 9742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H7: () => (/* binding */ builtInBundles),
  po: () => (/* binding */ loadBundle),
  ie: () => (/* binding */ loadTables)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/bundles/minestudio-steve1.json
const minestudio_steve1_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"../schemas/steve1-bundle-1.json","schema":"steve1-bundle/1","name":"minestudio-steve1","description":"STEVE-1 as MineStudio loads it: SteveOnePolicy.from_pretrained, and the CLIP tokenizer","assets":[{"id":"minestudio-policy","kind":"hub-snapshot","role":"weights","repo":"CraftJarvis/MineStudio_STEVE-1.official","revision":"main","homepage":"https://huggingface.co/CraftJarvis/MineStudio_STEVE-1.official","note":"What the branch is, is asked of the Hub once; a lock file pins it.","exclude":["*.md",".gitattributes"],"sources":[{"type":"hub"}]},{"id":"clip-tokenizer","kind":"hub-snapshot","role":"clip-tokenizer","repo":"openai/clip-vit-base-patch16","revision":"57c216476eefef5ab752ec549e440a49ae4ae5f3","licence":"MIT","homepage":"https://huggingface.co/openai/clip-vit-base-patch16","note":"Only what a tokenizer needs: the 598,641,023-byte pytorch_model.bin is not used by MineCLIP.","files":{"config.json":{"size":4104,"gitSha1":"9f7102db4ae77c02982bfec1c16a63039fbc78db","sha256":"eaf1c9089a8553c913d27ea66407f8bfc2be9989c80c9f331ddb3d63d4c5e8ad"},"merges.txt":{"size":524619,"gitSha1":"76e821f1b6f0a9709293c3b6b51ed90980b3166b","sha256":"9fd691f7c8039210e0fced15865466c65820d09b63988b0174bfe25de299051a"},"preprocessor_config.json":{"size":316,"gitSha1":"5a12a1eb250987a4eee0e3e7d7338c4b22724be1","sha256":"910e70b3956ac9879ebc90b22fb3bc8a75b6a0677814500101a4c072bd7857bd"},"special_tokens_map.json":{"size":389,"gitSha1":"9bfb42aa97dcd61e89f279ccaee988bccb4fabae","sha256":"f8c0d6c39aee3f8431078ef6646567b0aba7f2246e9c54b8b99d55c22b707cbf"},"tokenizer.json":{"size":2224003,"gitSha1":"580c79c6862f31d1f9bd08dd1a415ba0d0502cd9","sha256":"a83e0809aa4c3af7208b2df632a7a69668c6d48775b3c3fe4e1b1199d1f8b8f4"},"tokenizer_config.json":{"size":905,"gitSha1":"a104224724ffb0721da7bee21ab59081b10fccef","sha256":"3f74b6a4d97fee70b3b96921a687fc5e3f2fb583f5f81e7c178c0c22281beade"},"vocab.json":{"size":961143,"gitSha1":"4297ea6a8d2bae1fea8f48b45e257814dcb11f69","sha256":"3f0c4f7d2086b61b38487075278ea9ed04edb53a03cbb045b86c27190fa8fb69"}},"golden":{"a photo of a cow":[320,1125,539,320,9706],"dig as far as possible":[9887,601,2384,601,3134],"get dirt":[779,11795],"look at the sky":[1012,536,518,2390],"collect seeds":[10186,9128],"go swimming!":[861,7411,256],"kill a sheep":[4367,320,9629],"Don\'t stop — mine 3 diamonds":[847,713,1691,2005,3347,274,12687],"jekyll":[49405],"steve1 diamond pickaxe":[3803,272,6235,901,1595,19183]},"sources":[{"type":"hub"}]}]}');
;// CONCATENATED MODULE: ./lib/bundles/steve1.json
const steve1_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"../schemas/steve1-bundle-1.json","schema":"steve1-bundle/1","name":"steve1","description":"STEVE-1: VPT architecture, MineCLIP, policy, prior and the CLIP tokenizer","directories":["generated_videos"],"assets":[{"id":"vpt-model","kind":"file","role":"vpt-architecture","path":"weights/vpt/2x.model","env":"STEVE1_VPT_MODEL","sizeAbout":4096,"licence":"MIT","homepage":"https://github.com/openai/Video-Pre-Training","sources":[{"type":"https","url":"https://openaipublic.blob.core.windows.net/minecraft-rl/models/2x.model"}]},{"id":"mineclip","kind":"file","role":"mineclip","path":"weights/mineclip/attn.pth","env":"STEVE1_MINECLIP","sizeAbout":634150920,"md5":"b5ece9198337cfd117a3bfbd921e56da","licence":"MIT","homepage":"https://github.com/MineDojo/MineCLIP","sources":[{"type":"gdrive","id":"1uaZM1ZLBz2dZWcn85rZmjP7LV6Sg5PZW"}]},{"id":"steve1-policy","kind":"file","role":"steve1-policy","path":"weights/steve1/steve1.weights","env":"STEVE1_WEIGHTS","sizeAbout":998183672,"licence":"MIT","homepage":"https://github.com/Shalev-Lifshitz/STEVE-1","sources":[{"type":"gdrive","id":"1E3fd_-H1rRZqMkUKHfiMhx-ppLLehQPI"}]},{"id":"steve1-prior","kind":"file","role":"steve1-prior","path":"weights/steve1/steve1_prior.pt","env":"STEVE1_PRIOR","sizeAbout":9467904,"licence":"MIT","homepage":"https://github.com/Shalev-Lifshitz/STEVE-1","sources":[{"type":"gdrive","id":"1OdX5wiybK8jALVfP5_dEo0CWm9BQbDES"}]},{"id":"clip-tokenizer","kind":"hub-snapshot","role":"clip-tokenizer","repo":"openai/clip-vit-base-patch16","revision":"57c216476eefef5ab752ec549e440a49ae4ae5f3","licence":"MIT","homepage":"https://huggingface.co/openai/clip-vit-base-patch16","note":"Only what a tokenizer needs: the 598,641,023-byte pytorch_model.bin is not used by MineCLIP.","files":{"config.json":{"size":4104,"gitSha1":"9f7102db4ae77c02982bfec1c16a63039fbc78db","sha256":"eaf1c9089a8553c913d27ea66407f8bfc2be9989c80c9f331ddb3d63d4c5e8ad"},"merges.txt":{"size":524619,"gitSha1":"76e821f1b6f0a9709293c3b6b51ed90980b3166b","sha256":"9fd691f7c8039210e0fced15865466c65820d09b63988b0174bfe25de299051a"},"preprocessor_config.json":{"size":316,"gitSha1":"5a12a1eb250987a4eee0e3e7d7338c4b22724be1","sha256":"910e70b3956ac9879ebc90b22fb3bc8a75b6a0677814500101a4c072bd7857bd"},"special_tokens_map.json":{"size":389,"gitSha1":"9bfb42aa97dcd61e89f279ccaee988bccb4fabae","sha256":"f8c0d6c39aee3f8431078ef6646567b0aba7f2246e9c54b8b99d55c22b707cbf"},"tokenizer.json":{"size":2224003,"gitSha1":"580c79c6862f31d1f9bd08dd1a415ba0d0502cd9","sha256":"a83e0809aa4c3af7208b2df632a7a69668c6d48775b3c3fe4e1b1199d1f8b8f4"},"tokenizer_config.json":{"size":905,"gitSha1":"a104224724ffb0721da7bee21ab59081b10fccef","sha256":"3f74b6a4d97fee70b3b96921a687fc5e3f2fb583f5f81e7c178c0c22281beade"},"vocab.json":{"size":961143,"gitSha1":"4297ea6a8d2bae1fea8f48b45e257814dcb11f69","sha256":"3f0c4f7d2086b61b38487075278ea9ed04edb53a03cbb045b86c27190fa8fb69"}},"golden":{"a photo of a cow":[320,1125,539,320,9706],"dig as far as possible":[9887,601,2384,601,3134],"get dirt":[779,11795],"look at the sky":[1012,536,518,2390],"collect seeds":[10186,9128],"go swimming!":[861,7411,256],"kill a sheep":[4367,320,9629],"Don\'t stop — mine 3 diamonds":[847,713,1691,2005,3347,274,12687],"jekyll":[49405],"steve1 diamond pickaxe":[3803,272,6235,901,1595,19183]},"sources":[{"type":"hub"}]},{"id":"vpt-rl","kind":"file","role":"vpt-policy","path":"weights/vpt/rl-from-foundation-2x.weights","required":false,"sizeAbout":993981176,"licence":"MIT","homepage":"https://github.com/openai/Video-Pre-Training","sources":[{"type":"https","url":"https://openaipublic.blob.core.windows.net/minecraft-rl/models/rl-from-foundation-2x.weights"}]},{"id":"vpt-foundation","kind":"file","role":"vpt-policy","path":"weights/vpt/foundation-model-2x.weights","required":false,"size":994032309,"sha256":"5b20bd5af5cf1efd322dad727264bbca8fa77c13f51fa5baf2c4e73b13baee43","licence":"MIT","homepage":"https://github.com/openai/Video-Pre-Training","sources":[{"type":"https","url":"https://openaipublic.blob.core.windows.net/minecraft-rl/models/foundation-model-2x.weights"}]},{"id":"visual-prompts","kind":"archive","role":"visual-prompts","path":"visual_prompt_embeds","required":false,"format":"zip","licence":"MIT","homepage":"https://github.com/Shalev-Lifshitz/STEVE-1","sources":[{"type":"gdrive","id":"1K--DOHMDKjtklTK6SbpH11wrI2j_61mu"}],"strip":1},{"id":"prior-dataset","kind":"file","role":"dataset","path":"prior_dataset/data.pkl","required":false,"licence":"MIT","homepage":"https://github.com/Shalev-Lifshitz/STEVE-1","sources":[{"type":"gdrive","id":"18JKzIwHmFBrAjfiRNobtwkN7zhwQc7IO"}]}]}');
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/nearest.js
var nearest = __webpack_require__(2226);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __webpack_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/input-file.js
var input_file = __webpack_require__(2738);
;// CONCATENATED MODULE: ./lib/src/io/bundles.js








/** The bundles that come with the kit; the build has checked each against the schema. */
const builtInBundles = {
    steve1: steve1_namespaceObject,
    'minestudio-steve1': minestudio_steve1_namespaceObject,
};
const manifestFile = { code: 'manifest-invalid', what: 'a manifest', mostBytes: 64 << 20 };
const tableFile = { code: 'manifest-invalid', what: 'a tensor table', mostBytes: 16 << 20 };
/** A value as JSON with sorted keys and no white space. */
function canonical(value) {
    if (Array.isArray(value))
        return `[${value.map(canonical).join(',')}]`;
    if (value === null || typeof value !== 'object')
        return JSON.stringify(value);
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
const looksLikePath = (name) => /[\\/]|\.json$/.test(name);
/**
 * The bundle of a built-in name, or of a manifest at a path relative to `base`.
 *
 * Throws `bundle-unknown`, or `manifest-invalid` naming file, line and field.
 */
async function loadBundle(name, base) {
    const builtIn = Object.hasOwn(builtInBundles, name) ? builtInBundles[name] : undefined;
    if (builtIn)
        return { bundle: builtIn, digest: digestOf(builtIn), folder: base };
    const path = (0,external_node_path_.resolve)(base, name);
    const text = await (0,input_file/* readInputFile */.j)(path, manifestFile).catch((error) => {
        if (!(0,io_errors/* isAbsent */.W0)(error))
            throw (0,io_errors/* atPath */.Z$)('manifest-invalid', 'read the manifest', path, error);
        const hint = looksLikePath(name)
            ? ''
            : `${(0,nearest/* didYouMean */.a)(name, Object.keys(builtInBundles))} Built in: ${Object.keys(builtInBundles).join(', ')}.`;
        throw new errors/* SetupError */.w3('bundle-unknown', `there is no bundle '${name}': no built-in one of that name, and no file ${path}.${hint}`);
    });
    // zod costs start-up, and only a manifest of the user needs it.
    const { parseManifest } = await Promise.all(/* import() */[__webpack_require__.e(691), __webpack_require__.e(600), __webpack_require__.e(599)]).then(__webpack_require__.bind(__webpack_require__, 5032));
    const bundle = await parseManifest(text, path);
    return { bundle, digest: digestOf(bundle), folder: (0,external_node_path_.dirname)(path) };
}
const digestOf = (bundle) => (0,external_node_crypto_.createHash)('sha256').update(canonical(bundle)).digest('hex');
/** The tensor tables that a manifest names, by asset id. Throws `manifest-invalid` for all that cannot be used. */
async function loadTables(bundle, folder) {
    const tables = new Map();
    const faults = [];
    for (const asset of bundle.assets) {
        if (asset.kind !== 'file' || asset.tensors === undefined)
            continue;
        const path = (0,external_node_path_.resolve)(folder, asset.tensors);
        try {
            const { parseTable } = await __webpack_require__.e(/* import() */ 288).then(__webpack_require__.bind(__webpack_require__, 6288));
            tables.set(asset.id, parseTable(`table of ${asset.id}`, await (0,input_file/* readInputFile */.j)(path, tableFile)));
        }
        catch (error) {
            faults.push(`the tensor table ${path} of asset '${asset.id}' cannot be used: ${error.message}`);
        }
    }
    if (faults.length > 0)
        throw new errors/* SetupError */.w3('manifest-invalid', faults.join('\n'));
    return tables;
}


/***/ }),

/***/ 8675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TM: () => (/* binding */ digestFile),
/* harmony export */   Y8: () => (/* binding */ Digester),
/* harmony export */   g: () => (/* binding */ turnMs)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8500);
/* harmony import */ var _core_content_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3957);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1704);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9888);






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
                return [name, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(name)];
            if (size === undefined)
                throw new Error('the git blob id needs the size first');
            return [name, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`blob ${size}\0`)];
        });
    }
    update(chunk) {
        for (const [, hash] of this.hashes)
            hash.update(chunk);
        if (this.head.length < _core_content_js__WEBPACK_IMPORTED_MODULE_3__/* .sniffBytes */ .eF)
            this.head = Buffer.concat([this.head, chunk.subarray(0, _core_content_js__WEBPACK_IMPORTED_MODULE_3__/* .sniffBytes */ .eF - this.head.length)]);
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
        const content = (0,_core_content_js__WEBPACK_IMPORTED_MODULE_3__/* .sniff */ .ZF)(this.head);
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
        fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, 'r');
        const facts = (0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .factsFrom */ .K)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(fd, { bigint: true }));
        const { size } = facts;
        const digester = new Digester(algorithms, size);
        const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size + 1));
        for (let told = 0, turn = performance.now();;) {
            const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(fd, buffer, 0, buffer.length, null);
            digester.update(buffer.subarray(0, count));
            if (count !== 0 && performance.now() - turn < turnMs)
                continue;
            onBytes(digester.bytes - told);
            told = digester.bytes;
            if (count === 0)
                break;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setImmediate)();
            turn = performance.now();
        }
        if (digester.bytes !== size)
            throw new Error(`changed while it was read (${size} bytes before, ${digester.bytes} now)`);
        if ((0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .factsFrom */ .K)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(fd, { bigint: true })).mtimeNs !== facts.mtimeNs)
            throw new Error('changed while it was read');
        return { ...digester.finish(), facts };
    }
    catch (error) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .atPath */ .Z$)('file-unreadable', 'read', path, error);
    }
    finally {
        if (fd !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(fd);
    }
}


/***/ }),

/***/ 7704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ disk),
  d: () => (/* binding */ realPathOf)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1760);
// EXTERNAL MODULE: ./lib/src/core/secrets.js
var secrets = __webpack_require__(8681);
// EXTERNAL MODULE: ./lib/src/io/digest.js
var digest = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var errors = __webpack_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/facts.js
var facts = __webpack_require__(9888);
;// CONCATENATED MODULE: ./lib/src/io/inside.js

/** Whether a path is a folder or lies below it; both absolute, links resolved. */
const isInside = (root, path) => path === root || path.startsWith(root + external_node_path_.sep);

// EXTERNAL MODULE: ./lib/src/io/permissions.js
var permissions = __webpack_require__(2127);
;// CONCATENATED MODULE: ./lib/src/io/hub-listing.js









/** What lies in a Hub cache, as the rules of `core/hub` are told of it. */
const posix = (path) => (external_node_path_.sep === '/' ? path : path.replaceAll(external_node_path_.sep, '/'));
const kindOf = (entry) => entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other';
/** A real path as the listing has it, or undefined where it lies outside. */
function placeOf(real, { root, elsewhere }) {
    if (isInside(root, real))
        return posix((0,external_node_path_.relative)(root, real));
    const folder = elsewhere.find((one) => isInside(one.real, real));
    return folder && [folder.path, posix((0,external_node_path_.relative)(folder.real, real))].filter(Boolean).join('/');
}
function describeLink(ground, path, listed) {
    const target = posix((0,external_node_fs_.readlinkSync)(path));
    try {
        const real = external_node_fs_.realpathSync.native(path);
        const facts = (0,external_node_fs_.statSync)(real);
        const place = placeOf(real, ground);
        const resolved = {
            path: place ?? posix(real),
            inside: place !== undefined,
            kind: kindOf(facts),
            size: facts.size,
        };
        return { target, resolved, ...(isMoved(listed, real, facts, ground) && { elsewhere: real }) };
    }
    catch (error) {
        // ELOOP too: a link that leads in a circle leads nowhere.
        if ((0,errors/* isAbsent */.W0)(error) || error.code === 'ELOOP')
            return { target };
        throw error;
    }
}
/** A repo, or its blobs, that somebody has put on another disk: of the same user, and with no way back into the root. */
function isMoved(listed, real, facts, { root, uid }) {
    const isOneOfThese = (0,layout/* repoOfFolder */.Al)(listed.split('/')[0]) !== undefined && /^[^/]+(?:\/blobs)?$/.test(listed);
    return isOneOfThese && facts.isDirectory() && facts.uid === uid && !isInside(root, real) && !isInside(real, root);
}
const markOfFile = ({ ino, size, mtimeMs }) => `${ino}:${size}:${mtimeMs}`;
function readStart(path, bytes) {
    const fd = (0,external_node_fs_.openSync)(path, 'r');
    try {
        const buffer = Buffer.alloc(bytes);
        return buffer.toString('latin1', 0, (0,external_node_fs_.readSync)(fd, buffer, 0, bytes, 0));
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
const isRef = (path) => path.split('/')[1] === 'refs';
const mayPoint = (path, size) => size > 0 && size <= layout/* mostOfPointer */.E3 && ['snapshots', 'blobs'].includes(path.split('/')[1] ?? '');
/** What a small file holds, where that is a ref or names other bytes. */
function textOf(full, path, size) {
    if (isRef(path))
        return { text: readStart(full, 1024) };
    if (!mayPoint(path, size))
        return {};
    const text = readStart(full, layout/* mostOfPointer */.E3);
    return (0,layout/* mayBePointer */.Yv)(text) ? { text } : {};
}
function describe(ground, entry) {
    const { root } = ground;
    const full = (0,external_node_path_.join)(entry.parentPath, entry.name);
    // What was listed lies below the root: no need to compare the two.
    const path = posix(full.slice(root.endsWith(external_node_path_.sep) ? root.length : root.length + 1));
    const kind = entry.isSymbolicLink() ? 'link' : kindOf(entry);
    try {
        if (kind === 'link') {
            const { elsewhere, ...link } = describeLink(ground, full, path);
            if (elsewhere !== undefined) {
                ground.elsewhere.push({ real: elsewhere, path });
                (0,external_node_fs_.accessSync)(full, external_node_fs_.constants.R_OK | external_node_fs_.constants.X_OK);
                return { path, kind: 'directory', elsewhere };
            }
            // Readers read a ref through it.
            const isText = isRef(path) && link.resolved?.inside && link.resolved.kind === 'file';
            return { path, kind, ...link, ...(isText && { text: readStart(full, 1024) }) };
        }
        if (kind !== 'file') {
            if (kind === 'directory')
                (0,external_node_fs_.accessSync)(full, external_node_fs_.constants.R_OK | external_node_fs_.constants.X_OK);
            return { path, kind };
        }
        const facts = (0,external_node_fs_.statSync)(full);
        (0,external_node_fs_.accessSync)(full, external_node_fs_.constants.R_OK);
        return { path, kind, size: facts.size, mark: markOfFile(facts), ...textOf(full, path, facts.size) };
    }
    catch (error) {
        if ((0,errors/* isAbsent */.W0)(error))
            return { path, kind, ...(path.includes('\uFFFD') && { unreadable: layout/* notUtf8 */.T3 }) };
        const { at, who } = (0,permissions/* refusal */.x5)(full, kind);
        const refusedAt = posix((0,external_node_path_.relative)(root, at));
        return {
            path,
            kind,
            unreadable: `${error.code ?? 'unreadable'} (${who})`,
            ...(refusedAt !== path && { refusedAt: isInside(root, at) ? refusedAt || '.' : posix(at) }),
        };
    }
}
/** Asked synchronously: of 40,000 entries that takes half a second, where promises take four. */
async function listHub(hubRoot, folders) {
    const entries = [];
    const root = await (0,promises_.realpath)(hubRoot).catch((error) => {
        if ((0,errors/* isAbsent */.W0)(error))
            return undefined;
        throw (0,errors/* atPath */.Z$)('file-unreadable', 'list', hubRoot, error);
    });
    if (root === undefined)
        return entries;
    const ground = { root, uid: (0,external_node_fs_.statSync)(root).uid, elsewhere: [] };
    const entered = new Set(folders);
    const waiting = [{ folder: root }];
    for (let turn = performance.now(), next; (next = waiting.pop()) !== undefined;) {
        for (const entry of listFolder(next)) {
            const described = describe(ground, entry);
            entries.push(described);
            const isOpen = described.kind === 'directory' && described.unreadable === undefined;
            if (isOpen && (next.folder !== root || entered.has(entry.name)))
                waiting.push({ folder: (0,external_node_path_.join)(next.folder, entry.name), entry: described });
            if (performance.now() - turn < digest/* turnMs */.g)
                continue;
            await (0,external_node_timers_promises_.setImmediate)();
            turn = performance.now();
        }
    }
    return entries;
}
/** What lies in a folder. One that refuses is an entry that cannot be read, and hides nothing but what lies in it. */
function listFolder({ folder, entry }) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    }
    catch (error) {
        if ((0,errors/* isAbsent */.W0)(error))
            return [];
        if (entry === undefined)
            throw (0,errors/* atPath */.Z$)('file-unreadable', 'list', (0,permissions/* withOwner */.kP)(folder, error), error);
        entry.unreadable = `${(0,errors/* systemCode */.xU)(error) ?? 'unreadable'} (${(0,permissions/* refusal */.x5)(folder, 'directory').who})`;
        return [];
    }
}

// EXTERNAL MODULE: ./lib/src/io/input-file.js
var input_file = __webpack_require__(2738);
;// CONCATENATED MODULE: ./lib/src/io/disk.js













/** The nearest existing folder at or above a path, links resolved, and what of the path lies below it. */
async function existingAncestor(path) {
    const full = (0,external_node_path_.resolve)(path);
    for (let at = full;; at = (0,external_node_path_.dirname)(at)) {
        try {
            return { at: await (0,promises_.realpath)(at), below: (0,external_node_path_.relative)(at, full) };
        }
        catch (error) {
            if (!(0,errors/* isAbsent */.W0)(error) || at === (0,external_node_path_.dirname)(at))
                throw error;
        }
    }
}
/** A path with every link on it resolved, whether or not all of it is there yet. Throws `file-unreadable`. */
async function realPathOf(path) {
    try {
        const { at, below } = await existingAncestor(path);
        return (0,external_node_path_.join)(at, below);
    }
    catch (error) {
        throw (0,errors/* atPath */.Z$)('file-unreadable', 'look at', path, error);
    }
}
/** What `look` finds at a path, or undefined where nothing is; whatever else keeps it from looking is an error. */
async function unlessAbsent(path, look) {
    try {
        return await look(path);
    }
    catch (error) {
        if ((0,errors/* isAbsent */.W0)(error))
            return undefined;
        throw (0,errors/* atPath */.Z$)('file-unreadable', 'look at', (0,permissions/* withOwner */.kP)(path, error), error);
    }
}
const factsOf = (path) => unlessAbsent(path, async () => (0,facts/* factsFrom */.K)(await (0,promises_.stat)(path, { bigint: true })));
/** Asked synchronously, as a listing is: of 10,000 files promises take a quarter of a second. */
async function totalSize(paths) {
    let total = 0;
    let turn = performance.now();
    for (const path of paths) {
        try {
            total += (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.size ?? 0;
        }
        catch {
            // the reason is told by whoever reads the file
        }
        if (performance.now() - turn < digest/* turnMs */.g)
            continue;
        await (0,external_node_timers_promises_.setImmediate)();
        turn = performance.now();
    }
    return total;
}
/** As a listing has it. */
async function markAt(path) {
    const facts = await unlessAbsent(path, (at) => (0,promises_.lstat)(at));
    if (facts === undefined)
        return undefined;
    if (facts.isFile())
        return markOfFile(facts);
    return facts.isSymbolicLink() ? (0,layout/* markOf */.Fg)({ kind: 'link', target: posix(await (0,promises_.readlink)(path)) }) : kindOf(facts);
}
/** A link that leads nowhere, or in a circle, is no way to write through: undefined, as if nothing were there. */
const realTarget = (link) => (0,promises_.realpath)(link).catch((error) => {
    if ((0,errors/* systemCode */.xU)(error) === 'ELOOP')
        return undefined;
    throw error;
});
async function escapingLink(root, path) {
    const realRoot = (await unlessAbsent(root, (folder) => (0,promises_.realpath)(folder))) ?? (0,external_node_path_.resolve)(root);
    let at = realRoot;
    for (const segment of path.split('/')) {
        at = (0,external_node_path_.join)(at, segment);
        const facts = await unlessAbsent(at, (each) => (0,promises_.lstat)(each));
        if (facts === undefined)
            return undefined;
        if (!facts.isSymbolicLink())
            continue;
        const real = await unlessAbsent(at, realTarget);
        if (real === undefined || !isInside(realRoot, real))
            return at;
        at = real;
    }
    return undefined;
}
async function writeRefusal(path) {
    let folder = path;
    try {
        folder = (await existingAncestor(path)).at;
        const isFolder = (await (0,promises_.stat)(folder)).isDirectory();
        if (!isFolder)
            return { folder, error: (0,errors/* atPath */.Z$)('data-dir-unwritable', 'write in', folder, { code: 'ENOTDIR' }) };
        await (0,promises_.access)(folder, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
        return undefined;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === undefined)
            throw error;
        return { folder, error: (0,errors/* atPath */.Z$)('data-dir-unwritable', 'write in', (0,permissions/* withOwner */.kP)(folder, error), error) };
    }
}
/** Runs a program to its end; throws where it fails. Loaded when it is wanted, because every command starts with this file. */
async function runProgram(file, args, cwd) {
    const [{ execFile }, { promisify }] = await Promise.all([Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 1421, 19)), Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7975, 19))]);
    const { stdout } = await promisify(execFile)(file, args, {
        timeout: 5000,
        env: (0,secrets/* withoutSecrets */.cT)(process.env),
        ...(cwd !== undefined && { cwd }),
    });
    return stdout;
}
async function takesLongPaths() {
    if (process.platform !== 'win32')
        return true;
    const reg = (0,external_node_path_.join)(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem';
    try {
        const said = await runProgram(reg, ['query', key, '/v', 'LongPathsEnabled']);
        return /LongPathsEnabled\s+REG_DWORD\s+0x1\b/.test(said);
    }
    catch {
        return false; // no such value: as Windows comes
    }
}
async function isGitIgnored(path) {
    const { at: cwd } = await existingAncestor(path);
    try {
        await runProgram('git', ['check-ignore', '-q', '--', path], cwd);
        return true;
    }
    catch (error) {
        // 1: not ignored; 128: no work tree; anything else: there is no git to ask.
        return error.code === 1 ? false : undefined;
    }
}
/** The file system as it is. */
const disk = {
    join: (...segments) => (0,external_node_path_.join)(...segments),
    resolve: (base, path) => (0,external_node_path_.resolve)(base, path),
    isAbsolute: external_node_path_.isAbsolute,
    stat: factsOf,
    totalSize,
    markAt,
    listHub: listHub,
    readText: async (path) => {
        try {
            return await (0,input_file/* readOwnFile */.z)(path, 'a file with text');
        }
        catch (error) {
            throw (0,errors/* atPath */.Z$)('file-unreadable', 'read', path, error);
        }
    },
    space: async (path) => {
        const { at } = await existingAncestor(path);
        const [{ bavail, bsize, blocks }, { dev }] = await Promise.all([(0,promises_.statfs)(at), (0,promises_.stat)(at)]);
        // Some file systems have no blocks to count; of their room nothing is known.
        return { device: `${dev}`, free: blocks === 0 ? Infinity : bavail * bsize };
    },
    writeRefusal,
    platform: process.platform,
    takesLongPaths,
    escapingLink,
    isGitIgnored,
};


/***/ }),

/***/ 9888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ factsFrom)
/* harmony export */ });
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


/***/ }),

/***/ 7151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ inspectFile),
/* harmony export */   o: () => (/* binding */ openSource)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1704);


/** Opens a file for reading at any place; what was read is counted. Throws `file-unreadable`. */
function openSource(path) {
    let fd;
    try {
        fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r');
    }
    catch (error) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .atPath */ .Z$)('file-unreadable', 'read', path, error);
    }
    const source = {
        size: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(fd).size,
        bytesRead: 0,
        read(offset, length) {
            const buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, source.size - offset)));
            let filled = 0;
            try {
                while (filled < buffer.length) {
                    const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(fd, buffer, filled, buffer.length - filled, offset + filled);
                    if (count === 0)
                        break;
                    filled += count;
                }
            }
            catch (error) {
                throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .atPath */ .Z$)('file-unreadable', 'read', path, error);
            }
            source.bytesRead += filled;
            return buffer.subarray(0, filled);
        },
        close: () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd),
    };
    return source;
}
const inMemory = (bytes) => ({
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
});
/** The reader is loaded when the first checkpoint is looked at: a warm run looks at none. */
const inspectFile = async (file, options) => {
    const { inspect } = await __webpack_require__.e(/* import() */ 807).then(__webpack_require__.bind(__webpack_require__, 9807));
    if (typeof file !== 'string')
        return inspect(inMemory(file), options);
    const source = openSource(file);
    try {
        return await inspect(source, options);
    }
    finally {
        source.close();
    }
};


/***/ }),

/***/ 882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   makeFolders: () => (/* binding */ makeFolders),
/* harmony export */   removeLeftover: () => (/* binding */ removeLeftover)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1704);
/* harmony import */ var _sharing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8207);




/**
 * Makes a folder and those above it, each shared as the one that it lies in is. Not by `recursive`: where a file system takes no folders and says that there is
 * nothing (`/proc`), Node's own never ends.
 */
async function makeFolders(path) {
    if (await make(path))
        return;
    await makeFolders((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    if (await make(path))
        return;
    throw new Error(`${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)} takes no folders`, { cause: { code: 'ENOENT' } });
}
/** Folders that are being made by this process: until they are shared they are no model for what is made in them. */
const underway = new Map();
/** True when the folder is there, made by whomever; false when the one above is not. */
function make(path) {
    const known = underway.get(path);
    if (known !== undefined)
        return known;
    const made = makeOne(path).finally(() => underway.delete(path));
    underway.set(path, made);
    return made;
}
async function makeOne(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path);
    }
    catch (error) {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined))?.isDirectory() === true)
            return true;
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'ENOENT')
            throw error;
        return false;
    }
    await underway.get((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    await (0,_sharing_js__WEBPACK_IMPORTED_MODULE_3__/* .shareLike */ .pR)(path);
    return true;
}
/** Removes what nobody needs any more. What another user has made without leave for others stays for a run of that user. */
async function removeLeftover(path) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true }).catch((error) => {
        if (!['EACCES', 'EPERM', 'EROFS'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? ''))
            throw error;
    });
}


/***/ }),

/***/ 1985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ locateCache),
/* harmony export */   x: () => (/* binding */ locate)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7657);
/* harmony import */ var _core_hub_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1760);
/* harmony import */ var _disk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7704);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1704);
/* harmony import */ var _permissions_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2127);







/** Where everything lies, absolute. The data directory and the Hub's home may
 * themselves be links, or lie below some: these are resolved here, once. */
async function locate(inputs, base) {
    const workingDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(base, inputs['working-directory']);
    const dataDir = await (0,_disk_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .d)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workingDirectory, inputs['data-dir']));
    const hfHome = inputs['hf-home'] === undefined
        ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dataDir, 'huggingface_cache')
        : await (0,_disk_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .d)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workingDirectory, inputs['hf-home']));
    return {
        workingDirectory,
        dataDir,
        hfHome,
        hubCache: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(hfHome, 'hub'),
        lockFile: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workingDirectory, inputs['lock-file']),
    };
}
/**
 * A Hub cache by itself; the folder above it takes the place of a data directory. An HF_HOME, which holds `hub`, is
 * taken for the cache in it.
 *
 * Throws `path-unknown`.
 */
async function locateCache(folder, base) {
    const given = await (0,_disk_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .d)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(base, folder));
    const entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(given, { withFileTypes: true }).catch((error) => {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .isAbsent */ .W0)(error))
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SetupError */ .w3('path-unknown', `there is no folder ${given}`);
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .atPath */ .Z$)('file-unreadable', 'list', (0,_permissions_js__WEBPACK_IMPORTED_MODULE_6__/* .withOwner */ .kP)(given, error), error);
    });
    const isHome = entries.some((entry) => entry.name === 'hub' && !entry.isFile());
    const holdsRepos = entries.some(({ name }) => (0,_core_hub_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .repoOfFolder */ .Al)(name) !== undefined);
    const hubCache = isHome ? await (0,_disk_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .d)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(given, 'hub')) : given;
    const hfHome = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(hubCache);
    return {
        workingDirectory: base,
        dataDir: hfHome,
        hfHome,
        hubCache,
        lockFile: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(hfHome, 'steve1.lock.json'),
        ...(isHome && holdsRepos && { above: given }),
    };
}


/***/ }),

/***/ 2127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kP: () => (/* binding */ withOwner),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* unused harmony export ownership */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1704);



/** What a person needs to mend a permission: mode and owner. */
function ownership(path) {
    let facts;
    try {
        facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    }
    catch {
        return 'which cannot be looked at';
    }
    const mode = (facts.mode & 0o7777).toString(8).padStart(4, '0');
    const self = process.getuid === undefined ? '' : `; this process is uid ${process.getuid()}`;
    return `mode ${mode}, owner uid ${facts.uid}, gid ${facts.gid}${self}`;
}
/** A path for an error message, with mode and owner where it is they that refuse. */
const withOwner = (path, error) => ['EACCES', 'EPERM'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? '') ? `${path} (${ownership(path)})` : path;
/** The first folder on the way to a path, links followed, that may not be entered; undefined where all may. */
function refusingFolder(path) {
    const way = [];
    for (let at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path); at !== (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at); at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at))
        way.unshift(at);
    return way.find((folder) => {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(folder, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            return false;
        }
        catch (error) {
            return !(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isAbsent */ .W0)(error);
        }
    });
}
/** Of what refuses to be read: itself, or the folder on the way to it that may not be entered. */
function refusal(path, kind) {
    let end = path;
    if (kind === 'link') {
        const folder = refusingFolder(path);
        // What cannot be entered hides where the link leads; its text tells the way as far as that goes.
        if (folder === undefined)
            end = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(path));
    }
    const at = refusingFolder(end) ?? end;
    return { at, who: ownership(at) };
}


/***/ }),

/***/ 6284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f8: () => (/* binding */ clearUnfinished),
  G1: () => (/* binding */ placer),
  HC: () => (/* binding */ replace)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1760);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var errors = __webpack_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/folders.js
var folders = __webpack_require__(882);
;// CONCATENATED MODULE: ./lib/src/io/links.js


/**
 * Errors by which file systems and Windows say that there are no symbolic links here, or not for this user. EISDIR is
 * what libuv makes of Windows' ERROR_INVALID_FUNCTION, with which FAT and exFAT answer.
 */
const refused = new Set([
    'EPERM',
    'ENOSYS',
    'ENOTSUP',
    'EOPNOTSUPP',
    'EINVAL',
    'EISDIR',
    'UNKNOWN',
]);
/** Makes a link where nothing is yet; false where links are refused and files are not. */
async function makeLink(text, path) {
    try {
        await (0,promises_.symlink)(text, path, 'file');
        return true;
    }
    catch (error) {
        if (refused.has((0,errors/* systemCode */.xU)(error) ?? ''))
            return false;
        if ((0,errors/* systemCode */.xU)(error) !== 'EACCES' || !(await takesFiles(path)))
            throw error;
        return false;
    }
}
/** Some network file systems refuse links as if the folder could not be written. */
async function takesFiles(path) {
    try {
        await (0,promises_.writeFile)(path, '', { flag: 'wx' });
        await (0,promises_.rm)(path);
        return true;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./lib/src/io/sharing.js
var sharing = __webpack_require__(8207);
;// CONCATENATED MODULE: ./lib/src/io/clone.js






/** Facts of what a path leads to; undefined only where it leads nowhere. */
async function target(path) {
    try {
        return await (0,promises_.stat)(path);
    }
    catch (error) {
        if ((0,errors/* isAbsent */.W0)(error) || (0,errors/* systemCode */.xU)(error) === 'ELOOP')
            return undefined;
        throw error;
    }
}
/**
 * Where links can be read and not made, what they lead to takes their place, as it does when such a system unpacks
 * them; of one that leads nowhere its text remains.
 */
async function cloneLink(source, copy) {
    const text = await (0,promises_.readlink)(source);
    if (await makeLink(text, copy))
        return;
    const facts = await target(source);
    if (facts?.isDirectory())
        throw new Error(`${source} is a link to a folder, and links are refused here`);
    await (facts ? cloneFile(source, copy) : (0,promises_.writeFile)(copy, text));
}
/**
 * A second folder of the same files: hard links where the file system has them, so that it costs neither room nor time,
 * else copies. Links are made anew with their text; modes of folders stay, and owners where this user may give them.
 */
async function cloneFolder(from, to) {
    await (0,folders.makeFolders)(to);
    const facts = await target(from);
    if (facts === undefined)
        return;
    // The group first, which what is made in a folder may take from it; and the owner must be able to fill it.
    await (0,sharing/* shareAs */.U$)(to, facts, (facts.mode & 0o7777) | 0o700);
    for (const entry of await (0,promises_.readdir)(from, { withFileTypes: true })) {
        const [source, copy] = [(0,external_node_path_.join)(from, entry.name), (0,external_node_path_.join)(to, entry.name)];
        if (entry.isDirectory()) {
            await (0,promises_.mkdir)(copy);
            await cloneFolder(source, copy);
        }
        else if (entry.isSymbolicLink())
            await cloneLink(source, copy);
        else if (entry.isFile())
            await (0,promises_.link)(source, copy).catch(() => cloneFile(source, copy));
        else
            throw new Error(`${source} is no regular file`);
    }
    await (0,sharing/* shareAs */.U$)(to, facts);
}
async function cloneFile(source, copy) {
    await (0,promises_.copyFile)(source, copy, promises_.constants.COPYFILE_FICLONE);
    await (0,sharing/* shareAs */.U$)(copy, await (0,promises_.stat)(source));
}

;// CONCATENATED MODULE: ./lib/src/io/placer.js
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










/** A name beside a path that nothing else uses. A run that was killed leaves it; the next one knows it by its end. */
const beside = (path) => (0,layout/* unfinishedName */.D0)(path, (0,external_node_crypto_.randomUUID)().slice(0, 8));
async function attempt(action, path, work) {
    try {
        return await work();
    }
    catch (error) {
        throw (0,errors/* atPath */.Z$)('write-failed', action, path, error);
    }
}
/** Fills a file beside the path, forces it to the disk, and renames it over the path in one step. */
async function replace(path, fill) {
    await (0,folders.makeFolders)((0,external_node_path_.dirname)(path));
    const temporary = beside(path);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            await fill(temporary);
            await (0,sharing/* shareInPlaceOf */.zs)(temporary, path);
            // A copy has the mode of what was copied, which may be read-only; Windows syncs only what it may write.
            const file = __addDisposableResource(env_1, await (0,promises_.open)(temporary, process.platform === 'win32' ? 'r+' : 'r'), true);
            await file.sync();
            await (0,promises_.rename)(temporary, path);
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
    catch (error) {
        await (0,promises_.rm)(temporary, { force: true });
        throw error;
    }
}
/** Removes what killed runs have left in a folder between filling a file and renaming it. Only under its lock. */
async function clearUnfinished(folder) {
    for (const name of await (0,promises_.readdir)(folder).catch(noneIfAbsent))
        if (name.endsWith(layout/* unfinishedSuffix */.nF))
            await (0,folders.removeLeftover)((0,external_node_path_.join)(folder, name));
}
function noneIfAbsent(error) {
    if ((0,errors/* isAbsent */.W0)(error))
        return [];
    throw error;
}
const copyInto = (from, to) => replace(to, (temporary) => (0,promises_.copyFile)(from, temporary, external_node_fs_.constants.COPYFILE_FICLONE));
async function shareFile(from, to) {
    await (0,folders.makeFolders)((0,external_node_path_.dirname)(to));
    const temporary = beside(to);
    try {
        await (0,promises_.link)(from, temporary);
    }
    catch (error) {
        if ((0,errors/* isAbsent */.W0)(error))
            throw error;
        return await copyInto(from, to); // file systems without hard links, and what may not be linked
    }
    try {
        await (0,promises_.rename)(temporary, to);
    }
    finally {
        // It is still there, too, where `to` was that very file.
        await (0,promises_.rm)(temporary, { force: true });
    }
}
async function placeLink(path, text) {
    if ((await (0,promises_.readlink)(path).catch(() => undefined)) === text)
        return true;
    await (0,folders.makeFolders)((0,external_node_path_.dirname)(path));
    const temporary = beside(path);
    if (!(await makeLink(text, temporary)))
        return false;
    try {
        await (0,sharing/* shareLike */.pR)(temporary);
        await (0,promises_.rename)(temporary, path);
    }
    catch (error) {
        await (0,promises_.rm)(temporary, { force: true });
        throw error;
    }
    return true;
}
/**
 * Writes to the file system so that every path is at each moment either what it was or whole. What is made is shared as
 * the folder that it lies in is.
 */
const placer = {
    makeDirectory: (path) => attempt('create', path, () => (0,folders.makeFolders)(path)),
    placeFile: (from, to) => attempt('place', to, async () => {
        await (0,folders.makeFolders)((0,external_node_path_.dirname)(to));
        await (0,sharing/* shareInPlaceOf */.zs)(from, to);
        try {
            await (0,promises_.rename)(from, to);
        }
        catch (error) {
            if ((0,errors/* systemCode */.xU)(error) !== 'EXDEV')
                throw error;
            await copyInto(from, to);
            await (0,promises_.rm)(from);
        }
    }),
    copyFile: (from, to) => attempt('place', to, () => copyInto(from, to)),
    shareFile: (from, to) => attempt('place', to, () => shareFile(from, to)),
    clone: (from, to) => attempt('copy', from, () => cloneFolder(from, to)),
    move: (from, to) => attempt('move', from, async () => {
        await (0,folders.makeFolders)((0,external_node_path_.dirname)(to));
        await (0,promises_.rename)(from, to);
    }),
    placeLink: (path, text) => attempt('link', path, () => placeLink(path, text)),
    keep: (path, to) => attempt('keep', to, async () => {
        await (0,folders.makeFolders)((0,external_node_path_.dirname)(to));
        await (0,promises_.link)(path, to).catch(async (error) => {
            if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
                throw error;
            await (0,promises_.rename)(path, to); // file systems without hard links
        });
    }),
    writeText: (path, text) => attempt('write', path, () => replace(path, (temporary) => (0,promises_.writeFile)(temporary, text))),
    clearUnfinished: (folder) => attempt('clear', folder, () => clearUnfinished(folder)),
    remove: (path) => attempt('remove', path, () => (0,promises_.rm)(path, { force: true, recursive: true })),
};


/***/ }),

/***/ 8207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U$: () => (/* binding */ shareAs),
/* harmony export */   nR: () => (/* binding */ openNew),
/* harmony export */   pR: () => (/* binding */ shareLike),
/* harmony export */   zs: () => (/* binding */ shareInPlaceOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1704);



const refused = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EROFS']);
/** True when the system has done it; false where this user or the file system may not. Anything else is an error. */
async function tried(work) {
    try {
        await work;
        return true;
    }
    catch (error) {
        if (refused.has((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? ''))
            return false;
        throw error;
    }
}
const absentOr = (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch((error) => {
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isAbsent */ .W0)(error))
        return undefined;
    throw error;
});
async function setGroup(path, facts, gid) {
    return facts.gid === gid || (await tried((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lchown)(path, facts.uid, gid)));
}
async function setMode(path, facts, mode) {
    if ((facts.mode & 0o7777) !== mode)
        await tried((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(path, mode));
}
/** Permissions where the group could not be given: this user's group is one of all others there. */
const ofOthers = (bits) => (bits & ~0o070) | ((bits & 0o007) << 3);
/**
 * Gives what was just made the group and the permissions of the folder that it lies in, whatever the umask, so that all
 * of a group can work in a folder that they share. A folder with the sticky bit (`/tmp`) is a public place and no model
 * for what lies in it. A file with other names stays as it is, because it is somebody else's too.
 *
 * @param folder where it is going to lie, when that is not where it was made
 */
async function shareLike(path, folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)) {
    if (process.platform === 'win32')
        return;
    const [facts, above] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder)]);
    if (above.mode & 0o1000 || (facts.isFile() && facts.nlink > 1))
        return;
    const hasGroup = await setGroup(path, facts, above.gid);
    if (facts.isSymbolicLink())
        return;
    const bits = (above.mode & 0o777) | 0o700;
    const fitting = hasGroup ? bits : ofOthers(bits);
    if (facts.isDirectory())
        await setMode(path, facts, fitting | (hasGroup ? above.mode & 0o2000 : 0));
    else
        await setMode(path, facts, fitting & 0o666);
}
/** Gives a copy what the original has: permissions, group, and as root the owner. */
async function shareAs(path, original, mode = original.mode & 0o7777) {
    if (process.platform === 'win32')
        return;
    const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    const owner = process.getuid?.() === 0 ? original.uid : facts.uid;
    const isRight = facts.uid === owner && facts.gid === original.gid;
    const hasGroup = isRight || (await tried((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lchown)(path, owner, original.gid)));
    // Giving it away takes these bits off.
    const now = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    await setMode(path, now, hasGroup ? mode : ofOthers(mode & ~0o2000));
}
/** Opens a file that is made by this, or emptied. */
async function openNew(path, flags) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, flags);
    try {
        await shareLike(path);
        return handle;
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/** The same for what takes the place of a file: that one's group and permissions, where its owner could write it. */
async function shareInPlaceOf(path, target) {
    if (process.platform === 'win32')
        return;
    const before = await absentOr(target);
    if (!before?.isFile() || (before.mode & 0o600) !== 0o600)
        return shareLike(path, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target));
    const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    if (facts.nlink > 1)
        return;
    const hasGroup = await setGroup(path, facts, before.gid);
    const bits = before.mode & 0o777;
    await setMode(path, facts, hasGroup ? bits : ofOthers(bits));
}


/***/ }),

/***/ 7086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gf: () => (/* binding */ openState),
  T3: () => (/* binding */ readRecords),
  yp: () => (/* binding */ stateFolder)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/io/disk.js + 2 modules
var disk = __webpack_require__(7704);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __webpack_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/folders.js
var folders = __webpack_require__(882);
// EXTERNAL MODULE: ./lib/src/io/input-file.js
var input_file = __webpack_require__(2738);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./lib/src/io/lock-owner.js



/** State and start time of a process, from `/proc/<pid>/stat`: fields 3 and 22. The name in field 2 may hold anything. */
async function processState(pid) {
    const text = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], started: fields[19] };
}
const namespace = (name) => (0,promises_.readlink)(`/proc/self/ns/${name}`);
async function readLife() {
    try {
        // Somebody else's /proc, mounted into a container, tells of other processes under these numbers.
        if ((await (0,promises_.readlink)('/proc/self')) !== String(process.pid))
            return undefined;
        const boot = (await (0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
        const time = await namespace('time').catch(() => 'time'); // before Linux 5.6 there is one time for all
        const { started } = await processState(process.pid);
        return { boot, namespaces: `${await namespace('pid')} ${time}`, started };
    }
    catch {
        return undefined; // no Linux, or a sandbox that hides it
    }
}
let own;
const ownLife = () => (own ??= readLife());
/** This process, as the owner of what it is about to take. */
async function ownerOfThis(token) {
    const life = await ownLife();
    const since = new Date().toISOString();
    return { token, host: (0,external_node_os_.hostname)(), pid: process.pid, since, ...(life && { life }) };
}
/** An owner as a file holds it; undefined where it is damaged. */
function parseOwner(text) {
    try {
        const owner = JSON.parse(text);
        return typeof owner?.token === 'string' ? owner : undefined;
    }
    catch {
        return undefined;
    }
}
function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,io_errors/* systemCode */.xU)(error) !== 'ESRCH';
    }
}
/**
 * Whether the process of an owner has ended for certain. False where that cannot be told: on another host or in another
 * container, before the last start of the system, or where the system tells too little.
 */
async function hasEnded({ host, pid, life }) {
    const here = await ownLife();
    if (here === undefined || life === undefined || host !== (0,external_node_os_.hostname)())
        return false;
    if (life.boot !== here.boot || life.namespaces !== here.namespaces)
        return false;
    // No number of a process: 0 and below stand for groups.
    if (!Number.isSafeInteger(pid) || pid <= 0 || typeof life.started !== 'string')
        return false;
    if (!isRunning(pid))
        return true;
    const now = await processState(pid).catch(() => undefined);
    // Z and X: it has ended, and whoever started it has not asked for it yet.
    return now !== undefined && (now.started !== life.started || now.state === 'Z' || now.state === 'X');
}

;// CONCATENATED MODULE: ./lib/src/io/claim.js





/** A holder that gives no sign for so long has lost what it holds. */
const silenceMs = 30_000;
const claimPrefix = 'lock-claim-';
/** The clock of a folder's file system, which may be another machine's. Undefined where the folder has gone. */
async function timeIn(folder, system) {
    const probe = (0,external_node_path_.join)(folder, `.now-${(0,external_node_crypto_.randomUUID)().slice(0, 8)}`);
    try {
        await system.createFile(probe, '');
        return (await system.facts(probe)).mtimeMs;
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error))
            return undefined;
        throw error;
    }
    finally {
        await system.remove(probe);
    }
}
/** How the claims of one thing begin, whatever its name is. */
const claimOf = (subject) => `${claimPrefix}${(0,external_node_crypto_.createHash)('sha256').update(subject).digest('hex').slice(0, 16)}`;
/**
 * Claims what `subject` names; undefined while another process has it. A claim is a file that is created, which
 * succeeds for one process only. It is never taken from a process that has died or fallen silent: its successor creates
 * the next in line, and that succeeds for one only again.
 *
 * Whoever has it looks once more whether what it wants to take away is still what it has seen, because another may have
 * had the claim before.
 */
async function claim(folder, subject, me, system) {
    const line = [];
    for (;;) {
        const path = (0,external_node_path_.join)(folder, `${claimOf(subject)}-${line.length}`);
        line.push(path);
        try {
            await system.createFile(path, JSON.stringify(me));
            return {
                withdraw: () => system.remove(path),
                settle: async () => {
                    for (const each of line)
                        await system.remove(each);
                },
            };
        }
        catch (error) {
            if ((0,io_errors/* systemCode */.xU)(error) !== 'EEXIST')
                throw error;
        }
        if (!(await isOrphan(path, folder, system)))
            return undefined;
    }
}
/** Whether nobody stands behind a claim any more. One that is gone is not: there is nothing left to claim. */
async function isOrphan(path, folder, system) {
    try {
        const text = await system.readText(path).catch((error) => {
            if (error instanceof errors/* SetupError */.w3)
                return '';
            throw error;
        });
        const owner = parseOwner(text);
        if (owner !== undefined && (await hasEnded(owner)))
            return true;
        const { mtimeMs } = await system.facts(path);
        const now = await timeIn(folder, system);
        return now !== undefined && now - mtimeMs > silenceMs;
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error))
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/src/io/sharing.js
var sharing = __webpack_require__(8207);
;// CONCATENATED MODULE: ./lib/src/io/lock-system.js
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





const lockSystem = {
    makeFolder: async (path) => {
        await (0,promises_.mkdir)(path);
        await (0,sharing/* shareLike */.pR)(path);
    },
    createFile: async (path, text) => {
        const file = await (0,sharing/* openNew */.nR)(path, 'wx');
        try {
            await file.writeFile(text);
        }
        catch (error) {
            await (0,promises_.rm)(path, { force: true }); // a full disk
            throw error;
        }
        finally {
            await file.close();
        }
    },
    // By writing: only then is it the clock of the file system, which may be another machine's. Every owner.json begins so.
    touch: async (path) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_1, await (0,promises_.open)(path, 'r+'), true);
            await file.write('{', 0);
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
    },
    readText: (path) => (0,input_file/* readOwnFile */.z)(path),
    list: (path) => (0,promises_.readdir)(path),
    facts: (path) => (0,promises_.lstat)(path),
    isFolder: (path) => (0,promises_.stat)(path).then((facts) => facts.isDirectory(), () => false),
    rename: (from, to) => (0,promises_.rename)(from, to),
    remove: (path) => (0,promises_.rm)(path, { recursive: true, force: true }),
    removeLeftover: folders.removeLeftover,
    sleep: (milliseconds, signal) => (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, { signal }),
};

;// CONCATENATED MODULE: ./lib/src/io/lock.js







const heartbeatMs = 5_000;
const pollMs = 250;
/**
 * The `lock` of a folder: a folder with `owner.json`. It is made beside its place and renamed, so that it is never there
 * without its owner, and taken away by renaming it, so that it is never there without its content. Only who has claimed
 * a lock takes it away, its own holder included.
 *
 *   lock-new-<token>      one that is being made
 *   lock-claim-<lock>-<n> the right to take one away, see `claim`
 *   lock-broken-<id>      one that was taken away, and is being removed
 */
class LockFolder {
    folder;
    me;
    system;
    path;
    constructor(folder, me, system) {
        this.folder = folder;
        this.me = me;
        this.system = system;
        this.path = (0,external_node_path_.join)(folder, 'lock');
    }
    ownerFile(lock = this.path) {
        return (0,external_node_path_.join)(lock, 'owner.json');
    }
    async readOwner(lock = this.path) {
        try {
            return parseOwner(await this.system.readText(this.ownerFile(lock)));
        }
        catch (error) {
            if ((0,io_errors/* isAbsent */.W0)(error) || error instanceof errors/* SetupError */.w3)
                return undefined;
            if (['EACCES', 'EPERM', 'ELOOP'].includes((0,io_errors/* systemCode */.xU)(error) ?? ''))
                return undefined;
            throw error;
        }
    }
    async isMine() {
        return (await this.readOwner())?.token === this.me.token;
    }
    /** Makes the lock; false where there is one. */
    async place() {
        const fresh = (0,external_node_path_.join)(this.folder, `lock-new-${this.me.token}`);
        try {
            await this.system.makeFolder(fresh);
            await this.system.createFile(this.ownerFile(fresh), JSON.stringify(this.me));
            await this.system.rename(fresh, this.path);
            return true;
        }
        catch (error) {
            if (await this.isMine())
                return true; // a network file system that has asked twice
            await this.system.remove(fresh);
            // Systems have many words for a name that is taken.
            if ((await this.look()) !== undefined)
                return false;
            // The lock has gone since, or whoever had it took the new one for a leftover.
            const isRace = ['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes((0,io_errors/* systemCode */.xU)(error) ?? '');
            if (isRace && (await this.system.isFolder(this.folder)))
                return false;
            throw error;
        }
    }
    async look() {
        try {
            const { mtimeMs, ino } = await this.system.facts(this.path);
            const owner = await this.readOwner();
            const sign = await this.system.facts(this.ownerFile()).then((facts) => facts.mtimeMs, () => mtimeMs);
            return { owner, sign, subject: owner?.token ?? `${ino} ${mtimeMs}` };
        }
        catch (error) {
            if ((0,io_errors/* isAbsent */.W0)(error))
                return undefined;
            throw error;
        }
    }
    /** Why a lock may be taken from its holder, in words; undefined while it may not. */
    async whyFree({ owner, sign }) {
        const who = owner ? `process ${owner.pid} on ${owner.host}` : 'the holder of the lock';
        if (owner !== undefined && (await hasEnded(owner)))
            return `${who} has ended without giving the lock back`;
        const now = await timeIn(this.folder, this.system);
        if (now === undefined || now - sign <= silenceMs)
            return undefined;
        return `${who} gave no sign for ${Math.round((now - sign) / 1000)} s`;
    }
    /** Takes away a lock that was seen, if it is still that one; false where another is at it or it has changed. */
    async takeAway({ subject }, isStill) {
        const claimed = await claim(this.folder, subject, this.me, this.system);
        if (claimed === undefined)
            return false;
        const now = await this.look();
        if (now?.subject !== subject || !isStill(now)) {
            await claimed.withdraw();
            return false;
        }
        try {
            await this.bury(this.path, claimed.settle);
        }
        catch (error) {
            await claimed.withdraw();
            throw error;
        }
        return true;
    }
    /** Takes a folder from its place in one step, and removes what it held. */
    async bury(path, onGone = () => Promise.resolve()) {
        const grave = (0,external_node_path_.join)(this.folder, `lock-broken-${(0,external_node_crypto_.randomUUID)()}`);
        await this.system.rename(path, grave);
        await onGone();
        await this.system.removeLeftover(grave);
    }
    async beat() {
        if (!(await this.isMine()))
            return false;
        await this.system.touch(this.ownerFile());
        return true;
    }
    /** Gives the lock back, unless another has it by now. */
    async giveBack() {
        while (await this.isMine()) {
            const isGone = await this.takeAway({ subject: this.me.token }, () => true).catch((error) => {
                // A full disk takes no claim: the lock goes without one.
                if (!['ENOSPC', 'EDQUOT'].includes((0,io_errors/* systemCode */.xU)(error) ?? ''))
                    throw error;
                return this.bury(this.path).then(() => true);
            });
            if (isGone)
                return;
            // Another took this process for silent, and is just seeing that it is not.
            await this.system.sleep(20);
        }
    }
    /** What killed runs have left of locks. Only the holder does this, so no lock is made of anything meanwhile. */
    async clear() {
        const mine = await this.look();
        if (mine?.subject !== this.me.token)
            return;
        for (const name of await this.system.list(this.folder)) {
            const path = (0,external_node_path_.join)(this.folder, name);
            const isOld = async () => {
                const facts = await this.system.facts(path).catch(() => undefined);
                return facts !== undefined && mine.sign - facts.mtimeMs > silenceMs;
            };
            if (name.startsWith('lock-broken-'))
                await this.system.removeLeftover(path);
            else if (name.startsWith(claimPrefix)) {
                if (!name.startsWith(claimOf(this.me.token)))
                    await this.system.removeLeftover(path);
            }
            else if (name.startsWith('.now-')) {
                if (await isOld())
                    await this.system.removeLeftover(path);
            }
            else if (name.startsWith('lock-new-')) {
                const owner = await this.readOwner(path);
                // In one step: if its maker is alive after all, it must not put a folder in place that has lost its owner.
                if ((owner !== undefined && (await hasEnded(owner))) || (await isOld()))
                    await this.bury(path).catch((error) => {
                        if (!(0,io_errors/* isAbsent */.W0)(error) && !['EACCES', 'EPERM'].includes((0,io_errors/* systemCode */.xU)(error) ?? ''))
                            throw error;
                    });
            }
        }
    }
}
async function takeLock(folder, { signal, say, onLost, wait = true }, system = lockSystem) {
    const lock = new LockFolder(folder, await ownerOfThis((0,external_node_crypto_.randomUUID)()), system);
    let saidFor;
    let waited = false;
    try {
        for (;;) {
            const seen = await lock.look();
            if (seen === undefined) {
                if (await lock.place())
                    break;
                continue;
            }
            waited = true;
            const why = await lock.whyFree(seen);
            if (why !== undefined && (await lock.takeAway(seen, ({ sign }) => sign === seen.sign))) {
                say(`${why}: taking over`);
                continue;
            }
            if (!wait)
                return undefined;
            const { owner } = seen;
            if (why === undefined && owner && owner.token !== saidFor) {
                saidFor = owner.token;
                say(`waiting for process ${owner.pid} on ${owner.host}, which has been working in ${folder} since ${owner.since}`);
            }
            await system.sleep(pollMs, signal).catch(() => {
                throw (0,io_errors/* interrupted */.VM)(signal);
            });
        }
        await lock.clear();
    }
    catch (error) {
        throw (0,io_errors/* atPath */.Z$)('data-dir-unwritable', 'make a lock in', folder, error);
    }
    return hold(lock, folder, waited, onLost);
}
/** Whether runs of before have left something of a lock in a folder that need not be there. */
async function hasLeftLock(folder, system = lockSystem) {
    const names = await system.list(folder).catch((error) => {
        if ((0,io_errors/* isAbsent */.W0)(error))
            return [];
        throw (0,io_errors/* atPath */.Z$)('data-dir-unwritable', 'list', folder, error);
    });
    return names.some((name) => /^lock($|-)|^\.now-/.test(name));
}
function hold(lock, folder, waited, onLost) {
    let isReleased = false;
    const beat = setInterval(() => {
        void (async () => {
            if ((await lock.beat()) || isReleased)
                return;
            onLost(new errors/* SetupError */.w3('lock-lost', `another process took the lock of ${folder} from process ${lock.me.pid}`));
        })().catch(() => undefined); // one missed beat is no reason to stop; six in a row are seen by the next owner
    }, heartbeatMs);
    beat.unref();
    return {
        waited,
        isHeld: () => lock.isMine(),
        release: async () => {
            isReleased = true;
            clearInterval(beat);
            if (!(await lock.isMine()))
                return;
            await lock.clear();
            await lock.giveBack();
        },
    };
}

// EXTERNAL MODULE: ./lib/src/io/placer.js + 2 modules
var placer = __webpack_require__(6284);
;// CONCATENATED MODULE: ./lib/src/io/state.js










/** Where the kit keeps its own things: beside the data, never inside a Hub cache. */
const stateFolder = (dataDir) => (0,external_node_path_.join)(dataDir, '.steve1-setup');
const isReceipt = (value) => typeof value === 'object' && value !== null && 'sha256' in value && typeof value.sha256 === 'string';
const isUnpacked = (value) => typeof value === 'object' && value !== null && 'shape' in value && 'files' in value;
const isTree = (value) => typeof value === 'object' && value !== null && 'shape' in value && 'commit' in value && 'files' in value;
const mapOf = (entries, isOne) => new Map(Object.entries(entries ?? {}).filter((pair) => isOne(pair[1])));
/** What earlier runs left word of, without a lock; nothing where there is none or it cannot be understood. */
async function readRecords(dataDir) {
    const path = (0,external_node_path_.join)(stateFolder(dataDir), 'receipts.json');
    const nothing = () => ({ receipts: new Map(), archives: new Map(), snapshots: new Map() });
    try {
        const text = await (0,input_file/* readOwnFile */.z)(path, 'a file of receipts');
        const document = JSON.parse(text);
        // Receipts only save work: of another version, or damaged, they are as good as absent.
        if (document?.schema !== 'steve1-receipts/1')
            return nothing();
        return {
            receipts: mapOf(document.files, isReceipt),
            archives: mapOf(document.archives, isUnpacked),
            snapshots: mapOf(document.snapshots, isTree),
        };
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error) || error instanceof SyntaxError)
            return nothing();
        throw (0,io_errors/* atPath */.Z$)('file-unreadable', 'read', path, error);
    }
}
/** The kit's folder below `root`, made if need be. */
async function makeStateFolder(root) {
    const directory = stateFolder(root);
    for (const name of ['parts', 'kept', 'repair']) {
        const link = await disk/* disk */.E.escapingLink(root, `.steve1-setup/${name}`);
        if (link !== undefined)
            throw new errors/* SetupError */.w3('path-unsafe', `${link} is a link that leads out of ${root}`);
    }
    try {
        await (0,folders.makeFolders)(directory);
        await lockSystem.createFile((0,external_node_path_.join)(directory, '.gitignore'), '*\n').catch((error) => {
            if ((0,io_errors/* systemCode */.xU)(error) !== 'EEXIST')
                throw error;
        });
    }
    catch (error) {
        throw (0,io_errors/* atPath */.Z$)('data-dir-unwritable', 'write in', root, error);
    }
    return directory;
}
/**
 * Where a folder stands in the order in which locks are taken: negative where `a` is first, 0 where both are one folder.
 * Not by path: two containers may know the same folders by other names, each by the other's.
 */
async function order(a, b) {
    const [one, other] = await Promise.all([a, b].map((path) => (0,promises_.stat)(path, { bigint: true })));
    return Number(one.ino - other.ino) || Number(one.dev - other.dev);
}
/**
 * Opens the state of a data directory for writing, made if need be, and holds its lock until `release`. Several data
 * directories may share a Hub cache: that has a lock of its own, beside its `hub` folder, taken only when it is to be
 * written, so that a cache on a read-only mount serves as long as all is in it.
 *
 * Throws `data-dir-unwritable`, `path-unsafe`, or `interrupted` while waiting.
 */
async function openState(dataDir, options) {
    const directory = await makeStateFolder(dataDir);
    const state = new OpenState(dataDir, directory, await takeLock(directory, options), options);
    try {
        await state.begin();
    }
    catch (error) {
        await state.release();
        throw error;
    }
    return state;
}
class OpenState {
    dataDir;
    directory;
    lock;
    options;
    receipts = new Map();
    archives = new Map();
    snapshots = new Map();
    saved = '';
    hubLock;
    /** The Hub's home that needs no lock any more. */
    locked;
    constructor(dataDir, directory, lock, options) {
        this.dataDir = dataDir;
        this.directory = directory;
        this.lock = lock;
        this.options = options;
    }
    async begin() {
        try {
            await this.clear();
            await this.read();
        }
        catch (error) {
            throw (0,io_errors/* atPath */.Z$)('data-dir-unwritable', 'write in', this.directory, error);
        }
    }
    /** What killed runs have left, but for what the next one goes on with. */
    async clear() {
        await (0,placer/* clearUnfinished */.f8)(this.directory);
        const parts = (0,external_node_path_.join)(this.directory, 'parts');
        await (0,folders.makeFolders)(parts);
        for (const name of await (0,promises_.readdir)(parts))
            if (!/\.part(\.json)?$/.test(name))
                await (0,folders.removeLeftover)((0,external_node_path_.join)(parts, name));
    }
    /** Into the same maps, because others look into them. */
    async read() {
        const records = await readRecords(this.dataDir);
        for (const name of ['receipts', 'archives', 'snapshots']) {
            this[name].clear();
            for (const [key, value] of records[name])
                this[name].set(key, value);
        }
        this.saved = this.text();
    }
    text() {
        const sorted = (map) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
        const document = {
            schema: 'steve1-receipts/1',
            files: sorted(this.receipts),
            ...(this.archives.size > 0 && { archives: sorted(this.archives) }),
            ...(this.snapshots.size > 0 && { snapshots: sorted(this.snapshots) }),
        };
        return `${JSON.stringify(document, null, 2)}\n`;
    }
    saveRecords = async () => {
        const now = this.text();
        // Whoever took the lock writes its own.
        if (now === this.saved || !(await this.lock.isHeld()))
            return;
        await placer/* placer */.G1.writeText((0,external_node_path_.join)(this.directory, 'receipts.json'), now);
        this.saved = now;
    };
    part = (key) => (0,external_node_path_.join)(this.directory, 'parts', `${key}.part`);
    lockHub = async (hfHome) => {
        if (hfHome === this.dataDir || hfHome === this.locked)
            return false;
        const directory = await makeStateFolder(hfHome);
        const place = await order(this.directory, directory);
        let waited = false;
        if (place < 0) {
            this.hubLock = await takeLock(directory, this.options);
            waited = this.hubLock.waited;
        }
        else if (place > 0) {
            // Against the order it is only taken, and never waited for.
            this.hubLock = await takeLock(directory, { ...this.options, wait: false });
            if (this.hubLock === undefined) {
                await this.retake(directory);
                waited = true;
            }
        }
        this.locked = hfHome;
        return waited;
    };
    /** Both locks in their order; what others have written in the data directory meanwhile is read again. */
    async retake(hub) {
        await this.saveRecords();
        await this.lock.release();
        this.hubLock = await takeLock(hub, this.options);
        this.lock = await takeLock(this.directory, this.options);
        await this.begin();
    }
    clearHub = async (hfHome) => {
        const directory = stateFolder(hfHome);
        if (directory === this.directory || !(await hasLeftLock(directory)))
            return;
        try {
            const lock = await takeLock(directory, { ...this.options, wait: false });
            await lock?.release();
        }
        catch (error) {
            if (!(error instanceof errors/* SetupError */.w3) || error.code !== 'data-dir-unwritable')
                throw error;
        }
    };
    release = async () => {
        try {
            await this.hubLock?.release();
        }
        finally {
            await this.lock.release();
        }
    };
}


/***/ })

};
