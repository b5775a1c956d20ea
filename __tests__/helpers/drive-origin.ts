import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { undoAfterTest } from './demo-setup.js';

/** What Google Drive does when it is asked for a file. */
export type DriveMood =
  | 'sends'
  /** The first half, and then a broken connection; later requests are answered. */
  | 'breaks'
  /** Asks for the confirmation of the form, with its token and its cookie. */
  | 'asks'
  /** The same, but the address of today does not know it yet: only the older one does. */
  | 'asks-by-the-older'
  | 'asks-again-and-again'
  | 'form-leads-elsewhere'
  | 'quota'
  | 'quota-403'
  | 'sign-in'
  | 'no-permission'
  | 'no-permission-403'
  | 'forbidden'
  | 'unauthorized'
  | 'gone'
  | 'deleted'
  | 'other-page'
  | 'unavailable';

const page = (title: string, body: string) =>
  `<!DOCTYPE html><html><head><title>${title}</title><style>.a{color:red}</style>` +
  `<script>var request = "access denied";</script></head>` +
  `<body><div class="uc-main"><a href="https://accounts.google.com/ServiceLogin">Sign in</a>${body}</div></body></html>`;

const pages = {
  quota: page(
    'Google Drive - Quota exceeded',
    `<p class="uc-error-caption">Sorry, you can&#39;t view or download this file at this time.</p>` +
      `<p class="uc-error-subcaption">Too many users have viewed or\n downloaded this file recently.</p>`,
  ),
  permission: page('Google Drive: Access', '<h1>You need access</h1><button>Request access</button>'),
  deleted: page('Google Drive', '<p class="errorMessage">Sorry, the file you have requested has been deleted.</p>'),
  other: page('Welcome &amp; hello', '<p>Something new</p>'),
  signIn: page('Google Drive: Sign-in', ''),
};

export const driveFileId = '1OdX5wiybK8jALVfP5_dEo0CWm9BQbDES';
const uuid = '5e0c1a2b-3c4d-4e5f-8a9b-0c1d2e3f4a5b';

/** The three hosts of Google Drive on loopback, with one file; each request is recorded as `host path?query`. */
export async function startDrive(file: Buffer, mood: DriveMood) {
  const requests: { what: string; headers: IncomingMessage['headers'] }[] = [];
  let broken = false;

  const send = (request: IncomingMessage, response: ServerResponse) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const range = start > 0 ? { 'content-range': `bytes ${start}-${file.length - 1}/${file.length}` } : {};
    response.writeHead(start > 0 ? 206 : 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="steve1.weights"',
      'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
      'content-length': file.length - start,
      ...range,
    });
    if (mood !== 'breaks' || broken) return void response.end(file.subarray(start));
    broken = true;
    response.write(file.subarray(0, file.length / 2), () => setTimeout(() => response.socket?.destroy(), 1000));
  };
  const show = (response: ServerResponse, text: string, status = 200) =>
    void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text);
  const askToConfirm = (response: ServerResponse, action: string) => {
    response.setHeader('set-cookie', [
      `download_warning_1=${uuid}; Path=/; Secure; HttpOnly`,
      'NID=7; Domain=.google.com',
    ]);
    const inputs = Object.entries({ id: driveFileId, export: 'download', confirm: 't', uuid, at: 'a&b' })
      .map(([name, value]) => `<input type="hidden" name="${name}" value="${value.replace('&', '&amp;')}">`)
      .join('');
    show(
      response,
      page(
        'Google Drive - Virus scan warning',
        `<p>Google Drive can't scan this file for viruses.</p><form id="search" action="/search"><input type="hidden" name="q"></form>` +
          `<form id="download-form" action="${action.replaceAll('&', '&amp;')}" method="get">` +
          `<input type="submit" id="uc-download-link" value="Download anyway"/>${inputs}</form>`,
      ),
    );
  };

  const answer = (host: string, request: IncomingMessage, response: ServerResponse): void => {
    requests.push({ what: `${host} ${request.url}`, headers: request.headers });
    const query = new URL(request.url!, 'http://drive').searchParams;
    const confirmed =
      query.get('uuid') === uuid &&
      query.get('at') === 'a&b' &&
      (request.headers.cookie ?? '').includes(`download_warning_1=${uuid}`);
    if (host === 'signIn') return show(response, pages.signIn);
    switch (mood) {
      case 'sends':
      case 'breaks':
        return send(request, response);
      case 'asks':
        return confirmed ? send(request, response) : askToConfirm(response, `${hosts.download}/download?x=1&y=2`);
      case 'asks-by-the-older':
        if (confirmed) return send(request, response);
        return host === 'older' ? askToConfirm(response, '/uc') : show(response, 'Not Found', 404);
      case 'asks-again-and-again':
        return askToConfirm(response, '/uc');
      case 'form-leads-elsewhere':
        return askToConfirm(response, `${hosts.signIn}/take`);
      case 'quota':
      case 'quota-403':
        return show(response, pages.quota, mood === 'quota' ? 200 : 403);
      case 'sign-in':
        return void response.writeHead(302, { location: `${hosts.signIn}/ServiceLogin?continue=x` }).end();
      case 'no-permission':
      case 'no-permission-403':
        return show(response, pages.permission, mood === 'no-permission' ? 200 : 403);
      case 'forbidden':
        return show(response, pages.other, 403);
      case 'unauthorized':
        return show(response, pages.other, 401);
      case 'gone':
        return show(response, 'Not Found', 404);
      case 'deleted':
        return show(response, pages.deleted);
      case 'other-page':
        return show(response, pages.other);
      case 'unavailable':
        return show(response, pages.other, 503);
    }
  };

  const listen = async (host: string): Promise<string> => {
    const server = createServer((request, response) => answer(host, request, response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    undoAfterTest(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const hosts = { download: await listen('download'), older: await listen('older'), signIn: await listen('signIn') };
  return { hosts, requests };
}
