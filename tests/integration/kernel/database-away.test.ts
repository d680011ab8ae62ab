/** @databases The database goes away. */
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { asToken } from '../../helpers/callers';
import { JOINED_ON, manyMembers, OPENS_ON } from '../../helpers/campaign';
import { queueMessages } from '../../helpers/messages';
import { NOBODYS_PORT } from '../../helpers/nobody';
import { compiled } from '../../helpers/rights';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, setToday, stop } from '../../helpers/strapi';

/**
 * A database whose name does not resolve, as that of a container that is down, or to whose machine
 * there is no way: it is away, as one that refuses connections.
 */

const NO_WAY = ['ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

let strapi: Core.Strapi;
let server: MailServer;
const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const failing = (code: string) =>
  Object.assign(new Error(`getaddrinfo ${code} database`), { code });

/** What knex does when its pool can make no connection; it is asked for none by a test that is over. */
const connecting = () => jest.spyOn(strapi.db.connection.client, 'acquireConnection');

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  server = await startMailServer();
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
});
beforeEach(() => {
  jest.restoreAllMocks();
  strapi.log.level = 'error';
  server.meanwhile = null;
});

describe('what a fault is', () => {
  const { faultOf } = compiled('kernel/store/transient') as {
    faultOf: (error: unknown) => unknown;
  };

  test.each([...NO_WAY, 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])(
    '%s, as a driver says it: the database is away',
    (code) => {
      expect(faultOf(failing(code))).toBe('away');
      // Of a name with several addresses, Node tells what became of each.
      expect(faultOf(Object.assign(new AggregateError([failing(code)]), { code }))).toBe('away');
    },
  );

  test('said by a mail server that is away, or by a webhook: not the database’s', async () => {
    useMailServer(strapi, NOBODYS_PORT);
    const message = { to: 'a@example.org', subject: 'x', text: 'x', html: 'x' };
    const refused: unknown = await strapi
      .plugin('email')
      .service('email')
      .send(message)
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
    expect(faultOf(refused)).toBeNull();
    expect(faultOf(new TypeError('fetch failed', { cause: failing('ENOTFOUND') }))).toBeNull();
  });
});

describe.each(NO_WAY)('a database to which there is no way (%s)', (code) => {
  test('callers are told to come back', async () => {
    const token = String(await asToken(strapi, 'full-access'));
    connecting().mockRejectedValue(failing(code));
    strapi.log.level = 'silent';
    const { status, body, headers } = await request(strapi.server.httpServer)
      .post('/api/entitlements/consume')
      .set('Authorization', `Bearer ${token}`)
      .set('Idempotency-Key', code)
      .send({ membership: 'member', benefit: 'compagnonnage', quantity: 1 });
    expect([status, body.error.details.reason]).toEqual([503, 'database-away']);
    expect(headers['retry-after']).toBe('5');
  });

  test('a message that has left is noted once it is back', async () => {
    await strapi.db.connection('adh_message').delete();
    useMailServer(strapi, server.port);
    await queueMessages(strapi, 1, service('clock').now());
    server.meanwhile = async () => {
      connecting().mockRejectedValueOnce(failing(code));
    };
    expect(await service('messages').flush()).toEqual({ sent: 1, retried: 0, failed: 0 });
    expect(await strapi.db.connection('adh_message').first('state', 'attempts')).toEqual({
      state: 'sent',
      attempts: 1,
    });
  });
});

describe('the staff', () => {
  const password = 'Aa1-mot-de-passe';
  const server = () => strapi.server.httpServer;
  const signIn = () =>
    request(server()).post('/admin/login').send({ email: 'a@example.org', password });
  let cookie: string;
  const renew = () => request(server()).post('/admin/access-token').set('Cookie', cookie);
  /** A session is renewed once by each cookie. */
  const keepCookie = ({ headers }: request.Response): void => {
    [cookie] = (headers['set-cookie'] as unknown as string[])[0].split(';');
  };
  beforeAll(async () => {
    const roles = [(await strapi.service('admin::role').findOne({ code: 'reader' })).id];
    const account = { firstname: 'A', email: 'a@example.org', password, isActive: true, roles };
    await strapi.service('admin::user').create(account);
    keepCookie(await signIn().expect(200));
  });

  test.each([
    ['who sign in', () => signIn()],
    ['whose session is renewed', () => renew()],
  ])('%s are told to come back, and may', async (_, ask) => {
    const { client } = strapi.db.connection;
    const breaks: [string, () => unknown][] = [
      ['a connection that is cut', () => jest.spyOn(client, '_query')],
      [
        'no connection',
        () => {
          jest.spyOn(client, 'validateConnection').mockReturnValue(false);
          return jest.spyOn(client, 'acquireRawConnection');
        },
      ],
    ];
    for (const [name, broken] of breaks) {
      strapi.log.level = 'silent';
      (broken() as jest.SpyInstance).mockRejectedValue(failing('ECONNREFUSED'));
      const { status, body, headers } = await ask();
      expect([name, status, body.error.details?.reason]).toEqual([name, 503, 'database-away']);
      expect(headers['retry-after']).toBe('5');
      jest.restoreAllMocks();
      const back = await ask();
      expect([name, back.status]).toEqual([name, 200]);
      keepCookie(back);
    }
  });
});

test('the day waits for it, and blames no member', async () => {
  await manyMembers(strapi, 1);
  setToday(strapi, OPENS_ON);
  const facts = service('facts');
  const { surroundings } = facts;
  // What is read last before the members are locked.
  jest.spyOn(facts, 'surroundings').mockImplementationOnce(async () => {
    const around = await surroundings.call(facts);
    for (const code of NO_WAY.slice(0, 2)) connecting().mockRejectedValueOnce(failing(code));
    return around;
  });
  const { on, processed, failures } = await service('daily').run();
  expect([on, processed, failures]).toEqual([OPENS_ON, 1, []]);
  expect(connecting()).toHaveBeenCalled();
});
