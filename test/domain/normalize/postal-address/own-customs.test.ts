import { describe, expect, it } from 'vitest';
import { normalizeAddress } from '../../../../src/domain/normalize/postal-address/index.js';

type Expected = readonly [country: string, city: string | null, code: string | null, street: string];

/** Written as people write them there; country, city, code and street as a person reads them. */
const CASES: readonly (readonly [text: string, expected: Expected, more?: Readonly<Record<string, string>>])[] = [
  // Hungary: from large to small
  ['1051 Budapest, Nádor utca 9.', ['HU', 'Budapest', '1051', 'Nádor utca 9.']],
  ['Budapest, Nádor u. 9, 1051', ['HU', 'Budapest', '1051', 'Nádor u. 9']],
  ['6720 Szeged, Dugonics tér 13. II/4', ['HU', 'Szeged', '6720', 'Dugonics tér 13. II/4']],
  ['4026 Debrecen, Piac utca 20, Magyarország', ['HU', 'Debrecen', '4026', 'Piac utca 20']],
  ['H-1085 Budapest, Üllői út 26. 3. em. 5. ajtó', ['HU', 'Budapest', '1085', 'Üllői út 26. 3. em. 5. ajtó']],
  ['80331 München, Musterstraße 12', ['DE', 'München', '80331', 'Musterstraße 12']],
  // Countries by the names they give themselves
  ['Hlavná 44, 811 01 Bratislava, Slovensko', ['SK', 'Bratislava', '811 01', 'Hlavná 44']],
  ['бул. Витоша 48, 1000 София, България', ['BG', 'София', '1000', 'бул. Витоша 48']],
  ['Ермоу 15, 105 63 Αθήνα, Ελλάδα', ['GR', 'Αθήνα', '105 63', 'Ермоу 15']],
  ['Οδός Τσιμισκή 22, Θεσσαλονίκη 546 24', ['GR', 'Θεσσαλονίκη', '546 24', 'Οδός Τσιμισκή 22']],
  ['Λεωφόρος Μακαρίου 23, 1065 Λευκωσία, Κύπρος', ['CY', 'Λευκωσία', '1065', 'Λεωφόρος Μακαρίου 23']],
  ['Ilica 25, 10000 Zagreb, Hrvatska', ['HR', 'Zagreb', '10000', 'Ilica 25']],
  ['Slovenska cesta 34, 1000 Ljubljana, Slovenija', ['SI', 'Ljubljana', '1000', 'Slovenska cesta 34']],
  ['Narva mnt 7d, 10117 Tallinn, Eesti', ['EE', 'Tallinn', '10117', 'Narva mnt 7d']],
  ['Brīvības iela 55-12, Rīga, LV-1010', ['LV', 'Rīga', '1010', 'Brīvības iela 55-12']],
  // Codes and cities
  ['14 rue de Strasbourg, L-2560 Luxembourg', ['LU', 'Luxembourg', '2560', '14 rue de Strasbourg']],
  ['Triq ir-Repubblika 45, Valletta VLT 1115, Malta', ['MT', 'Valletta', 'VLT 1115', 'Triq ir-Repubblika 45']],
  ['12 Avenue Habib Bourguiba, 1000 Tunis, Tunisie', ['TN', 'Tunis', '1000', '12 Avenue Habib Bourguiba']],
  ['Makariou III Avenue 23, 1065 Nicosia, Cyprus', ['CY', 'Nicosia', '1065', 'Makariou III Avenue 23']],
  ['BP 123, 98713 Papeete, Polynésie française', ['PF', 'Papeete', '98713', 'BP 123']],
  ['No. 25, Galle Road, Colombo 03, Sri Lanka', ['LK', 'Colombo 03', null, 'No. 25, Galle Road']],
  [
    'C/ Mallorca, 401, 08013 Barcelona (Barcelona)',
    ['ES', 'Barcelona', '08013', 'C/ Mallorca, 401'],
    { province: 'Barcelona' },
  ],
  ['Jalan Malioboro No. 15, Yogyakarta 55213', ['ID', 'Yogyakarta', '55213', 'Jalan Malioboro No. 15']],
  ['שדרות רוטשילד 45, תל אביב-יפו 6688312', ['IL', 'תל אביב-יפו', '6688312', 'שדרות רוטשילד 45']],
  // Parts of cities
  [
    'Atatürk Bulvarı No:102 Kızılay Çankaya/Ankara 06420',
    ['TR', 'Ankara', '06420', 'Atatürk Bulvarı No:102 Kızılay'],
    { district: 'Çankaya' },
  ],
  [
    '25 Nguyễn Huệ, Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh 700000',
    ['VN', 'TP. Hồ Chí Minh', '700000', '25 Nguyễn Huệ'],
    { district: 'Quận 1', town: 'Phường Bến Nghé' },
  ],
  [
    '88 ถนนสีลม แขวงสีลม เขตบางรัก กรุงเทพมหานคร 10500',
    ['TH', 'กรุงเทพมหานคร', '10500', '88 ถนนสีลม'],
    { district: 'เขตบางรัก', town: 'แขวงสีลม' },
  ],
  [
    'Unit 5B, 123 Ayala Ave., Makati City, Metro Manila 1226, Philippines',
    ['PH', 'Makati City', '1226', '123 Ayala Ave.'],
    { province: 'Metro Manila' },
  ],
  [
    '152 Teheran-ro, Gangnam-gu, Seoul 06236, South Korea',
    ['KR', 'Seoul', '06236', '152 Teheran-ro'],
    { district: 'Gangnam-gu' },
  ],
];

describe('addresses of countries as these write them', () => {
  it.each(CASES.map(([text, expected, more]) => [text, expected, more ?? {}] as const))(
    '%s',
    (text, [country, city, postalCode, street], more) => {
      const expected = { country, city, postalCode, street, confidence: 0.8, ...more };
      expect(normalizeAddress(text)).toMatchObject(expected);
    },
  );

  it.each(['123 Main St, Berlin, NJ, 08009', '1600 Broadway, Athens, GA 30601'])('%s is American', (text) => {
    expect(normalizeAddress(text).country).toBe('US');
  });

  it.each(['12 Old Road, Split, 21000 Somewhere', '1051 Elm Street, Apartment 9', 'شارع الملكة رانيا, عمان'])(
    '%s names no country',
    (text) => {
      expect(normalizeAddress(text).country).toBe(null);
    },
  );
});
