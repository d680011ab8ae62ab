import fc from 'fast-check';
import type {
  CommandPlan,
  PlannedCall,
} from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import type { RuleName } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import { decide } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { planOf } from '../../../src/plugins/membership-lifecycle/server/src/membership/planned-effects';
import { isLegal } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/legal';
import { ensure, plusDays, RUNS, tellSeed } from '../../helpers/days';
import { factsOf, Life } from '../../helpers/facts';
import { likelyInput, STATES } from '../../helpers/states';
import { anyInput, anyStep, choose, STAFF, use } from '../../helpers/steps';

/** What the plan of a command says is what is found after it, over random lives. */

beforeAll(tellSeed);

type PlannedName = Parameters<typeof planOf>[0];

const unwritten = () => ({ ok: false as const, reason: 'no-recipient' as const });

const planned = (life: Life, command: RuleName, input: Record<string, unknown>): CommandPlan => {
  const decision = decide(life.facts, command, input, life.ctx);
  if (!decision.ok) throw new Error(decision.reason);
  const { outcome } = decision;
  const step = { command, input, before: life.facts, outcome, organisationName: 'Commune' };
  return planOf(command as PlannedName, [step], unwritten, life.today);
};

/** The lines of a list that another has not, each as often as it is missing there. */
const missingIn = (other: readonly string[], lines: readonly string[]): string[] => {
  const left = [...other];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};
const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort();
const same = (said: readonly unknown[], found: readonly string[], what: string): void =>
  ensure(JSON.stringify(sorted(said)) === JSON.stringify([...found].sort()), [what, said, found]);
/** Rows found after a command that were not there before, told by what they hold alone. */
const appeared = (rowsOf: (facts: Facts) => unknown[], before: Facts, after: Facts): string[] =>
  missingIn(sorted(rowsOf(before)), sorted(rowsOf(after)));

// What is found, added up from the rows of the facts.

const sum = (rows: readonly { amount: number }[]) => rows.reduce((all, row) => all + row.amount, 0);
const isWaived = ({ terms }: Facts, termId: string) =>
  terms.some(({ id, waivedOn }) => id === termId && waivedOn !== null);
const paidOn = ({ payments }: Facts, id: string) =>
  sum(payments.filter(({ duesId }) => duesId === id));

const termsIn = ({ terms }: Facts) =>
  terms.map(({ state, waivedOn, startsOn, endsOn, price, tierNames }) => [
    ...[state, waivedOn !== null, startsOn, endsOn, price, tierNames.fr],
  ]);

const callsIn = (facts: Facts) =>
  facts.dues.map((call) => {
    const { number, amount, dueOn, engagementNumber, serviceCode, cancelledOn } = call;
    // A cancelled call stays as it was sent, whatever becomes of its term.
    const term = facts.terms.find(({ id }) => id === call.termId && cancelledOn === null);
    const paid = paidOn(facts, call.id);
    const isAsked = cancelledOn === null && !isWaived(facts, call.termId);
    return {
      ...{
        number,
        amount,
        paid,
        remaining: isAsked ? amount - (call.writtenOff ?? 0) - paid : 0,
        dueOn,
      },
      ...{ engagementNumber, serviceCode, startsOn: term?.startsOn, endsOn: term?.endsOn },
      tier: term?.tierNames.fr,
      held: cancelledOn === null ? (call.heldUntil ?? undefined) : undefined,
      stands: cancelledOn === null,
    };
  });

const rightsIn = ({ entitlements }: Facts) =>
  entitlements.map(({ names, startsOn, endsOn, granted, used, voidedOn }) => [
    ...[names.fr, startsOn, endsOn, granted, used, voidedOn !== null],
  ]);

const accountIn = (facts: Facts) => {
  const asked = facts.dues.filter((call) => call.cancelledOn === null);
  const due = asked.reduce((all, call) => {
    const asking = call.amount - (call.writtenOff ?? 0);
    const left = isWaived(facts, call.termId) ? 0 : asking - paidOn(facts, call.id);
    return all + Math.max(0, left);
  }, 0);
  const paid = sum(facts.payments);
  const kept = facts.dues.reduce((all, call) => {
    const wanted = call.cancelledOn !== null || isWaived(facts, call.termId) ? 0 : call.amount;
    return all + Math.min(paidOn(facts, call.id), wanted);
  }, 0);
  return { due, paid, credit: paid - kept };
};

/** Numbers are given after the decision: a call that has none yet is told without. */
const stood = ({ dues }: Facts, number: string | null) =>
  dues.some((call) => call.number === number && call.cancelledOn === null);
const told = (call: PlannedCall, before: Facts) => {
  const { change, number, amount, paid, remaining, dueOn, engagementNumber, serviceCode } = call;
  const stands = change === 'issued' || (change === 'changed' && stood(before, number));
  const { startsOn, endsOn, tierNames, held } = call;
  return {
    ...{ number, amount, paid, remaining, dueOn, engagementNumber, serviceCode },
    ...(stands ? { startsOn, endsOn, tier: tierNames.fr, held: held?.until } : {}),
    stands,
  };
};
const unnumbered = (facts: Facts, before: Facts): Facts => {
  const known = new Set(before.dues.map(({ id }) => id));
  const dues = facts.dues.map((call) => (known.has(call.id) ? call : { ...call, number: null }));
  return { ...facts, dues };
};

const checkTerms = ({ terms }: CommandPlan, before: Facts, after: Facts): void => {
  const found = appeared(termsIn, before, after);
  // A term that is waived may be issued by it: it is then told twice.
  const rows = terms.filter(({ change, startsOn }, at) => {
    const isSame = terms[at - 1]?.startsOn === startsOn && terms[at - 1]?.change === 'issued';
    return change !== 'waived' || !isSame;
  });
  ensure(found.length === rows.length, ['terms', terms, found]);
  for (const { change, startsOn, endsOn, price, tierNames } of terms) {
    const rest = JSON.stringify([startsOn, endsOn, price?.amount ?? null, tierNames.fr]).slice(1);
    const row = found.find((one) => one.endsWith(rest));
    const [state, waived] = row ? (JSON.parse(row) as [string, boolean]) : [];
    const isTrue = {
      ...{ changed: row !== undefined, waived: waived === true, voided: state === 'void' },
      ...{ issued: state === 'issued', proposed: state === 'proposed' },
    };
    ensure(isTrue[change], ['a term', change, rest, found]);
  }
};

const checkRenewals = ({ renewals }: CommandPlan, before: Facts, after: Facts): void => {
  const count = (rows: Facts['renewals'], holds: (row: Facts['renewals'][number]) => unknown) =>
    rows.filter(holds).length;
  const was = (id: string) => before.renewals.find((one) => one.id === id);
  const said = [
    count(after.renewals, ({ id, stageId }) => was(id)?.stageId !== stageId),
    count(after.renewals, ({ id, answer }) => (was(id)?.answer ?? null) !== answer),
    count(after.renewals, ({ id, closedOn }) => closedOn && !was(id)?.closedOn),
  ];
  const found = [
    renewals.filter(({ to }) => to).length,
    renewals.filter(({ answer }) => answer && answer !== 'stays').length,
    renewals.filter(({ closes }) => closes).length,
  ];
  ensure(JSON.stringify(said) === JSON.stringify(found), ['renewals', renewals, said, found]);
};

const check = (plan: CommandPlan, before: Facts, after: Facts): void => {
  checkTerms(plan, before, after);
  checkRenewals(plan, before, after);
  const last = unnumbered(after, before);
  const papers = after.papers.length - before.papers.length;
  ensure(plan.calls.filter(({ paper }) => paper).length === papers, ['papers', plan, papers]);
  const found = appeared(callsIn, before, last);
  // A paper alone changes nothing on its call.
  const isOnPaperAlone = (call: PlannedCall) =>
    call.change === 'changed' && call.paper && !found.includes(JSON.stringify(told(call, before)));
  const changed = plan.calls.filter((call) => !isOnPaperAlone(call));
  same(
    changed.map((call) => told(call, before)),
    found,
    'calls',
  );
  same(
    plan.rights.map(({ change, names, startsOn, endsOn, granted, used }) => [
      ...[names.fr, startsOn, endsOn, granted, used, change === 'closed'],
    ]),
    appeared(rightsIn, before, after),
    'rights',
  );
  const [was, is] = [accountIn(before), accountIn(after)];
  const sums = plan.account ? [plan.account.before, plan.account.after] : [was, was];
  ensure(JSON.stringify(sums) === JSON.stringify([was, is]), ['account', sums, was, is]);
  const { status } = plan;
  ensure(status?.before === before.membership.status, ['status before', status]);
  ensure(status?.after === after.membership.status, ['status after', status]);
};

/** What days bring while nobody acts: the end of the status, and what is done first. */
const FAR = 1_200;
const livedOn = (life: Life) => {
  const { status } = life.facts.membership;
  let n = 0;
  const on = new Life(life.facts, life.today, () => `later-${(n += 1)}`);
  let [until, next]: [{ on: string; then: string } | null, object | null] = [null, null];
  for (let days = 0; days < FAR && !(until && next); days += 1) {
    const known = on.outcomes.length;
    const today = plusDays(life.today, days);
    on.day(today);
    const done = on.outcomes.slice(known).filter(({ command }) => command !== 'refresh-status');
    const messages = done.flatMap(({ outcome }) => outcome.messages);
    if (done.length > 0) next ??= { on: today, messages: messages.map(({ template }) => template) };
    const then = on.facts.membership.status;
    if (then !== status) until ??= { on: plusDays(today, days === 0 ? 0 : -1), then };
  }
  return { until, next };
};

const names = Object.keys(STATES).filter((name) => name !== 'merged');
const starts = new Map(names.map((name) => [name, STATES[name]!()]));

/** They differ by money and rights from one that is named too, and no day of theirs from its days. */
const ALIKE = ['used', 'overpaid', 'reissued', 'in-credit', 'uncalled', 'pending-called'];

const begin = (state: string, activation: 'decision' | 'payment'): Life => {
  const { facts, today } = starts.get(state) as Life;
  let n = 0;
  const workflow = { ...facts.workflow, activation };
  return new Life({ ...facts, workflow }, today, () => `new-${(n += 1)}`);
};

describe('the plan of a command', () => {
  const life = fc.record({
    state: fc.constantFrom(...names),
    activation: fc.constantFrom('decision' as const, 'payment' as const),
    steps: fc.array(anyStep, { minLength: 1, maxLength: 12, size: 'max' }),
  });

  it('says the terms, calls, papers, rights, sums, status and messages that are then found', () => {
    let compared = 0;
    fc.assert(
      fc.property(life, ({ state, activation, steps }) => {
        const lived = begin(state, activation);
        for (const { command: drawn, ...step } of steps) {
          const before = lived.facts;
          if (drawn === 'day') lived.day(plusDays(lived.today, step.days));
          else if (drawn === 'use') use(lived, step.pick);
          else {
            const legal = STAFF.filter((name) => isLegal(before, name, lived.today));
            const command = drawn === 'legal' ? choose(legal, step.pick) : drawn;
            if (!command) continue;
            const input = anyInput(command, lived, step);
            if (lived.refusal(command, input) !== null) continue;
            const plan = planned(lived, command, input);
            lived.do(command, input);
            check(plan, before, lived.facts);
            const sent = lived.outcomes.at(-1)?.outcome.messages ?? [];
            same(
              plan.messages.map(({ template }) => template),
              sorted(sent.map(({ template }) => template)),
              'messages',
            );
            compared += 1;
          }
        }
      }),
      RUNS,
    );
    expect(compared).toBeGreaterThan(RUNS.numRuns);
  });

  it('says until when the status lasts and what comes next, as the days then bring it', () => {
    let compared = 0;
    for (const state of names.filter((name) => !ALIKE.includes(name))) {
      for (const activation of ['decision', 'payment'] as const) {
        for (const command of STAFF) {
          const lived = begin(state, activation);
          const input = likelyInput(command, lived.facts, lived.today);
          if (lived.refusal(command, input) !== null) continue;
          const plan = planned(lived, command, input);
          lived.do(command, input);
          const { on, messages } = plan.next ?? {};
          const said = { until: plan.status?.until, next: plan.next && { on, messages } };
          expect([state, command, said]).toEqual([state, command, livedOn(lived)]);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it('says until when a member who declines stays one', () => {
    const plan = planned(STATES.waiting!(), 'decline-renewal', { reason: 'x' });
    expect(plan.status).toMatchObject({
      ...{ before: 'active', after: 'active', until: { on: '2021-12-31' } },
    });
  });

  it('has another seal as soon as it says anything else, and the same for the same', () => {
    const seal = (facts: Facts) => planned(new Life(facts), 'approve', {}).seal;
    const facts = factsOf();
    const dearer = facts.offers.map((offer) => ({ ...offer, price: Number(offer.price) + 1 }));
    expect(seal(facts)).toBe(seal(facts));
    expect(seal({ ...facts, offers: dearer })).not.toBe(seal(facts));
  });
});
