import { ENTITLEMENT_TABLE } from '../../core/tables/counter';
import { TERM_TABLE } from '../../core/tables/member';
import type { Day } from '../../kernel/rules/values';
import { type Executor } from '../../kernel/store/database';
import { columnsOf, countDistinct, pickCount } from '../../kernel/store/rows';

/** Counts the members who hold what staff edit. */

/**
 * Members whose term on a day was issued from a tier. Another tier may have the same code, another
 * year's for instance; terms from before they named their tier name its offer.
 */
export const countTierHolders = async (
  db: Executor,
  { documentId, code, offers }: { documentId: string; code: string; offers: readonly string[] },
  on: Day,
): Promise<number> => {
  const holding = db(TERM_TABLE.collection)
    .where('state', 'issued')
    .where('starts_on', '<=', on)
    .where('ends_on', '>=', on)
    .where((term: ReturnType<Executor>) =>
      term.where('tier_document_id', documentId).orWhere((older: ReturnType<Executor>) =>
        older
          .whereNull('tier_document_id')
          .where('tier_code', code)
          .whereIn('offer_document_id', offers as string[]),
      ),
    );
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
