import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import minestudio from '../../bundles/minestudio-steve1.json' with { type: 'json' };
import steve1 from '../../bundles/steve1.json' with { type: 'json' };
import type { TensorTable } from '../core/checkpoint/expectations.js';
import { SetupError } from '../core/errors.js';
import { didYouMean } from '../core/nearest.js';
import type { Bundle } from '../core/schema/bundle.js';
import { isAbsent, atPath } from './errors.js';
import { type InputFile, readInputFile } from './input-file.js';

/** The bundles that come with the kit; the build has checked each against the schema. */
export const builtInBundles: Readonly<Record<string, Bundle>> = {
  steve1: steve1 as Bundle,
  'minestudio-steve1': minestudio as Bundle,
};

const manifestFile: InputFile = { code: 'manifest-invalid', what: 'a manifest', mostBytes: 64 << 20 };
const tableFile: InputFile = { code: 'manifest-invalid', what: 'a tensor table', mostBytes: 16 << 20 };

export interface LoadedBundle {
  bundle: Bundle;
  /** sha256 of the manifest, independent of its white space and key order. */
  digest: string;
  /** Where relative paths of `file` sources start. */
  folder: string;
}

/** A value as JSON with sorted keys and no white space. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

const looksLikePath = (name: string): boolean => /[\\/]|\.json$/.test(name);

/**
 * The bundle of a built-in name, or of a manifest at a path relative to `base`.
 *
 * Throws `bundle-unknown`, or `manifest-invalid` naming file, line and field.
 */
export async function loadBundle(name: string, base: string): Promise<LoadedBundle> {
  const builtIn = Object.hasOwn(builtInBundles, name) ? builtInBundles[name] : undefined;
  if (builtIn) return { bundle: builtIn, digest: digestOf(builtIn), folder: base };

  const path = resolve(base, name);
  const text = await readInputFile(path, manifestFile).catch((error: unknown) => {
    if (!isAbsent(error)) throw atPath('manifest-invalid', 'read the manifest', path, error);
    const hint = looksLikePath(name)
      ? ''
      : `${didYouMean(name, Object.keys(builtInBundles))} Built in: ${Object.keys(builtInBundles).join(', ')}.`;
    throw new SetupError(
      'bundle-unknown',
      `there is no bundle '${name}': no built-in one of that name, and no file ${path}.${hint}`,
    );
  });
  // zod costs start-up, and only a manifest of the user needs it.
  const { parseManifest } = await import('./parse-manifest.js');
  const bundle = await parseManifest(text, path);
  return { bundle, digest: digestOf(bundle), folder: dirname(path) };
}

const digestOf = (bundle: Bundle): string => createHash('sha256').update(canonical(bundle)).digest('hex');

/** The tensor tables that a manifest names, by asset id. Throws `manifest-invalid` for all that cannot be used. */
export async function loadTables(bundle: Bundle, folder: string): Promise<Map<string, TensorTable>> {
  const tables = new Map<string, TensorTable>();
  const faults: string[] = [];
  for (const asset of bundle.assets) {
    if (asset.kind !== 'file' || asset.tensors === undefined) continue;
    const path = resolve(folder, asset.tensors);
    try {
      const { parseTable } = await import('../core/checkpoint/expectations.js');
      tables.set(asset.id, parseTable(`table of ${asset.id}`, await readInputFile(path, tableFile)));
    } catch (error) {
      faults.push(`the tensor table ${path} of asset '${asset.id}' cannot be used: ${(error as Error).message}`);
    }
  }
  if (faults.length > 0) throw new SetupError('manifest-invalid', faults.join('\n'));
  return tables;
}
