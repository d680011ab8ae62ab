import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { Day } from '../kernel/rules/values';
import { factsIn } from './facts';
import { createRecorder, type Recorder } from './recording';
import type { Surroundings } from './store/facts';

/** What memberships share when a day is run: what decides about them, and what writes it. */
export interface Shared {
  surroundings: Surroundings;
  recorder: Recorder;
}

export type AskShared = () => Promise<Shared>;

/**
 * Reads what memberships share once for many transactions, and again when it was changed meanwhile.
 * To be asked in each of them after its locks: what a publication or a saved workflow marks as due
 * would be taken for done by who decides without having seen it.
 */
export const createShared = (strapi: Core.Strapi, actor: Actor, day: Day): AskShared => {
  let held: (Shared & { stamp: string }) | null = null;
  return async () => {
    const stamp = await factsIn(strapi).stamp();
    if (held?.stamp !== stamp) {
      const surroundings = await factsIn(strapi).surroundings();
      held = { stamp, surroundings, recorder: await createRecorder(strapi, actor, day) };
    }
    return held;
  };
};
