export const id = 176;
export const ids = [176,805];
export const modules = {

/***/ 9176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderConsole: () => (/* binding */ renderConsole),
  renderFindings: () => (/* binding */ renderFindings)
});

// EXTERNAL MODULE: ./lib/src/render/units.js
var units = __webpack_require__(9620);
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

/** Every step of a plan, and of what was done, with its reason. */
function repairLines({ repairs = [] }) {
    return repairs.flatMap((repair) => {
        const { repo, outcome, blocked, steps, kept } = repair;
        if (outcome === 'blocked')
            return [`${repo} cannot be repaired: ${blocked}`];
        const would = outcome === 'planned' ? 'would be' : 'was';
        const fetches = steps.filter(({ action }) => action === 'fetch').length;
        // What was not there for a repair was not done by it.
        const [count, left] = outcome === 'done' && fetches > 0
            ? [steps.length - fetches, `, and ${(0,units/* plural */.LS)(fetches, 'file')} left to be fetched`]
            : [steps.length, ''];
        const aside = kept === undefined ? [] : [`what was not understood is in ${kept}`];
        return [
            `${repo} ${would} repaired in ${(0,units/* plural */.LS)(count, 'step')}${left}:`,
            ...steps.map((step) => `  ${stepText(repair, step)}`),
            ...aside,
        ];
    });
}
/** `move blobs/ab → blobs/cd (it has the pinned bytes, by its hash)` */
const stepText = ({ repo }, { action, from, to, commit, reason, after }) => `${action} ${pathText(repo, { action, from, to, commit })} (${whyText({ reason, after })})`;
const whyText = ({ reason, after }) => after === undefined ? reason : `once all is fetched: ${reason}`;
function pathText(repo, { action, from, to, commit }) {
    const short = (path) => (path.startsWith(`${repo}/`) ? path.slice(repo.length + 1) : path);
    const ends = action === 'link' ? [to, from] : action === 'write-ref' ? [commit, to] : [from, to];
    return ends.flatMap((path) => (path === undefined ? [] : short(path))).join(' → ');
}

// EXTERNAL MODULE: ./lib/src/render/device.js + 1 modules
var device = __webpack_require__(8805);
// EXTERNAL MODULE: ./lib/src/render/words.js
var words = __webpack_require__(9522);
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
        ...(report.device ? [`  ${(0,device.deviceLine)(report.device)}`] : []),
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

/***/ 8805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deviceDetails: () => (/* binding */ deviceDetails),
  deviceLine: () => (/* binding */ deviceLine),
  deviceSummary: () => (/* binding */ deviceSummary),
  renderDevice: () => (/* binding */ renderDevice)
});

// EXTERNAL MODULE: ./lib/src/render/words.js
var words = __webpack_require__(9522);
;// CONCATENATED MODULE: ./lib/src/render/markdown.js

/** Whatever could begin markup, HTML, a link, a mention, an emoji or a formula; and at the start a list, a rule or indented code. */
const special = /^[-+=]|^\s(?=[-+=\d\s])|(?<=^\d+)[.)](?=\s|$)|(?<=www)\.|:(?=\S)|[&<>`|*_~[\]\\#@$]/g;
/** Longer than any path or honest message: what goes on after it would only push others out of the summary. */
const longest = 10_000;
/** Text of unknown origin as GitHub's markdown that shows exactly this text, on one line, unless it is far too long. */
function escapeMarkdown(text) {
    const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
    return (0,words/* oneLine */.TN)(shown).replace(special, (character) => `&#${character.codePointAt(0)};`);
}
/** The same as code. Not in backticks: those would show the references. */
const code = (text) => (text === '' ? '' : `<code>${escapeMarkdown(text)}</code>`);
/** Text in which `backticks` mean code, as in the remedies; a backtick without its partner stays one. */
function proseMarkdown(text) {
    return text
        .split(/`([^`]+)`/)
        .map((part, index) => (index % 2 === 1 ? code(part) : escapeMarkdown(part)))
        .join('');
}
/** A table row of cells that are markdown already. */
const row = (cells) => `| ${cells.join(' | ')} |`;
/** Head of a table; columns whose name begins with `>` are right-aligned. */
function tableHead(columns) {
    return [
        row(columns.map((name) => name.replace(/^>/, ''))),
        row(columns.map((name) => (name.startsWith('>') ? '---:' : '---'))),
    ];
}
/** A section folded away until somebody opens it. */
function folded(title, lines) {
    return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}
const encoder = new TextEncoder();
/** Bytes of these lines with their line ends. */
function bytesOf(lines) {
    return lines.reduce((sum, line) => sum + encoder.encode(line).length + 1, 0);
}

// EXTERNAL MODULE: ./lib/src/render/units.js
var units = __webpack_require__(9620);
;// CONCATENATED MODULE: ./lib/src/render/device.js



/** The device report: where the agent will run, and if not on a GPU, why not. */
const titled = ({ device, state }) => (state === 'ok' ? device : `${device} (${state})`);
/** `device: cuda (driver-ok): …`, in one line. */
const deviceLine = (device) => `device: ${titled(device)}: ${(0,words/* oneLine */.TN)(device.reason)}`;
const driverWords = { ok: 'fine', compatible: 'new enough', 'too old': 'too old', 'not compared': '' };
/** The driver against torch's toolkit: `550.54.14, new enough for cuda 12.6 (needs 525.60.13, came with 560.28.03)`. */
function driverText({ driver, torch }) {
    if (driver === undefined)
        return '';
    const { version, floor, own, verdict } = driver;
    if (driverWords[verdict] === '' || torch === undefined)
        return version;
    const numbers = [floor && `needs ${floor}`, own && `came with ${own}`].filter(Boolean).join(', ');
    return `${version}, ${driverWords[verdict]} for ${torch.build}${numbers === '' ? '' : ` (${numbers})`}`;
}
const torchText = ({ torch }) => torch === undefined
    ? ''
    : [torch.version, torch.build, torch.python && `Python ${torch.python}`, torch.archs.join(' ')]
        .filter(Boolean)
        .join(' · ');
const memoryText = ({ totalBytes, freeBytes }) => [
    totalBytes === undefined ? '' : (0,units/* formatBytes */.z3)(totalBytes),
    freeBytes === undefined ? '' : `${(0,units/* formatBytes */.z3)(freeBytes)} free`,
]
    .filter((part) => part !== '')
    .join(', ');
/** What episodes need, and lack. */
function prerequisitesText({ prerequisites }) {
    const entries = Object.entries(prerequisites);
    const words = entries
        .filter(([, { found }]) => found)
        .map(([name, { version }]) => `${name}${version ? ` ${version}` : ''}`);
    const missing = entries
        .filter(([, { found }]) => !found)
        .map(([name, { error }]) => `${name}${error === undefined ? '' : ` (${error})`}`);
    return { there: words.join(', '), missing: missing.join(', ') };
}
/** Name and value of everything that is known. */
function facts(document) {
    const { there, missing } = prerequisitesText(document);
    const all = [
        ...document.gpus.map((gpu) => [
            `GPU ${gpu.index}`,
            [gpu.name, gpu.capability && `sm ${gpu.capability}`, memoryText(gpu), gpu.verdict].filter(Boolean).join(' · '),
        ]),
        ['driver', driverText(document)],
        ['torch', torchText(document)],
        ['seen', document.modifiers.join(', ')],
        // What the reason says already is not said twice.
        ...Object.entries(document.others)
            .filter(([, why]) => why !== document.reason)
            .map(([name, why]) => [`not ${(0,words/* oneLine */.TN)(name)}`, why]),
        ['episodes have', there],
        ['episodes lack', missing],
    ];
    return all.filter(([, value]) => value !== '');
}
/** What `steve1-setup probe` tells a person. */
function renderDevice(document) {
    const rows = facts(document);
    const width = Math.max(0, ...rows.map(([name]) => name.length));
    const { error, remedy, reason } = document;
    return [
        `probe · ${titled(document)}`,
        `  ${(0,words/* oneLine */.TN)(reason)}`,
        ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${(0,words/* oneLine */.TN)(value)}`),
        ...(error ? ['', `error: ${(0,words/* oneLine */.TN)(error.message)}`] : []),
        ...(remedy === '' ? [] : [...(error ? [] : ['']), `Fix: ${(0,words/* oneLine */.TN)(remedy)}`]),
        ...(error ? [`See: ${error.docs}`] : []),
        '',
    ].join('\n');
}
/** The part of the job summary: one line, and a table where there is more to tell than that there is no GPU. */
function deviceSummary(document) {
    const line = `Device: ${code(document.device)} (${escapeMarkdown(document.state)}): ${escapeMarkdown(document.reason)}`;
    const rows = facts(document).map(([name, value]) => row([escapeMarkdown(name), escapeMarkdown(value)]));
    return rows.length === 0 ? [line, ''] : [line, '', ...tableHead(['Device', '']), ...rows, ''];
}
/** How each probe ended: for whoever looks for a fault. */
function deviceDetails({ state, evidence }) {
    if (evidence === undefined)
        return [`device: ${state}`];
    const { query, minimal, list, recovery } = evidence.smi;
    return [query, minimal, list, recovery, evidence.torch.ran].flatMap((ran) => ran === undefined
        ? []
        : [
            [`probe ${ran.command}: ${ran.outcome}`, ran.code ?? ran.signal, `${ran.seconds} s`, ran.stdout, ran.stderr]
                .filter((part) => part !== undefined && part !== '')
                .join(' · '),
        ]);
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
