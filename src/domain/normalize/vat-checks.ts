/** Check digits of European VAT numbers, as the tax offices of the countries publish them. `number`: without the country. */

import { digitAt, digitSum, luhn, mod1110, weighted } from './check-digits.js';

/** Lithuania, Bulgaria: a remainder of ten is computed anew with weights two higher, which then count from one to nine again. */
function twoRounds(body: string, first: readonly number[], second: readonly number[]): number {
  const rest = weighted(body, first) % 11;
  return rest === 10 ? (weighted(body, second) % 11) % 10 : rest;
}

const counting = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => ((from + i - 1) % 9) + 1);

const NIF_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** A person (eight digits, or X, Y, Z and seven), or a company: a letter, seven digits, a digit or a letter. */
export function spanish(number: string): boolean {
  const person = /^([XYZ]?)(\d{7,8})([A-Z])$/.exec(number);
  if (person !== null && (person[1] === '') === (person[2]?.length === 8)) {
    const value = Number(`${person[1] === '' ? '' : 'XYZ'.indexOf(person[1] as string)}${person[2]}`);
    return NIF_LETTERS.charAt(value % 23) === person[3];
  }
  const company = /^[A-HJ-NP-SUVW](\d{7})([0-9A-J])$/.exec(number);
  // K, L and M are persons without a number of their own: told by shape.
  if (company === null) return /^[KLM]\d{7}[A-Z]$/.test(number);
  const body = company[1] as string;
  let sum = 0;
  for (let i = 0; i < 7; i++) sum += i % 2 === 0 ? digitSum(digitAt(body, i) * 2) : digitAt(body, i);
  const check = (10 - (sum % 10)) % 10;
  return company[2] === String(check) || company[2] === 'JABCDEFGHI'.charAt(check);
}

function irish(number: string): boolean {
  const match = /^(\d{7})([A-W])([A-I]?)$/.exec(number);
  // An older form has a letter or a sign in the second place.
  if (match === null) return !/^\d{7}/.test(number);
  const second = match[3] === '' ? 0 : (match[3] as string).charCodeAt(0) - 64;
  return (
    'WABCDEFGHIJKLMNOPQRSTUV'.charAt((weighted(match[1] as string, [8, 7, 6, 5, 4, 3, 2]) + second * 9) % 23) ===
    match[2]
  );
}

/** Of a company the proof by eleven, of a sole trader (since 2020) the remainder of all by 97. */
function dutch(number: string): boolean {
  if (weighted(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === digitAt(number, 8)) return true;
  let rest = 0;
  for (const digit of `2321${number.slice(0, 9)}11${number.slice(10)}`) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

const CYPRUS = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

function cypriot(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += i % 2 === 0 ? (CYPRUS[digitAt(number, i)] as number) : digitAt(number, i);
  return String.fromCharCode(65 + (sum % 26)) === number.charAt(8);
}

/** True for a number whose check digit is right, or whose kind has none. */
export const VAT_CHECKS: Readonly<Record<string, (number: string) => boolean>> = {
  AT: (number) => {
    const digits = number.slice(1);
    let sum = 4;
    for (let i = 0; i < 7; i++) sum += i % 2 === 0 ? digitAt(digits, i) : digitSum(digitAt(digits, i) * 2);
    return (10 - (sum % 10)) % 10 === digitAt(digits, 7);
  },
  BE: (number) => 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8)),
  BG: (number) =>
    number.length !== 9 ||
    twoRounds(number, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10]) === digitAt(number, 8),
  CY: cypriot,
  CZ: (number) =>
    number.length !== 8 || (11 - (weighted(number, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === digitAt(number, 7),
  DE: mod1110,
  DK: (number) => weighted(number, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  EE: (number) => (10 - (weighted(number, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10 === digitAt(number, 8),
  EL: (number) => (weighted(number, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === digitAt(number, 8),
  ES: spanish,
  FI: (number) => (11 - (weighted(number, [7, 9, 10, 5, 8, 4, 2]) % 11)) % 11 === digitAt(number, 7),
  // The two digits before the company number; letters have rules of their own and are let pass.
  FR: (number) =>
    !/^\d{11}$/.test(number) || (12 + 3 * (Number(number.slice(2)) % 97)) % 97 === Number(number.slice(0, 2)),
  GB: (number) => {
    const rest = (weighted(number, [8, 7, 6, 5, 4, 3, 2]) + Number(number.slice(7, 9))) % 97;
    return rest === 0 || rest === 42; // 42: numbers given since 2010
  },
  HR: mod1110,
  HU: (number) => (10 - (weighted(number, [9, 7, 3, 1, 9, 7, 3]) % 10)) % 10 === digitAt(number, 7),
  IE: irish,
  IT: luhn,
  LT: (number) => {
    const size = number.length - 1;
    return twoRounds(number, counting(1, size), counting(3, size)) === digitAt(number, size);
  },
  LU: (number) => Number(number.slice(0, 6)) % 89 === Number(number.slice(6)),
  // Companies begin with a digit above three; the numbers of persons hold a date.
  LV: (number) => {
    if (digitAt(number, 0) <= 3) return true;
    const rest = weighted(number, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6]) % 11;
    return (14 - rest) % 11 === digitAt(number, 10);
  },
  MT: (number) => 37 - (weighted(number, [3, 4, 6, 7, 8, 9]) % 37) === Number(number.slice(6)),
  NL: dutch,
  PL: (number) => weighted(number, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === digitAt(number, 9),
  PT: (number) => {
    const check = 11 - (weighted(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    return (check > 9 ? 0 : check) === digitAt(number, 8);
  },
  RO: (number) => {
    const padded = number.padStart(10, '0');
    return ((weighted(padded, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === digitAt(padded, 9);
  },
  SE: (number) => luhn(number.slice(0, 10)),
  SI: (number) => {
    const check = 11 - (weighted(number, [8, 7, 6, 5, 4, 3, 2]) % 11);
    return (check === 10 ? 0 : check) === digitAt(number, 7);
  },
  SK: (number) => Number(number) % 11 === 0,
};
