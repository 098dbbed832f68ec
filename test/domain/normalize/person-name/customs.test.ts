import { describe, expect, it } from 'vitest';
import { normalizePersonName } from '../../../../src/domain/normalize/person-name/index.js';

/** Given, middle and family name as people of there read them. */
const CASES: readonly (readonly [name: string, given: string | null, middle: string | null, family: string])[] = [
  ['Yamada Taro', 'Taro', null, 'Yamada'],
  ['Taro Yamada', 'Taro', null, 'Yamada'],
  ['Suzuki Ichiro', 'Ichiro', null, 'Suzuki'],
  ['Ken Tanaka', 'Ken', null, 'Tanaka'],
  ['Tanaka Smith', 'Tanaka', null, 'Smith'],
  ['Nagy István', 'István', null, 'Nagy'],
  ['István Nagy', 'István', null, 'Nagy'],
  ['Kovacs Istvan', 'Istvan', null, 'Kovacs'],
  ['Dr. Kovács Anna Mária', 'Anna', 'Mária', 'Kovács'],
  ['Orbán Viktor', 'Viktor', null, 'Orbán'],
  ['Nagy Smith', 'Nagy', null, 'Smith'],
  ['JRR Tolkien', 'JRR', null, 'Tolkien'],
  ['JP Morgan', 'JP', null, 'Morgan'],
  ['SMITH John', 'John', null, 'Smith'],
  ['NG Siu Ming', 'Siu Ming', null, 'Ng'],
  ['José Ortega y Gasset', 'José', null, 'Ortega y Gasset'],
  ['Juan Carlos Fernández de la Cruz', 'Juan', 'Carlos', 'Fernández de la Cruz'],
  ['Luiz Inácio da Silva', 'Luiz', 'Inácio', 'da Silva'],
  ['Thomas Freiherr von Stein', 'Thomas', null, 'Freiherr von Stein'],
  ['Fatima Al Zahra', 'Fatima', null, 'Al Zahra'],
  ['Mohamed El Amrani', 'Mohamed', null, 'El Amrani'],
  ['Abdul Rahman Al-Rashid', 'Abdul Rahman', null, 'Al-Rashid'],
  ['Abu Bakr Hassan', 'Abu Bakr', null, 'Hassan'],
  ['Smt. Lakshmi Devi', 'Lakshmi', null, 'Devi'],
  ['長谷川健太', '健太', null, '長谷川'],
];

describe('monsieur', () => {
  it.each([
    ['M. Jean Dupont', 'Jean', 'Dupont'],
    ['M DUPONT Jean', 'Jean', 'Dupont'],
    ['M. Dupont', null, 'Dupont'],
    ['M. et Mme Pierre Dupont', 'Pierre', 'Dupont'],
  ])('%s, where French is written', (name, given, family) => {
    expect(normalizePersonName(name, { country: 'FR' })).toMatchObject({ given, middle: null, family, valid: true });
    expect(normalizePersonName(name, { country: 'FR' }).prefix).not.toBeNull();
  });

  it('is the first letter of a name elsewhere, but for a couple', () => {
    expect(normalizePersonName('M. Night Shyamalan')).toMatchObject({ given: 'M.', middle: 'Night', prefix: null });
    expect(normalizePersonName('M. et Mme Dupont')).toMatchObject({ given: null, family: 'Dupont' });
    expect(normalizePersonName('M. Dupont', { country: 'GB' })).toMatchObject({ given: 'M.', family: 'Dupont' });
  });
});

describe('names by the customs of countries', () => {
  it.each(CASES)('%s', (name, given, middle, family) => {
    const found = normalizePersonName(name);
    expect(found).toMatchObject({ given, middle, family });
    // what is written out is read the same again
    expect(normalizePersonName(found.standard)).toMatchObject({ given, middle, family, standard: found.standard });
  });

  it.each([
    ['Nguyễn Văn An', 'Nguyễn Văn An', 'An'],
    ['NGUYEN THI MINH KHAI', 'Nguyen Thi Minh Khai', 'Khai'],
    ['Nguyen, Van An', 'Nguyen Van An', 'An'],
    ['Trần, Thị Mai', 'Trần Thị Mai', 'Mai'],
    ['Nguyễn An', 'Nguyễn An', 'An'],
    ['An Nguyễn', 'An Nguyễn', 'An'],
    ['Lê Trần', 'Lê Trần', 'Lê'],
    ['An Van Nguyen', 'An Van Nguyen', 'An'],
    ['Nagy István', 'Nagy István', 'István'],
    ['Dr. KOVÁCS ANNA MÁRIA', 'Kovács Anna Mária', 'Anna'],
    ['István Nagy', 'István Nagy', 'István'],
    ['Mao Zedong', 'Zedong Mao', 'Zedong'],
  ])('%s is written out as at home: %s', (name, standard, given) => {
    const found = normalizePersonName(name);
    expect([found.standard, found.given]).toEqual([standard, given]);
    expect(normalizePersonName(standard)).toMatchObject({ standard, given, family: found.family });
  });
});
