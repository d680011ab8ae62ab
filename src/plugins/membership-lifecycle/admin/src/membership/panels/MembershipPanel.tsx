import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { MEMBERSHIP_UID, PERMISSIONS } from '../../../../shared/kernel/ids';
import { PanelBody } from '../../kit/components/PanelBody';
import { useCan } from '../../kit/utils/can';
import { useTrad } from '../../kit/utils/trad';
import { useGetMembershipQuery } from '../api/memberships';
import { MembershipSummary } from './MembershipSummary';

const Content = ({ documentId }: { documentId: string }) => (
  <PanelBody query={useGetMembershipQuery(documentId)}>
    {(view) => <MembershipSummary view={view} />}
  </PanelBody>
);

/** « Adhésion »: the status and why, the term, the dues, the renewal, and what can be done now. */
export const MembershipPanel: PanelComponent = ({ model, documentId, document }) => {
  const { t } = useTrad();
  const canRead = useCan(PERMISSIONS.membershipRead);
  if (model !== MEMBERSHIP_UID || !documentId || !document || !canRead) return null;
  return { title: t('panel.membership'), content: <Content documentId={documentId} /> };
};
