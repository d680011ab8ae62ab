import { OUT_OF_OFFICE } from '../../core/refusals/mandates';
import type { ApiCall } from '../../kernel/http/openapi-call';
import { ownLanguageQuery } from '../../kernel/inputs/language';
import { ACCEPTANCE, PDF, PROPOSAL, REFUSAL } from './renewals-calls';

/** Calls on a member's renewal in the member space, like those of a renewal link. */

const own = { documentId: 'One of the memberships that `GET /me/memberships` answers.' };
const inLanguage = {
  schema: ownLanguageQuery,
  about: { locale: 'Language of texts; without it, the one that the member’s contact reads.' },
};
const UNANSWERED = [
  ...['own-membership-unknown', 'renewal-none', 'renewal-answered', 'renewal-overdue'],
  ...OUT_OF_OFFICE,
  ...['answer-not-taken', 'busy'],
];

export const MY_RENEWAL_CALLS: ApiCall[] = [
  {
    route: 'GET /api/me/memberships/:documentId/renewal',
    id: 'myRenewal',
    tag: 'me',
    access: 'user',
    summary: {
      en: 'The renewal that is, or was last, proposed',
      fr: 'Le renouvellement qui est, ou a été en dernier, proposé',
    },
    path: own,
    query: inLanguage,
    answer: { data: 'RenewalProposal' },
    example: PROPOSAL,
    refusals: ['invalid-input', 'own-membership-unknown', 'renewal-none', ...OUT_OF_OFFICE],
  },
  {
    route: 'POST /api/me/memberships/:documentId/renewal/accept',
    id: 'acceptMyRenewal',
    tag: 'me',
    access: 'user',
    summary: { en: 'Accept it', fr: 'L’accepter' },
    description: 'As by the link of a letter: the answer and its file are recorded together, once.',
    path: own,
    query: inLanguage,
    body: ACCEPTANCE,
    files: ['file'],
    answer: { data: 'RenewalAnswered' },
    example: { answer: 'accepted' },
    refusals: [
      ...UNANSWERED,
      'proposal-changed',
      'date-in-future',
      'call-lacks',
      'form-without-length',
      ...PDF,
    ],
  },
  {
    route: 'POST /api/me/memberships/:documentId/renewal/decline',
    id: 'declineMyRenewal',
    tag: 'me',
    access: 'user',
    summary: { en: 'Decline it', fr: 'Le décliner' },
    path: own,
    query: inLanguage,
    body: REFUSAL,
    answer: { data: 'RenewalAnswered' },
    example: { answer: 'declined' },
    refusals: UNANSWERED,
  },
];
