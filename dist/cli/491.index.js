export const id = 491;
export const ids = [491];
export const modules = {

/***/ 491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderInspect: () => (/* binding */ renderInspect)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9620);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9522);


/** "ok" alone would be read as "the right file", which is more than a file by itself can tell. */
const words = {
    ok: 'safe to load',
    refused: 'refused',
    unreadable: 'unreadable',
    other: 'other',
};
function lines({ path, verdict, role, summary, bytes, container, protocol, tensors, globals, findings, }) {
    if (verdict === 'other')
        return [`${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(path)}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(summary)}`];
    const facts = [container, protocol === undefined ? '' : `pickle protocol ${protocol}`, (0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(bytes)].filter(Boolean);
    const list = tensors.list ?? [];
    const width = list.reduce((most, { key }) => Math.max(most, key.length), 0);
    const asRole = verdict === 'ok' ? `; role: ${role ?? 'unknown'}` : '';
    return [
        `${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(path)}: ${words[verdict]}${asRole} · ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(summary)}`,
        `  ${facts.join(' · ')}`,
        ...(globals.length > 0 && verdict !== 'ok' ? [`  names ${globals.map(_words_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN).join(', ')}`] : []),
        ...findings.map(({ severity, message }) => `  ${severity}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(message)}`),
        ...list.map(({ key, shape, dtype, bytes: size }) => `  ${(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(key).padEnd(width)}  (${shape.join(', ')})  ${dtype}  ${(0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(size)} bytes`),
    ];
}
/** What `steve1-setup inspect` tells a person: the verdict, then each file. */
function renderInspect({ files }) {
    const counts = Object.keys(words)
        .map((verdict) => ({ verdict, count: files.filter((file) => file.verdict === verdict).length }))
        .filter(({ count }) => count > 0)
        .map(({ verdict, count }) => `${count} ${words[verdict]}`);
    return [
        ['inspect', (0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(files.length, 'file'), counts.join(', ')].filter(Boolean).join(' · '),
        ...files.flatMap(lines),
        '',
    ].join('\n');
}


/***/ }),

/***/ 9522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   An: () => (/* binding */ trustOf),
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   MT: () => (/* binding */ verdictLine),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   gO: () => (/* binding */ severities),
/* harmony export */   nR: () => (/* binding */ timeOf),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* unused harmony exports sourceWords, trustWords, timeWords */
/* harmony import */ var _core_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4239);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7657);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9620);



const severities = {
    error: { word: 'error', level: 'error' },
    warning: { word: 'warning', level: 'warning' },
    note: { word: 'note', level: 'notice' },
};
const order = Object.keys(severities);
const sourceWords = {
    local: 'on disk',
    store: 'from the store',
    cache: 'from the cache',
    download: 'downloaded',
};
/** What an asset was compared with. */
const trustWords = {
    manifest: 'pinned digest',
    lock: 'locked digest',
    hub: "the Hub's digest",
    cache: "the cache's digest",
    structure: 'form only',
};
const verdictWords = {
    pass: 'passed',
    fail: 'failed',
    error: 'did not finish',
};
const isRight = (asset) => asset.status === 'ok';
/** `provision steve1 passed · 5 assets · 1.5 GiB · all downloaded · 48 s`. */
function verdictLine(report) {
    const { assets, bundle, command, error } = report;
    const neverBegan = assets.length === 0 && error?.kind === 'configuration';
    const isPlan = report.verdict === 'pass' && report.repairs?.some(({ outcome }) => outcome === 'planned') === true;
    const verdict = neverBegan ? 'did not start' : isPlan ? 'planned, nothing was changed' : verdictWords[report.verdict];
    const parts = [[command, bundle?.name, verdict].filter(Boolean).join(' ')];
    const right = assets.filter(isRight);
    if (assets.length > 0) {
        parts.push(right.length === assets.length
            ? (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(assets.length, 'asset')
            : `${right.length} of ${(0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(assets.length, 'asset')}`);
        if (right.length > 0)
            parts.push((0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(right.reduce((sum, asset) => sum + asset.bytes, 0)), originsOf(right, assets.length));
    }
    parts.push(timeWords(Object.values(report.timing).reduce((sum, phase) => sum + phase, 0)));
    return parts.filter((part) => part !== '').join(' · ');
}
/** `all on disk`, or `2 downloaded, 3 on disk`; `all` only where none is missing. */
function originsOf(assets, count) {
    const counts = Object.keys(sourceWords)
        .map((source) => ({ words: sourceWords[source], count: assets.filter((one) => one.source === source).length }))
        .filter(({ count }) => count > 0);
    const [only, ...more] = counts;
    if (only === undefined)
        return '';
    if (more.length === 0)
        return count === 1 || assets.length < count ? only.words : `all ${only.words}`;
    return counts.map(({ words, count }) => `${count} ${words}`).join(', ');
}
/** Nothing where nobody would have noticed a wait. */
const timeWords = (seconds) => (seconds >= 0.05 ? (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSeconds */ .Xo)(seconds) : '');
const sourceOf = (asset) => (asset.source === undefined ? '' : sourceWords[asset.source]);
const trustOf = (asset) => (asset.trust === undefined ? '' : trustWords[asset.trust]);
const timeOf = (asset) => timeWords(asset.seconds);
const sizeOf = (asset) => (asset.bytes > 0 ? (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(asset.bytes) : '');
/** Documents have all their faults in one error, a line for each; in every other message a line end is foreign text. */
const inLines = new Set(['manifest-invalid', 'lock-invalid', 'lock-contradicts-manifest']);
/** All that is wrong, the gravest first. The error of the report takes part when no finding says the same. */
function problemsOf({ findings, error }) {
    const all = [...findings];
    const told = error === undefined || findings.some((one) => one.severity === 'error' && one.message === error.message);
    if (!told)
        all.unshift({ ...error, severity: 'error', subject: '' });
    const problems = new Map();
    for (const one of all) {
        const { severity, code, remedy } = one;
        const key = JSON.stringify([severity, code, remedy]);
        const same = problems.get(key);
        const lines = inLines.has(code) ? lineOf(one).split('\n') : [lineOf(one)];
        if (same)
            same.lines.push(...lines);
        else {
            const known = Object.hasOwn(_core_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F, code) ? code : undefined;
            const title = known ? _core_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[known].title : code;
            problems.set(key, { severity, code, title, remedy, docs: known && (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .docsLink */ ._h)(known), lines });
        }
    }
    return [...problems.values()].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
/** The message, and what it leaves out of where and of which values. */
function lineOf({ subject, message, expected, actual }) {
    // A path may stand anywhere in the message; the name of an asset is looked for at the beginning of the line.
    const isSaid = subject.includes('/') ? message.includes(subject) : message.startsWith(subject);
    const where = isSaid ? '' : `${subject}: `;
    const values = [
        expected !== undefined && !message.includes(expected) ? `expected ${expected}` : '',
        actual !== undefined && !message.includes(actual) ? `found ${actual}` : '',
    ].filter((value) => value !== '');
    return `${where}${message}${values.length > 0 ? ` (${values.join(', ')})` : ''}`;
}
/**
 * Text of unknown origin on one line of its own: control characters and those that reorder text become visible, so
 * that a file name can neither move the cursor nor pretend to be another line.
 */
function oneLine(text) {
    return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => {
        if (character === '\n')
            return '\\n';
        return `\\u${character.codePointAt(0).toString(16).padStart(4, '0')}`;
    });
}


/***/ })

};
