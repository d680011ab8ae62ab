import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Flex, Typography } from '@strapi/design-system';
import { ORGANISATION_UID, PERMISSIONS } from '../../../../shared/kernel/ids';
import { MembershipLink } from '../../kit/components/MembershipLink';
import { PanelBody } from '../../kit/components/PanelBody';
import { useCan } from '../../kit/utils/can';
import { useTrad } from '../../kit/utils/trad';
import { useGetMembershipOfQuery, useGetMembershipQuery } from '../api/memberships';
import { MergedNotice } from '../glance/MergedNotice';
import { StateCell } from '../registration/StateCell';

/** The notice of a merger: where the body goes on. */
const Merged = ({ id }: { id: string }) => {
  const { data } = useGetMembershipQuery(id);
  return data?.mergedInto ? <MergedNotice mergedInto={data.mergedInto} /> : null;
};

const Content = ({ documentId }: { documentId: string }) => {
  const { t } = useTrad();
  return (
    <PanelBody query={useGetMembershipOfQuery(documentId)}>
      {(membership) => (
        <Flex direction="column" alignItems="start" gap={2}>
          {membership ? (
            <>
              <MembershipLink id={membership.documentId}>{membership.reference}</MembershipLink>
              <StateCell kind="status" value={membership.membershipStatus} />
              {membership.membershipStatus === 'ended' ? (
                <Merged id={membership.documentId} />
              ) : null}
              <Typography variant="pi" textColor="neutral600">
                {t('glance.contacts-help')}
              </Typography>
            </>
          ) : (
            <>
              <Typography variant="pi">{t('glance.no-membership')}</Typography>
              <MembershipLink id="create">{t('glance.new-membership')}</MembershipLink>
            </>
          )}
        </Flex>
      )}
    </PanelBody>
  );
};

/** « Adhésion », beside an organisation: the way to its membership, or to a first one. */
export const OrganisationPanel: PanelComponent = ({ model, documentId, document }) => {
  const { t } = useTrad();
  const canRead = useCan(PERMISSIONS.membershipRead);
  if (model !== ORGANISATION_UID || !documentId || !document || !canRead) return null;
  return { title: t('panel.membership'), content: <Content documentId={documentId} /> };
};
