import { useCallback } from 'react';
import type { TemplateState } from '../../../../shared/messages/templates';
import { useFormat } from '../../kit/utils/format';
import { useTrad } from '../../kit/utils/trad';

/** When a template was last saved, and by whom when they still have an account. */
export const useLastSaved = (): ((state: Pick<TemplateState, 'saved'>) => string) => {
  const { t } = useTrad();
  const { moment } = useFormat();
  return useCallback(
    ({ saved }) => {
      if (!saved) return t('templates.never-saved');
      const at = moment(saved.at);
      return saved.by
        ? t('templates.saved-by', { at, by: saved.by })
        : t('templates.saved-at', { at });
    },
    [moment, t],
  );
};
