import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unitsText } from '../../../../src/domain/linkage/kernel/packed-texts.js';
import { EMAIL, PHONE } from '../../../../src/domain/linkage/people/contact-features.js';
import { NAME_PART } from '../../../../src/domain/linkage/people/name-features.js';
import { splitFullName } from '../../../../src/domain/linkage/people/name-text.js';
import { cutFullName, NameCut } from '../../../../src/domain/linkage/people/name-units.js';
import { type Folding, PLAIN } from '../../../../src/domain/linkage/people/recode.js';
import { splitStreet } from '../../../../src/domain/linkage/people/street-text.js';
import { cutStreet, StreetCut } from '../../../../src/domain/linkage/people/street-units.js';

/** Texts put together from pieces that the ways of folding care about, and any text at all. */
const texts = (pieces: readonly string[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => parts.join('')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    { weight: 1, arbitrary: fc.constantFrom(...pieces).map((piece) => piece.repeat(70)) },
  );

const COMMON = [' ', ' ', ' ', '  ', '-', '.', "'", '`', '’', 'é', 'ß', 'İ', '\u{20bb7}', '々', '\t', '\n', 'Ａ'];
const NAMES =
  'Anna maria O Smith Jr III Dr Mr. van der de Lee Wu J 王 小明 欧阳 歐陽 國 先生 经理 · , NA n/a none 无 未知 x'.split(
    ' ',
  );
const STREETS =
  'Main,Street,St,Avenue,N,north,W,12,12a,7,5B,1234567,Apt,Unit,#3,Floor,b,k,中山路,號,号,楼,樓,号楼,弄,栋,88,3,1202,室,A,座,saint,way'.split(
    ',',
  );
const PHONES = '+,1,86,138,0013,8000,0,00,(,),-,.,ext,x,转,;,#,5,55555,７,/'.split(',');
const MAILS = 'anna,Anna,.,_,@,@,+,+tag,mail,example.com,é,王,n/a,none,null,unknown,1,x'.split(',');

/** A text in the middle of others, as columns hold it. */
function placed(text: string): { readonly units: Uint16Array; readonly from: number; readonly to: number } {
  const units = Uint16Array.from(`号1${text}楼2号`, () => 0);
  for (const [i, unit] of [...`号1${text}楼2号`.split('')].entries()) units[i] = unit.charCodeAt(0);
  return { units, from: 2, to: 2 + text.length };
}

/** Both ways must have been taken, or the property shows nothing. */
function holds(pieces: readonly string[], check: (text: string) => boolean): void {
  let short = 0;
  let long = 0;
  fc.assert(
    fc.property(texts([...pieces, ...COMMON]), (text) => {
      if (check(text)) short++;
      else long++;
    }),
    { numRuns: 8000 },
  );
  expect(short).toBeGreaterThan(1000);
  expect(long).toBeGreaterThan(100);
}

const agrees = (folding: Folding) => (text: string) => {
  const { units, from, to } = placed(text);
  const out = new Uint16Array(200);
  const length = folding.units(units, from, to, out);
  if (length < 0) return false;
  expect(unitsText(out, 0, length)).toBe(folding.text(text));
  return true;
};

describe('texts folded by code units are folded as strings are', () => {
  it('plain text', () => holds([...NAMES, ...STREETS], agrees(PLAIN)));
  it('parts of names', () => holds(NAMES, agrees(NAME_PART)));
  it('phones', () => holds(PHONES, agrees(PHONE)));
  it('e-mail addresses', () => holds(MAILS, agrees(EMAIL)));

  it('whole names', () => {
    const cut = new NameCut();
    holds(NAMES, (text) => {
      const { units, from, to } = placed(text);
      if (!cutFullName(units, from, to, cut)) return false;
      expect({
        given: unitsText(cut.letters, cut.givenFrom, cut.givenTo),
        middle: unitsText(cut.letters, cut.middleFrom, cut.middleTo),
        family: unitsText(cut.letters, cut.familyFrom, cut.familyTo),
      }).toEqual(splitFullName(text));
      return true;
    });
  });

  it('streets', () => {
    const cut = new StreetCut();
    holds(STREETS, (text) => {
      const { units, from, to } = placed(text);
      if (!cutStreet(units, from, to, cut)) return false;
      expect({
        street: unitsText(cut.street.units, 0, cut.street.length),
        number: unitsText(cut.number.units, 0, cut.number.length),
        unit: unitsText(cut.unit.units, 0, cut.unit.length),
      }).toEqual(splitStreet(text));
      return true;
    });
  });
});
