import { useCallback } from 'react';
import { useTrad } from '../kit/utils/trad';

/** The templates that the plugin ships, in the order of a membership's life. */
export const TEMPLATE_CODES = [
  'application-received',
  'application-announced',
  'membership-approved',
  'membership-refused',
  'call-issued',
  'payment-received',
  'paper-sent',
  'renewal-proposal',
  'renewal-reminder',
  'renewal-overdue',
  'renewal-accepted',
  'renewal-lapsed',
  'assembly-convocation',
  'membership-ended',
  'member-invitation',
  'member-sign-in',
] as const;

/**
 * Names a template. The settings know the names too, but whoever reads the messages may not open
 * the settings.
 */
export const useTemplateName = (): ((code: string) => string) => {
  const { t, has } = useTrad();
  return useCallback((code) => (has(`template.${code}`) ? t(`template.${code}`) : code), [t, has]);
};
