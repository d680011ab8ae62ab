import type { Page } from '../../../../shared/kernel/common';
import type { MessageRow, MessageView } from '../../../../shared/messages/messages';
import { lifecycleApi } from '../../kit/api/api';
import { ways } from '../../kit/api/ways';

const MESSAGES = ['LifecycleMessage'] as const;

const messagesApi = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read, list, send }) => ({
    getLifecycleMessages: list<Page<MessageRow>>('messages', MESSAGES),
    getLifecycleMessage: read<MessageView, string>((id) => `messages/${id}`, MESSAGES),
    resendLifecycleMessage: send<unknown, string>(
      'POST',
      (id) => `messages/${id}/resend`,
      MESSAGES,
    ),
    cancelLifecycleMessage: send<unknown, string>(
      'POST',
      (id) => `messages/${id}/cancel`,
      MESSAGES,
    ),
    revokeLifecycleLink: send<unknown, string>(
      'POST',
      (id) => `messages/${id}/revoke-link`,
      MESSAGES,
    ),
  })),
});

export const {
  useGetLifecycleMessagesQuery: useGetMessagesQuery,
  useGetLifecycleMessageQuery: useGetMessageQuery,
  useResendLifecycleMessageMutation: useResendMessageMutation,
  useCancelLifecycleMessageMutation: useCancelMessageMutation,
  useRevokeLifecycleLinkMutation: useRevokeLinkMutation,
} = messagesApi;
