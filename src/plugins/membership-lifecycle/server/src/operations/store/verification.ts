import { personKey } from '../../core/store/ledger';
import {
  ENTITLEMENT_PERSON_TABLE,
  ENTITLEMENT_TABLE,
  USAGE_TABLE,
} from '../../core/tables/counter';
import { type Connection } from '../../kernel/store/database';

/**
 * Compares counters with their ledger. The database computes the sums; only differences and lines
 * with a person are loaded, in pages, so that years of use need little memory.
 */

export interface Difference {
  entitlementId: string;
  /** The person's key, for a count by person. */
  person?: string;
  field: string;
  stored: number | string | null;
  fromLedger: number | string | null;
}

type Row = Record<string, number | string | null>;

const PAGE = 2_000;
const counters = ENTITLEMENT_TABLE.collection;
const ledger = USAGE_TABLE.collection;
const people = ENTITLEMENT_PERSON_TABLE.collection;

const number = (value: Row[string]): number | null => (value === null ? null : Number(value));

const differing = (
  entitlementId: string,
  pairs: Record<string, [Row[string], Row[string]]>,
): Difference[] =>
  Object.entries(pairs)
    .map(([field, [stored, computed]]) => ({
      entitlementId,
      field,
      stored: number(stored),
      fromLedger: number(computed),
    }))
    .filter(({ stored, fromLedger }) => stored !== fromLedger);

/** Every counter after an id, with the sums of its ledger: one page. */
const countersAfter = (db: Connection, after: string): Promise<Row[]> => {
  const page = db(counters)
    .where('document_id', '>', after)
    .orderBy('document_id')
    .limit(PAGE)
    .as('e');
  return db
    .from(page)
    .leftJoin({ u: ledger }, 'u.entitlement_id', 'e.document_id')
    .groupBy('e.document_id', 'e.used', 'e.granted', 'e.seq')
    .orderBy('e.document_id')
    .select('e.document_id', 'e.used', 'e.granted', 'e.seq')
    .sum({ used_sum: 'u.used_delta', granted_sum: 'u.granted_delta' })
    .count({ lines: 'u.id' }) as Promise<Row[]>;
};

async function* differencesOfCounters(db: Connection): AsyncGenerator<Difference> {
  let after = '';
  for (;;) {
    const rows = await countersAfter(db, after);
    for (const row of rows) {
      const granted: Row[string] = row.granted === null ? null : (row.granted_sum ?? 0);
      yield* differing(String(row.document_id), {
        used: [row.used, row.used_sum ?? 0],
        granted: [row.granted, granted],
        seq: [row.seq, row.lines],
      });
    }
    if (rows.length < PAGE) return;
    after = String(rows[rows.length - 1].document_id);
  }
}

/** Lines that break the chain of running totals or numbers, or have no counter. */
const brokenLines = (db: Connection): Promise<Row[]> => {
  const inOrder = '(PARTITION BY entitlement_id ORDER BY seq)';
  const chain = db(ledger)
    .select('document_id', 'entitlement_id', 'seq', 'used_after', 'granted_after')
    .select(db.raw(`SUM(used_delta) OVER ${inOrder} AS used_sum`))
    .select(db.raw(`SUM(granted_delta) OVER ${inOrder} AS granted_sum`))
    .select(db.raw(`ROW_NUMBER() OVER ${inOrder} AS place`))
    .as('l');
  return db
    .from(chain)
    .leftJoin({ e: counters }, 'e.document_id', 'l.entitlement_id')
    .whereRaw('l.used_after <> l.used_sum')
    .orWhereRaw('l.granted_after <> l.granted_sum')
    .orWhereRaw('l.seq <> l.place')
    .orWhereNull('e.document_id')
    .select('l.*', { owner: 'e.document_id' }) as Promise<Row[]>;
};

/** Reversals that differ from their use in quantity, person or counter. */
const wrongReversals = (db: Connection): Promise<Row[]> =>
  db
    .from({ r: ledger })
    .leftJoin({ u: ledger }, 'u.document_id', 'r.reverses_id')
    .whereNotNull('r.reverses_id')
    .where((wrong) =>
      wrong
        .whereNull('u.document_id')
        .orWhereRaw('u.used_delta + r.used_delta <> 0')
        .orWhereRaw('u.entitlement_id <> r.entitlement_id'),
    )
    .select('r.document_id', 'r.entitlement_id', {
      given: 'r.used_delta',
      used: 'u.used_delta',
    }) as Promise<Row[]>;

async function* differencesOfLines(db: Connection): AsyncGenerator<Difference> {
  for (const row of await brokenLines(db)) {
    const id = String(row.entitlement_id);
    if (row.owner === null) {
      yield { entitlementId: id, field: 'counter', stored: null, fromLedger: row.document_id };
      continue;
    }
    const granted: Row[string] = row.granted_after === null ? null : row.granted_sum;
    yield* differing(id, {
      [`line ${row.seq} usedAfter`]: [row.used_after, row.used_sum],
      [`line ${row.seq} grantedAfter`]: [row.granted_after, granted],
      [`line ${row.seq} seq`]: [row.seq, row.place],
    });
  }
  for (const row of await wrongReversals(db)) {
    const field = `reversal ${row.document_id}`;
    const expected = row.used === null ? null : -Number(row.used);
    yield {
      entitlementId: String(row.entitlement_id),
      field,
      stored: row.given,
      fromLedger: expected,
    };
  }
}

/** Uses by person of the capped counters, summed from the ledger, counter by counter. */
async function* usesByPerson(db: Connection): AsyncGenerator<[string, Map<string, number>]> {
  let sums = new Map<string, number>();
  let current = '';
  let last = { entitlement: '', seq: 0 };
  for (;;) {
    const from = last;
    const rows = (await db
      .from({ u: ledger })
      .join({ e: counters }, 'e.document_id', 'u.entitlement_id')
      .whereNotNull('e.per_person_cap')
      .whereNotNull('u.person')
      .where((next) =>
        next
          .where('u.entitlement_id', '>', from.entitlement)
          .orWhere((same) =>
            same.where('u.entitlement_id', from.entitlement).where('u.seq', '>', from.seq),
          ),
      )
      .orderBy(['u.entitlement_id', 'u.seq'])
      .limit(PAGE)
      .select('u.entitlement_id', 'u.seq', 'u.person', 'u.used_delta')) as Row[];
    for (const row of rows) {
      if (current && current !== row.entitlement_id) {
        yield [current, sums];
        sums = new Map();
      }
      current = String(row.entitlement_id);
      const key = personKey(String(row.person));
      sums.set(key, (sums.get(key) ?? 0) + Number(row.used_delta));
      last = { entitlement: current, seq: Number(row.seq) };
    }
    if (rows.length < PAGE) break;
  }
  if (current) yield [current, sums];
}

async function* differencesOfPeople(db: Connection): AsyncGenerator<Difference> {
  for await (const [entitlementId, sums] of usesByPerson(db)) {
    const rows: Row[] = await db(people).where('entitlement_id', entitlementId);
    const stored = new Map(rows.map((row) => [String(row.person), Number(row.used)]));
    for (const person of new Set([...sums.keys(), ...stored.keys()])) {
      const [now, computed] = [stored.get(person) ?? 0, sums.get(person) ?? 0];
      if (now !== computed) {
        yield { entitlementId, person, field: 'used by person', stored: now, fromLedger: computed };
      }
    }
  }
  // People with a count but without any ledger line.
  const orphans: Row[] = await db
    .from({ p: people })
    .where('p.used', '<>', 0)
    .whereNotExists(
      db
        .from({ u: ledger })
        .whereRaw('u.entitlement_id = p.entitlement_id')
        .whereNotNull('u.person')
        .select(db.raw('1')),
    )
    .select('p.entitlement_id', 'p.person', 'p.used');
  for (const row of orphans) {
    const [entitlementId, person] = [String(row.entitlement_id), String(row.person)];
    yield { entitlementId, person, field: 'used by person', stored: row.used, fromLedger: 0 };
  }
}

/** Every difference between the counters and their ledger. */
export async function* findDifferences(db: Connection): AsyncGenerator<Difference> {
  yield* differencesOfCounters(db);
  yield* differencesOfLines(db);
  yield* differencesOfPeople(db);
}
