import { expect } from 'expect';
import { bind } from 'jest-each';
import { forget } from './remembered';

/**
 * The Jest of the pure core's tests, while mutants are judged: they are loaded once, into a
 * list that the runner (`lab/mutations/runner.mjs`) goes through as it likes. Stryker's Jest
 * runner would load them anew for each of thousands of mutants.
 */

type Run = () => unknown;

export interface Judge {
  name: string;
  /** The set-up that it needs, the outermost first. */
  before: () => Run[];
  run: Run;
}

interface Suite {
  name: string;
  beforeAll: Run[];
  beforeEach: Run[];
}

/** Reads the reasons out of the sources, which hold other texts once they are mutated. */
const READS_SOURCES = 'has a text in both languages for every reason that the domain gives';

const judges: Judge[] = [];
let suites: Suite[] = [{ name: '', beforeAll: [], beforeEach: [forget] }];

/** Once for its suite, as soon as one of its tests is run. */
const once = (run: Run): Run => {
  let ran = false;
  return () => {
    if (ran) return undefined;
    ran = true;
    return run();
  };
};

const describe = (name: string, define: Run): void => {
  const outer = suites;
  suites = [...outer, { name, beforeAll: [], beforeEach: [] }];
  define();
  suites = outer;
};

const it = (name: string, run: Run): void => {
  if (name === READS_SOURCES) return;
  const around = suites;
  judges.push({
    name: [...around.slice(1).map((suite) => suite.name), name].join(' › '),
    before: () => around.flatMap(({ beforeAll, beforeEach }) => [...beforeAll, ...beforeEach]),
    run,
  });
};

const innermost = (): Suite => suites[suites.length - 1];
const test = Object.assign(it, { each: bind(it as never, false), skip: () => undefined });

Object.assign(globalThis, {
  expect,
  it: test,
  test,
  describe: Object.assign(describe, { each: bind(describe as never, false) }),
  beforeAll: (run: Run) => innermost().beforeAll.push(once(run)),
  beforeEach: (run: Run) => innermost().beforeEach.push(run),
  afterAll: () => undefined,
  judges,
});
// Seeds are told once by Jest's run.
console.info = () => undefined;
