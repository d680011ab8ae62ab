import { Box, Button, Flex } from '@strapi/design-system';
import type { ScheduleView } from '../../../../shared/renewals/schedule';
import { DayInput } from '../../kit/components/DayInput';
import { Labelled } from '../../kit/components/Labelled';
import type { FilterValues } from '../../kit/hooks/useFilters';
import { plusDays } from '../../kit/utils/days';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  filters: FilterValues;
  /** Missing while the first answer is awaited. */
  meta: ScheduleView['meta'] | undefined;
  onChange: (changes: FilterValues) => void;
}

const SPANS = { month: 30, quarter: 91, year: null } as const;
type Span = keyof typeof SPANS;

/** The days that are looked at: from a day to another, or a usual span from today. */
export const ScheduleRange = ({ filters, meta, onChange }: Props) => {
  const { t } = useTrad();
  const from = filters.from || meta?.from || '';
  const to = filters.to || meta?.to || '';
  const endOf = (span: Span): string => {
    const days = SPANS[span];
    if (!meta) return '';
    return days === null ? meta.until : plusDays(meta.today, days);
  };
  const isChosen = (span: Span) => meta !== undefined && from === meta.today && to === endOf(span);
  return (
    <Flex gap={3} wrap="wrap" alignItems="end">
      <Box width="18rem">
        <Labelled label={t('schedule.from')}>
          <DayInput
            size="S"
            value={from}
            // Another start resets the range to thirty days.
            onChange={(day) => onChange({ from: day, to: '', day: '' })}
          />
        </Labelled>
      </Box>
      <Box width="18rem">
        <Labelled label={t('schedule.to')}>
          <DayInput size="S" value={to} onChange={(day) => onChange({ to: day, day: '' })} />
        </Labelled>
      </Box>
      <Flex role="group" aria-label={t('schedule.spans')} gap={2} wrap="wrap">
        {(Object.keys(SPANS) as Span[]).map((span) => (
          <Button
            key={span}
            size="S"
            variant={isChosen(span) ? 'secondary' : 'tertiary'}
            aria-pressed={isChosen(span)}
            disabled={!meta}
            onClick={() => onChange({ from: '', to: endOf(span), day: '' })}
          >
            {t(`schedule.span.${span}`)}
          </Button>
        ))}
      </Flex>
    </Flex>
  );
};
