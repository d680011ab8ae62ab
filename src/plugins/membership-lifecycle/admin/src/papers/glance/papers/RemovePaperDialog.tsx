import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { MemberPaperView } from '../../../../../shared/papers/papers';
import { FormSheet } from '../../../kit/components/FormSheet';
import { TextField } from '../../../kit/components/fields';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useTrad } from '../../../kit/utils/trad';
import { useRemovePaperMutation } from '../../api/papers';

interface Props {
  paper: MemberPaperView;
  membershipId: string;
  onClose: () => void;
}

/** Asks why a paper is removed, and removes it. */
export const RemovePaperDialog = ({ paper, membershipId, onClose }: Props) => {
  const { t } = useTrad();
  const [remove] = useRemovePaperMutation();
  const [reason, setReason] = useState('');
  const { pending, refusal, errors, refuseEmpty, submit } = useSubmit();
  const send = () => {
    if (refuseEmpty({ reason })) return;
    const asked = { membershipId, id: paper.id, reason };
    void submit(() => remove(asked).unwrap(), { done: t('papers.removed'), then: onClose });
  };
  return (
    <FormSheet
      danger
      title={t('papers.remove.title')}
      submit={t('papers.remove')}
      pending={pending}
      onSubmit={send}
      onClose={onClose}
    >
      <Typography fontWeight="semiBold">
        {paper.title ?? t(`papers.kind.${paper.kind}`)} · {paper.name}
      </Typography>
      <Typography textColor="neutral600">{t('papers.remove.help')}</Typography>
      <TextField
        name="reason"
        long
        required
        label={t('papers.remove.reason')}
        error={refusal?.message || errors.reason}
        value={reason}
        onChange={setReason}
      />
    </FormSheet>
  );
};
