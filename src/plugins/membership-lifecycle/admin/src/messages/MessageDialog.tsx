import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { MessageView } from '../../../shared/messages/messages';
import { Confirm } from '../kit/components/Confirm';
import { Fact } from '../kit/components/Fact';
import { MembershipLink } from '../kit/components/MembershipLink';
import { Notice } from '../kit/components/Notice';
import { PanelBody } from '../kit/components/PanelBody';
import { PaperButton } from '../kit/components/PaperButton';
import { Sheet } from '../kit/components/Sheet';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import type { TextKey } from '../kit/utils/trad';
import { LinkFact } from './LinkFact';
import { MessageBody } from './MessageBody';
import { MessageState } from './MessageState';
import {
  useCancelMessageMutation,
  useGetMessageQuery,
  useResendMessageMutation,
} from './api/messages';

interface Props {
  id: string;
  onClose: () => void;
}

const canCancel = ({ state }: MessageView): boolean => state === 'queued';
/** Whether the message was erased, with its recipient or at the end of its retention. */
const isErased = ({ toEmail }: MessageView): boolean => toEmail === '';
const canResend = (message: MessageView): boolean =>
  message.state !== 'sending' && message.state !== 'queued' && !isErased(message);

/** One message as it was written, what became of it, and what can still be done. */
export const MessageDialog = ({ id, onClose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const canManage = useCan(PERMISSIONS.messageManage);
  const query = useGetMessageQuery(id);
  const [resend] = useResendMessageMutation();
  const [cancel] = useCancelMessageMutation();
  const { pending, submit } = useSubmit({ aside: true });
  const [asking, setAsking] = useState(false);
  const message = query.data;

  const act = (work: () => Promise<unknown>, done: TextKey) => {
    setAsking(false);
    void submit(work, { done: t(done) });
  };

  return (
    <Sheet
      title={message ? message.subject || t('messages.erased') : t('messages.one')}
      onClose={onClose}
      footer={
        message && canManage ? (
          <Flex gap={2} width="100%" justifyContent="flex-end">
            {canCancel(message) ? (
              <Button
                variant="danger-light"
                loading={pending}
                onClick={() => act(() => cancel(id).unwrap(), 'messages.cancelled')}
              >
                {t('messages.cancel')}
              </Button>
            ) : null}
            {canResend(message) ? (
              <Button
                loading={pending}
                onClick={() =>
                  // A message already sent would arrive twice: ask first.
                  message.state === 'sent'
                    ? setAsking(true)
                    : act(() => resend(id).unwrap(), 'messages.resent')
                }
              >
                {t(message.state === 'sent' ? 'messages.resend' : 'messages.send-now')}
              </Button>
            ) : null}
          </Flex>
        ) : undefined
      }
    >
      <PanelBody query={query}>
        {(view) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <MessageState message={view} />
            <Flex direction="column" alignItems="stretch" gap={1}>
              {isErased(view) ? null : (
                <Fact label={t('messages.column.to')}>
                  {t('messages.recipient', { name: view.toName, email: view.toEmail })}
                </Fact>
              )}
              <Fact label={t('messages.queued-at')}>{format.moment(view.queuedAt)}</Fact>
              {view.sentAt ? (
                <Fact label={t('messages.sent-at')}>{format.moment(view.sentAt)}</Fact>
              ) : null}
              {view.attachment ? (
                <Fact label={t('messages.attachment')}>
                  <PaperButton
                    id={view.attachment.paperId}
                    name={view.attachment.name}
                    label={t('messages.attachment-of', {
                      name: view.attachment.name,
                      size: Math.max(1, Math.round(view.attachment.size / 1_000)),
                    })}
                  />
                </Fact>
              ) : null}
              {view.calendar ? <Fact label={t('messages.attachment')}>{view.calendar}</Fact> : null}
              {view.link ? <LinkFact id={id} link={view.link} /> : null}
              {view.membershipId ? (
                <Fact label={t('messages.membership')}>
                  <MembershipLink id={view.membershipId}>
                    {[view.organisation, view.reference].filter(Boolean).join(' · ') ||
                      t('messages.see-membership')}
                  </MembershipLink>
                </Fact>
              ) : null}
            </Flex>
            {isErased(view) ? (
              <Notice tone="primary">{t('messages.erased.why')}</Notice>
            ) : (
              <MessageBody message={view} />
            )}
          </Flex>
        )}
      </PanelBody>
      <Confirm
        open={asking}
        title={t('messages.resend')}
        onConfirm={() => act(() => resend(id).unwrap(), 'messages.resent')}
        onClose={() => setAsking(false)}
      >
        {t('messages.resend-warning')}
      </Confirm>
    </Sheet>
  );
};
