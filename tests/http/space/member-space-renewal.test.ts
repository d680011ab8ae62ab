import type { Core } from '@strapi/strapi';
import request from 'supertest';
import type { Caller } from '../../helpers/callers';
import { bootWithMail, invite, type Invited } from '../../helpers/invitations';
import { pdfOf } from '../../helpers/member-papers';
import { userOf } from '../../helpers/member-space';
import { createWitness } from '../../helpers/openapi';
import type { MailServer } from '../../helpers/smtp';
import { setToday, stop } from '../../helpers/strapi';

/** Members answer their renewal in their own space, as by the link of a message. */

let strapi: Core.Strapi;
let server: MailServer;
let invited: Invited[];
let member: Caller;
const { ask } = createWitness(
  () => strapi,
  () => ({ memberAccount: member }),
);
const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const renewalOf = (id: string) =>
  strapi.db.connection('adh_renewal').where('membership_id', id).first();
const pathOf = ({ member: documentId }: Invited) => ({ path: { documentId } });
const signInAs = async ({ email }: Invited) => {
  member = await userOf(strapi, email);
};

beforeAll(async () => {
  ({ strapi, server } = await bootWithMail());
  invited = await invite(strapi, server, 6);
});
afterAll(async () => {
  await server?.close();
  await stop(strapi);
});

test('what is proposed is read, and accepted with its numbers', async () => {
  const [one] = invited;
  await signInAs(one);
  const list = (await ask('myMemberships')).body.data;
  expect(list[0].renewal).toMatchObject({ awaitsAnswer: true, answer: null });
  const { data } = (await ask('myRenewal', pathOf(one))).body;
  expect(data).toMatchObject({ status: 'open', contact: 'Contact 0', locale: 'fr' });
  const body = { engagementNumber: 'EJ-1', deliberationOn: '2021-09-30', price: 500_000 };
  expect((await ask('acceptMyRenewal', { ...pathOf(one), body })).status).toBe(200);
  expect(await renewalOf(one.member)).toMatchObject({
    answer: 'accepted',
    engagement_number: 'EJ-1',
  });
  const [line] = (await service('memberships').activities(one.member, { page: 1, pageSize: 1 }))
    .data;
  expect(line).toMatchObject({
    command: 'accept-renewal',
    actor: { type: 'member', name: 'c0@example.org' },
  });
  // By the message, or a second time, nothing more is taken.
  expect((await ask('acceptMyRenewal', { ...pathOf(one), body })).status).toBe(409);
  const { body: byLink } = await request(strapi.server.httpServer)
    .post(`/api/renewal-invitations/${one.token}/accept`)
    .send({});
  expect(byLink.error.details.reason).toBe('invitation-used');
  expect((await ask('myMembership', pathOf(one))).body.data.renewal).toMatchObject({
    awaitsAnswer: false,
    answer: 'accepted',
  });
});

test('a decision comes with it as a PDF, and is among the papers', async () => {
  const one = invited[1];
  await signInAs(one);
  const send = (bytes: Buffer) =>
    request(strapi.server.httpServer)
      .post(`/api/me/memberships/${one.member}/renewal/accept`)
      .set('Authorization', `Bearer ${member}`)
      .field('deliberationOn', '2021-09-30')
      .attach('file', bytes, { filename: 'deliberation.pdf', contentType: 'application/pdf' });
  const refused = await send(Buffer.from('no PDF'));
  expect(refused.body.error.details.reason).toBe('pdf-not-one');
  expect((await renewalOf(one.member)).answer).toBeNull();
  expect((await send(pdfOf('Délibération'))).status).toBe(200);
  const { data } = (await ask('myPapers', pathOf(one))).body;
  expect(data[0]).toMatchObject({ kind: 'deliberation', given: true, on: '2021-09-30' });
});

test('it is declined with a reason', async () => {
  const one = invited[2];
  await signInAs(one);
  expect((await ask('declineMyRenewal', { ...pathOf(one), body: {} })).status).toBe(400);
  const body = { reason: 'Budget' };
  expect((await ask('declineMyRenewal', { ...pathOf(one), body })).status).toBe(200);
  expect((await renewalOf(one.member)).answer).toBe('declined');
});

test('another member’s answers as what does not exist, and nothing is answered', async () => {
  const [, , , one, other] = invited;
  await signInAs(one);
  for (const id of ['myRenewal', 'acceptMyRenewal', 'declineMyRenewal']) {
    const body = id === 'declineMyRenewal' ? { reason: 'x' } : id === 'myRenewal' ? undefined : {};
    const theirs = await ask(id, { ...pathOf(other), body });
    expect(theirs.status).toBe(404);
    const nothing = await ask(id, { path: { documentId: 'nothing' }, body });
    expect(theirs.body).toEqual(nothing.body);
  }
  expect((await renewalOf(other.member)).answer).toBeNull();
});

test('two who answer at once are one answer', async () => {
  const one = invited[4];
  await signInAs(one);
  const answers = await Promise.all([
    ask('acceptMyRenewal', { ...pathOf(one), body: {} }),
    ask('declineMyRenewal', { ...pathOf(one), body: { reason: 'Budget' } }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('after the last day, the association is to be written to', async () => {
  const one = invited[5];
  await signInAs(one);
  setToday(strapi, '2022-06-01');
  const { body } = await ask('acceptMyRenewal', { ...pathOf(one), body: {} });
  expect(body.error.details.reason).toBe('renewal-overdue');
});
