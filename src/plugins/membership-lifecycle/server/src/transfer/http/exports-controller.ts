import { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { validateRollFilters } from '../../assemblies/inputs/assemblies';
import { adminActor } from '../../kernel/actor';
import { fileOf, type ExportContent } from '../../kernel/export/file';
import { validateMessageQuery } from '../../messages/inputs/messages';
import { validateRegistrationQuery } from '../../occasions/inputs/participation';
import { validateRenewalFilters } from '../../renewals/inputs/renewals';
import { validateCountersQuery, validateDuesQuery } from '../../statistics/inputs/statistics';
import { validateEventQuery } from '../../webhooks/inputs/events';
import type { ListQuestion } from '../export/exports';
import { exportsIn } from '../export/exports';
import {
  validateFile,
  validateHistoryQuery,
  validateNoFilter,
  validateRecordQuery,
  type AskedFile,
} from '../inputs/exports';

type Context = Parameters<Core.ControllerHandler>[0];

const send = async (
  strapi: Core.Strapi,
  ctx: Context,
  content: ExportContent,
  asked: AskedFile,
): Promise<void> => {
  const { name, type, body } = await fileOf(strapi, content, asked);
  ctx.attachment(name);
  ctx.type = type;
  ctx.body = body;
  // Half a file must not pass for a whole one, nor keep its reader waiting: Koa leaves the answer open.
  if (body instanceof Readable) body.once('error', () => ctx.res.destroy());
};

/** Lists, members and histories as files. */
const createExportsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => exportsIn(strapi);

  /** An action that sends a list, asked as the list itself is. */
  const listed =
    (question: (filters: Record<string, unknown>, ctx: Context) => Promise<ListQuestion>) =>
    async (ctx: Context): Promise<void> => {
      const { asked, filters } = await validateFile({ ...ctx.query });
      await send(strapi, ctx, service().list(await question(filters, ctx)), asked);
    };

  const recorded =
    (list: 'memberships' | 'organisations') =>
    async (ctx: Context): Promise<void> => {
      const { asked, filters } = await validateFile({ ...ctx.query });
      const query = await validateRecordQuery(filters);
      await send(strapi, ctx, await service()[list](query, ctx.state.userAbility), asked);
    };

  return {
    memberships: recorded('memberships'),
    organisations: recorded('organisations'),
    renewals: listed(async (filters, ctx) => ({
      list: 'renewals',
      question: await validateRenewalFilters(filters),
      reader: adminActor(ctx),
    })),
    dues: listed(async (filters) => ({ list: 'dues', question: await validateDuesQuery(filters) })),
    counters: listed(async (filters) => ({
      list: 'counters',
      question: await validateCountersQuery(filters),
    })),
    registrations: listed(async (filters) => ({
      list: 'registrations',
      question: await validateRegistrationQuery(filters),
    })),
    messages: listed(async (filters) => ({
      list: 'messages',
      question: await validateMessageQuery(filters),
    })),
    events: listed(async (filters) => ({
      list: 'events',
      question: await validateEventQuery(filters),
    })),

    async assembly(ctx: Context) {
      const { asked, filters } = await validateFile({ ...ctx.query });
      const question = await validateRollFilters(filters);
      await send(strapi, ctx, await service().assembly(ctx.params.id, question), asked);
    },

    async member(ctx: Context) {
      const { asked, filters } = await validateFile({ ...ctx.query });
      await validateNoFilter(filters);
      await send(strapi, ctx, await service().member(ctx.params.documentId), asked);
    },

    async history(ctx: Context) {
      const { asked, filters } = await validateFile({ ...ctx.query });
      const which = await validateHistoryQuery(filters);
      await send(strapi, ctx, await service().history(which, ctx.state.userAbility), asked);
    },
  };
};

export default createExportsController;
