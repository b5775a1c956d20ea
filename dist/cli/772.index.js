export const id = 772;
export const ids = [772,141];
export const modules = {

/***/ 9361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ saveAnew)
/* harmony export */ });
/** How a checkpoint that a restricted loader does not take is written anew, beside itself, in the protocol of torch.save. */
function saveAnew(path) {
    const python = (text) => JSON.stringify(text).replaceAll("'", '\\u0027');
    const [from, to] = [python(path), python(`${path}.new`)];
    const program = `import torch; torch.save(torch.load(${from}, map_location="cpu", weights_only=False), ${to})`;
    return `to save it anew as ${path}.new: python -c '${program}'`;
}


/***/ }),

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
// EXTERNAL MODULE: ./lib/src/core/checkpoint/inspect.js + 32 modules
var inspect = __webpack_require__(9807);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/roles.js
var roles = __webpack_require__(8529);
// EXTERNAL MODULE: ./lib/src/app/save-anew.js
var save_anew = __webpack_require__(9361);
;// CONCATENATED MODULE: ./lib/src/app/inspect.js




/**
 * What a bundle wants at a path, told by the end of the path alone: the data directory may lie anywhere. Undefined where
 * it wants nothing there, or something that no checkpoint can be measured against.
 */
function placeIn(bundle, tables, path) {
    const full = `/${path.replaceAll('\\', '/')}`;
    const isAt = (asset) => (asset.kind === 'file' && full.endsWith(`/${asset.path}`)) ||
        (asset.kind === 'archive' && full.includes(`/${asset.path}/`));
    const asset = bundle.assets.find(isAt);
    if (asset === undefined || !(0,roles/* isCheckpoint */.Z)(asset.role))
        return undefined;
    const table = tables.get(asset.id);
    if (asset.role === 'weights' && table === undefined)
        return undefined;
    return {
        role: asset.role,
        table,
        fileName: full.split('/').at(-1),
        mayBeOther: asset.kind === 'archive',
        words: `it lies at the path of '${asset.id}' of the bundle ${bundle.name}, and was compared with what belongs there; --role compares it with something else`,
    };
}
function describe(path, one, { inFolder, withTensors, place }) {
    const list = one.tensors.map(({ key, shape, dtype, bytes }) => ({ key, shape, dtype, bytes }));
    // A folder holds much that nobody meant to load; who names a file means it.
    const isOther = inFolder && place?.mayBeOther !== false && one.container === undefined && one.verdict !== 'refused';
    const notes = [...one.notes, ...(place !== undefined && one.verdict !== 'ok' ? [place.words] : [])];
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
            ...one.warnings.map((message) => ({ severity: 'warning', message: `${message}; ${(0,save_anew/* saveAnew */.t)(path)}` })),
            ...notes.map((message) => ({ severity: 'note', message })),
        ],
    };
}
/** What each checkpoint is, without running it. Throws `path-unknown`. */
async function inspectPaths(paths, { tensors: withTensors, placeOf, ...options }, ports) {
    const files = [];
    for (const path of paths) {
        const found = await ports.filesAt(path);
        if (found === undefined)
            throw new errors/* SetupError */.w3('path-unknown', `there is nothing at ${path}`);
        for (const file of found.files) {
            const source = ports.open(file);
            const place = options.role === undefined ? placeOf(file) : undefined;
            try {
                const one = await (0,inspect.inspect)(source, { ...options, mayBeOther: found.isFolder, ...place });
                files.push(describe(file, one, { inFolder: found.isFolder, withTensors, place }));
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
// EXTERNAL MODULE: ./lib/src/io/bundles.js + 2 modules
var bundles = __webpack_require__(9742);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __webpack_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/file-source.js
var file_source = __webpack_require__(7151);
// EXTERNAL MODULE: ./lib/src/io/output-file.js
var output_file = __webpack_require__(6141);
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
async function runInspect(paths, flags, { bundle: name }, base) {
    if (paths.length === 0)
        throw new errors/* SetupError */.w3('command-unknown', 'inspect needs a file or folder');
    if (flags.role !== undefined && !roles/* roles */.O.includes(flags.role)) {
        throw new errors/* SetupError */.w3('input-invalid', `--role is '${flags.role}', and must be one of ${roles/* roles */.O.join(', ')}.${(0,nearest/* didYouMean */.a)(flags.role, roles/* roles */.O)}`);
    }
    const { bundle, folder } = await (0,bundles/* loadBundle */.po)(name, base);
    const tables = await (0,bundles/* loadTables */.ie)(bundle, folder);
    const table = flags['write-table'];
    const document = await inspectPaths(paths, {
        role: flags.role,
        deep: flags.deep === true,
        tensors: flags.tensors === true || table !== undefined,
        placeOf: (path) => placeIn(bundle, tables, (0,external_node_path_.resolve)(base, path)),
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
    await (0,output_file.writeOutputFile)(path, text).catch((error) => {
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
    leaves: false,
    strict: false,
};
/** What upstream does with the loaded object, by role; whatever has no loader of upstream is taken as it stands in the file. */
const loaders = {
    'steve1-policy': policy,
    'vpt-policy': policy,
    // STEVE-1 `data/text_alignment/vae.py`, `load_vae_model`.
    'steve1-prior': { keyOf: atTop, looks: 'the dict itself', leaves: false, strict: true },
    // MineCLIP `mineclip/mineclip/base.py`, `load_ckpt`: it takes what begins with `model.`, which our tables keep.
    mineclip: {
        keyOf: ({ key, name, depth, isText = true }) => depth === 2 && key === `${wrapper}.${name}` && (name.startsWith('model.') || !isText) ? name : undefined,
        looks: 'the dict under `state_dict`',
        leaves: true,
        strict: true,
    },
};
/** A checkpoint as the network of a role is given it; where the role has no loader of upstream, as it stands in the file. */
function asLoaded({ tensors, others }, role) {
    const loader = loaders[role];
    const loaded = tensors.map((tensor) => {
        const key = loader === undefined ? tensor.key : loader.keyOf(tensor);
        return { key: key ?? tensor.key, tensor, reached: key !== undefined };
    });
    const reached = loaded.some((tensor) => tensor.reached);
    return {
        // Where it finds its own, what else there is does not matter to it.
        tensors: loader?.leaves && reached ? loaded.filter((tensor) => tensor.reached) : loaded,
        others: others.flatMap((place) => {
            const key = loader?.keyOf(place);
            return key === undefined ? [] : { key, isText: place.isText ?? true };
        }),
        strict: loader?.strict ?? false,
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
    // safetensors: a little-endian u64 with the length of the JSON header, then '{"'. Four zeros are no opcodes of a pickle.
    const isSafetensors = head[8] === 0x7b && head[6] === 0 && head[7] === 0;
    if (isSafetensors && head[4] === 0 && head[5] === 0)
        return 'safetensors';
    // Protocol 2 and later begin with PROTO (0x80) and the protocol's number.
    if (head[0] === 0x80 && head[1] !== undefined && head[1] >= 2 && head[1] <= 5)
        return 'pickle';
    if (head.every((byte) => byte === 0))
        return 'zeros';
    if (isSafetensors)
        return 'safetensors';
    const start = String.fromCharCode(...head.subarray(0, 256));
    if (start.startsWith('version https://git-lfs.github.com/spec/'))
        return 'lfs-pointer';
    const words = start
        .replace(/^\u00ef\u00bb\u00bf/, '')
        .replace(/^(\s*<!--[^>]*-->)+/, '')
        .trimStart()
        .toLowerCase();
    if (/^(<!doctype html|<(html|head|body|title|meta|script)[\s/>])/.test(words) ||
        /^(<\?xml[^>]*>\s*)?<!doctype html/.test(words))
        return 'html';
    if (/^<(\?xml|error[\s>])/.test(words))
        return 'xml';
    const isText = head.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13);
    if (isText && /^[{[]/.test(words))
        return 'json';
    return isText ? 'text' : 'binary';
}


/***/ }),

/***/ 9742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H7: () => (/* binding */ builtInBundles),
  po: () => (/* binding */ loadBundle),
  ie: () => (/* binding */ loadTables)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/bundles/minestudio-steve1.json
const minestudio_steve1_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"../schemas/steve1-bundle-1.json","schema":"steve1-bundle/1","name":"minestudio-steve1","description":"STEVE-1 as MineStudio loads it: SteveOnePolicy.from_pretrained, and the CLIP tokenizer","assets":[{"id":"minestudio-policy","kind":"hub-snapshot","role":"weights","repo":"CraftJarvis/MineStudio_STEVE-1.official","revision":"main","homepage":"https://huggingface.co/CraftJarvis/MineStudio_STEVE-1.official","note":"What the branch is, is asked of the Hub once; a lock file pins it.","exclude":["*.md",".gitattributes"],"sources":[{"type":"hub"}]},{"id":"clip-tokenizer","kind":"hub-snapshot","role":"clip-tokenizer","repo":"openai/clip-vit-base-patch16","revision":"57c216476eefef5ab752ec549e440a49ae4ae5f3","licence":"MIT","homepage":"https://huggingface.co/openai/clip-vit-base-patch16","note":"Only what a tokenizer needs: the 598,641,023-byte pytorch_model.bin is not used by MineCLIP.","files":{"config.json":{"size":4104,"gitSha1":"9f7102db4ae77c02982bfec1c16a63039fbc78db","sha256":"eaf1c9089a8553c913d27ea66407f8bfc2be9989c80c9f331ddb3d63d4c5e8ad"},"merges.txt":{"size":524619,"gitSha1":"76e821f1b6f0a9709293c3b6b51ed90980b3166b","sha256":"9fd691f7c8039210e0fced15865466c65820d09b63988b0174bfe25de299051a"},"preprocessor_config.json":{"size":316,"gitSha1":"5a12a1eb250987a4eee0e3e7d7338c4b22724be1","sha256":"910e70b3956ac9879ebc90b22fb3bc8a75b6a0677814500101a4c072bd7857bd"},"special_tokens_map.json":{"size":389,"gitSha1":"9bfb42aa97dcd61e89f279ccaee988bccb4fabae","sha256":"f8c0d6c39aee3f8431078ef6646567b0aba7f2246e9c54b8b99d55c22b707cbf"},"tokenizer.json":{"size":2224003,"gitSha1":"580c79c6862f31d1f9bd08dd1a415ba0d0502cd9","sha256":"a83e0809aa4c3af7208b2df632a7a69668c6d48775b3c3fe4e1b1199d1f8b8f4"},"tokenizer_config.json":{"size":905,"gitSha1":"a104224724ffb0721da7bee21ab59081b10fccef","sha256":"3f74b6a4d97fee70b3b96921a687fc5e3f2fb583f5f81e7c178c0c22281beade"},"vocab.json":{"size":961143,"gitSha1":"4297ea6a8d2bae1fea8f48b45e257814dcb11f69","sha256":"3f0c4f7d2086b61b38487075278ea9ed04edb53a03cbb045b86c27190fa8fb69"}},"golden":{"a photo of a cow":[320,1125,539,320,9706],"dig as far as possible":[9887,601,2384,601,3134],"get dirt":[779,11795],"look at the sky":[1012,536,518,2390],"collect seeds":[10186,9128],"go swimming!":[861,7411,256],"kill a sheep":[4367,320,9629],"Don\'t stop — mine 3 diamonds":[847,713,1691,2005,3347,274,12687],"jekyll":[49405],"steve1 diamond pickaxe":[3803,272,6235,901,1595,19183]},"sources":[{"type":"hub"}]}]}');
;// CONCATENATED MODULE: ./lib/bundles/steve1.json
const steve1_namespaceObject = /*#__PURE__*/JSON.parse('{"$schema":"../schemas/steve1-bundle-1.json","schema":"steve1-bundle/1","name":"steve1","description":"STEVE-1: VPT architecture, MineCLIP, policy, prior and the CLIP tokenizer","directories":["generated_videos"],"assets":[{"id":"vpt-model","kind":"file","role":"vpt-architecture","path":"weights/vpt/2x.model","env":"STEVE1_VPT_MODEL","sizeAbout":4096,"licence":"MIT","homepage":"https://github.com/openai/Video-Pre-Training","sources":[{"type":"https","url":"https://openaipublic.blob.core.windows.net/minecraft-rl/models/2x.model"}]},{"id":"mineclip","kind":"file","role":"mineclip","path":"weights/mineclip/attn.pth","env":"STEVE1_MINECLIP","sizeAbout":634150920,"md5":"b5ece9198337cfd117a3bfbd921e56da","licence":"MIT","homepage":"https://github.com/MineDojo/MineCLIP","sources":[{"type":"gdrive","id":"1uaZM1ZLBz2dZWcn85rZmjP7LV6Sg5PZW"}]},{"id":"steve1-policy","kind":"file","role":"steve1-policy","path":"weights/steve1/steve1.weights","env":"STEVE1_WEIGHTS","sizeAbout":998183672,"licence":"MIT","homepage":"https://github.com/Shalev-Lifshitz/STEVE-1","sources":[{"type":"gdrive","id":"1E3fd_-H1rRZqMkUKHfiMhx-ppLLehQPI"}]},{"id":"steve1-prior","kind":"file","role":"steve1-prior","path":"weights/steve1/steve1_prior.pt","env":"STEVE1_PRIOR","sizeAbout":9467904,"licence":"MIT","homepage":"https://github.com/Shalev-Lifshitz/STEVE-1","sources":[{"type":"gdrive","id":"1OdX5wiybK8jALVfP5_dEo0CWm9BQbDES"}]},{"id":"clip-tokenizer","kind":"hub-snapshot","role":"clip-tokenizer","repo":"openai/clip-vit-base-patch16","revision":"57c216476eefef5ab752ec549e440a49ae4ae5f3","licence":"MIT","homepage":"https://huggingface.co/openai/clip-vit-base-patch16","note":"Only what a tokenizer needs: the 598,641,023-byte pytorch_model.bin is not used by MineCLIP.","files":{"config.json":{"size":4104,"gitSha1":"9f7102db4ae77c02982bfec1c16a63039fbc78db","sha256":"eaf1c9089a8553c913d27ea66407f8bfc2be9989c80c9f331ddb3d63d4c5e8ad"},"merges.txt":{"size":524619,"gitSha1":"76e821f1b6f0a9709293c3b6b51ed90980b3166b","sha256":"9fd691f7c8039210e0fced15865466c65820d09b63988b0174bfe25de299051a"},"preprocessor_config.json":{"size":316,"gitSha1":"5a12a1eb250987a4eee0e3e7d7338c4b22724be1","sha256":"910e70b3956ac9879ebc90b22fb3bc8a75b6a0677814500101a4c072bd7857bd"},"special_tokens_map.json":{"size":389,"gitSha1":"9bfb42aa97dcd61e89f279ccaee988bccb4fabae","sha256":"f8c0d6c39aee3f8431078ef6646567b0aba7f2246e9c54b8b99d55c22b707cbf"},"tokenizer.json":{"size":2224003,"gitSha1":"580c79c6862f31d1f9bd08dd1a415ba0d0502cd9","sha256":"a83e0809aa4c3af7208b2df632a7a69668c6d48775b3c3fe4e1b1199d1f8b8f4"},"tokenizer_config.json":{"size":905,"gitSha1":"a104224724ffb0721da7bee21ab59081b10fccef","sha256":"3f74b6a4d97fee70b3b96921a687fc5e3f2fb583f5f81e7c178c0c22281beade"},"vocab.json":{"size":961143,"gitSha1":"4297ea6a8d2bae1fea8f48b45e257814dcb11f69","sha256":"3f0c4f7d2086b61b38487075278ea9ed04edb53a03cbb045b86c27190fa8fb69"}},"golden":{"a photo of a cow":[320,1125,539,320,9706],"dig as far as possible":[9887,601,2384,601,3134],"get dirt":[779,11795],"look at the sky":[1012,536,518,2390],"collect seeds":[10186,9128],"go swimming!":[861,7411,256],"kill a sheep":[4367,320,9629],"Don\'t stop — mine 3 diamonds":[847,713,1691,2005,3347,274,12687],"jekyll":[49405],"steve1 diamond pickaxe":[3803,272,6235,901,1595,19183]},"sources":[{"type":"hub"}]},{"id":"vpt-rl","kind":"file","role":"vpt-policy","path":"weights/vpt/rl-from-foundation-2x.weights","required":false,"sizeAbout":993981176,"licence":"MIT","homepage":"https://github.com/openai/Video-Pre-Training","sources":[{"type":"https","url":"https://openaipublic.blob.core.windows.net/minecraft-rl/models/rl-from-foundation-2x.weights"}]},{"id":"vpt-foundation","kind":"file","role":"vpt-policy","path":"weights/vpt/foundation-model-2x.weights","required":false,"size":994032309,"sha256":"5b20bd5af5cf1efd322dad727264bbca8fa77c13f51fa5baf2c4e73b13baee43","licence":"MIT","homepage":"https://github.com/openai/Video-Pre-Training","sources":[{"type":"https","url":"https://openaipublic.blob.core.windows.net/minecraft-rl/models/foundation-model-2x.weights"}]},{"id":"visual-prompts","kind":"archive","role":"visual-prompts","path":"visual_prompt_embeds","required":false,"format":"zip","licence":"MIT","homepage":"https://github.com/Shalev-Lifshitz/STEVE-1","sources":[{"type":"gdrive","id":"1K--DOHMDKjtklTK6SbpH11wrI2j_61mu"}],"strip":1},{"id":"prior-dataset","kind":"file","role":"dataset","path":"prior_dataset/data.pkl","required":false,"licence":"MIT","homepage":"https://github.com/Shalev-Lifshitz/STEVE-1","sources":[{"type":"gdrive","id":"18JKzIwHmFBrAjfiRNobtwkN7zhwQc7IO"}]}]}');
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/nearest.js
var nearest = __webpack_require__(2226);
// EXTERNAL MODULE: ./lib/src/io/errors.js
var io_errors = __webpack_require__(1704);
// EXTERNAL MODULE: ./lib/src/io/input-file.js
var input_file = __webpack_require__(2738);
;// CONCATENATED MODULE: ./lib/src/io/bundles.js








/** The bundles that come with the kit; the build has checked each against the schema. */
const builtInBundles = {
    steve1: steve1_namespaceObject,
    'minestudio-steve1': minestudio_steve1_namespaceObject,
};
const manifestFile = { code: 'manifest-invalid', what: 'a manifest', mostBytes: 64 << 20 };
const tableFile = { code: 'manifest-invalid', what: 'a tensor table', mostBytes: 16 << 20 };
/** A value as JSON with sorted keys and no white space. */
function canonical(value) {
    if (Array.isArray(value))
        return `[${value.map(canonical).join(',')}]`;
    if (value === null || typeof value !== 'object')
        return JSON.stringify(value);
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
const looksLikePath = (name) => /[\\/]|\.json$/.test(name);
/**
 * The bundle of a built-in name, or of a manifest at a path relative to `base`.
 *
 * Throws `bundle-unknown`, or `manifest-invalid` naming file, line and field.
 */
async function loadBundle(name, base) {
    const builtIn = Object.hasOwn(builtInBundles, name) ? builtInBundles[name] : undefined;
    if (builtIn)
        return { bundle: builtIn, digest: digestOf(builtIn), folder: base };
    const path = (0,external_node_path_.resolve)(base, name);
    const text = await (0,input_file/* readInputFile */.j)(path, manifestFile).catch((error) => {
        if (!(0,io_errors/* isAbsent */.W0)(error))
            throw (0,io_errors/* atPath */.Z$)('manifest-invalid', 'read the manifest', path, error);
        const hint = looksLikePath(name)
            ? ''
            : `${(0,nearest/* didYouMean */.a)(name, Object.keys(builtInBundles))} Built in: ${Object.keys(builtInBundles).join(', ')}.`;
        throw new errors/* SetupError */.w3('bundle-unknown', `there is no bundle '${name}': no built-in one of that name, and no file ${path}.${hint}`);
    });
    // zod costs start-up, and only a manifest of the user needs it.
    const { parseManifest } = await Promise.all(/* import() */[__webpack_require__.e(691), __webpack_require__.e(600), __webpack_require__.e(599)]).then(__webpack_require__.bind(__webpack_require__, 5032));
    const bundle = await parseManifest(text, path);
    return { bundle, digest: digestOf(bundle), folder: (0,external_node_path_.dirname)(path) };
}
const digestOf = (bundle) => (0,external_node_crypto_.createHash)('sha256').update(canonical(bundle)).digest('hex');
/** The tensor tables that a manifest names, by asset id. Throws `manifest-invalid` for all that cannot be used. */
async function loadTables(bundle, folder) {
    const tables = new Map();
    const faults = [];
    for (const asset of bundle.assets) {
        if (asset.kind !== 'file' || asset.tensors === undefined)
            continue;
        const path = (0,external_node_path_.resolve)(folder, asset.tensors);
        try {
            const { parseTable } = await __webpack_require__.e(/* import() */ 288).then(__webpack_require__.bind(__webpack_require__, 6288));
            tables.set(asset.id, parseTable(`table of ${asset.id}`, await (0,input_file/* readInputFile */.j)(path, tableFile)));
        }
        catch (error) {
            faults.push(`the tensor table ${path} of asset '${asset.id}' cannot be used: ${error.message}`);
        }
    }
    if (faults.length > 0)
        throw new errors/* SetupError */.w3('manifest-invalid', faults.join('\n'));
    return tables;
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
const inMemory = (bytes) => ({
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
});
/** The reader is loaded when the first checkpoint is looked at: a warm run looks at none. */
const inspectFile = async (file, options) => {
    const { inspect } = await __webpack_require__.e(/* import() */ 807).then(__webpack_require__.bind(__webpack_require__, 9807));
    if (typeof file !== 'string')
        return inspect(inMemory(file), options);
    const source = openSource(file);
    try {
        return await inspect(source, options);
    }
    finally {
        source.close();
    }
};


/***/ }),

/***/ 6141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writeOutputFile: () => (/* binding */ writeOutputFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
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
 * Writes a file that a person names. A pipe is one too where somebody reads from it; to open one that nobody reads from
 * waits for ever, and no signal ends that: it is an error (ENXIO).
 */
async function writeOutputFile(path, text) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { O_WRONLY, O_CREAT, O_TRUNC, O_NONBLOCK = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants;
        const handle = __addDisposableResource(env_1, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, O_WRONLY | O_CREAT | O_TRUNC | O_NONBLOCK, 0o666), true);
        // Through a handle that waits for its reader: this one only makes sure that there is one.
        if ((await handle.stat()).isFIFO())
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(path, text);
        else
            await handle.writeFile(text);
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


/***/ })

};
