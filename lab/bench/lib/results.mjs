/** What was measured, as a page of sections, each with the machine that it was measured on. */

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** A figure as people read it: thousands apart, no more digits than it is worth. */
export const short = (value) => {
  if (value >= 1000) return Math.round(value).toLocaleString('en').replaceAll(',', ' ');
  return value >= 20 ? String(Math.round(value)) : value.toFixed(2);
};

const isMet = ({ value, atLeast, atMost }) =>
  atLeast === undefined ? value <= atMost : value >= atLeast;

const ratios = (targets) =>
  table(
    ['ratio', 'of', 'measured', 'wanted', ''],
    targets.map((target) => [
      target.what,
      target.of,
      short(target.value),
      target.atLeast === undefined ? `≤ ${short(target.atMost)}` : `≥ ${target.atLeast}`,
      isMet(target) ? 'met' : '**missed**',
    ]),
  );

const HEAD = `# What the application does in a second

\`npm run bench\` writes this page, and \`npm run bench -- consume\` one of its sections. The built application in production,
the load beside the server on the same machine. Medians of five rounds, the subjects of a table one after the other in each
round. Over HTTP, connections stand when counting begins, as behind a proxy: Node takes one new one a turn of its loop. Figures move from machine to machine; ratios much less.
`;

/** The section of a module: what was measured in words, figures, ratios with what is wanted. */
export const section = ({ name, about }, { figures, targets, notes = [] }, machine) =>
  [
    `## ${name}`,
    `_${machine}._ ${about}`,
    ...figures.map(({ head, rows }) => table(head, rows)),
    ratios(targets),
    ...notes,
  ].join('\n\n');

/** The page with new sections in the place of their earlier ones. */
export const page = (before, sections, order) => {
  const known = new Map(
    before
      .split(/^(?=## )/m)
      .slice(1)
      .map((text) => [/^## (.*)$/m.exec(text)[1], text.trim()]),
  );
  for (const [name, text] of sections) known.set(name, text);
  return `${[HEAD, ...order.flatMap((name) => known.get(name) ?? [])].join('\n')}\n`.replace(
    /\n(?=## )/g,
    '\n\n',
  );
};
