import { type Finding, finding } from './errors.js';

export interface Exported {
  /** Variable of each verified asset that names one, and its absolute path. */
  assets: readonly { env: string | undefined; path: string }[];
  dataDir: string;
  /** Absolute HF_HOME and its hub folder, when a snapshot in it has verified. */
  hub: { home: string; cache: string } | undefined;
  /** Undefined leaves the offline settings as they are. */
  offline: boolean | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What transformers and its ancestors read before HF_HOME: one of them, inherited, hides a perfect cache. */
const olderCacheVariables = ['TRANSFORMERS_CACHE', 'PYTORCH_TRANSFORMERS_CACHE', 'PYTORCH_PRETRAINED_BERT_CACHE'];

const isOn = (value: string | undefined): boolean => /^(1|on|yes|true)$/i.test(value ?? '');

/**
 * The variables that make an agent find what was provisioned. Source of the Hub's: huggingface_hub `constants.py` and
 * transformers `utils/hub.py`. Older cache variables are never introduced, only corrected where they are inherited.
 */
export function environmentOf(
  { assets, dataDir, hub, offline }: Exported,
  inherited: Environment,
): Record<string, string> {
  const variables: Record<string, string> = { STEVE1_DATA_DIR: dataDir };
  for (const { env, path } of assets) if (env !== undefined) variables[env] = path;
  if (hub === undefined) return variables;

  Object.assign(variables, { HF_HOME: hub.home, HF_HUB_CACHE: hub.cache, HUGGINGFACE_HUB_CACHE: hub.cache });
  for (const name of ['HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE']) {
    // Both: transformers takes either, but HF_HUB_OFFLINE=0 beats TRANSFORMERS_OFFLINE=1.
    if (offline) variables[name] = '1';
    else if (offline === false && isOn(inherited[name])) variables[name] = '0';
  }
  for (const name of ['HF_HUB_DISABLE_TELEMETRY', 'HF_HUB_DISABLE_PROGRESS_BARS', 'HF_HUB_DISABLE_UPDATE_CHECK'])
    variables[name] = '1';
  if (offline === false) variables['HF_HUB_DISABLE_XET'] = '1';
  for (const name of olderCacheVariables) {
    const value = inherited[name];
    if (value !== undefined && value !== '' && value !== hub.cache) variables[name] = hub.cache;
  }
  return variables;
}

/** Inherited variables that contradict the provisioned cache: an agent started with them does not find it. */
export function environmentConflicts(variables: Readonly<Record<string, string>>, inherited: Environment): Finding[] {
  const watched = [
    'HF_HOME',
    'HF_HUB_CACHE',
    'HUGGINGFACE_HUB_CACHE',
    'HF_HUB_OFFLINE',
    'TRANSFORMERS_OFFLINE',
    ...olderCacheVariables,
  ];
  return watched.flatMap((name) => {
    const [ours, theirs] = [variables[name], inherited[name]];
    if (ours === undefined || theirs === undefined || theirs === '' || theirs === ours) return [];
    if (isOn(ours) && isOn(theirs)) return [];
    return [
      finding('hub-env-conflict', 'warning', name, `${name} is inherited as '${theirs}' and must be '${ours}'`, {
        expected: ours,
        actual: theirs,
      }),
    ];
  });
}
