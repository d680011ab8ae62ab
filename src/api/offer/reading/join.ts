/**
 * Joins the lists of a published offer with what is published now. Pure. Publishing a tier or a
 * benefit makes it appear, unpublishing removes it, and no offer is ever republished for that: it
 * would publish its half-written draft.
 */
import type { PublishedAllowance } from '../../tier/documents/allowances';
import {
  lastOf,
  priceIn,
  rangeOf,
  type Brackets,
} from '../../../plugins/membership-lifecycle/shared/core/brackets';
import {
  bracketPrice,
  bracketWords,
  type Writing,
} from '../../../plugins/membership-lifecycle/shared/core/bracket-words';
import type { PublicBrackets } from '../../../plugins/membership-lifecycle/shared/core/content-api';
import {
  allowanceWords,
  periodWords,
  priceWords,
} from '../../../plugins/membership-lifecycle/shared/core/offer-words';
import { publicPicture } from '../../../plugins/membership-lifecycle/shared/kernel/picture';
import type { TierOffer } from '../../../plugins/membership-lifecycle/shared/core/tier-offer';
import { typeset, writingIn } from '../../../writing/format';
import { markdownHtml } from '../../../writing/markdown';
import { bracketsOf } from '../../tier/documents/brackets';
import { isData } from '../../../documents/payload';
import { listsOf } from '../documents/lists';
import type { BenefitRow, OfferRow, TierRow } from './rows';
import type { Locale, Localised, PublicBenefit, PublicOffer, PublicTier } from './types';

const CURRENCY = 'EUR';
const MAIN: Locale = 'fr';

/** The published versions of one document: the French one rules, so it must be there. */
export interface Versions<Row> {
  main: Row;
  of: (locale: Locale) => Row;
}

export type ById<Row> = Map<string, Versions<Row>>;

/** Groups rows by document; a document without a published French version is left out. */
export const byDocument = <Row extends { documentId: string; locale: Locale }>(
  rows: Row[],
): ById<Row> => {
  const groups = new Map<string, Versions<Row>>();
  for (const main of rows.filter((row) => row.locale === MAIN)) {
    const others = rows.filter((row) => row.documentId === main.documentId);
    groups.set(main.documentId, {
      main,
      of: (locale) => others.find((row) => row.locale === locale) ?? main,
    });
  }
  return groups;
};

const found = <T>(values: (T | undefined)[]): T[] =>
  values.filter((value): value is T => value !== undefined);

const isAllowance = (value: unknown): value is PublishedAllowance =>
  isData(value) && typeof value.benefit === 'string';

/** The stored allowances of a published tier. */
export const allowancesOf = (tier: TierRow): PublishedAllowance[] =>
  Array.isArray(tier.publishedAllowances) ? tier.publishedAllowances.filter(isAllowance) : [];

/** The stored lists of a published offer. */
export const offerLists = (offer: OfferRow) => listsOf({ ...offer });

/** A long text as the site's own page shows it; a draft may lack it. */
const htmlOf = (text: string | null, locale: Locale): string =>
  text ? markdownHtml(typeset(text, locale)) : '';

const publicBenefit = ({ main, of }: Versions<BenefitRow>, locale: Locale): PublicBenefit => {
  const text = of(locale);
  return {
    code: main.code,
    title: text.title,
    description: text.description ?? null,
    descriptionHtml: text.description ? htmlOf(text.description, text.locale) : null,
    kind: main.kind,
    // Left empty rather than French: `locale` below must be true of every text.
    unit: text.unit || null,
    locale: text.locale,
  };
};

const termOf = (tier: TierRow) => ({
  kind: tier.termKind,
  months: tier.termMonths,
  yearStartsOn: tier.yearStartsOn,
  rolloverOn: tier.rolloverOn || null,
  firstTermPrice: tier.firstTermPrice,
});

const euros = (amount: number) => ({ amount, currency: CURRENCY });

const publicBrackets = ({ measure, lines }: Brackets, writing: Writing): PublicBrackets => {
  const { lowest, highest } = rangeOf({ measure, lines });
  return {
    measure,
    lowest: euros(lowest),
    highest: highest === null ? null : euros(highest),
    steps: lines.map((line) => {
      const step = {
        from: line.from,
        to: lastOf(lines, line),
        // A maximum without a rate is a price like another.
        price: euros(line.rate ? line.price : priceIn(line, line.from)),
        perUnit: line.rate ? String(line.rate / 1_000_000) : null,
        maximum: line.rate && line.maximum !== null ? euros(line.maximum) : null,
      };
      const rangeText = bracketWords(measure, step, writing);
      return { ...step, rangeText, priceText: bracketPrice(measure, step, writing) };
    }),
  };
};

const pricing = (
  tier: TierRow,
  locale: Locale,
): Pick<PublicTier, 'price' | 'brackets' | 'priceText'> => {
  const writing = writingIn(locale);
  const found = bracketsOf(tier);
  const brackets = found && publicBrackets(found, writing);
  const price = brackets || tier.price === null ? null : euros(tier.price);
  const period = periodWords({ price, brackets, term: { months: tier.termMonths } }, locale);
  const words = [priceWords({ price, brackets }, writing), period];
  return { price, brackets, priceText: words.filter(Boolean).join(' ') };
};

const publicTier = (
  { main, of }: Versions<TierRow>,
  benefits: ById<BenefitRow>,
  locale: Locale,
): PublicTier => {
  const text = of(locale);
  return {
    code: main.code,
    name: text.name,
    audiences: (text.audiences ?? []).map(({ label }) => label),
    ...pricing(main, locale),
    term: termOf(main),
    allowances: allowancesOf(main).flatMap(({ benefit, quantity }) => {
      const versions = benefits.get(benefit);
      if (!versions) return [];
      const right = publicBenefit(versions, locale);
      const quantityText = allowanceWords(right, quantity, locale) || null;
      const { code, title } = right;
      return [{ benefit: code, title, quantity, quantityText, locale: right.locale }];
    }),
    locale: text.locale,
  };
};

/** The latest of some instants, each a text or a date as the database gives it. */
const latest = (rows: { updatedAt: string }[]): string =>
  new Date(Math.max(...rows.map(({ updatedAt }) => Date.parse(updatedAt)))).toISOString();

/** The whole public answer about one offer. */
export const publicOffer = (
  rows: OfferRow[],
  tiers: ById<TierRow>,
  benefits: ById<BenefitRow>,
  locale: Locale,
): PublicOffer | null => {
  const [versions] = byDocument(rows).values();
  if (!versions) return null;
  const { main } = versions;
  const text = versions.of(locale);
  const lists = offerLists(main);
  const listed = {
    tiers: found(lists.tiers.map((id) => tiers.get(id))),
    benefits: found(lists.benefits.map((id) => benefits.get(id))),
  };
  const granted = listed.tiers.flatMap((tier) => allowancesOf(tier.main));
  const named = found(granted.map(({ benefit }) => benefits.get(benefit)));
  const parts = [versions, ...listed.tiers, ...listed.benefits, ...named];
  const { epigraph, why } = text;
  return {
    documentId: main.documentId,
    updatedAt: latest(parts.flatMap((part) => [part.main, part.of(locale)])),
    slug: main.slug,
    year: main.year,
    title: text.title,
    epigraph: epigraph ? { text: epigraph.text ?? '', source: epigraph.source ?? null } : null,
    why: why
      ? {
          heading: why.heading ?? '',
          body: why.body ?? '',
          bodyHtml: htmlOf(why.body, text.locale),
        }
      : null,
    rightsHeading: text.rightsHeading ?? null,
    benefits: listed.benefits.map((one) => publicBenefit(one, locale)),
    tiers: listed.tiers.map((one) => publicTier(one, benefits, locale)),
    opensOn: main.opensOn,
    closesOn: main.closesOn ?? null,
    locale: text.locale,
    availableLocales: rows
      .map((row) => row.locale)
      .sort((a, b) => (a === MAIN ? -1 : b === MAIN ? 1 : 0)),
    seoTitle: text.seoTitle || null,
    seoDescription: text.seoDescription || null,
    picture: main.picture ? publicPicture(main.picture) : null,
  };
};

const localised = <Row>({ of }: Versions<Row>, read: (row: Row) => string): Localised => ({
  fr: read(of('fr')),
  en: read(of('en')) || read(of('fr')),
});

const soldAllowances = (tier: TierRow, benefits: ById<BenefitRow>): TierOffer['allowances'] =>
  allowancesOf(tier).flatMap(({ benefit, quantity, carryOverCap, perPersonCap }) => {
    const versions = benefits.get(benefit);
    if (!versions) return [];
    const { main } = versions;
    return [
      {
        benefitCode: main.code,
        kind: main.kind,
        names: localised(versions, (row) => row.title),
        units: main.unit ? localised(versions, (row) => row.unit ?? '') : null,
        quantity,
        carryOverCap,
        perPersonCap,
      },
    ];
  });

/** Every published tier that an offer sells, as a term will freeze it. */
export const soldTiers = (
  offer: OfferRow,
  tiers: ById<TierRow>,
  benefits: ById<BenefitRow>,
): TierOffer[] =>
  found(offerLists(offer).tiers.map((id) => tiers.get(id))).map((versions) => {
    const { main } = versions;
    return {
      tierCode: main.code,
      tierNames: localised(versions, (row) => row.name),
      tierDocumentId: main.documentId,
      offerDocumentId: offer.documentId,
      offerYear: offer.year,
      opensOn: offer.opensOn,
      closesOn: offer.closesOn ?? null,
      price: main.price,
      brackets: bracketsOf(main),
      currency: CURRENCY,
      policy: { ...termOf(main), lateRenewal: main.lateRenewal },
      allowances: soldAllowances(main, benefits),
    };
  });
