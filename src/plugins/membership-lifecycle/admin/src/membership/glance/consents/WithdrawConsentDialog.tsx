import { useState } from 'react';
import type { MembershipView } from '../../../../../shared/core/membership';
import type { ConsentView } from '../../../../../shared/membership/consents';
import { FormSheet } from '../../../kit/components/FormSheet';
import { DayField } from '../../../kit/components/fields';
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
    <FormSheet
      danger
      title={t('consents.withdraw.title', { title: consent.text.title })}
      submit={t('consents.withdraw')}
      pending={pending}
      onSubmit={send}
      onClose={onClose}
    >
      <DayField
        name="on"
        required
        label={t('consents.withdraw.on')}
        error={refusal?.message || errors.on}
        value={on}
        onChange={setOn}
      />
    </FormSheet>
  );
};
