import { PAYMENT_SELECTIONS } from '../../../../shared/account/payments';
import { PAYMENT_METHODS } from '../../../../shared/core/commands';
import { day, dayFrom, oneOf, question, word } from '../../kernel/inputs/lists';

/** The question that is asked of the list of payments. */
export const validatePaymentsQuery = question({
  kind: oneOf(PAYMENT_SELECTIONS),
  method: oneOf(PAYMENT_METHODS),
  from: day(),
  to: dayFrom('from'),
  search: word(),
}).page;
