/**
 * The recovery code: 128 random bits on paper, for the day the key file or the passphrase is gone. Eight groups of four
 * characters; each group carries 16 bits and a check of 4 bits that depends on its place, so that a slip of the pen is
 * told, 15 times in 16, with the group it is in (what slips through still opens nothing). Letters that look like digits are not used (Crockford's base 32) and are read as them.
 */
import { createHash, randomBytes } from 'node:crypto';
import { CimError } from '../errors.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 8;

/** The check of one group: four bits of a hash of its bits and place. */
function check(bits: number, group: number): number {
  const hash = createHash('sha256')
    .update(Buffer.from([group, bits >> 8, bits & 255]))
    .digest();
  return hash.readUInt8(0) & 15;
}

/** Sixteen random bytes, as kept in memory. */
export function newRecoveryBytes(): Buffer {
  return randomBytes(GROUPS * 2);
}

/** The code as people write it down: `7K3M-…`, eight groups. */
export function formatRecoveryCode(bytes: Buffer): string {
  const groups: string[] = [];
  for (let group = 0; group < GROUPS; group++) {
    const bits = bytes.readUInt16BE(group * 2);
    const all = (bits << 4) | check(bits, group);
    groups.push([15, 10, 5, 0].map((shift) => ALPHABET[(all >> shift) & 31]).join(''));
  }
  return groups.join('-');
}

/** The bytes of a code as typed (case, spaces and hyphens do not matter). Throws `CimError` naming the wrong group. */
export function parseRecoveryCode(code: string): Buffer {
  const text = code.slice(0, 200).toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (text.length !== GROUPS * 4)
    throw new CimError('wrong-key', 'recovery-code-length', {
      en: 'A recovery code has eight groups of four characters.',
      zh: '恢复码有八组，每组四个字符。',
    });
  const bytes = Buffer.alloc(GROUPS * 2);
  for (let group = 0; group < GROUPS; group++) {
    let all = 0;
    for (const char of text.slice(group * 4, group * 4 + 4)) all = all * 32 + ALPHABET.indexOf(char);
    const bits = all >> 4;
    if (
      all < 0 ||
      (all & 15) !== check(bits, group) ||
      !/^[0-9A-HJKMNP-TV-Z]{4}$/.test(text.slice(group * 4, group * 4 + 4))
    )
      throw new CimError('wrong-key', 'recovery-code-typo', {
        en: `Group ${group + 1} of the recovery code is not right.`,
        zh: `恢复码第 ${group + 1} 组不对。`,
      });
    bytes.writeUInt16BE(bits, group * 2);
  }
  return bytes;
}

/** True for what was meant as a recovery code, if with a slip: most of its groups are right. */
export function isRecoveryCode(text: string): boolean {
  if (text.length > 80) return false;
  const groups = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (groups.length !== GROUPS * 4) return false;
  let right = 0;
  for (let group = 0; group < GROUPS; group++) {
    let all = 0;
    for (const char of groups.slice(group * 4, group * 4 + 4)) all = all * 32 + ALPHABET.indexOf(char);
    if (all >= 0 && (all & 15) === check(all >> 4, group)) right++;
  }
  return right >= GROUPS - 2;
}
