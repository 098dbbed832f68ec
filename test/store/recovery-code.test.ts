import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CimError } from '../../src/errors.js';
import { formatRecoveryCode, newRecoveryBytes, parseRecoveryCode } from '../../src/store/recovery-code.js';

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes));

describe('recovery code', () => {
  it('gives its bytes back, however it is typed', () => {
    fc.assert(
      fc.property(sixteen, (bytes) => {
        const code = formatRecoveryCode(bytes);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(parseRecoveryCode(code)).toEqual(bytes);
        expect(parseRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(bytes);
        expect(parseRecoveryCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toEqual(bytes);
      }),
    );
  });

  it('is random', () => {
    expect(newRecoveryBytes()).not.toEqual(newRecoveryBytes());
  });

  it('notices most slips of the pen and names the group', () => {
    const code = formatRecoveryCode(Buffer.from('00112233445566778899aabbccddeeff', 'hex'));
    let noticed = 0;
    let slips = 0;
    for (let at = 0; at < code.length; at++) {
      if (code[at] === '-') continue;
      for (const char of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (char === code[at]) continue;
        slips++;
        try {
          parseRecoveryCode(code.slice(0, at) + char + code.slice(at + 1));
        } catch (error) {
          expect(error).toBeInstanceOf(CimError);
          expect((error as CimError).message).toContain(`Group ${Math.floor(at / 5) + 1} `);
          noticed++;
        }
      }
    }
    expect(slips).toBe(32 * 31);
    expect(noticed / slips).toBeGreaterThan(0.88);
  });

  it.each(['', 'ABCD', '????-????-????-????-????-????-????-????', 'U'.repeat(32), '9'.repeat(10_000)])(
    'refuses %j',
    (text) => {
      expect(() => parseRecoveryCode(text)).toThrow(CimError);
    },
  );
});
