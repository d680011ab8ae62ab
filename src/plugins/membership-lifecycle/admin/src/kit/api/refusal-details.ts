import { isRecord } from '../utils/records';

/**
 * The details of an error with this reason. The only place that trusts the contract about their
 * type.
 */
export const refusedFor = <Details>(error: unknown, reason: string): Details | null => {
  if (!isRecord(error) || !isRecord(error.details) || error.details.reason !== reason) return null;
  const details: unknown = error.details;
  return details as Details;
};
