import { hkdfSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { close, deriveKey, open, privateKey, publicBytes, sealFor, unseal } from '../../src/store/sealed-box.js';

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));

describe('a derived key', () => {
  it('is that of HKDF-SHA-256, as Node computes it', () => {
    fc.assert(
      fc.property(bytes, fc.string(), bytes, (secret, purpose, salt) => {
        const twin = Buffer.from(hkdfSync('sha256', secret, salt, `cim ${purpose}`, 32));
        expect(deriveKey(secret, purpose, salt)).toEqual(twin);
      }),
    );
  });
});

describe('a closed box', () => {
  it('opens with the same key and for the same purpose only', () => {
    fc.assert(
      fc.property(bytes, fc.string(), (plain, purpose) => {
        const key = randomBytes(32);
        const box = close(key, plain, purpose);
        expect(open(key, box, purpose)).toEqual(plain);
        expect(open(key, box, `${purpose}x`)).toBeNull();
        expect(open(randomBytes(32), box, purpose)).toBeNull();
      }),
    );
  });

  it('does not open after any change of any bit of a byte', () => {
    const key = randomBytes(32);
    const box = close(key, Buffer.from('eleven bytes'), 'x');
    for (let at = 0; at < box.length; at++) {
      const changed = Buffer.from(box);
      changed[at]! ^= 1 << (at % 8);
      expect(open(key, changed, 'x')).toBeNull();
    }
    for (let length = 0; length < box.length; length++) expect(open(key, box.subarray(0, length), 'x')).toBeNull();
  });
});

describe('a sealed box', () => {
  const own = privateKey('x25519', randomBytes(32));
  const other = privateKey('x25519', randomBytes(32));

  it('opens for the receiver only, and only for the same purpose', () => {
    fc.assert(
      fc.property(bytes, (plain) => {
        const box = sealFor(publicBytes(own), plain, 'p');
        expect(unseal(own, box, 'p')).toEqual(plain);
        expect(unseal(own, box, 'q')).toBeNull();
        expect(unseal(other, box, 'p')).toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  it('does not open after a change', () => {
    const box = sealFor(publicBytes(own), Buffer.from('plain'), 'p');
    for (let at = 0; at < box.length; at++) {
      const changed = Buffer.from(box);
      changed[at]! ^= 1;
      expect(unseal(own, changed, 'p')).toBeNull();
    }
    expect(unseal(own, Buffer.alloc(100), 'p')).toBeNull();
  });
});

describe('derived keys', () => {
  it('differ by purpose and salt', () => {
    const secret = randomBytes(32);
    const keys = [deriveKey(secret, 'a'), deriveKey(secret, 'b'), deriveKey(secret, 'a', Buffer.from('salt'))];
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(3);
    expect(deriveKey(secret, 'a')).toEqual(keys[0]);
  });
});
