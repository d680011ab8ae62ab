/** @databases a command and the sender change the same message at the same moment */
import type { Core } from '@strapi/strapi';
import type { MessageView } from '../../../src/plugins/membership-lifecycle/shared/messages/messages';
import type { CommandPlan } from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import { presentAssociation } from '../../helpers/association';
import { manyMembers } from '../../helpers/campaign';
import { giveMandate, IN_OFFICE } from '../../helpers/member-space';
import { compiled } from '../../helpers/rights';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, setNow, setToday, stop } from '../../helpers/strapi';

/**
 * Messages of what is taken back: those that have not left are withdrawn with the command, which says
 * so, and those that left stay. One that leaves at that moment is either sent or withdrawn.
 */

const STAFF = { type: 'admin' as const, id: '1' };
const MINUTE = 60_000;
const TODAY = '2021-06-02';
const NOON = Date.parse(`${TODAY}T12:00:00Z`);
/** Their first day. */
const lastDay = '2021-06-01';
const reason = 'Erreur de saisie';

let strapi: Core.Strapi;
let server: MailServer;
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const run = (id: string, command: string, input: object = {}) =>
  service('commands').run(id, command, input, STAFF);
const withdraw = (id: string) => run(id, 'withdraw', { lastDay, reason });
const reinstate = (id: string) => run(id, 'reinstate', { reason });
const rowsOf = (id: string) => table('message').where({ membership_id: id }).orderBy('id');
const statesOf = async (id: string): Promise<string[]> =>
  (await rowsOf(id)).map(({ template, state }) => `${template} ${state}`);
const idOf = async (id: string, template: string): Promise<string> =>
  (await rowsOf(id)).filter((row) => row.template === template).at(-1).document_id;
const read = (id: string): Promise<MessageView> => service('messages').view(id);
const journal = async (id: string) =>
  (await service('memberships').activities(id, { page: 1, pageSize: 5 })).data;
const planOf = (id: string, command: string, input: object): Promise<CommandPlan> => {
  const plans = compiled('membership/command-plan') as {
    commandPlansIn: (of: Core.Strapi) => {
      plan: (id: string, command: string, body: object) => Promise<CommandPlan>;
    };
  };
  return plans.commandPlansIn(strapi).plan(id, command, input);
};
const withServer = () => useMailServer(strapi, server.port);
const withoutServer = () => strapi.config.set('plugin::membership-lifecycle.smtpConfigured', false);

beforeAll(async () => {
  strapi = await boot(lastDay);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 11);
  setToday(strapi, TODAY);
  server = await startMailServer();
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
});
beforeEach(async () => {
  await table('message').delete();
  withoutServer();
  setNow(strapi, NOON);
  server.received.length = 0;
  server.fateOf = () => 'take';
  server.meanwhile = null;
});

test('the letter of an end that is revoked stays, cancelled with why, and the next end writes its own', async () => {
  const [id] = members;
  await withdraw(id);
  const letter = await idOf(id, 'membership-ended');
  expect(await read(letter)).toMatchObject({ state: 'kept', unsendable: expect.anything() });
  const plan = await planOf(id, 'reinstate', { reason });
  expect(plan.withdrawn).toMatchObject([{ id: letter, template: 'membership-ended' }]);
  await reinstate(id);
  expect(await read(letter)).toMatchObject({
    state: 'cancelled',
    failure: { reason: 'decision-over', text: { fr: expect.stringContaining('ne part plus') } },
    unsendable: expect.anything(),
  });
  const [line] = await journal(id);
  expect(line).toMatchObject({ command: 'reinstate', after: { withdrawn: [letter] } });
  await withdraw(id);
  expect(await statesOf(id)).toEqual(['membership-ended cancelled', 'membership-ended kept']);
  withServer();
  // The end stands again, and so does what both letters say.
  expect(await read(letter)).toMatchObject({ unsendable: null });
});

test('what is refused or fails takes nothing back', async () => {
  const id = members[1];
  await withdraw(id);
  await expect(run(id, 'withdraw', { lastDay, reason })).rejects.toThrow();
  expect(await statesOf(id)).toEqual(['membership-ended kept']);
});

test('a call that is credited, a payment that is reversed: their letters, and nothing that left', async () => {
  const id = members[2];
  const view = () => service('memberships').view(id);
  const [{ id: termId }] = (await view()).terms;
  await run(id, 'issue-call', { termId });
  const [{ id: duesId, amount }] = (await view()).dues;
  const paid = { duesId, amount: amount.amount, method: 'transfer', on: '2021-06-01' };
  await run(id, 'record-payment', paid);
  const [{ payments }] = (await view()).dues;
  await run(id, 'reverse-payment', { paymentId: payments[0].id, reason });
  expect(await statesOf(id)).toEqual(['call-issued kept', 'payment-received cancelled']);
  await rowsOf(id).where({ template: 'call-issued' }).update({ state: 'sent' });
  await run(id, 'reissue-call', { duesId, reason });
  expect(await statesOf(id)).toEqual([
    ...['call-issued sent', 'payment-received cancelled'],
    ...['credit-note-issued kept', 'call-issued kept'],
  ]);
});

test('a reminder of what is answered is not sent any more, and says so', async () => {
  const id = members[3];
  await run(id, 'open-renewal');
  const { renewal } = await service('memberships').view(id);
  await run(id, 'move-renewal', {
    stageId: (await service('memberships').view(id)).workflow.stages.find(
      ({ kind }: { kind: string }) => kind === 'waiting',
    ).id,
  });
  const [{ id: reminderId }] = renewal.reminders;
  await run(id, 'send-reminder', { reminderId });
  const letter = await idOf(id, 'renewal-reminder');
  withServer();
  expect(await read(letter)).toMatchObject({ state: 'kept', unsendable: null });
  await table('message').where({ document_id: letter }).update({ state: 'sent' });
  await run(id, 'accept-renewal');
  await table('message').where({ document_id: letter }).update({ state: 'kept' });
  expect((await read(letter)).unsendable?.fr).toMatch(/réglé, répondu ou passé/);
  await expect(service('messages').resend(letter, STAFF)).rejects.toMatchObject({
    reason: 'message-over',
  });
});

describe('a message that nobody in office would get', () => {
  const OVER = { mandateUntil: '2021-05-31' };
  const flush = () => service('messages').flush();
  const receivers = () => server.received.map(({ to }) => [to].flat()[0]?.text);

  test('waits and says why, is not told as sent, and leaves once somebody is', async () => {
    const id = members[8];
    withServer();
    await giveMandate(strapi, id, OVER);
    await withdraw(id);
    const letter = await idOf(id, 'membership-ended');
    await flush();
    expect(server.received).toHaveLength(0);
    expect(await read(letter)).toMatchObject({
      ...{ state: 'withheld', toName: '', toEmail: '', sentAt: null },
      failure: { reason: 'recipient-none' },
    });
    await expect(service('messages').resend(letter, STAFF)).rejects.toMatchObject({
      reason: 'message-for-nobody',
    });
    await giveMandate(strapi, id, IN_OFFICE);
    await flush();
    expect(receivers()).toEqual(['"Contact 8" <c8@example.org>']);
    expect(server.received[0].text).toContain('Contact 8');
    expect(await read(letter)).toMatchObject({ state: 'sent', toEmail: 'c8@example.org' });
  });

  test('since the mandate ended before it left, goes to another, in their name', async () => {
    const id = members[9];
    withServer();
    await withdraw(id);
    await giveMandate(strapi, id, OVER);
    await flush();
    const letter = await idOf(id, 'membership-ended');
    expect(await read(letter)).toMatchObject({ state: 'withheld', sentAt: null });
    expect((await read(letter)).failure?.reason).toBe('recipient-out');
    const { documentId } = (await service('memberships').view(id)).organisation;
    const successor = { name: 'Suzanne', email: 's@example.org', role: 'billing' };
    const gone = { name: 'Contact 9', email: 'c9@example.org', role: 'representative', ...OVER };
    await strapi.documents('api::organisation.organisation').update({
      documentId,
      data: { contacts: [gone, successor] } as never,
    });
    await flush();
    expect(receivers()).toEqual(['"Suzanne" <s@example.org>']);
    expect(server.received[0].text).toContain('Suzanne');
    expect(server.received[0].text).not.toContain('Contact 9');
  });

  test('of several reminders, the last leaves; one that waited too long is left to staff', async () => {
    const id = members[10];
    withServer();
    const [{ id: termId }] = (await service('memberships').view(id)).terms;
    await run(id, 'issue-call', { termId, dueOn: '2021-06-02' });
    await flush();
    const [{ id: duesId }] = (await service('memberships').view(id)).dues;
    await giveMandate(strapi, id, OVER);
    server.received.length = 0;
    const comes = (day: string) => {
      setToday(strapi, day);
      setNow(strapi, Date.parse(`${day}T12:00:00Z`));
    };
    const remindOn = async (day: string) => {
      comes(day);
      await run(id, 'remind-call', { duesId, template: 'dues-reminder' });
    };
    await remindOn('2021-06-10');
    await remindOn('2021-06-11');
    await giveMandate(strapi, id, IN_OFFICE);
    await flush();
    expect(receivers()).toEqual(['"Contact 10" <c10@example.org>']);
    const reminders = async () => (await statesOf(id)).filter((one) => one.startsWith('dues'));
    expect(await reminders()).toEqual(['dues-reminder cancelled', 'dues-reminder sent']);

    await giveMandate(strapi, id, OVER);
    await remindOn('2021-06-12');
    comes('2021-06-27');
    await giveMandate(strapi, id, IN_OFFICE);
    await flush();
    expect(server.received).toHaveLength(1);
    const letter = await idOf(id, 'dues-reminder');
    expect((await read(letter)).failure?.reason).toBe('recipient-late');
    await service('messages').resend(letter, STAFF);
    await flush();
    expect(await read(letter)).toMatchObject({ state: 'sent', toName: 'Contact 10' });
    setToday(strapi, TODAY);
  });
});

describe('a message that leaves while its end is revoked', () => {
  const leaving = async (id: string, fate: 'take' | 'defer'): Promise<void> => {
    withServer();
    await withdraw(id);
    server.fateOf = () => fate;
    server.meanwhile = async () => {
      server.meanwhile = null;
      await reinstate(id);
    };
    await service('messages').flush();
  };

  test('is sent, once taken by the mail server', async () => {
    await leaving(members[4], 'take');
    expect(await statesOf(members[4])).toEqual(['membership-ended sent']);
  });

  test('is not tried again, once put off by it', async () => {
    await leaving(members[5], 'defer');
    expect(await statesOf(members[5])).toEqual(['membership-ended cancelled']);
    expect(await read(await idOf(members[5], 'membership-ended'))).toMatchObject({
      failure: { reason: 'decision-over' },
    });
    server.received.length = 0;
    setNow(strapi, NOON + 60 * MINUTE);
    await service('messages').flush();
    expect(server.received).toEqual([]);
  });

  test('is not tried again where its sender has stopped', async () => {
    const id = members[6];
    withServer();
    await withdraw(id);
    const due = NOON + 10 * MINUTE;
    await rowsOf(id).update({ state: 'sending', attempts: 1, next_attempt_at: due });
    await reinstate(id);
    expect(await statesOf(id)).toEqual(['membership-ended sending']);
    setNow(strapi, NOON + 11 * MINUTE);
    await service('messages').flush();
    expect(await statesOf(id)).toEqual(['membership-ended cancelled']);
    expect(server.received).toEqual([]);
  });

  test('leaves or is withdrawn, never both', async () => {
    const id = members[7];
    withServer();
    for (let turn = 0; turn < 8; turn += 1) {
      await table('message').delete();
      server.received.length = 0;
      await withdraw(id);
      await Promise.all([service('messages').flush(), reinstate(id)]);
      const [state] = (await rowsOf(id)).map((row) => row.state);
      expect(['sent', 'cancelled']).toContain(state);
      expect(server.received).toHaveLength(state === 'sent' ? 1 : 0);
    }
  });
});
