import type { Known } from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/types';

/** How a person reads numbers of calls in a line: with what stands before and after them. */

export interface Mention {
  /** The letters of an association that are joined to it; null without any. */
  prefix: string | null;
  year: string;
  value: string;
  /** Whether it stands as a number of ours, as one of the payer's own, or as a day. */
  standing: 'free' | 'own' | 'day';
  /**
   * Whether the payer's own papers or what it pays for besides stand before it, and no word of ours
   * announces it.
   */
  isAmongPapers: boolean;
}

/** Words of a payer's own papers: the number behind them is its own. */
const OWN = new Set(
  `MANDAT MANDATS MDT MDTS MAND BORDEREAU BORDEREAUX BORD BDX BJ TITRE TITRES TIT FOURNISSEUR FOURN
   ENGAGEMENT ENG COMMANDE BC MARCHE LIQUIDATION LIQ PIECE DOSSIER RUM CONTRAT CHEQUE CHQ`.split(
    /\s+/,
  ),
);
/** Words of what else is paid for: a number behind them is of that. */
const OF_ELSE = new Set(
  `MANDATEMENT DEVIS DEPENSE ABONNEMENT LOYER BUDGET LOT PRESTATION VENTE CAUTION AVENANT OPERATION
   INTERVENTION SINISTRE QUITTANCE LICENCE`.split(/\s+/),
);
/** Words of ours, behind which a number is ours whatever stands before them. */
const OF_OURS = /^(APPEL|COTIS\w*|ADHESION|FACT\w*|FAC|V|VREF|VOTRE)$/;
/** Between such a word and its number. */
const BETWEEN = new Set(
  'N NO NR NUM NUMERO REF REFERENCE ADMINISTRATIF ADM EXERCICE ET'.split(' '),
);
/** Words that announce a number of ours, and may be written without a space. */
const ANNOUNCING = new Set(
  'N NO NUM NUMERO REF REFERENCE VREF APPEL COTISATION COTIS ADHESION FACTURE FACT FAC'.split(' '),
);
const OF_DAYS = new Set(['DU', 'LE', 'AU', 'DATE', 'DTE', 'JOUR']);
const MONTHS = 12;
const DAYS = 31;

interface Token {
  text: string;
  /** What stands between it and the token before. */
  gap: string;
}

const IBAN = /(?<![A-Z0-9])FR\d\d(?: ?[0-9A-Z]{4}){5} ?[0-9A-Z]{3}(?![A-Z0-9])/g;
const PHONE = /(?<!\d)0\d(?:[ .]\d\d){4}(?!\d)/g;

const tokensOf = (text: string): Token[] => {
  let end = 0;
  return [...text.matchAll(/[A-Z]+|\d+/g)].map((found) => {
    const gap = text.slice(end, found.index);
    end = found.index + found[0].length;
    return { text: found[0], gap };
  });
};

const isNumber = (token: Token | undefined): boolean => /^\d/.test(token?.text ?? '');
const isYear = (token: Token, gap: string): boolean => gap === ' ' && /^20\d\d$/.test(token.text);
const JOINS = /^[-/._]?$/;

interface Found {
  year: string;
  value: string;
  /** Indexes of its tokens. */
  first: number;
  last: number;
  spaced: boolean;
  compact: boolean;
}

const foundAt = (tokens: readonly Token[], at: number): Found | null => {
  const token = tokens[at];
  const next = tokens[at + 1];
  const compact = /^(20\d\d)(\d{4})$/.exec(token.text);
  if (compact) {
    const [, year, value] = compact;
    return { year, value, first: at, last: at, spaced: false, compact: true };
  }
  if (!next || !/^20\d\d$/.test(token.text) || !/^\d{4}$/.test(next.text)) return null;
  if (!/^( ?[-/._] ?| )$/.test(next.gap)) return null;
  const spaced = next.gap === ' ';
  return { year: token.text, value: next.text, first: at, last: at + 1, spaced, compact: false };
};

/** Whether it is a part of something longer: of an account, a telephone, a reference. */
const isWithin = (tokens: readonly Token[], { first, last, spaced }: Found): boolean => {
  const before = tokens[first - 1];
  const after = tokens[last + 1];
  const touches = (gap: string) => JOINS.test(gap) || (spaced && gap === ' ');
  return (
    (isNumber(before) && touches(tokens[first].gap) && !isYear(before, tokens[first].gap)) ||
    (isNumber(after) && touches(after.gap)) ||
    (after !== undefined && !isNumber(after) && after.gap === '')
  );
};

/** Whether it stands behind a word of the payer's papers, directly or in a row of numbers. */
const isOwn = (tokens: readonly Token[], from: number): boolean => {
  let at = from;
  while (at >= 0) {
    const { text } = tokens[at];
    if (OWN.has(text)) return true;
    const pair = at > 0 ? foundAt(tokens, at - 1) : null;
    if (BETWEEN.has(text) || foundAt(tokens, at)) at -= 1;
    else if (pair && pair.last === at) at -= 2;
    else return false;
  }
  return false;
};

/** Whether papers or other purposes stand before a number, and no word of ours between. */
const isAmongPapers = (tokens: readonly Token[], from: number): boolean => {
  for (let at = from; at >= 0; at -= 1) {
    const { text } = tokens[at];
    if (OF_OURS.test(text)) return false;
    if (OWN.has(text) || OF_ELSE.has(text)) return true;
  }
  return false;
};

/** Whether a word of another purpose stands directly before a number, or before its « N° ». */
const isOfElse = (tokens: readonly Token[], from: number): boolean => {
  let at = from;
  while (at >= 0 && BETWEEN.has(tokens[at].text)) at -= 1;
  return at >= 0 && OF_ELSE.has(tokens[at].text);
};

const isDate = (value: string): boolean => {
  const [month, day] = [Number(value.slice(0, 2)), Number(value.slice(2))];
  return month >= 1 && month <= MONTHS && day >= 1 && day <= DAYS;
};

/** All numbers of a text that have the form of a call's, but those within something longer. */
export const numbersIn = (text: string, { calls, receipts, payers }: Known): Mention[] => {
  const all = [
    ...calls.map(({ number }) => number ?? ''),
    ...receipts.flatMap((one) => one.numbers),
  ];
  const prefixes = new Set(all.map((number) => number.replace(/\d{4}-\d+$/, '').toUpperCase()));
  const hidden = payers
    .map(({ reference }) => reference)
    .filter((reference) => reference !== '')
    .reduce((rest, reference) => rest.replaceAll(reference, '#'), text)
    .replaceAll(IBAN, '#')
    .replaceAll(PHONE, '#');
  const tokens = tokensOf(hidden);
  return tokens.flatMap((token, at): Mention[] => {
    const found = foundAt(tokens, at);
    if (!found || isWithin(tokens, found)) return [];
    const { year, value, compact, spaced } = found;
    const before = tokens[at - 1];
    const joined = before !== undefined && !isNumber(before) && JOINS.test(token.gap);
    if (before && prefixes.has(before.text) && (joined || token.gap === ' ')) {
      return [{ prefix: before.text, year, value, standing: 'free', isAmongPapers: false }];
    }
    if (isOwn(tokens, at - 1) || isOfElse(tokens, at - 1)) {
      return [{ prefix: null, year, value, standing: 'own', isAmongPapers: true }];
    }
    if (joined && !ANNOUNCING.has(before.text)) return [];
    const isDay = compact && isDate(value) && before !== undefined && OF_DAYS.has(before.text);
    const isSeason = !compact && Number(value) === Number(year) + 1;
    if (isSeason || (spaced && Number(value) > 2_000 && Number(value) < 2_100)) return [];
    const standing = isDay ? 'day' : 'free';
    return [{ prefix: null, year, value, standing, isAmongPapers: isAmongPapers(tokens, at - 1) }];
  });
};
