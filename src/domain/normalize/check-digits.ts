/** Arithmetic that check digits of many countries share. */

export const digitAt = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** Sum of the first digits of a text times the weights. */
export const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * digitAt(digits, i), 0);

/** Sum of the digits of a number of at most two. */
export const digitSum = (number: number): number => (number > 9 ? number - 9 : number);

/** ISO 7064 MOD 11,10: the last digit checks those before it. */
export function mod1110(number: string): boolean {
  let product = 10;
  for (let i = 0; i < number.length - 1; i++) {
    const sum = (digitAt(number, i) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === digitAt(number, number.length - 1);
}

/** Luhn: every second digit from the right doubled. */
export function luhn(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < number.length; i++) {
    const digit = digitAt(number, number.length - 1 - i);
    sum += i % 2 === 0 ? digit : digitSum(digit * 2);
  }
  return sum % 10 === 0;
}
