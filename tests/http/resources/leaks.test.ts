/** @sqlite asks Strapi’s own routes at random, some of whose operators PostgreSQL has for no column */
import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import { RENEWAL_TABLE } from '../../../src/plugins/membership-lifecycle/server/src/core/tables/renewal';
import { RESOURCE_UID } from '../../../src/plugins/membership-lifecycle/shared/kernel/ids';
import { contentManager, loginAs } from '../../helpers/admin';
import { asToken, type Caller } from '../../helpers/callers';
import { makeBenefit, makeTier } from '../../helpers/content';
import { SEED, tellSeed } from '../../helpers/days';
import { inOrder } from '../../helpers/json';
import { accountOf } from '../../helpers/member-space';
import { LESSON, openToAll, withOwnTypes } from '../../helpers/own-types';
import {
  canaryOf,
  makeDoomed,
  makeEverywhere,
  replaceParts,
  typesWithPart,
  type Made,
} from '../../helpers/parts-everywhere';
import { question } from '../../helpers/part-questions';
import { sendFile } from '../../helpers/resources';
import { compiled, giveRight, spokenFor } from '../../helpers/rights';
import { boot, listen, quiet, stop } from '../../helpers/strapi';
import { askedByStrapi, go, waysOfFrontEnds, waysOfStaff, type Way } from '../../helpers/ways-out';

/**
 * Parts for members, in every content type that has one, by every way out of Strapi and of the
 * product, to everybody: who may read them gets them by the door, and nobody anywhere else.
 * The types of an association's own have Strapi's core routes, of which everybody has every right.
 */

let strapi: Core.Strapi;
let files: string[];
const made: Made = { documents: {}, picture: 0 };
const told: string[] = [];

interface Answered {
  status: number;
  body: string;
}

interface Person {
  caller: Caller;
  /** Documents whose part they read, by what they are. */
  reads: string[];
  /** The member in whose name a front-end asks. */
  membership?: string;
}
let people: Record<string, Person>;

const PEOPLE = [
  ...['visitor', 'member of another tier', 'lapsed', 'in grace', 'declined', 'member'],
  ...['holder of a right', 'front-end', 'front-end for a member'],
];
const STAFF = ['editor', 'communications'];

const OTHER_TIER = 'autre-formule';
const CANARY = new RegExp(`canari-[a-z]+-[a-z]+|${OTHER_TIER}`, 'g');
/** What of the parts an answer says, each once. */
const toldIn = (text: string): string[] => [...new Set(text.match(CANARY))].sort();

/** Somebody who speaks for a member whose term ends on a day, with what a front-end signs them in by. */
const speaker = async (name: string, right: object): Promise<{ caller: Caller; id: string }> => {
  const email = `${name}@example.org`;
  const id = await spokenFor(strapi, email);
  await giveRight(strapi, id, { startsOn: '2020-06-02', benefit: 'evenements', ...right });
  const since = { applied_on: '2018-12-01', approved_on: '2018-12-02' };
  await strapi.db.connection('memberships').where('document_id', id).update(since);
  const account = await accountOf(strapi, email);
  await strapi.db.query('plugin::users-permissions.user').update({
    where: { id: account.id },
    data: {
      favourites: await strapi.db.query(LESSON as 'api::benefit.benefit').findMany({}),
    } as never,
  });
  return { caller: account.token, id };
};

const start = () =>
  (
    compiled('bootstrap') as { default: (context: { strapi: Core.Strapi }) => Promise<void> }
  ).default({ strapi });

const statusOf = async (membership: string): Promise<string> => {
  const { loadRights, standingOn } = compiled(
    'entitlements/entitlement-plans',
  ) as typeof import('../../../src/plugins/membership-lifecycle/server/src/entitlements/entitlement-plans');
  const facts = await loadRights(strapi, membership);
  return (await standingOn(strapi, facts, '2021-06-01' as never)).because.rule;
};

const decline = async (membershipId: string): Promise<void> => {
  const { insertAll } = compiled(
    'kernel/store/database',
  ) as typeof import('../../../src/plugins/membership-lifecycle/server/src/kernel/store/database');
  const db = strapi.db.connection;
  const term = await db('adh_term').where('membership_id', membershipId).first();
  const workflow = await db('adh_workflow').where('is_default', true).first();
  const renewal = {
    ...{ id: `renewal-${membershipId}`, membershipId, fromTermId: term.document_id, termId: null },
    ...{
      workflowId: workflow.document_id,
      stageId: 'not-renewed',
      answer: 'declined',
      answeredOn: '2021-05-20',
    },
    ...{ openedOn: '2021-04-01', enteredStageOn: '2021-05-20', closedOn: '2021-05-20' },
  };
  await strapi.db.transaction(({ trx }) => insertAll(trx, RENEWAL_TABLE, [renewal as never], 0));
};

const makePeople = async (): Promise<Record<string, Person>> => {
  const ended = { endsOn: '2021-05-31' };
  const [lapsed, grace, declined, member, other, holder] = [
    await speaker('lapsed', { startsOn: '2019-01-01', endsOn: '2019-12-31' }),
    await speaker('grace', ended),
    await speaker('declined', ended),
    await speaker('member', {}),
    await speaker('other', {}),
    await speaker('holder', { benefit: 'compagnonnage' }),
  ];
  await decline(declined.id);
  await strapi.db
    .connection('adh_term')
    .where('membership_id', other.id)
    .update({ tier_code: 'autre-formule' });
  expect(await statusOf(lapsed.id)).toBe('lapsed');
  expect(await statusOf(grace.id)).toBe('grace');
  expect(await statusOf(declined.id)).toBe('declined');
  const token = await asToken(strapi, 'full-access');
  const signedIn = ({ caller }: typeof member, ...reads: string[]): Person => ({
    caller,
    reads: ['everyone', ...reads],
  });
  return {
    visitor: { caller: null, reads: ['everyone'] },
    'member of another tier': signedIn(other, 'members', 'other'),
    lapsed: signedIn(lapsed),
    'in grace': signedIn(grace),
    declined: signedIn(declined),
    member: signedIn(member, 'members', 'tier'),
    'holder of a right': signedIn(holder, 'members', 'tier', 'right'),
    'front-end': { caller: token, reads: ['everyone'] },
    'front-end for a member': {
      ...signedIn(holder, 'members', 'tier', 'right'),
      ...{ caller: token, membership: holder.id },
    },
    // Who works in the admin is nobody for front-ends.
    editor: { caller: (await loginAs(strapi, 'strapi-editor')).token, reads: [] },
    communications: { caller: (await loginAs(strapi, 'communications')).token, reads: [] },
  };
};

beforeAll(async () => {
  strapi = await boot('2021-06-01', {}, undefined, withOwnTypes);
  // Once for all of its thousands of questions.
  await listen(strapi);
  await openToAll(strapi);
  await makeTier(strapi, { name: 'Organismes publics', code: 'organismes-publics' });
  await makeTier(strapi, { name: 'X', code: 'autre-formule' });
  await makeBenefit(strapi, { title: 'Compagnonnage', code: 'compagnonnage' });
  const admin = await loginAs(strapi, 'communications');
  files = [];
  for (const name of ['a.pdf', 'b.png']) files.push((await sendFile(strapi, admin.token, name)).id);
  const bytes = { name: 'p.png', hash: 'p', ext: '.png', mime: 'image/png', size: 1 };
  const shown = { ...bytes, url: '/p.png', provider: 'local' };
  made.picture = (await strapi.db.query('plugin::upload.file').create({ data: shown })).id;
  strapi.eventHub.subscribe(async (name: string, payload: unknown) => {
    told.push(`${name} ${JSON.stringify(payload)}`);
  });
  const others = askedByStrapi(strapi).map(({ uid }) => uid);
  const gated = typesWithPart(strapi).map(({ uid }) => uid);
  await makeEverywhere(
    strapi,
    others.filter((uid) => !gated.includes(uid)),
    files,
    made,
  );
  const held = strapi.db.query('admin::permission');
  for (const { uid } of typesWithPart(strapi)) {
    await held.deleteMany({ where: { subject: uid, role: { code: 'strapi-editor' } } });
  }
  people = await makePeople();
  await quiet(strapi);
});
afterAll(() => stop(strapi));

interface Leak {
  way: string;
  told: string[];
}

/** What ways tell of parts, and which of them were answered. */
const scan = async (ways: readonly Way[], caller: Caller) => {
  const leaks: Leak[] = [];
  const answered = new Set<string>();
  for (const way of ways) {
    const { status, text } = await go(strapi, way, caller);
    if (status < 300) answered.add(way.name);
    const found = toldIn(text);
    if (found.length > 0) leaks.push({ way: way.name, told: found });
  }
  return { leaks, answered };
};

/** What somebody gets of a type by the door, in any language. */
const throughTheDoor = async (uid: string, { caller, membership }: Person): Promise<string[]> => {
  const { plural } = typesWithPart(strapi).find((type) => type.uid === uid)!;
  const texts: string[] = [];
  for (const locale of ['fr', 'en']) {
    const named = membership === undefined ? {} : { membership };
    const query = { documentId: Object.values(made.documents[uid]!), locale, ...named };
    const url = `/api/members-parts/${plural}`;
    const { text } = await go(strapi, { name: 'door', method: 'get', url, query }, caller);
    texts.push(text);
  }
  return toldIn(texts.join());
};

const canariesOf = (uid: string, names: readonly string[]): string[] =>
  names.map((name) => canaryOf(uid, name)).sort();

/** What the door of resources and the site's pages tell: to the site, everybody is a stranger. */
const ownPages = async ({ caller, membership }: Person) => {
  const told = { door: [] as string[], site: [] as string[] };
  for (const id of Object.values(made.documents[RESOURCE_UID]!)) {
    const query = membership === undefined ? {} : { membership };
    const door: Way = { name: 'one', method: 'get', url: `/api/resources/${id}`, query };
    const page: Way = { name: 'page', method: 'get', url: `/ressources/${id}` };
    told.door.push(...toldIn((await go(strapi, door, caller)).text));
    told.site.push(...toldIn((await go(strapi, page, caller)).text));
  }
  const list: Way = { name: 'page', method: 'get', url: '/ressources' };
  told.site.push(...toldIn((await go(strapi, list, caller)).text));
  return { door: told.door.sort(), site: told.site.sort() };
};

const EVERY_WAY = [
  ...['find', 'fields', 'populate', 'deep', 'pictures', 'localizations', 'findOne', 'upload'],
  ...['list', 'create', 'update', 'delete'],
];

/** Those that would hand a part out if Strapi did: an answer to `delete` has no body. */
const LEAKING = [
  ...['find', 'fields', 'populate', 'deep', 'pictures', 'localizations', 'findOne', 'upload'],
  ...['create', 'update', 'users/me'],
];

it('asks types that have Strapi’s own routes, and the product’s, which have none', () => {
  const byStrapi = askedByStrapi(strapi).map(({ uid }) => uid);
  const gated = typesWithPart(strapi).map(({ uid }) => uid);
  expect(gated).toContain(RESOURCE_UID);
  expect(byStrapi).not.toContain(RESOURCE_UID);
  expect(gated.filter((uid) => byStrapi.includes(uid)).length).toBeGreaterThanOrEqual(2);
});

/** How many random questions are asked; the long form asks ten thousand. */
const QUESTIONS = Number(process.env.LEAK_QUESTIONS ?? 500);
/** Some hundredths of a second each, twice, on a busy machine. */
const PATIENCE_MS = 60_000 + QUESTIONS * 200;

it(
  'answers alike whatever they contain, to any question',
  async () => {
    tellSeed();
    const questions = fc.sample(question, { numRuns: QUESTIONS, seed: SEED });
    const all = async (): Promise<Answered[]> => {
      const answers: Answered[] = [];
      for (const { plural, query } of questions) {
        const way: Way = { name: 'question', method: 'get', url: `/api/${plural}`, query };
        const { status, text } = await go(strapi, way, null);
        // Without its headers, which say the instant and the request.
        const body = inOrder(JSON.parse(text.slice(text.indexOf('\n'))));
        answers.push({ status, body });
      }
      return answers;
    };
    const before = await all();
    const kept = await replaceParts(strapi, (part) => {
      const { access, files: named } = part;
      return {
        access,
        body: 'toute autre chose',
        files: named.map(({ id }) => ({ id, name: 'z' })),
      };
    });
    const after = await all();
    await kept.restore();
    expect(kept.count).toBeGreaterThan(20);
    const differing = questions.filter((_, at) => before[at]!.body !== after[at]!.body);
    expect(differing).toEqual([]);
    expect(toldIn(before.map(({ body }) => body).join())).toEqual([]);
    // Half of them find something, or little was tried.
    const rows = ({ status, body }: Answered) => status === 200 && !body.startsWith('{"data":[]');
    const good = before.filter(rows).length;
    console.info(`${good} of ${QUESTIONS} questions were answered with rows`);
    expect(good).toBeGreaterThanOrEqual(QUESTIONS / 2);
    const refused = before.filter(({ status }) => status === 400).length;
    expect(refused).toBeGreaterThan(QUESTIONS / 20);
    expect(before.filter(({ status }) => status >= 500)).toEqual([]);
  },
  PATIENCE_MS,
);

it.each(PEOPLE)('%s reads by the door what they may, and nothing elsewhere', async (name) => {
  const person = people[name]!;
  await makeDoomed(strapi, files, made);
  const { leaks, answered } = await scan(waysOfFrontEnds(strapi, made), person.caller);
  expect(leaks).toEqual([]);
  const others = answered.has('users/me') ? ['users/me'] : [];
  expect([...answered].sort()).toEqual([...EVERY_WAY, ...others].sort());
  for (const { uid } of typesWithPart(strapi)) {
    expect(await throughTheDoor(uid, person)).toEqual(canariesOf(uid, person.reads));
  }
  expect(await ownPages(person)).toEqual({
    door: canariesOf(RESOURCE_UID, person.reads),
    site: canariesOf(RESOURCE_UID, ['everyone']),
  });
});

/** What the forms of the Content Manager show of a type. */
const inForms = async (uid: string, caller: Caller): Promise<string[]> => {
  const texts: string[] = [];
  for (const id of Object.values(made.documents[uid]!)) {
    const form: Way = { name: 'form', method: 'get', url: contentManager(uid, id) };
    texts.push((await go(strapi, form, caller)).text);
  }
  return toldIn(texts.join()).filter((word) => word !== OTHER_TIER);
};

it.each(STAFF)('%s reads in the forms they may open, and nothing elsewhere', async (role) => {
  const { caller } = people[role]!;
  const atFrontEnds = await scan(waysOfFrontEnds(strapi, made), caller);
  expect(atFrontEnds).toEqual({ leaks: [], answered: new Set() });
  const { leaks, answered } = await scan(waysOfStaff(strapi, made), caller);
  expect(leaks).toEqual([]);
  expect([...answered]).toEqual(expect.arrayContaining(['files', 'home']));
  for (const { uid } of typesWithPart(strapi)) {
    const mayWrite = role === 'communications' && uid === RESOURCE_UID;
    const names = ['doomed', 'draft', 'everyone', 'other', 'retouche', 'right', 'tier'];
    expect(await inForms(uid, caller)).toEqual(mayWrite ? canariesOf(uid, names) : []);
  }
});

it('tells listeners and webhooks nothing of them', () => {
  expect(told.length).toBeGreaterThan(100);
  expect(toldIn(told.join())).toEqual([]);
});

it('finds a part that is not protected, of each type and by each of these ways', async () => {
  const parts = typesWithPart(strapi).map(({ uid, field }) => {
    const { attributes } = strapi.contentTypes[uid as never] as {
      attributes: Record<string, { private: boolean }>;
    };
    return attributes[field]!;
  });
  for (const part of parts) part.private = false;
  await expect(start()).rejects.toThrow('"private": true');
  told.splice(0);
  const leaks: Leak[] = [];
  for (const name of ['member', 'front-end']) {
    await makeDoomed(strapi, files, made);
    leaks.push(...(await scan(waysOfFrontEnds(strapi, made), people[name]!.caller)).leaks);
  }
  await quiet(strapi);
  for (const part of parts) part.private = true;
  const byStrapi = askedByStrapi(strapi).map(({ uid }) => uid);
  for (const { uid } of typesWithPart(strapi)) {
    const isTold = (words: readonly string[]) =>
      words.some((word) => word.startsWith(canaryOf(uid, '')));
    const ways = new Set(leaks.filter(({ told: words }) => isTold(words)).map(({ way }) => way));
    // Of a type without routes, what others that name it hand out, and the files that it shows.
    const wanted = byStrapi.includes(uid) ? LEAKING : ['populate', 'deep', 'upload'];
    expect([...ways]).toEqual(expect.arrayContaining(wanted));
    expect(isTold(toldIn(told.join()))).toBe(true);
  }
});
