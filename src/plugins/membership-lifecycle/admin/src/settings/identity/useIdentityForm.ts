import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { Identity, IdentityChanged, IdentityView } from '../../../../shared/settings/identity';
import { refusedFor } from '../../kit/api/refusal-details';
import { useSubmit } from '../../kit/hooks/useSubmit';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { useSaveIdentityMutation } from '../api';
import { changedFields, mergedOnto, toForm } from './form-values';
import { GROUPS } from './groups';

/** Every field, in the order in which the form shows them. */
const NAMES = [
  ...GROUPS.flatMap(({ fields }) => fields),
  ...(['logoId', 'pictureId', 'callPrefix', 'callDigits'] as const),
];

/** The changes of somebody else while the form was being filled in. */
export interface Meanwhile {
  by: IdentityChanged['by'];
  fields: (keyof Identity)[];
  theirs: Identity;
}

/** The state of the identity's form: what is edited, refused where, and changed by others. */
export const useIdentityForm = (initial: IdentityView) => {
  const { t } = useTrad();
  const { list } = useFormat();
  const { toggleNotification } = useNotification();
  const [save] = useSaveIdentityMutation();
  const [saved, setSaved] = useState(initial);
  const [value, setValue] = useState(() => toForm(initial));
  const { pending, errors, submit } = useSubmit();
  const [meanwhile, setMeanwhile] = useState<Meanwhile | null>(null);

  const settle = (view: IdentityView) => {
    setSaved(view);
    setValue(toForm(view));
    setMeanwhile(null);
  };

  /** Takes over another person's version and keeps the typed values on top. */
  const rebase = (change: IdentityChanged) => {
    const [base, theirs] = [toForm(saved), toForm(change)];
    setMeanwhile({ by: change.by, fields: changedFields(base, theirs), theirs });
    setSaved(change);
    setValue(mergedOnto(theirs, value, base));
  };

  const send = () => {
    void submit(() => save({ identity: value, version: saved.version }).unwrap(), {
      done: t('settings.saved'),
      then: settle,
      refused: ({ fields, message }, error) => {
        const change = refusedFor<IdentityChanged>(error, 'identity-changed-meanwhile');
        if (change) rebase(change);
        const refused = NAMES.filter((name) => name in fields).map((name) => t(`identity.${name}`));
        toggleNotification({
          type: change ? 'warning' : 'danger',
          message: refused.length > 0 ? t('settings.refused', { fields: list(refused) }) : message,
        });
        return change !== null;
      },
    });
  };

  return {
    saved,
    value,
    errors,
    meanwhile,
    changed: changedFields(toForm(saved), value).length > 0,
    saving: pending,
    change: (part: Partial<Identity>) => setValue((before) => ({ ...before, ...part })),
    submit: send,
  };
};
