import type { Core } from '@strapi/strapi';
import { isEmpty, isMonthDay, isWhole } from '../../../documents/checks';
import { fixedProblems, kebabProblems, missing } from '../../../documents/common';
import { problem, type Problem } from '../../../documents/errors';
import type { Data } from '../../../documents/payload';
import { draftsOf, storeOnPublished } from '../../../documents/rows';
import {
  MAIN_LOCALE,
  type DocumentRules,
  type Publication,
  type Write,
} from '../../../documents/rules';
import { WAS_PUBLISHED } from '../../../documents/withdrawn';
import { listsOf } from '../../offer/documents/lists';
import {
  allowanceProblems,
  allowancesToPublish,
  labelAllowances,
  quantityProblems,
} from './allowances';
import { bracketNumberProblems, pricingProblems } from './brackets';

const uid = 'api::tier.tier';
const LONGEST_TERM = 120;
const REQUIRED = ['name', 'code', 'termKind', 'termMonths', 'yearStartsOn'];
const RULES_OF_TERM = ['firstTermPrice', 'lateRenewal'];
const WITH_BENEFITS = { allowances: { populate: { benefit: true } } };
const WITH_PARTS = { ...WITH_BENEFITS, brackets: true };

const policyProblems = (data: Data, current: Data | null): Problem[] => {
  const problems: Problem[] = [];
  for (const field of ['yearStartsOn', 'rolloverOn']) {
    if (!isEmpty(data[field]) && !isMonthDay(data[field])) {
      problems.push(problem([field], 'not-a-month-day'));
    }
  }
  if (!isEmpty(data.termMonths) && !isWhole(data.termMonths, 1, LONGEST_TERM)) {
    return [...problems, problem(['termMonths'], 'months-out-of-range')];
  }
  const kind = data.termKind ?? current?.termKind ?? 'calendar-year';
  const months = data.termMonths ?? current?.termMonths ?? 12;
  if (kind === 'calendar-year' && Number(months) % 12 !== 0) {
    problems.push(problem(['termMonths'], 'months-not-whole-years'));
  }
  return problems;
};

const onWrite = async (write: Write): Promise<Problem[]> => {
  const { data, current } = write;
  // An emptied day means "never", and is kept as no value at all.
  if (data.rolloverOn === '') data.rolloverOn = null;
  await labelAllowances(write.strapi, data);
  const price = data.price;
  return [
    ...kebabProblems(data, 'code'),
    ...(isEmpty(price) || isWhole(price, 0) ? [] : [problem(['price'], 'not-a-price')]),
    ...policyProblems(data, current),
    ...bracketNumberProblems(data),
    ...quantityProblems(data),
    ...(await fixedProblems(write, uid, ['code'])),
  ];
};

/** Refuses a tier's code that another tier of a published offer has already. */
const siblingProblems = async (
  strapi: Core.Strapi,
  documentId: string,
  code: unknown,
): Promise<Problem[]> => {
  const offers = (await strapi.db.query('api::offer.offer').findMany({
    where: { locale: MAIN_LOCALE, publishedAt: { $notNull: true } },
  })) as Data[];
  const siblings = offers
    .map((offer) => listsOf(offer).tiers)
    .filter((tiers) => tiers.includes(documentId))
    .flat()
    .filter((id) => id !== documentId);
  if (siblings.length === 0) return [];
  const same = await strapi.db.query(uid).count({
    where: { documentId: { $in: siblings }, code, publishedAt: { $notNull: true } },
  });
  return same > 0 ? [problem(['code'], 'tier-twice', { name: String(code) })] : [];
};

const onPublish = async ({ strapi, documentId, locales }: Publication): Promise<Problem[]> => {
  const drafts = await draftsOf(strapi, uid, documentId, locales, WITH_PARTS);
  const problems = drafts.flatMap((draft) => missing(draft, [...REQUIRED, ...RULES_OF_TERM]));
  const main = drafts.find((draft) => draft.locale === MAIN_LOCALE);
  if (!main) return problems;
  return [
    ...problems,
    ...pricingProblems(main),
    ...allowanceProblems(main),
    ...(await siblingProblems(strapi, documentId, main.code)),
  ];
};

const afterPublish = async ({ strapi, documentId, locales }: Publication): Promise<void> => {
  if (!locales.includes(MAIN_LOCALE)) return;
  const [draft] = await draftsOf(strapi, uid, documentId, [MAIN_LOCALE], WITH_BENEFITS);
  if (!draft) return;
  const publishedAllowances = allowancesToPublish(draft);
  await storeOnPublished(strapi, uid, documentId, MAIN_LOCALE, { publishedAllowances });
};

/** The rules for a tier: a price or brackets, a coherent policy, allowances that suit their benefits. */
export const tierRules: DocumentRules = {
  uid,
  ownFields: ['publishedAllowances', WAS_PUBLISHED],
  onWrite,
  onPublish,
  afterPublish,
};
