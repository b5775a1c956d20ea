export const id = 920;
export const ids = [920];
export const modules = {

/***/ 5675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ lockOfStates),
/* harmony export */   s: () => (/* binding */ lock)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _core_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6621);
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3481);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3430);
/* harmony import */ var _select_assets_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2844);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8468);






/** The lock of what was found right; assets that were not looked at keep what `before` says of them. */
function lockOfStates(bundle, states, before) {
    const entries = states.flatMap(({ asset, files, unpacked }) => {
        const entry = (0,_core_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .lockedAsset */ .Vq)(asset, files, unpacked);
        return entry === undefined ? [] : [[asset.id, entry]];
    });
    return (0,_core_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .lockOf */ .Vx)(bundle, new Map(entries), before);
}
/**
 * Hashes what is on disk, and writes size and digest of each asset into the lock file; with `check`, tells instead in
 * what the file that is there differs. Measured by the manifest alone: the lock that is there is the thing in question.
 * Of a snapshot whose files the manifest does not name, the Hub is asked what the revision is now; `check` asks nobody.
 *
 * Nothing is written unless every asset is there and has passed. Returns true when the file was written.
 */
async function lock(options, ports, draft) {
    const { bundle, before, path, check } = options;
    const assets = (0,_select_assets_js__WEBPACK_IMPORTED_MODULE_4__/* .selectAssets */ .G)(bundle, options.assets);
    draft.phase('resolve');
    const listed = check ? new Map() : await listSnapshots(assets, { ...ports, ...options });
    draft.phase('verify');
    const found = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_5__/* .survey */ .F)(assets, {
        ...ports.context,
        snapshots: new Map([...ports.context.snapshots, ...listed]),
        trustReceipts: false,
        changed: 'warning',
        allowUnlocked: true,
        siblings: bundle.assets,
    });
    // That nothing pins a file is what this command puts an end to.
    const mended = ['asset-unverified', 'asset-changed', 'asset-unlocked'];
    const states = found
        .map((one) => ({ ...one, findings: one.findings.filter(({ code }) => !mended.includes(code)) }))
        .map((one) => (listed.has(one.asset.id) ? withoutErrors(one) : one));
    (0,_conclude_js__WEBPACK_IMPORTED_MODULE_2__/* .concludeAssets */ .pU)(states, draft);
    if (draft.findings.some(({ severity }) => severity === 'error'))
        return false;
    const now = lockOfStates(bundle, states, before);
    if (check) {
        if (before === undefined)
            draft.findings.push((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('lock-missing', 'error', path, `there is no lock file ${path}`));
        else
            for (const { id, message, ...values } of (0,_core_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .differences */ .tX)(before, now))
                draft.findings.push((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('lock-differs', 'error', id, `${path}: ${message}`, values));
        return false;
    }
    if (before !== undefined && (0,_core_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .lockText */ .li)(before) === (0,_core_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .lockText */ .li)(now))
        return false;
    await ports.placer.writeText(path, (0,_core_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .lockText */ .li)(now));
    return true;
}
/** What the Hub says now of the snapshots of which the manifest tells nothing, by asset id. */
async function listSnapshots(assets, { listHub, hub, context }) {
    const found = new Map();
    for (const asset of assets) {
        if (asset.kind !== 'hub-snapshot' || (0,_resolve_js__WEBPACK_IMPORTED_MODULE_3__/* .isResolved */ .ZY)(asset))
            continue;
        found.set(asset.id, await (0,_resolve_js__WEBPACK_IMPORTED_MODULE_3__/* .resolve */ .hd)(asset, { hub, listHub, digestText: context.digestText }));
    }
    return found;
}
/** The Hub's word is enough to lock a snapshot; that other bytes are on disk is no fault, and is said. */
function withoutErrors(one) {
    const { asset } = one;
    if (!one.findings.some(({ severity }) => severity === 'error') || asset.kind !== 'hub-snapshot')
        return one;
    const message = `${asset.repo} at ${asset.named} is commit ${asset.revision} now; what is on disk is not, or not all of it`;
    const note = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-snapshot-missing', 'note', asset.id, message);
    return { ...one, findings: [note], files: [] };
}


/***/ }),

/***/ 2733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ provision)
});

// EXTERNAL MODULE: ./lib/src/core/errors.js
var core_errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/asset-size.js
var asset_size = __webpack_require__(8520);
;// CONCATENATED MODULE: ./lib/src/core/cache-budget.js


/** What GitHub keeps of a repository's caches unless its owner pays for more; beyond it the least recently used go. */
const cacheBudget = 10 * 1024 ** 3;
/** A note when the assets of a bundle do not fit into the CI cache together: every run would evict what the next needs. */
function checkCacheBudget(bundle, assets) {
    const bytes = assets.reduce((sum, asset) => sum + ((0,asset_size/* sizeOfAsset */.V)(asset) ?? 0), 0);
    if (bytes <= cacheBudget)
        return [];
    const message = `the selected assets of ${bundle} are ${bytes} bytes, and the CI cache keeps ${cacheBudget} a repository`;
    return [(0,core_errors/* finding */.gk)('cache-too-large', 'note', bundle, message, { expected: `${cacheBudget}`, actual: `${bytes}` })];
}

// EXTERNAL MODULE: ./lib/src/app/asset-state.js
var asset_state = __webpack_require__(526);
// EXTERNAL MODULE: ./lib/src/core/cache-key.js
var cache_key = __webpack_require__(5612);
// EXTERNAL MODULE: ./lib/src/core/check-file.js
var check_file = __webpack_require__(7095);
;// CONCATENATED MODULE: ./lib/src/app/cache-names.js

/** A file of that digest. */
const blobEntry = (prefix, { id }, sha256) => ({
    name: (0,cache_key/* blobName */.PF)(prefix, sha256),
    of: `the sha256 of ${id}`,
});
/** What was seen of an asset that no sha256 pins. */
function seenEntry(prefix, { kind, path, sources }, digestText) {
    const ingredients = JSON.stringify([kind, path, sources]);
    return { name: (0,cache_key/* seenName */.jV)(prefix, digestText(ingredients)), of: `the sha256 of ${ingredients}` };
}
/** Small files of a snapshot, by the names of their blobs. */
function packEntry(prefix, names, digestText) {
    const ingredients = JSON.stringify([...names].sort());
    return { name: (0,cache_key/* packName */.HC)(prefix, digestText(ingredients)), of: `the sha256 of ${ingredients}` };
}
/** Reads what an entry of that kind holds; undefined for what is none. */
function readRemembered(text) {
    try {
        const { size, sha256 } = JSON.parse(text);
        const isWhole = Number.isSafeInteger(size) && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
        return isWhole ? { size: size, sha256 } : undefined;
    }
    catch {
        return undefined; // no JSON: the caller refuses the entry
    }
}

;// CONCATENATED MODULE: ./lib/src/app/cache-tier.js




/**
 * The CI cache as a tier: asked after what is on disk and before the origins, and filled, where this run may, with what
 * it did not have. Nothing that comes out of it is believed: it is compared with a digest that is known from elsewhere,
 * or passes the same checks as a file from an origin.
 */
class CacheTier {
    settings;
    ports;
    /** Every entry that was asked for or saved, for the report. */
    entries = [];
    findings = [];
    savings = [];
    /** By name: the entries that were asked for, and which generation answered; 0 where none did. */
    asked = new Map();
    constructor(settings, ports) {
        this.settings = settings;
        this.ports = ports;
    }
    /**
     * Asks for an entry. Undefined where there is none, or none that can be had, which is then in the report; what is
     * brought lies in the folder `into`, and is to be given up with `refuse` when it is not what it should be.
     */
    async ask(asset, { name, of }, into, mostBytes, onProgress = () => undefined) {
        const entry = { key: name, asset: asset.id, of, outcome: 'miss' };
        this.entries.push(entry);
        const { service, limit } = this.settings;
        const answer = await limit(async () => {
            if (service.isDown)
                return undefined;
            return await service.restore(name, into, mostBytes, onProgress);
        });
        if (answer === undefined) {
            entry.outcome = 'not asked';
            return undefined;
        }
        const generation = answer.outcome === 'miss' ? 0 : (answer.generation ?? 0);
        this.asked.set(name, { entry, generation });
        if (answer.outcome === 'miss')
            return undefined;
        const refuse = (code, why) => {
            entry.outcome = generation > 0 ? 'bad' : 'failed';
            entry.message = why;
            this.findings.push((0,core_errors/* finding */.gk)(code, 'warning', asset.id, `CI cache, ${entry.key}: ${why}`));
        };
        if (answer.outcome === 'failed') {
            refuse(answer.code, answer.message);
            return undefined;
        }
        entry.key = answer.key;
        entry.outcome = 'hit';
        return { file: answer.file, key: answer.key, refuse: (why) => refuse('cache-entry-invalid', why) };
    }
    /** What is remembered of an asset that no sha256 pins: never more than a hint where to look, and what to compare with. */
    async recall(asset, into) {
        const found = await this.ask(asset, seenEntry(this.settings.prefix, asset, this.ports.digestText), into, 1 << 16);
        if (found === undefined)
            return undefined;
        try {
            const remembered = readRemembered(await this.ports.disk.readText(found.file));
            if (remembered !== undefined && (0,check_file/* sizeFits */.KQ)(asset, remembered.size))
                return remembered;
            found.refuse('it does not hold the size and sha256 of this asset');
            return undefined;
        }
        finally {
            await this.ports.placer.remove(into);
        }
    }
    /**
     * Brings the file of a digest to `part` and has it accepted; undefined where the cache has not got it, or something
     * else under its name.
     */
    async bring(asset, file, { part, onProgress, accept, algorithms }, attempts) {
        const { sha256, size = Infinity } = file;
        const into = `${part}.cache`;
        let shown = 0;
        const show = (bytes) => {
            shown += bytes;
            onProgress(bytes);
        };
        const found = await this.ask(asset, blobEntry(this.settings.prefix, asset, sha256), into, size, show);
        if (found === undefined) {
            show(-shown);
            return undefined;
        }
        try {
            const digest = await this.accept(found.file, file, part, { accept, algorithms });
            show(digest.bytes - shown);
            attempts.push({ type: 'cache', url: found.key, outcome: 'ok' });
            return digest;
        }
        catch (error) {
            if (!(error instanceof core_errors/* SetupError */.w3) || error.kind !== 'integrity')
                throw error;
            show(-shown);
            found.refuse(error.message);
            return undefined;
        }
        finally {
            await this.ports.placer.remove(into);
        }
    }
    /** The files of one packed entry, unpacked by `unpack` into a folder of its own; undefined where it is not had. */
    async bringPack(asset, names, into, mostBytes, unpack, attempts) {
        const found = await this.ask(asset, packEntry(this.settings.prefix, names, this.ports.digestText), into, mostBytes);
        if (found === undefined)
            return undefined;
        try {
            const files = await unpack(found.file);
            attempts.push({ type: 'cache', url: found.key, outcome: 'ok' });
            return files;
        }
        catch (error) {
            if (!(error instanceof core_errors/* SetupError */.w3) || error.kind !== 'integrity')
                throw error;
            found.refuse(error.message);
            return undefined;
        }
        finally {
            await this.ports.placer.remove(into);
        }
    }
    /** Verifies a file that came out of the cache, and puts it where one from an origin would lie. */
    async accept(file, { sha256, size }, part, { accept, algorithms }) {
        const [digest] = await this.ports.hash([{ path: file, algorithms }], () => undefined);
        if (digest === undefined || !('sha256' in digest))
            throw digest ?? new Error(`${file} was not hashed`);
        if (digest.sha256 !== sha256 || (size !== undefined && digest.bytes !== size))
            throw new core_errors/* SetupError */.w3('asset-digest-mismatch', `it holds ${digest.bytes} bytes with sha256 ${digest.sha256}`);
        await this.ports.placer.remove(`${part}.json`); // whose an unfinished download was that lay here
        await this.ports.placer.placeFile(file, part);
        await accept(digest);
        return digest;
    }
    get atOnce() {
        return this.settings.atOnce;
    }
    /** Nothing is saved: what would be kept for it alone need not be. */
    get isReadOnly() {
        return this.settings.mode !== 'write';
    }
    /** A file that was verified is to be saved under its digest, unless the cache has it. */
    keepBlob(asset, sha256, path, { isOurs = false } = {}) {
        this.keep(asset, blobEntry(this.settings.prefix, asset, sha256), path, () => Promise.resolve(), isOurs);
    }
    /** What was seen of an asset that no sha256 pins. */
    keepSeen(asset, { size, sha256 }, to) {
        const text = `${JSON.stringify({ size, sha256 })}\n`;
        this.keep(asset, seenEntry(this.settings.prefix, asset, this.ports.digestText), to, () => this.ports.placer.writeText(to, text), true);
    }
    /** Small files as one entry, which `write` packs. */
    keepPack(asset, names, to, write) {
        this.keep(asset, packEntry(this.settings.prefix, names, this.ports.digestText), to, () => write(to), true);
    }
    keep(asset, { name, of }, to, write, isOurs) {
        if (this.isReadOnly)
            return;
        const known = this.asked.get(name);
        const entry = known?.entry ?? { key: name, asset: asset.id, of, outcome: 'not asked' };
        if (known === undefined)
            this.entries.push(entry);
        this.savings.push({ entry, asset, name, generation: (known?.generation ?? 0) + 1, path: to, write, isOurs });
    }
    /** Saves what is to be saved, of assets that are right. That something was not saved is never more than a warning. */
    async saveAll(isRight) {
        for (const { entry, asset, name, generation, path, write, isOurs } of this.savings.splice(0)) {
            try {
                if (this.settings.service.isDown || !isRight(asset))
                    continue;
                await write();
                this.ports.progress.say(`saving ${entry.asset} to the CI cache as ${(0,cache_key/* generationKey */.g_)(name, generation)}`);
                const { outcome, message } = await this.settings.service.save(name, generation, path);
                entry.saved = outcome;
                if (outcome === 'saved')
                    entry.key = (0,cache_key/* generationKey */.g_)(name, generation);
                if (message !== undefined)
                    entry.message = message;
                if (outcome === 'failed' || outcome === 'denied')
                    this.notSaved(asset, name, outcome === 'denied' ? 'cache-denied' : 'cache-failed', message ?? outcome);
            }
            catch (error) {
                if (!(error instanceof core_errors/* SetupError */.w3) || (0,core_errors/* endsTheRun */.X_)(error))
                    throw error;
                entry.saved = 'failed';
                this.notSaved(asset, name, 'cache-failed', error.message);
            }
            finally {
                if (isOurs)
                    await this.ports.placer.remove(path);
            }
        }
    }
    notSaved(asset, name, code, why) {
        this.findings.push((0,core_errors/* finding */.gk)(code, 'warning', asset.id, `CI cache, ${name} was not saved: ${why}`));
    }
}

;// CONCATENATED MODULE: ./lib/src/app/clear-unfinished.js
/**
 * Removes what killed runs have left beside files of the data directory while they were writing them. Before anything is
 * fetched: later it could be what this run writes. What is in its place has nothing beside it.
 */
async function clearUnfinished(needed, { disk, placer, locations }) {
    const above = (path) => disk.join(locations.dataDir, ...path.split('/'), '..');
    const folders = needed.flatMap(({ asset }) => {
        if (asset.kind === 'hub-snapshot')
            return [];
        if (asset.kind === 'file')
            return [above(asset.path)];
        return Object.keys(asset.files ?? {}).map((name) => above(`${asset.path}/${name}`));
    });
    for (const folder of new Set(folders))
        await placer.clearUnfinished(folder);
}

// EXTERNAL MODULE: ./lib/src/app/conclude.js + 1 modules
var conclude = __webpack_require__(3481);
// EXTERNAL MODULE: ./lib/src/app/escapes.js
var escapes = __webpack_require__(6);
// EXTERNAL MODULE: ./lib/src/app/expected-snapshot.js
var expected_snapshot = __webpack_require__(289);
// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1760);
// EXTERNAL MODULE: ./lib/src/app/look-around.js
var look_around = __webpack_require__(1189);
// EXTERNAL MODULE: ./lib/src/app/receipts.js
var receipts = __webpack_require__(421);
// EXTERNAL MODULE: ./lib/src/app/resolve.js
var resolve = __webpack_require__(3430);
;// CONCATENATED MODULE: ./lib/src/app/records.js



/** What was hashed and found right need not be hashed again. */
function recordReceipts(states, { state, locations, digestText }) {
    for (const one of states) {
        const tree = (0,asset_state/* isThere */.$B)(one) ? (0,resolve/* recordOf */.zv)(one.asset, digestText) : undefined;
        if (tree)
            state.snapshots.set(one.asset.id, tree);
        const isBroken = one.findings.some((each) => each.code === 'hub-tokenizer-broken');
        for (const file of one.files) {
            const key = (0,receipts/* receiptKey */.OH)(locations.dataDir, file.path);
            if (isBroken) {
                // A receipt says that nothing need be looked at again; this must be said again until it is mended.
                state.receipts.delete(key);
                continue;
            }
            if (file.facts === undefined)
                continue;
            const md5 = one.asset.kind === 'file' ? one.asset.md5 : undefined;
            state.receipts.set(key, (0,receipts/* writeReceipt */.Qz)({ ...file, ...(md5 !== undefined && { md5 }) }, file.facts, file.told));
        }
    }
}

// EXTERNAL MODULE: ./lib/src/app/repair.js + 3 modules
var app_repair = __webpack_require__(2016);
// EXTERNAL MODULE: ./lib/src/app/survey.js + 4 modules
var survey = __webpack_require__(8468);
;// CONCATENATED MODULE: ./lib/src/app/mend-hub.js






/** Mends the Hub cache before and after fetching: bytes that are there in whatever shape need not come again. */
class HubMender {
    options;
    context;
    work;
    draft;
    /** Repos of which something was left for when all bytes are there. */
    pending = new Set();
    /** Repos that a person must mend first: told once. */
    blocked = new Set();
    constructor(options, context, work, draft) {
        this.options = options;
        this.context = context;
        this.work = work;
        this.draft = draft;
    }
    /** Whether the cache is to be written, and so must be locked first. */
    isWanted(states) {
        return this.reposOf(states).size > 0;
    }
    reposOf(states) {
        if (this.options === undefined)
            return new Map();
        const repos = (0,app_repair/* toRepair */.l8)(states, this.options, (one) => this.pending.has(folderOf(one)));
        for (const repo of this.blocked)
            repos.delete(repo);
        return repos;
    }
    /** Under the lock of the cache. Returns the states as they are afterwards. */
    async mend(states) {
        const { options, work, draft } = this;
        const repos = this.reposOf(states);
        if (options === undefined || repos.size === 0)
            return states;
        const mended = new Set();
        const around = (0,look_around/* lookAround */.h3)(work.locations.hubCache, options.from, work.disk);
        for (const [repo, snapshots] of repos) {
            const isBroken = options.when === 'all' && states.some((one) => folderOf(one) === repo && !(0,asset_state/* isThere */.$B)(one));
            const { report, findings } = await (0,app_repair/* repairRepo */.oB)(repo, snapshots, { ...options, isBroken, around }, work);
            draft.tell(findings);
            this.pending.delete(repo);
            if (report === undefined)
                continue;
            draft.repairs.push(report);
            if (report.outcome === 'blocked')
                this.blocked.add(repo);
            if (report.outcome !== 'done')
                continue;
            mended.add(repo);
            if (report.steps.some(({ action }) => action === 'fetch'))
                this.pending.add(repo);
        }
        // Who asks for a repair is not helped by a download beside what is in its way.
        const isLeft = (one) => options.when === 'all' && this.blocked.has(folderOf(one));
        const left = states.map((one) => (isLeft(one) ? { ...one, blocked: true } : one));
        if (mended.size === 0)
            return left;
        recordReceipts(left, work);
        const assets = left.filter((one) => mended.has(folderOf(one))).map(({ asset }) => asset);
        const again = await (0,survey/* survey */.F)(assets, { ...this.context, trustReceipts: true });
        const byId = new Map(again.map((one) => [one.asset.id, one]));
        return left.map((one) => byId.get(one.asset.id) ?? one);
    }
}
function folderOf({ asset }) {
    return asset.kind === 'hub-snapshot' ? (0,layout/* repoFolder */.Xf)(asset.repo, asset.repoType ?? 'model') : '';
}

;// CONCATENATED MODULE: ./lib/src/core/path-length.js

/** The longest path that Windows takes from a program that does not ask for more, in UTF-16 units. */
const mostOnWindows = 259;
/**
 * How long a path is, and while it is being written, where that is more than Windows takes while long paths are not
 * enabled. One in the namespace `\\?\` has no such limit. Undefined where it fits, and on any other platform.
 */
function pathTooLong(path, platform) {
    if (platform !== 'win32' || path.startsWith('\\\\?\\'))
        return undefined;
    const unfinished = (0,layout/* unfinishedName */.D0)(path, '00000000').length;
    return unfinished > mostOnWindows ? { length: path.length, unfinished } : undefined;
}

;// CONCATENATED MODULE: ./lib/src/app/preflight.js




/**
 * Checked before the first byte is fetched: room on every file system that will hold some of it, permission in every
 * folder that will be written, and the length of paths.
 *
 * Throws one error that tells all that is in the way: `disk-too-small`, `data-dir-unwritable` or `path-too-long`, by the
 * first of these that is.
 */
async function preflight(needed, ground, options = {}) {
    const faults = [
        ...(await roomFaults(needed, ground, options)),
        ...(await writeFaults(needed, ground, options)),
        ...(await lengthFaults(needed, ground)),
    ];
    const [first] = faults;
    if (first === undefined)
        return;
    if (faults.length === 1)
        throw first;
    throw new core_errors/* SetupError */.w3(first.code, faults.map(({ message }) => message).join('; '), {
        remedy: [...new Set(faults.map(({ remedy }) => remedy))].join(' '),
        details: Object.assign({}, ...faults.map(({ details }) => details)),
        cause: faults.find(({ cause }) => cause !== undefined),
    });
}
/** Chosen once: of a repo with many files, that costs more than all else here. */
function filesOf(asset, names) {
    const { files } = (0,expected_snapshot/* expectedSnapshot */.J)(asset);
    return names.map((name) => files[name]);
}
/** What goes to another file system than the data directory's stays there only until it is moved, file after file. */
async function roomFaults(needed, { disk, state, locations }, { factor = 1, atOnce = 1 }) {
    const home = await disk.space(locations.dataDir);
    const hub = await disk.space(locations.hubCache);
    let [here, there, largest] = [0, 0, 0];
    const sizes = [];
    for (const { asset, lacking } of needed) {
        const wanted = asset.kind === 'hub-snapshot'
            ? filesOf(asset, lacking).map((file) => ({ size: file.size, key: (0,layout/* blobName */.PF)(file) }))
            : [{ size: asset.size ?? asset.sizeAbout ?? 0, key: asset.sha256 }];
        // An archive and what comes out of it are there together.
        if (asset.kind === 'archive')
            here += asset.unpacked?.bytes ?? asset.size ?? asset.sizeAbout ?? 0;
        for (const { size, key } of wanted) {
            sizes.push(size);
            // What an interrupted run has brought already is on the disk.
            const part = key === undefined ? undefined : state && (await disk.stat(state.part(key)));
            // One that came in pieces has holes.
            const onDisk = part && Math.min(part.size, part.allocated ?? part.size);
            const lacks = Math.max(0, size - (onDisk ?? 0));
            if (asset.kind === 'hub-snapshot' && hub.device !== home.device) {
                there += size;
                largest = Math.max(largest, lacks);
            }
            else
                here += lacks;
        }
    }
    const together = sizes.toSorted((a, b) => b - a).slice(0, atOnce);
    const passing = (factor - 1) * together.reduce((a, b) => a + b, 0);
    const short = [
        { bytes: here + largest + passing, folder: locations.dataDir, free: home.free },
        { bytes: there, folder: locations.hubCache, free: hub.free },
    ].filter(({ bytes, free }) => bytes > free);
    if (short.length === 0)
        return [];
    const text = short.map(({ bytes, folder, free }) => `${bytes} bytes are needed in ${folder}, where ${free} are free`);
    return [new core_errors/* SetupError */.w3('disk-too-small', text.join('; '), { details: { short } })];
}
/** One fault for each folder that refuses, however much of what is needed would go into it. */
async function writeFaults(needed, { disk, state, locations, bundle }, { met = [] }) {
    const faults = new Map();
    for (const { at, error } of met)
        faults.set((await disk.writeRefusal(at))?.folder ?? at, error);
    const above = (path) => disk.join(path, '..');
    const folders = needed.flatMap((one) => [
        ...placesOf(one, locations, disk).map(above),
        ...(one.asset.kind === 'archive' ? [disk.join(locations.dataDir, ...one.asset.path.split('/'))] : []),
    ]);
    if (state)
        folders.unshift(above(state.part('any')));
    for (const directory of bundle.directories ?? []) {
        const path = disk.join(locations.dataDir, ...directory.split('/'));
        if ((await disk.stat(path)) === undefined)
            folders.push(path);
    }
    for (const folder of new Set(folders)) {
        const refusal = await disk.writeRefusal(folder);
        if (refusal !== undefined && !faults.has(refusal.folder))
            faults.set(refusal.folder, refusal.error);
    }
    return [...faults.values()];
}
async function lengthFaults(needed, { disk, locations }) {
    const long = needed
        .flatMap((one) => placesOf(one, locations, disk))
        .flatMap((path) => {
        const over = pathTooLong(path, disk.platform);
        return over === undefined ? [] : [{ path, ...over }];
    })
        .sort((a, b) => b.length - a.length);
    const [longest] = long;
    if (longest === undefined || (await disk.takesLongPaths()))
        return [];
    const { path, length, unfinished } = longest;
    const others = long.length === 1 ? '' : `, and ${long.length - 1} more are too long`;
    const message = `${path} has ${length} characters, ${unfinished} while it is written, and Windows takes ${mostOnWindows}${others}`;
    return [new core_errors/* SetupError */.w3('path-too-long', message, { details: { paths: long.map((one) => one.path) } })];
}
/** Where the files of an asset will lie, as far as that is known. */
function placesOf({ asset, lacking }, { dataDir, hubCache }, disk) {
    if (asset.kind === 'hub-snapshot') {
        const { files, repo, repoType, commit } = (0,expected_snapshot/* expectedSnapshot */.J)(asset);
        const folder = disk.join(hubCache, (0,layout/* repoFolder */.Xf)(repo, repoType));
        return lacking.flatMap((name) => [
            disk.join(folder, 'blobs', (0,layout/* blobName */.PF)(files[name])),
            disk.join(folder, 'snapshots', commit, ...name.split('/')),
        ]);
    }
    const path = disk.join(dataDir, ...asset.path.split('/'));
    if (asset.kind === 'file')
        return [path];
    return Object.keys(asset.files ?? {}).map((name) => disk.join(path, ...name.split('/')));
}
/**
 * What would have to come, at a glance: whatever is not there. For a run that cannot begin and is to say all that is in
 * its way, without reading gigabytes first.
 */
async function glance(assets, { disk, locations }) {
    const isMissing = (path) => disk.stat(path).then((facts) => facts === undefined, () => false);
    const needed = [];
    for (const asset of assets) {
        if (asset.kind !== 'hub-snapshot') {
            const path = disk.join(locations.dataDir, ...asset.path.split('/'));
            if (await isMissing(path))
                needed.push({ asset, lacking: [] });
        }
        else if (asset.files !== undefined && layout/* commitPattern */.O7.test(asset.revision)) {
            const { files, repo, repoType, commit } = (0,expected_snapshot/* expectedSnapshot */.J)(asset);
            const snapshot = disk.join(locations.hubCache, (0,layout/* repoFolder */.Xf)(repo, repoType), 'snapshots', commit);
            const lacking = [];
            for (const name of Object.keys(files))
                if (await isMissing(disk.join(snapshot, ...name.split('/'))))
                    lacking.push(name);
            needed.push({ asset, lacking });
        }
    }
    return needed;
}

// EXTERNAL MODULE: ./lib/src/core/archive.js
var archive = __webpack_require__(4070);
// EXTERNAL MODULE: ./lib/src/app/contents.js
var contents = __webpack_require__(5934);
// EXTERNAL MODULE: ./lib/src/app/gate.js
var app_gate = __webpack_require__(2891);
// EXTERNAL MODULE: ./lib/src/core/content.js
var content = __webpack_require__(3957);
;// CONCATENATED MODULE: ./lib/src/app/keep-old.js



/**
 * Before another file takes its place: what a person may want back is kept; what an earlier run placed, what a server
 * put in place of a file, and what is the very file that comes are not worth it.
 */
async function keepOld(id, path, sha256, work) {
    const { disk, placer, hash, state, now, locations } = work;
    const key = (0,receipts/* receiptKey */.OH)(locations.dataDir, path);
    if ((await disk.stat(path)) === undefined || state.receipts.has(key))
        return [];
    const [digest] = await hash([{ path, algorithms: ['sha256'] }], () => undefined);
    if (digest && 'content' in digest && (content/* neverAnAsset */.iN[digest.content] !== undefined || digest.sha256 === sha256))
        return [];
    const date = new Date(now()).toISOString().replaceAll(':', '-');
    const kept = disk.join(state.directory, 'kept', date, ...key.split('/'));
    await placer.keep(path, kept);
    return [(0,core_errors/* finding */.gk)('asset-kept', 'note', id, `what was at ${path} is now at ${kept}`)];
}

// EXTERNAL MODULE: ./lib/src/core/address.js
var address = __webpack_require__(6992);
// EXTERNAL MODULE: ./lib/src/core/asset-codes.js
var asset_codes = __webpack_require__(9147);
// EXTERNAL MODULE: ./lib/src/core/codes.js + 1 modules
var codes = __webpack_require__(4239);
;// CONCATENATED MODULE: ./lib/src/app/bring.js




/** Errors after which asking another source is of no use: the trouble is on this side. */
const isFatal = ({ kind, code }) => code === 'input-invalid' || kind === 'environment';
/** Wrong bytes of a source are not corrected on this machine: the remedies of these codes are meant for files on disk. */
function withRemedyOfSource(error, { lockedBy }) {
    const remedy = asset_codes/* sourceRemedies */.m[error.code];
    if (remedy === undefined || error.remedy !== codes/* codes */.F[error.code].remedy)
        return error;
    const isOther = error.code === 'asset-digest-mismatch' || error.code === 'asset-size-mismatch';
    const more = isOther && lockedBy !== undefined
        ? `${remedy} If the new file is the one that you want, delete ${lockedBy}, run the same command again, and write the lock file with \`steve1-setup lock\`.`
        : remedy;
    return new core_errors/* SetupError */.w3(error.code, error.message, { remedy: more, details: error.details, cause: error });
}
/** What Google Drive denies to programs, a signed-in person often gets. */
function withWayByHand(error, url, path) {
    if (error.kind !== 'network' && error.code !== 'asset-content-wrong')
        return error;
    const get = error.code === 'drive-file-gone' ? 'get the file' : `download ${(0,address/* bare */.$B)(url)} in a browser`;
    const remedy = `${error.remedy} Or ${get}, put it at ${path}, and run again: it is then checked and used.`;
    return new core_errors/* SetupError */.w3(error.code, error.message, { remedy, cause: error });
}
/**
 * Brings one file from the first source that delivers it, verified. Every attempt is recorded.
 *
 * When all fail, the error is that of wrong bytes where any source delivered some (the answer is no), else that of the
 * last source asked (it could not be answered).
 */
async function bring(addresses, wanted, fetch, attempts) {
    const errors = [];
    for (const { type, url, token } of addresses) {
        let tries = 0;
        const onTry = () => void tries++;
        const record = (outcome, code) => attempts.push({ type, url: (0,address/* bare */.$B)(url), outcome, ...(code && { code }), ...(tries > 1 && { tries }) });
        try {
            const { explain, ...request } = wanted;
            const telling = explain && {
                explain: (error, file) => explain(error, file, (0,address/* bare */.$B)(url)),
            };
            const fetched = await fetch({ type, url, ...(token !== undefined && { token }), onTry, ...request, ...telling });
            await wanted.accept(fetched);
            record('ok');
            return fetched;
        }
        catch (error) {
            if (!(error instanceof core_errors/* SetupError */.w3) || isFatal(error))
                throw error;
            record('failed', error.code);
            const here = withRemedyOfSource(error, wanted);
            errors.push(type === 'gdrive' ? withWayByHand(here, url, wanted.path) : here);
        }
    }
    const decisive = errors.find((error) => error.kind === 'integrity') ??
        errors.filter((error) => error.kind === 'network').at(-1) ??
        errors.at(-1);
    if (decisive === undefined)
        throw new Error(`${wanted.id} has no sources`);
    if (errors.length === 1)
        throw new core_errors/* SetupError */.w3(decisive.code, decisive.message, { remedy: decisive.remedy, cause: decisive });
    const others = errors.filter((error) => error !== decisive).map(({ message }) => `another source: ${message}`);
    const message = `${[decisive.message, ...others].join('; ')} (${errors.length} sources tried, none delivered it)`;
    throw new core_errors/* SetupError */.w3(decisive.code, message, { remedy: decisive.remedy, cause: decisive });
}

;// CONCATENATED MODULE: ./lib/src/app/obtain.js

/** Brings one file: out of the CI cache where it is known what it must be and there is an entry, else from the origins. */
async function obtain(asset, known, addresses, wanted, work) {
    const attempts = work.attemptsOf(asset);
    const { md5, gitSha1 } = wanted.expected;
    const algorithms = [
        'sha256',
        ...(md5 ? ['md5'] : []),
        ...(gitSha1 ? ['gitSha1'] : []),
    ];
    const cached = known && (await work.cache?.bring(asset, known, { ...wanted, algorithms }, attempts));
    if (cached)
        return { ...cached, received: 0, fromCache: true };
    return { ...(await bring(addresses, wanted, work.fetch, attempts)), fromCache: false };
}
/** What a file of its own must be: as it is pinned, or else as an earlier run of this repository saw it. */
async function knownOf(asset, work) {
    const { sha256, size } = asset;
    if (sha256 !== undefined)
        return { sha256, size };
    const seen = await work.cache?.recall(asset, work.state.part(`${asset.id}.seen`));
    if (seen)
        work.remembered.set(asset.id, seen);
    return seen;
}
/** Has what was obtained saved once all is verified, where the CI cache did not have it. */
function keepObtained(asset, { sha256, bytes, fromCache }, path, { cache, remembered, state }, options = {}) {
    if (cache === undefined)
        return;
    if (!fromCache)
        cache.keepBlob(asset, sha256, path, options);
    const seen = remembered.get(asset.id);
    if (asset.sha256 === undefined && seen?.sha256 !== sha256)
        cache.keepSeen(asset, { size: bytes, sha256 }, state.part(`${asset.id}.seen`));
}

// EXTERNAL MODULE: ./lib/src/core/drive.js
var drive = __webpack_require__(4796);
;// CONCATENATED MODULE: ./lib/src/app/sources.js


const onHub = (hub, mirror, address) => mirror === undefined
    ? { type: 'hub', url: address(hub.endpoint), ...(hub.token && { token: hub.token }) }
    : { type: 'hub', url: address(mirror) };
const local = (path, { disk, manifestFolder }) => path.startsWith('file:') ? path : disk.resolve(manifestFolder, path);
function fileAddress(source, context) {
    switch (source.type) {
        case 'https':
            return { type: 'https', url: source.url };
        case 'hub':
            return onHub(context.hub, source.endpoint, (endpoint) => (0,layout/* resolveAddress */.tG)(endpoint, source.repo, source.repoType ?? 'model', source.revision, source.path));
        case 'file':
            return { type: 'file', url: local(source.path, context) };
        case 'gdrive':
            return { type: 'gdrive', url: (0,drive/* drivePage */.Mn)((0,drive/* driveId */.Mu)(source.id)) };
    }
}
const escaped = (name) => name.split('/').map(encodeURIComponent).join('/');
function snapshotAddress(source, asset, name, context) {
    switch (source.type) {
        case 'https':
            return { type: 'https', url: `${source.url.replace(/\/+$/, '')}/${escaped(name)}` };
        case 'hub':
            return onHub(context.hub, source.endpoint, (endpoint) => (0,layout/* resolveAddress */.tG)(endpoint, asset.repo, asset.repoType ?? 'model', asset.revision, name));
        case 'file': {
            const inFolder = source.path.startsWith('file:') ? escaped(name) : name;
            return { type: 'file', url: `${local(source.path, context).replace(/[\\/]+$/, '')}/${inFolder}` };
        }
    }
}
/** The addresses of a file asset, in the order in which they are asked. */
const addressesOfFile = (asset, context) => asset.sources.map((source) => fileAddress(source, context));
/** The addresses of one file of a snapshot. */
const addressesOfSnapshotFile = (asset, name, context) => asset.sources.map((source) => snapshotAddress(source, asset, name, context));

// EXTERNAL MODULE: ./lib/src/app/survey-file.js
var survey_file = __webpack_require__(4541);
// EXTERNAL MODULE: ./lib/src/app/wrong-file.js + 1 modules
var wrong_file = __webpack_require__(5051);
;// CONCATENATED MODULE: ./lib/src/app/provision-archive.js











/**
 * Brings an archive, unpacks it beside, checks all that came out, and puts every file in its place. What is in the
 * folder already and does not belong to the archive stays.
 */
async function provisionArchive(asset, work) {
    const { disk, placer, state, progress, locations, digestText } = work;
    const path = await (0,survey_file/* placeOf */.$t)(asset, work);
    const part = state.part(asset.sha256 ?? digestText(JSON.stringify([asset.path, asset.sources])));
    const staging = `${part}.unpacked`;
    const notes = [];
    let staged = new Map();
    await placer.remove(staging); // of a run that was killed
    const fetched = await obtain(asset, await knownOf(asset, work), addressesOfFile({ ...asset, kind: 'file' }, work), {
        id: asset.id,
        path,
        part,
        expected: { size: asset.size, sizeAbout: asset.sizeAbout, sha256: asset.sha256, md5: asset.md5 },
        refuse: () => undefined,
        lockedBy: work.locked.has(asset.id) ? locations.lockFile : undefined,
        onProgress: (bytes) => progress.advance(bytes),
        accept: async (digest) => {
            const { id, size, sizeAbout, sha256, md5 } = asset;
            const expected = { id, role: asset.role, path: 'what arrived', size, sizeAbout, sha256, md5 };
            const [wrong] = (0,check_file/* checkFile */.vH)(expected, digest).findings;
            if (wrong)
                throw new core_errors/* SetupError */.w3(wrong.code, `${id}: ${wrong.message}`, { remedy: wrong.remedy });
            try {
                staged = await stage(asset, part, staging, work, (bytes) => progress.extend(digest.bytes + bytes - workOfArchive(asset)));
                await checkStaged(asset, staged, work);
            }
            catch (error) {
                await placer.remove(staging);
                throw inWordsOfTheAsset(error, asset, part);
            }
        },
    }, work);
    const files = {};
    for (const [name, { from, facts, bytes, sha256, told }] of staged) {
        const to = disk.join(path, ...name.split('/'));
        files[name] = { size: bytes, sha256 };
        notes.push(...(await keepOld(asset.id, to, sha256, work)));
        await placer.placeFile(from, to);
        const receipt = (0,receipts/* writeReceiptOfMoved */.iY)({ sha256 }, facts, await disk.stat(to), told);
        if (receipt)
            state.receipts.set((0,receipts/* receiptKey */.OH)(locations.dataDir, to), receipt);
        work.placed();
    }
    state.archives.set(asset.path, {
        size: fetched.bytes,
        sha256: fetched.sha256,
        ...(fetched.md5 !== undefined && { md5: fetched.md5 }),
        shape: (0,contents/* shapeOf */.F5)(asset, digestText),
        files,
    });
    await placer.remove(staging);
    // What is to be saved stays until it is.
    if (work.cache?.isReadOnly !== false || fetched.fromCache)
        await placer.remove(part);
    keepObtained(asset, fetched, part, work, { isOurs: true });
    return notes;
}
/** Bytes that come and are written, as far as can be told before: most archives unpack to about their own size. */
const workOfArchive = ({ size, sizeAbout }) => 2 * (size ?? sizeAbout ?? 0);
/** Unpacks, and tells by its place each file that is wanted. */
async function stage(asset, part, staging, { disk, unpack, progress }, onTotal) {
    const unpacked = await unpack(part, staging, asset.unpacked, asset.format, {
        onTotal,
        onBytes: (bytes) => progress.advance(bytes),
    });
    const places = (0,contents/* placesOf */.ek)(asset, unpacked.map((file) => file.path));
    // Without their leading folders, two files may have one place.
    const wanted = unpacked.filter((file) => places.has(file.path));
    (0,archive/* checkArchive */.PI)(wanted.map((file) => ({ path: places.get(file.path), kind: 'file', size: file.bytes })), part, Infinity, asset.unpacked);
    const staged = await Promise.all(wanted.map(async (file) => {
        const from = disk.join(staging, ...file.path.split('/'));
        return [places.get(file.path), { ...file, from, facts: await (0,receipts/* factsOfFile */.vg)(disk, from), told: false }];
    }));
    return new Map(staged);
}
/** Throws for the first file that is not what the manifest or the lock file says, or that must not be loaded. */
async function checkStaged(asset, staged, work) {
    for (const [name, { sha256 }] of Object.entries(asset.files ?? {})) {
        const found = staged.get(name);
        if (found === undefined)
            throw new core_errors/* SetupError */.w3('asset-missing', `${asset.id}: the archive does not hold ${name}`);
        if (found.sha256 === sha256)
            continue;
        const what = await (0,wrong_file/* whatItIs */.Gl)(found.from, work, work.bundle.assets, { digest: found, own: { id: asset.id, name } });
        const message = `${asset.id}: ${name} has sha256 ${found.sha256}, not ${sha256}${what}`;
        throw new core_errors/* SetupError */.w3('asset-digest-mismatch', message);
    }
    for (const [name, file] of staged) {
        const { from } = file;
        const findings = await (0,app_gate/* gateMember */._G)(asset, from, work, name);
        const wrong = findings.find(({ severity }) => severity === 'error');
        if (wrong)
            throw new core_errors/* SetupError */.w3(wrong.code, `${asset.id}: ${wrong.message}`, { remedy: wrong.remedy });
        file.told = findings.length > 0;
    }
}
/** The unfinished file's name tells nobody anything. */
function inWordsOfTheAsset(error, asset, part) {
    if (!(error instanceof core_errors/* SetupError */.w3) || !error.message.includes(part))
        return error;
    const message = `${asset.id}: ${error.message.replaceAll(part, 'the archive that arrived')}`;
    return new core_errors/* SetupError */.w3(error.code, message, { remedy: error.remedy, details: error.details, cause: error });
}

;// CONCATENATED MODULE: ./lib/src/app/provision-file.js









/** Brings a single file, checks it, and puts it in its place. Nothing is placed unless all of it is right. */
async function provisionFile(asset, work) {
    const { disk, placer, state, locations, progress } = work;
    const path = await (0,survey_file/* placeOf */.$t)(asset, work);
    const [expected, siblings] = (0,survey_file/* expectations */.Eu)(asset, path, work.bundle.assets);
    // Two assets may be the same bytes, and must not write one unfinished file.
    const isOwn = asset.sha256 !== undefined && ownDigests(work.bundle.assets).has(asset.sha256);
    const part = state.part(isOwn ? asset.sha256 : work.digestText(JSON.stringify([asset.path, asset.sources])));
    let told = false;
    let arrived;
    const fetched = await obtain(asset, await knownOf(asset, work), addressesOfFile(asset, work), {
        id: asset.id,
        path,
        part,
        expected: { size: asset.size, sizeAbout: asset.sizeAbout, sha256: asset.sha256, md5: asset.md5 },
        refuse: (head) => (asset.sha256 === undefined ? (0,check_file/* headRefusal */.b1)(asset.role, head, asset.path) : undefined),
        explain: async (error, file, from) => {
            const fault = (0,core_errors/* finding */.gk)(error.code, 'error', asset.id, error.message, { remedy: error.remedy });
            const { actual } = error.details;
            const sentBytes = typeof actual === 'number' ? actual : undefined;
            const suspect = { called: `the file at ${from}`, file, sentBytes };
            const told = await (0,wrong_file/* tellWrongFile */.dy)(asset, fault, suspect, work, work.bundle.assets);
            return new core_errors/* SetupError */.w3(told.code, told.message, { remedy: told.remedy, details: error.details });
        },
        lockedBy: work.locked.has(asset.id) ? locations.lockFile : undefined,
        onProgress: (bytes) => progress.advance(bytes),
        accept: async (digest) => {
            arrived = await (0,receipts/* factsOfFile */.vg)(disk, part);
            const { findings } = (0,check_file/* checkFile */.vH)({ ...expected, path: 'what arrived', name: asset.path }, digest, siblings);
            const gate = findings.length > 0 ? [] : await (0,app_gate/* passGate */.lt)(asset, part, work, { called: 'what arrived' });
            const wrong = [...findings, ...gate].find(({ severity }) => severity === 'error');
            if (wrong)
                throw new core_errors/* SetupError */.w3(wrong.code, `${asset.id}: ${wrong.message}`, { remedy: wrong.remedy });
            told = gate.length > 0; // and is told when the file is looked at in its place
        },
    }, work);
    const notes = await keepOld(asset.id, path, fetched.sha256, work);
    await placer.placeFile(part, path);
    const receipt = (0,receipts/* writeReceiptOfMoved */.iY)(fetched, arrived, await disk.stat(path), told);
    if (receipt)
        state.receipts.set((0,receipts/* receiptKey */.OH)(locations.dataDir, path), receipt);
    keepObtained(asset, fetched, path, work);
    work.placed();
    return notes;
}
/** Made once for the assets of a bundle: the digests that only one file has. */
const digestsOfBundle = new WeakMap();
function ownDigests(assets) {
    const known = digestsOfBundle.get(assets);
    if (known)
        return known;
    const digests = assets.flatMap((asset) => (asset.kind === 'file' && asset.sha256 !== undefined ? asset.sha256 : []));
    const own = new Set([...Map.groupBy(digests, (one) => one)].flatMap(([one, all]) => (all.length === 1 ? one : [])));
    digestsOfBundle.set(assets, own);
    return own;
}

// EXTERNAL MODULE: ./lib/src/app/repair-journal.js
var repair_journal = __webpack_require__(3943);
// EXTERNAL MODULE: ./lib/src/core/lock.js
var core_lock = __webpack_require__(6621);
// EXTERNAL MODULE: ./lib/src/app/lock.js
var app_lock = __webpack_require__(5675);
;// CONCATENATED MODULE: ./lib/src/app/tell-lock.js


/** The lock file that would pin what this run accepted on form alone; nothing when all is pinned, or not all is right. */
function lockToTell(states, { bundle, lock, locations }, draft) {
    const isWanted = states.some(({ trust }) => trust === 'structure' || trust === 'cache' || trust === 'hub') &&
        !draft.assets.some(({ status }) => status !== 'ok');
    return isWanted ? { path: locations.lockFile, text: (0,core_lock/* lockText */.li)((0,app_lock/* lockOfStates */.H)(bundle, states, lock)) } : undefined;
}

;// CONCATENATED MODULE: ./lib/src/app/provision-in-place.js








/**
 * Provisions out of a data directory that cannot be written, such as a read-only mount: without a lock and without
 * writing anything. Returns the variables to export, or undefined where anything would have to be written.
 */
async function provisionInPlace(assets, options, context, { disk }, draft) {
    const { bundle, locations, links, repair } = options;
    // Who asks for a repair wants to hear that it is not possible.
    if (repair?.when === 'all')
        return undefined;
    const missing = await glance(assets, { disk, locations, bundle });
    if (missing.some(({ asset, lacking }) => asset.kind !== 'hub-snapshot' || lacking.length > 0))
        return undefined;
    const directories = bundle.directories ?? [];
    await (0,escapes/* refuseEscapes */.Le)(locations.dataDir, directories, disk);
    for (const directory of directories) {
        const facts = await disk.stat(disk.join(locations.dataDir, ...directory.split('/')));
        if (facts?.kind !== 'directory')
            return undefined;
    }
    const states = await (0,survey/* survey */.F)(assets, context);
    if (!states.every(asset_state/* isThere */.$B))
        return undefined;
    if (repair && (0,app_repair/* toRepair */.l8)(states, { ...repair, links }).size > 0)
        return undefined;
    draft.phase('conclude');
    draft.findings.push(...(await (0,repair_journal/* checkUnfinished */.U2)(locations, disk)));
    (0,conclude/* concludeAssets */.pU)(states, draft);
    draft.lock = lockToTell(states, options, draft);
    return (0,conclude/* exportEnvironment */.qw)(states, options, draft);
}

;// CONCATENATED MODULE: ./lib/src/app/snapshot-pack.js


/** A file up to this size is not worth an entry of the CI cache to itself: of a snapshot they travel together. */
const smallFile = 8 << 20;
/** A few small files are no work to tell of. */
const untold = { onTotal: () => undefined, onBytes: () => undefined };
const foldersOf = (asset, { state }) => ({
    into: state.part(`${asset.id}.pack.cache`),
    unpacked: state.part(`${asset.id}.pack.unpacked`),
});
/** The small files of a snapshot by the names of their blobs. */
const smallFiles = (files) => new Map(Object.values(files).flatMap((file) => (file.size <= smallFile ? [[(0,layout/* blobName */.PF)(file), file]] : [])));
/**
 * Takes the small files of a snapshot out of the CI cache, each compared with its digest; empty where it has not got
 * them. They lie in a folder of their own until `dropPack`.
 */
async function bringPack(asset, small, work) {
    const { disk, hash, unpack, placer } = work;
    const { into, unpacked } = foldersOf(asset, work);
    const names = [...small.keys()];
    const bytes = [...small.values()].reduce((sum, file) => sum + file.size, 0);
    await placer.remove(unpacked); // of a run that was killed
    const found = await work.cache?.bringPack(asset, names, into, bytes + 4096 * (names.length + 1), // the headers of a tar
    async (file) => {
        await unpack(file, unpacked, { entries: names.length, bytes: Math.max(1, bytes) }, 'tar', untold);
        const paths = names.map((name) => disk.join(unpacked, name));
        const algorithms = [...new Set([...small.values()].flatMap(layout/* digestsFor */.Zu))];
        const digests = await hash(paths.map((path) => ({ path, algorithms })), () => undefined);
        return new Map(names.map((name, index) => {
            const digest = digests[index];
            if (!('sha256' in digest) || !(0,layout/* isSameContent */.OI)(small.get(name), digest))
                throw new core_errors/* SetupError */.w3('asset-digest-mismatch', `${name} in it is missing, or other bytes`);
            return [name, { path: paths[index], digest }];
        }));
    }, work.attemptsOf(asset));
    return found ?? new Map();
}
/** Removes what is left of a pack that was taken apart. */
const dropPack = (asset, work) => work.placer.remove(foldersOf(asset, work).unpacked);
/** Has the small files of a snapshot saved as one entry. */
function keepPack(asset, small, pathOf, { cache, state, writeTar }) {
    const names = [...small.keys()];
    cache?.keepPack(asset, names, state.part(`${asset.id}.pack`), (to) => writeTar(to, names.map((name) => ({ name, path: pathOf(name) })), untold.onBytes));
}

;// CONCATENATED MODULE: ./lib/src/app/provision-snapshot.js









/**
 * Brings what a snapshot lacks and lays it out as the Hub client does: blobs first, then links, `refs/main` last, so
 * that a reader never sees a revision that is not whole. Where links are refused the files themselves stand in
 * `snapshots/`, which every client since huggingface_hub 0.14 reads.
 */
async function provisionSnapshot(asset, lacking, work) {
    const { disk, placer, locations } = work;
    const snapshot = (0,expected_snapshot/* expectedSnapshot */.J)(asset);
    const repo = disk.join(locations.hubCache, (0,layout/* repoFolder */.Xf)(snapshot.repo, snapshot.repoType));
    // Files that are the same bytes share a blob, which is brought once.
    const byBlob = Map.groupBy(lacking, (name) => (0,layout/* blobName */.PF)(snapshot.files[name]));
    const small = smallFiles(snapshot.files);
    const lacksSmall = [...byBlob.keys()].some((blob) => small.has(blob));
    const packed = lacksSmall ? await bringPack(asset, small, work) : new Map();
    const results = await Promise.allSettled([...byBlob].map(([blob, names]) => placeBlob(asset, names, snapshot.files[names[0]], { repo, commit: snapshot.commit, from: packed.get(blob) }, work)));
    await dropPack(asset, work);
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [(0,core_errors/* asSetupError */.AD)(result.reason)] : []));
    const decisive = reasons.find(core_errors/* endsTheRun */.X_) ?? reasons[0];
    if (decisive && (reasons.length === 1 || (0,core_errors/* endsTheRun */.X_)(decisive)))
        throw decisive;
    if (decisive) {
        const message = `${decisive.message}; ${reasons.length - 1} more of its files did not arrive either`;
        throw new core_errors/* SetupError */.w3(decisive.code, message, { remedy: decisive.remedy, cause: decisive });
    }
    if (lacksSmall && packed.size === 0) {
        const names = new Map(Object.entries(snapshot.files).map(([name, file]) => [(0,layout/* blobName */.PF)(file), name]));
        const pathOf = (blob) => disk.join(repo, 'snapshots', snapshot.commit, ...names.get(blob).split('/'));
        keepPack(asset, small, pathOf, work);
    }
    for (const name of Object.keys(snapshot.files)) {
        const marker = disk.join(repo, '.no_exist', snapshot.commit, ...name.split('/'));
        if (await disk.stat(marker))
            await placer.remove(marker);
    }
    for (const name of new Set(['main', snapshot.branch ?? 'main'])) {
        // What a run of this kit took the branch for may be moved on; a revision of the user's is left alone.
        const ours = snapshot.branch === name ? work.placedBefore.get(asset.id) : undefined;
        await writeRef(repo, name, { commit: snapshot.commit, ours }, work);
    }
    const version = disk.join(locations.hubCache, 'version.txt');
    if ((await disk.stat(version)) === undefined)
        await placer.writeText(version, '1');
    const isRefused = results.some((result) => result.status === 'fulfilled' && !result.value);
    return isRefused && work.links ? [noLinks(asset, locations)] : [];
}
function noLinks({ id }, { hubCache }) {
    return (0,core_errors/* finding */.gk)('hub-symlink-unsupported', 'note', id, `${hubCache} takes no links: the files stand in snapshots/`);
}
/** Brings one blob and places every file that is made of it; false where links are refused. */
async function placeBlob(asset, names, expected, { repo, commit, from }, work) {
    const { disk, placer, state, locations } = work;
    const blob = disk.join(repo, 'blobs', (0,layout/* blobName */.PF)(expected));
    const placeOf = (name) => disk.join(repo, 'snapshots', commit, ...name.split('/'));
    const isNew = !(await isRight(blob, expected, work));
    if (isNew) {
        const { part, digest, arrived, told } = await bringBlob(asset, names[0], placeOf(names[0]), expected, from, work);
        await placer.placeFile(part, blob);
        const receipt = (0,receipts/* writeReceiptOfMoved */.iY)(digest, arrived, await disk.stat(blob), told);
        if (receipt)
            state.receipts.set((0,receipts/* receiptKey */.OH)(locations.dataDir, blob), receipt);
        work.placed();
    }
    let isMoved = false;
    let isLinked = true;
    for (const [index, name] of names.entries()) {
        if (await placer.placeLink(placeOf(name), (0,layout/* linkText */.yX)(name, (0,layout/* blobName */.PF)(expected))))
            continue;
        isLinked = false;
        // A blob that was there before may serve other revisions; one that is new serves none but these files.
        isMoved = isNew && index === names.length - 1;
        await (isMoved ? placer.placeFile(blob, placeOf(name)) : placer.copyFile(blob, placeOf(name)));
    }
    if (isMoved)
        state.receipts.delete((0,receipts/* receiptKey */.OH)(locations.dataDir, blob));
    return isLinked;
}
/** Brings the bytes of one blob into a part, out of a pack or like any other file, past the gate. */
async function bringBlob(asset, name, path, expected, from, work) {
    const { disk, state, progress, cache } = work;
    const part = from?.path ?? state.part((0,layout/* blobName */.PF)(expected));
    let arrived;
    let told = false;
    const accept = async () => {
        arrived = await (0,receipts/* factsOfFile */.vg)(disk, part);
        const findings = await (0,app_gate/* gateMember */._G)(asset, part, work, name);
        const wrong = findings.find(({ severity }) => severity === 'error');
        if (wrong)
            throw new core_errors/* SetupError */.w3(wrong.code, `${asset.id}: ${wrong.message}`, { remedy: wrong.remedy });
        told = findings.length > 0;
    };
    const { size, sha256, gitSha1 } = expected;
    if (from) {
        await accept();
        progress.advance(size);
        return { part, digest: from.digest, arrived, told };
    }
    const known = size <= smallFile || sha256 === undefined ? undefined : { sha256, size };
    const digest = await obtain(asset, known, addressesOfSnapshotFile(asset, name, work), {
        id: `${asset.id}/${name}`,
        path,
        part,
        expected: { size, sha256, gitSha1 },
        refuse: () => undefined,
        explain: async (error, file) => {
            if (error.code === 'asset-content-wrong')
                return error; // has said it
            const what = await (0,wrong_file/* whatItIs */.Gl)(file, work, work.bundle.assets, { own: { id: asset.id, name } });
            return new core_errors/* SetupError */.w3(error.code, `${error.message}${what}`, { remedy: error.remedy, details: error.details });
        },
        onProgress: (bytes) => progress.advance(bytes),
        accept,
    }, work);
    if (known && !digest.fromCache)
        cache?.keepBlob(asset, digest.sha256, path);
    return { part, digest, arrived, told };
}
/** A blob that is there already, as another revision or a broken link leaves it, need not come again. */
async function isRight(blob, expected, { disk, hash, state, locations }) {
    const facts = await disk.stat(blob);
    if (facts?.kind !== 'file' || facts.size !== expected.size)
        return false;
    const [digest] = await hash([{ path: blob, algorithms: (0,layout/* digestsFor */.Zu)(expected) }], () => undefined);
    if (digest === undefined || !('sha256' in digest) || !(0,layout/* isSameContent */.OI)(expected, digest))
        return false;
    state.receipts.set((0,receipts/* receiptKey */.OH)(locations.dataDir, blob), (0,receipts/* writeReceipt */.Qz)(digest, digest.facts));
    return true;
}
/** A ref is written where it is missing, malformed or dangling, or names the commit that an earlier run wrote there. */
async function writeRef(repo, name, { commit, ours }, { disk, placer }) {
    const ref = disk.join(repo, 'refs', ...name.split('/'));
    const facts = await disk.stat(ref);
    if (facts?.kind === 'directory')
        await placer.remove(ref);
    const text = facts?.kind === 'file' && facts.size < 1024 ? await disk.readText(ref) : '';
    const isWhole = layout/* commitPattern */.O7.test(text) && (await disk.stat(disk.join(repo, 'snapshots', text))) !== undefined;
    if (!isWhole || text === ours)
        await placer.writeText(ref, commit);
}

;// CONCATENATED MODULE: ./lib/src/app/ready-hub.js





const isToWrite = (one) => one.asset.kind === 'hub-snapshot' && !one.blocked && (!(0,asset_state/* isThere */.$B)(one) || (one.unfinished?.length ?? 0) > 0);
/**
 * Locks the Hub cache where it is to be written, and only there. Returns the states as they are then: after a wait for
 * others everything is looked at again.
 *
 * @param toRepair something of the cache is to be mended
 */
async function lockHub(looked, { assets, toRepair }, context, work) {
    const { state, locations } = work;
    if (!toRepair && !looked.some(isToWrite))
        return looked;
    try {
        if (!(await state.lockHub(locations.hfHome)))
            return looked;
    }
    catch (error) {
        const mustWrite = toRepair || looked.some((one) => isToWrite(one) && !(0,asset_state/* isThere */.$B)(one));
        if (mustWrite || !(error instanceof core_errors/* SetupError */.w3) || error.code !== 'data-dir-unwritable')
            throw error;
        // What a killed run left in a cache that is right stays for a run that may write it.
        return looked.map(({ unfinished: _, ...one }) => one);
    }
    recordReceipts(looked, work);
    return (0,survey/* survey */.F)(assets, { ...context, trustReceipts: true });
}
/**
 * Before a Hub cache is written, whose lock is held: no link leads out of it, and what a killed run left in it is gone,
 * because its readers would stumble over it. A cache in which all is right is not touched.
 */
async function readyHub(states, context, work) {
    const { disk, placer, locations } = work;
    const toWrite = states.filter(isToWrite);
    for (const { asset, lacking } of toWrite)
        if (asset.kind === 'hub-snapshot')
            await (0,escapes/* refuseSnapshotEscapes */.$i)(asset, lacking, locations, disk);
    const unfinished = toWrite.flatMap((one) => one.unfinished ?? []);
    if (unfinished.length === 0)
        return states;
    for (const path of unfinished)
        await placer.remove(disk.join(locations.hubCache, ...path.split('/')));
    recordReceipts(states, work);
    const again = await (0,survey/* survey */.F)(toWrite.map((one) => one.asset), { ...context, trustReceipts: true });
    const byId = new Map(again.map((one) => [one.asset.id, one]));
    return states.map((one) => byId.get(one.asset.id) ?? one);
}

;// CONCATENATED MODULE: ./lib/src/app/resolve-snapshots.js


/**
 * Learns what snapshots hold that no digest tells and no earlier run has asked for; into the records, where the survey
 * finds it. Returns why it could not be learnt, by asset id.
 */
async function resolveSnapshots(assets, work) {
    const { state } = work;
    const failures = new Map();
    for (const asset of assets) {
        const known = (0,resolve/* recall */.I9)(asset, { ...work, snapshots: state.snapshots });
        if (known.kind !== 'hub-snapshot' || (0,resolve/* isResolved */.ZY)(known))
            continue;
        try {
            state.snapshots.set(asset.id, await (0,resolve/* resolve */.hd)(known, work, work.attemptsOf(asset)));
        }
        catch (thrown) {
            const error = (0,core_errors/* asSetupError */.AD)(thrown);
            if ((0,core_errors/* endsTheRun */.X_)(error))
                throw error;
            failures.set(asset.id, error);
        }
    }
    return failures;
}

// EXTERNAL MODULE: ./lib/src/app/select-assets.js
var select_assets = __webpack_require__(2844);
;// CONCATENATED MODULE: ./lib/src/app/provision.js























/**
 * The main job: look, fetch what is missing or wrong, verify, place, look again; then the environment. An asset that
 * cannot be had does not keep the others from being placed. Results go into the draft; returns the variables to export,
 * which are none unless every asset verified.
 *
 * Throws what keeps the whole run from its work: `data-dir-unwritable`, `disk-too-small`, `path-too-long`, `path-unsafe`,
 * `interrupted`.
 */
async function provision(options, ports, draft) {
    const { bundle, locations } = options;
    const assets = (0,select_assets/* selectAssets */.G)(bundle, options.assets);
    draft.phase('wait');
    const opened = await ports.openState(locations.dataDir).catch((error) => unwritable(error));
    if (opened instanceof core_errors/* SetupError */.w3) {
        draft.phase('plan');
        const context = contextOf(options, ports, await ports.readRecords(locations.dataDir));
        const exported = await provisionInPlace(assets, options, context, ports, draft);
        if (exported !== undefined) {
            ports.progress.say(`${opened.message}: everything is in its place, and nothing has to be written`);
            return exported;
        }
        const ground = { ...ports, bundle, locations };
        await preflight(await glance(assets, ground), ground, { met: [{ at: locations.dataDir, error: opened }] });
        throw opened;
    }
    const state = opened;
    try {
        return await provisionLocked(assets, options, ports, state, draft);
    }
    finally {
        try {
            await state.saveRecords();
        }
        finally {
            await state.release();
        }
    }
}
/** Of the records nothing is copied: what is learnt on the way is looked up too. */
const contextOf = (options, ports, { receipts, archives, snapshots }) => ({
    ...ports,
    allowGlobals: options.allowGlobals,
    tables: options.tables,
    locked: options.locked,
    locations: options.locations,
    receipts,
    archives,
    snapshots,
    trustReceipts: !options.verifyFull,
    changed: 'warning',
    allowUnlocked: options.allowUnlocked,
    siblings: options.bundle.assets,
});
async function provisionLocked(assets, options, ports, state, draft) {
    const { bundle, locations } = options;
    const attempts = new Map(assets.map((asset) => [asset.id, []]));
    let placed = 0;
    const work = {
        ...ports,
        ...options,
        state,
        cache: ports.ciCache && new CacheTier(ports.ciCache, ports),
        remembered: new Map(),
        placedBefore: new Map([...state.snapshots].map(([id, { commit }]) => [id, commit])),
        attemptsOf: (asset) => attempts.get(asset.id),
        placed: () => void placed++,
    };
    const context = contextOf(options, ports, state);
    draft.phase('plan');
    await (0,escapes/* refuseEscapes */.Le)(locations.dataDir, bundle.directories ?? [], ports.disk);
    await state.clearHub(locations.hfHome);
    await (0,app_repair/* finishRepair */.rQ)(work).catch(async (error) => {
        unwritable(error);
        draft.findings.push(...(await (0,repair_journal/* checkUnfinished */.U2)(locations, ports.disk)));
    });
    const failures = await resolveSnapshots(assets, work);
    const mender = new HubMender(options.repair && { ...options.repair, links: options.links }, context, work, draft);
    const looked = await (0,survey/* survey */.F)(assets, context);
    const met = [];
    const before = await lockHub(looked, { assets, toRepair: mender.isWanted(looked) }, context, work)
        .then((owned) => mender.mend(owned))
        .then((mended) => readyHub(mended, context, work))
        .catch((error) => {
        met.push({ at: locations.hfHome, error: unwritable(error) });
        return looked;
    });
    recordReceipts(before, work);
    const needed = before.filter((one) => !(0,asset_state/* isThere */.$B)(one) && !one.blocked && (0,resolve/* isResolved */.ZY)(one.asset));
    // Out of the CI cache an archive and its file are there together.
    const passing = work.cache && { factor: 2, atOnce: work.cache.atOnce };
    if (needed.length + met.length > 0)
        await preflight(needed, work, { met, ...passing });
    const budget = needed.length > 0 && work.cache
        ? checkCacheBudget(bundle.name, before.map(({ asset }) => asset))
        : [];
    draft.phase('fetch');
    await clearUnfinished(needed, work);
    const notes = [];
    const seconds = new Map();
    ports.progress.start(needed.reduce((sum, one) => sum + bytesLacking(one), 0), needed.some(({ asset }) => asset.kind === 'archive') ? 'fetching and unpacking' : 'fetching');
    try {
        await Promise.all(needed.map(async ({ asset, lacking }) => {
            const since = ports.now();
            try {
                if (asset.kind === 'hub-snapshot')
                    notes.push(...(await provisionSnapshot(asset, lacking, work)));
                else if (asset.kind === 'archive')
                    notes.push(...(await provisionArchive(asset, work)));
                else
                    notes.push(...(await provisionFile(asset, work)));
            }
            catch (thrown) {
                const error = (0,core_errors/* asSetupError */.AD)(thrown);
                failures.set(asset.id, error);
                // A branch that was rewritten has taken this commit with it: the next run asks anew.
                if (error.code === 'origin-not-found')
                    state.snapshots.delete(asset.id);
            }
            seconds.set(asset.id, (ports.now() - since) / 1000);
        }));
    }
    finally {
        ports.progress.stop();
    }
    // These end the run itself, and were only waited for so that nothing is still writing.
    const ending = [...failures.values()].find(core_errors/* endsTheRun */.X_);
    if (ending)
        throw ending;
    for (const directory of bundle.directories ?? [])
        await ports.placer.makeDirectory(ports.disk.join(locations.dataDir, ...directory.split('/')));
    draft.phase('verify');
    const arrived = needed.filter((one) => !failures.has(one.asset.id)).map(({ asset }) => asset);
    const proving = { ...context, trustReceipts: true, prove: true, remembered: work.remembered };
    const again = await mender.mend(await (0,survey/* survey */.F)(arrived, proving));
    recordReceipts(again, work);
    const states = new Map([...before, ...again].map((one) => [one.asset.id, one]));
    const final = assets.map((asset) => states.get(asset.id));
    draft.phase('save');
    const isWrong = (asset) => failures.has(asset.id) || !(0,asset_state/* isThere */.$B)(states.get(asset.id));
    await work.cache?.saveAll((asset) => !isWrong(asset));
    draft.phase('conclude');
    (0,conclude/* concludeAssets */.pU)(final, draft, ({ asset }) => ({
        failure: failures.get(asset.id),
        attempts: attempts.get(asset.id),
        seconds: seconds.get(asset.id) ?? 0,
    }));
    draft.tell([...notes, ...budget, ...(work.cache?.findings ?? [])]);
    if (work.cache)
        draft.cache?.entries.push(...work.cache.entries);
    if (placed > 0 && (await ports.disk.isGitIgnored(locations.dataDir)) === false) {
        draft.findings.push((0,core_errors/* finding */.gk)('data-dir-not-ignored', 'note', locations.dataDir, `${locations.dataDir} lies in a Git work tree and is not in its .gitignore`));
    }
    draft.lock = lockToTell(final, options, draft);
    return (0,conclude/* exportEnvironment */.qw)(final, options, draft);
}
/** The error of a folder that cannot be written, for preflight to tell with whatever else is in the way. */
function unwritable(error) {
    if (error instanceof core_errors/* SetupError */.w3 && error.code === 'data-dir-unwritable')
        return error;
    throw error;
}
function bytesLacking(one) {
    const { asset } = one;
    if (asset.kind === 'archive')
        return workOfArchive(asset);
    if (asset.kind === 'file')
        return asset.size ?? asset.sizeAbout ?? 0;
    const { files } = (0,expected_snapshot/* expectedSnapshot */.J)(asset);
    return one.lacking.reduce((sum, name) => sum + files[name].size, 0);
}


/***/ }),

/***/ 2812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ load)
});

// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/safe-path.js
var safe_path = __webpack_require__(9895);
// EXTERNAL MODULE: ./lib/src/app/receipts.js
var receipts = __webpack_require__(421);
;// CONCATENATED MODULE: ./lib/src/app/places.js



/** A path below the data directory; undefined for one that lies elsewhere. */
const below = (dataDir, path) => {
    const key = (0,receipts/* receiptKey */.OH)(dataDir, path);
    return key === path ? undefined : (0,safe_path/* sameName */.q)(key);
};
/**
 * Throws `manifest-invalid` for an asset or folder that lies in the Hub cache where `hf-home` puts that into the data
 * directory: what belongs there is told by the Hub, and readers take whatever they find.
 */
function refusePlacesInHub({ assets, directories = [] }, { dataDir, hfHome, hubCache }) {
    // HF_HOME may be the data directory itself; then only the cache in it is taken.
    const hub = below(dataDir, hfHome) ?? below(dataDir, hubCache);
    if (hub === undefined)
        return;
    const isIn = (inner, outer) => `${inner}/`.startsWith(`${outer}/`);
    const refuse = (what, path) => {
        throw new errors/* SetupError */.w3('manifest-invalid', `${what}: path '${path}' lies in the Hub cache ${hfHome}, or around it`, {
            remedy: 'Give it another path in the manifest, or choose another `hf-home`.',
        });
    };
    for (const asset of assets) {
        if (asset.kind === 'hub-snapshot')
            continue;
        const place = (0,safe_path/* sameName */.q)(asset.path);
        if (isIn(place, hub) || isIn(hub, place))
            refuse(`asset '${asset.id}'`, asset.path);
    }
    for (const path of directories)
        if (isIn((0,safe_path/* sameName */.q)(path), hub))
            refuse('directories', path);
}

// EXTERNAL MODULE: ./lib/src/core/lock.js
var core_lock = __webpack_require__(6621);
// EXTERNAL MODULE: ./lib/src/io/bundles.js + 2 modules
var bundles = __webpack_require__(9742);
// EXTERNAL MODULE: ./lib/src/io/locate.js
var locate = __webpack_require__(1985);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __webpack_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/input-file.js
var input_file = __webpack_require__(2738);
// EXTERNAL MODULE: ./lib/src/io/too-much.js
var too_much = __webpack_require__(8647);
;// CONCATENATED MODULE: ./lib/src/io/lock-file.js



const lockFile = { code: 'lock-invalid', what: 'a lock file', mostBytes: 64 << 20 };
/**
 * The lock file at a path, or undefined where there is none. Throws `lock-invalid`
 * with a line for each fault: file, line, field, what was given and what is taken.
 */
async function readLockFile(path) {
    let text;
    try {
        text = await (0,input_file/* readInputFile */.j)(path, lockFile);
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error))
            return undefined;
        throw (0,io_errors/* atPath */.Z$)('lock-invalid', 'read the lock file', path, error);
    }
    // Faults are placed by a parser that costs start-up, as zod does: it is loaded where there is one.
    const faults = async () => {
        const [{ lockSchema: schema }, told] = await Promise.all([schemaOfLock(), Promise.all(/* import() */[__webpack_require__.e(691), __webpack_require__.e(815), __webpack_require__.e(600), __webpack_require__.e(151)]).then(__webpack_require__.bind(__webpack_require__, 6532))]);
        return { ...told, kind: { code: 'lock-invalid', notJson: 'the lock file is not JSON', schema } };
    };
    const json = text.replace(/^\uFEFF/, '');
    let value;
    try {
        value = JSON.parse(json);
    }
    catch (error) {
        const { notJson, kind } = await faults();
        return notJson(json, path, error, kind);
    }
    const { lockSchema } = await schemaOfLock();
    const result = await (0,too_much/* unlessTooMuch */.E)('lock-invalid', path, () => lockSchema.safeParse(value));
    if (result.success)
        return result.data;
    const { wrongFields, kind } = await faults();
    return wrongFields(json, path, value, result.error.issues, kind);
}
const schemaOfLock = () => Promise.all(/* import() */[__webpack_require__.e(691), __webpack_require__.e(600), __webpack_require__.e(531)]).then(__webpack_require__.bind(__webpack_require__, 8531));

// EXTERNAL MODULE: ./lib/src/cli/host.js + 1 modules
var cli_host = __webpack_require__(8544);
;// CONCATENATED MODULE: ./lib/src/cli/commands/load.js







/** Reads manifest, tensor tables and lock file. */
async function load(values, host, draft, lockUse = 'bind') {
    draft.phase('manifest');
    const { bundle, digest, folder } = await (0,bundles/* loadBundle */.po)(values.bundle, host.base);
    draft.bundle = { name: bundle.name, digest };
    const locations = await (0,locate/* locate */.x)(values, host.base);
    refusePlacesInHub(bundle, locations);
    const lock = await readLockFile(locations.lockFile).catch((error) => {
        const mayGo = error instanceof errors/* SetupError */.w3 && error.code === 'lock-invalid' && error.details['irregular'] !== true;
        if (lockUse === 'replace' && mayGo)
            return undefined;
        throw error;
    });
    return {
        ...(0,core_lock/* applyLock */.aY)(bundle, lockUse === 'bind' ? lock : undefined, locations.lockFile),
        folder,
        tables: await (0,bundles/* loadTables */.ie)(bundle, folder),
        locations,
        allowGlobals: (0,cli_host/* allowedGlobals */.vn)(values),
        lock,
    };
}


/***/ }),

/***/ 4070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PI: () => (/* binding */ checkArchive),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   tZ: () => (/* binding */ ArchiveCheck)
/* harmony export */ });
/* unused harmony exports defaultLimits, maxRatio, ratioFloor */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _safe_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9895);


const gib = 1 << 30;
/** Where the manifest says nothing. */
const defaultLimits = { entries: 10_000, bytes: 64 * gib };
/**
 * How many times its own size an archive may unpack to, where the manifest does not say how much it is. Weights pack to
 * almost their own size and text to a tenth; only long runs of one byte come near deflate's thousandfold.
 */
const maxRatio = 200;
/** Below this nothing is a bomb, however well it was packed. */
const ratioFloor = gib / 4;
/** An entry's name for a message: it comes from outside and may be as long as the archive. */
const shown = (path) => (path.length > 200 ? `${path.slice(0, 200)}…` : path);
/**
 * The rules of what may be unpacked, entry by entry in the order of the archive, so that a hostile one is left at its
 * first bad entry. Pure: it sees names, kinds and sizes, and relies on whoever unpacks to write no more than the size.
 *
 * Stricter than a system's own tool on purpose: what one platform would merge, follow or rename is refused on all.
 */
class ArchiveCheck {
    archive;
    packed;
    limits;
    places = new Map();
    most;
    entries = 0;
    files = 0;
    bytes = 0;
    /** `archive` is its name in messages, `packed` its size on disk. */
    constructor(archive, packed, limits = {}) {
        this.archive = archive;
        this.packed = packed;
        this.limits = limits;
        this.most = { entries: limits.entries ?? defaultLimits.entries, bytes: limits.bytes ?? defaultLimits.bytes };
    }
    /** The place of an entry below the target folder, `''` for the folder itself. Throws for what must not be unpacked. */
    add(entry) {
        const { kind, size } = entry;
        this.weigh(size);
        if (kind === 'link')
            throw this.unsafe(entry, 'is a link; only files and folders are unpacked');
        if (kind === 'other')
            throw this.unsafe(entry, 'is neither a file nor a folder (a device, a pipe, a sparse file)');
        const folder = kind === 'directory';
        if (folder && size > 0)
            throw this.unsafe(entry, `is a folder that holds ${size} bytes`);
        const path = entry.path.replace(/^(\.\/+)+/, '').replace(folder ? /\/+$/ : /(?!)/, '');
        if (folder && (path === '' || path === '.') && entry.path !== '' && !entry.path.startsWith('/'))
            return '';
        const reason = path.includes('\ufffd') ? 'has characters that cannot be decoded' : (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_1__/* .unsafePathReason */ .m0)(path);
        if (reason !== undefined)
            throw this.unsafe(entry, reason);
        const segments = path.split('/');
        for (let depth = 1; depth < segments.length; depth++) {
            this.put(entry, segments.slice(0, depth).join('/'), 'folder', false);
        }
        this.put(entry, path, folder ? 'folder' : 'file', true);
        if (!folder)
            this.files++;
        return path;
    }
    /** After the last entry. */
    finish() {
        if (this.files === 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('archive-unreadable', `${this.archive} holds no file`);
    }
    weigh(size) {
        this.entries++;
        this.bytes += size;
        const { most, bytes, packed } = this;
        if (this.entries > most.entries)
            throw this.tooLarge(`more than ${most.entries} entries`, this.limits.entries);
        if (bytes > most.bytes)
            throw this.tooLarge(`more than ${most.bytes} bytes`, this.limits.bytes);
        if (this.limits.bytes === undefined && bytes > ratioFloor && bytes > maxRatio * packed) {
            throw this.tooLarge(`more than ${maxRatio} times its own ${packed} bytes`);
        }
    }
    /** Notes what lies at a path, and refuses what would lie there too. */
    put(entry, path, kind, listed) {
        const key = (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_1__/* .sameName */ .q)(path);
        const there = this.places.get(key);
        if (there === undefined) {
            this.places.set(key, { path, kind, listed });
        }
        else if (there.kind !== kind) {
            const [file, inside] = kind === 'file' ? [path, there.path] : [there.path, path];
            throw this.unsafe(entry, `needs a file '${shown(file)}' and a folder '${shown(inside)}' in one place`);
        }
        else if (there.path !== path) {
            throw this.unsafe(entry, `is the same as '${shown(there.path)}' but for case or Unicode form, which is one ${kind} on Windows and macOS`);
        }
        else if (listed && there.listed) {
            throw this.unsafe(entry, 'is there twice');
        }
        else {
            there.listed ||= listed;
        }
    }
    unsafe({ path }, reason) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('archive-unsafe', `${this.archive}: the entry '${shown(path)}' ${reason}`, {
            details: { archive: this.archive, entry: shown(path) },
        });
    }
    tooLarge(what, stated) {
        const whose = stated === undefined ? '' : ', the limit in the manifest';
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('archive-too-large', `${this.archive} would unpack to ${what}${whose}`, {
            details: { archive: this.archive },
        });
    }
}
/** Checks a whole list at once. Throws `archive-unsafe`, `archive-too-large` or `archive-unreadable`. */
function checkArchive(entries, archive, packed, limits) {
    const check = new ArchiveCheck(archive, packed, limits);
    for (const entry of entries)
        check.add(entry);
    check.finish();
}


/***/ }),

/***/ 8520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ sizeOfAsset)
/* harmony export */ });
/* harmony import */ var _hub_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(621);

/** Bytes that have to come for an asset, as its manifest has it; undefined where that does not say. */
function sizeOfAsset(asset) {
    if (asset.kind !== 'hub-snapshot')
        return asset.size ?? asset.sizeAbout;
    if (asset.files === undefined)
        return undefined;
    const names = (0,_hub_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .selectFiles */ .AL)(Object.keys(asset.files), asset.include, asset.exclude);
    return names.reduce((sum, name) => sum + asset.files[name].size, 0);
}


/***/ }),

/***/ 5612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ acceptedGeneration),
/* harmony export */   HC: () => (/* binding */ packName),
/* harmony export */   HI: () => (/* binding */ checkCachePrefix),
/* harmony export */   PF: () => (/* binding */ blobName),
/* harmony export */   eN: () => (/* binding */ askedKey),
/* harmony export */   g_: () => (/* binding */ generationKey),
/* harmony export */   jV: () => (/* binding */ seenName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);

/**
 * How entries of the CI cache are called. An entry is immutable, so its name says what it holds and its key adds a
 * generation: where one turns out bad, the next one takes its place.
 */
/** Longest key that the service takes. */
const longestKey = 512;
/** What a key has beside its prefix, at most: the longest kind, a sha256, and the generation. */
const longestRest = '-v1-seen-'.length + 64 + '-g'.length + String(Number.MAX_SAFE_INTEGER).length;
const longestPrefix = longestKey - longestRest;
/** Throws `input-invalid` for a `cache-prefix` of which no key can be made. */
function checkCachePrefix(prefix) {
    const fail = (expected) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('input-invalid', `cache-prefix is ${JSON.stringify(prefix)}, and must be ${expected}`);
    };
    if (prefix.trim() === '')
        fail('a text that is not empty');
    if (!/^[^,\s\p{C}]+$/u.test(prefix))
        fail('free of commas, spaces and control characters: keys hold none');
    if (prefix.length > longestPrefix)
        fail(`${longestPrefix} characters at most: a key has ${longestKey}`);
}
/** Name of the entry that holds a file of that digest. */
const blobName = (prefix, sha256) => `${prefix}-v1-${sha256}`;
/** Name of the entry that remembers what an asset without a pinned digest was; the digest is of kind, path and sources. */
const seenName = (prefix, sha256) => `${prefix}-v1-seen-${sha256}`;
/** Name of the entry in which small files travel as one; the digest is of what they are to be. */
const packName = (prefix, sha256) => `${prefix}-v1-pack-${sha256}`;
/** Key of one generation of a name. */
const generationKey = (name, generation) => `${name}-g${generation}`;
/** What is asked for: the service compares the beginning of keys, and the newest that has it answers. */
const askedKey = (name) => `${name}-g`;
/** The generation that a returned key has, or undefined: the service may answer with any key that begins as asked. */
function acceptedGeneration(name, key) {
    const asked = askedKey(name);
    const rest = key.slice(asked.length);
    if (!key.startsWith(asked) || !/^\d+$/.test(rest))
        return undefined;
    return Number.isSafeInteger(Number(rest)) ? Number(rest) : undefined;
}


/***/ }),

/***/ 4796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ driveReference),
/* harmony export */   KW: () => (/* binding */ readDrivePage),
/* harmony export */   Mn: () => (/* binding */ drivePage),
/* harmony export */   Mu: () => (/* binding */ driveId)
/* harmony export */ });
/** Google Drive as it looks from outside: how a file is named, and what its pages say in place of one. */
const id = '[\\w-]{10,}';
/** A file id, or the address of the file's page in one of its forms. */
const driveReference = new RegExp(`^(?:${id}|https://drive\\.google\\.com/(?:file/d/${id}(?:/.*)?|(?:open|uc)\\?(?:.*&)?id=${id}(?:[&#].*)?))$`);
/** The id in what matches `driveReference`. */
function driveId(reference) {
    const match = new RegExp(`(?:^|/file/d/|[?&]id=)(${id})(?=[/&#]|$)`).exec(reference);
    if (match === null)
        throw new Error(`'${reference}' names no file of Google Drive`);
    return match[1];
}
/** The page of a file, for people; the one stable address that it has. */
const drivePage = (fileId) => `https://drive.google.com/file/d/${fileId}/view`;
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const decoded = (text) => text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined)
        return entities[String(name).toLowerCase()] ?? whole;
    return String.fromCodePoint(decimal !== undefined ? Number(decimal) : parseInt(String(hex), 16));
});
function attributesOf(tag) {
    const found = tag.matchAll(/(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g);
    return Object.fromEntries([...found].map(([, name, double, single, plain]) => [
        name.toLowerCase(),
        decoded(double ?? single ?? plain ?? ''),
    ]));
}
const inLowerCase = (html) => html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
/** The tags of a name. A page is gone through once: an expression would look for the end of each anew. */
function* tagsOf(html, name) {
    const lower = inLowerCase(html);
    for (let at = lower.indexOf(`<${name}`); at >= 0; at = lower.indexOf(`<${name}`, at + 1)) {
        if (/\w/.test(lower.charAt(at + name.length + 1)))
            continue; // another name that begins so
        const end = html.indexOf('>', at) + 1;
        if (end === 0)
            return;
        yield { tag: html.slice(at, end), end };
        at = end - 1;
    }
}
/** The elements of a name: the first tag, and what lies between it and the last. */
function* elementsOf(html, name) {
    const lower = inLowerCase(html);
    let behind = 0;
    for (const { tag, end } of tagsOf(html, name)) {
        if (end <= behind)
            continue;
        const close = lower.indexOf(`</${name}>`, end);
        if (close < 0)
            return;
        yield { tag, inside: html.slice(end, close) };
        behind = close;
    }
}
/** What a page says to whoever looks at it. */
function textOf(html) {
    const lower = inLowerCase(html);
    const closed = new Set(['script', 'style']);
    const parts = [];
    for (let at = 0;;) {
        const start = html.indexOf('<', at);
        const name = start < 0 ? undefined : /^(script|style)\b/.exec(lower.slice(start + 1, start + 8))?.[1];
        let end = name !== undefined && closed.has(name) ? lower.indexOf(`</${name}>`, start) : -1;
        if (end >= 0)
            end += `</${name}>`.length;
        else {
            if (name !== undefined)
                closed.delete(name); // no later one is closed either
            end = start < 0 ? 0 : html.indexOf('>', start) + 1;
        }
        if (end === 0)
            return [...parts, html.slice(at)].join(' ');
        parts.push(html.slice(at, start));
        at = end;
    }
}
function confirmForm(html) {
    for (const { tag, inside } of elementsOf(html, 'form')) {
        const { id: formId, action } = attributesOf(tag);
        if (!/^download-?form$/i.test(formId ?? '') || action === undefined)
            continue;
        const inputs = [...tagsOf(inside, 'input')].map(({ tag: input }) => attributesOf(input));
        const hidden = inputs.filter(({ type, name }) => type === 'hidden' && name !== undefined);
        return {
            kind: 'confirm',
            action,
            fields: Object.fromEntries(hidden.map(({ name, value }) => [name, value ?? ''])),
        };
    }
    return undefined;
}
/** In the order in which they are looked for; the pages are asked for in English. */
const words = [
    [
        'quota',
        /too many users have viewed or downloaded this file|quota exceeded|download quota for this file|can't view or download this file at this time/,
    ],
    [
        'gone',
        /you have requested does not exist|page not found|has been deleted|is in the owner's trash|violation of our terms/,
    ],
    ['not-shared', /you need (access|permission)|request access|access denied|sign[- ]in to continue/],
];
/** What a page says that came in place of the file. */
function readDrivePage(html) {
    const form = confirmForm(html);
    if (form !== undefined)
        return form;
    const [titled] = elementsOf(html, 'title');
    const title = decoded(titled?.inside ?? '')
        .replace(/\s+/g, ' ')
        .trim();
    const text = decoded(textOf(html)).replaceAll('\u2019', "'").replace(/\s+/g, ' ').toLowerCase();
    const kind = words.find(([, pattern]) => pattern.test(text))?.[0];
    if (kind !== undefined)
        return { kind };
    // Every page of Google has a link "Sign in"; only the page for it has that in its title.
    return /\bsign[- ]in\b/i.test(title) ? { kind: 'not-shared' } : { kind: 'other', title };
}


/***/ }),

/***/ 6621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vq: () => (/* binding */ lockedAsset),
/* harmony export */   Vx: () => (/* binding */ lockOf),
/* harmony export */   aY: () => (/* binding */ applyLock),
/* harmony export */   li: () => (/* binding */ lockText),
/* harmony export */   tX: () => (/* binding */ differences)
/* harmony export */ });
/* harmony import */ var _check_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7095);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7657);
/* harmony import */ var _hub_layout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1760);



/**
 * Pins in a bundle what the lock file knows of it.
 *
 * Throws `lock-contradicts-manifest` when the lock is of another bundle, knows an asset that the bundle has not, or
 * says of one what the manifest says otherwise: all that is so, a line each.
 */
function applyLock(bundle, lock, path) {
    if (lock === undefined)
        return { bundle, locked: new Set() };
    const contradiction = (...messages) => new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SetupError */ .w3('lock-contradicts-manifest', messages.map((message) => `${path} ${message}`.replaceAll('\n', ' ')).join('\n'));
    if (lock.bundle !== bundle.name)
        throw contradiction(`locks the bundle '${lock.bundle}', and this is '${bundle.name}'`);
    const ids = new Set(bundle.assets.map(({ id }) => id));
    const found = Object.keys(lock.assets).flatMap((id) => ids.has(id) ? [] : [`locks the asset '${id}', which bundle '${bundle.name}' does not have`]);
    const locked = new Set();
    const assets = bundle.assets.map((asset) => {
        const entry = lock.assets[asset.id];
        if (entry === undefined)
            return asset;
        found.push(...contradictionsOf(asset, entry).map((field) => `locks ${asset.id} with ${field}`));
        if (!(0,_check_file_js__WEBPACK_IMPORTED_MODULE_0__/* .isPinned */ .T4)(asset))
            locked.add(asset.id);
        if (asset.kind === 'file' && entry.kind === 'file')
            return { ...asset, size: entry.size, sha256: entry.sha256 };
        if (asset.kind === 'archive' && entry.kind === 'archive')
            return { ...asset, size: entry.size, sha256: entry.sha256, files: entry.files };
        if (asset.kind === 'hub-snapshot' && entry.kind === 'hub-snapshot' && asset.files === undefined)
            return { ...asset, named: asset.revision, revision: entry.revision, files: entry.files };
        return asset;
    });
    if (found.length > 0)
        throw contradiction(...found);
    return { bundle: { ...bundle, assets }, locked };
}
/** What is locked otherwise than it is pinned, in words; nothing where nothing is pinned. */
const differ = (name, locked, pinned) => pinned === undefined || locked === pinned
    ? []
    : [`${name} ${String(locked)}, and the manifest says ${String(pinned)}`];
const differInFiles = (locked, pinned) => Object.entries(locked).flatMap(([name, { sha256, gitSha1 }]) => {
    const file = pinned[name];
    if (file === undefined)
        return [`${name}, and the manifest says that there is no such file`];
    return [
        ...(sha256 === undefined ? [] : differ(`${name} of sha256`, sha256, file.sha256)),
        ...(gitSha1 === undefined ? [] : differ(`${name} of git blob id`, gitSha1, file.gitSha1)),
    ];
});
/** What a lock entry says against the manifest, in words; empty when they agree. */
function contradictionsOf(asset, entry) {
    if (asset.kind !== entry.kind)
        return differ('kind', entry.kind, asset.kind);
    if (asset.kind !== 'hub-snapshot' && entry.kind !== 'hub-snapshot') {
        const fits = (0,_check_file_js__WEBPACK_IMPORTED_MODULE_0__/* .sizeFits */ .KQ)({ ...asset, size: undefined }, entry.size);
        return [
            ...differ('sha256', entry.sha256, asset.sha256),
            ...differ('size', entry.size, asset.size),
            ...(fits ? [] : [`size ${entry.size}, and the manifest says about ${asset.sizeAbout}`]),
            ...(asset.kind === 'archive' && entry.kind === 'archive' && asset.files !== undefined
                ? differInFiles(entry.files, asset.files)
                : []),
        ];
    }
    if (asset.kind === 'hub-snapshot' && entry.kind === 'hub-snapshot') {
        return [
            ...differ('repo', entry.repo, asset.repo),
            ...(_hub_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .commitPattern */ .O7.test(asset.revision) ? differ('revision', entry.revision, asset.revision) : []),
            ...(asset.files === undefined
                ? ['include', 'exclude'].flatMap((field) => differ(field, JSON.stringify(entry[field] ?? []), JSON.stringify(asset[field] ?? [])))
                : differInFiles(entry.files, asset.files)),
        ];
    }
    return [];
}
/** What a lock file says of an asset of which these files were found right; undefined for what is not locked. */
function lockedAsset(asset, files, unpacked) {
    const [file] = files;
    if (asset.kind === 'file' && file !== undefined)
        return { kind: 'file', size: file.bytes, sha256: file.sha256 };
    if (asset.kind === 'hub-snapshot' && asset.files !== undefined) {
        const { repo, revision, files, named, include, exclude } = asset;
        const choice = named === undefined ? {} : { ...(include && { include }), ...(exclude && { exclude }) };
        return { kind: 'hub-snapshot', repo, revision, ...choice, files };
    }
    if (asset.kind === 'archive' && unpacked !== undefined)
        return { kind: 'archive', size: unpacked.size, sha256: unpacked.sha256, files: unpacked.files };
    return undefined;
}
/**
 * The lock of a bundle: what was found now, and of assets that were not looked at what `before` says, while it still
 * agrees with the manifest.
 */
function lockOf(bundle, now, before) {
    const kept = before?.bundle === bundle.name ? before.assets : {};
    const assets = bundle.assets.flatMap((asset) => {
        const old = kept[asset.id];
        const entry = now.get(asset.id) ?? (old && contradictionsOf(asset, old).length === 0 ? old : undefined);
        return entry === undefined ? [] : [[asset.id, entry]];
    });
    return { schema: 'steve1-lock/1', bundle: bundle.name, assets: Object.fromEntries(assets) };
}
/** A lock as its file holds it: two spaces, keys sorted, so that a diff shows what has changed and nothing else. */
function lockText({ schema, bundle, assets }) {
    return `${JSON.stringify({ schema, bundle, assets: sorted(assets) }, null, 2)}\n`;
}
function sorted(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    // `kind` says how the rest is to be read.
    entries.sort(([a], [b]) => Number(b === 'kind') - Number(a === 'kind'));
    return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
/** In what a lock that would be written now differs from the one that is there; one entry an asset. */
function differences(before, now) {
    const ids = [...new Set([...Object.keys(before.assets), ...Object.keys(now.assets)])].sort();
    return ids.flatMap((id) => {
        const [old, found] = [before.assets[id], now.assets[id]];
        if (old === undefined)
            return [{ id, message: `${id} is not locked` }];
        if (found === undefined)
            return [{ id, message: `${id} is locked, and the bundle has it no more, or otherwise` }];
        if (JSON.stringify(sorted(old)) === JSON.stringify(sorted(found)))
            return [];
        const [expected, actual] = [old, found].map(inWords);
        return [{ id, message: `${id} has changed since it was locked`, expected, actual }];
    });
}
const inWords = (entry) => entry.kind !== 'hub-snapshot'
    ? `${entry.size} bytes with sha256 ${entry.sha256}`
    : `${entry.repo} at ${entry.revision} with ${Object.keys(entry.files).length} files`;


/***/ }),

/***/ 8647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ unlessTooMuch)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);

/** A document whose checks use up the stack is one that is wrong, not a fault in here. */
async function unlessTooMuch(code, path, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        const message = `${path} has more faults than can be told, or a value that is too long or too deep`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3(code, message, { cause: error });
    }
}


/***/ })

};
