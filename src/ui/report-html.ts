/** The quality report as one self-contained HTML file: no network, charts as inline SVG, prints well. */
import type { FieldQuality } from '../domain/quality/profile.js';
import type { CustomerReport } from '../domain/quality/report.js';
import { fieldDefinition } from '../domain/record/fields.js';
import { ISSUES } from '../domain/record/issue.js';
import { linkageWord } from './linkage-words.js';
import { escapeHtml, evidenceBar, histogram, sizeBars, thresholdChart, trendLine } from './report-charts.js';
import { QUALITIES } from './report-tables.js';
import {
  fieldWord,
  type Language,
  minute,
  REPORT_WORDS,
  reportSummary,
  severityWord,
  shareWord,
} from './report-words.js';
import { number } from './table.js';

/** Kinds of fields whose values should belong to one customer only. */
const UNIQUE_KINDS: ReadonlySet<string> = new Set(['phone', 'email', 'identifier']);

const STYLE = `
:root{--ink:#1c2430;--soft:#5d6b7e;--line:#dfe5ec;--good:#1a7f5a;--warn:#b7791f;--bad:#b23b3b}
body{font:15px/1.55 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--ink);margin:2rem auto;max-width:62rem;padding:0 1rem;-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1{font-size:1.7rem;margin:0 0 .2rem}h2{font-size:1.15rem;margin:2.4rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.3rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem;margin:1.4rem 0}.card{border:1px solid var(--line);border-radius:8px;padding:.8rem 1.1rem}
.card b{display:block;font-size:1.6rem;font-variant-numeric:tabular-nums}.card span,.soft{color:var(--soft);font-size:.9rem}
.short{background:#f5f8fc;border-left:4px solid #3166c4;border-radius:4px;padding:.7rem 1.1rem}.short p{margin:.25rem 0}
table{border-collapse:collapse;width:100%}th,td{padding:.3rem .6rem;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600;color:var(--soft);font-size:.85rem}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tr.first td{border-top:1px solid #b9c4d2}.fine td{padding:.12rem .6rem;font-size:.9rem}
.reject{color:var(--bad)}.warn{color:var(--warn)}.info{color:var(--soft)}
.meter{display:inline-block;width:3.2rem;height:.5rem;background:var(--line);border-radius:3px;margin-right:.4rem;vertical-align:middle}.meter i{display:block;height:100%;border-radius:3px}
code{font:13px ui-monospace,monospace}@page{margin:1.5cm}
@media print{body{margin:0;max-width:none;font-size:12px}h2{break-after:avoid}tr,svg,.cards,.short{break-inside:avoid}thead{display:table-header-group}}
@media(max-width:40rem){.meter{display:none}th,td{padding:.3rem .25rem}}`;

const shade = (share: number) => (share >= 0.95 ? 'var(--good)' : share >= 0.75 ? 'var(--warn)' : 'var(--bad)');
const meter = (share: number) =>
  `<td class="n"><span class="meter"><i style="width:${(share * 100).toFixed(0)}%;background:${shade(share)}"></i></span>${shareWord(share)}</td>`;
/** Values that many people share are no fault of the data: plain figures. */
const plain = (share: number) => `<td class="n soft">${shareWord(share)}</td>`;
const text = (value: string) => `<td>${escapeHtml(value)}</td>`;
const figure = (value: string) => `<td class="n">${escapeHtml(value)}</td>`;
const note = (value: string) => `<p class="soft">${escapeHtml(value)}</p>`;

/** `titles` that begin with `>` stand above numbers. */
function table(titles: readonly string[], rows: readonly string[], style = ''): string {
  if (rows.length === 0) return '';
  const head = titles.map((title) =>
    title.startsWith('>') ? `<th class="n">${escapeHtml(title.slice(1))}</th>` : `<th>${escapeHtml(title)}</th>`,
  );
  return `<table${style && ` class="${style}"`}><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function fieldRow(field: FieldQuality, lang: Language): string {
  const tellsPeopleApart = UNIQUE_KINDS.has(fieldDefinition(field.field).kind);
  const cells = QUALITIES.map((name) => (name === 'uniqueness' && !tellsPeopleApart ? plain : meter)(field[name]));
  return `<tr>${text(fieldWord(field.field, lang))}${cells.join('')}</tr>`;
}

function evidenceRows({ evidence }: CustomerReport, lang: Language): string[] {
  const most = Math.max(...evidence.map(({ bits }) => Math.abs(bits)));
  return evidence.map(({ comparison, level, m, u, bits }, i) => {
    const isFirst = evidence[i - 1]?.comparison !== comparison;
    const name = isFirst ? linkageWord(comparison, lang) : '';
    return `<tr${isFirst ? ' class="first"' : ''}>${text(name)}${text(linkageWord(level, lang))}${figure(m.toPrecision(3))}${figure(u.toPrecision(3))}${figure(bits.toFixed(1))}<td>${evidenceBar(bits, most)}</td></tr>`;
  });
}

/** Renders the report as a complete HTML document. */
export function reportHtml(report: CustomerReport, lang: Language): string {
  const word = (name: keyof typeof REPORT_WORDS) => REPORT_WORDS[name][lang];
  const { duplicates } = report;
  const card = (value: string, label: string) =>
    `<div class="card"><b>${value}</b><span>${escapeHtml(label)}</span></div>`;
  const sections: string[] = [];
  /** A section of what is there; the last part, a note, counts as nothing. */
  const section = (name: keyof typeof REPORT_WORDS, body: string, remark = '') => {
    if (body !== '') sections.push(`<h2>${escapeHtml(word(name))}</h2>${body}${remark && note(remark)}`);
  };
  section(
    'fields',
    table(
      [word('field'), ...QUALITIES.map((name) => `>${word(name)}`)],
      report.fields.map((field) => fieldRow(field, lang)),
    ),
    word('fieldsNote'),
  );
  section(
    'issues',
    table(
      [word('meaning'), word('field'), word('severity'), `>${word('count')}`, word('code')],
      report.issues.map(
        (i) =>
          `<tr>${text(ISSUES[i.code].summary[lang])}${text(fieldWord(i.field, lang))}<td class="${i.severity}">${escapeHtml(severityWord(i.severity, lang))}</td>${figure(number(i.count))}<td><code>${i.code}</code></td></tr>`,
      ),
    ),
  );
  section(
    'duplicates',
    duplicates.lastRun === null
      ? `<p>${escapeHtml(word('neverDeduped'))}</p>`
      : sizeBars(report, (size) => (lang === 'zh' ? `${size} 条记录` : size === 1 ? '1 record' : `${size} records`)),
  );
  section('weights', histogram(report, word('weights'), word('bits')), word('weightsNote'));
  section(
    'thresholds',
    thresholdChart(report, {
      title: word('thresholds'),
      axis: word('probability'),
      precision: word('precision'),
      recall: word('recall'),
    }),
    word('thresholdsNote'),
  );
  section(
    'sources',
    table(
      [word('source'), `>${word('records')}`],
      report.sources.map((s) => `<tr>${text(s.source)}${figure(number(s.records))}</tr>`),
    ),
  );
  section(
    'trend',
    trendLine(report, word('trend')) +
      table(
        [
          `>${word('run')}`,
          word('command'),
          word('time'),
          `>${word('records')}`,
          `>${word('customers')}`,
          `>${word('sound')}`,
        ],
        report.trend.map(
          (t) =>
            `<tr>${figure(String(t.run))}${text(t.command)}${text(minute(t.at))}${figure(number(t.records))}${figure(number(t.customers))}${t.quality === null ? '<td></td>' : meter(t.quality)}</tr>`,
        ),
      ),
  );
  section(
    'evidence',
    table([word('comparison'), word('level'), '>m', '>u', `>${word('bits')}`, ''], evidenceRows(report, lang), 'fine'),
    word('evidenceNote'),
  );
  const cards = [
    card(number(report.records), word('records')),
    card(number(report.customers), word('customers')),
    card(shareWord(report.quality), word('sound')),
    card(number(duplicates.surplusRecords), word('surplus')),
    card(number(duplicates.review), word('waiting')),
  ];
  const sentences = reportSummary(report, lang).map((sentence) => `<p>${escapeHtml(sentence)}</p>`);
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(word('title'))}</title><style>${STYLE}</style></head><body>
<h1>${escapeHtml(word('title'))}</h1><p class="soft">${escapeHtml(word('generated'))} ${escapeHtml(minute(report.generatedAt))}</p>
<div class="cards">${cards.join('')}</div>
<div class="short">${sentences.join('')}</div>
${sections.join('\n')}
</body></html>
`;
}
