export const id = 2;
export const ids = [2];
export const modules = {

/***/ 6002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderConsole: () => (/* binding */ renderConsole),
  renderFindings: () => (/* binding */ renderFindings)
});

// EXTERNAL MODULE: ./lib/src/render/units.js
var units = __webpack_require__(8055);
;// CONCATENATED MODULE: ./lib/src/render/cache.js

const modeWords = { off: 'off', read: 'restores', write: 'restores and saves' };
const restoreWords = {
    hit: 'restored',
    miss: 'not there',
    bad: 'bad',
    failed: 'failed',
    'not asked': '',
};
const saveWords = {
    saved: 'saved',
    exists: 'was saved before',
    reserved: 'another job is saving it',
    denied: 'may not be saved',
    failed: 'could not be saved',
};
/** What became of an entry: `not there, saved`. */
const entryOutcome = ({ outcome, saved }) => [restoreWords[outcome], saved && saveWords[saved]].filter(Boolean).join(', ');
/** One line about the CI cache, where it was of use or could have been; undefined for what does not use it. */
function cacheLine({ cache }) {
    if (cache === undefined || cache.mode === 'off')
        return undefined;
    const { entries } = cache;
    const count = (what, wanted) => {
        const number = entries.filter(wanted).length;
        return number === 0 ? [] : [`${number} ${what}`];
    };
    const parts = [
        ...count('restored', ({ outcome }) => outcome === 'hit'),
        ...count('not there', ({ outcome }) => outcome === 'miss'),
        ...count('bad or failed', ({ outcome }) => outcome === 'bad' || outcome === 'failed'),
        ...count('saved', ({ saved }) => saved === 'saved'),
    ];
    const what = entries.length === 0 ? 'not needed' : `${(0,units/* plural */.LS)(entries.length, 'key')}: ${parts.join(', ')}`;
    return `CI cache: ${modeWords[cache.mode]} (${cache.why}); ${what}`;
}
/** Name and value of every ingredient of the keys, then a line an entry. */
const cacheTitle = ({ mode, why, prefix }) => `CI cache: ${modeWords[mode]} (${why}), prefix ${prefix}`;

;// CONCATENATED MODULE: ./lib/src/render/repairs.js

const done = {
    move: 'moved',
    copy: 'copied',
    link: 'linked',
    delete: 'deleted',
    keep: 'put aside',
    fetch: 'left to be fetched',
    'write-ref': 'written',
};
/** `models--openai--clip: mended from the bytes that were there: 7 moved, 7 linked, 1 written`; of a plan every step. */
function repairLines({ repairs = [] }) {
    return repairs.flatMap((repair) => {
        const { repo, outcome, blocked, steps, kept } = repair;
        if (outcome === 'blocked')
            return [`${repo} cannot be mended: ${blocked}`];
        if (outcome === 'planned') {
            const head = `${repo} would be mended in ${(0,units/* plural */.LS)(steps.length, 'step')}:`;
            return [head, ...steps.map((step) => `  ${stepText(repair, step)}`)];
        }
        const counts = Object.keys(done)
            .map((action) => ({ action, count: steps.filter((step) => step.action === action).length }))
            .filter(({ count }) => count > 0)
            .map(({ action, count }) => `${count} ${done[action]}`);
        const aside = kept === undefined ? [] : [`what was not understood is in ${kept}`];
        return [`${repo} was mended: ${counts.join(', ')}`, ...aside];
    });
}
/** `move blobs/ab → blobs/cd (it has the pinned bytes, by its hash)` */
const stepText = ({ repo }, { action, from, to, commit, reason }) => `${action} ${pathText(repo, { action, from, to, commit })} (${reason})`;
function pathText(repo, { action, from, to, commit }) {
    const short = (path) => (path.startsWith(`${repo}/`) ? path.slice(repo.length + 1) : path);
    const ends = action === 'link' ? [to, from] : action === 'write-ref' ? [commit, to] : [from, to];
    return ends.flatMap((path) => (path === undefined ? [] : short(path))).join(' → ');
}

// EXTERNAL MODULE: ./lib/src/render/words.js
var words = __webpack_require__(3137);
;// CONCATENATED MODULE: ./lib/src/render/console.js



const codesOf = { red: 31, green: 32, yellow: 33, cyan: 36 };
const verdictColors = { pass: 'green', fail: 'red', error: 'red' };
const severityColors = { error: 'red', warning: 'yellow', note: 'cyan' };
/** A report as a person reads it: the verdict, a line an asset, then what is wrong and how to mend it. */
function renderConsole(report, options) {
    const paint = (text, color) => (options.color ? `\x1b[${codesOf[color]}m${text}\x1b[0m` : text);
    const lines = [
        paint((0,words/* oneLine */.TN)((0,words/* verdictLine */.MT)(report)), verdictColors[report.verdict]),
        ...assetLines(report, paint),
        ...[cacheLine(report) ?? []].flat().map((line) => `  ${(0,words/* oneLine */.TN)(line)}`),
        ...repairLines(report).map((line) => `  ${(0,words/* oneLine */.TN)(line)}`),
        ...findingLines(report, paint),
    ];
    return `${lines.join('\n')}\n`;
}
/** What is wrong alone, for a command whose answer is not the report; empty when nothing is. */
function renderFindings(report) {
    return findingLines(report, (text) => text)
        .map((line) => `${line}\n`)
        .join('');
}
function findingLines(report, paint) {
    const linked = new Set();
    return (0,words/* problemsOf */.GW)(report).flatMap((problem) => problemLines(problem, linked, paint));
}
function assetLines({ assets }, paint) {
    const rows = assets.map((asset) => [
        (0,words/* oneLine */.TN)(asset.id),
        (0,words/* sizeOf */.$d)(asset),
        asset.status === 'ok' ? (0,words/* sourceOf */.vz)(asset) : 'failed',
        (0,words/* trustOf */.An)(asset),
        (0,words/* timeOf */.nR)(asset),
    ]);
    const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column].length)));
    const rightAligned = [1, 4];
    return rows.map((row, index) => {
        const cells = row.map((cell, column) => rightAligned.includes(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]));
        if (assets[index].status === 'failed')
            cells[2] = cells[2].replace('failed', (word) => paint(word, 'red'));
        // A column that is empty in every row takes no room.
        return `  ${cells.filter((_, column) => widths[column] > 0).join('  ')}`.trimEnd();
    });
}
function problemLines({ severity, code, remedy, docs, lines }, linked, paint) {
    const link = docs === undefined || linked.has(code) ? [] : [`See: ${docs}`];
    linked.add(code);
    const head = paint(`${words/* severities */.gO[severity].word}:`, severityColors[severity]);
    return ['', ...lines.map((line) => `${head} ${(0,words/* oneLine */.TN)(line)}`), `Fix: ${(0,words/* oneLine */.TN)(remedy)}`, ...link];
}


/***/ }),

/***/ 3137:
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
/* harmony import */ var _core_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(363);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4056);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8055);



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
    const verdict = neverBegan ? 'did not start' : verdictWords[report.verdict];
    const parts = [[command, bundle?.name, verdict].filter(Boolean).join(' ')];
    const right = assets.filter(isRight);
    if (assets.length > 0) {
        parts.push(right.length === assets.length
            ? (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(assets.length, 'asset')
            : `${right.length} of ${(0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(assets.length, 'asset')}`);
        if (right.length > 0)
            parts.push((0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(right.reduce((sum, asset) => sum + asset.bytes, 0)), originsOf(right));
    }
    parts.push(timeWords(Object.values(report.timing).reduce((sum, phase) => sum + phase, 0)));
    return parts.filter((part) => part !== '').join(' · ');
}
/** `all on disk`, or `2 downloaded, 3 on disk`. */
function originsOf(assets) {
    const counts = Object.keys(sourceWords)
        .map((source) => ({ words: sourceWords[source], count: assets.filter((one) => one.source === source).length }))
        .filter(({ count }) => count > 0);
    const [only, ...more] = counts;
    if (only === undefined)
        return '';
    if (more.length === 0)
        return assets.length === 1 ? only.words : `all ${only.words}`;
    return counts.map(({ words, count }) => `${count} ${words}`).join(', ');
}
/** Nothing where nobody would have noticed a wait. */
const timeWords = (seconds) => (seconds >= 0.05 ? (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSeconds */ .Xo)(seconds) : '');
const sourceOf = (asset) => (asset.source === undefined ? '' : sourceWords[asset.source]);
const trustOf = (asset) => (asset.trust === undefined ? '' : trustWords[asset.trust]);
const timeOf = (asset) => timeWords(asset.seconds);
const sizeOf = (asset) => (asset.bytes > 0 ? (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(asset.bytes) : '');
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
        if (same)
            same.lines.push(lineOf(one));
        else {
            const known = Object.hasOwn(_core_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F, code) ? code : undefined;
            const title = known ? _core_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[known].title : code;
            problems.set(key, { severity, code, title, remedy, docs: known && (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .docsLink */ ._h)(known), lines: [lineOf(one)] });
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
