/**
 * E-mail addresses: display names and `mailto:` off, lower case, domain in punycode. Misspelled domains are pointed out with
 * a proposal and never changed; role mailboxes (info@, 客服) are marked, because they are not a person.
 */
import type { IssueCode } from '../record/issue.js';
import { proposeDomain } from './email-domains.js';
import { memoize } from './memo.js';
import type { Normalized } from './result.js';
import { isNullWord, tidy, tidyLines, unwrapSpreadsheet } from './text.js';

/** One address. `local` and `domain` are '' when it is not valid. */
export interface Email extends Normalized {
  readonly valid: boolean;
  readonly local: string;
  /** Lower case, punycode. */
  readonly domain: string;
  /** The name written beside the address (`Li Lei <li@x.com>`), or null. */
  readonly displayName: string | null;
  /** A shared mailbox: nobody's own. */
  readonly role: boolean;
  /** The address with the domain that was probably meant, or null. */
  readonly suggestion: string | null;
}

/** A cell: the first valid address, and all of them where there are several. */
export interface EmailCell extends Email {
  readonly addresses?: readonly Email[];
}

const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const TOP_LEVEL = /^(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$/;
const MAX_CELL = 2000;
const MAX_ADDRESSES = 20;

const ROLES: ReadonlySet<string> = new Set([
  ...['abuse', 'account', 'accounting', 'accounts', 'admin', 'administrator', 'all', 'billing', 'booking', 'bookings'],
  ...['careers', 'contact', 'contactus', 'crm', 'customercare', 'customerservice', 'data', 'enquiries', 'enquiry'],
  ...[
    'everyone',
    'export',
    'feedback',
    'finance',
    'frontdesk',
    'general',
    'hello',
    'help',
    'helpdesk',
    'hostmaster',
    'hr',
  ],
  ...['import', 'info', 'information', 'inquiries', 'inquiry', 'invoice', 'invoices', 'it', 'jobs', 'kontakt', 'legal'],
  ...['mail', 'mailer-daemon', 'marketing', 'media', 'news', 'newsletter', 'no-reply', 'noreply', 'donotreply'],
  ...[
    'office',
    'operations',
    'orders',
    'order',
    'pay',
    'payments',
    'post',
    'postmaster',
    'press',
    'privacy',
    'purchasing',
  ],
  ...['reception', 'recruitment', 'reservations', 'root', 'sales', 'security', 'service', 'services', 'shop', 'staff'],
  ...[
    'store',
    'support',
    'team',
    'tech',
    'test',
    'webmaster',
    'welcome',
    'kefu',
    'caigou',
    'xiaoshou',
    'shichang',
    'renshi',
  ],
  ...['zhaopin', 'caiwu', 'bangongshi', 'ventas', 'contacto', 'accueil', 'buero', 'büro', 'vertrieb', 'einkauf'],
]);

/** An e-mail cell → its addresses. Never throws. Several: `addresses`, with the first valid one in front. */
export function normalizeEmail(raw: string): EmailCell {
  const quick = quickAddress(raw);
  if (quick !== null) return quick;
  const cell = unwrapSpreadsheet(raw.trim(), false);
  if (cell.issue === 'excel-damage') return invalid(raw, [cell.issue]);
  const text = tidyLines(cell.text.length > MAX_CELL ? cell.text.slice(0, MAX_CELL) : cell.text).normalize('NFKC');
  if (isNullWord(tidy(text))) return invalid(raw, []);
  const pieces = split(text);
  const seen = new Set<string>();
  const read: Email[] = [];
  for (const piece of pieces) {
    const one = readAddress(pieces.length === 1 ? raw : piece, piece);
    const key = one.valid ? one.standard : piece;
    if (!seen.has(key)) read.push(one);
    seen.add(key);
  }
  if (read.length === 0) return invalid(raw, ['email-invalid']);
  const best = read.find((one) => one.valid) ?? (read[0] as Email);
  if (read.length === 1) return { ...best, raw };
  return { ...best, raw, issues: ['email-several', ...best.issues], addresses: read };
}

/** True for the local part of a shared mailbox: `info`, `sales-cn`, `support2`. */
export function isRoleMailbox(local: string): boolean {
  if (ROLES.has(local)) return true;
  const stem = /^([a-zü]+)(?:[._-][a-z]{2,4}|\d{1,3})$/.exec(local);
  return stem !== null && ROLES.has(stem[1] as string);
}

/** The usual cell: one plain ASCII address. */
function quickAddress(raw: string): Email | null {
  if (!/^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{4,253}$/.test(raw)) return null;
  const lower = raw.toLowerCase();
  const at = lower.indexOf('@');
  const local = lower.slice(0, at);
  const domain = lower.slice(at + 1);
  return isDotted(local) && isDomainRemembered(domain) ? valid(raw, local, domain, null) : null;
}

/** Of characters that a local part may have: true where each point stands between two of them. */
const isDotted = (local: string): boolean => !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');

const isDomainRemembered = memoize(isDomain);

function invalid(raw: string, issues: readonly IssueCode[]): Email {
  return {
    raw,
    standard: '',
    valid: false,
    local: '',
    domain: '',
    displayName: null,
    role: false,
    suggestion: null,
    confidence: 0,
    issues,
  };
}

function valid(raw: string, local: string, domain: string, displayName: string | null): Email {
  const proposal = proposeDomain(domain);
  const role = isRoleMailbox(local);
  const issues: IssueCode[] = [];
  if (proposal !== null) issues.push('email-typo-domain');
  if (role) issues.push('email-role');
  return {
    raw,
    standard: `${local}@${domain}`,
    valid: true,
    local,
    domain,
    displayName,
    role,
    suggestion: proposal === null ? null : `${local}@${proposal}`,
    confidence: proposal === null ? 1 : 0.5,
    issues,
  };
}

/** `Li Lei (li@x.com)`, `Li Lei [li@x.com]`: as address books print a name and its address. */
const NAME_AND_BRACKETS = /^([^()[\]<>@]{1,100})[([]\s?([^\s()[\]<>"@]{1,64}@[^\s()[\]<>"@]{1,254})\s?[)\]]$/;

/** Pieces with one `@` each where possible; a display name stays with its address. */
function split(text: string): readonly string[] {
  if (text.indexOf('@') === text.lastIndexOf('@')) return [text];
  const pieces = text
    .split(/[;,，、；|\n]|:::|(?<=[\w>])\s*\/\s*(?=[\w.+-]+@)|(?<=\.[a-z]{2,24}>?)\s+(?=["<]?\S+@)/i)
    .map((piece) => piece.trim())
    .filter((piece) => piece.includes('@'));
  return pieces.slice(0, MAX_ADDRESSES);
}

function readAddress(raw: string, piece: string): Email {
  // `li@x.com#mailto:li@x.com#`: a link as databases write one down.
  let text = piece
    .replace(/#(?:mailto:[^#]{0,320})?#?$/i, '')
    .replace(/\bmailto:|^https?:\/\//i, '')
    .trim();
  let displayName: string | null = null;
  const angle = text.lastIndexOf('<');
  const close = text.indexOf('>', angle);
  if (angle >= 0 && close > angle) {
    displayName = text.slice(0, angle).replace(/["']/g, '').trim() || null;
    if (displayName?.includes('@') === true) displayName = null;
    text = text.slice(angle + 1, close);
  } else {
    // A remark or label around the address: `E-mail: li@x.com (work)`.
    const bare = /(?:^|[:(])\s*([^\s:()<>"]+@[^\s()<>"]+)(?=$|\s*\()/.exec(text);
    const named = bare === null ? NAME_AND_BRACKETS.exec(text) : null;
    if (named !== null) {
      displayName = (named[1] as string).replace(/["']/g, '').trim() || null;
      text = named[2] as string;
    } else if (bare !== null && !/@\s|^".*"@/.test(text)) text = bare[1] as string;
  }
  text = text
    .replace(/\?.*$/, '')
    // `li @ example .com`: blanks that nobody means.
    .replace(
      /^(\S+) ?@ ?(\S+?)(?: ?\. ?([a-z]{2,10}))?$/i,
      (_, local, domain, top) => `${local}@${domain}${top === undefined ? '' : `.${top}`}`,
    )
    .replace(/^(?!"[^"]+"@)['"([{]+|(?<!['")\]}.,;:!])['")\]}.,;:!]+$/g, '')
    .trim();
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0)).toLowerCase();
  const domain = asciiDomain(text.slice(at + 1).replace(/[。．｡]/g, '.'));
  const quoted = QUOTED.exec(local);
  const plain = quoted !== null && LOCAL.test(quoted[1] as string) ? (quoted[1] as string) : local;
  const isLocal = plain.length <= 64 && (LOCAL.test(plain) || (quoted !== null && plain === local));
  if (at < 1 || !isLocal || !isDomain(domain))
    return { ...invalid(raw, ['email-invalid']), suggestion: proposeAddress(text) };
  return valid(raw, plain, domain, displayName);
}

/** `"li lei"@x.com`: a local part in quotation marks, which allow any character. */
const QUOTED = /^"((?:[^"\\]|\\.){1,62})"$/;

const MENDED: readonly (readonly [RegExp, string])[] = [
  [/(?<!\s)(?:\s*[([{]\s*(?:at|@)\s*[)\]}]\s*|\s+at\s+(?=\S+(?:\s+dot\s+|\.)))/i, '@'],
  [/(?<!\s)(?:\s*[([{]\s*(?:dot|punkt|点)\s*[)\]}]\s*|\s+dot\s+)/gi, '.'],
  [/@+/, '@'],
  [/,(?=[a-z]{2,4}$)/i, '.'],
];

/** The address that was probably meant: `li(at)x.com`, `li@qq,com`, `123#qq.com`, `li@@x.com`; null when none is in sight. */
function proposeAddress(text: string): string | null {
  let mended = text.toLowerCase();
  for (const [wrong, right] of MENDED) mended = mended.replace(wrong, right);
  if (mended.includes('@')) mended = mended.replace(/@.*/s, (rest) => rest.replace(/\.{2,}/g, '.'));
  else mended = mended.replace(/#(?=[a-z0-9-]+\.[a-z.]{2,})/, '@');
  const at = mended.indexOf('@');
  if (mended === text.toLowerCase() || at < 1) return null;
  return LOCAL.test(mended.slice(0, at)) && isDomain(mended.slice(at + 1)) ? mended : null;
}

/** Lower case, international names in punycode; '' when there is no such name. */
function asciiDomain(domain: string): string {
  const lower = domain.toLowerCase();
  if (/^[a-z0-9.-]*$/.test(lower)) return lower;
  if (lower.length > 253 || /[\s/?#@:\\%<>[\]^|]/.test(lower)) return '';
  return URL.canParse(`http://${lower}`) ? new URL(`http://${lower}`).hostname : '';
}

function isDomain(domain: string): boolean {
  if (domain.length > 253) return false;
  const labels = domain.split('.');
  if (labels.length < 2) return false;
  return TOP_LEVEL.test(labels.at(-1) as string) && labels.every((label) => LABEL.test(label));
}
