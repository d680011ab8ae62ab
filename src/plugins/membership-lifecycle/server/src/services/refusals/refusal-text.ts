import type { Localised } from '../../domain/values';
import { refuseAs } from '../../utils/errors';

/** The sentence of a refusal that is listed, not thrown. */
export const refusalText = ({
  reason,
  details,
}: {
  reason: string;
  details?: Record<string, unknown>;
}): Localised => refuseAs(reason, details).details.text as Localised;
