import type { PlannedLine } from '../../../src/plugins/membership-lifecycle/shared/membership/command-plan';
import {
  consequencesOf,
  planSentences,
} from '../../../src/plugins/membership-lifecycle/admin/src/membership/actions/plan-sentences';
import {
  newDueDays,
  sharedBy,
} from '../../../src/plugins/membership-lifecycle/admin/src/membership/actions/plan-sums';
import { decide } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/decide';
import { planOf } from '../../../src/plugins/membership-lifecycle/server/src/membership/planned-effects';
import { isLegal } from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/legal';
import { factsOf, type Life } from '../../helpers/facts';
import { wordsIn } from '../../helpers/outcomes/words';
import { likelyInput, STATES } from '../../helpers/states';

/** What a command does to many is told as for one: each consequence, with whom it is for. */

type Planned = 'move-renewal' | 'issue-call' | 'reissue-call' | 'remind-call';

const words = wordsIn('fr');
const unwritten = () => ({ ok: false as const, reason: 'no-recipient' as const });

const lineOf = (
  state: string,
  life: Life,
  command: Planned,
  input: Record<string, unknown>,
): PlannedLine => {
  const organisationName = `Commune ${state}`;
  const decision = decide(life.facts, command, input, life.ctx);
  if (!decision.ok) throw new Error(decision.reason);
  const { outcome } = decision;
  const step = { command, input, before: life.facts, outcome, organisationName };
  const plan = planOf(command, [step], unwritten, life.today);
  const line = { id: state, membershipId: state, reference: state, organisation: organisationName };
  return { ...line, version: 1, on: life.today, plan, refusal: null };
};

const told = (lines: readonly PlannedLine[]) =>
  sharedBy(lines, words).map(({ kind, about, lines: those }) => [
    words.t(`plans.${kind}`, { count: those.length, about }).replace(/[\u00a0\u202f]/g, ' '),
    those.map(({ id }) => id),
  ]);

test('a move of many to the call tells who answers yes by it, and whose status comes back', () => {
  const priced = STATES['never-asked']();
  priced.facts = { ...priced.facts, offers: factsOf().offers };
  const lives: [string, Life][] = [
    ...['waiting', 'deciding', 'agreed'].map((state): [string, Life] => [state, STATES[state]()]),
    ['never-asked', priced],
  ];
  const lines = lives.map(([state, life]) =>
    lineOf(state, life, 'move-renewal', { stageId: 'call-issued' }),
  );
  const said = told(lines);
  expect(said).toContainEqual([
    'La réponse de 3 membres est notée : oui.',
    ['waiting', 'deciding', 'never-asked'],
  ]);
  expect(said).toContainEqual([
    '4 renouvellements passent à l’étape « Appel de cotisation émis ».',
    ['waiting', 'deciding', 'agreed', 'never-asked'],
  ]);
  expect(said.at(-1)).toEqual([
    expect.stringMatching(
      /^Pour 1 membre : Le statut passe de « Délai de grâce » à « Adhésion en cours »\..*2022/,
    ),
    ['never-asked'],
  ]);
  expect(said.map(([what]) => what)).toContain('Droit ouvert à 3 membres : vote.');
});

test('rights that open for the same days are one sentence', () => {
  const life = STATES['never-asked']();
  life.facts = { ...life.facts, offers: factsOf().offers };
  const { plan, on } = lineOf('never-asked', life, 'move-renewal', { stageId: 'call-issued' });
  const said = planSentences(plan, on, words).effects.filter((one) => one.startsWith('Droit'));
  expect(plan.rights.length).toBeGreaterThan(1);
  expect(said).toHaveLength(1);
  for (const { names } of plan.rights) expect(said[0]).toContain(names.fr);
});

test('whatever the command and the situation, nothing that one is told is missing in the sums', () => {
  let compared = 0;
  for (const [state, made] of Object.entries(STATES)) {
    const life = made();
    const { facts, today } = life;
    for (const command of ['move-renewal', 'issue-call', 'reissue-call', 'remind-call'] as const) {
      if (!isLegal(facts, command, today)) continue;
      const input = likelyInput(command, facts, today);
      let line: PlannedLine;
      try {
        line = lineOf(state, life, command, input);
      } catch {
        continue;
      }
      compared += 1;
      const { effects, status } = consequencesOf(line.plan, words);
      const kinds = [...effects, ...(status ? [status] : [])].flatMap(({ kind }) => kind ?? []);
      expect(sharedBy([line], words).map(({ kind }) => kind)).toEqual(
        expect.arrayContaining([...new Set(kinds)]),
      );
    }
  }
  expect(compared).toBeGreaterThan(20);
});

test('calls that are made again tell their new day, whose lateness ends and what stays paid', () => {
  const lines = Object.entries(STATES).flatMap(([state, made]) => {
    const life = made();
    life.today = '2099-03-01';
    const open = life.facts.dues.find((call) => call.cancelledOn === null && call.number !== null);
    if (!open) return [];
    try {
      return [lineOf(state, life, 'reissue-call', { duesId: open.id, reason: 'x' })];
    } catch {
      return [];
    }
  });
  const days = newDueDays(lines);
  expect(days.length).toBeGreaterThan(0);
  for (const { dueOn, count, lines: those, late, paidInPart } of days) {
    expect(dueOn > '2099-03-01').toBe(true);
    expect(count).toBe(those.length);
    expect(late).toEqual(those);
    const kept = those.filter(({ plan }) =>
      plan.calls.some(({ change, paid }) => change === 'issued' && paid > 0),
    );
    expect(paidInPart).toEqual(kept);
  }
  const early = lines.map((line) => ({ ...line, on: '2000-01-01' }));
  expect(newDueDays(early).flatMap(({ late }) => late)).toEqual([]);
});
