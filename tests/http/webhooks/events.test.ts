import type { Core } from '@strapi/strapi';
import { loginAs, type Admin } from '../../helpers/admin';
import { makeMember } from '../../helpers/rights';
import {
  clearWebhooks,
  makeWebhook,
  signatureOf,
  startReceiver,
  type Receiver,
} from '../../helpers/receiver';
import { boot, stop } from '../../helpers/strapi';

/** The page of events, as its requests see it; and Strapi's own form of a webhook beside it. */

const EVENTS = '/membership-lifecycle/events';

let strapi: Core.Strapi;
let receiver: Receiver;
let admin: Admin;

const eventsOf = async (id: string): Promise<string[]> =>
  (await strapi.get('webhookStore').findWebhook(id)).events;

beforeAll(async () => {
  strapi = await boot();
  receiver = await startReceiver();
  admin = await loginAs(strapi, 'administrator');
});
afterAll(async () => {
  await stop(strapi);
  await receiver?.close();
});
beforeEach(async () => {
  await clearWebhooks(strapi);
  receiver.calls.length = 0;
  receiver.answer = null;
});

test('shows webhooks without what may be secret in them', async () => {
  const url = receiver.url.replace('http://', 'http://user:secret@') + '?token=secret';
  await makeWebhook(strapi, url, ['entry.create', 'term.issued']);
  const { body } = await admin.get(`${EVENTS}/webhooks`).expect(200);
  expect(body.data).toMatchObject([
    { name: 'Site', url: receiver.url, enabled: true, events: ['term.issued'] },
  ]);
  expect(JSON.stringify(body)).not.toContain('secret');
});

test('saves who gets what, and leaves Strapi’s own events alone', async () => {
  const id = await makeWebhook(strapi, receiver.url, ['entry.create', 'term.issued']);
  const webhooks = [{ id, events: ['dues.paid', 'membership.ended', 'dues.paid'] }];
  await admin.put(`${EVENTS}/webhooks`, { webhooks }).expect(200);
  expect(await eventsOf(id)).toEqual(['entry.create', 'membership.ended', 'dues.paid']);
  const [line] = await strapi.db
    .connection('adh_activity')
    .where({ command: 'save-webhook-events' });
  expect(line).toMatchObject({ actor_id: String(admin.userId) });
});

test('what is ticked here survives a saving of Strapi’s form', async () => {
  const id = await makeWebhook(strapi, receiver.url, ['term.issued']);
  const { body } = await admin.get(`/admin/webhooks/${id}`).expect(200);
  const form = { ...body.data, name: 'Agenda', events: [...body.data.events, 'entry.create'] };
  const { id: _, ...values } = form;
  await admin.put(`/admin/webhooks/${id}`, values).expect(200);
  expect(await eventsOf(id)).toEqual(['term.issued', 'entry.create']);
});

test.each([
  [{ webhooks: [{ id: '999', events: [] }] }, 404, 'webhook-unknown'],
  [{ webhooks: [{ id: 'x', events: [] }] }, 400, undefined],
  [{ webhooks: [{ id: '1', events: ['term.nothing'] }] }, 400, undefined],
  [{}, 400, undefined],
])('refuses %j', async (input, status, reason) => {
  const { body } = await admin.put(`${EVENTS}/webhooks`, input).expect(status);
  if (reason) expect(body.error.details.reason).toBe(reason);
});

test('saves nothing when one of several webhooks is gone', async () => {
  const id = await makeWebhook(strapi, receiver.url, ['term.issued']);
  const webhooks = [
    { id, events: [] },
    { id: '999', events: [] },
  ];
  await admin.put(`${EVENTS}/webhooks`, { webhooks }).expect(404);
  expect(await eventsOf(id)).toEqual(['term.issued']);
});

test('sends a test and gives the answer, good or bad', async () => {
  const id = await makeWebhook(strapi, receiver.url, []);
  const url = `${EVENTS}/webhooks/${id}/test`;
  const good = await admin.post(url, { event: 'dues.paid' }).expect(200);
  expect(good.body.data).toEqual({ ok: true, statusCode: 200, error: null });
  expect(receiver.calls[0].body).toMatchObject({ event: 'dues.paid', test: true });
  expect(receiver.calls[0].body.id).toMatch(/^test-/);
  receiver.answer = { status: 403, text: 'mauvais jeton' };
  const bad = await admin.post(url, { event: 'dues.paid' }).expect(200);
  expect(bad.body.data).toEqual({ ok: false, statusCode: 403, error: 'mauvais jeton' });
  await admin.post(`${EVENTS}/webhooks/999/test`, { event: 'dues.paid' }).expect(404);
});

describe('the secret that signs', () => {
  const secretOf = async (id: string): Promise<string> =>
    (await admin.get(`${EVENTS}/webhooks/${id}/secret`).expect(200)).body.data.secret;

  test('is one for each webhook, the same each time that it is asked for', async () => {
    const id = await makeWebhook(strapi, receiver.url, []);
    const secret = await secretOf(id);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await secretOf(id)).toBe(secret);
    expect(await secretOf(await makeWebhook(strapi, receiver.url, []))).not.toBe(secret);
    await admin.get(`${EVENTS}/webhooks/999/secret`).expect(404);
  });

  test('signs a test as it signs events, byte for byte', async () => {
    const id = await makeWebhook(strapi, receiver.url, []);
    await admin.post(`${EVENTS}/webhooks/${id}/test`, { event: 'dues.paid' }).expect(200);
    const [call] = receiver.calls;
    expect(call.headers['webhook-id']).toBe(call.body.id);
    expect(call.headers['webhook-signature']).toBe(signatureOf(call, await secretOf(id)));
  });

  test('is replaced at once, and the journal does not say by what', async () => {
    const id = await makeWebhook(strapi, receiver.url, []);
    const before = await secretOf(id);
    const { body } = await admin.post(`${EVENTS}/webhooks/${id}/secret`).expect(200);
    expect(body.data.secret).not.toBe(before);
    expect(await secretOf(id)).toBe(body.data.secret);
    await admin.post(`${EVENTS}/webhooks/${id}/test`, { event: 'dues.paid' }).expect(200);
    const [call] = receiver.calls;
    expect(call.headers['webhook-signature']).toBe(signatureOf(call, body.data.secret));
    const lines = await strapi.db
      .connection('adh_activity')
      .where({ command: 'renew-webhook-secret' });
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toContain(body.data.secret.slice(6, 20));
    await admin.post(`${EVENTS}/webhooks/999/secret`).expect(404);
  });
});

test('lists what was sent, by state and by event, and sends again', async () => {
  await makeWebhook(strapi, receiver.url, ['membership.suspended', 'membership.activated']);
  const { membership } = await makeMember(strapi);
  const commands = strapi.plugin('membership-lifecycle').service('commands');
  const actor = { type: 'admin', id: '1' };
  await strapi.db
    .connection('memberships')
    .where({ document_id: membership })
    .update({ membership_status: 'pending' });
  await commands.run(membership, 'suspend', { reason: 'x' }, actor);
  receiver.answer = { status: 500 };
  await strapi.plugin('membership-lifecycle').service('events').flush();
  const { body } = await admin.get(`${EVENTS}?state=queued&event=membership.suspended`).expect(200);
  expect(body.meta.pagination.total).toBe(1);
  expect(body.data[0]).toMatchObject({
    event: 'membership.suspended',
    membershipId: membership,
    state: 'queued',
    deliveries: [{ webhookName: 'Site', state: 'queued', attempts: 1, statusCode: 500 }],
  });
  await admin.get(`${EVENTS}?state=nothing`).expect(400);
  receiver.answer = null;
  const again = await admin.post(`${EVENTS}/${body.data[0].id}/resend`).expect(200);
  expect(again.body.data).toMatchObject({ state: 'sent' });
  await admin.post(`${EVENTS}/nothing/resend`).expect(404);
});
