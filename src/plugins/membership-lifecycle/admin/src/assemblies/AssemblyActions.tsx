import { Button } from '@strapi/design-system';
import { useState } from 'react';
import type { AssemblyView } from '../../../shared/assemblies/assemblies';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { useCan } from '../kit/utils/can';
import { useTrad } from '../kit/utils/trad';
import { ReasonSheet } from './CommandSheet';

/** The actions on the whole assembly. */
export const AssemblyActions = ({ assembly: { id, state } }: { assembly: AssemblyView }) => {
  const { t } = useTrad();
  const canManage = useCan(PERMISSIONS.assemblyManage);
  const [asking, setAsking] = useState(false);
  if (!canManage || state === 'closed' || state === 'cancelled') return null;
  return (
    <>
      <Button variant="danger-light" onClick={() => setAsking(true)}>
        {t('assembly.cancel')}
      </Button>
      {asking ? (
        <ReasonSheet
          title={t('assembly.cancel')}
          help={t('assembly.cancel.help')}
          command={(reason) => ({ id, name: 'cancel', input: { reason } })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
};
