import fs from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { breakStatements } from '../../helpers/broken-statements';
import { queueMessages } from '../../helpers/messages';
import { someId } from '../../helpers/rights';
import { startMailServer, useMailServer, type MailServer } from '../../helpers/smtp';
import { boot, setNow, stop } from '../../helpers/strapi';

/** A message whose paper cannot be read at this moment: it waits, and leaves with it. */

const NOON = Date.parse('2021-06-01T12:00:00Z');
const MINUTE = 60_000;
const BYTES = Buffer.from('%PDF-1.7 appel');

let strapi: Core.Strapi;
let server: MailServer;
let paperId: string;
const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const table = (name: string) => strapi.db.connection(`adh_${name}`);
const flushAt = (now: number) => {
  setNow(strapi, now);
  return service('messages').flush();
};
/** Stores a message that announces the paper; its id. */
const queue = async (): Promise<string> => {
  const [messageId] = await queueMessages(strapi, 1, NOON, { paper_id: paperId });
  return (await table('message').where({ message_id: messageId }).first()).document_id;
};
const attached = () =>
  server.received.map(({ attachments }) => attachments.map(({ content }) => content.toString()));
const unread = (code: string) => Object.assign(new Error(`${code}: broken on purpose`), { code });

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  server = await startMailServer();
  useMailServer(strapi, server.port);
  paperId = someId();
  await table('paper').insert({
    ...{ document_id: paperId, kind: 'call', key: 'call:1', membership_id: 'member', edition: 1 },
    ...{ name: 'Appel.pdf', mime: 'application/pdf', size: BYTES.length, locale: 'fr' },
    ...{ digest: await service('papers').keep(BYTES), issued_on: '2021-06-01', added_at: NOON },
    ...{ actor_type: 'system', actor_id: 'test' },
  });
});
afterAll(async () => {
  await stop(strapi);
  await server?.close();
});
beforeEach(async () => {
  jest.restoreAllMocks();
  await table('message').delete();
  server.received.length = 0;
});

test.each(['EMFILE', 'EIO', 'ESTALE'])(
  'the storage answers %s: the message waits as for a mail server, says so, and leaves',
  async (code) => {
    const id = await queue();
    jest.spyOn(fs, 'readFile').mockRejectedValue(unread(code));
    expect(await service('messages').flush()).toEqual({ sent: 0, retried: 1, failed: 0 });
    const waiting = await service('messages').view(id);
    expect(waiting).toMatchObject({
      state: 'queued',
      nextAttemptAt: new Date(NOON + MINUTE).toISOString(),
      lastError: expect.stringContaining(code),
      failure: { reason: 'paper-unread' },
    });
    expect(waiting.failure.text.fr).toContain('n’a pas pu être lu dans le stockage privé');
    jest.restoreAllMocks();
    expect(await flushAt(NOON + MINUTE)).toEqual({ sent: 1, retried: 0, failed: 0 });
    expect(attached()).toEqual([[BYTES.toString()]]);
  },
);

test('a storage that never answers: the message is given up in the end, and never left without it', async () => {
  const id = await queue();
  jest.spyOn(fs, 'readFile').mockRejectedValue(unread('EIO'));
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const { next_attempt_at: due } = await table('message').first();
    expect(await flushAt(Number(due))).toEqual({ sent: 0, retried: 1, failed: 0 });
  }
  const { next_attempt_at: due } = await table('message').first();
  expect(await flushAt(Number(due))).toEqual({ sent: 0, retried: 0, failed: 1 });
  expect(await service('messages').view(id)).toMatchObject({
    state: 'failed',
    failure: { reason: 'paper-unread' },
  });
  expect(server.received).toEqual([]);
});

test('the database is cut off as it is asked for the paper: it is asked again, and the message leaves', async () => {
  await queue();
  const breaker = await breakStatements(strapi);
  try {
    breaker.armAt('cut', /adh_paper/i);
    expect(await service('messages').flush()).toEqual({ sent: 1, retried: 0, failed: 0 });
    expect(breaker.disarm().broke).toBe(true);
  } finally {
    await breaker.restore();
  }
  expect(attached()).toEqual([[BYTES.toString()]]);
});

test('the database does not serve the paper at all: the message is not blamed, and leaves later', async () => {
  const id = await queue();
  // Not waited for, unlike one that is away.
  jest.spyOn(service('papers'), 'read').mockRejectedValue(unread('SQLITE_FULL'));
  await expect(service('messages').flush()).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  expect(await service('messages').view(id)).toMatchObject({ state: 'sending', failure: null });
  jest.restoreAllMocks();
  expect(await flushAt(NOON + 10 * MINUTE)).toEqual({ sent: 1, retried: 0, failed: 0 });
  expect(attached()).toEqual([[BYTES.toString()]]);
});
