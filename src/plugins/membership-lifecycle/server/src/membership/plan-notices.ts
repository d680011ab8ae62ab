import { inBoth } from '../../../shared/kernel/in-both';
import type { CommandPlan } from '../../../shared/membership/command-plan';
import { creditOf, currencyOf, openCalls } from '../core/rules/account';
import { calledBy } from '../core/rules/dues';
import { LATE_REMINDER_DAYS } from '../core/rules/plan-reminders';
import { isOwed } from '../core/rules/reminders';
import { kindOf, openRenewal } from '../core/rules/renewal';
import type { Dues, Facts, StageKind } from '../core/rules/types';
import { sentence } from '../core/sentences';
import { COMMAND_WORDS } from '../kernel/export/words';
import { addDays } from '../kernel/rules/calendar';
import { typesetBoth } from '../kernel/rules/typography';
import type { Day, Localised } from '../kernel/rules/values';
import { dayInBoth, formatMoney, inWords } from '../kernel/texts/format';
import { noticeOfLeaving } from './leaving-notices';
import { whyAway } from './rules/left-out';
import { whyScheduledWaits } from './rules/scheduled';
import type { ScheduledCommand } from './store/scheduled-commands';

/** What is unusual in what a command would do: told in its plan, and no reason to refuse it. Pure. */

const called = (call: Dues): Localised => inBoth((locale) => inWords(calledBy(call), locale));

/** That a call which is reminded of can still be paid in time; null when it is late. */
const noticeOfEarly = ({ dues }: Facts, duesId: unknown, today: Day): Localised | null => {
  const call = dues.find(({ id }) => id === duesId);
  if (!call || call.dueOn < today) return null;
  const [name, on] = [called(call), dayInBoth(call.dueOn)];
  return typesetBoth({
    fr: `L’appel ${name.fr} n’est pas encore échu : échéance le ${on.fr}.`,
    en: `Call ${name.en} is not yet late: it is due on ${on.en}.`,
  });
};

/** That a credit lies on the account which could settle what is open; null when none does. */
export const noticeOfCredit = (facts: Facts): Localised | null => {
  const [credit, currency] = [creditOf(facts), currencyOf(facts)];
  if (credit <= 0 || openCalls(facts).length === 0) return null;
  const [fr, en] = [formatMoney(credit, currency, 'fr'), formatMoney(credit, currency, 'en')];
  return typesetBoth({
    fr: `Un crédit de ${fr} est sur le compte du membre, et peut régler ce qui reste ouvert : « Affecter le crédit du compte », sur sa fiche. En attendant, une relance demande ce que ce crédit ne couvre pas.`,
    en: `A credit of ${en} lies on the member’s account and can settle what is open: “Allocate credit”, on its page. Until then a reminder asks for what this credit does not cover.`,
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
  const on = dayInBoth(noted.on);
  return typesetBoth({
    fr: `Cet appel est déjà prévu le ${on.fr}. L’émettre avant annule ce qui est prévu.`,
    en: `This call is scheduled for ${on.en} already. Issuing it before cancels what is scheduled.`,
  });
};

/** What is scheduled and will wait for staff, once the command holds the member back. */
const noticesOfWaiting = (
  { facts, after }: Planned,
  scheduled: readonly ScheduledCommand[],
  today: Day,
): Localised[] =>
  scheduled
    .filter(({ state, on }) => state === 'pending' && on >= today)
    .filter(({ command, on }) => !whyScheduledWaits(command, facts.membership, on))
    .filter(({ command, on }) => whyScheduledWaits(command, after.membership, on))
    .map((one) => {
      const on = dayInBoth(one.on);
      const { fr, en } = COMMAND_WORDS[one.command];
      return typesetBoth({
        fr: `Ce qui est prévu le ${on.fr} attendra l’équipe : « ${fr} ».`,
        en: `What is scheduled for ${on.en} will wait for staff: “${en}”.`,
      });
    });

/** That messages which have not left stay here, once the command holds the member back. */
const noticeOfHeld = (held: number): Localised | null => {
  if (held === 0) return null;
  return typesetBoth({
    fr: `Messages écrits et pas encore partis : ${held}. Ils seront retenus, et l’équipe peut les envoyer depuis la page des messages.`,
    en: `Messages that are written and have not left: ${held}. They will be held back, and staff can send them from the page of messages.`,
  });
};

/** What time no longer does to an open renewal under a suspension, by the kind of its stage. */
const LEFT_AS_IT_IS: Partial<Record<StageKind, Localised>> = {
  todo: { fr: 'n’est pas proposé', en: 'is not proposed' },
  waiting: {
    fr: 'n’est ni rappelé ni clos faute de réponse',
    en: 'is neither reminded of nor closed for want of an answer',
  },
  deciding: { fr: 'n’est pas clos faute de réponse', en: 'is not closed for want of an answer' },
};

/** What a suspension means for the open renewal and for what is owed; null when there is neither. */
const noticeOfSuspension = ({ facts, after }: Planned): Localised | null => {
  if (facts.membership.suspendedOn !== null || after.membership.suspendedOn === null) return null;
  const renewal = openRenewal(after.renewals);
  const kind = renewal && kindOf(after, renewal);
  const left = kind && LEFT_AS_IT_IS[kind];
  const owed = openCalls(after)
    .filter(({ id }) => isOwed(after, id))
    .map(called);
  const told: [boolean, Localised][] = [
    [
      left !== undefined,
      {
        fr: `Tant que l’adhésion est suspendue, le renouvellement ouvert ${left?.fr}, et ces jours ne comptent pas dans le délai de grâce.`,
        en: `While the membership is suspended, the open renewal ${left?.en}, and these days do not count in the grace.`,
      },
    ],
    [
      owed.length > 0,
      {
        fr: `Reste dû à la même échéance, sans rappel pendant la suspension : ${owed.map(({ fr }) => fr).join(', ')}.`,
        en: `Stays due on the same day, without a reminder during the suspension: ${owed.map(({ en }) => en).join(', ')}.`,
      },
    ],
    [
      kind === 'waiting' || owed.length > 0,
      {
        fr: `Au rétablissement, un rappel encore vrai part, ou attend l’équipe s’il a plus de ${LATE_REMINDER_DAYS} jours de retard.`,
        en: `Once it is reinstated, a reminder that still holds leaves, or waits for staff if it is over ${LATE_REMINDER_DAYS} days late.`,
      },
    ],
  ];
  const all = told.flatMap(([is, words]) => (is ? words : []));
  if (all.length === 0) return null;
  return typesetBoth(inBoth((locale) => all.map((words) => words[locale]).join(' ')));
};

/** That a command scheduled for a day ahead will wait for staff then; null when it will be done. */
const noticeOfDayHeld = ({ name, facts }: Planned, on: Day): Localised | null => {
  const because = whyScheduledWaits(name as ScheduledCommand['command'], facts.membership, on);
  if (!because) return null;
  const { fr, en } = sentence(because).text;
  return typesetBoth({
    fr: `${fr} Ce jour-là, ce que vous prévoyez attendra l’équipe.`,
    en: `${en} On that day, what you schedule will wait for staff.`,
  });
};

/** What a plan does to a member that gets nothing by itself, in words. */
const doneAllTheSame = ({ calls, renewals, messages }: Effects, isEnded: boolean): Localised[] => {
  const written = isEnded ? [] : messages.filter((message) => message.ok);
  const told: [boolean, Localised][] = [
    [
      !isEnded && renewals.length > 0,
      { fr: 'son renouvellement avance', en: 'its renewal moves on' },
    ],
    [
      calls.some(({ change }) => change === 'issued'),
      { fr: 'un appel est émis', en: 'a call is issued' },
    ],
    [
      written.some(({ muted }) => !muted),
      { fr: 'une lettre lui est écrite', en: 'a message is written' },
    ],
    [
      written.some(({ muted }) => muted),
      {
        fr: 'une lettre est écrite, mais retenue jusqu’à ce que vous l’envoyiez',
        en: 'a message is written, but held back until you send it',
      },
    ],
  ];
  return told.flatMap(([is, words]) => (is ? words : []));
};

/**
 * That a command does to a member that left, or that a decision of staff holds back, what nothing
 * would do by itself; null when it does nothing of the kind.
 */
const noticeOfAway = ({ facts, after, effects }: Planned, today: Day): Localised | null => {
  const because = whyAway(facts, today) && whyAway(after, today);
  const done = because ? doneAllTheSame(effects, because.rule === 'left-out-ended') : [];
  if (!because || done.length === 0) return null;
  const { fr, en } = sentence(because).text;
  const [all, every] = [done.map((one) => one.fr), done.map((one) => one.en)];
  return typesetBoth({
    fr: `${fr} Puisque vous le demandez, cela se fait quand même : ${all.join(' et ')}.`,
    en: `${en} Since you ask for it, this is done all the same: ${every.join(' and ')}.`,
  });
};

type Effects = Pick<CommandPlan, 'calls' | 'renewals' | 'messages'>;

/** Commands that enter money on a day of the past. */
export const DATED_MONEY: ReadonlySet<string> = new Set([
  'record-payment',
  'refund-payment',
  'reject-payment',
  'reverse-payment',
]);

/** That the books of a day are closed, and where it is written then; null when they are open. */
const noticeOfClosed = (
  { name, values: { on } }: Planned,
  closedThrough: Day | null,
): Localised | null => {
  if (!DATED_MONEY.has(name) || closedThrough === null) return null;
  if (typeof on !== 'string' || on > closedThrough) return null;
  const [day, until, opens] = [on as Day, closedThrough, addDays(closedThrough, 1)].map(dayInBoth);
  return typesetBoth({
    fr: `La comptabilité est clôturée jusqu’au ${until.fr} : l’écriture ira au ${opens.fr}, premier jour ouvert, avec la date de sa pièce, ${day.fr}.`,
    en: `The books are closed until ${until.en}: the entry goes to ${opens.en}, the first open day, with the date of its document, ${day.en}.`,
  });
};

interface Planned {
  name: string;
  values: Record<string, unknown>;
  /** The membership before the command, and after it. */
  facts: Facts;
  after: Facts;
  /** Whether it is planned for a day ahead. */
  isAhead: boolean;
  /** What the plan tells of it. */
  effects: Effects;
}

/** Commands that ask for money, take it in or give it back. */
const ASKS_MONEY: ReadonlySet<string> = new Set([
  'remind-call',
  'record-payment',
  'refund-payment',
]);

/** What to look at before a command is run on a day. */
export const noticesOf = (
  planned: Planned,
  {
    scheduled,
    held,
    closedThrough,
  }: { scheduled: readonly ScheduledCommand[]; held: number; closedThrough: Day | null },
  today: Day,
): Localised[] => {
  const { name, values, facts, isAhead } = planned;
  const early = name === 'remind-call' ? noticeOfEarly(facts, values.duesId, today) : null;
  const noted = name === 'issue-call' ? noticeOfScheduled(scheduled, values.termId, today) : null;
  const credit = ASKS_MONEY.has(name) ? noticeOfCredit(facts) : null;
  const away = isAhead ? noticeOfDayHeld(planned, today) : noticeOfAway(planned, today);
  const closed = noticeOfClosed(planned, closedThrough);
  const suspension = noticeOfSuspension(planned);
  const leaving = noticeOfLeaving(facts, planned.after, today);
  const one = [away, early, closed, credit, noted, suspension, leaving, noticeOfHeld(held)].filter(
    (notice) => notice !== null,
  );
  return [...one, ...noticesOfWaiting(planned, scheduled, today)];
};
