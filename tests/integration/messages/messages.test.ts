import type { Core } from '@strapi/strapi';
import type { ContactRole } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { contactOf } from '../../helpers/facts';
import { boot, setNow, setToday, stop } from '../../helpers/strapi';
import { NOBODYS_PORT } from '../../helpers/nobody';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { stored } from '../../helpers/json';

const MINUTE = 60_000;
const NOON = Date.parse('2021-06-01T12:00:00Z');
const actor = { type: 'admin' as const, id: '1' };

let strapi: Core.Strapi;
let server: MailServer;
let count = 0;

const messages = () => strapi.plugin('membership-lifecycle').service('messages');
const flushAt = (now: number) => {
  setNow(strapi, now);
  return messages().flush();
};
const table = (name: string) => strapi.db.connection(`adh_${name}`);
/** How many lines the journal has; none can be taken away. */
const lines = async (): Promise<number> => (await table('activity')).length;

const contact = (role: ContactRole, email: string, locale: 'fr' | 'en' = 'fr') =>
  contactOf({ id: `${role}-${email}`, name: `Contact ${role}`, email, role, locale });

const factsOf = (contacts: object[]) => ({
  membership: { id: 'membership0000000000000a', reference: 'ADH-1', tierCode: 'public' },
  terms: [],
  dues: [],
  payments: [],
  papers: [],
  renewals: [],
  entitlements: [],
  effects: [],
  offers: [],
  contacts,
  workflow: { graceDays: 60 },
});

const render = async (
  contacts: object[] = [contact('representative', 'rep@example.org')],
  draft: object = {},
) => {
  const renderer = await messages().renderer();
  const whole = {
    key: `key-${(count += 1)}`,
    template: 'application-received',
    contactRole: 'representative',
    termId: null,
    renewalId: null,
    duesId: null,
    ...draft,
  };
  return renderer(whole, factsOf(contacts), 'Ville d’Exemple');
};

/** Stores a rendered message as a command does. */
const queue = async (): Promise<string> => {
  const { message } = await render();
  const columns = Object.entries(message).map(([name, value]) => [
    name === 'id' ? 'document_id' : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value !== null && typeof value === 'object' ? JSON.stringify(value) : value,
  ]);
  await table('message').insert(Object.fromEntries(columns));
  return message.id;
};

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  server = await startMailServer();
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
});
beforeEach(async () => {
  jest.restoreAllMocks();
  await table('message').delete();
  setToday(strapi, '2021-06-01');
  server.received.length = 0;
  server.answer = null;
  useMailServer(strapi, server.port);
});

describe('rendering', () => {
  test('writes to the contact of the role, in their language', async () => {
    const { message } = await render([
      contact('billing', 'pay@example.org'),
      contact('representative', 'rep@example.org', 'en'),
    ]);
    expect(message).toMatchObject({
      toEmail: 'rep@example.org',
      locale: 'en',
      state: 'queued',
      nextAttemptAt: NOON,
    });
    expect(message.subject).toContain('received your application');
  });

  test('falls back to whoever can be reached, and says when nobody can', async () => {
    const others = [
      contact('operational', 'op@example.org'),
      contact('billing', 'pay@example.org'),
    ];
    expect((await render(others)).message.toEmail).toBe('pay@example.org');
    for (const nobody of [[contact('representative', 'a@b.c, victim@example.org')], []]) {
      expect(await render(nobody)).toMatchObject({
        ...{ ok: false, reason: 'no-recipient' },
        waiting: { state: 'withheld', toEmail: '', nextAttemptAt: null },
      });
    }
    expect(await render(undefined, { template: 'nothing' })).toEqual({
      ok: false,
      reason: 'template-missing',
    });
  });

  test('gives one key one Message-ID', async () => {
    const first = await render(undefined, { key: 'same' });
    const second = await render(undefined, { key: 'same' });
    expect(first.message.messageId).toBe(second.message.messageId);
    expect(first.message.messageId).toMatch(/^<[0-9a-f]{32}@/);
  });
});

describe('without a mail server', () => {
  beforeEach(() => strapi.config.set('plugin::membership-lifecycle.smtpConfigured', false));

  test('a message is kept, readable, and not sent', async () => {
    const id = await queue();
    expect(await messages().flush()).toEqual({ sent: 0, retried: 0, failed: 0 });
    const view = await messages().view(id);
    expect(view).toMatchObject({ state: 'kept', toEmail: 'rep@example.org', attempts: 0 });
    expect(view.text).toContain('Ville d’Exemple');
    expect(view.html).toContain('<html lang="fr">');
    await expect(messages().resend(id, actor)).rejects.toMatchObject({
      reason: 'smtp-not-configured',
    });
  });

  test('a kept message can be sent once there is one', async () => {
    const id = await queue();
    expect((await messages().view(id)).kept.fr).toContain('Aucun serveur d’envoi');
    useMailServer(strapi, server.port);
    const { kept } = await messages().view(id);
    expect(kept.fr).not.toContain('Aucun serveur d’envoi');
    expect(kept.fr).toContain('Vous pouvez maintenant envoyer');
    await messages().resend(id, actor);
    expect((await messages().view(id)).kept).toBeNull();
    expect(await messages().flush()).toMatchObject({ sent: 1 });
    expect(server.received).toHaveLength(1);
  });
});

describe('sending', () => {
  test('sends a due message once, with its text, its HTML and its Message-ID', async () => {
    const id = await queue();
    expect(await messages().flush()).toEqual({ sent: 1, retried: 0, failed: 0 });
    expect(await messages().flush()).toEqual({ sent: 0, retried: 0, failed: 0 });
    const [mail] = server.received;
    const row = await table('message').where('document_id', id).first();
    expect(mail.messageId).toBe(row.message_id);
    expect(mail.text).toContain('Ville d’Exemple');
    expect(mail.html).toContain('lang="fr"');
    expect(mail.from?.text).toContain('defaut@example.org');
    expect(await messages().view(id)).toMatchObject({
      state: 'sent',
      sentAt: '2021-06-01T12:00:00.000Z',
      nextAttemptAt: null,
    });
  });

  test('signs with the association’s sender and reply address', async () => {
    const settings = strapi.plugin('membership-lifecycle').service('settings');
    const identity = await settings.identity();
    const sender = {
      ...identity,
      name: 'L’Atelier "commun"',
      senderEmail: 'adhesions@example.org',
      replyTo: 'equipe@example.org',
    };
    await settings.saveIdentity(sender, actor);
    await queue();
    await messages().flush();
    const [mail] = server.received;
    expect(mail.from?.value).toEqual([
      { name: 'L’Atelier commun', address: 'adhesions@example.org' },
    ]);
    expect(mail.replyTo?.text).toBe('equipe@example.org');
    expect(mail.messageId).toContain('@example.org>');
    await settings.saveIdentity(identity, actor);
  });

  test('two flushes at once send each message once', async () => {
    for (let index = 0; index < 8; index += 1) await queue();
    const results = await Promise.all([1, 2, 3].map(() => messages().flush()));
    expect(results.reduce((sum, { sent }) => sum + sent, 0)).toBe(8);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(8);
    expect(server.received).toHaveLength(8);
  });

  test('tries a refused connection again after 1, 5, 30, 120 and 720 minutes, then gives up', async () => {
    const id = await queue();
    await queue();
    useMailServer(strapi, NOBODYS_PORT);
    let now = NOON;
    const { messageId } = await table('message')
      .where('document_id', id)
      .first('message_id as messageId');
    for (const minutes of [1, 5, 30, 120, 720]) {
      // The second message is not even tried: the server is known to be away.
      expect(await flushAt(now)).toEqual({ sent: 0, retried: 1, failed: 0 });
      const view = await messages().view(id);
      expect(view.state).toBe('queued');
      expect(Date.parse(view.nextAttemptAt ?? '')).toBe(now + minutes * MINUTE);
      expect(view.lastError).toContain('ECONNREFUSED');
      await table('message')
        .whereNot('document_id', id)
        .update({ next_attempt_at: NOON * 2 });
      expect(await flushAt(now + minutes * MINUTE - 1)).toMatchObject({
        retried: 0,
      });
      now += minutes * MINUTE;
    }
    expect(await flushAt(now)).toEqual({ sent: 0, retried: 0, failed: 1 });
    expect(await messages().view(id)).toMatchObject({
      state: 'failed',
      attempts: 6,
      nextAttemptAt: null,
    });
    useMailServer(strapi, server.port);
    await messages().resend(id, actor);
    await flushAt(now);
    expect(server.received.map((mail) => mail.messageId)).toEqual([messageId]);
  });

  test('tries again what the server defers, with the same Message-ID', async () => {
    const id = await queue();
    server.answer = { code: 451, text: 'Greylisted, come back later' };
    expect(await messages().flush()).toEqual({ sent: 0, retried: 1, failed: 0 });
    expect((await messages().view(id)).lastError).toContain('Greylisted');
    server.answer = null;
    expect(await flushAt(NOON + MINUTE)).toMatchObject({ sent: 1 });
    const row = await table('message').where('document_id', id).first();
    expect(server.received[0].messageId).toBe(row.message_id);
    expect(await messages().view(id)).toMatchObject({
      state: 'sent',
      attempts: 2,
      lastError: null,
    });
  });

  test('gives up at once on what the server refuses for good, visibly, and goes on', async () => {
    const id = await queue();
    server.answer = { code: 550, text: 'No such mailbox' };
    expect(await messages().flush()).toEqual({ sent: 0, retried: 0, failed: 1 });
    expect(await messages().view(id)).toMatchObject({ state: 'failed', attempts: 1 });
    expect((await messages().view(id)).lastError).toContain('No such mailbox');
    const { data } = await messages().list({ state: 'failed', page: 1, pageSize: 25 });
    expect(data.map((row: { id: string }) => row.id)).toEqual([id]);
  });

  test('takes back a message whose sender died, once its claim has lapsed', async () => {
    const id = await queue();
    await table('message').update({
      state: 'sending',
      attempts: 1,
      next_attempt_at: NOON + 10 * MINUTE,
    });
    expect(await flushAt(NOON + 9 * MINUTE)).toMatchObject({ sent: 0 });
    expect(await flushAt(NOON + 10 * MINUTE)).toMatchObject({ sent: 1 });
    expect(await messages().view(id)).toMatchObject({ state: 'sent', attempts: 2 });
  });
});

describe('by hand', () => {
  test('a sent message can be sent again, under another Message-ID, and the journal says who asked', async () => {
    const id = await queue();
    await messages().flush();
    await messages().resend(id, actor);
    await messages().flush();
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(2);
    const line = await table('activity').orderBy('id', 'desc').first();
    expect(line).toMatchObject({ command: 'resend-message', actor_id: '1', on: '2021-06-01' });
    expect(stored(line.before)).toEqual({ state: 'sent' });
    expect(stored(line.after)).toEqual({ state: 'queued' });
  });

  test('a queued message can be cancelled, and is then neither sent nor cancelled again', async () => {
    const id = await queue();
    const before = await lines();
    expect(await messages().cancel(id, actor)).toMatchObject({ state: 'cancelled' });
    expect(await messages().flush()).toMatchObject({ sent: 0 });
    await expect(messages().cancel(id, actor)).rejects.toMatchObject({
      reason: 'message-not-cancellable',
    });
    await expect(messages().resend(id, actor)).rejects.toMatchObject({
      reason: 'message-not-resendable',
    });
    expect(await lines()).toBe(before + 1);
  });

  test('a message that is not there is said to be unknown', async () => {
    await expect(messages().view('nothing')).rejects.toMatchObject({
      status: 404,
      reason: 'message-unknown',
    });
  });

  test('the list is paged and filtered, newest first', async () => {
    for (let index = 0; index < 3; index += 1) await queue();
    const page = await messages().list({ template: 'application-received', page: 2, pageSize: 2 });
    expect(page.data).toHaveLength(1);
    expect(page.meta.pagination).toEqual({ page: 2, pageSize: 2, pageCount: 2, total: 3 });
    expect((await messages().list({ membershipId: 'other', page: 1, pageSize: 2 })).data).toEqual(
      [],
    );
  });
});
