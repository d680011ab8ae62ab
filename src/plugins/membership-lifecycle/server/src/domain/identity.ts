/** What letters and calls need of the association's identity. */

export interface Filled {
  name: string;
  senderEmail: string;
  iban: string;
  siret: string;
  rna: string;
  rateDecision: string;
  street: string;
  postcode: string;
  city: string;
  email: string;
  phone: string;
}

export type Need = 'name' | 'sender' | 'bank' | 'siret' | 'address' | 'contact' | 'rate';

const NEEDS: readonly [Need, (identity: Filled) => boolean][] = [
  ['name', ({ name }) => name !== ''],
  ['sender', ({ senderEmail }) => senderEmail !== ''],
  ['bank', ({ iban }) => iban !== ''],
  ['siret', ({ siret }) => siret !== ''],
  ['address', ({ street, postcode, city }) => [street, postcode, city].every((one) => one !== '')],
  ['contact', ({ email, phone }) => email !== '' || phone !== ''],
  ['rate', ({ rateDecision }) => rateDecision !== ''],
];

/** What is still missing, the most pressing first. */
export const missingIdentity = (identity: Filled): Need[] =>
  NEEDS.filter(([, isThere]) => !isThere(identity)).map(([need]) => need);

/**
 * What is missing for a call for dues to be paid on: letters alone need a sender, and an association
 * that has no SIRET is known by its number in the register of associations.
 */
export const missingForCalls = (identity: Filled): Need[] =>
  missingIdentity(identity).filter(
    (need) => need !== 'sender' && !(need === 'siret' && identity.rna !== ''),
  );

/** Whether letters can leave under the association's own name. */
export const isIdentityKnown = (identity: Filled): boolean => {
  const missing = missingIdentity(identity);
  return !missing.includes('name') && !missing.includes('sender');
};
