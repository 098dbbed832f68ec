/**
 * A Chinese address that comes in columns, as one text from the largest place to the smallest. Columns may repeat each
 * other or hold more than their name says; reading the whole sorts that out.
 */
import { hasHan } from '../../han.js';
import { type AddressParts, PARTS_LARGE_TO_SMALL } from '../address.js';
import { tidy } from '../text.js';
import { chineseName } from './latin-names.js';
import type { Region } from './regions.js';

/** Words that a bare number gets in these columns. */
const WORD = { houseNumber: '号', building: '号楼', unit: '单元', room: '室' } as const;

/** The columns as one tidied text. */
export function joinParts(parts: AddressParts): string {
  let out = '';
  let around: Region | null = null;
  for (const name of PARTS_LARGE_TO_SMALL) {
    const received = parts[name];
    if (received === undefined || received === '') continue;
    let text = tidy(received);
    if (text === '') continue;
    if (name in WORD) {
      if (/^[0-9A-Za-z-]+$/.test(text)) text += WORD[name as keyof typeof WORD];
      // House parts are glued, so that a number keeps its word before the next.
      if (out.endsWith(text)) continue;
      out += text;
      continue;
    }
    if ((name === 'province' || name === 'city' || name === 'district') && !hasHan(text)) {
      const region = chineseName(text, around);
      if (region !== null) {
        text = region.name;
        around = region;
      }
    }
    out += out === '' ? text : ` ${text}`;
  }
  return out;
}
