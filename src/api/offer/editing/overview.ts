/** An offer's overview: what it shows now, and will not show as it stands. Pure. */
import type {
  ListedContent,
  OfferLink,
  OfferOverview,
  TierPrice,
} from '../../../plugins/membership-lifecycle/shared/catalogue/offers';
import { rangeOf } from '../../../plugins/membership-lifecycle/shared/core/brackets';
import { isData, type Data } from '../../../documents/payload';
import { listsOf } from '../documents/lists';
import { bracketsOf } from '../../tier/documents/brackets';
import type { Locale } from '../reading/types';
import { relatedIds, stateOf, summaryOf, type Versions } from './versions';

export const TRANSLATED = {
  offer: ['title', 'epigraph', 'why', 'rightsHeading', 'seoTitle', 'seoDescription'],
  tier: ['name', 'audiences'],
  benefit: ['title', 'description', 'unit'],
};

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const whole = (value: unknown): number | null => (Number.isInteger(value) ? Number(value) : null);

/** The price of a tier as its French draft has it. */
export const priceOf = (tier: Versions | undefined): TierPrice => {
  const draft = tier?.draft('fr') ?? {};
  const brackets = bracketsOf(draft);
  return brackets
    ? { price: null, range: rangeOf(brackets) }
    : { price: whole(draft.price), range: null };
};

/** An offer by the name of one of its rows. */
export const linkTo = (offer: Data): OfferLink => ({
  documentId: String(offer.documentId),
  title: text(offer.title) ?? text(offer.slug) ?? '',
  year: whole(offer.year),
});

/** The documents that a draft lists, then those that only the published version lists. */
export const listed = (
  inDraft: string[],
  inPublished: string[],
  found: Map<string, Versions>,
  name: 'title' | 'name',
  translated: string[],
): ListedContent[] =>
  [...new Set([...inDraft, ...inPublished])].flatMap((id) => {
    const all = found.get(id);
    if (!all) return [];
    return {
      ...summaryOf(all, name, translated),
      listed: inDraft.includes(id),
      shown: inPublished.includes(id) && stateOf(all) !== 'draft',
    };
  });

/** When the public sees an offer; `current` is the one that the site shows on that day. */
export const windowOf = (
  all: Versions,
  today: string,
  current: Data | null,
): OfferOverview['window'] => {
  const shown = all.published('fr');
  const row = shown ?? all.draft('fr') ?? {};
  const [opensOn, closesOn] = [text(row.opensOn), text(row.closesOn)];
  const isCurrent = current?.documentId === all.documentId;
  const kindOf = (): OfferOverview['window']['kind'] => {
    if (!shown) return 'unpublished';
    if (opensOn !== null && opensOn > today) return 'scheduled';
    if (closesOn !== null && closesOn < today) return 'closed';
    return isCurrent ? 'open' : 'superseded';
  };
  return {
    kind: kindOf(),
    opensOn,
    closesOn,
    instead: current && !isCurrent ? linkTo(current) : null,
  };
};

const mentions = (value: unknown, word: string): boolean =>
  isData(value)
    ? Object.values(value).some((part) => mentions(part, word))
    : typeof value === 'string' && new RegExp(`\\b${word}\\b`).test(value);

/** Texts of a draft that still name the year before; the epigraph quotes a book, which has its own. */
const yearBefore = (all: Versions, year: number | null): OfferOverview['yearBefore'] => {
  if (year === null || stateOf(all) !== 'draft') return [];
  return (['fr', 'en'] as Locale[]).flatMap((locale) =>
    ['title', 'slug', 'why', 'rightsHeading']
      // The slug is one for all languages.
      .filter((field) => field !== 'slug' || locale === 'fr')
      .filter((field) => mentions(all.draft(locale)?.[field], String(year - 1)))
      .map((field) => ({ locale, field })),
  );
};

/** The benefits that one row of a tier grants. */
export const grantedIn = ({ allowances }: Data): string[] =>
  (Array.isArray(allowances) ? allowances : [])
    .filter(isData)
    .flatMap(({ benefit }) => relatedIds([benefit]));

/** The benefits that the French draft of a tier grants. */
export const grantedBy = (tier: Versions): string[] => grantedIn(tier.draft('fr') ?? {});

/** The benefits that a tier grants in what is written, or in what the public reads of it. */
export const grantedAnywhere = (tier: Versions): string[] => [
  ...new Set(
    [tier.draft('fr'), tier.published('fr')].flatMap((row) => (row ? grantedIn(row) : [])),
  ),
];

/** Whether a tier grants a benefit in what is written, and in what the public reads of it. */
const grants = (tier: Versions, id: string): boolean =>
  [tier.draft('fr'), tier.published('fr')].every((row) => !row || grantedIn(row).includes(id));

/** The names of the benefits that a tier grants and the draft of the offer does not list. */
const unlistedIn = (
  draft: Data,
  tiers: (Versions | undefined)[],
  benefits: Map<string, Versions>,
): string[] => {
  const inDraft = relatedIds(draft.benefits);
  const granted = new Set(tiers.flatMap((tier) => (tier ? grantedAnywhere(tier) : [])));
  return [...granted]
    .filter((id) => !inDraft.includes(id))
    .flatMap((id) => {
      const found = benefits.get(id);
      return found ? [summaryOf(found, 'title', TRANSLATED.benefit).name] : [];
    });
};

/** Everything that whoever edits an offer should know of it. */
export const offerOverview = (
  all: Versions,
  tiers: Map<string, Versions>,
  benefits: Map<string, Versions>,
  today: string,
  current: Data | null,
): OfferOverview => {
  const draft = all.draft('fr') ?? {};
  const published = all.published('fr');
  const lists = published ? listsOf(published) : { tiers: [], benefits: [] };
  const year = whole(draft.year);
  const offered = relatedIds(draft.tiers).map((id) => tiers.get(id));
  const isGranted = (id: string): boolean =>
    offered.length === 0 || offered.some((tier) => !tier || grants(tier, id));
  return {
    ...summaryOf(all, 'title', TRANSLATED.offer),
    year,
    window: windowOf(all, today, current),
    tiers: listed(relatedIds(draft.tiers), lists.tiers, tiers, 'name', TRANSLATED.tier).map(
      (one) => ({ ...one, ...priceOf(tiers.get(one.documentId)) }),
    ),
    benefits: listed(
      relatedIds(draft.benefits),
      lists.benefits,
      benefits,
      'title',
      TRANSLATED.benefit,
    ).map((one) => ({ ...one, granted: isGranted(one.documentId) })),
    unlisted: unlistedIn(draft, offered, benefits),
    yearBefore: yearBefore(all, year),
  };
};

/** The offers whose list names a tier or a benefit, in what is written or in what is published. */
export const offersListing = (
  offers: Data[],
  field: 'tiers' | 'benefits',
  all: Versions,
): (OfferLink & { shown: boolean })[] => {
  const ids = [...new Set(offers.map((offer) => String(offer.documentId)))];
  const rowsOf = (id: string) => offers.filter((offer) => offer.documentId === id);
  return ids.flatMap((id) => {
    const rows = rowsOf(id);
    const draft = rows.find((row) => row.publishedAt === null);
    const published = rows.find((row) => row.publishedAt !== null);
    const inPublished = published ? listsOf(published)[field].includes(all.documentId) : false;
    const inDraft = relatedIds(draft?.[field]).includes(all.documentId);
    if (!inDraft && !inPublished) return [];
    const shown = inPublished && stateOf(all) !== 'draft';
    return { ...linkTo(draft ?? published ?? {}), shown };
  });
};
