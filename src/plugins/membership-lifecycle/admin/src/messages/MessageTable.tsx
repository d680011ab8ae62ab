import { TextButton, Typography } from '@strapi/design-system';
import type { MessageRow } from '../../../shared/messages/messages';
import { ListTable } from '../kit/components/ListTable';
import { MembershipLink } from '../kit/components/MembershipLink';
import { StateBadge } from '../kit/components/StateBadge';
import { MESSAGE_TONES } from '../kit/components/tones';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useTemplateName } from './useTemplateName';

interface Props {
  rows: MessageRow[];
  loading: boolean;
  onOpen: (id: string) => void;
}

const COLUMNS = ['when', 'subject', 'member', 'to', 'state'] as const;

/** The list of messages; the subject opens the message. */
export const MessageTable = ({ rows, loading, onOpen }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useTemplateName();
  const columns = COLUMNS.map((name) => ({ name, label: t(`messages.column.${name}`) }));
  return (
    <ListTable
      caption={t('messages.title')}
      columns={columns}
      rows={rows}
      loading={loading}
      empty={t('messages.empty')}
    >
      {(row) => (
        <>
          <td>
            <Typography style={{ whiteSpace: 'nowrap' }}>
              {format.shortMoment(row.sentAt ?? row.queuedAt)}
            </Typography>
          </td>
          <td>
            <TextButton style={{ textAlign: 'start' }} onClick={() => onOpen(row.id)}>
              {row.subject || t('messages.erased')}
            </TextButton>
            <Typography tag="p" variant="pi" textColor="neutral600">
              {nameOf(row.template)}
            </Typography>
          </td>
          <td>
            {row.membershipId ? (
              <MembershipLink id={row.membershipId}>
                {row.organisation || row.reference || t('messages.see-membership')}
              </MembershipLink>
            ) : (
              <Typography>{t('value.none')}</Typography>
            )}
          </td>
          <td>
            <Typography tag="p">{row.toName}</Typography>
            <Typography variant="pi" textColor="neutral600">
              {row.toEmail}
            </Typography>
          </td>
          <td>
            <StateBadge tone={MESSAGE_TONES[row.state]}>{t(`message.${row.state}`)}</StateBadge>
            {row.failure && row.state !== 'sent' ? (
              <Typography tag="p" variant="pi" textColor="neutral600" ellipsis maxWidth="28rem">
                {format.text(row.failure.text)}
              </Typography>
            ) : null}
          </td>
        </>
      )}
    </ListTable>
  );
};
