#!/usr/bin/env node
// The built code does not even load on an older Node: there, the launcher finds or fetches a newer one for it.
import { fileURLToPath } from 'node:url';

const entry = new URL('../dist/cli/index.js', import.meta.url);
if (Number(process.versions.node.split('.')[0]) >= 24) await import(entry.href);
else {
  process.argv.splice(2, 0, fileURLToPath(entry));
  await import('../scripts/with-node-24.mjs');
}
