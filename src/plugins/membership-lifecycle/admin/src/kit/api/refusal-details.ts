import { isRecord } from '../utils/records';

/**
 * What an error tells besides its words, when it was refused for this reason: the one place where what
 * the contract says of a reason is taken at its word.
 */
export const refusedFor = <Details>(error: unknown, reason: string): Details | null => {
  if (!isRecord(error) || !isRecord(error.details) || error.details.reason !== reason) return null;
  const details: unknown = error.details;
  return details as Details;
};
