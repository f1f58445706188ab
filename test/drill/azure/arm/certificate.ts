import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** Key and certificate of a server, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
}

/**
 * A certificate for `localhost` that signs itself, good for a day.
 *
 * The provider speaks to Azure over TLS only. Node makes keys but no certificates: written here, they need no openssl on the
 * machine and no private key in the repository. The structure is that of RFC 5280, section 4.1.
 */
export function selfSigned(now: Date = new Date()): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const serial = randomBytes(8);
  serial[0] = (serial[0]! & 0x7f) | 0x40; // a positive number without a leading zero
  const name = sequence(tlv(0x31, sequence(COMMON_NAME, tlv(0x0c, Buffer.from('localhost')))));
  const validity = sequence(utcTime(now.getTime() - 3600_000), utcTime(now.getTime() + 86_400_000));
  const extensions = sequence(
    sequence(BASIC_CONSTRAINTS, tlv(0x04, sequence(tlv(0x01, Buffer.from([0xff]))))),
    sequence(ALTERNATIVE_NAMES, tlv(0x04, sequence(tlv(0x82, Buffer.from('localhost'))))),
  );
  const version3 = tlv(0xa0, tlv(0x02, Buffer.from([2])));
  const body = sequence(
    version3,
    tlv(0x02, serial),
    ECDSA_SHA256,
    name,
    validity,
    name,
    publicKey,
    tlv(0xa3, extensions),
  );
  const signature = sign('sha256', body, createPrivateKey(privateKey));
  const whole = sequence(body, ECDSA_SHA256, tlv(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey,
    certificate: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  };
}

/** Tag, length, value: the encoding of ASN.1 (X.690, section 8.1). */
function tlv(tag: number, ...values: Buffer[]): Buffer {
  const value = Buffer.concat(values);
  const { length } = value;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}

function sequence(...values: Buffer[]): Buffer {
  return tlv(0x30, ...values);
}

/** YYMMDDhhmmssZ. */
function utcTime(time: number): Buffer {
  return tlv(0x17, Buffer.from(`${new Date(time).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

const identifier = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'));
const ECDSA_SHA256 = sequence(identifier('2a8648ce3d040302'));
const COMMON_NAME = identifier('550403');
const BASIC_CONSTRAINTS = identifier('551d13');
const ALTERNATIVE_NAMES = identifier('551d11');
