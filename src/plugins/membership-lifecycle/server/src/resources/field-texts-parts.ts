import type { Localised } from '../kernel/rules/values';

/** Why one value of a part for members is refused. */
export const PART_FIELD_TEXTS: Record<string, Localised> = {
  'part-benefit-unknown': {
    fr: 'Aucun droit n’a le code « {code} » : choisir un droit de la liste.',
    en: 'No right has the code “{code}”: choose one of the list.',
  },
  'part-file-unknown': {
    fr: 'Le fichier « {name} » n’est plus là : le retirer, puis l’ajouter à nouveau.',
    en: 'The file “{name}” is no longer there: remove it, then add it again.',
  },
  'part-tier-unknown': {
    fr: 'Aucune formule n’a le code « {code} » : choisir une formule de la liste.',
    en: 'No tier has the code “{code}”: choose one of the list.',
  },
  'too-many-values': { fr: 'Pas plus de {max}.', en: 'No more than {max}.' },
};
