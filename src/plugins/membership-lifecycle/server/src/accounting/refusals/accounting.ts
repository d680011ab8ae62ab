import { refusing, type RefusalText } from '../../kernel/errors';
import { COMMON_REFUSALS } from '../../kernel/refusals/common';

/** Why the books are not closed, or their settings not saved. */
export const ACCOUNTING_REFUSALS = {
  'period-upside-down': {
    status: 400,
    fr: 'Le dernier jour doit suivre le premier.',
    en: 'The last day must come after the first.',
  },
  'period-incomplete': {
    status: 400,
    fr: 'Donnez le premier et le dernier jour de la période.',
    en: 'Give the first and the last day of the period.',
  },
  'period-not-over': {
    status: 400,
    fr: 'Seule une période terminée se clôture : choisissez un jour avant aujourd’hui.',
    en: 'Only a period that is over can be closed: choose a day before today.',
  },
  'period-closed': {
    fr: 'La comptabilité est déjà clôturée jusqu’au {until}. Ce qui reste à écrire ira dans la période suivante.',
    en: 'The books are closed until {until} already. What is still to be written goes to the next period.',
  },
  'basis-within-year': {
    fr: 'Un exercice suit une seule méthode, et celui-ci est clôturé jusqu’au {until} par l’autre. Clôturez-le en entier, puis changez de méthode avant de clôturer l’exercice suivant.',
    en: 'A financial year follows one method, and this one is closed until {until} by the other. Close all of it, then change the method before you close any of the next.',
  },
  'basis-after-closing': {
    fr: 'Les exercices clôturés jusqu’au {until} restent tels quels. La différence entre les deux méthodes s’écrira le {opens} : {count} écritures de rectification. Le produit de la période ouverte change de {difference}. C’est un changement de méthode, à dire dans l’annexe des comptes : voyez-le avec votre comptable.',
    en: 'The years that are closed until {until} stay as they are. The difference between the two methods will be written on {opens}: {count} correcting entries. The income of the open period changes by {difference}. This is a change of method, to be told in the annex of the accounts: see your accountant about it.',
  },
  'closing-outdated': {
    fr: 'Les écritures ont changé depuis que vous les avez vues. Relisez ce qui va être clôturé.',
    en: 'The entries have changed since you saw them. Read again what is to be closed.',
  },
  'closing-unknown': {
    status: 404,
    fr: 'Cette période clôturée n’existe pas.',
    en: 'There is no such closed period.',
  },
  'closing-altered': {
    fr: 'Le fichier de cette période n’est plus celui qui a été clôturé : ses lignes ont été modifiées dans la base de données. Prévenez votre administrateur.',
    en: 'The file of this period is no longer the one that was closed: its lines were changed in the database. Tell your administrator.',
  },
  'accounting-changed-meanwhile': {
    fr: 'Entre-temps, quelqu’un d’autre a enregistré les comptes et les journaux. Rechargez la page, puis recommencez.',
    en: 'Meanwhile somebody else saved the accounts and journals. Reload the page, then do it again.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({ ...COMMON_REFUSALS, ...ACCOUNTING_REFUSALS });
