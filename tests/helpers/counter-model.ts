import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
/**
 * The rights of one member, written a second time as plainly as can be: numbers, lists and sums,
 * nothing of the application. It says what each operation must answer, and what must stand after it.
 */

export interface Line {
  seq: number;
  kind: string;
  on: string;
  used: number;
  granted: number;
  usedAfter: number;
  grantedAfter: number | null;
  person: string | null;
}

export interface Allowance {
  /** Null: without a limit. */
  quantity: number | null;
  carryCap: number;
  personCap: number | null;
}

export interface Counter extends Allowance {
  benefit: string;
  year: number;
  used: number;
  /** Units by hand and carried in, beyond what the tier gives. */
  beside: number;
  voided: boolean;
  lines: Line[];
}

export type Tier = Record<string, Allowance>;

/** A use that is known by its place: its counter, and the number of its line. */
export interface UseRef {
  counter: Counter;
  line: Line;
}

export type Answer = { ok: true; line: Line | null; replayed?: boolean } | { refused: string };

export interface Use {
  benefit: string;
  quantity: number;
  person: string | null;
  on: string;
}

const sum = (lines: readonly Line[], of: (line: Line) => number): number =>
  lines.reduce((total, line) => total + of(line), 0);

const wholeAndPositive = (quantity: number): boolean =>
  Number.isInteger(quantity) && quantity > 0 && quantity <= 1_000_000;

const yearOf = (day: string): number => Number(day.slice(0, 4));

export class CounterModel {
  readonly counters: Counter[] = [];
  /** What was asked under a key, and the line that answered. */
  readonly keys = new Map<string, { asked: string; line: Line }>();
  readonly reversed = new Set<Line>();
  /** The tier and the allowances of each year. */
  readonly tiers = new Map<number, { name: string; allowances: Tier }>();
  suspendedSince: string | null = null;
  /** Suspensions that are over, each until the day before its end. */
  private readonly suspensions: { from: string; before: string }[] = [];

  constructor(
    public today: Day,
    readonly offered: Record<string, Tier>,
  ) {}

  open(benefit: string, year: number, allowance: Allowance, on: string): Counter {
    const counter = { ...allowance, benefit, year, used: 0, beside: 0, voided: false, lines: [] };
    this.counters.push(counter);
    this.write(counter, { kind: 'grant', on, granted: allowance.quantity ?? 0 });
    return counter;
  }

  private write(
    counter: Counter,
    move: { kind: string; on: string; used?: number; granted?: number; person?: string | null },
  ): Line {
    const opening = counter.lines.length === 0;
    counter.used += move.used ?? 0;
    if (counter.quantity !== null && !opening) counter.quantity += move.granted ?? 0;
    const line = {
      seq: counter.lines.length + 1,
      kind: move.kind,
      on: move.on,
      used: move.used ?? 0,
      granted: move.granted ?? 0,
      usedAfter: counter.used,
      grantedAfter: counter.quantity,
      person: move.person ?? null,
    };
    counter.lines.push(line);
    return line;
  }

  usedBy(counter: Counter, person: string): number {
    return sum(
      counter.lines.filter((line) => line.person === person),
      ({ used }) => used,
    );
  }

  carriedOut(counter: Counter): number {
    return sum(
      counter.lines.filter(({ kind }) => kind === 'carry-out'),
      ({ used }) => used,
    );
  }

  balanceOn(counter: Counter, day: string): { granted: number | null; used: number } {
    const until = counter.lines.filter(({ seq, on }) => seq === 1 || on <= day);
    return {
      used: sum(until, ({ used }) => used),
      granted: counter.quantity === null ? null : sum(until, ({ granted }) => granted),
    };
  }

  uses(): UseRef[] {
    return this.counters.flatMap((counter) => counter.lines.map((line) => ({ counter, line })));
  }

  private running(benefit: string, day: string): Counter | undefined {
    return this.counters.find(
      (one) => one.benefit === benefit && one.year === yearOf(day) && !one.voided,
    );
  }

  private replay(key: string | null, asked: string): Answer | null {
    const known = key === null ? undefined : this.keys.get(key);
    if (!known) return null;
    if (known.asked !== asked) return { refused: 'idempotency-key-reused' };
    return { ok: true, line: known.line, replayed: true };
  }

  private done(line: Line, key: string | null, asked: string): Answer {
    if (key !== null) this.keys.set(key, { asked, line });
    return { ok: true, line };
  }

  /** `sent`: the person as the request wrote it, which is a part of what its key stands for. */
  use(use: Use, key: string | null, sent: string | null): Answer {
    const { benefit, quantity, person, on } = use;
    const asked = JSON.stringify([use, sent]);
    if (on > this.today) return { refused: 'date-in-future' };
    const replayed = this.replay(key, asked);
    if (replayed) return replayed;
    if (!wholeAndPositive(quantity)) return { refused: 'quantity-invalid' };
    const suspended =
      (this.suspendedSince !== null && this.suspendedSince <= on) ||
      this.suspensions.some(({ from, before }) => from <= on && on < before);
    if (suspended || !this.tiers.has(yearOf(on))) return { refused: 'not-active' };
    const counter = this.running(benefit, on);
    if (!counter) return { refused: 'not-granted' };
    if (counter.quantity !== null && counter.used + quantity > counter.quantity) {
      return { refused: 'exhausted' };
    }
    if (counter.personCap !== null) {
      if (person === null) return { refused: 'person-required' };
      if (this.usedBy(counter, person) + quantity > counter.personCap) {
        return { refused: 'person-cap-reached' };
      }
    }
    return this.done(
      this.write(counter, { kind: 'consume', on, used: quantity, person }),
      key,
      asked,
    );
  }

  reverse({ counter, line }: UseRef, key: string | null): Answer {
    const asked = `reverse ${counter.benefit} ${counter.year} ${line.seq}`;
    const replayed = this.replay(key, asked);
    if (replayed) return replayed;
    if (this.reversed.has(line)) return { refused: 'already-reversed' };
    if (line.kind !== 'consume') return { refused: 'not-reversible' };
    if (counter.used < line.used) return { refused: 'below-zero' };
    this.reversed.add(line);
    const move = { kind: 'reverse', on: this.today, used: -line.used, person: line.person };
    return this.done(this.write(counter, move), key, asked);
  }

  adjust(counter: Counter, quantity: number): Answer {
    if (!wholeAndPositive(Math.abs(quantity))) return { refused: 'quantity-invalid' };
    if (counter.used + quantity < 0) return { refused: 'below-zero' };
    if (counter.quantity !== null && counter.used + quantity > counter.quantity) {
      return { refused: 'exhausted' };
    }
    return {
      ok: true,
      line: this.write(counter, { kind: 'adjust', on: this.today, used: quantity }),
    };
  }

  carry(from: Counter, quantity: number): Answer {
    if (!wholeAndPositive(quantity)) return { refused: 'quantity-invalid' };
    if (from.quantity === null) return { refused: 'not-carriable' };
    if (quantity > from.quantity - from.used) return { refused: 'exhausted' };
    if (this.carriedOut(from) + quantity > from.carryCap) return { refused: 'carry-over-cap' };
    const [to] = this.counters
      .filter((one) => one.benefit === from.benefit && one.year > from.year && !one.voided)
      .sort((a, b) => a.year - b.year);
    if (!to) return { refused: 'no-next-right' };
    if (from.voided) return { refused: 'not-granted' };
    const line = this.write(from, { kind: 'carry-out', on: this.today, used: quantity });
    this.write(to, { kind: 'carry-in', on: this.today, granted: quantity });
    to.beside += quantity;
    return { ok: true, line };
  }

  grant(benefit: string, quantity: number): Answer {
    const year = yearOf(this.today);
    if (!this.tiers.has(year)) return { refused: 'no-running-term' };
    const counter = this.counters.find((one) => one.benefit === benefit && one.year === year);
    const done = { ok: true, line: null } as const;
    if (!counter) {
      const found = Object.values(this.offered).find((tier) => tier[benefit]) as Tier;
      const unlimited = found[benefit].quantity === null;
      const given = { ...found[benefit], quantity: unlimited ? null : quantity };
      this.open(benefit, year, given, this.today).beside = given.quantity ?? 0;
      return done;
    }
    if (counter.quantity === null && !counter.voided) return { refused: 'right-unlimited' };
    counter.voided = false;
    if (counter.quantity !== null) {
      this.write(counter, { kind: 'grant', on: this.today, granted: quantity });
      counter.beside += quantity;
    }
    return done;
  }

  changeTier(name: string): Answer {
    const year = yearOf(this.today);
    const term = this.tiers.get(year);
    if (!term) return { refused: 'no-term-to-change' };
    if (term.name === name) return { refused: 'same-tier' };
    // The years to come change with the one that runs.
    for (const one of [...this.tiers.keys()].filter((at) => at >= year)) {
      this.changeYear(one, name);
    }
    return { ok: true, line: null };
  }

  private changeYear(year: number, name: string): void {
    const term = this.tiers.get(year);
    if (!term) return;
    const wanted = this.offered[name];
    const isGiven = (benefit: string) => Boolean(wanted[benefit] ?? term.allowances[benefit]);
    const rights = this.counters.filter((one) => one.year === year && isGiven(one.benefit));
    for (const right of rights) {
      const allowance = wanted[right.benefit];
      if (right.quantity !== null) {
        const beside = allowance && !right.voided ? right.beside : 0;
        const granted = Math.max((allowance?.quantity ?? 0) + beside, right.used) - right.quantity;
        if (granted !== 0) this.write(right, { kind: 'grant', on: this.today, granted });
      }
      if (!allowance) right.beside = 0;
      right.voided = !allowance && (right.quantity === null || right.used === 0);
      if (allowance) {
        right.carryCap = allowance.carryCap;
        right.personCap = allowance.personCap;
      }
    }
    for (const [benefit, allowance] of Object.entries(wanted)) {
      if (!rights.some((right) => right.benefit === benefit)) {
        this.open(benefit, year, allowance, this.today);
      }
    }
    this.tiers.set(year, { name, allowances: wanted });
  }

  suspend(): Answer {
    if (this.suspendedSince !== null) return { refused: 'already-suspended' };
    this.suspendedSince = this.today;
    return { ok: true, line: null };
  }

  reinstate(): Answer {
    const from = this.suspendedSince;
    if (from !== null) this.suspensions.push({ from, before: this.today });
    this.suspendedSince = null;
    return { ok: true, line: null };
  }
}
