import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldName } from '../../../src/domain/record/fields.js';
import type { StandardValue } from '../../../src/domain/record/record.js';
import { goldenRecord, type Member } from '../../../src/domain/survivorship/golden-record.js';
import { DEFAULT_POLICY } from '../../../src/domain/survivorship/policy.js';

const value = (field: FieldName, standard: string, more: Partial<StandardValue> = {}): StandardValue => ({
  field,
  group: 1,
  raw: standard,
  standard,
  confidence: 1,
  issues: [],
  ...more,
});
const member = (record: string, since: string, values: readonly StandardValue[], source = 'a'): Member => ({
  record,
  source,
  since,
  values,
  custom: [],
});

const FIELDS: readonly FieldName[] = [
  'givenName',
  'familyName',
  'phone',
  'email',
  'street',
  'city',
  'organization',
  'birthDate',
];
const members = fc
  .array(
    fc.record({
      since: fc.constantFrom('2024-01-01', '2025-01-01', '2026-01-01'),
      values: fc.array(fc.record({ field: fc.constantFrom(...FIELDS), text: fc.constantFrom('', 'x', 'yy', 'zzz') }), {
        maxLength: 8,
      }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) =>
    list.map((m, i) =>
      member(
        `R${i}`,
        m.since,
        m.values.map((v) => value(v.field, v.text)),
      ),
    ),
  );

describe('golden record', () => {
  it('does not depend on the order of the members', () => {
    fc.assert(
      fc.property(members, fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = list
          .map((m) => [random.next().value as number, m] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, m]) => m);
        expect([...goldenRecord(shuffled).values].sort()).toEqual([...goldenRecord(list).values].sort());
      }),
    );
  });

  it('never lets a blank win and loses no field that any member has', () => {
    fc.assert(
      fc.property(members, (list) => {
        const { values } = goldenRecord(list);
        for (const chosen of values.values()) expect(chosen.value).not.toBe('');
        for (const field of ['phone', 'email', 'organization', 'birthDate'] as const) {
          const somebodyHas = list.some((m) => m.values.some((v) => v.field === field && v.raw !== ''));
          expect(values.has(field)).toBe(somebodyHas);
        }
      }),
    );
  });

  it('tells where every value came from', () => {
    fc.assert(
      fc.property(members, (list) => {
        for (const [field, chosen] of goldenRecord(list).values) {
          for (const one of [chosen, ...(chosen.others ?? [])]) {
            const from = list.find((m) => m.record === one.record);
            expect(from?.values.some((v) => v.field === field && v.raw === one.value)).toBe(true);
          }
        }
      }),
    );
  });

  it('takes an address from one record, not street of one and city of another', () => {
    const { values } = goldenRecord([
      member('R1', '2024-01-01', [
        value('street', '1 Elm St'),
        value('city', 'Springfield'),
        value('postalCode', '12345'),
      ]),
      member('R2', '2026-01-01', [value('street', '9 Oak Ave'), value('city', 'Shelbyville')]),
    ]);
    expect([values.get('street')?.standard, values.get('city')?.standard]).toEqual(['1 Elm St', 'Springfield']);
    expect(values.get('street')?.others?.[0]?.standard).toBe('9 Oak Ave');
  });

  it('prefers sound values, then the most recent', () => {
    const { values } = goldenRecord([
      member('R1', '2026-01-01', [value('phone', '123', { issues: ['phone-invalid'] })]),
      member('R2', '2024-01-01', [value('phone', '+12125550101')]),
      member('R3', '2025-01-01', [value('phone', '+12125550102')]),
    ]);
    expect(values.get('phone')?.standard).toBe('+12125550102');
    expect(values.get('phone')?.others?.map((o) => o.standard)).toEqual(['+12125550101', '123']);
  });

  it('obeys a source priority', () => {
    const list = [
      member('R1', '2026-01-01', [value('organization', 'Acme Inc')], 'web'),
      member('R2', '2024-01-01', [value('organization', 'ACME Incorporated')], 'erp'),
    ];
    const policy = { ...DEFAULT_POLICY, sources: ['erp', 'web'] };
    expect(goldenRecord(list, policy).values.get('organization')?.record).toBe('R2');
  });
});
