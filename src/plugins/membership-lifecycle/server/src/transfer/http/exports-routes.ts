import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { MEMBERSHIP_UID, ORGANISATION_UID, PERMISSIONS } from '../../../../shared/kernel/ids';
import type { ExportList } from '../../../../shared/transfer/exports';
import { callsIn } from '../../account/calls';
import { CALL_COLUMNS } from '../../account/export/calls';
import { PAYMENT_COLUMNS } from '../../account/export/payments';
import { validateCallsFilters, validateCallsQuery } from '../../account/inputs/calls';
import { validatePaymentsQuery } from '../../account/inputs/payments';
import { paymentsIn } from '../../account/payments';
import { accountingIn } from '../../accounting/accounting';
import { ENTRY_COLUMNS } from '../../accounting/export/entries';
import { validatePeriod } from '../../accounting/inputs/accounting';
import { validateRollFilters } from '../../assemblies/inputs/assemblies';
import { bankIn } from '../../bank/bank';
import { BANK_LINE_COLUMNS } from '../../bank/export/lines';
import { validateLinesFilters } from '../../bank/inputs/bank';
import { fileOf, type ExportContent } from '../../kernel/export/file';
import type { Instants } from '../../kernel/export/instants';
import type { Column } from '../../kernel/export/table';
import {
  file,
  may,
  mayOneOf,
  type AdminCall,
  type Asked,
  type Policy,
} from '../../kernel/http/admin-calls';
import { readsContacts } from '../../kernel/reads-contacts';
import { MEMBER_COLUMNS } from '../../membership/export/members';
import { validateMembersFilters } from '../../membership/inputs/member-list';
import { memberListIn } from '../../membership/member-list';
import { readerOf } from '../../membership/members-reader';
import { addressHeading } from '../../messages/channel';
import { messageColumns } from '../../messages/export/messages';
import { validateMessageQuery } from '../../messages/inputs/messages';
import { messagesIn } from '../../messages/messages';
import { REGISTRATION_COLUMNS } from '../../occasions/export/registrations';
import { validateRegistrationQuery } from '../../occasions/inputs/participation';
import { registrationsIn } from '../../occasions/registrations';
import { RENEWAL_COLUMNS } from '../../renewals/export/renewals';
import { validateRenewalFilters } from '../../renewals/inputs/renewals';
import { renewalsIn } from '../../renewals/renewals';
import { COUNTER_COLUMNS, duesColumns, LATE_COLUMNS } from '../../statistics/export/lists';
import { TREASURY_COLUMNS } from '../../statistics/export/treasury';
import {
  validateCountersQuery,
  validateDuesQuery,
  validateYearQuery,
} from '../../statistics/inputs/statistics';
import { statisticsIn } from '../../statistics/statistics';
import { treasuryIn } from '../../statistics/treasury';
import { eventsIn } from '../../webhooks/events';
import { eventColumns } from '../../webhooks/export/events';
import { validateEventQuery } from '../../webhooks/inputs/events';
import { depositFolder } from '../export/deposit-folder';
import { exportsIn } from '../export/exports';
import {
  validateFile,
  validateHistoryQuery,
  validateNoFilter,
  validateRecordQuery,
} from '../inputs/exports';

type Filters = Record<string, unknown>;

/** Sends a stream; a failure half-way closes the connection, which Koa would leave open. */
const sendStream = (ctx: Asked['ctx'], body: Readable): void => {
  ctx.body = body;
  // A part of a file could pass for the whole.
  body.once('error', () => ctx.res.destroy());
};

/** A call that answers a file; its query holds the filters. */
const exported = (
  path: string,
  policies: Policy[],
  content: (filters: Filters, asked: Asked) => Promise<ExportContent>,
): AdminCall =>
  file(`/exports/${path}`, policies, async (request) => {
    const { strapi, ctx, query } = request;
    const { asked, filters } = await validateFile(query);
    const { name, type, body } = await fileOf(strapi, await content(filters, request), asked);
    ctx.attachment(name);
    ctx.type = type;
    if (body instanceof Readable) sendStream(ctx, body);
    else ctx.body = body;
  });

/** A call that exports a list, with the same filters as the list. */
const listed = <Question, Row>(
  list: ExportList,
  policies: Policy[],
  validate: (filters: Filters) => Promise<Question>,
  columns: (instant: Instants, strapi: Core.Strapi) => readonly Column<Row>[],
  pages: (asked: Asked, question: Question) => AsyncIterable<readonly Row[]>,
): AdminCall =>
  exported(list, policies, async (filters, asked) => {
    const { strapi } = asked;
    const question = await validate(filters);
    const shown = (instant: Instants) => columns(instant, strapi);
    return exportsIn(strapi).list(list, shown, () => pages(asked, question));
  });

const recorded = (kind: 'memberships' | 'organisations', uid: string): AdminCall =>
  exported(
    kind,
    may(['plugin::content-manager.explorer.read', uid]),
    async (filters, { strapi, ctx }) => {
      const query = await validateRecordQuery(filters);
      return exportsIn(strapi)[kind](query, ctx.state.userAbility);
    },
  );

const { membershipRead, usageRecord, messageRead, webhookManage } = PERMISSIONS;
const { accountingManage, duesManage, exportRead, assemblyRead, participationRead } = PERMISSIONS;

/**
 * Lists, members and histories as files. Who reads a list may take it as a file; whole members and
 * histories have their own permission.
 */
export default [
  recorded('memberships', MEMBERSHIP_UID),
  recorded('organisations', ORGANISATION_UID),
  listed(
    'members',
    may(membershipRead),
    validateMembersFilters,
    () => MEMBER_COLUMNS,
    ({ strapi, ctx }, question) => memberListIn(strapi).pages(question, readerOf(ctx)),
  ),
  listed(
    'renewals',
    may(membershipRead),
    validateRenewalFilters,
    () => RENEWAL_COLUMNS,
    ({ strapi, actor }, question) => renewalsIn(strapi).pages(question, actor),
  ),
  listed(
    'dues',
    may(membershipRead),
    validateDuesQuery,
    (instant) => duesColumns(instant),
    ({ strapi }, question) => statisticsIn(strapi).duesPages(question),
  ),
  listed(
    'late-dues',
    may(membershipRead),
    validateNoFilter,
    () => LATE_COLUMNS,
    async function* pages({ strapi }) {
      yield (await statisticsIn(strapi).late()).months;
    },
  ),
  listed(
    'calls',
    may(membershipRead),
    validateCallsQuery,
    () => CALL_COLUMNS,
    ({ strapi }, question) => callsIn(strapi).pages(question),
  ),
  // Calls and credit notes with a list of them, as they are deposited on Chorus Pro.
  file('/exports/deposit-folder', may(membershipRead), async ({ strapi, ctx, query }) => {
    const { asked, filters } = await validateFile(query);
    const question = await validateCallsFilters(filters);
    const { name, body } = await depositFolder(strapi, question, asked.locale);
    ctx.attachment(name);
    ctx.type = 'application/zip';
    ctx.set('Cache-Control', 'private, no-store');
    sendStream(ctx, body);
  }),
  listed(
    'bank-lines',
    may(duesManage),
    validateLinesFilters,
    () => BANK_LINE_COLUMNS,
    ({ strapi }, question) => bankIn(strapi).pages(question),
  ),
  listed(
    'payments',
    may(membershipRead),
    validatePaymentsQuery,
    () => PAYMENT_COLUMNS,
    ({ strapi }, question) => paymentsIn(strapi).pages(question),
  ),
  listed(
    'treasury',
    may(membershipRead),
    validateYearQuery,
    () => TREASURY_COLUMNS,
    async function* pages({ strapi }, { year }) {
      yield await treasuryIn(strapi).months(year);
    },
  ),
  listed(
    'entries',
    may(accountingManage),
    validatePeriod,
    () => ENTRY_COLUMNS,
    async function* pages({ strapi }, period) {
      yield await accountingIn(strapi).lines(period);
    },
  ),
  listed(
    'counters',
    mayOneOf(membershipRead, usageRecord),
    validateCountersQuery,
    () => COUNTER_COLUMNS,
    ({ strapi }, question) => statisticsIn(strapi).countersPages(question),
  ),
  listed(
    'registrations',
    may(participationRead),
    validateRegistrationQuery,
    () => REGISTRATION_COLUMNS,
    ({ strapi, ctx }, question) =>
      registrationsIn(strapi).pages(question, { contacts: readsContacts(ctx) }),
  ),
  listed(
    'messages',
    may(messageRead),
    validateMessageQuery,
    (instant, strapi) => messageColumns(instant, addressHeading(strapi)),
    ({ strapi }, question) => messagesIn(strapi).pages(question),
  ),
  listed('events', may(webhookManage), validateEventQuery, eventColumns, ({ strapi }, question) =>
    eventsIn(strapi).pages(question),
  ),
  exported('assemblies/:id', may(assemblyRead), async (filters, { strapi, params }) =>
    exportsIn(strapi).assembly(params.id, await validateRollFilters(filters)),
  ),
  exported('members/:documentId', may(exportRead), async (filters, { strapi, params }) => {
    await validateNoFilter(filters);
    return exportsIn(strapi).member(params.documentId);
  }),
  exported('history', may(exportRead), async (filters, { strapi, ctx }) => {
    const which = await validateHistoryQuery(filters);
    return exportsIn(strapi).history(which, ctx.state.userAbility);
  }),
] satisfies AdminCall[];
