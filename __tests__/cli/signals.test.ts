import { expect, test } from '@jest/globals';
import { abortOnSignals, exitCodeOfSignal } from '../../src/cli/signals.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const listening = () => signals.map((name) => process.listenerCount(name));

test.each(signals)('%s aborts; a second signal, of any kind, is left to the system', (name) => {
  const before = listening();
  const { signal } = abortOnSignals();
  expect(listening()).toEqual(before.map((count) => count + 1));
  process.emit(name, name);
  expect([signal.aborted, signal.reason]).toEqual([true, name]);
  expect(listening()).toEqual(before);
});

test('exit codes are those of a shell', () => {
  expect(signals.map(exitCodeOfSignal)).toEqual([130, 143, 129]);
});
