import { once } from 'node:events';
import { request as nodeRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import request from 'supertest';
import { OPENS_ON } from '../../helpers/campaign';
import { tablesOf } from '../../helpers/catalogue';
import { damaged, hostileValue, RAW_BODIES } from '../../helpers/hostile';
import { bootWithMail, invite, type Invited } from '../../helpers/invitations';
import { pdfOf } from '../../helpers/member-papers';
import { giveMandate, IN_OFFICE, outOfOfficeOn } from '../../helpers/member-space';
import { createWitness } from '../../helpers/openapi';
import { setToday, stop } from '../../helpers/strapi';
import { temporaryFiles } from '../../helpers/temporary-files';
import type { MailServer } from '../../helpers/smtp';
import type { RenewalProposal } from '../../../src/plugins/membership-lifecycle/shared/renewals/content-api';

/** Answers by the link of a message, as the world sends them. */

const URL = '/api/renewal-invitations';
const GRACE_ENDS = '2022-03-01';
const STAFF = { type: 'admin' as const, id: '1' };
const FORGED = 'A'.repeat(43);
const seed = Number(process.env.FC_SEED ?? 20211002);
// Ten thousand of each (FC_RUNS) take minutes.
const RUNS = Number(process.env.FC_RUNS ?? 300);
const LONG = 900_000 + RUNS * 60;

let strapi: Core.Strapi;
let server: MailServer;
let invited: Invited[];
let next = 0;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const http = () => request(strapi.server.httpServer);
const witness = createWitness(() => strapi);

/** A member who has not answered yet. */
const one = (): Invited => {
  next += 1;
  return invited[next - 1];
};
const renewalOf = ({ renewalId }: Invited) =>
  table('renewal').where('document_id', renewalId).first();
const view = async ({ token }: Invited): Promise<RenewalProposal> =>
  (await witness.ask('renewalInvitation', { path: { token } })).body.data;
const reasonOf = ({ body }: request.Response) => body.error?.details?.reason;

/** Every row of the database, so that what should change nothing is seen to. */
const everything = async (): Promise<Record<string, unknown[]>> => {
  const db = strapi.db.connection;
  const tables = Object.values(
    strapi.contentTypes as unknown as Record<string, { collectionName: string }>,
  )
    .map(({ collectionName }) => collectionName)
    .filter((name) => name !== 'strapi_sessions');
  const rows: [string, unknown[]][] = [];
  for (const name of tables) rows.push([name, await db(name).orderBy('id')]);
  return Object.fromEntries(rows);
};

const unlimited = () => {
  const free = { points: 1_000_000, seconds: 1 };
  for (const name of ['invitation', 'invitationAnswer']) {
    strapi.config.set(`plugin::membership-lifecycle.rateLimits.${name}`, free);
  }
  service('rateLimits').reset();
};

beforeAll(async () => {
  console.info(`fast-check seed: ${seed} (FC_SEED changes it)`);
  ({ strapi, server } = await bootWithMail());
  // Or each of thousands of requests would open a port of its own.
  await new Promise<void>((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  invited = await invite(strapi, server, 30);
  unlimited();
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
  jest.restoreAllMocks();
});
beforeEach(() => setToday(strapi, OPENS_ON));

test('a link shows what is proposed, in the language of the contact or the one that is asked', async () => {
  const { token } = one();
  const { body, headers } = await witness.ask('renewalInvitation', { path: { token } });
  expect(body.data).toMatchObject({
    organisation: 'Commune 0',
    contact: 'Contact 0',
    locale: 'fr',
    term: { startsOn: '2022-01-01', price: { amount: 500_000, currency: 'EUR' } },
    current: { endsOn: '2021-12-31' },
    status: 'open',
    answer: null,
    expiresOn: GRACE_ENDS,
  });
  expect(headers).toMatchObject({
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  const english = await http().get(`${URL}/${token}?locale=en`).expect(200);
  expect(english.body.data.locale).toBe('en');
});

test('opening a link fifty times changes no row of the database', async () => {
  const { token } = one();
  const before = await everything();
  for (let time = 0; time < 25; time += 1) {
    await http().get(`${URL}/${token}`).expect(200);
    await http().head(`${URL}/${token}`).expect(200);
  }
  expect(await everything()).toEqual(before);
});

test('a yes is recorded once, with its numbers, and the link says so afterwards', async () => {
  const invitation = one();
  const { token } = invitation;
  const body = { engagementNumber: 'EJ-1', deliberationOn: '2021-09-30', price: 500_000 };
  const answer = await witness.ask('acceptRenewal', { path: { token }, body });
  expect(answer.body).toEqual({ data: { answer: 'accepted' } });
  expect(await renewalOf(invitation)).toMatchObject({
    answer: 'accepted',
    engagement_number: 'EJ-1',
  });
  expect(await view(invitation)).toMatchObject({ status: 'answered', answer: 'accepted' });
  const before = await everything();
  const again = await witness.ask('acceptRenewal', { path: { token }, body });
  expect([again.status, reasonOf(again)]).toEqual([409, 'invitation-used']);
  const other = await witness.ask('declineRenewal', { path: { token }, body: { reason: 'x' } });
  expect([other.status, reasonOf(other)]).toEqual([409, 'invitation-used']);
  expect(await everything()).toEqual(before);
});

test.each(['application/xml', 'text/plain', 'application/x-yaml'])(
  'no answer is taken from what is not JSON, whatever it agrees to: %s',
  async (type) => {
    const { token } = one();
    const before = await everything();
    const price = JSON.stringify({ price: 1 });
    for (const action of ['accept', 'decline']) {
      const answer = await http().post(`${URL}/${token}/${action}`).type(type).send(price);
      expect([answer.status, reasonOf(answer)]).toEqual([415, 'not-json']);
    }
    expect(await everything()).toEqual(before);
  },
);

test('a no is recorded with its reason, and needs one', async () => {
  const invitation = one();
  const { token } = invitation;
  const none = await witness.ask('declineRenewal', { path: { token }, body: { reason: ' ' } });
  expect(none.body.error.details.errors).toMatchObject([{ path: ['reason'], reason: 'required' }]);
  await witness.ask('declineRenewal', { path: { token }, body: { reason: 'Budget' } });
  expect(await renewalOf(invitation)).toMatchObject({
    answer: 'declined',
    close_reason: 'Budget',
  });
  expect(await view(invitation)).toMatchObject({ status: 'answered', answer: 'declined' });
});

test('a link of who is out of office is refused, says whom to write to, and works again', async () => {
  const invitation = one();
  const path = { token: invitation.token };
  for (const [reason, days] of outOfOfficeOn(OPENS_ON)) {
    await giveMandate(strapi, invitation.member, days);
    const before = await everything();
    const asked = [
      await witness.ask('renewalInvitation', { path }),
      await witness.ask('acceptRenewal', { path, body: {} }),
      await witness.ask('declineRenewal', { path, body: { reason: 'Budget' } }),
    ];
    for (const { status, body } of asked) {
      expect([status, body.error.details.reason]).toEqual([403, reason]);
      expect(body.error.details.text.fr).toContain('adhesions@example.org');
    }
    expect(await everything()).toEqual(before);
  }
  await giveMandate(strapi, invitation.member, IN_OFFICE);
  expect(await view(invitation)).toMatchObject({ status: 'open' });
});

describe('a form', () => {
  const send = (token: string) => http().post(`${URL}/${token}/accept`);

  test('brings a paper, which is filed with the answer and leaves no file behind', async () => {
    const [invitation, files] = [one(), temporaryFiles()];
    const bytes = pdfOf('by form');
    await send(invitation.token)
      .field('deliberationOn', '2021-09-30')
      .field('engagementNumber', '')
      .field('comment', 'Votée à l’unanimité')
      .field('price', '500000')
      .attach('file', bytes, { filename: 'délibération n° 4.pdf', contentType: 'application/pdf' })
      .expect(200, { data: { answer: 'accepted' } });
    const [paper, ...others] = await table('paper').where('membership_id', invitation.member);
    expect(others).toEqual([]);
    expect(paper).toMatchObject({
      kind: 'deliberation',
      renewal_id: invitation.renewalId,
      name: 'délibération n° 4.pdf',
      actor_type: 'link',
    });
    const kept = await service('memberPapers').read(paper.document_id);
    expect(kept.bytes.equals(bytes)).toBe(true);
    expect(temporaryFiles()).toEqual(files);
  });

  test('without a file is an answer as well', async () => {
    const { token } = one();
    await send(token).type('form').send({ engagementNumber: 'EJ-9' }).expect(200);
  });

  const REFUSED: [string, string, (test: request.Test) => request.Test][] = [
    ['a picture', 'pdf-not-one', (test) => test.attach('file', Buffer.from('GIF89a'), 'a.pdf')],
    [
      'half a PDF',
      'pdf-broken',
      (test) => test.attach('file', pdfOf('x').subarray(0, 90), 'a.pdf'),
    ],
    [
      'two files',
      'paper-file-missing',
      (test) => test.attach('file', pdfOf('1'), 'a.pdf').attach('file', pdfOf('2'), 'b.pdf'),
    ],
    [
      'a file of another name',
      'paper-file-missing',
      (test) => test.attach('picture', pdfOf('1'), 'a.pdf'),
    ],
    ['a field that it has not', 'invalid-input', (test) => test.field('stageId', 'settled')],
    ['a field twice', 'invalid-input', (test) => test.field('comment', 'a').field('comment', 'b')],
    ['NUL in a field', 'invalid-input', (test) => test.field('comment', 'a\u0000b')],
    ['a price that is none', 'invalid-input', (test) => test.field('price', '5 000 €')],
    ['another price', 'proposal-changed', (test) => test.field('price', '1')],
    ['a day to come', 'date-in-future', (test) => test.field('deliberationOn', '2021-10-03')],
  ];
  test.each(REFUSED)(
    'with %s is refused (%s), and changes nothing',
    async (_name, reason, fill) => {
      const { token } = invited[0];
      const [before, files] = [await everything(), temporaryFiles()];
      const answer = await fill(send(token));
      expect([reasonOf(answer), answer.status < 500]).toEqual([reason, true]);
      expect(await everything()).toEqual(before);
      expect(temporaryFiles()).toEqual(files);
    },
  );

  test('that is too large is refused before it is written anywhere', async () => {
    const { token } = invited[0];
    const [before, files] = [await everything(), temporaryFiles()];
    const answer = await send(token).attach('file', Buffer.alloc(12 * 1024 * 1024, 1), 'a.pdf');
    expect([answer.status, reasonOf(answer)]).toEqual([400, 'pdf-too-large']);
    const above = Buffer.concat([pdfOf('large'), Buffer.alloc(10 * 1024 * 1024, 32)]);
    expect(reasonOf(await send(token).attach('file', above, 'a.pdf'))).toBe('pdf-too-large');
    expect(await everything()).toEqual(before);
    expect(temporaryFiles()).toEqual(files);
  });

  test('whose size is not announced is refused', async () => {
    const { port } = strapi.server.httpServer.address() as AddressInfo;
    const headers = {
      'Content-Type': 'multipart/form-data; boundary=b',
      'Transfer-Encoding': 'chunked',
    };
    const asked = nodeRequest({
      port,
      headers,
      method: 'POST',
      path: `${URL}/${invited[0].token}/accept`,
    });
    asked.end('--b\r\nContent-Disposition: form-data; name="comment"\r\n\r\nx\r\n--b--\r\n');
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(411);
    answer.resume();
  });
});

describe('a link that opens nothing', () => {
  const ask = (token: string) => witness.ask('renewalInvitation', { path: { token } });
  const answerBoth = async (token: string) => [
    await witness.ask('acceptRenewal', { path: { token }, body: {} }),
    await witness.ask('declineRenewal', { path: { token }, body: { reason: 'x' } }),
  ];

  test.each([FORGED, 'x', '%00', '..%2f', 'a'.repeat(2_000), '%F0%9F%8F%9B'])(
    'was never sent: %s; the answer says no more',
    async (token) => {
      const before = await everything();
      const all = [await ask(token), ...(await answerBoth(token))];
      for (const { status, body } of all) {
        expect(status).toBe(404);
        expect(body.error.details.reason).toBe('invitation-unknown');
        expect(Object.keys(body.error.details).sort()).toEqual(['reason', 'text']);
      }
      expect(await everything()).toEqual(before);
    },
  );

  test('comes after the last day', async () => {
    const { token } = invited[0];
    setToday(strapi, GRACE_ENDS);
    expect((await ask(token)).status).toBe(200);
    setToday(strapi, '2022-03-02');
    const before = await everything();
    for (const { status, body } of [await ask(token), ...(await answerBoth(token))]) {
      expect([status, body.error.details.reason]).toEqual([410, 'invitation-expired']);
      expect(JSON.stringify(body)).not.toContain('Commune');
    }
    expect(await everything()).toEqual(before);
  });

  test('is of a contact who is gone, or has another address by now', async () => {
    const { member, token } = one();
    const { organisation } = await service('memberships').view(member);
    const { documentId } = organisation;
    const organisations = strapi.documents('api::organisation.organisation');
    const contacts = (email: string) => [{ name: 'Contact', email, role: 'representative' }];
    const [kept] = await strapi.db
      .query('api::organisation.organisation')
      .findMany({ where: { documentId }, populate: { contacts: true } });
    await organisations.update({
      documentId,
      data: { contacts: contacts('z@example.org') } as never,
    });
    for (const { status } of [await ask(token), ...(await answerBoth(token))]) {
      expect(status).toBe(410);
    }
    // The same address, whoever the row is by now: it is the same mailbox.
    const { email } = kept.contacts[0];
    await organisations.update({
      documentId,
      data: { contacts: contacts(email.toUpperCase()) } as never,
    });
    expect((await ask(token)).status).toBe(200);
  });

  test('is of a contact who was anonymised', async () => {
    const { member, token } = one();
    const { contacts } = await service('memberships').view(member);
    const input = { contactId: contacts[0].id, reason: 'Demande' };
    await service('commands').run(member, 'anonymise-contact', input, STAFF);
    for (const { status, body } of [await ask(token), ...(await answerBoth(token))]) {
      expect([status, body.error.details.reason]).toEqual([410, 'invitation-expired']);
      expect(JSON.stringify(body)).not.toContain('Commune');
    }
  });
});

describe('a renewal that went on without the link', () => {
  const answered = async (act: (invitation: Invited) => Promise<unknown>) => {
    const invitation = one();
    await act(invitation);
    const { token } = invitation;
    const before = await everything();
    const yes = await witness.ask('acceptRenewal', { path: { token }, body: {} });
    expect([yes.status, reasonOf(yes)]).toEqual([409, 'invitation-used']);
    expect(await everything()).toEqual(before);
    return view(invitation);
  };
  const run = (member: string, command: string, input: object) =>
    service('commands').run(member, command, input, STAFF);

  test('was answered by staff', async () => {
    const shown = await answered(({ member }) => run(member, 'accept-renewal', {}));
    expect(shown).toMatchObject({ status: 'answered', answer: 'accepted' });
  });

  test('was closed', async () => {
    const shown = await answered(({ member }) => run(member, 'lose-renewal', { reason: 'x' }));
    expect(shown).toMatchObject({ status: 'answered', answer: null });
  });

  test('is of a body that was merged: its people answer for the body that stays', async () => {
    const [from, into] = [one(), one()];
    await run(from.member, 'merge-into', { intoMembershipId: into.member, reason: 'Fusion' });
    const before = await everything();
    const { token } = from;
    const yes = await witness.ask('acceptRenewal', { path: { token }, body: {} });
    expect([yes.status, reasonOf(yes)]).toEqual([410, 'invitation-expired']);
    expect(await everything()).toEqual(before);
    expect(await view(into)).toMatchObject({ status: 'open' });
  });
});

test('a link answers for its own renewal alone', async () => {
  const [mine, other] = [one(), one()];
  await witness.ask('acceptRenewal', { path: { token: mine.token }, body: {} });
  expect(await renewalOf(other)).toMatchObject({ answer: null });
  expect((await view(other)).organisation).not.toBe((await view(mine)).organisation);
});

test('two yeses at once are one', async () => {
  const { token, member } = one();
  const accept = (said: string) =>
    http().post(`${URL}/${token}/accept`).attach('file', pdfOf(said), 'a.pdf');
  const statuses = (await Promise.all([accept('one'), accept('two'), accept('three')])).map(
    ({ status }) => status,
  );
  expect(statuses.sort()).toEqual([200, 409, 409]);
  expect(await table('paper').where('membership_id', member)).toHaveLength(1);
  expect(
    await table('activity').where({ membership_id: member, command: 'accept-renewal' }),
  ).toHaveLength(1);
});

test('who asks too often is told to wait', async () => {
  const few = { points: 2, seconds: 60 };
  strapi.config.set('plugin::membership-lifecycle.rateLimits.invitation', few);
  service('rateLimits').reset();
  const ask = () => http().get(`${URL}/${FORGED}`).set('Accept-Language', 'en');
  await ask().expect(404);
  await ask().expect(404);
  const { body, headers } = await ask().expect(429);
  expect(body.error.details.reason).toBe('too-many-requests');
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(headers['cache-control']).toBe('private, no-store');
  unlimited();
});

test('a refusal is said in the language of whoever reads it', async () => {
  const french = await http().get(`${URL}/${FORGED}`);
  expect(french.body.error.message).toMatch(/^Ce lien n’existe pas/);
  const english = await http().get(`${URL}/${FORGED}`).set('Accept-Language', 'en-GB');
  expect(english.body.error.message).toMatch(/^There is no such link/);
});

describe('whatever is sent', () => {
  const good = {
    engagementNumber: 'EJ-1',
    serviceCode: 'S',
    deliberationOn: '2021-09-30',
    deliberationReference: 'R',
    comment: 'C',
    fileKind: 'order',
    price: 1,
  };
  const hold = (property: fc.IAsyncProperty<unknown>) =>
    fc.assert(property, { numRuns: RUNS, seed, endOnFailure: true });
  const settled = (answer: request.Response) => {
    if (answer.status >= 500) throw new Error(`${answer.status} ${answer.text.slice(0, 300)}`);
  };
  const json = (url: string, body: unknown) =>
    http().post(url).set('Content-Type', 'application/json').send(JSON.stringify(body));

  // Answered already, also when these tests run alone: nothing of what is sent may do anything.
  beforeAll(async () => {
    const { status } = await json(`${URL}/${invited[3].token}/accept`, {});
    expect([200, 409]).toContain(status);
  });

  test.each([
    ['accept', good],
    ['decline', { reason: 'x' }],
  ])(
    'to %s is answered without failing',
    async (action, body) => {
      const { token } = invited[3];
      const before = await everything();
      await hold(
        fc.asyncProperty(fc.oneof(damaged(body), hostileValue()), async (value) =>
          settled(await json(`${URL}/${token}/${action}`, value)),
        ),
      );
      expect(await everything()).toEqual(before);
    },
    LONG,
  );

  test(
    'as a form is answered without failing',
    async () => {
      const { token } = invited[3];
      const before = await everything();
      const field = fc.tuple(
        fc.constantFrom(...Object.keys(good), '__proto__', 'a[b][c]', 'file', ''),
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('2021-09-30', '\u0000', '1e9')),
      );
      await hold(
        fc.asyncProperty(fc.array(field, { maxLength: 4 }), async (fields) => {
          const parts = fields.map(
            ([name, value]) =>
              `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}`,
          );
          const raw = Buffer.from(`${parts.join('\r\n')}\r\n--b--\r\n`);
          settled(
            await http()
              .post(`${URL}/${token}/accept`)
              .set('Content-Type', 'multipart/form-data; boundary=b')
              .send(raw),
          );
        }),
      );
      expect(await everything()).toEqual(before);
    },
    LONG,
  );

  test(
    'as a token is answered without failing',
    async () => {
      await hold(
        fc.asyncProperty(
          fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.base64String({ minLength: 1 })),
          fc.constantFrom('', '/accept', '/decline'),
          async (token, action) => {
            if (!token.isWellFormed()) return;
            const url = `${URL}/${encodeURIComponent(token)}${action}`;
            const answer = action ? await json(url, { reason: 'x' }) : await http().get(url);
            settled(answer);
            if (answer.status === 200) throw new Error(`A token was guessed: ${token}`);
          },
        ),
      );
    },
    LONG,
  );

  test.each(RAW_BODIES)('as what is no JSON object is answered: %s %#', async (type, raw) => {
    for (const action of ['accept', 'decline']) {
      settled(
        await http()
          .post(`${URL}/${invited[3].token}/${action}`)
          .set('Content-Type', type)
          .send(raw),
      );
    }
  });

  test('as a query is answered without failing', async () => {
    await http().get(`${URL}/${invited[0].token}?locale=de`).expect(400);
    await http().get(`${URL}/${invited[0].token}?populate=*`).expect(400);
    await http().post(`${URL}/${invited[0].token}/accept?filters[id]=1`).send({}).expect(400);
  });
});

describe('the secret of a link', () => {
  test('stands in no table: neither when it was sent, nor when it was used', async () => {
    const db = strapi.db.connection;
    const rows: string[] = [];
    for (const name of await tablesOf(db)) rows.push(JSON.stringify(await db(name)));
    const all = rows.join('\n');
    expect(all).toContain('[lien personnel]');
    for (const { token } of invited) expect(all.includes(token)).toBe(false);
  });

  test('stands in no line of the log', async () => {
    const { winston } = require('@strapi/logger') as typeof import('@strapi/logger');
    const lines: string[] = [];
    const { Writable } = require('node:stream') as typeof import('node:stream');
    const stream = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk));
        done();
      },
    });
    const transport = new winston.transports.Stream({ stream, level: 'http' });
    const { level } = strapi.log;
    strapi.log.level = 'http';
    strapi.log.add(transport);
    const { token } = invited[0];
    await http().get(`${URL}/${token}`);
    await http().post(`${URL}/${token}/accept`).send({ price: 1 });
    await http().post(`${URL.toUpperCase().replace('/API', '/api')}/${token}/nothing`);
    await http().get(`${URL}/${token}`).set('Cookie', 'x').query({ locale: 'xx' });
    strapi.log.remove(transport);
    strapi.log.level = level;
    expect(lines.join('')).toContain('/api/renewal-invitations/…');
    expect(lines.join('').split(`/${token}`)).toHaveLength(1);
  });
});

test('every documented answer was seen', async () => {
  await witness.seeCommon('renewals');
  const few = { points: 1, seconds: 60 };
  for (const limit of ['invitation', 'invitationAnswer']) {
    strapi.config.set(`plugin::membership-lifecycle.rateLimits.${limit}`, few);
  }
  service('rateLimits').reset();
  const path = { token: FORGED };
  for (const id of ['renewalInvitation', 'acceptRenewal', 'declineRenewal']) {
    const body = id === 'renewalInvitation' ? undefined : {};
    await witness.ask(id, { path, body });
    await witness.ask(id, { path, body });
  }
  unlimited();
  const unseen = witness.unseen('renewals');
  // Seen above by forms, or by the tests of the services.
  const elsewhere =
    /busy|pdf-|paper-file|form-without|call-lacks|answer-not-taken|proposal-changed|date-in-future/;
  expect(unseen.filter((promise) => !elsewhere.test(promise))).toEqual([]);
});
