import type { Core } from '@strapi/strapi';
import type { RuleName } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { loginAs, type Admin } from '../../helpers/admin';
import { newCandidate, normalised, prepareTable, stored, TABLE } from '../../helpers/command-table';
import { compiled } from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';

/**
 * One table of commands, run on three members: through the admin API, from code, and as the daily
 * run writes its steps. The rows and the journal that they leave must be the same.
 */

const PLUGIN = 'membership-lifecycle';
const SYSTEM = { type: 'system' as const, id: 'daily' };

type Input = Record<string, unknown>;
type Decide =
  typeof import('../../../src/plugins/membership-lifecycle/server/src/core/rules/decide');
type Recording =
  typeof import('../../../src/plugins/membership-lifecycle/server/src/core/recording');
type Memberships =
  typeof import('../../../src/plugins/membership-lifecycle/server/src/core/store/memberships');

describe('one table of commands', () => {
  let strapi: Core.Strapi;
  let admin: Admin;
  const members: Record<string, string> = {};

  const service = (name: string) => strapi.plugin(PLUGIN).service(name);

  /** Answers the reason of a refusal, or null. */
  type Path = (id: string, command: RuleName, input: Input) => Promise<string | null>;

  const throughTheApi: Path = async (id, command, input) => {
    const url = `/${PLUGIN}/memberships/${id}/commands/${command}`;
    const { status, body } = await admin.post(url, input);
    if (status === 200) return null;
    expect([400, 404, 409]).toContain(status);
    return body.error.details.reason;
  };

  /** The reason with which something is refused, or null when it is done. */
  const refusedWith = (doing: Promise<unknown>): Promise<string | null> =>
    doing.then(
      () => null,
      (error: { reason?: string }) => {
        if (!error.reason) throw error;
        return error.reason;
      },
    );

  const fromCode: Path = (id, command, input) =>
    refusedWith(service('commands').run(id, command, input, { type: 'admin', id: '1' }));

  const asTheDailyRun: Path = async (id, command, input) => {
    const { decide } = compiled('core/rules/decide') as Decide;
    const { createRecorder } = compiled('core/recording') as Recording;
    const { lockMemberships } = compiled('core/store/memberships') as Memberships;
    const today = service('clock').today();
    const recorder = await createRecorder(strapi, SYSTEM, today);
    const surroundings = await service('facts').surroundings();
    let n = 0;
    const newId = () => `daily${id.slice(0, 8)}${today}${command}${(n += 1)}`;
    const writing = strapi.db.transaction(async ({ trx }) => {
      await lockMemberships(trx, [id]);
      const [{ facts, organisationName }] = await service('facts').loadMany(
        [id],
        surroundings,
        trx,
      );
      const decision = decide(facts, command, input, { today, newId });
      if (!decision.ok) throw Object.assign(new Error(decision.reason), decision);
      const { outcome } = decision;
      await recorder.record(trx, [{ command, input, before: facts, outcome, organisationName }]);
    });
    return refusedWith(writing);
  };

  const PATHS: Record<string, Path> = { throughTheApi, fromCode, asTheDailyRun };

  beforeAll(async () => {
    strapi = await boot('2021-01-04');
    admin = await loginAs(strapi, 'administrator');
    await prepareTable(strapi);
    for (const name of Object.keys(PATHS)) members[name] = await newCandidate(strapi);
  });
  afterAll(() => stop(strapi));

  it.each(
    TABLE.map(
      ([day, command, input, refused = null], index) =>
        [index + 1, day, command, input, refused] as const,
    ),
  )(
    'line %i: on %s, %s leaves the same rows and journal in three ways',
    async (_line, day, command, input, refused) => {
      setToday(strapi, day);
      const after: string[] = [];
      for (const [name, run] of Object.entries(PATHS)) {
        const facts: Facts = await service('facts').load(members[name]);
        const before = normalised(await stored(strapi, members[name]));
        expect([name, await run(members[name], command, input(facts))]).toEqual([name, refused]);
        const rows = normalised(await stored(strapi, members[name]));
        if (refused) expect(rows).toBe(before);
        else expect(rows).not.toBe(before);
        after.push(rows);
      }
      expect(after[1]).toBe(after[0]);
      expect(after[2]).toBe(after[0]);
    },
  );

  it('named in its journal who did it: the administrator, the code, the daily run', async () => {
    const actors = await Promise.all(
      Object.values(members).map(async (id) => {
        const lines = await strapi.db
          .connection('adh_activity')
          .where('membership_id', id)
          .orderBy('id');
        return [...new Set(lines.slice(1).map((one) => `${one.actor_type} ${one.actor_id}`))];
      }),
    );
    expect(actors).toEqual([[`admin ${admin.userId}`], ['admin 1'], ['system daily']]);
  });

  it('ran every command that a membership decides alone', () => {
    const { RULES } = compiled('core/rules/commands/index') as {
      RULES: Record<string, unknown>;
    };
    // Run by the daily run, and by the saving of a workflow whose stage goes.
    const ofTheSystem = [
      'mark-reminder',
      'carry-rights',
      'end-grants',
      'refresh-status',
      'relocate-renewal',
    ];
    const ran = new Set(TABLE.filter(([, , , refused]) => !refused).map(([, command]) => command));
    expect(
      Object.keys(RULES).filter(
        (name) => !ran.has(name as RuleName) && !ofTheSystem.includes(name),
      ),
      // Every call is issued on paper: none is left to be put on one.
    ).toEqual(['make-call-paper', 'win-renewal']);
  });
});
