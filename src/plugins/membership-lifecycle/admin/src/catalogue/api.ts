import type {
  BenefitOverview,
  NextYear,
  OfferOverview,
  PreparedOffer,
  TierOverview,
} from '../../../shared/catalogue/offers';
import { BENEFIT_UID, OFFER_UID, TIER_UID } from '../../../shared/kernel/ids';
import { at, lifecycleApi } from '../kit/api/api';

type Uid = typeof OFFER_UID | typeof TIER_UID | typeof BENEFIT_UID;

/** The Content Manager's own tags: what it publishes or saves is read again here. */
const document = (uid: Uid, id: string) => ({ type: 'Document' as const, id: `${uid}_${id}` });
const documents = (uid: Uid, list: { documentId: string }[] = []) => [
  document(uid, 'LIST'),
  ...list.map(({ documentId }) => document(uid, documentId)),
];

const offersApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleOffer: build.query<OfferOverview, string>({
      query: (id) => at(`offers/${id}`),
      transformResponse: (answer: { data: OfferOverview }) => answer.data,
      providesTags: (view, _error, id) => [
        document(OFFER_UID, id),
        ...documents(OFFER_UID),
        ...documents(TIER_UID, view?.tiers),
        ...documents(BENEFIT_UID, view?.benefits),
      ],
    }),
    getLifecycleTier: build.query<TierOverview, string>({
      query: (id) => at(`offers/tiers/${id}`),
      transformResponse: (answer: { data: TierOverview }) => answer.data,
      providesTags: (view, _error, id) => [
        document(TIER_UID, id),
        ...documents(OFFER_UID, view?.offers),
        ...documents(BENEFIT_UID, view?.benefits),
      ],
    }),
    getLifecycleBenefit: build.query<BenefitOverview, string>({
      query: (id) => at(`offers/benefits/${id}`),
      transformResponse: (answer: { data: BenefitOverview }) => answer.data,
      providesTags: (view, _error, id) => [
        document(BENEFIT_UID, id),
        ...documents(OFFER_UID, view?.offers),
      ],
    }),
    getLifecycleNextYear: build.query<NextYear, string>({
      query: (id) => at(`offers/${id}/next-year`),
      transformResponse: (answer: { data: NextYear }) => answer.data,
      // What may be made depends on what exists: it is asked at each opening.
      keepUnusedDataFor: 0,
    }),
    prepareLifecycleNextYear: build.mutation<PreparedOffer, string>({
      query: (id) => ({ url: at(`offers/${id}/next-year`), method: 'POST', data: {} }),
      transformResponse: (answer: { data: PreparedOffer }) => answer.data,
      invalidatesTags: (_made, error) =>
        error ? [] : [...documents(OFFER_UID), ...documents(TIER_UID)],
    }),
  }),
});

export const {
  useGetLifecycleOfferQuery: useGetOfferQuery,
  useGetLifecycleTierQuery: useGetTierQuery,
  useGetLifecycleBenefitQuery: useGetBenefitQuery,
  useGetLifecycleNextYearQuery: useGetNextYearQuery,
  usePrepareLifecycleNextYearMutation: usePrepareNextYearMutation,
} = offersApi;
