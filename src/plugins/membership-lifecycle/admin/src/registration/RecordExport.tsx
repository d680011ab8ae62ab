import { useQueryParams } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { MEMBERSHIP_UID, ORGANISATION_UID, PERMISSIONS } from '../../../shared/kernel/ids';
import { ExportMenu, type Exportable } from '../kit/components/ExportMenu';
import { useCan } from '../kit/utils/can';

/** « Exporter », above the lists of memberships and of organisations in the Content Manager. */
export const RecordExport = () => {
  const { slug } = useParams<{ slug: string }>();
  const [{ query }] = useQueryParams<Record<string, unknown>>();
  const canTakeWhole = useCan(PERMISSIONS.exportRead);
  const { filters, _q } = query;
  if (slug === MEMBERSHIP_UID) {
    const asked = { filters, _q };
    const list: Exportable = { label: 'export.memberships', path: 'memberships', filters: asked };
    const history: Exportable = { label: 'export.history', path: 'history', filters: asked };
    return <ExportMenu what={canTakeWhole ? [list, history] : [list]} />;
  }
  if (slug !== ORGANISATION_UID) return null;
  return (
    <ExportMenu
      what={[{ label: 'export.organisations', path: 'organisations', filters: { filters, _q } }]}
    />
  );
};
