import fc from 'fast-check';
import {
  isRuleName,
  type RuleName,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import {
  concluded,
  decide,
  refreshStatus,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import {
  canMovePayment,
  moveWithin,
  receiveMoved,
  sendMoved,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/commands/payment-corrections';
import type {
  DecisionContext,
  Facts,
  MessageDraft,
  TermPolicy,
  TierOffer,
  Workflow,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { mergeFrom } from '../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import { isLegal } from '../../src/plugins/membership-lifecycle/server/src/membership/rules/legal';
import {
  inputOn,
  whyScheduledWaits,
} from '../../src/plugins/membership-lifecycle/server/src/membership/rules/scheduled';
import type { SchedulableName } from '../../src/plugins/membership-lifecycle/shared/core/commands';
import { ensure, plusDays } from './days';
import { Life, numberedAll, OTHER_TIER, POLICY, tierOffer, workflow } from './facts';
import { holdTo, Violation, type Side, type Turn } from './invariants';
import { asOther, ROWS } from './other-member';
import { STATES } from './states';
import { anyInput, choose, ENDS, STAFF, use, type Step } from './steps';
import { leftBehind } from './undoing';

/** Random lives of one to three members: every command and day, each held to every invariant. */

export const MERGE = 'merge-into';
const MOVE = 'move-payment';
/** Every command of staff, those over two members included. */
export const LIVED: readonly string[] = [...STAFF, MERGE, MOVE];

// --- what is sold -------------------------------------------------------------------------------

const POLICIES: TermPolicy[] = [
  POLICY,
  { ...POLICY, firstTermPrice: 'remaining-months' },
  { ...POLICY, rolloverOn: '10-01' },
  { ...POLICY, rolloverOn: '11-15', firstTermPrice: 'remaining-months' },
  { ...POLICY, yearStartsOn: '09-01', firstTermPrice: 'remaining-months' },
  { ...POLICY, yearStartsOn: '07-01' },
  { ...POLICY, kind: 'anniversary' },
  { ...POLICY, kind: 'anniversary', months: 36 },
  { ...POLICY, months: 24, firstTermPrice: 'remaining-months' },
];

export interface Sale {
  /** The policies of the two offers, and of the cheaper tier where it has its own. */
  policies: [number, number, number];
  changesOn: Day;
  factor: number;
  /** Whether the cheaper tier costs almost as much as the other. */
  isClose: boolean;
  late: TermPolicy['lateRenewal'];
  /** Days between the offers on which nobody sells. */
  gap: number;
  /** Whether the tiers price by inhabitants. */
  isByBracket: boolean;
}

const anySale: fc.Arbitrary<Sale> = fc.record({
  policies: fc.tuple(
    fc.oneof(
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.nat(POLICIES.length - 1) },
    ),
    fc.nat(POLICIES.length - 1),
    fc.nat(2 * POLICIES.length),
  ),
  changesOn: fc.constantFrom('2021-07-01' as Day, '2022-01-01' as Day, '2022-02-15' as Day),
  factor: fc.constantFrom(1, 1.2, 0.5),
  isClose: fc.boolean(),
  late: fc.constantFrom('continuous' as const, 'from-decision' as const, 'calendar-year' as const),
  gap: fc.constantFrom(0, 0, 0, 90),
  isByBracket: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
});

const TIERS = [tierOffer(), OTHER_TIER];
const CLOSE_PRICE = 480_000;

/** A tier whose usual price is the most of three brackets: flat, by inhabitant, and both. */
const byInhabitants = (tier: TierOffer): TierOffer => {
  const most = Number(tier.price);
  const lines = [
    { from: 0, price: Math.floor(most / 3), rate: null, maximum: null },
    { from: 200, price: 0, rate: 16_666_667, maximum: most },
    { from: 1_000, price: Math.floor(most / 7), rate: 166_000, maximum: null },
  ];
  return { ...tier, price: null, brackets: { measure: 'inhabitants', lines } };
};

/** An organisation's inhabitants as they were counted last. */
const figuresOf = (inhabitants: number | null): Facts['figures'] =>
  inhabitants === null ? {} : { inhabitants: { value: inhabitants, year: 2020 } };

const FIGURES = [150, 199, 201, 350, 999, 1_000, 1_204, null];

/** Two offers of two tiers, the second from a day on by another policy and price. */
export const offersOf = (sale: Sale): TierOffer[] => {
  const { policies, changesOn, factor, isClose, late, gap } = sale;
  const tiers = TIERS.flatMap((tier, at) =>
    [policies[0], policies[1]].map((policy, year) => {
      const own = at === 1 && policies[2] < POLICIES.length ? policies[2] : policy;
      const price = at === 1 && isClose ? CLOSE_PRICE : tier.price;
      const isUsual = year === 0 && own === 0 && price === tier.price;
      return {
        ...tier,
        tierDocumentId: `tier-${at}`,
        offerDocumentId: isUsual ? 'offer' : `offer-${year}`,
        ...(isUsual ? { tierDocumentId: 'tier' } : {}),
        offerYear: 2021 + year,
        price: year === 0 ? price : Number(price) * factor,
        policy: { ...POLICIES[own], lateRenewal: late },
        ...(year === 0 ? { closesOn: plusDays(changesOn, -1 - gap) } : { opensOn: changesOn }),
      };
    }),
  );
  return sale.isByBracket ? tiers.map(byInhabitants) : tiers;
};

type Ways = { activation: Workflow['activation']; isSplit: boolean };

/** The workflow of each tier; where they are split, the cheaper tier follows the other activation. */
const workflowsOf = ({ activation, isSplit }: Ways): Pick<Facts, 'workflow' | 'workflows'> => {
  const own = workflow({ activation });
  const other = workflow({
    id: 'other-workflow',
    name: 'Autre',
    isDefault: false,
    activation: activation === 'payment' ? 'decision' : 'payment',
    ...{ windowDays: 45, graceDays: 20, tierCodes: [OTHER_TIER.tierCode] },
  });
  return { workflow: own, workflows: isSplit ? [own, other] : [own] };
};

// --- lives -----------------------------------------------------------------------------------------

export interface LifeStep extends Omit<Step, 'command'> {
  command: Step['command'] | typeof MERGE | typeof MOVE | 'count' | 'note-for-a-day';
  who: number;
}

/** What staff note for a day ahead; a change of name changes nothing of what is lived here. */
export const NOTABLE: readonly Exclude<SchedulableName, 'change-identity'>[] = [
  'issue-call',
  'open-renewal',
  'change-tier',
  MERGE,
];

interface Noted {
  who: number;
  command: (typeof NOTABLE)[number];
  input: Record<string, unknown>;
  on: Day;
}

export interface Drawn {
  states: string[];
  years: number;
  sale: Sale;
  activation: Workflow['activation'];
  isSplit: boolean;
  onPaper: boolean;
  /** Days between the turn of a life at which it is found and the first step. */
  wait: number;
  steps: LifeStep[];
}

export const NAMES = Object.keys(STATES);

const anyLifeStep: fc.Arbitrary<LifeStep> = fc.record({
  command: fc.oneof(
    { weight: 5, arbitrary: fc.constant('day' as const) },
    { weight: 1, arbitrary: fc.constant('use' as const) },
    { weight: 9, arbitrary: fc.constant('legal' as const) },
    { weight: 2, arbitrary: fc.constantFrom(...STAFF) },
    { weight: 1, arbitrary: fc.constantFrom(MERGE, MOVE, 'count' as const) },
    { weight: 1, arbitrary: fc.constant('note-for-a-day' as const) },
  ),
  days: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 200 })),
  pick: fc.nat(1000),
  amount: fc.constantFrom(1, 100_000, 500_000, 1_000_000),
  who: fc.nat(11),
});

export const anyLives: fc.Arbitrary<Drawn> = fc.record({
  states: fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...NAMES, 'applied', 'applied')) },
    { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES)) },
  ),
  years: fc.integer({ min: -1, max: 0 }),
  sale: anySale,
  activation: fc.constantFrom('decision' as const, 'payment' as const),
  isSplit: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  onPaper: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
  wait: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(330)),
  steps: fc.oneof(
    { weight: 3, arbitrary: fc.array(anyLifeStep, { minLength: 1, maxLength: 8, size: 'max' }) },
    { weight: 1, arbitrary: fc.array(anyLifeStep, { minLength: 8, maxLength: 20, size: 'max' }) },
  ),
});

const STARTS = new Map<string, { facts: Facts; today: Day }>();
/** A member at a turn of its life, the first or another; made once. */
const startOf = (name: string, years: number, isOther: boolean) => {
  const key = `${name} ${years} ${isOther}`;
  const known = STARTS.get(key);
  if (known) return known;
  const { facts, today } = STATES[name]();
  const start = {
    facts: isOther ? asOther(facts, years) : facts,
    today: (isOther ? `${Number(today.slice(0, 4)) + years}${today.slice(4)}` : today) as Day,
  };
  STARTS.set(key, start);
  return start;
};

/** What was lived over all lives. */
export class Tally {
  readonly accepted = new Map<string, number>();
  /** What was noted for a day and done on it. */
  readonly noted = new Map<string, number>();
  turns = 0;
  lives = 0;
  add(command: string): void {
    this.turns += 1;
    this.accepted.set(command, (this.accepted.get(command) ?? 0) + 1);
  }
}

const isSilent = ({ membership: m }: Facts, today: Day): boolean =>
  m.mutedFrom !== null && m.mutedUntil !== null && m.mutedFrom <= today && today <= m.mutedUntil;

const sideOf = (before: Facts, after: Facts, messages: MessageDraft[], today: Day): Side => ({
  before,
  after,
  messages: isSilent(after, today) ? [] : messages,
});

type Sides = Side[] | string;

const moved = (lives: readonly Life[], step: LifeStep, ctx: DecisionContext): Sides => {
  const [from, other] = [lives[0], lives[1]].map((life) => life?.facts);
  const why = canMovePayment(from);
  if (why) return why.reason;
  const isWithin = !other || step.amount === 1;
  const line = choose(from.payments, step.pick);
  const call = step.days % 2 === 0 ? choose((isWithin ? from : other).dues, step.pick) : undefined;
  const input = {
    paymentId: line?.id ?? 'none',
    ...(call ? { toDuesId: call.id } : {}),
    ...(step.amount === 100_000 ? { amount: step.amount } : {}),
    reason: 'x',
  };
  const asked = isWithin
    ? [moveWithin(from, input, ctx)]
    : [sendMoved(from, input, ctx), line ? receiveMoved(other, line, input, ctx) : null];
  const sides: Side[] = [];
  for (const [at, decision] of asked.entries()) {
    if (!decision?.ok) return decision?.reason ?? 'payment-unknown';
    const before = at === 0 ? from : other;
    const end = concluded(before, decision, { name: MOVE, input }, ctx);
    if (!end.ok) return end.reason;
    const after = numberedAll(end.outcome.facts);
    sides.push(sideOf(before, after, end.outcome.messages, ctx.today));
  }
  return sides;
};

/** Rows that a merger moved stand first when they are read again, being as old as they are. */
const readAgain = (before: Facts, after: Facts): Facts =>
  ROWS.reduce((now, table) => {
    const own = new Set(before[table].map(({ id }) => id));
    const rows: { id: string }[] = now[table];
    const moved = rows.filter(({ id }) => !own.has(id));
    return { ...now, [table]: [...moved, ...rows.filter(({ id }) => own.has(id))] };
  }, after);

const merged = ([one, other]: readonly Life[], ctx: DecisionContext): Sides => {
  if (!other) return 'nobody';
  const merge = mergeFrom(one.facts, other.facts, 'x', ctx);
  if (!merge.ok) return merge.reason;
  const [from, into] = [merge.from, merge.into].map((facts) =>
    numberedAll(refreshStatus(facts, ctx.today)),
  );
  return [
    sideOf(one.facts, from, merge.messages.from, ctx.today),
    sideOf(other.facts, readAgain(other.facts, into), merge.messages.into, ctx.today),
  ];
};

const decided = (
  facts: Facts,
  command: string,
  input: Record<string, unknown>,
  ctx: DecisionContext,
) => {
  if (!isRuleName(command)) return 'no-rule';
  const decision = decide(facts, command, input, ctx);
  return decision.ok ? decision.outcome : decision.reason;
};

/** The command of a step: those of the fewest chances first, ends in few lives. */
const commandOf = ({ command, pick, amount }: LifeStep, { facts, today }: Life): string => {
  if (command !== 'legal') return command;
  const legal = STAFF.filter(
    (name) => isLegal(facts, name, today) && (amount === 1 || !ENDS.includes(name)),
  );
  // The few chances to win a settled renewal by hand are taken.
  if (legal.includes('win-renewal')) return 'win-renewal';
  const rare = [
    'reopen-renewal',
    'refuse',
    'allocate-credit',
    'propose-term',
    'withdraw-grant',
    'release-call',
    'undo-write-off',
  ];
  const chances = pick % 2 === 0 ? legal.filter((name) => rare.includes(name)) : [];
  return choose(chances.length > 0 ? chances : legal, pick) as string;
};

/**
 * A book of who is a member and why, kept beside the lives: it reads what staff did, and no status.
 */
class BondBook {
  /** Terms that an end took, and that nothing gave back, with the first day without membership. */
  private readonly ended = new Map<string, Day>();
  /** Members whom somebody accepted, by what staff did or by how they are found. */
  private readonly accepted = new Set<string>();

  constructor(members: readonly Facts[]) {
    for (const facts of members) {
      if (facts.membership.approvedOn !== null) this.accepted.add(facts.membership.id);
      this.note(facts);
    }
  }

  private note({ membership: { endedOn, endKind }, terms }: Facts): void {
    if (endedOn === null || endKind === 'merged') return;
    for (const { id } of terms) this.ended.set(id, endedOn);
  }

  /** What a turn of staff did to one member. */
  add(command: string, before: Facts, after: Facts): void {
    if (command === 'approve') this.accepted.add(after.membership.id);
    if (command === 'withdraw' || command === 'exclude') this.note(after);
    const isBack = before.membership.endedOn !== null && after.membership.endedOn === null;
    if (command === 'reinstate' && isBack) {
      for (const { id } of before.terms) this.ended.delete(id);
    }
  }

  /**
   * What a merger did: somebody accepted the one, and it is the other now. Of a year that both had,
   * and that an end took from one of them, the body was a member as the other.
   */
  join([from, own]: Facts[], into: Facts): void {
    for (const { membership: m, terms } of [from, own]) {
      if (!this.accepted.has(m.id) || m.endedOn !== null || m.refusedOn !== null) continue;
      this.accepted.add(into.membership.id);
      const had = terms.filter(({ id, state }) => state === 'issued' && !this.ended.has(id));
      for (const { id, startsOn, endsOn } of into.terms) {
        if (had.some((one) => one.startsOn <= endsOn && startsOn <= one.endsOn))
          this.ended.delete(id);
      }
    }
  }

  /** Why somebody is a member who should not be; undefined where all is right. */
  wrong(facts: Facts, today: Day): unknown {
    const { membership: m, terms, renewals, workflow: usual, workflows, dues, payments } = facts;
    if (m.overrideStatus !== null || !['active', 'grace'].includes(m.status)) return undefined;
    if (!this.accepted.has(m.id)) return ['nobody accepted it', m];
    const had = terms
      .filter(({ state, startsOn }) => state === 'issued' && startsOn <= today)
      .sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0];
    if (!had) return ['a member without a year', m];
    const end = this.ended.get(had.id);
    if (end !== undefined && end <= today) return ['its end was undone', m, had, end];
    const renewal = renewals.filter(({ termId }) => termId === had.id).at(-1);
    const { activation } = workflows.find(({ id }) => id === renewal?.workflowId) ?? usual;
    const waits = activation === 'payment' && !had.imported && !had.issuedUnpaid;
    if (!waits || had.price === 0 || had.waivedOn !== null || had.endsOn < today) return undefined;
    // Rights that began while nothing was asked for them stay when something is.
    if (had.repricedOn !== null) return undefined;
    const calls = new Set(dues.filter(({ termId }) => termId === had.id).map(({ id }) => id));
    const paid = payments
      .filter(({ duesId }) => duesId !== null && calls.has(duesId))
      .reduce((sum, { amount }) => sum + amount, 0);
    const came = payments.some(({ duesId }) => duesId !== null && calls.has(duesId));
    return came && paid <= 0 ? ['its money is gone', m, had] : undefined;
  }
}

/** Members that live one life together. */
export class Crowd {
  readonly members: Life[];
  private readonly book: BondBook;
  private noted: Noted[] = [];
  private n = 0;
  constructor(
    { states, years, sale, activation, isSplit, onPaper, wait }: Omit<Drawn, 'steps'>,
    readonly tally: Tally,
  ) {
    const offers = offersOf(sale);
    const starts = states.map((name, at) => startOf(name, years, at > 0));
    // Who lived where rights wait for the money goes on there.
    const waits = starts.some(({ facts }) => facts.workflow.activation === 'payment');
    const ways = { activation: waits ? 'payment' : activation, isSplit } as const;
    const around = { offers, ...workflowsOf(ways) };
    const today = starts
      .map((start) => start.today)
      .sort()
      .at(-1) as Day;
    this.members = starts.map(({ facts }) => {
      const papers = onPaper ? facts.papers : [];
      const figures = figuresOf(sale.isByBracket ? 350 : null);
      return new Life(
        { ...facts, ...around, papers, figures },
        today,
        () => `new-${(this.n += 1)}`,
      );
    });
    this.book = new BondBook(this.members.map(({ facts }) => facts));
    const first = plusDays(today, wait);
    for (const life of this.members) {
      life.at(today);
      if (wait > 0) this.day(life, first);
    }
  }

  get today(): Day {
    return this.members[0].today;
  }

  private readonly ask: Turn['ask'] = (facts, command, input) => {
    const answer = decided(facts, command, input, { ...this.members[0].ctx, newId: () => 'asked' });
    return typeof answer === 'string' ? answer : null;
  };

  private hold(command: string, input: Turn['input'], sides: Side[], isPlanned = false): void {
    if (command === MERGE)
      this.book.join(
        sides.map(({ before }) => before),
        sides[1].after,
      );
    for (const { before, after } of sides) {
      if (command !== MERGE) this.book.add(command, before, after);
      const wrong = this.book.wrong(after, this.today);
      if (wrong)
        throw new Violation('nobody is a member who should not be', [
          command,
          input,
          this.today,
          wrong,
        ]);
    }
    holdTo({ command, input, today: this.today, isPlanned, sides, ask: this.ask });
    this.tally.add(command);
  }

  /** Goes to a day, and holds each planned step to the invariants. */
  private day(life: Life, today: Day): void {
    const before = life.facts;
    const known = life.outcomes.length;
    life.day(today);
    const steps = life.outcomes.slice(known);
    let now = before;
    for (const { command, outcome } of steps) {
      const side = sideOf(now, outcome.facts, outcome.messages, today);
      this.hold(command, {}, [side], true);
      now = outcome.facts;
    }
    this.hold('day', {}, [{ before: now, after: life.facts, messages: [] }]);
  }

  private command(life: Life, command: RuleName, step: LifeStep): void {
    const before = life.facts;
    const input = anyInput(command, life, step) as Record<string, unknown>;
    if (!life.tries(command, input)) {
      ensure(life.facts === before, 'a refused command changed something');
      return;
    }
    const messages = life.outcomes.at(-1)?.outcome.messages ?? [];
    const sides = [sideOf(before, life.facts, messages, this.today)];
    this.hold(command, input, sides);
    const turn = { command, input, today: this.today, isPlanned: false, sides, ask: this.ask };
    let n = 0;
    const newId = () => `undo-${(n += 1)}`;
    const left = leftBehind(turn, (facts, name, given) => {
      const answer = decided(facts, name, given, { today: this.today, newId });
      return typeof answer === 'string' ? answer : numberedAll(answer.facts);
    });
    if (left !== undefined) {
      throw new Violation('what staff did by mistake can be taken back', [
        command,
        input,
        this.today,
        left,
      ]);
    }
  }

  private note(who: number, step: LifeStep): void {
    const command = choose(NOTABLE, step.pick) ?? MERGE;
    const life = this.members[who];
    const input = command === MERGE ? {} : anyInput(command, life, step);
    this.noted.push({ who, command, input, on: plusDays(this.today, 1 + step.days) });
  }

  /**
   * Does what staff noted for the days up to now, before anything else of the day, as the daily run
   * does: what staff hold back, and what is refused, waits for them and is forgotten here.
   */
  private doNoted(): void {
    const { today } = this;
    const due = this.noted.filter(({ on }) => on <= today);
    this.noted = this.noted.filter(({ on }) => on > today);
    for (const { who, command, input, on } of due.sort((a, b) => (a.on < b.on ? -1 : 1))) {
      const life = this.members[who];
      const lives = command === MERGE ? this.pairOf(who) : [life];
      if (lives.some(({ facts: { membership } }) => whyScheduledWaits(command, membership, today)))
        continue;
      const isDone =
        command === MERGE
          ? this.take(lives, merged(lives, life.ctx), MERGE, true)
          : this.carryOut(life, command, inputOn(command, input, on));
      if (isDone) this.tally.noted.set(command, (this.tally.noted.get(command) ?? 0) + 1);
    }
  }

  private carryOut(life: Life, command: RuleName, input: Record<string, unknown>): boolean {
    const before = life.facts;
    if (!life.tries(command, input)) return false;
    const messages = life.outcomes.at(-1)?.outcome.messages ?? [];
    this.hold(command, input, [sideOf(before, life.facts, messages, this.today)], true);
    return true;
  }

  /** Goes to a day by way of those for which something is noted; a late run does all of it at once. */
  private goTo(today: Day, isLate: boolean): void {
    const stops = isLate ? [] : this.noted.map(({ on }) => on).filter((on) => on < today);
    for (const day of [...new Set(stops), today].sort()) {
      for (const life of this.members) life.today = day;
      this.doNoted();
      for (const life of this.members) this.day(life, day);
    }
  }

  private pairOf(who: number): Life[] {
    return [this.members[who], this.members.find((_, at) => at !== who)].filter(
      (life): life is Life => life !== undefined,
    );
  }

  /** Takes over what happened to several members; false when it was refused. */
  private take(lives: readonly Life[], sides: Sides, command: string, isPlanned = false): boolean {
    if (typeof sides === 'string') return false;
    sides.forEach(({ after }, at) => (lives[at].facts = after));
    this.hold(command, {}, sides, isPlanned);
    return true;
  }

  private together(command: string, who: number, step: LifeStep): void {
    const lives = this.pairOf(who);
    const sides =
      command === MERGE ? merged(lives, lives[0].ctx) : moved(lives, step, lives[0].ctx);
    this.take(lives, sides, command);
  }

  step(step: LifeStep): void {
    const who = step.who % this.members.length;
    const life = this.members[who];
    const command = commandOf(step, life);
    if (command === 'day') this.goTo(plusDays(this.today, step.days), step.pick % 4 === 0);
    else if (command === 'note-for-a-day') this.note(who, step);
    else if (command === 'use') {
      const before = life.facts;
      use(life, step.pick);
      this.hold('use', {}, [{ before, after: life.facts, messages: [] }]);
    } else if (command === 'count') {
      life.facts = { ...life.facts, figures: figuresOf(choose(FIGURES, step.pick) ?? null) };
    } else if (command === MERGE || command === MOVE) this.together(command, who, step);
    else this.command(life, command as RuleName, step);
  }
}

/** Lives a life, and throws the first invariant that it breaks. */
export const liveThrough = ({ steps, ...drawn }: Drawn, tally: Tally): void => {
  tally.lives += 1;
  const crowd = new Crowd(drawn, tally);
  for (const step of steps) crowd.step(step);
};
