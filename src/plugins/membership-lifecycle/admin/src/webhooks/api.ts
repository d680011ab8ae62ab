import type { Page } from '../../../shared/kernel/common';
import type { EventName } from '../../../shared/webhooks/events';
import type {
  EventRow,
  SubscriptionsInput,
  TestAnswer,
  WebhookSecretView,
  WebhookView,
} from '../../../shared/webhooks/webhooks';
import { at, lifecycleApi } from '../kit/api/api';
import { withoutEmpty } from '../kit/utils/records';

const eventsApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleEvents: build.query<Page<EventRow>, Record<string, string | undefined>>({
      query: (filters) => ({ url: at('events'), config: { params: withoutEmpty(filters) } }),
      providesTags: ['LifecycleEvent'],
    }),
    resendLifecycleEvent: build.mutation<EventRow, string>({
      query: (id) => ({ url: at(`events/${id}/resend`), method: 'POST', data: {} }),
      transformResponse: (answer: { data: EventRow }) => answer.data,
      invalidatesTags: (_answer, error) => (error ? [] : ['LifecycleEvent']),
    }),
    getLifecycleWebhooks: build.query<WebhookView[], void>({
      query: () => at('events/webhooks'),
      transformResponse: (answer: { data: WebhookView[] }) => answer.data,
      providesTags: ['LifecycleWebhook'],
    }),
    saveLifecycleSubscriptions: build.mutation<unknown, SubscriptionsInput>({
      query: (data) => ({ url: at('events/webhooks'), method: 'PUT', data }),
      invalidatesTags: (_answer, error) => (error ? [] : ['LifecycleWebhook']),
    }),
    getLifecycleWebhookSecret: build.query<WebhookSecretView, string>({
      query: (id) => at(`events/webhooks/${id}/secret`),
      transformResponse: (answer: { data: WebhookSecretView }) => answer.data,
      // A secret is not kept in the page once its dialog is closed.
      keepUnusedDataFor: 0,
      providesTags: ['LifecycleWebhookSecret'],
    }),
    renewLifecycleWebhookSecret: build.mutation<WebhookSecretView, string>({
      query: (id) => ({ url: at(`events/webhooks/${id}/secret`), method: 'POST', data: {} }),
      transformResponse: (answer: { data: WebhookSecretView }) => answer.data,
      invalidatesTags: (_answer, error) => (error ? [] : ['LifecycleWebhookSecret']),
    }),
    testLifecycleWebhook: build.mutation<TestAnswer, { id: string; event: EventName }>({
      query: ({ id, event }) => ({
        url: at(`events/webhooks/${id}/test`),
        method: 'POST',
        data: { event },
      }),
      transformResponse: (answer: { data: TestAnswer }) => answer.data,
    }),
  }),
});

export const {
  useGetLifecycleEventsQuery: useGetEventsQuery,
  useResendLifecycleEventMutation: useResendEventMutation,
  useGetLifecycleWebhooksQuery: useGetWebhooksQuery,
  useSaveLifecycleSubscriptionsMutation: useSaveSubscriptionsMutation,
  useGetLifecycleWebhookSecretQuery: useGetWebhookSecretQuery,
  useRenewLifecycleWebhookSecretMutation: useRenewWebhookSecretMutation,
  useTestLifecycleWebhookMutation: useTestWebhookMutation,
} = eventsApi;
