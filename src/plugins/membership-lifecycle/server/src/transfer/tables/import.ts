import { table } from '../../kernel/tables/define';

/** Files that are being imported, and what became of their lines. */

export const IMPORT_TABLE = table(
  'import',
  {
    name: 'string',
    /** draft, applied. */
    state: 'string',
    readAt: 'instant',
    actorType: 'string',
    actorId: 'string',
    appliedOn: 'date',
    format: 'json',
    headings: 'json',
    rowCount: 'integer',
    mapping: 'json',
    report: 'json',
    /** The outcome of each line. */
    lines: 'json',
    fingerprint: 'string',
    /** The cells: personal data, deleted when no longer needed. */
    rows: 'json',
  },
  [{ columns: ['readAt'] }],
);
