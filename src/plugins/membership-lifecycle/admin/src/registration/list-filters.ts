import type { ComponentType } from 'react';
import { MEMBERSHIP_UID } from '../../../shared/kernel/ids';
import { TierFilter } from './TierFilter';

interface Filter {
  name: string;
  input?: ComponentType<{ name: string }>;
}
interface Filters {
  displayedFilters: Filter[];
  layout: unknown;
}

/** Internal columns, of no use as filters. */
const INTERNAL: ReadonlySet<string> = new Set([
  'id',
  'documentId',
  'organisationId',
  'importedSince',
  'suspendedOn',
  'overrideStatus',
  'overrideUntil',
  'overrideFrom',
  'overrideReason',
  'mutedFrom',
  'mutedReason',
  'pauses',
  'nextDueOn',
  'version',
]);

/** Limits the filters of the membership list to useful ones, with tiers by name. */
export const keepUsefulFilters = ({ displayedFilters, layout }: Filters): Filters => ({
  layout,
  // The hook does not tell which list it is for, but the address does.
  displayedFilters: window.location.pathname.includes(`/${MEMBERSHIP_UID}`)
    ? displayedFilters
        .filter(({ name }) => !INTERNAL.has(name))
        .map((filter) => (filter.name === 'tierCode' ? { ...filter, input: TierFilter } : filter))
    : displayedFilters,
});
