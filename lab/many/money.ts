import { plusDays } from '../demo/days';
import type { Story } from './story';
import type { Term } from './terms';

/** Calls for dues and what came of them. */

const DUE_DAYS = 30;
const METHODS = ['mandate', 'mandate', 'mandate', 'transfer', 'cheque'];

/** Days from the call to the money: most pay in two months, some in six, one in a hundred never. */
const delayOf = ({ random }: Story): number | null => {
  if (random.chance(0.01)) return null;
  return random.chance(0.12) ? random.whole(60, 190) : random.whole(8, 58);
};

/** Issues the call for a term; its number comes when all calls are known. */
export const callFor = (story: Story, term: Term, on: string, engagement: string | null): string =>
  story.add('dues', {
    membershipId: story.membershipId,
    termId: term.id,
    number: null,
    issuedOn: on,
    dueOn: plusDays(on, DUE_DAYS),
    amount: term.price,
    currency: 'EUR',
    engagementNumber: engagement,
    serviceCode: null,
    cancelledOn: null,
    heldUntil: null,
    heldCause: null,
    writtenOff: null,
    writtenOffOn: null,
    writtenOffAs: null,
    liveKey: term.id,
  }).id;

const receive = (story: Story, duesId: string, amount: number, on: string): string => {
  const method = story.random.pick(METHODS);
  const reference = `${method === 'mandate' ? 'MDT' : 'REF'}-${story.random.whole(1_000, 9_999)}`;
  const line = { duesId, kind: 'received', amount, on, method, reference };
  const { id } = story.add('payment', { ...line, reason: null, reversesId: null });
  story.log(on, 'record-payment', { duesId, amount, on, method, reference });
  return id;
};

/** A line recorded on the wrong call, and taken back the day after. */
const mistake = (story: Story, duesId: string, amount: number, on: string): void => {
  const reversesId = receive(story, duesId, amount, on);
  const after = plusDays(on, 1);
  const reason = 'Saisi sur le mauvais appel';
  const line = { duesId, kind: 'reversal', amount: -amount, on: after, method: null };
  story.add('payment', { ...line, reference: null, reason, reversesId });
  story.log(after, 'reverse-payment', { paymentId: reversesId, reason });
};

/** Records what came in by today; answers the day on which the call was settled, if it was. */
export const pay = (
  story: Story,
  { duesId, term, calledOn }: { duesId: string; term: Term; calledOn: string },
): string | null => {
  const { random, hasCome } = story;
  const delay = delayOf(story);
  if (delay === null) return null;
  const on = plusDays(calledOn, delay);
  const half = Math.floor(term.price / 2);
  const firstOn = plusDays(calledOn, Math.ceil(delay / 2));
  const inTwo = random.chance(0.06);
  if (random.chance(0.015) && hasCome(plusDays(on, -1)) && delay > 5) {
    mistake(story, duesId, half, plusDays(on, -2));
  }
  if (inTwo && hasCome(firstOn)) receive(story, duesId, half, firstOn);
  if (!hasCome(on)) return null;
  const paymentId = receive(story, duesId, inTwo ? term.price - half : term.price, on);
  story.write(on, {
    key: `${story.membershipId}:${paymentId}:payment-received`,
    template: 'payment-received',
    role: 'billing',
    subject: ['Nous avons bien reçu votre règlement', 'We have received your payment'],
  });
  return on;
};
