import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { asToken } from '../helpers/callers';
import { DatabaseProxy } from '../helpers/database-proxy';
import { queueLetters } from '../helpers/letters';
import { giveRight, makeMember } from '../helpers/rights';
import { startMailServer, useMailServer, type MailServer } from '../helpers/smtp';
import { boot, listen, stop } from '../helpers/strapi';
import { CLIENT, createDatabase } from '../helpers/test-database';

/**
 * Connections to a database server are cut while they are set up, or fall silent: each ends what was
 * asked on it and is given up for another.
 */

/** What Strapi says first on a new connection. */
const SET_UP = /search_path|sql_require_primary_key/;
const LIMIT_SECONDS = 2;
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
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);

  beforeAll(async () => {
    const database = await createDatabase();
    proxy = await DatabaseProxy.before(Number(database.environment.DATABASE_PORT));
    process.on('unhandledRejection', note);
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
    url = await listen(strapi);
    strapi.log.level = 'silent';
    // knex says of each connection that it takes away why.
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterAll(async () => {
    await stop(strapi);
    process.off('unhandledRejection', note);
    await mail?.close();
    await proxy?.close();
    delete process.env.DATABASE_STATEMENT_SECONDS;
  });
  afterEach(() => expect(unhandled).toEqual([]));

  const consume = (key: string) =>
    request(url)
      .post(CONSUME)
      .set('Authorization', `Bearer ${token}`)
      .set('Idempotency-Key', key)
      .send({ membership, benefit: 'compagnonnage', quantity: 1 });
  const ready = async () => (await request(url).get('/_health/ready')).status;

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

  test('that is silent keeps letters for no longer than its limit', async () => {
    await queueLetters(strapi, 5, 0);
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

/** Asks until an answer is the one that is waited for, and answers the last. */
const again = async <T>(ask: () => Promise<T>, wanted: T): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if (answer === wanted || tries === 500) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
