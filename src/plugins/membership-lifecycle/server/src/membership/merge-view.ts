import { figureText, figureTexts } from '../../../shared/core/basis';
import { MEASURES, type Figures } from '../../../shared/core/brackets';
import type { StatusEnd } from '../../../shared/membership/command-plan';
import type { MergePlanView, PeriodView } from '../../../shared/membership/merge';
import { currencyOf } from '../core/rules/account';
import type { DecisionContext, Facts, Term } from '../core/rules/types';
import { statusSentence } from '../core/status-sentence';
import type { LoadedFacts } from '../core/store/facts';
import { STATUS_WORDS, wordOf } from '../kernel/export/words';
import { isDay } from '../kernel/rules/calendar';
import { typesetBoth } from '../kernel/rules/typography';
import type { Localised } from '../kernel/rules/values';
import { dayInBoth } from '../kernel/texts/format';
import { refuse } from './refusals/mergers';
import { laterFigures, type gatherContacts } from './rules/bodies';
import { mergeFrom, type Merged, type YearTwice } from './rules/commands/merge';
import type { MergeSummary } from './rules/merge-summary';
import type { Obstacle } from './rules/merging';

/** Describes a merger: why it is refused, or what it will do. */

const inWords = (value: unknown): unknown =>
  typeof value !== 'string' ? value : isDay(value) ? dayInBoth(value) : wordOf(STATUS_WORDS, value);

const OTHER_WAY: Localised = {
  fr: ' Dans l’autre sens, elles peuvent être réunies : c’est l’autre adhésion qui prend fin.',
  en: ' The other way round they can be merged: it is the other membership that ends.',
};

const OBSTACLES: Record<Obstacle, Localised> = {
  paid: { fr: 'réglée', en: 'paid' },
  used: { fr: 'utilisée', en: 'used' },
  waived: { fr: 'dispensée', en: 'waived' },
  owed: { fr: 'encore due', en: 'still due' },
};
const LIVED: Localised = { fr: 'commencée', en: 'begun' };

const whyIn = (obstacles: readonly Obstacle[]): Localised => {
  const words = obstacles.length > 0 ? obstacles.map((one) => OBSTACLES[one]) : [LIVED];
  return { fr: words.map(({ fr }) => fr).join(', '), en: words.map(({ en }) => en).join(', ') };
};

/** Two terms that stand in each other's way, each with what keeps it from giving way. */
const pairIn = (pair: YearTwice): Localised => {
  const { startsOn, endsOn, otherStartsOn, otherEndsOn } = pair;
  const [from, to, otherFrom, otherTo] = [startsOn, endsOn, otherStartsOn, otherEndsOn].map(
    dayInBoth,
  );
  const [why, otherWhy] = [pair.obstacles, pair.otherObstacles].map(whyIn);
  return {
    fr: `celle du ${from.fr} au ${to.fr} de l’adhésion qui prend fin (${why.fr}) et celle du ${otherFrom.fr} au ${otherTo.fr} de l’autre (${otherWhy.fr})`,
    en: `that from ${from.en} to ${to.en} of the membership that ends (${why.en}) and that from ${otherFrom.en} to ${otherTo.en} of the other (${otherWhy.en})`,
  };
};

/** All such pairs. */
const pairsIn = (twice: readonly YearTwice[]): Localised => {
  const pairs = twice.map(pairIn);
  return typesetBoth({
    fr: pairs.map(({ fr }) => fr).join(' ; '),
    en: pairs.map(({ en }) => en).join('; '),
  });
};

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
  const told = Object.fromEntries(details);
  if (merged.reason !== 'merge-year-twice') throw refuse(merged.reason, told);
  // Two paid terms may stand in each other's way whichever of the two memberships ends.
  const turn = mergeFrom(into, from, reason, ctx).ok ? OTHER_WAY : '';
  const periods = pairsIn(merged.details?.twice as YearTwice[]);
  throw refuse(merged.reason, { ...told, periods, turn });
};

const standingView = (facts: Facts) => ({
  status: facts.membership.status,
  because: statusSentence(facts, facts.membership.because),
});

const sideView = ({ facts, organisationName, siret }: LoadedFacts): MergePlanView['from'] => ({
  documentId: facts.membership.id,
  reference: facts.membership.reference,
  organisation: organisationName,
  siret,
  status: standingView(facts),
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
  { summary, after, until }: { summary: MergeSummary; after: Facts; until: StatusEnd | null },
  contacts: ReturnType<typeof gatherContacts>,
): MergePlanView => {
  const currency = currencyOf(from.facts);
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
  return {
    from: sideView(from),
    into: sideView(into),
    after: { ...standingView(after), until },
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
