import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { WebhookView } from '../../../../../shared/webhooks/webhooks';
import { Confirm } from '../../../kit/components/Confirm';
import { PanelBody } from '../../../kit/components/PanelBody';
import { Sheet } from '../../../kit/components/Sheet';
import { useSubmit } from '../../../kit/hooks/useSubmit';
import { useTrad } from '../../../kit/utils/trad';
import { useGetWebhookSecretQuery, useRenewWebhookSecretMutation } from '../../api';
import { CopyButton } from './CopyButton';

interface Props {
  webhook: WebhookView;
  onClose: () => void;
}

/** The secret of a webhook, for its receiver's operator, with a button to renew it. */
export const SecretDialog = ({ webhook, onClose }: Props) => {
  const { t } = useTrad();
  const query = useGetWebhookSecretQuery(webhook.id);
  const [renew] = useRenewWebhookSecretMutation();
  const { pending, submit } = useSubmit({ aside: true });
  const [asking, setAsking] = useState(false);

  const replace = () => {
    setAsking(false);
    void submit(() => renew(webhook.id).unwrap(), { done: t('events.secret.renewed') });
  };

  return (
    <Sheet
      title={t('events.secret.of', { name: webhook.name })}
      onClose={onClose}
      footer={
        <Flex justifyContent="space-between" gap={2} width="100%">
          <Button variant="danger-light" loading={pending} onClick={() => setAsking(true)}>
            {t('events.secret.renew')}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.close')}
          </Button>
        </Flex>
      }
    >
      <PanelBody query={query}>
        {({ secret }) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{t('events.secret.help')}</Typography>
            <Flex gap={2} wrap="wrap">
              <Box background="neutral100" hasRadius padding={3} flex="1">
                <Typography tag="code" style={{ overflowWrap: 'anywhere' }}>
                  {secret}
                </Typography>
              </Box>
              <CopyButton text={secret} />
            </Flex>
          </Flex>
        )}
      </PanelBody>
      <Confirm
        open={asking}
        title={t('events.secret.renew.ask')}
        onConfirm={replace}
        onClose={() => setAsking(false)}
      >
        {t('events.secret.renew.body')}
      </Confirm>
    </Sheet>
  );
};
