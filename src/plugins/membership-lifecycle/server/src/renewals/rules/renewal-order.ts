import type { RenewalColumn, RenewalOrder } from '../../../../shared/renewals/renewals';
import type { Workflow } from '../../core/rules/types';
import { unaccented } from '../../kernel/rules/import/folding';
import { ascending, compareKeys, type Key } from '../../kernel/rules/order';
import type { Cents, Day } from '../../kernel/rules/values';

/** The order of the renewals by each of their columns. Pure. */

/** The values of one renewal by which the list is sorted. */
export interface SortedRenewal {
  renewalId: string;
  membershipId: string;
  organisation: string;
  workflowId: string;
  stageId: string;
  enteredStageOn: Day;
  termEndsOn: Day;
  price: Cents | null;
  ownerId: string | null;
  decidesOn: Day | null;
  /** The last day on which nothing is sent; null for a member to whom everything is. */
  mutedUntil: Day | null;
}

export interface Order {
  sort: RenewalOrder;
  workflows: readonly Workflow[];
  /** Names of people by `type:id`. */
  names: ReadonlyMap<string, { name: string }>;
}

/** The place of a stage in its workflow. */
const placeOf = ({ workflowId, stageId }: SortedRenewal, workflows: readonly Workflow[]): number =>
  workflows.find(({ id }) => id === workflowId)?.stages.findIndex(({ id }) => id === stageId) ?? -1;

const KEYS: Record<RenewalColumn, (row: SortedRenewal, order: Order) => Key> = {
  organisation: ({ organisation }) => unaccented(organisation),
  stage: (row, { workflows }) => placeOf(row, workflows),
  since: ({ enteredStageOn }) => enteredStageOn,
  ends: ({ termEndsOn }) => termEndsOn,
  price: ({ price }) => price,
  owner: ({ ownerId }, { names }) => unaccented(names.get(`admin:${ownerId}`)?.name ?? '') || null,
  decides: ({ decidesOn }) => decidesOn,
  muted: ({ mutedUntil }) => mutedUntil,
};

/** The renewals by a column, then by the end of their term; the last key tells any two apart. */
export const sortedRenewals = (rows: readonly SortedRenewal[], order: Order): SortedRenewal[] => {
  const [column, way] = order.sort.split(':') as [RenewalColumn, 'asc' | 'desc'];
  const direction = way === 'desc' ? -1 : 1;
  return rows
    .map((row) => ({ row, key: KEYS[column](row, order) }))
    .sort(
      (a, b) =>
        compareKeys(a.key, b.key, direction) ||
        ascending(a.row.termEndsOn, b.row.termEndsOn) ||
        ascending(a.row.renewalId, b.row.renewalId),
    )
    .map(({ row }) => row);
};
