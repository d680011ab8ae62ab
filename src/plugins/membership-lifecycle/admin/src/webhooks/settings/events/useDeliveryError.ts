import { useTrad } from '../../../kit/utils/trad';

const KNOWN = [
  'timeout',
  'redirected',
  'private-network',
  'ECONNREFUSED',
  'ENOTFOUND',
  'webhook-deleted',
  'webhook-disabled',
  'webhook-unsubscribed',
  'transferred',
] as const;

/** Why a webhook did not take an event: our codes in words, the receiver's own words as they are. */
export const useDeliveryError = (): ((error: string) => string) => {
  const { t } = useTrad();
  return (error) => {
    const known = KNOWN.find((code) => code === error);
    return known ? t(`events.error.${known}`) : t('events.error.words', { words: error });
  };
};
