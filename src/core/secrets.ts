type Environment = Readonly<Record<string, string | undefined>>;

/** Names under which programs keep what nobody else may see. (TOKENIZERS_PARALLELISM is none of them.) */
const secretName =
  /TOKEN(?!IZER)|SECRET|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|_(PASS|PWD|PAT|AUTH|JWT)$/i;

/** What the runner hands to the action alone. */
const input = /^INPUT_/i;

/** An environment for another program: without secrets, but for the names in `keep`. */
export const withoutSecrets = (environment: Environment, keep: readonly string[] = []): Environment =>
  Object.fromEntries(
    Object.entries(environment).filter(([name]) => keep.includes(name) || !(secretName.test(name) || input.test(name))),
  );

/** Shorter texts stand in too many words by chance. */
const leastLength = 6;

const webAddress = /https?:\/\/[^\s'"`<>()[\]{}|\\^]+/gi;

/** User, password and query of an address may be secrets, whoever wrote it; so may be a fragment with values in it. */
export const withoutPrivateParts = (address: string): string =>
  address
    .replace(/\/\/[^/?#]*@/, '//')
    .replace(/\?[^#]*/, '')
    .replace(/#[^=]*=.*$/, '');

/** Secrets of proxies, as they stand in their variables and as they are sent. */
function ofProxies(environment: Environment): string[] {
  return Object.entries(environment).flatMap(([name, value = '']) => {
    if (!/_PROXY$/i.test(name)) return [];
    const account = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)@/i.exec(value)?.[1];
    if (account === undefined) return [];
    const password = account.slice(account.indexOf(':') + 1);
    return [account, password, base64(decoded(account))];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/**
 * Hides what must not be told: in the log, in the report and in every document. Servers echo what was sent to them, and
 * redirects carry signatures; so this is asked once, of all that leaves the process, and not where a message is made.
 */
export class Secrets {
  private readonly texts = new Set<string>();

  constructor(environment: Environment) {
    for (const name of ['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN', 'ACTIONS_RUNTIME_TOKEN']) this.add(environment[name]);
    for (const text of ofProxies(environment)) this.add(text);
  }

  add(secret: string | undefined): void {
    for (const line of (secret ?? '').split(/\r?\n/)) {
      const text = line.trim();
      if (text.length < leastLength) continue;
      for (const form of [text, encodeURIComponent(text.toWellFormed())]) this.texts.add(form);
    }
  }

  hide(text: string): string {
    let shown = text.replace(webAddress, withoutPrivateParts);
    for (const secret of this.texts) shown = shown.replaceAll(secret, '***');
    return shown;
  }

  /** The same in every text of a document; what is exported stays as it is, because programs read it. */
  hideIn<T>(value: T): T {
    if (typeof value === 'string') return this.hide(value) as T;
    if (Array.isArray(value)) return value.map((item: unknown) => this.hideIn(item)) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        name === 'environment' ? (item as unknown) : this.hideIn(item),
      ]),
    ) as T;
  }
}
