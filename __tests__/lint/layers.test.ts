import { beforeAll, describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/** The layers of docs/architecture.md as ESLint enforces them: every way around them is a row here. */

const rules = ['layers/imports', 'no-restricted-globals', 'no-restricted-syntax'];
const messages = new Map<string, string[]>();
const key = (file: string, code: string) => `${file}\0${code}`;

// The files of the rows do not exist, so the rules that need types cannot read them; none of ours does.
const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });

const core = 'src/core/a.ts';
const schema = 'src/core/schema/a.ts';
const io = 'src/io/a.ts';
const render = 'src/render/a.ts';
const app = 'src/app/a.ts';
const actions = 'src/actions/provision/a.ts';
const cli = 'src/cli/commands/a.ts';
const demo = 'src/demo/a.ts';

const refused: [file: string, code: string][] = [
  // Each form in which core could name something of another layer.
  [core, "import { x } from '../io/x.js'; x();"],
  [core, "import '../io/x.js';"],
  [core, "import * as x from '../io/x.js'; x.y();"],
  [core, "import type { X } from '../io/x.js'; export type Y = X;"],
  [core, "import { type X } from '../io/x.js'; export type Y = X;"],
  [core, "export { x } from '../io/x.js';"],
  [core, "export * from '../io/x.js';"],
  [core, "export * as x from '../io/x.js';"],
  [core, "export type { X } from '../io/x.js';"],
  [core, "export const x = await import('../io/x.js');"],
  [core, 'export const x = await import(`../io/x.js`);'],
  [core, 'export const load = (name: string) => import(name);'],
  [core, "export const load = (name: string) => import('../' + name);"],
  [core, "export type X = import('../io/x.js').X;"],
  [core, "export type X = typeof import('../io/x.js');"],
  [core, "import x = require('../io/x.js'); x();"],
  [core, "export const x = require('../io/x.js');"],
  [core, "import { x } from '../../src/io/x.js'; x();"],
  [core, "import { x } from './../io/x.js'; x();"],
  [core, "import { x } from './sub/../../io/x.js'; x();"],
  [core, "export const worker = new URL('../io/hash-worker.js', import.meta.url);"],
  // Each layer that core may not know.
  ...['app', 'render', 'cli', 'actions', 'demo'].map((to): [string, string] => [core, `import '../${to}/x.js';`]),
  [core, "import '../../scripts/build.mjs';"],
  [core, "import manifest from '../../bundles/steve1.json' with { type: 'json' }; export default manifest;"],
  [core, "import 'src/io/x.js';"],
  // Node, with and without its prefix, and packages.
  [core, "import { readFileSync } from 'node:fs'; readFileSync('a');"],
  [core, "import { readFileSync } from 'fs'; readFileSync('a');"],
  [core, "import { readFile } from 'fs/promises'; await readFile('a');"],
  [core, "import type { Stats } from 'node:fs'; export type S = Stats;"],
  [core, "import { join } from 'node:path'; join('a');"],
  [core, "import { createRequire } from 'node:module'; createRequire('/')('fs');"],
  [core, "import { z } from 'zod'; z.string();"],
  [core, "import type { z } from 'zod'; export type Z = z.ZodType;"],
  [core, "import { parse } from 'yaml'; parse('');"],
  [core, "import { getInput } from '@actions/core'; getInput('a');"],
  [schema, "import { parse } from 'yaml'; parse('');"],
  [schema, "import { readFileSync } from 'node:fs'; readFileSync('a');"],
  // What lets the world in without an import.
  ...[
    'process.env.HOME',
    'globalThis.process',
    "globalThis['process']",
    'global.process',
    "process.getBuiltinModule('node:fs')",
    "fetch('http://127.0.0.1')",
    "new WebSocket('ws://127.0.0.1')",
    "Buffer.from('a')",
    'setTimeout(() => {}, 1)',
    'setInterval(() => {}, 1)',
    'setImmediate(() => {})',
    'clearTimeout(1)',
    'queueMicrotask(() => {})',
    'performance.now()',
    'crypto.randomUUID()',
    "console.log('a')",
    '__dirname',
    '__filename',
    'module.exports',
    'import.meta.url',
    'import.meta.dirname',
  ].flatMap((code): [string, string][] => [
    [core, `export const x = ${code};`],
    [render, `export const x = ${code};`],
  ]),
  [core, 'export type B = Buffer;'],
  [core, 'export type P = typeof process;'],
  [core, 'export type F = typeof fetch;'],
  [core, 'export type E = NodeJS.ProcessEnv;'],

  [render, "import '../io/x.js';"],
  [render, "import '../app/x.js';"],
  [render, "import type { Fetch } from '../app/ports.js'; export type F = Fetch;"],
  [render, "import '../cli/x.js';"],
  [render, "import '../actions/x.js';"],
  [render, "import { EOL } from 'node:os'; export const x = EOL;"],
  [render, "import 'zod';"],

  [app, "import { x } from '../io/x.js'; x();"],
  [app, "import type { X } from '../io/x.js'; export type Y = X;"],
  [app, "export const x = await import('../io/x.js');"],
  [app, "export type X = import('../io/x.js').X;"],
  [app, "import '../render/x.js';"],
  [app, "import '../cli/x.js';"],
  [app, "import '../actions/x.js';"],
  [app, "import 'node:fs';"],
  [app, "import 'undici';"],
  [app, "import '@actions/core';"],
  [app, 'export const x = process.env;'],
  [app, 'export const x = globalThis.process;'],
  [app, "export const x = fetch('http://127.0.0.1');"],
  [app, "console.log('a');"],

  [io, "import { x } from '../app/provision.js'; x();"],
  [io, "import type { X } from '../app/provision.js'; export type Y = X;"],
  [io, "import { x } from '../app/ports.js'; x();"],
  [io, "import { type Fetch } from '../app/ports.js'; export type F = Fetch;"],
  [io, "export * from '../app/ports.js';"],
  [io, "export const x = await import('../app/ports.js');"],
  [io, "import '../render/x.js';"],
  [io, "import '../cli/x.js';"],
  [io, "import '../actions/x.js';"],
  [io, "import 'zod';"],
  [io, "import '@actions/core';"],
  [io, "import { createRequire } from 'node:module'; createRequire(import.meta.url)('@actions/core');"],
  [io, "export const fs = process.getBuiltinModule('node:fs');"],
  [io, "export const fs = process['getBuiltinModule']('node:fs');"],
  [io, "export const x = require('node:fs');"],

  [cli, "import '../../actions/run.js';"],
  [cli, "export const x = await import('../../actions/run.js');"],
  [demo, "import '../actions/run.js';"],
  ...[cli, demo].flatMap((file): [string, string][] => [
    [file, "import '@actions/core';"],
    [file, "export const x = await import('@actions/core');"],
    [file, "export type C = typeof import('@actions/core');"],
  ]),

  // The runner's variables.
  ...[core, io, render, app, cli, demo].map((file): [string, string] => [file, "export const name = 'GITHUB_ENV';"]),
  [io, 'export const x = process.env.GITHUB_ENV;'],
  [io, "export const x = process.env['RUNNER_TEMP'];"],
  [io, 'export const x = (name: string) => process.env[`INPUT_${name}`];'],
  [cli, 'export const { RUNNER_DEBUG } = process.env;'],
  [cli, 'export const { GITHUB_OUTPUT: out } = process.env;'],

  // The end of the process.
  ...[io, cli, demo, actions, 'src/cli/index.ts', 'src/actions/provision/index.ts'].map((file): [string, string] => [
    file,
    'process.exit(1);',
  ]),
  [io, 'process.reallyExit(1);'],
  [io, 'process.abort();'],
  [io, "process['exit'](1);"],
  [io, 'globalThis.process.exit(1);'],
  [io, 'export const { exit } = process;'],
  [io, "import { exit } from 'node:process'; exit(1);"],
  [app, 'process.exit(1);'],

  ['src/stray.ts', 'export const x = 1;'],
  ['src/util/stray.ts', 'export const x = 1;'],
  // The child of the CI cache is one file, and takes no more than it needs.
  [io, "import { restoreCache } from '@actions/cache'; restoreCache(['a'], 'b');"],
  [io, "export const cache = await import('@actions/cache');"],
  ['src/io/cache-child.ts', "import { restoreCache } from '@actions/cache'; restoreCache(['a'], 'b');"],
  ['src/io/cache-worker.ts', "import { getInput } from '@actions/core'; getInput('a');"],
  ['src/io/cache-worker.ts', "import { x } from '@actions/cache/lib/internal/tar'; x();"],
];

const allowed: [file: string, code: string][] = [
  [core, "import { x } from './x.js'; x();"],
  [core, "import { x } from './hub/x.js'; x();"],
  [core, "import type { Report } from './schema/report.js'; export type R = Report;"],
  [core, "export const x = new URL('https://huggingface.co').origin;"],
  [schema, "import { z } from 'zod'; z.string();"],
  [schema, "import { x } from '../safe-path.js'; x();"],
  [io, "import { readFileSync } from 'node:fs'; readFileSync('a');"],
  [io, "import { request } from 'undici'; await request('http://127.0.0.1');"],
  [io, "export const yaml = await import('yaml');"],
  [io, "export const [zip, tar] = [await import('yauzl'), await import('tar/header')];"],
  [io, "import type { Fetch } from '../app/ports.js'; export type F = Fetch;"],
  [io, "export type F = import('../app/ports.js').Fetch;"],
  [io, "import { x } from '../core/x.js'; x(process.pid, Buffer.alloc(1));"],
  [io, "export const worker = new URL('./hash-worker.js', import.meta.url);"],
  [io, 'setTimeout(() => process.kill(1, 0), 1);'],
  [render, "import { x } from '../core/x.js'; x();"],
  [render, "import { x } from './x.js'; x();"],
  [app, "import type { Fetch } from './ports.js'; export type F = Fetch;"],
  [app, "import { x } from './x.js'; x();"],
  [app, "import { x } from '../core/x.js'; x();"],
  [cli, "import { x } from '../../io/x.js'; x();"],
  [cli, "export const app = await import('../../app/provision.js');"],
  [cli, "import { parseArgs } from 'node:util'; parseArgs();"],
  [cli, "import manifest from '../../../bundles/steve1.json' with { type: 'json' }; export default manifest;"],
  [cli, "export const worker = new URL('../../io/hash-worker.js', import.meta.url);"],
  [demo, "import { x } from '../cli/x.js'; x();"],
  [demo, "import { x } from '../io/x.js'; x();"],
  [actions, "import { getInput } from '@actions/core'; getInput('a');"],
  [actions, "export const core = await import('@actions/core');"],
  [actions, "import { x } from '../../io/x.js'; x(process.env.GITHUB_ENV, 'INPUT_BUNDLE');"],
  ['src/actions/run.ts', 'process.exit(1);'],
  ['src/cli/main.ts', 'process.exit(1);'],
  ['src/demo/index.ts', 'process.exit(1);'],
  ['src/io/cache-worker.ts', "import { restoreCache } from '@actions/cache'; restoreCache(['a'], 'b');"],
  ['src/io/cache-worker.ts', "process.env['RUNNER_TEMP'] = '..'; process.exit(0);"],
];

beforeAll(async () => {
  for (const [file, code] of [...refused, ...allowed]) {
    const [result] = await eslint.lintText(`${code}\n`, { filePath: file });
    const fatal = result!.messages.filter((m) => m.fatal).map((m) => `does not parse: ${m.message}`);
    const ours = result!.messages.filter((m) => m.ruleId !== null && rules.includes(m.ruleId)).map((m) => m.message);
    messages.set(key(file, code), [...fatal, ...ours]);
  }
});

describe('a layer refuses', () => {
  test.each(refused)('%s: %s', (file, code) => {
    const said = messages.get(key(file, code))!;
    expect(said).not.toEqual([]);
    for (const message of said)
      expect(message).toMatch(/src\/|lies in no layer|import\.meta lets|Types of Node|Uint8Array/);
  });
});

describe('a layer allows', () => {
  test.each(allowed)('%s: %s', (file, code) => {
    expect(messages.get(key(file, code))).toEqual([]);
  });
});

test('the layers cannot be waved off with a comment', async () => {
  const code = "// eslint-disable-next-line layers/imports -- just this once\nimport '../io/x.js';\n";
  const [result] = await eslint.lintText(code, { filePath: core });
  expect(result!.messages.map((m) => m.ruleId)).toContain('@eslint-community/eslint-comments/no-restricted-disable');
});

test('a rule that is waved off needs a reason', async () => {
  const code = '// eslint-disable-next-line no-empty\nif (Date.now()) {\n}\n';
  const [result] = await eslint.lintText(code, { filePath: core });
  expect(result!.messages.map((m) => m.ruleId)).toEqual(['@eslint-community/eslint-comments/require-description']);
});

test('a file of more than 300 lines is too long', async () => {
  const [result] = await eslint.lintText('\n'.repeat(301), { filePath: core });
  expect(result!.messages.map((m) => m.ruleId)).toContain('max-lines');
});
