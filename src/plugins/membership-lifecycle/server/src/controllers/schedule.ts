import type { Core } from '@strapi/strapi';
import { getService } from '../utils/get-service';
import { validateLetterQuery, validateScheduleQuery } from '../validation/schedule';

type Context = Parameters<Core.ControllerHandler>[0];

/** The coming days. */
const createScheduleController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async view(ctx: Context) {
    const query = await validateScheduleQuery({ ...ctx.query });
    ctx.body = await getService(strapi, 'schedule').view(query);
  },

  async letter(ctx: Context) {
    const question = await validateLetterQuery({ ...ctx.query });
    ctx.body = { data: await getService(strapi, 'schedule').letter(question) };
  },
});

export default createScheduleController;
