export const id = 117;
export const ids = [117];
export const modules = {

/***/ 6992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ bare),
/* harmony export */   U9: () => (/* binding */ isLoopback),
/* harmony export */   _1: () => (/* binding */ mayCarrySecrets)
/* harmony export */ });
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const isLoopback = (hostname) => loopback.test(hostname);
/** Nobody on the way reads what goes to this machine itself, or encrypted. */
const mayCarrySecrets = ({ protocol, hostname }) => protocol === 'https:' || isLoopback(hostname);
/** An address as it may be shown: without user, password, query and fragment. What is none of the web stays as it is. */
function bare(address) {
    const text = String(address);
    if (!URL.canParse(text))
        return text;
    const { protocol, origin, pathname } = new URL(text);
    return /^https?:$/.test(protocol) ? `${origin}${pathname}` : text;
}


/***/ }),

/***/ 7424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LP: () => (/* binding */ isEnough),
/* harmony export */   Uf: () => (/* binding */ RateMeter),
/* harmony export */   Xw: () => (/* binding */ rateWindowMs),
/* harmony export */   wX: () => (/* binding */ leastRate)
/* harmony export */ });
/**
 * The least that an origin must send. One that sends a byte now and then is never silent, and would hold its file for
 * ever while another source has it.
 */
/** Bytes a second: less than any line that a person would wait for. */
const leastRate = 1024;
/** Over how long it is measured, so that a pause is no reason to give a connection up. */
const rateWindowMs = (stallSeconds) => 2 * stallSeconds * 1000;
/** So many bytes in that time are enough. */
const isEnough = (bytes, ms) => bytes >= (leastRate * ms) / 1000;
/** Counts what comes, and the time that was spent waiting for it; what the receiver takes for itself is not counted. */
class RateMeter {
    windowMs;
    bytes = 0;
    ms = 0;
    constructor(windowMs) {
        this.windowMs = windowMs;
    }
    /** False when a window is over and too little came in it. */
    took(ms, bytes) {
        this.ms += ms;
        this.bytes += bytes;
        if (this.ms < this.windowMs)
            return true;
        const enough = isEnough(this.bytes, this.ms);
        [this.bytes, this.ms] = [0, 0];
        return enough;
    }
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
    const policies = (header ?? '').replace(/"(?:[^"\\]|\\.?)*(?:"|$)/g, '').split(',');
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
 * Last-Modified date. A weak ETag does not promise equal bytes, nor does a date that is as young as the answer: the file
 * may have changed again within its second (8.8.2.2).
 */
function strongValidator(etag, lastModified, date) {
    if (etag !== undefined && etag.startsWith('"'))
        return etag;
    const isYoung = date !== undefined && Date.parse(date) - Date.parse(lastModified ?? '') < 1000;
    return isYoung ? undefined : lastModified;
}


/***/ }),

/***/ 2671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ tryAgain),
/* harmony export */   W: () => (/* binding */ inWordsOfTheHub)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _core_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4494);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7657);
/* harmony import */ var _core_least_rate_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7424);
/* harmony import */ var _core_retry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1746);
/* harmony import */ var _core_transfer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1257);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1704);







/** Tries after which the next follows at once, each with less left to go wrong; more would be a fault in here. */
const mostAtOnce = 5;
/** The longest wait that an origin may ask for before the next source is the better choice; the Hub's window is 300 s. */
const longestWaitSeconds = 330;
/**
 * Tries until it succeeds. An origin that breaks, stalls, or says that it is overloaded is asked again up to `retries`
 * times, after the wait that it asks for or a jittered backoff; what asking again does not mend is thrown at once.
 * A retry that brought more than the ones before it, at the least rate or faster, does not count.
 */
async function tryAgain(attempt, options) {
    const { retries, signal, say, kept = () => 0, random = Math.random } = options;
    let [used, atOnce, most, start] = [0, 0, 0, performance.now()];
    for (;;) {
        (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .throwIfInterrupted */ .sK)(signal);
        try {
            return await attempt();
        }
        catch (error) {
            if (signal.aborted)
                throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .interrupted */ .VM)(signal);
            if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SetupError */ .w3))
                throw error;
            const gained = kept() - most;
            most = Math.max(most, kept());
            if (error.details['again'] === 'at once' && ++atOnce <= mostAtOnce)
                continue; // what was in the way is gone
            if (used > 0 && gained > 0 && (0,_core_least_rate_js__WEBPACK_IMPORTED_MODULE_5__/* .isEnough */ .LP)(gained, performance.now() - start))
                used--;
            const asked = error.details['waitSeconds'];
            if (error.details['again'] === 'never')
                throw error;
            if (used >= retries || !(_core_transfer_js__WEBPACK_IMPORTED_MODULE_3__/* .worthAnotherTry */ .pH.has(error.code) || error.details['again'] === 'later'))
                throw error;
            const wait = Math.max(asked ?? 0, (0,_core_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .backoffSeconds */ .Gw)(used, random()));
            if (wait > longestWaitSeconds)
                throw error;
            used++;
            const line = `${error.message}; trying again in ${Math.ceil(wait)} s (${used} of ${retries})`;
            say(line, { error, waitSeconds: wait, tries: used, retries });
            start = performance.now();
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(wait * 1000, undefined, { signal }).catch(() => {
                throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .interrupted */ .VM)(signal);
            });
        }
    }
}
/** The Hub has a remedy of its own for not being there: another endpoint. */
function inWordsOfTheHub(error) {
    if (!(error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SetupError */ .w3) || error.code !== 'origin-unreachable')
        return error;
    const { message, remedy, details } = error;
    const isOwn = remedy !== _core_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .codes */ .F['origin-unreachable'].remedy;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SetupError */ .w3('hub-unreachable', message, { cause: error, details, ...(isOwn && { remedy }) });
}


/***/ }),

/***/ 7759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ isSilence),
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
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3(code, `${(0,_core_address_js__WEBPACK_IMPORTED_MODULE_3__/* .bare */ .$B)(url)} answers ${status}${asks}${reason === undefined ? '' : ` (${reason.slice(0, 200)})`}`, {
        details: {
            status,
            ...((0,_core_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .isRetryableStatus */ .PS)(status) && { again: 'later' }),
            ...(wait !== undefined && { waitSeconds: wait }),
        },
    });
}
/** Nothing came, or no more. */
const isSilence = (error) => error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3 && (error.code === 'origin-stalled' || error.code === 'origin-reset');


/***/ }),

/***/ 4365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ createGet),
  R: () => (/* binding */ declaredLength)
});

// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
// EXTERNAL MODULE: ./lib/src/core/address.js
var address = __webpack_require__(6992);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/least-rate.js
var least_rate = __webpack_require__(7424);
// EXTERNAL MODULE: ./lib/src/core/secrets.js
var secrets = __webpack_require__(8681);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __webpack_require__(1704);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(3053);
;// CONCATENATED MODULE: ./lib/src/io/interim.js

/**
 * What comes before an answer. A client must be able to pass over any informational answer, asked for or not
 * (RFC 9110, 15.2). undici does so with 102 and 103, and ends the connection at `100 Continue`: here it reads a 102 in
 * its place. Nothing else of what comes is touched.
 */
/** Reads the heads of answers, up to the first that is final. */
class Heads {
    awaiting = false;
    /** Of the present head: how much of its status line was read, the length of its present line, and what it is. */
    read = 0;
    lineLength = 0;
    status = '';
    expect() {
        this.awaiting = true;
        this.begin();
    }
    begin() {
        [this.read, this.lineLength, this.status] = [0, 0, ''];
    }
    pass(chunk) {
        for (let at = 0; this.awaiting && at < chunk.length; at++) {
            const byte = chunk[at];
            // `HTTP/1.1 100 Continue`
            if (this.read >= 9 && this.read < 12)
                this.status += String.fromCharCode(byte);
            if (++this.read === 10 && this.status !== '1')
                this.awaiting = false;
            if (this.status === '100' && this.read === 12)
                chunk[at] = '2'.charCodeAt(0);
            if (byte === 0x0a && this.lineLength === 0)
                this.begin();
            else if (byte === 0x0a)
                this.lineLength = 0;
            else if (byte !== 0x0d)
                this.lineLength++;
        }
    }
}
const heads = new WeakMap();
function watch(socket) {
    const made = new Heads();
    const read = socket.read.bind(socket);
    socket.read = (size) => {
        const chunk = read(size);
        if (Buffer.isBuffer(chunk))
            made.pass(chunk);
        return chunk;
    };
    heads.set(socket, made);
    return made;
}
(0,external_node_diagnostics_channel_.subscribe)('undici:client:sendHeaders', (message) => {
    const { socket } = message;
    (heads.get(socket) ?? watch(socket)).expect();
});

// EXTERNAL MODULE: ./lib/src/io/network-error.js
var network_error = __webpack_require__(7282);
// EXTERNAL MODULE: ./lib/src/io/proxy-errors.js
var proxy_errors = __webpack_require__(3407);
;// CONCATENATED MODULE: ./lib/src/core/no-proxy.js
/**
 * Which hosts a NO_PROXY list lets go around the proxy, as curl reads it (its `noproxy.c`): names with all that lies below
 * them, addresses, and networks in CIDR notation. Beyond curl, as this kit and undici did before: `host:port`,
 * `*.host`, IPv6 in brackets, and `*` beside other entries.
 */
/** The bytes of an address: 4, or 16. Undefined for a name. */
function bytesOf(host) {
    return host.includes(':') ? ipv6Bytes(host) : ipv4Bytes(host);
}
function ipv4Bytes(text) {
    const parts = text.split('.');
    if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
        return undefined;
    return parts.map(Number);
}
function ipv6Bytes(text) {
    // The last 32 bits may be written as an IPv4 address.
    const [, before, tail] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text) ?? [];
    const end = tail === undefined ? [] : ipv4Bytes(tail);
    if (end === undefined)
        return undefined;
    const words = tail === undefined ? text : `${before}${word(end, 0)}:${word(end, 2)}`;
    const [head = '', rest, ...more] = words.split('::');
    if (more.length > 0)
        return undefined;
    const [left, right] = [head, rest ?? ''].map((half) => (half === '' ? [] : half.split(':')));
    const lacking = 8 - left.length - right.length;
    if (rest === undefined ? lacking !== 0 : lacking < 1)
        return undefined;
    const all = [...left, ...Array(lacking).fill('0'), ...right];
    if (!all.every((one) => /^[0-9a-f]{1,4}$/i.test(one)))
        return undefined;
    return all.flatMap((one) => [parseInt(one, 16) >> 8, parseInt(one, 16) & 0xff]);
}
const word = (bytes, at) => ((bytes[at] << 8) | bytes[at + 1]).toString(16);
function isInNetwork(address, network, bits) {
    if (address.length !== network.length || bits > 8 * address.length)
        return false;
    return address.every((byte, index) => {
        const counting = Math.min(8, Math.max(0, bits - 8 * index));
        return (byte ^ network[index]) >> (8 - counting) === 0;
    });
}
/** What an entry names, without its port, brackets and the dots around a name. */
function parse(entry) {
    const [, bracketed, bracketedPort] = /^\[(.*)\](?::(\d+))?$/.exec(entry) ?? [];
    if (bracketed !== undefined)
        return { host: bracketed, bits: undefined, port: bracketedPort };
    const [host = '', bits] = entry.split('/', 2);
    const [, name, port] = /^([^:]*):(\d+)$/.exec(host) ?? [];
    return { host: name ?? host, bits, port };
}
function fits(entry, host, port) {
    if (entry === '*')
        return true;
    const { host: named, bits, port: onPort } = parse(entry.toLowerCase());
    if (onPort !== undefined && onPort !== port)
        return false;
    const address = bytesOf(host);
    if (address !== undefined) {
        const network = bytesOf(named);
        if (bits !== undefined && !/^\d{1,3}$/.test(bits))
            return false;
        return network !== undefined && isInNetwork(address, network, Number(bits ?? 8 * network.length));
    }
    if (bits !== undefined)
        return false;
    const name = named.replace(/^\*?\./, '').replace(/\.$/, '');
    const isBelow = name !== '' && host.endsWith(`.${name}`);
    return isBelow || (name !== '' && host === name && !named.startsWith('*'));
}
const defaultPorts = { 'http:': '80', 'https:': '443' };
/** Whether the list lets an address go around the proxy. Entries are separated by commas or blanks. */
function goesAround(list, { protocol, hostname, port }) {
    const host = hostname
        .replace(/^\[(.*)\]$/, '$1')
        .replace(/\.$/, '')
        .toLowerCase();
    const at = port === '' ? (defaultPorts[protocol] ?? '') : port;
    return list
        .split(/[\s,]+/)
        .filter((entry) => entry !== '')
        .some((entry) => fits(entry, host, at));
}

;// CONCATENATED MODULE: ./lib/src/io/proxies.js


const schemes = /^(https?|socks5?):$/;
const unusable = (name, what) => 
// The value is not shown: it may hold a password.
new errors/* SetupError */.w3('input-invalid', `the variable ${name} ${what}`, {
    remedy: `Give ${name} as http://host:port, or unset it.`,
});
/** `host:port` is what curl and many runners take, and is meant as plain http; so is what has no scheme at all. */
function proxies_parse(name, text) {
    const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (url?.protocol === 'socks4:' || url?.protocol === 'socks4a:')
        throw unusable(name, `names a proxy of SOCKS version 4, which is not supported; version 5 is, as socks5://host:port`);
    // That names are looked up by the proxy is how version 5 is used here anyway.
    if (url?.protocol === 'socks5h:')
        return proxies_parse(name, address.replace(/^socks5h/i, 'socks5'));
    if (url === undefined || !schemes.test(url.protocol) || url.hostname === '' || !isDecodable(url))
        throw unusable(name, 'does not hold the address of a proxy');
    return { name, url };
}
function isDecodable({ username, password }) {
    try {
        decodeURIComponent(username + password);
        return true;
    }
    catch {
        return false;
    }
}
/** The first of the names that holds anything: as curl has it, in lower case first, and an empty one is none. */
function firstOf(environment, names) {
    for (const name of names.flatMap((one) => [one.toLowerCase(), one])) {
        const text = environment[name]?.trim() ?? '';
        if (text !== '')
            return { name, text };
    }
    return undefined;
}
function read(environment, names) {
    const given = firstOf(environment, names);
    return given && proxies_parse(given.name, given.text);
}
/**
 * The proxy by which an address is asked, or none: of the protocol, else ALL_PROXY, and for https at last that of http.
 * Throws `input-invalid` at once for a value that is no proxy.
 */
function readProxies(environment) {
    const http = read(environment, ['HTTP_PROXY', 'ALL_PROXY']);
    const https = read(environment, ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY']);
    const around = firstOf(environment, ['NO_PROXY'])?.text ?? '';
    return (url) => {
        const proxy = url.protocol === 'https:' ? https : http;
        return proxy === undefined || goesAround(around, url) ? undefined : proxy;
    };
}

;// CONCATENATED MODULE: ./lib/src/io/routes.js


/**
 * The ways to all addresses, by the proxies of the environment (Node's own fetch does not know them before 24.5, and
 * undici's reading of NO_PROXY knows no networks). Each is silent for no longer than `stallMs`.
 */
function createRoutes(environment, stallMs) {
    const limits = { headersTimeout: stallMs, bodyTimeout: stallMs };
    const common = { ...limits, connectTimeout: stallMs, allowH2: false };
    const proxyOf = readProxies(environment);
    const made = new Map();
    const make = (proxy) => proxy === undefined
        ? new undici/* Agent */.g6(common)
        : new undici/* ProxyAgent */.kT({
            ...common,
            uri: proxy.url.href,
            // The CONNECT to a proxy has the limits of this client alone, and 300 s where it is not told any.
            clientFactory: (origin, options) => new undici/* Pool */.bC(origin, { ...options, ...limits }),
        });
    return {
        to(url) {
            const proxy = proxyOf(url);
            const key = proxy?.url.href ?? '';
            const dispatcher = made.get(key) ?? make(proxy);
            made.set(key, dispatcher);
            return { dispatcher, proxy };
        },
        destroy(error) {
            for (const dispatcher of made.values())
                void dispatcher.destroy(error);
        },
    };
}

;// CONCATENATED MODULE: ./lib/src/io/http.js










function declaredLength(headers) {
    const text = headers['content-length'];
    return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
const redirects = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 10;
/** Informational answers before one answer; a server at work on it sends one every few seconds. */
const mostInterim = 1000;
/** How long the rest of an answer that nobody wants is waited for, at most. */
const dumpMs = 2000;
/**
 * An HTTP client that goes by the proxies of the environment, and gives a connection up when it is silent for
 * `stallSeconds`, while connecting, before the headers or between two chunks, or when it brings less than the least
 * rate over twice that time.
 *
 * Redirects: at most 10; `authorization` is dropped for good when the origin changes, and never goes where others could
 * read it; plain http is followed only on loopback, or with `allowPlain`, which callers set when a sha256 is pinned.
 */
function createGet({ stallSeconds, signal, onRequest, windowMs = (0,least_rate/* rateWindowMs */.Xw)(stallSeconds), }) {
    const stall = stallSeconds * 1000;
    const limits = { headersTimeout: stall, bodyTimeout: stall };
    const routes = createRoutes(process.env, stall);
    // The signal of a request does not reach what waits for a connection or for a tunnel.
    signal.addEventListener('abort', () => routes.destroy((0,io_errors/* interrupted */.VM)(signal)), { once: true });
    const send = async (url, headers) => {
        const { dispatcher, proxy } = routes.to(url);
        const tooMuchBefore = new AbortController();
        const start = performance.now();
        let interim = 0;
        try {
            const answer = await (0,undici/* request */.Em)(url, {
                ...limits, // here too: what goes by a proxy does not have those of the dispatcher
                dispatcher,
                signal: AbortSignal.any([signal, tooMuchBefore.signal]),
                onInfo: () => {
                    if (++interim > mostInterim || performance.now() - start > windowMs)
                        tooMuchBefore.abort(noFinal(url));
                },
                headers: { 'user-agent': 'steve1-setup', 'accept-encoding': 'identity', ...readable(url, headers) },
            });
            const flat = Object.entries(answer.headers).map(([name, value]) => [
                name,
                Array.isArray(value) ? value.join(', ') : value,
            ]);
            const answered = Object.fromEntries(flat);
            if (proxy && (0,proxy_errors/* isOfProxy */.CI)(url, proxy, answer.statusCode, answered)) {
                await answer.body.dump();
                throw (0,proxy_errors/* refusedByProxy */.SR)(url, proxy, answer.statusCode);
            }
            return {
                url: url.href,
                status: answer.statusCode,
                headers: answered,
                cookies: [answer.headers['set-cookie'] ?? []].flat(),
                body: bodyOf(url, answer.body, windowMs),
            };
        }
        catch (error) {
            throw (0,network_error/* networkError */.x)(url, error, proxy);
        }
    };
    return async (first, firstHeaders, allowPlain, hops) => {
        let url = new URL(first);
        let headers = firstHeaders;
        for (let hop = 0; hop <= mostRedirects; hop++) {
            if (url.protocol === 'http:' && !allowPlain && !(0,address/* isLoopback */.U9)(url.hostname)) {
                const how = hop === 0 ? 'is plain http' : 'is a redirect to plain http';
                throw new errors/* SetupError */.w3(hop === 0 ? 'origin-insecure' : 'origin-redirect', `${(0,address/* bare */.$B)(url)} ${how}, and no sha256 is pinned`);
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
                throw new errors/* SetupError */.w3('origin-redirect', `${(0,address/* bare */.$B)(url)} redirects to '${(0,secrets/* withoutPrivateParts */.K)(location).slice(0, 200)}', which is no web address`);
            }
            if (next.origin !== url.origin) {
                const { authorization: _, ...rest } = headers;
                headers = rest;
            }
            url = next;
        }
        throw new errors/* SetupError */.w3('origin-redirect', `${(0,address/* bare */.$B)(new URL(first))} redirects more than ${mostRedirects} times`);
    };
}
const noFinal = (url) => new errors/* SetupError */.w3('origin-failed', `${(0,address/* bare */.$B)(url)} sends informational answers and no other`);
function bodyOf(url, received, windowMs) {
    return {
        async *[Symbol.asyncIterator]() {
            const meter = new least_rate/* RateMeter */.Uf(windowMs);
            let asked = performance.now();
            for await (const chunk of received) {
                if (!meter.took(performance.now() - asked, chunk.length)) {
                    const text = `${(0,address/* bare */.$B)(url)} sends less than ${least_rate/* leastRate */.wX} bytes a second`;
                    throw new errors/* SetupError */.w3('origin-too-slow', text);
                }
                yield chunk;
                asked = performance.now();
            }
        },
        dump: () => {
            const signal = AbortSignal.timeout(Math.min(dumpMs, windowMs));
            return received.dump({ limit: 1 << 16, signal }).catch(() => received.destroy());
        },
        destroy: () => {
            received.on('error', () => undefined); // nobody reads on
            received.destroy();
        },
    };
}
/** A token is for whoever it was given to alone, not for all who are on the way. */
function readable(url, headers) {
    if ((0,address/* mayCarrySecrets */._1)(url))
        return headers;
    const { authorization: _, ...rest } = headers;
    return rest;
}


/***/ }),

/***/ 7282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ networkError)
/* harmony export */ });
/* harmony import */ var _core_address_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6992);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1704);
/* harmony import */ var _proxy_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3407);




const unreachable = {
    ECONNREFUSED: 'the connection was refused',
    ENOTFOUND: 'the host name is not known',
    EAI_AGAIN: 'the name service does not answer',
    EHOSTUNREACH: 'there is no route to it',
    ENETUNREACH: 'there is no network',
    UND_ERR_CONNECT_TIMEOUT: 'no connection in the time of stall-timeout',
    ETIMEDOUT: 'no connection in time',
};
/** A certificate that is not for this origin or this time: trusting whoever has signed it would change nothing. */
const invalidCertificate = /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|CERT_REVOKED|INVALID_PURPOSE|UND_ERR_PRX_TLS)$/;
/** Bytes that were changed on the way look so too, and may come whole the next time. */
const damaged = /BAD_RECORD_MAC|DECRYPTION|BAD_DECRYPT/;
/**
 * What went wrong on the wire, in words. What is a SetupError already (an interruption) stays it. A proxy is named
 * because it may be what is silent or absent, and because it is easily forgotten.
 */
function networkError(url, error, proxy) {
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3)
        return error;
    const by = proxy === undefined ? '' : ` (${proxy.name} is ${proxy.url.protocol}//${proxy.url.host})`;
    const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) ?? '';
    if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-stalled', `${(0,_core_address_js__WEBPACK_IMPORTED_MODULE_3__/* .bare */ .$B)(url)} sent nothing for the time of stall-timeout${by}`, {
            cause: error,
        });
    }
    if (unreachable[code] !== undefined) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-unreachable', `${url.origin} cannot be reached: ${unreachable[code]}${by}`, {
            cause: error,
            // A name that does not exist will not exist in a second either; EAI_AGAIN is the hiccup of a name service.
            ...(code === 'ENOTFOUND' && { details: { again: 'never' } }),
        });
    }
    const status = (0,_proxy_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOfTunnel */ .iA)(error);
    if (proxy && status !== undefined)
        return (0,_proxy_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refusedByProxy */ .SR)(url, proxy, status);
    const text = error instanceof Error ? error.message : String(error);
    if (invalidCertificate.test(code))
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-certificate-invalid', `the certificate of ${url.origin} is not valid: ${text}${by}`, {
            cause: error,
        });
    if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|INVALID_CA/.test(code)) {
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-unreachable', `${url.origin} has no trusted certificate: ${text}${by}`, {
            cause: error,
            remedy: 'Behind a proxy that re-signs traffic, name its certificate in NODE_EXTRA_CA_CERTS.',
            details: { again: 'never' },
        });
    }
    if (/^(ERR_TLS|ERR_SSL|EPROTO$)/.test(code) && !damaged.test(code)) {
        const reason = /SSL routines:[^:]*:([^:]+)/.exec(text)?.[1] ?? code;
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-tls-failed', `${url.origin} agrees on no encrypted connection: ${reason}${by}`, {
            cause: error,
        });
    }
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-reset', `the connection to ${url.origin} broke: ${text}${by}`, { cause: error });
}


/***/ }),

/***/ 3407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CI: () => (/* binding */ isOfProxy),
/* harmony export */   SR: () => (/* binding */ refusedByProxy),
/* harmony export */   iA: () => (/* binding */ statusOfTunnel)
/* harmony export */ });
/* harmony import */ var _core_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6992);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);


/** By which an answer shows that it comes from the origin: it has words of the Hub, asks for a login, or was passed on. */
const ofOrigin = ['x-error-code', 'x-error-message', 'www-authenticate', 'via'];
/** Whether a refusal that came by way of a proxy is its own. In a tunnel the proxy says nothing after its beginning. */
function isOfProxy(url, { url: proxy }, status, headers) {
    if (url.protocol !== 'http:' || !/^https?:$/.test(proxy.protocol))
        return false;
    return status === 407 || (status === 403 && !ofOrigin.some((name) => headers[name] !== undefined));
}
/** The status with which a proxy has refused a tunnel, or a request without one; undefined for any other error. */
function statusOfTunnel(error) {
    const { message } = error instanceof Error ? error : { message: '' };
    const [, status] = /^Proxy response \((\d{3})\) !== 200/.exec(message) ??
        /^Proxy Authentication Required \((407)\)/.exec(message) ??
        [];
    return status === undefined ? undefined : Number(status);
}
/** What a proxy answers in place of the origin. An overloaded one may take the request later. */
function refusedByProxy(url, { name, url: proxy }, status) {
    const where = `${proxy.protocol}//${proxy.host}`;
    if (status === 407) {
        const given = proxy.username === '' ? 'and none are given' : 'and does not take the given ones';
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('proxy-login-required', `the proxy ${where} (${name}) asks for a user and password (407) for ${url.origin}, ${given}`);
    }
    if (status === 408 || status === 429 || status >= 500)
        return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-unreachable', `the proxy ${where} (${name}) does not reach ${url.origin}: it answers ${status}`);
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('proxy-refused', `the proxy ${where} (${name}) refuses ${(0,_core_address_js__WEBPACK_IMPORTED_MODULE_1__/* .bare */ .$B)(url)} (${status})`);
}


/***/ })

};
