/** A value kept in memory that is never shown as current without having been verified. No clock of its own. */

export interface Source<T> {
  /** What changes with every change of what `read` reads, in the same commit; cheap. */
  stamp: () => Promise<string>;
  /** Reads everything anew; what was held before is handed over for what has not changed. */
  read: (before: T | null) => Promise<T>;
  /** Milliseconds that only grow. */
  now: () => number;
}

export interface Memory<T> {
  /** The value, as it was less than a second ago. */
  get(): T | Promise<T>;
  /** A change was committed here: whoever asks from now on sees it. */
  forget(): void;
  /** For how many whole seconds the value could not be verified: 0 while all is well. */
  unverifiedFor(): number;
}

/** There is no value that could honestly be shown: the database did not answer for too long. */
export class Unverifiable extends Error {}

/** Whoever asks after this makes the next look begin, without waiting for it. */
const LOOK_AFTER_MS = 500;
/** Nobody gets what was verified longer ago, unless the database does not answer. */
const TRUSTED_FOR_MS = 900;
/** So long does a look keep somebody waiting who could have the last known value instead… */
const PATIENCE_MS = 1_000;
/** …or who could have nothing. */
const PATIENCE_FOR_NOTHING_MS = 10_000;
/**
 * A look that says nothing for so long is given up and another one begins: a statement on a
 * connection whose other end is gone may never be answered, and must not be waited for by all who
 * ask once the database is back.
 */
const GIVEN_UP_AFTER_MS = PATIENCE_FOR_NOTHING_MS;
/** A restart of the database is bridged; a page that may be wrong is not shown for longer. */
const HONEST_FOR_MS = 30_000;
/** What changes while it is read is read again, so often. */
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
  // Changes committed here, and how many of them the held value has seen.
  let changes = 0;
  let seen = 0;
  let look: { startedAt: number; done: Promise<void> } | null = null;
  // How many looks were begun: what is found by one that was given up comes too late.
  let looks = 0;

  /** A change between two reads would give half of each: the stamps before and after must agree. */
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

  /** Begins to verify, or joins who does. */
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
    // What is known to be outdated is waited for, and never shown.
    const isHonest = () => held !== null && seen >= asked && now() - verifiedAt < HONEST_FOR_MS;
    // A look that began before the last change has not seen it: one more follows.
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
      // A failure shows when the value is no longer trusted.
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
