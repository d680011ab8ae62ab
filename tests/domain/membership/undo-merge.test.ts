import fc from 'fast-check';
import { balanceOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import { refreshStatus } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import { paidOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import { countedBefore } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/past-standing';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import {
  heldKeys,
  withLiveKey,
} from '../../../src/plugins/membership-lifecycle/server/src/core/store/changes';
import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import {
  contactsText,
  formerlyBefore,
  gatherContacts,
  partContacts,
  recordContacts,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/bodies';
import { mergeFrom } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import { undoMerge } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/undo-merge';
import {
  recordOf,
  type MergeRecord,
  type Pair,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/merge-record';
import { ENOUGH } from '../../helpers/days';
import { anyCouple, coupleOf, type Couple } from '../../helpers/couples';
import { counter } from '../../helpers/facts';
import { STATES } from '../../helpers/states';

/** A merger that nothing followed is taken back: both members have again what was theirs. */

const ctx = (today: Day, prefix: string) => ({ today, newId: counter(prefix) });

const merged = ({ today, ...pair }: Couple): { after: Pair; record: MergeRecord } | null => {
  const result = mergeFrom(pair.from, pair.into, 'x', ctx(today, 'merged'));
  if (!result.ok) return null;
  const after = {
    from: refreshStatus(result.from, today),
    into: refreshStatus(result.into, today),
  };
  // As it is read back.
  return { after, record: JSON.parse(JSON.stringify(recordOf(pair, result))) as MergeRecord };
};

const byId = <T extends { id: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => a.id.localeCompare(b.id));

/** The facts but for lines that are only added: credit notes with their papers, and moved money. */
const kept = (facts: Facts, known: Facts) => {
  const notes = new Set(known.creditNotes.map(({ duesId }) => duesId));
  const cancelled = new Set(
    facts.creditNotes.filter(({ duesId }) => !notes.has(duesId)).map(({ duesId }) => duesId),
  );
  const { membership, terms, dues, papers, renewals, entitlements, effects } = facts;
  const before = new Set(known.papers.map(({ id }) => id));
  return {
    membership,
    terms: byId(terms),
    dues: byId(dues.filter(({ id }) => !cancelled.has(id))),
    calls: byId(dues).map(({ id }) => id),
    papers: byId(papers.filter(({ id }) => before.has(id))),
    renewals: byId(renewals),
    entitlements: byId(entitlements),
    effects: [...effects].sort((a, b) => a.key.localeCompare(b.key)),
    paid: byId(dues).map(({ id }) => [id, paidOf(facts.payments, id)]),
    credit: balanceOf(facts).credit,
  };
};

/** A call that was cancelled stays so: what is next, and the reason of the status, may tell it. */
const isSame = (before: Facts, after: Facts, day: Day): void => {
  const known = new Set(before.creditNotes.map(({ id }) => id));
  const cancelled = new Set(
    after.creditNotes.filter(({ id }) => !known.has(id)).map(({ duesId }) => duesId),
  );
  const [was, is] = [kept(before, before), kept(after, before)];
  was.dues = was.dues.filter(({ id }) => !cancelled.has(id));
  if (cancelled.size > 0) {
    const { nextDueOn, because } = is.membership;
    was.membership = { ...was.membership, nextDueOn, because };
  }
  expect(is).toEqual(was);
  expect(countedBefore(after, day)).toEqual(countedBefore(before, day));
};

/** No write of the store meets a row that has its key still, once the keys were released that are taken. */
const keysAreFree = (stage: string, before: Pair, after: Pair): void => {
  for (const table of ['terms', 'dues', 'renewals'] as const) {
    const keyOf = withLiveKey[table] as (row: object) => { id: string; liveKey: string | null };
    const rowsOf = (pair: Pair) =>
      [...pair.from[table], ...pair.into[table]].map((row) => keyOf(row));
    const held = new Map(rowsOf(before).map((row) => [row.id, row]));
    const rows = rowsOf(after).filter(({ id }) => held.has(id));
    const released = heldKeys(
      rows.map(({ id }) => held.get(id)!),
      rows,
    );
    for (const id of released) held.set(id, { id, liveKey: null });
    for (const row of rows) {
      held.set(row.id, row);
      const live = [...held.values()].flatMap(({ liveKey }) => liveKey ?? []);
      expect([stage, table, live.length]).toEqual([stage, table, new Set(live).size]);
    }
  }
};

const takenBack = (pair: Couple): boolean => {
  const merger = merged(pair);
  if (!merger) return false;
  const { after, record } = merger;
  const undone = undoMerge(record, after, 'y', ctx(pair.today, 'undone'));
  if (!undone.ok) throw new Error(undone.reason);
  isSame(pair.from, refreshStatus(undone.from, pair.today), pair.today);
  isSame(pair.into, refreshStatus(undone.into, pair.today), pair.today);
  keysAreFree('merge', pair, after);
  keysAreFree('undo', after, undone);
  const lines = ({ from, into }: Pair) => [...from.payments, ...into.payments];
  const ids = new Set(lines(undone).map(({ id }) => id));
  expect(lines(after).filter(({ id }) => !ids.has(id))).toEqual([]);
  return true;
};

test('over random pairs of lives', () => {
  let count = 0;
  fc.assert(
    fc.property(anyCouple, (pair) => {
      if (takenBack(pair)) count += 1;
    }),
    { numRuns: 150 },
  );
  if (ENOUGH) expect(count).toBeGreaterThan(30);
});

test('over any two of the turns that a life takes, a year apart or of the same year', () => {
  const lives = Object.entries(STATES).map(([name, make]) => [name, make()] as const);
  let count = 0;
  for (const [one, life] of lives) {
    for (const [other, another] of lives) {
      for (const years of [-1, 0, 1]) {
        try {
          if (takenBack(coupleOf(life, another, years))) count += 1;
        } catch (error) {
          throw new Error(`${one} into ${other}, ${years}: ${(error as Error).message}`);
        }
      }
    }
  }
  expect(count).toBeGreaterThan(300);
});

describe('the contacts of both bodies', () => {
  const name = fc.constantFrom('Ana', 'ana', 'Bob', '');
  const email = fc.constantFrom('ana@a.org', 'ANA@a.org', 'bob@a.org', null);
  const contact = fc.record({
    name,
    email,
    phone: fc.constantFrom('01', '02', null),
    role: fc.constantFrom('billing', 'representative'),
    locale: fc.constantFrom('fr', 'en'),
    mandateFrom: fc.constantFrom('2021-01-01', null),
    mandateUntil: fc.constantFrom('2021-12-31', '2022-12-31', null),
  });
  const list = fc.array(contact, { maxLength: 5 });
  const numbered = <T>(rows: readonly T[], from: number) =>
    rows.map((row, at) => ({ ...row, id: String(from + at) }));

  test('are parted as they were, with their ids', () => {
    fc.assert(
      fc.property(list, list, (mine, theirs) => {
        const [own, others] = [numbered(mine, 1), numbered(theirs, 50)];
        const { contacts } = gatherContacts(own, others);
        const record = recordContacts(own, others);
        const stored = contacts.map((one, at) => ({ ...one, id: own[at]?.id ?? `new-${at}` }));
        const { from, into } = partContacts(stored, record);
        expect(from).toEqual(others);
        expect(into).toEqual(own);
      }),
    );
  });

  test('are known as changed by any field, and not by their ids', () => {
    const ana = { name: 'Ana', email: null, phone: null, role: 'billing', locale: 'fr' };
    expect(contactsText([{ ...ana, phone: '' }])).toBe(contactsText([ana]));
    expect(contactsText([{ ...ana, locale: 'en' }])).not.toBe(contactsText([ana]));
  });

  test('say what is kept of them only where they differ', () => {
    const ana = { name: 'Ana', email: 'a@a.org', phone: null, role: 'billing', locale: 'fr' };
    const others = numbered(
      [
        { ...ana, name: 'Anna' },
        { ...ana, email: 'b@a.org' },
      ],
      50,
    );
    expect(recordContacts([ana], others).contacts).toEqual([
      { id: '50', at: 0, own: { name: 'Anna' } },
      { id: '51', at: 1, own: {} },
    ]);
  });

  test('have again the days of their own mandate, or none', () => {
    const ana = { name: 'Ana', email: 'a@a.org', phone: null, role: 'billing', locale: 'fr' };
    const [mandated] = numbered(
      [{ ...ana, mandateFrom: '2021-01-01', mandateUntil: '2021-12-31' }],
      1,
    );
    const [free] = numbered([{ ...ana, mandateFrom: null, mandateUntil: null }], 50);
    for (const [own, other] of [
      [mandated, free],
      [free, mandated],
    ]) {
      const { contacts } = gatherContacts([own], [other]);
      expect(contacts).toEqual([own]);
      const { from, into } = partContacts(contacts, recordContacts([own], [other]));
      expect([from, into]).toEqual([[other], [own]]);
    }
  });
});

test('former names are given back, but for a number that was taken since', () => {
  expect(formerlyBefore('Ville A\n1', 'Ville A\n1\nVille B\n2')).toBe('Ville A\n1');
  expect(formerlyBefore('Ville A\n1', 'Ville A\nVille B\n2')).toBe('Ville A');
  expect(formerlyBefore(null, 'Ville B\n2')).toBeNull();
});
