import type { Core } from '@strapi/strapi';
import { validateLetterQuery, validateScheduleQuery } from '../inputs/schedule';
import { scheduleIn } from '../schedule';

type Context = Parameters<Core.ControllerHandler>[0];

/** The coming days. */
const createScheduleController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async view(ctx: Context) {
    const query = await validateScheduleQuery({ ...ctx.query });
    ctx.body = await scheduleIn(strapi).view(query);
  },

  async letter(ctx: Context) {
    const question = await validateLetterQuery({ ...ctx.query });
    ctx.body = { data: await scheduleIn(strapi).letter(question) };
  },
});

export default createScheduleController;
