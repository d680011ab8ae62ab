import type { Day } from '../../../src/plugins/membership-lifecycle/server/src/kernel/rules/values';
import type { EventDraft } from '../../../src/plugins/membership-lifecycle/server/src/webhooks/rules/event-drafts';
import {
  eventsBetween,
  registrationEvent,
} from '../../../src/plugins/membership-lifecycle/server/src/webhooks/rules/events';
import {
  ledgerEvents,
  type WrittenLine,
} from '../../../src/plugins/membership-lifecycle/server/src/webhooks/rules/ledger-events';
import { applyPlan } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import { sendMoved } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands/payment-corrections';
import { mergeFrom } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/commands/merge';
import type { RuleName } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import type { Facts } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import {
  EVENT_NAMES,
  type EventName,
} from '../../../src/plugins/membership-lifecycle/shared/webhooks/events';
import { SAMPLES } from '../../../src/plugins/membership-lifecycle/shared/webhooks/event-samples';
import { counter, factsOf, Life, membership, PRICE, TIER } from '../../helpers/facts';

/** What decisions tell webhooks. */

const everTold: EventDraft[] = [];

/** A life that keeps the events of what it lives. */
class Told extends Life {
  events: EventDraft[] = [];

  private tell(before: Facts, after: Facts): void {
    const events = eventsBetween(before, after, this.today);
    this.events.push(...events);
    everTold.push(...events);
  }

  override do(command: RuleName, input: Record<string, unknown> = {}): this {
    const before = this.facts;
    super.do(command, input);
    this.tell(before, this.facts);
    return this;
  }

  override day(today: Day): this {
    const before = this.facts;
    this.today = today;
    const { steps, facts } = applyPlan(this.facts, this.ctx);
    for (const step of steps) this.tell(step.before, step.outcome.facts);
    if (steps.length === 0) this.tell(before, facts);
    this.facts = facts;
    return this;
  }

  /** Names told since the last time. */
  get names(): string[] {
    return this.events.splice(0).map(({ name }) => name);
  }
}

const member = () => {
  const life = new Told().do('approve');
  life.events = [];
  return life;
};
const renewing = () => {
  const life = member().call().pay().day('2021-10-15');
  life.events = [];
  return life;
};

describe('the events of a membership', () => {
  it('tells an approval, its term and the rights that come with it', () => {
    const life = new Told().do('approve');
    expect(life.events[0].data).toMatchObject({ status: 'active', previousStatus: 'applied' });
    const issued = life.events.find(({ name }) => name === 'term.issued');
    expect(issued?.data.term).toMatchObject({
      startsOn: '2021-01-04',
      endsOn: '2021-12-31',
      tier: TIER,
      price: { amount: PRICE, currency: 'EUR' },
      rights: [
        { benefit: 'compagnonnage', kind: 'quota', granted: 6 },
        { benefit: 'centre', kind: 'access', granted: null },
        { benefit: 'vote', kind: 'vote', granted: 1 },
      ],
    });
    expect(life.names).toEqual(['membership.approved', 'membership.activated', 'term.issued']);
  });

  it('tells refusal, application, suspension, return and departure', () => {
    const life = new Told();
    expect(life.do('refuse', { reason: 'x' }).names).toEqual(['membership.refused']);
    expect(life.do('apply').names).toEqual(['membership.applied']);
    expect(life.do('approve', { startsOn: '2021-03-01' }).names).toContain('membership.approved');
    expect(life.day('2021-03-01').names).toEqual(['membership.activated']);
    expect(life.do('suspend', { reason: 'x' }).names).toEqual(['membership.suspended']);
    expect(life.do('reinstate', { reason: 'x' }).names).toEqual(['membership.activated']);
    // The end is told on the day that it comes, not on the day that it is announced.
    expect(life.do('withdraw', { lastDay: '2021-05-31', reason: 'x' }).names).toEqual([]);
    expect(life.day('2021-06-01').names).toEqual(['membership.ended']);
  });

  it('tells a membership that was not there', () => {
    const event = registrationEvent({ id: 'm', reference: 'r', tierCode: TIER }, '2021-01-04');
    everTold.push(event);
    expect(event).toMatchObject({
      name: 'membership.applied',
      membershipId: 'm',
      data: { status: 'applied', previousStatus: null, tier: TIER },
    });
  });

  it('tells the changes of a term that stands, and its end', () => {
    const life = member();
    const termId = life.last.term?.id;
    const field = 'term-ends-on';
    life.do('correct-date', { field, id: termId, date: '2021-11-30', reason: 'x' });
    expect(life.names).toEqual(['term.changed']);
    expect(life.do('void-term', { termId, reason: 'x' }).names).toContain('term.voided');
  });

  it('says nothing of what nobody outside can act upon', () => {
    const life = renewing();
    expect(life.do('assign-renewal', { ownerId: '1' }).events).toEqual([]);
    expect(life.do('note-renewal', { note: 'Rappeler Mme Durand' }).events).toEqual([]);
  });
});

describe('the events of money', () => {
  it('tells a call, its parts, its payment, and what is taken back', () => {
    const life = member();
    expect(life.call().names).toEqual(['dues.issued']);
    expect(life.pay(100).names).toEqual(['payment.recorded']);
    expect(life.pay(PRICE - 100).names).toEqual(['dues.paid', 'payment.recorded']);
    const { payment, dues } = life.last;
    life.do('reverse-payment', { paymentId: payment?.id, reason: 'x' });
    expect(life.events.at(-1)?.data).toMatchObject({
      payment: { amount: { amount: 100 - PRICE, currency: 'EUR' }, reversesId: payment?.id },
      dues: { paid: { amount: 100, currency: 'EUR' } },
    });
    expect(life.names).toEqual(['payment.reversed']);
    life.pay(PRICE - 100).do('reject-payment', { paymentId: life.last.payment?.id });
    expect(life.names).toEqual(['dues.paid', 'payment.recorded', 'payment.rejected']);
    life.do('refund-payment', { duesId: dues?.id, amount: 100, reason: 'x' });
    expect(life.names).toEqual(['payment.refunded']);
  });

  it('tells money that is taken to another call', () => {
    const life = member().call().pay();
    const before = life.facts;
    const moving = {
      paymentId: life.last.payment?.id ?? '',
      intoMembershipId: 'other',
      reason: 'x',
    };
    const moved = sendMoved(before, moving, life.ctx);
    if (!moved.ok) throw new Error(moved.reason);
    const events = eventsBetween(before, moved.outcome.facts, life.today);
    everTold.push(...events);
    expect(events.map(({ name }) => name)).toEqual(['payment.moved']);
  });

  it('tells a year that is given and a call that is cancelled', () => {
    const life = member().call();
    life.events = [];
    const termId = life.last.term?.id;
    const told = life.do('waive-dues', { termId, reason: 'x' }).names;
    expect(told).toEqual(['dues.cancelled', 'dues.waived']);
  });

  it('tells once that a call is overdue, also when days were missed', () => {
    const life = member().call();
    life.events = [];
    const { dueOn } = life.last.dues!;
    expect(life.day(dueOn).names).toEqual([]);
    life.day('2021-03-20');
    expect(life.events[0].key).toBe(`dues.overdue:${life.last.dues?.id}:${dueOn}`);
    expect(life.names).toEqual(['dues.overdue']);
    expect(life.day('2021-03-21').names).toEqual([]);
    expect(life.pay(100).names).toEqual(['payment.recorded']);
  });

  it('tells by a command what the daily run had not seen yet', () => {
    const life = member().call();
    life.events = [];
    life.today = '2021-03-20';
    expect(life.do('suspend', { reason: 'x' }).names).toEqual([
      'membership.suspended',
      'dues.overdue',
    ]);
  });
});

describe('the events of a renewal', () => {
  it('tells its opening and its moves, its answer and its settling', () => {
    const life = member().call().pay();
    life.events = [];
    expect(life.day('2021-10-15').names).toEqual(['renewal.opened', 'renewal.moved']);
    expect(life.do('accept-renewal').names).toEqual([
      'renewal.accepted',
      'renewal.moved',
      'term.issued',
    ]);
    life.call();
    expect(life.names).toEqual(['renewal.moved', 'dues.issued']);
    expect(life.pay().names).toEqual([
      'renewal.moved',
      'renewal.won',
      'dues.paid',
      'payment.recorded',
    ]);
  });

  it('tells a no, and the taking up again', () => {
    const life = renewing();
    life.do('decline-renewal', { reason: 'x' });
    expect(life.events[0].data.renewal).toMatchObject({ kind: 'lost', answer: 'declined' });
    expect(life.names).toEqual(['renewal.declined', 'renewal.moved', 'renewal.lost']);
    life.do('reopen-renewal', { stageId: 'proposed', reason: 'x' });
    expect(life.names).toEqual(['renewal.reopened', 'renewal.moved']);
  });

  it('tells grace and lapse by date, and the closing that an end brings', () => {
    const life = renewing();
    expect(life.day('2022-01-01').names).toEqual(['membership.grace']);
    expect(life.day('2022-03-02').names).toEqual(
      expect.arrayContaining(['membership.lapsed', 'renewal.lost']),
    );
    const other = renewing();
    other.do('exclude', { lastDay: '2021-10-14', reason: 'x' });
    expect(other.names).toEqual(['membership.ended', 'renewal.closed']);
  });
});

describe('two memberships', () => {
  it('do not tell again the past that one takes over from the other', () => {
    const from = member().call().pay();
    const into = new Told(
      factsOf({ membership: membership({ id: 'other', reference: 'ADH-2' }) }),
      '2022-02-01',
      counter('other'),
    ).do('approve');
    const merged = mergeFrom(from.facts, into.facts, 'x', {
      today: '2022-02-01',
      newId: counter(),
    });
    if (!merged.ok) throw new Error(merged.reason);
    expect(merged.into.terms).toHaveLength(2);
    const events = eventsBetween(into.facts, merged.into, '2022-02-01', [from.facts]);
    expect(events).toEqual([]);
  });
});

describe('the events of counters', () => {
  const { entitlements } = member().facts;
  const quota = entitlements[0];
  const rights = new Map([[quota.id, quota]]);
  const line = (values: Partial<WrittenLine>): WrittenLine => ({
    id: 'line',
    entitlementId: quota.id,
    seq: 2,
    kind: 'consume',
    usedDelta: 1,
    grantedDelta: 0,
    usedAfter: 1,
    grantedAfter: 6,
    on: '2021-05-04',
    reversesId: null,
    ...values,
  });
  const told = (values: Partial<WrittenLine>, added = false, level?: number) => {
    const who = { membershipId: 'member', reference: 'ADH-1' };
    const levels = new Map(level === undefined ? [] : [...rights.keys()].map((id) => [id, level]));
    const events = ledgerEvents(who, [line(values)], { rights, levels }, () => added);
    everTold.push(...events);
    return events.map(({ name }) => name);
  };

  it('tells each line by its kind', () => {
    expect(told({})).toEqual(['entitlement.consumed']);
    expect(told({ kind: 'reverse', usedDelta: -1, usedAfter: 0 })).toEqual([
      'entitlement.reversed',
    ]);
    expect(told({ kind: 'adjust' })).toEqual(['entitlement.adjusted']);
    expect(told({ kind: 'carry-in', usedDelta: 0, grantedDelta: 2 })).toEqual([
      'entitlement.carried',
    ]);
    expect(told({ kind: 'grant', usedDelta: 0, grantedDelta: 2 })).toEqual(['entitlement.granted']);
    expect(told({ kind: 'withdraw', usedDelta: 0, grantedDelta: -2 })).toEqual([
      'entitlement.withdrawn',
    ]);
  });

  it('leaves the opening of a counter to the term, unless it joins one that stood', () => {
    const opening = { seq: 1, kind: 'grant', usedDelta: 0, usedAfter: 0, grantedDelta: 6 } as const;
    expect(told(opening)).toEqual([]);
    expect(told(opening, true)).toEqual(['entitlement.granted']);
  });

  it('tells the use that takes the last one, and only that', () => {
    expect(told({ usedAfter: 6 })).toEqual(['entitlement.consumed', 'entitlement.exhausted']);
    expect(told({ usedAfter: 5 })).toEqual(['entitlement.consumed']);
  });

  it('tells the use that leaves no more than the level, at each crossing, and no other line', () => {
    const near = 'entitlement.nearly-exhausted';
    const names = (values: Partial<WrittenLine>) => told(values, false, 2);
    expect(names({ usedAfter: 3 })).toEqual(['entitlement.consumed']);
    expect(names({ usedAfter: 4 })).toEqual(['entitlement.consumed', near]);
    expect(names({ usedAfter: 5 })).toEqual(['entitlement.consumed']);
    expect(names({ usedDelta: 4, usedAfter: 6 })).toEqual([
      'entitlement.consumed',
      near,
      'entitlement.exhausted',
    ]);
    expect(names({ kind: 'adjust', usedDelta: 2, usedAfter: 4 })).toEqual([
      'entitlement.adjusted',
      near,
    ]);
    expect(names({ kind: 'carry-out', usedAfter: 4 })).toEqual(['entitlement.carried']);
    expect(names({ kind: 'withdraw', usedDelta: 0, grantedDelta: -1, usedAfter: 4 })).toEqual([
      'entitlement.withdrawn',
    ]);
  });
});

describe('the catalogue', () => {
  const namesTold = () => [...new Set(everTold.map(({ name }) => name))].sort();

  it('has every name that is told, and no name that never is', () => {
    expect(namesTold()).toEqual([...EVENT_NAMES].sort());
  });

  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;

  /** What two payloads differ in, but for their values: a field, or what it holds. Null may stand for anything. */
  const differences = (sent: unknown, sample: unknown, at: string): string[] => {
    if (sent === null || sample === null) return [];
    if (!isObject(sent) || !isObject(sample)) return typeof sent === typeof sample ? [] : [at];
    if (Array.isArray(sent) || Array.isArray(sample)) {
      if (!Array.isArray(sent) || !Array.isArray(sample)) return [at];
      return sent.flatMap((one) => (sample.length ? differences(one, sample[0], `${at}[]`) : []));
    }
    const fields = [...new Set([...Object.keys(sent), ...Object.keys(sample)])];
    return fields.flatMap((name) =>
      name in sent && name in sample
        ? differences(sent[name], sample[name], `${at}.${name}`)
        : [`${at}.${name}`],
    );
  };

  it('shows samples of what is sent, field by field, of every name', () => {
    expect(namesTold()).toHaveLength(EVENT_NAMES.length);
    const wrong = everTold.flatMap(({ name, data }) => {
      const { on: _on, membership: _membership, ...sample } = SAMPLES[name as EventName];
      return differences(data, sample, name);
    });
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('would see a field more, a field less, and another kind of value', () => {
    const sample = { a: 1, b: [{ c: 'x' }], d: null };
    expect(differences({ a: 2, b: [], d: 'x' }, sample, '')).toEqual([]);
    expect(differences({ a: '1', b: [{ c: 'y', e: 1 }] }, sample, '')).toEqual([
      '.a',
      '.b[].e',
      '.d',
    ]);
  });

  it('lets no word that somebody wrote, and no person, out', () => {
    const life = new Told().do('approve').call();
    life.do('record-payment', { duesId: life.last.dues?.id, amount: 5, reference: 'Mme Durand' });
    life.do('override-status', { status: 'grace', until: '2021-06-01', reason: 'Mme Durand' });
    life.do('withdraw', { lastDay: '2021-03-19', reason: 'Mme Durand' });
    const text = JSON.stringify(life.events);
    expect(text).not.toContain('Durand');
    expect(text).not.toContain('@');
  });
});
