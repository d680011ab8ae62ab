import * as yup from 'yup';
import { ABOUT_PAGING } from '../../kernel/http/about-paging';
import type { ApiCall } from '../../kernel/http/openapi-call';
import { exact } from '../../kernel/inputs/fields';
import { offersQuery } from '../inputs/offers';

/** The public offer. Its routes are the application's, which refuses what it does not know by itself. */

const query = {
  schema: exact({ locale: yup.string().oneOf(['fr', 'en', undefined]) }),
  about: {
    locale:
      'Language of the texts; a missing translation is answered in French, and `locale` says so.',
  },
};
/** With a token of the Content Manager's preview button, in the place of what is published. */
const withPreview = {
  schema: exact({ locale: yup.string().oneOf(['fr', 'en', undefined]), preview: yup.string() }),
  about: {
    ...query.about,
    preview:
      'Shows the draft of one offer in one language for fifteen minutes, and is kept by no cache.',
  },
};
const QUESTION = ['unknown-locale', 'unknown-parameter'];
const slug = {
  slug: 'The offer’s address, as its editors wrote it; it never changes once published. Its `documentId` does as well.',
};

export const OFFER_CALLS: ApiCall[] = [
  {
    route: 'GET /api/offers',
    id: 'offers',
    tag: 'offers',
    access: 'public',
    summary: { en: 'The published offers', fr: 'Les offres publiées' },
    description:
      'Each whole, as by itself: those that are open today, the current one first, then those to come, the next one first.',
    query: {
      schema: offersQuery,
      about: {
        ...query.about,
        archive: '`true` adds those that are over, the latest first.',
        ...ABOUT_PAGING,
      },
    },
    answer: { page: 'PublicOffer' },
    refusals: ['invalid-input', 'offer-unavailable'],
  },
  {
    route: 'GET /api/offers/current',
    id: 'currentOffer',
    tag: 'offers',
    access: 'public',
    summary: {
      en: 'The offer that is open today, whole',
      fr: 'L’offre ouverte aujourd’hui, entière',
    },
    description:
      'Texts, benefits and tiers with their prices in one answer: `price`, or `brackets` by a measure of the organisation, one of them null. Long texts are Markdown. Only what is published.',
    query: withPreview,
    cached: true,
    answer: { data: 'PublicOffer' },
    refusals: [...QUESTION, 'preview-refused', 'offer-unavailable', 'no-open-offer'],
  },
  {
    route: 'GET /api/offers/:slug',
    id: 'offer',
    tag: 'offers',
    access: 'public',
    summary: { en: 'One published offer, whole', fr: 'Une offre publiée, entière' },
    path: slug,
    query: withPreview,
    cached: true,
    answer: { data: 'PublicOffer' },
    refusals: [...QUESTION, 'preview-refused', 'offer-unavailable', 'offer-not-found'],
  },
  {
    route: 'GET /api/offers/:slug/sheet.pdf',
    id: 'offerSheet',
    tag: 'offers',
    access: 'public',
    summary: {
      en: 'One published offer on a sheet of A4',
      fr: 'Une offre publiée sur une feuille A4',
    },
    path: slug,
    query,
    answer: { file: 'application/pdf' },
    refusals: [
      ...QUESTION,
      'offer-not-found',
      'offer-unavailable',
      'sheet-too-long',
      'sheet-unwritable',
    ],
  },
];
