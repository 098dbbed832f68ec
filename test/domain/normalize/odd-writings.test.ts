import { describe, expect, it } from 'vitest';
import { normalizeDate } from '../../../src/domain/normalize/date.js';
import { normalizeEmail } from '../../../src/domain/normalize/email.js';
import { normalizeIdentifier } from '../../../src/domain/normalize/identifier.js';
import { normalizeOrganization } from '../../../src/domain/normalize/organization/index.js';
import { normalizePersonName } from '../../../src/domain/normalize/person-name/index.js';
import { normalizePhone } from '../../../src/domain/normalize/phone/index.js';

describe('organizations', () => {
  it.each([
    ['上海拓普机电有限公司(老客户)', '上海拓普机电', '有限公司'],
    ['上海拓普机电有限公司（已注销）', '上海拓普机电', '有限公司'],
    ['华为技术有限公司（深圳）', '华为技术(深圳)', '有限公司'],
    ['远望科技有限公司（新疆）', '远望科技(新疆)', '有限公司'],
    ['Aceites del Sur S.A.U.', 'Aceites del Sur', 'S.A.U.'],
    ['Silva Comércio Eireli ME', 'Silva Comércio', 'EIRELI'],
    ['Общество с ограниченной ответственностью "Вектор"', 'Вектор', 'ООО'],
    ['Акционерное общество Альфа', 'Альфа', 'АО'],
  ])('%s is %s', (raw, core, legalForm) => {
    expect(normalizeOrganization(raw)).toMatchObject({ core, legalForm });
  });

  it.each([
    '恒达贸易有限公司 Hengda Trading Co., Ltd.',
    '恒达贸易有限公司(Hengda Trading Co., Ltd.)',
    'Hengda Trading Co., Ltd. 恒达贸易有限公司',
    'Hengda Trading Co Ltd(恒达贸易有限公司)',
  ])('%s is one name written twice', (raw) => {
    expect(normalizeOrganization(raw)).toMatchObject({
      core: '恒达贸易',
      legalForm: '有限公司',
      standard: '恒达贸易有限公司 Hengda Trading Co., Ltd.',
    });
  });

  it('a Latin word within a Chinese name is no second writing of it', () => {
    expect(normalizeOrganization('TCL科技集团股份有限公司').core).toBe('TCL科技');
  });

  it('keeps the sign before Co.', () => {
    expect(normalizeOrganization('Morgan Chase & Co.')).toMatchObject({
      standard: 'Morgan Chase & Co.',
      core: 'Morgan Chase',
    });
    expect(normalizeOrganization('Weber GmbH & Co. KG').standard).toBe('Weber GmbH & Co. KG');
  });
});

describe('names', () => {
  it('Sr. is señor before a name and senior behind it', () => {
    expect(normalizePersonName('Sr. Carlos Ruiz')).toMatchObject({ prefix: 'Sr.', given: 'Carlos', family: 'Ruiz' });
    expect(normalizePersonName('Sr Carlos Ruiz')).toMatchObject({ prefix: 'Sr.', given: 'Carlos', suffix: null });
    expect(normalizePersonName('Carlos Ruiz Sr.')).toMatchObject({ prefix: null, suffix: 'Sr.', family: 'Ruiz' });
  });

  it('the first of two joined family names keeps its small words', () => {
    expect(normalizePersonName('Juan Carlos de la Cruz y Ortega')).toMatchObject({
      given: 'Juan',
      middle: 'Carlos',
      family: 'de la Cruz y Ortega',
    });
  });

  it.each([
    ['田中さん', '田中', null],
    ['佐藤様', '佐藤', null],
    ['林さん', '林', null],
    ['長谷川様', '長谷川', null],
    ['佐藤花子様', '佐藤', '花子'],
  ])('%s is addressed in Japanese', (raw, family, given) => {
    expect(normalizePersonName(raw)).toMatchObject({ family, given });
  });
});

describe('identifiers', () => {
  it('International bank account numbers are told by their check digits', () => {
    expect(normalizeIdentifier('DE89 3704 0044 0532 0130 00')).toMatchObject({
      kind: 'iban',
      valid: true,
      standard: 'DE89370400440532013000',
    });
    expect(normalizeIdentifier('gb29nwbk60161331926819')).toMatchObject({ kind: 'iban', valid: true });
    expect(normalizeIdentifier('GB29NWBK60161331926818')).toMatchObject({
      kind: 'iban',
      valid: false,
      issues: ['identifier-checksum'],
    });
    expect(normalizeIdentifier('GB29NWBK6016133192681').kind).toBe('generic');
  });

  it.each(['ABCPK1234D', 'E12345678', '12-3456789'])('%s has no check digit and is not quite sure', (raw) => {
    expect(normalizeIdentifier(raw)).toMatchObject({ valid: true, confidence: 0.9 });
  });

  it('VAT numbers lose the stops between their digits', () => {
    expect(normalizeIdentifier('BE 0428.837.493')).toMatchObject({ kind: 'vat', standard: 'BE0428837493' });
  });

  it('a register number of fifteen digits is nobody born in 1900', () => {
    expect(normalizeIdentifier('330106000123456').kind).toBe('generic');
    expect(normalizeIdentifier('330106900307451').kind).toBe('resident-id');
  });
});

describe('the rest', () => {
  it.each(['1985–03–04', '1985—3—4', '04‐03‐1985', '4.3.1985 r.', '4 marca 1985 roku'])('%s is a day', (raw) => {
    expect(normalizeDate(raw, { order: 'dmy' }).standard).toBe('1985-03-04');
  });

  it('a link as a database writes it down is an address', () => {
    expect(normalizeEmail('li@x.example#mailto:li@x.example#').standard).toBe('li@x.example');
    expect(normalizeEmail('a#b@x.example').standard).toBe('a#b@x.example');
  });

  it.each([
    ['03-3234-5678 内線 123', 'JP', '+81332345678', '123'],
    ['02-2345-6789 내선 12', 'KR', '+82223456789', '12'],
    ['(11) 3234-5678 ramal 45', 'BR', '+551132345678', '45'],
  ])('%s has an extension', (raw, defaultCountry, e164, extension) => {
    expect(normalizePhone(raw, { defaultCountry, dialledThere: true })).toMatchObject({ e164, extension });
  });
});
