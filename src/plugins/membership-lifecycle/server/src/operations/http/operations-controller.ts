import type { Core } from '@strapi/strapi';
import { operationsIn } from '../operations';

type Context = Parameters<Core.ControllerHandler>[0];

/** Whether the application keeps up, for staff. */
const createOperationsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async view(ctx: Context) {
    ctx.body = { data: await operationsIn(strapi).view() };
  },
});

export default createOperationsController;
