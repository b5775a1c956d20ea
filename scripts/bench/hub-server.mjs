/**
 * The Hub on loopback, for one repo that lies in a Hub cache: `node hub-server.mjs MANIFEST REPO_FOLDER`, prints its
 * port. A process of its own, so that nothing that is timed shares its thread.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOrigin } from '../../lib/src/demo/origin.js';

const [manifest, folder] = process.argv.slice(2);
const { repo, revision, files } = JSON.parse(readFileSync(manifest, 'utf8'));
const served = Object.entries(files).map(([name, { size, sha256, etag_git_sha1: gitSha1 }]) => [
  name,
  { data: { path: join(folder, 'blobs', gitSha1) }, expected: { size, sha256, gitSha1 } },
]);
const { url } = await startOrigin({ repos: [{ repo, commit: revision, files: Object.fromEntries(served) }] });
console.log(new URL(url).port);
