export const id = 432;
export const ids = [432];
export const modules = {

/***/ 9432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderHelp: () => (/* binding */ renderHelp)
/* harmony export */ });
/* harmony import */ var _core_flags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1819);
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23);


const width = 100;
/** A space at which no line ends. */
const noBreak = '\u00a0';
const commands = {
    provision: { usage: 'provision', text: 'Fetch, verify and place what the agent needs' },
    verify: { usage: 'verify', text: 'Check what is on disk: offline, and without changing anything' },
    repair: { usage: 'repair', text: 'Repair a Hub cache from the files that it holds; download only what it lacks' },
    env: { usage: 'env', text: 'Print the environment of what is on disk' },
    lock: { usage: 'lock', text: 'Write size and digest of what is on disk into the lock file, or check it' },
    pack: { usage: 'pack', text: 'Write what is on disk into one archive, for machines without a network' },
    inspect: { usage: 'inspect FILE…', text: 'Tell what checkpoints are, without running them' },
    probe: { usage: 'probe', text: 'Tell on which device the agent will run, and if not on a GPU, why not' },
    bundle: { usage: 'bundle ls', text: 'List the built-in bundles and their assets' },
};
const exitCodes = [
    { usage: '0', text: 'fine' },
    { usage: '1', text: 'the answer is no: something is missing, wrong or refused' },
    { usage: '2', text: 'the question was wrong: a flag, a value, the manifest' },
    { usage: '3', text: 'it could not be answered: network, disk, permissions' },
    { usage: '70', text: 'a fault in steve1-setup itself' },
    { usage: '130, 143', text: 'interrupted; run again to go on' },
];
/** The text of `--help`: of one command, or of all. At most 100 columns. */
function renderHelp(command) {
    const known = command !== undefined && Object.hasOwn(commands, command) ? command : undefined;
    return known === undefined ? generalHelp() : commandHelp(known);
}
function generalHelp() {
    return sections(['Usage: steve1-setup COMMAND [FLAGS]'], ['Commands:', ...columns(Object.values(commands))], ['Flags of every command:', ...columns((0,_core_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .bareFlagsOf */ .Hf)(undefined).map(bareFlag))], ['Exit codes:', ...columns(exitCodes)], ['`steve1-setup COMMAND --help` lists the flags of a command.']);
}
function commandHelp(command) {
    const { usage, text } = commands[command];
    const flags = [...(0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .flagsOf */ .Zo)(command).map((name) => flagOf(name, _core_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .inputs */ .QL[name])), ...(0,_core_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .bareFlagsOf */ .Hf)(command).map(bareFlag)];
    return sections([`Usage: steve1-setup ${usage} [FLAGS]`], [`${text}.`], ['Flags:', ...columns(flags)], ['Exit codes:', ...columns(exitCodes)]);
}
function flagOf(name, spec) {
    const given = spec.default === undefined ? '' : ` (default${noBreak}${spec.default})`;
    return { usage: `--${name} ${placeholder(spec.type)}`, text: `${spec.description}${given}` };
}
function bareFlag(name) {
    const { value, description } = _core_flags_js__WEBPACK_IMPORTED_MODULE_0__/* .bareFlags */ .SW[name];
    return { usage: value === undefined ? `--${name}` : `--${name} ${value}`, text: description };
}
function placeholder(type) {
    switch (type.kind) {
        case 'text':
            return 'VALUE';
        case 'list':
            return 'LIST';
        case 'boolean':
            return 'true|false';
        case 'choice':
            return type.values.join('|');
        case 'integer':
            return `${type.min}-${type.max}`;
    }
}
const sections = (...parts) => `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
/** What is said of each thing beside it, wrapped; under it where its own name takes too much room. */
function columns(entries) {
    const most = 30;
    const left = Math.max(...entries.map(({ usage }) => usage.length).filter((length) => length <= most));
    const indent = ' '.repeat(left + 4);
    return entries.flatMap(({ usage, text }) => {
        const [first, ...more] = wrap(text, width - indent.length);
        const rest = more.map((line) => indent + line);
        if (usage.length > left)
            return [`  ${usage}`, indent + first, ...rest];
        return [`  ${usage.padEnd(left)}  ${first}`, ...rest];
    });
}
/** Words in lines of at most `room` characters. */
function wrap(text, room) {
    const lines = [];
    for (const word of text.split(' ')) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + 1 + word.length <= room)
            lines[lines.length - 1] = `${last} ${word}`;
        else
            lines.push(word);
    }
    return lines.map((line) => line.replaceAll(noBreak, ' '));
}


/***/ })

};
