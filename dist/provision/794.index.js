export const id = 794;
export const ids = [794];
export const modules = {

/***/ 3794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createFetch: () => (/* binding */ createFetch)
});

// EXTERNAL MODULE: ./lib/src/io/again.js
var again = __webpack_require__(2671);
// EXTERNAL MODULE: ./lib/src/core/drive.js
var drive = __webpack_require__(4796);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/io/http.js + 4 modules
var http = __webpack_require__(4365);
// EXTERNAL MODULE: ./lib/src/io/network-error.js
var network_error = __webpack_require__(7282);
;// CONCATENATED MODULE: ./lib/src/io/drive-origin.js




const google = {
    download: 'https://drive.usercontent.google.com',
    older: 'https://drive.google.com',
    signIn: 'https://accounts.google.com',
};
/**
 * The pages have some kilobytes; a sign-in page has some hundred, and says what it is at its beginning. No more is read:
 * what looks for the form takes a time that grows faster than the page.
 */
const mostPageBytes = 1 << 16;
/** Cookies of Drive, for Drive alone; and a stop before a page that only a browser can pass. */
class DriveHops {
    page;
    hosts;
    cookies = new Map();
    constructor(page, hosts) {
        this.page = page;
        this.hosts = hosts;
    }
    isDrive(url) {
        return url.origin === this.hosts.download || url.origin === this.hosts.older;
    }
    headersFor(url) {
        if (url.origin === this.hosts.signIn)
            throw refusal(this.page, { kind: 'not-shared' });
        if (!this.isDrive(url) || this.cookies.size === 0)
            return {};
        return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    }
    answered(url, cookies) {
        if (!this.isDrive(url))
            return;
        for (const cookie of cookies) {
            const match = /^([^=;\s]+)=([^;]*)/.exec(cookie);
            if (match)
                this.cookies.set(match[1], match[2]);
        }
    }
}
/**
 * A `Get` for the pages of files on Google Drive (`drivePage`): answers with the file itself, from whichever address
 * sends it. What Drive puts in place of a file becomes an error that says so; other failures are left to the caller.
 */
function createDriveGet(get, hosts = google) {
    return async (page, headers, allowPlain) => {
        const id = (0,drive/* driveId */.Mu)(page);
        const hops = new DriveHops(page, hosts);
        /** The file (or a refusal by status), or the page that came in its place. */
        const ask = async (address) => {
            // Drive words its pages in the language of the place that is asked from, unless it is told one.
            const response = await get(address, { ...headers, 'accept-language': 'en' }, allowPlain, hops);
            return (await pageOf(response, page)) ?? response;
        };
        const askAndConfirm = async (address) => {
            const answer = await ask(address);
            if (!('kind' in answer) || answer.kind !== 'confirm')
                return answer;
            const form = URL.canParse(answer.action, address) ? new URL(answer.action, address) : undefined;
            if (form === undefined || !hops.isDrive(form))
                return { kind: 'other', title: 'a form that leads elsewhere' };
            for (const [name, value] of Object.entries(answer.fields))
                form.searchParams.set(name, value);
            return ask(form.href);
        };
        const first = await askAndConfirm(`${hosts.download}/download?id=${id}&export=download&confirm=t`);
        if (!('kind' in first))
            return first;
        if (first.kind === 'quota' || first.kind === 'not-shared')
            throw refusal(page, first);
        const second = await askAndConfirm(`${hosts.older}/uc?export=download&id=${id}`);
        if (!('kind' in second))
            return second;
        throw refusal(page, second);
    };
}
/** The page that an answer is, or undefined when it is the file, or trouble that is not about this file. */
async function pageOf({ status, headers, body }, page) {
    if (status === 404 || status === 410) {
        await body.dump();
        return { kind: 'gone' };
    }
    if (status === 401) {
        await body.dump();
        return { kind: 'not-shared' };
    }
    // A file that is itself a web page comes as an attachment.
    const isPage = /^text\/html\b/i.test(headers['content-type'] ?? '') && headers['content-disposition'] === undefined;
    if (!isPage || (status >= 400 && status !== 403))
        return undefined;
    const chunks = [];
    try {
        for await (const chunk of body) {
            chunks.push(chunk);
            if (chunks.reduce((sum, { length }) => sum + length, 0) >= mostPageBytes)
                break;
        }
    }
    catch (error) {
        throw (0,network_error/* networkError */.x)(new URL(page), error);
    }
    const said = (0,drive/* readDrivePage */.KW)(Buffer.concat(chunks).toString('utf8'));
    if (status === 403 && (said.kind === 'other' || said.kind === 'confirm'))
        throw new errors/* SetupError */.w3('origin-denied', `${page} answers 403`);
    return said;
}
function refusal(page, said) {
    switch (said.kind) {
        case 'quota':
            return new errors/* SetupError */.w3('drive-quota-exceeded', `${page} was downloaded too often, says Google Drive`);
        case 'not-shared':
            return new errors/* SetupError */.w3('drive-not-shared', `${page} is not shared with everybody: Google Drive asks to sign in`);
        case 'gone':
            return new errors/* SetupError */.w3('drive-file-gone', `${page} does not exist, says Google Drive`);
        case 'confirm':
            return new errors/* SetupError */.w3('asset-content-wrong', `${page} sends its confirmation page again and again`);
        case 'other':
            return new errors/* SetupError */.w3('asset-content-wrong', `${page} sends an HTML page ('${said.title.slice(0, 200)}')`);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./lib/src/core/content.js
var content = __webpack_require__(3957);
// EXTERNAL MODULE: ./lib/src/core/address.js
var core_address = __webpack_require__(6992);
// EXTERNAL MODULE: ./lib/src/core/check-file.js
var check_file = __webpack_require__(7095);
// EXTERNAL MODULE: ./lib/src/io/digest.js
var io_digest = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/src/io/disk.js + 2 modules
var disk = __webpack_require__(7704);
;// CONCATENATED MODULE: ./lib/src/io/arrival.js






/** The checks that every file passes on arrival, whatever origin it comes from. */
/** The digests that a request needs computed. */
function wantedAlgorithms({ expected }) {
    return ['sha256', ...(expected.md5 ? ['md5'] : []), ...(expected.gitSha1 ? ['gitSha1'] : [])];
}
/** The file is shorter or longer than the manifest says; `actual` is undefined when only "longer" is known. */
function wrongSize({ expected }, from, actual) {
    const got = actual === undefined ? 'more' : `${actual} bytes`;
    return new errors/* SetupError */.w3('asset-size-mismatch', `${from} sends ${got}, not ${(0,check_file/* sizeInWords */._u)(expected)} bytes`, {
        details: { expected: expected.size ?? expected.sizeAbout, actual },
    });
}
function checkSize(request, from, bytes) {
    if (!(0,check_file/* sizeFits */.KQ)(request.expected, bytes))
        throw wrongSize(request, from, bytes);
}
/** Refuses a page, pointer or error document, and what the role cannot be, as soon as its first bytes are there. */
function checkHead(request, from, digester) {
    const kind = (0,content/* sniff */.ZF)(digester.beginning);
    const reason = kind === 'zeros' ? undefined : (content/* neverAnAsset */.iN[kind] ?? request.refuse(digester.beginning));
    if (reason !== undefined)
        throw new errors/* SetupError */.w3('asset-content-wrong', `${from} sends ${reason}`, { details: { content: kind } });
}
/** Compares the whole file with everything that is known of it. */
function checkWhole(request, from, digest) {
    const { expected } = request;
    if (digest.content === 'zeros')
        throw new errors/* SetupError */.w3('asset-content-wrong', `${from} sends ${content/* neverAnAsset */.iN.zeros}`);
    checkSize(request, from, digest.bytes);
    for (const name of ['sha256', 'md5', 'gitSha1']) {
        const [wanted, actual] = [expected[name], digest[name]];
        if (wanted !== undefined && wanted !== actual) {
            throw new errors/* SetupError */.w3('asset-digest-mismatch', `${from} sends a file with ${name} ${actual}, not ${wanted}`, {
                details: { expected: wanted, actual },
            });
        }
    }
}
/** The error of bytes that are refused, with what can be learnt from them; trouble of other kinds stays as it is. */
async function explained(request, error, file) {
    if (request.explain === undefined || !(error instanceof errors/* SetupError */.w3) || error.kind !== 'integrity')
        return error;
    return request.explain(error, file);
}
/** How much is read of a file that is not taken, so that it can be said what it is: a list of tensors takes so much. */
const tellingBytes = 1 << 19;
/** The error of a file that is refused before it is taken: its first bytes say more than its size does. */
async function refusedBySize(request, from, total, body) {
    const error = wrongSize(request, from, total);
    const head = body && (await beginningOf(body, request.explain ? tellingBytes : content/* sniffBytes */.eF).catch(() => undefined));
    if (head === undefined)
        return error;
    const digester = new io_digest/* Digester */.Y8([]);
    digester.update(head);
    try {
        checkHead(request, from, digester);
    }
    catch (refused) {
        return explained(request, refused, head);
    }
    return explained(request, error, head);
}
async function beginningOf(body, most) {
    const chunks = [];
    let length = 0;
    for await (const chunk of body) {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= most)
            break;
    }
    return Buffer.concat(chunks);
}
/** What nothing is known of in advance was not counted when the room on the disk was. */
async function checkRoom({ part, expected, url }, body, bytes) {
    const free = (0,check_file/* mostBytes */.j$)(expected) < Infinity ? Infinity : (await disk/* disk */.E.space(part)).free;
    if (bytes <= free)
        return;
    await body.dump();
    throw new errors/* SetupError */.w3('disk-too-small', `${(0,core_address/* bare */.$B)(url)} sends ${bytes} bytes for ${part}, where ${free} are free`);
}

// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __webpack_require__(1704);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/src/io/input-file.js
var input_file = __webpack_require__(2738);
// EXTERNAL MODULE: ./lib/src/io/sharing.js
var sharing = __webpack_require__(8207);
;// CONCATENATED MODULE: ./lib/src/io/part-file.js





const notePath = (part) => `${part}.json`;
/** The note of a part, or undefined when there is none that can be read. */
async function readNote(part) {
    try {
        const note = JSON.parse(await (0,input_file/* readOwnFile */.z)(notePath(part)));
        const isWhole = typeof note.url === 'string' && typeof note.validator === 'string';
        return isWhole && typeof note.version === 'object' && note.version !== null ? note : undefined;
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error) || error instanceof SyntaxError)
            return undefined;
        throw (0,io_errors/* atPath */.Z$)('file-unreadable', 'read', notePath(part), error);
    }
}
/** Says whose an unfinished file is; a run that is killed meanwhile leaves the note before it. */
async function writeNote(part, note) {
    const path = notePath(part);
    try {
        await (0,promises_.writeFile)(`${path}.new`, JSON.stringify(note));
        await (0,sharing/* shareLike */.pR)(`${path}.new`);
        await (0,promises_.rename)(`${path}.new`, path);
    }
    catch (error) {
        throw (0,io_errors/* atPath */.Z$)('write-failed', 'write', path, error);
    }
}
async function remove(path) {
    await (0,promises_.rm)(path, { force: true }).catch((error) => {
        throw (0,io_errors/* atPath */.Z$)('write-failed', 'remove', path, error);
    });
}
/** Removes an unfinished file and its note. */
async function discardPart(part) {
    await remove(part);
    await finishPart(part);
}
/** Forgets whose a part is, so that the finished file can be moved away. */
async function finishPart(part) {
    await remove(notePath(part));
    await remove(`${notePath(part)}.new`);
}
/**
 * An unfinished file, open for appending; every byte in it, old or new, has passed the digester. Throws `write-failed`
 * with the path.
 */
class PartFile {
    handle;
    path;
    digester;
    position;
    constructor(handle, path, digester, position) {
        this.handle = handle;
        this.path = path;
        this.digester = digester;
        this.position = position;
    }
    /** Starts anew, whatever was there. */
    static async create(path, algorithms, size) {
        await discardPart(path);
        const handle = await (0,sharing/* openNew */.nR)(path, 'w').catch((error) => {
            throw (0,io_errors/* atPath */.Z$)('write-failed', 'create', path, error);
        });
        return new PartFile(handle, path, new io_digest/* Digester */.Y8(algorithms, size), 0);
    }
    /**
     * Goes on behind what is there, which is hashed from its first byte: nothing on disk is believed unread. Undefined
     * when it cannot be read: then it is worth nothing, and is begun anew.
     */
    static async resume(path, algorithms, size, onBytes) {
        const handle = await (0,promises_.open)(path, 'r+').catch(() => undefined);
        if (handle === undefined)
            return undefined;
        const digester = new io_digest/* Digester */.Y8(algorithms, size);
        const buffer = Buffer.allocUnsafe(1 << 20);
        try {
            if (!(await handle.stat()).isFile())
                throw new Error('a device has no end');
            for (;;) {
                const { bytesRead } = await handle.read(buffer, 0, buffer.length, digester.bytes);
                if (bytesRead === 0)
                    return new PartFile(handle, path, digester, digester.bytes);
                digester.update(buffer.subarray(0, bytesRead));
                onBytes(bytesRead);
            }
        }
        catch {
            await handle.close();
            return undefined;
        }
    }
    async note(note) {
        await writeNote(this.path, note);
    }
    async append(chunk) {
        this.digester.update(chunk);
        for (let written = 0; written < chunk.length;) {
            const { bytesWritten } = await this.writing(this.handle.write(chunk, written, chunk.length - written, this.position));
            written += bytesWritten;
            this.position += bytesWritten;
        }
    }
    async sync() {
        await this.writing(this.handle.sync());
    }
    async [Symbol.asyncDispose]() {
        await this.handle.close();
    }
    writing(work, path = this.path) {
        return work.catch((error) => {
            throw (0,io_errors/* atPath */.Z$)('write-failed', 'write', path, error);
        });
    }
}

;// CONCATENATED MODULE: ./lib/src/io/file-origin.js
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









/** How often a file is copied anew that changes meanwhile. */
const mostCopies = 3;
/** Copies a file of this machine into the part, hashing it on the way. Throws as the web origins do. */
async function copyFromFile(request, counters, signal) {
    const path = pathOf(request.url);
    let shown = 0;
    const onProgress = (bytes) => {
        shown += bytes;
        request.onProgress(bytes);
    };
    for (let copies = 1; copies <= mostCopies; copies++) {
        const before = await look(path);
        onProgress(-shown);
        try {
            const fetched = await copyOnce(path, before.size, { ...request, onProgress }, counters, signal);
            // Where a digest decides, it has.
            if (request.expected.sha256 !== undefined || isSame(before, await look(path)))
                return fetched;
        }
        catch (error) {
            if (signal.aborted)
                throw (0,io_errors/* interrupted */.VM)(signal);
            if (isSame(before, await look(path)))
                throw await explained(request, error, path);
        }
        await discardPart(request.part); // maybe some of the old file, and some of the new one
    }
    throw changes(path);
}
const changes = (path) => new errors/* SetupError */.w3('origin-file-unreadable', `${path} changes while it is read`, {
    remedy: 'Wait until whatever writes it has ended, and run again.',
});
const isSame = (one, two) => one.size === two.size && one.mtimeNs === two.mtimeNs && one.dev === two.dev && one.ino === two.ino;
async function look(path) {
    const facts = await disk/* disk */.E.stat(path).catch((error) => {
        throw unreadable(path, error);
    });
    if (facts?.kind === 'file')
        return facts;
    throw new errors/* SetupError */.w3('origin-file-missing', `${path} ${facts ? 'is not a file' : 'is not there'}`);
}
async function copyOnce(path, size, request, counters, signal) {
    const head = new io_digest/* Digester */.Y8([]);
    for await (const chunk of read(path, signal, content/* sniffBytes */.eF))
        head.update(chunk);
    checkHead(request, path, head); // says more than the size does
    checkSize(request, path, size);
    return copy(path, size, request, counters, signal);
}
async function copy(path, size, request, counters, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const part = __addDisposableResource(env_1, await PartFile.create(request.part, wantedAlgorithms(request), size), true);
        try {
            for await (const chunk of read(path, signal)) {
                if (part.digester.bytes + chunk.length > size)
                    throw changes(path); // maybe without end
                await part.append(chunk);
                counters.bytesHashed += chunk.length;
                request.onProgress(chunk.length);
            }
            await part.sync();
            const digest = part.digester.finish();
            checkWhole(request, path, digest);
            return { ...digest, received: 0 };
        }
        catch (error) {
            await discardPart(request.part); // without a note nothing goes on from it
            throw error;
        }
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
function pathOf(url) {
    if (!url.startsWith('file:'))
        return url;
    try {
        return (0,external_node_url_.fileURLToPath)(url);
    }
    catch (error) {
        const message = `${url} is not the address of a file of this machine`;
        throw new errors/* SetupError */.w3('origin-file-missing', message, { cause: error });
    }
}
/** The bytes of a file, or the first of them. What goes wrong in it is the trouble of this source alone. */
async function* read(path, signal, length = Infinity) {
    try {
        yield* (0,external_node_fs_.createReadStream)(path, { highWaterMark: 1 << 20, signal, end: length - 1 });
    }
    catch (error) {
        throw unreadable(path, error);
    }
}
const unreadable = (path, error) => (0,io_errors/* atPath */.Z$)('origin-file-unreadable', 'read', path, error instanceof errors/* SetupError */.w3 ? error.cause : error);

// EXTERNAL MODULE: ./lib/src/core/transfer.js
var transfer = __webpack_require__(1257);
;// CONCATENATED MODULE: ./lib/src/core/version.js
const versionOf = (headers, from) => ({
    ...(headers['etag'] !== undefined && { etag: headers['etag'] }),
    ...(headers['last-modified'] !== undefined && { lastModified: headers['last-modified'] }),
    from,
});
const isWeak = (etag) => etag !== undefined && !etag.startsWith('"');
/**
 * Why an answer is of another file than the one noted, or undefined where nothing says so. An ETag must be the same, and
 * absent where there was none: every answer that may have one has it (RFC 9110, 15.3.7). A weak one may become strong
 * beside the same date, which is what such a file is told by. A date need not come again
 * beside an ETag, but where it comes it must be the same one. The address counts where no digest decides.
 */
function whyOther(noted, now, isPinned) {
    const differs = (name, was, is) => `has ${name} ${is ?? '(none)'} now, not ${was ?? '(none)'}`;
    const becameStrong = isWeak(noted.etag) && now.etag !== undefined && !isWeak(now.etag);
    if (noted.etag !== now.etag && !becameStrong)
        return differs('ETag', noted.etag, now.etag);
    const isToldByDate = noted.etag === undefined || isWeak(noted.etag);
    const mustHaveDate = isToldByDate || now.lastModified !== undefined;
    if (mustHaveDate && noted.lastModified !== undefined && noted.lastModified !== now.lastModified)
        return differs('Last-Modified', noted.lastModified, now.lastModified);
    if (!isPinned && noted.from !== now.from)
        return `comes from ${now.from} now, not from ${noted.from}`;
    return undefined;
}
/** Why a range is not the one that was asked for, `end` being the byte behind its last; undefined where it is. */
function whyOtherRange(given, length, asked) {
    if (given === undefined)
        return 'no Content-Range';
    const text = `bytes ${given.start}-${given.end}/${given.total ?? '*'}`;
    const fits = given.start === asked.start &&
        given.end >= given.start &&
        (asked.end === undefined || given.end === asked.end - 1) &&
        (given.total === undefined || given.end < given.total) &&
        (given.total === undefined || asked.total === null || given.total === asked.total);
    if (!fits)
        return text;
    const bytes = given.end + 1 - given.start;
    return length === undefined || length === bytes ? undefined : `${text} and a length of ${length}`;
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./lib/src/io/encodings.js




/** What some servers name as an encoding although the bytes are plain. */
const plainNames = new Set(['', 'identity', 'none', 'aws-chunked']);
const decoders = {
    gzip: external_node_zlib_.createGunzip,
    'x-gzip': external_node_zlib_.createGunzip,
    deflate: external_node_zlib_.createInflate,
    br: external_node_zlib_.createBrotliDecompress,
    zstd: external_node_zlib_.createZstdDecompress,
};
/** More than one is unheard of, and each would multiply what little bytes can become. */
const mostDecoders = 2;
/** The encodings of a body that must be taken off, the last first. Those that say nothing are left out. */
function encodingsOf(headers) {
    const names = (headers['content-encoding'] ?? '').split(',').map((name) => name.trim().toLowerCase());
    return names.filter((name) => !plainNames.has(name)).reverse();
}
/** Whether the header means plain bytes by its definition, so that nothing need decide it. */
const isSurelyPlain = (headers) => ['', 'identity'].includes((headers['content-encoding'] ?? '').trim().toLowerCase());
const canDecode = (encodings) => encodings.length <= mostDecoders && encodings.every((name) => Object.hasOwn(decoders, name));
/** The bytes of a body without its encodings. Whoever reads must stop at the most bytes that he takes. */
async function* decoded(response, encodings) {
    const streams = encodings.map((name) => decoders[name]());
    let broken;
    const body = external_node_stream_.Readable.from(response.body, { objectMode: false });
    body.once('error', (error) => (broken ??= { error }));
    const last = (0,external_node_stream_.pipeline)([body, ...streams], () => undefined);
    try {
        yield* last;
    }
    catch (error) {
        if (broken)
            throw broken.error;
        const text = `${(0,core_address/* bare */.$B)(response.url)} sends what is not the ${encodings.join(', ')} that it names`;
        throw new errors/* SetupError */.w3('origin-failed', text, { cause: error, details: { corrupt: true } });
    }
    finally {
        response.body.destroy();
    }
}

// EXTERNAL MODULE: ./lib/src/io/http-errors.js
var http_errors = __webpack_require__(7759);
;// CONCATENATED MODULE: ./lib/src/io/answers.js








/** Judges the answers to one request by what they say of themselves. */
class Answers {
    request;
    url;
    isPinned;
    /** An encoding that is named is not believed: its bytes are taken as they come. */
    asTheyCome = false;
    constructor(request, url) {
        this.request = request;
        this.url = url;
        const { sha256, md5, gitSha1 } = request.expected;
        this.isPinned = (sha256 ?? md5 ?? gitSha1) !== undefined;
    }
    /** True when the body continues what is there, false when it is the whole file; anything else is an error. */
    async check(response, offset, asked) {
        const { status, headers, body, url } = response;
        const refuse = async (what) => {
            await body.dump();
            await discardPart(this.request.part);
            const details = asked ? { again: 'at once' } : {};
            return new errors/* SetupError */.w3('origin-failed', `${(0,core_address/* bare */.$B)(this.url)} ${what}`, { details });
        };
        const wrongly = status === 200 || status === 206 ? this.whyNotPlain(response) : undefined;
        if (wrongly !== undefined)
            throw await refuse(wrongly);
        if (status === 200)
            return false;
        if (status === 206) {
            const range = asked && { start: offset, total: asked.size };
            const given = (0,transfer/* parseContentRange */.C5)(headers['content-range']);
            if (range === undefined || whyOtherRange(given, (0,http/* declaredLength */.R)(headers), range) !== undefined) {
                throw await refuse(`answers with '${headers['content-range'] ?? 'no Content-Range'}' to a range from ${offset}`);
            }
            const other = whyOther(asked.version, versionOf(headers, (0,core_address/* bare */.$B)(url)), this.isPinned);
            if (other !== undefined)
                throw await refuse(`has become another file: it ${other}`);
            return true;
        }
        if (status === 416 && asked)
            throw await refuse(`has no bytes from ${offset} on`);
        await body.dump();
        throw (0,http_errors/* refusal */.x)(this.url, this.request.type, status, headers);
    }
    /** Why an answer is not taken for its encoding. Where a digest decides, what can be decoded is, or is plain after all. */
    whyNotPlain(response) {
        const { headers, status } = response;
        if (isSurelyPlain(headers))
            return undefined;
        const named = `sends the file encoded as ${headers['content-encoding']}, which was not asked for`;
        if (!this.isPinned)
            return `${named}, and no digest tells whether that is true`;
        const encodings = this.toDecode(response);
        if (encodings.length === 0)
            return undefined;
        return status === 200 && canDecode(encodings) ? undefined : named;
    }
    /** The encodings to take off, the last first; none where the length says that the bytes are the file as they are. */
    toDecode({ headers }) {
        const { size } = this.request.expected;
        const isPlain = this.asTheyCome || (size !== undefined && (0,http/* declaredLength */.R)(headers) === size);
        return isPlain ? [] : encodingsOf(headers);
    }
}
/** How large the whole file is, as far as its answer says. */
function totalOf({ status, headers }) {
    const range = status === 206 ? (0,transfer/* parseContentRange */.C5)(headers['content-range']) : undefined;
    return range ? (range.total ?? range.end + 1) : (0,http/* declaredLength */.R)(headers);
}

;// CONCATENATED MODULE: ./lib/src/io/lanes.js








/** What an origin says when it has had enough of us, or no longer sends pieces of the file that we know. */
const noPiece = (url, what) => new errors/* SetupError */.w3('origin-failed', `${(0,core_address/* bare */.$B)(url)} ${what}`, { details: { again: 'at once', noRanges: true } });
const isSlow = (error) => error instanceof errors/* SetupError */.w3 && error.code === 'origin-too-slow';
/**
 * The connections of one file. The first reads on in the answer that is there already; others bring pieces beside it
 * while slots are free, and end when one of them is wanted elsewhere, or the origin does not like it. A piece that broke
 * off is brought by whoever takes it next; only what the first connection meets ends the try.
 */
class Lanes {
    options;
    bodies = new Set();
    running = new Set();
    failed;
    most;
    /** Bytes have come by a range. */
    rangesMove = false;
    constructor(options) {
        this.options = options;
        this.most = options.most;
    }
    /** Brings all that is missing; `first` begins with the first missing piece. */
    async run(first) {
        const { pieces } = this.options;
        try {
            const begin = pieces.take();
            this.grow();
            await this.read(first, begin, { onward: true }).catch((error) => {
                // Others may be faster: they take its piece over.
                if (!isSlow(error) || this.options.validator === undefined)
                    throw error;
            });
            for (;;) {
                for (let next = pieces.take(); next !== undefined; next = pieces.take())
                    await this.bringOrGiveUp(next);
                if (this.running.size === 0)
                    break;
                await Promise.race(this.running); // and look whether it has left a piece
            }
        }
        catch (error) {
            this.fail(error);
        }
        while (this.running.size > 0)
            await Promise.all(this.running);
        if (this.failed)
            throw this.failed.error;
    }
    fail(error) {
        this.failed ??= { error };
        for (const body of this.bodies)
            body.destroy();
    }
    grow() {
        const { validator, pieces, slots } = this.options;
        while (validator !== undefined && this.running.size < this.most && pieces.firstMissing !== undefined) {
            const release = slots.tryTake();
            if (release === undefined)
                return;
            const lane = this.beside().finally(() => {
                release();
                this.running.delete(lane);
            });
            this.running.add(lane);
        }
    }
    async beside() {
        const { pieces, slots } = this.options;
        while (!this.failed && !slots.isWanted) {
            const piece = pieces.take();
            if (piece === undefined)
                return;
            try {
                await this.bring(piece);
            }
            catch (error) {
                if (!(error instanceof errors/* SetupError */.w3) || error.kind === 'environment')
                    this.fail(error);
                this.most--;
                return;
            }
            this.grow();
        }
    }
    /** A file of whose ranges none has moved is asked for as a whole: that may well come. */
    async bringOrGiveUp(piece) {
        try {
            await this.bring(piece);
        }
        catch (error) {
            if (this.rangesMove || !(error instanceof errors/* SetupError */.w3) || error.details['again'] !== undefined)
                throw error;
            if (error.kind !== 'network' || /unreachable$/.test(error.code))
                throw error;
            throw new errors/* SetupError */.w3(error.code, error.message, { cause: error, details: { again: 'at once', noRanges: true } });
        }
    }
    /** Brings one piece by a request of its own. It is given back when that fails. */
    async bring(piece) {
        const { pieces } = this.options;
        const { start, end } = pieces.range(piece);
        let response;
        try {
            response = await this.ask(start, end);
        }
        catch (error) {
            pieces.giveBack(piece, start);
            throw error;
        }
        await this.read(response, piece, { onward: false });
    }
    async ask(start, end) {
        const { options } = this;
        const { address, headers, allowPlain, validator, pieces } = options;
        const range = { range: `bytes=${start}-${end - 1}`, 'if-range': validator };
        const own = options.direct === address ? headers : {};
        let response = await options.get(options.direct, { ...own, ...range }, allowPlain);
        if ([401, 403, 404, 410].includes(response.status) && options.direct !== address) {
            // A signed address has had its time: the first one gives another.
            await response.body.dump();
            response = await options.get(address, { ...headers, ...range }, allowPlain);
            if (response.status === 206)
                options.direct = response.url;
        }
        const { status, headers: answered } = response;
        const url = response.url;
        const given = (0,transfer/* parseContentRange */.C5)(answered['content-range']);
        const wrong = whyOtherRange(given, (0,http/* declaredLength */.R)(answered), { start, end, total: pieces.total }) ??
            (encodingsOf(answered).length > 0 ? `the encoding ${answered['content-encoding']}` : undefined);
        const other = whyOther(options.version, versionOf(answered, (0,core_address/* bare */.$B)(url)), options.isPinned);
        if (status === 206 && wrong === undefined && other === undefined)
            return response;
        await response.body.dump();
        if (status === 206 && wrong !== undefined)
            throw noPiece(url, `answers with ${wrong} to bytes ${start}-${end - 1}`);
        if (status === 206)
            throw noPiece(url, `has become another file: it ${other}`);
        if (status === 200)
            throw noPiece(url, 'sends the whole file, or another one, to a range');
        if (status === 416)
            throw noPiece(url, `has no bytes from ${start} on`);
        throw (0,http_errors/* refusal */.x)(new URL(url), options.type, status, answered);
    }
    /** Reads a body into its piece, and `onward` into those behind it while nobody else has them. */
    async read(response, piece, { onward }) {
        const { pieces, file, onBytes, onPiece } = this.options;
        const { body } = response;
        const ranged = response.status === 206;
        let at = piece;
        let { start, end } = pieces.range(piece);
        let writer = file.writer(start);
        let position = start;
        this.bodies.add(body);
        try {
            for await (const chunk of body) {
                if (onward && piece === 0)
                    this.options.onBeginning(chunk);
                for (let rest = chunk; rest.length > 0 && at !== undefined;) {
                    const part = rest.subarray(0, end - position);
                    await writer.append(part);
                    position += part.length;
                    const fresh = Math.min(part.length, position - start); // behind what a broken connection had brought
                    if (fresh > 0)
                        onBytes(fresh);
                    this.rangesMove ||= ranged;
                    rest = rest.subarray(part.length);
                    if (position < end)
                        continue;
                    await writer.flush();
                    pieces.finish(at);
                    await onPiece();
                    at = onward ? pieces.take(at + 1) : undefined;
                    if (at === undefined)
                        break;
                    ({ start, end } = pieces.range(at));
                    writer = file.writer(position);
                }
                if (at === undefined || this.failed)
                    break; // which closes the connection
            }
            if (at !== undefined && !this.failed)
                throw new Error('other side closed');
        }
        catch (error) {
            throw (0,network_error/* networkError */.x)(new URL(response.url), error);
        }
        finally {
            this.bodies.delete(body);
            if (at !== undefined) {
                await writer.flush().finally(() => pieces.giveBack(at, position));
            }
        }
    }
}

;// CONCATENATED MODULE: ./lib/src/io/large-file.js



/** How much is gathered before it is written: a call for every packet would cost more than the bytes. */
const writeBytes = 1 << 20;
/** How much is written before it is synced, while more comes. */
const syncBytes = 64 << 20;
/** A file that is written at several places side by side. Throws `write-failed` with the path. */
class LargeFile {
    handle;
    path;
    /** Of writers that are done, for those to come. */
    buffers = [];
    unsynced = 0;
    syncing;
    syncFailed;
    constructor(handle, path) {
        this.handle = handle;
        this.path = path;
    }
    static async open(path, isNew) {
        const handle = await (isNew ? (0,sharing/* openNew */.nR)(path, 'w+') : (0,promises_.open)(path, 'r+')).catch((error) => {
            throw (0,io_errors/* atPath */.Z$)('write-failed', isNew ? 'create' : 'open', path, error);
        });
        return new LargeFile(handle, path);
    }
    /**
     * Writes what comes from `position` on; `flush` what has been gathered. What comes is copied, so that its memory is
     * free at once: what lives until it is written grows old, and is collected late.
     */
    writer(position) {
        const buffer = this.buffers.pop() ?? Buffer.allocUnsafeSlow(writeBytes);
        let bytes = 0;
        const write = async () => {
            await this.write(buffer.subarray(0, bytes), position);
            position += bytes;
            bytes = 0;
        };
        return {
            append: async (chunk) => {
                for (let taken = 0; taken < chunk.length;) {
                    const count = chunk.copy(buffer, bytes, taken);
                    taken += count;
                    bytes += count;
                    if (bytes === buffer.length)
                        await write();
                }
            },
            flush: async () => {
                if (bytes > 0)
                    await write();
                this.buffers.push(buffer);
            },
        };
    }
    async write(bytes, position) {
        try {
            // A disk that is nearly full may take a part: what is left says why.
            for (let at = 0; at < bytes.length;)
                at += (await this.handle.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
        }
        catch (error) {
            throw (0,io_errors/* atPath */.Z$)('write-failed', 'write', this.path, error);
        }
        this.unsynced += bytes.length;
        if (this.unsynced >= syncBytes && this.syncing === undefined)
            this.syncBeside();
    }
    /** So that there is little left to wait for at the end. Linux tells of a failed sync once: the end must know of it. */
    syncBeside() {
        this.unsynced = 0;
        this.syncing = this.handle
            .datasync()
            .catch((error) => void (this.syncFailed ??= { error }))
            .finally(() => (this.syncing = undefined));
    }
    /** The first bytes, at most so many. */
    async beginning(bytes) {
        const buffer = Buffer.alloc(bytes);
        const { bytesRead } = await this.handle.read(buffer, 0, bytes, 0).catch((error) => {
            throw (0,io_errors/* atPath */.Z$)('file-unreadable', 'read', this.path, error);
        });
        return buffer.subarray(0, bytesRead);
    }
    /** All that was written is on the disk after it. */
    async sync() {
        try {
            await this.syncing;
            if (this.syncFailed)
                throw this.syncFailed.error;
            await this.handle.sync();
        }
        catch (error) {
            throw (0,io_errors/* atPath */.Z$)('write-failed', 'write', this.path, error);
        }
    }
    async [Symbol.asyncDispose]() {
        await this.syncing;
        await this.handle.close();
    }
}

;// CONCATENATED MODULE: ./lib/src/io/left-over.js



/** What an earlier try or run has left of a file. */
class LeftOver {
    request;
    algorithms;
    counters;
    show;
    constructor(request, algorithms, counters, show) {
        this.request = request;
        this.algorithms = algorithms;
        this.counters = counters;
        this.show = show;
    }
    /** A part that is the pinned file already: a run was ended between its last byte and its placing. */
    async whole() {
        const { part, expected } = this.request;
        if (expected.sha256 === undefined || expected.size === undefined)
            return undefined;
        const size = await (0,promises_.stat)(part).then((facts) => facts.size, () => undefined);
        if (size !== expected.size)
            return undefined;
        const digest = await (0,io_digest/* digestFile */.TM)(part, this.algorithms, (bytes) => {
            this.counters.bytesHashed += bytes;
        });
        if (digest.sha256 !== expected.sha256)
            return undefined;
        this.show(size);
        await finishPart(part);
        return { ...digest, received: 0 };
    }
    async resume() {
        const { part, expected } = this.request;
        const { size } = expected;
        const file = await PartFile.resume(part, this.algorithms, size, (bytes) => {
            this.counters.bytesHashed += bytes;
            this.show(bytes);
        });
        if (file === undefined || size === undefined || file.digester.bytes < size)
            return file;
        await file[Symbol.asyncDispose](); // whole or too long: a range behind its end cannot be asked for
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/src/io/pieces.js
const [leastPiece, mostPiece, usualCount] = [8 << 20, 64 << 20, 64];
/** Large enough that a request is nothing beside it, small enough that what a broken one loses is little. */
const pieceBytesOf = (total) => Math.min(mostPiece, Math.max(leastPiece, 2 ** Math.ceil(Math.log2(total / usualCount))));
/** A file in pieces of one size, which come side by side and in any order. */
class Pieces {
    total;
    pieceBytes;
    states;
    /** Before this index all are here. */
    whole = 0;
    /** Of pieces that broke off: how many of their bytes are here. */
    bytesOf = new Map();
    constructor(total, pieceBytes, here = [], begun = []) {
        this.total = total;
        this.pieceBytes = pieceBytes;
        this.states = Array.from({ length: Math.ceil(total / pieceBytes) }, () => 'missing');
        for (const index of here)
            if (this.states[index] !== undefined)
                this.states[index] = 'here';
        for (const [index, bytes] of begun)
            if (this.states[index] === 'missing')
                this.begin(index, bytes);
        this.moveWhole();
    }
    /** What a note says of a file; undefined where none of it is here, or nothing is missing. */
    static from({ size, pieces }) {
        if (size === null || pieces === undefined || !(pieces.bytes > 0))
            return undefined;
        const made = new Pieces(size, pieces.bytes, pieces.here, pieces.begun);
        return made.firstMissing === undefined || made.bytesHere === 0 ? undefined : made;
    }
    /** What is missing of a piece: its first byte, and the one behind its last. */
    range(index) {
        const start = index * this.pieceBytes;
        const end = Math.min(start + this.pieceBytes, this.total);
        return { start: start + (this.bytesOf.get(index) ?? 0), end };
    }
    begin(index, bytes) {
        const { end } = this.range(index);
        const isPart = Number.isInteger(bytes) && bytes > 0 && index * this.pieceBytes + bytes < end;
        if (isPart && bytes > (this.bytesOf.get(index) ?? 0))
            this.bytesOf.set(index, bytes);
    }
    /** The first piece that nobody brings or has brought. */
    get firstMissing() {
        const index = this.states.indexOf('missing', this.whole);
        return index === -1 ? undefined : index;
    }
    /** Takes a piece that is missing, or the first of them; undefined when there is none. */
    take(index = this.firstMissing) {
        if (index === undefined || this.states[index] !== 'missing')
            return undefined;
        this.states[index] = 'taken';
        return index;
    }
    /** It broke off before the byte at `position`. */
    giveBack(index, position = 0) {
        this.states[index] = 'missing';
        this.begin(index, position - index * this.pieceBytes);
    }
    finish(index) {
        this.states[index] = 'here';
        this.bytesOf.delete(index);
        this.moveWhole();
    }
    moveWhole() {
        while (this.states[this.whole] === 'here')
            this.whole++;
    }
    /** Bytes from the beginning of the file that are here without a gap. */
    get head() {
        return Math.min(this.whole * this.pieceBytes, this.total);
    }
    get here() {
        return this.states.flatMap((state, index) => (state === 'here' ? [index] : []));
    }
    /** Of those that broke off, how many bytes are here. */
    get begun() {
        return [...this.bytesOf];
    }
    get bytesHere() {
        const begun = [...this.bytesOf.values()].reduce((sum, bytes) => sum + bytes, 0);
        return this.here.reduce((sum, index) => sum + this.range(index).end - this.range(index).start, begun);
    }
}

;// CONCATENATED MODULE: ./lib/src/io/http-origin.js
var http_origin_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var http_origin_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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


















/**
 * One file on its way from one address into its part. Each `run` is one try; what has arrived stays in the part, and
 * the next run goes on behind it when the origin still has the same file (206 to a range, with all that was noted).
 */
class Transfer {
    request;
    options;
    url;
    algorithms;
    answers;
    left;
    /** Of the present answer. */
    body;
    received = 0;
    shown = 0;
    /** The origin has shown that its ranges of this file are of no use: it is asked for as a whole. */
    noRanges = false;
    /** The present try went on from what was there. */
    wasRange = false;
    /** How many of those in a row moved nothing. */
    idleRanges = 0;
    /** Of files that came with other bytes than the pinned ones: their sha256, and how many came in one answer. */
    wrong = { digests: [], wholes: 0 };
    /** How many bytes are here for the next try to go on from. */
    kept = 0;
    constructor(request, options) {
        this.request = request;
        this.options = options;
        this.url = new URL(request.url);
        this.algorithms = wantedAlgorithms(request);
        this.answers = new Answers(request, this.url);
        this.left = new LeftOver(request, this.algorithms, options.counters, (bytes) => this.show(bytes));
    }
    async run() {
        const before = this.received;
        try {
            return await this.once();
        }
        catch (error) {
            const isIdle = this.wasRange && this.received === before && (0,http_errors/* isSilence */.o)(error);
            this.idleRanges = isIdle ? this.idleRanges + 1 : 0;
            this.noRanges ||= this.idleRanges >= 2;
            // Where the trouble is on this side, the origin would go on sending to nobody, and hold the connection.
            this.body?.destroy();
            throw error;
        }
    }
    /** True once, after a last try that failed by a range: asked for as a whole, the file may well come. */
    asksForTheWhole(error) {
        if (!this.wasRange || this.noRanges || !(error instanceof errors/* SetupError */.w3))
            return false;
        const status = error.details['status'];
        const isRefused = typeof status === 'number' && ![401, 404, 408, 410, 429].includes(status);
        this.noRanges = isRefused || error.code === 'origin-too-slow' || (this.idleRanges > 0 && (0,http_errors/* isSilence */.o)(error));
        return this.noRanges;
    }
    async once() {
        const { part, expected, token } = this.request;
        this.show(-this.shown);
        [this.kept, this.wasRange] = [0, false];
        const note = await readNote(part);
        const resumable = !this.noRanges &&
            note?.url === (0,core_address/* bare */.$B)(this.url) &&
            (expected.size === undefined || note.size === null || note.size === expected.size);
        const pieces = resumable ? Pieces.from(note) : undefined;
        const whole = pieces ? undefined : await this.left.whole();
        if (whole)
            return whole;
        let file = resumable && !note.pieces ? await this.left.resume() : undefined;
        try {
            const offset = file?.digester.bytes ?? (pieces ? pieces.range(pieces.firstMissing).start : 0);
            this.kept = pieces?.bytesHere ?? offset;
            const headers = {};
            if (token !== undefined)
                headers['authorization'] = `Bearer ${token}`;
            const asked = resumable && (offset > 0 || pieces !== undefined) ? note : undefined;
            this.wasRange = asked !== undefined;
            if (asked)
                Object.assign(headers, { range: `bytes=${offset}-`, 'if-range': asked.validator });
            const response = await this.options.get(this.request.url, headers, expected.sha256 !== undefined);
            this.body = response.body;
            const continued = await this.answers.check(response, offset, asked);
            this.wasRange = continued;
            const encodings = continued ? [] : this.answers.toDecode(response);
            const total = encodings.length > 0 ? undefined : totalOf(response);
            if (total !== undefined && !(0,check_file/* sizeFits */.KQ)(expected, total))
                throw await refusedBySize(this.request, (0,core_address/* bare */.$B)(this.url), total, continued ? undefined : response.body);
            if (total !== undefined)
                await checkRoom(this.request, response.body, total - (continued ? offset : 0));
            if (total !== undefined && total >= this.options.large.leastBytes && file === undefined)
                return await this.receiveLarge(response, total, continued ? pieces : undefined);
            if (!continued || file === undefined) {
                await file?.[Symbol.asyncDispose]();
                this.show(-this.shown);
                this.kept = 0;
                file = await PartFile.create(part, this.algorithms, expected.size ?? total);
                const note = encodings.length > 0 ? undefined : this.noteOf(response, total);
                if (note)
                    await file.note(note);
            }
            await this.receive(response, encodings, file);
            if (continued && total !== undefined && file.digester.bytes < total) {
                // A server may send less of a range than was asked for.
                throw new errors/* SetupError */.w3('origin-reset', `${(0,core_address/* bare */.$B)(this.url)} ends after ${file.digester.bytes} bytes of ${total}`);
            }
            await file.sync();
            return await this.conclude(file.digester.finish(), file.digester, { continued, encodings });
        }
        finally {
            await file?.[Symbol.asyncDispose]();
        }
    }
    show(bytes) {
        this.shown += bytes;
        this.request.onProgress(bytes);
    }
    count(bytes) {
        this.received += bytes;
        this.options.counters.bytesDownloaded += bytes;
        this.show(bytes);
    }
    /** By what a later try can go on, where the origin gives anything to tell by. */
    noteOf({ headers, url }, size) {
        const validator = (0,transfer/* strongValidator */.Yf)(headers['etag'], headers['last-modified'], headers['date']);
        const version = versionOf(headers, (0,core_address/* bare */.$B)(url));
        return validator === undefined ? undefined : { url: (0,core_address/* bare */.$B)(this.url), validator, version, size: size ?? null };
    }
    async receive(response, encodings, file) {
        const { part, expected } = this.request;
        const isNoted = (await readNote(part)) !== undefined;
        // What little bytes decode to is known of no one: half of the room is the most.
        const room = encodings.length > 0 && (0,check_file/* mostBytes */.j$)(expected) === Infinity ? (await disk/* disk */.E.space(part)).free / 2 : Infinity;
        const most = Math.min((0,check_file/* mostBytes */.j$)(expected), room);
        let sniffed = false;
        try {
            for await (const chunk of encodings.length === 0 ? response.body : decoded(response, encodings)) {
                if (file.digester.bytes + chunk.length > most)
                    throw wrongSize(this.request, (0,core_address/* bare */.$B)(this.url), undefined);
                await file.append(chunk);
                if (!sniffed && file.digester.beginning.length >= 64) {
                    sniffed = true;
                    checkHead(this.request, (0,core_address/* bare */.$B)(this.url), file.digester);
                }
                this.options.counters.bytesHashed += chunk.length;
                this.count(chunk.length);
            }
        }
        catch (error) {
            this.kept = isNoted && !this.noRanges ? file.digester.bytes : 0;
            if (this.options.signal.aborted)
                throw error;
            const trouble = (0,network_error/* networkError */.x)(this.url, error);
            if (trouble.details['corrupt'] === true)
                throw await this.given(this.onceMore(trouble, { encodings }));
            throw trouble.kind === 'integrity' ? await this.given(trouble) : trouble;
        }
        this.kept = isNoted && !this.noRanges ? file.digester.bytes : 0;
    }
    /** A file that is worth several connections, and a thread of its own for its digest. */
    async receiveLarge(response, total, here) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { part, token, expected, type } = this.request;
            const { large, get, signal, counters } = this.options;
            const { headers } = response;
            const pieces = here ?? new Pieces(total, large.pieceBytes(total));
            const facts = this.noteOf(response, total);
            const mayRange = facts !== undefined && type !== 'gdrive' && !this.noRanges;
            let noted = Promise.resolve();
            const note = async (begun) => {
                if (facts === undefined)
                    return;
                const of = { bytes: pieces.pieceBytes, here: pieces.here, ...(begun?.length && { begun }) };
                noted = noted.then(() => writeNote(part, { ...facts, pieces: of }));
                await noted;
            };
            if (here === undefined)
                await discardPart(part);
            const file = http_origin_addDisposableResource(env_1, await LargeFile.open(part, here === undefined), true);
            await note();
            const follower = large.follow(part, this.algorithms, total);
            const lanes = new Lanes({
                ...{ get, type, pieces, file, slots: large.slots, most: large.most },
                ...{ address: this.request.url, allowPlain: expected.sha256 !== undefined, direct: response.url },
                headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
                validator: mayRange && (here || headers['accept-ranges'] === 'bytes') ? facts.validator : undefined,
                ...{ version: versionOf(headers, (0,core_address/* bare */.$B)(response.url)), isPinned: this.answers.isPinned },
                onBytes: (bytes) => this.count(bytes),
                onBeginning: (chunk) => {
                    if (beginning.beginning.length >= content/* sniffBytes */.eF)
                        return;
                    beginning.update(chunk);
                    if (beginning.beginning.length >= 64)
                        checkHead(this.request, (0,core_address/* bare */.$B)(this.url), beginning);
                },
                onPiece: async () => {
                    follower.advance(pieces.head);
                    await note();
                },
            });
            const beginning = new io_digest/* Digester */.Y8([]);
            try {
                this.show(pieces.bytesHere - this.shown);
                follower.advance(pieces.head);
                await lanes.run(response);
                await file.sync();
                const digest = await follower.finish();
                counters.bytesHashed += total;
                if (beginning.bytes === 0)
                    beginning.update(await file.beginning(content/* sniffBytes */.eF)); // an earlier run brought it
                return await this.conclude(digest, beginning, { continued: here !== undefined, ranged: lanes.rangesMove });
            }
            catch (error) {
                if (signal.aborted || !(error instanceof errors/* SetupError */.w3))
                    throw error;
                if (error.details['noRanges'] === true)
                    this.noRanges = true;
                if (this.noRanges || error.kind === 'integrity')
                    await discardPart(part);
                else
                    await note(pieces.begun);
                this.kept = this.noRanges || facts === undefined || error.kind === 'integrity' ? 0 : pieces.bytesHere;
                throw error;
            }
            finally {
                await follower.stop();
            }
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = http_origin_disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    async conclude(digest, beginning, how) {
        try {
            checkHead(this.request, (0,core_address/* bare */.$B)(this.url), beginning);
            checkWhole(this.request, (0,core_address/* bare */.$B)(this.url), digest);
        }
        catch (error) {
            throw await this.given(error instanceof errors/* SetupError */.w3 ? this.onceMore(error, how, digest.sha256) : error);
        }
        await finishPart(this.request.part);
        return { ...digest, received: this.received };
    }
    /** The end of bytes that came wrong: unless they are asked for once more, it is told what they are. None of them stays. */
    async given(error) {
        const isAsked = error instanceof errors/* SetupError */.w3 && error.details['again'] !== undefined;
        const told = isAsked ? error : await explained(this.request, error, this.request.part);
        await discardPart(this.request.part);
        return told;
    }
    /**
     * Bytes that came wrong, from the first byte once more before they are called wrong: what an earlier run left, the
     * ranges of this server, an encoding that it names wrongly, or the way may be at fault. Not where the same bytes come
     * again.
     */
    onceMore(error, { continued, ranged, encodings }, sha256) {
        const { digests } = this.wrong;
        if (ranged)
            this.noRanges = true;
        const inParts = continued === true || ranged === true;
        const isEncoded = encodings !== undefined && encodings.length > 0;
        if (isEncoded)
            this.answers.asTheyCome = true;
        else if (!inParts && (!this.options.repeats || ++this.wrong.wholes > 1))
            return error;
        else if (!inParts && error.code === 'asset-content-wrong')
            return error; // a page is what was sent
        if (sha256 !== undefined && digests.includes(sha256))
            return error;
        if (sha256 !== undefined)
            digests.push(sha256);
        return new errors/* SetupError */.w3(error.code, error.message, {
            remedy: error.remedy,
            details: { ...error.details, again: 'at once' },
        });
    }
}

;// CONCATENATED MODULE: ./lib/src/io/retry-lines.js
/** How long files that fail together are waited for before they are told; never longer than the wait before the next try. */
const gatherMs = 150;
/** What is told of files that are tried again: those that meet the same trouble at the same time share a line. */
class RetryLines {
    say;
    groups = new Map();
    constructor(say) {
        this.say = say;
    }
    add(id, line, retry) {
        const key = `${retry.error.code} ${retry.tries}`;
        const group = this.groups.get(key);
        if (group) {
            group.ids.push(id);
            group.longest = Math.max(group.longest, retry.waitSeconds);
            return;
        }
        this.groups.set(key, { ids: [id], line, first: retry, longest: retry.waitSeconds });
        setTimeout(() => this.tell(key), Math.min(gatherMs, retry.waitSeconds * 1000));
    }
    tell(key) {
        const { ids, line, first, longest } = this.groups.get(key);
        this.groups.delete(key);
        if (ids.length === 1)
            return this.say(`${ids[0]}: ${line}`);
        const names = ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
        const wait = `trying again within ${Math.ceil(longest)} s (${first.tries} of ${first.retries})`;
        this.say(`${ids.length} files (${names}): ${first.error.message}; ${wait}`);
    }
}

;// CONCATENATED MODULE: ./lib/src/io/slots.js
/** How many connections there may be at once, over all files together. */
class Slots {
    free;
    queue = [];
    constructor(free) {
        this.free = free;
    }
    /** Somebody waits: who has more than one should give one up. */
    get isWanted() {
        return this.queue.length > 0;
    }
    /** Waits for a slot; the first to ask is the first to have it. Returns what gives it back. */
    async take() {
        if (this.free === 0 || this.isWanted)
            await new Promise((done) => this.queue.push(done));
        else
            this.free--;
        return this.giver();
    }
    /** A slot that nobody else wants, or undefined. */
    tryTake() {
        if (this.free === 0 || this.isWanted)
            return undefined;
        this.free--;
        return this.giver();
    }
    giver() {
        let given = false;
        return () => {
            if (given)
                return;
            given = true;
            const next = this.queue.shift();
            if (next)
                next();
            else
                this.free++;
        };
    }
}

;// CONCATENATED MODULE: ./lib/src/io/fetch.js








/**
 * Fetches files from web origins and folders, at most `connections` at once. A source that breaks, stalls, or says
 * that it is overloaded is asked again up to `retries` times, after the wait that it asks for or a jittered backoff.
 */
function createFetch(options) {
    const { signal, counters } = options;
    const retries = new RetryLines((line) => options.say(line));
    const slots = new Slots(options.connections);
    const large = {
        slots,
        most: options.connections - 1,
        follow: options.follow,
        leastBytes: options.largeBytes ?? 64 << 20,
        pieceBytes: options.pieceBytes ?? pieceBytesOf,
    };
    const plainGet = (0,http/* createGet */.Z)({ ...options, onRequest: () => void counters.requests++ });
    const driveGet = createDriveGet(plainGet, options.drive);
    const tryOften = async (request) => {
        const get = request.type === 'gdrive' ? driveGet : plainGet;
        const transfer = new Transfer(request, { get, counters, signal, large, repeats: options.retries > 0 });
        const say = (line, retry) => retries.add(request.id, line, retry);
        const attempt = async () => {
            request.onTry();
            try {
                return await transfer.run();
            }
            catch (error) {
                throw request.type === 'hub' ? (0,again/* inWordsOfTheHub */.W)(error) : error;
            }
        };
        try {
            return await (0,again/* tryAgain */.Q)(attempt, { ...options, say, kept: () => transfer.kept });
        }
        catch (error) {
            if (!transfer.asksForTheWhole(error))
                throw error;
            options.say(`${request.id}: ${error.message}; asking for the whole file`);
            return await (0,again/* tryAgain */.Q)(attempt, { ...options, say, retries: 0 });
        }
    };
    return async (request) => {
        const release = await slots.take();
        try {
            return await (request.type === 'file' ? copyFromFile(request, counters, signal) : tryOften(request));
        }
        finally {
            release();
        }
    };
}


/***/ })

};
