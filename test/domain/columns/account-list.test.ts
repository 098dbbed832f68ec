import { describe, expect, it } from 'vitest';
import { isAccountList } from '../../../src/domain/columns/account-list.js';
import { inferMapping } from '../../../src/domain/columns/infer-mapping.js';

const ENGLISH = ['Velmar Logistics Ltd', 'Ann Lee', '(212) 555-0143', 'ann.lee@velmar.example'];
const CHINESE = ['杭州远望贸易有限公司', '王芳', '13800000000', '杭州市文三路12号'];

const reads = (headers: string, row: readonly string[]) =>
  isAccountList(inferMapping(headers.split(','), [row, row.map((value) => value.replace('Ann', 'Bob'))]));

describe('isAccountList', () => {
  it.each([
    ['Company,Contact Name,Phone,Email', ENGLISH],
    ['Account Name,Contact Person,Phone,Email', ENGLISH],
    ['Supplier Name,Primary Contact,Phone,Email', ENGLISH],
    ['Firma,Ansprechpartner,Telefon,E-Mail', ENGLISH],
    ['客户名称,联系人,手机,地址', CHINESE],
    ['公司名称,联络人,手机,地址', CHINESE],
  ])('%s is a list of companies', (headers, row) => {
    expect(reads(headers, row)).toBe(true);
  });

  it('so is one that names the contact in two columns', () => {
    expect(reads('Company,Contact First Name,Contact Last Name,Email', [ENGLISH[0]!, 'Ann', 'Lee', ENGLISH[3]!])).toBe(
      true,
    );
  });

  it.each([
    ['Company,Full Name,Phone,Email', ENGLISH],
    ['公司,姓名,手机,地址', CHINESE],
  ])('%s is a list of people', (headers, row) => {
    expect(reads(headers, row)).toBe(false);
  });

  it('a list that begins with the person, or has parts of names, is one of people', () => {
    const [company, person, phone, email] = ENGLISH as [string, string, string, string];
    expect(reads('Contact Name,Company,Phone,Email', [person, company, phone, email])).toBe(false);
    expect(reads('Company,First Name,Last Name,Email', [company, 'Ann', 'Lee', email])).toBe(false);
    expect(reads('Company,Phone', [company, phone])).toBe(false);
  });
});
