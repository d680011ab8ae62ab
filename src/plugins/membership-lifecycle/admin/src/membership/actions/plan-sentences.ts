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

/** One thing that a plan does, in a sentence. */
export interface Consequence {
  /** What many that have it are counted as; null for what is told of each alone. */
  kind: ConsequenceKind | null;
  /** What tells it from others of its kind: the right, the stage, the status and its end. */
  about: string;
  sentence: string;
}

type ConsequenceKind =
  | `term.${PlannedTerm['change']}`
  | `answer.${NonNullable<PlannedRenewal['answer']>}`
  | `right.${PlannedRight['change']}`
  | 'stage'
  | 'closes'
  | 'status';

const renewalConsequences = (
  { from, to, answer, closes }: PlannedRenewal,
  { t, format: { text } }: Words,
): Consequence[] => {
  const moved = from
    ? t('command-plan.stage', { from: text(from), to: text(to) })
    : t('command-plan.stage.first', { to: text(to) });
  const answered = answer && {
    kind: `answer.${answer}` as const,
    about: '',
    sentence: t(`command-plan.answer.${answer}`),
  };
  return [
    ...(answered ? [answered] : []),
    ...(to ? [{ kind: 'stage' as const, about: text(to), sentence: moved }] : []),
    ...(closes
      ? [{ kind: 'closes' as const, about: '', sentence: t('command-plan.renewal.closes') }]
      : []),
  ];
};

/** A right that has other days or another number, in a sentence. */
const changedRight = (
  { names, startsOn, endsOn, granted, used }: PlannedRight,
  before: NonNullable<PlannedRight['before']>,
  { t, format }: Words,
): string => {
  const { text, range } = format;
  const period = range(startsOn, endsOn);
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

/** Rights that open or close for the same days, in a sentence. */
const sameRights = (rights: readonly PlannedRight[], { t, format }: Words): string => {
  const { text, range, plural, list } = format;
  const [{ change, startsOn, endsOn }] = rights;
  const names = rights.map(({ names: own, units, granted }) =>
    granted === null
      ? text(own)
      : t('command-plan.right.number', {
          name: text(own),
          number: `${granted} ${plural(text(units), granted)}`.trim(),
        }),
  );
  return t(`command-plan.right.${change}`, {
    count: rights.length,
    names: list(names),
    period: range(startsOn, endsOn),
  });
};

/** The rights of a plan: those that open or close together are told together. */
const rightSentences = (rights: readonly PlannedRight[], words: Words): string[] => {
  const together = new Map<string, PlannedRight[]>();
  for (const right of rights) {
    const { change, startsOn, endsOn } = right;
    const key = `${change} ${startsOn} ${endsOn}`;
    together.set(key, [...(together.get(key) ?? []), right]);
  }
  return [...together.values()].flatMap((same) =>
    same[0].change === 'changed'
      ? same.flatMap((right) => (right.before ? changedRight(right, right.before, words) : []))
      : sameRights(same, words),
  );
};

/** The status after the command, and until when. */
const statusConsequence = (
  { before, after, because, until, untilBefore }: PlannedStatus,
  { t, format: { text, day } }: Words,
): Consequence => {
  const words = { from: t(`status.${before}`), to: t(`status.${after}`) };
  const becomes = t('move.plan.status', words);
  const isSame = until?.on === untilBefore?.on && until?.then === untilBefore?.then;
  const ends = until
    ? t('command-plan.until', { on: day(until.on), then: t(`status.${until.then}`) })
    : '';
  const sentence = [
    before === after
      ? t('command-plan.status.stays', { status: words.to })
      : `${becomes} ${text(because.text)}`,
    ends,
    before === after && !isSame && untilBefore
      ? t('command-plan.until.was', {
          on: day(untilBefore.on),
          then: t(`status.${untilBefore.then}`),
        })
      : '',
  ];
  return {
    kind: before === after ? null : 'status',
    about: `${becomes} ${ends}`.trim(),
    sentence: sentence.filter(Boolean).join(' '),
  };
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

/** What a plan changes in periods, renewals and rights, then the status and what follows. */
export const consequencesOf = (
  { terms, renewals, rights, status }: CommandPlan,
  words: Words,
): { effects: Consequence[]; status: Consequence | null } => ({
  effects: [
    ...terms.map((term) => ({
      kind: `term.${term.change}` as const,
      about: '',
      sentence: termSentence(term, words),
    })),
    ...renewals.flatMap((renewal) => renewalConsequences(renewal, words)),
    ...rights.map((right) => ({
      kind: `right.${right.change}` as const,
      about: words.format.text(right.names),
      sentence: rightSentences([right], words).join(' '),
    })),
  ],
  status: status && statusConsequence(status, words),
});

export interface PlanSentences {
  /** The changes that the command makes at once. */
  effects: string[];
  /** The changes that follow by themselves. */
  coming: string[];
}

/** The periods, renewals, rights and status that a command changes, and what follows. */
export const planSentences = (plan: CommandPlan, today: string, words: Words): PlanSentences => {
  const { undone, next, rights } = plan;
  const { effects, status } = consequencesOf({ ...plan, rights: [] }, words);
  return {
    effects: [
      ...(undone ? undoneSentences(undone, words) : []),
      ...effects.map(({ sentence }) => sentence),
      ...rightSentences(rights, words),
    ].filter(Boolean),
    coming: [status?.sentence ?? '', next ? nextSentence(next, today, words) : ''].filter(Boolean),
  };
};
