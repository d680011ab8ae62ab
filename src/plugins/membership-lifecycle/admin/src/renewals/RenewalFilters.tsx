import { Button, Flex, Box } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { ChoiceFilter } from '../kit/components/ChoiceFilter';
import type { Choice } from '../kit/components/ChoiceInput';
import { DayInput } from '../kit/components/DayInput';
import { ExportMenu } from '../kit/components/ExportMenu';
import { ClearFilters } from '../kit/components/FilterBar';
import { Labelled } from '../kit/components/Labelled';
import { SearchFilter } from '../kit/components/SearchFilter';
import type { FilterValues } from '../kit/hooks/useFilters';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useGetColleaguesQuery, useGetTiersQuery } from '../membership/api/memberships';
import type { RenewalFilterState } from './useRenewalFilters';

const SITUATIONS = [
  'attention',
  'toCall',
  'overdue',
  'unanswered',
  'missingPrice',
  'deciding',
  'muted',
] as const;

interface Props {
  question: FilterValues;
  onChange: (changes: FilterValues) => void;
}

/** Filters by a renewal's problem; a second click clears them. */
const Situations = ({ question, onChange }: Props) => {
  const { t } = useTrad();
  return (
    <Flex role="group" aria-label={t('filter.situations')} gap={2} wrap="wrap">
      {SITUATIONS.map((name) => {
        const on = question[name] === 'true';
        return (
          <Button
            key={name}
            size="S"
            variant={on ? 'secondary' : 'tertiary'}
            aria-pressed={on}
            startIcon={on ? <Check aria-hidden /> : undefined}
            onClick={() => onChange({ [name]: on ? '' : 'true' })}
          >
            {t(`filter.${name}`)}
          </Button>
        );
      })}
    </Flex>
  );
};

/** The choices of owner and of tier. */
const useChoices = (): Record<'owner' | 'tier', Choice[]> => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { data: tiers = [] } = useGetTiersQuery();
  const { data: colleagues = [] } = useGetColleaguesQuery();
  const me = useAuth('RenewalFilters', (state) => String(state.user?.id ?? ''));
  return {
    owner: [
      { value: 'me', label: t('filter.owner.me') },
      { value: 'none', label: t('filter.owner.none') },
      ...colleagues
        .filter(({ id }) => id !== me)
        .map(({ id, name }) => ({ value: id, label: name })),
    ],
    tier: tiers.map(({ code, names }) => ({ value: code, label: text(names) || code })),
  };
};

/** The filters of the renewals; every field says its name, and all can be cleared at once. */
export const RenewalFilters = ({ question, set, clear }: RenewalFilterState) => {
  const { t } = useTrad();
  const choices = useChoices();
  return (
    <Flex role="group" aria-label={t('filter.bar')} direction="column" alignItems="stretch" gap={3}>
      <Flex gap={3} wrap="wrap" alignItems="end">
        <SearchFilter width="22rem" value={question.search} onChange={set} />
        {(['owner', 'tier'] as const).map((name) => (
          <ChoiceFilter
            key={name}
            name={name}
            label={t(`filter.${name}`)}
            width="13.6rem"
            value={question[name]}
            choices={choices[name]}
            onChange={set}
          />
        ))}
        {(['endsAfter', 'endsBefore'] as const).map((name) => (
          <Box key={name} width="16rem">
            <Labelled label={t(`filter.${name}`)}>
              <DayInput
                size="S"
                value={question[name] ?? ''}
                onChange={(value) => set({ [name]: value })}
              />
            </Labelled>
          </Box>
        ))}
        <ClearFilters of={Object.values(question)} onClear={clear} />
      </Flex>
      <Flex gap={3} wrap="wrap" justifyContent="space-between">
        <Situations question={question} onChange={set} />
        <ExportMenu what={[{ label: 'renewals.title', path: 'renewals', filters: question }]} />
      </Flex>
    </Flex>
  );
};
