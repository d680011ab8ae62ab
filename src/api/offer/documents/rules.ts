import type { Core } from '@strapi/strapi';
import { isDay, isEmpty, isSaneYear } from '../../../documents/checks';
import { fixedProblems, kebabProblems, missing, repeated } from '../../../documents/common';
import { problem, type Problem, type Reason } from '../../../documents/errors';
import { isData, type Data } from '../../../documents/payload';
import { draftsOf, isAnyPublished, isTaken, storeOnPublished } from '../../../documents/rows';
import {
  MAIN_LOCALE,
  type DocumentRules,
  type Publication,
  type Write,
} from '../../../documents/rules';
import { WAS_PUBLISHED } from '../../../documents/withdrawn';
import { benefitRules } from '../../benefit/documents/rules';
import { tierRules } from '../../tier/documents/rules';
import { listsToPublish } from './lists';

const uid = 'api::offer.offer';
/** `GET /api/offers/current` answers something else. */
const RESERVED_SLUGS = ['current'];
const REQUIRED = ['title', 'slug', 'year', 'opensOn'];
const WITH_LISTS = { tiers: true, benefits: true };

const dateProblems = (data: Data, current: Data | null): Problem[] => {
  const problems = ['opensOn', 'closesOn']
    .filter((field) => !isEmpty(data[field]) && !isDay(data[field]))
    .map((field) => problem([field], 'not-a-day'));
  if (problems.length > 0) return problems;
  const opensOn = data.opensOn === undefined ? current?.opensOn : data.opensOn;
  const closesOn = data.closesOn === undefined ? current?.closesOn : data.closesOn;
  const wrong = !isEmpty(opensOn) && !isEmpty(closesOn) && String(closesOn) < String(opensOn);
  return wrong ? [problem(['closesOn'], 'dates-out-of-order')] : [];
};

const slugProblems = async (write: Write): Promise<Problem[]> => {
  const { strapi, data, documentId, current } = write;
  const problems = kebabProblems(data, 'slug');
  // A copy that names no slug would keep the slug of the original.
  const slug = data.slug ?? (documentId ? undefined : current?.slug);
  if (typeof slug !== 'string' || slug === '') return problems;
  if (RESERVED_SLUGS.includes(slug)) problems.push(problem(['slug'], 'slug-reserved'));
  if (await isTaken(strapi, uid, 'slug', slug, documentId)) {
    problems.push(problem(['slug'], 'slug-taken'));
  }
  return [...problems, ...(await fixedProblems(write, uid, ['slug']))];
};

const onWrite = async (write: Write): Promise<Problem[]> => {
  const { data, current } = write;
  const { year } = data;
  return [
    ...(await slugProblems(write)),
    ...(isEmpty(year) || isSaneYear(year) ? [] : [problem(['year'], 'year-out-of-range')]),
    ...dateProblems(data, current),
  ];
};

const codesTwice = (draft: Data): Problem[] => {
  const codes = (field: string) =>
    Array.isArray(draft[field])
      ? draft[field].filter(isData).flatMap(({ code }) => (isEmpty(code) ? [] : [String(code)]))
      : [];
  return [
    ...repeated(codes('tiers')).map((name) => problem(['tiers'], 'tier-twice', { name })),
    ...repeated(codes('benefits')).map((name) => problem(['benefits'], 'benefit-twice', { name })),
  ];
};

/** What a page of an offer cannot do without, and what to say where it is missing. */
const NEEDED: { field: 'tiers' | 'benefits'; of: DocumentRules; reasons: [Reason, Reason] }[] = [
  { field: 'tiers', of: tierRules, reasons: ['tiers-none', 'tiers-unfinished'] },
  { field: 'benefits', of: benefitRules, reasons: ['benefits-none', 'benefits-unfinished'] },
];

/** Whether one of some drafts could be published, as a release does it together with the offer. */
const isAnyPublishable = async (
  strapi: Core.Strapi,
  { onPublish: judge }: DocumentRules,
  documentIds: string[],
): Promise<boolean> => {
  for (const documentId of documentIds) {
    const problems = await judge?.({ strapi, documentId, locales: [MAIN_LOCALE] });
    if (problems?.length === 0) return true;
  }
  return false;
};

/** An offer without a tier or without a right would replace the one that the public reads. */
const emptyProblems = async (strapi: Core.Strapi, draft: Data): Promise<Problem[]> => {
  const lists = listsToPublish(draft);
  const problems: Problem[] = [];
  for (const { field, of, reasons } of NEEDED) {
    const ids = lists[field];
    const [none, unfinished] = reasons;
    if (ids.length === 0) problems.push(problem([field], none));
    else if (
      !(await isAnyPublished(strapi, of.uid, ids, MAIN_LOCALE)) &&
      !(await isAnyPublishable(strapi, of, ids))
    ) {
      problems.push(problem([field], unfinished));
    }
  }
  return problems;
};

const onPublish = async ({ strapi, documentId, locales }: Publication): Promise<Problem[]> => {
  const drafts = await draftsOf(strapi, uid, documentId, locales, WITH_LISTS);
  const problems = drafts.flatMap((draft) => missing(draft, REQUIRED));
  const main = drafts.find((draft) => draft.locale === MAIN_LOCALE);
  if (!main) return problems;
  return [...problems, ...codesTwice(main), ...(await emptyProblems(strapi, main))];
};

const afterPublish = async ({ strapi, documentId, locales }: Publication): Promise<void> => {
  if (!locales.includes(MAIN_LOCALE)) return;
  const [draft] = await draftsOf(strapi, uid, documentId, [MAIN_LOCALE], WITH_LISTS);
  if (!draft) return;
  const publishedLists = listsToPublish(draft);
  await storeOnPublished(strapi, uid, documentId, MAIN_LOCALE, { publishedLists });
};

/**
 * The rules for an offer: days in order, a slug of its own that stays once published, and at least one
 * tier and one right.
 */
export const offerRules: DocumentRules = {
  uid,
  ownFields: ['publishedLists', WAS_PUBLISHED],
  onWrite,
  onPublish,
  afterPublish,
};
