import type { Core } from '@strapi/strapi';
import type { Actor } from '../../../shared/kernel/common';
import type { Day } from '../kernel/rules/values';
import { factsIn } from './facts';
import { createRecorder, type Recorder } from './recording';
import type { Surroundings } from './store/facts';

/** Data shared by all memberships of a daily run, with the recorder. */
export interface Shared {
  surroundings: Surroundings;
  recorder: Recorder;
}

export type AskShared = () => Promise<Shared>;

/**
 * Loads shared data once for many transactions, and again after a change. Every transaction must
 * call this after taking its locks: otherwise it could overwrite the mark of a publication or an
 * edited workflow without having seen the change.
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
