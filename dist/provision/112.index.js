export const id = 112;
export const ids = [112];
export const modules = {

/***/ 2112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   missingZstd: () => (/* binding */ missingZstd)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7657);



/** A warning where `zstd` is not on PATH: the CI cache then packs with gzip, and sees no entry that was not. */
function missingZstd(env) {
    const name = process.platform === 'win32' ? 'zstd.exe' : 'zstd';
    const path = Object.entries(env).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
    const found = path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter).some((folder) => folder !== '' && isProgram((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name)));
    if (found)
        return undefined;
    return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .finding */ .gk)('cache-no-zstd', 'warning', 'zstd', 'zstd is not on PATH: the CI cache packs with gzip, 20 times slower, and shares no entry with machines that have it');
}
function isProgram(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}


/***/ })

};
