/** What is told by a first look, against the whole look. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDate, readDateAnew } from '../../../src/domain/normalize/date.js';
import { normalizeEmail } from '../../../src/domain/normalize/email.js';
import { looksLikeOrganization } from '../../../src/domain/normalize/organization/index.js';
import { withoutRemarks, withoutRemarksAnew } from '../../../src/domain/normalize/person-name/remarks.js';
import { placeBetween, TWO_PROPER_WORDS } from '../../../src/domain/normalize/person-name/two-words.js';

const RUNS = { numRuns: 10_000 };

/** Texts of some pieces in a row. */
const of = (pieces: string, between: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...pieces.split(' ')), fc.constantFrom(...between)), { maxLength: 6 })
    .map((parts) => parts.flat().join(''));

it('reads dates of numbers alone as all dates', () => {
  const dates = of('1985 2024 85 03 3 12 31 113 T10 10:11 5. 45356 20240305 Uhr March 日', ['-', '/', '.', '', ' ']);
  const contexts = [{}, { order: 'ymd' }, { order: 'dmy', birth: true }, { order: 'mdy' }, { country: 'TW' }] as const;
  let read = 0;
  fc.assert(
    fc.property(dates, fc.constantFrom(...contexts), (text, context) => {
      const whole = readDateAnew(text.trim(), context);
      if (whole !== null) read++;
      expect(readDate(text.trim(), context)).toEqual(whole);
    }),
    RUNS,
  );
  expect(read).toBeGreaterThan(100);
});

it('takes remarks off a name that holds a sign of one', () => {
  const names = of(
    'Anna Smith (CEO) (sales manager) geb. geborene née NÉE Renee Müller @ a.k.a. AKA alias J.R. J.Smith Tan',
    [' ', ' ', '', ', '],
  );
  let remarks = 0;
  fc.assert(
    fc.property(fc.oneof(names, fc.string()), (text) => {
      const whole = withoutRemarksAnew(text);
      if (whole !== text) remarks++;
      expect(withoutRemarks(text)).toBe(whole);
    }),
    RUNS,
  );
  expect(remarks).toBeGreaterThan(500);
});

it('tells two words in proper case as the pattern does', () => {
  const names = of('Anna Smith A b Éva Ödön Zs JOHN mcDonald Al X1 - Ñ é', [' ', ' ', '', '  ']);
  fc.assert(
    fc.property(
      names.map((name) => name.trim()),
      (text) => {
        const match = TWO_PROPER_WORDS.exec(text);
        expect(placeBetween(text)).toBe(match === null ? -1 : (match[1] as string).length);
      },
    ),
    RUNS,
  );
  expect(['Anna Smith', 'Éva Nagy', 'Al Gore', 'A Smith', 'Anna S', 'anna Smith'].map(placeBetween)).toEqual([
    4, 3, 2, -1, -1, -1,
  ]);
});

it('tells organizations of two plain words as of any others', () => {
  const words =
    'Acme Inc inc LIMITED Smith John Bank bank Hotel Group University Plc GmbH Consulting Jones Anna church'.split(' ');
  let organizations = 0;
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.constantFrom(...words), (first, second) => {
      // A comma parts words as a blank does, and takes the way of all others.
      const whole = looksLikeOrganization(`${first}, ${second}`);
      if (whole) organizations++;
      expect(looksLikeOrganization(`${first} ${second}`)).toBe(whole);
    }),
    RUNS,
  );
  expect(organizations).toBeGreaterThan(500);
});

it('takes plain addresses as all addresses', () => {
  const addresses = fc.tuple(of('a B7 . .. x_y + % - 9', ['']), of('x com Y-z .cn . co.uk', ['', '.']));
  let sound = 0;
  fc.assert(
    fc.property(addresses, ([local, domain]) => {
      const raw = `${local}@${domain}`;
      // A blank before it takes the way of all others.
      const whole = normalizeEmail(` ${raw}`);
      if (whole.valid) sound++;
      const { raw: _, ...quick } = normalizeEmail(raw);
      expect(whole).toMatchObject(quick.valid ? quick : { valid: whole.valid });
      expect(quick.valid).toBe(whole.valid);
    }),
    RUNS,
  );
  expect(sound).toBeGreaterThan(300);
});
