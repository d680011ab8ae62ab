import { Box, Button, Flex } from '@strapi/design-system';
import { MembershipPicker } from '../kit/actions/MembershipPicker';
import { ChoiceFilter } from '../kit/components/ChoiceFilter';
import { ExportMenu } from '../kit/components/ExportMenu';
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

const STATES = ['queued', 'sending', 'sent', 'failed', 'kept', 'cancelled'] as const;

/** Which messages to keep in the list. */
export const MessageFilters = ({ filters, onChange, onClear }: Props) => {
  const { t } = useTrad();
  const nameOf = useTemplateName();
  const choices = {
    state: STATES.map((value) => ({ value, label: t(`message.${value}`) })),
    template: TEMPLATE_CODES.map((value) => ({ value, label: nameOf(value) })),
  };
  return (
    <Flex role="group" aria-label={t('filter.bar')} gap={3} wrap="wrap" alignItems="end">
      {(['state', 'template'] as const).map((name) => (
        <Box key={name} minWidth="24rem">
          <ChoiceFilter
            name={name}
            value={filters[name]}
            choices={choices[name]}
            onChange={onChange}
          />
        </Box>
      ))}
      <Box minWidth="28rem">
        <Labelled name="membership" label={t('messages.filter.member')}>
          <MembershipPicker
            value={filters.membership ?? ''}
            onChange={(membership) => onChange({ membership })}
          />
        </Labelled>
      </Box>
      {filters.state || filters.template || filters.membership ? (
        <Button variant="ghost" size="S" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      ) : null}
      <ExportMenu what={[{ label: 'messages.title', path: 'messages', filters }]} />
    </Flex>
  );
};
