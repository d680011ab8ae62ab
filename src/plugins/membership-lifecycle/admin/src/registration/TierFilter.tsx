import { useField } from '@strapi/strapi/admin';
import { ChoiceInput } from '../kit/components/ChoiceInput';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useGetTiersQuery } from '../membership/api/memberships';

/** The value of a filter on a tier, chosen by name; Strapi itself would ask for the code. */
export const TierFilter = ({ name }: { name: string }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { data = [] } = useGetTiersQuery();
  const field = useField<string>(name);
  return (
    <ChoiceInput
      size="S"
      aria-label={t('filter.tier')}
      value={field.value ?? ''}
      choices={data.map(({ code, names }) => ({ value: code, label: text(names) || code }))}
      onChange={(value) => field.onChange(name, value)}
    />
  );
};
