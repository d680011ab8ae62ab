import type { EntitlementView, GrantView, UsageView } from '../../../shared/core/membership';
import { remaining } from '../core/rules/entitlement';
import { countedGrants } from '../core/rules/grants';
import { statusOf } from '../core/rules/status';
import type { Entitlement, Facts } from '../core/rules/types';
import type { Day } from '../kernel/rules/values';

/** The rights of a member for the screen, with what was used of them. Pure. */

const grantsOf = (right: Entitlement): GrantView[] =>
  countedGrants(right).map(({ grant: { id, on, quantity, endsOn }, unused }) => ({
    id,
    on,
    quantity,
    unused,
    endsOn,
  }));

const entitlementView = (
  { carriedOut }: Facts,
  right: Entitlement,
  usages: UsageView[] | null,
  running: boolean,
): EntitlementView => ({
  id: right.id,
  termId: right.termId,
  benefit: right.benefitCode,
  kind: right.kind,
  names: right.names,
  units: right.units,
  granted: right.granted,
  used: right.used,
  carried: carriedOut[right.id] ?? 0,
  remaining: remaining(right),
  perPersonCap: right.perPersonCap,
  startsOn: right.startsOn,
  endsOn: right.endsOn,
  running,
  grants: grantsOf(right),
  usages,
});

/** The rights whose ledger is loaded with the page; those of ended rights are loaded on demand. */
export const rightsToTell = ({ entitlements }: Facts, today: Day): string[] =>
  entitlements.filter(({ endsOn }) => endsOn >= today).map(({ id }) => id);

/** Rights sorted by term, the latest first, then in the order of the term's offer. */
const inOrder = ({ terms, entitlements }: Facts): Entitlement[] => {
  const place = ({ termId, benefitCode }: Entitlement): number => {
    const allowances = terms.find(({ id }) => id === termId)?.allowances ?? [];
    const at = allowances.findIndex((allowance) => allowance.benefitCode === benefitCode);
    return at === -1 ? allowances.length : at;
  };
  return [...entitlements].sort(
    (a, b) => b.startsOn.localeCompare(a.startsOn) || place(a) - place(b),
  );
};

/** The rights of a member as its page shows them; voided ones only if they were used. */
export const rightsView = (
  facts: Facts,
  usages: Map<string, UsageView[]>,
  today: Day,
): EntitlementView[] => {
  const active = statusOf(facts, today).status === 'active';
  const told = new Set(rightsToTell(facts, today));
  return inOrder(facts)
    .filter(({ voidedOn, used }) => voidedOn === null || used > 0)
    .map((right) => {
      const covers = right.startsOn <= today && today <= right.endsOn && right.voidedOn === null;
      const lines = told.has(right.id) ? (usages.get(right.id) ?? []) : null;
      return entitlementView(facts, right, lines, active && covers);
    });
};
