import type { Core } from '@strapi/strapi';
import { compare, genSalt, genSaltSync, hash, hashSync } from 'bcrypt';
import { madeOnce } from '../kernel/made-once';
import { noteRefusal } from '../kernel/noted-refusal';
import { createQueue } from '../kernel/queue';
import { refuse } from '../kernel/refusals/common';

/**
 * A password takes some fifty milliseconds of a processor, and strangers may send many at once. Two
 * of Node's four threads take them, since files and compression need the others; the last in the
 * queue waits for a second or so.
 */
const queue = createQueue({ atOnce: 2, waiting: 30 });

/** What bcrypt reads of a password. */
const MOST_BYTES = 72;
/** The version of Strapi's digests. */
const VERSION = 'a';
const ROUNDS = 10;
/** The digest of a password that nobody has. */
const NOBODYS = '$2a$10$sja3xr8iQf2A1gwIXZMv5.UL/57o2nShu1.yF626mriaHc.SlJVoy';

/** Cut here: under version `a` the library keeps a length in one byte, and reads 256 as none. */
const bytesOf = (password: string): Buffer => Buffer.from(password).subarray(0, MOST_BYTES);

/** Digests that are on their way to the database. */
const underWay = new Set<string>();

/** Compares and digests passwords outside of the event loop, a few at a time, for all entrances. */
const createPasswordsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue(work);
    if (!done) throw noteRefusal(strapi, refuse('passwords-busy'));
    return done;
  };

  const digest = (password: string, rounds = ROUNDS): Promise<string> =>
    inTurn(async () => hash(bytesOf(password), await genSalt(rounds, VERSION)));

  return {
    /**
     * Whether a password is the one of a digest; without a digest it is wrong, and takes as long.
     * PHP's version `y` is version `b` by another name.
     */
    isRight: (password: string, digested: string | null): Promise<boolean> =>
      inTurn(() => compare(bytesOf(password), (digested ?? NOBODYS).replace('$2y$', '$2b$'))),

    digest,

    /** Digests passwords, by their fields, before `write`, during which `digestAtOnce` leaves them alone. */
    async digestAhead<T>(
      passwords: Readonly<Record<string, string>>,
      write: (digests: Record<string, string>) => Promise<T>,
    ): Promise<T> {
      const digests: Record<string, string> = {};
      for (const [field, password] of Object.entries(passwords)) {
        digests[field] = await digest(password);
      }
      const made = Object.values(digests);
      for (const one of made) underWay.add(one);
      try {
        return await write(digests);
      } finally {
        for (const one of made) underWay.delete(one);
      }
    },

    /** A digest that was made ahead as it is; any other text is digested while everybody waits. */
    digestAtOnce: (text: string, rounds = ROUNDS): string =>
      underWay.has(text) ? text : hashSync(bytesOf(text), genSaltSync(rounds, VERSION)),
  };
};

export const passwordsIn = madeOnce(createPasswordsService);
