import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { inWordsOfTheHub, tryAgain } from '../../src/io/again.js';
import { networkError } from '../../src/io/network-error.js';

// Nobody waits between two tries.
beforeEach(() => void jest.spyOn(Math, 'random').mockReturnValue(0));

const url = new URL('https://origin.example/file?signature=x');
const of = (code: string, message = 'words of the system') =>
  networkError(url, Object.assign(new Error(message), { code }));

/** How often an error is met before it is given up, with two retries. */
async function triesOf(error: Error): Promise<number> {
  let tries = 0;
  const attempt = () => {
    tries++;
    return Promise.reject(error);
  };
  const { signal } = new AbortController();
  await tryAgain(attempt, { retries: 2, signal, say: () => undefined }).catch(() => undefined);
  return tries;
}

describe('what goes wrong before anything is said', () => {
  test.each<[string, string, number]>([
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'origin-certificate-invalid', 1],
    ['CERT_HAS_EXPIRED', 'origin-certificate-invalid', 1],
    ['CERT_NOT_YET_VALID', 'origin-certificate-invalid', 1],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'origin-unreachable', 1],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'origin-unreachable', 1],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'origin-unreachable', 1],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'origin-unreachable', 1],
    ['EPROTO', 'origin-tls-failed', 1],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'origin-tls-failed', 1],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'origin-tls-failed', 1],
    // These may go otherwise the next time.
    ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'origin-reset', 3],
    ['ECONNREFUSED', 'origin-unreachable', 3],
    ['ECONNRESET', 'origin-reset', 3],
  ])('%s is %s, and tried so often: %i', async (code, expected, tries) => {
    const error = of(code);
    expect([error.code, error.kind]).toEqual([expected, 'network']);
    expect(error.message).not.toContain('signature');
    expect([await triesOf(error), await triesOf(inWordsOfTheHub(error) as Error)]).toEqual([tries, tries]);
  });

  test('the reason of a failed handshake is told in words', () => {
    const text = '80:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/ssl/record.c:355:';
    expect(of('EPROTO', text).message).toBe(
      'https://origin.example agrees on no encrypted connection: wrong version number',
    );
  });

  test('the Hub keeps the remedy for a certificate that is not trusted', () => {
    const hub = inWordsOfTheHub(of('SELF_SIGNED_CERT_IN_CHAIN'));
    expect(hub).toMatchObject({ code: 'hub-unreachable', remedy: expect.stringContaining('NODE_EXTRA_CA_CERTS') });
    expect(inWordsOfTheHub(of('ECONNREFUSED'))).toMatchObject({ remedy: expect.stringContaining('hf-endpoint') });
  });
});
