import { type Conclusion, onCpu } from './code-of.js';
import { type Facts, failureOf, saidBy } from './facts.js';
import { judgeDriver } from './versions.js';

/** Rules about the machine: what hides a GPU from any program, whatever torch is like. */

const isHiding = (value: string | undefined): boolean =>
  value !== undefined && /^\s*(-1|NoDevFiles)?\s*(,|$)/i.test(value);

/** CUDA stops at the first entry that names no GPU, so what begins with -1, or is empty, shows nothing. */
export function hiddenByEnvironment({ evidence, isRocm, namesNone }: Facts): Conclusion | undefined {
  const watched = ['CUDA_VISIBLE_DEVICES'];
  if (isRocm) watched.push('HIP_VISIBLE_DEVICES', 'ROCR_VISIBLE_DEVICES');
  const name =
    watched.find((one) => isHiding(evidence.environment[one])) ?? (namesNone && !isRocm ? watched[0] : undefined);
  if (name === undefined) return undefined;
  const value = evidence.environment[name]!;
  const why = isHiding(value) ? '' : ': it names none that is there, or one twice';
  return onCpu(
    'disabled-by-env',
    `${name} is '${value}', which hides every GPU${why}`,
    `Remove ${name} from the environment of the job, or name a GPU in it.`,
  );
}

/** The exit codes and words of nvidia-smi. Those that mean only that no driver is there are left to the rules below. */
export function smiComplaint({ evidence, gpus, kernelRan, nvidiaPci, deviceNodes }: Facts): Conclusion | undefined {
  const { smi, system } = evidence;
  const ran = smi.minimal ?? smi.query;
  const failed = ran.outcome === 'exited' && ran.code !== 0;
  const said = failed ? saidBy(ran) : '';
  const raw = failureOf(ran);
  const isCode = (...list: number[]): boolean => failed && list.includes(ran.code!);

  if (ran.outcome === 'hung') {
    const seconds = smi.query.seconds + (smi.minimal?.seconds ?? 0);
    return onCpu('smi-hang', `nvidia-smi gave no answer in ${Math.round(seconds)} s`);
  }
  const [trouble, ...more] = gpus.flatMap((gpu) => gpu.trouble ?? []);
  if (trouble !== undefined && more.length === gpus.length - 1) return onCpu(trouble.state, trouble.reason);
  const [action] = smi.recoveryActions;
  if (action !== undefined && smi.gpus.length === 0 && !kernelRan)
    return onCpu('needs-reset', `the driver asks to recover the GPU: ${action}`);
  if (isCode(18) || /Driver\/library version mismatch/i.test(said)) return onCpu('driver-library-mismatch', raw);
  // One of several may be in trouble while the job uses another.
  if (!(kernelRan && Math.max(gpus.length, nvidiaPci, deviceNodes.length) > 1)) {
    if (isCode(15) || /GPU is lost/i.test(said)) return onCpu('gpu-lost', raw);
    if (/requires? reset|reset required/i.test(said)) return onCpu('needs-reset', raw);
  }
  if (isCode(255) && /timeout|timed out/i.test(said)) return onCpu('smi-hang', raw);
  if ((isCode(255) || /Unknown Error/i.test(said)) && system.container !== undefined) return onCpu('nvml-unknown', raw);
  if ((isCode(4, 17) || ran.outcome === 'denied') && !kernelRan) return onCpu('permission', raw);
  if (isCode(19, 23)) return onCpu('gpu-busy', raw);
  return undefined;
}

/** Devices that this user may not open. One that the job does not need keeps it from nothing. */
export function deviceDenied({ evidence, kernelRan, smiAnswers, isRocm, torch }: Facts): Conclusion | undefined {
  const { nodes } = evidence;
  if (kernelRan) return undefined;
  if (isRocm) {
    if (nodes['kfd'] !== 'denied') return undefined;
    return onCpu('permission', '/dev/kfd: EACCES for this user', 'Add the user to the groups video and render.');
  }
  const denied = Object.keys(nodes).filter((name) => /^nvidia/.test(name) && nodes[name] === 'denied');
  const isShared = denied.some((name) => !/\d$/.test(name)); // nvidiactl and nvidia-uvm serve every GPU
  const isUsable = !isShared && Object.keys(nodes).some((name) => /^nvidia\d+$/.test(name) && nodes[name] === 'there');
  const isTried = torch?.cuda !== undefined && !torch.available;
  if (denied.length === 0 || isUsable || (smiAnswers && !(isShared && isTried))) return undefined;
  return onCpu('permission', `${denied.map((name) => `/dev/${name}`).join(', ')}: EACCES for this user`);
}

/** A container that sees the driver of its host, and no device. */
export function containerWithoutDevice(facts: Facts): Conclusion | undefined {
  const { evidence, deviceNodes, smiAnswers, kernelRan, torch } = facts;
  const { system, nodes, driver, environment } = evidence;
  if (system.container === undefined || smiAnswers || kernelRan) return undefined;
  const asked = environment['NVIDIA_VISIBLE_DEVICES'];
  const told = asked === 'void' || asked === 'none' ? `; NVIDIA_VISIBLE_DEVICES is '${asked}'` : '';
  const where = `this is a container (${system.container})`;

  if (system.tegra !== undefined) {
    if (nodes['nvhost-gpu'] === 'there' || nodes['nvgpu'] === 'there') return undefined;
    const remedy = 'Start the container with `--runtime nvidia`, as JetPack sets it up.';
    return onCpu('container-without-device', `${where} on a Jetson, without the devices of its GPU`, remedy);
  }
  if (system.wsl && nodes['dxg'] !== 'there') {
    return onCpu('container-without-device', `${where} on WSL, without /dev/dxg${told}`);
  }
  if (driver.line !== undefined && deviceNodes.length === 0) {
    const version = driver.version === undefined ? '' : ` ${driver.version}`;
    return onCpu(
      'container-without-device',
      `${where}: the driver${version} of the host is seen, no /dev/nvidia0${told}`,
    );
  }
  if (torch?.hip !== undefined && system.amdgpu && nodes['kfd'] !== 'there') {
    const remedy =
      'Start the container with `--device /dev/kfd --device /dev/dri --group-add video --group-add render`.';
    return onCpu('container-without-device', `${where}: the host has AMD's driver, and there is no /dev/kfd`, remedy);
  }
  return undefined;
}

/** Words of CUDA for what a missing /dev/nvidia-uvm does not cause. */
const otherCause =
  /driver.*too old|driver version is insufficient|found no NVIDIA driver|not yet initialized|error 802|no kernel image|out of memory|busy or unavailable/i;

const isTooOld = ({ driver, torch }: Facts): boolean =>
  driver !== undefined && judgeDriver(driver, torch?.cuda).verdict === 'too old';

/** The driver, its libraries and its devices against what is on the bus. */
export function driverTrouble(facts: Facts): Conclusion | undefined {
  const { evidence, smiAnswers, smiFailure, kernelRan, nvidiaPci, deviceNodes, torch, torchComplaint, smiText } = facts;
  const { driver, nodes, system, smi, platform } = evidence;
  if (kernelRan) return undefined;
  const isPlainLinux = platform === 'linux' && !system.wsl && system.tegra === undefined;
  const ran = smi.minimal ?? smi.query;

  if (smiAnswers) {
    const isUp = torch?.cuda === undefined || torch.available;
    const isExplained = otherCause.test(torchComplaint) || isTooOld(facts);
    if (!isPlainLinux || isUp || isExplained || nodes['nvidia-uvm'] !== 'absent') return undefined;
    return onCpu('uvm-missing', 'nvidia-smi answers, CUDA does not come up, and there is no /dev/nvidia-uvm');
  }
  if (system.wsl && ran.outcome === 'exited' && ran.code !== 0) {
    return onCpu(
      'driver-missing',
      `WSL shows no GPU: nvidia-smi ended with ${ran.code}: ${saidBy(ran)}`,
      'Install the NVIDIA driver on Windows and none inside WSL, run `wsl --update` and `wsl --shutdown`, and start it anew.',
    );
  }
  const { version, libraries } = driver;
  if (version !== undefined && libraries.length > 0 && !libraries.includes(version)) {
    return onCpu('driver-library-mismatch', `the driver is ${version}, its library libcuda ${libraries.join(', ')}`);
  }
  if (nvidiaPci === 0) return undefined;
  const gpus = `${nvidiaPci === 1 ? 'an NVIDIA GPU' : `${nvidiaPci} NVIDIA GPUs`} on the PCI bus`;
  if (
    version !== undefined &&
    ((ran.outcome === 'exited' && ran.code === 6) || /No devices were found/.test(smiText))
  ) {
    return onCpu(
      'driver-missing',
      `there is ${gpus}, and the driver ${version} takes none of them`,
      'Install a driver that supports the GPU (old ones need a legacy driver), and see `dmesg | grep NVRM`.',
    );
  }
  if (ran.code === 9) {
    const [loaded, remedy] =
      version === undefined
        ? ['']
        : [
            `, and the driver ${version} does not answer`,
            'Restart the machine; if it comes again, install the driver anew. `dmesg | grep NVRM` tells what it saw.',
          ];
    return onCpu('driver-missing', `there is ${gpus}${loaded}: ${smiFailure}`, remedy);
  }
  if (version !== undefined || deviceNodes.length > 0) return undefined;
  return onCpu('driver-missing', `there is ${gpus}, and no driver is loaded`);
}
