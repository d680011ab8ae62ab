import type {
  Because,
  ContactRole,
  Dues,
  Entitlement,
  Facts,
  Renewal,
  Term,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { balanceOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import { creditNoteOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/credit-notes';
import {
  paidOf,
  remainingOf,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import { memberSince } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/terms';
import type { Coming } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/coming';
import type {
  CommandPlan,
  StatusEnd,
} from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';

/** What stands of a member, and what changes, as lines of words; `page.ts` reads them again. */

export const sum = (cents: number | null | undefined): string =>
  cents === null || cents === undefined ? 'unpriced' : (cents / 100).toFixed(2);
const span = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) =>
  `${startsOn}/${endsOn}`;
const join = (...words: (string | number | false | null | undefined)[]): string =>
  words
    .filter((word) => word !== false && word !== null && word !== undefined && word !== '')
    .join(' ');
const quantity = (granted: number | null) => granted ?? 'unlimited';

/** A sentence's key with its values, from which the sentence can be made again. */
const because = ({ rule, params }: Because): string =>
  join(
    rule,
    ...Object.entries(params).map(([name, value]) => `${name}=${String(value).replace(/ /g, '_')}`),
  );

// What stands.

const termLine = ({ state, price, tierCode, waivedOn, heldOn, heldUntil, ...term }: Term) =>
  join(
    ...['term', state, span(term), sum(price), tierCode],
    waivedOn && 'waived',
    heldOn && !heldUntil && `held-from ${heldOn}`,
  );

const callLine = (facts: Facts, call: Dues) =>
  join(
    ...['call', call.number, sum(call.amount), `paid ${sum(paidOf(facts.payments, call.id))}`],
    call.cancelledOn === null
      ? `left ${sum(remainingOf(facts, call))} due ${call.dueOn}`
      : `cancelled ${call.cancelledOn} by ${creditNoteOf(facts, call.id)?.number ?? 'nothing'}`,
    call.writtenOff !== null &&
      `written off ${sum(call.writtenOff)} ${call.writtenOffOn} ${call.writtenOffAs}`,
    call.heldUntil && `held ${call.heldUntil} ${call.heldCause}`,
  );

const renewalLine = ({ stageId, openedOn, answer, decidesOn, closedOn }: Renewal) =>
  join(
    ...['renewal', stageId, `opened ${openedOn}`, answer],
    decidesOn && `decides ${decidesOn}`,
    closedOn && `closed ${closedOn}`,
  );

const rightLine = ({ benefitCode, granted, used, voidedOn, ...right }: Entitlement) =>
  join(
    ...['right', benefitCode, quantity(granted), `used ${used}`, span(right), voidedOn && 'closed'],
  );

const bondLines = (facts: Facts): string[] => {
  const { membership } = facts;
  const since = memberSince(facts);
  const { endedOn, endKind, suspendedOn, overrideStatus, overrideUntil, mutedUntil } = membership;
  return [
    endedOn ? `${endKind} from ${endedOn}` : '',
    membership.refusedOn ? `refused on ${membership.refusedOn}` : '',
    suspendedOn ? `suspended on ${suspendedOn}` : '',
    overrideStatus ? `imposed ${overrideStatus} until ${overrideUntil}` : '',
    mutedUntil ? `muted until ${mutedUntil}` : '',
    `tier ${membership.tierCode}`,
    since ? `member since ${since}` : '',
  ].filter(Boolean);
};

export const accountLine = (facts: Facts): string => {
  const { due, paid, credit } = balanceOf(facts);
  return `account due ${sum(due)} paid ${sum(paid)} credit ${sum(credit)}`;
};

const untilWords = (end: StatusEnd | null) =>
  end ? `until ${end.on} then ${end.then}` : 'without-end';

export const nextLines = (next: CommandPlan['next']): string[] =>
  next
    ? [
        ...next.steps.map((step) => join('next', next.on, because(step))),
        ...next.messages.map((template) => join('next', next.on, 'message', template)),
      ]
    : ['next nothing'];

/** Everything that stands of a member on a day. */
export const factLines = (facts: Facts, { statusEnd }: Pick<Coming, 'statusEnd'>): string[] => {
  const { membership } = facts;
  return [
    ...(facts.workflow.activation === 'payment' ? ['workflow payment'] : []),
    ...facts.terms.map(termLine),
    ...facts.dues.map((call) => callLine(facts, call)),
    ...facts.renewals.map(renewalLine),
    ...facts.entitlements.map(rightLine),
    ...bondLines(facts),
    accountLine(facts),
    join(
      'status',
      membership.status,
      untilWords(statusEnd),
      'because',
      because(membership.because),
    ),
  ];
};

// What changes.

const codeOf = (facts: Facts, fr: string) =>
  facts.offers.find(({ tierNames }) => tierNames.fr === fr)?.tierCode ?? fr;
const stageOf = (facts: Facts, fr: string | undefined) =>
  facts.workflow.stages.find(({ names }) => names.fr === fr)?.id;

type Part<Name extends 'terms' | 'calls' | 'renewals' | 'rights'> = CommandPlan[Name][number];

const termChange = (facts: Facts, { change, tierNames, price, before, ...term }: Part<'terms'>) =>
  join(
    ...['term', change, span(term), sum(price?.amount), codeOf(facts, tierNames.fr)],
    before && `was ${span(before)} ${sum(before.price?.amount)}`,
  );

const sums = ({ amount, paid, remaining }: { amount: number; paid: number; remaining: number }) =>
  `${sum(amount)} paid ${sum(paid)} left ${sum(remaining)}`;

const callChange = ({ change, number, before, ...call }: Part<'calls'>) =>
  join(
    ...['call', change, number ?? 'new', sums(call), `due ${call.dueOn}`, `of ${span(call)}`],
    before && JSON.stringify(sums(before)) !== JSON.stringify(sums(call)) && `was ${sums(before)}`,
    call.held
      ? JSON.stringify(call.held) !== JSON.stringify(call.heldBefore) &&
          `held ${call.held.until} ${call.held.cause}`
      : call.heldBefore && 'released',
    call.replaces && `replaces ${call.replaces}`,
    call.paper && 'paper',
  );

const renewalChange = (facts: Facts, { from, to, answer, closes }: Part<'renewals'>) =>
  join(
    ...['renewal', from ? stageOf(facts, from.fr) : 'opens'],
    to && (from ? `-> ${stageOf(facts, to.fr)}` : stageOf(facts, to.fr)),
    answer,
    closes && 'closes',
  );

const count = (right: { granted: number | null; used: number; startsOn: string; endsOn: string }) =>
  `${quantity(right.granted)} used ${right.used} ${span(right)}`;

const rightChange = ({ change, names, before, ...right }: Part<'rights'>) =>
  join(
    'right',
    change,
    names.fr,
    count(right),
    change === 'changed' && before && `was ${count(before)}`,
  );

/** A message with the role of its reader. */
export const messageLine = ({
  template,
  role,
  paper,
  muted,
}: {
  template: string;
  role: ContactRole | null;
  paper: boolean;
  muted: boolean;
}): string => join('message', template, role ?? 'nobody', paper && 'paper', muted && 'held-back');

const statusChange = ({ status }: CommandPlan): string[] => {
  if (!status) return [];
  const { before, after, until, untilBefore } = status;
  const isSame = before === after && untilWords(until) === untilWords(untilBefore);
  if (isSame) return [];
  if (before === after) return [join('status', after, untilWords(until))];
  return [
    join('status', before, '->', after, untilWords(until), 'because', because(status.because)),
  ];
};

/** What a command does: the changes of a plan, with nothing of what stays as it was. */
export const planLines = (
  plan: CommandPlan,
  sides: { before: Facts; after: Facts; next: CommandPlan['next'] },
  messages: readonly string[],
): string[] => {
  const { before, after } = sides;
  const [was, is] = [bondLines(before), bondLines(after)];
  const [nextWas, nextIs] = [nextLines(sides.next), nextLines(plan.next)];
  return [
    ...plan.terms.map((term) => termChange(after, term)),
    ...plan.calls.map(callChange),
    ...plan.renewals.map((renewal) => renewalChange(after, renewal)),
    ...plan.rights.map(rightChange),
    ...was.filter((line) => !is.includes(line)).map((line) => `no-longer ${line}`),
    ...is.filter((line) => !was.includes(line)).map((line) => `now ${line}`),
    ...(plan.account ? [accountLine(after)] : []),
    ...messages,
    ...statusChange(plan),
    ...(String(nextWas) === String(nextIs) ? [] : nextIs),
    ...(plan.lasting.length > 0 ? [join('lasting', ...plan.lasting)] : []),
  ];
};
