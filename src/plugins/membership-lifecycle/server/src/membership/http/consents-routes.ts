import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, may, mayOneOf, post, type AdminCall } from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { readsContacts } from '../../kernel/reads-contacts';
import { consentsIn } from '../consents';
import { validateConsent, validateConsentText, validateWithdrawal } from '../inputs/consents';

const { membershipRead, membershipManage, privacyManage } = PERMISSIONS;

/** Consents: their texts, and who agreed to which. */
export default [
  get('/consent-texts', mayOneOf(membershipRead, privacyManage), async ({ strapi, query }) => {
    await validateNothing(query);
    return consentsIn(strapi).texts();
  }),
  post('/consent-texts', may(privacyManage), async ({ strapi, body, actor }) => {
    const input = await validateConsentText(body);
    return consentsIn(strapi).write(input, actor);
  }),
  get(
    '/memberships/:documentId/consents',
    may(membershipRead),
    async ({ strapi, ctx, params, query }) => {
      await validateNothing(query);
      return readsContacts(ctx) ? consentsIn(strapi).list(params.documentId) : [];
    },
  ),
  post(
    '/memberships/:documentId/consents',
    may(membershipManage),
    async ({ strapi, params, body, actor }) => {
      const input = await validateConsent(body);
      return consentsIn(strapi).record(params.documentId, input, actor);
    },
  ),
  post('/consents/:id/withdraw', may(membershipManage), async ({ strapi, params, body, actor }) => {
    const on = await validateWithdrawal(body);
    return consentsIn(strapi).withdraw(params.id, on, actor);
  }),
] satisfies AdminCall[];
