import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, may, type AdminCall } from '../../kernel/http/admin-calls';
import { operationsIn } from '../operations';

/** Whether the application keeps up, for staff. */
export default [
  get('/operations', may(PERMISSIONS.membershipRead), ({ strapi }) => operationsIn(strapi).view()),
] satisfies AdminCall[];
