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
  ['name', (body, candidate) => isThere(body, candidate) && sameName(body.name, candidate)],
  [
    'former-name',
    (body, candidate) =>
      isThere(body, candidate) &&
      (body.formerly ?? []).some(({ name }) => sameName(name, candidate)),
  ],
];

const isThere = ({ postalCode }: KnownBody, { address }: Candidate): boolean =>
  postal(postalCode) === postal(address.postalCode);

const sameName = (name: string, candidate: Candidate): boolean =>
  folded(name) !== '' && folded(name) === folded(candidate.name);

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
 * The body that an application comes from, or seems to: by SIRET, else by name and postal code; by
 * what it has today before what it had once. Null for one that nobody has seen.
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
