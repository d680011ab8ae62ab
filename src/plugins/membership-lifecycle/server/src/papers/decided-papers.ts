import type { Core } from '@strapi/strapi';
import type { Passage, Witness } from '../core/decided';
import { papersIn, type DecidedPaper } from './papers';

/** The papers that steps created. A paper that existed in any state before was only moved. */
const decidedPapers = (steps: readonly Passage[]): DecidedPaper[] => {
  const decided = steps.flatMap(({ before, after: facts }) => {
    const known = new Set(before.papers.map(({ id }) => id));
    return facts.papers.flatMap((paper) => (known.has(paper.id) ? [] : [{ paper, facts }]));
  });
  const began = new Map([...steps].reverse().map(({ before }) => [before.membership.id, before]));
  const moved = new Set([...began.values()].flatMap(({ papers }) => papers.map(({ id }) => id)));
  return decided.filter(({ paper }) => !moved.has(paper.id));
};

/** Issues the papers of calls together with the decision that creates or corrects them. */
export const papersWitness = (strapi: Core.Strapi): Witness => ({
  decided: (trx, { steps, identity, actor, now }) =>
    papersIn(strapi).write(trx, decidedPapers(steps), { identity, actor, now }),
});
