import {
  JOURNAL_ROLES,
  type BookName,
  type BookTotals,
  type JournalRole,
} from '../../../../shared/accounting/accounting';
import { latin } from '../../kernel/rules/latin';
import type { Cents, Day } from '../../kernel/rules/values';
import type { Entry, EntryKind, EntryLine, Settings } from './types';

/** Entries as they are written: numbered, with the accounts and the names of their day. */

/** A written line; of a closed period, it never changes. */
export interface WrittenLine extends EntryLine {
  source: string;
  kind: EntryKind;
  isCorrection: boolean;
  journal: JournalRole;
  journalCode: string;
  journalLabel: string;
  /** The number of the entry in its journal. */
  number: number;
  on: Day;
  account: string;
  accountLabel: string;
  /** The member, where the account is kept for each. */
  aux: string | null;
  auxLabel: string | null;
  piece: string;
  pieceOn: Day;
  label: string;
  /** What settles each other on the account of a member; null while it does not. */
  letter: string | null;
  letteredOn: Day | null;
}

export type Names = ReadonlyMap<string, { reference: string; organisation: string }>;
export type Numbers = Record<JournalRole, number>;

export const NO_NUMBERS: Numbers = { dues: 0, bank: 0, other: 0, history: 0 };

/** As many calls are named as a line of an accountant's program shows. */
const MOST_NAMED = 3;

/** What happened, and the calls that it is about. */
const naming = (what: string, calls: readonly string[]): string => {
  if (calls.length === 0) return what;
  const more = calls.length > MOST_NAMED ? ` et ${calls.length - MOST_NAMED} de plus` : '';
  const word = calls.length > 1 ? 'appels' : 'appel';
  return `${what}, ${word} ${calls.slice(0, MOST_NAMED).join(', ')}${more}`;
};

/** The words of the books, which are French whatever the reader speaks. */
const LABELS: Record<EntryKind, (piece: string, calls: readonly string[]) => string> = {
  call: (piece) => `Appel ${piece}`,
  'credit-note': (piece) => `Avoir ${piece}`,
  cancelled: (piece) => `Appel annulé ${piece}`,
  'written-off': (piece) => `Appel soldé en perte ${piece}`,
  received: (_, calls) => naming('Règlement', calls),
  refund: (_, calls) => naming('Remboursement', calls),
  rejection: (_, calls) => naming('Règlement rejeté par la banque', calls),
  reversal: (_, calls) => naming('Règlement annulé', calls),
  moved: (_, calls) => naming('Règlement affecté', calls),
  deposit: (piece) => `Remise en banque ${piece}`,
  prepaid: (piece) => `Produit constaté d’avance ${piece}`,
  'prepaid-back': (piece) => `Produit constaté d’avance repris ${piece}`,
};

/** The longest texts: what the tables hold, with room. */
const MOST = 200;

/** A text in one line, without what separates columns, in characters that programs read. */
export const oneLine = (text: string): string =>
  // Most are numbers: looking at each character of them takes longer than all the rest.
  /^[\w-]*$/.test(text)
    ? text.slice(0, MOST)
    : latin(text)
        .replace(/[\s\p{Cc}|]+/gu, ' ')
        .trim()
        .slice(0, MOST);

/** Names in one line, each made so once. */
const tidied = (names: Names) => {
  const known = new Map<string, { reference: string; organisation: string }>();
  return (membershipId: string) => {
    const before = known.get(membershipId);
    if (before) return before;
    const { reference, organisation } = names.get(membershipId) ?? {
      reference: membershipId,
      organisation: '',
    };
    const name = { reference: oneLine(reference), organisation: oneLine(organisation) };
    known.set(membershipId, name);
    return name;
  };
};

/** Accounts or journals, with their names in one line. */
const labelled = <Role extends string>(names: Record<Role, BookName>): Record<Role, BookName> =>
  Object.fromEntries(
    Object.entries<BookName>(names).map(([role, { code, label }]) => [
      role,
      { code, label: oneLine(label) },
    ]),
  ) as Record<Role, BookName>;

/**
 * Numbers entries, each journal after its last number, and names what is in them. Entries come in
 * the order of their days.
 */
export const written = (
  entries: readonly Entry[],
  settings: Settings,
  names: Names,
  last: Numbers = NO_NUMBERS,
): { lines: WrittenLine[]; numbers: Numbers } => {
  const numbers = { ...last };
  const [accounts, journals] = [labelled(settings.accounts), labelled(settings.journals)];
  const nameOf = tidied(names);
  const lines = entries.flatMap((entry) => {
    const { source, kind, isCorrection, journal, on, pieceOn } = entry;
    numbers[journal] += 1;
    const piece = oneLine(entry.piece);
    const { code, label } = journals[journal];
    const whose = nameOf(entry.membershipId).organisation;
    const told = [oneLine(LABELS[kind](piece, entry.calls ?? [])), whose]
      .filter(Boolean)
      .join(' - ');
    const before = journal === 'history' ? 'Reprise : ' : '';
    const common = {
      ...{ source, kind, isCorrection, journal, on, piece, pieceOn },
      journalCode: code,
      journalLabel: label,
      number: numbers[journal],
      label: `${isCorrection ? 'Rectification : ' : ''}${before}${told}`.slice(0, MOST),
    };
    // Debits stand first.
    const ordered = [...entry.lines].sort((a, b) => Math.sign(b.amount) - Math.sign(a.amount));
    return ordered.map((line): WrittenLine => {
      const member = line.membershipId === null ? null : nameOf(line.membershipId);
      return {
        ...common,
        ...line,
        account: accounts[line.role].code,
        accountLabel: accounts[line.role].label,
        aux: member && member.reference,
        auxLabel: member && member.organisation,
        letter: null,
        letteredOn: null,
      };
    });
  });
  return { lines, numbers };
};

const sumOf = (amounts: readonly Cents[]): Cents => amounts.reduce((sum, one) => sum + one, 0);
const debitsOf = (lines: readonly EntryLine[]): Cents =>
  sumOf(lines.map(({ amount }) => Math.max(0, amount)));
const creditsOf = (lines: readonly EntryLine[]): Cents =>
  sumOf(lines.map(({ amount }) => Math.max(0, 0 - amount)));

const entryOf = ({ journal, number }: WrittenLine): string => `${journal} ${number}`;

/** How many entries lines are. */
export const countEntries = (lines: readonly WrittenLine[]): number =>
  new Set(lines.map(entryOf)).size;

/** How many entries of lines are about a day that was closed before they were written. */
export const countLate = (lines: readonly WrittenLine[]): number =>
  countEntries(lines.filter((line) => !line.isCorrection && line.pieceOn < line.on));

/** What lines add up to, by account in the order of their numbers. */
export const totalsOf = (lines: readonly WrittenLine[]): BookTotals => {
  const accounts = new Map<string, WrittenLine[]>();
  for (const line of lines) {
    const same = accounts.get(line.account);
    if (same) same.push(line);
    else accounts.set(line.account, [line]);
  }
  return {
    entries: countEntries(lines),
    lines: lines.length,
    debit: debitsOf(lines),
    credit: creditsOf(lines),
    accounts: [...accounts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([account, own]) => ({
        account,
        label: own[own.length - 1].accountLabel,
        debit: debitsOf(own),
        credit: creditsOf(own),
      })),
  };
};

/** The journals of lines, each with its first and its last number. */
export const journalsOf = (lines: readonly WrittenLine[]) =>
  JOURNAL_ROLES.flatMap((journal) => {
    const own = lines.filter((line) => line.journal === journal);
    if (own.length === 0) return [];
    const { journalCode: code, journalLabel: label } = own[own.length - 1];
    const numbers = own.map(({ number }) => number);
    const [first, last] = [numbers[0], numbers[numbers.length - 1]];
    return [{ code, label, entries: countEntries(own), first, last }];
  });
