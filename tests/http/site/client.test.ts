import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Core } from '@strapi/strapi';
import type { Adhesions } from '../../../client/adhesions';
import { asToken } from '../../helpers/callers';
import { makeBenefit, makeOffer, makeTier } from '../../helpers/content';
import { makeResource, MEMBERS, part } from '../../helpers/resources';
import { giveRight, linesOf, makeMember } from '../../helpers/rights';
import { boot, listen, stop } from '../../helpers/strapi';

/** The client as a front-end runs it: in a Node of its own, against an application that listens. */

const CLIENT = path.resolve(__dirname, '..', '..', '..', 'client', 'adhesions.js');

let strapi: Core.Strapi;
let baseURL: string;
let token: string;
let membership: string;
let right: string;

/** What a module answers as JSON, with the client at hand. */
const run = async <T>(code: string, auth = token): Promise<T> => {
  const options = JSON.stringify({ baseURL, auth });
  const module = `
    import { adhesions, AdhesionsError } from ${JSON.stringify(CLIENT)};
    const client = adhesions(${options});
    const membership = ${JSON.stringify(membership)};
    const refused = (call) => call.then(() => null, ({ name, status, reason, message }) => ({ name, status, reason, message }));
    const answer = await (async () => { ${code} })();
    process.stdout.write(JSON.stringify(answer));`;
  const args = ['--input-type=module', '--eval', module];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as T;
};

beforeAll(async () => {
  strapi = await boot('2021-06-01');
  baseURL = `${await listen(strapi)}/api`;
  token = (await asToken(strapi, 'full-access')) ?? '';
  const quota = await makeBenefit(strapi, { code: 'compagnonnage', kind: 'quota', unit: 'séance' });
  const tier = await makeTier(strapi, { allowances: [{ benefit: quota, quantity: 6 }] });
  await makeOffer(strapi, { slug: 'offre-2021', tiers: [tier], benefits: [quota] });
  ({ membership } = await makeMember(strapi));
  right = await giveRight(strapi, membership, { granted: 2 });
});
afterAll(() => stop(strapi));

test('reads the offer whole once, and asks only whether it changed afterwards', async () => {
  const answer = await run<{ statuses: number[]; same: boolean; slug: string }>(`
    const statuses = [];
    const real = globalThis.fetch;
    globalThis.fetch = async (...asked) => {
      const response = await real(...asked);
      statuses.push(response.status);
      return response;
    };
    const first = await client.offers.current();
    const second = await client.offers.current();
    const { data } = await client.offers.list({ archive: true, pageSize: 1 });
    const found = await client.offers.find(data[0].documentId);
    return { statuses, same: first === second, slug: found.slug };`);
  expect(answer).toEqual({ statuses: [200, 304, 200, 200], same: true, slug: 'offre-2021' });
});

test('checks, uses and gives back a right, each use with a key of its own', async () => {
  const answer = await run<{ allowed: boolean; left: (number | null)[] }>(`
    const { allowed } = await client.entitlements.check({ membership, benefit: 'compagnonnage' });
    const use = { membership, benefit: 'compagnonnage', quantity: 1 };
    const first = await client.entitlements.consume(use);
    const again = await client.entitlements.consume(use, { key: 'booking-1' });
    const same = await client.entitlements.consume(use, { key: 'booking-1' });
    const back = await client.entitlements.reverse(first.usage.id, { reason: 'Erreur' });
    return { allowed, left: [first, again, same, back].map((one) => one.entitlement.remaining) };`);
  expect(answer).toEqual({ allowed: true, left: [1, 0, 0, 1] });
});

test('reads resources, and parts for members in the name of a member', async () => {
  const id = await makeResource(strapi, part(MEMBERS));
  const answer = await run<{ listed: string[]; open: string; closed: null; parts: boolean[] }>(`
    const id = ${JSON.stringify(id)};
    const { data } = await client.resources.find({ pageSize: 5 });
    const open = await client.resources.findOne(id, { membership });
    const closed = await client.resources.findOne(id);
    const parts = await client.resources.parts('resources', [id, 'nothing'], { membership });
    return {
      listed: data.map(({ documentId }) => documentId),
      open: open.part.body,
      closed: closed.part,
      parts: parts.map(({ allowed }) => allowed),
    };`);
  expect(answer).toEqual({ listed: [id], open: 'Réservé.', closed: null, parts: [true] });
});

test('uses a right once when the answer is lost on the way', async () => {
  const before = (await linesOf(strapi, right)).length;
  const answer = await run<{ remaining: number }>(`
    const real = globalThis.fetch;
    let lost = 2;
    globalThis.fetch = async (...asked) => {
      const response = await real(...asked);
      if (lost-- > 0) throw new TypeError('fetch failed');
      return response;
    };
    const use = { membership, benefit: 'compagnonnage', quantity: 1 };
    return (await client.entitlements.consume(use)).entitlement;`);
  expect(answer.remaining).toBe(0);
  expect(await linesOf(strapi, right)).toHaveLength(before + 1);
});

test('a refusal is an error with a reason, and with a text for people', async () => {
  const use = `client.entitlements.consume({ membership, benefit: 'compagnonnage', quantity: 1 })`;
  expect(await run(`return refused(${use});`)).toEqual({
    name: 'AdhesionsError',
    status: 409,
    reason: 'exhausted',
    message: expect.stringContaining('2'),
  });
  expect(await run(`return refused(client.offers.find('autre'));`)).toMatchObject({
    status: 404,
    reason: 'offer-not-found',
  });
  expect(await run(`return refused(${use});`, 'not-a-token')).toMatchObject({
    status: 401,
    reason: null,
  });
});

test('what is not a refusal is thrown as it is', async () => {
  const nowhere = `import('${CLIENT}').then(({ adhesions: make }) =>
    make({ baseURL: 'http://127.0.0.1:1' }).offers.current())`;
  expect(await run(`return refused(${nowhere});`)).toMatchObject({ name: 'TypeError' });
});

/** Never called: it compiles only if the types say what the calls answer. */
export const typed = async (client: Adhesions): Promise<number | null> => {
  const { tiers } = await client.offers.current({ locale: 'en' });
  await client.offers.find('offre', { preview: 'token' });
  await client.resources.findOne('guide', { preview: 'token', as: 'tier.commune' });
  const { entitlement } = await client.entitlements.consume({
    membership: tiers[0].code,
    benefit: tiers[0].allowances[0].benefit,
    quantity: 1,
  });
  // @ts-expect-error A use has a quantity.
  await client.entitlements.consume({ membership: 'm', benefit: 'b' });
  return entitlement.remaining;
};
