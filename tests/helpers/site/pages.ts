import type { PublicBenefit, PublicOffer, PublicTier } from '../../../src/api/offer/reading/types';
import type { PublicAssociation } from '../../../src/plugins/membership-lifecycle/shared/settings/content-api';
import { NOBODY, type OfferPage } from '../../../src/site/types';

/** An association, an offer and their page, as the tests of the site's rendering change them. */

export const ASSOCIATION: PublicAssociation = {
  ...NOBODY,
  name: 'L’Atelier commun',
  legalName: 'Association L’Atelier commun',
  email: 'bonjour@atelier.example',
};

export const BENEFIT: PublicBenefit = {
  code: 'compagnonnage',
  title: 'Un compagnonnage',
  description: 'Un regard **extérieur**.',
  descriptionHtml: '<p>Un regard <strong>extérieur</strong>.</p>\n',
  kind: 'quota',
  unit: 'séance',
  locale: 'fr',
};

export const TIER: PublicTier = {
  code: 'organismes-publics',
  name: 'Organismes publics',
  audiences: ['collectivités', 'ministères'],
  price: { amount: 500_000, currency: 'EUR' },
  brackets: null,
  term: {
    kind: 'anniversary',
    months: 12,
    yearStartsOn: '01-01',
    rolloverOn: null,
    firstTermPrice: 'full',
  },
  priceText: '5\u202f000\u00a0€ par an',
  allowances: [
    {
      benefit: 'compagnonnage',
      title: 'Un compagnonnage',
      quantity: 6,
      quantityText: '6 séances',
      locale: 'fr',
    },
  ],
  locale: 'fr',
};

export const OFFER: PublicOffer = {
  documentId: 'offre',
  updatedAt: '2021-01-01T08:00:00.000Z',
  slug: 'adhesions-2021',
  year: 2021,
  title: 'Adhésions 2021',
  epigraph: { text: 'Une citation', source: 'Un livre, 2015' },
  why: { heading: 'Pourquoi adhérer ?', body: 'Parce que.', bodyHtml: '<p>Parce que.</p>\n' },
  rightsHeading: null,
  benefits: [BENEFIT],
  tiers: [TIER],
  opensOn: '2021-01-01',
  closesOn: null,
  locale: 'fr',
  availableLocales: ['fr'],
  seoTitle: null,
  seoDescription: null,
  picture: null,
};

export const pageOf = (
  offer: Partial<PublicOffer> = {},
  more: Partial<OfferPage> = {},
): OfferPage => ({
  language: 'fr',
  association: ASSOCIATION,
  site: 'https://adherer.example',
  offer: { ...OFFER, ...offer },
  state: 'open',
  draft: false,
  ...more,
});
