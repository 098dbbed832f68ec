/**
 * Findings about data: what is odd about a value, with a stable code. Codes are part of the contract: they never change
 * their meaning, and the README lists them from this table.
 */

export type Severity = 'reject' | 'warn' | 'info';

export interface IssueDefinition {
  readonly severity: Severity;
  readonly summary: { readonly en: string; readonly zh: string };
}

const issue = (severity: Severity, en: string, zh: string): IssueDefinition => ({ severity, summary: { en, zh } });

export const ISSUES = {
  // rows
  'row-too-short': issue('reject', 'The row has fewer cells than the header.', '该行单元格少于表头。'),
  'row-other-table': issue('reject', 'The row belongs to a second table in the file.', '该行属于文件中的另一个表格。'),
  'row-too-long': issue('reject', 'The row has more cells than the header.', '该行单元格多于表头。'),
  'row-quote-broken': issue('reject', 'A quotation mark is not closed.', '引号未闭合。'),
  'row-control-character': issue('reject', 'The row contains NUL or control characters.', '该行含有 NUL 或控制字符。'),
  'row-field-too-large': issue('reject', 'A cell is larger than the limit.', '单元格超出大小限制。'),
  'row-empty': issue('reject', 'The row holds nothing that tells a customer.', '该行没有任何客户信息。'),
  'row-undecodable': issue(
    'reject',
    'The row holds bytes that the encoding does not allow.',
    '该行含有无法解码的字节。',
  ),
  'row-json-broken': issue('reject', 'The line is not a JSON object.', '该行不是有效的 JSON 对象。'),
  'erased-person': issue(
    'reject',
    'The row is of a person whose data were erased; they are not taken in again.',
    '该行属于已被删除的个人，不再导入。',
  ),
  'consent-missing': issue(
    'reject',
    'The row holds a sensitive value to which the person did not consent separately.',
    '该行含有未取得个人单独同意的敏感信息。',
  ),
  // any value
  'null-word': issue('info', 'A word that stands for "nothing" was taken as missing.', '表示“无”的词按缺失处理。'),
  'excel-damage': issue('warn', 'A spreadsheet has destroyed digits of the value.', '电子表格已损坏该值的数字。'),
  'excel-restored': issue(
    'info',
    'A value that a spreadsheet had rewritten was restored.',
    '已恢复被电子表格改写的值。',
  ),
  // phones
  'phone-invalid': issue('warn', 'Not a valid phone number.', '电话号码无效。'),
  'phone-country-assumed': issue('info', 'The country of the phone number was assumed.', '电话号码的国家为推断。'),
  'phone-several': issue('info', 'The cell held several phone numbers.', '单元格含有多个电话号码。'),
  // e-mail
  'email-invalid': issue('warn', 'Not a valid e-mail address.', '邮箱地址无效。'),
  'email-typo-domain': issue('warn', 'The domain looks like a misspelling of a well-known one.', '域名疑似拼写错误。'),
  'email-role': issue('info', 'A role mailbox (info@, sales@), not a person.', '公共邮箱，非个人邮箱。'),
  'email-several': issue('info', 'The cell held several e-mail addresses.', '单元格含有多个邮箱。'),
  // dates
  'date-invalid': issue('warn', 'Not a date that exists.', '日期不存在。'),
  'date-ambiguous': issue('info', 'Day and month could be read either way.', '日与月的顺序有歧义。'),
  'date-implausible': issue('warn', 'The date is not plausible for this field.', '日期不合常理。'),
  'date-no-year': issue('info', 'The date has no year.', '日期缺少年份。'),
  // identifiers
  'identifier-invalid': issue('warn', 'The number does not have the form it should have.', '号码格式不正确。'),
  'identifier-checksum': issue('warn', 'The check digit of the number is wrong.', '号码校验位错误。'),
  // addresses
  'address-incomplete': issue(
    'info',
    'A level of the address is missing and could not be filled.',
    '地址缺少层级且无法补全。',
  ),
  'address-level-filled': issue(
    'info',
    'A missing level of the address was filled from the others.',
    '已根据其他层级补全地址。',
  ),
  'address-renamed': issue(
    'info',
    'A division that was renamed or merged was given its name of today.',
    '已将更名或合并的行政区划换为现名。',
  ),
  'address-conflict': issue('warn', 'Parts of the address contradict each other.', '地址各部分相互矛盾。'),
  'address-unrecognized': issue('warn', 'The address could not be understood.', '无法识别的地址。'),
  'postal-code-invalid': issue(
    'warn',
    'The postal code does not have the form of its country.',
    '邮编格式不符合所在国家。',
  ),
  'postal-code-conflict': issue(
    'warn',
    'Postal code and city or province do not belong together.',
    '邮编与城市或省份不符。',
  ),
  'country-unknown': issue('warn', 'Not a known country.', '未知国家。'),
  // names
  'name-several': issue('info', 'The cell held the names of several people.', '单元格含有多人姓名。'),
  'name-is-organization': issue('info', 'The name looks like that of an organization.', '姓名疑似机构名称。'),
  'name-placeholder': issue('warn', 'The name is a placeholder (test, unknown).', '姓名为占位内容。'),
  // rules of the user's own
  'out-of-range': issue('warn', 'The value lies outside the range that is allowed.', '值超出允许范围。'),
  'pattern-mismatch': issue('warn', 'The value does not have the form that is asked for.', '值不符合规定格式。'),
  'value-not-allowed': issue('warn', 'The value is not one of those allowed.', '值不在允许的取值之内。'),
  'value-too-long': issue('warn', 'The value is longer than allowed.', '值超出允许长度。'),
  // whole record
  'required-missing': issue('warn', 'A required field is missing.', '缺少必填字段。'),
  'no-contact': issue('warn', 'There is neither phone, e-mail nor address.', '没有电话、邮箱或地址。'),
  'birth-date-conflict': issue(
    'warn',
    'Birth date and identity number contradict each other.',
    '出生日期与身份证号不符。',
  ),
  'gender-conflict': issue('warn', 'Gender and identity number contradict each other.', '性别与身份证号不符。'),
  'phone-city-conflict': issue('info', 'Phone area code and city do not belong together.', '电话区号与城市不符。'),
  'duplicate-value': issue('info', 'A value that should be unique occurs more than once.', '应唯一的值重复出现。'),
  stale: issue('info', 'The record has not been updated for long.', '记录长期未更新。'),
} as const satisfies Record<string, IssueDefinition>;

export type IssueCode = keyof typeof ISSUES;

/** One finding: which field (or null for the whole record), and the code. Never the value. */
export interface Issue {
  readonly code: IssueCode;
  readonly field: string | null;
}
