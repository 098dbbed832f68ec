/** What a file is by its first bytes, before anything tries to read it as a table. */

import { type Bilingual, NO_TEXT } from '../errors.js';

/** What the first bytes say. `zip` is looked into further (XLSX, ODS); `gzip` is unpacked. */
export type Magic =
  | { readonly kind: 'gzip' | 'zip' | 'ole' | 'text' }
  | { readonly kind: 'binary'; readonly name: Bilingual; readonly hint?: Bilingual };

interface Signature {
  readonly at: number;
  readonly bytes: readonly number[] | string;
  readonly name: Bilingual;
}

const SIGNATURES: readonly Signature[] = [
  { at: 0, bytes: '%PDF-', name: { en: 'a PDF document', zh: 'PDF 文档' } },
  { at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], name: { en: 'a PNG image', zh: 'PNG 图片' } },
  { at: 0, bytes: [0xff, 0xd8, 0xff], name: { en: 'a JPEG image', zh: 'JPEG 图片' } },
  { at: 0, bytes: 'GIF8', name: { en: 'a GIF image', zh: 'GIF 图片' } },
  { at: 0, bytes: 'SQLite format 3\0', name: { en: 'an SQLite database', zh: 'SQLite 数据库' } },
  { at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46], name: { en: 'a program', zh: '程序' } },
  { at: 0, bytes: [0x4d, 0x5a, 0x90, 0x00], name: { en: 'a program', zh: '程序' } },
  { at: 0, bytes: [0xcf, 0xfa, 0xed, 0xfe], name: { en: 'a program', zh: '程序' } },
  { at: 0, bytes: [0xca, 0xfe, 0xba, 0xbe], name: { en: 'a program', zh: '程序' } },
  { at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: { en: 'a 7z archive', zh: '7z 压缩包' } },
  { at: 0, bytes: 'Rar!\x1a', name: { en: 'a RAR archive', zh: 'RAR 压缩包' } },
  { at: 0, bytes: 'BZh', name: { en: 'a bzip2 archive', zh: 'bzip2 压缩包' } },
  { at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], name: { en: 'an xz archive', zh: 'xz 压缩包' } },
  { at: 0, bytes: [0x28, 0xb5, 0x2f, 0xfd], name: { en: 'a Zstandard archive', zh: 'Zstandard 压缩包' } },
  { at: 257, bytes: 'ustar', name: { en: 'a tar archive', zh: 'tar 归档' } },
  { at: 0, bytes: 'PAR1', name: { en: 'a Parquet file', zh: 'Parquet 文件' } },
  { at: 0, bytes: '{\\rtf', name: { en: 'a rich text document', zh: 'RTF 文档' } },
  { at: 4, bytes: 'ftyp', name: { en: 'a video', zh: '视频' } },
  { at: 0, bytes: 'OggS', name: { en: 'a sound file', zh: '音频' } },
  { at: 0, bytes: [0x49, 0x44, 0x33], name: { en: 'a sound file', zh: '音频' } },
];

const SAVE_AGAIN: Bilingual = {
  en: 'Open it with a spreadsheet program and save it as XLSX, or export it as CSV.',
  zh: '请用电子表格软件打开并另存为 XLSX，或导出为 CSV。',
};
const EXPORT_AGAIN: Bilingual = { en: 'Export the customers as CSV or XLSX.', zh: '请把客户导出为 CSV 或 XLSX。' };

/** Text that is no table. Markup may call itself a spreadsheet: many systems save an HTML table under the name `.xls`. */
const TEXTS: readonly (readonly [pattern: RegExp, name: Bilingual, hint: Bilingual])[] = [
  [/^\s{0,64}(<!doctype html|<html|<table|<head|<meta)/i, { en: 'an HTML page', zh: 'HTML 网页' }, SAVE_AGAIN],
  [/^\s{0,64}<\?xml/i, { en: 'an XML document', zh: 'XML 文档' }, SAVE_AGAIN],
  [
    /^(?:age-encryption\.org\/|-----BEGIN AGE ENCRYPTED FILE-----)/,
    { en: 'an encrypted file (age)', zh: '加密文件（age）' },
    {
      en: 'Decrypt it on the way in: age -d -i KEYFILE FILE | cim import -',
      zh: '请在读入时解密：age -d -i 密钥文件 文件 | cim import -',
    },
  ],
  [
    /^-----BEGIN PGP MESSAGE-----/,
    { en: 'an encrypted file (OpenPGP)', zh: '加密文件（OpenPGP）' },
    { en: 'Decrypt it on the way in: gpg -d FILE | cim import -', zh: '请在读入时解密：gpg -d 文件 | cim import -' },
  ],
  [/^\s{0,64}BEGIN:VCARD/i, { en: 'a file of vCards', zh: 'vCard 名片文件' }, EXPORT_AGAIN],
  [/^\s{0,64}BEGIN:VCALENDAR/i, { en: 'a calendar', zh: '日历文件' }, EXPORT_AGAIN],
  [/^\s{0,64}(?:version: ?1\s+)?dn: ?\w+=/i, { en: 'an LDIF file', zh: 'LDIF 文件' }, EXPORT_AGAIN],
];

function matches(head: Uint8Array, { at, bytes }: Signature): boolean {
  if (head.length < at + bytes.length) return false;
  for (let i = 0; i < bytes.length; i++) {
    const wanted = typeof bytes === 'string' ? bytes.charCodeAt(i) : bytes[i];
    if (head[at + i] !== wanted) return false;
  }
  return true;
}

/**
 * Names what `head` (the first bytes of a file, 512 or more where there are so many) begins.
 * @returns `text` when nothing speaks against a table in text form
 */
export function recognizeMagic(head: Uint8Array): Magic {
  if (head[0] === 0x1f && head[1] === 0x8b) return { kind: 'gzip' };
  if (matches(head, { at: 0, bytes: [0x50, 0x4b, 0x03, 0x04], name: NO_TEXT })) return { kind: 'zip' };
  if (matches(head, { at: 0, bytes: [0x50, 0x4b, 0x05, 0x06], name: NO_TEXT })) return { kind: 'zip' };
  if (matches(head, { at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], name: NO_TEXT })) return { kind: 'ole' };
  for (const signature of SIGNATURES) {
    if (matches(head, signature)) return { kind: 'binary', name: signature.name };
  }
  const start = Buffer.from(head.subarray(0, 256)).toString('latin1').replace(/^ï»¿/, '');
  for (const [pattern, name, hint] of TEXTS) if (pattern.test(start)) return { kind: 'binary', name, hint };
  return { kind: 'text' };
}
