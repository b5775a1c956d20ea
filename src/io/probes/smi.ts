import { join, parse } from 'node:path';
import {
  minimalSmiFields,
  parseLibraryVersion,
  parseMigInstances,
  parseRecoveryActions,
  parseSmiGpus,
  recoveryFields,
  smiFields,
  smiQuery,
} from '../../core/device/parse-smi.js';
import type { Evidence } from '../../core/schema/device-evidence.js';
import { onPath } from './on-path.js';
import type { Surroundings } from './surroundings.js';
import { type Ended, runBounded } from './bounded.js';

/** For all that is asked together. */
export const smiMs = 10_000;

/** On WSL it lies beside the libraries of Windows, which are not on every PATH. */
async function smiProgram({ env, root, files }: Surroundings): Promise<string | undefined> {
  const wsl = join(root, 'usr', 'lib', 'wsl', 'lib', 'nvidia-smi');
  return (await onPath('nvidia-smi', env, files)) ?? ((await files.isThere(wsl)) ? wsl : undefined);
}

/** It reads no file of the job, and what is wrong with a folder of the job must not look like a fault of the GPU. */
const cwd = parse(process.execPath).root;

const answered = ({ ran }: Ended): boolean => ran.outcome === 'exited' && (ran.code === 0 || ran.code === 14);

/** Asks nvidia-smi for its GPUs, the instances of MIG, and what it wants done to them: side by side, in `smiMs` in all. */
export async function probeSmi(around: Surroundings): Promise<Evidence['smi']> {
  const until = performance.now() + (around.smiMs ?? smiMs);
  const program = await smiProgram(around);
  const ask = (...args: string[]): Promise<Ended> =>
    runBounded(program ?? 'nvidia-smi', args, { ...around, cwd, ms: Math.max(1, until - performance.now()) });
  const asked = ask(...smiQuery(smiFields));
  const [[query, minimal], list, recovery] = await Promise.all([
    asked.then(async (first): Promise<[Ended, Ended?]> =>
      first.ran.code === 2 ? [first, await ask(...smiQuery(minimalSmiFields))] : [first],
    ),
    // Whether it is absent or may not be run, one try tells.
    program === undefined ? asked : ask('-L'),
    program === undefined ? asked : ask(...smiQuery(recoveryFields)),
  ]);
  const best = minimal ?? query;
  const libraryVersion = parseLibraryVersion(`${best.stdout}\n${best.stderr}`);
  const gpus = answered(best) ? parseSmiGpus(best.stdout, minimal ? minimalSmiFields : smiFields) : [];
  const actions = answered(recovery) ? parseRecoveryActions(recovery.stdout) : [];
  return {
    query: query.ran,
    ...(minimal && { minimal: minimal.ran }),
    list: list.ran,
    recovery: recovery.ran,
    gpus: gpus.map((gpu) => {
      const action = actions.find(({ index }) => index === gpu.index)?.action;
      return action === undefined ? gpu : { ...gpu, recovery: action };
    }),
    instances: answered(list) ? parseMigInstances(list.stdout) : [],
    recoveryActions: actions.map(({ action }) => action),
    ...(libraryVersion !== undefined && { libraryVersion }),
  };
}
