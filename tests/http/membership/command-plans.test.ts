import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { CommandPlan } from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { fingerprint } from '../../helpers/fingerprint';
import { boot, setToday, stop } from '../../helpers/strapi';

/** The plan of a command: what it would do, told before it is done, and what it lacks. */

const LIFECYCLE = '/membership-lifecycle';
const ORGANISATION = 'api::organisation.organisation';
const TODAY = '2021-02-01';
const PRICE = 500_000;

let strapi: Core.Strapi;
let staff: Admin;
let members: string[];

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 3);
  setToday(strapi, TODAY);
  staff = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

const view = async (id: string): Promise<MembershipView> =>
  (await staff.get(`${LIFECYCLE}/memberships/${id}`).expect(200)).body.data;
const ask = (id: string, name: string, input: object = {}, who = staff) =>
  who.post(`${LIFECYCLE}/memberships/${id}/commands/${name}/plan`, input);
const planOf = async (id: string, name: string, input: object = {}): Promise<CommandPlan> =>
  (await ask(id, name, input).expect(200)).body.data;
const run = (id: string, name: string, input: object) =>
  staff
    .post(`${LIFECYCLE}/memberships/${id}/commands/${name}`, input)
    .set('Idempotency-Key', randomUUID());

test('tells what the command then does, and writes nothing', async () => {
  const [id] = members;
  const { terms, callable } = await view(id);
  const input = { termId: terms[0].id, dueOn: '2021-03-31', engagementNumber: 'EJ-2021' };
  expect(callable).toEqual([
    {
      termId: terms[0].id,
      amount: { amount: PRICE, currency: 'EUR' },
      dueOn: '2021-03-03',
      engagementNumber: null,
      serviceCode: null,
    },
  ]);
  const before = await fingerprint(strapi);
  const plan = await planOf(id, 'issue-call', input);
  expect(await fingerprint(strapi)).toEqual(before);

  const [call] = plan.calls;
  expect(call).toMatchObject({
    change: 'issued',
    amount: PRICE,
    remaining: PRICE,
    dueOn: '2021-03-31',
    engagementNumber: 'EJ-2021',
    paper: true,
  });
  expect(plan.account?.after).toEqual({ due: PRICE, paid: 0, credit: 0 });
  expect(plan.messages).toHaveLength(1);
  const [message] = plan.messages;
  expect(message).toMatchObject({ ok: true, template: 'call-issued', paper: true });

  const { body } = await run(id, 'issue-call', input).expect(200);
  const [issued] = (body.data as MembershipView).dues;
  expect([issued.amount.amount, issued.remaining, issued.dueOn, issued.engagementNumber]).toEqual([
    call.amount,
    call.remaining,
    call.dueOn,
    call.engagementNumber,
  ]);
  const [sent] = await strapi.db
    .connection('adh_message')
    .where({ membership_id: id, template: 'call-issued' });
  expect(message.ok && message.to).toBe(`${sent.to_name} <${sent.to_email}>`);
});

test('says what the payer asks for and the call lacks, with its field', async () => {
  const [, id] = members;
  const { organisation, terms } = await view(id);
  const required = { engagementRequired: true, siret: '99001036500015' };
  const where = { documentId: organisation.documentId };
  await strapi.db.query(ORGANISATION).update({ where, data: required });
  const lacking = await planOf(id, 'issue-call', { termId: terms[0].id });
  expect(lacking).toMatchObject({
    calls: [],
    messages: [],
    refusal: { reason: 'call-lacks', field: 'engagementNumber' },
  });
  expect(lacking.refusal?.text.fr).toContain('numéro d’engagement');
  const whole = await planOf(id, 'issue-call', { termId: terms[0].id, engagementNumber: 'EJ-1' });
  expect(whole).toMatchObject({ refusal: null, calls: [{ engagementNumber: 'EJ-1' }] });
  await strapi.db.query(ORGANISATION).update({ where, data: { engagementRequired: false } });
});

test('says that nobody is reached, when nobody is', async () => {
  const [, , id] = members;
  const { organisation, terms } = await view(id);
  const filter = { documentId: organisation.documentId };
  await strapi.documents(ORGANISATION).update({ ...filter, data: { contacts: [] } as never });
  const { messages } = await planOf(id, 'issue-call', { termId: terms[0].id });
  expect(messages).toEqual([
    expect.objectContaining({ ok: false, template: 'call-issued', text: expect.anything() }),
  ]);
});

test('tells the question of a command, and what comes of a yes', async () => {
  const [id] = members;
  const plan = await planOf(id, 'record-payment', { amount: PRICE + 100, on: TODAY });
  expect(plan.question?.fr).toContain('crédit');
  expect(plan.refusal).toBeNull();
  expect(plan.account?.after).toEqual({ due: 0, paid: PRICE + 100, credit: 100 });
});

test('needs no reason, and refuses everything else that the command refuses', async () => {
  const [id] = members;
  const { terms } = await view(id);
  const termId = terms[0].id;
  const plan = await planOf(id, 'reprice', { termId, amount: 300_000 });
  expect(plan.calls).toMatchObject([{ change: 'credited' }, { change: 'issued', amount: 300_000 }]);
  const unknown = await planOf(id, 'reprice', { termId: 'nothing', amount: 1 });
  expect(unknown.refusal?.reason).toBe('term-unknown');
  for (const input of [{ termId }, { termId, amount: -1 }, { termId, amount: 1, more: 1 }, []]) {
    await ask(id, 'reprice', input).expect(400);
  }
  const reason = async (answer: Promise<{ body: { error: { details: { reason: string } } } }>) =>
    (await answer).body.error.details.reason;
  expect(await reason(ask(id, 'change-identity', {}).expect(409))).toBe('command-not-planned');
  expect(await reason(ask(id, 'nothing', {}).expect(404))).toBe('command-unknown');
  expect(await reason(ask(id, 'refresh-status', {}).expect(404))).toBe('command-unknown');
  expect(await reason(ask('nobody', 'suspend', {}).expect(404))).toBe('membership-unknown');
});

test('is for those who may run the command', async () => {
  const [id] = members;
  const reader = await loginAs(strapi, 'reader');
  await ask(id, 'issue-call', {}, reader).expect(403);
  await ask(id, 'suspend', {}, reader).expect(403);
});
