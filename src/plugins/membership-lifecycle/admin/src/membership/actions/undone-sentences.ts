import type { UndoneMerger } from '../../../../shared/membership/command-plan';
import type { Words } from './plan-sentences';

type Span = { startsOn: string; endsOn: string };

const accountSentence = (
  { organisation, account }: UndoneMerger['into'],
  { t, format: { money } }: Words,
): string => {
  if (!account) return '';
  const { currency, before, after } = account;
  // The sum that was received is in the sentence about the periods.
  if (before.due === after.due && before.credit === after.credit) return '';
  const sum = (amount: number) => money({ amount, currency });
  return t('undone.account', { organisation, due: sum(after.due), credit: sum(after.credit) });
};

const statusSentence = (
  { organisation, status: { before, after, because } }: UndoneMerger['into'],
  { t, format: { text } }: Words,
): string =>
  t(before === after ? 'undone.status.stays' : 'undone.status', {
    organisation,
    from: t(`status.${before}`),
    to: t(`status.${after}`),
    why: text(because.text),
  });

/** Sentences about what each of two memberships gets back when their merger is undone. */
export const undoneSentences = (undone: UndoneMerger, words: Words): string[] => {
  const { t, format } = words;
  const { into, terms, restored, credit, contacts } = undone;
  const { organisation } = undone.from;
  const range = ({ startsOn, endsOn }: Span) => format.range(startsOn, endsOn);
  const [count, { paid, rights, used, renewals }] = [terms.length, undone];
  return [
    t('undone.terms', { count, periods: format.list(terms.map(range)), organisation }),
    count > 0 ? t('undone.carried', { paid: format.money(paid), rights, used }) : '',
    ...restored.map(({ side, proposed, call, ...term }) =>
      t(proposed ? 'undone.restored.proposal' : 'undone.restored.issued', {
        period: range(term),
        organisation: undone[side].organisation,
        call: call ?? 'none',
      }),
    ),
    renewals > 0 ? t('undone.renewals', { count: renewals }) : '',
    credit.amount > 0 ? t('undone.credit', { amount: format.money(credit), organisation }) : '',
    contacts.length > 0
      ? t('undone.contacts', {
          ...{ count: contacts.length, names: format.list(contacts), organisation },
        })
      : '',
    t('undone.identity', { organisation }),
    statusSentence(into, words),
    accountSentence(into, words),
  ].filter(Boolean);
};
