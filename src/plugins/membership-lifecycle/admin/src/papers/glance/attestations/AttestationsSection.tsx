import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { MembershipView } from '../../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../../shared/kernel/ids';
import type { AttestationView } from '../../../../../shared/papers/attestations';
import { PanelBody } from '../../../kit/components/PanelBody';
import { PaperButton } from '../../../kit/components/PaperButton';
import { PlainTable } from '../../../kit/components/PlainTable';
import { Quiet } from '../../../kit/components/Quiet';
import { GlanceSection } from '../../../kit/glance/GlanceSection';
import { useCan } from '../../../kit/utils/can';
import { useFormat } from '../../../kit/utils/format';
import { useTrad } from '../../../kit/utils/trad';
import { useGetPapersQuery } from '../../api/attestations';
import { CallPaperDialog, callsFor } from './CallPaperDialog';
import { CertificateDialog } from './CertificateDialog';
import { SendPaperButton } from './SendPaperButton';

const OF_CALLS = ['receipt', 'copy'] as const;
const COLUMNS = ['name', 'about', 'issued', 'actions'] as const;

/** The subject of a paper: the day of a certificate, the call of a receipt or a copy. */
const About = ({ paper, view }: { paper: AttestationView; view: MembershipView }) => {
  const { t } = useTrad();
  const format = useFormat();
  if (paper.aboutOn)
    return <>{t('attestation.about-day', { on: format.shortDay(paper.aboutOn) })}</>;
  const call = view.dues.find(({ id }) => id === paper.duesId);
  return <>{t('dues.number', { number: call?.number || t('dues.unnumbered') })}</>;
};

const PaperRow = ({ paper, view }: { paper: AttestationView; view: MembershipView }) => {
  const { t } = useTrad();
  const format = useFormat();
  const title = paper.name.replace(/\.pdf$/, '');
  return (
    <tr>
      <td>
        <Typography tag="p">{title}</Typography>
        <Quiet>{t(`language.${paper.locale}`)}</Quiet>
      </td>
      <td>
        <Typography>
          <About paper={paper} view={view} />
        </Typography>
      </td>
      <td>
        <Typography>{format.shortDay(paper.issuedOn)}</Typography>
      </td>
      <td>
        <Flex gap={2} wrap="wrap">
          <PaperButton
            id={paper.id}
            label={t('attestation.download')}
            spoken={t('attestation.download-of', { name: title })}
          />
          <SendPaperButton paper={paper} title={title} />
        </Flex>
      </td>
    </tr>
  );
};

/** Certificates, receipts and copies: those that were given out, and new ones. */
export const AttestationsSection = ({ view }: { view: MembershipView }) => {
  const { t } = useTrad();
  const query = useGetPapersQuery(view.documentId);
  const [asking, setAsking] = useState<AttestationView['kind'] | null>(null);
  const close = () => setAsking(null);
  const canCertify = useCan(PERMISSIONS.membershipManage);
  const ofCalls = useCan(PERMISSIONS.duesManage)
    ? OF_CALLS.filter((kind) => callsFor(kind, view).length > 0)
    : [];
  if (query.data?.length === 0 && !canCertify && ofCalls.length === 0) return null;
  return (
    <GlanceSection
      title={t('attestation.title')}
      action={
        <>
          {canCertify ? (
            <Button size="S" variant="tertiary" onClick={() => setAsking('certificate')}>
              {t('attestation.certificate')}
            </Button>
          ) : null}
          {ofCalls.map((kind) => (
            <Button key={kind} size="S" variant="tertiary" onClick={() => setAsking(kind)}>
              {t(`attestation.${kind}`)}
            </Button>
          ))}
        </>
      }
    >
      <PanelBody query={query}>
        {(papers) =>
          papers.length === 0 ? (
            <Quiet>{t('attestation.none')}</Quiet>
          ) : (
            <PlainTable
              caption={t('attestation.title')}
              headers={COLUMNS.map((name) => t(`attestation.column.${name}`))}
            >
              {papers.map((paper) => (
                <PaperRow key={paper.id} paper={paper} view={view} />
              ))}
            </PlainTable>
          )
        }
      </PanelBody>
      {asking === 'certificate' ? <CertificateDialog view={view} onClose={close} /> : null}
      {asking === 'receipt' || asking === 'copy' ? (
        <CallPaperDialog kind={asking} view={view} onClose={close} />
      ) : null}
    </GlanceSection>
  );
};
