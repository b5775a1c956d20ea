import type { Draft } from '../../app/draft.js';
import { type BareCache, readCache, surveyOthers } from '../../app/hub-cache.js';
import { listAll } from '../../app/look-around.js';
import { checkUnfinished } from '../../app/repair-journal.js';
import { verify } from '../../app/verify.js';
import { type Finding, SetupError, finding } from '../../core/errors.js';
import { inCache } from '../../core/hub/codes.js';
import { remedyInCache } from '../../core/hub/in-cache.js';
import { repoOfFolder } from '../../core/hub/layout.js';
import type { InputValues } from '../../core/parse-inputs.js';
import { shellWord } from '../../core/shell-quote.js';
import { builtInBundles, loadBundle } from '../../io/bundles.js';
import { type CacheLocations, locateCache } from '../../io/locate.js';
import { type Host, basePorts } from '../host.js';

/** A Hub cache by itself, and what of it the built-in bundles and the given one pin. */
export interface OpenCache {
  cache: BareCache;
  locations: CacheLocations;
  manifestFolder: string;
}

/** @param asksForBundle a bundle was named: then its snapshots must be there */
export async function openCache(
  folder: string,
  values: InputValues,
  { asksForBundle }: { asksForBundle: boolean },
  host: Host,
  draft: Draft,
): Promise<OpenCache> {
  draft.phase('manifest');
  const { bundle, folder: manifestFolder } = await loadBundle(values.bundle, host.base);
  const locations = await locateCache(folder, host.base);
  const bundles = [...new Set([bundle, ...Object.values(builtInBundles)])];
  const { disk } = basePorts(host, draft);
  const unfinished = await checkUnfinished(locations, disk);
  draft.tell(unfinished);
  const mayBeEmpty = unfinished.length > 0 || locations.above !== undefined;
  // Where a repair was stopped, a repo may be away for now.
  const asked = asksForBundle && unfinished.length === 0 ? bundle : undefined;
  const cache = await readCache(locations.hubCache, bundles, { disk, mayBeEmpty, asked });
  return { cache, locations, manifestFolder };
}

/**
 * Does the work of a command on a cache by itself; findings and errors are told as they are for that cache. Then it is
 * told what lies in the folder above.
 */
export async function ofCache(folder: string, host: Host, draft: Draft, work: () => Promise<void>): Promise<void> {
  const locations = await locateCache(folder, host.base);
  try {
    await work();
  } catch (thrown) {
    if (!(thrown instanceof SetupError)) throw thrown;
    const { code, message, remedy, details, cause } = thrown;
    throw new SetupError(code, message, { remedy: remedyInCache(remedy), details, cause });
  } finally {
    const { hubCache } = locations;
    const told = draft.findings.splice(0);
    draft.tell(told.map((one) => inCache({ ...one, remedy: remedyInCache(one.remedy) }, hubCache)));
  }
  await tellOfAbove(locations, basePorts(host, draft), draft);
}

/** What is not for a cache alone to say. */
export const bare = { inherited: {}, allowGlobals: [], tables: new Map<never, never>(), locked: new Set<never>() };

/** `verify --hub-cache`: what is pinned byte for byte, and of everything else what the cache itself tells. */
export const verifyCache = (
  folder: string,
  values: InputValues,
  given: { asksForBundle: boolean },
  host: Host,
  draft: Draft,
): Promise<void> => ofCache(folder, host, draft, () => verifyAll(folder, values, given, host, draft));

/** All of `verify --hub-cache` but the words for it. */
export async function verifyAll(
  folder: string,
  values: InputValues,
  given: { asksForBundle: boolean },
  host: Host,
  draft: Draft,
): Promise<void> {
  const { cache, locations } = await openCache(folder, values, given, host, draft);
  const ports = basePorts(host, draft);
  const { bundle } = cache;
  await verify({ ...bare, bundle, assets: ['all'], allowUnlocked: values['allow-unlocked'], locations }, ports, draft);
  await surveyOthers(cache, await listAll(locations.hubCache, ports.disk), locations, ports, draft);
}

/**
 * The repos of an HF_HOME that lie beside `hub` and not in it. They are looked at, each by what the cache tells of it,
 * and not repaired: readers do not look there.
 */
async function tellOfAbove(
  { above, hubCache }: CacheLocations,
  ports: Parameters<typeof surveyOthers>[3],
  draft: Draft,
): Promise<void> {
  if (above === undefined) return;
  const all = await readCache(above, [], { disk: ports.disk, mayBeEmpty: true });
  const entries = (await listAll(above, ports.disk)).filter(
    ({ path }) => repoOfFolder(path.split('/', 1)[0]!) !== undefined,
  );
  const [findings, assets] = [draft.findings.length, draft.assets.length];
  await surveyOthers(all, entries, { hubCache: above }, ports, draft, { isRepaired: true });
  // The same repo may lie in both: each is told with its place.
  draft.assets.splice(
    assets,
    Infinity,
    ...draft.assets.slice(assets).map((one) => ({ ...one, id: `${one.id} (${above})` })),
  );
  const told = draft.findings.splice(findings).map((one) => ({
    ...inCache(one, above),
    subject: ports.disk.join(above, one.subject),
    message: `in ${above}: ${one.message}`,
  }));
  draft.tell([twoLevels(above, hubCache, all.others), ...told]);
}

function twoLevels(above: string, hubCache: string, repos: readonly string[]): Finding {
  const names = repos.length > 3 ? `${repos.slice(0, 3).join(', ')} and ${repos.length - 3} more` : repos.join(', ');
  const message = `${above} holds repos beside hub/: ${names}. Readers look in ${hubCache} alone`;
  const to = `${shellWord(hubCache)}/`;
  const remedy = `Move those that are not in ${hubCache} there (\`mv ${shellWord(above)}/models--OWNER--NAME ${to}\`), and delete the others. TRANSFORMERS_CACHE=${above} makes old clients write there: unset it.`;
  return finding('hub-repo-misplaced', 'warning', above, message, { expected: hubCache, actual: above, remedy });
}
