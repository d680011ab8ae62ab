import { ENTITLEMENT_TABLE } from '../../core/tables/counter';
import { TERM_TABLE } from '../../core/tables/member';
import type { Day } from '../../kernel/rules/values';
import { type Executor } from '../../kernel/store/database';
import { columnsOf, countDistinct, pickCount } from '../../kernel/store/rows';

/** Counts holders by code: terms contain the codes of tiers and benefits, not their documents. */

/** Members whose term on a day has a tier. */
export const countTierHolders = async (
  db: Executor,
  tierCode: string,
  on: Day,
): Promise<number> => {
  const holding = db(TERM_TABLE.collection)
    .where({ state: 'issued', tier_code: tierCode })
    .where('starts_on', '<=', on)
    .where('ends_on', '>=', on);
  return pickCount(holding, countDistinct(columnsOf(TERM_TABLE).membershipId));
};

/** Members who hold a right on a day. */
export const countBenefitHolders = async (
  db: Executor,
  benefitCode: string,
  on: Day,
): Promise<number> => {
  const holding = db(ENTITLEMENT_TABLE.collection)
    .where({ benefit_code: benefitCode })
    .whereNull('voided_on')
    .where('starts_on', '<=', on)
    .where('ends_on', '>=', on);
  return pickCount(holding, countDistinct(columnsOf(ENTITLEMENT_TABLE).membershipId));
};
