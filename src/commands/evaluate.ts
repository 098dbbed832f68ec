/** `cim evaluate`: how good clusters are against a truth file, by pair and by record. */
import { type Evaluation, evaluate } from '../domain/linkage/evaluate.js';
import { CimError } from '../errors.js';
import { openTable } from '../files/open-table.js';
import { number, textTable } from '../ui/table.js';
import type { CommandBody } from './definition.js';

/** Reads `record_id,group_id` (the first two columns, whatever they are called). */
async function readGroups(path: string): Promise<Map<string, string>> {
  const reader = await openTable(path);
  if (reader.headers.length < 2) {
    await reader.close();
    throw new CimError(
      'bad-input',
      'too-few-columns',
      `${path} needs two columns: record_id and the id of its group.`,
      '',
      { file: path },
    );
  }
  const groups = new Map<string, string>();
  for await (const batch of reader.rows()) {
    const [bad] = batch.rejected;
    if (bad)
      throw new CimError('bad-input', bad.code, `${path}, line ${bad.line}: the row cannot be read.`, '', {
        file: path,
        row: bad.line,
      });
    for (const { line, cells } of batch.rows) {
      const id = cells[0] ?? '';
      if (groups.has(id))
        throw new CimError('bad-input', 'id-repeated', `${path}, line ${line}: the record id occurs twice.`, '', {
          file: path,
          row: line,
        });
      groups.set(id, cells[1] ?? '');
    }
  }
  return groups;
}

function numbered(values: readonly string[]): Int32Array {
  const codes = new Map<string, number>();
  return Int32Array.from(values, (value) => {
    const known = codes.get(value) ?? codes.size;
    codes.set(value, known);
    return known;
  });
}

const share = (value: number) => Math.round(value * 1e6) / 1e6;
const rounded = ({ precision, recall, f1 }: Evaluation['pairwise']) => ({
  precision: share(precision),
  recall: share(recall),
  f1: share(f1),
});

export const command: CommandBody<Evaluation> = {
  examples: ['cim evaluate --truth truth.csv --clusters clusters.csv'],
  usage: (command, say) => {
    command
      .requiredOption('--truth <file>', say('record_id,entity_id', '真实分组：record_id,entity_id'))
      .requiredOption(
        '--clusters <file>',
        say('record_id,cluster_id, as `cim dedupe --clusters` writes it', 'cim dedupe --clusters 的输出'),
      );
  },
  run: async ({ options }) => {
    const truthPath = options.truth as string;
    const clustersPath = options.clusters as string;
    const truth = await readGroups(truthPath);
    const clusters = await readGroups(clustersPath);
    const ids = [...clusters.keys()].filter((id) => truth.has(id));
    if (ids.length === 0)
      throw new CimError(
        'bad-input',
        'no-shared-ids',
        `${truthPath} and ${clustersPath} have no record id in common.`,
        'Give `cim dedupe` the id column of the truth with --id-column.',
        { file: clustersPath },
      );
    const result = evaluate(
      numbered(ids.map((id) => clusters.get(id) as string)),
      numbered(ids.map((id) => truth.get(id) as string)),
    );
    return { ...result, pairwise: rounded(result.pairwise), bcubed: rounded(result.bcubed) };
  },
  render: (result, { say }) => {
    const row = (name: string, { precision, recall, f1 }: Evaluation['pairwise']) => [
      name,
      ...[precision, recall, f1].map((value) => value.toFixed(4)),
    ];
    const table = textTable(
      [
        { title: '' },
        ...[say('precision', '精确率'), say('recall', '召回率'), 'F1'].map((title) => ({
          title,
          align: 'right' as const,
        })),
      ],
      [row(say('pairs', '按对'), result.pairwise), row('B³', result.bcubed)],
    );
    return `${table}\n${say('records', '记录')} ${number(result.records)}, ${say('entities', '实体')} ${number(result.entities)}, ${say('clusters', '簇')} ${number(result.clusters)}\n`;
  },
};
