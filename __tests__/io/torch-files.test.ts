import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { inspect } from '../../src/core/checkpoint/inspect.js';
import { MemorySource } from '../helpers/memory-source.js';
import { testIf } from '../helpers/skip.js';

const folder = join(process.env['STEVE1_TEST_DATA'] ?? join(process.cwd(), '..', 'shared', 'data'), 'torch-files');
const testIfData = testIf(existsSync(folder), 'no folder torch-files; see STEVE1_TEST_DATA');

/** Files that torch has written: verdict, container, protocol, tensors, bytes of their storages, and why it is refused. */
const table = `
2x_p2.model       ok       pickle       2   0    0
2x_p4.model       ok       pickle       4   0    0
conj_zip.pt       ok       torch-zip    2   2   32
list_zip.pt       ok       torch-zip    2   2  800
meta_zip.pt       ok       torch-zip    2   0    0
misc_zip.pt       ok       torch-zip    2   0    0
module_legacy.pt  refused  torch-legacy 2   6  188  what is called is computed
module_zip.pt     refused  torch-zip    2   6  188  __builtin__.set, torch.nn.modules.activation.ReLU
msd_zip.pt        ok       torch-zip    2   6  188
numpy_zip.pt      refused  torch-zip    2   1  400  _codecs.encode, numpy.core.multiarray._reconstruct
param_zip.pt      ok       torch-zip    2   1   16
params_zip.pt     ok       torch-zip    2   6  188
quant_zip.pt      ok       torch-zip    2   1    4
raw_np.pkl        refused  pickle       4   0    0  numpy.core.multiarray._reconstruct
rg_zip.pt         ok       torch-zip    2   1   16
sd_legacy.pt      ok       torch-legacy 2  18  650
sd_legacy_p2.pt   ok       torch-legacy 2  18  650
sd_legacy_p3.pt   ok       torch-legacy 3  18  650
sd_legacy_p4.pt   ok       torch-legacy 4  18  650
sd_legacy_p5.pt   ok       torch-legacy 5  18  650
sd_zip.pt         ok       torch-zip    2  18  650
sd_zip_p2.pt      ok       torch-zip    2  18  650
sd_zip_p3.pt      ok       torch-zip    3  18  650
sd_zip_p4.pt      ok       torch-zip    4  18  650
sd_zip_p5.pt      ok       torch-zip    5  18  650
sparse_zip.pt     refused  torch-zip    2   5  128  torch._utils._rebuild_sparse_csr_tensor
storage_zip.pt    ok       torch-zip    2   0  400
subclass_zip.pt   refused  torch-zip    2   0   12  __main__.P, torch._tensor._rebuild_from_type_v2
tensor_zip.pt     ok       torch-zip    2   1  400
train_zip.pt      ok       torch-zip    2  24  588
ts.pt             refused  torchscript  -   0    0  TorchScript
ts2.pt            refused  torchscript  -   0    0  TorchScript
`
  .trim()
  .split('\n')
  .map((line) => /^(\S+) +(\S+) +(\S+) +(\S+) +(\S+) +(\S+)(?: +(.+))?$/.exec(line)!.slice(1));

describe('files that torch has written', () => {
  testIfData('each is in the table', () => {
    expect(readdirSync(folder).sort()).toEqual(table.map(([name]) => name));
  });

  for (const [name, verdict, container, protocol, tensors, bytes, why = ''] of table) {
    testIfData(name!, async () => {
      const content = readFileSync(join(folder, name!));
      const result = await inspect(new MemorySource(content));
      const { length } = result.tensors;
      expect([
        result.verdict,
        result.container,
        String(result.protocol ?? '-'),
        `${length}`,
        `${result.tensorBytes}`,
      ]).toEqual([verdict, container, protocol, tensors, bytes]);
      expect(result.reasons.join('; ')).toContain(why);
      expect(result.reasons.length > 0).toBe(verdict === 'refused');
    });
  }

  for (const [name] of table.filter(([, verdict, container]) => verdict === 'ok' && container !== 'pickle')) {
    testIfData(`${name}, one byte longer or shorter`, async () => {
      const content = readFileSync(join(folder, name!));
      expect((await inspect(new MemorySource(Buffer.concat([content, Buffer.alloc(1)])))).verdict).toBe('refused');
      const cut = await inspect(new MemorySource(content.subarray(0, -1)));
      expect([cut.verdict, cut.missingBytes]).toEqual(['unreadable', 1]);
    });
  }
});
