import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { ArrowRight, Mail } from '@strapi/icons';
import type { ScheduleLine } from '../../../../shared/renewals/schedule';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { StateBadge } from '../../kit/components/StateBadge';
import { STATUS_TONES } from '../../kit/components/tones';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  line: ScheduleLine;
  onRead: (line: ScheduleLine) => void;
}

/** One thing that will happen to one member: what, why, the status that changes, the mail. */
export const LineItem = ({ line, onRead }: Props) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { status, letter, command } = line;
  const badge = (name: string) => (
    <StateBadge tone={STATUS_TONES[name]}>{t(`status.${name}`)}</StateBadge>
  );
  return (
    <Box
      tag="li"
      paddingTop={3}
      paddingBottom={3}
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="0 0 1px 0"
    >
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Box flex="1 1 32rem">
          <MembershipLink id={line.membershipId}>{line.organisation}</MembershipLink>
          <Typography tag="p">
            {command ? <strong>{t(`schedule.what.${command}`)}. </strong> : null}
            {text(line.because.text)}
          </Typography>
        </Box>
        {status ? (
          <Flex gap={2} alignItems="center" wrap="wrap">
            {badge(status.before)}
            <ArrowRight aria-label={t('schedule.becomes')} />
            {badge(status.after)}
          </Flex>
        ) : null}
        {letter ? (
          <Button
            variant="tertiary"
            size="S"
            startIcon={<Mail aria-hidden />}
            aria-label={t('schedule.read-of', {
              message: text(letter.names),
              who: line.organisation,
            })}
            onClick={() => onRead(line)}
          >
            {text(letter.names)}
          </Button>
        ) : null}
      </Flex>
    </Box>
  );
};
