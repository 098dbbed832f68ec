/** `cim evaluate`: how good clusters, or scored pairs by threshold, are against a truth file. */
import { type Evaluation, evaluate, evaluateByThreshold, type Quality } from '../domain/linkage/evaluate.js';
import { type ErrorPair, pairErrors } from '../domain/linkage/pair-errors.js';
import { CimError } from '../errors.js';
import { openTable } from '../files/open-table.js';
import { number, percent, textTable } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { readPairs } from './shared/pairs-file.js';

/** Reads `record_id,group_id` (the first two columns, whatever they are called). */
async function readGroups(path: string): Promise<Map<string, string>> {
  const reader = await openTable(path);
  if (reader.headers.length < 2) {
    await reader.close();
    throw new CimError(
      'bad-input',
      'too-few-columns',
      {
        en: `${path} needs two columns: record_id and the id of its group.`,
        zh: `${path} 需要两列：record_id 和所属组的编号。`,
      },
      {
        en: 'The id column first; `cim dedupe FILE --clusters` writes such files.',
        zh: '编号列在前；这种文件由 `cim dedupe 文件 --clusters` 生成。',
      },
      { file: path },
    );
  }
  const groups = new Map<string, string>();
  for await (const batch of reader.rows()) {
    const [bad] = batch.rejected;
    if (bad)
      throw new CimError(
        'bad-input',
        bad.code,
        { en: `${path}, line ${bad.line}: the row cannot be read.`, zh: `${path} 第 ${bad.line} 行：此行无法读取。` },
        { en: 'Correct the line.', zh: '请改正此行。' },
        { file: path, row: bad.line },
      );
    for (const { line, cells } of batch.rows) {
      const id = cells[0] ?? '';
      if (groups.has(id))
        throw new CimError(
          'bad-input',
          'id-repeated',
          {
            en: `${path}, line ${line}: the record id occurs twice.`,
            zh: `${path} 第 ${line} 行：记录编号出现了两次。`,
          },
          { en: 'Leave one of its lines.', zh: '请只留一行。' },
          { file: path, row: line },
        );
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
const rounded = ({ precision, recall, f1 }: Quality) => ({
  precision: share(precision),
  recall: share(recall),
  f1: share(f1),
});

/** One line of quality by threshold. Weights in bits. */
interface Threshold extends Quality {
  readonly weight: number;
  readonly probability: number;
  readonly linked: number;
}

interface NamedPair {
  readonly a: string;
  readonly b: string;
  /** Bits; null: the pair was not scored. */
  readonly weight: number | null;
}

/** Scored pairs against the truth. */
interface PairsEvaluation {
  readonly records: number;
  readonly truePairs: number;
  /** True pairs that were not among those scored: recall that no threshold can bring back, and its share. */
  readonly lost: number;
  readonly lostShare: number;
  readonly thresholds: readonly Threshold[];
  /** The line with the largest F1. */
  readonly best: Threshold;
  /** The worst errors of each kind. */
  readonly worst: {
    readonly wrong: readonly NamedPair[];
    readonly weak: readonly NamedPair[];
    readonly lost: readonly NamedPair[];
  };
}

type EvaluateResult = Partial<Evaluation> & Partial<PairsEvaluation>;

const PROBABILITIES: readonly number[] = [
  0.06, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.999999,
];
const WORST = 10;

async function evaluateClusters(truthPath: string, clustersPath: string): Promise<Evaluation> {
  const truth = await readGroups(truthPath);
  const clusters = await readGroups(clustersPath);
  const ids = [...clusters.keys()].filter((id) => truth.has(id));
  if (ids.length === 0) throw noSharedIds(truthPath, clustersPath);
  const result = evaluate(
    numbered(ids.map((id) => clusters.get(id) as string)),
    numbered(ids.map((id) => truth.get(id) as string)),
  );
  return { ...result, pairwise: rounded(result.pairwise), bcubed: rounded(result.bcubed) };
}

const noSharedIds = (truthPath: string, path: string): CimError =>
  new CimError(
    'bad-input',
    'no-shared-ids',
    { en: `${truthPath} and ${path} have no record id in common.`, zh: `${truthPath} 与 ${path} 没有相同的记录编号。` },
    {
      en: 'Give `cim dedupe` the id column of the truth with --id-column.',
      zh: '运行 `cim dedupe` 时用 --id-column 指定与真值相同的编号列。',
    },
    { file: path },
  );

async function evaluatePairs(truthPath: string, pairsPath: string): Promise<PairsEvaluation> {
  const truth = await readGroups(truthPath);
  const ids = [...truth.keys()];
  const entities = numbered([...truth.values()]);
  const pairs = await readPairs(pairsPath, new Map(ids.map((id, i) => [id, i])));
  if (pairs.size === 0) throw noSharedIds(truthPath, pairsPath);
  const weights = PROBABILITIES.map((p) => Math.round(1000 * Math.log2(p / (1 - p))));
  const thresholds = evaluateByThreshold(pairs, entities, weights).map(
    ({ weight, linked, ...quality }, i): Threshold => ({
      weight: weight / 1000,
      probability: PROBABILITIES[i] as number,
      linked,
      ...rounded(quality),
    }),
  );
  const errors = pairErrors(pairs, entities, WORST);
  const named = (list: readonly ErrorPair[]) =>
    list.map(({ a, b, weight }) => ({
      a: ids[a] as string,
      b: ids[b] as string,
      weight: weight === null ? null : weight / 1000,
    }));
  const lost = errors.truePairs - errors.trueScored;
  return {
    records: ids.length,
    truePairs: errors.truePairs,
    lost,
    lostShare: share(lost / Math.max(1, errors.truePairs)),
    thresholds,
    best: thresholds.reduce((best, line) => (line.f1 > best.f1 ? line : best)),
    worst: { wrong: named(errors.wrong), weak: named(errors.weak), lost: named(errors.lost) },
  };
}

export const command: CommandBody<EvaluateResult> = {
  examples: [
    'cim evaluate --truth truth.csv --clusters clusters.csv',
    'cim evaluate --truth truth.csv --pairs pairs.csv',
  ],
  usage: (command, say) => {
    command
      .requiredOption('--truth <file>', say('record_id,entity_id', '真实分组：record_id,entity_id'))
      .option(
        '--clusters <file>',
        say('record_id,cluster_id, as `cim dedupe --clusters` writes it', 'cim dedupe --clusters 的输出'),
      )
      .option(
        '--pairs <file>',
        say(
          'scored pairs, as `cim dedupe --pairs` writes them: quality by threshold, the worst errors, what blocking lost',
          'cim dedupe --pairs 的输出：各阈值的质量、最严重的错误、分块的损失',
        ),
      );
  },
  run: async ({ options }) => {
    const truth = options.truth as string;
    const clusters = options.clusters as string | undefined;
    const pairs = options.pairs as string | undefined;
    if (clusters === undefined && pairs === undefined)
      throw new CimError('usage', 'nothing-to-evaluate', {
        en: 'Name --clusters, --pairs or both.',
        zh: '请指定 --clusters、--pairs 或两者。',
      });
    return {
      ...(pairs === undefined ? {} : await evaluatePairs(truth, pairs)),
      ...(clusters === undefined ? {} : await evaluateClusters(truth, clusters)),
    };
  },
  render: (result, { say }) => {
    const right = (title: string) => ({ title, align: 'right' as const });
    const measures = [say('precision', '精确率'), say('recall', '召回率'), 'F1'].map(right);
    const figures = ({ precision, recall, f1 }: Quality) => [precision, recall, f1].map((value) => value.toFixed(4));
    const parts: string[] = [];
    if (result.pairwise !== undefined && result.bcubed !== undefined) {
      const table = textTable(
        [{ title: '' }, ...measures],
        [
          [say('pairs', '按对'), ...figures(result.pairwise)],
          ['B³', ...figures(result.bcubed)],
        ],
      );
      const { records = 0, entities = 0, clusters = 0 } = result;
      parts.push(
        `${table}\n${say('records', '记录')} ${number(records)}, ${say('entities', '实体')} ${number(entities)}, ${say('clusters', '簇')} ${number(clusters)}\n`,
      );
    }
    if (result.thresholds !== undefined && result.worst !== undefined) {
      const { thresholds, best, lost = 0, lostShare = 0, truePairs = 0, worst } = result;
      parts.push(
        textTable(
          [
            right(say('from bits', '比特起')),
            right(say('probability', '概率')),
            right(say('linked', '合并对')),
            ...measures,
            { title: '' },
          ],
          thresholds.map((line) => [
            line.weight.toFixed(2),
            String(line.probability),
            number(line.linked),
            ...figures(line),
            line === best ? say('best', '最佳') : '',
          ]),
        ),
        say(
          `${number(lost)} of ${number(truePairs)} true pairs (${percent(lostShare)}) were not among those scored.\n`,
          `${number(truePairs)} 个真实对中有 ${number(lost)} 个（${percent(lostShare)}）未被评分。\n`,
        ),
      );
      const list = (title: string, found: readonly NamedPair[]) =>
        found.length === 0
          ? ''
          : `${title}\n${textTable(
              [{ title: '' }, { title: '' }, right(say('bits', '比特'))],
              found.map(({ a, b, weight }) => [a, b, weight === null ? '' : weight.toFixed(2)]),
            )}`;
      parts.push(
        list(say('Wrong pairs that weigh most', '权重最高的错误对'), worst.wrong),
        list(say('True pairs that weigh least', '权重最低的真实对'), worst.weak),
        list(say('True pairs that were not scored', '未被评分的真实对'), worst.lost),
      );
      const [example] = [...worst.wrong, ...worst.weak, ...worst.lost];
      if (example !== undefined)
        parts.push(
          say(
            `Why: cim explain FILE --id-column COLUMN --rows ${example.a},${example.b}`,
            `原因：cim explain 文件 --id-column 编号列 --rows ${example.a},${example.b}`,
          ),
        );
    }
    return parts.filter(Boolean).join('\n');
  },
};
