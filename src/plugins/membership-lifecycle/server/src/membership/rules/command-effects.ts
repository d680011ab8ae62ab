import { basisOf } from '../../../../shared/core/basis';
import type {
  CommandPlan,
  LastingEffect,
  PlannedCall,
  PlannedMessage,
  PlannedRenewal,
  PlannedRight,
  PlannedTerm,
} from '../../../../shared/membership/command-plan';
import { balanceOf, currencyOf } from '../../core/rules/account';
import { replacedBy } from '../../core/rules/credit-notes';
import { paidFor, paidOf, remainingOf } from '../../core/rules/dues';
import { stageOf, workflowOf } from '../../core/rules/renewal';
import { missingMeasure } from '../../core/rules/sold';
import { priceOf } from '../../core/rules/terms';
import type { Dues, Entitlement, Facts, Renewal, Term } from '../../core/rules/types';
import type { Day } from '../../kernel/rules/values';

/** The effects of a decision, read from the facts before and after it, whatever the command. */

/** Rows that a decision added or changed, each with the same row before. */
const changedRows = <Row extends { id: string }>(
  before: readonly Row[],
  after: readonly Row[],
): { was: Row | undefined; is: Row }[] => {
  const known = new Map(before.map((row) => [row.id, row]));
  return after
    .map((is) => ({ was: known.get(is.id), is }))
    .filter(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is));
};

const spanOf = (term: Term) => ({
  startsOn: term.startsOn,
  endsOn: term.endsOn,
  price: priceOf(term),
  basis: basisOf(term),
});

/** The changes of a term: of its state, and that its dues are waived, which may issue it. */
const changesOfTerm = (was: Term | undefined, is: Term): PlannedTerm['change'][] => {
  const isWaived = is.waivedOn !== null && (was?.waivedOn ?? null) === null;
  const waived: PlannedTerm['change'][] = isWaived ? ['waived'] : [];
  // A proposal whose dues are no longer waived asks for its price again.
  const isAskedAgain = is.state === 'proposed' && is.waivedOn !== (was?.waivedOn ?? null);
  if (is.state === was?.state) {
    return isWaived ? waived : [isAskedAgain ? 'proposed' : 'changed'];
  }
  return [is.state === 'void' ? 'voided' : is.state, ...waived];
};

/** Terms that a decision made, issued, voided or waived, or whose dates or price it changed. */
export const termsBetween = (before: Facts, after: Facts): PlannedTerm[] =>
  changedRows(before.terms, after.terms).flatMap(({ was, is }) =>
    changesOfTerm(was, is).flatMap((change) => {
      const [past, now] = [was ? spanOf(was) : null, spanOf(is)];
      const isSame = JSON.stringify(past) === JSON.stringify(now);
      if (change === 'changed' && isSame && was?.tierCode === is.tierCode) return [];
      const missingFigure = is.price === null ? missingMeasure(after, is) : null;
      return [
        { change, tierNames: is.tierNames, ...now, missingFigure, before: isSame ? null : past },
      ];
    }),
  );

const sumsOf = (facts: Facts, call: Dues) => ({
  amount: call.amount,
  paid: paidOf(facts.payments, call.id),
  remaining: remainingOf(facts, call),
});

const changeOfCall = (was: Dues | undefined, is: Dues): PlannedCall['change'] => {
  if (!was) return 'issued';
  if (is.cancelledOn === was.cancelledOn) return 'changed';
  return is.number === null ? 'cancelled' : 'credited';
};

const holdOf = ({ heldUntil, heldCause }: Dues): PlannedCall['held'] =>
  heldUntil && heldCause ? { cause: heldCause, until: heldUntil } : null;

/** Everything that a plan says of a call, except what changed on it. */
const toldOf = (facts: Facts, call: Dues) => {
  const { number, currency, dueOn, engagementNumber, serviceCode } = call;
  return facts.terms
    .filter(({ id }) => id === call.termId)
    .map(({ tierNames, startsOn, endsOn }) => ({
      ...{ number, tierNames, startsOn, endsOn, currency, dueOn, engagementNumber, serviceCode },
      ...sumsOf(facts, call),
      held: holdOf(call),
    }));
};

/** What may change on a call. Once cancelled, it stays as it was sent: only its money moves. */
const shownOf = (facts: Facts, call: Dues): string =>
  JSON.stringify(call.cancelledOn === null ? toldOf(facts, call) : sumsOf(facts, call));

/** The due day of what was still to be paid, where a decision gives another. */
const dueDayBefore = (before: Facts, was: Dues | undefined, is: Dues): Day | null =>
  was && was.dueOn !== is.dueOn && remainingOf(before, was) > 0 ? was.dueOn : null;

/** Calls that a decision issued or cancelled, or of which it changed what is told. */
export const callsBetween = (before: Facts, after: Facts): PlannedCall[] => {
  const papers = new Set(before.papers.map(({ id }) => id));
  return after.dues.flatMap((is): PlannedCall[] => {
    const was = before.dues.find(({ id }) => id === is.id);
    const change = changeOfCall(was, is);
    const [told] = toldOf(after, is);
    const paper = after.papers.some(({ id, duesId }) => duesId === is.id && !papers.has(id));
    const isSame = was && shownOf(before, was) === shownOf(after, is);
    if (!told || (change === 'changed' && isSame && !paper)) return [];
    const replaced = was ? undefined : replacedBy(after, is.id);
    const replaces = replaced?.number ?? null;
    const former = was ?? before.dues.find(({ id }) => id === replaced?.id);
    const dueBefore = dueDayBefore(before, former, is);
    const sums = was ? sumsOf(before, was) : null;
    const heldBefore = was ? holdOf(was) : null;
    return [{ change, ...told, heldBefore, dueBefore, replaces, paper, before: sums }];
  });
};

const stageName = (facts: Facts, renewal: Renewal) =>
  stageOf(workflowOf(facts, renewal), renewal.stageId)?.names ?? null;

/** Whether a renewal keeps a yes whose money, which was the whole of it, is gone. */
const keepsYes = (before: Facts, after: Facts, { stageBeforeMoney, termId }: Renewal): boolean =>
  stageBeforeMoney !== null && paidFor(after, termId) <= 0 && paidFor(before, termId) > 0;

const answerBetween = (
  before: Facts,
  after: Facts,
  { was, is }: { was: Renewal | undefined; is: Renewal },
): PlannedRenewal['answer'] => {
  if (is.answer !== (was?.answer ?? null)) return is.answer ?? 'taken-back';
  return keepsYes(before, after, is) ? 'stays' : null;
};

/** Renewals that a decision opened, moved to another stage, answered or closed. */
export const renewalsBetween = (before: Facts, after: Facts): PlannedRenewal[] =>
  after.renewals.flatMap((is) => {
    const was = before.renewals.find(({ id }) => id === is.id);
    const from = was ? stageName(before, was) : null;
    const to = was?.stageId === is.stageId ? null : stageName(after, is);
    const answer = answerBetween(before, after, { was, is });
    const closes = is.closedOn !== null && (was?.closedOn ?? null) === null;
    return to || answer || closes ? [{ from, to, answer, closes }] : [];
  });

const countOf = ({ startsOn, endsOn, granted, used }: Entitlement) => ({
  ...{ startsOn, endsOn, granted, used },
});

const changeOfRight = (was: Entitlement | undefined, is: Entitlement): PlannedRight['change'] => {
  if (!was || (was.voidedOn !== null && is.voidedOn === null)) return 'opened';
  return is.voidedOn !== null && was.voidedOn === null ? 'closed' : 'changed';
};

/** Rights that a decision opened or closed, or whose days or number it changed. */
export const rightsBetween = (before: Facts, after: Facts): PlannedRight[] =>
  changedRows(before.entitlements, after.entitlements).flatMap(({ was, is }) => {
    const { names, units } = is;
    const change = changeOfRight(was, is);
    const [past, now] = [was ? countOf(was) : null, countOf(is)];
    // What else is kept of a right, such as its grants, is no change to who has it.
    if (change === 'changed' && JSON.stringify(past) === JSON.stringify(now)) return [];
    return { change, names, units, ...now, before: past };
  });

/** The sums of the account before and after a decision; null when they are the same. */
export const accountBetween = (before: Facts, after: Facts): CommandPlan['account'] => {
  const [was, is] = [balanceOf(before), balanceOf(after)];
  if (JSON.stringify(was) === JSON.stringify(is)) return null;
  return { currency: currencyOf(after), before: was, after: is };
};

/** The effects of a plan that no other command undoes. */
export const lastingOf = ({
  calls,
  messages,
}: {
  calls: readonly PlannedCall[];
  messages: readonly PlannedMessage[];
}): LastingEffect[] => {
  const isLasting: Record<LastingEffect, boolean> = {
    messages: messages.some((message) => message.ok && !message.kept),
    numbers: calls.some(({ change }) => change === 'issued' || change === 'credited'),
    papers: calls.some(({ change, paper }) => change === 'changed' && paper),
  };
  return (Object.keys(isLasting) as LastingEffect[]).filter((effect) => isLasting[effect]);
};
