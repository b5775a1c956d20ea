export const id = 532;
export const ids = [532,770];
export const modules = {

/***/ 3498:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ pathsInFiles)
/* harmony export */ });
/* harmony import */ var _safe_path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9895);

/** What lies in a folder follows it at once when `/` comes before every other character. */
const sortable = (path) => path.replaceAll('/', '\0');
/**
 * The pairs of paths of which the second lies inside of the first, where the first is a file and has no inside, or is
 * the same path, as some file system takes them. `folders` may lie in each other, and in no file. It takes as long as sorting does.
 */
function pathsInFiles(files, folders = []) {
    const all = [
        ...files.map((path) => ({ path, key: (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_0__/* .sameName */ .q)(path), isFile: true })),
        ...folders.map((path) => ({ path, key: (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_0__/* .sameName */ .q)(path), isFile: false })),
    ]
        .map((one) => ({ ...one, order: sortable(one.key) }))
        .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : Number(b.isFile) - Number(a.isFile)));
    const pairs = [];
    const around = [];
    for (const one of all) {
        while (around.length > 0 && !`${one.key}/`.startsWith(`${around.at(-1).key}/`))
            around.pop();
        const outer = around.at(-1);
        if (outer)
            pairs.push([outer.path, one.path]);
        if (one.isFile)
            around.push(one);
    }
    return pairs;
}


/***/ }),

/***/ 3600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L8: () => (/* binding */ documentSchema),
/* harmony export */   Oq: () => (/* binding */ snapshotFiles),
/* harmony export */   _D: () => (/* binding */ bundleSchema),
/* harmony export */   a: () => (/* binding */ archiveFiles)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9691);
/* harmony import */ var _clashes_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3498);
/* harmony import */ var _drive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4796);
/* harmony import */ var _hub_patterns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(621);
/* harmony import */ var _roles_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8529);
/* harmony import */ var _safe_path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9895);
/* harmony import */ var _together_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5688);







// A schema is used once a process: compiling it costs more than it saves.
zod__WEBPACK_IMPORTED_MODULE_3__/* .config */ .$W({ jitless: true });
/**
 * The bundle manifest `steve1-bundle/1`: what an agent needs on disk, where it comes from, and how each byte is known
 * to be right. Strict: an unknown field is an error. Nothing is filled in by the schema, so a parsed manifest is the
 * document itself; defaults are named in the field descriptions and applied where they are used.
 */
const hex = (digits) => zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `must be ${digits} lower-case hex digits`);
const safePath = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().superRefine((path, context) => {
    const reason = /^\.steve1-setup(\/|$)/i.test(path) ? 'lies in the folder of the kit itself' : (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_5__/* .unsafePathReason */ .m0)(path);
    if (reason !== undefined)
        context.addIssue({ code: 'custom', message: `path '${path}' ${reason}` });
});
/** Of an asset or folder below the data directory. */
const place = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().superRefine((path, context) => {
    const reason = (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_5__/* .unsafePlaceReason */ .i1)(path);
    if (reason !== undefined)
        context.addIssue({ code: 'custom', message: `path '${path}' ${reason}` });
});
const webAddress = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().superRefine((text, context) => {
    if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
        context.addIssue({ code: 'custom', message: `'${text}' is not an http(s) address` });
    }
    else if (new URL(text).username !== '' || new URL(text).password !== '') {
        context.addIssue({ code: 'custom', message: 'an address must not hold a user name or password' });
    }
});
const bytes = zod__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().nonnegative();
const repo = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()
    .regex(/^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)?$/, 'must be a Hub repo id such as openai/clip-vit-base-patch16');
const repoType = zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(['model', 'dataset', 'space']);
const https = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('https'),
    url: webAddress.describe('address of the file; plain http only on loopback or with a pinned sha256'),
});
const gdrive = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('gdrive'),
    id: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()
        .regex(_drive_js__WEBPACK_IMPORTED_MODULE_0__/* .driveReference */ .E9, 'must be a Google Drive file id, or the address of its page')
        .describe('id of a file that everybody with the link may read, or the address of its page'),
});
const file = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('file'),
    path: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()
        .min(1)
        .describe('path, relative to the manifest, or file:// address; for a hub-snapshot the folder that holds its files'),
});
const hubFile = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('hub'),
    repo,
    repoType: repoType.optional().describe('default model'),
    revision: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1),
    path: safePath,
    endpoint: webAddress.optional().describe('a mirror of the Hub; it never gets a token'),
});
const hubSnapshot = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    type: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('hub'),
    endpoint: webAddress.optional().describe('a mirror of the Hub; it never gets a token'),
});
const fileSource = zod__WEBPACK_IMPORTED_MODULE_4__/* .discriminatedUnion */ .gMt('type', [hubFile, https, gdrive, file]);
const snapshotSource = zod__WEBPACK_IMPORTED_MODULE_4__/* .discriminatedUnion */ .gMt('type', [hubSnapshot, https, file]);
const digests = {
    size: bytes.optional().describe('exact size in bytes'),
    sizeAbout: bytes
        .optional()
        .describe('size in bytes, give or take a thousandth and 1 MiB, where the exact one is not published'),
    sha256: hex(64).optional(),
    md5: hex(32).optional().describe('where upstream publishes only this; a sha256 is better'),
};
/** What the system, the runner or the Hub clients read: a manifest must not point them anywhere. */
const notOurs = /^(?!(?:PATH|HOME|SHELL|TMPDIR|NODE_OPTIONS|PYTHON.*|(?:HF|HUGGINGFACE|TRANSFORMERS|LD|DYLD|GITHUB|RUNNER|ACTIONS|INPUT|GIT)_.*)$)/;
const common = {
    id: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case'),
    role: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(_roles_js__WEBPACK_IMPORTED_MODULE_6__/* .roles */ .O),
    env: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()
        .regex(/^[A-Z][A-Z0-9_]*$/, 'must be an upper-case variable name')
        .regex(notOurs, 'is a variable that the system, the runner or the Hub clients own')
        .optional()
        .describe('the variable that is exported with the path: STEVE1_ and the name of the bundle first'),
    required: zod__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY().optional().describe('default true; false: only with `assets: all` or by id'),
    licence: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1).optional(),
    homepage: webAddress.optional().describe('where the asset is published, for people'),
    note: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1).optional(),
};
const tensors = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1).optional().describe('path of a tensor table, relative to the manifest');
const fileAsset = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    ...common,
    kind: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('file'),
    path: place.describe('below the data directory'),
    ...digests,
    tensors,
    sources: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(fileSource).min(1),
});
/** Two files that cannot lie side by side. */
function refuseClashes(files, context) {
    for (const [outer, inner] of (0,_clashes_js__WEBPACK_IMPORTED_MODULE_7__/* .pathsInFiles */ .X)(Object.keys(files))) {
        const message = (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_5__/* .sameName */ .q)(outer) === (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_5__/* .sameName */ .q)(inner)
            ? `'${inner}' is there twice, but for upper and lower case`
            : `'${outer}' would have to be a file and the folder of '${inner}'`;
        context.addIssue({ code: 'custom', path: [inner], message });
    }
}
/** Names and digests of files in a repo of the Hub; the lock file has the same. */
const snapshotFiles = zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(safePath, zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    size: bytes,
    sha256: hex(64).optional(),
    gitSha1: hex(40)
        .optional()
        .describe('git blob id, the name of the blob of a plain file; absent for LFS files, whose blob is named by the sha256'),
})
    .refine(({ sha256, gitSha1 }) => sha256 !== undefined || gitSha1 !== undefined, 'needs a sha256 or a gitSha1'))
    .superRefine(refuseClashes);
/** What comes out of an archive; the lock file has the same. */
const archiveFiles = zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(safePath, zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ size: bytes, sha256: hex(64) }))
    .superRefine(refuseClashes);
/** Patterns of file names, few enough and short enough that choosing files does not take long. */
const patterns = zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1).max(_hub_patterns_js__WEBPACK_IMPORTED_MODULE_1__/* .longestPattern */ .Xx))
    .refine((all) => all.filter(_hub_patterns_js__WEBPACK_IMPORTED_MODULE_1__/* .hasWildcard */ .rl).length <= _hub_patterns_js__WEBPACK_IMPORTED_MODULE_1__/* .mostPatterns */ .lC, `must have at most ${_hub_patterns_js__WEBPACK_IMPORTED_MODULE_1__/* .mostPatterns */ .lC} with a wildcard`);
const snapshotAsset = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    ...common,
    kind: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('hub-snapshot'),
    repo,
    repoType: repoType.optional().describe('default model'),
    revision: safePath.describe('a commit (40 hex digits), or a branch or tag'),
    include: patterns.optional().describe('patterns of the files wanted, as huggingface_hub takes them; default all'),
    exclude: patterns.optional().describe('patterns of the files not wanted'),
    files: snapshotFiles.optional().describe('without them, the Hub is asked what the revision holds'),
    golden: zod__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().nonnegative()))
        .optional()
        .describe('prompts and the token ids that they must give, without start and end'),
    sources: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(snapshotSource).min(1),
});
const archiveAsset = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    ...common,
    kind: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('archive'),
    path: place.describe('folder below the data directory that receives the contents'),
    ...digests,
    format: zod__WEBPACK_IMPORTED_MODULE_4__/* ["enum"] */ .k5n(['zip', 'tar', 'tar.gz', 'tar.zst']),
    strip: bytes.optional().describe('leading folders to drop from the names inside; default 0'),
    unpacked: zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ entries: zod__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().positive(), bytes: bytes.positive() })
        .optional()
        .describe('the most that it may unpack to'),
    files: archiveFiles.optional().describe('what it unpacks to, by the path below the folder'),
    include: patterns.optional(),
    exclude: patterns.optional(),
    sources: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(fileSource).min(1),
});
/** What each part of a manifest must be by itself. */
const documentSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({
    $schema: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().optional(),
    schema: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz('steve1-bundle/1'),
    name: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case'),
    description: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1),
    directories: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(place).optional().describe('empty folders that the agent expects below the data directory'),
    assets: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .discriminatedUnion */ .gMt('kind', [fileAsset, snapshotAsset, archiveAsset])).min(1),
});
const bundleSchema = documentSchema.superRefine(_together_js__WEBPACK_IMPORTED_MODULE_2__/* .checkTogether */ .R);


/***/ }),

/***/ 5688:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ checkTogether)
});

// EXTERNAL MODULE: ./lib/src/core/nearest.js
var nearest = __webpack_require__(2226);
;// CONCATENATED MODULE: ./lib/src/core/asset-variables.js

/** The variables of the built-in bundles, which an agent knows; a bundle of its own may fill them too. */
const knownVariables = ['STEVE1_VPT_MODEL', 'STEVE1_MINECLIP', 'STEVE1_WEIGHTS', 'STEVE1_PRIOR'];
/** What the kit itself sets and reads. */
const ownVariables = ['STEVE1_DATA_DIR', 'STEVE1_DEVICE', 'STEVE1_PROBE_ID', 'STEVE1_INTEROP', 'STEVE1_TEST_DATA'];
/** How every other variable of a bundle begins: no program knows a name of this form, whatever the bundle is called. */
const variablePrefix = (bundle) => `STEVE1_${bundle.toUpperCase().replaceAll('-', '_')}_`;
/**
 * Why a bundle must not have a path exported under a name; undefined where it may. Programs read hundreds of variables,
 * and some run what they name (BASH_ENV, NODE_OPTIONS): so what is allowed is told by its form, and all else refused.
 */
function variableRefusal(name, bundle) {
    const prefix = variablePrefix(bundle);
    const isOwn = ownVariables.includes(name);
    if (!isOwn && (knownVariables.includes(name) || (name.startsWith(prefix) && name.length > prefix.length)))
        return undefined;
    const what = isOwn ? 'belongs to steve1-setup itself' : 'is no name that a bundle may set';
    const folded = new Map(knownVariables.map((known) => [known.toLowerCase().replaceAll('_', '-'), known]));
    const near = (0,nearest/* nearest */.p)(name, [...folded.keys()]);
    const meant = near === undefined ? '' : ` Did you mean '${folded.get(near)}'?`;
    return `'${name}' ${what}: use ${prefix} and a word of your own, or one of ${knownVariables.join(', ')}.${meant}`;
}

// EXTERNAL MODULE: ./lib/src/core/clashes.js
var clashes = __webpack_require__(3498);
// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1760);
// EXTERNAL MODULE: ./lib/src/core/safe-path.js
var safe_path = __webpack_require__(9895);
;// CONCATENATED MODULE: ./lib/src/core/schema/together.js




const others = ['https', 'file'];
function comparable(asset) {
    const fields = (typeof asset === 'object' && asset !== null ? asset : {});
    const text = (name) => (typeof fields[name] === 'string' ? fields[name] : undefined);
    const { files, sources } = fields;
    return {
        isSnapshot: fields['kind'] === 'hub-snapshot',
        id: text('id'),
        path: text('path'),
        env: text('env'),
        revision: text('revision'),
        files: typeof files === 'object' && files !== null ? files : undefined,
        // What has a misspelt type may be meant as one; that is told by itself.
        mayHaveHub: !Array.isArray(sources) || sources.some((one) => !others.includes(one?.type)),
    };
}
const listed = (value) => (Array.isArray(value) ? value : []);
function checkTogether(bundle, context) {
    const assets = listed(bundle.assets).map(comparable);
    const tell = (path, message) => context.addIssue({ code: 'custom', path, message });
    const indexOfPath = checkDoubles(assets, tell);
    assets.forEach((asset, index) => {
        const reason = asset.env === undefined || typeof bundle.name !== 'string' ? undefined : variableRefusal(asset.env, bundle.name);
        if (reason !== undefined)
            tell(['assets', index, 'env'], reason);
        if (asset.isSnapshot)
            checkSnapshot(asset, index, tell);
    });
    checkPlaces(indexOfPath, listed(bundle.directories), tell);
}
/** @returns the asset at each path */
function checkDoubles(assets, tell) {
    const seen = { id: new Map(), path: new Map(), env: new Map() };
    assets.forEach((asset, index) => {
        // Compared without case: two names that differ in it alone are one file on macOS and Windows.
        const keys = { id: asset.id, path: asset.isSnapshot ? undefined : asset.path?.toLowerCase(), env: asset.env };
        for (const field of ['id', 'path', 'env']) {
            const value = keys[field];
            if (value === undefined)
                continue;
            const first = seen[field].get(value);
            if (first !== undefined)
                tell(['assets', index, field], `'${value}' is already the ${field} of asset '${assets[first].id}'`);
            seen[field].set(value, index);
        }
    });
    return seen.path;
}
function checkSnapshot({ files, mayHaveHub, revision }, index, tell) {
    if (files === undefined && !mayHaveHub)
        tell(['assets', index, 'sources'], 'only the Hub can tell what a revision holds: name the files, or a source of type hub');
    if (files !== undefined && revision !== undefined && !layout/* commitPattern */.O7.test(revision))
        tell(['assets', index, 'revision'], `'${revision}' is a branch or tag, which may move: with files it must be a commit of 40 hex digits`);
}
function checkPlaces(indexOfPath, directories, tell) {
    const indexOfDirectory = new Map(directories.flatMap((directory, index) => (typeof directory === 'string' ? [[directory, index]] : [])));
    for (const [outer, inner] of (0,clashes/* pathsInFiles */.X)([...indexOfPath.keys()], [...indexOfDirectory.keys()])) {
        const [file, directory] = [indexOfPath.get(outer), indexOfDirectory.get(inner)];
        if (directory !== undefined)
            tell(['directories', directory], `'${inner}' is the place of the asset '${outer}'`);
        else if (outer !== inner)
            tell(['assets', file, 'path'], (0,safe_path/* sameName */.q)(outer) === (0,safe_path/* sameName */.q)(inner)
                ? `'${outer}' and '${inner}' are one file on some file systems`
                : `'${outer}' would have to be a file and the folder of '${inner}'`);
    }
}


/***/ }),

/***/ 6532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  notJson: () => (/* binding */ notJson),
  wrongFields: () => (/* binding */ wrongFields)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/schema/bundle.js
var bundle = __webpack_require__(3600);
// EXTERNAL MODULE: ./lib/src/core/nearest.js
var nearest = __webpack_require__(2226);
;// CONCATENATED MODULE: ./lib/src/io/manifest-words.js

/** The names of the fields that the object at a path may have. */
function fieldsAt(schema, root, path) {
    let part = schema.def;
    let value = root;
    for (const step of [...path, undefined]) {
        while (part.innerType)
            part = part.innerType.def;
        if (part.options && part.discriminator !== undefined) {
            const kind = fieldOf(value, part.discriminator);
            const fits = part.options.find((one) => one.def.shape?.[part.discriminator]?.def.values?.includes(kind));
            if (fits === undefined)
                return [];
            part = fits.def;
        }
        if (step === undefined)
            break;
        const next = part.shape?.[String(step)] ?? part.element ?? part.valueType;
        if (next === undefined)
            return [];
        part = next.def;
        value = fieldOf(value, step);
    }
    return Object.keys(part.shape ?? {});
}
function fieldOf(value, name) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
        return undefined;
    return value[name];
}
const types = {
    string: 'a text in quotes',
    number: 'a number without quotes',
    int: 'a whole number',
    boolean: 'true or false, without quotes',
    object: 'an object in braces',
    record: 'an object in braces',
    array: 'a list in brackets',
};
/** A value in a message: short, on one line, and never an address that may hold a password. */
function given(value) {
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object' && value !== null)
        return 'an object';
    const text = JSON.stringify(value);
    if (/:\/\/[^/]*@/.test(text))
        return 'an address with a user name or password';
    return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
/** A message for each thing that one issue finds wrong. */
function wordsOf(issue, root, schema) {
    const value = issue.path.reduce(fieldOf, root);
    const isMissing = value === undefined;
    const must = (what, nearest = '') => [
        isMissing ? `is missing; it must be ${what}` : `must be ${what}, and is ${given(value)}.${nearest}`,
    ];
    const oneOf = (names) => {
        const text = names.map(String);
        const what = text.length === 1 ? `'${text[0]}'` : `one of ${text.join(', ')}`;
        return must(what, typeof value === 'string' ? (0,nearest/* didYouMean */.a)(value, text) : '');
    };
    switch (issue.code) {
        case 'unrecognized_keys': {
            const fields = fieldsAt(schema, root, issue.path);
            return issue.keys.map((key) => `Unrecognized key: "${key}".${(0,nearest/* didYouMean */.a)(key, fields)} ${taken(fields)}`.trim());
        }
        case 'invalid_value':
            return oneOf(issue.values);
        case 'invalid_union':
            return issue.discriminator !== undefined && 'options' in issue
                ? oneOf(issue.options)
                : [issue.message];
        case 'invalid_type':
            return must(types[issue.expected] ?? issue.expected);
        case 'too_small':
            if (issue.origin === 'array')
                return ['must be a list with something in it, and is empty.'];
            return must(issue.origin === 'string' ? 'a text that is not empty' : `${String(issue.minimum)} or more`);
        case 'invalid_format':
            return [`${issue.message}, and is ${given(value)}`];
        case 'custom':
        case 'invalid_element':
        case 'invalid_key':
        case 'not_multiple_of':
        case 'too_big':
            return [issue.message];
    }
}
const taken = (fields) => (fields.length === 0 ? '' : `Taken are ${fields.join(', ')}.`);

;// CONCATENATED MODULE: ./lib/src/io/manifest-faults.js




/** Where in its text a manifest or a lock file is wrong. (yaml reads JSON too, and knows the line of every field and doubled ones.) */
/** More would be read by nobody; a file of another kind can have thousands. */
const mostFaults = 50;
const manifest = { code: 'manifest-invalid', notJson: 'not valid JSON', schema: bundle/* bundleSchema */._D };
/** Of one fault: a name in it can be as long as the file. */
const mostChars = 1000;
function read(text) {
    const lines = new dist/* LineCounter */.HN();
    // Looked for below, because yaml compares every two fields of an object.
    const options = { lineCounter: lines, schema: 'json', strict: true, prettyErrors: false, uniqueKeys: false };
    return { lines, document: (0,dist/* parseDocument */.Tp)(text, options) };
}
/** All faults in one error, a line for each. */
function fail({ lines }, path, faults, { code }) {
    const told = faults.slice(0, mostFaults).map(({ offset, message }) => {
        const { line, col } = lines.linePos(offset);
        const words = message.length > mostChars ? `${message.slice(0, mostChars)}…` : message;
        return { line, text: `${path}:${line}:${col}: ${words}`.replaceAll('\n', ' ') };
    });
    const more = faults.length > mostFaults ? [`${path}: and ${faults.length - mostFaults} more`] : [];
    const message = [...told.map(({ text }) => text), ...more].join('\n');
    throw new errors/* SetupError */.w3(code, message, { details: { path, line: told[0].line } });
}
function notJson(text, path, { message }, kind = manifest) {
    const parsed = read(text);
    // The engine tells most places; yaml, which accepts more than JSON, may see no fault at all.
    const told = / at position (\d+)/.exec(message)?.[1];
    const offset = told === undefined ? (parsed.document.errors[0]?.pos[0] ?? 0) : Number(told);
    return fail(parsed, path, [{ offset, message: `${kind.notJson}: ${message.replaceAll('\n', ' ')}` }], kind);
}
/** What is wrong with a document that is JSON: fields that stand twice, and all that the schema finds. */
function wrongFields(text, path, value, issues, kind = manifest) {
    const parsed = read(text);
    const { doubled, fields } = fieldsOf(parsed.document.contents);
    const found = issues.flatMap((issue) => {
        const field = issue.path
            .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
            .join('')
            .replace(/^\./, '');
        const offset = offsetOf(parsed.document.contents, issue.path, fields);
        return wordsOf(issue, value, kind.schema).map((words) => ({
            offset,
            message: `${field || 'the document'}: ${words}`,
        }));
    });
    const faults = [...doubled, ...found.sort((a, b) => a.offset - b.offset)];
    return fail(parsed, path, faults.length > 0 ? faults : [{ offset: 0, message: 'the same field twice in one object' }], kind);
}
/** All objects of a document, each looked through once, and the fields that stand twice in one. */
function fieldsOf(root) {
    const doubled = [];
    const fields = new Map();
    for (const todo = [root]; todo.length > 0;) {
        const node = todo.pop();
        if ((0,dist/* isSeq */.oP)(node))
            for (const item of node.items)
                todo.push(item);
        if (!(0,dist/* isMap */.jh)(node))
            continue;
        const named = new Map();
        fields.set(node, named);
        for (const pair of node.items) {
            const name = String((0,dist/* isScalar */.jn)(pair.key) ? pair.key.value : pair.key);
            if (named.has(name))
                doubled.push({ offset: pair.key.range?.[0] ?? 0, message: 'the same field twice in one object' });
            named.set(name, pair);
            todo.push(pair.value);
        }
    }
    return { doubled: doubled.sort((a, b) => a.offset - b.offset), fields };
}
/** Where a field stands, or the nearest enclosing one when the field itself is what is missing. */
function offsetOf(root, path, fields) {
    let [at, offset] = [root, 0];
    for (const step of path) {
        at = (0,dist/* isSeq */.oP)(at) ? at.items[Number(step)] : fields.get(at)?.get(String(step))?.value;
        const start = at?.range?.[0];
        if (start === undefined)
            break;
        offset = start;
    }
    return offset;
}


/***/ })

};
