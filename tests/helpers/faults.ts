import fs from 'node:fs';
import path from 'node:path';
import { CLIENT } from './test-database';

/** What the tests of faults share: how long they last, their seed, and where they say what held. */

const ROOT = path.resolve(__dirname, '..', '..');

/** `npm run test:faults` asks for the long form. */
export const LONG = process.env.FAULTS === 'long';

/** A number of the suite, or of the long form unless the environment names another. */
export const many = (short: number, long: number, name: string): number =>
  Number(process.env[name] ?? (LONG ? long : short));

export const FAULT_SEED = Number(process.env.FAULT_SEED ?? 20210601);

/** A small generator of numbers below 1: the same seed, the same faults. */
export const seeded = (seed = FAULT_SEED): (() => number) => {
  console.info(`seed of the faults: ${seed} (FAULT_SEED changes it)`);
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
};

/** Keeps what a test counted with its seed, for `docs/reliability.md`. */
export const report = (fault: string, counted: Record<string, number | string>): void => {
  console.info(`${fault} on ${CLIENT}: ${JSON.stringify(counted)}`);
  if (!LONG) return;
  const folder = path.join(ROOT, '.tmp', 'faults');
  fs.mkdirSync(folder, { recursive: true });
  const today = new Date().toISOString().slice(0, 10);
  const file = path.join(folder, `${fault}.${CLIENT}.${FAULT_SEED}.json`);
  fs.writeFileSync(
    file,
    JSON.stringify({ fault, client: CLIENT, seed: FAULT_SEED, on: today, counted }),
  );
};
