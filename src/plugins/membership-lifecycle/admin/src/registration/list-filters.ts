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

/** Columns that the lifecycle keeps for itself: they answer no question that staff ask. */
const INTERNAL: ReadonlySet<string> = new Set([
  'id',
  'documentId',
  'organisationId',
  'importedSince',
  'suspendedOn',
  'overrideStatus',
  'overrideUntil',
  'overrideReason',
  'nextDueOn',
  'version',
]);

/** Keeps the filters of the list of memberships to what staff know, tiers by their names. */
export const keepUsefulFilters = ({ displayedFilters, layout }: Filters): Filters => ({
  layout,
  // The hook does not say which list it is about: the address does.
  displayedFilters: window.location.pathname.includes(`/${MEMBERSHIP_UID}`)
    ? displayedFilters
        .filter(({ name }) => !INTERNAL.has(name))
        .map((filter) => (filter.name === 'tierCode' ? { ...filter, input: TierFilter } : filter))
    : displayedFilters,
});
