import { STATUSES } from '../../../../shared/core/commands';
import {
  MEMBER_COLUMNS,
  MEMBER_DUES,
  type MemberOrder,
} from '../../../../shared/membership/member-list';
import { idWord, oneOf, question, word } from '../../kernel/inputs/lists';

const ORDERS = MEMBER_COLUMNS.flatMap((column): MemberOrder[] => [
  `${column}:asc`,
  `${column}:desc`,
]);

/** The question that is asked of the list of members. */
export const validateMembersQuery = question({
  search: word(),
  status: oneOf(STATUSES),
  tier: idWord(),
  duesState: oneOf(MEMBER_DUES),
  sort: oneOf(ORDERS),
}).page;
