export const id = 606;
export const ids = [606];
export const modules = {

/***/ 2606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPack: () => (/* binding */ runPack)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/app/conclude.js + 1 modules
var conclude = __webpack_require__(3481);
// EXTERNAL MODULE: ./lib/src/app/tell-work.js
var tell_work = __webpack_require__(2597);
// EXTERNAL MODULE: ./lib/src/app/select-assets.js
var select_assets = __webpack_require__(2844);
// EXTERNAL MODULE: ./lib/src/app/survey.js + 10 modules
var survey = __webpack_require__(1454);
;// CONCATENATED MODULE: ./lib/src/app/pack.js




/** The folder that a pack unpacks to holds the manifest, and below these the files. */
const [filesFolder, hubFolder] = ['files', 'hub'];
/**
 * Writes what is on disk, and a manifest that asks nobody else for it, into one tar: for machines without a network.
 * Everything is hashed and checked first, and pinned in that manifest, so that nothing need be trusted at the other end.
 *
 * Returns false, and writes nothing, unless every asset is there and has passed.
 */
async function pack(options, ports, draft) {
    const { bundle, output } = options;
    draft.phase('verify');
    const states = await (0,survey/* survey */.F)((0,select_assets/* selectAssets */.G)(bundle, options.assets), {
        ...ports.context,
        trustReceipts: false,
        changed: 'error',
        allowUnlocked: true,
        siblings: bundle.assets,
    });
    (0,conclude/* concludeAssets */.pU)(states, draft);
    if (draft.findings.some(({ severity }) => severity === 'error'))
        return false;
    draft.phase('pack');
    const inner = [];
    try {
        const packed = [];
        for (const state of states) {
            packed.push(await packAsset(state, options, inner, ports));
        }
        const manifest = { ...bundle, assets: packed.map(({ asset }) => asset) };
        const files = [
            { name: 'bundle.json', content: `${JSON.stringify(manifest, null, 2)}\n` },
            ...packed.flatMap((one) => one.files),
        ];
        const named = files.map((file) => ({ ...file, name: `${bundle.name}/${file.name}` }));
        await write('packing', output, named, ports);
    }
    finally {
        for (const path of inner)
            await ports.placer.remove(path);
    }
    return true;
}
const write = (label, to, files, { writeTar, context }) => {
    const paths = files.flatMap((file) => ('path' in file ? [file.path] : []));
    return (0,tell_work/* tellWork */.$)(label, paths, context, (onBytes) => writeTar(to, files, onBytes));
};
/** `inner` gets the archives that are made for the pack alone, each before it is begun. */
async function packAsset({ asset, path, files }, { manifestFolder, output }, inner, ports) {
    const { disk, hash } = ports.context;
    switch (asset.kind) {
        case 'file': {
            const [{ bytes, sha256 }] = files;
            const source = { type: 'file', path: `${filesFolder}/${asset.path}` };
            const { tensors } = asset;
            const table = tensors === undefined ? undefined : { name: `tables/${asset.id}`, path: disk.resolve(manifestFolder, tensors) };
            return {
                asset: { ...asset, size: bytes, sizeAbout: undefined, sha256, tensors: table?.name, sources: [source] },
                files: [{ name: source.path, path }, ...(table ? [table] : [])],
            };
        }
        case 'hub-snapshot': {
            const source = { type: 'file', path: `${hubFolder}/${asset.id}` };
            const { named: _, ...pinned } = asset;
            const names = Object.keys(asset.files ?? {});
            return {
                asset: { ...pinned, sources: [source] },
                files: names.map((name) => ({ name: `${source.path}/${name}`, path: disk.join(path, ...name.split('/')) })),
            };
        }
        case 'archive': {
            // What it was unpacked from is gone; what came out of it is packed anew, as plain as can be.
            const archive = `${output}.${asset.id}.tar`;
            inner.push(archive);
            const below = path.length + 1;
            const named = files.map((file) => ({ name: file.path.slice(below).replaceAll('\\', '/'), path: file.path }));
            await write(`packing ${asset.id}`, archive, named, ports);
            const [digest] = await (0,tell_work/* tellWork */.$)('verifying', [archive], ports.context, (onBytes) => hash([{ path: archive, algorithms: ['sha256'] }], onBytes));
            if (digest === undefined || !('sha256' in digest))
                throw digest ?? new Error(`${archive} was not hashed`);
            const source = { type: 'file', path: `${filesFolder}/${asset.path}.tar` };
            const gone = { sizeAbout: undefined, md5: undefined, strip: undefined, include: undefined, exclude: undefined };
            return {
                asset: { ...asset, ...gone, format: 'tar', size: digest.bytes, sha256: digest.sha256, sources: [source] },
                files: [{ name: source.path, path: archive }],
            };
        }
    }
}

// EXTERNAL MODULE: ./lib/src/io/state.js + 1 modules
var state = __webpack_require__(6567);
// EXTERNAL MODULE: ./lib/src/cli/host.js + 1 modules
var cli_host = __webpack_require__(8544);
// EXTERNAL MODULE: ./lib/src/cli/commands/load.js + 2 modules
var load = __webpack_require__(2653);
;// CONCATENATED MODULE: ./lib/src/cli/commands/pack.js





/** `pack`: writes `<bundle>.tar`, or the file that was named. Says what it wrote. */
async function runPack(values, file, host, draft) {
    const loaded = await (0,load/* load */.H)(values, host, draft);
    const { bundle, locations, folder } = loaded;
    const output = (0,external_node_path_.resolve)(host.base, file ?? `${bundle.name}.tar`);
    const ports = (0,cli_host/* basePorts */.aq)(host, draft);
    const { progress } = host;
    const written = await pack({ bundle, assets: values.assets, manifestFolder: folder, output }, {
        placer: ports.placer,
        context: { ...ports, ...loaded, ...(await (0,state/* readRecords */.T3)(locations.dataDir)) },
        writeTar: (0,cli_host/* lazyWriteTar */.hk)(host),
    }, draft);
    if (!written)
        return;
    progress.say(`wrote ${output}; where there is no network: tar xf it, and steve1-setup provision --bundle ${bundle.name}/bundle.json`);
}


/***/ })

};
