import { folded } from '../import/folding';
import type { KnownBody } from '../import/matching';
import type { RecognisedBy, Submission } from './types';

/** Whether a body that applies is there already. */

const postal = (text: string | null): string => folded(text ?? '').replace(/ /g, '');

type Candidate = Pick<Submission['organisation'], 'name' | 'siret' | 'address'>;

/** From the surest way of recognising a body to the least sure. */
const WAYS: readonly [RecognisedBy, (body: KnownBody, candidate: Candidate) => boolean][] = [
  ['siret', ({ siret }, candidate) => siret === candidate.siret && siret !== null],
  [
    'former-siret',
    ({ formerly = [] }, { siret }) =>
      siret !== null && formerly.some((past) => past.siret === siret),
  ],
  ['name', (body, candidate) => isThere(body, candidate) && isNamed(body, candidate)],
  ['former-name', (body, candidate) => isThere(body, candidate) && wasNamed(body, candidate)],
  // Where nobody noted the postal code, the name is all that staff have to go by.
  ['name', (body, candidate) => isSomewhere(body, candidate) && isNamed(body, candidate)],
  ['former-name', (body, candidate) => isSomewhere(body, candidate) && wasNamed(body, candidate)],
];

const isThere = ({ postalCode }: KnownBody, { address }: Candidate): boolean =>
  postal(postalCode) !== '' && postal(postalCode) === postal(address.postalCode);

const isSomewhere = ({ postalCode }: KnownBody, { address }: Candidate): boolean =>
  postal(postalCode) === '' || postal(address.postalCode) === '';

const sameName = (name: string, candidate: Candidate): boolean =>
  folded(name) !== '' && folded(name) === folded(candidate.name);

const isNamed = ({ name }: KnownBody, candidate: Candidate): boolean => sameName(name, candidate);

const wasNamed = ({ formerly = [] }: KnownBody, candidate: Candidate): boolean =>
  formerly.some(({ name }) => sameName(name, candidate));

/** The body under which a body that was merged goes on, however many mergers later. */
const standing = (body: KnownBody, bodies: readonly KnownBody[]): KnownBody => {
  let now = body;
  // Each body is merged once at most: as many steps as there are bodies end.
  for (let step = 0; now.takenOver && step < bodies.length; step += 1) {
    const { by } = now.takenOver;
    const next = bodies.find(({ organisationId }) => organisationId === by);
    if (!next) break;
    now = next;
  }
  return now;
};

export interface Recognised {
  body: KnownBody;
  by: RecognisedBy;
}

/**
 * The body that an application comes from, or seems to: by SIRET, else by name and postal code, else
 * by a name whose postal code is not known; by what it has today before what it had once. Null for one that nobody has seen.
 */
export const recognise = (
  candidate: Candidate,
  bodies: readonly KnownBody[],
): Recognised | null => {
  for (const [by, matches] of WAYS) {
    const body = bodies.find((one) => matches(one, candidate));
    if (body) return { body: standing(body, bodies), by };
  }
  return null;
};
