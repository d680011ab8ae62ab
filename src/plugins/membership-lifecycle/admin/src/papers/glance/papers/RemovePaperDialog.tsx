import { Flex, Textarea, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { MemberPaperView } from '../../../../../shared/papers/papers';
import { useRefusal } from '../../../kit/api/refusal';
import { FormFooter } from '../../../kit/components/FormFooter';
import { Labelled } from '../../../kit/components/Labelled';
import { Sheet } from '../../../kit/components/Sheet';
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
  const { read } = useRefusal();
  const { toggleNotification } = useNotification();
  const [remove, { isLoading }] = useRemovePaperMutation();
  const [reason, setReason] = useState('');
  const [refused, setRefused] = useState<string | undefined>();
  const submit = async () => {
    if (reason.trim() === '') {
      setRefused(t('field.required'));
      return;
    }
    try {
      await remove({ membershipId, id: paper.id, reason }).unwrap();
      toggleNotification({ type: 'success', message: t('papers.removed') });
      onClose();
    } catch (error) {
      setRefused(read(error).message);
    }
  };
  return (
    <Sheet
      title={t('papers.remove.title')}
      onClose={onClose}
      onSubmit={() => void submit()}
      footer={
        <FormFooter danger loading={isLoading}>
          {t('papers.remove')}
        </FormFooter>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography fontWeight="semiBold">
          {paper.title ?? t(`papers.kind.${paper.kind}`)} · {paper.name}
        </Typography>
        <Typography textColor="neutral600">{t('papers.remove.help')}</Typography>
        <Labelled name="reason" required label={t('papers.remove.reason')} error={refused}>
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
