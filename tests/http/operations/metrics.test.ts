import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { asToken } from '../../helpers/callers';
import { giveRight, makeMember } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

/** What Prometheus reads, and who may read it. */

const TOKEN = 'a-token-of-operators';
const STAFF = { type: 'admin', id: '1' };

let strapi: Core.Strapi;
const get = (url: string) => request(strapi.server.httpServer).get(url);

/** The figures, by name and labels as they stand in the text. */
const read = async (): Promise<Map<string, number>> => {
  const { text } = await get('/metrics').set('Authorization', `Bearer ${TOKEN}`).expect(200);
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const at = line.lastIndexOf(' ');
        return [line.slice(0, at), Number(line.slice(at + 1))];
      }),
  );
};
/** By how much figures went up while something was done. */
const risen = async (names: readonly string[], work: () => Promise<unknown>) => {
  const before = await read();
  await work();
  const after = await read();
  return names.map((name) => (after.get(name) ?? 0) - (before.get(name) ?? 0));
};

describe('without a token', () => {
  beforeAll(async () => {
    strapi = await boot('2021-06-01');
  });
  afterAll(() => stop(strapi));

  it('are not there', async () => {
    await get('/metrics').expect(404);
    await get('/metrics').set('Authorization', 'Bearer ').expect(404);
  });
});

describe('with a token', () => {
  let membership: string;

  beforeAll(async () => {
    process.env.OPERATIONS_TOKEN = TOKEN;
    strapi = await boot('2021-06-01');
    ({ membership } = await makeMember(strapi));
    await giveRight(strapi, membership, { granted: 2 });
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    delete process.env.OPERATIONS_TOKEN;
    await stop(strapi);
  });

  it('are for who has it alone', async () => {
    await get('/metrics').expect(401).expect('WWW-Authenticate', 'Bearer');
    const { text } = await get('/metrics').set('Authorization', `Bearer ${TOKEN}x`).expect(401);
    expect(text).toBe('');
    await get('/metrics')
      .set('Authorization', `Bearer ${TOKEN}`)
      .expect(200)
      .expect('Content-Type', /^text\/plain; version=0\.0\.4/)
      .expect('Cache-Control', 'no-store');
  });

  it('tell of the process and of the connections to the database', async () => {
    const figures = await read();
    expect(figures.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
    expect(figures.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
    expect(figures.get('adhesions_database_up')).toBe(1);
    for (const state of ['used', 'free', 'awaited']) {
      expect(figures.has(`adhesions_database_connections{state="${state}"}`)).toBe(true);
    }
  });

  it('count requests under the pattern of their route, whatever their address', async () => {
    const counted = (route: string, status: number) =>
      `adhesions_http_request_duration_seconds_count{method="GET",route="${route}",status="${status}"}`;
    const names = [
      counted('/api/renewal-invitations/:token', 404),
      counted('site shell', 200),
      counted('other', 404),
    ];
    expect(
      await risen(names, async () => {
        await get(`/api/renewal-invitations/${'A'.repeat(43)}`);
        await get(`/api/renewal-invitations/${'B'.repeat(43)}`);
        await get('/espace');
        await get('/nowhere/1');
        await get('/nowhere/2');
      }),
    ).toEqual([2, 1, 2]);
    const series = [...(await read()).keys()].join('\n');
    expect(series).not.toMatch(/AAAA|nowhere/);
  });

  it('count commands by what became of them, and refusals by their reason', async () => {
    const token = await asToken(strapi, 'full-access');
    const consume = (key: string, quantity: number) =>
      request(strapi.server.httpServer)
        .post('/api/entitlements/consume')
        .set('Authorization', `Bearer ${token}`)
        .set('Idempotency-Key', key)
        .send({ membership, benefit: 'compagnonnage', quantity });
    const names = [
      'adhesions_commands_total{command="consume",outcome="done"}',
      'adhesions_commands_total{command="consume",outcome="refused"}',
      'adhesions_refusals_total{reason="exhausted"}',
      'adhesions_commands_total{command="suspend",outcome="done"}',
      'adhesions_commands_total{command="suspend",outcome="refused"}',
    ];
    const commands = strapi.plugin('membership-lifecycle').service('commands');
    const suspend = () => commands.run(membership, 'suspend', { reason: 'Essai' }, STAFF);
    expect(
      await risen(names, async () => {
        await consume('one', 2).expect(201);
        await consume('two', 1).expect(409);
        await suspend();
        await expect(suspend()).rejects.toMatchObject({ reason: expect.any(String) });
      }),
    ).toEqual([1, 1, 1, 1, 1]);
  });

  it('count a command that breaks as a fault, not as a refusal', async () => {
    const { membership: other } = await makeMember(strapi);
    const name = 'adhesions_commands_total{command="suspend",outcome="failed"}';
    const commands = strapi.plugin('membership-lifecycle').service('commands');
    expect(
      await risen([name], async () => {
        const broken = jest
          .spyOn(strapi.db, 'transaction')
          .mockRejectedValue(new Error('It broke') as never);
        const suspending = commands.run(other, 'suspend', { reason: 'Essai' }, STAFF);
        await expect(suspending).rejects.toMatchObject({ message: 'It broke' });
        broken.mockRestore();
      }),
    ).toEqual([1]);
  });

  it('count the answers of the offer, which never reach the chain', async () => {
    const names = [
      'adhesions_offer_answers_total{outcome="found"}',
      'adhesions_offer_answers_total{outcome="missing"}',
    ];
    expect(await risen(names, () => get('/api/offers/nulle').expect(404))).toEqual([0, 1]);
  });

  it('tell when the day was run, and what waits', async () => {
    const name = 'adhesions_daily_run_success_timestamp_seconds';
    expect((await read()).has(name)).toBe(false);
    await strapi.plugin('membership-lifecycle').service('daily').run();
    const figures = await read();
    expect(figures.get(name)).toBe(Date.UTC(2021, 5, 1, 12) / 1_000);
    expect(figures.get('adhesions_daily_run_failures')).toBe(0);
    expect(figures.get('adhesions_outbox_waiting{outbox="messages"}')).toBe(0);
    expect(figures.get('adhesions_late{duty="daily-run"}')).toBe(0);
  });

  it('are given without what the database alone knows, while it does not answer', async () => {
    jest
      .spyOn(strapi.db.connection.client, 'query')
      .mockRejectedValue(new Error('Connection terminated unexpectedly'));
    const figures = await read();
    expect(figures.get('adhesions_database_up')).toBe(0);
    expect(figures.has('adhesions_daily_run_success_timestamp_seconds')).toBe(false);
    expect([...figures.keys()].filter((name) => name.startsWith('adhesions_outbox'))).toEqual([]);
  });

  it('say that the database is down while it keeps its answer, and ask it no second time', async () => {
    const operations = strapi.plugin('membership-lifecycle').service('operations');
    const view = jest.spyOn(operations, 'view').mockReturnValue(new Promise(() => {}));
    const answers = await Promise.all([read(), read()]);
    for (const figures of answers) {
      expect(figures.get('adhesions_database_up')).toBe(0);
      expect(figures.has('adhesions_late{duty="daily-run"}')).toBe(false);
    }
    expect(view).toHaveBeenCalledTimes(1);
  });
});
