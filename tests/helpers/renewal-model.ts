import type { Day } from '../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import { plusDays } from './days';

/**
 * The bond of one member whose years are calendar years, written a second time as plainly as can
 * be: a list of years, at most one proposal, dates as texts. The workflow is the default one: asked
 * 90 days before the end, reminded on five days, 60 days of grace, rights from the answer on.
 */

export const WINDOW = 90;
export const GRACE = 60;
export const REMINDERS = [-60, -30, -7, 15, 30];
/** A reminder that is later than this is left to staff. */
const LATE = 14;

interface Proposal {
  year: number;
  askedOn: Day;
}

export type Money = 'none' | 'called' | 'paid';

export interface Year {
  year: number;
  from: Day;
  money: Money;
  /** Whether a renewal led to it, which its money closes. */
  renewed: boolean;
  /** The case is closed by the money once, and open again when the money goes back. */
  won: boolean;
  /** The proposal whose only yes was the money. */
  unsaid?: Proposal;
}

const lastDay = (year: number): Day => `${year}-12-31`;
const daysFrom = (a: Day, b: Day) => (Date.parse(b) - Date.parse(a)) / 86_400_000;

export class RenewalModel {
  /** Years that stand, in order, each with how far its money has come. */
  years: Year[];
  proposal: (Proposal & { money: 'none' | 'called' }) | null = null;
  /** Years that were lost: the renewal of the year before them is closed for good. */
  lostAfter: number | null = null;
  suspendedSince: Day | null = null;
  /** Whether the last proposal was declined: there is no grace then. */
  declined = false;
  /** Days of suspensions that are over: they count for no delay. */
  private readonly away = new Set<Day>();
  endedOn: Day | null = null;
  /** Reminders sent, as `year offset`: the year that ends. */
  readonly sent: string[] = [];
  private readonly dealt = new Set<string>();

  constructor(public today: Day) {
    const year = Number(today.slice(0, 4));
    this.years = [{ year, from: today, money: 'none', renewed: false, won: false }];
  }

  get last(): Year {
    return this.years[this.years.length - 1];
  }

  get ended(): boolean {
    return this.endedOn !== null;
  }

  /** The last day on which the proposal may be answered. */
  get answerableUntil(): Day {
    const ends = lastDay(this.last.year);
    const asked = this.proposal?.askedOn ?? ends;
    let day = asked > ends ? asked : ends;
    for (let left = GRACE; left > 0;) {
      day = plusDays(day, 1);
      if (!this.away.has(day)) left -= 1;
    }
    return day;
  }

  /** A day goes by with its run: what it makes due is done, in whatever number of days since. */
  day(today: Day): void {
    this.today = today;
    if (this.ended || this.suspendedSince !== null) return;
    const ends = lastDay(this.last.year);
    if (this.proposal === null && this.lostAfter === null && today >= plusDays(ends, -WINDOW)) {
      this.proposal = { year: this.last.year + 1, askedOn: today, money: 'none' };
    }
    if (this.proposal === null) return;
    if (today > this.answerableUntil) {
      this.lose();
      return;
    }
    const { askedOn } = this.proposal;
    const due = REMINDERS.filter((offset) => {
      const dueOn = plusDays(ends, offset);
      return dueOn > askedOn && dueOn <= today && !this.dealt.has(`${this.last.year} ${offset}`);
    });
    for (const offset of due) this.dealt.add(`${this.last.year} ${offset}`);
    const latest = due.at(-1);
    const isTrue = latest !== undefined && (latest > 0 || today <= ends);
    if (isTrue && daysFrom(plusDays(ends, latest), today) <= LATE) {
      this.sent.push(`${this.last.year} ${latest}`);
    }
  }

  /** A campaign over last days: asks whoever ends in it, and was not asked for the year after. */
  campaign(endsFrom: Day, endsTo: Day): boolean {
    const ends = lastDay(this.last.year);
    const concerned = endsFrom <= ends && ends <= endsTo && this.endedOn === null;
    const asked = this.proposal !== null || this.lostAfter === this.last.year;
    if (!concerned || asked || this.suspendedSince !== null) return false;
    this.proposal = { year: this.last.year + 1, askedOn: this.today, money: 'none' };
    return true;
  }

  private lose(): void {
    this.proposal = null;
    this.lostAfter = this.last.year;
  }

  get status(): string {
    if (this.endedOn !== null && this.endedOn <= this.today) return 'ended';
    if (this.suspendedSince !== null) return 'suspended';
    const year = Number(this.today.slice(0, 4));
    if (this.years.some((one) => one.year === year)) return 'active';
    // The year agreed to begins where the last one ended: between them is no day.
    if (this.declined && this.lostAfter === this.last.year) return 'lapsed';
    return this.today <= this.answerableUntil ? 'grace' : 'lapsed';
  }

  accept(): string | null {
    if (this.proposal === null) return 'refused';
    this.years.push({
      year: this.proposal.year,
      from: `${this.proposal.year}-01-01`,
      money: this.proposal.money,
      renewed: true,
      won: false,
    });
    this.proposal = null;
    return null;
  }

  decline(): string | null {
    if (this.proposal === null) return 'refused';
    this.lose();
    this.declined = true;
    return null;
  }

  call(year: number): string | null {
    const one = this.years.find((standing) => standing.year === year);
    const target = one ?? (this.proposal?.year === year ? this.proposal : undefined);
    if (!target || target.money !== 'none') return 'refused';
    target.money = 'called';
    return null;
  }

  /** The whole price comes in: a proposal that is paid is a yes. */
  pay(year: number): string | null {
    const unsaid = this.proposal;
    if (unsaid?.year === year && unsaid.money === 'called') {
      this.accept();
      this.last.unsaid = unsaid;
    }
    const one = this.years.find((standing) => standing.year === year);
    if (!one || one.money !== 'called') return 'refused';
    one.money = 'paid';
    // The case of who has left is closed: its money settles a debt, and wins nothing.
    if (!this.ended) one.won = one.renewed;
    return null;
  }

  /** The money of a year goes back. */
  reverse(year: number): string | null {
    const one = this.years.find((standing) => standing.year === year);
    if (!one || one.money !== 'paid') return 'refused';
    one.money = 'called';
    // Who has left is not asked again for what was given back.
    if (this.ended) return null;
    one.won = false;
    // Money that was the only yes takes it back, unless the member was asked for the year after.
    const isLast = this.last === one && this.proposal === null && this.lostAfter !== year;
    if (!one.unsaid || !isLast) return null;
    this.years.pop();
    const isLate = this.today > lastDay(this.last.year);
    const askedOn = isLate ? this.today : one.unsaid.askedOn;
    this.proposal = { year: one.year, askedOn, money: 'called' };
    return null;
  }

  suspend(): string | null {
    if (this.ended || this.suspendedSince !== null) return 'refused';
    this.suspendedSince = this.today;
    return null;
  }

  reinstate(): string | null {
    for (let day = this.suspendedSince; day && day < this.today; day = plusDays(day, 1)) {
      this.away.add(day);
    }
    this.suspendedSince = null;
    return null;
  }

  withdraw(): string | null {
    if (this.ended) return 'refused';
    this.endedOn = this.today;
    this.proposal = null;
    // The year to come was agreed to and costs nothing yet: nobody is asked to pay for it.
    this.years = this.years.filter(({ from, money }) => from < this.today || money === 'paid');
    return null;
  }
}
