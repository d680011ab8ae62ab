/** @databases Its numbers are given under locks. */
import type { Core } from '@strapi/strapi';
import type { AttestationView } from '../../../src/plugins/membership-lifecycle/shared/papers/attestations';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import { loginAs, type Admin } from '../../helpers/admin';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers } from '../../helpers/campaign';
import { faultsOf, fontsOf, hasPdfTools, infoOf, structureOf, textOf } from '../../helpers/pdf';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, setToday, stop } from '../../helpers/strapi';

/** Certificates and receipts: made on demand, kept as they were given out, sent with their message. */

const STAFF = { type: 'admin' as const, id: '1' };
const LIFECYCLE = '/membership-lifecycle';

let strapi: Core.Strapi;
let server: MailServer;
let staff: Admin;
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const view = (id: string): Promise<MembershipView> => service('memberships').view(id);
const run = (id: string, name: string, input: object) =>
  service('commands').run(id, name, input, STAFF);
const papersOf = (id: string): Promise<AttestationView[]> => service('attestations').list(id);
const certificate = (id: string, more: object = {}) =>
  staff.post(`${LIFECYCLE}/memberships/${id}/certificates`, more);
const receipt = (id: string, duesId: string, more: object = {}) =>
  staff.post(`${LIFECYCLE}/memberships/${id}/receipts`, { duesId, ...more });
const copy = (id: string, duesId: string, more: object = {}) =>
  staff.post(`${LIFECYCLE}/memberships/${id}/copies`, { duesId, ...more });
const bytesOf = async (paperId: string): Promise<Buffer> =>
  (await service('papers').read(paperId)).bytes;
const journalOf = async (id: string) =>
  (await service('memberships').activities(id, { page: 1, pageSize: 50 })).data;
const paid = async (id: string, amount: number) => {
  const { terms, dues } = await view(id);
  if (dues.length === 0) await run(id, 'issue-call', { termId: terms[0].id });
  const [call] = (await view(id)).dues;
  await run(id, 'record-payment', {
    duesId: call.id,
    amount,
    method: 'transfer',
    reference: 'VIR',
  });
  return call.id;
};

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 7);
  server = await startMailServer();
  useMailServer(strapi, server.port);
  staff = await loginAs(strapi, 'membership-staff');
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
});
beforeEach(() => setToday(strapi, JOINED_ON));

test('a certificate is made once, kept, told by the journal, and given again as it was', async () => {
  const [id] = members;
  const { body } = await certificate(id).expect(200);
  const paper: AttestationView = body.data;
  expect(paper).toMatchObject({
    kind: 'certificate',
    name: `Attestation d’adhésion ${(await view(id)).reference}-A1.pdf`,
    locale: 'fr',
    issuedOn: JOINED_ON,
    aboutOn: JOINED_ON,
    message: null,
  });
  const lines = (await journalOf(id)).length;
  expect((await journalOf(id))[0]).toMatchObject({ command: 'issue-certificate' });
  const again = await certificate(id, { on: JOINED_ON, locale: 'fr' }).expect(200);
  expect(again.body.data).toEqual(paper);
  expect(await journalOf(id)).toHaveLength(lines);
  // Another language, or another day, is another paper.
  const english = await certificate(id, { locale: 'en' }).expect(200);
  expect(english.body.data.name).toMatch(/^Certificate of membership .*-A2\.pdf$/);
  setToday(strapi, '2021-02-01');
  const later = await certificate(id).expect(200);
  expect(later.body.data.name).toMatch(/-A3\.pdf$/);
  expect((await papersOf(id)).map(({ name }) => name.slice(-7))).toEqual([
    '-A3.pdf',
    '-A2.pdf',
    '-A1.pdf',
  ]);
});

test('another signatory is another paper, and the one given out stays as it was', async () => {
  const [, , , id] = members;
  const first = (await certificate(id).expect(200)).body.data as AttestationView;
  const bytes = await bytesOf(first.id);
  const signatory = { signatoryName: 'Jeanne Martin', signatoryQuality: 'trésorière' };
  await presentAssociation(strapi, signatory);
  const second = (await certificate(id).expect(200)).body.data as AttestationView;
  await presentAssociation(strapi, { signatoryName: '', signatoryQuality: '' });
  expect(second.name).toMatch(/-A2\.pdf$/);
  expect((await bytesOf(first.id)).equals(bytes)).toBe(true);
  expect((await certificate(id).expect(200)).body.data).toEqual(first);
  if (!hasPdfTools()) return;
  expect(textOf(await bytesOf(second.id))).toContain('Jeanne Martin, trésorière');
});

test('two who ask at the same moment get one paper', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => certificate(members[1]).expect(200)));
  const ids = answers.map(({ body }) => (body as { data: AttestationView }).data.id);
  expect(new Set(ids).size).toBe(1);
  expect(await papersOf(members[1])).toHaveLength(1);
});

test('what somebody is deciding about the member is not made stale by a paper', async () => {
  const { version } = await view(members[1]);
  await certificate(members[1], { locale: 'en' }).expect(200);
  expect((await view(members[1])).version).toBe(version);
});

test('a certificate is a sound, tagged PDF of one page that says what it attests', async () => {
  const { body } = await certificate(members[0]).expect(200);
  const bytes = await bytesOf(body.data.id);
  expect(bytes.toString('latin1')).toContain('/StructTreeRoot');
  if (!hasPdfTools()) return;
  expect(faultsOf(bytes)).toEqual([]);
  expect(fontsOf(bytes)).toEqual([true, true]);
  expect(infoOf(bytes)).toMatch(/Tagged:\s+yes/);
  expect(infoOf(bytes)).toMatch(/Pages:\s+1\n/);
  expect(structureOf(bytes)).toEqual(expect.arrayContaining(['Document', 'H1', 'Table', 'P']));
  const text = textOf(bytes).replace(/\s+/g, ' ');
  expect(text).toContain('atteste que Commune 0 est membre de l’association au 4 janvier 2021.');
  expect(text).toContain('non appelée au 4 janvier 2021');
});

test('a receipt says what came; the same money is receipted once, more money anew', async () => {
  const id = members[2];
  const duesId = await paid(id, 100_000);
  const first = (await receipt(id, duesId).expect(200)).body.data as AttestationView;
  expect(first.name).toMatch(/^Reçu de cotisation .*-R1\.pdf$/);
  const bytes = await bytesOf(first.id);
  setToday(strapi, '2021-03-01');
  expect((await receipt(id, duesId).expect(200)).body.data).toEqual(first);
  await paid(id, 400_000);
  const second = (await receipt(id, duesId).expect(200)).body.data as AttestationView;
  expect(second.name).toMatch(/-R2\.pdf$/);
  expect((await bytesOf(first.id)).equals(bytes)).toBe(true);
  if (!hasPdfTools()) return;
  expect(textOf(bytes)).toContain('il reste 4 000 € à régler sur les 5 000 €');
  const whole = textOf(await bytesOf(second.id));
  expect(whole).toContain('cinq mille euros (5 000 €)');
  expect(whole).toContain('est réglée en totalité');
});

test('a copy says what came in since, with the number of the call, and is made once', async () => {
  const id = members[2];
  const [call] = (await view(id)).dues;
  const calls = await table('dues').count({ total: '*' });
  const first = (await copy(id, call.id).expect(200)).body.data as AttestationView;
  expect(first).toMatchObject({ kind: 'copy', duesId: call.id });
  expect(first.name).toMatch(new RegExp(`^Copie de l’appel de cotisation ${call.number} .*-C1`));
  expect((await copy(id, call.id).expect(200)).body.data).toEqual(first);
  expect(await table('dues').count({ total: '*' })).toEqual(calls);
  expect((await view(id)).dues[0].papers).toEqual(call.papers);
  if (hasPdfTools()) {
    const text = textOf(await bytesOf(first.id));
    expect(text).toContain(`Appel de cotisation n° ${call.number} (copie)`);
    expect(text).toContain('entièrement réglée');
  }
  // A delay that was granted since changes nothing of what the call said.
  const later = { field: 'dues-due-on', id: call.id, date: '2021-12-31', reason: 'Délai' };
  await run(id, 'correct-date', later);
  expect((await copy(id, call.id).expect(200)).body.data).toEqual(first);
  const [{ id: lineId }] = call.payments;
  await run(id, 'reverse-payment', { paymentId: lineId, reason: 'Rejeté' });
  const second = (await copy(id, call.id, { locale: 'en' }).expect(200)).body.data;
  expect(second.name).toMatch(/^Copy of call for dues .*-C2/);
  await run(id, 'reissue-call', { duesId: call.id, reason: 'Service' });
  const refused = (await copy(id, call.id).expect(409)).body.error.details;
  expect(refused.reason).toBe('dues-cancelled');
});

describe('what cannot be attested is refused, and leaves nothing', () => {
  const nothing = async (attempt: () => PromiseLike<{ status: number; body: unknown }>) => {
    const before = await table('paper').count({ total: '*' });
    const { body, status } = await attempt();
    expect(await table('paper').count({ total: '*' })).toEqual(before);
    const { details } = (body as { error: { details: Record<string, unknown> } }).error;
    return { status, ...details } as { status: number; reason: string; text: { fr: string } };
  };

  test('on a day on which the body was no member, with the reason', async () => {
    const answer = await nothing(() => certificate(members[3], { on: '2020-06-01' }));
    expect(answer).toMatchObject({ status: 409, reason: 'not-member-on', field: 'on' });
    expect(answer.text.fr).toContain('1er juin 2020');
    expect(answer.text.fr).not.toMatch(/[{}]/);
  });

  test('as a copy that would lack what a call must contain, and what to fill in', async () => {
    const id = members[6];
    const { organisation, terms } = await view(id);
    await run(id, 'issue-call', { termId: terms[0].id });
    const [call] = (await view(id)).dues;
    await presentAssociation(strapi, { iban: '', bic: '' });
    const answer = await nothing(() => copy(id, call.id));
    expect(answer).toMatchObject({ status: 409, reason: 'call-lacks-identity' });
    expect(answer.text.fr).toContain('l’IBAN');
    await presentAssociation(strapi);
    // The copy of a call is not asked for what the body asks of its next calls.
    await strapi.documents('api::organisation.organisation').update({
      documentId: organisation.documentId,
      data: { engagementRequired: true } as never,
    });
    await copy(id, call.id).expect(200);
  });

  test('on a day to come', async () => {
    const answer = await nothing(() => certificate(members[3], { on: '2030-01-01' }));
    expect(answer).toMatchObject({ reason: 'date-in-future', field: 'on' });
  });

  test('of a call that brought nothing, or that is another member’s', async () => {
    const { terms } = await view(members[3]);
    await run(members[3], 'issue-call', { termId: terms[0].id });
    const [call] = (await view(members[3])).dues;
    expect(await nothing(() => receipt(members[3], call.id))).toMatchObject({
      reason: 'nothing-received',
    });
    const theirs = (await view(members[2])).dues[0].id;
    expect(await nothing(() => receipt(members[3], theirs))).toMatchObject({
      reason: 'dues-unknown',
    });
  });

  test('of nobody', async () => {
    expect(await nothing(() => certificate('nobody'))).toMatchObject({
      status: 404,
      reason: 'membership-unknown',
    });
    await staff.get(`${LIFECYCLE}/memberships/nobody/attestations`).expect(404);
  });

  test('while the association has no name', async () => {
    await presentAssociation(strapi, { name: '' });
    const answer = await nothing(() => certificate(members[4]));
    expect(answer.reason).toBe('attestation-lacks-identity');
    await presentAssociation(strapi);
  });
});

describe('sent', () => {
  test('it leaves with its message, as it was made, once', async () => {
    await service('messages').flush();
    server.received.length = 0;
    const { id } = (await certificate(members[4]).expect(200)).body.data as AttestationView;
    await staff.post(`${LIFECYCLE}/papers/${id}/send`).expect(200);
    await service('messages').flush();
    const [mail] = server.received;
    expect(mail.subject).toMatch(/^Attestation d’adhésion ADH-.*-A1\s: Commune 4$/);
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0].content.equals(await bytesOf(id))).toBe(true);
    expect((await journalOf(members[4]))[0]).toMatchObject({ command: 'send-paper' });
    expect(await papersOf(members[4])).toMatchObject([{ id, message: 'sent' }]);
    const again = await staff.post(`${LIFECYCLE}/papers/${id}/send`).expect(409);
    expect(again.body.error.details.reason).toBe('paper-sent-already');
    await service('messages').flush();
    expect(server.received).toHaveLength(1);
  });

  test('a call has its own message: it is not sent so', async () => {
    const call = (await view(members[2])).dues[0].papers[0];
    await staff.post(`${LIFECYCLE}/papers/${call.id}/send`).expect(404);
  });

  test('nobody to write to is said, and nothing is queued', async () => {
    const { id } = (await certificate(members[5]).expect(200)).body.data as AttestationView;
    const { organisation } = await view(members[5]);
    await strapi.documents('api::organisation.organisation').update({
      documentId: organisation.documentId,
      data: { contacts: [] } as never,
    });
    const { body } = await staff.post(`${LIFECYCLE}/papers/${id}/send`).expect(409);
    expect(body.error.details.reason).toBe('letter-no-recipient');
    expect(await table('message').where('template', 'paper-sent')).toHaveLength(1);
  });
});
