/** What letters and calls need of the association's identity. */

export interface Filled {
  name: string;
  senderEmail: string;
  iban: string;
  siret: string;
  street: string;
  postcode: string;
  city: string;
  email: string;
  phone: string;
}

export type Need = 'name' | 'sender' | 'bank' | 'siret' | 'address' | 'contact';

const NEEDS: readonly [Need, (identity: Filled) => boolean][] = [
  ['name', ({ name }) => name !== ''],
  ['sender', ({ senderEmail }) => senderEmail !== ''],
  ['bank', ({ iban }) => iban !== ''],
  ['siret', ({ siret }) => siret !== ''],
  ['address', ({ street, postcode, city }) => [street, postcode, city].every((one) => one !== '')],
  ['contact', ({ email, phone }) => email !== '' || phone !== ''],
];

/** What is still missing, the most pressing first. */
export const missingIdentity = (identity: Filled): Need[] =>
  NEEDS.filter(([, isThere]) => !isThere(identity)).map(([need]) => need);

/** Whether letters can leave under the association's own name. */
export const isIdentityKnown = (identity: Filled): boolean => {
  const missing = missingIdentity(identity);
  return !missing.includes('name') && !missing.includes('sender');
};
