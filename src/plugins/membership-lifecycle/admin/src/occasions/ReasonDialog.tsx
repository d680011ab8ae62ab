import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import { FormSheet } from '../kit/components/FormSheet';
import { TextField } from '../kit/components/fields';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useTrad } from '../kit/utils/trad';

interface Props {
  title: string;
  help: string;
  initial?: string;
  /** The text of the confirming button. */
  confirm: string;
  /** The notification after success. */
  done: string;
  onConfirm: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks why something is cancelled, and cancels it. */
export const ReasonDialog = ({ title, help, initial = '', confirm, done, ...on }: Props) => {
  const { t } = useTrad();
  const [reason, setReason] = useState(initial);
  const { pending, errors, refuseEmpty, submit } = useSubmit({ aside: true });
  const send = () => {
    if (refuseEmpty({ reason })) return;
    void submit(() => on.onConfirm(reason.trim()), { done, then: on.onClose });
  };
  return (
    <FormSheet
      danger
      title={title}
      submit={confirm}
      pending={pending}
      onSubmit={send}
      onClose={on.onClose}
    >
      <Typography textColor="neutral600">{help}</Typography>
      <TextField
        long
        required
        name="reason"
        label={t('occasion.reason')}
        error={errors.reason}
        value={reason}
        onChange={setReason}
      />
    </FormSheet>
  );
};
