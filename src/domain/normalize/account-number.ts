/** International numbers with two check digits by 97: bank accounts (ISO 13616) and legal entities (ISO 17442). */

/** Characters of a number by country, of those that have them. */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  (
    'NO15 BE16 DK18 FI18 FO18 GL18 NL18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 XK20 CH21 HR21 LI21 LV21 BG22 BH22 CR22 ' +
    'DE22 GB22 GE22 IE22 ME22 RS22 AE23 GI23 IL23 AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 PT25 IS26 TR26 ' +
    'FR27 GR27 IT27 MC27 MR27 SM27 AL28 AZ28 CY28 DO28 GT28 HU28 LB28 PL28 BR29 JO30 KW30 MU30 MT31'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 2), Number(pair.slice(2))] as const),
);

/** Whether the check digits are right, or null for what is no such number. `packed`: capitals and digits alone. */
export function accountNumber(packed: string): boolean | null {
  if (LENGTHS.get(packed.slice(0, 2)) !== packed.length || !/^[A-Z]{2}\d{2}[\dA-Z]+$/.test(packed)) return null;
  return leavesOne(packed.slice(4) + packed.slice(0, 4));
}

/** Whether this is the identifier of a legal entity (LEI): twenty characters, letters among them, that fit their check digits. */
export const isLegalEntity = (packed: string): boolean =>
  /^[\dA-Z]{18}\d{2}$/.test(packed) && /[A-Z]/.test(packed) && leavesOne(packed);

/** ISO 7064 MOD 97-10, letters being 10 to 35. */
function leavesOne(characters: string): boolean {
  let rest = 0;
  for (const character of characters)
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
