import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, may, post, type AdminCall } from '../../kernel/http/admin-calls';
import { validateNothing } from '../../kernel/inputs/nothing';
import { readsContacts } from '../../kernel/reads-contacts';
import { validateAccessWithdrawal, validateInvited } from '../inputs/member-access';
import { memberAccessIn } from '../member-access';

const { membershipRead, membershipManage } = PERMISSIONS;

/** The access of a member's contacts to the member space. */
export default [
  get(
    '/memberships/:documentId/member-access',
    may(membershipRead),
    async ({ strapi, ctx, params, query }) => {
      await validateNothing(query);
      return readsContacts(ctx) ? memberAccessIn(strapi).list(params.documentId) : [];
    },
  ),
  post(
    '/memberships/:documentId/member-access/invite',
    may(membershipManage),
    async ({ strapi, params, body, actor }) => {
      const { contactId } = await validateInvited(body);
      const { documentId } = params;
      return memberAccessIn(strapi).invite(documentId, contactId, actor);
    },
  ),
  post(
    '/memberships/:documentId/member-access/withdraw',
    may(membershipManage),
    async ({ strapi, params, body, actor }) => {
      const input = await validateAccessWithdrawal(body);
      const { documentId } = params;
      return memberAccessIn(strapi).withdraw(documentId, input, actor);
    },
  ),
] satisfies AdminCall[];
