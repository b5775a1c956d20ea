import { join } from 'node:path';
import { containerSign, libraryVersion, parseModuleVersion } from '../../core/device/parse-system.js';
import type { Evidence } from '../../core/schema/device-evidence.js';
import type { Surroundings } from './surroundings.js';

/** What the files of the system tell: driver, devices, PCI bus, container. They are read, nothing is opened that drives a GPU. */

type Place = Pick<Surroundings, 'root' | 'files'>;

async function probeDriver({ root, files }: Place): Promise<Evidence['driver']> {
  const folders = ['usr/lib/x86_64-linux-gnu', 'usr/lib/aarch64-linux-gnu', 'usr/lib64', 'usr/lib'];
  const [text, ...names] = await Promise.all([
    files.text(join(root, 'proc/driver/nvidia/version')),
    ...folders.map((folder) => files.names(join(root, folder))),
  ]);
  const versions = names.flat().flatMap((name) => libraryVersion(name) ?? []);
  return { ...parseModuleVersion(text), libraries: [...new Set(versions)].sort() };
}

const fixedNodes = ['nvidiactl', 'nvidia-uvm', 'dxg', 'kfd', 'nvhost-gpu', 'nvgpu'];

async function probeNodes({ root, files }: Place): Promise<Evidence['nodes']> {
  const numbered = (await files.names(join(root, 'dev'))).filter((name) => /^nvidia\d+$/.test(name)).slice(0, 64);
  const names = [...new Set(['nvidia0', ...numbered.sort(), ...fixedNodes])];
  const found = await Promise.all(
    names.map(async (name) => [name, await files.access(join(root, 'dev', name))] as const),
  );
  return Object.fromEntries(found.flatMap(([name, state]) => (state === undefined ? [] : [[name, state]])));
}

/** NVIDIA and AMD; nobody else's devices decide anything. */
const makers = ['0x10de', '0x1002'];

async function probePci({ root, files }: Place): Promise<Evidence['pci']> {
  const folder = join(root, 'sys/bus/pci/devices');
  const found = await Promise.all(
    (await files.names(folder)).sort().map(async (address) => {
      const vendor = (await files.text(join(folder, address, 'vendor'))).trim();
      if (!makers.includes(vendor)) return [];
      const [kind, device] = await Promise.all(
        ['class', 'device'].map(async (name) => (await files.text(join(folder, address, name))).trim()),
      );
      return [{ address, vendor, class: kind!, device: device! }];
    }),
  );
  return found.flat().slice(0, 64);
}

async function probeSurroundings({ root, env, files }: Surroundings): Promise<Evidence['system']> {
  const at = (path: string): string => join(root, path);
  const signs = ['/.dockerenv', '/run/.containerenv'];
  const [shown, [cgroup, kernel, release, tree], amdgpu] = await Promise.all([
    Promise.all(signs.map((file) => files.isThere(at(file)))),
    Promise.all(
      ['proc/1/cgroup', 'proc/sys/kernel/osrelease', 'etc/nv_tegra_release', 'proc/device-tree/compatible'].map(
        (file) => files.text(at(file)),
      ),
    ),
    files.isThere(at('sys/module/amdgpu')),
  ]);
  const container = containerSign({
    files: signs.filter((_, index) => shown[index]),
    cgroup: cgroup!,
    environment: env,
  });
  const tegra = release!.split('\n')[0]!.trim() || /nvidia,tegra\w*/.exec(tree!)?.[0];
  return {
    ...(container !== undefined && { container }),
    wsl: /microsoft/i.test(kernel!),
    ...(tegra !== undefined && tegra !== '' && { tegra }),
    amdgpu,
  };
}

const watched =
  /^(CUDA_VISIBLE_DEVICES|NVIDIA_VISIBLE_DEVICES|NVIDIA_DRIVER_CAPABILITIES|HIP_VISIBLE_DEVICES|ROCR_VISIBLE_DEVICES|CUDA_DEVICE_ORDER|PYTORCH_\w+|VIRTUAL_ENV|CONDA_PREFIX)$/;

/** All of it that is told in time, side by side. On Windows and macOS there are no such files, and nothing is found. */
export async function probeSystem(
  around: Surroundings,
): Promise<Pick<Evidence, 'environment' | 'driver' | 'nodes' | 'pci' | 'system'>> {
  const { env } = around;
  const [driver, nodes, pci, system] = await Promise.all([
    probeDriver(around),
    probeNodes(around),
    probePci(around),
    probeSurroundings(around),
  ]);
  const environment = Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined && watched.test(pair[0])),
  );
  return { environment, driver, nodes, pci, system };
}
