import { refused } from '../../../kernel/rules/refused';
import type { Day } from '../../../kernel/rules/values';
import { decided } from '../change';
import {
  isTrueOn,
  renewalReminders,
  reminderInput,
  standingReminders,
  type Reminded,
} from '../reminders';
import { openRenewal } from '../renewal';
import type { Effect, Facts, MessageDraft } from '../types';
import { rule, type Rule } from './rule';

/** Sends a reminder, or sets it aside. */

/** A reminder of a workflow; with a term or call, one that needs no renewal. */
interface Asked {
  reminderId: string;
  termId?: string;
  duesId?: string;
}

const isLegal: Rule<Asked>['guard'] = (facts) =>
  openRenewal(facts.renewals) || standingReminders(facts).length > 0
    ? null
    : refused('no-open-renewal');

const remindersOfRenewal = (facts: Facts): Reminded[] => {
  const renewal = openRenewal(facts.renewals);
  const from = facts.terms.find(({ id }) => id === renewal?.fromTermId);
  return renewal && from ? renewalReminders(facts, renewal, from) : [];
};

const allOf = (facts: Facts): Reminded[] => [
  ...remindersOfRenewal(facts),
  ...standingReminders(facts),
];

/** A reminder can be sent if it says what is true that day. */
const canSend: Rule<Asked>['guard'] = (facts, today) => {
  const none = isLegal(facts, today);
  if (none || allOf(facts).some((one) => isTrueOn(facts, one, today))) return none;
  return refused('reminder-untrue');
};

const found = (facts: Facts, asked: Asked) => {
  const one = allOf(facts).find((reminded) => {
    const { reminderId, termId, duesId } = reminderInput(reminded);
    return reminderId === asked.reminderId && termId === asked.termId && duesId === asked.duesId;
  });
  return one ?? refused('reminder-unknown', { reminder: asked.reminderId });
};

const messageOf = (facts: Facts, { key, reminder, termId, duesId }: Reminded): MessageDraft => ({
  key,
  template: reminder.messageTemplate,
  contactRole: reminder.contactRole,
  termId,
  renewalId: reminder.base === 'end' ? (openRenewal(facts.renewals)?.id ?? null) : null,
  duesId,
  ...(duesId === null ? {} : { carriesCall: true }),
});

/** A reminder that was neither sent nor set aside. */
const open = (facts: Facts, asked: Asked) => {
  const one = found(facts, asked);
  if ('ok' in one) return one;
  const earlier = facts.effects.find(({ key }) => key === one.key);
  return earlier && earlier.state !== 'waiting' ? refused('reminder-done') : one;
};

const effectOf = ({ membership }: Facts, { key }: Reminded, state: Effect['state'], on: Day) => ({
  effects: [{ key, membershipId: membership.id, state, on }],
});

export const sendReminder = rule<Asked>(canSend, (facts, asked, { today }) => {
  const one = open(facts, asked);
  if ('ok' in one) return one;
  if (!isTrueOn(facts, one, today)) return refused('reminder-untrue');
  const messages = [messageOf(facts, one)];
  return decided(facts, { ...effectOf(facts, one, 'done', today), messages });
});

/** Staff leave a reminder: it does not leave, and is not asked about again. */
export const skipReminder = rule<Asked>(isLegal, (facts, asked, { today }) => {
  const one = open(facts, asked);
  return 'ok' in one ? one : decided(facts, effectOf(facts, one, 'skipped', today));
});

export const markReminder = rule<Asked & { state: 'superseded' | 'waiting' }>(
  isLegal,
  (facts, { state, ...asked }, { today }) => {
    const one = found(facts, asked);
    return 'ok' in one ? one : decided(facts, effectOf(facts, one, state, today));
  },
);
