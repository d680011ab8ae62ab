import { factsOf } from '../../core/rules/blank-facts';
import type { Dues, Effect, Facts, Payment, Renewal, Term } from '../../core/rules/types';
import { CONTACT_COLUMNS, contactIn } from '../../core/store/contacts';
import { followedBy, type Surroundings } from '../../core/store/facts';
import { membershipFields, membershipIn } from '../../core/store/memberships';
import { DUES_TABLE, PAYMENT_TABLE, TERM_TABLE } from '../../core/tables/member';
import { EFFECT_TABLE, RENEWAL_TABLE } from '../../core/tables/renewal';
import type { Day } from '../../kernel/rules/values';
import {
  arraysOf,
  readQuery,
  type Connection,
  type Entity,
  type Executor,
} from '../../kernel/store/database';
import { dayOf } from '../../kernel/store/days';
import { among, dialectOf, readArrays, type Dialect } from '../../kernel/store/scripts';

/**
 * The facts that decide about the coming days, for every membership that has something due in them:
 * one query per table, joined to the memberships instead of listing their ids. Rights and allowances
 * are left out, as no step of the future depends on them, and so is history that no date can reach
 * any more.
 */

export interface ForecastQuestion {
  today: Day;
  /**
   * Memberships with nothing due until then are left out; null keeps all that a date can reach, or
   * all that are named.
   */
  until: Day | null;
  /** Terms that ended before decide nothing any more for a member who is up to date with the run. */
  since: Day;
  /** What was done before decides nothing any more, nor do terms that ended before, for anybody. */
  doneSince: Day;
  membershipIds?: readonly string[] | undefined;
}

/** One membership; its rows are read as facts when asked, so that a broken row spoils no other. */
export interface ForecastRow {
  membershipId: string;
  reference: string;
  organisationName: string;
  read: () => Facts;
}

const concerned = (db: Executor, { until, doneSince, membershipIds }: ForecastQuestion) => {
  const query = db({ m: 'memberships' });
  if (membershipIds) {
    const { sql, values } = among(dialectOf(db), membershipIds);
    query.whereRaw(`m.document_id ${sql}`, values);
  }
  if (until !== null) return query.where('m.next_due_on', '<=', until);
  if (membershipIds) return query;
  return query.where((kept: ReturnType<Connection>) =>
    kept.whereNotNull('m.next_due_on').orWhere('m.ends_on', '>=', doneSince),
  );
};

// Open renewals are those that hold a live key; SQLite finds them by its index only when asked so.
const openTerms = (db: Executor, column: 'from_term_id' | 'term_id') =>
  db(RENEWAL_TABLE.collection).where('live_key', '>', '').select(column);

/** Whether a term, as `t`, can still decide something. */
const decides =
  (db: Executor, { today, since, doneSince }: ForecastQuestion) =>
  (kept: ReturnType<Connection>) =>
    kept
      .where('t.ends_on', '>=', since)
      // What the run missed may still have to be done about a term that ended long before.
      .orWhere((missed: ReturnType<Connection>) =>
        missed.where('m.next_due_on', '<', today).where('t.ends_on', '>=', doneSince),
      )
      // The last term decides, however long ago it ended; so does one whose renewal is open.
      .orWhereNull('m.ends_on')
      .orWhereRaw('t.ends_on >= m.ends_on')
      .orWhereIn('t.document_id', openTerms(db, 'from_term_id'))
      .orWhereIn('t.document_id', openTerms(db, 'term_id'));

type Values = readonly unknown[];

const TERM = arraysOf<Term>(TERM_TABLE);
const RENEWAL = arraysOf<Renewal>(RENEWAL_TABLE);
const DUES = arraysOf<Dues>(DUES_TABLE);
const PAYMENT = arraysOf<Payment>(PAYMENT_TABLE);
const EFFECT = arraysOf<Effect & Entity>(EFFECT_TABLE);

/**
 * In the order of members first, here and below: SQLite then goes from each member to its rows,
 * instead of through a whole table by its ids.
 */
const termsOf = (db: Executor, question: ForecastQuestion): Promise<unknown[][]> =>
  readQuery(
    db,
    concerned(db, question)
      .join({ t: TERM_TABLE.collection }, 't.membership_id', 'm.document_id')
      .where(decides(db, question))
      .orderBy(['m.id', 't.id'])
      .select(db.raw(TERM.columns('t', dialectOf(db), 'allowances'))),
  );

// The first column of each.
const documentIds = (rows: readonly Values[]): string[] => rows.map(([id]) => String(id));

/** The rows whose column names one of some ids, in one query for however many. */
const naming = async (
  db: Executor,
  rows: { collection: string; columns: (alias: string, dialect: Dialect) => string },
  column: string,
  ids: readonly string[],
): Promise<unknown[][]> => {
  if (ids.length === 0) return [];
  const dialect = dialectOf(db);
  const wanted = among(dialect, ids);
  const sql = `select ${rows.columns('n', dialect)} from ${rows.collection} n
    where n.${column} ${wanted.sql} order by n.id`;
  return readArrays(db, { sql, values: wanted.values });
};

/** Renewals under way, and what became of those that led out of a term that can still decide. */
const renewalsOf = (db: Executor, terms: readonly Values[]): Promise<unknown[][]> =>
  naming(db, RENEWAL, 'from_term_id', documentIds(terms));

const endsOn = TERM.column('ends_on');
const liveKey = RENEWAL.column('live_key');
const fromTermId = RENEWAL.column('from_term_id');
const termId = RENEWAL.column('term_id');

/** The calls that stand of terms which run or are renewed: a day to come asks whether they are paid. */
const duesOf = (
  db: Executor,
  { today }: ForecastQuestion,
  terms: readonly Values[],
  renewals: readonly Values[],
): Promise<unknown[][]> => {
  const open = renewals.filter((row) => liveKey(row) !== null);
  const renewed = new Set(open.flatMap((row) => [fromTermId(row), termId(row)]));
  const billed = terms.filter((row) => dayOf(endsOn(row)) >= today || renewed.has(row[0]));
  // The live key of a call is its term: unlike the term, it is indexed.
  return naming(db, DUES, 'live_key', documentIds(billed));
};

const paymentsOf = (db: Executor, dues: readonly Values[]): Promise<unknown[][]> =>
  naming(db, PAYMENT, 'dues_id', documentIds(dues));

const effectsOf = (db: Executor, question: ForecastQuestion): Promise<unknown[][]> =>
  readQuery(
    db,
    concerned(db, question)
      .join({ e: EFFECT_TABLE.collection }, 'e.membership_id', 'm.document_id')
      .where('e.on', '>=', question.doneSince)
      .orderBy(['m.id', 'e.id'])
      .select(db.raw(EFFECT.columns('e', dialectOf(db)))),
  );

const contactsOf = (db: Executor, question: ForecastQuestion): Promise<unknown[][]> =>
  readQuery(
    db,
    concerned(db, question)
      .join({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
      .join({ l: 'organisations_cmps' }, 'l.entity_id', 'o.id')
      .join({ c: 'components_organisation_contacts' }, 'c.id', 'l.cmp_id')
      .where('l.field', 'contacts')
      .orderBy([{ column: 'l.entity_id' }, { column: 'l.order' }])
      .select('m.document_id', ...CONTACT_COLUMNS),
  );

const membershipsOf = (db: Executor, question: ForecastQuestion): Promise<unknown[][]> =>
  readQuery(
    db,
    concerned(db, question)
      .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
      .orderBy('m.id')
      .select(db.raw(membershipFields('m')), 'o.name as organisation_name'),
  );

/** Rows by the membership that they belong to, or by what they name otherwise. */
const grouped = (
  rows: readonly Values[],
  named: (row: Values) => unknown,
): ((id: string) => Values[]) => {
  const groups = new Map<unknown, Values[]>();
  for (const row of rows) {
    const id = named(row);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return (id) => groups.get(id) ?? [];
};

/**
 * Parses each text once: terms share a few policies and names, members a few reasons, and a fifth of
 * the reading went into making every one its own.
 */
const parsing = (): ((text: string) => unknown) => {
  const known = new Map<string, unknown>();
  return (text) => {
    let parsed = known.get(text);
    if (parsed === undefined) known.set(text, (parsed = JSON.parse(text)));
    return parsed;
  };
};

/** Reads what the coming days depend on. */
export const loadForecast = async (
  db: Executor,
  question: ForecastQuestion,
  surroundings: Surroundings,
): Promise<ForecastRow[]> => {
  const memberships = await membershipsOf(db, question);
  const termRows = await termsOf(db, question);
  const renewalRows = await renewalsOf(db, termRows);
  const duesRows = await duesOf(db, question, termRows, renewalRows);
  const terms = grouped(termRows, TERM.column('membership_id'));
  const renewals = grouped(renewalRows, RENEWAL.column('membership_id'));
  const dues = grouped(duesRows, DUES.column('membership_id'));
  const payments = grouped(await paymentsOf(db, duesRows), PAYMENT.column('dues_id'));
  const effects = grouped(await effectsOf(db, question), EFFECT.column('membership_id'));
  const contacts = grouped(await contactsOf(db, question), ([membershipId]) => membershipId);
  const parse = parsing();

  return memberships.map((row) => {
    const [id, reference] = [String(row[0]), String(row[1])];
    return {
      membershipId: id,
      reference,
      organisationName: String(row.at(-1) ?? ''),
      read: () => {
        const membership = membershipIn(row, parse);
        const calls = dues(id).map((one) => DUES.entity(one));
        // A day issues no call: what calls are put on, and what they need, decides nothing.
        const read = {
          membership,
          terms: terms(id).map((one) => TERM.entity(one, parse)),
          dues: calls,
          payments: calls.flatMap((call) => payments(call.id).map((one) => PAYMENT.entity(one))),
          renewals: renewals(id).map((one) => RENEWAL.entity(one)),
          effects: effects(id).map((one) => EFFECT.entity(one)),
          contacts: contacts(id).flatMap((one) => contactIn(one) ?? []),
          workflow: followedBy(surroundings.workflows, membership),
        };
        return factsOf(read, surroundings);
      },
    };
  });
};
