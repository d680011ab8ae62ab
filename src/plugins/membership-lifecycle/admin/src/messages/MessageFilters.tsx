import { Box } from '@strapi/design-system';
import { MembershipPicker } from '../kit/actions/MembershipPicker';
import { ChoiceFilter } from '../kit/components/ChoiceFilter';
import { ExportMenu } from '../kit/components/ExportMenu';
import { ClearFilters, FilterBar } from '../kit/components/FilterBar';
import { Labelled } from '../kit/components/Labelled';
import type { FilterValues } from '../kit/hooks/useFilters';
import { useTrad } from '../kit/utils/trad';
import { TEMPLATE_CODES } from './template-codes';
import { useTemplateName } from './useTemplateName';

interface Props {
  filters: FilterValues;
  onChange: (changes: FilterValues) => void;
  onClear: () => void;
}

const STATES = ['queued', 'sending', 'sent', 'failed', 'kept', 'withheld', 'cancelled'] as const;

/** The filters of the list of messages. */
export const MessageFilters = ({ filters, onChange, onClear }: Props) => {
  const { t } = useTrad();
  const nameOf = useTemplateName();
  return (
    <FilterBar end={<ExportMenu what={[{ label: 'messages.title', path: 'messages', filters }]} />}>
      <ChoiceFilter
        name="state"
        label={t('filter.state')}
        minWidth="20rem"
        value={filters.state}
        choices={STATES.map((value) => ({ value, label: t(`message.${value}`) }))}
        onChange={onChange}
      />
      <ChoiceFilter
        name="template"
        label={t('filter.template')}
        minWidth="20rem"
        value={filters.template}
        choices={TEMPLATE_CODES.map((value) => ({ value, label: nameOf(value) }))}
        onChange={onChange}
      />
      <Box minWidth="28rem">
        <Labelled name="membership" label={t('messages.filter.member')}>
          <MembershipPicker
            size="S"
            value={filters.membership ?? ''}
            onChange={(membership) => onChange({ membership })}
          />
        </Labelled>
      </Box>
      <ClearFilters of={[filters.state, filters.template, filters.membership]} onClear={onClear} />
    </FilterBar>
  );
};
