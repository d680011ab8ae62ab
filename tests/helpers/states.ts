import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { mergeFrom } from '../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import {
  openCalls,
  standingLines,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import { isReversible } from '../../src/plugins/membership-lifecycle/server/src/core/rules/commands/payment-corrections';
import type { RuleName } from '../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import { refreshStatus } from '../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import {
  duesOf,
  isSettled,
  paidOf,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import { standingGrants } from '../../src/plugins/membership-lifecycle/server/src/core/rules/grants';
import {
  reminderInput,
  standingReminders,
  type Reminded,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/reminders';
import type {
  Entitlement,
  Facts,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { factsOf, Life, membership, tierOffer, workflow } from './facts';
import { plusDays } from './days';
import { asOther } from './other-member';

/** Members at each turn of a life, reached by commands and days as in the application. */

/** An offer that closes with the year: the next one is not published yet. */
const closing = tierOffer({ closesOn: '2021-12-31' });
const first = () => new Life(factsOf()).do('approve').call();
/** A member whose rights wait for the payment. */
const uponPayment = () =>
  new Life(factsOf({ workflow: workflow({ activation: 'payment' }) })).do('approve');
const accepted = () => first().pay().day('2021-10-03').do('accept-renewal').call();
/** The first of two members after it was merged into the second, or that second one. */
const merged = (life: Life, from: Facts, into: Facts, side: 'from' | 'into'): Life => {
  const decision = mergeFrom(from, into, 'x', life.ctx);
  if (!decision.ok) throw new Error(decision.reason);
  life.facts = refreshStatus(decision[side], life.today);
  return life;
};

/** Two members before the first is merged into the second, which has no term. */
export const aboutToMerge = (): { life: Life; into: Facts } => ({
  life: first().at('2021-06-01'),
  into: factsOf({ membership: membership({ id: 'other', approvedOn: '2021-01-01' }) }),
});

export const STATES: Record<string, () => Life> = {
  applied: () => new Life(factsOf()).at('2021-01-04'),
  refused: () => new Life(factsOf()).do('refuse', { reason: 'x' }).at('2021-02-01'),
  pending: uponPayment,
  'pending-called': () => uponPayment().call().at('2021-02-01'),
  uncalled: () => new Life(factsOf()).do('approve').at('2021-02-01'),
  voided: () => {
    const life = first().at('2021-02-01');
    return life.do('void-term', { termId: life.last.term?.id, reason: 'x' });
  },
  unpaid: () => first().at('2021-02-01'),
  overdue: () => first().at('2021-03-01'),
  held: () => {
    const life = STATES.overdue();
    const hold = { cause: 'payment-order', until: '2021-03-31' };
    return life.do('hold-call', { duesId: life.last.dues?.id, ...hold });
  },
  'part-paid': () => first().at('2021-02-01').pay(100_000),
  waived: () => {
    const life = first().at('2021-02-01');
    return life.do('waive-dues', { termId: life.last.term?.id, reason: 'x' });
  },
  'written-off': () => {
    const life = STATES.overdue();
    return life.do('write-off-call', likelyInput('write-off-call', life.facts, life.today));
  },
  paid: () => first().pay().at('2021-06-01'),
  difference: () => {
    const life = first().pay(499_999).at('2021-06-01');
    const input = likelyInput('write-off-call', life.facts, life.today);
    return life.do('write-off-call', { ...input, writtenOffAs: 'difference' });
  },
  overpaid: () => {
    const life = STATES.paid();
    const extra = { duesId: life.last.dues?.id, amount: 100_000, confirmed: true };
    return life.do('record-payment', extra);
  },
  'taken-back': () => {
    const life = uponPayment().call().pay().at('2021-06-01');
    return life.do('reverse-payment', { paymentId: life.last.payment?.id, reason: 'x' });
  },
  used: () => {
    const life = STATES.paid();
    const use = (right: Entitlement) =>
      right.benefitCode === 'compagnonnage' ? { ...right, used: 2 } : right;
    life.facts = { ...life.facts, entitlements: life.facts.entitlements.map(use) };
    return life;
  },
  granted: () =>
    STATES.paid().do('grant-right', {
      ...{ benefit: 'compagnonnage', quantity: 2, until: '2021-06-30', reason: 'x' },
    }),
  todo: () => new Life(factsOf({ offers: [closing] })).do('approve').call().pay().day('2021-10-03'),
  waiting: () => first().pay().day('2021-10-03'),
  deciding: () =>
    STATES.waiting().do('move-renewal', { stageId: 'council', decidesOn: '2022-02-12' }),
  agreed: () => first().pay().day('2021-10-03').do('accept-renewal').at('2021-11-15'),
  committed: () => accepted().at('2021-11-15'),
  won: () => accepted().pay().at('2021-11-15'),
  'two-renewals': () => accepted().day('2022-10-04'),
  reissued: () => {
    const life = first().at('2021-02-01');
    return life.do('reissue-call', { duesId: life.last.dues?.id, reason: 'x' });
  },
  'in-credit': () => {
    const life = STATES.reissued();
    const [{ id: duesId }] = life.facts.dues;
    return life.do('record-payment', { duesId, amount: 100, confirmed: true });
  },
  grace: () => first().pay().day('2021-10-03').day('2022-01-15'),
  'grace-unpaid': () => {
    const life = uponPayment().call().pay().day('2021-10-03').do('accept-renewal').call();
    return life.day('2022-01-15');
  },
  'never-asked': () => STATES.todo().day('2022-03-02'),
  'called-off': () => STATES.waiting().call().do('decline-renewal', { reason: 'x' }),
  declined: () => STATES.waiting().do('decline-renewal', { reason: 'x' }),
  lapsed: () => first().pay().day('2021-10-03').day('2022-03-02'),
  suspended: () => first().pay().at('2021-06-01').do('suspend', { reason: 'x' }),
  overridden: () =>
    first()
      .pay()
      .at('2021-06-01')
      .do('override-status', { status: 'grace', until: '2021-06-30', reason: 'x' }),
  muted: () => first().pay().at('2021-06-01').do('mute', { until: '2021-06-30', reason: 'x' }),
  'muted-waiting': () => STATES.waiting().do('mute', { until: '2021-12-31', reason: 'x' }),
  leaving: () => STATES.paid().do('withdraw', { lastDay: '2021-12-31', reason: 'x' }),
  ended: () =>
    first().pay().at('2021-06-01').do('withdraw', { lastDay: '2021-05-31', reason: 'x' }),
  merged: () => {
    const { life, into } = aboutToMerge();
    return merged(life, life.facts, into, 'from');
  },
  survivor: () => {
    const life = STATES.waiting();
    return merged(life, asOther(first().at(life.today).facts), life.facts, 'into');
  },
};

/** The first reminder of an open call, where no renewal waits for its answer. */
const reminderOfCall = (facts: Facts): Record<string, unknown> | null => {
  if (facts.renewals.some(({ closedOn, answer }) => closedOn === null && answer === null)) {
    return null;
  }
  const isOpen = ({ key, duesId }: Reminded) =>
    duesId !== null &&
    !facts.effects.some((effect) => effect.key === key && effect.state !== 'waiting');
  const one = standingReminders(facts).find(isOpen);
  return one ? reminderInput(one) : null;
};

/** The input with which staff would most likely run a command on these facts. */
export const likelyInput = (
  command: RuleName,
  facts: Facts,
  today: Day,
): Record<string, unknown> => {
  const reason = 'x';
  const standing = facts.terms.filter(({ state }) => state !== 'void');
  const last = standing.at(-1);
  const termId = last?.id ?? 'none';
  const calls = facts.dues.filter(({ cancelledOn }) => cancelledOn === null);
  const paid = facts.dues.filter(({ id }) => paidOf(facts.payments, id) > 0);
  const renewal = facts.renewals.filter(({ closedOn }) => closedOn === null).at(-1);
  switch (command) {
    case 'issue-term':
      return { termId: standing.find(({ state }) => state === 'proposed')?.id ?? termId };
    case 'void-term':
      return {
        termId:
          [...standing].reverse().find((one) => {
            const call = duesOf(facts.dues, one.id);
            return !call || paidOf(facts.payments, call.id) === 0;
          })?.id ?? termId,
        reason,
      };
    case 'issue-call':
      return {
        termId:
          standing.find((one) => !duesOf(facts.dues, one.id) && one.waivedOn === null)?.id ??
          termId,
      };
    case 'make-call-paper':
    case 'reissue-call':
      return { duesId: calls.at(-1)?.id ?? 'none', reason };
    case 'reprice':
      return {
        termId: standing.find(({ price }) => price !== null)?.id ?? termId,
        amount: 1,
        reason,
      };
    case 'record-payment':
      return {
        ...(calls.length > 0 ? { duesId: calls.at(-1)?.id } : {}),
        amount: 100,
        confirmed: true,
      };
    case 'allocate-credit':
      return { duesId: openCalls(facts)[0]?.id ?? 'none', amount: 1 };
    case 'refund-payment':
      return { ...(paid[0] ? { duesId: paid[0].id } : {}), amount: 1, reason };
    case 'reverse-payment':
      return {
        paymentId: facts.payments.find((line) => isReversible(facts.payments, line))?.id ?? 'none',
        reason,
      };
    case 'reject-payment':
      return {
        paymentId:
          standingLines(facts.payments).find((line) => line.amount > 0)?.id ??
          facts.payments[0]?.id ??
          'none',
      };
    case 'waive-dues':
      return {
        termId:
          standing.find((one) => {
            const call = duesOf(facts.dues, one.id);
            return !isSettled(facts, one) && (!call || paidOf(facts.payments, call.id) === 0);
          })?.id ?? termId,
        reason,
      };
    case 'remind-call':
      return { duesId: openCalls(facts)[0]?.id ?? 'none', template: 'dues-reminder' };
    case 'hold-call':
      return {
        duesId: openCalls(facts)[0]?.id ?? 'none',
        cause: 'agreed',
        until: plusDays(today, 29),
      };
    case 'write-off-call':
      return { duesId: openCalls(facts)[0]?.id ?? 'none', writtenOffAs: 'loss', reason };
    case 'undo-write-off':
      return {
        duesId: facts.dues.find(({ writtenOff }) => writtenOff !== null)?.id ?? 'none',
        reason,
      };
    case 'release-call':
      return {
        duesId: facts.dues.find(({ heldUntil }) => heldUntil !== null)?.id ?? 'none',
      };
    case 'move-renewal':
      return { stageId: renewal?.stageId === 'payment-order' ? 'call-issued' : 'payment-order' };
    case 'reopen-renewal':
      return { stageId: 'awaiting-decision', reason };
    case 'send-reminder': {
      const from = facts.terms.find(({ id }) => id === renewal?.fromTermId);
      const ofEnd = { reminderId: from && from.endsOn < today ? 'after-30' : 'before-30' };
      return reminderOfCall(facts) ?? ofEnd;
    }
    case 'skip-reminder':
      return reminderOfCall(facts) ?? { reminderId: 'after-30' };
    case 'mark-reminder':
      return { reminderId: 'after-30', state: 'superseded', ...reminderOfCall(facts) };
    case 'assign-renewal':
      return { ownerId: '1' };
    case 'note-renewal':
      return { note: 'À rappeler' };
    case 'change-tier':
      return { tier: 'petites-communes', when: 'renewal', reason };
    case 'grant-right':
      return { benefit: 'compagnonnage', quantity: 2, reason };
    case 'withdraw-grant': {
      const grants = facts.entitlements.flatMap(standingGrants);
      return { grantId: grants[0]?.id ?? 'none', reason };
    }
    case 'withdraw':
    case 'exclude':
      return { lastDay: today, reason };
    case 'mute':
      return { until: today, reason };
    case 'override-status':
      return { status: 'active', until: today, reason };
    case 'correct-date':
      return { field: 'member-since', date: '2015-01-01', reason };
    case 'carry-rights':
      return { termId };
    case 'relocate-renewal': {
      const { id, stages } = facts.workflow;
      return { workflowId: id, moves: { proposed: stages[0].id } };
    }
    case 'refuse':
    case 'decline-renewal':
    case 'lose-renewal':
    case 'suspend':
    case 'reinstate':
    case 'clear-override':
      return { reason };
    default:
      return {};
  }
};
