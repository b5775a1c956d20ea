import { generationOf, isDropped, isSupported } from './capability.js';
import { type Conclusion, onCpu } from './code-of.js';
import { type Facts, gibibytes, named, visible } from './facts.js';
import { judgeDriver } from './versions.js';
import { installWheel, newestWheel } from './wheels.js';

/** Rules about the torch of the job, against a GPU and a driver that are there. */

/** Free memory below which not even the weights fit: policy and MineCLIP have 1.5 GiB, CUDA itself takes some. */
export const needBytes = 2 * 2 ** 30;

/** The wheel for this driver and these GPUs, as a remedy. */
function wheelRemedy({ driver, capabilities, evidence: { system } }: Facts): string {
  if (system.tegra !== undefined)
    return 'Install the torch that NVIDIA builds for this JetPack (https://pypi.jetson-ai-lab.io); wheels of PyTorch do not know a Jetson.';
  const wheel = newestWheel(driver, capabilities);
  if (wheel === undefined)
    return `Update the driver: no wheel of torch fits driver ${driver ?? '(unknown)'}${capabilities.length > 0 ? ` and sm ${capabilities.join(', ')}` : ''}.`;
  return `Install the newest torch that fits: \`${installWheel(wheel)}\`.`;
}

/** Whether the child ended well, and torch can be imported at all. */
export function torchTrouble({ evidence, pythonNamed, torch: report }: Facts): Conclusion | undefined {
  const { python, torch } = evidence;
  if (python.missing !== undefined) return pythonNamed ? onCpu('python-missing', python.missing) : undefined;
  const { ran, error } = torch;
  if (ran === undefined || ran.outcome === 'absent' || report !== undefined) return undefined;
  const who = python.executable ?? 'python';
  if (ran.outcome === 'hung') return onCpu('torch-hang', `${who} gave no answer in ${Math.round(ran.seconds)} s`);
  if (error === undefined) {
    const end = ran.signal
      ? `was ended by ${ran.signal}`
      : ran.outcome === 'exited'
        ? `ended with ${ran.code}`
        : ran.outcome;
    const said = ran.stderr || ran.stdout;
    return onCpu('torch-crash', `${who} ${end} before it answered${said === '' ? '' : `: ${said}`}`);
  }
  const isAbsent = error.type === 'ModuleNotFoundError' && /'torch'/.test(error.message);
  if (isAbsent && !pythonNamed) return undefined; // it may be installed later
  const remedy = isAbsent ? undefined : `Install torch anew into ${who}: its import fails.`;
  return onCpu('torch-missing', `${who}: ${error.type}: ${error.message}`, remedy);
}

/** As a remedy. */
export const rocmWheel =
  'Install the ROCm build: `pip install torch --index-url https://download.pytorch.org/whl/rocm6.4`.';

/** A torch that was built for another sort of device than the one that is there. */
export function wrongBuild(facts: Facts): Conclusion | undefined {
  const { torch, kernelRan, hasNvidia, isRocm, evidence } = facts;
  if (torch === undefined || kernelRan) return undefined;
  if (hasNvidia && torch.cuda === undefined) {
    const build = torch.hip === undefined ? 'without CUDA' : `for ROCm ${torch.hip}`;
    const gpu =
      evidence.system.tegra !== undefined ? 'a Jetson' : named(evidence.smi.gpus[0] ?? { name: 'an NVIDIA GPU' });
    return onCpu('torch-cpu-build', `torch ${torch.version} is built ${build}, beside ${gpu}`, wheelRemedy(facts));
  }
  if (isRocm && torch.hip === undefined) {
    return onCpu(
      'torch-cpu-build',
      `torch ${torch.version} is built without ROCm, beside an AMD GPU (/dev/kfd)`,
      rocmWheel,
    );
  }
  return undefined;
}

/** The driver against the toolkit that torch is built with. */
export function driverTooOld(facts: Facts): Conclusion | undefined {
  const { torch, driver, kernelRan, hasNvidia, torchComplaint, evidence } = facts;
  if (torch?.cuda === undefined || kernelRan || !hasNvidia) return undefined;
  const judged = driver === undefined ? undefined : judgeDriver(driver, torch.cuda);
  const isTold = /driver on your system is too old|driver version is insufficient/i.test(torchComplaint);
  if (!isTold && (judged?.verdict !== 'too old' || evidence.system.tegra !== undefined)) return undefined;
  const needed = judged?.floor === undefined ? '' : `, which needs ${judged.floor} or newer`;
  return onCpu(
    'driver-too-old-for-torch',
    `the driver is ${driver ?? 'too old'}, torch ${torch.version} is built with CUDA ${torch.cuda}${needed}`,
    wheelRemedy(facts),
  );
}

/** The code that torch holds against what the GPU can run. */
export function archNotSupported(facts: Facts): Conclusion | undefined {
  const { torch, kernelRan, capabilities, torchComplaint } = facts;
  if (torch?.cuda === undefined || kernelRan) return undefined;
  const { cuda, archs, version } = torch;
  const lacks = (capability: string): boolean =>
    isDropped(cuda, capability) || (archs.length > 0 && !isSupported(archs, capability));
  const isTold = /no kernel image|not compatible with the current PyTorch/i.test(torchComplaint);
  if (!isTold && !(capabilities.length > 0 && capabilities.every(lacks))) return undefined;
  const gpus = capabilities.map((one) => [`sm ${one}`, generationOf(one)].filter(Boolean).join(' ')).join(', ');
  const upstream =
    /^2\.0\./.test(version) && cuda === '11.7'
      ? "; upstream's torch 2.0 with CUDA 11.7 stops at sm_86, and runs on Ada, not on Hopper or Blackwell"
      : '';
  return onCpu(
    'arch-not-supported',
    `torch ${version} (CUDA ${cuda}) holds code for ${archs.join(' ') || 'other GPUs'}, not for ${gpus || 'this GPU'}${upstream}`,
    wheelRemedy(facts),
  );
}

/** A GPU that may be taken, or why not. */
export interface Candidate {
  index: number;
  label: string;
  why?: { state: 'gpu-busy' | 'out-of-memory'; reason: string };
}

/** Its reason, with which one it is. */
export const whyNot = ({ label, why }: Candidate): string => `${label}: ${why?.reason ?? 'free'}`;

/** Every GPU by itself: as torch sees it, or where there is no torch, as nvidia-smi does. */
export function candidates({ torch, evidence: { smi }, wishes, kernelRan }: Facts): Candidate[] {
  const seen = torch?.devices ?? [];
  const gpus =
    seen.length > 0
      ? seen
      : smi.gpus.map((gpu) => ({
          ...visible(gpu, smi.instances),
          kernel: { ok: true, error: gpu.computeMode === 'Prohibited' ? 'its compute mode is Prohibited' : undefined },
        }));
  return gpus.map((gpu) => {
    const label = `${named(gpu)}, index ${gpu.index}`;
    const reject = (state: 'gpu-busy' | 'out-of-memory', why: string): Candidate => ({
      index: gpu.index,
      label,
      why: { state, reason: why },
    });
    const { error } = gpu.kernel;
    if (/out of memory/i.test(error ?? '')) return reject('out-of-memory', error!);
    if (/busy or unavailable|is Prohibited/i.test(error ?? '')) return reject('gpu-busy', error!);
    if (!gpu.kernel.ok && kernelRan) return reject('gpu-busy', error ?? 'the kernel did not run');
    const most = gpu.totalBytes;
    const wanted = Math.max(needBytes, wishes.minMemoryBytes ?? 0);
    if (most !== undefined && most < wanted)
      return reject('out-of-memory', `it has ${gibibytes(most)}, and ${gibibytes(wanted)} are needed`);
    if (gpu.freeBytes !== undefined && gpu.freeBytes < needBytes)
      return reject('gpu-busy', `${gibibytes(gpu.freeBytes)} are free, and ${gibibytes(needBytes)} are needed`);
    return { index: gpu.index, label };
  });
}

/** Every GPU is taken or too small. The largest trouble that others could end comes first. */
export function noneFits(facts: Facts): Conclusion | undefined {
  const list = candidates(facts);
  if (list.length === 0 || list.some(({ why }) => why === undefined)) {
    const { torchComplaint, torch, kernelRan } = facts;
    if (kernelRan || torch === undefined) return undefined;
    if (/out of memory/i.test(torchComplaint)) return onCpu('out-of-memory', torchComplaint);
    return /busy or unavailable/i.test(torchComplaint) ? onCpu('gpu-busy', torchComplaint) : undefined;
  }
  const one = list.find(({ why }) => why?.state === 'gpu-busy') ?? list[0]!;
  return onCpu(one.why!.state, whyNot(one));
}
