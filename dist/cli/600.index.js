export const id = 600;
export const ids = [600];
export const modules = {

/***/ 1117:
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

/***/ 4796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ driveReference),
/* harmony export */   KW: () => (/* binding */ readDrivePage),
/* harmony export */   Mn: () => (/* binding */ drivePage),
/* harmony export */   Mu: () => (/* binding */ driveId)
/* harmony export */ });
/** Google Drive as it looks from outside: how a file is named, and what its pages say in place of one. */
const id = '[\\w-]{10,}';
/** A file id, or the address of the file's page in one of its forms. */
const driveReference = new RegExp(`^(?:${id}|https://drive\\.google\\.com/(?:file/d/${id}(?:/.*)?|(?:open|uc)\\?(?:.*&)?id=${id}(?:[&#].*)?))$`);
/** The id in what matches `driveReference`. */
function driveId(reference) {
    const match = new RegExp(`(?:^|/file/d/|[?&]id=)(${id})(?=[/&#]|$)`).exec(reference);
    if (match === null)
        throw new Error(`'${reference}' names no file of Google Drive`);
    return match[1];
}
/** The page of a file, for people; the one stable address that it has. */
const drivePage = (fileId) => `https://drive.google.com/file/d/${fileId}/view`;
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const decoded = (text) => text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined)
        return entities[String(name).toLowerCase()] ?? whole;
    return String.fromCodePoint(decimal !== undefined ? Number(decimal) : parseInt(String(hex), 16));
});
function attributesOf(tag) {
    const found = tag.matchAll(/(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g);
    return Object.fromEntries([...found].map(([, name, double, single, plain]) => [
        name.toLowerCase(),
        decoded(double ?? single ?? plain ?? ''),
    ]));
}
const inLowerCase = (html) => html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
/** The tags of a name. A page is gone through once: an expression would look for the end of each anew. */
function* tagsOf(html, name) {
    const lower = inLowerCase(html);
    for (let at = lower.indexOf(`<${name}`); at >= 0; at = lower.indexOf(`<${name}`, at + 1)) {
        if (/\w/.test(lower.charAt(at + name.length + 1)))
            continue; // another name that begins so
        const end = html.indexOf('>', at) + 1;
        if (end === 0)
            return;
        yield { tag: html.slice(at, end), end };
        at = end - 1;
    }
}
/** The elements of a name: the first tag, and what lies between it and the last. */
function* elementsOf(html, name) {
    const lower = inLowerCase(html);
    let behind = 0;
    for (const { tag, end } of tagsOf(html, name)) {
        if (end <= behind)
            continue;
        const close = lower.indexOf(`</${name}>`, end);
        if (close < 0)
            return;
        yield { tag, inside: html.slice(end, close) };
        behind = close;
    }
}
/** What a page says to whoever looks at it. */
function textOf(html) {
    const lower = inLowerCase(html);
    const closed = new Set(['script', 'style']);
    const parts = [];
    for (let at = 0;;) {
        const start = html.indexOf('<', at);
        const name = start < 0 ? undefined : /^(script|style)\b/.exec(lower.slice(start + 1, start + 8))?.[1];
        let end = name !== undefined && closed.has(name) ? lower.indexOf(`</${name}>`, start) : -1;
        if (end >= 0)
            end += `</${name}>`.length;
        else {
            if (name !== undefined)
                closed.delete(name); // no later one is closed either
            end = start < 0 ? 0 : html.indexOf('>', start) + 1;
        }
        if (end === 0)
            return [...parts, html.slice(at)].join(' ');
        parts.push(html.slice(at, start));
        at = end;
    }
}
function confirmForm(html) {
    for (const { tag, inside } of elementsOf(html, 'form')) {
        const { id: formId, action } = attributesOf(tag);
        if (!/^download-?form$/i.test(formId ?? '') || action === undefined)
            continue;
        const inputs = [...tagsOf(inside, 'input')].map(({ tag: input }) => attributesOf(input));
        const hidden = inputs.filter(({ type, name }) => type === 'hidden' && name !== undefined);
        return {
            kind: 'confirm',
            action,
            fields: Object.fromEntries(hidden.map(({ name, value }) => [name, value ?? ''])),
        };
    }
    return undefined;
}
/** In the order in which they are looked for; the pages are asked for in English. */
const words = [
    [
        'quota',
        /too many users have viewed or downloaded this file|quota exceeded|download quota for this file|can't view or download this file at this time/,
    ],
    [
        'gone',
        /you have requested does not exist|page not found|has been deleted|is in the owner's trash|violation of our terms/,
    ],
    ['not-shared', /you need (access|permission)|request access|access denied|sign[- ]in to continue/],
];
/** What a page says that came in place of the file. */
function readDrivePage(html) {
    const form = confirmForm(html);
    if (form !== undefined)
        return form;
    const [titled] = elementsOf(html, 'title');
    const title = decoded(titled?.inside ?? '')
        .replace(/\s+/g, ' ')
        .trim();
    const text = decoded(textOf(html)).replaceAll('\u2019', "'").replace(/\s+/g, ' ').toLowerCase();
    const kind = words.find(([, pattern]) => pattern.test(text))?.[0];
    if (kind !== undefined)
        return { kind };
    // Every page of Google has a link "Sign in"; only the page for it has that in its title.
    return /\bsign[- ]in\b/i.test(title) ? { kind: 'not-shared' } : { kind: 'other', title };
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
/* harmony import */ var _clashes_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1117);
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
var clashes = __webpack_require__(1117);
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


/***/ })

};
