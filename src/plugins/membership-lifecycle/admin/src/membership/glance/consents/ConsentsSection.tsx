import { Button, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { MembershipView } from '../../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../../shared/kernel/ids';
import type { ConsentView } from '../../../../../shared/membership/consents';
import { PanelBody } from '../../../kit/components/PanelBody';
import { PlainTable } from '../../../kit/components/PlainTable';
import { Quiet } from '../../../kit/components/Quiet';
import { GlanceSection } from '../../../kit/glance/GlanceSection';
import { useActorName } from '../../../kit/panels/useActorName';
import { useCan } from '../../../kit/utils/can';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useGetConsentsQuery } from '../../api/consents';
import { RecordConsentDialog } from './RecordConsentDialog';
import { WithdrawConsentDialog } from './WithdrawConsentDialog';

const COLUMNS = ['contact', 'text', 'given', 'state'] as const;

interface RowProps {
  consent: ConsentView;
  onWithdraw: (() => void) | null;
}

const ConsentRow = ({ consent, onWithdraw }: RowProps) => {
  const { t } = useTrad();
  const format = useFormat();
  const nameOf = useActorName();
  const { contact, text, givenOn, how, recordedBy, withdrawnOn } = consent;
  const who = contact ?? t('consents.gone');
  return (
    <tr>
      <td>
        <Typography>{who}</Typography>
      </td>
      <td>
        <Typography tag="p">{text.title}</Typography>
        <Quiet>{t('consents.version', { version: text.version, locale: text.locale })}</Quiet>
      </td>
      <td>
        <Typography tag="p">{format.day(givenOn)}</Typography>
        <Quiet>{t('consents.how', { how, who: nameOf(recordedBy) })}</Quiet>
      </td>
      <td>
        {withdrawnOn ? (
          <Typography>{t('consents.withdrawn-on', { on: format.day(withdrawnOn) })}</Typography>
        ) : onWithdraw ? (
          <Button
            size="S"
            variant="tertiary"
            aria-label={t('consents.withdraw-one', { title: text.title, who })}
            onClick={onWithdraw}
          >
            {t('consents.withdraw')}
          </Button>
        ) : (
          <Typography>{t('consents.stands')}</Typography>
        )}
      </td>
    </tr>
  );
};

/** The consents of a member's contacts, and when they took them back. */
export const ConsentsSection = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const mayManage = useCan(PERMISSIONS.membershipManage);
  const [recording, setRecording] = useState(false);
  const [withdrawn, setWithdrawn] = useState<ConsentView | null>(null);
  const query = useGetConsentsQuery(view.documentId);
  const canRecord = mayManage && view.contacts.length > 0;
  if (query.data?.length === 0 && !canRecord) return null;
  return (
    <GlanceSection
      title={t('consents.title')}
      action={
        canRecord ? (
          <Button size="S" variant="tertiary" onClick={() => setRecording(true)}>
            {t('consents.record')}
          </Button>
        ) : null
      }
    >
      <PanelBody query={query}>
        {(consents) =>
          consents.length === 0 ? (
            <Quiet>{t('consents.none')}</Quiet>
          ) : (
            <PlainTable
              caption={t('consents.title')}
              headers={COLUMNS.map((name) => t(`consents.column.${name}`))}
            >
              {consents.map((consent) => (
                <ConsentRow
                  key={consent.id}
                  consent={consent}
                  onWithdraw={mayManage ? () => setWithdrawn(consent) : null}
                />
              ))}
            </PlainTable>
          )
        }
      </PanelBody>
      {recording ? <RecordConsentDialog view={view} onClose={() => setRecording(false)} /> : null}
      {withdrawn ? (
        <WithdrawConsentDialog consent={withdrawn} view={view} onClose={() => setWithdrawn(null)} />
      ) : null}
    </GlanceSection>
  );
};
