import { describe, expect, test } from '@jest/globals';
import { codeOf } from '../../../src/core/device/code-of.js';
import type { Wishes } from '../../../src/core/device/facts.js';
import { judgeDevice } from '../../../src/core/device/judge.js';
import { type State, isGpuGiven, states } from '../../../src/core/device/states.js';
import { codes } from '../../../src/core/codes.js';
import { deviceSchema } from '../../../src/core/schema/device.js';
import type { Evidence } from '../../../src/core/schema/device-evidence.js';
import { bare, cpuTorch, down, ended, gpu, machine, seen, withTorch, without } from '../../helpers/device-evidence.js';

interface Row {
  title: string;
  evidence: Evidence;
  wishes?: Partial<Wishes>;
  state: State;
  device?: string;
  says?: RegExp;
  fix?: RegExp;
  modifiers?: string[];
}

const judge = ({ evidence, wishes }: Row) => judgeDevice(evidence, { device: 'auto', ...wishes });
const smi = (evidence: Evidence, query: Evidence['smi']['query'], more: Partial<Evidence['smi']> = {}): Evidence => ({
  ...evidence,
  smi: { ...evidence.smi, query, gpus: [], ...more },
});
const system = (evidence: Evidence, more: Partial<Evidence['system']>): Evidence => ({
  ...evidence,
  system: { ...evidence.system, ...more },
});
const nodes = (evidence: Evidence, more: Evidence['nodes']): Evidence => ({
  ...evidence,
  nodes: { ...evidence.nodes, ...more },
});
const env = (evidence: Evidence, environment: Evidence['environment']): Evidence => ({ ...evidence, environment });
const python = (evidence: Evidence, asked: string, missing?: string): Evidence => ({
  ...evidence,
  python: { asked, ...(missing === undefined ? { executable: asked } : { missing }) },
});
const child = (evidence: Evidence, torch: Evidence['torch']): Evidence => ({ ...evidence, torch });

const docker = { container: '/.dockerenv' };
const hidden = { ...bare, pci: machine().pci };
const inContainer = system({ ...bare, driver: machine().driver }, docker);
const mac: Evidence = { ...bare, platform: 'darwin', arch: 'arm64' };
const macTorch = (mps: { available: boolean; kernel?: { ok: boolean; error?: string } }): Evidence =>
  withTorch(mac, { ...cpuTorch('2.5.1'), mps: { built: true, ...mps } });
const amd = nodes(system(bare, { amdgpu: true }), { kfd: 'there' });
const hip = { version: '2.6.0+rocm6.2', cuda: undefined, hip: '6.2', archs: ['gfx1100'] };

const rows: Row[] = [
  // ok
  {
    title: 'a kernel ran',
    evidence: withTorch(machine()),
    state: 'ok',
    device: 'cuda',
    says: /torch 2\.5\.1\+cu124 ran a kernel on NVIDIA A100/,
  },
  {
    title: 'a kernel ran, and nvidia-smi is not installed',
    evidence: smi(withTorch(machine()), without('absent')),
    state: 'ok',
    device: 'cuda',
  },
  {
    title: 'the infoROM is corrupt (14), which harms nothing',
    evidence: { ...withTorch(machine()), smi: { ...machine().smi, query: ended(14) } },
    state: 'ok',
    modifiers: ['inforom'],
  },
  {
    title: 'a kernel ran on a driver below the floor (forward compatibility)',
    evidence: withTorch(machine('470.82.01')),
    state: 'ok',
    modifiers: ['driver-by-forward-compatibility'],
  },
  {
    title: 'MPS ran a kernel',
    evidence: macTorch({ available: true, kernel: { ok: true } }),
    state: 'ok',
    device: 'mps',
  },
  {
    title: 'MPS ran a kernel, and has memory that nobody tells',
    evidence: macTorch({ available: true, kernel: { ok: true } }),
    wishes: { minMemoryBytes: 2 ** 33 },
    state: 'ok',
    device: 'mps',
    says: /whether it has min-gpu-memory cannot be told of MPS/,
  },
  {
    title: 'a kernel ran inside a container',
    evidence: system(withTorch(machine()), docker),
    state: 'ok',
    modifiers: ['container'],
  },
  {
    title: 'a Jetson',
    evidence: system(
      withTorch(
        { ...bare, arch: 'arm64' },
        { version: '2.5.0a0+nv24.08', cuda: '12.6', devices: [seen({ name: 'Orin', capability: '8.7' })] },
      ),
      { tegra: '# R36 (release), REVISION: 4.0' },
    ),
    state: 'ok',
    modifiers: ['jetson'],
  },
  {
    title: 'an instance of MIG',
    evidence: withTorch(
      {
        ...machine(),
        smi: { ...machine().smi, gpus: [gpu({ mig: 'Enabled' })], instances: [{ gpu: 0, profile: '1g.5gb' }] },
      },
      { devices: [seen({ totalBytes: 5 * 2 ** 30, freeBytes: 4.9 * 2 ** 30 })] },
    ),
    state: 'ok',
    modifiers: ['mig'],
  },
  {
    title: 'WSL',
    evidence: nodes(system(withTorch({ ...machine(), nodes: {}, pci: [] }), { wsl: true }), { dxg: 'there' }),
    state: 'ok',
    modifiers: ['wsl'],
  },
  {
    title: 'EACCES of a GPU that the job does not use',
    evidence: nodes(withTorch(machine()), { nvidia1: 'denied' }),
    state: 'ok',
  },
  {
    title: 'nvidia-smi may not be run, and a kernel ran',
    evidence: smi(withTorch(machine()), without('denied')),
    state: 'ok',
  },
  {
    title: 'EACCES of /dev/kfd of a small AMD GPU beside',
    evidence: nodes(withTorch(machine()), { kfd: 'denied' }),
    state: 'ok',
  },
  {
    title: 'HIP_VISIBLE_DEVICES hides a small AMD GPU beside',
    evidence: env(nodes(withTorch(machine()), { kfd: 'there' }), { HIP_VISIBLE_DEVICES: '-1' }),
    state: 'ok',
  },
  // ok-compat
  {
    title: 'at the floor, below the own driver',
    evidence: withTorch(machine('525.60.13')),
    state: 'ok-compat',
    device: 'cuda',
    says: /525\.60\.13 is older than CUDA 12\.4's own 550\.54\.14/,
  },
  // rocm
  { title: 'HIP ran a kernel', evidence: withTorch(amd, hip), state: 'rocm', device: 'cuda', says: /ROCm 6\.2/ },
  // driver-ok
  { title: 'no torch yet', evidence: machine(), state: 'driver-ok', device: 'cuda', says: /550\.54\.14 answers/ },
  {
    title: 'no Python at all, none named',
    evidence: { ...python(machine(), 'auto', 'no python on PATH'), torch: {} },
    state: 'driver-ok',
    device: 'cuda',
  },
  {
    title: 'no nvidia-smi, and the files of a driver: nobody is said to answer',
    evidence: smi(machine(), without('absent')),
    state: 'driver-ok',
    device: 'cuda',
    says: /^the driver 550\.54\.14 is loaded, without an nvidia-smi/,
  },
  {
    title: 'EACCES of another GPU, before torch is there',
    evidence: nodes(smi(machine(), without('absent')), { nvidia1: 'denied' }),
    state: 'driver-ok',
  },
  {
    title: 'EACCES of a device that nvidia-smi has answered for, and of /dev/kfd',
    evidence: nodes(machine(), { nvidia1: 'denied', kfd: 'denied' }),
    state: 'driver-ok',
  },
  {
    title: 'an nvidia-smi without its library (12)',
    evidence: smi(machine(), ended(12, "couldn't find libnvidia-ml.so")),
    state: 'driver-ok',
    says: /is loaded, without an nvidia-smi/,
  },
  { title: 'a shell that finds no nvidia-smi (127)', evidence: smi(machine(), ended(127)), state: 'driver-ok' },
  {
    title: 'a Jetson without torch',
    evidence: system({ ...bare, arch: 'arm64' }, { tegra: 'R36' }),
    state: 'driver-ok',
    device: 'cuda',
  },
  // disabled-by-env
  {
    title: 'CUDA_VISIBLE_DEVICES is empty',
    evidence: env(machine(), { CUDA_VISIBLE_DEVICES: '' }),
    state: 'disabled-by-env',
    says: /CUDA_VISIBLE_DEVICES is ''/,
  },
  {
    title: 'CUDA_VISIBLE_DEVICES is -1',
    evidence: env(machine(), { CUDA_VISIBLE_DEVICES: '-1' }),
    state: 'disabled-by-env',
  },
  {
    title: 'CUDA_VISIBLE_DEVICES begins with -1',
    evidence: env(machine(), { CUDA_VISIBLE_DEVICES: '-1,0' }),
    state: 'disabled-by-env',
  },
  {
    title: 'CUDA_VISIBLE_DEVICES is NoDevFiles (Slurm)',
    evidence: env(machine(), { CUDA_VISIBLE_DEVICES: 'NoDevFiles' }),
    state: 'disabled-by-env',
  },
  {
    title: 'CUDA_VISIBLE_DEVICES names a GPU',
    evidence: env(withTorch(machine()), { CUDA_VISIBLE_DEVICES: '0,-1' }),
    state: 'ok',
  },
  {
    title: 'HIP_VISIBLE_DEVICES hides an AMD GPU',
    evidence: env(withTorch(amd, { ...hip, ...down() }), { HIP_VISIBLE_DEVICES: '-1' }),
    state: 'disabled-by-env',
    says: /HIP_VISIBLE/,
  },
  {
    title: 'HIP_VISIBLE_DEVICES does not hide an NVIDIA GPU',
    evidence: env(withTorch(machine()), { HIP_VISIBLE_DEVICES: '' }),
    state: 'ok',
  },
  // no-gpu
  { title: 'nothing', evidence: bare, state: 'no-gpu', says: /no NVIDIA GPU on the PCI bus/ },
  { title: 'nothing, and a torch with CUDA', evidence: withTorch(bare, down()), state: 'no-gpu' },
  { title: 'nothing, and a torch without', evidence: withTorch(bare, cpuTorch()), state: 'no-gpu' },
  {
    title: 'nvidia-smi is there (9), no GPU is',
    evidence: smi(bare, ended(9, 'NVIDIA-SMI has failed because…')),
    state: 'no-gpu',
  },
  {
    title: 'a sound device of NVIDIA is no GPU',
    evidence: { ...bare, pci: [{ address: 'x', vendor: '0x10de', class: '0x040300', device: '0x10f0' }] },
    state: 'no-gpu',
  },
  {
    title: 'the GPU of another maker',
    evidence: { ...bare, pci: [{ address: 'x', vendor: '0x8086', class: '0x030000', device: '0x1' }] },
    state: 'no-gpu',
  },
  {
    title: 'WSL without NVIDIA',
    evidence: nodes(system(bare, { wsl: true }), { dxg: 'there' }),
    state: 'no-gpu',
    fix: /Windows/,
    modifiers: ['wsl'],
  },
  {
    title: 'MPS is asked for on Linux',
    evidence: withTorch(machine()),
    wishes: { device: 'mps' },
    state: 'no-gpu',
    says: /macOS alone/,
  },
  {
    title: 'CUDA is asked for on a Mac',
    evidence: macTorch({ available: true, kernel: { ok: true } }),
    wishes: { device: 'cuda' },
    state: 'no-gpu',
    says: /CUDA does not exist on macOS/,
  },
  // container-without-device
  {
    title: 'the driver of the host is seen, no device',
    evidence: inContainer,
    state: 'container-without-device',
    says: /\/\.dockerenv.*550\.54\.14.*no \/dev\/nvidia0/,
    fix: /--gpus all/,
    modifiers: ['container'],
  },
  {
    title: 'the runtime was told to give none',
    evidence: env(inContainer, { NVIDIA_VISIBLE_DEVICES: 'void' }),
    state: 'container-without-device',
    says: /NVIDIA_VISIBLE_DEVICES is 'void'/,
  },
  {
    title: 'only the second GPU was given',
    evidence: nodes(inContainer, { nvidia0: 'absent', nvidia1: 'there' }),
    state: 'driver-ok',
  },
  {
    title: 'on a Jetson',
    evidence: system(bare, { ...docker, tegra: 'R36' }),
    state: 'container-without-device',
    fix: /--runtime nvidia/,
    modifiers: ['container', 'jetson'],
  },
  {
    title: 'on WSL',
    evidence: env(system(bare, { ...docker, wsl: true }), { NVIDIA_VISIBLE_DEVICES: 'all' }),
    state: 'container-without-device',
    says: /\/dev\/dxg/,
  },
  {
    title: 'on WSL, plain',
    evidence: system(bare, { ...docker, wsl: true }),
    state: 'container-without-device',
    says: /on WSL, without \/dev\/dxg$/,
    fix: /--gpus all/,
  },
  {
    title: 'with AMD',
    evidence: withTorch(system(bare, { ...docker, amdgpu: true }), { ...hip, ...down() }),
    state: 'container-without-device',
    fix: /--device \/dev\/kfd/,
  },
  // driver-missing
  {
    title: 'a GPU on the bus, nothing else',
    evidence: hidden,
    state: 'driver-missing',
    says: /an NVIDIA GPU on the PCI bus, and no driver/,
  },
  {
    title: 'the same with nvidia-smi (9)',
    evidence: smi(hidden, ended(9, "couldn't communicate with the NVIDIA driver")),
    state: 'driver-missing',
  },
  {
    title: 'the same (9), with a driver that is loaded',
    evidence: smi(machine(), ended(9, "couldn't communicate with the NVIDIA driver")),
    state: 'driver-missing',
    says: /the driver 550\.54\.14 does not answer: nvidia-smi ended with 9: couldn't communicate/,
  },
  {
    title: 'no library (12)',
    evidence: smi(hidden, ended(12, "couldn't find libnvidia-ml.so")),
    state: 'driver-missing',
  },
  {
    title: 'the driver takes none of the GPUs (6)',
    evidence: smi({ ...hidden, driver: machine().driver }, ended(6, 'No devices were found')),
    state: 'driver-missing',
    fix: /legacy/,
  },
  {
    title: 'nvidia-smi fails on WSL',
    evidence: smi(system(bare, { wsl: true }), ended(9, 'NVIDIA-SMI has failed')),
    state: 'driver-missing',
    fix: /on Windows and none inside WSL/,
  },
  // driver-library-mismatch
  {
    title: '18',
    evidence: smi(machine(), ended(18, 'Failed to initialize NVML: Driver/library version mismatch')),
    state: 'driver-library-mismatch',
    says: /ended with 18: Failed to initialize/,
    fix: /Restart/,
  },
  {
    title: 'by its words',
    evidence: smi(machine(), ended(1, 'Failed to initialize NVML: Driver/library version mismatch')),
    state: 'driver-library-mismatch',
  },
  {
    title: '/proc and the library differ',
    evidence: smi({ ...machine(), driver: { ...machine().driver, libraries: ['535.183.01'] } }, without('absent')),
    state: 'driver-library-mismatch',
    says: /550\.54\.14.*535\.183\.01/,
  },
  // nvml-unknown
  {
    title: '255 Unknown Error in a container',
    evidence: smi(system(machine(), docker), ended(255, 'Failed to initialize NVML: Unknown Error')),
    state: 'nvml-unknown',
    fix: /Restart the container/,
  },
  {
    title: '255 Unknown Error elsewhere',
    evidence: smi(machine(), ended(255, 'Failed to initialize NVML: Unknown Error')),
    state: 'unknown',
    says: /^nvidia-smi ended with 255: Failed to initialize NVML: Unknown Error$/,
  },
  // gpu-lost, needs-reset
  { title: '15', evidence: smi(machine(), ended(15, 'GPU is lost.')), state: 'gpu-lost', fix: /out of service/ },
  {
    title: 'recovery action',
    evidence: withTorch(machine('550.54.14', { recovery: 'Reset' })),
    state: 'needs-reset',
    says: /Reset/,
    modifiers: ['kernel-ran-all-the-same'],
  },
  {
    title: '255 reset required',
    evidence: smi(machine(), ended(255, 'Unable to determine the device handle: GPU requires reset')),
    state: 'needs-reset',
  },
  // smi-hang
  { title: 'no answer', evidence: smi(machine(), without('hung', 10)), state: 'smi-hang', says: /no answer in 10 s/ },
  {
    title: 'no answer to the second question: the time of both is told',
    evidence: smi(machine(), { ...ended(2), seconds: 6.1 }, { minimal: without('hung', 3.9) }),
    state: 'smi-hang',
    says: /no answer in 10 s/,
  },
  { title: '255 Timeout', evidence: smi(machine(), ended(255, 'Timeout')), state: 'smi-hang' },
  // permission
  { title: '4', evidence: smi(machine(), ended(4, 'Insufficient Permissions')), state: 'permission' },
  { title: '17', evidence: smi(machine(), ended(17, 'blocked')), state: 'permission' },
  {
    title: 'EACCES of a device',
    evidence: nodes(smi(machine(), without('absent')), { nvidia0: 'denied' }),
    state: 'permission',
    says: /\/dev\/nvidia0: EACCES/,
  },
  {
    title: 'EACCES of what every GPU needs, where CUDA does not come up',
    evidence: nodes(withTorch(machine(), down()), { 'nvidia-uvm': 'denied' }),
    state: 'permission',
    says: /\/dev\/nvidia-uvm: EACCES/,
  },
  { title: 'EACCES of nvidia-smi', evidence: smi(machine(), without('denied')), state: 'permission' },
  {
    title: 'EACCES of /dev/kfd',
    evidence: nodes(amd, { kfd: 'denied' }),
    state: 'permission',
    fix: /video and render/,
  },
  // gpu-busy by code
  { title: '19', evidence: smi(machine(), ended(19, 'In use by another client')), state: 'gpu-busy' },
  { title: '23', evidence: smi(machine(), ended(23, 'Insufficient Resources')), state: 'gpu-busy' },
  // uvm-missing
  {
    title: 'CUDA does not come up without /dev/nvidia-uvm',
    evidence: nodes(withTorch(machine(), down({ warnings: ['CUDA unknown error'] })), { 'nvidia-uvm': 'absent' }),
    state: 'uvm-missing',
    fix: /nvidia-modprobe -u -c0/,
  },
  {
    title: 'no /dev/nvidia-uvm yet, and nobody tried',
    evidence: nodes(machine(), { 'nvidia-uvm': 'absent' }),
    state: 'driver-ok',
  },
  {
    title: 'no /dev/nvidia-uvm, and the fabric manager is what is missing',
    evidence: nodes(withTorch(machine(), down({ warnings: ['Error 802: system not yet initialized'] })), {
      'nvidia-uvm': 'absent',
    }),
    state: 'unknown',
    fix: /fabricmanager/,
  },
  {
    title: 'no /dev/nvidia-uvm, and the driver is too old by its words',
    evidence: nodes(withTorch(machine(), down({ warnings: ['The NVIDIA driver on your system is too old'] })), {
      'nvidia-uvm': 'absent',
    }),
    state: 'driver-too-old-for-torch',
  },
  {
    title: 'no /dev/nvidia-uvm, and the driver is too old by its number',
    evidence: nodes(withTorch(machine('470.82.01'), down()), { 'nvidia-uvm': 'absent' }),
    state: 'driver-too-old-for-torch',
  },
  // torch-missing, torch-cpu-build
  {
    title: 'the named Python has none',
    evidence: python(machine(), '/opt/py/bin/python'),
    state: 'torch-missing',
    says: /\/opt\/py\/bin\/python: ModuleNotFoundError/,
  },
  {
    title: 'the named Python has none, without a GPU',
    evidence: python(bare, '/opt/py/bin/python'),
    state: 'torch-missing',
  },
  {
    title: 'it is there and broken',
    evidence: child(machine(), { ran: ended(0), error: { type: 'OSError', message: 'libcudnn.so.9: cannot open' } }),
    state: 'torch-missing',
    says: /libcudnn/,
    fix: /anew/,
  },
  {
    title: 'without CUDA beside a GPU',
    evidence: withTorch(machine('535.183.01'), cpuTorch()),
    state: 'torch-cpu-build',
    says: /2\.5\.1\+cpu is built without CUDA, beside NVIDIA A100/,
    fix: /torch==2\.14\.0.*whl\/cu126/,
  },
  {
    title: 'without CUDA beside an old driver',
    evidence: withTorch(machine('470.82.01'), cpuTorch()),
    state: 'torch-cpu-build',
    fix: /torch==2\.7\.1.*whl\/cu118/,
  },
  {
    title: 'without CUDA beside a driver too old for any',
    evidence: withTorch(machine('390.157'), cpuTorch()),
    state: 'torch-cpu-build',
    fix: /Update the driver/,
  },
  {
    title: 'without CUDA on a Jetson',
    evidence: system(withTorch(bare, cpuTorch()), { tegra: 'R36' }),
    state: 'torch-cpu-build',
    fix: /JetPack/,
  },
  {
    title: 'for ROCm beside an NVIDIA GPU',
    evidence: withTorch(machine(), { ...hip, ...down() }),
    state: 'torch-cpu-build',
    says: /for ROCm 6\.2/,
  },
  { title: 'for CUDA beside an AMD GPU', evidence: withTorch(amd, down()), state: 'torch-cpu-build', fix: /whl\/rocm/ },
  {
    title: 'without MPS on a Mac',
    evidence: withTorch(mac, cpuTorch()),
    state: 'torch-cpu-build',
    says: /without MPS/,
  },
  { title: 'none on a Mac', evidence: mac, state: 'torch-missing' },
  {
    title: 'none beside an AMD GPU',
    evidence: amd,
    state: 'torch-missing',
    says: /^there is an AMD GPU \(\/dev\/kfd\), and no torch was there to try it$/,
    fix: /whl\/rocm/,
  },
  // driver-too-old-for-torch
  {
    title: 'below the floor',
    evidence: withTorch(machine('470.82.01'), down()),
    state: 'driver-too-old-for-torch',
    says: /470\.82\.01.*CUDA 12\.4, which needs 525\.60\.13/,
    fix: /torch==2\.7\.1.*cu118/,
  },
  {
    title: 'CUDA 13 on a driver of 12',
    evidence: withTorch(machine('570.26'), down({ version: '2.15.0+cu132', cuda: '13.2' })),
    state: 'driver-too-old-for-torch',
    says: /580\.65\.06/,
    fix: /whl\/cu126/,
  },
  {
    title: 'torch says so, and nothing else tells the version',
    evidence: withTorch(
      { ...bare, pci: machine().pci, nodes: { nvidia0: 'there' } },
      down({ warnings: ['The NVIDIA driver on your system is too old (found version 11040)'] }),
    ),
    state: 'driver-too-old-for-torch',
  },
  {
    title: 'torch says so of a driver that is new enough: an old libcuda',
    evidence: withTorch(
      machine(),
      down({ warnings: ['The NVIDIA driver on your system is too old (found version 11040)'] }),
    ),
    state: 'driver-too-old-for-torch',
    says: /^torch 2\.5\.1\+cu124 \(CUDA 12\.4, which needs 525\.60\.13\) says: The NVIDIA driver .* \(found version 11040\); the driver is 550\.54\.14, so it has found an older libcuda$/,
    fix: /libcuda/,
  },
  // arch-not-supported
  {
    title: "upstream's torch on Hopper",
    evidence: withTorch(machine('550.54.14', { capability: '9.0', name: 'NVIDIA H100' }), {
      version: '2.0.1+cu117',
      cuda: '11.7',
      archs: ['sm_37', 'sm_50', 'sm_60', 'sm_70', 'sm_75', 'sm_80', 'sm_86'],
      devices: [
        seen({
          capability: '9.0',
          kernel: { ok: false, error: 'CUDA error: no kernel image is available for execution on the device' },
        }),
      ],
    }),
    state: 'arch-not-supported',
    says: /sm 9\.0 Hopper; upstream's torch 2\.0 with CUDA 11\.7 stops at sm_86/,
    fix: /whl\/cu126/,
  },
  {
    title: "upstream's torch on Blackwell",
    evidence: withTorch(machine('570.26', { capability: '12.0' }), {
      version: '2.0.1+cu117',
      cuda: '11.7',
      archs: ['sm_86'],
      devices: [seen({ capability: '12.0', kernel: { ok: false } })],
    }),
    state: 'arch-not-supported',
    says: /Blackwell/,
    fix: /cu128/,
  },
  {
    title: 'an old wheel on sm_120, where nothing ran',
    evidence: withTorch(machine('570.26', { capability: '12.0' }), {
      devices: [seen({ capability: '12.0', kernel: { ok: false, error: 'no kernel image is available' } })],
    }),
    state: 'arch-not-supported',
  },
  {
    title: 'CUDA 13 on Pascal',
    evidence: withTorch(machine('595.45.04', { capability: '6.1' }), down({ cuda: '13.0', archs: [] })),
    state: 'arch-not-supported',
    says: /Pascal/,
    fix: /whl\/cu126/,
  },
  {
    title: 'by its words alone',
    evidence: withTorch(machine(), {
      archs: [],
      devices: [seen({ kernel: { ok: false, error: 'no kernel image is available' } })],
    }),
    state: 'arch-not-supported',
  },
  // gpu-busy, out-of-memory
  {
    title: 'little is free',
    evidence: withTorch(machine(), { devices: [seen({ freeBytes: 2 ** 30 })] }),
    state: 'gpu-busy',
    says: /1\.0 GiB are free/,
  },
  {
    title: 'exclusive mode, taken',
    evidence: withTorch(machine('550.54.14', { computeMode: 'Exclusive_Process' }), {
      devices: [seen({ kernel: { ok: false, error: 'CUDA error: all CUDA-capable devices are busy or unavailable' } })],
    }),
    state: 'gpu-busy',
    modifiers: ['compute-exclusive'],
  },
  {
    title: 'compute mode Prohibited',
    evidence: machine('550.54.14', { computeMode: 'Prohibited' }),
    state: 'gpu-busy',
  },
  {
    title: 'OOM',
    evidence: withTorch(machine(), { devices: [seen({ kernel: { ok: false, error: 'CUDA out of memory' } })] }),
    state: 'out-of-memory',
  },
  {
    title: 'smaller than min-gpu-memory',
    evidence: withTorch(machine()),
    wishes: { minMemoryBytes: 48 * 2 ** 30 },
    state: 'out-of-memory',
    says: /40\.0 GiB, and 48\.0 GiB are needed/,
  },
  {
    title: 'min-gpu-memory compares total memory',
    evidence: withTorch(machine(), { devices: [seen({ freeBytes: 8 * 2 ** 30 })] }),
    wishes: { minMemoryBytes: 16 * 2 ** 30 },
    state: 'ok',
    modifiers: ['memory-in-use'],
  },
  {
    title: 'smaller, by nvidia-smi',
    evidence: machine(),
    wishes: { minMemoryBytes: 48 * 2 ** 30 },
    state: 'out-of-memory',
  },
  {
    title: 'smaller, as an instance of MIG',
    evidence: {
      ...machine(),
      smi: { ...machine().smi, gpus: [gpu({ mig: 'Enabled' })], instances: [{ gpu: 0, profile: '1g.5gb' }] },
    },
    wishes: { minMemoryBytes: 8 * 2 ** 30 },
    state: 'out-of-memory',
    modifiers: ['mig'],
  },
  {
    title: 'the first is taken, the second is free',
    evidence: withTorch(machine(), { devices: [seen({ freeBytes: 2 ** 29 }), seen({ index: 1 })] }),
    state: 'ok',
    device: 'cuda:1',
    says: /passed over: .*index 0: 0\.5 GiB are free/,
    modifiers: ['other-index', 'memory-in-use'],
  },
  {
    title: 'the first has no code, the second runs',
    evidence: withTorch(machine(), {
      devices: [seen({ kernel: { ok: false, error: 'no kernel image' } }), seen({ index: 1 })],
    }),
    state: 'ok',
    device: 'cuda:1',
  },
  // mps-unusable
  {
    title: 'MPS cannot allocate',
    evidence: macTorch({ available: true, kernel: { ok: false, error: 'MPS backend out of memory' } }),
    state: 'mps-unusable',
    says: /MPS backend out of memory/,
  },
  { title: 'macOS offers none', evidence: macTorch({ available: false }), state: 'mps-unusable' },
  // the child's end
  { title: 'torch hangs', evidence: child(machine(), { ran: without('hung', 60) }), state: 'torch-hang', says: /60 s/ },
  {
    title: 'torch crashes',
    evidence: child(machine(), { ran: { ...without('signal'), signal: 'SIGSEGV' } }),
    state: 'torch-crash',
    says: /SIGSEGV/,
  },
  {
    title: 'Python ends with an error',
    evidence: child(machine(), { ran: ended(1, '', 'SyntaxError: invalid syntax') }),
    state: 'torch-crash',
    says: /ended with 1.*SyntaxError/,
  },
  {
    title: 'Python ends with an exception, which its last line tells',
    evidence: child(machine(), {
      ran: { ...ended(1, '', 'Traceback (most recent call last):'), last: 'KeyError: 3' },
    }),
    state: 'torch-crash',
    says: /ended with 1 before it answered: KeyError: 3$/,
  },
  {
    title: 'a signal, which the first line tells',
    evidence: child(machine(), {
      ran: {
        ...without('signal'),
        signal: 'SIGSEGV',
        stderr: 'Fatal Python error: Segmentation fault',
        last: 'File "x", line 3',
      },
    }),
    state: 'torch-crash',
    says: /SIGSEGV before it answered: Fatal Python error: Segmentation fault$/,
  },
  { title: 'torch hangs on a Mac', evidence: child(mac, { ran: without('hung', 60) }), state: 'torch-hang' },
  {
    title: 'the named Python is not there',
    evidence: python(bare, '/opt/none', 'there is no /opt/none'),
    state: 'python-missing',
    says: /no \/opt\/none/,
  },
  // unknown
  {
    title: 'nvidia-smi (9) on a machine whose PCI bus shows nothing',
    evidence: smi({ ...machine(), pci: [] }, ended(9, 'NVIDIA-SMI has failed')),
    state: 'unknown',
    says: /^nvidia-smi ended with 9: NVIDIA-SMI has failed$/,
  },
  {
    title: 'nvidia-smi (6) on a machine whose PCI bus shows nothing',
    evidence: smi({ ...machine(), pci: [] }, ended(6, 'No devices were found')),
    state: 'unknown',
    says: /ended with 6: No devices were found/,
  },
  {
    title: 'nvidia-smi crashes',
    evidence: smi(machine(), { ...without('signal'), signal: 'SIGSEGV' }),
    state: 'unknown',
    says: /^nvidia-smi was ended by SIGSEGV$/,
  },
  {
    title: 'nvidia-smi prints without end',
    evidence: smi(machine(), without('flooded')),
    state: 'unknown',
    says: /flooded/,
  },
  {
    title: 'nvidia-smi prints nonsense and ends well',
    evidence: smi(machine(), ended(0, 'hello')),
    state: 'unknown',
    says: /^nvidia-smi ended with 0: it lists no GPU$/,
  },
  {
    title: 'torch says nothing: what nvidia-smi answered is no reason',
    evidence: withTorch(machine(), down()),
    state: 'unknown',
    says: /^there is a GPU, and CUDA does not come up$/,
  },
  {
    title: 'torch says nothing, and nvidia-smi is absent',
    evidence: smi(withTorch(machine(), down()), { ...without('absent'), stderr: 'ENOENT' }),
    state: 'unknown',
    says: /^there is a GPU, and CUDA does not come up$/,
  },
  {
    title: 'anything else',
    evidence: withTorch(machine(), down({ warnings: ['CUDA error 304'] })),
    state: 'unknown',
    says: /CUDA error 304/,
  },
  {
    title: 'the fabric manager',
    evidence: withTorch(machine(), down({ warnings: ['Error 802: system not yet initialized'] })),
    state: 'unknown',
    fix: /fabricmanager/,
  },
  {
    title: 'a container with nvidia-smi and without libcuda',
    evidence: nodes(
      system(withTorch(machine(), down({ warnings: ['Found no NVIDIA driver on your system.'] })), docker),
      {
        'nvidia-uvm': 'absent',
      },
    ),
    state: 'unknown',
    says: /Found no NVIDIA driver/,
    fix: /NVIDIA_DRIVER_CAPABILITIES/,
  },
  {
    title: 'MIG without an instance',
    evidence: withTorch(machine('550.54.14', { mig: 'Enabled' }), down()),
    state: 'unknown',
    says: /no instance/,
    fix: /mig -cgi/,
    modifiers: ['mig'],
  },
  {
    title: 'MIG without an instance or a torch',
    evidence: machine('550.54.14', { mig: 'Enabled' }),
    state: 'unknown',
    fix: /mig -cgi/,
  },
  {
    title: 'an AMD GPU that does not come up',
    evidence: withTorch(amd, { ...hip, ...down({ warnings: ['hipErrorNoBinaryForGpu'] }) }),
    state: 'unknown',
    says: /hipErrorNoBinary/,
  },
];

describe('the state table', () => {
  test.each(rows)('$state: $title', (row) => {
    const verdict = judge(row);
    expect([verdict.state, verdict.reason]).toEqual([row.state, verdict.reason]);
    if (row.device !== undefined) expect(verdict.device).toBe(row.device);
    if (row.says) expect(verdict.reason).toMatch(row.says);
    if (row.fix) expect(verdict.remedy).toMatch(row.fix);
    expect(verdict.modifiers).toEqual(row.modifiers ?? verdict.modifiers);
    const onGpu = ['ok', 'ok-compat', 'rocm', 'driver-ok'].includes(verdict.state);
    expect(verdict.device === 'cpu').toBe(!onGpu);
    expect(verdict.remedy !== '').toBe(codeOf(verdict.state) !== undefined);
    expect(deviceSchema.safeParse(verdict).error).toBeUndefined();
  });

  test('has a row for every state', () => {
    expect([...new Set(rows.map(({ state }) => state))].sort()).toEqual([...states].sort());
  });
});

describe('precedence, where several hold', () => {
  const everything: Evidence = smi(
    env(
      nodes(withTorch(python(machine('470.82.01'), '/py'), { ...down(), version: '2.15.0+cu132', cuda: '13.2' }), {
        nvidia0: 'absent',
      }),
      { CUDA_VISIBLE_DEVICES: '' },
    ),
    ended(15, 'GPU is lost.'),
  );
  const calm = (evidence: Evidence): Evidence => smi(evidence, without('absent'));
  const steps: [title: string, evidence: Evidence, state: State][] = [
    ['environment, before smi', system(everything, docker), 'disabled-by-env'],
    ['smi, before the container', env(system(everything, docker), {}), 'gpu-lost'],
    ['a hang, before the container', smi(env(system(everything, docker), {}), without('hung', 10)), 'smi-hang'],
    [
      'the container, before driver and PCI',
      calm(env(system({ ...everything, driver: { ...everything.driver, libraries: ['1.2'] } }, docker), {})),
      'container-without-device',
    ],
    [
      'driver and PCI, before the build of torch',
      calm(env({ ...withTorch(everything, cpuTorch()), driver: { libraries: [] } }, {})),
      'driver-missing',
    ],
    [
      'the end of the child, before the driver floor',
      child(calm(env(everything, {})), { ran: without('hung', 60) }),
      'torch-hang',
    ],
    ['the build of torch, before the driver floor', withTorch(machine('390.157'), cpuTorch()), 'torch-cpu-build'],
    [
      'the driver floor, before the capability',
      withTorch(machine('470.82.01', { capability: '6.1' }), down({ cuda: '13.0', archs: ['sm_90'] })),
      'driver-too-old-for-torch',
    ],
    [
      'the capability, before memory',
      withTorch(machine('595.45.04'), {
        archs: ['sm_90'],
        devices: [seen({ totalBytes: 2 ** 30, kernel: { ok: false, error: 'no kernel image' } })],
      }),
      'arch-not-supported',
    ],
    [
      'memory, before all is well',
      withTorch(machine('550.54.14', { totalBytes: 2 ** 30 }), { devices: [seen({ totalBytes: 2 ** 30 })] }),
      'out-of-memory',
    ],
    [
      'no-gpu only where nothing above spoke: environment',
      env(bare, { CUDA_VISIBLE_DEVICES: '-1' }),
      'disabled-by-env',
    ],
    ['no-gpu only where nothing above spoke: smi', smi(bare, ended(17)), 'permission'],
    ['no-gpu only where nothing above spoke: torch', child(bare, { ran: without('hung', 60) }), 'torch-hang'],
  ];
  test.each(steps)('%s', (_, evidence, state) => {
    expect(judgeDevice(evidence, { device: 'auto' }).state).toBe(state);
  });

  test('an odd value in a line of a GPU is no complaint', () => {
    const evidence = system(
      { ...machine(), smi: { ...machine().smi, query: ended(0, '0, GPU-1, [Unknown Error]') } },
      docker,
    );
    expect(judgeDevice(evidence, { device: 'auto' }).state).toBe('driver-ok');
  });
});

describe('wishes', () => {
  test('cpu: what is there is told all the same', () => {
    const { device, state, others } = judgeDevice(withTorch(machine()), { device: 'cpu' });
    expect([device, state, others]).toEqual([
      'cpu',
      'ok',
      { cuda: 'the CPU was asked for', mps: 'MPS exists on macOS alone' },
    ]);
  });

  test.each([
    ['linux without', bare, 'cpu', ['cuda', 'mps']],
    ['linux with', withTorch(machine()), 'cuda', ['mps', 'cpu']],
    ['mac', macTorch({ available: true, kernel: { ok: true } }), 'mps', ['cuda', 'cpu']],
  ] as const)('why not each other device: %s', (_, evidence, device, others) => {
    const verdict = judgeDevice(evidence, { device: 'auto' });
    expect([verdict.device, Object.keys(verdict.others)]).toEqual([device, others]);
    for (const why of Object.values(verdict.others)) expect(why).toMatch(/\w{3}/);
  });

  test.each(states)('require-gpu and %s', (state) => {
    expect(isGpuGiven(state, false)).toBe(['ok', 'ok-compat', 'rocm', 'driver-ok'].includes(state));
    expect(isGpuGiven(state, true)).toBe(['ok', 'ok-compat', 'rocm'].includes(state));
  });
});

test('the report holds driver, torch and GPUs with their verdicts', () => {
  const { driver, torch, gpus } = judgeDevice(withTorch(machine('525.60.13')), { device: 'auto' });
  expect(driver).toEqual({ version: '525.60.13', floor: '525.60.13', own: '550.54.14', verdict: 'compatible' });
  expect(torch).toMatchObject({ version: '2.5.1+cu124', build: 'cuda 12.4', python: '3.10.12' });
  expect(gpus).toMatchObject([{ index: 0, name: 'NVIDIA A100-SXM4-40GB', capability: '8.0', verdict: 'ok' }]);
});

test('every state but those that are fine has a code, and it fails with 1', () => {
  for (const state of states) {
    const code = codeOf(state);
    if (code) expect([codes[code].kind, code]).toEqual(['device', `gpu-${state.replace(/^gpu-/, '')}`]);
    else expect(['ok', 'rocm']).toContain(state);
  }
});
