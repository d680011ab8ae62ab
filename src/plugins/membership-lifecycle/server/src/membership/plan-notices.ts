import { calledBy } from '../core/rules/dues';
import type { Facts } from '../core/rules/types';
import { typesetBoth } from '../kernel/rules/typography';
import type { Day, Localised } from '../kernel/rules/values';
import { formatDay } from '../kernel/texts/format';
import type { ScheduledCommand } from './store/scheduled-commands';

/** What is unusual in what a command would do: told in its plan, and no reason to refuse it. Pure. */

const dayIn = (on: Day): Localised => ({ fr: formatDay(on, 'fr'), en: formatDay(on, 'en') });

/** That a call which is reminded of can still be paid in time; null when it is late. */
export const noticeOfEarly = ({ dues }: Facts, duesId: unknown, today: Day): Localised | null => {
  const call = dues.find(({ id }) => id === duesId);
  if (!call || call.dueOn < today) return null;
  const [number, on] = [calledBy(call), dayIn(call.dueOn)];
  return typesetBoth({
    fr: `L’appel ${number} n’est pas encore échu : échéance le ${on.fr}.`,
    en: `Call ${number} is not yet late: it is due on ${on.en}.`,
  });
};

/** That a call is to be issued on a day ahead already; null when none is. */
const noticeOfScheduled = (
  scheduled: readonly ScheduledCommand[],
  termId: unknown,
  today: Day,
): Localised | null => {
  const noted = scheduled.find(
    ({ command, state, input, on }) =>
      command === 'issue-call' && state === 'pending' && input.termId === termId && on > today,
  );
  if (!noted) return null;
  const on = dayIn(noted.on);
  return typesetBoth({
    fr: `Cet appel est déjà prévu le ${on.fr}. L’émettre avant annule ce qui est prévu.`,
    en: `This call is scheduled for ${on.en} already. Issuing it before cancels what is scheduled.`,
  });
};

interface Planned {
  name: string;
  values: Record<string, unknown>;
  /** The membership before the command. */
  facts: Facts;
}

/** What to look at before a command is run on a day. */
export const noticesOf = (
  { name, values, facts }: Planned,
  scheduled: readonly ScheduledCommand[],
  today: Day,
): Localised[] => {
  const early = name === 'remind-call' ? noticeOfEarly(facts, values.duesId, today) : null;
  const noted = name === 'issue-call' ? noticeOfScheduled(scheduled, values.termId, today) : null;
  return [early, noted].filter((notice) => notice !== null);
};
