export const id = 599;
export const ids = [599];
export const modules = {

/***/ 1760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Al: () => (/* binding */ repoOfFolder),
/* harmony export */   D0: () => (/* binding */ unfinishedName),
/* harmony export */   E3: () => (/* binding */ mostOfPointer),
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   KV: () => (/* binding */ isLeftOver),
/* harmony export */   O7: () => (/* binding */ commitPattern),
/* harmony export */   OI: () => (/* binding */ isSameContent),
/* harmony export */   PF: () => (/* binding */ blobName),
/* harmony export */   T3: () => (/* binding */ notUtf8),
/* harmony export */   Xf: () => (/* binding */ repoFolder),
/* harmony export */   Yv: () => (/* binding */ mayBePointer),
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
/** Said of what has a name that is no text: Node cannot open it. */
const notUtf8 = 'its name is not UTF-8';
/** More bytes than the text of a link or a Git LFS pointer has. */
const mostOfPointer = 512;
/** Whether a small file may say which bytes belong in its place. */
const mayBePointer = (head) => /^\.\.[\\/]|^version https:/.test(head);
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

/***/ 9895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i1: () => (/* binding */ unsafePlaceReason),
/* harmony export */   m0: () => (/* binding */ unsafePathReason),
/* harmony export */   q: () => (/* binding */ sameName)
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
/** One key for all the names that some file system takes for one: without case, and in one of Unicode's forms. */
const sameName = (path) => path.normalize('NFD').toLowerCase().toUpperCase().normalize('NFC');
/** Folders of the data directory that are no place for an asset; `~1` and the like are the short names of Windows. */
const ownFolders = [
    [/^(\.STEVE1-SETUP|STEVE1~\d+)$/, 'the folder of the kit itself'],
    [/^(HUGGINGFACE_CACHE|HUGGIN~\d+)$/, 'the folder of the Hub cache'],
];
/** Why nothing of a bundle may lie at a path of the data directory, or undefined where it may. */
function unsafePlaceReason(path) {
    const top = sameName(path.split('/', 1)[0]);
    const own = ownFolders.find(([name]) => name.test(top));
    return own === undefined ? unsafePathReason(path) : `lies in ${own[1]}`;
}


/***/ }),

/***/ 5032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseManifest: () => (/* binding */ parseManifest)
/* harmony export */ });
/* harmony import */ var _core_schema_bundle_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3600);
/* harmony import */ var _core_schema_together_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5688);
/* harmony import */ var _too_much_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8647);



/**
 * A bundle manifest from its JSON text. Throws `manifest-invalid`, whose message has a line for each fault: the file,
 * the line in it, the field, what was given and what is taken.
 */
async function parseManifest(content, path) {
    // Editors on Windows write a byte order mark, which no JSON parser takes and no person sees.
    const text = content.replace(/^\ufeff/, '');
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (error) {
        return (0,_too_much_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessTooMuch */ .E)('manifest-invalid', path, async () => (await faults()).notJson(text, path, error));
    }
    return (0,_too_much_js__WEBPACK_IMPORTED_MODULE_2__/* .unlessTooMuch */ .E)('manifest-invalid', path, async () => {
        const result = _core_schema_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .bundleSchema */ ._D.safeParse(value);
        if (result.success && !hasDoubledField(text, value))
            return result.data;
        return (await faults()).wrongFields(text, path, value, issuesOf(value, result));
    });
}
/** All that the schema finds. What is wrong between two assets it looks for only where each by itself is right. */
function issuesOf(value, { error }) {
    const issues = error?.issues ?? [];
    if (_core_schema_bundle_js__WEBPACK_IMPORTED_MODULE_0__/* .documentSchema */ .L8.safeParse(value).success)
        return issues;
    const together = [];
    (0,_core_schema_together_js__WEBPACK_IMPORTED_MODULE_1__/* .checkTogether */ .R)((value ?? {}), {
        addIssue: (issue) => void together.push({ ...issue, input: undefined }),
    });
    return [...issues, ...together];
}
/** A fault is placed by a parser that costs more than all the rest, so it is loaded for one only. */
const faults = () => Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(770)]).then(__webpack_require__.bind(__webpack_require__, 6532));
/** JSON.parse takes the last of two equal fields; then the text has more fields (colons outside strings) than the value. */
function hasDoubledField(text, value) {
    const written = colonsOutsideStrings(text);
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
/** Character by character: an expression that skips strings runs out of stack in a long one. */
function colonsOutsideStrings(text) {
    let [count, isInside] = [0, false];
    for (let i = 0; i < text.length; i++) {
        const char = text.charCodeAt(i);
        if (char === 0x22)
            isInside = !isInside;
        else if (isInside && char === 0x5c)
            i++;
        else if (!isInside && char === 0x3a)
            count++;
    }
    return count;
}


/***/ }),

/***/ 8647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ unlessTooMuch)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);

/** A document whose checks use up the stack is one that is wrong, not a fault in here. */
async function unlessTooMuch(code, path, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        const message = `${path} has more faults than can be told, or a value that is too long or too deep`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3(code, message, { cause: error });
    }
}


/***/ })

};
