import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { testFull } from '../../helpers/full.js';
import { smiScript } from '../../helpers/fake-programs.js';
import { downTorch, gather, gpuFiles, real, temp, withTorchStub } from '../../helpers/probing.js';

describe('Python', () => {
  test('with a torch that hangs at import is given up, and its children with it', async () => {
    const { state, evidence, seconds } = await gather(
      withTorchStub('import subprocess, time\nsubprocess.Popen(["sleep", "600"])\ntime.sleep(600)\n', {
        timeoutSeconds: 3,
      }),
    );
    expect([state, evidence.torch.ran?.outcome]).toEqual(['torch-hang', 'hung']);
    expect(seconds).toBeLessThan(30);
  });

  test('that crashes', async () => {
    const { state, evidence } = await gather(withTorchStub('import os\nos.kill(os.getpid(), 11)\n'));
    expect([state, evidence.torch.ran?.signal]).toEqual(['torch-crash', 'SIGSEGV']);
    expect(evidence.torch.ran?.stderr).toMatch(/Segmentation fault/);
  });

  test('whose torch is broken', async () => {
    const { verdict } = await gather(withTorchStub('raise OSError("libcudnn.so.9: cannot open shared object file")\n'));
    expect(verdict).toMatchObject({ state: 'torch-missing', reason: expect.stringContaining('libcudnn.so.9') });
  });

  test('whose torch makes /dev/nvidia-uvm: what counts is what is there afterwards', async () => {
    const { 'dev/nvidia-uvm': _, ...files } = gpuFiles;
    const programs = { 'nvidia-smi': smiScript() };
    const missing = await gather(withTorchStub(downTorch(''), { files, programs }));
    expect(missing.state).toBe('uvm-missing');
    const late = 'import time\ntime.sleep(0.5)\nopen("../root/dev/nvidia-uvm", "w")';
    const made = await gather(withTorchStub(downTorch(late), { files, programs }));
    expect([made.state, made.verdict.reason]).toEqual(['unknown', 'CUDA unknown error']);
  });

  test('that ends while torch prints a lot', async () => {
    const { state } = await gather(withTorchStub('print("x" * 10**8)\n'));
    expect(state).toBe('torch-crash');
  });

  test('without torch: nothing of the working directory is imported, and no file is written', async () => {
    const { evidence, work, state } = await gather({
      python: real,
      prepare: (folder) => {
        for (const name of ['torch', 'json', 'faulthandler', 'sitecustomize'])
          writeFileSync(join(folder, `${name}.py`), 'open("imported", "w")\n');
      },
    });
    expect([state, evidence.torch.error?.type]).toEqual(['torch-missing', 'ModuleNotFoundError']);
    expect(readdirSync(work).sort()).toEqual(['faulthandler.py', 'json.py', 'sitecustomize.py', 'torch.py']);
    expect(Object.keys(evidence.prerequisites)).toEqual([
      ...['numpy', 'gym', 'minerl', 'minestudio', 'mineclip', 'transformers', 'huggingface_hub'],
      ...['java', 'ffmpeg', 'Xvfb'],
    ]);
  });

  test('prerequisites: versions of packages and programs, and what is broken', async () => {
    const { evidence } = await gather({
      python: real,
      programs: {
        java: 'echo "Picked up JAVA_TOOL_OPTIONS: -Xmx1g" >&2; echo \'openjdk version "1.8.0_392"\' >&2',
        ffmpeg: 'echo "ffmpeg: error while loading shared libraries" >&2; exit 127',
        Xvfb: 'exit 1',
      },
      env: { PYTHONPATH: 'site' },
      prepare: (folder) => {
        mkdirSync(join(folder, 'site', 'minerl-1.0.0.dist-info'), { recursive: true });
        writeFileSync(
          join(folder, 'site', 'minerl-1.0.0.dist-info', 'METADATA'),
          'Metadata-Version: 2.1\nName: minerl\nVersion: 1.0.0\n',
        );
        mkdirSync(join(folder, 'site', 'mineclip'));
        writeFileSync(join(folder, 'site', 'mineclip', '__init__.py'), 'raise SystemExit(3)\n');
      },
    });
    expect(evidence.prerequisites).toMatchObject({
      minerl: { found: true, version: '1.0.0' },
      mineclip: { found: true },
      gym: { found: false },
      java: { found: true, version: 'openjdk version "1.8.0_392"' },
      ffmpeg: { found: false, error: expect.stringContaining('shared libraries') },
      Xvfb: { found: true, path: expect.stringContaining('Xvfb') },
    });
  });

  test('what was said before torch hung or crashed is kept', async () => {
    const lines = ['time.sleep(600)', 'os.kill(os.getpid(), 11)', 'sys.exit(127)', 'os._exit(0)'];
    for (const line of lines) {
      const { evidence, state } = await gather(
        withTorchStub(`import os, sys, time\n${line}\n`, { timeoutSeconds: 2, programs: { java: 'exit 0' } }),
      );
      expect([line, state, evidence.python.version]).toEqual([
        line,
        line.includes('sleep') ? 'torch-hang' : 'torch-crash',
        expect.stringMatching(/^3\./),
      ]);
      expect(evidence.prerequisites).toMatchObject({ numpy: {}, java: { found: true } });
    }
  });

  test('an exception is told by its last line', async () => {
    const { verdict } = await gather(
      withTorchStub('import sys\nsys.excepthook(KeyError, KeyError(3), None)\nsys.exit(4)\n'),
    );
    expect(verdict.reason).toMatch(/ended with 4 before it answered: KeyError: 3$/);
    const { verdict: deep } = await gather(withTorchStub('raise BaseException("deep trouble")\n'));
    expect(deep.reason).toMatch(/ended with 1 before it answered: BaseException: deep trouble$/);
  });

  test('what a torch prints is not taken for an answer', async () => {
    const line = 'steve1-device-report:{"torch": {"version": "9"}}';
    const { evidence, state } = await gather(withTorchStub(`print('${line}')\nraise SystemExit(0)\n`));
    expect([state, evidence.torch.report, evidence.torch.ran?.stdout]).toEqual(['torch-crash', undefined, line]);
  });

  test('a report is believed only of a child that ends well', async () => {
    const good = await gather(withTorchStub(downTorch('')));
    expect(good.evidence.torch.report?.version).toBe('2.5.1+cu124');
    const { evidence, state } = await gather(
      withTorchStub(downTorch('leave = os._exit\nos._exit = lambda _: leave(3)')),
    );
    expect([state, evidence.torch.report, evidence.torch.ran?.code]).toEqual(['torch-crash', undefined, 3]);
  });

  test.each([
    ['an empty entry of PYTHONPATH', (_: string) => ':site'],
    ['its own name in PYTHONPATH', (work: string) => `${work}:site`],
  ])('the working directory is not imported from by %s', async (_, path) => {
    const folder = await temp();
    const evil = 'open("imported", "w")\n';
    for (const name of ['torch', 'json', 'sitecustomize']) writeFileSync(join(folder, `${name}.py`), evil);
    const { evidence } = await gather({ python: real, env: { PYTHONPATH: path(folder) }, more: { cwd: folder } });
    expect([evidence.torch.error?.type, existsSync(join(folder, 'imported'))]).toEqual(['ModuleNotFoundError', false]);
  });

  testFull('java and ffmpeg share five seconds, and what they print or leave behind keeps nobody waiting', async () => {
    const { evidence, seconds } = await gather({
      python: real,
      programs: {
        java: 'sleep 600 &\necho \'openjdk version "17.0.2"\' >&2',
        ffmpeg: 'while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done',
      },
    });
    expect(evidence.prerequisites).toMatchObject({
      java: { found: true, version: 'openjdk version "17.0.2"' },
      ffmpeg: { found: false, error: 'no end in 5 s' },
    });
    expect(seconds).toBeLessThan(9.9);
    const both = await gather({ python: real, programs: { java: 'sleep 600', ffmpeg: 'sleep 600' } });
    expect(both.seconds).toBeLessThan(9.9);
  });

  /** Plays a Python of this version as far as its first line. */
  const playing = (version: string) => `for last; do :; done; printf '%sstarted ${version}\\n' "$last"`;

  test.each([
    ['Python 2', playing('2.7.18')],
    ['a shim without a version', 'echo "pyenv: no version is set" >&2; exit 1'],
    ['what crashes', 'kill -SEGV $$'],
    ['what ends well and says nothing', 'exit 0'],
  ])('auto: %s gives way to python3', async (_, python) => {
    const { evidence } = await gather({ programs: { python, python3: `exec ${real} "$@"` } });
    expect([evidence.python.version, evidence.torch.error?.type]).toEqual([
      expect.stringMatching(/^3\./),
      'ModuleNotFoundError',
    ]);
  });

  test('Python 2 by its name, or where there is no other, is no Python', async () => {
    const python = playing('2.7.18');
    expect((await gather({ programs: { python } })).evidence.python).toMatchObject({
      asked: 'auto',
      missing: expect.stringContaining('python3 starts no Python'),
    });
    expect((await gather({ python: 'python', programs: { python } })).verdict).toMatchObject({
      state: 'python-missing',
      reason: expect.stringMatching(/bin\/python is Python 2\.7\.18$/),
    });
  });

  test('auto: a torch that ends its Python is no missing Python', async () => {
    const { state, evidence } = await gather({
      ...withTorchStub('import sys\nsys.exit(127)\n', { programs: { python: `exec ${real} "$@"` } }),
      python: 'auto',
    });
    expect([state, evidence.torch.ran?.code]).toEqual(['torch-crash', 127]);
  });

  test('auto: a python that is only a shim gives way to python3', async () => {
    const { evidence } = await gather({ programs: { python3: `exec ${real} "$@"` } });
    expect(evidence.python.version).toMatch(/^3\./);
    expect(evidence.torch.error?.type).toBe('ModuleNotFoundError');
  });

  test.each([
    ['/nowhere/python', '/nowhere/python is no program'],
    ['python9.9', 'there is no python9.9 on PATH'],
    ['conda:none', "there is no environment 'none' of conda"],
    ['conda:', 'without the name'],
    ['uv', 'uv is not on PATH'],
  ])('%s that is not there', async (python, why) => {
    const { verdict } = await gather({ python, programs: {}, more: {} });
    expect(verdict).toMatchObject({ state: 'python-missing', reason: expect.stringContaining(why) });
  });

  const link = (folder: string, ...to: string[]) => {
    mkdirSync(join(folder, ...to, 'bin'), { recursive: true });
    symlinkSync(real, join(folder, ...to, 'bin', 'python'));
  };

  test('conda:<env> of the list that conda keeps', async () => {
    const { evidence, work } = await gather({
      python: 'conda:steve',
      prepare: (folder) => {
        link(folder, 'envs', 'steve');
        mkdirSync(join(folder, '..', '.conda'));
        writeFileSync(
          join(folder, '..', '.conda', 'environments.txt'),
          `/elsewhere/steve\n${join(folder, 'envs', 'steve')}\n`,
        );
      },
    });
    expect(evidence.torch.ran?.command).toContain(join(work, 'envs', 'steve', 'bin', 'python'));
    expect(evidence.torch.error?.type).toBe('ModuleNotFoundError');
  });

  test('uv: the Python that it finds, a path relative to the working directory', async () => {
    const uv = 'test "$*" = "python find" && test "$UV_PYTHON_DOWNLOADS" = never && echo "$PWD/.venv/bin/python"';
    const { evidence } = await gather({ python: 'uv', programs: { uv }, prepare: (folder) => link(folder, '.venv') });
    expect(evidence.torch.ran?.command).toMatch(/work\/\.venv\/bin\/python -B -c/);
    const byPath = await gather({ python: '.venv/bin/python', prepare: (folder) => link(folder, '.venv') });
    expect(byPath.evidence.torch.ran?.command).toMatch(/work\/\.venv\/bin\/python -B -c/);
  });

  test('uv that finds none', async () => {
    const uv = 'echo "error: No interpreter found" >&2; exit 2';
    expect((await gather({ python: 'uv', programs: { uv } })).verdict).toMatchObject({
      state: 'python-missing',
      reason: 'uv python find: error: No interpreter found',
    });
  });
});
