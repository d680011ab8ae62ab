import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { MEMBERSHIP_UID, PERMISSIONS } from '../../../shared/ids';
import { PanelBody } from '../components/PanelBody';
import { useGetMembershipQuery } from '../services/memberships';
import { useCan } from '../utils/can';
import { useTrad } from '../utils/trad';
import { RightsList } from './RightsList';

const Content = ({ documentId }: { documentId: string }) => (
  <PanelBody query={useGetMembershipQuery(documentId)}>
    {(view) => <RightsList view={view} />}
  </PanelBody>
);

/** « Droits »: what the member may use, and what has been used. */
export const RightsPanel: PanelComponent = ({ model, documentId, document }) => {
  const { t } = useTrad();
  const canRead = useCan(PERMISSIONS.membershipRead);
  if (model !== MEMBERSHIP_UID || !documentId || !document || !canRead) return null;
  return { title: t('panel.rights'), content: <Content documentId={documentId} /> };
};
