import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const sources = join(import.meta.dirname, 'src');

/**
 * Who may import whom: the table of docs/architecture.md.
 *
 * `folders`   of src/ that may be imported; `types` are files of which only types may be taken
 * `packages`  from npm, `'*'` for any but @actions/*, which belongs to src/actions alone
 * `node`      whether Node's own modules may be imported
 * `forbidden` globals: what would let the world in without an import
 */
const everyFolder = ['core', 'io', 'render', 'app', 'cli', 'demo'];

const world = ['process', 'fetch', 'WebSocket', 'EventSource', 'Worker', 'globalThis', 'global', 'console'];
const commonjs = ['require', 'module', 'exports', '__dirname', '__filename'];
const impure = [
  ...['Buffer', 'performance', 'crypto', 'navigator', 'localStorage', 'sessionStorage', 'MessageChannel'],
  ...['BroadcastChannel', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ...['clearTimeout', 'clearInterval', 'clearImmediate'],
];

const layers = {
  core: { folders: ['core'], forbidden: [...world, ...impure] },
  render: { folders: ['render', 'core'], forbidden: [...world, ...impure] },
  app: { folders: ['app', 'core'], forbidden: world },
  io: {
    folders: ['io', 'core'],
    types: ['app/ports'],
    packages: ['undici', 'yaml', 'p-limit', 'yauzl', 'tar'],
    node: true,
  },
  cli: { folders: everyFolder, packages: ['*'], node: true },
  demo: { folders: everyFolder, packages: ['*'], node: true },
  actions: { folders: [...everyFolder, 'actions'], packages: ['*', '@actions'], node: true },
};

/** The only package that core knows, and only its schemas. */
const zodFolder = 'core/schema/';

/** The program of the child that runs the runner's own toolkit of the CI cache, and knows what that wants to be told. */
const cacheWorker = 'io/cache-worker.ts';

/** The files that may end the process. Everywhere else an error is thrown and the entry decides. */
const exits = ['src/actions/run.ts', 'src/cli/main.ts', 'src/demo/index.ts', `src/${cacheWorker}`];

// A rule for a file that was moved would hold for nothing.
for (const path of [
  ...exits,
  `src/${zodFolder}`,
  'src/core/checkpoint/tables',
  ...Object.keys(layers).map((layer) => `src/${layer}`),
])
  if (!existsSync(join(import.meta.dirname, path)))
    throw new Error(`eslint.config.mjs names ${path}, which is not there`);

const bareBuiltins = new Set(process.getBuiltinModule('node:module').builtinModules.map((name) => name.split('/')[0]));

const withoutExtension = (path) => path.replace(/\.[cm]?[jt]s$/, '');

/** Why `from` (a path below src/) may not import `specifier`, or undefined. */
function refusal(layer, from, specifier, typeOnly) {
  const { folders, types = [], packages = [], node = false } = layers[layer];
  if (/^[./]|^file:|^[a-z]:[\\/]/i.test(specifier)) {
    const target = relative(sources, resolve(sources, dirname(from), specifier))
      .split(sep)
      .join('/');
    // The manifests and package.json are data and lie beside src/.
    if (/^\.\.\/(bundles\/[\w-]+|package)\.json$/.test(target)) return node ? undefined : 'no data files';
    if (folders.includes(target.split('/')[0])) return undefined;
    if (typeOnly && types.includes(withoutExtension(target))) return undefined;
    return `only ${folders.map((name) => `src/${name}`).join(', ')}`;
  }
  if (specifier.startsWith('node:') || bareBuiltins.has(specifier.split('/')[0])) {
    return node ? undefined : 'no modules of Node';
  }
  const name = specifier.startsWith('@') ? specifier.split('/', 1)[0] : specifier.split('/')[0];
  if (name === 'zod' && from.startsWith(zodFolder)) return undefined;
  if (specifier === '@actions/cache' && from === cacheWorker) return undefined;
  if (packages.includes(name)) return undefined;
  if (packages.includes('*') && name !== '@actions') return undefined;
  return packages.length === 0 ? 'no packages' : 'not this package';
}

/**
 * Every way in which a file can name another. A rule of its own and not `no-restricted-imports`, because that one sees
 * neither `import()` nor `import('…').T`, and compares text where this one resolves paths.
 */
const imports = {
  meta: { type: 'problem', schema: [{ enum: Object.keys(layers) }] },
  create(context) {
    const [layer] = context.options;
    const from = relative(sources, context.filename).split(sep).join('/');
    const report = (node, reason) => context.report({ node, message: `src/${layer}: ${reason}` });

    const check = (node, source, typeOnly = false) => {
      const text =
        source?.type === 'TemplateLiteral' && source.expressions.length === 0
          ? source.quasis[0].value.cooked
          : source?.value;
      if (typeof text !== 'string') return report(node, 'an import must name its module, or nobody can check it');
      const reason = refusal(layer, from, text, typeOnly);
      if (reason !== undefined) report(node, `'${text}' may not be imported here (${reason})`);
    };
    const checkFrom = (node) => {
      if (node.source) check(node, node.source, (node.importKind ?? node.exportKind) === 'type');
    };
    const around = (node) => report(node, 'modules are imported, not required: this goes around the layers');

    return {
      ImportDeclaration: checkFrom,
      ExportNamedDeclaration: checkFrom,
      ExportAllDeclaration: checkFrom,
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
      TSImportEqualsDeclaration: around,
      "CallExpression[callee.name='require']": around,
      "Identifier[name='createRequire']": around,
      "Identifier[name='getBuiltinModule']": around,
      "Literal[value='getBuiltinModule']": around,
      // A worker is a module too.
      "NewExpression[callee.name='URL'][arguments.1.object.type='MetaProperty']": (node) => {
        if (typeof node.arguments[0].value === 'string') check(node, node.arguments[0]);
      },
    };
  },
};

const runnerVariable = '/^(GITHUB|INPUT|RUNNER)_/';
const noRunnerVariables = [
  `Literal[value=${runnerVariable}]`,
  `TemplateElement[value.raw=${runnerVariable}]`,
  `MemberExpression > Identifier.property[name=${runnerVariable}]`,
  `ObjectPattern > Property > Identifier.key[name=${runnerVariable}]`,
].map((selector) => ({ selector, message: 'GITHUB_*, INPUT_* and RUNNER_* are known to src/actions alone.' }));

const exit = '/^(exit|reallyExit|abort)$/';
const noExit = [
  `MemberExpression[object.name='process'] > .property:matches([name=${exit}], [value=${exit}])`,
  `MemberExpression[object.property.name='process'] > .property:matches([name=${exit}], [value=${exit}])`,
  `VariableDeclarator[init.name='process'] > ObjectPattern > Property > Identifier.key[name=${exit}]`,
  `ImportDeclaration[source.value=/^(node:)?process$/]`,
].map((selector) => ({ selector, message: `Only ${exits.join(', ')} end the process: throw instead.` }));

const noNode = [
  { selector: "MetaProperty[meta.name='import']", message: 'import.meta lets the file system in.' },
  // no-restricted-globals looks at values only.
  { selector: "TSQualifiedName > Identifier[name='NodeJS']", message: 'Types of Node stay outside too.' },
  { selector: "TSTypeReference > Identifier[name='Buffer']", message: 'Bytes are a Uint8Array here.' },
  {
    selector: 'TSTypeQuery > Identifier[name=/^(process|fetch|globalThis)$/]',
    message: 'Types of Node stay outside too.',
  },
];

/**
 * The rules of one layer. Each is set once with all it holds, because a second block for the same files would replace
 * its options and not add to them.
 */
function layerRules(layer, { mayExit = false, knowsRunner = layer === 'actions' } = {}) {
  const { forbidden = [] } = layers[layer];
  const syntax = [
    ...(knowsRunner ? [] : noRunnerVariables),
    ...(mayExit ? [] : noExit),
    ...(forbidden.length > 0 ? noNode : []),
  ];
  const message = `src/${layer} does not touch the world: it is given what it needs.`;
  return {
    'layers/imports': ['error', layer],
    'no-restricted-syntax': syntax.length > 0 ? ['error', ...syntax] : 'off',
    'no-restricted-globals': ['error', ...[...forbidden, ...commonjs].map((name) => ({ name, message }))],
  };
}

export default defineConfig(
  { ignores: ['dist/', 'lib/', 'coverage/', 'data/', '.demo/', '.interop/', '.bench/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    // What this Node has, it has in a script.
    languageOptions: {
      globals: Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, false])),
    },
  },
  ...tseslint.configs.recommended,
  comments.recommended,
  {
    rules: {
      '@eslint-community/eslint-comments/require-description': ['error', { ignore: ['eslint-enable'] }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['src/**'],
    plugins: { layers: { rules: { imports } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-eval': 'error',
      'no-new-func': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // A member that nobody thought of must not fall out of a switch in silence; a `default` would hide it.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      // The layers have no exceptions: a rule that can be waved off does not bite.
      '@eslint-community/eslint-comments/no-restricted-disable': [
        'error',
        ...['layers/*', 'no-restricted-*', 'no-eval', 'no-new-func', 'max-lines'],
      ],
    },
  },
  {
    files: ['src/**'],
    ignores: Object.keys(layers).map((layer) => `src/${layer}/**`),
    rules: { 'no-restricted-syntax': ['error', { selector: 'Program', message: 'This file lies in no layer.' }] },
  },
  ...Object.keys(layers).map((layer) => ({ files: [`src/${layer}/**`], rules: layerRules(layer) })),
  ...exits.map((file) => {
    const layer = file.split('/')[1];
    const knowsRunner = layer === 'actions' || file === `src/${cacheWorker}`;
    return { files: [file], rules: layerRules(layer, { mayExit: true, knowsRunner }) };
  }),
  // Data, one tensor a line.
  { files: ['src/core/checkpoint/tables/*.ts'], rules: { 'max-lines': 'off' } },
  prettier,
);
