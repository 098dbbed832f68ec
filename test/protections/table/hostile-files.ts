/** Files that were made to do harm, and what reaches spreadsheets, terminals and messages (threats 13–23). */
import type { Protection } from '../protection.js';

const GUARD = 'src/files/formula-guard.ts';
const SURROUNDINGS = 'trust/surroundings.test.ts';
const THREATS = 'trust/threats.test.ts';
const SPLIT = 'src/files/delimited/split-records.ts';
const FAULTS = 'src/files/delimited/record-faults.ts';
const TERMINAL = 'src/ui/terminal.ts';

export const HOSTILE_FILES: readonly Protection[] = [
  {
    rows: ['threat 13'],
    without: 'an apostrophe before what a spreadsheet would run',
    edits: [[GUARD, 'DANGEROUS.test(cell) && !PHONE.test(cell)', 'false']],
    noticedBy: [SURROUNDINGS, 'runs as no formula in a spreadsheet, and comes back as it was'],
  },
  {
    rows: ['threat 13'],
    without: 'full-width signs among those of formulas',
    edits: [
      [
        GUARD,
        "const DANGEROUS = /^'*[=+\\-@\\t\\r\\n\\uff1d\\uff0b\\uff0d\\uff20]/;",
        "const DANGEROUS = /^'*[=+\\-@\\t\\r\\n]/;",
      ],
    ],
    noticedBy: ['files/formula-guard.test.ts', 'is undone exactly, for every text'],
  },
  {
    rows: ['threat 13'],
    without: 'taking the apostrophe away again on import',
    edits: [[GUARD, 'return GUARDED.test(cell) ? cell.slice(1) : cell;', 'return cell;']],
    noticedBy: [SURROUNDINGS, 'runs as no formula in a spreadsheet, and comes back as it was'],
  },
  {
    rows: ['threat 13'],
    without: 'the guard where files are repaired for people',
    edits: [
      [
        'src/commands/validate.ts',
        "cells[column] = guardFormula(cells[column] ?? '')",
        "cells[column] = cells[column] ?? ''",
      ],
    ],
    noticedBy: ['commands/validate-fix.test.ts', 'keeps a formula that a repair lays bare from being run'],
  },
  {
    rows: ['threat 14'],
    without: 'a bound on how far a packed file swells',
    edits: [
      [
        'src/files/unpack.ts',
        'unpacked > limits.unpackedFloor && unpacked > limits.ratio * Math.max(1, packed)',
        'false',
      ],
    ],
    noticedBy: [THREATS, '14: a file that unpacks to far more than it is is refused for that'],
  },
  {
    rows: ['threat 14'],
    without: 'a bound on how far an entry of a workbook swells',
    edits: [
      [
        'src/files/spreadsheet/zip-archive.ts',
        '      checkSwelling(total, entry.packedBytes, this.#name, this.#limits);\n',
        '',
      ],
    ],
    noticedBy: ['files/spreadsheet/xlsx.test.ts', 'refuses what is no workbook, is damaged, or swells'],
  },
  {
    rows: ['threat 15'],
    without: 'a bound on a line',
    edits: [['src/files/encoding/text-blocks.ts', 'if (rest.length > limits.line)', 'if (false)']],
    noticedBy: ['files/encoding/text-blocks.test.ts', 'refuses a line without end'],
  },
  {
    rows: ['threat 15'],
    without: 'a bound on a cell',
    edits: [[FAULTS, 'record.cells.some((cell) => cell.length > limits.cell)\n', 'false\n']],
    noticedBy: ['files/open-table.test.ts', 'sets aside a row whose cell is over the limit'],
  },
  {
    rows: ['threat 15'],
    without: 'a bound on columns',
    edits: [
      ['src/files/delimited/delimited-source.ts', 'if (cells >= limits.columns) throw', 'if (false) throw'],
      ['src/files/table-layout.ts', 'layout.headers.length > limits.columns', 'false'],
    ],
    noticedBy: ['files/open-table.test.ts', 'refuses too many columns, endless lines, and archives that swell'],
  },
  {
    rows: ['threat 15'],
    without: 'a bound on rows',
    edits: [['src/files/arrange-rows.ts', 'this.counts.rows > this.#limits.rows', 'false']],
    noticedBy: ['files/open-table.test.ts', 'refuses too many columns, endless lines, and archives that swell'],
  },
  {
    rows: ['threat 15'],
    without: 'a bound on what follows an open quotation mark',
    edits: [
      [SPLIT, "text.length - cellStart > this.#limits.cell ? 'broken'", "false ? 'broken'"],
      [SPLIT, 'close > lineEnd && close - opening > this.#limits.cell', 'false'],
    ],
    noticedBy: ['files/delimited/split-records.test.ts', 'gives up on an unclosed mark after the limit'],
  },
  {
    rows: ['threat 16'],
    without: 'strict decoding',
    edits: [
      ['src/files/encoding/decode-text.ts', "isUtf8(bytes) ? bytes.toString('utf8') : null", "bytes.toString('utf8')"],
    ],
    noticedBy: ['files/encoding/text-blocks.test.ts', 'names the lines that cannot be decoded, and keeps the others'],
  },
  {
    rows: ['threat 17'],
    without: 'the refusal of rows with control characters',
    edits: [[FAULTS, "      fault = 'row-control-character';\n", '']],
    noticedBy: [THREATS, '17: control characters in a value'],
  },
  {
    rows: ['threat 17'],
    without: 'the refusal of control characters in JSON',
    edits: [
      [
        'src/files/json/json-source.ts',
        "    if (CONTROL_CHARACTERS.test(text)) return failed('row-control-character');\n",
        '',
      ],
    ],
    noticedBy: [SURROUNDINGS, 'does nothing to a terminal'],
  },
  {
    rows: ['threat 17'],
    without: 'the refusal of control characters in workbooks',
    edits: [
      [
        'src/files/spreadsheet/workbook-source.ts',
        "else if (cell.length > 0 && CONTROL_CHARACTERS.test(cell)) fault = 'row-control-character';",
        '',
      ],
    ],
    noticedBy: ['files/spreadsheet/xlsx.test.ts', 'sets aside rows with control characters'],
  },
  {
    rows: ['threat 17'],
    without: 'taking the mark of byte order away',
    edits: [
      [
        'src/files/encoding/detect.ts',
        "{ encoding: 'utf-8', bom: 3, certain: true }",
        "{ encoding: 'utf-8', bom: 0, certain: true }",
      ],
    ],
    noticedBy: ['files/encoding/detect.test.ts', 'takes byte order marks at their word'],
  },
  {
    rows: ['threat 18'],
    without: 'a folder for rows set aside that only the user names',
    edits: [
      [
        'src/commands/shared/import-files.ts',
        'const folder = options.quarantine as string | undefined;',
        'const folder = (options.quarantine ?? options.source) as string | undefined;',
      ],
    ],
    noticedBy: [THREATS, '18: names of files never come from data'],
  },
  {
    rows: ['threat 18'],
    without: 'the name of a file alone, without its folder, for the rows set aside',
    edits: [['src/files/write/quarantine.ts', ': basename(file)\n', ': file\n']],
    noticedBy: ['files/write/quarantine.test.ts', 'names the pair after the file'],
  },
  {
    rows: ['threat 19'],
    without: 'headers that reach the database as values, not as statements',
    edits: [
      [
        'src/store/import-session.ts',
        "'INSERT INTO source_file (source, run, name, headers, mapping) VALUES (?, ?, ?, ?, ?)'",
        "`INSERT INTO source_file (source, run, name, headers, mapping) VALUES (?, ?, ?, '${JSON.stringify(file.headers)}', ?)`",
      ],
      [
        'src/store/import-session.ts',
        'file.name, JSON.stringify(file.headers), JSON.stringify(file.mapping)',
        'file.name, JSON.stringify(file.mapping)',
      ],
    ],
    noticedBy: [THREATS, '19, 20: headers that would be statements or prototypes'],
  },
  {
    rows: ['threat 20'],
    without: 'headers as own names of what is shown',
    edits: [
      [
        'src/commands/show.ts',
        '      custom: Object.fromEntries(\n        [...golden.custom].map(([header, value]) => [header, masked(`custom ${header}`, value, view)]),\n      ),',
        '      custom: [...golden.custom].reduce((all, [header, value]) => {\n        all[header] = masked(`custom ${header}`, value, view);\n        return all;\n      }, {} as Record<string, GoldenValue>),',
      ],
    ],
    noticedBy: [THREATS, '19, 20: headers that would be statements or prototypes'],
  },
  {
    rows: ['threat 20'],
    without: 'headers as own names of what an import tells',
    edits: [
      [
        'src/commands/shared/import-files.ts',
        '  return Object.fromEntries(pairs);',
        '  return pairs.reduce((all, [header, field]) => {\n    all[header] = field;\n    return all;\n  }, {} as Record<string, string>);',
      ],
    ],
    noticedBy: [
      'commands/hostile-input.test.ts',
      'takes headers called __proto__, constructor and DROP TABLE as names of columns',
    ],
  },
  {
    rows: ['threat 21'],
    without: 'patterns that are quick on any text',
    edits: [
      [
        'src/domain/privacy/mask.ts',
        '/(?:;ext=|ext(?:ension)?\\.? ?|x ?|转|轉|分机|分機) ?\\d{1,8}$/i',
        '/^(\\d+)+x$/i',
      ],
    ],
    noticedBy: ['trust/regexes.test.ts', 'in the source are quick on long hostile text'],
  },
  {
    rows: ['threat 21'],
    without: 'a bound on values before any pattern sees them',
    edits: [
      [
        'src/domain/normalize/text.ts',
        '  if (text.length <= MAX_VALUE_LENGTH) return text;\n',
        '  if (text !== null) return text;\n',
      ],
    ],
    noticedBy: ['domain/normalize/text.test.ts', 'cuts what is longer than any value may be'],
  },
  {
    rows: ['threat 21'],
    without: 'that bound on values that are plain as they are',
    edits: [['src/domain/normalize/text.ts', 'text.length > MAX_VALUE_LENGTH || !PLAIN', '!PLAIN']],
    noticedBy: ['domain/normalize/text.test.ts', 'cuts what is longer than any value may be'],
  },
  {
    rows: ['threat 22'],
    without: 'leaving what is no id out of messages',
    edits: [
      ['src/store/customers.ts', "parseId(id, 'C') === null && parseId(id, 'R') === null ? 'of that id' : id", 'id'],
    ],
    noticedBy: [THREATS, '22: no message repeats a value'],
  },
  {
    rows: ['threat 22'],
    without: 'leaving the message of a foreign error out of the report of a bug',
    edits: [['src/ui/failure.ts', 'process.env.CIM_DEBUG && error instanceof Error', 'error instanceof Error']],
    noticedBy: ['ui/failure.test.ts', 'tells nothing that a foreign error quotes'],
  },
  {
    rows: ['threat 23'],
    without: 'showing control characters as text on standard output',
    edits: [[TERMINAL, 'writeText(1, visibleButOwn(text))', 'writeText(1, text)']],
    noticedBy: [SURROUNDINGS, 'does nothing to a terminal'],
  },
  {
    rows: ['threat 23'],
    without: 'escaping control characters in lines of JSON',
    edits: [['src/ui/json-output.ts', '  if (isHidden(code)) return writeEscape(bytes, at, code);\n', '']],
    noticedBy: ['ui/json-output.test.ts', 'writes what JSON.stringify gives, as a terminal may show it'],
  },
  {
    rows: ['threat 23'],
    without: 'showing control characters as text in messages',
    edits: [[TERMINAL, 'writeText(2, visibleButOwn(text))', 'writeText(2, text)']],
    noticedBy: ['commands/terminal.test.ts', 'so does what cim warns of'],
  },
  {
    rows: ['threat 23'],
    without: 'letting only colors through that hide nothing',
    edits: [[TERMINAL, '/\\u001b\\[(?:0|1|2|22|3[1-6]|39)m/g', '/\\u001b\\[[0-9;]*m/g']],
    noticedBy: [SURROUNDINGS, 'does nothing to a terminal'],
  },
  {
    rows: ['threat 23'],
    without: 'showing text that runs backwards as it is',
    edits: [[TERMINAL, '\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/;', ']/;']],
    noticedBy: [SURROUNDINGS, 'does nothing to a terminal'],
  },
];
