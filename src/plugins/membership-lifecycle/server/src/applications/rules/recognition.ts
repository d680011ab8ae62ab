import { sirenOf as ofSiret } from '../../../../shared/kernel/business-number';
import { folded } from '../../kernel/rules/import/folding';
import type { KnownBody } from '../../membership/rules/matching';
import type { RecognisedBy, Submission } from './types';

/** Recognises whether an applying body exists already. */

type Candidate = Pick<Submission['organisation'], 'name' | 'siret' | 'address'>;

const postal = (text: string | null): string => folded(text ?? '').replace(/ /g, '');

const sirenOf = ({ siren, siret }: { siren?: string | null; siret: string | null }) =>
  siren || ofSiret(siret ?? '') || null;

/** The folded names of a body, computed once: there are thousands of bodies, and folding is slow. */
export const compared = (body: KnownBody) => ({
  body,
  siret: body.siret || null,
  siren: sirenOf(body),
  name: folded(body.name),
  postalCode: postal(body.postalCode),
  past: (body.formerly ?? []).map(({ name, siret }) => ({ name: folded(name), siret })),
});

/** A body as it is compared with others. */
export type ComparedBody = ReturnType<typeof compared>;

interface Asked {
  siret: string | null;
  siren: string | null;
  name: string;
  postalCode: string;
  /** The ids of bodies with a contact whose address is in the application. */
  writers: ReadonlySet<string>;
}

const isThere = (known: ComparedBody, { postalCode }: Asked): boolean =>
  known.postalCode !== '' && known.postalCode === postalCode;

const isSomewhere = (known: ComparedBody, { postalCode }: Asked): boolean =>
  known.postalCode === '' || postalCode === '';

const isNamed = (known: ComparedBody, { name }: Asked): boolean =>
  name !== '' && known.name === name;

const wasNamed = ({ past }: ComparedBody, { name }: Asked): boolean =>
  name !== '' && past.some((one) => one.name === name);

const haveOtherSirens = (known: ComparedBody, { siren }: Asked): boolean =>
  known.siren !== null && siren !== null && known.siren !== siren;

/** The ways to recognise a body, the most reliable first. */
const WAYS: readonly [RecognisedBy, (known: ComparedBody, asked: Asked) => boolean][] = [
  ['siret', ({ siret }, asked) => siret !== null && siret === asked.siret],
  [
    'former-siret',
    ({ past }, { siret }) => siret !== null && past.some((one) => one.siret === siret),
  ],
  ['name', (known, asked) => isThere(known, asked) && isNamed(known, asked)],
  ['former-name', (known, asked) => isThere(known, asked) && wasNamed(known, asked)],
  // Another establishment of the same legal body, or its new address.
  ['siren', ({ siren }, asked) => siren !== null && siren === asked.siren],
  // By name alone, where a postal code is missing.
  ['name', (known, asked) => isSomewhere(known, asked) && isNamed(known, asked)],
  ['former-name', (known, asked) => isSomewhere(known, asked) && wasNamed(known, asked)],
  // Not when the numbers differ: one person may write for two bodies.
  [
    'email',
    (known, asked) =>
      asked.writers.has(known.body.organisationId) && !haveOtherSirens(known, asked),
  ],
];

const askedOf = (candidate: Candidate, writers: ReadonlySet<string>): Asked => ({
  siret: candidate.siret,
  siren: sirenOf(candidate),
  name: folded(candidate.name),
  postalCode: postal(candidate.address.postalCode),
  writers,
});

/** The body that remains after all mergers of a body. */
const standing = (body: KnownBody, bodies: readonly KnownBody[]): KnownBody => {
  let now = body;
  // Limited to the number of bodies, so that it always ends.
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
 * The existing body that an application seems to come from: by SIRET, else name and postal code,
 * else SIREN, else name without postal code, else a contact's address (`writers`). Present data
 * come before former data. Null when no body matches.
 */
export const recognise = (
  candidate: Candidate,
  bodies: readonly KnownBody[],
  writers: ReadonlySet<string>,
): Recognised | null => {
  const asked = askedOf(candidate, writers);
  const known = bodies.map(compared);
  for (const [by, matches] of WAYS) {
    const found = known.find((one) => matches(one, asked));
    if (found) return { body: standing(found.body, bodies), by };
  }
  return null;
};

/** Fewer letters would name half of the bodies. */
const LEAST_LETTERS = 3;

/** Whether each typed word begins a word of the folded name, whose words have one space between. */
const isNamedLike = (typed: readonly string[], name: string): boolean =>
  typed.every((word) => name.startsWith(word) || name.includes(` ${word}`));

/** Whether a body has a name or a number that begins like what was typed so far. */
const isAlike = (candidate: { name: string; typedNumber: string }) => {
  const { typedNumber } = candidate;
  const typed = folded(candidate.name);
  const words = typed.split(' ');
  const isEnough = typed.replaceAll(' ', '').length >= LEAST_LETTERS;
  return ({ name, siret, siren, past }: ComparedBody): boolean => {
    const hasNumber = [siret, siren, ...past.map((one) => one.siret)].some((number) =>
      number?.startsWith(typedNumber),
    );
    if (typedNumber.length >= LEAST_LETTERS && hasNumber) return true;
    return (
      isEnough && [name, ...past.map((one) => one.name)].some((one) => isNamedLike(words, one))
    );
  };
};

export interface Resembling {
  body: KnownBody;
  by: RecognisedBy | 'alike';
}

/**
 * All existing bodies that may be the one whose name or number is being typed, those that are
 * recognised first. A body that was merged stands as the one that remains.
 */
export const resembling = (
  candidate: Candidate & { typedNumber: string },
  known: readonly ComparedBody[],
  writers: ReadonlySet<string>,
): Resembling[] => {
  const asked = askedOf(candidate, writers);
  const bodies = known.map(({ body }) => body);
  const found = new Map<string, Resembling>();
  const add = (by: Resembling['by'], matches: (one: ComparedBody) => boolean) => {
    for (const one of known.filter(matches)) {
      const body = standing(one.body, bodies);
      if (!found.has(body.organisationId)) found.set(body.organisationId, { body, by });
    }
  };
  for (const [by, matches] of WAYS) add(by, (one) => matches(one, asked));
  add('alike', isAlike(candidate));
  return [...found.values()];
};
