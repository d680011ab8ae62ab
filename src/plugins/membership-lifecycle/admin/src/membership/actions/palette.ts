import type { LegalCommand, UnavailableCommand } from '../../../../shared/core/membership';
import { folded } from '../../kit/utils/folding';
import { GROUPS } from './kinds';

/** Searching what can be done by the words that staff use. Pure. */

/** An apostrophe parts words. */
const wordsOf = (text: string): string => folded(text).replace(/[’']/g, ' ');

/** Whether each typed word is in one of the texts that stand for an action. */
export const isMeant = (typed: string, texts: readonly string[]): boolean => {
  const all = wordsOf(texts.join(' '));
  return wordsOf(typed)
    .split(/\s+/)
    .every((word) => all.includes(word));
};

/** Actions in the order of their subjects, as they are told without a search. */
export const inGroups = <Action extends LegalCommand | UnavailableCommand>(
  actions: readonly Action[],
): Action[] => GROUPS.flatMap((group) => actions.filter((action) => action.group === group));
