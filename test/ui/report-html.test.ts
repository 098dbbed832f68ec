import { describe, expect, it } from 'vitest';
import { thresholdCurve } from '../../src/domain/linkage/threshold-curve.js';
import type { CustomerReport } from '../../src/domain/quality/report.js';
import { reportHtml } from '../../src/ui/report-html.js';
import { reportText } from '../../src/ui/report-text.js';

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
