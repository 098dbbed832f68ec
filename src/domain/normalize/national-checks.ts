/** Check digits of the numbers that states give people and companies, as their authorities publish them (see `national-numbers.ts`). */
import { exists } from './calendar.js';
import { digitAt, weighted } from './check-digits.js';

/** Brazil: each of the last two digits checks all before it; digits all alike pass and are nobody's. Letters count from 0 as digits do. */
export function brazilian(packed: string, first: readonly number[]): boolean {
  if (/^(.)\1*$/.test(packed)) return false;
  const check = (weights: readonly number[]) => {
    const rest = weighted(packed, weights) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  const second = [(first[0] as number) + 1, ...first];
  return check(first) === digitAt(packed, first.length) && check(second) === digitAt(packed, first.length + 1);
}

export const CPF = [10, 9, 8, 7, 6, 5, 4, 3, 2];
export const CNPJ = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

const base36 = (text: string, at: number): number => Number.parseInt(text.charAt(at), 36);

/** India, GSTIN: as Luhn, in base 36. */
export function gstin(packed: string): boolean {
  let sum = 0;
  for (let i = 0; i < 14; i++) {
    const product = base36(packed, i) * (i % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return (36 - (sum % 36)) % 36 === base36(packed, 14);
}

/** What a character in an odd place counts (1, 3, …), by its place in the alphabet or its digit. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Italy, of persons: letters may stand for digits where two people would have one code. */
export function fiscalCode(packed: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const value = base36(packed, i) % 36;
    const place = value < 10 ? value : value - 10;
    sum += i % 2 === 0 ? (ODD[place] as number) : place;
  }
  return String.fromCharCode(65 + (sum % 26)) === packed.charAt(15);
}

/** Japan: the first digit checks the twelve behind it. */
export function japanese(packed: string): boolean {
  let sum = 0;
  for (let i = 1; i < 13; i++) sum += digitAt(packed, i) * (i % 2 === 1 ? 2 : 1);
  return 9 - (sum % 9) === digitAt(packed, 0);
}

export function korean(packed: string): boolean {
  const sum = weighted(packed, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((digitAt(packed, 8) * 5) / 10);
  return (10 - (sum % 10)) % 10 === digitAt(packed, 9);
}

/** A date of six digits within a number, in some century. */
export const hasDate = (packed: string, at: number): boolean => {
  const [year, month, day] = [0, 2, 4].map((i) => Number(packed.slice(at + i, at + i + 2))) as [number, number, number];
  return exists(1900 + year, month, day) || exists(2000 + year, month, day);
};

const CURP = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

export function curp(packed: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += CURP.indexOf(packed.charAt(i)) * (18 - i);
  return hasDate(packed, 4) && (10 - (sum % 10)) % 10 === digitAt(packed, 17);
}

/** Singapore: born or registered before 2000 (S, F), later (T, G), foreigners since 2022 (M). */
export function singaporean(packed: string): boolean {
  const first = packed.charAt(0);
  const sum = weighted(packed.slice(1), [2, 7, 6, 5, 4, 3, 2]) + (first === 'M' ? 3 : 'TG'.includes(first) ? 4 : 0);
  const letters = first === 'M' ? 'KLJNPQRTUWX' : 'ST'.includes(first) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK';
  const rest = first === 'M' ? 10 - (sum % 11) : sum % 11;
  return letters.charAt(rest) === packed.charAt(8);
}

export function russian(packed: string): boolean {
  const check = (weights: readonly number[]) => (weighted(packed, weights) % 11) % 10;
  return packed.length === 10
    ? check([2, 4, 10, 3, 5, 9, 4, 6, 8]) === digitAt(packed, 9)
    : check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digitAt(packed, 10) &&
        check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digitAt(packed, 11);
}

export function australianBusiness(packed: string): boolean {
  const sum = weighted(packed, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10;
  return sum % 89 === 0 && digitAt(packed, 0) > 0;
}
