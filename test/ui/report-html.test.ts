import { describe, expect, it } from 'vitest';
import { thresholdCurve } from '../../src/domain/linkage/threshold-curve.js';
import type { CustomerReport } from '../../src/domain/quality/report.js';
import { reportHtml } from '../../src/ui/report-html.js';
import { reportRows } from '../../src/ui/report-tables.js';
import { reportMarkdown, reportText } from '../../src/ui/report-text.js';
import { reportSummary } from '../../src/ui/report-words.js';

const report = (weights: readonly number[]): CustomerReport => ({
  generatedAt: '2025-01-02T03:04:05Z',
  records: 10,
  customers: 7,
  quality: 0.9,
  sources: [],
  fields: [],
  issues: [],
  duplicates: {
    surplusRecords: 3,
    customersWithDuplicates: 3,
    sizes: [],
    links: weights.length,
    review: 0,
    lastRun: 2,
    lastRunAt: '2025-01-01T00:00:00Z',
    weights: [],
    thresholds: thresholdCurve([weights]),
  },
  evidence: [],
  trend: [],
});

describe('the threshold chart', () => {
  it('draws both lines, and tells the same in text', () => {
    const some = report([-3, -1, 2, 9, 20]);
    const html = reportHtml(some, 'en');
    expect(html.match(/<polyline/g)?.length).toBe(2);
    expect(html).toContain('By threshold');
    expect(html).not.toContain('NaN');
    expect(reportText(some, 'zh')).toContain('各阈值的预期');
  });

  it('is left out where nothing was kept', () => {
    expect(reportHtml(report([]), 'en')).not.toContain('By threshold');
    expect(reportText(report([]), 'en')).not.toContain('By threshold');
  });
});

describe('the report as a page', () => {
  const full: CustomerReport = {
    ...report([-3, -1, 2, 9, 20]),
    sources: [{ source: '<b>|=1', records: 10 }],
    issues: [
      { code: 'null-word', severity: 'info', field: 'email', count: 9 },
      { code: 'email-invalid', severity: 'warn', field: 'email', count: 3 },
    ],
    evidence: [
      { comparison: 'given name', level: 'equal', m: 0.6, u: 0.01, bits: 5.9 },
      { comparison: 'given name', level: 'other', m: 0.1, u: 0.9, bits: -3.2 },
    ],
  };

  it('needs no network and runs nothing', () => {
    for (const lang of ['en', 'zh'] as const) {
      const html = reportHtml(full, lang);
      expect(html).toContain("default-src 'none'");
      expect(html).not.toMatch(/<script|<link|<img|https?:|url\(/);
      expect(html).not.toContain('<b>|');
    }
  });

  it('says in short what there is to do, findings that are no faults aside', () => {
    expect(reportSummary(full, 'en')).toEqual([
      '10 records are 7 customers: 3 records (30.0 %) repeat another one, and 3 customers were in there more than once.',
      '90.0 % of the records are sound: they have a name, a valid way of contact and no serious finding.',
      'To mend first: E-mail: Not a valid e-mail address (3).',
    ]);
    expect(reportSummary(full, 'zh').at(-1)).toBe('宜先处理：邮箱：邮箱地址无效（3）。');
    expect(reportSummary({ ...full, quality: 0.99999 }, 'en')[1]).toMatch(/^> 99\.9 %/);
  });

  it('is in one language throughout', () => {
    const html = reportHtml(full, 'zh').replace(/<style>.*<\/style>|<code>.*?<\/code>|<[^>]*>/gs, ' ');
    expect(html.match(/[A-Za-z]{2,}/g)?.filter((word) => word !== 'cim' && word !== 'log')).toEqual([]);
  });

  it('is a table of Markdown that no name breaks', () => {
    expect(reportMarkdown(full, 'en')).toContain('| \\<b\\>\\|=1 | 10 |');
  });

  it('gives every figure a line', () => {
    const rows = [...reportRows(full)].map((row) => row.join(','));
    expect(rows).toContain('issue,email-invalid email,warn,3');
    expect(rows).toContain('evidence,given name: equal,u,0.01');
    expect(rows.filter((row) => row.startsWith('threshold,')).length).toBe(4 * full.duplicates.thresholds.length);
  });
});
