import type { ChangedMeanwhile } from '../../../../shared/core/membership';
import { isRecord } from '../utils/records';

/** What others did since the version that was sent, when that is why a command was refused. */
export const changedMeanwhile = (error: unknown): ChangedMeanwhile | null => {
  const details = isRecord(error) ? error.details : undefined;
  if (!isRecord(details) || details.reason !== 'changed-meanwhile') return null;
  return details as unknown as ChangedMeanwhile;
};
