import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { ArrowLeft, Download, Trash } from '@strapi/icons';
import { useState } from 'react';
import type { PersonSubject, PersonView } from '../../../shared/privacy/privacy';
import { useRefusal } from '../kit/api/refusal';
import { MembershipLink } from '../kit/components/MembershipLink';
import { Notice } from '../kit/components/Notice';
import { PageBody } from '../kit/components/PageBody';
import { PlainTable } from '../kit/components/PlainTable';
import { download } from '../kit/utils/download';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { EraseDialog } from './EraseDialog';
import { HeldFacts } from './HeldFacts';
import { fetchPrivacyFile, useGetPersonQuery } from './api';

const FORMATS = ['html', 'json', 'csv'] as const;
const CONTACT_COLUMNS = ['name', 'email', 'phone', 'role', 'organisation'] as const;

const Files = ({ subject }: { subject: PersonSubject }) => {
  const { t } = useTrad();
  const { lang } = useFormat();
  const { notify } = useRefusal();
  const [busy, setBusy] = useState<string | null>(null);
  const take = async (format: (typeof FORMATS)[number]) => {
    setBusy(format);
    try {
      const file = await fetchPrivacyFile('person/file', { ...subject, format, locale: lang });
      download(file, `${t('privacy.file')}.${format}`);
    } catch (error) {
      notify(error);
    } finally {
      setBusy(null);
    }
  };
  return FORMATS.map((format) => (
    <Button
      key={format}
      size="S"
      variant="tertiary"
      startIcon={<Download aria-hidden />}
      loading={busy === format}
      onClick={() => void take(format)}
    >
      {t(`privacy.take.${format}`)}
    </Button>
  ));
};

const Contacts = ({ view }: { view: PersonView }) => {
  const { t } = useTrad();
  if (view.contacts.length === 0) return null;
  return (
    <PlainTable
      caption={t('privacy.contacts')}
      headers={CONTACT_COLUMNS.map((name) => t(`privacy.contact.${name}`))}
    >
      {view.contacts.map(({ id, name, email, phone, role, organisation, membershipId }) => (
        <tr key={id}>
          <td>
            <Typography>{name}</Typography>
          </td>
          <td>
            <Typography>{email ?? t('value.none')}</Typography>
          </td>
          <td>
            <Typography>{phone ?? t('value.none')}</Typography>
          </td>
          <td>
            <Typography>{role ? t(`role.${role}`) : t('value.none')}</Typography>
          </td>
          <td>
            {membershipId ? (
              <MembershipLink id={membershipId}>{organisation}</MembershipLink>
            ) : (
              <Typography>{organisation}</Typography>
            )}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
};

interface Props {
  subject: PersonSubject;
  onBack: () => void;
}

/** Everything that is held on one person, the files of it, and the way to forget them. */
export const PersonCard = ({ subject, onBack }: Props) => {
  const { t } = useTrad();
  const [erasing, setErasing] = useState(false);
  const query = useGetPersonQuery(subject);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex>
        <Button size="S" variant="ghost" startIcon={<ArrowLeft aria-hidden />} onClick={onBack}>
          {t('privacy.back')}
        </Button>
      </Flex>
      <PageBody query={query}>
        {(view) => (
          <Box background="neutral0" padding={6} hasRadius shadow="tableShadow">
            <Flex direction="column" alignItems="stretch" gap={4}>
              <Flex justifyContent="space-between" gap={3} wrap="wrap">
                <Box>
                  <Typography variant="delta" tag="h2">
                    {view.name}
                  </Typography>
                  {view.email ? (
                    <Typography tag="p" textColor="neutral600">
                      {view.email}
                    </Typography>
                  ) : null}
                </Box>
                <Flex gap={2} wrap="wrap">
                  <Files subject={subject} />
                  <Button
                    size="S"
                    variant="danger-light"
                    startIcon={<Trash aria-hidden />}
                    onClick={() => setErasing(true)}
                  >
                    {t('privacy.erase')}
                  </Button>
                </Flex>
              </Flex>
              {view.staff ? <Notice tone="primary">{t('privacy.staff')}</Notice> : null}
              <Contacts view={view} />
              <HeldFacts view={view} />
              {erasing ? (
                <EraseDialog view={view} onClose={() => setErasing(false)} onErased={onBack} />
              ) : null}
            </Flex>
          </Box>
        )}
      </PageBody>
    </Flex>
  );
};
