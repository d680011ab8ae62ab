import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../helpers/association';
import { makeBenefit, makeOffer, makeTier } from '../helpers/content';
import { boot, setToday, stop } from '../helpers/strapi';
import { formOf } from '../helpers/workflow-form';
import type {
  PlanDifference,
  PlanView,
  WorkflowInput,
} from '../../src/plugins/membership-lifecycle/shared/contracts';

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
    expect(await rows()).toEqual(before);
    expect((await service('workflows').list())[0].windowDays).toBe(90);
  });

  it('opens exactly the campaign that it showed, and skips who is already under way', async () => {
    const selection = { endsFrom: '2021-12-01', endsTo: '2021-12-31' };
    const before = await rows();
    const plan: PlanView = await service('planning').campaign(selection);
    expect(plan.failures).toEqual([]);
    expect(
      plan.actions.map(({ organisation, command, message }) => [
        organisation,
        command,
        message?.to ?? null,
      ]),
    ).toEqual([
      ['Ville A', 'open-renewal', null],
      ['Ville A', 'move-renewal', 'Dominique <d@example.org>'],
      ['Ville B', 'open-renewal', null],
      ['Ville B', 'move-renewal', 'Dominique <d@example.org>'],
      ['Ville C', 'open-renewal', null],
    ]);
    expect(await rows()).toEqual(before);
    const shown = plan.actions
      .filter(({ command }) => command === 'open-renewal')
      .map(({ membershipId }) => membershipId);
    expect(shown).toEqual(ids);
    const first = await service('bulk').campaign(shown, STAFF);
    expect(first.done).toHaveLength(3);
    const second = await service('bulk').campaign(shown, STAFF);
    expect(second.done).toEqual([]);
    expect(second.skipped.map(({ reason }: { reason: string }) => reason)).toEqual([
      'renewal-open',
      'renewal-open',
      'renewal-open',
    ]);
    const list = await service('renewals').list({ page: 1, pageSize: 25 });
    expect(list.data.map(({ stage }: { stage: { id: string } }) => stage.id)).toEqual([
      'proposed',
      'proposed',
      'to-prepare',
    ]);
  });

  it('proposes by itself once the missing contact is added', async () => {
    setToday(strapi, '2021-09-21');
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
