import type { Cents, Day } from '../../kernel/rules/values';
import type { WrittenLine } from './written';

/**
 * Entries in the columns of the FEC (art. A47 A-1 of the LPF): one line each, separated by tabs.
 * A file of a closed period is made of its lines again, so that what is written here is for ever.
 */

const COLUMNS = [
  ...['JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib'],
  ...['CompAuxNum', 'CompAuxLib', 'PieceRef', 'PieceDate', 'EcritureLib', 'Debit', 'Credit'],
  ...['EcritureLet', 'DateLet', 'ValidDate', 'Montantdevise', 'Idevise'],
] as const;

const END = '\r\n';

const dayOf = (day: Day): string => day.replace(/-/g, '');

/** Cents with a decimal comma, and nothing between thousands. */
const moneyOf = (cents: Cents): string =>
  `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;

/**
 * The file of some lines, whose texts were put on one line as they were written. Entries that are not
 * closed have no day on which they were validated.
 */
export const fecOf = (lines: readonly (WrittenLine & { closedOn: Day | null })[]): string => {
  const rows = lines.map((line) => [
    line.journalCode,
    line.journalLabel,
    String(line.number),
    dayOf(line.on),
    line.account,
    line.accountLabel,
    line.aux ?? '',
    line.auxLabel ?? '',
    line.piece,
    dayOf(line.pieceOn),
    line.label,
    moneyOf(Math.max(0, line.amount)),
    moneyOf(Math.max(0, 0 - line.amount)),
    line.letter ?? '',
    line.letteredOn === null ? '' : dayOf(line.letteredOn),
    line.closedOn === null ? '' : dayOf(line.closedOn),
    '',
    '',
  ]);
  return [COLUMNS, ...rows].map((cells) => cells.join('\t') + END).join('');
};

/** The name of a file: the SIREN where there is one, and the last day of the period. */
export const fecName = (siren: string, through: Day): string => `${siren}FEC${dayOf(through)}.txt`;
