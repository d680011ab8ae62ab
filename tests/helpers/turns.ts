import type { Facts } from '../../src/plugins/membership-lifecycle/server/src/core/rules/types';
import type { Life } from './facts';

/** What brings a member to a turn that few take. */

/** A life of which something is otherwise. */
export const changed = (life: Life, values: Partial<Facts>): Life => {
  life.facts = { ...life.facts, ...values };
  return life;
};

/** One whose rights the money starts. */
export const byPayment = (life: Life): Life =>
  changed(life, { workflow: { ...life.facts.workflow, activation: 'payment' } });

/** One that has used so much of a right. */
export const used = (life: Life, n: number, code = 'compagnonnage'): Life =>
  changed(life, {
    entitlements: life.facts.entitlements.map((right) =>
      right.benefitCode === code ? { ...right, used: n } : right,
    ),
  });
