import type { Core } from '@strapi/strapi';
import { port } from '../kernel/port';
import { executorOf, type Executor } from '../kernel/store/database';
import { findNamedDigests } from './store/member-papers';

/** Finds the digests, among the given ones, that rows of other modules name. */
type Holder = (db: Executor, digests: readonly string[]) => Promise<string[]>;

/** Who else keeps files in the private storage: what they name is never swept. */
export const holdersPort = port<readonly Holder[]>('who else keeps files in the private storage');

/** The digests, among the given ones, that some row still names. */
export const namedDigests = async (
  strapi: Core.Strapi,
  digests: readonly string[],
): Promise<Set<string>> => {
  if (digests.length === 0) return new Set();
  const db = await executorOf(strapi);
  const named = await findNamedDigests(db, digests);
  for (const holder of holdersPort.of(strapi)) {
    for (const digest of await holder(db, digests)) named.add(digest);
  }
  return named;
};
