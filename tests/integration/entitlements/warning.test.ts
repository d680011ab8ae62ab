/** @databases Messages and events are written in the transaction of a use. */
import type { Core } from '@strapi/strapi';
import { makeBenefit } from '../../helpers/content';
import { makeWebhook } from '../../helpers/receiver';
import { counterOf, giveRight, makeMember, rights, type Member } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/** A right that is nearly used up, by the level that staff set on it. */

const STAFF = { type: 'admin' as const, id: '1' };
const CODE = 'compagnonnage';

let strapi: Core.Strapi;
let benefit: string;
beforeAll(async () => {
  strapi = await boot('2021-06-01');
  benefit = await makeBenefit(strapi, { code: CODE, kind: 'quota', warnAt: 2 });
  await makeWebhook(strapi, 'https://receiver.example.org', ['entitlement.nearly-exhausted']);
});
afterAll(() => stop(strapi));
beforeEach(() => setToday(strapi, '2021-06-01'));

const db = () => strapi.db.connection;
const messagesOf = ({ membership }: Member) =>
  db()('adh_message').where({ membership_id: membership, template: 'right-nearly-used' });
const eventsOf = ({ membership }: Member) =>
  db()('adh_event').where({ membership_id: membership, name: 'entitlement.nearly-exhausted' });
const told = async (member: Member) => [
  (await messagesOf(member)).length,
  (await eventsOf(member)).length,
];

const setLevel = async (warnAt: number | null) => {
  const documents = strapi.documents('api::benefit.benefit');
  await documents.update({ documentId: benefit, data: { warnAt } as never });
  await documents.publish({ documentId: benefit });
};

/** A member with somebody to write to, who has a quota. */
const member = async (granted = 6, contacts = 1): Promise<Member & { right: string }> => {
  const made = await makeMember(strapi);
  await strapi.documents('api::organisation.organisation').update({
    documentId: made.organisation,
    data: {
      name: 'Ville d’Exemple',
      contacts: [
        { name: 'Camille', email: 'camille@example.org', role: 'operational', locale: 'fr' },
      ].slice(0, contacts),
    } as never,
  });
  return { ...made, right: await giveRight(strapi, made.membership, { granted }) };
};

const consume = ({ membership }: Member, quantity: number, key?: string) =>
  rights(strapi).consume(membership, { benefit: CODE, quantity }, { actor: STAFF, key });

describe('a use that leaves no more than the level', () => {
  it('writes to the member who uses rights, and tells webhooks, in its transaction', async () => {
    const one = await member();
    await consume(one, 3);
    expect(await told(one)).toEqual([0, 0]);
    await consume(one, 1);
    expect(await told(one)).toEqual([1, 1]);
    const [message] = await messagesOf(one);
    expect(message).toMatchObject({ to_email: 'camille@example.org' });
    expect(message.subject).toBe('Compagnonnage : il en reste 2 sur 6');
    expect(message.text).toContain(
      '4 sur 6 sont utilisés, il en reste 2, jusqu’au 31 décembre 2021.',
    );
    const [event] = await eventsOf(one);
    const payload = typeof event.payload === 'string' ? JSON.parse(event.payload) : event.payload;
    expect(payload.entitlement).toMatchObject({ benefit: CODE, granted: 6, used: 4, remaining: 2 });
    // Below the level already: nothing is told again.
    await consume(one, 1);
    expect(await told(one)).toEqual([1, 1]);
  });

  it('is told to webhooks at each crossing, to the member once for a term', async () => {
    const one = await member();
    const { line } = await consume(one, 4);
    await rights(strapi).reverse(line.id, 'erreur', { actor: STAFF });
    await consume(one, 5);
    expect(await told(one)).toEqual([1, 2]);
    const next = await giveRight(strapi, one.membership, {
      ...{ granted: 3, startsOn: '2022-01-01', endsOn: '2022-12-31' },
    });
    setToday(strapi, '2022-02-01');
    await consume(one, 1);
    expect(await told(one)).toEqual([2, 3]);
    expect(await counterOf(strapi, next)).toMatchObject({ used: 1 });
  });

  it('counts once for a key, and answers a repetition without a word more', async () => {
    const one = await member();
    const first = await consume(one, 5, 'une-clef');
    const again = await consume(one, 5, 'une-clef');
    expect(again).toEqual({ ...first, replayed: true });
    expect(await counterOf(strapi, one.right)).toEqual({ granted: 6, used: 5, seq: 2 });
    expect(await told(one)).toEqual([1, 1]);
  });

  it('counts though nobody can be written to', async () => {
    const one = await member(6, 0);
    await consume(one, 5);
    expect(await told(one)).toEqual([0, 1]);
    expect(await counterOf(strapi, one.right)).toMatchObject({ used: 5 });
  });

  it('leaves nothing when the caller’s transaction fails, and joins it when it does not', async () => {
    const one = await member();
    const failing = strapi.db.transaction(async () => {
      await consume(one, 5);
      throw new Error('the rest failed');
    });
    await expect(failing).rejects.toThrow('the rest failed');
    expect(await told(one)).toEqual([0, 0]);
    await strapi.db.transaction(() => consume(one, 5));
    expect(await told(one)).toEqual([1, 1]);
  });

  it('is told once when many cross at the same time', async () => {
    const one = await member();
    await Promise.all(Array.from({ length: 6 }, () => consume(one, 1)));
    expect(await told(one)).toEqual([1, 1]);
    expect(await counterOf(strapi, one.right)).toEqual({ granted: 6, used: 6, seq: 7 });
  });

  it('may be a correction by staff', async () => {
    const one = await member();
    const input = { entitlementId: one.right, quantity: 4, reason: 'oubliées' };
    await rights(strapi).adjust(one.membership, input, STAFF);
    expect(await told(one)).toEqual([1, 1]);
  });
});

describe('the level', () => {
  it('is the one that stands today, though the term began before it was set', async () => {
    const one = await member();
    await setLevel(null);
    await consume(one, 5);
    expect(await told(one)).toEqual([0, 0]);
    const other = await member();
    await setLevel(4);
    await consume(other, 2);
    expect(await told(other)).toEqual([1, 1]);
    await setLevel(2);
  });

  it('of a draft changes nothing', async () => {
    const documents = strapi.documents('api::benefit.benefit');
    await documents.update({ documentId: benefit, data: { warnAt: 5 } as never });
    const one = await member();
    await consume(one, 1);
    expect(await told(one)).toEqual([0, 0]);
    await setLevel(2);
  });
});
