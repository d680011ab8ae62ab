import { inBoth } from '../../../shared/kernel/in-both';
import { askedFor, currencyOf, openCalls } from '../core/rules/account';
import { calledBy, paidFor, uncalledOf } from '../core/rules/dues';
import { isOwed } from '../core/rules/reminders';
import type { Facts } from '../core/rules/types';
import { typesetBoth } from '../kernel/rules/typography';
import type { Cents, Day, Localised } from '../kernel/rules/values';
import { formatDay, formatMoney, inWords } from '../kernel/texts/format';

/** What a departure or an exclusion leaves to be settled, for its plan. Pure. */

type Sum = (amount: Cents) => Localised;

/** Calls that are still owed, each with what it asks for. */
const owedAfter = (after: Facts, sum: Sum): Localised[] => {
  const owed = openCalls(after).filter(({ id }) => isOwed(after, id));
  if (owed.length === 0) return [];
  const named = inBoth((locale) =>
    owed
      .map((call) => `${inWords(calledBy(call), locale)} (${sum(askedFor(after, call))[locale]})`)
      .join(', '),
  );
  return [{ fr: `Reste dû : ${named.fr}.`, en: `Stays due: ${named.en}.` }];
};

/** Years that begin after the end and stay, since money was taken for them. */
const paidBeyond = (after: Facts, sum: Sum): Localised[] => {
  const { endedOn } = after.membership;
  return after.terms
    .filter(({ state, startsOn }) => state === 'issued' && endedOn !== null && startsOn >= endedOn)
    .map(({ id, startsOn }) => ({ startsOn, paid: paidFor(after, id) }))
    .filter(({ paid }) => paid > 0)
    .map(({ startsOn, paid }) => ({
      fr: `La période du ${formatDay(startsOn, 'fr')} commence après le départ, et reste, parce que ${sum(paid).fr} en sont réglés : « Annuler une période » annule son appel, et rend la somme au crédit du compte.`,
      en: `The term of ${formatDay(startsOn, 'en')} begins after the end, and stays, since ${sum(paid).en} were paid for it: “Void a term” cancels its call, and puts the sum on the account as credit.`,
    }));
};

/** Years that run and were not called for. */
const uncalledBefore = (after: Facts, today: Day, sum: Sum): Localised[] => {
  const { endedOn } = after.membership;
  return after.terms
    .filter(({ startsOn }) => endedOn !== null && startsOn < endedOn)
    .flatMap((term) => {
      const amount = uncalledOf(after, term, today);
      if (!amount) return [];
      return [
        {
          fr: `La période du ${formatDay(term.startsOn, 'fr')} n’a pas encore été appelée : ${sum(amount).fr}.`,
          en: `The term of ${formatDay(term.startsOn, 'en')} was not called for yet: ${sum(amount).en}.`,
        },
      ];
    });
};

/** The notice of a command that ends a membership; null where nothing is left to settle. */
export const noticeOfLeaving = (facts: Facts, after: Facts, today: Day): Localised | null => {
  const { endedOn, endKind } = after.membership;
  if (facts.membership.endedOn === endedOn || endedOn === null || endKind === 'merged') return null;
  const sum: Sum = (amount) => inBoth((locale) => formatMoney(amount, currencyOf(after), locale));
  const all = [
    ...owedAfter(after, sum),
    ...paidBeyond(after, sum),
    ...uncalledBefore(after, today, sum),
  ];
  if (all.length === 0) return null;
  return typesetBoth(inBoth((locale) => all.map((words) => words[locale]).join(' ')));
};
