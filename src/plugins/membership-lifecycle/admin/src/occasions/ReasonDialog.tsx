import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { FormFooter } from '../kit/components/FormFooter';
import { Sheet } from '../kit/components/Sheet';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useTrad } from '../kit/utils/trad';
import { TextField } from '../settings/TextField';

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
    <Sheet
      title={title}
      onClose={on.onClose}
      onSubmit={send}
      footer={
        <FormFooter danger loading={pending}>
          {confirm}
        </FormFooter>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
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
      </Flex>
    </Sheet>
  );
};
