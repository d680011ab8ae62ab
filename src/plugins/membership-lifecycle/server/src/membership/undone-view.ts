import type { UndoneMerger } from '../../../shared/membership/command-plan';
import type { Step } from '../core/recording';
import { creditOf, currencyOf } from '../core/rules/account';
import { refreshStatus } from '../core/rules/decide';
import { duesOf, sumOf } from '../core/rules/dues';
import type { Facts, Renewal, Term } from '../core/rules/types';
import { sentence } from '../core/sentences';
import type { Day } from '../kernel/rules/values';
import { accountBetween } from './rules/command-effects';

/** Tells what the undoing of a merger gives back, from the facts before and after it. */

type Sides = { before: Facts; after: Facts };

const sideOf = ({ before, outcome }: Step): Sides => ({ before, after: outcome.facts });

const spanOf = ({ startsOn, endsOn }: Term) => ({ startsOn, endsOn });

const openIds = ({ renewals }: Facts): string[] =>
  renewals.filter(({ closedOn }: Renewal) => closedOn === null).map(({ id }) => id);

/** The number of a call that stays cancelled; a term that is not called has none. */
const cancelledCall = ({ dues }: Facts, termId: string): string | null =>
  duesOf(dues, termId)
    ? null
    : (dues.filter((call) => call.termId === termId).at(-1)?.number ?? null);

const restoredOf = ({ before, after }: Sides, side: 'from' | 'into'): UndoneMerger['restored'] => {
  const gone = new Set(before.terms.filter(({ state }) => state === 'void').map(({ id }) => id));
  return after.terms
    .filter(({ id, state }) => state !== 'void' && gone.has(id))
    .map((term) => ({
      side,
      ...spanOf(term),
      proposed: term.state === 'proposed',
      call: cancelledCall(after, term.id),
    }));
};

export const undoneView = (steps: readonly Step[], today: Day): UndoneMerger => {
  const [from, into] = steps.map(sideOf);
  const currency = currencyOf(from.after);
  const stayed = new Set(from.before.terms.map(({ id }) => id));
  const moved = from.after.terms.filter(({ id }) => !stayed.has(id));
  const back = new Set(moved.map(({ id }) => id));
  const calls = new Set(
    from.after.dues.filter(({ termId }) => back.has(termId)).map(({ id }) => id),
  );
  const paid = from.after.payments.filter(({ duesId }) => duesId !== null && calls.has(duesId));
  const rights = from.after.entitlements.filter(({ termId }) => back.has(termId));
  const underWay = new Set(openIds(into.before));
  const left = new Set(openIds(into.after));
  const [named, other] = steps.map(({ organisationName, before }) => ({
    organisation: organisationName,
    reference: before.membership.reference,
  }));
  const was = refreshStatus(into.before, today).membership.status;
  const { status, because } = into.after.membership;
  return {
    from: named,
    into: {
      ...other,
      status: { before: was, after: status, because: sentence(because) },
      account: accountBetween(into.before, into.after),
    },
    terms: moved.map(spanOf),
    paid: { amount: sumOf(paid), currency },
    rights: rights.length,
    used: rights.reduce((sum, { used }) => sum + used, 0),
    restored: [...restoredOf(from, 'from'), ...restoredOf(into, 'into')],
    renewals: openIds(from.after).length + [...left].filter((id) => !underWay.has(id)).length,
    credit: { amount: Math.max(0, creditOf(from.after) - creditOf(from.before)), currency },
    contacts: from.after.contacts.map(({ name }) => name),
  };
};
