/** @databases Counters are kept by its statements. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import fc from 'fast-check';
import {
  compiled,
  counterOf,
  giveRight,
  linesOf,
  makeMember,
  refusalOf,
  rights,
  someId,
} from '../../helpers/rights';
import { boot, setToday, stop } from '../../helpers/strapi';
import { CLIENT } from '../../helpers/test-database';
import { stored } from '../../helpers/json';
import type * as Counters from '../../../src/plugins/membership-lifecycle/server/src/core/store/counters';

const ROOT = path.resolve(__dirname, '..', '..', '..');
const STAFF = { type: 'admin' as const, id: '1' };

let strapi: Core.Strapi;
beforeAll(async () => {
  strapi = await boot('2021-06-01');
});
afterAll(() => stop(strapi));
beforeEach(() => setToday(strapi, '2021-06-01'));

const db = () => strapi.db.connection;
const raw = (sql: string, ...values: unknown[]) => db().raw(sql, values as string[]);
const service = () => rights(strapi);
const consume = (membership: string, quantity: number, more: object = {}, key?: string) =>
  service().consume(
    membership,
    { benefit: 'compagnonnage', quantity, ...more },
    { actor: STAFF, key },
  );

describe('the gate', () => {
  it('lets pass what is left, refuses the next use and writes nothing for it', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 3 });
    await consume(membership, 2);
    expect(await refusalOf(consume(membership, 2))).toBe('exhausted');
    await consume(membership, 1);
    expect(await refusalOf(consume(membership, 1))).toBe('exhausted');
    expect(await counterOf(strapi, right)).toEqual({ granted: 3, used: 3, seq: 3 });
    expect(await linesOf(strapi, right)).toHaveLength(3);
    const journal = await db()('adh_activity').where({
      membership_id: membership,
      command: 'consume',
    });
    expect(journal).toHaveLength(2);
    const { after } = journal[1];
    expect(stored(after)).toMatchObject({
      entitlements: { [right]: { granted: 3, used: 3 } },
    });
  });

  it('joins the transaction of whoever asks, and is undone with it', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 2 });
    await strapi.db.transaction(() => consume(membership, 1));
    expect(await counterOf(strapi, right)).toMatchObject({ used: 1 });
    const undone = strapi.db.transaction(async () => {
      await consume(membership, 1);
      throw new Error('the rest failed');
    });
    await expect(undone).rejects.toThrow('the rest failed');
    expect(await counterOf(strapi, right)).toMatchObject({ used: 1 });
  });

  it('lets only one of many uses at once take the last unit', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 1 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refusalOf(consume(membership, 1))),
    );
    expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'exhausted')).toHaveLength(19);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 1 });
  });

  const suspend = (membership: string) =>
    db()('memberships')
      .where('document_id', membership)
      .update({ suspended_on: '2021-05-01', version: db().raw('version + 1') });

  it('opens to no use of a membership that changed after it was read, which is then decided anew', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership);
    const counters = compiled('core/store/counters') as typeof Counters;
    const { moving } = counters;
    const late = jest.spyOn(counters, 'moving').mockImplementationOnce(function* (...move) {
      const sql = 'update memberships set version = version + 1 where document_id = ?';
      yield { sql, values: [membership] };
      return yield* moving(...move);
    });
    try {
      expect(await consume(membership, 1)).toMatchObject({ replayed: false });
      expect(late).toHaveBeenCalledTimes(2);
    } finally {
      late.mockRestore();
    }
    expect(await counterOf(strapi, right)).toMatchObject({ used: 1, seq: 2 });
  });

  const onServer = CLIENT === 'sqlite' ? it.skip : it;
  // SQLite lets nobody in between.
  onServer(
    'refuses a use of a membership that is suspended between its reading and its writing',
    async () => {
      const { membership } = await makeMember(strapi);
      const right = await giveRight(strapi, membership);
      const { client } = db();
      const query = client.query.bind(client);
      let late = 0;
      client.query = async (connection: unknown, asked: { sql: string }) => {
        if (asked.sql === 'BEGIN' && late === 0) {
          late += 1;
          await suspend(membership);
        }
        return query(connection, asked);
      };
      try {
        expect(await refusalOf(consume(membership, 1))).toBe('not-active');
      } finally {
        client.query = query;
      }
      expect(late).toBe(1);
      expect(await counterOf(strapi, right)).toMatchObject({ used: 0, seq: 1 });
    },
  );

  it('counts a use in as many statements whatever was used before', async () => {
    const { membership } = await makeMember(strapi);
    await giveRight(strapi, membership, { granted: 100 });
    await consume(membership, 1);
    const seen: string[] = [];
    const note = ({ sql }: { sql: string }) => seen.push(sql);
    db().client.on('query', note);
    await consume(membership, 1);
    db().client.removeListener('query', note);
    // SQLite is asked without knex.
    if (CLIENT === 'sqlite') expect(seen).toEqual([]);
    else expect(seen.length).toBeLessThanOrEqual(CLIENT === 'postgres' ? 7 : 8);
  });

  const onPostgres = CLIENT === 'postgres' ? it : it.skip;
  // As behind a pooler that hands connections from one client to another.
  onPostgres(
    'counts a use whose statements the server holds no more under their names',
    async () => {
      const { membership } = await makeMember(strapi);
      const right = await giveRight(strapi, membership, { granted: 100 });
      await consume(membership, 1);
      const client = db().client as {
        acquireConnection: () => Promise<{ query: (sql: string) => Promise<{ rows: unknown[] }> }>;
        releaseConnection: (connection: object) => Promise<void>;
        pool: { numFree: () => number };
      };
      const held: number[] = [];
      const connections = await Promise.all(
        Array.from({ length: client.pool.numFree() }, () => client.acquireConnection()),
      );
      for (const connection of connections) {
        const { rows } = await connection.query(
          "select name from pg_prepared_statements where name like 'adh-%'",
        );
        held.push(rows.length);
        await connection.query('deallocate all');
        await client.releaseConnection(connection);
      }
      expect(Math.max(...held)).toBeGreaterThan(4);
      await consume(membership, 1);
      await consume(membership, 1);
      expect(await counterOf(strapi, right)).toMatchObject({ used: 3, seq: 4 });
    },
  );

  it('takes a use on a day gone by, and none to come, outside the term or before the status', async () => {
    const { membership } = await makeMember(strapi);
    await giveRight(strapi, membership);
    await consume(membership, 1, { on: '2021-01-01' });
    expect(await refusalOf(consume(membership, 1, { on: '2021-06-02' }))).toBe('date-in-future');
    expect(await refusalOf(consume(membership, 1, { on: '2020-12-31' }))).toBe('not-active');
    expect(await refusalOf(consume('unknown', 1))).toBe('membership-unknown');
    expect(await refusalOf(consume(membership, 1, { benefit: 'unknown' }))).toBe('benefit-unknown');
  });
});

// The driver's errors may be of another realm than this file's, which `toThrow` takes for no error.
const saying = (part: string) => ({ message: expect.stringContaining(part) });

describe('the database itself', () => {
  it('refuses a raw UPDATE that overdraws a counter or brings it below zero', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 3 });
    const set = (used: number) =>
      raw('UPDATE adh_entitlement SET used = ? WHERE document_id = ?', used, right);
    await expect(set(4)).rejects.toMatchObject(saying('adh_entitlement_granted_check'));
    await expect(set(-1)).rejects.toMatchObject(saying('adh_entitlement_used_check'));
    await expect(set(3)).resolves.toBeDefined();
    await set(0);
  });

  it('refuses a raw UPDATE over the cap of a person', async () => {
    const { membership } = await makeMember(strapi);
    await giveRight(strapi, membership, { perPersonCap: 2 });
    await consume(membership, 2, { person: 'ana' });
    await expect(raw('UPDATE adh_entitlement_person SET used = 3')).rejects.toMatchObject(
      saying('_cap_check'),
    );
    await expect(raw('UPDATE adh_entitlement_person SET used = -1')).rejects.toMatchObject(
      saying('_used_check'),
    );
  });

  it.each(['adh_usage', 'adh_payment', 'adh_activity'])(
    'refuses to change a line of %s',
    async (table) => {
      const { membership } = await makeMember(strapi);
      await giveRight(strapi, membership);
      await consume(membership, 1);
      if (table === 'adh_payment') {
        const line = 'INSERT INTO adh_payment (document_id, dues_id, amount) VALUES (?, ?, 1)';
        await raw(line, someId(), someId());
      }
      await expect(raw(`UPDATE ${table} SET document_id = 'changed'`)).rejects.toMatchObject(
        saying('append-only'),
      );
      await expect(raw(`DELETE FROM ${table}`)).rejects.toMatchObject(saying('append-only'));
    },
  );

  it('opens more counters at once than one SQLite insert can hold', async () => {
    const { createEntitlements } = compiled('core/store/counters') as {
      createEntitlements: (...parameters: unknown[]) => Promise<void>;
    };
    const many = Array.from({ length: 1_201 }, () => ({
      ...{ id: someId(), membershipId: 'bulk', termId: someId(), benefitCode: 'x', kind: 'quota' },
      ...{ names: {}, units: null, granted: 1, used: 0, carryOverCap: 0, perPersonCap: null },
      ...{ startsOn: '2021-01-01', endsOn: '2021-12-31', voidedOn: null },
    }));
    const stamp = { actor: STAFF, on: '2021-01-01', now: 0, newId: someId };
    await strapi.db.transaction(({ trx }) => createEntitlements(trx, many, stamp));
    const [{ n }] = await db()('adh_usage').where('membership_id', 'bulk').count({ n: '*' });
    expect(Number(n)).toBe(1_201);
  });
});

describe('an idempotency key', () => {
  it('gives the first answer again, also when the right is exhausted or the member gone', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 2 });
    const first = await consume(membership, 1, {}, 'key-1');
    await consume(membership, 1, {}, 'key-2');
    const again = await consume(membership, 1, {}, 'key-1');
    expect(again).toMatchObject({ replayed: true, line: { id: first.line.id, usedAfter: 1 } });
    await db()('memberships').where('document_id', membership).update({ ended_on: '2021-02-01' });
    expect(await consume(membership, 1, {}, 'key-1')).toMatchObject({ replayed: true });
    expect(await counterOf(strapi, right)).toMatchObject({ used: 2, seq: 3 });
  });

  it('is the same request on another day, and another key when a letter is capital', async () => {
    const { membership } = await makeMember(strapi);
    await giveRight(strapi, membership);
    const first = await consume(membership, 1, {}, 'clef');
    setToday(strapi, '2021-06-02');
    expect((await consume(membership, 1, {}, 'clef')).line.id).toBe(first.line.id);
    expect((await consume(membership, 1, {}, 'CLEF')).line.id).not.toBe(first.line.id);
  });

  it('is refused for any other request', async () => {
    const { membership } = await makeMember(strapi);
    await giveRight(strapi, membership);
    await consume(membership, 1, { on: '2021-05-01' }, 'key');
    for (const more of [{}, { on: '2021-05-02' }, { on: '2021-05-01', reason: 'x' }]) {
      expect(await refusalOf(consume(membership, 1, more, 'key'))).toBe('idempotency-key-reused');
    }
  });

  it('is free again after a refusal', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 1 });
    expect(await refusalOf(consume(membership, 2, {}, 'key'))).toBe('exhausted');
    expect(await consume(membership, 1, {}, 'key')).toMatchObject({ replayed: false });
    expect(await counterOf(strapi, right)).toMatchObject({ used: 1, seq: 2 });
  });

  it('counts once when the same request arrives twenty times at once', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership, { granted: 1 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => consume(membership, 1, {}, 'same')),
    );
    expect(new Set(answers.map(({ line }) => line.id)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 1, seq: 2 });
  });

  it('means the use of the member itself, where a body that was merged had used the same key', async () => {
    const [ended, stays] = [await makeMember(strapi), await makeMember(strapi)];
    const right = await giveRight(strapi, ended.membership);
    await giveRight(strapi, stays.membership);
    const theirs = await consume(ended.membership, 1, {}, 'both');
    const own = await consume(stays.membership, 1, {}, 'both');
    await strapi.db
      .connection('adh_entitlement')
      .where('document_id', right)
      .update({ membership_id: stays.membership });
    expect(own.line.id).not.toBe(theirs.line.id);
    const again = await consume(stays.membership, 1, {}, 'both');
    expect(again).toMatchObject({ replayed: true, line: { id: own.line.id } });
  });
});

describe('corrections', () => {
  const reverse = (usage: string) => service().reverse(usage, 'saisie en double', { actor: STAFF });

  it('takes a use back once, and never a line that is no use', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership);
    const { line } = await consume(membership, 4);
    const undone = await reverse(line.id);
    expect(undone.line).toMatchObject({ usedDelta: -4, usedAfter: 0, reversesId: line.id });
    expect(await refusalOf(reverse(line.id))).toBe('already-reversed');
    expect(await refusalOf(reverse(undone.line.id))).toBe('not-reversible');
    expect(await refusalOf(reverse('unknown'))).toBe('usage-unknown');
    expect(await counterOf(strapi, right)).toMatchObject({ used: 0, seq: 3 });
  });

  it('takes a use back once when ten people ask at once', async () => {
    const { membership } = await makeMember(strapi);
    const right = await giveRight(strapi, membership);
    await consume(membership, 4);
    const { line } = await consume(membership, 4);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => refusalOf(reverse(line.id))),
    );
    expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'already-reversed')).toHaveLength(9);
    expect(await counterOf(strapi, right)).toMatchObject({ used: 4 });
  });

  it('adjusts by more or less between nothing and what is granted, with the reason', async () => {
    const { membership } = await makeMember(strapi);
    const id = await giveRight(strapi, membership, { granted: 5 });
    const adjust = (quantity: number) =>
      service().adjust(membership, { entitlementId: id, quantity, reason: 'relevé papier' }, STAFF);
    await adjust(5);
    expect(await refusalOf(adjust(1))).toBe('exhausted');
    await adjust(-3);
    expect(await refusalOf(adjust(-3))).toBe('below-zero');
    expect(await counterOf(strapi, id)).toMatchObject({ used: 2 });
    expect((await linesOf(strapi, id)).at(-1)).toMatchObject({
      kind: 'adjust',
      reason: 'relevé papier',
    });
  });

  it('holds what is granted at what is used when a downgrade takes more away', async () => {
    const { membership } = await makeMember(strapi);
    const id = await giveRight(strapi, membership, { granted: 5 });
    await consume(membership, 3);
    const { applyCounterChanges } = compiled('core/store/counters') as {
      applyCounterChanges: (...parameters: unknown[]) => Promise<void>;
    };
    const change = {
      entitlementId: id,
      kind: 'grant',
      usedDelta: 0,
      grantedDelta: -4,
      reason: 'x',
    };
    const stamp = { actor: STAFF, on: '2021-06-01', now: 0, newId: someId };
    await strapi.db.transaction(({ trx }) => applyCounterChanges(trx, [change], stamp));
    expect(await counterOf(strapi, id)).toMatchObject({ granted: 3, used: 3 });
    expect((await linesOf(strapi, id)).at(-1)).toMatchObject({
      granted_delta: -2,
      granted_after: 3,
    });
    const over = { ...change, kind: 'adjust', usedDelta: 1, grantedDelta: 0 };
    const refused = strapi.db.transaction(({ trx }) =>
      applyCounterChanges(trx, [{ ...change, grantedDelta: 1 }, over, over], stamp),
    );
    await expect(refused).rejects.toMatchObject({ name: 'CounterRefused', reason: 'exhausted' });
    expect(await counterOf(strapi, id)).toMatchObject({ granted: 3, used: 3 });
  });
});

describe('a cap by person', () => {
  it('stops one person, whatever the spelling, and gives the use back when it is undone', async () => {
    const { membership } = await makeMember(strapi);
    const id = await giveRight(strapi, membership, { granted: 9, perPersonCap: 2 });
    const { line } = await consume(membership, 2, { person: 'Ana Ruiz' });
    expect(await refusalOf(consume(membership, 1, { person: ' ana  RUIZ ' }))).toBe(
      'person-cap-reached',
    );
    expect(await refusalOf(consume(membership, 1))).toBe('person-required');
    await consume(membership, 1, { person: 'bob' });
    await service().reverse(line.id, 'absente', { actor: STAFF });
    await consume(membership, 1, { person: 'ana ruiz' });
    expect(await counterOf(strapi, id)).toMatchObject({ used: 2 });
  });

  it('is not passed by uses of one person at once', async () => {
    const { membership } = await makeMember(strapi);
    const id = await giveRight(strapi, membership, { granted: 100, perPersonCap: 3 });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => refusalOf(consume(membership, 1, { person: 'ana' }))),
    );
    expect(answers.filter((answer) => answer === 'not refused')).toHaveLength(3);
    expect(await counterOf(strapi, id)).toMatchObject({ used: 3 });
  });
});

describe('carry-over', () => {
  it('moves what is left to the next term, up to the cap over several times', async () => {
    const { membership } = await makeMember(strapi);
    const from = await giveRight(strapi, membership, { granted: 5, carryOverCap: 3 });
    const carry = (quantity: number) =>
      service().carryOver(membership, { entitlementId: from, quantity, reason: 'report' }, STAFF);
    expect(await refusalOf(carry(1))).toBe('no-next-right');
    const to = await giveRight(strapi, membership, {
      granted: 5,
      startsOn: '2022-01-01',
      endsOn: '2022-12-31',
    });
    await carry(2);
    expect(await refusalOf(carry(2))).toBe('carry-over-cap');
    await carry(1);
    expect(await counterOf(strapi, from)).toMatchObject({ granted: 5, used: 3 });
    expect(await counterOf(strapi, to)).toMatchObject({ granted: 8, used: 0 });
    expect(await refusalOf(consume(membership, 3))).toBe('exhausted');
  });

  it('loses nothing into a right that is taken away meanwhile', async () => {
    const { membership } = await makeMember(strapi);
    const from = await giveRight(strapi, membership, { granted: 5, carryOverCap: 3 });
    const next = { granted: 5, startsOn: '2022-01-01', endsOn: '2022-12-31' } as const;
    const to = await giveRight(strapi, membership, next);
    const transaction = strapi.db.transaction.bind(strapi.db);
    const voided = jest.spyOn(strapi.db, 'transaction').mockImplementation((async (work: never) => {
      const right = strapi.db.connection('adh_entitlement').where('document_id', to);
      if (String(work).includes('moveCounter')) await right.update({ voided_on: '2021-06-01' });
      return transaction(work);
    }) as never);
    const input = { entitlementId: from, quantity: 2, reason: 'report' };
    expect(await refusalOf(service().carryOver(membership, input, STAFF))).toBe('no-next-right');
    voided.mockRestore();
    expect(await counterOf(strapi, from)).toEqual({ granted: 5, used: 0, seq: 1 });
    expect(await counterOf(strapi, to)).toEqual({ granted: 5, used: 0, seq: 1 });
  });

  it('is not passed by carries at once', async () => {
    const { membership } = await makeMember(strapi);
    const from = await giveRight(strapi, membership, { granted: 9, carryOverCap: 2 });
    const to = await giveRight(strapi, membership, {
      granted: 0,
      startsOn: '2022-01-01',
      endsOn: '2022-12-31',
    });
    const input = { entitlementId: from, quantity: 1, reason: 'report' };
    await Promise.all(
      Array.from({ length: 8 }, () => refusalOf(service().carryOver(membership, input, STAFF))),
    );
    expect(await counterOf(strapi, from)).toMatchObject({ used: 2 });
    expect(await counterOf(strapi, to)).toMatchObject({ granted: 2 });
  });
});

describe('a day gone by', () => {
  it('shows the counter as it stood at the end of each day', async () => {
    const { membership } = await makeMember(strapi);
    const id = await giveRight(strapi, membership, { granted: 5 });
    setToday(strapi, '2021-02-01');
    const { line } = await consume(membership, 2);
    setToday(strapi, '2021-03-01');
    await consume(membership, 1, { on: '2021-01-15' });
    setToday(strapi, '2021-04-01');
    await service().reverse(line.id, 'annulée', { actor: STAFF });
    const used = async (day: string) => (await service().balanceOn(id, day)).used;
    const days = ['2021-01-14', '2021-01-15', '2021-02-01', '2021-03-31', '2021-04-01'];
    expect(await Promise.all(days.map(used))).toEqual([0, 1, 3, 3, 1]);
    expect(await refusalOf(service().balanceOn(id, '2021-04-02'))).toBe('date-in-future');
    expect(await service().find(membership, '2021-02-01')).toMatchObject([{ used: 3, granted: 5 }]);
    expect(await service().find(membership, '2020-12-31')).toEqual([]);
  });
});

describe('any sequence of operations', () => {
  it('leaves counters that the database accepts and the ledger proves', async () => {
    const operation = fc.oneof(
      fc.record({
        do: fc.constant('consume'),
        quantity: fc.integer({ min: 1, max: 4 }),
        person: fc.constantFrom('ana', 'bob'),
      }),
      fc.record({ do: fc.constant('reverse'), pick: fc.nat(20) }),
      fc.record({ do: fc.constant('adjust'), quantity: fc.integer({ min: -3, max: 3 }) }),
    );
    const { membership } = await makeMember(strapi);
    let year = 2300;
    const property = fc.asyncProperty(
      fc.array(operation, { maxLength: 12 }),
      async (operations) => {
        year += 1;
        const term = { startsOn: `${year}-01-01`, endsOn: `${year}-12-31` } as const;
        const id = await giveRight(strapi, membership, { granted: 6, perPersonCap: 4, ...term });
        setToday(strapi, `${year}-06-01`);
        let used = 0;
        for (const op of operations as {
          do: string;
          quantity: number;
          person: string;
          pick: number;
        }[]) {
          const lines = await linesOf(strapi, id);
          const { quantity, person } = op;
          const run = {
            consume: () => consume(membership, quantity, { person }),
            reverse: () =>
              service().reverse(lines[op.pick % lines.length].document_id, 'x', { actor: STAFF }),
            adjust: () =>
              service().adjust(membership, { entitlementId: id, quantity, reason: 'x' }, STAFF),
          }[op.do] as () => Promise<{ line: { usedDelta: number } }>;
          const before = used;
          const answer = await run().catch((error) => {
            expect(error.details.reason).toEqual(expect.any(String));
            return null;
          });
          used = before + (answer?.line.usedDelta ?? 0);
          expect((await counterOf(strapi, id)).used).toBe(used);
        }
      },
    );
    await fc.assert(property, { numRuns: 60, seed: 2021 });
    const { differences } = await strapi
      .plugin('membership-lifecycle')
      .service('verification')
      .verify(() => undefined);
    expect(differences).toBe(0);
  });
});

describe('npm run entitlements:verify', () => {
  const verify = () =>
    spawnSync(process.execPath, ['scripts/entitlements-verify.mjs'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, ADHESIONS_TODAY: '2021-06-01' },
    });

  it('exits 0 when every counter agrees, and 1 naming what was planted', async () => {
    const { membership } = await makeMember(strapi);
    const id = await giveRight(strapi, membership, { granted: 5, perPersonCap: 4 });
    await consume(membership, 2, { person: 'ana' });
    const good = verify();
    expect({ status: good.status, out: good.stderr }).toEqual({ status: 0, out: '' });

    await raw('UPDATE adh_entitlement SET used = 1, seq = 9 WHERE document_id = ?', id);
    await raw('UPDATE adh_entitlement_person SET used = 4 WHERE entitlement_id = ?', id);
    const bad = verify();
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain(`${id}: used is 1, the ledger says 2`);
    expect(bad.stderr).toContain(`${id}: seq is 9, the ledger says 2`);
    expect(bad.stderr).toMatch(/used by person is 4, the ledger says 2/);
  });
});
