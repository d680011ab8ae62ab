import type { LegalCommand, UnavailableCommand } from '../../../../shared/core/membership';
import { GROUPS } from './kinds';

/** Searching what can be done by the words that staff use. Pure. */

/** Without accents and case, as words are compared. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[’']/g, ' ');

/** Whether each typed word is in one of the texts that stand for an action. */
export const isMeant = (typed: string, texts: readonly string[]): boolean => {
  const all = folded(texts.join(' '));
  return folded(typed)
    .split(/\s+/)
    .every((word) => all.includes(word));
};

/** Actions in the order of their subjects, as they are told without a search. */
export const inGroups = <Action extends LegalCommand | UnavailableCommand>(
  actions: readonly Action[],
): Action[] => GROUPS.flatMap((group) => actions.filter((action) => action.group === group));
