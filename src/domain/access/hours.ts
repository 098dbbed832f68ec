/** Hours of the day in which a user may open the store, as `08-19`: from eight until before seven in the evening. */
import { CimError } from '../../errors.js';

export interface AccessHours {
  readonly from: number;
  /** The first hour after them; before `from` where they go over midnight. */
  readonly to: number;
}

/** Reads `08-19` or `22-6`. Throws `usage` for anything else. */
export function parseHours(text: string): AccessHours {
  const match = /^(\d{1,2})-(\d{1,2})$/.exec(text);
  const [from, to] = [Number(match?.[1]), Number(match?.[2])];
  if (match && from <= 23 && to <= 24 && from !== to) return { from, to };
  throw new CimError(
    'usage',
    'hours-form',
    { en: 'Hours are written 08-19.', zh: '时段写成 08-19。' },
    { en: 'From the first hour to the one after the last.', zh: '从第一个小时到最后一个小时之后。' },
  );
}

/** The same as text, always in the same form. */
export const formatHours = ({ from, to }: AccessHours): string =>
  `${String(from).padStart(2, '0')}-${String(to).padStart(2, '0')}`;
