import { balanceOf } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import { type Life, PRICE } from '../../../helpers/facts';
import { STATES } from '../../../helpers/states';
import {
  call,
  credited,
  line,
  message,
  paper,
  rightsOf,
  said,
  written,
} from '../../../helpers/written';

/** What each command writes, to the last field: whatever is not named here stays as it was. */

const reason = 'x';
const NEXT_RIGHTS = rightsOf('term 2', '2022-01-01', '2022-12-31', 4);

describe('money', () => {
  const duesId = (life: Life) => ({ duesId: life.last.dues?.id });

  it('a price that staff set is called for again, and the former call taken back', () => {
    const life = STATES.unpaid();
    const on = '2021-02-01';
    const note = credited('call 1', 'term 1', {
      ...{ on, cause: 'corrected', paperId: 'paper 3', instead: 'call 2' },
    });
    const dueOn = '2021-02-03';
    expect(written(life, 'reprice', { termId: life.last.term?.id, amount: 1, reason })).toEqual({
      terms: { 'term 1': { price: 1, repricedOn: on } },
      dues: {
        'call 1': { cancelledOn: on },
        'call 2': call('call 2', 'term 1', { amount: 1, issuedOn: on, dueOn }),
      },
      creditNotes: note.creditNotes,
      papers: {
        'paper 2': paper('paper 2', 'call 2', {
          ...{ issuedOn: on, said: said(dueOn, '2021-01-04', '2021-12-31', 1) },
        }),
        ...note.paper,
      },
      messages: [
        note.message,
        message('call-issued', {
          key: 'member:call 2:call-issued',
          contactRole: 'billing',
          termId: 'term 1',
          duesId: 'call 2',
          carriesCall: true,
        }),
      ],
    });
  });

  it('a price of nothing takes the call back, and the same price leaves it', () => {
    const life = STATES.unpaid();
    const termId = life.last.term?.id;
    life.do('reprice', { termId, amount: PRICE, reason });
    expect([life.facts.dues.length, life.facts.creditNotes]).toEqual([1, []]);
    life.do('reprice', { termId, amount: 0, reason });
    expect(life.last.dues).toBeUndefined();
    expect(life.facts.creditNotes).toMatchObject([{ amount: PRICE, replacedById: null }]);
  });

  it('the call of a history, which nobody was sent, takes the price that staff set', () => {
    const life = STATES.unpaid();
    const dues = life.facts.dues.map((one) => ({ ...one, number: null }));
    life.facts = { ...life.facts, dues };
    expect(written(life, 'reprice', { termId: life.last.term?.id, amount: 1, reason })).toEqual({
      terms: { 'term 1': { price: 1, repricedOn: '2021-02-01' } },
      dues: { 'call 1': { amount: 1 } },
    });
    written(life, 'void-term', { termId: life.last.term?.id, reason });
    expect(life.facts.creditNotes).toEqual([]);
  });

  it('a part that comes in is a line, and nobody is thanked yet', () => {
    const life = STATES.unpaid();
    const told = { on: '2021-01-20', method: 'transfer', reference: 'VIR 1' };
    expect(written(life, 'record-payment', { ...duesId(life), amount: 100, ...told })).toEqual({
      payments: { 'line 1': line('line 1', { kind: 'received', amount: 100, ...told }) },
    });
  });

  it('the part that makes it whole is thanked for, once', () => {
    const life = STATES.unpaid().pay(PRICE - 1);
    expect(written(life, 'record-payment', { ...duesId(life), amount: 1 })).toEqual({
      payments: { 'line 2': line('line 2', { kind: 'received', amount: 1, on: '2021-02-01' }) },
      messages: [
        message('payment-received', {
          key: 'member:line 2:payment-received',
          contactRole: 'billing',
          termId: 'term 1',
          duesId: 'call 1',
        }),
      ],
    });
    const more = written(life, 'record-payment', {
      ...duesId(life),
      ...{ amount: 2, confirmed: true },
    });
    expect(more.messages).toBeUndefined();
  });

  it('what is given back is a line of the day, or of the day that is named', () => {
    const life = STATES.paid();
    const input = { ...duesId(life), amount: 5, reason };
    expect(written(life, 'refund-payment', input)).toEqual({
      payments: {
        'line 2': line('line 2', { kind: 'refund', amount: -5, on: '2021-06-01', reason }),
      },
    });
    const dated = { ...input, on: '2021-05-31', reference: 'VIR 2' };
    expect(written(life, 'refund-payment', dated).payments).toEqual({
      'line 3': line('line 3', {
        kind: 'refund',
        amount: -5,
        on: '2021-05-31',
        reference: 'VIR 2',
        reason,
      }),
    });
  });

  it('a line that was wrong is taken back by another, of today', () => {
    const life = STATES.paid();
    const paymentId = life.last.payment?.id;
    expect(written(life, 'reverse-payment', { paymentId, reason })).toEqual({
      payments: {
        'line 2': line('line 2', {
          kind: 'reversal',
          amount: -PRICE,
          on: '2021-06-01',
          reason,
          reversesId: 'line 1',
        }),
      },
    });
  });

  it('dues that are waived are taken back, and what came in for them is a credit', () => {
    const life = STATES.unpaid();
    const on = '2021-02-01';
    const note = credited('call 1', 'term 1', { on, cause: 'waived', paperId: 'paper 2' });
    expect(written(life, 'waive-dues', { termId: life.last.term?.id, reason })).toEqual({
      terms: { 'term 1': { waivedOn: on, waiveReason: 'x' } },
      dues: { 'call 1': { cancelledOn: on } },
      creditNotes: note.creditNotes,
      papers: note.paper,
      messages: [note.message],
    });
    const partly = STATES.unpaid().pay(100);
    partly.do('waive-dues', { termId: partly.last.term?.id, reason });
    expect(balanceOf(partly.facts)).toEqual({ due: 0, paid: 100, credit: 100 });
  });

  it('the whole price of a proposal wins its renewal and issues its term', () => {
    const life = STATES.waiting().call();
    expect(written(life, 'record-payment', { ...duesId(life), amount: PRICE })).toEqual({
      payments: {
        'line 2': line('line 2', {
          duesId: 'call 2',
          kind: 'received',
          amount: PRICE,
          on: '2021-10-03',
        }),
      },
      terms: { 'term 2': { state: 'issued', issuedOn: '2021-10-03' } },
      entitlements: NEXT_RIGHTS,
      renewals: {
        'renewal 1': {
          stageId: 'settled',
          answer: 'accepted',
          answeredOn: '2021-10-03',
          stageBeforeMoney: 'proposed',
          closedOn: '2021-10-03',
        },
      },
      messages: [
        message('payment-received', {
          key: 'member:line 2:payment-received',
          contactRole: 'billing',
          termId: 'term 2',
          duesId: 'call 2',
        }),
      ],
    });
  });

  it('the answer keeps its day when the money comes later, and the case goes back with it', () => {
    const life = STATES.committed();
    const after = written(life, 'record-payment', { ...duesId(life), amount: PRICE });
    expect(after.renewals).toEqual({
      'renewal 1': {
        stageId: 'settled',
        enteredStageOn: '2021-11-15',
        closedOn: '2021-11-15',
      },
    });
    const paymentId = life.last.payment?.id;
    life.at('2021-11-20');
    const back = written(life, 'reverse-payment', { paymentId, reason });
    expect(back.renewals).toEqual({
      'renewal 1': { stageId: 'call-issued', enteredStageOn: '2021-11-20', closedOn: null },
    });
    expect(back.messages).toBeUndefined();
  });

  it('a part of the price of a proposal is a yes, in the stage of the call', () => {
    const life = STATES.waiting().call();
    const after = written(life, 'record-payment', { ...duesId(life), amount: 1 });
    expect(after).toMatchObject({
      terms: { 'term 2': { state: 'issued', issuedOn: '2021-10-03' } },
      renewals: {
        'renewal 1': { stageId: 'call-issued', answer: 'accepted', answeredOn: '2021-10-03' },
      },
    });
    expect(after.messages).toBeUndefined();
  });
});
