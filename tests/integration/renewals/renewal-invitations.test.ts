import type { Core } from '@strapi/strapi';
import { OPENS_ON } from '../../helpers/campaign';
import { bootWithMail, invite, tokensIn, SITE, type Invited } from '../../helpers/invitations';
import { refusalOf } from '../../helpers/rights';
import { setNow, setToday, stop } from '../../helpers/strapi';
import type { MailServer } from '../../helpers/smtp';
import type { MessageView } from '../../../src/plugins/membership-lifecycle/shared/messages/messages';

/** Personal links: made as messages leave, working until they are answered by, revoked or too late. */

const STAFF = { type: 'admin' as const, id: '1' };

let strapi: Core.Strapi;
let server: MailServer;
let invited: Invited[];
let next = 0;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const links = () => service('renewalInvitations');
const table = (name: string) => strapi.db.connection(`adh_${name}`);

/** A member who has not answered, with the message that it was sent. */
const one = async () => {
  const invitation = invited[next];
  next += 1;
  const { document_id: messageId } = await table('message')
    .where({ membership_id: invitation.member, template: 'renewal-proposal' })
    .first();
  return { ...invitation, messageId: messageId as string };
};
const viewOf = (messageId: string): Promise<MessageView> => service('messages').view(messageId);
const rowsOf = (messageId: string) => table('renewal_invitation').where('message_id', messageId);
/** What the last message with a link carries; others may have left after it. */
const lastToken = (): string =>
  server.received.flatMap(({ text }) => tokensIn(text ?? '')).at(-1) as string;

beforeAll(async () => {
  ({ strapi, server } = await bootWithMail());
  invited = await invite(strapi, server, 13);
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
});
beforeEach(() => {
  setToday(strapi, OPENS_ON);
  server.answer = null;
});

test('a message leaves with a link, in text and as HTML; what is kept of it says that it had one', async () => {
  const { messageId, token } = await one();
  const sent = server.received.find(({ text }) => text?.includes(token));
  expect(sent?.text).toContain(`${SITE}/repondre#${token}`);
  expect(sent?.html).toContain(`<a href="${SITE}/repondre#${token}">${SITE}/repondre#${token}</a>`);
  expect(`${sent?.text}${String(sent?.html)}`).not.toContain('[lien personnel]');
  const kept = await viewOf(messageId);
  expect(kept.text).toContain('[lien personnel]');
  expect(kept.html).toContain('[lien personnel]');
  expect(JSON.stringify(kept)).not.toContain(token);
  expect(kept.link).toEqual({ state: 'open', answer: null, usedAt: null, usedBy: null });
});

test('a message that has nothing to ask carries no link', async () => {
  const rows = await table('message').whereNot('template', 'renewal-proposal');
  expect(rows.length).toBeGreaterThan(0);
  for (const { text } of rows) expect(text).not.toContain('[lien personnel]');
});

test('who answered by the link is told on the member’s page, on its message and in the journal', async () => {
  const { member, messageId, token } = await one();
  await links().accept(token, { comment: 'Merci' }, null);
  const name = (await service('memberships').view(member)).contacts[0].name;
  const view = await service('memberships').view(member);
  expect(view.renewal).toMatchObject({
    answer: 'accepted',
    ownAnswer: { by: { type: 'link', name }, comment: 'Merci' },
  });
  expect((await viewOf(messageId)).link).toMatchObject({
    state: 'used',
    answer: 'accepted',
    usedBy: name,
  });
  const { data } = await service('memberships').activities(member, { page: 1, pageSize: 1 });
  expect(data).toMatchObject([{ command: 'accept-renewal', actor: { type: 'link', name } }]);
  const list = await service('renewals').list({ page: 1, pageSize: 50 });
  const row = list.data.find(
    ({ membershipId }: { membershipId: string }) => membershipId === member,
  );
  expect(row.ownAnswer).toMatchObject({ by: { type: 'link', name } });
});

test('an answer that staff undid is not told as the member’s any more', async () => {
  const { member, token } = await one();
  await links().decline(token, { reason: 'Budget' });
  const reopened = { stageId: 'proposed', reason: 'Erreur' };
  expect((await service('memberships').view(member)).pastRenewals).toMatchObject([
    { answer: 'declined', ownAnswer: { comment: 'Budget' } },
  ]);
  await service('commands').run(member, 'reopen-renewal', reopened, STAFF);
  expect((await service('memberships').view(member)).renewal).toMatchObject({
    answer: null,
    ownAnswer: null,
  });
  // The link was answered by, once and for all; the next message carries another.
  expect(await refusalOf(links().accept(token, {}, null))).toBe('invitation-used');
  expect(await links().view(token)).toMatchObject({ status: 'answered', answer: 'declined' });
  // Only the link: the renewal awaits an answer, by another message or in the member space.
  const reader = { contact: 'x', locale: 'fr' };
  expect(await service('renewalAnswers').view(member, reader)).toMatchObject({ status: 'open' });
});

test('a message that is sent again carries a link of its own, and both copies work', async () => {
  const { messageId, token } = await one();
  await service('messages').resend(messageId, STAFF);
  await service('messages').flush();
  const second = lastToken();
  expect(second).not.toBe(token);
  expect((await links().view(second)).status).toBe('open');
  expect((await links().view(token)).status).toBe('open');
  await links().accept(second, {}, null);
  expect(await refusalOf(links().accept(token, {}, null))).toBe('invitation-used');
  expect((await links().view(token)).answer).toBe('accepted');
});

test('a message that is tried again keeps its Message-ID, and the link of what arrives works', async () => {
  const { member } = await one();
  const reminder = { reminderId: 'before-60' };
  await service('commands').run(member, 'send-reminder', reminder, STAFF);
  server.answer = { code: 451, text: 'Later' };
  const now = Date.parse(`${OPENS_ON}T12:00:00Z`);
  await service('messages').flush();
  const { document_id: id, message_id: messageId } = await table('message')
    .where({ membership_id: member, template: 'renewal-reminder' })
    .first();
  server.answer = null;
  setNow(strapi, now + 3_600_000);
  await service('messages').flush();
  jest.restoreAllMocks();
  const last = server.received.filter(({ text }) => text?.includes(lastToken()));
  expect(last.map((mail) => mail.messageId)).toEqual([messageId]);
  expect(await rowsOf(id)).toHaveLength(2);
  expect((await links().view(lastToken())).status).toBe('open');
  expect(await viewOf(id)).toMatchObject({ state: 'sent', link: { state: 'open' } });
});

test('a revoked link opens nothing, and a message that is sent again carries one that does', async () => {
  const { member, messageId, token } = await one();
  expect(await service('messages').revokeLink(messageId, STAFF)).toMatchObject({
    link: { state: 'revoked' },
  });
  expect(await refusalOf(links().view(token))).toBe('invitation-expired');
  expect(await refusalOf(links().accept(token, {}, null))).toBe('invitation-expired');
  expect(await refusalOf(service('messages').revokeLink(messageId, STAFF))).toBe(
    'no-link-to-revoke',
  );
  const told = { membership_id: member, command: 'revoke-link' };
  expect(await table('activity').where(told)).toHaveLength(1);
  await service('messages').resend(messageId, STAFF);
  await service('messages').flush();
  expect((await links().view(lastToken())).status).toBe('open');
  expect((await viewOf(messageId)).link?.state).toBe('open');
});

test('the page of a message says why its link is of no use any more', async () => {
  const [closed, late] = [await one(), await one()];
  await service('commands').run(closed.member, 'lose-renewal', { reason: 'x' }, STAFF);
  expect((await viewOf(closed.messageId)).link?.state).toBe('closed');
  setToday(strapi, '2022-03-02');
  expect((await viewOf(late.messageId)).link?.state).toBe('expired');
});

test('a link ends with the day of the association, whichever day it is in Greenwich', async () => {
  const { token } = await one();
  const at = (instant: string) => {
    service('clock').set(null);
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse(instant));
  };
  at('2022-03-01T22:59:59Z');
  expect((await links().view(token)).expiresOn).toBe('2022-03-01');
  at('2022-03-01T23:00:00Z');
  const ended = [links().view(token), links().decline(token, { reason: 'x' })];
  expect(await Promise.all(ended.map(refusalOf))).toEqual([
    'invitation-expired',
    'invitation-expired',
  ]);
  jest.restoreAllMocks();
});

test('a message that still waits has no link yet, and none is left when it is held back', async () => {
  const { member } = await one();
  await service('commands').run(member, 'send-reminder', { reminderId: 'before-30' }, STAFF);
  const { document_id: id } = await table('message')
    .where({ membership_id: member, template: 'renewal-reminder' })
    .first();
  expect((await viewOf(id)).link?.state).toBe('unsent');
  expect(await refusalOf(service('messages').revokeLink(id, STAFF))).toBe('no-link-to-revoke');
  await service('messages').cancel(id, STAFF);
  await service('messages').flush();
  expect(await rowsOf(id)).toEqual([]);
});

test('a message that is only tried out carries a link that opens nothing', async () => {
  const { member } = await one();
  const texts = {
    subjectFr: 'Objet',
    bodyFr: 'Répondez : {{ renewal.answerLink }}',
    subjectEn: 'Subject',
    bodyEn: 'Answer: {{ renewal.answerLink }}',
  };
  const drafts = service('templateDrafts');
  const { fr, en } = await drafts.preview('renewal-proposal', { ...texts, membership: member });
  expect(fr.letter.text).toBe(`Répondez : ${SITE}/repondre#exemple`);
  expect(en.letter.text).toBe(`Answer: ${SITE}/repondre?lang=en#exemple`);
  expect(await refusalOf(links().view('exemple'))).toBe('invitation-unknown');
  const sample = await drafts.preview('renewal-proposal', texts);
  expect(sample.fr.letter.html).toContain('<a href="https://www.example.org/repondre#exemple">');
});
