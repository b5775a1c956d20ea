import childProcess, { type SpawnOptions } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import { restoreCache, saveCache } from '@actions/cache';
import { withoutSecrets } from '../core/secrets.js';
import type { CacheAnswered, CacheJob } from './cache-child.js';

/**
 * The program of the child that talks to the CI cache: one job on the command line, one answer over the channel to its
 * parent, and an end that nothing holds up. The toolkit of the runner keeps timers and sockets for minutes.
 *
 * The current folder is empty but for what is to be saved. All paths are relative to it: an entry is found again only
 * under the very same text, and the toolkit puts folders unquoted on a command line.
 */
const entry = ['entry'];

// From the current folder and from the one of an archive, both one level below the staging folder.
process.env['GITHUB_WORKSPACE'] = '../files';
process.env['RUNNER_TEMP'] = '..';
// Would have every archive listed before it is unpacked.
delete process.env['RUNNER_DEBUG'];

/** The toolkit starts tar with all that it knows itself. */
function startWithoutSecrets(): void {
  const { spawn } = childProcess;
  childProcess.spawn = ((file: string, args: readonly string[], options: SpawnOptions = {}) =>
    spawn(file, args, { ...options, env: withoutSecrets(options.env ?? process.env) })) as typeof spawn;
  syncBuiltinESMExports();
}

const job = JSON.parse(process.argv[2]!) as CacheJob;

/**
 * Tells of bytes that come or go, by whatever socket: the toolkit tells of pieces of 4 and 64 MiB, eight side by side,
 * when one is whole. A request that is only begun again is no progress, hence the least step.
 */
function tellMoved(leastStep = 64 << 10): void {
  const sockets = new Set<Socket>();
  const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    sockets.add(this);
    return connect.apply(this, args);
  } as typeof Socket.prototype.connect;
  let told = 0;
  const tell = () => {
    const moved = [...sockets].reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, 0);
    if (moved - told < leastStep) return;
    told = moved;
    process.send!({ moved });
  };
  setInterval(tell, 250).unref();
}

async function work(): Promise<CacheAnswered> {
  if (job.kind === 'save') {
    return { id: String(await saveCache(entry, job.key)) };
  }
  if (job.kind === 'restore') {
    // tar unpacks absolute names here (-P). Without a slash or dot in any name, nothing can leave this folder.
    process.env['TAR_OPTIONS'] = '--transform=s,[^a-z0-9],_,g --no-same-owner --no-same-permissions';
    process.env['LC_ALL'] = 'C';
  }
  return { key: (await restoreCache(entry, job.key, [], { lookupOnly: job.kind === 'look' })) ?? null };
}

// The parent is gone, and with it the one who would have ended this process and what it has started.
process.once('disconnect', () => {
  if (process.platform !== 'win32') process.kill(-process.pid, 'SIGKILL');
  process.exit(1);
});

// The toolkit does not always say what it was answered.
let status = 0;
subscribe('http.client.response.finish', (message) => {
  status = (message as { response: IncomingMessage }).response.statusCode ?? 0;
});

tellMoved();
startWithoutSecrets();
process.send!({ ready: true });
const answer = await work().catch((error: unknown): CacheAnswered => ({ thrown: String((error as Error).message) }));
await new Promise<void>((done) => process.stdout.write('', () => done()));
process.send!({ ...answer, ...(status >= 400 && { status }) }, () => process.exit(0));
