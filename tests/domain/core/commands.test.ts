import fs from 'node:fs';
import path from 'node:path';
import type { RuleName } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import { REFUSALS } from '../../../src/plugins/membership-lifecycle/server/src/refusals';
import { plusDays } from '../../helpers/days';
import { factsOf, Life, PRICE, tierOffer, workflow } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** The next term, already agreed to. */
const comingTerm = (life: Life) => {
  const term = life.last.term;
  if (!term) throw new Error('There is no term');
  return term;
};

describe('a refusal', () => {
  it('has a text in both languages for every reason that the domain gives', () => {
    const root = path.join(__dirname, '../../../src/plugins/membership-lifecycle/server/src');
    const files = fs
      .readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\/rules\/.*\.ts$/.test(file));
    const reasons = files.flatMap((file) => {
      const source = fs.readFileSync(path.join(root, file), 'utf8');
      return [...source.matchAll(/refused\(\s*'([a-z-]+)'/g)].map(([, reason]) => reason);
    });
    expect(new Set(reasons).size).toBeGreaterThan(55);
    expect([...new Set(reasons)].filter((reason) => !REFUSALS[reason])).toEqual([]);
  });

  it.each([
    ['approve', 'applied', { decidedOn: '2021-01-05' }, 'date-in-future'],
    ['approve', 'applied', { tier: 'inconnue' }, 'tier-not-offered'],
    ['issue-term', 'waiting', { termId: 'x' }, 'term-not-proposed'],
    ['void-term', 'paid', { termId: 'x', reason: 'x' }, 'term-unknown'],
    ['issue-call', 'pending', { termId: 'x' }, 'term-unknown'],
    ['issue-call', 'waiting', { termId: 'id-1' }, 'call-issued'],
    ['issue-call', 'pending', { termId: 'id-1', dueOn: '2021-01-03' }, 'date-in-past'],
    ['record-payment', 'unpaid', { duesId: 'x', amount: 1 }, 'dues-unknown'],
    ['record-payment', 'unpaid', { duesId: 'id-5', amount: 0 }, 'amount-not-positive'],
    ['record-payment', 'unpaid', { duesId: 'id-5', amount: 1, on: '2021-02-02' }, 'date-in-future'],
    ['reverse-payment', 'paid', { paymentId: 'x', reason: 'x' }, 'payment-unknown'],
    ['reprice', 'unpaid', { termId: 'x', amount: 1, reason: 'x' }, 'term-unknown'],
    ['move-renewal', 'waiting', { stageId: 'x' }, 'stage-unknown'],
    ['move-renewal', 'waiting', { stageId: 'proposed' }, 'already-in-stage'],
    ['move-renewal', 'waiting', { stageId: 'settled' }, 'not-settled'],
    ['move-renewal', 'waiting', { stageId: 'not-renewed' }, 'reason-required'],
    ['move-renewal', 'committed', { stageId: 'proposed' }, 'already-accepted'],
    ['accept-renewal', 'waiting', { answeredOn: '2021-10-04' }, 'date-in-future'],
    ['reopen-renewal', 'lapsed', { stageId: 'settled', reason: 'x' }, 'stage-final'],
    ['reopen-renewal', 'committed', { stageId: 'proposed', reason: 'x' }, 'call-issued'],
    ['send-reminder', 'waiting', { reminderId: 'x' }, 'reminder-unknown'],
    ['change-tier', 'paid', { tier: 'x', when: 'now', reason: 'x' }, 'tier-not-offered'],
    ['change-tier', 'paid', { tier: 'organismes-publics', when: 'now', reason: 'x' }, 'same-tier'],
    ...(['paid', 'waiting', 'agreed'] as const).map((state) => [
      ...['change-tier', state],
      { tier: 'organismes-publics', when: 'renewal', reason: 'x' },
      'same-tier',
    ]),
    ['grant-right', 'paid', { benefit: 'x', quantity: 1, reason: 'x' }, 'benefit-unknown'],
    ['grant-right', 'paid', { benefit: 'centre', quantity: 1, reason: 'x' }, 'right-unlimited'],
    [
      'override-status',
      'paid',
      { status: 'active', until: '2021-05-31', reason: 'x' },
      'date-in-past',
    ],
    [
      'correct-date',
      'paid',
      { field: 'member-since', date: '2021-06-02', reason: 'x' },
      'date-in-future',
    ],
    [
      'correct-date',
      'paid',
      { field: 'term-ends-on', id: 'x', date: '2021-06-02', reason: 'x' },
      'term-unknown',
    ],
    [
      'correct-date',
      'paid',
      { field: 'dues-due-on', id: 'x', date: '2021-06-02', reason: 'x' },
      'dues-unknown',
    ],
    [
      'correct-date',
      'paid',
      { field: 'deliberation-on', date: '2021-06-02', reason: 'x' },
      'no-open-renewal',
    ],
  ] as [RuleName, string, Record<string, unknown>, string][])(
    'of %s (%s) with %j is %s',
    (command, state, input, reason) => {
      expect(STATES[state]().refusal(command, input)).toBe(reason);
    },
  );
});

describe('what one command leaves behind', () => {
  it('a part payment on a proposal is a yes: the renewal is committed and never lapses', () => {
    const life = STATES.waiting().call().pay(100);
    expect(life.last.renewal).toMatchObject({ stageId: 'call-issued', answer: 'accepted' });
    expect(life.last.term?.state).toBe('issued');
    expect(life.day('2022-12-01').facts.membership.status).toBe('active');
  });

  it('a term issued by hand commits the renewal that proposed it', () => {
    const life = STATES.waiting();
    life.do('issue-term', { termId: life.last.term?.id });
    expect(life.last.renewal?.stageId).toBe('awaiting-decision');
    expect(life.day('2022-04-01').facts.membership.status).toBe('active');
  });

  it('a lost renewal cancels the call of its term', () => {
    const life = STATES.waiting().call().do('lose-renewal', { reason: 'x' });
    expect(life.facts.dues.at(-1)?.cancelledOn).toBe(life.today);
    expect(life.facts.terms.at(-1)?.state).toBe('void');
  });

  it('R8: voiding a term puts its renewal back to be prepared, and voids what was proposed next', () => {
    const life = STATES.committed().day('2022-10-03');
    const [, second, third] = life.facts.terms;
    expect([second.state, third.state]).toEqual(['issued', 'proposed']);
    life.do('void-term', { termId: second.id, reason: 'Erreur' });
    expect(life.facts.terms.map(({ state }) => state)).toEqual(['issued', 'proposed', 'void']);
    expect(life.facts.renewals.map(({ stageId, closedOn }) => [stageId, closedOn])).toEqual([
      ['to-prepare', null],
      ['proposed', life.today],
    ]);
    expect(life.facts.dues.at(-1)?.cancelledOn).toBe(life.today);
    // The member was asked already: nothing leaves until staff send it again.
    expect(life.day('2022-12-20').messages.at(-1)).toBe('credit-note-issued');
    expect(life.facts.membership.because.rule).toBe('asked-again');
    // Taken up again: the term and its rights come back, each right once.
    life.do('accept-renewal');
    const rights = life.facts.entitlements.filter(({ termId }) => termId === second.id);
    expect(rights.map(({ voidedOn }) => voidedOn)).toEqual([null, null, null]);
  });

  it('a reinstated member who owes an earlier year gets a new term, not the old renewal again', () => {
    const life = STATES.committed().day('2022-10-03').day('2023-03-02');
    expect(life.facts.membership.status).toBe('lapsed');
    life.do('reinstate', { reason: 'x' });
    expect(life.facts.membership.status).toBe('active');
    expect(life.last.term).toMatchObject({ startsOn: '2023-01-01', state: 'issued' });
  });

  it('the last renewal is taken up again, even while an earlier one awaits its money', () => {
    const life = STATES.committed().day('2022-10-03').day('2023-03-02');
    life.do('reopen-renewal', { stageId: 'proposed', reason: 'x' });
    expect(life.facts.renewals.map(({ stageId }) => stageId)).toEqual(['call-issued', 'proposed']);
    // Asked again after the end, the member has the days of grace again.
    expect(life.day('2023-05-01').facts.membership.status).toBe('grace');
    expect(life.day('2023-05-02').facts.membership.status).toBe('lapsed');
  });

  it('a renewal without a price is not taken up again as agreed', () => {
    const life = STATES.todo().do('lose-renewal', { reason: 'x' });
    const input = { stageId: 'awaiting-decision', reason: 'x' };
    expect(life.refusal('reopen-renewal', input)).toBe('price-missing');
    expect(life.refusal('reopen-renewal', { ...input, stageId: 'to-prepare' })).toBeNull();
  });

  it('a member who left is not renewed by taking an old renewal up', () => {
    const life = STATES.waiting().do('withdraw', { lastDay: '2021-10-02', reason: 'x' });
    const input = { stageId: 'proposed', reason: 'x' };
    expect(life.refusal('reopen-renewal', input)).toBe('membership-over');
  });

  it('a member who leaves is not asked to pay for the year after, and finds it again when the end is taken back', () => {
    const life = STATES.committed();
    const coming = comingTerm(life);
    life.do('withdraw', { lastDay: plusDays(coming.startsOn, -1), reason: 'x' });
    expect(life.facts.terms.at(-1)).toMatchObject({ id: coming.id, state: 'void' });
    expect(life.facts.dues.at(-1)?.cancelledOn).toBe(life.today);
    const rights = () => life.facts.entitlements.filter(({ termId }) => termId === coming.id);
    expect(rights().every(({ voidedOn }) => voidedOn === life.today)).toBe(true);
    life.do('reinstate', { reason: 'x' });
    expect(life.last.term).toMatchObject({ id: coming.id, state: 'issued' });
    expect(rights().every(({ voidedOn }) => voidedOn === null)).toBe(true);
    expect(life.last.renewal).toMatchObject({ closedOn: null, stageId: 'call-issued' });
    expect(life.day(coming.startsOn).facts.membership.status).toBe('active');
  });

  it('a term that still runs when the member leaves stays, with what is owed for it', () => {
    const life = STATES.committed();
    const coming = comingTerm(life);
    life.do('withdraw', { lastDay: coming.startsOn, reason: 'x' });
    expect(life.last.term).toMatchObject({ id: coming.id, state: 'issued' });
  });

  it('a year that money came in for stays when the member leaves before it', () => {
    const life = STATES.committed();
    const coming = comingTerm(life);
    life.pay(100).do('withdraw', { lastDay: plusDays(coming.startsOn, -1), reason: 'x' });
    expect(life.last.term).toMatchObject({ id: coming.id, state: 'issued' });
    expect(life.last.dues?.termId).toBe(coming.id);
  });

  it('a member whose end is taken back too late to answer the old proposal renews from today', () => {
    const life = STATES.waiting().do('withdraw', { lastDay: '2021-12-30', reason: 'x' });
    life.at('2022-06-01').do('reinstate', { reason: 'x' });
    expect(life.facts.membership.status).toBe('lapsed');
    expect(life.last.renewal?.closedOn).not.toBeNull();
    life.do('reinstate', { reason: 'x' });
    expect(life.facts.membership.status).toBe('active');
  });

  it('a lapsed member owes no term that was over before coming back', () => {
    const life = STATES.lapsed().at('2025-06-01').do('reinstate', { reason: 'x' });
    expect(life.last.term).toMatchObject({ startsOn: '2025-01-01', endsOn: '2025-12-31' });
    expect(life.facts.membership.status).toBe('active');
  });

  it('a new application starts afresh: no old suspension, no renewal of the old term, its own price', () => {
    const policy = { ...tierOffer().policy, firstTermPrice: 'remaining-months' as const };
    const offers = [tierOffer({ policy })];
    const life = new Life(factsOf({ offers, workflow: workflow({ activation: 'payment' }) }));
    life.do('approve').call().pay(life.last.dues?.amount).do('suspend', { reason: 'x' });
    life.do('withdraw', { lastDay: '2021-01-03', reason: 'x' });
    life.at('2022-06-01').do('apply').day('2022-06-20');
    expect(life.facts.membership).toMatchObject({ status: 'applied', nextDueOn: null });
    expect(life.facts.renewals).toEqual([]);
    life.at('2022-07-01').do('approve').call();
    expect(life.last.dues?.amount).toBe(PRICE / 2);
    expect(life.facts.membership.status).toBe('pending');
    expect(life.pay(PRICE / 2).facts.membership.status).toBe('active');
  });

  it('a free tier is settled by the yes alone, and gets no call', () => {
    const facts = factsOf({
      offers: [tierOffer({ price: 0 })],
      workflow: workflow({ activation: 'payment' }),
    });
    const life = new Life(facts).do('approve');
    expect(life.facts.membership.status).toBe('active');
    life.day('2021-10-03').do('move-renewal', { stageId: 'call-issued' });
    expect(life.last.renewal?.stageId).toBe('settled');
    expect(life.facts.dues).toEqual([]);
  });

  it('a change of tier keeps what was carried in, ends access, and what ended can be granted again', () => {
    const life = STATES.paid();
    life.do('grant-right', { benefit: 'compagnonnage', quantity: 2, reason: 'x' });
    life.facts = {
      ...life.facts,
      entitlements: life.facts.entitlements.map((right) =>
        right.kind === 'access' ? { ...right, used: 4 } : right,
      ),
    };
    life.do('change-tier', { tier: 'petites-communes', when: 'now', reason: 'x' });
    const right = (code: string) =>
      life.facts.entitlements.find(({ benefitCode }) => benefitCode === code);
    expect(right('compagnonnage')).toMatchObject({ granted: 5, carryOverCap: 1, voidedOn: null });
    expect(right('centre')?.voidedOn).toBe(life.today);
    expect(right('vote')).toMatchObject({ granted: 0, voidedOn: life.today });
    life.do('grant-right', { benefit: 'vote', quantity: 3, reason: 'x' });
    expect(right('vote')).toMatchObject({ granted: 3, voidedOn: null });
    expect(life.facts.entitlements).toHaveLength(4);
  });

  it('a price that rises after a renewal was won takes the renewal up again', () => {
    const life = STATES.won();
    life.at('2022-02-01');
    life.facts = {
      ...life.facts,
      offers: [...life.facts.offers, tierOffer({ tierCode: 'grands', price: PRICE * 2 })],
    };
    life.do('change-tier', { tier: 'grands', when: 'now', reason: 'x' });
    expect(life.last.renewal).toMatchObject({ stageId: 'call-issued', closedOn: null });
  });
});
