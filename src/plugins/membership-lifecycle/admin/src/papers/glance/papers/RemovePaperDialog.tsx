import { Flex, Textarea, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { MemberPaperView } from '../../../../../shared/papers/papers';
import { FormFooter } from '../../../kit/components/FormFooter';
import { Labelled } from '../../../kit/components/Labelled';
import { Sheet } from '../../../kit/components/Sheet';
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
    <Sheet
      title={t('papers.remove.title')}
      onClose={onClose}
      onSubmit={send}
      footer={
        <FormFooter danger loading={pending}>
          {t('papers.remove')}
        </FormFooter>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography fontWeight="semiBold">
          {paper.title ?? t(`papers.kind.${paper.kind}`)} · {paper.name}
        </Typography>
        <Typography textColor="neutral600">{t('papers.remove.help')}</Typography>
        <Labelled
          name="reason"
          required
          label={t('papers.remove.reason')}
          error={refusal?.message || errors.reason}
        >
          <Textarea
            name="reason"
            value={reason}
            onChange={({ target }: { target: { value: string } }) => setReason(target.value)}
          />
        </Labelled>
      </Flex>
    </Sheet>
  );
};
