import type { LineToMatch } from '../../../src/plugins/membership-lifecycle/server/src/bank/rules/types';
import type { Dice } from './bank-world';

/** How French banks write a transfer: its payer, its words, its number, cut where there is no room. */

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toUpperCase();

/** A name as payers and banks write it: in capitals, shortened, with another word for a commune. */
export const writtenName = (dice: Dice, name: string): string => {
  let said = plain(name);
  if (dice.percent(50)) {
    said = said.replace(/^(COMMUNE|VILLE) /, `${dice.of(['COMMUNE', 'VILLE', 'MAIRIE'])} `);
  }
  if (dice.percent(40)) said = said.replace(/^COMMUNAUTE DE COMMUNES/, 'CC');
  if (dice.percent(40)) said = said.replace(/^COMMUNAUTE D'AGGLOMERATION/, 'CA');
  if (dice.percent(40)) said = said.replace(/\bSAINT\b/, 'ST').replace(/\bSAINTE\b/, 'STE');
  if (dice.percent(60)) said = said.replaceAll('-', ' ');
  if (dice.percent(30)) said = said.replaceAll("'", ' ');
  return said;
};

const SEATS = ['GEX', 'PRIVAS', 'NYONS', 'MONTELIMAR', 'BELLEY', 'ROMANS'];

/** Whoever pays for public bodies: a treasury, which names none of them. */
export const treasury = (dice: Dice): string =>
  dice.of([
    'DGFIP',
    'DRFIP AUVERGNE RHONE ALPES',
    `TRESORERIE DE ${dice.of(SEATS)}`,
    `SGC ${dice.of(SEATS)}`,
    `SGC DE ${dice.of(SEATS)}`,
    `TRESORERIE ${dice.of(SEATS)} MUNICIPALE`,
    'CENTRE DES FINANCES PUBLIQUES',
  ]);

export const UNKNOWN = ['SARL MARTIN BTP', 'FONDATION DU LIVRE', 'M OU MME LEROY', 'REGIE EAU SUD'];

/** A number of a call in one of the forms in which it is written. */
export const writtenNumber = (dice: Dice, number: string): string => {
  const [, prefix, year, value] = /^(.*?)(\d{4})-(\d+)$/.exec(number) ?? [];
  const short = [
    `${year}-${value}`,
    `${year}${value}`,
    `N° ${year} ${value}`,
    `N°${year}-${value}`,
    `NO ${year}-${value}`,
    `REF ${year}-${value}`,
    `APPEL ${year}-${value}`,
    `COTISATION ${year}-${value}`,
    `FACTURE ${year}-${value}`,
    `VOTRE APPEL N° ${year} ${value}`,
    `V/REF ${year}-${value}`,
  ];
  if (prefix === '') return dice.of(short);
  return dice.of([
    number,
    number,
    number,
    number.toLowerCase(),
    `${prefix} ${year}-${value}`,
    `${prefix}${year}${value}`,
    `${prefix} ${year} ${value}`,
    `${prefix}-${year}-${value}`,
    `REF ${number}`,
    `FACT ${number}`,
    `COTIS ${number}`,
    ...short.slice(0, 3),
  ]);
};

/** A number as the payer's own. */
export const ownNumber = (dice: Dice, number: string): string => {
  const bare = number.replace(/^.*?(?=\d{4}-)/, '');
  const [year, value] = bare.split('-');
  return dice.of([
    `MANDAT ${bare} BORDEREAU ${dice.below(90) + 1}`,
    `MANDAT ${bare}`,
    `MDT ${bare}`,
    `MDT${year}${value}`,
    `MANDAT N° ${bare}`,
    `MANDAT NO ${year} ${value}`,
    `MANDAT ADMINISTRATIF ${bare}`,
    `BORDEREAU ${bare}`,
    `BORD ${bare} MDT ${dice.below(900) + 100}`,
    `BORD.${year}${value}`,
    `TITRE ${bare}`,
    `FACTURE FOURNISSEUR ${bare}`,
    `ENGAGEMENT ${bare}`,
    `BON DE COMMANDE ${bare}`,
    `MANDATS ${year}-0${dice.below(900) + 99} ${bare}`,
  ]);
};

/** What else payers write, which says nothing of a call. */
export const noise = (dice: Dice): string =>
  dice.of([
    '',
    '',
    '',
    'COTISATION',
    'ADHESION 2027',
    'COTISATION 2026-2027',
    `MANDAT ${dice.below(9_000) + 100} BORDEREAU ${dice.below(90) + 1}`,
    `MDT ${dice.below(9_000) + 100} BORD ${dice.below(90) + 1}`,
    'DU 30/11/2026',
    'DU 20261130',
    'NOTPROVIDED',
    'TEL 04 75 20 26 01',
    'IBAN FR76 1007 1260 0000 2026 0104 555',
  ]);

interface Said {
  payer: string;
  /** The number with the words around it, in their order. */
  words: string;
  amount: number;
  day: LineToMatch['bookedOn'];
}

const cutAt = (text: string, width: number): string => text.slice(0, width).trimEnd();
const spaced = (...words: string[]): string => words.filter((word) => word !== '').join(' ');

/** A line of a bank that says a payer and some words, in the fields that this bank fills. */
export const written = (dice: Dice, { payer, words, amount, day }: Said): LineToMatch => {
  const transfer = dice.of([
    'VIR SEPA',
    'VIREMENT',
    'VIR',
    'VIR INST',
    'VIR RECU',
    'VIREMENT SEPA RECU',
  ]);
  const width = dice.of([31, 35]);
  const end = dice.of(['', '', 'NOTPROVIDED', String(dice.below(900_000_000) + 100_000_000)]);
  const line = (label: string, details: string, counterparty: string): LineToMatch => ({
    bookedOn: day,
    amount,
    label,
    details,
    counterparty,
    reference: end,
    alike: false,
    undone: false,
  });
  switch (dice.below(6)) {
    case 0:
      return line(spaced(transfer, payer, words), '', '');
    case 1:
      return line(transfer, words, payer);
    case 2:
      return line(cutAt(spaced(transfer, payer), width), words, payer);
    case 3:
      return line(cutAt(spaced(transfer, payer), width), words, cutAt(payer, 35));
    case 4:
      return line(`${transfer} DE: ${payer} MOTIF: ${words}`, '', payer);
    default:
      return line(cutAt(spaced(transfer, payer, words), width), spaced('LIB', words), payer);
  }
};
