import { Button, Flex, Typography } from '@strapi/design-system';
import { useId, useState } from 'react';
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
const isErased = ({ subject }: MessageView): boolean => subject === '';
/** Whether it was withdrawn: sent, once what it tells is so again. */
const isWithdrawn = ({ state, failure }: MessageView): boolean =>
  state === 'cancelled' && failure !== null;
const UNSENDABLE: ReadonlySet<string> = new Set(['queued', 'sending', 'cancelled']);
const canResend = (message: MessageView): boolean =>
  !isErased(message) &&
  (isWithdrawn(message) ? message.unsendable === null : !UNSENDABLE.has(message.state));

interface ViewProps {
  view: MessageView;
}

const Attachment = ({ view: { attachment, calendar } }: ViewProps) => {
  const { t } = useTrad();
  return (
    <>
      {attachment ? (
        <Fact label={t('messages.attachment')}>
          <PaperButton
            id={attachment.paperId}
            label={t('messages.attachment-of', {
              name: attachment.name,
              size: Math.max(1, Math.round(attachment.size / 1_000)),
            })}
          />
        </Fact>
      ) : null}
      {calendar ? <Fact label={t('messages.attachment')}>{calendar}</Fact> : null}
    </>
  );
};

const Facts = ({ view }: ViewProps) => {
  const { t } = useTrad();
  const format = useFormat();
  const { id, toName: name, toEmail: email, queuedAt, sentAt, link, membershipId } = view;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      {email === '' ? null : (
        <Fact label={t('messages.column.to')}>{t('messages.recipient', { name, email })}</Fact>
      )}
      <Fact label={t('messages.queued-at')}>{format.moment(queuedAt)}</Fact>
      {sentAt ? <Fact label={t('messages.sent-at')}>{format.moment(sentAt)}</Fact> : null}
      <Attachment view={view} />
      {link ? <LinkFact id={id} link={link} /> : null}
      {membershipId ? (
        <Fact label={t('messages.membership')}>
          <MembershipLink id={membershipId}>
            {[view.organisation, view.reference].filter(Boolean).join(' · ') ||
              t('messages.see-membership')}
          </MembershipLink>
        </Fact>
      ) : null}
    </Flex>
  );
};

/** The actions still possible on a message. */
const Actions = ({ view }: ViewProps) => {
  const { t } = useTrad();
  const format = useFormat();
  const whyId = useId();
  const { id, state } = view;
  const [resend] = useResendMessageMutation();
  const [cancel] = useCancelMessageMutation();
  const { pending, submit } = useSubmit({ aside: true });
  const [asking, setAsking] = useState(false);
  const sendAgain = () => {
    setAsking(false);
    void submit(() => resend(id).unwrap(), { done: t('messages.resent') });
  };
  return (
    <Flex gap={2} width="100%" justifyContent="flex-end" alignItems="center">
      {canCancel(view) ? (
        <Button
          variant="danger-light"
          loading={pending}
          onClick={() => void submit(() => cancel(id).unwrap(), { done: t('messages.cancelled') })}
        >
          {t('messages.cancel')}
        </Button>
      ) : null}
      {canResend(view) && view.unsendable ? (
        <Typography id={whyId} textColor="neutral600">
          {format.text(view.unsendable)}
        </Typography>
      ) : null}
      {canResend(view) ? (
        // A message already sent would arrive twice: ask first.
        <Button
          loading={pending}
          disabled={view.unsendable !== null}
          aria-describedby={view.unsendable ? whyId : undefined}
          onClick={() => (state === 'sent' ? setAsking(true) : sendAgain())}
        >
          {t(state === 'sent' ? 'messages.resend' : 'messages.send-now')}
        </Button>
      ) : null}
      <Confirm
        open={asking}
        title={t('messages.resend')}
        onConfirm={sendAgain}
        onClose={() => setAsking(false)}
      >
        {t('messages.resend-warning')}
      </Confirm>
    </Flex>
  );
};

/** One message as it was written, what became of it, and what can still be done. */
export const MessageDialog = ({ id, onClose }: Props) => {
  const { t } = useTrad();
  const canManage = useCan(PERMISSIONS.messageManage);
  const query = useGetMessageQuery(id);
  const message = query.data;
  return (
    <Sheet
      title={message ? message.subject || t('messages.erased') : t('messages.one')}
      onClose={onClose}
      footer={message && canManage ? <Actions view={message} /> : undefined}
    >
      <PanelBody query={query}>
        {(view) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <MessageState message={view} />
            <Facts view={view} />
            {isErased(view) ? (
              <Notice tone="primary">{t('messages.erased.why')}</Notice>
            ) : (
              <MessageBody message={view} />
            )}
          </Flex>
        )}
      </PanelBody>
    </Sheet>
  );
};
