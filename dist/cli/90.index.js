export const id = 90;
export const ids = [90];
export const modules = {

/***/ 90:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FileFollower: () => (/* binding */ FileFollower),
/* harmony export */   followHere: () => (/* binding */ followHere),
/* harmony export */   followIn: () => (/* binding */ followIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8474);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5919);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7657);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8675);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1704);






/** Reads behind the write head, out of the page cache. */
class FileFollower {
    path;
    size;
    fd;
    digester;
    buffer = Buffer.allocUnsafe(1 << 20);
    constructor(path, algorithms, size) {
        this.path = path;
        this.size = size;
        this.fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r');
        this.digester = new _digest_js__WEBPACK_IMPORTED_MODULE_4__/* .Digester */ .Y8(algorithms, size);
    }
    /** Digests up to there; true when that was all. */
    advance(head) {
        while (this.digester.bytes < head) {
            const wanted = Math.min(this.buffer.length, head - this.digester.bytes);
            const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(this.fd, this.buffer, 0, wanted, this.digester.bytes);
            if (count === 0)
                throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .SetupError */ .w3('file-unreadable', `cannot read ${this.path}: it became shorter meanwhile`);
            this.digester.update(this.buffer.subarray(0, count));
        }
        return this.digester.bytes === this.size;
    }
    finish() {
        return this.digester.finish();
    }
    close() {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(this.fd);
    }
}
/** In this thread: what a test or a caller without workers has. */
const followHere = (path, algorithms, size) => {
    const follower = new FileFollower(path, algorithms, size);
    return {
        advance: (head) => void follower.advance(head),
        finish: () => Promise.resolve(follower.finish()),
        stop: () => Promise.resolve(follower.close()),
    };
};
/** In a thread of its own, so that this one only moves bytes. The worker's file is named by the entry. */
const followIn = (workerFile) => (path, algorithms, size) => {
    const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_2__.Worker(workerFile);
    const messages = (0,node_events__WEBPACK_IMPORTED_MODULE_1__.on)(worker, 'message', { close: ['exit'] });
    const send = (message) => worker.postMessage(message);
    send({ follow: path, algorithms, size });
    const answer = (async () => {
        for await (const [message] of messages) {
            const said = message;
            if ('followed' in said)
                return said.followed;
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .atPath */ .Z$)('file-unreadable', 'read', path, new Error(said.unfollowed));
        }
        throw new Error(`the hash worker ended while following ${path}`);
    })();
    answer.catch(() => undefined); // told by finish, where somebody still waits for it
    return {
        advance: (head) => send({ head }),
        finish: () => answer,
        stop: async () => void (await worker.terminate()),
    };
};


/***/ })

};
