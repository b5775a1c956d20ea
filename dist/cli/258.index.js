export const id = 258;
export const ids = [258];
export const modules = {

/***/ 7258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   doubledField: () => (/* binding */ doubledField),
/* harmony export */   notJson: () => (/* binding */ notJson),
/* harmony export */   wrongField: () => (/* binding */ wrongField)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7657);


function read(text) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const options = { lineCounter: lines, schema: 'json', strict: true, prettyErrors: false, uniqueKeys: true };
    return { lines, document: (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, options) };
}
function fail({ lines }, path, offset, message) {
    const { line, col } = lines.linePos(offset);
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SetupError */ .w3('manifest-invalid', `${path}:${line}:${col}: ${message}`, { details: { path, line } });
}
function notJson(text, path, { message }) {
    const parsed = read(text);
    // The engine tells most places; yaml, which accepts more than JSON, may see no fault at all.
    const told = / at position (\d+)/.exec(message)?.[1];
    const offset = told === undefined ? (parsed.document.errors[0]?.pos[0] ?? 0) : Number(told);
    return fail(parsed, path, offset, `not valid JSON: ${message}`);
}
function doubledField(text, path) {
    const parsed = read(text);
    const doubled = parsed.document.errors.find((error) => error.code === 'DUPLICATE_KEY');
    return fail(parsed, path, doubled?.pos[0] ?? 0, 'the same field twice in one object');
}
function wrongField(text, path, [first, ...others]) {
    const parsed = read(text);
    const field = first.path
        .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
        .join('')
        .replace(/^\./, '');
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    const message = `${field === '' ? 'the document' : field}: ${first.message}${more}`;
    return fail(parsed, path, offsetOf(parsed.document, first.path), message);
}
/** Where a field stands, or the nearest enclosing one when the field itself is what is missing. */
function offsetOf(document, path) {
    for (let depth = path.length; depth > 0; depth--) {
        const node = document.getIn(path.slice(0, depth), true);
        if (node?.range)
            return node.range[0];
    }
    return 0;
}


/***/ })

};
