import fs from 'node:fs';
import path from 'node:path';

/** The file of outcomes: situations, each with its facts and a cell for each command. */

export const FILE = path.resolve(__dirname, '../../../docs/outcomes.txt');

export interface Situation {
  name: string;
  on: string;
  /** What it is, in a line; written by hand. */
  fr: string;
  en: string;
  facts: string[];
  /** By reason, the commands that are refused for it. */
  refused: Map<string, string[]>;
  /** Commands that change nothing that is told here. */
  quiet: string[];
  /** The other commands, with their input, and the effects of each. */
  cells: Map<string, string[]>;
}

const HEAD = fs.readFileSync(path.join(__dirname, 'head.txt'), 'utf8');

const lines = (situation: Situation): string[] => [
  `${situation.name} ${situation.on}`,
  `  fr ${situation.fr}`,
  `  en ${situation.en}`,
  ...situation.facts.map((fact) => `  = ${fact}`),
  ...[...situation.refused].map(([reason, names]) => `  refused ${reason}: ${names.join(' ')}`),
  ...(situation.quiet.length > 0 ? [`  quiet: ${situation.quiet.join(' ')}`] : []),
  ...[...situation.cells].flatMap(([cell, effects]) => [
    `  ${cell}`,
    ...effects.map((effect) => `    ${effect}`),
  ]),
];

export const written = (situations: readonly Situation[]): string =>
  `${HEAD}\n${situations.map((one) => `${lines(one).join('\n')}\n`).join('\n')}`;

const situationOf = (block: string): Situation => {
  const [heading, ...rest] = block.trimEnd().split('\n');
  const [name, on] = heading!.split(' ') as [string, string];
  const made: Situation = {
    ...{ name, on, fr: '', en: '', facts: [], refused: new Map(), quiet: [], cells: new Map() },
  };
  let cell: string[] = [];
  for (const line of rest) {
    const said = line.trim();
    const [word] = said.split(' ') as [string];
    const after = said.slice(word.length + 1);
    if (line.startsWith('    ')) cell.push(said);
    else if (word === 'fr' || word === 'en') made[word] = after;
    else if (word === '=') made.facts.push(after);
    else if (word === 'quiet:') made.quiet = after.split(' ');
    else if (word === 'refused') {
      const [reason, names] = after.split(': ') as [string, string];
      made.refused.set(reason, names.split(' '));
    } else made.cells.set(said, (cell = []));
  }
  return made;
};

export const parsed = (text: string): Situation[] =>
  text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .trim()
    .split(/\n\n+/)
    .filter(Boolean)
    .map(situationOf);

export const readOutcomes = (): Situation[] =>
  fs.existsSync(FILE) ? parsed(fs.readFileSync(FILE, 'utf8')) : [];

/** What each command of a situation answers: `legal`, or the reason of its refusal. */
export const answersOf = ({ refused, quiet, cells }: Situation): Map<string, string> =>
  new Map([
    ...[...refused].flatMap(([reason, names]) =>
      names.map((name): [string, string] => [name, reason.split(' ')[0] as string]),
    ),
    ...[...quiet, ...cells.keys()].map((name): [string, string] => [
      name.split(' ')[0] as string,
      'legal',
    ]),
  ]);
