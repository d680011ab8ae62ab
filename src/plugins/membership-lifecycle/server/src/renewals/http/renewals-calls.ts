import { OUT_OF_OFFICE } from '../../core/refusals/mandates';
import type { ApiCall } from '../../kernel/http/openapi-call';
import { ownLanguageQuery } from '../../kernel/inputs/language';
import { acceptSchema, declineSchema } from '../inputs/renewal-answers';

/** Calls for the holder of a personal renewal link. */

const path = {
  token: 'What the link of the letter carries after its `#`. It is as good as a password.',
};
const query = {
  schema: ownLanguageQuery,
  about: { locale: 'Language of the answer; that of the contact unless it is given.' },
};
/** A proposal, the same for a link and in the member space. */
export const PROPOSAL = {
  organisation: 'Commune de Saint-Exemple',
  reference: 'ADH-2024-0042',
  contact: 'Camille Martin',
  locale: 'fr',
  term: {
    tier: 'Organismes publics',
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
    price: { amount: 500_000, currency: 'EUR' },
    basis: null,
    activation: 'decision',
  },
  current: { endsOn: '2026-12-31' },
  status: 'open',
  answer: null,
  expiresOn: '2027-03-01',
  asks: {
    engagementNumber: true,
    serviceCode: false,
    deliberation: true,
    fileBytes: 10_485_760,
  },
  association: { name: 'L’Atelier commun', email: 'adhesions@example.org' },
};

/** The bodies of a yes and of a no. */
export const ACCEPTANCE = {
  schema: acceptSchema,
  type: 'AcceptRenewalBody',
  example: {
    engagementNumber: 'EJ-2026-118',
    deliberationOn: '2026-11-03',
    deliberationReference: '2026-44',
    comment: 'Votée à l’unanimité.',
    price: 500_000,
  },
};
export const REFUSAL = {
  schema: declineSchema,
  type: 'DeclineRenewalBody',
  example: { reason: 'Le budget de cette année ne le permet pas.' },
};

const GONE = ['invitation-unknown', 'invitation-expired', ...OUT_OF_OFFICE];
const UNTAKEN = [...GONE, 'invitation-used', 'answer-not-taken', 'busy', 'invalid-input'];
export const PDF = [
  'pdf-too-large',
  'pdf-not-one',
  'pdf-broken',
  'pdf-protected',
  'paper-file-missing',
];

export const RENEWAL_CALLS: ApiCall[] = [
  {
    route: 'GET /api/renewal-invitations/:token',
    id: 'renewalInvitation',
    tag: 'renewals',
    access: 'public',
    summary: {
      en: 'What the link of a letter proposes',
      fr: 'Ce que propose le lien d’une lettre',
    },
    description:
      'Opening a link changes nothing, however often mail scanners do it. A link works as long as the member may answer, and while the address that it went to is that of a contact of the body.',
    path,
    query,
    limited: true,
    answer: { data: 'RenewalProposal' },
    example: PROPOSAL,
    refusals: [...GONE, 'invalid-input'],
  },
  {
    route: 'POST /api/renewal-invitations/:token/accept',
    id: 'acceptRenewal',
    tag: 'renewals',
    access: 'public',
    summary: { en: 'Accept what a link proposes', fr: 'Accepter ce que propose un lien' },
    description:
      'The answer and its file are recorded together, once; a refusal changes nothing. Send the `price` that was shown, so that nobody accepts another one.',
    path,
    query,
    body: ACCEPTANCE,
    files: ['file'],
    limited: true,
    answer: { data: 'RenewalAnswered' },
    example: { answer: 'accepted' },
    refusals: [
      ...UNTAKEN,
      'proposal-changed',
      'date-in-future',
      'call-lacks',
      'form-without-length',
      ...PDF,
    ],
  },
  {
    route: 'POST /api/renewal-invitations/:token/decline',
    id: 'declineRenewal',
    tag: 'renewals',
    access: 'public',
    summary: { en: 'Decline what a link proposes', fr: 'Décliner ce que propose un lien' },
    path,
    query,
    body: REFUSAL,
    limited: true,
    answer: { data: 'RenewalAnswered' },
    example: { answer: 'declined' },
    refusals: UNTAKEN,
  },
];
