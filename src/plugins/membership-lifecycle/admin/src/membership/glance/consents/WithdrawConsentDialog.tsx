import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { MembershipView } from '../../../../../shared/core/membership';
import type { ConsentView } from '../../../../../shared/membership/consents';
import { useRefusal } from '../../../kit/api/refusal';
import { DayInput } from '../../../kit/components/DayInput';
import { FormFooter } from '../../../kit/components/FormFooter';
import { Labelled } from '../../../kit/components/Labelled';
import { Sheet } from '../../../kit/components/Sheet';
import { useTrad } from '../../../kit/utils/trad';
import { useWithdrawConsentMutation } from '../../api/consents';

interface Props {
  consent: ConsentView;
  view: MembershipView;
  onClose: () => void;
}

/** Asks from which day a consent no longer holds. */
export const WithdrawConsentDialog = ({ consent, view, onClose }: Props) => {
  const { t } = useTrad();
  const { read } = useRefusal();
  const { toggleNotification } = useNotification();
  const [withdraw, { isLoading }] = useWithdrawConsentMutation();
  const [on, setOn] = useState(view.today);
  const [refused, setRefused] = useState<string | undefined>();
  const submit = async () => {
    if (on === '') {
      setRefused(t('field.required'));
      return;
    }
    try {
      await withdraw({ membershipId: view.documentId, id: consent.id, on }).unwrap();
      toggleNotification({ type: 'success', message: t('consents.withdrawn') });
      onClose();
    } catch (error) {
      setRefused(read(error).message);
    }
  };
  return (
    <Sheet
      title={t('consents.withdraw.title', { title: consent.text.title })}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <FormFooter danger loading={isLoading}>
          {t('consents.withdraw')}
        </FormFooter>
      }
    >
      <Labelled name="on" required label={t('consents.withdraw.on')} error={refused}>
        <DayInput name="on" value={on} onChange={setOn} />
      </Labelled>
    </Sheet>
  );
};
