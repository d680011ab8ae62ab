import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Core } from '@strapi/strapi';
import { loginAs, type Admin } from '../../helpers/admin';
import { makeMember } from '../../helpers/rights';
import { makeWebhook, startReceiver, type Receiver } from '../../helpers/receiver';
import { boot, stop } from '../../helpers/strapi';

/** The receiver that docs/events.md shows takes what the application sends, and nothing else. */

const PAGE = path.resolve(__dirname, '..', '..', '..', 'docs', 'events.md');

/** The code of the page, as one would copy it into a file. */
const receiverCode = (): string =>
  [...fs.readFileSync(PAGE, 'utf8').matchAll(/```js receiver\n([\s\S]*?)```/g)]
    .map(([, code]) => code)
    .join('\n');

/** Posts to the receiver of the page, and says what it answered and how many events it acted on. */
const PROBE = `
const { secret, posts } = JSON.parse(process.argv[1]);
const acted = [];
const server = receiver(secret, async ({ id }) => acted.push(id));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = 'http://127.0.0.1:' + server.address().port;
const statuses = [];
for (const { headers, body } of posts) {
  statuses.push((await fetch(url, { method: 'POST', headers, body })).status);
}
server.close();
server.closeAllConnections();
process.stdout.write(JSON.stringify({ statuses, acted }));
`;

interface Post {
  headers: Record<string, string>;
  body: string;
}

const receive = async (secret: string, posts: Post[]) => {
  const module = `${receiverCode()}\n${PROBE}`;
  const args = ['--input-type=module', '--eval', module, JSON.stringify({ secret, posts })];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as { statuses: number[]; acted: string[] };
};

let strapi: Core.Strapi;
let receiver: Receiver;
let admin: Admin;
let secret: string;

const sent = (): Post[] =>
  receiver.calls.map(({ headers, text }) => ({
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name]) => name.startsWith('webhook-')),
    ) as Record<string, string>,
    body: text,
  }));

beforeAll(async () => {
  const today = new Date().toISOString().slice(0, 10);
  strapi = await boot(today);
  receiver = await startReceiver();
  admin = await loginAs(strapi, 'administrator');
  const id = await makeWebhook(strapi, receiver.url, ['membership.suspended']);
  ({ secret } = (await admin.get(`/membership-lifecycle/events/webhooks/${id}/secret`)).body.data);
  const clock = strapi.plugin('membership-lifecycle').service('clock');
  jest.spyOn(clock, 'now').mockImplementation(() => Date.now());
  const { membership } = await makeMember(strapi);
  const commands = strapi.plugin('membership-lifecycle').service('commands');
  await strapi.db
    .connection('memberships')
    .where({ document_id: membership })
    .update({ membership_status: 'pending' });
  await commands.run(membership, 'suspend', { reason: 'x' }, { type: 'admin', id: '1' });
  await strapi.plugin('membership-lifecycle').service('events').flush();
});
afterAll(async () => {
  await stop(strapi);
  await receiver?.close();
});

test('takes what was sent, and acts once on what comes twice', async () => {
  const [post] = sent();
  const { statuses, acted } = await receive(secret, [post, post]);
  expect(statuses).toEqual([204, 204]);
  expect(acted).toEqual([receiver.calls[0].body.id]);
});

test('refuses another secret, another body, another id, an old one, and none', async () => {
  const [{ headers, body }] = sent();
  const old = {
    ...headers,
    'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 301),
  };
  const posts = [
    { headers, body: body.replace('suspended', 'activated') },
    { headers: { ...headers, 'webhook-id': 'another' }, body },
    { headers: old, body },
    { headers: { ...headers, 'webhook-signature': 'v1,' }, body },
    { headers: {}, body },
  ];
  const { statuses, acted } = await receive(secret, posts);
  expect(statuses).toEqual([401, 401, 401, 401, 401]);
  expect(acted).toEqual([]);
  const other = `whsec_${Buffer.alloc(32).toString('base64')}`;
  expect((await receive(other, [{ headers, body }])).statuses).toEqual([401]);
});
