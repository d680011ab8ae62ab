import type { Core } from '@strapi/strapi';
import { RIGHT_KINDS } from '../../../plugins/membership-lifecycle/shared/core/kinds';
import type { BenefitKind } from '../../../plugins/membership-lifecycle/shared/kernel/content-api';
import { repeated } from '../../../documents/common';
import { isEmpty, isWhole } from '../../../documents/checks';
import { problem, type Problem } from '../../../documents/errors';
import { isData, type Data } from '../../../documents/payload';
import { MAIN_LOCALE } from '../../../documents/rules';

/** One allowance of a published tier, by document id: what readers join with published benefits. */
export interface PublishedAllowance {
  benefit: string;
  quantity: number | null;
  carryOverCap: number;
  perPersonCap: number | null;
}

const listOf = (draft: Data): Data[] =>
  Array.isArray(draft.allowances) ? draft.allowances.filter(isData) : [];

/** Numbers of an input that are not quantities, whatever the benefit. */
export const quantityProblems = (data: Data): Problem[] =>
  listOf(data).flatMap((allowance, index) =>
    ['quantity', 'carryOverCap', 'perPersonCap']
      .filter((field) => !isEmpty(allowance[field]))
      .filter((field) => !isWhole(allowance[field], field === 'perPersonCap' ? 1 : 0))
      .map((field) => problem(['allowances', index, field], 'not-a-quantity')),
  );

/** Why the allowances of a draft, with their benefits populated, cannot be published. */
export const allowanceProblems = (draft: Data): Problem[] => {
  const list = listOf(draft);
  const problems = list.flatMap((allowance, index): Problem[] => {
    const { benefit, quantity } = allowance;
    if (!isData(benefit)) return [problem(['allowances', index, 'benefit'], 'benefit-missing')];
    const path = ['allowances', index, 'quantity'];
    const params = { name: String(benefit.title ?? benefit.code) };
    if (!RIGHT_KINDS[benefit.kind as BenefitKind].numbered) {
      return isEmpty(quantity) ? [] : [problem(path, 'quantity-not-allowed', params)];
    }
    return isWhole(quantity, 1) ? [] : [problem(path, 'quantity-required', params)];
  });
  const benefits = list.map((allowance) => allowance.benefit).filter(isData);
  const twice = repeated(benefits.map((benefit) => String(benefit.documentId)));
  return [
    ...problems,
    ...twice.map((id) => {
      const benefit = benefits.find((one) => one.documentId === id);
      return problem(['allowances'], 'benefit-twice', { name: String(benefit?.title ?? id) });
    }),
  ];
};

/** The allowances of a draft, by document id, in their order. */
export const allowancesToPublish = (draft: Data): PublishedAllowance[] =>
  listOf(draft).flatMap(({ benefit, quantity, carryOverCap, perPersonCap }) =>
    isData(benefit)
      ? [
          {
            benefit: String(benefit.documentId),
            quantity: isWhole(quantity, 1) ? quantity : null,
            carryOverCap: isWhole(carryOverCap, 0) ? carryOverCap : 0,
            perPersonCap: isWhole(perPersonCap, 1) ? perPersonCap : null,
          },
        ]
      : [],
  );

/** The document id of a benefit in any of the forms in which a relation is written. */
const benefitIdIn = (relation: unknown): string | null => {
  if (typeof relation === 'string') return relation;
  if (Array.isArray(relation)) return benefitIdIn(relation[0]);
  if (!isData(relation)) return null;
  if (typeof relation.documentId === 'string') return relation.documentId;
  return benefitIdIn(relation.connect) ?? benefitIdIn(relation.set);
};

/** Writes the benefit's title on each allowance: the form shows it on the folded line. */
export const labelAllowances = async (strapi: Core.Strapi, data: Data): Promise<void> => {
  const list = listOf(data);
  const ids = list.flatMap(({ benefit }) => benefitIdIn(benefit) ?? []);
  if (ids.length === 0) return;
  const benefits = (await strapi.db.query('api::benefit.benefit').findMany({
    where: { documentId: { $in: ids }, locale: MAIN_LOCALE, publishedAt: null },
    select: ['documentId', 'title'],
  })) as Data[];
  const titles = new Map(benefits.map(({ documentId, title }) => [documentId, title]));
  for (const allowance of list) {
    const id = benefitIdIn(allowance.benefit);
    if (id !== null && titles.has(id)) allowance.label = titles.get(id);
  }
};
