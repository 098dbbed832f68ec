import { describe, expect, it } from 'vitest';
import { countryCode, countryName, normalizeCountry } from '../../../src/domain/normalize/country.js';
import { COUNTRY_NAMES } from '../../../src/domain/normalize/tables/country-names.js';
import { MORE_COUNTRY_NAMES } from '../../../src/domain/normalize/tables/more-country-names.js';

describe('normalizeCountry', () => {
  it.each([
    ['中国', 'CN'],
    ['中國', 'CN'],
    ['中华人民共和国', 'CN'],
    ['China', 'CN'],
    ['CHINA', 'CN'],
    ['P.R. China', 'CN'],
    ['PRC', 'CN'],
    ["People's Republic of China", 'CN'],
    ['CN', 'CN'],
    ['cn', 'CN'],
    ['CHN', 'CN'],
    ['中国 China', 'CN'],
    ['China (中国)', 'CN'],
    ['CN-China', 'CN'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['U.S.', 'US'],
    ['United States', 'US'],
    ['United States of America', 'US'],
    ['美国', 'US'],
    ['美國', 'US'],
    ['États-Unis', 'US'],
    ['UK', 'GB'],
    ['U.K.', 'GB'],
    ['Great Britain', 'GB'],
    ['England', 'GB'],
    ['英国', 'GB'],
    ['Deutschland', 'DE'],
    ['Allemagne', 'DE'],
    ['德国', 'DE'],
    ['Holland', 'NL'],
    ['The Netherlands', 'NL'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['Korea, Republic of', 'KR'],
    ['South Korea', 'KR'],
    ['韩国', 'KR'],
    ['日本', 'JP'],
    ['Hong Kong', 'HK'],
    ['香港', 'HK'],
    ['中国香港', 'HK'],
    ['台灣', 'TW'],
    ['Taiwan', 'TW'],
    ['Côte d’Ivoire', 'CI'],
    ["Cote d'Ivoire", 'CI'],
    ['Viet Nam', 'VN'],
    ['Česká republika', 'CZ'],
    ['Россия', 'RU'],
    ['Trinidad & Tobago', 'TT'],
    ['Trinidad and Tobago', 'TT'],
    ['São Tomé & Príncipe', 'ST'],
    ['한국', 'KR'],
    ['중국', 'CN'],
    ['アメリカ合衆国', 'US'],
    ['Großbritannien', 'GB'],
    ['Германия', 'DE'],
    ['Alemanha', 'DE'],
    ['Niemcy', 'DE'],
    ['義大利', 'IT'],
    ['Atlantis', ''],
    ['XX', ''],
    ['中国 美国', ''],
    ['', ''],
    ['N/A', ''],
    ['无', ''],
  ])('%s → %s', (raw, code) => {
    expect(normalizeCountry(raw)).toMatchObject({ standard: code, valid: code !== '' });
  });

  it('finds every country of the table by all its names and codes, and names it', () => {
    const lines = COUNTRY_NAMES.split('\n');
    expect(lines).toHaveLength(249);
    for (const line of lines) {
      const [code = '', alpha3 = '', ...names] = line.split('|');
      expect(countryCode(code)).toBe(code);
      expect(countryCode(alpha3)).toBe(code);
      for (const name of names) expect([code, countryCode(name)]).toEqual([code, code]);
      expect(countryName(code, 'en')).toBe(names[0]);
      expect(countryName(code, 'zh')).toBe(names[1]);
    }
  });

  it('says when a country is unknown', () => {
    expect(normalizeCountry('Atlantis').issues).toEqual(['country-unknown']);
    expect(normalizeCountry('x'.repeat(100_000)).issues).toEqual(['country-unknown']);
  });
});

it('knows no name with a digit in it: what has one is not looked up', () => {
  expect(COUNTRY_NAMES + MORE_COUNTRY_NAMES).not.toMatch(/\d/);
});
