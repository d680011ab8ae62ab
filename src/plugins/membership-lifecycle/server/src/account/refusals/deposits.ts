import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';

/** Why nothing is noted of a deposit on Chorus Pro, or no folder is made. */
export const DEPOSIT_REFUSALS = {
  'calls-too-many': {
    status: 400,
    fr: 'Trop d’appels et d’avoirs à la fois : {most} au plus. Précisez les filtres.',
    en: 'Too many calls and credit notes at once: {most} at most. Narrow the filters.',
  },
  'deposit-before-issue': {
    fr: 'Cette pièce n’a été émise que le {day}.',
    en: 'It was issued on {day} only.',
  },
  'deposit-before-last': {
    fr: 'Une étape plus tardive y est déjà notée, du {day}. Notez « Noté par erreur » d’abord.',
    en: 'A later step is noted already, of {day}. Note “Noted by mistake” first.',
  },
  'deposit-not-noted': {
    fr: 'Rien n’y est noté.',
    en: 'Nothing is noted of it.',
  },
  'deposit-noted': {
    fr: 'C’est déjà noté.',
    en: 'It is noted already.',
  },
  'deposit-without-number': {
    fr: 'Cet appel vient d’un historique et n’a pas de numéro : il ne se dépose pas.',
    en: 'This call comes from a history and has no number: it is not deposited.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, by its reason. */
export const refuse = refusing({ ...CORE_REFUSALS, ...DEPOSIT_REFUSALS });
