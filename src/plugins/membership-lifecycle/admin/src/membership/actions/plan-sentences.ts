import type {
  CommandPlan,
  PlannedNext,
  PlannedRenewal,
  PlannedRight,
  PlannedStatus,
  PlannedTerm,
} from '../../../../shared/membership/command-plan';
import type { Format } from '../../kit/utils/format';
import type { Translate } from '../../kit/utils/trad';
import { undoneSentences } from './undone-sentences';

/** The effects of a plan as sentences: pure, so that the table of outcomes in the docs says the same. */

export interface Words {
  t: Translate;
  format: Format;
}

/** What the price of a period rests on, where that is brackets; with what it rested on before. */
const basisSentence = (
  { change, basis, before }: PlannedTerm,
  { t, format: { text } }: Words,
): string => {
  if (!basis || change === 'waived' || change === 'voided') return '';
  const [was, is] = [text(before?.basis), text(basis)];
  return was && was !== is
    ? t('command-plan.term.basis.changed', { was, is })
    : t('command-plan.term.basis', { basis: is });
};

/** The sentences of a period that a plan changes. */
export const termSentence = (term: PlannedTerm, words: Words): string => {
  const { change, tierNames, startsOn, endsOn, price, missingFigure, before } = term;
  const {
    t,
    format: { text, range, money },
  } = words;
  const said = t(`command-plan.term.${change}`, {
    tier: text(tierNames),
    period: range(startsOn, endsOn),
    price: price ? money(price) : t(`renewal.missing-${missingFigure ?? 'price'}`),
    was: before ? range(before.startsOn, before.endsOn) : '',
    priceWas: before?.price ? money(before.price) : t('renewal.missing-price'),
  });
  return [said, basisSentence(term, words)].filter(Boolean).join(' ');
};

const renewalSentences = (
  { from, to, answer, closes }: PlannedRenewal,
  { t, format: { text } }: Words,
): string[] => {
  const moved = from
    ? t('command-plan.stage', { from: text(from), to: text(to) })
    : t('command-plan.stage.first', { to: text(to) });
  return [
    answer ? t(`command-plan.answer.${answer}`) : '',
    to ? moved : '',
    closes ? t('command-plan.renewal.closes') : '',
  ];
};

const rightSentence = (right: PlannedRight, { t, format }: Words): string => {
  const { change, names, units, startsOn, endsOn, granted, used, before } = right;
  const { text, range, plural } = format;
  const period = range(startsOn, endsOn);
  if (change !== 'changed' || !before) {
    const number = granted === null ? 'none' : `${granted} ${plural(text(units), granted)}`.trim();
    return t(`command-plan.right.${change}`, { name: text(names), number, period });
  }
  const days = range(before.startsOn, before.endsOn);
  const changes = [
    granted === before.granted
      ? ''
      : t('command-plan.right.granted', { was: before.granted, is: granted }),
    used === before.used ? '' : t('command-plan.right.used', { was: before.used, is: used }),
    period === days ? '' : t('command-plan.right.days', { was: days, is: period }),
  ];
  return t('command-plan.right.changed', {
    name: text(names),
    changes: format.list(changes.filter(Boolean)),
  });
};

/** The status after the command, and until when. */
const statusSentence = (
  { before, after, because, until, untilBefore }: PlannedStatus,
  { t, format: { text, day } }: Words,
): string => {
  const words = { from: t(`status.${before}`), to: t(`status.${after}`) };
  const becomes = `${t('move.plan.status', words)} ${text(because.text)}`;
  const isSame = until?.on === untilBefore?.on && until?.then === untilBefore?.then;
  return [
    before === after ? t('command-plan.status.stays', { status: words.to }) : becomes,
    until ? t('command-plan.until', { on: day(until.on), then: t(`status.${until.then}`) }) : '',
    before === after && !isSame && untilBefore
      ? t('command-plan.until.was', {
          on: day(untilBefore.on),
          then: t(`status.${untilBefore.then}`),
        })
      : '',
  ]
    .filter(Boolean)
    .join(' ');
};

const nextSentence = (
  { on, steps, messages }: PlannedNext,
  today: string,
  { t, format: { text, day, list } }: Words,
): string => {
  const what = steps.map((step) => text(step.text)).join(' ');
  const names = list(
    messages.map((code) => t('command-plan.next.mail', { name: t(`template.${code}`) })),
  );
  return [
    t(on === today ? 'command-plan.next.today' : 'command-plan.next', { on: day(on), what }),
    messages.length > 0 ? t('command-plan.next.mails', { count: messages.length, names }) : '',
  ]
    .filter(Boolean)
    .join(' ');
};

export interface PlanSentences {
  /** The changes that the command makes at once. */
  effects: string[];
  /** The changes that follow by themselves. */
  coming: string[];
}

/** The periods, renewals, rights and status that a command changes, and what follows. */
export const planSentences = (
  { terms, renewals, rights, status, next, undone }: CommandPlan,
  today: string,
  words: Words,
): PlanSentences => ({
  effects: [
    ...(undone ? undoneSentences(undone, words) : []),
    ...terms.map((term) => termSentence(term, words)),
    ...renewals.flatMap((renewal) => renewalSentences(renewal, words)),
    ...rights.map((right) => rightSentence(right, words)),
  ].filter(Boolean),
  coming: [
    status ? statusSentence(status, words) : '',
    next ? nextSentence(next, today, words) : '',
  ].filter(Boolean),
});
