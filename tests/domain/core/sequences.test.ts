import fc from 'fast-check';
import type { RuleName } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import { paidOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import { isLegal } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/legal';
import { plan } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/plan';
import { statusOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/status';
import type {
  Facts,
  Term,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { ENOUGH, ensure, plusDays, RUNS, tellSeed } from '../../helpers/days';
import { Life } from '../../helpers/facts';
import { STATES } from '../../helpers/states';
import { anyInput, anyStep, choose, ENDS, STAFF, use } from '../../helpers/steps';

/** What holds after any sequence of commands and days. */

beforeAll(tellSeed);

const FROZEN: (keyof Term)[] = [
  'tierCode',
  'tierNames',
  'tierDocumentId',
  'offerDocumentId',
  'price',
  'currency',
  'policy',
  'allowances',
  'startsOn',
  'endsOn',
  'months',
  'anchorOn',
  'anchorOffset',
];
const MAY_CHANGE_A_TERM = ['reprice', 'change-tier', 'correct-date'];

const unique = (rows: readonly unknown[]) => new Set(rows).size === rows.length;

const checkTerms = (before: Facts, after: Facts, command: string): void => {
  const issued = after.terms.filter(({ state }) => state === 'issued');
  for (const one of issued) {
    for (const other of issued) {
      const apart = one === other || one.endsOn < other.startsOn || other.endsOn < one.startsOn;
      ensure(apart, ['issued terms overlap', one, other]);
    }
  }
  for (const old of before.terms) {
    const now = after.terms.find(({ id }) => id === old.id);
    ensure(now !== undefined, ['a term disappeared', old]);
    if (!now || old.state !== 'issued' || now.state !== 'issued') continue;
    if (MAY_CHANGE_A_TERM.includes(command)) continue;
    const same = FROZEN.every((name) => JSON.stringify(old[name]) === JSON.stringify(now[name]));
    ensure(same, ['what was frozen changed', old, now]);
  }
  const standing = after.terms.filter(({ state }) => state !== 'void');
  ensure(unique(standing.map(({ startsOn }) => startsOn)), [
    'two terms of one first day',
    standing,
  ]);
  ensure(
    standing.every((one) => one.startsOn <= one.endsOn),
    ['ends before it starts', standing],
  );
};

const checkMoney = (before: Facts, after: Facts): void => {
  const kept = JSON.stringify(after.payments.slice(0, before.payments.length));
  ensure(kept === JSON.stringify(before.payments), 'a payment line changed');
  const live = after.dues.filter(({ cancelledOn }) => cancelledOn === null);
  ensure(unique(live.map(({ termId }) => termId)), ['two calls of one term', live]);
  for (const call of live) {
    const called = after.terms.find(({ id }) => id === call.termId);
    ensure(called?.state !== 'void', ['a void term is called', call]);
    ensure(call.amount === called?.price, ['the call is not the price', call, called]);
  }
  for (const { id } of after.dues)
    ensure(paidOf(after.payments, id) >= 0, ['paid below nothing', id]);
  const back = after.payments.flatMap(({ reversesId }) => reversesId ?? []);
  ensure(unique(back), ['a line is taken back twice', back]);
};

const checkRenewals = (after: Facts): void => {
  const open = after.renewals.filter(({ closedOn }) => closedOn === null);
  const stateOf = (id: string) => after.terms.find((one) => one.id === id)?.state;
  const proposing = open.filter(({ termId }) => stateOf(termId) !== 'issued');
  ensure(proposing.length <= 1, ['two open proposals', proposing]);
  ensure(unique(open.map(({ fromTermId }) => fromTermId)), ['two renewals of one term', open]);
  ensure(
    open.every(({ termId }) => stateOf(termId) !== 'void'),
    ['a void term is proposed', open],
  );
  const over = after.membership.endedOn !== null || after.membership.refusedOn !== null;
  ensure(!over || open.length === 0, ['a renewal goes on after the end', open]);
};

const check = (before: Facts, life: Life, command: string): void => {
  const { facts: after, today } = life;
  checkTerms(before, after, command);
  checkMoney(before, after);
  checkRenewals(after);
  const { status, because, nextDueOn } = after.membership;
  const computed = statusOf(after, today);
  ensure(status === computed.status, ['the stored status is stale', status, computed]);
  ensure(JSON.stringify(because) === JSON.stringify(computed.because), ['stale reason', because]);
  ensure(nextDueOn === null || nextDueOn >= today, ['due in the past', nextDueOn, today]);
  ensure((nextDueOn === today) === plan(after, today).length > 0, [
    'due day and plan differ',
    nextDueOn,
  ]);
  const rights = after.entitlements.map(({ termId, benefitCode }) => `${termId} ${benefitCode}`);
  ensure(unique(rights), ['a term has a right twice', rights]);
  for (const { granted, used } of after.entitlements) {
    ensure(used >= 0 && (granted === null || used <= granted), ['overdrawn', granted, used]);
  }
};

describe('any sequence of commands and days', () => {
  const names = Object.keys(STATES).filter((name) => name !== 'merged');
  const sequence = fc.record({
    state: fc.constantFrom(...names),
    activation: fc.constantFrom('decision' as const, 'payment' as const),
    late: fc.constantFrom(
      'continuous' as const,
      'from-decision' as const,
      'calendar-year' as const,
    ),
    // Calls may be older than their papers.
    onPaper: fc.boolean(),
    steps: fc.array(anyStep, { minLength: 1, maxLength: 14, size: 'max' }),
  });
  const starts = new Map(names.map((name) => [name, STATES[name]()]));

  it('keeps terms apart and frozen, payments append-only, one proposal, a true status and due day', () => {
    const accepted = new Map<string, number>();
    fc.assert(
      fc.property(sequence, ({ state, activation, late, onPaper, steps }) => {
        const start = starts.get(state) as Life;
        const offers = start.facts.offers.map((offer) => ({
          ...offer,
          policy: { ...offer.policy, lateRenewal: late },
        }));
        let n = 0;
        const life = new Life(
          {
            ...start.facts,
            offers,
            papers: onPaper ? start.facts.papers : [],
            workflow: { ...start.facts.workflow, activation },
          },
          start.today,
          () => `new-${(n += 1)}`,
        );
        for (const { command: drawn, ...step } of steps) {
          const before = life.facts;
          // Ends come late in most lives: after them little is legal.
          const legal = STAFF.filter(
            (name) =>
              isLegal(before, name, life.today) && (step.amount === 1 || !ENDS.includes(name)),
          );
          // The few chances to win a settled renewal by hand are taken.
          const rarely = legal.filter((name) => name === 'win-renewal');
          const drawnFrom = rarely.length > 0 ? rarely : legal;
          const command = drawn === 'legal' ? (choose(drawnFrom, step.pick) as RuleName) : drawn;
          if (command === 'use') use(life, step.pick);
          else if (command === 'day') {
            life.day(plusDays(life.today, step.days));
            ensure(plan(life.facts, life.today).length === 0, 'the plan is not empty after it');
          } else if (!life.tries(command, anyInput(command, life, step))) {
            ensure(life.facts === before, 'a refused command changed something');
            continue;
          } else accepted.set(command, (accepted.get(command) ?? 0) + 1);
          if (command !== 'use') check(before, life, command);
        }
      }),
      RUNS,
    );
    // Each command was really lived, not only refused.
    const rare = STAFF.filter((name) => !accepted.has(name));
    if (ENOUGH) expect(rare).toEqual([]);
  });
});
