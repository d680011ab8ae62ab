import type { Core } from '@strapi/strapi';
import { tokenActor } from '../../kernel/actor';
import type { Context } from '../../kernel/context';
import { validateKey } from '../../kernel/inputs/key';
import type { Counted } from '../counting';
import { answerView, countedView, rightView } from '../entitlement-views';
import { entitlementsIn } from '../entitlements';
import {
  validateCheck,
  validateConsume,
  validateFind,
  validateReverse,
} from '../inputs/entitlements';

const answer = (ctx: Context, counted: Counted): void => {
  if (counted.replayed) ctx.set('Idempotent-Replayed', 'true');
  ctx.status = 201;
  ctx.body = { data: countedView(counted) };
};

/** The rights of members, for front-ends that hold an API token. */
const createEntitlementsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const { membership, at, locale = 'fr' } = await validateFind({ ...ctx.query });
    const rights = await entitlementsIn(strapi).find(membership, at);
    ctx.body = { data: rights.map((right) => rightView(right, locale)) };
  },

  async check(ctx: Context) {
    const input = await validateCheck(ctx.request.body);
    ctx.body = { data: answerView(await entitlementsIn(strapi).check(input)) };
  },

  async consume(ctx: Context) {
    const key = validateKey(ctx.get('Idempotency-Key'));
    const { membership, ...use } = await validateConsume(ctx.request.body);
    const by = { actor: tokenActor(ctx), key };
    answer(ctx, await entitlementsIn(strapi).consume(membership, use, by));
  },

  async reverse(ctx: Context) {
    const key = validateKey(ctx.get('Idempotency-Key'));
    const { reason } = await validateReverse(ctx.request.body);
    const by = { actor: tokenActor(ctx), key };
    answer(ctx, await entitlementsIn(strapi).reverse(ctx.params.id, reason, by));
  },
});

export default createEntitlementsController;
