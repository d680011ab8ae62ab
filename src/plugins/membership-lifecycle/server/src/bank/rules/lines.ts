import type { StatementFormat } from '../../../../shared/bank/bank';
import { folded } from '../../kernel/rules/import/folding';
import type { Cents, Day } from '../../kernel/rules/values';

/** Lines of the bank, known again by what they say. */

export interface SaidLine {
  bookedOn: Day;
  amount: Cents;
  label: string;
  details: string;
  counterparty: string;
}

/** A line of a file that is read. */
export interface ReadSaid extends SaidLine {
  /** Empty when the file names none. */
  account: string;
  /** What the payer or the bank calls it by; empty without. */
  reference: string;
  /** The bank's own number; empty or missing without one. */
  bankNumber?: string;
}

/** A line that an earlier file had. */
export interface KnownLine extends ReadSaid {
  statementId: string;
  format: StatementFormat;
  /** The digest of its key. */
  key: string;
}

/** Account, day, amount and words: what two files say alike of one line. */
const saidBy = ({ account, bookedOn, amount, label, details, counterparty }: ReadSaid): string =>
  JSON.stringify([account, bookedOn, amount, folded([label, details, counterparty].join(' '))]);

/** Words that stand where a bank gives no number. */
const UNNUMBERED = new Set(['', 'NOTPROVIDED', 'NOREF', 'NONREF']);

const told = (number = ''): string => {
  const compact = number.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return UNNUMBERED.has(compact) || /^0+$/.test(compact) ? '' : compact;
};

/** Whether a bank gives two lines one number, or two; null where it numbers one of them at most. */
const isOne = (one: ReadSaid, other: ReadSaid): boolean | null => {
  const pairs = [
    [told(one.bankNumber), told(other.bankNumber)],
    [told(one.reference), told(other.reference)],
  ];
  const numbered = pairs.find(([first, second]) => first !== '' && second !== '');
  return numbered ? numbered[0] === numbered[1] : null;
};

/** Lines of one account, day, amount and words: of the file, and of those that are known. */
interface Alike {
  said: string;
  rows: number[];
  known: KnownLine[];
}

const grouped = (
  rows: readonly ReadSaid[],
  known: readonly KnownLine[],
  digest: (key: string) => string,
): Alike[] => {
  const groups = new Map<string, Alike>();
  rows.forEach((row, at) => {
    const said = saidBy(row);
    const group = groups.get(said) ?? { said, rows: [], known: [] };
    group.rows.push(at);
    groups.set(said, group);
  });
  const byKey = new Map(known.map((one) => [one.key, one]));
  // By their keys: whoever was forgotten is in their words no more.
  for (const group of groups.values()) {
    const most = group.rows.length + known.length;
    for (let rank = 0; rank < most; rank += 1) {
      const found = byKey.get(digest(`${group.said}#${rank}`));
      if (found) group.known.push(found);
      else if (rank >= group.rows.length) break;
    }
  }
  return [...groups.values()];
};

/** Whether a bank numbers its lines anew in each file: of those that are told again, no number is. */
const numbersAnew = (groups: readonly Alike[], rows: readonly ReadSaid[]): boolean => {
  const pairs = groups.flatMap(({ rows: own, known }) =>
    own.slice(0, known.length).map((at, rank) => [rows[at], known[rank]] as const),
  );
  const answers = pairs.map(([row, one]) => isOne(row, one));
  const count = (wanted: boolean): number => answers.filter((answer) => answer === wanted).length;
  return count(true) === 0 && count(false) > 1;
};

/**
 * The statements of another account, where files name none: on a day of the file, they have an amount
 * that it lacks. A file holds whole days.
 */
const ofOtherAccounts = (
  rows: readonly ReadSaid[],
  known: readonly KnownLine[],
): ReadonlySet<string> => {
  const days = new Set(rows.map(({ bookedOn }) => bookedOn));
  const there = new Set(rows.map(alikeKey));
  const unnamed = rows.every(({ account }) => account === '');
  return new Set(
    known
      .filter((one) => unnamed && one.account === '' && days.has(one.bookedOn))
      .filter((one) => !there.has(alikeKey(one)))
      .map(({ statementId }) => statementId),
  );
};

/**
 * The keys of the lines of a file that no earlier file had, by their places; the others are known
 * again. A line is known by account, day, amount and words, and by how many lines of the file said
 * the same before: a file holds whole days, so that two equal lines of a day are the first and the
 * second in every file that has them. Apart are those that files of one form give different numbers,
 * unless the bank numbers its lines anew in each file, and those of another account.
 */
export const newKeys = (
  rows: readonly ReadSaid[],
  { format, known }: { format: StatementFormat; known: readonly KnownLine[] },
  digest: (key: string) => string,
): Map<number, { key: string; isDoubtful: boolean }> => {
  const groups = grouped(rows, known, digest);
  const isNumbered = !numbersAnew(groups, rows);
  const others = ofOtherAccounts(rows, known);
  const keys = new Map<number, { key: string; isDoubtful: boolean }>();
  for (const { said, rows: own, known: there } of groups) {
    const left = there.filter(({ statementId }) => !others.has(statementId));
    const isTold = (at: number, isSame: (row: ReadSaid, one: KnownLine) => boolean): boolean => {
      const found = left.findIndex((one) => isSame(rows[at], one));
      if (found >= 0) left.splice(found, 1);
      return found >= 0;
    };
    const unlike = own.filter((at) => !isTold(at, (row, one) => isOne(row, one) === true));
    const fresh = unlike.filter(
      (at) =>
        !isTold(
          at,
          (row, one) => one.format !== format || !isNumbered || isOne(row, one) !== false,
        ),
    );
    const taken = new Set(there.map(({ key }) => key));
    let rank = 0;
    for (const at of fresh) {
      while (taken.has(digest(`${said}#${rank}`))) rank += 1;
      const isDoubtful = there.some(({ statementId }) => others.has(statementId));
      keys.set(at, { key: digest(`${said}#${rank}`), isDoubtful });
      rank += 1;
    }
  }
  return keys;
};

/** A day and an amount, by which lines of files of other forms look alike. */
export const alikeKey = ({ bookedOn, amount }: Pick<SaidLine, 'bookedOn' | 'amount'>): string =>
  `${bookedOn} ${amount}`;

/** Whether two accounts may be one: a CSV file says none. */
const isSameAccount = (one: string, other: string): boolean =>
  one === '' || other === '' || one === other;

type Words = Pick<SaidLine, 'label' | 'details' | 'counterparty'>;

const COMMON = new Set(['vir', 'virement', 'sepa', 'recu', 'des', 'les', 'sur', 'par']);

/** The words of a line that tell it from others: of three letters or more, and numbers. */
const tellingWords = ({ label, details, counterparty }: Words): Set<string> =>
  new Set(
    folded([label, details, counterparty].join(' '))
      .split(' ')
      .filter((word) => (word.length > 2 && !COMMON.has(word)) || /^\d+$/.test(word)),
  );

/**
 * Whether a line may be one of the same day and amount in a file of another form: of the words of
 * the one that says less, the other has two thirds. Members who pay the same on the same day are
 * told apart by their names and numbers.
 */
export const looksAlike = (
  one: Words & { account: string },
  other: Words & { account: string },
): boolean => {
  const [few, many] = [tellingWords(one), tellingWords(other)].sort((a, b) => a.size - b.size);
  const shared = [...few].filter((word) => many.has(word)).length;
  return isSameAccount(one.account, other.account) && shared * 3 >= few.size * 2;
};
