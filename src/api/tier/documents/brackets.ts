import {
  MEASURES,
  type Bracket,
  type Brackets,
  type Measure,
} from '../../../plugins/membership-lifecycle/shared/core/brackets';
import { isEmpty, isMeasure, isWhole, wholeOf } from '../../../documents/checks';
import { problem, type Problem } from '../../../documents/errors';
import { isData, type Data } from '../../../documents/payload';

const AMOUNTS = ['price', 'rate', 'maximum'];

const linesOf = ({ brackets }: Data): Data[] =>
  Array.isArray(brackets) ? brackets.filter(isData) : [];

/** Numbers of an input that are no amounts, or no start of a bracket. */
export const bracketNumberProblems = (data: Data): Problem[] =>
  linesOf(data).flatMap((line, index) => {
    const isWrong = !isEmpty(line.from) && !isMeasure(line.from);
    return [
      ...(isWrong ? [problem(['brackets', index, 'from'], 'not-a-measure')] : []),
      ...AMOUNTS.filter((field) => !isEmpty(line[field]) && !isWhole(line[field], 0)).map((field) =>
        problem(['brackets', index, field], field === 'rate' ? 'not-a-rate' : 'not-a-price'),
      ),
    ];
  });

const orderProblems = (starts: (number | null)[]): Problem[] =>
  starts.flatMap((from, index) => {
    const path = ['brackets', index, 'from'];
    if (index === 0) return from === 0 ? [] : [problem(path, 'bracket-not-from-zero')];
    const before = starts[index - 1];
    const isAfter = from !== null && before !== null && from > before;
    return isAfter ? [] : [problem(path, 'bracket-out-of-order')];
  });

/** Why the price of a draft cannot be published: one price, or a measure with brackets in order. */
export const pricingProblems = (draft: Data): Problem[] => {
  const lines = linesOf(draft);
  if (isEmpty(draft.measure)) {
    if (lines.length > 0) return [problem(['measure'], 'measure-required')];
    return isEmpty(draft.price) ? [problem(['price'], 'required')] : [];
  }
  if (!isEmpty(draft.price)) return [problem(['price'], 'price-beside-brackets')];
  if (lines.length === 0) return [problem(['brackets'], 'brackets-required')];
  const unpriced = lines.flatMap(({ price, rate }, index) =>
    isEmpty(price) && isEmpty(rate) ? [problem(['brackets', index, 'price'], 'bracket-free')] : [],
  );
  return [...orderProblems(lines.map(({ from }) => wholeOf(from))), ...unpriced];
};

const bracket = ({ from, price, rate, maximum }: Data): Bracket => ({
  from: wholeOf(from) ?? 0,
  price: wholeOf(price) ?? 0,
  rate: wholeOf(rate),
  maximum: wholeOf(maximum),
});

/** The brackets of a tier; null for a tier of one price. */
export const bracketsOf = (tier: object): Brackets | null => {
  const { measure, ...row } = tier as Data;
  const lines = linesOf(row).map(bracket);
  return MEASURES.includes(measure as Measure) && lines.length > 0
    ? { measure: measure as Measure, lines }
    : null;
};
