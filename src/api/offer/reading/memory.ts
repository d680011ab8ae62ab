/**
 * A value kept in memory and never given as current unless it was verified. It has no clock of its
 * own.
 */

export interface Source<T> {
  /** Changes in the same commit as anything that `read` reads. Cheap to read. */
  stamp: () => Promise<string>;
  /** Reads everything again. It gets the former value, and may reuse what has not changed. */
  read: (before: T | null) => Promise<T>;
  /** Milliseconds that only grow. */
  now: () => number;
}

export interface Memory<T> {
  /** The value, as it was less than a second ago. */
  get(): T | Promise<T>;
  /** Says that a change was committed by this process: any later `get` returns it. */
  forget(): void;
  /** For how many whole seconds the value could not be verified: 0 while all is well. */
  unverifiedFor(): number;
}

/** There is no value that could honestly be shown: the database did not answer for too long. */
export class Unverifiable extends Error {}

/** A `get` after this time starts the next verification in the background. */
const LOOK_AFTER_MS = 500;
/** An older value is verified before it is returned, unless the database does not answer. */
const TRUSTED_FOR_MS = 900;
/** The wait of a `get` for a verification when the last known value could be returned instead… */
const PATIENCE_MS = 1_000;
/** …and when there is no value to return. */
const PATIENCE_FOR_NOTHING_MS = 10_000;
/**
 * A verification without an answer for this long is abandoned and a new one started: a statement
 * on a dead connection may never be answered, and requests must not wait for it once the database
 * is back.
 */
const GIVEN_UP_AFTER_MS = PATIENCE_FOR_NOTHING_MS;
/** An unverified value may be returned for this long: enough for a restart of the database. */
const HONEST_FOR_MS = 30_000;
/** The most readings of a value whose data change while they are read. */
const MOST_READINGS = 5;

const within = async (work: Promise<void>, milliseconds: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unverifiable('Late')), Math.max(0, milliseconds));
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Keeps the value of a source. */
export const createMemory = <T>({ stamp, read, now }: Source<T>): Memory<T> => {
  let held: { value: T; stamp: string } | null = null;
  let verifiedAt = -Infinity;
  // The changes committed by this process, and how many of them the held value includes.
  let changes = 0;
  let seen = 0;
  let look: { startedAt: number; done: Promise<void> } | null = null;
  // Numbers the verifications: the result of an abandoned one is ignored.
  let looks = 0;

  /** Reads until the stamp is the same before and after: otherwise the value would mix two states. */
  const readWhole = async (first: string): Promise<{ value: T; stamp: string }> => {
    let before = first;
    for (let reading = 1; reading <= MOST_READINGS; reading += 1) {
      const value = await read(held?.value ?? null);
      const after = await stamp();
      if (after === before) return { value, stamp: after };
      before = after;
    }
    throw new Error('What is published changes faster than it can be read');
  };

  const verify = async (startedAt: number, number: number): Promise<void> => {
    const seenNow = changes;
    const current = await stamp();
    const found = held?.stamp === current ? held : await readWhole(current);
    if (number !== looks) return;
    held = found;
    verifiedAt = startedAt;
    seen = seenNow;
  };

  /** Starts a verification, or returns the one under way. */
  const looking = () => {
    const startedAt = now();
    if (look && startedAt - look.startedAt < GIVEN_UP_AFTER_MS) return look;
    looks += 1;
    const number = looks;
    const done = verify(startedAt, number).finally(() => {
      if (number === looks) look = null;
    });
    look = { startedAt, done };
    return look;
  };

  const verified = async (): Promise<T> => {
    const asked = changes;
    // A value known to be outdated is never returned: the caller waits for the new one.
    const isHonest = () => held !== null && seen >= asked && now() - verifiedAt < HONEST_FOR_MS;
    // A verification that began before the last change misses it: a second one follows.
    for (let time = 0; time < 2; time += 1) {
      const { startedAt, done } = looking();
      const patience = isHonest() ? PATIENCE_MS : PATIENCE_FOR_NOTHING_MS;
      try {
        await within(done, startedAt + patience - now());
      } catch (error) {
        if (held && isHonest()) return held.value;
        throw new Unverifiable('The database does not answer', { cause: error });
      }
      if (held && seen >= asked && verifiedAt >= startedAt) return held.value;
    }
    throw new Unverifiable('Changes follow each other without end');
  };

  return {
    get() {
      const age = now() - verifiedAt;
      if (!held || seen < changes || age >= TRUSTED_FOR_MS) return verified();
      // Its failure is ignored here: once the value is too old, `verified` reports it.
      if (age >= LOOK_AFTER_MS && !look) looking().done.catch(() => undefined);
      return held.value;
    },
    forget() {
      changes += 1;
    },
    unverifiedFor() {
      return held ? Math.floor((now() - verifiedAt) / 1_000) : 0;
    },
  };
};
