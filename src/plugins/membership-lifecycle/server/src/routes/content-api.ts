import { PLUGIN_ID } from '../../../shared/kernel/ids';
import { takingForm } from '../kernel/declared-forms';

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

/** Routes of members to their own data, with the token of their own account and no other. */
const own = (path: string, action: string, method: 'GET' | 'PUT' | 'POST' = 'GET') => ({
  method,
  path: `/me${path}`,
  handler: `me.${action}`,
  config: {
    prefix: '',
    auth: { strategies: ['users-permissions'] },
    middlewares: ['plugin::membership-lifecycle.reader-language'],
  },
});

/** Routes by which members enter: anybody may ask, within limits; no answer says who is known. */
const entrance = (path: string, action: string, limit: 'signInLink' | 'memberLink') => ({
  method: 'POST' as const,
  path: `/me/${path}`,
  handler: `entrance.${action}`,
  config: {
    prefix: '',
    auth: false as const,
    middlewares: [
      'plugin::membership-lifecycle.reader-language',
      { name: 'plugin::membership-lifecycle.rate-limit', config: { limit } },
    ],
  },
});

const occasion = (method: 'GET' | 'POST', path: string, action: string) => ({
  method,
  path,
  handler: `occasions.${action}`,
  config: { prefix: '', auth: { strategies: ['content-api-token'] } },
});

/** Routes of the agenda: the public reads what is announced to it, members and tokens the rest too. */
const agenda = (path: string, action: string, auth: { scope?: string[] } = {}) => ({
  method: 'GET' as const,
  path: `/occasions${path}`,
  handler: `occasions.${action}`,
  config: {
    prefix: '',
    auth: { strategies: ['content-api-token', 'users-permissions'], ...auth },
  },
});

/** Routes of what may be for members: everybody reads the rest of it; no answer is kept by others. */
const resource = (path: string, action: string) => ({
  method: 'GET' as const,
  path,
  handler: action,
  config: {
    prefix: '',
    auth: { strategies: ['content-api-token', 'users-permissions'] },
    middlewares: [
      'plugin::membership-lifecycle.confidential',
      'plugin::membership-lifecycle.reader-language',
    ],
  },
});

/** Routes that the link of a message opens, without an account. */
const invitation = (method: 'GET' | 'POST', path: string, action: string, limit: string) => ({
  method,
  path: `/renewal-invitations/:token${path}`,
  handler: `renewalInvitations.${action}`,
  config: {
    prefix: '',
    auth: false as const,
    middlewares: [
      'plugin::membership-lifecycle.confidential',
      'plugin::membership-lifecycle.reader-language',
      { name: 'plugin::membership-lifecycle.rate-limit', config: { limit } },
    ],
  },
});

const middleware = (name: string, config: object = {}) => ({
  name: `plugin::${PLUGIN_ID}.${name}`,
  config,
});

/** Routes that anybody may call to join, limited for each address. */
const application = (
  method: 'GET' | 'POST',
  path: string,
  action: string,
  limits: { limit: string; without?: object },
) => ({
  method,
  path: `/applications${path}`,
  handler: `apply.${action}`,
  config: {
    prefix: '',
    auth: false as const,
    middlewares: [middleware('reader-language'), middleware('rate-limit', limits)],
  },
});

export default {
  type: 'content-api',
  routes: [
    invitation('GET', '', 'view', 'invitation'),
    takingForm('paper', invitation('POST', '/accept', 'accept', 'invitationAnswer')),
    invitation('POST', '/decline', 'decline', 'invitationAnswer'),
    application('GET', '/challenge', 'challenge', { limit: 'applicationForm' }),
    application('GET', '/form', 'form', { limit: 'applicationForm' }),
    application('POST', '', 'receive', {
      limit: 'application',
      // Without a proof it is judged and never taken: mistakes do not count as applications.
      without: { field: 'altcha', limit: 'applicationForm' },
    }),
    {
      method: 'GET',
      path: '/offers',
      handler: 'offers.find',
      config: {
        prefix: '',
        auth: false,
        middlewares: [middleware('reader-language')],
      },
    },
    route('GET', '', 'find'),
    route('POST', '/check', 'check'),
    route('POST', '/consume', 'consume'),
    route('POST', '/usages/:id/reverse', 'reverse'),
    entrance('sign-in-links', 'requestLink', 'signInLink'),
    entrance('sign-in', 'signIn', 'memberLink'),
    entrance('invitation', 'acceptInvitation', 'memberLink'),
    own('', 'me'),
    own('/memberships', 'memberships'),
    own('/memberships/:documentId', 'membership'),
    own('/memberships/:documentId/usages', 'usages'),
    own('/memberships/:documentId/history', 'history'),
    own('/memberships/:documentId/registrations', 'registrations'),
    own('/memberships/:documentId/registrations', 'register', 'POST'),
    own('/memberships/:documentId/registrations/:id/cancel', 'cancelRegistration', 'POST'),
    own('/memberships/:documentId/occasions', 'occasions'),
    own('/memberships/:documentId/papers', 'papers'),
    own('/memberships/:documentId/papers/:paperId/file', 'paper'),
    own('/memberships/:documentId/contacts', 'contacts'),
    own('/memberships/:documentId/contacts', 'saveContacts', 'PUT'),
    own('/memberships/:documentId/renewal', 'renewal'),
    takingForm('paper', own('/memberships/:documentId/renewal/accept', 'acceptRenewal', 'POST')),
    own('/memberships/:documentId/renewal/decline', 'declineRenewal', 'POST'),
    own('/memberships/:documentId/certificate', 'certificate'),
    own('/memberships/:documentId/receipts', 'receipts'),
    own('/memberships/:documentId/receipts/:id/file', 'receipt'),
    agenda('', 'find'),
    agenda('/:id', 'findOne'),
    // Whoever may read an occasion may have it as a file.
    agenda('/:id/calendar.ics', 'calendar', { scope: [`plugin::${PLUGIN_ID}.occasions.findOne`] }),
    occasion('POST', '/occasions/:id/registrations', 'register'),
    occasion('POST', '/occasions/registrations/:id/cancel', 'cancel'),
    {
      // Its own signature is what opens it.
      ...resource('/resources/files/:id', 'resources.file'),
      config: { ...resource('', '').config, auth: false as const },
    },
    resource('/resources', 'resources.find'),
    resource('/resources/:documentId', 'resources.findOne'),
    resource('/members-parts/:type', 'membersParts.find'),
    {
      method: 'GET',
      path: '/association',
      handler: 'association.find',
      config: { prefix: '', auth: false as const, middlewares: [middleware('reader-language')] },
    },
  ],
};
