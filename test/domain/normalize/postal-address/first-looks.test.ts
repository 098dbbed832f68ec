import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryCode, countryCodeAnew } from '../../../../src/domain/normalize/country.js';
import { readLatin, readLatinAnew } from '../../../../src/domain/normalize/postal-address/china/latin.js';
import { latinKeys } from '../../../../src/domain/normalize/postal-address/china/latin-names.js';
import { namedCountry, namedCountryAnew } from '../../../../src/domain/normalize/postal-address/country-evidence.js';
import {
  countryOfCity,
  countryOfCityAnew,
} from '../../../../src/domain/normalize/postal-address/international/cities.js';
import { MARK, marksOf } from '../../../../src/domain/normalize/postal-address/international/first-look.js';
import { CERTAIN_FORMS } from '../../../../src/domain/normalize/postal-address/international/forms.js';
import { segmentsOf, tidy } from '../../../../src/domain/normalize/postal-address/text.js';
import { COUNTRY_NAMES } from '../../../../src/domain/normalize/tables/country-names.js';
import { MORE_COUNTRY_NAMES } from '../../../../src/domain/normalize/tables/more-country-names.js';
import { OWN_COUNTRY_NAMES } from '../../../../src/domain/normalize/tables/own-country-names.js';

const names = `${COUNTRY_NAMES}\n${MORE_COUNTRY_NAMES}\n${OWN_COUNTRY_NAMES}`
  .split('\n')
  .flatMap((row) => row.split('|'));

/** What addresses are made of, here and there, and what patterns hang on. */
const PIECES = fc.oneof(
  fc.constantFrom(
    ...(
      '12 7 9401 345 560 038 12345 80331 100022 1011AB 1011 AB SW1A 1AA B1 6JQ K1A 0B1 D02 X285 4000-008 00-950 12345-678 LV-1010 LT-01100 D-10719 ' +
      'no No:5 no. 7 Nr 3A W 2000 Main Oak High St Street Dr Road Rd Ave Apt 3A Suite Unit # 4B P.O. Box rue via calle rua ul. jl. mah. sok. straße str. 5 platz ' +
      'quận phường cedex SP NSW QLD Selangor Karnataka Kerala singapore Singapore S Berlin München Paris den Haag Frankfurt am Main Budapest Łódź WIEN Praha 4 Lyon EC ' +
      "Shanghai Pudong New Area District Xi an Xi'an Lyuliang Lvliang Ly uliang Wan Chai Kowloon N.T. Central Tianfu Gaoxin Zone Hi-Tech Road China PRC (China) P.R. Taiwan Taipei 106 " +
      'Room 501 Building Zhongshan Nanjing West Chaoyang Beijing Suzhou Industrial Park Indianapolis Birmingham Georgia USA UK England Canada Perú Trinidad & Tobago Ivory Coast Japan ' +
      'é ß ü ½ ._ - / ( ) Ĳ ŉ İ 号'
    ).split(' '),
  ),
  fc.constantFrom(...latinKeys()),
  fc.constantFrom(...names),
  fc.string({ maxLength: 4 }),
);
/** Addresses of which the country is certain. */
const EXAMPLES: readonly (readonly [country: string, text: string])[] = [
  ['GB', '10 High St, London SW1A 1AA'],
  ['CA', '12 Main St, Ottawa ON K1A0B1'],
  ['AU', '3 Ann St, Brisbane QLD 4000'],
  ['IE', '1 Main St, Dublin D02 X285'],
  ['IE', '1 Main St, Dublin D6W X285'],
  ['DE', 'Hauptstraße 12, 80331 München'],
  ['FR', '12 rue de la Paix, 75002 Paris'],
  ['NL', 'Damrak 12, 1012LG Amsterdam'],
  ['NL', 'Damrak 12, 1012 LG Amsterdam'],
  ['IT', 'Via Roma 1, 00184 Roma'],
  ['ES', 'Calle Mayor 1, 28013 Madrid'],
  ['PT', 'Rua Augusta 1, 1100-048 Lisboa'],
  ['PL', 'ul. Długa 1, 00-950 Warszawa'],
  ['TR', 'Atatürk Cad. No: 5, Ankara'],
  ['TR', 'Atatürk Cad. no . 5, Ankara'],
  ['SG', '1 Raffles Place, Singapore 048616'],
  ['MY', '5 Jalan 1, 46000 Petaling Jaya, Selangor'],
  ['VN', '12 Lê Lợi, quận 1'],
  ['ID', 'Jl. Sudirman 1, Jakarta 10220'],
  ['IN', '5 MG Road, Bengaluru, Karnataka 560 001'],
  ['IN', '5 MG Road, Kochi, 682001, Kerala'],
  ['BR', 'Rua A 1, São Paulo - SP, 01310-100'],
  ['LV', 'Brīvības 1, Rīga, LV-1010'],
  ['LT', 'Gedimino 1, Vilnius, LT-01103'],
];

const RANDOM = fc
  .array(fc.tuple(PIECES, fc.constantFrom(' ', ' ', ' ', ', ', ',', '-', '', '; ', '  ', '.')), { maxLength: 9 })
  .map((parts) => parts.flat().join(''));
/** … with a piece somewhere in them, and less of them. */
const NEARLY = fc
  .tuple(fc.constantFrom(...EXAMPLES), fc.nat(60), fc.nat(3), PIECES)
  .map(([[, text], at, less, piece]) => `${text.slice(0, at)}${piece}${text.slice(at + less)}`);
const TEXT = fc.oneof(RANDOM, NEARLY).map((text) => tidy(text.slice(0, 200)));
/** Names of divisions, in one or in several words. */
const DIVISIONS = fc
  .array(
    fc.tuple(
      fc.constantFrom(...latinKeys()),
      fc.nat(6),
      fc.constantFrom('', '', ' ', "'", '-', ' 200000 '),
      fc.constantFrom(' ', ', ', ' District, ', ' New Area, ', ' Road, ', ' 100, ', ' City '),
    ),
    { maxLength: 4 },
  )
  .map((names) =>
    tidy(names.map(([key, at, sign, behind]) => key.slice(0, at) + sign + key.slice(at) + behind).join('')),
  );
const RUNS = { numRuns: 10_000 };

describe('A first look at an address says nothing that the whole look does not', () => {
  it('of forms that tell a country', () => {
    let certainOnes = 0;
    fc.assert(
      fc.property(TEXT, (text) => {
        const marks = marksOf(text);
        for (const { country, certain, needed } of CERTAIN_FORMS)
          if (certain.test(text)) {
            certainOnes++;
            expect([country, marks & needed]).not.toEqual([country, 0]);
          }
      }),
      RUNS,
    );
    expect(certainOnes).toBeGreaterThan(100);
  });

  it.each(EXAMPLES)('of the form of %s: %s', (country, text) => {
    const form = CERTAIN_FORMS.find((one) => one.country === country && one.certain.test(text));
    expect(form === undefined ? 0 : marksOf(text) & form.needed).not.toBe(0);
  });

  it('of texts with no such form', () => {
    expect(marksOf('67 Glenwind Terrace Apt 3A, Indianapolis')).toBe(MARK.any);
    expect(CERTAIN_FORMS.every(({ needed }) => needed !== MARK.any)).toBe(true);
  });

  it('of cities beside codes', () => {
    let cities = 0;
    fc.assert(
      fc.property(TEXT, (text) => {
        const whole = countryOfCityAnew(text);
        if (whole !== null) cities++;
        expect(countryOfCity(text)).toBe(whole);
      }),
      RUNS,
    );
    expect(cities).toBeGreaterThan(50);
  });

  it.each([
    ['Na Příkopě 1, 120 00 Praha 10', 'CZ'],
    ['Corso Buenos Aires 1, 20121 Milano MI', 'IT'],
    ['Main 1, 10115 Berlin', 'DE'],
    ['Oak Lane Bangalore 560038', 'IN'],
  ])('of a city beside a code: %s', (text, country) => {
    expect([countryOfCityAnew(text), countryOfCity(text)]).toEqual([country, country]);
  });

  it('of the names of countries', () => {
    for (const name of names)
      for (const written of [name, name.toUpperCase(), name.toLowerCase(), `(${name})`, name.replace(/ /g, '-')])
        expect([written, countryCode(written)]).toEqual([written, countryCodeAnew(written)]);
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(namedCountry(text)).toBe(namedCountryAnew(text));
        for (const segment of segmentsOf(text)) expect(countryCode(segment)).toBe(countryCodeAnew(segment));
      }),
      RUNS,
    );
  });

  it('of divisions of China in Latin letters', () => {
    let divisions = 0;
    fc.assert(
      fc.property(fc.oneof(TEXT, DIVISIONS), (text) => {
        const whole = readLatinAnew(text);
        if (whole !== null) divisions++;
        expect(readLatin(text)).toEqual(whole);
      }),
      RUNS,
    );
    expect(divisions).toBeGreaterThan(200);
    expect(readLatin('67 Glenwind Terrace Apt 3A, Indianapolis')).toBeNull();
  });

  it('of segments between signs', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        expect(segmentsOf(text)).toEqual(text.split(/[,;|]/));
      }),
    );
  });
});
