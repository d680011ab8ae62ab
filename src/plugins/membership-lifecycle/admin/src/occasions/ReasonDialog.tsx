import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { FormFooter } from '../kit/components/FormFooter';
import { Sheet } from '../kit/components/Sheet';
import { useTrad } from '../kit/utils/trad';
import { TextField } from '../settings/TextField';

interface Props {
  title: string;
  help: string;
  initial?: string;
  /** The word of the button that does it. */
  confirm: string;
  /** Does it; true when it is done. */
  onConfirm: (reason: string) => Promise<boolean>;
  onClose: () => void;
}

/** Asks why something is cancelled, and cancels it. */
export const ReasonDialog = ({ title, help, initial = '', confirm, onConfirm, onClose }: Props) => {
  const { t } = useTrad();
  const [reason, setReason] = useState(initial);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (reason.trim() === '') {
      setError(t('field.required'));
      return;
    }
    setBusy(true);
    const done = await onConfirm(reason.trim());
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Sheet
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <FormFooter danger loading={busy}>
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
          error={error}
          value={reason}
          onChange={setReason}
        />
      </Flex>
    </Sheet>
  );
};
