export const id = 149;
export const ids = [149];
export const modules = {

/***/ 4149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ environmentFor),
  m: () => (/* binding */ provision)
});

// EXTERNAL MODULE: ./lib/src/core/check-file.js
var check_file = __webpack_require__(2086);
// EXTERNAL MODULE: ./lib/src/core/environment.js
var environment = __webpack_require__(4406);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var core_errors = __webpack_require__(4056);
// EXTERNAL MODULE: ./lib/src/core/hub/layout.js
var layout = __webpack_require__(1213);
// EXTERNAL MODULE: ./lib/src/app/expected-snapshot.js + 1 modules
var expected_snapshot = __webpack_require__(8660);
;// CONCATENATED MODULE: ./lib/src/app/preflight.js


/** Checked before the first byte is fetched. Throws `disk-too-small`, with both numbers. */
async function preflight(needed, { disk, state, locations }) {
    let bytes = 0;
    for (const { asset, lacking } of needed) {
        const wanted = asset.kind === 'hub-snapshot'
            ? lacking.map((name) => (0,expected_snapshot/* expectedSnapshot */.J)(asset).files[name])
            : [{ size: asset.size ?? asset.sizeAbout ?? 0, sha256: asset.sha256 }];
        for (const { size, sha256 } of wanted) {
            // What an interrupted run has brought already is on the disk.
            const part = sha256 === undefined ? undefined : await disk.stat(state.part(sha256));
            bytes += Math.max(0, size - (part?.size ?? 0));
        }
    }
    const free = await disk.freeBytes(locations.dataDir);
    if (bytes > free) {
        throw new core_errors/* SetupError */.w3('disk-too-small', `${bytes} bytes are to be fetched into ${locations.dataDir}, where ${free} are free`, {
            details: { needed: bytes, free },
        });
    }
}

// EXTERNAL MODULE: ./lib/src/core/content.js
var content = __webpack_require__(498);
;// CONCATENATED MODULE: ./lib/src/app/bring.js

/** An address as it may be shown: without user, password, query and fragment. */
function shown(url) {
    if (!URL.canParse(url) || !/^https?:/.test(url))
        return url;
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`;
}
/** Errors after which asking another source is of no use: the trouble is on this side. */
const isFatal = (error) => error.kind === 'environment' && error.code !== 'source-unsupported';
/**
 * Brings one file from the first source that delivers it, verified. Every attempt is recorded.
 *
 * When all fail, the error is that of wrong bytes where any source delivered some (the answer is no), else that of the
 * last source asked (it could not be answered).
 */
async function bring(addresses, wanted, fetch, attempts) {
    const errors = [];
    for (const { type, url, token, unsupported } of addresses) {
        const record = (outcome, code) => attempts.push({ type, url: shown(url), outcome, ...(code && { code }) });
        if (unsupported) {
            record('skipped', 'source-unsupported');
            const remedy = `Download ${shown(url)} by hand, put it at ${wanted.path}, and run again: it is then checked and used.`;
            errors.push(new core_errors/* SetupError */.w3('source-unsupported', `${wanted.id}: ${type} sources cannot be fetched by this version`, {
                remedy,
            }));
            continue;
        }
        try {
            const fetched = await fetch({ type, url, ...(token !== undefined && { token }), ...wanted });
            await wanted.accept(fetched);
            record('ok');
            return fetched;
        }
        catch (error) {
            if (!(error instanceof core_errors/* SetupError */.w3) || isFatal(error))
                throw error;
            record('failed', error.code);
            errors.push(error);
        }
    }
    const decisive = errors.find((error) => error.kind === 'integrity') ??
        errors.filter((error) => error.kind === 'network').at(-1) ??
        errors.at(-1);
    if (decisive === undefined)
        throw new Error(`${wanted.id} has no sources`);
    const others = errors.length === 1 ? '' : ` (${errors.length} sources tried, none delivered it)`;
    throw new core_errors/* SetupError */.w3(decisive.code, `${decisive.message}${others}`, { remedy: decisive.remedy, cause: decisive });
}

// EXTERNAL MODULE: ./lib/src/app/gate.js
var app_gate = __webpack_require__(1420);
// EXTERNAL MODULE: ./lib/src/app/receipts.js
var receipts = __webpack_require__(5966);
;// CONCATENATED MODULE: ./lib/src/app/sources.js

const onHub = (hub, mirror, address) => mirror === undefined
    ? { type: 'hub', url: address(hub.endpoint), ...(hub.token && { token: hub.token }) }
    : { type: 'hub', url: address(mirror) };
const local = (path, { disk, manifestFolder }) => path.startsWith('file:') ? path : disk.resolve(manifestFolder, path);
/** The page where a person downloads a file that Google Drive holds. */
const drivePage = (id) => `https://drive.google.com/file/d/${id}/view`;
function fileAddress(source, context) {
    switch (source.type) {
        case 'https':
            return { type: 'https', url: source.url };
        case 'hub':
            return onHub(context.hub, source.endpoint, (endpoint) => (0,layout/* resolveAddress */.tG)(endpoint, source.repo, source.repoType ?? 'model', source.revision, source.path));
        case 'file':
            return { type: 'file', url: local(source.path, context) };
        case 'gdrive':
            return { type: 'gdrive', url: drivePage(source.id), unsupported: true };
    }
}
const escaped = (name) => name.split('/').map(encodeURIComponent).join('/');
function snapshotAddress(source, asset, name, context) {
    switch (source.type) {
        case 'https':
            return { type: 'https', url: `${source.url.replace(/\/+$/, '')}/${escaped(name)}` };
        case 'hub':
            return onHub(context.hub, source.endpoint, (endpoint) => (0,layout/* resolveAddress */.tG)(endpoint, asset.repo, asset.repoType ?? 'model', asset.revision, name));
        case 'file': {
            const inFolder = source.path.startsWith('file:') ? escaped(name) : name;
            return { type: 'file', url: `${local(source.path, context).replace(/[\\/]+$/, '')}/${inFolder}` };
        }
    }
}
/** The addresses of a file asset, in the order in which they are asked. */
const addressesOfFile = (asset, context) => asset.sources.map((source) => fileAddress(source, context));
/** The addresses of one file of a snapshot. */
const addressesOfSnapshotFile = (asset, name, context) => asset.sources.map((source) => snapshotAddress(source, asset, name, context));

// EXTERNAL MODULE: ./lib/src/app/survey-file.js
var survey_file = __webpack_require__(4356);
;// CONCATENATED MODULE: ./lib/src/app/provision-file.js








/** What a person may want back is kept when it gives way; what a server put in place of a file is not worth it. */
async function keepOld(asset, path, work) {
    const { disk, placer, hash, state, now } = work;
    if ((await disk.stat(path)) === undefined || work.state.receipts.has((0,receipts/* receiptKey */.OH)(work.locations.dataDir, path)))
        return [];
    const [digest] = await hash([{ path, algorithms: ['sha256'] }], () => undefined);
    if (content/* neverAnAsset */.iN[digest.content] !== undefined)
        return [];
    const kept = disk.join(state.directory, 'kept', new Date(now()).toISOString().replaceAll(':', '-'), ...asset.path.split('/'));
    await placer.keep(path, kept);
    return [(0,core_errors/* finding */.gk)('asset-kept', 'note', asset.id, `what was at ${path} is now at ${kept}`)];
}
/** Brings a single file, checks it, and puts it in its place. Nothing is placed unless all of it is right. */
async function provisionFile(asset, work) {
    const { disk, placer, state, locations, fetch, progress } = work;
    const path = await (0,survey_file/* placeOf */.$t)(asset, work);
    const [expected, siblings] = (0,survey_file/* expectations */.Eu)(asset, path, work.bundle.assets);
    // Two assets may be the same bytes, and must not write one unfinished file.
    const shared = work.bundle.assets.some((one) => one.kind === 'file' && one.id !== asset.id && one.sha256 === asset.sha256);
    const part = state.part(asset.sha256 !== undefined && !shared ? asset.sha256 : work.digestText(JSON.stringify([asset.path, asset.sources])));
    const notes = [];
    const fetched = await bring(addressesOfFile(asset, work), {
        id: asset.id,
        path,
        part,
        expected: { size: asset.size, sha256: asset.sha256, md5: asset.md5 },
        refuse: (head) => (asset.sha256 === undefined ? (0,check_file/* headRefusal */.b1)(asset.role, head) : undefined),
        onProgress: (bytes) => progress.advance(bytes),
        accept: async (digest) => {
            const { findings } = (0,check_file/* checkFile */.vH)({ ...expected, path: 'what arrived' }, digest, siblings);
            const gate = findings.length > 0 ? [] : await (0,app_gate/* passGate */.l)(asset, part, work);
            const wrong = [...findings, ...gate].find(({ severity }) => severity === 'error');
            if (wrong)
                throw new core_errors/* SetupError */.w3(wrong.code, `${asset.id}: ${wrong.message.replace(part, 'what arrived')}`, {
                    remedy: wrong.remedy,
                });
            notes.push(...gate);
        },
    }, fetch, work.attemptsOf(asset));
    notes.push(...(await keepOld(asset, path, work)));
    await placer.placeFile(part, path);
    const receipt = (0,receipts/* writeReceipt */.Qz)(fetched, await (0,receipts/* factsOfFile */.vg)(disk, path));
    if (receipt)
        state.receipts.set((0,receipts/* receiptKey */.OH)(locations.dataDir, path), receipt);
    work.placed();
    return notes;
}

;// CONCATENATED MODULE: ./lib/src/app/provision-snapshot.js





/**
 * Brings what a snapshot lacks and lays it out as the Hub client does: blobs first, then links, `refs/main` last, so
 * that a reader never sees a revision that is not whole. Where links are refused the files themselves stand in
 * `snapshots/`, which every client since huggingface_hub 0.14 reads.
 */
async function provisionSnapshot(asset, lacking, work) {
    const { disk, placer, locations } = work;
    const snapshot = (0,expected_snapshot/* expectedSnapshot */.J)(asset);
    const repo = disk.join(locations.hubCache, (0,layout/* repoFolder */.Xf)(snapshot.repo, snapshot.repoType));
    // Files that are the same bytes share a blob: one brings it, the others find it there.
    const byBlob = Map.groupBy(lacking, (name) => (0,layout/* blobName */.PF)(snapshot.files[name]));
    const results = await Promise.allSettled([...byBlob.values()].map(async (names) => {
        for (const name of names) {
            await placeSnapshotFile(asset, name, snapshot.files[name], { repo, commit: snapshot.commit }, work);
        }
    }));
    for (const result of results)
        if (result.status === 'rejected')
            throw result.reason;
    for (const name of Object.keys(snapshot.files)) {
        const marker = disk.join(repo, '.no_exist', snapshot.commit, ...name.split('/'));
        if (await disk.stat(marker))
            await placer.remove(marker);
    }
    await writeRef(repo, snapshot.commit, work);
    const version = disk.join(locations.hubCache, 'version.txt');
    if ((await disk.stat(version)) === undefined)
        await placer.writeText(version, '1');
}
async function placeSnapshotFile(asset, name, expected, { repo, commit }, work) {
    const { disk, placer, state, fetch, progress } = work;
    const blob = disk.join(repo, 'blobs', (0,layout/* blobName */.PF)(expected));
    const file = disk.join(repo, 'snapshots', commit, ...name.split('/'));
    if (!(await isRight(blob, expected, work))) {
        const part = state.part(expected.sha256);
        await bring(addressesOfSnapshotFile(asset, name, work), {
            id: `${asset.id}/${name}`,
            path: file,
            part,
            expected: { size: expected.size, sha256: expected.sha256, gitSha1: expected.gitSha1 },
            refuse: () => undefined,
            onProgress: (bytes) => progress.advance(bytes),
            accept: () => undefined,
        }, fetch, work.attemptsOf(asset));
        await placer.placeFile(part, blob);
        work.placed();
    }
    const linked = await placer.placeLink(file, (0,layout/* linkText */.yX)(name, (0,layout/* blobName */.PF)(expected)));
    if (!linked)
        await placer.placeFile(blob, file);
    const real = linked ? blob : file;
    const receipt = (0,receipts/* writeReceipt */.Qz)({ bytes: expected.size, sha256: expected.sha256 }, await (0,receipts/* factsOfFile */.vg)(disk, real));
    if (receipt)
        state.receipts.set((0,receipts/* receiptKey */.OH)(work.locations.dataDir, real), receipt);
}
/** A blob that is there already, as another revision or a broken link leaves it, need not come again. */
async function isRight(blob, expected, { disk, hash }) {
    const facts = await disk.stat(blob);
    if (facts?.kind !== 'file' || facts.size !== expected.size)
        return false;
    const [digest] = await hash([{ path: blob, algorithms: ['sha256'] }], () => undefined);
    return digest.sha256 === expected.sha256;
}
/** `refs/main` is written where it is missing, malformed or dangling; a newer revision of the user's is left alone. */
async function writeRef(repo, commit, { disk, placer }) {
    const ref = disk.join(repo, 'refs', 'main');
    const facts = await disk.stat(ref);
    if (facts?.kind === 'directory')
        await placer.remove(ref);
    const text = facts?.kind === 'file' && facts.size < 1024 ? await disk.readText(ref) : '';
    const isWhole = layout/* commitPattern */.O7.test(text) && (await disk.stat(disk.join(repo, 'snapshots', text))) !== undefined;
    if (!isWhole)
        await placer.writeText(ref, commit);
}

// EXTERNAL MODULE: ./lib/src/app/select-assets.js
var select_assets = __webpack_require__(2921);
// EXTERNAL MODULE: ./lib/src/app/survey.js + 9 modules
var survey = __webpack_require__(6227);
;// CONCATENATED MODULE: ./lib/src/app/provision.js












/**
 * The main job: look, fetch what is missing or wrong, verify, place, look again; then the environment. An asset that
 * cannot be had does not keep the others from being placed. Results go into the draft; returns the variables to export,
 * which are none unless every asset verified.
 *
 * Throws what keeps the whole run from its work: `data-dir-unwritable`, `disk-too-small`, `path-unsafe`, `interrupted`.
 */
async function provision(options, ports, draft) {
    const { bundle, locations } = options;
    const assets = (0,select_assets/* selectAssets */.G)(bundle, options.assets);
    draft.phase('wait');
    const state = await ports.openState(locations.dataDir);
    try {
        return await provisionLocked(assets, options, ports, state, draft);
    }
    finally {
        try {
            await state.saveReceipts();
        }
        finally {
            await state.release();
        }
    }
}
async function provisionLocked(assets, options, ports, state, draft) {
    const { bundle, locations } = options;
    const attempts = new Map(assets.map((asset) => [asset.id, []]));
    let placed = 0;
    const work = {
        ...ports,
        ...options,
        state,
        attemptsOf: (asset) => attempts.get(asset.id),
        placed: () => void placed++,
    };
    const context = {
        ...ports,
        allowGlobals: options.allowGlobals,
        tables: options.tables,
        locations,
        receipts: state.receipts,
        trustReceipts: !options.verifyFull,
        changed: 'warning',
        allowUnlocked: options.allowUnlocked,
        siblings: bundle.assets,
    };
    draft.phase('plan');
    await removeUnfinished(assets, work);
    const before = await (0,survey/* survey */.F)(assets, context);
    await recordReceipts(before, work);
    const needed = before.filter((one) => !isThere(one));
    const unsupported = assets.filter((asset) => asset.kind === 'archive');
    if (needed.length > 0)
        await preflight(needed, work);
    draft.phase('fetch');
    const failures = new Map(unsupported.map((asset) => [asset.id, archiveRefusal(asset, work)]));
    const notes = [];
    const seconds = new Map();
    ports.progress.start(needed.reduce((sum, one) => sum + bytesLacking(one), 0), 'fetching');
    try {
        await Promise.all(needed.map(async ({ asset, lacking }) => {
            const since = ports.now();
            try {
                if (asset.kind === 'hub-snapshot')
                    await provisionSnapshot(asset, lacking, work);
                else if (asset.kind === 'file')
                    notes.push(...(await provisionFile(asset, work)));
            }
            catch (thrown) {
                failures.set(asset.id, (0,core_errors/* asSetupError */.AD)(thrown));
            }
            seconds.set(asset.id, (ports.now() - since) / 1000);
        }));
    }
    finally {
        ports.progress.stop();
    }
    // These end the run itself, and were only waited for so that nothing is still writing.
    for (const error of failures.values())
        if (['interrupted', 'lock-lost', 'internal-error'].includes(error.code))
            throw error;
    for (const directory of bundle.directories ?? [])
        await ports.placer.makeDirectory(ports.disk.join(locations.dataDir, ...directory.split('/')));
    draft.phase('verify');
    const again = await (0,survey/* survey */.F)(needed.filter((one) => !failures.has(one.asset.id)).map((one) => one.asset), { ...context, trustReceipts: true, prove: true });
    await recordReceipts(again, work);
    const final = new Map([...before, ...again].map((one) => [one.asset.id, one]));
    for (const asset of assets) {
        const one = final.get(asset.id);
        const failure = failures.get(asset.id);
        const ok = one !== undefined && failure === undefined && !hasError(one.findings);
        if (failure)
            draft.findings.push((0,core_errors/* finding */.gk)(failure.code, 'error', asset.id, failure.message, { remedy: failure.remedy }));
        else
            draft.findings.push(...(one?.findings ?? []));
        const tried = attempts.get(asset.id);
        draft.assets.push({
            id: asset.id,
            role: asset.role,
            path: one?.path ?? ports.disk.join(locations.dataDir, ...(asset.kind === 'archive' ? asset.path.split('/') : [])),
            status: ok ? 'ok' : 'failed',
            bytes: ok ? one.files.reduce((sum, file) => sum + file.bytes, 0) : 0,
            files: ok ? one.files : [],
            ...(ok && {
                source: tried.some((attempt) => attempt.outcome === 'ok') ? 'download' : 'local',
                trust: one.trust,
            }),
            seconds: Math.round((seconds.get(asset.id) ?? 0) * 1000) / 1000,
            attempts: tried,
        });
    }
    draft.findings.push(...notes, ...(0,check_file/* findIdentical */.Ph)([...final.values()].flatMap((one) => one.files.map((file) => ({ ...file, id: one.asset.id, role: one.asset.role })))));
    if (placed > 0 && (await ports.disk.isGitIgnored(locations.dataDir)) === false) {
        draft.findings.push((0,core_errors/* finding */.gk)('data-dir-not-ignored', 'note', locations.dataDir, `${locations.dataDir} lies in a Git work tree and is not in its .gitignore`));
    }
    return environmentFor([...final.values()], options, draft);
}
/** The variables to export and what contradicts them; nothing is exported of a run that has failed. */
function environmentFor(states, options, draft) {
    if (hasError(draft.findings))
        return {};
    const { locations, offline, inherited } = options;
    const hasSnapshot = states.some((one) => one.asset.kind === 'hub-snapshot');
    const variables = (0,environment/* environmentOf */.p)({
        assets: states.map((one) => ({ env: one.asset.env, path: one.path })),
        dataDir: locations.dataDir,
        hub: hasSnapshot ? { home: locations.hfHome, cache: locations.hubCache } : undefined,
        offline,
    }, inherited);
    draft.findings.push(...(0,environment/* environmentConflicts */.F)(variables, inherited));
    draft.environment = variables;
    return variables;
}
const hasError = (findings) => findings.some((one) => one.severity === 'error');
/** Right on disk. That nothing pins it may be an error too, but one that fetching again does not mend. */
const isThere = (one) => !one.findings.some((each) => each.severity === 'error' && each.code !== 'asset-unverified');
function bytesLacking(one) {
    const { asset } = one;
    if (asset.kind !== 'hub-snapshot')
        return asset.size ?? asset.sizeAbout ?? 0;
    const { files } = (0,expected_snapshot/* expectedSnapshot */.J)(asset);
    return one.lacking.reduce((sum, name) => sum + files[name].size, 0);
}
/** What a killed run left in a Hub cache between writing a file and renaming it: its readers would stumble over it. */
async function removeUnfinished(assets, { disk, placer, locations }) {
    const folders = assets.flatMap((asset) => asset.kind === 'hub-snapshot' ? (0,layout/* repoFolder */.Xf)(asset.repo, asset.repoType) : []);
    if (folders.length === 0)
        return;
    for (const { path } of await disk.listHub(locations.hubCache, folders)) {
        if (path.endsWith(layout/* unfinishedSuffix */.nF))
            await placer.remove(disk.join(locations.hubCache, ...path.split('/')));
    }
}
/** What was hashed and found right need not be hashed again. */
async function recordReceipts(states, { disk, state, locations }) {
    for (const one of states) {
        const isBroken = one.findings.some((each) => each.code === 'hub-tokenizer-broken');
        for (const file of one.files) {
            const key = (0,receipts/* receiptKey */.OH)(locations.dataDir, file.path);
            if (isBroken) {
                // A receipt says that nothing need be looked at again; this must be said again until it is mended.
                state.receipts.delete(key);
                continue;
            }
            const facts = await (0,receipts/* factsOfFile */.vg)(disk, file.path);
            if ((0,receipts/* receiptMatches */.uc)(state.receipts.get(key), facts) && state.receipts.get(key).sha256 === file.sha256)
                continue;
            const md5 = one.asset.kind === 'file' ? one.asset.md5 : undefined;
            const receipt = (0,receipts/* writeReceipt */.Qz)({ ...file, ...(md5 !== undefined && { md5 }) }, facts);
            if (receipt)
                state.receipts.set(key, receipt);
        }
    }
}
function archiveRefusal(asset, work) {
    const [address] = asset.kind === 'archive' ? addressesOfFile({ ...asset, kind: 'file' }, work) : [];
    return new core_errors/* SetupError */.w3('source-unsupported', `${asset.id}: archives cannot be unpacked by this version`, {
        remedy: `Leave '${asset.id}' out of \`assets\`, and unpack ${address?.url ?? 'it'} by hand.`,
    });
}


/***/ })

};
