import { neverAnAsset } from '../core/content.js';
import { type Finding, finding } from '../core/errors.js';
import { receiptKey } from './receipts.js';
import type { Work } from './provision.js';

/**
 * Before another file takes its place: what a person may want back is kept; what an earlier run placed, what a server
 * put in place of a file, and what is the very file that comes are not worth it.
 */
export async function keepOld(id: string, path: string, sha256: string, work: Work): Promise<Finding[]> {
  const { disk, placer, hash, state, now, locations } = work;
  const key = receiptKey(locations.dataDir, path);
  if ((await disk.stat(path)) === undefined || state.receipts.has(key)) return [];
  const [digest] = await hash([{ path, algorithms: ['sha256'] }], () => undefined);
  if (digest && 'content' in digest && (neverAnAsset[digest.content] !== undefined || digest.sha256 === sha256))
    return [];
  const date = new Date(now()).toISOString().replaceAll(':', '-');
  const kept = disk.join(state.directory, 'kept', date, ...key.split('/'));
  await placer.keep(path, kept);
  return [finding('asset-kept', 'note', id, `what was at ${path} is now at ${kept}`)];
}
