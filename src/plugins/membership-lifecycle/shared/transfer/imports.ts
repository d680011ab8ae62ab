import type { Actor, Day, Localised, Page } from '../kernel/common';
import type { HistoryField } from './history-fields';

/**
 * The import of a history. A file is read once, and kept until it is applied or discarded.
 * Applying it changes all its members or none; before that, nothing is changed.
 */

/** The outcome of a line: `changed` adds to an existing member, `same` adds nothing. */
export type ImportOutcome = 'made' | 'changed' | 'same' | 'refused';
export type ImportState = 'draft' | 'applied';

/** The column's heading for each field; fields without a column are missing. */
export type ImportMapping = Record<string, string>;

/** The numbers of terms, members and rows that an import adds. */
export interface ImportCounts {
  organisations: number;
  contacts: number;
  memberships: number;
  terms: number;
  calls: number;
  payments: number;
  /** Counters that are granted or used. */
  rights: number;
  /** Figures of organisations that had none, and those that replace an older one. */
  figures: number;
  replaced: number;
}

/** A remark about a line's outcome: "Période du 01/01/2019 au 31/12/2019". */
export interface ImportNote {
  /** Key of the sentence. */
  reason: string;
  /** The field concerned, if any, and its column's heading. */
  field: string | null;
  column: string | null;
  text: Localised;
}

/** GET /membership-lifecycle/imports/:id/lines?outcome=&reason=&search=&page=&pageSize= */
export interface ImportLine {
  /** Number of the line in the file, its heading being line 1. */
  line: number;
  outcome: ImportOutcome;
  organisation: string;
  /** The existing or new member. */
  membershipId: string | null;
  /** Why it is refused, what it adds, what it leaves unchanged. */
  notes: ImportNote[];
}
export type ImportLines = Page<ImportLine>;

/** What members would owe for the terms that begin in one year, in cents. */
export interface ImportOwed {
  year: number;
  calls: number;
  /** Of the calls, those that are paid in full, and those that are not. */
  settled: number;
  open: number;
  received: number;
  remaining: number;
}

/** A column that no field takes by its heading alone: staff choose. */
export type ImportAsked =
  /** « Nom » beside « Prénom » or « Société »: whose name is it? */
  | { heading: string; reason: 'whose-name'; beside: string }
  /** « Référent »: somebody of the member, or of the association? */
  | { heading: string; reason: 'whose-person' }
  /** One person, or one e-mail, stands there for many members. */
  | { heading: string; reason: 'same-person'; value: string; members: number };

/** The plan for the whole file. */
export interface ImportReport {
  lines: Record<ImportOutcome, number>;
  adds: ImportCounts;
  /**
   * The calls of the file's terms, by the year in which the terms begin, and what would remain of them to
   * be paid; amounts in cents. Like the next three, missing in imports of earlier versions.
   */
  owed?: ImportOwed[];
  /** Calls that would be still to issue; the amount in cents. */
  toCall?: { count: number; amount: number };
  /** Terms that are over, of which nothing is owed since the file has no column of payments. */
  settled?: number;
  /** Terms without rights, since no published offer covers their first day, by its year. */
  withoutRights?: { year: number; count: number }[];
  /** The numbers of new members by present status. */
  statuses: Record<string, number>;
  /** Faults by reason, the most frequent first. */
  faults: { reason: string; text: Localised; count: number }[];
}

/**
 * POST /membership-lifecycle/imports (multipart: `file`, `sheet`?) → the draft, read and guessed
 * PUT  /membership-lifecycle/imports/:id { mapping } → the draft with its dry run; the mapping is remembered
 * GET  /membership-lifecycle/imports/:id
 * POST /membership-lifecycle/imports/:id/apply { fingerprint } → applied, or 409 `import-outdated`
 * DELETE /membership-lifecycle/imports/:id → a draft that nobody wants
 */
export interface ImportView {
  id: string;
  name: string;
  state: ImportState;
  readAt: number;
  readBy: Actor;
  appliedOn: Day | null;
  /** The file's format as read, shown so that a wrong guess is noticed. */
  format: { type: 'csv' | 'xlsx'; encoding: string | null; delimiter: string | null };
  columns: { heading: string; examples: string[] }[];
  rows: number;
  fields: HistoryField[];
  mapping: ImportMapping;
  /** Columns that are not recognised by their headings. */
  asked: ImportAsked[];
  /** Required fields without a column. */
  missing: string[];
  /** Null while fields are missing. */
  report: ImportReport | null;
  /** A digest of the plan; applying is refused when it has changed. */
  fingerprint: string | null;
}

/** GET /membership-lifecycle/imports/:id/progress */
export interface ImportProgress {
  phase: 'reading' | 'checking' | 'writing' | 'done' | 'failed';
  done: number;
  total: number;
}

/** GET /membership-lifecycle/imports: the latest first. */
export type ImportSummary = Pick<
  ImportView,
  'id' | 'name' | 'state' | 'readAt' | 'readBy' | 'appliedOn' | 'rows'
>;
