/** Texts of the system that tell of drivers and containers. */

/** The version in `/proc/driver/nvidia/version`, of the closed kernel module or of the open one. */
export function parseModuleVersion(text: string): { line: string; version?: string; open?: boolean } | undefined {
  const line = text.split('\n').find((one) => one.includes('Kernel Module'));
  if (line === undefined) return undefined;
  const [, version] = /Kernel Module(?: for \S+)?\s+(\d+(?:\.\d+)+)/.exec(line) ?? [];
  const open = /Open Kernel Module/.test(line);
  return { line: line.trim(), ...(version !== undefined && { version, open }) };
}

/** What shows that this is a container; undefined where nothing does. */
export function containerSign(signs: {
  files: readonly string[];
  cgroup: string;
  environment: Readonly<Record<string, string | undefined>>;
}): string | undefined {
  const [file] = signs.files;
  if (file !== undefined) return file;
  if (signs.environment['KUBERNETES_SERVICE_HOST']) return 'KUBERNETES_SERVICE_HOST';
  const group = /docker|kubepods|containerd|libpod|lxc|garden/.exec(signs.cgroup)?.[0];
  return group === undefined ? undefined : `cgroup ${group}`;
}

/** `libcuda.so.550.54.14` names its version. */
export const libraryVersion = (file: string): string | undefined =>
  /^libcuda\.so\.(\d+\.\d+(?:\.\d+)?)$/.exec(file)?.[1];
