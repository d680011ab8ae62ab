import { useState } from 'react';
import type { PrivacyRegister, PrivacySettings } from '../../../shared/privacy/privacy';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useTrad } from '../kit/utils/trad';
import { registerChanged, useSavePrivacyMutation } from './api';

/** The register as a form holds it: `months.<category>` and `bases.<line>`. */
export type RegisterValues = Record<string, number | string | null>;

const valuesOf = ({ months, lines }: PrivacyRegister): RegisterValues =>
  Object.fromEntries([
    ...Object.entries(months).map(([category, value]) => [`months.${category}`, value]),
    ...lines.map(({ id, basis }) => [`bases.${id}`, basis]),
  ]);

const under = (values: RegisterValues, part: 'months' | 'bases') =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name.startsWith(`${part}.`))
      .map(([name, value]) => [name.slice(part.length + 1), value]),
  );

const settingsOf = (values: RegisterValues): PrivacySettings =>
  ({ months: under(values, 'months'), bases: under(values, 'bases') }) as PrivacySettings;

const differing = (one: RegisterValues, other: RegisterValues): string[] =>
  Object.keys(one).filter((name) => one[name] !== other[name]);

/** The state of the register's form: values, errors, and changes by others. Typed values are kept. */
export const useRegisterForm = (initial: PrivacyRegister) => {
  const { t } = useTrad();
  const [save] = useSavePrivacyMutation();
  const [saved, setSaved] = useState(initial);
  const [values, setValues] = useState(() => valuesOf(initial));
  const { pending, refusal, submit } = useSubmit();
  /** Fields that somebody else saved meanwhile. */
  const [meanwhile, setMeanwhile] = useState<string[]>([]);

  /** Takes over another person's version and keeps the typed values on top. */
  const rebase = (theirs: PrivacyRegister) => {
    const [base, ground] = [valuesOf(saved), valuesOf(theirs)];
    const typed = differing(values, base).map((name) => [name, values[name] ?? null]);
    setMeanwhile(differing(base, ground));
    setSaved(theirs);
    setValues({ ...ground, ...(Object.fromEntries(typed) as RegisterValues) });
  };

  const send = () =>
    submit(() => save({ settings: settingsOf(values), version: saved.version }).unwrap(), {
      done: t('privacy.register.saved'),
      then: (kept) => {
        setSaved(kept);
        setValues(valuesOf(kept));
        setMeanwhile([]);
      },
      refused: (_why, error) => {
        const theirs = registerChanged(error);
        if (theirs) rebase(theirs);
      },
    });

  return {
    values,
    /** The other person's values. */
    theirs: valuesOf(saved),
    meanwhile,
    refusal,
    saving: pending,
    unsaved: differing(values, valuesOf(saved)).length > 0,
    change: (name: string, value: number | string | null) =>
      setValues((now) => ({ ...now, [name]: value })),
    submit: () => void send(),
  };
};
