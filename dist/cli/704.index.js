export const id = 704;
export const ids = [704];
export const modules = {

/***/ 9323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createCiCache: () => (/* binding */ createCiCache)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/core/cache-key.js
var cache_key = __webpack_require__(5612);
// EXTERNAL MODULE: ./lib/src/core/address.js
var core_address = __webpack_require__(6992);
;// CONCATENATED MODULE: ./lib/src/core/cache-words.js


/** Bytes that a line says have come or gone, so that a line which repeats itself is no progress. */
function bytesMoved(line) {
    const match = /^(?:Received|Sent) (\d+) of \d/.exec(line);
    return match ? Number(match[1]) : undefined;
}
const telling = new RegExp([
    '^::(?:warning|error)',
    '^Failed to |^Attempt \\d',
    '^Cache hit for',
    '^Cache (?:restore|save) skipped',
    '^::debug::Failed to reserve cache',
    '^::debug::\\{.*"cacheKey"',
    '^\\S*(?:tar|zstd|gzip)(?:\\.exe)?: ',
].join('|'));
/** Whether a line is worth keeping until the child has ended. */
const isTelling = (line) => telling.test(line);
/** The text of a line: without the command of the runner around it, and of addresses only what may be shown. */
function plain(line) {
    return line
        .replace(/^::\w+(?: [^:]*)?::/, '')
        .replaceAll('%0D', ' ')
        .replaceAll('%0A', ' ')
        .replaceAll('%25', '%')
        .replace(/https?:\/\/[^\s'"]+/g, (address) => (0,core_address/* bare */.$B)(address))
        .trim();
}
const textsOf = (lines) => lines.map(plain);
/** What the toolkit said last, for a message about a child that had to be killed. */
const lastWords = (lines) => textsOf(lines.filter((line) => /^Attempt \d|^::(?:warning|error)/.test(line))).at(-1);
const after = (texts, words) => {
    const text = texts.find((one) => words.test(one));
    return text?.slice(words.exec(text)[0].length);
};
/** The key that the service named before the download: where unpacking fails, nothing is returned. */
function namedKey(lines) {
    const hit = after(lines, /^Cache hit for(?: restore-key)?: /);
    if (hit !== undefined)
        return hit;
    const entry = after(lines, /^::debug::(?=\{.*"cacheKey")/);
    return entry && /"cacheKey":\s*"([^"\\]*)"/.exec(plain(entry))?.[1];
}
/** Trouble of this machine that looks like a bad archive. */
const ofThisMachine = /no space left|quota exceeded|cannot exec|not found|permission denied|cannot allocate/i;
/** Nobody is there, whatever is asked for. */
const unreachable = /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/;
/** Whether a failure is one of the service and not of an entry: every further question would cost the same time again. */
const isOfService = (returned, lines) => (returned.status ?? 0) >= 500 || textsOf(lines).some((text) => unreachable.test(text));
function restoreVerdict(name, returned, lines) {
    const failed = (code, message, again) => ({
        outcome: 'failed',
        code,
        message,
        again,
    });
    if ('thrown' in returned)
        return failed('cache-failed', plain(returned.thrown), false);
    const key = 'key' in returned ? returned.key : null;
    if (key !== null) {
        const generation = (0,cache_key/* acceptedGeneration */.C5)(name, key);
        return generation === undefined ? { outcome: 'miss' } : { outcome: 'hit', key, generation };
    }
    const texts = textsOf(lines);
    const skipped = after(texts, /^Cache restore skipped: /);
    if (skipped !== undefined)
        return failed('cache-denied', skipped, false);
    const named = namedKey(lines) ?? '';
    const generation = (0,cache_key/* acceptedGeneration */.C5)(name, named);
    const why = after(texts, /^Failed to restore:\s*/);
    const status = returned.status ?? 0;
    if (generation !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429) {
        // The service has the entry, and where its bytes should be they are not, or not for anybody: it stays so.
        const message = `the store of the cache answers ${status} where ${named} should be`;
        return { outcome: 'failed', code: 'cache-failed', message, again: false, generation };
    }
    if (why === undefined || why === '') {
        if (generation === undefined)
            return { outcome: 'miss' };
        return failed('cache-failed', `${named} was found and did not come; the toolkit does not say why`, true);
    }
    if (why.includes('cache read denied:'))
        return failed('cache-denied', why, false);
    if (!/(?:tar|zstd)(?:\.exe)?"? failed with error: /.test(why)) {
        // The service asks to be left alone for a while, or will say the same again.
        const isFinal = /\(4\d\d\)|responded with 4\d\d/.test(why);
        // In v2 the toolkit itself has asked again for half a minute; in v1 it gives up after the first 500.
        const isTried = status >= 500 && !/responded with 5\d\d/.test(why);
        return failed('cache-failed', why, !isFinal && !isTried);
    }
    const local = texts.find((text) => ofThisMachine.test(text));
    if (local !== undefined)
        return failed('cache-failed', local, false);
    if (generation === undefined)
        return { outcome: 'miss' };
    return {
        ...{ outcome: 'failed', code: 'cache-entry-invalid', again: false, generation },
        message: `its archive cannot be unpacked: ${why}`,
    };
}
function saveVerdict(returned, lines) {
    if ('thrown' in returned)
        return { outcome: 'failed', message: plain(returned.thrown) };
    const texts = textsOf(lines);
    const skipped = after(texts, /^Cache save skipped: /);
    if (skipped !== undefined)
        return { outcome: 'denied', message: skipped };
    const why = after(texts, /^Failed to save: /);
    // In v1 an id is returned as soon as the key is reserved, whatever became of the upload.
    if ('id' in returned && returned.id !== '-1' && why === undefined)
        return { outcome: 'saved' };
    if (why === undefined || !why.startsWith('Unable to reserve')) {
        // A failed end of an upload is told in a warning that has no beginning of its own.
        return { outcome: 'failed', message: why ?? lastWords(lines) ?? 'the toolkit does not say why' };
    }
    // v2 says only to the debug log why it could not reserve, v1 in the message itself.
    const cause = after(texts, /^Failed to reserve cache: (?:\w*Error: )*/) ?? after(texts, /^.*More details: /) ?? '';
    if (/cache write denied:/.test(why) || /cache write denied:|\(40[13]\)/.test(cause)) {
        return { outcome: 'denied', message: cause || why };
    }
    const taken = cause === '' || /\(409\)|already|another job|Response was not ok/i.test(cause);
    return { outcome: taken ? 'taken' : 'failed', message: cause || why };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/src/core/secrets.js
var secrets = __webpack_require__(8681);
// EXTERNAL MODULE: ./lib/src/io/process-group.js
var process_group = __webpack_require__(820);
;// CONCATENATED MODULE: ./lib/src/io/cache-child.js







/** Until the child has loaded its program; a slow disk is not a silent service. */
const startMs = 60_000;
const mostLines = 200;
const longestLine = 4000;
/** By which the service knows the job: all that the child needs, and what it does not hand on. */
const serviceToken = 'ACTIONS_RUNTIME_TOKEN';
/** Calls back with each line, of a long one with its beginning; holds no more than one. */
function lineReader(onLine) {
    let rest = '';
    return (chunk) => {
        const lines = (rest + chunk).split(/\r?\n/);
        rest = lines.pop().slice(0, longestLine);
        for (const line of lines)
            onLine(line.slice(0, longestLine));
    };
}
/** Bytes of the files below a folder, and of the largest one. What vanishes meanwhile does not count. */
async function bytesBelow(folder) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true, recursive: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile());
    const sizes = await Promise.all(files.map((file) => (0,promises_.lstat)((0,external_node_path_.join)(file.parentPath, file.name)).then((stats) => stats.size, () => 0)));
    return { all: sizes.reduce((sum, size) => sum + size, 0), largest: Math.max(0, ...sizes) };
}
/**
 * Runs one job in a process of its own, in `<folder>/files`. It is ended, with all that it has started, when for
 * `stallSeconds` nothing moves (neither bytes on its sockets nor the files below `folder`), or a file grows too large. `onBytes` is told how
 * many bytes have come in all, as far as can be seen.
 */
async function runCacheJob(job, folder, options) {
    const { signal } = options;
    const child = (0,external_node_child_process_.spawn)(process.execPath, [(0,external_node_url_.fileURLToPath)(options.worker), JSON.stringify(job)], {
        cwd: (0,external_node_path_.join)(folder, 'files'),
        env: (0,secrets/* withoutSecrets */.cT)(options.env, [serviceToken]),
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        ...process_group/* ownGroup */.E,
    });
    const ran = { lines: [], stalled: false, tooLarge: false, end: 'it did not start' };
    let limit = startMs;
    let movedAt = performance.now();
    let told = -1;
    const move = () => void (movedAt = performance.now());
    const kill = () => (0,process_group/* killGroup */.i)(child);
    const onLine = (line) => {
        if (isTelling(line) && ran.lines.length < mostLines)
            ran.lines.push(line);
        const bytes = bytesMoved(line);
        if (bytes === undefined || bytes === told)
            return;
        told = bytes;
        move();
        if (line.startsWith('Received'))
            options.onBytes(bytes);
    };
    for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', lineReader(onLine));
    child.on('message', (message) => {
        if ('ready' in message)
            limit = options.stallSeconds * 1000;
        else if (!('moved' in message))
            ran.answer = message;
        move();
    });
    const closed = new Promise((done) => {
        child.once('error', (error) => {
            ran.end = `it did not start: ${error.message}`;
            if (child.pid === undefined)
                done();
        });
        // What it left behind goes with it, and holds its output open no longer.
        child.once('exit', (code, by) => {
            ran.end = by ? `it was ended by ${by}` : `it ended with ${code}`;
            kill();
        });
        child.once('close', () => done());
    });
    let over = false;
    const watch = async () => {
        let before = -1;
        while (!over) {
            const { all, largest } = await bytesBelow(folder);
            if (all !== before)
                move();
            before = all;
            if (job.kind === 'restore')
                options.onBytes(largest);
            ran.tooLarge = largest > options.mostBytes;
            ran.stalled = performance.now() - movedAt > limit;
            if (ran.stalled || ran.tooLarge) {
                kill();
                return;
            }
            await Promise.race([closed, new Promise((later) => setTimeout(later, 200).unref())]);
        }
    };
    signal.addEventListener('abort', kill, { once: true });
    if (signal.aborted)
        kill();
    try {
        const watched = watch();
        await closed;
        over = true;
        await watched;
        // What grew faster than anybody looked.
        ran.tooLarge ||= (await bytesBelow(folder)).largest > options.mostBytes;
    }
    finally {
        signal.removeEventListener('abort', kill);
    }
    return ran;
}

// EXTERNAL MODULE: ./lib/src/io/errors.js
var errors = __webpack_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/folders.js
var folders = __webpack_require__(882);
;// CONCATENATED MODULE: ./lib/src/io/ci-cache.js









/** The one path of every entry; the same text everywhere, or an entry is not found again. */
const entryName = 'entry';
const slack = 1 << 20;
const failed = (code, message) => ({ outcome: 'failed', code, message });
const reasonOf = (error) => (0,errors/* systemCode */.xU)(error) ?? (error instanceof Error ? error.message : String(error));
/** The CI cache through the runner's own toolkit, each call in a child process that can be ended. */
function createCiCache(options) {
    const { signal, say, stallSeconds } = options;
    let isDown = false;
    const run = async (job, folder, mostBytes = Infinity, onBytes = () => undefined) => {
        const ran = await runCacheJob(job, folder, { ...options, mostBytes, onBytes });
        (0,errors/* throwIfInterrupted */.sK)(signal);
        return ran;
    };
    /** What to say of a child that gave no answer. */
    const silence = ({ stalled, lines, end }) => {
        const words = lastWords(lines);
        const last = words === undefined ? '' : `; last it said: ${words}`;
        if (stalled)
            return failed('cache-stalled', `nothing moved for ${stallSeconds} s${last}`);
        return failed('cache-failed', `the process that asks it gave no answer: ${end}${last}`);
    };
    const removeAll = async (folder) => {
        await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 }).catch((error) => {
            say(`cannot remove ${folder}: ${reasonOf(error)}`);
        });
    };
    /** One try: into `folder`, which holds the file of a hit afterwards and is gone otherwise. */
    async function tryRestore(name, folder, mostBytes, onBytes) {
        const final = (answer, { again = false, down = false, size = 0 } = {}) => ({
            answer,
            again,
            down,
            size,
        });
        let hit = false;
        try {
            await (0,promises_.rm)(folder, { recursive: true, force: true });
            await (0,folders.makeFolders)((0,external_node_path_.join)(folder, 'files'));
            // An archive of what does not shrink is a little larger than its file.
            const ran = await run({ kind: 'restore', key: (0,cache_key/* askedKey */.eN)(name) }, folder, mostBytes + slack, onBytes);
            if (ran.tooLarge) {
                const generation = (0,cache_key/* acceptedGeneration */.C5)(name, namedKey(ran.lines) ?? '');
                const answer = failed('cache-entry-invalid', `it is larger than the ${mostBytes} bytes that it should hold`);
                return final(generation === undefined ? answer : { ...answer, generation });
            }
            if (ran.answer === undefined)
                return final(silence(ran), { again: true, down: ran.stalled });
            const verdict = restoreVerdict(name, ran.answer, ran.lines);
            if (verdict.outcome === 'failed') {
                const { again, ...answer } = verdict;
                return final(answer, { again, down: answer.code === 'cache-denied' || isOfService(ran.answer, ran.lines) });
            }
            if (verdict.outcome === 'miss')
                return final(verdict);
            const taken = await takeOut(folder);
            if ('wrong' in taken) {
                const answer = failed('cache-entry-invalid', `${verdict.key} holds ${taken.wrong} in place of one plain file`);
                return final({ ...answer, generation: verdict.generation });
            }
            hit = true;
            return final({ ...verdict, file: taken.file }, { size: taken.size });
        }
        catch (error) {
            if (signal.aborted)
                throw (0,errors/* interrupted */.VM)(signal);
            return final(failed('cache-failed', `cannot use ${folder}: ${reasonOf(error)}`));
        }
        finally {
            if (!hit)
                await removeAll(folder);
        }
    }
    return {
        get isDown() {
            return isDown;
        },
        async restore(name, into, mostBytes, onProgress) {
            (0,errors/* throwIfInterrupted */.sK)(signal);
            let told = 0;
            const tell = (bytes) => {
                if (bytes !== told)
                    onProgress(bytes - told);
                told = bytes;
            };
            const once = async () => {
                // What is seen of a try only grows: a line and the size of a file take turns.
                const tried = await tryRestore(name, into, mostBytes, (bytes) => tell(Math.max(told, bytes)));
                tell(tried.size);
                return tried;
            };
            let tried = await once();
            if (tried.answer.outcome === 'failed' && tried.again) {
                say(`CI cache: ${tried.answer.message}; trying once more`);
                tried = await once();
            }
            isDown ||= tried.down;
            return tried.answer;
        },
        async save(name, generation, file) {
            (0,errors/* throwIfInterrupted */.sK)(signal);
            const key = (0,cache_key/* generationKey */.g_)(name, generation);
            let folder;
            try {
                const staging = options.staging ?? (0,external_node_os_.tmpdir)();
                await (0,folders.makeFolders)(staging);
                folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(staging, 'steve1-cache-'));
                await (0,folders.makeFolders)((0,external_node_path_.join)(folder, 'files'));
                await putIn(file, (0,external_node_path_.join)(folder, 'files', entryName));
                const ran = await run({ kind: 'save', key }, folder);
                isDown ||= ran.stalled;
                if (ran.answer === undefined)
                    return { outcome: 'failed', message: silence(ran).message };
                const { outcome, message } = saveVerdict(ran.answer, ran.lines);
                isDown ||= outcome === 'failed' && isOfService(ran.answer, ran.lines);
                if (outcome !== 'taken')
                    return { outcome, ...(message !== undefined && { message }) };
                return await whoHas(key, folder, message);
            }
            catch (error) {
                if (signal.aborted)
                    throw (0,errors/* interrupted */.VM)(signal);
                return { outcome: 'failed', message: `cannot pack ${file}: ${reasonOf(error)}` };
            }
            finally {
                if (folder !== undefined)
                    await removeAll(folder);
            }
        },
    };
    /** A key that could not be reserved: is its entry there, or is another job at it? The service says the same of both. */
    async function whoHas(key, folder, message) {
        const { answer, stalled } = await run({ kind: 'look', key }, folder);
        const there = answer !== undefined && 'key' in answer && answer.key === key;
        isDown ||= stalled;
        return { outcome: there ? 'exists' : 'reserved', ...(message !== undefined && { message }) };
    }
}
/** Takes the one file out of what was unpacked and removes the rest; or says what is there in place of it. */
async function takeOut(folder) {
    const unpacked = (0,external_node_path_.join)(folder, 'files');
    const names = await (0,promises_.readdir)(unpacked);
    if (names.length !== 1 || names[0] !== entryName) {
        return { wrong: names.length === 0 ? 'nothing' : names.length === 1 ? `'${names[0]}'` : `${names.length} things` };
    }
    const stats = await (0,promises_.lstat)((0,external_node_path_.join)(unpacked, entryName));
    if (stats.isSymbolicLink())
        return { wrong: 'a link' };
    if (stats.isDirectory())
        return { wrong: 'a folder' };
    if (!stats.isFile() || stats.nlink !== 1)
        return { wrong: 'something else' };
    const file = (0,external_node_path_.join)(folder, entryName);
    await (0,promises_.rename)((0,external_node_path_.join)(unpacked, entryName), file);
    await (0,promises_.chmod)(file, 0o644); // whatever the archive says
    for (const name of await (0,promises_.readdir)(folder)) {
        if (name !== entryName)
            await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
    }
    return { file, size: stats.size };
}
/** By a second name where the file system can; of a link, what it leads to. */
async function putIn(file, to) {
    const from = await (0,promises_.realpath)(file);
    await (0,promises_.link)(from, to).catch(() => (0,promises_.copyFile)(from, to, external_node_fs_.constants.COPYFILE_FICLONE));
}


/***/ }),

/***/ 820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ ownGroup),
/* harmony export */   i: () => (/* binding */ killGroup)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var _core_secrets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8681);


/** What makes a child the head of a group of its own, which `killGroup` ends as a whole. */
const ownGroup = { detached: process.platform !== 'win32', windowsHide: true };
/** Ends a process started with `ownGroup`, and all that it has started. */
function killGroup(child) {
    if (child.pid === undefined)
        return;
    if (process.platform === 'win32') {
        (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('taskkill', ['/pid', `${child.pid}`, '/T', '/F'], {
            stdio: 'ignore',
            env: (0,_core_secrets_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutSecrets */ .cT)(process.env),
        }).once('error', () => child.kill());
        return;
    }
    try {
        process.kill(-child.pid, 'SIGKILL');
    }
    catch {
        // Nobody of it is left.
    }
}


/***/ })

};
