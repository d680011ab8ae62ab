import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { MEMBERSHIP_UID, PERMISSIONS } from '../../../shared/ids';
import { useCan } from '../utils/can';
import { useTrad } from '../utils/trad';
import { JournalExtract } from './JournalExtract';

/** « Journal »: the last things that happened, in words. */
export const JournalPanel: PanelComponent = ({ model, documentId, document }) => {
  const { t } = useTrad();
  const canRead = useCan(PERMISSIONS.membershipRead);
  if (model !== MEMBERSHIP_UID || !documentId || !document || !canRead) return null;
  return { title: t('panel.journal'), content: <JournalExtract documentId={documentId} /> };
};
