import { Flex, Typography } from '@strapi/design-system';
import type { ScheduleLine } from '../../../../shared/renewals/schedule';
import { MailView } from '../../kit/components/MailView';
import { PanelBody } from '../../kit/components/PanelBody';
import { Sheet } from '../../kit/components/Sheet';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useGetScheduledMessageQuery } from '../api/schedule';

interface Props {
  line: ScheduleLine;
  onClose: () => void;
}

/** A message to come, in full, as it will be sent. */
export const ScheduledMessageDialog = ({ line, onClose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const { membershipId: membership, on, key } = line;
  const query = useGetScheduledMessageQuery({ membership, on, key });
  return (
    <Sheet title={format.text(line.letter?.names) || t('messages.one')} onClose={onClose}>
      <PanelBody query={query}>
        {(message) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography textColor="neutral600">
              {t('schedule.message-help', { on: format.day(on) })}
            </Typography>
            <MailView
              to={t('mail.to', { to: `${message.toName} <${message.toEmail}>` })}
              subject={message.subject}
              text={message.text}
            />
          </Flex>
        )}
      </PanelBody>
    </Sheet>
  );
};
