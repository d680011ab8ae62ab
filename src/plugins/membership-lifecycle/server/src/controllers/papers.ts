import type { Core } from '@strapi/strapi';
import { getService } from '../utils/get-service';
import { validateNothing } from '../validation/statistics';

type Context = Parameters<Core.ControllerHandler>[0];

/** Papers, as they were issued. */
const createPapersController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async file(ctx: Context) {
    await validateNothing({ ...ctx.query });
    const { paper, bytes } = await getService(strapi, 'papers').read(ctx.params.id);
    ctx.attachment(paper.name);
    ctx.type = paper.mime;
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = bytes;
  },
});

export default createPapersController;
