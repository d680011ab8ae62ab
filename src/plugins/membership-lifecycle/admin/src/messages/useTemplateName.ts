import { useCallback } from 'react';
import { useTrad } from '../kit/utils/trad';

/**
 * The name of a template. A separate source from the settings, which readers of messages may not
 * open.
 */
export const useTemplateName = (): ((code: string) => string) => {
  const { t, has } = useTrad();
  return useCallback((code) => (has(`template.${code}`) ? t(`template.${code}`) : code), [t, has]);
};
