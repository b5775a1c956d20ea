import { parseTorchAnswer } from '../../core/device/parse-torch.js';
import type { Evidence } from '../../core/schema/device-evidence.js';
import { type Ended, runBounded } from './bounded.js';
import { findPythons } from './python.js';
import type { Surroundings } from './surroundings.js';
import { torchProgram } from './torch-program.js';

/** How a shim ends that stands for no program (pyenv, a shell, the store of Windows). */
const isNoPython = ({ ran }: Ended): boolean => ran.outcome === 'absent' || [126, 127, 9009].includes(ran.code ?? 0);

/** Asks the torch of the job, and what else its Python has, in a child of that very Python. */
export async function probeTorch(
  asked: string,
  around: Surroundings,
  timeoutSeconds: number,
): Promise<Pick<Evidence, 'python' | 'torch' | 'prerequisites'>> {
  const until = performance.now() + timeoutSeconds * 1000;
  const left = (): number => Math.max(1, until - performance.now());
  const found = await findPythons(asked, around, left());
  if (found.missing !== undefined) return { python: { asked, missing: found.missing }, torch: {}, prerequisites: {} };

  const env = { ...found.env, PYTHONSAFEPATH: '1', PYTHONDONTWRITEBYTECODE: '1' };
  let missing = 'no Python answers';
  for (const executable of found.executables) {
    const ended = await runBounded(executable, ['-B', '-c', torchProgram], {
      ...around,
      env,
      ms: left(),
      mostBytes: 2 ** 22,
    });
    const answer = parseTorchAnswer(ended.stdout);
    if (answer === undefined && isNoPython(ended)) {
      missing = [`${executable} starts no Python`, ended.ran.stderr || ended.ran.stdout].filter(Boolean).join(': ');
      continue;
    }
    const { report, error, python, prerequisites = {} } = answer ?? {};
    return {
      python: { asked, executable: answer?.executable ?? executable, ...(python !== undefined && { version: python }) },
      torch: {
        // What the child says for us to read is no line of its own.
        ran: { ...ended.ran, command: `${executable} -B -c …`, stdout: answer === undefined ? ended.ran.stdout : '' },
        ...(report && { report }),
        ...(error && { error }),
      },
      prerequisites,
    };
  }
  return { python: { asked, missing }, torch: {}, prerequisites: {} };
}
