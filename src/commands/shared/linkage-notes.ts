/** What linkage left out, as a person reads it. The codes and details stay as they are for scripts. */
import type { LinkageNote } from '../../domain/linkage/linkage-result.js';
import { linkageWord } from '../../ui/linkage-words.js';
import { number } from '../../ui/table.js';
import type { Say } from '../definition.js';

/** Notes that a person should see; the others, of columns that tell nothing, stand in the JSON. */
const WORTH_TELLING: ReadonlySet<LinkageNote['code']> = new Set([
  'rule-too-large',
  'block-too-large',
  'not-converged',
  'nothing-to-compare',
  'component-cut',
  'in-parts',
]);

/** One sentence; the counts are those of the note's detail, in their order. */
export function noteText(note: LinkageNote, lang: 'en' | 'zh'): string {
  const { code, detail } = note;
  const subject = linkageWord(note.subject, lang);
  const say: Say = (en, zh) => (lang === 'zh' ? zh : en);
  const [first = '?', second = '?', third] = (detail.match(/\d+/g) ?? []).map((digits) => number(Number(digits)));
  switch (code) {
    case 'block-too-large':
      if (detail.endsWith('share one value'))
        return say(
          `"${subject}": ${first} records share one value, which is too common to compare them by`,
          `“${subject}”：${first} 条记录的值相同，过于常见，未据此比较`,
        );
      return third === undefined
        ? say(
            `rule "${subject}": ${first} blocks with ${second} records are too large and were left out`,
            `规则“${subject}”：${first} 个块（${second} 条记录）过大，已略过`,
          )
        : say(
            `rule "${subject}": ${first} blocks with ${second} records are too large and were left out (the largest: ${third})`,
            `规则“${subject}”：${first} 个块（${second} 条记录）过大，已略过（最大的 ${third} 条）`,
          );
    case 'rule-too-large':
      return say(`rule "${subject}" gives too many pairs and was left out`, `规则“${subject}”候选对过多，已略过`);
    case 'not-converged':
      return say(
        `the model did not settle within ${first} iterations: look at what it links before you use it`,
        `模型在 ${first} 次迭代内未收敛：使用前请检查其结果`,
      );
    case 'nothing-to-compare':
      return say(
        'no column tells customers apart: nothing was compared (cim import shows what the columns were taken for)',
        '没有可以区分客户的列：未作比较（导入时会显示各列的含义）',
      );
    case 'component-cut':
      return say(
        `groups too large to be looked at pair by pair (${first} records) were put together by single links: look at them`,
        `有些组过大（${first} 条记录），未逐对核对，只按单个链接组成：请检查`,
      );
    case 'identical-records':
      return say(
        `${first} records are the same as another one in everything and were not compared one by one`,
        `${first} 条记录与另一条完全相同，未逐一比较`,
      );
    case 'in-parts':
      return say(
        `more than ${second} records: dealt out into ${first} parts, and every two parts linked by themselves; rules are those of the first two`,
        `记录超过 ${second} 条：分为 ${first} 部分，每两部分分别比较；规则为前两部分的规则`,
      );
    case 'one-to-one':
      return note.subject === 'sources'
        ? say('records of one source are kept apart', '同一来源的记录互不合并')
        : say('each record has one partner at most', '每条记录最多与一条对应');
    case 'column-nearly-empty':
      return say(`"${subject}" is nearly empty (${first} values)`, `“${subject}”几乎为空（${first} 个值）`);
    case 'column-not-evidence':
      return say(`"${subject}" does not tell customers apart`, `“${subject}”不能用于区分客户`);
  }
}

/** The notes that a person should see, a line each. */
export function noteLines(notes: readonly LinkageNote[], lang: 'en' | 'zh'): string[] {
  const shown = notes.filter(({ code }) => WORTH_TELLING.has(code));
  return shown.map((note) => (lang === 'zh' ? '说明：' : 'Note: ') + noteText(note, lang));
}
