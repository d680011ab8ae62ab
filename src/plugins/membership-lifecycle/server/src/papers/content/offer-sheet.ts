import { bracketPrice, bracketWords, byMeasure } from '../../../../shared/core/bracket-words';
import type { PublicBrackets } from '../../../../shared/core/content-api';
import { periodWords, priceWords } from '../../../../shared/core/offer-words';
import type { Money } from '../../../../shared/kernel/content-api';
import { isDay } from '../../kernel/rules/calendar';
import type { Locale } from '../../kernel/rules/values';
import { addressLines, formatDay, formatMoney, oneLine } from '../../kernel/texts/format';
import { inlineRuns, richBlocks, type RichBlock, type Run } from './markdown';
import { footerOf, sayIn, type Issuer, type Say } from './parties';

/** The offer of a year on one sheet: what is offered, at which price, and how to join. */

/** An offer for its sheet, typed by what the application returns. */
export interface SheetOffer {
  slug: string;
  year: number;
  title: string;
  epigraph: { text: string; source: string | null } | null;
  why: { heading: string; body: string } | null;
  rightsHeading: string | null;
  benefits: { code: string; title: string; description: string | null }[];
  tiers: {
    name: string;
    audiences: string[];
    /** Null while a draft has none, and beside brackets. */
    price: Money | null;
    brackets: PublicBrackets | null;
    term: { months: number };
    allowances: { benefit: string; quantityText: string | null }[];
  }[];
  opensOn: string | null;
  closesOn: string | null;
}

export interface SheetRight {
  title: Run[];
  blocks: RichBlock[];
  /** How much of it each tier grants; empty for an access that all of them grant. */
  granted: string;
}

export interface SheetTier {
  name: string;
  audiences: string;
  price: string;
  period: string;
  /** A line for each bracket; null for a tier of one price, and where they do not fit. */
  brackets: { heading: string; lines: Run[][] } | null;
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
  rights: { heading: string; items: SheetRight[] } | null;
  tiers: { heading: string; items: SheetTier[] };
  joining: { heading: string; lines: Run[] };
  footer: string;
}

type Key =
  | 'file'
  | 'draft'
  | 'rights'
  | 'granted'
  | 'tiers'
  | 'tier'
  | 'join'
  | 'apply'
  | 'write'
  | 'brackets'
  | 'bracket'
  | 'call'
  | 'window'
  | 'opens';

const TEXTS: Record<Locale, Record<Key, string>> = {
  fr: {
    file: 'Fiche de l’offre {title}',
    draft: 'Projet : cette offre n’est pas publiée.',
    rights: 'L’adhésion donne droit à',
    granted: '{tier} : {quantity}',
    tiers: 'Tarifs',
    tier: 'Tarif',
    join: 'Pour adhérer',
    apply: 'La demande se fait en ligne, en quelques minutes :',
    write: 'Une question ? Écrivez-nous ou appelez-nous :',
    call: 'Nous vous répondons et vous envoyons l’appel de cotisation.',
    window: 'Offre ouverte du {from} au {to}.',
    opens: 'Offre ouverte depuis le {from}.',
    brackets: 'Cotisation {by} :',
    bracket: '{who} : ',
  },
  en: {
    file: 'Offer sheet {title}',
    draft: 'Draft: this offer is not published.',
    rights: 'Membership entitles you to',
    granted: '{tier}: {quantity}',
    tiers: 'Dues',
    tier: 'Dues',
    join: 'How to join',
    apply: 'Apply online, in a few minutes:',
    write: 'A question? Write or call:',
    call: 'We answer and send you the call for dues.',
    window: 'Offer open from {from} to {to}.',
    opens: 'Offer open since {from}.',
    brackets: 'Dues {by}:',
    bracket: '{who}: ',
  },
};

const run = (text: string, bold: boolean): Run => ({ text, bold, italic: false });

type OfferedTier = SheetOffer['tiers'][number];

const tierOf = (
  { name, audiences, price, brackets, term }: OfferedTier,
  say: Say<Key>,
  locale: Locale,
): SheetTier => {
  const money = ({ amount, currency }: Money) => formatMoney(amount, currency, locale);
  const writing = { locale, money };
  return {
    name: oneLine(name),
    audiences: audiences.map(oneLine).filter(Boolean).join(', '),
    price: priceWords({ price, brackets }, writing),
    period: periodWords({ price, brackets, term }, locale),
    brackets: brackets && {
      heading: say('brackets', { by: byMeasure(brackets.measure, locale) }),
      lines: brackets.steps.map((step) => [
        run(say('bracket', { who: bracketWords(brackets.measure, step, writing) }), false),
        run(bracketPrice(brackets.measure, step, writing), true),
      ]),
    },
  };
};

/** « 6 séances » of every tier; else « Organismes publics : 6 séances » of each that grants it. */
const grantedOf = (code: string, tiers: OfferedTier[], say: Say<Key>): string => {
  const granting = tiers.flatMap(({ name, allowances }) => {
    const given = allowances.find(({ benefit }) => benefit === code);
    return given ? [{ tier: oneLine(name), quantity: given.quantityText ?? '' }] : [];
  });
  const quantities = new Set(granting.map(({ quantity }) => quantity));
  const isSame = granting.length === tiers.length && quantities.size === 1;
  if (isSame) return [...quantities].join('');
  return granting.map((one) => (one.quantity ? say('granted', one) : one.tier)).join(' · ');
};

const windowOf = ({ opensOn, closesOn }: SheetOffer, say: Say<Key>, locale: Locale): string => {
  if (!isDay(opensOn)) return '';
  const from = formatDay(opensOn, locale);
  return isDay(closesOn)
    ? say('window', { from, to: formatDay(closesOn, locale) })
    : say('opens', { from });
};

/** An address as it is typed. */
const typed = (address: string): string => address.replace(/^https?:\/\//, '');

const joiningLines = (
  offer: SheetOffer,
  issuer: Issuer,
  { locale, form }: SheetWay,
  say: Say<Key>,
) => {
  const reached = [issuer.email, issuer.phone, typed(issuer.website)].map(oneLine).filter(Boolean);
  const lines = [
    ...(reached.length > 0 ? [say('write'), ...reached] : []),
    ...(issuer.city ? addressLines(issuer, locale) : []),
    say('call'),
    windowOf(offer, say, locale),
  ];
  return [
    run(say('apply'), false),
    run(typed(form), true),
    ...lines.filter(Boolean).map((line) => run(line, false)),
  ];
};

interface SheetWay {
  locale: Locale;
  /** Whether the offer is unpublished. */
  draft: boolean;
  /** The address of the form to apply. */
  form: string;
}

/** The contents of an offer's sheet. */
export const offerSheet = (offer: SheetOffer, issuer: Issuer, way: SheetWay): OfferSheet => {
  const { locale, draft } = way;
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
            items: benefits.map(({ code, title, description }) => ({
              title: inlineRuns(title),
              blocks: richBlocks(description ?? ''),
              granted: grantedOf(code, tiers, say),
            })),
          }
        : null,
    tiers: {
      heading: say(tiers.length > 1 ? 'tiers' : 'tier'),
      items: tiers.map((tier) => tierOf(tier, say, locale)),
    },
    joining: { heading: say('join'), lines: joiningLines(offer, issuer, way, say) },
    footer: footerOf(issuer, locale),
  };
};
