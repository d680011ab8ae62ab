import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { WorkflowInput } from '../../../../../shared/core/workflows';
import { Card } from '../../../kit/components/Card';
import type { Choice } from '../../../kit/components/ChoiceInput';
import { useTrad } from '../../../kit/utils/trad';
import { RoadStages } from './RoadStages';
import { neverLeaves, roadDays, type RoadDay } from './road';

interface Props {
  value: WorkflowInput;
  templates: readonly Choice[];
  help?: string;
}

/** A line behind the dots, from the first day to the last. */
const Days = styled.ol`
  display: flex;
  align-items: flex-start;
  min-width: min-content;
`;

const DayItem = styled.li`
  position: relative;
  flex: 1;
  min-width: 9.2rem;
  max-width: 16rem;
  padding: 2.8rem 0.8rem 0 0;

  &::before {
    content: '';
    position: absolute;
    top: 0.8rem;
    inset-inline: 0;
    height: 2px;
    background: ${({ theme }) => theme.colors.neutral500};
  }

  &:last-child::before {
    inset-inline-end: auto;
    width: 1.6rem;
  }
`;

const Dot = styled.span<{ $strong: boolean }>`
  position: absolute;
  top: 0.2rem;
  inset-inline-start: 0;
  width: 1.4rem;
  height: 1.4rem;
  border-radius: 50%;
  border: 2px solid ${({ theme }) => theme.colors.primary600};
  background: ${({ theme, $strong }) =>
    $strong ? theme.colors.primary600 : theme.colors.neutral0};
`;

/** The road of a renewal: its days around the end, and its stages. */
export const WorkflowRoad = ({ value, templates, help }: Props) => {
  const { t } = useTrad();
  const templateName = (code: string) => templates.find((one) => one.value === code)?.label ?? code;
  const when = ({ offset }: RoadDay) => {
    if (offset === 0) return t('road.day');
    const count = Math.abs(offset);
    return t(offset < 0 ? 'road.before' : 'road.after', { count });
  };
  const short = ({ offset }: RoadDay) => {
    if (offset === 0) return t('road.short.day');
    const count = Math.abs(offset);
    return t(offset < 0 ? 'road.short.before' : 'road.short.after', { count });
  };
  const what = (day: RoadDay) =>
    day.kind === 'reminder' ? templateName(day.reminder.messageTemplate) : t(`road.${day.kind}`);
  const never = (day: RoadDay) =>
    day.kind === 'reminder' && neverLeaves(value, day.reminder) !== null;

  return (
    <Card title={t('road.title')} {...(help ? { help } : {})}>
      <Box role="region" aria-label={t('road.days')} tabIndex={0} overflow="auto" paddingBottom={2}>
        <Days>
          {roadDays(value).map((day) => (
            <DayItem key={day.key}>
              <Dot $strong={day.kind !== 'reminder'} aria-hidden />
              <Typography tag="p" fontWeight="bold">
                <span aria-hidden>{short(day)}</span>
                <VisuallyHidden>{when(day)}</VisuallyHidden>
              </Typography>
              <Typography tag="p" variant="pi" textColor="neutral700">
                {what(day)}
              </Typography>
              {never(day) ? (
                <Typography tag="p" variant="pi" fontWeight="bold" textColor="danger700">
                  {t('road.never')}
                </Typography>
              ) : null}
            </DayItem>
          ))}
        </Days>
      </Box>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <RoadStages stages={value.stages} templateName={templateName} />
      </Flex>
    </Card>
  );
};
