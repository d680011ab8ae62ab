import { refuseAs } from '../errors';
import type { Localised } from '../rules/values';

/** The sentence of a refusal that is listed, not thrown. */
export const refusalText = ({
  reason,
  details,
}: {
  reason: string;
  details?: Record<string, unknown>;
}): Localised => refuseAs(reason, details).details.text as Localised;
