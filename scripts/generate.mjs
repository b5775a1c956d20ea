/**
 * Writes what is derived from the code: schemas/, docs/errors.md, and the tables of inputs in the documentation. With
 * `--check`, names what is stale and writes nothing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { z } from 'zod';
import { Complaint, compile, lib, root, runScript } from './compile.mjs';

const core = (name) => import(pathToFileURL(join(lib, 'src/core', name)).href);

const repository = 'https://github.com/aimc/steve1-setup';

function schemaText(name, title, schema) {
  const $id = `https://raw.githubusercontent.com/aimc/steve1-setup/main/schemas/${name}.json`;
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return `${JSON.stringify({ $schema, $id, title, ...rest }, null, 2)}\n`;
}

function errorsText(codes, exitCodeOf) {
  const kinds = ['configuration', 'environment', 'integrity', 'network', 'device', 'smoke', 'internal'];
  const byKindThenName = ([a, x], [b, y]) => kinds.indexOf(x.kind) - kinds.indexOf(y.kind) || (a < b ? -1 : 1);
  const sections = Object.entries(codes)
    .sort(byKindThenName)
    .map(([code, { title, kind, remedy }]) =>
      [`## ${code}`, `${title}.`, `Kind: ${kind} · exit code ${exitCodeOf(kind)}`, `Fix: ${remedy}`].join('\n\n'),
    );
  const intro = [
    '# Errors and findings',
    'Every error, and every finding of a report, has a code. It is stable: scripts may compare it. The kind of a code ' +
      'decides the exit code of the command line where it is an error, and not a warning or a note: 1 the answer is no, 2 the question was wrong, 3 it could not be ' +
      `answered, 70 a fault of the kit itself. A code that helps you too little is a fault too: ${repository}/issues.`,
    '<!-- Made by `npm run generate` from src/core/codes.ts. -->',
  ];
  return `${[...intro, ...sections].join('\n\n')}\n`;
}

function valuesOf(type) {
  if (type.kind === 'choice') return type.values.map((value) => `\`${value}\``).join(', ');
  if (type.kind === 'integer') return `${type.min} to ${type.max}`;
  return { text: 'text', boolean: '`true`, `false`', list: 'list' }[type.kind];
}

async function inputsTable(inputs, names) {
  const cell = (text) => text.replaceAll('|', '\\|');
  const rows = names.map((name) => {
    const { type, default: preset, description, noFlag } = inputs[name];
    const meaning = noFlag ? `${description}; not a flag` : description;
    return [`\`${name}\``, valuesOf(type), preset === undefined ? '–' : `\`${preset}\``, meaning].map(cell);
  });
  const lines = [['input', 'values', 'default', 'meaning'], ['---', '---', '---', '---'], ...rows];
  // As `npm run format` would leave it, or the two would undo each other.
  return format(lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n'), { parser: 'markdown' });
}

/** Fills `<!-- inputs:verify -->…<!-- /inputs -->`. */
async function withTables(file, text) {
  const { inputs, inputsOf } = await core('inputs.js');
  const commands = new Set(Object.values(inputs).flatMap((input) => input.commands));
  const parts = text.split(/(?<=<!-- inputs:\S+ -->)[\s\S]*?(?=<!-- \/inputs -->)/);
  let result = parts[0];
  for (const [index, part] of parts.slice(1).entries()) {
    const command = /<!-- inputs:(\S+) -->$/.exec(parts[index])[1];
    if (!commands.has(command)) throw new Complaint(`${file}: no command '${command}' takes inputs.`);
    result += `\n\n${await inputsTable(inputs, inputsOf(command))}\n${part}`;
  }
  return result;
}

async function documents() {
  const { bundleSchema } = await core('schema/bundle.js');
  const { reportSchema } = await core('schema/report.js');
  const { bundlesSchema } = await core('schema/bundles.js');
  const { lockSchema } = await core('schema/lock.js');
  const { inspectSchema } = await core('schema/inspect.js');
  const { deviceSchema } = await core('schema/device.js');
  const { codes } = await core('codes.js');
  const { exitCodeOf } = await core('errors.js');
  const files = new Map([
    ['schemas/steve1-bundle-1.json', schemaText('steve1-bundle-1', 'Bundle manifest steve1-bundle/1', bundleSchema)],
    ['schemas/steve1-lock-1.json', schemaText('steve1-lock-1', 'Lock file steve1-lock/1', lockSchema)],
    ['schemas/steve1-report-1.json', schemaText('steve1-report-1', 'Report steve1-report/1', reportSchema)],
    [
      'schemas/steve1-inspect-1.json',
      schemaText('steve1-inspect-1', 'Inspection of checkpoints steve1-inspect/1', inspectSchema),
    ],
    [
      'schemas/steve1-bundles-1.json',
      schemaText('steve1-bundles-1', 'Built-in bundles steve1-bundles/1', bundlesSchema),
    ],
    ['schemas/steve1-device-1.json', schemaText('steve1-device-1', 'Device report steve1-device/1', deviceSchema)],
    ['docs/errors.md', errorsText(codes, exitCodeOf)],
  ]);
  for (const file of ['README.md', 'docs/inputs-outputs.md']) {
    if (existsSync(join(root, file))) files.set(file, await withTables(file, readFileSync(join(root, file), 'utf8')));
  }
  return files;
}

await runScript(async () => {
  compile({ check: false });
  const stale = [...(await documents())].filter(
    ([file, text]) => !existsSync(join(root, file)) || readFileSync(join(root, file), 'utf8') !== text,
  );
  if (process.argv.includes('--check')) {
    if (stale.length === 0) return console.log('Generated files are up to date.');
    throw new Complaint(`${stale.map(([file]) => `stale  ${file}`).join('\n')}\nFix: npm run generate, and commit.`);
  }
  for (const [file, text] of stale) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    console.log(`wrote ${file}`);
  }
});
