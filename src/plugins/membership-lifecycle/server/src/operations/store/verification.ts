import { personKey } from '../../core/store/ledger';
import {
  ENTITLEMENT_PERSON_TABLE,
  ENTITLEMENT_TABLE,
  USAGE_TABLE,
} from '../../core/tables/counter';
import { type Connection } from '../../kernel/store/database';
import { columnsOf, computedBy, countOf, orNull, pick, sum } from '../../kernel/store/rows';

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

const PAGE = 2_000;
const counters = ENTITLEMENT_TABLE.collection;
const ledger = USAGE_TABLE.collection;
const people = ENTITLEMENT_PERSON_TABLE.collection;

const E = columnsOf(ENTITLEMENT_TABLE, 'e');
const U = columnsOf(USAGE_TABLE, 'u');
const P = columnsOf(ENTITLEMENT_PERSON_TABLE, 'p');

const differing = (
  entitlementId: string,
  pairs: Record<string, [number | null, number | null]>,
): Difference[] =>
  Object.entries(pairs)
    .map(([field, [stored, fromLedger]]) => ({ entitlementId, field, stored, fromLedger }))
    .filter(({ stored, fromLedger }) => stored !== fromLedger);

/** Every counter after an id, with the sums of its ledger: one page. */
const countersAfter = (db: Connection, after: string) => {
  const page = db(counters)
    .where('document_id', '>', after)
    .orderBy('document_id')
    .limit(PAGE)
    .as('e');
  const query = db
    .from(page)
    .leftJoin({ u: ledger }, 'u.entitlement_id', 'e.document_id')
    .groupBy('e.document_id', 'e.used', 'e.granted', 'e.seq')
    .orderBy('e.document_id');
  return pick(query, {
    id: E.id,
    used: E.used,
    granted: orNull(E.granted),
    seq: E.seq,
    usedSum: sum(U.usedDelta),
    grantedSum: sum(U.grantedDelta),
    lines: countOf(U.rowId),
  });
};

async function* differencesOfCounters(db: Connection): AsyncGenerator<Difference> {
  let after = '';
  for (;;) {
    const rows = await countersAfter(db, after);
    for (const row of rows) {
      yield* differing(row.id, {
        used: [row.used, row.usedSum],
        granted: [row.granted, row.granted === null ? null : row.grantedSum],
        seq: [row.seq, row.lines],
      });
    }
    if (rows.length < PAGE) return;
    after = rows[rows.length - 1].id;
  }
}

/** Lines that break the chain of running totals or numbers, or have no counter. */
const brokenLines = (db: Connection) => {
  const inOrder = '(PARTITION BY entitlement_id ORDER BY seq)';
  const chain = db(ledger)
    .select('document_id', 'entitlement_id', 'seq', 'used_after', 'granted_after')
    .select(db.raw(`SUM(used_delta) OVER ${inOrder} AS used_sum`))
    .select(db.raw(`SUM(granted_delta) OVER ${inOrder} AS granted_sum`))
    .select(db.raw(`ROW_NUMBER() OVER ${inOrder} AS place`))
    .as('l');
  const l = columnsOf(USAGE_TABLE, 'l');
  const query = db
    .from(chain)
    .leftJoin({ e: counters }, 'e.document_id', 'l.entitlement_id')
    .whereRaw('l.used_after <> l.used_sum')
    .orWhereRaw('l.granted_after <> l.granted_sum')
    .orWhereRaw('l.seq <> l.place')
    .orWhereNull('e.document_id');
  return pick(query, {
    id: l.id,
    entitlementId: l.entitlementId,
    seq: l.seq,
    usedAfter: orNull(l.usedAfter),
    grantedAfter: orNull(l.grantedAfter),
    usedSum: computedBy('l.used_sum'),
    grantedSum: computedBy('l.granted_sum'),
    place: computedBy('l.place'),
    owner: orNull(E.id),
  });
};

/** Reversals that differ from their use in quantity, person or counter. */
const wrongReversals = (db: Connection) => {
  const r = columnsOf(USAGE_TABLE, 'r');
  const query = db
    .from({ r: ledger })
    .leftJoin({ u: ledger }, 'u.document_id', 'r.reverses_id')
    .whereNotNull('r.reverses_id')
    .where((wrong) =>
      wrong
        .whereNull('u.document_id')
        .orWhereRaw('u.used_delta + r.used_delta <> 0')
        .orWhereRaw('u.entitlement_id <> r.entitlement_id'),
    );
  return pick(query, {
    id: r.id,
    entitlementId: r.entitlementId,
    given: r.usedDelta,
    used: orNull(U.usedDelta),
  });
};

async function* differencesOfLines(db: Connection): AsyncGenerator<Difference> {
  for (const { entitlementId, ...row } of await brokenLines(db)) {
    if (row.owner === null) {
      yield { entitlementId, field: 'counter', stored: null, fromLedger: row.id };
      continue;
    }
    const granted = row.grantedAfter === null ? null : row.grantedSum;
    yield* differing(entitlementId, {
      [`line ${row.seq} usedAfter`]: [row.usedAfter, row.usedSum],
      [`line ${row.seq} grantedAfter`]: [row.grantedAfter, granted],
      [`line ${row.seq} seq`]: [row.seq, row.place],
    });
  }
  for (const { id, entitlementId, given, used } of await wrongReversals(db)) {
    const field = `reversal ${id}`;
    yield { entitlementId, field, stored: given, fromLedger: used === null ? null : -used };
  }
}

/** Uses by person of the capped counters, summed from the ledger, counter by counter. */
async function* usesByPerson(db: Connection): AsyncGenerator<[string, Map<string, number>]> {
  let sums = new Map<string, number>();
  let current = '';
  let last = { entitlement: '', seq: 0 };
  for (;;) {
    const from = last;
    const query = db
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
      .limit(PAGE);
    const { entitlementId, seq, person, usedDelta } = U;
    const rows = await pick(query, { entitlementId, seq, person, usedDelta });
    for (const row of rows) {
      if (current && current !== row.entitlementId) {
        yield [current, sums];
        sums = new Map();
      }
      current = row.entitlementId;
      const key = personKey(row.person);
      sums.set(key, (sums.get(key) ?? 0) + row.usedDelta);
      last = { entitlement: current, seq: row.seq };
    }
    if (rows.length < PAGE) break;
  }
  if (current) yield [current, sums];
}

async function* differencesOfPeople(db: Connection): AsyncGenerator<Difference> {
  for await (const [entitlementId, sums] of usesByPerson(db)) {
    const query = db({ p: people }).where('p.entitlement_id', entitlementId);
    const rows = await pick(query, { person: P.person, used: P.used });
    const stored = new Map(rows.map((row) => [row.person, row.used]));
    for (const person of new Set([...sums.keys(), ...stored.keys()])) {
      const [now, computed] = [stored.get(person) ?? 0, sums.get(person) ?? 0];
      if (now !== computed) {
        yield { entitlementId, person, field: 'used by person', stored: now, fromLedger: computed };
      }
    }
  }
  // People with a count but without any ledger line.
  const orphans = db
    .from({ p: people })
    .where('p.used', '<>', 0)
    .whereNotExists(
      db
        .from({ u: ledger })
        .whereRaw('u.entitlement_id = p.entitlement_id')
        .whereNotNull('u.person')
        .select(db.raw('1')),
    );
  const { entitlementId: of, person, used: stored } = P;
  for (const row of await pick(orphans, { entitlementId: of, person, stored })) {
    yield { ...row, field: 'used by person', fromLedger: 0 };
  }
}

/** Every difference between the counters and their ledger. */
export async function* findDifferences(db: Connection): AsyncGenerator<Difference> {
  yield* differencesOfCounters(db);
  yield* differencesOfLines(db);
  yield* differencesOfPeople(db);
}
