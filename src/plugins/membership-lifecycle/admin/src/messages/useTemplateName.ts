import { useCallback } from 'react';
import { useTrad } from '../kit/utils/trad';

/**
 * Names a template. The settings know the names too, but whoever reads the messages may not open
 * the settings.
 */
export const useTemplateName = (): ((code: string) => string) => {
  const { t, has } = useTrad();
  return useCallback((code) => (has(`template.${code}`) ? t(`template.${code}`) : code), [t, has]);
};
