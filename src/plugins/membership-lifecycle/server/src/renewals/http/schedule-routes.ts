import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { get, list, may, type AdminCall } from '../../kernel/http/admin-calls';
import { validateScheduledMessageQuery, validateScheduleQuery } from '../inputs/schedule';
import { scheduleIn } from '../schedule';

const MAY = may(PERMISSIONS.membershipRead);

/** The coming days. */
export default [
  list('/schedule', MAY, async ({ strapi, query }) => {
    return scheduleIn(strapi).view(await validateScheduleQuery(query));
  }),
  get('/schedule/letter', MAY, async ({ strapi, query }) => {
    const question = await validateScheduledMessageQuery(query);
    return scheduleIn(strapi).message(question);
  }),
] satisfies AdminCall[];
