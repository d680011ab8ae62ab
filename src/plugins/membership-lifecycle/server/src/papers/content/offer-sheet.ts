import { isDay } from '../../kernel/rules/calendar';
import type { Cents, Locale } from '../../kernel/rules/values';
import { addressLines, formatDay, formatMoney, oneLine } from '../../kernel/texts/format';
import { inlineRuns, richBlocks, type RichBlock, type Run } from './markdown';
import { footerOf, sayIn, type Issuer, type Say } from './parties';

/** The offer of a year on one sheet: what is offered, at which price, and how to join. */

interface SheetMoney {
  amount: Cents;
  currency: string;
}

/** An offer for its sheet, typed by what the application returns. */
export interface SheetOffer {
  slug: string;
  year: number;
  title: string;
  epigraph: { text: string; source: string | null } | null;
  why: { heading: string; body: string } | null;
  rightsHeading: string | null;
  benefits: { title: string; description: string | null }[];
  tiers: {
    name: string;
    audiences: string[];
    /** Null while a draft has none, and beside brackets. */
    price: SheetMoney | null;
    brackets: { lowest: SheetMoney; highest: SheetMoney | null } | null;
    term: { months: number };
  }[];
  opensOn: string | null;
  closesOn: string | null;
}

export interface SheetTier {
  name: string;
  audiences: string;
  price: string;
  period: string;
}

export interface OfferSheet {
  locale: Locale;
  /** Name of the file, without its ending. */
  name: string;
  title: string;
  year: number;
  association: string;
  /** The notice on a sheet of an unpublished offer. */
  draft: string | null;
  epigraph: { text: string; source: string | null } | null;
  why: { heading: string; blocks: RichBlock[] } | null;
  rights: { heading: string; items: { title: Run[]; blocks: RichBlock[] }[] } | null;
  tiers: { heading: string; items: SheetTier[] };
  joining: { heading: string; lines: string[] };
  footer: string;
}

type Key =
  | 'file'
  | 'draft'
  | 'rights'
  | 'tiers'
  | 'tier'
  | 'join'
  | 'write'
  | 'range'
  | 'from'
  | 'call'
  | 'window'
  | 'opens'
  | 'yearly'
  | 'months'
  | 'years'
  | 'free'
  | 'unpriced';

const TEXTS: Record<Locale, Record<Key, string>> = {
  fr: {
    file: 'Fiche de l’offre {title}',
    draft: 'Projet : cette offre n’est pas publiée.',
    rights: 'L’adhésion donne droit à',
    tiers: 'Tarifs',
    tier: 'Tarif',
    join: 'Pour adhérer',
    write: 'Écrivez-nous ou appelez-nous :',
    call: 'Nous vous répondons et vous envoyons l’appel de cotisation.',
    window: 'Offre ouverte du {from} au {to}.',
    opens: 'Offre ouverte depuis le {from}.',
    yearly: 'par an',
    months: 'pour {count} mois',
    years: 'pour {count} ans',
    range: 'de {from} à {to}',
    from: 'à partir de {from}',
    free: 'Gratuit',
    unpriced: 'prix à fixer',
  },
  en: {
    file: 'Offer sheet {title}',
    draft: 'Draft: this offer is not published.',
    rights: 'Membership entitles you to',
    tiers: 'Dues',
    tier: 'Dues',
    join: 'How to join',
    write: 'Write or call:',
    call: 'We answer and send you the call for dues.',
    window: 'Offer open from {from} to {to}.',
    opens: 'Offer open since {from}.',
    yearly: 'a year',
    months: 'for {count} months',
    years: 'for {count} years',
    range: 'from {from} to {to}',
    from: 'from {from}',
    free: 'Free',
    unpriced: 'price to be set',
  },
};

const periodOf = (months: number, say: Say<Key>): string => {
  if (months === 12) return say('yearly');
  if (months % 12 === 0) return say('years', { count: String(months / 12) });
  return say('months', { count: String(months) });
};

type OfferedTier = SheetOffer['tiers'][number];

const priceOf = ({ price, brackets }: OfferedTier, say: Say<Key>, locale: Locale): string => {
  const money = ({ amount, currency }: SheetMoney) => formatMoney(amount, currency, locale);
  if (brackets) {
    const from = money(brackets.lowest);
    return brackets.highest
      ? say('range', { from, to: money(brackets.highest) })
      : say('from', { from });
  }
  if (!price) return say('unpriced');
  return price.amount > 0 ? money(price) : say('free');
};

const tierOf = (tier: OfferedTier, say: Say<Key>, locale: Locale): SheetTier => {
  const priced = tier.brackets !== null || (tier.price?.amount ?? 0) > 0;
  return {
    name: oneLine(tier.name),
    audiences: tier.audiences.map(oneLine).filter(Boolean).join(', '),
    price: priceOf(tier, say, locale),
    period: priced ? periodOf(tier.term.months, say) : '',
  };
};

const windowOf = ({ opensOn, closesOn }: SheetOffer, say: Say<Key>, locale: Locale): string => {
  if (!isDay(opensOn)) return '';
  const from = formatDay(opensOn, locale);
  return isDay(closesOn)
    ? say('window', { from, to: formatDay(closesOn, locale) })
    : say('opens', { from });
};

const joiningLines = (offer: SheetOffer, issuer: Issuer, say: Say<Key>, locale: Locale) => {
  const reached = [issuer.email, issuer.phone, issuer.website.replace(/^https?:\/\//, '')]
    .map(oneLine)
    .filter(Boolean);
  return [
    ...(reached.length > 0 ? [say('write'), ...reached] : []),
    ...(issuer.city ? addressLines(issuer, locale) : []),
    say('call'),
    windowOf(offer, say, locale),
  ].filter(Boolean);
};

/** The contents of an offer's sheet; `draft` for an unpublished offer. */
export const offerSheet = (
  offer: SheetOffer,
  issuer: Issuer,
  { locale, draft }: { locale: Locale; draft: boolean },
): OfferSheet => {
  const say = sayIn(TEXTS, locale);
  const { epigraph, why, benefits, tiers } = offer;
  return {
    locale,
    name: say('file', { title: oneLine(offer.title) }),
    title: oneLine(offer.title),
    year: offer.year,
    association: oneLine(issuer.name),
    draft: draft ? say('draft') : null,
    epigraph: epigraph && {
      text: oneLine(epigraph.text),
      source: epigraph.source && oneLine(epigraph.source),
    },
    why: why && { heading: oneLine(why.heading), blocks: richBlocks(why.body) },
    rights:
      benefits.length > 0
        ? {
            heading: oneLine(offer.rightsHeading ?? '') || say('rights'),
            items: benefits.map(({ title, description }) => ({
              title: inlineRuns(title),
              blocks: richBlocks(description ?? ''),
            })),
          }
        : null,
    tiers: {
      heading: say(tiers.length > 1 ? 'tiers' : 'tier'),
      items: tiers.map((tier) => tierOf(tier, say, locale)),
    },
    joining: { heading: say('join'), lines: joiningLines(offer, issuer, say, locale) },
    footer: footerOf(issuer, locale),
  };
};
