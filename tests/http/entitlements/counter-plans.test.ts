import type { Core } from '@strapi/strapi';
import type { CommandPlan } from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import { loginAs, type Admin } from '../../helpers/admin';
import { newCandidate, prepareTable } from '../../helpers/command-table';
import { boot, setToday, stop } from '../../helpers/strapi';

/** What a command on a single right would do is told before: its counter, and the e-mail that leaves. */

const STAFF = { type: 'admin' as const, id: '1' };
const BENEFIT = 'compagnonnage';

let strapi: Core.Strapi;
let staff: Admin;
beforeAll(async () => {
  strapi = await boot('2021-01-04');
  await prepareTable(strapi);
  const benefits = strapi.documents('api::benefit.benefit');
  const { documentId } = (await benefits.findFirst({ filters: { code: BENEFIT } })) as {
    documentId: string;
  };
  await benefits.update({ documentId, data: { warnAt: 2 } as never });
  await benefits.publish({ documentId });
  staff = await loginAs(strapi, 'membership-staff');
});
afterAll(() => stop(strapi));

const service = (name: string) => strapi.plugin('membership-lifecycle').service(name);
const url = (id: string, name: string) =>
  `/membership-lifecycle/memberships/${id}/commands/${name}`;
const planOf = async (id: string, name: string, input: object): Promise<CommandPlan> =>
  (await staff.post(`${url(id, name)}/plan`, input).expect(200)).body.data;
const run = async (id: string, name: string, input: object): Promise<void> => {
  const { version } = await service('memberships').view(id);
  await service('commands').run(id, name, input, STAFF, { seen: version });
};
const rightOf = async (id: string) => {
  const { entitlements } = await service('memberships').view(id);
  return entitlements.find(({ benefit }: { benefit: string }) => benefit === BENEFIT);
};
const lettersOf = async (id: string): Promise<string[]> => {
  const rows = await strapi.db.connection('adh_message').where('membership_id', id);
  return rows.map(({ template }: { template: string }) => template);
};
/** A member with six uses, of which staff want to know when two are left. */
const member = async (): Promise<string> => {
  setToday(strapi, '2021-01-04');
  const id = await newCandidate(strapi, STAFF);
  await run(id, 'approve', {});
  return id;
};

/** Asks for a plan, runs the command, and holds what is then found to what the plan said. */
const planned = async (id: string, name: string, input: object) => {
  const before = await lettersOf(id);
  const plan = await planOf(id, name, input);
  expect([await lettersOf(id), plan.refusal, plan.seal]).toEqual([before, null, '']);
  await run(id, name, { ...input, reason: 'x' });
  const [said] = plan.rights;
  const { used, granted } = await rightOf(id);
  expect({ used: said.used, granted: said.granted }).toEqual({ used, granted });
  const sent = (await lettersOf(id)).slice(before.length);
  expect(plan.messages.map(({ template }) => template)).toEqual(sent);
  return plan;
};

it('tells the counter before and after, and the e-mail once, on the use that brings it to the level', async () => {
  const id = await member();
  const use = (quantity: number) => planned(id, 'consume', { benefit: BENEFIT, quantity });
  expect((await use(3)).messages).toEqual([]);
  const warned = await use(1);
  expect(warned.rights).toMatchObject([{ change: 'changed', used: 4, before: { used: 3 } }]);
  expect(warned.messages).toMatchObject([{ ok: true, template: 'right-nearly-used' }]);
  expect(warned.lasting).toEqual(
    warned.messages.some((one) => one.ok && one.kept) ? [] : ['messages'],
  );
  const usageId = (await rightOf(id)).usages.at(-1).id;
  expect((await planned(id, 'reverse-usage', { usageId })).messages).toEqual([]);
  // The right was told of already.
  expect((await use(2)).messages).toEqual([]);
});

it('tells an adjustment, and a part that is carried to the next term', async () => {
  const id = await member();
  const { id: entitlementId } = await rightOf(id);
  const plan = await planned(id, 'adjust', { entitlementId, quantity: 5 });
  expect(plan.messages).toMatchObject([{ template: 'right-nearly-used' }]);
  setToday(strapi, '2021-10-05');
  await run(id, 'open-renewal', {});
  await run(id, 'accept-renewal', {});
  const carried = await planOf(id, 'carry-over', { entitlementId, quantity: 1 });
  expect(carried.rights).toMatchObject([
    { used: 6, before: { used: 5 } },
    { granted: 7, before: { granted: 6 } },
  ]);
});

it('tells why it is refused, and changes nothing', async () => {
  const id = await member();
  const before = await rightOf(id);
  const reasonOf = async (name: string, input: object) =>
    (await planOf(id, name, input)).refusal?.reason;
  expect(await reasonOf('consume', { benefit: BENEFIT, quantity: 7 })).toBe('exhausted');
  expect(await reasonOf('consume', { benefit: BENEFIT, quantity: 1, on: '2021-01-05' })).toBe(
    'date-in-future',
  );
  expect(await reasonOf('reverse-usage', { usageId: 'nothing' })).toBe('usage-unknown');
  expect(await reasonOf('adjust', { entitlementId: 'nothing', quantity: 1 })).toBe(
    'entitlement-unknown',
  );
  await staff.post(`${url(id, 'consume')}/plan`, { benefit: BENEFIT }).expect(400);
  await staff
    .post(`${url('nobody', 'consume')}/plan`, { benefit: BENEFIT, quantity: 1 })
    .expect(404);
  expect(await rightOf(id)).toEqual(before);
});
