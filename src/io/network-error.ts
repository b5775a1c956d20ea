import { bare } from '../core/address.js';
import { SetupError } from '../core/errors.js';
import { systemCode } from './errors.js';
import type { Proxy } from './proxies.js';
import { refusedByProxy, statusOfTunnel } from './proxy-errors.js';

const unreachable: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the name service does not answer',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no network',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in the time of stall-timeout',
  ETIMEDOUT: 'no connection in time',
};

/** A certificate that is not for this origin or this time: trusting whoever has signed it would change nothing. */
const invalidCertificate =
  /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|CERT_REVOKED|INVALID_PURPOSE|UND_ERR_PRX_TLS)$/;
/** Bytes that were changed on the way look so too, and may come whole the next time. */
const damaged = /BAD_RECORD_MAC|DECRYPTION|BAD_DECRYPT/;

/**
 * What went wrong on the wire, in words. What is a SetupError already (an interruption) stays it. A proxy is named
 * because it may be what is silent or absent, and because it is easily forgotten.
 */
export function networkError(url: URL, error: unknown, proxy?: Proxy): SetupError {
  if (error instanceof SetupError) return error;
  const by = proxy === undefined ? '' : ` (${proxy.name} is ${proxy.url.protocol}//${proxy.url.host})`;
  const code = systemCode(error) ?? '';
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT') {
    return new SetupError('origin-stalled', `${bare(url)} sent nothing for the time of stall-timeout${by}`, {
      cause: error,
    });
  }
  if (unreachable[code] !== undefined) {
    return new SetupError('origin-unreachable', `${url.origin} cannot be reached: ${unreachable[code]}${by}`, {
      cause: error,
      // A name that does not exist will not exist in a second either; EAI_AGAIN is the hiccup of a name service.
      ...(code === 'ENOTFOUND' && { details: { again: 'never' } }),
    });
  }
  const status = statusOfTunnel(error);
  if (proxy && status !== undefined) return refusedByProxy(url, proxy, status);
  const text = error instanceof Error ? error.message : String(error);
  if (invalidCertificate.test(code))
    return new SetupError('origin-certificate-invalid', `the certificate of ${url.origin} is not valid: ${text}${by}`, {
      cause: error,
    });
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|INVALID_CA/.test(code)) {
    return new SetupError('origin-unreachable', `${url.origin} has no trusted certificate: ${text}${by}`, {
      cause: error,
      remedy: 'Behind a proxy that re-signs traffic, name its certificate in NODE_EXTRA_CA_CERTS.',
      details: { again: 'never' },
    });
  }
  if (/^(ERR_TLS|ERR_SSL|EPROTO$)/.test(code) && !damaged.test(code)) {
    const reason = /SSL routines:[^:]*:([^:]+)/.exec(text)?.[1] ?? code;
    return new SetupError('origin-tls-failed', `${url.origin} agrees on no encrypted connection: ${reason}${by}`, {
      cause: error,
    });
  }
  return new SetupError('origin-reset', `the connection to ${url.origin} broke: ${text}${by}`, { cause: error });
}
