export const id = 958;
export const ids = [958];
export const modules = {

/***/ 6992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bare)
/* harmony export */ });
/** An address as it may be shown: without user, password, query and fragment. What is none of the web stays as it is. */
function bare(address) {
    const text = String(address);
    if (!URL.canParse(text))
        return text;
    const { protocol, origin, pathname } = new URL(text);
    return /^https?:$/.test(protocol) ? `${origin}${pathname}` : text;
}


/***/ }),

/***/ 4796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ driveReference),
/* harmony export */   KW: () => (/* binding */ readDrivePage),
/* harmony export */   Mu: () => (/* binding */ driveId)
/* harmony export */ });
/* unused harmony export drivePage */
/** Google Drive as it looks from outside: how a file is named, and what its pages say in place of one. */
const id = '[\\w-]{10,}';
/** A file id, or the address of the file's page in one of its forms. */
const driveReference = new RegExp(`^(?:${id}|https://drive\\.google\\.com/(?:file/d/${id}(?:/.*)?|(?:open|uc)\\?(?:.*&)?id=${id}(?:[&#].*)?))$`);
/** The id in what matches `driveReference`. */
function driveId(reference) {
    const match = new RegExp(`(?:^|/file/d/|[?&]id=)(${id})(?=[/&#]|$)`).exec(reference);
    if (match === null)
        throw new Error(`'${reference}' names no file of Google Drive`);
    return match[1];
}
/** The page of a file, for people; the one stable address that it has. */
const drivePage = (fileId) => `https://drive.google.com/file/d/${fileId}/view`;
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const decoded = (text) => text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined)
        return entities[String(name).toLowerCase()] ?? whole;
    return String.fromCodePoint(decimal !== undefined ? Number(decimal) : parseInt(String(hex), 16));
});
function attributesOf(tag) {
    const found = tag.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g);
    return Object.fromEntries([...found].map(([, name, double, single, plain]) => [
        name.toLowerCase(),
        decoded(double ?? single ?? plain ?? ''),
    ]));
}
function confirmForm(html) {
    for (const [, tag, inside] of html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gis)) {
        const { id: formId, action } = attributesOf(tag);
        if (!/^download-?form$/i.test(formId ?? '') || action === undefined)
            continue;
        const inputs = [...inside.matchAll(/<input\b[^>]*>/gi)].map(([input]) => attributesOf(input));
        const hidden = inputs.filter(({ type, name }) => type === 'hidden' && name !== undefined);
        return {
            kind: 'confirm',
            action,
            fields: Object.fromEntries(hidden.map(({ name, value }) => [name, value ?? ''])),
        };
    }
    return undefined;
}
/** In the order in which they are looked for; the pages are asked for in English. */
const words = [
    [
        'quota',
        /too many users have viewed or downloaded this file|quota exceeded|download quota for this file|can't view or download this file at this time/,
    ],
    [
        'gone',
        /you have requested does not exist|page not found|has been deleted|is in the owner's trash|violation of our terms/,
    ],
    ['not-shared', /you need (access|permission)|request access|access denied|sign[- ]in to continue/],
];
/** What a page says that came in place of the file. */
function readDrivePage(html) {
    const form = confirmForm(html);
    if (form !== undefined)
        return form;
    const title = decoded(/<title[^>]*>(.*?)<\/title>/is.exec(html)?.[1] ?? '')
        .replace(/\s+/g, ' ')
        .trim();
    const text = decoded(html.replace(/<(script|style)\b.*?<\/\1>|<[^>]*>/gis, ' '))
        .replaceAll('\u2019', "'")
        .replace(/\s+/g, ' ')
        .toLowerCase();
    const kind = words.find(([, pattern]) => pattern.test(text))?.[0];
    if (kind !== undefined)
        return { kind };
    // Every page of Google has a link "Sign in"; only the page for it has that in its title.
    return /\bsign[- ]in\b/i.test(title) ? { kind: 'not-shared' } : { kind: 'other', title };
}


/***/ }),

/***/ 1746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C3: () => (/* binding */ retryAfterSeconds),
/* harmony export */   Gw: () => (/* binding */ backoffSeconds),
/* harmony export */   PS: () => (/* binding */ isRetryableStatus),
/* harmony export */   hD: () => (/* binding */ rateLimitWait)
/* harmony export */ });
/** When a request is worth another try, and how long to wait before it. */
/** Answers that another try may change: 408, 425 and 429 by their definition (RFC 9110, 8470, 6585), and every 5xx. */
function isRetryableStatus(status) {
    return status === 408 || status === 425 || status === 429 || (status >= 500 && status <= 599);
}
/**
 * Seconds to wait before a try that nobody gave a time for: full jitter, so that jobs which failed together do not come
 * back together.
 *
 * @param attempt how many tries have failed before this one, from 0
 * @param random  in [0, 1)
 * @returns between 0 and 2^attempt, at most 30
 */
function backoffSeconds(attempt, random) {
    return random * Math.min(30, 2 ** attempt);
}
/** The three forms of a date in HTTP (RFC 9110, 5.6.7); of these, `asctime` alone does not say that it is GMT. */
const httpDate = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d:\d\d:\d\d( GMT| \d{4})$/i;
/**
 * The header `Retry-After` in seconds from now: a number of seconds, or a date.
 *
 * @returns undefined when there is none or it cannot be read; 0 for a date that has passed
 */
function retryAfterSeconds(header, nowMs) {
    const value = header?.trim() ?? '';
    if (/^\d+(\.\d+)?$/.test(value))
        return Number(value);
    if (!httpDate.test(value))
        return undefined;
    const time = Date.parse(/GMT$/i.test(value) ? value : `${value} GMT`);
    return Number.isNaN(time) ? undefined : Math.max(0, (time - nowMs) / 1000);
}
/**
 * Seconds until a used-up quota is renewed, from the header `RateLimit: "resolvers";r=0;t=37` of the Hub
 * (draft-ietf-httpapi-ratelimit-headers: a list of policies with `r` requests remaining and `t` seconds to the reset).
 *
 * @returns the longest wait of the policies with nothing left; undefined when all have some left, or none can be read
 */
function rateLimitWait(header) {
    // Names are quoted strings and may hold separators; nothing is asked of them.
    const policies = (header ?? '').replace(/"(?:[^"\\]|\\.)*"/g, '').split(',');
    const waits = policies.flatMap((policy) => {
        const valueOf = (key) => new RegExp(`;\\s*${key}=(\\d+)\\s*(;|$)`).exec(policy)?.[1];
        const seconds = valueOf('t');
        return Number(valueOf('r')) === 0 && seconds !== undefined ? [Number(seconds)] : [];
    });
    return waits.length === 0 ? undefined : Math.max(...waits);
}


/***/ }),

/***/ 1257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C5: () => (/* binding */ parseContentRange),
/* harmony export */   RZ: () => (/* binding */ codeOfStatus),
/* harmony export */   Yf: () => (/* binding */ strongValidator),
/* harmony export */   pH: () => (/* binding */ worthAnotherTry)
/* harmony export */ });
/** The code of an HTTP status that is not a success. The Hub has its own words for its limits and its absence. */
function codeOfStatus(status, type) {
    if (status === 401 || status === 403)
        return 'origin-denied';
    if (status === 404 || status === 410)
        return 'origin-not-found';
    if (status === 429)
        return type === 'hub' ? 'hub-rate-limited' : 'origin-rate-limited';
    if (type === 'hub' && status >= 500)
        return 'hub-unreachable';
    return 'origin-failed';
}
/** Codes of one try after which the same source may well answer: not a wrong address, a refusal or wrong bytes. */
const worthAnotherTry = new Set([
    'origin-reset',
    'origin-stalled',
    'origin-unreachable',
    'hub-unreachable',
]);
/** `bytes 100-199/200` (RFC 9110, 14.4), or undefined when it is not of that form. */
function parseContentRange(header) {
    const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(header ?? '');
    return match
        ? { start: Number(match[1]), end: Number(match[2]), total: match[3] === '*' ? undefined : Number(match[3]) }
        : undefined;
}
/**
 * By what a later request can tell that a file is still the same (RFC 9110, 13.1.5): a strong ETag, else the
 * Last-Modified date. A weak ETag does not promise equal bytes.
 */
function strongValidator(etag, lastModified) {
    if (etag !== undefined && etag.startsWith('"'))
        return etag;
    return lastModified;
}


/***/ }),

/***/ 2671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ tryAgain),
/* harmony export */   W: () => (/* binding */ inWordsOfTheHub)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7657);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1746);
/* harmony import */ var _core_transfer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1257);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1704);





/** The longest wait that an origin may ask for before the next source is the better choice; the Hub's window is 300 s. */
const longestWaitSeconds = 330;
/**
 * Tries until it succeeds. An origin that breaks, stalls, or says that it is overloaded is asked again up to `retries`
 * times, after the wait that it asks for or a jittered backoff; what asking again does not mend is thrown at once.
 */
async function tryAgain(attempt, { retries, signal, say }) {
    for (let tries = 0;; tries++) {
        (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .throwIfInterrupted */ .sK)(signal);
        try {
            return await attempt();
        }
        catch (error) {
            if (signal.aborted)
                throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .interrupted */ .VM)(signal);
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SetupError */ .w3))
                throw error;
            if (error.details['again'] === 'at once')
                continue; // once only: the part that was in the way is gone
            const asked = error.details['waitSeconds'];
            if (tries >= retries || !(_core_transfer_js__WEBPACK_IMPORTED_MODULE_2__/* .worthAnotherTry */ .pH.has(error.code) || error.details['again'] === 'later'))
                throw error;
            const wait = Math.max(asked ?? 0, (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .backoffSeconds */ .Gw)(tries, Math.random()));
            if (wait > longestWaitSeconds)
                throw error;
            say(`${error.message}; trying again in ${Math.ceil(wait)} s (${tries + 1} of ${retries})`);
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait * 1000, undefined, { signal }).catch(() => {
                throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .interrupted */ .VM)(signal);
            });
        }
    }
}
/** The Hub has a remedy of its own for not being there: another endpoint. */
function inWordsOfTheHub(error) {
    const isAbsent = error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SetupError */ .w3 && error.code === 'origin-unreachable';
    return isAbsent ? new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .SetupError */ .w3('hub-unreachable', error.message, { cause: error }) : error;
}


/***/ }),

/***/ 2958:
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
// EXTERNAL MODULE: ./lib/src/io/http.js + 1 modules
var http = __webpack_require__(1214);
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
        throw (0,http/* networkError */.x)(new URL(page), error);
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
// EXTERNAL MODULE: ./lib/src/core/check-file.js
var check_file = __webpack_require__(7095);
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

// EXTERNAL MODULE: ./lib/src/io/digest.js
var io_digest = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/src/io/disk.js
var disk = __webpack_require__(1130);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __webpack_require__(1704);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/src/io/part-file.js



const notePath = (part) => `${part}.json`;
/** The note of a part, or undefined when there is none that can be read. */
async function readNote(part) {
    try {
        const note = JSON.parse(await (0,promises_.readFile)(notePath(part), 'utf8'));
        return typeof note.url === 'string' && typeof note.validator === 'string' ? note : undefined;
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
        const handle = await (0,promises_.open)(path, 'w').catch((error) => {
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









/** Copies a file of this machine into the part, hashing it on the way. Throws as the web origins do. */
async function copyFromFile(request, counters, signal) {
    const path = pathOf(request.url);
    const facts = await disk/* disk */.E.stat(path).catch((error) => {
        throw unreadable(path, error);
    });
    if (facts?.kind !== 'file')
        throw new errors/* SetupError */.w3('origin-file-missing', `${path} ${facts ? 'is not a file' : 'is not there'}`);
    try {
        const head = new io_digest/* Digester */.Y8([]);
        for await (const chunk of read(path, signal, content/* sniffBytes */.eF))
            head.update(chunk);
        checkHead(request, path, head); // says more than the size does
        checkSize(request, path, facts.size);
        return await copy(path, facts.size, request, counters, signal);
    }
    catch (error) {
        if (signal.aborted)
            throw (0,io_errors/* interrupted */.VM)(signal);
        throw error;
    }
}
async function copy(path, size, request, counters, signal) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const part = __addDisposableResource(env_1, await PartFile.create(request.part, wantedAlgorithms(request), size), true);
        try {
            for await (const chunk of read(path, signal)) {
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

// EXTERNAL MODULE: ./lib/src/core/address.js
var address = __webpack_require__(6992);
// EXTERNAL MODULE: ./lib/src/core/transfer.js
var transfer = __webpack_require__(1257);
// EXTERNAL MODULE: ./lib/src/io/http-errors.js
var http_errors = __webpack_require__(7759);
;// CONCATENATED MODULE: ./lib/src/io/lanes.js





/** What an origin says when it has had enough of us, or no longer sends pieces of the file that we know. */
const noPiece = (url, what) => new errors/* SetupError */.w3('origin-failed', `${(0,address/* bare */.$)(url)} ${what}`, { details: { again: 'at once', noRanges: true } });
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
            await this.read(first, begin, { onward: true });
            for (;;) {
                for (let next = pieces.take(); next !== undefined; next = pieces.take())
                    await this.bring(next);
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
    /** Brings one piece by a request of its own. It is given back when that fails. */
    async bring(piece) {
        const { pieces } = this.options;
        const { start, end } = pieces.range(piece);
        let response;
        try {
            response = await this.ask(start, end);
        }
        catch (error) {
            pieces.giveBack(piece);
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
        const given = (0,transfer/* parseContentRange */.C5)(answered['content-range']);
        const isThis = given?.start === start && given.end === end - 1 && (given.total ?? pieces.total) === pieces.total;
        if (status === 206 && isThis)
            return response;
        await response.body.dump();
        const url = options.direct;
        if (status === 206)
            throw noPiece(url, `answers with '${answered['content-range'] ?? ''}' to bytes ${start}-${end - 1}`);
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
                    onBytes(part.length);
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
                    writer = file.writer(start);
                }
                if (at === undefined || this.failed)
                    break; // which closes the connection
            }
            if (at !== undefined && !this.failed)
                throw new Error('other side closed');
        }
        catch (error) {
            throw (0,http/* networkError */.x)(new URL(response.url), error);
        }
        finally {
            this.bodies.delete(body);
            if (at !== undefined) {
                pieces.giveBack(at);
                onBytes(start - position);
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
        const handle = await (0,promises_.open)(path, isNew ? 'w+' : 'r+').catch((error) => {
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
    constructor(total, pieceBytes, here = []) {
        this.total = total;
        this.pieceBytes = pieceBytes;
        this.states = Array.from({ length: Math.ceil(total / pieceBytes) }, () => 'missing');
        for (const index of here)
            if (this.states[index] !== undefined)
                this.states[index] = 'here';
        this.moveWhole();
    }
    /** What a note says of a file; undefined where none of it is here, or nothing is missing. */
    static from({ size, pieces }) {
        if (size === null || pieces === undefined || !(pieces.bytes > 0))
            return undefined;
        const made = new Pieces(size, pieces.bytes, pieces.here);
        return made.firstMissing === undefined || made.here.length === 0 ? undefined : made;
    }
    /** First byte of a piece, and the one behind its last. */
    range(index) {
        const start = index * this.pieceBytes;
        return { start, end: Math.min(start + this.pieceBytes, this.total) };
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
    giveBack(index) {
        this.states[index] = 'missing';
    }
    finish(index) {
        this.states[index] = 'here';
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
    get bytesHere() {
        return this.here.reduce((sum, index) => sum + this.range(index).end - this.range(index).start, 0);
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
 * the next run goes on behind it when the origin still has the same file (206 to a range with a validator).
 */
class Transfer {
    get;
    request;
    counters;
    signal;
    large;
    url;
    algorithms;
    received = 0;
    shown = 0;
    /** The origin has shown that it sends no ranges of this file. */
    noRanges = false;
    constructor(get, request, counters, signal, large) {
        this.get = get;
        this.request = request;
        this.counters = counters;
        this.signal = signal;
        this.large = large;
        this.url = new URL(request.url);
        this.algorithms = wantedAlgorithms(request);
    }
    async run() {
        const { part, expected, token } = this.request;
        this.show(-this.shown);
        const note = await readNote(part);
        const resumable = note?.url === (0,address/* bare */.$)(this.url) &&
            (expected.size === undefined || note.size === null || note.size === expected.size);
        const pieces = resumable && !this.noRanges ? Pieces.from(note) : undefined;
        const whole = pieces ? undefined : await this.wholePart();
        if (whole)
            return whole;
        let file = resumable && !note.pieces ? await this.resumePart(part) : undefined;
        try {
            const offset = file?.digester.bytes ?? (pieces ? pieces.range(pieces.firstMissing).start : 0);
            const headers = {};
            if (token !== undefined)
                headers['authorization'] = `Bearer ${token}`;
            const isRange = note !== undefined && (offset > 0 || pieces !== undefined);
            if (isRange)
                Object.assign(headers, { range: `bytes=${offset}-`, 'if-range': note.validator });
            const response = await this.get(this.request.url, headers, expected.sha256 !== undefined);
            const continued = await this.check(response, offset, isRange);
            const length = declaredLength(response.headers);
            const total = length === undefined ? undefined : (continued ? offset : 0) + length;
            if (total !== undefined && !(0,check_file/* sizeFits */.KQ)(expected, total)) {
                const head = await beginningOf(response).catch(() => undefined);
                if (head && !continued)
                    checkHead(this.request, (0,address/* bare */.$)(this.url), head); // says more than the size does
                throw wrongSize(this.request, (0,address/* bare */.$)(this.url), total);
            }
            if (total !== undefined)
                await this.checkRoom(response, total - (continued ? offset : 0));
            if (total !== undefined && total >= this.large.leastBytes && file === undefined) {
                return await this.receiveLarge(response, total, continued ? pieces : undefined);
            }
            if (!continued || file === undefined) {
                await file?.[Symbol.asyncDispose]();
                this.show(-this.shown);
                file = await PartFile.create(part, this.algorithms, expected.size ?? total);
                const validator = (0,transfer/* strongValidator */.Yf)(response.headers['etag'], response.headers['last-modified']);
                if (validator !== undefined)
                    await file.note({ url: (0,address/* bare */.$)(this.url), validator, size: total ?? null });
            }
            await this.receive(response, file);
            return await this.finish(file, continued);
        }
        finally {
            await file?.[Symbol.asyncDispose]();
        }
    }
    show(bytes) {
        this.shown += bytes;
        this.request.onProgress(bytes);
    }
    /** A part that is the pinned file already: a run was ended between its last byte and its placing. */
    async wholePart() {
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
    async resumePart(part) {
        const { size } = this.request.expected;
        const file = await PartFile.resume(part, this.algorithms, size, (bytes) => {
            this.counters.bytesHashed += bytes;
            this.show(bytes);
        });
        if (file === undefined || size === undefined || file.digester.bytes < size)
            return file;
        await file[Symbol.asyncDispose](); // whole or too long: a range behind its end cannot be asked for
        return undefined;
    }
    /** True when the body continues what is there, false when it is the whole file; anything else is an error. */
    async check(response, offset, asked) {
        const { status, headers, body } = response;
        const encoding = headers['content-encoding'];
        if ((status === 200 || status === 206) && encoding !== undefined && encoding !== 'identity') {
            await body.dump();
            throw new errors/* SetupError */.w3('origin-failed', `${(0,address/* bare */.$)(this.url)} sends the file encoded as ${encoding}, which was not asked for`);
        }
        if (status === 200)
            return false;
        if (status === 206) {
            const range = (0,transfer/* parseContentRange */.C5)(headers['content-range']);
            if (asked && range?.start === offset)
                return true;
            await body.dump();
            await discardPart(this.request.part);
            const text = `${(0,address/* bare */.$)(this.url)} answers with '${headers['content-range'] ?? 'no Content-Range'}' to a range from ${offset}`;
            throw new errors/* SetupError */.w3('origin-failed', text, { details: asked ? { again: 'at once' } : {} });
        }
        await body.dump();
        if (status === 416 && asked) {
            await discardPart(this.request.part);
            throw new errors/* SetupError */.w3('origin-failed', `${(0,address/* bare */.$)(this.url)} has no bytes from ${offset} on`, {
                details: { again: 'at once' },
            });
        }
        throw (0,http_errors/* refusal */.x)(this.url, this.request.type, status, headers);
    }
    /** What nothing is known of in advance was not counted when the room on the disk was. */
    async checkRoom({ body }, bytes) {
        const { part, expected } = this.request;
        if ((0,check_file/* mostBytes */.j$)(expected) < Infinity)
            return;
        const { free } = await disk/* disk */.E.space(part);
        if (bytes <= free)
            return;
        await body.dump();
        throw new errors/* SetupError */.w3('disk-too-small', `${(0,address/* bare */.$)(this.url)} sends ${bytes} bytes for ${part}, where ${free} are free`);
    }
    async receive(response, file) {
        const most = (0,check_file/* mostBytes */.j$)(this.request.expected);
        let sniffed = false;
        try {
            for await (const chunk of response.body) {
                if (file.digester.bytes + chunk.length > most)
                    throw wrongSize(this.request, (0,address/* bare */.$)(this.url), undefined);
                await file.append(chunk);
                if (!sniffed && file.digester.beginning.length >= 64) {
                    sniffed = true;
                    checkHead(this.request, (0,address/* bare */.$)(this.url), file.digester);
                }
                this.received += chunk.length;
                this.counters.bytesDownloaded += chunk.length;
                this.counters.bytesHashed += chunk.length;
                this.show(chunk.length);
            }
        }
        catch (error) {
            if (this.signal.aborted)
                throw error;
            const trouble = (0,http/* networkError */.x)(this.url, error);
            if (trouble.kind === 'integrity')
                await discardPart(this.request.part);
            throw trouble;
        }
    }
    /** A file that is worth several connections, and a thread of its own for its digest. */
    async receiveLarge(response, total, here) {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const { part, token, expected, type } = this.request;
            const { headers } = response;
            const pieces = here ?? new Pieces(total, this.large.pieceBytes(total));
            const validator = (0,transfer/* strongValidator */.Yf)(headers['etag'], headers['last-modified']);
            const mayRange = validator !== undefined && type !== 'gdrive' && !this.noRanges;
            let noted = Promise.resolve();
            const note = async () => {
                if (validator === undefined)
                    return;
                const facts = { bytes: pieces.pieceBytes, here: pieces.here };
                noted = noted.then(() => writeNote(part, { url: (0,address/* bare */.$)(this.url), validator, size: total, pieces: facts }));
                await noted;
            };
            if (here === undefined)
                await discardPart(part);
            const file = http_origin_addDisposableResource(env_1, await LargeFile.open(part, here === undefined), true);
            await note();
            const follower = this.large.follow(part, this.algorithms, total);
            try {
                this.show(pieces.bytesHere - this.shown);
                follower.advance(pieces.head);
                const beginning = new io_digest/* Digester */.Y8([]);
                const lanes = new Lanes({
                    ...{ get: this.get, type, pieces, file, slots: this.large.slots, most: this.large.most },
                    ...{ address: this.request.url, allowPlain: expected.sha256 !== undefined, direct: response.url },
                    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
                    validator: mayRange && (here || headers['accept-ranges'] === 'bytes') ? validator : undefined,
                    onBytes: (bytes) => {
                        this.received += bytes;
                        this.counters.bytesDownloaded += Math.max(0, bytes);
                        this.show(bytes);
                    },
                    onBeginning: (chunk) => {
                        if (beginning.beginning.length >= content/* sniffBytes */.eF)
                            return;
                        beginning.update(chunk);
                        if (beginning.beginning.length >= 64)
                            checkHead(this.request, (0,address/* bare */.$)(this.url), beginning);
                    },
                    onPiece: async () => {
                        follower.advance(pieces.head);
                        await note();
                    },
                });
                await lanes.run(response);
                await file.sync();
                const digest = await follower.finish();
                this.counters.bytesHashed += total;
                if (beginning.bytes === 0)
                    beginning.update(await file.beginning(content/* sniffBytes */.eF)); // an earlier run brought it
                return await this.conclude(digest, beginning, here !== undefined);
            }
            catch (error) {
                throw await this.troubleOfLarge(error);
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
    async troubleOfLarge(error) {
        if (this.signal.aborted || !(error instanceof errors/* SetupError */.w3))
            return error;
        if (error.details['noRanges'] === true)
            this.noRanges = true;
        if (error.details['noRanges'] === true || error.kind === 'integrity')
            await discardPart(this.request.part);
        return error;
    }
    async finish(file, continued) {
        await file.sync();
        const digest = file.digester.finish();
        return this.conclude(digest, file.digester, continued);
    }
    async conclude(digest, beginning, continued) {
        try {
            checkHead(this.request, (0,address/* bare */.$)(this.url), beginning);
            checkWhole(this.request, (0,address/* bare */.$)(this.url), digest);
        }
        catch (error) {
            await discardPart(this.request.part);
            // What an earlier run left may have been at fault: the same source deserves one try from the first byte.
            if (continued && error instanceof errors/* SetupError */.w3)
                throw new errors/* SetupError */.w3(error.code, error.message, { details: { again: 'at once' } });
            throw error;
        }
        await finishPart(this.request.part);
        return { ...digest, received: this.received };
    }
}
/** Reads no more of an answer than it takes to tell what it is. */
async function beginningOf({ body }) {
    const digester = new io_digest/* Digester */.Y8([]);
    for await (const chunk of body) {
        digester.update(chunk);
        if (digester.beginning.length >= content/* sniffBytes */.eF)
            break;
    }
    return digester;
}
function declaredLength(headers) {
    const text = headers['content-length'];
    return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
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
    const slots = new Slots(options.connections);
    const large = {
        slots,
        most: options.connections - 1,
        follow: options.follow,
        leastBytes: options.largeBytes ?? 64 << 20,
        pieceBytes: options.pieceBytes ?? pieceBytesOf,
    };
    const get = (0,http/* createGet */.Z)({ stallSeconds: options.stallSeconds, signal, onRequest: () => void counters.requests++ });
    const driveGet = createDriveGet(get, options.drive);
    const tryOften = async (request) => {
        const transfer = new Transfer(request.type === 'gdrive' ? driveGet : get, request, counters, signal, large);
        return (0,again/* tryAgain */.Q)(async () => {
            request.onTry();
            try {
                return await transfer.run();
            }
            catch (error) {
                throw request.type === 'hub' ? (0,again/* inWordsOfTheHub */.W)(error) : error;
            }
        }, { ...options, say: (line) => options.say(`${request.id}: ${line}`) });
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


/***/ }),

/***/ 7759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _core_address_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6992);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1746);
/* harmony import */ var _core_transfer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1257);




/** An answer that is no success, in words, and whether and when it is worth asking again. */
function refusal(url, type, status, headers) {
    const code = (0,_core_transfer_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOfStatus */ .RZ)(status, type);
    const wait = status === 429 || status === 503
        ? ((0,_core_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retryAfterSeconds */ .C3)(headers['retry-after'], Date.now()) ?? (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .rateLimitWait */ .hD)(headers['ratelimit']))
        : undefined;
    const asks = wait === undefined ? '' : `; it asks to wait ${Math.ceil(wait)} s`;
    // The Hub names its reason (GatedRepo, RevisionNotFound, EntryNotFound) and explains it in these headers.
    const reason = headers['x-error-message'] ?? headers['x-error-code'];
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3(code, `${(0,_core_address_js__WEBPACK_IMPORTED_MODULE_3__/* .bare */ .$)(url)} answers ${status}${asks}${reason === undefined ? '' : ` (${reason.slice(0, 200)})`}`, {
        details: {
            status,
            ...((0,_core_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .isRetryableStatus */ .PS)(status) && { again: 'later' }),
            ...(wait !== undefined && { waitSeconds: wait }),
        },
    });
}


/***/ }),

/***/ 1214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ createGet),
  x: () => (/* binding */ networkError)
});

// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
// EXTERNAL MODULE: ./lib/src/core/address.js
var address = __webpack_require__(6992);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __webpack_require__(1704);
;// CONCATENATED MODULE: ./lib/src/io/proxies.js

const schemes = /^(https?|socks5?):$/;
/** `host:port` is what curl and many runners take, and is meant as plain http; so is what has no scheme at all. */
function parse(name, text) {
    const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url === undefined || !schemes.test(url.protocol) || url.hostname === '') {
        // The value is not shown: it may hold a password.
        throw new errors/* SetupError */.w3('input-invalid', `the variable ${name} does not hold the address of a proxy`, {
            remedy: `Give ${name} as http://host:port, or unset it.`,
        });
    }
    return { name, url };
}
function read(environment, name) {
    // The lower-case name goes first, and an empty one is "none": so curl and undici have it.
    const given = [name.toLowerCase(), name].find((one) => environment[one] !== undefined);
    const text = given === undefined ? '' : environment[given].trim();
    return text === '' ? undefined : parse(given, text);
}
/** The proxies for the two protocols, NO_PROXY aside. Throws `input-invalid` for a value that is none. */
function readProxies(environment) {
    const http = read(environment, 'HTTP_PROXY');
    return { http, https: read(environment, 'HTTPS_PROXY') ?? http };
}

;// CONCATENATED MODULE: ./lib/src/io/http.js





const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 10;
/**
 * An HTTP client that honours HTTP_PROXY, HTTPS_PROXY and NO_PROXY (Node's own fetch does not before 24.5), and gives
 * a connection up when it is silent for `stallSeconds`, while connecting, before the headers or between two chunks.
 *
 * Redirects: at most 10; `authorization` is dropped for good when the origin changes; plain http is followed only on
 * loopback, or with `allowPlain`, which callers set when a sha256 is pinned.
 */
function createGet({ stallSeconds, signal, onRequest }) {
    const stall = stallSeconds * 1000;
    const limits = { headersTimeout: stall, bodyTimeout: stall };
    const proxies = readProxies(process.env);
    const dispatcher = new undici/* EnvHttpProxyAgent */.J2({
        ...limits,
        connectTimeout: stall,
        allowH2: false,
        httpProxy: proxies.http?.url.href ?? '',
        httpsProxy: proxies.https?.url.href ?? '',
        // The CONNECT to a proxy has the limits of this client alone, and 300 s where it is not told any.
        clientFactory: (proxy, options) => new undici/* Pool */.bC(proxy, { ...options, ...limits }),
    });
    // The signal of a request does not reach what waits for a connection or for a tunnel.
    signal.addEventListener('abort', () => void dispatcher.destroy((0,io_errors/* interrupted */.VM)(signal)), { once: true });
    const send = async (url, headers) => {
        try {
            const answer = await (0,undici/* request */.Em)(url, {
                ...limits, // here too: what goes by a proxy does not have those of the dispatcher
                dispatcher,
                signal,
                headers: { 'user-agent': 'steve1-setup', 'accept-encoding': 'identity', ...headers },
            });
            const flat = Object.entries(answer.headers).map(([name, value]) => [
                name,
                Array.isArray(value) ? value.join(', ') : value,
            ]);
            return {
                url: url.href,
                status: answer.statusCode,
                headers: Object.fromEntries(flat),
                cookies: [answer.headers['set-cookie'] ?? []].flat(),
                body: answer.body,
            };
        }
        catch (error) {
            throw networkError(url, error, url.protocol === 'https:' ? proxies.https : proxies.http);
        }
    };
    return async (first, firstHeaders, allowPlain, hops) => {
        let url = new URL(first);
        let headers = firstHeaders;
        for (let hop = 0; hop <= mostRedirects; hop++) {
            if (url.protocol === 'http:' && !allowPlain && !loopback.test(url.hostname)) {
                const how = hop === 0 ? 'is plain http' : 'is a redirect to plain http';
                throw new errors/* SetupError */.w3(hop === 0 ? 'origin-insecure' : 'origin-redirect', `${(0,address/* bare */.$)(url)} ${how}, and no sha256 is pinned`);
            }
            const more = hops?.headersFor(url);
            onRequest();
            const response = await send(url, { ...headers, ...more });
            hops?.answered(url, response.cookies);
            const location = response.headers['location'];
            if (!redirects.has(response.status) || location === undefined)
                return response;
            await response.body.dump();
            const next = URL.canParse(location, url.href) ? new URL(location, url) : undefined;
            if (next === undefined || !/^https?:$/.test(next.protocol)) {
                throw new errors/* SetupError */.w3('origin-redirect', `${(0,address/* bare */.$)(url)} redirects to '${location.slice(0, 200)}', which is no web address`);
            }
            if (next.origin !== url.origin) {
                const { authorization: _, ...rest } = headers;
                headers = rest;
            }
            url = next;
        }
        throw new errors/* SetupError */.w3('origin-redirect', `${(0,address/* bare */.$)(new URL(first))} redirects more than ${mostRedirects} times`);
    };
}
const unreachable = {
    ECONNREFUSED: 'the connection was refused',
    ENOTFOUND: 'the host name is not known',
    EAI_AGAIN: 'the name service does not answer',
    EHOSTUNREACH: 'there is no route to it',
    ENETUNREACH: 'there is no network',
    UND_ERR_CONNECT_TIMEOUT: 'no connection in the time of stall-timeout',
    ETIMEDOUT: 'no connection in time',
};
/**
 * What went wrong on the wire, in words. What is a SetupError already (an interruption) stays it. A proxy is named
 * because it may be what is silent or absent, and because it is easily forgotten.
 */
function networkError(url, error, proxy) {
    if (error instanceof errors/* SetupError */.w3)
        return error;
    const by = proxy === undefined ? '' : ` (${proxy.name} is ${proxy.url.protocol}//${proxy.url.host})`;
    const code = (0,io_errors/* systemCode */.xU)(error) ?? '';
    if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
        return new errors/* SetupError */.w3('origin-stalled', `${(0,address/* bare */.$)(url)} sent nothing for the time of stall-timeout${by}`, {
            cause: error,
        });
    }
    if (unreachable[code] !== undefined) {
        return new errors/* SetupError */.w3('origin-unreachable', `${url.origin} cannot be reached: ${unreachable[code]}${by}`, {
            cause: error,
        });
    }
    const text = error instanceof Error ? error.message : String(error);
    if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL|EPROTO/.test(code)) {
        return new errors/* SetupError */.w3('origin-unreachable', `${url.origin} has no trusted certificate: ${text}`, {
            cause: error,
            remedy: 'Behind a proxy that re-signs traffic, name its certificate in NODE_EXTRA_CA_CERTS.',
        });
    }
    return new errors/* SetupError */.w3('origin-reset', `the connection to ${url.origin} broke: ${text}${by}`, { cause: error });
}


/***/ })

};
