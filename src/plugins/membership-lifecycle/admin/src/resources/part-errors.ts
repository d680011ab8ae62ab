import { isRecord } from '../kit/utils/records';

/** The first sentence among the errors of a value, wherever in it they are. */
const firstError = (errors: unknown): string | undefined => {
  if (typeof errors === 'string') return errors;
  if (Array.isArray(errors)) return errors.map(firstError).find(Boolean);
  return isRecord(errors) ? Object.values(errors).map(firstError).find(Boolean) : undefined;
};

/** The sentence for one part of a value. */
export const errorAt = (errors: unknown, name: string): string | undefined =>
  isRecord(errors) ? firstError(errors[name]) : undefined;
