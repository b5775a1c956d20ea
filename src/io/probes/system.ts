import { constants } from 'node:fs';
import { access, readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { containerSign, libraryVersion, parseModuleVersion } from '../../core/device/parse-system.js';
import type { Evidence } from '../../core/schema/device-evidence.js';
import { isAbsent } from '../errors.js';
import type { Surroundings } from './surroundings.js';

/** What the files of the system tell: driver, devices, PCI bus, container. They are read, nothing is opened that drives a GPU. */

/** What cannot be read tells nothing, and keeps nobody from looking elsewhere. */
const readText = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

const accessTo = (path: string): Promise<'there' | 'absent' | 'denied'> =>
  access(path, constants.R_OK | constants.W_OK).then(
    () => 'there',
    (error: unknown) => (isAbsent(error) ? 'absent' : 'denied'),
  );

const isThere = async (path: string): Promise<boolean> => (await accessTo(path)) !== 'absent';

async function probeDriver(root: string): Promise<Evidence['driver']> {
  const folders = ['usr/lib/x86_64-linux-gnu', 'usr/lib/aarch64-linux-gnu', 'usr/lib64', 'usr/lib'];
  const [text, ...names] = await Promise.all([
    readText(join(root, 'proc/driver/nvidia/version')),
    ...folders.map((folder) => namesIn(join(root, folder))),
  ]);
  const versions = names.flat().flatMap((name) => libraryVersion(name) ?? []);
  return { ...parseModuleVersion(text), libraries: [...new Set(versions)].sort() };
}

const fixedNodes = ['nvidiactl', 'nvidia-uvm', 'dxg', 'kfd', 'nvhost-gpu', 'nvgpu'];

async function probeNodes(root: string): Promise<Evidence['nodes']> {
  const numbered = (await namesIn(join(root, 'dev'))).filter((name) => /^nvidia\d+$/.test(name)).slice(0, 64);
  const names = [...new Set(['nvidia0', ...numbered.sort(), ...fixedNodes])];
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await accessTo(join(root, 'dev', name))] as const)),
  );
}

/** NVIDIA and AMD; nobody else's devices decide anything. */
const makers = ['0x10de', '0x1002'];

async function probePci(root: string): Promise<Evidence['pci']> {
  const folder = join(root, 'sys/bus/pci/devices');
  const found = await Promise.all(
    (await namesIn(folder)).sort().map(async (address) => {
      const vendor = (await readText(join(folder, address, 'vendor'))).trim();
      if (!makers.includes(vendor)) return [];
      const [kind, device] = await Promise.all(
        ['class', 'device'].map(async (name) => (await readText(join(folder, address, name))).trim()),
      );
      return [{ address, vendor, class: kind!, device: device! }];
    }),
  );
  return found.flat().slice(0, 64);
}

async function probeSurroundings({ root, env }: Surroundings): Promise<Evidence['system']> {
  const at = (path: string): string => join(root, path);
  const signs = ['/.dockerenv', '/run/.containerenv'];
  const [files, [cgroup, kernel, release, tree], amdgpu] = await Promise.all([
    Promise.all(signs.map((file) => isThere(at(file)))),
    Promise.all(
      ['proc/1/cgroup', 'proc/sys/kernel/osrelease', 'etc/nv_tegra_release', 'proc/device-tree/compatible'].map(
        (file) => readText(at(file)),
      ),
    ),
    isThere(at('sys/module/amdgpu')),
  ]);
  const container = containerSign({
    files: signs.filter((_, index) => files[index]),
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

/** All of it, side by side. On Windows and macOS there are no such files, and nothing is found. */
export async function probeSystem(
  around: Surroundings,
): Promise<Pick<Evidence, 'environment' | 'driver' | 'nodes' | 'pci' | 'system'>> {
  const { root, env } = around;
  const [driver, nodes, pci, system] = await Promise.all([
    probeDriver(root),
    probeNodes(root),
    probePci(root),
    probeSurroundings(around),
  ]);
  const environment = Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined && watched.test(pair[0])),
  );
  return { environment, driver, nodes, pci, system };
}
