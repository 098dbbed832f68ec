/** Names that somebody may have meant. */
import type { Bilingual } from '../../errors.js';

/** What somebody may have meant, and all there is where nothing is near. `what` reads as "Presets". */
export function suggestOrList(name: string, known: readonly string[], what: Bilingual): Bilingual {
  return suggest(name, known) ?? { en: `${what.en}: ${known.join(', ')}.`, zh: `${what.zh}：${known.join('、')}。` };
}

/** "Did you mean …", for names that share a beginning or are a few letters away. */
export function suggest(name: string, known: readonly string[]): Bilingual | undefined {
  const lower = name.toLowerCase();
  const near = known.find((candidate) => {
    const other = candidate.toLowerCase();
    return (
      other === lower ||
      (lower.length > 2 && (other.startsWith(lower) || lower.startsWith(other) || distance(lower, other) <= 2))
    );
  });
  return near === undefined ? undefined : { en: `Did you mean ${near}?`, zh: `是否想写 ${near}？` };
}

/** Levenshtein distance of short words; words of very different length are far apart. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2 || a.length > 40) return 9;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a.charAt(i - 1) === b.charAt(j - 1) ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
