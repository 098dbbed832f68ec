import { describe, expect, it } from 'vitest';
import { inferMapping } from '../../../src/domain/columns/infer-mapping.js';
import { createStandardizer } from '../../../src/domain/normalize/standardize.js';
import { type OwnField, withOwnFields } from '../../../src/domain/settings/own-fields.js';

const FIELDS: readonly OwnField[] = [
  { name: 'guardian phone', kind: 'phone', aliases: ['监护人电话'] },
  { name: 'renewal', kind: 'date', aliases: ['Renews on'] },
  { name: 'level', kind: 'text', aliases: ['City'] },
];
const HEADERS = ['Name', '监护人电话', 'renews_on', 'Guardian Phone', 'City'];
const ROWS = [
  ['Ann Lee', '138 0013 8000', '25/12/2025', '13900139000', 'Gold'],
  ['Bob Ray', 'N/A', '03/04/2025', '', 'Silver'],
  ['Cid Roe', 'nobody', '31/02/2025', '', ''],
];
const mapping = withOwnFields(inferMapping(HEADERS, ROWS), FIELDS);
const { standardize } = createStandardizer(mapping, ROWS, { defaultCountry: 'CN', today: '2025-06-01' });
const records = ROWS.map((cells, i) => standardize({ line: i + 2, cells }));

describe('own fields', () => {
  it('are found under any of their names, the first column that bears one', () => {
    expect(mapping.columns.map(({ own, field }) => own?.name ?? field)).toEqual([
      'fullName',
      'guardian phone',
      'renewal',
      mapping.columns[3]?.field,
      'level',
    ]);
    expect(mapping.columns[3]?.own).toBeUndefined();
  });

  it('hold standard forms, in the order of day and month that the column tells', () => {
    const own = records.map(({ custom }) => custom.filter(([header]) => FIELDS.some(({ name }) => name === header)));
    expect(own).toEqual([
      [
        ['guardian phone', '+8613800138000'],
        ['renewal', '2025-12-25'],
        ['level', 'Gold'],
      ],
      [
        ['renewal', '2025-04-03'],
        ['level', 'Silver'],
      ],
      [
        ['guardian phone', 'nobody'],
        ['renewal', '31/02/2025'],
      ],
    ]);
  });

  it('have findings under their own name', () => {
    expect(records[1]?.issues).toContainEqual({ code: 'null-word', field: 'guardian phone' });
    expect(records[2]?.issues).toEqual(
      expect.arrayContaining([
        { code: 'phone-invalid', field: 'guardian phone' },
        { code: 'date-invalid', field: 'renewal' },
      ]),
    );
  });

  it('give way to what was said of this very file', () => {
    const said = inferMapping(HEADERS, ROWS, { overrides: new Map([['City', 'city']]) });
    expect(withOwnFields(said, FIELDS).columns[4]).toMatchObject({ field: 'city', reason: 'user' });
    expect(withOwnFields(said, [])).toBe(said);
  });
});
