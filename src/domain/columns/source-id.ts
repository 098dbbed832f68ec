/** Which column holds the source's own id of the record: a header that says so, and a value of its own in every row. */
import { CimError } from '../../errors.js';
import { suggest } from '../validate/suggest.js';
import type { HeaderReading } from './by-header.js';
import type { ColumnProfile } from './column-profile.js';
import { headerWords } from './header.js';
import { isNumbered } from './settle.js';

/** Header words of ids, the surest first. */
const ORDER = [
  'record id',
  'rec id',
  '唯一性id',
  '记录id',
  'row id',
  'unique id',
  'uid',
  'uuid',
  'guid',
  'hs object id',
  'object id',
  'id',
  'contact id',
  'lead id',
  'account id',
  'customer id',
  'client id',
];

/**
 * Index of the id column, or null.
 *
 * @param wanted header the user named
 * @param presetKey header key the preset names
 * @throws CimError no-such-column when `wanted` is not a header
 */
export function findIdColumn(
  headers: readonly string[],
  readings: readonly HeaderReading[],
  profiles: readonly ColumnProfile[],
  wanted: string | undefined,
  presetKey: string | null,
): number | null {
  if (wanted !== undefined) {
    const exact = headers.indexOf(wanted);
    const at = exact >= 0 ? exact : readings.findIndex((reading) => reading.key === headerWords(wanted).key);
    if (at < 0) {
      throw new CimError(
        'usage',
        'no-such-column',
        { en: `--id-column: there is no column "${wanted}".`, zh: `--id-column：没有列“${wanted}”。` },
        suggest(wanted, headers) ?? {
          en: 'Use a header of the file, as it stands there.',
          zh: '请使用文件中的表头原文。',
        },
        { field: wanted },
      );
    }
    return at;
  }
  const unique = (at: number): boolean => {
    const p = profiles[at]!;
    return p.rows > 0 ? p.filled === p.rows && p.distinct === p.rows : true;
  };
  const candidates = readings
    .map((reading, at) => ({ reading, at }))
    .filter(({ reading, at }) => (reading.targets.includes('id') || reading.key === presetKey) && unique(at));
  const rank = (reading: HeaderReading): number => {
    if (reading.key === presetKey) return -1;
    const at = ORDER.indexOf(reading.key);
    return at < 0 ? ORDER.length : at;
  };
  candidates.sort((a, b) => rank(a.reading) - rank(b.reading) || a.at - b.at);
  if (candidates.length > 0) return candidates[0]!.at;
  const numbers = readings.findIndex(
    ({ targets }, at) =>
      (targets[0] === 'customerNumber' || (targets.includes('customerNumber') && isNumbered(profiles[at]!))) &&
      unique(at) &&
      profiles[at]!.rows > 1,
  );
  return numbers < 0 ? null : numbers;
}
