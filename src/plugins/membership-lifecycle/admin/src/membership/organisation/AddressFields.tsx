import { Grid } from '@strapi/design-system';
import { useMemo } from 'react';
import { COUNTRIES } from '../../../../shared/kernel/countries';
import type { AddressForm } from '../../../../shared/membership/organisation';
import { Cell } from '../../kit/components/Cell';
import type { Choice } from '../../kit/components/ChoiceInput';
import { ChoiceField, TextField } from '../../kit/components/fields';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

interface Props {
  /** The place of the address in its form. */
  at: string;
  value: AddressForm;
  errors: Record<string, string>;
  onChange: (value: AddressForm) => void;
}

/** The countries, by their names; one that is stored otherwise stays a choice. */
const useCountries = (stored: string): Choice[] => {
  const { lang } = useFormat();
  return useMemo(() => {
    const names = new Intl.DisplayNames([lang], { type: 'region' });
    const known = COUNTRIES.map((code) => ({ value: code, label: names.of(code) ?? code }));
    const sorted = known.sort((a, b) => a.label.localeCompare(b.label, lang));
    const isKnown = stored === '' || COUNTRIES.includes(stored);
    return isKnown ? sorted : [{ value: stored, label: stored }, ...sorted];
  }, [lang, stored]);
};

/** The fields of a postal address. */
export const AddressFields = ({ at, value, errors, onChange }: Props) => {
  const { t } = useTrad();
  const countries = useCountries(value.country);
  const field = (name: keyof AddressForm) => ({
    name: `${at}.${name}`,
    label: t(`organisation.address.${name}`),
    error: errors[`${at}.${name}`],
    value: value[name],
    onChange: (text: string) => onChange({ ...value, [name]: text }),
  });
  return (
    <Grid.Root gap={4}>
      <Cell col={12}>
        <TextField {...field('lines')} long />
      </Cell>
      <Cell col={3}>
        <TextField {...field('postalCode')} />
      </Cell>
      <Cell col={5}>
        <TextField {...field('city')} />
      </Cell>
      <Cell col={4}>
        <ChoiceField {...field('country')} choices={countries} />
      </Cell>
    </Grid.Root>
  );
};
