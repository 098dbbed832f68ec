/** What may stand between the divisions of a Chinese address and says nothing. */

import { characterTable, classesAt } from './character-table.js';

/** Characters between parts. */
export const SEPARATORS = new Set(' ,，、/\\|-_·;；:：\t\n\r>.。');

const HEADINGS = [
  '市辖区',
  '片区',
  '辖区',
  '生产建设兵团',
  '省直辖县级行政区划',
  '自治区直辖县级行政区划',
  '省直辖县级行政单位',
  '直辖县级',
];

/** Divisions of the production corps of Xinjiang that have no city of their own. */
const DIVISION = /^第十[一二]师/;

const SEPARATOR = 1;
const HEADING_FIRST = 2;
const CLASSES = characterTable([
  [SEPARATOR, SEPARATORS],
  [HEADING_FIRST, [...HEADINGS, '第']],
]);

function divisionAt(text: string, at: number): string | undefined {
  if (text.charAt(at) !== '第') return undefined;
  return DIVISION.exec(text.slice(at, at + 5))?.[0];
}

/** Position of the next character that is neither a separator nor a heading of the statistical table. */
export function skipSeparators(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const classes = classesAt(CLASSES, text, at);
    if (classes === 0) return at;
    if (classes === SEPARATOR) at++;
    else {
      const heading = HEADINGS.find((word) => text.startsWith(word, at)) ?? divisionAt(text, at);
      if (heading === undefined) return at;
      at += heading.length;
    }
  }
  return at;
}
