/** The register of impact assessments. Rows are only ever added: each is kept longer than the three years the law asks. */
import { ASSESSMENT_KEPT_YEARS, type Assessment, type AssessmentReason } from '../domain/privacy/law.js';
import type { Store } from './store.js';

interface Row {
  readonly id: number;
  readonly run: number;
  readonly made: string;
  readonly reasons: string;
  readonly title: string;
  readonly document: string;
  readonly document_hash: string;
  readonly author: string;
  readonly review: string | null;
  readonly undone_by: number | null;
}

const keepUntil = (on: string): string => `${Number(on.slice(0, 4)) + ASSESSMENT_KEPT_YEARS}${on.slice(4)}`;

const asAssessment = (row: Row): Assessment => ({
  id: row.id,
  run: row.run,
  on: row.made,
  reasons: JSON.parse(row.reasons) as AssessmentReason[],
  title: row.title,
  document: row.document,
  documentHash: row.document_hash,
  by: row.author,
  review: row.review,
  keepUntil: keepUntil(row.made),
  withdrawn: row.undone_by !== null,
});

/** Enters an assessment, in the run in progress. */
export function addAssessment(
  store: Store,
  given: Pick<Assessment, 'on' | 'reasons' | 'title' | 'document' | 'documentHash' | 'by' | 'review'>,
): Assessment {
  const added = store.db
    .prepare(
      'INSERT INTO assessment (run, made, reasons, title, document, document_hash, author, review) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      store.run.number,
      given.on,
      JSON.stringify(given.reasons),
      given.title,
      given.document,
      given.documentHash,
      given.by,
      given.review,
    );
  return {
    ...given,
    id: Number(added.lastInsertRowid),
    run: store.run.number,
    keepUntil: keepUntil(given.on),
    withdrawn: false,
  };
}

/** All assessments, the oldest first. */
export function listAssessments(store: Store): Assessment[] {
  return store.db
    .prepare<[], Row>('SELECT a.*, r.undone_by FROM assessment a JOIN run r ON r.id = a.run ORDER BY a.id')
    .all()
    .map(asAssessment);
}
