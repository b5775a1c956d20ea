import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect } from '@jest/globals';
import { startOrigin } from '../../src/demo/origin.js';
import { demoSetup, tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { cleanEnv } from '../helpers/spawn.js';
import { environment } from './environments.js';
import { realTokenizer } from './real-tokenizer.js';

const { path: act, skipped } = environment('act');
const { real, skipped: unavailable } = realTokenizer();
const shell = process.platform === 'win32' ? 'the second step is written for sh' : '';
const reason = unavailable ?? skipped ?? shell;

/** Two steps: the action, and a step that sees only what the action exported and put out. */
const workflow = (inputs: Record<string, string>, script: readonly string[]) => `
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: steve1
        uses: ./
        with:
${Object.entries(inputs)
  .map(([name, value]) => `          ${name}: ${value}`)
  .join('\n')}
      - env:
          SOURCE: \${{ steps.steve1.outputs.source }}
          HIT: \${{ steps.steve1.outputs.cache-hit }}
        run: |
          echo "SEEN source=$SOURCE hit=$HIT"
${script.map((line) => `          ${line}`).join('\n')}
`;

/** A repository with the action in it, and what else a workflow of it needs. */
function repository(files: Record<string, string> = {}): string {
  const folder = tempFolder();
  // All that the action needs: the built-in bundles are in its dist.
  for (const path of ['action.yml', 'dist/provision']) cpSync(path, join(folder, path), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

/** Commits a workflow and runs it; act keeps its files, and its cache, below `home`. */
async function runWorkflow(folder: string, home: string, text: string) {
  mkdirSync(join(folder, '.github', 'workflows'), { recursive: true });
  writeFileSync(join(folder, '.github', 'workflows', 'test.yml'), text);
  const identity = ['user.name=t', 'user.email=t@example.invalid', 'commit.gpgsign=false'].flatMap((one) => [
    '-c',
    one,
  ]);
  const git = (...args: string[]) =>
    execFileSync('git', [...identity, ...args], { cwd: folder, env: cleanEnv(), stdio: 'ignore', timeout: 60_000 });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'test');

  // act runs JavaScript actions with the first `node` it finds.
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`;
  const env = { PATH, HOME: home, XDG_CACHE_HOME: join(home, 'cache'), XDG_CONFIG_HOME: join(home, 'config') };
  const server = ['--cache-server-addr', '127.0.0.1', '--cache-server-path', join(home, 'actcache')];
  const args = ['-P', 'ubuntu-latest=-self-hosted', ...server, 'push'];
  const { code, output } = await new Promise<{ code: unknown; output: string }>((done) => {
    // Asked to end, act ends its steps too.
    const options = { cwd: folder, env: cleanEnv(env), timeout: 240_000 };
    execFile(act!, args, options, (error, out, err) =>
      done({ code: error === null ? 0 : (error.code ?? error.signal), output: out + err }),
    );
  });
  // Lines of the step's output, not those in which act shows its script.
  return { code, seen: output.match(/(?<=\| )SEEN .*/g) ?? [], output: code === 0 ? '' : output };
}

testIf(reason === '', reason)(
  'a real workflow runner runs the action, and the next step has its environment',
  async () => {
    const origin = await startOrigin({ repos: [real!.repo] });
    undoAfterTest(() => origin.close());
    const inputs = { assets: 'clip-tokenizer', cache: 'off', 'hf-endpoint': origin.url };
    const script = [
      'echo "SEEN offline=$HF_HUB_OFFLINE,$TRANSFORMERS_OFFLINE"',
      'echo "SEEN home=$HF_HOME data=$STEVE1_DATA_DIR"',
      'echo "SEEN ref=$(cat "$HF_HUB_CACHE/models--openai--clip-vit-base-patch16/refs/main")"',
    ];
    expect(await runWorkflow(repository(), tempFolder(), workflow(inputs, script))).toEqual({
      code: 0,
      seen: [
        'SEEN source=download hit=false',
        'SEEN offline=1,1',
        expect.stringMatching(/^SEEN home=\/.*\/data\/huggingface_cache data=\/.*\/data$/),
        `SEEN ref=${real!.repo.commit}`,
      ],
      output: '',
    });
    expect(origin.requests).toHaveLength(7);
  },
);

testIf((skipped ?? shell) === '', skipped ?? shell)(
  'one workflow saves into the runner’s own cache server, and the next restores from it with no origin',
  async () => {
    const { origin, bundle } = await demoSetup();
    const folder = repository({ 'bundle.json': JSON.stringify(bundle) });
    const home = tempFolder();
    const inputs = { bundle: 'bundle.json', 'hf-endpoint': origin.url, retries: '0' };
    const script = ['echo "SEEN policy=$(sha256sum < "$STEVE1_WEIGHTS")"'];
    const saving = await runWorkflow(folder, home, workflow({ ...inputs, cache: 'write' }, script));
    expect([saving.code, saving.seen[0], saving.output]).toEqual([0, 'SEEN source=download hit=false', '']);

    await origin.close();
    const restoring = await runWorkflow(folder, home, workflow({ ...inputs, cache: 'read' }, script));
    expect(restoring).toEqual({ code: 0, seen: ['SEEN source=cache hit=true', saving.seen[1]], output: '' });
  },
);
