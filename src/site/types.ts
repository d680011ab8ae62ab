import type { PublicOffer } from '../api/offer/reading/types';
import type { PublicAssociation } from '../plugins/membership-lifecycle/shared/settings/content-api';
import { DEFAULT_FACE, publicFace } from '../plugins/membership-lifecycle/shared/settings/face';

/** Types of the pages. */

export type Language = 'fr' | 'en';
export const LANGUAGES: readonly Language[] = ['fr', 'en'];

/** Whether an application for an offer can be made on a day. */
export type OfferState = 'open' | 'closed' | 'coming';

export interface Page {
  language: Language;
  association: PublicAssociation;
  /** The address of the site, without a slash at its end. */
  site: string;
}

export interface OfferPage extends Page {
  offer: PublicOffer;
  state: OfferState;
  /** Whether it is an unpublished draft, shown to its editors only. */
  draft: boolean;
}

/** An association that has not said yet who it is. */
export const NOBODY: PublicAssociation = {
  name: '',
  legalName: '',
  legalForm: '',
  siret: null,
  address: null,
  email: null,
  phone: null,
  website: null,
  rna: null,
  publicationDirector: null,
  hosting: null,
  links: [],
  accessibility: null,
  accessibilityStatement: null,
  face: publicFace(DEFAULT_FACE),
  logo: null,
  picture: null,
  privacy: null,
};
