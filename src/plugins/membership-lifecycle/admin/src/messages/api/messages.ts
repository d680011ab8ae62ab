import type { Page } from '../../../../shared/kernel/common';
import type { MessageRow, MessageView } from '../../../../shared/messages/messages';
import { at, lifecycleApi } from '../../kit/api/api';
import { withoutEmpty } from '../../kit/utils/records';

const messagesApi = lifecycleApi.injectEndpoints({
  endpoints: (build) => ({
    getLifecycleMessages: build.query<Page<MessageRow>, Record<string, string | undefined>>({
      query: (filters) => ({ url: at('messages'), config: { params: withoutEmpty(filters) } }),
      providesTags: ['LifecycleMessage'],
    }),
    getLifecycleMessage: build.query<MessageView, string>({
      query: (id) => at(`messages/${id}`),
      transformResponse: (answer: { data: MessageView }) => answer.data,
      providesTags: ['LifecycleMessage'],
    }),
    resendLifecycleMessage: build.mutation<unknown, string>({
      query: (id) => ({ url: at(`messages/${id}/resend`), method: 'POST', data: {} }),
      invalidatesTags: (_answer, error) => (error ? [] : ['LifecycleMessage']),
    }),
    cancelLifecycleMessage: build.mutation<unknown, string>({
      query: (id) => ({ url: at(`messages/${id}/cancel`), method: 'POST', data: {} }),
      invalidatesTags: (_answer, error) => (error ? [] : ['LifecycleMessage']),
    }),
    revokeLifecycleLink: build.mutation<unknown, string>({
      query: (id) => ({ url: at(`messages/${id}/revoke-link`), method: 'POST', data: {} }),
      invalidatesTags: (_answer, error) => (error ? [] : ['LifecycleMessage']),
    }),
  }),
});

export const {
  useGetLifecycleMessagesQuery: useGetMessagesQuery,
  useGetLifecycleMessageQuery: useGetMessageQuery,
  useResendLifecycleMessageMutation: useResendMessageMutation,
  useCancelLifecycleMessageMutation: useCancelMessageMutation,
  useRevokeLifecycleLinkMutation: useRevokeLinkMutation,
} = messagesApi;
