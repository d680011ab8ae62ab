import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { OccasionInput } from '../../../shared/occasions/participation';
import { useRefusal } from '../kit/api/refusal';
import { useTrad } from '../kit/utils/trad';
import { withChange } from './form-values';

/** The state of the form of an event or a programme: what is edited, and refused where. */
export const useOccasionForm = (
  initial: OccasionInput,
  save: (form: OccasionInput) => Promise<unknown>,
) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const { toggleNotification } = useNotification();
  const [value, setValue] = useState(initial);
  const [errors, setErrors] = useState<Record<string, string>>({});

  const submit = async () => {
    const missing = (['startsOn', 'endsOn'] as const).filter((name) => value[name] === '');
    const nameless = value.titles.fr.trim() === '' ? ['titles.fr'] : [];
    const empty = [...nameless, ...missing];
    if (empty.length > 0) {
      setErrors(Object.fromEntries(empty.map((name) => [name, t('field.required')])));
      return;
    }
    setErrors({});
    try {
      await save(value);
      toggleNotification({ type: 'success', message: t('settings.saved') });
    } catch (error) {
      const { fields, message } = read(error);
      setErrors(fields);
      toggleNotification({ type: 'danger', message });
    }
  };

  return {
    value,
    errors,
    changed: JSON.stringify(value) !== JSON.stringify(initial),
    change: (part: Partial<OccasionInput>) => setValue((before) => withChange(before, part)),
    submit: (event: FormEvent) => {
      event.preventDefault();
      void submit();
    },
  };
};

export type OccasionFormState = ReturnType<typeof useOccasionForm>;
