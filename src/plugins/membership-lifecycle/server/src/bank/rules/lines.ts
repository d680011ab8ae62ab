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

/**
 * What tells lines apart: account, day, amount and words, and how many lines of the file said the
 * same before. A file holds whole days, so that two equal lines of a day are the first and the
 * second in every file that has them. References are left out: some banks give a line another one
 * in each file.
 */
export const keysOf = (lines: readonly (SaidLine & { account: string })[]): string[] => {
  const counts = new Map<string, number>();
  return lines.map(({ account, bookedOn, amount, label, details, counterparty }) => {
    const said = folded([label, details, counterparty].join(' '));
    const same = JSON.stringify([account, bookedOn, amount, said]);
    const rank = counts.get(same) ?? 0;
    counts.set(same, rank + 1);
    return `${same}#${rank}`;
  });
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
