/** What a user types, or pipes in, of customers: brought to standard form as import would bring it there. */
import { inferMapping } from '../../domain/columns/infer-mapping.js';
import { rejection } from '../../domain/intake/prepare-rows.js';
import { createStandardizer } from '../../domain/normalize/standardize.js';
import { FIELD_NAMES, type FieldName, isFieldName } from '../../domain/record/fields.js';
import type { ColumnMapping, StandardRecord } from '../../domain/record/record.js';
import { withOwnFields } from '../../domain/settings/own-fields.js';
import { CimError } from '../../errors.js';
import { readLines } from '../../files/read-lines.js';
import type { Call, Options } from '../definition.js';
import { readSettings } from './settings.js';

/** What was typed: fields or headers, each with its values. */
type Typed = ReadonlyMap<string, readonly string[]>;

const fromStandardInput = (args: readonly string[]): boolean => args[0] === '-';

function typedOptions(options: Options): Typed {
  const typed = new Map<string, readonly string[]>();
  for (const field of FIELD_NAMES) {
    const values = options[field] as readonly string[] | undefined;
    if (values !== undefined) typed.set(field, values);
  }
  if (typed.size > 0) return typed;
  throw new CimError(
    'usage',
    'nothing-to-check',
    { en: 'Say what is known of the customer.', zh: '请写出已知的客户信息。' },
    {
      en: "cim check --fullName NAME --phone NUMBER, or `-` to read JSON objects from standard input; cim's fields are in the README.",
      zh: 'cim check --fullName 姓名 --phone 号码，或用 `-` 从标准输入读取 JSON 对象；字段见 README。',
    },
  );
}

/** A line of standard input: an object of fields (or headers) and values. */
function typedLine(line: string, number: number): Typed {
  const wrong = (): CimError =>
    new CimError(
      'bad-input',
      'not-a-record',
      {
        en: `Line ${number} of standard input is not a JSON object of fields and texts.`,
        zh: `标准输入第 ${number} 行不是由字段和文字组成的 JSON 对象。`,
      },
      {
        en: 'One object a line: {"givenName": "…", "phone": "…"}',
        zh: '每行一个对象：{"givenName": "…", "phone": "…"}',
      },
      { row: number },
    );
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw wrong();
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw wrong();
  const typed = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(parsed)) {
    const values = (Array.isArray(value) ? value : [value]).filter((one) => one !== null && one !== '');
    if (values.some((one) => typeof one !== 'string' && typeof one !== 'number')) throw wrong();
    if (values.length > 0) typed.set(key, values.map(String));
  }
  return typed;
}

/** Other keys are read as the headers of a file would be: `name`, `手机`, `E-mail`. */
function fieldOfHeader(key: string, value: string): FieldName | null {
  return inferMapping([key], [[value]]).columns[0]?.field ?? null;
}

/** A record as typed in standard form, as import would bring it there. */
function standardRecord(typed: Typed, call: Call): StandardRecord {
  const { context, options } = call;
  const cells: string[] = [];
  const columns: ColumnMapping[] = [];
  for (const [key, values] of typed)
    for (const [i, value] of values.entries()) {
      const field = isFieldName(key) ? key : fieldOfHeader(key, value);
      columns.push({
        index: cells.length,
        header: key,
        field,
        group: i + 1,
        reason: field === null ? 'none' : 'user',
        confidence: 1,
      });
      cells.push(value);
    }
  const country = (options.defaultCountry as string | undefined) ?? context.env.CIM_DEFAULT_COUNTRY ?? null;
  const mapping = withOwnFields({ preset: null, columns, idColumn: null }, readSettings(options, context).fields);
  const standardizer = createStandardizer(mapping, [cells], {
    defaultCountry: country?.toUpperCase() ?? null,
    today: context.now().toISOString().slice(0, 10),
  });
  return standardizer.standardize({ line: 1, cells });
}

/** The record of the options, or one for each line of standard input. Throws `usage` where nothing tells a customer. */
export async function typedRecords(call: Call): Promise<StandardRecord[]> {
  if (!fromStandardInput(call.args)) {
    const record = standardRecord(typedOptions(call.options), call);
    if (rejection(record) !== null)
      throw new CimError('usage', 'nothing-to-check', {
        en: 'Nothing of what was given tells a customer.',
        zh: '所给信息不足以辨认任何客户。',
      });
    return [record];
  }
  const lines = await readLines(process.stdin);
  return lines.map((line, i) => standardRecord(typedLine(line, i + 1), call));
}
