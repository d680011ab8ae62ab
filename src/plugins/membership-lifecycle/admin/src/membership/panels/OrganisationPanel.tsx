import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { MEMBERSHIP_UID, ORGANISATION_UID, PERMISSIONS } from '../../../../shared/kernel/ids';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { PanelBody } from '../../kit/components/PanelBody';
import { useCan } from '../../kit/utils/can';
import { useTrad } from '../../kit/utils/trad';
import { useGetMembershipOfQuery } from '../api/memberships';

const NEW_MEMBERSHIP = `/content-manager/collection-types/${MEMBERSHIP_UID}/create`;

const Content = ({ documentId }: { documentId: string }) => {
  const { t } = useTrad();
  return (
    <PanelBody query={useGetMembershipOfQuery(documentId)}>
      {(membership) => (
        <Flex direction="column" alignItems="start" gap={2}>
          {membership ? (
            <>
              <MembershipLink id={membership.documentId}>{t('glance.open-member')}</MembershipLink>
              <Typography variant="pi" textColor="neutral600">
                {t('glance.contacts-help')}
              </Typography>
            </>
          ) : (
            <>
              <Typography variant="pi">{t('glance.no-membership')}</Typography>
              <Link tag={NavLink} to={NEW_MEMBERSHIP}>
                {t('glance.new-membership')}
              </Link>
            </>
          )}
        </Flex>
      )}
    </PanelBody>
  );
};

/** « Adhésion », beside an organisation: the way to its page as a member, or to a first membership. */
export const OrganisationPanel: PanelComponent = ({ model, documentId, document }) => {
  const { t } = useTrad();
  const canRead = useCan(PERMISSIONS.membershipRead);
  if (model !== ORGANISATION_UID || !documentId || !document || !canRead) return null;
  return { title: t('panel.membership'), content: <Content documentId={documentId} /> };
};
