export const id = 993;
export const ids = [993];
export const modules = {

/***/ 7993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runEnv: () => (/* binding */ runEnv)
/* harmony export */ });
/* harmony import */ var _app_conclude_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3481);
/* harmony import */ var _app_select_assets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2844);
/* harmony import */ var _app_survey_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1454);
/* harmony import */ var _io_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6567);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8544);
/* harmony import */ var _load_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2653);






/** The environment of what is on disk, by receipts where they match. Empty, with findings, unless all is there. */
async function runEnv(values, host, draft) {
    const loaded = await (0,_load_js__WEBPACK_IMPORTED_MODULE_5__/* .load */ .H)(values, host, draft);
    const { bundle, locations } = loaded;
    draft.phase('verify');
    const states = await (0,_app_survey_js__WEBPACK_IMPORTED_MODULE_2__/* .survey */ .F)((0,_app_select_assets_js__WEBPACK_IMPORTED_MODULE_1__/* .selectAssets */ .G)(bundle, values.assets), {
        ...(0,_host_js__WEBPACK_IMPORTED_MODULE_4__/* .basePorts */ .aq)(host, draft),
        ...loaded,
        ...(await (0,_io_state_js__WEBPACK_IMPORTED_MODULE_3__/* .readRecords */ .T3)(locations.dataDir)),
        trustReceipts: true,
        changed: 'warning',
        allowUnlocked: true,
        siblings: bundle.assets,
    });
    (0,_app_conclude_js__WEBPACK_IMPORTED_MODULE_0__/* .concludeAssets */ .pU)(states, draft);
    return (0,_app_conclude_js__WEBPACK_IMPORTED_MODULE_0__/* .exportEnvironment */ .qw)(states, { locations, offline: values.offline, inherited: host.env }, draft);
}


/***/ })

};
