export const id = 796;
export const ids = [796];
export const modules = {

/***/ 9796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runProbe: () => (/* binding */ runProbe)
/* harmony export */ });
/* harmony import */ var _app_probe_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4977);
/* harmony import */ var _device_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7106);


/** `probe`: the document, with an error where `require-gpu` does not hold. */
async function runProbe(values, host, draft) {
    const wishes = (0,_device_js__WEBPACK_IMPORTED_MODULE_1__/* .deviceWishes */ .E)(values);
    draft.phase('device');
    const { schema, ...document } = (0,_app_probe_js__WEBPACK_IMPORTED_MODULE_0__/* .concludeDevice */ .M)(await (0,_device_js__WEBPACK_IMPORTED_MODULE_1__/* .probeDevice */ .f)(values, host), wishes, draft);
    const { error } = draft.finish();
    return { schema, ...(error && { error }), ...document };
}


/***/ })

};
