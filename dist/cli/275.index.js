export const id = 275;
export const ids = [275];
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
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1454);






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

/***/ 5275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runLock: () => (/* binding */ runLock)
/* harmony export */ });
/* harmony import */ var _app_lock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5675);
/* harmony import */ var _io_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6567);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8544);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2653);




/** `lock`, and `lock --check`. Says what it wrote. */
async function runLock(values, check, host, draft) {
    const hub = (0,_host_js__WEBPACK_IMPORTED_MODULE_2__/* .hubAccess */ .oE)(values, host);
    const loaded = await (0,_load_js__WEBPACK_IMPORTED_MODULE_3__/* .load */ .H)(values, host, draft, check ? 'read' : 'replace');
    const { bundle, locations, lock: before } = loaded;
    const ports = (0,_host_js__WEBPACK_IMPORTED_MODULE_2__/* .basePorts */ .aq)(host, draft);
    const written = await (0,_app_lock_js__WEBPACK_IMPORTED_MODULE_0__/* .lock */ .s)({ bundle, assets: values.assets, before, path: locations.lockFile, check, hub }, {
        placer: ports.placer,
        listHub: (0,_host_js__WEBPACK_IMPORTED_MODULE_2__/* .lazyListHub */ .QG)(values, host, draft),
        context: { ...ports, ...loaded, ...(await (0,_io_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecords */ .T3)(locations.dataDir)) },
    }, draft);
    if (written)
        host.progress.say(`wrote ${locations.lockFile}: commit it, and it binds every later run`);
}


/***/ })

};
