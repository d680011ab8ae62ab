/** @databases It cuts connections. */
import type { Core } from '@strapi/strapi';
import request from 'supertest';
import { COMMAND_NAMES } from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { loginAs, type Admin } from '../../helpers/admin';
import { breakStatements, type Breaker } from '../../helpers/broken-statements';
import { asToken } from '../../helpers/callers';
import { STEPS, traceOf } from '../../helpers/command-steps';
import { call, line, newCandidate, prepareTable, standing } from '../../helpers/command-table';
import { LONG, report, seeded } from '../../helpers/faults';
import { fingerprint } from '../../helpers/fingerprint';
import { compiled } from '../../helpers/rights';
import { boot, quiet, setToday, stop } from '../../helpers/strapi';

/**
 * Every command, its connection cut at its statements one after the other, then given up once for
 * another transaction: nothing is half done, and what is left at the end is what is left of a
 * member whose commands met nothing.
 */

const PLUGIN = 'membership-lifecycle';
const STAFF = { type: 'admin' as const, id: '1' };
const reason = 'Parce que';
/** Of the statements of a command, one in so many is broken in the suite, all in the long form. */
const STRIDE = LONG ? 1 : 5;

type Input = Record<string, unknown>;

let strapi: Core.Strapi;
let admin: Admin;
let breaker: Breaker;
const random = seeded();
const service = (name: string) => strapi.plugin(PLUGIN).service(name);

beforeAll(async () => {
  strapi = await boot('2021-01-04');
  admin = await loginAs(strapi, 'administrator');
  await prepareTable(strapi);
  breaker = await breakStatements(strapi);
});
afterAll(async () => {
  await breaker?.restore();
  await stop(strapi);
});

/** All that is stored of the lifecycle, without the leases. */
const everything = async () => {
  const { adh_lease: _, ...tables } = await fingerprint(strapi);
  return tables;
};

interface Attempts {
  refusalOfFault: (error: unknown) => { status: number; reason: string } | null;
}

/** What the caller of a command would be told, or null when it is done. */
const toldBy = async (run: () => Promise<unknown>): Promise<string | null> => {
  const { refusalOfFault } = compiled('kernel/attempts') as Attempts;
  try {
    await run();
    return null;
  } catch (error) {
    const known = error as { status?: number; reason?: string };
    const told = known.reason ? known : refusalOfFault(error);
    if (!told) throw error;
    return `${told.status} ${told.reason}`;
  }
};

/** Runs something with a statement broken; `broke` is false when it was over before that statement. */
const broken = async (run: () => Promise<unknown>) => {
  try {
    return { told: await toldBy(run), broke: breaker.disarm().broke };
  } finally {
    breaker.disarm();
  }
};

const AWAY = '503 database-away';
/** What a command writes last. */
const RECORDED = /insert into .?adh_activity/i;

test('every command is done whole or not at all, wherever its connection is cut', async () => {
  const [alone, hurt] = [await newCandidate(strapi), await newCandidate(strapi)];
  let [cuts, races, given] = [0, 0, 0];
  for (const { day, command, input } of STEPS) {
    setToday(strapi, day);
    const of = async (id: string): Promise<Input> => {
      const facts: Facts = await service('facts').load(id);
      return input(facts, id, strapi);
    };
    const run = async (id: string) => {
      const values = await of(id);
      return () => service('commands').run(id, command, values, STAFF);
    };
    const undisturbed = await run(alone);
    await quiet(strapi);
    breaker.arm('race', Infinity);
    await undisturbed();
    const { seen: length } = breaker.disarm();

    const again = await run(hurt);
    const before = await everything();
    await quiet(strapi);
    let done = false;
    for (let at = 1 + Math.floor(random() * STRIDE); at <= length && !done; at += STRIDE) {
      breaker.arm('cut', at);
      const { told, broke } = await broken(again);
      expect([command, at, told]).toEqual([command, at, broke ? AWAY : null]);
      // Settings that were read again meanwhile made the other longer.
      done = !broke;
      if (done) break;
      cuts += 1;
      expect([command, at, await everything()]).toEqual([command, at, before]);
    }
    // Given up once for another: run again by itself, or the caller is told to come back.
    breaker.arm('race', 1 + Math.floor(random() * length));
    const { told } = done ? { told: null } : await broken(again);
    breaker.disarm();
    races += 1;
    if (told !== null) {
      expect([command, told]).toEqual([command, '409 busy']);
      expect([command, await everything()]).toEqual([command, before]);
      given += 1;
      await again();
    }
    expect([command, await traceOf(strapi, hurt)]).toEqual([command, await traceOf(strapi, alone)]);
  }
  const verification = await service('verification').verify(() => undefined);
  expect(verification.differences).toBe(0);
  const tried = new Set(STEPS.map(({ command }) => command));
  report('cuts', { commands: tried.size, cuts, races, 'told to come back': given });
  // A call is never without its paper; a renewal is won by what settles it; those of two members are tried apart.
  expect(COMMAND_NAMES.filter((name) => !tried.has(name))).toEqual([
    'make-call-paper',
    'move-payment',
    'win-renewal',
    'merge-into',
    'undo-merge',
  ]);
}, 1_800_000);

/** A member who was called for their dues, and paid a part of them, or nothing. */
const payer = async (pays = true): Promise<{ id: string; facts: Facts }> => {
  const id = await newCandidate(strapi);
  const facts = (): Promise<Facts> => service('facts').load(id);
  const run = (name: string, input: Input) => service('commands').run(id, name, input, STAFF);
  await run('approve', {});
  await run('issue-call', { termId: standing(await facts()) });
  if (pays) await run('record-payment', { duesId: call(await facts()), amount: 1_000 });
  return { id, facts: await facts() };
};

test.each([
  [
    'move-payment',
    (from: Facts, into: Facts) => ({
      paymentId: line(from),
      intoMembershipId: into.membership.id,
      toDuesId: into.dues[0].id,
      confirmed: true,
      reason,
    }),
  ],
  ['merge-into', (_from: Facts, into: Facts) => ({ intoMembershipId: into.membership.id, reason })],
  ['undo-merge', () => ({ reason })],
])(
  '%s, which is about two members, is done whole or not at all',
  async (command, input) => {
    setToday(strapi, '2022-02-01');
    // Two that both paid a year are no merger.
    const [from, into] = [await payer(), await payer(command === 'move-payment')];
    const values = input(from.facts, into.facts);
    if (command === 'undo-merge') {
      const merge = { intoMembershipId: into.id, reason };
      await service('commands').run(from.id, 'merge-into', merge, STAFF);
    }
    const run = () => service('commands').run(from.id, command, values, STAFF);
    const before = await everything();
    for (let at = 1 + Math.floor(random() * STRIDE); ; at += STRIDE) {
      breaker.arm('cut', at);
      const { told, broke } = await broken(run);
      expect([at, told]).toEqual([at, broke ? AWAY : null]);
      if (!broke) break;
      expect([at, await everything()]).toEqual([at, before]);
    }
    const lines: { command: string }[] = await strapi.db
      .connection('adh_activity')
      .whereIn('membership_id', [from.id, into.id]);
    expect(lines.filter((one) => one.command === command)).toHaveLength(2);
  },
  600_000,
);

describe('a caller', () => {
  let member: string;
  let token: string;
  beforeAll(async () => {
    setToday(strapi, '2021-01-04');
    member = await newCandidate(strapi);
    await service('commands').run(member, 'approve', {}, STAFF);
    token = String(await asToken(strapi, 'full-access'));
  });

  const consume = (key: string) =>
    request(strapi.server.httpServer)
      .post('/api/entitlements/consume')
      .set('Authorization', `Bearer ${token}`)
      .set('Idempotency-Key', key)
      .send({ membership: member, benefit: 'compagnonnage', quantity: 1 });
  const uses = async (): Promise<number> =>
    (await strapi.db.connection('adh_usage').where({ membership_id: member, kind: 'consume' }))
      .length;

  it('who lost the answer to a use asks again with the same key, and it is counted once', async () => {
    breaker.armAt('cut-after', /^commit/i, RECORDED);
    const lost = await consume('lost');
    expect([lost.status, lost.body.error.details.reason]).toEqual([503, 'database-away']);
    expect(lost.headers['retry-after']).toBe('5');
    expect(await uses()).toBe(1);
    const again = await consume('lost').expect(201);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(await uses()).toBe(1);
  });

  it('who lost the answer to a command, and saw the member before it, is told that it is done', async () => {
    const { version } = await service('memberships').view(member);
    const address = `/${PLUGIN}/memberships/${member}/commands/suspend`;
    const suspend = () => admin.post(address, { reason }).set('If-Match', `"${version}"`);
    breaker.armAt('cut-after', /^commit/i, RECORDED);
    const lost = await suspend();
    expect([lost.status, lost.body.error.details.reason]).toEqual([503, 'database-away']);
    const again = await suspend();
    expect([again.status, again.body.error.details.reason]).toEqual([409, 'changed-meanwhile']);
    await service('commands').run(member, 'reinstate', { reason }, STAFF);
  });

  it('is told to come back, and nothing is done, when others are first each time', async () => {
    const before = await everything();
    // The statements of the session and of the token come first, and meet nobody.
    breaker.arm('race', 8, true);
    const busy = await consume('busy');
    breaker.disarm();
    expect([busy.status, busy.body.error.details.reason]).toEqual([409, 'busy']);
    expect(await everything()).toEqual(before);
    await consume('busy').expect(201);
  });
});
