export const id = 32;
export const ids = [32];
export const modules = {

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
    const found = tag.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g);
    return Object.fromEntries([...found].map(([, name, double, single, plain]) => [
        name.toLowerCase(),
        decoded(double ?? single ?? plain ?? ''),
    ]));
}
function confirmForm(html) {
    for (const [, tag, inside] of html.matchAll(/(<form\b[^>]*>)(.*?)<\/form>/gis)) {
        const { id: formId, action } = attributesOf(tag);
        if (!/^download-?form$/i.test(formId ?? '') || action === undefined)
            continue;
        const inputs = [...inside.matchAll(/<input\b[^>]*>/gi)].map(([input]) => attributesOf(input));
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
    const title = decoded(/<title[^>]*>(.*?)<\/title>/is.exec(html)?.[1] ?? '')
        .replace(/\s+/g, ' ')
        .trim();
    const text = decoded(html.replace(/<(script|style)\b.*?<\/\1>|<[^>]*>/gis, ' '))
        .replaceAll('\u2019', "'")
        .replace(/\s+/g, ' ')
        .toLowerCase();
    const kind = words.find(([, pattern]) => pattern.test(text))?.[0];
    if (kind !== undefined)
        return { kind };
    // Every page of Google has a link "Sign in"; only the page for it has that in its title.
    return /\bsign[- ]in\b/i.test(title) ? { kind: 'not-shared' } : { kind: 'other', title };
}


/***/ }),

/***/ 1760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Al: () => (/* binding */ repoOfFolder),
/* harmony export */   D0: () => (/* binding */ unfinishedName),
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   KV: () => (/* binding */ isLeftOver),
/* harmony export */   O7: () => (/* binding */ commitPattern),
/* harmony export */   OI: () => (/* binding */ isSameContent),
/* harmony export */   PF: () => (/* binding */ blobName),
/* harmony export */   Xf: () => (/* binding */ repoFolder),
/* harmony export */   Zu: () => (/* binding */ digestsFor),
/* harmony export */   dF: () => (/* binding */ publicHub),
/* harmony export */   fM: () => (/* binding */ digestInWords),
/* harmony export */   nF: () => (/* binding */ unfinishedSuffix),
/* harmony export */   qz: () => (/* binding */ isOtherContent),
/* harmony export */   tG: () => (/* binding */ resolveAddress),
/* harmony export */   yX: () => (/* binding */ linkText)
/* harmony export */ });
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

/***/ 9895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ unsafePathReason)
/* harmony export */ });
const reservedOnWindows = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;
/** File systems count the bytes of a name, not its characters. */
const bytesOf = (text) => new TextEncoder().encode(text).length;
/**
 * Why a relative path from a manifest must not be used, or undefined when it is safe on every platform.
 *
 * Safe is: relative, `/` as the only separator, no empty, `.` or `..` segment, no drive letter or stream (`:`), no
 * name that Windows reserves, no trailing dot or space (Windows drops them, so two names become one), no control
 * character or one of `<>"|?*`.
 */
function unsafePathReason(path) {
    if (path === '')
        return 'is empty';
    if (path.startsWith('/'))
        return 'is absolute';
    if (path.includes('\\'))
        return 'has a backslash; use /';
    if (bytesOf(path) > 1024)
        return 'is longer than 1,024 bytes';
    for (const segment of path.split('/')) {
        if (segment === '')
            return 'has an empty segment';
        if (segment === '.' || segment === '..')
            return `has the segment '${segment}'`;
        if (segment.includes(':'))
            return 'has a colon (a drive letter or stream on Windows)';
        // eslint-disable-next-line no-control-regex -- control characters are what is looked for
        if (/[\u0000-\u001f\u007f<>"|?*]/.test(segment))
            return 'has a character that not every file system takes';
        if (/[. ]$/.test(segment))
            return `has a segment that ends in a dot or space ('${segment}')`;
        if (reservedOnWindows.test(segment))
            return `has the segment '${segment}', reserved on Windows`;
        if (bytesOf(segment) > 255)
            return 'has a segment longer than 255 bytes';
    }
    return undefined;
}


/***/ }),

/***/ 3600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ snapshotFiles),
/* harmony export */   _: () => (/* binding */ bundleSchema)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8532);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9691);
/* harmony import */ var _drive_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4796);
/* harmony import */ var _hub_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1760);
/* harmony import */ var _roles_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8529);
/* harmony import */ var _safe_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9895);





// A schema is used once a process: compiling it costs more than it saves.
zod__WEBPACK_IMPORTED_MODULE_2__/* .config */ .$W({ jitless: true });
/**
 * The bundle manifest `steve1-bundle/1`: what an agent needs on disk, where it comes from, and how each byte is known
 * to be right. Strict: an unknown field is an error. Nothing is filled in by the schema, so a parsed manifest is the
 * document itself; defaults are named in the field descriptions and applied where they are used.
 */
const hex = (digits) => zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `must be ${digits} lower-case hex digits`);
const safePath = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().superRefine((path, context) => {
    const reason = /^\.steve1-setup(\/|$)/i.test(path) ? 'lies in the folder of the kit itself' : (0,_safe_path_js__WEBPACK_IMPORTED_MODULE_4__/* .unsafePathReason */ .m)(path);
    if (reason !== undefined)
        context.addIssue({ code: 'custom', message: `path '${path}' ${reason}` });
});
const webAddress = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().superRefine((text, context) => {
    if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
        context.addIssue({ code: 'custom', message: `'${text}' is not an http(s) address` });
    }
    else if (new URL(text).username !== '' || new URL(text).password !== '') {
        context.addIssue({ code: 'custom', message: 'an address must not hold a user name or password' });
    }
});
const bytes = zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative();
const repo = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
    .regex(/^[A-Za-z0-9][\w.-]*(\/[A-Za-z0-9][\w.-]*)?$/, 'must be a Hub repo id such as openai/clip-vit-base-patch16');
const repoType = zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['model', 'dataset', 'space']);
const https = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('https'),
    url: webAddress.describe('address of the file; plain http only on loopback or with a pinned sha256'),
});
const gdrive = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('gdrive'),
    id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
        .regex(_drive_js__WEBPACK_IMPORTED_MODULE_0__/* .driveReference */ .E9, 'must be a Google Drive file id, or the address of its page')
        .describe('id of a file that everybody with the link may read, or the address of its page'),
});
const file = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('file'),
    path: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
        .min(1)
        .describe('path, relative to the manifest, or file:// address; for a hub-snapshot the folder that holds its files'),
});
const hubFile = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('hub'),
    repo,
    repoType: repoType.optional().describe('default model'),
    revision: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1),
    path: safePath,
    endpoint: webAddress.optional().describe('a mirror of the Hub; it never gets a token'),
});
const hubSnapshot = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    type: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('hub'),
    endpoint: webAddress.optional().describe('a mirror of the Hub; it never gets a token'),
});
const fileSource = zod__WEBPACK_IMPORTED_MODULE_3__/* .discriminatedUnion */ .gMt('type', [hubFile, https, gdrive, file]);
const snapshotSource = zod__WEBPACK_IMPORTED_MODULE_3__/* .discriminatedUnion */ .gMt('type', [hubSnapshot, https, file]);
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
    id: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case'),
    role: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_roles_js__WEBPACK_IMPORTED_MODULE_5__/* .roles */ .O),
    env: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()
        .regex(/^[A-Z][A-Z0-9_]*$/, 'must be an upper-case variable name')
        .regex(notOurs, 'is a variable that the system, the runner or the Hub clients own')
        .optional()
        .describe('the variable that is exported with the path'),
    required: zod__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY().optional().describe('default true; false: only with `assets: all` or by id'),
    licence: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1).optional(),
    homepage: webAddress.optional().describe('where the asset is published, for people'),
    note: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1).optional(),
};
const tensors = zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1).optional().describe('path of a tensor table, relative to the manifest');
const fileAsset = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    ...common,
    kind: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('file'),
    path: safePath.describe('below the data directory'),
    ...digests,
    tensors,
    sources: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(fileSource).min(1),
});
/** Names and digests of files in a repo of the Hub; the lock file has the same. */
const snapshotFiles = zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(safePath, zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    size: bytes,
    sha256: hex(64).optional(),
    gitSha1: hex(40)
        .optional()
        .describe('git blob id, the name of the blob of a plain file; absent for LFS files, whose blob is named by the sha256'),
})
    .refine(({ sha256, gitSha1 }) => sha256 !== undefined || gitSha1 !== undefined, 'needs a sha256 or a gitSha1'));
const snapshotAsset = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    ...common,
    kind: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('hub-snapshot'),
    repo,
    repoType: repoType.optional().describe('default model'),
    revision: safePath.describe('a commit (40 hex digits), or a branch or tag'),
    include: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1))
        .optional()
        .describe('patterns of the files wanted, as huggingface_hub takes them; default all'),
    exclude: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1)).optional().describe('patterns of the files not wanted'),
    files: snapshotFiles.optional().describe('without them, the Hub is asked what the revision holds'),
    golden: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().nonnegative()))
        .optional()
        .describe('prompts and the token ids that they must give, without start and end'),
    sources: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(snapshotSource).min(1),
});
const archiveAsset = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    ...common,
    kind: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('archive'),
    path: safePath.describe('folder below the data directory that receives the contents'),
    ...digests,
    format: zod__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['zip', 'tar', 'tar.gz', 'tar.zst']),
    strip: bytes.optional().describe('leading folders to drop from the names inside; default 0'),
    unpacked: zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ entries: zod__WEBPACK_IMPORTED_MODULE_3__/* .int */ .Whr().positive(), bytes: bytes.positive() })
        .optional()
        .describe('the most that it may unpack to'),
    files: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(safePath, zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({ size: bytes, sha256: hex(64) }))
        .optional()
        .describe('what it unpacks to, by the path below the folder'),
    include: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1)).optional(),
    exclude: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1)).optional(),
    sources: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(fileSource).min(1),
});
const bundleSchema = zod__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    $schema: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional(),
    schema: zod__WEBPACK_IMPORTED_MODULE_3__/* .literal */ .euz('steve1-bundle/1'),
    name: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case'),
    description: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().min(1),
    directories: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(safePath).optional().describe('empty folders that the agent expects below the data directory'),
    assets: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .discriminatedUnion */ .gMt('kind', [fileAsset, snapshotAsset, archiveAsset])).min(1),
})
    .superRefine((bundle, context) => {
    const seen = { id: new Map(), path: new Map(), env: new Map() };
    bundle.assets.forEach((asset, index) => {
        // Compared without case: two names that differ in it alone are one file on macOS and Windows.
        const keys = {
            id: asset.id,
            path: asset.kind === 'hub-snapshot' ? undefined : asset.path.toLowerCase(),
            env: asset.env,
        };
        for (const field of ['id', 'path', 'env']) {
            const value = keys[field];
            if (value === undefined)
                continue;
            const first = seen[field].get(value);
            if (first !== undefined) {
                context.addIssue({
                    code: 'custom',
                    path: ['assets', index, field],
                    message: `'${value}' is already the ${field} of asset '${bundle.assets[first].id}'`,
                });
            }
            seen[field].set(value, index);
        }
    });
    bundle.assets.forEach((asset, index) => {
        if (asset.kind !== 'hub-snapshot')
            return;
        if (asset.files === undefined && !asset.sources.some(({ type }) => type === 'hub')) {
            const message = 'only the Hub can tell what a revision holds: name the files, or a source of type hub';
            context.addIssue({ code: 'custom', path: ['assets', index, 'sources'], message });
        }
        if (asset.files !== undefined && !_hub_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .commitPattern */ .O7.test(asset.revision)) {
            const message = `'${asset.revision}' is a branch or tag, which may move: with files it must be a commit of 40 hex digits`;
            context.addIssue({ code: 'custom', path: ['assets', index, 'revision'], message });
        }
        const names = Object.keys(asset.files ?? {});
        const doubled = names.find((name, at) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) < at);
        if (doubled === undefined)
            return;
        const message = `'${doubled}' is there twice, but for upper and lower case`;
        context.addIssue({ code: 'custom', path: ['assets', index, 'files', doubled], message });
    });
    (bundle.directories ?? []).forEach((directory, index) => {
        const file = [...seen.path.keys()].find((path) => `${directory.toLowerCase()}/`.startsWith(`${path}/`));
        if (file === undefined)
            return;
        context.addIssue({
            code: 'custom',
            path: ['directories', index],
            message: `'${directory}' is the place of the asset '${file}'`,
        });
    });
    for (const [path, index] of seen.path) {
        for (const other of seen.path.keys()) {
            if (other.startsWith(`${path}/`))
                context.addIssue({
                    code: 'custom',
                    path: ['assets', index, 'path'],
                    message: `'${path}' would have to be a file and the folder of '${other}'`,
                });
        }
    }
});


/***/ }),

/***/ 5032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseManifest: () => (/* binding */ parseManifest)
/* harmony export */ });
/* harmony import */ var _core_schema_bundle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3600);

/**
 * A bundle manifest from its JSON text. Throws `manifest-invalid` with the file, the line and the field of the first
 * fault, and how many more there are.
 */
async function parseManifest(content, path) {
    // Editors on Windows write a byte order mark, which no JSON parser takes and no person sees.
    const text = content.replace(/^\ufeff/, '');
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        return (await faults()).notJson(text, path, error);
    }
    if (hasDoubledField(text, value))
        return (await faults()).doubledField(text, path);
    const result = _core_schema_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .bundleSchema */ ._.safeParse(value);
    return result.success ? result.data : (await faults()).wrongField(text, path, result.error.issues);
}
/** A fault is placed by a parser that costs more than all the rest, so it is loaded for one only. */
const faults = () => Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(258)]).then(__webpack_require__.bind(__webpack_require__, 7258));
/** JSON.parse takes the last of two equal fields; then the text has more fields (colons outside strings) than the value. */
function hasDoubledField(text, value) {
    const written = text.replace(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1;
    let kept = 0;
    for (const todo = [value]; todo.length > 0;) {
        const next = todo.pop();
        if (typeof next !== 'object' || next === null)
            continue;
        if (!Array.isArray(next))
            kept += Object.keys(next).length;
        for (const item of Object.values(next))
            todo.push(item);
    }
    return written !== kept;
}


/***/ })

};
