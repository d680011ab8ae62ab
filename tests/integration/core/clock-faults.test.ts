/** @long It lives days in a dozen processes. */
import fs from 'node:fs';
import type { Core } from '@strapi/strapi';
import { JOINED_ON, manyMembers, OPENS_ON, written } from '../../helpers/campaign';
import { report } from '../../helpers/faults';
import { boot, stop } from '../../helpers/strapi';
import { copyDatabase, reading, type TestDatabase } from '../../helpers/test-database';
import { prepareVictims, Victim, type Order } from '../../helpers/victims';

/**
 * A clock that goes back a day, jumps forward by thirteen months, or belongs to a machine in another
 * time zone: nothing is done twice, nobody is written to for nothing, and days are the association's.
 */

const MEMBERS = 8;
const LATER = '2022-11-02';
const DAYS = [OPENS_ON, '2021-11-01', '2022-01-01', '2022-03-02'];

let strapi: Core.Strapi;
let victims: string;
const copies: TestDatabase[] = [];

beforeAll(async () => {
  strapi = await boot(JOINED_ON);
  await manyMembers(strapi, MEMBERS);
  victims = await prepareVictims(strapi);
});
afterAll(async () => {
  await stop(strapi);
  for (const copy of copies) await copy.remove();
  if (victims) fs.rmSync(victims, { recursive: true, force: true });
});

type When = Pick<Order, 'today' | 'instant'>;
type Told = { run: { processed: number; failures: unknown[] } };

/** Lives days on a copy, each in a process of its own; the rows at the end. */
const lived = async (days: When[], environment: Record<string, string> = {}) => {
  const copy = await copyDatabase(strapi);
  copies.push(copy);
  const processed: number[] = [];
  for (const when of days) {
    const victim = await Victim.start(victims, { ...copy.environment, ...environment });
    const { said } = await victim.work({ work: 'day', ...when });
    const [{ run }] = said as unknown as Told[];
    expect(run.failures).toEqual([]);
    processed.push(run.processed);
  }
  const rows = await reading(copy, (connection) => written({ db: { connection } }));
  return { rows, processed };
};

const on = (...days: string[]): When[] => days.map((today) => ({ today }));

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

test('a clock that goes back a day, again and again, does nothing and undoes nothing', async () => {
  const straight = await lived(on(...DAYS));
  const back = await lived(on(...DAYS.flatMap((day) => [day, dayBefore(day), day])));
  expect(straight.processed).toEqual(DAYS.map(() => MEMBERS));
  expect(back.processed).toEqual(DAYS.flatMap(() => [MEMBERS, 0, 0]));
  expect(back.rows).toEqual(straight.rows);
});

test('a clock that jumps thirteen months forward, and back, does what is due once', async () => {
  const jumped = await lived(on(OPENS_ON, LATER));
  const returned = await lived(on(OPENS_ON, LATER, '2021-11-01', '2022-01-15', LATER));
  expect(returned.processed.slice(2)).toEqual([0, 0, 0]);
  expect(returned.rows).toEqual(jumped.rows);
  // Reminders of a year ago are not sent all at once.
  const reminders = jumped.rows.messages.filter(({ template }) => template === 'renewal-reminder');
  expect(reminders.length).toBeLessThanOrEqual(MEMBERS);
  const each = jumped.rows.memberships.map(({ membership_status: status }) => status);
  expect(new Set(each).size).toBe(1);
});

test('the days are those of the association, wherever the machine believes it is', async () => {
  // Shortly after midnight in Paris: still the day before in UTC, nearly noon in Auckland. The
  // clocks of Paris went back between the first two.
  const INSTANTS = [
    '2021-10-01T22:30:00Z',
    '2021-10-31T23:30:00Z',
    '2021-12-31T23:30:00Z',
    '2022-03-01T23:30:00Z',
  ].map((instant) => ({ instant: Date.parse(instant) }));
  const pretended = await lived(on(...DAYS));
  for (const TZ of ['UTC', 'Europe/Paris', 'Pacific/Auckland']) {
    const there = await lived(INSTANTS, { TZ });
    expect([TZ, there.processed]).toEqual([TZ, DAYS.map(() => MEMBERS)]);
    expect([TZ, there.rows]).toEqual([TZ, pretended.rows]);
  }
  report('clock', { 'days gone back': DAYS.length, 'months forward': 13, 'time zones': 3 });
});
