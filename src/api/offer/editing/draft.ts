/** An offer as it is being written, in the shape in which readers get the published one. Pure. */
import { isData, type Data } from '../../../documents/payload';
import { allowancesToPublish } from '../../tier/documents/allowances';
import { listsOf, listsToPublish } from '../documents/lists';
import { byDocument, publicOffer } from '../reading/join';
import type { BenefitRow, OfferRow, TierRow } from '../reading/rows';
import type { Locale, PublicOffer } from '../reading/types';

const drafts = (rows: Data[]): Data[] => rows.filter(({ publishedAt }) => publishedAt === null);

const onlyData = (value: unknown): Data[] => (Array.isArray(value) ? value.filter(isData) : []);

/** The documents that the draft of an offer lists. */
export const draftLists = (rows: Data[]) => {
  const main = drafts(rows).find(({ locale }) => locale === 'fr');
  return listsToPublish(main ?? {});
};

/** The documents that an offer lists as it is published. */
export const publishedLists = (rows: Data[]) =>
  listsOf(rows.find(({ locale, publishedAt }) => locale === 'fr' && publishedAt !== null) ?? {});

/** The offer as readers would get it if it, its tiers and its benefits were published now. */
export const draftOffer = (
  rows: Data[],
  tiers: Data[],
  benefits: Data[],
  locale: Locale,
): PublicOffer | null => {
  const lists = draftLists(rows);
  const offers = drafts(rows).map((row) => ({ ...row, publishedLists: lists }));
  const sold = drafts(tiers).map((row) => ({
    ...row,
    audiences: onlyData(row.audiences),
    brackets: onlyData(row.brackets),
    publishedAllowances: allowancesToPublish(row),
  }));
  return publicOffer(
    offers as OfferRow[],
    byDocument(sold as TierRow[]),
    byDocument(drafts(benefits) as unknown as BenefitRow[]),
    locale,
  );
};
