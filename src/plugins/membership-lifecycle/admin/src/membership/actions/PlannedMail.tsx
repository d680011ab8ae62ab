import { Box, Checkbox, Typography } from '@strapi/design-system';
import type { PlannedMessage } from '../../../../shared/membership/command-plan';
import { MailView } from '../../kit/components/MailView';
import { Notice } from '../../kit/components/Notice';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  message: PlannedMessage;
  /** Whether it is held back. */
  held: boolean;
  /** Missing when nothing can be held back. */
  onHold: ((held: boolean) => void) | undefined;
}

/** An e-mail of a command: to whom it goes, whether it leaves, and its text on demand. */
export const PlannedMail = ({ message, held, onHold }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const name = t(`template.${message.template}`);
  if (!message.ok) {
    return (
      <Notice tone="warning">
        {t('command-plan.message.none', { message: name, why: text(message.text) })}
      </Notice>
    );
  }
  const { to, paper, kept, muted, subject, text: body } = message;
  const told = muted ? '.muted' : held ? '.held' : kept ? '.kept' : '';
  return (
    <Box>
      <Typography>
        {t(`command-plan.message${told}`, { message: name, to, paper: String(paper) })}
      </Typography>
      {kept || muted || !onHold ? null : (
        <Box paddingTop={1}>
          <Checkbox checked={!held} onCheckedChange={(sent) => onHold(sent !== true)}>
            {t('command-plan.message.send', { message: name })}
          </Checkbox>
        </Box>
      )}
      <details>
        <summary style={{ cursor: 'pointer' }}>
          <Typography variant="pi">{t('command-plan.message.read')}</Typography>
        </summary>
        <MailView subject={subject} text={body} />
      </details>
    </Box>
  );
};
