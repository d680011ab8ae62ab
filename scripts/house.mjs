/**
 * `npm run house`: what the house looks like, module by module, with the arrows that its table forbids
 * and the circles. `-- --check` says only what is wrong, and exits 1 for it: an arrow that goes up or
 * sideways, or a core and kernel that take more than their share of the server.
 */
import process from 'node:process';
import { arrowsOf, circles, isForbidden, lineOf, readHouse, SIDES } from './lib/house.mjs';

/** Core and kernel may take this much of the server's lines, in percent. */
const MOST_OF_THE_SERVER = 30;

const { files, floors } = readHouse();
const arrows = arrowsOf(files);
const forbidden = [...new Set(arrows.filter(isForbidden(floors)).map(lineOf))].sort();
const crossing = arrows.filter(({ from, into }) => from !== into);

const ofServer = files.filter(({ name }) => name.startsWith('server/'));
const linesOf = (some) => some.reduce((sum, { lines }) => sum + lines, 0);
const core = ofServer.filter(({ module }) => ['core', 'kernel'].includes(module));
const share = (100 * linesOf(core)) / linesOf(ofServer);

const problems = () => [
  ...files
    .filter(({ module }) => !module)
    .map(({ name }) => `${name} has no floor in docs/decisions/modules-with-doors.md`),
  ...forbidden.map(
    (line) => `goes up or sideways, see docs/decisions/modules-with-doors.md: ${line}`,
  ),
  ...(share > MOST_OF_THE_SERVER
    ? [`core and kernel are ${share.toFixed(1)} % of the server, ${MOST_OF_THE_SERVER} at most`]
    : []),
];

/** Circles of files, types included. */
const ofFiles = () => {
  const next = new Map(files.map(({ name, arrows: own }) => [name, own.map(({ to }) => to)]));
  return circles(next.keys(), (name) => next.get(name));
};

/** The modules of a side, with those that each names. */
const namedByModule = (side) => {
  const next = new Map();
  for (const arrow of crossing.filter((one) => one.side === side)) {
    if (!next.has(arrow.from)) next.set(arrow.from, new Set());
    next.get(arrow.from).add(arrow.into);
  }
  return next;
};

const describe = () => {
  const count = (prefix, module) => {
    const own = files.filter((one) => one.module === module && one.name.startsWith(prefix));
    return [own.length, linesOf(own)];
  };
  console.log('module            server        admin       shared   (files lines)');
  for (const module of floors.keys()) {
    const cells = SIDES.map((side) =>
      count(side, module)
        .map((number) => String(number).padStart(6))
        .join(''),
    );
    console.log(module.padEnd(14), cells.join(' '));
  }
  console.log(`\ncore and kernel: ${share.toFixed(1)} % of the server's lines`);
  console.log(`arrows between modules: ${crossing.length}, forbidden: ${forbidden.length}`);
  for (const side of SIDES) {
    const next = namedByModule(side);
    const pairs = [...next].flatMap(([from, others]) =>
      [...others].filter((into) => from < into && next.get(into)?.has(from)),
    );
    const rings = circles(next.keys(), (module) => next.get(module) ?? []);
    console.log(
      `${side.slice(0, -1)}: ${pairs.length} mutual pairs, circles of modules: ${rings.map((ring) => ring.length).join(', ') || 'none'}`,
    );
  }
  const rings = ofFiles();
  console.log(
    `circles of files, types and services by name included: ${rings.map((ring) => ring.length).join(', ') || 'none'}`,
  );
};

if (process.argv.includes('--check')) {
  const wrong = problems();
  for (const problem of wrong) console.error(problem);
  process.exit(wrong.length === 0 ? 0 : 1);
} else describe();
