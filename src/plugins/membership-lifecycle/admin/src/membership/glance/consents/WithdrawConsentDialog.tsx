import { useState } from 'react';

import type { MembershipView } from '../../../../../shared/core/membership';
import type { ConsentView } from '../../../../../shared/membership/consents';
import { DayInput } from '../../../kit/components/DayInput';
import { FormFooter } from '../../../kit/components/FormFooter';
import { Labelled } from '../../../kit/components/Labelled';
import { Sheet } from '../../../kit/components/Sheet';
import { useSubmit } from '../../../kit/hooks/useSubmit';
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
  const [withdraw] = useWithdrawConsentMutation();
  const [on, setOn] = useState(view.today);
  const { pending, refusal, errors, refuseEmpty, submit } = useSubmit();
  const send = () => {
    if (refuseEmpty({ on })) return;
    const asked = { membershipId: view.documentId, id: consent.id, on };
    void submit(() => withdraw(asked).unwrap(), { done: t('consents.withdrawn'), then: onClose });
  };
  return (
    <Sheet
      title={t('consents.withdraw.title', { title: consent.text.title })}
      onClose={onClose}
      onSubmit={send}
      footer={
        <FormFooter danger loading={pending}>
          {t('consents.withdraw')}
        </FormFooter>
      }
    >
      <Labelled
        name="on"
        required
        label={t('consents.withdraw.on')}
        error={refusal?.message || errors.on}
      >
        <DayInput name="on" value={on} onChange={setOn} />
      </Labelled>
    </Sheet>
  );
};
