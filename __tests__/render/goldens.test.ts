import { describe, test } from '@jest/globals';
import { renderAnnotations } from '../../src/render/annotations.js';
import { renderConsole } from '../../src/render/console.js';
import { renderDevice } from '../../src/render/device.js';
import { renderDetails } from '../../src/render/details.js';
import { renderHelp } from '../../src/render/help.js';
import { renderSummary } from '../../src/render/summary.js';
import { expectGolden } from '../helpers/golden.js';
import { hostile } from '../helpers/hostile-reports.js';
import { bad, cold, internal, mended, notStarted, planned, warm } from '../helpers/sample-reports.js';

const places = { dataDir: '/home/ana/agent/data', hfHome: '/home/ana/agent/data/huggingface_cache' };

describe.each(Object.entries({ cold, warm, bad, 'not-started': notStarted, internal, mended, planned, hostile }))(
  '%s',
  (name, report) => {
    test('console', () => expectGolden(`${name}.txt`, renderConsole(report, { color: false })));
    test('summary', () => expectGolden(`${name}.md`, renderSummary(report)));
    test('details', () => expectGolden(`${name}-details.txt`, `${renderDetails(report, places).join('\n')}\n`));
    test('annotations', () => expectGolden(`${name}.json`, `${JSON.stringify(renderAnnotations(report), null, 2)}\n`));
  },
);

test('a device report', () => expectGolden('device.txt', renderDevice(cold.device!)));
test('a device report that tries to break it', () => expectGolden('hostile-device.txt', renderDevice(hostile.device!)));

test('console in colour', () => expectGolden('bad-color.txt', renderConsole(bad, { color: true })));

test.each([undefined, 'provision', 'verify', 'repair', 'env', 'lock', 'pack', 'inspect', 'bundle', 'probe'])(
  'help of %s',
  (command) => expectGolden(`help${command ? `-${command}` : ''}.txt`, renderHelp(command)),
);
