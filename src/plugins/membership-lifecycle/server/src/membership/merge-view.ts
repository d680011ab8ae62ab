import { figureText, figureTexts } from '../../../shared/core/basis';
import { MEASURES, type Figures } from '../../../shared/core/brackets';
import type { MergePlanView, PeriodView } from '../../../shared/membership/merge';
import { currencyOf } from '../core/rules/account';
import type { DecisionContext, Facts, Term } from '../core/rules/types';
import type { LoadedFacts } from '../core/store/facts';
import { STATUS_WORDS, wordOf } from '../kernel/export/words';
import { isDay } from '../kernel/rules/calendar';
import { formatDay } from '../kernel/texts/format';
import { refuse } from './refusals/mergers';
import { laterFigures, type gatherContacts } from './rules/bodies';
import { mergeFrom, type Merged } from './rules/commands/merge';
import type { MergeSummary } from './rules/merge-summary';

/** Describes a merger: why it is refused, or what it will do. */

const inWords = (value: unknown): unknown =>
  typeof value !== 'string'
    ? value
    : isDay(value)
      ? { fr: formatDay(value, 'fr'), en: formatDay(value, 'en') }
      : wordOf(STATUS_WORDS, value);

/** Decides a merger; throws its refusal, with days and statuses in both languages. */
export const mergeOrRefuse = (
  from: Facts,
  into: Facts,
  reason: string,
  ctx: DecisionContext,
): Merged => {
  const merged = mergeFrom(from, into, reason, ctx);
  if (merged.ok) return merged;
  const details = Object.entries(merged.details ?? {}).map(([name, value]) => [
    name,
    inWords(value),
  ]);
  throw refuse(merged.reason, Object.fromEntries(details));
};

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

/** Figures of both sides that differ: which is right when two bodies become one, staff know. */
const bothFigures = (own: Figures, others: Figures): MergePlanView['bothFigures'] => {
  const later = laterFigures(own, others);
  return MEASURES.flatMap((measure) => {
    const [mine, theirs] = [own[measure], others[measure]];
    if (!mine || !theirs || mine.value === theirs.value) return [];
    const [kept, left] = later[measure] ? [theirs, mine] : [mine, theirs];
    return [{ kept: figureText(measure, kept), left: figureText(measure, left) }];
  });
};

export const mergePlanView = (
  from: LoadedFacts,
  into: LoadedFacts,
  summary: MergeSummary,
  contacts: ReturnType<typeof gatherContacts>,
): MergePlanView => {
  const currency = currencyOf(from.facts);
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
  return {
    from: sideView(from),
    into: sideView(into),
    moved: summary.moved.map(periodView),
    staying: summary.staying.map(({ term, overlaps }) => ({
      ...periodView(term),
      overlaps: { startsOn: overlaps.startsOn, endsOn: overlaps.endsOn },
    })),
    withdrawn: summary.withdrawn.map(({ term, isTheirs, isProposed, instead, call }) => ({
      ...periodView(term),
      side: isTheirs ? ('from' as const) : ('into' as const),
      proposed: isProposed,
      instead: instead && { startsOn: instead.startsOn, endsOn: instead.endsOn },
      call: call && { number: call.number ?? '' },
    })),
    movedRenewals: summary.movedRenewals,
    closedRenewals: summary.closedRenewals,
    unpaid: summary.unpaid.map(({ call, remaining }) => ({
      number: call.number ?? '',
      remaining: { amount: remaining, currency: call.currency },
    })),
    paid: { amount: summary.paid, currency },
    rights: summary.rights,
    used: summary.used,
    figures: figureTexts(laterFigures(into.facts.figures, from.facts.figures)),
    bothFigures: bothFigures(into.facts.figures, from.facts.figures),
    contacts: { added: names(contacts.added), doubles: names(contacts.doubles) },
  };
};
