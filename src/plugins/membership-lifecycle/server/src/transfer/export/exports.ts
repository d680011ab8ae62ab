import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { figureValues } from '../../../../shared/core/brackets';
import { ownValues } from '../../../../shared/core/organisation-fields';
import { MEMBERSHIP_UID, ORGANISATION_UID } from '../../../../shared/kernel/ids';
import type { ExportList } from '../../../../shared/transfer/exports';
import type { RollQuestion } from '../../assemblies/assemblies';
import { assembliesIn } from '../../assemblies/assemblies';
import { ROLL_COLUMNS } from '../../assemblies/export/assembly';
import { factsIn } from '../../core/facts';
import type { Surroundings } from '../../core/store/facts';
import { findHeldTierNames } from '../../core/store/held-tiers';
import { clockIn } from '../../kernel/clock';
import type { ExportContent } from '../../kernel/export/file';
import { clockOf, type Instants } from '../../kernel/export/instants';
import { onePage, tableOf, type Column } from '../../kernel/export/table';
import { madeOnce, serviceOf } from '../../kernel/made-once';
import type { Localised } from '../../kernel/rules/values';
import { findActorNames } from '../../kernel/store/actors';
import { executorOf } from '../../kernel/store/database';
import { MEMBERS_A_PAGE, pagesByKey, ROWS_A_PAGE, type Slice } from '../../kernel/store/key-pages';
import { ownersOf } from '../../membership/membership-view';
import { membershipsIn } from '../../membership/memberships';
import { addressHeading } from '../../messages/channel';
import { messagesIn } from '../../messages/messages';
import { memberPapersIn } from '../../papers/member-papers';
import { settingsIn } from '../../settings/settings';
import { findBenefitsEverGiven } from '../../statistics/store/running-counters';
import { historyFields } from '../import/fields';
import { refuse } from '../refusals/imports';
import {
  findMembershipRecords,
  findMembershipsAfter,
  findOrganisationRecords,
  findRecordIds,
  type MembershipRecord,
  type OrganisationRecord,
  type RecordQuery,
} from '../store/records';
import { historyColumns, historyLines, tierNamer, type HistoryLine } from './history';
import { memberTables } from './member';
import {
  MEMBERSHIP_COLUMNS,
  ORGANISATION_COLUMNS,
  type NamedMembership,
  type RecordColumn,
} from './records';

const LIST_TITLES = {
  members: { fr: 'Membres', en: 'Members' },
  memberships: { fr: 'Adhésions', en: 'Memberships' },
  organisations: { fr: 'Organismes', en: 'Organisations' },
  renewals: { fr: 'Renouvellements', en: 'Renewals' },
  dues: { fr: 'Cotisations à encaisser', en: 'Dues to collect' },
  'late-dues': { fr: 'Retards par mois', en: 'Late by month' },
  calls: { fr: 'Appels et avoirs', en: 'Calls and credit notes' },
  'bank-lines': { fr: 'Lignes de la banque', en: 'Lines of the bank' },
  payments: { fr: 'Règlements', en: 'Payments' },
  treasury: { fr: 'Trésorerie par mois', en: 'Treasury by month' },
  entries: { fr: 'Écritures comptables', en: 'Accounting entries' },
  counters: { fr: 'Compteurs', en: 'Counters' },
  registrations: { fr: 'Participations', en: 'Participation' },
  messages: { fr: 'Messages', en: 'Messages' },
  events: { fr: 'Événements', en: 'Events' },
} as const satisfies Record<ExportList, Localised>;

/** The part used of the Content Manager's permission checker. */
interface Checker {
  sanitizedQuery: { read(query: object): Promise<RecordQuery> };
  can: { read(entity?: undefined, field?: string): boolean };
}

/** The application's service that limits a search to readable fields. */
interface ReadableSearch {
  within(query: RecordQuery, reader: { userAbility: unknown; model: string }): RecordQuery;
}

/** Stands in for a deleted organisation of a membership. */
const nobody = ({ organisationId, organisation }: MembershipRecord): OrganisationRecord => ({
  id: organisationId,
  name: organisation,
  ...ownValues(() => null),
  ...figureValues({}),
  address: null,
  billingAddress: null,
  contacts: [],
  notes: null,
});

const content = <Row>(
  strapi: Core.Strapi,
  list: ExportList,
  columns: readonly Column<Row>[],
  pages: () => AsyncIterable<readonly Row[]>,
): ExportContent => {
  const title = LIST_TITLES[list];
  return { tables: [tableOf(title, columns, pages)], title, on: clockIn(strapi).today() };
};

/** Returns a function that loads memberships with the name of their tier, as it was sold to them. */
const namer = async (strapi: Core.Strapi) => {
  const tiers = await factsIn(strapi).tiers();
  const names = new Map(tiers.map((tier) => [tier.code, tier.names]));
  return async (ids: readonly string[]): Promise<NamedMembership[]> => {
    const db = await executorOf(strapi);
    const rows = await findMembershipRecords(db, ids);
    const held = await findHeldTierNames(db, ids, clockIn(strapi).today());
    return rows.map((row) => ({
      ...row,
      tierNames: held.get(row.id) ?? names.get(row.tierCode) ?? row.tierCode,
    }));
  };
};

const checkerOf = (strapi: Core.Strapi, userAbility: unknown, model: string): Checker =>
  strapi
    .plugin('content-manager')
    .service('permission-checker')
    .create({ userAbility, model }) as Checker;

interface Records<Row> {
  list: 'memberships' | 'organisations';
  uid: string;
  columns: readonly RecordColumn<Row>[];
  rowsOf: (ids: readonly string[]) => Promise<Row[]>;
}

/** Pages of the records and columns that the Content Manager shows to a person. */
const records = async <Row>(
  strapi: Core.Strapi,
  { list, uid, columns, rowsOf }: Records<Row>,
  query: RecordQuery,
  ability: unknown,
): Promise<ExportContent> => {
  const checker = checkerOf(strapi, ability, uid);
  const search = strapi.plugin('content-manager').service('readable-search') as ReadableSearch;
  const within = search.within(query, { userAbility: ability, model: uid });
  const asked = await checker.sanitizedQuery.read(within);
  const shown = columns.filter(({ field }) => checker.can.read(undefined, field));
  const read = (slice: Slice) => findRecordIds(strapi, uid, asked, slice);
  return content(strapi, list, shown, async function* pages() {
    for await (const page of pagesByKey(ROWS_A_PAGE, read)) {
      yield await rowsOf(page);
    }
  });
};

const historyOf = async (
  strapi: Core.Strapi,
  ids: readonly string[],
  surroundings: Surroundings,
  tierName: ReturnType<typeof tierNamer>,
): Promise<HistoryLine[]> => {
  const loaded = await factsIn(strapi).loadMany(ids, surroundings);
  const bodies = loaded.map(({ facts }) => facts.membership.organisationId);
  const found = await findOrganisationRecords(strapi, bodies);
  const byId = new Map(found.map((one) => [one.id, one]));
  return loaded.flatMap(({ facts }) => {
    const organisation = byId.get(facts.membership.organisationId);
    return organisation ? historyLines({ facts, organisation }, tierName) : [];
  });
};

/** The memberships that a person sees in the Content Manager. */
const memberships = async (
  strapi: Core.Strapi,
  query: RecordQuery,
  ability: unknown,
): Promise<ExportContent> => {
  const rowsOf = await namer(strapi);
  return records(
    strapi,
    { list: 'memberships', uid: MEMBERSHIP_UID, columns: MEMBERSHIP_COLUMNS, rowsOf },
    query,
    ability,
  );
};

/** The organisations that a person sees in the Content Manager. */
const organisations = (
  strapi: Core.Strapi,
  query: RecordQuery,
  ability: unknown,
): Promise<ExportContent> =>
  records(
    strapi,
    {
      list: 'organisations',
      uid: ORGANISATION_UID,
      columns: ORGANISATION_COLUMNS,
      rowsOf: (ids) => findOrganisationRecords(strapi, ids),
    },
    query,
    ability,
  );

/** The roll of an assembly, with its proxies and attendance. */
const assembly = async (
  strapi: Core.Strapi,
  id: string,
  asked: RollQuestion,
): Promise<ExportContent> => {
  const { assembly, rows } = await assembliesIn(strapi).sheet(id, asked);
  const title = {
    fr: `Feuille d’émargement ${assembly.heldOn}`,
    en: `Attendance sheet ${assembly.heldOn}`,
  };
  return {
    tables: [tableOf(title, ROLL_COLUMNS, onePage(rows))],
    title,
    on: clockIn(strapi).today(),
  };
};

/** Everything that is known of one member; 404 when there is none. */
const member = async (strapi: Core.Strapi, id: string): Promise<ExportContent> => {
  const [loaded] = await factsIn(strapi).loadMany([id]);
  const [membership] = await (await namer(strapi))([id]);
  if (!loaded || !membership) throw refuse('membership-unknown', { membership: id });
  const { facts } = loaded;
  const [organisation] = await findOrganisationRecords(strapi, [membership.organisationId]);
  const rights = facts.entitlements.map((right) => right.id);
  const usages = await membershipsIn(strapi).usages(rights);
  const tables = memberTables({
    facts,
    organisation: organisation ?? nobody(membership),
    membership,
    usages: rights.flatMap((right) =>
      (usages.get(right) ?? []).map((line) => ({ ...line, entitlementId: right })),
    ),
    owners: await findActorNames(strapi, ownersOf(facts)),
    papers: await memberPapersIn(strapi).all(id),
    activities: () => membershipsIn(strapi).journal(id),
    messages: () => messagesIn(strapi).memberPages(id),
    addressHeading: addressHeading(strapi),
    today: clockIn(strapi).today(),
    instant: clockOf(settingsIn(strapi).timeZone()),
  });
  const { reference } = membership;
  const title = { fr: `Adhésion ${reference}`, en: `Membership ${reference}` };
  return { tables, title, on: clockIn(strapi).today() };
};

/** Members in the format that the import reads: all, some by id, or those of a list. */
const history = async (
  strapi: Core.Strapi,
  { some, listed }: { some: readonly string[] | null; listed: RecordQuery | null },
  ability: unknown,
): Promise<ExportContent> => {
  const db = await executorOf(strapi);
  const surroundings = await factsIn(strapi).surroundings();
  const fields = historyFields(surroundings.offers, await findBenefitsEverGiven(db));
  const tierName = tierNamer(surroundings.offers, clockIn(strapi).today());
  const checker = checkerOf(strapi, ability, MEMBERSHIP_UID);
  // Required, since Strapi drops filters that a person may not use, and the export would then
  // hold more.
  if (listed && !checker.can.read()) throw new errors.ForbiddenError();
  const asked = listed && (await checker.sanitizedQuery.read(listed));
  const read = (slice: Slice) =>
    asked
      ? findRecordIds(strapi, MEMBERSHIP_UID, asked, slice)
      : findMembershipsAfter(db, some, slice);
  const pages = async function* pages() {
    for await (const page of pagesByKey(MEMBERS_A_PAGE, read)) {
      yield await historyOf(strapi, page, surroundings, tierName);
    }
  };
  const title = { fr: 'Historique', en: 'History' };
  return {
    tables: [tableOf(title, historyColumns(fields), pages)],
    title,
    on: clockIn(strapi).today(),
  };
};

const recordsIn = serviceOf({ memberships, organisations, assembly, member, history });

/** Lists, members and histories as files. */
export const exportsIn = madeOnce(({ strapi }) => ({
  ...recordsIn(strapi),

  /** A list of the plugin, whose columns may show instants. */
  list: <Row>(
    list: ExportList,
    columns: (instant: Instants) => readonly Column<Row>[],
    pages: () => AsyncIterable<readonly Row[]>,
  ): ExportContent => content(strapi, list, columns(clockOf(settingsIn(strapi).timeZone())), pages),
}));
