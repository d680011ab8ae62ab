import { creditOf } from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import type {
  Entitlement,
  Facts,
  Payment,
} from '../../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import {
  factsOf,
  Life,
  membership,
  OTHER_TIER,
  PRICE,
  term,
  TIER,
  tierOffer,
} from '../../../helpers/facts';
import { STATES } from '../../../helpers/states';
import { byPayment, changed, used } from '../../../helpers/turns';
import { granting, written } from '../../../helpers/written';

/** Terms that are voided, whose tier or price changes, and their rights. Turns that few members take, and on which none may be mistreated. */

const reason = 'x';
const GRANDS = tierOffer({ tierCode: 'grands', price: 900_000 });
const toTier = (life: Life, ...offers: Facts['offers']) =>
  changed(life, { offers: [...life.facts.offers, ...offers] });
const now = (tier: string) => ({ tier, when: 'now', reason });

describe('a term that is voided', () => {
  it('closes the renewal from it with what it proposed', () => {
    const life = STATES.waiting();
    const [first] = life.facts.terms;
    const unpaid = { ...life.facts, payments: [] };
    const after = written(changed(life, unpaid), 'void-term', { termId: first.id, reason });
    expect(after).toMatchObject({
      terms: { 'term 1': { state: 'void' }, 'term 2': { state: 'void', voidReason: 'x' } },
      renewals: { 'renewal 1': { closedOn: '2021-10-03', closeReason: 'x' } },
    });
  });

  it('leaves the renewal from it that was agreed to, and its term', () => {
    const life = STATES.committed();
    const [first] = life.facts.terms;
    const after = written(changed(life, { payments: [] }), 'void-term', {
      termId: first.id,
      reason,
    });
    expect(after.renewals).toBeUndefined();
    expect(Object.keys(after.terms as object)).toEqual(['term 1']);
  });

  it('leaves the renewals of other terms, open or closed, as they are', () => {
    const life = STATES.committed().day('2022-10-03');
    const third = life.facts.terms[2];
    const after = written(life, 'void-term', { termId: third.id, reason });
    expect(Object.keys(after.renewals as object)).toEqual(['renewal 2']);
    const lost = STATES['called-off']();
    const [one] = lost.facts.terms;
    changed(lost, { payments: [] });
    expect(written(lost, 'void-term', { termId: one.id, reason }).renewals).toBeUndefined();
  });

  it('leaves the money that came in for what follows it as a credit', () => {
    const life = byPayment(STATES.unpaid().day('2021-10-03'));
    const [first] = life.facts.terms;
    const proposal = life.last.term?.id;
    life.do('issue-call', { termId: proposal });
    const call = life.facts.dues.find((one) => one.termId === proposal);
    const line: Payment = {
      id: 'line',
      duesId: call!.id,
      creditOf: null,
      receiptId: null,
      kind: 'received',
      amount: 1,
      on: '2021-10-03',
      method: null,
      reference: null,
      reason: null,
      reversesId: null,
    };
    changed(life, { payments: [line] });
    life.do('void-term', { termId: first.id, reason });
    expect(life.last.term).toBeUndefined();
    expect(creditOf(life.facts)).toBe(1);
  });

  it('keeps the day on which a right of it had ended before', () => {
    const life = toTier(STATES.unpaid()).do('change-tier', now('petites-communes'));
    life.at('2021-03-01').do('void-term', { termId: life.last.term?.id, reason });
    const days = life.facts.entitlements.map(({ voidedOn }) => voidedOn);
    expect(days).toEqual(['2021-03-01', '2021-02-01', '2021-02-01', '2021-03-01']);
  });

  it('is no term to call, to issue or to void any more', () => {
    const life = STATES.unpaid();
    const termId = life.last.term?.id;
    life.do('void-term', { termId, reason });
    expect(life.refusal('void-term', { termId, reason })).toBe('no-term');
    life.do('propose-term');
    expect(life.refusal('issue-call', { termId })).toBe('term-unknown');
    expect(life.refusal('issue-term', { termId })).toBe('term-not-proposed');
    expect(life.refusal('make-call-paper', { duesId: 'x' })).toBe('no-call-without-paper');
  });

  it('cannot be issued over another', () => {
    const life = STATES.waiting();
    const given = term({ id: 'given', startsOn: '2022-06-01', endsOn: '2022-06-30' });
    changed(life, { terms: [given, ...life.facts.terms] });
    expect(life.refusal('issue-term', { termId: life.last.term?.id })).toBe('term-overlaps');
  });
});

describe('a tier that changes in mid-term', () => {
  const counters = (life: Life, tier: string) =>
    written(life, 'change-tier', now(tier)).counterChanges;
  const right = (life: Life, code: string) =>
    life.facts.entitlements.find(({ benefitCode }) => benefitCode === code);

  it('R5: moves no counter where it gives the same, and changes the next term as well', () => {
    const life = toTier(STATES.committed(), GRANDS);
    const after = written(life, 'change-tier', now('grands'));
    expect(after.counterChanges).toBeUndefined();
    expect(after.entitlements).toBeUndefined();
    const lesser = toTier(STATES.committed(), GRANDS);
    lesser.do('change-tier', now('petites-communes'));
    const { id: next } = lesser.last.term!;
    const rights = lesser.facts.entitlements.filter(({ termId }) => termId === next);
    expect(rights.map(({ granted, voidedOn }) => [granted, voidedOn])).toEqual([
      [3, null],
      [null, '2021-11-15'],
      [0, '2021-11-15'],
      [15, null],
    ]);
    expect(lesser.facts.terms.map(({ tierCode }) => tierCode)).toEqual(
      Array(2).fill('petites-communes'),
    );
  });

  it('keeps what was granted by hand, each right by its own measure', () => {
    const life = toTier(STATES.paid(), GRANDS);
    life.do('grant-right', { benefit: 'vote', quantity: 2, reason });
    expect(counters(life, 'grands')).toBeUndefined();
    expect(right(life, 'vote')?.granted).toBe(3);
  });

  it('takes away what was granted by hand of a right that it does not have', () => {
    const life = STATES.paid().do('grant-right', { benefit: 'vote', quantity: 2, reason });
    life.do('change-tier', now('petites-communes'));
    expect(right(life, 'vote')).toMatchObject({ granted: 0, voidedOn: '2021-06-01' });
  });

  it('adds its own to a right that was only granted by hand', () => {
    const life = STATES.paid().do('grant-right', { benefit: 'evenements', quantity: 4, reason });
    life.do('change-tier', now('petites-communes'));
    expect(right(life, 'evenements')?.granted).toBe(15 + 4);
  });

  it('counts nothing of an access that was used, and keeps a used counter readable', () => {
    const bare = tierOffer({ tierCode: 'bare', allowances: [] });
    const life = used(used(toTier(STATES.paid(), bare), 4, 'centre'), 3);
    expect(counters(life, 'bare')).toEqual([
      { entitlementId: 'right 1', kind: 'grant', usedDelta: 0, grantedDelta: -3, reason },
      { entitlementId: 'right 3', kind: 'grant', usedDelta: 0, grantedDelta: -1, reason },
    ]);
    expect(right(life, 'compagnonnage')).toMatchObject({ granted: 3, used: 3, voidedOn: null });
    expect(right(life, 'centre')?.voidedOn).toBe('2021-06-01');
  });

  it('changes the price of a term that was not called, and calls nothing', () => {
    const life = toTier(new Life(factsOf()).do('approve'), GRANDS);
    const after = written(life, 'change-tier', now('grands'));
    expect(after).toMatchObject({ terms: { 'term 1': { price: 900_000 } } });
    expect(after.dues).toBeUndefined();
  });

  it('R5: from the renewal on, changes the term that was agreed to whole, and calls it again', () => {
    const life = STATES.committed();
    const [running, agreed] = life.facts.terms;
    life.do('change-tier', { tier: 'petites-communes', when: 'renewal', reason });
    expect(life.facts.terms[0]).toEqual(running);
    expect(life.facts.terms[1]).toMatchObject({
      id: agreed.id,
      state: 'issued',
      tierCode: 'petites-communes',
      price: OTHER_TIER.price,
    });
    expect(life.last.dues).toMatchObject({ termId: agreed.id, amount: OTHER_TIER.price });
    expect(life.last.renewal?.stageId).toBe('call-issued');
  });

  it('R5: refuses what nobody sells at the start of a term that was agreed to', () => {
    const closing = { ...OTHER_TIER, closesOn: '2021-12-31' as const };
    const life = changed(STATES.committed(), { offers: [tierOffer(), closing] });
    const input = { tier: 'petites-communes', when: 'renewal', reason };
    expect(life.refusal('change-tier', input)).toBe('tier-not-offered');
    expect(life.refusal('change-tier', { ...input, when: 'now' })).toBe('tier-not-offered');
  });

  const long = tierOffer({
    tierCode: 'long',
    price: 300_000,
    policy: { ...tierOffer().policy, months: 36 },
  });

  it('R4: gives a proposal the dates of its new tier, with its price', () => {
    const life = changed(STATES.waiting(), { offers: [tierOffer(), long] });
    life.do('change-tier', { tier: 'long', when: 'renewal', reason });
    expect(life.last.term).toMatchObject({
      ...{ startsOn: '2022-01-01', endsOn: '2024-12-31', months: 36, price: 300_000 },
    });
    life.do('change-tier', { tier: TIER, when: 'renewal', reason });
    expect(life.last.term).toMatchObject({
      ...{ startsOn: '2022-01-01', endsOn: '2022-12-31', months: 12, price: PRICE },
    });
  });

  it('R4: gives a proposal the dates of its tier as the next offer sells it', () => {
    const sold = tierOffer({ price: 300_000, policy: { ...tierOffer().policy, months: 36 } });
    const life = changed(STATES.waiting(), { offers: [sold] }).do('accept-renewal');
    expect(life.last.term).toMatchObject({ endsOn: '2024-12-31', price: 300_000 });
  });

  it('R6: costs a part of the year where the first term did, and never more when it is cheaper', () => {
    const policy = { ...tierOffer().policy, firstTermPrice: 'remaining-months' as const };
    const cheaper = { ...OTHER_TIER, price: 60_000, policy: { ...policy } };
    const offers = [tierOffer({ price: 120_000, policy }), cheaper];
    const life = new Life(factsOf({ offers }), '2021-09-03').do('approve').call();
    expect(life.last.dues?.amount).toBe(40_000);
    life.do('change-tier', now('petites-communes'));
    expect(life.last.dues?.amount).toBe(20_000);
  });

  it('R7: fills the year of a new policy in proportion, as a newcomer does', () => {
    const anniversary = { ...tierOffer().policy, kind: 'anniversary' as const };
    const life = new Life(factsOf({ offers: [tierOffer({ policy: anniversary })] }), '2021-11-10');
    life.do('approve').call().pay();
    changed(life, { offers: [tierOffer()] })
      .at('2022-10-01')
      .do('open-renewal');
    expect(life.last.term).toMatchObject({
      ...{ startsOn: '2022-11-10', endsOn: '2022-12-31', price: Math.round(PRICE / 6) },
    });
  });
});

describe('a right that is granted by hand', () => {
  it('is that of the running term, however the rights are kept', () => {
    const life = STATES.committed();
    changed(life, { entitlements: [...life.facts.entitlements].reverse() });
    const [change] = life
      .do('grant-right', { benefit: 'compagnonnage', quantity: 1, reason })
      .outcomes.at(-1)!.outcome.counterChanges;
    const moved = life.facts.entitlements.find(({ id }) => id === change.entitlementId);
    expect(moved?.startsOn).toBe('2021-01-04');
  });

  it('is access again where it was access before, or is elsewhere', () => {
    const life = STATES.paid().do('change-tier', now('petites-communes'));
    const input = { benefit: 'centre', quantity: 5, reason };
    expect(written(life, 'grant-right', input)).toEqual({
      entitlements: { 'right 2': { voidedOn: null, grants: [granting({ quantity: null })] } },
    });
    const facts = factsOf({ membership: membership({ tierCode: 'petites-communes' }) });
    const small = new Life(facts).do('approve');
    expect(written(small, 'grant-right', input)).toMatchObject({
      entitlements: { 'right 3': { benefitCode: 'centre', kind: 'access', granted: null } },
    });
  });
});

describe('rights that are carried', () => {
  const carried = (life: Life) =>
    written(life.at('2022-01-01'), 'carry-rights', { termId: life.last.term?.id }).counterChanges;

  it('are none into a first term', () => {
    const life = STATES.paid();
    expect(written(life, 'carry-rights', { termId: life.last.term?.id })).toEqual({
      terms: { 'term 1': { carriedOn: '2021-06-01' } },
    });
  });

  it('are none when all were used, or the next term has no such right', () => {
    expect(carried(used(STATES.committed(), 6))).toBeUndefined();
    const life = STATES.committed();
    const without = life.facts.entitlements.filter(
      ({ startsOn, benefitCode }) => startsOn < '2022-01-01' || benefitCode !== 'compagnonnage',
    );
    expect(carried(changed(life, { entitlements: without }))).toBeUndefined();
    const ended = STATES.committed();
    const voided = ended.facts.entitlements.map((right): Entitlement =>
      right.startsOn === '2022-01-01' ? { ...right, voidedOn: '2021-12-01' } : right,
    );
    expect(carried(changed(ended, { entitlements: voided }))).toBeUndefined();
  });

  it('are those of a quota, to the right of the same name', () => {
    const life = STATES.committed();
    const capped = life.facts.entitlements.map((right) => ({ ...right, carryOverCap: 2 }));
    changed(life, { entitlements: capped.reverse() });
    expect(carried(life)).toHaveLength(2);
    const moved = life.facts.entitlements.filter(({ granted }) => granted === 8);
    expect(moved.map(({ benefitCode, startsOn }) => [benefitCode, startsOn])).toEqual([
      ['compagnonnage', '2022-01-01'],
    ]);
  });
});

describe('the price of a term', () => {
  const monthly = { ...tierOffer().policy, firstTermPrice: 'remaining-months' as const };

  it('R7: is that of the months left for a member who comes back, as for a newcomer', () => {
    const policy = { ...monthly, lateRenewal: 'from-decision' as const };
    const life = new Life(factsOf({ offers: [tierOffer({ policy })] })).do('approve').call().pay();
    life.day('2021-10-03').day('2022-03-02').do('reinstate', { reason });
    expect(life.last.term).toMatchObject({
      startsOn: '2022-03-02',
      price: Math.round((PRICE * 10) / 12),
    });
  });

  it('is that of the months left for who was never one, though a term was voided before', () => {
    const life = new Life(factsOf({ offers: [tierOffer({ policy: monthly })] })).do('approve');
    life.do('void-term', { termId: life.last.term?.id, reason }).at('2021-07-01');
    const paying = byPayment(life).do('propose-term');
    expect(paying.last.term?.price).toBe(PRICE / 2);
    expect(paying.call().last.dues?.amount).toBe(PRICE / 2);
  });

  it('no longer follows the offer once the term stands, or its call does', () => {
    const dearer = [tierOffer({ price: PRICE * 2 })];
    const issued = changed(new Life(factsOf()).do('approve'), { offers: dearer }).call();
    expect(issued.last.dues?.amount).toBe(PRICE);
    const called = changed(STATES.waiting().call(), { offers: dearer }).do('accept-renewal');
    expect([called.last.term?.price, called.last.dues?.amount]).toEqual([PRICE, PRICE]);
  });
});
