/** What has to be proved, row by row: threats, articles of the law, and kinds of proof. */

/** What the law asks, by article: one row a duty. */
export const ARTICLES = [
  'GDPR 5(1)(e)',
  'GDPR 6',
  'PIPL 13',
  'GDPR 7',
  'PIPL 14–16',
  'GDPR 8',
  'PIPL 31',
  'GDPR 12',
  'GDPR 13–14',
  'PIPL 17',
  'GDPR 15',
  'PIPL 45',
  'CCPA 1798.110',
  'GDPR 16',
  'PIPL 46',
  'CCPA 1798.106',
  'GDPR 17',
  'PIPL 47',
  'CCPA 1798.105',
  'GDPR 18',
  'GDPR 20',
  'GDPR 21',
  'CCPA 1798.120',
  'CCPA 1798.121',
  'GDPR 25',
  'PIPL 51',
  'GDPR 30',
  'GDPR 35',
  'PIPL 54–56',
  'GDPR 32',
  'GDPR 33–34',
  'PIPL 57',
  'CCPA 1798.150',
  'PIPL 28–29',
  'PIPL 23',
  'PIPL 38–39',
  'PIPL 49',
  'CCPA 1798.100',
  'CCPA 1798.130',
  'CCPA § 7101',
] as const;

/** Of these the README says what cim does, which no test can try. */
export const TOLD = ['PIPL 24'] as const;

/** Threats by their number: keys 1–6, the machine 7–12, hostile files 13–23, runs 24–29, tampering 30–32, loss 33–34. */
export const THREATS: readonly number[] = Array.from({ length: 34 }, (_, i) => i + 1);

/** The kinds of proof that are given of the store as a whole. */
export const PROOFS = [
  'crash',
  'byte flips',
  'page replay',
  'rollback',
  'marker scan',
  'erase scan',
  'disk full',
  'three writers',
  'stock SQLCipher',
  'role matrix',
] as const;

export type Row = (typeof ARTICLES)[number] | `threat ${number}` | `proof: ${(typeof PROOFS)[number]}`;

/** All of them, as protections name them. */
export const ROWS: readonly Row[] = [
  ...THREATS.map((number): Row => `threat ${number}`),
  ...ARTICLES,
  ...PROOFS.map((proof): Row => `proof: ${proof}`),
];
