import type { Core } from '@strapi/strapi';
import type { Channel } from '../../../src/plugins/membership-lifecycle/server/src/messages/channel';
import type * as Channels from '../../../src/plugins/membership-lifecycle/server/src/channels';
import type * as Messages from '../../../src/plugins/membership-lifecycle/server/src/messages/channel';
import { loginAs } from '../../helpers/admin';
import { contactOf, factsOf } from '../../helpers/facts';
import { manyMembers, OPENS_ON } from '../../helpers/campaign';
import { csvRows, take } from '../../helpers/exports';
import { bootWithMail, tokensIn } from '../../helpers/invitations';
import { queueMessages } from '../../helpers/messages';
import { NOBODYS_PORT } from '../../helpers/nobody';
import { compiled } from '../../helpers/rights';
import { useMailServer, type MailServer } from '../../helpers/smtp';
import { setNow, setToday, stop } from '../../helpers/strapi';

/** A second channel beside e-mail: a message goes by it from its decision to its hand-over. */

const MINUTE = 60_000;
const NUMBER = '+33600000001';
const STAFF = { type: 'admin' as const, id: '1' };

let strapi: Core.Strapi;
let server: MailServer;
let member: string;
let isSetUp = true;
let answer: { kind: 'refused' | 'later' | 'unreachable'; answer: string } | null = null;
const handedOver: { to: string; text: string; messageId: string | null }[] = [];

/** Text messages to telephones, whose operator answers as the test decides. */
const TEXTS: Channel = {
  name: 'texts',
  words: {
    address: { fr: 'Téléphone', en: 'Phone' },
    kept: { fr: 'Aucun opérateur : rien ne part.', en: 'No operator: nothing leaves.' },
    notSetUp: { fr: 'Aucun opérateur.', en: 'No operator.' },
  },
  addressOf: ({ phone }) => (/^\+\d+$/.test(phone ?? '') ? (phone ?? null) : null),
  isSetUp: () => isSetUp,
  compose: ({ subject, text }, withFiles) => (withFiles ? null : { subject, text, html: '' }),
  async handOver(_strapi, _identity, { toEmail: to, text, messageId }) {
    if (answer) throw new Error(answer.answer);
    handedOver.push({ to, text, messageId });
  },
  failureOf: () => answer ?? { kind: 'later', answer: '' },
  explain: () => ({ reason: 'no-number', text: { fr: 'Numéro inconnu !', en: 'No such number!' } }),
};

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const messages = () => service('messages');
const table = () => strapi.db.connection('adh_message');

/** Gives the only contact of the member other addresses. */
const reachAt = async (email: string | null, phone: string | null): Promise<void> => {
  const { organisation_id: documentId } = await strapi.db
    .connection('memberships')
    .where('document_id', member)
    .first();
  await strapi.documents('api::organisation.organisation').update({
    documentId,
    data: { contacts: [{ name: 'Ana', email, phone, role: 'representative' }] } as never,
  });
};

/** The message that asks the member for its renewal. */
const proposal = async () => {
  const row = await table().where({ template: 'renewal-proposal' }).first();
  return messages().view(row.document_id);
};

beforeAll(async () => {
  ({ strapi, server } = await bootWithMail());
  const { CHANNELS } = compiled('channels') as typeof Channels;
  const { channelsPort } = compiled('messages/channel') as typeof Messages;
  channelsPort.connect(strapi, [...CHANNELS, TEXTS]);
  [member] = await manyMembers(strapi, 1);
  await reachAt(null, NUMBER);
  await table().delete();
  setToday(strapi, OPENS_ON);
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
});
beforeEach(() => {
  isSetUp = true;
  answer = null;
  handedOver.length = 0;
  server.received.length = 0;
  useMailServer(strapi, server.port);
});

test('asks nobody before it is set up, and then whoever has no e-mail', async () => {
  isSetUp = false;
  await service('daily').run();
  expect(await table()).toEqual([]);
  isSetUp = true;
  await reachAt(null, NUMBER);
  await service('daily').run();
  expect(await proposal()).toMatchObject({
    toName: 'Ana',
    toEmail: NUMBER,
    html: '',
    state: 'queued',
    kept: null,
    link: { state: 'unsent' },
  });
  const { id, text } = await proposal();
  expect(text).toContain('[lien personnel]');
  expect(await table().where('document_id', id).first()).toMatchObject({ channel: 'texts' });
});

test('says in its own words what a message is kept for', async () => {
  isSetUp = false;
  expect(await messages().flush()).toEqual({ sent: 0, retried: 0, failed: 0 });
  const { id } = await proposal();
  // As what waits in an installation that is carried over.
  await table().update({ state: 'kept', next_attempt_at: null });
  expect((await messages().view(id)).kept).toEqual({
    fr: 'Aucun opérateur\u00a0: rien ne part.',
    en: 'No operator: nothing leaves.',
  });
  await expect(messages().resend(id, STAFF)).rejects.toMatchObject({
    reason: 'smtp-not-configured',
    text: { fr: 'Aucun opérateur.' },
  });
});

test('a failure that passes is tried again, and one that lasts is told in its own words', async () => {
  const { id } = await proposal();
  await messages().resend(id, STAFF);
  answer = { kind: 'later', answer: 'busy' };
  expect(await messages().flush()).toEqual({ sent: 0, retried: 1, failed: 0 });
  const waiting = await messages().view(id);
  expect(waiting).toMatchObject({ state: 'queued', lastError: 'busy', kept: null });
  answer = { kind: 'refused', answer: 'unknown' };
  setNow(strapi, Date.parse(waiting.nextAttemptAt ?? ''));
  expect(await messages().flush()).toEqual({ sent: 0, retried: 0, failed: 1 });
  expect((await messages().list({ state: 'failed', page: 1, pageSize: 5 })).data).toEqual([
    expect.objectContaining({
      id,
      lastError: 'unknown',
      failure: {
        reason: 'no-number',
        text: { fr: 'Numéro inconnu\u00a0!', en: 'No such number!' },
      },
    }),
  ]);
});

test('is handed over with its link, which works as long as the contact has that number', async () => {
  const { id } = await proposal();
  await messages().resend(id, STAFF);
  expect(await messages().flush()).toEqual({ sent: 1, retried: 0, failed: 0 });
  const [{ to, text, messageId }] = handedOver;
  expect(to).toBe(NUMBER);
  expect(messageId).toMatch(/^<[0-9a-f]{32}@/);
  const [token] = tokensIn(text);
  expect(await service('renewalInvitations').view(token)).toMatchObject({ status: 'open' });
  expect(server.received).toEqual([]);

  // An e-mail beside it changes nothing for a message that went to the number.
  await reachAt('ana@example.org', NUMBER);
  expect((await messages().view(id)).link).toMatchObject({ state: 'open' });
  await reachAt(null, '+33600000002');
  expect((await messages().view(id)).link).toMatchObject({ state: 'gone' });
  await expect(service('renewalInvitations').view(token)).rejects.toMatchObject({
    reason: 'invitation-expired',
  });
  await reachAt('ana@example.org', NUMBER);
});

test('carries no file, and gives way to e-mail', async () => {
  const render = await messages().renderer();
  const draft = { key: 'k', template: 'membership-approved', contactRole: 'representative' };
  const nothing = { termId: null, renewalId: null, duesId: null };
  const known = { id: '1', name: 'Ana', role: 'representative' as const, locale: 'fr' as const };
  const to = (email: string, more: object = {}) =>
    render(
      { ...draft, ...nothing, to: { ...known, email, phone: NUMBER }, ...more },
      factsOf({ contacts: [contactOf({ ...known, email })] }),
      'Commune',
    );
  expect(to('').message).toMatchObject({ channel: 'texts', toEmail: NUMBER });
  const paper = { about: { paper: { id: 'paper', name: 'Appel.pdf' } } };
  expect(to('', paper)).toEqual({ ok: false, reason: 'no-recipient' });
  expect(to('ana@example.org', paper).message).toMatchObject({
    channel: 'email',
    toEmail: 'ana@example.org',
    paperId: 'paper',
  });
});

test('waits for no other channel, nor does another for it; an older row goes by e-mail', async () => {
  const now = Date.parse(`${OPENS_ON}T12:00:00Z`);
  setNow(strapi, now);
  await queueMessages(strapi, 2, now);
  await queueMessages(strapi, 1, now, { channel: 'texts', to_email: NUMBER });
  useMailServer(strapi, NOBODYS_PORT);
  expect(await messages().flush()).toEqual({ sent: 1, retried: 1, failed: 0 });
  expect(handedOver.map(({ to }) => to)).toEqual([NUMBER]);
  await queueMessages(strapi, 2, now, { channel: 'texts', to_email: NUMBER });
  useMailServer(strapi, server.port);
  answer = { kind: 'unreachable', answer: 'silence' };
  setNow(strapi, now + MINUTE);
  expect(await messages().flush()).toEqual({ sent: 2, retried: 1, failed: 0 });
  expect(server.received).toHaveLength(2);
});

test('is in the files and in what is held on a person, under what its addresses are called', async () => {
  const { token } = await loginAs(strapi, 'administrator');
  const [headings, ...rows] = csvRows(await take(strapi, token, 'messages'));
  expect(headings).toContain('Courriel / Téléphone');
  // A sheet would take a number that begins with + for a formula.
  expect(rows.map((row) => row[headings.indexOf('Courriel / Téléphone')])).toContain(`'${NUMBER}`);
  const person = await service('privacy').person({ email: 'ana@example.org', name: 'Ana' });
  expect(person.messages).toEqual({ total: 1, waiting: 0 });
  const { people } = await service('privacy').search('Ana');
  expect(people).toEqual([
    expect.objectContaining({ email: 'ana@example.org', contacts: 1, messages: 1 }),
  ]);
});
