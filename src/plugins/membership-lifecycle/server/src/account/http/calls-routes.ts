import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { list, may, type AdminCall } from '../../kernel/http/admin-calls';
import { callsIn } from '../calls';
import { validateCallsQuery } from '../inputs/calls';

/** Calls for dues and the credit notes that cancel them. */
export default [
  list('/calls', may(PERMISSIONS.membershipRead), async ({ strapi, query }) =>
    callsIn(strapi).list(await validateCallsQuery(query)),
  ),
] satisfies AdminCall[];
