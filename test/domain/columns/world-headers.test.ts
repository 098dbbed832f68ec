import { describe, expect, it } from 'vitest';
import { aliasTargets } from '../../../src/domain/columns/aliases/index.js';
import { headerWords } from '../../../src/domain/columns/header.js';
import { inferMapping } from '../../../src/domain/columns/infer-mapping.js';

const FIELDS = ['givenName', 'familyName', 'birthDate', 'email', 'mobile', 'address', 'postalCode', 'city'];

/** Headers of one and the same file in other languages, in the order of the fields above. */
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  Turkish: ['Ad', 'Soyad', 'Doğum Tarihi', 'E-posta', 'Cep Telefonu', 'Adres', 'Posta Kodu', 'Şehir'],
  Polish: ['Imię', 'Nazwisko', 'Data urodzenia', 'Email', 'Telefon komórkowy', 'Adres zamieszkania', 'Kod pocztowy', 'Miasto'],
  Czech: ['Jméno', 'Příjmení', 'Datum narození', 'E-mail', 'Mobilní telefon', 'Adresa', 'PSČ', 'Město'],
  Swedish: ['Förnamn', 'Efternamn', 'Födelsedatum', 'E-post', 'Mobilnummer', 'Adress', 'Postnummer', 'Postort'],
  Vietnamese: ['Tên', 'Họ', 'Ngày sinh', 'Email', 'Di động', 'Địa chỉ', 'Mã bưu điện', 'Thành phố'],
  'Vietnamese without marks': ['Ten', 'Ho', 'Ngay sinh', 'Email', 'Di dong', 'Dia chi', 'Ma buu dien', 'Thanh pho'],
  Indonesian: ['Nama depan', 'Nama belakang', 'Tanggal lahir', 'Surel', 'Nomor ponsel', 'Alamat', 'Kode pos', 'Kota'],
  Greek: ['Όνομα', 'Επώνυμο', 'Ημ. γέννησης', 'Email', 'Κινητό', 'Διεύθυνση', 'Τ.Κ.', 'Πόλη'],
  Arabic: ['الاسم', 'العائلة', 'تاريخ الميلاد', 'البريد الإلكتروني', 'الجوال', 'العنوان', 'الرمز البريدي', 'المدينة'],
  Hebrew: ['שם פרטי', 'שם משפחה', 'תאריך לידה', 'אימייל', 'נייד', 'כתובת', 'מיקוד', 'עיר'],
  Thai: ['ชื่อ', 'นามสกุล', 'วันเกิด', 'อีเมล', 'มือถือ', 'ที่อยู่', 'รหัสไปรษณีย์', 'เมือง'],
  Hindi: ['नाम', 'उपनाम', 'जन्म तिथि', 'ईमेल', 'मोबाइल', 'पता', 'पिन कोड', 'शहर'],
}; // biome-ignore format: one line a language

describe('headers in other languages', () => {
  it.each(Object.entries(HEADERS))('%s', (_, headers) => {
    for (const [i, header] of headers.entries()) expect(aliasTargets(headerWords(header).key)).toContain(FIELDS[i]);
    const found = inferMapping(headers, []).columns.map(({ field }) => (field === 'street' ? 'address' : field));
    expect(found).toEqual(FIELDS);
  });

  it('the address of a shop system, part by part', () => {
    const parts = ['Company', 'Address1', 'Address2', 'City', 'Province Code', 'Country Code', 'Zip', 'Phone'];
    const headers = ['First Name', 'Email', ...parts.map((part) => `Default Address ${part}`)];
    const found = inferMapping(headers, []).columns;
    expect(found.map(({ field }) => field)).toEqual(
      'givenName email organization street street2 city province country postalCode phone'.split(' '),
    );
    expect(new Set(found.slice(3, 9).map(({ group }) => group)).size).toBe(1);
  });
});
