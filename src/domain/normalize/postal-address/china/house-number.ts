/** The number of the house within the street of a Chinese address, in Chinese or in Latin letters. */

const LATIN_NUMBER = '(\\d+[A-Za-z]?(?:-\\d+[A-Za-z]?)?)(?![A-Za-z0-9])';
const LATIN_ROAD =
  '(?:road|rd|street|st|avenue|ave|lu|jie|dajie|dadao|boulevard|blvd|lane|drive|highway|path|central|east|west|north|south)\\b\\.?';
/** Where the number stands in an address in Latin letters, the surest first. */
const LATIN_NUMBERS = [
  new RegExp(`(?:^|[ ,])no\\.? ?${LATIN_NUMBER}`, 'i'),
  new RegExp(`(?:^|(?<= ))${LATIN_NUMBER} hao\\b`, 'i'),
  new RegExp(`^${LATIN_NUMBER}(?= )`),
  new RegExp(`[ ,] ?${LATIN_NUMBER} (?:[^ ,]+ ){0,4}${LATIN_ROAD}`, 'i'),
  new RegExp(`${LATIN_ROAD},? ${LATIN_NUMBER}$`, 'i'),
  new RegExp(`^(?:rua|avenida|alameda|estrada|travessa|calçada)\\b.*? ${LATIN_NUMBER}$`, 'i'),
];

/** The number within a street: `88` of 建国路88号, `100弄` of 祖冲之路100弄; null when there is none. */
export function houseNumberOf(street: string): string | null {
  const match = /(\d+(?:-\d+)?[A-Za-z]?)(号|弄|巷)(?!线)/.exec(street);
  if (match?.[1] !== undefined) return match[2] === '号' ? match[1] : `${match[1]}弄`;
  if (/[A-Za-z]{2} ?\S*$/.test(street) || / \d+$/.test(street)) {
    for (const pattern of LATIN_NUMBERS) {
      const number = pattern.exec(street)?.[1];
      if (number !== undefined) return number;
    }
  }
  return /[路街道](\d+(?:-\d+)*)$/.exec(street)?.[1] ?? null;
}
