export const id = 737;
export const ids = [737];
export const modules = {

/***/ 2737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderSummary: () => (/* binding */ renderSummary)
});

// EXTERNAL MODULE: ./lib/src/render/repairs.js
var render_repairs = __webpack_require__(538);
// EXTERNAL MODULE: ./lib/src/render/words.js
var words = __webpack_require__(3137);
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

// EXTERNAL MODULE: ./lib/src/render/cache.js
var render_cache = __webpack_require__(7274);
// EXTERNAL MODULE: ./lib/src/render/units.js
var units = __webpack_require__(8055);
;// CONCATENATED MODULE: ./lib/src/render/summary.js





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
    const lines = [`### ${verdictSigns[report.verdict]} ${escapeMarkdown((0,words/* verdictLine */.MT)(report))}`, ''];
    const room = () => mostBytes - bytesOf(lines);
    if (report.assets.length > 0) {
        lines.push(...tableHead(['Asset', 'Source', '>Size', '>Time', 'Checked by', 'sha256']));
        const { fitting, leftOut } = fit(report.assets.map(assetRow), room());
        lines.push(...fitting, '');
        if (leftOut > 0)
            lines.push(`… and ${(0,units/* plural */.LS)(leftOut, 'asset')} more.`, '');
    }
    lines.push(...problemLines((0,words/* problemsOf */.GW)(report), room()));
    const lock = lockPart(report);
    if (bytesOf(lock) <= room())
        lines.push(...lock);
    const details = detailsOf(report);
    if (bytesOf(details) <= room())
        lines.push(...details);
    else
        lines.push('Details were too long to show here; the report has all of them.', '');
    return `${lines.join('\n').trimEnd()}\n`;
}
/** As many of these lines, from the first on, as there is room for. */
function fit(lines, room) {
    let used = 0;
    const end = lines.findIndex((line) => (used += bytesOf([line])) > room);
    const fitting = end === -1 ? [...lines] : lines.slice(0, end);
    return { fitting, leftOut: lines.length - fitting.length };
}
function assetRow(asset) {
    const [file, ...others] = asset.files;
    const digest = file === undefined ? '' : others.length > 0 ? (0,units/* plural */.LS)(asset.files.length, 'file') : (0,units/* shortDigest */.VK)(file.sha256);
    return row([
        code(asset.id),
        asset.status === 'ok' ? (0,words/* sourceOf */.vz)(asset) : '**failed**',
        (0,words/* sizeOf */.$d)(asset),
        (0,words/* timeOf */.nR)(asset),
        (0,words/* trustOf */.An)(asset),
        others.length > 0 ? digest : code(digest),
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
            lines.push(`… and ${(0,units/* plural */.LS)(all - most, 'finding')} more; the report has all of them.`, '');
        if (most === 0 || bytesOf(lines) <= room)
            return lines;
    }
}
function problemPart({ severity, code: slug, title, remedy, docs, lines }) {
    const name = docs === undefined ? code(slug) : `[${slug}](${docs})`;
    return [
        `**${severityWords[severity]}: ${escapeMarkdown(title)}** (${name})`,
        '',
        ...lines.map((line) => `- ${escapeMarkdown(line)}`),
        '',
        `Fix: ${proseMarkdown(remedy)}`,
        '',
    ];
}
/** The text of the lock file, to be copied. The fence is longer than any that the text could hold. */
function lockPart({ lock }) {
    if (lock === undefined)
        return [];
    const fence = '`'.repeat(Math.max(3, ...(lock.text.match(/`+/g) ?? []).map((run) => run.length + 1)));
    return folded(`Commit this as ${code(lock.path)}, and it binds every later run`, [
        `${fence}json`,
        ...lock.text.trimEnd().split('\n'),
        fence,
    ]);
}
/** Every key, and what it is made of. */
function cachePart(cache) {
    if (cache === undefined || cache.mode === 'off')
        return [];
    const rows = cache.entries.map((entry) => row([code(entry.asset), code(entry.key), code(entry.of), escapeMarkdown((0,render_cache/* entryOutcome */.Fw)(entry))]));
    return section(escapeMarkdown((0,render_cache/* cacheTitle */.n1)(cache)), ['Asset', 'Key', 'Digest of', 'Outcome'], rows);
}
/** Every step of what was mended. */
function repairParts({ repairs = [] }) {
    return repairs.flatMap((repair) => section(escapeMarkdown(`Repair of ${repair.repo}`), ['Step', 'Path', 'Why'], repair.steps.map((step) => row([step.action, code((0,render_repairs/* pathText */.LF)(repair.repo, step)), escapeMarkdown(step.reason)]))));
}
function detailsOf(report) {
    const { assets, environment, counters, timing, cache } = report;
    const variables = Object.entries(environment).map(([name, value]) => row([code(name), code(value)]));
    const attempts = assets.flatMap((asset) => asset.attempts.map((attempt) => attemptRow(asset.id, attempt)));
    const snapshots = assets.filter((asset) => asset.files.length > 1);
    const work = [
        ['Requests', (0,units/* formatCount */.B4)(counters.requests)],
        ['Downloaded', (0,units/* formatBytes */.z3)(counters.bytesDownloaded)],
        ['Hashed', (0,units/* formatBytes */.z3)(counters.bytesHashed)],
        ...Object.entries(timing).flatMap(([phase, seconds]) => {
            const time = (0,words/* timeWords */.rr)(seconds);
            return time === '' ? [] : [[`Time: ${phase}`, time]];
        }),
    ].map((cells) => row(cells.map(escapeMarkdown)));
    return [
        ...section('Environment', ['Variable', 'Value'], variables),
        ...cachePart(cache),
        ...repairParts(report),
        ...section('Attempts', ['Asset', 'Source', 'Address', 'Outcome'], attempts),
        ...snapshots.flatMap((asset) => section(`Files of ${escapeMarkdown(asset.id)}`, ['Path', '>Size', 'sha256'], asset.files.map((file) => row([code(file.path), (0,units/* formatBytes */.z3)(file.bytes), code(file.sha256)])))),
        ...section('Work and time', ['', '>'], work),
    ];
}
const section = (title, columns, rows) => rows.length === 0 ? [] : folded(title, [...tableHead(columns), ...rows]);
function attemptRow(id, { type, url, outcome, code: slug, tries }) {
    const why = slug === undefined ? '' : `: ${escapeMarkdown(slug)}`;
    const often = tries === undefined ? '' : ` (${(0,units/* formatCount */.B4)(tries)} tries)`;
    return row([code(id), typeWords[type], code(url), `${outcome}${why}${often}`]);
}


/***/ })

};
