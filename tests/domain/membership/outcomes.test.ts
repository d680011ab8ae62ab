import fs from 'node:fs';
import path from 'node:path';
import { isRuleName } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/commands';
import { duesState } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/account';
import { kindOf } from '../../../src/plugins/membership-lifecycle/server/src/core/rules/renewal';
import {
  COMMAND_NAMES,
  STATUSES,
} from '../../../src/plugins/membership-lifecycle/shared/core/commands';
import {
  isLegal,
  whyIllegal,
} from '../../../src/plugins/membership-lifecycle/server/src/membership/rules/legal';
import { ALL_COMMANDS, situationOf } from '../../helpers/outcomes/compute';
import {
  answersOf,
  FILE,
  readOutcomes,
  written,
  type Situation,
} from '../../helpers/outcomes/file';
import { pageOf } from '../../helpers/outcomes/page';
import { wordsIn } from '../../helpers/outcomes/words';
import { STATES } from '../../helpers/states';

/**
 * The outcome of every command in every situation is the one of `docs/outcomes.txt`, and its pages
 * are made of it. `npm run outcomes` writes all three again.
 */

const LANGS = ['fr', 'en'] as const;
const pageFile = (lang: string) => path.join(path.dirname(FILE), `outcomes.${lang}.md`);
const names = Object.keys(STATES);

if (process.env.OUTCOMES === 'write') {
  if (process.env.CI) throw new Error('CI compares outcomes; it does not write them');
  const titles = new Map(readOutcomes().map((one) => [one.name, one]));
  fs.writeFileSync(FILE, written(names.map((name) => situationOf(name, titles.get(name)))));
  for (const lang of LANGS) {
    fs.writeFileSync(pageFile(lang), pageOf(readOutcomes(), wordsIn(lang)));
  }
}

const said = new Map(readOutcomes().map((one) => [one.name, one]));

/** Every fact and every cell of a situation by a name, so that a difference names its cell. */
const cellsOf = ({ on, facts, refused, quiet, cells }: Situation): Record<string, string> => ({
  facts: [on, ...facts].join('\n'),
  ...Object.fromEntries([
    ...[...refused].flatMap(([reason, all]) => all.map((name) => [name, `refused ${reason}`])),
    ...quiet.map((name) => [name, 'quiet']),
    ...[...cells].map(([cell, effects]) => [cell, effects.join('\n')]),
  ]),
});

it('has every situation, in their order, each with what it is', () => {
  expect([...said.keys()]).toEqual(names);
  const untold = [...said.values()].filter(({ fr, en }) => !fr || !en);
  expect(untold.map(({ name }) => name)).toEqual([]);
});

it('is written as a reader of it writes it', () => {
  expect(written([...said.values()])).toBe(fs.readFileSync(FILE, 'utf8'));
});

describe.each(names)('%s', (name) => {
  const filed = said.get(name) as Situation;
  const { facts, today } = STATES[name]!();

  it('every command does what the file says, and changes no given facts', () => {
    const made = situationOf(name, filed);
    const [expected, computed] = [cellsOf(filed), cellsOf(made)];
    const all = [...new Set([...Object.keys(expected), ...Object.keys(computed)])];
    const differing = all.filter((cell) => expected[cell] !== computed[cell]);
    const only = (cells: Record<string, string>) =>
      Object.fromEntries(differing.map((cell) => [cell, cells[cell] ?? 'missing']));
    expect(only(computed)).toEqual(only(expected));
  });

  it('says something of every command, and offers those that are possible', () => {
    const answers = answersOf(filed);
    expect(ALL_COMMANDS.filter((command) => !answers.has(command))).toEqual([]);
    for (const command of COMMAND_NAMES) {
      const answer = answers.get(command) as string;
      if (EXPLAINED.has(answer)) continue;
      const why = whyIllegal(facts, command, today)?.reason ?? 'legal';
      if (isRuleName(command))
        expect([command, isLegal(facts, command, today)]).toEqual([command, answer === 'legal']);
      // What the other of two members is, no one of them knows.
      else expect([command, why]).toEqual([command, /^merge-/.test(answer) ? 'legal' : answer]);
    }
  });
});

/** Refused although a button is shown, since the refusal says what to do first. */
const EXPLAINED = new Set([
  ...['membership-ending', 'no-first-term'],
  ...['price-missing', 'call-paid', 'tier-unknown', 'merge-lowers-status', 'merge-year-twice'],
]);

describe('the situations', () => {
  const lives = names.map((name) => STATES[name]!());
  const of = (read: (life: (typeof lives)[number]) => (string | undefined)[]) =>
    [...new Set(lives.flatMap(read))].sort();

  it('have a member in every status', () => {
    expect(of(({ facts }) => [facts.membership.status])).toEqual([...STATUSES].sort());
  });

  it('have a term, a call and a renewal in every state', () => {
    expect(of(({ facts }) => facts.terms.map(({ state }) => state))).toEqual([
      'issued',
      'proposed',
      'void',
    ]);
    expect(
      of(({ facts, today }) => facts.terms.map((term) => duesState(facts, term, today))),
    ).toEqual(['none', 'open', 'overdue', 'paid', 'uncalled', 'waived', 'written-off']);
    expect(of(({ facts }) => facts.renewals.map((renewal) => kindOf(facts, renewal)))).toEqual([
      'committed',
      'deciding',
      'lost',
      'todo',
      'waiting',
      'won',
    ]);
    const cancelled = lives.filter(({ facts }) => facts.dues.some((call) => call.cancelledOn));
    expect(cancelled.length).toBeGreaterThan(0);
  });
});

it.each(LANGS)('the page in %s is made of the file', (lang) => {
  const made = pageOf([...said.values()], wordsIn(lang));
  expect(made).toBe(fs.readFileSync(pageFile(lang), 'utf8'));
});
