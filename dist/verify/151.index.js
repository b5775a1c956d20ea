export const id = 151;
export const ids = [151,770];
export const modules = {

/***/ 6532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  notJson: () => (/* binding */ notJson),
  wrongFields: () => (/* binding */ wrongFields)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/src/core/errors.js
var errors = __webpack_require__(7657);
// EXTERNAL MODULE: ./lib/src/core/schema/bundle.js
var bundle = __webpack_require__(3600);
// EXTERNAL MODULE: ./lib/src/core/nearest.js
var nearest = __webpack_require__(2226);
;// CONCATENATED MODULE: ./lib/src/io/manifest-words.js

/** The names of the fields that the object at a path may have. */
function fieldsAt(schema, root, path) {
    let part = schema.def;
    let value = root;
    for (const step of [...path, undefined]) {
        while (part.innerType)
            part = part.innerType.def;
        if (part.options && part.discriminator !== undefined) {
            const kind = fieldOf(value, part.discriminator);
            const fits = part.options.find((one) => one.def.shape?.[part.discriminator]?.def.values?.includes(kind));
            if (fits === undefined)
                return [];
            part = fits.def;
        }
        if (step === undefined)
            break;
        const next = part.shape?.[String(step)] ?? part.element ?? part.valueType;
        if (next === undefined)
            return [];
        part = next.def;
        value = fieldOf(value, step);
    }
    return Object.keys(part.shape ?? {});
}
function fieldOf(value, name) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
        return undefined;
    return value[name];
}
const types = {
    string: 'a text in quotes',
    number: 'a number without quotes',
    int: 'a whole number',
    boolean: 'true or false, without quotes',
    object: 'an object in braces',
    record: 'an object in braces',
    array: 'a list in brackets',
};
/** A value in a message: short, on one line, and never an address that may hold a password. */
function given(value) {
    if (Array.isArray(value))
        return 'a list';
    if (typeof value === 'object' && value !== null)
        return 'an object';
    const text = JSON.stringify(value);
    if (/:\/\/[^/]*@/.test(text))
        return 'an address with a user name or password';
    return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
/** A message for each thing that one issue finds wrong. */
function wordsOf(issue, root, schema) {
    const value = issue.path.reduce(fieldOf, root);
    const isMissing = value === undefined;
    const must = (what, nearest = '') => [
        isMissing ? `is missing; it must be ${what}` : `must be ${what}, and is ${given(value)}.${nearest}`,
    ];
    const oneOf = (names) => {
        const text = names.map(String);
        const what = text.length === 1 ? `'${text[0]}'` : `one of ${text.join(', ')}`;
        return must(what, typeof value === 'string' ? (0,nearest/* didYouMean */.a)(value, text) : '');
    };
    switch (issue.code) {
        case 'unrecognized_keys': {
            const fields = fieldsAt(schema, root, issue.path);
            return issue.keys.map((key) => `Unrecognized key: "${key}".${(0,nearest/* didYouMean */.a)(key, fields)} ${taken(fields)}`.trim());
        }
        case 'invalid_value':
            return oneOf(issue.values);
        case 'invalid_union':
            return issue.discriminator !== undefined && 'options' in issue
                ? oneOf(issue.options)
                : [issue.message];
        case 'invalid_type':
            return must(types[issue.expected] ?? issue.expected);
        case 'too_small':
            if (issue.origin === 'array')
                return ['must be a list with something in it, and is empty.'];
            return must(issue.origin === 'string' ? 'a text that is not empty' : `${String(issue.minimum)} or more`);
        case 'invalid_format':
            return [`${issue.message}, and is ${given(value)}`];
        case 'custom':
        case 'invalid_element':
        case 'invalid_key':
        case 'not_multiple_of':
        case 'too_big':
            return [issue.message];
    }
}
const taken = (fields) => (fields.length === 0 ? '' : `Taken are ${fields.join(', ')}.`);

;// CONCATENATED MODULE: ./lib/src/io/manifest-faults.js




/** Where in its text a manifest or a lock file is wrong. (yaml reads JSON too, and knows the line of every field and doubled ones.) */
/** More would be read by nobody; a file of another kind can have thousands. */
const mostFaults = 50;
const manifest = { code: 'manifest-invalid', notJson: 'not valid JSON', schema: bundle/* bundleSchema */._D };
/** Of one fault: a name in it can be as long as the file. */
const mostChars = 1000;
function read(text) {
    const lines = new dist/* LineCounter */.HN();
    // Looked for below, because yaml compares every two fields of an object.
    const options = { lineCounter: lines, schema: 'json', strict: true, prettyErrors: false, uniqueKeys: false };
    return { lines, document: (0,dist/* parseDocument */.Tp)(text, options) };
}
/** All faults in one error, a line for each. */
function fail({ lines }, path, faults, { code }) {
    const told = faults.slice(0, mostFaults).map(({ offset, message }) => {
        const { line, col } = lines.linePos(offset);
        const words = message.length > mostChars ? `${message.slice(0, mostChars)}…` : message;
        return { line, text: `${path}:${line}:${col}: ${words}`.replaceAll('\n', ' ') };
    });
    const more = faults.length > mostFaults ? [`${path}: and ${faults.length - mostFaults} more`] : [];
    const message = [...told.map(({ text }) => text), ...more].join('\n');
    throw new errors/* SetupError */.w3(code, message, { details: { path, line: told[0].line } });
}
function notJson(text, path, { message }, kind = manifest) {
    const parsed = read(text);
    // The engine tells most places; yaml, which accepts more than JSON, may see no fault at all.
    const told = / at position (\d+)/.exec(message)?.[1];
    const offset = told === undefined ? (parsed.document.errors[0]?.pos[0] ?? 0) : Number(told);
    return fail(parsed, path, [{ offset, message: `${kind.notJson}: ${message.replaceAll('\n', ' ')}` }], kind);
}
/** What is wrong with a document that is JSON: fields that stand twice, and all that the schema finds. */
function wrongFields(text, path, value, issues, kind = manifest) {
    const parsed = read(text);
    const { doubled, fields } = fieldsOf(parsed.document.contents);
    const found = issues.flatMap((issue) => {
        const field = issue.path
            .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
            .join('')
            .replace(/^\./, '');
        const offset = offsetOf(parsed.document.contents, issue.path, fields);
        return wordsOf(issue, value, kind.schema).map((words) => ({
            offset,
            message: `${field || 'the document'}: ${words}`,
        }));
    });
    const faults = [...doubled, ...found.sort((a, b) => a.offset - b.offset)];
    return fail(parsed, path, faults.length > 0 ? faults : [{ offset: 0, message: 'the same field twice in one object' }], kind);
}
/** All objects of a document, each looked through once, and the fields that stand twice in one. */
function fieldsOf(root) {
    const doubled = [];
    const fields = new Map();
    for (const todo = [root]; todo.length > 0;) {
        const node = todo.pop();
        if ((0,dist/* isSeq */.oP)(node))
            for (const item of node.items)
                todo.push(item);
        if (!(0,dist/* isMap */.jh)(node))
            continue;
        const named = new Map();
        fields.set(node, named);
        for (const pair of node.items) {
            const name = String((0,dist/* isScalar */.jn)(pair.key) ? pair.key.value : pair.key);
            if (named.has(name))
                doubled.push({ offset: pair.key.range?.[0] ?? 0, message: 'the same field twice in one object' });
            named.set(name, pair);
            todo.push(pair.value);
        }
    }
    return { doubled: doubled.sort((a, b) => a.offset - b.offset), fields };
}
/** Where a field stands, or the nearest enclosing one when the field itself is what is missing. */
function offsetOf(root, path, fields) {
    let [at, offset] = [root, 0];
    for (const step of path) {
        at = (0,dist/* isSeq */.oP)(at) ? at.items[Number(step)] : fields.get(at)?.get(String(step))?.value;
        const start = at?.range?.[0];
        if (start === undefined)
            break;
        offset = start;
    }
    return offset;
}


/***/ })

};
