export const id = 177;
export const ids = [177];
export const modules = {

/***/ 3177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createListHub: () => (/* binding */ createListHub)
/* harmony export */ });
/* harmony import */ var _core_address_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6992);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _core_hub_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1760);
/* harmony import */ var _core_secrets_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8681);
/* harmony import */ var _core_hub_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4170);
/* harmony import */ var _again_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2671);
/* harmony import */ var _http_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7759);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4365);
/* harmony import */ var _network_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7282);









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
            commit = (0,_core_hub_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .commitOf */ .D3)((await ask(address)).document, (0,_core_address_js__WEBPACK_IMPORTED_MODULE_7__/* .bare */ .$B)(address));
        }
        const files = new Map();
        let page = (0,_core_hub_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .treeAddress */ .vo)(endpoint, repo, repoType, commit);
        while (page !== undefined) {
            const from = (0,_core_address_js__WEBPACK_IMPORTED_MODULE_7__/* .bare */ .$B)(page);
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
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-redirect', `${(0,_core_address_js__WEBPACK_IMPORTED_MODULE_7__/* .bare */ .$B)(before)} has its next page at '${(0,_core_secrets_js__WEBPACK_IMPORTED_MODULE_8__/* .withoutPrivateParts */ .K)(next).slice(0, 200)}', which is elsewhere`);
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
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-failed', `${(0,_core_address_js__WEBPACK_IMPORTED_MODULE_7__/* .bare */ .$B)(url)} sends more than ${mostBytes} bytes`);
            chunks.push(chunk);
        }
    }
    catch (error) {
        throw (0,_network_error_js__WEBPACK_IMPORTED_MODULE_6__/* .networkError */ .x)(url, error);
    }
    try {
        return { document: JSON.parse(Buffer.concat(chunks).toString()), headers };
    }
    catch (error) {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('origin-failed', `${(0,_core_address_js__WEBPACK_IMPORTED_MODULE_7__/* .bare */ .$B)(url)} sends what is no JSON`, { cause: error });
    }
}


/***/ })

};
