/** @databases It takes constraints away. */
import fs from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { TABLES } from '../../../src/plugins/membership-lifecycle/server/src/tables';
import { CLIENT } from '../../helpers/test-database';
import { compiled, giveRight, makeMember, someId, type RightOptions } from '../../helpers/rights';
import { boot, stop } from '../../helpers/strapi';

/**
 * Each condition of the counters' gate, and each CHECK behind it, is taken away in turn: a check must
 * notice, the one that is named. A condition that nothing notices would be a condition for nothing.
 */

type Counters =
  typeof import('../../../src/plugins/membership-lifecycle/server/src/core/store/counters');
type Entry = Parameters<Counters['moveCounter']>[1];
type Database =
  typeof import('../../../src/plugins/membership-lifecycle/server/src/kernel/store/constraints');

const ON: Day = '2021-06-01';
const FILE = path.join(
  ...[__dirname, '..', '..', '..', 'dist', 'src', 'plugins', 'membership-lifecycle'],
  ...['server', 'src', 'core', 'store', 'counters.js'],
);
const SOURCE = fs.readFileSync(FILE, 'utf8');

/** The repository with its source changed. */
const repository = (source: string): Counters => {
  const exports = {};
  const load = (name: string) =>
    require(name.startsWith('.') ? path.join(path.dirname(FILE), name) : name);
  new Function('require', 'exports', source)(load, exports);
  return exports as Counters;
};

let strapi: Core.Strapi;
beforeAll(async () => {
  strapi = await boot(ON);
});
afterAll(() => stop(strapi));

const db = () => strapi.db.connection;

/** A member with one right, and what moving its counter answers: the line, or why not. */
const right = async (counters: Counters, options: RightOptions = {}) => {
  const { membership } = await makeMember(strapi);
  const id = await giveRight(strapi, membership, options);
  const stamp = { actor: { type: 'admin', id: '1' }, on: ON, now: Date.parse(ON), newId: someId };
  const move = async (entry: Partial<Entry>): Promise<unknown> => {
    const whole = { entitlementId: id, kind: 'consume', usedDelta: 0, grantedDelta: 0, ...entry };
    try {
      const line = await strapi.db.transaction(({ trx }) =>
        counters.moveCounter(trx, whole as Entry, stamp),
      );
      return [line.seq, line.usedAfter, line.grantedAfter, line.grantedDelta];
    } catch (error) {
      return (error as { reason?: string }).reason ?? 'the database refused';
    }
  };
  const use = (usedDelta: number, more: Partial<Entry> = {}) => move({ usedDelta, ...more });
  return { id, membership, move, use };
};

const standing = (membershipId: string, on = ON, version = 0) => ({
  standing: { on, membershipId, version },
});

/** What must hold of the gate, one by one: what is asked, and what is answered. */
const CHECKS: Record<string, (counters: Counters) => Promise<[unknown, unknown]>> = {
  'uses up what is granted and no more': async (counters) => {
    const { use } = await right(counters, { granted: 2 });
    return [
      [await use(3), await use(2), await use(1)],
      ['exhausted', [2, 2, 2, 0], 'exhausted'],
    ];
  },
  'has no limit where there is none': async (counters) => {
    const { use } = await right(counters, { kind: 'access' });
    return [await use(7), [2, 7, null, 0]];
  },
  'gives back no more than was used': async (counters) => {
    const { use } = await right(counters, { granted: 2 });
    return [await use(-1, { kind: 'adjust' }), 'below-zero'];
  },
  'grants no more of what has no limit': async (counters) => {
    const { move } = await right(counters, { kind: 'access' });
    return [await move({ kind: 'grant', grantedDelta: 1 }), 'right-unlimited'];
  },
  'takes granted units back down to what is used': async (counters) => {
    const { use, move } = await right(counters, { granted: 5 });
    await use(3);
    const less = await move({ kind: 'grant', grantedDelta: -4 });
    const more = await move({ kind: 'grant', grantedDelta: 2 });
    const few = await move({ kind: 'grant', grantedDelta: -1 });
    return [
      [less, more, few],
      [
        [3, 3, 3, -2],
        [4, 3, 5, 2],
        [5, 3, 4, -1],
      ],
    ];
  },
  'lets nothing be used of a right that was taken away': async (counters) => {
    const { id, use, move } = await right(counters);
    await db()('adh_entitlement').where('document_id', id).update({ voided_on: '2021-05-01' });
    const carry = await move({ kind: 'carry-out', usedDelta: 1 });
    const carried = await move({ kind: 'carry-in', grantedDelta: 1 });
    return [
      [await use(1), carry, carried],
      ['not-granted', 'not-granted', 'moved'],
    ];
  },
  'holds on the days of the right alone': async (counters) => {
    const { membership, use } = await right(counters);
    const on = (day: Day) => use(1, standing(membership, day));
    return [
      [
        await on('2020-12-31'),
        await on('2021-01-01'),
        await on('2021-12-31'),
        await on('2022-01-01'),
      ],
      ['moved', [2, 1, 10, 0], [3, 2, 10, 0], 'moved'],
    ];
  },
  'sees that the membership changed since it was read': async (counters) => {
    const { membership, use } = await right(counters);
    const [stale, foreign] = [standing(membership, ON, 3), standing('nobody')];
    return [
      [await use(1, stale), await use(1, foreign)],
      ['moved', 'moved'],
    ];
  },
  'moves its own counter alone': async (counters) => {
    const [mine, other] = [await right(counters), await right(counters)];
    await mine.use(2);
    return [await other.use(1), [2, 1, 10, 0]];
  },
  'holds each person to the cap': async (counters) => {
    const { use } = await right(counters, { perPersonCap: 2 });
    const ana = (n: number, kind?: 'reverse') => use(n, { person: 'ana', ...(kind && { kind }) });
    const answers = [
      await ana(3),
      await ana(2),
      await ana(1),
      await ana(-1, 'reverse'),
      await ana(1),
    ];
    const others = [
      await use(2, { person: 'bob' }),
      await use(-1, { kind: 'reverse', person: 'eve' }),
    ];
    return [
      [...answers, ...others],
      [
        'person-cap-reached',
        [2, 2, 10, 0],
        'person-cap-reached',
        [3, 1, 10, 0],
        [4, 2, 10, 0],
        [5, 4, 10, 0],
        'person-cap-reached',
      ],
    ];
  },
  'gives nobody more than they used back': async (counters) => {
    const { use } = await right(counters, { perPersonCap: 5 });
    await use(1, { person: 'ana' });
    await use(3, { person: 'bob' });
    return [await use(-2, { kind: 'reverse', person: 'ana' }), 'person-cap-reached'];
  },
  'carries up to the cap': async (counters) => {
    const { move } = await right(counters, { carryOverCap: 2 });
    const carry = (usedDelta: number) => move({ kind: 'carry-out', usedDelta });
    return [
      [await carry(2), await carry(1)],
      [[2, 2, 10, 0], 'carry-over-cap'],
    ];
  },
};

/** What is taken away, as it stands in the source, and the check that must notice. */
const MUTANTS: [name: string, from: string, to: string, noticed: keyof typeof CHECKS][] = [
  [
    'whose counter',
    "conditions.push('document_id = ?')",
    "conditions.push('? is not null')",
    'moves its own counter alone',
  ],
  ['never below zero', "'used + ? >= 0'", "'used + ? > -99'", 'gives back no more than was used'],
  [
    'never above what is granted',
    "'(granted is null or used + ? <= granted)'",
    "'used + ? < 99'",
    'uses up what is granted and no more',
  ],
  ['or without a limit', 'granted is null or used', 'used', 'has no limit where there is none'],
  [
    'up to and with the last unit',
    '<= granted)',
    '< granted)',
    'uses up what is granted and no more',
  ],
  [
    'stops at what is used',
    '< used then used else',
    '< used then granted else',
    'takes granted units back down to what is used',
  ],
  [
    'only what has a limit is granted',
    "'granted is not null'",
    "'1 = 1'",
    'grants no more of what has no limit',
  ],
  [
    'not a void right',
    "'voided_on is null'",
    "'1 = 1'",
    'lets nothing be used of a right that was taken away',
  ],
  [
    'from its first day',
    "'starts_on <= ?'",
    "'? is not null'",
    'holds on the days of the right alone',
  ],
  [
    'the first day with it',
    "'starts_on <= ?'",
    "'starts_on < ?'",
    'holds on the days of the right alone',
  ],
  ['to its last day', "'ends_on >= ?'", "'? is not null'", 'holds on the days of the right alone'],
  [
    'the last day with it',
    "'ends_on >= ?'",
    "'ends_on > ?'",
    'holds on the days of the right alone',
  ],
  [
    'of this membership',
    'where document_id = ? and coalesce',
    'where ? is not null and coalesce',
    'sees that the membership changed since it was read',
  ],
  [
    'at the version that was read',
    'coalesce(version, 0) = ?',
    'coalesce(version, 0) <= ?',
    'sees that the membership changed since it was read',
  ],
  [
    'each line has its number',
    "'seq = seq + 1'",
    "'seq = seq'",
    'uses up what is granted and no more',
  ],
  [
    'one person up to the cap',
    ' and used + ? <= ?',
    ' and used + ? <= 99 + ?',
    'holds each person to the cap',
  ],
  ['a first use up to the cap', '|| usedDelta > cap', '', 'holds each person to the cap'],
  ['nothing back for who used nothing', '|| usedDelta < 0', '', 'holds each person to the cap'],
  [
    'no person below zero',
    'and used + ? >= 0`',
    'and used + ? > -99`',
    'gives nobody more than they used back',
  ],
  ['carried up to the cap', 'if (carried > cap)', 'if (false)', 'carries up to the cap'],
];

describe('the gate', () => {
  it.each(Object.keys(CHECKS))('%s', async (name) => {
    const [are, should] = await CHECKS[name](repository(SOURCE));
    expect(are).toEqual(should);
  });

  it.each(MUTANTS)('is missed: « %s »', async (_name, from, to, noticed) => {
    expect(SOURCE).toContain(from);
    const [are, should] = await CHECKS[noticed](repository(SOURCE.replace(from, () => to)));
    expect(are).not.toEqual(should);
  });
});

/** Raw statements that only the database can refuse, and the name of what refuses them. */
const RAW: [check: string, table: string, set: string][] = [
  ['adh_entitlement_used_check', 'adh_entitlement', 'used = -1'],
  ['adh_entitlement_granted_check', 'adh_entitlement', 'used = 11'],
  ['adh_entitlement_person_used_check', 'adh_entitlement_person', 'used = -1'],
  ['adh_entitlement_person_cap_check', 'adh_entitlement_person', 'used = 6'],
];

/** Drops a CHECK (triggers on SQLite) whatever follows its name. */
const drop = async (table: string, check: string): Promise<void> => {
  const named =
    CLIENT === 'sqlite'
      ? db()('sqlite_master').where('type', 'trigger')
      : db()('information_schema.table_constraints').where('constraint_type', 'CHECK');
  const column = CLIENT === 'sqlite' ? 'name' : 'constraint_name';
  const found = (await named.where(column, 'like', `${check}%`).distinct({ name: column })) as {
    name: string;
  }[];
  expect(found).not.toEqual([]);
  for (const { name } of found) {
    if (CLIENT === 'sqlite') await db().raw(`DROP TRIGGER ${name}`);
    else await db().raw(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  }
};

describe('the CHECK behind it', () => {
  it.each(RAW)(
    '%s is missed when it is dropped, and made again at the next boot',
    async (check, table, set) => {
      const { ensureConstraints } = compiled('kernel/store/constraints') as Database;
      const { id, use } = await right(repository(SOURCE), { perPersonCap: 5 });
      await use(1, { person: 'ana' });
      const column = table === 'adh_entitlement' ? 'document_id' : 'entitlement_id';
      const write = () =>
        db()
          .raw(`UPDATE ${table} SET ${set} WHERE ${column} = ?`, [id])
          .then(
            () => 'written',
            () => 'refused',
          );
      expect(await write()).toBe('refused');
      await drop(table, check);
      expect(await write()).toBe('written');
      await db()(table).where(column, id).update({ used: 1 });
      await ensureConstraints(strapi, TABLES);
      expect(await write()).toBe('refused');
    },
  );
});
