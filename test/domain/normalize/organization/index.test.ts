import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeOrganization, normalizeOrganization } from '../../../../src/domain/normalize/organization/index.js';

describe('normalizeOrganization', () => {
  it.each([
    ['上海张江（集团）有限公司', '上海张江（集团）有限公司', '上海张江', '有限公司'],
    ['上海张江(集团)有限公司', '上海张江（集团）有限公司', '上海张江', '有限公司'],
    ['上海 张江 科技 有限公司', '上海张江科技有限公司', '上海张江科技', '有限公司'],
    ['张江集团股份有限公司', '张江集团股份有限公司', '张江', '集团股份有限公司'],
    ['張江集團股份有限公司', '張江集團股份有限公司', '張江', '集團股份有限公司'],
    ['深圳市腾飞电子有限责任公司', '深圳市腾飞电子有限责任公司', '深圳市腾飞电子', '有限责任公司'],
    [
      '杭州某某企业管理合伙企业(有限合伙)',
      '杭州某某企业管理合伙企业（有限合伙）',
      '杭州某某企业管理',
      '合伙企业（有限合伙）',
    ],
    ['星光（中国）有限公司', '星光（中国）有限公司', '星光(中国)', '有限公司'],
    ['ACME, INC.', 'ACME, Inc.', 'ACME', 'Inc.'],
    ['Acme Incorporated', 'Acme, Inc.', 'Acme', 'Inc.'],
    ['Acme Inc', 'Acme, Inc.', 'Acme', 'Inc.'],
    ['acme co., ltd', 'Acme Co., Ltd.', 'Acme', 'Co., Ltd.'],
    ['Acme Co Ltd', 'Acme Co., Ltd.', 'Acme', 'Co., Ltd.'],
    ['Acme Company Limited', 'Acme Co., Ltd.', 'Acme', 'Co., Ltd.'],
    ['Acme Limited', 'Acme, Ltd.', 'Acme', 'Ltd.'],
    ['Acme L.L.C.', 'Acme, LLC', 'Acme', 'LLC'],
    ['Acme 24, Inc.', 'Acme 24, Inc.', 'Acme 24', 'Inc.'],
    ['Acme Corporation', 'Acme Corp.', 'Acme', 'Corp.'],
    ['Siemens Aktiengesellschaft', 'Siemens AG', 'Siemens', 'AG'],
    ['Müller GmbH & Co. KG', 'Müller GmbH & Co. KG', 'Müller', 'GmbH & Co. KG'],
    ['Muster Gesellschaft mbH', 'Muster GmbH', 'Muster', 'GmbH'],
    ['Muster Gesellschaft m.b.H.', 'Muster GmbH', 'Muster', 'GmbH'],
    [
      'Muster Verwaltungsgesellschaft mbH',
      'Muster Verwaltungsgesellschaft GmbH',
      'Muster Verwaltungsgesellschaft',
      'GmbH',
    ],
    ['Muster GmbH & Co. KGaA', 'Muster GmbH & Co. KGaA', 'Muster', 'GmbH & Co. KGaA'],
    ['Vzor a.s.', 'Vzor a.s.', 'Vzor', 'a.s.'],
    ['Vzor, a. s.', 'Vzor a.s.', 'Vzor', 'a.s.'],
    ['Fjord AS', 'Fjord AS', 'Fjord', 'AS'],
    ['Vzor, spol. s r.o.', 'Vzor spol. s r.o.', 'Vzor', 'spol. s r.o.'],
    ['Primjer j.d.o.o.', 'Primjer j.d.o.o.', 'Primjer', 'j.d.o.o.'],
    ['Wzór Sp. z o.o. Sp. k.', 'Wzór Sp. z o.o. Sp. k.', 'Wzór', 'Sp. z o.o. Sp. k.'],
    ['Wzór sp.j.', 'Wzór sp.j.', 'Wzór', 'sp.j.'],
    ['Minta Bt.', 'Minta Bt.', 'Minta', 'Bt.'],
    ['Northern BT', 'Northern BT', 'Northern BT', null],
    ['Malli Oy Ab', 'Malli Oy Ab', 'Malli', 'Oy Ab'],
    ['Esempio S.r.l.s.', 'Esempio S.r.l.s.', 'Esempio', 'S.r.l.s.'],
    ['Opal Pty. Limited', 'Opal Pty Ltd', 'Opal', 'Pty Ltd'],
    ['Padaria Exemplo Ltda - ME', 'Padaria Exemplo Ltda.', 'Padaria Exemplo', 'Ltda.'],
    ['Ромашка, ООО', 'Ромашка ООО', 'Ромашка', 'ООО'],
    ['张三五金店(个体工商户)', '张三五金店（个体工商户）', '张三五金店', '个体工商户'],
    ['某某科技中心（有限合伙）', '某某科技中心（有限合伙）', '某某科技中心', '有限合伙'],
    ['台芳(股)公司', '台芳股份有限公司', '台芳', '股份有限公司'],
    ['Dupont S.A.R.L.', 'Dupont SARL', 'Dupont', 'SARL'],
    ['Foo S.A. de C.V.', 'Foo S.A. de C.V.', 'Foo', 'S.A. de C.V.'],
    ['Rossi S.p.A.', 'Rossi S.p.A.', 'Rossi', 'S.p.A.'],
    ['De Vries B.V.', 'De Vries B.V.', 'De Vries', 'B.V.'],
    ['Tan Pte Ltd', 'Tan Pte. Ltd.', 'Tan', 'Pte. Ltd.'],
    ['Tata Pvt. Ltd.', 'Tata Pvt. Ltd.', 'Tata', 'Pvt. Ltd.'],
    ['Acme Private Limited', 'Acme Pvt. Ltd.', 'Acme', 'Pvt. Ltd.'],
    ['ООО "Ромашка"', 'ООО "Ромашка"', 'Ромашка', 'ООО'],
    ['ПАО Газпром', 'ПАО Газпром', 'Газпром', 'ПАО'],
    ['Koç Holding A.Ş.', 'Koç Holding A.Ş.', 'Koç Holding', 'A.Ş.'],
    ['MOL Nyrt.', 'MOL Nyrt.', 'MOL', 'Nyrt.'],
    ['Novo Nordisk A/S', 'Novo Nordisk A/S', 'Novo Nordisk', 'A/S'],
    ['"Acme Inc"', 'Acme, Inc.', 'Acme', 'Inc.'],
    ['Acme"', 'Acme', 'Acme', null],
    ['北京甲乙科技有限公司（上海分公司）', '北京甲乙科技有限公司（上海分公司）', '北京甲乙科技', '有限公司'],
    ['Opal Pty Ltd', 'Opal Pty Ltd', 'Opal', 'Pty Ltd'],
    ['株式会社トヨタ', '株式会社トヨタ', 'トヨタ', '株式会社'],
    ['トヨタ(株)', 'トヨタ株式会社', 'トヨタ', '株式会社'],
    ['㈱トヨタ', '株式会社トヨタ', 'トヨタ', '株式会社'],
    ['삼성 주식회사', '삼성주식회사', '삼성', '주식회사'],
    ['Smith & Sons', 'Smith & Sons', 'Smith & Sons', null],
    ['某某有限公司(自然人独资)', '某某有限公司（自然人独资）', '某某', '有限公司'],
    ['绿野农民专业合作社', '绿野农民专业合作社', '绿野', '农民专业合作社'],
    ['Opal S.à r.l.', 'Opal S.à r.l.', 'Opal', 'S.à r.l.'],
    ['Opal spółka z o.o.', 'Opal Sp. z o.o.', 'Opal', 'Sp. z o.o.'],
    ['Opal hf.', 'Opal hf.', 'Opal', 'hf.'],
    ['Opal SIA', 'Opal SIA', 'Opal', 'SIA'],
    ['Opal DAC', 'Opal DAC', 'Opal', 'DAC'],
    ['Opal d.d.', 'Opal d.d.', 'Opal', 'd.d.'],
    ['Opal S.A.L.', 'Opal S.A.L.', 'Opal', 'S.A.L.'],
    ['Opal Unlimited Company', 'Opal Unlimited Company', 'Opal', 'Unlimited Company'],
    ['Opal Inc. (Delaware)', 'Opal, Inc. (Delaware)', 'Opal (Delaware)', 'Inc.'],
    ['บริษัท โอปอล จำกัด (มหาชน)', 'บริษัท โอปอล จำกัด (มหาชน)', 'โอปอล', 'บริษัท จำกัด (มหาชน)'],
    ['blue bottle coffee', 'Blue Bottle Coffee', 'Blue Bottle Coffee', null],
    ['Inc.', 'Inc.', 'Inc.', null],
  ])('%s', (raw, standard, core, legalForm) => {
    expect(normalizeOrganization(raw)).toMatchObject({ standard, core, legalForm, valid: true });
  });

  it('keeps the branch of a bank apart', () => {
    expect(normalizeOrganization('东海银行股份有限公司北京朝阳支行')).toMatchObject({
      core: '东海银行',
      legalForm: '股份有限公司',
      branch: '北京朝阳支行',
    });
    expect(normalizeOrganization('东海银行上海分行')).toMatchObject({ core: '东海银行', branch: '上海分行' });
  });

  it('keeps a branch apart', () => {
    expect(normalizeOrganization('北京百度网讯科技有限公司上海分公司')).toMatchObject({
      core: '北京百度网讯科技',
      branch: '上海分公司',
      standard: '北京百度网讯科技有限公司上海分公司',
    });
  });

  it.each(['', 'N/A', '无', '---', '!!!'])('%s is none', (raw) => {
    expect(normalizeOrganization(raw)).toMatchObject({ standard: '', valid: false });
  });

  it('is idempotent', () => {
    const word = fc.constantFrom(
      'Acme',
      'inc',
      'Inc.',
      'Co',
      'Ltd',
      'GmbH',
      '&',
      'KG',
      '上海',
      '有限公司',
      '（集团）',
      '株式会社',
      '(株)',
      'de',
      'S.A.',
      ' ',
      '公司',
      '集团',
      '分公司',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
        ),
        (raw) => {
          const { standard } = normalizeOrganization(raw);
          expect(normalizeOrganization(standard).standard).toBe(standard);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('looksLikeOrganization', () => {
  it.each([
    'Acme Inc',
    'Bank of China',
    '中国银行',
    '北京大学',
    '某某经营部',
    'Dental Clinic',
    'Smith Brothers & Co',
    'City of Chicago',
    '南京东路服装店',
  ])('%s does', (name) => {
    expect(looksLikeOrganization(name)).toBe(true);
  });
  it.each([
    'John Smith',
    'Ann Co',
    '张三',
    '王小店',
    '李中心',
    '欧阳娜娜',
    'Joe Church',
    'Van Ness',
    '山田太郎',
    'Sa Li',
  ])('%s does not', (name) => {
    expect(looksLikeOrganization(name)).toBe(name === 'Joe Church');
  });
});

describe('forms before the name, branches and other names', () => {
  it.each([
    ['SARL Dupont', 'SARL Dupont', 'Dupont', 'SARL', null],
    ['AB Volvo', 'AB Volvo', 'Volvo', 'AB', null],
    ['PT Astra International Tbk', 'PT Astra International Tbk', 'Astra International', 'PT', null],
    ['Công ty TNHH Sao Mai', 'Công ty TNHH Sao Mai', 'Sao Mai', 'Công ty TNHH', null],
    ['Sociedad Anónima Damm', 'Sociedad Anónima Damm', 'Damm', 'S.A.', null],
    ['AB Electronics Ltd', 'AB Electronics, Ltd.', 'AB Electronics', 'Ltd.', null],
    ['SAS Institute Inc.', 'SAS Institute, Inc.', 'SAS Institute', 'Inc.', null],
    ['Emirates Trading FZE', 'Emirates Trading FZE', 'Emirates Trading', 'FZE', null],
    ['Nordbanken Abp', 'Nordbanken Abp', 'Nordbanken', 'Abp', null],
    ['Siam Oil Public Company Limited', 'Siam Oil PCL', 'Siam Oil', 'PCL', null],
    ['DBS Bank Ltd (Singapore Branch)', 'DBS Bank, Ltd., Singapore Branch', 'DBS Bank', 'Ltd.', 'Singapore Branch'],
    ['Nordwind SE, Niederlassung Wien', 'Nordwind SE, Niederlassung Wien', 'Nordwind', 'SE', 'Niederlassung Wien'],
    ['Olive Branch Inc.', 'Olive Branch, Inc.', 'Olive Branch', 'Inc.', null],
    ['Acme Corp. d/b/a Foo Bar', 'Acme Corp. d/b/a Foo Bar', 'Acme', 'Corp.', null],
    ['星光技术有限公司（深圳）', '星光技术有限公司（深圳）', '星光技术(深圳)', '有限公司', null],
    ['㈲山本', '有限会社山本', '山本', '有限会社', null],
  ])('%s', (raw, standard, core, legalForm, branch) => {
    expect(normalizeOrganization(raw)).toMatchObject({ standard, core, legalForm, branch });
    expect(normalizeOrganization(standard)).toMatchObject({ standard, core, branch });
  });
});
