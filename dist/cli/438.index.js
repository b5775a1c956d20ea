export const id = 438;
export const ids = [438];
export const modules = {

/***/ 350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S2: () => (/* binding */ surveyOthers),
/* harmony export */   n1: () => (/* binding */ planAll),
/* harmony export */   v8: () => (/* binding */ repairOthers),
/* harmony export */   xe: () => (/* binding */ readCache)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _core_hub_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1760);
/* harmony import */ var _core_hub_repo_rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7720);
/* harmony import */ var _core_hub_stray_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3599);
/* harmony import */ var _plan_repair_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3469);
/* harmony import */ var _repair_journal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3943);
/* harmony import */ var _repair_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9554);
/* harmony import */ var _look_around_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(1189);
/* harmony import */ var _read_trees_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9167);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3430);
/* harmony import */ var _tell_work_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(2597);











/**
 * Lists a whole cache and tells what of it the bundles pin. Throws `path-unknown` where there is none, and where it
 * holds nothing and must hold something.
 */
async function readCache(hubCache, bundles, { disk, mayBeEmpty }) {
    if ((await disk.stat(hubCache))?.kind !== 'directory')
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('path-unknown', `there is no folder ${hubCache}`);
    const tops = (await disk.listHub(hubCache, [])).map(({ path }) => path);
    const entries = await disk.listHub(hubCache, tops);
    const repos = tops.filter((name) => (0,_core_hub_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .repoOfFolder */ .Al)(name) !== undefined);
    if (!mayBeEmpty && repos.length === 0 && (0,_core_hub_stray_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .checkLegacy */ .Y)(rootOf(entries)).length === 0)
        throw noCache(hubCache);
    const pinned = pinnedOf(bundles).filter((asset) => repos.includes(folderOf(asset)));
    const bundle = {
        schema: 'steve1-bundle/1',
        name: 'hub-cache',
        description: 'the snapshots of a cache that bundles pin',
        assets: pinned,
    };
    const folders = new Set(pinned.map(folderOf));
    return { bundle, others: repos.filter((name) => !folders.has(name)), entries };
}
/** Nothing that could be looked at: no answer is better than one that all is well. */
function noCache(folder) {
    const [above] = /^.*?(?=[\\/](models|datasets|spaces)--[^\\/]*)/.exec(folder) ?? [];
    const message = `${folder} holds no repo of a Hub cache (models--…, datasets--…, spaces--…)`;
    const remedy = `Name ${above ?? 'the folder that HF_HUB_CACHE names, or an HF_HOME'}.`;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('path-unknown', message, { remedy });
}
/** What lies right in the cache root. */
const rootOf = (entries) => entries.filter(({ path }) => !path.includes('/'));
const folderOf = ({ repo, repoType }) => (0,_core_hub_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .repoFolder */ .Xf)(repo, repoType ?? 'model');
/** Every snapshot whose files a bundle tells, once, under an id of its own. */
function pinnedOf(bundles) {
    const isPinnedAsset = (asset) => asset.kind === 'hub-snapshot' && (0,_resolve_js__WEBPACK_IMPORTED_MODULE_8__/* .isResolved */ .ZY)(asset);
    const byRevision = new Map();
    const ids = new Set();
    for (const { name, assets } of bundles) {
        for (const asset of assets.filter(isPinnedAsset)) {
            const key = JSON.stringify([folderOf(asset), asset.revision, Object.keys(asset.files).sort(), asset.include]);
            if (byRevision.has(key))
                continue;
            const id = ids.has(asset.id) ? `${name}-${asset.id}` : asset.id;
            ids.add(id);
            byRevision.set(key, { ...asset, id });
        }
    }
    return [...byRevision.values()];
}
/**
 * Looks at every repo that nothing pins, and at what else there is in those that are pinned; findings, and a line for
 * each of the former, go into the draft. Writes nothing.
 */
async function surveyOthers({ others, entries, bundle }, { hubCache }, ports, draft) {
    const { disk, hash } = ports;
    const byRepo = Map.groupBy(entries, ({ path }) => path.split('/', 1)[0]);
    const pinned = bundle.assets.filter((asset) => asset.kind === 'hub-snapshot');
    // With what is pinned this is told already.
    if (pinned.length === 0)
        draft.findings.push(...(0,_core_hub_stray_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .checkLegacy */ .Y)(rootOf(entries)));
    const views = await Promise.all([...others, ...new Set(pinned.map(folderOf))].map(async (repo) => {
        const own = byRepo.get(repo) ?? [];
        return { repo, entries: own, trees: await (0,_read_trees_js__WEBPACK_IMPORTED_MODULE_7__/* .readTrees */ .i)(repo, own, hubCache, disk) };
    }));
    const full = (path) => disk.join(hubCache, ...path.split('/'));
    const isPinned = (path) => pinned.some((asset) => isOf(asset, path));
    // What is pinned has been hashed and judged.
    const jobs = views
        .flatMap(_core_hub_repo_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .filesOfRepo */ .J8)
        .filter((path) => !isPinned(path))
        .map((path) => ({ path, algorithms: ['gitSha1'] }));
    const digests = new Map();
    if (jobs.length > 0) {
        const fullJobs = jobs.map((job) => ({ ...job, path: full(job.path) }));
        const paths = fullJobs.map(({ path }) => path);
        const results = await (0,_tell_work_js__WEBPACK_IMPORTED_MODULE_9__/* .tellWork */ .$)('verifying', paths, ports, (onBytes) => hash(fullJobs, onBytes));
        results.forEach((result, index) => {
            if (!(result instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3))
                digests.set(jobs[index].path, result);
        });
    }
    for (const view of views) {
        if (!others.includes(view.repo)) {
            draft.findings.push(...(0,_core_hub_repo_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .checkBytes */ .Ac)(view, digests, isPinned));
            continue;
        }
        const { findings, bytes, files, compared } = (0,_core_hub_repo_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .checkRepo */ .LK)(view, digests);
        const isRight = !findings.some(({ severity }) => severity === 'error');
        draft.findings.push(...findings);
        draft.assets.push({
            id: nameOf(view.repo),
            role: 'other',
            path: full(view.repo),
            status: isRight ? 'ok' : 'failed',
            bytes: isRight ? bytes : 0,
            files: [],
            ...(isRight && {
                source: 'local',
                trust: compared < files || compared === 0 ? 'structure' : 'hub',
            }),
            seconds: 0,
            attempts: [],
        });
    }
}
/** A path in the pinned snapshot, or one of its blobs. */
function isOf(asset, path) {
    const folder = folderOf(asset);
    if (path.startsWith(`${folder}/snapshots/${asset.revision}/`))
        return asset.files[path.split('/').slice(3).join('/')] !== undefined;
    return Object.values(asset.files).some((file) => path === `${folder}/blobs/${(0,_core_hub_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .blobName */ .PF)(file)}`);
}
function nameOf(folder) {
    const { repo, repoType } = (0,_core_hub_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .repoOfFolder */ .Al)(folder);
    return repoType === 'model' ? repo : `${repoType}s/${repo}`;
}
/** Mends the structure of repos that nothing pins; what is not known to come again is put aside, never deleted. */
async function repairOthers(others, options, ports, draft) {
    await ports.state.lockHub(ports.locations.hfHome);
    const around = (0,_look_around_js__WEBPACK_IMPORTED_MODULE_10__/* .lookAround */ .h)(ports.locations.hubCache, options.from, ports.disk);
    for (const repo of others) {
        const { report, findings } = await (0,_repair_js__WEBPACK_IMPORTED_MODULE_6__/* .repairRepo */ .oB)(repo, [], { ...options, around, isBroken: false }, ports);
        draft.findings.push(...findings);
        if (report)
            draft.repairs.push(report);
    }
}
/** What a repair would do, told and not done. */
async function planAll({ repos, broken }, options, locations, ports, draft) {
    const { disk } = ports;
    const { hubCache } = locations;
    const around = (0,_look_around_js__WEBPACK_IMPORTED_MODULE_10__/* .lookAround */ .h)(hubCache, options.from, disk);
    for (const [repo, snapshots] of repos) {
        const where = { ...options, hubCache, state: (0,_repair_journal_js__WEBPACK_IMPORTED_MODULE_5__/* .hubState */ .lS)(locations, disk), around };
        const { plan, later } = await (0,_plan_repair_js__WEBPACK_IMPORTED_MODULE_4__/* .planRepo */ .QS)(repo, snapshots, where, ports);
        const path = disk.join(hubCache, repo);
        if (plan.blocked !== undefined) {
            const report = { repo, path, outcome: 'blocked', blocked: plan.blocked, steps: [] };
            draft.repairs.push(report);
            draft.findings.push((0,_repair_js__WEBPACK_IMPORTED_MODULE_6__/* .blockedFinding */ .s5)(report, broken.has(repo) ? 'error' : 'warning'));
        }
        else if (plan.steps.length > 0) {
            const afterwards = (await later()).map((step) => ({ ...step, after: 'fetch' }));
            draft.repairs.push({ repo, path, outcome: 'planned', steps: [...plan.steps, ...afterwards] });
        }
    }
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

/***/ 7438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bare: () => (/* binding */ bare),
/* harmony export */   openCache: () => (/* binding */ openCache),
/* harmony export */   tellOfCache: () => (/* binding */ tellOfCache),
/* harmony export */   verifyCache: () => (/* binding */ verifyCache)
/* harmony export */ });
/* harmony import */ var _app_hub_cache_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(350);
/* harmony import */ var _app_repair_journal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3943);
/* harmony import */ var _app_verify_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(665);
/* harmony import */ var _core_hub_codes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9210);
/* harmony import */ var _io_bundles_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9742);
/* harmony import */ var _io_locate_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1985);
/* harmony import */ var _io_state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6567);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8544);








/** A Hub cache by itself, and what of it the built-in bundles and the given one pin. */
async function openCache(folder, values, host, draft) {
    draft.phase('manifest');
    const { bundle, folder: manifestFolder } = await (0,_io_bundles_js__WEBPACK_IMPORTED_MODULE_4__/* .loadBundle */ .po)(values.bundle, host.base);
    const locations = await (0,_io_locate_js__WEBPACK_IMPORTED_MODULE_5__/* .locateCache */ .b)(folder, host.base);
    const bundles = [...new Set([bundle, ...Object.values(_io_bundles_js__WEBPACK_IMPORTED_MODULE_4__/* .builtInBundles */ .H7)])];
    const { disk } = (0,_host_js__WEBPACK_IMPORTED_MODULE_7__/* .basePorts */ .aq)(host, draft);
    const unfinished = await (0,_app_repair_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .checkUnfinished */ .U2)(locations, disk);
    draft.findings.push(...unfinished);
    const cache = await (0,_app_hub_cache_js__WEBPACK_IMPORTED_MODULE_0__/* .readCache */ .xe)(locations.hubCache, bundles, { disk, mayBeEmpty: unfinished.length > 0 });
    return { cache, locations, manifestFolder };
}
/** Remedies name the cache that was looked at. */
function tellOfCache(draft, { hubCache }) {
    draft.findings.splice(0, Infinity, ...draft.findings.map((one) => (0,_core_hub_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .inCache */ .Y)(one, hubCache)));
}
/** What is not for a cache alone to say. */
const bare = { inherited: {}, allowGlobals: [], tables: new Map(), locked: new Set() };
/** `verify --hub-cache`: what is pinned byte for byte, and of everything else what the cache itself tells. */
async function verifyCache(folder, values, host, draft) {
    const { cache, locations } = await openCache(folder, values, host, draft);
    const ports = { ...(0,_host_js__WEBPACK_IMPORTED_MODULE_7__/* .basePorts */ .aq)(host, draft), readRecords: _io_state_js__WEBPACK_IMPORTED_MODULE_6__/* .readRecords */ .T3 };
    const { bundle } = cache;
    await (0,_app_verify_js__WEBPACK_IMPORTED_MODULE_2__/* .verify */ .M)({ ...bare, bundle, assets: ['all'], allowUnlocked: values['allow-unlocked'], locations }, ports, draft);
    await (0,_app_hub_cache_js__WEBPACK_IMPORTED_MODULE_0__/* .surveyOthers */ .S2)(cache, locations, ports, draft);
    tellOfCache(draft, locations);
}


/***/ })

};
