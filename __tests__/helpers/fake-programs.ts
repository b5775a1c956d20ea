import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Shell scripts under these names in `<folder>/bin`; returns a PATH on which they come first, and what a shell needs. */
export function fakePrograms(folder: string, scripts: Readonly<Record<string, string>>): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const [name, script] of Object.entries(scripts))
    writeFileSync(join(bin, name), script.startsWith('#!') ? script : `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return `${bin}:/usr/bin:/bin`;
}

/** Files of a machine below a folder that stands for its root. */
export function fakeRoot(folder: string, files: Readonly<Record<string, string>>): string {
  const root = join(folder, 'root');
  mkdirSync(root, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** A shell script that answers as nvidia-smi does for one GPU, or for these lines. */
export const smiScript = (
  lines = '0, GPU-1, NVIDIA A100-SXM4-40GB, 00000000:07:00.0, 550.54.14, 40960, 40442, 4, 0, 8.0, Default, Enabled, Disabled, P0, 31, 0',
): string => `case "$1" in
-L) echo "GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-1)";;
--query-gpu=*recovery_action) echo "0, None";;
*) cat <<'CSV'
${lines}
CSV
;;
esac`;
