/** @databases It waits for races. */
import type { Core } from '@strapi/strapi';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import type { Transaction } from '../../../src/plugins/membership-lifecycle/server/src/kernel/store/database';
import { publishOccasion } from '../../helpers/participation';
import {
  compiled,
  counterOf,
  giveRight,
  makeMember,
  refusalOf,
  rights,
} from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';
import { CLIENT } from '../../helpers/test-database';

/**
 * A use of a right, or a place that is taken, while another transaction is about to change what it
 * was decided by. SQLite lets one in at a time; on a server each sees a picture of its own.
 */

type Counters =
  typeof import('../../../src/plugins/membership-lifecycle/server/src/core/store/counters');
type Memberships =
  typeof import('../../../src/plugins/membership-lifecycle/server/src/core/store/memberships');
type Occasions =
  typeof import('../../../src/plugins/membership-lifecycle/server/src/occasions/store/occasions');
type Row = Record<string, unknown>;
type Ids = typeof import('../../../src/plugins/membership-lifecycle/server/src/kernel/new-id');

const ON: Day = '2021-06-01';
const STAFF = { type: 'admin' as const, id: '1' };
/** How many of the application's transactions wait for a lock. */
const WAITING: Record<string, (ask: (sql: string) => Promise<Row[]>) => Promise<number>> = {
  async postgres(ask) {
    const waiting = "datname = current_database() and wait_event_type = 'Lock'";
    return (await ask(`select pid from pg_stat_activity where ${waiting}`)).length;
  },
  // The tables that say it are read anew only for who has not asked for a tenth of a second.
  async mysql(ask) {
    const mine = await ask('select id from information_schema.processlist where db = database()');
    const [{ Status: status }] = await ask('show engine innodb status');
    const waiting = String(status)
      .split('---TRANSACTION')
      .filter((one) => one.includes('LOCK WAIT'));
    return mine.filter(({ id }) => waiting.some((one) => one.includes(`thread id ${id},`))).length;
  },
};

const onServers = CLIENT === 'sqlite' ? describe.skip : describe;

onServers('the gate, while another transaction', () => {
  let strapi: Core.Strapi;
  beforeAll(async () => {
    strapi = await boot(ON);
  });
  afterAll(() => stop(strapi));

  const stamp = () => ({
    actor: STAFF,
    on: ON,
    now: Date.parse(ON),
    newId: (compiled('kernel/new-id') as Ids).newId,
  });
  /** A transaction beside those of the application, which join the one that surrounds them. */
  const begin = (): Promise<Transaction> => strapi.db.connection.transaction() as never;
  const ask = async (sql: string): Promise<Row[]> => {
    const answer = await strapi.db.connection.raw(sql);
    return CLIENT === 'postgres' ? answer.rows : answer[0];
  };
  /**
   * Begins something beside a command, until it waits for a lock or is over; what it comes to once the
   * command is committed.
   */
  const beside = async <T>(
    command: Transaction,
    run: () => Promise<T>,
  ): Promise<() => Promise<T>> => {
    let over = false;
    const running = run().finally(() => {
      over = true;
    });
    while (!over && (await WAITING[CLIENT]!(ask)) === 0) await new Promise(setImmediate);
    return async () => {
      await command.commit();
      return running;
    };
  };
  const lock = async (membership: string): Promise<Transaction> => {
    const { lockMemberships } = compiled('core/store/memberships') as Memberships;
    const command = await begin();
    await lockMemberships(command, [membership]);
    return command;
  };

  test('decides about its member, is waited for: a right that is taken away is not used', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 3 });
    const command = await lock(membership);
    const use = () =>
      refusalOf(
        rights(strapi).consume(
          membership,
          { benefit: 'compagnonnage', quantity: 1 },
          { actor: STAFF },
        ),
      );
    const commit = await beside(command, use);
    await command('adh_entitlement').where('document_id', right).update({ voided_on: ON });
    expect(await commit()).toBe('not-granted');
    expect(await counterOf(strapi, right)).toEqual({ granted: 3, used: 0, seq: 1 });
  });

  test('decides about its member, is waited for before a place is taken', async () => {
    const { takePlace } = compiled('occasions/store/occasions') as Occasions;
    const { membership } = await makeMember(strapi);
    const id = await publishOccasion(strapi);
    const { version } = await strapi.db.connection('adh_occasion').where('document_id', id).first();
    const take = async (seen: number): Promise<boolean> => {
      const registration = await begin();
      const taken = await takePlace(
        registration,
        { id, version },
        { id: membership, version: seen },
      );
      await registration.commit();
      return taken;
    };
    const command = await lock(membership);
    const commit = await beside(command, () => take(0));
    expect(await commit()).toBe(false);
    expect(await take(1)).toBe(true);
  });

  test('has used the right since the command read it: its line says what was really taken away', async () => {
    const { moveCounter } = compiled('core/store/counters') as Counters;
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 9, carryOverCap: 3 });
    const command = await begin();
    // As MariaDB was before 11.6: what a transaction read is not looked at again when it writes.
    if (CLIENT === 'mysql') await command.raw('set session innodb_snapshot_isolation = 0');
    const move = (trx: Transaction, entry: object) =>
      moveCounter(
        trx,
        { entitlementId: right, usedDelta: 0, grantedDelta: 0, ...entry } as never,
        stamp(),
      );
    const another = async (entry: object): Promise<void> => {
      const other = await begin();
      await move(other, entry);
      await other.commit();
    };
    try {
      await command('adh_usage').where('entitlement_id', right);
      await another({ kind: 'consume', usedDelta: 4 });
      await another({ kind: 'carry-out', usedDelta: 2 });
      const taken = await move(command, { kind: 'grant', grantedDelta: -5 });
      expect(taken).toMatchObject({ grantedDelta: -3, grantedAfter: 6, usedAfter: 6 });
      const more = await move(command, { kind: 'grant', grantedDelta: 4 });
      expect(more).toMatchObject({ grantedDelta: 4, grantedAfter: 10 });
      await expect(move(command, { kind: 'carry-out', usedDelta: 2 })).rejects.toMatchObject({
        reason: 'carry-over-cap',
      });
    } finally {
      if (CLIENT === 'mysql') await command.raw('set session innodb_snapshot_isolation = default');
      await command.rollback();
    }
  });
});
