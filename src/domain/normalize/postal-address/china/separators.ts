/** What may stand between the divisions of a Chinese address and says nothing. */

/** Characters between parts. */
export const SEPARATORS = new Set(' ,，、/\\|-_·;；:：\t\n\r>.。');

const HEADINGS = [
  '市辖区',
  '生产建设兵团',
  '省直辖县级行政区划',
  '自治区直辖县级行政区划',
  '省直辖县级行政单位',
  '直辖县级',
];

/** A division of the production corps of Xinjiang, which stands before its city. */
const DIVISION = /^第[一二三四五六七八九十]{1,2}师/;

/** Position of the next character that is neither a separator nor a heading of the statistical table. */
export function skipSeparators(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const char = text.charAt(at);
    if (SEPARATORS.has(char)) at++;
    else if ('市省自直生第'.includes(char)) {
      const heading = HEADINGS.find((word) => text.startsWith(word, at)) ?? DIVISION.exec(text.slice(at, at + 5))?.[0];
      if (heading === undefined) return at;
      at += heading.length;
    } else return at;
  }
  return at;
}
