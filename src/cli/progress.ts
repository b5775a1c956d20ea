import type { Progress } from '../app/ports.js';
import { ProgressModel } from '../render/progress.js';

interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

const logEveryMs = 10_000;
const liveEveryMs = 100;

/**
 * Tells how far the work is: one live line on a terminal, rewritten in place, and a line every ten seconds in a log.
 * `say` prints a line of its own above it.
 */
export function createProgress(output: Output, options: { live: boolean; now?: () => number }): Progress {
  const now = options.now ?? Date.now;
  let model: ProgressModel | undefined;
  let timer: NodeJS.Timeout | undefined;

  const erase = () => void (options.live && output.write('\r\x1b[2K'));
  const draw = () => {
    if (!model) return;
    if (options.live) output.write(`\r\x1b[2K${model.line(now()).slice(0, (output.columns ?? 80) - 1)}`);
    else output.write(`${model.line(now())}\n`);
  };
  return {
    say(line) {
      erase();
      output.write(`${line}\n`);
      if (options.live) draw();
    },
    start(total, label) {
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
    stop() {
      clearInterval(timer);
      if (model) erase();
      model = undefined;
    },
  };
}
