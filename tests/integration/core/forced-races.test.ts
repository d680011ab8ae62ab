/** @databases It waits for races. */
import type { Core } from '@strapi/strapi';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { loginAs } from '../../helpers/admin';
import { breakStatements, type Breaker } from '../../helpers/broken-statements';
import { STEPS, traceOf, type Step } from '../../helpers/command-steps';
import { newCandidate, prepareTable } from '../../helpers/command-table';
import { LONG, report } from '../../helpers/faults';
import { fingerprint } from '../../helpers/fingerprint';
import { counterOf, giveRight, makeMember, refusalOf, rights } from '../../helpers/rights';
import { Rival } from '../../helpers/rival';
import { boot, setToday, stop } from '../../helpers/strapi';
import { CLIENT } from '../../helpers/test-database';

/**
 * Races that the database itself decides against a command: deadlocks, rows that moved since they
 * were read, locks that are not had in time. The command is run again, or its caller is told to come
 * back; nothing is half done.
 */

const PLUGIN = 'membership-lifecycle';
const STAFF = { type: 'admin' as const, id: '1' };
/** Of the commands, one in so many waits in vain in the suite, all in the long form. */
const STRIDE = LONG ? 1 : 9;

type Server = 'postgres' | 'mysql';
type Race = keyof typeof LOSES;

/** What each server answers to who loses, and how a connection is told not to wait. */
const LOSES = {
  deadlock: { postgres: '40P01', mysql: 'ER_LOCK_DEADLOCK' },
  moved: { postgres: '40001', mysql: 'ER_CHECKREAD' },
  late: { postgres: '55P03', mysql: 'ER_LOCK_WAIT_TIMEOUT' },
};
const IMPATIENT: Record<Server, [string, string | null]> = {
  postgres: ["set local lock_timeout = '1ms'", null],
  mysql: [
    'set session innodb_lock_wait_timeout = 0',
    'set session innodb_lock_wait_timeout = default',
  ],
};
const MOST_MS = LONG ? 1_800_000 : 900_000;
const JOURNAL = /^insert into .?adh_activity/i;
const BEGINS_OR_WRITES = /^(begin|update .?adh_)/i;
const OF_MEMBER = /^update .?(adh_(?:term|dues|renewal|entitlement))\b/i;

// SQLite lets one transaction in at a time: there is nobody to lose to.
const onServers = CLIENT === 'sqlite' ? describe.skip : describe;

onServers('a race that the database decides', () => {
  let strapi: Core.Strapi;
  let breaker: Breaker;
  let rival: Rival;
  const lost: Record<Race, number> = { deadlock: 0, moved: 0, late: 0 };
  const service = (name: string) => strapi.plugin(PLUGIN).service(name);

  beforeAll(async () => {
    strapi = await boot('2021-01-04');
    await loginAs(strapi, 'administrator');
    await prepareTable(strapi);
    breaker = await breakStatements(strapi);
    rival = await Rival.come(strapi);
  });
  afterAll(async () => {
    await breaker?.restore();
    await rival?.end();
    await stop(strapi);
  });

  /** Runs a statement, and counts what it lost. */
  const risk = async (race: Race, run: () => Promise<unknown>): Promise<unknown> => {
    try {
      return await run();
    } catch (error) {
      const { code } = error as { code: string };
      expect([race, code]).toEqual([race, LOSES[race][CLIENT as Server]]);
      lost[race] += 1;
      throw error;
    }
  };
  const lose = async (race: Race, run: () => Promise<unknown>): Promise<never> => {
    await risk(race, run);
    throw new Error(`No ${race} came of it.`);
  };

  /** Runs something while the rival and the command wait for each other, once, from the journal on. */
  const inDeadlock = async <T>(id: string, run: () => Promise<T>): Promise<T> => {
    const before = lost.deadlock;
    let left = Promise.resolve();
    await rival.holdJournal();
    breaker.around(JOURNAL, async (met) => {
      breaker.disarm();
      const { had } = await rival.wantMember(id);
      left = had.then(() => rival.leave());
      // A deadlock is looked for after a second otherwise.
      if (CLIENT === 'postgres') await met.ask("set local deadlock_timeout = '5ms'");
      return lose('deadlock', met.run);
    });
    try {
      return await run();
    } finally {
      breaker.disarm();
      await left;
      expect(lost.deadlock).toBe(before + 1);
    }
  };

  /** Runs something whose rows another changes after it read them, and before it writes them, once. */
  const inMotion = async <T>(id: string, run: () => Promise<T>): Promise<T> => {
    breaker.around(BEGINS_OR_WRITES, async (met) => {
      const [, table] = OF_MEMBER.exec(met.sql) ?? [];
      if (!table) {
        const answer = await met.run();
        // What is read committed sees the row as it now is. MariaDB's transactions keep what they read.
        if (CLIENT === 'postgres' && /^begin/i.test(met.sql)) {
          await met.ask('set transaction isolation level serializable');
        }
        return answer;
      }
      breaker.disarm();
      await rival.moveRows(table, id);
      // A use writes before it reads anything in its transaction: it loses to nobody.
      return risk('moved', met.run);
    });
    try {
      return await run();
    } finally {
      breaker.disarm();
    }
  };

  /** Runs something that never gets the journal; nothing may have changed. */
  const inVain = async (command: string, run: () => Promise<unknown>): Promise<void> => {
    const before = await everything();
    const [hurry, calm] = IMPATIENT[CLIENT as Server];
    await rival.holdJournal();
    breaker.around(JOURNAL, async ({ ask, run: insert }) => {
      await ask(hurry);
      // PostgreSQL forgets it with the transaction.
      return lose('late', insert).finally(() => calm && ask(calm));
    });
    expect([command, await refusalOf(run())]).toEqual([command, 'busy']);
    breaker.disarm();
    await rival.leave();
    expect([command, await everything()]).toEqual([command, before]);
  };

  const everything = async () => {
    const { adh_lease: _, ...tables } = await fingerprint(strapi);
    return tables;
  };

  /** Every command, on a member that races meet and on one that they do not; both end alike. */
  const liveThrough = async (
    meet: (id: string, step: Step, run: () => Promise<unknown>, index: number) => Promise<unknown>,
  ): Promise<void> => {
    setToday(strapi, STEPS[0].day);
    const [alone, hurt] = [await newCandidate(strapi), await newCandidate(strapi)];
    const prepared = async ({ command, input }: Step, id: string) => {
      const facts: Facts = await service('facts').load(id);
      const values = await input(facts, id, strapi);
      return () => service('commands').run(id, command, values, STAFF);
    };
    for (const [index, step] of STEPS.entries()) {
      setToday(strapi, step.day);
      await (
        await prepared(step, alone)
      )();
      await meet(hurt, step, await prepared(step, hurt), index);
    }
    expect(await traceOf(strapi, hurt)).toEqual(await traceOf(strapi, alone));
    const { differences } = await service('verification').verify(() => undefined);
    expect(differences).toBe(0);
  };

  test(
    'a deadlock ends in the command that is run again, and a lock that is not had in « busy »',
    async () => {
      await liveThrough(async (id, { command }, run, index) => {
        if (index % STRIDE === 0) await inVain(command, run);
        expect([command, await refusalOf(inDeadlock(id, run))]).toEqual([command, 'not refused']);
      });
      report('races', { deadlocks: lost.deadlock, 'locks not had in time': lost.late });
    },
    MOST_MS,
  );

  test(
    'a row that another changed since it was read has the command run again',
    async () => {
      await liveThrough(async (id, { command }, run) => {
        expect([command, await refusalOf(inMotion(id, run))]).toEqual([command, 'not refused']);
      });
      expect(lost.moved).toBeGreaterThan(STEPS.length / 3);
      report('moved', { commands: STEPS.length, 'serialization failures': lost.moved });
    },
    MOST_MS,
  );

  test('a use, whose statements are its own, meets a deadlock and is counted once', async () => {
    setToday(strapi, '2021-06-01');
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 9 });
    const input = { benefit: 'compagnonnage', quantity: 2 };
    const by = { actor: STAFF, key: 'once' };
    const use = () => rights(strapi).consume(membership, input, by);
    expect(await inDeadlock(membership, use)).toMatchObject({ replayed: false });
    expect(await use()).toMatchObject({ replayed: true });
    expect(await counterOf(strapi, right)).toMatchObject({ used: 2, seq: 2 });
  });

  test('the daily run meets a deadlock, blames no member and does each thing once', async () => {
    setToday(strapi, '2021-01-04');
    const ids = [
      await newCandidate(strapi),
      await newCandidate(strapi),
      await newCandidate(strapi),
    ];
    for (const id of ids) await service('commands').run(id, 'approve', {}, STAFF);
    // The ninetieth day before the end of their terms.
    setToday(strapi, '2021-10-02');
    const run = await inDeadlock(ids[1], () => service('daily').run());
    expect(run).toMatchObject({ failures: [] });
    const renewals = await strapi.db
      .connection('adh_renewal')
      .whereIn('membership_id', ids)
      .pluck('membership_id');
    expect(renewals.sort()).toEqual([...ids].sort());
  });
});
