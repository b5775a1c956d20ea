export const id = 772;
export const ids = [772];
export const modules = {

/***/ 408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runInspect: () => (/* binding */ runInspect)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/core/checkpoint/inspect.js + 16 modules
var inspect = __webpack_require__(5602);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
;// CONCATENATED MODULE: ./lib/src/app/inspect.js


function describe(path, one, inFolder, withTensors) {
    const list = one.tensors.map(({ key, shape, dtype, bytes }) => ({ key, shape, dtype, bytes }));
    // A folder holds much that nobody meant to load; who names a file means it.
    const isOther = inFolder && one.container === undefined && one.verdict !== 'refused';
    return {
        path,
        kind: one.kind,
        ...(one.container !== undefined && { container: one.container }),
        ...(one.protocol !== undefined && { protocol: one.protocol }),
        ...(one.role !== undefined && { role: one.role }),
        verdict: isOther ? 'other' : one.verdict,
        summary: isOther ? `no checkpoint (${one.kind})` : one.summary,
        bytes: one.bytes,
        tensors: { count: list.length, bytes: one.tensorBytes, ...(withTensors && { list }) },
        globals: one.globals,
        findings: [
            ...(isOther ? [] : one.reasons.map((message) => ({ severity: 'error', message }))),
            ...one.notes.map((message) => ({ severity: 'note', message })),
        ],
    };
}
/** What each checkpoint is, without running it. Throws `path-unknown`. */
async function inspectPaths(paths, options, ports) {
    const files = [];
    for (const path of paths) {
        const found = await ports.filesAt(path);
        if (found === undefined)
            throw new errors/* SetupError */.w3('path-unknown', `there is nothing at ${path}`);
        for (const file of found.files) {
            const source = ports.open(file);
            try {
                files.push(describe(file, await (0,inspect.inspect)(source, { ...options, mayBeOther: found.isFolder }), found.isFolder, options.tensors));
            }
            finally {
                source.close();
            }
        }
    }
    return { schema: 'steve1-inspect/1', files };
}
/** True when every file may be loaded; what is no checkpoint changes nothing. */
const allOk = ({ files }) => files.every(({ verdict }) => verdict === 'ok' || verdict === 'other');

// EXTERNAL MODULE: ./lib/src/core/checkpoint/expectations.js
var expectations = __webpack_require__(6288);
// EXTERNAL MODULE: ./lib/src/core/nearest.js
var nearest = __webpack_require__(2226);
// EXTERNAL MODULE: ./lib/src/core/roles.js
var roles = __webpack_require__(8529);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __webpack_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/file-source.js
var file_source = __webpack_require__(7151);
;// CONCATENATED MODULE: ./lib/src/cli/commands/inspect.js









async function filesAt(path) {
    try {
        const facts = await (0,promises_.stat)(path);
        if (facts.isFile())
            return { files: [path], isFolder: false };
        // To open a pipe waits for a writer, and nothing ends that wait.
        if (!facts.isDirectory())
            throw new errors/* SetupError */.w3('path-unknown', `${path} is neither a file nor a folder`);
        const entries = await (0,promises_.readdir)(path, { recursive: true, withFileTypes: true });
        const files = entries.filter((entry) => entry.isFile()).map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name));
        return { files: files.sort(), isFolder: true };
    }
    catch (error) {
        if ((0,io_errors/* isAbsent */.W0)(error))
            return undefined;
        throw (0,io_errors/* atPath */.Z$)('file-unreadable', 'look into', path, error);
    }
}
/** `inspect FILE…`: the document, and whether every file may be loaded. */
async function runInspect(paths, flags) {
    if (paths.length === 0)
        throw new errors/* SetupError */.w3('command-unknown', 'inspect needs a file or folder');
    if (flags.role !== undefined && !roles/* roles */.O.includes(flags.role)) {
        throw new errors/* SetupError */.w3('input-invalid', `--role is '${flags.role}', and must be one of ${roles/* roles */.O.join(', ')}.${(0,nearest/* didYouMean */.a)(flags.role, roles/* roles */.O)}`);
    }
    const table = flags['write-table'];
    const document = await inspectPaths(paths, {
        role: flags.role,
        deep: flags.deep === true,
        tensors: flags.tensors === true || table !== undefined,
    }, { filesAt, open: file_source/* openSource */.o });
    if (table !== undefined)
        await writeTable(document, (0,external_node_path_.resolve)(table));
    return { document, ok: allOk(document) };
}
/** The tensors of the one file, as a manifest's `tensors` takes them. */
async function writeTable({ files }, path) {
    const [file, ...others] = files;
    if (file?.tensors.list === undefined || file.tensors.count === 0 || others.length > 0 || file.verdict !== 'ok') {
        throw new errors/* SetupError */.w3('input-invalid', '--write-table takes one file with tensors, whose verdict is ok');
    }
    const text = (0,expectations/* tableText */.qK)({ title: '', shapes: new Map(file.tensors.list.map(({ key, shape }) => [key, shape])) });
    (0,expectations.parseTable)('', text); // what cannot be read back is not written
    await (0,promises_.writeFile)(path, text).catch((error) => {
        throw (0,io_errors/* atPath */.Z$)('write-failed', 'write', path, error);
    });
}


/***/ }),

/***/ 871:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ loaderOf),
/* harmony export */   g: () => (/* binding */ asLoaded)
/* harmony export */ });
const atTop = ({ key, depth }) => (depth === 1 ? key : undefined);
const wrapper = 'state_dict';
/** STEVE-1 `VPT/agent.py`, `MineRLAgent.load_weights`: both policies go through it. */
const policy = {
    keyOf: (place) => atTop(place)?.replaceAll('module.policy.', ''),
    looks: 'the dict itself',
    strict: false,
};
/** What upstream does with the loaded object, by role; whatever has no loader of upstream is taken as it stands in the file. */
const loaders = {
    'steve1-policy': policy,
    'vpt-policy': policy,
    // STEVE-1 `data/text_alignment/vae.py`, `load_vae_model`.
    'steve1-prior': { keyOf: atTop, looks: 'the dict itself', strict: true },
    // MineCLIP `mineclip/mineclip/base.py`, `load_ckpt`: it also takes off `model.`, which our tables keep.
    mineclip: {
        keyOf: ({ key, name, depth }) => (depth === 2 && key === `${wrapper}.${name}` ? name : undefined),
        looks: 'the dict under `state_dict`',
        strict: true,
    },
};
/** A checkpoint as the network of a role is given it; where the role has no loader of upstream, as it stands in the file. */
function asLoaded({ tensors, others }, role) {
    const loader = loaders[role];
    return {
        tensors: tensors.map((tensor) => {
            const key = loader === undefined ? tensor.key : loader.keyOf(tensor);
            return { ...tensor, key: key ?? tensor.key, reached: key !== undefined };
        }),
        others: loader?.strict ? others.flatMap((place) => loader.keyOf(place) ?? []) : [],
    };
}
/** Of the roles that upstream loads, which it does with `torch.load`. */
const loaderOf = (role) => loaders[role];


/***/ }),

/***/ 3957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZF: () => (/* binding */ sniff),
/* harmony export */   eF: () => (/* binding */ sniffBytes),
/* harmony export */   iN: () => (/* binding */ neverAnAsset)
/* harmony export */ });
/** How many bytes from the start `sniff` wants to see; fewer are fine when the file is shorter. */
const sniffBytes = 512;
/** Content that is never an asset, whatever the manifest says: what servers and checkouts put in place of a file. */
const neverAnAsset = {
    empty: 'nothing: the file is empty',
    zeros: 'only zero bytes',
    html: 'an HTML page (a sign-in, quota or error page in place of the file)',
    xml: 'an XML error document of a storage service',
    'lfs-pointer': 'a Git LFS pointer, not the file that it points to (run `git lfs pull`)',
};
const magics = [
    ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
    ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
    ['gzip', 0, [0x1f, 0x8b]],
    ['zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
    ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['hdf5', 0, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['npy', 0, [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
    ['gguf', 0, [0x47, 0x47, 0x55, 0x46]],
    ['png', 0, [0x89, 0x50, 0x4e, 0x47]],
    ['tar', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
];
/**
 * The kind of content that begins with these bytes (the first `sniffBytes` of the file, or all of it). `zeros` is said
 * of the bytes given; whoever reads the rest must see that they are zero too.
 */
function sniff(head) {
    if (head.length === 0)
        return 'empty';
    for (const [kind, offset, magic] of magics) {
        if (magic.every((byte, i) => head[offset + i] === byte))
            return kind;
    }
    // Protocol 2 and later begin with PROTO (0x80) and the protocol's number.
    if (head[0] === 0x80 && head[1] !== undefined && head[1] >= 2 && head[1] <= 5)
        return 'pickle';
    if (head.every((byte) => byte === 0))
        return 'zeros';
    // safetensors: a little-endian u64 with the length of the JSON header, then '{"'.
    if (head[8] === 0x7b && head[6] === 0 && head[7] === 0)
        return 'safetensors';
    const start = String.fromCharCode(...head.subarray(0, 256));
    if (start.startsWith('version https://git-lfs.github.com/spec/'))
        return 'lfs-pointer';
    const words = start
        .replace(/^\u00ef\u00bb\u00bf/, '')
        .trimStart()
        .toLowerCase();
    if (/^(<!doctype html|<html|<head|<body|<title)/.test(words) || /^(<\?xml[^>]*>\s*)?<!doctype html/.test(words))
        return 'html';
    if (/^<\?xml|^<error>/.test(words))
        return 'xml';
    const isText = head.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13);
    if (isText && /^[{[]/.test(words))
        return 'json';
    return isText ? 'text' : 'binary';
}


/***/ }),

/***/ 8529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ roles)
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


/***/ }),

/***/ 1704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VM: () => (/* binding */ interrupted),
/* harmony export */   W0: () => (/* binding */ isAbsent),
/* harmony export */   Z$: () => (/* binding */ atPath),
/* harmony export */   sK: () => (/* binding */ throwIfInterrupted),
/* harmony export */   xU: () => (/* binding */ systemCode)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);

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

/***/ 7151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ inspectFile),
/* harmony export */   o: () => (/* binding */ openSource)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1704);


/** Opens a file for reading at any place; what was read is counted. Throws `file-unreadable`. */
function openSource(path) {
    let fd;
    try {
        fd = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'r');
    }
    catch (error) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .atPath */ .Z$)('file-unreadable', 'read', path, error);
    }
    const source = {
        size: (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(fd).size,
        bytesRead: 0,
        read(offset, length) {
            const buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, source.size - offset)));
            let filled = 0;
            try {
                while (filled < buffer.length) {
                    const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(fd, buffer, filled, buffer.length - filled, offset + filled);
                    if (count === 0)
                        break;
                    filled += count;
                }
            }
            catch (error) {
                throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .atPath */ .Z$)('file-unreadable', 'read', path, error);
            }
            source.bytesRead += filled;
            return buffer.subarray(0, filled);
        },
        close: () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd),
    };
    return source;
}
/** The reader is loaded when the first checkpoint is looked at: a warm run looks at none. */
const inspectFile = async (path, options) => {
    const { inspect } = await __webpack_require__.e(/* import() */ 602).then(__webpack_require__.bind(__webpack_require__, 5602));
    const source = openSource(path);
    try {
        return await inspect(source, options);
    }
    finally {
        source.close();
    }
};


/***/ })

};
