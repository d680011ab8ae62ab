import { PLUGIN_ID } from '../../../../shared/kernel/ids';

export const STEPS = ['file', 'columns', 'trial', 'apply'] as const;
export type Step = (typeof STEPS)[number];

export const IMPORTS = `/plugins/${PLUGIN_ID}/imports`;

/** The address of a step of an import; the first is common to all. */
export const placeOf = (id: string, step: Step): string =>
  step === 'file' ? IMPORTS : `${IMPORTS}/${id}/${step}`;

/** State passed to the next step, whose title then takes the focus. */
export interface Arrival {
  arrived?: true;
  /** The trial was made again, because data had changed meanwhile. */
  outdated?: true;
}
export const ARRIVAL: Arrival = { arrived: true };
