export const id = 780;
export const ids = [780];
export const modules = {

/***/ 780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rQ: () => (/* binding */ finishRepair),
  OJ: () => (/* binding */ hasWork),
  QS: () => (/* binding */ planRepo),
  oB: () => (/* binding */ repairRepo),
  l8: () => (/* binding */ toRepair)
});

// UNUSED EXPORTS: hubState

// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1760);
// EXTERNAL MODULE: ./lib/src/core/hub/file-rules.js
var file_rules = __webpack_require__(1218);
;// CONCATENATED MODULE: ./lib/src/core/hub/repair-bench.js


function pinnedBlobs({ repo, listings }) {
    const blobs = new Map();
    for (const listing of listings) {
        for (const [name, expected] of Object.entries(listing.snapshot.files)) {
            const blob = `${repo}/blobs/${(0,layout/* blobName */.PF)(expected)}`;
            const known = blobs.get(blob) ?? { blob, expected, places: [] };
            // One manifest may know both digests of a file, another one.
            known.expected = { ...expected, ...known.expected };
            known.places.push({ listing, name, path: `${listing.pinned}/${name}` });
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
        const { sha256, gitSha1 } = digests.get(path) ?? {};
        for (const digest of [sha256, gitSha1]) {
            if (digest === undefined)
                continue;
            const known = byDigest.get(digest) ?? [];
            known.push({ path, isOfRepo: path.startsWith(`${repo}/`) });
            byDigest.set(digest, known);
        }
    }
    return (expected) => (byDigest.get(expected.sha256 ?? expected.gitSha1) ?? []).filter(({ path }) => digests.get(path).bytes === expected.size);
}
/** Where the text of a link leads, one step of it; relative to the cache root. */
const firstStep = ({ path, target }) => (0,file_rules/* normalize */.S8)(`${path}/../${(target ?? '').replaceAll('\\', '/')}`);
const isBelow = (path, folders) => [...folders].some((folder) => path === folder || path.startsWith(`${folder}/`));
/** The links in snapshots, by what they need: the blob that they name, and the one in which they end. */
function indexLinks({ listing, repo }) {
    const links = listing.filesBelow(`${repo}/snapshots`).flatMap(({ entry }) => (entry.kind === 'link' ? entry : []));
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

;// CONCATENATED MODULE: ./lib/src/core/hub/repair-files.js



/** The steps that put the bytes of the pinned snapshots where readers look for them. */
function mendFiles(bench) {
    const blobs = bench.pinned;
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
/** Right as it stands, in a shape that the Hub client makes too. */
function isFine(bench, { listing, name, path }, { expected }) {
    const { entry, via, blocked } = listing.find(path);
    if (entry === undefined || blocked !== undefined || via.length > 0)
        return false;
    if (!bench.links && entry.kind !== 'file')
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
    const { steps, gone, links } = bench;
    const isWrong = (place) => !isFine(bench, place, one);
    if (!one.places.some(isWrong))
        return;
    // A file of its own is right only as long as there is no blob of it.
    const toMend = one.places.filter((place) => isWrong(place) || (links && place.listing.find(place.path).entry?.kind === 'file'));
    const paths = toMend.map(({ path }) => path);
    clear(bench, one, paths);
    const blob = stateOf(bench, one.blob, one);
    if (links && blob?.isRight !== true) {
        const source = bench.sourcesOf(one.expected).find(({ path }) => !gone.has(path));
        if (source === undefined)
            return fetch(bench, paths);
        take(bench, source, one.blob, { blob: one.blob, paths });
    }
    if (links) {
        for (const path of paths)
            steps.push({ action: 'link', from: one.blob, to: path, reason: whyLink(bench, path, one) });
        return;
    }
    for (const [index, path] of paths.entries()) {
        const here = stateOf(bench, path, one);
        if (here?.isRight === true && here.entry.kind === 'file')
            continue;
        const source = bench.sourcesOf(one.expected).find((each) => !gone.has(each.path));
        if (source === undefined)
            return fetch(bench, paths);
        take(bench, source, path, { blob: one.blob, paths: index === paths.length - 1 ? paths : [] });
    }
}
/** Whatever has other bytes than its place is for. A link is simply replaced. */
function clear(bench, one, paths) {
    const { steps, gone } = bench;
    const hasSource = bench.sourcesOf(one.expected).length > 0;
    for (const path of [one.blob, ...paths]) {
        const state = stateOf(bench, path, one);
        if (state === undefined || state.isRight)
            continue;
        const { entry, size } = state;
        // It is gone from here however it goes: a link is replaced by the one that takes its place.
        if (entry.kind === 'link' && path !== one.blob && hasSource)
            continue;
        gone.add(path);
        if (entry.kind === 'directory') {
            steps.push({ action: 'keep', from: path, reason: 'a folder stands where a file belongs' });
        }
        else {
            const wrong = size === undefined ? 'it leads nowhere in the cache' : `its ${size} bytes are not the pinned ones`;
            steps.push({ action: 'delete', from: path, reason: wrong });
        }
    }
}
/** Bytes take their place: moved where nothing else needs them there, else copied. */
function take(bench, { path: from, isOfRepo }, to, { blob, paths }) {
    const { steps, gone, repo, removed } = bench;
    // The same bytes may be two pinned blobs, one named by either digest.
    const isOfAnother = from !== blob && bench.pinnedNames.has(from);
    const isFree = isOfRepo &&
        !isOfAnother &&
        (paths.includes(from) ||
            isBelow(from, removed) ||
            (from.startsWith(`${repo}/blobs/`) && paths.length > 0 && linksTo(bench, from, paths).length === 0));
    if (isFree)
        gone.add(from);
    steps.push({ action: isFree ? 'move' : 'copy', from, to, reason: 'it has the pinned bytes, by its hash' });
}
function fetch({ steps }, paths) {
    for (const to of paths)
        steps.push({ action: 'fetch', to, reason: 'its bytes are nowhere' });
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
        if (state?.isRight !== true || gone.has(path) || linksTo(bench, path, mended).length > 0)
            continue;
        gone.add(path);
        steps.push({ action: 'delete', from: path, reason: 'the same bytes are in their place already' });
    }
}

// EXTERNAL MODULE: ./lib/src/core/hub/snapshot-rules.js
var snapshot_rules = __webpack_require__(664);
;// CONCATENATED MODULE: ./lib/src/core/hub/repair-rest.js



/** The steps for everything in a repo folder that is no file of a pinned snapshot. */
function mendRest(bench) {
    for (const folder of bench.removed)
        drop(bench, folder, 'every file of it is byte for byte the pinned one of that name');
    mendSnapshots(bench);
    mendBlobs(bench);
    mendLinks(bench);
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
const isGone = ({ gone }, path) => isBelow(path, gone);
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
        .filter((folder) => isHashed(listing, folder, digests))
        .filter((folder) => listings.some((one) => (0,snapshot_rules/* holdsPinnedBytes */.m1)(one, folder, digests) &&
        !((0,snapshot_rules/* pinnedState */.KI)(one) === 'there' && (0,snapshot_rules/* isLinkedCanonically */.bp)(one, folder) && isCommit(folder)))));
}
const isCommit = (folder) => layout/* commitPattern */.O7.test(folder.split('/').at(-1));
function isHashed(listing, folder, digests) {
    return listing.filesBelow(folder).every(({ entry }) => digests.has(listing.bytesOf(entry)?.path ?? ''));
}
/** Folders that no reader finds, and hold nothing. */
function mendSnapshots(bench) {
    const { listing, repo } = bench;
    for (const name of listing.snapshotNames()) {
        const folder = `${repo}/snapshots/${name}`;
        if (isPinned(bench, name) || isGone(bench, folder))
            continue;
        const entry = listing.find(folder).entry;
        if (entry?.kind === 'file')
            keep(bench, folder, 'a file in snapshots/, where only folders belong');
        else if (entry?.kind === 'link' && entry.resolved?.inside !== false)
            drop(bench, folder, 'a link in place of a snapshot; readers look for a commit');
    }
}
/** Blobs whose bytes are not those of their name: nothing of ours, and whether they can be had again is not known. */
function mendBlobs(bench) {
    const { listing, repo, digests } = bench;
    for (const { name, entry } of listing.filesBelow(`${repo}/blobs`)) {
        const bytes = listing.bytesOf(entry);
        const digest = bytes && digests.get(bytes.path);
        if (digest === undefined || bench.pinnedNames.has(entry.path) || isGone(bench, entry.path))
            continue;
        const told = name.length === 40 ? digest.gitSha1 : name.length === 64 ? digest.sha256 : undefined;
        if (told === undefined || told === name || !/^[0-9a-f]+$/.test(name))
            continue;
        for (const link of linksTo(bench, entry.path, [])) {
            drop(bench, link.path, `it leads to ${entry.path}, whose bytes are not those of its name`);
        }
        keep(bench, entry.path, 'its bytes are not those of its name');
    }
}
/** Links of files that nothing pins: one that leads nowhere hides the whole repo from the scan. */
function mendLinks(bench) {
    const { listing, repo } = bench;
    const placed = new Set(bench.steps.flatMap(({ action, to }) => (to !== undefined && action !== 'keep' ? [to] : [])));
    for (const top of ['snapshots', 'blobs']) {
        for (const { entry } of listing.filesBelow(`${repo}/${top}`)) {
            const { path, kind, resolved } = entry;
            if (kind !== 'link' || resolved !== undefined || placed.has(path) || isGone(bench, path))
                continue;
            drop(bench, path, `it links to ${entry.target}, which is not there`);
        }
    }
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
        if (layout/* commitPattern */.O7.test(commit) && hasSnapshot(bench, commit)) {
            const reason = 'a ref is 40 lower-case hex digits and nothing else';
            steps.push({ action: 'write-ref', to: entry.path, commit, reason });
        }
        else
            keep(bench, entry.path, 'it names no snapshot that is here, and hides the whole repo from the scan');
    }
}
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
        write('it names a snapshot that is not there');
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
const ownFolders = new Set(['blobs', 'refs', 'snapshots', 'trees', '.no_exist']);
function mendStrays(bench) {
    const { listing, repo } = bench;
    for (const { name, entry } of listing.below(repo)) {
        if (isGone(bench, entry.path))
            continue;
        if (name.endsWith(layout/* unfinishedSuffix */.nF))
            drop(bench, entry.path, 'an unfinished file of an earlier run of this kit');
        else if (!name.includes('/') && !isOwn(entry, name))
            keep(bench, entry.path, 'it is no part of a Hub cache');
    }
}
const isOwn = (entry, name) => (0,layout/* isIgnoredName */.G7)(name) || (ownFolders.has(name) && entry.kind === 'directory');

// EXTERNAL MODULE: ./lib/src/core/hub/listing.js
var listing = __webpack_require__(416);
;// CONCATENATED MODULE: ./lib/src/core/hub/repair.js





const listingsOf = ({ repo, entries, snapshots }) => snapshots.length > 0 ? snapshots.map((one) => new listing/* Listing */.l(entries, one)) : [listing/* Listing */.l.ofRepo(entries, repo)];
/**
 * The files whose digests decide: all whose size is that of a pinned file.
 *
 * @returns paths as in the view, each once, and what is to be computed of them
 */
function filesToCompare(view) {
    const expected = view.snapshots.flatMap(({ files }) => Object.values(files));
    const sizes = new Set(expected.map(({ size }) => size));
    const paths = view.entries.flatMap(({ path, kind, size, resolved, unreadable }) => {
        if (unreadable !== undefined)
            return [];
        if (kind === 'file' && sizes.has(size ?? -1))
            return [path];
        const isOutside = kind === 'link' && resolved?.inside === false && resolved.kind === 'file';
        return isOutside && sizes.has(resolved.size) ? [resolved.path] : [];
    });
    const others = (view.others ?? []).filter(({ size }) => sizes.has(size)).map(({ path }) => path);
    return { paths: [...new Set([...paths, ...others])], algorithms: [...new Set(expected.flatMap(layout/* digestsFor */.Zu))] };
}
function planRepair(view) {
    const { repo } = view;
    const listings = listingsOf(view);
    const blocked = whyBlocked(listings[0]);
    if (blocked !== undefined)
        return { repo, steps: [], blocked };
    const listing = listings[0];
    const pinned = pinnedBlobs({ repo, listings });
    const bench = {
        ...view,
        listings,
        listing,
        pinned,
        pinnedNames: new Set(pinned.map(({ blob }) => blob)),
        sourcesOf: indexSources(view),
        linksByBlob: indexLinks({ listing, repo }),
        steps: [],
        removed: new Set(),
        gone: new Set(),
        isComplete: true,
    };
    // Nothing that works today is taken away before the pinned snapshots are whole.
    bench.isComplete = pinned.every(({ expected }) => bench.sourcesOf(expected).length > 0);
    if (bench.isComplete)
        bench.removed = removableSnapshots(bench);
    mendFiles(bench);
    mendRest(bench);
    return { repo, steps: bench.steps };
}
/** What makes a folder that must be built anew out of the old one impossible to copy, or not ours to replace. */
function whyBlocked(listing) {
    const { repo } = listing;
    const top = new Set([repo, ...['blobs', 'refs', 'snapshots'].map((name) => `${repo}/${name}`)]);
    for (const { path, kind, unreadable } of listing.inRepo()) {
        if (unreadable !== undefined)
            return `${path} cannot be read: ${unreadable}`;
        if (kind === 'other')
            return `${path} is no regular file`;
        if (top.has(path) && kind !== 'directory')
            return `${path} is a ${kind} and not a folder`;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/src/core/hub/repo-rules.js
var repo_rules = __webpack_require__(7720);
// EXTERNAL MODULE: ./lib/src/core/hub/rules.js + 1 modules
var rules = __webpack_require__(4337);
// EXTERNAL MODULE: ./lib/src/app/asset-state.js
var asset_state = __webpack_require__(526);
// EXTERNAL MODULE: ./lib/src/app/expected-snapshot.js
var expected_snapshot = __webpack_require__(289);
;// CONCATENATED MODULE: ./lib/src/app/rebuild.js

const places = ({ state }, repo, { join }) => ({
    journal: join(state, 'journal.json'),
    repair: join(state, 'repair'),
    fresh: join(state, 'repair', 'new'),
    built: join(state, 'repair', 'new', repo),
    old: join(state, 'repair', 'old'),
    kept: join(state, 'repair', 'kept', repo),
});
const keptFolder = ({ state }, { date, repo }, { join }) => join(state, 'kept', date, repo);
/**
 * @returns where what was not understood is now, or undefined
 */
async function rebuild({ repo, steps }, where, ports, { known, check, }) {
    const { disk, placer } = ports;
    const { journal, repair, fresh, built, old } = places(where, repo, disk);
    const target = disk.join(where.hubCache, repo);
    const [here, there] = [await disk.space(target), await disk.space(where.state)];
    if (here.device !== there.device)
        throw new errors/* SetupError */.w3('write-failed', `${target} lies on another file system than ${where.state}`, {
            remedy: 'Name the folder above the cache with `hf-home`, on the same file system, or copy the cache to another place.',
        });
    const note = { schema: 'steve1-journal/1', hub: nameBeside(where), repo, date: where.date };
    await placer.remove(repair);
    await placer.writeText(journal, `${JSON.stringify(note)}\n`);
    try {
        await placer.clone(target, built);
        for (const step of steps)
            await carryOut(step, repo, where, ports);
        await check(fresh);
        if (await disk.stat(target))
            await placer.move(target, old);
        await placer.move(built, target);
    }
    catch (error) {
        // Where this fails too, the journal is still there for the next run.
        await goBack(target, { journal, repair, old }, ports).catch(() => undefined);
        throw error;
    }
    await takeOver(repo, known, where, ports);
    return conclude(note, where, ports);
}
/** A client that downloads meanwhile knows of no lock of ours: what it has put into the old folder goes into the new. */
async function takeOver(repo, known, where, { disk, placer }) {
    const { repair } = places(where, repo, disk);
    for (const { path, kind } of await disk.listHub(repair, ['old'])) {
        const name = path.slice('old/'.length);
        if (!path.startsWith('old/') || kind === 'directory' || known.has(`${repo}/${name}`))
            continue;
        const to = disk.join(where.hubCache, repo, ...name.split('/'));
        if ((await disk.stat(to)) === undefined)
            await placer.move(disk.join(repair, ...path.split('/')), to);
    }
}
async function goBack(target, { journal, repair, old }, { disk, placer }) {
    if ((await disk.stat(old)) && !(await disk.stat(target)))
        await placer.move(old, target);
    await placer.remove(repair);
    await placer.remove(journal);
}
/** The state folder and the cache lie in one folder. */
const nameBeside = ({ state, hubCache }) => hubCache.slice(state.length - '.steve1-setup'.length);
async function carryOut(step, repo, where, { disk, placer }) {
    const { built, kept } = places(where, repo, disk);
    const isOfRepo = (path) => path.startsWith(`${repo}/`);
    const rest = (path) => path.slice(repo.length + 1).split('/');
    const at = (path) => {
        if (isOfRepo(path))
            return disk.join(built, ...rest(path));
        return disk.isAbsolute(path) ? path : disk.join(where.hubCache, ...path.split('/'));
    };
    const { action, from = '', to = '', commit = '' } = step;
    switch (action) {
        case 'move':
            return placer.placeFile(at(from), at(to));
        case 'copy':
            return placer.copyFile(at(from), at(to));
        case 'link': {
            const text = `${'../'.repeat(rest(to).length - 1)}${rest(from).join('/')}`;
            if (await placer.placeLink(at(to), text))
                return;
            throw new errors/* SetupError */.w3('write-failed', `${at(to)} cannot be a link on this file system`);
        }
        case 'delete':
            return placer.remove(at(from));
        case 'keep':
            return placer.move(at(from), disk.join(kept, ...rest(from)));
        case 'write-ref':
            return placer.writeText(at(to), commit);
        case 'fetch':
            return;
    }
}
/** The new folder is in its place: what was not understood goes to where it is kept, and the old folder goes. */
async function conclude(note, where, { disk, placer }) {
    const { journal, repair, kept } = places(where, note.repo, disk);
    const to = keptFolder(where, note, disk);
    if (await disk.stat(kept))
        await placer.move(kept, to);
    await placer.remove(repair);
    await placer.remove(journal);
    const all = disk.join(where.state, 'kept', note.date);
    return (await disk.stat(all)) && all;
}
/**
 * Finishes or undoes what a run that was ended has left. Only under the lock of the state folder.
 *
 * @returns in words what was done, or undefined where there was nothing to do
 */
async function finishRebuild({ state }, ports) {
    const { disk, placer } = ports;
    const note = await readJournal(state, disk);
    if (note === undefined)
        return undefined;
    const { journal, repair, built, old } = places({ state }, note.repo, disk);
    const target = disk.join(state, '..', note.hub, note.repo);
    if (!(await disk.stat(old))) {
        // Either the new folder had not begun to take its place, or the old one has gone already.
        await placer.remove(repair);
        await placer.remove(journal);
        return `what a repair of ${target} that was stopped had left is removed`;
    }
    if (await disk.stat(built)) {
        // Between the two renames. Whoever made the folder anew in the meantime did so without ours.
        if (await disk.stat(target))
            await placer.move(target, `${keptFolder({ state }, note, disk)}.made-meanwhile`);
        await placer.move(built, target);
    }
    else if (!(await disk.stat(target)))
        await placer.move(old, target);
    return saying(await conclude(note, { state }, ports), target);
}
const saying = (kept, target) => `a repair of ${target} that was stopped has been finished${kept === undefined ? '' : `; see ${kept}`}`;
async function readJournal(state, disk) {
    const path = disk.join(state, 'journal.json');
    if (!(await disk.stat(path)))
        return undefined;
    const note = parseJournal(await disk.readText(path));
    if (note)
        return note;
    throw new errors/* SetupError */.w3('file-unreadable', `${path} is not what this version writes`, {
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
    return names.every(isName) ? note : undefined;
}

// EXTERNAL MODULE: ./lib/src/app/resolve.js
var resolve = __webpack_require__(3430);
// EXTERNAL MODULE: ./lib/src/app/tell-work.js
var tell_work = __webpack_require__(2597);
;// CONCATENATED MODULE: ./lib/src/app/repair.js











const hubState = ({ hfHome }, { join }) => join(hfHome, '.steve1-setup');
/** A repair that an earlier run was stopped in comes to its end before anything is looked at. */
async function finishRepair({ disk, placer, state, locations, progress }) {
    const folder = hubState(locations, disk);
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
function toRepair(states, when, isPending = () => false) {
    const repos = new Map();
    for (const one of states) {
        const { asset, blocked } = one;
        if (asset.kind !== 'hub-snapshot' || !(0,resolve/* isResolved */.ZY)(asset) || blocked)
            continue;
        const snapshot = (0,expected_snapshot/* expectedSnapshot */.J)(asset);
        const folder = (0,layout/* repoFolder */.Xf)(snapshot.repo, snapshot.repoType);
        const known = repos.get(folder) ?? { isWanted: false, snapshots: [] };
        known.isWanted ||= when === 'all' || !(0,asset_state/* isThere */.$B)(one) || isPending(one);
        known.snapshots.push(snapshot);
        repos.set(folder, known);
    }
    return new Map([...repos].flatMap(([folder, { isWanted, snapshots }]) => (isWanted ? [[folder, snapshots]] : [])));
}
/** A hard link of a file that was hashed a moment ago is that file. */
const identityOf = ({ dev, ino, size, mtimeNs }) => [dev, ino, size, mtimeNs].join(':');
/** Looks where the bytes of a repo are, and plans. Writes nothing. */
async function planRepo(repo, snapshots, { hubCache, when, from, links }, ports) {
    const { disk } = ports;
    const entries = await disk.listHub(hubCache, [repo, 'blobs']);
    const others = (await Promise.all(from.map((folder) => filesBelow(folder, disk)))).flat();
    const view = { repo, entries, snapshots, others };
    const { paths: wanted, algorithms } = filesToCompare(view);
    // By their names, blobs tell what they must be; that costs reading all of them.
    const named = when === 'all' ? (0,repo_rules/* filesOfRepo */.J8)({ repo, entries, trees: new Map() }) : [];
    const paths = [...new Set([...wanted, ...named])];
    const fullOf = (path) => (disk.isAbsolute(path) ? path : disk.join(hubCache, ...path.split('/')));
    const digests = await digestsOf(new Map(paths.map((path) => [path, fullOf(path)])), when === 'all' ? ['sha256', 'gitSha1'] : algorithms, ports);
    const hashed = new Map([...digests.values()].map((digest) => [identityOf(digest.facts), digest]));
    return { plan: planRepair({ ...view, digests, links }), entries, hashed };
}
/** The regular files below a folder; of links only what they are themselves. */
async function filesBelow(folder, disk) {
    const tops = (await disk.listHub(folder, [])).map(({ path }) => path);
    const entries = await disk.listHub(folder, tops);
    return entries.flatMap(({ path, kind, size, unreadable }) => kind === 'file' && unreadable === undefined ? [{ path: disk.join(folder, ...path.split('/')), size: size }] : []);
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
/** Mends one repo of a cache whose lock is held. Throws `write-failed`, and then the cache is what it was. */
async function repairRepo(repo, snapshots, options, work) {
    const { disk, locations, now } = work;
    const { hubCache } = locations;
    const links = options.links && (await canLink(work));
    const planned = await planRepo(repo, snapshots, { ...options, hubCache, links }, work);
    const { plan } = planned;
    const path = disk.join(hubCache, repo);
    if (plan.blocked !== undefined)
        return { repo, path, outcome: 'blocked', blocked: plan.blocked, steps: [] };
    if (!hasWork(plan))
        return undefined;
    const date = new Date(now()).toISOString().replaceAll(':', '-');
    const where = { state: hubState(locations, disk), hubCache, date };
    const kept = await rebuild(plan, where, work, {
        known: new Set(planned.entries.map((entry) => entry.path)),
        check: (folder) => checkBuilt(folder, planned, snapshots, work),
    });
    const version = disk.join(hubCache, 'version.txt');
    if ((await disk.stat(version)) === undefined)
        await work.placer.writeText(version, '1');
    return { repo, path, outcome: 'done', ...(kept !== undefined && { kept }), steps: plan.steps };
}
/** Tried beside the cache, on its file system. */
async function canLink({ disk, placer, locations }) {
    const probe = disk.join(hubState(locations, disk), 'link-probe');
    const answer = await placer.placeLink(probe, 'nowhere');
    await placer.remove(probe);
    return answer;
}
/** What was built must pass the same rules as a cache, but for what is still to be fetched. */
async function checkBuilt(folder, { plan, entries, hashed }, snapshots, ports) {
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
            const digest = facts && hashed.get(identityOf(facts));
            if (digest)
                digests.set(path, digest);
            else
                toHash.set(path, full);
        }
        for (const [path, digest] of await digestsOf(toHash, ['sha256', 'gitSha1'], ports))
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
        const resolved = leaving.get(entry.path) ?? leaving.get(firstStep(entry));
        return resolved === undefined ? entry : { ...entry, resolved };
    });
}


/***/ }),

/***/ 7720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ checkBytes),
/* harmony export */   J8: () => (/* binding */ filesOfRepo),
/* harmony export */   LK: () => (/* binding */ checkRepo)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7657);
/* harmony import */ var _file_rules_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1218);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1760);
/* harmony import */ var _listing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(416);
/* harmony import */ var _ref_rules_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4603);
/* harmony import */ var _stray_rules_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3599);






const remedy = 'Run `steve1-setup repair --hub-cache DIR`; what it cannot mend, fetch again with the tool that brought it.';
const told = (code, severity, subject, message, more = {}) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)(code, severity, subject, message, { ...more, remedy });
/** What must be hashed before `checkRepo` can judge, each path once, links followed. */
function filesOfRepo(view) {
    const listing = _listing_js__WEBPACK_IMPORTED_MODULE_2__/* .Listing */ .l.ofRepo(view.entries, view.repo);
    const known = knownFiles(listing, view).filter(({ expected }) => expected !== undefined);
    return [...new Set([...known.map(({ bytes }) => bytes.path), ...orphans(listing).map(({ bytes }) => bytes.path)])];
}
/** Every finding, and how many files of the snapshots there are and were compared with a digest. */
function checkRepo(view, digests) {
    const listing = _listing_js__WEBPACK_IMPORTED_MODULE_2__/* .Listing */ .l.ofRepo(view.entries, view.repo);
    const known = knownFiles(listing, view);
    const compared = known.filter(({ expected, bytes }) => expected !== undefined && digests.has(bytes.path));
    const sizes = new Map(known.map(({ bytes }) => [bytes.path, bytes.size]));
    return {
        findings: [
            ...checkNames(listing),
            ...checkRefsOfRepo(listing),
            ...checkReach(listing),
            ...checkBytes(view, digests),
            ...checkTrees(listing, view),
            ...(0,_stray_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .checkStrays */ .J)(listing).filter(({ code }) => code !== 'hub-legacy-cache'),
            ...unknown(listing, known.length - compared.length),
        ],
        files: known.length,
        compared: compared.length,
        bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    };
}
/** Wrong bytes alone, but for paths that are judged elsewhere. */
function checkBytes(view, digests, isElsewhere = () => false) {
    const listing = _listing_js__WEBPACK_IMPORTED_MODULE_2__/* .Listing */ .l.ofRepo(view.entries, view.repo);
    const known = knownFiles(listing, view).filter(({ path }) => !isElsewhere(path));
    return [
        ...known.flatMap((file) => checkKnown(file, digests)),
        ...orphans(listing)
            .filter(({ entry }) => !isElsewhere(entry.path))
            .flatMap(({ entry, bytes }) => checkOrphan(entry, bytes, digests)),
    ];
}
/** What the name of a blob says of its bytes; the size is not known. */
function digestInName(name) {
    if (/^[0-9a-f]{40}$/.test(name))
        return { gitSha1: name };
    if (/^[0-9a-f]{64}$/.test(name))
        return { sha256: name };
    return undefined;
}
function knownFiles(listing, { trees }) {
    return listing.filesBelow(`${listing.repo}/snapshots`).flatMap(({ name: rest, entry }) => {
        const bytes = listing.bytesOf(entry);
        if (bytes === undefined)
            return [];
        const [commit, ...path] = rest.split('/');
        const name = path.join('/');
        const blob = entry.kind === 'link' ? (0,_file_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .normalize */ .S8)(`${entry.path}/../${entry.target.replaceAll('\\', '/')}`) : '';
        const inName = blob.startsWith(`${listing.repo}/blobs/`) ? digestInName(blob.split('/').at(-1)) : undefined;
        const listed = trees.get(commit)?.[name];
        const expected = listed ?? (inName && { size: bytes.size, ...inName });
        return [{ path: entry.path, name, bytes, expected }];
    });
}
/** Blobs that no snapshot links to. */
function orphans(listing) {
    const links = listing.filesBelow(`${listing.repo}/snapshots`);
    const linked = new Set(links.map(({ entry }) => entry.resolved?.path));
    return listing.filesBelow(`${listing.repo}/blobs`).flatMap(({ name, entry }) => {
        const bytes = listing.bytesOf(entry);
        return bytes === undefined || linked.has(bytes.path) || digestInName(name) === undefined ? [] : [{ entry, bytes }];
    });
}
function checkKnown({ path, name, bytes, expected }, digests) {
    if (expected === undefined)
        return [];
    const digest = digests.get(bytes.path);
    if (digest === undefined)
        return [told('hub-permission', 'error', path, `${name} could not be read to the end`)];
    const size = digest.bytes;
    if (size === expected.size && (0,_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .isSameContent */ .OI)(expected, digest))
        return [];
    const { reason, text } = (0,_file_rules_js__WEBPACK_IMPORTED_MODULE_1__/* .difference */ .iv)(size, expected, digest);
    const where = bytes.path === path ? '' : ` (${bytes.path})`;
    return [told('hub-content-mismatch', 'error', path, `${name} is wrong (${reason}): ${text}${where}`)];
}
function checkOrphan({ path }, bytes, digests) {
    const digest = digests.get(bytes.path);
    const inName = digestInName(path.split('/').at(-1));
    if (digest === undefined || (0,_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .isSameContent */ .OI)({ size: bytes.size, ...inName }, digest))
        return [];
    const message = `${path} has other bytes than its name says, and no snapshot uses it yet`;
    return [told('hub-content-mismatch', 'warning', path, message)];
}
function checkNames(listing) {
    const { repo } = listing;
    const names = listing.snapshotNames();
    if (names.length === 0)
        return [told('hub-snapshot-missing', 'warning', repo, `${repo} holds no snapshot`)];
    const isAlone = !names.some((name) => _layout_js__WEBPACK_IMPORTED_MODULE_5__/* .commitPattern */ .O7.test(name));
    return names.flatMap((name) => {
        if (_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .commitPattern */ .O7.test(name))
            return [];
        const folder = `${repo}/snapshots/${name}`;
        const message = `${folder} is not named by a commit, so no reader finds it by one`;
        return [told('hub-snapshot-name', isAlone ? 'error' : 'warning', folder, message, { actual: name })];
    });
}
function checkRefsOfRepo(listing) {
    const main = `${listing.repo}/refs/main`;
    const { entry } = listing.find(main);
    const isFolder = entry?.kind === 'directory' || listing.below(main).length > 0;
    const refs = listing.filesBelow(`${listing.repo}/refs`).filter(({ entry: ref }) => !ref.path.startsWith(`${main}/`));
    return [
        ...(isFolder ? [told('hub-ref-invalid', 'error', main, `${main} is a folder`)] : []),
        ...(entry === undefined && !isFolder && listing.snapshotNames().length > 0
            ? [told('hub-ref-missing', 'warning', main, `There is no ${main}: readers must name a commit`)]
            : []),
        ...refs.flatMap(({ entry: ref }) => (0,_ref_rules_js__WEBPACK_IMPORTED_MODULE_3__/* .checkText */ .q)(listing, ref.path, ref, ref.path === main ? 'error' : 'warning').map((one) => ({ ...one, remedy }))),
    ];
}
/** Links that lead nowhere or out of the cache, and what cannot be read. */
function checkReach(listing) {
    const { repo } = listing;
    return [...listing.inRepo()].flatMap(({ path, kind, target, resolved, unreadable }) => {
        if (unreadable !== undefined)
            return [
                (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('hub-permission', 'error', path, `${path} cannot be read: ${unreadable}`, { actual: unreadable }),
            ];
        if (kind !== 'link' || resolved?.inside)
            return [];
        if (resolved !== undefined)
            return [told('hub-link-escapes', 'warning', path, `${path} leads out of the cache, to ${resolved.path}`)];
        // What leads through a dangling blob dangles itself and is the one to tell of.
        if (path.startsWith(`${repo}/blobs/`))
            return [];
        return [told('hub-link-dangling', 'error', path, `${path} links to ${target}, which is not there`)];
    });
}
/** A part of a revision is no fault (`allow_patterns`); that the client would fetch the rest is worth knowing. */
function checkTrees(listing, { trees }) {
    return [...trees].flatMap(([commit, files]) => {
        const folder = `${listing.repo}/snapshots/${commit}`;
        const names = Object.keys(files);
        const missing = names.filter((name) => listing.find(`${folder}/${name}`).entry === undefined);
        if (missing.length === 0 || listing.filesBelow(folder).length === 0)
            return [];
        const message = `${folder} lacks ${missing.length} of the ${names.length} files that the Hub lists, e.g. ${missing[0]}`;
        return [told('hub-file-missing', 'note', folder, message)];
    });
}
function unknown({ repo }, count) {
    if (count === 0)
        return [];
    const message = `${repo}: nothing tells a digest of ${count} ${count === 1 ? 'file' : 'files'}`;
    const more = { remedy: 'Nothing needs doing; where links are used, the names of the blobs tell the digests.' };
    return [(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('asset-unverified', 'note', repo, message, more)];
}


/***/ })

};
