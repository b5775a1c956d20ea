export const id = 679;
export const ids = [679];
export const modules = {

/***/ 4070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PI: () => (/* binding */ checkArchive),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   tZ: () => (/* binding */ ArchiveCheck)
/* harmony export */ });
/* unused harmony exports defaultLimits, maxRatio, ratioFloor */
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

/***/ 2679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  unpackArchive: () => (/* binding */ unpackArchive)
});

// UNUSED EXPORTS: listArchive

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/core/archive.js
var archive = __webpack_require__(4070);
// EXTERNAL MODULE: ./lib/src/core/content.js
var content = __webpack_require__(3957);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/io/digest.js
var digest = __webpack_require__(8675);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __webpack_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/folders.js
var folders = __webpack_require__(882);
// EXTERNAL MODULE: ./lib/src/io/sharing.js
var sharing = __webpack_require__(8207);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./lib/src/io/archive-member.js

/** What is between the first byte asked for and the end, which is that of the file where none is named. */
async function* readFrom({ handle, signal }, start, end = Infinity) {
    for (let at = start; at < end;) {
        if (signal)
            (0,io_errors/* throwIfInterrupted */.sK)(signal);
        const buffer = Buffer.allocUnsafe(Math.min(1 << 18, end - at));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
        if (bytesRead === 0)
            return;
        at += bytesRead;
        yield buffer.subarray(0, bytesRead);
    }
}

;// CONCATENATED MODULE: ./lib/src/io/zstd-frames.js
/** Magic numbers, bytes of the content size, and of the id of a dictionary, by their flags: RFC 8878, 3.1.1 and 3.1.2. */
const frameMagic = 0xfd2fb528;
const isSkippable = (magic) => magic >>> 4 === 0x184d2a5;
const contentSizeBytes = [0, 2, 4, 8];
const dictionaryBytes = [0, 1, 2, 4];
/**
 * Where the zstd frame that begins at `start` ends: every frame and every block says how long it is, so that nothing
 * needs to be decoded. Throws where there is no frame, or the file ends within it.
 *
 * Node's decoder must be given one frame and not a byte more: while its reader is slow it may go on into what follows.
 */
async function zstdFrameEnd(handle, start) {
    const read = async (at, count) => {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, at);
        if (bytesRead < count)
            throw new Error('it ends in the middle of a frame');
        return buffer;
    };
    const magic = (await read(start, 4)).readUInt32LE();
    if (isSkippable(magic))
        return start + 8 + (await read(start + 4, 4)).readUInt32LE();
    if (magic !== frameMagic)
        throw new Error('it ends in what is no compressed data');
    const flags = (await read(start + 4, 1))[0];
    const isSingleSegment = (flags & 0x20) !== 0;
    const sizeFlag = flags >> 6;
    const sizeBytes = sizeFlag === 0 && isSingleSegment ? 1 : contentSizeBytes[sizeFlag];
    let at = start + 5 + (isSingleSegment ? 0 : 1) + dictionaryBytes[flags & 3] + sizeBytes;
    for (let isLast = false; !isLast;) {
        const header = (await read(at, 3)).readUIntLE(0, 3);
        const [type, size] = [(header >> 1) & 3, header >> 3];
        if (type === 3)
            throw new Error('a block is of no known type');
        isLast = (header & 1) === 1;
        at += 3 + (type === 1 ? 1 : size); // a byte that is repeated stands there once
    }
    return at + ((flags & 4) === 0 ? 0 : 4);
}

;// CONCATENATED MODULE: ./lib/src/io/tar.js




const blockBytes = 512;
/** Of one extended header, and of all in an archive: names and dates take some hundred bytes. */
const longestExtension = 1 << 20;
const mostExtensions = 1 << 28;
/** GNU tar fills up to a record, by default 10 KiB, and at most to what `-b` was told. */
const longestPadding = 1 << 20;
const inflaters = {
    'tar.gz': () => (0,external_node_zlib_.createGunzip)({ chunkSize: 1 << 18 }),
    'tar.zst': () => (0,external_node_zlib_.createZstdDecompress)({ chunkSize: 1 << 18 }),
};
/**
 * The members of a tar file in their order. Blocks are decoded by the `tar` package; its parser is not used because it
 * passes over what must be known here: an end that is missing, bytes behind the end, entries of an unknown type,
 * extended records that it cannot read, sparse files.
 */
async function* tarMembers(file, format) {
    const { Header } = await __webpack_require__.e(/* import() */ 532).then(__webpack_require__.bind(__webpack_require__, 4151));
    const bytes = new ByteReader(format === 'tar' ? readFrom(file, 0) : inflated(file, format));
    try {
        let extensions = 0;
        for (let extended = {};;) {
            const block = await bytes.take(blockBytes, 'in front of the block of zeros that ends a tar');
            if (isZero(block))
                return await bytes.expectPadding();
            const header = new Header(block);
            if (!header.cksumValid)
                throw new Error('a header has a wrong checksum');
            const type = header.type;
            const isExtension = extensionTypes.has(type);
            const size = (isExtension ? undefined : extended.size) ?? header.size;
            if (size === undefined || !Number.isSafeInteger(size))
                throw new Error('a header has no readable size');
            const padding = -size & (blockBytes - 1);
            if (isExtension) {
                extensions += size;
                if (size > longestExtension || extensions > mostExtensions)
                    throw new Error('its extended headers are too long');
                extended = { ...extended, ...readExtension(type, await bytes.take(size)) };
                await bytes.skip(padding);
                continue;
            }
            const path = extended.path ?? header.path ?? '';
            const kind = extended.sparse ? 'other' : kindOf(type, path);
            // Folders have no bytes behind them, even where their header has a size.
            let left = type === 'Directory' ? 0 : size;
            const content = async function* () {
                while (left > 0) {
                    const chunk = await bytes.some(left);
                    left -= chunk.length;
                    yield chunk;
                }
            };
            yield { path, kind, size: left, content };
            await bytes.skip(left + (type === 'Directory' ? 0 : padding));
            extended = {};
        }
    }
    finally {
        await bytes.close();
    }
}
/** Whether the first block of a file is a tar header. Older ones have no magic word, so the checksum tells. */
async function isTarHeader(head) {
    if (head.length < blockBytes)
        return false;
    const { Header } = await __webpack_require__.e(/* import() */ 532).then(__webpack_require__.bind(__webpack_require__, 4151));
    try {
        return new Header(head).cksumValid;
    }
    catch {
        return false; // a number that is none
    }
}
const isZero = (bytes) => bytes.every((byte) => byte === 0);
function kindOf(type, path) {
    if (type === 'Directory')
        return 'directory';
    if (type === 'Link' || type === 'SymbolicLink')
        return 'link';
    if (type !== 'File' && type !== 'ContiguousFile')
        return 'other';
    return path.endsWith('/') ? 'directory' : 'file'; // so the oldest tars write folders
}
const extensionTypes = new Set([
    'ExtendedHeader',
    'OldExtendedHeader',
    'GlobalExtendedHeader',
    'NextFileHasLongPath',
    'NextFileHasLongLinkpath',
]);
function readExtension(type, body) {
    if (type === 'NextFileHasLongLinkpath')
        return {}; // the link is refused anyway
    if (type === 'NextFileHasLongPath')
        return { path: body.toString().replace(/\0+$/, '') };
    const said = readRecords(body);
    if (type === 'GlobalExtendedHeader' && Object.keys(said).length > 0) {
        throw new Error('a global header says path or size of every file');
    }
    return said;
}
/** Records of POSIX pax, `<length> <key>=<value>\n`, where the value may hold any byte. */
function readRecords(body) {
    const said = {};
    for (let at = 0, end; at < body.length; at = end) {
        const space = body.indexOf(' ', at);
        const equals = body.indexOf('=', space);
        const length = body.toString('latin1', at, space);
        end = at + Number(length);
        if (!/^[1-9]\d{0,7}$/.test(length) || equals < 0 || equals >= end || end > body.length || body[end - 1] !== 0x0a) {
            throw new Error('an extended header is garbled');
        }
        const key = body.toString('utf8', space + 1, equals);
        const value = body.toString('utf8', equals + 1, end - 1);
        if (key === 'path')
            said.path = value;
        if (key === 'size') {
            if (!/^\d{1,15}$/.test(value))
                throw new Error('an extended header has no readable size');
            said.size = Number(value);
        }
        if (key.startsWith('GNU.sparse.'))
            said.sparse = true;
    }
    return said;
}
/** The inflated bytes of a file of one or more frames, to its very end. Node goes on by itself from one gzip member to the next. */
async function* inflated(file, format) {
    for (let at = 0, end, frames = 1; at < file.size; at = end, frames++) {
        if (frames > 4096)
            throw new Error('it is cut into more than 4096 frames');
        end = format === 'tar.zst' ? await zstdFrameEnd(file.handle, at) : file.size;
        const source = external_node_stream_.Readable.from(readFrom(file, at, end));
        const inflater = inflaters[format]();
        source.on('error', (error) => inflater.destroy(error));
        source.pipe(inflater);
        try {
            yield* inflater;
        }
        finally {
            source.destroy();
            inflater.destroy();
        }
        if (inflater.bytesWritten < end - at)
            throw new Error('it ends in what is no compressed data');
    }
}
/** Takes bytes off a stream of chunks in the portions that are asked for. */
class ByteReader {
    chunks;
    rest = Buffer.alloc(0);
    constructor(chunks) {
        this.chunks = chunks[Symbol.asyncIterator]();
    }
    /** What is there, at least one byte and at most so many; undefined at the end. */
    async next(most) {
        while (this.rest.length === 0) {
            const { value, done } = await this.chunks.next();
            if (done)
                return undefined;
            this.rest = value;
        }
        const part = this.rest.subarray(0, most);
        this.rest = this.rest.subarray(part.length);
        return part;
    }
    async some(most, where = 'in the middle of an entry') {
        const part = await this.next(most);
        if (part === undefined)
            throw new Error(`it ends ${where}`);
        return part;
    }
    async take(count, where) {
        const parts = [];
        for (let left = count; left > 0; left -= parts.at(-1).length)
            parts.push(await this.some(left, where));
        return parts.length === 1 ? parts[0] : Buffer.concat(parts);
    }
    async skip(count) {
        for (let left = count; left > 0;)
            left -= (await this.some(left)).length;
    }
    /** Nothing but zeros to the end, and not many. */
    async expectPadding() {
        for (let count = 0, part; (part = await this.next(blockBytes)) !== undefined;) {
            count += part.length;
            if (!isZero(part) || count > longestPadding)
                throw new Error('something lies behind its end');
        }
    }
    async close() {
        await this.chunks.return?.();
    }
}

;// CONCATENATED MODULE: ./lib/src/io/zip-local-header.js
/** Bits of the flags that change what an entry is: encryption in three forms, and the encoding of its name. */
const telling = 0b0010_1000_0100_0001;
/** Checksum and sizes stand behind the data, and may be zero before it. */
const describedBehind = 0b1000;
const inZip64 = 0xffff_ffff;
/** The two sizes of a local header; where they do not fit into it, the field for zip64 has them. */
function sizesOf({ uncompressedSize, compressedSize, extraField }) {
    if (uncompressedSize !== inZip64 && compressedSize !== inZip64)
        return [uncompressedSize, compressedSize];
    for (let at = 0; at + 4 <= extraField.length;) {
        const [id, length] = [extraField.readUInt16LE(at), extraField.readUInt16LE(at + 2)];
        const field = extraField.subarray(at + 4, at + 4 + length);
        at += 4 + length;
        if (id !== 1)
            continue;
        let taken = 0;
        const next = (size) => {
            if (size !== inZip64)
                return size;
            if (taken + 8 > field.length)
                return undefined;
            taken += 8;
            return Number(field.readBigUInt64LE(taken - 8));
        };
        const [whole, packed] = [next(uncompressedSize), next(compressedSize)];
        return whole === undefined || packed === undefined ? undefined : [whole, packed];
    }
    return undefined;
}
/**
 * In what the local header of an entry disagrees with the directory, in words; undefined where it agrees. Some programs
 * read the one, some the other: a file that says two things is not one that anybody has checked.
 */
function disagreement(entry, local) {
    if (!local.fileName.equals(entry.fileNameRaw))
        return 'another name';
    if (local.compressionMethod !== entry.compressionMethod)
        return 'another method of compression';
    const flags = local.generalPurposeBitFlag;
    if (((flags ^ entry.generalPurposeBitFlag) & telling) !== 0)
        return 'other flags';
    const isBehind = (flags & describedBehind) !== 0;
    const sizes = sizesOf(local);
    const areZero = local.uncompressedSize === 0 && local.compressedSize === 0;
    const areSame = sizes?.[0] === entry.uncompressedSize && sizes[1] === entry.compressedSize;
    if (!areSame && !(isBehind && (areZero || sizes?.every((size) => size === 0))))
        return 'other sizes';
    if (local.crc32 !== entry.crc32 && !(isBehind && local.crc32 === 0))
        return 'another checksum';
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/io/zip.js



/**
 * The members of a zip file, in the order of its directory. What stands before the bytes of an entry must say the same,
 * and no two entries may share bytes; sizes and checksums are counted while inflating.
 */
async function* zipMembers({ handle }) {
    const { fromFdPromise, getFileNameLowLevel } = await __webpack_require__.e(/* import() */ 663).then(__webpack_require__.t.bind(__webpack_require__, 663, 19));
    // Names undecoded: yauzl would turn backslashes into slashes, and refuse names in its own words.
    // Never closed: that would close the file, which is not its own.
    const zip = await fromFdPromise(handle.fd, { decodeStrings: false, autoClose: false });
    const taken = [];
    for await (const entry of zip.eachEntry()) {
        const path = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
        if (entry.isEncrypted())
            throw new Error(`the entry '${(0,archive/* shown */.SP)(path)}' is encrypted`);
        if (!entry.canDecodeFileData()) {
            const method = entry.compressionMethod;
            throw new Error(`the entry '${(0,archive/* shown */.SP)(path)}' is compressed by method ${method}; only deflate is read`);
        }
        const local = await zip.readLocalFileHeaderPromise(entry, { minimal: false }).catch((error) => {
            throw new Error(`the entry '${(0,archive/* shown */.SP)(path)}' cannot be unpacked: ${error.message}`, { cause: error });
        });
        const other = disagreement(entry, local);
        if (other !== undefined)
            throw new Error(`the entry '${(0,archive/* shown */.SP)(path)}' has ${other} in front of its bytes`);
        taken.push({ path, start: entry.relativeOffsetOfLocalHeader, end: local.fileDataStart + entry.compressedSize });
        yield { path, kind: zip_kindOf(path, entry), size: entry.uncompressedSize, content: () => contentOf(zip, entry) };
    }
    refuseShared(taken);
    // yauzl stops at the count in the end record, which holds 16 bits and may lie.
    const behind = Buffer.alloc(4);
    await handle.read(behind, 0, behind.length, Number(zip.readEntryCursor)); // typed as a boolean
    if (behind.equals(directoryEntry))
        throw new Error('it has more entries than it says');
}
/** Entries that share bytes unpack to many times what there is. */
function refuseShared(taken) {
    taken.sort((a, b) => a.start - b.start);
    for (const [index, { path, start }] of taken.entries()) {
        const before = taken[index - 1];
        if (before !== undefined && before.end > start)
            throw new Error(`the entries '${(0,archive/* shown */.SP)(before.path)}' and '${(0,archive/* shown */.SP)(path)}' share bytes`);
    }
}
const directoryEntry = Buffer.from('PK\x01\x02');
/** From the name, and from the mode of the file where the packing system had one. */
function zip_kindOf(path, { externalFileAttributes }) {
    switch ((externalFileAttributes >>> 16) & 0o170000) {
        case 0o120000:
            return 'link';
        case 0o040000:
            return 'directory';
        case 0:
        case 0o100000:
            return path.endsWith('/') ? 'directory' : 'file';
        default:
            return 'other';
    }
}
async function* contentOf(zip, entry) {
    let sum = 0;
    for await (const chunk of (await zip.openReadStreamPromise(entry))) {
        sum = (0,external_node_zlib_.crc32)(chunk, sum);
        yield chunk;
    }
    if (sum !== entry.crc32)
        throw new Error('its checksum (CRC-32) does not match its bytes');
}

;// CONCATENATED MODULE: ./lib/src/io/archive.js
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











/**
 * What an archive holds, in its own order and words. Throws as `unpackArchive` does for one that must not be unpacked,
 * or cannot be; that the bytes of its files are whole is seen only by unpacking them.
 */
async function listArchive(path, limits) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const archive = __addDisposableResource(env_1, await OpenArchive.open(path), true);
        return await archive.list(limits);
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
/**
 * Unpacks an archive into an empty folder, or one that is made. The whole list is checked before the first byte is
 * written, and each entry once more as it comes; then every file is written anew, hashed on its way, and forced to the
 * disk. Nothing else than files and folders is ever made. After an error the folder is empty.
 */
async function unpackArchive(path, into, limits, options) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const archive = __addDisposableResource(env_2, await OpenArchive.open(path, options), true);
        const entries = await archive.list(limits);
        options.onTotal(entries.reduce((sum, { size }) => sum + size, 0));
        await prepare(into);
        try {
            const files = [];
            for await (const { member, place } of archive.checked(limits)) {
                const target = (0,external_node_path_.join)(into, ...place.split('/'));
                if (member.kind === 'directory')
                    await makeFolder(target);
                else
                    files.push({ path: place, ...(await archive.write(member, target, options)) });
            }
            return files;
        }
        catch (error) {
            await clear(into);
            throw error;
        }
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
class OpenArchive {
    path;
    file;
    format;
    constructor(path, file, format) {
        this.path = path;
        this.file = file;
        this.format = format;
    }
    static async open(path, { format: expected, signal } = {}) {
        let handle;
        try {
            handle = await (0,promises_.open)(path, 'r');
            const head = Buffer.alloc(content/* sniffBytes */.eF);
            const { bytesRead } = await handle.read(head, 0, head.length, 0);
            const format = await formatOf(path, head.subarray(0, bytesRead));
            if (expected !== undefined && format !== expected) {
                throw new errors/* SetupError */.w3('archive-unreadable', `${path} is a ${format} archive, not ${expected}`);
            }
            return new OpenArchive(path, { handle, size: (await handle.stat()).size, signal }, format);
        }
        catch (error) {
            await handle?.close();
            throw (0,io_errors/* atPath */.Z$)('file-unreadable', 'read', path, error);
        }
    }
    async list(limits) {
        const entries = [];
        for await (const { member } of this.checked(limits)) {
            entries.push({ path: member.path, kind: member.kind, size: member.size });
        }
        return entries;
    }
    /** Every member that may be unpacked but for the folder itself, and where it belongs. */
    async *checked(limits) {
        const { signal } = this.file;
        const check = new archive/* ArchiveCheck */.tZ(this.path, this.file.size, limits);
        try {
            for await (const member of this.members()) {
                if (signal)
                    (0,io_errors/* throwIfInterrupted */.sK)(signal);
                const place = check.add(member);
                if (place !== '')
                    yield { member, place };
            }
        }
        catch (error) {
            throw this.unreadable(error);
        }
        check.finish();
    }
    members() {
        return this.format === 'zip' ? zipMembers(this.file) : tarMembers(this.file, this.format);
    }
    async write(member, target, { signal, onBytes }) {
        const env_3 = { stack: [], error: void 0, hasError: false };
        try {
            await makeFolder((0,external_node_path_.dirname)(target));
            const digester = new digest/* Digester */.Y8(['sha256']);
            const output = __addDisposableResource(env_3, await writing(target, () => (0,sharing/* openNew */.nR)(target, 'wx')), true);
            const content = member.content()[Symbol.asyncIterator]();
            try {
                for (;;) {
                    (0,io_errors/* throwIfInterrupted */.sK)(signal);
                    const { value: chunk, done } = await content.next().catch((error) => {
                        throw this.unreadable(error, member.path);
                    });
                    if (done)
                        break;
                    digester.update(chunk);
                    // The list was weighed by what the headers say, so more than that is never written.
                    if (digester.bytes > member.size)
                        throw this.unreadable(new Error('it is longer than it says'), member.path);
                    await writing(target, () => output.writeFile(chunk));
                    onBytes(chunk.length);
                }
            }
            finally {
                await content.return?.();
            }
            if (digester.bytes < member.size)
                throw this.unreadable(new Error('it is shorter than it says'), member.path);
            await writing(target, () => output.sync());
            return { bytes: digester.bytes, sha256: digester.finish().sha256 };
        }
        catch (e_3) {
            env_3.error = e_3;
            env_3.hasError = true;
        }
        finally {
            const result_3 = __disposeResources(env_3);
            if (result_3)
                await result_3;
        }
    }
    /** An error of the disk is one; any other says that the bytes are no sound archive. */
    unreadable(error, entry) {
        if (error instanceof Error && 'syscall' in error)
            return (0,io_errors/* atPath */.Z$)('file-unreadable', 'read', this.path, error);
        if (error instanceof errors/* SetupError */.w3)
            return error;
        const reason = error instanceof Error ? error.message : String(error);
        const what = entry === undefined ? `is no sound ${this.format} archive` : `the entry '${entry}' cannot be unpacked`;
        const message = `${this.path}${entry === undefined ? ' ' : ': '}${what}: ${reason}`;
        return new errors/* SetupError */.w3('archive-unreadable', message, { cause: error, details: { archive: this.path, entry } });
    }
    async [Symbol.asyncDispose]() {
        await this.file.handle.close();
    }
}
const formats = {
    zip: 'zip',
    gzip: 'tar.gz',
    zstd: 'tar.zst',
    tar: 'tar',
    zeros: 'tar', // one that holds nothing
};
async function formatOf(path, head) {
    const kind = (0,content/* sniff */.ZF)(head);
    const format = formats[kind] ?? ((await isTarHeader(head)) ? 'tar' : undefined);
    if (format !== undefined)
        return format;
    const what = content/* neverAnAsset */.iN[kind] ?? `of kind ${kind}`;
    throw new errors/* SetupError */.w3('archive-unreadable', `${path} is no zip, tar, tar.gz or tar.zst archive but ${what}`);
}
async function writing(path, work) {
    try {
        return await work();
    }
    catch (error) {
        throw (0,io_errors/* atPath */.Z$)('write-failed', 'write', path, error);
    }
}
const makeFolder = (path) => writing(path, () => (0,folders.makeFolders)(path));
async function prepare(folder) {
    await makeFolder(folder);
    const [there] = await writing(folder, () => (0,promises_.readdir)(folder));
    if (there !== undefined)
        throw new Error(`${folder} must be empty to unpack into it, and holds ${there}`);
}
const clear = (folder) => writing(folder, async () => {
    for (const name of await (0,promises_.readdir)(folder))
        await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { recursive: true, force: true });
});


/***/ })

};
