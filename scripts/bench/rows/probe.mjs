import { cli } from '../data.mjs';

export default {
  name: 'probe',
  title: 'the device told, without a GPU and without torch',
  target: { overMs: 300 },
  setup: () => undefined,
  ours: () => [{ name: 'steve1-setup probe', command: process.execPath, args: [cli, 'probe'] }],
  peers: () => [{ name: 'node -e 0', command: process.execPath, args: ['-e', '0'] }],
};
