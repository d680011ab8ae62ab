import fc from 'fast-check';
import {
  CALL_REMINDERS,
  HOLD_CAUSES,
  WRITE_OFF_CAUSES,
} from '../../src/plugins/membership-lifecycle/shared/core/call-reminders';
import {
  RULES,
  type RuleName,
} from '../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import { plusDays } from './days';
import { PRICE, type Life } from './facts';
import { likelyInput } from './states';

/** Steps of random lives: any command with any input that its validation lets pass, a day, a use. */

export type Step = {
  command: RuleName | 'day' | 'use' | 'legal';
  days: number;
  pick: number;
  amount: number;
};
const SYSTEM = ['mark-reminder', 'carry-rights', 'end-grants', 'refresh-status'];
export const ENDS = ['withdraw', 'exclude', 'refuse'];
export const STAFF = (Object.keys(RULES) as RuleName[]).filter((name) => !SYSTEM.includes(name));
export const anyStep: fc.Arbitrary<Step> = fc.record({
  command: fc.oneof(
    { weight: 3, arbitrary: fc.constant('day' as const) },
    { weight: 1, arbitrary: fc.constant('use' as const) },
    { weight: 6, arbitrary: fc.constant('legal' as const) },
    { weight: 3, arbitrary: fc.constantFrom(...STAFF) },
  ),
  days: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 200 })),
  pick: fc.nat(1000),
  amount: fc.constantFrom(1, 100_000, PRICE, 2 * PRICE),
});

export const choose = <T>(rows: readonly T[], pick: number): T | undefined =>
  rows[pick % rows.length];

/** Any input that the validation of a command lets pass. */
export const anyInput = (
  command: RuleName,
  life: Life,
  { pick, amount, days }: Omit<Step, 'command'>,
) => {
  const { facts, today } = life;
  const around = plusDays(today, (pick % 61) - 30);
  const likely = likelyInput(command, facts, today);
  const termId = choose(facts.terms, pick)?.id ?? 'none';
  const stageId = choose(facts.workflow.stages, pick)?.id;
  const tier = choose(['organismes-publics', 'petites-communes', 'inconnue'], pick);
  switch (command) {
    case 'approve':
      return pick % 3 === 0 ? { startsOn: around } : {};
    case 'propose-term':
      return {};
    case 'issue-term':
    case 'issue-call':
    case 'waive-dues':
    case 'void-term':
      return pick % 2 === 0 ? likely : { ...likely, termId };
    case 'make-call-paper':
    case 'reissue-call':
      return { duesId: facts.dues.at(-1)?.id ?? 'none', reason: 'x' };
    case 'reprice':
      return { ...likely, termId, amount: pick % 4 === 0 ? 0 : amount };
    case 'record-payment':
    case 'refund-payment': {
      const duesId = pick % 4 === 0 ? undefined : (choose(facts.dues, pick)?.id ?? 'none');
      return { ...likely, duesId, amount, confirmed: pick % 2 === 0 };
    }
    case 'reject-payment':
    case 'reverse-payment':
      return { ...likely, paymentId: choose(facts.payments, pick)?.id ?? 'none' };
    case 'open-renewal':
      return pick % 2 === 0 ? {} : { decidedOn: around };
    case 'remind-call':
      return { ...likely, template: choose(CALL_REMINDERS, pick) };
    case 'hold-call':
      return { ...likely, cause: choose(HOLD_CAUSES, pick), until: plusDays(today, days % 60) };
    case 'write-off-call':
      return { ...likely, writtenOffAs: choose(WRITE_OFF_CAUSES, pick) };
    case 'move-renewal':
      return { stageId, reason: 'x', ...(pick % 3 === 0 ? { expectedOn: around } : {}) };
    case 'reopen-renewal':
      return { stageId, reason: 'x' };
    case 'change-tier':
      return { tier, when: pick % 2 === 0 ? 'now' : 'renewal', reason: 'x' };
    case 'grant-right':
      return {
        benefit: choose(['compagnonnage', 'centre', 'evenements'], pick),
        quantity: 2,
        ...(days % 3 === 0 ? { until: plusDays(today, days) } : {}),
        reason: 'x',
      };
    case 'withdraw-grant': {
      const grants = facts.entitlements.flatMap(({ grants: all }) => all ?? []);
      return { grantId: choose(grants, pick)?.id ?? 'none', reason: 'x' };
    }
    case 'withdraw':
    case 'exclude':
      return { lastDay: around, reason: 'x' };
    case 'mute':
      return { until: plusDays(today, days % 40), reason: 'x' };
    case 'override-status':
      return {
        status: choose(['active', 'lapsed', 'grace'], pick),
        until: plusDays(today, days % 20),
        reason: 'x',
      };
    case 'correct-date':
      return {
        field: choose(['term-starts-on', 'term-ends-on', 'dues-due-on', 'deliberation-on'], pick),
        id: choose([...facts.terms, ...facts.dues], pick)?.id,
        date: around,
        reason: 'x',
      };
    default:
      return likely;
  }
};

/** Uses one right, as the counters' own service would. */
export const use = (life: Life, pick: number): void => {
  const open = life.facts.entitlements.filter(
    ({ granted, used, voidedOn }) => voidedOn === null && (granted === null || used < granted),
  );
  const right = choose(open, pick);
  if (!right) return;
  const used = (row: typeof right) => (row.id === right.id ? { ...row, used: row.used + 1 } : row);
  life.facts = { ...life.facts, entitlements: life.facts.entitlements.map(used) };
};
