/** @databases It restarts the database server. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { asToken } from '../../helpers/callers';
import {
  JOINED_ON,
  letRun,
  manyMembers,
  OPENS_ON,
  startRunner,
  written,
} from '../../helpers/campaign';
import { many, report } from '../../helpers/faults';
import { Instance, Refused } from '../../helpers/instances';
import { giveRight, makeMember } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';
import {
  CLIENT,
  copyDatabase,
  copyToServer,
  reading,
  type TestDatabase,
} from '../../helpers/test-database';

/**
 * The database server is restarted while two instances work on it: they go on by themselves, callers
 * are told to come back, and what is left is what would have been without it.
 */

const RESTARTS = many(2, 5, 'RESTARTS');
const MEMBERS = many(110, 1_000, 'RESTART_MEMBERS');
/** Uses between two restarts. */
const EACH = 30;
const CALLERS = 4;
const CONSUME = '/api/entitlements/consume';

// SQLite has no server.
const onServers = CLIENT === 'sqlite' ? describe.skip : describe;

onServers('a database server that is restarted', () => {
  let strapi: Core.Strapi;
  let server: ChildProcess;
  let alone: TestDatabase;
  let hurt: TestDatabase;
  let instances: Instance[] = [];
  let membership: string;
  let token: string;

  beforeAll(async () => {
    strapi = await boot(JOINED_ON);
    await manyMembers(strapi, MEMBERS);
    ({ membership } = await makeMember(strapi));
    await giveRight(strapi, membership, { granted: 100_000 });
    token = String(await asToken(strapi, 'full-access'));
    alone = await copyDatabase(strapi);
    server = fork(path.join(__dirname, '..', '..', 'helpers', 'own-server.mjs'), [CLIENT], {
      stdio: 'inherit',
    });
    const [port] = (await once(server, 'message')) as [number];
    hurt = await copyToServer(strapi, port);
    instances = [await Instance.start(hurt.environment), await Instance.start(hurt.environment)];
    for (const one of instances) await one.call('clock', 'set', OPENS_ON);
  });
  afterAll(async () => {
    await Promise.all(instances.map((one) => one.stop()));
    await alone?.remove();
    await stop(strapi);
    if (!server?.connected) return;
    const ended = once(server, 'exit');
    server.disconnect();
    await ended;
  });

  const restart = async (): Promise<void> => {
    const restarted = once(server, 'message');
    server.send('restart');
    await restarted;
  };

  test(`is gone ${RESTARTS} times, and nothing is lost, nor done twice`, async () => {
    const told: Record<string, number> = {};
    let [answered, asked] = [0, 0];
    const keys = RESTARTS * EACH + EACH;

    /** One caller: a key until it is answered, then the next. */
    const consume = async (index: number): Promise<void> => {
      const body = { membership, benefit: 'compagnonnage', quantity: 1 };
      while (asked < keys) {
        const key = `use-${(asked += 1)}`;
        for (let tries = 1; ; tries += 1) {
          const one = instances[(index + tries) % instances.length];
          const { status } = await one.post(CONSUME, token, body, { 'Idempotency-Key': key });
          told[status] = (told[status] ?? 0) + 1;
          if (status === 201) break;
          expect([status, tries < 3_000]).toEqual([503, true]);
          await wait(100);
        }
        answered += 1;
      }
    };
    /** The day, as the hour and the minute would run it on each instance. */
    const live = async (): Promise<number> => {
      let processed = 0;
      for (let tries = 0; tries < 6_000; tries += 1) {
        const one = instances[tries % instances.length];
        try {
          const run = await one.call<{ processed: number; failures: unknown[] }>('daily', 'run');
          expect(run.failures).toEqual([]);
          processed += run.processed;
          if (answered >= keys) return processed;
        } catch (error) {
          // `killed`: the instance did not outlive the restart.
          if ((error as Refused).reason === 'killed') throw error;
        }
        await wait(100);
      }
      throw new Error('The day was not lived.');
    };
    const breakIt = async (): Promise<void> => {
      for (let n = 1; n <= RESTARTS; n += 1) {
        while (answered < n * EACH) await wait(10);
        await restart();
      }
    };
    const day = live();
    await Promise.all([
      breakIt(),
      ...Array.from({ length: CALLERS }, (_, index) => consume(index)),
    ]);
    await day;

    const used = await reading(hurt, async (db) => {
      const lines = await db('adh_usage').where({ membership_id: membership, kind: 'consume' });
      return lines.length;
    });
    expect(used).toBe(keys);
    expect(await instances[0].verify()).toEqual([]);
    expect(told['503']).toBeGreaterThan(0);
    await letRun(await startRunner(OPENS_ON, undefined, alone.environment));
    const rowsOf = async (database: TestDatabase) => {
      const rows = await reading(database, (connection) => written({ db: { connection } }));
      const ofTheRun = ({ command }: { command: string }) => command !== 'consume';
      const { usages, rights: _, journal, ...rest } = rows;
      return {
        ...rest,
        usages: usages.filter(({ kind }) => kind !== 'consume'),
        journal: journal.filter(ofTheRun),
      };
    };
    expect(await rowsOf(hurt)).toEqual(await rowsOf(alone));
    report('restarts', {
      restarts: RESTARTS,
      members: MEMBERS,
      uses: keys,
      'told 503': told['503'],
    });
  });
});
