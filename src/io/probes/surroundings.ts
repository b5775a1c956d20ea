import type { Files } from './files.js';

/** Where the probes look. Everything can be put elsewhere, so that a test can build a machine out of folders. */
export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>;
  /** In front of /proc, /dev, /sys and /etc. */
  root: string;
  platform: NodeJS.Platform;
  /** Where the agent will be started. */
  cwd: string;
  /** Asked instead of the file system itself, which may not answer. */
  files: Files;
  signal: AbortSignal;
  /** How long nvidia-smi may take; absent: as long as the design says. */
  smiMs?: number;
}
