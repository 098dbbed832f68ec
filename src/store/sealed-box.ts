/**
 * Two ways of closing bytes so that a change shows: under a key both sides hold (AES-256-GCM), and for a receiver whose
 * public key is known (an ephemeral X25519 agreement, HKDF-SHA-256, then the same AES-256-GCM). What the bytes belong to
 * goes in as associated data: a box moved elsewhere does not open.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/**
 * 32 bytes for one use named by `purpose`, derived from `secret` (and an optional public `salt`): HKDF-SHA-256 (RFC 5869) of
 * one block. Node's own makes a key object of the secret, which stays in memory until it is collected, and unwiped.
 */
export function deriveKey(secret: Buffer, purpose: string, salt: Buffer = Buffer.alloc(0)): Buffer {
  const random = createHmac('sha256', salt).update(secret).digest();
  try {
    return createHmac('sha256', random).update(`cim ${purpose}\u0001`).digest();
  } finally {
    random.fill(0);
  }
}

/** Encrypts under a 32-byte key: nonce, ciphertext, tag. */
export function close(key: Buffer, plain: Uint8Array, belongsTo: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(belongsTo, 'utf8'));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The bytes that `close` took, or null when key, bytes or `belongsTo` are not the same. */
export function open(key: Buffer, closed: Uint8Array, belongsTo: string): Buffer | null {
  if (closed.length < NONCE + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, closed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(belongsTo, 'utf8'));
  decipher.setAuthTag(closed.subarray(closed.length - TAG));
  try {
    const head = decipher.update(closed.subarray(NONCE, closed.length - TAG));
    return Buffer.concat([head, decipher.final()]);
  } catch {
    return null;
  }
}

const PRIVATE_PREFIX = {
  x25519: Buffer.from('302e020100300506032b656e04220420', 'hex'),
  ed25519: Buffer.from('302e020100300506032b657004220420', 'hex'),
};
const PUBLIC_PREFIX = {
  x25519: Buffer.from('302a300506032b656e032100', 'hex'),
  ed25519: Buffer.from('302a300506032b6570032100', 'hex'),
};

/** The curve of agreements (boxes), and the curve of signatures. */
export type Curve = 'x25519' | 'ed25519';

/** A private key from its 32 bytes (RFC 8410 form). */
export function privateKey(curve: Curve, seed: Buffer): KeyObject {
  const der = Buffer.concat([PRIVATE_PREFIX[curve], seed]);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    der.fill(0);
  }
}

/** A public key from its 32 bytes. */
export function publicKey(curve: Curve, bytes: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX[curve], bytes]), format: 'der', type: 'spki' });
}

/** The 32 public bytes that belong to a private key. */
export function publicBytes(key: KeyObject): Buffer {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return Buffer.from(der.subarray(der.length - 32));
}

function agreement(secret: Buffer, ephemeral: Buffer, receiver: Buffer): Buffer {
  const key = deriveKey(secret, 'sealed box', Buffer.concat([ephemeral, receiver]));
  secret.fill(0);
  return key;
}

/** Encrypts for the holder of a key pair: ephemeral public key, then a closed box. Anyone can seal. */
export function sealFor(receiver: Buffer, plain: Uint8Array, belongsTo: string): Buffer {
  const pair = generateKeyPairSync('x25519');
  const ephemeral = publicBytes(pair.privateKey);
  const secret = diffieHellman({ privateKey: pair.privateKey, publicKey: publicKey('x25519', receiver) });
  const key = agreement(secret, ephemeral, receiver);
  const box = Buffer.concat([ephemeral, close(key, plain, belongsTo)]);
  key.fill(0);
  return box;
}

/** The bytes that `sealFor` took, or null when the box is not for this key or was changed. */
export function unseal(own: KeyObject, box: Uint8Array, belongsTo: string): Buffer | null {
  if (box.length < 32 + NONCE + TAG) return null;
  const ephemeral = Buffer.from(box.subarray(0, 32));
  let secret: Buffer;
  try {
    secret = diffieHellman({ privateKey: own, publicKey: publicKey('x25519', ephemeral) });
  } catch {
    return null; // a point of small order: no honest box has one
  }
  const key = agreement(secret, ephemeral, publicBytes(own));
  const plain = open(key, box.subarray(32), belongsTo);
  key.fill(0);
  return plain;
}
