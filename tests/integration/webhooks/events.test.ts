import type { Core } from '@strapi/strapi';
import { EVENT_NAMES } from '../../../src/plugins/membership-lifecycle/shared/webhooks/events';
import { applicationOf, sealed } from '../../helpers/applications';
import { presentAssociation } from '../../helpers/association';
import { loginAs } from '../../helpers/admin';
import { asToken, call } from '../../helpers/callers';
import { manyMembers } from '../../helpers/campaign';
import { NOBODYS_PORT } from '../../helpers/nobody';
import { giveRight, makeMember } from '../../helpers/rights';
import { clearWebhooks, makeWebhook, startReceiver, type Receiver } from '../../helpers/receiver';
import { boot, setNow, setToday, stop } from '../../helpers/strapi';

/** Webhook events: each once, by every path, whatever dies on the way. */

const STAFF = { type: 'admin' as const, id: '1' };
const MINUTE = 60_000;
const NOBODY = `http://127.0.0.1:${NOBODYS_PORT}/hook`;

let strapi: Core.Strapi;
let receiver: Receiver;
let other: Receiver;
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const table = () => strapi.db.connection('adh_event');
const stored = async (): Promise<{ name: string; state: string; attempts: number }[]> =>
  (await table().orderBy('id')).map(({ name, state, attempts }) => ({ name, state, attempts }));
const hook = (id: string) => strapi.db.connection('strapi_webhooks').where({ id });
const flush = () => service('events').flush();
const flushAt = (now: number) => {
  setNow(strapi, now);
  return flush();
};
const now = () => service('clock').now();
const deliveries = async () => {
  const [row] = await table().orderBy('id', 'desc');
  const list = typeof row.deliveries === 'string' ? JSON.parse(row.deliveries) : row.deliveries;
  return list as { webhookId: string; state: string; error: string | null; attempts: number }[];
};
const suspend = (id = members[0]) => service('commands').run(id, 'suspend', { reason: 'x' }, STAFF);
const reinstate = (id = members[0]) =>
  service('commands').run(id, 'reinstate', { reason: 'x' }, STAFF);

beforeAll(async () => {
  strapi = await boot('2021-01-04');
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 3);
  receiver = await startReceiver();
  other = await startReceiver();
});
afterAll(async () => {
  await stop(strapi);
  await receiver?.close();
  await other?.close();
});
beforeEach(async () => {
  jest.restoreAllMocks();
  await table().delete();
  await clearWebhooks(strapi);
  for (const one of [receiver, other]) {
    one.calls.length = 0;
    one.answer = null;
    one.meanwhile = null;
  }
});

describe('writing', () => {
  test('writes nothing while nobody listens, nor what nobody listens to', async () => {
    await suspend();
    expect(await stored()).toEqual([]);
    await makeWebhook(strapi, receiver.url, ['membership.activated', 'entry.create']);
    await reinstate();
    expect(await stored()).toEqual([
      { name: 'membership.activated', state: 'queued', attempts: 0 },
    ]);
  });

  test('hears no webhook that is disabled', async () => {
    const id = await makeWebhook(strapi, receiver.url, ['membership.suspended']);
    await strapi.db.connection('strapi_webhooks').where({ id }).update({ enabled: false });
    await suspend();
    expect(await stored()).toEqual([]);
    await reinstate();
  });

  test('leaves nothing of a command that is refused', async () => {
    await makeWebhook(strapi, receiver.url, EVENT_NAMES);
    await expect(reinstate()).rejects.toMatchObject({ reason: 'nothing-to-reinstate' });
    expect(await stored()).toEqual([]);
  });

  test('tells the same by the admin API, by code and by the daily run', async () => {
    await makeWebhook(strapi, receiver.url, EVENT_NAMES);
    const staff = await loginAs(strapi, 'membership-staff');
    const [byApi, byCode] = members;
    const url = `/membership-lifecycle/memberships/${byApi}/commands`;
    setToday(strapi, '2021-10-02');
    await staff.post(`${url}/open-renewal`, { decidedOn: '2021-10-02' }).expect(200);
    await staff.post(`${url}/move-renewal`, { stageId: 'proposed' }).expect(200);
    await service('commands').run(byCode, 'open-renewal', { decidedOn: '2021-10-02' }, STAFF);
    await service('commands').run(byCode, 'move-renewal', { stageId: 'proposed' }, STAFF);
    await service('daily').run();
    await flush();
    const told = (id: string) =>
      receiver.calls
        .filter(({ body }) => (body.membership as { documentId: string }).documentId === id)
        .map(({ body }) => body.event);
    expect(told(byApi)).toEqual(['renewal.opened', 'renewal.moved']);
    expect(told(byCode)).toEqual(told(byApi));
    expect(told(members[2])).toEqual(told(byApi));
    await service('daily').run();
    expect(await flush()).toEqual({ sent: 0, retried: 0, failed: 0 });
    // And what a member answers, as what staff note of the answer; what was said with it stays here.
    const [, byStaff, byLink] = members;
    receiver.calls.length = 0;
    const [{ document_id: renewalId }] = await strapi.db
      .connection('adh_renewal')
      .where('membership_id', byLink);
    const by = { renewalId, actor: { type: 'link', id: '1' } };
    const said = { comment: 'Mme Durand est d’accord' };
    await service('renewalAnswers').accept(byLink, said, null, by);
    await service('commands').run(byStaff, 'accept-renewal', { reason: said.comment }, STAFF);
    await flush();
    expect(told(byLink)).toEqual(['renewal.accepted', 'renewal.moved', 'term.issued']);
    expect(told(byStaff)).toEqual(told(byLink));
    expect(JSON.stringify(receiver.calls)).not.toContain('Durand');
    setToday(strapi, '2021-01-04');
  });

  test('tells an application once, however often it is sent, and nobody who is in it', async () => {
    await makeWebhook(strapi, receiver.url, EVENT_NAMES);
    const body = applicationOf('Commune candidate', { tier: 'publics' });
    for (const _time of [1, 2]) {
      await service('applications').receive({ ...body, ...(await sealed(strapi)) });
    }
    // Looks like the first one: staff decide, and nothing has happened to any membership.
    const again = { ...body, message: 'Encore', ...(await sealed(strapi)) };
    await service('applications').receive(again);
    await flush();
    expect(receiver.names()).toEqual(['membership.applied']);
    const { name, email } = body.contacts[0];
    for (const word of [name, email, body.organisation.name]) {
      expect(JSON.stringify(receiver.calls)).not.toContain(word);
    }
  });

  test('tells a new membership, whoever records it', async () => {
    await makeWebhook(strapi, receiver.url, EVENT_NAMES);
    const organisation = await strapi
      .documents('api::organisation.organisation')
      .create({ data: { name: 'Commune nouvelle' } });
    const staff = await loginAs(strapi, 'membership-staff');
    const { body } = await staff
      .post('/content-manager/collection-types/api::membership.membership', {
        organisation: { connect: [{ documentId: organisation.documentId }] },
        tierCode: 'publics',
      })
      .expect(201);
    await flush();
    expect(receiver.names()).toEqual(['membership.applied']);
    expect(receiver.calls[0].body).toMatchObject({
      membership: { documentId: body.data.documentId, reference: body.data.reference },
      status: 'applied',
    });
  });

  test('tells uses of a right from a front-end, once for a key, with nobody’s name', async () => {
    await makeWebhook(strapi, receiver.url, EVENT_NAMES);
    const { membership } = await makeMember(strapi);
    await giveRight(strapi, membership, { granted: 1 });
    setToday(strapi, '2021-06-01');
    const token = await asToken(strapi, 'full-access');
    const use = { membership, benefit: 'compagnonnage', quantity: 1, person: 'Mme Durand' };
    for (const _attempt of [1, 2]) {
      await call(strapi, 'POST', '/api/entitlements/consume', token)
        .set('Idempotency-Key', 'same')
        .send(use)
        .expect(201);
    }
    const [{ document_id: usage }] = await strapi.db
      .connection('adh_usage')
      .where({ membership_id: membership, kind: 'consume' });
    await service('entitlements').reverse(usage, 'Mme Durand est malade', { actor: STAFF });
    await flush();
    expect(receiver.names()).toEqual([
      'entitlement.consumed',
      'entitlement.exhausted',
      'entitlement.reversed',
    ]);
    expect(receiver.calls[0].body.entitlement).toMatchObject({ used: 1, remaining: 0 });
    expect(receiver.calls[2].body.usage).toMatchObject({ reversesId: usage, usedDelta: -1 });
    expect(JSON.stringify(receiver.calls)).not.toContain('Durand');
    setToday(strapi, '2021-01-04');
  });

  test('tells the two sides of a payment that is moved', async () => {
    await makeWebhook(strapi, receiver.url, ['payment.moved', 'payment.recorded', 'dues.issued']);
    const [from, to] = members;
    const view = (id: string) => service('memberships').view(id);
    for (const id of [from, to]) {
      const { terms } = await view(id);
      const term = terms.find(({ state }: { state: string }) => state === 'issued');
      await service('commands').run(id, 'issue-call', { termId: term.id }, STAFF);
    }
    const { dues } = await view(from);
    const toDuesId = (await view(to)).dues[0].id;
    const paying = { duesId: dues[0].id, amount: 5_000 };
    await service('commands').run(from, 'record-payment', paying, STAFF);
    const paymentId = (await view(from)).dues[0].payments[0].id;
    const moving = { paymentId, intoMembershipId: to, toDuesId, reason: 'x', confirmed: true };
    await service('commands').run(from, 'move-payment', moving, STAFF);
    await flush();
    const amounts = receiver.calls
      .filter(({ body }) => body.event.startsWith('payment.'))
      .map(({ body }) => [
        body.event,
        (body.payment as { amount: { amount: number } }).amount.amount,
      ]);
    expect(amounts).toEqual([
      ['payment.recorded', 5_000],
      ['payment.moved', -5_000],
      ['payment.moved', 5_000],
    ]);
    // A call has its number only once it is written: the event must have it too.
    const issued = receiver.calls.find(({ body }) => body.event === 'dues.issued');
    expect((issued?.body.dues as { number: string }).number).toMatch(/^2021-\d{4}$/);
  });
});

describe('sending', () => {
  test('posts as Strapi does, with the event’s own id and the webhook’s headers', async () => {
    await makeWebhook(strapi, receiver.url, ['membership.suspended']);
    await suspend();
    expect(await flush()).toEqual({ sent: 1, retried: 0, failed: 0 });
    const [{ headers, body }] = receiver.calls;
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-strapi-event': 'membership.suspended',
      'x-adhesions-event-id': body.id,
      authorization: 'Bearer site',
      'webhook-id': body.id,
      'webhook-timestamp': String(Math.floor(now() / 1000)),
      'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
    });
    expect(body).toMatchObject({
      event: 'membership.suspended',
      createdAt: new Date(now()).toISOString(),
      on: '2021-01-04',
      status: 'suspended',
      previousStatus: 'active',
    });
    expect(await flush()).toEqual({ sent: 0, retried: 0, failed: 0 });
    expect(receiver.calls).toHaveLength(1);
    await reinstate();
  });

  test('500, then 200: comes back later, with the same id', async () => {
    await makeWebhook(strapi, receiver.url, ['membership.suspended']);
    await suspend();
    receiver.answer = { status: 500, text: 'base de données fermée' };
    expect(await flush()).toEqual({ sent: 0, retried: 1, failed: 0 });
    expect(await deliveries()).toMatchObject([
      { state: 'queued', statusCode: 500, error: 'base de données fermée' },
    ]);
    receiver.answer = null;
    expect(await flush()).toEqual({ sent: 0, retried: 0, failed: 0 });
    expect(await flushAt(now() + MINUTE)).toEqual({ sent: 1, retried: 0, failed: 0 });
    expect(new Set(receiver.calls.map(({ body }) => body.id)).size).toBe(1);
    await reinstate();
  });

  test('one of two fails: the other is not called again', async () => {
    await makeWebhook(strapi, receiver.url, ['membership.suspended'], 'Agenda');
    await makeWebhook(strapi, other.url, ['membership.suspended'], 'Site');
    await suspend();
    other.answer = { status: 404 };
    await flush();
    await flushAt(now() + MINUTE);
    other.answer = null;
    expect(await flushAt(now() + 10 * MINUTE)).toMatchObject({ sent: 1 });
    expect([receiver.calls.length, other.calls.length]).toEqual([1, 3]);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['sent', 'sent']);
    await reinstate();
  });

  test('gives up in the end, and says why', async () => {
    await makeWebhook(strapi, receiver.url, ['membership.suspended']);
    await suspend();
    receiver.answer = { status: 302, headers: { Location: other.url } };
    let at = now();
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await flushAt(at);
      at += 12 * 60 * MINUTE;
    }
    expect(await stored()).toMatchObject([{ state: 'failed', attempts: 6 }]);
    expect(await deliveries()).toMatchObject([{ state: 'failed', error: 'redirected' }]);
    expect(receiver.calls).toHaveLength(6);
    expect(other.calls).toHaveLength(0);
    await reinstate();
  });

  test('a receiver that is not there holds up neither the round nor the others', async () => {
    await makeWebhook(strapi, NOBODY, ['membership.suspended', 'membership.activated'], 'Mort');
    await makeWebhook(strapi, receiver.url, ['membership.suspended', 'membership.activated']);
    await suspend();
    await reinstate();
    expect(await flush()).toEqual({ sent: 0, retried: 2, failed: 0 });
    expect(receiver.names()).toEqual(['membership.suspended', 'membership.activated']);
    const [missing] = await deliveries();
    expect(missing).toMatchObject({ state: 'queued', attempts: 0 });
  });

  test('a receiver that is not there does not use up the attempts of another', async () => {
    const both = ['membership.suspended', 'membership.activated'];
    await makeWebhook(strapi, NOBODY, both, 'Mort');
    const id = await makeWebhook(strapi, receiver.url, both);
    await suspend();
    await reinstate();
    receiver.answer = { status: 500 };
    const from = now();
    for (let minute = 0; minute <= 9; minute += 1) await flushAt(from + minute * MINUTE);
    // The second event waits for the dead one every minute, for this one by its own delays.
    expect(receiver.names().filter((name) => name === 'membership.activated')).toHaveLength(3);
    receiver.answer = null;
    await flushAt(from + 36 * MINUTE);
    const mine = (await deliveries()).find(({ webhookId }) => webhookId === id);
    expect(mine).toMatchObject({ state: 'sent', attempts: 4 });
  });

  test('a process that dies between the change and the sending loses nothing', async () => {
    await makeWebhook(strapi, receiver.url, ['membership.suspended']);
    await suspend();
    // Another process took it, called, and died before it wrote the answer.
    await table().update({ state: 'sending', attempts: 1, next_attempt_at: now() + 10 * MINUTE });
    expect(await flush()).toEqual({ sent: 0, retried: 0, failed: 0 });
    expect(await flushAt(now() + 10 * MINUTE)).toEqual({ sent: 1, retried: 0, failed: 0 });
    expect(receiver.calls).toHaveLength(1);
    await reinstate();
  });

  test('two at once send each event once', async () => {
    await makeWebhook(strapi, receiver.url, ['membership.suspended', 'membership.activated']);
    for (const id of members) {
      await suspend(id);
      await reinstate(id);
    }
    await Promise.all([flush(), flush(), flush()]);
    expect(receiver.calls).toHaveLength(6);
    expect(new Set(receiver.calls.map(({ body }) => body.id)).size).toBe(6);
  });

  test.each<[string, (id: string) => PromiseLike<unknown>]>([
    ['webhook-deleted', (id) => hook(id).delete()],
    ['webhook-disabled', (id) => hook(id).update({ enabled: false })],
    [
      'webhook-unsubscribed',
      (id) =>
        service('events').saveSubscriptions({ webhooks: [{ id, events: ['dues.paid'] }] }, STAFF),
    ],
  ])('what nobody wants any more is set aside, and says why: %s', async (error, change) => {
    const id = await makeWebhook(strapi, receiver.url, ['membership.suspended']);
    await suspend();
    await change(id);
    expect(await flush()).toEqual({ sent: 0, retried: 0, failed: 0 });
    expect(await stored()).toMatchObject([{ state: 'skipped' }]);
    expect(await deliveries()).toMatchObject([{ state: 'skipped', error }]);
    expect(receiver.calls).toEqual([]);
    await reinstate();
  });

  test('what waits goes to the address that its webhook has by then', async () => {
    const id = await makeWebhook(strapi, receiver.url, ['membership.suspended']);
    await suspend();
    receiver.answer = { status: 500 };
    await flush();
    await hook(id).update({ url: other.url });
    expect(await flushAt(now() + MINUTE)).toMatchObject({ sent: 1 });
    expect([receiver.calls.length, other.names()]).toEqual([1, ['membership.suspended']]);
    expect(other.calls[0].body.id).toBe(receiver.calls[0].body.id);
    await reinstate();
  });

  test('forgets after thirty days what was dealt with, and nothing that waits', async () => {
    await makeWebhook(strapi, receiver.url, ['membership.suspended', 'membership.activated']);
    await suspend();
    await flush();
    receiver.answer = { status: 500 };
    await reinstate();
    await flush();
    receiver.answer = { status: 500 };
    await flushAt(now() + 31 * 24 * 60 * MINUTE);
    expect(await stored()).toMatchObject([{ name: 'membership.activated', state: 'queued' }]);
  });
});

describe('sending again', () => {
  test('calls at once those that did not take it, with the same id, and leaves a line', async () => {
    await makeWebhook(strapi, receiver.url, ['membership.suspended'], 'Agenda');
    await makeWebhook(strapi, other.url, ['membership.suspended'], 'Site');
    await suspend();
    other.answer = { status: 400, text: 'mauvais jeton' };
    await flush();
    other.answer = null;
    const [{ document_id: id }] = await table();
    expect(await service('events').resend(id, STAFF)).toMatchObject({ state: 'sent' });
    expect([receiver.calls.length, other.calls.length]).toEqual([1, 2]);
    expect(await service('events').resend(id, STAFF)).toMatchObject({ state: 'sent' });
    expect([receiver.calls.length, other.calls.length]).toEqual([2, 3]);
    const lines = await strapi.db.connection('adh_activity').where({ command: 'resend-event' });
    expect(lines).toHaveLength(2);
    await reinstate();
  });

  test('reaches a webhook that was disabled while it waited, once it is back', async () => {
    const id = await makeWebhook(strapi, receiver.url, ['membership.suspended']);
    await suspend();
    await hook(id).update({ enabled: false });
    await flush();
    await hook(id).update({ enabled: true });
    expect(await flush()).toEqual({ sent: 0, retried: 0, failed: 0 });
    const [{ document_id: event }] = await table();
    expect(await service('events').resend(event, STAFF)).toMatchObject({ state: 'sent' });
    expect(receiver.names()).toEqual(['membership.suspended']);
    await reinstate();
  });

  test('is refused for an event that is being sent, or that is not there', async () => {
    await makeWebhook(strapi, receiver.url, ['membership.suspended']);
    await suspend();
    await table().update({ state: 'sending' });
    const [{ document_id: id }] = await table();
    await expect(service('events').resend(id, STAFF)).rejects.toMatchObject({
      reason: 'event-being-sent',
    });
    await expect(service('events').resend('x', STAFF)).rejects.toMatchObject({
      reason: 'event-unknown',
    });
    await reinstate();
  });
});
