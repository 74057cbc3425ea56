import type { SchemaIssue } from './issue.ts';

/**
 * What the program has to tell a person about data or a result, as data: a code and its parameters.
 * Pure code returns notes; screens and the command line put them into words (`i18n/strings/notes-*.ts`).
 */

/** Where a fault lies, as exactly as known. */
export interface Where {
  readonly file?: string;
  /** 1-based, as a person counts; the header line counts. */
  readonly row?: number;
  readonly featureId?: string;
  readonly property?: string;
}

export interface Note {
  /** Key of the sentence: `note.<code>`. */
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly where?: Where;
  /** What a schema found wrong: the sentence's {{reason}}. */
  readonly issue?: SchemaIssue;
}

/** Input that cannot be used, or a job that cannot go on. Carries at least one note. */
export class DataError extends Error {
  override readonly name = 'DataError';
  constructor(readonly notes: readonly [Note, ...Note[]]) {
    super(notes.map((n) => n.code).join(', '));
  }

  static of(code: string, params?: Note['params'], where?: Where): DataError {
    return new DataError([{ code, ...(params && { params }), ...(where && { where }) }]);
  }
}

/** What to tell of anything that was thrown: a fault of the program is said as such, never shown as a stack trace. */
export const notesOf = (error: unknown): readonly Note[] =>
  error instanceof DataError
    ? error.notes
    : [{ code: 'job-crashed', params: { reason: error instanceof Error ? error.message : String(error) } }];

/** A row or feature that was kept aside, with its content for the download of rejected rows. */
export interface Rejected {
  readonly note: Note;
  readonly raw?: Readonly<Record<string, string>>;
}
