import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, list, may, post, type AdminCall } from '../../kernel/http/admin-calls';
import { callsIn } from '../calls';
import { depositFolderIn } from '../deposit-folder';
import { depositsIn } from '../deposits';
import { validateCallsFilters, validateCallsQuery } from '../inputs/calls';
import { validateDeposits } from '../inputs/deposits';

const { duesManage, membershipRead } = PERMISSIONS;

/** Calls for dues, the credit notes that cancel them, and what became of both on Chorus Pro. */
export default [
  list('/calls', may(membershipRead), async ({ strapi, query }) =>
    callsIn(strapi).list(await validateCallsQuery(query)),
  ),
  get('/calls/selection', may(membershipRead), async ({ strapi, query }) =>
    callsIn(strapi).selection(await validateCallsFilters(query)),
  ),
  get('/calls/deposit-plan', may(membershipRead), async ({ strapi, query }) =>
    depositFolderIn(strapi).plan(await validateCallsFilters(query)),
  ),
  post('/calls/deposits', may(duesManage), async ({ strapi, body, actor }) =>
    depositsIn(strapi).note(await validateDeposits(body), actor),
  ),
] satisfies AdminCall[];
