import { NOT_WRITTEN_OFF } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import type {
  Dues,
  Effect,
  Facts,
  Payment,
} from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { refreshStatus } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import { type KnownBody } from '../../../../src/plugins/membership-lifecycle/server/src/membership/rules/matching';
import { type MemberPlan } from '../../../../src/plugins/membership-lifecycle/server/src/transfer/rules/plan';
import { DEFAULT_WORKFLOW } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/default-workflow';
import { factsOf, Life, membership, term, tierOffer } from '../../../helpers/facts';
import {
  TODAY,
  OFFERS,
  line,
  paid,
  knownMember,
  made,
  faults,
  type There,
} from '../../../helpers/import-plan';

/** What lines make of their members. */

describe('a new member', () => {
  test('has its terms, calls, payments and rights, and the status of its dates', () => {
    const { organisation, after, rights, lines } = made([
      line(2019, { ...paid('12/03/2019'), 'dues.number': 'F-19' }),
      line(2020, { ...paid('01/02/2020', '3000'), 'rights.compagnonnage.used': '4' }),
      line(2021, { 'rights.compagnonnage.granted': '8' }),
    ]);
    expect(organisation).toMatchObject({ isNew: true, name: 'Commune de Valbrume' });
    expect(lines.map(({ outcome }) => outcome)).toEqual(['made', 'made', 'made']);
    expect(after.membership).toMatchObject({
      status: 'active',
      appliedOn: '2019-01-01',
      approvedOn: '2019-01-01',
      tierCode: 'organismes-publics',
    });
    expect(after.terms.map((one) => [one.startsOn, one.endsOn, one.state, one.imported])).toEqual([
      ['2019-01-01', '2019-12-31', 'issued', true],
      ['2020-01-01', '2020-12-31', 'issued', true],
      ['2021-01-01', '2021-12-31', 'issued', true],
    ]);
    expect(after.dues.map(({ number, issuedOn, amount }) => [number, issuedOn, amount])).toEqual([
      ['F-19', '2019-01-01', 500_000],
      [null, '2020-01-01', 500_000],
      [null, '2021-01-01', 500_000],
    ]);
    expect(after.payments.map(({ on, amount, kind }) => [on, amount, kind])).toEqual([
      ['2019-03-12', 500_000, 'received'],
      ['2020-02-01', 300_000, 'received'],
    ]);
    const mentoring = rights.filter(({ right }) => right.benefitCode === 'compagnonnage');
    expect(mentoring.map(({ right, used }) => [right.granted, used])).toEqual([
      // No offer of 2019 or 2020 is published: a use alone says that there was a right.
      [6, 4],
      [8, 0],
    ]);
    expect(lines.map(({ notes }) => notes.map(({ reason }) => reason))).toEqual([
      ['makes-member', 'makes-term', 'makes-payment', 'without-rights'],
      ['makes-term', 'makes-payment', 'stays-owed', 'granted-as-in'],
      ['makes-term', 'stays-owed'],
    ]);
  });

  test('is still to be called for the term under way, when the file tells calls and not that one', () => {
    const rows = [line(2020), line(2021), line(2022)];
    const { after, lines } = made(rows, { tellsCalls: true });
    const [past] = after.terms;
    // A term that is over stays owed; what has not ended may still be called.
    expect(after.dues.map(({ termId }) => termId)).toEqual([past.id]);
    expect(lines.slice(1).map(({ notes }) => notes.map(({ reason }) => reason))).toEqual([
      expect.arrayContaining(['stays-to-call']),
      expect.arrayContaining(['stays-to-call']),
    ]);
    const called = made([{ ...line(2021), 'dues.issuedOn': '05/01/2021' }], { tellsCalls: true });
    expect(called.after.dues).toHaveLength(1);
    expect(made([line(2021, paid('02/02/2021'))], { tellsCalls: true }).after.dues).toHaveLength(1);
    expect(made([line(2021)]).after.dues).toHaveLength(1);
  });

  test('has several payments of a term on several lines, refunds among them', () => {
    const { after, lines } = made([
      line(2020, paid('01/02/2020', '2000')),
      line(2020, paid('01/03/2020', '3500')),
      line(2020, paid('01/04/2020', '-500')),
    ]);
    expect(after.terms).toHaveLength(1);
    expect(after.payments.map(({ amount, kind }) => [amount, kind])).toEqual([
      [200_000, 'received'],
      [350_000, 'received'],
      [-50_000, 'refund'],
    ]);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['made', 'made', 'made']);
  });

  test('takes the published price of the day when the file gives none', () => {
    expect(made([line(2021, { 'term.price': '' })]).after.terms[0].price).toBe(500_000);
    expect(faults([line(2019, { 'term.price': '' })])).toEqual(['2: price-missing at term.price']);
  });

  test('keeps the name of a tier of old times, and has none that nobody sells today', () => {
    const old = made([line(2015, { 'term.tier': 'Villes & agglos' })]);
    expect(old.after.terms[0]).toMatchObject({
      tierCode: 'villes-agglos',
      tierNames: { fr: 'Villes & agglos', en: 'Villes & agglos' },
      allowances: [],
    });
    expect(old.after.membership.status).toBe('lapsed');
    expect(faults([line(2021, { 'term.tier': 'Villes & agglos' })])).toEqual([
      '2: tier-not-published at term.tier',
    ]);
  });

  test('that left is ended, and is asked nothing', () => {
    const { after, effects } = made([
      line(2021, { 'membership.endedOn': '01/05/2021', 'membership.endKind': 'radiation' }),
    ]);
    expect(after.membership).toMatchObject({ status: 'ended', endKind: 'excluded' });
    expect(effects.filter(({ key }) => key.endsWith('proposal'))).toEqual([]);
  });

  test('that applied after its last term is a candidate again', () => {
    const { after, lines } = made([line(2019, { 'membership.appliedOn': '01/02/2021' })]);
    expect(after.membership).toMatchObject({ status: 'applied', approvedOn: null });
    expect(lines[0].notes.map(({ reason }) => reason)).toContain('applies-again');
  });

  test('keeps the day since which it is a member, and its departure', () => {
    const { after } = made([line(2019, { 'membership.since': '4 mai 2012' })]);
    expect(after.membership.importedSince).toBe('2012-05-04');
  });

  test('counts the months of an anniversary from its first term, without a drift', () => {
    OFFERS[0] = tierOffer({ policy: { ...OFFERS[0].policy, kind: 'anniversary' } });
    const { after } = made([
      line(2020, { 'term.startsOn': '29/02/2020', 'term.endsOn': '27/02/2021' }),
      line(2021, { 'term.startsOn': '28/02/2021', 'term.endsOn': '27/02/2022' }),
    ]);
    OFFERS[0] = tierOffer({ opensOn: '2021-01-01' });
    expect(after.terms.map((one) => [one.anchorOn, one.anchorOffset, one.months])).toEqual([
      ['2020-02-29', 0, 12],
      ['2020-02-29', 12, 12],
    ]);
  });
});

describe('the daily run after an import', () => {
  /** The steps of the workflow that some effects are of, each with its state. */
  const stepsOf = (effects: readonly Effect[]) =>
    effects
      .filter(({ key }) => key.includes(':reminder:'))
      .map(({ key, state }) => [key.split(':')[3], state])
      .sort();

  const living = ({ after }: MemberPlan) =>
    new Life({ ...after, contacts: factsOf().contacts }, TODAY);

  test('asks nobody for a term that is long over', () => {
    const life = living(made([line(2019)]))
      .day(TODAY)
      .day('2021-12-31');
    expect(life.messages).toEqual([]);
    expect(life.facts.renewals).toEqual([]);
  });

  test('proposes by itself a renewal that opens later', () => {
    const { after, effects } = made([line(2021)]);
    // Of its unpaid call, which was due in January, nobody is reminded by itself.
    expect(stepsOf(effects)).toEqual([
      ['due-15', 'imported'],
      ['due-45', 'imported'],
    ]);
    const life = living({ after } as MemberPlan).day(TODAY);
    expect(life.messages).toEqual([]);
    expect(life.day('2021-10-03').messages).toEqual(['renewal-proposal']);
  });

  test('opens and leaves to staff a renewal whose window had opened', () => {
    const imported = made([
      line(2020, { 'term.startsOn': '01/07/2020', 'term.endsOn': '30/06/2021' }),
    ]);
    expect(imported.after.membership.nextDueOn).toBe(TODAY);
    const life = living(imported).day(TODAY);
    expect(life.last.renewal).toMatchObject({ proposedOn: null, stageId: 'to-prepare' });
    life.day('2021-08-30').day('2021-12-31');
    expect(life.messages).toEqual([]);
    expect(life.facts.membership).toMatchObject({
      status: 'grace',
      because: { rule: 'never-asked' },
    });
    life.do('move-renewal', { stageId: 'proposed' });
    expect(life.messages).toEqual(['renewal-proposal']);
  });

  test('takes the reminders of the past as done', () => {
    const imported = made([
      line(2020, { 'term.startsOn': '21/06/2020', 'term.endsOn': '20/06/2021' }),
    ]);
    const past = DEFAULT_WORKFLOW.reminders.filter(
      ({ base, offsetDays }) => base === 'due' || offsetDays <= -19,
    );
    expect(past.length).toBeGreaterThan(2);
    expect(stepsOf(imported.effects)).toEqual(past.map(({ id }) => [id, 'imported']).sort());
  });
});

describe('a member who is there', () => {
  const there = (facts: Partial<Facts> = {}, values: Partial<KnownBody> = {}): There => ({
    known: [
      knownMember(
        values,
        refreshStatus(
          factsOf({ membership: membership({ approvedOn: '2021-01-04' }), ...facts }),
          TODAY,
        ),
      ),
    ],
  });

  test('gets the terms that it lacks', () => {
    const added = made([line(2019, paid('01/02/2019')), line(2020)], there({ terms: [term()] }));
    expect(added.lines.map(({ outcome }) => outcome)).toEqual(['changed', 'changed']);
    expect(added.after.terms).toHaveLength(3);
    expect(added.after.membership).toMatchObject({ appliedOn: '2021-01-04', status: 'active' });
  });

  test('keeps what differs, and is told', () => {
    const rows = [
      line(2021, {
        'organisation.name': 'Ville de Valbrume',
        'organisation.legalForm': 'Commune',
        'membership.reference': 'M-1',
        'term.price': '4 000',
      }),
    ];
    const kept = made(rows, there({ terms: [term()] }));
    expect(kept.lines).toMatchObject([{ outcome: 'changed' }]);
    expect(kept.organisation.own).toEqual({ legalForm: 'Commune' });
    expect(kept.lines[0].notes.map(({ reason, field }) => `${reason} ${field}`)).toEqual([
      'kept organisation.name',
      'fills organisation.legalForm',
      'kept membership.reference',
      'kept term.price',
    ]);
    expect(kept.after.terms).toEqual([term()]);
  });

  test('stays as it is when the file says nothing new', () => {
    const same = made([line(2021, { 'term.price': '' })], there({ terms: [term()] }));
    expect(same.lines.map(({ outcome }) => outcome)).toEqual(['same']);
    expect(same.changes).toBe(false);
  });

  describe('with payments that nothing tells apart', () => {
    const HALF = 250_000;
    const call: Dues = {
      ...{ id: 'dues', membershipId: 'member', termId: 'term', number: null, amount: 500_000 },
      ...{ issuedOn: '2021-01-01', dueOn: '2021-01-31', currency: 'EUR', cancelledOn: null },
      ...{ heldUntil: null, heldCause: null, ...NOT_WRITTEN_OFF },
      ...{ engagementNumber: null, serviceCode: null },
    };
    const payment = (id: string, values: Partial<Payment> = {}): Payment => ({
      ...{
        id,
        duesId: 'dues',
        creditOf: null,
        receiptId: null,
        kind: 'received',
        amount: HALF,
        on: '2021-02-01',
        method: null,
      },
      ...{ reference: null, reason: null, reversesId: null },
      ...values,
    });
    const having = (...payments: Payment[]) =>
      there({ terms: [term({ imported: true })], dues: [call], payments });
    const half = line(2021, paid('01/02/2021', '2500'));

    test('changes nothing when as many came', () => {
      const same = made([half, half], having(payment('1'), payment('2')));
      expect(same.lines.map(({ outcome }) => outcome)).toEqual(['same', 'same']);
      expect(same.changes).toBe(false);
    });

    test('is refused when fewer came, or none: nothing says which is true', () => {
      const twice = ['3: payment-twice at payment.amount'];
      expect(faults([half, half], having(payment('1')))).toEqual(twice);
      expect(faults([half, half], having())).toEqual(twice);
      expect(faults([half, half])).toEqual(twice);
    });

    test('does not take one that was reversed for one that came', () => {
      const back = { kind: 'reversal' as const, amount: -HALF, reversesId: '2' };
      const payments = [payment('1'), payment('2'), payment('3', back)];
      expect(faults([half, half], having(...payments))).toEqual([
        '3: payment-twice at payment.amount',
      ]);
    });

    test('takes the parts of one receipt for one payment, as an export tells them', () => {
      const moved = (id: string, values: Partial<Payment>) =>
        payment(id, { kind: 'moved-in', receiptId: '1', amount: HALF / 2, ...values });
      const credit = { duesId: null, creditOf: 'member' };
      const away = { kind: 'moved-out' as const, amount: -HALF, reversesId: '1' };
      const parts = [moved('3', {}), moved('4', {})];
      // Received before the call, and allocated to it in two steps.
      const allocated = [payment('1', credit), payment('2', { ...away, ...credit }), ...parts];
      expect(made([half], having(...allocated)).changes).toBe(false);
      expect(faults([half, half], having(...allocated))).toEqual([
        '3: payment-twice at payment.amount',
      ]);
      const elsewhere = [payment('1'), payment('2', away), parts[0], moved('4', credit)];
      const part = line(2021, paid('01/02/2021', '1250'));
      // A file from before the move, and one from after it.
      for (const one of [half, part]) {
        expect(made([one], having(...elsewhere)).changes).toBe(false);
      }
    });

    test('finds those of a call that was cancelled since, whose money went elsewhere', () => {
      const [{ facts }] = having(payment('1'), payment('2', { on: '2021-02-02' })).known ?? [];
      const file = [half, line(2021, paid('02/02/2021', '2500'))];
      const living = () =>
        new Life({ ...factsOf(facts ?? {}), dues: [{ ...call, number: '2021-1' }] }, TODAY);
      const change = (life: Life) => made(file, { known: [knownMember({}, life.facts)] }).changes;
      const priced = (amount: number) =>
        living().do('reprice', { termId: 'term', amount, reason: 'x' });
      for (const amount of [1, HALF + 1, 600_000]) expect(change(priced(amount))).toBe(false);
      expect(change(priced(600_000).do('waive-dues', { termId: 'term', reason: 'x' }))).toBe(false);
    });

    test('changes nothing on a call that was issued here', () => {
      const facts = factsOf({ terms: [term({ imported: true })] });
      const life = new Life(facts, TODAY).do('issue-call', { termId: 'term' });
      const file = [line(2021, { 'dues.engagementNumber': 'EJ-1' })];
      const same = made(file, { known: [knownMember({}, life.facts)] });
      expect(same.changes).toBe(false);
      expect(same.lines[0].notes.map(({ reason, field }) => [reason, field])).toContainEqual([
        'kept',
        'dues.engagementNumber',
      ]);
    });

    test('finds each by its reference first, in whatever order they stand', () => {
      const of = (reference: string) =>
        line(2021, paid('01/02/2021', '2500', { 'payment.reference': reference }));
      const payments = [payment('1', { reference: 'B' }), payment('2', { reference: 'A' })];
      expect(made([of('A'), of('B')], having(...payments)).changes).toBe(false);
      expect(faults([of('A'), of('A'), of('B')], having(...payments))).toEqual([
        '3: payment-twice at payment.amount',
      ]);
    });
  });

  test('is not ended by a departure of old times', () => {
    const back = made(
      [line(2019, { 'membership.endedOn': '31/12/2019' })],
      there({ terms: [term()] }),
    );
    expect(back.after.membership).toMatchObject({ endedOn: null, status: 'active' });
    expect(back.lines[0].notes.map(({ field }) => field)).toContain('membership.endedOn');
  });

  test.each([
    ['an overlap', line(2021, { 'term.startsOn': '01/07/2020', 'term.endsOn': '30/06/2021' }), {}],
    ['another end', line(2021, { 'term.endsOn': '30/11/2021' }), {}],
    ['another tier', line(2021, { 'term.tier': 'Petites communes' }), {}],
    ['a payment of a term that is followed here', line(2021, paid('01/02/2021')), {}],
    ['a body that was merged', line(2019), { endKind: 'merged', endedOn: '2021-02-01' }],
    ['a body that was refused', line(2022), { refusedOn: '2021-02-01' }],
    ['a body that left', line(2022), { endKind: 'withdrawn', endedOn: '2021-12-31' }],
  ] as const)('refuses %s', (_name, row, values) => {
    const facts = { membership: membership(values), terms: [term()] };
    expect(faults([row], there(facts)).length).toBe(1);
  });
});

test('a body that was merged before it is brought in keeps the terms that it had', () => {
  const { after } = made([
    line(2019, { 'membership.endedOn': '31/12/2019', 'membership.endKind': 'fusion' }),
  ]);
  expect(after.terms).toHaveLength(1);
  expect(after.membership).toMatchObject({ status: 'ended', endKind: 'merged' });
});
