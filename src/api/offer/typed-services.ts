import type { Core } from '@strapi/strapi';
import type { EditingService } from './services/editing';
import type { OfferService } from './services/offer';
import type { PreviewService } from './services/preview';

/** Strapi's registry returns services untyped: these functions give them their types. */

export const offersIn = (strapi: Core.Strapi): OfferService =>
  strapi.service('api::offer.offer') as OfferService;

export const editingIn = (strapi: Core.Strapi): EditingService =>
  strapi.service('api::offer.editing') as EditingService;

export const previewsIn = (strapi: Core.Strapi): PreviewService =>
  strapi.service('api::offer.preview') as PreviewService;
