export const id = 531;
export const ids = [531];
export const modules = {

/***/ 8531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lockSchema: () => (/* binding */ lockSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9691);
/* harmony import */ var _safe_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9895);


zod__WEBPACK_IMPORTED_MODULE_0__/* .config */ .$W({ jitless: true });
/**
 * The lock file `steve1-lock/1`: size and digest of every file that was fetched and found right, for all that the
 * manifest does not pin itself. Committed beside the code that uses it, it binds every later run.
 */
const hex = (digits) => zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `must be ${digits} lower-case hex digits`);
const bytes = zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().nonnegative();
const safePath = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().refine((path) => (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_2__/* .unsafePathReason */ .m)(path) === undefined, 'must be a safe relative path');
const lockedFile = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('file'), size: bytes, sha256: hex(64) });
const lockedSnapshot = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('hub-snapshot'),
    repo: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    revision: hex(40).describe('the commit'),
    files: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(safePath, zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        size: bytes,
        sha256: hex(64),
        gitSha1: hex(40).optional().describe('git blob id; absent for LFS files'),
    })),
});
const lockedArchive = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('archive'),
    size: bytes.describe('of the archive'),
    sha256: hex(64).describe('of the archive'),
    files: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(safePath, zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({ size: bytes, sha256: hex(64) })).describe('what it unpacks to'),
});
const lockSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('steve1-lock/1'),
    bundle: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().describe('name of the bundle'),
    assets: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_1__/* .discriminatedUnion */ .gMt('kind', [lockedFile, lockedSnapshot, lockedArchive]))
        .describe('by asset id'),
});


/***/ })

};
