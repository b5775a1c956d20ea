export const id = 81;
export const ids = [81,48];
export const modules = {

/***/ 7048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ shells),
/* harmony export */   renderEnvironment: () => (/* binding */ renderEnvironment)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4056);

const shells = ['sh', 'fish', 'powershell', 'dotenv', 'json'];
/**
 * Variables as text that a shell evaluates (`sh` also stands for bash, dash and zsh), that a `.env` file holds, or as
 * one JSON object. Ends in a line end.
 *
 * An empty value removes the variable in PowerShell before 7.5, which knows no empty ones.
 *
 * @throws SetupError `input-invalid` for a name or value that the form cannot carry unchanged
 */
function renderEnvironment(vars, shell) {
    const entries = Object.entries(vars);
    for (const [name, value] of entries) {
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
            throw unspeakable(name, 'that is no name of a variable');
        if (value.includes('\0'))
            throw unspeakable(name, 'no variable can hold a zero byte');
    }
    if (shell === 'json')
        return `${JSON.stringify(vars, undefined, 2)}\n`;
    return entries.map(([name, value]) => `${lines[shell](name, value)}\n`).join('');
}
const lines = {
    // Nothing is special within single quotes, so that a quote has to be said outside of them.
    sh: (name, value) => `export ${name}='${value.replaceAll("'", String.raw `'\''`)}'`,
    fish: (name, value) => `set -gx ${name} '${value.replace(/[\\']/g, String.raw `\$&`)}'`,
    // PowerShell takes typographic quotes for straight ones (`IsSingleQuote` in its tokenizer), so they are doubled too.
    powershell: (name, value) => `$env:${name} = '${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`,
    dotenv: dotenvLine,
};
/**
 * The first form that python-dotenv and Node's `--env-file` read alike. Node takes a quoted value as it stands, except
 * for `\n` in double quotes; python-dotenv unescapes `\\` and `\'` in single quotes, more in double ones, and nothing in
 * a bare value, but expands `${…}` in all three. Node drops every carriage return. Source: `src/node_dotenv.cc` and
 * `dotenv/parser.py`, `variables.py`; the tests run both.
 */
function dotenvLine(name, value) {
    if (!value.includes('\r') && !value.includes('${')) {
        if (!value.includes("'") && !/\\\\|\\$/.test(value))
            return `${name}='${value}'`;
        if (!/["\\]/.test(value))
            return `${name}="${value}"`;
        if (value === value.trim() && !/^["'`]|[#\n]/.test(value))
            return `${name}=${value}`;
    }
    throw unspeakable(name, 'the readers of .env files would understand its value differently');
}
function unspeakable(name, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SetupError */ .w3('input-invalid', `The variable ${JSON.stringify(name)} cannot be written: ${why}.`, {
        remedy: 'Use another form (`--shell json` takes every value), or a path without such characters.',
    });
}


/***/ }),

/***/ 4081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderHelp: () => (/* binding */ renderHelp)
/* harmony export */ });
/* harmony import */ var _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2770);
/* harmony import */ var _core_shell_quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7048);


const width = 100;
/** A space at which no line ends. */
const noBreak = '\u00a0';
const commands = {
    provision: {
        usage: 'provision',
        text: 'Fetch, verify and place what the agent needs',
        bare: [
            {
                usage: '--hf-token-file FILE',
                text: 'File with the token for gated repositories on its first line; default the variable HF_TOKEN',
            },
            { usage: '--report FILE', text: 'Write the report to FILE as JSON' },
        ],
    },
    verify: {
        usage: 'verify',
        text: 'Check what is on disk: offline, and without changing anything',
        bare: [{ usage: '--report FILE', text: 'Write the report to FILE as JSON' }],
    },
    env: {
        usage: 'env',
        text: 'Print the environment of what is on disk',
        bare: [{ usage: `--shell ${_core_shell_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .shells */ .m.join('|')}`, text: 'For whom (default sh)' }],
    },
    inspect: {
        usage: 'inspect FILE…',
        text: 'Tell what checkpoints are, without running them',
        bare: [
            { usage: '--role ROLE', text: 'Measure against what a role must have, e.g. steve1-prior' },
            { usage: '--deep', text: 'Open every record, and look for NaN and zeros in the numbers' },
            { usage: '--tensors', text: 'List the tensors' },
            { usage: '--write-table FILE', text: 'Write the tensors of the one file as a table for a manifest' },
        ],
    },
    bundle: { usage: 'bundle ls', text: 'List the built-in bundles and their assets', bare: [] },
};
const always = [
    { usage: '--json', text: 'One JSON document on standard output, everything else on standard error' },
    { usage: '--help', text: 'Print help; with a command, its flags' },
    { usage: '--version', text: 'The version' },
];
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
    return sections(['Usage: steve1-setup COMMAND [FLAGS]'], ['Commands:', ...columns(Object.values(commands))], ['Flags of every command:', ...columns(always)], ['Exit codes:', ...columns(exitCodes)], ['`steve1-setup COMMAND --help` lists the flags of a command.']);
}
function commandHelp(command) {
    const { usage, text, bare } = commands[command];
    const own = (0,_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputsOf */ .V)(command).filter((name) => !_core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .Q[name].secret);
    const flags = [...own.map((name) => flagOf(name, _core_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .Q[name])), ...bare, ...always];
    return sections([`Usage: steve1-setup ${usage} [FLAGS]`], [`${text}.`], ['Flags:', ...columns(flags)], ['Exit codes:', ...columns(exitCodes)]);
}
function flagOf(name, spec) {
    const given = spec.default === undefined ? '' : ` (default${noBreak}${spec.default})`;
    return { usage: `--${name} ${placeholder(spec.type)}`, text: `${spec.description}${given}` };
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
