import { daysBetween } from '../../kernel/rules/calendar';
import type { Day } from '../../kernel/rules/values';
import { action, type PlannedAction } from './planned';
import {
  dueOf,
  isTrueOn,
  reminderInput,
  renewalReminders,
  standingReminders,
  type Reminded,
} from './reminders';
import type { Facts, Renewal, Term } from './types';

/** A reminder that is later than this is left to staff, since it would surprise the member. */
export const LATE_REMINDER_DAYS = 14;

const RULES = {
  end: 'plan-reminder',
  start: 'plan-reminder-start',
  joining: 'plan-reminder-joining',
  due: 'plan-reminder-due',
};

/** Marks a reminder as handled without sending it. */
const marked = (one: Reminded, state: 'superseded' | 'waiting'): PlannedAction => {
  const input = { ...reminderInput(one), state };
  const rule = state === 'waiting' ? 'plan-reminder-late' : 'plan-reminder-superseded';
  return action(one.key, 'mark-reminder', input, rule, paramsOf(one));
};

const paramsOf = ({ reminder, dueOn, baseOn }: Reminded) => ({
  dueOn,
  offset: reminder.offsetDays,
  [reminder.base === 'end' ? 'endsOn' : 'on']: baseOn,
});

/** Sends a reminder; when it is too late, it is left to staff. */
const sent = (one: Reminded, today: Day): PlannedAction =>
  daysBetween(one.dueOn, today) > LATE_REMINDER_DAYS
    ? marked(one, 'waiting')
    : action(one.key, 'send-reminder', reminderInput(one), RULES[one.reminder.base], paramsOf(one));

/** Sends only the latest of several due reminders of a renewal. */
export const endReminders = (
  facts: Facts,
  renewal: Renewal,
  from: Term,
  today: Day,
): PlannedAction[] => {
  const due = dueOf(facts, renewalReminders(facts, renewal, from), today);
  return due.map((one) => {
    const isLeft = one !== due.at(-1) || !isTrueOn(facts, one, today);
    return isLeft ? marked(one, 'superseded') : sent(one, today);
  });
};

/** Sends the latest of the due reminders about each term and call, as far as it is true. */
export const otherReminders = (facts: Facts, today: Day): PlannedAction[] => {
  const due = dueOf(facts, standingReminders(facts), today).filter((one) =>
    isTrueOn(facts, one, today),
  );
  return due.map((one) =>
    due.filter(({ about }) => about === one.about).at(-1) === one
      ? sent(one, today)
      : marked(one, 'superseded'),
  );
};
