import { convertCarriedRow } from '../../../src/plugins/membership-lifecycle/server/src/operations/rules/transfer';

/** What becomes of the rows of another installation. */

it('keeps a row as it is', () => {
  const row = { membershipId: 'm', amount: 1_000, actorType: 'system', actorId: 'daily' };
  expect(convertCarriedRow('payment', row)).toEqual(row);
});

it.each(['queued', 'sending'])('holds a message that was %s', (state) => {
  const row = { state, attempts: 2, nextAttemptAt: 7, toEmail: 'c@example.org' };
  expect(convertCarriedRow('message', row)).toEqual({ ...row, state: 'kept', nextAttemptAt: null });
});

it.each(['sent', 'failed', 'kept', 'cancelled'])('keeps a message that was %s so', (state) => {
  const row = { state, attempts: 1, nextAttemptAt: null };
  expect(convertCarriedRow('message', row)).toEqual(row);
});

it('gives up what waited of an event, and tells why', () => {
  const sent = { webhookId: '1', state: 'sent', error: null };
  const waiting = { webhookId: '2', state: 'queued', error: 'timeout' };
  const row = { state: 'queued', nextAttemptAt: 7, deliveries: [sent, waiting] };
  expect(convertCarriedRow('event', row)).toEqual({
    state: 'failed',
    nextAttemptAt: null,
    deliveries: [sent, { ...waiting, state: 'failed', error: 'transferred' }],
  });
});

it.each([
  ['admin', '3', 'former:3'],
  ['api-token', '3', 'former:3'],
  // Carried twice, it is still of the first.
  ['admin', 'former:3', 'former:3'],
  ['member', '3', '3'],
  ['link', '3', '3'],
])('tells who acted apart from who has the number now: %s %s', (actorType, actorId, kept) => {
  expect(convertCarriedRow('activity', { actorType, actorId })).toEqual({
    actorType,
    actorId: kept,
  });
});

it('gives a renewal to nobody', () => {
  expect(convertCarriedRow('renewal', { ownerId: '3', notes: 'x' })).toEqual({
    ownerId: null,
    notes: 'x',
  });
});
