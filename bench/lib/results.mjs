/** What was measured, as a page. */
import { CONNECTIONS } from './rounds.mjs';

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const whole = (value) => Math.round(value).toLocaleString('en').replaceAll(',', ' ');
const short = (value) => (value >= 20 ? String(Math.round(value)) : value.toFixed(2));

const isMet = ({ value, atLeast, atMost }) =>
  atLeast === undefined ? value <= atMost : value >= atLeast;

const figures = ({ subjects, of }) =>
  table(
    ['', ...CONNECTIONS.map((n) => `${n} connection${n > 1 ? 's' : ''}`)],
    subjects.map(({ key, title }) => [
      title,
      ...CONNECTIONS.map((n) => {
        const { rate, p99 } = of(key, n);
        return `${whole(rate)}/s, p99 ${short(p99)} ms`;
      }),
    ]),
  );

const ratios = ({ targets }) =>
  table(
    ['ratio', 'connections', 'measured', 'wanted', ''],
    targets.map((target) => [
      target.what,
      target.connections,
      short(target.value),
      target.atLeast === undefined ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`,
      isMet(target) ? 'met' : '**missed**',
    ]),
  );

/** The page that is kept. */
export const results = (measured, machine) => `# What the application answers in a second

\`npm run bench\` wrote this page on ${machine}, the load beside the server on the same machine. The built
application in production on SQLite with the demonstration’s content. Medians of five rounds of a second, the subjects of
a table one after the other in each round. Figures move from machine to machine; ratios much less.
${measured
  .map((one) => `\n## ${one.module.name}\n\n${one.module.about}\n\n${figures(one)}\n\n${ratios(one)}\n`)
  .join('')}`;
