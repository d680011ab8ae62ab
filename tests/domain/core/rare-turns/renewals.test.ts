import type { Day } from '../../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  factsOf,
  Life,
  membership,
  PRICE,
  term,
  tierOffer,
  workflow,
} from '../../../helpers/facts';
import { STATES } from '../../../helpers/states';
import { byPayment, changed } from '../../../helpers/turns';
import { written } from '../../../helpers/written';

/** Renewals that close, wait and are taken up again. Turns that few members take, and on which none may be mistreated. */

const reason = 'x';

describe('a renewal', () => {
  it('whose term is gone is told as broken', () => {
    const life = STATES.waiting();
    changed(life, { terms: life.facts.terms.slice(0, 1) });
    expect(life.refusal('accept-renewal')).toBe('renewal-broken');
  });

  it('does not open beside a term that is proposed already, nor over one', () => {
    const proposed = (startsOn: Day, endsOn: Day) =>
      changed(STATES.paid(), {
        terms: [
          ...STATES.paid().facts.terms,
          term({ id: 'p', state: 'proposed', startsOn, endsOn }),
        ],
      });
    expect(proposed('2022-01-01', '2022-12-31').refusal('open-renewal')).toBe('term-exists');
    expect(proposed('2021-12-31', '2022-12-31').refusal('open-renewal')).toBe('term-overlaps');
    expect(proposed('2019-01-01', '2019-12-31').refusal('open-renewal')).toBeNull();
  });

  it('of a term that no offer sold has no offer either, until one is published', () => {
    const old = term({ offerDocumentId: null, offerYear: null, imported: true });
    const facts = factsOf({ membership: membership({ approvedOn: '2021-01-01' }), terms: [old] });
    const life = changed(new Life(facts, '2021-06-01'), { offers: [] }).do('open-renewal');
    expect(life.last.term).toMatchObject({
      tierNames: old.tierNames,
      offerDocumentId: '',
      offerYear: 0,
      price: null,
    });
  });

  it('needs a stage of its workflow for what becomes of it', () => {
    const without = (life: Life, kind: string) =>
      changed(life, {
        workflow: workflow({ stages: workflow().stages.filter((stage) => stage.kind !== kind) }),
      });
    expect(without(STATES.waiting(), 'committed').refusal('accept-renewal')).toBe('stage-missing');
    expect(without(STATES.waiting(), 'lost').refusal('lose-renewal', { reason })).toBe(
      'stage-missing',
    );
    const free = STATES.waiting();
    free.do('reprice', { termId: free.last.term?.id, amount: 1, reason });
    const terms = free.facts.terms.map((one) => ({ ...one, price: 0 }));
    expect(without(changed(free, { terms }), 'won').refusal('win-renewal')).toBe('stage-missing');
  });

  it('that was agreed to is not moved to an end by hand', () => {
    const life = STATES.committed();
    const input = { stageId: 'not-renewed', reason };
    expect(life.refusal('move-renewal', input)).toBe('term-issued');
  });

  it('that was agreed to keeps its answer from stage to stage', () => {
    expect(written(STATES.committed(), 'move-renewal', { stageId: 'payment-order' })).toEqual({
      renewals: { 'renewal 1': { stageId: 'payment-order', enteredStageOn: '2021-11-15' } },
    });
  });

  it('that still waits is taken by who comes back before it was closed', () => {
    const life = STATES.waiting().at('2022-03-02');
    expect(life.facts.membership.status).toBe('lapsed');
    const after = written(life, 'reinstate', { reason });
    expect(Object.keys(after.renewals as object)).toEqual(['renewal 1']);
    expect(life.last.renewal).toMatchObject({ answer: 'accepted', answeredOn: '2022-03-02' });
  });

  it('is not taken up again over a year that was given otherwise', () => {
    const life = STATES.lapsed();
    const given = term({
      id: 'p',
      state: 'proposed',
      startsOn: '2022-06-01',
      endsOn: '2022-06-30',
    });
    changed(life, { terms: [...life.facts.terms, given] });
    expect(life.refusal('reopen-renewal', { stageId: 'proposed', reason })).toBe('term-overlaps');
  });

  it('is taken up again at the price of the day, unless it only goes back to be prepared', () => {
    const dearer = () => changed(STATES.lapsed(), { offers: [tierOffer({ price: 1 })] });
    const price = (stageId: string) =>
      dearer().do('reopen-renewal', { stageId, reason }).last.term?.price;
    expect(price('to-prepare')).toBe(PRICE);
    expect(price('proposed')).toBe(1);
  });

  it('is taken up again as agreed to without its term, where the money starts the rights', () => {
    const life = byPayment(STATES.lapsed());
    life.do('reopen-renewal', { stageId: 'awaiting-decision', reason });
    expect(life.last.renewal).toMatchObject({ answer: 'accepted', answeredOn: life.today });
    expect(life.last.term?.state).toBe('proposed');
  });

  it('keeps the day of a yes, and makes a no of another day a yes of today', () => {
    const accepted = byPayment(STATES.waiting())
      .do('accept-renewal')
      .do('lose-renewal', { reason });
    const said = accepted.last.renewal?.answeredOn;
    const declined = byPayment(STATES.waiting()).do('decline-renewal', { reason });
    const again = (life: typeof accepted) =>
      life.at('2022-02-01').do('reopen-renewal', { stageId: 'awaiting-decision', reason }).last;
    expect(again(declined).renewal).toMatchObject({ answer: 'accepted', answeredOn: '2022-02-01' });
    expect(again(accepted).renewal).toMatchObject({ answer: 'accepted', answeredOn: said });
  });

  it('is asked anew only after the end of the term', () => {
    const asked = (day: Day) => {
      const life = STATES.waiting().do('lose-renewal', { reason }).at(day);
      return life.do('reopen-renewal', { stageId: 'proposed', reason }).last.renewal?.proposedOn;
    };
    expect(asked('2021-12-31')).toBe('2021-10-03');
    expect(asked('2022-01-01')).toBe('2022-01-01');
  });
});

describe('the message of the stage that calls', () => {
  const called = (life: Life) =>
    life.outcomes.flatMap(({ outcome }) =>
      outcome.messages.filter(({ carriesCall }) => carriesCall),
    );

  it('is sent for each call, though the first was withdrawn on the same day', () => {
    const life = STATES.waiting().do('accept-renewal').call();
    const [first, termId] = [life.last.dues?.id, life.last.term?.id];
    life.do('void-term', { termId, reason }).do('accept-renewal').call();
    const sent = called(life).slice(-2);
    expect(sent.map(({ duesId }) => duesId)).toEqual([first, life.last.dues?.id]);
    expect(sent[0].key).not.toBe(sent[1].key);
  });

  it('is not sent where nothing is called', () => {
    const life = changed(STATES.waiting(), {
      offers: [tierOffer(), tierOffer({ tierCode: 'free', price: 0 })],
    });
    const before = called(life).length;
    life.do('change-tier', { tier: 'free', when: 'renewal', reason });
    life.do('move-renewal', { stageId: 'call-issued' });
    expect(life.last.renewal?.closedOn).toBe(life.today);
    expect(called(life).length).toBe(before);
  });
});
