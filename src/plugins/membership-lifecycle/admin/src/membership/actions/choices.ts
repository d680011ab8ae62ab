import type { CommandField, CommandName } from '../../../../shared/core/commands';
import { RIGHT_KINDS } from '../../../../shared/core/kinds';
import type {
  DuesView,
  GrantView,
  MembershipView,
  PaymentView,
  ReminderView,
  TermView,
} from '../../../../shared/core/membership';
import type { Choice } from '../../kit/components/ChoiceInput';
import type { Words } from './plan-sentences';
import { reminderChoice } from './values';

const TERM_STATES: Partial<Record<CommandName, readonly TermView['state'][]>> = {
  'issue-term': ['proposed'],
};

const termLabel = (term: TermView, { t, format }: Words): string =>
  [
    format.range(term.startsOn, term.endsOn),
    t(`term.${term.state}`),
    term.price ? format.money(term.price) : null,
  ]
    .filter(Boolean)
    .join(' · ');

const isCallable = ({ callable }: MembershipView, id: string): boolean =>
  callable.some(({ termId }) => termId === id);

const terms = (command: CommandName, view: MembershipView, words: Words): Choice[] =>
  view.terms
    .filter(({ state }) => (TERM_STATES[command] ?? ['proposed', 'issued']).includes(state))
    .filter(({ id }) => command !== 'issue-call' || isCallable(view, id))
    .map((term) => ({ value: term.id, label: termLabel(term, words) }));

/** The calls that stand, those that wait for money first. */
export const callChoices = (view: MembershipView, { t, format }: Words): Choice[] =>
  view.dues
    .filter(({ state, creditNote }) => state !== 'cancelled' && creditNote === null)
    .sort((one, other) => Number(other.remaining > 0) - Number(one.remaining > 0))
    .map((line) => ({
      value: line.id,
      label: t('choice.dues', {
        number: line.number || t('dues.unnumbered'),
        amount: format.money(line.amount),
        remaining: format.money(line.remaining),
      }),
    }));

/** A payment in one line: « 3 mars 2026 · 1 200,00 € · virement ». */
export const paymentLabel = (payment: PaymentView, { t, format }: Words): string =>
  [
    format.day(payment.on),
    format.money(payment.amount),
    payment.kind === 'received' ? null : t(`payment.${payment.kind}`),
    payment.method ? t(`option.method.${payment.method}`) : null,
    payment.reference,
  ]
    .filter(Boolean)
    .join(' · ');

const usages = (view: MembershipView, { format }: Words): Choice[] =>
  view.entitlements.flatMap((right) =>
    (right.usages ?? [])
      .filter(({ kind, reversed }) => kind === 'consume' && !reversed)
      .map((line) => ({
        value: line.id,
        label: [format.day(line.on), format.text(right.names), line.usedDelta, line.person]
          .filter(Boolean)
          .join(' · '),
      })),
  );

/** The counters as choices; equal rights of two terms differ by their days. */
const counters = (view: MembershipView, { format }: Words): Choice[] =>
  view.entitlements
    .filter(({ kind }) => RIGHT_KINDS[kind].spent)
    .map(({ id, names, startsOn, endsOn, used, granted }) => ({
      value: id,
      label: [format.text(names), format.range(startsOn, endsOn), `${used} / ${granted}`].join(
        ' · ',
      ),
    }));

/** A grant in one line: « dont 2 accordés le 3 mars 2026 · jusqu’au 30 juin 2026 · reste 1 ». */
export const grantLabel = (
  { quantity, unused, on, endsOn }: GrantView,
  { t, format }: Words,
): string =>
  [
    t('rights.grant', { count: quantity ?? 0, on: format.day(on) }),
    endsOn === null ? null : t('rights.grant-until', { day: format.day(endsOn) }),
    unused === null ? null : t('rights.grant-unused', { count: unused }),
  ]
    .filter(Boolean)
    .join(' · ');

const grants = (view: MembershipView, words: Words): Choice[] =>
  view.entitlements.flatMap((right) =>
    right.grants
      .filter(({ unused }) => unused !== 0)
      .map((grant) => ({
        value: grant.id,
        label: `${words.format.text(right.names)} · ${grantLabel(grant, words)}`,
      })),
  );

const OF_RIGHTS: Partial<
  Record<CommandField['type'], (view: MembershipView, words: Words) => Choice[]>
> = { entitlement: counters, usage: usages, grant: grants };

const correctable = (view: MembershipView, which: string, words: Words): Choice[] => {
  if (which.startsWith('term-')) return terms('correct-date', view, words);
  if (which === 'dues-due-on') return callChoices(view, words);
  return [];
};

/**
 * Reminders that nobody has dealt with: those of the renewal by their ids; of others the value also
 * names the term or call.
 */
const reminders = (view: MembershipView, { t, format }: Words): Choice[] => {
  const isOpen = ({ state }: ReminderView) => state === 'coming' || state === 'waiting';
  const label = ({ dueOn, state }: ReminderView) =>
    `${format.day(dueOn)} · ${t(`reminder.${state}`)}`;
  return [
    ...(view.renewal?.reminders ?? [])
      .filter(isOpen)
      .map((one) => ({ value: one.id, label: label(one) })),
    ...view.reminders.filter(isOpen).map((one) => ({
      value: reminderChoice(one),
      label: `${label(one)} · ${t(`reminder.base.${one.base}`)}`,
    })),
  ];
};

const isOwed = ({ remaining }: DuesView): boolean => remaining > 0;

/** The calls that make sense for a command; any for the others. */
const CALLS: Partial<Record<CommandName, (call: DuesView) => boolean>> = {
  'allocate-credit': isOwed,
  'write-off-call': isOwed,
  'undo-write-off': ({ writtenOff }) => writtenOff !== null,
  'remind-call': (call) => isOwed(call) && call.held === null,
  'hold-call': isOwed,
  'release-call': ({ held }) => held !== null,
};

/** A field's choices from the membership; null when they come from elsewhere. */
export const choicesOf = (
  command: CommandName,
  field: CommandField,
  view: MembershipView,
  words: Words,
  correcting = '',
): Choice[] | null => {
  const { t, format } = words;
  if (field.name === 'reminderId') return reminders(view, words);
  if (command === 'correct-date' && field.name === 'id')
    return correctable(view, correcting, words);
  switch (field.type) {
    case 'select':
      return (field.options ?? []).map((value) => ({
        value,
        label: t(field.name === 'status' ? `status.${value}` : `option.${field.name}.${value}`),
      }));
    case 'term':
      return terms(command, view, words);
    case 'dues':
      return callChoices(
        { ...view, dues: view.dues.filter(CALLS[command] ?? (() => true)) },
        words,
      );
    case 'payment':
      return [...view.dues, view.account]
        .flatMap((place) => place.payments)
        .filter(
          ({ reversible, amount }) => reversible && (amount > 0 || command === 'reverse-payment'),
        )
        .map((payment) => ({ value: payment.id, label: paymentLabel(payment, words) }));
    case 'stage':
      return view.workflow.stages.map((stage) => ({
        value: stage.id,
        label: format.text(stage.names),
      }));
    case 'contact':
      return view.contacts.map(({ id, name, email }) => ({
        value: id,
        label: `${name} · ${email}`,
      }));
    default:
      return OF_RIGHTS[field.type]?.(view, words) ?? null;
  }
};
