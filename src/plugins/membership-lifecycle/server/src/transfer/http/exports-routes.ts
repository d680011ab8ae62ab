import { Readable } from 'node:stream';
import { MEMBERSHIP_UID, ORGANISATION_UID, PERMISSIONS } from '../../../../shared/kernel/ids';
import { validateRollFilters } from '../../assemblies/inputs/assemblies';
import { fileOf, type ExportContent } from '../../kernel/export/file';
import {
  file,
  may,
  type AdminCall,
  type Asked,
  type Permission,
} from '../../kernel/http/admin-calls';
import { validateMessageQuery } from '../../messages/inputs/messages';
import { validateRegistrationQuery } from '../../occasions/inputs/participation';
import { validateRenewalFilters } from '../../renewals/inputs/renewals';
import { validateCountersQuery, validateDuesQuery } from '../../statistics/inputs/statistics';
import { validateEventQuery } from '../../webhooks/inputs/events';
import { exportsIn, type ListQuestion } from '../export/exports';
import {
  validateFile,
  validateHistoryQuery,
  validateNoFilter,
  validateRecordQuery,
} from '../inputs/exports';

type Filters = Record<string, unknown>;

/** A call that answers a file; its query holds the filters. */
const exported = (
  path: string,
  permission: Permission,
  content: (filters: Filters, asked: Asked) => Promise<ExportContent>,
): AdminCall =>
  file(`/exports/${path}`, may(permission), async (request) => {
    const { strapi, ctx, query } = request;
    const { asked, filters } = await validateFile(query);
    const { name, type, body } = await fileOf(strapi, await content(filters, request), asked);
    ctx.attachment(name);
    ctx.type = type;
    ctx.body = body;
    // Closes the connection when the file fails half-way: Koa would leave it open, and a part of a
    // file could pass for the whole.
    if (body instanceof Readable) body.once('error', () => ctx.res.destroy());
  });

/** A call that exports a list, with the same filters as the list. */
const listed = (
  path: string,
  permission: Permission,
  question: (filters: Filters, asked: Asked) => Promise<ListQuestion>,
): AdminCall =>
  exported(path, permission, async (filters, asked) =>
    exportsIn(asked.strapi).list(await question(filters, asked)),
  );

const recorded = (kind: 'memberships' | 'organisations', uid: string): AdminCall =>
  exported(
    kind,
    ['plugin::content-manager.explorer.read', uid],
    async (filters, { strapi, ctx }) => {
      const query = await validateRecordQuery(filters);
      return exportsIn(strapi)[kind](query, ctx.state.userAbility);
    },
  );

const { membershipRead, messageRead, webhookManage, exportRead, assemblyRead, participationRead } =
  PERMISSIONS;

/**
 * Lists, members and histories as files. Who reads a list may take it as a file; whole members and
 * histories have their own permission.
 */
export default [
  recorded('memberships', MEMBERSHIP_UID),
  recorded('organisations', ORGANISATION_UID),
  listed('renewals', membershipRead, async (filters, { actor }) => ({
    list: 'renewals',
    question: await validateRenewalFilters(filters),
    reader: actor,
  })),
  listed('dues', membershipRead, async (filters) => ({
    list: 'dues',
    question: await validateDuesQuery(filters),
  })),
  listed('counters', membershipRead, async (filters) => ({
    list: 'counters',
    question: await validateCountersQuery(filters),
  })),
  listed('registrations', participationRead, async (filters) => ({
    list: 'registrations',
    question: await validateRegistrationQuery(filters),
  })),
  listed('messages', messageRead, async (filters) => ({
    list: 'messages',
    question: await validateMessageQuery(filters),
  })),
  listed('events', webhookManage, async (filters) => ({
    list: 'events',
    question: await validateEventQuery(filters),
  })),
  exported('assemblies/:id', assemblyRead, async (filters, { strapi, params }) =>
    exportsIn(strapi).assembly(params.id, await validateRollFilters(filters)),
  ),
  exported('members/:documentId', exportRead, async (filters, { strapi, params }) => {
    await validateNoFilter(filters);
    return exportsIn(strapi).member(params.documentId);
  }),
  exported('history', exportRead, async (filters, { strapi, ctx }) => {
    const which = await validateHistoryQuery(filters);
    return exportsIn(strapi).history(which, ctx.state.userAbility);
  }),
] satisfies AdminCall[];
