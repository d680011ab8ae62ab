import type { Actor, Day, Localised, Page } from '../kernel/common';
import type { HistoryField } from './history-fields';

/**
 * The import of a history. A file is read once and kept until it is applied or thrown away;
 * nothing of it reaches a member before it is applied, and then all of it or nothing.
 */

/** What becomes of a line: `changed` adds to a member that is there, `same` has nothing to add. */
export type ImportOutcome = 'made' | 'changed' | 'same' | 'refused';
export type ImportState = 'draft' | 'applied';

/** A field by the heading of its column; a field without a column is left out of the mapping. */
export type ImportMapping = Record<string, string>;

/** How many days, members and rows an import adds. */
export interface ImportCounts {
  organisations: number;
  contacts: number;
  memberships: number;
  terms: number;
  calls: number;
  payments: number;
  /** Counters that are granted or used. */
  rights: number;
}

/** What a line did, or would do, to one thing: "Période du 01/01/2019 au 31/12/2019". */
export interface ImportNote {
  /** Key of the sentence. */
  reason: string;
  /** The field to look at, when there is one, and the heading of its column. */
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
  /** The member that is there, or that the import made. */
  membershipId: string | null;
  /** Why it is refused; what it adds; what it leaves as it is. */
  notes: ImportNote[];
}
export type ImportLines = Page<ImportLine>;

/** What the dry run says of the whole file. */
export interface ImportReport {
  lines: Record<ImportOutcome, number>;
  adds: ImportCounts;
  /** How many members the import makes, by the status that they have today. */
  statuses: Record<string, number>;
  /** Faults by their reason, most frequent first. */
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
  /** How the file was read: shown so that a wrong guess is seen. */
  format: { type: 'csv' | 'xlsx'; encoding: string | null; delimiter: string | null };
  columns: { heading: string; examples: string[] }[];
  rows: number;
  fields: HistoryField[];
  mapping: ImportMapping;
  /** Fields that must have a column and have none. */
  missing: string[];
  /** Null while fields are missing. */
  report: ImportReport | null;
  /** What the dry run looked at; it is applied only while this holds. */
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
