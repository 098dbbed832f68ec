/**
 * The table of fields: everything cim knows by name. Import, normalisers, validation, linkage, reports, permissions and
 * shell completion read this one table. Columns of a file that match none of these are kept as custom fields under
 * their own header.
 */

/** How a value is brought to its standard form and compared. One normaliser each in `domain/normalize`. */
export type FieldKind =
  | 'person-name' // a whole name in one value
  | 'name-part' // given, middle or family name alone
  | 'organization'
  | 'phone'
  | 'email'
  | 'url'
  | 'date'
  | 'date-part' // year, month or day of a date kept in three columns
  | 'address' // a whole postal address in one value
  | 'address-part'
  | 'postal-code'
  | 'country'
  | 'identifier'
  | 'gender'
  | 'money'
  | 'boolean'
  | 'text';

/** Who may see a value: public (no person), internal, personal (masked by default), sensitive (sealed under its own key). */
export type Sensitivity = 'public' | 'internal' | 'personal' | 'sensitive';

export interface FieldDefinition {
  readonly kind: FieldKind;
  readonly label: { readonly en: string; readonly zh: string };
  readonly sensitivity: Sensitivity;
  /** True when a customer may have several (phones, e-mails, addresses). */
  readonly many: boolean;
}

const field = (
  kind: FieldKind,
  en: string,
  zh: string,
  sensitivity: Sensitivity = 'personal',
  many = false,
): FieldDefinition => ({ kind, label: { en, zh }, sensitivity, many });

export const FIELDS = {
  // who
  fullName: field('person-name', 'Full name', '姓名'),
  namePrefix: field('text', 'Salutation', '称谓', 'internal'),
  givenName: field('name-part', 'Given name', '名'),
  middleName: field('name-part', 'Middle name', '中间名'),
  familyName: field('name-part', 'Family name', '姓'),
  nameSuffix: field('text', 'Name suffix', '姓名后缀', 'internal'),
  nickname: field('name-part', 'Nickname', '昵称'),
  gender: field('gender', 'Gender', '性别'),
  birthDate: field('date', 'Birth date', '出生日期'),
  birthYear: field('date-part', 'Birth year', '出生年'),
  birthMonth: field('date-part', 'Birth month', '出生月'),
  birthDay: field('date-part', 'Birth day', '出生日'),
  nationalId: field('identifier', 'National identity number', '身份证号', 'sensitive'),
  // organisation
  organization: field('organization', 'Organization', '公司', 'internal'),
  department: field('text', 'Department', '部门', 'internal'),
  jobTitle: field('text', 'Job title', '职务', 'internal'),
  industry: field('text', 'Industry', '行业', 'public'),
  taxId: field('identifier', 'Tax or company number', '统一社会信用代码', 'internal'),
  legalRepresentative: field('text', 'Legal representative', '法定代表人'),
  website: field('url', 'Website', '网址', 'public', true),
  // contact
  phone: field('phone', 'Phone', '电话', 'personal', true),
  mobile: field('phone', 'Mobile', '手机', 'personal', true),
  fax: field('phone', 'Fax', '传真', 'internal', true),
  email: field('email', 'E-mail', '邮箱', 'personal', true),
  wechat: field('identifier', 'WeChat', '微信'),
  qq: field('identifier', 'QQ', 'QQ'),
  // place; `group` on a value tells which address it belongs to
  address: field('address', 'Address', '地址', 'personal', true),
  street: field('address-part', 'Street', '街道地址', 'personal', true),
  street2: field('address-part', 'Address line 2', '地址第二行', 'personal', true),
  houseNumber: field('address-part', 'House number', '门牌号', 'personal', true),
  building: field('address-part', 'Building', '楼栋', 'personal', true),
  unit: field('address-part', 'Unit', '单元', 'personal', true),
  room: field('address-part', 'Room', '室', 'personal', true),
  poBox: field('address-part', 'PO box', '邮政信箱', 'personal', true),
  town: field('address-part', 'Town', '镇街', 'internal', true),
  district: field('address-part', 'District', '区县', 'internal', true),
  city: field('address-part', 'City', '城市', 'internal', true),
  province: field('address-part', 'State or province', '省份', 'internal', true),
  postalCode: field('postal-code', 'Postal code', '邮编', 'internal', true),
  country: field('country', 'Country', '国家', 'public', true),
  // business
  customerNumber: field('identifier', 'Customer number', '客户编号', 'internal'),
  identifier: field('identifier', 'Other identifier', '其他编号', 'personal', true),
  owner: field('text', 'Owner', '负责人', 'internal'),
  leadSource: field('text', 'Lead source', '客户来源', 'internal'),
  stage: field('text', 'Stage', '阶段', 'internal'),
  tags: field('text', 'Tags', '标签', 'internal'),
  notes: field('text', 'Notes', '备注', 'sensitive'),
  amount: field('money', 'Amount', '金额', 'internal'),
  emailOptOut: field('boolean', 'E-mail opt-out', '拒收邮件', 'internal'),
  createdAt: field('date', 'Created', '创建时间', 'internal'),
  modifiedAt: field('date', 'Modified', '修改时间', 'internal'),
} as const satisfies Record<string, FieldDefinition>;

export type FieldName = keyof typeof FIELDS;

export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** The definition of a field. */
export function fieldDefinition(name: FieldName): FieldDefinition {
  return FIELDS[name];
}

/** True when `name` is the name of a known field (custom fields are not). */
export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}
