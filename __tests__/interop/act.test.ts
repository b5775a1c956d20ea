import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect } from '@jest/globals';
import { startOrigin } from '../../src/demo/origin.js';
import { tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { cleanEnv } from '../helpers/spawn.js';
import { environment } from './environments.js';
import { realTokenizer } from './real-tokenizer.js';

const { path: act, skipped } = environment('act');
const { real, skipped: unavailable } = realTokenizer();
const reason = unavailable ?? skipped ?? (process.platform === 'win32' ? 'the second step is written for sh' : '');

/** Two steps: the action, and a step that sees only what the action exported and put out. */
const workflow = (endpoint: string) => `
on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - id: steve1
        uses: ./
        with:
          assets: clip-tokenizer
          hf-endpoint: ${endpoint}
      - env:
          SOURCE: \${{ steps.steve1.outputs.source }}
          HIT: \${{ steps.steve1.outputs.cache-hit }}
        run: |
          echo "SEEN source=$SOURCE hit=$HIT offline=$HF_HUB_OFFLINE,$TRANSFORMERS_OFFLINE"
          echo "SEEN home=$HF_HOME data=$STEVE1_DATA_DIR"
          echo "SEEN ref=$(cat "$HF_HUB_CACHE/models--openai--clip-vit-base-patch16/refs/main")"
`;

testIf(reason === '', reason)(
  'a real workflow runner runs the action, and the next step has its environment',
  async () => {
    const origin = await startOrigin({ repos: [real!.repo] });
    undoAfterTest(() => origin.close());
    const folder = tempFolder();
    // All that the action needs: the built-in bundles are in its dist.
    for (const path of ['action.yml', 'dist/provision']) cpSync(path, join(folder, path), { recursive: true });
    mkdirSync(join(folder, '.github', 'workflows'), { recursive: true });
    writeFileSync(join(folder, '.github', 'workflows', 'test.yml'), workflow(origin.url));
    const identity = ['user.name=t', 'user.email=t@example.invalid', 'commit.gpgsign=false'].flatMap((one) => [
      '-c',
      one,
    ]);
    const git = (...args: string[]) =>
      execFileSync('git', [...identity, ...args], { cwd: folder, env: cleanEnv(), stdio: 'ignore', timeout: 60_000 });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'test');

    // act runs JavaScript actions with the first `node` it finds; its own files go below a home of this test.
    const home = tempFolder();
    const PATH = `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`;
    const env = { PATH, HOME: home, XDG_CACHE_HOME: join(home, 'cache'), XDG_CONFIG_HOME: join(home, 'config') };
    const args = [
      '-P',
      'ubuntu-latest=-self-hosted',
      '--cache-server-addr',
      '127.0.0.1',
      '--cache-server-path',
      join(home, 'actcache'),
      'push',
    ];
    const { code, stdout, stderr } = await new Promise<{ code: unknown; stdout: string; stderr: string }>((done) => {
      // Asked to end, act ends its steps too.
      const options = { cwd: folder, env: cleanEnv(env), timeout: 240_000 };
      execFile(act!, args, options, (error, out, err) =>
        done({ code: error === null ? 0 : (error.code ?? error.signal), stdout: out, stderr: err }),
      );
    });
    // Lines of the step's output, not those in which act shows its script.
    const seen = (stdout + stderr).match(/(?<=\| )SEEN .*/g) ?? [];
    expect({ code, seen, output: code === 0 ? '' : stdout + stderr }).toEqual({
      code: 0,
      seen: [
        'SEEN source=download hit=false offline=1,1',
        expect.stringMatching(/^SEEN home=\/.*\/data\/huggingface_cache data=\/.*\/data$/),
        `SEEN ref=${real!.repo.commit}`,
      ],
      output: '',
    });
    expect(origin.requests).toHaveLength(7);
  },
);
