/** The lists that can be exported, by their name in the address. */
export const EXPORT_LISTS = [
  'members',
  'memberships',
  'organisations',
  'renewals',
  'dues',
  'late-dues',
  'calls',
  'bank-lines',
  'payments',
  'treasury',
  'entries',
  'counters',
  'registrations',
  'messages',
  'events',
] as const;
export type ExportList = (typeof EXPORT_LISTS)[number];

/**
 * GET /membership-lifecycle/exports/:list?format=&locale=&… and the filters of the list, without
 * pages: the file holds all that they keep.
 * GET /membership-lifecycle/exports/members/:documentId?format=&locale= → the whole of one member
 * GET /membership-lifecycle/exports/history?format=&locale=&membership=a,b → as the import reads it,
 * of all members, of those that are named, or of those that the filters of the list keep
 */
export type ExportFormat = 'csv' | 'xlsx';
