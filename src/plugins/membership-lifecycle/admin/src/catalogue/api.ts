import type {
  BenefitOverview,
  NextYear,
  OfferOverview,
  PreparedOffer,
  PublishedWindows,
  TierOverview,
} from '../../../shared/catalogue/offers';
import { BENEFIT_UID, OFFER_UID, TIER_UID } from '../../../shared/kernel/ids';
import { lifecycleApi } from '../kit/api/api';
import { ways } from '../kit/api/ways';

type Uid = typeof OFFER_UID | typeof TIER_UID | typeof BENEFIT_UID;

/** The Content Manager's own tags: saving or publishing there reloads these views. */
const document = (uid: Uid, id: string) => ({ type: 'Document' as const, id: `${uid}_${id}` });
const documents = (uid: Uid, list: { documentId: string }[] = []) => [
  document(uid, 'LIST'),
  ...list.map(({ documentId }) => document(uid, documentId)),
];

const offersApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, send }) => ({
    getLifecycleOffer: read<OfferOverview, string>(
      (id) => `offers/${id}`,
      (id, view) => [
        document(OFFER_UID, id),
        ...documents(OFFER_UID),
        ...documents(TIER_UID, view?.tiers),
        ...documents(BENEFIT_UID, view?.benefits),
      ],
    ),
    getLifecyclePublishedOffers: read<PublishedWindows>('offers/published', [
      document(OFFER_UID, 'LIST'),
    ]),
    getLifecycleTier: read<TierOverview, string>(
      (id) => `offers/tiers/${id}`,
      (id, view) => [
        document(TIER_UID, id),
        ...documents(OFFER_UID, view?.offers),
        ...documents(BENEFIT_UID, view?.benefits),
      ],
    ),
    getLifecycleBenefit: read<BenefitOverview, string>(
      (id) => `offers/benefits/${id}`,
      (id, view) => [document(BENEFIT_UID, id), ...documents(OFFER_UID, view?.offers)],
    ),
    // Loaded at each opening, since it depends on what exists by then.
    getLifecycleNextYear: read<NextYear, string>((id) => `offers/${id}/next-year`, [], {
      keepUnusedDataFor: 0,
    }),
    prepareLifecycleNextYear: send<PreparedOffer, string>(
      'POST',
      (id) => `offers/${id}/next-year`,
      [...documents(OFFER_UID), ...documents(TIER_UID)],
    ),
  })),
});

export const {
  useGetLifecycleOfferQuery: useGetOfferQuery,
  useGetLifecyclePublishedOffersQuery: useGetPublishedOffersQuery,
  useGetLifecycleTierQuery: useGetTierQuery,
  useGetLifecycleBenefitQuery: useGetBenefitQuery,
  useGetLifecycleNextYearQuery: useGetNextYearQuery,
  usePrepareLifecycleNextYearMutation: usePrepareNextYearMutation,
} = offersApi;
