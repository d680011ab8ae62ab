/** @databases Its lists sort, sum and page in the database. */
import type { Core } from '@strapi/strapi';
import type { BulkResult } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import type { MembershipView } from '../../../src/plugins/membership-lifecycle/shared/core/membership';
import type { BulkPlan } from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import type {
  RenewalRow,
  StagesView,
} from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import type { WorkflowView } from '../../../src/plugins/membership-lifecycle/shared/core/workflows';
import { presentAssociation } from '../../helpers/association';
import { loginAs, type Admin } from '../../helpers/admin';
import { JOINED_ON, manyMembers, OPENS_ON } from '../../helpers/campaign';
import { boot, setToday, stop } from '../../helpers/strapi';
import { formOf } from '../../helpers/workflow-form';

/** The list of renewals by every filter, and what is done to many of them at once. */

const RENEWALS = '/membership-lifecycle/renewals';
/** The proposals of 2 October are late from 17 November on. */
const LATE_ON = '2021-11-17';

let strapi: Core.Strapi;
let staff: Admin;
let reader: Admin;
let members: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const list = async (query = '', who = staff): Promise<RenewalRow[]> =>
  (await who.get(`${RENEWALS}?${query}`).expect(200)).body.data;
const stagesOf = async (query = ''): Promise<StagesView> =>
  (await staff.get(`${RENEWALS}/stages?${query}`).expect(200)).body.data;
const bulk = async (what: string, input: object): Promise<BulkResult> =>
  (await staff.post(`${RENEWALS}/${what}`, input).expect(200)).body.data;
const command = (id: string, name: string, input: object) =>
  staff.post(`/membership-lifecycle/memberships/${id}/commands/${name}`, input).expect(200);
const rowOf = async (id: string): Promise<RenewalRow> => {
  const found = (await list('pageSize=100')).find(({ membershipId }) => membershipId === id);
  if (!found) throw new Error(`No renewal of ${id}`);
  return found;
};
const renewalsOf = async (memberships: readonly string[]): Promise<string[]> => {
  const rows = await list('pageSize=100');
  return memberships.map(
    (id) => rows.find(({ membershipId }) => membershipId === id)?.id ?? `none of ${id}`,
  );
};
const ids = (rows: { membershipId: string }[]) => rows.map(({ membershipId }) => membershipId);

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  members = await manyMembers(strapi, 6);
  setToday(strapi, OPENS_ON);
  await service('daily').run({});
  staff = await loginAs(strapi, 'membership-staff');
  reader = await loginAs(strapi, 'reader');
});
afterAll(() => stop(strapi));

const unchanged = async () => ({
  renewals: await strapi.db.connection('adh_renewal').select('*').orderBy('id'),
  messages: await strapi.db.connection('adh_message').count({ total: '*' }),
  lines: await strapi.db.connection('adh_activity').count({ total: '*' }),
});

describe('the filters', () => {
  test('give a row all that a card shows', async () => {
    const [row] = await list();
    expect(row).toMatchObject({
      organisation: 'Commune 0',
      tierNames: { fr: expect.stringContaining('Formule') },
      stage: { id: 'proposed', kind: 'waiting', expectedDays: 45 },
      termEndsOn: '2021-12-31',
      ...{ daysInStage: 0, daysLate: 0, attention: [], unanswered: true },
      ...{ ownerId: null, owner: null, lastNote: null },
    });
  });

  test('ask the database exactly what each row says of itself', async () => {
    const [prepared, accepted, late] = members;
    await command(prepared, 'move-renewal', { stageId: 'to-prepare' });
    await command(accepted, 'accept-renewal', {});
    for (const today of [OPENS_ON, LATE_ON, '2021-12-31', '2022-01-01', '2022-02-20']) {
      setToday(strapi, today);
      const all = await list('pageSize=100');
      const expected = {
        'overdue=true': all.filter(({ daysLate }) => daysLate > 0),
        'unanswered=true': all.filter(({ unanswered }) => unanswered),
        'attention=true': all.filter(({ attention }) => attention.length > 0),
        'stage=to-prepare': all.filter(({ stage }) => stage.id === 'to-prepare'),
        'overdue=true&stage=to-prepare': all.filter(
          ({ daysLate, stage }) => daysLate > 0 && stage.id === 'to-prepare',
        ),
      };
      for (const [query, rows] of Object.entries(expected)) {
        expect([today, query, ids(await list(`${query}&pageSize=100`))]).toEqual([
          today,
          query,
          ids(rows),
        ]);
      }
    }
    setToday(strapi, LATE_ON);
    const asking = [prepared, accepted, late, ...members.slice(3)];
    expect(ids(await list('attention=true'))).toEqual(asking);
    expect(await rowOf(accepted)).toMatchObject({ attention: ['call'] });
    expect(await rowOf(prepared)).toMatchObject({ daysLate: 31, attention: ['todo', 'overdue'] });
    expect(await rowOf(late)).toMatchObject({ daysLate: 1, attention: ['overdue'] });
  });

  test('page a filter on the server', async () => {
    const answer = await staff.get(`${RENEWALS}?overdue=true&page=2&pageSize=2`).expect(200);
    expect(ids(answer.body.data)).toEqual(members.slice(3, 5));
    expect(answer.body.meta.pagination).toEqual({ page: 2, pageSize: 2, pageCount: 3, total: 5 });
  });

  test('find the owner, oneself and nobody', async () => {
    const [mine, theirs] = members;
    const other = await loginAs(strapi, 'membership-staff');
    await command(mine, 'assign-renewal', { ownerId: String(staff.userId) });
    await command(theirs, 'assign-renewal', { ownerId: String(other.userId) });
    expect(ids(await list('owner=me'))).toEqual([mine]);
    expect(ids(await list('owner=me', other))).toEqual([theirs]);
    expect(ids(await list(`owner=${other.userId}`))).toEqual([theirs]);
    expect(ids(await list('owner=none'))).toEqual(members.slice(2));
    expect(await rowOf(mine)).toMatchObject({ owner: 'Test membership-staff' });
    // Whose account is closed, or deleted, follows nothing: what she left is found.
    const users = strapi.db.query('admin::user');
    await users.update({ where: { id: other.userId }, data: { isActive: false } });
    expect(ids(await list('owner=none'))).toEqual(members.slice(1));
    await users.delete({ where: { id: other.userId } });
    expect(ids(await list('owner=none'))).toEqual(members.slice(1));
    await command(mine, 'assign-renewal', {});
    await command(theirs, 'assign-renewal', {});
  });

  test('find the tier, the end and the name', async () => {
    expect(await list('tier=publics')).toHaveLength(6);
    expect(await list('tier=autre')).toEqual([]);
    expect(await list('endsBefore=2021-12-30')).toEqual([]);
    expect(await list('endsBefore=2021-12-31')).toHaveLength(6);
    expect(ids(await list('search=commune%203'))).toEqual([members[3]]);
    expect(await list('search=%25')).toEqual([]);
  });

  test.each(['overdue=yes', 'owner[]=1', 'kind=todo', 'endsBefore=2021-02-30', 'attention=1'])(
    'refuse what is none: %s',
    async (query) => {
      for (const path of ['', '/stages', '/selection']) {
        await staff.get(`${RENEWALS}${path}?${query}`).expect(400);
      }
    },
  );
});

describe('the order', () => {
  test('is that of any column, either way, page after page', async () => {
    const names = (rows: RenewalRow[]) => rows.map(({ organisation }) => organisation);
    const up = names(await list('sort=organisation:asc&pageSize=100'));
    expect(up).toEqual([...up].sort((a, b) => (a < b ? -1 : 1)));
    expect(names(await list('sort=organisation:desc&pageSize=100'))).toEqual([...up].reverse());
    const pages = [
      await list('sort=organisation:asc&pageSize=4'),
      await list('sort=organisation:asc&pageSize=4&page=2'),
    ];
    expect(names(pages.flat())).toEqual(up);
    for (const column of ['stage', 'since', 'ends', 'price', 'owner', 'decides', 'muted']) {
      const sorted = await list(`sort=${column}:desc&pageSize=100`);
      expect(names(sorted).sort()).toEqual([...up].sort());
    }
    await staff.get(`${RENEWALS}?sort=organisation`).expect(400);
    await staff.get(`${RENEWALS}?sort=notes:asc`).expect(400);
  });

  test('puts those left out of sending first, and the filter keeps them with until when and why', async () => {
    const [id] = members;
    const until = '2021-12-31';
    await command(id, 'mute', { until, reason: 'Fusion en cours' });
    const [first, second] = await list('sort=muted:asc');
    expect(first).toMatchObject({ membershipId: id, muted: { until, reason: 'Fusion en cours' } });
    expect(second.muted).toBeNull();
    expect(ids(await list('muted=true'))).toEqual([id]);
    expect(await list('deciding=true')).toEqual([]);
    await command(id, 'unmute', {});
    expect(await list('muted=true')).toEqual([]);
  });
});

describe('the totals', () => {
  test('say of each stage how many and how much, under the same filters', async () => {
    const { stages: all, totals } = await stagesOf();
    expect(all.map(({ id }) => id)).toContain('not-renewed');
    const amounts = (count: number) => [{ amount: 500_000 * count, currency: 'EUR' }];
    expect(totals).toEqual({
      'to-prepare': { count: 1, amounts: amounts(1) },
      'awaiting-decision': { count: 1, amounts: amounts(1) },
      proposed: { count: 4, amounts: amounts(4) },
    });
    expect((await stagesOf('overdue=true&stage=proposed')).totals).toEqual({
      'to-prepare': { count: 1, amounts: amounts(1) },
      proposed: { count: 4, amounts: amounts(4) },
    });
    expect((await stagesOf('owner=me')).totals).toEqual({});
  });

  test('go with a selection of all that the filters keep', async () => {
    const { body } = await staff.get(`${RENEWALS}/selection?stage=proposed`).expect(200);
    expect(ids(body.data)).toEqual(members.slice(2));
    expect(body.data[0].version).toBe((await rowOf(members[2])).version);
  });
});

describe('colleagues', () => {
  test('are the active people who may run a renewal, by name alone', async () => {
    const author = await loginAs(strapi, 'strapi-author');
    const gone = await loginAs(strapi, 'membership-staff');
    await strapi.service('admin::user').updateById(gone.userId, { isActive: false });
    const { body } = await reader.get('/membership-lifecycle/colleagues').expect(200);
    const found = body.data.map(({ id }: { id: string }) => id);
    expect(found).toContain(String(staff.userId));
    for (const { userId } of [author, gone, reader]) expect(found).not.toContain(String(userId));
    expect(Object.keys(body.data[0]).sort()).toEqual(['id', 'name']);
    for (const { userId } of [author, gone, reader]) {
      const input = { ownerId: String(userId) };
      const url = `/membership-lifecycle/memberships/${members[0]}/commands/assign-renewal`;
      const refused = await staff.post(url, input).expect(400);
      expect(refused.body.error.details.reason).toBe('owner-unknown');
    }
  });
});

describe('many at once', () => {
  test('are shown what a move would do, to whom it writes, and nothing is written', async () => {
    const before = await unchanged();
    const input = { renewalIds: await renewalsOf(members.slice(0, 3)), stageId: 'call-issued' };
    const plan: BulkPlan = (await staff.post(`${RENEWALS}/move/plan`, input).expect(200)).body.data;
    const [prepared] = plan.lines;
    expect(prepared).toMatchObject({
      organisation: 'Commune 0',
      refusal: null,
      version: (await rowOf(members[0])).version,
      plan: {
        renewals: [
          {
            from: { fr: 'À préparer' },
            to: { fr: 'Appel de cotisation émis' },
            answer: 'accepted',
          },
        ],
        calls: [{ change: 'issued', amount: 500_000, currency: 'EUR' }],
      },
    });
    expect(prepared.plan.messages).toMatchObject([
      { ok: true, template: 'call-issued', to: 'Contact 0 <c0@example.org>' },
    ]);
    expect(await unchanged()).toEqual(before);
  });

  test('are shown who cannot move, and why', async () => {
    const input = { renewalIds: await renewalsOf(members.slice(0, 3)), stageId: 'settled' };
    const { body } = await staff.post(`${RENEWALS}/move/plan`, input).expect(200);
    const reasons = body.data.lines.map(
      ({ refusal }: { refusal: { reason: string } }) => refusal.reason,
    );
    expect(reasons).toEqual(['not-settled', 'not-settled', 'not-settled']);
  });

  test('move as they were shown; the others say why not', async () => {
    const [prepared, accepted, ...proposed] = members;
    const { body } = await staff
      .post(`${RENEWALS}/move/plan`, { renewalIds: await renewalsOf(members), stageId: 'proposed' })
      .expect(200);
    const plan: BulkPlan = body.data;
    const result = await bulk('move', {
      renewalIds: [...(await renewalsOf(members)), 'of-nobody'],
      stageId: 'proposed',
      versions: Object.fromEntries(plan.lines.map((line) => [line.id, line.version])),
    });
    expect(ids(result.done)).toEqual([prepared]);
    expect(ids(result.skipped)).toEqual([...proposed, '']);
    expect(result.skipped.at(-1)).toMatchObject({ id: 'of-nobody', reason: 'renewal-closed' });
    expect(result.failed).toMatchObject([
      { membershipId: accepted, reason: 'already-accepted', organisation: 'Commune 1' },
    ]);
    const refused = plan.lines.filter(({ refusal }) => refusal !== null);
    expect(ids(refused)).toEqual([accepted, ...proposed]);
  });

  test('stay out of a stage that only another workflow has, and the sentence names both', async () => {
    const admin = await loginAs(strapi, 'administrator');
    const at = '/membership-lifecycle/settings/workflows';
    const [usual]: WorkflowView[] = (await admin.get(at).expect(200)).body.data;
    const copy = { name: 'Associations', from: usual.id };
    const other: WorkflowView = (await admin.post(at, copy).expect(200)).body.data;
    const names = { fr: 'Chèque attendu', en: 'Cheque awaited' };
    const stages = other.stages.flatMap((stage) =>
      stage.id === 'payment-order' ? [stage, { ...stage, id: 'cheque', names }] : [stage],
    );
    await admin.put(`${at}/${other.id}`, { ...formOf(other), stages }).expect(200);
    // The board shows the stages of every workflow.
    expect((await stagesOf()).stages.map(({ id }) => id)).toContain('cheque');

    const before = await unchanged();
    const input = { renewalIds: await renewalsOf([members[0]]), stageId: 'cheque' };
    const plan: BulkPlan = (await staff.post(`${RENEWALS}/move/plan`, input).expect(200)).body.data;
    expect(plan.lines[0].refusal?.reason).toBe('stage-elsewhere');
    const said = plan.lines[0].refusal?.text.fr.replace(/\s/g, ' ');
    expect(said).toContain(
      `L’étape « Chèque attendu » n’est pas dans le parcours « ${usual.name} »`,
    );
    const { failed } = await bulk('move', input);
    expect(failed).toMatchObject([{ membershipId: members[0], reason: 'stage-elsewhere' }]);
    expect(await unchanged()).toEqual(before);
  });

  test('are given to a colleague, and to nobody', async () => {
    const ownerId = String(staff.userId);
    const renewalIds = await renewalsOf(members);
    expect((await bulk('assign', { renewalIds, ownerId })).done).toHaveLength(6);
    expect(await list('owner=me')).toHaveLength(6);
    expect((await bulk('assign', { renewalIds })).done).toHaveLength(6);
    expect(await list('owner=none')).toHaveLength(6);
    const unknown = await bulk('assign', { renewalIds, ownerId: '999999' });
    expect(unknown.failed.map(({ reason }) => reason)).toEqual(members.map(() => 'owner-unknown'));
  });

  test('get a note once, when it is sent again under its key', async () => {
    const [id] = members;
    const renewalIds = await renewalsOf(members);
    const send = (note: string, key: string) =>
      staff.post(`${RENEWALS}/note`, { renewalIds, note }).set('Idempotency-Key', key).expect(200);
    for (const key of ['note-1', 'note-1', 'note-2']) {
      expect((await send('Sans réponse.', key)).body.data.done).toHaveLength(members.length);
    }
    const url = `/membership-lifecycle/memberships/${id}/activities`;
    const { body } = await staff.get(url).expect(200);
    const notes = body.data.filter(
      ({ input }: { input: { note?: string } }) => input.note === 'Sans réponse.',
    );
    expect(notes).toHaveLength(2);
  });

  test('get a note, which the journal keeps', async () => {
    const [id] = members;
    await bulk('note', { renewalIds: await renewalsOf(members), note: 'Relancé par téléphone.' });
    await command(id, 'note-renewal', { note: 'Le conseil vote en janvier.' });
    expect((await rowOf(id)).lastNote).toBe('Le conseil vote en janvier.');
    const url = `/membership-lifecycle/memberships/${id}/activities`;
    const { body } = await staff.get(url).expect(200);
    expect(body.data.slice(0, 2)).toMatchObject([
      { command: 'note-renewal', input: { note: 'Le conseil vote en janvier.' } },
      { command: 'note-renewal', input: { note: 'Relancé par téléphone.' } },
    ]);
  });

  test('what fails unexpectedly stops no other, and says so', async () => {
    const renewalIds = await renewalsOf(members.slice(0, 2));
    const commands = service('commands');
    const run = jest.spyOn(commands, 'run').mockImplementationOnce(() => {
      throw new Error('The disk is full');
    });
    const logged = jest.spyOn(strapi.log, 'error').mockReturnValue(undefined as never);
    const result = await bulk('note', { renewalIds, note: 'x' });
    run.mockRestore();
    expect(ids(result.done)).toEqual([members[1]]);
    expect(result.failed).toMatchObject([{ membershipId: members[0], reason: 'not-done' }]);
    expect(logged).toHaveBeenCalledWith(expect.stringContaining('The disk is full'));
    logged.mockRestore();
  });

  test.each([
    ['move', { renewalIds: [], stageId: '' }],
    ['move', { renewalIds: ['x'], stageId: 'proposed', reason: 'a\u0000b' }],
    ['move/plan', { renewalIds: 'x', stageId: 'proposed' }],
    ['note', { renewalIds: ['x'], note: ' ' }],
    ['assign', { renewalIds: ['x'], ownerId: 1 }],
    ['assign', { renewalIds: ['x'], other: 1 }],
  ])('wrong input is refused whole: %s %j', async (what, input) => {
    const before = await unchanged();
    await staff.post(`${RENEWALS}/${what}`, input).expect(400);
    expect(await unchanged()).toEqual(before);
  });
});

describe('each row', () => {
  const db = () => strapi.db.connection;
  const renewalOf = (id: string) => db()('adh_renewal').where({ membership_id: id });
  const pageOf = async (id: string): Promise<MembershipView> =>
    (await staff.get(`/membership-lifecycle/memberships/${id}`).expect(200)).body.data;
  /** What a row and a member's page both say; the page reads all that is known of the member. */
  const saidBy = ({ renewal, dues, ...member }: MembershipView) => ({
    ...{ version: member.version, reference: member.reference, status: member.status },
    organisation: member.organisation.name,
    stage: renewal?.stage,
    termEndsOn: renewal?.fromTerm.endsOn,
    proposed: {
      startsOn: renewal?.term.startsOn,
      endsOn: renewal?.term.endsOn,
      price: renewal?.term.price,
    },
    ...{ openedOn: renewal?.openedOn, enteredStageOn: renewal?.enteredStageOn },
    ...{ daysInStage: renewal?.daysInStage, daysLate: renewal?.daysLate },
    ...{ missingPrice: renewal?.missingPrice, waits: renewal?.waits },
    ...{ answeredOn: renewal?.answeredOn, ownAnswer: renewal?.ownAnswer },
    ...{ ownerId: renewal?.ownerId, owner: renewal?.owner, lastNote: renewal?.notes },
    duesState: dues.find(({ termId }) => termId === renewal?.term.id)?.state ?? 'none',
  });

  test('says what its member’s page says, whatever holds the renewal back', async () => {
    const [called, asked, unreachable, imported, unpriced, suspended] = members;
    for (const id of [asked, unreachable, imported, unpriced, suspended]) {
      await renewalOf(id).update({ stage_id: 'to-prepare', proposed_on: null, answer: null });
    }
    await db()('components_organisation_contacts')
      .where({ name: `Contact ${members.indexOf(unreachable)}` })
      .update({ email: null });
    const { from_term_id: from } = await renewalOf(imported).first();
    const key = `${imported}:${from}:proposal`;
    const row = { document_id: 'x'.repeat(24), key, membership_id: imported, on: LATE_ON };
    await db()('adh_effect').insert({ ...row, state: 'imported' });
    const { term_id: next } = await renewalOf(unpriced).first();
    await db()('adh_term').where({ document_id: next }).update({ price: null, tier_code: 'none' });
    await db()('memberships')
      .where({ document_id: suspended })
      .update({ suspended_on: LATE_ON, membership_status: 'suspended' });
    await command(called, 'move-renewal', { stageId: 'call-issued' });
    const [call] = (await pageOf(called)).dues;
    const part = { duesId: call.id, amount: 100 };
    await command(called, 'record-payment', part);
    await command(called, 'assign-renewal', { ownerId: String(staff.userId) });

    const rows = await list('pageSize=100');
    const rules = new Map(rows.map(({ membershipId, waits }) => [membershipId, waits?.rule]));
    expect(members.map((id) => rules.get(id))).toEqual([
      ...[undefined, undefined, 'left-out-no-contact', 'left-out-imported'],
      ...['left-out-no-price', 'left-out-suspended'],
    ]);
    for (const one of rows) expect(one).toMatchObject(saidBy(await pageOf(one.membershipId)));

    setToday(strapi, '2023-01-01');
    expect((await rowOf(called)).duesState).toBe('overdue');
    const rest = { dues_id: call.id, kind: 'received', amount: call.amount.amount - 100 };
    await db()('adh_payment').insert({ ...rest, document_id: 'p'.repeat(24), on: '2022-02-20' });
    expect((await rowOf(called)).duesState).toBe('paid');
  });
});
