import { PERMISSIONS } from '../../../../shared/kernel/ids';
import type { Context } from '../../kernel/context';
import {
  del,
  file,
  get,
  list,
  may,
  post,
  put,
  type AdminCall,
} from '../../kernel/http/admin-calls';
import { validateLanguage } from '../../kernel/inputs/language';
import { validateNothing } from '../../kernel/inputs/nothing';
import { readsContacts } from '../../kernel/reads-contacts';
import {
  validateAttendance,
  validateEligibility,
  validateOccasion,
  validateOccasionQuery,
  validateReason,
  validateSavedOccasion,
  validateRegistration,
  validateRegistrationQuery,
} from '../inputs/participation';
import { occasionsIn } from '../occasions';
import { registrationsIn } from '../registrations';
import { sendCalendar } from './send-calendar';

/** Separate permissions: editing the programme does not require seeing who takes part. */
const { occasionRead, occasionManage, participationRead, participationManage } = PERMISSIONS;

const shownTo = (ctx: Context) => ({ contacts: readsContacts(ctx) });

/** Events and programmes, and those who take part, for the screen. */
export default [
  list('/occasions', may(occasionRead), async ({ strapi, query }) =>
    occasionsIn(strapi).list(await validateOccasionQuery(query)),
  ),
  post('/occasions', may(occasionManage), async ({ strapi, body, actor }) => {
    const form = await validateOccasion(body);
    return occasionsIn(strapi).create(form, actor);
  }),
  get('/occasions/rights', may(occasionRead), ({ strapi }) => occasionsIn(strapi).rights()),
  get('/occasions/:id', may(occasionRead), ({ strapi, params }) =>
    occasionsIn(strapi).view(params.id),
  ),
  put('/occasions/:id', may(occasionManage), async ({ strapi, params, body, actor }) => {
    const { form, version } = await validateSavedOccasion(body);
    return occasionsIn(strapi).save(params.id, form, version, actor);
  }),
  del('/occasions/:id', may(occasionManage), async ({ strapi, params, actor }) => {
    await occasionsIn(strapi).remove(params.id, actor);
    return null;
  }),
  post('/occasions/:id/publish', may(occasionManage), async ({ strapi, params, body, actor }) => {
    await validateNothing(body ?? {});
    return occasionsIn(strapi).publish(params.id, actor);
  }),
  // Both permissions: a cancellation also cancels the registrations and writes to those registered.
  post(
    '/occasions/:id/cancel',
    may(occasionManage, participationManage),
    async ({ strapi, params, body, actor }) => {
      const { reason } = await validateReason(body);
      return occasionsIn(strapi).cancel(params.id, reason, actor);
    },
  ),
  file('/occasions/:id/calendar.ics', may(occasionRead), async ({ strapi, ctx, params, query }) => {
    const locale = await validateLanguage(query);
    sendCalendar(ctx, await occasionsIn(strapi).calendar(params.id, locale, { published: false }));
  }),
  get(
    '/occasions/:id/eligibility',
    may(participationManage),
    async ({ strapi, ctx, params, query }) => {
      const { membership } = await validateEligibility(query);
      return registrationsIn(strapi).eligibility(params.id, membership, shownTo(ctx));
    },
  ),
  post(
    '/occasions/:id/registrations',
    may(participationManage),
    async ({ strapi, params, body, actor }) => {
      const { membership, ...who } = await validateRegistration(body);
      const participant = { membershipId: membership, ...who };
      const { registration } = await registrationsIn(strapi).register(params.id, participant, {
        actor,
      });
      return { id: registration.id };
    },
  ),
  list('/registrations', may(participationRead), async ({ strapi, ctx, query }) =>
    registrationsIn(strapi).list(await validateRegistrationQuery(query), shownTo(ctx)),
  ),
  post(
    '/registrations/:id/cancel',
    may(participationManage),
    async ({ strapi, params, body, actor }) => {
      const { reason } = await validateReason(body);
      const { registration } = await registrationsIn(strapi).cancel(
        params.id,
        { reason },
        { actor },
      );
      return { id: registration.id };
    },
  ),
  put(
    '/registrations/:id/attendance',
    may(participationManage),
    async ({ strapi, params, body, actor }) => {
      const { attendance } = await validateAttendance(body);
      await registrationsIn(strapi).noteAttendance(params.id, attendance, actor);
      return { id: params.id };
    },
  ),
] satisfies AdminCall[];
