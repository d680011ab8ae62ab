import { Box, Button, Flex, Searchbar, SearchForm } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ChoiceFilter } from '../kit/components/ChoiceFilter';
import { DayInput } from '../kit/components/DayInput';
import { ExportMenu } from '../kit/components/ExportMenu';
import { Labelled } from '../kit/components/Labelled';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useGetColleaguesQuery, useGetTiersQuery } from '../membership/api/memberships';
import { Situations } from './Situations';
import type { RenewalFilterState } from './useRenewalFilters';

/** What to keep of the renewals; every field says its name, and all can be cleared at once. */
export const RenewalFilters = ({ question, filtered, set, clear }: RenewalFilterState) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { data: tiers = [] } = useGetTiersQuery();
  const { data: colleagues = [] } = useGetColleaguesQuery();
  const me = useAuth('RenewalFilters', (state) => String(state.user?.id ?? ''));
  const choices = {
    owner: [
      { value: 'me', label: t('filter.owner.me') },
      { value: 'none', label: t('filter.owner.none') },
      ...colleagues
        .filter(({ id }) => id !== me)
        .map(({ id, name }) => ({ value: id, label: name })),
    ],
    tier: tiers.map(({ code, names }) => ({ value: code, label: text(names) || code })),
  };
  const [typed, setTyped] = useState(question.search ?? '');
  // The browser's back button restores an earlier search: the field must show it.
  const [searched, setSearched] = useState(question.search);
  if (searched !== question.search) {
    setSearched(question.search);
    setTyped(question.search ?? '');
  }
  return (
    <Flex role="group" aria-label={t('filter.bar')} direction="column" alignItems="stretch" gap={3}>
      <Flex gap={3} wrap="wrap" alignItems="end">
        <Box width="18rem">
          <SearchForm
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              set({ search: typed });
            }}
          >
            <Searchbar
              name="search"
              size="S"
              value={typed}
              placeholder={t('filter.search.placeholder')}
              clearLabel={t('action.clear')}
              onClear={() => {
                setTyped('');
                set({ search: '' });
              }}
              onChange={({ target }) => setTyped(target.value)}
            >
              {t('filter.search')}
            </Searchbar>
          </SearchForm>
        </Box>
        {(['owner', 'tier'] as const).map((name) => (
          <Box key={name} width="13.6rem">
            <ChoiceFilter
              name={name}
              value={question[name]}
              choices={choices[name]}
              onChange={set}
            />
          </Box>
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
        {filtered ? (
          <Button variant="ghost" size="S" onClick={clear}>
            {t('filter.clear')}
          </Button>
        ) : null}
      </Flex>
      <Flex gap={3} wrap="wrap" justifyContent="space-between">
        <Situations question={question} onChange={set} />
        <ExportMenu what={[{ label: 'renewals.title', path: 'renewals', filters: question }]} />
      </Flex>
    </Flex>
  );
};
