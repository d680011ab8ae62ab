import { stdnum } from 'stdnum';

/** What is wrong with a SIRET, which may be written with spaces; null when nothing is. */
export const siretFault = (value: string) => {
  const siret = value.replace(/\s/g, '');
  if (/^\d+$/.test(siret) && siret.length !== 14) {
    return { reason: 'siret-length', params: { given: siret.length } };
  }
  return stdnum.FR?.siret?.validate(siret).isValid ? null : { reason: 'not-a-siret' };
};
