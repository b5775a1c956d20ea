export const id = 46;
export const ids = [46];
export const modules = {

/***/ 3046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runEnv: () => (/* binding */ runEnv)
/* harmony export */ });
/* harmony import */ var _app_provision_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4149);
/* harmony import */ var _app_select_assets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2921);
/* harmony import */ var _app_survey_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6227);
/* harmony import */ var _io_bundles_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9911);
/* harmony import */ var _io_locate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9252);
/* harmony import */ var _io_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9425);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6242);







/** The environment of what is on disk, by receipts where they match. Empty, with findings, unless all is there. */
async function runEnv(values, host, draft) {
    draft.phase('manifest');
    const { bundle, digest, folder } = await (0,_io_bundles_js__WEBPACK_IMPORTED_MODULE_3__/* .loadBundle */ .po)(values.bundle, host.base);
    draft.bundle = { name: bundle.name, digest };
    const locations = await (0,_io_locate_js__WEBPACK_IMPORTED_MODULE_4__/* .locate */ .x)(values, host.base);
    draft.phase('verify');
    const states = await (0,_app_survey_js__WEBPACK_IMPORTED_MODULE_2__/* .survey */ .F)((0,_app_select_assets_js__WEBPACK_IMPORTED_MODULE_1__/* .selectAssets */ .G)(bundle, values.assets), {
        ...(0,_host_js__WEBPACK_IMPORTED_MODULE_6__/* .basePorts */ .aq)(host, draft),
        locations,
        receipts: await (0,_io_state_js__WEBPACK_IMPORTED_MODULE_5__/* .readReceipts */ .gh)(locations.dataDir),
        trustReceipts: true,
        changed: 'warning',
        allowUnlocked: true,
        allowGlobals: (0,_host_js__WEBPACK_IMPORTED_MODULE_6__/* .allowedGlobals */ .vn)(values),
        tables: await (0,_io_bundles_js__WEBPACK_IMPORTED_MODULE_3__/* .loadTables */ .ie)(bundle, folder),
        siblings: bundle.assets,
    });
    draft.findings.push(...states.flatMap((one) => one.findings));
    return (0,_app_provision_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentFor */ .D)(states, { locations, offline: values.offline, inherited: host.env }, draft);
}


/***/ })

};
