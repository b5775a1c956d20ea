export const id = 16;
export const ids = [16];
export const modules = {

/***/ 1189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oo: () => (/* binding */ once),
/* harmony export */   _w: () => (/* binding */ listAll),
/* harmony export */   h3: () => (/* binding */ lookAround)
/* harmony export */ });
function once(look) {
    let looked;
    return () => (looked ??= look());
}
const topOf = (path) => path.split('/', 1)[0];
function lookAround(hubCache, from, disk) {
    const whole = once(() => listAll(hubCache, disk));
    let first;
    const rest = once(() => listAll(hubCache, disk, first));
    return {
        shared: once(async () => {
            const entries = await disk.listHub(hubCache, ['blobs']);
            return new Map(entries.filter(({ path }) => path.startsWith('blobs/')).map((entry) => [entry.path, entry]));
        }),
        named: once(async () => {
            const all = await Promise.all(from.map(async (folder) => filesOf(folder, await listAll(folder, disk), disk)));
            return [...new Map(all.flat().map((one) => [one.path, one])).values()];
        }),
        files: once(async () => {
            const byTop = Map.groupBy(await whole(), ({ path }) => topOf(path));
            return new Map([...byTop].map(([top, entries]) => [top, filesOf(hubCache, entries, disk)]));
        }),
        held: async (repo) => {
            // For one repo the others are enough; for more, all of them are listed once.
            first ??= repo;
            return heldElsewhere(await (first === repo ? rest() : whole()), repo);
        },
    };
}
/** @param but what right in the folder is not looked into */
async function listAll(folder, disk, but) {
    const tops = (await disk.listHub(folder, [])).map(({ path }) => path);
    return disk.listHub(folder, tops.filter((top) => top !== but));
}
/** The ends in a repo of links that lead into it from elsewhere. */
function heldElsewhere(entries, repo) {
    const held = new Set();
    for (const { path, resolved } of entries)
        if (resolved?.inside && topOf(resolved.path) === repo && topOf(path) !== repo)
            held.add(resolved.path);
    return held;
}
function filesOf(folder, entries, disk) {
    const full = (path) => (disk.isAbsolute(path) ? path : disk.join(folder, ...path.split('/')));
    return entries.flatMap(({ path, kind, size, unreadable, resolved }) => {
        if (unreadable !== undefined)
            return [];
        if (kind === 'file')
            return [{ path: full(path), size: size }];
        return resolved?.kind === 'file' ? [{ path: full(resolved.path), size: resolved.size }] : [];
    });
}


/***/ }),

/***/ 3469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nw: () => (/* binding */ digestsOf),
  OJ: () => (/* binding */ hasWork),
  QS: () => (/* binding */ planRepo)
});

// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/file-identity.js
var file_identity = __webpack_require__(4599);
// EXTERNAL MODULE: ./lib/src/core/hub/in-place.js
var in_place = __webpack_require__(8715);
// EXTERNAL MODULE: ./lib/src/core/hub/file-rules.js
var file_rules = __webpack_require__(1218);
// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1760);
// EXTERNAL MODULE: ./lib/src/core/hub/repair-bench.js
var repair_bench = __webpack_require__(9392);
;// CONCATENATED MODULE: ./lib/src/core/hub/repair-files.js



/** The steps that put the bytes of snapshots where readers look for them. */
function mendFiles(bench) {
    const blobs = bench.wanted;
    for (const one of blobs)
        clearTheWay(bench, one);
    for (const one of blobs)
        mendBlob(bench, one);
    for (const one of blobs)
        dropDoubles(bench, one);
}
/** What is on the way to a file of the snapshot and is no folder. */
function clearTheWay({ steps, gone, listing, repo }, { places }) {
    for (const { path } of places) {
        const segments = path.split('/');
        for (let depth = repo.split('/').length + 2; depth < segments.length; depth++) {
            const folder = segments.slice(0, depth).join('/');
            const entry = listing.at(folder);
            if (entry === undefined || entry.kind === 'directory' || gone.has(folder))
                continue;
            gone.add(folder);
            steps.push(entry.kind === 'link'
                ? { action: 'delete', from: folder, reason: 'a link stands where the folder of the snapshot belongs' }
                : { action: 'keep', from: folder, reason: 'a file stands where a folder of the snapshot belongs' });
        }
    }
}
/** A blob is a file, or a link into the store that repos share. One that leads elsewhere in its repo leads in circles. */
function isSound({ listing, repo }, blob) {
    const entry = listing.at(blob);
    return entry?.kind !== 'link' || (entry.resolved?.inside === true && !entry.resolved.path.startsWith(`${repo}/`));
}
/** Right as it stands, in a shape that the Hub client makes too. */
function isFine(bench, { listing, name, path }, { blob, expected }) {
    const { entry, via, blocked } = listing.find(path);
    if (entry === undefined || blocked !== undefined || via.length > 0)
        return false;
    if (bench.links ? !isSound(bench, blob) : entry.kind !== 'file')
        return false;
    const { file, findings } = (0,file_rules/* checkFile */.vH)(listing, name, expected, bench.digests);
    return file.ok && findings.length === 0 && !(0,file_rules/* isMisnamed */.$3)(listing, expected);
}
/** What stands at a path: right bytes, something else, or nothing that the steps so far have left. */
function stateOf({ listing, digests, gone }, path, { expected }) {
    const { entry, via, blocked } = listing.find(path);
    if (entry === undefined || via.length > 0 || blocked !== undefined || gone.has(path))
        return undefined;
    const bytes = listing.bytesOf(entry);
    const digest = bytes && digests.get(bytes.path);
    const isRight = digest !== undefined && digest.bytes === expected.size && (0,layout/* isSameContent */.OI)(expected, digest);
    return { entry, isRight, size: bytes?.size };
}
function mendBlob(bench, one) {
    const { steps, links } = bench;
    const isWrong = (place) => !isFine(bench, place, one);
    if (!one.places.some(isWrong))
        return;
    // A file of its own is right only as long as there is no blob of it.
    const toMend = one.places.filter((place) => isWrong(place) || (links && place.listing.find(place.path).entry?.kind === 'file'));
    const paths = toMend.map(({ path }) => path);
    const source = sourceOf(bench, one);
    const isThere = stateOf(bench, one.blob, one)?.isRight === true && isSound(bench, one.blob);
    clear(bench, one, toMend, source !== undefined);
    if (source === undefined)
        return fetch(bench, toMend);
    if (links) {
        if (!isThere)
            take(bench, source, one.blob, one, paths);
        for (const path of paths)
            steps.push({ action: 'link', from: one.blob, to: path, reason: whyLink(bench, path, one) });
        return;
    }
    const toFill = paths.filter((path) => {
        const here = stateOf(bench, path, one);
        return here?.isRight !== true || here.entry.kind !== 'file';
    });
    for (const [index, path] of toFill.entries())
        take(bench, sourceOf(bench, one), path, one, index === toFill.length - 1 ? toFill : []);
}
/** Where its bytes are, by preference where they still lie after the steps so far. */
function sourceOf({ sourcesOf, gone }, { expected }) {
    const sources = sourcesOf(expected);
    return sources.find(({ path }) => !gone.has(path)) ?? sources[0];
}
/** Whatever has other bytes than its place is for. A link is simply replaced. */
function clear(bench, one, places, hasSource) {
    const { steps, gone } = bench;
    for (const { path, isPinned } of [{ path: one.blob, isPinned: one.isPinned }, ...places]) {
        const state = stateOf(bench, path, one);
        if (state === undefined || state.isRight)
            continue;
        const { entry, size } = state;
        if (entry.kind === 'directory') {
            gone.add(path);
            steps.push({ action: 'keep', from: path, reason: 'a folder stands where a file belongs' });
        }
        else if (hasSource && (path === one.blob || entry.kind !== 'link')) {
            // Without right bytes at hand it stays until those that are fetched take its place.
            gone.add(path);
            const action = isPinned ? 'delete' : 'keep';
            const what = isPinned ? 'the pinned ones' : 'those that the cache tells of';
            const wrong = size === undefined ? 'it leads nowhere in the cache' : `its ${size} bytes are not ${what}`;
            steps.push({ action, from: path, reason: wrong });
        }
    }
}
/** Bytes take their place: moved where nothing else needs them there, else copied. */
function take(bench, { path: from, isOfRepo }, to, { blob, isPinned }, paths) {
    const { steps, gone, repo, removed } = bench;
    // The same bytes may be two blobs, one named by either digest.
    const isOfAnother = from !== blob && bench.wantedNames.has(from);
    const isFree = isOfRepo &&
        !isOfAnother &&
        !(0,repair_bench/* isBelow */.Yw)(from, gone) &&
        !bench.heldElsewhere?.has(from) &&
        (paths.includes(from) ||
            (0,repair_bench/* isBelow */.Yw)(from, removed) ||
            (from.startsWith(`${repo}/blobs/`) && paths.length > 0 && (0,repair_bench/* linksTo */.B9)(bench, from, paths).length === 0));
    if (isFree)
        gone.add(from);
    const reason = `it has the ${isPinned ? 'pinned' : 'lost'} bytes, by its hash`;
    steps.push({ action: isFree ? 'move' : 'copy', from, to, reason });
}
function fetch({ steps }, places) {
    for (const { path, isPinned } of places)
        if (isPinned)
            steps.push({ action: 'fetch', to: path, reason: 'no copy of it was found' });
}
function whyLink(bench, path, one) {
    const entry = stateOf(bench, path, one)?.entry;
    if (entry === undefined)
        return 'the snapshot lacks it';
    if (entry.kind === 'file')
        return 'the Hub client links to the blob, and two copies are one too many';
    if (entry.resolved === undefined)
        return 'the link leads nowhere';
    return entry.resolved.inside ? 'the link names another blob than the Hub client does' : 'the link leaves the cache';
}
/** The same bytes under a name that no client looks for, or, without links, beside the file itself. */
function dropDoubles(bench, one) {
    const { steps, gone, repo, links } = bench;
    if (!bench.isComplete)
        return;
    const { sha256 } = one.expected;
    const doubles = [...(sha256 === undefined ? [] : [`${repo}/blobs/${sha256}`]), one.blob].filter((path) => path !== one.blob || !links);
    for (const path of new Set(doubles)) {
        const mended = one.places.filter((place) => !isFine(bench, place, one)).map((place) => place.path);
        const state = stateOf(bench, path, one);
        if (bench.heldElsewhere?.has(path) || (path !== one.blob && bench.wantedNames.has(path)))
            continue;
        if (state?.isRight !== true || gone.has(path) || (0,repair_bench/* linksTo */.B9)(bench, path, mended).length > 0)
            continue;
        gone.add(path);
        steps.push({ action: 'delete', from: path, reason: 'the same bytes are in their place already' });
    }
}

// EXTERNAL MODULE: ./lib/src/core/hub/snapshot-rules.js
var snapshot_rules = __webpack_require__(664);
// EXTERNAL MODULE: ./lib/src/core/hub/told-files.js
var told_files = __webpack_require__(905);
;// CONCATENATED MODULE: ./lib/src/core/hub/repair-rest.js




/** The steps for everything in a repo folder that is no file of a pinned snapshot. */
function mendRest(bench) {
    for (const folder of bench.removed)
        drop(bench, folder, 'every file of it is byte for byte the pinned one of that name');
    mendSnapshots(bench);
    mendBlobs(bench);
    mendLinks(bench);
    if (!bench.links)
        makeFiles(bench);
    mendRefs(bench);
    mendMarkers(bench);
    mendStrays(bench);
}
function drop({ steps, gone }, from, reason) {
    gone.add(from);
    steps.push({ action: 'delete', from, reason });
}
function keep({ steps, gone }, from, reason) {
    gone.add(from);
    steps.push({ action: 'keep', from, reason });
}
const isGone = ({ gone }, path) => (0,repair_bench/* isBelow */.Yw)(path, gone);
const isPinned = ({ snapshots }, commit) => snapshots.some((one) => one.commit === commit);
/**
 * Snapshots of a pinned repo all of whose files are the pinned ones: they lose nobody a byte. One that some other ref
 * names was asked for by that name and stays, and so does one that is laid out as the Hub client does it.
 */
function removableSnapshots(bench) {
    const { listing, listings, digests, snapshots, repo } = bench;
    if (snapshots.length === 0)
        return new Set();
    const asked = askedRefs(bench);
    const named = new Set(listing
        .filesBelow(`${repo}/refs`)
        .filter(({ name }) => !asked.includes(name))
        .map(({ entry }) => entry.text?.trim().toLowerCase()));
    return new Set(listing
        .snapshotNames()
        .filter((name) => !isPinned(bench, name) && !named.has(name))
        .map((name) => `${repo}/snapshots/${name}`)
        .filter((folder) => listing.find(folder).entry?.kind !== 'link')
        .filter((folder) => !isNeeded(bench, folder))
        .filter((folder) => isHashed(listing, folder, digests))
        .filter((folder) => listings.some((one) => (0,snapshot_rules/* holdsPinnedBytes */.m1)(one, folder, digests) &&
        !((0,snapshot_rules/* pinnedState */.KI)(one) === 'there' && (0,snapshot_rules/* isLinkedCanonically */.bp)(one, folder) && isCommit(folder)))));
}
/** Whether links that stay lead into a folder: it is then a part of whatever they are in. */
function isNeeded(bench, folder) {
    const { listing, repo, heldElsewhere = new Set() } = bench;
    const isIn = (path) => path === folder || path.startsWith(`${folder}/`);
    const goes = (path) => {
        const [top, name, ...file] = path.slice(repo.length + 1).split('/');
        // The pinned places are made anew, and a link in place of a snapshot goes unless it is named by a commit.
        return top === 'snapshots' && (isPinned(bench, name) || (file.length === 0 && !layout/* commitPattern */.O7.test(name)));
    };
    for (const entry of listing.inRepo()) {
        const { path, kind, resolved } = entry;
        if (kind !== 'link' || isIn(path) || goes(path))
            continue;
        if (isIn((0,repair_bench/* firstStep */.VB)(entry)) || (resolved?.inside && isIn(resolved.path)))
            return true;
    }
    return [...heldElsewhere].some(isIn);
}
const isCommit = (folder) => layout/* commitPattern */.O7.test(folder.split('/').at(-1));
function isHashed(listing, folder, digests) {
    return listing.filesBelow(folder).every(({ entry }) => digests.has(listing.bytesOf(entry)?.path ?? ''));
}
/** What stands in the place of a snapshot and is none. A commit that is a link to a folder of files is one. */
function mendSnapshots(bench) {
    const { listing, repo } = bench;
    for (const name of listing.snapshotNames()) {
        const folder = `${repo}/snapshots/${name}`;
        if (isPinned(bench, name) || isGone(bench, folder))
            continue;
        const entry = listing.find(folder).entry;
        if (entry?.kind === 'file')
            keep(bench, folder, 'a file in snapshots/, where only folders belong');
        if (entry?.kind !== 'link' || entry.resolved?.inside === false)
            continue;
        // Of what lies in another repo nothing is listed here.
        const isElsewhere = entry.resolved !== undefined && !entry.resolved.path.startsWith(`${repo}/`);
        if (isCommit(folder) && (isElsewhere || listing.holdsFiles(folder)))
            continue;
        drop(bench, folder, 'a link in place of a snapshot; readers look for a commit');
    }
}
/**
 * Blobs whose bytes are not those of their name: nothing of ours, and whether they can be had again is not known. A
 * client that finds one never fetches it again, and hands out its bytes; links to it stay, and tell what is to come.
 */
function mendBlobs(bench) {
    const { listing, repo, digests } = bench;
    for (const { name, entry } of listing.filesBelow(`${repo}/blobs`)) {
        const bytes = listing.bytesOf(entry);
        const digest = bytes && digests.get(bytes.path);
        const told = (0,told_files/* digestInName */.Tl)(name);
        if (digest === undefined || told === undefined || !(0,layout/* isOtherContent */.qz)(told, digest))
            continue;
        if (bench.wantedNames.has(entry.path) || isGone(bench, entry.path))
            continue;
        keep(bench, entry.path, 'its bytes are not those of its name');
    }
}
/**
 * Links that lead nowhere, or do so from now on. In a revision of the user's such a link is all that tells of a file
 * that may come again, and stays; in the pinned one, and where nothing needs it, it only hides the repo from the scan.
 */
function mendLinks(bench) {
    const { listing, repo } = bench;
    const placed = new Set(bench.steps.flatMap(({ action, to }) => (to !== undefined && action !== 'keep' ? [to] : [])));
    const leadsNowhere = ({ resolved }) => resolved === undefined || (resolved.inside && bench.gone.has(resolved.path) && !placed.has(resolved.path));
    for (const top of ['snapshots', 'blobs']) {
        for (const { name, entry } of listing.filesBelow(`${repo}/${top}`)) {
            const { path, kind } = entry;
            if (kind !== 'link' || placed.has(path) || isGone(bench, path) || !leadsNowhere(entry))
                continue;
            const isNeeded = top === 'blobs' ? (0,repair_bench/* linksTo */.B9)(bench, path, []).length > 0 : !isPinned(bench, name.split('/')[0]);
            if (!isNeeded)
                keep(bench, path, `nothing pins it, and it links to ${entry.target}, which is not there`);
        }
    }
}
/**
 * Without links every file of every snapshot stands for itself, if its bytes are what the cache tells of it: of wrong
 * ones the link alone says so. A blob serves the last of its files; what remains of the link to it, as the store that
 * repos share makes it, serves nobody.
 */
function makeFiles(bench) {
    const { listing, repo, steps, gone, digests, trees, heldElsewhere } = bench;
    const placed = new Set(steps.flatMap(({ to }) => to ?? []));
    const byBytes = new Map();
    for (const { name, entry } of listing.filesBelow(`${repo}/snapshots`)) {
        const bytes = entry.kind === 'link' ? listing.bytesOf(entry) : undefined;
        if (bytes === undefined || placed.has(entry.path) || isGone(bench, entry.path))
            continue;
        const told = (0,told_files/* toldOf */.dc)(listing, name, entry, trees);
        const digest = digests.get(bytes.path);
        if (told !== undefined && (digest === undefined || !(0,layout/* isSameContent */.OI)(told, digest)))
            continue;
        const paths = byBytes.get(bytes.path) ?? [];
        paths.push(entry.path);
        byBytes.set(bytes.path, paths);
    }
    for (const [from, paths] of byBytes) {
        const isKept = isGone(bench, from) || heldElsewhere?.has(from) || (0,repair_bench/* linksTo */.B9)(bench, from, paths).length > 0;
        const isFree = from.startsWith(`${repo}/blobs/`) && !isKept;
        for (const [index, to] of paths.entries()) {
            const action = isFree && index === paths.length - 1 ? 'move' : 'copy';
            steps.push({ action, from, to, reason: 'here files stand for themselves, and nothing is a link' });
            if (action === 'move')
                gone.add(from);
        }
    }
    const made = [...byBytes.values()].flat();
    for (const { entry } of listing.filesBelow(`${repo}/blobs`))
        if (entry.kind === 'link' &&
            entry.resolved !== undefined &&
            !isGone(bench, entry.path) &&
            (0,repair_bench/* linksTo */.B9)(bench, entry.path, [...made, ...placed]).length === 0)
            drop(bench, entry.path, 'a link that no file needs any more');
}
/** The refs by which readers ask for the pinned snapshot. */
const askedRefs = ({ snapshots }) => snapshots.length === 0 ? [] : [...new Set(['main', ...snapshots.flatMap(({ branch }) => branch ?? [])])];
function mendRefs(bench) {
    const { listing, repo, snapshots, steps } = bench;
    const asked = askedRefs(bench);
    if (bench.isComplete) {
        for (const name of asked) {
            const owner = snapshots.find(({ branch }) => branch === name) ?? snapshots[0];
            mendAsked(bench, `${repo}/refs/${name}`, owner.commit);
        }
    }
    for (const { name, entry } of listing.filesBelow(`${repo}/refs`)) {
        if (asked.some((ref) => name === ref || name.startsWith(`${ref}/`)) || isGone(bench, entry.path))
            continue;
        if (entry.text === undefined || (layout/* commitPattern */.O7.test(entry.text) && hasSnapshot(bench, entry.text)))
            continue;
        const commit = entry.text.trim().toLowerCase();
        const isWord = layout/* commitPattern */.O7.test(commit);
        if (isWord && (hasSnapshot(bench, commit) || !isOtherReadable(bench, name))) {
            const reason = 'a ref is 40 lower-case hex digits and nothing else';
            if (entry.text !== commit)
                steps.push({ action: 'write-ref', to: entry.path, commit, reason });
        }
        else
            keep(bench, entry.path, 'it names no snapshot that is here, and hides the whole repo from the scan');
    }
}
/**
 * Whether a reader finds something by another name. Where nothing is found, a ref is the one record of what was there;
 * and by `main` readers ask for it.
 */
const isOtherReadable = (bench, ref) => bench.snapshots.length > 0 ||
    (ref !== 'main' &&
        bench.listing.snapshotNames().some((name) => layout/* commitPattern */.O7.test(name) && hasSnapshot(bench, name)));
function mendAsked(bench, path, commit) {
    const { listing, steps } = bench;
    const { entry } = listing.find(path);
    const write = (reason) => steps.push({ action: 'write-ref', to: path, commit, reason });
    if (entry?.kind === 'directory' || listing.below(path).length > 0) {
        keep(bench, path, 'a folder stands where a ref belongs');
        write('readers that name no revision need it');
    }
    else if (entry === undefined)
        write('readers that name no revision need it');
    else if (entry.text === undefined || !layout/* commitPattern */.O7.test(entry.text))
        write('a ref is 40 lower-case hex digits and nothing else');
    else if (!isPinned(bench, entry.text) && !hasSnapshot(bench, entry.text))
        write(bench.removed.has(`${bench.repo}/snapshots/${entry.text}`)
            ? 'the snapshot that it names goes'
            : 'it names a snapshot that is not there');
}
function hasSnapshot(bench, commit) {
    const folder = `${bench.repo}/snapshots/${commit}`;
    return !isGone(bench, folder) && (isPinned(bench, commit) || bench.listing.filesBelow(folder).length > 0);
}
/** Readers believe `.no_exist/<commit>/<path>` before they look for the file. */
function mendMarkers(bench) {
    const { listing, listings, repo } = bench;
    const willBe = new Set(listings.flatMap(({ snapshot, pinned }) => Object.keys(snapshot.files).map((name) => `${pinned}/${name}`)));
    for (const { name, entry } of listing.filesBelow(`${repo}/.no_exist`)) {
        const hidden = `${repo}/snapshots/${name}`;
        if (willBe.has(hidden) || (listing.find(hidden).entry !== undefined && !isGone(bench, hidden)))
            drop(bench, entry.path, 'it says that a file does not exist which is there');
    }
}
/** What a repo folder holds. */
const ownFolders = ['blobs', 'refs', 'snapshots', 'trees', '.no_exist'];
function mendStrays(bench) {
    const { listing, repo } = bench;
    // Whatever a snapshot leads to is a part of it, wherever it lies.
    const ends = [...listing.inRepo()].flatMap(({ path, resolved }) => resolved && !isGone(bench, path) ? resolved.path : []);
    const isLinked = (path) => ends.some((end) => end === path || end.startsWith(`${path}/`));
    for (const { name, entry } of listing.below(repo)) {
        if (isGone(bench, entry.path))
            continue;
        if (name.endsWith(layout/* unfinishedSuffix */.nF))
            drop(bench, entry.path, 'an unfinished file of an earlier run of this kit');
        else if (!name.includes('/') && !isOwn(entry, name) && !isLinked(entry.path))
            keep(bench, entry.path, ownFolders.includes(name) ? 'it stands where a folder belongs' : 'it is no part of a Hub cache');
    }
}
const isOwn = (entry, name) => ownFolders.includes(name) && entry.kind === 'directory';

// EXTERNAL MODULE: ./lib/src/core/hub/listing.js
var hub_listing = __webpack_require__(416);
;// CONCATENATED MODULE: ./lib/src/core/hub/repair.js






const listingsOf = ({ repo, entries, snapshots }) => snapshots.length > 0 ? snapshots.map((one) => new hub_listing/* Listing */.l(entries, one)) : [hub_listing/* Listing */.l.ofRepo(entries, repo)];
/**
 * The files whose digests decide: all whose size is that of a pinned file.
 *
 * @returns paths as in the view, each once, and what is to be computed of them
 */
function filesToCompare({ entries, snapshots }) {
    const expected = snapshots.flatMap(({ files }) => Object.values(files));
    const sizes = new Set(expected.map(({ size }) => size));
    const paths = entries.flatMap(({ path, kind, size, resolved, unreadable }) => {
        if (unreadable !== undefined)
            return [];
        if (kind === 'file' && sizes.has(size ?? -1))
            return [path];
        const isOutside = kind === 'link' && resolved?.inside === false && resolved.kind === 'file';
        return isOutside && sizes.has(resolved.size) ? [resolved.path] : [];
    });
    return { paths: [...new Set(paths)], algorithms: [...new Set(expected.flatMap(layout/* digestsFor */.Zu))] };
}
function brokenFiles({ repo, entries, snapshots, trees, digests }) {
    const listing = hub_listing/* Listing */.l.ofRepo(entries, repo);
    // A pinned file, or what lies where one belongs.
    const isPinned = (commit, name) => snapshots.some(({ commit: own, files }) => own === commit && name.split('/').some((_, at, parts) => files[parts.slice(0, at + 1).join('/')] !== undefined));
    // Of what is pinned elsewhere the size is known too, and tells without a digest.
    const sizes = new Map(snapshots.flatMap(({ files }) => Object.values(files).flatMap(({ gitSha1, sha256, size }) => [gitSha1, sha256].map((one) => [one, size]))));
    return listing.filesBelow(`${repo}/snapshots`).flatMap(({ name: path, entry }) => {
        const [commit, ...rest] = path.split('/');
        const name = rest.join('/');
        const told = name === '' || isPinned(commit, name) ? undefined : (0,told_files/* toldOf */.dc)(listing, path, entry, trees);
        if (told === undefined)
            return [];
        const isDangling = entry.kind === 'link' && entry.resolved === undefined;
        const bytes = listing.bytesOf(entry);
        const digest = bytes && digests.get(bytes.path);
        const size = told.size ?? sizes.get(told.gitSha1 ?? told.sha256);
        const isWrong = bytes !== undefined &&
            ((size !== undefined && bytes.size !== size) || (digest !== undefined && (0,layout/* isOtherContent */.qz)(told, digest)));
        return isDangling || isWrong ? [{ commit: commit, name, told }] : [];
    });
}
/** What the view holds nowhere: pinned files, and others that are broken. Looked for elsewhere, it may be found. */
function missingBytes(view) {
    const sourcesOf = (0,repair_bench/* indexSources */.lp)(view);
    const pinned = view.snapshots.flatMap(({ files }) => Object.values(files));
    const broken = brokenFiles(view).map(({ told }) => told);
    return [...pinned, ...broken].filter((one) => sourcesOf(one).length === 0);
}
/** Those of them whose bytes are somewhere, as snapshots of nothing else. */
function restorable(view, sourcesOf) {
    const byCommit = new Map();
    for (const { commit, name, told } of brokenFiles(view)) {
        const [source] = sourcesOf(told);
        if (source === undefined)
            continue;
        const files = byCommit.get(commit) ?? {};
        files[name] = { ...told, size: source.bytes };
        byCommit.set(commit, files);
    }
    const { snapshot } = hub_listing/* Listing */.l.ofRepo(view.entries, view.repo);
    return [...byCommit].map(([commit, files]) => new hub_listing/* Listing */.l(view.entries, { ...snapshot, commit, files }));
}
/** @param assumeFetched plan for when what is nowhere has been fetched: what has to wait for that is planned too */
function planRepair(view, { assumeFetched = false } = {}) {
    const { repo } = view;
    const listings = listingsOf(view);
    const blocked = whyBlocked(listings);
    if (blocked !== undefined)
        return { repo, steps: [], blocked };
    const listing = listings[0];
    const sourcesOf = (0,repair_bench/* indexSources */.lp)(view);
    const wanted = (0,repair_bench/* wantedBlobs */.As)(repo, { pinned: listings, told: restorable(view, sourcesOf) });
    const pinned = wanted.filter(({ isPinned }) => isPinned);
    const bench = {
        ...view,
        listings,
        listing,
        wanted,
        wantedNames: new Set(wanted.map(({ blob }) => blob)),
        sourcesOf,
        linksByBlob: (0,repair_bench/* indexLinks */.eS)({ listing, repo }),
        steps: [],
        removed: new Set(),
        gone: new Set(),
        // Nothing that works today is taken away before the pinned snapshots are whole.
        isComplete: assumeFetched || pinned.every(({ expected }) => sourcesOf(expected).length > 0),
    };
    if (bench.isComplete)
        bench.removed = removableSnapshots(bench);
    mendFiles(bench);
    mendRest(bench);
    // What readers follow serves as it is, and is not ours to rebuild.
    const moved = bench.steps.length > 0 ? [...listing.inRepo()].find((entry) => entry.elsewhere !== undefined) : undefined;
    if (moved !== undefined)
        return { repo, steps: [], blocked: `${moved.path} is a link to ${moved.elsewhere}, outside of the cache` };
    return { repo, steps: bench.steps };
}
/** What makes a folder that must be built anew out of the old one impossible to copy, or not ours to replace. */
function whyBlocked(listings) {
    const listing = listings[0];
    const { repo } = listing;
    const top = new Set([repo, ...ownFolders.map((name) => `${repo}/${name}`)]);
    for (const { path, kind, unreadable } of listing.inRepo()) {
        if (unreadable !== undefined)
            return `${path} cannot be read: ${unreadable}`;
        if (kind === 'other')
            return `${path} is no regular file`;
        if (top.has(path) && kind === 'link')
            return `${path} is a link and not a folder`;
    }
    // Whoever keeps a folder elsewhere means to: bytes put there would be outside of the cache.
    for (const one of listings) {
        for (const name of Object.keys(one.snapshot.files)) {
            const way = one.find(`${one.pinned}/${name}`).blocked;
            if (way?.resolved !== undefined && !way.resolved.inside)
                return `${way.path} is a link to a folder outside of the cache, ${way.resolved.path}`;
        }
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/src/core/hub/repo-bytes.js
var repo_bytes = __webpack_require__(9780);
// EXTERNAL MODULE: ./lib/src/app/look-around.js
var look_around = __webpack_require__(1189);
// EXTERNAL MODULE: ./lib/src/app/read-trees.js + 1 modules
var read_trees = __webpack_require__(9167);
// EXTERNAL MODULE: ./lib/src/app/tell-work.js
var tell_work = __webpack_require__(2597);
;// CONCATENATED MODULE: ./lib/src/app/plan-repair.js









/** Looks where the bytes of a repo are, and plans. Writes nothing. */
async function planRepo(repo, snapshots, { hubCache, state, when, links, around }, ports) {
    const { disk } = ports;
    const own = await disk.listHub(hubCache, [repo]);
    const entries = [...own, ...(await sharedOf(own, around))];
    const isWhole = when === 'all' || !links;
    const trees = isWhole ? await (0,read_trees/* readTrees */.i)(repo, entries, hubCache, disk) : new Map();
    const { paths, algorithms } = filesToCompare({ entries, snapshots });
    // By their names, blobs tell what they must be; that costs reading all of them.
    const named = isWhole ? (0,repo_bytes/* filesOfRepo */.J8)({ repo, entries, trees }) : [];
    const fullOf = (path) => (disk.isAbsolute(path) ? path : disk.join(hubCache, ...path.split('/')));
    const digests = new Map();
    const hash = async (more) => {
        const jobs = new Map(more.flatMap((path) => (digests.has(path) ? [] : [[path, fullOf(path)]])));
        const found = await digestsOf(jobs, isWhole ? ['sha256', 'gitSha1'] : algorithms, ports);
        for (const [path, digest] of found)
            digests.set(path, digest);
    };
    await hash([...paths, ...named]);
    const view = { repo, entries, snapshots, trees, digests, links };
    const missing = missingBytes(view);
    const others = missing.length > 0 ? await lookElsewhere(repo, missing, { when, around }, entries) : [];
    await hash(others.map(({ path }) => path));
    const hashed = new Map([...digests.values()].map((digest) => [(0,file_identity/* identityOf */.c)(digest.facts), digest]));
    const plan = planRepair({ ...view, others });
    const blocked = plan.blocked ?? (hasWork(plan) ? await plan_repair_whyBlocked(plan, entries, { hubCache, state }, disk) : undefined);
    if (blocked !== undefined)
        return { plan: { repo, steps: [], blocked }, later: () => Promise.resolve([]), entries, hashed };
    // What other repos need of this one is worth a look at them only where something is to be moved.
    const held = (0,look_around/* once */.Oo)(() => around.held(repo));
    const whole = async () => ({ ...view, others, heldElsewhere: await held() });
    const final = hasWork(plan) && (await held()).size > 0 ? planRepair(await whole()) : plan;
    const later = async () => {
        if (!final.steps.some(({ action }) => action === 'fetch'))
            return [];
        const now = new Set(final.steps.map(keyOf));
        return planRepair(await whole(), { assumeFetched: true }).steps.filter((step) => !now.has(keyOf(step)));
    };
    return { plan: final, later, entries, hashed };
}
const keyOf = ({ action, from, to }) => JSON.stringify([action, from, to]);
/** What of the shared store this repo links to. */
async function sharedOf(own, around) {
    const ends = own.flatMap(({ resolved }) => resolved?.inside && resolved.path.startsWith('blobs/') ? resolved.path : []);
    if (ends.length === 0)
        return [];
    const shared = await around.shared();
    return [...new Set(ends)].flatMap((path) => shared.get(path) ?? []);
}
/** What keeps a plan from being carried out. */
async function plan_repair_whyBlocked(plan, entries, { hubCache, state }, disk) {
    const target = disk.join(hubCache, plan.repo);
    // Two renames take its place, and none crosses from one file system to another.
    const [here, there] = [await disk.space(target), await disk.space(state)];
    if (here.device !== there.device)
        return `${target} lies on another file system than ${state}; mount the folder above the cache, or copy the cache elsewhere`;
    for (const path of foldersToWrite(plan, entries)) {
        const refusal = await disk.writeRefusal(disk.join(hubCache, ...path.split('/')));
        if (refusal !== undefined)
            return refusal.error.message;
    }
    return undefined;
}
/** Where a repo is built anew, the old folder goes, and with it every folder in it; else those in which a step writes. */
function foldersToWrite(plan, entries) {
    const folders = entries.flatMap(({ path, kind }) => kind === 'directory' && `${path}/`.startsWith(`${plan.repo}/`) ? path : []);
    const steps = (0,in_place/* inPlace */.z)(plan, entries);
    if (steps === undefined)
        return folders;
    const { save, place, link, refs, take } = steps;
    const taken = new Set(take.map(({ path }) => path));
    const written = [...save, ...taken, ...[...place, ...link, ...refs].map(({ to }) => to)];
    const parents = written.map((path) => path.slice(0, path.lastIndexOf('/')));
    return [...new Set([...parents, ...folders.filter((path) => (0,repair_bench/* isBelow */.Yw)(path, taken))])];
}
/**
 * Files that may hold bytes which are missed: in the folders that were named and in the shared store, and, where
 * everything is to be mended, in the rest of the repo and of the cache. By size where it is known; else by name, and in
 * the repo and the named folders all.
 */
async function lookElsewhere(repo, missing, { when, around }, entries) {
    const sizes = new Set(missing.map(({ size }) => size));
    const names = new Set(missing.flatMap(({ sha256, gitSha1 }) => [sha256, gitSha1]));
    const isOpen = sizes.has(undefined);
    const isOfSize = ({ size }) => sizes.has(size);
    const isLikely = (one) => isOfSize(one) || names.has(one.path.split(/[\\/]/).at(-1));
    const named = (await around.named()).filter((one) => isOpen || isOfSize(one));
    if (when !== 'all') {
        const shared = [...(await around.shared()).values()];
        const likely = shared
            .flatMap(({ path, kind, size }) => (kind === 'file' ? { path, size: size } : []))
            .filter(isLikely);
        return [...likely, ...named];
    }
    // What lies in this repo, whatever it is called, is listed already; its path stays as it is.
    const own = entries.flatMap(({ path, kind, size, unreadable }) => path.startsWith(`${repo}/`) && kind === 'file' && unreadable === undefined ? [{ path, size: size }] : []);
    const files = await around.files();
    const rest = [...files].flatMap(([top, some]) => (top === repo ? [] : some.filter(isLikely)));
    return [...own.filter((one) => isOpen || isOfSize(one)), ...named, ...rest];
}
/** What cannot be read to its end has no digest, and so matches nothing. */
async function digestsOf(paths, algorithms, ports) {
    const jobs = [...paths.values()].map((path) => ({ path, algorithms }));
    if (jobs.length === 0)
        return new Map();
    const all = jobs.map(({ path }) => path);
    const results = await (0,tell_work/* tellWork */.$)('comparing', all, ports, (onBytes) => ports.hash(jobs, onBytes));
    const isDigest = (one) => !(one instanceof errors/* SetupError */.w3);
    return new Map([...paths.keys()].flatMap((path, index) => {
        const result = results[index];
        return isDigest(result) ? [[path, result]] : [];
    }));
}
/** Anything but fetching, which is for those who can ask the Hub. */
const hasWork = ({ steps }) => steps.some(({ action }) => action !== 'fetch');


/***/ }),

/***/ 9167:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ readTrees)
});

// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1760);
// EXTERNAL MODULE: ./lib/src/core/safe-path.js
var safe_path = __webpack_require__(9895);
;// CONCATENATED MODULE: ./lib/src/core/hub/trees.js

/**
 * `trees/<commit>.json`, in which huggingface_hub since 1.22 keeps what the Hub lists for a commit. Source: its
 * `_tree_cache.py`. Read where it is there, never written: a client takes a snapshot with a tree for one that is whole.
 */
const treePath = (repo, commit) => `${repo}/trees/${commit}.json`;
const isObject = (value) => typeof value === 'object' && value !== null;
/** The files of a commit, or undefined for what the client itself would not take either. */
function parseTree(text) {
    let document;
    try {
        document = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (!isObject(document) || document['format_version'] !== 1 || !isObject(document['files']))
        return undefined;
    const files = Object.entries(document['files']).map(([path, info]) => [path, fileOf(info)]);
    if (files.some(([path, file]) => file === undefined || (0,safe_path/* unsafePathReason */.m0)(path) !== undefined))
        return undefined;
    return Object.fromEntries(files);
}
function fileOf(info) {
    if (!isObject(info))
        return undefined;
    const { size, blob_id: gitSha1, lfs_sha256: sha256, lfs_size: lfsSize } = info;
    const isLfs = typeof sha256 === 'string';
    const bytes = isLfs ? (lfsSize ?? size) : size;
    if (!Number.isSafeInteger(bytes) || bytes < 0)
        return undefined;
    if (isLfs)
        return /^[0-9a-f]{64}$/.test(sha256) ? { size: bytes, sha256 } : undefined;
    return typeof gitSha1 === 'string' && /^[0-9a-f]{40}$/.test(gitSha1) ? { size: bytes, gitSha1 } : undefined;
}

;// CONCATENATED MODULE: ./lib/src/app/read-trees.js


/** What `trees/` of a repo lists, by commit; what the Hub client would not take either is left out. */
async function readTrees(repo, entries, hubCache, disk) {
    const trees = new Map();
    for (const { path, kind, unreadable } of entries) {
        const commit = path.slice(treePath(repo, '').length - '.json'.length, -'.json'.length);
        if (kind !== 'file' || unreadable !== undefined || path !== treePath(repo, commit) || !layout/* commitPattern */.O7.test(commit))
            continue;
        const tree = parseTree(await disk.readText(disk.join(hubCache, ...path.split('/'))));
        if (tree)
            trees.set(commit, tree);
    }
    return trees;
}


/***/ }),

/***/ 3943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U2: () => (/* binding */ checkUnfinished),
/* harmony export */   a0: () => (/* binding */ readJournal),
/* harmony export */   lS: () => (/* binding */ hubState),
/* harmony export */   qN: () => (/* binding */ begin),
/* harmony export */   zn: () => (/* binding */ places)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);

/** The kit's own folder beside the cache. */
const hubState = ({ hfHome }, { join }) => join(hfHome, '.steve1-setup');
const places = ({ state }, repo, { join }) => ({
    journal: join(state, 'journal.json'),
    repair: join(state, 'repair'),
    fresh: join(state, 'repair', 'new'),
    built: join(state, 'repair', 'new', repo),
    lifted: join(state, 'repair', 'lifted'),
    old: join(state, 'repair', 'old'),
    met: join(state, 'repair', 'met'),
    kept: join(state, 'repair', 'kept', repo),
    meanwhile: join(state, 'repair', 'kept', `${repo}.made-meanwhile`),
});
/** Writes that a repair begins. Nothing is begun over what a stopped one has left: it may be the only copy. */
async function begin(repo, where, { disk, placer }, more) {
    const { journal, repair } = places(where, repo, disk);
    if (await disk.stat(journal))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('write-failed', `${journal} tells of a repair that is still to be finished: run it again`);
    // The state folder and the cache lie in one folder.
    const hub = where.hubCache.slice(where.state.length - '.steve1-setup'.length);
    const note = { schema: 'steve1-journal/1', hub, repo, date: where.date, ...more };
    await placer.remove(repair);
    await placer.writeText(journal, `${JSON.stringify(note)}\n`);
    return note;
}
/** That a run was stopped in a repair: an error when that is why a repo is not in its place. Writes nothing. */
async function checkUnfinished(locations, disk) {
    const state = hubState(locations, disk);
    const note = await readJournal(state, disk);
    if (note === undefined)
        return [];
    const { journal, old } = places({ state }, note.repo, disk);
    const target = disk.join(state, '..', note.hub, note.repo);
    const isAway = !note.inPlace && (await disk.stat(target)) === undefined && (await disk.stat(old)) !== undefined;
    const message = isAway
        ? `a repair was stopped while ${target} was away: the folder lies in ${disk.join(state, 'repair')}`
        : `a repair of ${target} was stopped, and is still to be finished`;
    return [(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-repair-unfinished', isAway ? 'error' : 'warning', journal, message)];
}
async function readJournal(state, disk) {
    const path = disk.join(state, 'journal.json');
    if (!(await disk.stat(path)))
        return undefined;
    const note = parseJournal(await disk.readText(path));
    if (note)
        return note;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('file-unreadable', `${path} is not what this version writes`, {
        remedy: `Look into ${disk.join(state, 'repair')}: \`old\` there is the folder of the cache as it was. Move it back, then delete the file.`,
    });
}
function parseJournal(text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    const note = value;
    if (note?.schema !== 'steve1-journal/1')
        return undefined;
    const names = [note.hub, note.repo, note.date];
    const isName = (name) => typeof name === 'string' && !/^\.{0,2}$|[\\/]/.test(name);
    const isListing = (listed) => listed === undefined || (typeof listed === 'object' && listed !== null);
    return names.every(isName) && isListing(note.listed) ? note : undefined;
}


/***/ }),

/***/ 2016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s5: () => (/* binding */ blockedFinding),
  rQ: () => (/* binding */ finishRepair),
  oB: () => (/* binding */ repairRepo),
  l8: () => (/* binding */ toRepair)
});

// UNUSED EXPORTS: listedIn

// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/file-identity.js
var file_identity = __webpack_require__(4599);
// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1760);
// EXTERNAL MODULE: ./lib/src/core/hub/in-place.js
var in_place = __webpack_require__(8715);
// EXTERNAL MODULE: ./lib/src/core/hub/repair-bench.js
var repair_bench = __webpack_require__(9392);
// EXTERNAL MODULE: ./lib/src/core/hub/rules.js
var rules = __webpack_require__(3811);
// EXTERNAL MODULE: ./lib/src/app/asset-state.js
var asset_state = __webpack_require__(526);
// EXTERNAL MODULE: ./lib/src/app/expected-snapshot.js
var expected_snapshot = __webpack_require__(289);
// EXTERNAL MODULE: ./lib/src/app/repair-journal.js
var repair_journal = __webpack_require__(3943);
;// CONCATENATED MODULE: ./lib/src/app/finish-repair.js



/**
 * The end of a repair, the same whether the run that began it comes to it or the next one does: what has left the cache
 * goes, but for what a client has written there meanwhile, which knows of no lock of ours.
 */
const targetOf = ({ hub, repo }, { state }, { disk }) => disk.join(state, '..', hub, repo);
/** Puts a folder in the place of the repo, which is free but for what a client may make there at any moment. */
async function putInPlace(folder, note, where, ports) {
    const { disk, placer } = ports;
    const { met, ...from } = (0,repair_journal/* places */.zn)(where, note.repo, disk);
    const target = targetOf(note, where, ports);
    for (let tries = 1;; tries++) {
        if (await disk.stat(target))
            await placer.move(target, await freeName(disk.join(met, `${tries}`), ports));
        try {
            return await placer.move(from[folder], target);
        }
        catch (error) {
            if (tries === 5 || !(await disk.stat(target)))
                throw error;
        }
    }
}
/** Undoes a rebuild of which the new folder has not taken its place. */
async function goBack(note, where, ports) {
    const { disk, placer } = ports;
    const { old, fresh, repair } = (0,repair_journal/* places */.zn)(where, note.repo, disk);
    if (await disk.stat(old))
        await putInPlace('old', note, where, ports);
    // What was kept of it is in the folder itself.
    await placer.remove(disk.join(repair, 'kept'));
    await placer.remove(fresh);
    await conclude(note, where, ports);
}
/**
 * What is in the cache is as it is to be: what a client wrote is put there or kept, and what is left goes.
 *
 * @returns where what is kept is now, or undefined
 */
async function conclude(note, where, ports) {
    const { disk, placer } = ports;
    const { journal, repair, kept, meanwhile } = (0,repair_journal/* places */.zn)(where, note.repo, disk);
    const listed = new Map(Object.entries(note.listed ?? {}));
    for (let passes = 1; await takeOver(note, listed, where, ports); passes++) {
        if (passes === 20)
            throw new errors/* SetupError */.w3('write-failed', `${repair} is being written: run it again when it is not`);
    }
    const all = disk.join(where.state, 'kept', note.date);
    for (const [from, name] of [[kept, note.repo], [meanwhile, `${note.repo}.made-meanwhile`]])
        if (await disk.stat(from))
            await placer.move(from, await freeName(disk.join(all, name), ports));
    await placer.remove(repair);
    await placer.remove(journal);
    return (await disk.stat(all)) && all;
}
/** Finishes or undoes what a run that was ended has left, and says so. Only under the lock of the state folder. */
async function finishRebuild(where, ports) {
    const { disk } = ports;
    const note = await (0,repair_journal/* readJournal */.a0)(where.state, disk);
    if (note === undefined)
        return undefined;
    const { built, old } = (0,repair_journal/* places */.zn)(where, note.repo, disk);
    const target = targetOf(note, where, ports);
    const isOldAway = (await disk.stat(old)) !== undefined;
    if (!note.inPlace) {
        if (!isOldAway) {
            // Either the new folder had not begun to take its place, or all is done but for clearing up.
            if (await disk.stat(built))
                await goBack(note, where, ports);
            else
                await conclude(note, where, ports);
            return `what a repair of ${target} that was stopped had left is removed`;
        }
        if (await disk.stat(built))
            await putInPlace('built', note, where, ports);
        else if (!(await disk.stat(target)))
            await putInPlace('old', note, where, ports);
    }
    const kept = await conclude(note, where, ports);
    return `a repair of ${target} that was stopped has been finished${kept === undefined ? '' : `; see ${kept}`}`;
}
/**
 * A client that downloads meanwhile may have written into what was on its way out of the cache. What the plan was made
 * for is as it was listed; all else goes to its place, or, where that is taken, to what is kept.
 *
 * @returns whether there was any
 */
async function takeOver(note, listed, where, ports) {
    const { disk, placer } = ports;
    const { repair, meanwhile } = (0,repair_journal/* places */.zn)(where, note.repo, disk);
    const away = leaves(await disk.listHub(repair, ['old', 'met']));
    const late = away.filter(({ path, entry }) => {
        const mark = (0,layout/* markOf */.Fg)(entry);
        return mark === undefined || listed.get(path) !== mark;
    });
    if (late.length === 0)
        return false;
    const target = targetOf(note, where, ports);
    const now = new Map((await disk.listHub(disk.join(target, '..'), [note.repo])).map((one) => [one.path, one]));
    const at = (path) => now.get(`${note.repo}/${path}`);
    const before = new Map([...listed].map(([path, mark]) => [mark, path]));
    const left = new Set(away.map(({ path }) => path));
    let hasMoved = false;
    for (const { path, entry } of late) {
        const here = at(path);
        const mark = (0,layout/* markOf */.Fg)(entry);
        const isSame = here !== undefined && ((mark !== undefined && (0,layout/* markOf */.Fg)(here) === mark) || (here.text ?? NaN) === entry.text);
        if (isSame)
            continue;
        const names = path.split('/');
        const from = disk.join(repair, ...entry.path.split('/'));
        const folders = names.slice(0, -1).map((_, depth) => at(names.slice(0, depth + 1).join('/')));
        // Of an old folder that was never listed nothing tells what the plan had removed.
        const isTold = note.listed !== undefined || entry.path.startsWith('met/');
        const isFree = isTold && here === undefined && folders.every((one) => one === undefined || one.kind === 'directory');
        if (isFree)
            await placer.move(from, disk.join(target, ...names));
        else
            await placer.move(from, await freeName(disk.join(meanwhile, ...names), ports));
        hasMoved = true;
        // A download that was finished meanwhile has left the name that it had: a second one must not be written through.
        const was = mark === undefined ? undefined : before.get(mark);
        if (isFree && was !== undefined && !left.has(was) && (0,layout/* markOf */.Fg)(at(was) ?? { kind: 'other' }) === mark)
            await placer.remove(disk.join(target, ...was.split('/')));
    }
    return hasMoved;
}
/** Whatever is no folder that can be looked into, by its path in the repo. */
function leaves(entries) {
    return entries.flatMap((entry) => {
        const [, path] = /^(?:old|met\/[^/]+)\/(.+)$/.exec(entry.path) ?? [];
        const isFolder = entry.kind === 'directory' && entry.unreadable === undefined;
        return path === undefined || isFolder ? [] : [{ path, entry }];
    });
}
/** A name at which nothing is yet: the one that is wanted, or one like it. */
async function freeName(wanted, { disk }) {
    let name = wanted;
    for (let n = 2; (await disk.markAt(name)) !== undefined; n++)
        name = `${wanted}.${n}`;
    return name;
}

;// CONCATENATED MODULE: ./lib/src/app/mend-in-place.js



/**
 * Carries out a plan in the folder of the repo itself, step by step. What goes is moved out of the cache first, so that
 * it can be put back where it turns out to be something that a client has just written.
 *
 * @returns where what is kept is now, or undefined
 */
async function mendInPlace(repo, steps, where, ports, { listed, check, }) {
    const { disk, placer } = ports;
    const { old, kept } = (0,repair_journal/* places */.zn)(where, repo, disk);
    const rest = (path) => path.slice(repo.length + 1).split('/');
    const at = (path) => (disk.isAbsolute(path) ? path : disk.join(where.hubCache, ...path.split('/')));
    /** Nothing there, or still what the plan was made for. */
    const isOurs = async (path) => {
        const now = await disk.markAt(at(path));
        return now === undefined || now === listed.get(rest(path).join('/'));
    };
    const carryOut = async () => {
        for (const path of steps.save)
            await placer.keep(at(path), disk.join(kept, ...rest(path)));
        for (const { action, from, to } of steps.place) {
            if (!(await isOurs(to)))
                continue;
            await (action === 'move' ? placer.shareFile(at(from), at(to)) : placer.copyFile(at(from), at(to)));
        }
        for (const { from, to } of steps.link) {
            if (!(await isOurs(to)))
                continue;
            const text = `${'../'.repeat(rest(to).length - 1)}${rest(from).join('/')}`;
            if (!(await placer.placeLink(at(to), text)))
                throw new errors/* SetupError */.w3('write-failed', `${at(to)} cannot be a link on this file system`);
        }
        if (steps.place.length + steps.link.length > 0)
            await check();
        for (const { to, commit } of steps.refs)
            if (await isOurs(to))
                await placer.writeText(at(to), commit);
        for (const { path, isKept } of steps.take) {
            const now = await disk.markAt(at(path));
            const isChanged = now !== 'directory' && now !== listed.get(rest(path).join('/'));
            if (now !== undefined && !isChanged)
                await placer.move(at(path), disk.join(isKept ? kept : old, ...rest(path)));
        }
    };
    // Where nothing leaves the cache there is nothing that a next run would have to know of.
    if (steps.take.length + steps.save.length === 0)
        return void (await carryOut());
    const leaving = steps.take.map(({ path }) => rest(path).join('/'));
    const isLeaving = (path) => leaving.some((one) => path === one || path.startsWith(`${one}/`));
    const leftOver = Object.fromEntries([...listed].filter(([path]) => isLeaving(path)));
    const note = await (0,repair_journal/* begin */.qN)(repo, where, ports, { inPlace: true, listed: leftOver });
    try {
        await carryOut();
    }
    catch (error) {
        await conclude(note, where, ports).catch(() => undefined);
        throw error;
    }
    return conclude(note, where, ports);
}

// EXTERNAL MODULE: ./lib/src/app/plan-repair.js + 3 modules
var plan_repair = __webpack_require__(3469);
;// CONCATENATED MODULE: ./lib/src/app/rebuild.js



/**
 * Carries out a plan that cannot be carried out file by file: the repo folder is built anew beside the cache, checked,
 * and takes the place of the old one by two renames. Whatever ends the run, the next one tells from what lies where how
 * far it got, and goes on or back.
 *
 * @returns where what is kept is now, or undefined
 */
async function rebuild({ repo, steps }, where, ports, { listed, check, }) {
    const { disk, placer } = ports;
    const { fresh, built, old } = (0,repair_journal/* places */.zn)(where, repo, disk);
    const target = disk.join(where.hubCache, repo);
    const note = await (0,repair_journal/* begin */.qN)(repo, where, ports, { listed: Object.fromEntries(listed) });
    try {
        await placer.clone(target, built);
        await carryOut(steps, repo, where, ports);
        await check(fresh);
        if (await disk.stat(target))
            await placer.move(target, old);
        await putInPlace('built', note, where, ports);
    }
    catch (error) {
        // Where this fails too, the journal is still there for the next run.
        await goBack(note, where, ports).catch(() => undefined);
        throw error;
    }
    return conclude(note, where, ports);
}
/** First what leaves its place, then what takes one: the old folder is still there, and has whatever has gone. */
async function carryOut(steps, repo, where, { disk, placer }) {
    const { built, kept, lifted } = (0,repair_journal/* places */.zn)(where, repo, disk);
    const rest = (path) => path.slice(repo.length + 1).split('/');
    const inNew = (path = '') => disk.join(built, ...rest(path));
    const before = (path = '') => (disk.isAbsolute(path) ? path : disk.join(where.hubCache, ...path.split('/')));
    for (const [index, { action, from }] of steps.entries()) {
        if (action === 'delete')
            await placer.remove(inNew(from));
        if (action === 'keep')
            await placer.move(inNew(from), disk.join(kept, ...rest(from)));
        if (action === 'move')
            await placer.move(inNew(from), disk.join(lifted, `${index}`));
    }
    for (const [index, { action, from, to, commit }] of steps.entries()) {
        if (action === 'move')
            await placer.placeFile(disk.join(lifted, `${index}`), inNew(to));
        if (action === 'copy')
            await placer.copyFile(before(from), inNew(to));
        if (action === 'link') {
            const text = `${'../'.repeat(rest(to).length - 1)}${rest(from).join('/')}`;
            if (!(await placer.placeLink(inNew(to), text)))
                throw new errors/* SetupError */.w3('write-failed', `${inNew(to)} cannot be a link on this file system`);
        }
        if (action === 'write-ref')
            await placer.writeText(inNew(to), commit);
    }
}

// EXTERNAL MODULE: ./lib/src/app/resolve.js
var resolve = __webpack_require__(3430);
;// CONCATENATED MODULE: ./lib/src/app/repair.js














/** That a repo is left as it is, which whoever asked for a repair, or relies on one, must know. */
const blockedFinding = ({ repo, path, blocked }, severity) => (0,errors/* finding */.gk)('hub-repair-blocked', severity, path, `${repo} is left as it is: ${blocked}`);
/** A repair that an earlier run was stopped in comes to its end before anything is looked at. */
async function finishRepair({ disk, placer, state, locations, progress }) {
    const folder = (0,repair_journal/* hubState */.lS)(locations, disk);
    if (!(await disk.stat(disk.join(folder, 'journal.json'))))
        return;
    await state.lockHub(locations.hfHome);
    const done = await finishRebuild({ state: folder }, { disk, placer });
    if (done !== undefined)
        progress.say(done);
}
/**
 * Which repos of the cache need mending, and what must be in them. Two assets of one repo are mended together.
 *
 * @param isPending assets of which a first repair had to leave something for after the fetch
 */
function toRepair(states, { when, links }, isPending = () => false) {
    const repos = new Map();
    for (const one of states) {
        const { asset, blocked } = one;
        if (asset.kind !== 'hub-snapshot' || !(0,resolve/* isResolved */.ZY)(asset) || blocked)
            continue;
        const snapshot = (0,expected_snapshot/* expectedSnapshot */.J)(asset);
        const folder = (0,layout/* repoFolder */.Xf)(snapshot.repo, snapshot.repoType);
        const known = repos.get(folder) ?? { isWanted: false, snapshots: [] };
        known.isWanted ||= when === 'all' || !(0,asset_state/* isThere */.$B)(one) || isPending(one) || (!links && one.isLinked === true);
        addSnapshot(known.snapshots, snapshot);
        repos.set(folder, known);
    }
    return new Map([...repos].flatMap(([folder, { isWanted, snapshots }]) => (isWanted ? [[folder, snapshots]] : [])));
}
/** Assets that pin one commit pin one snapshot together. */
function addSnapshot(snapshots, one) {
    const at = snapshots.findIndex(({ commit }) => commit === one.commit);
    if (at < 0)
        snapshots.push(one);
    else
        snapshots[at] = { ...one, ...snapshots[at], files: { ...one.files, ...snapshots[at].files } };
}
/**
 * Mends one repo of a cache whose lock is held. One that cannot be rebuilt is left as it was, and keeps no other from it.
 *
 * @param isBroken an agent would stumble over it: then it is an error where it is left
 */
async function repairRepo(repo, snapshots, { isBroken, ...options }, work) {
    const path = work.disk.join(work.locations.hubCache, repo);
    const blocked = (why, severity) => {
        const report = { repo, path, outcome: 'blocked', blocked: why, steps: [] };
        return { report, findings: [blockedFinding(report, severity)] };
    };
    try {
        return await rebuildRepo({ repo, path, snapshots }, options, work, (why) => blocked(why, isBroken ? 'error' : 'warning'));
    }
    catch (thrown) {
        const error = (0,errors/* asSetupError */.AD)(thrown);
        // No other repo fares better on a disk that is full.
        if (error.code !== 'write-failed' || error.details['isDiskFull'] === true)
            throw error;
        // Where fetching is what a run is for, its files come one by one.
        return blocked(error.message, options.when === 'all' ? 'error' : 'warning');
    }
}
async function rebuildRepo({ repo, path, snapshots }, options, work, blocked) {
    const { disk, locations, now } = work;
    const { hubCache } = locations;
    const state = (0,repair_journal/* hubState */.lS)(locations, disk);
    const links = options.links && (await canLink(work));
    const planned = await (0,plan_repair/* planRepo */.QS)(repo, snapshots, { ...options, hubCache, state, links }, work);
    const { plan } = planned;
    if (plan.blocked !== undefined)
        return blocked(plan.blocked);
    if (!(0,plan_repair/* hasWork */.OJ)(plan))
        return { findings: [] };
    const date = new Date(now()).toISOString().replaceAll(':', '-');
    const where = { state, hubCache, date };
    const listed = listedIn(repo, planned.entries);
    const check = (folder) => checkBuilt(folder, planned, snapshots, work);
    const steps = (0,in_place/* inPlace */.z)(plan, planned.entries);
    const kept = steps
        ? await mendInPlace(repo, steps, where, work, { listed, check: () => check(hubCache) })
        : await rebuild(plan, where, work, { listed, check });
    const version = disk.join(hubCache, 'version.txt');
    if ((await disk.stat(version)) === undefined)
        await work.placer.writeText(version, '1');
    const message = `${hubCache} takes no links: the files stand in snapshots/`;
    return {
        report: { repo, path, outcome: 'done', ...(kept !== undefined && { kept }), steps: plan.steps },
        findings: options.links && !links ? [(0,errors/* finding */.gk)('hub-symlink-unsupported', 'note', repo, message)] : [],
    };
}
/** What a plan was made for, by path in the repo, so that what turns up later is told from it. */
function listedIn(repo, entries) {
    return new Map(entries.flatMap((entry) => {
        const mark = entry.path.startsWith(`${repo}/`) ? (0,layout/* markOf */.Fg)(entry) : undefined;
        return mark === undefined ? [] : [[entry.path.slice(repo.length + 1), mark]];
    }));
}
/** Tried beside the cache, on its file system. */
async function canLink({ disk, placer, locations }) {
    // A folder of its own, so that what a killed run has left of it goes too.
    const folder = disk.join((0,repair_journal/* hubState */.lS)(locations, disk), 'link-probe');
    const answer = await placer.placeLink(disk.join(folder, 'link'), 'nowhere');
    await placer.remove(folder);
    return answer;
}
/** What was built must pass the same rules as a cache, but for what is still to be fetched. */
async function checkBuilt(folder, { plan, entries, hashed }, snapshots, ports) {
    if (snapshots.length === 0)
        return;
    const { disk } = ports;
    const toFetch = new Set(plan.steps.flatMap(({ action, to }) => (action === 'fetch' ? [to] : [])));
    const built = asInCache(plan.repo, await disk.listHub(folder, [plan.repo]), entries);
    for (const snapshot of snapshots) {
        const paths = (0,rules/* filesToHash */.T)(built, snapshot);
        const digests = new Map();
        const toHash = new Map();
        for (const path of paths.filter((one) => one.startsWith(`${plan.repo}/`))) {
            const full = disk.join(folder, ...path.split('/'));
            const facts = await disk.stat(full);
            const digest = facts && hashed.get((0,file_identity/* identityOf */.c)(facts));
            if (digest)
                digests.set(path, digest);
            else
                toHash.set(path, full);
        }
        for (const [path, digest] of await (0,plan_repair/* digestsOf */.nw)(toHash, ['sha256', 'gitSha1'], ports))
            digests.set(path, digest);
        const { files } = (0,rules/* checkSnapshot */.P)(built, snapshot, digests);
        // What lies in the store that repos share was not touched.
        const wrong = files.filter(({ ok, entry, realPath }) => !ok && !toFetch.has(entry) && realPath.startsWith(`${plan.repo}/`));
        if (wrong.length === 0)
            continue;
        const names = wrong.map(({ path }) => path).join(', ');
        throw new errors/* SetupError */.w3('write-failed', `the folder built for ${plan.repo} is not right: ${names}`);
    }
}
/** The entries of a folder that lies elsewhere for now: links that leave it are as they will be in their place. */
function asInCache(repo, built, before) {
    const known = new Map(before.map((entry) => [entry.path, entry]));
    const leaving = new Map(built.flatMap(({ path, kind, target, resolved }) => {
        const old = known.get(path);
        const isSame = kind === 'link' && !resolved?.inside && old?.target === target;
        return isSame && old?.resolved && !old.resolved.path.startsWith(`${repo}/`)
            ? [[path, old.resolved]]
            : [];
    }));
    return built.map((entry) => {
        if (entry.kind !== 'link' || entry.resolved?.inside)
            return entry;
        const resolved = leaving.get(entry.path) ?? leaving.get((0,repair_bench/* firstStep */.VB)(entry));
        return resolved === undefined ? entry : { ...entry, resolved };
    });
}


/***/ }),

/***/ 4599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ identityOf)
/* harmony export */ });
/** What tells a file from every other that a run meets. A hard link of a file is that file, and so is a renamed one. */
const identityOf = ({ dev, ino, size, mtimeNs, }) => [dev, ino, size, mtimeNs].join(':');


/***/ }),

/***/ 8715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ inPlace)
/* harmony export */ });
/**
 * Undefined where the folder must be built anew: where bytes lie in a place that is for other bytes which are needed
 * too, and where something stands that must go before what belongs there can be made.
 */
function inPlace({ steps }, entries) {
    const of = (...actions) => steps.filter(({ action }) => actions.includes(action));
    const place = of('move', 'copy');
    const filled = new Set(place.map(({ to }) => to));
    if (place.some(({ from }) => filled.has(from)))
        return undefined;
    const written = new Set(of('move', 'copy', 'link', 'write-ref').map(({ to }) => to));
    const leaving = of('delete', 'keep', 'move');
    // What has left its place by being replaced needs no other removal.
    const goes = new Map(leaving.map(({ from, action }) => [from, action === 'keep']));
    const folders = new Set(entries.flatMap(({ path, kind }) => (kind === 'directory' ? path : [])));
    for (const path of written) {
        if (folders.has(path) || above(path).some((folder) => goes.has(folder)))
            return undefined;
    }
    const isCovered = (path) => written.has(path) || above(path).some((folder) => goes.has(folder));
    return {
        save: [...goes].flatMap(([path, isKept]) => (isKept && written.has(path) ? [path] : [])),
        place,
        link: of('link'),
        refs: of('write-ref'),
        take: [...goes].flatMap(([path, isKept]) => (isCovered(path) ? [] : [{ path, isKept }])),
    };
}
/** The folders in which a path lies. */
const above = (path) => path.split('/').map((_, at, all) => all.slice(0, at).join('/'));


/***/ }),

/***/ 9392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ wantedBlobs),
/* harmony export */   B9: () => (/* binding */ linksTo),
/* harmony export */   VB: () => (/* binding */ firstStep),
/* harmony export */   Yw: () => (/* binding */ isBelow),
/* harmony export */   eS: () => (/* binding */ indexLinks),
/* harmony export */   lp: () => (/* binding */ indexSources)
/* harmony export */ });
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1760);
/* harmony import */ var _file_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1218);


function wantedBlobs(repo, { pinned, told }) {
    const blobs = new Map();
    for (const listing of [...pinned, ...told]) {
        const isPinned = pinned.includes(listing);
        for (const [name, expected] of Object.entries(listing.snapshot.files)) {
            const blob = `${repo}/blobs/${(0,_layout_js__WEBPACK_IMPORTED_MODULE_0__/* .blobName */ .PF)(expected)}`;
            const known = blobs.get(blob) ?? { blob, expected, isPinned, places: [] };
            // One manifest may know both digests of a file, another one.
            known.expected = { ...expected, ...known.expected };
            known.places.push({ listing, name, path: `${listing.pinned}/${name}`, isPinned });
            blobs.set(blob, known);
        }
    }
    return [...blobs.values()];
}
/** Where bytes lie, by their digests; nearest first: in this repo, elsewhere in the cache, outside. */
function indexSources({ repo, entries, digests, others = [] }) {
    const blobs = `${repo}/blobs/`;
    const rank = (path) => (path.startsWith(blobs) ? 0 : path.startsWith(`${repo}/`) ? 1 : 2);
    const inside = entries
        .filter(({ kind, unreadable }) => kind === 'file' && unreadable === undefined)
        .map(({ path }) => path)
        .sort((a, b) => rank(a) - rank(b));
    const outside = entries.flatMap(({ resolved }) => (resolved?.inside === false ? [resolved.path] : []));
    const byDigest = new Map();
    for (const path of new Set([...inside, ...outside, ...others.map((one) => one.path)])) {
        const { bytes, sha256, gitSha1 } = digests.get(path) ?? { bytes: 0 };
        for (const digest of [sha256, gitSha1]) {
            if (digest === undefined)
                continue;
            const known = byDigest.get(digest) ?? [];
            known.push({ path, bytes, isOfRepo: path.startsWith(`${repo}/`) });
            byDigest.set(digest, known);
        }
    }
    return ({ sha256, gitSha1, size }) => (byDigest.get(sha256 ?? gitSha1) ?? []).filter(({ bytes }) => bytes === (size ?? bytes));
}
/** Where the text of a link leads, one step of it; relative to the cache root, of an absolute one if it names the repo. */
function firstStep({ path, target = '' }) {
    const text = target.replaceAll('\\', '/');
    if (!/^(?:[A-Za-z]:)?\//.test(text))
        return (0,_file_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .normalize */ .S8)(`${path}/../${text}`);
    const repo = `/${path.split('/', 1)[0]}/`;
    const at = text.lastIndexOf(repo);
    return at < 0 ? '' : (0,_file_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .normalize */ .S8)(text.slice(at + 1));
}
/** Whether a path is one of these, or lies below one. */
function isBelow(path, folders) {
    for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/'))))
        if (folders.has(at))
            return true;
    return false;
}
/** The links to blobs, by what they need: the blob that they name, and the one in which they end. */
function indexLinks({ listing, repo }) {
    const links = ['snapshots', 'blobs'].flatMap((top) => listing.filesBelow(`${repo}/${top}`).flatMap(({ entry }) => (entry.kind === 'link' ? entry : [])));
    const byBlob = new Map();
    for (const entry of links) {
        for (const blob of new Set([firstStep(entry), entry.resolved?.path ?? ''])) {
            const known = byBlob.get(blob) ?? [];
            known.push(entry);
            byBlob.set(blob, known);
        }
    }
    return byBlob;
}
/** Those of them that stay, besides these paths. */
function linksTo({ linksByBlob, removed, gone }, blob, besides) {
    return (linksByBlob.get(blob) ?? []).filter(({ path }) => !besides.includes(path) && !gone.has(path) && !isBelow(path, removed));
}


/***/ }),

/***/ 9780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ knownFiles),
/* harmony export */   Ac: () => (/* binding */ checkBytes),
/* harmony export */   J8: () => (/* binding */ filesOfRepo)
/* harmony export */ });
/* harmony import */ var _content_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3957);
/* harmony import */ var _file_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1218);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1760);
/* harmony import */ var _listing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(416);
/* harmony import */ var _repo_remedies_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7563);
/* harmony import */ var _told_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(905);






/** Each file of the snapshots that can be read. */
function knownFiles(listing, { trees }) {
    return listing.filesBelow(`${listing.repo}/snapshots`).flatMap(({ name: rest, entry }) => {
        const bytes = listing.bytesOf(entry);
        if (bytes === undefined)
            return [];
        const [commit, ...path] = rest.split('/');
        return [{ entry, commit: commit, name: path.join('/'), bytes, expected: (0,_told_files_js__WEBPACK_IMPORTED_MODULE_5__/* .toldOf */ .dc)(listing, rest, entry, trees) }];
    });
}
/** Blobs that no snapshot links to. */
function orphans(listing) {
    const links = listing.filesBelow(`${listing.repo}/snapshots`);
    const linked = new Set(links.map(({ entry }) => entry.resolved?.path));
    return listing.filesBelow(`${listing.repo}/blobs`).flatMap(({ name, entry }) => {
        const bytes = listing.bytesOf(entry);
        return bytes === undefined || linked.has(bytes.path) || (0,_told_files_js__WEBPACK_IMPORTED_MODULE_5__/* .digestInName */ .Tl)(name) === undefined ? [] : [{ entry, bytes }];
    });
}
/** Names by which weights and other binary data are known: no page, no text and no empty file is one of them. */
const binaryName = /\.(safetensors|bin|pth?|ckpt|weights|model|h5|hdf5|msgpack|onnx|gguf|ggml|np[yz]|pkl|pickle|joblib|parquet|arrow|tflite|ot|pb|keras|pdparams|mlmodel|nemo|mar|t7|tar|tgz|gz|bz2|xz|zst|zip|7z)$/i;
/** Such as never hold text either, whatever wrote them. */
const neverText = /\.(safetensors|pth?|ckpt|h5|hdf5|gguf|npz|parquet|keras|ot)$|(^|\/)pytorch_model[^/]*\.bin$/i;
/** What servers and checkouts put in place of weights is small; the rest need not be read where nothing tells a digest. */
const mostOfAPage = 4 << 20;
const isSuspect = ({ name, bytes }) => binaryName.test(name) && bytes.size <= mostOfAPage;
/** What must be hashed before `checkBytes` can judge, each path once, links followed. */
function filesOfRepo(view) {
    const listing = _listing_js__WEBPACK_IMPORTED_MODULE_3__/* .Listing */ .l.ofRepo(view.entries, view.repo);
    const known = knownFiles(listing, view).filter((one) => one.expected !== undefined || isSuspect(one));
    return [...new Set([...known.map(({ bytes }) => bytes.path), ...orphans(listing).map(({ bytes }) => bytes.path)])];
}
/** Wrong bytes alone, but for paths that are judged elsewhere. */
function checkBytes(view, digests, isElsewhere = () => false) {
    const listing = _listing_js__WEBPACK_IMPORTED_MODULE_3__/* .Listing */ .l.ofRepo(view.entries, view.repo);
    const tell = (0,_repo_remedies_js__WEBPACK_IMPORTED_MODULE_4__/* .teller */ .FW)(view.isRepaired === true);
    const known = knownFiles(listing, view).filter(({ entry, bytes }) => !isElsewhere(entry.path) && !isElsewhere(bytes.path));
    return [
        ...known.flatMap((file) => checkKnown(listing, view, file, digests, tell)),
        ...orphans(listing)
            .filter(({ entry }) => !isElsewhere(entry.path))
            .flatMap((orphan) => checkOrphan(orphan, digests, tell)),
    ];
}
function checkKnown(listing, { trees }, file, digests, tell) {
    const { entry, commit, name, bytes, expected } = file;
    const { path } = entry;
    const digest = digests.get(bytes.path);
    if (digest === undefined)
        return expected === undefined && !isSuspect(file)
            ? []
            : [tell('hub-permission', 'error', path, `${name} could not be read to the end`, { remedy: unreadable })];
    const isWrong = (reason, text, mend) => {
        const where = bytes.path === path ? '' : ` (${bytes.path})`;
        return [tell('hub-content-mismatch', 'error', path, `${name} is wrong (${reason}): ${text}${where}`, { mend })];
    };
    const download = (0,_repo_remedies_js__WEBPACK_IMPORTED_MODULE_4__/* .downloadOfPath */ .vI)(listing, path, true);
    const size = digest.bytes;
    if (expected !== undefined && (size !== (expected.size ?? size) || !(0,_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameContent */ .OI)(expected, digest))) {
        const text = listing.at(bytes.path)?.text;
        const { reason, text: why } = (0,_file_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .difference */ .iv)(size, expected, digest, text);
        return isWrong(reason, why, { repair: true, download });
    }
    // What the Hub lists is right, whatever it is; the name of a blob is only what somebody called these bytes.
    if (trees.get(commit)?.[name] !== undefined)
        return [];
    const what = isNeverBinary(name, digest.content);
    return what === undefined ? [] : isWrong(digest.content, `it holds ${what}`, { download });
}
const unreadable = 'Give the user that runs the agent read permission on it, or look after the disk that it lies on.';
/** What stands in place of weights, in words, where it cannot be any. */
function isNeverBinary(name, content) {
    if (!binaryName.test(name))
        return undefined;
    if (content in _content_js__WEBPACK_IMPORTED_MODULE_0__/* .neverAnAsset */ .iN)
        return _content_js__WEBPACK_IMPORTED_MODULE_0__/* .neverAnAsset */ .iN[content];
    if (!neverText.test(name) || (content !== 'json' && content !== 'text'))
        return undefined;
    return content === 'json' ? 'JSON, such as a server answers with in place of a file' : 'plain text';
}
function checkOrphan({ entry: { path }, bytes }, digests, tell) {
    const digest = digests.get(bytes.path);
    const inName = (0,_told_files_js__WEBPACK_IMPORTED_MODULE_5__/* .digestInName */ .Tl)(path.split('/').at(-1));
    if (digest === undefined || (0,_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .isSameContent */ .OI)(inName, digest))
        return [];
    const message = `${path} has other bytes than its name says, and no snapshot uses it yet`;
    return [tell('hub-content-mismatch', 'warning', path, message, { mend: { repair: true } })];
}


/***/ }),

/***/ 7563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FW: () => (/* binding */ teller),
/* harmony export */   qg: () => (/* binding */ downloadOf),
/* harmony export */   vI: () => (/* binding */ downloadOfPath)
/* harmony export */ });
/* unused harmony export placeholder */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _shell_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(383);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1760);



/** `DIR` in a remedy stands for the cache that was looked at; whoever knows its path puts that in. */
const placeholder = 'DIR';
const repair = `\`steve1-setup repair --hub-cache ${placeholder}\``;
function inWords({ repair: mayRepair = false, download }, isRepaired) {
    if (!mayRepair || isRepaired)
        return download === undefined
            ? 'Nothing in the cache can correct it: delete it, or move it away.'
            : `Run ${download}.`;
    const otherwise = ` Where the bytes are in no such place, run ${download}.`;
    return download === undefined
        ? `Run ${repair}.`
        : `Run ${repair}, with \`--from\` for a folder that may hold the bytes.${otherwise}`;
}
/** Makes the findings of one repo; after a repair, what it could not mend is not sent there again. */
const teller = (isRepaired) => (code, severity, subject, message, { mend = {}, ...more } = {}) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)(code, severity, subject, message, { remedy: inWords(mend, isRepaired), ...more });
/**
 * The command by which the Hub client fetches a revision, or one file of it, into this cache.
 *
 * @param isWrong what is there has wrong bytes, which the client would take for the right ones
 */
function downloadOf({ snapshot: { repo, repoType } }, { commit, file, isWrong = false } = {}) {
    const words = [
        'hf download',
        repo,
        ...(file ? [(0,_shell_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .shellWord */ .r)(file)] : []),
        ...(repoType === 'model' ? [] : ['--repo-type', repoType]),
        ...(commit !== undefined && _layout_js__WEBPACK_IMPORTED_MODULE_2__/* .commitPattern */ .O7.test(commit) ? ['--revision', commit] : []),
        ...['--cache-dir', placeholder],
        ...(isWrong ? ['--force-download'] : []),
    ];
    return `\`${words.join(' ')}\``;
}
/** The same of a path in `snapshots/`. */
function downloadOfPath(listing, path, isWrong = false) {
    const [, , commit, ...file] = path.split('/');
    return downloadOf(listing, { commit, file: file.join('/'), isWrong });
}


/***/ }),

/***/ 905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tl: () => (/* binding */ digestInName),
/* harmony export */   dc: () => (/* binding */ toldOf)
/* harmony export */ });
/* unused harmony export digestInText */
/* harmony import */ var _file_rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1218);

/** What the name of a blob says of its bytes: a git blob id, or a sha256. */
function digestInName(name) {
    if (/^[0-9a-f]{40}$/.test(name))
        return { gitSha1: name };
    if (/^[0-9a-f]{64}$/.test(name))
        return { sha256: name };
    return undefined;
}
/**
 * What a small file says of the bytes that belong in its place: the text of a link names a blob, a Git LFS pointer its
 * object. Source of the latter: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
function digestInText(text) {
    if ((0,_file_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .isLinkText */ .iH)(text))
        return digestInName(text.trim().split(/[\\/]/).at(-1));
    if (!text.startsWith('version https://git-lfs.github.com/spec/'))
        return undefined;
    const [, sha256] = /^oid sha256:([0-9a-f]{64})$/m.exec(text) ?? [];
    const [, size] = /^size (\d{1,15})$/m.exec(text) ?? [];
    return sha256 === undefined ? undefined : { sha256, ...(size !== undefined && { size: Number(size) }) };
}
/**
 * What is told of a file of a snapshot, `<commit>/<path>`: by `trees/`, else by its own text where that names other
 * bytes, else by the name of the blob that it links to.
 */
function toldOf(listing, name, entry, trees) {
    const [commit, ...path] = name.split('/');
    const text = entry.kind === 'file' ? entry.text : listing.at(entry.resolved?.path ?? '')?.text;
    return (trees.get(commit)?.[path.join('/')] ??
        (text === undefined ? undefined : digestInText(text)) ??
        toldByLink(listing, entry));
}
function toldByLink({ repo }, { path, kind, target, resolved }) {
    if (kind !== 'link' || target === undefined)
        return undefined;
    const blobs = `${repo}/blobs/`;
    const text = target.replaceAll('\\', '/');
    const named = (0,_file_rules_js__WEBPACK_IMPORTED_MODULE_0__/* .normalize */ .S8)(`${path}/../${text}`);
    if (named.startsWith(blobs))
        return digestInName(named.slice(blobs.length));
    // An absolute one names its blob where it ends, or ended before the cache was moved.
    const end = resolved?.inside ? resolved.path : text;
    const at = end.lastIndexOf(blobs);
    return at < 0 ? undefined : digestInName(end.slice(at + blobs.length));
}


/***/ })

};
