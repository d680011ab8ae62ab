import type { Core } from '@strapi/strapi';
import type { Passage, Witness } from '../core/decided';
import { writeLine } from '../kernel/journal-line';
import { changeScheduled, findScheduledCalls } from './store/scheduled-commands';

/** The terms that got a call, with their memberships. */
const calledTerms = (steps: readonly Passage[]): { termId: string; membershipId: string }[] =>
  steps.flatMap(({ before, after }) => {
    const known = new Set(before.dues.map(({ id }) => id));
    const { id: membershipId } = after.membership;
    return after.dues.flatMap(({ id, termId }) =>
      known.has(id) ? [] : [{ termId, membershipId }],
    );
  });

/** A call that is issued before its day cancels what staff scheduled for the same term. */
export const calledWitness = (strapi: Core.Strapi): Witness => ({
  async decided(trx, { steps, actor, on, now: at }) {
    const called = calledTerms(steps);
    if (called.length === 0) return;
    const terms = new Set(called.map(({ termId }) => termId));
    const ids = [...new Set(called.map(({ membershipId }) => membershipId))];
    for (const one of await findScheduledCalls(trx, ids)) {
      if (!terms.has(String(one.input.termId))) continue;
      const to = { state: 'cancelled' as const, refusal: one.refusal };
      await changeScheduled(trx, one.id, [one.state], to, { at, by: actor });
      const input = { ...one.input, command: one.command, scheduledOn: one.on };
      const { membershipId } = one;
      await writeLine(strapi, trx, {
        ...{ membershipId, command: 'cancel-scheduled', actor, on, at, input },
      });
    }
  },
});
