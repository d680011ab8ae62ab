import { COMMAND_NAMES } from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import {
  isRuleName,
  RULES,
  type RuleName,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import { decide } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import {
  duesState,
  type DuesState,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/dues';
import {
  isLegal,
  whyIllegal,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/legal';
import { kindOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/renewal';
import type {
  StageKind,
  Status,
  TermState,
} from '../../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import { STATE_TABLE } from '../../helpers/state-table';
import { likelyInput, STATES } from '../../helpers/states';

/**
 * Every command in every state: a decision, or a refusal with its reason, and nothing thrown. The
 * commands are those that the code has, so that a new one fails until the table says what it does.
 */

/** Refused although a button is shown, since the refusal says what to do first. */
const EXPLAINED = new Set(['price-missing', 'call-paid', 'tier-unknown']);

const RULE_NAMES = Object.keys(RULES) as RuleName[];
/** Those that a screen offers and that no rule of one membership decides. */
const OTHERS = COMMAND_NAMES.filter((name) => !isRuleName(name));
/** Run by the application alone: no screen asks whether they make sense. */
const UNSEEN = RULE_NAMES.filter((name) => !(COMMAND_NAMES as string[]).includes(name));

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

describe('the table', () => {
  it('has every state and every command', () => {
    expect([...STATE_TABLE.keys()].sort()).toEqual(Object.keys(STATES).sort());
    for (const answers of STATE_TABLE.values()) {
      expect([...answers.keys()].sort()).toEqual([...RULE_NAMES, ...OTHERS].sort());
    }
  });

  it('has a member in every status', () => {
    const all: Record<Status, true> = {
      applied: true,
      refused: true,
      pending: true,
      active: true,
      grace: true,
      lapsed: true,
      suspended: true,
      ended: true,
    };
    const seen = Object.values(STATES).map((make) => make().facts.membership.status);
    expect([...new Set(seen)].sort()).toEqual(Object.keys(all).sort());
  });

  it('has a term, a call and a renewal in every state', () => {
    const terms: Record<TermState, true> = { proposed: true, issued: true, void: true };
    const dues: Record<DuesState, true> = {
      none: true,
      uncalled: true,
      open: true,
      overdue: true,
      paid: true,
      waived: true,
    };
    const kinds: Record<StageKind, true> = {
      todo: true,
      waiting: true,
      deciding: true,
      committed: true,
      won: true,
      lost: true,
    };
    const lives = Object.values(STATES).map((make) => make());
    const of = (read: (life: (typeof lives)[number]) => (string | undefined)[]) =>
      [...new Set(lives.flatMap(read))].sort();
    expect(of(({ facts }) => facts.terms.map(({ state }) => state))).toEqual(
      Object.keys(terms).sort(),
    );
    expect(
      of(({ facts, today }) => facts.terms.map((term) => duesState(facts, term, today))),
    ).toEqual(
      // `dues.test.ts` has it: an approved member whose call is still to be issued.
      Object.keys(dues)
        .filter((state) => state !== 'uncalled')
        .sort(),
    );
    expect(of(({ facts }) => facts.renewals.map((renewal) => kindOf(facts, renewal)))).toEqual(
      Object.keys(kinds).sort(),
    );
    const cancelled = lives.filter(({ facts }) => facts.dues.some((call) => call.cancelledOn));
    expect(cancelled.length).toBeGreaterThan(0);
  });
});

describe.each(Object.entries(STATES))('%s', (state, make) => {
  const said = (name: string) => STATE_TABLE.get(state)?.get(name);

  it.each(RULE_NAMES)('%s answers what the table says and changes no given facts', (command) => {
    const { facts, today, ctx } = make();
    const input = frozen(likelyInput(command, facts, today));
    const decision = decide(frozen(facts), command, input, ctx);
    const answer = decision.ok ? 'legal' : decision.reason;
    expect(answer).toBe(said(command));
    expect('outcome' in decision).toBe(answer === 'legal');
    if (EXPLAINED.has(answer) || UNSEEN.includes(command)) return;
    expect(isLegal(facts, command, today)).toBe(decision.ok);
  });

  it.each(OTHERS)('%s is offered as the table says', (command) => {
    const { facts, today } = make();
    expect(whyIllegal(frozen(facts), command, today)?.reason ?? 'legal').toBe(said(command));
  });
});
