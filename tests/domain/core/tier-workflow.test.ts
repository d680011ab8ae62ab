import { statusOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/status';
import { factsOf, Life, OTHER_TIER, TIER, tierOffer, workflow } from '../../helpers/facts';

/** Each tier may have its workflow; a renewal under way keeps the one that it opened by. */

const usual = workflow({ id: 'usual' });
const patient = workflow({
  id: 'patient',
  isDefault: false,
  tierCodes: [OTHER_TIER.tierCode],
  windowDays: 120,
  graceDays: 100,
  stages: workflow().stages.map((stage) => ({ ...stage, id: `p-${stage.id}` })),
  reminders: [{ ...workflow().reminders[0], id: 'p-before-50', offsetDays: -50 }],
});
const both = [usual, patient];

const paid = (tierCode: string) => {
  const life = new Life(
    factsOf({ workflow: usual, workflows: both, offers: [tierOffer(), OTHER_TIER] }),
  );
  life.facts = { ...life.facts, membership: { ...life.facts.membership, tierCode } };
  life.do('approve').call();
  return life.pay(life.last.dues?.amount);
};
const sent = (life: Life) =>
  life.outcomes
    .filter(({ outcome }) => outcome.messages.length > 0)
    .map(({ on, command }) => [on, command]);

describe('the members of a tier', () => {
  it('follow the workflow that names it: its window, stages, reminders and grace', () => {
    const life = paid(OTHER_TIER.tierCode);
    life.day('2021-09-01');
    expect(life.last.renewal).toBeUndefined();
    life.day('2021-09-02');
    expect(life.last.renewal).toMatchObject({ workflowId: 'patient', stageId: 'p-proposed' });
    life.day('2021-11-11').day('2022-04-10');
    expect(sent(life).slice(-1)).toEqual([['2021-11-11', 'send-reminder']]);
    expect(life.facts.membership.status).toBe('grace');
    expect(life.day('2022-04-11').facts.membership.status).toBe('lapsed');
    expect(life.last.renewal?.stageId).toBe('p-not-renewed');
  });

  it('follow the default one when none names it', () => {
    const life = paid(TIER).day('2021-10-01');
    expect(life.last.renewal).toBeUndefined();
    expect(life.day('2021-10-02').last.renewal).toMatchObject({
      workflowId: 'usual',
      stageId: 'proposed',
    });
    life.day('2021-11-01').day('2022-03-01');
    expect(life.facts.membership.status).toBe('grace');
    expect(life.day('2022-03-02').facts.membership.status).toBe('lapsed');
  });

  it('follow another one as soon as they change tier', () => {
    const life = paid(TIER).at('2021-06-01');
    expect(life.facts.membership.nextDueOn).toBe('2021-10-02');
    life.do('change-tier', { tier: OTHER_TIER.tierCode, when: 'now', reason: 'x' });
    expect(life.facts.workflow.id).toBe('patient');
    // The day after the new call is due comes first.
    expect(life.facts.membership.nextDueOn).toBe('2021-07-02');
    expect(life.day('2021-07-02').facts.membership.nextDueOn).toBe('2021-09-02');
  });
});

describe('a renewal under way', () => {
  /** The tier is given another workflow while its renewal waits for the answer. */
  const handedOver = () => {
    const life = paid(TIER).day('2021-10-02');
    expect(life.last.renewal?.stageId).toBe('proposed');
    const taken = { ...patient, tierCodes: [TIER] };
    life.facts = { ...life.facts, workflow: taken, workflows: [usual, taken] };
    return life;
  };

  it('keeps its workflow, stages, reminders and grace until it is over', () => {
    const life = handedOver().day('2021-11-01');
    expect(sent(life).at(-1)).toEqual(['2021-11-01', 'send-reminder']);
    life.day('2022-03-01');
    expect(life.facts.membership.status).toBe('grace');
    life.day('2022-03-02');
    expect(life.facts.membership.status).toBe('lapsed');
    expect(life.last.renewal).toMatchObject({ workflowId: 'usual', stageId: 'not-renewed' });
    // Nor does the longer grace of the other one bring them back.
    expect(statusOf(life.facts, '2022-03-20').status).toBe('lapsed');
  });

  it('is accepted, called and won by its own stages, and the next one follows the new workflow', () => {
    const life = handedOver().do('accept-renewal');
    expect(life.last.renewal?.stageId).toBe('awaiting-decision');
    life.call();
    expect(life.last.renewal?.stageId).toBe('call-issued');
    life.pay();
    expect(life.last.renewal).toMatchObject({ workflowId: 'usual', stageId: 'settled' });
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason: 'x' });
    expect(life.last.renewal?.stageId).toBe('call-issued');
    life.pay().day('2022-09-03');
    expect(life.last.renewal).toMatchObject({ workflowId: 'patient', stageId: 'p-proposed' });
  });

  it('is moved to stages of its own only', () => {
    const refusal = (stageId: string) => handedOver().refusal('move-renewal', { stageId });
    expect(refusal('p-payment-order')).toBe('stage-elsewhere');
    expect(refusal('nowhere')).toBe('stage-unknown');
  });

  it('is taken up again at stages of its own only', () => {
    const life = handedOver().do('accept-renewal');
    const refusal = (stageId: string) => life.refusal('reopen-renewal', { stageId, reason: 'x' });
    expect(refusal('p-proposed')).toBe('stage-elsewhere');
    expect(refusal('nowhere')).toBe('stage-unknown');
  });
});

describe('a stage that was removed', () => {
  const settled = workflow().stages.filter(({ id }) => id === 'settled');
  const closed = { ...settled[0], id: 'closed', names: { fr: 'Clos', en: 'Closed' } };
  const stages = workflow().stages.map((stage) => (stage.id === 'settled' ? closed : stage));
  const renamed = { ...usual, stages, pastStages: settled };

  it('still tells how the renewals in it ended: money that goes back is asked again', () => {
    const life = paid(TIER).day('2021-10-02').do('accept-renewal').call().pay();
    expect(life.last.renewal?.stageId).toBe('settled');
    life.facts = { ...life.facts, workflow: renamed, workflows: [renamed] };
    life.do('reverse-payment', { paymentId: life.last.payment?.id, reason: 'x' });
    expect(life.last.renewal).toMatchObject({ stageId: 'call-issued', closedOn: null });
    expect(life.pay().last.renewal?.stageId).toBe('closed');
  });

  it('hands its renewals on in silence, on the day of it', () => {
    const life = paid(TIER).day('2021-10-02').do('accept-renewal').at('2021-10-20');
    const before = life.messages.length;
    const moves = { 'awaiting-decision': 'payment-order' };
    life.do('relocate-renewal', { workflowId: 'other', moves });
    expect(life.last.renewal?.stageId).toBe('awaiting-decision');
    life.do('relocate-renewal', { workflowId: 'usual', moves });
    expect(life.last.renewal).toMatchObject({
      stageId: 'payment-order',
      enteredStageOn: '2021-10-20',
      answer: 'accepted',
      closedOn: null,
    });
    expect(life.messages).toHaveLength(before);
  });
});
