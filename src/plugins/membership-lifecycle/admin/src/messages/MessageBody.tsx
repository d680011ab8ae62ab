import { Flex } from '@strapi/design-system';
import { useState } from 'react';
import type { MessageView } from '../../../shared/messages/messages';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { Labelled } from '../kit/components/Labelled';
import { MailFrame } from '../kit/components/MailFrame';
import { MailView } from '../kit/components/MailView';
import { useTrad } from '../kit/utils/trad';

const SHAPES = ['html', 'text'] as const;

/** The mail as its recipient reads it, or its plain text, which some mailboxes show instead. */
export const MessageBody = ({ message }: { message: MessageView }) => {
  const { t } = useTrad();
  const [shape, setShape] = useState<(typeof SHAPES)[number]>('html');
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
        <MailFrame title={t('messages.frame')} html={message.html} />
      ) : (
        <MailView subject={message.subject} text={message.text} />
      )}
    </Flex>
  );
};
