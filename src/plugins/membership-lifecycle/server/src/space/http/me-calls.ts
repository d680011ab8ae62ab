import { contacts, paged, registrations, usages } from '../../access/inputs/me';
import type { ApiCall } from '../../kernel/http/openapi-call';
import { exact } from '../../kernel/inputs/fields';
import { ownLanguageQuery } from '../../kernel/inputs/language';
import {
  contact,
  dues,
  euros,
  membership,
  occasion,
  period,
  right,
  term,
  VERSION,
} from './me-examples-calls';

/** Members' calls on their own data. Data of others are refused as not existing. */

const own = { documentId: 'One of the memberships that `GET /me/memberships` answers.' };
const inLanguage = {
  schema: ownLanguageQuery,
  about: { locale: 'Language of texts; without it, the one that the member’s contact reads.' },
};
const NOTHING = { schema: exact({}), about: {} };
const pages = {
  ...inLanguage.about,
  page: 'Which page, from 1.',
  pageSize: 'Lines a page; 25 unless it is given.',
};
const inPages = { schema: paged, about: pages };
const query = {
  schema: ownLanguageQuery,
  about: { locale: 'Language of the paper; French unless it is given.' },
};
const MINE = ['invalid-input', 'own-membership-unknown'];

export const ME_CALLS: ApiCall[] = [
  {
    route: 'GET /api/me',
    id: 'me',
    tag: 'me',
    access: 'user',
    summary: { en: 'Who I am', fr: 'Qui je suis' },
    query: NOTHING,
    answer: { data: 'Me' },
    example: { email: 'ana@example.org', name: 'Ana Martin', locale: 'fr' },
    refusals: ['invalid-input'],
  },
  {
    route: 'GET /api/me/memberships',
    id: 'myMemberships',
    tag: 'me',
    access: 'user',
    summary: {
      en: 'The memberships of the bodies that I am a contact of',
      fr: 'Les adhésions des organismes dont je suis un contact',
    },
    query: inLanguage,
    answer: { list: 'OwnMembership' },
    example: [membership],
    refusals: ['invalid-input'],
  },
  {
    route: 'GET /api/me/memberships/:documentId',
    id: 'myMembership',
    tag: 'me',
    access: 'user',
    summary: { en: 'One of them, with all its years', fr: 'L’une d’elles, avec toutes ses années' },
    path: own,
    query: inLanguage,
    answer: { data: 'OwnMembershipInFull' },
    example: {
      ...membership,
      ...{ terms: [term], calls: [dues], credit: euros(0), allEntitlements: [right] },
    },
    refusals: MINE,
  },
  {
    route: 'GET /api/me/memberships/:documentId/usages',
    id: 'myUsages',
    tag: 'me',
    access: 'user',
    summary: {
      en: 'The ledger of its rights: what was used, when and by whom',
      fr: 'Le relevé de ses droits : ce qui a été utilisé, quand et par qui',
    },
    path: own,
    query: {
      schema: usages,
      about: {
        ...pages,
        entitlement: 'One right alone, by its id; all of them unless it is given.',
      },
    },
    answer: { page: 'OwnUsage' },
    example: [
      {
        id: 'u6y2t8r4e0w5q1a7s3d9f4g8',
        entitlement: right.id,
        benefit: right.benefit,
        name: right.name,
        unit: right.unit,
        kind: 'consume',
        used: 1,
        granted: 0,
        usedAfter: 2,
        grantedAfter: 6,
        person: null,
        occasion: null,
        on: '2026-03-02',
        by: 'association',
        reversed: false,
      },
    ],
    refusals: MINE,
  },
  {
    route: 'GET /api/me/memberships/:documentId/history',
    id: 'myHistory',
    tag: 'me',
    access: 'user',
    summary: { en: 'What happened, in words', fr: 'Ce qui s’est passé, en mots' },
    path: own,
    query: inPages,
    answer: { page: 'OwnEvent' },
    example: [
      {
        id: 'h8k2l6z0x4c8v2b6n0m4q8w2',
        on: '2026-03-02',
        text: 'Cotisation réglée.',
        by: 'association',
      },
    ],
    refusals: MINE,
  },
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
    example: [
      {
        id: 'g5h9j3k7l1z5x9c3v7b1n5m9',
        occasion,
        person: 'Ana Martin',
        state: 'registered',
        registeredOn: '2026-08-20',
        attendance: null,
        over: false,
        covered: true,
      },
    ],
    refusals: MINE,
  },
  {
    route: 'GET /api/me/memberships/:documentId/papers',
    id: 'myPapers',
    tag: 'me',
    access: 'user',
    summary: { en: 'The papers of the membership', fr: 'Les documents de l’adhésion' },
    path: own,
    query: inLanguage,
    answer: { list: 'OwnPaper' },
    example: [
      {
        id: 'b3v7c1x5z9l3k7j1h5g9f3d7',
        kind: 'call',
        title: 'Appel de cotisation',
        name: 'Appel de cotisation 2026-0017.pdf',
        size: 48_213,
        on: '2026-01-15',
        given: false,
        call: '2026-0017',
        cancelled: null,
      },
    ],
    refusals: MINE,
  },
  {
    route: 'GET /api/me/memberships/:documentId/papers/:paperId/file',
    id: 'myPaper',
    tag: 'me',
    access: 'user',
    summary: { en: 'One of these papers', fr: 'L’un de ces documents' },
    path: { ...own, paperId: 'The paper, as `papers` answers it.' },
    query: NOTHING,
    answer: { file: 'application/pdf' },
    refusals: [...MINE, 'paper-unknown'],
  },
  {
    route: 'GET /api/me/memberships/:documentId/contacts',
    id: 'myContacts',
    tag: 'me',
    access: 'user',
    summary: { en: 'The contacts of my body', fr: 'Les contacts de mon organisme' },
    description: 'The header `ETag` carries the version that a change sends back as `If-Match`.',
    path: own,
    query: NOTHING,
    answer: { data: 'OwnContacts' },
    example: { contacts: [contact], version: VERSION },
    refusals: MINE,
  },
  {
    route: 'PUT /api/me/memberships/:documentId/contacts',
    id: 'saveMyContacts',
    tag: 'me',
    access: 'user',
    summary: { en: 'Change the contacts of my body', fr: 'Modifier les contacts de mon organisme' },
    description:
      'The whole list as it shall be: those without an id are new, those that are left out go. My own address stays.',
    path: own,
    query: NOTHING,
    versioned: true,
    body: { schema: contacts, type: 'OwnContactsInput', example: { contacts: [contact] } },
    answer: { data: 'OwnContacts' },
    example: { contacts: [contact], version: VERSION },
    refusals: [...MINE, 'contacts-version-required', 'contacts-changed', 'own-access-lost', 'busy'],
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
    query: NOTHING,
    answer: { list: 'OwnReceipt' },
    example: [
      {
        id: 'd4s8a2f6g1h5j9k3l7z0x4c8',
        call: '2026-0017',
        term: period,
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
