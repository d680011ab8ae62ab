import { type Life, PRICE } from '../../../helpers/facts';
import { STATES } from '../../../helpers/states';
import { line, message, rightsOf, written } from '../../../helpers/written';

/** What each command writes, to the last field: whatever is not named here stays as it was. */

const reason = 'x';
const NEXT_RIGHTS = rightsOf('term 2', '2022-01-01', '2022-12-31', 4);

describe('money', () => {
  const duesId = (life: Life) => ({ duesId: life.last.dues?.id });

  it('a price that staff set is the price of the call too', () => {
    const life = STATES.unpaid();
    expect(written(life, 'reprice', { termId: life.last.term?.id, amount: 1, reason })).toEqual({
      terms: { 'term 1': { price: 1, repricedOn: '2021-02-01' } },
      dues: { 'call 1': { amount: 1 } },
    });
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

  it('dues that are waived leave the call as it was', () => {
    const life = STATES.unpaid();
    expect(written(life, 'waive-dues', { termId: life.last.term?.id, reason })).toEqual({
      terms: { 'term 1': { waivedOn: '2021-02-01', waiveReason: 'x' } },
    });
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
      'renewal 1': { stageId: 'payment-order', enteredStageOn: '2021-11-20', closedOn: null },
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
