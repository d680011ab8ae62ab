import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Navigate } from 'react-router-dom';
import { MEMBERSHIP_UID, PERMISSIONS } from '../../../../shared/kernel/ids';
import { useCan } from '../../kit/utils/can';
import { memberPlace } from '../../kit/utils/member-place';
import { useTrad } from '../../kit/utils/trad';

/** From the form of a membership, by an older address or after it was recorded, to its page. */
export const MembershipPanel: PanelComponent = ({ model, documentId, document }) => {
  const { t } = useTrad();
  const canRead = useCan(PERMISSIONS.membershipRead);
  if (model !== MEMBERSHIP_UID || !documentId || !document || !canRead) return null;
  return {
    title: t('panel.membership'),
    content: <Navigate replace to={memberPlace(documentId)} />,
  };
};
