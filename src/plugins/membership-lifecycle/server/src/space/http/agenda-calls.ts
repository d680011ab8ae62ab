import { registrations } from '../../access/inputs/me';
import type { ApiCall } from '../../kernel/http/openapi-call';
import { ownRegistration } from '../../occasions/inputs/participation';
import { REGISTERING } from '../../occasions/refusals/participation';
import { occasion, ownOccasion, registration } from './me-examples-calls';
import { inPages, MINE, NOTHING, own, pages } from './me-shared-calls';

/** Members' calls on the agenda, and on their registrations. */

export const AGENDA_CALLS: ApiCall[] = [
  {
    route: 'GET /api/me/memberships/:documentId/registrations',
    id: 'myRegistrations',
    tag: 'me',
    access: 'user',
    summary: { en: 'Who takes part in what', fr: 'Qui participe à quoi' },
    path: own,
    query: {
      schema: registrations,
      about: {
        ...pages,
        when: 'What is still to come, the next one first, or what is over, the last one first; both unless it is given, the newest registration first.',
      },
    },
    answer: { page: 'OwnRegistration' },
    example: [registration],
    refusals: MINE,
  },
  {
    route: 'GET /api/me/memberships/:documentId/occasions',
    id: 'myOccasions',
    tag: 'occasions',
    access: 'user',
    summary: {
      en: 'The agenda, with what I may do there',
      fr: 'L’agenda, avec ce que j’y peux faire',
    },
    path: own,
    query: inPages,
    answer: { page: 'OwnOccasion' },
    example: [ownOccasion],
    refusals: MINE,
  },
  {
    route: 'POST /api/me/memberships/:documentId/registrations',
    id: 'registerMyself',
    tag: 'occasions',
    access: 'user',
    summary: { en: 'Register for an occasion', fr: 'S’inscrire à un rendez-vous' },
    description:
      'Takes a place and, where the occasion draws on a counted right, uses it, in one transaction. Without a name, the person who is signed in.',
    path: own,
    query: NOTHING,
    body: {
      schema: ownRegistration,
      type: 'OwnRegistrationBody',
      example: { occasion: occasion.id },
    },
    idempotent: true,
    answer: { status: 201, data: 'OwnRegistration' },
    example: registration,
    refusals: [...MINE, ...REGISTERING],
  },
  {
    route: 'POST /api/me/memberships/:documentId/registrations/:id/cancel',
    id: 'cancelMyRegistration',
    tag: 'occasions',
    access: 'user',
    summary: { en: 'Cancel a registration', fr: 'Annuler une inscription' },
    description:
      'Until the occasion begins. The place is free again, and what it used is given back.',
    path: { ...own, id: 'The registration.' },
    query: NOTHING,
    answer: { data: 'OwnRegistration' },
    example: { ...registration, state: 'cancelled', covered: null },
    refusals: [...MINE, 'registration-unknown', 'registration-cancelled', 'occasion-begun', 'busy'],
  },
];
