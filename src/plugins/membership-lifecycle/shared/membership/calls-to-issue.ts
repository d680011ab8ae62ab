import type { BulkLine, Day, Money } from '../kernel/common';

/**
 * A period that was agreed to and whose call staff are to issue, by its id.
 * GET /membership-lifecycle/dues/to-issue: all of them, those that begin first in front.
 */
export interface CallToIssue extends BulkLine {
  startsOn: Day;
  amount: Money;
}
