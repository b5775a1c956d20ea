import { randomUUID } from 'node:crypto';
import { delimiter, resolve } from 'node:path';
import { parseTorchAnswer } from '../../core/device/parse-torch.js';
import type { Evidence } from '../../core/schema/device-evidence.js';
import { type Ended, firstLine, runBounded } from './bounded.js';
import { findPythons } from './python.js';
import type { Surroundings } from './surroundings.js';
import { torchProgram } from './torch-program.js';

/** How a shim ends that stands for no program (pyenv, a shell, the store of Windows). */
const isNoProgram = ({ ran }: Ended): boolean => ran.outcome === 'absent' || [126, 127, 9009].includes(ran.code ?? 0);

/** Python puts what PYTHONPATH names in front of its own; an empty entry is the folder that it is started in. */
function withoutFolder(path: string | undefined, folder: string): string | undefined {
  const others = (path ?? '').split(delimiter).filter((entry) => resolve(folder, entry) !== resolve(folder));
  return others.length === 0 ? undefined : others.join(delimiter);
}

const said = ({ stdout }: Ended, nonce: string): string =>
  firstLine(
    stdout
      .split('\n')
      .filter((line) => !line.startsWith(nonce))
      .join('\n'),
  );

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

  const env = {
    ...found.env,
    PYTHONPATH: withoutFolder(found.env['PYTHONPATH'], around.cwd),
    PYTHONSAFEPATH: '1',
    PYTHONDONTWRITEBYTECODE: '1',
  };
  // So that nobody else's line is taken for an answer.
  const nonce = `steve1-${randomUUID()}:`;
  let missing = 'no Python answers';
  for (const executable of found.executables) {
    const ended = await runBounded(executable, ['-B', '-c', torchProgram, nonce], {
      ...around,
      env,
      ms: left(),
      mostBytes: 2 ** 22,
    });
    const answer = parseTorchAnswer(ended.stdout, nonce, ended.ran.code === 0);
    if (answer?.started.startsWith('2.')) {
      missing = `${executable} is Python ${answer.started}`;
      continue;
    }
    // A shim may end in any way; a program that was named is asked for the reason. Neither outlasts its time.
    const isOther = isNoProgram(ended) || (asked === 'auto' && !['hung', 'flooded'].includes(ended.ran.outcome));
    if (answer === undefined && isOther && !around.signal.aborted) {
      missing = [`${executable} starts no Python`, ended.ran.stderr || ended.ran.stdout].filter(Boolean).join(': ');
      continue;
    }
    const { report, error, started: version, prerequisites = {} } = answer ?? {};
    return {
      python: { asked, executable: answer?.executable ?? executable, ...(version !== undefined && { version }) },
      torch: {
        // What the child says for us to read is no line of its own.
        ran: { ...ended.ran, command: `${executable} -B -c …`, stdout: report || error ? '' : said(ended, nonce) },
        ...(report && { report }),
        ...(error && { error }),
      },
      prerequisites,
    };
  }
  return { python: { asked, missing }, torch: {}, prerequisites: {} };
}
