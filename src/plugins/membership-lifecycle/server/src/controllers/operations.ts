import type { Core } from '@strapi/strapi';
import { getService } from '../utils/get-service';

type Context = Parameters<Core.ControllerHandler>[0];

/** Whether the application keeps up, for staff. */
const createOperationsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async view(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'operations').view() };
  },
});

export default createOperationsController;
