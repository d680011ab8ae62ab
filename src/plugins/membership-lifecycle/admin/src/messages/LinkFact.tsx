import { Button, Flex } from '@strapi/design-system';
import { useState } from 'react';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import type { MessageLink } from '../../../shared/messages/messages';
import { Confirm } from '../kit/components/Confirm';
import { Fact } from '../kit/components/Fact';
import { useSubmit } from '../kit/hooks/useSubmit';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useRevokeLinkMutation } from './api/messages';

/** The state of the personal link of a message, and the way to end it. */
export const LinkFact = ({ id, link }: { id: string; link: MessageLink }) => {
  const { t } = useTrad();
  const format = useFormat();
  const canManage = useCan(PERMISSIONS.messageManage);
  const [revoke] = useRevokeLinkMutation();
  const { pending, submit } = useSubmit({ aside: true });
  const [asking, setAsking] = useState(false);

  const end = () => {
    setAsking(false);
    void submit(() => revoke(id).unwrap(), { done: t('messages.link.ended') });
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
          <Button size="S" variant="tertiary" loading={pending} onClick={() => setAsking(true)}>
            {t('messages.link.revoke')}
          </Button>
        ) : null}
      </Flex>
      <Confirm
        open={asking}
        title={t('messages.link.revoke')}
        onConfirm={end}
        onClose={() => setAsking(false)}
      >
        {t('messages.link.warning')}
      </Confirm>
    </Fact>
  );
};
