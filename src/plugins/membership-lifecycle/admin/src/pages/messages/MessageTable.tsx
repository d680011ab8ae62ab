import { TextButton, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import type { MessageRow } from '../../../../shared/contracts';
import { MembershipLink } from '../../components/MembershipLink';
import { StateBadge } from '../../components/StateBadge';
import { MESSAGE_TONES } from '../../components/tones';
import { useFormat } from '../../utils/format';
import { useTrad } from '../../utils/trad';
import { useTemplateName } from './useTemplateName';

interface Props {
  rows: MessageRow[];
  loading: boolean;
  onOpen: (id: string) => void;
}

const COLUMNS = ['when', 'subject', 'member', 'to', 'state'] as const;

/** The list of messages; the subject opens the mail. */
export const MessageTable = ({ rows, loading, onOpen }: Props) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useTemplateName();
  const headers = COLUMNS.map((name) => ({
    name,
    label: t(`messages.column.${name}`),
    sortable: false,
  }));
  return (
    <Table.Root rows={rows} headers={headers} isLoading={loading}>
      <Table.Content>
        <Table.Head>
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
        </Table.Head>
        <Table.Empty content={t('messages.empty')} />
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={row.id}>
              <Table.Cell>
                <Typography style={{ whiteSpace: 'nowrap' }}>
                  {format.shortMoment(row.sentAt ?? row.queuedAt)}
                </Typography>
              </Table.Cell>
              <Table.Cell>
                <TextButton style={{ textAlign: 'start' }} onClick={() => onOpen(row.id)}>
                  {row.subject}
                </TextButton>
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {nameOf(row.template)}
                </Typography>
              </Table.Cell>
              <Table.Cell>
                <MembershipLink id={row.membershipId}>
                  {row.organisation || row.reference || t('messages.see-membership')}
                </MembershipLink>
              </Table.Cell>
              <Table.Cell>
                <Typography tag="p">{row.toName}</Typography>
                <Typography variant="pi" textColor="neutral600">
                  {row.toEmail}
                </Typography>
              </Table.Cell>
              <Table.Cell>
                <StateBadge tone={MESSAGE_TONES[row.state]}>{t(`message.${row.state}`)}</StateBadge>
                {row.failure && row.state !== 'sent' ? (
                  <Typography tag="p" variant="pi" textColor="neutral600" ellipsis maxWidth="28rem">
                    {format.text(row.failure.text)}
                  </Typography>
                ) : null}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
};
