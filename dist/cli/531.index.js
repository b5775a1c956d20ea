export const id = 531;
export const ids = [531];
export const modules = {

/***/ 8531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lockSchema: () => (/* binding */ lockSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9691);
/* harmony import */ var _bundle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3600);


zod__WEBPACK_IMPORTED_MODULE_1__/* .config */ .$W({ jitless: true });
/**
 * The lock file `steve1-lock/1`: size and digest of every file that was fetched and found right, for all that the
 * manifest does not pin itself. Committed beside the code that uses it, it binds every later run.
 */
const hex = (digits) => zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `must be ${digits} lower-case hex digits`);
const bytes = zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().nonnegative();
const lockedFile = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ kind: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('file'), size: bytes, sha256: hex(64) });
const lockedSnapshot = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('hub-snapshot'),
    repo: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    revision: hex(40).describe('the commit'),
    include: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).optional().describe('of the manifest, where it names no files'),
    exclude: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).optional().describe('of the manifest, where it names no files'),
    files: _bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .snapshotFiles */ .Oq,
});
const lockedArchive = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('archive'),
    size: bytes.describe('of the archive'),
    sha256: hex(64).describe('of the archive'),
    files: _bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .archiveFiles */ .a.describe('what it unpacks to'),
});
const lockSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    schema: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('steve1-lock/1'),
    bundle: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().describe('name of the bundle'),
    assets: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .discriminatedUnion */ .gMt('kind', [lockedFile, lockedSnapshot, lockedArchive]))
        .describe('by asset id'),
});


/***/ })

};
