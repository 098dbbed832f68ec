/**
 * Opens files in the format of age (age-encryption.org/v1) by what its description says and the platform's own primitives:
 * nothing of it is shared with what cim encrypts with.
 */
import { createDecipheriv, createHmac, createPrivateKey, createPublicKey, diffieHellman, hkdfSync } from 'node:crypto';

/** A key pair made for these tests: what is encrypted for the one, the other opens. */
export const READER = {
  recipient: 'age1cqrqdy7a7pe7gu0swkwhfc8uf3hxqn0xshk3e2m8ch6w2enu5dysgnsajg',
  identity: 'AGE-SECRET-KEY-1LSLRSWZVLLGUSVRRFCPYU0KS30N6FVLYYL30U7CG3RFJNVVWSKASTM4PDG',
  secret: Buffer.from('fc3e38384cffd1c830634e024e3ed08be7a4b3e427e2fe7b0888d329b18e85bb', 'hex'),
};

const CHUNK = 64 * 1024 + 16;

const derived = (key: Uint8Array, salt: Uint8Array, info: string) =>
  Buffer.from(hkdfSync('sha256', key, salt, info, 32));

function opened(key: Buffer, nonce: Buffer, sealed: Buffer): Buffer {
  const cipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

/** What X25519 makes of our secret and the share that a file names. */
function agreed(share: Buffer): { readonly shared: Buffer; readonly own: Buffer } {
  const [pkcs8, spki] = ['302e020100300506032b656e04220420', '302a300506032b656e032100'].map((hex) =>
    Buffer.from(hex, 'hex'),
  ) as [Buffer, Buffer];
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, READER.secret]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey({ key: Buffer.concat([spki, share]), format: 'der', type: 'spki' });
  const own = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(spki.length);
  return { shared: diffieHellman({ privateKey, publicKey }), own };
}

/** The content of a file encrypted for `READER`. Throws where a single bit of it is not as it was written. */
export function openAge(bytes: Buffer): Buffer {
  const end = bytes.indexOf('\n--- ');
  const header = bytes.subarray(0, end + 4);
  const lines = header.toString('ascii').split('\n');
  if (lines[0] !== 'age-encryption.org/v1') throw new Error('not of age');
  const macEnd = bytes.indexOf('\n', end + 1);
  const mac = Buffer.from(bytes.subarray(end + 5, macEnd).toString('ascii'), 'base64');
  const fileKey = lines
    .flatMap((line, at) => (line.startsWith('-> X25519 ') ? [[line.slice(10), lines[at + 1] as string] as const] : []))
    .map(([share, body]) => [Buffer.from(share, 'base64'), Buffer.from(body, 'base64')] as const)
    .map(([share, body]) => {
      const { shared, own } = agreed(share);
      const key = derived(shared, Buffer.concat([share, own]), 'age-encryption.org/v1/X25519');
      try {
        return opened(key, Buffer.alloc(12), body);
      } catch {
        return null; // another recipient's
      }
    })
    .find((key) => key !== null);
  if (!fileKey) throw new Error('for somebody else');
  const expected = createHmac('sha256', derived(fileKey, Buffer.alloc(0), 'header'))
    .update(header)
    .digest();
  if (!expected.equals(mac)) throw new Error('header changed');
  const payload = bytes.subarray(macEnd + 1);
  const key = derived(fileKey, payload.subarray(0, 16), 'payload');
  const parts: Buffer[] = [];
  for (let at = 16, count = 0; at < payload.length; at += CHUNK, count++) {
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(count, 7);
    nonce[11] = at + CHUNK >= payload.length ? 1 : 0;
    parts.push(opened(key, nonce, payload.subarray(at, at + CHUNK)));
  }
  return Buffer.concat(parts);
}
