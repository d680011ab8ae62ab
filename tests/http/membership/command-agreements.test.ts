import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type {
  ActivityView,
  MembershipView,
} from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { MessageRow } from '../../../src/plugins/membership-lifecycle/shared/messages/messages';
import type { CommandPlan } from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import { loginAs, type Admin } from '../../helpers/admin';
import { newCandidate, prepareTable } from '../../helpers/command-table';
import { fingerprint } from '../../helpers/fingerprint';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, setToday, stop } from '../../helpers/strapi';

/** A command that is sent with the seal of its plan does what the plan said, or is refused. */

const LIFECYCLE = '/membership-lifecycle';
const ORGANISATION = 'api::organisation.organisation';
const TODAY = '2021-02-01';

let strapi: Core.Strapi;
let staff: Admin;
let server: MailServer;

beforeAll(async () => {
  strapi = await boot(TODAY);
  await prepareTable(strapi);
  server = await startMailServer();
  useMailServer(strapi, server.port);
  staff = await loginAs(strapi, 'membership-staff');
});
beforeEach(() => setToday(strapi, TODAY));
afterAll(async () => {
  await stop(strapi);
  await server.close();
});

const at = (id: string) => `${LIFECYCLE}/memberships/${id}`;
const view = async (id: string): Promise<MembershipView> =>
  (await staff.get(at(id)).expect(200)).body.data;
const planOf = async (id: string, name: string, input: object = {}): Promise<CommandPlan> =>
  (await staff.post(`${at(id)}/commands/${name}/plan`, input).expect(200)).body.data;
const run = (id: string, name: string, body: object, key: string = randomUUID()) =>
  staff.post(`${at(id)}/commands/${name}`, body).set('Idempotency-Key', key);
const reasonOf = (answer: { body: { error: { details: { reason: string } } } }) =>
  answer.body.error.details.reason;
const messagesOf = async (id: string, more = ''): Promise<MessageRow[]> =>
  (await staff.get(`${LIFECYCLE}/messages?membership=${id}${more}`).expect(200)).body.data;
const flush = () => strapi.plugin('membership-lifecycle').service('messages').flush();

/** Refuses a command whose plan is no longer true, without a trace; then does what it says now. */
const noticed = async (id: string, name: string, input: object, change: () => Promise<unknown>) => {
  const { seal } = await planOf(id, name, input);
  await change();
  const before = await fingerprint(strapi);
  expect(reasonOf(await run(id, name, { ...input, seal }).expect(409))).toBe('plan-changed');
  expect(await fingerprint(strapi)).toEqual(before);
  const again = await planOf(id, name, input);
  expect(again.seal).not.toBe(seal);
  await run(id, name, { ...input, seal: again.seal }).expect(200);
};

const approved = async (): Promise<string> => {
  const id = await newCandidate(strapi);
  await run(id, 'approve', {}).expect(200);
  return id;
};
const callOf = async (id: string) => ({ termId: (await view(id)).terms[0].id });

describe('the seal of a plan', () => {
  test('notices another price, as soon as it is published', async () => {
    const id = await newCandidate(strapi);
    const [tier] = await strapi.documents('api::tier.tier').findMany({
      filters: { code: 'publics' } as never,
      status: 'published',
    });
    await noticed(id, 'approve', {}, async () => {
      const { documentId } = tier;
      const data = { price: 510_000 } as never;
      await strapi.documents('api::tier.tier').update({ documentId, data, status: 'published' });
      const [offer] = await strapi.documents('api::offer.offer').findMany({ status: 'draft' });
      await strapi.documents('api::offer.offer').publish({ documentId: offer.documentId });
    });
    expect((await view(id)).terms[0].price?.amount).toBe(510_000);
  });

  test('notices another address, though the membership is the same', async () => {
    const id = await approved();
    const { organisation, version } = await view(id);
    await noticed(id, 'issue-call', await callOf(id), async () => {
      const contacts = [{ name: 'Eve', email: 'eve@example.org', role: 'billing', locale: 'fr' }];
      const { documentId } = organisation;
      await strapi.documents(ORGANISATION).update({ documentId, data: { contacts } as never });
    });
    expect((await view(id)).version).toBeGreaterThan(version);
    expect(await messagesOf(id, '&template=call-issued')).toMatchObject([
      { toEmail: 'eve@example.org' },
    ]);
  });

  test('notices another day', async () => {
    const id = await approved();
    await noticed(id, 'issue-call', await callOf(id), async () => setToday(strapi, '2021-02-02'));
    expect((await view(id)).dues[0].dueOn).toBe('2021-03-04');
  });

  test('notices another text of its e-mail, and another workflow', async () => {
    const [first, second] = [await approved(), await approved()];
    const table = strapi.db.connection('adh_template');
    const [{ subject_en: subject }] = await table.clone().where('code', 'call-issued');
    await noticed(first, 'issue-call', await callOf(first), () =>
      table
        .clone()
        .where('code', 'call-issued')
        .update({ subject_en: `${subject}, in haste` }),
    );
    await noticed(second, 'issue-call', await callOf(second), async () => {
      const workflows = strapi.plugin('membership-lifecycle').service('workflows');
      const [workflow] = await workflows.list();
      await workflows.save(
        workflow.id,
        { ...workflow, dueDays: workflow.dueDays + 15, moves: [] },
        { actor: { type: 'admin', id: '1' } },
      );
    });
  });

  test('does not depend on the reason, nor on asking twice', async () => {
    const id = await approved();
    const [one, two] = [
      await planOf(id, 'suspend'),
      await planOf(id, 'suspend', { reason: 'Elle part un an' }),
    ];
    expect(one.seal).toBe(two.seal);
    await run(id, 'suspend', { reason: 'Elle part deux ans', seal: one.seal }).expect(200);
  });

  test('is answered by a command that was done before, whatever became of the plan', async () => {
    const id = await approved();
    const input = await callOf(id);
    const { seal } = await planOf(id, 'issue-call', input);
    const key = randomUUID();
    await run(id, 'issue-call', { ...input, seal }, key).expect(200);
    const again = await run(id, 'issue-call', { ...input, seal }, key).expect(200);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await view(id)).dues).toHaveLength(1);
  });

  test('is refused when it is none, or of a command without a plan', async () => {
    const id = await approved();
    const input = await callOf(id);
    for (const seal of [1, {}, '', 'x'.repeat(65)]) {
      await run(id, 'issue-call', { ...input, seal }).expect(400);
    }
    const wrong = await run(id, 'issue-call', { ...input, seal: 'x' }).expect(409);
    expect(reasonOf(wrong)).toBe('plan-changed');
    const use = { benefit: 'compagnonnage', quantity: 1, seal: 'x' };
    expect(reasonOf(await run(id, 'consume', use).expect(409))).toBe('command-not-planned');
  });
});

describe('a message that is held back', () => {
  test('is written, does not leave, and is sent later by staff', async () => {
    const id = await approved();
    const input = await callOf(id);
    const { seal, lasting } = await planOf(id, 'issue-call', input);
    expect(lasting).toEqual(['messages', 'numbers']);
    await flush();
    server.received.length = 0;
    await run(id, 'issue-call', { ...input, seal, heldBack: ['call-issued'] }).expect(200);
    await flush();
    expect(server.received).toHaveLength(0);

    const { number } = (await view(id)).dues[0];
    const [message] = await messagesOf(id, '&state=withheld');
    expect(message).toMatchObject({ template: 'call-issued', nextAttemptAt: null, attempts: 0 });
    expect(message.subject).toContain(number);
    const { body } = await staff.get(`${at(id)}/activities`).expect(200);
    const [line] = body.data as ActivityView[];
    expect(line).toMatchObject({
      command: 'issue-call',
      after: { messages: [message.id], withheld: ['call-issued'] },
    });

    await staff.post(`${LIFECYCLE}/messages/${message.id}/resend`, {}).expect(200);
    await flush();
    expect(server.received).toHaveLength(1);
    expect(await messagesOf(id, '&state=withheld')).toEqual([]);
  });

  test('holds back no other message of the same command', async () => {
    const id = await approved();
    const input = await callOf(id);
    await run(id, 'issue-call', input).expect(200);
    const reprice = { ...input, amount: 300_000, reason: 'Accord' };
    const { seal, messages } = await planOf(id, 'reprice', reprice);
    expect(messages.map(({ template }) => template)).toEqual(['credit-note-issued', 'call-issued']);
    await run(id, 'reprice', { ...reprice, seal, heldBack: ['credit-note-issued'] }).expect(200);
    expect(
      (await messagesOf(id, '&template=credit-note-issued')).map(({ state }) => state),
    ).toEqual(['withheld']);
    const [issued] = await messagesOf(id, '&template=call-issued');
    expect(issued.state).toBe('queued');
  });

  test('holds back every message to a member who is left out of sending, as the plan says', async () => {
    const id = await approved();
    const silence = { until: '2021-02-10', reason: 'Contentieux en cours' };
    await run(id, 'mute', silence).expect(200);
    expect((await view(id)).muted).toEqual(silence);
    const input = await callOf(id);
    const { messages } = await planOf(id, 'issue-call', input);
    expect(messages).toMatchObject([{ template: 'call-issued', muted: true }]);
    await flush();
    server.received.length = 0;
    await run(id, 'issue-call', input).expect(200);
    await flush();
    expect(server.received).toHaveLength(0);
    const [message] = await messagesOf(id, '&state=withheld');
    expect(message.template).toBe('call-issued');

    await run(id, 'unmute', {}).expect(200);
    expect((await view(id)).muted).toBeNull();
    await staff.post(`${LIFECYCLE}/messages/${message.id}/resend`, {}).expect(200);
    await flush();
    expect(server.received).toHaveLength(1);
  });

  test('is one of the plan that was read', async () => {
    const id = await approved();
    const input = await callOf(id);
    const { seal } = await planOf(id, 'issue-call', input);
    const before = await fingerprint(strapi);
    const without = { ...input, heldBack: ['call-issued'] };
    expect(reasonOf(await run(id, 'issue-call', without).expect(400))).toBe('held-back-unseen');
    const other = { ...input, seal, heldBack: ['reminder'] };
    expect(reasonOf(await run(id, 'issue-call', other).expect(400))).toBe('held-back-unknown');
    for (const heldBack of ['call-issued', [1], {}, Array(21).fill('call-issued')]) {
      await run(id, 'issue-call', { ...input, seal, heldBack }).expect(400);
    }
    expect(await fingerprint(strapi)).toEqual(before);
  });

  test('makes another request of the same key', async () => {
    const id = await approved();
    const input = { ...(await callOf(id)), seal: '' };
    input.seal = (await planOf(id, 'issue-call', { termId: input.termId })).seal;
    const key = randomUUID();
    await run(id, 'issue-call', { ...input, heldBack: ['call-issued'] }, key).expect(200);
    const other = await run(id, 'issue-call', input, key).expect(422);
    expect(reasonOf(other)).toBe('idempotency-key-reused');
  });
});

describe('what concerns two members', () => {
  test('a payment that goes to another member announces the message to that one', async () => {
    const [from, into] = [await approved(), await approved()];
    for (const id of [from, into]) await run(id, 'issue-call', await callOf(id)).expect(200);
    const amount = (await view(from)).dues[0].amount.amount;
    await run(from, 'record-payment', { amount }).expect(200);
    const { dues } = await view(from);
    const input = {
      ...{ paymentId: dues[0].payments[0].id, intoMembershipId: into, reason: 'Erreur' },
      toDuesId: (await view(into)).dues[0].id,
    };
    const plan = await planOf(from, 'move-payment', input);
    expect(plan.question?.fr).toContain('Commune');
    expect(plan.account?.after).toMatchObject({ paid: 0 });
    expect(plan.calls).toHaveLength(2);
    const known = (await messagesOf(into)).length;
    const sent = { ...input, seal: plan.seal, confirmed: true };
    await run(from, 'move-payment', sent).expect(200);
    const written = (await messagesOf(into)).length - known;
    expect(plan.messages).toHaveLength(written);
    expect((await view(into)).dues[0].remaining).toBe(0);
  });

  test('a merger announces the credit notes that it sends, and can keep them here', async () => {
    const [from, into] = [await approved(), await approved()];
    await run(from, 'issue-call', await callOf(from)).expect(200);
    const input = { intoMembershipId: into };
    const { seal, messages, calls, status } = await planOf(from, 'merge-into', input);
    expect(status).toBeNull();
    const templates = messages.map(({ template }) => template);
    const credited = calls.filter(({ change }) => change === 'credited');
    expect(templates).toEqual(credited.map(() => 'credit-note-issued'));
    const sent = { ...input, reason: 'Doublon', seal, heldBack: [...new Set(templates)] };
    await run(from, 'merge-into', sent).expect(200);
    const states = (await messagesOf(from, '&template=credit-note-issued')).map(
      ({ state }) => state,
    );
    expect(states).toEqual(templates.map(() => 'withheld'));
  });
});
