export const id = 950;
export const ids = [950];
export const modules = {

/***/ 8950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runProvision: () => (/* binding */ runProvision)
});

// EXTERNAL MODULE: external "node:v8"
var external_node_v8_ = __webpack_require__(8877);
// EXTERNAL MODULE: ./lib/src/app/probe.js + 13 modules
var probe = __webpack_require__(4977);
// EXTERNAL MODULE: ./lib/src/app/provision.js + 20 modules
var provision = __webpack_require__(2733);
// EXTERNAL MODULE: ./lib/src/io/state.js + 4 modules
var state = __webpack_require__(7086);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/core/cache-key.js
var cache_key = __webpack_require__(5612);
;// CONCATENATED MODULE: ./lib/src/core/cache-mode.js
/** Events of which the default branch is the owner's own: what they save, every later run may trust and see. */
const writingEvents = new Set(['push', 'schedule', 'workflow_dispatch']);
const field = (of, name) => typeof of === 'object' && of !== null ? of[name] : undefined;
/** Why `auto` only restores in this run, or undefined where it saves too. */
function whyNotSaved({ event, ref, payload }) {
    if (event === undefined)
        return 'what started this run is unknown';
    if (!writingEvents.has(event))
        return `runs of ${event} only restore`;
    // Its payload names no repository; it runs on the default branch by definition.
    if (event === 'schedule')
        return undefined;
    const branch = field(field(payload, 'repository'), 'default_branch');
    if (typeof branch !== 'string' || branch === '')
        return 'the default branch is unknown: the event does not name it';
    if (ref === `refs/heads/${branch}`)
        return undefined;
    if (ref?.startsWith('refs/tags/') === true)
        return 'runs of tags only restore';
    return `only the default branch saves: this is ${ref ?? 'an unknown ref'}, that is ${branch}`;
}
/** Whether the CI cache is asked and filled in this run. `auto` saves on the default branch and only restores elsewhere. */
function cacheMode(choice, run) {
    const told = choice === 'read' || choice === 'write';
    if (choice === 'off')
        return { mode: 'off', why: 'switched off', lessThanAsked: false };
    if (!run.service) {
        const why = `no CI cache here: ACTIONS_RESULTS_URL is not set; steps with \`uses:\` have it, \`run:\` steps and laptops do not`;
        return { mode: 'off', why, lessThanAsked: told };
    }
    const allowed = run.allowed?.trim().toLowerCase();
    if (allowed === 'none')
        return { mode: 'off', why: 'this run may not use the CI cache', lessThanAsked: told };
    if (choice === 'read')
        return { mode: 'read', why: 'as asked', lessThanAsked: false };
    if (allowed === 'read') {
        return { mode: 'read', why: 'this run may only read the CI cache', lessThanAsked: choice === 'write' };
    }
    if (choice === 'write')
        return { mode: 'write', why: 'as asked', lessThanAsked: false };
    const why = whyNotSaved(run);
    if (why !== undefined)
        return { mode: 'read', why, lessThanAsked: false };
    return { mode: 'write', why: `${run.event} on the default branch`, lessThanAsked: false };
}

// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
;// CONCATENATED MODULE: ./lib/src/cli/ci-cache.js




/** A shell that has no service. */
const none = {
    service: undefined,
    allowed: undefined,
    event: undefined,
    ref: undefined,
    payload: undefined,
};
/**
 * Whether this run uses the CI cache, and how; into the report either way. Undefined where it does not. Throws
 * `input-invalid` for a `cache-prefix` of which no key can be made.
 */
function ciCacheOf(values, host, stateFolder, draft) {
    const prefix = values['cache-prefix'];
    (0,cache_key/* checkCachePrefix */.HI)(prefix);
    const { mode, why, lessThanAsked } = cacheMode(values.cache, host.cacheRun ?? none);
    draft.cache = { mode, why, prefix, entries: [] };
    if (lessThanAsked)
        draft.findings.push((0,errors/* finding */.gk)('cache-unavailable', 'warning', 'cache', `cache is '${values.cache}', and ${why}`));
    if (mode === 'off')
        return undefined;
    return { service: lazyCache(values, host, stateFolder, draft), limit: lazyLimit(), atOnce, mode, prefix };
}
/** A child takes the memory of the archive's ranges in flight: two at a time are enough to keep the line busy. */
const atOnce = 2;
function lazyLimit() {
    let ready;
    return async (work) => {
        ready ??= __webpack_require__.e(/* import() */ 370).then(__webpack_require__.bind(__webpack_require__, 370)).then(({ default: pLimit }) => pLimit(atOnce));
        return (await ready)(work);
    };
}
/** The adapter, loaded when the cache is asked for the first time. */
function lazyCache(values, host, stateFolder, draft) {
    const load = async () => {
        const [{ createCiCache }, { missingZstd }] = await Promise.all([
            __webpack_require__.e(/* import() */ 704).then(__webpack_require__.bind(__webpack_require__, 9323)),
            __webpack_require__.e(/* import() */ 112).then(__webpack_require__.bind(__webpack_require__, 2112)),
        ]);
        const missing = missingZstd(host.env);
        if (missing)
            draft.findings.push(missing);
        return (made = createCiCache({
            worker: host.workers.cache,
            stallSeconds: values['stall-timeout'],
            signal: host.signal,
            env: host.env,
            staging: (0,external_node_path_.join)(stateFolder, 'parts'),
            say: (line) => host.progress.say(line),
        }));
    };
    let made;
    let ready;
    const service = () => (ready ??= load());
    return {
        get isDown() {
            return made?.isDown ?? false; // nobody has asked it yet
        },
        restore: async (...request) => (await service()).restore(...request),
        save: async (...request) => (await service()).save(...request),
    };
}

// EXTERNAL MODULE: ./lib/src/cli/device.js + 1 modules
var cli_device = __webpack_require__(7106);
// EXTERNAL MODULE: ./lib/src/cli/host.js + 1 modules
var cli_host = __webpack_require__(8544);
// EXTERNAL MODULE: ./lib/src/cli/commands/load.js + 2 modules
var load = __webpack_require__(2812);
;// CONCATENATED MODULE: ./lib/src/cli/commands/provision.js








/**
 * `provision`, composed for either shell. Returns the variables to export. The device is probed beside the work, and
 * told also where that fails; only an interruption ends both.
 */
async function runProvision(values, host, draft) {
    // Every packet is a buffer of its own: a young generation that stays small gives their memory back early.
    (0,external_node_v8_.setFlagsFromString)('--semi-space-growth-factor=1');
    const hub = (0,cli_host/* hubAccess */.oE)(values, host);
    const wishes = (0,cli_device/* deviceWishes */.E)(values);
    const unwanted = new AbortController();
    const probing = (0,cli_device/* probeDevice */.f)(values, { ...host, signal: AbortSignal.any([host.signal, unwanted.signal]) });
    probing.catch(() => undefined); // asked for below; until then it may fail unheard
    const { loaded, ciCache } = await prepare(values, host, draft).catch((error) => {
        unwanted.abort();
        throw error;
    });
    const provisioning = (0,provision/* provision */.m)({
        ...loaded,
        manifestFolder: loaded.folder,
        assets: values.assets,
        verifyFull: values.verify === 'full',
        allowUnlocked: values['allow-unlocked'],
        offline: values.offline,
        hub,
        inherited: host.env,
        repair: values.repair ? { when: 'broken', from: [] } : undefined,
        links: values.symlinks === 'auto',
    }, {
        ...(0,cli_host/* basePorts */.aq)(host, draft),
        ...(0,cli_host/* placing */.Zx)(values),
        fetch: (0,cli_host/* lazyFetch */.zt)(values, host, draft),
        listHub: (0,cli_host/* lazyListHub */.QG)(values, host, draft),
        unpack: (0,cli_host/* lazyUnpack */.DH)(host),
        writeTar: (0,cli_host/* lazyWriteTar */.hk)(host),
        ciCache,
    }, draft);
    // What is waited for once the work is done.
    const working = provisioning.finally(() => draft.phase('device'));
    const [worked, probed] = await Promise.allSettled([working, probing]);
    const device = probed.status === 'fulfilled' ? (0,probe/* concludeDevice */.M)(probed.value, wishes, draft) : undefined;
    for (const one of [worked, probed])
        if (one.status === 'rejected')
            throw one.reason;
    return exportDevice(draft, device);
}
async function prepare(values, host, draft) {
    const loaded = await (0,load/* load */.H)(values, host, draft);
    return { loaded, ciCache: ciCacheOf(values, host, (0,state/* stateFolder */.yp)(loaded.locations.dataDir), draft) };
}
/** The variables with the device; none where anything is wrong. */
function exportDevice(draft, device) {
    const isRight = !draft.findings.some(({ severity }) => severity === 'error');
    if (!isRight)
        draft.environment = {};
    else if (device !== undefined)
        draft.environment = { ...draft.environment, ...(0,probe/* exportedDevice */.S)(device) };
    return draft.environment;
}


/***/ })

};
