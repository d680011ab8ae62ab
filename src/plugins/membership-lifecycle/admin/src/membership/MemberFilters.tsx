import { STATUSES } from '../../../shared/core/commands';
import {
  BELONGING,
  MEMBER_DUES,
  MEMBER_OFFICES,
  type MemberTier,
} from '../../../shared/membership/member-list';
import { lifecycleApi } from '../kit/api/api';
import { ways } from '../kit/api/ways';
import { ChoiceFilter } from '../kit/components/ChoiceFilter';
import { FilterBar } from '../kit/components/FilterBar';
import { SearchFilter } from '../kit/components/SearchFilter';
import { ToggleFilter } from '../kit/components/ToggleFilter';
import type { FilterValues } from '../kit/hooks/useFilters';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

const { useGetLifecycleMemberTiersQuery: useGetMemberTiersQuery } = lifecycleApi.injectEndpoints({
  endpoints: ways(({ read }) => ({
    getLifecycleMemberTiers: read<MemberTier[]>('members/tiers', ['LifecycleMembership']),
  })),
});

/** The tiers that members have, by name; with the year where that tells them apart. */
const useTierChoices = (): { value: string; label: string }[] => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { data = [] } = useGetMemberTiersQuery();
  return data.map(({ value, names, year, allYears }) => {
    const name = text(names);
    if (allYears) return { value, label: t('members.tier.all-years', { name }) };
    return { value, label: year ? t('members.tier.year', { name, year: String(year) }) : name };
  });
};

interface Props {
  filters: FilterValues;
  set: (changes: FilterValues, replace?: boolean) => void;
}

/** The search and the filters of members; the search keeps the filters. */
export const MemberFilters = ({ filters, set }: Props) => {
  const { t } = useTrad();
  const { search, status, tier, duesState, muted, office } = filters;
  return (
    <FilterBar>
      <SearchFilter
        value={search}
        label={t('members.search')}
        placeholder={t('members.search.placeholder')}
        width="30rem"
        onChange={set}
      />
      <ChoiceFilter
        name="status"
        label={t('members.column.status')}
        width="20.5rem"
        value={status}
        choices={[
          { value: BELONGING, label: t('members.belonging') },
          ...STATUSES.map((one) => ({ value: one, label: t(`status.${one}`) })),
        ]}
        onChange={set}
      />
      <ChoiceFilter
        name="tier"
        label={t('members.column.tier')}
        width="18rem"
        value={tier}
        choices={useTierChoices()}
        onChange={set}
      />
      <ChoiceFilter
        name="duesState"
        label={t('members.column.duesState')}
        width="15rem"
        value={duesState}
        choices={MEMBER_DUES.map((one) => ({ value: one, label: t(`dues.${one}`) }))}
        onChange={set}
      />
      <ChoiceFilter
        name="office"
        label={t('filter.office')}
        width="18rem"
        value={office}
        choices={MEMBER_OFFICES.map((one) => ({ value: one, label: t(`filter.office.${one}`) }))}
        onChange={set}
      />
      <ToggleFilter name="muted" value={muted} label={t('filter.muted')} onChange={set} />
    </FilterBar>
  );
};
