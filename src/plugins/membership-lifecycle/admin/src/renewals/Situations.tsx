import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import type { FilterValues } from '../kit/hooks/useFilters';
import { useTrad } from '../kit/utils/trad';

const SITUATIONS = ['attention', 'overdue', 'unanswered', 'missingPrice'] as const;

interface Props {
  question: FilterValues;
  onChange: (changes: FilterValues) => void;
}

/** Filters by a renewal's problem; a second click clears them. */
export const Situations = ({ question, onChange }: Props) => {
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
