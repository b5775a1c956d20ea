export const id = 177;
export const ids = [177];
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


/***/ }),

/***/ 3177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createListHub: () => (/* binding */ createListHub)
/* harmony export */ });
/* harmony import */ var _core_address_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6992);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _core_hub_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1760);
/* harmony import */ var _core_hub_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4170);
/* harmony import */ var _again_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2671);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7759);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1214);







/** A page of the Hub's is about 200 KB; a repo of this many files is none that an agent loads. */
const [mostBytes, mostFiles] = [32 << 20, 200_000];
/** Asks the Hub for the commit of a revision, and for the files of that commit. Nothing is kept. */
function createListHub(options) {
    const { stallSeconds, signal, counters } = options;
    const get = (0,_http_js__WEBPACK_IMPORTED_MODULE_5__/* .createGet */ .Z)({ stallSeconds, signal, onRequest: () => void counters.requests++ });
    return async ({ endpoint, repo, repoType, revision, token }) => {
        const ask = (url) => (0,_again_js__WEBPACK_IMPORTED_MODULE_3__/* .tryAgain */ .Q)(async () => {
            try {
                return await readJson(get, new URL(url), token);
            }
            catch (error) {
                throw (0,_again_js__WEBPACK_IMPORTED_MODULE_3__/* .inWordsOfTheHub */ .W)(error);
            }
        }, options);
        let commit = revision;
        if (!_core_hub_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .commitPattern */ .O7.test(revision)) {
            const address = (0,_core_hub_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .revisionAddress */ .gt)(endpoint, repo, repoType, revision);
            commit = (0,_core_hub_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .commitOf */ .D3)((await ask(address)).document, (0,_core_address_js__WEBPACK_IMPORTED_MODULE_6__/* .bare */ .$)(address));
        }
        const files = new Map();
        let page = (0,_core_hub_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .treeAddress */ .vo)(endpoint, repo, repoType, commit);
        while (page !== undefined) {
            const from = (0,_core_address_js__WEBPACK_IMPORTED_MODULE_6__/* .bare */ .$)(page);
            const { document, headers } = await ask(page);
            const before = files.size;
            for (const [path, file] of (0,_core_hub_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .filesOfPage */ .U0)(document, from))
                files.set(path, file);
            if (files.size > mostFiles)
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-failed', `${from} lists more than ${mostFiles} files`);
            const next = (0,_core_hub_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .nextPage */ .Zj)(headers['link']);
            if (next === undefined)
                break;
            // A list that leads nowhere new would be followed for ever.
            if (files.size === before)
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-failed', `${from} goes on to a next page without end`);
            page = sameOrigin(next, page);
        }
        return { commit, files: Object.fromEntries(files) };
    };
}
/** The token goes with every page, so all of them must be of one origin. */
function sameOrigin(next, before) {
    const url = URL.canParse(next, before) ? new URL(next, before) : undefined;
    if (url?.origin === new URL(before).origin)
        return url.href;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-redirect', `${(0,_core_address_js__WEBPACK_IMPORTED_MODULE_6__/* .bare */ .$)(before)} has its next page at '${next.slice(0, 200)}', which is elsewhere`);
}
async function readJson(get, url, token) {
    const { status, headers, body } = await get(url.href, { accept: 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) }, false);
    if (status !== 200) {
        await body.dump();
        throw (0,_http_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .refusal */ .x)(url, 'hub', status, headers);
    }
    const chunks = [];
    let bytes = 0;
    try {
        for await (const chunk of body) {
            bytes += chunk.length;
            if (bytes > mostBytes)
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-failed', `${(0,_core_address_js__WEBPACK_IMPORTED_MODULE_6__/* .bare */ .$)(url)} sends more than ${mostBytes} bytes`);
            chunks.push(chunk);
        }
    }
    catch (error) {
        throw (0,_http_js__WEBPACK_IMPORTED_MODULE_5__/* .networkError */ .x)(url, error);
    }
    try {
        return { document: JSON.parse(Buffer.concat(chunks).toString()), headers };
    }
    catch (error) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-failed', `${(0,_core_address_js__WEBPACK_IMPORTED_MODULE_6__/* .bare */ .$)(url)} sends what is no JSON`, { cause: error });
    }
}


/***/ })

};
