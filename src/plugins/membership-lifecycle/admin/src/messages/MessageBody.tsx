import { Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { MessageView } from '../../../shared/messages/messages';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { Labelled } from '../kit/components/Labelled';
import { MailView } from '../kit/components/MailView';
import { ReceivedView } from '../kit/components/ReceivedView';
import { useTrad } from '../kit/utils/trad';

const SHAPES = ['html', 'text'] as const;

/** The message as its recipient reads it; of an e-mail its plain text too, which some mailboxes show instead. */
export const MessageBody = ({ message }: { message: MessageView }) => {
  const { t } = useTrad();
  const [shape, setShape] = useState<(typeof SHAPES)[number]>('html');
  const title = t('messages.frame');
  if (message.html === '') return <ReceivedView title={title} message={message} />;
  const labels = { html: t('messages.as-sent'), text: t('messages.as-text') };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Labelled name="shape" label={t('messages.view')}>
        <ChoiceInput
          size="S"
          value={shape}
          choices={SHAPES.map((value) => ({ value, label: labels[value] }))}
          onChange={(next) => setShape(next === 'text' ? 'text' : 'html')}
        />
      </Labelled>
      {shape === 'html' ? (
        <ReceivedView title={title} message={message} />
      ) : (
        <MailView subject={message.subject} text={message.text} />
      )}
    </Flex>
  );
};
