export const id = 790;
export const ids = [790];
export const modules = {

/***/ 4070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   tZ: () => (/* binding */ ArchiveCheck)
/* harmony export */ });
/* unused harmony exports defaultLimits, maxRatio, ratioFloor, checkArchive */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _safe_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9895);


const gib = 1 << 30;
/** Where the manifest says nothing. */
const defaultLimits = { entries: 10_000, bytes: 64 * gib };
/**
 * How many times its own size an archive may unpack to, where the manifest does not say how much it is. Weights pack to
 * almost their own size and text to a tenth; only long runs of one byte come near deflate's thousandfold.
 */
const maxRatio = 200;
/** Below this nothing is a bomb, however well it was packed. */
const ratioFloor = gib / 4;
/** An entry's name for a message: it comes from outside and may be as long as the archive. */
const shown = (path) => (path.length > 200 ? `${path.slice(0, 200)}…` : path);
/**
 * The rules of what may be unpacked, entry by entry in the order of the archive, so that a hostile one is left at its
 * first bad entry. Pure: it sees names, kinds and sizes, and relies on whoever unpacks to write no more than the size.
 *
 * Stricter than a system's own tool on purpose: what one platform would merge, follow or rename is refused on all.
 */
class ArchiveCheck {
    archive;
    packed;
    limits;
    places = new Map();
    most;
    entries = 0;
    files = 0;
    bytes = 0;
    /** `archive` is its name in messages, `packed` its size on disk. */
    constructor(archive, packed, limits = {}) {
        this.archive = archive;
        this.packed = packed;
        this.limits = limits;
        this.most = { entries: limits.entries ?? defaultLimits.entries, bytes: limits.bytes ?? defaultLimits.bytes };
    }
    /** The place of an entry below the target folder, `''` for the folder itself. Throws for what must not be unpacked. */
    add(entry) {
        const { kind, size } = entry;
        this.weigh(size);
        if (kind === 'link')
            throw this.unsafe(entry, 'is a link; only files and folders are unpacked');
        if (kind === 'other')
            throw this.unsafe(entry, 'is neither a file nor a folder (a device, a pipe, a sparse file)');
        const folder = kind === 'directory';
        if (folder && size > 0)
            throw this.unsafe(entry, `is a folder that holds ${size} bytes`);
        const path = entry.path.replace(/^(\.\/+)+/, '').replace(folder ? /\/+$/ : /(?!)/, '');
        if (folder && (path === '' || path === '.') && entry.path !== '' && !entry.path.startsWith('/'))
            return '';
        const reason = path.includes('\ufffd') ? 'has characters that cannot be decoded' : (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_1__/* .unsafePathReason */ .m0)(path);
        if (reason !== undefined)
            throw this.unsafe(entry, reason);
        const segments = path.split('/');
        for (let depth = 1; depth < segments.length; depth++) {
            this.put(entry, segments.slice(0, depth).join('/'), 'folder', false);
        }
        this.put(entry, path, folder ? 'folder' : 'file', true);
        if (!folder)
            this.files++;
        return path;
    }
    /** After the last entry. */
    finish() {
        if (this.files === 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('archive-unreadable', `${this.archive} holds no file`);
    }
    weigh(size) {
        this.entries++;
        this.bytes += size;
        const { most, bytes, packed } = this;
        if (this.entries > most.entries)
            throw this.tooLarge(`more than ${most.entries} entries`, this.limits.entries);
        if (bytes > most.bytes)
            throw this.tooLarge(`more than ${most.bytes} bytes`, this.limits.bytes);
        if (this.limits.bytes === undefined && bytes > ratioFloor && bytes > maxRatio * packed) {
            throw this.tooLarge(`more than ${maxRatio} times its own ${packed} bytes`);
        }
    }
    /** Notes what lies at a path, and refuses what would lie there too. */
    put(entry, path, kind, listed) {
        const key = (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_1__/* .sameName */ .q)(path);
        const there = this.places.get(key);
        if (there === undefined) {
            this.places.set(key, { path, kind, listed });
        }
        else if (there.kind !== kind) {
            const [file, inside] = kind === 'file' ? [path, there.path] : [there.path, path];
            throw this.unsafe(entry, `needs a file '${shown(file)}' and a folder '${shown(inside)}' in one place`);
        }
        else if (there.path !== path) {
            throw this.unsafe(entry, `is the same as '${shown(there.path)}' but for case or Unicode form, which is one ${kind} on Windows and macOS`);
        }
        else if (listed && there.listed) {
            throw this.unsafe(entry, 'is there twice');
        }
        else {
            there.listed ||= listed;
        }
    }
    unsafe({ path }, reason) {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('archive-unsafe', `${this.archive}: the entry '${shown(path)}' ${reason}`, {
            details: { archive: this.archive, entry: shown(path) },
        });
    }
    tooLarge(what, stated) {
        const whose = stated === undefined ? '' : ', the limit in the manifest';
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('archive-too-large', `${this.archive} would unpack to ${what}${whose}`, {
            details: { archive: this.archive },
        });
    }
}
/** Checks a whole list at once. Throws `archive-unsafe`, `archive-too-large` or `archive-unreadable`. */
function checkArchive(entries, archive, packed, limits) {
    const check = new ArchiveCheck(archive, packed, limits);
    for (const entry of entries)
        check.add(entry);
    check.finish();
}


/***/ }),

/***/ 790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writeTar: () => (/* binding */ writeTar)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _core_archive_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4070);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7657);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1704);
/* harmony import */ var _placer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6284);
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





const blockBytes = 512;
/** Two blocks of zeros end a tar. */
const end = Buffer.alloc(2 * blockBytes);
/**
 * Packs files into an uncompressed POSIX tar (weights do not pack smaller), built beside and renamed. The same files
 * under the same names give the same bytes, whoever packs them, when and in which order; links are followed. Names must
 * be such as `unpackArchive` takes, so that what was packed can be unpacked.
 */
async function writeTar(to, files, options) {
    const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const check = new _core_archive_js__WEBPACK_IMPORTED_MODULE_1__/* .ArchiveCheck */ .tZ(to, 0, { entries: Infinity, bytes: Infinity });
    for (const { name } of sorted)
        check.add({ path: name, kind: 'file', size: 0 });
    check.finish();
    try {
        await (0,_placer_js__WEBPACK_IMPORTED_MODULE_4__/* .replace */ .HC)(to, async (temporary) => {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const output = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(temporary, 'wx'), true);
                for (const file of sorted)
                    await append(output, file, options);
                await output.writeFile(end);
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
        });
    }
    catch (error) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .atPath */ .Z$)('write-failed', 'write', to, error);
    }
}
async function append(output, file, { signal, onBytes }) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const { name } = file;
        if ('content' in file) {
            const content = Buffer.from(file.content);
            const padding = Buffer.alloc(-content.length & (blockBytes - 1));
            await output.writeFile(Buffer.concat([await headerOf(name, content.length), content, padding]));
            return;
        }
        const { path } = file;
        const input = __addDisposableResource(env_2, await reading(path, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'r')), true);
        const facts = await reading(path, () => input.stat());
        if (!facts.isFile())
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SetupError */ .w3('file-unreadable', `cannot pack ${path}: it is not a file`);
        await output.writeFile(await headerOf(name, facts.size));
        const buffer = Buffer.allocUnsafe(1 << 20);
        let count = 0;
        for (;;) {
            (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .throwIfInterrupted */ .sK)(signal);
            const { bytesRead } = await reading(path, () => input.read(buffer, 0, buffer.length, count));
            count += bytesRead;
            // The header is written already, and a grown file might never end.
            if (bytesRead === 0 || count > facts.size)
                break;
            await output.writeFile(buffer.subarray(0, bytesRead));
            onBytes(bytesRead);
        }
        if (count !== facts.size) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SetupError */ .w3('file-unreadable', `cannot pack ${path}: it changed while it was read`);
        }
        await output.writeFile(Buffer.alloc(-count & (blockBytes - 1)));
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
/** The header, and before it an extended one where a plain one cannot hold the name or size. */
async function headerOf(name, size) {
    const [{ Header }, { Pax }] = await Promise.all([__webpack_require__.e(/* import() */ 532).then(__webpack_require__.bind(__webpack_require__, 4151)), __webpack_require__.e(/* import() */ 750).then(__webpack_require__.bind(__webpack_require__, 750))]);
    const facts = { path: name, size, mode: 0o644, uid: 0, gid: 0, uname: '', gname: '', mtime: new Date(0) };
    const header = new Header({ ...facts, type: 'File' });
    const block = Buffer.alloc(blockBytes);
    return header.encode(block) ? Buffer.concat([new Pax({ ...facts }).encode(), block]) : block;
}
async function reading(path, work) {
    try {
        return await work();
    }
    catch (error) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .atPath */ .Z$)('file-unreadable', 'read', path, error);
    }
}


/***/ })

};
