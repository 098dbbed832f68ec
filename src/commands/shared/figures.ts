/** Weights and probabilities as people read them. */

/** `+3.21` */
export const signed = (value: number): string => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(2)}`;

/** A probability for people: never 100 % by rounding. */
export const chance = (probability: number): string =>
  probability > 0.9999 ? '> 99.99 %' : probability < 0.0001 ? '< 0.01 %' : `${(100 * probability).toFixed(2)} %`;
