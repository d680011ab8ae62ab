import type { Core } from '@strapi/strapi';
import { BENEFIT_UID } from '../../../../shared/kernel/ids';
import type { WarningLevels } from '../../core/rules/entitlement';
import { ENTITLEMENT_TABLE } from '../../core/tables/counter';
import type { Transaction } from '../../kernel/store/database';
import { readRows } from '../../kernel/store/scripts';

/** SQL: the number left at which staff want to be told, of the published benefit with a code. */
export const warningLevel = (code: string): string =>
  `(select max(warn_at) from benefits where code = ${code} and published_at is not null)`;

/** The levels of some rights; of those alone that have one. */
export const findWarningLevels = async (
  trx: Transaction,
  entitlementIds: readonly string[],
): Promise<WarningLevels> => {
  const rows = await readRows(trx, {
    sql: `select document_id, warn_at from (
        select e.document_id, ${warningLevel('e.benefit_code')} as warn_at
        from ${ENTITLEMENT_TABLE.collection} e
        where e.document_id in (${entitlementIds.map(() => '?').join(', ')})
      ) levels where warn_at is not null`,
    values: entitlementIds,
  });
  return new Map(rows.map((row) => [String(row.document_id), Number(row.warn_at)]));
};

/** Whether a benefit with this code exists. */
export const benefitExists = async (strapi: Core.Strapi, code: string): Promise<boolean> =>
  (await strapi.db.query(BENEFIT_UID).count({ where: { code } })) > 0;
