/**
 * Calls of front-ends that hold an API token. A read-only token passes only actions named `find`;
 * users' tokens are not taken at all.
 */
const route = (method: 'GET' | 'POST', path: string, action: string) => ({
  method,
  path: `/entitlements${path}`,
  handler: `entitlements.${action}`,
  config: { prefix: '', auth: { strategies: ['content-api-token'] } },
});

/** What members read of themselves, with the token of their own account and no other. */
const own = (path: string, action: string) => ({
  method: 'GET',
  path: `/me/memberships${path}`,
  handler: `me.${action}`,
  config: { prefix: '', auth: { strategies: ['users-permissions'] } },
});

const occasion = (method: 'GET' | 'POST', path: string, action: string) => ({
  method,
  path,
  handler: `occasions.${action}`,
  config: { prefix: '', auth: { strategies: ['content-api-token'] } },
});

export default {
  type: 'content-api',
  routes: [
    route('GET', '', 'find'),
    route('POST', '/check', 'check'),
    route('POST', '/consume', 'consume'),
    route('POST', '/usages/:id/reverse', 'reverse'),
    own('', 'memberships'),
    own('/:documentId/certificate', 'certificate'),
    own('/:documentId/receipts', 'receipts'),
    own('/:documentId/receipts/:id/file', 'receipt'),
    occasion('GET', '/occasions', 'find'),
    occasion('POST', '/occasions/:id/registrations', 'register'),
    occasion('POST', '/occasions/registrations/:id/cancel', 'cancel'),
    // What calendars subscribe to asks for no token, and names nobody.
    {
      method: 'GET',
      path: '/occasions/:id/calendar.ics',
      handler: 'occasions.calendar',
      config: { prefix: '', auth: false as const },
    },
  ],
};
