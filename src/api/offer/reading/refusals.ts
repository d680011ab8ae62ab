import {
  PUBLIC_OFFER_REFUSALS,
  type PublicOfferReason,
} from '../../../plugins/membership-lifecycle/shared/catalogue/public-offer';
import type { Locale } from './types';

const NAMES = {
  400: 'ValidationError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  503: 'ServiceUnavailableError',
} as const;

export type NoOffer = Exclude<PublicOfferReason, 'unknown-locale' | 'unknown-parameter'>;

/** The sentence of a reason in both languages. */
export const textOf = (reason: PublicOfferReason) => {
  const { fr, en } = PUBLIC_OFFER_REFUSALS[reason];
  return { fr, en };
};

/** The answer that says why there is no offer, in Strapi's own shape. */
export const noOffer = (reason: NoOffer, locale: Locale) => {
  const { status } = PUBLIC_OFFER_REFUSALS[reason];
  const text = textOf(reason);
  const error = { status, name: NAMES[status], message: text[locale], details: { reason, text } };
  return { status, body: { data: null, error } };
};
