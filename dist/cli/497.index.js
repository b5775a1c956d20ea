export const id = 497;
export const ids = [497];
export const modules = {

/***/ 3943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U2: () => (/* binding */ checkUnfinished),
/* harmony export */   a0: () => (/* binding */ readJournal),
/* harmony export */   lS: () => (/* binding */ hubState),
/* harmony export */   qN: () => (/* binding */ begin),
/* harmony export */   zn: () => (/* binding */ places)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);

/** The kit's own folder beside the cache. */
const hubState = ({ hfHome }, { join }) => join(hfHome, '.steve1-setup');
const places = ({ state }, repo, { join }) => ({
    journal: join(state, 'journal.json'),
    repair: join(state, 'repair'),
    fresh: join(state, 'repair', 'new'),
    built: join(state, 'repair', 'new', repo),
    lifted: join(state, 'repair', 'lifted'),
    old: join(state, 'repair', 'old'),
    met: join(state, 'repair', 'met'),
    kept: join(state, 'repair', 'kept', repo),
    meanwhile: join(state, 'repair', 'kept', `${repo}.made-meanwhile`),
});
/** Writes that a repair begins. Nothing is begun over what a stopped one has left: it may be the only copy. */
async function begin(repo, where, { disk, placer }, more) {
    const { journal, repair } = places(where, repo, disk);
    if (await disk.stat(journal))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('write-failed', `${journal} tells of a repair that is still to be finished: run it again`);
    // The state folder and the cache lie in one folder.
    const hub = where.hubCache.slice(where.state.length - '.steve1-setup'.length);
    const note = { schema: 'steve1-journal/1', hub, repo, date: where.date, ...more };
    await placer.remove(repair);
    await placer.writeText(journal, `${JSON.stringify(note)}\n`);
    return note;
}
/** That a run was stopped in a repair: an error when that is why a repo is not in its place. Writes nothing. */
async function checkUnfinished(locations, disk) {
    const state = hubState(locations, disk);
    const note = await readJournal(state, disk);
    if (note === undefined)
        return [];
    const { journal, old } = places({ state }, note.repo, disk);
    const target = disk.join(state, '..', note.hub, note.repo);
    const isAway = !note.inPlace && (await disk.stat(target)) === undefined && (await disk.stat(old)) !== undefined;
    const message = isAway
        ? `a repair was stopped while ${target} was away: the folder lies in ${disk.join(state, 'repair')}`
        : `a repair of ${target} was stopped, and is still to be finished`;
    return [(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-repair-unfinished', isAway ? 'error' : 'warning', journal, message)];
}
async function readJournal(state, disk) {
    const path = disk.join(state, 'journal.json');
    if (!(await disk.stat(path)))
        return undefined;
    const note = parseJournal(await disk.readText(path));
    if (note)
        return note;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('file-unreadable', `${path} is not what this version writes`, {
        remedy: `Look into ${disk.join(state, 'repair')}: \`old\` there is the folder of the cache as it was. Move it back, then delete the file.`,
    });
}
function parseJournal(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    const note = value;
    if (note?.schema !== 'steve1-journal/1')
        return undefined;
    const names = [note.hub, note.repo, note.date];
    const isName = (name) => typeof name === 'string' && !/^\.{0,2}$|[\\/]/.test(name);
    const isListing = (listed) => listed === undefined || (typeof listed === 'object' && listed !== null);
    return names.every(isName) && isListing(note.listed) ? note : undefined;
}


/***/ }),

/***/ 665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ verify)
/* harmony export */ });
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3481);
/* harmony import */ var _select_assets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2844);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8468);



/** Hashes all that is on disk and tells everything that is wrong. Writes nothing, and asks no network. */
async function verify(options, ports, draft) {
    const { bundle, locations, inherited } = options;
    const assets = (0,_select_assets_js__WEBPACK_IMPORTED_MODULE_1__/* .selectAssets */ .G)(bundle, options.assets);
    draft.phase('verify');
    const states = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_2__/* .survey */ .F)(assets, {
        ...ports,
        locations,
        ...(await ports.readRecords(locations.dataDir)),
        trustReceipts: false,
        changed: 'error',
        allowUnlocked: options.allowUnlocked,
        allowGlobals: options.allowGlobals,
        tables: options.tables,
        locked: options.locked,
        siblings: bundle.assets,
    });
    (0,_conclude_js__WEBPACK_IMPORTED_MODULE_0__/* .concludeAssets */ .pU)(states, draft);
    // Whether later steps may go online is not for this command to say.
    (0,_conclude_js__WEBPACK_IMPORTED_MODULE_0__/* .concludeEnvironment */ .Lr)(states, { locations, offline: undefined, inherited }, draft);
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

/***/ 5497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runVerify: () => (/* binding */ runVerify)
/* harmony export */ });
/* harmony import */ var _app_repair_journal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3943);
/* harmony import */ var _app_verify_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(665);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8544);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2812);




/** `verify`, composed for either shell. */
async function runVerify(values, host, draft) {
    const loaded = await (0,_load_js__WEBPACK_IMPORTED_MODULE_3__/* .load */ .H)(values, host, draft);
    const ports = (0,_host_js__WEBPACK_IMPORTED_MODULE_2__/* .basePorts */ .aq)(host, draft);
    await (0,_app_verify_js__WEBPACK_IMPORTED_MODULE_1__/* .verify */ .M)({ ...loaded, assets: values.assets, allowUnlocked: values['allow-unlocked'], inherited: host.env }, ports, draft);
    draft.tell(await (0,_app_repair_journal_js__WEBPACK_IMPORTED_MODULE_0__/* .checkUnfinished */ .U2)(loaded.locations, ports.disk));
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
