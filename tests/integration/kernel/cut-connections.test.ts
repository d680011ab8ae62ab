/** @databases It cuts connections. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { contentManager, loginAs, type Admin } from '../../helpers/admin';
import { asToken } from '../../helpers/callers';
import { JOINED_ON, manyMembers, OPENS_ON } from '../../helpers/campaign';
import { DatabaseProxy, Killer } from '../../helpers/database-proxy';
import { many, report, seeded } from '../../helpers/faults';
import { Instance, type Refused } from '../../helpers/instances';
import { queueMessages } from '../../helpers/messages';
import { giveRight, makeMember } from '../../helpers/rights';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, listen, stop } from '../../helpers/strapi';
import { CLIENT, createDatabase, currentDatabase } from '../../helpers/test-database';

/**
 * Connections to a database server are cut while they are set up, or fall silent: each ends what was
 * asked on it and is given up for another.
 */

/** What Strapi says first on a new connection. */
const SET_UP = /search_path|sql_require_primary_key/;
const LIMIT_SECONDS = 2;
const SECONDS = many(10, 300, 'CUT_SECONDS');
/** One connection in so many is ended, so often: some requests are served in between. */
const EACH_OF = 6;
const KILL_EVERY_MS = 100;
const MAY_BE_TOLD = [200, 201, 409, 503];
const OFFER = 'api::offer.offer';
const CONSUME = '/api/entitlements/consume';

// SQLite has no connection that anybody could cut.
const onServers = CLIENT === 'sqlite' ? describe.skip : describe;

onServers('a connection to the database', () => {
  let proxy: DatabaseProxy;
  let strapi: Core.Strapi;
  let mail: MailServer;
  let url: string;
  let token: string;
  let membership: string;

  beforeAll(async () => {
    const database = await createDatabase();
    proxy = await DatabaseProxy.before(Number(database.environment.DATABASE_PORT));
    const settings = {
      DATABASE_PORT: String(proxy.port),
      DATABASE_STATEMENT_SECONDS: String(LIMIT_SECONDS),
    };
    strapi = await boot('2021-06-01', settings, database);
    mail = await startMailServer();
    useMailServer(strapi, mail.port);
    ({ membership } = await makeMember(strapi));
    await giveRight(strapi, membership, { granted: 1_000 });
    token = String(await asToken(strapi, 'full-access'));
    strapi.log.level = 'silent';
    // knex says of each connection that it takes away why.
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterAll(async () => {
    await stop(strapi);
    await mail?.close();
    await proxy?.close();
    delete process.env.DATABASE_STATEMENT_SECONDS;
  });

  const consume = (key: string) =>
    request(url)
      .post(CONSUME)
      .set('Authorization', `Bearer ${token}`)
      .set('Idempotency-Key', key)
      .send({ membership, benefit: 'compagnonnage', quantity: 1 });
  const ready = async () => (await request(url).get('/_health/ready')).status;

  test('has as long as it needs while nobody is served: tables are made, files are imported', async () => {
    const long = LIMIT_SECONDS + 0.5;
    await strapi.db.connection.raw(
      `select ${CLIENT === 'postgres' ? 'pg_sleep' : 'sleep'}(${long})`,
    );
    url = await listen(strapi);
  });

  test('has limits in the server too, for when nobody on this side can end it', async () => {
    const asked =
      CLIENT === 'postgres'
        ? "select current_setting('lock_timeout') as locked, current_setting('idle_in_transaction_session_timeout') as idle"
        : 'select @@innodb_lock_wait_timeout as locked, @@idle_transaction_timeout as idle';
    const { rows, 0: found } = await strapi.db.connection.raw(asked);
    const limits =
      CLIENT === 'postgres' ? { locked: '10s', idle: '5min' } : { locked: '10', idle: '300' };
    expect((rows ?? found)[0]).toEqual(limits);
  });

  test('that is cut while it is set up is replaced, and whoever waits for it is served', async () => {
    const cuts = 6;
    proxy.cutAll();
    const before = proxy.cuts;
    proxy.cutAt(SET_UP, cuts);
    const answers = await Promise.all(
      Array.from({ length: 14 }, (_, index) => consume(`cut-${index}`)),
    );
    // A request whose own connection was cut before is told so; none waits in vain.
    expect(answers.filter(({ status }) => ![201, 503].includes(status))).toEqual([]);
    expect(proxy.cuts).toBe(before + cuts);
    expect(await again(async () => (await consume('after-cuts')).status, 201)).toBe(201);
  });

  test('that is silent is given up by whoever waits for it, and another is taken', async () => {
    expect((await consume('warm')).status).toBe(201);
    proxy.silence();
    const { status, body, headers } = await consume('silent');
    expect([status, body.error.details.reason]).toEqual([503, 'database-away']);
    expect(headers['retry-after']).toBe('5');
    // Those that were silent with it are not tried one after the other.
    expect((await consume('silent')).status).toBe(201);
  });

  test('that is silent keeps no server from being ready for longer than a question', async () => {
    await again(ready, 200);
    proxy.silence();
    const made = proxy.made;
    expect(await again(ready, 503)).toBe(503);
    expect(await again(ready, 200)).toBe(200);
    expect(proxy.made).toBeGreaterThan(made);
  });

  test('that is silent keeps messages for no longer than its limit', async () => {
    await queueMessages(strapi, 5, 0);
    proxy.silence();
    const { flush } = strapi.plugin('membership-lifecycle').service('messages');
    const patience = strapi.plugin('membership-lifecycle').service('patience');
    const within = jest
      .spyOn(patience, 'within')
      .mockImplementation(((_ms: number, work: () => Promise<unknown>) => work()) as never);
    expect(await flush()).toEqual({ sent: 5, retried: 0, failed: 0 });
    within.mockRestore();
  });

  test('on which a statement takes too long is given up, and the server stops its work', async () => {
    const pause = CLIENT === 'postgres' ? 'select pg_sleep(60)' : 'select sleep(60)';
    await again(ready, 200);
    await expect(strapi.db.connection.raw(pause)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    const running = async (): Promise<number> => {
      const { rows, 0: found } = await strapi.db.connection.raw(
        CLIENT === 'postgres'
          ? "select 1 from pg_stat_activity where query = 'select pg_sleep(60)' and state = 'active'"
          : "select 1 from information_schema.processlist where info = 'select sleep(60)'",
      );
      return (rows ?? found).length;
    };
    expect(await again(running, 0)).toBe(0);
  });
});

onServers('connections that somebody ends all the time', () => {
  let strapi: Core.Strapi;
  let instances: Instance[] = [];
  let proxy: DatabaseProxy;
  let membership: string;
  let offer: string;
  let token: string;
  let staff: Admin;

  beforeAll(async () => {
    strapi = await boot(JOINED_ON);
    await manyMembers(strapi, 30);
    ({ membership } = await makeMember(strapi));
    await giveRight(strapi, membership, { granted: 1_000_000 });
    token = String(await asToken(strapi, 'full-access'));
    staff = await loginAs(strapi, 'administrator');
    [{ documentId: offer }] = await strapi.documents(OFFER).findMany();
    const { environment } = currentDatabase();
    proxy = await DatabaseProxy.before(Number(environment.DATABASE_PORT));
    const through = { ...environment, DATABASE_PORT: String(proxy.port) };
    instances = [await Instance.start(through), await Instance.start(through)];
    for (const one of instances) await one.call('clock', 'set', OPENS_ON);
  });
  afterAll(async () => {
    await Promise.all(instances.map((one) => one.stop()));
    await stop(strapi);
    await proxy?.close();
  });

  test('end no process where Strapi waits for no answer', async () => {
    proxy.cutAt(/admin_users/, 1);
    const { status } = await fetch(`${instances[0].url}/admin/forgot-password`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: 'qui@example.org' }),
    });
    expect(status).toBe(204);
    expect(await again(async () => proxy.cuts, 1)).toBe(1);
    // Whatever the process does of it, it has done when it has answered that.
    const ready = async () => (await fetch(`${instances[0].url}/_health/ready`)).status;
    expect(await again(ready, 200)).toBe(200);
    await instances[0].verify();
    expect(instances[0].lives).toBe(true);
  });

  test(`for ${SECONDS} seconds end no process, lose no use and count none twice`, async () => {
    const told: Record<string, number> = {};
    const [uses, messages] = [{ answered: 0 }, { sent: 0 }];
    let ended = 0;
    const until = performance.now() + SECONDS * 1_000;
    const goesOn = () => performance.now() < until;
    const killer = await Killer.of(strapi);
    const random = seeded();

    /** Asks an instance; what it tells is counted, and is one of what it may tell. */
    const ask = async (
      one: Instance,
      method: string,
      address: string,
      caller: string,
      body?: object,
      headers: Record<string, string> = {},
    ): Promise<number> => {
      const answer = await fetch(`${one.url}${address}`, {
        method,
        headers: {
          Authorization: `Bearer ${caller}`,
          ...(body ? { 'Content-Type': 'application/json' } : {}),
          ...headers,
        },
        body: body ? JSON.stringify(body) : undefined,
      });
      const said = await answer.text();
      told[answer.status] = (told[answer.status] ?? 0) + 1;
      expect([address, answer.status, MAY_BE_TOLD.includes(answer.status) ? '' : said]).toEqual([
        address,
        answer.status,
        '',
      ]);
      return answer.status;
    };
    const instance = (number: number) => instances[number % instances.length];
    const read = async (reader: number): Promise<void> => {
      const asked: [string, string][] = [
        [`/membership-lifecycle/memberships/${membership}`, staff.token],
        [contentManager(OFFER, offer), staff.token],
        [`/api/entitlements?membership=${membership}`, token],
        ['/upload/files', staff.token],
        ['/_health/ready', token],
      ];
      for (let turn = reader; goesOn(); turn += 1) {
        const [address, caller] = asked[turn % asked.length];
        await ask(instance(turn), 'GET', address, caller);
      }
    };
    const consume = async (caller: number): Promise<void> => {
      const body = { membership, benefit: 'compagnonnage', quantity: 1 };
      for (let use = 0; goesOn(); use += 1) {
        const headers = { 'Idempotency-Key': `use-${caller}-${use}` };
        let tries = 0;
        while ((await ask(instance((tries += 1)), 'POST', CONSUME, token, body, headers)) !== 201);
        uses.answered += 1;
      }
    };
    const edit = async (): Promise<void> => {
      const address = contentManager(OFFER, offer);
      for (let turn = 0; goesOn(); turn += 1) {
        const data = { title: `Offre ${turn}`, year: 2021 };
        await ask(instance(turn), 'PUT', `${address}?locale=fr`, staff.token, data);
        await ask(instance(turn), 'POST', `${address}/actions/publish?locale=fr`, staff.token, {});
      }
    };
    const work = async (service: string, method: string): Promise<void> => {
      for (let turn = 0; goesOn(); turn += 1) {
        await instance(turn)
          .call<{ sent?: number }>(service, method)
          .then(({ sent = 0 }) => (messages.sent += sent))
          .catch(({ reason }: Refused) => expect(reason).not.toBe('killed'));
        await wait(50);
      }
    };
    const end = async (): Promise<void> => {
      const chosen = () => random() < 1 / EACH_OF;
      for (; goesOn(); await wait(KILL_EVERY_MS)) ended += await killer.end(chosen);
    };
    await Promise.all([
      end(),
      ...Array.from({ length: 14 }, (_, reader) => read(reader)),
      ...[1, 2].map(consume),
      edit(),
      work('daily', 'run'),
      work('messages', 'flush'),
    ]);
    await killer.leave();

    expect(instances.map(({ lives }) => lives)).toEqual([true, true]);
    const lines = strapi.db.connection('adh_usage').where({ membership_id: membership });
    const [{ count }] = await lines.where({ kind: 'consume' }).count({ count: '*' });
    expect(Number(count)).toBe(uses.answered);
    expect(await instances[0].verify()).toEqual([]);
    expect(ended).toBeGreaterThan(SECONDS);
    report('connections', {
      seconds: SECONDS,
      'connections ended': ended,
      uses: uses.answered,
      'requests served': (told['200'] ?? 0) + (told['201'] ?? 0),
      'told 503': told['503'] ?? 0,
      'told 409': told['409'] ?? 0,
      'processes ended': instances.filter(({ lives }) => !lives).length,
    });
  });
});

/** Asks until an answer is the one that is waited for, and answers the last. */
const again = async <T>(ask: () => Promise<T>, wanted: T): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer === wanted || tries === 500) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
