import { describe, expect, test } from '@jest/globals';
import { Secrets, withoutSecrets } from '../../src/core/secrets.js';

describe('what is told', () => {
  const secrets = new Secrets({
    HF_TOKEN: 'hf_first',
    ACTIONS_RUNTIME_TOKEN: 'runtime-token',
    https_proxy: 'http://ana:p%40ssword@proxy:3128',
  });
  secrets.add(' hf_second/+\nhf_third_line ');
  secrets.add('a'); // stands in too many words

  test.each([
    ['no hf_first here', 'no *** here'],
    ['"hf_first", hf_second/+ and hf_second%2F%2B', '"***", *** and ***'],
    ['hf_third_line', '***'],
    ['runtime-token', '***'],
    ['p%40ssword', '***'],
    [`Basic ${Buffer.from('ana:p@ssword').toString('base64')}`, 'Basic ***'],
    ['https://cdn.example/a/b?X-Amz-Signature=abc&x=1 answers 403', 'https://cdn.example/a/b answers 403'],
    ["to 'http://user:pass@host:80/x?y=1', which", "to 'http://host:80/x', which"],
    ['(https://a.example/x?y=1)', '(https://a.example/x)'],
    ['https://a.example/#access_token=abc', 'https://a.example/'],
    [
      'docs/errors.md: https://github.com/a/b/blob/main/docs/errors.md#a-code',
      'docs/errors.md: https://github.com/a/b/blob/main/docs/errors.md#a-code',
    ],
    ['what is it? a question', 'what is it? a question'],
  ])('%j is told as %j', (text, told) => expect(secrets.hide(text)).toBe(told));

  test('in every text of a document, and not in what is exported', () => {
    const document = { a: ['hf_first', 1, null], b: { c: 'http://h/x?hf_first' }, environment: { X: 'hf_first' } };
    expect(secrets.hideIn(document)).toEqual({
      a: ['***', 1, null],
      b: { c: 'http://h/x' },
      environment: { X: 'hf_first' },
    });
  });
});

test('another program gets no secret', () => {
  const fine = { PATH: '/bin', TOKENIZERS_PARALLELISM: 'false', HTTPS_PROXY: 'http://p', CUDA_VISIBLE_DEVICES: '0' };
  const secret = Object.fromEntries(
    ['HF_TOKEN', 'hf_token', 'HUGGING_FACE_HUB_TOKEN', 'GITHUB_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'GH_TOKEN']
      .concat([
        'AWS_SECRET_ACCESS_KEY',
        'WANDB_API_KEY',
        'PGPASSWORD',
        'INPUT_HF-TOKEN',
        'INPUT_BUNDLE',
        'SSH_PRIVATE_KEY',
      ])
      .map((name) => [name, 'x']),
  );
  const others = ['GH_PAT', 'NPM_CONFIG__AUTH', 'DB_PASS', 'MYSQL_PWD', 'GPG_PASSPHRASE', 'AWS_CREDENTIALS', 'APP_JWT'];
  const places = { PWD: '/w', OLDPWD: '/v', SSH_AUTH_SOCK: '/s', PATH: '/bin', XPAT: 'x' };
  expect(withoutSecrets({ ...places, ...Object.fromEntries(others.map((name) => [name, 'x'])) })).toEqual(places);
  expect(withoutSecrets({ ...fine, ...secret, ACTIONS_RUNTIME_TOKEN: 'y' })).toEqual(fine);
  expect(withoutSecrets({ ...fine, ...secret, ACTIONS_RUNTIME_TOKEN: 'y' }, ['ACTIONS_RUNTIME_TOKEN'])).toEqual({
    ...fine,
    ACTIONS_RUNTIME_TOKEN: 'y',
  });
});
