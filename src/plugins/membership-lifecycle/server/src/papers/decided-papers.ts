import type { Core } from '@strapi/strapi';
import type { Passage, Witness } from '../core/decided';
import { papersIn, type DecidedPaper } from './papers';

/** The papers that steps decided. Those that were there before the first have only moved to another membership. */
const decidedPapers = (steps: readonly Passage[]): DecidedPaper[] => {
  const decided = steps.flatMap(({ before, after: facts }) => {
    const known = new Set(before.papers.map(({ id }) => id));
    return facts.papers.flatMap((paper) => (known.has(paper.id) ? [] : [{ paper, facts }]));
  });
  const began = new Map([...steps].reverse().map(({ before }) => [before.membership.id, before]));
  const moved = new Set([...began.values()].flatMap(({ papers }) => papers.map(({ id }) => id)));
  return decided.filter(({ paper }) => !moved.has(paper.id));
};

/** Makes the papers of calls beside the decision that issues or corrects them. */
export const papersWitness = (strapi: Core.Strapi): Witness => ({
  decided: (trx, { steps, identity, actor, now }) =>
    papersIn(strapi).write(trx, decidedPapers(steps), { identity, actor, now }),
});
