import type { Core } from '@strapi/strapi';
import { loginAs } from '../../helpers/admin';
import { breakStatements } from '../../helpers/broken-statements';
import { queueMessages } from '../../helpers/messages';
import { LONG, many, report, seeded } from '../../helpers/faults';
import { giveRight, makeMember, rights } from '../../helpers/rights';
import { startMailServer, useMailServer, type Fate, type MailServer } from '../../helpers/smtp';
import { boot, setNow, stop } from '../../helpers/strapi';

/**
 * A mail server that refuses, defers, falls silent, or is gone before it says that it took a message.
 * Each message leaves, or is shown as failed; none is lost, and none is repeated but for want of an
 * answer, under the same Message-ID.
 */

const MESSAGES = many(40, 500, 'MESSAGES');
const NOON = Date.parse('2021-06-01T12:00:00Z');
// Shorter, and a machine that is busy would send again what was only slow to be taken.
const SILENCE_MS = 5_000;

let strapi: Core.Strapi;
let server: MailServer;
const messages = () => strapi.plugin('membership-lifecycle').service('messages');
const flushAt = (now: number) => {
  setNow(strapi, now);
  return messages().flush();
};
const table = () => strapi.db.connection('adh_message');

/** Stores messages that wait. */
const queue = (count: number): Promise<string[]> => queueMessages(strapi, count, NOON);

/** Sends until nothing waits, the clock going on to the next attempt each time. */
const sendAll = async (): Promise<void> => {
  for (;;) {
    const waiting = await table()
      .whereIn('state', ['queued', 'sending'])
      .min({ at: 'next_attempt_at' });
    if (waiting[0].at === null) return;
    await flushAt(Number(waiting[0].at));
  }
};

const receivedTimes = (): Map<string, number> => {
  const times = new Map<string, number>();
  for (const { messageId = '' } of server.received) {
    times.set(messageId, (times.get(messageId) ?? 0) + 1);
  }
  return times;
};

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  server = await startMailServer();
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
});
beforeEach(async () => {
  jest.restoreAllMocks();
  await table().delete();
  server.received.length = 0;
  server.fateOf = () => 'take';
  useMailServer(strapi, server.port, SILENCE_MS);
});

test(`${MESSAGES} messages meet a server in every mood: none is lost, and none repeated for nothing`, async () => {
  const random = seeded();
  const MOODS: [Fate, number][] = [
    ['defer', 0.1],
    ['refuse', 0.05],
    ['hang', 0.01],
    ['die', 0.06],
  ];
  const fates: Record<Fate, number> = { take: 0, defer: 0, refuse: 0, hang: 0, die: 0, late: 0 };
  const dead = new Map<string, number>();
  server.fateOf = ({ messageId = '' }) => {
    let left = random();
    const drawn = MOODS.find(([, share]) => (left -= share) < 0)?.[0] ?? 'take';
    // Each is waited for in real seconds: one for sure, and few more.
    const fate = fates.hang === 0 ? 'hang' : drawn;
    fates[fate] += 1;
    if (fate === 'die') dead.set(messageId, (dead.get(messageId) ?? 0) + 1);
    return fate;
  };
  await queue(MESSAGES);
  await sendAll();

  const times = receivedTimes();
  const rows = await table().orderBy('id');
  expect(rows).toHaveLength(MESSAGES);
  for (const { message_id: id, state, last_error: error } of rows) {
    const repeated = dead.get(id) ?? 0;
    expect([id, times.get(id) ?? 0]).toEqual([id, (state === 'sent' ? 1 : 0) + repeated]);
    if (state === 'sent') expect(error).toBeNull();
    else expect([state, error]).toEqual(['failed', expect.stringContaining('refuse')]);
  }
  const failed = rows.filter(({ state }) => state === 'failed').length;
  expect(failed).toBe(fates.refuse);
  for (const [mood] of MOODS) expect(fates[mood]).toBeGreaterThan(0);

  const admin = await loginAs(strapi, 'administrator');
  const shown = await admin.get('/membership-lifecycle/messages?state=failed').expect(200);
  expect(shown.body.meta.pagination.total).toBe(failed);
  expect(shown.body.data[0].lastError).toContain('This letter: refuse');
  const repeated = server.received.length - times.size;
  report('mail', { messages: MESSAGES, ...fates, failed, repeated });
});

test('a server that hangs keeps nobody waiting but messages, and the others only until it is given up', async () => {
  const { membership } = await makeMember(strapi);
  await giveRight(strapi, membership, { granted: 5 });
  const admin = await loginAs(strapi, 'administrator');
  let begun: () => void = () => {};
  const hanging = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const fates: Fate[] = ['hang'];
  server.fateOf = () => {
    begun();
    return fates.shift() ?? 'take';
  };
  useMailServer(strapi, server.port, 20_000);
  await queue(3);
  const [hung, ...others] = await table().orderBy('id').pluck('message_id');
  let over = false;
  const flushed = messages()
    .flush()
    .finally(() => {
      over = true;
    });
  await hanging;
  await admin.get('/membership-lifecycle/messages').expect(200);
  const by = { actor: { type: 'admin' as const, id: '1' } };
  await rights(strapi).consume(membership, { benefit: 'compagnonnage', quantity: 1 }, by);
  // The day takes its lease and gives it back.
  const day = await strapi.plugin('membership-lifecycle').service('daily').run();
  expect(day.finishedAt).not.toBeNull();
  // The sending of the next minute stands behind the message, and that of the minute after with it.
  const next = [messages().flush(), messages().flush()];
  expect(over).toBe(false);
  expect(receivedTimes()).toEqual(new Map());
  server.hangUp();
  expect(await flushed).toEqual({ sent: 0, retried: 1, failed: 0 });
  // The message waits for its next attempt, the others do not.
  expect(await next[0]).toEqual({ sent: 2, retried: 0, failed: 0 });
  expect(await next[1]).toBe(await next[0]);
  expect(receivedTimes()).toEqual(new Map(others.map((id) => [id, 1])));
  await sendAll();
  expect(receivedTimes()).toEqual(new Map([hung, ...others].map((id) => [id, 1])));
});

test.each<[string, Fate, number]>([
  ['takes the message', 'late', 2],
  ['does not', 'hang', 1],
])(
  'a server that hangs for a minute and %s gets it once more, under the same Message-ID',
  async (_what, fate, times) => {
    const fates = [fate];
    server.fateOf = () => fates.shift() ?? 'take';
    server.lateBy = LONG ? 60_000 : null;
    // In the long form, the half minute that an installation waits.
    useMailServer(strapi, server.port, LONG ? 30_000 : 500);
    await queue(2);
    const [first, second] = await table().orderBy('id').pluck('message_id');
    expect(await messages().flush()).toEqual({ sent: 0, retried: 1, failed: 0 });
    expect(await table().where({ message_id: first }).first('state')).toEqual({ state: 'queued' });
    // From here on it answers: a machine that is busy must not take that for silence.
    useMailServer(strapi, server.port);
    await sendAll();
    expect(receivedTimes()).toEqual(
      new Map([
        [first, times],
        [second, 1],
      ]),
    );
    expect(await table().whereNot({ state: 'sent' })).toEqual([]);
  },
);

test('no server is waited for longer than half a minute', () => {
  const config = require('../../../dist/config/plugins').default as (params: object) => {
    email: { config: { providerOptions: Record<string, number> } };
  };
  const env = Object.assign((name: string) => (name === 'SMTP_HOST' ? 'mail' : undefined), {
    int: (_name: string, value: number) => value,
    bool: (_name: string, value: boolean) => value,
  });
  const { connectionTimeout, greetingTimeout, socketTimeout } = config({ env }).email.config
    .providerOptions;
  for (const wait of [connectionTimeout, greetingTimeout, socketTimeout]) {
    expect(wait).toBeLessThanOrEqual(30_000);
  }
});

test('a message that has left is not sent again because the database was away when it was noted', async () => {
  const breaker = await breakStatements(strapi);
  try {
    await queue(1);
    breaker.armAt('cut', /^update .*sent_at/i);
    expect(await messages().flush()).toEqual({ sent: 1, retried: 0, failed: 0 });
    expect(breaker.disarm().broke).toBe(true);
  } finally {
    await breaker.restore();
  }
  await sendAll();
  expect([...receivedTimes().values()]).toEqual([1]);
  expect(await table().first('state', 'attempts')).toMatchObject({ state: 'sent', attempts: 1 });
});
