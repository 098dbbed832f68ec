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

/** Threats that are tried elsewhere, and the words of the test that does. */
export const ELSEWHERE = {
  '7 temporary files': ['faults/markers.faults.ts', 'leaves no customer anywhere but in the exports'],
  '8 swap': ['commands/doctor.test.ts', 'sees swap where the machine has it'],
  '9 core dumps': ['trust/surroundings.test.ts', 'writes neither key nor customer to a core file'],
  '10 debugger': ['trust/surroundings.test.ts', 'opens no debugger'],
  '11 modes of files': ['trust/surroundings.test.ts', 'are for their owner only'],
  '12 exports': ['trust/surroundings.test.ts', 'never go through a link'],
  '12 exports, encrypted': ['trust/encrypted-files.test.ts', 'can be read by their recipient alone'],
  '13 formulas': ['trust/surroundings.test.ts', 'runs as no formula in a spreadsheet'],
  '21 slow patterns': ['trust/regexes.test.ts', 'are quick on long hostile text'],
  '23 terminal': ['trust/surroundings.test.ts', 'does nothing to a terminal'],
  '24 two runs at once': ['trust/overlap.test.ts', 'lose nothing when they wait'],
  '25 nightly job': ['trust/overlap.test.ts', 'ends with status 11, names the holder'],
  '26 kill -9': ['faults/crash.faults.ts', 'at any call leaves all or nothing'],
  '27 full disk': ['faults/failing-disk.faults.ts', 'a full disk'],
  '30 tampering and replay': ['trust/tampering.test.ts', 'is noticed, or was not in use, page by page'],
  '31 backup never restored': ['faults/byte-flips.faults.ts', 'of a backup is noticed by the drill'],
  '32 restore of the erased': ['trust/erase-scan.test.ts', 'is erased again from an older backup'],
} as const;
