import { Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { PERMISSIONS, PLUGIN_ID } from '../../../shared/kernel/ids';
import { Notice } from '../kit/components/Notice';
import { useCan } from '../kit/utils/can';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';
import { useGetFormSettingsQuery } from './api';

/** Says that the website takes no application, why, and where to mend it; nothing while it does. */
export const ClosedNotice = () => {
  const { t } = useTrad();
  const { list } = useFormat();
  const canManage = useCan(PERMISSIONS.applicationManage);
  const { data } = useGetFormSettingsQuery(undefined, {
    skip: !canManage,
    refetchOnMountOrArgChange: true,
  });
  if (!data || data.missing.length === 0) return null;
  const missing = list(data.missing.map((need) => t(`applications.closed.${need}`)));
  return (
    <Notice tone="warning">
      {t('applications.closed', { missing })}{' '}
      <Link tag={NavLink} to={`/settings/${PLUGIN_ID}/identity`}>
        {t('applications.closed.open')}
      </Link>
    </Notice>
  );
};
