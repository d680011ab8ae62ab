import type { Cents } from '../../kernel/rules/values';

/** Calls that add up to an amount. */

/** Among more calls than these, no sum is looked for: there are 4 096 ways to choose among twelve. */
const MOST_CALLS = 12;

/**
 * The ways to choose some of the amounts so that they make a sum exactly, each as places, two at
 * most: more only say that there is not one. The first amounts come first.
 */
export const waysToSum = (amounts: readonly Cents[], sum: Cents): number[][] => {
  const few = amounts.slice(0, MOST_CALLS);
  const ways: number[][] = [];
  const choose = (from: number, left: Cents, chosen: readonly number[]): void => {
    if (ways.length > 1) return;
    if (left === 0) {
      ways.push([...chosen]);
      return;
    }
    for (let at = from; at < few.length; at += 1) {
      if (few[at] <= left) choose(at + 1, left - few[at], [...chosen, at]);
    }
  };
  if (sum > 0) choose(0, sum, []);
  return ways;
};
