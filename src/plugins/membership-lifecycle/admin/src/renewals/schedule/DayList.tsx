import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { SCHEDULE_FACETS, type ScheduleDay } from '../../../../shared/renewals/schedule';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  days: readonly ScheduleDay[];
  /** The kind of lines shown, if filtered. */
  facet: string | undefined;
  chosen: string;
  onChoose: (day: string) => void;
}

const DayButton = styled.button`
  width: 100%;
  text-align: start;
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  border-radius: ${({ theme }) => theme.borderRadius};
  border: 1px solid transparent;
  background: transparent;
  color: ${({ theme }) => theme.colors.neutral800};
  cursor: pointer;

  &:hover {
    background: ${({ theme }) => theme.colors.primary100};
  }

  &[aria-pressed='true'] {
    background: ${({ theme }) => theme.colors.primary100};
    border-color: ${({ theme }) => theme.colors.primary200};
  }
`;

/** The days on which something happens, with what; a click keeps only that day. */
export const DayList = ({ days, facet, chosen, onChoose }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const kept = SCHEDULE_FACETS.find((one) => one === facet);
  const shown = kept ? days.filter(({ counts }) => counts[kept] > 0) : days;
  const summary = ({ counts }: ScheduleDay): string =>
    SCHEDULE_FACETS.filter((one) => counts[one] > 0 && (!kept || kept === one))
      .map((one) => t(`schedule.count.${one}`, { count: counts[one] }))
      .join(', ');
  return (
    <Box
      tag="nav"
      aria-label={t('schedule.days')}
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={2}
      overflow="auto"
      // A long list of days scrolls beside its lines.
      maxHeight="70vh"
    >
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        <li>
          <DayButton type="button" aria-pressed={chosen === ''} onClick={() => onChoose('')}>
            <Typography fontWeight="bold">{t('schedule.all-days')}</Typography>
          </DayButton>
        </li>
        {shown.map((day) => (
          <li key={day.on}>
            <DayButton
              type="button"
              aria-pressed={chosen === day.on}
              onClick={() => onChoose(chosen === day.on ? '' : day.on)}
            >
              <Typography tag="span" fontWeight="semiBold" style={{ display: 'block' }}>
                {format.weekday(day.on)}
              </Typography>
              <Typography tag="span" variant="pi" textColor="neutral600">
                {summary(day)}
              </Typography>
            </DayButton>
          </li>
        ))}
      </Flex>
    </Box>
  );
};
