import type { Core } from '@strapi/strapi';
import { presentAssociation } from '../../helpers/association';
import { loginAs } from '../../helpers/admin';
import { JOINED_ON, manyMembers, OPENS_ON, written } from '../../helpers/campaign';
import { boot, setToday, stop } from '../../helpers/strapi';

/** A command does the same whoever runs it: the admin API, code, or the daily run. */

type Input = Record<string, unknown>;
type Run = (name: string, input: Input) => Promise<void>;

const STAFF = { type: 'admin', id: '1' };

describe('one table of commands, three ways', () => {
  let strapi: Core.Strapi;
  let members: string[];
  let ways: Run[];

  const plugin = (name: string) => strapi.plugin('membership-lifecycle').service(name);
  const view = (id: string) => plugin('memberships').view(id);

  beforeAll(async () => {
    strapi = await boot(JOINED_ON);
    await presentAssociation(strapi);
    members = await manyMembers(strapi, 3);
    const staff = await loginAs(strapi, 'membership-staff');
    const [byApi, byCode, byRun] = members;
    const api: Run = async (name, input) => {
      const url = `/membership-lifecycle/memberships/${byApi}/commands/${name}`;
      const answer = await staff.post(url, input);
      expect([name, answer.status, answer.body.error]).toEqual([name, 200, undefined]);
    };
    const code: Run = (name, input) => plugin('commands').run(byCode, name, input, STAFF);
    const daily: Run = (name, input) => plugin('commands').run(byRun, name, input, STAFF);
    ways = [api, code, daily];
  });
  afterAll(() => stop(strapi));

  /** The same command on each member, its ids those of the member. */
  const onEach = async (name: string, input: (seen: Input & { [key: string]: never }) => Input) => {
    for (const [index, run] of ways.entries()) await run(name, input(await view(members[index])));
  };

  /** Rows and journal of each member, but for ids, names and who did it. */
  const traces = async (): Promise<unknown[]> => {
    const tables = await written(strapi);
    const all = await strapi.db
      .connection('memberships')
      .whereIn('document_id', members)
      .orderBy('id')
      .select('reference');
    return all.map(({ reference: mine }: { reference: string }) =>
      Object.fromEntries(
        Object.entries(tables).map(([table, rows]) => [
          table,
          (rows as Input[])
            .filter(({ reference }) => reference === mine)
            .map(({ reference: _, actor_id: __, to_email: ___, subject: ____, ...row }) => row)
            // The first member alone was approved by the command; the others were given its rows.
            .filter(
              ({ command, template }) =>
                command !== 'approve' && template !== 'membership-approved',
            ),
        ]),
      ),
    );
  };

  it('staff’s commands leave the same rows by the admin API and by code', async () => {
    const term = ({ terms }: Input) => (terms as { id: string }[])[0].id;
    const call = ({ dues }: Input) => (dues as { id: string }[])[0].id;
    await onEach('issue-call', (seen) => ({ termId: term(seen), dueOn: '2021-03-01' }));
    await onEach('record-payment', (seen) => ({ duesId: call(seen), amount: 200_000 }));
    await onEach('reprice', (seen) => ({ termId: term(seen), amount: 400_000, reason: 'Accord' }));
    await onEach('record-payment', (seen) => ({
      duesId: call(seen),
      amount: 200_000,
      confirmed: true,
    }));
    await onEach('suspend', () => ({ reason: 'Dossier à revoir' }));
    await onEach('reinstate', () => ({ reason: 'Dossier revu' }));
    const [api, code, daily] = await traces();
    expect(code).toEqual(api);
    expect(daily).toEqual(api);
  });

  it('the daily run leaves the same rows as the commands that it plans', async () => {
    setToday(strapi, OPENS_ON);
    const [api, code] = ways;
    for (const run of [api, code]) {
      await run('open-renewal', { decidedOn: OPENS_ON });
      await run('move-renewal', { stageId: 'proposed' });
    }
    expect(await plugin('daily').run()).toMatchObject({ processed: 1, actions: 2, failures: [] });
    const [byApi, byCode, byRun] = await traces();
    expect(byCode).toEqual(byApi);
    expect(byRun).toEqual(byApi);
  });
});
