import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers, OPENS_ON } from '../../helpers/campaign';
import { pdfOf } from '../../helpers/member-papers';
import { refusalOf } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/** What members answer to their renewal: the answer, its paper and its line, or nothing at all. */

const MEMBER = { type: 'link' as const, id: '7' };
const STAFF = { type: 'admin' as const, id: '1' };

let strapi: Core.Strapi;
let members: string[];
let next = 0;

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const answers = () => service('renewalAnswers');
const table = (name: string) => strapi.db.connection(`adh_${name}`);

const renewalOf = (member: string) =>
  table('renewal').where('membership_id', member).orderBy('id', 'desc').first();
/** A member who was asked and has not answered, with its renewal. */
const asked = async () => {
  const member = members[next];
  next += 1;
  return { member, renewalId: (await renewalOf(member)).document_id as string };
};
const file = (said: string) => ({ name: 'délibération.pdf', bytes: pdfOf(said) });
const papersOf = (member: string) => table('paper').where('membership_id', member);
const journalOf = (member: string, command: string) =>
  table('activity').where({ membership_id: member, command });
/** Everything that is stored about a member. */
const storedOf = async (member: string) => {
  const tables = ['renewal', 'term', 'entitlement', 'dues', 'paper', 'message', 'activity'];
  return Promise.all(tables.map((name) => table(name).where('membership_id', member)));
};
const storedFiles = (): string[] =>
  (fs.readdirSync(service('papers').folder(), { recursive: true }) as string[]).filter((name) =>
    /^[0-9a-f]{64}$/.test(path.basename(name)),
  );

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 20);
  setToday(strapi, OPENS_ON);
  await service('daily').run();
});
afterAll(() => stop(strapi));
beforeEach(() => setToday(strapi, OPENS_ON));

test('a proposal is shown with what it costs and what its answer asks for', async () => {
  const { member } = await asked();
  const reader = { contact: 'Camille Martin', locale: 'fr' };
  expect(await answers().view(member, reader)).toEqual({
    organisation: 'Commune 0',
    reference: expect.stringMatching(/^ADH-2021-/),
    contact: 'Camille Martin',
    locale: 'fr',
    term: {
      tier: expect.any(String),
      startsOn: '2022-01-01',
      endsOn: '2022-12-31',
      price: { amount: 500_000, currency: 'EUR' },
      basis: null,
      activation: 'decision',
    },
    current: { endsOn: '2021-12-31' },
    status: 'open',
    answer: null,
    expiresOn: '2022-03-01',
    asks: {
      engagementNumber: false,
      serviceCode: false,
      deliberation: true,
      fileBytes: 10_485_760,
    },
    association: { name: 'L’Atelier commun', email: 'adhesions@example.org' },
  });
  expect(await refusalOf(answers().view('nobody', reader))).toBe('membership-unknown');
  expect(await refusalOf(answers().view(member, { ...reader, renewalId: 'x' }))).toBe(
    'renewal-none',
  );
});

test('a yes is the staff’s command: numbers on the renewal, paper filed, words in the journal', async () => {
  const { member, renewalId } = await asked();
  const given = {
    engagementNumber: 'EJ-12',
    serviceCode: 'SVC',
    deliberationOn: '2021-09-30',
    deliberationReference: '2021-44',
    comment: 'Votée à l’unanimité.\nMerci !',
    price: 500_000,
  };
  await answers().accept(member, given, file('yes'), { renewalId, actor: MEMBER });
  expect(await renewalOf(member)).toMatchObject({
    answer: 'accepted',
    engagement_number: 'EJ-12',
    service_code: 'SVC',
    deliberation_reference: '2021-44',
    stage_id: 'awaiting-decision',
  });
  expect(await papersOf(member)).toMatchObject([
    { kind: 'deliberation', renewal_id: renewalId, name: 'délibération.pdf', actor_type: 'link' },
  ]);
  const [line] = await journalOf(member, 'accept-renewal');
  expect(line).toMatchObject({ actor_type: 'link', actor_id: '7', reason: given.comment });
  expect(await journalOf(member, 'add-paper')).toMatchObject([{ actor_type: 'link' }]);
  expect(await answers().view(member, { contact: 'x', locale: 'en' })).toMatchObject({
    status: 'answered',
    answer: 'accepted',
  });
});

test('a no closes the renewal with its reason', async () => {
  const { member, renewalId } = await asked();
  await answers().decline(member, { reason: 'Budget' }, { renewalId, actor: MEMBER });
  expect(await renewalOf(member)).toMatchObject({ answer: 'declined', close_reason: 'Budget' });
});

const REFUSED: [string, string, (member: string, renewalId: string) => Promise<void>][] = [
  [
    'was answered by staff',
    'renewal-answered',
    (member) => service('commands').run(member, 'accept-renewal', {}, STAFF),
  ],
  [
    'was closed',
    'renewal-answered',
    (member) => service('commands').run(member, 'lose-renewal', { reason: 'x' }, STAFF),
  ],
  [
    'was taken back',
    'renewal-answered',
    (member) => service('commands').run(member, 'move-renewal', { stageId: 'to-prepare' }, STAFF),
  ],
  [
    'costs something else by now',
    'proposal-changed',
    async (member) => {
      const { term_id: termId } = await renewalOf(member);
      await service('commands').run(member, 'reprice', { termId, amount: 1, reason: 'x' }, STAFF);
    },
  ],
  ['is over', 'renewal-overdue', async () => setToday(strapi, '2022-03-02')],
];
test.each(REFUSED)('nothing is kept of a yes to what %s: %s', async (_name, reason, meanwhile) => {
  const { member, renewalId } = await asked();
  await meanwhile(member, renewalId);
  const [before, files] = [await storedOf(member), storedFiles()];
  const by = { renewalId, actor: MEMBER };
  const yes = answers().accept(member, { price: 500_000 }, file(`refused ${next}`), by);
  expect(await refusalOf(yes)).toBe(reason);
  expect(await storedOf(member)).toEqual(before);
  expect(storedFiles()).toEqual(files);
  if (reason !== 'proposal-changed') {
    expect(await refusalOf(answers().decline(member, { reason: 'x' }, by))).toBe(reason);
    expect(await storedOf(member)).toEqual(before);
  }
});

test.each([
  ['pdf-not-one', Buffer.from('GIF89a')],
  ['pdf-broken', Buffer.from('%PDF-1.4\n')],
  ['pdf-too-large', Buffer.alloc(10 * 1024 * 1024 + 1, 1)],
])('a file that is no paper takes the yes back: %s', async (reason, bytes) => {
  const { member, renewalId } = await asked();
  const before = await storedOf(member);
  const by = { renewalId, actor: MEMBER };
  const yes = answers().accept(member, {}, { name: 'x.pdf', bytes }, by);
  expect(await refusalOf(yes)).toBe(reason);
  expect(await storedOf(member)).toEqual(before);
});

test('a decision of tomorrow is refused at its field', async () => {
  const { member, renewalId } = await asked();
  const by = { renewalId, actor: MEMBER };
  const yes = answers().accept(member, { deliberationOn: '2021-10-03' }, null, by);
  await expect(yes).rejects.toMatchObject({
    reason: 'date-in-future',
    details: { field: 'deliberationOn' },
  });
});

test('what fails beside takes the answer and its paper back', async () => {
  const { member, renewalId } = await asked();
  const [before, files] = [await storedOf(member), storedFiles()];
  const beside = async () => {
    throw new Error('The power went');
  };
  const by = { renewalId, actor: MEMBER, beside };
  await expect(answers().accept(member, {}, file('fault'), by)).rejects.toThrow('The power went');
  expect(await storedOf(member)).toEqual(before);
  expect(storedFiles()).toEqual(files);
  await expect(answers().decline(member, { reason: 'x' }, by)).rejects.toThrow('The power went');
  expect(await storedOf(member)).toEqual(before);
});

test('of answers that come at once one is taken', async () => {
  const { member, renewalId } = await asked();
  const by = { renewalId, actor: MEMBER };
  const all = await Promise.all([
    refusalOf(answers().accept(member, {}, file('race one'), by)),
    refusalOf(answers().accept(member, {}, file('race two'), by)),
    refusalOf(answers().decline(member, { reason: 'x' }, by)),
  ]);
  expect(all.filter((reason) => reason === 'not refused')).toHaveLength(1);
  expect(all.filter((reason) => reason === 'renewal-answered')).toHaveLength(2);
  const kept = (await papersOf(member)).length;
  expect(kept).toBe((await renewalOf(member)).answer === 'accepted' ? 1 : 0);
});

test('what the association lacks is not told to a member', async () => {
  const { member, renewalId } = await asked();
  const workflows = service('workflows');
  const [workflow] = await workflows.all();
  const stages = workflow.stages.map((stage: { id: string }) =>
    stage.id === 'awaiting-decision'
      ? { ...stage, issuesCall: true }
      : stage.id === 'call-issued'
        ? { ...stage, issuesCall: false }
        : stage,
  );
  await table('workflow')
    .where('document_id', workflow.id)
    .update({ stages: JSON.stringify(stages) });
  await presentAssociation(strapi, { iban: '', bic: '' });
  const before = await storedOf(member);
  const by = { renewalId, actor: MEMBER };
  expect(await refusalOf(answers().accept(member, {}, file('iban'), by))).toBe('answer-not-taken');
  expect(await storedOf(member)).toEqual(before);
  await presentAssociation(strapi);
  await answers().accept(member, {}, file('iban'), by);
  expect(await table('dues').where('membership_id', member)).toHaveLength(1);
});
