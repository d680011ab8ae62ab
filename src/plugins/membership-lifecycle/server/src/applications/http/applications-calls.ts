import type { ApiCall } from '../../kernel/http/openapi-call';
import { languageQuery } from '../../kernel/inputs/language';
import { NOTICE_EXAMPLE } from '../../settings/http/privacy-example-calls';
import { applying } from '../inputs/applications';

const CONSENT = 'c7t2x9k4q1w8z5r3v6b0n2d4';

/** Joining: what a form shows, and what it sends. */
export const APPLICATION_CALLS: ApiCall[] = [
  {
    route: 'GET /api/applications/form',
    id: 'applicationForm',
    tag: 'applications',
    access: 'public',
    summary: {
      en: 'What the form of an application shows today',
      fr: 'Ce que montre aujourd’hui le formulaire de demande',
    },
    description:
      'The tiers that one can apply for, with the measure of the organisation to ask for where its price goes by brackets, what becomes of personal data, which the law wants shown beside the form (send its version back), and the text to agree to, if the association asks for one: show it whole, and send its id back. Fresh for a minute.',
    query: { schema: languageQuery, about: { locale: 'Language of the texts.' } },
    limited: true,
    answer: { data: 'ApplicationForm' },
    example: {
      privacy: NOTICE_EXAMPLE.fr,
      consents: [
        {
          id: CONSENT,
          title: 'Traitement de la demande',
          text: 'J’accepte que l’association garde ces informations pour étudier la demande.',
          version: 1,
          locale: 'fr',
        },
      ],
      tiers: [
        { code: 'organismes-publics', name: 'Organismes publics', closesOn: null, figure: null },
        {
          code: 'communes',
          name: 'Communes',
          closesOn: null,
          figure: { measure: 'inhabitants', year: 2025 },
        },
      ],
    },
    refusals: ['invalid-input'],
  },
  {
    route: 'GET /api/applications/challenge',
    id: 'applicationChallenge',
    tag: 'applications',
    access: 'public',
    summary: {
      en: 'A challenge for altcha’s widget',
      fr: 'Un défi pour le composant altcha',
    },
    description:
      'A proof of work of about a second, in the shape of altcha’s version 2 and without an envelope: give this address to its widget, or search for the number yourself.',
    limited: true,
    answer: { bare: 'AltchaChallenge' },
    refusals: ['invalid-input'],
  },
  {
    route: 'POST /api/applications',
    id: 'apply',
    tag: 'applications',
    access: 'public',
    summary: { en: 'Apply to join', fr: 'Demander à adhérer' },
    description:
      'Everything that is wrong is answered at once, field by field, in the reader’s language. A tier with brackets needs `organisation.figure`, and no other takes it. The same application sent twice within a day is one. The answer does not tell whether the organisation is known. At most 64 kB.',
    body: {
      schema: applying,
      type: 'ApplicationBody',
      example: {
        tier: 'communes',
        organisation: {
          name: 'Commune de Valserine',
          siret: null,
          address: {
            lines: '1 place de la Mairie',
            postalCode: '39310',
            city: 'Valserine',
            country: 'FR',
          },
          figure: { measure: 'inhabitants', value: 450, year: 2025 },
        },
        contacts: [
          {
            name: 'Camille Martin',
            email: 'camille.martin@valserine.example',
            role: 'representative',
            locale: 'fr',
          },
        ],
        consent: CONSENT,
        notice: NOTICE_EXAMPLE.fr.version,
        altcha: 'eyJjaGFsbGVuZ2UiOnt9LCJzb2x1dGlvbiI6e319',
        website: '',
      },
    },
    limited: true,
    answer: { status: 202, data: 'ApplicationReceived' },
    example: { reference: 'DEM-7K2M-92QX' },
    refusals: ['invalid-input', 'privacy-notice-missing', 'busy'],
  },
];
