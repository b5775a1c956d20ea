export const id = 288;
export const ids = [288];
export const modules = {

/***/ 6288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ allowlistOf),
/* harmony export */   X$: () => (/* binding */ knownTables),
/* harmony export */   parseTable: () => (/* binding */ parseTable)
/* harmony export */ });
/* unused harmony export tableText */
/** `key 3,4` a line; a key alone is a scalar. Throws for a line that is neither. */
function parseTable(title, text) {
    const shapes = new Map();
    for (const line of text.split('\n')) {
        if (line === '')
            continue;
        const match = /^(\S+)(?: (\d+(?:,\d+)*))?$/.exec(line);
        if (!match || shapes.has(match[1]))
            throw new Error(`line '${line.slice(0, 80)}' of the tensor table is ${match ? 'there twice' : 'malformed'}`);
        shapes.set(match[1], match[2]?.split(',').map(Number) ?? []);
    }
    return { title, shapes };
}
const tableText = (table) => [...table.shapes].map(([key, shape]) => `${key} ${shape.join(',')}`.trimEnd() + '\n').join('');
/** Loads the tables only when one is compared with: together they are 200 KB of text. */
const load = {
    'vpt-1x': async () => parseTable('VPT policy 1x', (await __webpack_require__.e(/* import() */ 917).then(__webpack_require__.bind(__webpack_require__, 1917))).default),
    'vpt-2x': async () => parseTable('VPT policy 2x', (await __webpack_require__.e(/* import() */ 938).then(__webpack_require__.bind(__webpack_require__, 938))).default),
    'vpt-3x': async () => parseTable('VPT policy 3x', (await __webpack_require__.e(/* import() */ 999).then(__webpack_require__.bind(__webpack_require__, 999))).default),
    'steve1-policy': async () => {
        // The only difference of STEVE-1's policy: a layer that takes the MineCLIP embedding (upstream embed_conditioned_policy.py).
        const { shapes } = await load['vpt-2x']();
        const more = [
            ['net.mineclip_embed_linear.weight', [2048, 512]],
            ['net.mineclip_embed_linear.bias', [2048]],
        ];
        return { title: 'STEVE-1 policy 2x', shapes: new Map([...shapes, ...more]) };
    },
    'steve1-prior': async () => parseTable('STEVE-1 prior', (await __webpack_require__.e(/* import() */ 82).then(__webpack_require__.bind(__webpack_require__, 9082))).default),
    'mineclip-attn': async () => parseTable('MineCLIP attn', (await __webpack_require__.e(/* import() */ 974).then(__webpack_require__.bind(__webpack_require__, 5974))).default),
    'mineclip-avg': async () => parseTable('MineCLIP avg', (await __webpack_require__.e(/* import() */ 817).then(__webpack_require__.bind(__webpack_require__, 3817))).default),
};
/** VPT's RL checkpoints carry a second value head beside the first. */
function withSecondValueHead({ title, shapes }) {
    const head = [...shapes]
        .filter(([key]) => key.startsWith('value_head.'))
        .map(([key, shape]) => [`aux_${key}`, shape]);
    return { title: `${title}, reinforcement-learned`, shapes: new Map([...shapes, ...head]) };
}
const known = [
    { role: 'steve1-policy', bytes: 998_183_672, load: load['steve1-policy'] },
    { role: 'steve1-prior', bytes: 9_467_904, load: load['steve1-prior'] },
    { role: 'mineclip', bytes: 634_150_920, load: load['mineclip-attn'] },
    ...['vpt-2x', 'vpt-1x', 'vpt-3x'].flatMap((name) => [
        { role: 'vpt-policy', load: load[name] },
        { role: 'vpt-policy', load: async () => withSecondValueHead(await load[name]()) },
    ]),
    { role: 'weights', loadedAs: 'mineclip', load: load['mineclip-avg'] },
];
/** Every table the kit knows, or those of one role alone, the likeliest first. */
const knownTables = (role) => Promise.all(known
    .filter((one) => role === undefined || one.role === role)
    .map(async ({ load: read, ...rest }) => ({ ...(await read()), ...rest })));
/** Which list of globals a role may use. */
const allowlistOf = {
    'vpt-architecture': 'gym3',
    'visual-prompts': 'numpy',
};


/***/ })

};
