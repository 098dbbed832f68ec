/** What `cim validate --fix` did, and where: counted by kind and field, and cell by cell. Values only where they were asked for. */

import { createStandardizer, type StandardizeOptions } from '../../domain/normalize/standardize.js';
import { carryOver } from '../../domain/record/carry-over.js';
import type { FieldName } from '../../domain/record/fields.js';
import type { StandardRecord } from '../../domain/record/record.js';
import { type OwnField, withOwnFields } from '../../domain/settings/own-fields.js';
import { REPAIRS, type Repair, type RepairName, repairRow } from '../../domain/validate/repair.js';
import { customerId, recordId } from '../../store/records.js';
import { countSealed, reviseRecords } from '../../store/restandardize.js';
import type { Store } from '../../store/store.js';
import { number, textTable } from '../../ui/table.js';
import type { Context, Say } from '../definition.js';
import { noteShown } from './view.js';

/** One repaired cell. `from` and `to` are there only where values were asked for. */
export interface RepairLine {
  /** `R7` in a store, `FILE:line` in a file. */
  readonly record: string;
  readonly field: FieldName;
  readonly column: string;
  readonly repair: RepairName;
  readonly message: string;
  readonly from?: string;
  readonly to?: string;
}

export interface RepairTotal {
  readonly repair: RepairName;
  readonly field: FieldName;
  readonly count: number;
}

/** What `cim validate --fix` did. */
export interface FixResult {
  readonly run: number | null;
  /** Records with repaired cells. */
  readonly fixed: number;
  readonly repairs: readonly RepairTotal[];
  readonly list: readonly RepairLine[];
  readonly path: string | null;
  /** Records that were left as they are: this user cannot read their sealed values. */
  readonly sealed: number;
}

/** Without `--list` so many repairs are shown one by one; all are counted. */
const SHOWN = 20;

/** Counts repairs; keeps the first of them, or all where they are listed. */
export class RepairTally {
  readonly #lang: 'en' | 'zh';
  readonly #all: boolean;
  readonly #reveal: boolean;
  readonly #totals = new Map<string, { repair: RepairName; field: FieldName; count: number }>();
  readonly list: RepairLine[] = [];
  /** Records with at least one repair. */
  records = 0;
  cells = 0;

  constructor(lang: 'en' | 'zh', options: { readonly all: boolean; readonly reveal: boolean }) {
    this.#lang = lang;
    this.#all = options.all;
    this.#reveal = options.reveal;
  }

  get reveals(): boolean {
    return this.#reveal;
  }

  /** True when the values of some of these repairs will be shown. */
  add(record: string, repairs: readonly Repair[]): boolean {
    if (repairs.length > 0) this.records++;
    let shown = false;
    for (const { name, field, header, from, to } of repairs) {
      this.cells++;
      const key = `${name} ${field}`;
      const total = this.#totals.get(key);
      if (total) total.count++;
      else this.#totals.set(key, { repair: name, field, count: 1 });
      if (!this.#all && this.list.length >= SHOWN) continue;
      shown = this.#reveal;
      const values = this.#reveal ? { from, to } : {};
      const message = REPAIRS[name].summary[this.#lang];
      this.list.push({ record, field, column: header, repair: name, message, ...values });
    }
    return shown;
  }

  /** The most frequent first. */
  totals(): readonly RepairTotal[] {
    return [...this.#totals.values()].sort(
      (a, b) => b.count - a.count || (`${a.repair} ${a.field}` < `${b.repair} ${b.field}` ? -1 : 1),
    );
  }
}

/** Repairs every record of the store that this user can read in full, in the run in progress; tells how many others there are. */
export async function repairStore(
  store: Store,
  settings: StandardizeOptions,
  fields: readonly OwnField[],
  tally: RepairTally,
  signal: AbortSignal,
): Promise<{ readonly sealed: number }> {
  await reviseRecords(
    store,
    (received, sample) => {
      const mapping = withOwnFields(received, fields);
      const { standardize } = createStandardizer(mapping, sample, settings);
      return ({ cells, record, recordNumber }) => {
        const again = (repaired: readonly string[]): StandardRecord =>
          carryOver(standardize({ line: 0, cells: repaired }), record);
        const row = repairRow(mapping.columns, cells, record, again);
        if (tally.add(recordId(recordNumber), row.repairs))
          noteShown(store, customerId(store.columns.customer.get(recordNumber)));
        return row;
      };
    },
    signal,
  );
  return { sealed: countSealed(store) };
}

/** The repairs as tables for people; '' where there were none. */
export function renderRepairs(
  list: readonly RepairLine[],
  totals: readonly RepairTotal[],
  say: Say,
  lang: 'en' | 'zh',
): string {
  if (totals.length === 0) return '';
  const cells = totals.reduce((sum, { count }) => sum + count, 0);
  const revealed = list.some((line) => line.from !== undefined);
  const each = textTable(
    [
      { title: say('record', '记录') },
      { title: say('column', '列') },
      { title: say('repair', '修复') },
      ...(revealed ? [{ title: say('from', '原值') }, { title: say('to', '新值') }] : []),
    ],
    list.map((line) => [
      line.record,
      line.column,
      line.repair,
      ...(revealed ? [JSON.stringify(line.from ?? ''), JSON.stringify(line.to ?? '')] : []),
    ]),
  );
  const more =
    cells > list.length
      ? say(
          `… and ${number(cells - list.length)} more: see --list`,
          `……另有 ${number(cells - list.length)} 处，见 --list`,
        )
      : '';
  const summary = textTable(
    [
      { title: say('repair', '修复') },
      { title: say('field', '字段') },
      { title: say('count', '数量'), align: 'right' },
      { title: '' },
    ],
    totals.map(({ repair, field, count }) => [repair, field, number(count), REPAIRS[repair].summary[lang]]),
  );
  return [each, more, summary].filter(Boolean).join('\n');
}

/** What a repair came to, in words. */
export function fixClosing(fix: FixResult, context: Context): string {
  const left = context.say(
    `${number(fix.sealed)} records were left as they are: their sealed values are not for your role.`,
    `${number(fix.sealed)} 条记录保持原样：您的角色无权读取其密封信息。`,
  );
  return [repairsClosing(fix, context), ...(fix.sealed > 0 ? [left] : [])].join('\n');
}

function repairsClosing(fix: FixResult, { say, dryRun }: Context): string {
  if (fix.fixed === 0) return say('Nothing could be repaired safely.', '没有可安全修复的内容。');
  const count = number(fix.fixed);
  if (dryRun) return say(`${count} records would be repaired.`, `将修复 ${count} 条记录。`);
  return fix.run === null
    ? say(`${count} records repaired, in ${fix.path}.`, `已修复 ${count} 条记录：${fix.path}。`)
    : say(
        `${count} records repaired; take it back with: cim undo ${fix.run}`,
        `已修复 ${count} 条记录；撤销：cim undo ${fix.run}`,
      );
}
