import type { MergePlanView, PeriodView } from '../../../shared/contracts';
import type { gatherContacts } from '../domain/bodies';
import type { MergeSummary } from '../domain/merge-summary';
import type { Term } from '../domain/types';
import type { LoadedFacts } from '../repositories/facts';

/** The plan of a merger, as its form shows it. */

const sideView = ({ facts, organisationName, siret }: LoadedFacts): MergePlanView['from'] => ({
  documentId: facts.membership.id,
  reference: facts.membership.reference,
  organisation: organisationName,
  siret,
});

const periodView = ({ startsOn, endsOn, tierNames }: Term): PeriodView => ({
  startsOn,
  endsOn,
  tierNames,
});

export const mergePlanView = (
  from: LoadedFacts,
  into: LoadedFacts,
  summary: MergeSummary,
  contacts: ReturnType<typeof gatherContacts>,
): MergePlanView => {
  const currency = from.facts.terms[0]?.currency ?? 'EUR';
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
  return {
    from: sideView(from),
    into: sideView(into),
    moved: summary.moved.map(periodView),
    staying: summary.staying.map(({ term, overlaps }) => ({
      ...periodView(term),
      overlaps: { startsOn: overlaps.startsOn, endsOn: overlaps.endsOn },
    })),
    voided: summary.voided.map(periodView),
    closedRenewals: summary.closedRenewals,
    unpaid: summary.unpaid.map(({ call, remaining, moves }) => ({
      number: call.number ?? '',
      remaining: { amount: remaining, currency: call.currency },
      moves,
    })),
    paid: { amount: summary.paid, currency },
    rights: summary.rights,
    used: summary.used,
    contacts: { added: names(contacts.added), doubles: names(contacts.doubles) },
  };
};
