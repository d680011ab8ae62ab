import fc from 'fast-check';
import {
  duesOf,
  isSettled,
  paidOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import { kindOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/renewal';
import type {
  Facts,
  Term,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { ensure, plusDays, SEED, tellSeed } from '../../helpers/days';
import { Life, PRICE } from '../../helpers/facts';
import { RenewalModel } from '../../helpers/renewal-model';
import { renewalSequence, type RenewalOperation } from '../../helpers/renewal-operations';

/** Commands and days on the pure core against a naive model; FC_RUNS says how many sequences. */

const RUNS = Number(process.env.FC_RUNS ?? 500);
const START = '2021-01-04';

beforeAll(tellSeed);

const standing = (facts: Facts): Term[] =>
  facts.terms
    .filter(({ state }) => state !== 'void')
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));

const moneyOf = (facts: Facts, term: Term): string => {
  const call = duesOf(facts.dues, term.id);
  if (!call) return 'none';
  return isSettled(facts, term) ? 'paid' : 'called';
};

/** The facts, told as the model tells them. */
const told = (life: Life) => {
  const { facts } = life;
  const issued = standing(facts).filter(({ state }) => state === 'issued');
  const proposed = standing(facts).find(({ state }) => state === 'proposed');
  const wonOf = ({ id }: Term): boolean => {
    const renewal = facts.renewals.filter(({ termId }) => termId === id).at(-1);
    return renewal !== undefined && kindOf(facts, renewal) === 'won';
  };
  return {
    status: facts.membership.status,
    years: issued.map((term) => ({
      year: Number(term.startsOn.slice(0, 4)),
      from: term.startsOn,
      until: term.endsOn,
      money: moneyOf(facts, term),
      won: wonOf(term),
    })),
    proposal: proposed
      ? { year: Number(proposed.startsOn.slice(0, 4)), money: moneyOf(facts, proposed) }
      : null,
  };
};

const expected = (model: RenewalModel) => ({
  status: model.status,
  years: model.years.map(({ year, from, money, won }) => ({
    year,
    from,
    until: `${year}-12-31`,
    money,
    won,
  })),
  proposal: model.proposal && { year: model.proposal.year, money: model.proposal.money },
});

const remindersOf = (life: Life): string[] =>
  life.outcomes.flatMap(({ command, outcome }) => {
    if (command !== 'send-reminder') return [];
    const [message] = outcome.messages;
    const [, termId, , id] = message.key.split(':');
    // Reminders of calls are not of this model.
    if (message.duesId !== null) return [];
    const term = outcome.facts.terms.find((one) => one.id === termId);
    const offset = Number(id.replace('before-', '-').replace('after-', ''));
    return [`${term?.endsOn.slice(0, 4)} ${offset}`];
  });

/** Does the same to the member and to the model; says what each answered. */
const step = (life: Life, model: RenewalModel, op: RenewalOperation): [boolean, boolean] | null => {
  const yearOf = (next: boolean) => Number(life.today.slice(0, 4)) + (next ? 1 : 0);
  const termOf = (year: number) =>
    standing(life.facts).find(({ endsOn }) => endsOn === `${year}-12-31`);
  const callOf = (year: number) => duesOf(life.facts.dues, termOf(year)?.id ?? '');
  const reason = { reason: 'x' };
  switch (op.do) {
    case 'days': {
      const until = plusDays(life.today, op.days);
      while (op.daily && life.today < until) {
        const day = plusDays(life.today, 1);
        life.day(day);
        model.day(day);
      }
      life.day(until);
      model.day(until);
      return null;
    }
    case 'accept':
      return [life.tries('accept-renewal'), model.accept() === null];
    case 'decline':
      return [life.tries('decline-renewal', reason), model.decline() === null];
    case 'call': {
      const year = yearOf(op.next);
      const termId = termOf(year)?.id ?? 'none';
      return [life.tries('issue-call', { termId }), model.call(year) === null];
    }
    case 'pay': {
      const year = yearOf(op.next);
      const duesId = callOf(year)?.id ?? 'none';
      const paid = paidOf(life.facts.payments, duesId) > 0;
      // Money above the price is taken in too, which this model does not follow.
      if (paid) return null;
      return [life.tries('record-payment', { duesId, amount: PRICE }), model.pay(year) === null];
    }
    case 'reverse': {
      const year = yearOf(op.next);
      const duesId = callOf(year)?.id;
      const line = life.facts.payments
        .filter((one) => one.duesId === duesId && one.amount > 0)
        .at(-1);
      const paymentId = line?.id ?? 'none';
      return [
        life.tries('reverse-payment', { paymentId, ...reason }),
        model.reverse(year) === null,
      ];
    }
    case 'suspend':
      return [life.tries('suspend', reason), model.suspend() === null];
    case 'reinstate':
      // Who is not suspended may be taken back otherwise, which this model does not follow.
      if (model.suspendedSince === null || model.ended) return null;
      return [life.tries('reinstate', reason), model.reinstate() === null];
    case 'withdraw':
      return [
        life.tries('withdraw', { lastDay: plusDays(life.today, -1), ...reason }),
        model.withdraw() === null,
      ];
  }
};

it('any sequence of answers, money, pauses and days does to a member what the model says', () => {
  const answers = new Map<string, number>();
  let operations = 0;
  fc.assert(
    fc.property(renewalSequence, (drawn) => {
      const life = new Life(undefined, START).do('approve');
      const model = new RenewalModel(START);
      for (const op of drawn) {
        operations += 1;
        const answered = step(life, model, op);
        if (answered) {
          const [legal, wanted] = answered;
          ensure(legal === wanted, { op, today: life.today, legal, wanted });
          const key = `${op.do} ${legal ? 'done' : 'refused'}`;
          answers.set(key, (answers.get(key) ?? 0) + 1);
        }
        // What a command makes due is done within the hour.
        life.day(life.today);
        model.day(model.today);
        const [are, should] = [told(life), expected(model)].map((one) => JSON.stringify(one));
        ensure(are === should, { op, today: life.today, are, should });
      }
      const [sent, wanted] = [remindersOf(life), model.sent].map((one) => one.join());
      ensure(sent === wanted, { sent, wanted });
    }),
    { numRuns: RUNS, seed: SEED },
  );
  console.info(`${RUNS} sequences, ${operations} operations`, Object.fromEntries(answers));
  if (RUNS < 500) return;
  for (const name of ['accept', 'decline', 'call', 'pay', 'reverse', 'suspend', 'withdraw']) {
    expect([name, answers.has(`${name} done`), answers.has(`${name} refused`)]).toEqual([
      name,
      true,
      true,
    ]);
  }
});
