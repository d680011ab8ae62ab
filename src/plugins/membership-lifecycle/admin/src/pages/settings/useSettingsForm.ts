import { useCallback, useState } from 'react';
import type { FormEvent } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { useRefusal } from '../../services/refusal';
import { useTrad } from '../../utils/trad';

interface SettingsForm<T> {
  value: T;
  errors: Record<string, string>;
  /** What was refused without belonging to a field. */
  refusal: string;
  changed: boolean;
  saving: boolean;
  change: (next: T) => void;
  submit: (event?: FormEvent) => void;
}

/** The state of a settings form: what is edited, what was refused where, and saving it. */
export const useSettingsForm = <T>(
  initial: T,
  save: (value: T) => Promise<unknown>,
): SettingsForm<T> => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const { toggleNotification } = useNotification();
  const [value, setValue] = useState(initial);
  const [saved, setSaved] = useState(initial);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState('');
  const [saving, setSaving] = useState(false);

  const submit = useCallback(
    async (event?: FormEvent) => {
      event?.preventDefault();
      setSaving(true);
      try {
        await save(value);
        setSaved(value);
        setErrors({});
        setRefusal('');
        toggleNotification({ type: 'success', message: t('settings.saved') });
      } catch (error) {
        const { fields, message } = read(error);
        setErrors(fields);
        setRefusal(message);
        toggleNotification({ type: 'danger', message });
      } finally {
        setSaving(false);
      }
    },
    [read, save, t, toggleNotification, value],
  );

  return {
    value,
    errors,
    refusal,
    changed: JSON.stringify(value) !== JSON.stringify(saved),
    saving,
    change: setValue,
    submit: (event) => void submit(event),
  };
};
