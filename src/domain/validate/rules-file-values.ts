/** The values of rules as a user writes them: fields, whole numbers, expressions, lists of words. */
import { isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { Bilingual } from '../../errors.js';
import { FIELD_NAMES, isFieldName } from '../record/fields.js';
import type { FieldRef } from './rule.js';
import { suggest } from './suggest.js';

/** Says where in the file a mistake is. */
export type Fail = (node: unknown, code: string, message: Bilingual, hint?: Bilingual) => never;

export function fieldRefs(subject: Node | null, item: YAMLMap, fail: Fail): readonly FieldRef[] {
  if (isSeq(subject) && subject.items.length > 0)
    return subject.items.map((node) => fieldRef(node as Node, node, fail));
  return [fieldRef(subject ?? item, subject, fail)];
}

export function fieldRef(at: Node, node: unknown, fail: Fail): FieldRef {
  if (!isScalar(node) || typeof node.value !== 'string')
    return fail(at, 'rules-file-value', { en: 'the name of a field is missing', zh: '缺少字段名' });
  const name = node.value;
  if (name.startsWith('custom:')) {
    const header = name.slice('custom:'.length).trim();
    return header === ''
      ? fail(at, 'unknown-field', { en: '`custom:` needs the header of a column', zh: '`custom:` 后须写列的表头' })
      : { custom: header };
  }
  if (isFieldName(name)) return { field: name };
  const hint = suggest(name, FIELD_NAMES) ?? {
    en: `Columns that are no known field are written custom:${name}`,
    zh: `不是已知字段的列写作 custom:${name}`,
  };
  return fail(at, 'unknown-field', { en: `unknown field \`${name}\``, zh: `未知的字段 \`${name}\`` }, hint);
}

export function whole(node: Scalar | undefined, fail: Fail): number {
  const value = node?.value;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  return fail(node ?? null, 'rules-file-value', {
    en: 'this must be a whole number, 0 or more',
    zh: '这里须为不小于 0 的整数',
  });
}

export function expression(node: Scalar | undefined, fail: Fail): RegExp {
  if (typeof node?.value !== 'string')
    return fail(node ?? null, 'rules-file-value', {
      en: '`matches` is a regular expression in quotation marks',
      zh: '`matches` 是写在引号中的正则表达式',
    });
  try {
    return new RegExp(node.value, 'u');
  } catch {
    return fail(node, 'rules-file-pattern', { en: 'this is not a regular expression', zh: '这不是正则表达式' });
  }
}

export function wordList(node: unknown, fail: Fail): ReadonlySet<string> {
  if (!isSeq(node) || node.items.length === 0)
    return fail(node ?? null, 'rules-file-value', { en: '`values` is a list', zh: '`values` 是列表' });
  return new Set(
    node.items.map((item) =>
      isScalar(item)
        ? String(item.value).toLowerCase()
        : fail(item, 'rules-file-value', { en: 'a value is a word or number', zh: '值是单词或数字' }),
    ),
  );
}
