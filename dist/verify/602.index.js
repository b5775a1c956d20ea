export const id = 602;
export const ids = [602,288];
export const modules = {

/***/ 6288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ allowlistOf),
/* harmony export */   X$: () => (/* binding */ knownTables),
/* harmony export */   parseTable: () => (/* binding */ parseTable)
/* harmony export */ });
/* unused harmony export tableText */
/** `key 3,4` a line; a key alone is a scalar. Throws for a line that is neither. */
function parseTable(title, text) {
    const shapes = new Map();
    for (const line of text.split('\n')) {
        if (line === '')
            continue;
        const match = /^(\S+)(?: (\d+(?:,\d+)*))?$/.exec(line);
        if (!match || shapes.has(match[1]))
            throw new Error(`line '${line.slice(0, 80)}' of the tensor table is ${match ? 'there twice' : 'malformed'}`);
        shapes.set(match[1], match[2]?.split(',').map(Number) ?? []);
    }
    return { title, shapes };
}
const tableText = (table) => [...table.shapes].map(([key, shape]) => `${key} ${shape.join(',')}`.trimEnd() + '\n').join('');
/** Loads the tables only when one is compared with: together they are 200 KB of text. */
const load = {
    'vpt-1x': async () => parseTable('VPT policy 1x', (await __webpack_require__.e(/* import() */ 917).then(__webpack_require__.bind(__webpack_require__, 1917))).default),
    'vpt-2x': async () => parseTable('VPT policy 2x', (await __webpack_require__.e(/* import() */ 938).then(__webpack_require__.bind(__webpack_require__, 938))).default),
    'vpt-3x': async () => parseTable('VPT policy 3x', (await __webpack_require__.e(/* import() */ 999).then(__webpack_require__.bind(__webpack_require__, 999))).default),
    'steve1-policy': async () => {
        // The only difference of STEVE-1's policy: a layer that takes the MineCLIP embedding (upstream embed_conditioned_policy.py).
        const { shapes } = await load['vpt-2x']();
        const more = [
            ['net.mineclip_embed_linear.weight', [2048, 512]],
            ['net.mineclip_embed_linear.bias', [2048]],
        ];
        return { title: 'STEVE-1 policy 2x', shapes: new Map([...shapes, ...more]) };
    },
    'steve1-prior': async () => parseTable('STEVE-1 prior', (await __webpack_require__.e(/* import() */ 82).then(__webpack_require__.bind(__webpack_require__, 9082))).default),
    'mineclip-attn': async () => parseTable('MineCLIP attn', (await __webpack_require__.e(/* import() */ 974).then(__webpack_require__.bind(__webpack_require__, 5974))).default),
    'mineclip-avg': async () => parseTable('MineCLIP avg', (await __webpack_require__.e(/* import() */ 817).then(__webpack_require__.bind(__webpack_require__, 3817))).default),
};
/** VPT's RL checkpoints carry a second value head beside the first. */
function withSecondValueHead({ title, shapes }) {
    const head = [...shapes]
        .filter(([key]) => key.startsWith('value_head.'))
        .map(([key, shape]) => [`aux_${key}`, shape]);
    return { title: `${title}, reinforcement-learned`, shapes: new Map([...shapes, ...head]) };
}
const known = [
    { role: 'steve1-policy', bytes: 998_183_672, load: load['steve1-policy'] },
    { role: 'steve1-prior', bytes: 9_467_904, load: load['steve1-prior'] },
    { role: 'mineclip', bytes: 634_150_920, load: load['mineclip-attn'] },
    ...['vpt-2x', 'vpt-1x', 'vpt-3x'].flatMap((name) => [
        { role: 'vpt-policy', load: load[name] },
        { role: 'vpt-policy', load: async () => withSecondValueHead(await load[name]()) },
    ]),
    { role: 'weights', loadedAs: 'mineclip', load: load['mineclip-avg'] },
];
/** Every table the kit knows, or those of one role alone, the likeliest first. */
const knownTables = (role) => Promise.all(known
    .filter((one) => role === undefined || one.role === role)
    .map(async ({ load: read, ...rest }) => ({ ...(await read()), ...rest })));
/** Which list of globals a role may use. */
const allowlistOf = {
    'vpt-architecture': 'gym3',
    'visual-prompts': 'numpy',
};


/***/ }),

/***/ 5602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  inspect: () => (/* binding */ inspect)
});

// EXTERNAL MODULE: ./lib/src/core/content.js
var core_content = __webpack_require__(3957);
;// CONCATENATED MODULE: ./lib/src/core/pickle/source.js
/** Why a pickle cannot be read, or must not be believed. */
class PickleError extends Error {
    kind;
    position;
    constructor(
    /** `truncated`: the bytes ended. `malformed`: no unpickler takes it. `refused`: CPython may, and we do not. `limit`: too much of something. */
    kind, message, position) {
        super(`${message} (at byte ${position})`);
        this.kind = kind;
        this.position = position;
        this.name = 'PickleError';
    }
}
const windowBytes = 1 << 16;
/** Reads a source by windows, so that a small pickle in front of gigabytes costs one small read. */
class Cursor {
    source;
    position;
    end;
    window = new Uint8Array(0);
    windowStart = 0;
    constructor(source, position, 
    /** Nothing is read from here on. */
    end) {
        this.source = source;
        this.position = position;
        this.end = end;
    }
    /** The next bytes; throws `truncated` when there are fewer, before anything is allocated for them. */
    take(length) {
        if (length > this.end - this.position)
            throw new PickleError('truncated', `${length} bytes are wanted, ${this.end - this.position} are left`, this.position);
        this.fill(length);
        const from = this.position - this.windowStart;
        this.position += length;
        return this.window.subarray(from, from + length);
    }
    fill(length) {
        const from = this.position - this.windowStart;
        if (from >= 0 && from + length <= this.window.length)
            return;
        this.window = this.source.read(this.position, Math.min(Math.max(length, windowBytes), this.end - this.position));
        this.windowStart = this.position;
        if (this.window.length < length)
            throw new PickleError('truncated', 'the file ended', this.position + this.window.length);
    }
    byte() {
        return this.take(1)[0];
    }
    /** Up to a line feed, which is taken too and not returned. */
    line(limit) {
        const start = this.position;
        for (let ahead = 256;; ahead *= 4) {
            const length = Math.min(ahead, limit + 1, this.end - start);
            this.position = start;
            const bytes = this.take(length);
            const at = bytes.indexOf(0x0a);
            this.position = start + at + 1;
            if (at >= 0)
                return bytes.subarray(0, at);
            this.position = start;
            if (length === this.end - start)
                throw new PickleError('truncated', 'a line has no end', start);
            if (length > limit)
                throw new PickleError('limit', `a line is longer than ${limit} bytes`, start);
        }
    }
    uint(bytes) {
        const taken = this.take(bytes);
        let value = 0;
        for (let i = bytes - 1; i >= 0; i--)
            value = value * 256 + taken[i];
        if (!Number.isSafeInteger(value))
            throw new PickleError('malformed', 'a length is beyond any file', this.position - bytes);
        return value;
    }
}

;// CONCATENATED MODULE: ./lib/src/core/pickle/text.js
/** The ways in which pickles write text and numbers. Source: CPython `Modules/_pickle.c` and `Lib/pickletools.py`. */
const latin1 = (bytes) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return text;
};
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** UTF-8 that may hold lone surrogates (Python's `surrogatepass`); undefined when it is not even that. */
function utf8(bytes) {
    try {
        return strict.decode(bytes);
    }
    catch {
        return utf8WithSurrogates(bytes);
    }
}
/** Pieces between surrogates are UTF-8; a surrogate is the three bytes ED A0..BF 80..BF. */
function utf8WithSurrogates(bytes) {
    const parts = [];
    let from = 0;
    try {
        for (let at = 0; at + 2 < bytes.length; at++) {
            if (bytes[at] !== 0xed || bytes[at + 1] < 0xa0 || bytes[at + 1] > 0xbf || (bytes[at + 2] & 0xc0) !== 0x80)
                continue;
            parts.push(strict.decode(bytes.subarray(from, at)), String.fromCharCode(0xd000 | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f)));
            from = at + 3;
            at += 2;
        }
        if (from === 0)
            return undefined;
        parts.push(strict.decode(bytes.subarray(from)));
        return parts.join('');
    }
    catch {
        return undefined;
    }
}
/** `\uXXXX` and `\UXXXXXXXX` in otherwise plain Latin-1: the `raw-unicode-escape` of the UNICODE opcode. */
function rawUnicodeEscape(bytes) {
    let valid = true;
    const text = latin1(bytes).replace(
    // The escape is optional, so that a run of backslashes is looked at once, and not from each of them.
    /(\\+)(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|u|U)?/g, (whole, slashes, escape) => {
        if (escape === undefined || slashes.length % 2 === 0)
            return whole;
        const code = parseInt(escape.slice(1), 16);
        if (!(code <= 0x10ffff))
            valid = false;
        return valid ? slashes.slice(1) + String.fromCodePoint(code) : whole;
    });
    return valid ? text : undefined;
}
const simpleEscapes = {
    '\\': '\\',
    "'": "'",
    '"': '"',
    a: '\x07',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
    '\n': '',
};
/** A quoted Python 2 string literal, as the STRING opcode writes it; undefined when it is not one, or not ASCII. */
function quotedString(bytes) {
    const text = latin1(bytes);
    const quote = text[0];
    if (text.length < 2 || (quote !== "'" && quote !== '"') || !text.endsWith(quote))
        return undefined;
    let valid = true;
    const value = text.slice(1, -1).replace(/\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|[^]|$)/g, (whole, escape) => {
        if (/^x../.test(escape))
            return String.fromCharCode(parseInt(escape.slice(1), 16));
        if (/^[0-7]/.test(escape))
            return String.fromCharCode(parseInt(escape, 8) & 0xff);
        if (escape === 'x' || escape === '')
            valid = false;
        return simpleEscapes[escape] ?? whole;
    });
    return valid && isAscii(value) ? value : undefined;
}
const isAscii = (text) => !/[^\0-\x7f]/.test(text);
/** Two's complement, the lowest byte first. */
function littleEndianInteger(bytes) {
    if (bytes.length === 0)
        return 0n;
    let hex = '';
    for (let i = bytes.length - 1; i >= 0; i--)
        hex += bytes[i].toString(16).padStart(2, '0');
    const value = BigInt(`0x${hex}`);
    return bytes.at(-1) & 0x80 ? value - (1n << BigInt(8 * bytes.length)) : value;
}
const digits = '[0-9]+(?:_[0-9]+)*';
/** `int(text, 0)` of Python, as INT and LONG have it. */
function decimalInteger(text) {
    const trimmed = text.trim();
    const match = /^([+-]?)(0[xX]_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[oO]_?[0-7]+(?:_[0-7]+)*|0[bB]_?[01]+(?:_[01]+)*|[0-9]+(?:_[0-9]+)*)$/.exec(trimmed);
    if (!match)
        return undefined;
    const body = match[2].replaceAll('_', '');
    if (/^0[0-9]/.test(body) && !/^0+$/.test(body))
        return undefined;
    return match[1] === '-' ? -BigInt(body) : BigInt(body);
}
/** `float(text)` of Python. */
function decimalFloat(text) {
    const trimmed = text.trim();
    if (/^[+-]?nan$/i.test(trimmed))
        return NaN;
    const infinite = /^([+-]?)inf(inity)?$/i.exec(trimmed);
    if (infinite)
        return infinite[1] === '-' ? -Infinity : Infinity;
    const form = new RegExp(`^[+-]?(?:${digits}\\.?(?:${digits})?|\\.${digits})(?:[eE][+-]?${digits})?$`);
    return form.test(trimmed) ? Number(trimmed.replaceAll('_', '')) : undefined;
}

;// CONCATENATED MODULE: ./lib/src/core/pickle/values.js

/** `bytes`, and `bytearray` where `mutable`. */
class PyBytes {
    data;
    mutable;
    constructor(data, mutable = false) {
        this.data = data;
        this.mutable = mutable;
    }
    text;
    /** The same text for the same bytes. */
    get identity() {
        return (this.text ??= `b${latin1(this.data)}`);
    }
}
class PyTuple {
    items;
    constructor(items) {
        this.items = items;
    }
}
class PyList {
    items = [];
}
/** `set`, and `frozenset` where `frozen`. Items as they came, doubled ones too. */
class PySet {
    items;
    frozen;
    constructor(items, frozen = false) {
        this.items = items;
        this.frozen = frozen;
    }
}
/** A dict as the pairs that were set, in order; a later pair of an equal key replaces the value of the earlier. */
class PyDict {
    entries = [];
    /** Made with the first pair: a file may hold millions of empty dicts. Text has an index of its own. */
    texts;
    others;
    set(key, value) {
        const index = typeof key === 'string' ? (this.texts ??= new Map()) : (this.others ??= new Map());
        const identity = keyIdentity(key);
        const at = index.get(identity);
        if (at !== undefined)
            this.entries[at][1] = value;
        else
            index.set(identity, this.entries.push([key, value]) - 1);
    }
    get(key) {
        const at = this.texts?.get(key);
        return at === undefined ? undefined : this.entries[at][1];
    }
}
/**
 * Equal for keys that Python holds equal, as far as scalars go: `1 == 1.0 == True`; other keys are equal to themselves.
 * Cheap for a long key that comes a million times: the hash of a string stays with it, and PyBytes keeps its text.
 */
function keyIdentity(key) {
    if (typeof key === 'boolean')
        return key ? 'n1' : 'n0';
    if (typeof key === 'bigint')
        return `n${key.toString(16)}`;
    if (typeof key === 'number')
        return Number.isInteger(key) ? `n${BigInt(key).toString(16)}` : Number.isNaN(key) ? Symbol('nan') : `f${key}`;
    return key instanceof PyBytes ? key.identity : key;
}
/** A name that unpickling would import. */
class PyGlobal {
    module;
    name;
    constructor(module, name) {
        this.module = module;
        this.name = name;
    }
    toString() {
        return `${this.module}.${this.name}`;
    }
}
/** What unpickling would make by calling something: REDUCE, NEWOBJ, OBJ or INST, and then BUILD. */
class PyCall {
    via;
    callable;
    args;
    kwargs;
    /** What BUILD handed over. */
    state;
    /** What SETITEM and APPEND put in, for subclasses of dict and list such as OrderedDict. */
    content;
    appended = [];
    constructor(via, callable, args, kwargs) {
        this.via = via;
        this.callable = callable;
        this.args = args;
        this.kwargs = kwargs;
    }
}
/** An object outside the pickle: torch names its storages so. */
class PyPersistent {
    id;
    constructor(id) {
        this.id = id;
    }
}
/** An out-of-band buffer of protocol 5. */
class PyBuffer {
    readonlyView = false;
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/allowlist.js
const under = (module, names) => names.split(' ').map((name) => `${module}.${name}`);
const weights = [
    'collections.OrderedDict',
    ...under('torch', 'Size device Tensor per_tensor_affine per_channel_affine per_tensor_symmetric per_channel_symmetric per_channel_affine_float_qparams'),
    ...under('torch', 'float64 float32 float16 bfloat16 complex128 complex64 complex32 int64 int32 int16 int8 uint8 uint16 uint32 uint64 bool'),
    ...under('torch', 'quint8 qint8 qint32 quint4x2 quint2x4 float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz'),
    ...under('torch', 'DoubleStorage FloatStorage HalfStorage BFloat16Storage ComplexDoubleStorage ComplexFloatStorage LongStorage IntStorage'),
    ...under('torch', 'ShortStorage CharStorage ByteStorage BoolStorage QUInt8Storage QInt8Storage QInt32Storage QUInt4x2Storage QUInt2x4Storage'),
    ...under('torch.storage', 'UntypedStorage TypedStorage'),
    ...under('torch._utils', '_rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_parameter _rebuild_parameter_with_state'),
    ...under('torch._utils', '_rebuild_qtensor _rebuild_sparse_tensor _rebuild_meta_tensor_no_storage _rebuild_nested_tensor'),
    'torch.nn.parameter.Parameter',
    'torch.serialization._get_layout',
];
const gym3 = under('gym3.types', 'DictType TensorType Discrete');
const numpy = [
    'numpy.ndarray',
    'numpy.dtype',
    ...under('numpy.core.multiarray', '_reconstruct scalar'),
    ...under('numpy._core.multiarray', '_reconstruct scalar'),
];
const allowlists = {
    weights: new Set(weights),
    gym3: new Set(gym3),
    numpy: new Set(numpy),
};

;// CONCATENATED MODULE: ./lib/src/core/pickle/opcodes.js


/** Lines are numbers, names and old strings; Python itself refuses integers of more than 4,300 digits. */
const numberLine = 5_000;
const textLine = 1 << 20;
/** No checkpoint has such a number, and arithmetic with larger ones takes its time. */
const integerBytes = 1 << 12;
const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const need = (m, value, what) => value ?? m.fail('malformed', `${what} is malformed`);
const asciiLine = (m, limit) => latin1(m.line(limit));
/** A copy: the cursor's window is used again. */
const bytes = (m, length, mutable = false) => new PyBytes(new Uint8Array(m.text(length)), mutable);
const unicode = (m, length) => need(m, utf8(m.text(length)), 'UTF-8');
function oldString(m, length) {
    const text = latin1(m.text(length));
    return need(m, isAscii(text) ? text : undefined, 'a string of Python 2 that is not ASCII');
}
const integerLine = (m, text) => need(m, decimalInteger(text), 'an integer');
function dictOf(m) {
    const dict = new PyDict();
    m.setItems(dict, m.popMarked());
    return dict;
}
function listOf(m) {
    const list = new PyList();
    m.append(list, m.popMarked());
    return list;
}
/** Numbers of the memo are lines in protocol 0. */
function memoLine(m) {
    const key = decimalInteger(asciiLine(m, numberLine));
    return key !== undefined && key >= 0n && key <= 0xffffffffn
        ? Number(key)
        : m.fail('malformed', 'the number of a memo entry is malformed');
}
function tuple(m, count) {
    const items = Array.from({ length: count }, () => m.pop()).reverse();
    m.push(new PyTuple(items));
}
function build(m) {
    const state = m.pop();
    const target = m.top();
    if (!(target instanceof PyCall))
        return m.odd('state is given to something that was not made by a call');
    if (target.state !== undefined)
        m.odd('state is given twice');
    target.state = state;
}
function addItems(m) {
    const items = m.popMarked();
    const target = m.top();
    if (!(target instanceof PySet))
        return m.fail('malformed', 'items are added to something that is no set');
    for (const item of items)
        target.items.push(item);
}
function stackGlobal(m) {
    const name = m.pop();
    m.global(m.pop(), name);
}
function call(m, via) {
    const args = m.pop();
    if (!(args instanceof PyTuple))
        m.fail('malformed', 'the arguments of a call are no tuple');
    m.call(via, m.pop(), args);
}
function callWithNames(m) {
    const kwargs = m.pop();
    const args = m.pop();
    if (!(args instanceof PyTuple) || !(kwargs instanceof PyDict))
        m.fail('malformed', 'the arguments of a call are no tuple and dict');
    m.call('newobj_ex', m.pop(), args, kwargs);
}
function callMarked(m) {
    const [callable, ...args] = m.popMarked();
    if (callable === undefined)
        m.fail('malformed', 'nothing to call');
    m.call('obj', callable, new PyTuple(args));
}
function callNamed(m) {
    const [module, name] = globalLines(m);
    const args = new PyTuple(m.popMarked());
    m.global(module, name);
    m.call('inst', m.pop(), args);
}
function globalLines(m) {
    const line = () => need(m, utf8(m.line(textLine)), 'the name of a global');
    return [line(), line()];
}
function extension(m, length) {
    const code = m.cursor.uint(length);
    m.odd(`extension ${code}: what it is depends on the machine`);
    m.global('copyreg._extension_registry', String(code));
}
function protocol(m) {
    m.protocol = m.cursor.byte();
    if (m.protocol > 5)
        m.fail('malformed', `protocol ${m.protocol} is not known`);
}
function integerOrBoolean(m) {
    const text = asciiLine(m, numberLine);
    m.push(text === '00' ? false : text === '01' ? true : integerLine(m, text));
}
function readonlyBuffer(m) {
    const buffer = m.top();
    if (buffer instanceof PyBuffer)
        buffer.readonlyView = true;
}
function long4(m) {
    const length = m.cursor.uint(4);
    if (length > integerBytes)
        m.fail('limit', `an integer of more than ${integerBytes} bytes`);
    m.push(littleEndianInteger(m.cursor.take(length)));
}
/** What each opcode does, by its byte. Source: CPython `Lib/pickletools.py` (names) and `Modules/_pickle.c` (meaning). */
const byCharacter = {
    '(': (m) => m.setMark(), // MARK
    '.': (m) => m.stop(), // STOP
    '0': (m) => m.drop(), // POP
    '1': (m) => void m.popMarked(), // POP_MARK
    '2': (m) => m.push(m.top()), // DUP
    F: (m) => m.push(need(m, decimalFloat(asciiLine(m, numberLine)), 'a float')), // FLOAT
    I: integerOrBoolean, // INT
    J: (m) => m.push(BigInt(view(m.cursor.take(4)).getInt32(0, true))), // BININT
    K: (m) => m.push(BigInt(m.cursor.byte())), // BININT1
    L: (m) => m.push(integerLine(m, asciiLine(m, numberLine).replace(/L$/, ''))), // LONG
    M: (m) => m.push(BigInt(m.cursor.uint(2))), // BININT2
    N: (m) => m.push(null), // NONE
    P: (m) => m.persistent(asciiLine(m, textLine)), // PERSID
    Q: (m) => m.persistent(m.pop()), // BINPERSID
    R: (m) => call(m, 'reduce'), // REDUCE
    S: (m) => m.push(need(m, quotedString(m.line(textLine)), 'a quoted string')), // STRING
    T: (m) => m.push(oldString(m, m.cursor.uint(4))), // BINSTRING
    U: (m) => m.push(oldString(m, m.cursor.byte())), // SHORT_BINSTRING
    V: (m) => m.push(need(m, rawUnicodeEscape(m.line(textLine)), 'an escaped string')), // UNICODE
    X: (m) => m.push(unicode(m, m.cursor.uint(4))), // BINUNICODE
    B: (m) => m.push(bytes(m, m.cursor.uint(4))), // BINBYTES
    C: (m) => m.push(bytes(m, m.cursor.byte())), // SHORT_BINBYTES
    a: (m) => ((item) => m.append(m.top(), [item]))(m.pop()), // APPEND
    b: build, // BUILD
    c: (m) => m.global(...globalLines(m)), // GLOBAL
    d: (m) => m.push(dictOf(m)), // DICT
    '}': (m) => m.push(new PyDict()), // EMPTY_DICT
    e: (m) => ((items) => m.append(m.top(), items))(m.popMarked()), // APPENDS
    g: (m) => m.recall(memoLine(m)), // GET
    h: (m) => m.recall(m.cursor.byte()), // BINGET
    i: callNamed, // INST
    j: (m) => m.recall(m.cursor.uint(4)), // LONG_BINGET
    l: (m) => m.push(listOf(m)), // LIST
    ']': (m) => m.push(new PyList()), // EMPTY_LIST
    o: callMarked, // OBJ
    p: (m) => m.remember(memoLine(m)), // PUT
    q: (m) => m.remember(m.cursor.byte()), // BINPUT
    r: (m) => m.remember(m.cursor.uint(4)), // LONG_BINPUT
    s: (m) => ((value, key) => m.setItems(m.top(), [key, value]))(m.pop(), m.pop()), // SETITEM
    t: (m) => m.push(new PyTuple(m.popMarked())), // TUPLE
    ')': (m) => m.push(new PyTuple([])), // EMPTY_TUPLE
    u: (m) => ((pairs) => m.setItems(m.top(), pairs))(m.popMarked()), // SETITEMS
    G: (m) => m.push(view(m.cursor.take(8)).getFloat64(0, false)), // BINFLOAT
};
const byNumber = {
    0x80: protocol, // PROTO
    0x81: (m) => call(m, 'newobj'), // NEWOBJ
    0x82: (m) => extension(m, 1), // EXT1
    0x83: (m) => extension(m, 2), // EXT2
    0x84: (m) => extension(m, 4), // EXT4
    0x85: (m) => tuple(m, 1), // TUPLE1
    0x86: (m) => tuple(m, 2), // TUPLE2
    0x87: (m) => tuple(m, 3), // TUPLE3
    0x88: (m) => m.push(true), // NEWTRUE
    0x89: (m) => m.push(false), // NEWFALSE
    0x8a: (m) => m.push(littleEndianInteger(m.cursor.take(m.cursor.byte()))), // LONG1
    0x8b: long4, // LONG4
    0x8c: (m) => m.push(unicode(m, m.cursor.byte())), // SHORT_BINUNICODE
    0x8d: (m) => m.push(unicode(m, m.cursor.uint(8))), // BINUNICODE8
    0x8e: (m) => m.push(bytes(m, m.cursor.uint(8))), // BINBYTES8
    0x8f: (m) => m.push(new PySet([])), // EMPTY_SET
    0x90: addItems, // ADDITEMS
    0x91: (m) => m.push(new PySet(m.popMarked(), true)), // FROZENSET
    0x92: callWithNames, // NEWOBJ_EX
    0x93: stackGlobal, // STACK_GLOBAL
    0x94: (m) => m.remember(m.memo.size), // MEMOIZE
    0x95: (m) => m.frame(m.cursor.uint(8)), // FRAME
    0x96: (m) => m.push(bytes(m, m.cursor.uint(8), true)), // BYTEARRAY8
    0x97: (m) => m.push(new PyBuffer()), // NEXT_BUFFER
    0x98: readonlyBuffer, // READONLY_BUFFER
};
const opcodes = Array.from({ length: 256 }, (_, code) => byNumber[code] ?? byCharacter[String.fromCharCode(code)]);

;// CONCATENATED MODULE: ./lib/src/core/pickle/machine.js



const defaultLimits = { operations: 2_000_000, memo: 1_000_000, textBytes: 64 << 20 };
/** More than anybody reads; each number of an extension is one of its own. */
const mostOddities = 20;
/** A checkpoint names a dozen. */
const mostGlobals = 10_000;
/** Of a global, module and name together. */
const nameCharacters = 1_000;
/** Stands between the values on the stack; never leaves the machine. */
const mark = Symbol('mark');
/**
 * The unpickling machine, without the part that runs anything: all 68 opcodes of protocols 0 to 5, with globals, calls
 * and persistent ids as data. It never recurses, and stops at STOP.
 */
class Machine {
    limits;
    cursor;
    memo = new Map();
    globals = new Map();
    oddities = new Set();
    calls = [];
    persistents = [];
    protocol = 0;
    stack = [];
    marks = [];
    frameEnd;
    textBytes = 0;
    result;
    constructor(source, start, end, limits = defaultLimits) {
        this.limits = limits;
        this.cursor = new Cursor(source, start, end);
    }
    run() {
        for (let count = 0; this.result === undefined; count++) {
            if (count >= this.limits.operations)
                this.fail('limit', `more than ${this.limits.operations} operations`);
            if (this.frameEnd !== undefined && this.cursor.position >= this.frameEnd)
                this.frameEnd = undefined;
            const at = this.cursor.position;
            const code = this.cursor.byte();
            const execute = opcodes[code];
            if (execute === undefined)
                throw new PickleError('malformed', `0x${code.toString(16).padStart(2, '0')} is no opcode`, at);
            execute(this);
            if (this.frameEnd !== undefined && this.cursor.position > this.frameEnd)
                this.odd('an argument crosses the end of its frame');
        }
        const { protocol } = this;
        return {
            value: this.result.value,
            end: this.cursor.position,
            protocol,
            globals: [...this.globals.values()],
            calls: this.calls,
            persistents: this.persistents,
            oddities: [...this.oddities],
        };
    }
    fail(kind, message) {
        throw new PickleError(kind, message, this.cursor.position);
    }
    odd(what) {
        if (this.oddities.size < mostOddities)
            this.oddities.add(what);
    }
    push(value) {
        this.stack.push(value);
    }
    pop() {
        const value = this.stack.pop();
        if (value === undefined || value === mark)
            this.fail('malformed', 'a value is wanted, and the stack has none');
        return value;
    }
    /** POP takes a mark too. */
    drop() {
        const value = this.stack.pop();
        if (value === undefined)
            this.fail('malformed', 'nothing to pop');
        if (value === mark)
            this.marks.pop();
    }
    top() {
        const value = this.stack.at(-1);
        if (value === undefined || value === mark)
            this.fail('malformed', 'a value is wanted, and the stack has none');
        return value;
    }
    setMark() {
        this.marks.push(this.stack.push(mark) - 1);
    }
    /** All above the last mark, which is taken off too. */
    popMarked() {
        const at = this.marks.pop();
        if (at === undefined)
            this.fail('malformed', 'no mark on the stack');
        const items = this.stack.splice(at);
        return items.slice(1);
    }
    remember(key) {
        if (this.memo.size >= this.limits.memo)
            this.fail('limit', `more than ${this.limits.memo} memo entries`);
        this.memo.set(key, this.top());
    }
    recall(key) {
        const value = this.memo.get(key);
        if (value === undefined)
            this.fail('malformed', `memo ${key} is empty`);
        this.push(value);
    }
    /** Bytes for a string, counted against the limit before they are read. */
    text(length) {
        this.count(length);
        return this.cursor.take(length);
    }
    /** A line, counted as text. */
    line(limit) {
        const line = this.cursor.line(limit);
        this.count(line.length);
        return line;
    }
    count(bytes) {
        this.textBytes += bytes;
        if (this.textBytes > this.limits.textBytes)
            this.fail('limit', `strings of more than ${this.limits.textBytes} bytes`);
    }
    frame(length) {
        if (this.frameEnd !== undefined)
            this.odd('a frame within a frame');
        this.frameEnd = this.cursor.position + length;
        if (this.frameEnd > this.cursor.end)
            this.fail('truncated', `a frame of ${length} bytes ends behind the file`);
    }
    global(module, name) {
        if (typeof module !== 'string' || typeof name !== 'string')
            this.fail('malformed', 'the name of a global is no string');
        if (module.length + name.length > nameCharacters)
            this.fail('limit', `the name of a global is longer than ${nameCharacters} characters`);
        const key = `${module}\0${name}`;
        let one = this.globals.get(key);
        if (one === undefined) {
            if (this.globals.size >= mostGlobals)
                this.fail('limit', `more than ${mostGlobals} names`);
            this.globals.set(key, (one = new PyGlobal(module, name)));
        }
        this.push(one);
    }
    call(via, callable, args, kwargs) {
        if (!(callable instanceof PyGlobal))
            this.odd('what is called is computed, not named');
        const made = new PyCall(via, callable, args, kwargs);
        this.calls.push(made);
        this.push(made);
    }
    persistent(id) {
        const made = new PyPersistent(id);
        this.persistents.push(made);
        this.push(made);
    }
    append(target, items) {
        // Not `push(...items)`: a million arguments are more than the stack of the engine takes.
        if (target instanceof PyList)
            for (const item of items)
                target.items.push(item);
        else if (target instanceof PyCall) {
            this.odd('items are appended to something that is no list');
            for (const item of items)
                target.appended.push(item);
        }
        else
            this.fail('malformed', 'items are appended to something that is no list');
    }
    setItems(target, pairs) {
        if (pairs.length % 2 !== 0)
            this.fail('malformed', 'a key without a value');
        const isOrdered = target instanceof PyCall &&
            target.callable instanceof PyGlobal &&
            target.callable.toString() === 'collections.OrderedDict';
        if (target instanceof PyCall && !isOrdered)
            this.odd('items are set on something that is no dict');
        const dict = target instanceof PyDict
            ? target
            : target instanceof PyCall
                ? (target.content ??= new PyDict())
                : this.fail('malformed', 'items are set on something that is no dict');
        for (let i = 0; i < pairs.length; i += 2) {
            const key = pairs[i];
            // Each dict keeps the digits of such a key, and a million of them may have the same one.
            if (typeof key === 'bigint' && BigInt.asIntN(64, key) !== key)
                this.count(key.toString(16).length);
            dict.set(key, pairs[i + 1]);
        }
    }
    stop() {
        this.result = { value: this.pop() };
        if (this.stack.length > 0)
            this.odd('values are left on the stack');
    }
}
/** Reads one pickle from `start`; `end` is where its container ends. Throws PickleError. */
function readPickle(source, start, end, limits = defaultLimits) {
    return new Machine(source, start, end, limits).run();
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/findings.js
/** Thrown while a file is read: it cannot be believed (`refused`), or not be understood at all (`unreadable`). */
class Unfit extends Error {
    verdict;
    constructor(verdict, message) {
        // A message may quote the file, and a name in a file may be of any length.
        super(message.length > 1000 ? `${message.slice(0, 1000)}…` : message);
        this.verdict = verdict;
        this.name = 'Unfit';
    }
}
const refuse = (message) => {
    throw new Unfit('refused', message);
};

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/json-keys.js
const colon = /\s*:/y;
/**
 * A key that an object of a JSON text has twice, which `JSON.parse` does not tell: other readers take the other one.
 * The text is valid JSON.
 */
function doubledKey(text) {
    const objects = [];
    for (let at = 0; at < text.length; at++) {
        const one = text[at];
        if (one === '{')
            objects.push(new Set());
        else if (one === '[')
            objects.push(undefined);
        else if (one === '}' || one === ']')
            objects.pop();
        if (one !== '"')
            continue;
        const start = at;
        for (at++; text[at] !== '"'; at++)
            if (text[at] === '\\')
                at++;
        const keys = objects.at(-1);
        colon.lastIndex = at + 1;
        if (keys === undefined || !colon.test(text))
            continue;
        const key = JSON.parse(text.slice(start, at + 1));
        if (keys.has(key))
            return key;
        keys.add(key);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/polyglot.js




/** The number in a field of a tar header: base 256, or octal as Python's `int(…, 8)` takes it. */
function tarNumber(field) {
    if (field[0] === 0x80 || field[0] === 0xff) {
        const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
        return field[0] === 0xff ? value - 256 ** 7 : value;
    }
    const text = latin1(field).split('\0')[0].trim();
    if (text === '')
        return 0;
    return /^[+-]?(0o)?[0-7_]+$/i.test(text)
        ? parseInt(text.replace(/^([+-]?)0o/i, '$1').replaceAll('_', ''), 8)
        : undefined;
}
/**
 * `torch.load` takes what is no zip for a tar first, and unpickles its members; Python's tarfile asks of a header only
 * that its sum is right, and no `ustar`.
 */
function refuseTar(source) {
    const head = source.read(0, 512);
    if (head.length < 512)
        return;
    const sums = [0, 0];
    head.forEach((byte, at) => {
        const counted = at >= 148 && at < 156 ? 0x20 : byte;
        sums[0] += counted;
        sums[1] += counted > 127 ? counted - 256 : counted;
    });
    const told = tarNumber(head.subarray(148, 156));
    if (told !== undefined && sums.includes(told))
        refuse('it begins as a tar too, and torch.load opens that first');
}
/** Whether an unpickler would come as far as a name, or further than anybody follows it. */
function beginsAsPickle(source) {
    const machine = new Machine(source, 0, source.size, { operations: 10_000, memo: 1_000, textBytes: 1 << 20 });
    try {
        machine.run();
    }
    catch (error) {
        if (!(error instanceof PickleError))
            throw error;
        if (error.kind === 'limit')
            return true;
    }
    return machine.globals.size > 0;
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/calls.js

const argument = ({ args }, index) => args instanceof PyTuple ? args.items[index] : undefined;
const nameOf = (value) => value instanceof PyGlobal ? String(value) : undefined;
/** Nothing, or a dict in which nothing has been put: nothing can be taken out of one again. */
function isEmpty(value) {
    if (value === undefined || value === null)
        return true;
    if (value instanceof PyDict)
        return value.entries.length === 0;
    return (value instanceof PyCall &&
        nameOf(value.callable) === 'collections.OrderedDict' &&
        (value.content?.entries.length ?? 0) === 0 &&
        value.args instanceof PyTuple &&
        value.args.items.length === 0);
}
const stateless = ({ state, callable }) => state === undefined ? undefined : `state is given to what ${String(callable)} made`;
/** torch's own `OrderedDict`s carry `_metadata`; another attribute can take the place of a method, such as `items`. */
const orderedDict = ({ state }) => state === undefined || (state instanceof PyDict && state.entries.every(([key]) => key === '_metadata'))
    ? undefined
    : 'a dict is given attributes other than _metadata';
/** torch never calls these when it loads a checkpoint; called, they make a storage of any size. */
const uncalled = ({ callable }) => `${String(callable)} is called`;
const tensor = (hooks) => (call) => {
    if (call.via === 'newobj' || call.via === 'newobj_ex')
        return `${String(call.callable)} is taken for a class`;
    if (!isEmpty(argument(call, hooks)))
        return 'a tensor with hooks';
    return stateless(call);
};
const parameterWithState = (call) => isEmpty(argument(call, 3)) ? tensor(2)(call) : 'a parameter with attributes of its own';
/** Numbers and truth values; a type of objects or fields would have numpy take bytes for addresses. */
const plainType = /^[<>=|]?(?:[?bBhHiIlLqQefdFD]|[biufc]\d{1,2})$/;
const numpyType = (call) => {
    const type = argument(call, 0);
    if (typeof type !== 'string' || !plainType.test(type))
        return 'a numpy type that is no plain number';
    const { state } = call;
    if (state === undefined)
        return undefined;
    const items = state instanceof PyTuple ? state.items : [];
    const isPlain = items.length === 8 && items.slice(2, 5).every((item) => item === null) && items[7] === 0n;
    return isPlain ? undefined : 'a numpy type with fields or flags of its own';
};
const numpyArray = (call) => {
    const shape = argument(call, 1);
    const isBare = nameOf(argument(call, 0)) === 'numpy.ndarray' &&
        shape instanceof PyTuple &&
        shape.items.length === 1 &&
        shape.items[0] === 0n;
    if (!isBare)
        return 'a numpy array that does not begin empty';
    const items = call.state instanceof PyTuple ? call.state.items : [];
    const [, , type, , data] = items;
    return items.length === 5 && isNumpyType(type) && data instanceof PyBytes
        ? undefined
        : 'a numpy array of something other than bytes';
};
const isNumpyType = (value) => value instanceof PyCall && nameOf(value.callable) === 'numpy.dtype';
const numpyScalar = (call) => isNumpyType(argument(call, 0)) && argument(call, 1) instanceof PyBytes
    ? stateless(call)
    : 'a numpy scalar of something other than bytes';
const rules = {
    'collections.OrderedDict': orderedDict,
    'torch._utils._rebuild_tensor': tensor(Infinity),
    'torch._utils._rebuild_tensor_v2': tensor(5),
    'torch._utils._rebuild_tensor_v3': tensor(5),
    'torch._utils._rebuild_qtensor': tensor(6),
    'torch._utils._rebuild_parameter': tensor(2),
    'torch._utils._rebuild_parameter_with_state': parameterWithState,
    'torch.Tensor': uncalled,
    'numpy.ndarray': uncalled,
    'numpy.dtype': numpyType,
    'numpy.core.multiarray._reconstruct': numpyArray,
    'numpy._core.multiarray._reconstruct': numpyArray,
    'numpy.core.multiarray.scalar': numpyScalar,
    'numpy._core.multiarray.scalar': numpyScalar,
};
/** Why a call is refused although its name may be on a list. */
function callRefusal(call) {
    const name = nameOf(call.callable);
    if (name === undefined)
        return undefined; // the machine has said so
    if (Object.hasOwn(rules, name))
        return rules[name](call);
    if (/^torch(\.storage)?\.\w*Storage$/.test(name))
        return uncalled(call);
    return name.startsWith('torch.') ? stateless(call) : undefined;
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/tensors.js



/** Bytes of an element. Source: torch `c10/core/ScalarType.h`. */
const itemBytes = {
    float64: 8, float32: 4, float16: 2, bfloat16: 2, complex128: 16, complex64: 8, complex32: 4,
    int64: 8, int32: 4, int16: 2, int8: 1, uint8: 1, uint16: 2, uint32: 4, uint64: 8, bool: 1,
    quint8: 1, qint8: 1, qint32: 4, quint4x2: 1, quint2x4: 1,
    float8_e4m3fn: 1, float8_e5m2: 1, float8_e4m3fnuz: 1, float8_e5m2fnuz: 1,
}; // prettier-ignore
/** The element type of each storage class of `torch`. */
const storageTypes = {
    DoubleStorage: 'float64', FloatStorage: 'float32', HalfStorage: 'float16', BFloat16Storage: 'bfloat16',
    ComplexDoubleStorage: 'complex128', ComplexFloatStorage: 'complex64',
    LongStorage: 'int64', IntStorage: 'int32', ShortStorage: 'int16', CharStorage: 'int8', ByteStorage: 'uint8', BoolStorage: 'bool',
    QUInt8Storage: 'quint8', QInt8Storage: 'qint8', QInt32Storage: 'qint32', QUInt4x2Storage: 'quint4x2', QUInt2x4Storage: 'quint2x4',
    UntypedStorage: 'uint8',
}; // prettier-ignore
const integer = (value, what) => {
    const number = typeof value === 'bigint' ? Number(value) : NaN;
    return Number.isSafeInteger(number) && number >= 0 ? number : refuse(`${what} is no size`);
};
const integers = (value, what) => {
    const items = value instanceof PyTuple
        ? value.items
        : value instanceof PyCall && isNamed(value.callable, 'torch.Size')
            ? sizeItems(value)
            : undefined;
    if (items === undefined || items.length > 64)
        return refuse(`${what} is no tuple of sizes`);
    return items.map((item) => integer(item, what));
};
const sizeItems = (size) => {
    const first = size.args instanceof PyTuple ? size.args.items[0] : undefined;
    // A list may have changed since: what torch saw of it is not what is in it now.
    return first instanceof PyTuple ? first.items : undefined;
};
const isNamed = (value, ...names) => value instanceof PyGlobal && names.includes(value.toString());
/** Of one file; nobody reads more. */
const mostRefusals = 10;
/** One `load_state_dict` away from a checkpoint that looks right: enough to tell. */
const mostOthers = 100;
/** Far above any checkpoint; one description may stand in a million places. */
const mostTensors = 100_000;
const keyCharacters = 1_000;
/** The tables of this file by a name that a stranger chose: `constructor` is in none of them. */
const own = (table, name) => Object.hasOwn(table, name) ? table[name] : undefined;
/** Collects the tensors and storages of an unpickled checkpoint, and checks that each tensor lies in its storage. */
class TensorCollector {
    tensors = [];
    storages = new Map();
    /** What stands in a dict, or in a dict within it, and is no tensor: a loader may stumble over it. */
    others = [];
    seen = new Set();
    /** Walks a value; keys of nested dicts are joined by dots. Iterative, because a file says how deep it is. */
    collect(root) {
        const todo = [[root, { key: '', name: '', depth: 0 }]];
        for (let next = todo.pop(); next; next = todo.pop()) {
            const [value, place] = next;
            const { key, depth } = place;
            if (value instanceof PyCall && this.tensor(value, place))
                continue;
            if (value === null || typeof value !== 'object')
                continue;
            if (this.seen.has(value))
                continue;
            this.seen.add(value);
            if (isStorageId(value))
                this.storage(value);
            const children = childrenOf(value);
            // Not `push(...children)`: a million arguments are more than the stack of the engine takes.
            for (let i = children.length - 1; i >= 0; i--) {
                const [name, child, deeper = 1] = children[i];
                // One character more than a key may have tells that it was longer; what a file nests endlessly stays small.
                const joined = (name === '' || key === '' ? key + name : `${key}.${name}`).slice(0, keyCharacters + 1);
                const below = { key: joined, name, depth: depth + deeper };
                const isOther = value instanceof PyDict && depth <= 1 && !(child instanceof PyCall && isTensor(child));
                if (isOther && this.others.length < mostOthers)
                    this.others.push(below);
                todo.push([child, below]);
            }
        }
        return this;
    }
    /** A storage named by `('storage', type, key, location, numel)`; the same key must always say the same. */
    storage(value) {
        const id = value instanceof PyPersistent && value.id instanceof PyTuple
            ? value.id.items
            : refuse('a tensor without a storage');
        const [kind, type, key, , elements] = id;
        const dtype = type instanceof PyGlobal && type.module.startsWith('torch') ? own(storageTypes, type.name) : undefined;
        if (kind !== 'storage' || dtype === undefined || typeof key !== 'string' || !hasViewOfNothing(id))
            return refuse('a persistent id that names no storage of torch');
        const count = integer(elements, `the size of storage ${key}`);
        const found = this.storages.get(key);
        if (found === undefined) {
            const fresh = { key, dtype, elements: count, bytes: count * itemBytes[dtype] };
            if (this.storages.size >= mostTensors)
                refuse(`more than ${mostTensors} storages`);
            this.storages.set(key, fresh);
            return fresh;
        }
        if (found.elements !== count || found.dtype !== dtype)
            refuse(`storage ${key} is described in two ways`);
        return found;
    }
    tensor(call, place) {
        const args = call.args instanceof PyTuple ? call.args.items : [];
        if (isParameter(call)) {
            // One within another is nothing that torch makes, and a chain of them could be of any length.
            return args[0] instanceof PyCall && !isParameter(args[0]) && this.tensor(args[0], place);
        }
        if (!isTensor(call))
            return false;
        if (this.tensors.length >= mostTensors)
            refuse(`more than ${mostTensors} tensors`);
        this.tensors.push({ ...place, ...this.describe(call, place.key) });
        return true;
    }
    /** Reasons to refuse what was made, also where it is not in the result. */
    check(calls, persistents) {
        const refusals = new Set();
        for (const one of persistents) {
            if (isStorageId(one))
                this.storage(one);
            else
                refusals.add('a persistent id that names no storage of torch');
        }
        for (const one of calls) {
            const refusal = callRefusal(one);
            if (refusal !== undefined && refusals.size < mostRefusals)
                refusals.add(refusal);
            if (isTensor(one) && !isParameter(one))
                this.describe(one, 'a tensor');
        }
        return [...refusals];
    }
    describe(call, key) {
        const args = call.args instanceof PyTuple ? call.args.items : [];
        const storage = this.storage(args[0]);
        const named = isNamed(call.callable, 'torch._utils._rebuild_tensor_v3') && args[6] instanceof PyGlobal
            ? args[6].name
            : storage.dtype;
        const offset = integer(args[1], `the offset of ${key}`);
        const shape = integers(args[2], `the shape of ${key}`);
        const stride = integers(args[3], `the stride of ${key}`);
        if (shape.length !== stride.length)
            refuse(`${key} has ${shape.length} sizes and ${stride.length} strides`);
        const item = own(itemBytes, named) ?? refuse(`${key} has the element type ${named}`);
        const numel = shape.reduce((product, size) => product * size, 1);
        const reach = numel === 0 ? 0 : offset + shape.reduce((sum, size, i) => sum + (size - 1) * stride[i], 0) + 1;
        if (!Number.isSafeInteger(numel) || !(reach * item <= storage.bytes))
            refuse(`${key} reaches beyond its storage ${storage.key} (${reach} of ${storage.elements} elements)`);
        if (key.length > keyCharacters)
            refuse(`the key of a tensor has more than ${keyCharacters} characters`);
        return { shape, dtype: named, bytes: numel * item, storage: storage.key, offset, stride };
    }
}
/** Legacy ids have a sixth item, of a view into the storage, which no torch has written since 0.4. */
const hasViewOfNothing = (id) => id.length === 5 || (id.length === 6 && id[5] === null);
const isParameter = ({ callable }) => isNamed(callable, 'torch._utils._rebuild_parameter', 'torch._utils._rebuild_parameter_with_state');
const rebuilds = ['_rebuild_tensor_v2', '_rebuild_tensor', '_rebuild_tensor_v3', '_rebuild_qtensor'].map((name) => `torch._utils.${name}`);
const isTensor = (call) => isParameter(call) || isNamed(call.callable, ...rebuilds);
const isStorageId = (value) => value instanceof PyPersistent && value.id instanceof PyTuple && value.id.items[0] === 'storage';
/** A number that somebody reads; the digits of a larger one take time to find. */
const isShort = (key) => key < 1n << 64n && key > -(1n << 64n);
/** What a value holds: under which name, and how much deeper. */
function childrenOf(value) {
    if (value instanceof PyDict)
        return value.entries.map(([key, item]) => [
            typeof key === 'string' ? key : typeof key === 'bigint' && isShort(key) ? String(key) : '?',
            item,
        ]);
    if (value instanceof PyTuple || value instanceof PyList)
        return value.items.map((item, index) => [String(index), item]);
    if (value instanceof PyPersistent)
        return [['', value.id]];
    if (value instanceof PyCall) {
        const parts = [
            ['', value.content ?? null, 0],
            ['', value.args],
        ];
        for (const item of value.appended)
            parts.push(['', item]);
        if (value.state !== undefined)
            parts.push(['', value.state]);
        return parts;
    }
    return [];
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/zip.js


const endSignature = 0x06054b50;
const zip64EndSignature = 0x06064b50;
const zip64LocatorSignature = 0x07064b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
/** Limits on what is read into memory; a torch checkpoint of 10,000 tensors has a directory of about 1 MB. */
const mostEntries = 200_000;
const mostDirectoryBytes = 64 << 20;
const zip_view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
function exact(source, offset, length) {
    if (offset < 0 || length < 0 || offset + length > source.size)
        throw new Unfit('unreadable', `the zip points at byte ${offset + length} of a file of ${source.size}`);
    return zip_view(source.read(offset, length));
}
function uint64(at, offset) {
    const value = at.getBigUint64(offset, true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER))
        refuse('a number of the zip is beyond any file');
    return Number(value);
}
/** The end record (APPNOTE.TXT 4.3.14 to 4.3.16). It must be the last thing in the file: no comment, nothing behind. */
function findDirectory(source) {
    if (source.size < 22)
        return undefined;
    const last = exact(source, source.size - 22, 22);
    if (last.getUint32(0, true) !== endSignature || last.getUint16(20, true) !== 0)
        return undefined;
    if (last.getUint16(4, true) !== 0 || last.getUint16(6, true) !== 0)
        refuse('the zip is one of several disks');
    if (last.getUint16(8, true) !== last.getUint16(10, true))
        refuse('the zip is one of several disks');
    const small = {
        entries: last.getUint16(10, true),
        bytes: last.getUint32(12, true),
        offset: last.getUint32(16, true),
        end: source.size - 22,
    };
    if (source.size < 22 + 20)
        return small;
    const locator = exact(source, source.size - 42, 20);
    if (locator.getUint32(0, true) !== zip64LocatorSignature)
        return small;
    const at = uint64(locator, 8);
    const end = exact(source, at, 56);
    if (end.getUint32(0, true) !== zip64EndSignature)
        refuse('the zip64 end record is not where its locator says');
    if (at + 12 + uint64(end, 4) !== source.size - 42)
        refuse('bytes between the zip64 end record and its locator');
    if (uint64(end, 24) !== uint64(end, 32))
        refuse('the zip is one of several disks');
    const large = { entries: uint64(end, 32), bytes: uint64(end, 40), offset: uint64(end, 48), end: at };
    for (const [few, many, full] of [
        [small.entries, large.entries, 0xffff],
        [small.bytes, large.bytes, 0xffffffff],
        [small.offset, large.offset, 0xffffffff],
    ]) {
        if (few !== full && few !== many)
            refuse('the two end records of the zip contradict each other');
    }
    return large;
}
/** True where the central directory was lost with the end of the file. A zip with bytes behind its end is refused. */
function isCutOff(source) {
    if (findDirectory(source) !== undefined)
        return false;
    const tail = Math.max(0, source.size - 22 - 0xffff);
    const bytes = source.read(tail, source.size - tail);
    const at = zip_view(bytes);
    for (let i = bytes.length - 22; i >= 0; i--) {
        if (bytes[i] !== 0x50 || at.getUint32(i, true) !== endSignature)
            continue;
        const isEnd = at.getUint32(i + 12, true) + at.getUint32(i + 16, true) === tail + i ||
            (i >= 20 && at.getUint32(i - 20, true) === zip64LocatorSignature);
        if (isEnd)
            refuse(`a comment, or ${bytes.length - 22 - i} bytes behind the end of the zip`);
    }
    return true;
}
/** Sizes and offset of more than 32 bits stand in an extra field of id 1, in this order, as far as they are needed. */
function widen(entry, extra) {
    for (let at = 0; at + 4 <= extra.byteLength;) {
        const [id, length] = [extra.getUint16(at, true), extra.getUint16(at + 2, true)];
        at += 4;
        if (at + length > extra.byteLength)
            refuse(`an extra field of ${entry.name} is longer than its room`);
        if (id === 1) {
            let from = at;
            for (const field of ['size', 'compressedSize', 'offset']) {
                if (entry[field] !== 0xffffffff)
                    continue;
                if (from + 8 > at + length)
                    refuse(`the zip64 field of ${entry.name} is too short`);
                entry[field] = uint64(extra, from);
                from += 8;
            }
        }
        at += length;
    }
}
/**
 * The entries of a zip, in the order of their place in the file, and where the last one must end.
 *
 * Stricter than any unzip: no comment, prefix, gap or overlap, no name twice, no encryption, no flag but those that
 * torch writes (UTF-8 names, data descriptors). What is read twice must say the same twice. Throws Unfit.
 */
function readDirectory(source) {
    const directory = findDirectory(source);
    if (directory === undefined)
        throw new Unfit('unreadable', 'the zip has no end record, or something stands behind it');
    if (directory.entries > mostEntries || directory.bytes > mostDirectoryBytes)
        refuse(`a directory of ${directory.entries} entries and ${directory.bytes} bytes`);
    if (directory.offset + directory.bytes !== directory.end)
        refuse('something stands between the directory of the zip and its end record');
    const bytes = exact(source, directory.offset, directory.bytes);
    const raw = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entries = [];
    const names = new Set();
    let at = 0;
    while (at < bytes.byteLength) {
        if (at + 46 > bytes.byteLength || bytes.getUint32(at, true) !== centralSignature)
            refuse('the directory of the zip is damaged');
        const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.getUint16(at + offset, true));
        if (at + 46 + nameLength + extraLength > bytes.byteLength)
            refuse('the directory of the zip is damaged');
        const flags = bytes.getUint16(at + 8, true);
        const nameBytes = raw.subarray(at + 46, at + 46 + nameLength);
        const name = (flags & 0x800 ? utf8(nameBytes) : latin1(nameBytes)) ?? refuse('a name in the zip is no UTF-8');
        const entry = {
            name,
            flags,
            method: bytes.getUint16(at + 10, true),
            compressedSize: bytes.getUint32(at + 20, true),
            size: bytes.getUint32(at + 24, true),
            offset: bytes.getUint32(at + 42, true),
        };
        if (commentLength > 0)
            refuse(`${name} has a comment`);
        if (flags & 1)
            refuse(`${name} is encrypted`);
        if (flags & ~0x808)
            refuse(`${name} has flags 0x${flags.toString(16)}`);
        if (names.has(name))
            refuse(`${name} stands twice in the zip`);
        names.add(name);
        const from = at + 46 + nameLength;
        widen(entry, zip_view(raw.subarray(from, from + extraLength)));
        if (entry.method === 0 && entry.size !== entry.compressedSize)
            refuse(`${name} is stored, with two sizes`);
        entries.push(entry);
        at = from + extraLength;
    }
    if (entries.length !== directory.entries)
        refuse(`the zip says it has ${directory.entries} entries, and has ${entries.length}`);
    entries.sort((a, b) => a.offset - b.offset);
    checkPlaces(entries, directory.offset);
    return { entries, end: directory.offset };
}
/** torch pads the local extra field to 64 bytes (or up to 4,096 when asked for pages); a descriptor takes at most 24. */
const mostSlack = 4096 + 64 + 24;
function checkPlaces(entries, end) {
    if ((entries[0]?.offset ?? 0) !== 0)
        refuse('something stands before the first entry of the zip');
    entries.forEach((entry, index) => {
        const next = entries[index + 1]?.offset ?? end;
        const least = entry.offset + 30 + entry.compressedSize;
        if (least > next)
            refuse(`${entry.name} overlaps what follows it`);
        if (next - least > mostSlack + entry.name.length * 4)
            refuse(`a gap of ${next - least} bytes behind ${entry.name}`);
    });
}
/** Reads the local header of an entry, compares it with the directory, and returns where its data begins. */
function openEntry(source, entry, next) {
    const header = exact(source, entry.offset, 30);
    if (header.getUint32(0, true) !== localSignature)
        refuse(`no local header where ${entry.name} should begin`);
    const [nameLength, extraLength] = [header.getUint16(26, true), header.getUint16(28, true)];
    const rest = exact(source, entry.offset + 30, nameLength + extraLength);
    const nameBytes = new Uint8Array(rest.buffer, rest.byteOffset, nameLength);
    const name = entry.flags & 0x800 ? utf8(nameBytes) : latin1(nameBytes);
    if (name !== entry.name)
        refuse(`${entry.name} is called ${name ?? 'something else'} in its local header`);
    if (header.getUint16(6, true) !== entry.flags || header.getUint16(8, true) !== entry.method)
        refuse(`${entry.name} has other flags in its local header`);
    const sizes = [header.getUint32(18, true), header.getUint32(22, true)];
    const expected = [entry.compressedSize, entry.size];
    // With bit 3 the descriptor behind the data has the sizes.
    if (!(entry.flags & 8) && sizes.some((size, i) => size !== expected[i] && size !== 0xffffffff))
        refuse(`${entry.name} has other sizes in its local header`);
    const data = entry.offset + 30 + nameLength + extraLength;
    const behind = next - (data + entry.compressedSize);
    // With a descriptor: signature, CRC and sizes of 4 or 8 bytes; the signature may be left out.
    const fits = entry.flags & 8 ? [12, 16, 20, 24].includes(behind) || (behind === 0 && entry.size === 0) : behind === 0;
    if (!fits)
        refuse(`${behind} bytes between ${entry.name} and what follows it`);
    entry.data = data;
    return data;
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/containers.js








/** More than anybody reads. */
const containers_mostRefusals = 20;
const fromPickle = (container, pickle) => {
    const collector = new TensorCollector().collect(pickle.value);
    const refusals = [...pickle.oddities, ...collector.check(pickle.calls, pickle.persistents)];
    return {
        container,
        protocol: pickle.protocol,
        tensors: collector.tensors,
        storages: [...collector.storages.values()],
        others: collector.others,
        globals: pickle.globals.map(String).sort(),
        dotted: pickle.globals.filter(({ name }) => name.includes('.')).map(String),
        refusals,
        pickle,
    };
};
const torchRecord = /^(data\.pkl|byteorder|version|\.format_version|\.storage_alignment|\.data\/serialization_id|data\/\d+)$/;
/** A zip that torch.save has written since 1.6, or TorchScript. `deep` opens the header of every record. */
function readTorchZip(source, deep) {
    if (isCutOff(source))
        return readCutOffZip(source);
    const { entries, end: directory } = readDirectory(source);
    const root = /^([^/]+)\//.exec(entries[0]?.name ?? '')?.[1];
    const pickleEntry = entries.find((entry) => entry.name === `${root}/data.pkl`);
    if (root === undefined || pickleEntry === undefined)
        throw new Unfit('unreadable', 'a zip, and no torch checkpoint: it has no data.pkl');
    if (entries.some(({ name }) => name === `${root}/constants.pkl` || name.startsWith(`${root}/code/`))) {
        return {
            container: 'torchscript',
            tensors: [],
            storages: [],
            others: [],
            globals: [],
            dotted: [],
            refusals: ['TorchScript: the file holds code that runs when it is loaded'],
        };
    }
    for (const { name, method } of entries) {
        if (!name.startsWith(`${root}/`) || !torchRecord.test(name.slice(root.length + 1)))
            refuse(`${name} has no place in a checkpoint`);
        if (method !== 0)
            refuse(`${name} is compressed; torch stores`);
    }
    const end = (index) => entries[index + 1]?.offset ?? directory;
    entries.forEach((entry, index) => {
        if (deep || !/\/data\/\d+$/.test(entry.name))
            openEntry(source, entry, end(index));
    });
    const order = entries.find(({ name }) => name === `${root}/byteorder`);
    if (order?.data !== undefined &&
        new TextDecoder().decode(source.read(order.data, Math.min(order.size, 16))) !== 'little')
        refuse('the byte order of the file is not little');
    const start = pickleEntry.data;
    const pickle = readPickle(source, start, start + pickleEntry.size);
    const content = fromPickle('torch-zip', pickle);
    if (pickle.end !== start + pickleEntry.size)
        content.refusals.push(`${start + pickleEntry.size - pickle.end} bytes behind the end of the pickle`);
    const records = new Map(entries.map((entry) => [entry.name, entry]));
    for (const storage of content.storages) {
        const record = records.get(`${root}/data/${storage.key}`);
        if (content.refusals.length >= containers_mostRefusals)
            break;
        if (record === undefined)
            content.refusals.push(`storage ${storage.key} has no record`);
        else if (record.size !== storage.bytes)
            content.refusals.push(`the record of storage ${storage.key} has ${record.size} bytes, not ${storage.bytes}`);
        else if (record.data !== undefined)
            storage.dataOffset = record.data;
    }
    const used = new Set(content.storages.map(({ key }) => `${root}/data/${key}`));
    const unused = entries.find(({ name }) => /\/data\/\d+$/.test(name) && !used.has(name));
    if (unused !== undefined)
        content.refusals.push(`${unused.name} belongs to no storage`);
    return content;
}
/** Without its end a zip has lost its directory, but data.pkl comes first and ends itself: what it was can be told. */
function readCutOffZip(source) {
    const head = source.read(0, 30);
    if (head.length < 30)
        throw new Unfit('unreadable', 'the beginning of a zip, and nothing more');
    const view = new DataView(head.buffer, head.byteOffset, 30);
    const start = 30 + view.getUint16(26, true) + view.getUint16(28, true);
    const content = fromPickle('torch-zip', readPickle(source, start, source.size));
    const whole = content.pickle.end + content.storages.reduce((sum, storage) => sum + storage.bytes, 0);
    content.missingBytes = Math.max(1, whole - source.size);
    return content;
}
const legacyMagic = 0x1950a86a20f9469cfc6cn;
/** The format before torch 1.6: magic, protocol, system, object, storage keys; then each storage, its length before it. */
function readLegacy(source) {
    refuseTar(source);
    let at = 0;
    const next = () => {
        const pickle = readPickle(source, at, source.size);
        at = pickle.end;
        return pickle;
    };
    const [magic, version, system] = [next(), next(), next()];
    if (magic.value !== legacyMagic || version.value !== 1001n)
        throw new Unfit('unreadable', 'no torch file: its first pickles are not the magic number and 1001');
    if (!(system.value instanceof PyDict) || system.value.get('little_endian') !== true)
        refuse('the byte order of the file is not little');
    const content = fromPickle('torch-legacy', next());
    const keys = next();
    for (const pickle of [magic, version, system, keys]) {
        content.refusals.push(...pickle.oddities);
        if (pickle.persistents.length > 0)
            refuse('a storage is named outside the object');
        if (pickle.globals.length > 0)
            content.refusals.push(`${pickle.globals.slice(0, 5).join(', ')} named outside the object`);
    }
    const named = keys.value instanceof PyList || keys.value instanceof PyTuple
        ? keys.value.items
        : refuse('the keys of the storages are no list');
    const storages = new Map(content.storages.map((storage) => [storage.key, storage]));
    for (const key of named) {
        const storage = typeof key === 'string' ? storages.get(key) : undefined;
        if (storage === undefined)
            return refuse('a storage is listed that nothing uses');
        storages.delete(storage.key);
        if (at + 8 <= source.size) {
            const length = source.read(at, 8);
            const elements = new DataView(length.buffer, length.byteOffset, 8).getBigInt64(0, true);
            if (elements !== BigInt(storage.elements))
                refuse(`storage ${storage.key} has ${elements} elements in the file, not ${storage.elements}`);
        }
        if (at + 8 + storage.bytes <= source.size)
            storage.dataOffset = at + 8;
        at += 8 + storage.bytes;
    }
    if (storages.size > 0)
        content.refusals.push(`storage ${[...storages.keys()][0]} is not in the file`);
    if (at > source.size)
        content.missingBytes = at - source.size;
    if (at < source.size)
        content.refusals.push(`${source.size - at} bytes behind the end of the file`);
    return content;
}
/** A pickle alone, such as VPT's `2x.model`. */
function readRawPickle(source) {
    refuseTar(source);
    const pickle = readPickle(source, 0, source.size);
    const content = fromPickle('pickle', pickle);
    if (content.storages.length > 0)
        content.refusals.push('it names storages, and a pickle alone has none');
    if (pickle.end < source.size)
        content.refusals.push(`${source.size - pickle.end} bytes behind the end of the pickle`);
    return content;
}
/** A torch file of before 1.6 begins with a pickle too; its magic number tells. */
function isLegacy(source) {
    try {
        return (readPickle(source, 0, Math.min(source.size, 64), { operations: 8, memo: 8, textBytes: 32 }).value === legacyMagic);
    }
    catch (error) {
        if (error instanceof PickleError)
            return false;
        throw error;
    }
}
/** The library takes 100 MiB; a header of 100,000 tensors has 12, and JSON of 100 takes gigabytes of memory. */
const mostHeaderBytes = 16 << 20;
const safeTypes = { F64: 'float64', F32: 'float32', F16: 'float16', BF16: 'bfloat16', I64: 'int64', I32: 'int32', I16: 'int16', I8: 'int8', U8: 'uint8', U16: 'uint16', U32: 'uint32', U64: 'uint64', BOOL: 'bool', F8_E4M3: 'float8_e4m3fn', F8_E5M2: 'float8_e5m2' }; // prettier-ignore
/** JSON may hold anything where sizes are meant. */
const sizesOf = (value) => Array.isArray(value) && value.length <= 64 && value.every((size) => Number.isSafeInteger(size) && size >= 0)
    ? value
    : undefined;
/** safetensors: a length, a JSON header, and tensors that cover the rest exactly. Source: the format's own README. */
function readSafetensors(source) {
    refuseTar(source);
    // `torch.load` takes a safetensors file for a pickle.
    if (beginsAsPickle(source))
        refuse('it begins as a pickle too');
    const head = source.read(0, 8);
    const length = Number(new DataView(head.buffer, head.byteOffset, 8).getBigUint64(0, true));
    if (length > mostHeaderBytes || length > source.size - 8)
        throw new Unfit('unreadable', `a header of ${length} bytes in a file of ${source.size}`);
    let header;
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(source.read(8, length));
        header = JSON.parse(text);
    }
    catch (error) {
        throw new Unfit('unreadable', `the header is no JSON: ${error.message.slice(0, 100)}`);
    }
    const doubled = doubledKey(text);
    if (doubled !== undefined)
        refuse(`the header has ${doubled} twice`);
    const tensors = [];
    const ranges = [];
    for (const [key, one] of Object.entries(header)) {
        if (key === '__metadata__')
            continue;
        if (tensors.length >= mostTensors)
            refuse(`more than ${mostTensors} tensors`);
        if (key.length > keyCharacters)
            refuse(`the key of a tensor has more than ${keyCharacters} characters`);
        const type = typeof one?.dtype === 'string' ? one.dtype : refuse(`${key} has no element type`);
        const dtype = Object.hasOwn(safeTypes, type) ? safeTypes[type] : refuse(`${key} has the element type ${type}`);
        const sizes = sizesOf(one?.shape) ?? refuse(`${key} has no shape`);
        const offsets = sizesOf(one?.data_offsets);
        const [from, to] = offsets?.length === 2 ? offsets : refuse(`${key} has no offsets`);
        const bytes = sizes.reduce((product, size) => product * size, itemBytes[dtype]);
        if (to - from !== bytes)
            refuse(`${key} has ${to - from} bytes, and its shape wants ${bytes}`);
        ranges.push([from, to, key]);
        tensors.push({ key, name: key, depth: 1, shape: sizes, dtype, bytes, storage: key, offset: 0, stride: [] });
    }
    const starts = new Map(ranges.map(([from, , key]) => [key, from]));
    let at = 0;
    for (const [from, to, key] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
        if (from !== at)
            refuse(`a gap or an overlap before ${key}`);
        at = to;
    }
    const content = {
        container: 'safetensors',
        tensors,
        storages: tensors.map(({ key, dtype, bytes }) => {
            const dataOffset = 8 + length + starts.get(key);
            return { key, dtype, bytes, elements: bytes / itemBytes[dtype], dataOffset };
        }),
        others: [],
        globals: [],
        dotted: [],
        refusals: [],
    };
    const end = 8 + length + at;
    if (end > source.size)
        content.missingBytes = end - source.size;
    if (end < source.size)
        content.refusals.push(`${source.size - end} bytes behind the last tensor`);
    return content;
}

// EXTERNAL MODULE: ./lib/src/core/checkpoint/expectations.js
var expectations = __webpack_require__(6288);
// EXTERNAL MODULE: ./lib/src/core/checkpoint/loaders.js
var loaders = __webpack_require__(871);
;// CONCATENATED MODULE: ./lib/src/core/checkpoint/classify.js

const classify_text = (shape) => `(${shape.join(', ')})`;
function compareTables({ tensors, others }, table) {
    const difference = { missing: [], unexpected: [], shapes: [], halves: [], otherTypes: [] };
    const there = new Map(tensors.filter(({ reached }) => reached).map((tensor) => [tensor.key, tensor]));
    for (const key of table.shapes.keys())
        if (!there.has(key))
            difference.missing.push(key);
    const seen = new Set();
    for (const { key, shape, dtype, reached } of tensors) {
        const wanted = table.shapes.get(key);
        if (!reached)
            difference.unexpected.push(`${key} out of reach`);
        else if (seen.has(key))
            difference.unexpected.push(`${key} once more`);
        else if (wanted === undefined)
            difference.unexpected.push(key);
        else if (classify_text(wanted) !== classify_text(shape))
            difference.shapes.push(`${key} is ${classify_text(shape)}, not ${classify_text(wanted)}`);
        else if (dtype === 'float16' || dtype === 'bfloat16')
            difference.halves.push(`${key} is ${dtype}`);
        else if (dtype !== 'float32')
            difference.otherTypes.push(`${key} is ${dtype}`);
        if (reached)
            seen.add(key);
    }
    for (const key of others)
        difference.unexpected.push(`${key}, no tensor`);
    return difference;
}
const fits = ({ missing, unexpected, shapes, otherTypes }) => missing.length + unexpected.length + shapes.length + otherTypes.length === 0;
const some = (items, words) => items.length === 0
    ? []
    : [`${items.length} ${words} (${items.slice(0, 3).join(', ')}${items.length > 3 ? ', …' : ''})`];
const differenceText = ({ missing, unexpected, shapes, otherTypes }) => [
    ...some(missing, 'missing'),
    ...some(unexpected, 'unexpected'),
    ...some(shapes, 'of another shape'),
    ...some(otherTypes, 'of another type'),
].join('; ');
const distance = ({ missing, unexpected, shapes }) => missing.length + unexpected.length + shapes.length;
/** The table that a checkpoint has, or the one that it is nearest to; undefined when it has nothing of any. Each is loaded by its own role, or all `as` one. */
function classify(entries, tables, as) {
    const ranked = tables
        .map((table) => ({
        table,
        difference: compareTables((0,loaders/* asLoaded */.g)(entries, as ?? table.loadedAs ?? table.role), table),
    }))
        .filter(({ table, difference }) => difference.missing.length < table.shapes.size)
        .sort((a, b) => distance(a.difference) - distance(b.difference));
    return ranked[0];
}
/** Near misses that have a cause with a name. Undefined when the difference speaks for itself. */
function explain(entries, wanted, difference) {
    const { tensors } = (0,loaders/* asLoaded */.g)(entries, wanted);
    const keys = tensors.map(({ key }) => key);
    const all = (prefix) => keys.length > 0 && keys.every((key) => key.startsWith(prefix));
    if (all('policy.'))
        return 'every key begins with `policy.`: upstream loads it without a word, and plays with random weights; save the state dict of the policy itself';
    if (all('module.'))
        return 'every key begins with `module.`: it was saved from a DataParallel wrapper';
    if (tensors.every(({ reached }) => !reached))
        return `none of its tensors is where upstream looks for them, in ${(0,loaders/* loaderOf */.L)(wanted)?.looks ?? 'the file'}`;
    if (keys.some((key) => /^(optimizer|optim)(_state_dict)?\./.test(key)))
        return 'it holds the state of an optimizer too: a training checkpoint, not the weights alone';
    if (wanted === 'steve1-policy' &&
        difference.missing.length === 2 &&
        difference.missing.every((key) => key.startsWith('net.mineclip_embed_linear.')) &&
        difference.unexpected.length === 0) {
        return 'it is a plain VPT policy: without net.mineclip_embed_linear upstream starts that layer with random weights';
    }
    if (wanted === 'mineclip' &&
        difference.missing.some((key) => key.includes('temporal_encoder')) &&
        difference.unexpected.length === 0)
        return 'it is avg.pth, and attn.pth is wanted';
    if (wanted === 'steve1-prior' && difference.shapes.length > 0 && difference.missing.length === 0)
        return 'it is a prior of another latent size (the default of vae.py is 256; STEVE-1 uses 512)';
    if ((0,loaders/* loaderOf */.L)(wanted)?.strict && difference.missing.length === 0 && entries.others.length > 0)
        return `${difference.unexpected.slice(0, 3).join('; ')}: upstream loads with strict=True, and ends there`;
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/naming.js



const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
/** Says what a checkpoint is, and where a role or a table is asked for, whether it is that. */
async function nameIt(result, asked, hiddenSize, own) {
    const { tensors } = result;
    const size = `${tensors.length} tensors, ${mebibytes(result.tensorBytes)}`;
    if (hiddenSize !== undefined)
        result.summary = `the architecture of a VPT model, hidden size ${hiddenSize}`;
    else
        result.summary =
            tensors.length === 0 ? `a ${result.container} without tensors` : `a ${result.container} checkpoint (${size})`;
    if (asked === 'vpt-architecture' || (asked === undefined && hiddenSize !== undefined)) {
        result.role = 'vpt-architecture';
        if (hiddenSize === undefined)
            isNot(result, 'it does not say what a VPT model looks like (model.args.net.args.hidsize)');
        else if (result.container !== 'pickle')
            isNot(result, `it is a ${result.container}, and upstream opens an architecture with pickle.load`);
        return;
    }
    if (asked !== undefined && asked !== 'weights' && own === undefined) {
        // What it should be is all that need be read while it is that.
        const right = classify(result, await (0,expectations/* knownTables */.X$)(asked));
        if (right && fits(right.difference)) {
            result.summary = `the ${right.table.title} (${size})`;
            return judge(result, asked, [right.table], right.table);
        }
    }
    const tables = tensors.length > 0 || asked !== undefined ? await (0,expectations/* knownTables */.X$)() : [];
    const nearest = classify(result, tables);
    const exact = nearest && fits(nearest.difference) ? nearest.table : undefined;
    const near = nearest ?? classify(withoutWrappers(result), tables, 'weights');
    const named = near && fits(near.difference) ? near.table : undefined;
    if (named)
        result.summary = `the ${named.title} (${size})`;
    const wanted = own
        ? [{ ...own, role: asked ?? 'weights', loadedAs: 'weights' }]
        : tables.filter(({ role }) => role === asked && role !== 'weights');
    if (wanted.length > 0)
        return judge(result, asked ?? 'weights', wanted, named);
    if (exact && asked === undefined)
        result.role = exact.role;
    if (exact || asked !== undefined || near === undefined)
        return;
    const { table, difference } = near;
    if (difference.missing.length < table.shapes.size / 2)
        result.notes.push(`nearest to the ${table.title}: ${explain(result, table.loadedAs ?? table.role, difference) ?? differenceText(difference)}`);
}
/** So that a checkpoint is named by its tensors even where no loader would find them. */
function withoutWrappers({ tensors }) {
    const inner = (key) => key.replace(/^(?:(?:state_dict|module|policy)\.)+/, '');
    return { tensors: tensors.map((tensor) => ({ ...tensor, key: inner(tensor.key) })), others: [] };
}
function isNot(result, reason) {
    result.wrongRole = true;
    result.reasons.push(reason);
}
function judge(result, asked, wanted, named) {
    const [first] = wanted;
    const none = { table: first, difference: compareTables((0,loaders/* asLoaded */.g)(result, first.loadedAs ?? asked), first) };
    const { table, difference } = classify(result, wanted) ?? none;
    if (fits(difference)) {
        const isForeign = result.container === 'safetensors' && table.loadedAs === undefined && (0,loaders/* loaderOf */.L)(asked);
        if (isForeign)
            isNot(result, 'it is a safetensors file, and upstream loads this role with torch.load');
        return noteHalves(result, difference);
    }
    const meant = `the ${table.title} (${table.shapes.size} tensors${table.bytes === undefined ? '' : `, ${mebibytes(table.bytes)}`})`;
    const isAnother = named !== undefined && !wanted.some(({ title }) => title === named.title);
    if (isAnother || result.tensors.length === 0)
        return isNot(result, `this is ${result.summary}, not ${meant}`);
    const what = named
        ? `this is ${result.summary}, and its loader does not find it`
        : `these are not the tensors of ${meant}`;
    isNot(result, `${what}: ${explain(result, table.loadedAs ?? asked, difference) ?? differenceText(difference)}`);
}
function noteHalves(result, { halves }) {
    if (halves.length > 0)
        result.notes.push(`${halves.length} tensors are of half precision; upstream computes in float32`);
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/values.js
const chunkBytes = 4 << 20;
/** The numbers in bytes that may begin anywhere. */
const aligned = (bytes) => {
    const { buffer, byteOffset, byteLength } = bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.from(bytes);
    return [buffer, byteOffset, byteLength];
};
const wide = (values) => (bytes) => {
    let [nan, zero] = [false, true];
    for (const value of values(bytes)) {
        if (value !== 0)
            zero = false;
        if (value !== value)
            nan = true;
    }
    return { nan, zero };
};
const singles = wide((bytes) => {
    const [buffer, offset, length] = aligned(bytes);
    return new Float32Array(buffer, offset, length >> 2);
});
const doubles = wide((bytes) => {
    const [buffer, offset, length] = aligned(bytes);
    return new Float64Array(buffer, offset, length >> 3);
});
/** Narrow formats by their bits: `isNaN` of the bits without the sign; zero has no other bit. */
const narrow = (width, sign, isNaN) => (bytes) => {
    const [buffer, offset, length] = aligned(bytes);
    const values = width === 1 ? bytes : new Uint16Array(buffer, offset, length >> 1);
    let [nan, zero] = [false, true];
    for (const whole of values) {
        const bits = whole & ~sign;
        if (isNaN(bits, whole))
            nan = true;
        else if (bits !== 0)
            zero = false;
    }
    return { nan, zero: zero && !nan };
};
/** NaN is a full exponent with a mantissa: more than infinity is. */
const beyond = (infinity) => (bits) => bits > infinity;
const half = narrow(2, 0x8000, beyond(0x7c00));
/** Source of the formats of 8 bits: torch `c10/util/Float8_*.h`. */
const floats = {
    float64: doubles,
    float32: singles,
    float16: half,
    bfloat16: narrow(2, 0x8000, beyond(0x7f80)),
    // A complex number is two: its storage is looked at as one of those.
    complex128: doubles,
    complex64: singles,
    complex32: half,
    float8_e4m3fn: narrow(1, 0x80, (bits) => bits === 0x7f),
    float8_e5m2: narrow(1, 0x80, beyond(0x7c)),
    float8_e4m3fnuz: narrow(1, 0x80, (_, whole) => whole === 0x80),
    float8_e5m2fnuz: narrow(1, 0x80, (_, whole) => whole === 0x80),
};
/** Integers, booleans and quantised numbers. All zero is ordinary here: counters, masks. */
const whole = (bytes) => ({ nan: false, zero: bytes.every((byte) => byte === 0) });
/** The type of the numbers in a storage: an untyped one says nothing of it, and its tensors do. */
function typesOf(storages, tensors) {
    const types = new Map(storages.map(({ key, dtype }) => [key, dtype]));
    for (const { storage, dtype } of tensors)
        if (Object.hasOwn(floats, dtype))
            types.set(storage, dtype);
    return types;
}
/** Reads every storage once, a little at a time. */
function scanValues(source, storages, tensors) {
    const result = { nan: [], zero: [], allZero: false };
    const types = typesOf(storages, tensors);
    let [hasFloats, allZero] = [false, true];
    for (const { key, elements, bytes, dataOffset } of storages) {
        const type = types.get(key);
        const isFloat = Object.hasOwn(floats, type);
        const look = isFloat ? floats[type] : whole;
        if (dataOffset === undefined || elements === 0)
            continue;
        let [nan, zero] = [false, true];
        for (let at = 0; at < bytes; at += chunkBytes) {
            const seen = look(source.read(dataOffset + at, Math.min(chunkBytes, bytes - at)));
            nan ||= seen.nan;
            zero &&= seen.zero;
            // Of integers nothing more is asked.
            if (!isFloat && !zero)
                break;
        }
        if (nan)
            result.nan.push(key);
        if (!zero)
            allZero = false;
        // One zero alone is a scalar, and says nothing.
        if (isFloat && elements > 1) {
            hasFloats = true;
            if (zero)
                result.zero.push(key);
        }
    }
    result.allZero = hasFloats && allZero;
    return result;
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/inspect.js










/** A file taken apart, or undefined for one that may be no checkpoint and is none. */
function readContent(source, kind, { deep, mayBeOther }) {
    if (kind === 'zip')
        return readTorchZip(source, deep ?? false);
    if (kind === 'safetensors')
        return readSafetensors(source);
    // Only protocols from 2 on begin with a mark, and an unpickler asks for none.
    const isPickle = kind === 'pickle' || (mayBeOther && beginsAsPickle(source));
    if (!isPickle && mayBeOther) {
        refuseTar(source);
        return undefined;
    }
    if (!isPickle)
        throw new Unfit('unreadable', `a file of kind '${kind}', and no checkpoint`);
    return isLegacy(source) ? readLegacy(source) : readRawPickle(source);
}
/** VPT's architecture: `{model: {args: {net: {args: {hidsize …}}}}, extra_args}`. */
function hiddenSizeOf(content) {
    let at = content.pickle?.value;
    for (const key of ['model', 'args', 'net', 'args', 'hidsize'])
        at = at instanceof PyDict ? at.get(key) : undefined;
    return typeof at === 'bigint' ? Number(at) : undefined;
}
/**
 * Reads a checkpoint and names it. Only the verdict `ok` passes a gate: `refused` is a file that could do harm or is not
 * what its role says, `unreadable` one that cannot be understood.
 */
async function inspect(source, options = {}) {
    const kind = (0,core_content/* sniff */.ZF)(source.read(0, core_content/* sniffBytes */.eF));
    const result = {
        kind, container: undefined, protocol: undefined, role: options.role, verdict: 'unreadable', summary: '', bytes: source.size,
        tensors: [], others: [], tensorBytes: 0, globals: [], reasons: [], wrongRole: false, notes: [],
    }; // prettier-ignore
    const never = options.mayBeOther ? undefined : core_content/* neverAnAsset */.iN[kind];
    let content;
    try {
        if (never !== undefined)
            throw new Unfit('unreadable', never);
        content = readContent(source, kind, options);
    }
    catch (error) {
        if (!(error instanceof Unfit) && !(error instanceof PickleError))
            throw error;
        result.verdict =
            error instanceof Unfit
                ? error.verdict
                : error.kind === 'refused' || error.kind === 'limit'
                    ? 'refused'
                    : 'unreadable';
        result.reasons.push(error.message);
        result.summary = error.message;
        return result;
    }
    if (content === undefined)
        return { ...result, verdict: 'ok', summary: `no checkpoint (${kind})` };
    const hiddenSize = hiddenSizeOf(content);
    Object.assign(result, {
        container: content.container,
        protocol: content.protocol,
        tensors: content.tensors,
        others: content.others,
        tensorBytes: content.storages.reduce((sum, storage) => sum + storage.bytes, 0),
        globals: content.globals,
        ...(hiddenSize !== undefined && { hiddenSize }),
    });
    result.reasons.push(...content.refusals);
    if (options.deep && result.reasons.length === 0 && content.missingBytes === undefined)
        lookAtValues(result, source, content);
    if (content.missingBytes !== undefined)
        result.missingBytes = content.missingBytes;
    if (content.missingBytes !== undefined)
        result.reasons.push(`the file ends too early: at least ${content.missingBytes} bytes are missing`);
    const role = options.role ?? (hiddenSize === undefined ? undefined : 'vpt-architecture');
    checkGlobals(result, role, content.dotted, options);
    await nameIt(result, role, hiddenSize, options.table);
    result.verdict = result.reasons.length === 0 ? 'ok' : content.missingBytes === undefined ? 'refused' : 'unreadable';
    return result;
}
/** Weights that are no numbers, or none at all, load without a word and play at random. */
function lookAtValues(result, source, content) {
    const { nan, zero, allZero } = scanValues(source, content.storages, content.tensors);
    const named = (keys) => {
        const wanted = new Set(keys);
        const found = content.tensors.filter(({ storage }) => wanted.has(storage)).map(({ key }) => key);
        return found.length > 0 ? found : keys.map((key) => `storage ${key}`);
    };
    const some = (keys) => `${keys.slice(0, 3).join(', ')}${keys.length > 3 ? `, and ${keys.length - 3} more` : ''}`;
    if (nan.length > 0)
        result.reasons.push(`NaN in ${some(named(nan))}`);
    if (allZero)
        result.reasons.push('every tensor is zero throughout');
    else if (zero.length > 0)
        result.notes.push(`zero throughout: ${some(named(zero))}`);
}
function checkGlobals(result, role, dotted, { allowGlobals = [], pinned = false }) {
    const list = (role && expectations/* allowlistOf */.$0[role]) ?? 'weights';
    const outside = result.globals.filter((global) => !allowlists[list].has(global) || dotted.includes(global));
    const allowed = outside.filter((global) => allowGlobals.includes(global));
    if (allowed.length > 0)
        result.notes.push(`allowed by allow-globals: ${allowed.join(', ')}`);
    const foreign = outside.filter((global) => !allowGlobals.includes(global));
    if (foreign.length === 0)
        return;
    const text = `loading it would import ${foreign.slice(0, 5).join(', ')}${foreign.length > 5 ? ` and ${foreign.length - 5} more` : ''}, which is not on the list for ${list}`;
    if (pinned)
        result.notes.push(`${text}; its digest is pinned, and who pinned it answers for that`);
    else
        result.reasons.push(text);
}


/***/ })

};
