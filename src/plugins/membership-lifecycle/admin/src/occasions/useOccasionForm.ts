import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { OccasionInput } from '../../../shared/occasions/participation';
import type { FieldsOf } from '../kit/hooks/useDraft';
import { useMeanwhile } from '../kit/hooks/useMeanwhile';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useTrad } from '../kit/utils/trad';
import { withChange } from './form-values';

/** The state of the form of an event or a programme: what is edited, and refused where. */
export const useOccasionForm = (
  now: { version: number; values: OccasionInput },
  save: (form: OccasionInput, version: number) => Promise<{ version: number }>,
) => {
  const { t } = useTrad();
  const { toggleNotification } = useNotification();
  const [value, setValue] = useState(now.values);
  const { version, changed, meanwhile, saved } = useMeanwhile(now, value, setValue);
  const { errors, refuseEmpty, submit } = useSubmit();
  const change = (part: Partial<OccasionInput>) => setValue((before) => withChange(before, part));
  const field: FieldsOf<OccasionInput> = (name) => ({
    name,
    value: value[name],
    error: errors[name],
    onChange: (next) => change({ [name]: next }),
  });

  return {
    value,
    errors,
    field,
    changed,
    meanwhile,
    change,
    submit: () => {
      const { titles, startsOn, endsOn } = value;
      if (refuseEmpty({ 'titles.fr': titles.fr, startsOn, endsOn })) return;
      void submit(() => save(value, version), {
        done: t('settings.saved'),
        then: saved,
        refused: ({ message }) => toggleNotification({ type: 'danger', message }),
      });
    },
  };
};

export type OccasionFormState = ReturnType<typeof useOccasionForm>;
