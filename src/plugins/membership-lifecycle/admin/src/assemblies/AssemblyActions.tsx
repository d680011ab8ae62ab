import { Button } from '@strapi/design-system';
import { useState } from 'react';
import type { AssemblyView } from '../../../shared/assemblies/assemblies';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { useCan } from '../kit/utils/can';
import { useTrad } from '../kit/utils/trad';
import { CommandSheet } from './CommandSheet';
import { TextField } from './PlanField';

const CancelDialog = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTrad();
  const [reason, setReason] = useState('');
  return (
    <CommandSheet
      danger
      title={t('assembly.cancel')}
      help={t('assembly.cancel.help')}
      command={{ id, name: 'cancel', input: { reason } }}
      onClose={onClose}
    >
      {(errors) => (
        <TextField
          name="reason"
          long
          required
          value={reason}
          error={errors.reason}
          onChange={setReason}
        />
      )}
    </CommandSheet>
  );
};

/** The actions on the whole assembly. */
export const AssemblyActions = ({ assembly }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const canManage = useCan(PERMISSIONS.assemblyManage);
  const [asking, setAsking] = useState(false);
  if (!canManage || assembly.state === 'closed' || assembly.state === 'cancelled') return null;
  return (
    <>
      <Button variant="danger-light" onClick={() => setAsking(true)}>
        {t('assembly.cancel')}
      </Button>
      {asking ? <CancelDialog id={assembly.id} onClose={() => setAsking(false)} /> : null}
    </>
  );
};
