export const id = 32;
export const ids = [32];
export const modules = {

/***/ 5032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseManifest: () => (/* binding */ parseManifest)
/* harmony export */ });
/* harmony import */ var _core_schema_bundle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3600);
/* harmony import */ var _core_schema_together_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5688);
/* harmony import */ var _too_much_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8647);



/**
 * A bundle manifest from its JSON text. Throws `manifest-invalid`, whose message has a line for each fault: the file,
 * the line in it, the field, what was given and what is taken.
 */
async function parseManifest(content, path) {
    // Editors on Windows write a byte order mark, which no JSON parser takes and no person sees.
    const text = content.replace(/^\ufeff/, '');
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        return (0,_too_much_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessTooMuch */ .E)('manifest-invalid', path, async () => (await faults()).notJson(text, path, error));
    }
    return (0,_too_much_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessTooMuch */ .E)('manifest-invalid', path, async () => {
        const result = _core_schema_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .bundleSchema */ ._D.safeParse(value);
        if (result.success && !hasDoubledField(text, value))
            return result.data;
        return (await faults()).wrongFields(text, path, value, issuesOf(value, result));
    });
}
/** All that the schema finds. What is wrong between two assets it looks for only where each by itself is right. */
function issuesOf(value, { error }) {
    const issues = error?.issues ?? [];
    if (_core_schema_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .documentSchema */ .L8.safeParse(value).success)
        return issues;
    const together = [];
    (0,_core_schema_together_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTogether */ .R)((value ?? {}), {
        addIssue: (issue) => void together.push({ ...issue, input: undefined }),
    });
    return [...issues, ...together];
}
/** A fault is placed by a parser that costs more than all the rest, so it is loaded for one only. */
const faults = () => Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(770)]).then(__webpack_require__.bind(__webpack_require__, 6532));
/** JSON.parse takes the last of two equal fields; then the text has more fields (colons outside strings) than the value. */
function hasDoubledField(text, value) {
    const written = colonsOutsideStrings(text);
    let kept = 0;
    for (const todo = [value]; todo.length > 0;) {
        const next = todo.pop();
        if (typeof next !== 'object' || next === null)
            continue;
        if (!Array.isArray(next))
            kept += Object.keys(next).length;
        for (const item of Object.values(next))
            todo.push(item);
    }
    return written !== kept;
}
/** Character by character: an expression that skips strings runs out of stack in a long one. */
function colonsOutsideStrings(text) {
    let [count, isInside] = [0, false];
    for (let i = 0; i < text.length; i++) {
        const char = text.charCodeAt(i);
        if (char === 0x22)
            isInside = !isInside;
        else if (isInside && char === 0x5c)
            i++;
        else if (!isInside && char === 0x3a)
            count++;
    }
    return count;
}


/***/ })

};
