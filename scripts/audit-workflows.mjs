/**
 * Audits with zizmor what users copy and what runs here: workflows, examples, action.yml files, and the snippets of the
 * documentation. `npm test` makes zizmor (scripts/interop-env.mjs); where it is not there, that is said and nothing fails,
 * but with STEVE1_INTEROP=full it must be there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Complaint, root, runScript } from './compile.mjs';

function findZizmor() {
  const file = join(root, '.interop', 'environments.json');
  const { python, skipped = 'it is not made: run `npm test`, or `node scripts/interop-env.mjs`' } = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')).zizmor ?? {})
    : {};
  if (python === undefined) return { skipped };
  const program = join(dirname(python), process.platform === 'win32' ? 'zizmor.exe' : 'zizmor');
  return existsSync(program) ? { program } : { skipped: `there is no ${program}` };
}

const indented = (text, by) => text.replace(/^(?=.)/gm, ' '.repeat(by));
const job = 'on: [push]\npermissions: {}\njobs:\n  snippet:\n    runs-on: ubuntu-latest\n';

/** A snippet as the workflow that its reader puts it into. */
function workflowOf(snippet) {
  if (/^(on|jobs):/m.test(snippet)) return snippet;
  if (/^steps:/m.test(snippet)) return job + indented(snippet, 4);
  return `${job}    steps:\n${indented(snippet, 6)}`;
}

/** The blocks of YAML in a page that use an action. */
function snippetsOf(page) {
  return [...page.matchAll(/^```ya?ml\n(.*?)^```/gms)]
    .map(([, text]) => text)
    .filter((text) => /\buses:/.test(text))
    .map(workflowOf);
}

/** Writes the snippets of the pages as workflows into a folder, under names that tell where each comes from. */
function writeSnippets(pages, folder) {
  return pages.flatMap((page) =>
    snippetsOf(readFileSync(join(root, page), 'utf8')).map((text, index) => {
      const file = join(folder, `${page.replaceAll(/[\\/]/g, '-')}-snippet-${index + 1}.yml`);
      writeFileSync(file, text);
      return file;
    }),
  );
}

await runScript(() => {
  const { program, skipped } = findZizmor();
  if (program === undefined) {
    if (process.env.STEVE1_INTEROP === 'full') throw new Complaint(`zizmor is not there: ${skipped}`);
    console.log(`SKIPPED: workflows and snippets are not audited, because zizmor is not there: ${skipped}`);
    return;
  }
  const given = process.argv.slice(2);
  const folder = mkdtempSync(join(tmpdir(), 'steve1-audit-'));
  try {
    const workflows = ['action.yml', '*/action.yml', 'examples/*.{yml,yaml}', '.github/workflows/*.{yml,yaml}'];
    const files = globSync(workflows, { cwd: root, exclude: ['node_modules/**'] }).map((file) => join(root, file));
    const snippets = writeSnippets(globSync(['*.md', 'docs/*.md'], { cwd: root }).sort(), folder);
    const all = given.length > 0 ? given : [...files.sort(), ...snippets];
    const options = ['--offline', '--no-progress', '--strict-collection', '--collect=all', '--format=plain'];
    const { status, stdout, stderr } = spawnSync(program, [...options, ...all], { encoding: 'utf8' });
    if (status !== 0) throw new Complaint(`${stdout}${stderr}`.trim());
    console.log(`${all.length} workflows, actions and snippets are audited.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
