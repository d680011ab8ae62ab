import type { Core } from '@strapi/strapi';
import type { Context } from '../../kernel/context';
import { validateLanguage } from '../../kernel/inputs/language';
import { associationIn } from '../association';

/** The association for front-ends: its name, its logo and how to reach it. */
const createContentApiAssociation = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    // It holds both languages already: a client that names its own everywhere is not refused.
    await validateLanguage({ ...ctx.query });
    ctx.set('Cache-Control', 'public, max-age=60');
    ctx.body = { data: await associationIn(strapi).view() };
  },
});

export default createContentApiAssociation;
