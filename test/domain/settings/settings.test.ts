import { describe, expect, it } from 'vitest';
import { mergeSettings, NO_SETTINGS, parseSettings } from '../../../src/domain/settings/settings.js';
import { DEFAULT_POLICY } from '../../../src/domain/survivorship/policy.js';
import { DEFAULT_RULES } from '../../../src/domain/validate/default-rules.js';
import type { CimError } from '../../../src/errors.js';

const WHOLE = `
rules:
  - required: email
retention:
  - name: old
    after: 3 years
fields:
  - name: membership
    kind: identifier
    aliases: [Member No, 会员号]
  - name: shoe size
sources:
  erp:
    map: erp.yaml
    default-country: cn
    basis: contract
survivorship:
  sources: [erp, web]
  fields:
    email: [most-recent, sound]
  otherwise: [longest]
dedupe:
  link-at: 0.95
  records-at-once: 2e6
`;

const mistake = (text: string): CimError => {
  try {
    parseSettings(text, 'cim.yaml');
  } catch (error) {
    return error as CimError;
  }
  throw new Error('no mistake was found');
};

describe('parseSettings', () => {
  it('reads every part', () => {
    const { settings, given } = parseSettings(WHOLE, 'cim.yaml');
    expect(settings.rules.rules).toHaveLength(DEFAULT_RULES.rules.length + 1);
    expect(settings.retention).toHaveLength(1);
    expect(settings.fields).toEqual([
      { name: 'membership', kind: 'identifier', aliases: ['Member No', '会员号'] },
      { name: 'shoe size', kind: 'text', aliases: [] },
    ]);
    expect(settings.sources.get('erp')).toEqual({
      map: 'erp.yaml',
      preset: null,
      defaultCountry: 'CN',
      basis: 'contract',
    });
    expect(settings.survivorship.sources).toEqual(['correction', 'erp', 'web']);
    expect(settings.survivorship.fields.get('email')).toEqual(['most-recent', 'sound']);
    expect(settings.survivorship.fields.get('fullName')).toEqual(DEFAULT_POLICY.fields.get('fullName'));
    expect(settings.survivorship.otherwise).toEqual(['longest']);
    expect(settings.dedupe).toEqual({ linkAt: 0.95, reviewFrom: null, recordsAtOnce: 2_000_000 });
    expect([...given].sort()).toEqual(['dedupe', 'fields', 'retention', 'rules', 'sources', 'survivorship']);
  });

  it('says nothing where nothing is said', () => {
    for (const text of ['', '# nothing\n']) {
      const { settings, given } = parseSettings(text, 'cim.yaml');
      expect(settings).toEqual(NO_SETTINGS);
      expect(given.size).toBe(0);
    }
    expect(NO_SETTINGS.rules).toEqual(DEFAULT_RULES);
  });

  it('takes each part from the nearest file that speaks of it', () => {
    const far = parseSettings(WHOLE, 'user.yaml').settings;
    const merged = mergeSettings(parseSettings('dedupe:\n  review-from: 0.4\nfields:\n', 'near.yaml'), far);
    expect(merged.dedupe).toEqual({ linkAt: null, reviewFrom: 0.4, recordsAtOnce: 4_000_000 });
    expect(merged.fields).toEqual([]);
    expect(merged.survivorship).toBe(far.survivorship);
    expect(merged.rules).toBe(far.rules);
  });

  it.each([
    ['dedup:\n  link-at: 0.9\n', 1, 'unknown-key', 'dedupe'],
    ['rules:\nretension:\n  - after: 3 years\n', 2, 'unknown-key', 'retention'],
    ['dedupe:\n  linkat: 0.9\n', 2, 'unknown-key', 'link-at'],
    ['dedupe:\n  link-at: 95\n', 2, 'settings-form', ''],
    ['dedupe:\n  records-at-once: 0.9\n', 2, 'settings-form', ''],
    ['dedupe:\n  records-at-once: many\n', 2, 'settings-form', ''],
    ['fields:\n  - name: email\n', 2, 'field-known', ''],
    ['fields:\n  - name: a\n  - name: a\n', 3, 'field-twice', ''],
    ['fields:\n  - kind: text\n', 2, 'missing-key', ''],
    ['fields:\n  - name: a\n    kind: emial\n', 3, 'unknown-kind', 'email'],
    ['fields:\n  - name: a\n    alias: [b]\n', 3, 'unknown-key', 'aliases'],
    ['sources:\n  erp:\n    default-country: China\n', 3, 'settings-form', ''],
    ['sources:\n  erp:\n    mapp: a.yaml\n', 3, 'unknown-key', 'map'],
    ['survivorship:\n  fields:\n    emial: [sound]\n', 3, 'unknown-field', 'email'],
    ['survivorship:\n  otherwise: [newest]\n', 2, 'unknown-survivorship-rule', 'most-recent'],
    ['- a\n', 1, 'rules-file-shape', ''],
    ['a: [\n', 2, 'rules-file-not-yaml', ''],
  ])('names the line of a mistake: %j', (text, line, code, hint) => {
    const error = mistake(text);
    expect([error.kind, error.code, error.place.row]).toEqual(['usage', code, line]);
    expect(error.message).toContain(`cim.yaml, line ${line}:`);
    expect(error.hint).toContain(hint);
  });
});
