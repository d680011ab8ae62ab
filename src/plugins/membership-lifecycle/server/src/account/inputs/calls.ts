import { CALL_STATES, LISTED_KINDS } from '../../../../shared/account/calls';
import { day, oneOf, question, word } from '../../kernel/inputs/lists';

/** The question that is asked of the list of calls and credit notes. */
export const validateCallsQuery = question({
  kind: oneOf(LISTED_KINDS),
  state: oneOf(CALL_STATES),
  from: day(),
  to: day(),
  search: word(),
}).page;
