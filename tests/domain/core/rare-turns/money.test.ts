import {
  receiveMoved,
  sendMoved,
} from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/commands/payment-corrections';
import type {
  Dues,
  Payment,
} from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { plusDays } from '../../../helpers/days';
import { factsOf, Life, PRICE, workflow } from '../../../helpers/facts';
import { STATES } from '../../../helpers/states';
import { byPayment, changed } from '../../../helpers/turns';
import { written } from '../../../helpers/written';

/** Calls, and money that moves or goes back. Turns that few members take, and on which none may be mistreated. */

const reason = 'x';

describe('money that moves', () => {
  it('goes back from who has left without asking them again', () => {
    const life = STATES.won().do('withdraw', { lastDay: '2021-11-14', reason });
    const after = written(life, 'reverse-payment', { paymentId: life.last.payment?.id, reason });
    // It waits for its money where the end closed it, and is no more under way.
    expect(after.renewals).toEqual({
      'renewal 1': { stageId: 'call-issued', enteredStageOn: life.today },
    });
    expect(after.messages).toBeUndefined();
  });

  it('wins what a recorded end closed, for the year that still runs, and in silence', () => {
    const life = STATES['two-renewals']().do('withdraw', { lastDay: '2022-12-31', reason });
    const [first, second] = life.facts.renewals;
    expect([first, second].map(({ stageId }) => stageId)).toEqual(['call-issued', 'proposed']);
    const duesId = life.facts.dues.find(({ termId }) => termId === first.termId)?.id;
    const paid = written(life.at('2022-11-02'), 'record-payment', { duesId, amount: PRICE });
    expect(paid.renewals).toEqual({
      'renewal 1': { stageId: 'settled', enteredStageOn: '2022-11-02', closedOn: '2022-11-02' },
    });
    expect(paid.messages).toEqual([expect.objectContaining({ template: 'payment-received' })]);
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason });
    expect(life.facts.renewals[0]).toMatchObject({
      stageId: 'call-issued',
      closedOn: '2022-11-02',
    });
  });

  it('goes back in silence, whatever the last stage writes', () => {
    const { stages } = workflow();
    const short = workflow({ stages: stages.filter(({ id }) => id !== 'payment-order') });
    const life = changed(STATES.won(), { workflow: short });
    const after = written(life, 'reverse-payment', { paymentId: life.last.payment?.id, reason });
    expect(after).toMatchObject({ renewals: { 'renewal 1': { stageId: 'call-issued' } } });
    expect(after.messages).toBeUndefined();
  });

  it('is no yes while none came in', () => {
    const life = STATES.waiting().call();
    const after = written(life, 'reprice', { termId: life.last.term?.id, amount: 5, reason });
    expect(after.renewals).toBeUndefined();
  });

  it('is a yes to what was not even asked, and starts no rights where all of it is awaited', () => {
    const todo = STATES.todo();
    todo.do('reprice', { termId: todo.last.term?.id, amount: 5, reason }).call().pay(1);
    expect(todo.last.renewal).toMatchObject({ stageId: 'call-issued', answer: 'accepted' });
    expect(todo.last.term?.state).toBe('issued');
    const paying = byPayment(STATES.waiting()).call().pay(1);
    expect(paying.last.renewal?.answer).toBe('accepted');
    expect(paying.last.term?.state).toBe('proposed');
  });

  it('is given back on the call that is named', () => {
    const life = STATES.won();
    const second = life.facts.dues[1].id;
    const after = written(life, 'refund-payment', { duesId: second, amount: 1, reason });
    expect(after.payments).toMatchObject({ 'line 3': { duesId: 'call 2', amount: -1 } });
  });

  it('moved to another call leaves its trace on both, and can be taken back there', () => {
    const wrong = STATES.paid();
    const [line] = wrong.facts.payments;
    const input = { paymentId: line.id, intoMembershipId: 'other', toDuesId: 'id-5', reason };
    const sent = sendMoved(wrong.facts, input, wrong.ctx);
    if (!sent.ok) throw new Error(sent.reason);
    expect(sent.outcome.facts.payments.at(-1)).toMatchObject({
      duesId: line.duesId,
      kind: 'moved-out',
      amount: -PRICE,
      on: '2021-06-01',
      reason,
      reversesId: line.id,
    });
    const right = STATES.unpaid().at('2021-06-01');
    const dues = right.facts.dues.map((call) => ({ ...call, number: '2021-0009' }));
    const paidLine: Payment = { ...line, method: 'transfer', reference: 'VIR 1', on: '2021-05-01' };
    const received = receiveMoved({ ...right.facts, dues }, paidLine, input, right.ctx);
    if (!received.ok) throw new Error(received.reason);
    const into = received.outcome.facts.payments.at(-1);
    expect(into).toMatchObject({
      kind: 'moved-in',
      amount: PRICE,
      on: '2021-05-01',
      method: 'transfer',
      reference: 'VIR 1',
      reason,
      reversesId: null,
    });
    changed(right, received.outcome.facts);
    expect(right.refusal('reverse-payment', { paymentId: into?.id, reason })).toBeNull();
    const cancelled = dues.map((call): Dues => ({ ...call, cancelledOn: '2021-05-01' }));
    expect(receiveMoved({ ...right.facts, dues: cancelled }, line, input, right.ctx)).toEqual({
      ok: false,
      reason: 'dues-cancelled',
      details: { dues: '2021-0009' },
    });
  });

  it('that was given back is not moved', () => {
    const life = STATES.paid().do('refund-payment', { duesId: 'id-5', amount: 1, reason });
    const input = { paymentId: life.last.payment!.id, intoMembershipId: 'other', reason };
    expect(sendMoved(life.facts, input, life.ctx)).toMatchObject({ reason: 'payment-is-refund' });
  });
});

describe('a call', () => {
  it('is put on no paper that its payer could not use', () => {
    const asking = (life: Life) =>
      changed(life, { payer: { ...life.facts.payer, serviceCodeRequired: true, siret: '1' } });
    const life = asking(STATES.unpaid());
    const duesId = life.last.dues?.id;
    expect(life.refusal('reissue-call', { duesId, reason })).toBe('call-lacks');
    expect(life.refusal('reissue-call', { duesId, serviceCode: 'S', reason })).toBeNull();
    changed(life, { papers: [] });
    expect(life.refusal('make-call-paper', { duesId })).toBe('call-lacks');
    expect(life.refusal('make-call-paper', { duesId: 'x' })).toBe('dues-unknown');
    expect(asking(STATES.unpaid()).refusal('reissue-call', { duesId: 'x', reason })).toBe(
      'dues-unknown',
    );
  });
});

describe('the call of a term', () => {
  it('is issued once, also by the stage that stands for it', () => {
    const life = STATES.waiting().call().do('move-renewal', { stageId: 'call-issued' });
    expect(life.facts.dues).toHaveLength(2);
  });

  it('carries the numbers of the answer to its own renewal, and of no other', () => {
    const life = new Life(factsOf()).do('approve').day('2021-10-03');
    life.do('accept-renewal', { engagementNumber: 'EJ-2', serviceCode: 'S-2' });
    const [first] = life.facts.terms;
    life.do('issue-call', { termId: first.id });
    expect(life.last.dues).toMatchObject({ engagementNumber: null, serviceCode: null });
  });
});

it('a year to come is given back by who leaves, though the running one was used', () => {
  const life = STATES.committed();
  const [first] = life.facts.terms;
  const entitlements = life.facts.entitlements.map((right) =>
    right.termId === first.id ? { ...right, used: 1 } : right,
  );
  changed(life, { entitlements }).do('withdraw', { lastDay: plusDays(life.today, -1), reason });
  expect(life.facts.terms.map(({ state }) => state)).toEqual(['issued', 'void']);
});
