import type { Page } from '../../../shared/kernel/common';
import type { EventName } from '../../../shared/webhooks/events';
import type {
  EventRow,
  SubscriptionsInput,
  TestAnswer,
  WebhookSecretView,
  WebhookView,
} from '../../../shared/webhooks/webhooks';
import { lifecycleApi } from '../kit/api/api';
import { ways } from '../kit/api/ways';

const secretOf = (id: string): string => `events/webhooks/${id}/secret`;

const eventsApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, list, send }) => ({
    getLifecycleEvents: list<Page<EventRow>>('events', ['LifecycleEvent']),
    resendLifecycleEvent: send<EventRow, string>('POST', (id) => `events/${id}/resend`, [
      'LifecycleEvent',
    ]),
    getLifecycleWebhooks: read<WebhookView[]>('events/webhooks', ['LifecycleWebhook']),
    saveLifecycleSubscriptions: send<unknown, SubscriptionsInput>('PUT', 'events/webhooks', [
      'LifecycleWebhook',
    ]),
    // A secret is not kept in the page once its dialog is closed.
    getLifecycleWebhookSecret: read<WebhookSecretView, string>(secretOf, [], {
      keepUnusedDataFor: 0,
    }),
    renewLifecycleWebhookSecret: send<WebhookSecretView, string>('POST', secretOf, [], {
      keep: (secret, id, dispatch) => {
        dispatch(eventsApi.util.updateQueryData('getLifecycleWebhookSecret', id, () => secret));
      },
    }),
    testLifecycleWebhook: send<TestAnswer, { id: string; event: EventName }>(
      'POST',
      ({ id, event }) => ({ path: `events/webhooks/${id}/test`, data: { event } }),
    ),
  })),
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
