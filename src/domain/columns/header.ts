/**
 * The words of a header, whatever way it was written: `First Name`, `first_name`, `firstName`, `客户名称（必填）`, `E-mail 1 -
 * Value` and `Phone (2)` all come to a key of plain lower-case words, with the running number taken out.
 */
import { hasHan } from '../normalize/han.js';

const MAX_HEADER = 200;
const REQUIRED = /[(（[【]\s*(?:必填|必选|选填|required|mandatory|optional)\s*[)）\]】]/giu;
const INVISIBLE = /[\uFEFF\u200B-\u200F\u2060\u00AD]/gu;

/** A header taken apart. */
export interface HeaderWords {
  /** Lower-case words joined by one space, no marks: `email 1 value`; of Chinese headers the text without spaces. */
  readonly key: string;
  /** True for a custom field's name (`Segment__c`). */
  readonly custom: boolean;
}

/**
 * The words of a header.
 *
 * Byte order marks, `（必填）`, asterisks, diacritics and punctuation go; camel case, underscores and digits become spaces.
 */
export function headerWords(header: string): HeaderWords {
  let text = header.slice(0, MAX_HEADER).normalize('NFKC').replace(INVISIBLE, '').replace(REQUIRED, '').trim();
  const custom = text.endsWith('__c');
  if (custom) text = text.slice(0, -3);
  text = text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC') // the sound marks of kana and the letters of Hangul belong to the words
    .toLowerCase()
    .replace(/['’`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .trim()
    .replace(/\be mail/g, 'email')
    .replace(/\bfirst?name\b/g, 'first name')
    .replace(/\blastname\b/g, 'last name')
    .replace(/\bwhats app\b/g, 'whatsapp')
    .replace(/\blinked in\b/g, 'linkedin')
    .replace(/\bwe chat\b/g, 'wechat')
    .replace(/ (?:utc|gmt)$/, '');
  if (hasHan(text)) text = text.replace(/ (?!\d+$)/gu, '');
  return { key: text, custom };
}

/** A key with its running number: `phone 2` → phone, 2; `手机 3` → 手机, 3; `email 1 value` → email value, 1; else 0. */
export function splitNumber(key: string): { readonly key: string; readonly number: number } {
  const trailing = /^(.*?\S)(?: c| no| nr)? (\d{1,3})$/u.exec(key);
  if (trailing !== null) return { key: trailing[1]!, number: Number(trailing[2]) };
  const inner = /^(\S.*?) (\d{1,3}) (\S.*)$/u.exec(key);
  if (inner !== null) return { key: `${inner[1]} ${inner[3]}`, number: Number(inner[2]) };
  return { key, number: 0 };
}

/** Words before a field's name that say which of several addresses, phones or mailboxes it is. */
const QUALIFIERS = new Set(
  (
    'mailing|other|billing|bill to|shipping|ship to|home|business|work|office|personal|private|primary|secondary|main|' +
    'legal|registered|permanent|residential|residence|delivery|postal|alternate|alternative|additional|default|current|' +
    'previous|former|company|corporate|organization|organisation|headquarters|hq|invoice|street address|' +
    'geschaftlich|privat|dienstlich|domicile|bureau|travail|prive|postanschrift|rechnungsanschrift|lieferanschrift|' +
    'versandanschrift|postadresse|rechnungsadresse|lieferadresse|weitere anschrift|weitere adresse|andere adresse|' +
    'weitere|weiterer|weiteres|adresse|direccion|indirizzo|endereco|morada|' +
    'adres sluzbowy|adres słuzbowy|adres domowy|adres prywatny|adres inny|' +
    '自宅|勤務先|会社|請求先|郵送先|配送先|届け先|郵寄|账单|帳單|開票|开票|運送|送货|送貨|' +
    '商务|住家|家庭|办公|公司|单位|通讯|邮寄|收货|注册|联系|其他|商務|備用|备用|其他地址|發票|发票|商务地址|住宅地址|家庭地址|办公地址|单位地址|公司地址|收货地址|通讯地址|注册地址'
  ).split('|'),
);
/** The same behind the field's name: `Straße geschäftlich`, `Calle de correo`, `郵便番号(郵送先)`. */
const TRAILING = new Set(
  (
    'geschaftlich|privat|dienstlich|beruflich|adresse postale|adresse de facturation|adresse de livraison|autre adresse|' +
    'adresse dexpedition|domicile|bureau|travail|professionnel|personnel|de correo|de facturacion|de envio|de entrega|' +
    'otra direccion|trabajo|particular|casa|para correspondencia|de cobranca|para cobranca|para entrega|comercial|' +
    'del trabajo|de trabajo|de residencia|postanschrift|rechnungsanschrift|lieferanschrift|andere anschrift|weitere anschrift|' +
    'słuzbowy|słuzbowa|sluzbowy|sluzbowa|prywatny|prywatna|domowy|domowa|inny|inna|' +
    'adres słuzbowy|adres sluzbowy|adres domowy|adres prywatny|adres inny|' +
    'residencial|郵送先|請求先|納入先|納品先|配送先|その他|自宅|勤務先|会社'
  ).split('|'),
);
/** Words before a field's name that say nothing: the row's own customer. */
const NOISE = new Set(
  'customer|client|contact|account|lead|person|people|patient|applicant|member|user|employee|guest|buyer|consumer|subscriber|borrower|student|the|your|full|客户|顾客|会员|用户|联系人|個人|个人'.split(
    '|',
  ),
);
/** Words before a field's name that say it is somebody else's. */
const FOREIGN = new Set(
  'assistant|asst|assistants|spouse|manager|managers|supervisor|emergency|emergency contact|referrer|referred by|mother|mothers|father|fathers|parent|guardian|kin|next of kin|reports to|owner|agent|created by|modified by|last modified by|phonetic|yomi|maiden|bank|photo|director|executive director|center director|principal|负责人|介绍人|创建人|上级|直属上级|紧急联系人|配偶'.split(
    '|',
  ),
);

/** Which kind of word stands before the rest of a key, and the rest; null when none does. */
export function splitQualifier(
  key: string,
): { readonly kind: 'qualifier' | 'noise' | 'foreign'; readonly word: string; readonly rest: string } | null {
  const han = hasHan(key);
  const words = han ? [...key] : key.split(' ');
  for (let length = Math.min(words.length - 1, han ? 5 : 3); length >= 1; length--) {
    const word = words.slice(0, length).join(han ? '' : ' ');
    const kind = QUALIFIERS.has(word) ? 'qualifier' : NOISE.has(word) ? 'noise' : FOREIGN.has(word) ? 'foreign' : null;
    if (kind !== null)
      return {
        kind,
        word,
        rest: words
          .slice(length)
          .join(han ? '' : ' ')
          .trim(),
      };
  }
  return null;
}

/** A key whose last words say which of several addresses it is, and the rest; null when they do not. */
export function splitTrailing(key: string): { readonly word: string; readonly rest: string } | null {
  const glue = hasHan(key) ? '' : ' ';
  const words = glue === '' ? [...key] : key.split(' ');
  for (let length = Math.min(words.length - 1, 3); length >= 1; length--) {
    const word = words.slice(-length).join(glue);
    if (TRAILING.has(word)) return { word, rest: words.slice(0, -length).join(glue) };
  }
  return null;
}
