import { Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { MessageRow } from '../../../shared/messages/messages';
import type { Column } from '../kit/components/ListTable';
import { MembershipLink } from '../kit/components/MembershipLink';
import { Notice } from '../kit/components/Notice';
import { OpenButton } from '../kit/components/OpenButton';
import { PageFrame } from '../kit/components/PageFrame';
import { PagedList } from '../kit/components/PagedList';
import { Quiet } from '../kit/components/Quiet';
import { StateBadge } from '../kit/components/StateBadge';
import { MESSAGE_TONES } from '../kit/components/tones';
import { useFilters } from '../kit/hooks/useFilters';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { MessageDialog } from './MessageDialog';
import { MessageFilters } from './MessageFilters';
import { useGetMessagesQuery } from './api/messages';
import { useTemplateName } from './useTemplateName';

/** The subject opens the message. */
const useColumns = (onOpen: (id: string) => void): Column<MessageRow>[] => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useTemplateName();
  return [
    {
      label: t('messages.column.when'),
      cell: (row) => (
        <Typography style={{ whiteSpace: 'nowrap' }}>
          {format.shortMoment(row.sentAt ?? row.queuedAt)}
        </Typography>
      ),
    },
    {
      label: t('messages.column.subject'),
      cell: (row) => (
        <>
          <OpenButton onClick={() => onOpen(row.id)}>
            {row.subject || t('messages.erased')}
          </OpenButton>
          <Quiet>{nameOf(row.template)}</Quiet>
        </>
      ),
    },
    {
      label: t('messages.column.member'),
      cell: (row) =>
        row.membershipId ? (
          <MembershipLink id={row.membershipId}>
            {row.organisation || row.reference || t('messages.see-membership')}
          </MembershipLink>
        ) : (
          t('value.none')
        ),
    },
    {
      label: t('messages.column.to'),
      cell: (row) => (
        <>
          <Typography tag="p">{row.toName}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {row.toEmail}
          </Typography>
        </>
      ),
    },
    {
      label: t('messages.column.state'),
      cell: (row) => (
        <>
          <StateBadge tone={MESSAGE_TONES[row.state]}>{t(`message.${row.state}`)}</StateBadge>
          {row.failure && row.state !== 'sent' ? (
            <Typography tag="p" variant="pi" textColor="neutral600" ellipsis maxWidth="28rem">
              {format.text(row.failure.text)}
            </Typography>
          ) : null}
        </>
      ),
    },
  ];
};

/** « Messages »: every message sent, waiting, kept or failed. */
export const MessagesPage = () => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { filters, set, clear } = useFilters();
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <PageFrame title={t('messages.title')} subtitle={t('messages.subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <MessageFilters filters={filters} onChange={set} onClear={clear} />
        <PagedList
          query={useGetMessagesQuery(filters)}
          caption={t('messages.title')}
          columns={useColumns(setOpened)}
          empty={t('messages.empty')}
          above={({ data }) =>
            [...new Set(data.flatMap(({ kept }) => (kept ? [text(kept)] : [])))].map((why) => (
              <Notice key={why} tone="warning" title={t('messages.kept-title')}>
                {why}
              </Notice>
            ))
          }
        />
        {opened ? <MessageDialog id={opened} onClose={() => setOpened(null)} /> : null}
      </Flex>
    </PageFrame>
  );
};
