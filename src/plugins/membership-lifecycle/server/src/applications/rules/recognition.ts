import { folded } from '../../kernel/rules/import/folding';
import type { KnownBody } from '../../membership/rules/matching';
import type { RecognisedBy, Submission } from './types';

/** Whether a body that applies is there already. */

type Candidate = Pick<Submission['organisation'], 'name' | 'siret' | 'address'>;

const SIREN_LENGTH = 9;

const postal = (text: string | null): string => folded(text ?? '').replace(/ /g, '');

const sirenOf = ({ siren, siret }: { siren?: string | null; siret: string | null }) =>
  siren || siret?.slice(0, SIREN_LENGTH) || null;

/** What is compared of a body, read once: there are thousands of them, and folding is what takes time. */
const compared = (body: KnownBody) => ({
  body,
  siret: body.siret || null,
  siren: sirenOf(body),
  name: folded(body.name),
  postalCode: postal(body.postalCode),
  past: (body.formerly ?? []).map(({ name, siret }) => ({ name: folded(name), siret })),
});

type Known = ReturnType<typeof compared>;

interface Asked {
  siret: string | null;
  siren: string | null;
  name: string;
  postalCode: string;
  /** The bodies one of whose contacts has an address of the application, by document id. */
  writers: ReadonlySet<string>;
}

const isThere = (known: Known, { postalCode }: Asked): boolean =>
  known.postalCode !== '' && known.postalCode === postalCode;

const isSomewhere = (known: Known, { postalCode }: Asked): boolean =>
  known.postalCode === '' || postalCode === '';

const isNamed = (known: Known, { name }: Asked): boolean => name !== '' && known.name === name;

const wasNamed = ({ past }: Known, { name }: Asked): boolean =>
  name !== '' && past.some((one) => one.name === name);

const haveOtherSirens = (known: Known, { siren }: Asked): boolean =>
  known.siren !== null && siren !== null && known.siren !== siren;

/** From the surest way of recognising a body to the least sure. */
const WAYS: readonly [RecognisedBy, (known: Known, asked: Asked) => boolean][] = [
  ['siret', ({ siret }, asked) => siret !== null && siret === asked.siret],
  [
    'former-siret',
    ({ past }, { siret }) => siret !== null && past.some((one) => one.siret === siret),
  ],
  ['name', (known, asked) => isThere(known, asked) && isNamed(known, asked)],
  ['former-name', (known, asked) => isThere(known, asked) && wasNamed(known, asked)],
  // Another establishment of the same legal body, or the same one that has moved.
  ['siren', ({ siren }, asked) => siren !== null && siren === asked.siren],
  // Where nobody noted the postal code, the name is all that staff have to go by.
  ['name', (known, asked) => isSomewhere(known, asked) && isNamed(known, asked)],
  ['former-name', (known, asked) => isSomewhere(known, asked) && wasNamed(known, asked)],
  // Somebody may write for two bodies, whose numbers then say so.
  [
    'email',
    (known, asked) =>
      asked.writers.has(known.body.organisationId) && !haveOtherSirens(known, asked),
  ],
];

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
 * by SIREN, else by a name whose postal code is not known, else by an address that its contacts have
 * (`writers`, by document id); by what it has today before what it had once. Null for one that nobody
 * has seen.
 */
export const recognise = (
  candidate: Candidate,
  bodies: readonly KnownBody[],
  writers: ReadonlySet<string>,
): Recognised | null => {
  const asked: Asked = {
    siret: candidate.siret,
    siren: sirenOf(candidate),
    name: folded(candidate.name),
    postalCode: postal(candidate.address.postalCode),
    writers,
  };
  const known = bodies.map(compared);
  for (const [by, matches] of WAYS) {
    const found = known.find((one) => matches(one, asked));
    if (found) return { body: standing(found.body, bodies), by };
  }
  return null;
};
