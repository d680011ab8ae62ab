import { useState } from 'react';
import type { CommandPlan } from '../../../../shared/membership/command-plan';

/** E-mails of a plan that a person holds back. */

/** The e-mails that are held back, by their templates. */
export interface Holding {
  heldBack: ReadonlySet<string>;
  /** Missing when the command would be done on a day ahead, and for a plan without a seal. */
  onHold?: (template: string, held: boolean) => void;
}

/** A plan that the person read, and its e-mails that they hold back. */
export interface Agreed {
  plan: CommandPlan | undefined;
  heldBack: ReadonlySet<string>;
}

/** The seal of the plan that the person read, and the messages of it that they hold back. */
export const agreement = ({ plan, heldBack }: Agreed) => ({
  seal: plan?.seal || undefined,
  heldBack: (plan?.messages ?? [])
    .filter(({ ok, template }) => ok && heldBack.has(template))
    .map(({ template }) => template),
});

/** E-mails are held back of a command that is run today, with the seal of its plan. */
export const holdingOf = (
  { plan }: Pick<Agreed, 'plan'>,
  on: string | undefined,
  onHold: Required<Holding>['onHold'],
): Pick<Holding, 'onHold'> => (on === undefined && plan?.seal ? { onHold } : {});

/** The e-mails that the person holds back. */
export const useHolding = (): Required<Holding> => {
  const [heldBack, setHeldBack] = useState<ReadonlySet<string>>(new Set());
  return {
    heldBack,
    onHold: (template, held) =>
      setHeldBack((now) => {
        const rest = [...now].filter((code) => code !== template);
        return new Set(held ? [...rest, template] : rest);
      }),
  };
};
