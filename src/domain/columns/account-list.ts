/**
 * Is a list of companies that names the person to turn to, or one of people and where they work? Both have a name of a person
 * and one of a company in each row; the headers tell.
 */
import type { FieldName } from '../record/fields.js';
import type { ColumnMapping, Mapping } from '../record/record.js';
import { headerWords } from './header.js';

/** Headers of the person to turn to, as keys. */
const CONTACT: ReadonlySet<string> = new Set(
  [
    'contact|contact name|contact person|contact person name|primary contact|primary contact name|main contact|key contact',
    'contact full name|point of contact|poc|attention|attn|representative|contact 1|account contact|company contact',
    '联系人|联系人姓名|联络人|联络人姓名|聯絡人|聯絡人姓名|聯繫人|主要联系人|首要联系人|第一联系人|对接人|业务联系人|公司联系人|客户联系人',
    'ansprechpartner|ansprechpartnerin|ansprechperson|kontakt|kontaktperson|kontaktname|contact principal|interlocuteur',
    'personne de contact|personne a contacter|nom du contact|persona de contacto|contacto|nombre de contacto|nombre del contacto',
    'persona di contatto|referente|contatto|contactpersoon|contato|pessoa de contato|nome do contato|osoba kontaktowa',
    'kontaktni osoba|担当者|担当者名|担当者氏名|담당자|담당자명|контактное лицо|контакт',
  ].flatMap((keys) => keys.split('|')),
);

/** What lists of people have. */
const OF_PEOPLE: ReadonlySet<FieldName> = new Set([
  'fullName',
  'givenName',
  'familyName',
  'middleName',
  'nickname',
  'gender',
  'birthDate',
  'birthYear',
  'nationalId',
]);

/**
 * True for a list of organizations with a person to turn to: the organization stands first, then a name under a header
 * that says so (`Company, Contact Name, Phone`; `客户名称, 联系人, 电话`), and nothing else that people have. A list of contacts
 * begins with the person, or calls the parts of the name by themselves (`First Name`).
 */
export function isAccountList({ columns }: Mapping): boolean {
  const organization = columns.findIndex(({ field }) => field === 'organization');
  if (organization < 0) return false;
  const people = columns.filter(({ field }) => field !== null && OF_PEOPLE.has(field));
  const names = people.filter(({ field }) => field === 'fullName');
  return (
    people.length > 0 &&
    names.length <= 1 &&
    people.every((column) => columns.indexOf(column) > organization && isContact(column))
  );
}

/** The person to turn to by the header: `Contact Person`; of the parts of the name `Contact First Name`. */
function isContact({ field, header, reason }: ColumnMapping): boolean {
  const { key } = headerWords(header);
  return reason === 'header' && (field === 'fullName' ? CONTACT.has(key) : PART_OF_CONTACT.test(key));
}

const PART_OF_CONTACT = /^(?:contact|primary contact|main contact) (?:person )?(?:first|last|given|family|sur)/;
