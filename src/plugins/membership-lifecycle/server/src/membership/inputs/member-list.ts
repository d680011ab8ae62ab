import { STATUSES } from '../../../../shared/core/commands';
import {
  BELONGING,
  MEMBER_COLUMNS,
  MEMBER_DUES,
  MEMBER_OFFICES,
  type MemberOrder,
} from '../../../../shared/membership/member-list';
import { flag, idWord, oneOf, question, word } from '../../kernel/inputs/lists';

const ORDERS = MEMBER_COLUMNS.flatMap((column): MemberOrder[] => [
  `${column}:asc`,
  `${column}:desc`,
]);

/** The question that is asked of the list of members. */
const members = question({
  search: word(),
  status: oneOf([...STATUSES, BELONGING]),
  tier: idWord(),
  duesState: oneOf(MEMBER_DUES),
  muted: flag(),
  office: oneOf(MEMBER_OFFICES),
  sort: oneOf(ORDERS),
});

export const validateMembersQuery = members.page;

/** The same without pages, for a file and for a selection. */
export const validateMembersFilters = members.filters;

/** Members by name alone: those that a search finds, or one by its id. */
export const validateNamesQuery = question({ search: word(), membership: idWord() }).filters;
