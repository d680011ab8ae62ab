import { askedFor, currencyOf, openCalls } from '../core/rules/account';
import { calledBy, paidFor, uncalledOf } from '../core/rules/dues';
import type { Facts } from '../core/rules/types';
import { typesetBoth } from '../kernel/rules/typography';
import type { Cents, Day, Localised } from '../kernel/rules/values';
import { formatDay, formatMoney } from '../kernel/texts/format';

/** What an end leaves to be settled: told in its plan, since nothing else asks about it later. Pure. */

const inBoth = (tell: (lang: 'fr' | 'en') => string): Localised => ({
  fr: tell('fr'),
  en: tell('en'),
});

/** Calls that are still owed, each with what it asks for. */
const owedAfter = (after: Facts, sum: (amount: Cents) => Localised): Localised[] => {
  const owed = openCalls(after).filter((call) => askedFor(after, call) > 0);
  if (owed.length === 0) return [];
  const named = inBoth((lang) =>
    owed
      .map((call) => {
        const name = calledBy(call);
        const said = typeof name === 'string' ? name : name[lang];
        return `${said} (${sum(askedFor(after, call))[lang]})`;
      })
      .join(', '),
  );
  return [{ fr: `Reste dû : ${named.fr}.`, en: `Stays due: ${named.en}.` }];
};

/** Years that begin after the end and stay, since money was taken for them. */
const paidBeyond = (after: Facts, sum: (amount: Cents) => Localised): Localised[] => {
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
const uncalledBefore = (
  after: Facts,
  today: Day,
  sum: (amount: Cents) => Localised,
): Localised[] => {
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

/** What stays due, or was paid in advance, of a member whom a command ends; null when nothing does. */
export const noticeOfLeaving = (facts: Facts, after: Facts, today: Day): Localised | null => {
  const { endedOn, endKind } = after.membership;
  if (facts.membership.endedOn === endedOn || endedOn === null || endKind === 'merged') return null;
  const sum = (amount: Cents): Localised =>
    inBoth((lang) => formatMoney(amount, currencyOf(after), lang));
  const all = [
    ...owedAfter(after, sum),
    ...paidBeyond(after, sum),
    ...uncalledBefore(after, today, sum),
  ];
  if (all.length === 0) return null;
  return typesetBoth(inBoth((lang) => all.map((one) => one[lang]).join(' ')));
};
