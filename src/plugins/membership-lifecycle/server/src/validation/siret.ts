// The package's index reads the numbers of every country, which each start would wait for.
import { validate } from 'stdnum/lib/cjs/fr/siret';

/** What is wrong with a SIRET, which may be written with spaces; null when nothing is. */
export const siretFault = (value: string) => {
  const siret = value.replace(/\s/g, '');
  if (/^\d+$/.test(siret) && siret.length !== 14) {
    return { reason: 'siret-length', params: { given: siret.length } };
  }
  return validate(siret).isValid ? null : { reason: 'not-a-siret' };
};
