import type { DeviceDocument } from '../schema/device.js';
import type { Evidence } from '../schema/device-evidence.js';
import { type Conclusion, onCpu, remedyOf } from './code-of.js';
import { candidates, needBytes, noneFits, whyNot } from './candidates.js';
import { type Facts, type Wishes, factsOf, named } from './facts.js';
import { judgeMps } from './judge-mps.js';
import {
  containerWithoutDevice,
  deviceDenied,
  driverTrouble,
  hiddenByEnvironment,
  smiComplaint,
} from './rules-system.js';
import { archNotSupported, driverTooOld, rocmWheel, torchTrouble, wrongBuild } from './rules-torch.js';
import { isProven } from './states.js';
import { judgeDriver } from './versions.js';

/** In the order of precedence: the first that holds is the state. */
const cudaRules: readonly ((facts: Facts) => Conclusion | undefined)[] = [
  hiddenByEnvironment,
  smiComplaint,
  deviceDenied,
  containerWithoutDevice,
  driverTrouble,
  torchTrouble,
  wrongBuild,
  driverTooOld,
  archNotSupported,
  noneFits,
  proven,
  driverAnswers,
  amdWithoutTorch,
  nothingThere,
];

/** A real kernel ran. */
function proven(facts: Facts): Conclusion | undefined {
  const { torch, driver, kernelRan } = facts;
  if (torch === undefined || !kernelRan) return undefined;
  const list = candidates(facts);
  const { index, label } = list.find(({ why }) => why === undefined)!;
  const device = index === 0 ? 'cuda' : `cuda:${index}`;
  const passed = index === 0 ? '' : `; passed over: ${whyNot(list[0]!)}`;
  const reason = `torch ${torch.version} ran a kernel on ${label}${passed}`;
  if (torch.hip !== undefined) return { state: 'rocm', device, reason: `${reason}, with ROCm ${torch.hip}` };
  const judged = driver === undefined ? undefined : judgeDriver(driver, torch.cuda);
  if (judged?.verdict !== 'compatible') return { state: 'ok', device, reason };
  return {
    state: 'ok-compat',
    device,
    reason: `${reason}; the driver ${driver!} is older than CUDA ${torch.cuda!}'s own ${judged.own!}, and new enough for its family`,
  };
}

/**
 * The driver answers, and no torch was there to be asked: it may be installed later. Where nvidia-smi is not installed,
 * the files of the driver stand for its answer; where it fails, they do not.
 */
function driverAnswers(facts: Facts): Conclusion | undefined {
  const { torch, smiAnswers, smiAbsent, driver, deviceNodes, evidence, pythonNamed } = facts;
  const isLoaded = (driver !== undefined && deviceNodes.length > 0) || evidence.system.tegra !== undefined;
  if (torch !== undefined || pythonNamed || !(smiAnswers || (smiAbsent && isLoaded))) return undefined;
  const [first] = candidates(facts).filter(({ why }) => why === undefined);
  const index = first?.index ?? 0;
  const version = driver === undefined ? '' : ` ${driver}`;
  const found = smiAnswers
    ? `the driver${version} answers for ${first?.label ?? 'the GPU'}`
    : `the driver${version} is loaded, without an nvidia-smi that could ask it`;
  return {
    state: 'driver-ok',
    device: index === 0 ? 'cuda' : `cuda:${index}`,
    reason: `${found}, and no torch was there to try it`,
  };
}

/** An AMD GPU by itself, which torch alone can be asked about. */
function amdWithoutTorch({ torch, isRocm }: Facts): Conclusion | undefined {
  if (torch !== undefined || !isRocm) return undefined;
  return onCpu('torch-missing', 'there is an AMD GPU (/dev/kfd), and no torch was there to try it', rocmWheel);
}

function nothingThere({ hasNvidia, hasRocm, evidence: { system, platform } }: Facts): Conclusion | undefined {
  if (hasNvidia || hasRocm) return undefined;
  const what = 'no NVIDIA GPU on the PCI bus, no device of one, and nvidia-smi lists none';
  if (system.wsl)
    return onCpu(
      'no-gpu',
      `${what} (WSL)`,
      'If Windows has an NVIDIA GPU, install its driver there, and run `wsl --update`.',
    );
  return onCpu('no-gpu', platform === 'darwin' ? 'CUDA does not exist on macOS' : what);
}

/** What torch said counts; else how nvidia-smi failed, never what it answered. */
function unexplained({ torchComplaint, smiFailure, smiAnswers }: Facts): Conclusion {
  const said = torchComplaint || smiFailure;
  const remedy = /system not yet initialized|error 802/i.test(said)
    ? 'Start the fabric manager of the machine: `systemctl start nvidia-fabricmanager`, in the version of the driver.'
    : /\bMIG\b/.test(said)
      ? 'MIG is on without an instance: `nvidia-smi mig -cgi 1g.5gb -C` makes one.'
      : /found no NVIDIA driver/i.test(said) && smiAnswers
        ? 'libcuda is not found (`ldconfig -p | grep libcuda.so`): a container needs `compute` in NVIDIA_DRIVER_CAPABILITIES (or `all`).'
        : undefined;
  return onCpu('unknown', said === '' ? 'there is a GPU, and CUDA does not come up' : said, remedy);
}

/** MIG is on and nothing was cut out of the GPU: CUDA then sees none. */
const lacksInstance = ({ evidence: { smi }, gpus, kernelRan }: Facts): boolean =>
  !kernelRan && gpus.length > 0 && gpus.every((gpu) => gpu.mig === 'Enabled') && smi.instances.length === 0;

function judgeCuda(facts: Facts): Conclusion {
  for (const rule of cudaRules) {
    const conclusion = rule(facts);
    if (conclusion === undefined) continue;
    if (conclusion.state === 'driver-ok' && lacksInstance(facts)) break;
    return conclusion;
  }
  return lacksInstance(facts)
    ? unexplained({ ...facts, torchComplaint: `MIG is on, and no instance is there. ${facts.torchComplaint}`.trim() })
    : unexplained(facts);
}

/**
 * Which device the agent will run on, and if that is not a GPU, why not and what mends it. The one verdict over all
 * that the probes have seen.
 */
export function judgeDevice(evidence: Evidence, wishes: Wishes): DeviceDocument {
  const facts = factsOf(evidence, wishes);
  const asksMps = wishes.device === 'mps' || (evidence.platform === 'darwin' && wishes.device !== 'cuda');
  const found = asksMps ? judgeMps(facts) : judgeCuda(facts);
  const device = wishes.device === 'cpu' ? 'cpu' : found.device;
  return {
    schema: 'steve1-device/1',
    device,
    state: found.state,
    reason: found.reason,
    // The CPU is what was asked for.
    remedy: wishes.device === 'cpu' ? '' : (found.remedy ?? remedyOf(found.state)),
    modifiers: modifiersOf(facts, found),
    gpus: verdictsOf(facts),
    ...driverOf(facts),
    ...torchOf(facts),
    others: othersOf(device, found, facts),
    prerequisites: evidence.prerequisites,
    evidence,
  };
}

function modifiersOf(facts: Facts, { state, device }: Conclusion): string[] {
  const { evidence, gpus, wishes, kernelRan, driver, torch } = facts;
  const { smi, system } = evidence;
  const compares = driver !== undefined && system.tegra === undefined && judgeDriver(driver, torch?.cuda).verdict;
  const all: Record<string, boolean> = {
    container: system.container !== undefined,
    wsl: system.wsl,
    jetson: system.tegra !== undefined,
    mig: smi.instances.length > 0 || smi.gpus.some((gpu) => gpu.mig === 'Enabled'),
    inforom: smi.query.code === 14 || smi.minimal?.code === 14,
    'ecc-errors': smi.gpus.some((gpu) => (gpu.eccErrors ?? 0) > 0),
    'compute-exclusive': gpus.some((gpu) => /^Exclusive/.test(gpu.computeMode ?? '')),
    'other-index': device.includes(':'),
    'memory-in-use': gpus.some(
      ({ freeBytes }) => freeBytes !== undefined && freeBytes < (wishes.minMemoryBytes ?? needBytes),
    ),
    'driver-by-forward-compatibility': kernelRan && compares === 'too old',
    'kernel-ran-all-the-same': kernelRan && !isProven(state),
  };
  return Object.keys(all).filter((name) => all[name]);
}

function verdictsOf(facts: Facts): DeviceDocument['gpus'] {
  const judged = candidates(facts);
  return facts.gpus.map((gpu, at) => {
    const { kernel } = gpu;
    return {
      index: gpu.index,
      name: gpu.name ?? 'GPU',
      ...(gpu.capability !== undefined && { capability: gpu.capability }),
      ...(gpu.totalBytes !== undefined && { totalBytes: gpu.totalBytes }),
      ...(gpu.freeBytes !== undefined && { freeBytes: gpu.freeBytes }),
      verdict:
        judged[at]?.why?.reason ??
        (kernel === undefined ? 'not tried' : kernel.ok ? 'ok' : (kernel.error ?? 'the kernel did not run')),
    };
  });
}

function driverOf({ driver, torch, evidence }: Facts): Pick<DeviceDocument, 'driver'> {
  if (driver === undefined) return {};
  return {
    driver: { version: driver, ...judgeDriver(driver, evidence.system.tegra === undefined ? torch?.cuda : undefined) },
  };
}

function torchOf({ torch, evidence: { python } }: Facts): Pick<DeviceDocument, 'torch'> {
  if (torch === undefined) return {};
  const build =
    torch.hip !== undefined
      ? `rocm ${torch.hip}`
      : torch.cuda !== undefined
        ? `cuda ${torch.cuda}`
        : torch.mps.built
          ? 'mps'
          : 'cpu';
  return {
    torch: {
      version: torch.version,
      build,
      archs: torch.archs,
      ...(python.version !== undefined && { python: python.version }),
    },
  };
}

/** Why not each other device. */
function othersOf(chosen: string, found: Conclusion, { evidence, wishes }: Facts): Record<string, string> {
  const kind = chosen.split(':')[0];
  const isMac = evidence.platform === 'darwin';
  const ofGpu = wishes.device === 'cpu' && found.device !== 'cpu' ? 'the CPU was asked for' : found.reason;
  const why: Record<string, string> = {
    cuda: isMac ? 'CUDA does not exist on macOS' : wishes.device === 'mps' ? 'MPS was asked for' : ofGpu,
    mps: !isMac ? 'MPS exists on macOS alone' : wishes.device === 'cuda' ? 'CUDA was asked for' : ofGpu,
    cpu: `the agent would run there, and many times slower than on ${named({ name: chosen })}`,
  };
  return Object.fromEntries(Object.entries(why).filter(([name]) => name !== kind));
}
