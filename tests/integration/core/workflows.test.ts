import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers, OPENS_ON } from '../../helpers/campaign';
import { boot, setToday, stop } from '../../helpers/strapi';
import { formOf } from '../../helpers/workflow-form';
import type { RenewalRow } from '../../../src/plugins/membership-lifecycle/shared/renewals/renewals';
import type {
  WorkflowInput,
  WorkflowView,
} from '../../../src/plugins/membership-lifecycle/shared/core/workflows';

/** Several workflows on real members: one per tier, and stages that go while renewals stand in them. */

const STAFF = { type: 'admin' as const, id: '1' };

describe('several workflows', () => {
  let strapi: Core.Strapi;
  let ids: string[];
  let usual: WorkflowView;
  let patient: WorkflowView;

  const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
  const save = (workflow: WorkflowView, change: Partial<WorkflowInput>): Promise<WorkflowView> =>
    service('workflows').save(workflow.id, { ...formOf(workflow), ...change }, { actor: STAFF });
  const renewals = async (): Promise<RenewalRow[]> =>
    (await service('renewals').list({ page: 1, pageSize: 100 })).data;
  const stagesOf = async () =>
    Object.fromEntries(
      (await renewals()).map(({ membershipId, stage }) => [membershipId, stage.id]),
    );
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      ({ details }) => details,
    );
  const tierOf = async () => (await service('memberships').view(ids[0])).tierCode;

  beforeAll(async () => {
    strapi = await boot(JOINED_ON);
    await presentAssociation(strapi);
    ids = await manyMembers(strapi, 6);
    [usual] = await service('workflows').list();
    patient = await service('workflows').copy({ name: 'Patient', from: usual.id }, STAFF);
  });
  afterAll(() => stop(strapi));

  it('are followed by nobody before they are given a tier', async () => {
    expect(patient).toMatchObject({
      isDefault: false,
      tierCodes: [],
      renewals: { open: 0, closed: 0 },
    });
    expect(patient.stages).toEqual(usual.stages);
  });

  it('decide, once they have one, when its members are asked', async () => {
    const [{ next_due_on: before }] = await strapi.db
      .connection('memberships')
      .where('document_id', ids[0]);
    expect(before).toBe(OPENS_ON);
    patient = await save(patient, { tierCodes: [await tierOf()], windowDays: 60, graceDays: 90 });
    setToday(strapi, OPENS_ON);
    expect((await service('daily').run()).failures).toEqual([]);
    expect(await renewals()).toEqual([]);
    const day = '2021-11-01';
    setToday(strapi, day);
    expect((await service('daily').run()).failures).toEqual([]);
    expect(new Set((await renewals()).map(({ openedOn }) => openedOn))).toEqual(new Set([day]));
    const view = await service('memberships').view(ids[0]);
    expect(view.workflow).toMatchObject({ id: patient.id, name: 'Patient' });
  });

  it('keep the renewals that they opened when the tier goes to another one', async () => {
    await save(patient, { tierCodes: [] });
    const rows = await strapi.db.connection('adh_renewal').select('workflow_id');
    expect(new Set(rows.map((row) => row.workflow_id))).toEqual(new Set([patient.id]));
    await service('commands').run(ids[0], 'accept-renewal', {}, STAFF);
    expect((await stagesOf())[ids[0]]).toBe('awaiting-decision');
    const view = await service('memberships').view(ids[1]);
    expect(view.workflow.id).toBe(patient.id);
    patient = await service('workflows').view(patient.id);
    expect(patient.renewals).toEqual({ open: 6, closed: 0 });
  });

  it('cannot be deleted while renewals follow them', async () => {
    expect(await refusal(service('workflows').remove(patient.id, STAFF))).toMatchObject({
      reason: 'workflow-in-use',
      open: 6,
      closed: 0,
    });
  });

  it('hand the renewals of a removed stage to the one that was chosen, with a line for each', async () => {
    await service('commands').run(ids[1], 'accept-renewal', {}, STAFF);
    await service('commands').run(ids[1], 'move-renewal', { stageId: 'payment-order' }, STAFF);
    const messages = await strapi.db.connection('adh_message').count({ n: '*' }).first();
    const stages = patient.stages.filter(({ id }) => id !== 'awaiting-decision');
    expect(await refusal(save(patient, { stages }))).toMatchObject({
      errors: [{ path: ['moves', 'awaiting-decision'], reason: 'stage-in-use' }],
    });
    const moves = [{ stageId: 'awaiting-decision', toStageId: 'payment-order' }];
    const saved = await save(patient, { stages, moves });
    expect(saved.usage).toMatchObject({ proposed: 4, 'payment-order': 2 });
    expect(await stagesOf()).toMatchObject({
      [ids[0]]: 'payment-order',
      [ids[1]]: 'payment-order',
      [ids[2]]: 'proposed',
    });
    const { data } = await service('memberships').activities(ids[0], { page: 1, pageSize: 1 });
    expect(data).toMatchObject([
      { command: 'relocate-renewal', input: { workflowId: patient.id }, actor: { id: '1' } },
    ]);
    expect(await strapi.db.connection('adh_message').count({ n: '*' }).first()).toEqual(messages);
    patient = saved;
  });

  it('let a stage go in which renewals only ended, and still name it', async () => {
    await service('commands').run(ids[2], 'decline-renewal', { reason: 'Budget' }, STAFF);
    const lost = patient.stages.find(({ id }) => id === 'not-renewed');
    if (!lost) throw new Error('no lost stage');
    const over = { ...lost, id: 'over', names: { fr: 'Parti', en: 'Gone' } };
    const stages = [...patient.stages.filter(({ id }) => id !== 'not-renewed'), over];
    patient = await save(patient, { stages });
    const { pastRenewals } = await service('memberships').view(ids[2]);
    expect(pastRenewals).toMatchObject([{ stage: { id: 'not-renewed', names: lost.names } }]);
    // Its id stays taken: a new stage that had it would rename the past.
    expect(await refusal(save(patient, { stages: [...patient.stages, lost] }))).toMatchObject({
      errors: [{ reason: 'id-past' }],
    });
  });

  it('take back a member whose renewal ended in a stage that is gone, in the one that means the same', async () => {
    const [back] = ids.slice(-1);
    const renewalOf = async () => (await service('memberships').view(back)).renewal;
    await service('commands').run(
      back,
      'withdraw',
      { lastDay: '2021-10-31', reason: 'Erreur' },
      STAFF,
    );
    const { pastRenewals } = await service('memberships').view(back);
    expect(pastRenewals).toMatchObject([{ stage: { id: 'proposed' } }]);
    expect(await renewalOf()).toBeNull();
    const stages = patient.stages.map((stage) =>
      stage.id === 'proposed'
        ? { ...stage, id: 'asked', names: { fr: 'Demandé', en: 'Asked' } }
        : stage,
    );
    const moves = [{ stageId: 'proposed', toStageId: 'asked' }];
    patient = await save(patient, { stages, moves });

    await service('commands').run(back, 'reinstate', { reason: 'Saisie par erreur' }, STAFF);
    expect(await service('memberships').view(back)).toMatchObject({
      status: 'active',
      renewal: { stage: { id: 'asked', kind: 'waiting' }, closedOn: null },
    });
    await service('commands').run(back, 'accept-renewal', {}, STAFF);
    expect(await renewalOf()).toMatchObject({ stage: { kind: 'committed' } });
  });

  it('say who saved meanwhile, of whichever workflow it is', async () => {
    const [seen, other] = [patient.version, usual.id];
    await save(await service('workflows').view(other), { dueDays: 40 });
    await save(patient, { dueDays: 50 });
    const again = service('workflows').save(
      patient.id,
      { ...formOf(patient), dueDays: 60 },
      { actor: STAFF, seen },
    );
    expect(await refusal(again)).toMatchObject({
      reason: 'workflow-changed',
      version: seen + 1,
      activities: [{ after: { dueDays: 50 } }],
    });
  });
});
