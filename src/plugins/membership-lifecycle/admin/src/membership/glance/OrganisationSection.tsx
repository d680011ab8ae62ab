import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { useQueryParams } from '@strapi/strapi/admin';
import { useState, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { MEASURES, type Measure } from '../../../../shared/core/brackets';
import type { FormerIdentityView } from '../../../../shared/core/former-identities';
import type { MembershipView } from '../../../../shared/core/membership';
import { PERMISSIONS } from '../../../../shared/kernel/ids';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { PlainTable } from '../../kit/components/PlainTable';
import { Quiet } from '../../kit/components/Quiet';
import { StateBadge } from '../../kit/components/StateBadge';
import { GlanceSection } from '../../kit/glance/GlanceSection';
import { useCan } from '../../kit/utils/can';
import { useFormat } from '../../kit/utils/format';
import { memberPlace } from '../../kit/utils/member-place';
import { useTrad } from '../../kit/utils/trad';
import { OrganisationDialog } from '../organisation/OrganisationDialog';
import { ActionButton } from './ActionButton';
import { spacedSiret } from './siret';
import type { Actions } from './useActions';

/** The member's past: its former names, and the bodies that became one with it. */
const FormerIdentities = ({ formerly }: { formerly: readonly FormerIdentityView[] }) => {
  const { t } = useTrad();
  const format = useFormat();
  if (formerly.length === 0) return null;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
      {formerly.map(({ id, cause, name, siret, until, reason, membershipId }) => (
        <li key={id}>
          <Quiet>
            {t(`glance.formerly.${cause}`, {
              name,
              number: siret ? spacedSiret(siret) : 'none',
              on: format.day(until),
              reason: reason || 'none',
            })}{' '}
            {membershipId ? (
              <MembershipLink id={membershipId}>{t('glance.formerly.open')}</MembershipLink>
            ) : null}
          </Quiet>
        </li>
      ))}
    </Flex>
  );
};

interface MandateProps {
  from: string | null | undefined;
  until: string | null | undefined;
  today: string;
}

/** The days of a contact's mandate, if it has some, and whether it is over or to come. */
const Mandate = ({ from, until, today }: MandateProps) => {
  const { t } = useTrad();
  const { day } = useFormat();
  if (!from && !until) return null;
  const days = t('glance.mandate', {
    from: from ? day(from) : 'none',
    until: until ? day(until) : 'none',
  });
  const over = until && until < today ? until : null;
  const coming = from && from > today ? from : null;
  return (
    <>
      <Quiet>{days}</Quiet>
      {over || coming ? (
        <StateBadge tone="neutral">
          {t(`glance.mandate.${over ? 'over' : 'to-come'}`, { on: day(over ?? coming ?? today) })}
        </StateBadge>
      ) : null}
    </>
  );
};

interface RowProps {
  contact: MembershipView['contacts'][number];
  today: string;
  /** What can be done with it. */
  children: ReactNode;
}

const ContactRow = ({ contact, today, children }: RowProps) => {
  const { t } = useTrad();
  const { name, email, role, locale, mandateFrom, mandateUntil } = contact;
  return (
    <tr>
      <td>
        <Typography>{t(`role.${role}`)}</Typography>
      </td>
      <td>
        <Typography>{name}</Typography>
        <Mandate from={mandateFrom} until={mandateUntil} today={today} />
      </td>
      <td>
        {email ? (
          <Link href={`mailto:${email}`}>{email}</Link>
        ) : (
          <Typography>{t('value.none')}</Typography>
        )}
      </td>
      <td>
        <Typography>{t(`language.${locale}`)}</Typography>
      </td>
      <td>{children}</td>
    </tr>
  );
};

const COLUMNS = ['role', 'name', 'email', 'language', 'actions'] as const;

/** The figure that the address asks to write, and what takes it out of the address. */
const useFigureToWrite = (id: string): [Measure | undefined, () => void] => {
  const [{ query }] = useQueryParams<{ write?: string }>();
  const { state } = useLocation();
  const navigate = useNavigate();
  return [
    MEASURES.find((measure) => measure === query.write),
    () => void navigate(memberPlace(id, 'contacts'), { replace: true, state }),
  ];
};

/** The member's organisation, and its contacts. */
export const OrganisationSection = ({
  view,
  actions,
  replacementOf,
}: {
  view: MembershipView;
  actions: Actions;
  /** What lets somebody take over from a contact. */
  replacementOf: (contact: MembershipView['contacts'][number]) => ReactNode;
}) => {
  const { t } = useTrad();
  const { text } = useFormat();
  const { organisation, contacts } = view;
  const canEdit = useCan(PERMISSIONS.membershipManage);
  const [editing, setEditing] = useState(false);
  const [toWrite, haveWritten] = useFigureToWrite(view.documentId);
  return (
    <GlanceSection
      title={t('glance.organisation')}
      action={
        <>
          <ActionButton actions={actions} name="change-identity" label={t('glance.rename')} />
          <ActionButton actions={actions} name="merge-into" label={t('glance.merge')} />
          {canEdit ? (
            <Button
              size="S"
              variant="tertiary"
              startIcon={<Pencil />}
              onClick={() => setEditing(true)}
            >
              {t('glance.edit-contacts')}
            </Button>
          ) : null}
        </>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Quiet>
          {organisation.siret
            ? t('glance.siret', { siret: spacedSiret(organisation.siret) })
            : t('glance.no-siret')}
        </Quiet>
        {view.figures.length > 0 ? (
          <Quiet>
            {t('glance.figures', { figures: view.figures.map((one) => text(one)).join(' · ') })}
          </Quiet>
        ) : null}
        <FormerIdentities formerly={view.formerly} />
        {contacts.length === 0 ? (
          <Typography tag="p">{t('glance.no-contact')}</Typography>
        ) : (
          <PlainTable
            caption={t('glance.contacts')}
            headers={COLUMNS.map((name) => t(`glance.contact.${name}`))}
          >
            {contacts.map((contact) => (
              <ContactRow key={contact.id} contact={contact} today={view.today}>
                {replacementOf(contact)}
              </ContactRow>
            ))}
          </PlainTable>
        )}
      </Flex>
      {canEdit && (editing || toWrite) ? (
        <OrganisationDialog
          view={view}
          at={toWrite}
          onClose={() => {
            setEditing(false);
            if (toWrite) haveWritten();
          }}
        />
      ) : null}
    </GlanceSection>
  );
};
