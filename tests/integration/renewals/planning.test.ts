import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../../helpers/association';
import { makeBenefit, makeOffer, makeTier } from '../../helpers/content';
import { boot, setToday, stop } from '../../helpers/strapi';
import { formOf } from '../../helpers/workflow-form';
import type { BulkResult } from '../../../src/plugins/membership-lifecycle/shared/kernel/common';
import type {
  CampaignExceptions,
  CampaignPlan,
  CampaignSelected,
} from '../../../src/plugins/membership-lifecycle/shared/renewals/campaign';
import type { PlanDifference } from '../../../src/plugins/membership-lifecycle/shared/renewals/planning';
import type { RenewalRow } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import type { WorkflowInput } from '../../../src/plugins/membership-lifecycle/shared/core/workflows';

/** Looking ahead: a campaign, an edited workflow. Nothing is written by looking. */

const STAFF = { type: 'admin', id: '1' };

describe('looking ahead', () => {
  let strapi: Core.Strapi;
  let ids: string[];

  const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
  const rows = async () => {
    const counts = await Promise.all(
      ['adh_term', 'adh_renewal', 'adh_message', 'adh_activity', 'adh_effect'].map(
        async (table) => {
          const [{ total }] = await strapi.db.connection(table).count({ total: '*' });
          return [table, total];
        },
      ),
    );
    return Object.fromEntries(counts);
  };
  const join = async (name: string, contacts: object[]) => {
    const organisation = await strapi
      .documents('api::organisation.organisation')
      .create({ data: { name, contacts } as never });
    const input = { organisationId: organisation.documentId, tierCode: 'publics' };
    const id: string = await service('commands').register(input, STAFF);
    await service('commands').run(id, 'approve', {}, STAFF);
    return id;
  };

  beforeAll(async () => {
    strapi = await boot('2021-02-01');
    await presentAssociation(strapi);
    const right = await makeBenefit(strapi, { code: 'centre', kind: 'access' });
    const tier = await makeTier(strapi, {
      code: 'publics',
      termKind: 'calendar-year',
      allowances: [{ benefit: right }],
    });
    await makeOffer(strapi, { slug: 'offre-2021', tiers: [tier], benefits: [right] });
    const contact = {
      name: 'Dominique',
      email: 'd@example.org',
      role: 'representative',
      locale: 'fr',
    };
    ids = [
      await join('Ville A', [contact]),
      await join('Ville B', [contact]),
      await join('Ville C', []),
    ];
  });
  afterAll(() => stop(strapi));

  it('shows the difference that an edited window would make in a year, and saves nothing', async () => {
    setToday(strapi, '2021-09-20');
    const [workflow] = await service('workflows').list();
    const input = formOf(workflow);
    const differ = (change: Partial<WorkflowInput>): Promise<PlanDifference> =>
      service('planning').workflowDifference(workflow.id, { ...input, ...change });
    const told = ({ lines }: PlanDifference) =>
      lines.map(({ organisation, command, kind, before: was, after: is }) => [
        organisation,
        command,
        kind,
        was?.on ?? null,
        is?.on ?? null,
      ]);
    const before = await rows();
    expect(await differ({})).toMatchObject({
      from: '2021-09-20',
      to: '2022-09-20',
      compared: 3,
      totals: { added: 0, removed: 0, moved: 0, changed: 0 },
      lines: [],
    });
    expect(told(await differ({ windowDays: 120 }))).toEqual([
      ['Ville A', 'open-renewal', 'moved', '2021-10-02', '2021-09-20'],
      ['Ville A', 'move-renewal', 'moved', '2021-10-02', '2021-09-20'],
      ['Ville B', 'open-renewal', 'moved', '2021-10-02', '2021-09-20'],
      ['Ville B', 'move-renewal', 'moved', '2021-10-02', '2021-09-20'],
      ['Ville C', 'open-renewal', 'moved', '2021-10-02', '2021-09-20'],
    ]);
    const [first, second, ...rest] = input.reminders;
    const reminders = [
      { ...first, offsetDays: -55 },
      { ...second, messageTemplate: 'renewal-overdue' },
      ...rest.filter(({ offsetDays }) => offsetDays !== -7),
      { ...first, id: 'before-40', offsetDays: -40 },
    ];
    const edited = await differ({ reminders });
    expect(told(edited).filter(([organisation]) => organisation === 'Ville A')).toEqual([
      ['Ville A', 'send-reminder', 'moved', '2021-11-01', '2021-11-06'],
      ['Ville A', 'send-reminder', 'added', null, '2021-11-21'],
      ['Ville A', 'send-reminder', 'changed', '2021-12-01', '2021-12-01'],
      ['Ville A', 'send-reminder', 'removed', '2021-12-24', null],
    ]);
    expect(edited.totals).toEqual({ added: 2, removed: 2, moved: 2, changed: 2 });
    const changed = edited.lines.find(({ kind }) => kind === 'changed');
    expect([changed?.before?.letter?.template, changed?.after?.letter?.template]).toEqual([
      'renewal-reminder',
      'renewal-overdue',
    ]);
    const welcome = { base: 'joining' as const, messageTemplate: 'member-welcome' };
    const more = await differ({
      reminders: [...input.reminders, { ...first, ...welcome, id: 'welcome', offsetDays: 250 }],
    });
    expect(told(more)).toEqual([
      ['Ville A', 'send-reminder', 'added', null, '2021-10-09'],
      ['Ville B', 'send-reminder', 'added', null, '2021-10-09'],
      ['Ville C', 'send-reminder', 'added', null, '2021-10-09'],
    ]);
    // Nobody can be written to in the last one.
    expect(more).toMatchObject({ totals: { added: 3 }, messages: 2 });
    expect(await rows()).toEqual(before);
    expect((await service('workflows').list())[0].windowDays).toBe(90);
  });

  describe('a campaign', () => {
    const RANGE = { endsFrom: '2021-12-01', endsTo: '2021-12-31' };
    const planOf = (more: object = {}): Promise<CampaignPlan> =>
      service('campaigns').plan({ ...RANGE, leftOut: [], page: 1, pageSize: 25, ...more });
    const select = (seal: string, leftOut: string[] = []): Promise<CampaignSelected[]> =>
      service('campaigns').selection({ ...RANGE, seal, leftOut });
    const open = (lines: CampaignSelected[]): Promise<BulkResult> =>
      service('bulk').campaign({ ...RANGE, lines }, STAFF);
    const reasonOf = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'done',
        ({ details }) => details.reason,
      );
    const namesOf = (lines: { organisation: string }[]) =>
      lines.map(({ organisation }) => organisation);
    const organisationOf = async (id: string): Promise<string> =>
      (await service('memberships').view(id)).organisation.documentId;

    it('shows whom it asks, for what, in pages with their sums, and writes nothing', async () => {
      const before = await rows();
      const { data, meta } = await planOf();
      expect(
        data.map(({ organisation, term, letter, silent }) => [
          organisation,
          term.startsOn,
          term.price?.amount,
          letter?.to ?? silent?.fr,
        ]),
      ).toEqual([
        ['Ville A', '2022-01-01', 500_000, 'Dominique <d@example.org>'],
        ['Ville B', '2022-01-01', 500_000, 'Dominique <d@example.org>'],
        ['Ville C', '2022-01-01', 500_000, expect.stringMatching(/Aucun contact/)],
      ]);
      expect(data[0].letter?.subject).not.toBe('');
      expect(meta).toMatchObject({
        on: '2021-09-20',
        pagination: { page: 1, pageCount: 1, total: 3 },
        totals: {
          renewals: 3,
          letters: [{ template: 'renewal-proposal', locale: 'fr', count: 2 }],
          amounts: [{ amount: 1_500_000, currency: 'EUR' }],
        },
        exceptions: [{ reason: 'no-contact', count: 1 }],
      });
      const second = await planOf({ page: 2, pageSize: 2, leftOut: [ids[0]] });
      expect(namesOf(second.data)).toEqual(['Ville C']);
      expect(second.meta.totals).toMatchObject({
        renewals: 2,
        // No mail server is set up.
        kept: 1,
        letters: [{ template: 'renewal-proposal', locale: 'fr', count: 1 }],
        amounts: [{ amount: 1_000_000, currency: 'EUR' }],
      });
      // Whose call could not be issued is told before it is asked to renew.
      const organisation = strapi.db.query('api::organisation.organisation');
      const where = { name: 'Ville C' };
      await organisation.updateMany({ where, data: { engagementRequired: true } });
      const warned = await planOf();
      expect(warned.meta.totals.uncallable).toBe(1);
      expect(warned.data.map(({ callLacks }) => callLacks?.fr ?? null)).toEqual([
        ...[null, null, 'le SIRET (fiche de l’organisme)'],
      ]);
      expect((await planOf({ leftOut: [ids[2]] })).meta.totals.uncallable).toBe(0);
      await organisation.updateMany({ where, data: { engagementRequired: false } });
      // What is left out is a choice of who looks: the plan is the same.
      expect(second.meta.seal).toBe(meta.seal);
      expect((await planOf({ tier: 'autre' })).data).toEqual([]);
      // A plan that became shorter meanwhile still shows its last page.
      expect((await planOf({ page: 9, pageSize: 2 })).meta.pagination.page).toBe(2);
      expect(await rows()).toEqual(before);
    });

    it('gathers who is not written to by reason, with their names', async () => {
      const names = async (reason: string, more: object = {}) => {
        const question = { ...RANGE, reason, page: 1, pageSize: 25, ...more };
        const { data, meta }: CampaignExceptions = await service('campaigns').exceptions(question);
        expect(meta.pagination.total).toBe(data.length);
        return data.map(({ organisation, why }) => [organisation, why.fr]);
      };
      await service('commands').run(ids[1], 'suspend', { reason: 'x' }, STAFF);
      const broken = strapi.db.connection('adh_term').where('membership_id', ids[0]);
      const [{ policy }] = await broken.clone().select('policy');
      await broken.clone().update({ policy: '{}' });
      const logged = jest.spyOn(strapi.log, 'error').mockReturnValue(undefined as never);
      expect((await planOf()).meta).toMatchObject({
        totals: { renewals: 1, letters: [] },
        exceptions: [
          { reason: 'no-contact', count: 1 },
          { reason: 'failed', count: 1 },
          { reason: 'suspended', count: 1 },
        ],
      });
      expect(await names('no-contact')).toEqual([['Ville C', expect.any(String)]]);
      expect(await names('failed')).toEqual([['Ville A', expect.stringMatching(/contredisent/)]]);
      expect(await names('suspended')).toEqual([['Ville B', expect.stringMatching(/suspendue/)]]);
      expect(await names('merged')).toEqual([]);
      expect(logged).toHaveBeenCalledWith(expect.stringContaining('ADH-2021-0001'));
      logged.mockRestore();
      await broken.update({ policy: typeof policy === 'string' ? policy : JSON.stringify(policy) });
      await service('commands').run(ids[1], 'reinstate', { reason: 'x' }, STAFF);
    });

    it('is refused whole when it is no longer what was shown', async () => {
      const { meta } = await planOf();
      const rename = async (name: string) =>
        strapi.documents('api::organisation.organisation').update({
          documentId: await organisationOf(ids[1]),
          data: { name } as never,
        });
      await rename('Ville B bis');
      const before = await rows();
      expect(await reasonOf(select(meta.seal))).toBe('campaign-changed');
      // A member who is left out was shown too.
      expect(await reasonOf(select(meta.seal, [ids[1]]))).toBe('campaign-changed');
      await rename('Ville B');
      expect(await select(meta.seal)).toHaveLength(3);
      expect(await reasonOf(planOf({ endsFrom: '2022-01-01' }))).toBe('dates-out-of-order');
      expect(await rows()).toEqual(before);
    });

    it('opens what was shown and not left out; what changed meanwhile stays as it is', async () => {
      const { meta } = await planOf();
      const lines = await select(meta.seal, [ids[2]]);
      expect(namesOf(lines)).toEqual(['Ville A', 'Ville B']);
      await strapi.documents('api::organisation.organisation').update({
        documentId: await organisationOf(ids[1]),
        data: { name: 'Ville B bis' } as never,
      });
      // A double click, or two colleagues: each renewal opens once.
      const results = await Promise.all([open(lines), open(lines)]);
      expect(results.map(({ done }) => done.length).sort()).toEqual([0, 1]);
      expect(results.flatMap(({ failed }) => failed)).toEqual([]);
      const skipped = results.flatMap((result) =>
        result.skipped.map(({ organisation, reason }) => `${organisation}: ${reason}`),
      );
      expect(skipped.sort()).toEqual([
        'Ville A: renewal-open',
        'Ville B bis: campaign-changed',
        'Ville B bis: campaign-changed',
      ]);
      const again = await planOf();
      expect(namesOf(again.data)).toEqual(['Ville B bis', 'Ville C']);
      expect(again.meta.exceptions).toEqual([
        { reason: 'no-contact', count: 1 },
        { reason: 'under-way', count: 1 },
      ]);
      const rest = await open(await select(again.meta.seal));
      expect(namesOf(rest.done)).toEqual(['Ville B bis', 'Ville C']);
      const { data } = await service('renewals').list({ page: 1, pageSize: 25 });
      const stages = data.map((row: RenewalRow) => [row.organisation, row.stage.id]).sort();
      expect(stages).toEqual([
        ['Ville A', 'proposed'],
        ['Ville B bis', 'proposed'],
        ['Ville C', 'to-prepare'],
      ]);
      const messages = await strapi.db
        .connection('adh_message')
        .where('template', 'renewal-proposal')
        .select('membership_id');
      expect(messages.map((one) => one.membership_id).sort()).toEqual(ids.slice(0, 2).sort());
    });

    it('leaves alone who has the next term already: nobody is asked for the year after it', async () => {
      await service('commands').run(ids[0], 'accept-renewal', {}, STAFF);
      const { data, meta } = await planOf();
      expect(data).toEqual([]);
      expect(meta.exceptions).toEqual([{ reason: 'under-way', count: 2 }]);
      const later = await planOf({ endsFrom: '2022-12-31', endsTo: '2022-12-31' });
      expect(later.data.map(({ organisation, term }) => [organisation, term.startsOn])).toEqual([
        ['Ville A', '2023-01-01'],
      ]);
    });
  });

  it('proposes by itself once the missing contact is added', async () => {
    setToday(strapi, '2021-10-05');
    const organisationId = (await service('memberships').view(ids[2])).organisation.documentId;
    await strapi.documents('api::organisation.organisation').update({
      documentId: organisationId,
      data: {
        contacts: [{ name: 'Claude', email: 'c@example.org', role: 'billing', locale: 'en' }],
      } as never,
    });
    await service('daily').run();
    const { data } = await service('messages').list({ membershipId: ids[2], page: 1, pageSize: 5 });
    expect(data[0]).toMatchObject({ template: 'renewal-proposal', locale: 'en', state: 'kept' });
  });
});
