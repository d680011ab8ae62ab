import {
  bracketOf,
  priceIn,
  type Brackets,
  type Figure,
  type Figures,
  type Measure,
  type TermBracket,
} from '../../../../shared/core/brackets';
import { priceFor } from '../../core/rules/period';
import type { Term } from '../../core/rules/types';
import { remark, type ReadLine, type Remark } from '../../kernel/rules/import/types';
import type { Cents, Day } from '../../kernel/rules/values';
import { fieldOf, figureAt } from './figures';
import { saidNumber, type TermLines } from './term-lines';
import type { TierAnswer } from './tiers';

/** The price of an imported term: as it is said, else as it is published. */

/** The figure of a term: its own column, else that of its lines. */
const figureOfTerm = (lines: readonly ReadLine[], measure: Measure): Figure | null => {
  const found = ['term.figure', fieldOf(measure)].flatMap((field) =>
    lines.flatMap((line) => figureAt(line, field) ?? []),
  );
  return found[0] ?? null;
};

interface Pricing {
  policy: Term['policy'];
  brackets: Brackets;
  figure: Figure | null;
  /** The price that the lines say, in cents. */
  said: Cents | null;
  period: Pick<Term, 'startsOn' | 'endsOn'>;
}

/**
 * The price of a term by brackets: what the lines say, else that of its bracket. The bracket is kept
 * where it gives that price, for the whole of a term or for its part.
 */
const pricedByBracket = ({
  policy,
  brackets,
  figure,
  said,
  period,
}: Pricing): { price: Cents | null; bracket: TermBracket | null } => {
  const bracket = figure && bracketOf(brackets, figure);
  if (!bracket) return { price: said, bracket: null };
  const price = priceIn(bracket, bracket.value);
  const given = [
    price,
    ...[true, false].map((isFirst) => priceFor({ policy, price }, period, isFirst)),
  ];
  const isGiven = said === null || given.includes(said);
  return { price: said ?? price, bracket: isGiven ? bracket : null };
};

type SoldTier = Exclude<TierAnswer, { reason: string }>;

/** The price of a term, with the bracket that gave it. */
export const pricingOf = (
  { figures, today }: { figures: Figures; today: Day },
  said: TermLines,
  { sold: { policy }, price, brackets }: SoldTier,
): Pick<Term, 'price' | 'bracket'> => {
  const own = saidNumber(said, 'term.price');
  if (!brackets) return { price: own ?? price, bracket: null };
  const { measure } = brackets;
  // What is known of today is not the figure of a term that is over.
  const known = said.endsOn < today ? undefined : figures[measure];
  const figure = figureOfTerm(said.lines, measure) ?? known ?? null;
  return pricedByBracket({ policy, brackets, figure, said: own, period: said });
};

/** The fault of a term without a price. */
export const noPrice = (
  { tier, startsOn }: TermLines,
  { brackets }: Pick<SoldTier, 'brackets'>,
): Remark => {
  const params = { tier, startsOn };
  return brackets
    ? remark(`price-without-${brackets.measure}`, fieldOf(brackets.measure), params)
    : remark('price-missing', 'term.price', params);
};
