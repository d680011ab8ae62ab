import { plusDays } from '../demo/days';
import { callFor, pay } from './money';
import type { Story, Values } from './story';
import { addTerm, firstPeriod, nextPeriod, type Term, type Tier } from './terms';

/** From one term to the next: opened, proposed, reminded, answered, paid; or lost. */

/** The workflow as the plugin ships it. */
const WORKFLOW = 'adhesionsdefaultworkflow';
const WINDOW_DAYS = 90;
const GRACE_DAYS = 60;
const REMINDERS = [-60, -30, -7, 15, 30];

interface Renewal extends Values {
  id: string;
  stageId: string;
}

type Answer = 'accepts' | 'declines' | 'keeps silent';

const enter = (renewal: Renewal, stageId: string, on: string): void => {
  renewal.stageId = stageId;
  renewal.enteredStageOn = on;
};

const close = (renewal: Renewal, stageId: string, on: string, reason: string | null): void => {
  enter(renewal, stageId, on);
  Object.assign(renewal, { closedOn: on, closeReason: reason, liveKey: null });
};

const move = (story: Story, renewal: Renewal, stageId: string, on: string): void => {
  story.log(
    on,
    'move-renewal',
    { stageId },
    { renewals: { [renewal.id]: { stageId } } },
    { renewals: { [renewal.id]: { stageId: renewal.stageId } } },
  );
  enter(renewal, stageId, on);
};

const open = (story: Story, from: Term, to: Term, on: string): Renewal => {
  const id = story.random.id();
  const renewal = story.add('renewal', {
    id,
    membershipId: story.membershipId,
    fromTermId: from.id,
    termId: to.id,
    workflowId: WORKFLOW,
    stageId: 'to-prepare',
    openedOn: on,
    enteredStageOn: on,
    answer: null,
    answeredOn: null,
    deliberationOn: null,
    deliberationReference: null,
    stageBeforeMoney: null,
    engagementNumber: null,
    serviceCode: null,
    proposedOn: null,
    closedOn: null,
    closeReason: null,
    ownerId: story.owner(),
    notes: null,
    liveKey: from.id,
  });
  story.log(on, 'open-renewal', {}, { renewals: { [id]: { stageId: 'to-prepare' } } });
  return renewal;
};

const propose = (story: Story, renewal: Renewal, on: string): void => {
  enter(renewal, 'proposed', on);
  renewal.proposedOn = on;
  const stageId = 'proposed';
  story.log(on, 'propose', { stageId }, { renewals: { [renewal.id]: { stageId } } });
  story.write(on, {
    key: `${story.membershipId}:${renewal.id}:stage:proposed:${on}`,
    template: 'renewal-proposal',
    role: 'representative',
    renewalId: renewal.id,
    subject: ['Renouvellement de votre adhésion', 'Renewing your membership'],
  });
};

/** The reminders that fell between the proposal and the answer, or today. */
const remind = (story: Story, renewal: Renewal, from: Term, until: string): void => {
  for (const offset of REMINDERS) {
    const on = plusDays(from.endsOn, offset);
    if (on <= String(renewal.proposedOn) || on >= until || !story.hasCome(on)) continue;
    const before = offset < 0;
    const reminderId = `${before ? 'before' : 'after'}-${Math.abs(offset)}`;
    const key = `${story.membershipId}:${from.id}:reminder:${reminderId}`;
    story.add('effect', { key, membershipId: story.membershipId, state: 'done', on });
    story.log(on, 'send-reminder', { reminderId });
    story.write(on, {
      key,
      template: before ? 'renewal-reminder' : 'renewal-overdue',
      role: 'representative',
      renewalId: renewal.id,
      subject: before
        ? ['Rappel : votre adhésion arrive à son terme', 'Reminder: your membership ends soon']
        : ['Votre adhésion a pris fin', 'Your membership has ended'],
    });
  }
};

const lose = (story: Story, renewal: Renewal, to: Term, on: string, answer: Answer): void => {
  const silent = answer === 'keeps silent';
  const reason = silent ? 'unanswered' : 'Budget non reconduit';
  Object.assign(to, { state: 'void', voidedOn: on, voidReason: reason, liveKey: null });
  close(renewal, 'not-renewed', on, reason);
  const after = { renewals: { [renewal.id]: { stageId: 'not-renewed' } } };
  story.log(on, silent ? 'lose-renewal' : 'decline-renewal', { reason }, after);
  if (!silent) {
    Object.assign(renewal, { answer: 'declined', answeredOn: on });
    return;
  }
  story.write(on, {
    key: `${story.membershipId}:${renewal.id}:stage:not-renewed:${on}`,
    template: 'renewal-lapsed',
    role: 'representative',
    renewalId: renewal.id,
    subject: ['Votre adhésion n’est plus en cours', 'Your membership has lapsed'],
  });
};

const settle = (story: Story, renewal: Renewal, to: Term, calledOn: string): void => {
  const { random, hasCome } = story;
  const duesId = callFor(story, to, calledOn, renewal.engagementNumber as string | null);
  move(story, renewal, 'call-issued', calledOn);
  story.write(calledOn, {
    key: `${story.membershipId}:${renewal.id}:stage:call-issued:${calledOn}`,
    template: 'call-issued',
    role: 'billing',
    renewalId: renewal.id,
    subject: ['Appel de cotisation', 'Call for dues'],
  });
  const orderedOn = plusDays(calledOn, random.whole(2, 7));
  const ordered = random.chance(0.6) && hasCome(orderedOn);
  if (ordered) move(story, renewal, 'payment-order', orderedOn);
  const paidOn = pay(story, { duesId, term: to, calledOn });
  if (paidOn !== null) close(renewal, 'settled', paidOn, null);
};

/** The member says yes: the next term is issued at once, the call follows, then the money. */
const accept = (story: Story, renewal: Renewal, to: Term, on: string): void => {
  const { random, hasCome } = story;
  const isPublicAct = random.chance(0.5);
  Object.assign(to, { state: 'issued', issuedOn: on });
  Object.assign(renewal, {
    answer: 'accepted',
    answeredOn: on,
    deliberationOn: isPublicAct ? plusDays(on, -3) : null,
    deliberationReference: isPublicAct ? `D-${on.slice(0, 4)}-${random.whole(10, 400)}` : null,
    engagementNumber: random.chance(0.4) ? `EJ-${random.whole(10_000, 99_999)}` : null,
  });
  const stageId = 'awaiting-decision';
  story.log(on, 'accept-renewal', {}, { renewals: { [renewal.id]: { stageId } } });
  enter(renewal, stageId, on);
  story.write(on, {
    key: `${story.membershipId}:${renewal.id}:stage:${stageId}:${on}`,
    template: 'renewal-accepted',
    role: 'representative',
    renewalId: renewal.id,
    subject: ['Votre réponse est bien notée', 'We have noted your answer'],
  });
  const calledOn = plusDays(on, random.whole(2, 25));
  if (hasCome(calledOn)) settle(story, renewal, to, calledOn);
};

const answerOf = ({ random }: Story): Answer => {
  if (random.chance(0.95)) return 'accepts';
  return random.chance(0.35) ? 'declines' : 'keeps silent';
};

const latest = (a: string, b: string): string => (a > b ? a : b);

/**
 * The renewal of a term, as far as it has come by today. Answers the next term once the member has
 * said yes, and what became of the renewal otherwise.
 */
export const renew = (
  story: Story,
  tier: Tier,
  from: Term,
): { next: Term } | { next: null; lapsedOn: string | null } => {
  const { random, hasCome, today } = story;
  const openedOn = latest(plusDays(from.endsOn, -WINDOW_DAYS), String(from.issuedOn));
  const pending = { next: null, lapsedOn: null };
  if (!hasCome(openedOn)) return pending;
  const to = addTerm(story, tier, nextPeriod(tier, from), { state: 'proposed', issuedOn: null });
  const renewal = open(story, from, to, openedOn);
  // Nobody to write to any more: the renewal waits for a hand.
  if (story.body.contacts.length === 0 && openedOn > plusDays(today, -WINDOW_DAYS)) return pending;
  propose(story, renewal, openedOn);

  const answer = answerOf(story);
  const late = random.chance(0.06) ? random.whole(1, GRACE_DAYS - 5) : 0;
  const lapsedOn = plusDays(latest(from.endsOn, openedOn), GRACE_DAYS + 1);
  const answeredOn = late
    ? plusDays(from.endsOn, late)
    : plusDays(openedOn, random.whole(4, WINDOW_DAYS + 10));
  const decidedOn = answer === 'keeps silent' ? lapsedOn : answeredOn;
  remind(story, renewal, from, decidedOn);
  if (!hasCome(decidedOn)) return pending;
  if (answer === 'accepts') {
    accept(story, renewal, to, decidedOn);
    return { next: to };
  }
  lose(story, renewal, to, decidedOn, answer);
  return { next: null, lapsedOn: answer === 'keeps silent' ? decidedOn : null };
};

/** A member who had lapsed comes back on a day: a gap stays between the two terms. */
export const comeBack = (story: Story, tier: Tier, from: Term, on: string): Term => {
  const period = firstPeriod(tier, on);
  const to = addTerm(story, tier, period, { state: 'proposed', issuedOn: null });
  const renewal = open(story, from, to, on);
  story.log(on, 'reinstate', { reason: 'La délibération est arrivée.' });
  accept(story, renewal, to, on);
  return to;
};
