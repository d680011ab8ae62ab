import { Link, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { PERMISSIONS, PLUGIN_ID } from '../../../../shared/kernel/ids';
import { OpenButton } from '../../kit/components/OpenButton';
import { PanelBody } from '../../kit/components/PanelBody';
import { PlainTable } from '../../kit/components/PlainTable';
import { Quiet } from '../../kit/components/Quiet';
import { StateBadge } from '../../kit/components/StateBadge';
import { MESSAGE_TONES } from '../../kit/components/tones';
import { GlanceSection } from '../../kit/glance/GlanceSection';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';
import { MessageDialog } from '../MessageDialog';
import { useGetMessagesQuery } from '../api/messages';

const SHOWN = '5';
const COLUMNS = ['when', 'subject', 'to', 'state'] as const;

const LastMessages = ({ membershipId }: { membershipId: string }) => {
  const { t } = useTrad();
  const format = useFormat();
  const [opened, setOpened] = useState<string | null>(null);
  const query = useGetMessagesQuery({ membership: membershipId, pageSize: SHOWN });
  return (
    <PanelBody query={query}>
      {({ data }) => (
        <>
          {data.length === 0 ? (
            <Quiet>{t('glance.no-message')}</Quiet>
          ) : (
            <PlainTable
              caption={t('glance.messages')}
              headers={COLUMNS.map((name) => t(`messages.column.${name}`))}
            >
              {data.map((message) => (
                <tr key={message.id}>
                  <td>
                    <Typography style={{ whiteSpace: 'nowrap' }}>
                      {format.shortMoment(message.sentAt ?? message.queuedAt)}
                    </Typography>
                  </td>
                  <td>
                    <OpenButton onClick={() => setOpened(message.id)}>
                      {message.subject || t('messages.erased')}
                    </OpenButton>
                  </td>
                  <td>
                    <Typography>{message.toName}</Typography>
                  </td>
                  <td>
                    <StateBadge tone={MESSAGE_TONES[message.state]}>
                      {t(`message.${message.state}`)}
                    </StateBadge>
                  </td>
                </tr>
              ))}
            </PlainTable>
          )}
          {opened ? <MessageDialog id={opened} onClose={() => setOpened(null)} /> : null}
        </>
      )}
    </PanelBody>
  );
};

/** The last mails of this member, and the way to all of them. */
export const MessagesSection = ({ membershipId }: { membershipId: string }) => {
  const { t } = useTrad();
  if (!useCan(PERMISSIONS.messageRead)) return null;
  return (
    <GlanceSection
      title={t('glance.messages')}
      action={
        <Link tag={NavLink} to={`/plugins/${PLUGIN_ID}/messages?membership=${membershipId}`}>
          {t('glance.all-messages')}
        </Link>
      }
    >
      <LastMessages membershipId={membershipId} />
    </GlanceSection>
  );
};
