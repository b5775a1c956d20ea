export const id = 832;
export const ids = [832];
export const modules = {

/***/ 7832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runVerify: () => (/* binding */ runVerify)
});

// EXTERNAL MODULE: ./lib/src/core/check-file.js
var check_file = __webpack_require__(2086);
// EXTERNAL MODULE: ./lib/src/core/environment.js
var environment = __webpack_require__(4406);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(4056);
// EXTERNAL MODULE: ./lib/src/app/select-assets.js
var select_assets = __webpack_require__(2921);
// EXTERNAL MODULE: ./lib/src/app/survey.js + 9 modules
var survey = __webpack_require__(6227);
;// CONCATENATED MODULE: ./lib/src/app/verify.js





/** Hashes all that is on disk and tells everything that is wrong. Writes nothing, and asks no network. */
async function verify(options, ports, draft) {
    const { bundle, locations, inherited } = options;
    const assets = (0,select_assets/* selectAssets */.G)(bundle, options.assets);
    draft.phase('verify');
    const states = await (0,survey/* survey */.F)(assets, {
        ...ports,
        locations,
        receipts: await ports.readReceipts(locations.dataDir),
        trustReceipts: false,
        changed: 'error',
        allowUnlocked: options.allowUnlocked,
        allowGlobals: options.allowGlobals,
        tables: options.tables,
        siblings: bundle.assets,
    });
    for (const one of states) {
        const ok = !one.findings.some((each) => each.severity === 'error');
        draft.findings.push(...one.findings);
        draft.assets.push({
            id: one.asset.id,
            role: one.asset.role,
            path: one.path,
            status: ok ? 'ok' : 'failed',
            bytes: one.files.reduce((sum, file) => sum + file.bytes, 0),
            files: one.files,
            ...(ok && { source: 'local', trust: one.trust }),
            seconds: 0,
            attempts: [],
        });
    }
    for (const asset of assets) {
        if (asset.kind !== 'archive')
            continue;
        draft.findings.push((0,errors/* finding */.gk)('asset-unverified', 'warning', asset.id, `archives are not checked by this version`));
    }
    draft.findings.push(...(0,check_file/* findIdentical */.Ph)(states.flatMap((one) => one.files.map((file) => ({ ...file, id: one.asset.id, role: one.asset.role })))));
    if (states.some((one) => one.asset.kind === 'hub-snapshot')) {
        const hub = { home: locations.hfHome, cache: locations.hubCache };
        const variables = (0,environment/* environmentOf */.p)({ assets: [], dataDir: locations.dataDir, hub, offline: true }, inherited);
        draft.findings.push(...(0,environment/* environmentConflicts */.F)(variables, inherited));
    }
}

// EXTERNAL MODULE: ./lib/src/io/bundles.js + 1 modules
var bundles = __webpack_require__(9911);
// EXTERNAL MODULE: ./lib/src/io/locate.js
var locate = __webpack_require__(9252);
// EXTERNAL MODULE: ./lib/src/io/state.js + 1 modules
var state = __webpack_require__(9425);
// EXTERNAL MODULE: ./lib/src/cli/host.js + 1 modules
var cli_host = __webpack_require__(6242);
;// CONCATENATED MODULE: ./lib/src/cli/commands/verify.js





/** `verify`, composed for either shell. */
async function runVerify(values, host, draft) {
    draft.phase('manifest');
    const { bundle, digest, folder } = await (0,bundles/* loadBundle */.po)(values.bundle, host.base);
    draft.bundle = { name: bundle.name, digest };
    const locations = await (0,locate/* locate */.x)(values, host.base);
    await verify({
        bundle,
        assets: values.assets,
        locations,
        allowUnlocked: values['allow-unlocked'],
        allowGlobals: (0,cli_host/* allowedGlobals */.vn)(values),
        tables: await (0,bundles/* loadTables */.ie)(bundle, folder),
        inherited: host.env,
    }, { ...(0,cli_host/* basePorts */.aq)(host, draft), readReceipts: state/* readReceipts */.gh }, draft);
}


/***/ })

};
