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
    allowances: { benefit: string; title: string; quantityText: string | null }[];
  }[];
  opensOn: string | null;
  closesOn: string | null;
}

export interface SheetRight {
  title: Run[];
  blocks: RichBlock[];
  /** How much of it all tiers grant, or that it depends on the tier; empty for an access of all. */
  granted: string;
  /** What each tier grants, where it depends: for a sheet on which tiers have no room to say it. */
  byTier: string | null;
}

/** What something is, and how much. */
export type SheetRow = readonly [string, string];

export interface SheetTier {
  name: string;
  audiences: string;
  price: string;
  period: string;
  /** Who pays how much; null for a tier of one price, and where there is no room. */
  brackets: { heading: string; rows: SheetRow[] } | null;
  /** What it grants of the rights that depend on the tier or that are not listed, and how much. */
  included: SheetRow[];
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
  | 'depends'
  | 'tiers'
  | 'tier'
  | 'join'
  | 'apply'
  | 'write'
  | 'brackets'
  | 'call'
  | 'window'
  | 'opens';

const TEXTS: Record<Locale, Record<Key, string>> = {
  fr: {
    file: 'Fiche de l’offre {title}',
    draft: 'Projet : cette offre n’est pas publiée.',
    rights: 'L’adhésion donne droit à',
    granted: '{tier} : {quantity}',
    depends: 'Selon la formule',
    tiers: 'Tarifs',
    tier: 'Tarif',
    join: 'Pour adhérer',
    apply: 'La demande se fait en ligne, en quelques minutes :',
    write: 'Une question ? Écrivez-nous ou appelez-nous :',
    call: 'Nous vous répondons et vous envoyons l’appel de cotisation.',
    window: 'Offre ouverte du {from} au {to}.',
    opens: 'Offre ouverte depuis le {from}.',
    brackets: 'Cotisation {by} :',
  },
  en: {
    file: 'Offer sheet {title}',
    draft: 'Draft: this offer is not published.',
    rights: 'Membership entitles you to',
    granted: '{tier}: {quantity}',
    depends: 'Depends on the tier',
    tiers: 'Dues',
    tier: 'Dues',
    join: 'How to join',
    apply: 'Apply online, in a few minutes:',
    write: 'A question? Write or call:',
    call: 'We answer and send you the call for dues.',
    window: 'Offer open from {from} to {to}.',
    opens: 'Offer open since {from}.',
    brackets: 'Dues {by}:',
  },
};

const run = (text: string, bold: boolean): Run => ({ text, bold, italic: false });

type OfferedTier = SheetOffer['tiers'][number];

type Granting = Record<'tier' | 'quantity', string>;

/** Which tiers grant a right, how much of it, and whether all of them do alike. */
const grantingOf = (code: string, tiers: OfferedTier[]) => {
  const granting = tiers.flatMap(({ name, allowances }): Granting[] => {
    const given = allowances.find(({ benefit }) => benefit === code);
    return given ? [{ tier: oneLine(name), quantity: given.quantityText ?? '' }] : [];
  });
  const quantities = new Set(granting.map(({ quantity }) => quantity));
  return { granting, isSame: granting.length === tiers.length && quantities.size === 1 };
};

/** « 6 séances » of every tier; else « Organismes publics : 6 séances » of each that grants it. */
const grantedOf = (code: string, tiers: OfferedTier[], say: Say<Key>) => {
  const { granting, isSame } = grantingOf(code, tiers);
  if (granting.length === 0) return { granted: '', byTier: null };
  if (isSame) return { granted: granting[0].quantity, byTier: null };
  const byTier = granting.map((one) => (one.quantity ? say('granted', one) : one.tier));
  return { granted: say('depends'), byTier: byTier.join(' · ') };
};

const plain = (title: string): string =>
  inlineRuns(title)
    .map(({ text }) => text)
    .join('');

/** The rights that depend on the tier, and those that the offer does not list. */
const includedIn = (tier: OfferedTier, { benefits, tiers }: SheetOffer): SheetRow[] => {
  const depending = benefits.flatMap(({ code, title }): SheetRow[] => {
    const { granting, isSame } = grantingOf(code, [tier]);
    return isSame && !grantingOf(code, tiers).isSame ? [[plain(title), granting[0].quantity]] : [];
  });
  const unlisted = tier.allowances
    .filter(({ benefit }) => !benefits.some(({ code }) => code === benefit))
    .map(({ title, quantityText }): SheetRow => [plain(title), quantityText ?? '']);
  return [...depending, ...unlisted];
};

const tierOf = (tier: OfferedTier, offer: SheetOffer, say: Say<Key>, locale: Locale): SheetTier => {
  const { name, audiences, price, brackets, term } = tier;
  const money = ({ amount, currency }: Money) => formatMoney(amount, currency, locale);
  const writing = { locale, money };
  return {
    name: oneLine(name),
    audiences: audiences.map(oneLine).filter(Boolean).join(', '),
    price: priceWords({ price, brackets }, writing),
    period: periodWords({ price, brackets, term }, locale),
    brackets: brackets && {
      heading: say('brackets', { by: byMeasure(brackets.measure, locale) }),
      rows: brackets.steps.map((step) => [
        bracketWords(brackets.measure, step, writing),
        bracketPrice(brackets.measure, step, writing),
      ]),
    },
    included: includedIn(tier, offer),
  };
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
    issuer.city ? addressLines(issuer, locale).join(', ') : '',
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
              ...grantedOf(code, tiers, say),
            })),
          }
        : null,
    tiers: {
      heading: say(tiers.length > 1 ? 'tiers' : 'tier'),
      items: tiers.map((tier) => tierOf(tier, offer, say, locale)),
    },
    joining: { heading: say('join'), lines: joiningLines(offer, issuer, way, say) },
    footer: footerOf(issuer, locale),
  };
};
