import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../../helpers/association';
import { manyMembers } from '../../helpers/campaign';
import { queueMessages } from '../../helpers/messages';
import { clearWebhooks, makeWebhook, startReceiver, type Receiver } from '../../helpers/receiver';
import { compiled } from '../../helpers/rights';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, setNow, stop } from '../../helpers/strapi';

/**
 * Sendings that last longer than a claim, while another instance sends too: each message and each
 * event leaves once, and what is written of it is of the moment when it was written.
 */

const STAFF = { type: 'admin' as const, id: '1' };
const MINUTE = 60_000;
const NOON = Date.parse('2021-01-04T12:00:00Z');

interface Sender {
  flush: () => Promise<{ sent: number; retried: number; failed: number }>;
}

let strapi: Core.Strapi;
let server: MailServer;
let receivers: Receiver[];
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const table = (name: string) => strapi.db.connection(`adh_${name}`);
/** What another instance sends by: it knows nothing of what this one is doing. */
const another = (name: 'messages' | 'events'): Sender => {
  type Make = (context: { strapi: Core.Strapi }) => Sender;
  const made = compiled(name === 'messages' ? 'messages/messages' : 'webhooks/events') as Record<
    string,
    Make
  >;
  const make = name === 'messages' ? made.createMessagesService : made.createEventsService;
  return make({ strapi });
};
const pass = (minutes: number): void => setNow(strapi, service('clock').now() + minutes * MINUTE);
const NOTHING = { sent: 0, retried: 0, failed: 0 };

beforeAll(async () => {
  strapi = await boot('2021-01-04');
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 2);
  server = await startMailServer();
  receivers = await Promise.all([startReceiver(), startReceiver(), startReceiver()]);
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
  for (const receiver of receivers ?? []) await receiver.close();
});
beforeEach(async () => {
  jest.restoreAllMocks();
  await table('message').delete();
  await table('event').delete();
  server.received.length = 0;
  server.fateOf = () => 'take';
  server.meanwhile = null;
  useMailServer(strapi, server.port);
});

describe('messages', () => {
  const receivedIds = () => server.received.map(({ messageId }) => messageId);

  test('one that follows a quarter of an hour of others is claimed from when it is its turn', async () => {
    const [first, second] = await queueMessages(strapi, 2, NOON);
    const elsewhere: unknown[] = [];
    server.meanwhile = async ({ messageId }) => {
      if (messageId === first) pass(15);
      else if (elsewhere.length === 0) elsewhere.push(await another('messages').flush());
    };
    expect(await service('messages').flush()).toEqual({ ...NOTHING, sent: 2 });
    expect(elsewhere).toEqual([NOTHING]);
    expect(receivedIds()).toEqual([first, second]);
    const rows = await table('message').orderBy('id');
    expect(rows.map((row) => Number(row.sent_at) - NOON)).toEqual([15 * MINUTE, 15 * MINUTE]);
  });

  test('one that is deferred then waits from then on', async () => {
    const [first] = await queueMessages(strapi, 2, NOON);
    server.fateOf = ({ messageId }) => {
      if (messageId !== first) return 'defer';
      pass(15);
      return 'take';
    };
    expect(await service('messages').flush()).toEqual({ sent: 1, retried: 1, failed: 0 });
    const { next_attempt_at: next } = await table('message').where({ state: 'queued' }).first();
    expect(Number(next) - NOON).toBe(16 * MINUTE);
  });

  test('the flush of each minute stands behind the one that lasts, and sends what came meanwhile', async () => {
    await queueMessages(strapi, 2, NOON);
    const minutes: Promise<unknown>[] = [];
    server.meanwhile = async () => {
      for (let minute = minutes.length; minute < 15; minute += 1) {
        pass(1);
        minutes.push(service('messages').flush());
      }
    };
    const whole = service('messages').flush();
    expect(await whole).toEqual({ ...NOTHING, sent: 2 });
    await Promise.all(minutes);
    expect(new Set(receivedIds()).size).toBe(2);
    expect(server.received).toHaveLength(2);
  });

  test('one that was sent again meanwhile leaves as it is now, not as it was read', async () => {
    const [first, second] = await queueMessages(strapi, 2, NOON);
    const { document_id: id } = await table('message').where({ message_id: second }).first();
    let held = false;
    const elsewhere: unknown[] = [];
    server.meanwhile = async ({ messageId }) => {
      if (messageId !== first || held) return;
      held = true;
      elsewhere.push(await another('messages').flush());
      await service('messages').resend(id, STAFF);
    };
    expect(await service('messages').flush()).toEqual({ ...NOTHING, sent: 2 });
    const { message_id: copy, state } = await table('message').where({ document_id: id }).first();
    expect(elsewhere).toEqual([{ ...NOTHING, sent: 1 }]);
    expect(copy).not.toBe(second);
    expect(state).toBe('sent');
    expect(receivedIds()).toEqual([second, first, copy]);
  });
});

describe('events', () => {
  const listen = async (count: number) => {
    for (const { url } of receivers.slice(0, count)) {
      await makeWebhook(strapi, url, ['membership.suspended']);
    }
  };
  const suspend = (id: string) => service('commands').run(id, 'suspend', { reason: 'x' }, STAFF);

  beforeEach(async () => {
    await clearWebhooks(strapi);
    for (const receiver of receivers) {
      receiver.calls.length = 0;
      receiver.meanwhile = null;
    }
  });
  afterEach(async () => {
    for (const id of members) {
      const { status } = await service('memberships').view(id);
      if (status !== 'suspended') continue;
      await service('commands').run(id, 'reinstate', { reason: 'x' }, STAFF);
    }
  });

  test('one that follows a quarter of an hour of others is claimed from when it is its turn', async () => {
    await listen(1);
    for (const id of members) await suspend(id);
    const [receiver] = receivers;
    const elsewhere: unknown[] = [];
    receiver.meanwhile = async () => {
      if (receiver.calls.length === 1) pass(15);
      else if (elsewhere.length === 0) elsewhere.push(await another('events').flush());
    };
    expect(await service('events').flush()).toEqual({ ...NOTHING, sent: 2 });
    expect(elsewhere).toEqual([NOTHING]);
    expect(receiver.calls).toHaveLength(2);
  });

  test('one whose receivers take their time stays claimed from answer to answer', async () => {
    await listen(3);
    await suspend(members[0]);
    const elsewhere: unknown[] = [];
    for (const receiver of receivers) {
      receiver.meanwhile = async () => {
        pass(9);
        if (elsewhere.length < 3) elsewhere.push(await another('events').flush());
      };
    }
    expect(await service('events').flush()).toEqual({ ...NOTHING, sent: 1 });
    expect(elsewhere).toEqual([NOTHING, NOTHING, NOTHING]);
    expect(receivers.map(({ calls }) => calls.length)).toEqual([1, 1, 1]);
  });

  test('one that another instance took over is left to it', async () => {
    await listen(2);
    await suspend(members[0]);
    const [slow] = receivers;
    const elsewhere: unknown[] = [];
    slow.meanwhile = async () => {
      slow.meanwhile = null;
      // No receiver is waited for so long: the machine slept.
      pass(11);
      elsewhere.push(await another('events').flush());
    };
    expect(await service('events').flush()).toEqual(NOTHING);
    expect(elsewhere).toEqual([{ ...NOTHING, sent: 1 }]);
    expect(receivers.map(({ calls }) => calls.length)).toEqual([2, 1, 0]);
  });
});
