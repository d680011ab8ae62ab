import { isDay } from '../../kernel/rules/calendar';
import { plainOf } from './words';

/** How a line says numbers: as those of calls, or as those of the payer's own papers. */

/** Words of a payer's own papers, and of what else it pays for: the number behind them is of these. */
const OWN = new Set([
  ...['MANDAT', 'MANDATS', 'MDT', 'MDTS', 'MAND', 'BORDEREAU', 'BORDEREAUX', 'BORD', 'BDX', 'BJ'],
  ...['TITRE', 'TITRES', 'TIT', 'FOURNISSEUR', 'FOURN', 'ENGAGEMENT', 'ENG', 'COMMANDE', 'BC'],
  ...['MARCHE', 'LIQUIDATION', 'LIQ', 'PIECE', 'DOSSIER', 'RUM', 'CONTRAT', 'CHEQUE', 'CHQ'],
  ...['LOYER', 'LOYERS', 'ABONNEMENT', 'DEVIS', 'DEPENSE', 'DEPENSES', 'MANDATEMENT', 'BUDGET'],
  ...['LOT', 'PRESTATION', 'VENTE', 'CAUTION', 'AVENANT', 'QUITTANCE', 'SINISTRE', 'LICENCE'],
]);
/** Words that stand between such a word and its number. */
const BETWEEN = new Set([
  ...['N', 'NO', 'NR', 'NUM', 'NUMERO', 'REF', 'REFERENCE', 'ADMINISTRATIF', 'ADM', 'EXERCICE'],
  'ET',
]);
/** Words that introduce a number of ours. */
const OURS = new Set([
  ...['APPEL', 'APPELS', 'COTISATION', 'COTISATIONS', 'COTIS', 'ADHESION', 'ADHESIONS', 'ADH'],
  ...['ADHERENT', 'FACTURE', 'FACTURES', 'FACT', 'FAC', 'V', 'VREF', 'VOTRE', 'VOS'],
]);
/** Words of banks and of transfers, which tell neither who pays nor whose a number is. */
const IDLE = new Set([
  ...['VIR', 'VIREMENT', 'VIREMENTS', 'VRT', 'SEPA', 'INST', 'INSTANTANE', 'RECU', 'RECUS'],
  ...['EMETTEUR', 'DONNEUR', 'ORDRE', 'MOTIF', 'LIB', 'LIBELLE', 'OBJET', 'NOTPROVIDED', 'NONREF'],
  ...['ID', 'MME', 'MR', 'MONSIEUR', 'MADAME', 'TEL', 'IBAN', 'BIC', 'SIRET', 'SIREN', 'EUR'],
  ...[
    'EUROS',
    'DE',
    'DU',
    'DES',
    'LA',
    'LE',
    'LES',
    'OU',
    'EN',
    'AU',
    'AUX',
    'POUR',
    'PAR',
    'DATE',
  ],
  ...['JOUR', 'AN', 'ANNEE', 'ANNUEL', 'ANNUELLE', 'FONDS', 'PAIEMENT', 'REGLEMENT', 'VERSEMENT'],
]);

/** Words before a day. */
const OF_DAYS = new Set(['DU', 'LE', 'AU', 'DATE', 'DTE', 'JOUR']);

/** Accounts and telephones: their digits are no numbers of calls. */
const OTHER_DIGITS = [/\bFR\d\d ?(?:[0-9A-Z]{4} ?){5}[0-9A-Z]{3}\b/g, /\b0\d(?:[ .]\d\d){4}\b/g];

const MOST_TOKENS = 800;
/** A number may be cut into so many runs of letters and digits. */
const MOST_RUNS = 6;
const FIRST_YEAR = 2000;
const YEARS = 100;

export interface Token {
  text: string;
  /** All between it and the token before. */
  gap: string;
}

export const tokensOf = (text: string): Token[] => {
  let end = 0;
  return [...text.matchAll(/[A-Z]+|\d+/g)].slice(0, MOST_TOKENS).map((found) => {
    const gap = text.slice(end, found.index);
    end = found.index + found[0].length;
    return { text: found[0], gap };
  });
};

/** A number in some tokens: from the first to the last. */
interface Span {
  digits: string;
  first: number;
  last: number;
}

const isDigits = (token: Token | undefined): boolean =>
  token !== undefined && /^\d/.test(token.text);
const joins = (gap: string): boolean => /^[-/._]?$/.test(gap);
const isYear = (text: string): boolean =>
  /^\d{4}$/.test(text) && Number(text) >= FIRST_YEAR && Number(text) < FIRST_YEAR + YEARS;

/** A number in the form that calls have, at a place: a year, and its number of that year. */
const formedAt = (tokens: readonly Token[], at: number): Span | null => {
  const { text } = tokens[at];
  if (/^\d{8}$/.test(text) && isYear(text.slice(0, 4)))
    return { digits: text, first: at, last: at };
  const next = tokens.at(at + 1);
  if (!next || at + 1 >= tokens.length || !isYear(text) || !/^\d{4}$/.test(next.text)) return null;
  return /^(?: ?[-/._] ?| )$/.test(next.gap)
    ? { digits: text + next.text, first: at, last: at + 1 }
    : null;
};

/** Whether digits go on before or behind a number: it is a part of something longer. */
const isWithin = (tokens: readonly Token[], { first, last }: Span): boolean => {
  const [before, after] = [tokens[first - 1], tokens[last + 1]];
  const isSpaced = first < last && tokens[first + 1].gap === ' ';
  const touches = (gap: string): boolean => joins(gap) || (isSpaced && gap === ' ');
  const isOfYear = before !== undefined && tokens[first].gap === ' ' && isYear(before.text);
  return (
    (isDigits(before) && isDigits(tokens[first]) && touches(tokens[first].gap) && !isOfYear) ||
    (isDigits(after) && touches(after.gap)) ||
    (after !== undefined && !isDigits(after) && after.gap === '')
  );
};

/** Whether a number follows a word of the payer's papers, directly or in a row of numbers. */
const isOfPapers = (tokens: readonly Token[], before: number): boolean => {
  let at = before;
  while (at >= 0 && !OWN.has(tokens[at].text)) {
    const isPair = at > 0 && formedAt(tokens, at - 1)?.last === at;
    if (!BETWEEN.has(tokens[at].text) && !formedAt(tokens, at) && !isPair) return false;
    at -= isPair ? 2 : 1;
  }
  return at >= 0;
};

/** Whether letters that are not ours are joined to a number. */
const isJoined = (tokens: readonly Token[], { first }: Span): boolean => {
  const before = tokens[first - 1];
  if (before === undefined || isDigits(before) || !joins(tokens[first].gap)) return false;
  return !OURS.has(before.text) && !BETWEEN.has(before.text);
};

/** A text of a line in words and numbers, with the places of those that name who is meant. */
export interface Text {
  tokens: readonly Token[];
  naming: ReadonlySet<number>;
}

/** Whether a token says nothing that is to be understood; « N/REF » is of the payer. */
const isIdle = (tokens: readonly Token[], at: number): boolean => {
  const { text } = tokens[at];
  if (tokens[at + 1]?.gap === '/' && text === 'N') return false;
  return text.length === 1 || BETWEEN.has(text) || IDLE.has(text);
};

/**
 * How a number without letters of ours is introduced: by a word of ours, by a word of something else,
 * or by none, such as behind a name or another number.
 */
const introduced = ({ tokens, naming }: Text, before: number): 'ours' | 'bare' | 'own' => {
  let isNext = true;
  for (let at = before; at >= 0; at -= 1) {
    if (OURS.has(tokens[at].text)) return 'ours';
    if (naming.has(at)) return 'bare';
    if (at > 0 && formedAt(tokens, at - 1)?.last === at) at -= 1;
    else if (isDigits(tokens[at])) isNext &&= isYear(tokens[at].text) || !!formedAt(tokens, at);
    else if (!isIdle(tokens, at)) return isNext ? 'own' : 'bare';
  }
  return 'bare';
};

/** The standing of a number in a line: as one of ours, alone, as one of something else, or none. */
export type Standing = 'ours' | 'bare' | 'own' | 'within';

const standingOf = (text: Text, span: Span): Standing => {
  const { tokens } = text;
  if (isWithin(tokens, span)) return 'within';
  if (!isDigits(tokens[span.first])) return 'ours';
  const how = introduced(text, span.first - 1);
  return how !== 'own' && isJoined(tokens, span) ? 'within' : how;
};

/** The places where tokens make a number, with the letters that it begins with. */
const spansOf = (tokens: readonly Token[], compact: string): Span[] =>
  tokens.flatMap((_, first) => {
    let said = '';
    for (let last = first; last < Math.min(tokens.length, first + MOST_RUNS); last += 1) {
      if (last > first && !/^ ?[-/._]? ?$/.test(tokens[last].gap)) return [];
      said += tokens[last].text;
      if (said === compact) return [{ digits: said.replace(/\D/g, ''), first, last }];
      if (!compact.startsWith(said)) return [];
    }
    return [];
  });

/** A text in capitals without the digits that are no numbers of calls. */
export const withoutAccounts = (text: string): string =>
  OTHER_DIGITS.reduce((rest, one) => rest.replace(one, '#'), plainOf(text));

/** How a line says a number, at its best; null when it does not. */
export const saidStanding = (texts: readonly Text[], compact: string): Standing | null => {
  const all = texts.flatMap((text) =>
    spansOf(text.tokens, compact).map((span) => standingOf(text, span)),
  );
  return (['ours', 'bare', 'own', 'within'] as const).find((one) => all.includes(one)) ?? null;
};

/** Whether a token is a word that tells something, and not who is meant. */
export const isOpen = ({ tokens, naming }: Text, at: number): boolean =>
  !isDigits(tokens[at]) && !OURS.has(tokens[at].text) && !isIdle(tokens, at) && !naming.has(at);

/** Whether a token is a word of the payer's own papers. */
export const isPaper = ({ tokens }: Text, at: number): boolean => OWN.has(tokens[at].text);

/** Whether a bank that cut a text may have left a beginning of a word that tells nothing. */
export const beginsIdle = (beginning: string): boolean =>
  [...OURS, ...IDLE, ...BETWEEN].some((word) => word.startsWith(beginning));

/** Whether four digits may be a month and its day. */
const isMonthDay = (value: number): boolean =>
  isDay(`2000-${String(value).padStart(4, '0').replace(/^../, '$&-')}`);

/** The digits of all that stands in a line as a number of a call, whosever it is. */
export const numbersSaid = (texts: readonly Text[], prefixes: ReadonlySet<string>): string[] =>
  texts.flatMap(({ tokens }) =>
    tokens.flatMap((_, at) => {
      const span = formedAt(tokens, at);
      if (!span || isWithin(tokens, span)) return [];
      const { text: before = '' } = tokens[at - 1] ?? {};
      const isOurs = prefixes.has(before) && (joins(tokens[at].gap) || tokens[at].gap === ' ');
      const [year, value] = [Number(span.digits.slice(0, 4)), Number(span.digits.slice(4))];
      // Two years: a season.
      const isSeason = span.last > span.first && value === year + 1;
      const isOfDay = span.last === span.first && OF_DAYS.has(before) && isMonthDay(value);
      if (isOurs) return [span.digits];
      if (isSeason || isOfDay || isOfPapers(tokens, at - 1) || isJoined(tokens, span)) return [];
      return [span.digits];
    }),
  );
