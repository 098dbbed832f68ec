import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysSinceEpoch } from '../../../src/domain/normalize/calendar.js';
import { type DateOrder, normalizeDate } from '../../../src/domain/normalize/date.js';

const TODAY = '2026-11-22';

it('does not say which of two short numbers is the year', () => {
  expect(normalizeDate('24-03-15')).toMatchObject({
    standard: '2015-03-24',
    confidence: 0.5,
    issues: ['date-ambiguous'],
  });
  expect(normalizeDate('24-03-15', { country: 'CN' })).toMatchObject({ standard: '2024-03-15', confidence: 0.5 });
  expect(normalizeDate('24/03/15')).toMatchObject({ standard: '2015-03-24', confidence: 0.5 });
  expect(normalizeDate('24/03/15', { country: 'JP' })).toMatchObject({ standard: '2024-03-15', confidence: 0.5 });
  expect(normalizeDate('24.03.15', { country: 'CN' })).toMatchObject({ standard: '2024-03-15', confidence: 0.5 });
  expect(normalizeDate('24.03.15', { country: 'DE' })).toMatchObject({ standard: '2015-03-24', confidence: 1 });
  expect(normalizeDate('31/12/99')).toMatchObject({ standard: '1999-12-31', confidence: 1 });
  expect(normalizeDate('24-03-15', { order: 'ymd' })).toMatchObject({ standard: '2024-03-15', confidence: 1 });
  expect(normalizeDate('15-03-24', { order: 'dmy' })).toMatchObject({ standard: '2024-03-15', confidence: 1 });
});

it('does not say that Mar-24 is a day', () => {
  expect(normalizeDate('Mar-24')).toMatchObject({ confidence: 0.5, issues: ['date-ambiguous', 'date-no-year'] });
  expect(normalizeDate('March 24')).toMatchObject({ confidence: 1, issues: ['date-no-year'] });
});

describe('normalizeDate', () => {
  it.each([
    ['2024-03-05', '2024-03-05'],
    ['2024-3-5', '2024-03-05'],
    ['99-12-31', '1999-12-31'],
    ['90/5/3', '1990-05-03'],
    ['2024/3/5', '2024-03-05'],
    ['2024/03/05', '2024-03-05'],
    ['2024.3.5', '2024-03-05'],
    ['2024.03.05.', '2024-03-05'],
    ['2024 03 05', '2024-03-05'],
    ['20240305', '2024-03-05'],
    ['２０２４－０３－０５', '2024-03-05'],
    ['2024年3月5日', '2024-03-05'],
    ['2024年03月05日', '2024-03-05'],
    ['2024 年 3 月 5 日', '2024-03-05'],
    ['2024年3月5号', '2024-03-05'],
    ['2024年3月5', '2024-03-05'],
    ['二〇二四年三月五日', '2024-03-05'],
    ['二零二四年十二月三十一日', '2024-12-31'],
    ['一九八五年十月二十日', '1985-10-20'],
    ['民國85年3月5日', '1996-03-05'],
    ['昭和50年3月5日', '1975-03-05'],
    ['平成元年1月8日', '1989-01-08'],
    ['令和6年3月5日', '2024-03-05'],
    ['2024-03-05（星期二）', '2024-03-05'],
    ['2024-03-05 周二', '2024-03-05'],
    ['Mar 5, 2024', '2024-03-05'],
    ['March 5, 2024', '2024-03-05'],
    ['March 5 2024', '2024-03-05'],
    ['Mar. 5, 2024', '2024-03-05'],
    ['5 March 2024', '2024-03-05'],
    ['5th March 2024', '2024-03-05'],
    ['March 5th, 2024', '2024-03-05'],
    ['the 5th of March', ''],
    ['5-Mar-24', '2024-03-05'],
    ['05-MAR-2024', '2024-03-05'],
    ['05MAR2024', '2024-03-05'],
    ['5-Mar-85', '1985-03-05'],
    ['2024-Mar-05', '2024-03-05'],
    ['Tuesday, March 5, 2024', '2024-03-05'],
    ['Tue, 5 Mar 2024', '2024-03-05'],
    ['5. März 2024', '2024-03-05'],
    ['12 марта 1986', '1986-03-12'],
    ['1 сентября 2020', '2020-09-01'],
    ['5 mars 2024', '2024-03-05'],
    ['1er janvier 2024', '2024-01-01'],
    ['5 de marzo de 2024', '2024-03-05'],
    ['5 août 2024', '2024-08-05'],
    ['31.12.1999', '1999-12-31'],
    ['31/12/1999', '1999-12-31'],
    ['12/31/1999', '1999-12-31'],
    ['45356', '2024-03-05'],
    ['45356.25', '2024-03-05T06:00:00'],
    ['2024. 3. 5.', '2024-03-05'],
    ['2024년 3월 5일', '2024-03-05'],
    ['5 марта 2024 г.', '2024-03-05'],
    ['Tue Mar 05 2024 08:00:00 GMT+0800 (China Standard Time)', '2024-03-05T00:00:00Z'],
    ['32875', '1990-01-02'],
    ['2024-03', '2024-03'],
    ['2024年3月', '2024-03'],
    ['March 2024', '2024-03'],
    ['03/2024', '2024-03'],
    ['1985', '1985'],
    ['1985年', '1985'],
    ['--04-01', '--04-01'],
    ['--0401', '--04-01'],
    [' --04-01', '--04-01'],
    ['4月1日', '--04-01'],
    ['Apr 1', '--04-01'],
    ['--02-29', '--02-29'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', ''],
    ['1900-02-29', ''],
    ['2000-02-29', '2000-02-29'],
    ['2024-02-30', ''],
    ['2024-04-31', ''],
    ['2024-13-01', ''],
    ['2024-00-10', ''],
    ['2024-01-00', ''],
    ['32/01/2024', ''],
    ['19601399', ''],
    ['0000-00-00', ''],
    ['0/0/00', ''],
    ['1900-01-01', ''],
    ['1900/1/1', ''],
    ['9999-12-31', ''],
    ['N/A', ''],
    ['无', ''],
    ['########', ''],
    ['tomorrow', ''],
    ['12345678901', ''],
    ['123', ''],
    ['', ''],
  ])('%s → %s', (raw, standard) => {
    expect(normalizeDate(raw).standard).toBe(standard);
  });

  it.each([
    ['2020-08-24T10:11:12.000+0000', '2020-08-24T10:11:12Z'],
    ['2020-08-24T10:11:12Z', '2020-08-24T10:11:12Z'],
    ['2020-08-24T10:11:12+00:00', '2020-08-24T10:11:12Z'],
    ['2020-08-24T20:11:12+08:00', '2020-08-24T12:11:12Z'],
    ['2020-01-01T00:30:00+08:00', '2019-12-31T16:30:00Z'],
    ['2020-12-31T20:30:00-05:00', '2021-01-01T01:30:00Z'],
    ['2020-08-24 10:11:12', '2020-08-24T10:11:12'],
    ['2020-08-24 10:11', '2020-08-24T10:11:00'],
    ['2020/8/24 10:11', '2020-08-24T10:11:00'],
    ['8/24/2020 3:05 PM', '2020-08-24T15:05:00'],
    ['8/24/2020 12:05 AM', '2020-08-24T00:05:00'],
    ['8/24/2020 12:05 pm', '2020-08-24T12:05:00'],
    ['2020年8月24日 下午3:05', '2020-08-24T15:05:00'],
    ['2020年8月24日 10时11分12秒', '2020-08-24T10:11:12'],
    ['20200824101112', '2020-08-24T10:11:12'],
    ['1598263872', '2020-08-24T10:11:12Z'],
    ['1598263872000', '2020-08-24T10:11:12Z'],
    ['2020-08-24 25:00', ''],
    ['2020-08-24 10:61', ''],
    ['2020-02-30 10:00', ''],
  ])('time: %s → %s', (raw, standard) => {
    expect(normalizeDate(raw).standard).toBe(standard);
  });

  const either: readonly [string, DateOrder | null, string | null, string, number][] = [
    ['3/4/2024', 'dmy', null, '2024-04-03', 1],
    ['3/4/2024', 'mdy', null, '2024-03-04', 1],
    ['3/4/2024', null, 'US', '2024-03-04', 0.5],
    ['3/4/2024', null, 'GB', '2024-04-03', 0.5],
    ['3/4/2024', null, null, '2024-04-03', 0.5],
    ['3.4.2024', null, 'US', '2024-04-03', 1],
    ['4/4/2024', null, null, '2024-04-04', 1],
    ['13/4/2024', 'mdy', null, '2024-04-13', 0.5],
    ['3/4/24', 'dmy', null, '2024-04-03', 1],
    ['24-03-05', 'ymd', null, '2024-03-05', 1],
    ['85.3.5', 'ymd', null, '1985-03-05', 1],
    ['04032024', 'dmy', null, '2024-03-04', 1],
    ['04032024', 'mdy', null, '2024-04-03', 1],
    ['13032024', null, null, '2024-03-13', 1],
  ];
  it.each(either)('%s in a %s column of %s → %s', (raw, order, country, standard, confidence) => {
    const date = normalizeDate(raw, { order, country });
    expect(date.standard).toBe(standard);
    expect(date.confidence).toBe(confidence);
    expect(date.issues.includes('date-ambiguous')).toBe(confidence < 1);
  });

  it.each([
    ['2030-01-01', '2030-01-01', false],
    ['2026-11-22', '2026-11-22', true],
    ['1850-01-01', '1850-01-01', false],
    ['05-Mar-30', '1930-03-05', true],
    ['05-Mar-20', '2020-03-05', true],
    ['1990-05-05T00:00:00', '1990-05-05', true],
    ['1990-05-05T16:00:00Z', '1990-05-05', true],
    ['4/1', '--04-01', true],
  ])('birth date %s → %s, plausible: %s', (raw, standard, valid) => {
    const date = normalizeDate(raw, { birth: true, today: TODAY, country: 'US' });
    expect(date.standard).toBe(standard);
    expect(date.valid).toBe(valid);
  });

  it('reads every day in every order it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -14_000, max: 25_000 }), (days) => {
        const date = new Date(days * 86_400_000);
        const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        expect(daysSinceEpoch(y, m, d)).toBe(days);
        const standard = date.toISOString().slice(0, 10);
        for (const [raw, order] of [
          [`${y}/${m}/${d}`, 'ymd'],
          [`${d}/${m}/${y}`, 'dmy'],
          [`${m}/${d}/${y}`, 'mdy'],
          [`${y}年${m}月${d}日`, null],
          [date.toUTCString().slice(0, 16), null],
        ] as const) {
          expect(normalizeDate(raw, { order }).standard).toBe(standard);
        }
        if (y >= 1927) expect(normalizeDate(String(days + 25_569)).standard).toBe(days + 25_569 > 9999 ? standard : '');
      }),
      { numRuns: 500 },
    );
  });

  it('is idempotent, and never throws', () => {
    const digits = fc.stringMatching(/^[0-9./:\- 年月日]{1,20}$/);
    fc.assert(
      fc.property(
        fc.oneof(digits, fc.string()),
        fc.constantFrom<DateOrder | null>('ymd', 'dmy', 'mdy', null),
        (raw, order) => {
          const { standard } = normalizeDate(raw, { order });
          if (standard !== '') expect(normalizeDate(standard, { order }).standard).toBe(standard);
        },
      ),
      { numRuns: 3000 },
    );
    expect(normalizeDate('1'.repeat(100_000)).valid).toBe(false);
  });
});

describe('calendars and languages of other countries', () => {
  it.each([
    ['中華民國78年5月20日', '1989-05-20'],
    ['民國113/1/31', '2024-01-31'],
    ['R6.1.31', '2024-01-31'],
    ['H30/4/1', '2018-04-01'],
    ['S45/3/15', '1970-03-15'],
    ['令和6.1.31', '2024-01-31'],
    ['31 Ocak 2024', '2024-01-31'],
    ['31 stycznia 2024', '2024-01-31'],
    ['1 października 2023', '2023-10-01'],
    ['31. joulukuuta 2023', '2023-12-31'],
    ['2024. január 31.', '2024-01-31'],
    ['31 tháng 1 năm 2024', '2024-01-31'],
    ['31 січня 2024 р.', '2024-01-31'],
    ['31-XII-2023', '2023-12-31'],
    ['Samstag, 31. Dezember 2023', '2023-12-31'],
    ['2024年1月31日15时30分', '2024-01-31T15:30:00'],
    ['31.12.2023, 23:59 Uhr', '2023-12-31T23:59:00'],
    ['2024-01-31 10:20:30 PST', '2024-01-31T18:20:30Z'],
    ['2024-01-31 10:20 CST', '2024-01-31T10:20:00'],
    ['20231231T235959Z', '2023-12-31T23:59:59Z'],
  ])('%s', (raw, standard) => {
    expect(normalizeDate(raw)).toMatchObject({ standard, valid: true });
  });

  it('are those of the country where only it tells', () => {
    expect(normalizeDate('113/01/31', { country: 'TW' }).standard).toBe('2024-01-31');
    expect(normalizeDate('113/01/31').valid).toBe(false);
    expect(normalizeDate('31/01/2567', { country: 'TH' }).standard).toBe('2024-01-31');
    expect(normalizeDate('S70.1.1').valid).toBe(false);
  });
});

describe('dates as other countries write them', () => {
  it.each([
    ['24. 12. 1970', '1970-12-24'],
    ['4. 7. 85', '1985-07-04'],
    ['jeudi 5 mars 2020', '2020-03-05'],
    ['mardi 1er janvier 1980', '1980-01-01'],
    ['Donnerstag 5. März 2020', '2020-03-05'],
    ['viernes 12 de octubre de 1985', '1985-10-12'],
    ['четверг 15 августа 1990 г.', '1990-08-15'],
  ])('%s', (raw, standard) => {
    expect(normalizeDate(raw)).toMatchObject({ standard, valid: true, confidence: 1 });
  });

  it.each(['1402/05/06', '2563-05-06'])('%s is of another calendar, or not: unsure', (raw) => {
    expect(normalizeDate(raw)).toMatchObject({ standard: raw.replaceAll('/', '-'), confidence: 0.5 });
  });
});
