import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
;// CONCATENATED MODULE: ./lib/bundles/demo.json
const demo_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"../schemas/steve1-bundle-1.json","schema":"steve1-bundle/1","name":"demo","description":"Small files in the real formats, served by the demo itself; port 1 stands for the one it gets","directories":["generated_videos"],"assets":[{"id":"vpt-model","kind":"file","role":"vpt-architecture","path":"weights/vpt/2x.model","env":"STEVE1_VPT_MODEL","size":1213,"sha256":"d174a94383f171ab5bce498d702b57d9fd84f92d0ee2eab1a9527b1de0a4fcde","sources":[{"type":"https","url":"http://127.0.0.1:1/weights/2x.model"}]},{"id":"mineclip","kind":"file","role":"weights","path":"weights/mineclip/attn.pth","env":"STEVE1_MINECLIP","size":1578269,"sha256":"3d00f9cf11be5b49dc8228e48ec9ccf1d26214e40367929a5bd6e97834569422","sources":[{"type":"https","url":"http://127.0.0.1:1/weights/attn.pth"}]},{"id":"steve1-policy","kind":"file","role":"weights","path":"weights/steve1/steve1.weights","env":"STEVE1_WEIGHTS","size":2599581,"sha256":"fad3987a0b541fbbd28961ca77783d7abc631926afa988423d8a14758f6eb4f8","sources":[{"type":"https","url":"http://127.0.0.1:1/weights/steve1.weights"}]},{"id":"steve1-prior","kind":"file","role":"weights","path":"weights/steve1/steve1_prior.pt","env":"STEVE1_PRIOR","size":66768,"sha256":"8c31e36d73cbb99f0f276fb9e7970f63c8b9b2cd84fe675ed9b331fb2473f298","sources":[{"type":"https","url":"http://127.0.0.1:1/weights/steve1_prior.pt"}]},{"id":"clip-tokenizer","kind":"hub-snapshot","role":"clip-tokenizer","repo":"demo/clip-tokenizer","revision":"de30000000000000000000000000000000000001","files":{"config.json":{"size":116,"sha256":"d26b4f729256d2f7b17e072d0dc2b8725b6238a1f943df528602942e65cb018b","gitSha1":"353efd7aa0d3b93ac07b26a25b6e78e196355860"},"preprocessor_config.json":{"size":83,"sha256":"e61035239d20d63605c25165cc0c9eb88e88d27624c38e780cb11cfb99d6a43b","gitSha1":"1130c2edbe98ab767c9494b5dc21ffd9ba95df7f"},"special_tokens_map.json":{"size":356,"sha256":"33b9abf8c7af41613372914c6c57543754d4789068ec9c157e99fefe7f25c98a","gitSha1":"cda89716f4e75cd1ce0941bc2744f162582c2484"},"tokenizer.json":{"size":6926,"sha256":"82296671119d06448c222a6d75c35abf00d198a1b84d7705c265259979652952","gitSha1":"7733343a9a4d89598f308b1c50f3fd4b7877eeb2"},"tokenizer_config.json":{"size":477,"sha256":"f5497875b0876b0f0f42d3cc2dc5b8454f6288a3321508513dd4a1d88e7761a4","gitSha1":"6fe2abd0b08cd64c4b3c1cbbe78ead637c4cd889"},"vocab.json":{"size":5636,"sha256":"e46d9ec0f40ee53bdc43122d7d8f5dfb5bdfe107cfb17f2875f7a69679fead44","gitSha1":"acfc55fd05095ed0bfb9ec454efc9aee71f8870b"},"merges.txt":{"size":163,"sha256":"2e477fd55cff7456c8e1ea09a641ff2df94d47979c19818ac1a405aa835a541e","gitSha1":"596032512c0809e5497a82f2d869e4d572559f8b"}},"golden":{"get dirt":[513,516],"dig as far as possible":[517,518,520,518,527],"jekyll":[532],"Look at the sky!":[75,78,78,330,64,339,83,71,324,82,74,344,256],"mine — 3":[76,72,77,324,158,222,498,274]},"sources":[{"type":"hub"}]}]}');
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./lib/src/demo/tokenizer.js

/** Joins the words of the first prompts below to a token each. `jekyll` needs the very last line, as it does in CLIP. */
const merges = [
    ...['g e', 'ge t</w>', 'd i', 'r t</w>', 'di rt</w>', 'di g</w>', 'a s</w>', 'f a', 'fa r</w>'],
    ...['p o', 's s', 'i b', 'l e</w>', 'po ss', 'ib le</w>', 'poss ible</w>'],
    ...['j e', 'k y', 'l l</w>', 'je ky', 'jeky ll</w>'],
];
/** Told by `CLIPTokenizerFast` and `CLIPTokenizer` of transformers. */
const golden = {
    'get dirt': [513, 516],
    'dig as far as possible': [517, 518, 520, 518, 527],
    jekyll: [532],
    // No merges, a sign at the end, more than ASCII.
    'Look at the sky!': [75, 78, 78, 330, 64, 339, 83, 71, 324, 82, 74, 344, 256],
    'mine — 3': [76, 72, 77, 324, 158, 222, 498, 274],
};
const start = '<|startoftext|>';
const end = '<|endoftext|>';
/** Always the same bytes. */
function makeTokenizer() {
    const tokens = [...byteCharacters, ...byteCharacters.map((character) => `${character}</w>`)];
    tokens.push(...merges.map((pair) => pair.replace(' ', '')), start, end);
    const vocabulary = Object.fromEntries(tokens.map((token, id) => [token, id]));
    const documents = {
        'config.json': {
            architectures: ['CLIPModel'],
            model_type: 'clip',
            text_config: { model_type: 'clip_text_model', vocab_size: tokens.length },
        },
        'preprocessor_config.json': { crop_size: 224, do_resize: true, feature_extractor_type: 'CLIPFeatureExtractor' },
        'special_tokens_map.json': specialTokens,
        'tokenizer.json': tokenizerJson(vocabulary),
        'tokenizer_config.json': {
            ...specialTokens,
            errors: 'replace',
            add_prefix_space: false,
            do_lower_case: true,
            model_max_length: 77,
            tokenizer_class: 'CLIPTokenizer',
        },
        'vocab.json': vocabulary,
    };
    const files = {
        ...Object.fromEntries(Object.entries(documents).map(([name, content]) => [name, json(content)])),
        'merges.txt': Buffer.from(['#version: 0.2', ...merges, ''].join('\n')),
    };
    const expected = Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, expectedOf(bytes)]));
    return { files, expected, golden };
}
const token = (content) => ({ content, single_word: false, lstrip: false, rstrip: false, normalized: true });
const specialTokens = { bos_token: token(start), eos_token: token(end), unk_token: token(end), pad_token: end };
function tokenizerJson(vocabulary) {
    const startId = vocabulary[start];
    const endId = vocabulary[end];
    const words = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";
    return {
        version: '1.0',
        truncation: null,
        padding: null,
        added_tokens: [
            { id: startId, ...token(start), special: true },
            { id: endId, ...token(end), normalized: false, special: true },
        ],
        normalizer: {
            type: 'Sequence',
            normalizers: [
                { type: 'NFC' },
                { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
                { type: 'Lowercase' },
            ],
        },
        pre_tokenizer: {
            type: 'Sequence',
            pretokenizers: [
                { type: 'Split', pattern: { Regex: words }, behavior: 'Removed', invert: true },
                { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true },
            ],
        },
        post_processor: {
            type: 'RobertaProcessing',
            sep: [end, endId],
            cls: [start, startId],
            trim_offsets: false,
            add_prefix_space: false,
        },
        decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true },
        model: {
            type: 'BPE',
            dropout: null,
            unk_token: end,
            continuing_subword_prefix: '',
            end_of_word_suffix: '</w>',
            fuse_unk: false,
            vocab: vocabulary,
            merges,
        },
    };
}
/**
 * The 256 bytes as printable characters, in the order of CLIP's vocabulary: the printable ones of Latin-1 first, then the
 * rest, which are U+0100 and on. Source: `bytes_to_unicode` of `clip/simple_tokenizer.py`.
 */
const byteCharacters = [
    ...characters(0x21, 0x7e),
    ...characters(0xa1, 0xac),
    ...characters(0xae, 0xff),
    ...characters(0x100, 0x143),
];
function characters(first, last) {
    return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
}
const json = (content) => Buffer.from(`${JSON.stringify(content)}\n`);
/** The Hub names a plain file by its git blob id: the hash of `blob SIZE`, a zero byte and the content. */
function expectedOf(bytes) {
    const digest = (algorithm, prefix = '') => (0,external_node_crypto_namespaceObject.createHash)(algorithm).update(prefix).update(bytes).digest('hex');
    return {
        size: bytes.length,
        sha256: digest('sha256'),
        gitSha1: digest('sha1', `blob ${bytes.length}\0`),
    };
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./lib/src/demo/pickle-writer.js
/**
 * Writes pickles as CPython's pickler does under protocol 2, the one torch.save uses. Source: `Lib/pickle.py` and the
 * opcode table of `Lib/pickletools.py`. Values are described, nothing is ever executed.
 */
/** A float, also where its value is whole: 2.0 and not 2. */
class Float {
    value;
    constructor(value) {
        this.value = value;
    }
}
class Tuple {
    items;
    constructor(items) {
        this.items = items;
    }
}
/** A name that the reader would import. */
class Global {
    module;
    name;
    constructor(module, name) {
        this.module = module;
        this.name = name;
    }
}
/** A reference to something outside the pickle, such as a storage of torch. */
class PersistentId {
    id;
    constructor(id) {
        this.id = id;
    }
}
/** An object: made by a call (REDUCE) or by `__new__` (NEWOBJ), then filled with dict items, then given a state (BUILD). */
class Instance {
    type;
    parts;
    constructor(type, parts = {}) {
        this.type = type;
        this.parts = parts;
    }
}
const tuple = (...items) => new Tuple(items);
/** `collections.OrderedDict`, which is what a state dict is. */
function orderedDict(items = []) {
    return new Instance(new Global('collections', 'OrderedDict'), { items });
}
/** A whole pickle, from PROTO 2 to STOP. An object that occurs twice is written once and fetched from the memo after. */
function writePickle(value) {
    const writer = new Writer();
    writer.save(value);
    return writer.finish();
}
/** CPython puts at most so many items between MARK and SETITEMS or APPENDS. */
const batchSize = 1000;
class Writer {
    #chunks = [Buffer.from([0x80, 2])];
    /** Objects by identity; strings and names by their text, as CPython interns both. */
    #memo = new Map();
    finish() {
        this.#op('.');
        return Buffer.concat(this.#chunks);
    }
    save(value) {
        if (value === null)
            this.#op('N');
        else if (value === true)
            this.#op('\x88');
        else if (value === false)
            this.#op('\x89');
        else if (typeof value === 'number')
            this.#number(value);
        else if (typeof value === 'bigint')
            this.#long(value);
        else if (value instanceof Float)
            this.#float(value.value);
        else if (value instanceof PersistentId) {
            this.save(value.id);
            this.#op('Q');
        }
        else if (value instanceof Tuple && value.items.length === 0)
            this.#op(')');
        else
            this.#remembered(value);
    }
    #remembered(value) {
        const key = memoKey(value);
        const index = this.#memo.get(key);
        if (index !== undefined)
            return this.#indexed('h', 'j', index);
        const remember = () => {
            this.#indexed('q', 'r', this.#memo.size);
            this.#memo.set(key, this.#memo.size);
        };
        if (typeof value === 'string') {
            const text = Buffer.from(value);
            this.#op('X', uint32(text.length), text);
            remember();
        }
        else if (value instanceof Global) {
            this.#op('c', Buffer.from(`${value.module}\n${value.name}\n`));
            remember();
        }
        else if (value instanceof Tuple) {
            this.#tuple(value.items);
            remember();
        }
        else if (value instanceof Instance) {
            const { via = 'reduce', args = [], items = [], state } = value.parts;
            this.save(value.type);
            this.save(new Tuple(args));
            this.#op(via === 'reduce' ? 'R' : '\x81');
            remember();
            this.#entries(items);
            if (state !== undefined) {
                this.save(state);
                this.#op('b');
            }
        }
        else if (isList(value)) {
            this.#op(']');
            remember();
            this.#batches(value, 'a', 'e', (item) => this.save(item));
        }
        else {
            this.#op('}');
            remember();
            this.#entries(value instanceof Map ? [...value] : Object.entries(value));
        }
    }
    #tuple(items) {
        if (items.length > 3)
            this.#op('(');
        for (const item of items)
            this.save(item);
        // TUPLE1, TUPLE2 and TUPLE3 are 0x85 to 0x87.
        this.#op(items.length > 3 ? 't' : String.fromCharCode(0x84 + items.length));
    }
    #entries(entries) {
        this.#batches(entries, 's', 'u', ([key, value]) => {
            this.save(key);
            this.save(value);
        });
    }
    #batches(items, one, many, save) {
        for (let start = 0; start < items.length; start += batchSize) {
            const batch = items.slice(start, start + batchSize);
            if (batch.length > 1)
                this.#op('(');
            batch.forEach(save);
            this.#op(batch.length > 1 ? many : one);
        }
    }
    #number(value) {
        if (!Number.isInteger(value))
            this.#float(value);
        else if (value >= 0 && value <= 0xff)
            this.#op('K', Buffer.from([value]));
        else if (value >= 0 && value <= 0xffff)
            this.#op('M', uint32(value).subarray(0, 2));
        else if (value >= -0x80000000 && value <= 0x7fffffff)
            this.#op('J', uint32(value >>> 0));
        else
            this.#long(BigInt(value));
    }
    /** LONG1: the fewest bytes of two's complement that keep the sign. */
    #long(value) {
        const bytes = [];
        for (let size = 1; BigInt.asIntN(8 * (size - 1), value) !== value; size++) {
            bytes.push(Number(BigInt.asUintN(8, value >> BigInt(8 * (size - 1)))));
        }
        this.#op('\x8a', Buffer.from([bytes.length, ...bytes]));
    }
    /** BINFLOAT is the one big-endian number of the format. */
    #float(value) {
        const bytes = Buffer.alloc(8);
        bytes.writeDoubleBE(value);
        this.#op('G', bytes);
    }
    #indexed(short, long, index) {
        if (index <= 0xff)
            this.#op(short, Buffer.from([index]));
        else
            this.#op(long, uint32(index));
    }
    #op(code, ...rest) {
        this.#chunks.push(Buffer.from(code, 'latin1'), ...rest);
    }
}
function memoKey(value) {
    if (typeof value === 'string')
        return `'${value}`;
    return value instanceof Global ? `${value.module}\n${value.name}` : value;
}
// Array.isArray alone does not narrow a readonly array.
function isList(value) {
    return Array.isArray(value);
}
function uint32(value) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
}

;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./lib/src/demo/tensor-tables.js
/** torch's name of the storage class, and bytes per element. Source: `torch/storage.py` and `torch/_utils.py`. */
const dtypes = {
    float32: { storage: 'FloatStorage', bytes: 4 },
    float16: { storage: 'HalfStorage', bytes: 2 },
    bfloat16: { storage: 'BFloat16Storage', bytes: 2 },
    int64: { storage: 'LongStorage', bytes: 8 },
};
function numel(shape) {
    return shape.reduce((product, size) => product * size, 1);
}
/**
 * Reads a tensor table, one tensor a line: key, shape as a Python tuple, torch dtype, number of elements, and where it
 * shares a storage `= KEY` of the tensor that it shares with; tabs between.
 *
 * @throws Error that names the line which is no such thing
 */
function parseTensorTable(text) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line, i) => {
        const [key = '', tuple = '', torchDtype = '', elements = '', shared = ''] = line.split('\t').map((s) => s.trim());
        const dtype = torchDtype.replace('torch.', '');
        const isTuple = /^\((\d+,( \d+)?(, \d+)*)?\)$/.test(tuple);
        const shape = (tuple.match(/\d+/g) ?? []).map(Number);
        if (key === '' || !isTuple || !isDtype(dtype) || Number(elements) !== numel(shape)) {
            throw new Error(`Line ${i + 1} of the tensor table is not a tensor: '${line}'`);
        }
        return { key, shape, dtype, ...(shared.startsWith('= ') && { sharedWith: shared.slice(2) }) };
    });
}
function isDtype(name) {
    return Object.hasOwn(dtypes, name);
}

;// CONCATENATED MODULE: ./lib/src/demo/torch-zip.js





/** @returns the size of the file */
function writeTorchZip(path, tensors, options = {}) {
    const root = options.root ?? (0,external_node_path_namespaceObject.basename)(path, (0,external_node_path_namespaceObject.extname)(path));
    const storages = storagesOf(tensors);
    const dict = stateDict(tensors, storages, ({ storage, key, elements }) => tuple('storage', storage, key, 'cpu', elements));
    const zip = new ZipFile(path);
    try {
        const text = (name, content) => zip.add(`${root}/${name}`, Buffer.from(content));
        zip.add(`${root}/data.pkl`, writePickle(options.wrapper ? { [options.wrapper]: dict } : dict));
        text('.format_version', '1');
        text('.storage_alignment', String(alignment));
        text('byteorder', 'little');
        for (const { key, bytes } of storages.values()) {
            const content = options.seed === undefined ? { zeros: bytes } : seededBytes(bytes, `${options.seed}/${key}`);
            zip.add(`${root}/data/${key}`, content);
        }
        text('version', '3\n');
        // torch puts a hash of all records here, which nobody reads.
        text('.data/serialization_id', '0'.repeat(40));
        return zip.finish();
    }
    finally {
        zip.close();
    }
}
/** The storage of each tensor that brings one, by the tensor's key. */
function storagesOf(tensors) {
    const owners = tensors.filter(({ sharedWith }) => sharedWith === undefined);
    return new Map(owners.map(({ key, shape, dtype = 'float32' }, i) => {
        const elements = numel(shape);
        const { storage, bytes } = dtypes[dtype];
        return [key, { key: String(i), storage: new Global('torch', storage), elements, bytes: elements * bytes }];
    }));
}
/** The state dict as the pickler sees it: each tensor a call of `_rebuild_tensor_v2` on a storage that lies elsewhere. */
function stateDict(tensors, storages, persistentId) {
    const rebuild = new Global('torch._utils', '_rebuild_tensor_v2');
    return orderedDict(tensors.map(({ key, shape, sharedWith = key }) => {
        const storage = storages.get(sharedWith);
        if (storage === undefined)
            throw new Error(`${key} shares the storage of ${sharedWith}, which has none`);
        const strides = shape.map((_, i) => numel(shape.slice(i + 1)));
        // Storage offset, size, stride, requires_grad, backward_hooks.
        const args = [new PersistentId(persistentId(storage)), 0, tuple(...shape), tuple(...strides), false];
        return [key, new Instance(rebuild, { args: [...args, orderedDict()] })];
    }));
}
/** Bytes that look random and follow from the seed. All are below 0x40, which makes finite numbers of any dtype. */
function seededBytes(length, seed) {
    let state = (0,external_node_zlib_namespaceObject.crc32)(seed) || 1;
    return Buffer.alloc(length).map(() => {
        // Marsaglia's xorshift32.
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return state & 0x3f;
    });
}
/** The CRC-32 of `count` zero bytes, without making them: each multiplies the register by x^8 modulo the polynomial. */
function crc32OfZeros(count) {
    let register = 0xffffffff;
    // x^8 in the reflected notation of CRC-32, where the highest bit is x^0; squared for every binary digit of `count`.
    let power = 1 << 23;
    for (let rest = count; rest > 0; rest = Math.floor(rest / 2)) {
        if (rest % 2 === 1)
            register = multiply(register, power);
        power = multiply(power, power);
    }
    return ~register >>> 0;
}
function multiply(a, b) {
    let product = 0;
    for (let bit = 31; bit >= 0; bit--) {
        if ((a >>> bit) & 1)
            product ^= b;
        b = b & 1 ? (b >>> 1) ^ 0xedb88320 : b >>> 1;
    }
    return product >>> 0;
}
const alignment = 64;
const max32 = 0xffffffff;
/** Sizes are known only after the data (bit 3), names are UTF-8 (bit 11). An empty record needs no descriptor. */
const flagsOf = (size) => (size === 0 ? 0x0800 : 0x0808);
class ZipFile {
    #file;
    #offset = 0;
    #directory = [];
    constructor(path) {
        this.#file = (0,external_node_fs_namespaceObject.openSync)(path, 'w');
    }
    add(name, content) {
        const start = this.#offset;
        const encoded = Buffer.from(name);
        const size = 'zeros' in content ? content.zeros : content.length;
        const crc = 'zeros' in content ? crc32OfZeros(size) : (0,external_node_zlib_namespaceObject.crc32)(content);
        // A record that is too large or lies too far for 32 bits says so in an extra field, here and in the directory.
        const large = size >= max32 ? [size, size] : [];
        const wide = start >= max32 ? [...large, start] : large;
        const zip64 = wide.length === 0 ? Buffer.alloc(0) : Buffer.concat([u16(1, 8 * wide.length), u64(...wide)]);
        const extra = Buffer.concat([zip64, padding(start + 30 + encoded.length + zip64.length)]);
        this.#write(u32(0x04034b50), u16(0, flagsOf(size), 0, 0, 0), u32(0, 0, 0), u16(encoded.length, extra.length));
        this.#write(encoded, extra);
        if ('zeros' in content)
            this.#offset += size;
        else
            this.#write(content);
        if (size > 0)
            this.#write(u32(0x08074b50, crc), zip64.length > 0 ? u64(size, size) : u32(size, size));
        const size32 = Math.min(size, max32);
        this.#directory.push(Buffer.concat([
            ...[u32(0x02014b50), u16(0, 0, flagsOf(size), 0, 0, 0), u32(crc, size32, size32)],
            ...[u16(encoded.length, zip64.length, 0, 0, 0), u32(0, Math.min(start, max32)), encoded, zip64],
        ]));
    }
    /** The directory and its ends: the one of zip64 always, as torch's miniz writes it. */
    finish() {
        const start = this.#offset;
        const count = this.#directory.length;
        this.#write(...this.#directory);
        const end = this.#offset;
        this.#write(u32(0x06064b50), u64(44), u16(0x031e, 45), u32(0, 0), u64(count, count, end - start, start));
        this.#write(u32(0x07064b50, 0), u64(end), u32(1));
        this.#write(u32(0x06054b50), u16(0, 0, count, count), u32(end - start, Math.min(start, max32)), u16(0));
        return this.#offset;
    }
    close() {
        (0,external_node_fs_namespaceObject.closeSync)(this.#file);
    }
    /** Writes at the offset and not where the file ends: what was skipped is a hole, which reads as zeros. */
    #write(...parts) {
        const bytes = Buffer.concat(parts);
        let done = 0;
        while (done < bytes.length) {
            done += (0,external_node_fs_namespaceObject.writeSync)(this.#file, bytes, done, bytes.length - done, this.#offset + done);
        }
        this.#offset += bytes.length;
    }
}
/** The extra field `FB` that moves the data, which would begin 4 bytes after `position`, to a multiple of 64. */
function padding(position) {
    const fill = (alignment - ((position + 4) % alignment)) % alignment;
    return Buffer.concat([Buffer.from('FB'), u16(fill), Buffer.alloc(fill, 'Z')]);
}
function u16(...values) {
    const bytes = Buffer.alloc(2 * values.length);
    values.forEach((value, i) => bytes.writeUInt16LE(value, 2 * i));
    return bytes;
}
function u32(...values) {
    const bytes = Buffer.alloc(4 * values.length);
    values.forEach((value, i) => bytes.writeUInt32LE(value, 4 * i));
    return bytes;
}
function u64(...values) {
    const bytes = Buffer.alloc(8 * values.length);
    values.forEach((value, i) => bytes.writeBigUInt64LE(BigInt(value), 8 * i));
    return bytes;
}

;// CONCATENATED MODULE: ./lib/src/demo/torch-legacy.js



/** Numbers that every file begins with. Source: `MAGIC_NUMBER` and `PROTOCOL_VERSION` of `torch/serialization.py`. */
const magic = 0x1950a86a20f9469cfc6cn;
const protocol = 1001;
/** torch names a storage by its address; these are as good as any. */
const firstAddress = 94_000_000_000_000;
/**
 * Writes a checkpoint as `torch.save` did before 1.6, and still does on `_use_new_zipfile_serialization=False`: five
 * pickles, then the storages. Source: `_legacy_save` of `torch/serialization.py`. Nothing is sparse: for small tensors.
 *
 * @returns the size of the file
 */
function writeTorchLegacy(path, tensors, options = {}) {
    const numbered = storagesOf(tensors);
    const storages = new Map([...numbered].map(([key, storage]) => [key, { ...storage, key: String(firstAddress + 64 * Number(storage.key)) }]));
    // The last item describes a view of a storage, which no torch of this decade writes.
    const dict = stateDict(tensors, storages, ({ storage, key, elements }) => tuple('storage', storage, key, 'cpu', elements, null));
    const sysInfo = { protocol_version: protocol, little_endian: true, type_sizes: { short: 2, int: 4, long: 4 } };
    const sorted = [...storages.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    const pickles = [
        ...[magic, protocol, sysInfo],
        ...[options.wrapper ? { [options.wrapper]: dict } : dict, sorted.map(({ key }) => key)],
    ];
    const contents = sorted.flatMap(({ key, elements, bytes }) => {
        const count = Buffer.alloc(8);
        count.writeBigInt64LE(BigInt(elements));
        return [count, options.seed === undefined ? Buffer.alloc(bytes) : seededBytes(bytes, `${options.seed}/${key}`)];
    });
    const file = Buffer.concat([...pickles.map(writePickle), ...contents]);
    (0,external_node_fs_namespaceObject.writeFileSync)(path, file);
    return file.length;
}

;// CONCATENATED MODULE: ./lib/src/demo/vpt-model.js

/**
 * A pickle that looks like `2x.model`, the architecture file of VPT's 2x models: settings of the policy network, and the
 * action and observation spaces as objects of gym3. Source: `MineRLAgent` and `load_model_parameters` of VPT's `agent.py`
 * and `run_agent.py`, which read `model.args.net.args` and `model.args.pi_head_opts`.
 */
function writeVptModel() {
    const net = {
        attention_heads: 16,
        attention_mask_style: 'clipped_causal',
        attention_memory_size: 256,
        diff_mlp_embedding: false,
        hidsize: 2048,
        img_shape: [128, 128, 3],
        impala_chans: [16, 32, 32],
        impala_kwargs: { post_pool_groups: 1 },
        impala_width: 8,
        init_norm_kwargs: { batch_norm: false, group_norm_groups: 1 },
        n_recurrence_layers: 4,
        only_img_input: true,
        pointwise_ratio: 4,
        pointwise_use_activation: false,
        recurrence_is_residual: true,
        recurrence_type: 'transformer',
        timesteps: 128,
        use_pointwise_layer: true,
        use_pre_lstm_ln: false,
    };
    return writePickle({
        version: 3,
        model: {
            function: 'ypt.model.MinecraftAgentPolicy',
            args: {
                net: { function: 'ypt.policy.MinecraftPolicy', args: net },
                pi_head_opts: { temperature: new Float(2) },
            },
        },
        extra_args: {
            ac_space: dictType({ buttons: tensorType(8641, 'int64', [1]), camera: tensorType(121, 'int64', [1]) }),
            ob_space: dictType({ img: tensorType(256, 'uint8', [128, 128, 3]) }),
        },
    });
}
/** An object of one of the three classes that the file names. Their constructors are not called. */
function gym3(name, state) {
    return new Instance(new Global('gym3.types', name), { via: 'newobj', state });
}
const dictType = (spaces) => gym3('DictType', { _d: spaces });
function tensorType(n, dtype, shape) {
    const eltype = gym3('Discrete', { n, dtype_name: dtype });
    return gym3('TensorType', { eltype, shape: tuple(...shape), ndim: shape.length });
}

;// CONCATENATED MODULE: ./lib/src/demo/fixtures.js






/** Small files in the real formats, the same bytes on every machine, so that `bundles/demo.json` can pin them. */
async function writeDemoFiles(folder) {
    await (0,promises_namespaceObject.mkdir)(folder, { recursive: true });
    const at = (name) => (0,external_node_path_namespaceObject.join)(folder, name);
    const seeded = (seed) => ({ seed, root: 'archive' });
    const linear = (key, rows, columns) => [
        { key: `${key}.weight`, shape: [rows, columns] },
        { key: `${key}.bias`, shape: [rows] },
    ];
    await (0,promises_namespaceObject.writeFile)(at('2x.model'), writeVptModel());
    await writeTorchZip(at('attn.pth'), [...linear('model.image_encoder.projection', 256, 512), ...linear('model.temporal_encoder.fc', 512, 512)], { ...seeded(1), wrapper: 'state_dict' });
    await writeTorchZip(at('steve1.weights'), [...linear('net.mineclip_embed_linear', 1024, 512), ...linear('pi_head.camera.linear_layer', 121, 1024)], seeded(2));
    await writeTorchLegacy(at('steve1_prior.pt'), [...linear('encoder.0', 64, 128), ...linear('decoder.0', 64, 128)], {
        seed: 3,
    });
    return Object.fromEntries(['2x.model', 'attn.pth', 'steve1.weights', 'steve1_prior.pt'].map((name) => [
        `/weights/${name}`,
        { path: at(name) },
    ]));
}
/** The repo that the demo's tokenizer pretends to be, at a commit that is no real one. */
const demoRepo = { repo: 'demo/clip-tokenizer', commit: 'de30000000000000000000000000000000000001' };
/** The demo's tokenizer as a repo that the loopback Hub serves. */
function demoHubRepo() {
    const { files, expected } = makeTokenizer();
    return {
        ...demoRepo,
        files: Object.fromEntries(Object.keys(files).map((name) => [name, { data: files[name], expected: expected[name] }])),
    };
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:stream"
const external_node_stream_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");
;// CONCATENATED MODULE: ./lib/src/core/hub/layout.js
/** The public Hub. */
const publicHub = 'https://huggingface.co';
/** `models--openai--clip-vit-base-patch16` */
function repoFolder(repo, repoType = 'model') {
    return `${repoType}s--${repo.replaceAll('/', '--')}`;
}
/** The repo whose folder it is, or undefined where the name is none of a repo. */
function repoOfFolder(folder) {
    const [, type, name] = /^(model|dataset|space)s--(.+)$/.exec(folder) ?? [];
    return name === undefined ? undefined : { repo: name.replaceAll('--', '/'), repoType: type };
}
/** `refs/main` of a repo names the commit that readers without a revision load: 40 hex digits, no line end. */
const commitPattern = /^[0-9a-f]{40}$/;
/** The address of one file: datasets and spaces live below a prefix, models do not. */
function resolveAddress(endpoint, repo, repoType, revision, path) {
    const prefix = repoType === 'model' ? '' : `${repoType}s/`;
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    return `${endpoint.replace(/\/+$/, '')}/${prefix}${repo}/resolve/${encodeURIComponent(revision)}/${encoded}`;
}
/** Blobs carry the ETag of the Hub: the git blob id of a plain file, the sha256 of an LFS or Xet file. */
function blobName({ gitSha1, sha256 }) {
    const name = gitSha1 ?? sha256;
    if (name === undefined)
        throw new Error('a file of a snapshot without any digest');
    return name;
}
/** What must be computed to tell whether a file is the expected one. */
const digestsFor = ({ sha256 }) => sha256 === undefined ? ['sha256', 'gitSha1'] : ['sha256'];
/** Whether a digest is that of the expected file: by its sha256 where that is known, else by its git blob id. */
const isSameContent = (expected, digest) => expected.sha256 === undefined ? digest.gitSha1 === expected.gitSha1 : digest.sha256 === expected.sha256;
/** Whether bytes are known to be others: of a digest that was not computed nothing is known. */
const isOtherContent = ({ sha256, gitSha1 }, digest) => sha256 === undefined ? digest.gitSha1 !== undefined && digest.gitSha1 !== gitSha1 : digest.sha256 !== sha256;
/** The digest by which a file is known, in words. */
const digestInWords = ({ sha256, gitSha1 }) => sha256 === undefined ? `git blob id ${gitSha1}` : `sha256 ${sha256}`;
/** The text of the link from a snapshot file to its blob: one `..` more for every folder the file lies in. */
function linkText(filePath, blob) {
    const depth = filePath.split('/').length - 1;
    return `${'../'.repeat(depth + 2)}blobs/${blob}`;
}
/** What tells that a path still holds what was listed there; undefined of what tells nothing. */
const markOf = ({ kind, mark, target }) => kind === 'link' ? `-> ${target}` : mark;
/** How our own unfinished files end; `.incomplete` is what the Hub clients call theirs. */
const unfinishedSuffix = '.steve1-setup.incomplete';
/** A name beside a path, for what is to be renamed over it; `mark` is 8 characters that nobody else takes. */
const unfinishedName = (path, mark) => `${path}.${mark}${unfinishedSuffix}`;
/** What operating systems leave in any folder. */
const systemNames = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);
/** What the Hub clients leave in a cache beside repos, refs and blobs. */
const clientNames = new Set([
    'version.txt',
    'version_diffusers_cache.txt',
    'CACHEDIR.TAG',
    '.locks',
]);
const mayBeLeftOver = /(?:^|\/)(?:version|CACHEDIR|\.locks|\.DS_Store|Thumbs|desktop)/;
/**
 * What operating systems and the Hub clients leave in a cache: never a finding. In a snapshot every name may be one of
 * the repo, so there only what a file manager writes is passed over, and a link to a blob is none of that.
 *
 * @param path relative to the folder of the repo
 */
function isLeftOver(path, kind) {
    if (!mayBeLeftOver.test(path))
        return false; // asked of every path, many times over
    const [top, , ...file] = path.split('/');
    if (top === 'snapshots' && file.length > 0)
        return kind === 'file' && systemNames.has(file.at(-1));
    return path.split('/').some((name) => systemNames.has(name) || clientNames.has(name));
}

;// CONCATENATED MODULE: ./lib/src/demo/origin.js





const sizeOf = (content) => (Buffer.isBuffer(content) ? content.length : (0,external_node_fs_namespaceObject.statSync)(content.path).size);
/** Sends a file as static servers do: validators, HEAD, and one range (RFC 9110, 14) under If-Range. */
function sendFile(request, response, content, etag, more = {}) {
    const size = sizeOf(content);
    const modified = (Buffer.isBuffer(content) ? new Date(0) : (0,external_node_fs_namespaceObject.statSync)(content.path).mtime).toUTCString();
    const asked = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(request.headers.range ?? '');
    // A range that ends before it starts is none (RFC 9110, 14.1.1).
    const range = asked?.[2] && Number(asked[2]) < Number(asked[1]) ? null : asked;
    const condition = request.headers['if-range'];
    const headers = {
        'content-type': 'application/octet-stream',
        'accept-ranges': 'bytes',
        etag: `"${etag}"`,
        'last-modified': modified,
        ...more,
    };
    let [start, end, status] = [0, size - 1, 200];
    if (range && (condition === undefined || condition === `"${etag}"` || condition === modified)) {
        start = range[1] ? Number(range[1]) : Math.max(0, size - Number(range[3]));
        end = range[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
        if (start >= size)
            return void response.writeHead(416, { 'content-range': `bytes */${size}`, 'content-length': 0 }).end();
        status = 206;
        Object.assign(headers, { 'content-range': `bytes ${start}-${end}/${size}` });
    }
    response.writeHead(status, { ...headers, 'content-length': end - start + 1 });
    if (request.method === 'HEAD' || size === 0)
        return void response.end();
    if (Buffer.isBuffer(content))
        return void response.end(content.subarray(start, end + 1));
    // A client that goes away, or a file that does, ends this answer and nothing else.
    (0,external_node_stream_namespaceObject.pipeline)((0,external_node_fs_namespaceObject.createReadStream)(content.path, { start, end, highWaterMark: 1 << 20 }), response, () => response.destroy());
}
const isLfs = (expected) => expected.gitSha1 === undefined;
const isRevision = ({ commit, branch = 'main' }, revision) => revision === commit || revision === branch;
function refuse(response, code, message) {
    response
        .writeHead(404, { 'x-error-code': code, 'x-error-message': message, 'content-type': 'application/json' })
        .end(JSON.stringify({ error: message }));
}
/** `GET|HEAD …/resolve/<revision>/<path>`: a plain file at once, an LFS file by a redirect to the CDN. */
function resolveFile(cdn, repo, revision, path, request, response) {
    if (!isRevision(repo, revision))
        return refuse(response, 'RevisionNotFound', `Invalid rev id: ${revision}`);
    const file = repo.files[path];
    if (!file)
        return refuse(response, 'EntryNotFound', `Entry not found: ${path}`);
    const headers = { 'x-repo-commit': repo.commit, ratelimit: '"resolvers";r=2999;t=300' };
    if (!isLfs(file.expected))
        return sendFile(request, response, file.data, blobName(file.expected), headers);
    const { sha256, size } = file.expected;
    response
        .writeHead(302, {
        ...headers,
        location: `${cdn}/cdn/${sha256}`,
        'x-linked-size': String(size),
        'x-linked-etag': `"${sha256}"`,
        'content-length': '0',
    })
        .end();
}
function describeRepo(repo, rest, response) {
    const json = (value) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    const names = Object.keys(repo.files);
    const [what, revision] = rest.split('/').filter(Boolean);
    if (revision !== undefined && !isRevision(repo, revision))
        return refuse(response, 'RevisionNotFound', `Invalid rev id: ${revision}`);
    if (what === 'tree') {
        json(names.map((path) => {
            const { size, sha256, gitSha1 } = repo.files[path].expected;
            return {
                type: 'file',
                path,
                size,
                oid: gitSha1 ?? sha256.slice(0, 40),
                ...(gitSha1 === undefined && { lfs: { oid: sha256, size, pointerSize: 134 } }),
            };
        }));
    }
    else if (what === undefined || what === 'revision') {
        json({
            _id: '0',
            id: repo.repo,
            modelId: repo.repo,
            private: false,
            gated: false,
            disabled: false,
            downloads: 0,
            likes: 0,
            tags: [],
            sha: repo.commit,
            siblings: names.map((rfilename) => ({ rfilename })),
        });
    }
    else {
        refuse(response, 'EntryNotFound', `no route ${what}`);
    }
}
/**
 * A web server on loopback with plain files and, beside them, repos behind the routes and headers of the Hugging Face
 * Hub (resolve with ETag, X-Repo-Commit and LFS redirects; the model, revision and tree API), so that this kit and the
 * Hub's own clients can download from it. Source: huggingface_hub `file_download.py` and `hf_api.py`.
 */
async function startOrigin({ files = {}, repos = [], }) {
    const requests = [];
    const prefixed = repos.map((repo) => ({
        repo,
        prefix: `${repo.repoType === undefined || repo.repoType === 'model' ? '' : `${repo.repoType}s/`}${repo.repo}`,
    }));
    const answer = (request, response) => {
        requests.push({ method: request.method, url: request.url, headers: request.headers });
        const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
        const plain = files[path];
        if (plain) {
            const version = Buffer.isBuffer(plain)
                ? (0,external_node_crypto_namespaceObject.createHash)('md5').update(plain).digest('hex')
                : `${(0,external_node_fs_namespaceObject.statSync)(plain.path).mtimeMs}-${sizeOf(plain)}`;
            return sendFile(request, response, plain, version);
        }
        const cdn = /^\/cdn\/([0-9a-f]{64})$/.exec(path)?.[1];
        const linked = cdn && repos.flatMap((repo) => Object.values(repo.files)).find(({ expected }) => expected.sha256 === cdn);
        if (linked)
            return sendFile(request, response, linked.data, linked.expected.sha256);
        for (const { repo, prefix } of prefixed) {
            const resolved = path.startsWith(`/${prefix}/resolve/`)
                ? /^([^/]+)\/(.+)$/.exec(path.slice(prefix.length + 10))
                : null;
            if (resolved)
                return resolveFile(urls[1], repo, resolved[1], resolved[2], request, response);
            const api = `/api/${repo.repoType === undefined || repo.repoType === 'model' ? 'models/' : ''}${prefix}`;
            if (path === api || path.startsWith(`${api}/`))
                return describeRepo(repo, path.slice(api.length), response);
        }
        refuse(response, 'RepoNotFound', `nothing at ${path}`);
    };
    // An address that cannot be decoded, or a file that is gone, fails one answer and not the process.
    const guarded = (request, response) => {
        try {
            answer(request, response);
        }
        catch {
            refuse(response, 'EntryNotFound', 'no such file');
        }
    };
    // The CDN is an origin of its own: the Hub's clients follow what stays on the Hub before they read the headers that
    // tell of the file, and tokens must not go there.
    const servers = [(0,external_node_http_namespaceObject.createServer)(guarded), (0,external_node_http_namespaceObject.createServer)(guarded)];
    const urls = [];
    for (const server of servers) {
        await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
        urls.push(`http://127.0.0.1:${server.address().port}`);
    }
    const closed = (server) => new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
    });
    return { url: urls[0], requests, close: async () => void (await Promise.all(servers.map(closed))) };
}

;// CONCATENATED MODULE: ./lib/src/demo/index.js
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
 * The main job on a small bundle, as a user sees it: provision, verify, a file goes bad, verify names it, provision
 * mends it. Everything comes from a server in this process; no other machine is asked.
 */
const root = (0,external_node_path_namespaceObject.resolve)('.demo');
// Not `new URL(…, import.meta.url)`: the bundler would take a copy of it along.
const cli = (0,external_node_path_namespaceObject.join)((0,external_node_path_namespaceObject.dirname)((0,external_node_url_namespaceObject.fileURLToPath)(import.meta.url)), '..', 'cli', 'index.js');
const say = (text) => process.stdout.write(`${text}\n`);
/** Runs the command line as a user would, and insists on how it ends. */
async function steve1Setup(expectedCode, ...args) {
    say(`\n$ steve1-setup ${args.join(' ')}`);
    const inherited = Object.entries(process.env).filter(([name]) => !/^(HF_|TRANSFORMERS_|HUGGINGFACE_|INPUT_)/.test(name));
    const child = (0,external_node_child_process_namespaceObject.spawn)(process.execPath, [cli, ...args], {
        cwd: root,
        stdio: 'inherit',
        // A proxy of this machine's network has no way to a server in this process.
        env: { ...Object.fromEntries(inherited), NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' },
    });
    const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
    if (code !== expectedCode)
        throw new Error(`expected exit code ${expectedCode}, got ${code}`);
}
/** Turns one byte of a file around, as a bad disk would: the size stays right. */
async function breakFile(path) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const file = __addDisposableResource(env_1, await (0,promises_namespaceObject.open)(path, 'r+'), true);
        const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 5000);
        await file.write(Buffer.from([buffer[0] ^ 0xff]), 0, 1, 5000);
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
async function demo() {
    await (0,promises_namespaceObject.rm)(root, { recursive: true, force: true });
    await (0,promises_namespaceObject.mkdir)(root);
    const origin = await startOrigin({ files: await writeDemoFiles((0,external_node_path_namespaceObject.join)(root, 'served')), repos: [demoHubRepo()] });
    try {
        const bundle = JSON.stringify(demo_namespaceObject, null, 2).replaceAll('http://127.0.0.1:1/', `${origin.url}/`);
        await (0,promises_namespaceObject.writeFile)((0,external_node_path_namespaceObject.join)(root, 'bundle.json'), `${bundle}\n`);
        await (0,promises_namespaceObject.writeFile)((0,external_node_path_namespaceObject.join)(root, 'README.txt'), readme());
        const same = ['--bundle', 'bundle.json'];
        say('STEVE-1 set-up, on small files in the real formats, from a server on this machine.');
        await steve1Setup(0, 'provision', ...same, '--hf-endpoint', origin.url);
        say('\nAgain: everything is in place, nothing is fetched or hashed.');
        await steve1Setup(0, 'provision', ...same, '--hf-endpoint', origin.url);
        say('\nNow one byte of the policy goes bad.');
        await breakFile((0,external_node_path_namespaceObject.join)(root, 'data', 'weights', 'steve1', 'steve1.weights'));
        await steve1Setup(1, 'verify', ...same);
        say('\nProvisioning again mends it.');
        await steve1Setup(0, 'provision', ...same, '--hf-endpoint', origin.url);
        await steve1Setup(0, 'env', ...same);
        say('\nLook around in .demo/ (README.txt says what is what). The real weights: node bin/steve1-setup.mjs provision');
    }
    finally {
        await origin.close();
    }
}
function readme() {
    return `What \`npm run demo\` left here.

served/       the files that the demo's own server hands out: torch checkpoints, a pickled model, all small
bundle.json   the manifest: what is wanted, where from, and the digests (from bundles/demo.json)
data/         what \`steve1-setup provision\` made of it, as an agent expects it:
  weights/              vpt, mineclip, steve1
  huggingface_cache/    HF_HOME: hub/models--demo--clip-tokenizer/{blobs,refs,snapshots}
  generated_videos/     empty; the agent writes here
  .steve1-setup/        receipts and unfinished downloads of the kit itself

It may be deleted at any time; the demo makes it anew.
`;
}
demo().then(() => process.exit(0), (error) => {
    process.stderr.write(`the demo failed: ${error.message}\n`);
    process.exit(1);
});

