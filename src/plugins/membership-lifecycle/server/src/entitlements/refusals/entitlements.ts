import { CORE_REFUSALS } from '../../core/refusals/memberships';
import { refusing, type RefusalText } from '../../kernel/errors';

/** Why a right is not granted, used, given back or carried over. */
export const ENTITLEMENT_REFUSALS = {
  ambiguous: {
    fr: 'Ce SIRET est celui de {count} adhésions : donner l’identifiant de l’adhésion, ou les réunir dans l’application.',
    en: '{count} memberships have this SIRET: give the id of the membership, or merge them in the application.',
  },
  'usage-of-registration': {
    fr: 'Cette utilisation vient d’une inscription : l’annuler dans « Participations », la place se libère et le droit est rendu.',
    en: 'This use comes from a registration: cancel it under “Participation”, which frees the place and gives the use back.',
  },
  'usage-unknown': {
    status: 404,
    fr: 'Cette utilisation n’existe pas.',
    en: 'There is no such use.',
  },
} satisfies Record<string, RefusalText>;

/** Makes the error of a refusal, to be thrown; the reason is one of those given here. */
export const refuse = refusing({
  ...CORE_REFUSALS,
  ...ENTITLEMENT_REFUSALS,
});
