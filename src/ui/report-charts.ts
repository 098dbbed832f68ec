/** The charts of the HTML report as inline SVG: no script, no network, the same on paper. */
import type { CustomerReport } from '../domain/quality/report.js';
import { minute, shareWord } from './report-words.js';
import { number } from './table.js';

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const SOFT = '#5d6b7e';
const LINE = '#dfe5ec';
const GOOD = '#1a7f5a';
const BLUE = '#3166c4';

type Anchor = 'start' | 'middle' | 'end';

function label(x: number, y: number, text: string, color = SOFT, anchor: Anchor = 'middle'): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="11" text-anchor="${anchor}" fill="${color}">${escapeHtml(text)}</text>`;
}

const drawing = (height: number, title: string, ...body: readonly string[]): string =>
  `<svg viewBox="0 0 760 ${height}" width="100%" role="img" aria-label="${escapeHtml(title)}">${body.join('')}</svg>`;

/** Pairs by match weight, on a logarithmic scale: strangers outnumber duplicates a thousandfold. */
export function histogram({ duplicates }: CustomerReport, title: string, axis: string): string {
  const bins = duplicates.weights;
  if (bins.length === 0) return '';
  const most = Math.log1p(Math.max(...bins.map((bin) => bin.pairs)));
  const step = 740 / bins.length;
  const bars = bins.map((bin, i) => {
    const height = most > 0 ? (Math.log1p(bin.pairs) / most) * 140 : 0;
    const x = 10 + i * step;
    const middle = x + step / 2;
    return `<rect x="${x.toFixed(1)}" y="${(165 - height).toFixed(1)}" width="${(step - 2).toFixed(1)}" height="${height.toFixed(1)}" fill="${bin.from >= 0 ? GOOD : '#8797ab'}"><title>${bin.from} … ${bin.to}: ${number(bin.pairs)}</title></rect>${label(middle, 160 - height, number(bin.pairs))}${label(middle, 181, `${bin.from} …`)}`;
  });
  return drawing(202, title, ...bars, label(380, 198, axis));
}

/** Expected precision and recall over the threshold, both from half to all. */
export function thresholdChart(
  { duplicates }: CustomerReport,
  words: { readonly title: string; readonly axis: string; readonly precision: string; readonly recall: string },
): string {
  const points = duplicates.thresholds;
  if (points.length < 2) return '';
  const x = (i: number) => 60 + (i * 680) / (points.length - 1);
  const y = (share: number) => 155 - 280 * (Math.max(0.5, share) - 0.5);
  const line = (of: 'precision' | 'recall', color: string) =>
    `<polyline points="${points.map((p, i) => `${x(i).toFixed(1)},${y(p[of]).toFixed(1)}`).join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>${points.map((p, i) => `<circle cx="${x(i).toFixed(1)}" cy="${y(p[of]).toFixed(1)}" r="3" fill="${color}"><title>${p.probability}: ${escapeHtml(words[of])} ${shareWord(p[of])}</title></circle>`).join('')}`;
  const grid = [0.5, 0.75, 1].map(
    (share) =>
      `<line x1="60" y1="${y(share)}" x2="740" y2="${y(share)}" stroke="${LINE}"/>${label(52, y(share) + 4, `${share * 100} %`, SOFT, 'end')}`,
  );
  const ticks = points.map((p, i) => label(x(i), 172, String(p.probability)));
  const legend =
    label(70, 140, `— ${words.precision}`, GOOD, 'start') + label(70, 124, `— ${words.recall}`, BLUE, 'start');
  return drawing(
    194,
    words.title,
    ...grid,
    ...ticks,
    line('recall', BLUE),
    line('precision', GOOD),
    legend,
    label(400, 190, words.axis),
  );
}

/** Share of sound records among those that each import received. */
export function trendLine({ trend }: CustomerReport, title: string): string {
  const points = trend.flatMap((point) => (point.quality === null ? [] : [{ at: point.at, quality: point.quality }]));
  if (points.length < 2) return '';
  const x = (i: number) => 60 + (i * 680) / (points.length - 1);
  const y = (share: number) => 120 - share * 100;
  const grid = [0, 0.5, 1].map(
    (share) =>
      `<line x1="60" y1="${y(share)}" x2="740" y2="${y(share)}" stroke="${LINE}"/>${label(52, y(share) + 4, `${share * 100} %`, SOFT, 'end')}`,
  );
  const line = points.map((p, i) => `${x(i).toFixed(1)},${y(p.quality).toFixed(1)}`).join(' ');
  const dots = points.map(
    (p, i) =>
      `<circle cx="${x(i).toFixed(1)}" cy="${y(p.quality).toFixed(1)}" r="3" fill="${BLUE}"><title>${escapeHtml(minute(p.at))}: ${shareWord(p.quality)}</title></circle>`,
  );
  const ends = [
    label(60, 138, minute(points[0]!.at).slice(0, 10), SOFT, 'start'),
    label(740, 138, minute(points.at(-1)!.at).slice(0, 10), SOFT, 'end'),
  ];
  return drawing(
    142,
    title,
    ...grid,
    `<polyline points="${line}" fill="none" stroke="${BLUE}" stroke-width="2"/>`,
    ...dots,
    ...ends,
  );
}

/** Customers by how many records they consist of, a bar each. */
export function sizeBars({ duplicates }: CustomerReport, words: (size: number) => string): string {
  const { sizes } = duplicates;
  if (sizes.length === 0) return '';
  const shown = sizes.slice(0, 12);
  const most = Math.max(...shown.map(({ customers }) => customers));
  const bars = shown.map(({ size, customers }, i) => {
    const y = i * 22;
    const width = Math.max(1, (customers / most) * 500);
    return `${label(140, y + 15, words(size), SOFT, 'end')}<rect x="150" y="${y + 3}" width="${width.toFixed(1)}" height="16" rx="2" fill="${size === 1 ? '#8797ab' : BLUE}"/>${label(156 + width, y + 15, number(customers), '#1c2430', 'start')}`;
  });
  return drawing(shown.length * 22 + 4, '', ...bars);
}

/** How far a level speaks for (right) or against (left) one customer; `most` bits fill a side. */
export function evidenceBar(bits: number, most: number): string {
  const width = Math.min(60, (Math.abs(bits) / Math.max(most, 1e-9)) * 60);
  return `<svg viewBox="0 0 120 10" width="120" height="10" aria-hidden="true"><line x1="60" y1="0" x2="60" y2="10" stroke="${SOFT}"/><rect x="${(bits < 0 ? 60 - width : 60).toFixed(1)}" y="1" width="${width.toFixed(1)}" height="8" fill="${bits < 0 ? '#b23b3b' : GOOD}"/></svg>`;
}
