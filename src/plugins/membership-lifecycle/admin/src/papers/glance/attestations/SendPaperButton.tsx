import { Button } from '@strapi/design-system';
import { Mail } from '@strapi/icons';
import { useState } from 'react';
import { PERMISSIONS } from '../../../../../shared/kernel/ids';
import type { AttestationView } from '../../../../../shared/papers/attestations';
import { Confirm } from '../../../kit/components/Confirm';
import { Quiet } from '../../../kit/components/Quiet';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useCan } from '../../../kit/utils/can';
import { useTrad } from '../../../kit/utils/trad';
import { useSendPaperMutation } from '../../api/attestations';

interface Props {
  paper: AttestationView;
  title: string;
}

/** Sends a paper with its message; the state of one that is written already is told instead. */
export const SendPaperButton = ({ paper, title }: Props) => {
  const { t } = useTrad();
  const canSend = useCan(PERMISSIONS.messageManage);
  const [send] = useSendPaperMutation();
  const { pending, submit } = useSubmit({ aside: true });
  const [asking, setAsking] = useState(false);
  const act = () => {
    setAsking(false);
    void submit(() => send(paper.id).unwrap(), { done: t('attestation.queued') });
  };
  if (paper.message) {
    return <Quiet>{t('attestation.message', { state: t(`message.${paper.message}`) })}</Quiet>;
  }
  if (!canSend) return null;
  return (
    <>
      <Button
        size="S"
        variant="tertiary"
        startIcon={<Mail />}
        loading={pending}
        aria-label={t('attestation.send-of', { name: title })}
        onClick={() => setAsking(true)}
      >
        {t('glance.send')}
      </Button>
      <Confirm
        open={asking}
        title={t('attestation.send')}
        onConfirm={act}
        onClose={() => setAsking(false)}
      >
        {t(`attestation.send-warning.${paper.kind}`)}
      </Confirm>
    </>
  );
};
