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

const isDigitAt = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
};

/** Where the first number with its word (`88号`, `100弄`, `12B巷`) ends before the word, or −1; 3号线 is a metro. */
function numberEnd(street: string): number {
  for (let at = 1; at < street.length; at++) {
    const char = street.charAt(at);
    if ((char !== '号' && char !== '弄' && char !== '巷') || street.charAt(at + 1) === '线') continue;
    if (isDigitAt(street, at - 1) || (/[A-Za-z]/.test(street.charAt(at - 1)) && isDigitAt(street, at - 2))) return at;
  }
  return -1;
}

/** Where the number that ends at `end` begins: 12, 12B, 12-3. */
function numberStart(street: string, end: number): number {
  let start = isDigitAt(street, end - 1) ? end : end - 1;
  while (isDigitAt(street, start - 1)) start--;
  if (street.charAt(start - 1) !== '-' || !isDigitAt(street, start - 2)) return start;
  start--;
  while (isDigitAt(street, start - 1)) start--;
  return start;
}

/** The number within a street: `88` of 建国路88号, `100弄` of 祖冲之路100弄; null when there is none. */
export function houseNumberOf(street: string): string | null {
  const end = numberEnd(street);
  if (end > 0) {
    const number = street.slice(numberStart(street, end), end);
    return street.charAt(end) === '号' ? number : `${number}弄`;
  }
  if (/[A-Za-z]{2} ?\S*$/.test(street) || / \d+$/.test(street)) {
    for (const pattern of LATIN_NUMBERS) {
      const number = pattern.exec(street)?.[1];
      if (number !== undefined) return number;
    }
  }
  return /[路街道](\d+(?:-\d+)*)$/.exec(street)?.[1] ?? null;
}
