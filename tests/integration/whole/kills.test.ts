/** @databases It kills processes that write. */
import fs from 'node:fs';
import type { Core } from '@strapi/strapi';
import { JOINED_ON, manyMembers, OPENS_ON, written } from '../../helpers/campaign';
import { many, report, seeded } from '../../helpers/faults';
import { counterOf, giveRight, linesOf, makeMember } from '../../helpers/rights';
import { startMailServer, type MailServer } from '../../helpers/smtp';
import { boot, stop } from '../../helpers/strapi';
import {
  copyDatabase,
  currentDatabase,
  reading,
  type TestDatabase,
} from '../../helpers/test-database';
import { prepareVictims, Ward } from '../../helpers/victims';

/**
 * `kill -9`, again and again, of a process that uses rights and of one that lives a day and sends
 * its messages: what is left is what would have been without it, and no message is sent more than
 * once besides for each death. Each death is before or within a statement that the seed chooses.
 */

const KILLS = many(5, 1_000, 'KILLS');
const MINUTE = 60_000;
/** Few, so that a thousand deaths fall on each statement of a day; `daily-kill` has more members. */
const MEMBERS = 6;
const MOST_MS = 3 * 3_600_000;

/** What comes due to members who never answer: proposal, reminders, the end, the grace, the lapse. */
const DAYS = [
  OPENS_ON,
  ...['2021-11-01', '2021-12-01', '2021-12-24', '2022-01-01'],
  ...['2022-01-15', '2022-01-30', '2022-03-02'],
];

let strapi: Core.Strapi;
let victims: string;
let mail: MailServer;
const copies: TestDatabase[] = [];
const wards: Ward[] = [];
const random = seeded();

/** A death somewhere in a life of so many statements. */
const death = (statements: number) => ({
  dieAt: 1 + Math.floor(random() * statements),
  within: random() < 0.5,
});

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await manyMembers(strapi, MEMBERS);
  victims = await prepareVictims(strapi);
  mail = await startMailServer();
});
afterAll(async () => {
  for (const ward of wards) await ward.close();
  await stop(strapi);
  await mail?.close();
  for (const copy of copies) await copy.remove();
  if (victims) fs.rmSync(victims, { recursive: true, force: true });
});

const openWard = (environment: Record<string, string>): Ward => {
  const ward = new Ward(victims, environment);
  wards.push(ward);
  return ward;
};

const differences = async (): Promise<number> => {
  const verification = strapi.plugin('membership-lifecycle').service('verification');
  return (await verification.verify(() => undefined)).differences;
};

test(
  `${KILLS} kills of a process that uses rights: each use that was answered is there, and once`,
  async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 1_000_000 });
    const ward = openWard(currentDatabase().environment);
    const order = { work: 'consume', today: '2021-06-01', membership } as const;
    let [asked, kills, within] = [0, 0, 0];
    const more = () => [1, 2, 3].map(() => `use-${(asked += 1)}`);

    let pending = more();
    const { statements: most } = await (await ward.next()).work({ ...order, keys: pending });
    let [lastAnswered] = pending.splice(0);
    while (kills < KILLS) {
      if (pending.length === 0) pending = more();
      const victim = await ward.next();
      // Who got no answer asks again, with the same key; who got one may ask again too.
      const keys = [lastAnswered, ...pending];
      const end = death(most);
      const fate = await victim.work({ ...order, ...end, keys });
      if (fate.killed) kills += 1;
      if (fate.killed && end.within) within += 1;
      const answered = fate.said.map(({ answered: key }) => key as string);
      expect(answered).toEqual(keys.slice(0, answered.length));
      if (answered.length > 0) expect(fate.said[0].replayed).toBe(true);
      lastAnswered = answered.at(-1) ?? lastAnswered;
      pending = pending.filter((key) => !answered.includes(key));
      const { used } = await counterOf(strapi, right);
      const lines = await linesOf(strapi, right);
      expect(lines.reduce((sum: number, line) => sum + Number(line.used_delta), 0)).toBe(used);
      expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_line, index) => index + 1));
      expect(used).toBeGreaterThanOrEqual(asked - pending.length);
      expect(used).toBeLessThanOrEqual(asked);
    }
    await (await ward.next()).work({ ...order, keys: pending });
    expect(await counterOf(strapi, right)).toMatchObject({ used: asked });
    const journal = await strapi.db
      .connection('adh_activity')
      .where({ membership_id: membership, command: 'consume' });
    expect(journal).toHaveLength(asked);
    expect(await differences()).toBe(0);
    report('kills-consume', { kills, 'within a statement': within, uses: asked });
  },
  MOST_MS,
);

test(
  `${KILLS} kills of a process that lives a day and sends its messages: same rows, nothing lost`,
  async () => {
    const smtp = { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(mail.port), SMTP_FROM: 'a@b.fr' };
    const ward = openWard({});
    const rowsOf = (database: TestDatabase) =>
      reading(database, (connection) => written({ db: { connection } }));
    const copyOf = async (): Promise<TestDatabase> => {
      const copy = await copyDatabase(strapi);
      copies.push(copy);
      await ward.moveTo({ ...copy.environment, ...smtp });
      return copy;
    };
    // Claims of the dead lapse after ten minutes: each life comes later than the one before.
    let now = Date.parse('2021-10-02T12:00:00Z');
    const later = () => (now += 11 * MINUTE);
    const dayOn = (today: string) => {
      now = Math.max(now, Date.parse(`${today}T12:00:00Z`));
      return { work: 'day', today, now: later() } as const;
    };

    const alone = await copyOf();
    const lengths: number[] = [];
    for (const today of DAYS) {
      lengths.push((await (await ward.next()).work(dayOn(today))).statements);
    }
    const undisturbed = await rowsOf(alone);
    const messages = mail.received.length;
    expect(messages).toBeGreaterThan(4 * MEMBERS);

    let [kills, within, campaigns, repeated] = [0, 0, 0, 0];
    while (kills < KILLS) {
      campaigns += 1;
      mail.received.length = 0;
      const killed = await copyOf();
      now = Date.parse('2021-10-02T12:00:00Z');
      const before = kills;
      for (const [index, today] of DAYS.entries()) {
        for (let lives = true; lives;) {
          const victim = await ward.next();
          const end = kills < KILLS ? death(lengths[index]) : { within: false };
          const fate = await victim.work({ ...dayOn(today), ...end });
          lives = fate.killed;
          if (!fate.killed) continue;
          kills += 1;
          if (end.within) within += 1;
          // The lease of the dead runs out; here the clock does not have to be waited for.
          await reading(killed, (db) => db('adh_lease').update({ expires_at: 1 }));
        }
      }
      expect(await rowsOf(killed)).toEqual(undisturbed);
      const ids = mail.received.map(({ messageId }) => messageId);
      expect(new Set(ids).size).toBe(messages);
      repeated += ids.length - messages;
      expect(ids.length - messages).toBeLessThanOrEqual(kills - before);
    }
    report('kills-day', {
      kills,
      'within a statement': within,
      campaigns,
      messages: messages * campaigns,
      repeated,
      members: MEMBERS,
    });
  },
  MOST_MS,
);
