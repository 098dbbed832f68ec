/**
 * Files of invented companies with their truth: English and Chinese, with branches of one name, tenants of one building,
 * sister companies, holdings and shared switchboards, and with the damage that lists of companies have.
 */

import { seededRandom } from '../../../../src/domain/linkage/random-pairs.js';
import type { RecordTable, ValueColumn } from '../../../../src/domain/linkage/record-table.js';
import type { FieldName } from '../../../../src/domain/record/fields.js';
import {
  CITIES,
  FAMILIES,
  FORMS,
  HAN_CITIES,
  HAN_CORE,
  HAN_FORMS,
  HAN_STREETS,
  HAN_TOWERS,
  HAN_TRADES,
  KINDS,
  STREETS,
  SYLLABLES,
  TRADES,
  WORDS,
} from './company-words.js';

export interface CompanyFile {
  readonly table: RecordTable;
  /** Entity of each record. */
  readonly entities: readonly number[];
}

export interface CompanyOptions {
  readonly seed: number;
  readonly records: number;
  readonly language: 'en' | 'zh' | 'mixed';
  /** How much is damaged, 1 = as usual. */
  readonly damage?: number;
  readonly without?: readonly FieldName[];
  /** Adds the name of the person to turn to, who changes now and then. */
  readonly people?: boolean;
}

interface Company {
  readonly language: 'en' | 'zh';
  core: string;
  trade: string;
  form: string;
  city: string;
  postalCode: string;
  street: string;
  number: number;
  building: string;
  unit: string;
  phone: string;
  domain: string;
}

type Row = Partial<Record<FieldName, string>>;

class World {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }
  below(n: number): number {
    return Math.floor(this.random() * n);
  }
  chance(p: number): boolean {
    return this.random() < p;
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
  digits(n: number): string {
    return Array.from({ length: n }, () => this.below(10)).join('');
  }
}

const title = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function invented(world: World): string {
  return title(Array.from({ length: 2 + world.below(2) }, () => world.pick(SYLLABLES)).join(''));
}

function company(world: World, language: 'en' | 'zh'): Company {
  if (language === 'zh') {
    const [city, province, code, areas] = world.pick(HAN_CITIES);
    const core = Array.from({ length: 2 + (world.chance(0.25) ? 1 : 0) }, () => world.pick(HAN_CORE)).join('');
    return {
      language,
      core,
      trade: world.pick(HAN_TRADES),
      form: world.pick(HAN_FORMS),
      city,
      postalCode: code + world.digits(2),
      street: `${province}${city}市${world.pick(areas)}${world.pick(HAN_STREETS)}${world.pick(['路', '街', '大道'])}`,
      number: 1 + world.below(900),
      building: world.chance(0.5) ? world.pick(HAN_STREETS) + world.pick(HAN_TOWERS) : '',
      unit: world.chance(0.6) ? String(100 * (1 + world.below(30)) + 1 + world.below(20)) : '',
      phone: `0${571 + world.below(5)}-8${world.digits(7)}`,
      domain: `${invented(world).toLowerCase()}.${world.pick(['cn', 'com', 'com.cn'])}`,
    };
  }
  const core = world.pick([
    () => invented(world),
    () => `${title(world.pick(WORDS))} ${title(world.pick(WORDS))}`,
    () => `${world.pick(FAMILIES)} & ${world.pick(FAMILIES)}`,
    () => `${world.pick(FAMILIES)} ${title(world.pick(WORDS))}`,
    () => `${invented(world)} ${invented(world)}`,
  ])();
  return {
    language,
    core,
    trade: world.pick(TRADES),
    form: world.pick(FORMS),
    city: world.pick(CITIES),
    postalCode: `${1 + world.below(9)}${world.digits(4)}`,
    street: `${world.chance(0.25) ? `${world.pick(['N', 'S', 'E', 'W'])} ` : ''}${world.pick(STREETS)} ${world.pick(KINDS)[0]}`,
    number: 1 + world.below(4000),
    building: '',
    unit: world.chance(0.35) ? String(100 + world.below(800)) : '',
    phone: `(${201 + world.below(700)}) ${200 + world.below(799)}-${world.digits(4)}`,
    domain: `${core.toLowerCase().replace(/[^a-z]/g, '')}.com`,
  };
}

function typo(world: World, text: string): string {
  if (text.length < 4) return text;
  const at = 1 + world.below(text.length - 2);
  const kind = world.below(3);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
  return text.slice(0, at) + String.fromCharCode(97 + world.below(26)) + text.slice(at + 1);
}

function nameOf(world: World, c: Company, damage: number): string {
  const hit = (p: number): boolean => world.chance(p * damage);
  if (c.language === 'zh') {
    let core = c.core;
    if (hit(0.04)) core = core.slice(0, -1) + world.pick(HAN_CORE);
    const trade = hit(0.12) ? '' : c.trade;
    const form = hit(0.3) ? world.pick(['', '公司', '有限公司', '有限责任公司']) : c.form;
    if (hit(0.1)) return `${core}${trade}（${c.city}）${form}`;
    return `${hit(0.2) ? '' : hit(0.2) ? `${c.city}市` : c.city}${core}${trade}${form}`;
  }
  let core = c.core;
  if (hit(0.1)) core = core.includes('&') ? core.replace('&', 'and') : typo(world, core);
  if (hit(0.03) && core.includes(' ')) core = core.split(' ').reverse().join(' ');
  let trade = c.trade;
  const abbreviated = hit(0.1);
  if (hit(0.1)) trade = '';
  else if (abbreviated)
    trade = trade
      .replace('Center', 'Ctr')
      .replace('Services', 'Svcs')
      .replace('Construction', 'Constr')
      .replace('Logistics', 'Logistic')
      .replace('Consulting', 'Consult');
  const form = hit(0.35) ? world.pick(FORMS) : c.form;
  const name = [core, trade, form].filter((part) => part !== '').join(' ');
  if (hit(0.15)) return name.toUpperCase();
  return hit(0.05) ? `${name.replace(/ (?=\S+$)/, ', ')}.` : name;
}

function addressOf(world: World, c: Company, damage: number): string {
  const hit = (p: number): boolean => world.chance(p * damage);
  const number = hit(0.02) ? c.number + 1 + world.below(9) : c.number;
  if (c.language === 'zh') {
    let street = c.street;
    if (hit(0.35)) street = street.replace(/^.+?省/u, '');
    if (hit(0.15)) street = street.replace(/^.+?市/u, '');
    if (hit(0.1)) street = street.replace(/^.*?区/u, '');
    return `${street}${number}号${hit(0.3) ? '' : c.building}${c.unit === '' || hit(0.3) ? '' : `${c.unit}室`}`;
  }
  let street = c.street;
  if (hit(0.5)) for (const [long, short] of KINDS) street = street.replace(long, short);
  if (hit(0.05)) street = typo(world, street);
  if (hit(0.1)) street = street.replace(/ \S+$/, '');
  const unit = c.unit === '' || hit(0.3) ? '' : `${world.pick([', Suite', ' Ste', ' #', ', Unit'])} ${c.unit}`;
  return `${number} ${street}${unit}`;
}

function recordOf(world: World, c: Company, damage: number): Row {
  const hit = (p: number): boolean => world.chance(p * damage);
  const digits = c.phone.replace(/\D/g, '');
  const row: Row = {
    organization: nameOf(world, c, damage),
    address: addressOf(world, c, damage),
    city: c.city,
    postalCode: c.postalCode,
  };
  if (!hit(0.15))
    row.phone = hit(0.06) ? digits.slice(0, -2) + world.digits(2) : hit(0.03) ? typoDigits(world, digits) : digits;
  if (!hit(0.45)) row.website = `${world.pick(['https://www.', 'www.', ''])}${c.domain}`;
  if (!hit(0.5)) row.email = `${world.pick(['info', 'sales', 'office', 'contact', 'admin'])}@${c.domain}`;
  if (hit(0.1)) delete row.city;
  if (hit(0.15)) delete row.postalCode;
  if (hit(0.05)) delete row.address;
  return row;
}

function typoDigits(world: World, digits: string): string {
  const at = world.below(digits.length);
  return digits.slice(0, at) + String(world.below(10)) + digits.slice(at + 1);
}

/** Companies that are related to one already there: none of them is the same company. */
function related(world: World, base: Company): Company {
  const fresh = company(world, base.language);
  const place = {
    city: base.city,
    postalCode: base.postalCode,
    street: base.street,
    number: base.number,
    building: base.building,
  };
  const holding = /Holdings|控股/u.test(base.trade);
  const relation = world.pick([0, 0, 0, 1, 1, 1, 2, 3, 3, 4, 4]);
  switch (holding ? relation % 2 : relation) {
    case 0: // a branch elsewhere
      return { ...fresh, core: base.core, trade: base.trade, form: base.form, domain: base.domain };
    case 1: // another tenant of the building
      return { ...fresh, ...place };
    case 2: // a sister company in the same house
      return {
        ...fresh,
        ...place,
        core: base.core,
        trade: otherTrade(world, base),
        unit: base.unit,
        domain: base.domain,
      };
    case 3: // the holding in the same house, on the same telephone
      return { ...base, trade: base.language === 'zh' ? '控股集团' : 'Holdings', form: base.form };
    default: // another company on the same switchboard
      return { ...fresh, ...place, phone: base.phone };
  }
}

function otherTrade(world: World, { language, trade }: Company): string {
  const trades = language === 'zh' ? HAN_TRADES : TRADES;
  return trades[(trades.indexOf(trade) + 1 + world.below(trades.length - 1)) % trades.length]!;
}

/** A contact for some of the rows: mostly the same for the rows of one company. */
function addPeople(world: World, rows: Row[], entities: readonly number[]): void {
  const contacts = new Map<number, string>();
  const someone = (): string => `${invented(world)} ${world.pick(FAMILIES)}`;
  rows.forEach((row, i) => {
    const known = contacts.get(entities[i]!) ?? someone();
    contacts.set(entities[i]!, known);
    if (world.chance(0.4)) row.fullName = world.chance(0.25) ? someone() : known;
  });
}

/** Makes a file. The same options make the same file. */
export function companyFile({
  seed,
  records,
  language,
  damage = 1,
  without = [],
  people = false,
}: CompanyOptions): CompanyFile {
  const world = new World(seed);
  const rows: Row[] = [];
  const entities: number[] = [];
  const companies: Company[] = [];
  const houses: Company[] = [];
  for (let entity = 0; rows.length < records; entity++) {
    const own = language === 'mixed' ? (world.chance(0.5) ? 'en' : 'zh') : language;
    const base = companies.length > 0 && world.chance(0.15) ? world.pick(companies) : null;
    let made = base === null ? company(world, own) : related(world, base);
    if (world.chance(0.05)) houses.push(made);
    else if (houses.length > 0 && world.chance(0.1)) {
      const { city, postalCode, street, number, building } = world.pick(
        houses.filter((house) => house.language === made.language).concat(made),
      );
      made = { ...made, city, postalCode, street, number, building, unit: String(100 + world.below(3000)) };
    }
    companies.push(made);
    const copies = world.chance(0.3) ? 2 + world.below(world.chance(0.2) ? 4 : 2) : 1;
    for (let copy = 0; copy < copies && rows.length < records; copy++) {
      const moved = copy > 0 && world.chance(0.02 * damage) ? company(world, made.language) : null;
      rows.push(
        recordOf(
          world,
          moved === null ? made : { ...made, street: moved.street, number: moved.number, unit: moved.unit },
          damage,
        ),
      );
      entities.push(entity);
    }
  }
  if (people) addPeople(new World(seed + 1), rows, entities);
  const order = rows.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = world.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return {
    table: tableOf(
      order.map((i) => rows[i]!),
      without,
    ),
    entities: order.map((i) => entities[i]!),
  };
}

/**
 * Companies that are all different: a fifth are branches in other places, half of them on the telephone of their company, and
 * a tenth sister companies at its door and on its telephone.
 */
export function distinctCompanies(language: 'en' | 'zh', records: number): Row[] {
  const world = new World(211);
  const rows: Row[] = [];
  while (rows.length < records) {
    const main = company(world, language);
    const list = [main];
    if (world.chance(0.25)) {
      const there = company(world, language);
      const phone = world.chance(0.5) ? main.phone : there.phone;
      if (there.city !== main.city) list.push({ ...there, core: main.core, trade: main.trade, form: main.form, phone });
    }
    if (world.chance(0.12)) list.push({ ...main, trade: otherTrade(world, main) });
    for (const one of list) rows.push(recordOf(world, one, 0));
  }
  return rows;
}

/** Rows as a record table. */
export function tableOf(rows: readonly Row[], without: readonly FieldName[] = []): RecordTable {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row) as FieldName[]))].filter(
    (field) => !without.includes(field),
  );
  const columns = fields.map((field): ValueColumn => {
    const numbers = new Map<string, number>([['', 0]]);
    const values = [''];
    const codes = Int32Array.from(rows, (row) => {
      const value = row[field] ?? '';
      let number = numbers.get(value);
      if (number === undefined) {
        number = values.length;
        numbers.set(value, number);
        values.push(value);
      }
      return number;
    });
    return { field, group: 1, header: field, codes, values };
  });
  return { count: rows.length, columns, sources: null };
}
