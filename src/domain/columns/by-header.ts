/** What the header of a column says: the fields it may stand for, which one of several it is, and whose it is. */
import { hasHan } from '../normalize/han.js';
import { type AliasTarget, aliasTargets } from './aliases/index.js';
import { headerWords, splitNumber, splitQualifier, splitTrailing } from './header.js';
import type { PresetMatch } from './presets/index.js';

/** A header read. */
export interface HeaderReading {
  /** Likeliest first; empty when the header is unknown. */
  readonly targets: readonly AliasTarget[];
  readonly fromPreset: boolean;
  /** Running number (`Phone 2`), 0 when there is none. */
  readonly number: number;
  /** `mailing`, `other` …, '' when there is none: columns of one address share it. */
  readonly qualifier: string;
  readonly key: string;
}

/** The second column of a look-up pair, which holds another record's id: `Account Name.id`, `客户名称_唯一性ID`. */
const LOOKUP_TWIN = /(?:\.(?:id|module)|[^\s]_唯一性ID(?:（必填）)?)$/iu;
/** Last words that still say what a longer, unknown header holds. */
const LAST_WORDS = new Set(
  'phone|tel|telephone|mobile|cell|fax|email|address|city|state|province|zip|zipcode|postcode|country|street|website|url|birthday|dob|surname|gender|postal code|zip code|phone number|first name|last name|middle name|full name|street address|cell phone|mobile phone|email address|birth date'.split(
    '|',
  ),
);
const LAST_HAN =
  /(?:手机号码|手机号|手机|电话号码|电话|邮箱|邮件|详细地址|地址|邮编|传真|姓名|出生日期|生日|性别|身份证号|网址|微信号|微信)$/u;

/** Reads a header with the words of a preset first, then the general ones. */
export function readHeader(header: string, preset: PresetMatch | null): HeaderReading {
  const { key, custom } = headerWords(header);
  const reading = (targets: readonly AliasTarget[], qualifier = '', number = 0, fromPreset = false): HeaderReading => ({
    targets,
    fromPreset,
    number,
    qualifier,
    key,
  });
  if (key === '') return reading([]);
  if (LOOKUP_TWIN.test(header.trim())) return reading(['other'], '', 0, preset !== null);
  const numbered = splitNumber(key);
  const own = preset?.targets.get(key) ?? (numbered.number > 0 ? preset?.targets.get(numbered.key) : undefined);
  if (own !== undefined) return reading([own], addressQualifier(numbered.key, own), numbered.number, true);
  if (custom) return reading([]);
  const whole = aliasTargets(key);
  if (whole.length > 0) return reading(whole, splitQualifierOf(key), numbered.number);
  const line = numberedLine(key);
  if (line !== null) return reading(line.targets, line.qualifier, line.number);
  const general = aliasTargets(numbered.key);
  if (general.length > 0) return reading(general, splitQualifierOf(numbered.key), numbered.number);
  return qualified(numbered.key, reading, numbered.number);
}

/**
 * A number that belongs to the field and not to one of several: `billing address 1` is the first line of the billing
 * address, `address 1 street 2` the second line of the first address. Null for any other header.
 */
function numberedLine(key: string): { targets: readonly AliasTarget[]; qualifier: string; number: number } | null {
  if (!/ [12]$/.test(key)) return null;
  const split = splitQualifier(key);
  const inner = /^(\S.*?) (\d{1,3}) (\S.*)$/u.exec(key);
  const tries = [
    { rest: split?.kind === 'foreign' ? '' : (split?.rest ?? ''), qualifier: split?.word ?? '', number: 0 },
    { rest: inner?.[3] ?? '', qualifier: inner?.[1] ?? '', number: Number(inner?.[2] ?? 0) },
  ];
  for (const { rest, qualifier, number } of tries) {
    const targets = aliasTargets(rest);
    if (targets.some((target) => target === 'street' || target === 'street2')) return { targets, qualifier, number };
  }
  return null;
}

type Reading = (targets: readonly AliasTarget[], qualifier?: string, number?: number) => HeaderReading;

/** A header with words before the field's own: a qualifier, whose it is, or words that nobody foresaw. */
function qualified(key: string, reading: Reading, number: number): HeaderReading {
  let rest = key;
  const qualifiers: string[] = [];
  for (let round = 0; round < 3; round++) {
    const split = splitQualifier(rest);
    if (split === null) break;
    if (split.kind === 'foreign') return reading(['other'], '', number);
    if (split.kind === 'qualifier') qualifiers.push(split.word);
    rest = split.rest;
    const inner = splitNumber(rest);
    const targets = aliasTargets(rest).length > 0 ? aliasTargets(rest) : aliasTargets(inner.key);
    if (targets.length > 0) return reading(targets, qualifiers.join(' '), number || inner.number);
  }
  const trailing = splitTrailing(key);
  const named = trailing === null ? [] : aliasTargets(trailing.rest);
  if (trailing !== null && named.length > 0) return reading(named, trailing.word, number);
  if (hasHan(key)) {
    const tail = LAST_HAN.exec(key);
    if (tail === null) return reading([], '', number);
    return reading(aliasTargets(tail[0]), key.slice(0, tail.index), number);
  }
  const words = key.split(' ');
  for (const length of [2, 1]) {
    const last = words.slice(-length).join(' ');
    if (words.length > length && LAST_WORDS.has(last)) {
      return reading(aliasTargets(last), words.slice(0, -length).join(' '), number);
    }
  }
  const first = words[0]!;
  if (words.length === 2 && ['postcode', 'dob', 'surname', 'zip'].includes(first))
    return reading(aliasTargets(first), '', number);
  if (/(?:^| )(?:yomi|id|ids|id s|date|time|type|count|flag|label)$/.test(key)) return reading(['other'], '', number);
  return reading([], '', number);
}

/** The address a known key belongs to: `mailing city` → mailing; `home address` is whole, and home's. */
function splitQualifierOf(key: string): string {
  const split = splitQualifier(key);
  if (split?.kind === 'qualifier' && aliasTargets(split.rest).length > 0) return split.word;
  const trailing = splitTrailing(key);
  return trailing !== null && aliasTargets(trailing.rest).length > 0 ? trailing.word : '';
}

function addressQualifier(key: string, target: AliasTarget): string {
  return target === 'other' || target === 'id' ? '' : splitQualifierOf(key);
}
