import { Flex, Typography, Box, Button, EmptyStateLayout, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { WebhookView } from '../../../../../shared/webhooks/webhooks';
import { Card } from '../../../kit/components/Card';
import { PanelBody } from '../../../kit/components/PanelBody';
import { StateBadge } from '../../../kit/components/StateBadge';
import { useTrad } from '../../../kit/utils/trad';
import { useGetWebhooksQuery } from '../../api';
import { SecretDialog } from './SecretDialog';
import { SubscriptionDialog } from './SubscriptionDialog';
import { TestDialog } from './TestDialog';

const RULES = ['answer', 'once', 'order', 'origin'] as const;

/** The duties of the software that receives events. */
const Verifying = () => {
  const { t } = useTrad();
  return (
    <Card title={t('events.verify')} help={t('events.verify.help')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {RULES.map((rule) => (
          <li key={rule}>
            <Typography>{t(`events.verify.${rule}`)}</Typography>
          </li>
        ))}
      </Flex>
    </Card>
  );
};

const STRAPIS_PAGE = '/settings/webhooks';

interface RowProps {
  webhook: WebhookView;
  onChoose: () => void;
  onTest: () => void;
  onSecret: () => void;
}

const WebhookItem = ({ webhook, onChoose, onTest, onSecret }: RowProps) => {
  const { t } = useTrad();
  const { name, url, enabled, events } = webhook;
  return (
    <Flex
      tag="li"
      justifyContent="space-between"
      gap={4}
      wrap="wrap"
      paddingTop={2}
      paddingBottom={2}
    >
      <Box flex="1" style={{ minWidth: '24rem' }}>
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="semiBold">{name}</Typography>
          <StateBadge tone={enabled ? 'success' : 'neutral'}>
            {t(enabled ? 'events.webhook.enabled' : 'events.webhook.disabled')}
          </StateBadge>
        </Flex>
        <Typography
          tag="p"
          variant="pi"
          textColor="neutral600"
          style={{ overflowWrap: 'anywhere' }}
        >
          {url}
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('events.webhook.count', { count: events.length })}
        </Typography>
      </Box>
      <Flex gap={2} wrap="wrap">
        <Button variant="tertiary" aria-label={t('events.secret.of', { name })} onClick={onSecret}>
          {t('events.secret')}
        </Button>
        <Button variant="tertiary" aria-label={t('events.test.of', { name })} onClick={onTest}>
          {t('events.test')}
        </Button>
        <Button variant="secondary" aria-label={t('events.choose.of', { name })} onClick={onChoose}>
          {t('events.choose')}
        </Button>
      </Flex>
    </Flex>
  );
};

const Empty = () => {
  const { t } = useTrad();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={t('events.webhooks.empty')}
      action={
        <LinkButton tag={NavLink} to={`${STRAPIS_PAGE}/create`} startIcon={<Plus aria-hidden />}>
          {t('events.webhooks.create')}
        </LinkButton>
      }
    />
  );
};

/** Strapi's webhooks, and which of our events each receives. */
export const Webhooks = () => {
  const { t } = useTrad();
  const query = useGetWebhooksQuery();
  const [choosing, setChoosing] = useState<WebhookView | null>(null);
  const [testing, setTesting] = useState<WebhookView | null>(null);
  const [shown, setShown] = useState<WebhookView | null>(null);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <PanelBody query={query}>
        {(webhooks) =>
          webhooks.length === 0 ? (
            <Empty />
          ) : (
            <Card
              title={t('events.webhooks')}
              help={t('events.webhooks.help')}
              action={
                <LinkButton tag={NavLink} to={STRAPIS_PAGE} variant="tertiary">
                  {t('events.webhooks.manage')}
                </LinkButton>
              }
            >
              <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
                {webhooks.map((webhook) => (
                  <WebhookItem
                    key={webhook.id}
                    webhook={webhook}
                    onChoose={() => setChoosing(webhook)}
                    onTest={() => setTesting(webhook)}
                    onSecret={() => setShown(webhook)}
                  />
                ))}
              </Flex>
            </Card>
          )
        }
      </PanelBody>
      <Verifying />
      {choosing ? (
        <SubscriptionDialog webhook={choosing} onClose={() => setChoosing(null)} />
      ) : null}
      {shown ? <SecretDialog webhook={shown} onClose={() => setShown(null)} /> : null}
      {testing ? <TestDialog webhook={testing} onClose={() => setTesting(null)} /> : null}
    </Flex>
  );
};
