import { describe, expect, it } from 'vitest';
import { dueBy, type RetentionRule } from '../../../src/domain/privacy/retention.js';
import { type Channel, foldRights, type RightsEvent } from '../../../src/domain/privacy/rights.js';

const RULE: RetentionRule = {
  name: 'inactive',
  after: { count: 3, unit: 'years' },
  sources: null,
  unless: 'news',
  action: 'erase',
};

/** Whether somebody who said this, and was heard of last five years ago, is due. */
function isDue(...said: readonly (readonly ['granted' | 'withdrawn', purpose: string, channel: Channel])[]): boolean {
  const events = said.map(
    ([word, purpose, channel], i): RightsEvent => ({
      id: i + 1,
      run: 1,
      at: '2020-01-01',
      kind: `consent-${word}`,
      purpose,
      channel,
      notice: '',
      noticeHash: '',
      evidence: '',
    }),
  );
  const retained = { customer: 'C1', sources: ['crm'], since: '2020-01-01', rights: foldRights(events) };
  return dueBy([RULE], retained, '2025-03-01') !== null;
}

describe('a rule that spares who consented to a purpose', () => {
  it('spares them as long as the consent stands for one way of reaching them', () => {
    expect(isDue()).toBe(true);
    expect(isDue(['granted', 'news', 'any'])).toBe(false);
    expect(isDue(['granted', 'news', 'sms'])).toBe(false);
    expect(isDue(['granted', 'news', 'any'], ['withdrawn', 'news', 'email'])).toBe(false);
    expect(isDue(['granted', 'news', 'email'], ['withdrawn', 'news', 'any'])).toBe(true);
  });

  it('is about that purpose alone, not about one whose name begins alike', () => {
    expect(isDue(['granted', 'news of partners', 'any'])).toBe(true);
    expect(isDue(['granted', 'news of partners', 'any'], ['granted', 'news', 'any'])).toBe(false);
  });
});
