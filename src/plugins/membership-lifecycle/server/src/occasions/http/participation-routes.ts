import { PERMISSIONS } from '../../../../shared/kernel/ids';

/** Who writes the programme need not see who takes part: each has its own permissions. */
const { occasionRead, occasionManage, participationRead, participationManage } = PERMISSIONS;

const route = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  handler: string,
  ...actions: string[]
) => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions } },
    ],
  },
});

export default [
  route('GET', '/occasions', 'adminOccasions.list', occasionRead),
  route('POST', '/occasions', 'adminOccasions.create', occasionManage),
  route('GET', '/occasions/rights', 'adminOccasions.rights', occasionRead),
  route('GET', '/occasions/:id', 'adminOccasions.view', occasionRead),
  route('PUT', '/occasions/:id', 'adminOccasions.save', occasionManage),
  route('DELETE', '/occasions/:id', 'adminOccasions.remove', occasionManage),
  route('POST', '/occasions/:id/publish', 'adminOccasions.publish', occasionManage),
  // It cancels what members have, and writes to them.
  route(
    'POST',
    '/occasions/:id/cancel',
    'adminOccasions.cancel',
    occasionManage,
    participationManage,
  ),
  route('GET', '/occasions/:id/calendar.ics', 'adminOccasions.calendar', occasionRead),
  route('GET', '/occasions/:id/eligibility', 'registrations.eligibility', participationManage),
  route('POST', '/occasions/:id/registrations', 'registrations.register', participationManage),
  route('GET', '/registrations', 'registrations.list', participationRead),
  route('POST', '/registrations/:id/cancel', 'registrations.cancel', participationManage),
  route(
    'PUT',
    '/registrations/:id/attendance',
    'registrations.noteAttendance',
    participationManage,
  ),
];
