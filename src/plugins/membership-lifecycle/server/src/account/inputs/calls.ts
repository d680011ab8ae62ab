import { CALL_STATES, LISTED_KINDS } from '../../../../shared/account/calls';
import { DEPOSIT_FILTERS } from '../../../../shared/core/deposits';
import { day, dayFrom, ids, oneOf, question, word } from '../../kernel/inputs/lists';

/** The question that is asked of the list of calls and credit notes. */
const asked = question({
  kind: oneOf(LISTED_KINDS),
  state: oneOf(CALL_STATES),
  deposit: oneOf(DEPOSIT_FILTERS),
  from: day(),
  to: dayFrom('from'),
  dueFrom: day(),
  dueTo: dayFrom('dueFrom'),
  search: word(),
  ids: ids(),
});

export const validateCallsQuery = asked.page;
/** The same without a page: what is chosen to be acted upon. */
export const validateCallsFilters = asked.filters;
