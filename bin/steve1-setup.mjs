#!/usr/bin/env node
// The built code does not even load on an older Node: there, the launcher finds or fetches a newer one for this file.
import { fileURLToPath } from 'node:url';

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.argv.splice(2, 0, fileURLToPath(import.meta.url));
  await import('../scripts/with-node-24.mjs');
} else {
  await import('../dist/cli/index.js').catch((error) => {
    process.stderr.write(`error: steve1-setup cannot be loaded: ${error.message}\nFix: install it again.\n`);
    process.exit(70);
  });
}
