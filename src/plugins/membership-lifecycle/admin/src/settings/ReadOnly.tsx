import { PERMISSION_TABLE, type PermissionName } from '../../../shared/kernel/permissions';
import { Notice } from '../kit/components/Notice';
import { useFormat } from '../kit/utils/format';
import { useTrad } from '../kit/utils/trad';

/** Tells a reader of a page of the settings which permission is needed to change it. */
export const ReadOnly = ({ changing }: { changing: PermissionName }) => {
  const { t } = useTrad();
  const { text } = useFormat();
  return (
    <Notice tone="primary">
      {t('settings.read-only', { permission: text(PERMISSION_TABLE[changing].names) })}
    </Notice>
  );
};
