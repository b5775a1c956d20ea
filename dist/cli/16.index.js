export const id = 16;
export const ids = [16];
export const modules = {

/***/ 5016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runVerify: () => (/* binding */ runVerify)
});

// EXTERNAL MODULE: ./lib/src/app/conclude.js + 1 modules
var conclude = __webpack_require__(3481);
// EXTERNAL MODULE: ./lib/src/app/select-assets.js
var select_assets = __webpack_require__(2844);
// EXTERNAL MODULE: ./lib/src/app/survey.js + 10 modules
var survey = __webpack_require__(1454);
;// CONCATENATED MODULE: ./lib/src/app/verify.js



/** Hashes all that is on disk and tells everything that is wrong. Writes nothing, and asks no network. */
async function verify(options, ports, draft) {
    const { bundle, locations, inherited } = options;
    const assets = (0,select_assets/* selectAssets */.G)(bundle, options.assets);
    draft.phase('verify');
    const states = await (0,survey/* survey */.F)(assets, {
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
    (0,conclude/* concludeAssets */.pU)(states, draft);
    // Whether later steps may go online is not for this command to say.
    (0,conclude/* concludeEnvironment */.Lr)(states, { locations, offline: undefined, inherited }, draft);
}

// EXTERNAL MODULE: ./lib/src/io/state.js + 1 modules
var state = __webpack_require__(6567);
// EXTERNAL MODULE: ./lib/src/cli/host.js + 1 modules
var cli_host = __webpack_require__(8544);
// EXTERNAL MODULE: ./lib/src/cli/commands/load.js + 2 modules
var load = __webpack_require__(2653);
;// CONCATENATED MODULE: ./lib/src/cli/commands/verify.js




/** `verify`, composed for either shell. */
async function runVerify(values, host, draft) {
    const loaded = await (0,load/* load */.H)(values, host, draft);
    await verify({ ...loaded, assets: values.assets, allowUnlocked: values['allow-unlocked'], inherited: host.env }, { ...(0,cli_host/* basePorts */.aq)(host, draft), readRecords: state/* readRecords */.T3 }, draft);
}


/***/ })

};
