export const id = 944;
export const ids = [944];
export const modules = {

/***/ 4944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   listBundles: () => (/* binding */ listBundles)
/* harmony export */ });
/* harmony import */ var _core_asset_size_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8520);
/* harmony import */ var _io_bundles_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9742);
/* harmony import */ var _render_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9620);



/** The built-in bundles and their assets, for people or as `steve1-bundles/1`. */
function listBundles(json) {
    if (json) {
        const document = { schema: 'steve1-bundles/1', bundles: Object.values(_io_bundles_js__WEBPACK_IMPORTED_MODULE_1__/* .builtInBundles */ .H7) };
        return `${JSON.stringify(document, null, 2)}\n`;
    }
    const lines = Object.values(_io_bundles_js__WEBPACK_IMPORTED_MODULE_1__/* .builtInBundles */ .H7).flatMap((bundle) => {
        const rows = bundle.assets.map((asset) => {
            const size = (0,_core_asset_size_js__WEBPACK_IMPORTED_MODULE_0__/* .sizeOfAsset */ .V)(asset);
            return [
                asset.id,
                asset.required === false ? 'optional' : 'required',
                size === undefined ? '?' : (0,_render_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(size),
                asset.kind === 'hub-snapshot' ? asset.repo : asset.path,
            ];
        });
        const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
        return [
            `${bundle.name}: ${bundle.description}`,
            ...rows.map((row) => `  ${row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : column === 2 ? cell.padStart(widths[2]) : cell)).join('  ')}`),
        ];
    });
    return `${lines.join('\n')}\n`;
}


/***/ }),

/***/ 8520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ sizeOfAsset)
/* harmony export */ });
/* harmony import */ var _hub_patterns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(621);

/** Bytes that have to come for an asset, as its manifest has it; undefined where that does not say. */
function sizeOfAsset(asset) {
    if (asset.kind !== 'hub-snapshot')
        return asset.size ?? asset.sizeAbout;
    if (asset.files === undefined)
        return undefined;
    const names = (0,_hub_patterns_js__WEBPACK_IMPORTED_MODULE_0__/* .selectFiles */ .AL)(Object.keys(asset.files), asset.include, asset.exclude);
    return names.reduce((sum, name) => sum + asset.files[name].size, 0);
}


/***/ }),

/***/ 621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ selectFiles),
/* harmony export */   Xx: () => (/* binding */ longestPattern),
/* harmony export */   lC: () => (/* binding */ mostPatterns),
/* harmony export */   rl: () => (/* binding */ hasWildcard)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);

/** Patterns with a wildcard that one list may hold; plain names are looked up and may be any number. */
const mostPatterns = 100;
/** A name has at most 1,024 bytes, so a longer pattern is a mistake. */
const longestPattern = 1024;
/** Characters compared for one choice of files, some seconds of work: strangers must not decide how long it takes. */
const mostSteps = 400_000_000;
/**
 * The files of a repo that a snapshot wants, as `allow_patterns` and `ignore_patterns` of huggingface_hub choose them.
 * Source: `filter_repo_objects` in `huggingface_hub/utils/_paths.py`, and Python's `fnmatch.translate`.
 *
 * Throws `manifest-invalid` for patterns that take too long on these names.
 *
 * @returns the names in their order. No `include` means all, an empty one means none, and `exclude` has the last word.
 */
function selectFiles(names, include, exclude = [], most = mostSteps) {
    const work = { left: most };
    const wanted = include && matcherOf(include, work);
    const unwanted = matcherOf(exclude, work);
    return names.filter((name) => (wanted?.(name) ?? true) && !unwanted(name));
}
const hasWildcard = (pattern) => /[*?[]|\/$/.test(pattern);
/** Whether a name fits one of the patterns. */
function matcherOf(patterns, work) {
    const plain = new Set(patterns.filter((pattern) => !hasWildcard(pattern)));
    const globs = patterns.filter(hasWildcard).map(parse);
    return (name) => {
        if (plain.has(name))
            return true;
        if (globs.length === 0)
            return false;
        const chars = [...name];
        return globs.some((glob) => matches(glob, chars, work));
    };
}
/**
 * Reads a pattern as Python's `fnmatchcase` does: `*` and `?` match `/` too, `[seq]` and `[!seq]` one character, a `[`
 * that is never closed itself. As the Hub client has it, a pattern that ends in `/` means everything below.
 */
function parse(pattern) {
    const chars = [...(pattern.endsWith('/') ? `${pattern}*` : pattern)];
    const lastClose = chars.lastIndexOf(']');
    const tokens = [];
    for (let i = 0; i < chars.length; i++) {
        const char = chars[i];
        if (char === '*') {
            if (tokens.at(-1) !== '*')
                tokens.push('*');
        }
        else if (char === '?') {
            tokens.push(() => true);
        }
        else {
            // The first character of a set is never its end: `[]]` and `[!]]` are the sets of one bracket.
            const from = i + (chars[i + 1] === '!' ? 3 : 2);
            const close = char === '[' && from <= lastClose ? chars.indexOf(']', from) : -1;
            tokens.push(close < 0 ? (other) => other === char : setOf(chars.slice(i + 1, close)));
            if (close >= 0)
                i = close;
        }
    }
    return tokens;
}
/** What stands between the brackets. A range that runs backwards is empty. */
function setOf(set) {
    const negated = set[0] === '!';
    const members = negated ? set.slice(1) : set;
    const ranges = [];
    for (let i = 0; i < members.length; i++) {
        const low = members[i].codePointAt(0);
        const high = members[i + 1] === '-' ? members[i + 2] : undefined;
        ranges.push([low, high?.codePointAt(0) ?? low]);
        if (high !== undefined)
            i += 2;
    }
    return (char) => {
        const point = char.codePointAt(0);
        return ranges.some(([low, high]) => low <= point && point <= high) !== negated;
    };
}
/**
 * Goes through the name once, and back only to the last `*`: a later one can take whatever an earlier one could. A
 * regular expression would try every way of sharing the name among them.
 */
function matches(tokens, chars, work) {
    let [token, char] = [0, 0];
    let star;
    while (char < chars.length) {
        if (work.left-- <= 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('manifest-invalid', 'the patterns of include and exclude take too long on so many names', {
                remedy: 'Give fewer or simpler patterns in `include` and `exclude`, or name the files.',
            });
        const here = tokens[token];
        if (here === '*') {
            star = { token, char };
            token++;
        }
        else if (here?.(chars[char])) {
            token++;
            char++;
        }
        else if (star) {
            star.char++;
            [token, char] = [star.token + 1, star.char];
        }
        else {
            return false;
        }
    }
    while (tokens[token] === '*')
        token++;
    return token === tokens.length;
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


/***/ })

};
