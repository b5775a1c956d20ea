export const id = 288;
export const ids = [288];
export const modules = {

/***/ 6288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ allowlistOf),
/* harmony export */   X$: () => (/* binding */ knownTables),
/* harmony export */   parseTable: () => (/* binding */ parseTable),
/* harmony export */   rq: () => (/* binding */ tablesFor)
/* harmony export */ });
/* unused harmony export tableText */
/**
 * `key 3,4` a line; a key alone is a scalar, one with spaces stands in quotes as in JSON. Throws for other lines, and
 * tells each with its number.
 */
function parseTable(title, text) {
    const shapes = new Map();
    const faults = [];
    for (const [index, line] of text.split('\n').entries()) {
        if (line === '')
            continue;
        const match = /^("(?:[^"\\]|\\.)*"|[^"\s]\S*)(?: (\d+(?:,\d+)*))?$/.exec(line);
        const key = match && keyOf(match[1]);
        const told = (what) => void faults.push(`line ${index + 1} of the tensor table, '${line.slice(0, 80)}', ${what}`);
        if (!match || typeof key !== 'string')
            told('is not a key with its shape, such as `net.weight 2048,512`');
        else if (shapes.has(key))
            told('has a key that an earlier line has');
        else
            shapes.set(key, match[2]?.split(',').map(Number) ?? []);
    }
    if (faults.length > 0)
        throw new Error(listed(faults));
    return { title, shapes };
}
/** A file of another kind has as many faults as lines. */
const mostFaults = 20;
function listed(faults) {
    const rest = faults.length - mostFaults;
    return [...faults.slice(0, mostFaults), ...(rest > 0 ? [`and ${rest} more lines`] : [])].join('\n');
}
function keyOf(text) {
    if (!text.startsWith('"'))
        return text;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const keyText = (key) => (/^[^"\s]\S*$/.test(key) ? key : JSON.stringify(key));
const tableText = (table) => [...table.shapes].map(([key, shape]) => `${keyText(key)} ${shape.join(',')}`.trimEnd() + '\n').join('');
/** Loads the tables only when one is compared with: together they are 200 KB of text. */
const load = {
    'vpt-1x': async () => parseTable('VPT policy 1x', (await __webpack_require__.e(/* import() */ 917).then(__webpack_require__.bind(__webpack_require__, 1917))).default),
    'vpt-2x': async () => parseTable('VPT policy 2x', (await __webpack_require__.e(/* import() */ 938).then(__webpack_require__.bind(__webpack_require__, 938))).default),
    'vpt-3x': async () => parseTable('VPT policy 3x', (await __webpack_require__.e(/* import() */ 999).then(__webpack_require__.bind(__webpack_require__, 3380))).default),
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
    ...['2x', '1x', '3x'].flatMap((width) => [
        {
            role: 'vpt-policy',
            names: new RegExp(`^(foundation-model|bc-house|bc-early-game)-${width}\\.weights$`),
            load: load[`vpt-${width}`],
        },
        {
            role: 'vpt-policy',
            names: new RegExp(`^rl-from-[\\w-]+-${width}\\.weights$`),
            load: async () => withSecondValueHead(await load[`vpt-${width}`]()),
        },
    ]),
    { role: 'weights', loadedAs: 'mineclip', load: load['mineclip-avg'] },
];
/** Every table the kit knows, or those of one role alone, the likeliest first. */
const knownTables = (role) => Promise.all(known
    .filter((one) => role === undefined || one.role === role)
    .map(async ({ load: read, ...rest }) => ({ ...(await read()), ...rest })));
/** The tables that a file of a role may have: those that its name asks for, else every one of the role. */
function tablesFor(tables, role, fileName = '') {
    const ofRole = tables.filter((table) => table.role === role && role !== 'weights');
    const named = ofRole.filter(({ names }) => names?.test(fileName));
    return named.length > 0 ? named : ofRole;
}
/** Which list of globals a role may use. */
const allowlistOf = {
    'vpt-architecture': 'gym3',
    'visual-prompts': 'numpy',
    // Upstream's training opens its dataset with pickle.load: lists of numpy arrays.
    dataset: 'numpy',
};


/***/ })

};
