// Imported alone: the package's index loads the numbers of every country at each start.
import { validate } from 'stdnum/lib/cjs/fr/siret';

/** The fault of a SIRET, which may contain spaces; null when there is none. */
export const siretFault = (value: string) => {
  const siret = value.replace(/\s/g, '');
  if (/^\d+$/.test(siret) && siret.length !== 14) {
    return { reason: 'siret-length', params: { given: siret.length } };
  }
  // The library accepts digits of any script; only 0 to 9 are stored.
  const isOne = validate(siret).isValid && siret.replace(/\D/g, '').length === 14;
  return isOne ? null : { reason: 'not-a-siret' };
};
