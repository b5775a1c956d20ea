export const id = 15;
export const ids = [15];
export const modules = {

/***/ 9015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderSummary: () => (/* binding */ renderSummary)
/* harmony export */ });
/* harmony import */ var _repairs_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3189);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1554);
/* harmony import */ var _cache_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3837);
/* harmony import */ var _device_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2157);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9620);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9522);






/** GitHub drops a summary of more than 1 MiB altogether; what is kept free takes the lines that tell of omissions. */
const mostBytes = 2 ** 20 - 4096;
const verdictSigns = { pass: '✅', fail: '❌', error: '❌' };
const severityWords = { error: '❌ Error', warning: '⚠️ Warning', note: 'ℹ️ Note' };
const typeWords = {
    cache: 'CI cache',
    hub: 'Hugging Face Hub',
    https: 'web',
    gdrive: 'Google Drive',
    file: 'file',
};
/**
 * The job summary. When it would grow too large for GitHub, details are left out first, then findings, then assets,
 * and it says how many.
 */
function renderSummary(report) {
    const lines = [`### ${verdictSigns[report.verdict]} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .verdictLine */ .MT)(report))}`, ''];
    const room = () => mostBytes - (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOf */ .$$)(lines);
    if (report.assets.length > 0) {
        lines.push(...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .tableHead */ .PP)(['Asset', 'Source', '>Size', '>Time', 'Checked by', 'sha256']));
        const { fitting, leftOut } = fit(report.assets.map(assetRow), room());
        lines.push(...fitting, '');
        if (leftOut > 0)
            lines.push(`… and ${(0,_units_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(leftOut, 'asset')} more.`, '');
    }
    const device = report.device ? (0,_device_js__WEBPACK_IMPORTED_MODULE_2__/* .deviceSummary */ .v7)(report.device) : [];
    if ((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOf */ .$$)(device) <= room())
        lines.push(...device);
    lines.push(...problemLines((0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .problemsOf */ .GW)(report), room()));
    const lock = lockPart(report);
    if ((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOf */ .$$)(lock) <= room())
        lines.push(...lock);
    const details = detailsOf(report);
    if ((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOf */ .$$)(details) <= room())
        lines.push(...details);
    else
        lines.push('Details were too long to show here; the report has all of them.', '');
    return `${lines.join('\n').trimEnd()}\n`;
}
/** As many of these lines, from the first on, as there is room for. */
function fit(lines, room) {
    let used = 0;
    const end = lines.findIndex((line) => (used += (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOf */ .$$)([line])) > room);
    const fitting = end === -1 ? [...lines] : lines.slice(0, end);
    return { fitting, leftOut: lines.length - fitting.length };
}
function assetRow(asset) {
    const [file, ...others] = asset.files;
    const digest = file === undefined ? '' : others.length > 0 ? (0,_units_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(asset.files.length, 'file') : (0,_units_js__WEBPACK_IMPORTED_MODULE_4__/* .shortDigest */ .VK)(file.sha256);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .row */ .nM)([
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(asset.id),
        asset.status === 'ok' ? (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .sourceOf */ .vz)(asset) : '**failed**',
        (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .sizeOf */ .$d)(asset),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .timeOf */ .nR)(asset),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .trustOf */ .An)(asset),
        others.length > 0 ? digest : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(digest),
    ]);
}
/** As many findings as there is room for, the gravest first, and how many that leaves out. */
function problemLines(problems, room) {
    const all = problems.reduce((sum, problem) => sum + problem.lines.length, 0);
    for (let most = all;; most = Math.floor(most / 2)) {
        let left = most;
        const lines = problems.flatMap((problem) => {
            const shown = problem.lines.slice(0, left);
            left -= shown.length;
            return shown.length === 0 ? [] : problemPart({ ...problem, lines: shown });
        });
        if (most < all)
            lines.push(`… and ${(0,_units_js__WEBPACK_IMPORTED_MODULE_4__/* .plural */ .LS)(all - most, 'finding')} more; the report has all of them.`, '');
        if (most === 0 || (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bytesOf */ .$$)(lines) <= room)
            return lines;
    }
}
function problemPart({ severity, code: slug, title, remedy, docs, lines }) {
    const name = docs === undefined ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(slug) : `[${slug}](${docs})`;
    return [
        `**${severityWords[severity]}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(title)}** (${name})`,
        '',
        ...lines.map((line) => `- ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(line)}`),
        '',
        `Fix: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .proseMarkdown */ .Rw)(remedy)}`,
        '',
    ];
}
/** The text of the lock file, to be copied. The fence is longer than any that the text could hold. */
function lockPart({ lock }) {
    if (lock === undefined)
        return [];
    const fence = '`'.repeat(Math.max(3, ...(lock.text.match(/`+/g) ?? []).map((run) => run.length + 1)));
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)(`Commit this as ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(lock.path)}, and it binds every later run`, [
        `${fence}json`,
        ...lock.text.trimEnd().split('\n'),
        fence,
    ]);
}
/** Every key, and what it is made of. */
function cachePart(cache) {
    if (cache === undefined || cache.mode === 'off')
        return [];
    const rows = cache.entries.map((entry) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .row */ .nM)([(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(entry.asset), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(entry.key), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(entry.of), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .entryOutcome */ .Fw)(entry))]));
    return section((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .cacheTitle */ .n1)(cache)), ['Asset', 'Key', 'Digest of', 'Outcome'], rows);
}
/** Every step of what was mended. */
function repairParts({ repairs = [] }) {
    // What blocks one is a finding.
    const told = repairs.filter(({ steps }) => steps.length > 0);
    return told.flatMap((repair) => section((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(`Repair of ${repair.repo}`), ['Step', 'Path', 'Why'], repair.steps.map((step) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .row */ .nM)([step.action, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)((0,_repairs_js__WEBPACK_IMPORTED_MODULE_5__/* .pathText */ .LF)(repair.repo, step)), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)((0,_repairs_js__WEBPACK_IMPORTED_MODULE_5__/* .whyText */ .ss)(step))]))));
}
function detailsOf(report) {
    const { assets, environment, counters, timing, cache } = report;
    const variables = Object.entries(environment).map(([name, value]) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .row */ .nM)([(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(value)]));
    const attempts = assets.flatMap((asset) => asset.attempts.map((attempt) => attemptRow(asset.id, attempt)));
    const snapshots = assets.filter((asset) => asset.files.length > 1);
    const work = [
        ['Requests', (0,_units_js__WEBPACK_IMPORTED_MODULE_4__/* .formatCount */ .B4)(counters.requests)],
        ['Downloaded', (0,_units_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z3)(counters.bytesDownloaded)],
        ['Hashed', (0,_units_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z3)(counters.bytesHashed)],
        ...Object.entries(timing).flatMap(([phase, seconds]) => {
            const time = (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .timeWords */ .rr)(seconds);
            return time === '' ? [] : [[`Time: ${phase}`, time]];
        }),
    ].map((cells) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .row */ .nM)(cells.map(_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)));
    return [
        ...section('Environment', ['Variable', 'Value'], variables),
        ...cachePart(cache),
        ...repairParts(report),
        ...section('Attempts', ['Asset', 'Source', 'Address', 'Outcome'], attempts),
        ...snapshots.flatMap((asset) => section(`Files of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(asset.id)}`, ['Path', '>Size', 'sha256'], asset.files.map((file) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .row */ .nM)([(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(file.path), (0,_units_js__WEBPACK_IMPORTED_MODULE_4__/* .formatBytes */ .z3)(file.bytes), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(file.sha256)])))),
        ...section('Work and time', ['', '>'], work),
    ];
}
const section = (title, columns, rows) => rows.length === 0 ? [] : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .folded */ .TM)(title, [...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .tableHead */ .PP)(columns), ...rows]);
function attemptRow(id, { type, url, outcome, code: slug, tries }) {
    const why = slug === undefined ? '' : `: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(slug)}`;
    const often = tries === undefined ? '' : ` (${(0,_units_js__WEBPACK_IMPORTED_MODULE_4__/* .formatCount */ .B4)(tries)} tries)`;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .row */ .nM)([(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(id), typeWords[type], (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(url), `${outcome}${why}${often}`]);
}


/***/ })

};
