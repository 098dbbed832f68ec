/** Made-up customers for the tests of the store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FieldName } from '../../src/domain/record/fields.js';
import type { Mapping, StandardRecord } from '../../src/domain/record/record.js';
import { beginImport, type ImportCounts, type ImportRow } from '../../src/store/import-session.js';
import { createStore } from '../../src/store/open-store.js';
import { createKeyFile } from '../../src/store/secret.js';
import type { Store } from '../../src/store/store.js';

export const NOW = new Date('2025-03-01T08:00:00.000Z');

export const HEADERS: readonly (readonly [string, FieldName | null])[] = [
  ['Id', 'customerNumber'],
  ['Name', 'fullName'],
  ['Mobile', 'mobile'],
  ['E-mail', 'email'],
  ['City', 'city'],
  ['ID number', 'nationalId'],
  ['Shoe size', null],
];

export const MAPPING: Mapping = {
  preset: null,
  idColumn: 0,
  columns: HEADERS.map(([header, field], index) => ({
    index,
    header,
    field,
    group: 1,
    reason: 'header',
    confidence: 1,
  })),
};

/** A record whose standard form is the lower-case text, and whose blanks are left out. */
export function standard(cells: readonly string[]): StandardRecord {
  const values = HEADERS.flatMap(([, field], i) => {
    const raw = cells[i] ?? '';
    return field === null || raw === ''
      ? []
      : [
          {
            field,
            group: 1,
            raw,
            standard: raw.toLowerCase(),
            confidence: 1,
            issues: i === 2 ? (['phone-invalid'] as const) : [],
          },
        ];
  });
  const custom = HEADERS.flatMap(([header, field], i) =>
    field === null && (cells[i] ?? '') !== '' ? [[header, cells[i] as string] as const] : [],
  );
  return { values, custom, issues: cells[2] ? [] : [{ code: 'no-contact', field: null }] };
}

export const row = (cells: readonly string[], keyed = true): ImportRow => ({
  key: keyed ? (cells[0] as string) : null,
  cells,
  record: standard(cells),
});

/** Row `i` of an endless list of people; the same every time. */
export const person = (i: number): string[] => [
  `K${i}`,
  `Ada Marker${i}`,
  `1380000${String(i).padStart(4, '0')}`,
  `ada${i}@marker.example`,
  ['Shanghai', '北京', 'Linz'][i % 3] as string,
  i % 5 === 0 ? `SECRETID${i}` : '',
  i % 2 === 0 ? `${36 + (i % 9)}` : '',
];

export const people = (count: number, from = 0): string[][] =>
  Array.from({ length: count }, (_, i) => person(from + i));

/** Imports rows as one run; `link` is called in the same run, as `cim nightly` links. */
export function takeIn(
  store: Store,
  rows: readonly (readonly string[])[],
  options: {
    source?: string;
    keyed?: boolean;
    complete?: boolean;
    dryRun?: boolean;
    now?: Date;
    fills?: boolean;
    link?: () => void;
  } = {},
): Promise<ImportCounts> {
  const { now = NOW, dryRun = false, fills = false } = options;
  return store.write({ command: 'import', now: () => now, dryRun, fills }, () => {
    const session = beginImport(store, {
      source: options.source ?? 'crm',
      name: 'people.csv',
      headers: HEADERS.map(([header]) => header),
      mapping: MAPPING,
    });
    session.put(rows.map((cells) => row(cells, options.keyed ?? true)));
    const counts = session.finish({ complete: options.complete ?? false });
    options.link?.();
    return counts;
  });
}

export interface Place {
  readonly folder: string;
  readonly path: string;
  readonly keyFile: string;
  remove(): void;
}

/** A folder of its own under the system's temporary folder. */
export function newPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'cim-store-'));
  return {
    folder,
    path: join(folder, 'customers.cim'),
    keyFile: join(folder, 'admin.key'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A new store in a new place, opened by its key file. */
export function newStore(): { place: Place; store: Store; recoveryCode: string } {
  const place = newPlace();
  createKeyFile(place.keyFile);
  const { store, recoveryCode } = createStore({
    path: place.path,
    secret: { keyFile: place.keyFile },
    user: 'admin',
    now: NOW,
  });
  return { place, store, recoveryCode };
}
