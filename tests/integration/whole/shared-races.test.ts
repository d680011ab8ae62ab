/** @servers It waits for races. */
import type { Core } from '@strapi/strapi';
import type {
  WorkflowInput,
  WorkflowView,
} from '../../../src/plugins/membership-lifecycle/shared/core/workflows';
import { presentAssociation } from '../../helpers/association';
import { JOINED_ON, manyMembers, OPENS_ON } from '../../helpers/campaign';
import { makeOffer } from '../../helpers/content';
import { refusalOf } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';
import { formOf } from '../../helpers/workflow-form';

/**
 * What all memberships share, offers and workflows, changes while somebody decides about one of them:
 * whoever has the lock decides by what stands then.
 */

const STAFF = { type: 'admin' as const, id: '1' };
/** More than one transaction of the daily run. */
const MEMBERS = 25;

let strapi: Core.Strapi;
let ids: string[];

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const usual = async (): Promise<WorkflowView> => (await service('workflows').list())[0];
const save = async (change: Partial<WorkflowInput>): Promise<WorkflowView> => {
  const workflow = await usual();
  const input = { ...formOf(workflow), ...change };
  return service('workflows').save(workflow.id, input, { actor: STAFF });
};
const without = async (...stageIds: string[]) => ({
  stages: (await usual()).stages.filter(({ id }) => !stageIds.includes(id)),
});
const renewals = () => strapi.db.connection('adh_renewal').whereIn('membership_id', ids);
const dueDays = async (): Promise<string[]> => {
  const days = strapi.db.connection('memberships').whereIn('document_id', ids);
  return [...new Set<string>(await days.pluck('next_due_on'))];
};

/**
 * Something that happens just before a transaction begins that calls a function of that name, or the
 * one of that number: transactions of Strapi's own go between.
 */
const before = (called: string, what: () => Promise<unknown>, number = 1): void => {
  const transaction = strapi.db.transaction.bind(strapi.db);
  let met = 0;
  const watched = async (callback: () => Promise<unknown>) => {
    if (String(callback).includes(called)) met += 1;
    if (met === number) {
      met += 1;
      await what();
    }
    return transaction(callback);
  };
  jest.spyOn(strapi.db, 'transaction').mockImplementation(watched as never);
};

const sellNextYear = (): Promise<string> =>
  strapi
    .documents('api::tier.tier')
    .findFirst({ filters: { code: 'publics' } })
    .then((tier) =>
      makeOffer(strapi, {
        slug: 'offre-2022',
        year: 2022,
        opensOn: '2022-01-01',
        tiers: [tier!.documentId],
      }),
    );

beforeEach(async () => {
  strapi = await boot(JOINED_ON);
  await presentAssociation(strapi);
  ids = await manyMembers(strapi, MEMBERS);
  const offers = strapi.documents('api::offer.offer');
  const { documentId } = (await offers.findFirst({ filters: { slug: 'offre' } }))!;
  await offers.update({
    documentId,
    data: { closesOn: '2021-12-31' } as never,
    status: 'published',
  });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await stop(strapi);
});

test('a command that waited finds the stage gone that was removed meanwhile', async () => {
  await sellNextYear();
  setToday(strapi, OPENS_ON);
  await service('daily').run();
  await service('commands').run(ids[0], 'accept-renewal', {}, STAFF);
  const removed = await without('payment-order');
  before('lockMemberships', () => save(removed));
  const move = { stageId: 'payment-order' };
  expect(await refusalOf(service('commands').run(ids[0], 'move-renewal', move, STAFF))).toBe(
    'stage-unknown',
  );
  expect(await service('memberships').view(ids[0])).toMatchObject({
    renewal: { stage: { id: 'awaiting-decision', kind: 'committed' } },
  });
});

test('an offer that is published while a stage is removed has its renewals looked at', async () => {
  setToday(strapi, OPENS_ON);
  await service('daily').run();
  const { stages } = await usual();
  const renamed = stages.map((stage) =>
    stage.kind === 'todo' ? { ...stage, id: 'ready' } : stage,
  );
  const moves = stages
    .filter(({ kind }) => kind === 'todo')
    .map(({ id }) => ({ stageId: id, toStageId: 'ready' }));
  before('relocation', sellNextYear);
  await save({ stages: renamed, moves });
  expect(await dueDays()).toEqual([OPENS_ON]);
  await service('daily').run();
  expect(new Set(await renewals().pluck('proposed_on'))).toEqual(new Set([OPENS_ON]));
});

test('an offer that is published during the daily run is proposed by it', async () => {
  setToday(strapi, OPENS_ON);
  before('writeChunk', sellNextYear, 2);
  expect(await service('daily').run()).toMatchObject({ failures: [] });
  expect(await renewals().pluck('proposed_on')).toEqual(ids.map(() => OPENS_ON));
});

test('an offer whose publication marks nobody is proposed the day after', async () => {
  setToday(strapi, OPENS_ON);
  await service('daily').run();
  // As when the renewals are written by a transaction that the publication does not see.
  jest.spyOn(service('guards'), 'contentChanged').mockResolvedValue(undefined);
  await sellNextYear();
  const next = '2021-10-03';
  setToday(strapi, next);
  expect(await service('daily').run()).toMatchObject({ processed: MEMBERS, failures: [] });
  expect(await renewals().pluck('proposed_on')).toEqual(ids.map(() => next));
});

test('a workflow that is saved during the daily run decides about who comes after', async () => {
  // A hundred days before the end: the window of ninety is not open yet.
  const day = '2021-09-22';
  setToday(strapi, day);
  await strapi.db.connection('memberships').update({ next_due_on: day });
  before('writeChunk', () => save({ windowDays: 120 }), 2);
  expect(await service('daily').run()).toMatchObject({ failures: [] });
  expect(await renewals().pluck('opened_on')).toEqual(ids.map(() => day));
});
