import { MEMBERSHIPS, ORGANISATIONS } from '../../core/tables/records';
import type { Day } from '../../kernel/rules/values';
import {
  columnsUnder,
  findAllBy,
  findById,
  fromRow,
  insertAll,
  update,
  type Executor,
  type Transaction,
} from '../../kernel/store/database';
import type { StoredList } from '../../kernel/store/lists';
import {
  columnsOf,
  or,
  orNull,
  pickCount,
  pickOne,
  readEntities,
  readEntity,
  selectionOf,
} from '../../kernel/store/rows';
import { type Row } from '../../kernel/store/scripts';
import { anywhere, containing } from '../../kernel/store/search';
import type { Application } from '../rules/types';
import { APPLICATION_TABLE } from '../tables/application';

/** Applications to join, as they were sent. */

type Where = ReturnType<Executor>;

const TABLE = APPLICATION_TABLE.collection;

const toApplication = (row: Row): Application => fromRow<Application>(APPLICATION_TABLE, row);

export const findApplication = (db: Executor, id: string): Promise<Application | null> =>
  findById<Application>(db, APPLICATION_TABLE, id);

/** The same application, if it came after an instant. */
export const findSame = (
  db: Executor,
  digest: string,
  since: number,
): Promise<Application | null> => {
  const query = db(TABLE).where({ digest }).where('received_at', '>', since).orderBy('id', 'desc');
  return readEntity<Application>(APPLICATION_TABLE, query);
};

/** Counts the confirmations that an address was sent since an instant. */
export const countConfirmations = (
  db: Executor,
  applicantEmail: string,
  since: number,
): Promise<number> => {
  const query = db(TABLE)
    .where({ applicant_email: applicantEmail, confirmed: true })
    .where('received_at', '>', since);
  return pickCount(query);
};

export const addApplication = (trx: Transaction, application: Application): Promise<void> =>
  insertAll(trx, APPLICATION_TABLE, [application], application.receivedAt);

export const saveApplication = (
  trx: Transaction,
  application: Application,
  now: number,
): Promise<void> => update(trx, APPLICATION_TABLE, application, now);

/** Locks an application by a write, like memberships, and reads it. */
export const lockApplication = async (
  trx: Transaction,
  id: string,
): Promise<Application | null> => {
  await trx(TABLE)
    .where('document_id', id)
    .update({ published_at: trx.ref('published_at') });
  return findApplication(trx, id);
};

/** The application without its contents; its arrival and outcome stay. */
export const emptyApplication = (application: Application): Application => ({
  ...application,
  organisation: null,
  contacts: null,
  message: null,
  applicantEmail: '',
  people: '',
});

/** The applications that mention a text among their people, the oldest first. */
export const findMentioning = (db: Executor, mention: string): Promise<Application[]> =>
  readEntities<Application>(
    APPLICATION_TABLE,
    db(TABLE)
      .whereRaw("people like ? escape '!'", [anywhere(mention.toLowerCase())])
      .orderBy('id'),
  );

/** The people named in all applications. */
export const findApplicants = async (
  db: Executor,
): Promise<NonNullable<Application['contacts']>> => {
  const { contacts } = columnsOf(APPLICATION_TABLE);
  const all = await pickOne(db(TABLE).where('people', '<>', '').orderBy('id'), orNull(contacts));
  return all.flatMap((some) => (some ?? []) as NonNullable<Application['contacts']>);
};

/** The applications that were made by memberships, or attached to them. */
export const findApplicationsOf = (
  db: Executor,
  membershipIds: readonly string[],
): Promise<Application[]> =>
  findAllBy<Application>(db, APPLICATION_TABLE, 'membershipId', membershipIds);

/** Handled applications from before a day whose contents were not erased. */
export const findTreatedBefore = (db: Executor, before: Day): Promise<Application[]> =>
  readEntities<Application>(
    APPLICATION_TABLE,
    matching(db, { state: 'done' })
      .where('a.received_on', '<', before)
      .where('a.people', '<>', '')
      .orderBy('a.id')
      .select(columnsUnder('a', APPLICATION_TABLE)),
  );

export type ApplicationFilter = 'todo' | 'done' | 'spam' | 'all';

export interface ApplicationFilters {
  state: ApplicationFilter;
  search?: string | undefined;
}

/** An application with the names of the bodies it refers to. */
export interface ListedApplication {
  application: Application;
  membership: { id: string; reference: string; organisation: string; status: string } | null;
  known: {
    organisation: string;
    membershipId: string | null;
    reference: string | null;
    status: string | null;
  } | null;
}

const STATES: Record<ApplicationFilter, (where: Where) => void> = {
  all: (where) => void where.whereRaw('1 = 1'),
  spam: (where) => void where.where('a.state', 'spam'),
  todo: (where) =>
    void where
      .where('a.state', 'waiting')
      .orWhere((own: Where) =>
        own.where('a.state', 'linked').where('m.membership_status', 'applied'),
      ),
  done: (where) =>
    void where
      .where('a.state', 'attached')
      .orWhere((own: Where) =>
        own
          .where('a.state', 'linked')
          .where((left: Where) =>
            left.whereNull('m.membership_status').orWhereNot('m.membership_status', 'applied'),
          ),
      ),
};

// Databases search JSON in different ways, so the searchable texts are also in `people`.
const SEARCHED = ['a.reference', 'a.people', 'o.name', 'ko.name'];

const matching = (db: Executor, { state, search }: ApplicationFilters): Where => {
  const query = db({ a: TABLE })
    .leftJoin({ m: 'memberships' }, 'm.document_id', 'a.membership_id')
    .leftJoin({ o: 'organisations' }, 'o.document_id', 'm.organisation_id')
    .leftJoin({ ko: 'organisations' }, 'ko.document_id', 'a.known_organisation_id')
    .leftJoin({ km: 'memberships' }, 'km.organisation_id', 'a.known_organisation_id')
    .where(STATES[state]);
  if (search) containing(query, SEARCHED, search);
  return query;
};

const [m, km] = [columnsOf(MEMBERSHIPS, 'm'), columnsOf(MEMBERSHIPS, 'km')];

const NAMES = selectionOf({
  reference: orNull(m.reference),
  status: m.membershipStatus,
  organisation: or(columnsOf(ORGANISATIONS, 'o').name, ''),
  knownName: orNull(columnsOf(ORGANISATIONS, 'ko').name),
  knownMembership: orNull(km.id),
  knownReference: orNull(km.reference),
  knownStatus: orNull(km.membershipStatus),
});

const LISTED = [...columnsUnder('a', APPLICATION_TABLE), NAMES.columns];

const toListed = (row: Row): ListedApplication => {
  const application = toApplication(row);
  const { reference, status, organisation, ...known } = NAMES.read(row);
  const { membershipId, knownOrganisationId } = application;
  return {
    application,
    membership:
      membershipId && reference ? { id: membershipId, reference, organisation, status } : null,
    known:
      knownOrganisationId && known.knownName !== null
        ? {
            organisation: known.knownName,
            membershipId: known.knownMembership,
            reference: known.knownReference,
            status: known.knownStatus,
          }
        : null,
  };
};

/** The applications that match, the latest first. */
export const APPLICATIONS: StoredList<ApplicationFilters, ListedApplication> = {
  matching,
  order: () => [['a.id', 'desc']],
  columns: LISTED,
  read: toListed,
};

/** One application, with the names of what it is about. */
export const findListed = async (db: Executor, id: string): Promise<ListedApplication | null> => {
  const row: Row | undefined = await matching(db, { state: 'all' })
    .where('a.document_id', id)
    .first(LISTED);
  return row ? toListed(row) : null;
};
