import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, list, may, post, type AdminCall } from '../../kernel/http/admin-calls';
import { callsIn } from '../calls';
import { depositFolderIn } from '../deposit-folder';
import { depositsIn } from '../deposits';
import { validateCallsFilters, validateCallsQuery } from '../inputs/calls';
import { validateDeposits } from '../inputs/deposits';
import { validatePaymentsQuery } from '../inputs/payments';
import { paymentsIn } from '../payments';

const { duesManage, membershipRead } = PERMISSIONS;

/**
 * Calls for dues, the credit notes that cancel them, what became of both on Chorus Pro, and the
 * payments.
 */
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
  list('/payments', may(membershipRead), async ({ strapi, query }) =>
    paymentsIn(strapi).list(await validatePaymentsQuery(query)),
  ),
] satisfies AdminCall[];
