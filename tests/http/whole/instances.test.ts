/** @databases Several processes share one database. */
import type { Core } from '@strapi/strapi';
import type { SelectedRenewal } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import { loginAs } from '../../helpers/admin';
import { asToken } from '../../helpers/callers';
import {
  JOINED_ON,
  letRun,
  manyMembers,
  OPENS_ON,
  startRunner,
  written,
} from '../../helpers/campaign';
import { Instance, type Answer } from '../../helpers/instances';
import { counterOf, giveRight, linesOf, makeMember } from '../../helpers/rights';
import { startMailServer, type MailServer } from '../../helpers/smtp';
import { boot, stop } from '../../helpers/strapi';
import {
  CLIENT,
  copyDatabase,
  currentDatabase,
  reading,
  type TestDatabase,
} from '../../helpers/test-database';

/**
 * Instances of the application on one database, called over HTTP at the same moment: the same
 * counters, the same day, the same renewals, the same outbox. Beside them this process prepares
 * and reads, and is asked for nothing.
 */

const COUNT = 3;
/** Two chunks of the daily run, so that a part can be done. */
const MEMBERS = 120;
const LEASE_MS = 60_000;
const REMINDED_ON = '2021-11-01';
const CONSUME = '/api/entitlements/consume';

let strapi: Core.Strapi;
let members: string[];
let mail: MailServer;
let token: string;
let admin: string;
let smtp: Record<string, string>;
const instances: Instance[] = [];
const copies: TestDatabase[] = [];

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  members = await manyMembers(strapi, MEMBERS);
  mail = await startMailServer();
  smtp = {
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(mail.port),
    SMTP_FROM: 'adhesions@example.org',
  };
  token = String(await asToken(strapi, 'full-access'));
  admin = (await loginAs(strapi, 'administrator')).token;
  for (let index = 0; index < COUNT; index += 1) instances.push(await Instance.start(smtp));
});
afterAll(async () => {
  await Promise.all(instances.map((one) => one.stop()));
  await stop(strapi);
  await mail?.close();
  for (const copy of copies) await copy.remove();
});

const goTo = (day: string) => Promise.all(instances.map((one) => one.call('clock', 'set', day)));

const verified = async (): Promise<void> => {
  const found: unknown[] = [];
  const verification = strapi.plugin('membership-lifecycle').service('verification');
  await verification.verify((difference: unknown) => found.push(difference));
  expect(found).toEqual([]);
};

/** How many answers there were of each kind: a refusal by its reason, else the status. */
const counted = (answers: Answer[]): Record<string, number> => {
  const count: Record<string, number> = {};
  for (const { status, headers, body } of answers) {
    const replayed = headers.get('Idempotent-Replayed') === 'true';
    const kind = body.error?.details?.reason ?? (replayed ? 'replayed' : String(status));
    count[kind] = (count[kind] ?? 0) + 1;
  }
  return count;
};

/** What is written now, read beside the instances, as that of a copy is. */
const writtenNow = () =>
  reading(currentDatabase(), (connection) => written({ db: { connection } }));

/** A day lived by one instance alone, on a copy of what there is now. */
const undisturbed = async (day: string) => {
  const copy = await copyDatabase(strapi);
  copies.push(copy);
  const answer = await letRun(await startRunner(day, undefined, { ...smtp, ...copy.environment }));
  const rows = await reading(copy, (connection) => written({ db: { connection } }));
  return { rows, commits: answer?.commits ?? [] };
};

// A file of SQLite belongs to one process.
const onServers = CLIENT === 'sqlite' ? describe.skip : describe;

onServers(`${COUNT} instances on one database server`, () => {
  it('let pass exactly what is granted of the same counters', async () => {
    await goTo('2021-06-01');
    const rights: { membership: string; right: string }[] = [];
    for (let index = 0; index < 3; index += 1) {
      const { membership } = await makeMember(strapi);
      rights.push({ membership, right: await giveRight(strapi, membership, { granted: 20 }) });
    }
    const each = 10;
    const asked = instances.flatMap((instance) =>
      Array.from({ length: each }, (_, index) =>
        rights.map(({ membership }) => {
          const key = `${membership}-${instance.url}-${index}`;
          const body = { membership, benefit: 'compagnonnage', quantity: 1 };
          return instance.post(CONSUME, token, body, { 'Idempotency-Key': key });
        }),
      ).flat(),
    );
    const total = each * COUNT;
    const answers = await Promise.all(asked);
    const refused = Math.max(0, total - 20) * 3;
    expect(counted(answers)).toEqual({
      201: Math.min(20, total) * 3,
      ...(refused > 0 ? { exhausted: refused } : {}),
    });
    for (const { right } of rights) {
      const used = Math.min(20, total);
      expect(await counterOf(strapi, right)).toMatchObject({ granted: 20, used });
      const lines: { seq: number }[] = await linesOf(strapi, right);
      expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_line, index) => index + 1));
    }
    await verified();
  });

  it('count one request once, whichever instance it is sent to again', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 50 });
    const asked = Array.from({ length: 12 }, (_, index) =>
      instances.map((instance) => {
        const body = { membership, benefit: 'compagnonnage', quantity: 2 };
        return instance.post(CONSUME, token, body, { 'Idempotency-Key': `shared-${index}` });
      }),
    );
    const answers = await Promise.all(asked.flat());
    expect(counted(answers)).toEqual({ 201: 12, replayed: 12 * (COUNT - 1) });
    expect(await counterOf(strapi, right)).toMatchObject({ used: 24 });
  });

  it('live a day once when all are told to at the same moment', async () => {
    const alone = await undisturbed(OPENS_ON);
    await goTo(OPENS_ON);
    const asked = [1, 2, 3].flatMap(() =>
      instances.map((one) => one.post('/membership-lifecycle/daily/run', admin)),
    );
    const answers = await Promise.all(asked);
    const processed = answers.map(({ body }) => (body.data?.processed as number | undefined) ?? 0);
    expect(processed.reduce((sum, each) => sum + each, 0)).toBe(MEMBERS);
    const outcomes = Object.keys(counted(answers)).sort();
    expect(outcomes.filter((one) => one !== 'run-under-way')).toEqual(['200']);
    const withoutActor = ({ journal, ...rows }: Awaited<ReturnType<typeof written>>) => ({
      ...rows,
      journal: journal.map(({ actor_id: _, ...line }) => line),
    });
    expect(withoutActor(await writtenNow())).toEqual(withoutActor(alone.rows));
  });

  it('take over the day of one that was killed, within two lengths of its lease', async () => {
    const alone = await undisturbed(REMINDED_ON);
    await goTo(REMINDED_ON);
    const [dies, other] = instances;
    // In the second chunk: the size of the first alone is the same whatever the machine.
    await dies.dieAt(alone.commits[0] + 4);
    await expect(dies.call('daily', 'run')).rejects.toMatchObject({ reason: 'killed' });
    const killedAt = Date.now();
    const lease = await strapi.db.connection('adh_lease').where({ name: 'daily' }).first();
    const endsAt = Number(lease.expires_at);
    expect(lease.holder).not.toBe('');
    expect(endsAt).toBeLessThanOrEqual(killedAt + LEASE_MS);

    await other.believe(endsAt - 1);
    expect(await other.call('daily', 'takeOver')).toBeNull();
    await expect(other.call('daily', 'run')).rejects.toMatchObject({ reason: 'run-under-way' });
    // Every instance looks once a minute: one lease length after the end at the latest.
    await other.believe(endsAt + LEASE_MS);
    const taken = await other.call<{ processed: number; failures: unknown[] }>('daily', 'takeOver');
    expect(taken?.failures).toEqual([]);
    expect(taken?.processed).toBeGreaterThan(0);
    expect(taken?.processed).toBeLessThan(MEMBERS);
    expect(await writtenNow()).toEqual(alone.rows);
    await other.believe(Date.now() + 5 * LEASE_MS);
    expect(await other.call('daily', 'takeOver')).toBeNull();
    await other.believe(Date.now());
    instances[0] = await Instance.start(smtp);
    await goTo(REMINDED_ON);
  });

  it('move each renewal once, and leave it to whoever was first', async () => {
    const stageId = 'awaiting-decision';
    const chosen: SelectedRenewal[] = await strapi
      .plugin('membership-lifecycle')
      .service('renewals')
      .selection({});
    const renewalIds = chosen.map(({ id }) => id);
    const moves = instances.map((one) =>
      one.post('/membership-lifecycle/renewals/move', admin, { renewalIds, stageId }),
    );
    const answers = await Promise.all(moves);
    const of = (list: 'done' | 'skipped' | 'failed') =>
      answers.flatMap(({ body }) => body.data[list] as { membershipId: string; reason: string }[]);
    expect(of('failed')).toEqual([]);
    expect(
      of('done')
        .map(({ membershipId }) => membershipId)
        .sort(),
    ).toEqual([...members].sort());
    expect(new Set(of('skipped').map(({ reason }) => reason))).toEqual(
      new Set(['already-in-stage']),
    );
    const { renewals, journal } = await writtenNow();
    expect(renewals.map(({ stage_id: stage }) => stage)).toEqual(Array(MEMBERS).fill(stageId));
    const moved = journal.filter(
      ({ command, on }) => command === 'move-renewal' && on === REMINDED_ON,
    );
    expect(new Set(moved.map(({ reference }) => reference)).size).toBe(MEMBERS);
    expect(moved).toHaveLength(MEMBERS);
  });

  it('send each message of the outbox once', async () => {
    const queued = await strapi.db.connection('adh_message').where({ state: 'queued' });
    // A proposal and a reminder for each.
    expect(queued.length).toBeGreaterThanOrEqual(2 * MEMBERS);
    const flushes = [1, 2].flatMap(() => instances.map((one) => one.call('messages', 'flush')));
    const results = (await Promise.all(flushes)) as { sent: number; failed: number }[];
    expect(results.reduce((sum, { sent }) => sum + sent, 0)).toBe(queued.length);
    const ids = queued.map(({ message_id: id }) => id as string).sort();
    expect(mail.received.map(({ messageId }) => messageId).sort()).toEqual(ids);
    const left = await strapi.db.connection('adh_message').whereIn('state', ['queued', 'sending']);
    expect(left).toEqual([]);
    await verified();
  });

  it('show what one of them publishes within a second', async () => {
    const offers = strapi.documents('api::offer.offer');
    const { documentId } = (await offers.findFirst({ status: 'published' })) as {
      documentId: string;
    };
    const [publisher, ...readers] = instances;
    const shown = async (one: Instance) => {
      const response = await fetch(`${one.url}/api/offers/current`);
      const { data } = (await response.json()) as { data: { title: string } };
      // Says of itself that the database was too slow to be asked: nobody takes it for what stands.
      return { title: data.title, isBridged: response.headers.has('age') };
    };
    for (const title of ['Offre une', 'Offre deux', 'Offre trois']) {
      await Promise.all(readers.map(shown));
      await publisher.document('api::offer.offer', 'update', {
        documentId,
        data: { title },
        status: 'published',
      });
      const committedAt = performance.now();
      expect((await shown(publisher)).title).toBe(title);
      const late = readers.map(async (one) => {
        for (let lastOld = 0; ;) {
          const askedAt = performance.now();
          const seen = await shown(one);
          if (seen.title === title) return lastOld;
          if (!seen.isBridged) lastOld = askedAt - committedAt;
        }
      });
      expect(Math.max(...(await Promise.all(late)))).toBeLessThan(1_000);
    }
  });
});
