/** What the figures were taken on. No names of hosts, users or folders. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';

const textOf = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

function systemName() {
  const kernel = `${type()} ${/^\d+(\.\d+)*/.exec(release())?.[0] ?? ''}`.trim();
  const name = /^PRETTY_NAME="?([^"\n]+)/m.exec(textOf('/etc/os-release'))?.[1];
  return name === undefined ? kernel : `${name} (${kernel})`;
}

export function describeMachine() {
  const cores = cpus();
  const flags = /^(flags|Features)\s*:(.*)$/m.exec(textOf('/proc/cpuinfo'))?.[2].split(' ') ?? [];
  return {
    cpu: cores[0]?.model.trim() || arch(),
    cores: cores.length,
    shaExtensions: flags.length === 0 ? undefined : flags.includes('sha_ni') || flags.includes('sha2'),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: systemName(),
    arch: arch(),
    node: process.versions.node,
    nodeOpenssl: process.versions.openssl,
  };
}

export function machineText(machine) {
  const sha = machine.shaExtensions === undefined ? '' : machine.shaExtensions ? ' with' : ' without';
  return [
    `${machine.cpu}, ${machine.cores} cores${sha && `${sha} SHA extensions`}`,
    `${machine.memoryGiB} GiB of memory`,
    `${machine.system}, ${machine.arch}`,
    `Node.js ${machine.node} (its OpenSSL ${machine.nodeOpenssl})`,
  ].join('; ');
}

/** The first line that a peer says of its version. */
export function versionOf({ command, versionArgs = ['--version'] }) {
  const { stdout } = spawnSync(command, versionArgs, { encoding: 'utf8' });
  return (stdout ?? '').split('\n')[0].trim() || 'version unknown';
}
