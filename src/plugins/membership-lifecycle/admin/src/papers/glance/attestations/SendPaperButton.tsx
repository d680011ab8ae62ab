import { Button } from '@strapi/design-system';
import { Mail } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { PERMISSIONS } from '../../../../../shared/kernel/ids';
import type { AttestationView } from '../../../../../shared/papers/attestations';
import { useRefusal } from '../../../kit/api/refusal';
import { Confirm } from '../../../kit/components/Confirm';
import { Quiet } from '../../../kit/glance/Quiet';
import { useCan } from '../../../kit/utils/can';
import { useTrad } from '../../../kit/utils/trad';
import { useSendPaperMutation } from '../../api/attestations';

interface Props {
  paper: AttestationView;
  title: string;
}

/** Sends a paper with its letter; one that has left is in the messages. */
export const SendPaperButton = ({ paper, title }: Props) => {
  const { t } = useTrad();
  const { notify } = useRefusal();
  const { toggleNotification } = useNotification();
  const canSend = useCan(PERMISSIONS.messageManage);
  const [send, { isLoading }] = useSendPaperMutation();
  const [asking, setAsking] = useState(false);
  const act = async () => {
    setAsking(false);
    try {
      await send(paper.id).unwrap();
      toggleNotification({ type: 'success', message: t('attestation.queued') });
    } catch (error) {
      notify(error);
    }
  };
  if (paper.sent) return <Quiet>{t('attestation.sent')}</Quiet>;
  if (!canSend) return null;
  return (
    <>
      <Button
        size="S"
        variant="tertiary"
        startIcon={<Mail />}
        loading={isLoading}
        aria-label={t('attestation.send-of', { name: title })}
        onClick={() => setAsking(true)}
      >
        {t('glance.send')}
      </Button>
      <Confirm
        open={asking}
        title={t('attestation.send')}
        onConfirm={() => void act()}
        onClose={() => setAsking(false)}
      >
        {t(`attestation.send-warning.${paper.kind}`)}
      </Confirm>
    </>
  );
};
