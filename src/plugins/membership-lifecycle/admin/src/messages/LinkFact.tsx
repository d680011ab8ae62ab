import { Button, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { MessageLink } from '../../../shared/messages/messages';
import { useRefusal } from '../kit/api/refusal';
import { Confirm } from '../kit/components/Confirm';
import { Fact } from '../kit/components/Fact';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useRevokeLinkMutation } from './api/messages';

/** What became of the personal link of a letter, and the way to end it. */
export const LinkFact = ({ id, link }: { id: string; link: MessageLink }) => {
  const { t } = useTrad();
  const format = useFormat();
  const { notify } = useRefusal();
  const { toggleNotification } = useNotification();
  const canManage = useCan(PERMISSIONS.messageManage);
  const [revoke, revoking] = useRevokeLinkMutation();
  const [asking, setAsking] = useState(false);

  const end = async () => {
    setAsking(false);
    try {
      await revoke(id).unwrap();
      toggleNotification({ type: 'success', message: t('messages.link.ended') });
    } catch (error) {
      notify(error);
    }
  };

  return (
    <Fact label={t('messages.link')}>
      <Flex gap={3} wrap="wrap" alignItems="center">
        {t(`messages.link.${link.state}`, {
          answer: link.answer ?? 'none',
          at: link.usedAt ? format.moment(link.usedAt) : '',
          who: link.usedBy ?? 'none',
        })}
        {link.state === 'open' && canManage ? (
          <Button
            size="S"
            variant="tertiary"
            loading={revoking.isLoading}
            onClick={() => setAsking(true)}
          >
            {t('messages.link.revoke')}
          </Button>
        ) : null}
      </Flex>
      <Confirm
        open={asking}
        title={t('messages.link.revoke')}
        onConfirm={() => void end()}
        onClose={() => setAsking(false)}
      >
        {t('messages.link.warning')}
      </Confirm>
    </Fact>
  );
};
