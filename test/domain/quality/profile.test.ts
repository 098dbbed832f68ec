import { describe, expect, it } from 'vitest';
import { ProfileBuilder } from '../../../src/domain/quality/profile.js';
import type { StandardRecord, StandardValue } from '../../../src/domain/record/record.js';

const record = (...values: Partial<StandardValue>[]): StandardRecord => ({
  values: values.map((v) => ({
    field: 'email',
    group: 1,
    raw: v.standard ?? '',
    standard: '',
    confidence: 1,
    issues: [],
    ...v,
  })),
  custom: [],
  issues: [],
});

describe('quality profile', () => {
  const builder = new ProfileBuilder(new Date('2026-06-01'));
  builder.add(record({ standard: 'a@example.com' }, { field: 'givenName', standard: 'Ann' }), '2026-05-01');
  builder.add(record({ standard: 'a@example.com', raw: 'A@Example.com' }), '2026-05-01');
  builder.add(record({ standard: 'b@example.com' }), '2020-01-01');
  builder.add(
    record({ field: 'givenName', standard: 'Bob' }, { standard: '', raw: 'x@', issues: ['email-invalid'] }),
    '2026-05-01',
  );
  const profile = builder.finish();
  const email = profile.fields.find((f) => f.field === 'email');

  it('measures the five dimensions by hand-counted shares', () => {
    expect(email).toEqual({
      field: 'email',
      values: 4,
      completeness: 1,
      validity: 0.75,
      uniqueness: 0.5,
      consistency: 0.5,
      timeliness: 0.75,
    });
    expect(profile.fields.find((f) => f.field === 'givenName')?.completeness).toBe(0.5);
  });

  it('counts findings and sound records', () => {
    expect(profile.issues).toEqual([{ code: 'email-invalid', severity: 'warn', field: 'email', count: 1 }]);
    expect(profile.records).toBe(4);
    expect(profile.quality).toBe(0.25); // only the first has a name, a way of contact and no finding
  });

  it('is empty for no records', () => {
    expect(new ProfileBuilder(new Date(0)).finish()).toEqual({ records: 0, quality: 0, fields: [], issues: [] });
  });
});
