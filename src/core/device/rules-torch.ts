import { generationOf, isDropped, isSupported } from './capability.js';
import { type Conclusion, onCpu } from './code-of.js';
import { type Facts, named } from './facts.js';
import type { Gpu } from './gpus.js';
import { compareVersions, judgeDriver } from './versions.js';
import { installWheel, newestWheel } from './wheels.js';

/** Rules about the torch of the job, against a GPU and a driver that are there. */

/** The wheel for this driver and these GPUs, as a remedy. */
function wheelRemedy({ driver, capabilities, evidence: { system } }: Facts): string {
  if (system.tegra !== undefined)
    return 'Install the torch that NVIDIA builds for this JetPack (https://pypi.jetson-ai-lab.io); wheels of PyTorch do not know a Jetson.';
  // Where no wheel runs on all of them, one that runs on the newest is worth having.
  const newest = [...capabilities].sort(compareVersions).slice(-1);
  const wheel = newestWheel(driver, capabilities) ?? newestWheel(driver, newest);
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
    // Of an exception the last line tells, of a signal the first: "Fatal Python error: Segmentation fault".
    const said = (ran.signal === undefined ? ran.last : undefined) ?? (ran.stderr || ran.stdout);
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
  const { torch, kernelRan, hasNvidia, isRocm, gpus, evidence } = facts;
  if (torch === undefined || kernelRan) return undefined;
  if (hasNvidia && torch.cuda === undefined) {
    const build = torch.hip === undefined ? 'without CUDA' : `for ROCm ${torch.hip}`;
    const gpu = evidence.system.tegra !== undefined ? 'a Jetson' : named(gpus[0] ?? { name: 'an NVIDIA GPU' });
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
  if (driver !== undefined && judged !== undefined && judged.verdict !== 'too old') {
    const which = judged.floor === undefined ? '' : `, which needs ${judged.floor}`;
    return onCpu(
      'driver-too-old-for-torch',
      `torch ${torch.version} (CUDA ${torch.cuda}${which}) says: ${torchComplaint}; the driver is ${driver}, so it has found an older libcuda`,
      'Take the old libcuda out of the image or off LD_LIBRARY_PATH: `ldconfig -p | grep libcuda.so` shows which come first.',
    );
  }
  const needed = judged?.floor === undefined ? '' : `, which needs ${judged.floor} or newer`;
  return onCpu(
    'driver-too-old-for-torch',
    `the driver is ${driver ?? 'too old'}, torch ${torch.version} is built with CUDA ${torch.cuda}${needed}`,
    wheelRemedy(facts),
  );
}

/** What CUDA says of a GPU for which a wheel holds no code. */
const noKernel = /no kernel image|not compatible with the current PyTorch/i;

/** The code that torch holds against what the GPUs can run. One that is supported is enough. */
export function archNotSupported(facts: Facts): Conclusion | undefined {
  const { torch, kernelRan, gpus, torchComplaint } = facts;
  if (torch?.cuda === undefined || kernelRan) return undefined;
  const { cuda, archs, version } = torch;
  const isTold = noKernel.test(torchComplaint);
  const lacks = ({ capability, kernel }: Gpu): boolean =>
    noKernel.test(kernel?.error ?? '') ||
    (isTold && (gpus.length === 1 || capability === undefined)) ||
    (capability !== undefined &&
      (isDropped(cuda, capability) || (archs.length > 0 && !isSupported(archs, capability))));
  if (!(gpus.length === 0 ? isTold : gpus.every(lacks))) return undefined;
  const each = new Set(
    gpus.flatMap(({ capability }) =>
      capability === undefined ? [] : [`sm ${capability}`, generationOf(capability)].filter(Boolean).join(' '),
    ),
  );
  const upstream =
    /^2\.0\./.test(version) && cuda === '11.7'
      ? "; upstream's torch 2.0 with CUDA 11.7 stops at sm_86, and runs on Ada, not on Hopper or Blackwell"
      : '';
  return onCpu(
    'arch-not-supported',
    `torch ${version} (CUDA ${cuda}) holds code for ${archs.join(' ') || 'other GPUs'}, not for ${[...each].join(', ') || 'this GPU'}${upstream}`,
    wheelRemedy(facts),
  );
}
