import type { RefusalText } from '../../kernel/errors';

/** Why a workflow is not changed. */
export const WORKFLOW_REFUSALS = {
  'workflow-changed': {
    fr: 'Entre-temps, {by} a enregistré ce parcours : vos modifications sont gardées, relisez-les.',
    en: 'Meanwhile {by} saved this workflow: your changes are kept, read them again.',
  },
  'workflow-default': {
    fr: 'C’est le parcours par défaut : choisissez-en un autre par défaut, puis supprimez celui-ci.',
    en: 'This is the default workflow: make another one the default, then delete this one.',
  },
  'workflow-has-tiers': {
    fr: 'Des formules suivent ce parcours ({tiers}) : retirez-les d’abord du parcours.',
    en: 'Tiers follow this workflow ({tiers}): take them out of the workflow first.',
  },
  'workflow-in-use': {
    fr: 'Des renouvellements suivent ou ont suivi ce parcours ({open} en cours, {closed} terminés) : il reste, pour qu’on puisse les lire.',
    en: 'Renewals follow or followed this workflow ({open} under way, {closed} over): it stays, so that they can be read.',
  },
  'workflow-unknown': {
    status: 404,
    fr: 'Ce parcours n’existe pas.',
    en: 'There is no such workflow.',
  },
} satisfies Record<string, RefusalText>;
