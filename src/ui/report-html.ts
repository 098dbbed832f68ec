/** The quality report as one self-contained HTML file: no network, charts as inline SVG, prints well. */
import type { FieldQuality } from '../domain/quality/profile.js';
import type { CustomerReport } from '../domain/quality/report.js';
import { fieldDefinition } from '../domain/record/fields.js';
import { ISSUES } from '../domain/record/issue.js';
import { type Language, minute, REPORT_WORDS } from './report-text.js';
import { number, percent } from './table.js';

/** Kinds of fields whose values should belong to one customer only. */
const UNIQUE_KINDS: ReadonlySet<string> = new Set(['phone', 'email', 'identifier']);

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const STYLE = `
:root{--ink:#1c2430;--soft:#5d6b7e;--line:#dfe5ec;--good:#1a7f5a;--warn:#b7791f;--bad:#b23b3b;--fill:#3166c4}
body{font:15px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--ink);margin:2rem auto;max-width:62rem;padding:0 1rem}
h1{font-size:1.6rem;margin:0 0 .2rem}h2{font-size:1.1rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
.cards{display:flex;flex-wrap:wrap;gap:1rem;margin:1.2rem 0}.card{border:1px solid var(--line);border-radius:8px;padding:.8rem 1.1rem;min-width:8.5rem}
.card b{display:block;font-size:1.5rem}.card span,.soft{color:var(--soft);font-size:.9rem}
table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;color:var(--soft);font-size:.85rem}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.meter{display:inline-block;width:3.2rem;height:.5rem;background:var(--line);border-radius:3px;margin-right:.4rem;vertical-align:middle}.meter i{display:block;height:100%;border-radius:3px}
code{font:13px ui-monospace,monospace}@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}`;

const shade = (share: number) => (share >= 0.95 ? 'var(--good)' : share >= 0.75 ? 'var(--warn)' : 'var(--bad)');
const meter = (share: number) =>
  `<td class="n"><span class="meter"><i style="width:${(share * 100).toFixed(0)}%;background:${shade(share)}"></i></span>${percent(share)}</td>`;

function table(headers: readonly string[], rows: readonly string[], numeric: ReadonlySet<number> = new Set()): string {
  if (rows.length === 0) return '';
  const head = headers.map((title, i) => `<th${numeric.has(i) ? ' class="n"' : ''}>${escapeHtml(title)}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

/** Bars on a logarithmic scale: strangers outnumber duplicates a thousandfold. */
function histogram(report: CustomerReport): string {
  const bins = report.duplicates.weights;
  if (bins.length === 0) return '';
  const most = Math.log1p(Math.max(...bins.map((bin) => bin.pairs)));
  const step = 720 / bins.length;
  const bars = bins.map((bin, i) => {
    const height = most > 0 ? (Math.log1p(bin.pairs) / most) * 150 : 0;
    return `<rect x="${(i * step).toFixed(1)}" y="${(160 - height).toFixed(1)}" width="${(step - 2).toFixed(1)}" height="${height.toFixed(1)}" fill="${bin.from >= 0 ? '#1a7f5a' : '#8797ab'}"><title>${bin.from} … ${bin.to}: ${number(bin.pairs)}</title></rect><text x="${(i * step + step / 2).toFixed(1)}" y="176" font-size="10" text-anchor="middle" fill="#5d6b7e">${bin.from}</text>`;
  });
  return `<svg viewBox="0 0 720 182" width="100%" role="img">${bars.join('')}</svg>`;
}

/** Expected precision and recall over the threshold, both from half to all. */
function thresholdChart(
  report: CustomerReport,
  words: { readonly precision: string; readonly recall: string },
): string {
  const points = report.duplicates.thresholds;
  if (points.length < 2) return '';
  const x = (i: number) => 40 + (i * 660) / (points.length - 1);
  const y = (share: number) => 150 - 280 * (Math.max(0.5, share) - 0.5);
  const line = (of: 'precision' | 'recall', color: string) =>
    `<polyline points="${points.map((p, i) => `${x(i).toFixed(1)},${y(p[of]).toFixed(1)}`).join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>${points.map((p, i) => `<circle cx="${x(i).toFixed(1)}" cy="${y(p[of]).toFixed(1)}" r="3" fill="${color}"><title>${p.probability}: ${escapeHtml(words[of])} ${percent(p[of])}</title></circle>`).join('')}`;
  const label = (at: number, top: number, text: string, color = '#5d6b7e', anchor = 'middle') =>
    `<text x="${at.toFixed(1)}" y="${top.toFixed(1)}" font-size="10" text-anchor="${anchor}" fill="${color}">${escapeHtml(text)}</text>`;
  const grid = [0.5, 0.75, 1].map(
    (share) =>
      `<line x1="40" y1="${y(share)}" x2="700" y2="${y(share)}" stroke="#dfe5ec"/>${label(34, y(share) + 3, percent(share), '#5d6b7e', 'end')}`,
  );
  const ticks = points.map((p, i) => label(x(i), 166, String(p.probability)));
  const legend = `${label(560, 140, words.precision, '#1a7f5a', 'start')}${label(640, 140, words.recall, '#3166c4', 'start')}`;
  return `<svg viewBox="0 0 720 172" width="100%" role="img">${grid.join('')}${ticks.join('')}${line('precision', '#1a7f5a')}${line('recall', '#3166c4')}${legend}</svg>`;
}

function trendLine(report: CustomerReport): string {
  const points = report.trend.flatMap((point) =>
    point.quality === null ? [] : [{ at: point.at, quality: point.quality }],
  );
  if (points.length < 2) return '';
  const at = (i: number) => 20 + (i * 680) / (points.length - 1);
  const line = points.map((p, i) => `${at(i).toFixed(1)},${(120 - p.quality * 100).toFixed(1)}`).join(' ');
  return `<svg viewBox="0 0 720 130" width="100%" role="img"><line x1="20" y1="120" x2="700" y2="120" stroke="#dfe5ec"/><polyline points="${line}" fill="none" stroke="#3166c4" stroke-width="2"/>${points.map((p, i) => `<circle cx="${at(i).toFixed(1)}" cy="${(120 - p.quality * 100).toFixed(1)}" r="3" fill="#3166c4"><title>${escapeHtml(minute(p.at))}: ${percent(p.quality)}</title></circle>`).join('')}</svg>`;
}

/** Renders the report as a complete HTML document. */
export function reportHtml(report: CustomerReport, lang: Language): string {
  const word = (name: keyof typeof REPORT_WORDS) => REPORT_WORDS[name][lang];
  const { duplicates } = report;
  /** Values that many people share are no fault of the data: plain figures. */
  const plain = (share: number) => `<td class="n soft">${percent(share)}</td>`;
  const tellsPeopleApart = (field: FieldQuality['field']) => UNIQUE_KINDS.has(fieldDefinition(field).kind);
  const card = (value: string, label: string) =>
    `<div class="card"><b>${value}</b><span>${escapeHtml(label)}</span></div>`;
  const sections: string[] = [];
  const section = (name: keyof typeof REPORT_WORDS, ...body: string[]) => {
    if (body.some((part) => part !== '')) sections.push(`<h2>${escapeHtml(word(name))}</h2>${body.join('')}`);
  };
  section(
    'fields',
    table(
      [
        word('field'),
        word('completeness'),
        word('validity'),
        word('uniqueness'),
        word('consistency'),
        word('timeliness'),
      ],
      report.fields.map(
        (f) =>
          `<tr><td>${escapeHtml(fieldDefinition(f.field).label[lang])}</td>${meter(f.completeness)}${meter(f.validity)}${(tellsPeopleApart(f.field) ? meter : plain)(f.uniqueness)}${meter(f.consistency)}${meter(f.timeliness)}</tr>`,
      ),
      new Set([1, 2, 3, 4, 5]),
    ),
  );
  section(
    'issues',
    table(
      [word('code'), word('field'), word('severity'), word('count'), word('meaning')],
      report.issues.map(
        (i) =>
          `<tr><td><code>${i.code}</code></td><td>${escapeHtml(i.field ?? '')}</td><td>${i.severity}</td><td class="n">${number(i.count)}</td><td>${escapeHtml(ISSUES[i.code].summary[lang])}</td></tr>`,
      ),
      new Set([3]),
    ),
  );
  section(
    'duplicates',
    duplicates.lastRun === null
      ? `<p>${escapeHtml(word('neverDeduped'))}</p>`
      : table(
          [word('recordsEach'), word('customers')],
          duplicates.sizes.map((s) => `<tr><td class="n">${s.size}</td><td class="n">${number(s.customers)}</td></tr>`),
          new Set([0, 1]),
        ),
  );
  section('weights', histogram(report));
  section('thresholds', thresholdChart(report, { precision: word('precision'), recall: word('recall') }));
  section(
    'evidence',
    table(
      ['', '', 'm', 'u', 'bits'],
      report.evidence.map(
        (e) =>
          `<tr><td>${escapeHtml(e.comparison)}</td><td>${escapeHtml(e.level)}</td><td class="n">${e.m.toPrecision(3)}</td><td class="n">${e.u.toPrecision(3)}</td><td class="n">${e.bits.toFixed(1)}</td></tr>`,
      ),
      new Set([2, 3, 4]),
    ),
  );
  section(
    'sources',
    table(
      [word('source'), word('records')],
      report.sources.map((s) => `<tr><td>${escapeHtml(s.source)}</td><td class="n">${number(s.records)}</td></tr>`),
      new Set([1]),
    ),
  );
  section(
    'trend',
    trendLine(report),
    table(
      [word('run'), '', '', word('records'), word('customers'), word('sound')],
      report.trend.map(
        (t) =>
          `<tr><td class="n">${t.run}</td><td>${escapeHtml(t.command)}</td><td>${escapeHtml(minute(t.at))}</td><td class="n">${number(t.records)}</td><td class="n">${number(t.customers)}</td>${t.quality === null ? '<td></td>' : meter(t.quality)}</tr>`,
      ),
      new Set([0, 3, 4, 5]),
    ),
  );
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(word('title'))}</title><style>${STYLE}</style></head><body>
<h1>${escapeHtml(word('title'))}</h1><p class="soft">${escapeHtml(word('generated'))} ${escapeHtml(minute(report.generatedAt))} · ${escapeHtml(word('sound'))}: ${escapeHtml(word('soundNote'))}</p>
<div class="cards">${card(number(report.records), word('records'))}${card(number(report.customers), word('customers'))}${card(percent(report.quality), word('sound'))}${card(number(duplicates.surplusRecords), word('surplus'))}${card(number(duplicates.review), word('waiting'))}</div>
${sections.join('\n')}
</body></html>
`;
}
