import type { Core } from '@strapi/strapi';
import type { Actor, ExportList } from '../../../shared/contracts';
import { MEMBERSHIP_UID, ORGANISATION_UID } from '../../../shared/ids';
import { executorOf } from '../repositories/database';
import { pagesByKey, ROWS_A_PAGE, type Slice } from '../repositories/key-pages';
import {
  findMembershipRecords,
  findOrganisationRecords,
  findRecordIds,
  type RecordQuery,
} from '../repositories/records';
import type { EventFilters } from '../repositories/events';
import type { MessageFilters } from '../repositories/messages';
import { getService } from '../utils/get-service';
import type { ExportContent } from './export/file';
import { clockOf } from './export/instants';
import {
  COUNTER_COLUMNS,
  DUES_COLUMNS,
  eventColumns,
  LIST_TITLES,
  messageColumns,
  RENEWAL_COLUMNS,
} from './export/lists';
import { MEMBERSHIP_COLUMNS, ORGANISATION_COLUMNS, type RecordColumn } from './export/records';
import { tableOf, type Column } from './export/table';
import type { RenewalQuestion } from './renewals';
import type { CountersQuestion, DuesQuestion } from './statistics';

/** What each list is asked, and who asks where it matters. */
export type ListQuestion =
  | { list: 'renewals'; question: RenewalQuestion; reader: Actor }
  | { list: 'dues'; question: DuesQuestion }
  | { list: 'counters'; question: CountersQuestion }
  | { list: 'messages'; question: Omit<MessageFilters, 'page' | 'pageSize'> }
  | { list: 'events'; question: Omit<EventFilters, 'page' | 'pageSize'> };

/** What the Content Manager lets a person read of a type. */
interface Checker {
  sanitizedQuery: { read(query: object): Promise<RecordQuery> };
  can: { read(entity: undefined, field: string): boolean };
}

/** Lists, members and histories as files. */
const createExportsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const today = () => getService(strapi, 'clock').today();
  const instants = () => clockOf(getService(strapi, 'settings').timeZone());

  const content = <Row>(
    list: ExportList,
    columns: readonly Column<Row>[],
    pages: () => AsyncIterable<readonly Row[]>,
  ): ExportContent => {
    const title = LIST_TITLES[list];
    return { tables: [tableOf(title, columns, pages)], title, on: today() };
  };

  const checkerOf = (userAbility: unknown, model: string): Checker =>
    strapi
      .plugin('content-manager')
      .service('permission-checker')
      .create({ userAbility, model }) as Checker;

  /** Pages of records that the Content Manager shows to a person, in the columns that it shows. */
  const records = async <Row>(
    list: 'memberships' | 'organisations',
    uid: string,
    query: RecordQuery,
    ability: unknown,
    columns: readonly RecordColumn<Row>[],
    rowsOf: (ids: string[]) => Promise<Row[]>,
  ): Promise<ExportContent> => {
    const checker = checkerOf(ability, uid);
    const asked = await checker.sanitizedQuery.read(query);
    const shown = columns.filter(({ field }) => checker.can.read(undefined, field));
    const read = (slice: Slice) => findRecordIds(strapi, uid, asked, slice);
    return content(list, shown, async function* pages() {
      for await (const page of pagesByKey(ROWS_A_PAGE, read)) {
        yield await rowsOf(page.map(({ id }) => id));
      }
    });
  };

  return {
    /** A list of the plugin, with the filters under which it is seen. */
    list(asked: ListQuestion): ExportContent {
      switch (asked.list) {
        case 'renewals':
          return content('renewals', RENEWAL_COLUMNS, () =>
            getService(strapi, 'renewals').pages(asked.question, asked.reader),
          );
        case 'dues':
          return content('dues', DUES_COLUMNS, () =>
            getService(strapi, 'statistics').duesPages(asked.question),
          );
        case 'counters':
          return content('counters', COUNTER_COLUMNS, () =>
            getService(strapi, 'statistics').countersPages(asked.question),
          );
        case 'messages':
          return content('messages', messageColumns(instants()), () =>
            getService(strapi, 'messages').pages(asked.question),
          );
        case 'events':
          return content('events', eventColumns(instants()), () =>
            getService(strapi, 'events').pages(asked.question),
          );
      }
    },

    /** The memberships that the Content Manager lists for a person. */
    async memberships(query: RecordQuery, ability: unknown): Promise<ExportContent> {
      const tiers = await getService(strapi, 'memberships').tiers();
      const names = new Map(tiers.map((tier) => [tier.code, tier.names]));
      return records('memberships', MEMBERSHIP_UID, query, ability, MEMBERSHIP_COLUMNS, async (ids) =>
        (await findMembershipRecords(await executorOf(strapi), ids)).map((row) => ({
          ...row,
          tierNames: names.get(row.tierCode) ?? row.tierCode,
        })),
      );
    },

    /** The organisations that the Content Manager lists for a person. */
    organisations(query: RecordQuery, ability: unknown): Promise<ExportContent> {
      return records('organisations', ORGANISATION_UID, query, ability, ORGANISATION_COLUMNS, (ids) =>
        findOrganisationRecords(strapi, ids),
      );
    },
  };
};

export default createExportsService;
