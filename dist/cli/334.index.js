export const id = 334;
export const ids = [334];
export const modules = {

/***/ 334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runProvision: () => (/* binding */ runProvision)
/* harmony export */ });
/* harmony import */ var _app_provision_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4149);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4056);
/* harmony import */ var _core_hub_layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1213);
/* harmony import */ var _io_bundles_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9911);
/* harmony import */ var _io_locate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9252);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6242);






/** The address of the Hub: the input, else HF_ENDPOINT, else the public one. Throws `input-invalid`. */
function hubEndpoint(values, host) {
    const text = values['hf-endpoint'] ?? (host.env['HF_ENDPOINT'] || _core_hub_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .publicHub */ .dF);
    if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
        const name = values['hf-endpoint'] === undefined ? 'HF_ENDPOINT' : 'hf-endpoint';
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SetupError */ .w3('input-invalid', `${name} is '${text}', and must be an http(s) address`);
    }
    return text;
}
/** `provision`, composed for either shell. Returns the variables to export. */
async function runProvision(values, host, draft) {
    draft.phase('manifest');
    const endpoint = hubEndpoint(values, host);
    const { bundle, digest, folder } = await (0,_io_bundles_js__WEBPACK_IMPORTED_MODULE_2__/* .loadBundle */ .po)(values.bundle, host.base);
    draft.bundle = { name: bundle.name, digest };
    return (0,_app_provision_js__WEBPACK_IMPORTED_MODULE_0__/* .provision */ .m)({
        bundle,
        manifestFolder: folder,
        assets: values.assets,
        locations: await (0,_io_locate_js__WEBPACK_IMPORTED_MODULE_3__/* .locate */ .x)(values, host.base),
        verifyFull: values.verify === 'full',
        allowUnlocked: values['allow-unlocked'],
        allowGlobals: (0,_host_js__WEBPACK_IMPORTED_MODULE_4__/* .allowedGlobals */ .vn)(values),
        tables: await (0,_io_bundles_js__WEBPACK_IMPORTED_MODULE_2__/* .loadTables */ .ie)(bundle, folder),
        offline: values.offline,
        hub: { endpoint, token: host.token },
        inherited: host.env,
    }, { ...(0,_host_js__WEBPACK_IMPORTED_MODULE_4__/* .basePorts */ .aq)(host, draft), fetch: (0,_host_js__WEBPACK_IMPORTED_MODULE_4__/* .lazyFetch */ .zt)(values, host, draft) }, draft);
}


/***/ })

};
