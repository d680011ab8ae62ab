import { UNDEMANDING } from '../domain/call-needs';
import type {
  Contact,
  Dues,
  Effect,
  Facts,
  Membership,
  Payment,
  Renewal,
  Term,
} from '../domain/types';
import {
  collection,
  columnsUnder,
  fromRow,
  type Connection,
  type Entity,
  type Executor,
} from './database';
import type { TableName } from '../content-types/tables';
import { followedBy, type Surroundings } from './facts';
import { toMembership } from './memberships';

/**
 * The facts that decide about the coming days, for every membership that has something due in them:
 * one query per table, joined to the memberships instead of listing their ids. Rights and allowances
 * are left out, as no step of the future depends on them, and so is history that no date can reach
 * any more.
 */

type Row = Record<string, unknown>;

const IDS_A_QUERY = 1_000;

export interface ForecastQuestion {
  today: string;
  /** Memberships with nothing due until then are left out; null keeps all that a date can reach. */
  until: string | null;
  /** Terms that ended before decide nothing any more for a member who is up to date with the run. */
  since: string;
  /** What was done before decides nothing any more, nor do terms that ended before, for anybody. */
  doneSince: string;
  membershipId?: string | undefined;
}

/** One membership; its rows are read as facts when asked, so that a broken row spoils no other. */
export interface ForecastRow {
  membershipId: string;
  reference: string;
  organisationName: string;
  read: () => Facts;
}

const concerned = (db: Executor, { until, doneSince, membershipId }: ForecastQuestion) => {
  const all = db({ m: 'memberships' });
  const query =
    until === null
      ? all.where((kept: ReturnType<Connection>) =>
          kept.whereNotNull('m.next_due_on').orWhere('m.ends_on', '>=', doneSince),
        )
      : all.where('m.next_due_on', '<=', until);
  return membershipId ? query.where('m.document_id', membershipId) : query;
};

// Open renewals are those that hold a live key; SQLite finds them by its index only when asked so.
const openTerms = (db: Executor, column: 'from_term_id' | 'term_id') =>
  db(collection('renewal')).where('live_key', '>', '').select(column);

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

/**
 * In the order of members first, here and below: SQLite then goes from each member to its rows,
 * instead of through a whole table by its ids.
 */
const termsOf = (db: Executor, question: ForecastQuestion): Promise<Row[]> =>
  concerned(db, question)
    .join({ t: collection('term') }, 't.membership_id', 'm.document_id')
    .where(decides(db, question))
    .orderBy(['m.id', 't.id'])
    .select([...columnsUnder('t', 'term', 'allowances'), db.raw("'[]' as allowances")]);

const documentIds = (rows: readonly Row[]): string[] => rows.map((row) => String(row.document_id));

/** Reads the rows that name one of some ids, so many ids a query. */
const naming = async (
  ids: readonly string[],
  read: (some: readonly string[]) => PromiseLike<Row[]>,
): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let start = 0; start < ids.length; start += IDS_A_QUERY) {
    rows.push(...(await read(ids.slice(start, start + IDS_A_QUERY))));
  }
  return rows;
};

/** Renewals under way, and what became of those that led out of a term that can still decide. */
const renewalsOf = (db: Executor, terms: readonly Row[]): Promise<Row[]> =>
  naming(documentIds(terms), (ids) =>
    db({ r: collection('renewal') })
      .whereIn('r.from_term_id', ids)
      .orderBy('r.id')
      .select(columnsUnder('r', 'renewal')),
  );

/** The calls that stand of terms which run or are renewed: a day to come asks whether they are paid. */
const duesOf = (
  db: Executor,
  { today }: ForecastQuestion,
  terms: readonly Row[],
  renewals: readonly Row[],
): Promise<Row[]> => {
  const open = renewals.filter(({ live_key: key }) => key !== null);
  const renewed = new Set(open.flatMap((row) => [row.from_term_id, row.term_id]));
  const billed = terms.filter(
    (row) => String(row.ends_on) >= today || renewed.has(row.document_id),
  );
  // The live key of a call is its term: unlike the term, it is indexed.
  return naming(documentIds(billed), (ids) =>
    db({ d: collection('dues') })
      .whereIn('d.live_key', ids)
      .orderBy('d.id')
      .select(columnsUnder('d', 'dues')),
  );
};

const paymentsOf = (db: Executor, dues: readonly Row[]): Promise<Row[]> =>
  naming(documentIds(dues), (ids) =>
    db({ p: collection('payment') })
      .whereIn('p.dues_id', ids)
      .orderBy('p.id')
      .select(columnsUnder('p', 'payment')),
  );

const effectsOf = (db: Executor, question: ForecastQuestion): Promise<Row[]> =>
  concerned(db, question)
    .join({ e: collection('effect') }, 'e.membership_id', 'm.document_id')
    .where('e.on', '>=', question.doneSince)
    .orderBy(['m.id', 'e.id'])
    .select(columnsUnder('e', 'effect'));

const contactsOf = (db: Executor, question: ForecastQuestion): Promise<Row[]> =>
  concerned(db, question)
    .join({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
    .join({ l: 'organisations_cmps' }, 'l.entity_id', 'o.id')
    .join({ c: 'components_organisation_contacts' }, 'c.id', 'l.cmp_id')
    .where('l.field', 'contacts')
    .orderBy([{ column: 'l.entity_id' }, { column: 'l.order' }])
    .select('c.id', 'c.name', 'c.email', 'c.role', 'c.locale', {
      membership_id: 'm.document_id',
    });

const membershipsOf = (db: Executor, question: ForecastQuestion): Promise<Row[]> =>
  concerned(db, question)
    .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
    .orderBy('m.id')
    .select('m.*', { organisation_name: 'o.name' });

const toContact = ({ id, name, email, role, locale }: Row): Contact => ({
  id: String(id),
  name: String(name),
  email: String(email ?? ''),
  role: role as Contact['role'],
  locale: locale === 'en' ? 'en' : 'fr',
});

/** Rows by the membership that they belong to, or by what they name otherwise. */
const grouped = (
  rows: readonly Row[],
  column: 'membership_id' | 'dues_id' = 'membership_id',
): ((id: string) => Row[]) => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = String(row[column]);
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return (id) => groups.get(id) ?? [];
};

const entities = <T extends Entity>(name: TableName, rows: readonly Row[]): T[] =>
  rows.map((row) => fromRow<T>(name, row));

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
  const terms = grouped(termRows);
  const renewals = grouped(renewalRows);
  const dues = grouped(duesRows);
  const payments = grouped(await paymentsOf(db, duesRows), 'dues_id');
  const effects = grouped(await effectsOf(db, question));
  const contacts = grouped(await contactsOf(db, question));

  return memberships.map((row) => {
    const id = String(row.document_id);
    return {
      membershipId: id,
      reference: String(row.reference),
      organisationName: String(row.organisation_name ?? ''),
      read: () => {
        const membership: Membership = toMembership(row);
        const calls = entities<Dues>('dues', dues(id));
        return {
          membership,
          terms: entities<Term>('term', terms(id)),
          dues: calls,
          payments: entities<Payment>(
            'payment',
            calls.flatMap((call) => payments(call.id)),
          ),
          // A day issues no call: what calls are put on, and what they need, decides nothing.
          papers: [],
          payer: UNDEMANDING,
          renewals: entities<Renewal>('renewal', renewals(id)),
          entitlements: [],
          carriedOut: {},
          effects: entities<Effect & Entity>('effect', effects(id)),
          contacts: contacts(id).map(toContact),
          ...surroundings,
          workflow: followedBy(surroundings.workflows, membership),
        };
      },
    };
  });
};
