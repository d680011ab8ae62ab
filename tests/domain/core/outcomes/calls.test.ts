import type { Day } from '../../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { factsOf, Life, tierOffer, workflow } from '../../../helpers/facts';
import { STATES } from '../../../helpers/states';
import { call, credited, message, paper, said, written } from '../../../helpers/written';

/** What each command writes, to the last field: whatever is not named here stays as it was. */

const reason = 'x';
const byPayment = () =>
  new Life(factsOf({ workflow: workflow({ activation: 'payment' }) })).do('approve');

describe('calls', () => {
  it('one for a term stands on paper and goes to those who pay', () => {
    const life = byPayment();
    expect(written(life, 'issue-call', { termId: life.last.term?.id })).toEqual({
      dues: { 'call 1': call('call 1', 'term 1', { issuedOn: '2021-01-04', dueOn: '2021-02-03' }) },
      papers: {
        'paper 1': paper('paper 1', 'call 1', {
          issuedOn: '2021-01-04',
          said: said('2021-02-03', '2021-01-04', '2021-12-31'),
        }),
      },
      messages: [
        message('call-issued', {
          key: 'member:call 1:call-issued',
          contactRole: 'billing',
          termId: 'term 1',
          duesId: 'call 1',
          carriesCall: true,
        }),
      ],
    });
  });

  it('one has the due day and the numbers that are given with it', () => {
    const life = byPayment();
    const given = { dueOn: '2021-01-04', engagementNumber: 'EJ-1', serviceCode: 'SVC' };
    life.do('issue-call', { termId: life.last.term?.id, ...given });
    expect(life.last.dues).toMatchObject(given);
  });

  it('one for an agreed renewal moves it to the stage that stands for the call', () => {
    const life = STATES.waiting().do('accept-renewal', {
      engagementNumber: 'EJ-2',
      serviceCode: 'SVC-2',
    });
    expect(written(life, 'issue-call', { termId: life.last.term?.id })).toEqual({
      dues: {
        'call 2': call('call 2', 'term 2', {
          issuedOn: '2021-10-03',
          dueOn: '2021-11-02',
          engagementNumber: 'EJ-2',
          serviceCode: 'SVC-2',
        }),
      },
      papers: {
        'paper 2': paper('paper 2', 'call 2', {
          issuedOn: '2021-10-03',
          said: said('2021-11-02', '2022-01-01', '2022-12-31'),
        }),
      },
      renewals: { 'renewal 1': { stageId: 'call-issued' } },
      messages: [
        message('call-issued', {
          key: 'member:renewal 1:stage:call-issued:2021-10-03:call 2',
          contactRole: 'billing',
          termId: 'term 2',
          renewalId: 'renewal 1',
          duesId: 'call 2',
          carriesCall: true,
        }),
      ],
    });
  });

  it('one before the answer leaves the renewal where it is', () => {
    const life = STATES.waiting();
    const after = written(life, 'issue-call', { termId: life.last.term?.id });
    expect(after.renewals).toBeUndefined();
    expect(after.messages).toEqual([
      message('call-issued', {
        key: 'member:call 2:call-issued',
        contactRole: 'billing',
        termId: 'term 2',
        renewalId: 'renewal 1',
        duesId: 'call 2',
        carriesCall: true,
      }),
    ]);
  });

  it('one that was issued before the answer is not sent again by its stage', () => {
    const life = STATES.waiting().call();
    const sent = () => life.messages.filter((template) => template === 'call-issued').length;
    const before = sent();
    life.do('accept-renewal').do('move-renewal', { stageId: 'call-issued' });
    expect([life.last.renewal?.stageId, sent()]).toEqual(['call-issued', before]);
  });

  it('one that is already beyond that stage is not taken back to it', () => {
    const life = STATES.waiting().do('move-renewal', { stageId: 'payment-order' });
    const after = written(life, 'issue-call', { termId: life.last.term?.id });
    expect(after.renewals).toBeUndefined();
    expect(life.last.renewal?.stageId).toBe('payment-order');
  });

  it('a corrected one is cancelled by a credit note, and called again with what is new', () => {
    const life = STATES.unpaid();
    const input = { duesId: life.last.dues?.id, serviceCode: 'SVC', reason };
    const on = '2021-02-01';
    const note = credited('call 1', 'term 1', {
      ...{ on, cause: 'corrected', paperId: 'paper 3', instead: 'call 2' },
    });
    expect(written(life, 'reissue-call', input)).toEqual({
      dues: {
        'call 1': { cancelledOn: on },
        'call 2': call('call 2', 'term 1', {
          ...{ issuedOn: on, dueOn: '2021-02-03', serviceCode: 'SVC' },
        }),
      },
      creditNotes: note.creditNotes,
      papers: {
        'paper 2': paper('paper 2', 'call 2', {
          ...{ issuedOn: on, said: said('2021-02-03', '2021-01-04', '2021-12-31') },
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
    const duesId = life.last.dues?.id;
    life.do('reissue-call', { duesId, engagementNumber: 'EJ-1', dueOn: '2021-06-30', reason });
    // The former call's numbers stay, unless they are given anew.
    const given = { serviceCode: 'SVC', engagementNumber: 'EJ-1', dueOn: '2021-06-30' };
    expect(life.last.dues).toMatchObject(given);
    const past = { duesId: life.last.dues?.id, dueOn: '2021-01-31', reason };
    expect(life.refusal('reissue-call', past)).toBe('date-in-past');
  });

  it('one that is corrected once its due day has come has a new delay, since a paper is due later', () => {
    const onDay = (day: Day) => {
      const life = STATES.unpaid().day(day);
      life.do('reissue-call', { duesId: life.last.dues?.id, reason });
      return life.last.dues?.dueOn;
    };
    expect(onDay('2021-02-02')).toBe('2021-02-03');
    expect(onDay('2021-02-03')).toBe('2021-03-05');
    expect(onDay('2021-04-01')).toBe('2021-05-01');
  });

  it('the paper of a call that has none is made, and no message leaves', () => {
    const life = STATES.unpaid();
    life.facts = { ...life.facts, papers: [] };
    expect(written(life, 'make-call-paper', { duesId: life.last.dues?.id })).toEqual({
      papers: {
        'paper 1': paper('paper 1', 'call 1', {
          issuedOn: '2021-02-01',
          said: said('2021-02-03', '2021-01-04', '2021-12-31'),
        }),
      },
    });
  });
});

it('a tier at no price has nothing to call, and its yes is all that is awaited', () => {
  const life = new Life(factsOf({ offers: [tierOffer({ price: 0 })] })).do('approve');
  expect(life.refusal('issue-call', { termId: life.last.term?.id })).toBe('no-term-to-call');
  expect(life.facts.membership.because.rule).toBe('term-runs');
});
