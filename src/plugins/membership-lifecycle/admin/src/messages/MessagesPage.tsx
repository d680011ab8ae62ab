import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { ListFooter } from '../kit/components/ListFooter';
import { Notice } from '../kit/components/Notice';
import { PageBody } from '../kit/components/PageBody';
import { useFilters } from '../kit/hooks/useFilters';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { MessageDialog } from './MessageDialog';
import { MessageFilters } from './MessageFilters';
import { MessageTable } from './MessageTable';
import { useGetMessagesQuery } from './api/messages';

const ACCESS = [{ action: PERMISSIONS.messageRead, subject: null }];

const List = () => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { filters, set, clear } = useFilters();
  const query = useGetMessagesQuery(filters);
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <MessageFilters filters={filters} onChange={set} onClear={clear} />
      <PageBody query={query}>
        {({ data, meta }) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            {[...new Set(data.flatMap(({ kept }) => (kept ? [text(kept)] : [])))].map((why) => (
              <Notice key={why} tone="warning" title={t('messages.kept-title')}>
                {why}
              </Notice>
            ))}
            <MessageTable rows={data} loading={query.isFetching} onOpen={setOpened} />
            <ListFooter pagination={meta.pagination} />
          </Flex>
        )}
      </PageBody>
      {opened ? <MessageDialog id={opened} onClose={() => setOpened(null)} /> : null}
    </Flex>
  );
};

/** « Messages »: every message sent, waiting, kept or failed. */
export const MessagesPage = () => {
  const { t } = useTrad();
  return (
    <Page.Protect permissions={ACCESS}>
      <Page.Main>
        <Page.Title>{t('messages.title')}</Page.Title>
        <Layouts.Header title={t('messages.title')} subtitle={t('messages.subtitle')} />
        <Layouts.Content>
          <List />
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
  );
};
