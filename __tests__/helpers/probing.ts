import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { judgeDevice } from '../../src/core/device/judge.js';
import { gatherEvidence } from '../../src/io/probes/gather.js';
import type { Surroundings } from '../../src/io/probes/surroundings.js';
import { fakePrograms, fakeRoot } from './fake-programs.js';
import { marked } from './marked.js';
import { withTemp } from './temp.js';

/** The probes on a machine that is made of folders and scripts. */

export const temp = withTemp('probes');

export const real = ['/usr/bin/python3', '/usr/local/bin/python3'].find((path) => existsSync(path))!;

export interface Setting {
  programs?: Record<string, string>;
  files?: Record<string, string>;
  python?: string;
  timeoutSeconds?: number;
  env?: Record<string, string>;
  more?: Partial<Surroundings>;
  /** Prepares the folder that the agent is started in. */
  prepare?(folder: string): void;
}

const noPython = { python: 'exit 127', python3: 'exit 127' };

/** Gathers on a machine made of folders and scripts, and sees that nobody is left of it. */
export async function gather(setting: Setting = {}) {
  const folder = await temp();
  const work = join(folder, 'work');
  mkdirSync(work);
  setting.prepare?.(work);
  const mark = randomUUID();
  const since = performance.now();
  const evidence = await gatherEvidence(
    { python: setting.python ?? 'auto', timeoutSeconds: setting.timeoutSeconds ?? 20 },
    {
      env: {
        PATH: fakePrograms(folder, { ...noPython, ...setting.programs }),
        HOME: folder,
        STEVE1_MARK: mark,
        ...setting.env,
      },
      cwd: work,
      root: fakeRoot(folder, setting.files ?? {}),
      platform: 'linux',
      signal: new AbortController().signal,
      ...setting.more,
    },
  );
  const seconds = (performance.now() - since) / 1000;
  for (let tries = 0; marked(`STEVE1_MARK=${mark}`).length > 0 && tries < 20; tries++) await sleep(50);
  expect(marked(`STEVE1_MARK=${mark}`)).toEqual([]);
  const verdict = judgeDevice(evidence, { device: 'auto' });
  return { evidence, seconds, verdict, state: verdict.state, work, folder };
}

export const gpuFiles = {
  'proc/driver/nvidia/version': 'NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu Feb 22\n',
  'dev/nvidia0': '',
  'dev/nvidiactl': '',
  'dev/nvidia-uvm': '',
  'sys/bus/pci/devices/0000:07:00.0/vendor': '0x10de\n',
  'sys/bus/pci/devices/0000:07:00.0/class': '0x030200\n',
  'sys/bus/pci/devices/0000:07:00.0/device': '0x20b0\n',
  'sys/bus/pci/devices/0000:00:02.0/vendor': '0x8086\n',
};

export const downTorch = (lines: string) => `
import os, types, sys
__version__ = "2.5.1+cu124"
version = types.SimpleNamespace(cuda="12.4", hip=None)
backends = types.SimpleNamespace()
def fail(): raise RuntimeError("CUDA unknown error")
cuda = types.SimpleNamespace(is_available=lambda: False, init=fail, get_arch_list=lambda: ["sm_80"])
_C = types.SimpleNamespace()
${lines}
`;
const stub = (body: string) => (work: string) => {
  const site = join(work, 'site', 'torch');
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, '__init__.py'), body);
};
/** A Python whose torch is a module of ours. */
export const withTorchStub = (body: string, more: Setting = {}): Setting => ({
  ...more,
  python: real,
  prepare: stub(body),
  env: { PYTHONPATH: 'site', ...more.env },
});
