/** Refusals about bodies that became one. */
export const MERGER_REFUSALS = {
  'organisation-merged': {
    fr: 'Cet organisme a été réuni à « {organisation} » : son adhésion est {reference}.',
    en: 'This organisation was merged into “{organisation}”: its membership is {reference}.',
  },
} as const;
