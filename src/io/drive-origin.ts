import { type DrivePage, driveId, readDrivePage } from '../core/drive.js';
import { SetupError } from '../core/errors.js';
import { type Get, type Hops, type Response } from './http.js';
import { networkError } from './network-error.js';

/** Where Google Drive answers; origins without a path. */
export interface DriveHosts {
  /** Sends files. */
  download: string;
  /** Sent them before, and still leads there, by way of the form for large files. */
  older: string;
  /** Where whoever may not have a file is sent to. */
  signIn: string;
}

const google: DriveHosts = {
  download: 'https://drive.usercontent.google.com',
  older: 'https://drive.google.com',
  signIn: 'https://accounts.google.com',
};

/**
 * The pages have some kilobytes; a sign-in page has some hundred, and says what it is at its beginning. No more is read:
 * what looks for the form takes a time that grows faster than the page.
 */
const mostPageBytes = 1 << 16;

/** Cookies of Drive, for Drive alone; and a stop before a page that only a browser can pass. */
class DriveHops implements Hops {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly page: string,
    private readonly hosts: DriveHosts,
  ) {}

  isDrive(url: URL): boolean {
    return url.origin === this.hosts.download || url.origin === this.hosts.older;
  }

  headersFor(url: URL): Record<string, string> {
    if (url.origin === this.hosts.signIn) throw refusal(this.page, { kind: 'not-shared' });
    if (!this.isDrive(url) || this.cookies.size === 0) return {};
    return { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  }

  answered(url: URL, cookies: readonly string[]): void {
    if (!this.isDrive(url)) return;
    for (const cookie of cookies) {
      const match = /^([^=;\s]+)=([^;]*)/.exec(cookie);
      if (match) this.cookies.set(match[1]!, match[2]!);
    }
  }
}

/**
 * A `Get` for the pages of files on Google Drive (`drivePage`): answers with the file itself, from whichever address
 * sends it. What Drive puts in place of a file becomes an error that says so; other failures are left to the caller.
 */
export function createDriveGet(get: Get, hosts: DriveHosts = google): Get {
  return async (page, headers, allowPlain) => {
    const id = driveId(page);
    const hops = new DriveHops(page, hosts);

    /** The file (or a refusal by status), or the page that came in its place. */
    const ask = async (address: string): Promise<Response | DrivePage> => {
      // Drive words its pages in the language of the place that is asked from, unless it is told one.
      const response = await get(address, { ...headers, 'accept-language': 'en' }, allowPlain, hops);
      return (await pageOf(response, page)) ?? response;
    };
    const askAndConfirm = async (address: string): Promise<Response | DrivePage> => {
      const answer = await ask(address);
      if (!('kind' in answer) || answer.kind !== 'confirm') return answer;
      const form = URL.canParse(answer.action, address) ? new URL(answer.action, address) : undefined;
      if (form === undefined || !hops.isDrive(form)) return { kind: 'other', title: 'a form that leads elsewhere' };
      for (const [name, value] of Object.entries(answer.fields)) form.searchParams.set(name, value);
      return ask(form.href);
    };

    const first = await askAndConfirm(`${hosts.download}/download?id=${id}&export=download&confirm=t`);
    if (!('kind' in first)) return first;
    if (first.kind === 'quota' || first.kind === 'not-shared') throw refusal(page, first);
    const second = await askAndConfirm(`${hosts.older}/uc?export=download&id=${id}`);
    if (!('kind' in second)) return second;
    throw refusal(page, second);
  };
}

/** The page that an answer is, or undefined when it is the file, or trouble that is not about this file. */
async function pageOf({ status, headers, body }: Response, page: string): Promise<DrivePage | undefined> {
  if (status === 404 || status === 410) {
    await body.dump();
    return { kind: 'gone' };
  }
  if (status === 401) {
    await body.dump();
    return { kind: 'not-shared' };
  }
  // A file that is itself a web page comes as an attachment.
  const isPage = /^text\/html\b/i.test(headers['content-type'] ?? '') && headers['content-disposition'] === undefined;
  if (!isPage || (status >= 400 && status !== 403)) return undefined;
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of body) {
      chunks.push(chunk);
      if (chunks.reduce((sum, { length }) => sum + length, 0) >= mostPageBytes) break;
    }
  } catch (error) {
    throw networkError(new URL(page), error);
  }
  const said = readDrivePage(Buffer.concat(chunks).toString('utf8'));
  if (status === 403 && (said.kind === 'other' || said.kind === 'confirm'))
    throw new SetupError('origin-denied', `${page} answers 403`);
  return said;
}

function refusal(page: string, said: DrivePage): SetupError {
  switch (said.kind) {
    case 'quota':
      return new SetupError('drive-quota-exceeded', `${page} was downloaded too often, says Google Drive`);
    case 'not-shared':
      return new SetupError('drive-not-shared', `${page} is not shared with everybody: Google Drive asks to sign in`);
    case 'gone':
      return new SetupError('drive-file-gone', `${page} does not exist, says Google Drive`);
    case 'confirm':
      return new SetupError('asset-content-wrong', `${page} sends its confirmation page again and again`);
    case 'other':
      return new SetupError('asset-content-wrong', `${page} sends an HTML page ('${said.title.slice(0, 200)}')`);
  }
}
