import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect } from '@jest/globals';
import { startOrigin } from '../../src/demo/origin.js';
import { unpackArchive } from '../../src/io/archive.js';
import { tempFolder, undoAfterTest } from '../helpers/demo-setup.js';
import { testIf } from '../helpers/skip.js';
import { action, cleanEnv, cli } from '../helpers/spawn.js';
import { environment, required, testData } from './environments.js';
import { realTokenizer } from './real-tokenizer.js';

const { real, skipped: unavailable } = realTokenizer();

/** The built action brings the real tokenizer from a loopback Hub, by the built-in bundle. */
async function provisioned() {
  const origin = await startOrigin({ repos: [real!.repo] });
  undoAfterTest(() => origin.close());
  const workspace = tempFolder();
  const end = await action('provision', { assets: 'clip-tokenizer', 'hf-endpoint': origin.url }, { workspace }).ended;
  expect([end.code, origin.requests.length]).toEqual([0, 7]);
  return { origin, exported: end.exported };
}

describe.each(['hub-0.36', 'hub-1', 'hub-2'])('%s', (name) => {
  const { python, skipped } = environment(name);
  const reason = unavailable ?? skipped ?? '';
  // Not execFileSync: the Hub that the child asks lives in this process.
  const run = async (script: string, input: unknown, env: Record<string, string>): Promise<unknown> => {
    const asked = promisify(execFile)(python!, [join('__tests__', 'interop', script), JSON.stringify(input)], {
      env: cleanEnv(env),
      timeout: 240_000,
    });
    return JSON.parse((await asked).stdout) as unknown;
  };

  testIf(reason === '', reason)('offline, with no socket and no revision named, gives the golden ids', async () => {
    const { exported } = await provisioned();
    const prompts = Object.keys(real!.golden);
    const result = (await run('load_tokenizer.py', prompts, exported)) as {
      versions: Record<string, string>;
      ids: Record<string, number[][]>;
      sizes: Record<string, number>;
      snapshot: string;
      repos: { id: string; revisions: [string, string[]][] }[];
      warnings: string[];
      sockets: string[];
    };
    expect(result.versions).toEqual(required(name));
    expect(result.sockets).toEqual([]);
    const golden = Object.values(real!.golden);
    expect(result.ids).toEqual({ AutoTokenizer: golden, CLIPTokenizerFast: golden });
    expect(result.sizes).toEqual({ AutoTokenizer: 49408, CLIPTokenizerFast: 49408 });
    const repo = join(exported['HF_HUB_CACHE']!, 'models--openai--clip-vit-base-patch16');
    expect(readFileSync(join(repo, 'refs', 'main'), 'latin1')).toBe(real!.repo.commit);
    expect(result.snapshot).toBe(join(repo, 'snapshots', real!.repo.commit));
    expect(result.repos).toEqual([{ id: real!.repo.repo, revisions: [[real!.repo.commit, ['main']]] }]);
    // The scan takes `version.txt`, which quietens some versions of transformers, for a stray; nothing else is.
    expect(result.warnings.filter((warning) => !warning.includes('version.txt'))).toEqual([]);
  });

  testIf(reason === '', reason)('online, it finds every blob in our cache and downloads none', async () => {
    const { origin, exported } = await provisioned();
    origin.requests.length = 0;
    const names = Object.keys(real!.repo.files);
    const paths = (await run('download_online.py', names, {
      ...exported,
      HF_HUB_OFFLINE: '0',
      TRANSFORMERS_OFFLINE: '0',
      HF_ENDPOINT: origin.url,
    })) as string[];
    expect(origin.requests.length).toBeGreaterThan(0);
    expect(origin.requests.filter(({ method, url }) => method === 'GET' && url.includes('/resolve/'))).toEqual([]);
    paths.forEach((path, index) => {
      const { data } = real!.repo.files[names[index]!]!;
      expect(readFileSync(path).equals(data as Buffer)).toBe(true);
    });
  });

  testIf(reason === '', reason)(
    'the cache that a real project committed goes back to the network as it is, and not once it is repaired',
    async () => {
      const origin = await startOrigin({ repos: [real!.repo] });
      undoAfterTest(() => origin.close());
      const downloads = async (mended: boolean): Promise<number> => {
        const work = join(tempFolder(), 'work');
        const untold = { signal: new AbortController().signal, onTotal: () => undefined, onBytes: () => undefined };
        await unpackArchive(join(testData()!, 'hub', 'aimc_build_cache.zip'), work, undefined, untold);
        const home = join(work, '.cache', 'huggingface');
        if (mended) {
          const end = await cli(['repair', '--hub-cache', home, '--hf-endpoint', 'http://127.0.0.1:1'], { cwd: work });
          expect(end.code).toBe(0);
        }
        origin.requests.length = 0;
        await run('download_online.py', Object.keys(real!.repo.files), { HF_HOME: home, HF_ENDPOINT: origin.url });
        return origin.requests.filter(({ method, url }) => method === 'GET' && url.includes('/resolve/')).length;
      };
      expect([await downloads(false), await downloads(true)]).toEqual([7, 0]);
    },
  );
});
