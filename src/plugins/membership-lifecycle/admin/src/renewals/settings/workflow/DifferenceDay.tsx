import { Box, Flex, Typography } from '@strapi/design-system';
import type { DifferenceKind, DifferenceLine } from '../../../../../shared/renewals/planning';
import { MembershipLink } from '../../../kit/components/MembershipLink';
import { StateBadge } from '../../../kit/components/StateBadge';
import type { Tone } from '../../../kit/components/tones';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';

const TONES: Record<DifferenceKind, Tone> = {
  added: 'success',
  removed: 'danger',
  moved: 'secondary',
  changed: 'alternative',
};

interface Props {
  day: string;
  lines: readonly DifferenceLine[];
}

/** A step that would differ for a member. */
const Line = ({ line }: { line: DifferenceLine }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { kind, before, after } = line;
  const [was, becomes] = [before?.letter, after?.letter];
  const message = format.text((becomes ?? was)?.names);
  const swapped = kind === 'changed' && was && becomes;
  return (
    <Flex tag="li" gap={3} alignItems="flex-start" paddingTop={2}>
      <Box flex="none" width="8rem">
        <StateBadge tone={TONES[kind]}>{t(`difference.kind.${kind}`)}</StateBadge>
      </Box>
      <Box flex="1">
        <MembershipLink id={line.membershipId}>{line.organisation}</MembershipLink>
        <Typography tag="p">
          {t(`schedule.what.${line.command}`)}
          {message ? t('difference.message', { message }) : null}
          {kind === 'moved' && before
            ? t('difference.instead', { day: format.day(before.on) })
            : null}
        </Typography>
        {swapped ? (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('difference.before', {
              message: format.text(was.names),
              to: was.toName ?? t('difference.nobody'),
            })}
          </Typography>
        ) : null}
      </Box>
    </Flex>
  );
};

/** The differences of one day. */
export const DifferenceDay = ({ day, lines }: Props) => {
  const { weekday } = useFormat();
  return (
    <Box tag="section" aria-label={weekday(day)}>
      <Typography variant="delta" tag="h3">
        {weekday(day)}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch">
        {lines.map((line) => (
          <Line key={line.key} line={line} />
        ))}
      </Flex>
    </Box>
  );
};
