import { spawn } from 'node:child_process';
import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import template from '../../bundles/demo.json' with { type: 'json' };
import { currentFolder } from '../cli/current-folder.js';
import { Faults } from '../cli/faults.js';
import { listenToOutputs, print } from '../cli/streams.js';
import { asSetupError, exitCodeOf } from '../core/errors.js';
import { atPath, systemCode } from '../io/errors.js';
import { demoHubRepo, writeDemoFiles } from './fixtures.js';
import { startOrigin } from './origin.js';

/**
 * The main job on a small bundle, as a user sees it: provision, verify, a file goes bad, verify names it, provision
 * mends it. Everything comes from a server in this process; no other machine is asked.
 */

/** Made in the current folder. */
let root = '';
// Not `new URL(…, import.meta.url)`: the bundler would take a copy of it along.
const cli = join(dirname(fileURLToPath(import.meta.url)), '..', 'cli', 'index.js');

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Runs the command line as a user would, and insists on how it ends. */
async function steve1Setup(expectedCode: number, ...args: string[]): Promise<void> {
  say(`\n$ steve1-setup ${args.join(' ')}`);
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(HF_|TRANSFORMERS_|HUGGINGFACE_|INPUT_)/.test(name),
  );
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: root,
    stdio: 'inherit',
    // A proxy of this machine's network has no way to a server in this process.
    env: { ...Object.fromEntries(inherited), NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' },
  });
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  if (code !== expectedCode) throw new Error(`expected exit code ${expectedCode}, got ${code}`);
}

/** Turns one byte of a file around, as a bad disk would: the size stays right. */
async function breakFile(path: string): Promise<void> {
  await using file = await open(path, 'r+');
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 5000);
  await file.write(Buffer.from([buffer[0]! ^ 0xff]), 0, 1, 5000);
}

async function demo(): Promise<void> {
  root = resolve(currentFolder(), '.demo');
  // Emptied and not removed: somebody who looks around in it would be left in a folder that is gone.
  await mkdir(root, { recursive: true });
  for (const name of await readdir(root)) await rm(join(root, name), { recursive: true });
  const origin = await startOrigin({ files: await writeDemoFiles(join(root, 'served')), repos: [demoHubRepo()] });
  try {
    const bundle = JSON.stringify(template, null, 2).replaceAll('http://127.0.0.1:1/', `${origin.url}/`);
    await writeFile(join(root, 'bundle.json'), `${bundle}\n`);
    await writeFile(join(root, 'README.txt'), readme());
    const same = ['--bundle', 'bundle.json'];

    say('STEVE-1 set-up, on small files in the real formats, from a server on this machine.');
    await steve1Setup(0, 'provision', ...same, '--hf-endpoint', origin.url);
    say('\nAgain: everything is in place, nothing is fetched or hashed.');
    await steve1Setup(0, 'provision', ...same, '--hf-endpoint', origin.url);
    say('\nNow one byte of the policy goes bad.');
    await breakFile(join(root, 'data', 'weights', 'steve1', 'steve1.weights'));
    await steve1Setup(1, 'verify', ...same);
    say('\nProvisioning again corrects it.');
    await steve1Setup(0, 'provision', ...same, '--hf-endpoint', origin.url);
    await steve1Setup(0, 'env', ...same);
    say(
      '\nLook around in .demo/ (README.txt says what is what). The real weights: node bin/steve1-setup.mjs provision',
    );
  } finally {
    await origin.close();
  }
}

function readme(): string {
  return `What \`npm run demo\` left here.

served/       the files that the demo's own server hands out: torch checkpoints, a pickled model, all small
bundle.json   the manifest: what is wanted, where from, and the digests (from bundles/demo.json)
data/         what \`steve1-setup provision\` made of it, as an agent expects it:
  weights/              vpt, mineclip, steve1
  huggingface_cache/    HF_HOME: hub/models--demo--clip-tokenizer/{blobs,refs,snapshots}
  generated_videos/     empty; the agent writes here
  .steve1-setup/        receipts and unfinished downloads of the kit itself

It may be deleted at any time; the demo makes it anew.
`;
}

const faults = Faults.watch();
listenToOutputs();
const code = await faults.guard(demo).then(
  () => 0,
  async (thrown: unknown) => {
    const error =
      systemCode(thrown) === undefined ? asSetupError(thrown) : atPath('write-failed', 'write', root, thrown);
    await print(process.stderr, `the demo failed: ${error.message}\nFix: ${error.remedy}\nSee: ${error.docs}\n`);
    return exitCodeOf(error.kind);
  },
);
process.exit(code);
