export const id = 531;
export const ids = [531];
export const modules = {

/***/ 9895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ unsafePathReason)
/* harmony export */ });
const reservedOnWindows = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;
/** File systems count the bytes of a name, not its characters. */
const bytesOf = (text) => new TextEncoder().encode(text).length;
/**
 * Why a relative path from a manifest must not be used, or undefined when it is safe on every platform.
 *
 * Safe is: relative, `/` as the only separator, no empty, `.` or `..` segment, no drive letter or stream (`:`), no
 * name that Windows reserves, no trailing dot or space (Windows drops them, so two names become one), no control
 * character or one of `<>"|?*`.
 */
function unsafePathReason(path) {
    if (path === '')
        return 'is empty';
    if (path.startsWith('/'))
        return 'is absolute';
    if (path.includes('\\'))
        return 'has a backslash; use /';
    if (bytesOf(path) > 1024)
        return 'is longer than 1,024 bytes';
    for (const segment of path.split('/')) {
        if (segment === '')
            return 'has an empty segment';
        if (segment === '.' || segment === '..')
            return `has the segment '${segment}'`;
        if (segment.includes(':'))
            return 'has a colon (a drive letter or stream on Windows)';
        // eslint-disable-next-line no-control-regex -- control characters are what is looked for
        if (/[\u0000-\u001f\u007f<>"|?*]/.test(segment))
            return 'has a character that not every file system takes';
        if (/[. ]$/.test(segment))
            return `has a segment that ends in a dot or space ('${segment}')`;
        if (reservedOnWindows.test(segment))
            return `has the segment '${segment}', reserved on Windows`;
        if (bytesOf(segment) > 255)
            return 'has a segment longer than 255 bytes';
    }
    return undefined;
}


/***/ }),

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
