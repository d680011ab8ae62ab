import { Box } from '@strapi/design-system';
import { forwardRef } from 'react';
import { useParams } from 'react-router-dom';
import { PERMISSIONS } from '../../../shared/kernel/ids';
import { PanelBody } from '../kit/components/PanelBody';
import { useCan } from '../kit/utils/can';
import { useGetMembershipQuery } from '../membership/api/memberships';
import { FirstSteps } from '../membership/glance/FirstSteps';
import { Glance } from './Glance';

const Loaded = ({ documentId }: { documentId: string }) => (
  <PanelBody query={useGetMembershipQuery(documentId)}>
    {(view) => <Glance view={view} />}
  </PanelBody>
);

/**
 * The custom field `membership-glance`: shows the whole member in place of a cached value, and
 * saves nothing.
 */
export const MembershipGlanceField = forwardRef<HTMLDivElement>((_props, ref) => {
  const { id } = useParams();
  const canRead = useCan(PERMISSIONS.membershipRead);
  const isNew = id === undefined || id === 'create';
  return (
    <Box ref={ref} width="100%">
      {isNew ? <FirstSteps /> : canRead ? <Loaded documentId={id} /> : null}
    </Box>
  );
});
MembershipGlanceField.displayName = 'MembershipGlanceField';
