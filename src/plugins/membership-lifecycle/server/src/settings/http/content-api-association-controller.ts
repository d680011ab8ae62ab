import type { Core } from '@strapi/strapi';
import type { Context } from '../../kernel/context';
import { validateNothing } from '../../kernel/inputs/nothing';
import { associationIn } from '../association';

/** The association for front-ends: its name, its logo and how to reach it. */
const createContentApiAssociation = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    await validateNothing({ ...ctx.query });
    ctx.set('Cache-Control', 'public, max-age=60');
    ctx.body = { data: await associationIn(strapi).view() };
  },
});

export default createContentApiAssociation;
