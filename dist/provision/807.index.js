export const id = 807;
export const ids = [807,288];
export const modules = {

/***/ 6288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ allowlistOf),
/* harmony export */   X$: () => (/* binding */ knownTables),
/* harmony export */   parseTable: () => (/* binding */ parseTable),
/* harmony export */   rq: () => (/* binding */ tablesFor)
/* harmony export */ });
/* unused harmony export tableText */
/**
 * `key 3,4` a line; a key alone is a scalar, one with spaces stands in quotes as in JSON. Throws for other lines, and
 * tells each with its number.
 */
function parseTable(title, text) {
    const shapes = new Map();
    const faults = [];
    for (const [index, line] of text.split('\n').entries()) {
        if (line === '')
            continue;
        const match = /^("(?:[^"\\]|\\.)*"|[^"\s]\S*)(?: (\d+(?:,\d+)*))?$/.exec(line);
        const key = match && keyOf(match[1]);
        const told = (what) => void faults.push(`line ${index + 1} of the tensor table, '${line.slice(0, 80)}', ${what}`);
        if (!match || typeof key !== 'string')
            told('is not a key with its shape, such as `net.weight 2048,512`');
        else if (shapes.has(key))
            told('has a key that an earlier line has');
        else
            shapes.set(key, match[2]?.split(',').map(Number) ?? []);
    }
    if (faults.length > 0)
        throw new Error(listed(faults));
    return { title, shapes };
}
/** A file of another kind has as many faults as lines. */
const mostFaults = 20;
function listed(faults) {
    const rest = faults.length - mostFaults;
    return [...faults.slice(0, mostFaults), ...(rest > 0 ? [`and ${rest} more lines`] : [])].join('\n');
}
function keyOf(text) {
    if (!text.startsWith('"'))
        return text;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const keyText = (key) => (/^[^"\s]\S*$/.test(key) ? key : JSON.stringify(key));
const tableText = (table) => [...table.shapes].map(([key, shape]) => `${keyText(key)} ${shape.join(',')}`.trimEnd() + '\n').join('');
/** Loads the tables only when one is compared with: together they are 200 KB of text. */
const load = {
    'vpt-1x': async () => parseTable('VPT policy 1x', (await __webpack_require__.e(/* import() */ 917).then(__webpack_require__.bind(__webpack_require__, 1917))).default),
    'vpt-2x': async () => parseTable('VPT policy 2x', (await __webpack_require__.e(/* import() */ 938).then(__webpack_require__.bind(__webpack_require__, 938))).default),
    'vpt-3x': async () => parseTable('VPT policy 3x', (await __webpack_require__.e(/* import() */ 999).then(__webpack_require__.bind(__webpack_require__, 3380))).default),
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
    ...['2x', '1x', '3x'].flatMap((width) => [
        {
            role: 'vpt-policy',
            names: new RegExp(`^(foundation-model|bc-house|bc-early-game)-${width}\\.weights$`),
            load: load[`vpt-${width}`],
        },
        {
            role: 'vpt-policy',
            names: new RegExp(`^rl-from-[\\w-]+-${width}\\.weights$`),
            load: async () => withSecondValueHead(await load[`vpt-${width}`]()),
        },
    ]),
    { role: 'weights', loadedAs: 'mineclip', load: load['mineclip-avg'] },
];
/** Every table the kit knows, or those of one role alone, the likeliest first. */
const knownTables = (role) => Promise.all(known
    .filter((one) => role === undefined || one.role === role)
    .map(async ({ load: read, ...rest }) => ({ ...(await read()), ...rest })));
/** The tables that a file of a role may have: those that its name asks for, else every one of the role. */
function tablesFor(tables, role, fileName = '') {
    const ofRole = tables.filter((table) => table.role === role && role !== 'weights');
    const named = ofRole.filter(({ names }) => names?.test(fileName));
    return named.length > 0 ? named : ofRole;
}
/** Which list of globals a role may use. */
const allowlistOf = {
    'vpt-architecture': 'gym3',
    'visual-prompts': 'numpy',
    // Upstream's training opens its dataset with pickle.load: lists of numpy arrays.
    dataset: 'numpy',
};


/***/ }),

/***/ 9807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  inspect: () => (/* binding */ inspect)
});

// EXTERNAL MODULE: ./lib/src/core/content.js
var core_content = __webpack_require__(3957);
;// CONCATENATED MODULE: ./lib/src/core/pickle/limits.js
const defaultLimits = {
    operations: 2_000_000,
    memo: 1_000_000,
    textBytes: 16 << 20,
    memory: 128 << 20,
};
/** The engine takes up to three times what is kept, and a reader keeps something of its own for every value. */
const fileLimits = { ...defaultLimits, memory: 24 << 20 };

;// CONCATENATED MODULE: ./lib/src/core/pickle/memo.js
/** What a pickle has put aside by number. Picklers count from 0, so that most of it is an array; any number may come. */
class Memo {
    dense = [];
    sparse = new Map();
    get size() {
        return this.dense.length + this.sparse.size;
    }
    get(key) {
        return key < this.dense.length ? this.dense[key] : this.sparse.get(key);
    }
    /** True for a number that was free. */
    set(key, value) {
        const before = this.size;
        // A number that is held already stays where it is, so that none is in both.
        if (key < this.dense.length || (key === this.dense.length && !this.sparse.has(key)))
            this.dense[key] = value;
        else
            this.sparse.set(key, value);
        return this.size > before;
    }
}

;// CONCATENATED MODULE: ./lib/src/core/pickle/source.js
/** Why a pickle cannot be read, or must not be believed. */
class PickleError extends Error {
    kind;
    position;
    final;
    /** What came before; set by the machine that has read it. */
    reached;
    constructor(
    /** `truncated`: the bytes ended. `malformed`: against the rules. `refused`: allowed, and not here. `limit`: too much of something. */
    kind, message, position, 
    /** Every unpickler (in C, in Python, torch's own) ends here too. False where one of them may go on. */
    final = kind === 'truncated' || kind === 'malformed') {
        super(`${message} (at byte ${position})`);
        this.kind = kind;
        this.position = position;
        this.final = final;
        this.name = 'PickleError';
    }
}
/** The file has ended within a line. */
const isCutOff = (error) => error instanceof PickleError && error.kind === 'truncated';
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
        if (length > this.left)
            throw new PickleError('truncated', `${length} bytes are wanted, ${this.left} are left`, this.position);
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
    get left() {
        return this.end - this.position;
    }
    /** Passes over bytes without reading them. */
    skip(length) {
        if (length > this.left)
            throw new PickleError('truncated', `${length} bytes are wanted, ${this.left} are left`, this.position);
        this.position += length;
    }
    /** Bytes at any place, which are not kept; the position stays. */
    readAt(offset, length) {
        return this.source.read(offset, length);
    }
    /** What is ahead, at most so many bytes; the position stays. */
    peek(length) {
        const start = this.position;
        const bytes = this.take(Math.max(0, Math.min(length, this.left)));
        this.position = start;
        return bytes;
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
    /** Beyond all files is the end for every unpickler, unless it takes what there is. */
    uint(bytes, isFinal = true) {
        const taken = this.take(bytes);
        let value = 0;
        for (let i = bytes - 1; i >= 0; i--)
            value = value * 256 + taken[i];
        if (!Number.isSafeInteger(value))
            throw new PickleError('malformed', 'a length is beyond any file', this.position - bytes, isFinal);
        return value;
    }
}
/** The line that begins here, or undefined where it does not end here. */
function upToLineFeed(bytes) {
    const end = bytes.indexOf(0x0a);
    return end < 0 ? undefined : bytes.subarray(0, end);
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
    let [text, piece, from] = ['', '', 0];
    try {
        for (let at = bytes.indexOf(0xed); at >= 0 && at + 2 < bytes.length; at = bytes.indexOf(0xed, at)) {
            if (bytes[at + 1] < 0xa0 || bytes[at + 1] > 0xbf || (bytes[at + 2] & 0xc0) !== 0x80) {
                at++;
                continue;
            }
            if (at > from)
                piece += strict.decode(bytes.subarray(from, at));
            piece += String.fromCharCode(0xd000 | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f));
            at = from = at + 3;
            if (piece.length < 8192)
                continue;
            // Millions of short pieces would be kept one by one.
            text += flat(piece);
            piece = '';
        }
        return from === 0 ? undefined : text + flat(piece + strict.decode(bytes.subarray(from)));
    }
    catch {
        return undefined;
    }
}
/** The same text as characters, and no longer as the sum of its parts. */
const flat = (text) => {
    const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    return Array.from({ length: Math.ceil(units.length / 8192) }, (_, i) => String.fromCharCode(...units.subarray(8192 * i, 8192 * (i + 1)))).join('');
};
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
/** A quoted Python 2 string literal, as the STRING opcode writes it, byte by byte; undefined when it is not one. */
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
    return valid ? value : undefined;
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
/** White space for Python's numbers, and for the C library; JavaScript has more. */
const trimmed = (text) => text.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');
/** What no number of any reader has: a line with it ends every unpickler, whatever else is in it. */
const beyondNumbers = /[^0-9A-Za-z_+\-. \t\v\f\r\0]/;
/** `int(text, 0)` of Python, as INT and LONG have it. */
function decimalInteger(text) {
    const match = /^([+-]?)(0[xX]_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[oO]_?[0-7]+(?:_[0-7]+)*|0[bB]_?[01]+(?:_[01]+)*|[0-9]+(?:_[0-9]+)*)$/.exec(trimmed(text));
    if (!match)
        return undefined;
    const body = match[2].replaceAll('_', '');
    if (/^0[0-9]/.test(body) && !/^0+$/.test(body))
        return undefined;
    return match[1] === '-' ? -BigInt(body) : BigInt(body);
}
/** `int(text, 10)` of Python, as GET and PUT have it. */
function indexNumber(text) {
    const body = trimmed(text);
    return new RegExp(`^[+-]?${digits}$`).test(body) ? Number(body.replaceAll('_', '')) : undefined;
}
/** Whether C's `strtol`, which CPython asks first, takes a line for octal that Python does not take at all. */
const isOctal = (text) => /^[+-]?0[0-7]+$/.test(trimmed(text));
/** `float(text)` of Python. */
function decimalFloat(text) {
    const body = trimmed(text);
    if (/^[+-]?nan$/i.test(body))
        return NaN;
    const infinite = /^([+-]?)inf(inity)?$/i.exec(body);
    if (infinite)
        return infinite[1] === '-' ? -Infinity : Infinity;
    const form = new RegExp(`^[+-]?(?:${digits}\\.?(?:${digits})?|\\.${digits})(?:[eE][+-]?${digits})?$`);
    return form.test(body) ? Number(body.replaceAll('_', '')) : undefined;
}
/**
 * Whether the import of a module ends before anything is imported: its first part, of which Python asks first, has what
 * the name of no module has. So many a text that is no pickle is told, which begins with the letter of an opcode.
 */
function isNoImport(module, name) {
    // torch takes any module for one of its own where the name is that of a storage, and goes on.
    if (name.includes('Storage'))
        return false;
    // Python looks for `.os` where `os` is.
    const first = /^\.?([^.]*)/.exec(module)[1];
    return module === '' || /[\s,;=<>()[\]{}'`*|!?#$%&@^~+/\\]|^[\w-]+:/.test(first);
}

;// CONCATENATED MODULE: ./lib/src/core/pickle/values.js

/** `bytes`, and `bytearray` where `mutable`. */
class PyBytes {
    held;
    mutable;
    constructor(
    /** Of many bytes only how to read them again: a data set holds gigabytes. */
    held, mutable = false) {
        this.held = held;
        this.mutable = mutable;
    }
    get data() {
        return typeof this.held === 'function' ? this.held() : this.held;
    }
    text;
    /** The same text for the same bytes; where they are not held, themselves. */
    get identity() {
        return typeof this.held === 'function' ? this : (this.text ??= `b${latin1(this.held)}`);
    }
}
class PyTuple {
    items;
    constructor(items) {
        this.items = items;
    }
}
/** Of everything that is empty: a file may hold millions of empty lists and dicts. */
const none = Object.freeze([]);
class PyList {
    held;
    get items() {
        return this.held ?? none;
    }
    add(items) {
        this.held = added(this.held, items);
    }
}
/** `set`, and `frozenset` where `frozen`. Items as they came, doubled ones too. */
class PySet {
    frozen;
    held;
    constructor(frozen = false) {
        this.frozen = frozen;
    }
    get items() {
        return this.held ?? none;
    }
    add(items) {
        this.held = added(this.held, items);
    }
}
/** Not `push(...items)`: a million arguments are more than the stack of the engine takes. */
function added(held, items) {
    if (items.length === 0)
        return held;
    // The machine hands over what it has just taken off its stack, and keeps nothing of it.
    if (held === undefined)
        return items;
    for (const item of items)
        held.push(item);
    return held;
}
/** A dict as the pairs that were set, in order; a later pair of an equal key replaces the value of the earlier. */
class PyDict {
    /** Made with the first pair. */
    pairs;
    get entries() {
        return this.pairs?.entries ?? none;
    }
    /** True for a new key. */
    set(key, value) {
        return (this.pairs ??= new Pairs()).set(key, value);
    }
    get(key) {
        return this.pairs?.get(key);
    }
}
class Pairs {
    entries = [];
    /** Made when they are needed: most dicts have a pair or two, and those are found as fast without. */
    texts;
    others;
    set(key, value) {
        const at = this.find(key);
        if (at !== undefined)
            this.entries[at][1] = value;
        else if (this.entries.length > 0)
            this.index(key, this.entries.push([key, value]) - 1);
        // Most dicts of a file of millions have one pair: a literal takes the room of one.
        else
            this.entries = [[key, value]];
        return at === undefined;
    }
    get(key) {
        const at = this.find(key);
        return at === undefined ? undefined : this.entries[at][1];
    }
    find(key) {
        if (this.entries.length > fewPairs)
            return typeof key === 'string' && isShort(key) ? this.texts?.get(key) : this.others?.get(keyIdentity(key));
        const identity = keyIdentity(key);
        const at = this.entries.findIndex(([other]) => (typeof other === 'string') === (typeof key === 'string') && keyIdentity(other) === identity);
        return at === -1 ? undefined : at;
    }
    index(key, at) {
        if (at < fewPairs)
            return;
        if (at === fewPairs)
            for (const [i, [other]] of this.entries.entries())
                this.put(other, i);
        else
            this.put(key, at);
    }
    put(key, at) {
        if (typeof key === 'string' && isShort(key))
            (this.texts ??= new Map()).set(key, at);
        else
            (this.others ??= new Map()).set(keyIdentity(key), at);
    }
}
const fewPairs = 2;
/** Of longer ones the engine compares all characters, again and again. */
const mostKeyCharacters = 16_000;
const isShort = (key) => key.length <= mostKeyCharacters;
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
    // Good enough for a key that is a reason to refuse the file.
    if (typeof key === 'string' && !isShort(key))
        return `l${key.length} ${key.slice(0, 100)}${key.slice(-100)}`;
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
    held;
    constructor(via, callable, args, kwargs) {
        this.via = via;
        this.callable = callable;
        this.args = args;
        this.kwargs = kwargs;
    }
    get appended() {
        return this.held ?? none;
    }
    append(items) {
        this.held = added(this.held, items);
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

;// CONCATENATED MODULE: ./lib/src/core/pickle/outside.js



/** The opcodes that name, call and ask for something outside, each as the first of all unpicklers does it. */
/** Of a name, or an id, of protocol 0. */
const textLine = 1 << 20;
const emptyTuple = new PyTuple([]);
function tuple(m, items) {
    if (items.length === 0)
        return emptyTuple;
    m.spend(88 + 8 * items.length);
    return new PyTuple(items);
}
function stackGlobal(m) {
    const name = m.pop();
    m.global(m.pop(), name);
}
/** Numbers and the like are no arguments for anybody; CPython in Python takes whatever can be walked through. */
const isScalar = (value) => value === null || typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number';
function call(m, via) {
    const args = m.pop();
    if (!(args instanceof PyTuple))
        m.fail('malformed', 'the arguments of a call are no tuple', isScalar(args));
    m.call(via, m.pop(), args);
}
function callWithNames(m) {
    const kwargs = m.pop();
    const args = m.pop();
    if (!(args instanceof PyTuple) || !(kwargs instanceof PyDict))
        m.fail('malformed', 'the arguments of a call are no tuple and dict', isScalar(args) || isScalar(kwargs));
    m.call('newobj_ex', m.pop(), args, kwargs);
}
function callMarked(m) {
    const [callable, ...args] = m.popMarked();
    if (callable === undefined)
        m.fail('malformed', 'nothing to call');
    m.call('obj', callable, tuple(m, args));
}
function callNamed(m) {
    const [module, name] = globalLines(m);
    // pickle.py looks the name up before it misses the mark, and many a text that is no pickle begins with `import x`.
    if (!m.hasMark && isNoImport(module, name))
        m.fail('malformed', 'no mark on the stack');
    const callable = m.name(module, name);
    m.call('inst', callable, tuple(m, m.popMarked()));
}
/** A module and a name. */
function globalLines(m) {
    const lines = [];
    try {
        while (lines.length < 2)
            lines.push(utf8(m.line(textLine)) ?? m.fail('malformed', 'the name of a global is malformed'));
    }
    catch (error) {
        // pickle.py takes a line that the end of the file cuts off for a whole one, less its last character.
        if (isCutOff(error))
            m.cutOff = cutOffName([...lines, utf8(m.rest(1000)) ?? '']);
        throw error;
    }
    return lines;
}
const cutOffName = ([module = '', name = '']) => isNoImport(module, name) ? undefined : new PyGlobal(module, name);
function persistentLine(m) {
    let text;
    try {
        text = latin1(m.line(textLine));
    }
    catch (error) {
        if (isCutOff(error))
            m.persistent(latin1(m.rest(1000)), true);
        throw error;
    }
    m.persistent(isAscii(text) ? text : m.fail('malformed', 'a persistent id is malformed'), true);
}

;// CONCATENATED MODULE: ./lib/src/core/pickle/fill.js

/** What APPEND, SETITEM, ADDITEMS and BUILD put into what is already there. */
const isContainer = (value) => value instanceof PyList || value instanceof PyTuple || value instanceof PyDict || value instanceof PySet;
/** A plain value, of which every unpickler knows that nothing can be put into it. */
const isPlain = (value) => value === null || typeof value !== 'object' || (value instanceof PyBytes && !value.mutable);
function append(m, target, items) {
    // CPython in C looks at the target only where there is something to do.
    if (items.length === 0)
        return;
    m.spend(16 + 12 * items.length);
    if (target instanceof PyList)
        target.add(items);
    else if (target instanceof PyCall) {
        m.odd('items are appended to something that is no list');
        target.append(items);
    }
    else {
        // A bytearray takes them, and so may what a class or an object outside has as its method.
        const isFinal = isPlain(target) || isContainer(target);
        m.fail('malformed', 'items are appended to something that is no list', isFinal);
    }
}
function addItems(m, target, items) {
    if (items.length === 0)
        return;
    m.spend(16 + 12 * items.length);
    if (target instanceof PySet)
        return target.add(items);
    m.fail('malformed', 'items are added to something that is no set', isPlain(target) || isContainer(target));
}
/** A pair, its slot, and its place in the index of the dict. */
const pairBytes = 150;
function setItems(m, target, pairs) {
    if (pairs.length % 2 !== 0)
        m.fail('malformed', 'a key without a value');
    if (pairs.length === 0)
        return;
    const dict = dictOf(m, target);
    for (let i = 0; i < pairs.length; i += 2) {
        const key = pairs[i];
        // Each dict keeps the digits of such a key, and a million of them may have the same one.
        if (typeof key === 'bigint' && BigInt.asIntN(64, key) !== key)
            m.count(key.toString(16).length);
        if (typeof key === 'string' && key.length > mostKeyCharacters)
            m.odd(`a key of more than ${mostKeyCharacters} characters`);
        if (dict.set(key, pairs[i + 1]))
            m.spend(pairBytes);
    }
}
function dictOf(m, target) {
    if (target instanceof PyDict)
        return target;
    const what = 'items are set on something that is no dict';
    if (!(target instanceof PyCall)) {
        // An item of a list or a bytearray can be replaced, and of what is outside nobody knows.
        const hasItems = target instanceof PyList ? target.items.length > 0 : !isPlain(target) && !isFixed(target);
        return m.fail('malformed', what, !hasItems);
    }
    const isOrdered = target.callable instanceof PyGlobal && target.callable.toString() === 'collections.OrderedDict';
    if (!isOrdered)
        m.odd(what);
    return (target.content ??= new PyDict());
}
const isFixed = (value) => isContainer(value) && !(value instanceof PyList);
function build(m) {
    const state = m.pop();
    const target = m.top();
    m.acts = true;
    if (!(target instanceof PyCall))
        return m.odd('state is given to something that was not made by a call');
    if (target.state !== undefined)
        m.odd('state is given twice');
    target.state = state;
}

;// CONCATENATED MODULE: ./lib/src/core/pickle/opcodes.js




/** Lines are numbers, names and old strings; Python itself refuses integers of more than 4,300 digits. */
const numberLine = 5_000;
const opcodes_textLine = 1 << 20;
const mostEscapes = 20_000;
/** No checkpoint has such a number, and arithmetic with larger ones takes its time. */
const integerBytes = 1 << 12;
const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const need = (m, value, what) => value ?? m.fail('malformed', `${what} is malformed`);
const unicode = (m, length) => need(m, utf8(m.text(length)), 'UTF-8');
/** Which bytes beyond ASCII are, is up to the encoding that an unpickler was given. */
function oldString(m, text) {
    return isAscii(text) ? text : m.fail('malformed', 'a string of Python 2 that is not ASCII is malformed', false);
}
/** A line that is a number. CPython in C takes what stands before a NUL for all of it. */
function numberOf(m, read, what, isFinal = (_) => true) {
    // What is a text in truth, and no number, is not searched for the end of its line.
    const head = latin1(m.ahead(64)).split('\0')[0];
    if (beyondNumbers.test(head))
        m.fail('malformed', `${what} is malformed`);
    const text = latin1(m.line(numberLine));
    if (text.includes('\0'))
        m.fail('malformed', `${what} with a NUL is malformed`, false);
    return read(text) ?? m.fail('malformed', `${what} is malformed`, isFinal(text));
}
/** Taken apart one by one, they take a hundred times their room; V needs those that spell a character only. */
function escapedLine(m, isEscape) {
    const line = m.line(opcodes_textLine);
    let escapes = 0;
    for (let at = line.indexOf(0x5c); at >= 0; at = line.indexOf(0x5c, at + 2))
        if (isEscape(line[at + 1]))
            escapes++;
    if (escapes > mostEscapes)
        m.fail('limit', `more than ${mostEscapes} escapes in a line`);
    return line;
}
const isU = (next) => next === 0x75 || next === 0x55;
const small = Array.from({ length: 256 }, (_, value) => BigInt(value));
function integer(m, value) {
    const known = small[value];
    if (known === undefined)
        m.spend(48);
    m.push(known ?? BigInt(value));
}
function opcodes_float(m, value) {
    m.spend(48);
    m.push(value);
}
function list(m, items = []) {
    m.spend(44);
    const made = new PyList();
    append(m, made, items);
    m.push(made);
}
function dict(m, pairs = []) {
    m.spend(44);
    const made = new PyDict();
    setItems(m, made, pairs);
    m.push(made);
}
function set(m, items, frozen) {
    m.spend(44);
    const made = new PySet(frozen);
    addItems(m, made, items);
    m.push(made);
}
/** Numbers of the memo are lines in protocol 0. */
function memoLine(m) {
    const what = 'the number of a memo entry';
    // Python would keep one beyond 32 bits.
    return numberOf(m, (text) => {
        const key = indexNumber(text);
        return key !== undefined && key >= 0 && key <= 0xffffffff ? key + 0 : undefined;
    }, what, (text) => !((indexNumber(text) ?? 0) > 0xffffffff));
}
function put(m) {
    // Where there is nothing to keep every unpickler ends, whatever the number is.
    m.top();
    m.remember(memoLine(m));
}
const last = (m, count) => Array.from({ length: count }, () => m.pop()).reverse();
function extension(m, length) {
    const code = m.cursor.uint(length);
    m.odd(`extension ${code}: what it is depends on the machine`);
    m.global('copyreg._extension_registry', String(code));
}
const isOpcode = (code) => code !== undefined && opcodes[code] !== undefined;
function protocol(m) {
    m.protocol = m.cursor.byte();
    // torch's own unpickler takes any number, and goes on with what follows.
    if (m.protocol > 5)
        m.fail('malformed', `protocol ${m.protocol} is not known`, !isOpcode(m.cursor.peek(1)[0]));
}
function integerOrBoolean(m) {
    const value = numberOf(m, (text) => {
        if (text === '00' || text === '01')
            return text === '01';
        const number = decimalInteger(text);
        // For C a line of two characters that is 0 or 1 is a truth value, for Python a number.
        return text.length === 2 && (number === 0n || number === 1n) ? undefined : number;
    }, 'an integer', (text) => !isOctal(text) && text.length !== 2);
    m.push(value);
}
function readonlyBuffer(m) {
    const buffer = m.top();
    if (buffer instanceof PyBuffer)
        buffer.readonlyView = true;
}
function quoted(m) {
    const line = escapedLine(m, (next) => next !== 0x5c);
    m.push(oldString(m, need(m, quotedString(line), 'a quoted string')));
}
function long1(m) {
    const length = m.cursor.byte();
    m.spend(64 + length);
    m.push(littleEndianInteger(m.cursor.take(length)));
}
function long4(m) {
    const length = m.cursor.uint(4);
    if (length > integerBytes)
        m.fail('limit', `an integer of more than ${integerBytes} bytes`, length > m.cursor.left);
    m.spend(64 + length);
    m.push(littleEndianInteger(m.cursor.take(length)));
}
/** What each opcode does, by its byte. Source: CPython `Lib/pickletools.py` (names) and `Modules/_pickle.c` (meaning). */
const byCharacter = {
    '(': (m) => m.setMark(), // MARK
    '.': (m) => m.stop(), // STOP
    '0': (m) => m.drop(), // POP
    '1': (m) => void m.popMarked(), // POP_MARK
    '2': (m) => m.push(m.top()), // DUP
    F: (m) => opcodes_float(m, numberOf(m, decimalFloat, 'a float')), // FLOAT
    I: integerOrBoolean, // INT
    J: (m) => integer(m, view(m.cursor.take(4)).getInt32(0, true)), // BININT
    K: (m) => integer(m, m.cursor.byte()), // BININT1
    L: (m) => m.push(numberOf(m, (text) => decimalInteger(text.replace(/L$/, '')), 'an integer')), // LONG
    M: (m) => integer(m, m.cursor.uint(2)), // BININT2
    N: (m) => m.push(null), // NONE
    P: persistentLine, // PERSID
    Q: (m) => m.persistent(m.pop()), // BINPERSID
    R: (m) => call(m, 'reduce'), // REDUCE
    S: quoted, // STRING
    T: (m) => m.push(oldString(m, latin1(m.text(m.cursor.uint(4))))), // BINSTRING
    U: (m) => m.push(oldString(m, latin1(m.text(m.cursor.byte())))), // SHORT_BINSTRING
    V: (m) => m.push(need(m, rawUnicodeEscape(escapedLine(m, isU)), 'an escaped string')), // UNICODE
    X: (m) => m.push(unicode(m, m.cursor.uint(4))), // BINUNICODE
    B: (m) => m.push(m.bytes(m.cursor.uint(4))), // BINBYTES
    C: (m) => m.push(m.bytes(m.cursor.byte())), // SHORT_BINBYTES
    a: (m) => ((item) => append(m, m.top(), [item]))(m.pop()), // APPEND
    b: build, // BUILD
    c: (m) => m.global(...globalLines(m)), // GLOBAL
    d: (m) => dict(m, m.popMarked()), // DICT
    '}': (m) => dict(m), // EMPTY_DICT
    e: (m) => ((items) => append(m, m.top(), items))(m.popMarked()), // APPENDS
    g: (m) => m.recall(memoLine(m)), // GET
    h: (m) => m.recall(m.cursor.byte()), // BINGET
    i: callNamed, // INST
    j: (m) => m.recall(m.cursor.uint(4)), // LONG_BINGET
    l: (m) => list(m, m.popMarked()), // LIST
    ']': (m) => list(m), // EMPTY_LIST
    o: callMarked, // OBJ
    p: put, // PUT
    q: (m) => m.remember(m.cursor.byte()), // BINPUT
    r: (m) => m.remember(m.cursor.uint(4)), // LONG_BINPUT
    s: (m) => ((value, key) => setItems(m, m.top(), [key, value]))(m.pop(), m.pop()), // SETITEM
    t: (m) => m.push(tuple(m, m.popMarked())), // TUPLE
    ')': (m) => m.push(emptyTuple), // EMPTY_TUPLE
    u: (m) => ((pairs) => setItems(m, m.top(), pairs))(m.popMarked()), // SETITEMS
    G: (m) => opcodes_float(m, view(m.cursor.take(8)).getFloat64(0, false)), // BINFLOAT
};
const byNumber = {
    0x80: protocol, // PROTO
    0x81: (m) => call(m, 'newobj'), // NEWOBJ
    0x82: (m) => extension(m, 1), // EXT1
    0x83: (m) => extension(m, 2), // EXT2
    0x84: (m) => extension(m, 4), // EXT4
    0x85: (m) => m.push(tuple(m, last(m, 1))), // TUPLE1
    0x86: (m) => m.push(tuple(m, last(m, 2))), // TUPLE2
    0x87: (m) => m.push(tuple(m, last(m, 3))), // TUPLE3
    0x88: (m) => m.push(true), // NEWTRUE
    0x89: (m) => m.push(false), // NEWFALSE
    0x8a: long1, // LONG1
    0x8b: long4, // LONG4
    0x8c: (m) => m.push(unicode(m, m.cursor.byte())), // SHORT_BINUNICODE
    0x8d: (m) => m.push(unicode(m, m.cursor.uint(8))), // BINUNICODE8
    0x8e: (m) => m.push(m.bytes(m.cursor.uint(8))), // BINBYTES8
    0x8f: (m) => set(m, [], false), // EMPTY_SET
    0x90: (m) => ((items) => addItems(m, m.top(), items))(m.popMarked()), // ADDITEMS
    0x91: (m) => set(m, m.popMarked(), true), // FROZENSET
    0x92: callWithNames, // NEWOBJ_EX
    0x93: stackGlobal, // STACK_GLOBAL
    0x94: (m) => m.remember(m.memo.size), // MEMOIZE
    0x95: (m) => m.frame(m.cursor.uint(8, false)), // FRAME
    0x96: (m) => m.push(m.bytes(m.cursor.uint(8), true)), // BYTEARRAY8
    0x97: (m) => m.push(new PyBuffer()), // NEXT_BUFFER
    0x98: readonlyBuffer, // READONLY_BUFFER
};
const opcodes = Array.from({ length: 256 }, (_, code) => byNumber[code] ?? byCharacter[String.fromCharCode(code)]);

;// CONCATENATED MODULE: ./lib/src/core/pickle/machine.js







/** More than anybody reads; each number of an extension is one of its own. */
const mostOddities = 20;
/** A checkpoint names a dozen. */
const mostGlobals = 10_000;
/** Of a global, module and name together. */
const nameCharacters = 1_000;
/** More bytes than these are left in the file. */
const heldBytes = 1 << 8;
/** In a frame the line of a number is looked at so far ahead. */
const frameLine = 5_000;
/** Stands between the values on the stack; never leaves the machine. */
const mark = Symbol('mark');
/**
 * The unpickling machine, without the part that runs anything: all 68 opcodes of protocols 0 to 5, with globals, calls
 * and persistent ids as data. It never recurses, and stops at STOP.
 */
class Machine {
    limits;
    cursor;
    memo = new Memo();
    globals = new Map();
    oddities = new Set();
    calls = [];
    persistents = [];
    protocol = 0;
    /** Something was called, given state, or asked for by an id that is more than a line. */
    acts = false;
    /** An unpickler may have read other bytes than these. */
    lost = false;
    /** A name of which the end of the file has taken the rest; pickle.py looks up what is left of it. */
    cutOff;
    met = new Uint8Array(256);
    stack = [];
    marks = [];
    frameEnd;
    textBytes = 0;
    spent = 0;
    operations = 0;
    result;
    constructor(source, start, end, limits = defaultLimits) {
        this.limits = limits;
        this.cursor = new Cursor(source, start, end);
    }
    run() {
        try {
            while (this.result === undefined)
                this.step();
        }
        catch (error) {
            if (!(error instanceof PickleError))
                throw error;
            this.checkFrame();
            error.reached = this.reached;
            throw error;
        }
        return {
            value: this.result.value,
            end: this.cursor.position,
            protocol: this.protocol,
            globals: [...this.globals.values()],
            calls: this.calls,
            persistents: this.persistents,
            oddities: [...this.oddities],
            opcodes: this.met,
        };
    }
    get reached() {
        const { acts, lost, cutOff } = this;
        return { globals: [...this.globals.values()], cutOff, oddities: [...this.oddities], acts, lost };
    }
    step() {
        if (this.operations++ >= this.limits.operations)
            this.fail('limit', `more than ${this.limits.operations} operations`);
        if (this.frameEnd !== undefined && this.cursor.position >= this.frameEnd)
            this.frameEnd = undefined;
        const at = this.cursor.position;
        const code = this.cursor.byte();
        const execute = opcodes[code];
        if (execute === undefined)
            throw new PickleError('malformed', `0x${code.toString(16).padStart(2, '0')} is no opcode`, at);
        this.met[code] = 1;
        execute(this);
        this.checkFrame();
    }
    /** CPython in C throws the rest of a frame away and reads on behind it; in Python it ends there. */
    checkFrame() {
        if (this.frameEnd !== undefined && this.cursor.position > this.frameEnd)
            this.doubt('an argument crosses the end of its frame');
    }
    fail(kind, message, isFinal) {
        throw new PickleError(kind, message, this.cursor.position, isFinal);
    }
    odd(what) {
        if (this.oddities.size < mostOddities)
            this.oddities.add(what);
    }
    /** Something at which unpicklers part: from here on this may not be what one of them reads. */
    doubt(what) {
        this.lost = true;
        this.odd(what);
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
        const value = this.pop();
        this.stack.push(value);
        return value;
    }
    setMark() {
        this.spend(32);
        this.marks.push(this.stack.push(mark) - 1);
    }
    /** All above the last mark, which is taken off too. */
    popMarked() {
        const at = this.marks.pop();
        if (at === undefined)
            this.fail('malformed', 'no mark on the stack');
        const items = this.stack.slice(at + 1);
        this.stack.length = at;
        return items;
    }
    get hasMark() {
        return this.marks.length > 0;
    }
    remember(key) {
        if (this.memo.size >= this.limits.memo)
            this.fail('limit', `more than ${this.limits.memo} memo entries`);
        const value = this.top();
        if (this.memo.set(key, value))
            this.spend(16);
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
        this.spend(56 + length);
        return this.cursor.take(length);
    }
    bytes(length, mutable = false) {
        this.count(Math.min(length, heldBytes));
        this.spend(260 + Math.min(length, heldBytes));
        // A copy: the cursor's window is used again.
        if (length <= heldBytes)
            return new PyBytes(new Uint8Array(this.cursor.take(length)), mutable);
        const { cursor } = this;
        const at = cursor.position;
        cursor.skip(length);
        return new PyBytes(() => cursor.readAt(at, length), mutable);
    }
    /** A line, counted as text. */
    line(limit) {
        const line = this.cursor.line(limit);
        this.count(line.length);
        // Escapes are taken apart one by one.
        this.spend(32 + 6 * line.length);
        return line;
    }
    /** What a line without an end holds, less its last character, as pickle.py has it. */
    rest(most) {
        return this.cursor.peek(most).subarray(0, Math.max(0, Math.min(most, this.cursor.left - 1)));
    }
    /** The beginning of the line ahead that is surely in it, and not behind the end of its frame. */
    ahead(length) {
        const { frameEnd, cursor } = this;
        if (frameEnd === undefined)
            return upToLineFeed(cursor.peek(length)) ?? cursor.peek(length);
        // A line that its frame cuts off is another one for CPython in C, which begins anew behind the frame.
        const line = upToLineFeed(cursor.peek(Math.min(frameLine, frameEnd - cursor.position)));
        return line?.subarray(0, length) ?? new Uint8Array(0);
    }
    count(bytes) {
        this.textBytes += bytes;
        // Where the file has fewer bytes than that, they are not read by anybody.
        if (this.textBytes > this.limits.textBytes)
            this.fail('limit', `strings of more than ${this.limits.textBytes} bytes`, bytes > this.cursor.left);
    }
    /** About what the engine keeps for a value. */
    spend(bytes) {
        this.spent += bytes;
        const most = this.limits.memory ?? defaultLimits.memory;
        if (this.spent > most)
            this.fail('limit', `its values take more than ${most >> 20} MiB of memory`);
    }
    frame(length) {
        if (this.frameEnd !== undefined)
            this.doubt('a frame within a frame');
        this.frameEnd = this.cursor.position + length;
        // CPython in Python takes what there is for the frame.
        if (length > this.cursor.left)
            this.fail('truncated', `a frame of ${length} bytes ends behind the file`, false);
    }
    global(module, name) {
        if (typeof module !== 'string' || typeof name !== 'string')
            this.fail('malformed', 'the name of a global is no string');
        this.push(this.name(module, name));
    }
    /** A name that an unpickler looks up here, whatever it does with it. */
    name(module, name) {
        if (module.length + name.length > nameCharacters)
            this.fail('limit', `the name of a global is longer than ${nameCharacters} characters`, isNoImport(module, name));
        const key = `${module}\0${name}`;
        let one = this.globals.get(key);
        if (one === undefined) {
            if (this.globals.size >= mostGlobals)
                this.fail('limit', `more than ${mostGlobals} names`);
            this.globals.set(key, (one = new PyGlobal(module, name)));
        }
        return one;
    }
    call(via, callable, args, kwargs) {
        if (!(callable instanceof PyGlobal))
            this.odd('what is called is computed, not named');
        this.acts = true;
        this.spend(96);
        const made = new PyCall(via, callable, args, kwargs);
        this.calls.push(made);
        this.push(made);
    }
    /** No loader takes a line for an id: torch wants a tuple, and pickle alone takes none. */
    persistent(id, isLine = false) {
        if (!isLine)
            this.acts = true;
        this.spend(80);
        const made = new PyPersistent(id);
        this.persistents.push(made);
        this.push(made);
    }
    stop() {
        this.result = { value: this.pop() };
        if (this.stack.length > 0)
            this.odd('values are left on the stack');
        // What reads on reads behind the frame, or here, as it has read the frame at once or not.
        if (this.frameEnd !== undefined && this.cursor.position < this.frameEnd)
            this.doubt('the pickle stops before the end of its frame');
    }
}
/** Reads one pickle from `start`; `end` is where its container ends. Throws PickleError. */
function readPickle(source, start, end, limits = fileLimits) {
    return new Machine(source, start, end, limits).run();
}

;// CONCATENATED MODULE: ./lib/src/core/pickle/reach.js



/** Enough for the head of any checkpoint; what needs more is followed no further. */
const limits = { operations: 100_000, memo: 20_000, textBytes: 4 << 20, memory: 16 << 20 };
/** A legacy file has five. */
const mostPickles = 100;
/** What unpicklers come to that are given a file from its first byte, one pickle after the other. */
function follow(source) {
    const globals = new Map();
    const oddities = new Set();
    const result = { acts: false, lost: false, final: true, cutOff: undefined };
    const add = (reached) => {
        for (const one of reached.globals)
            globals.set(`${one.module}\0${one.name}`, one);
        for (const one of reached.oddities)
            oddities.add(one);
        result.acts ||= reached.acts;
        result.lost ||= reached.lost;
        result.cutOff = reached.cutOff;
    };
    let at = 0;
    for (let count = 0; at < source.size; count++) {
        const machine = new Machine(source, at, source.size, limits);
        try {
            if (count === mostPickles)
                machine.fail('limit', `more than ${mostPickles} pickles`);
            at = machine.run().end;
            add(machine.reached);
        }
        catch (error) {
            if (!(error instanceof PickleError))
                throw error;
            add(machine.reached);
            result.final = error.final;
            break;
        }
    }
    return { ...result, globals: [...globals.values()], oddities: [...oddities] };
}
/**
 * Whether an unpickler would come as far as a name, or further than anybody can tell. A text may begin with the letter
 * of an opcode: an import that finds no module ends the unpickling.
 */
function beginsAsPickle(source) {
    const { globals, cutOff, acts, lost, final } = follow(source);
    const first = globals[0] ?? cutOff;
    const isText = !acts && !lost && first !== undefined && isNoImport(first.module, first.name);
    return !isText && (globals.length > 0 || cutOff !== undefined || acts || lost || !final);
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/allowlist.js
const under = (module, names) => names.split(' ').map((name) => `${module}.${name}`);
const weights = [
    'collections.OrderedDict',
    ...under('torch', 'Size device Tensor per_tensor_affine per_channel_affine per_tensor_symmetric per_channel_symmetric per_channel_affine_float_qparams'),
    ...under('torch', 'float64 float32 float16 bfloat16 complex128 complex64 complex32 int64 int32 int16 int8 uint8 uint16 uint32 uint64 bool'),
    ...under('torch', 'quint8 qint8 qint32 quint4x2 quint2x4 float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz float8_e8m0fnu'),
    ...under('torch', 'DoubleStorage FloatStorage HalfStorage BFloat16Storage ComplexDoubleStorage ComplexFloatStorage LongStorage IntStorage'),
    ...under('torch', 'ShortStorage CharStorage ByteStorage BoolStorage QUInt8Storage QInt8Storage QInt32Storage QUInt4x2Storage QUInt2x4Storage'),
    ...under('torch.storage', 'UntypedStorage TypedStorage'),
    ...under('torch._utils', '_rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_parameter _rebuild_parameter_with_state'),
    ...under('torch._utils', '_rebuild_qtensor _rebuild_sparse_tensor _rebuild_meta_tensor_no_storage'),
    'torch.nn.parameter.Parameter',
    'torch.serialization._get_layout',
];
/** Those that torch 2.0 does not have. */
const newerThan20 = new Set([
    ...under('torch', 'uint16 uint32 uint64'),
    ...under('torch', 'float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz float8_e8m0fnu'),
    'torch._utils._rebuild_tensor_v3',
]);
const gym3 = under('gym3.types', 'DictType TensorType Discrete');
const numpy = [
    'numpy.ndarray',
    'numpy.dtype',
    ...under('numpy.core.multiarray', '_reconstruct scalar'),
    ...under('numpy._core.multiarray', '_reconstruct scalar'),
    'numpy.core.numeric._frombuffer',
    'numpy._core.numeric._frombuffer',
];
const allowlists = {
    weights: new Set(weights),
    gym3: new Set(gym3),
    numpy: new Set(numpy),
};

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

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/legacy-magic.js
/** The first pickle of a torch file from before 1.6. */
const legacyMagic = 0x1950a86a20f9469cfc6cn;

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/restricted.js
/**
 * The opcodes that torch's restricted loader knows, which `torch.load` is by default since 2.6: those that torch.save
 * writes with protocols 2 and 3. Source: torch `_weights_only_unpickler.py`.
 */
const known = new Set([
    ...Array.from('cRbaesu(tN)]}JKMGXUQhjqr.', (one) => one.charCodeAt(0)),
    ...[0x80, 0x81, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8f],
]);
/** Whether the restricted loader gets through these pickles, as far as their opcodes go. */
const isRestrictable = (pickles) => pickles.every(({ opcodes }) => opcodes.every((met, code) => met === 0 || known.has(code)));
const unrestrictedWords = (protocol) => `${protocol >= 4 ? `it was saved with pickle protocol ${protocol}` : 'its pickle was not written by torch.save'}, ` +
    'and torch 2.6 and later load it only with weights_only=False';

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/call-rule.js

const argument = ({ args }, index) => args instanceof PyTuple ? args.items[index] : undefined;
const nameOf = (value) => value instanceof PyGlobal ? String(value) : undefined;
const stateless = ({ state, callable }) => state === undefined ? undefined : `state is given to what ${String(callable)} made`;
/** torch never calls these when it loads a checkpoint; called, they make a storage of any size, or end the loading. */
const uncalled = ({ callable }) => `${String(callable)} is called`;

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/calls-numpy.js


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
/** The array as protocol 5 has it: bytes in the file, a plain type, a shape, an order. */
const numpyBuffer = (call) => {
    const [data, type, shape, order] = [0, 1, 2, 3].map((index) => argument(call, index));
    const isArray = data instanceof PyBytes &&
        isNumpyType(type) &&
        shape instanceof PyTuple &&
        shape.items.every((item) => typeof item === 'bigint') &&
        (order === 'C' || order === 'F');
    return isArray ? stateless(call) : 'a numpy array of something other than bytes';
};
const calls_numpy_under = (module) => ({
    [`${module}.multiarray._reconstruct`]: numpyArray,
    [`${module}.multiarray.scalar`]: numpyScalar,
    [`${module}.numeric._frombuffer`]: numpyBuffer,
});
const numpyRules = {
    'numpy.ndarray': uncalled,
    'numpy.dtype': numpyType,
    ...calls_numpy_under('numpy.core'),
    ...calls_numpy_under('numpy._core'),
};

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/torch-names.js

/** Bytes of an element. Source: torch `c10/core/ScalarType.h`. */
const itemBytes = {
    float64: 8, float32: 4, float16: 2, bfloat16: 2, complex128: 16, complex64: 8, complex32: 4,
    int64: 8, int32: 4, int16: 2, int8: 1, uint8: 1, uint16: 2, uint32: 4, uint64: 8, bool: 1,
    quint8: 1, qint8: 1, qint32: 4, quint4x2: 1, quint2x4: 1,
    float8_e4m3fn: 1, float8_e5m2: 1, float8_e4m3fnuz: 1, float8_e5m2fnuz: 1, float8_e8m0fnu: 1,
}; // prettier-ignore
/** Of these several lie in a byte. */
const packed = { quint4x2: 2, quint2x4: 4 };
/** The element type of each storage class of `torch`. */
const storageTypes = {
    DoubleStorage: 'float64', FloatStorage: 'float32', HalfStorage: 'float16', BFloat16Storage: 'bfloat16',
    ComplexDoubleStorage: 'complex128', ComplexFloatStorage: 'complex64',
    LongStorage: 'int64', IntStorage: 'int32', ShortStorage: 'int16', CharStorage: 'int8', ByteStorage: 'uint8', BoolStorage: 'bool',
    QUInt8Storage: 'quint8', QInt8Storage: 'qint8', QInt32Storage: 'qint32', QUInt4x2Storage: 'quint4x2', QUInt2x4Storage: 'quint2x4',
    UntypedStorage: 'uint8',
}; // prettier-ignore
/** A table of this project by a name that a stranger chose: `constructor` is in none of them. */
const own = (table, name) => Object.hasOwn(table, name) ? table[name] : undefined;
/** A name of the list, by its text. */
const isNamed = (value, ...names) => value instanceof PyGlobal && names.includes(value.toString());
const isParameter = ({ callable }) => isNamed(callable, 'torch._utils._rebuild_parameter', 'torch._utils._rebuild_parameter_with_state');
const rebuilds = ['_rebuild_tensor_v2', '_rebuild_tensor', '_rebuild_tensor_v3', '_rebuild_qtensor'].map((name) => `torch._utils.${name}`);
const isTensor = (call) => isParameter(call) || isNamed(call.callable, ...rebuilds);

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/calls.js





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
/** torch calls each with so many arguments, fewer or more end the loading. */
const argumentsOf = {
    'collections.OrderedDict': [0, 0],
    'torch.Size': [0, 1],
    'torch.device': [1, 2],
    'torch.serialization._get_layout': [1, 1],
    'torch._utils._rebuild_tensor': [4, 4],
    'torch._utils._rebuild_tensor_v2': [6, 7],
    'torch._utils._rebuild_tensor_v3': [7, 8],
    'torch._utils._rebuild_qtensor': [7, 7],
    'torch._utils._rebuild_parameter': [3, 3],
    'torch._utils._rebuild_parameter_with_state': [4, 4],
    'torch._utils._rebuild_sparse_tensor': [2, 2],
    'torch._utils._rebuild_meta_tensor_no_storage': [4, 4],
};
/** torch calls it by REDUCE, with arguments in their places. */
function shapeRefusal(call, name) {
    if (call.via !== 'reduce')
        return `${name} is taken for a class`;
    const [least, most] = argumentsOf[name];
    const count = call.args instanceof PyTuple ? call.args.items.length : -1;
    return count < least || count > most ? `${name} is called with ${Math.max(count, 0)} arguments` : undefined;
}
/** torch's own `OrderedDict`s carry `_metadata`; another attribute can take the place of a method, such as `items`. */
const orderedDict = ({ state }) => state === undefined || (state instanceof PyDict && state.entries.every(([key]) => key === '_metadata'))
    ? undefined
    : 'a dict is given attributes other than _metadata';
const realNumbers = /^(b?float|complex)/;
/** What a tensor says of itself: whether its bits are to be read as conjugate or negative. */
function metadataRefusal(value, isComplex) {
    if (isEmpty(value))
        return undefined;
    const isKnown = value instanceof PyDict &&
        value.entries.every(([key, one]) => (key === 'neg' || key === 'conj') && typeof one === 'boolean') &&
        (isComplex || value.get('conj') !== true);
    return isKnown ? undefined : 'a tensor with metadata that torch does not write';
}
/** The element type, as far as the arguments tell: that of the storage, or the one named. */
function typeOf(call) {
    const first = argument(call, 0);
    if (isParameter(call))
        return first instanceof PyCall && !isParameter(first) ? typeOf(first) : '';
    const third = nameOf(argument(call, 6));
    if (nameOf(call.callable) === 'torch._utils._rebuild_tensor_v3')
        return third?.replace(/^torch\./, '') ?? '';
    const id = first instanceof PyPersistent && first.id instanceof PyTuple ? first.id.items : [];
    return /^torch\.(BFloat16|Half|Float|Double|Complex)/.test(nameOf(id[1]) ?? '')
        ? `${nameOf(id[1]).includes('Complex') ? 'complex' : 'float'}`
        : '';
}
/** Places of `requires_grad` and of the hooks, and of the metadata where a tensor has some. */
const tensor = (gradient, hooks, metadata = Infinity) => (call) => {
    const wanted = argument(call, gradient);
    if (gradient < Infinity && typeof wanted !== 'boolean')
        return 'a tensor that has a gradient or not';
    if (wanted === true && !realNumbers.test(typeOf(call)))
        return 'a gradient for a tensor of whole numbers';
    if (!isEmpty(argument(call, hooks)))
        return 'a tensor with hooks';
    return metadataRefusal(argument(call, metadata), typeOf(call).startsWith('complex')) ?? stateless(call);
};
const parameter = (call) => {
    const data = argument(call, 0);
    if (!(data instanceof PyCall) || isParameter(data) || !isTensor(data))
        return 'a parameter that holds no tensor';
    return tensor(1, 2)(call);
};
const parameterWithState = (call) => isEmpty(argument(call, 3)) ? parameter(call) : 'a parameter with attributes of its own';
const sizes = (call) => {
    const first = argument(call, 0) ?? new PyTuple([]);
    const items = first instanceof PyTuple || first instanceof PyList ? first.items : undefined;
    return items?.every((item) => typeof item === 'bigint' && BigInt.asIntN(64, item) === item)
        ? stateless(call)
        : 'torch.Size is called with what is no tuple of sizes';
};
const device = (call) => {
    const [type, index] = [argument(call, 0), argument(call, 1)];
    const isDevice = typeof type === 'string' &&
        (index === undefined ? /^(cpu|cuda|mps|xpu|hpu|xla|meta)(:\d{1,2})?$/ : /^(cpu|cuda|mps|xpu|hpu|xla|meta)$/).test(type) &&
        (index === undefined || (typeof index === 'bigint' && index >= 0n && index < 100n));
    return isDevice ? stateless(call) : 'torch.device is called with what is no device';
};
const layout = (call) => {
    const name = argument(call, 0);
    return typeof name === 'string' && /^torch\.(strided|sparse_(coo|csr|csc|bsr|bsc)|_mkldnn)$/.test(name)
        ? stateless(call)
        : 'a layout that torch does not have';
};
const metaTensor = (call) => {
    const [type, size, stride, gradient] = [0, 1, 2, 3].map((index) => argument(call, index));
    const isShape = (value) => value instanceof PyTuple && value.items.every((item) => typeof item === 'bigint' && item >= 0n && item < 1n << 40n);
    const named = nameOf(type)?.replace(/^torch\./, '') ?? '';
    const isType = Object.hasOwn(itemBytes, named) && !named.startsWith('q');
    const isTensor = isType && isShape(size) && isShape(stride) && typeof gradient === 'boolean';
    if (gradient === true && !realNumbers.test(named))
        return 'a gradient for a tensor of whole numbers';
    const sameLength = size.items?.length === stride.items?.length;
    return isTensor && sameLength ? stateless(call) : 'a tensor of the device meta that is none';
};
/** The scale of each channel: as many as the tensor has, in two tensors of one dimension. */
const quantised = (call) => {
    const [size, parameters] = [argument(call, 2), argument(call, 4)];
    const [scheme, scale, zero, axis, ...more] = parameters instanceof PyTuple ? parameters.items : [];
    const name = nameOf(scheme);
    const shape = size instanceof PyTuple ? size.items : [];
    if (name === 'torch.per_tensor_affine')
        return typeof scale === 'number' && typeof zero === 'bigint' && axis === undefined
            ? tensor(5, 6)(call)
            : 'a quantised tensor without a scale and a zero point';
    if (name !== 'torch.per_channel_affine' && name !== 'torch.per_channel_affine_float_qparams')
        return 'a quantised tensor of a scheme that torch does not load';
    const channels = typeof axis === 'bigint' && axis >= 0n && more.length === 0 ? shape[Number(axis)] : undefined;
    const types = name === 'torch.per_channel_affine' ? ['Double', 'Long'] : ['Float', 'Float'];
    const fits = [scale, zero].every((one, index) => isRow(one, channels, types[index]));
    return channels !== undefined && fits
        ? tensor(5, 6)(call)
        : 'a quantised tensor whose scales are not one for each of its channels';
};
function isRow(value, length, type) {
    if (!(value instanceof PyCall) || nameOf(value.callable) !== 'torch._utils._rebuild_tensor_v2')
        return false;
    const [storage, size] = [argument(value, 0), argument(value, 2)];
    const id = storage instanceof PyPersistent && storage.id instanceof PyTuple ? storage.id.items : [];
    const isOfType = nameOf(id[1]) === `torch.${type}Storage`;
    return isOfType && size instanceof PyTuple && size.items.length === 1 && size.items[0] === length;
}
const rules = {
    'collections.OrderedDict': orderedDict,
    'torch.Size': sizes,
    'torch.device': device,
    'torch.serialization._get_layout': layout,
    'torch._utils._rebuild_tensor': tensor(Infinity, Infinity),
    'torch._utils._rebuild_tensor_v2': tensor(4, 5, 6),
    'torch._utils._rebuild_tensor_v3': tensor(4, 5, 7),
    'torch._utils._rebuild_qtensor': quantised,
    'torch._utils._rebuild_parameter': parameter,
    'torch._utils._rebuild_parameter_with_state': parameterWithState,
    'torch._utils._rebuild_sparse_tensor': stateless,
    'torch._utils._rebuild_meta_tensor_no_storage': metaTensor,
    ...numpyRules,
};
/** Why a call is refused although its name may be on a list. */
function callRefusal(call) {
    const name = nameOf(call.callable);
    if (name === undefined)
        return undefined; // the machine has said so
    const shape = Object.hasOwn(argumentsOf, name) ? shapeRefusal(call, name) : undefined;
    if (shape !== undefined)
        return shape;
    if (Object.hasOwn(rules, name))
        return rules[name](call);
    if (allowlists.weights.has(name) || /^torch(\.storage)?\.\w*Storage$/.test(name))
        return uncalled(call);
    return name.startsWith('torch.') ? stateless(call) : undefined;
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/tensors.js




const tensors_integer = (value, what) => {
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
    return items.map((item) => tensors_integer(item, what));
};
const sizeItems = (size) => {
    const first = size.args instanceof PyTuple ? size.args.items[0] : undefined;
    // A list may have changed since: what torch saw of it is not what is in it now.
    return first instanceof PyTuple ? first.items : undefined;
};
/** Where a storage was when it was saved. One of `meta` has no numbers. */
const tensors_device = /^(cpu|(cuda|mps|xpu|hpu|xla|mtia)(:\d{1,3})?)$/;
/** Of one file; nobody reads more. */
const mostRefusals = 10;
/** One `load_state_dict` away from a checkpoint that looks right: enough to tell. */
const mostOthers = 100;
/** Far above any checkpoint; one description may stand in a million places. */
const mostTensors = 20_000;
const keyCharacters = 1_000;
/** Values within values; what is walked through takes memory of its own. */
const mostValues = 100_000;
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
        let [values, again] = [0, 0];
        for (let next = todo.pop(); next; next = todo.pop()) {
            const [value, place] = next;
            const { key, depth } = place;
            if (value instanceof PyCall && this.tensor(value, place))
                continue;
            if (value === null || typeof value !== 'object')
                continue;
            const isAgain = this.seen.has(value);
            // A loader may look under either name of a dict that stands in the file twice, and looks no deeper than there.
            if (isAgain && depth !== 1)
                continue;
            this.seen.add(value);
            if (isStorageId(value))
                this.storage(value);
            // What holds one other is a chain, and only one of that is waited for at a time.
            values += Math.max(0, sizeOf(value) - 1);
            if (values > mostValues)
                refuse(areTensors(value) ? `more than ${mostTensors} tensors` : `more than ${mostValues} values within each other`);
            const children = childrenOf(value);
            if (isAgain && (again += children.length) > mostTensors)
                refuse('one dict stands in it time and again');
            // Not `push(...children)`: a million arguments are more than the stack of the engine takes.
            for (let i = children.length - 1; i >= 0; i--) {
                const [name, child, deeper = 1, isText = true] = children[i];
                // One character more than a key may have tells that it was longer; what a file nests endlessly stays small.
                const part = name.slice(0, keyCharacters + 1);
                const isLong = key.length > keyCharacters;
                const joined = isLong ? key : (part && key ? `${key}.${part}` : key + part).slice(0, keyCharacters + 1);
                const below = { key: joined, name, depth: depth + deeper, ...(!isText && { isText }) };
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
        const [kind, type, key, location, elements] = id;
        const dtype = type instanceof PyGlobal && type.module.startsWith('torch') ? own(storageTypes, type.name) : undefined;
        if (kind !== 'storage' || dtype === undefined || typeof key !== 'string' || !hasViewOfNothing(id))
            return refuse('a persistent id that names no storage of torch');
        if (typeof location !== 'string' || !tensors_device.test(location))
            refuse(`storage ${key} is saved from no device`);
        const count = tensors_integer(elements, `the size of storage ${key}`);
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
    /** What a call of a rebuilding function makes, and that it lies in its storage. */
    describe(call, key) {
        const args = call.args instanceof PyTuple ? call.args.items : [];
        const storage = this.storage(args[0]);
        const isThird = isNamed(call.callable, 'torch._utils._rebuild_tensor_v3');
        const isQuantised = isNamed(call.callable, 'torch._utils._rebuild_qtensor');
        const type = args[6];
        const named = !isThird ? storage.dtype : type instanceof PyGlobal && type.module === 'torch' ? type.name : '?';
        const offset = tensors_integer(args[1], `the offset of ${key}`);
        const shape = integers(args[2], `the shape of ${key}`);
        const stride = integers(args[3], `the stride of ${key}`);
        if (shape.length !== stride.length)
            refuse(`${key} has ${shape.length} sizes and ${stride.length} strides`);
        const item = own(itemBytes, named) ?? refuse(`${key} has the element type ${named}`);
        if (isQuantised !== tensors_quantised.test(named))
            refuse(isQuantised ? `${key} is quantised, and of ${named}` : `${key} is of ${named}, without its scale`);
        const numel = shape.reduce((product, size) => product * size, 1);
        const reach = numel === 0 ? 0 : offset + shape.reduce((sum, size, i) => sum + (size - 1) * stride[i], 0) + 1;
        const perByte = own(packed, named) ?? 1;
        if (!Number.isSafeInteger(numel) || !(Math.ceil((reach * item) / perByte) <= storage.bytes))
            refuse(`${key} reaches beyond its storage ${storage.key} (${reach} of ${storage.elements} elements)`);
        if (key.length > keyCharacters)
            refuse(`the key of a tensor has more than ${keyCharacters} characters`);
        return { shape, dtype: named, bytes: Math.ceil((numel * item) / perByte), storage: storage.key, offset, stride };
    }
}
const tensors_quantised = /^qu?int/;
/** Legacy ids have a sixth item, of a view into the storage, which no torch has written since 0.4. */
const hasViewOfNothing = (id) => id.length === 5 || (id.length === 6 && id[5] === null);
const isStorageId = (value) => value instanceof PyPersistent && value.id instanceof PyTuple && value.id.items[0] === 'storage';
/** Lists, dicts and sets are no keys, nor is a tuple that holds one. */
function isHashable(key) {
    const todo = [key];
    for (let count = 0; todo.length > 0; count++) {
        const one = todo.pop();
        if (count > 1_000)
            return false;
        if (one instanceof PyList || one instanceof PyDict || (one instanceof PySet && !one.frozen))
            return false;
        if ((one instanceof PyBytes && one.mutable) || isOrderedDict(one))
            return false;
        if (one instanceof PyTuple)
            for (const item of one.items.slice(0, 1_001))
                todo.push(item);
    }
    return true;
}
const isOrderedDict = (value) => value instanceof PyCall && isNamed(value.callable, 'collections.OrderedDict');
/** A number that somebody reads; the digits of a larger one take time to find. */
const tensors_isShort = (key) => key < 1n << 64n && key > -(1n << 64n);
const areTensors = (value) => (value instanceof PyList || value instanceof PyTuple) &&
    value.items.slice(0, mostTensors + 1).every((item) => item instanceof PyCall && isTensor(item));
/** How many values a value holds, before any of them is looked at. */
function sizeOf(value) {
    if (value instanceof PyDict)
        return value.entries.length;
    if (value instanceof PyTuple || value instanceof PyList)
        return value.items.length;
    return value instanceof PyCall ? value.appended.length + 1 : 1;
}
/** What a value holds: under which name, and how much deeper. */
function childrenOf(value) {
    if (value instanceof PyDict)
        return value.entries.map(([key, item]) => {
            if (!isHashable(key))
                refuse('a dict has a key that Python takes for none');
            return typeof key === 'string'
                ? [key, item]
                : [typeof key === 'bigint' && tensors_isShort(key) ? String(key) : '?', item, 1, false];
        });
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

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/sparse.js




/** Looked at one by one; no checkpoint of an agent has as many. */
const mostIndices = 1_000_000;
/**
 * Reasons to refuse the sparse tensors of a file. torch before 2.10 takes their indices as they are, and writes where
 * they point: the indices are read here, as the rest of a file's numbers is not.
 */
function sparseRefusals(source, calls, storages) {
    const sparse = calls.filter(({ callable }) => isNamed(callable, 'torch._utils._rebuild_sparse_tensor'));
    const places = new Map(storages.map((storage) => [storage.key, storage]));
    const refusals = new Set();
    for (const call of sparse) {
        if (refusals.size >= 10)
            break;
        try {
            const refusal = refusalOf(call, source, places);
            if (refusal !== undefined)
                refusals.add(refusal);
        }
        catch (error) {
            if (!(error instanceof Unfit))
                throw error;
            refusals.add(error.message);
        }
    }
    return [...refusals];
}
const itemsOf = (value) => value instanceof PyTuple ? value.items : value instanceof PyCall ? itemsOf(value.args) : [];
function refusalOf(call, source, places) {
    const [layout, data] = itemsOf(call.args);
    if (!(layout instanceof PyCall) || itemsOf(layout)[0] !== 'torch.sparse_coo')
        return 'a sparse tensor that is not of the layout torch.sparse_coo, and is not looked into';
    const [indexCall, valueCall, sizeValue, isCoalesced = null, ...more] = itemsOf(data);
    const isPlain = (one) => one instanceof PyCall && isTensor(one) && !isNamed(one.callable, 'torch._utils._rebuild_qtensor');
    if (!isPlain(indexCall) || !isPlain(valueCall) || more.length > 0)
        return 'a sparse tensor that is not made of indices, values and sizes';
    if (isCoalesced !== null && typeof isCoalesced !== 'boolean')
        return 'a sparse tensor that is coalesced or not';
    const collector = new TensorCollector();
    const indices = collector.describe(indexCall, 'the indices of a sparse tensor');
    const values = collector.describe(valueCall, 'the values of a sparse tensor');
    const size = integers(sizeValue, 'the size of a sparse tensor');
    const [dimensions = 0, count = 0] = indices.shape;
    if (indices.dtype !== 'int64' || indices.shape.length !== 2)
        return 'the indices of a sparse tensor are no int64 table';
    const dense = values.shape.slice(1);
    if (values.shape[0] !== count || size.length !== dimensions + dense.length)
        return 'a sparse tensor whose values, indices and sizes do not fit each other';
    if (dense.some((one, i) => one !== size[dimensions + i]))
        return 'a sparse tensor whose values are not of its size';
    // Rows are copied as far as the first stride says, also where there is one row: beyond the end of what was made.
    if (values.stride.some((step, i) => step !== product(values.shape.slice(i + 1))))
        return 'a sparse tensor whose values do not lie one behind the other';
    if (dimensions * count === 0)
        return undefined;
    return refusalOfIndices(indices, size, isCoalesced === true, source, places.get(indices.storage)?.dataOffset);
}
const product = (sizes) => sizes.reduce((all, size) => all * size, 1);
function refusalOfIndices({ shape, stride, offset }, size, isCoalesced, source, dataOffset) {
    const [dimensions, count] = shape;
    const [down, along] = stride;
    const span = (dimensions - 1) * down + (count - 1) * along + 1;
    if (span > mostIndices || dimensions * count > mostIndices)
        return `a sparse tensor of more than ${mostIndices} indices, which are not looked at`;
    if (dataOffset === undefined)
        return undefined; // the file ends before, and that is said
    const bytes = source.read(dataOffset + offset * 8, span * 8);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const index = (dimension, at) => view.getBigInt64((dimension * down + at * along) * 8, true);
    for (let at = 0; at < count; at++) {
        let order = at === 0 ? 1 : 0;
        for (let dimension = 0; dimension < dimensions; dimension++) {
            const here = index(dimension, at);
            if (here < 0n || here >= BigInt(size[dimension]))
                return `a sparse tensor with the index ${here} in a dimension of ${size[dimension]}`;
            if (order === 0 && here !== index(dimension, at - 1))
                order = here > index(dimension, at - 1) ? 1 : -1;
        }
        if (isCoalesced && order !== 1)
            return 'a sparse tensor that says it is coalesced, and is not';
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/zip.js

const endSignature = 0x06054b50;
const zip64EndSignature = 0x06064b50;
const zip64LocatorSignature = 0x07064b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
/** Limits on what is read into memory; a torch checkpoint of 10,000 tensors has a directory of about 1 MB. */
const mostEntries = 150_000;
const mostDirectoryBytes = 16 << 20;
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
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** Without bit 11 a name is of a code page that each reader chooses: then only ASCII says the same to all. */
function zip_nameOf(bytes, flags) {
    if (!(flags & 0x800) && bytes.some((byte) => byte > 0x7f))
        return undefined;
    try {
        return decoder.decode(bytes);
    }
    catch {
        return undefined;
    }
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
    // Its own disk and that of the directory, which the locator names too, and how many there are.
    const disks = [end.getUint32(16, true), end.getUint32(20, true), locator.getUint32(4, true)];
    if (disks.some((disk) => disk !== 0) || locator.getUint32(16, true) !== 1)
        refuse('the zip is one of several disks');
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
function zip_isCutOff(source) {
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
        const name = zip_nameOf(nameBytes, flags) ?? refuse('a name in the zip is no UTF-8');
        const entry = {
            name,
            flags,
            method: bytes.getUint16(at + 10, true),
            crc: bytes.getUint32(at + 16, true),
            compressedSize: bytes.getUint32(at + 20, true),
            size: bytes.getUint32(at + 24, true),
            offset: bytes.getUint32(at + 42, true),
        };
        if (commentLength > 0)
            refuse(`${name} has a comment`);
        if (bytes.getUint16(at + 34, true) !== 0)
            refuse('the zip is one of several disks');
        // torch takes an entry with the attribute of a folder for one, and leaves the memory of its tensor as it was.
        if (bytes.getUint32(at + 38, true) & 0x10)
            refuse(`${name} says that it is a folder`);
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
/** A local header is read at once with as much behind it as torch's padding takes. */
const mostLocalBytes = 30 + 200 + 64;
/**
 * Reads the local header of an entry, compares it with the directory, and returns where its data begins. `whole` looks
 * behind the data too, where a descriptor may say the sizes once more.
 */
function openEntry(source, entry, next, whole = true) {
    let header = exact(source, entry.offset, Math.min(mostLocalBytes, Math.max(30, source.size - entry.offset)));
    if (header.getUint32(0, true) !== localSignature)
        refuse(`no local header where ${entry.name} should begin`);
    const [nameLength, extraLength] = [header.getUint16(26, true), header.getUint16(28, true)];
    const headerBytes = 30 + nameLength + extraLength;
    if (headerBytes > header.byteLength)
        header = exact(source, entry.offset, headerBytes);
    const name = zip_nameOf(new Uint8Array(header.buffer, header.byteOffset + 30, nameLength), entry.flags);
    if (name !== entry.name)
        refuse(`${entry.name} is called ${name ?? 'something else'} in its local header`);
    if (header.getUint16(6, true) !== entry.flags || header.getUint16(8, true) !== entry.method)
        refuse(`${entry.name} has other flags in its local header`);
    // With bit 3 the descriptor behind the data has the sum and the sizes, and here are zeros.
    const isLater = (entry.flags & 8) !== 0;
    const isTold = (offset, value, full) => {
        const told = header.getUint32(offset, true);
        return told === value || told === full || (isLater && told === 0);
    };
    if (!isTold(18, entry.compressedSize, 0xffffffff) || !isTold(22, entry.size, 0xffffffff))
        refuse(`${entry.name} has other sizes in its local header`);
    if (!isTold(14, entry.crc))
        refuse(`${entry.name} has another checksum in its local header`);
    const data = entry.offset + headerBytes;
    const behind = next - (data + entry.compressedSize);
    // With a descriptor: signature, CRC and sizes of 4 or 8 bytes; the signature may be left out.
    const fits = isLater ? [12, 16, 20, 24].includes(behind) || (behind === 0 && entry.size === 0) : behind === 0;
    if (!fits)
        refuse(`${behind} bytes between ${entry.name} and what follows it`);
    if (whole && behind > 0 && !describes(exact(source, next - behind, behind), entry))
        refuse(`${entry.name} has other sizes behind its data`);
    entry.data = data;
    return data;
}
function describes(descriptor, { crc, compressedSize, size }) {
    const { byteLength } = descriptor;
    const isSigned = byteLength === 16 || byteLength === 24;
    if (isSigned && descriptor.getUint32(0, true) !== 0x08074b50)
        return false;
    const at = isSigned ? 4 : 0;
    const sizes = byteLength >= 20
        ? [descriptor.getBigUint64(at + 4, true), descriptor.getBigUint64(at + 12, true)].map(Number)
        : [descriptor.getUint32(at + 4, true), descriptor.getUint32(at + 8, true)];
    return descriptor.getUint32(at, true) === crc && sizes[0] === compressedSize && sizes[1] === size;
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
/** A zip that torch.save has written since 1.6, or TorchScript. `deep` looks behind every record too. */
function readTorchZip(source, deep) {
    if (zip_isCutOff(source))
        return readCutOffZip(source);
    const { entries, end: directory } = readDirectory(source);
    const root = /^([^/]+)\//.exec(entries[0]?.name ?? '')?.[1];
    const pickleEntry = entries.find((entry) => entry.name === `${root}/data.pkl`);
    if (root === undefined || pickleEntry === undefined)
        throw new Unfit('unreadable', 'a zip, and no torch checkpoint: it has no data.pkl');
    // torch looks for the folder in 511 bytes of the first name, and for records by names that end at a NUL.
    if (root.includes('\0') || new TextEncoder().encode(root).length > 510)
        refuse('the name of its folder is longer than torch reads it, or has a NUL');
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
        openEntry(source, entry, end(index), deep || !/\/data\/\d+$/.test(entry.name));
    });
    const textOf = (name) => {
        const entry = entries.find((one) => one.name === `${root}/${name}`);
        return entry && latin1(source.read(entry.data, Math.min(entry.size, 200)));
    };
    const version = textOf('version') ?? refuse('it has no record of its version, and torch loads none without');
    if (!/^([1-9]|10)\n?$/.test(version))
        refuse('its record of the version holds none that torch knows (1 to 10)');
    const order = textOf('byteorder');
    if (order !== undefined && order !== 'little')
        refuse('the byte order of the file is not little');
    // What torch reads of these with `int()` and as text.
    if (!/^\d{1,9}$/.test(textOf('.storage_alignment') ?? '64'))
        refuse('its storage alignment is no number');
    if (!/^[\x20-\x7e]{0,128}$/.test(textOf('.data/serialization_id') ?? ''))
        refuse('its serialization id is no text');
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
    content.refusals.push(...sparseRefusals(source, pickle.calls, content.storages));
    content.isRestrictable = isRestrictable([pickle]);
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
/** The format before torch 1.6: magic, protocol, system, object, storage keys; then each storage, its length before it. */
function readLegacy(source) {
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
    // torch asks the class of a storage for its element type here, and this one has none.
    if (content.globals.includes('torch.storage.UntypedStorage'))
        content.refusals.push('an untyped storage, which no torch loads from a file of this format');
    const keys = next();
    content.isRestrictable = isRestrictable([magic, version, system, content.pickle, keys]);
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
    content.refusals.push(...sparseRefusals(source, content.pickle.calls, content.storages));
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

// EXTERNAL MODULE: ./lib/src/core/checkpoint/expectations.js
var expectations = __webpack_require__(6288);
;// CONCATENATED MODULE: ./lib/src/core/checkpoint/other-files.js


/** Files in which others lie, and of which nobody here knows what. */
const other_files_packed = {
    zip: 'a zip', '7z': 'a 7z archive', gzip: 'a gzip', zstd: 'a zstd file', tar: 'a tar',
}; // prettier-ignore
/** The same of kinds that nothing else asks for. */
const packedMagics = [
    ['BZh', 'a bzip2 file'],
    ['\xfd7zXZ\0', 'an xz file'],
    ['Rar!\x1a\x07', 'a rar archive'],
];
const unpack = 'what lies in it is not looked at: have it unpacked, or pin its sha256';
/** torch looks for its records without regard to case. */
const other_files_torchRecord = /(^|\/)(data|constants)\.pkl$/i;
/** A zip that torch would not take for a checkpoint. Throws Unfit for one that is no sound zip. */
const isOtherZip = (source) => !readDirectory(source).entries.some(({ name }) => other_files_torchRecord.test(name));
/** numpy unpickles arrays of objects; what is packed may hold anything. Undefined for a file that no unpickler reads. */
function otherRefusal(source, kind) {
    const told = (text) => (text === undefined ? undefined : { text, isUnknown: false });
    if (kind === 'npy')
        return told(arrayRefusal(source, 0, source.size));
    if (kind === 'zip') {
        const { entries, end } = readDirectory(source);
        if (entries.length > 0 && entries.every(({ name }) => name.endsWith('.npy')))
            return told(arraysRefusal(source, entries, end));
    }
    const head = latin1(source.read(0, 8));
    const what = other_files_packed[kind] ?? packedMagics.find(([magic]) => head.startsWith(magic))?.[1];
    return what === undefined ? undefined : { text: `it is ${what}, and ${unpack}`, isUnknown: true };
}
/** A `.npz`: a zip of arrays. */
function arraysRefusal(source, entries, end) {
    for (const [index, entry] of entries.entries()) {
        if (entry.method !== 0)
            return `${entry.name} is compressed, and ${unpack} (numpy.savez does not compress)`;
        const start = openEntry(source, entry, entries[index + 1]?.offset ?? end);
        const refusal = arrayRefusal(source, start, start + entry.size);
        if (refusal !== undefined)
            return `${entry.name}: ${refusal}`;
    }
    return undefined;
}
const mostHeaderBytes = 1 << 16;
const written = /^\{'descr': ('[^'\\]*'|\[[^\\]*\]), 'fortran_order': (?:True|False), 'shape': \([\d, L]*\),? ?\}[ \n]*$/;
/** Texts in single quotes, brackets and sizes. Python takes two texts side by side for one. */
const onlyTexts = /^(?:'[^']*'(?!\s*')|[[\](),\d ])*$/;
/** `O`, `|O8`, `object`, also as one of several types between commas. */
const objects = /(?:^|[<>|=,)\d\s])(?:O\d*|object\w*)\s*(?:$|,)/i;
/** Source: numpy `lib/format.py`: magic, version, the length of the header, and the header as a Python literal. */
function arrayRefusal(source, start, end) {
    const head = source.read(start, Math.min(12, end - start));
    if (latin1(head.subarray(0, 6)) !== '\x93NUMPY')
        return 'it is no array of numpy, whatever its name says';
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    if (head.length < 12)
        return 'it is the beginning of an array of numpy, and nothing more';
    const isLong = head[6] > 1;
    const length = isLong ? view.getUint32(8, true) : view.getUint16(8, true);
    if (length > mostHeaderBytes)
        return `it is an array of numpy with a header of ${length} bytes`;
    const from = start + (isLong ? 12 : 10);
    const header = latin1(source.read(from, Math.max(0, Math.min(length, end - from))));
    const types = written.exec(header)?.[1];
    if (types === undefined || !onlyTexts.test(types))
        return 'it is an array of numpy with a header that numpy does not write';
    const hasObjects = [...types.matchAll(/'([^']*)'/g)].some(([, type]) => objects.test(type));
    return hasObjects ? 'it is an array of Python objects, and numpy unpickles it when it is told to' : undefined;
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/polyglot.js


/** What `str.strip()` and `int()` of Python take off: in ASCII, also the four separators from 0x1c on. */
function strip(text) {
    const isSpace = (at) => ((code) => (code >= 9 && code <= 13) || (code >= 28 && code <= 32))(text.charCodeAt(at));
    let [from, to] = [0, text.length];
    while (from < to && isSpace(from))
        from++;
    while (to > from && isSpace(to - 1))
        to--;
    return text.slice(from, to);
}
/** The number in a field of a tar header, as Python's `tarfile.nti` takes it: base 256, or `int(…, 8)` up to a NUL. */
function tarNumber(field) {
    if (field[0] === 0x80 || field[0] === 0xff) {
        const isNegative = field[0] === 0xff;
        // Of a negative one the complement is summed: it is small where the number is, and a sum of 56 bits is not exact.
        const value = field.subarray(1).reduce((sum, byte) => sum * 256 + (isNegative ? 255 - byte : byte), 0);
        return isNegative ? -1 - value : value;
    }
    const text = strip(latin1(field).split('\0')[0]);
    if (text === '')
        return 0;
    return /^[+-]?(0[oO]_?)?[0-7]+(_[0-7]+)*$/.test(text)
        ? parseInt(text.replaceAll('_', '').replace(/^([+-]?)0o/i, '$1'), 8)
        : undefined;
}
/** Python's tarfile asks of a header only that its sum is right, and no `ustar`. */
function beginsAsTar(source) {
    const head = source.read(0, 512);
    if (head.length < 512)
        return false;
    const sums = [0, 0];
    head.forEach((byte, at) => {
        const counted = at >= 148 && at < 156 ? 0x20 : byte;
        sums[0] += counted;
        sums[1] += counted > 127 ? counted - 256 : counted;
    });
    const told = tarNumber(head.subarray(148, 156));
    return told !== undefined && sums.includes(told);
}
const polyglot_endSignature = 0x06054b50;
const polyglot_centralSignature = 0x02014b50;
/** Behind the end record may stand a comment of 0xffff bytes; Python looks at one byte more, and miniz at 4096. */
const mostBehindEnd = 0xffff + 4096;
/**
 * Whether an unzip would find a directory in a file that does not begin as a zip. Every unzip looks for the end record
 * backwards from the end, and takes what stands before the first entry for a program that unpacks it.
 */
function endsAsZip(source) {
    const from = Math.max(0, source.size - 22 - mostBehindEnd);
    const tail = source.read(from, source.size - from);
    const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
    const isDirectory = (at) => {
        if (at < 0 || at + 4 > source.size)
            return false;
        const bytes = source.read(at, 4);
        return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true) === polyglot_centralSignature;
    };
    for (let at = tail.length - 22; at >= 0; at--) {
        if (tail[at] !== 0x50 || view.getUint32(at, true) !== polyglot_endSignature)
            continue;
        const [bytes, offset] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
        // Where the end64 record is, its locator says, and whoever follows that finds it anywhere.
        if (at >= 20 && view.getUint32(at - 20, true) === 0x07064b50)
            return true;
        // Python counts back from the end record, others from the front of the file.
        const places = [from + at - bytes, offset];
        if (bytes > 0 && places.some(isDirectory))
            return true;
    }
    return false;
}
/**
 * A file that another reader takes for another kind: what it would load is not what was looked at. `torch.load` takes
 * what does not begin as a zip for a tar first, and unpickles its members.
 */
function refuseSecondReading(source, isZip) {
    if (beginsAsTar(source))
        refuse(`it begins as a tar too${isZip ? '' : ', and torch.load opens that first'}`);
    if (!isZip && endsAsZip(source))
        refuse('it ends as a zip, which an unzip finds behind other bytes');
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/coverage.js

const elementsOf = ({ shape }) => shape.reduce((product, size) => product * size, 1);
/** Elements of its storage between its first and its last. Where a format has no strides they lie side by side. */
const spanOf = (tensor) => elementsOf(tensor) === 0 || tensor.stride.length !== tensor.shape.length
    ? elementsOf(tensor)
    : tensor.shape.reduce((sum, size, i) => sum + (size - 1) * tensor.stride[i], 1);
/** The tensors with fewer numbers of their own than their shape has: one number may stand for a row of any length. */
const expanded = (tensors) => tensors.filter((tensor) => spanOf(tensor) < elementsOf(tensor));
/** Bytes of the storages that the tensors look at, each counted once. */
function coveredBytes(tensors) {
    const ranges = tensors
        .map((tensor) => {
        const item = itemBytes[tensor.dtype] ?? 1;
        return { storage: tensor.storage, from: tensor.offset * item, to: (tensor.offset + spanOf(tensor)) * item };
    })
        .sort((a, b) => (a.storage < b.storage ? -1 : a.storage > b.storage ? 1 : a.from - b.from));
    let [sum, storage, end] = [0, '', 0];
    for (const range of ranges) {
        if (range.storage !== storage)
            [storage, end] = [range.storage, 0];
        sum += Math.max(0, range.to - Math.max(range.from, end));
        end = Math.max(end, range.to);
    }
    return sum;
}

// EXTERNAL MODULE: ./lib/src/core/checkpoint/loaders.js
var loaders = __webpack_require__(871);
;// CONCATENATED MODULE: ./lib/src/core/checkpoint/wrappers.js
const remedy = (take) => `save the weights alone: \`c = torch.load(OLD, map_location="cpu"); torch.save(${take}, NEW)\``;
const without = (prefix) => remedy(`{k.removeprefix("${prefix}"): v for k, v in c.items()}`);
/** Of the tensors whose key has the pattern: the dict that holds them, or they alone where they stand at the top. */
function those(tensors, pattern) {
    const first = tensors.find(({ key }) => pattern.test(key));
    if (first?.depth === 2)
        return remedy(`c[${JSON.stringify(first.key.slice(0, -first.name.length - 1))}]`);
    const prefix = first && pattern.exec(first.key)?.[0];
    return prefix
        ? remedy(`{k.removeprefix("${prefix}"): v for k, v in c.items() if k.startswith("${prefix}")}`)
        : remedy('{k: v for k, v in c.items() if torch.is_tensor(v)}');
}
const average = /^(ema|ema_model|model_ema|ema_state_dict|averaged_model)\./;
const optimizer = /^(optimizer|optim)(_state_dict|_states)?(\.|$)/;
const notOptimizer = /^(?!(optimizer|optim)(_state_dict|_states)?\.)/;
const some = (keys, pattern) => keys.some((key) => pattern.test(key));
const wrappers_all = (keys, prefix) => keys.length > 0 && keys.every((key) => key.startsWith(prefix));
const wrappers = [
    {
        is: (keys, others) => some(keys, /^state_dict\./) && some(others, /^(pytorch-lightning_version|optimizer_states|lr_schedulers)$/),
        words: () => `it is a checkpoint of PyTorch Lightning, with the state of its training; ${remedy('c["state_dict"]')}`,
    },
    {
        is: (keys) => some(keys, average),
        words: (tensors) => `it holds an average of the weights (EMA) beside them or in their place; ${those(tensors, average)}`,
    },
    {
        is: (keys) => some(keys, /(^|\.)_orig_mod\./),
        words: () => `its keys begin with \`_orig_mod.\`: it was saved from what torch.compile returns; ${remedy('{k.removeprefix("module.").replace("_orig_mod.", ""): v for k, v in c.items()}')}`,
    },
    {
        is: (keys) => [/^net\./, /^prior\./, /^mineclip\./].every((part) => some(keys, part)),
        words: () => 'it has the layout of MineStudio, policy, prior and MineCLIP in one, which the original agent does not load: use the bundle `minestudio-steve1` with MineStudio, or the original files',
    },
    {
        is: (keys, others) => some(keys, optimizer) || some(others, optimizer),
        words: (tensors) => `it holds the state of an optimizer too: a training checkpoint, not the weights alone; ${those(tensors, notOptimizer)}`,
    },
    {
        is: (keys) => wrappers_all(keys, 'module.') && !wrappers_all(keys, 'module.policy.'),
        words: () => `every key begins with \`module.\`: it was saved from a DataParallel wrapper; ${without('module.')}`,
    },
];
/** In words, what a file is wrapped in and how its weights come out of it. Undefined for what is none of these. */
function wrapperWords({ tensors, others }) {
    const keys = tensors.map(({ key }) => key);
    const rest = others.map(({ key }) => key);
    return wrappers.find(({ is }) => is(keys, rest))?.words(tensors);
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/classify.js



const classify_text = (shape) => `(${shape.join(', ')})`;
function compareTables({ tensors, others, strict }, table) {
    const difference = { missing: [], unexpected: [], shapes: [], halves: [], otherTypes: [], repeated: [] };
    const there = new Set();
    for (const { key, reached } of tensors)
        if (reached && table.shapes.has(key))
            there.add(key);
    for (const key of table.shapes.keys())
        if (!there.has(key))
            difference.missing.push(key);
    const seen = new Set();
    for (const { key, tensor, reached } of tensors) {
        const { shape, dtype, isText } = tensor;
        const wanted = table.shapes.get(key);
        if (!reached)
            difference.unexpected.push(`${key} out of reach`);
        else if (isText === false)
            difference.unexpected.push(`${key}, whose key is no text`);
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
    // A loader that is not strict goes past what it does not ask for; it asks every key for how it begins.
    for (const { key, isText } of others) {
        if (!isText)
            difference.unexpected.push(`${key}, whose key is no text`);
        else if (strict || table.shapes.has(key))
            difference.unexpected.push(`${key}, no tensor`);
    }
    if (fits(difference) && table.role !== undefined && table.loadedAs !== 'weights')
        difference.repeated.push(...repeatedIn(tensors, table));
    return difference;
}
/** Shapes are cheap to claim: the numbers must be there too. */
function repeatedIn(tensors, { shapes, bytes }) {
    const own = tensors.filter(({ key, reached }) => reached && shapes.has(key)).map(({ tensor }) => tensor);
    const found = expanded(own).map(({ key }) => key);
    const wide = own.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 4), 0);
    const told = own.reduce((sum, one) => sum + one.bytes, 0);
    const least = (bytes ?? wide) * (told / Math.max(1, wide));
    return found.length > 0 || own.length < shapes.size || coveredBytes(own) >= least
        ? found
        : ['all of them look at the same few numbers'];
}
const fits = ({ missing, unexpected, shapes, otherTypes, repeated }) => missing.length + unexpected.length + shapes.length + otherTypes.length + repeated.length === 0;
const classify_some = (items, words) => items.length === 0
    ? []
    : [`${items.length} ${words} (${items.slice(0, 3).join(', ')}${items.length > 3 ? ', …' : ''})`];
const differenceText = ({ missing, unexpected, shapes, otherTypes, repeated }) => [
    ...classify_some(missing, 'missing'),
    ...classify_some(unexpected, 'unexpected'),
    ...classify_some(shapes, 'of another shape'),
    ...classify_some(otherTypes, 'of another type'),
    ...classify_some(repeated, 'of fewer numbers than the shape has'),
].join('; ');
const distance = ({ missing, unexpected, shapes }) => missing.length + unexpected.length + shapes.length;
/** The table that a checkpoint has, or the one that it is nearest to; undefined when it has nothing of any. Each is loaded by its own role, or all `as` one. */
function classify(entries, tables, as) {
    let nearest;
    for (const table of tables) {
        const difference = compareTables((0,loaders/* asLoaded */.g)(entries, as ?? table.loadedAs ?? table.role), table);
        if (difference.missing.length === table.shapes.size)
            continue;
        if (nearest === undefined || distance(difference) < distance(nearest.difference))
            nearest = { table, difference };
    }
    return nearest;
}
/** Near misses that have a cause with a name. Undefined when the difference speaks for itself. */
function explain(entries, wanted, difference) {
    if (difference.repeated.length > 0)
        return undefined;
    const wrapped = wrapperWords(entries);
    if (wrapped !== undefined)
        return wrapped;
    const { tensors } = (0,loaders/* asLoaded */.g)(entries, wanted);
    const keys = tensors.map(({ key }) => key);
    const all = (prefix) => keys.length > 0 && keys.every((key) => key.startsWith(prefix));
    if (all('policy.'))
        return 'every key begins with `policy.`: upstream loads it without a word, and plays with random weights; save the state dict of the policy itself';
    if (tensors.every(({ reached }) => !reached))
        return `none of its tensors is where upstream looks for them, in ${(0,loaders/* loaderOf */.L)(wanted)?.looks ?? 'the file'}`;
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
const architecture = { title: 'the architecture of a VPT model', role: 'vpt-architecture' };
const naming_prompt = { title: 'a visual prompt (a pickled NumPy array)', role: 'visual-prompts' };
const whatOf = ({ title, role, shapes, bytes = bytesOf(shapes) }) => ({
    title: `the ${title}`,
    role,
    tensors: shapes.size,
    bytes,
});
/** Of tensors of 32 bits that share no storage. */
const bytesOf = (shapes) => [...shapes.values()].reduce((sum, shape) => sum + shape.reduce((product, size) => product * size, 4), 0);
/** Says what a checkpoint is, and where a role or a table is asked for, whether it is that. */
async function nameIt(result, asked, hiddenSize, { table: own, fileName }) {
    const { tensors } = result;
    const size = `${tensors.length} tensors, ${mebibytes(result.tensorBytes)}`;
    if (hiddenSize !== undefined) {
        result.summary = `the architecture of a VPT model, hidden size ${hiddenSize}`;
        result.is = architecture;
    }
    else
        result.summary =
            tensors.length === 0 ? `a ${result.container} without tensors` : `a ${result.container} checkpoint (${size})`;
    if (asked === 'vpt-architecture' || (asked === undefined && hiddenSize !== undefined)) {
        result.role = 'vpt-architecture';
        result.meant = architecture;
        if (hiddenSize === undefined) {
            await nameByTables(result, size);
            isNot(result, result.is === undefined
                ? 'it does not say what a VPT model looks like (model.args.net.args.hidsize)'
                : `this is ${result.summary}, not ${architecture.title}`);
        }
        else if (result.container !== 'pickle')
            isNot(result, `it is a ${result.container}, and upstream opens an architecture with pickle.load`);
        return;
    }
    if (asked !== undefined && asked !== 'weights' && own === undefined) {
        // What it should be is all that need be read while it is that.
        const right = classify(result, (0,expectations/* tablesFor */.rq)(await (0,expectations/* knownTables */.X$)(asked), asked, fileName));
        if (right && fits(right.difference)) {
            setName(result, right.table, size);
            return judge(result, asked, [right.table], right.table);
        }
    }
    const { tables, exact, near, named } = await nameByTables(result, size, asked);
    const wanted = own
        ? [{ ...own, role: asked ?? 'weights', loadedAs: 'weights' }]
        : (0,expectations/* tablesFor */.rq)(tables, asked, fileName);
    if (wanted.length > 0)
        return judge(result, asked ?? 'weights', wanted, named);
    if (asked === 'visual-prompts' && result.is !== undefined && result.is.role !== asked) {
        result.meant = naming_prompt;
        return isNot(result, `this is ${result.summary}, not ${naming_prompt.title}`);
    }
    if (exact && asked === undefined) {
        result.role = exact.role;
        noteOthers(result, exact.role);
    }
    if (exact || asked !== undefined || near === undefined)
        return;
    const { table, difference } = near;
    if (difference.missing.length < table.shapes.size / 2)
        result.notes.push(`nearest to the ${table.title}: ${explain(result, table.loadedAs ?? table.role, difference) ?? differenceText(difference)}`);
}
function setName(result, table, size) {
    result.summary = `the ${table.title} (${size})`;
    result.is = { ...whatOf(table), tensors: result.tensors.length, bytes: result.tensorBytes };
}
/** Says what a file is by the tables of all roles, or by what is typical of other files that a person may have at hand. */
async function nameByTables(result, size, asked) {
    const { tensors, globals } = result;
    const tables = tensors.length > 0 || asked !== undefined ? await (0,expectations/* knownTables */.X$)() : [];
    const nearest = classify(result, tables);
    const exact = nearest && fits(nearest.difference) ? nearest.table : undefined;
    const near = nearest ?? classify(withoutWrappers(result), tables, 'weights');
    const named = near && fits(near.difference) ? near.table : undefined;
    const hasKeys = (prefix) => tensors.some(({ key }) => key.startsWith(prefix));
    if (named)
        setName(result, named, size);
    else if (hasKeys('text_model.') && hasKeys('vision_model.')) {
        result.is = { title: 'a CLIP model of Hugging Face', tensors: tensors.length, bytes: result.tensorBytes };
        result.summary = `${result.is.title} (${size})`;
    }
    else if (tensors.length === 0 && globals.length > 0 && globals.every((global) => allowlists.numpy.has(global)))
        result.is = naming_prompt;
    return { tables, exact, near, named };
}
/** So that a checkpoint is named by its tensors even where no loader would find them. */
function withoutWrappers({ tensors }) {
    const inner = (key) => key.replace(/^(?:(?:state_dict|module|policy|_orig_mod|ema)\.)+/, '');
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
        noteOthers(result, asked);
        return noteHalves(result, difference);
    }
    const meant = `the ${table.title} (${table.shapes.size} tensors${table.bytes === undefined ? '' : `, ${mebibytes(table.bytes)}`})`;
    result.meant = whatOf(table);
    const isAnother = result.is !== undefined && !wanted.some(({ title }) => title === named?.title);
    if (isAnother || result.tensors.length === 0)
        return isNot(result, `this is ${result.summary}, not ${meant}`);
    const what = named
        ? `this is ${result.summary}, and its loader does not find it`
        : `these are not the tensors of ${meant}`;
    isNot(result, `${what}: ${explain(result, table.loadedAs ?? asked, difference) ?? differenceText(difference)}`);
}
/** A loader that is not strict passes over what is no tensor, and says nothing. */
function noteOthers(result, role) {
    const { others, strict } = (0,loaders/* asLoaded */.g)(result, role);
    if (strict || others.length === 0)
        return;
    const names = others.slice(0, 3).map(({ key }) => key);
    const more = others.length > names.length ? ', …' : '';
    result.notes.push(`${names.join(', ')}${more} beside the tensors: upstream passes over it; a loader with strict=True ends there`);
}
function noteHalves(result, { halves }) {
    if (halves.length > 0)
        result.notes.push(`${halves.length} tensors are of half precision; upstream computes in float32`);
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/json-bounds.js
/** Deeper than a header of safetensors, and more values than one of 20,000 tensors has. */
const most = { depth: 8, keys: 200_000, values: 600_000 };
/** Why a JSON text takes too much memory to be read, told from its bytes before anything is made of them. */
function tooMuchJson(bytes) {
    let [depth, keys, values] = [0, 0, 0];
    for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at];
        if (byte === 0x22) {
            for (at++; at < bytes.length && bytes[at] !== 0x22; at++)
                if (bytes[at] === 0x5c)
                    at++;
        }
        else if (byte === 0x7b || byte === 0x5b) {
            if (++depth > most.depth)
                return 'the header nests deeper than that of any tensors';
        }
        else if (byte === 0x7d || byte === 0x5d)
            depth--;
        else if (byte === 0x3a && ++keys > most.keys)
            return `the header has more than ${most.keys} keys`;
        else if (byte === 0x2c && ++values > most.values)
            return `the header has more than ${most.values} values`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/safetensors-header.js

/** Above this the library's own parser gives up, and no header needs more than three. */
const mostDepth = 100;
/** A refusal behind so many tensors stands alone: another look at the rest takes its time. */
const mostToReadAgain = 10_000;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordToken = /true|false|null/y;
const space = /[ \t\n\r]*/y;
/**
 * Reads the JSON of a safetensors header as the library does: whole numbers only where sizes stand, text only in the
 * metadata, no key twice. What `JSON.parse` makes of `4.0`, of a key that comes twice or of a number beyond any would not
 * tell. Nothing is kept but the tensors. Throws Unfit.
 */
function readHeader(text, each) {
    let at = 0;
    const fail = (what) => {
        throw new Unfit('unreadable', `the header is no JSON: ${what} (at character ${at})`);
    };
    function skipSpace() {
        space.lastIndex = at;
        at += space.exec(text)[0].length;
    }
    /** The character that comes next, behind white space. */
    function peek() {
        skipSpace();
        return text[at] ?? '';
    }
    function take(wanted) {
        if (peek() !== wanted)
            fail(`'${wanted}' is wanted`);
        at++;
    }
    function token(pattern, what) {
        skipSpace();
        pattern.lastIndex = at;
        const found = pattern.exec(text)?.[0];
        if (found === undefined)
            return fail(`${what} is wanted`);
        at += found.length;
        return found;
    }
    function string(what) {
        if (peek() !== '"')
            fail(`${what} is wanted`);
        const start = at;
        for (at++; at < text.length && text[at] !== '"'; at++)
            if (text[at] === '\\')
                at++;
        at++;
        let value;
        try {
            value = JSON.parse(text.slice(start, at));
        }
        catch {
            return fail(`${what} is wanted`);
        }
        // JavaScript keeps half of a character that is written in two, and the library does not.
        return value.isWellFormed() ? value : fail(`${what} is no text`);
    }
    /** `,`-separated items up to the closing bracket, the opening one taken. */
    function items(open, close, item) {
        take(open);
        if (peek() === close) {
            at++;
            return;
        }
        for (let index = 0;; index++) {
            item(index);
            if (peek() === close)
                break;
            take(',');
        }
        at++;
    }
    function members(item) {
        const keys = new Set();
        items('{', '}', () => {
            const key = string('a key');
            if (keys.has(key))
                refuse(`the header has ${key.slice(0, 200)} twice`);
            keys.add(key);
            take(':');
            item(key);
        });
    }
    /** Whatever the library ignores, which it still parses. */
    function anything(depth) {
        if (depth > mostDepth)
            fail('it is nested too deep');
        const next = peek();
        if (next === '{')
            members(() => anything(depth + 1));
        else if (next === '[')
            items('[', ']', () => anything(depth + 1));
        else if (next === '"')
            string('text');
        else if (/[tfn]/.test(next))
            token(wordToken, 'a value');
        else if (!Number.isFinite(Number(token(numberToken, 'a value'))))
            fail('a number is beyond any');
    }
    function sizes(key, what) {
        const found = [];
        if (peek() !== '[')
            refuse(`${key} has no ${what}`);
        items('[', ']', () => {
            const digits = /[-\d]/.test(peek()) ? token(numberToken, 'a number') : '';
            const size = /^\d+$/.test(digits) ? Number(digits) : NaN;
            if (!Number.isSafeInteger(size) || found.length >= 64)
                refuse(`${key} has no ${what}`);
            found.push(size);
        });
        return found;
    }
    function tensor(key) {
        if (peek() !== '{')
            refuse(`${key} has no element type`);
        let [dtype, shape, offsets] = [];
        members((field) => {
            if (field === 'dtype')
                dtype = peek() === '"' ? string('text') : refuse(`${key} has no element type`);
            else if (field === 'shape')
                shape = sizes(key, 'shape');
            else if (field === 'data_offsets')
                offsets = sizes(key, 'offsets');
            else
                anything(2);
        });
        each({
            key,
            dtype: dtype ?? refuse(`${key} has no element type`),
            shape: shape ?? refuse(`${key} has no shape`),
            offsets: offsets?.length === 2
                ? offsets
                : refuse(`${key} has no offsets`),
        });
    }
    function metadata() {
        if (peek() === 'n')
            token(wordToken, 'null');
        else
            members((name) => {
                if (peek() !== '"')
                    refuse(`the metadata ${name.slice(0, 200)} is no text`);
                string('text');
            });
    }
    /** A text that is no JSON at all is told as that, whatever it says before it breaks. */
    function whole(read) {
        at = 0;
        read();
        if (peek() !== '' || at < text.length)
            fail('something stands behind it');
    }
    let count = 0;
    try {
        whole(() => members((key) => {
            if (key === '__metadata__')
                return metadata();
            count++;
            tensor(key.slice(0, 2_000));
        }));
    }
    catch (error) {
        if (error instanceof Unfit && error.verdict === 'refused' && count < mostToReadAgain)
            whole(() => anything(0));
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/src/core/checkpoint/safetensors.js





/** The library takes 100 MB; a header of 20,000 tensors has 3. */
const safetensors_mostHeaderBytes = 16 << 20;
/** torch's name of each element type and its bits. Source: safetensors `src/tensor.rs` and its `torch.py`. */
const types = {
    F64: ['float64', 64], F32: ['float32', 32], F16: ['float16', 16], BF16: ['bfloat16', 16], C64: ['complex64', 64],
    I64: ['int64', 64], I32: ['int32', 32], I16: ['int16', 16], I8: ['int8', 8], BOOL: ['bool', 8],
    U64: ['uint64', 64], U32: ['uint32', 32], U16: ['uint16', 16], U8: ['uint8', 8],
    F8_E4M3: ['float8_e4m3fn', 8], F8_E5M2: ['float8_e5m2', 8], F8_E8M0: ['float8_e8m0fnu', 8],
    F8_E4M3FNUZ: ['float8_e4m3fnuz', 8], F8_E5M2FNUZ: ['float8_e5m2fnuz', 8],
    F4: ['float4_e2m1fn_x2', 4],
}; // prettier-ignore
/** Bytes of so many elements; undefined where a product on the way is beyond 64 bits, which the library refuses. */
function safetensors_bytesOf(shape, bits) {
    let product = BigInt(1);
    for (const factor of [...shape, bits]) {
        product *= BigInt(factor);
        if (product >= 1n << 64n)
            return undefined;
    }
    const bytes = Number(product / 8n);
    return product % 8n === 0n && Number.isSafeInteger(bytes) ? bytes : undefined;
}
/** safetensors: a length, a JSON header, and tensors that cover the rest exactly. Source: the format's own README. */
function readSafetensors(source) {
    // `torch.load` takes a safetensors file for a pickle.
    if (beginsAsPickle(source))
        refuse('it begins as a pickle too');
    const head = source.read(0, 8);
    const length = Number(new DataView(head.buffer, head.byteOffset, 8).getBigUint64(0, true));
    if (length > safetensors_mostHeaderBytes || length > source.size - 8)
        throw new Unfit('unreadable', `a header of ${length} bytes in a file of ${source.size}`);
    const header = source.read(8, length);
    const excess = tooMuchJson(header);
    if (excess !== undefined)
        refuse(excess);
    let text;
    try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(header);
    }
    catch {
        throw new Unfit('unreadable', 'the header is no JSON: it is not UTF-8');
    }
    const tensors = [];
    const ranges = [];
    readHeader(text, ({ key, dtype: type, shape, offsets: [from, to] }) => {
        if (tensors.length >= mostTensors)
            refuse(`more than ${mostTensors} tensors`);
        if (key.length > keyCharacters)
            refuse(`the key of a tensor has more than ${keyCharacters} characters`);
        const [dtype, bits] = Object.hasOwn(types, type) ? types[type] : refuse(`${key} has the element type ${type}`);
        const bytes = safetensors_bytesOf(shape, bits);
        if (to - from !== bytes)
            refuse(`${key} has ${to - from} bytes, and its shape wants ${bytes ?? 'a number of bytes that is none'}`);
        ranges.push([from, to, key]);
        tensors.push({ key, name: key, depth: 1, shape, dtype, bytes: bytes, storage: key, offset: 0, stride: [] });
    });
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
        storages: tensors.map(({ key, dtype, bytes, shape }) => {
            const elements = shape.reduce((product, size) => product * size, 1);
            return { key, dtype, bytes, elements, dataOffset: 8 + length + starts.get(key) };
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
    const isPickle = kind !== 'zip' && kind !== 'safetensors' && (kind === 'pickle' || beginsAsPickle(source));
    if (kind === 'zip' || kind === 'safetensors' || isPickle || mayBeOther)
        refuseSecondReading(source, kind === 'zip');
    if (kind === 'zip' && mayBeOther && !zip_isCutOff(source) && isOtherZip(source))
        return undefined;
    if (kind === 'zip')
        return readTorchZip(source, deep ?? false);
    if (kind === 'safetensors')
        return readSafetensors(source);
    // Only protocols from 2 on begin with a mark, and an unpickler asks for none.
    if (!isPickle && mayBeOther)
        return undefined;
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
        tensors: [], others: [], tensorBytes: 0, globals: [], reasons: [], wrongRole: false, onlyWrongRole: false, notes: [],
        warnings: [],
    }; // prettier-ignore
    const never = options.mayBeOther ? undefined : core_content/* neverAnAsset */.iN[kind];
    let content;
    let other;
    try {
        if (never !== undefined)
            throw new Unfit('unreadable', never);
        content = readContent(source, kind, options);
        if (content === undefined)
            other = otherRefusal(source, kind);
    }
    catch (error) {
        if (!(error instanceof Unfit) && !(error instanceof PickleError))
            throw error;
        stumble(result, source, error, options);
        return isNoise(result, error, options)
            ? judgeOther({ ...result, reasons: [] }, { text: result.summary, isUnknown: true }, options)
            : result;
    }
    if (content === undefined)
        return judgeOther(result, other, options);
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
    if (content.isRestrictable === false)
        result.warnings.push(unrestrictedWords(content.protocol ?? 0));
    const newer = content.globals.filter((global) => newerThan20.has(global));
    if (newer.length > 0)
        result.notes.push(`torch 2.0 has no ${newer.slice(0, 5).join(', ')}: it takes a newer one`);
    if (content.missingBytes !== undefined)
        result.missingBytes = content.missingBytes;
    if (content.missingBytes !== undefined)
        result.reasons.push(`the file ends too early: at least ${content.missingBytes} bytes are missing`);
    const role = options.role ?? (hiddenSize === undefined ? undefined : 'vpt-architecture');
    const faults = result.reasons.length - (content.missingBytes === undefined ? 0 : 1);
    checkGlobals(result, role, content.dotted, options);
    await nameIt(result, role, hiddenSize, options);
    result.onlyWrongRole = result.wrongRole && faults === 0 && namesOnlyItsOwn(result, content.dotted);
    result.verdict = result.reasons.length === 0 ? 'ok' : content.missingBytes === undefined ? 'refused' : 'unreadable';
    return result;
}
/**
 * Where the reader stumbles, an unpickler has already done what stands before, and may go on behind. Unless it is known
 * that it ends there too, and has done nothing but what a checkpoint may do, the file is refused.
 */
function stumble(result, source, error, options) {
    result.summary = error.message;
    result.reasons.push(error.message);
    if (error instanceof PickleError && error.kind === 'truncated')
        result.isCutOff = true;
    const isWhole = result.kind !== 'zip' && result.kind !== 'safetensors' && core_content/* neverAnAsset */.iN[result.kind] === undefined;
    const reached = isWhole ? follow(source) : error instanceof PickleError ? error.reached : undefined;
    const { globals = [], cutOff, oddities = [], lost = false } = reached ?? {};
    result.globals = [...globals, ...(cutOff ? [cutOff] : [])].map(String).sort();
    if (error instanceof Unfit) {
        result.verdict = error.verdict;
    }
    else if (error.final && error.kind !== 'limit' && !lost && oddities.length === 0) {
        const dotted = globals.filter(({ name }) => name.includes('.')).map(String);
        checkGlobals({ ...result, globals: globals.map(String) }, options.role, dotted, options);
        result.verdict = result.reasons.length === 1 ? 'unreadable' : 'refused';
    }
    else {
        result.verdict = 'refused';
    }
}
/**
 * Bytes of no kind that is known, which an unpickler follows far enough that unpicklers part: one random file in fifty.
 * Unless a digest vouches for it, that is reason enough to refuse it.
 */
const isNoise = ({ kind }, error, { pinned, mayBeOther }) => pinned === true && mayBeOther === true && kind === 'binary' && error instanceof PickleError;
/** A file that is no checkpoint: what may be done with it all the same. */
function judgeOther(result, { text, isUnknown } = {}, { pinned, isPlaced }) {
    const summary = `no checkpoint (${result.kind})`;
    if (text === undefined || (isUnknown && !isPlaced))
        return { ...result, verdict: 'ok', summary };
    if (pinned)
        return { ...result, verdict: 'ok', summary, notes: [`${text}; ${answersForIt}`] };
    return { ...result, verdict: 'refused', summary: text, reasons: [text] };
}
const answersForIt = 'its digest is pinned, and who pinned it answers for that';
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
/** A file of another kind names what that kind may name, though not what was asked for may. */
function namesOnlyItsOwn({ globals, is, tensors }, dotted) {
    const list = is?.role === undefined && tensors.length === 0 ? undefined : ((is?.role && expectations/* allowlistOf */.$0[is.role]) ?? 'weights');
    return dotted.length === 0 && globals.every((global) => list !== undefined && allowlists[list].has(global));
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
        result.notes.push(`${text}; ${answersForIt}`);
    else
        result.reasons.push(text);
}


/***/ })

};
