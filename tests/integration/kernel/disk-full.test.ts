import type { Core } from '@strapi/strapi';
import { loginAs, type Admin } from '../../helpers/admin';
import {
  JOINED_ON,
  letRun,
  manyMembers,
  OPENS_ON,
  startRunner,
  written,
} from '../../helpers/campaign';
import { report } from '../../helpers/faults';
import { fingerprint } from '../../helpers/fingerprint';
import { boot, setToday, stop } from '../../helpers/strapi';
import {
  CLIENT,
  copyDatabase,
  currentDatabase,
  reading,
  type TestDatabase,
} from '../../helpers/test-database';

/** A disk without room, as SQLite meets it: staff are told so, nothing is half done, and it goes on. */

const MEMBERS = 60;
// The servers' own disks are theirs to watch: what they answer then is in `kernel/store/transient.ts`.
const onSqlite = CLIENT === 'sqlite' ? describe : describe.skip;

onSqlite('a disk that is full', () => {
  let strapi: Core.Strapi;
  let admin: Admin;
  let members: string[];
  let alone: TestDatabase;
  let refused = 0;

  const daily = () => strapi.plugin('membership-lifecycle').service('daily');
  const pragma = async (name: string, value?: number): Promise<number> => {
    const [row] = await strapi.db.connection.raw(
      `pragma ${name}${value === undefined ? '' : ` = ${value}`}`,
    );
    return Number(Object.values(row as object)[0]);
  };
  const tables = async () => {
    const { adh_lease: _, adh_run: __, ...rest } = await fingerprint(strapi);
    return rest;
  };
  const note = (text: string) =>
    admin.post(`/membership-lifecycle/memberships/${members[0]}/commands/suspend`, {
      reason: text,
    });
  const fill = async (): Promise<void> => {
    await pragma('max_page_count', await pragma('page_count'));
  };
  const makeRoom = () => pragma('max_page_count', 1_000_000);

  beforeAll(async () => {
    strapi = await boot(JOINED_ON);
    admin = await loginAs(strapi, 'administrator');
    members = await manyMembers(strapi, MEMBERS);
    alone = await copyDatabase(strapi);
  });
  afterAll(async () => {
    await alone?.remove();
    await stop(strapi);
  });

  it('is told to staff as such, and nothing of their command is done', async () => {
    await fill();
    // Free pages take the first of them.
    for (let tries = 0; ; tries += 1) {
      const before = await tables();
      const answer = await note('x'.repeat(4_000));
      if (answer.status === 200) {
        expect(tries).toBeLessThan(200);
        await admin.post(`/membership-lifecycle/memberships/${members[0]}/commands/reinstate`, {
          reason: 'y'.repeat(4_000),
        });
        continue;
      }
      if (answer.body.error.details.reason === 'already-suspended') continue;
      expect([answer.status, answer.body.error.details.reason]).toEqual([507, 'database-full']);
      expect(answer.body.error.details.text.fr).toContain('Le disque du serveur est plein');
      expect(await tables()).toEqual(before);
      refused += 1;
      break;
    }
    // What is there is still shown.
    await admin.get(`/membership-lifecycle/memberships/${members[0]}`).expect(200);
  });

  it('stops the daily run, which blames no member, and goes on where it was', async () => {
    await makeRoom();
    const { status } = await strapi
      .plugin('membership-lifecycle')
      .service('memberships')
      .view(members[0]);
    if (status.status === 'suspended') {
      await admin
        .post(`/membership-lifecycle/memberships/${members[0]}/commands/reinstate`, { reason: 'z' })
        .expect(200);
    }
    setToday(strapi, OPENS_ON);
    await fill();
    const before = await tables();
    await expect(daily().run()).rejects.toMatchObject({
      message: expect.stringContaining('database or disk is full'),
    });
    expect(await tables()).toEqual(before);
    await makeRoom();
    expect(await daily().run()).toMatchObject({ processed: MEMBERS, failures: [] });
    await letRun(await startRunner(OPENS_ON, undefined, alone.environment));
    const rowsOf = async (database: TestDatabase) => {
      const { journal, ...rows } = await reading(database, (connection) =>
        written({ db: { connection } }),
      );
      const byStaff = ['suspend', 'reinstate'];
      return { ...rows, journal: journal.filter(({ command }) => !byStaff.includes(command)) };
    };
    expect(await rowsOf(currentDatabase())).toEqual(await rowsOf(alone));
    report('disk-full', { 'commands refused': refused, 'runs stopped': 1, members: MEMBERS });
  });
});
