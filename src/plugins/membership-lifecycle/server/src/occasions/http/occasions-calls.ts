import { ABOUT_PAGING } from '../../kernel/http/about-paging';
import type { ApiCall } from '../../kernel/http/openapi-call';
import { cancelling, registering } from '../inputs/participation';
import { publishedOneQuery, publishedQuery } from '../inputs/published';
import { REGISTERING } from '../refusals/participation';

const OCCASION = 'o2w6e0r4t8y2u6i0p4a8s2d6';
const MEMBERSHIP = 'm1x5t8k2q7w4z9r3v6b0n2d4';
/** What the calls that read the agenda are asked by a token. */
const ABOUT_MEMBERSHIP =
  'For an API token alone: the member in whose name it asks, who reads what is for members while active.';
const REGISTRATION = 'g5h9j3k7l1z5x9c3v7b1n5m9';

/** An occasion, as examples of answers show it. */
const PUBLIC = {
  id: OCCASION,
  documentId: OCCASION,
  updatedAt: '2026-08-01T09:00:00.000Z',
  kind: 'event',
  title: 'Journée d’étude',
  description: null,
  place: 'Lyon',
  link: null,
  startsOn: '2026-10-08',
  startTime: '14:00',
  endsOn: '2026-10-08',
  endTime: '16:00',
  timeZone: 'Europe/Paris',
  startsAt: '2026-10-08T12:00:00.000Z',
  endsAt: '2026-10-08T14:00:00.000Z',
  capacity: 40,
  left: 12,
  benefit: 'evenements',
  units: 1,
  opensOn: '2026-09-01',
  priority: false,
  priorityDays: null,
  priorityFrom: null,
  closesOn: null,
  openness: 'soon',
};

export const OCCASION_CALLS: ApiCall[] = [
  {
    route: 'GET /api/occasions',
    id: 'occasions',
    tag: 'occasions',
    access: 'public-or-more',
    summary: {
      en: 'Events and programmes that are published and not over',
      fr: 'Les rendez-vous publiés et à venir',
    },
    description:
      'Those that are announced to the public; with the sign-in of an active member or an API token, all of them. One that is cancelled stays until its day is past: its `openness` says so.',
    query: {
      schema: publishedQuery,
      about: {
        locale: 'Language of titles and descriptions; French where there is no translation.',
        membership: ABOUT_MEMBERSHIP,
        ...ABOUT_PAGING,
      },
    },
    answer: { page: 'PublicOccasion' },
    example: [PUBLIC],
    refusals: ['invalid-input', 'membership-unknown'],
  },
  {
    route: 'GET /api/occasions/:id',
    id: 'occasion',
    tag: 'occasions',
    access: 'public-or-more',
    summary: { en: 'One of them', fr: 'L’un d’eux' },
    description:
      'Also once it is over or cancelled, as `openness` says; what is for members alone, with the sign-in of an active one or an API token.',
    path: { id: 'The occasion.' },
    query: {
      schema: publishedOneQuery,
      about: { locale: 'Language of the texts.', membership: ABOUT_MEMBERSHIP },
    },
    answer: { data: 'PublicOccasion' },
    example: PUBLIC,
    refusals: ['invalid-input', 'occasion-unknown', 'membership-unknown'],
  },
  {
    route: 'GET /api/occasions/:id/calendar.ics',
    id: 'occasionCalendar',
    tag: 'occasions',
    access: 'public-or-more',
    summary: {
      en: 'An occasion as a file that calendars read',
      fr: 'Un rendez-vous en fichier pour les agendas',
    },
    description:
      'What is for members alone, with the sign-in of an active one or an API token that may call `GET /api/occasions/:id`; the public gets the others, without their link.',
    path: { id: 'The occasion.' },
    query: {
      schema: publishedOneQuery,
      about: { locale: 'Language of the texts.', membership: ABOUT_MEMBERSHIP },
    },
    answer: { file: 'text/calendar' },
    refusals: ['invalid-input', 'occasion-unknown', 'membership-unknown'],
  },
  {
    route: 'POST /api/occasions/:id/registrations',
    id: 'register',
    tag: 'occasions',
    access: 'token',
    summary: {
      en: 'Register somebody in the name of a member',
      fr: 'Inscrire une personne au nom d’un membre',
    },
    description:
      'Takes a place and, where the occasion draws on a counted right, uses it, in one transaction. A priority opens registrations earlier for the member who has it.',
    path: { id: 'The occasion.' },
    body: {
      schema: registering,
      type: 'RegistrationBody',
      example: { membership: MEMBERSHIP, name: 'Ana Martin', email: 'ana@example.org' },
    },
    idempotent: true,
    answer: { status: 201, data: 'Registered' },
    example: {
      id: REGISTRATION,
      occasion: OCCASION,
      membership: MEMBERSHIP,
      registeredOn: '2026-08-20',
      usage: null,
    },
    refusals: ['membership-unknown', 'contact-unknown', ...REGISTERING],
  },
  {
    route: 'POST /api/occasions/registrations/:id/cancel',
    id: 'cancelRegistration',
    tag: 'occasions',
    access: 'token',
    summary: { en: 'Cancel a registration', fr: 'Annuler une inscription' },
    description: 'The place is free again, and what it used is given back.',
    path: { id: 'The registration.' },
    body: {
      schema: cancelling,
      type: 'CancelRegistrationBody',
      example: { reason: 'Empêchement' },
    },
    idempotent: true,
    answer: { data: 'CancelledRegistration' },
    example: { id: REGISTRATION, occasion: OCCASION, state: 'cancelled' },
    refusals: ['registration-unknown', 'registration-cancelled', 'busy'],
  },
];
