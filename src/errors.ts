/**
 * What can go wrong, and the exit status of each.
 *
 * A fault in the data is a finding (data, see `domain/record/issue.ts`); a mistake of the user, or of the machine around
 * us, is a `CimError`; anything else that is thrown is a bug in cim. Messages name file, row, field and code, and never
 * a customer's value.
 */

/** Every kind of failure and the exit status it ends the process with. Scripts rely on these numbers. */
export const EXIT_STATUS = {
  usage: 2,
  'bad-input': 2,
  'no-store': 10,
  locked: 11,
  'wrong-key': 12,
  'not-permitted': 13,
  damaged: 14,
  'no-space': 15,
  bug: 70,
  interrupted: 130,
} as const;

export type ErrorKind = keyof typeof EXIT_STATUS;

/** Where in the user's input the fault lies; any part may be unknown. Rows and lines count from 1. */
export interface ErrorPlace {
  readonly file?: string;
  readonly row?: number;
  readonly field?: string;
}

/** A text in each language people read. Which one is shown is decided where it is printed. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

export const NO_TEXT: Bilingual = { en: '', zh: '' };

/**
 * A failure the user can do something about. `code` is stable and kebab-case; the hint says what to do. Both texts are
 * built in each language where the failure is known; `message` and `hint` are the English ones, for scripts.
 */
export class CimError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly texts: { readonly message: Bilingual; readonly hint: Bilingual };
  readonly place: ErrorPlace;

  constructor(kind: ErrorKind, code: string, message: Bilingual, hint: Bilingual = NO_TEXT, place: ErrorPlace = {}) {
    super(message.en);
    this.name = 'CimError';
    this.kind = kind;
    this.code = code;
    this.texts = { message, hint };
    this.place = place;
  }

  get hint(): string {
    return this.texts.hint.en;
  }

  /** The same error, met in this file; as it is where it names a file. */
  metIn(file: string): CimError {
    if (this.place.file !== undefined) return this;
    const { message, hint } = this.texts;
    return new CimError(this.kind, this.code, message, hint, { ...this.place, file });
  }

  get exitCode(): number {
    return EXIT_STATUS[this.kind];
  }
}
