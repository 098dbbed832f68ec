import { type CountryCode, getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { askLibrary, judgeInternational, judgeNational } from '../../../../src/domain/normalize/phone/judge.js';
import { numberingPlan } from '../../../../src/domain/normalize/phone/numbering-plan.js';

/** Numbers tried in each direction; CIM_PHONE_TRIALS asks for more. */
const TRIALS = Number(process.env.CIM_PHONE_TRIALS ?? 12_000);
const COUNTRIES = getCountries().filter((country) => numberingPlan(country) !== null);

/** A small generator with a seed: the same numbers on every run. */
function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/** Real shapes with some digits changed, a trunk prefix or calling code put on or taken off, and plain noise. */
function digitsFor(country: CountryCode, pick: (below: number) => number): string {
  const noise = (length: number): string => Array.from({ length }, () => pick(10)).join('');
  if (pick(5) === 0) return noise(3 + pick(12));
  const plan = numberingPlan(country);
  let national = getExampleNumber(country, examples)?.nationalNumber ?? noise(9);
  if (plan !== null && pick(2) === 0) national = noise(plan.lengths[pick(plan.lengths.length)] ?? 9);
  const changed = [...national];
  for (let i = pick(4); i > 0; i--) changed[pick(changed.length)] = String(pick(10));
  let digits = changed.join('');
  if (pick(3) === 0) digits = `${plan?.nationalPrefix ?? ''}${digits}`;
  if (pick(6) === 0) digits = `${plan?.callingCode ?? ''}${digits}`;
  if (pick(12) === 0) digits = digits.slice(0, -1);
  if (pick(12) === 0) digits = `00${digits}`;
  return digits;
}

describe('the direct path', () => {
  it('reads national numbers as libphonenumber-js does', () => {
    const pick = random(7);
    let valid = 0;
    for (let i = 0; i < TRIALS; i++) {
      const country = COUNTRIES[pick(COUNTRIES.length)] as CountryCode;
      const digits = digitsFor(country, pick);
      const ours = judgeNational(digits, country);
      expect(ours, `${digits} in ${country}`).toEqual(askLibrary(digits, country));
      if (ours !== null) valid++;
    }
    expect(valid).toBeGreaterThan(TRIALS / 5);
  });

  it('reads international numbers as libphonenumber-js does', () => {
    const pick = random(11);
    let valid = 0;
    for (let i = 0; i < TRIALS; i++) {
      const country = COUNTRIES[pick(COUNTRIES.length)] as CountryCode;
      const digits = `${numberingPlan(country)?.callingCode}${digitsFor(country, pick)}`;
      const ours = judgeInternational(digits);
      expect(ours, `+${digits}`).toEqual(askLibrary(`+${digits}`, null));
      if (ours !== null) valid++;
    }
    expect(valid).toBeGreaterThan(TRIALS / 5);
  });
});
