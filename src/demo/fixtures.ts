import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTokenizer } from './tokenizer.js';
import { writeTorchLegacy } from './torch-legacy.js';
import { writeTorchZip } from './torch-zip.js';
import { writeVptModel } from './vpt-model.js';

/** Small files in the real formats, the same bytes on every machine, so that `bundles/demo.json` can pin them. */
export async function writeDemoFiles(folder: string): Promise<Record<string, { path: string }>> {
  await mkdir(folder, { recursive: true });
  const at = (name: string) => join(folder, name);
  const seeded = (seed: number) => ({ seed, root: 'archive' });
  const linear = (key: string, rows: number, columns: number) => [
    { key: `${key}.weight`, shape: [rows, columns] },
    { key: `${key}.bias`, shape: [rows] },
  ];
  await writeFile(at('2x.model'), writeVptModel());
  await writeTorchZip(
    at('attn.pth'),
    [...linear('model.image_encoder.projection', 256, 512), ...linear('model.temporal_encoder.fc', 512, 512)],
    { ...seeded(1), wrapper: 'state_dict' },
  );
  await writeTorchZip(
    at('steve1.weights'),
    [...linear('net.mineclip_embed_linear', 1024, 512), ...linear('pi_head.camera.linear_layer', 121, 1024)],
    seeded(2),
  );
  await writeTorchLegacy(at('steve1_prior.pt'), [...linear('encoder.0', 64, 128), ...linear('decoder.0', 64, 128)], {
    seed: 3,
  });
  return Object.fromEntries(
    ['2x.model', 'attn.pth', 'steve1.weights', 'steve1_prior.pt'].map((name) => [
      `/weights/${name}`,
      { path: at(name) },
    ]),
  );
}

/** The repo that the demo's tokenizer pretends to be, at a commit that is no real one. */
export const demoRepo = { repo: 'demo/clip-tokenizer', commit: 'de30000000000000000000000000000000000001' };

/** The demo's tokenizer as a repo that the loopback Hub serves. */
export function demoHubRepo() {
  const { files, expected } = makeTokenizer();
  return {
    ...demoRepo,
    files: Object.fromEntries(
      Object.keys(files).map((name) => [name, { data: files[name]!, expected: expected[name]! }]),
    ),
  };
}
