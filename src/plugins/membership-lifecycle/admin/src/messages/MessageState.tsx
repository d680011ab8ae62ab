import { Typography } from '@strapi/design-system';
import type { MessageView } from '../../../shared/messages/messages';
import { Notice } from '../kit/components/Notice';
import { StateBadge } from '../kit/components/StateBadge';
import { MESSAGE_TONES } from '../kit/components/tones';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

/** The state of a message, and why it did not leave. */
export const MessageState = ({ message }: { message: MessageView }) => {
  const { t } = useTrad();
  const { moment, text } = useFormat();
  if (message.kept) {
    return (
      <Notice tone="warning" title={t('messages.kept-title')}>
        {text(message.kept)}
      </Notice>
    );
  }
  if (message.failure && message.state === 'cancelled') {
    return (
      <Notice tone="primary" title={t('message.cancelled')}>
        {text(message.failure.text)}
      </Notice>
    );
  }
  if (message.failure && message.state !== 'sent') {
    const next = message.nextAttemptAt
      ? t('messages.next-attempt', { at: moment(message.nextAttemptAt) })
      : t('messages.no-next-attempt');
    return (
      <Notice tone="danger" title={t('messages.failed-title', { count: message.attempts })}>
        <Typography tag="p">{`${text(message.failure.text)} ${next}`}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('messages.server-said', { answer: message.lastError })}
        </Typography>
      </Notice>
    );
  }
  return (
    <span>
      <StateBadge tone={MESSAGE_TONES[message.state]}>{t(`message.${message.state}`)}</StateBadge>
    </span>
  );
};
