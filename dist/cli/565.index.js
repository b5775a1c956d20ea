export const id = 565;
export const ids = [565];
export const modules = {

/***/ 624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n1: () => (/* binding */ planAll),
  xe: () => (/* binding */ readCache),
  v8: () => (/* binding */ repairOthers),
  S2: () => (/* binding */ surveyOthers)
});

// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1760);
// EXTERNAL MODULE: ./lib/src/core/hub/repo-bytes.js
var repo_bytes = __webpack_require__(9780);
// EXTERNAL MODULE: ./lib/src/core/hub/access-rules.js
var access_rules = __webpack_require__(4490);
// EXTERNAL MODULE: ./lib/src/core/hub/listing.js
var hub_listing = __webpack_require__(416);
// EXTERNAL MODULE: ./lib/src/core/hub/ref-rules.js
var ref_rules = __webpack_require__(4603);
// EXTERNAL MODULE: ./lib/src/core/hub/repo-remedies.js
var repo_remedies = __webpack_require__(7563);
// EXTERNAL MODULE: ./lib/src/core/hub/stray-rules.js
var stray_rules = __webpack_require__(3599);
;// CONCATENATED MODULE: ./lib/src/core/hub/repo-rules.js








/**
 * What can be said of a repo that no manifest pins: its structure, and every byte for which the cache itself tells a
 * digest. A blob is named by its git blob id or its sha256, and `trees/` has both. It passes when a reader finds some
 * revision of it by a name.
 */
/** Every finding, and how many files of the snapshots there are and were compared with a digest. */
function checkRepo(view, digests) {
    const listing = hub_listing/* Listing */.l.ofRepo(view.entries, view.repo);
    const tell = (0,repo_remedies/* teller */.FW)(view.isRepaired === true);
    const known = (0,repo_bytes/* knownFiles */.$I)(listing, view);
    const compared = known.filter(({ expected, bytes }) => expected !== undefined && digests.has(bytes.path));
    const sizes = new Map(known.map(({ bytes }) => [bytes.path, bytes.size]));
    return {
        findings: [
            ...checkNames(listing, tell),
            ...checkRefsOfRepo(listing, tell),
            ...checkReach(listing, tell),
            ...(0,repo_bytes/* checkBytes */.Ac)(view, digests),
            ...checkTrees(listing, view),
            ...(0,stray_rules/* checkStrays */.J)(listing).filter(({ code }) => code !== 'hub-legacy-cache'),
            ...unknown(listing, known.length - compared.length),
        ],
        files: known.length,
        compared: compared.length,
        bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    };
}
/** The commits whose snapshot holds something, readable or not: what is wrong with that is told by itself. */
const filledSnapshots = (listing) => listing.snapshotNames().filter((name) => listing.holdsFiles(`${listing.repo}/snapshots/${name}`));
/** The commit that the cache itself names: of `refs/main`, or else of the one snapshot that there is. */
function ownCommit(listing) {
    const { entry } = listing.find(`${listing.repo}/refs/main`);
    const text = entry?.text?.trim().toLowerCase() ?? '';
    if (layout/* commitPattern */.O7.test(text))
        return text;
    const commits = listing.snapshotNames().filter((name) => layout/* commitPattern */.O7.test(name));
    return commits.length === 1 ? commits[0] : undefined;
}
function checkNames(listing, tell) {
    const { repo } = listing;
    const names = filledSnapshots(listing);
    // What may not be entered is not empty.
    const isClosed = [...listing.allBelow(repo)].some(({ unreadable }) => unreadable !== undefined);
    if (names.length === 0)
        return isClosed ? [] : [nothingToRead(listing, tell)];
    const isAlone = !names.some((name) => layout/* commitPattern */.O7.test(name));
    return names.flatMap((name) => {
        if (layout/* commitPattern */.O7.test(name))
            return [];
        const folder = `${repo}/snapshots/${name}`;
        const message = `${folder} is not named by a commit, so no reader finds it by one`;
        const more = { actual: name, mend: { download: (0,repo_remedies/* downloadOf */.qg)(listing) } };
        return [tell('hub-snapshot-name', isAlone ? 'error' : 'warning', folder, message, more)];
    });
}
/** What a repo holds for readers: snapshots, or else only blobs, or only word that files do not exist, or nothing. */
function holdingsOf(listing) {
    if (filledSnapshots(listing).length > 0)
        return 'snapshots';
    if (listing.holdsFiles(`${listing.repo}/blobs`))
        return 'blobs';
    return listing.holdsFiles(`${listing.repo}/.no_exist`) ? 'markers' : 'nothing';
}
/** A repo without a file to read. After asking for a file that a repo lacks, a client leaves no more than word of that. */
function nothingToRead(listing, tell) {
    const { repo } = listing;
    if (holdingsOf(listing) === 'markers') {
        const message = `${repo} holds no file: only that the Hub has none of a name that was asked for`;
        return tell('hub-snapshot-missing', 'note', repo, message, { remedy: 'Nothing needs doing.' });
    }
    const blobs = listing.filesBelow(`${repo}/blobs`).length;
    const files = blobs === 1 ? 'the one file' : `the ${blobs} files`;
    const message = `${repo} holds no snapshot${blobs === 0 ? '' : `, so no reader finds ${files} in blobs/`}`;
    const mend = { download: (0,repo_remedies/* downloadOf */.qg)(listing, { commit: ownCommit(listing) }) };
    return tell('hub-snapshot-missing', 'error', repo, message, { mend });
}
function checkRefsOfRepo(listing, tell) {
    const main = `${listing.repo}/refs/main`;
    const { entry, blocked } = listing.find(main);
    const isFolder = entry?.kind === 'directory' || listing.below(main).length > 0;
    const refs = listing.filesBelow(`${listing.repo}/refs`).filter(({ entry: ref }) => !ref.path.startsWith(`${main}/`));
    const repair = { mend: { repair: true } };
    return [
        ...(isFolder ? [tell('hub-ref-invalid', 'error', main, `${main} is a folder`, repair)] : []),
        ...(entry === undefined && blocked === undefined && !isFolder && filledSnapshots(listing).length > 0
            ? [
                tell('hub-ref-missing', 'warning', main, `There is no ${main}: readers must name a commit`, {
                    mend: { download: (0,repo_remedies/* downloadOf */.qg)(listing) },
                }),
            ]
            : []),
        ...refs.flatMap(({ entry: ref }) => checkRef(listing, ref, ref.path === main ? 'error' : 'warning', tell)),
    ];
}
function checkRef(listing, ref, severity, tell) {
    return (0,ref_rules/* checkText */.q)(listing, ref.path, ref, severity).flatMap((found) => {
        const { code, subject, message, expected, actual } = found;
        const more = { ...(expected !== undefined && { expected }), ...(actual !== undefined && { actual }) };
        if (code !== 'hub-ref-dangling')
            return [tell(code, severity, subject, message, { ...more, mend: { repair: true } })];
        // That there is nothing to read has been told, with what mends it.
        if (['blobs', 'markers'].includes(holdingsOf(listing)))
            return [];
        return [
            tell(code, severity, subject, message, {
                ...more,
                mend: { download: (0,repo_remedies/* downloadOf */.qg)(listing, { commit: ref.text }) },
            }),
        ];
    });
}
/** Links that lead nowhere or out of the cache, and what cannot be read: of a folder that refuses once. */
function checkReach(listing, tell) {
    const { repo } = listing;
    const refused = new Set();
    return [...listing.inRepo()].flatMap((entry) => {
        const { path, kind, target, resolved, unreadable, refusedAt, elsewhere } = entry;
        if (unreadable !== undefined) {
            if (refused.has(refusedAt ?? path))
                return [];
            refused.add(refusedAt ?? path);
            return [(0,access_rules/* accessFinding */.oJ)('error', entry, path)];
        }
        if (kind === 'other')
            return [(0,access_rules/* specialFinding */.nh)('error', entry)];
        if (elsewhere !== undefined)
            return [(0,access_rules/* elsewhereFinding */.O8)(path, elsewhere)];
        if (kind !== 'link' || resolved?.inside)
            return [];
        if (resolved !== undefined)
            return [(0,access_rules/* elsewhereFinding */.O8)(path, resolved.path)];
        // What leads through a dangling blob dangles itself and is the one to tell of.
        if (path.startsWith(`${repo}/blobs/`))
            return [];
        const message = `${path} links to ${target}, which is not there`;
        return [
            tell('hub-link-dangling', 'error', path, message, {
                mend: { repair: true, download: (0,repo_remedies/* downloadOfPath */.vI)(listing, path) },
            }),
        ];
    });
}
/** A part of a revision is no fault (`allow_patterns`); that the client would fetch the rest is worth knowing. */
function checkTrees(listing, { trees }) {
    return [...trees].flatMap(([commit, files]) => {
        const folder = `${listing.repo}/snapshots/${commit}`;
        const names = Object.keys(files);
        const missing = names.filter((name) => {
            const { entry, blocked } = listing.find(`${folder}/${name}`);
            return entry === undefined && blocked === undefined;
        });
        if (missing.length === 0 || listing.filesBelow(folder).length === 0)
            return [];
        const message = `${folder} lacks ${missing.length} of the ${names.length} files that the Hub lists, e.g. ${missing[0]}`;
        const remedy = `Nothing needs doing where they are not used; else run ${(0,repo_remedies/* downloadOf */.qg)(listing, { commit })}.`;
        return [(0,errors/* finding */.gk)('hub-file-missing', 'note', folder, message, { remedy })];
    });
}
function unknown({ repo }, count) {
    if (count === 0)
        return [];
    const message = `${repo}: nothing tells a digest of ${count} ${count === 1 ? 'file' : 'files'}`;
    const more = { remedy: 'Nothing needs doing; where links are used, the names of the blobs tell the digests.' };
    return [(0,errors/* finding */.gk)('asset-unverified', 'note', repo, message, more)];
}

;// CONCATENATED MODULE: ./lib/src/core/hub/root-rules.js



/**
 * What lies in a cache beside its repos, and repos that lie where no reader looks for them.
 *
 * @param entries the whole cache
 * @param wanted folders of the repos that bundles pin
 * @returns hub-repo-misplaced, hub-special-file, hub-stale-artifacts
 */
function checkRoot(entries, wanted) {
    const tops = new Set(entries.flatMap(({ path }) => (path.includes('/') ? [] : path)));
    const missing = new Map(wanted.filter((name) => !tops.has(name)).map((name) => [name.toLowerCase(), name]));
    return entries.flatMap((entry) => {
        const [top, below, ...rest] = entry.path.split('/');
        const isOfRepo = (0,layout/* repoOfFolder */.Al)(top) !== undefined;
        if (entry.kind === 'other' && (!isOfRepo || below === undefined))
            return [(0,access_rules/* specialFinding */.nh)('warning', entry)];
        if (entry.path === '.locks' && entry.kind !== 'directory')
            return [locksInTheWay];
        if (below === undefined) {
            const right = isOfRepo && !tops.has(top.toLowerCase()) ? missing.get(top.toLowerCase()) : undefined;
            return right === undefined || right === top ? [] : [misspelt(top, right)];
        }
        // Clients keep a folder of locks for each repo.
        return top !== '.locks' && rest.length === 0 && (0,layout/* repoOfFolder */.Al)(below) !== undefined && entry.kind === 'directory'
            ? [tooDeep(entry.path, below)]
            : [];
    });
}
/** Folders in which repos lie one level below where readers look. */
const foldersOfDeepRepos = (entries) => [
    ...new Set(checkRoot(entries, []).flatMap(({ code, subject }) => code === 'hub-repo-misplaced' ? subject.split('/')[0] : [])),
];
const misspelt = (name, right) => (0,errors/* finding */.gk)('hub-repo-misplaced', 'warning', name, `${name} is not ${right}: readers tell upper and lower case apart`, {
    expected: right,
    actual: name,
    remedy: `Rename ${name} to ${right}.`,
});
const tooDeep = (path, name) => (0,errors/* finding */.gk)('hub-repo-misplaced', 'warning', path, `${path} lies one level too deep: readers look for ${name} in the cache root`, {
    expected: name,
    actual: path,
    remedy: `Move ${path} to ${name}, or name its folder as the cache.`,
});
const locksInTheWay = (0,errors/* finding */.gk)('hub-stale-artifacts', 'warning', '.locks', '.locks is not a folder, so no Hub client can download into this cache', { remedy: 'Delete it: the Hub client makes the folder.' });

// EXTERNAL MODULE: ./lib/src/app/plan-repair.js + 3 modules
var plan_repair = __webpack_require__(3469);
// EXTERNAL MODULE: ./lib/src/app/repair-journal.js
var repair_journal = __webpack_require__(3943);
// EXTERNAL MODULE: ./lib/src/app/repair.js + 3 modules
var repair = __webpack_require__(2016);
// EXTERNAL MODULE: ./lib/src/app/look-around.js
var look_around = __webpack_require__(1189);
// EXTERNAL MODULE: ./lib/src/app/read-trees.js + 1 modules
var read_trees = __webpack_require__(9167);
// EXTERNAL MODULE: ./lib/src/app/resolve.js
var resolve = __webpack_require__(3430);
// EXTERNAL MODULE: ./lib/src/app/tell-work.js
var tell_work = __webpack_require__(2597);
;// CONCATENATED MODULE: ./lib/src/app/hub-cache.js













/**
 * Tells which repos are in a cache, and what of them the bundles pin. Throws `path-unknown` where there is none, and where it
 * holds nothing and must hold something.
 *
 * @param asked whose snapshots are missed where they are not there; of other bundles only what is there is looked at
 */
async function readCache(hubCache, bundles, { disk, mayBeEmpty, asked }) {
    if ((await disk.stat(hubCache))?.kind !== 'directory')
        throw new errors/* SetupError */.w3('path-unknown', `there is no folder ${hubCache}`);
    const inRoot = await disk.listHub(hubCache, []);
    const repos = inRoot.map(({ path }) => path).filter((name) => (0,layout/* repoOfFolder */.Al)(name) !== undefined);
    if (!mayBeEmpty && repos.length === 0 && (0,stray_rules/* checkLegacy */.Y)(inRoot).length === 0) {
        const deep = foldersOfDeepRepos(await (0,look_around/* listAll */._w)(hubCache, disk));
        throw noCache(hubCache, deep.map((name) => disk.join(hubCache, name)));
    }
    const all = pinnedOf(bundles);
    const missed = new Set(asked === undefined ? [] : pinnedOf([asked]).map(folderOf));
    const pinned = all.filter((asset) => repos.includes(folderOf(asset)) || missed.has(folderOf(asset)));
    const bundle = {
        schema: 'steve1-bundle/1',
        name: 'hub-cache',
        description: 'the snapshots of a cache that bundles pin',
        assets: pinned,
    };
    const folders = new Set(pinned.map(folderOf));
    return {
        bundle,
        wanted: [...new Set(all.map(folderOf))],
        others: repos.filter((name) => !folders.has(name)),
    };
}
/** Nothing that could be looked at: no answer is better than one that all is well. */
function noCache(folder, below) {
    const [above] = /^.*?(?=[\\/](models|datasets|spaces)--[^\\/]*)/.exec(folder) ?? [];
    const message = `${folder} holds no repo of a Hub cache (models--…, datasets--…, spaces--…)`;
    const remedy = `Name ${above ?? below[0] ?? 'the folder that HF_HUB_CACHE names, or an HF_HOME'}.`;
    return new errors/* SetupError */.w3('path-unknown', message, { remedy });
}
/** What lies right in the cache root. */
const rootOf = (entries) => entries.filter(({ path }) => !path.includes('/'));
const folderOf = ({ repo, repoType }) => (0,layout/* repoFolder */.Xf)(repo, repoType ?? 'model');
/** Every snapshot whose files a bundle tells, once, under an id of its own. */
function pinnedOf(bundles) {
    const isPinnedAsset = (asset) => asset.kind === 'hub-snapshot' && (0,resolve/* isResolved */.ZY)(asset);
    const byRevision = new Map();
    const ids = new Set();
    for (const { name, assets } of bundles) {
        for (const asset of assets.filter(isPinnedAsset)) {
            const key = JSON.stringify([folderOf(asset), asset.revision, Object.keys(asset.files).sort(), asset.include]);
            if (byRevision.has(key))
                continue;
            const id = ids.has(asset.id) ? `${name}-${asset.id}` : asset.id;
            ids.add(id);
            byRevision.set(key, { ...asset, id });
        }
    }
    return [...byRevision.values()];
}
/**
 * Looks at every repo that nothing pins, and at what else there is in those that are pinned; findings, and a line for
 * each of the former, go into the draft. Writes nothing.
 *
 * @param entries everything that lies in the cache
 */
async function surveyOthers({ others, bundle, wanted }, entries, { hubCache }, ports, draft, { isRepaired = false } = {}) {
    const { disk, hash } = ports;
    const byRepo = Map.groupBy(entries, ({ path }) => path.split('/', 1)[0]);
    const pinned = bundle.assets.filter((asset) => asset.kind === 'hub-snapshot');
    draft.tell(checkRoot(entries, wanted));
    // With what is pinned this is told already.
    if (pinned.length === 0)
        draft.tell((0,stray_rules/* checkLegacy */.Y)(rootOf(entries)));
    const views = await Promise.all([...others, ...new Set(pinned.map(folderOf))].map(async (repo) => {
        const own = byRepo.get(repo) ?? [];
        return { repo, entries: own, trees: await (0,read_trees/* readTrees */.i)(repo, own, hubCache, disk), isRepaired };
    }));
    const full = (path) => disk.join(hubCache, ...path.split('/'));
    const isPinned = (path) => pinned.some((asset) => isOf(asset, path));
    // What is pinned has been hashed and judged.
    const jobs = views
        .flatMap(repo_bytes/* filesOfRepo */.J8)
        .filter((path) => !isPinned(path))
        .map((path) => ({ path, algorithms: ['gitSha1'] }));
    const digests = new Map();
    if (jobs.length > 0) {
        const fullJobs = jobs.map((job) => ({ ...job, path: full(job.path) }));
        const paths = fullJobs.map(({ path }) => path);
        const results = await (0,tell_work/* tellWork */.$)('verifying', paths, ports, (onBytes) => hash(fullJobs, onBytes));
        results.forEach((result, index) => {
            if (!(result instanceof errors/* SetupError */.w3))
                digests.set(jobs[index].path, result);
        });
    }
    for (const view of views) {
        if (!others.includes(view.repo)) {
            draft.tell((0,repo_bytes/* checkBytes */.Ac)(view, digests, isPinned));
            continue;
        }
        const { findings, bytes, files, compared } = checkRepo(view, digests);
        const isRight = !findings.some(({ severity }) => severity === 'error');
        draft.tell(findings);
        draft.assets.push({
            id: nameOf(view.repo),
            role: 'other',
            path: full(view.repo),
            status: isRight ? 'ok' : 'failed',
            bytes: isRight ? bytes : 0,
            files: [],
            ...(isRight && {
                source: 'local',
                trust: compared < files || compared === 0 ? 'structure' : 'hub',
            }),
            seconds: 0,
            attempts: [],
        });
    }
}
/** A path in the pinned snapshot, or one of its blobs. */
function isOf(asset, path) {
    const folder = folderOf(asset);
    if (path.startsWith(`${folder}/snapshots/${asset.revision}/`))
        return asset.files[path.split('/').slice(3).join('/')] !== undefined;
    return Object.values(asset.files).some((file) => path === `${folder}/blobs/${(0,layout/* blobName */.PF)(file)}`);
}
function nameOf(folder) {
    const { repo, repoType } = (0,layout/* repoOfFolder */.Al)(folder);
    return repoType === 'model' ? repo : `${repoType}s/${repo}`;
}
/** Mends the structure of repos that nothing pins; what is not known to come again is put aside, never deleted. */
async function repairOthers(others, options, ports, draft) {
    await ports.state.lockHub(ports.locations.hfHome);
    const around = (0,look_around/* lookAround */.h3)(ports.locations.hubCache, options.from, ports.disk);
    for (const repo of others) {
        const { report, findings } = await (0,repair/* repairRepo */.oB)(repo, [], { ...options, around, isBroken: false }, ports);
        draft.tell(findings);
        if (report)
            draft.repairs.push(report);
    }
}
/** What a repair would do, told and not done. */
async function planAll({ repos, broken }, options, locations, ports, draft) {
    const { disk } = ports;
    const { hubCache } = locations;
    const around = (0,look_around/* lookAround */.h3)(hubCache, options.from, disk);
    for (const [repo, snapshots] of repos) {
        const where = { ...options, hubCache, state: (0,repair_journal/* hubState */.lS)(locations, disk), around };
        const { plan, later } = await (0,plan_repair/* planRepo */.QS)(repo, snapshots, where, ports);
        const path = disk.join(hubCache, repo);
        if (plan.blocked !== undefined) {
            const report = { repo, path, outcome: 'blocked', blocked: plan.blocked, steps: [] };
            draft.repairs.push(report);
            draft.findings.push((0,repair/* blockedFinding */.s5)(report, broken.has(repo) ? 'error' : 'warning'));
        }
        else if (plan.steps.length > 0) {
            const afterwards = (await later()).map((step) => ({ ...step, after: 'fetch' }));
            draft.repairs.push({ repo, path, outcome: 'planned', steps: [...plan.steps, ...afterwards] });
        }
    }
}


/***/ }),

/***/ 665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ verify)
/* harmony export */ });
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3481);
/* harmony import */ var _select_assets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2844);
/* harmony import */ var _survey_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8468);



/** Hashes all that is on disk and tells everything that is wrong. Writes nothing, and asks no network. */
async function verify(options, ports, draft) {
    const { bundle, locations, inherited } = options;
    const assets = (0,_select_assets_js__WEBPACK_IMPORTED_MODULE_1__/* .selectAssets */ .G)(bundle, options.assets);
    draft.phase('verify');
    const states = await (0,_survey_js__WEBPACK_IMPORTED_MODULE_2__/* .survey */ .F)(assets, {
        ...ports,
        locations,
        ...(await ports.readRecords(locations.dataDir)),
        trustReceipts: false,
        changed: 'error',
        allowUnlocked: options.allowUnlocked,
        allowGlobals: options.allowGlobals,
        tables: options.tables,
        locked: options.locked,
        siblings: bundle.assets,
    });
    (0,_conclude_js__WEBPACK_IMPORTED_MODULE_0__/* .concludeAssets */ .pU)(states, draft);
    // Whether later steps may go online is not for this command to say.
    (0,_conclude_js__WEBPACK_IMPORTED_MODULE_0__/* .concludeEnvironment */ .Lr)(states, { locations, offline: undefined, inherited }, draft);
}


/***/ }),

/***/ 1565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bare: () => (/* binding */ bare),
  ofCache: () => (/* binding */ ofCache),
  openCache: () => (/* binding */ openCache),
  verifyAll: () => (/* binding */ verifyAll),
  verifyCache: () => (/* binding */ verifyCache)
});

// EXTERNAL MODULE: ./lib/src/app/hub-cache.js + 2 modules
var hub_cache = __webpack_require__(624);
// EXTERNAL MODULE: ./lib/src/app/look-around.js
var look_around = __webpack_require__(1189);
// EXTERNAL MODULE: ./lib/src/app/repair-journal.js
var repair_journal = __webpack_require__(3943);
// EXTERNAL MODULE: ./lib/src/app/verify.js
var verify = __webpack_require__(665);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/hub/codes.js
var codes = __webpack_require__(9210);
// EXTERNAL MODULE: ./lib/src/core/codes.js + 1 modules
var core_codes = __webpack_require__(4239);
;// CONCATENATED MODULE: ./lib/src/core/hub/in-cache.js

/** What helps where a Hub cache is looked at by itself: there is no data directory, and no asset to leave out. */
const remedies = {
    'data-dir-unwritable': 'Give the user of this process write permission on the folder in the message.',
    'disk-too-small': 'Free space on the disk that the cache lies on.',
    'path-unsafe': 'Remove the link: what belongs to the cache must lie in it.',
    'path-too-long': 'Move the cache nearer to the root of the drive, or enable long paths as an administrator: `reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem /v LongPathsEnabled /t REG_DWORD /d 1 /f`, then start the job or shell anew.',
};
/** A remedy in words of a cache by itself; it may hold those of several errors. */
function remedyInCache(remedy) {
    const entries = Object.entries(remedies);
    return entries.reduce((text, [code, own]) => text.replaceAll(core_codes/* codes */.F[code].remedy, () => own), remedy);
}

// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1760);
// EXTERNAL MODULE: ./lib/src/core/shell-quote.js
var shell_quote = __webpack_require__(383);
// EXTERNAL MODULE: ./lib/src/io/bundles.js + 2 modules
var io_bundles = __webpack_require__(9742);
// EXTERNAL MODULE: ./lib/src/io/locate.js
var locate = __webpack_require__(1985);
// EXTERNAL MODULE: ./lib/src/cli/host.js + 1 modules
var cli_host = __webpack_require__(8544);
;// CONCATENATED MODULE: ./lib/src/cli/commands/hub-cache.js












/** @param asksForBundle a bundle was named: then its snapshots must be there */
async function openCache(folder, values, { asksForBundle }, host, draft) {
    draft.phase('manifest');
    const { bundle, folder: manifestFolder } = await (0,io_bundles/* loadBundle */.po)(values.bundle, host.base);
    const locations = await (0,locate/* locateCache */.b)(folder, host.base);
    const bundles = [...new Set([bundle, ...Object.values(io_bundles/* builtInBundles */.H7)])];
    const { disk } = (0,cli_host/* basePorts */.aq)(host, draft);
    const unfinished = await (0,repair_journal/* checkUnfinished */.U2)(locations, disk);
    draft.tell(unfinished);
    const mayBeEmpty = unfinished.length > 0 || locations.above !== undefined;
    // Where a repair was stopped, a repo may be away for now.
    const asked = asksForBundle && unfinished.length === 0 ? bundle : undefined;
    const cache = await (0,hub_cache/* readCache */.xe)(locations.hubCache, bundles, { disk, mayBeEmpty, asked });
    return { cache, locations, manifestFolder };
}
/**
 * Does the work of a command on a cache by itself; findings and errors are told as they are for that cache. Then it is
 * told what lies in the folder above.
 */
async function ofCache(folder, host, draft, work) {
    const locations = await (0,locate/* locateCache */.b)(folder, host.base);
    try {
        await work();
    }
    catch (thrown) {
        if (!(thrown instanceof errors/* SetupError */.w3))
            throw thrown;
        const { code, message, remedy, details, cause } = thrown;
        throw new errors/* SetupError */.w3(code, message, { remedy: remedyInCache(remedy), details, cause });
    }
    finally {
        const { hubCache } = locations;
        const told = draft.findings.splice(0);
        draft.tell(told.map((one) => (0,codes/* inCache */.Y)({ ...one, remedy: remedyInCache(one.remedy) }, hubCache)));
    }
    await tellOfAbove(locations, (0,cli_host/* basePorts */.aq)(host, draft), draft);
}
/** What is not for a cache alone to say. */
const bare = { inherited: {}, allowGlobals: [], tables: new Map(), locked: new Set() };
/** `verify --hub-cache`: what is pinned byte for byte, and of everything else what the cache itself tells. */
const verifyCache = (folder, values, given, host, draft) => ofCache(folder, host, draft, () => verifyAll(folder, values, given, host, draft));
/** All of `verify --hub-cache` but the words for it. */
async function verifyAll(folder, values, given, host, draft) {
    const { cache, locations } = await openCache(folder, values, given, host, draft);
    const ports = (0,cli_host/* basePorts */.aq)(host, draft);
    const { bundle } = cache;
    await (0,verify/* verify */.M)({ ...bare, bundle, assets: ['all'], allowUnlocked: values['allow-unlocked'], locations }, ports, draft);
    await (0,hub_cache/* surveyOthers */.S2)(cache, await (0,look_around/* listAll */._w)(locations.hubCache, ports.disk), locations, ports, draft);
}
/**
 * The repos of an HF_HOME that lie beside `hub` and not in it. They are looked at, each by what the cache tells of it,
 * and not repaired: readers do not look there.
 */
async function tellOfAbove({ above, hubCache }, ports, draft) {
    if (above === undefined)
        return;
    const all = await (0,hub_cache/* readCache */.xe)(above, [], { disk: ports.disk, mayBeEmpty: true });
    const entries = (await (0,look_around/* listAll */._w)(above, ports.disk)).filter(({ path }) => (0,layout/* repoOfFolder */.Al)(path.split('/', 1)[0]) !== undefined);
    const [findings, assets] = [draft.findings.length, draft.assets.length];
    await (0,hub_cache/* surveyOthers */.S2)(all, entries, { hubCache: above }, ports, draft, { isRepaired: true });
    // The same repo may lie in both: each is told with its place.
    draft.assets.splice(assets, Infinity, ...draft.assets.slice(assets).map((one) => ({ ...one, id: `${one.id} (${above})` })));
    const told = draft.findings.splice(findings).map((one) => ({
        ...(0,codes/* inCache */.Y)(one, above),
        subject: ports.disk.join(above, one.subject),
        message: `in ${above}: ${one.message}`,
    }));
    draft.tell([twoLevels(above, hubCache, all.others), ...told]);
}
function twoLevels(above, hubCache, repos) {
    const names = repos.length > 3 ? `${repos.slice(0, 3).join(', ')} and ${repos.length - 3} more` : repos.join(', ');
    const message = `${above} holds repos beside hub/: ${names}. Readers look in ${hubCache} alone`;
    const to = `${(0,shell_quote/* shellWord */.r)(hubCache)}/`;
    const remedy = `Move those that are not in ${hubCache} there (\`mv ${(0,shell_quote/* shellWord */.r)(above)}/models--OWNER--NAME ${to}\`), and delete the others. TRANSFORMERS_CACHE=${above} makes old clients write there: unset it.`;
    return (0,errors/* finding */.gk)('hub-repo-misplaced', 'warning', above, message, { expected: hubCache, actual: above, remedy });
}


/***/ })

};
