import { CALL_STATES, LISTED_KINDS } from '../../../../shared/account/calls';
import { DEPOSIT_FILTERS } from '../../../../shared/core/deposits';
import { day, ids, oneOf, question, word } from '../../kernel/inputs/lists';

/** The question that is asked of the list of calls and credit notes. */
const asked = question({
  kind: oneOf(LISTED_KINDS),
  state: oneOf(CALL_STATES),
  deposit: oneOf(DEPOSIT_FILTERS),
  from: day(),
  to: day(),
  dueFrom: day(),
  dueTo: day(),
  search: word(),
  ids: ids(),
});

export const validateCallsQuery = asked.page;
/** The same without a page: what is chosen to be acted upon. */
export const validateCallsFilters = asked.filters;
