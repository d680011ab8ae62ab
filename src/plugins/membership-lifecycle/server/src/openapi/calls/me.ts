import { language } from '../../validation/attestations';
import type { ApiCall } from '../call';

/** What members read of themselves. What is another's is refused as what does not exist. */

const own = { documentId: 'One of the memberships that `GET /me/memberships` answers.' };
const query = {
  schema: language,
  about: { locale: 'Language of the paper; French unless it is given.' },
};
const term = { startsOn: '2026-01-01', endsOn: '2026-12-31' };

export const ME_CALLS: ApiCall[] = [
  {
    route: 'GET /api/me/memberships',
    id: 'myMemberships',
    tag: 'me',
    access: 'user',
    summary: {
      en: 'The memberships of the bodies that I am a contact of',
      fr: 'Les adhésions des organismes dont je suis un contact',
    },
    answer: { list: 'OwnMembership' },
    example: [
      {
        documentId: 'm1x5t8k2q7w4z9r3v6b0n2d4',
        reference: 'ADH-2026-0042',
        organisation: 'Commune de Saint-Exemple',
        status: 'active',
        memberSince: '2024-01-01',
        term,
        upToDate: true,
      },
    ],
    refusals: ['invalid-input'],
  },
  {
    route: 'GET /api/me/memberships/:documentId/certificate',
    id: 'myCertificate',
    tag: 'me',
    access: 'user',
    summary: {
      en: 'The certificate of membership of today',
      fr: 'L’attestation d’adhésion du jour',
    },
    path: own,
    query,
    answer: { file: 'application/pdf' },
    refusals: [
      'invalid-input',
      'own-membership-unknown',
      'not-member-on',
      'attestation-lacks-identity',
    ],
  },
  {
    route: 'GET /api/me/memberships/:documentId/receipts',
    id: 'myReceipts',
    tag: 'me',
    access: 'user',
    summary: {
      en: 'The calls on which something was received, the latest first',
      fr: 'Les appels sur lesquels un règlement est arrivé, le dernier d’abord',
    },
    path: own,
    answer: { list: 'OwnReceipt' },
    example: [
      {
        id: 'd4s8a2f6g1h5j9k3l7z0x4c8',
        call: '2026-0017',
        term,
        received: { amount: 500_000, currency: 'EUR' },
        remaining: { amount: 0, currency: 'EUR' },
      },
    ],
    refusals: ['invalid-input', 'own-membership-unknown'],
  },
  {
    route: 'GET /api/me/memberships/:documentId/receipts/:id/file',
    id: 'myReceipt',
    tag: 'me',
    access: 'user',
    summary: {
      en: 'The receipt for what was received on a call',
      fr: 'Le reçu de ce qui est arrivé sur un appel',
    },
    path: { ...own, id: 'The call, as `receipts` answers it.' },
    query,
    answer: { file: 'application/pdf' },
    refusals: [
      'invalid-input',
      'own-membership-unknown',
      'own-receipt-unknown',
      'attestation-lacks-identity',
    ],
  },
];
