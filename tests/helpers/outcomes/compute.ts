import {
  COMMAND_NAMES,
  type CommandName,
} from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import type { CommandPlan } from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import { RefusalError } from '../../../src/plugins/membership-lifecycle/server/src/kernel/errors';
import {
  isRuleName,
  RULES,
  type RuleName,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import {
  moveSteps,
  movedBetween,
} from '../../../src/plugins/membership-lifecycle/server/src/core/moved-payments';
import type { MovePayment } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands/payment-corrections';
import {
  decide,
  refreshStatus,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import {
  adjust,
  carryOut,
  consume,
  nextRight,
  reverse,
  rightOn,
  type Move,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/entitlement';
import { isMuted } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/pauses';
import { recipientOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/recipient';
import { statusOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/status';
import type {
  Entitlement,
  Facts,
  Outcome,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Step } from '../../../src/plugins/membership-lifecycle/server/src/core/recording';
import { sentence } from '../../../src/plugins/membership-lifecycle/server/src/core/sentences';
import type { LoadedFacts } from '../../../src/plugins/membership-lifecycle/server/src/core/store/facts';
import type {
  Day,
  Result,
} from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { mergeSteps } from '../../../src/plugins/membership-lifecycle/server/src/membership/mergers';
import { mergeFrom } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import { undoMerge } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/undo-merge';
import { recordOf } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/merge-record';
import { planOf } from '../../../src/plugins/membership-lifecycle/server/src/membership/planned-effects';
import { comingOf } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/coming';
import { whyIllegal } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/legal';
import { factsOf, membership, type Life } from '../facts';
import { asOther } from '../other-member';
import { aboutToMerge, STATES } from '../states';
import { inputsOf } from './inputs';
import type { Situation } from './file';
import { accountLine, factLines, messageLine, nextLines, planLines, sum } from './notation';

/** Computes what each command does in each situation, as the file of outcomes says it. */

export const ALL_COMMANDS: readonly (RuleName | CommandName)[] = [
  ...COMMAND_NAMES,
  ...(Object.keys(RULES) as RuleName[]).filter(
    (name) => !(COMMAND_NAMES as string[]).includes(name),
  ),
];

type Input = Record<string, unknown>;
type Answer = { refused: string } | { effects: string[] };

const MERGED_WITH: Record<string, () => Facts> = {
  other: () => factsOf({ membership: membership({ id: 'other', approvedOn: '2021-01-01' }) }),
  'other-candidate': () => factsOf({ membership: membership({ id: 'other' }) }),
  'other-member': () => asOther(STATES.paid!().facts),
};

const loaded = (facts: Facts): LoadedFacts => ({ facts, organisationName: 'Commune', siret: null });

/** The steps that take back the merger of the situation `merged`. */
const undoneSteps = (): Step[] => {
  const { life, into } = aboutToMerge();
  const { facts: from, ctx } = life;
  const merged = mergeFrom(from, into, 'x', ctx);
  if (!merged.ok) throw new Error(merged.reason);
  const after = { from: { ...merged.from, contacts: [] }, into: merged.into };
  const undone = undoMerge(recordOf({ from, into }, merged), after, 'x', ctx);
  if (!undone.ok) throw new Error(undone.reason);
  return (['from', 'into'] as const).map((side) => ({
    ...{ command: 'undo-merge', input: {}, organisationName: 'Commune' },
    before: refreshStatus(after[side], ctx.today),
    outcome: {
      facts: refreshStatus({ ...undone[side], contacts: [] }, ctx.today),
      ...{ counterChanges: [], messages: [], effects: [] },
    },
  }));
};

/** The steps of a command that has a plan. */
const stepsOf = (command: string, input: Input, { facts, ctx }: Life): Step[] => {
  const other = () => refreshStatus(MERGED_WITH[String(input.intoMembershipId)]!(), ctx.today);
  if (command === 'move-payment') {
    const move = input as Input & MovePayment;
    const isElsewhere = movedBetween(facts.membership.id, move).length > 1;
    return moveSteps([facts, ...(isElsewhere ? [other()] : [])].map(loaded), move, ctx);
  }
  if (command === 'merge-into') return mergeSteps([facts, other()].map(loaded), 'x', ctx);
  if (command === 'undo-merge') return undoneSteps();
  const decision = decide(facts, command as RuleName, input, ctx);
  if (!decision.ok) throw decision;
  const { outcome } = decision;
  return [{ command, input, before: facts, outcome, organisationName: 'Commune' }];
};

const written = { ok: true as const };
const writeAny = () => ({
  ...written,
  message: {
    id: '',
    toName: '',
    toEmail: '',
    subject: '',
    text: '',
    paperId: null,
    state: 'queued' as const,
  },
});

const messagesOf = (steps: readonly Step[], today: Day): string[] =>
  steps.flatMap(({ outcome: { facts, messages } }) =>
    messages.map(({ template, contactRole, contactId, carriesCall }) =>
      messageLine({
        template,
        role: recipientOf(facts.contacts, contactRole, contactId)?.role ?? null,
        paper: carriesCall ?? false,
        muted: isMuted(facts.membership, today),
      }),
    ),
  );

/** The reminders that a command marks. */
const reminderLines = ({ facts, effects }: Outcome): string[] =>
  facts.workflow.reminders.flatMap(({ id }) =>
    effects
      .filter(({ key }) => key.split(':').includes(id))
      .map(({ state }) => `reminder ${id} ${state}`),
  );

const nextOf = (facts: Facts, today: Day): CommandPlan['next'] => {
  const { next } = comingOf(facts, today);
  return (
    next && {
      on: next.on,
      steps: next.steps.map(({ action }) => sentence(action.because, next.on)),
      messages: next.steps.flatMap(({ outcome }) =>
        outcome.messages.map(({ template }) => template),
      ),
    }
  );
};

const changedLines = (
  { before, outcome: { facts } }: Step,
  today: Day,
  kinds: RegExp,
): string[] => {
  const [was, is] = [before, facts].map((side) => factLines(side, comingOf(side, today)));
  return is!.filter((line) => !was!.includes(line) && kinds.test(line));
};

/** What a command does to the other member that it concerns. */
const otherLines = (steps: readonly Step[], today: Day): string[] =>
  steps
    .slice(1)
    .flatMap((step) =>
      changedLines(
        step,
        today,
        /^(term|call|renewal|account|status|withdrawn|excluded|suspended|imposed|muted)/,
      ),
    )
    .map((line) => `other ${line}`);

/** The membership that a merger ends: proposals and renewals that it closed, and years that stay there. */
const leftLines = ([step]: readonly Step[], today: Day): string[] => {
  const staying = factLines(step!.outcome.facts, { statusEnd: null });
  const lines = [
    ...changedLines(step!, today, /^(term void|renewal)/),
    ...staying.filter((line) => line.startsWith('term issued')),
  ];
  return lines.map((line) => `left ${line}`);
};

const askedOf = (command: string, { confirmed, ...input }: Input, life: Life): string[] => {
  if (!confirmed) return [];
  try {
    stepsOf(command, input, life);
    return [];
  } catch (asked) {
    return [`asks ${(asked as { reason: string }).reason}`];
  }
};

const accountChange = (before: Facts, after: Facts): string[] => {
  const [was, is] = [accountLine(before), accountLine(after)];
  return was === is ? [] : [is];
};

const plannedLines = (
  command: string,
  input: Input,
  life: Life,
  next: CommandPlan['next'],
): string[] => {
  const { facts, today } = life;
  const steps = stepsOf(command, input, life);
  const [{ outcome }] = steps as [Step];
  const plan = planOf(command as 'approve', steps, writeAny, today);
  const messages = messagesOf(steps, today);
  const isSent = messages.some((line) => !line.endsWith('held-back'));
  const lasting = plan.lasting.filter((effect) => effect !== 'messages' || isSent);
  const isMerger = command === 'merge-into';
  const told = isMerger ? { ...plan, next, status: null } : plan;
  return [
    ...askedOf(command, input, life),
    ...planLines({ ...told, lasting }, { before: facts, after: outcome.facts, next }, messages),
    ...(isMerger ? accountChange(facts, outcome.facts) : []),
    ...(isMerger ? leftLines(steps, today) : []),
    ...otherLines(steps, today),
    ...reminderLines(outcome),
  ];
};

const rightLines = (changes: readonly [Entitlement, Move][]): string[] =>
  changes.map(([right, { usedDelta, grantedDelta }]) => {
    const granted = (delta: number) =>
      right.granted === null ? 'unlimited' : right.granted + delta;
    const span = `${right.startsOn}/${right.endsOn}`;
    const is = `${granted(grantedDelta)} used ${right.used + usedDelta} ${span}`;
    return `right changed ${right.benefitCode} ${is} was ${granted(0)} used ${right.used} ${span}`;
  });

const moved = (
  right: Entitlement,
  decision: Result<{ move: Move }, string>,
): [Entitlement, Move] => {
  if (!decision.ok) throw decision;
  return [right, decision.move];
};

/** What a command on counters does, by the rules that its service asks. */
const COUNTED: Record<string, (facts: Facts, input: Input, today: Day) => [Entitlement, Move][]> = {
  consume: (facts, { benefit }, on) => {
    const right = rightOn(facts.entitlements, String(benefit), on);
    const use = { on, quantity: 1, person: null };
    return [moved(right!, consume(statusOf(facts, on).status, right, use))];
  },
  'reverse-usage': ({ entitlements }) => {
    const right = entitlements.find(({ used }) => used > 0)!;
    return [moved(right, reverse({ kind: 'consume', usedDelta: 1 }, right.used))];
  },
  adjust: ({ entitlements }, { entitlementId }) => {
    const right = entitlements.find(({ id }) => id === entitlementId)!;
    return [moved(right, adjust(right, 1))];
  },
  'carry-over': ({ entitlements, carriedOut }, { entitlementId }) => {
    const right = entitlements.find(({ id }) => id === entitlementId)!;
    const next = nextRight(entitlements, right)!;
    const into = { kind: 'carry-in', usedDelta: 0, grantedDelta: 1 } as const;
    return [moved(right, carryOut(right, 1, carriedOut[right.id] ?? 0)), [next, into]];
  },
};

/** Commands on the organisation, whose outcome is not of the membership. */
const OF_THE_ORGANISATION = ['change-identity', 'anonymise-contact'];

const answer = (command: string, input: Input, life: Life, next: CommandPlan['next']): Answer => {
  const { facts, today } = life;
  const why = isRuleName(command) ? null : whyIllegal(facts, command, today);
  if (why) return { refused: why.reason };
  if (OF_THE_ORGANISATION.includes(command)) return { effects: ['organisation alone'] };
  try {
    const counted = COUNTED[command]?.(facts, input, today);
    return { effects: counted ? rightLines(counted) : plannedLines(command, input, life, next) };
  } catch (error) {
    const refusal = error as { reason?: string; details?: Record<string, unknown> };
    if (!refusal.reason || (error instanceof Error && !(error instanceof RefusalError)))
      throw error;
    return { refused: refusal.reason };
  }
};

/** An input as staff would read it: ids by what they name. */
const inputWords = (input: Input, facts: Facts): string => {
  const named = (name: string, value: unknown): string => {
    const term = facts.terms.find(({ id }) => id === value);
    const call = facts.dues.find(({ id }) => id === value);
    const line = facts.payments.find(({ id }) => id === value);
    const right = facts.entitlements.find(({ id }) => id === value);
    if (term) return `${term.startsOn}/${term.endsOn}`;
    if (call) return String(call.number);
    if (line) return `${sum(line.amount)}@${line.on}`;
    if (right) return right.benefitCode;
    if (name === 'amount') return sum(Number(value));
    if (name === 'moves') return 'proposed';
    return String(value).replace(/ /g, '_');
  };
  return Object.entries(input)
    .filter(([name]) => !['reason', 'confirmed', 'grantId'].includes(name))
    .map(([name, value]) => ` ${name}=${named(name, value)}`)
    .join('');
};

/** Given facts are frozen: a rule that changes them throws. */
const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

/** A situation with the outcome of every command; its titles are those of the file. */
export const situationOf = (name: string, titles?: Pick<Situation, 'fr' | 'en'>): Situation => {
  const life = STATES[name]!();
  const { today } = life;
  life.facts = frozen(refreshStatus(life.facts, today));
  const { facts } = life;
  const { statusEnd } = comingOf(facts, today);
  const next = nextOf(facts, today);
  const refused = new Map<string, string[]>();
  const quiet: string[] = [];
  const cells = new Map<string, string[]>();
  for (const command of ALL_COMMANDS) {
    let first: Answer | null = null;
    for (const [cas, input] of Object.entries(inputsOf(command, facts, today))) {
      const label = cas ? `${command}:${cas}` : command;
      const given = answer(command, frozen(input), life, next);
      // A case that is refused for what its command is refused for says no more.
      const isSaid = first && 'refused' in given && JSON.stringify(first) === JSON.stringify(given);
      first ??= given;
      if (isSaid) continue;
      if ('refused' in given)
        refused.set(given.refused, [...(refused.get(given.refused) ?? []), label]);
      else if (given.effects.length === 0) quiet.push(label);
      else cells.set(label + inputWords(input, facts), given.effects);
    }
  }
  return {
    ...{ name, on: today, fr: titles?.fr ?? '', en: titles?.en ?? '' },
    facts: [...factLines(facts, { statusEnd }), ...nextLines(next)],
    ...{ refused, quiet, cells },
  };
};
