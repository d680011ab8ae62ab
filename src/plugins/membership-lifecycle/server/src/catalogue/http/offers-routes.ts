import { BENEFIT_UID, OFFER_UID, TIER_UID } from '../../../../shared/kernel/ids';
import {
  file,
  get,
  may as mayAll,
  post,
  type AdminCall,
  type Permission,
} from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { sendFile } from '../../kernel/send-file';
import { validateSheet } from '../../papers/inputs/attestations';
import { offersIn } from '../offers';

/** The Content Manager's permissions on offers decide here too. */
const may = (action: 'read' | 'create', ...uids: string[]) =>
  mayAll(...uids.map((uid): Permission => [`plugin::content-manager.explorer.${action}`, uid]));

const SHOWN = [OFFER_UID, TIER_UID, BENEFIT_UID];
const COPIED = [OFFER_UID, TIER_UID];

/** Offers, tiers and benefits as communications edit them. */
export default [
  get('/offers/published', may('read', ...SHOWN), async ({ strapi, query }) => {
    await validateNothing(query);
    return offersIn(strapi).windows();
  }),
  get('/offers/:documentId', may('read', ...SHOWN), ({ strapi, ctx, params }) =>
    offersIn(strapi).offer(params.documentId, ctx.state.userAbility),
  ),
  file(
    '/offers/:documentId/sheet',
    may('read', ...SHOWN),
    async ({ strapi, ctx, params, query }) => {
      const { locale = 'fr', version = 'published' } = await validateSheet(query);
      const { userAbility } = ctx.state;
      const sheet = await offersIn(strapi).sheet(params.documentId, locale, version, userAbility);
      sendFile(ctx, sheet, sheet.bytes);
    },
  ),
  get('/offers/:documentId/next-year', may('create', ...COPIED), ({ strapi, ctx, params }) =>
    offersIn(strapi).nextYear(params.documentId, ctx.state.userAbility),
  ),
  post('/offers/:documentId/next-year', may('create', ...COPIED), ({ strapi, ctx, params }) => {
    const { user, userAbility } = ctx.state;
    return offersIn(strapi).prepareNextYear(params.documentId, user.id, userAbility);
  }),
  get('/offers/tiers/:documentId', may('read', ...SHOWN), ({ strapi, ctx, params }) =>
    offersIn(strapi).tier(params.documentId, ctx.state.userAbility),
  ),
  get(
    '/offers/benefits/:documentId',
    may('read', OFFER_UID, BENEFIT_UID),
    ({ strapi, ctx, params }) => offersIn(strapi).benefit(params.documentId, ctx.state.userAbility),
  ),
] satisfies AdminCall[];
