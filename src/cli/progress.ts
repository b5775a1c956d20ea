import type { Progress } from '../app/ports.js';
import { ProgressModel } from '../render/progress.js';

interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

const logEveryMs = 10_000;
const liveEveryMs = 100;

/** Progress that has an end, after which work that still runs is not heard any more. */
export interface EndingProgress extends Progress {
  end(): void;
}

/**
 * Tells how far the work is: one live line on a terminal, rewritten in place, and a line every ten seconds in a log.
 * `say` prints a line of its own above it.
 */
export function createProgress(output: Output, options: { live: boolean; now?: () => number }): EndingProgress {
  const now = options.now ?? Date.now;
  let model: ProgressModel | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const erase = () => void (options.live && output.write('\r\x1b[2K'));
  const draw = () => {
    if (!model) return;
    if (options.live) output.write(`\r\x1b[2K${model.line(now()).slice(0, (output.columns ?? 80) - 1)}`);
    else output.write(`${model.line(now())}\n`);
  };
  const stop = () => {
    clearInterval(timer);
    if (model) erase();
    model = undefined;
  };
  return {
    say(line) {
      if (isOver) return;
      erase();
      output.write(`${line}\n`);
      if (options.live) draw();
    },
    start(total, label) {
      if (isOver) return;
      model = new ProgressModel(total, label, now());
      timer = setInterval(draw, options.live ? liveEveryMs : logEveryMs);
      timer.unref();
    },
    extend(bytes) {
      model?.extend(bytes);
    },
    advance(bytes) {
      model?.advance(bytes, now());
    },
    stop,
    end() {
      stop();
      isOver = true;
    },
  };
}
