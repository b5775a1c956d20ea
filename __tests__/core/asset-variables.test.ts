import { describe, expect, test } from '@jest/globals';
import { variablePrefix, variableRefusal } from '../../src/core/asset-variables.js';

describe('variables that a bundle may set', () => {
  test.each([
    ['my-agent', 'STEVE1_WEIGHTS'],
    ['my-agent', 'STEVE1_MY_AGENT_WEIGHTS'],
    ['2x', 'STEVE1_2X_MODEL'],
  ])('%s: %s', (bundle, name) => expect(variableRefusal(name, bundle)).toBeUndefined());

  // What shells, interpreters, linkers, proxies and package managers read, and what the kit itself does.
  test.each([
    ['my-agent', 'BASH_ENV'],
    ['my-agent', 'ENV'],
    ['my-agent', 'NODE_PATH'],
    ['my-agent', 'JAVA_TOOL_OPTIONS'],
    ['my-agent', 'SSL_CERT_FILE'],
    ['my-agent', 'HTTP_PROXY'],
    ['my-agent', 'PIP_INDEX_URL'],
    ['my-agent', 'PERL5OPT'],
    ['my-agent', 'RUBYOPT'],
    ['my-agent', 'CUDA_VISIBLE_DEVICES'],
    ['my-agent', 'MY_AGENT_WEIGHTS'],
    ['my-agent', 'STEVE1_MY_AGENT_'],
    ['my-agent', 'STEVE1_OTHER_WEIGHTS'],
    ['my-agent', 'STEVE1_DEVICE'],
    // A bundle may be called whatever leads to such a name.
    ['bash', 'BASH_ENV'],
    ['node', 'NODE_PATH'],
    ['data', 'STEVE1_DATA_DIR'],
    ['test', 'STEVE1_TEST_DATA'],
    ['probe', 'STEVE1_PROBE_ID'],
  ])('%s must not set %s', (bundle, name) => {
    expect(variableRefusal(name, bundle)).toContain(`use ${variablePrefix(bundle)} and a word of your own`);
  });

  test('what is nearly right is told', () => {
    expect(variableRefusal('STEVE1_WEIGHT', 'mine')).toMatch(/Did you mean 'STEVE1_WEIGHTS'\?$/);
    expect(variableRefusal('STEVE1_DEVICE', 'mine')).toMatch(/belongs to steve1-setup itself/);
  });
});
